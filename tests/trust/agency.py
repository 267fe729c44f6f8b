"""A made-up agency for tests: a root, an admin, and people with laptops. Names are plainly invented."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache

from fieldnotes.crypto import key as keys
from fieldnotes.crypto.key import AgreementKey, RecoveryKey, SigningKey
from fieldnotes.trust.certificate import Certificate, issue
from fieldnotes.trust.epoch import new_epoch
from fieldnotes.trust.roll import Roll


def an_id(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()[:32]


@cache
def recovery_pair(name: str) -> RecoveryKey:
    return keys.new_recovery_key()


@dataclass(frozen=True)
class Person:
    name: str
    user: str
    certificate: Certificate
    signing: SigningKey
    agreement: AgreementKey

    @property
    def id(self) -> str:
        return self.certificate.id


@dataclass
class Agency:
    name: str = "Harbor County (invented)"
    org: str = ""
    root_key: SigningKey = field(default_factory=keys.new_signing_key)
    admin_key: SigningKey = field(default_factory=keys.new_signing_key)
    certificates: list[Certificate] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.org = an_id(self.name)
        recovery = {who: recovery_pair(who).public_bytes.hex() for who in ("police", "clinic")}
        body = {"org": self.org, "name": self.name, "sign_pub": self.root_key.public_bytes.hex(), "recovery": recovery}
        self.root = self.keep(issue("org", body, "", self.root_key.private_bytes))
        body = {"name": "Ada Admin", "sign_pub": self.admin_key.public_bytes.hex()}
        self.admin = self.keep(issue("admin", body, self.root, self.root_key.private_bytes))

    def keep(self, certificate: Certificate) -> Certificate:
        self.certificates.append(certificate)
        return certificate

    def by_admin(self, kind: str, body: dict[str, object]) -> Certificate:
        return self.keep(issue(kind, body, self.admin, self.admin_key.private_bytes))

    def hire(self, name: str, profession: str, *comps: str, laptop: str = "laptop 1") -> Person:
        signing, agreement = keys.new_signing_key(), keys.new_agreement_key()
        body: dict[str, object] = {
            "user": an_id(name),
            "name": name,
            "profession": profession,
            "device": an_id(laptop),
            "hpke_pub": agreement.public_bytes.hex(),
            "sign_pub": signing.public_bytes.hex(),
        }
        person = Person(name, an_id(name), self.by_admin("user_device", body), signing, agreement)
        for comp in comps:
            self.admit(person, comp)
        return person

    def admit(self, person: Person, comp: str) -> Certificate:
        return self.by_admin("membership", self.roll.admission(user=person.user, comp=comp))

    def dismiss(self, person: Person, comp: str) -> Certificate:
        return self.by_admin("membership", self.roll.removal(user=person.user, comp=comp))

    def epoch(self, comp: str, by: Person, key: bytes | None = None) -> tuple[Certificate, bytes]:
        key = key or keys.new_seal_key()
        certificate = new_epoch(self.roll, comp=comp, key=key, by=by.id, private=by.signing.private_bytes)
        return self.keep(certificate), key

    @property
    def roll(self) -> Roll:
        return Roll(self.root.id, self.certificates)
