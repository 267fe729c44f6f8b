"""What the station answers. No network, clock or thread in here: a question comes in with the laptop that signed it, an answer goes out.

The station verifies who wrote a revision and that its parents are here; it holds no key that opens one. A revision that only a newer
version reads is kept and given on like any other once its author's signature held; only of an author whose certificate is of a newer
version too nothing can be checked, so what a laptop brings of those has a bound. Readers show nothing that they did not verify themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from fieldnotes.station.guard import MB, NO_ROOM, OVER_QUOTA, Allowance, Guard
from fieldnotes.sync.page import ENVELOPES_MAX, fitting, read_page, split, write_page
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
from fieldnotes.sync.receipt import write_countersigned, write_receipt
from fieldnotes.sync.trail import Judged, Said
from fieldnotes.trust.certificate import Certificate, to_bytes
from fieldnotes.trust.envelope import Envelope, EnvelopeBroken

STORED, DUPLICATE, MISSING_PARENT, QUARANTINED = "stored", "duplicate", "missing_parent", "quarantined"


class Shelf(Protocol):
    """Where the station keeps things. `add` is one transaction that numbers in the order of commit."""

    def incarnation(self) -> str:
        """The station's present life: another one after every restore."""
        ...

    def head(self) -> int:
        """The newest place in the feed; 0 when empty."""
        ...

    def certificate_head(self) -> int:
        """The same of certificates."""
        ...

    def add_certificates(
        self, certificates: Sequence[bytes], *, device: str = ..., allowance: Allowance | None = ...
    ) -> bool:
        """Keep those that are not here; False, and none is kept, when that is more than allowed."""
        ...

    def certificates(self, *, after: int, limit: int) -> list[tuple[int, bytes]]:
        """The feed behind `after`."""
        ...

    def certificate_sum(self, *, upto: int) -> bytes:
        """The sum of the ids of certificates up to a place."""
        ...

    def places(self, revs: Sequence[str]) -> dict[str, int]:
        """Where those of these stand that are here."""
        ...

    def add(self, envelopes: Sequence[Envelope], *, device: str, allowance: Allowance | None = ...) -> dict[str, int]:
        """Keep these, parents before children; where each stands now, also one that came in meanwhile. What is more than allowed is
        left out, with what follows it.
        """
        ...

    def feed(self, *, after: int, limit: int) -> list[tuple[int, str, str, Envelope]]:
        """(place, revision, laptop that sent it, envelope) behind `after`."""
        ...

    def quarantine(self, envelopes: Sequence[Envelope], *, device: str, most: tuple[int, int] = ...) -> set[str]:
        """Keep what a laptop sent after its end, apart from the feed, until an admin has looked at it; which of these lie there then.
        `most`: bytes there of one laptop, of all.
        """
        ...

    def quarantined(self, revs: Sequence[str]) -> set[str]:
        """Which of these lie there."""
        ...

    def held(self, *, upto: int) -> tuple[int, bytes]:
        """How many revisions stand there up to a place, and the sum of their ids."""
        ...

    def judge_trail(self, device: str, said: Said) -> Judged:
        """Hold what a laptop says of its audit trail against what is kept of its lives (`trail.judge`), and keep what becomes of that."""
        ...


class Station:
    """One station. `judge` says who wrote an envelope or raises EnvelopeBroken; `may_meet`: "" or why a laptop is refused; `endings`: the
    revocations of a laptop and who issued them; `from_ended`: which certificates are taken from a laptop that was taken out; `guard`: how
    much a laptop may bring.
    """

    def __init__(
        self,
        shelf: Shelf,
        *,
        sign: Callable[[bytes], bytes],
        judge: Callable[[Envelope], object],
        may_meet: Callable[[str], str],
        now_ms: Callable[[], int],
        endings: Callable[[str], Sequence[Certificate]] = lambda _device: (),
        from_ended: Callable[[Sequence[bytes]], Sequence[bytes]] = lambda some: some,
        guard: Guard | None = None,
    ) -> None:
        self.shelf = shelf
        self._guard = guard
        self._endings = endings
        self._from_ended = from_ended
        self._sign = sign
        self._judge = judge
        self._may_meet = may_meet
        self._now_ms = now_ms

    def answer(self, question: Question, *, device: str) -> Answer:  # noqa: PLR0911 - a question, an answer
        """The answer to a laptop whose signature on the question was checked."""
        why_not = self._may_meet(device)
        if why_not == "revoked":
            return self._answer_ended(question, device)
        if why_not:
            return Refused(code=why_not)
        if isinstance(question, Hello):
            return self._welcome(question)
        if question.incarnation != self.shelf.incarnation():
            return Refused(code="another_incarnation")
        match question:
            case PushCertificates():
                return self._take_certificates(question.certificates, device)
            case PullCertificates():
                found = self.shelf.certificates(after=question.after, limit=max(1, min(question.limit, 1000)))
                found = found[: fitting([len(body) for _, body in found])]
                after = found[-1][0] if found else question.after
                total = b"" if found else self.shelf.certificate_sum(upto=after)
                return CertificatePage(certificates=tuple(body for _, body in found), next=after, sum=total)
            case Have():
                return self._want(question)
            case Push():
                return self._take(question, device)
            case Pull():
                return self._give(question, device)
            case Verify():
                return Verified(is_same=self.shelf.held(upto=question.upto) == (question.count, question.sum))
            case Checkpoint():
                return self._countersign(question, device)

    def _countersign(self, asked: Checkpoint, device: str) -> Answer:
        said = Said(asked.count, asked.head, asked.lives, asked.shown)
        if not said.is_sound:
            return Refused(code="malformed")
        judged = self.shelf.judge_trail(device, said)
        if judged.asks:
            return Show(counts=judged.asks)
        body, signature = write_countersigned(
            device=device,
            count=asked.count,
            head=asked.head,
            longest=max(asked.count + 1, judged.before.entry) if judged.is_broken else asked.count,
            before=judged.before,
            time_ms=self._now_ms(),
            sign=self._sign,
            lives=judged.lives,
        )
        return Countersigned(body=body, signature=signature)

    def _answer_ended(self, question: Question, device: str) -> Answer:
        """Of a laptop that was taken out: it learns so, and what it has not sent is set aside. It is given nothing."""
        endings = self._endings(device)
        if isinstance(question, Hello) and endings:
            said = tuple(map(to_bytes, endings))
            return Ended(incarnation=self.shelf.incarnation(), certificates=said)
        if not endings or not isinstance(question, PushCertificates | Have | Push):
            return Refused(code="revoked")
        if question.incarnation != self.shelf.incarnation():
            return Refused(code="another_incarnation")
        match question:
            case PushCertificates():
                taken = self._take_certificates(self._from_ended(question.certificates), device)
                if isinstance(taken, Refused):
                    return taken
                return CertificatesTaken(count=len(question.certificates))  # nothing of it is sent again for ever
            case Have():
                want = self._want(question)
                if not isinstance(want, Want):
                    return want
                aside = self.shelf.quarantined([rev.hex() for rev in want.revs])
                return Want(revs=tuple(rev for rev in want.revs if rev.hex() not in aside))
            case Push():
                return self._take(question, device, is_ended=True)

    def _welcome(self, hello: Hello) -> Answer:
        if FORMAT not in hello.formats:
            return Refused(code="incompatible")
        return Welcome(
            incarnation=self.shelf.incarnation(),
            format=FORMAT,
            head=self.shelf.head(),
            certificate_head=self.shelf.certificate_head(),
            time_ms=self._now_ms(),
        )

    def _want(self, have: Have) -> Answer:
        if len(have.revs) > HAVE_MAX:
            return Refused(code="too_large")
        here = self.shelf.places([rev.hex() for rev in have.revs])
        return Want(revs=tuple(rev for rev in have.revs if rev.hex() not in here))

    def _take(self, push: Push, device: str, *, is_ended: bool = False) -> Answer:
        try:
            page = read_page(push.page)
        except EnvelopeBroken as broken:
            return Refused(code="malformed" if broken.code != "newer_version" else "incompatible")
        asked = {one if isinstance(one, str) else one.rev for one in page}
        asked |= {parent for one in page if not isinstance(one, str) for parent in one.header.par}
        places = self.shelf.places(sorted(asked))
        if is_ended:
            places = dict.fromkeys(self.shelf.quarantined(sorted(asked)), 0) | places
        codes: list[str] = []
        fresh: dict[str, Envelope] = {}
        for one in page:
            code = self._judged(one, places, fresh)
            codes.append(code)
            if code == STORED and not isinstance(one, str):
                fresh[one.rev] = one
        revs = [one if isinstance(one, str) else one.rev for one in page]
        if fresh:
            kept, why_not = self._keep(list(fresh.values()), device, is_ended=is_ended)
            places |= kept
            taken = QUARANTINED if is_ended else STORED
            codes = [
                code if code != STORED else taken if rev in places else why_not
                for rev, code in zip(revs, codes, strict=True)
            ]
        receipt, signature = write_receipt(
            incarnation=push.incarnation,
            device=device,
            time_ms=self._now_ms(),
            revs=[(rev, places[rev]) for rev in revs if rev in places],
            sign=self._sign,
        )
        return Pushed(codes=tuple(codes), receipt=receipt, signature=signature)

    def _take_certificates(self, some: Sequence[bytes], device: str) -> Answer:
        allowance = self._guard.of_certificates(device, some) if self._guard else None
        if not self.shelf.add_certificates(some, device=device, allowance=allowance):
            return Refused(code=OVER_QUOTA)
        return CertificatesTaken(count=len(some))

    def _keep(self, some: list[Envelope], device: str, *, is_ended: bool) -> tuple[dict[str, int], str]:
        """Where those stand that are kept, and why the others are not."""
        guard = self._guard
        if guard is None:
            if is_ended:
                return dict.fromkeys(self.shelf.quarantine(some, device=device), 0), ""
            return self.shelf.add(some, device=device), ""
        if not guard.has_room(sum(len(one.sealed) for one in some)):
            return {}, NO_ROOM
        if is_ended:
            most = guard.bounds.quarantine_mb * MB, guard.bounds.quarantine_mb_altogether * MB
            return dict.fromkeys(self.shelf.quarantine(some, device=device, most=most), 0), OVER_QUOTA
        return self.shelf.add(some, device=device, allowance=guard.of_revisions(device, some)), OVER_QUOTA

    def _judged(self, one: Envelope | str, places: dict[str, int], fresh: dict[str, Envelope]) -> str:
        if isinstance(one, str):
            return DUPLICATE if one in places else "not_here"
        if one.rev in places or one.rev in fresh:
            return DUPLICATE
        if any(parent not in places and parent not in fresh for parent in one.header.par):
            return MISSING_PARENT
        try:
            self._judge(one)
        except EnvelopeBroken as broken:
            # What only a newer version can judge is carried under its sender's name; whoever reads it judges for themselves.
            return STORED if broken.code == "newer_version" else broken.code
        return STORED

    def _give(self, pull: Pull, device: str) -> Answer:
        found = self.shelf.feed(after=pull.after, limit=max(1, min(pull.limit, ENVELOPES_MAX)))
        page: list[Envelope | str] = [
            rev if sender == device and not pull.is_whole else envelope for _, rev, sender, envelope in found
        ]
        found = found[: split(page)]
        return Pulled(
            page=write_page(page[: len(found)]),
            next=found[-1][0] if found else pull.after,
            head=self.shelf.head(),
            digest=digest([rev for _, rev, _, _ in found]),
        )
