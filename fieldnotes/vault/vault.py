"""The vault of one laptop: its users, signing in, locking out, releasing. It holds the data folder for this process.

Methods that take a secret stretch it (0.1 to 1 s): never on the UI thread. They may be called from several threads.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import msgspec

from fieldnotes.crypto.seal import SealBroken
from fieldnotes.crypto.secret import Secret
from fieldnotes.crypto.stretch import DEFAULT, KdfParameters
from fieldnotes.domain.ids import UserDeviceId, UserId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import (
    Bug,
    DamagedKeyFile,
    DamagedVault,
    EnvironmentProblem,
    InputProblem,
    LockedOut,
    RuleProblem,
    VaultLocked,
    VaultProblem,
    WrongSecret,
)
from fieldnotes.domain.record import Profession
from fieldnotes.system.clock import Clock, SystemClock
from fieldnotes.system.hold import DataFolderHold
from fieldnotes.trust.certificate import Certificate, CertificateBroken, UserDeviceBody, from_bytes, parse
from fieldnotes.trust.roll import Roll
from fieldnotes.vault.attempt import AttemptLog, Entry
from fieldnotes.vault.crockford import read_code
from fieldnotes.vault.key_file import KeyFile, KeyStore, Seat
from fieldnotes.vault.passphrase import require_good
from fieldnotes.vault.public import LIFELINE, PublicFacts, read_public, write_public
from fieldnotes.vault.release import is_answer, release_code
from fieldnotes.vault.safe import open_safe
from fieldnotes.vault.seat import Issuer, StaffMember, make_seat, with_enrolment, with_own_slots, with_passphrase
from fieldnotes.vault.seat import with_recovery as with_new_recovery
from fieldnotes.vault.secret_store import SECRET_BYTES, SecretStore, default_secret_store
from fieldnotes.vault.session import Session
from fieldnotes.vault.slot import ENROLMENT, PASSPHRASE, RECOVERY, Place, SlotName, open_keys, open_slot
from fieldnotes.vault.vault_file import VaultFacts, VaultFile, read_vault_file

_WRONG = {PASSPHRASE: "wrong_passphrase", RECOVERY: "wrong_recovery_code", ENROLMENT: "wrong_enrolment_code"}


@dataclass(frozen=True)
class UserSlot:
    """A user of this laptop as the sign-in screen shows them. `tries_left`: before the next lock-out."""

    user_id: UserId
    name: str
    profession: Profession
    credential: str
    initials: str
    is_locked_out: bool
    tries_left: int
    is_enrolled: bool


@dataclass(frozen=True)
class Enrolled:
    """A seat that was taken. `recovery_code`: shown once, to be printed. `certificates`: of the vault's beginning, for the log."""

    session: Session
    certificates: list[Certificate]
    recovery_code: str = field(repr=False)


class Vault:
    """One laptop's vault, opened without any secret. Close it, or use it in a `with` block."""

    def __init__(
        self, *, folder: Path, file: VaultFile, keys: KeyStore, content: KeyFile, attempts: AttemptLog,
        hold: DataFolderHold, clock: Clock, secrets: SecretStore | None,
    ) -> None:  # fmt: skip
        self._folder = folder
        self._file = file
        self._keys = keys
        self._content = content
        self._attempts = attempts
        self._hold = hold
        self._clock = clock
        self._secret_store = secrets
        self._lock = threading.RLock()
        self._bodies = self._read_seats()
        mended = ["key_file_mended"] if keys.was_mended else []
        restarted = ["attempts_restarted"] if any(e["event"] == "restarted" for e in attempts.entries) else []
        self.notices: tuple[str, ...] = (*mended, *restarted)

    @classmethod
    def open(
        cls, data_dir: Path, *, clock: Clock | None = None, secrets: SecretStore | None = None, wait_s: float = 0.0
    ) -> Self:
        """Open what can be opened without a secret. `wait_s`: for a successor whose predecessor is about to exit.

        `notices` then says what was put right: key_file_mended (the spare of keys.json took its place), attempts_restarted.
        Raises VaultProblem("no_vault"), DamagedVault, DamagedKeyFile, NewerVersion,
        EnvironmentProblem(vault_in_use | folder_read_only | folder_gone | disk_full).
        """
        clock = clock or SystemClock()
        if not data_dir.is_dir():
            raise VaultProblem("no_vault")
        if not os.access(data_dir, os.W_OK | os.X_OK):
            raise EnvironmentProblem("folder_read_only", folder=data_dir.name)
        hold = DataFolderHold(data_dir)
        hold.take(wait_s=wait_s)
        try:
            now = clock.now()
            file = read_vault_file(data_dir)
            keys = KeyStore(data_dir)
            content = keys.load(utc_ms=now.utc_ms)
            attempts = AttemptLog(data_dir / "attempts.log", now=now)
            if keys.was_mended:
                attempts.note(now, "key_file_mended")
            return cls(
                folder=data_dir,
                file=file,
                keys=keys,
                content=content,
                attempts=attempts,
                hold=hold,
                clock=clock,
                secrets=secrets,
            )
        except BaseException:
            hold.release()
            raise

    def _read_seats(self) -> dict[UserId, tuple[UserDeviceId, UserDeviceBody]]:
        """Names and rights come from certificates that an admin signed, not from whatever the file says."""
        facts = self._file.facts
        if (self._content.org, self._content.device) != (facts.org, facts.device):
            raise DamagedVault("vault_mismatch")
        bodies: dict[UserId, tuple[UserDeviceId, UserDeviceBody]] = {}
        try:
            certificates = [from_bytes(bytes.fromhex(seat.certificate)) for seat in self._content.seats]
            roll = Roll(facts.root_fingerprint, [*self._file.certificates, *certificates])
            for seat, certificate in zip(self._content.seats, certificates, strict=True):
                body = parse(certificate)
                known = roll.user_devices.get(certificate.id)
                if not isinstance(body, UserDeviceBody) or known is None or known.user != seat.user:
                    raise DamagedKeyFile("damaged_key_file", file="keys.json")
                bodies[seat.user] = (UserDeviceId(certificate.id), body)
        except (CertificateBroken, ValueError):
            raise DamagedKeyFile("damaged_key_file", file="keys.json") from None
        return bodies

    def close(self) -> None:
        """Give the data folder up."""
        self._hold.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # what it says about itself

    @property
    def facts(self) -> VaultFacts:
        """Agency, laptop, banner."""
        return self._file.facts

    @property
    def org(self) -> str:
        """The agency's id."""
        return self.facts.org

    @property
    def device_id(self) -> str:
        """The laptop's id."""
        return self.facts.device

    @property
    def incarnation(self) -> str:
        """Of this vault, since it was made."""
        return self.facts.incarnation

    @property
    def root_fingerprint(self) -> str:
        """The pinned root certificate."""
        return self.facts.root_fingerprint

    @property
    def unit(self) -> str:
        """The unit on the sign-in screen."""
        return self.facts.unit

    @property
    def banner(self) -> str:
        """The agency's use notification."""
        return self.facts.banner

    @property
    def laptop_suffix(self) -> str:
        """The last part of human numbers."""
        return self.facts.laptop_suffix

    @property
    def names(self) -> tuple[str, ...]:
        """What a passphrase must not consist of."""
        return (self.facts.agency, self.facts.unit, *(body.name for _, body in self._bodies.values()))

    def certificates(self) -> list[Certificate]:
        """Everything certified when the vault was made, and the seats added since: the log must hold all of them."""
        known = {certificate.id: certificate for certificate in self._file.certificates}
        for seat in self._content.seats:
            certificate = from_bytes(bytes.fromhex(seat.certificate))
            known.setdefault(certificate.id, certificate)
        return list(known.values())

    def users(self, *, now: EntryTime | None = None) -> list[UserSlot]:
        """Everyone with a seat, in the order in which they were added."""
        moment = now or self._clock.now()
        rows = []
        for seat in self._content.seats:
            _, body = self._bodies[seat.user]
            rows.append(
                UserSlot(
                    user_id=seat.user,
                    name=body.name,
                    profession=Profession(body.profession),
                    credential=body.credential,
                    initials=body.initials,
                    is_locked_out=self._attempts.is_locked(seat.user),
                    tries_left=self._attempts.left(seat.user, moment),
                    is_enrolled=PASSPHRASE in seat.slots,
                )
            )
        return rows

    def security_facts(self) -> dict[str, str | int]:
        """What protects this vault, for the security page. Slow the first time: it asks the keyring."""
        slots = [slot for seat in self._content.seats for slot in seat.slots.values()]
        weakest = min((slot.kdf for slot in slots), key=lambda kdf: (kdf.memory_kib, kdf.passes), default=DEFAULT)
        return {
            "device_secret": self._secrets.backend,
            "kdf": weakest.name,
            "kdf_memory_kib": weakest.memory_kib,
            "kdf_passes": weakest.passes,
            "kdf_lanes": weakest.lanes,
            "seats": len(self._content.seats),
            "phone_releases_left": len(self._content.releases),
        }

    def public(self) -> PublicFacts:
        """What stands on the sign-in screen; made up from vault.json when public.json is missing or damaged."""
        otherwise = PublicFacts(unit=self.unit, banner=self.banner, contacts=(LIFELINE,))
        return read_public(self._folder, otherwise=otherwise)

    def set_public(self, facts: PublicFacts) -> None:
        """Write waiting count and contacts down. Raises EnvironmentProblem."""
        write_public(self._folder, facts)

    # signing in

    def sign_in(self, user_id: UserId, passphrase: str, *, now: EntryTime | None = None) -> Session:
        """With the passphrase. Raises WrongSecret("wrong_passphrase", left), LockedOut, RuleProblem("not_enrolled"),
        VaultProblem("device_secret_missing") (then the recovery code opens), EnvironmentProblem when the try cannot be counted.
        """
        moment = now or self._clock.now()
        seat = self._seat(user_id)
        with self._try(seat, PASSPHRASE, passphrase, moment) as user_key:
            return self._session(seat, user_key, moment)

    def sign_in_with_recovery(
        self, user_id: UserId, code: str, new_passphrase: str, *, now: EntryTime | None = None
    ) -> Session:
        """With the printed code, which needs no keyring and stays valid; sets a new passphrase on this laptop.

        Raises InputProblem (a slip in the code costs no try), WrongSecret("wrong_recovery_code", left), LockedOut.
        """
        moment = now or self._clock.now()
        secret = read_code(code)
        require_good(new_passphrase, names=self.names)
        seat = self._seat(user_id)
        with self._try(seat, RECOVERY, secret, moment) as user_key:
            self._set_passphrase(seat, user_key, new_passphrase)
            return self._session(seat, user_key, moment)

    def enrol(self, user_id: UserId, code: str, passphrase: str, *, now: EntryTime | None = None) -> Enrolled:
        """Take a seat with the one-time code, which opens nothing afterwards.

        Raises InputProblem, WrongSecret("wrong_enrolment_code", left), LockedOut, RuleProblem("already_enrolled").
        """
        moment = now or self._clock.now()
        secret = read_code(code)
        require_good(passphrase, names=self.names)
        seat = self._seat(user_id)
        if ENROLMENT not in seat.slots:
            raise RuleProblem("already_enrolled")
        with self._try(seat, ENROLMENT, secret, moment) as user_key:
            device_secret, secret_id = self._device_secret()
            taken, recovery_code = with_own_slots(
                seat,
                self._place(seat),
                user_key=user_key,
                passphrase=passphrase,
                device_secret=device_secret,
                secret_id=secret_id,
                kdf=seat.slots[ENROLMENT].kdf,
            )
            self._save_seat(taken)
            session = self._session(taken, user_key, moment)
        self._attempts.note(moment, "enrolled", user=user_id)
        return Enrolled(session, self.certificates(), recovery_code)

    def confirm(self, session: Session, passphrase: str, *, now: EntryTime | None = None) -> None:
        """The signer's own passphrase again, before a signature; counted like a sign-in. Raises as `sign_in`."""
        self._require_live(session)
        with self._try(self._seat(session.user_id), PASSPHRASE, passphrase, now or self._clock.now()):
            return

    def set_pin(self, session: Session, pin: str) -> None:
        """A quick unlock for this session, in memory only. Raises InputProblem."""
        session.set_pin(pin)

    def confirm_pin(self, session: Session, pin: str) -> None:
        """Raises WrongSecret("wrong_pin", left), VaultLocked("pin_used_up") with every key wiped."""
        try:
            session.confirm_pin(pin)
        except VaultLocked:
            self._attempts.note(self._clock.now(), "pin_used_up", user=session.user_id)
            raise

    def change_passphrase(self, session: Session, old: str, new: str, *, now: EntryTime | None = None) -> None:
        """Seal the user's key anew; nothing else changes. Interrupted anywhere, the old or the new one opens. Raises as `sign_in`."""
        self._require_live(session)
        if old == new:
            raise InputProblem("passphrase_same", field="passphrase")
        require_good(new, names=self.names)
        moment = now or self._clock.now()
        seat = self._seat(session.user_id)
        with self._try(seat, PASSPHRASE, old, moment) as user_key:
            self._set_passphrase(seat, user_key, new)
        self._attempts.note(moment, "passphrase_changed", user=session.user_id)

    def new_recovery_code(self, session: Session, passphrase: str, *, now: EntryTime | None = None) -> str:
        """Another code to print; the old one opens nothing any more. Raises as `sign_in`."""
        self._require_live(session)
        moment = now or self._clock.now()
        seat = self._seat(session.user_id)
        with self._try(seat, PASSPHRASE, passphrase, moment) as user_key, self._lock:
            seat = self._seat(session.user_id)
            changed, code = with_new_recovery(
                seat, self._place(seat), user_key=user_key, kdf=seat.slots[PASSPHRASE].kdf
            )
            self._save_seat(changed)
        self._attempts.note(moment, "recovery_code_changed", user=session.user_id)
        return code

    def add_staff(
        self, member: StaffMember, *, by: Session, admin_file: Path, safe_passphrase: str, now: EntryTime | None = None
    ) -> tuple[UserId, str, list[Certificate]]:
        """A seat for somebody new: their id, the one-time enrolment code, and the certificates to store.

        Takes a signed-in user (for the log's key) and the agency's admin file. Raises as `open_safe`; RuleProblem("another_agency").
        """
        self._require_live(by)
        moment = now or self._clock.now()
        content = open_safe(admin_file, safe_passphrase)
        if content.kind != "admin" or content.org != self.org:
            raise RuleProblem("another_agency", file=admin_file.name)
        facts = self.facts
        new = make_seat(
            member,
            issuer=Issuer(self._admin_certificate(), content.secret),
            org=facts.org,
            root=facts.root_fingerprint,
            device=facts.device,
            log_key=by.log_key,
            now_ms=moment.utc_ms,
        )
        with new.user_key, self._lock:
            seat, code = with_enrolment(new, self._kdf())
            self._save_seat(seat)
            self._bodies = self._read_seats()
        self._attempts.note(moment, "seat_added", user=seat.user, by=by.user_id)
        return seat.user, code, list(new.certificates)

    # releasing

    def release(self, user_id: UserId, by: Session, *, now: EntryTime | None = None) -> None:
        """A signed-in supervisor or admin lets a locked-out user try again. Raises RuleProblem may_not_release, may_not_release_self."""
        self._require_live(by)
        if not by.may_release:
            raise RuleProblem("may_not_release")
        if by.user_id == user_id:
            raise RuleProblem("may_not_release_self")
        self._seat(user_id)
        self._attempts.release(user_id, now or self._clock.now(), by=by.user_id, means="session")

    def release_challenge(self, user_id: UserId, *, now: EntryTime | None = None) -> str:
        """What to read to the supervisor on the phone. Raises RuleProblem("no_phone_release") when they are used up."""
        self._seat(user_id)
        with self._lock:
            if not self._content.releases:
                raise RuleProblem("no_phone_release")
            challenge = self._content.releases[0].challenge
        self._attempts.note(now or self._clock.now(), "release_asked", user=user_id)
        return challenge

    def release_with_code(self, user_id: UserId, code: str, *, now: EntryTime | None = None) -> None:
        """The supervisor's answer; each works once. Raises WrongSecret("wrong_release_code"), InputProblem, RuleProblem."""
        moment = now or self._clock.now()
        self._seat(user_id)
        with self._lock:
            if not self._content.releases:
                raise RuleProblem("no_phone_release")
            if not is_answer(self._content.releases[0], code):
                self._attempts.note(moment, "release_refused", user=user_id)
                raise WrongSecret("wrong_release_code")
            self._save(msgspec.structs.replace(self._content, releases=self._content.releases[1:]))
        self._attempts.release(user_id, moment, by="", means="phone")

    # the journal of what happened while locked

    def drain_attempts(self, fold: Callable[[list[Entry]], None], *, now: EntryTime | None = None) -> int:
        """Hand what happened while nobody was signed in to `fold`, which commits it to the audit; how many entries that were.

        An entry may come twice after a crash in between; `h` names it.
        """
        return self._attempts.drain(fold, now=now or self._clock.now())

    def note(self, event: str, **facts: str | int) -> None:
        """Write an event down that happens before sign-in (banner acknowledged, clock jumped): codes, ids and numbers only."""
        self._attempts.note(self._clock.now(), event, **facts)

    # inside

    @property
    def _secrets(self) -> SecretStore:
        with self._lock:
            if self._secret_store is None:
                self._secret_store = default_secret_store()
            return self._secret_store

    def _seat(self, user_id: UserId) -> Seat:
        seat = self._content.find(user_id)
        if seat is None:
            raise RuleProblem("unknown_user")
        return seat

    def _place(self, seat: Seat) -> Place:
        return Place(self.org, self.device_id, seat.user, self._bodies[seat.user][0])

    def _kdf(self) -> KdfParameters:
        """The cost that was measured for this laptop."""
        return next((slot.kdf for seat in self._content.seats for slot in seat.slots.values()), DEFAULT)

    def _admin_certificate(self) -> Certificate:
        roll = Roll(self.root_fingerprint, self._file.certificates)
        return next(c for c in self._file.certificates if c.id in roll.ruling.admins)

    def _require_live(self, session: Session) -> None:
        if session.is_wiped:
            raise VaultLocked("vault_locked")

    def _try(self, seat: Seat, name: SlotName, secret: str | bytes, now: EntryTime) -> Secret:
        """Count, then stretch, then tell. The user's key, for a `with` block that wipes it."""
        slot = seat.slots.get(name)
        if self._attempts.is_locked(seat.user):
            raise LockedOut("locked_out")
        if slot is None:
            raise RuleProblem("not_enrolled")
        device_secret = self._secrets.find(slot.secret_id) if slot.secret_id else b""
        if device_secret is None:
            raise VaultProblem("device_secret_missing")
        self._attempts.begin(seat.user, now, slot=name)
        try:
            user_key = open_slot(self._place(seat), name, slot, secret=secret, device_secret=device_secret)
        except (SealBroken, UnicodeEncodeError):
            left = self._attempts.refuse(seat.user, now, slot=name)
            if left == 0:
                raise LockedOut("locked_out") from None
            raise WrongSecret(_WRONG[name], left=left) from None
        self._attempts.succeed(seat.user, now, slot=name)
        return user_key

    def _session(self, seat: Seat, user_key: Secret, now: EntryTime) -> Session:
        user_device, body = self._bodies[seat.user]
        try:
            keys = open_keys(self._place(seat), user_key, seat.keys)
        except SealBroken:
            raise DamagedKeyFile("damaged_key_file", file="keys.json") from None
        if keys.root != self.root_fingerprint:
            raise DamagedVault("vault_mismatch")
        return Session(
            user_device=user_device,
            body=body,
            org=self.org,
            signed_in_at=now,
            hpke=bytes.fromhex(keys.hpke),
            signing=bytes.fromhex(keys.sign),
            log=bytes.fromhex(keys.log),
        )

    def _device_secret(self) -> tuple[bytes, str]:
        """The secret that other seats here use, if this account can reach it, else a new one."""
        with self._lock:
            for seat in self._content.seats:
                slot = seat.slots.get(PASSPHRASE)
                found = self._secrets.find(slot.secret_id) if slot and slot.secret_id else None
                if slot is not None and found is not None:
                    return found, slot.secret_id
            fresh = os.urandom(SECRET_BYTES)
            return fresh, self._secrets.put(fresh)

    def _set_passphrase(self, seat: Seat, user_key: Secret, passphrase: str) -> None:
        device_secret, secret_id = self._device_secret()
        kdf = next(iter(seat.slots.values())).kdf
        changed = with_passphrase(
            seat,
            self._place(seat),
            user_key=user_key,
            passphrase=passphrase,
            device_secret=device_secret,
            secret_id=secret_id,
            kdf=kdf,
        )
        with self._lock:
            # another of this user's slots may have changed meanwhile
            now_there = self._seat(seat.user)
            self._save_seat(
                msgspec.structs.replace(now_there, slots={**now_there.slots, PASSPHRASE: changed.slots[PASSPHRASE]})
            )

    def _save_seat(self, seat: Seat) -> None:
        with self._lock:
            self._save(self._content.with_seat(seat))

    def _save(self, content: KeyFile) -> None:
        self._keys.save(content)
        self._content = content


def make_release_code(release_file: Path, safe_passphrase: str, challenge: str) -> str:
    """The supervisor's side of a release by phone. Raises as `open_safe`; InputProblem for a misheard challenge."""
    content = open_safe(release_file, safe_passphrase)
    if content.kind != "release":
        raise InputProblem("not_a_release_file", field="file")
    device, key = content.secret[:16].hex(), content.secret[16:]
    if not key:
        raise Bug("release_file_empty")
    return release_code(key, device=device, challenge=challenge)
