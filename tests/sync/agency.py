"""A small agency with real certificates: some laptops with their own keys, one person on each, and the keys they write with."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from fieldnotes.crypto.key import SigningKey, key_id, new_agreement_key, new_signing_key, sign
from fieldnotes.store.payload import Payload, decode_payload
from fieldnotes.trust.certificate import Certificate, issue
from fieldnotes.trust.envelope import Envelope, open_revision
from fieldnotes.trust.roll import Roll
from tests.store.world import ORG, Writer, new_keys


class Unit:
    """One laptop and who writes on it."""

    def __init__(self, agency: Agency, number: int) -> None:
        self.number = number
        self.device = uuid.uuid4().hex
        self.key: SigningKey = new_signing_key()
        self.writer = Writer(agency.keys, "abcdef"[number % 6])
        self.writer.user = uuid.uuid4().hex
        body = {
            "device": self.device,
            "name": f"Unit {number}",
            "suffix": str(number),
            "sign_pub": self.key.public_bytes.hex(),
        }
        laptop = issue("device", body, agency.admin, agency.admin_key.private_bytes)
        person = issue(
            "user_device",
            {
                "user": self.writer.user,
                "name": f"Avery Example {number}",
                "profession": "clinician" if number % 2 else "officer",
                "device": self.device,
                "hpke_pub": new_agreement_key().public_bytes.hex(),
                "sign_pub": self.writer.signing.public_bytes.hex(),
            },
            agency.admin,
            agency.admin_key.private_bytes,
        )
        self.writer.dev = person.id
        member = issue(
            "membership",
            {"comp": "joint", "user": self.writer.user, "change": "grant"},
            agency.admin,
            agency.admin_key.private_bytes,
        )
        self.certificates = [laptop, person, member]

    def sign(self, message: bytes) -> bytes:
        """By the laptop's own key."""
        return sign(self.key.private_bytes, message)


class Agency:
    """Root, admin, laptops."""

    def __init__(self, laptops: int = 2) -> None:
        self.keys = new_keys()
        self.root_key, self.admin_key = new_signing_key(), new_signing_key()
        recovery = "03" + "ab" * 1216
        self.root: Certificate = issue(
            "org",
            {
                "org": ORG,
                "name": "Example County",
                "sign_pub": self.root_key.public_bytes.hex(),
                "recovery": {"police": recovery, "clinic": recovery},
            },
            "",
            self.root_key.private_bytes,
        )
        self.admin: Certificate = issue(
            "admin",
            {"name": "Example County", "sign_pub": self.admin_key.public_bytes.hex()},
            self.root,
            self.root_key.private_bytes,
        )
        self.units = [Unit(self, number) for number in range(laptops)]

    @property
    def certificates(self) -> list[Certificate]:
        """All of them."""
        return [self.root, self.admin, *(one for unit in self.units for one in unit.certificates)]

    def reader(self, roll: Roll) -> Callable[[Envelope], Payload]:
        """Opens what anybody here wrote, after the roll said who, as a desk does."""
        keys = {key_id(key): key for key in self.keys.values()}

        def read(envelope: Envelope) -> Payload:
            roll.verify(envelope)
            return decode_payload(open_revision(envelope, keys[envelope.header.key_id]))

        return read
