"""The gate: where a secret is tried. Counts on disk, then stretches, then tells; and keeps the seats."""

from __future__ import annotations

import os
import threading
from collections.abc import Collection
from pathlib import Path

import msgspec

from fieldnotes.crypto.seal import SealBroken
from fieldnotes.crypto.secret import Secret
from fieldnotes.crypto.stretch import DEFAULT, KdfParameters
from fieldnotes.domain.ids import UserDeviceId, UserId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import DamagedKeyFile, DamagedVault, LockedOut, RuleProblem, VaultProblem, WrongSecret
from fieldnotes.trust.certificate import Certificate, CertificateBroken, UserDeviceBody, from_bytes, parse
from fieldnotes.trust.roll import Roll
from fieldnotes.vault.attempt import AttemptLog
from fieldnotes.vault.enrol import erase_seats
from fieldnotes.vault.key_file import KeyFile, KeyStore, ReleaseCheck, Seat
from fieldnotes.vault.seat import with_passphrase
from fieldnotes.vault.secret_store import SECRET_BYTES, SecretStore, default_secret_store
from fieldnotes.vault.session import Session
from fieldnotes.vault.slot import ENROLMENT, PASSPHRASE, RECOVERY, Place, SlotName, open_keys, open_slot
from fieldnotes.vault.vault_file import VaultFile

_WRONG = {PASSPHRASE: "wrong_passphrase", RECOVERY: "wrong_recovery_code", ENROLMENT: "wrong_enrolment_code"}


class Gate:
    """Seats, the device secret and the counter, behind one lock for what is written."""

    def __init__(
        self, *, file: VaultFile, keys: KeyStore, content: KeyFile, attempts: AttemptLog, secrets: SecretStore | None
    ) -> None:
        """Raises DamagedVault, DamagedKeyFile when the files do not belong together."""
        self._file = file
        self._keys = keys
        self._content = content
        self._secret_store = secrets
        self.attempts = attempts
        self.lock = threading.RLock()
        self._bodies = self._read_seats(content)

    def _read_seats(self, content: KeyFile) -> dict[UserId, tuple[UserDeviceId, UserDeviceBody]]:
        """Names and rights come from certificates that an admin signed, not from whatever the file says."""
        facts = self._file.facts
        if (content.org, content.device) != (facts.org, facts.device):
            raise DamagedVault("vault_mismatch")
        bodies: dict[UserId, tuple[UserDeviceId, UserDeviceBody]] = {}
        try:
            certificates = [from_bytes(bytes.fromhex(seat.certificate)) for seat in content.seats]
            roll = Roll(facts.root_fingerprint, [*self._file.certificates, *certificates])
            for seat, certificate in zip(content.seats, certificates, strict=True):
                body = parse(certificate)
                known = roll.user_devices.get(certificate.id)
                if not isinstance(body, UserDeviceBody) or known is None or known.user != seat.user:
                    raise DamagedKeyFile("damaged_key_file", file="keys.json")
                bodies[seat.user] = (UserDeviceId(certificate.id), body)
        except (CertificateBroken, ValueError):
            raise DamagedKeyFile("damaged_key_file", file="keys.json") from None
        return bodies

    @property
    def seats(self) -> tuple[Seat, ...]:
        """In the order in which they were added."""
        return self._content.seats

    @property
    def releases(self) -> tuple[ReleaseCheck, ...]:
        """Releases by phone that are left."""
        return self._content.releases

    @property
    def secrets(self) -> SecretStore:
        """Where device secrets are kept. Slow the first time: it asks the keyring."""
        with self.lock:
            if self._secret_store is None:
                self._secret_store = default_secret_store()
            return self._secret_store

    def seat(self, user: UserId) -> Seat:
        """Raises RuleProblem("unknown_user")."""
        seat = self._content.find(user)
        if seat is None:
            raise RuleProblem("unknown_user")
        return seat

    def body(self, user: UserId) -> UserDeviceBody:
        """What an admin certified about this user."""
        return self._bodies[user][1]

    def place(self, seat: Seat) -> Place:
        """What the slots of a seat are bound to."""
        return Place(self._content.org, self._content.device, seat.user, self._bodies[seat.user][0])

    def certificates(self) -> list[Certificate]:
        """Of the vault's beginning, and of the seats added since."""
        known = {certificate.id: certificate for certificate in self._file.certificates}
        for seat in self._content.seats:
            certificate = from_bytes(bytes.fromhex(seat.certificate))
            known.setdefault(certificate.id, certificate)
        return list(known.values())

    def kdf(self) -> KdfParameters:
        """The cost that was measured for this laptop."""
        return next((slot.kdf for seat in self._content.seats for slot in seat.slots.values()), DEFAULT)

    def attempt(self, seat: Seat, name: SlotName, secret: str | bytes, now: EntryTime) -> Secret:
        """Count, then stretch, then tell. The user's key, for a `with` block that wipes it.

        Raises LockedOut, WrongSecret(left), RuleProblem("not_enrolled"), VaultProblem("device_secret_missing"), EnvironmentProblem.
        """
        slot = seat.slots.get(name)
        if self.attempts.is_locked(seat.user):
            raise LockedOut("locked_out")
        if slot is None:
            raise RuleProblem("not_enrolled")
        device_secret = self.secrets.find(slot.secret_id) if slot.secret_id else b""
        if device_secret is None:
            raise VaultProblem("device_secret_missing")
        self.attempts.begin(seat.user, now, slot=name)
        try:
            user_key = open_slot(self.place(seat), name, slot, secret=secret, device_secret=device_secret)
        except (SealBroken, UnicodeEncodeError):
            left = self.attempts.refuse(seat.user, now, slot=name)
            if left == 0:
                raise LockedOut("locked_out") from None
            raise WrongSecret(_WRONG[name], left=left) from None
        self.attempts.succeed(seat.user, now, slot=name)
        return user_key

    def session(self, seat: Seat, user_key: Secret, now: EntryTime) -> Session:
        """What the user's key opens. Raises DamagedKeyFile, DamagedVault."""
        user_device, body = self._bodies[seat.user]
        try:
            keys = open_keys(self.place(seat), user_key, seat.keys)
        except SealBroken:
            raise DamagedKeyFile("damaged_key_file", file="keys.json") from None
        if keys.root != self._file.facts.root_fingerprint:
            raise DamagedVault("vault_mismatch")
        return Session(
            user_device=user_device,
            body=body,
            org=self._content.org,
            signed_in_at=now,
            hpke=bytes.fromhex(keys.hpke),
            signing=bytes.fromhex(keys.sign),
            log=bytes.fromhex(keys.log),
        )

    def device_secret(self) -> tuple[bytes, str]:
        """The secret that other seats here use, if this account can reach it, else a new one; and its id."""
        with self.lock:
            for seat in self._content.seats:
                slot = seat.slots.get(PASSPHRASE)
                found = self.secrets.find(slot.secret_id) if slot and slot.secret_id else None
                if slot is not None and found is not None:
                    return found, slot.secret_id
            fresh = os.urandom(SECRET_BYTES)
            return fresh, self.secrets.put(fresh)

    def set_passphrase(self, seat: Seat, user_key: Secret, passphrase: str) -> None:
        """Seal the user's key under another passphrase. Raises EnvironmentProblem; the old one opens then."""
        device_secret, secret_id = self.device_secret()
        changed = with_passphrase(
            seat,
            self.place(seat),
            user_key=user_key,
            passphrase=passphrase,
            device_secret=device_secret,
            secret_id=secret_id,
            kdf=next(iter(seat.slots.values())).kdf,
        )
        with self.lock:
            # another of this user's slots may have changed while the passphrase was stretched
            there = self.seat(seat.user)
            slots = {**there.slots, PASSPHRASE: changed.slots[PASSPHRASE]}
            self.save_seat(msgspec.structs.replace(there, slots=slots))

    def save_seat(self, seat: Seat) -> None:
        """Put a seat in or replace it, on disk. Raises EnvironmentProblem."""
        with self.lock:
            self._save(self._content.with_seat(seat))

    def erase(self, folder: Path, users: Collection[UserId]) -> None:
        """Seats that must not open any more. Raises EnvironmentProblem."""
        with self.lock:
            content = erase_seats(folder, self._content, users)
            self._content, self._bodies = content, self._read_seats(content)

    def use_release(self) -> None:
        """The first release by phone is used up. Raises EnvironmentProblem."""
        with self.lock:
            self._save(msgspec.structs.replace(self._content, releases=self._content.releases[1:]))

    def _save(self, content: KeyFile) -> None:
        bodies = self._read_seats(content)
        self._keys.save(content)
        self._content, self._bodies = content, bodies
