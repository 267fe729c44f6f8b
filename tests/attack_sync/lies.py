"""What a station can say that is not true, by name, and what the laptop says to it: of revisions, lives and receipts."""

from __future__ import annotations

import uuid

import msgspec

from fieldnotes.crypto.key import sign
from fieldnotes.sync.blob_session import FEED_PATH, Ask, Told
from fieldnotes.sync.page import Frame, Page, read_page, write_page
from fieldnotes.sync.protocol import (
    Answer,
    CertificatesTaken,
    Have,
    Hello,
    Pull,
    Pulled,
    Push,
    Pushed,
    Question,
    Refused,
    Verified,
    Want,
    Welcome,
    digest,
)
from fieldnotes.sync.receipt import write_countersigned
from fieldnotes.trust.envelope import Envelope, revision_id
from tests.attack_sync.liar import Answered, Evening, Lie, device_of, envelopes
from tests.attack_sync.table import (
    FAR,
    STRANGER,
    UNSURE,
    always,
    blob_receipted,
    feed_of,
    junk,
    lie,
    newer,
    of_colleague,
    receipted,
)

# --- what is kept back, turned round, said twice --------------------------------------------------------------------------


class Pages(Lie):
    """About revisions."""

    def change(self, question: Question, answer: Answer) -> Answer:
        if isinstance(question, Pull) and isinstance(answer, Pulled):
            return self.turn(question, answer, read_page(answer.page))
        return answer

    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        raise NotImplementedError


@lie("omits the last revision of a page")
class OmitsLast(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        return self.evening.page(answer, page[:-1])


@lie("omits a revision that others follow", UNSURE)
class OmitsParent(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        parents = {parent for one in page if not isinstance(one, str) for parent in one.header.par}
        return self.evening.page(answer, [one for one in page if isinstance(one, str) or one.rev not in parents])


@lie("omits everything and says that all is the same")
class OmitsAll(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        return self.evening.page(answer, [], next=question.after)

    def change(self, question: Question, answer: Answer) -> Answer:
        return Verified(is_same=True) if isinstance(answer, Verified) else super().change(question, answer)


@lie("omits a revision and moves the cursor over it")
class OmitsAndSkips(OmitsAll):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        return self.evening.page(answer, page[:-1], next=answer.head)


@lie("turns a page round", UNSURE)
class Reorders(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        return self.evening.page(answer, page[::-1])


@lie("sends a revision twice in one page", UNSURE)
class Twice(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        return self.evening.page(
            answer, [*page, *page[-1:]], next=answer.next + bool(page), head=answer.head + bool(page)
        )


@lie("sends an old page again and again under new numbers", UNSURE)
class Replays(Pages):
    old: Pulled | None = None

    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        if self.old is None and page:
            self.old = answer
        if self.old is None:
            return answer
        place = question.after + len(self.old.page.frames)
        return msgspec.structs.replace(self.old, next=place, head=place + 1)


@lie("has one more empty page for ever")
class EmptyPages(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        return self.evening.page(answer, [], next=question.after, head=question.after + 1)


@lie("calls known what nobody knows", UNSURE)
class CallsKnown(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        return self.evening.page(answer, [*page, "ab" * 32], next=answer.next + 1, head=answer.head + 1)


@lie("takes nothing and then calls known what it was offered")
class KnownWithoutReceipt(Pages):
    def change(self, question: Question, answer: Answer) -> Answer:
        if isinstance(question, Push) and isinstance(answer, Pushed):
            return receipted(self.evening, question, answer, [])
        return super().change(question, answer)

    def answer(self, question: Question, honest: Answered) -> Answer:
        if isinstance(question, Push):  # the honest one never hears of it
            return receipted(self.evening, question, Pushed(codes=("missing_parent",), receipt=b"", signature=b""), [])
        return Verified(is_same=True) if type(question).__name__ == "Verify" else super().answer(question, honest)

    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        if question.after >= FAR:
            return self.evening.page(answer, [], next=question.after)
        mine = sorted(self.evening.mine - {one if isinstance(one, str) else one.rev for one in page})
        return self.evening.page(answer, [*page, *mine], next=FAR)


@lie("says of a page what is true of another", UNSURE)
class WrongDigest(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        return msgspec.structs.replace(answer, digest=digest(["ab" * 32]))


@lie("moves the cursor backwards", UNSURE)
class Backwards(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        return msgspec.structs.replace(answer, next=max(0, question.after - 1)) if page else answer


@lie("lets the cursor stand still", UNSURE)
class StandsStill(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        return msgspec.structs.replace(answer, next=question.after) if page else answer


@lie("moves the cursor behind its own end", UNSURE)
class BehindEnd(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        return msgspec.structs.replace(answer, next=answer.head + 5) if page else answer


@lie("moves the cursor far ahead")
class FarAhead(OmitsAll):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        return self.evening.page(answer, page, next=FAR)

    def change(self, question: Question, answer: Answer) -> Answer:
        if isinstance(answer, Welcome):
            return msgspec.structs.replace(answer, head=FAR)
        return super().change(question, answer)


always(
    "has a head behind what it gave out", "", Welcome, lambda a: msgspec.structs.replace(a, head=0, certificate_head=0)
)
always(
    "has a head that nobody reaches", "", Welcome, lambda a: msgspec.structs.replace(a, head=FAR, certificate_head=FAR)
)
always("says that all is the same although it is not", "", Verified, lambda _a: Verified(is_same=True))
always("says that nothing is ever the same", "", Verified, lambda _a: Verified(is_same=False))


@lie("tells two laptops two histories")
class Forks(Lie):
    """It gives out nothing of others, signs truly for what it takes, and throws it away: only the other laptop's words are kept."""

    is_key_abused = True

    def __init__(self, evening: Evening) -> None:
        super().__init__(evening)
        self._kept: dict[str, Envelope] = {}

    def answer(self, question: Question, honest: Answered) -> Answer:
        if isinstance(question, Push):
            page = read_page(question.page)
            self._kept |= {one.rev: one for one in page if not isinstance(one, str)}
            revs = [one if isinstance(one, str) else one.rev for one in page]
            return receipted(
                self.evening, question, Pushed(codes=("stored",) * len(revs), receipt=b"", signature=b""), revs
            )
        if isinstance(question, Have):
            return Want(revs=tuple(rev for rev in question.revs if rev.hex() not in self._kept))
        return self.change(question, honest(question))

    def change(self, question: Question, answer: Answer) -> Answer:
        if isinstance(question, Pull) and isinstance(answer, Pulled):
            page: list[Envelope | str] = [*list(self._kept)[question.after :]]
            end = len(self._kept)
            return self.evening.page(answer, page, next=max(end, question.after), head=max(end, question.after))
        return Verified(is_same=True) if isinstance(answer, Verified) else answer


# --- lives ----------------------------------------------------------------------------------------------------------------


@lie("is in a life that was over long ago")
class OldLife(Lie):
    life = "0" * 31 + "7"

    def change_file(self, ask: Ask, told: Told) -> Told:
        if ask.path.startswith(FEED_PATH):
            return feed_of(told, incarnation=self.life)
        return blob_receipted(self.evening, ask, told, life=self.life) if told.status == 201 else told

    def change(self, question: Question, answer: Answer) -> Answer:
        if isinstance(answer, Welcome):
            return msgspec.structs.replace(answer, incarnation=self.life)
        if isinstance(question, Push) and isinstance(answer, Pushed):
            revs = [one if isinstance(one, str) else one.rev for one in read_page(question.page)]
            return receipted(self.evening, question, answer, revs)
        return answer


@lie("is in another life in every meeting")
class NewLives(OldLife):
    def change(self, question: Question, answer: Answer) -> Answer:
        if isinstance(answer, Welcome):
            self.life = uuid.uuid4().hex
        return super().change(question, answer)


@lie("is in another life with every answer", UNSURE)
class LifeByAnswer(Lie):
    def answer(self, question: Question, honest: Answered) -> Answer:
        return honest(question) if isinstance(question, Hello) else Refused(code="another_incarnation")


# --- receipts -------------------------------------------------------------------------------------------------------------


class Receipts(Lie):
    """It takes nothing and says it has."""

    def answer(self, question: Question, honest: Answered) -> Answer:
        if isinstance(question, Have):
            return Want(revs=question.revs)
        if not isinstance(question, Push):
            return honest(question)
        revs = [one if isinstance(one, str) else one.rev for one in read_page(question.page)]
        return self.say(question, Pushed(codes=("stored",) * len(revs), receipt=b"", signature=b""), revs)

    def say(self, question: Push, answer: Pushed, revs: list[str]) -> Answer:
        raise NotImplementedError


@lie("forges a receipt", UNSURE)
class Forged(Receipts):
    def say(self, question: Push, answer: Pushed, revs: list[str]) -> Answer:
        return receipted(self.evening, question, answer, revs, by=lambda message: sign(STRANGER.private_bytes, message))


@lie("gives the receipt of another laptop", UNSURE)
class OfAnother(Receipts):
    def say(self, question: Push, answer: Pushed, revs: list[str]) -> Answer:
        return receipted(self.evening, question, answer, revs, device="2" * 32)


@lie("gives a receipt of another life", UNSURE)
class OfAnotherLife(Receipts):
    def say(self, question: Push, answer: Pushed, revs: list[str]) -> Answer:
        return receipted(self.evening, question, answer, revs, life="9" * 32)


@lie("gives a receipt for other revisions")
class ForOthers(Receipts):
    def say(self, question: Push, answer: Pushed, revs: list[str]) -> Answer:
        return receipted(self.evening, question, answer, [f"{number:064x}" for number in range(len(revs))])


@lie("gives a receipt for ten thousand revisions", UNSURE)
class ForMany(Receipts):
    def say(self, question: Push, answer: Pushed, revs: list[str]) -> Answer:
        return receipted(self.evening, question, answer, [*revs, *(f"{number:064x}" for number in range(10_000))])


@lie("gives a receipt that was cut short", UNSURE)
class Short(Receipts):
    def say(self, question: Push, answer: Pushed, revs: list[str]) -> Answer:
        whole = receipted(self.evening, question, answer, revs)
        return msgspec.structs.replace(whole, receipt=whole.receipt[:-1])


@lie("says stored and signs for nothing")
class SignsNothing(Receipts):
    def say(self, question: Push, answer: Pushed, revs: list[str]) -> Answer:
        return receipted(self.evening, question, answer, [])


@lie("sends a countersigned checkpoint as a receipt", UNSURE)
class OtherPaper(Receipts):
    def say(self, question: Push, answer: Pushed, revs: list[str]) -> Answer:
        body, signature = write_countersigned(
            device=device_of(self.evening, self.evening.one), count=1, head=bytes(32), longest=1, before=(0, b""), time_ms=1,
            sign=self.evening.sign,
        )  # fmt: skip
        return msgspec.structs.replace(answer, receipt=body, signature=signature)


always(
    "says refused and signs all the same",
    "",
    Pushed,
    lambda a: msgspec.structs.replace(a, codes=("no",) * len(a.codes)),
)
always("gives no codes", "", Pushed, lambda a: msgspec.structs.replace(a, codes=()))
always("gives a thousand codes", "", Pushed, lambda a: msgspec.structs.replace(a, codes=("stored",) * 1000))
always("wants nothing", "", Want, lambda _a: Want(revs=()))
always("wants what nobody offered", "", Want, lambda _a: Want(revs=(b"\x11" * 32, b"")))
always("counts certificates that were not sent", "", CertificatesTaken, lambda _a: CertificatesTaken(count=99))


# --- size and number ------------------------------------------------------------------------------------------------------


@lie("sends a page that no message can be", UNSURE)
class HugePage(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        frame = msgspec.structs.replace(write_page([of_colleague(self.evening)]).frames[0], sealed=bytes(10_000_000))
        return msgspec.structs.replace(answer, page=msgspec.structs.replace(answer.page, frames=(frame,)))


@lie("sends a page of a hundred thousand ids", UNSURE)
class ManyIds(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        frames = tuple(Frame(number.to_bytes(32, "big")) for number in range(100_000))
        return msgspec.structs.replace(answer, page=Page(frames=frames))


@lie("sends pages of junk for ever", UNSURE)
class JunkForEver(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        some: list[Envelope | str] = [junk(self.evening, question.after + number) for number in range(100)]
        return self.evening.page(answer, some, next=question.after + 100, head=question.after + 101)


@lie("sends pages for a newer version for ever", UNSURE)
class NewerForEver(Pages):
    is_carried = True

    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        some: list[Envelope | str] = [newer(self.evening, question.after + number) for number in range(100)]
        return self.evening.page(answer, some, next=question.after + 100, head=question.after + 101)


@lie("sends a flood of orphans", UNSURE)
class Orphans(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        some: list[Envelope | str] = [junk(self.evening, number, par=(f"{number:064x}",)) for number in range(100)]
        return self.evening.page(answer, some, next=question.after + 100, head=question.after + 100)


# --- revisions that nobody wrote ------------------------------------------------------------------------------------------


class Adds(Pages):
    """One revision more than there is, told once."""

    made: Envelope | None = None
    is_told = False

    def answer(self, question: Question, honest: Answered) -> Answer:
        self.is_told = self.is_told and not isinstance(question, Hello)
        return super().answer(question, honest)

    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        if self.is_told:
            return self.evening.page(answer, page)
        self.is_told, self.made = True, self.made or self.make()
        return self.evening.page(answer, [*page, self.made], next=answer.next + 1)

    def make(self) -> Envelope:
        raise NotImplementedError


@lie("writes under a known record's id in nobody's name")
class UnderKnownRecord(Adds):
    def make(self) -> Envelope:
        return junk(self.evening, 1, rec=self.evening.common, par=(self.parent,))

    @property
    def parent(self) -> str:
        known = [one for one in envelopes(self.evening.one) if one.header.rec == self.evening.common]
        return known[-1].rev


@lie("writes in a colleague's name with a broken signature", UNSURE)
class BrokenSignature(Adds):
    def make(self) -> Envelope:
        return junk(self.evening, 9000, rec=self.evening.common, dev=of_colleague(self.evening).header.dev)


class Alters(Pages):
    """The newest revision of a page, changed."""

    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        whole = [one for one in page if not isinstance(one, str)]
        if not whole:
            return answer
        return self.evening.page(
            answer, [one if one is not whole[-1] else self.alter(whole[-1], whole) for one in page]
        )

    def alter(self, one: Envelope, page: list[Envelope]) -> Envelope:
        raise NotImplementedError


@lie("alters a revision by one byte", UNSURE)
class OneByte(Alters):
    def alter(self, one: Envelope, page: list[Envelope]) -> Envelope:
        sealed = one.sealed[:-1] + bytes([one.sealed[-1] ^ 1])
        return msgspec.structs.replace(one, sealed=sealed, rev=revision_id(one.header, sealed))


@lie("puts a revision under another record", UNSURE)
class OtherRecord(Alters):
    def alter(self, one: Envelope, page: list[Envelope]) -> Envelope:
        header = msgspec.structs.replace(one.header, rec="5" * 32)
        return msgspec.structs.replace(one, header=header, rev=revision_id(header, one.sealed))


@lie("puts a colleague's signature under another revision", UNSURE)
class OtherSignature(Alters):
    def alter(self, one: Envelope, page: list[Envelope]) -> Envelope:
        return msgspec.structs.replace(one, signature=page[0].signature)


@lie("gives a colleague's words in another person's name", UNSURE)
class OtherAuthor(Alters):
    def alter(self, one: Envelope, page: list[Envelope]) -> Envelope:
        seats = {each.header.dev for each in self.evening.written.values()} - {one.header.dev}
        header = msgspec.structs.replace(one.header, dev=min(seats))
        return msgspec.structs.replace(one, header=header, rev=revision_id(header, one.sealed))


@lie("sends a page of another agency", UNSURE)
class OtherAgency(Pages):
    def turn(self, question: Pull, answer: Pulled, page: list[Envelope | str]) -> Answer:
        some: list[Envelope | str] = [junk(self.evening, 1, org="e" * 32)]
        return self.evening.page(answer, some, next=question.after + 1, head=question.after + 1)
