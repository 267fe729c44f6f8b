"""One act: envelopes, drafts and audit entries in one transaction; views and open drafts follow when it has committed."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import msgspec

from fieldnotes.domain.ids import RevisionId, UserId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import Bug, EnvironmentProblem, RuleProblem
from fieldnotes.domain.record import Compartment
from fieldnotes.services.draft import Draft, draft_bytes
from fieldnotes.services.row import Changes
from fieldnotes.store.payload import Payload, encode_payload
from fieldnotes.trust.envelope import Envelope, Header, seal_draft, seal_revision

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk


class Writing:
    """One act: envelopes, drafts and audit entries together, all or nothing. After it `changes` says what changed."""

    def __init__(self, desk: Desk, by: UserId) -> None:
        self.desk = desk
        self.by = by
        self.at: EntryTime = desk.clock.now()
        self._session = desk.session(by)
        self._transaction = desk.log.transaction()
        self._new: list[tuple[int, Envelope, Payload]] = []
        self._drafts: list[tuple[bool, Draft]] = []  # (is kept, draft)
        self._afterwards: list[Callable[[], None]] = []
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
        self._tell_views()
        for step in self._afterwards:
            step()

    def when_done(self, step: Callable[[], None]) -> None:
        """Something to remember in memory once this act is true."""
        self._afterwards.append(step)

    def _tell_views(self) -> None:
        """Views are caches: what one could not take in (a full disk) it follows later; the act is committed all the same."""
        views = self.desk.views
        try:
            for seq, envelope, payload in self._new:
                views[Compartment(envelope.header.comp)].put(seq, envelope, payload)
            if any(payload.kind == "signature" for _, _, payload in self._new):
                for view in views.values():
                    if view is not self.desk.joint:
                        view.follow_signatures(self.desk.joint, signers=self.desk.signers(view.comp))
        except EnvironmentProblem:
            self.desk.behind.update(views)

    @property
    def changes(self) -> Changes:
        """What this act changed; Bug before it is committed."""
        if not self._is_committed:
            raise Bug("changes_before_commit")
        touched = [(e.header.rec, p.kind, p.encounter) for _, e, p in self._new]
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
        """Seals and keeps a revision; VaultLocked when the writer holds no key of the compartment, RuleProblem when a record of
        this id lies only in a more closed one: a record never moves there. (Reading prefers the more closed, so what another
        program put under the id in a more open one hides nothing.)
        """
        places = self.desk.log.compartments_of(record)
        if compartment.value not in places and places - {Compartment.JOINT.value}:
            raise RuleProblem("record_not_here", record=record)
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
        seq = self.desk.log.add_envelope(envelope, received_ms=self.at.utc_ms)
        if seq is None:
            raise Bug("revision_twice")
        self._new.append((seq, envelope, payload))
        return RevisionId(envelope.rev)

    def has_section(self, compartment: Compartment) -> bool:
        """Whether this act itself makes the mark of a side."""
        return any(p.kind == "section" and p.body.get("of", "joint") == compartment for _, _, p in self._new)

    def save_draft(self, draft: Draft) -> None:
        """Seals and keeps a working copy."""
        _, key = self._session.write_key(draft.compartment)
        sealed = seal_draft(
            org=self.desk.vault.org,
            comp=draft.compartment.value,
            rec=draft.record,
            dev=draft.device,
            payload=draft_bytes(draft, sign=self._session.sign),
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
