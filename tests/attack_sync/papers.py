"""More of the table: certificates, ends, the audit trail, clocks, and answers of the wrong kind."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from typing import Any, ClassVar

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import (
    SigningKey,
    new_agreement_key,
    new_recovery_key,
    new_seal_key,
    new_signing_key,
    sign,
)
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.record import Compartment
from fieldnotes.store.payload import Payload, encode_payload
from fieldnotes.sync.page import read_page
from fieldnotes.sync.protocol import (
    Answer,
    CertificatePage,
    Checkpoint,
    Countersigned,
    Ended,
    Hello,
    Pull,
    PullCertificates,
    Pulled,
    Push,
    Pushed,
    Question,
    Refused,
    Verified,
    Welcome,
)
from fieldnotes.sync.receipt import write_countersigned
from fieldnotes.trust.certificate import Certificate, issue, named, to_bytes
from fieldnotes.trust.envelope import Envelope, Header, revision_id, seal_revision
from fieldnotes.trust.epoch import new_epoch
from tests.attack_sync.liar import Answered, Evening, Lie, device_of
from tests.attack_sync.table import FAR, STRANGER, UNSURE, always, junk, lie, receipted

# --- certificates ---------------------------------------------------------------------------------------------------------


class Certificates(Lie):
    """Certificates more than there are, told once in a meeting."""

    def make(self) -> list[Certificate]:
        raise NotImplementedError

    def __init__(self, evening: Evening) -> None:
        super().__init__(evening)
        self.made: list[Certificate] = []

    def change(self, question: Question, answer: Answer) -> Answer:
        if not isinstance(question, PullCertificates) or not isinstance(answer, CertificatePage):
            return answer
        if answer.certificates or question.after >= FAR:
            return answer if question.after < FAR else CertificatePage(certificates=(), next=question.after)
        self.made = self.made or self.make()
        return CertificatePage(certificates=tuple(map(to_bytes, self.made)), next=FAR)


def person_body(public: str) -> dict[str, object]:
    return {
        "user": "7" * 32, "name": "Nobody Atall", "profession": "clinician", "device": "3" * 32,
        "hpke_pub": new_agreement_key().public_bytes.hex(), "sign_pub": public,
    }  # fmt: skip


@lie("brings a root, an admin and a person of its own making, who writes")
class OwnRoot(Certificates):
    def make(self) -> list[Certificate]:
        self.key = new_signing_key()
        public = self.key.public_bytes.hex()
        recovery = new_recovery_key().public_bytes.hex()
        body = {
            "org": self.evening.written[min(self.evening.written)].header.org, "name": "Alder County", "sign_pub": public,
            "recovery": {"police": recovery, "clinic": recovery},
        }  # fmt: skip
        root = issue("org", body, "", self.key.private_bytes)
        admin = issue("admin", {"name": "A", "sign_pub": public}, root, self.key.private_bytes)
        return [root, admin, *self.person(admin)]

    def person(self, admin: Certificate) -> list[Certificate]:
        seat = issue("user_device", person_body(self.key.public_bytes.hex()), admin, self.key.private_bytes)
        member = issue(
            "membership", {"user": "7" * 32, "comp": "joint", "change": "grant"}, admin, self.key.private_bytes
        )
        self.seat = seat.id
        return [seat, member]

    def change(self, question: Question, answer: Answer) -> Answer:
        if isinstance(question, Pull) and isinstance(answer, Pulled) and self.made:
            page = read_page(answer.page)
            if question.after < FAR:
                some = junk(self.evening, 1)
                header = msgspec.structs.replace(some.header, dev=self.seat)
                rev = revision_id(header, some.sealed)
                signature = sign(self.key.private_bytes, b"fieldnotes/sig/v1" + rev.encode())
                self.wrote = Envelope(header=header, sealed=some.sealed, rev=rev, signature=signature)
                return self.evening.page(answer, [*page, self.wrote], next=FAR)
            return self.evening.page(answer, [], next=question.after)
        return super().change(question, answer)


@lie("brings an admin who names the true root and did not get its signature")
class OwnAdmin(OwnRoot):
    def make(self) -> list[Certificate]:
        self.key = new_signing_key()
        root = self.evening.one.run(lambda desk: desk.vault.root_fingerprint)
        admin = issue("admin", {"name": "A", "sign_pub": self.key.public_bytes.hex()}, root, self.key.private_bytes)
        return [admin, *self.person(admin)]


class Insider(Certificates):
    """With a colleague's own key: what is signed is signed truly, by somebody who may not."""

    def signed(self, kind: str, body: dict[str, object]) -> Certificate:
        def make(desk: Any) -> Certificate:
            session = desk.session(self.evening.two.user)
            with_key = bytes(session._sign.view())
            return issue(kind, body, session.user_device_id, with_key)

        found: Certificate = self.evening.two.run(make)
        return found


@lie("brings a person whom a colleague certified, who is no admin")
class ByNoAdmin(Insider):
    def make(self) -> list[Certificate]:
        key: SigningKey = new_signing_key()
        seat = self.signed("user_device", person_body(key.public_bytes.hex()))
        member = self.signed("membership", {"user": "7" * 32, "comp": "clinical", "change": "grant"})
        return [seat, member]


@lie("brings an end of an honest person that only a colleague signed")
class EndByNoAdmin(Insider):
    def make(self) -> list[Certificate]:
        user = self.evening.one.user
        return [
            self.signed("revoke", {"user": user, "reason": "x", "kept": []}),
            self.signed("membership", {"user": user, "comp": "joint", "change": "remove", "kept": []}),
        ]


@lie("brings an end of an honest person by an admin of its own making")
class EndByOwnAdmin(Certificates):
    def make(self) -> list[Certificate]:
        return ends(self.evening)


def ends(evening: Evening) -> list[Certificate]:
    """The end of everybody and of the laptop, by an admin of nobody's making."""
    key = new_signing_key()
    root = evening.one.run(lambda desk: desk.vault.root_fingerprint)
    admin = issue("admin", {"name": "A", "sign_pub": key.public_bytes.hex()}, root, key.private_bytes)
    targets: list[dict[str, object]] = [
        {"user": evening.one.user}, {"device": device_of(evening, evening.one)},
        {"device": evening.one.run(lambda desk: desk.vault.device_id)},
    ]  # fmt: skip
    return [admin, *(issue("revoke", {**one, "reason": "x", "kept": []}, admin, key.private_bytes) for one in targets)]


@lie("brings an end of an honest person with the admin's certificate and a broken signature")
class EndBroken(Certificates):
    def make(self) -> list[Certificate]:
        admin = self.evening.one.run(lambda desk: next(iter(desk.roll.ruling.admins)))
        stranger = new_signing_key()
        return [
            issue("revoke", {"user": self.evening.one.user, "reason": "x", "kept": []}, admin, stranger.private_bytes)
        ]


@lie("sends a page of certificates as large as a message may be")
class HugeCertificates(Certificates):
    def make(self) -> list[Certificate]:
        return [certificate(number, 2_000_000) for number in range(4)]


@lie("sends certificates for ever")
class CertificatesForEver(Lie):
    def change(self, question: Question, answer: Answer) -> Answer:
        if not isinstance(question, PullCertificates):
            return answer
        some = tuple(to_bytes(certificate(question.after + number, 3000)) for number in range(100))
        return CertificatePage(certificates=some, next=question.after + 100)


@lie("sends certificates without any form for ever")
class NoFormForEver(Lie):
    def change(self, question: Question, answer: Answer) -> Answer:
        if not isinstance(question, PullCertificates):
            return answer
        return CertificatePage(certificates=(b"x",) * 100, next=question.after + 100)


@lie("sends the true certificates for ever")
class TrueForEver(Lie):
    def answer(self, question: Question, honest: Answered) -> Answer:
        if not isinstance(question, PullCertificates):
            return honest(question)
        true = honest(msgspec.structs.replace(question, after=0))
        assert isinstance(true, CertificatePage)
        return msgspec.structs.replace(true, next=question.after + len(true.certificates))


def certificate(number: int, size: int) -> Certificate:
    """In the right form, by nobody."""
    body = canonical.encode(
        {"issuer": "f" * 64, "kind": "grant", "number": number, "padding": os.urandom(size // 2).hex()}
    )
    return named(body, sign(STRANGER.private_bytes, body))


class KeepsBack(Lie):
    """Something newer that the station has; in its place comes what the laptop has had for long."""

    def __init__(self, evening: Evening) -> None:
        super().__init__(evening)
        self._kept_back = self.make()
        root = evening.one.run(lambda desk: next(one for one in desk.roll.certificates if not one.issuer))
        self.instead = to_bytes(root)

    def make(self) -> list[bytes]:
        raise NotImplementedError

    def change(self, question: Question, answer: Answer) -> Answer:
        if not isinstance(answer, CertificatePage):
            return answer
        some = tuple(self.instead if one in self._kept_back else one for one in answer.certificates)
        return msgspec.structs.replace(answer, certificates=some, sum=b"")


@lie("omits the certificate of a new colleague who writes")
class OmitsCertificate(KeepsBack):
    def make(self) -> list[bytes]:
        return newcomer(self.evening)


@lie("omits the end of a person")
class OmitsEnd(KeepsBack):
    def make(self) -> list[bytes]:
        admin, private = true_admin(self.evening)

        def body(desk: Any) -> tuple[str, dict[str, object]]:
            gone = next(one.id for one in desk.roll.users.values() if one.name == "Tove Lund")
            return gone, desk.roll.revocation(reason="left", user=gone)

        gone, said = self.evening.two.run(body)
        self.evening.ends = frozenset([gone])
        return keep(self.evening, [issue("revoke", said, admin, private)])


@lie("keeps the newest key back and sends an older one as the newest")
class RollsBack(KeepsBack):
    def make(self) -> list[bytes]:
        def rotate(desk: Any) -> Certificate:
            session = desk.session(self.evening.two.user)
            private = bytes(session._sign.view())
            return new_epoch(desk.roll, comp="joint", key=new_seal_key(), by=session.user_device_id, private=private)

        newest = self.evening.two.run(rotate)
        self.evening.newest_key = str(canonical.decode(newest.body)["key_id"])
        return keep(self.evening, [newest])

    def change(self, question: Question, answer: Answer) -> Answer:
        older = self.evening.one.run(
            lambda desk: next(
                one for one in desk.log.certificates() if b'"epoch"' in one.body and b'"joint"' in one.body
            )
        )
        self.instead = to_bytes(older)
        return super().change(question, answer)


def true_admin(evening: Evening) -> tuple[Certificate, bytes]:
    assert evening.admin is not None
    return evening.admin


def keep(evening: Evening, some: list[Certificate]) -> list[bytes]:
    """At the honest station."""
    made = [to_bytes(one) for one in some]
    evening.room.lane.submit(evening.room.shelf.add_certificates, made).result(20)
    return made


def newcomer(evening: Evening) -> list[bytes]:
    """Somebody new, by the true admin, on a third laptop; what they wrote is at the honest station. Their certificates."""
    admin, private = true_admin(evening)
    key = new_signing_key()
    body = {**person_body(key.public_bytes.hex()), "name": "Noor Example"}
    seat = issue("user_device", body, admin, private)
    member = issue("membership", {"user": body["user"], "comp": "joint", "change": "grant"}, admin, private)
    made = keep(evening, [seat, member])

    def write(desk: Any) -> Envelope:
        name, seal_key = desk.session(evening.two.user).write_key(Compartment.JOINT)
        at = EntryTime(utc_ms=desk.clock.now().utc_ms, offset_min=0, mono=0)
        body = {"dispositions": ["shelter"], "primary": "shelter", "destination": "Elm house"}
        payload = Payload(kind="outcome", at=at, by="7" * 32, why="written", body=body, encounter=evening.encounter)
        header = Header(org=desk.vault.org, comp="joint", key_id=name, rec=uuid.uuid4().hex, dev=seat.id, n=1)
        return seal_revision(
            header=header,
            payload=encode_payload(payload),
            key=seal_key,
            sign=lambda message: sign(key.private_bytes, message),
        )

    wrote = evening.two.run(write)
    evening.room.lane.submit(evening.room.shelf.add, [wrote], device="3" * 32).result(20)
    evening.written[wrote.rev] = wrote
    evening.readable = frozenset([wrote.rev])
    return made


always(
    "turns certificate pages round", "", CertificatePage,
    lambda a: msgspec.structs.replace(a, certificates=a.certificates[::-1]),
)  # fmt: skip
always(
    "lets the certificate cursor stand still",
    UNSURE,
    CertificatePage,
    lambda _a: CertificatePage(certificates=(b"x",), next=0),
)


# --- the end, the trail, clocks, kinds --------------------------------------------------------------------------------------


def at_hello(name: str, code: str, said: Callable[[Evening], Answer]) -> None:
    """A lie in the first word."""

    class First(Lie):
        def answer(self, question: Question, honest: Answered) -> Answer:
            return said(self.evening) if isinstance(question, Hello) else honest(question)

    lie(name, code)(First)


at_hello(
    "says that the laptop ended and proves nothing", UNSURE, lambda _e: Ended(incarnation="2" * 32, certificates=())
)
at_hello(
    "says that the laptop ended and proves it by its own making", UNSURE,
    lambda e: Ended(incarnation="2" * 32, certificates=tuple(map(to_bytes, ends(e)))),
)  # fmt: skip
at_hello("says that the laptop was taken out", "revoked", lambda _e: Refused(code="revoked"))
at_hello("says that it does not know the laptop", "not_authorised", lambda _e: Refused(code="not_authorised"))
at_hello("refuses with a word of its own", UNSURE, lambda _e: Refused(code="come <b>tomorrow</b>"))
at_hello("welcomes with an answer of another kind", UNSURE, lambda _e: Verified(is_same=True))
always("speaks another format", "incompatible", Welcome, lambda a: msgspec.structs.replace(a, format=2))
always(
    "has a clock of fifty years ago",
    "",
    Welcome,
    lambda a: msgspec.structs.replace(a, time_ms=a.time_ms - 50 * 31_556_952_000),
)
always(
    "has a clock fifty years ahead",
    "",
    Welcome,
    lambda a: msgspec.structs.replace(a, time_ms=a.time_ms + 50 * 31_556_952_000),
)
always("has a clock at the end of all numbers", "", Welcome, lambda a: msgspec.structs.replace(a, time_ms=2**63 - 1))


@lie("dates its receipts at the end of all numbers")
class LateReceipts(Lie):
    def change(self, question: Question, answer: Answer) -> Answer:
        if isinstance(question, Push) and isinstance(answer, Pushed):
            revs = [one if isinstance(one, str) else one.rev for one in read_page(question.page)]
            return receipted(self.evening, question, answer, revs, time_ms=canonical.MAX_INTEGER)
        return answer


@lie("answers something else than was asked", UNSURE)
class OtherKind(Lie):
    def change(self, question: Question, answer: Answer) -> Answer:
        return Verified(is_same=True) if isinstance(question, Pull) else answer


@lie("refuses the last question only", UNSURE)
class RefusesLast(Lie):
    def change(self, question: Question, answer: Answer) -> Answer:
        return Refused(code="malformed") if isinstance(question, Checkpoint) else answer


class Trails(Lie):
    """About the audit trail."""

    facts: ClassVar[dict[str, Any]] = {}
    by: SigningKey | None = None

    def change(self, question: Question, answer: Answer) -> Answer:
        if not isinstance(question, Checkpoint):
            return answer
        facts: dict[str, Any] = {
            "device": device_of(self.evening, self.evening.one), "count": question.count, "head": question.head,
            "longest": question.count, "before": (0, b""), "time_ms": 1, **self.facts,
        }  # fmt: skip
        own = self.by
        by = (lambda message: sign(own.private_bytes, message)) if own else self.evening.sign
        body, signature = write_countersigned(sign=by, **facts)
        return Countersigned(body=body, signature=signature)


@lie("countersigns another trail", UNSURE)
class OtherTrail(Trails):
    facts: ClassVar[dict[str, Any]] = {"head": b"\x11" * 32}


@lie("countersigns the trail of another laptop", UNSURE)
class OthersTrail(Trails):
    facts: ClassVar[dict[str, Any]] = {"device": "2" * 32}


@lie("countersigns with a key of its own making", UNSURE)
class OwnTrail(Trails):
    by = STRANGER


@lie("says that the trail was once endless")
class EndlessTrail(Trails):
    facts: ClassVar[dict[str, Any]] = {"longest": canonical.MAX_INTEGER}
