"""The desk: one vault, one log, the open views and the people signed in. Everything a use case needs, passed in, owned by the lane."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from fieldnotes.domain.display import user_formal_name, user_short_name
from fieldnotes.domain.ids import RecordId, RevisionId, UserId
from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import Bug, NewerVersion, VaultLocked
from fieldnotes.domain.record import Compartment, Profession
from fieldnotes.domain.screen import Instrument, load_instruments
from fieldnotes.domain.vocabulary import Vocabulary
from fieldnotes.services.draft import Draft, DraftBox, draft_bytes
from fieldnotes.services.row import Changes, UserRow
from fieldnotes.store.log import Log
from fieldnotes.store.payload import Payload, decode_payload, encode_payload
from fieldnotes.store.view import View
from fieldnotes.system.clock import Clock, SystemClock
from fieldnotes.system.path import resource
from fieldnotes.trust.envelope import Envelope, EnvelopeBroken, Header, open_revision, seal_draft, seal_revision
from fieldnotes.trust.roll import Roll
from fieldnotes.vault.session import Session
from fieldnotes.vault.vault import Vault

# Compartments that hold records of encounters; agency holds none.
OF_ENCOUNTERS = (Compartment.JOINT, Compartment.LAW, Compartment.CLINICAL)


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One record as filed, merged over its heads. `body`: the kept dict, unknown fields included."""

    id: RecordId
    kind: str
    compartment: Compartment
    encounter: str
    author: UserId  # of the first revision
    by: UserId  # of the newest
    at: EntryTime
    created: EntryTime
    body: dict[str, Any]
    heads: tuple[str, ...]
    conflicts: Mapping[str, Any]

    @property
    def head(self) -> str:
        """The revision to sign, or the smallest of several."""
        return self.heads[0] if self.heads else ""


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

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self.vault = vault
        self.clock = clock
        self.vocabulary = Vocabulary(resource("vocabulary"))
        self.sessions: dict[UserId, Session] = {}
        self.views: dict[Compartment, View] = {}
        self.drafts = DraftBox()
        self.opened: set[tuple[UserId, str]] = set()  # encounters whose opening is in the audit since sign-in
        self.stamps: dict[str, StampMade] = {}
        self.places: dict[UserId, RecordId] = {}  # where each person was writing
        self._log: Log | None = None
        self._roll: Roll | None = None

    @classmethod
    def open(cls, data_dir: Path, *, clock: Clock | None = None) -> Desk:
        """The vault only. Raises DamagedKeyFile, NewerVersion, DamagedVault, EnvironmentProblem("vault_in_use")."""
        return cls(Vault.open(data_dir), clock or SystemClock())

    @property
    def data_dir(self) -> Path:
        """Where the vault lies."""
        return self.vault.data_dir

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

    def user_row(self, user: UserId) -> UserRow:
        """A member of the team as certified; somebody this laptop does not know keeps the id as name."""
        session = self.sessions.get(user)
        slot = self._slots.get(user)
        facts = slot or (self.roll.users.get(user) if self._roll else None)
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
            is_signed_in=session is not None,
            is_locked_out=slot.is_locked_out if slot else False,
            tries_left=slot.tries_left if slot else 0,
            has_pin=session.has_pin if session else False,
            signed_in_at=session.signed_in_at if session else None,
        )

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

    def kept(self, by: UserId, record: str) -> Kept | None:
        """A record that the pen of `by` may read; None when it is not here or sealed from `by`."""
        for comp in self.visible(by):
            found = self.views[comp].record(record)
            if found is not None:
                return _kept(found, comp)
        return None

    def joint_record(self, record: str) -> Kept | None:
        """A joint record, for rules that hold whoever asks."""
        found = self.joint.record(record)
        return _kept(found, Compartment.JOINT) if found is not None else None

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
        """Verifies and opens. EnvelopeBroken unless its author's certified user wrote it; VaultLocked without a key."""
        device = self.roll.verify(envelope)
        comp = Compartment(envelope.header.comp)
        payload = decode_payload(open_revision(envelope, self.read_key(comp, envelope.header.key_id)))
        if payload.by != device.user:
            raise EnvelopeBroken("another_author")
        return payload

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
            _kept(found, comp)
            for comp in self.visible(by)
            for found in self.views[comp].records(encounter=encounter, kind=kind, person=person)
        ]

    def joint_of(
        self, *, encounter: str | None = None, kind: str | None = None, person: str | None = None
    ) -> list[Kept]:
        """Joint records, for rules that hold whoever asks."""
        return [
            _kept(found, Compartment.JOINT)
            for found in self.joint.records(encounter=encounter, kind=kind, person=person)
        ]

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


class Writing:
    """One act: envelopes, drafts and audit entries together, all or nothing. After it `changes` says what changed."""

    def __init__(self, desk: Desk, by: UserId) -> None:
        self.desk = desk
        self.by = by
        self.at: EntryTime = desk.clock.now()
        self._session = desk.session(by)
        self._transaction = desk.log.transaction()
        self._new: list[tuple[Envelope, Payload]] = []
        self._drafts: list[tuple[bool, Draft]] = []  # (is kept, draft)
        self._is_committed = False

    def __enter__(self) -> Self:
        """Begin."""
        self._transaction.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commit or roll back; then let views and open drafts follow."""
        self._transaction.__exit__(kind, error, trace)
        if kind is not None:
            return
        self._is_committed = True
        for is_kept, draft in self._drafts:
            if is_kept:
                self.desk.drafts.put(draft)
            else:
                self.desk.drafts.drop(draft.record, draft.device)
        for envelope, payload in self._new:
            self.desk.views[Compartment(envelope.header.comp)].put(envelope, payload)

    @property
    def changes(self) -> Changes:
        """What this act changed; Bug before it is committed."""
        if not self._is_committed:
            raise Bug("changes_before_commit")
        touched = [(e.header.rec, p.kind, p.encounter) for e, p in self._new]
        touched += [(d.record, d.kind, d.encounter) for _, d in self._drafts]
        return Changes(
            kinds=frozenset(kind for _, kind, _ in touched),
            records=tuple(dict.fromkeys(record for record, _, _ in touched)),
            encounters=tuple(dict.fromkeys(encounter for _, _, encounter in touched if encounter)),
            initiator=self.by,
        )

    def revise(
        self,
        *,
        record: str,
        kind: str,
        compartment: Compartment,
        body: dict[str, Any],
        why: str,
        encounter: str = "",
        person: str = "",
        parents: tuple[str, ...] = (),
    ) -> RevisionId:
        """Seals and keeps a revision; VaultLocked when the writer holds no key of the compartment."""
        key_id, key = self._session.write_key(compartment)
        payload = Payload(
            kind=kind,
            at=self.at,
            by=self.by,
            why=why,
            body=body,
            encounter=encounter,
            person=person or str(body.get("person_id", "")) or (record if kind == "person" else ""),
        )
        device = self._session.user_device_id
        header = Header(
            org=self.desk.vault.org,
            comp=compartment.value,
            key_id=key_id,
            rec=record,
            par=tuple(sorted(set(parents))),
            dev=device,
            n=self.desk.log.next_n(device),
        )
        envelope = seal_revision(header=header, payload=encode_payload(payload), key=key, sign=self._session.sign)
        self.desk.log.add_envelope(envelope, received_ms=self.at.utc_ms)
        self._new.append((envelope, payload))
        return RevisionId(envelope.rev)

    def has_section(self, compartment: Compartment) -> bool:
        """Whether this act itself makes the mark of a side."""
        return any(p.kind == "section" and p.body.get("of", "joint") == compartment for _, p in self._new)

    def save_draft(self, draft: Draft) -> None:
        """Seals and keeps a working copy."""
        _, key = self._session.write_key(draft.compartment)
        sealed = seal_draft(
            org=self.desk.vault.org,
            comp=draft.compartment.value,
            rec=draft.record,
            dev=draft.device,
            payload=draft_bytes(draft),
            key=key,
        )
        self.desk.log.save_draft(
            rec=draft.record,
            comp=draft.compartment.value,
            dev=draft.device,
            sealed=sealed,
            updated_ms=draft.at.utc_ms,
        )
        self._drafts.append((True, draft))

    def drop_draft(self, draft: Draft) -> None:
        """Forgets a working copy that was filed or discarded."""
        self.desk.log.drop_draft(draft.record, draft.device)
        self._drafts.append((False, draft))

    def audit(self, event: str, *, outcome: str = "success", **details: str | int) -> None:
        """Notes the act down. Details are ids, codes and counts: never text of a record."""
        self.desk.log.append_audit(
            audit_entry(event, at=self.at, by=self.by, device=self._session.user_device_id, outcome=outcome, **details)
        )


def audit_entry(
    event: str, *, at: EntryTime, by: str, device: str, outcome: str = "success", **details: str | int
) -> dict[str, Any]:
    """An entry of the audit trail (AU-3): what, when, by whom on which laptop, on what, with what outcome."""
    return {
        "event": event,
        "at": msgspec.to_builtins(at),
        "by": by,
        "dev": device,
        "outcome": outcome,
        **{name: value for name, value in details.items() if value != ""},
    }


def _kept(found: Any, compartment: Compartment) -> Kept:
    return Kept(
        id=RecordId(found.id),
        kind=found.kind,
        compartment=compartment,
        encounter=found.encounter,
        author=UserId(found.author),
        by=UserId(found.by),
        at=found.at,
        created=found.created,
        body=found.body,
        heads=tuple(found.heads),
        conflicts=found.conflicts,
    )
