"""What is still to be done for people: follow-ups and referrals, with whom, since when; closing the loop in one gesture."""

from __future__ import annotations

from typing import Any, Literal, cast

from msgspec import structs

from fieldnotes.domain.ids import RecordId, UserId, new_record_id
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Attempt, Compartment, DisclosureIncident, FollowUp, Referral
from fieldnotes.domain.record_codec import to_body, to_dict, write_onto
from fieldnotes.services.desk import Desk
from fieldnotes.services.reply import check_state, list_answers
from fieldnotes.services.row import Changes, Saved, TryRow, WorkRow
from fieldnotes.services.writing import require_may_write
from fieldnotes.store.projection import DueLine
from fieldnotes.store.read import Record as Kept

Kind = Literal["follow_up", "referral"]
# What stands in which list: an incident has clocks, so it is with what is due.
_LISTED = {"follow_up": frozenset({"follow_up", DisclosureIncident.KIND}), "referral": frozenset({"referral"})}
STAYS_OPEN = "stays_open"  # tag of a result that notes a try and closes nothing
UNDO_WITHIN_S = 10 * 60  # a wrong digit is noticed at the next row, not at the next shift


def leave_follow_up(
    desk: Desk,
    *,
    by: UserId,
    what: str,
    due: EventTime,
    who: str = "",
    person: str = "",
    note: str = "",
    assigned_to: str = "",
) -> Saved:
    """Left for the team without an encounter: nobody wrote a call for it, and none is made up. Filed at once.

    `who`: a name or an address in words; `person`: somebody met before. InputProblem when nothing says what is to be done.
    """
    desk.require_reader(by)
    if not what.strip():
        raise InputProblem("say_what_is_due", field="what")
    if person and desk.joint_person(person) is None:
        raise RuleProblem("person_not_here", record=person)
    body = FollowUp(
        person_id=person, who=who.strip(), what=what.strip(), note=note.strip(), due=due, assigned_to=assigned_to
    )
    record = new_record_id()
    require_may_write(
        desk, by=by, encounter="", kind="follow_up", compartment=Compartment.JOINT, record=record, found=None
    )
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="follow_up",
            compartment=Compartment.JOINT,
            person=person,
            body=to_dict(body),
            why="written",
        )
        writing.audit("record_created", record=record)
    return Saved(record=record, at=writing.at, changes=writing.changes)


def list_work(
    desk: Desk, *, by: UserId, kind: Kind, after: WorkRow | None = None, limit: int = 50, is_open: bool = True
) -> list[WorkRow]:
    """One page, soonest due first. What lives in clinical is there for a clinical pen only."""
    desk.require_reader(by)
    mark = (after.due_utc_ms, after.record) if after is not None else None
    found: list[tuple[DueLine, Compartment]] = []
    for comp in desk.visible(by):
        found += [(line, comp) for line in _page(desk, comp, kind, mark=mark, limit=limit, is_open=is_open)]
    found.sort(key=lambda pair: (pair[0].due_utc_ms, pair[0].record))
    rows = [_row(desk, _named(desk, line), comp, by=by) for line, comp in found[:limit]]
    return [row for row in rows if row is not None]


def note_result(desk: Desk, *, by: UserId, record: RecordId, result: str) -> Changes:
    """A try with its time and what came of it; it closes the follow-up unless the result says that it stays open."""
    found, body = _follow_up(desk, by, record)
    results = desk.vocabulary["follow_up_result"]
    if result not in results:
        raise InputProblem("choose_result", field="result")
    tried = Attempt(at=desk.clock.now().to_event_time(), by=by, result=result)
    stays_open = STAYS_OPEN in results[result].tags
    after = structs.replace(body, attempts=[*body.attempts, tried], result="" if stays_open else result)
    return _revise(desk, by, found, after)


def take_result_back(desk: Desk, *, by: UserId, record: RecordId) -> Changes:
    """Takes the own last try back, within ten minutes; RuleProblem("too_late_to_undo") otherwise."""
    found, body = _follow_up(desk, by, record)
    last = body.attempts[-1] if body.attempts else None
    at = last.at.to_utc() if last is not None else None
    if (
        last is None
        or at is None
        or last.by != by
        or desk.clock.now().utc_ms / 1000 - at.timestamp() > UNDO_WITHIN_S + 60  # the try says its minute only
    ):
        raise RuleProblem("too_late_to_undo", record=record)
    return _revise(desk, by, found, structs.replace(body, attempts=body.attempts[:-1], result=""))


def set_referral_state(desk: Desk, *, by: UserId, record: RecordId, state: str, reason: str = "") -> Changes:
    """Where a referral stands. InputProblem for an unknown state, or one that needs a reason and has none."""
    found = _kept(desk, by, record, "referral")
    check_state(desk, state=state, reason=reason)
    body = cast(Referral, to_body("referral", found.body))
    return _revise(desk, by, found, structs.replace(body, state=state, state_reason=reason.strip()))


def _page(
    desk: Desk, comp: Compartment, kind: Kind, *, mark: tuple[int, str] | None, limit: int, is_open: bool
) -> list[DueLine]:
    lines: list[DueLine] = []
    while len(lines) < limit:
        page = desk.views[comp].due_lines(after=mark, is_open=is_open, limit=limit)
        lines += [line for line in page if line.kind in _LISTED[kind]]
        if len(page) < limit:
            break
        mark = (page[-1].due_utc_ms, page[-1].record)
    return lines[:limit]


def _named(desk: Desk, line: DueLine) -> DueLine:
    """With the person's name and phone: people are joint, so a view of another side knows neither."""
    known = desk.joint.person_line(line.person) if line.person and not line.who else None
    return structs.replace(line, who=known.name, phone=line.phone or known.phone) if known is not None else line


def _row(desk: Desk, line: DueLine, comp: Compartment, *, by: UserId) -> WorkRow | None:
    found = desk.kept(by, line.record)
    if found is None:
        return None
    body: Any = to_body(line.kind, found.body)
    is_referral = isinstance(body, Referral)
    if isinstance(body, DisclosureIncident):
        return _incident_row(desk, line, comp, found, body)
    return WorkRow(
        record=RecordId(line.record),
        encounter=line.encounter,
        kind="referral" if is_referral else "follow_up",
        compartment=comp,
        who=line.who,
        phone=line.service_phone if is_referral else line.phone,
        what=line.service_name if is_referral else line.what,
        state=line.state,
        since=found.created,
        due=line.due,
        due_utc_ms=line.due_utc_ms,
        is_overdue=line.due_utc_ms < desk.clock.now().utc_ms,
        is_open=line.is_open,
        note=body.state_reason if is_referral else body.note,
        assigned_name="" if is_referral or not body.assigned_to else desk.user_row(UserId(body.assigned_to)).short_name,
        tries=()
        if is_referral
        else tuple(
            TryRow(at=one.at, by_name=desk.user_row(UserId(one.by)).short_name, result=one.result)
            for one in body.attempts
        ),
        answers=list_answers(desk, by=by, referral=line.record, encounter=line.encounter)
        if isinstance(body, Referral) and body.state not in {"draft", "requested"}
        else (),
        do_not_contact=line.do_not_contact,
    )


def _incident_row(desk: Desk, line: DueLine, comp: Compartment, found: Kept, body: DisclosureIncident) -> WorkRow:
    return WorkRow(
        record=RecordId(line.record),
        encounter=line.encounter,
        kind="incident",
        compartment=comp,
        who=line.who,
        phone="",
        what=body.went_to,
        state=body.decision,
        since=found.created,
        due=line.due,
        due_utc_ms=line.due_utc_ms,
        is_overdue=line.due_utc_ms < desk.clock.now().utc_ms,
        is_open=line.is_open,
        note=body.text,
    )


def _kept(desk: Desk, by: UserId, record: RecordId, kind: Kind) -> Kept:
    found = desk.kept(by, record)
    if found is None or found.kind != kind:
        raise RuleProblem("record_not_here", record=record)
    require_may_write(
        desk,
        by=by,
        encounter=found.encounter,
        kind=kind,
        compartment=found.compartment,
        record=record,
        found=found,
    )
    return found


def _follow_up(desk: Desk, by: UserId, record: RecordId) -> tuple[Kept, FollowUp]:
    found = _kept(desk, by, record, "follow_up")
    return found, cast(FollowUp, to_body("follow_up", found.body))


def _revise(desk: Desk, by: UserId, found: Kept, body: FollowUp | Referral) -> Changes:
    with desk.writing(by) as writing:
        writing.revise(
            record=found.id,
            kind=found.kind,
            compartment=found.compartment,
            encounter=found.encounter,
            person=body.person_id,
            body=write_onto(found.body, body),
            parents=found.heads,
            why="written",
        )
        writing.audit("record_revised", record=found.id, encounter=found.encounter)
    return writing.changes
