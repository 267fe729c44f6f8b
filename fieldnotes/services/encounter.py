"""An encounter: start it, read it for one pen, stamp its times, hand the pen over, leave it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast
from uuid import uuid4

import msgspec
from msgspec import structs

from fieldnotes.domain import completeness, signing, stamp
from fieldnotes.domain.display import living_lines, person_age, person_full_name, person_name
from fieldnotes.domain.ids import EncounterId, PersonId, RecordId, UserId, new_record_id
from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.number import encounter_number
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import SIGNED_KINDS, Compartment, Encounter, Person, Profession
from fieldnotes.domain.record_codec import known_body, to_dict
from fieldnotes.domain.signing import Standing
from fieldnotes.services.amendment import amendment_rows, usual_amendment
from fieldnotes.services.desk import Desk, StampMade, audit_entry
from fieldnotes.services.joining import read_joining
from fieldnotes.services.people import person_body, subjects_of
from fieldnotes.services.proposal import proposal_rows
from fieldnotes.services.reading import (
    MarkState,
    Shown,
    call_of,
    call_title,
    header_of,
    late_since,
    order_key,
    pieces_of,
    proposals_of,
    record_state,
    retracted_of,
    root_of,
    shown_records,
    standing_of,
)
from fieldnotes.services.review import review_state
from fieldnotes.services.row import (
    Changes,
    ContactRow,
    EncounterState,
    PersonBeside,
    PersonRow,
    RecordState,
    SectionMark,
    SectionState,
    Stamped,
    Started,
)
from fieldnotes.services.screening import is_screen_complete
from fieldnotes.services.writing import begin_section, file_into, save_draft
from fieldnotes.store.read import Record as Kept

CONTACTS_BESIDE = 6


def start_encounter(
    desk: Desk,
    *,
    by: UserId,
    call_type: str = "",
    cad_number: str = "",
    address: str = "",
    kind: str = "active_call",
) -> Started:
    """A new encounter with everybody signed in as its team. It is filed at once: what follows points to it."""
    encounter = EncounterId(new_record_id())
    at = desk.clock.now()
    with desk.writing(by) as writing:
        year = int(at.to_event_time().day[:4])
        number = encounter_number(
            year=year, running=desk.log.counter(f"encounter-{year}"), laptop=desk.vault.laptop_suffix
        )
        call = Encounter(
            number=number,
            cad_number=cad_number,
            call_type_received=call_type,
            address=address,
            contact_kind=kind,
            team=[user for user in desk.sessions if desk.user_row(user).profession is not Profession.ADMIN],
        )
        writing.revise(
            record=encounter,
            kind="encounter",
            compartment=Compartment.JOINT,
            encounter=encounter,
            body=to_dict(call),
            why="written",
        )
        begin_section(writing, encounter=encounter, compartment=Compartment.JOINT)
        writing.audit("encounter_started", record=encounter)
    desk.places[by] = encounter
    return Started(encounter_id=encounter, number=number, changes=writing.changes)


def read_encounter(desk: Desk, *, encounter: EncounterId, by: UserId) -> EncounterState:
    """Everything the encounter screen renders for one pen. Its first opening since sign-in goes into the audit."""
    desk.require_reader(by)
    root = root_of(desk, encounter)
    standing = standing_of(desk, root)
    shown = shown_records(desk, encounter=encounter, by=by)
    retracted = retracted_of(desk, shown, standing)
    call = call_of(desk, root)
    states = [
        msgspec.structs.replace(state, late_since=late_since(desk, one.kind, one.begun, call.times.cleared))
        for one in shown
        if (state := record_state(desk, one, by=by, standing=standing, retracted=retracted)) is not None
    ]
    records = tuple(sorted(states, key=order_key))
    today = date.fromisoformat(desk.clock.now().to_event_time().day)
    gone = _people_taken_out(states)
    header = header_of(desk, root, call, standing)
    because = why_not_sign(desk, shown, by=by, standing=standing)
    joined = read_joining(desk, by=by, encounter=encounter)
    for one in (encounter, *(other.encounter for other in joined.others)):
        _note_opening(desk, encounter=one, by=by)
    return EncounterState(
        header=header,
        records=records,
        person=_beside(desk, records, encounter=encounter, today=today),
        sections=_rail(desk, records, by=by, standing=standing, states=dict(header.sections)),
        may_sign=not because,
        is_locked=standing.is_all_locked,
        pen=desk.user_row(by),
        partners=tuple(desk.user_row(user) for user in desk.sessions if user != by),
        people=tuple(
            person_row(PersonId(state.id), person_body(desk, state.id)[0], today)
            for state in records
            if isinstance(state.body, Person) and desk.joint.leader(state.id) == state.id and state.id not in gone
        ),
        subjects=tuple(PersonId(RecordId(one)) for one in subjects_of(desk, encounter)),
        same={
            state.id: lead
            for state in records
            if state.kind == "person" and (len(desk.joint.same_person(state.id)) > 1)
            for lead in [desk.joint.leader(state.id)]
        },
        may_not_sign_because=because,
        proposals=tuple(p for one in shown for p in proposals_of(desk, one)),
        amendments=amendment_rows(desk, shown, retracted=retracted),
        proposed=proposal_rows(desk, shown, by=by, standing=standing),
        closed=tuple(
            (comp, code)
            for comp in desk.visible(by)
            if (code := signing.why_not_begin(comp, user=by, standing=standing))
        ),
        review=review_state(desk, encounter=encounter, by=by),
        usual_amendment=usual_amendment(desk, encounter=encounter),
        joining=joined,
    )


def _people_taken_out(states: Sequence[RecordState]) -> set[str]:
    """People whose every part in this call was retracted: they were somebody else."""
    involved = [
        (state.is_retracted, getattr(state.body, "person_id", "")) for state in states if state.kind == "involvement"
    ]
    return {person for _, person in involved} - {person for is_retracted, person in involved if not is_retracted}


def stamp_time(desk: Desk, *, encounter: EncounterId, by: UserId, which: str | None = None) -> Stamped:
    """Takes down a time: the named one, or the next of the call. RuleProblem("nothing_to_stamp") when the call is clear."""
    desk.require_reader(by)
    call = call_of(desk, root_of(desk, encounter))
    name = which or stamp.next_stamp(call.times)
    if not name:
        raise RuleProblem("nothing_to_stamp", encounter=encounter)
    if name not in stamp.ALL_TIMES:
        raise InputProblem("unknown_time", field="which")
    at = desk.clock.now()
    event_time = at.to_event_time()
    changes = _set_time(desk, encounter, by=by, which=name, time=event_time)
    token = uuid4().hex
    desk.stamps[token] = StampMade(
        encounter=encounter, by=by, which=name, before=getattr(call.times, name), at=at, made=event_time
    )
    return Stamped(which=name, at=event_time, undo_token=token, changes=changes)


def undo_stamp(desk: Desk, *, encounter: EncounterId, by: UserId, token: str) -> Changes:
    """Takes a stamp back within ten seconds; RuleProblem("too_late_to_undo") after that or when it was taken back already."""
    made = desk.stamps.pop(token, None)
    if (
        made is None
        or (made.encounter, made.by) != (encounter, by)
        or desk.clock.now().utc_ms - made.at.utc_ms > stamp.UNDO_WITHIN_S * 1000
    ):
        raise RuleProblem("too_late_to_undo", encounter=encounter)
    call = call_of(desk, root_of(desk, encounter))
    if getattr(call.times, made.which) != made.made:
        raise RuleProblem("too_late_to_undo", encounter=encounter)  # somebody has set it since
    return _set_time(desk, encounter, by=by, which=made.which, time=made.before)


def clear_call(desk: Desk, *, encounter: EncounterId, by: UserId) -> Changes:
    """The call is over: stamps `cleared` unless it is known. Writing goes on until it is signed."""
    desk.require_reader(by)
    call = call_of(desk, root_of(desk, encounter))
    if stamp.is_known(call.times.cleared):
        return Changes(initiator=by)
    return stamp_time(desk, encounter=encounter, by=by, which="cleared").changes


def leave_encounter(desk: Desk, *, encounter: EncounterId, by: UserId) -> Changes:
    """Leaving files the pen's drafts of this encounter."""
    with desk.writing(by) as writing:
        file_into(desk, writing, by=by, encounter=encounter, why="left")
    desk.places.pop(by, None)
    return writing.changes


def switch_pen(desk: Desk, *, encounter: EncounterId, from_user: UserId, to_user: UserId) -> Changes:
    """Hands the pen over: the words of the one who gives it are filed."""
    desk.session(to_user)
    with desk.writing(from_user) as writing:
        file_into(desk, writing, by=from_user, encounter=encounter, why="handed_pen")
        writing.audit("pen_switched", record=encounter, to=to_user)
    desk.places[to_user] = encounter
    return writing.changes


def why_not_sign(desk: Desk, shown: Sequence[Shown], *, by: UserId, standing: Standing) -> str:
    """Why the pen has nothing to sign or may not: a code, or nothing."""
    profession = desk.user_row(by).profession
    if profession is Profession.ADMIN:
        return "not_writer"
    pieces = signing.signable(pieces_of(shown), signer=by, profession=profession, scope="encounter", compartment=None)
    if by in standing.team and standing.is_done(by):
        return "already_signed"
    return signing.blocking([piece for piece in pieces if piece.record not in standing.covered] or pieces)


def person_row(person: PersonId, body: Person, today: date, *, encounters: int = 0) -> PersonRow:
    """A person as lists show them."""
    return PersonRow(
        id=person,
        name=person_name(body),
        full_name=person_full_name(body),
        age=person_age(body, today),
        birth_date=body.birth_date,
        phone=body.phone,
        description=body.description,
        is_unknown=body.is_unknown or not (body.legal_name.strip() or body.preferred_name.strip()),
        encounters=encounters,
    )


def contacts_of(desk: Desk, person: str, *, without: str = "", limit: int = 1000) -> list[tuple[EntryTime, ContactRow]]:
    """Encounters of a person under all of their records, newest first."""
    found = []
    lead = desk.joint.one_call(without)[0] if without else ""
    for line in desk.joint.encounter_lines(person=person, limit=limit):
        root = desk.joint_record(line.id)
        if root is None or root.id in (without, lead):
            continue
        call = cast("Encounter", known_body("encounter", root.body))
        members = desk.joint.one_call(root.id)
        outcomes = [found for one in members for found in desk.joint_of(encounter=one, kind="outcome")]
        primary = str(outcomes[0].body.get("primary", "")) if outcomes else ""
        row = ContactRow(
            encounter=EncounterId(root.id),
            day=started_at(root, call).day,
            title=call_title(call),
            outcome=desk.vocabulary["disposition"].label(primary) if primary else "",
        )
        found.append((root.created, row))
    return sorted(found, key=lambda pair: (pair[1].day, pair[0].utc_ms), reverse=True)


def started_at(root: Kept, call: Encounter) -> EventTime:
    """When a call began: its first known time, else when it was taken down."""
    for name in ("received", "dispatched", "en_route", "on_scene", "contact"):
        time: EventTime = getattr(call.times, name)
        if stamp.is_known(time):
            return time
    return root.created.to_event_time()


def _set_time(desk: Desk, encounter: EncounterId, *, by: UserId, which: str, time: EventTime) -> Changes:
    call = call_of(desk, root_of(desk, encounter))
    body = structs.replace(call, times=stamp.stamped(call.times, which, time))
    return save_draft(desk, by=by, encounter=encounter, kind="encounter", body=body, record=encounter).changes


def _note_opening(desk: Desk, *, encounter: EncounterId, by: UserId) -> None:
    if (by, encounter) not in desk.opened:
        device = desk.session(by).user_device_id
        desk.log.append_audit(audit_entry("record_opened", at=desk.clock.now(), by=by, device=device, record=encounter))
        desk.opened.add((by, encounter))


def _beside(desk: Desk, records: Sequence[RecordState], *, encounter: EncounterId, today: date) -> PersonBeside | None:
    """The person we came for; anybody of the call when nobody is named so."""
    involved = [state for state in records if state.kind == "involvement" and not state.is_retracted]
    involved.sort(key=lambda state: getattr(state.body, "role", "") != "subject")
    people = {state.id for state in records if isinstance(state.body, Person)}
    for state in involved:
        if getattr(state.body, "person_id", "") not in people:
            continue
        person = RecordId(desk.joint.leader(getattr(state.body, "person_id", "")))
        body, _ = person_body(desk, person)
        contacts = [row for _, row in contacts_of(desk, person, without=encounter)]
        year_ago = (today - timedelta(days=365)).isoformat()
        return PersonBeside(
            id=PersonId(person),
            role=getattr(state.body, "role", ""),
            name=person_name(body),
            age=person_age(body, today),
            pronouns=body.pronouns,
            language=body.language,
            what_helps=living_lines(body.what_helps, today),
            be_careful=living_lines(body.be_careful, today),
            contacts=tuple(contacts[:CONTACTS_BESIDE]),
            contacts_12_months=sum(row.day >= year_ago for row in contacts),
        )
    return None


def _rail(
    desk: Desk,
    records: Sequence[RecordState],
    *,
    by: UserId,
    standing: Standing,
    states: dict[Compartment, SectionState],
) -> tuple[SectionMark, ...]:
    """All twelve pages. A side that the pen may not read has one state for all of its pages."""
    readable = desk.visible(by)
    marks = []
    for term in desk.vocabulary["section"].terms:
        comp = Compartment(term.group)
        if comp in readable:
            state = _page_mark(desk, term.code, [r for r in records if r.kind in term.tags], standing)
        else:
            state = cast("MarkState", "empty" if states[comp] == "none" else states[comp])
        marks.append(
            SectionMark(
                key=term.code,
                name=term.short or term.label,
                compartment=comp,
                mark=state,
                is_readable=comp in readable,
            )
        )
    return tuple(marks)


def _page_mark(desk: Desk, section: str, shown: Sequence[RecordState], standing: Standing) -> MarkState:
    state: MarkState = completeness.mark(
        section, [r.body for r in shown], answered=lambda screen: is_screen_complete(desk, screen)
    )
    covered = standing.covered
    signing_kinds = [r for r in shown if r.kind in SIGNED_KINDS]
    if state != "empty" and signing_kinds and all(r.id in covered for r in signing_kinds):
        return "signed"
    return state
