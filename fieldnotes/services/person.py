"""People we serve: find, read, attach to an encounter. A person outlives the encounter and is not frozen by its signature."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from msgspec import structs

from fieldnotes.domain.display import living_lines
from fieldnotes.domain.ids import EncounterId, PersonId, RecordId, UserId, new_record_id
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Compartment, Involvement, Person, PersonClinical, Referral, Screen
from fieldnotes.domain.record_codec import known_body, to_dict
from fieldnotes.services.consent import list_consents
from fieldnotes.services.desk import Desk
from fieldnotes.services.encounter import contacts_of, person_row
from fieldnotes.services.find import find_lines
from fieldnotes.services.merge import apart_rows, merged_records, propose_duplicates
from fieldnotes.services.people import line_row, person_body, subjects_of, today_of
from fieldnotes.services.reading import shown_body
from fieldnotes.services.row import (
    EncounterRow,
    PersonRow,
    PersonState,
    ReferralRow,
    Saved,
    ScreenMark,
    TimelineMark,
)
from fieldnotes.services.screening import judge_screen, read_instrument
from fieldnotes.services.shift import list_encounters
from fieldnotes.services.writing import join_encounter, require_may_write
from fieldnotes.store.projection import PersonLine
from fieldnotes.store.read import Record as Kept

MOST_CONTACTS = 200
MOST_SCREENED = 50  # encounters looked at for screens, newest first


def find_people(desk: Desk, *, by: UserId, query: str = "", limit: int = 50) -> list[PersonRow]:
    """People by name however written, birth date, phone or words of their description; all by name when nothing is asked."""
    desk.require_reader(by)
    typed = query.strip()
    lines = find_lines(desk.joint, typed, limit=limit) if typed else desk.joint.person_lines(limit=limit)
    return [line_row(desk, line) for line in lines]


def list_people(desk: Desk, *, by: UserId, after: PersonRow | None = None, limit: int = 50) -> list[PersonRow]:
    """Everybody by name, a page at a time; `after` is the last row of the page above."""
    desk.require_reader(by)
    above = PersonLine(id=after.id, full_name=after.full_name) if after else None
    return [line_row(desk, line) for line in desk.joint.person_lines(after=above, limit=limit)]


def read_person(desk: Desk, *, person: PersonId, by: UserId) -> PersonState:
    """The person's page, all of their records together: what helps first, a year of contacts, referrals, releases."""
    desk.require_reader(by)
    line = desk.joint.person_line(person)
    if line is None:
        raise RuleProblem("person_not_here", record=person)
    lead = PersonId(RecordId(line.id))
    members = desk.joint.same_person(lead)
    body, others = person_body(desk, lead)
    today = today_of(desk)
    encounters = list_encounters(desk, by=by, person=lead, limit=MOST_CONTACTS)
    row = structs.replace(
        person_row(lead, body, today, encounters=line.encounters), records=line.records, last_contact=line.last_contact
    )
    return PersonState(
        row=row,
        body=body,
        what_helps=living_lines(body.what_helps, today),
        be_careful=living_lines(body.be_careful, today),
        encounters=tuple(encounters),
        timeline=tuple(_timeline(desk, members, encounters, by=by, since=today - timedelta(days=365))),
        referrals=tuple(_referrals(desk, members, by=by)),
        consents=tuple(found for one in members for found in list_consents(desk, by=by, person=one)),
        may_edit=True,
        contacts=tuple(contact for _, contact in contacts_of(desk, lead, limit=MOST_CONTACTS)),
        merged=tuple(merged_records(desk, lead)),
        others=tuple((one.field, one.value) for one in others),
        duplicates=tuple(propose_duplicates(desk, by=by, person=lead)),
        apart=tuple(apart_rows(desk, lead)),
        screens=tuple(_screens(desk, members, encounters, by=by)),
        care=_care(desk, members, by=by),
        reads_clinical=Compartment.CLINICAL in desk.visible(by),
        today=today.isoformat(),
    )


def attach_person(
    desk: Desk,
    *,
    by: UserId,
    encounter: EncounterId,
    person: PersonId | None = None,
    body: Person | None = None,
    role: str = "subject",
) -> Saved:
    """Puts a known or a new person into an encounter; filed at once, so that both see the same person. Returns the person's id.

    Attaching somebody twice in the same role changes nothing. InputProblem for an unknown role, or without name or description.
    """
    desk.require_reader(by)
    if role not in desk.vocabulary["involvement_role"]:
        raise InputProblem("choose_role", field="role")
    if person is None and (body is None or not _is_somebody(body)):
        raise InputProblem("name_or_description_needed", field="legal_name")
    if person is not None and desk.joint_person(person) is None:
        raise RuleProblem("person_not_here", record=person)
    who = person or PersonId(new_record_id())
    involvement = new_record_id()
    require_may_write(
        desk,
        by=by,
        encounter=encounter,
        kind="involvement",
        compartment=Compartment.JOINT,
        record=involvement,
        found=None,
    )
    known = [one.body for one in desk.joint_of(encounter=encounter, kind="involvement")]
    is_known = any(one.get("person_id") == who and one.get("role", "subject") == role for one in known)
    with desk.writing(by) as writing:
        if person is None and body is not None:
            writing.revise(
                record=who, kind="person", compartment=Compartment.JOINT, body=to_dict(body), why="written", person=who
            )
        if not is_known:
            writing.revise(
                record=involvement,
                kind="involvement",
                compartment=Compartment.JOINT,
                encounter=encounter,
                person=who,
                body=to_dict(Involvement(person_id=who, role=role)),
                why="written",
            )
            join_encounter(desk, writing, encounter=encounter, compartment=Compartment.JOINT)
    return Saved(record=RecordId(who), at=writing.at, changes=writing.changes)


def detach_person(desk: Desk, *, by: UserId, encounter: EncounterId, person: PersonId) -> Saved:
    """Takes a person out of an encounter: a removal that says so, nothing is erased. RuleProblem once it is signed."""
    desk.require_reader(by)
    mine = [
        one for one in desk.joint_of(encounter=encounter, kind="involvement") if one.body.get("person_id") == person
    ]
    if not mine:
        raise RuleProblem("person_not_here", record=person)
    for found in mine:
        require_may_write(
            desk,
            by=by,
            encounter=encounter,
            kind="involvement",
            compartment=Compartment.JOINT,
            record=found.id,
            found=found,
        )
    with desk.writing(by) as writing:
        for found in mine:
            writing.revise(
                record=found.id,
                kind="involvement",
                compartment=Compartment.JOINT,
                encounter=encounter,
                person=person,
                body=found.body,
                parents=found.heads,
                why="removed",
            )
            writing.audit("record_removed", record=found.id, encounter=encounter)
    return Saved(record=RecordId(person), at=writing.at, changes=writing.changes)


def _is_somebody(body: Person) -> bool:
    return bool(body.legal_name.strip() or body.preferred_name.strip() or body.description.strip())


_MARKS: tuple[Literal["screen", "referral", "hold"], ...] = ("screen", "referral", "hold")


def _timeline(
    desk: Desk, members: tuple[str, ...], encounters: list[EncounterRow], *, by: UserId, since: date
) -> list[TimelineMark]:
    """A contact per encounter; screens, referrals and holds of those encounters that are about this person and that the pen may see."""
    marks = []
    for row in encounters:
        if row.day < since.isoformat():
            break  # newest first
        marks.append(TimelineMark(day=row.day, kind="contact", encounter=row.id))
        for kind in _MARKS:
            for found in _of_call(desk, row.id, by=by, kind=kind):
                if not _is_about(desk, found, members):
                    continue
                if kind == "hold" and not _has_hold(desk, found.body.get("legal_status")):
                    continue
                place = EncounterId(RecordId(found.encounter))
                marks.append(TimelineMark(day=_day_of(found.body.get("at"), row.day), kind=kind, encounter=place))
    return sorted(marks, key=lambda mark: (mark.day, mark.kind))


def _of_call(desk: Desk, encounter: str, *, by: UserId, kind: str) -> list[Kept]:
    """Records of a call that the pen may read, of every encounter that was joined with it."""
    return [found for one in desk.joint.one_call(encounter) for found in desk.kept_of(by, encounter=one, kind=kind)]


def _is_about(desk: Desk, found: Kept, members: tuple[str, ...]) -> bool:
    """Whether a record is about this person; one that names nobody is when they are the only one the call was for."""
    named = str(found.body.get("person_id", "")) or found.person
    if named:
        return named in members
    subjects = subjects_of(desk, found.encounter)
    return len(subjects) == 1 and subjects[0] in members


def _screens(desk: Desk, members: tuple[str, ...], encounters: list[EncounterRow], *, by: UserId) -> list[ScreenMark]:
    marks = []
    for row in encounters[:MOST_SCREENED]:
        for found in _of_call(desk, row.id, by=by, kind="screen"):
            body = known_body("screen", found.body)
            if isinstance(body, Screen) and _is_about(desk, found, members):
                place = EncounterId(RecordId(found.encounter))
                marks.append(_screen_mark(desk, body, day=_day_of(found.body.get("at"), row.day), encounter=place))
    return sorted((mark for mark in marks if mark is not None), key=lambda mark: (mark.title, mark.day))


def _screen_mark(desk: Desk, body: Screen, *, day: str, encounter: EncounterId) -> ScreenMark | None:
    try:
        reading = judge_screen(desk, body=body)
        wording = read_instrument(desk, instrument=body.instrument)
    except (InputProblem, RuleProblem):
        return None  # wording that is not on this laptop: the encounter still shows its answers
    levels = [level.code for level in wording.levels][::-1]  # the file has the highest first
    certain = reading.levels[0] if len(reading.levels) == 1 and reading.levels[0] in levels else ""
    return ScreenMark(
        day=day,
        encounter=encounter,
        instrument=body.instrument,
        title=reading.title,
        words=reading.level_text or f"{reading.answered} of {reading.asked} answered",
        urgent=len(reading.urgent),
        rank=levels.index(certain) if certain else None,
        ranks=len(levels),
    )


def _referrals(desk: Desk, members: tuple[str, ...], *, by: UserId) -> list[ReferralRow]:
    rows = []
    for member in members:
        for found in desk.kept_of(by, kind="referral", person=member):
            body = known_body("referral", found.body)
            assert isinstance(body, Referral)
            rows.append(
                ReferralRow(
                    record=RecordId(found.id),
                    encounter=EncounterId(RecordId(found.encounter)),
                    service=body.service_name or body.organization,
                    state=body.state,
                    day=found.changed.to_event_time().day,
                    compartment=found.compartment,
                )
            )
    return sorted(rows, key=lambda row: (row.day, row.record), reverse=True)


def _care(desk: Desk, members: tuple[str, ...], *, by: UserId) -> PersonClinical | None:
    """What treatment knows of somebody, for a pen that may read it."""
    if Compartment.CLINICAL not in desk.visible(by):
        return None
    for member in members:
        kept = desk.kept_of(by, kind="person_clinical", person=member)
        if kept:
            body = known_body("person_clinical", shown_body(kept[-1], desk.drafts.of(record=kept[-1].id)))
            assert isinstance(body, PersonClinical)
            return body
    return None


def _has_hold(desk: Desk, status: object) -> bool:
    return status in desk.vocabulary["legal_status"].with_tag("hold")


def _day_of(at: object, otherwise: str) -> str:
    local = at.get("local") if isinstance(at, dict) else None
    return EventTime(local=local).day if isinstance(local, str) else otherwise
