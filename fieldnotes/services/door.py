"""The door of a laptop's log for revisions that somebody carried here: each is proven before it is kept, and what cannot be proven yet
is kept apart. Nothing of what is apart is ever shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import msgspec

from fieldnotes.domain.problem import SyncProblem
from fieldnotes.store.log import Log
from fieldnotes.trust.certificate import Certificate, CertificateBroken
from fieldnotes.trust.certificate import from_bytes as certificate_from_bytes
from fieldnotes.trust.envelope import VERSION, Envelope, EnvelopeBroken
from fieldnotes.trust.roll import Roll

MISSING_PARENT = "missing_parent"
_LIES = frozenset({"wrong_signature", "wrong_revision", "another_agency"})
# What a station may leave in one log, for good, of what nobody here can judge; how much a laptop may leave at the station: `station.guard`.
NEWER_BYTES_MAX = 256 * 1024 * 1024  # of revisions that an update will read: a year of a large agency
# Of revisions whose author is not known: certificates go before data, so these are few.
NOBODYS_BYTES_MAX = 8 * 1024 * 1024
UNSIGNED_BYTES_MAX = 4 * 1024 * 1024  # of certificates whose issuer is not known
_HEADER_BYTES = 512
_MAY_COME = frozenset({"unknown_author", "not_a_member"})  # a certificate may still be under way


def refuse_lies(roll: Roll, envelopes: Sequence[Envelope]) -> list[tuple[Envelope, str]]:
    """SyncProblem("station_unsure") for a page with anything that its known author did not sign: nothing of it is kept then, because the
    log forgets nothing. That holds for what only a newer version reads too. What cannot be judged yet stays unread until a certificate or
    an update comes (a station may rightly hold words of an author whose certificate fell since): that is returned, with why.
    """
    unread = []
    for one in envelopes:
        try:
            roll.verify(one)
        except EnvelopeBroken as broken:
            if broken.code in _LIES:
                raise SyncProblem("station_unsure") from None
            unread.append((one, broken.code))
    return unread


def keep_unread(log: Log, unread: Sequence[tuple[Envelope, str]]) -> None:
    """In the transaction that keeps a page: what nobody here can judge has an end, or a station could fill the disk with it.

    SyncProblem("station_unsure") beyond that end: the page is not kept. An update begins the count of what waits for one anew.
    """
    here = log.here([one.rev for one, _ in unread])
    new = [(one, why) for one, why in unread if one.rev not in here]
    for name, most in ((f"newer_than_{VERSION}", NEWER_BYTES_MAX), ("nobodys", NOBODYS_BYTES_MAX)):
        size = sum(
            len(one.sealed) + len(one.signature) + len(one.head) + _HEADER_BYTES
            for one, why in new
            if (why in _MAY_COME) == (name == "nobodys")
        )
        if size and not _note_bytes(log, name, size, most=most):
            raise SyncProblem("station_unsure")


def choose_certificates(log: Log, roll: Roll, taken: Sequence[bytes]) -> list[bytes]:
    """Of certificates that a station gave, those to keep: what the agency's root, an admin or a colleague signed, and some of what nobody
    known signed, because its issuer's certificate may come behind it. What is here already and what has no form is left out.
    """
    found: dict[str, tuple[Certificate, bytes]] = {}
    for data in taken:
        try:
            one = certificate_from_bytes(data)
        except CertificateBroken:
            continue
        found[one.id] = one, data
    known = {one.id for one in roll.certificates} | roll.refused.keys()
    more = roll.with_more(one for one, _ in found.values() if one.id not in known)
    chosen = []
    for one, data in found.values():
        is_signed = one.id == roll.root_fingerprint or more.is_signed(one)
        if one.id in known or is_signed or _note_bytes(log, "unsigned", len(data), most=UNSIGNED_BYTES_MAX):
            chosen.append(data)
    return chosen


def _note_bytes(log: Log, name: str, size: int, *, most: int) -> bool:
    """Whether so much more of a kind that cannot be judged fits into this log; then it is counted."""
    state = f"unread_{name}"
    total = int(log.get_state(state) or 0) + size
    if total <= most:
        log.set_state(state, str(total))
    return total <= most


def settle_unclaimed(log: Log, roll: Roll, refused: Mapping[str, str]) -> dict[str, str]:
    """Behind a meeting; `refused`: revision -> why the station did not take it. Returns those that somebody has to look after.

    What another station gave out, and neither this station nor anybody here knows who wrote it, is no work that waits: the count of what is
    not stored would never reach zero. Once its author's certificate is here, it is offered like any other.
    """

    def is_nobodys(one: Envelope) -> bool:
        try:
            roll.verify(one)
        except EnvelopeBroken as broken:
            return broken.code in _MAY_COME
        return False

    log.claim([one.rev for one in log.unclaimed() if not is_nobodys(one)])
    doubtful = [log.envelope(rev) for rev, why in refused.items() if why in _MAY_COME]
    gone = log.set_unclaimed(one.rev for one in doubtful if one is not None and is_nobodys(one))
    return {rev: why for rev, why in refused.items() if rev not in gone}


class Passed(msgspec.Struct, kw_only=True):
    """What became of revisions: new here, here already, kept apart (why -> how many), refused (why -> how many). `records`: of the new."""

    new: int = 0
    known: int = 0
    aside: Counter[str] = msgspec.field(default_factory=Counter)
    refused: Counter[str] = msgspec.field(default_factory=Counter)
    records: set[str] = msgspec.field(default_factory=set)


def pass_in(
    log: Log,
    roll: Roll,
    envelopes: Sequence[Envelope],
    *,
    now_ms: int,
    keep: Callable[[list[Envelope]], None],
    passed: Passed,
) -> None:
    """One transaction: `keep` gets what is proven and follows what is here, in this order; the rest is kept apart or refused."""
    here = log.here([*(one.rev for one in envelopes), *(parent for one in envelopes for parent in one.header.par)])
    good: list[Envelope] = []
    apart: list[tuple[Envelope, str]] = []
    refused: list[str] = []
    known = 0
    for one in envelopes:
        if one.rev in here:
            known += 1
            continue
        try:
            roll.verify(one)
        except EnvelopeBroken as broken:
            if broken.code in _MAY_COME:
                apart.append((one, broken.code))
            else:
                refused.append(broken.code)
            continue
        if all(parent in here for parent in one.header.par):
            good.append(one)
            here.add(one.rev)
        else:
            apart.append((one, MISSING_PARENT))
    with log.transaction():
        keep(good)
        for one, why in apart:
            log.set_aside(one, why=why, received_ms=now_ms)
    passed.new += len(good)
    passed.records.update(one.header.rec for one in good)
    passed.known += known
    passed.aside.update(why for _, why in apart)
    passed.refused.update(refused)


def pass_waiting(log: Log, roll: Roll, *, now_ms: int, keep: Callable[[list[Envelope]], None] | None = None) -> Passed:
    """Once parents or certificates may have come: what was kept apart and is proven now is taken in. `aside` says what stays apart."""
    passed = Passed()
    if not log.aside_count():
        return passed

    def keep_them(some: list[Envelope]) -> None:
        for one in some:
            log.add_envelope(one, origin="stick", received_ms=now_ms)

    while True:
        waiting = [one for one, _ in log.aside()]
        turn = Passed()
        with log.transaction():
            pass_in(log, roll, waiting, now_ms=now_ms, keep=keep or keep_them, passed=turn)
            gone = log.here([one.rev for one in waiting])
            log.drop_aside(gone)
        passed.new += turn.new
        passed.records |= turn.records
        passed.aside = turn.aside
        if not turn.new:
            return passed
