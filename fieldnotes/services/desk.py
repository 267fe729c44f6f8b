"""The desk: one vault, one log, the open views and the people signed in. Everything a use case needs, passed in, owned by the lane."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from fieldnotes.crypto.key import SignatureBroken
from fieldnotes.crypto.seal import SealBroken
from fieldnotes.domain.admission import why_not_claimed, why_not_taken
from fieldnotes.domain.display import user_formal_name, user_short_name
from fieldnotes.domain.hold_file import HoldRule, load_holds
from fieldnotes.domain.ids import RecordId, UserId
from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import DamagedVault, NewerVersion, RuleProblem, VaultLocked
from fieldnotes.domain.record import KINDS, Compartment, Profession
from fieldnotes.domain.screen import Instrument
from fieldnotes.domain.screen_file import load_instruments
from fieldnotes.domain.signing import Seal
from fieldnotes.domain.vocabulary import Vocabulary
from fieldnotes.services.act import Writing, audit_entry
from fieldnotes.services.draft import DraftBox, draft_of
from fieldnotes.services.proof import Proofs
from fieldnotes.services.row import UserRow
from fieldnotes.store.log import Log
from fieldnotes.store.payload import Payload, decode_payload
from fieldnotes.store.read import Record as Kept
from fieldnotes.store.view import View
from fieldnotes.system.clock import Clock, SystemClock
from fieldnotes.system.path import resource
from fieldnotes.trust.envelope import (
    Envelope,
    EnvelopeBroken,
    draft_key_id,
    open_draft,
    open_revision,
)
from fieldnotes.trust.roll import Roll, User
from fieldnotes.trust.ruling import UserDevice
from fieldnotes.vault.secret_store import SecretStore
from fieldnotes.vault.session import Session
from fieldnotes.vault.vault import UserSlot, Vault

__all__ = ["OF_ENCOUNTERS", "Desk", "StampMade", "Writing", "audit_entry"]

# Compartments that hold records of encounters; agency holds none.
OF_ENCOUNTERS = (Compartment.JOINT, Compartment.LAW, Compartment.CLINICAL)


class StampMade(msgspec.Struct, frozen=True, kw_only=True):
    """A time that was stamped and can still be taken back."""

    encounter: str
    by: UserId
    which: str
    before: EventTime
    made: EventTime
    at: EntryTime


class Desk:
    """Opened without secrets; sign-in adds sessions. Not thread-safe: the lane owns it."""

    def __init__(self, vault: Vault, data_dir: Path, clock: Clock) -> None:
        self.vault = vault
        self.data_dir = data_dir
        self.clock = clock
        self.vocabulary = Vocabulary(resource("vocabulary"))
        self.sessions: dict[UserId, Session] = {}
        self.views: dict[Compartment, View] = {}
        self._drafts = DraftBox()
        self._drafts_due: list[Compartment] = []  # opened by the first read, not by having the key
        self.proofs = Proofs(self)
        self.joined: set[tuple[str, Compartment, UserId]] = set()  # parts of encounters that a user has begun to write
        self.behind: set[Compartment] = set()  # open views that still have to follow the log
        self.opened: set[tuple[UserId, str]] = set()  # encounters whose opening is in the audit since sign-in
        self.parsed_instruments: dict[str, Instrument | None] = {}  # revision of an agency's file -> what it says
        self.stamps: dict[str, StampMade] = {}
        self._known_users: dict[UserId, UserSlot | User] = {}
        self.places: dict[UserId, RecordId] = {}  # where each person was writing
        self.turned_away: dict[UserId, int] = {}  # who needs a supervisor, after how many days without the station
        self.at_the_door: dict[
            UserId, EntryTime
        ] = {}  # whose keys are here for a meeting only, since when: they are not in
        self._log: Log | None = None
        self._roll: Roll | None = None

    @classmethod
    def open(
        cls, data_dir: Path, *, clock: Clock | None = None, secrets: SecretStore | None = None, wait_s: float = 0.0
    ) -> Desk:
        """The vault only. Raises DamagedKeyFile, NewerVersion, DamagedVault, EnvironmentProblem("vault_in_use").

        `wait_s`: how long a successor waits for its predecessor to let go of the folder.
        """
        clock = clock or SystemClock()
        return cls(Vault.open(data_dir, clock=clock, secrets=secrets, wait_s=wait_s), data_dir, clock)

    def close(self) -> None:
        """Everything, the vault included. Safe to call twice."""
        self.detach_all()
        self.vault.close()

    # --- opening and closing what keys open --------------------------------------------------------------------------

    def attach(self, session: Session) -> None:
        """Opens what the session's keys open: log, certificates, views, drafts. DamagedVault("log_missing") without a log."""
        log = self._log or self._open_log(session)
        try:
            roll = self._roll if self._roll is not None else self._read_roll(log)
            _renew(session, log, roll)
            self._log, self._roll = log, roll
            self.sessions[session.user_id] = session
            self._open_held(session)
        except BaseException:
            self._log = log  # closed with the rest unless somebody else is signed in
            self.sessions.pop(session.user_id, None)
            self._close_unheld()
            raise

    def renew_keys(self) -> None:
        """Certificates have come: everybody here takes what was granted to them, and lets new colleagues into what is the whole team's."""
        for session in self.sessions.values():
            _renew(session, self.log, self.roll)
            self._open_held(session)

    def take_certificates(self) -> None:
        """Certificates came from elsewhere: judged anew together with all others, and everybody here takes what was granted to them."""
        roll = self.roll
        for certificate in self.log.certificates():
            roll.add(certificate)
        self._known_users.clear()
        self.renew_keys()
        self._close_unheld()

    def _open_held(self, session: Session) -> None:
        for comp in sorted(session.compartments):
            if comp not in self.views:
                self.views[comp] = self._open_view(self.log, session, comp)
                self.behind.add(comp)
                self._drafts_due.append(comp)

    def detach(self, user: UserId) -> None:
        """Wipes one person's keys and closes what nobody else here may read."""
        session = self.sessions.pop(user, None)
        self.at_the_door.pop(user, None)
        if session is None:
            return
        session.wipe()
        self.opened = {pair for pair in self.opened if pair[0] != user}
        self.joined.clear()
        self._close_unheld()

    def _close_unheld(self) -> None:
        """Closes what nobody here holds a key of any more; with the last person, the log."""
        left = frozenset[Compartment]().union(*(other.compartments for other in self.sessions.values()))
        gone = [comp for comp in self.views if comp not in left]
        self._drafts_due = [comp for comp in self._drafts_due if comp not in gone]
        self._drafts.close(gone)
        for comp in gone:
            self.behind.discard(comp)
            self.proofs.forget(comp)
            self.views.pop(comp).close()
        if not self.sessions and self._log is not None:
            log, self._log, self._roll = self._log, None, None
            self.stamps.clear()
            self.parsed_instruments.clear()
            log.close()

    def detach_all(self) -> None:
        """Everybody."""
        for user in list(self.sessions):
            self.detach(user)

    def follow(self, only: Compartment | None = None) -> Iterator[bool]:
        """Lets the views catch up with the log, newest first, in steps of at most 20 ms; yields whether they are now. `only`: that one."""
        for comp in [comp for comp in self.views if only in (None, comp)]:
            view = self.views.get(comp)
            if view is None or self._log is None:
                continue  # signed out meanwhile
            steps = view.steps(
                self._log,
                open_envelope=self.open_envelope,
                joint=self.views.get(Compartment.JOINT),
                signers=self.signers(comp),
            )
            for report in steps:
                if comp not in self.views:
                    break
                if report.is_caught_up:
                    self.behind.discard(comp)
                yield self.is_caught_up

    @property
    def is_caught_up(self) -> bool:
        """Whether all open views have followed the log; what is written here they take in at once."""
        return self._log is not None and not self.behind

    def needs_update(self) -> int:
        """Revisions that only a newer FieldNotes can read, as far as the people here may read at all. They are kept and sent on, and
        open after an update.
        """
        unread = sum(view.count_newer(KINDS) for view in self.views.values())
        return unread + self.log.count_beside(Compartment)

    def catch_up(self) -> None:
        """Everything that has come to the log is read, certificates first: before something leaves on the strength of what is here."""
        known = {certificate.id for certificate in self.roll.certificates} | self.roll.refused.keys()
        fresh = [one for one in self.log.certificates() if one.id not in known]
        for certificate in fresh:
            self.roll.add(certificate)
        if fresh:
            self.renew_keys()
        self.behind |= {comp for comp, view in self.views.items() if not view.is_caught_up(self.log)}
        for _ in self.follow():
            pass

    def _open_log(self, session: Session) -> Log:
        path = self.data_dir / "log.db"
        if not path.exists():
            raise DamagedVault("log_missing")
        return Log.open(path, session.log_key)

    def _read_roll(self, log: Log) -> Roll:
        with log.transaction():
            for certificate in self.vault.certificates():
                log.add_certificate(certificate)
        return Roll(self.vault.root_fingerprint, log.certificates())

    def _open_view(self, log: Log, session: Session, comp: Compartment) -> View:
        name = f"view_key:{comp.value}"
        path = self.data_dir / f"view-{comp.value}.db"
        kept = log.get_state(name)
        key, sealed = session.view_key(comp, bytes.fromhex(kept) if kept else None)
        if sealed.hex() != kept:
            log.set_state(name, sealed.hex())  # the view under the old key will not open and is made anew
        return View.open(path, key, comp=comp.value, incarnation=log.incarnation)

    @property
    def drafts(self) -> DraftBox:
        """The open drafts. Behind a cover there are keys and no words: nothing is unsealed before somebody reads."""
        while self._drafts_due:
            self._open_drafts(self.log, self._drafts_due.pop())
        return self._drafts

    def _open_drafts(self, log: Log, comp: Compartment) -> None:
        for row in log.drafts(comps=[comp.value]):
            try:
                key = self.read_key(comp, draft_key_id(row.sealed))
                data = open_draft(
                    org=self.vault.org, comp=row.comp, rec=row.rec, dev=row.dev, draft=row.sealed, key=key
                )
                author = self.roll.user_devices[row.dev]
                draft = draft_of(
                    data, record=RecordId(row.rec), compartment=comp, device=row.dev, public=author.sign_public
                )
            except (VaultLocked, SealBroken, SignatureBroken, KeyError, msgspec.DecodeError):
                continue  # stays in the log as it is: a key or an update may still come
            if author.user == draft.by and not self._why_not_taken(draft.kind, comp, author):
                self._drafts.put(draft)

    # --- who is here -------------------------------------------------------------------------------------------------

    def session(self, by: UserId) -> Session:
        """The session of someone signed in; VaultLocked otherwise."""
        try:
            return self.sessions[by]
        except KeyError:
            raise VaultLocked("not_signed_in") from None

    def visible(self, by: UserId) -> tuple[Compartment, ...]:
        """Compartments of encounters that the pen of `by` may show: the own keys' only, whoever else is signed in."""
        mine = self.session(by).compartments
        return tuple(comp for comp in OF_ENCOUNTERS if comp in mine)

    def require_reader(self, by: UserId, compartment: Compartment = Compartment.JOINT) -> None:
        """RuleProblem unless `by`'s own keys open a compartment: an admin beside an officer still reads nothing joint."""
        if compartment not in self.session(by).compartments:
            raise RuleProblem("sealed_from_you", compartment=compartment.value)

    def user_row(self, user: UserId) -> UserRow:
        """A member of the team as certified; somebody this laptop does not know keeps the id as name."""
        session = self.sessions.get(user)
        facts = self._facts_of(user)
        if facts is None:
            return UserRow(
                user=user,
                name="",
                short_name="",
                formal_name="",
                profession=Profession.ADMIN,
                credential="",
                initials="",
            )
        profession = Profession(facts.profession)
        return UserRow(
            user=user,
            name=facts.name,
            short_name=user_short_name(facts.name),
            formal_name=user_formal_name(facts.name, profession, facts.credential),
            profession=profession,
            credential=facts.credential,
            initials=facts.initials,
            compartments=tuple(sorted(session.compartments)) if session else (),
            is_signed_in=session is not None and user not in self.at_the_door,
            has_pin=session.has_pin if session else False,
            is_supervisor=self._roll is not None and self.is_supervisor(user),
            signed_in_at=session.signed_in_at if session else None,
        )

    def _facts_of(self, user: UserId) -> UserSlot | User | None:
        if user not in self._known_users:
            slots = {slot.user_id: slot for slot in self.vault.users()}
            found: UserSlot | User | None = slots.get(user)
            if found is None and self._roll is not None:
                found = self._roll.users.get(user)
            if found is None:
                return None
            self._known_users[user] = found
        return self._known_users[user]

    # --- what is here ------------------------------------------------------------------------------------------------

    @property
    def log(self) -> Log:
        """The log; VaultLocked while nobody is signed in."""
        if self._log is None:
            raise VaultLocked("nobody_signed_in")
        return self._log

    @property
    def roll(self) -> Roll:
        """The verified certificates; VaultLocked while nobody is signed in."""
        if self._roll is None:
            raise VaultLocked("nobody_signed_in")
        return self._roll

    @property
    def joint(self) -> View:
        """The joint view; VaultLocked when nobody here reads it."""
        try:
            return self.views[Compartment.JOINT]
        except KeyError:
            raise VaultLocked("nobody_signed_in") from None

    @cached_property
    def shipped_instruments(self) -> dict[str, Instrument]:
        """The screens that come with FieldNotes."""
        return load_instruments(resource("instruments"))

    @cached_property
    def holds(self) -> dict[str, HoldRule]:
        """What each kind of hold asks for and how long it usually runs, by code of vocabulary hold_type."""
        return load_holds(resource("holds"))

    def kept(self, by: UserId, record: str) -> Kept | None:
        """A record that the pen of `by` may read; None when it is not here or sealed from `by`."""
        # The most closed compartment first: whoever writes joint records cannot cover up a clinical one by taking its id.
        for comp in reversed(self.visible(by)):
            found = self.proofs.proven(self.views[comp].record(record))
            if found is not None:
                return found
        return None

    def joint_record(self, record: str) -> Kept | None:
        """A joint record, for rules that hold whoever asks."""
        return self.proofs.proven(self.joint.record(record))

    def joint_person(self, record: str) -> Kept | None:
        """The same of a person; None when that id is of anything else."""
        found = self.joint_record(record)
        return found if found is not None and found.kind == "person" else None

    def seals(self, encounter: str) -> tuple[Seal, ...]:
        """The signatures of an encounter with what their signers can have signed."""
        return self.proofs.seals(encounter)

    def signers(self, compartment: Compartment) -> frozenset[str]:
        """Users whose signature can freeze records of a compartment: those who belong or belonged to it."""
        return frozenset(user for user in self.roll.users if self.roll.ruling.was_member(user, compartment))

    def graph(self, record: str) -> dict[str, tuple[str, ...]]:
        """Revisions of a record and their parents; works on sealed ones."""
        return {envelope.rev: envelope.header.par for envelope in self.log.revisions(record)}

    def revision(self, rev: str) -> Payload | None:
        """One revision in the clear; None when it is not here or nobody here holds its key."""
        envelope = self.log.envelope(rev)
        if envelope is None:
            return None
        try:
            return self.open_envelope(envelope)
        except (VaultLocked, EnvelopeBroken, NewerVersion):
            return None

    def open_envelope(self, envelope: Envelope) -> Payload:
        """Verifies and opens. EnvelopeBroken unless its author's certified user wrote it and may write such a thing there;
        VaultLocked without a key.
        """
        device = self.roll.verify(envelope)
        comp = Compartment(envelope.header.comp)
        payload = decode_payload(open_revision(envelope, self.read_key(comp, envelope.header.key_id)))
        if payload.by != device.user:
            raise EnvelopeBroken("another_author")
        refused = self._why_not_taken(payload.kind, comp, device) or why_not_claimed(
            kind=payload.kind,
            body=payload.body,
            profession=Profession(device.profession),
            is_supervisor="supervisor" in device.roles,
        )
        if refused:
            raise EnvelopeBroken(refused)
        return payload

    def _why_not_taken(self, kind: str, compartment: Compartment, author: UserDevice) -> str:
        return why_not_taken(
            kind=kind,
            compartment=compartment,
            profession=Profession(author.profession),
            may_administer=compartment is Compartment.AGENCY and self._may_administer(author),
        )

    def _may_administer(self, author: UserDevice) -> bool:
        """Admins and supervisors write what belongs to the agency. Where none was there when it was founded, its founders do."""
        if _administers(author):
            return True
        everybody = self.roll.user_devices.values()
        first = min(one.not_before for one in everybody)
        founders = [one for one in everybody if one.not_before == first]
        return author in founders and not any(map(_administers, founders))

    def read_key(self, compartment: Compartment, key_id: str) -> bytes:
        """A key that somebody signed in holds; VaultLocked otherwise."""
        for session in self.sessions.values():
            if compartment in session.compartments:
                return session.read_key(compartment, key_id)
        raise VaultLocked("no_key_here", compartment=compartment.value)

    def kept_of(
        self, by: UserId, *, encounter: str | None = None, kind: str | None = None, person: str | None = None
    ) -> list[Kept]:
        """Records that the pen of `by` may read, oldest first."""
        return [
            proven
            for comp in self.visible(by)
            for found in self.views[comp].records(encounter=encounter, kind=kind, person=person)
            if (proven := self.proofs.proven(found)) is not None
        ]

    def kept_with(self, by: UserId, words: str, *, kind: str) -> list[Kept]:
        """All records of a kind with these words that the pen of `by` may read, by the search's index: there may be very many of a kind."""
        ids = dict.fromkeys(id_ for comp in self.visible(by) for id_ in self.views[comp].records_with(words, kind=kind))
        return [found for id_ in ids if (found := self.kept(by, id_)) is not None and not found.is_removed]

    def joint_of(
        self, *, encounter: str | None = None, kind: str | None = None, person: str | None = None
    ) -> list[Kept]:
        """Joint records, for rules that hold whoever asks."""
        found = self.joint.records(encounter=encounter, kind=kind, person=person)
        return [proven for one in found if (proven := self.proofs.proven(one)) is not None]

    def agency_of(self, *, kind: str) -> list[Kept]:
        """Agency records; none before somebody is signed in."""
        view = self.views.get(Compartment.AGENCY)
        found = view.records(kind=kind) if view else []
        return [proven for one in found if (proven := self.proofs.proven(one)) is not None]

    @property
    def laptop_name(self) -> str:
        """What the agency calls this laptop."""
        here = next((self.roll.user_devices.get(one.user_device_id) for one in self.sessions.values()), None)
        return self.laptop_of(here.id) if here else ""

    def laptop_of(self, user_device: str) -> str:
        """What the agency calls the laptop of somebody's keys; empty when it is not known here."""
        found = self.roll.user_devices.get(user_device)
        device = self.roll.laptop(found.device) if found else None
        return " ".join(filter(None, (device.name, device.suffix))) if device else ""

    def is_supervisor(self, user: UserId) -> bool:
        """Whether the agency certified somebody as a supervisor of their profession."""
        known = self.roll.users.get(user)
        return known is not None and "supervisor" in known.roles and known.profession != Profession.ADMIN

    def section(self, encounter: str, compartment: Compartment) -> Kept | None:
        """The mark of one side of an encounter."""
        marks = [
            m for m in self.joint_of(encounter=encounter, kind="section") if m.body.get("of", "joint") == compartment
        ]
        # Two laptops may each have made one: the further one counts.
        return max(marks, key=lambda mark: mark.body.get("state") == "complete", default=None)

    # --- writing -----------------------------------------------------------------------------------------------------

    def writing(self, by: UserId) -> Writing:
        """`with desk.writing(by) as writing:` one transaction; views and drafts follow when it has committed."""
        return Writing(self, by)


def _administers(one: UserDevice) -> bool:
    return one.profession == Profession.ADMIN or "supervisor" in one.roles


def _renew(session: Session, log: Log, roll: Roll) -> None:
    """Keys as the certificates have it now. Law and clinical are opened to a newcomer by a person's act (signin.approve_grants), never by
    signing in or syncing.
    """
    accepted = session.accept(roll)
    plain = [pair for pair in session.waiting(roll) if pair[1] in (Compartment.JOINT, Compartment.AGENCY)]
    with log.transaction():
        for certificate in (*accepted, *session.approve(roll, only=plain)):
            log.add_certificate(certificate)
