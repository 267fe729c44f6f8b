"""People we serve: find, read, attach to an encounter. A person outlives the encounter and is not frozen by its signature."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from fieldnotes.domain.display import age_years, living_lines
from fieldnotes.domain.ids import EncounterId, PersonId, RecordId, UserId, new_record_id
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Compartment, Encounter, Involvement, Person
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.services.consent import list_consents
from fieldnotes.services.desk import Desk
from fieldnotes.services.encounter import person_row, started_at
from fieldnotes.services.reading import known_body, shown_body
from fieldnotes.services.row import PersonRow, PersonState, Saved, TimelineMark
from fieldnotes.services.shift import list_due, list_encounters
from fieldnotes.services.writing import join_encounter, require_may_write
from fieldnotes.store.projection import PersonLine
from fieldnotes.store.search import fold

MOST_ALIKE = 20_000  # people a name is compared with when nothing was found as typed


def find_people(desk: Desk, *, by: UserId, query: str = "", limit: int = 50) -> list[PersonRow]:
    """People by name, number, birth date or words of their description; all by name when nothing is asked.

    When nothing is found as typed, names that look alike: the same person is often written three ways.
    """
    desk.require_reader(by)
    typed = query.strip()
    if not typed:
        return [_row(desk, line) for line in desk.joint.person_lines(limit=limit)]
    found: dict[str, PersonLine] = {}
    if sum(letter.isdigit() for letter in typed) >= 7:
        found.update((line.id, line) for line in desk.joint.person_lines(phone=typed, limit=limit))
    for hit in desk.joint.find(typed, limit=limit * 4):
        line = desk.joint.person_line(hit.record) if hit.kind == "person" else None
        if line is not None:
            found.setdefault(line.id, line)
    if not found and len(typed) >= 3:
        for line in _alike(desk, typed, limit=limit):
            found.setdefault(line.id, line)
    return [_row(desk, line) for line in list(found.values())[:limit]]


def read_person(desk: Desk, *, person: PersonId, by: UserId) -> PersonState:
    """The person's page: what helps first, a year of contacts, referrals, releases."""
    desk.require_reader(by)
    found = desk.joint_record(person)
    if found is None or found.kind != "person":
        raise RuleProblem("person_not_here", record=person)
    body = known_body("person", shown_body(found, desk.drafts.of(record=person)))
    assert isinstance(body, Person)
    today = _today(desk)
    encounters = list_encounters(desk, by=by, person=person, limit=100)
    referrals = [row for row in list_due(desk, by=by, limit=1000) if _is_about(desk, row.record, person)]
    return PersonState(
        row=person_row(person, body, today, encounters=len(encounters)),
        body=body,
        what_helps=living_lines(body.what_helps, today),
        be_careful=living_lines(body.be_careful, today),
        encounters=tuple(encounters),
        timeline=tuple(_timeline(desk, person=person, by=by, since=today - timedelta(days=365))),
        referrals=tuple(referrals),
        consents=tuple(list_consents(desk, by=by, person=person)),
        may_edit=True,
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
    if person is not None and desk.joint_record(person) is None:
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


def _today(desk: Desk) -> date:
    return date.fromisoformat(desk.clock.now().to_event_time().day)


def _row(desk: Desk, line: PersonLine) -> PersonRow:
    years = age_years(line.birth_date, _today(desk))
    age = str(years) if years is not None else ""
    if not age and line.age_years is not None:
        age = f"about {line.age_years}" if line.is_age_estimated else str(line.age_years)
    return PersonRow(
        id=PersonId(RecordId(line.id)),
        name=line.name,
        full_name=line.full_name,
        age=age,
        birth_date=line.birth_date,
        phone=line.phone,
        description=line.description,
        is_unknown=line.is_unknown,
        encounters=line.encounters,
    )


def _alike(desk: Desk, typed: str, *, limit: int) -> list[PersonLine]:
    """Names written a little differently: marks and capitals do not count, a letter or two may differ."""
    from rapidfuzz import fuzz, process

    everybody = desk.joint.person_lines(limit=MOST_ALIKE)
    names = [fold(line.full_name) for line in everybody]
    matches = process.extract(fold(typed), names, scorer=fuzz.WRatio, limit=limit, score_cutoff=78)
    return [everybody[place] for _, _, place in matches]


def _is_about(desk: Desk, record: str, person: str) -> bool:
    found = desk.joint_record(record)
    return found is not None and found.person == person


_MARKS: tuple[Literal["screen", "referral", "hold"], ...] = ("screen", "referral", "hold")


def _timeline(desk: Desk, *, person: str, by: UserId, since: date) -> list[TimelineMark]:
    """A contact per encounter; screens, referrals and holds of those encounters that the pen may see."""
    marks = []
    for involvement in desk.joint_of(person=person, kind="involvement"):
        root = desk.joint_record(involvement.encounter)
        call = known_body("encounter", root.body) if root else None
        if root is None or not isinstance(call, Encounter):
            continue
        day = started_at(root, call).day
        if day < since.isoformat():
            continue
        place = EncounterId(RecordId(root.id))
        marks.append(TimelineMark(day=day, kind="contact", encounter=place))
        for kind in _MARKS:
            for found in desk.kept_of(by, encounter=root.id, kind=kind):
                if kind == "hold" and not _has_hold(desk, found.body.get("legal_status")):
                    continue
                marks.append(TimelineMark(day=_day_of(found.body.get("at"), day), kind=kind, encounter=place))
    return sorted(marks, key=lambda mark: (mark.day, mark.kind))


def _has_hold(desk: Desk, status: object) -> bool:
    return status in desk.vocabulary["legal_status"].with_tag("hold")


def _day_of(at: object, otherwise: str) -> str:
    local = at.get("local") if isinstance(at, dict) else None
    return EventTime(local=local).day if isinstance(local, str) else otherwise
