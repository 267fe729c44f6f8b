"""The shift board: the call we are on, this shift's encounters, what is due, what stands between us and going off shift.

Painted from rows of the joint view; no envelope is opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from msgspec import structs

from fieldnotes.domain import stamp
from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.record import Compartment, Encounter, Profession
from fieldnotes.domain.record_codec import known_body
from fieldnotes.domain.signing import Standing
from fieldnotes.services.desk import OF_ENCOUNTERS, Desk
from fieldnotes.services.people import subject_names
from fieldnotes.services.reading import (
    call_of,
    call_title,
    header_of,
    place_of,
    record_title,
    root_of,
    shown_body,
    standing_of,
)
from fieldnotes.services.review_note import list_notes
from fieldnotes.services.row import (
    DueRow,
    EncounterHeader,
    EncounterRow,
    LeaveRow,
    OpenCall,
    ReviewedRow,
    SectionState,
    ShiftBoard,
    ShiftCounts,
    SignState,
)
from fieldnotes.store.projection import DueLine, EncounterLine

SHIFT_S = 14 * 3600  # the longest shift with its overtime: what began before belongs to another one
OPEN_FOR_S = 24 * 3600  # a call that was never cleared is not "the call we are on" for ever
LOOK_BACK_S = 30 * 24 * 3600  # unsigned work of a month is asked for before leaving
DUE_WITHIN_S = 24 * 3600
MOST_ROWS = 200


def read_shift(desk: Desk, *, by: UserId) -> ShiftBoard:
    """Everything the shift screen paints, for one pen."""
    desk.require_reader(by)
    now = desk.clock.now().utc_ms
    lines = desk.joint.encounter_lines(since_ms=now - SHIFT_S * 1000, limit=MOST_ROWS)
    each = desk.joint.encounter_lines(since_ms=now - SHIFT_S * 1000, limit=MOST_ROWS, with_joined=True)
    current = _current(desk, each, by=by, now_ms=now)
    here = desk.joint.one_call(current.id) if current is not None else ()
    rows = tuple(call_row(desk, line, by=by) for line in lines if line.id not in here)
    due = list_due(desk, by=by, until_ms=now + DUE_WITHIN_S * 1000)
    leave = _before_leaving(desk, by=by, now_ms=now)
    drafts = sum(row.count for row in leave if row.code == "draft")
    return ShiftBoard(
        current=current,
        rows=rows,
        due=tuple(due),
        before_leaving=tuple(leave),
        counts=ShiftCounts(
            encounters=len(lines),
            on_scene_s=sum(_on_scene_s(desk, line) for line in lines),
            unsigned=sum(row.count for row in leave if row.code == "to_sign"),
            waiting=desk.log.unsent_count(),
            drafts=drafts,
        ),
        open_calls=_open_calls(desk, each, by=by, now_ms=now),
        is_caught_up=desk.is_caught_up,
    )


def list_encounters(
    desk: Desk, *, by: UserId, before: EncounterRow | None = None, limit: int = 50, person: str | None = None
) -> list[EncounterRow]:
    """Encounters, newest first, a page at a time; `before` is the last row of the page above."""
    desk.require_reader(by)
    above = None if before is None else EncounterLine(id=before.id, started_utc_ms=before.started_utc_ms)
    return [
        call_row(desk, line, by=by) for line in desk.joint.encounter_lines(before=above, limit=limit, person=person)
    ]


def list_due(desk: Desk, *, by: UserId, until_ms: int | None = None, limit: int = 200) -> list[DueRow]:
    """Follow-ups and unanswered referrals, soonest first. A follow-up that names somebody else is that person's."""
    desk.require_reader(by)
    now = desk.clock.now().utc_ms
    lines = desk.joint.due_lines(until_ms=until_ms, is_open=True, limit=limit)
    return [_due(desk, line, now) for line in lines if line.assigned_to in ("", by)]


def _current(desk: Desk, lines: Sequence[EncounterLine], *, by: UserId, now_ms: int) -> EncounterHeader | None:
    for line in lines:
        if not line.is_open or now_ms - line.started_utc_ms > OPEN_FOR_S * 1000 or by not in line.team:
            continue
        root = root_of(desk, line.id)
        call = call_of(desk, root)
        if not stamp.is_known(call.times.cleared):  # a draft may have cleared it already
            return header_of(desk, root, call, standing_of(desk, root))
    return None


def list_open_calls(desk: Desk, *, by: UserId) -> tuple[OpenCall, ...]:
    """The calls that one may be called back to, as they stand now; the board may be a moment behind."""
    desk.require_reader(by)
    now = desk.clock.now().utc_ms
    lines = desk.joint.encounter_lines(since_ms=now - SHIFT_S * 1000, limit=MOST_ROWS, with_joined=True)
    return _open_calls(desk, lines, by=by, now_ms=now)


def _open_calls(desk: Desk, lines: Sequence[EncounterLine], *, by: UserId, now_ms: int) -> tuple[OpenCall, ...]:
    """Newest first. What one was in the middle of when the next call came waits here, cleared or not."""
    mine = {draft.encounter for draft in desk.drafts.of(device=desk.session(by).user_device_id)}
    calls = []
    for line in lines:
        if by not in line.team or now_ms - line.started_utc_ms > OPEN_FOR_S * 1000:
            continue
        title, place, is_open, cad = _with_drafts(desk, line)
        if is_open or line.id in mine:
            calls.append(
                OpenCall(
                    encounter=EncounterId(RecordId(line.id)),
                    title=title,
                    number=cad or line.number,
                    place=place,
                    started_clock=line.started_clock,
                    is_cleared=not is_open,
                    who=subject_names(desk, line.id),
                )
            )
    return tuple(calls)


def encounter_row(desk: Desk, line: EncounterLine, *, by: UserId) -> EncounterRow:
    """One line of a list, for one pen: who reviewed is said of the own profession only."""
    team = {user: desk.user_row(UserId(user)).profession for user in line.team}
    standing = Standing(
        seals=line.seals,
        team={user: job for user, job in team.items() if job is not Profession.ADMIN},
        started=frozenset(line.sections),
    )
    title, place, is_open, cad = _with_drafts(desk, line)
    return EncounterRow(
        id=EncounterId(RecordId(line.id)),
        number=line.number,
        cad_number=cad,
        title=title,
        place=place,
        people=line.people,
        started_clock=line.started_clock,
        day=line.day,
        sections=_sections(line, standing),
        sign_state=cast("SignState", standing.sign_state),
        is_open=is_open,
        proposals=_proposals(desk, line, standing) if line.seals or line.proposals else 0,
        conflicts=line.conflicts,
        started_utc_ms=line.started_utc_ms,
        reviewed=_reviewed(desk, line, by),
    )


def call_row(desk: Desk, line: EncounterLine, *, by: UserId) -> EncounterRow:
    """One line for a call: of joined encounters the one that leads, saying of all together what is open and who has to sign."""
    members = desk.joint.one_call(line.id)
    row = encounter_row(desk, line, by=by)
    lines = [one for one in map(desk.joint.encounter_line, members) if one is not None and one.id != line.id]
    if not lines:
        return row
    rows = [row, *(encounter_row(desk, one, by=by) for one in lines)]
    people = {person.id for one in members for person in desk.joint.person_lines(encounter=one, limit=MOST_ROWS)}
    return structs.replace(
        row,
        people=len(people),
        sections=tuple((comp, _together([dict(one.sections)[comp] for one in rows])) for comp in OF_ENCOUNTERS),
        sign_state=_to_sign([one.sign_state for one in rows]),
        is_open=any(one.is_open for one in rows),
        proposals=sum(one.proposals for one in rows),
        conflicts=sum(one.conflicts for one in rows),
        joined=tuple(one.number for one in rows[1:]),
    )


def _together(states: Sequence[SectionState]) -> SectionState:
    """One side of several encounters: as far as the one that was begun and is least far."""
    begun = [state for state in states if state != "none"]
    return min(begun, key=("started", "complete", "signed").index, default="none")


def _to_sign(states: Sequence[SignState]) -> SignState:
    """Who still has to sign any of them."""
    left = {state for state in states if state not in {"signed", "signed_by_both"}}
    if not left:
        return "signed_by_both" if "signed_by_both" in states else "signed"
    return left.pop() if len(left) == 1 else "team_to_sign"


def _reviewed(desk: Desk, line: EncounterLine, by: UserId) -> ReviewedRow | None:
    mine = [one for one in line.reviews if one.role == desk.user_row(by).profession.value]
    if not mine:
        return None
    who = UserId(mine[-1].reviewer)
    return ReviewedRow(by=who, by_name=desk.user_row(who).formal_name, at=mine[-1].at)


def _proposals(desk: Desk, line: EncounterLine, standing: Standing) -> int:
    """What came to a signed encounter without being signed: other revisions, and new records in a part that is locked.

    On the joint side only: what a list says is the same whoever reads it, and of the clinical side it tells one state.
    """
    return desk.joint.proposals(line.id, with_children=standing.is_locked(Compartment.JOINT))


def _sections(line: EncounterLine, standing: Standing) -> tuple[tuple[Compartment, SectionState], ...]:
    return tuple(
        (comp, cast("SectionState", standing.section_state(comp, line.sections.get(comp, ""))))
        for comp in OF_ENCOUNTERS
    )


def _with_drafts(desk: Desk, line: EncounterLine) -> tuple[str, str, bool, str]:
    """Title, place, open, CAD number; unfiled words of both included."""
    drafts = desk.drafts.of(record=line.id)
    root = desk.joint_record(line.id) if drafts else None
    if root is None:
        apartment = line.place  # already one line
        return line.title or "New encounter", apartment, line.is_open, line.cad_number
    call = known_body("encounter", shown_body(root, drafts))
    assert isinstance(call, Encounter)
    return call_title(call), place_of(call), not stamp.is_known(call.times.cleared), call.cad_number


def _on_scene_s(desk: Desk, line: EncounterLine) -> int:
    root = desk.joint_record(line.id)
    return 0 if root is None else stamp.on_scene_s(call_of(desk, root).times, until=desk.clock.now().to_event_time())


def _due(desk: Desk, line: DueLine, now_ms: int) -> DueRow:
    is_referral = line.kind == "referral"
    return DueRow(
        record=RecordId(line.record),
        encounter=EncounterId(RecordId(line.encounter)),
        kind="referral" if is_referral else "follow_up",
        who=line.service_name if is_referral else line.who,
        phone=line.service_phone if is_referral else line.phone,
        what=line.state if is_referral else line.what if line.kind == "follow_up" else record_title(desk, line.kind),
        due=line.due,
        due_utc_ms=line.due_utc_ms,
        is_overdue=line.due_utc_ms < now_ms,
    )


def _before_leaving(desk: Desk, *, by: UserId, now_ms: int) -> list[LeaveRow]:
    """Nothing here is demanded: it is said."""
    mine = desk.session(by).user_device_id
    leave = []
    for line in desk.joint.encounter_lines(since_ms=now_ms - LOOK_BACK_S * 1000, limit=MOST_ROWS, with_joined=True):
        row = encounter_row(desk, line, by=by)
        if _is_mine_to_sign(desk, line, by):
            leave.append(LeaveRow(code="to_sign", count=1, encounter=row.id, title=row.title))
        if line.conflicts:
            leave.append(LeaveRow(code="conflict", count=line.conflicts, encounter=row.id, title=row.title))
        if row.proposals:
            leave.append(LeaveRow(code="proposal", count=row.proposals, encounter=row.id, title=row.title))
    leave += [
        LeaveRow(code="change_asked", count=1, encounter=note.encounter, title=note.title)
        for note in list_notes(desk, by=by)
    ]
    drafts = desk.drafts.of(device=mine, compartments=desk.visible(by))
    for encounter in dict.fromkeys(draft.encounter for draft in drafts):
        count = sum(draft.encounter == encounter for draft in drafts)
        title = call_title(call_of(desk, root_of(desk, encounter))) if encounter else ""
        place = EncounterId(RecordId(encounter)) if encounter else None
        leave.append(LeaveRow(code="draft", count=count, encounter=place, title=title))
    waiting = desk.log.unsent_count()
    if waiting:
        leave.append(LeaveRow(code="unsent", count=waiting))
    newer = desk.needs_update()
    if newer:
        leave.append(LeaveRow(code="needs_update", count=newer))
    return leave


def _is_mine_to_sign(desk: Desk, line: EncounterLine, by: UserId) -> bool:
    if by not in line.team:
        return False
    standing = Standing(seals=line.seals, team={by: desk.user_row(by).profession}, started=frozenset(line.sections))
    return not standing.is_done(by)
