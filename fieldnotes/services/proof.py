"""Proof that what a view shows is what the log holds.

A view is a cache under a key that everybody of its compartment has, and its file lies on the disk beside the others: one partner's
program could write into it what the other never wrote. So every record that is opened is compared with its own sealed, signed
revisions, once for each state; what differs is made anew from them and goes into the audit. A view can leave something out; it
cannot put words into anybody's mouth.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from fieldnotes.domain.record import Compartment
from fieldnotes.domain.signing import Seal
from fieldnotes.services.act import audit_entry
from fieldnotes.store.fold import Folded, fold
from fieldnotes.store.fold import Kept as Revision
from fieldnotes.store.opener import UNREADABLE
from fieldnotes.store.payload import Payload
from fieldnotes.store.projection import REVIEW, covers_of, seal_of
from fieldnotes.store.read import Record
from fieldnotes.trust.envelope import Envelope

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk

_ENCODER = msgspec.json.Encoder(order="sorted")


class Proofs:
    """What was compared already: a record's heads and signatures as they stood then."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[tuple[Compartment, str], tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def forget(self, compartment: Compartment) -> None:
        """The view of this compartment was closed: its file may be another one next time."""
        self._known = {place: state for place, state in self._known.items() if place[0] is not compartment}

    def proven(self, found: Record | None) -> Record | None:
        """The record as its revisions say it; None when the log holds none of them."""
        if found is None:
            return None
        place, state = (found.compartment, found.id), (found.heads, found.covered_by)
        if self._known.get(place) == state:
            return found
        view = self._desk.views[found.compartment]
        opened = self._opened(found, frozenset(row.rev for row in view.history(found.id)))
        if not opened or not _is_same(found, fold_of(found, opened, self._covers(found)), opened):
            view.mend(found.id, opened)
            self._note(found)
            mended = view.record(found.id)
            if mended is None:
                return None
            found, state = mended, (mended.heads, mended.covered_by)
        self._known[place] = state
        return found

    def seals(self, encounter: str) -> tuple[Seal, ...]:
        """The signatures of an encounter, each with what its signer can have signed: nothing from a compartment that the signer
        never belonged to, no entry of another author, nothing under a wrong name.
        """
        desk = self._desk
        found = [
            seal_of(one.author, one.body, with_covers=True)
            for one in desk.joint_of(encounter=encounter, kind="signature")
            if one.body.get("scope") != REVIEW  # says that somebody has read it; closes and freezes nothing
        ]
        return tuple(msgspec.structs.replace(seal, covers=self.lawful(seal.signer, seal.covers)) for seal in found)

    def lawful(
        self, signer: str, covers: Iterable[tuple[str, str]], *, is_review: bool = False
    ) -> tuple[tuple[str, str], ...]:
        """Of (record, revision) pairs those that this signer can have signed. A review may name entries of other authors."""
        pairs = tuple(covers)
        heads = self._desk.log.headers([revision for _, revision in pairs])
        return tuple(pair for pair in pairs if self._may_cover(signer, pair, heads, is_review=is_review))

    def _may_cover(
        self, signer: str, pair: tuple[str, str], heads: dict[str, tuple[str, str, str]], *, is_review: bool
    ) -> bool:
        record, revision = pair
        if revision not in heads:
            return True  # not here (any more): what the rest of the signature covers stays signed
        of, comp, device = heads[revision]
        roll = self._desk.roll
        if of != record or not roll.ruling.was_member(signer, comp):
            return False
        author = roll.user_devices.get(device)
        if author is None or author.user == signer or is_review:
            return True
        from fieldnotes.domain.record import AUTHORED_KINDS

        view = self._desk.views.get(Compartment(comp))
        return view is None or view.kind_of(record) not in AUTHORED_KINDS

    def _opened(self, found: Record, revs: frozenset[str]) -> list[tuple[int, Envelope, Payload]]:
        """The revisions that the view knows, from the log. The rest it may still have to follow."""
        opened = []
        for seq, envelope in self._desk.log.record_envelopes(found.id):
            if envelope.rev in revs and envelope.header.comp == found.compartment:
                try:
                    opened.append((seq, envelope, self._desk.open_envelope(envelope)))
                except UNREADABLE:
                    continue
        return opened

    def _covers(self, found: Record) -> list[tuple[str, str]]:
        """(revision, signer) of the signatures that the view names, as those signatures themselves say."""
        covers = []
        for signature in found.covered_by:
            for _, envelope in self._desk.log.record_envelopes(signature)[:1]:
                try:
                    payload = self._desk.open_envelope(envelope)
                except UNREADABLE:
                    continue
                if self._desk.roll.ruling.was_member(payload.by, found.compartment):
                    covers += [(rev, payload.by) for rec, rev in covers_of(payload.body) if rec == found.id]
        return covers

    def _note(self, found: Record) -> None:
        by = next(iter(self._desk.sessions.values()))
        self._desk.log.append_audit(
            audit_entry(
                "integrity_failed",
                at=self._desk.clock.now(),
                by=by.user_id,
                device=by.user_device_id,
                outcome="mended",
                record=found.id,
                compartment=found.compartment.value,
            )
        )


def fold_of(found: Record, opened: list[tuple[int, Envelope, Payload]], covers: list[tuple[str, str]]) -> Folded:
    """What these revisions say together."""
    return fold(found.id, [Revision(seq, env.rev, env.header.par, payload) for seq, env, payload in opened], covers)


def _is_same(found: Record, folded: Folded, opened: list[tuple[int, Envelope, Payload]]) -> bool:
    bodies = {envelope.rev: payload.body for _, envelope, payload in opened}
    conflicts = folded.merged.conflicts if folded.merged else {}
    return (
        (found.kind, found.encounter, found.person, found.author) == (folded.kind, folded.encounter, folded.person, folded.author)
        and (found.heads, found.created, found.is_removed) == (folded.heads, folded.created, folded.is_removed)
        and sorted(one.rev for one in found.proposals) == sorted(folded.proposals)
        and all(one.body == bodies.get(one.rev) for one in found.proposals)
        and _ENCODER.encode([found.body, found.conflicts]) == _ENCODER.encode([folded.body, conflicts])
    )  # fmt: skip
