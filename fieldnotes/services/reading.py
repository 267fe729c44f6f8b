"""What several use cases read alike: an encounter's signatures and team, its records for one pen, its header."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal, cast

import msgspec

from fieldnotes.domain import amendment, signing, stamp
from fieldnotes.domain.hold_clock import HoldClock, clock_of
from fieldnotes.domain.ids import EncounterId, RecordId, RevisionId, UserId
from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import NewerVersion, RuleProblem
from fieldnotes.domain.record import (
    AUTHORED_KINDS,
    KINDS,
    SIGNED_KINDS,
    Compartment,
    Encounter,
    Hold,
    Profession,
)
from fieldnotes.domain.record_codec import known_body, overlay, to_body
from fieldnotes.domain.signing import Piece, Standing
from fieldnotes.services.agency import read_agency
from fieldnotes.services.desk import OF_ENCOUNTERS, Desk
from fieldnotes.services.draft import Draft
from fieldnotes.services.row import ConflictValue, EncounterHeader, HoldMark, RecordState, SectionState, TimeMark
from fieldnotes.store.read import Record as Kept


def root_of(desk: Desk, encounter: str) -> Kept:
    """The encounter's own record; RuleProblem when it is not here."""
    found = desk.joint_record(encounter)
    if found is None or found.kind != "encounter":
        raise RuleProblem("encounter_not_here", encounter=encounter)
    return found


def shown_body(found: Kept | None, drafts: Sequence[Draft]) -> dict[str, Any]:
    """What is on screen: what was filed, with each draft's own changes laid over it in the order given."""
    body: dict[str, Any] = dict(found.body) if found else {}
    for draft in drafts:
        body = overlay(body, draft.body, frozenset(draft.sets))
    return body


def call_of(desk: Desk, root: Kept) -> Encounter:
    """The call as both see it: what was filed, with everybody's unfiled changes."""
    drafts = [] if root.id in standing_of(desk, root).covered else desk.drafts.of(record=root.id)
    body = known_body("encounter", shown_body(root, drafts))
    assert isinstance(body, Encounter)
    return body


def writers_of(shown: Sequence[Shown]) -> dict[tuple[Compartment, str], str]:
    """Who wrote each revision that was proposed, or stands alone, among these records: by where it lies and its id."""
    found: dict[tuple[Compartment, str], str] = {}
    for one in shown:
        if one.found is not None:
            found |= {(one.compartment, head): one.found.changed_by for head in one.found.heads}
            found |= {(one.compartment, proposal.rev): proposal.by for proposal in one.found.proposals}
    return found


def team_of(root: Kept) -> list[str]:
    """The users of an encounter's team; what another program wrote there that is no user is left out."""
    team = root.body.get("team")
    return [user for user in team if isinstance(user, str)] if isinstance(team, list) else []


def standing_of(desk: Desk, root: Kept) -> Standing:
    """Signatures and team of an encounter. Joint facts: the same whoever asks."""
    marks = desk.joint_of(encounter=root.id, kind="section")
    team = {user: desk.user_row(UserId(user)).profession for user in team_of(root)}
    return Standing(
        seals=desk.seals(root.id),
        team={user: job for user, job in team.items() if job is not Profession.ADMIN},
        started=frozenset(
            Compartment(of)
            for mark in marks
            if isinstance(of := mark.body.get("of", "joint"), str) and of in _COMPARTMENTS
        ),
    )


def read_standing(desk: Desk, *, encounter: str) -> Standing:
    """The same by id."""
    return standing_of(desk, root_of(desk, encounter))


def record_title(desk: Desk, kind: str) -> str:
    """What people call a kind of record."""
    return desk.vocabulary["record_kind"].label(kind)


def header_of(desk: Desk, root: Kept, call: Encounter, standing: Standing) -> EncounterHeader:
    """The bar above an encounter."""
    state, since = stamp.call_state(call.times)
    labels = desk.vocabulary["call_time"]
    return EncounterHeader(
        id=EncounterId(root.id),
        number=call.number,
        cad_number=call.cad_number,
        title=call_title(call),
        place=place_of(call),
        state=cast("Any", state if state in _HEADER_STATES else "started"),
        state_since=since if state != "started" else root.created.to_event_time(),
        times=tuple(
            TimeMark(key=name, label=labels.short(name), time=getattr(call.times, name)) for name in stamp.ALL_TIMES
        ),
        next_stamp=stamp.next_stamp(call.times),
        sections=section_states(desk, root.id, standing),
        sign_state=cast("Any", standing.sign_state),
        is_open=not stamp.is_known(call.times.cleared),
        team=tuple(desk.user_row(UserId(user)) for user in standing.team),
        hold=soonest_hold(desk, root.id, standing),
    )


def soonest_hold(desk: Desk, encounter: str, standing: Standing) -> HoldMark | None:
    """The hold of an encounter that ends first. Joint facts: the same whoever asks."""
    marks = []
    found = {kept.id: kept for kept in desk.joint_of(encounter=encounter, kind="hold")}
    drafts = [
        draft
        for draft in desk.drafts.of(encounter=encounter, compartments=(Compartment.JOINT,))
        if draft.kind == "hold"
    ]
    for record in dict.fromkeys([*found, *(draft.record for draft in drafts)]):
        over = [] if record in standing.covered else [draft for draft in drafts if draft.record == record]
        body = known_body("hold", shown_body(found.get(record), over))
        clock = hold_clock(desk, body) if isinstance(body, Hold) else None
        if clock is not None and isinstance(body, Hold):
            marks.append(HoldMark(label=desk.vocabulary["hold_type"].short(body.hold_type) or "Hold", clock=clock))
    return min(marks, key=lambda mark: (mark.clock.state in {"no_start", "no_hours"}, mark.clock.left_s), default=None)


def hold_clock(desk: Desk, hold: Hold) -> HoldClock | None:
    """How long a hold still runs, by this laptop's clock."""
    return clock_of(
        hold,
        desk.holds.get(hold.hold_type),
        now=datetime.fromtimestamp(desk.clock.now().utc_ms / 1000, UTC),
        offset_at=lambda instant: desk.clock.offset_at(instant.timestamp()),
    )


_COMPARTMENTS = frozenset(Compartment)
_HEADER_STATES = frozenset({"dispatched", "en_route", "on_scene", "contact", "left_scene", "at_facility", "cleared"})


def call_title(call: Encounter) -> str:
    """What the call was, in the words that fit it best by now."""
    return call.call_type_cleared.strip() or call.call_type_received.strip() or "New encounter"


def place_of(call: Encounter) -> str:
    """Address and apartment in one line."""
    apartment = call.apartment.strip()
    if apartment and apartment[0].isdigit():
        apartment = f"Apt {apartment}"
    return ", ".join(part for part in (call.address.strip(), apartment) if part)


def section_states(desk: Desk, encounter: str, standing: Standing) -> tuple[tuple[Compartment, SectionState], ...]:
    """One state per side, from joint marks and signatures alone."""
    states = []
    for comp in OF_ENCOUNTERS:
        mark = desk.section(encounter, comp)
        state = standing.section_state(comp, str(mark.body.get("state", "started")) if mark else "")
        states.append((comp, cast("SectionState", state)))
    return tuple(states)


class Shown(msgspec.Struct, frozen=True):
    """One record of an encounter with the drafts that lie over it."""

    id: str
    found: Kept | None
    drafts: tuple[Draft, ...]  # the pen's own last

    @property
    def kind(self) -> str:
        """Kind of record."""
        return self.found.kind if self.found else self.drafts[0].kind

    @property
    def compartment(self) -> Compartment:
        """Where it is kept."""
        return self.found.compartment if self.found else self.drafts[0].compartment

    @property
    def begun(self) -> EntryTime:
        """When it was written down: filed first, or last saved while it is not filed."""
        return self.found.created if self.found else self.drafts[0].at

    @property
    def author(self) -> UserId:
        """Whose record it is."""
        return UserId(self.found.author) if self.found else self.drafts[0].by


def shown_records(desk: Desk, *, encounter: str, by: UserId) -> list[Shown]:
    """Everything of an encounter that the pen may show, people included; filed ones first, in the order they came."""
    found = {kept.id: kept for kept in desk.kept_of(by, encounter=encounter)}
    drafts = desk.drafts.of(encounter=encounter, compartments=desk.visible(by))
    people = [str(kept.body.get("person_id", "")) for kept in found.values() if kept.kind == "involvement"]
    everybody = [member for person in people if person for member in desk.joint.same_person(person)]
    for person in dict.fromkeys(everybody):
        root = desk.joint_record(person)
        for kept in ([root] if root else []) + desk.kept_of(by, kind="person_clinical", person=person):
            found[kept.id] = kept
            drafts += [d for d in desk.drafts.of(record=kept.id) if d.encounter != encounter]
    drafts = [draft for draft in drafts if not _is_of_another(found.get(draft.record), draft)]
    order = list(found) + [draft.record for draft in drafts]
    return [
        Shown(
            id=record,
            found=found.get(record),
            drafts=tuple(sorted((d for d in drafts if d.record == record), key=lambda d: d.by == by)),
        )
        for record in dict.fromkeys(order)
    ]


def _is_of_another(found: Kept | None, draft: Draft) -> bool:
    """Words that somebody lays over another author's entry are nobody's to show, whichever program wrote them."""
    if found is None:
        return False
    return found.compartment is not draft.compartment or (found.kind in AUTHORED_KINDS and found.author != draft.by)


def record_state(
    desk: Desk, shown: Shown, *, by: UserId, standing: Standing, retracted: frozenset[str]
) -> RecordState | None:
    """A record as the pen may see and write it; None for a kind that only a newer version knows."""
    found = shown.found
    struct = KINDS.get(shown.kind)
    if struct is None:
        return None
    is_signed = shown.id in standing.covered
    why_not = signing.why_not_write(
        kind=shown.kind,
        compartment=shown.compartment,
        user=by,
        profession=desk.user_row(by).profession,
        author=shown.author,
        record=shown.id,
        standing=standing,
        is_filed=found is not None,
    )
    # The view shows of a signed record what was signed; unfiled words lie over unsigned ones only.
    kept = shown_body(found, () if is_signed else shown.drafts)
    try:
        body = to_body(shown.kind, kept)
    except NewerVersion:
        body, why_not = known_body(shown.kind, kept), "newer_version"
    last = shown.drafts[-1] if shown.drafts else None
    may_amend: tuple[str, ...] = ()
    if is_signed:
        target, pen = target_of(desk, shown, standing), amender_of(desk, by)
        may_amend = tuple(
            one for one in amendment.AMENDMENTS if not amendment.why_not_amend(one, target=target, by=pen)
        )
    return RecordState(
        id=RecordId(shown.id),
        kind=shown.kind,
        compartment=shown.compartment,
        body=body,
        author=shown.author,
        author_name=desk.user_row(shown.author).short_name,
        is_draft=last is not None and not is_signed,
        saved_at=last.at if last else (found.changed if found else None),
        head=RevisionId(found.heads[0]) if found and found.heads else "",
        is_signed=is_signed,
        conflicts=conflicts_of(desk, found) if found and not is_signed else {},
        may_edit=not why_not,
        why_not=why_not,
        drafts_by=tuple(dict.fromkeys(draft.by for draft in shown.drafts)),
        is_proposal=is_late_child(shown, standing) and not _came_with_addendum(desk, shown, by=by),
        is_retracted=shown.id in retracted,
        may_amend=may_amend,
    )


def late_since(desk: Desk, kind: str, begun: EntryTime | None, cleared: EventTime) -> EntryTime | None:
    """When a late entry was begun; None for one that is not late. The three times of an entry are never mixed: this one is the laptop's."""
    if kind not in signing.LATE_KINDS or begun is None:
        return None
    return begun if signing.is_late(begun, cleared, after_h=late_after_h(desk)) else None


def late_after_h(desk: Desk) -> int:
    """From how many hours after the call an entry counts as late: the agency's own number, or a day."""
    hours = read_agency(desk).late_entry_after_h
    return hours if hours > 0 else 24


def proposals_of(desk: Desk, shown: Shown) -> list[RecordState]:
    """Revisions of a signed record that were not signed, each as a proposed addendum."""
    if shown.found is None:
        return []
    return [
        RecordState(
            id=RecordId(shown.id),
            kind=shown.kind,
            compartment=shown.compartment,
            body=known_body(shown.kind, proposal.body),
            author=UserId(proposal.by),
            author_name=desk.user_row(UserId(proposal.by)).short_name,
            is_draft=False,
            saved_at=proposal.at,
            head=RevisionId(proposal.rev),
            is_signed=False,
            conflicts={},
            may_edit=False,
            why_not="signed",
            is_proposal=True,
        )
        for proposal in shown.found.proposals
    ]


def conflicts_of(desk: Desk, found: Kept) -> dict[str, tuple[ConflictValue, ...]]:
    """Field paths with several values; nothing is preselected."""
    return {
        path: tuple(
            ConflictValue(
                value=value.value,
                revision=RevisionId(value.rev),
                by=UserId(value.by),
                by_name=desk.user_row(UserId(value.by)).short_name,
                at=value.at or found.changed,
            )
            for value in values
        )
        for path, values in found.conflicts.items()
    }


def pieces_of(shown: Sequence[Shown]) -> list[Piece]:
    """Records as signing looks at them."""
    return [
        Piece(
            record=one.id,
            kind=one.kind,
            compartment=one.compartment,
            author=one.author,
            revision=one.found.heads[0] if one.found and one.found.heads else "",
            heads=len(one.found.heads) if one.found else 0,
            conflicts=len(one.found.conflicts) if one.found else 0,
            draft_authors=tuple(draft.by for draft in one.drafts),
        )
        for one in shown
    ]


def retracted_of(desk: Desk, shown: Sequence[Shown], standing: Standing) -> frozenset[str]:
    """Records that an addendum of somebody who may has taken back: still readable, marked."""
    bodies = {one.id: (one.found.author, one.found.body) for one in shown if one.kind == "addendum" and one.found}
    named = {str(body.get("target", "")) for _, body in bodies.values()}
    targets = {one.id: target_of(desk, one, standing) for one in shown if one.id in named}
    return amendment.retracted(bodies, targets)


def target_of(desk: Desk, one: Shown, standing: Standing) -> amendment.Target:
    """A record as amending looks at it."""
    return amendment.Target(
        kind=one.kind,
        author=one.author,
        author_profession=desk.user_row(one.author).profession,
        signers=frozenset(seal.signer for seal in standing.seals if any(record == one.id for record, _ in seal.covers)),
    )


def amender_of(desk: Desk, by: UserId) -> amendment.Amender:
    """The pen as amending looks at it."""
    return amendment.Amender(by, desk.user_row(by).profession, is_supervisor=desk.is_supervisor(by))


def order_key(state: RecordState) -> tuple[int, int, int]:
    """Kinds in their order; entries of a kind by the time that their author states, else by when they were saved."""
    at: EventTime | None = getattr(state.body, "at", None)
    utc = at.to_utc() if at is not None else None
    saved = state.saved_at.utc_ms if state.saved_at else 0
    return _KIND_ORDER[state.kind], int(utc.timestamp() * 1000) if utc else saved, saved


_KIND_ORDER = {kind: place for place, kind in enumerate(KINDS)}


def is_late_child(shown: Shown, standing: Standing) -> bool:
    """A record that came to a locked part without being signed: written elsewhere, honest, kept as a proposal."""
    return (
        shown.kind in SIGNED_KINDS
        and shown.found is not None
        and shown.id not in standing.covered
        and standing.is_locked(shown.compartment)
    )


def _came_with_addendum(desk: Desk, shown: Shown, *, by: UserId) -> bool:
    """An attachment after signing that its author filed with an addendum, as the four ways of amending allow."""
    named = str(shown.found.body.get("addendum", "")) if shown.kind == "attachment" and shown.found else ""
    if len(named) != 32:
        return False
    added = desk.kept(by, named)
    return (
        added is not None
        and (added.kind, added.compartment, added.author) == ("addendum", shown.compartment, shown.author)
        and shown.found is not None
        and added.encounter == shown.found.encounter
    )


MarkState = Literal["empty", "started", "complete", "signed"]
