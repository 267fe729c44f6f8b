"""One meeting of a laptop with its station, without network, clock or thread: it asks, is answered, and may be cut off at any step.

The rules (each is a test, and a bug of somebody's in `tests/sync_sim`): identity is the hash, so anything may be sent again. Parents go
first. Nothing means delete. A station in another life is offered everything again. The cursor moves with the page's data, in one
transaction. Sent means: a receipt says so. What the station refuses holds nothing else up. Taking a page in writes nothing new. Clocks
decide nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Sequence
from typing import Protocol, TypeVar

import msgspec

from fieldnotes.domain.problem import SyncProblem
from fieldnotes.sync.page import fitting, read_page, split, write_page
from fieldnotes.sync.protocol import (
    FORMAT,
    HAVE_MAX,
    Answer,
    CertificatePage,
    CertificatesTaken,
    Checkpoint,
    Countersigned,
    Ended,
    Have,
    Hello,
    Message,
    Pull,
    PullCertificates,
    Pulled,
    Push,
    PushCertificates,
    Pushed,
    Question,
    Refused,
    Show,
    Verified,
    Verify,
    Want,
    Welcome,
    digest,
)
from fieldnotes.sync.receipt import ReceiptBroken, read_countersigned, read_receipt
from fieldnotes.sync.trail import SHOWN_MAX, Said
from fieldnotes.trust.envelope import Envelope, EnvelopeBroken

CERTIFICATES_AT_ONCE = 1000
_REFUSALS = frozenset({"not_authorised", "revoked", "incompatible", "too_large", "over_quota"})
NO_MORE = frozenset({"over_quota", "no_room"})
"""Why the station takes no more just now, whatever it is; everything is kept here and offered again."""
PULL_AT_ONCE = 200  # revisions that the lane takes in at once
IDLE_CERTIFICATES_MAX = 20_000  # that bring nothing; behind so many the rest waits for the next meeting
_IDLE_PAGE = 100  # as so many counts a page that brings nothing, however few are on it
MEETINGS_IN_A_ROW = 3  # a station that changes its life more often within one meeting is left alone until the next


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the laptop remembers of the station: its life, and how far its feeds were taken in."""

    incarnation: str = ""
    cursor: int = 0
    certificate_cursor: int = 0


class Laptop(Protocol):
    """The laptop's side: a log, seen through the few acts that a meeting needs. Each is one transaction."""

    device: str
    org: str
    station_public: bytes

    def known(self) -> Known:
        """What is remembered."""
        ...

    def end(self, said: Sequence[bytes]) -> bool:
        """Keep what the station says of the end of this laptop; whether it holds in the laptop's own roll."""
        ...

    def start_over(self, incarnation: str) -> None:
        """The station has another life: nothing counts as sent, both cursors are at the beginning. Nothing is deleted."""
        ...

    def certificates_to_send(self, limit: int) -> list[bytes]:
        """Certificates that the station has not confirmed, oldest first."""
        ...

    def certificates_sent(self, certificates: Sequence[bytes]) -> None:
        """It has."""
        ...

    def take_certificates(self, certificates: Sequence[bytes], *, cursor: int) -> int:
        """Keep what came, and that it came; what is here already changes nothing. How many were not here."""
        ...

    def certificate_sum(self) -> bytes:
        """Of the ids of all that the station is known to have."""
        ...

    def forget_certificates(self) -> None:
        """Nothing is known of what it has: the cursor is at the beginning, and all are offered again."""
        ...

    def to_send(self, limit: int, *, without: Collection[str]) -> list[Envelope]:
        """Revisions that the station has not confirmed, parents first, what matters soonest first; `without`: those it just refused."""
        ...

    def count(self) -> int:
        """How many revisions are here."""
        ...

    def has(self, revs: Sequence[str]) -> set[str]:
        """Which of these are here."""
        ...

    def sent(self, revs: Sequence[str], *, receipt: bytes, signature: bytes) -> None:
        """Keep the receipt, and that these are sent."""
        ...

    def take(self, envelopes: Sequence[Envelope], *, cursor: int) -> None:
        """Keep what came, note that the station holds it, and move the cursor."""
        ...

    def held(self) -> tuple[int, bytes]:
        """How many revisions count as sent, and the sum of their ids."""
        ...

    def audit(self, counts: Sequence[int] = ()) -> Said:
        """The audit trail as it is now, with the hashes of these entries."""
        ...

    def countersigned(self, body: bytes, signature: bytes) -> None:
        """Keep the station's word for it."""
        ...


class Met(msgspec.Struct, kw_only=True):
    """What a meeting did. `is_restart`: the station had another life. `is_verified`: both hold the same, counted at the end.

    `audit_missing`: entries that the audit trail lacks of what the station countersigned, at least 1 when it was cut or begun anew.
    `refused`: revision -> why the station did not take it (codes of `Pushed`); it is offered again the next time. `is_ended`: the agency
    has taken this laptop out, by a revocation that holds in its own roll; what was unsent is in the station's quarantine.
    """

    sent: int = 0
    refused: dict[str, str] = {}
    taken: int = 0
    certificates_sent: int = 0
    certificates_taken: int = 0
    is_restart: bool = False
    is_repaired: bool = False
    is_verified: bool = False
    audit_missing: int = 0
    is_ended: bool = False
    station_ms: int = 0


class _AnotherLife(Exception):
    """The station was restored in the middle of the meeting."""


Meeting = Generator[Question, Answer, Met]


def meet(laptop: Laptop) -> Meeting:
    """The whole meeting; send each yielded question, give back its answer. SyncProblem when it cannot go on: then everything that was
    done stays done, and the next meeting goes on from there.

    Codes: not_authorised, revoked, incompatible (the station speaks no format of ours), station_unsure (what it says cannot be), too_large,
    over_quota (more certificates than one laptop may bring today).
    """
    met = Met()
    for _turn in range(MEETINGS_IN_A_ROW):
        try:
            yield from _once(laptop, met)
        except _AnotherLife:
            continue
        return met
    raise SyncProblem("station_unsure")


def _once(laptop: Laptop, met: Met) -> Generator[Question, Answer, None]:
    welcome = yield Hello(device=laptop.device, incarnation=laptop.known().incarnation)
    if isinstance(welcome, Ended):
        yield from _part(laptop, met, welcome)
        return
    welcome = _answered(welcome, Welcome)
    if welcome.format != FORMAT:
        raise SyncProblem("incompatible")
    known = laptop.known()
    is_shorter = welcome.head < known.cursor or welcome.certificate_head < known.certificate_cursor
    if welcome.incarnation != known.incarnation or is_shorter:
        met.is_restart = met.is_restart or bool(known.incarnation)
        laptop.start_over(welcome.incarnation)
    met.station_ms = welcome.time_ms
    yield from _certificates(laptop, met, welcome.incarnation)
    yield from _push(laptop, met, welcome.incarnation)
    yield from _pull(laptop, met, welcome.incarnation)
    met.is_verified = yield from _verify(laptop, welcome.incarnation)
    if not met.is_verified:
        # Somebody's memory is wrong, whose cannot be told: everything is offered and looked through again, nothing is deleted.
        laptop.start_over(welcome.incarnation)
        met.is_repaired = True
        yield from _push(laptop, met, welcome.incarnation)
        yield from _pull(laptop, met, welcome.incarnation)
        met.is_verified = yield from _verify(laptop, welcome.incarnation)
    yield from _checkpoint(laptop, met, welcome.incarnation)


def _checkpoint(laptop: Laptop, met: Met, life: str) -> Generator[Question, Answer, None]:
    """The audit trail as it is now, countersigned: whoever cuts it off later is contradicted here and at the station."""
    said = laptop.audit()
    answer = yield _of_trail(said, life)
    if isinstance(answer, Show):
        if len(answer.counts) > SHOWN_MAX or not all(0 < count <= said.entries for count in answer.counts):
            raise SyncProblem("station_unsure")
        said = laptop.audit(answer.counts)
        answer = yield _of_trail(said, life)
    signed = _answered(answer, Countersigned)
    try:
        trail = read_countersigned(signed.body, signed.signature, public=laptop.station_public, device=laptop.device)
    except ReceiptBroken:
        raise SyncProblem("station_unsure") from None
    if (trail.entries, trail.head) != (said.entries, said.head.hex()):
        raise SyncProblem("station_unsure")
    laptop.countersigned(signed.body, signed.signature)
    met.audit_missing = max(0, trail.longest - said.entries)


def _of_trail(said: Said, life: str) -> Checkpoint:
    return Checkpoint(incarnation=life, count=said.entries, head=said.head, lives=said.lives, shown=said.shown)


def _part(laptop: Laptop, met: Met, ended: Ended) -> Generator[Question, Answer, None]:
    """The last meeting: hand over what is unsent. A station that cannot show the agency's own word for the end is believed nothing."""
    if not laptop.end(ended.certificates):
        raise SyncProblem("station_unsure")
    if ended.incarnation != laptop.known().incarnation:
        laptop.start_over(ended.incarnation)
    yield from _push_certificates(laptop, met, ended.incarnation)
    yield from _push(laptop, met, ended.incarnation)
    met.is_ended = True


def _push_certificates(laptop: Laptop, met: Met, life: str) -> Generator[Question, Answer, None]:
    while waiting := laptop.certificates_to_send(CERTIFICATES_AT_ONCE):
        waiting = waiting[: fitting([len(one) for one in waiting])]
        taken = yield from _ask(PushCertificates(incarnation=life, certificates=tuple(waiting)), CertificatesTaken)
        if taken.count != len(waiting):
            raise SyncProblem("station_unsure")
        laptop.certificates_sent(waiting)
        met.certificates_sent += len(waiting)


def _certificates(laptop: Laptop, met: Met, life: str) -> Generator[Question, Answer, None]:
    """Both ways, before any data: who wrote a revision must be known before it comes."""
    for is_again in (False, True):
        yield from _push_certificates(laptop, met, life)
        said = yield from _pull_certificates(laptop, met, life)
        if said in (b"", laptop.certificate_sum()) or is_again:
            return
        # One was kept back here once, an end of somebody perhaps, or is missing there: nobody would ask for it again.
        laptop.forget_certificates()


def _pull_certificates(laptop: Laptop, met: Met, life: str) -> Generator[Question, Answer, bytes]:
    """The sum of all, as the station says. A feed without end, of what is here already or is worth nothing, keeps nobody from what comes
    behind it; then no sum is known.
    """
    idle = 0
    while True:
        after = laptop.known().certificate_cursor
        page = yield from _ask(PullCertificates(incarnation=life, after=after), CertificatePage)
        if not page.certificates:
            return page.sum
        if page.next < after + len(page.certificates):
            raise SyncProblem("station_unsure")
        new = laptop.take_certificates(page.certificates, cursor=page.next)
        met.certificates_taken += len(page.certificates)
        idle += len(page.certificates) - new if new else max(_IDLE_PAGE, len(page.certificates))
        if idle > IDLE_CERTIFICATES_MAX:
            return b""


def _push(laptop: Laptop, met: Met, life: str) -> Generator[Question, Answer, None]:
    refused: dict[str, str] = {}
    while waiting := laptop.to_send(HAVE_MAX, without=refused):
        page: list[Envelope | str] = list(waiting)
        if len(waiting) > 1:  # what it holds already need not travel: after a restart that is nearly everything
            ids = tuple(bytes.fromhex(one.rev) for one in waiting)
            want = yield from _ask(Have(incarnation=life, revs=ids), Want)
            wanted = {rev.hex() for rev in want.revs}
            # An id alone asks for a receipt of what the station says it has.
            page = [one if one.rev in wanted else one.rev for one in waiting]
        while page:
            count = split(page)
            answer = yield from _ask(Push(incarnation=life, page=write_page(page[:count])), Pushed)
            revs = [one if isinstance(one, str) else one.rev for one in page[:count]]
            stored = _receipted(laptop, answer, revs, life)
            laptop.sent(sorted(stored), receipt=answer.receipt, signature=answer.signature)
            met.sent += sum(not isinstance(one, str) and one.rev in stored for one in page[:count])
            codes = dict(zip(revs, answer.codes, strict=False))
            refused |= {rev: codes.get(rev, "unsaid") for rev in revs if rev not in stored}
            met.refused = refused
            is_moved = any(not isinstance(one, str) and one.rev in stored for one in page[:count])
            if not is_moved and not NO_MORE.isdisjoint(answer.codes):
                return  # what comes behind it would travel in vain too
            page = page[count:]
    met.refused = refused


def _receipted(laptop: Laptop, answer: Pushed, revs: Sequence[str], life: str) -> set[str]:
    """Which of the page the station says, with its signature, that it holds."""
    try:
        said = read_receipt(
            answer.receipt, answer.signature, public=laptop.station_public, incarnation=life, device=laptop.device
        )
    except ReceiptBroken:
        raise SyncProblem("station_unsure") from None
    if len(said) > len(revs):  # kept for good, so no longer than what was asked
        raise SyncProblem("station_unsure")
    return set(said) & set(revs)


def _pull(laptop: Laptop, met: Met, life: str) -> Generator[Question, Answer, None]:
    is_whole = False
    again = 0  # a feed gives each revision once, so no more can come that is here already than is here
    while True:
        after = laptop.known().cursor
        pulled = yield from _ask(Pull(incarnation=life, after=after, limit=PULL_AT_ONCE, is_whole=is_whole), Pulled)
        try:
            page = read_page(pulled.page)
        except EnvelopeBroken:
            raise SyncProblem("station_unsure") from None
        revs = [one if isinstance(one, str) else one.rev for one in page]
        if pulled.digest != digest(revs) or pulled.next < after + len(revs) or pulled.next > pulled.head:
            raise SyncProblem("station_unsure")
        if not revs:
            return
        called_known = [one for one in page if isinstance(one, str)]
        here = laptop.has([*revs, *(parent for one in page if not isinstance(one, str) for parent in one.header.par)])
        if not is_whole and not here.issuperset(called_known):
            is_whole = True  # this laptop lost what it sent: it was restored
            continue
        again += len(revs) - len(set(revs) - here)
        if again > laptop.count():
            raise SyncProblem("station_unsure")
        _check_order(laptop.org, page, here)
        envelopes = [one for one in page if not isinstance(one, str)]
        # An id alone is no receipt: what is called known counts as sent from the push before, or not yet.
        laptop.take(envelopes, cursor=pulled.next)
        met.taken += len(envelopes)


def _check_order(org: str, page: Sequence[Envelope | str], here: set[str]) -> None:
    """Every revision is of this agency and comes behind its parents; what is called known is here."""
    for one in page:
        if isinstance(one, str):
            is_sound = one in here
        else:
            is_sound = one.header.org == org and all(parent in here for parent in one.header.par)
            here.add(one.rev)
        if not is_sound:
            raise SyncProblem("station_unsure")


def _verify(laptop: Laptop, life: str) -> Generator[Question, Answer, bool]:
    count, total = laptop.held()
    said = yield from _ask(Verify(incarnation=life, upto=laptop.known().cursor, count=count, sum=total), Verified)
    return said.is_same


_Said = TypeVar("_Said", bound=Message)


def _ask(question: Question, kind: type[_Said]) -> Generator[Question, Answer, _Said]:
    """The answer, if it is one to this question."""
    return _answered((yield question), kind)


def _answered(answer: Answer, kind: type[_Said]) -> _Said:
    if isinstance(answer, kind):
        return answer
    if isinstance(answer, Refused):
        if answer.code == "another_incarnation":
            raise _AnotherLife
        raise SyncProblem(answer.code if answer.code in _REFUSALS else "station_unsure")
    raise SyncProblem("station_unsure")
