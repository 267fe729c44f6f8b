"""The vault of one laptop: its users, signing in, locking out, releasing. It holds the data folder for this process.

Methods that take a secret stretch it (0.1 to 1 s): never on the UI thread. They may be called from several threads.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from fieldnotes.crypto.stretch import DEFAULT
from fieldnotes.domain.ids import UserId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import (
    EnvironmentProblem,
    InputProblem,
    RuleProblem,
    VaultLocked,
    VaultProblem,
    WrongSecret,
)
from fieldnotes.domain.record import Profession
from fieldnotes.system.clock import Clock, SystemClock
from fieldnotes.system.hold import DataFolderHold
from fieldnotes.trust.certificate import Certificate
from fieldnotes.trust.roll import Roll, User
from fieldnotes.vault.attempt import AttemptLog, Entry
from fieldnotes.vault.crockford import read_code
from fieldnotes.vault.gate import Gate
from fieldnotes.vault.key_file import KeyStore
from fieldnotes.vault.passphrase import require_good
from fieldnotes.vault.public import LIFELINE, PublicFacts, read_public, write_public
from fieldnotes.vault.release import is_answer, release_code
from fieldnotes.vault.safe import open_safe
from fieldnotes.vault.seat import Issuer, StaffMember, make_seat, with_enrolment, with_own_slots, with_recovery
from fieldnotes.vault.secret_store import SecretStore
from fieldnotes.vault.session import Session
from fieldnotes.vault.slot import ENROLMENT, PASSPHRASE, RECOVERY
from fieldnotes.vault.vault_file import VAULT_FORMAT, VaultFacts, VaultFile, read_vault_file

__all__ = ["VAULT_FORMAT", "Enrolled", "UserSlot", "Vault", "make_release_code"]


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
        self, *, folder: Path, file: VaultFile, gate: Gate, hold: DataFolderHold, clock: Clock, notices: tuple[str, ...]
    ) -> None:
        self._folder = folder
        self._file = file
        self._gate = gate
        self._attempts = gate.attempts
        self._hold = hold
        self._clock = clock
        self.notices = notices

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
            gate = Gate(file=file, keys=keys, content=content, attempts=attempts, secrets=secrets)
            notices = ("key_file_mended",) if keys.was_mended else ()
            if any(entry["event"] == "restarted" for entry in attempts.entries):
                notices = (*notices, "attempts_restarted")
            return cls(folder=data_dir, file=file, gate=gate, hold=hold, clock=clock, notices=notices)
        except BaseException:
            hold.release()
            raise

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
        return (self.facts.agency, self.facts.unit, *(self._gate.body(seat.user).name for seat in self._gate.seats))

    def certificates(self) -> list[Certificate]:
        """Everything certified when the vault was made, and the seats added since: the log must hold all of them."""
        return self._gate.certificates()

    def users(self, *, now: EntryTime | None = None) -> list[UserSlot]:
        """Everyone with a seat, in the order in which they were added."""
        moment = now or self._clock.now()
        rows = []
        for seat in self._gate.seats:
            body = self._gate.body(seat.user)
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
        slots = [slot for seat in self._gate.seats for slot in seat.slots.values()]
        weakest = min((slot.kdf for slot in slots), key=lambda kdf: (kdf.memory_kib, kdf.passes), default=DEFAULT)
        return {
            "device_secret": self._gate.secrets.backend,
            "kdf": weakest.name,
            "kdf_memory_kib": weakest.memory_kib,
            "kdf_passes": weakest.passes,
            "kdf_lanes": weakest.lanes,
            "seats": len(self._gate.seats),
            "phone_releases_left": len(self._gate.releases),
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
        seat = self._gate.seat(user_id)
        with self._gate.attempt(seat, PASSPHRASE, passphrase, moment) as user_key:
            return self._gate.session(seat, user_key, moment)

    def sign_in_with_recovery(
        self, user_id: UserId, code: str, new_passphrase: str, *, now: EntryTime | None = None
    ) -> Session:
        """With the printed code, which needs no keyring and stays valid; sets a new passphrase on this laptop.

        Raises InputProblem (a slip in the code costs no try), WrongSecret("wrong_recovery_code", left), LockedOut.
        """
        moment = now or self._clock.now()
        secret = read_code(code)
        require_good(new_passphrase, names=self.names)
        seat = self._gate.seat(user_id)
        with self._gate.attempt(seat, RECOVERY, secret, moment) as user_key:
            self._gate.set_passphrase(seat, user_key, new_passphrase)
            return self._gate.session(seat, user_key, moment)

    def enrol(self, user_id: UserId, code: str, passphrase: str, *, now: EntryTime | None = None) -> Enrolled:
        """Take a seat with the one-time code, which opens nothing afterwards.

        Raises InputProblem, WrongSecret("wrong_enrolment_code", left), LockedOut, RuleProblem("already_enrolled").
        """
        moment = now or self._clock.now()
        secret = read_code(code)
        require_good(passphrase, names=self.names)
        seat = self._gate.seat(user_id)
        if ENROLMENT not in seat.slots:
            raise RuleProblem("already_enrolled")
        with self._gate.attempt(seat, ENROLMENT, secret, moment) as user_key:
            device_secret, secret_id = self._gate.device_secret()
            taken, recovery_code = with_own_slots(
                seat,
                self._gate.place(seat),
                user_key=user_key,
                passphrase=passphrase,
                device_secret=device_secret,
                secret_id=secret_id,
                kdf=seat.slots[ENROLMENT].kdf,
            )
            self._gate.save_seat(taken)
            session = self._gate.session(taken, user_key, moment)
        self._attempts.note(moment, "enrolled", user=user_id)
        return Enrolled(session, self.certificates(), recovery_code)

    def confirm(self, session: Session, passphrase: str, *, now: EntryTime | None = None) -> None:
        """The signer's own passphrase again, before a signature; counted like a sign-in. Raises as `sign_in`."""
        _require_live(session)
        with self._gate.attempt(self._gate.seat(session.user_id), PASSPHRASE, passphrase, now or self._clock.now()):
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
        _require_live(session)
        if old == new:
            raise InputProblem("passphrase_same", field="passphrase")
        require_good(new, names=self.names)
        moment = now or self._clock.now()
        seat = self._gate.seat(session.user_id)
        with self._gate.attempt(seat, PASSPHRASE, old, moment) as user_key:
            self._gate.set_passphrase(seat, user_key, new)
        self._attempts.note(moment, "passphrase_changed", user=session.user_id)

    def new_recovery_code(self, session: Session, passphrase: str, *, now: EntryTime | None = None) -> str:
        """Another code to print; the old one opens nothing any more. Raises as `sign_in`."""
        _require_live(session)
        moment = now or self._clock.now()
        seat = self._gate.seat(session.user_id)
        with self._gate.attempt(seat, PASSPHRASE, passphrase, moment) as user_key, self._gate.lock:
            seat = self._gate.seat(session.user_id)
            changed, code = with_recovery(
                seat, self._gate.place(seat), user_key=user_key, kdf=seat.slots[PASSPHRASE].kdf
            )
            self._gate.save_seat(changed)
        self._attempts.note(moment, "recovery_code_changed", user=session.user_id)
        return code

    def add_staff(
        self, member: StaffMember, *, by: Session, admin_file: Path, safe_passphrase: str, now: EntryTime | None = None
    ) -> tuple[UserId, str, list[Certificate]]:
        """A seat for somebody new: their id, the one-time enrolment code, and the certificates to store.

        Takes a signed-in user (for the log's key) and the agency's admin file. Raises as `open_safe`; RuleProblem("another_agency").
        """
        _require_live(by)
        return self._seat(
            member, by=by, admin_file=admin_file, words=safe_passphrase, now=now or self._clock.now(), user=None
        )

    def _seat(
        self, member: StaffMember, *, by: Session, admin_file: Path, words: str, now: EntryTime, user: UserId | None
    ) -> tuple[UserId, str, list[Certificate]]:
        if user is not None and any(seat.user == user for seat in self._gate.seats):
            raise RuleProblem("seated_already", name=member.name)
        content = open_safe(admin_file, words)
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
            now_ms=now.utc_ms,
            user=user,
        )
        with new.user_key, self._gate.lock:
            seat, code = with_enrolment(new, self._gate.kdf())
            self._gate.save_seat(seat)
        self._attempts.note(now, "seat_added", user=seat.user, by=by.user_id)
        return seat.user, code, list(new.certificates)

    def add_seat(
        self, user: User, *, by: Session, admin_file: Path, safe_passphrase: str, now: EntryTime | None = None
    ) -> tuple[str, list[Certificate]]:
        """A seat on this laptop for somebody of the team who has none here: the one-time code, and the certificate to store.

        Raises as `open_safe`; RuleProblem("another_agency", "seated_already").
        """
        _require_live(by)
        moment = now or self._clock.now()
        member = StaffMember(
            name=user.name,
            profession=Profession(user.profession),
            credential=user.credential,
            initials=user.initials,
            roles=user.roles,
        )
        new = self._seat(member, by=by, admin_file=admin_file, words=safe_passphrase, now=moment, user=UserId(user.id))
        return new[1], new[2]

    def erase(self, users: Collection[UserId]) -> None:
        """The seats of those who are no longer of the agency: nothing on this laptop opens with what they know. The caller has checked
        the agency's own signed word for it. Raises EnvironmentProblem; asking again goes on.
        """
        self._gate.erase(self._folder, users)
        self._attempts.note(self._clock.now(), "seats_erased", count=len(users))

    # releasing

    def release(self, user_id: UserId, by: Session, *, now: EntryTime | None = None) -> None:
        """A signed-in supervisor or admin lets a locked-out user try again. Raises RuleProblem may_not_release, may_not_release_self."""
        _require_live(by)
        if not by.may_release:
            raise RuleProblem("may_not_release")
        if by.user_id == user_id:
            raise RuleProblem("may_not_release_self")
        self._gate.seat(user_id)
        self._attempts.release(user_id, now or self._clock.now(), by=by.user_id, means="session")

    def release_challenge(self, user_id: UserId, *, now: EntryTime | None = None) -> str:
        """What to read to the supervisor on the phone. Raises RuleProblem("no_phone_release") when they are used up."""
        self._gate.seat(user_id)
        with self._gate.lock:
            if not self._gate.releases:
                raise RuleProblem("no_phone_release")
            challenge = self._gate.releases[0].challenge
        self._attempts.note(now or self._clock.now(), "release_asked", user=user_id)
        return challenge

    def release_with_code(self, user_id: UserId, code: str, *, now: EntryTime | None = None) -> None:
        """The supervisor's answer; each works once. Raises WrongSecret("wrong_release_code"), InputProblem, RuleProblem."""
        moment = now or self._clock.now()
        self._gate.seat(user_id)
        with self._gate.lock:
            if not self._gate.releases:
                raise RuleProblem("no_phone_release")
            if not is_answer(self._gate.releases[0], code):
                self._attempts.note(moment, "release_refused", user=user_id)
                raise WrongSecret("wrong_release_code")
            self._gate.use_release()
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

    def _admin_certificate(self) -> Certificate:
        roll = Roll(self.root_fingerprint, self._file.certificates)
        return next(c for c in self._file.certificates if c.id in roll.ruling.admins)


def _require_live(session: Session) -> None:
    if session.is_wiped:
        raise VaultLocked("vault_locked")


def make_release_code(release_file: Path, safe_passphrase: str, challenge: str) -> str:
    """The supervisor's side of a release by phone. Raises as `open_safe`; InputProblem for a misheard challenge."""
    content = open_safe(release_file, safe_passphrase)
    if content.kind != "release":
        raise InputProblem("not_a_release_file", field="file")
    device, key = content.secret[:16].hex(), content.secret[16:]
    return release_code(key, device=device, challenge=challenge)
