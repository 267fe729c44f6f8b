"""People as lists and other use cases read them: one line, one body out of all records of a person."""

from __future__ import annotations

from datetime import date

from fieldnotes.domain.display import age_years
from fieldnotes.domain.identity import Other, united
from fieldnotes.domain.ids import PersonId, RecordId
from fieldnotes.domain.record import Person
from fieldnotes.domain.record_codec import known_body
from fieldnotes.services.desk import Desk
from fieldnotes.services.reading import shown_body
from fieldnotes.services.row import PersonRow
from fieldnotes.store.projection import PersonLine


def today_of(desk: Desk) -> date:
    """The local day."""
    return date.fromisoformat(desk.clock.now().to_event_time().day)


def line_row(desk: Desk, line: PersonLine) -> PersonRow:
    """A line of the view, ready to paint."""
    years = age_years(line.birth_date, today_of(desk))
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
        records=line.records,
        last_contact=line.last_contact,
    )


def subjects_of(desk: Desk, encounter: str) -> tuple[str, ...]:
    """The people an encounter was for, each once however many records they have, in the order they were added."""
    roles = desk.joint_of(encounter=encounter, kind="involvement") if encounter else []
    taken_back = desk.joint.taken_back([one.id for one in roles])
    named = [
        desk.joint.leader(str(one.body.get("person_id", "")))
        for one in roles
        if one.body.get("role", "subject") == "subject" and one.id not in taken_back and one.body.get("person_id")
    ]
    return tuple(dict.fromkeys(named))


def subject_names(desk: Desk, encounter: str) -> tuple[str, ...]:
    """Their short names ("Jordan A."), unfiled words left aside."""
    lines = [desk.joint.person_line(one) for one in subjects_of(desk, encounter)]
    return tuple(line_row(desk, line).name for line in lines if line is not None)


def person_body(desk: Desk, person: str) -> tuple[Person, tuple[Other, ...]]:
    """What all records of a person say together, unfiled words included, and what the merged ones say differently."""
    bodies = []
    for member in desk.joint.same_person(person):
        found = desk.joint_record(member)
        body = known_body("person", shown_body(found, desk.drafts.of(record=member))) if found else None
        if isinstance(body, Person):
            bodies.append((member, body))
    return united(bodies) if bodies else (Person(), ())
