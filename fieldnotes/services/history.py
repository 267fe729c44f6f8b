"""Before the door: what is known of an address and of a phone, weapons first. Joint facts only, so it is the same for either pen."""

from __future__ import annotations

from datetime import timedelta

from fieldnotes.domain.display import is_weapon_line, living_lines
from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.record import SafetySummary
from fieldnotes.domain.record_codec import known_body
from fieldnotes.services.desk import Desk
from fieldnotes.services.people import line_row, person_body, today_of
from fieldnotes.services.row import CarefulLine, History, HistoryRow, PersonRow
from fieldnotes.store.projection import EncounterLine, PersonLine, address_key, phone_key

LEAST_ADDRESS = 5  # letters and digits: a house number and the beginning of a street
LEAST_PHONE = 7  # digits
MOST_ROWS = 8  # shown; what to be careful about is looked for in more
LOOKED_AT = 60
MOST_PEOPLE = 12
PEOPLE_LOOKED_AT = 60
# A weapon seen here counts for two years unless its line says until when: after that it says more about then than about now.
WEAPONS_COUNT_FOR_DAYS = 730


def read_history(
    desk: Desk, *, by: UserId, address: str = "", apartment: str = "", phone: str = "", without: str = ""
) -> History:
    """Earlier encounters at an address (its units included) or with a phone, newest first, and what to be careful about.

    `without`: the encounter that asks. Nothing for an address or a number that is only begun. `by` must read joint records.
    """
    desk.require_reader(by)
    is_place = len(address_key(address).replace(" ", "")) >= LEAST_ADDRESS
    is_phone = len(phone_key(phone)) >= LEAST_PHONE
    lines: dict[str, tuple[EncounterLine, str]] = {}
    door = f"{address}, {apartment}" if apartment.strip() else ""
    # The own door first and by itself: in a busy building it would be pushed out by newer calls behind other doors.
    for place in (door, address) if is_place else ():
        found = desk.joint.encounter_lines(address=place, limit=LOOKED_AT, with_joined=True) if place else []
        for line in found:
            lines.setdefault(line.id, (line, "address"))
    for line in desk.joint.encounter_lines(phone=phone, limit=LOOKED_AT, with_joined=True) if is_phone else ():
        lines.setdefault(line.id, (line, "phone"))
    lines.pop(without, None)
    unit = address_key(door) if door else ""
    ordered = sorted(
        lines.values(), key=lambda pair: (address_key(pair[0].place) == unit, pair[0].started_utc_ms), reverse=True
    )
    people = _people(desk, ordered, address=address if is_place else "", phone=phone if is_phone else "")
    return History(
        careful=tuple(_careful(desk, people, ordered)),
        rows=tuple(_row(desk, line, because) for line, because in _calls(desk, ordered, without)[:MOST_ROWS]),
        people=tuple(people[:MOST_PEOPLE]),
    )


def _calls(desk: Desk, lines: list[tuple[EncounterLine, str]], without: str) -> list[tuple[EncounterLine, str]]:
    """Each call once, the call that asks left out: of what to be careful about every record counts, in the list they are one."""
    here = desk.joint.one_call(without)[0] if without else ""
    found: dict[str, tuple[EncounterLine, str]] = {}
    for line, because in lines:
        lead = desk.joint.one_call(line.id)[0]
        if lead != here:
            found.setdefault(lead, (desk.joint.encounter_line(lead) or line, because))
    return list(found.values())


def _people(desk: Desk, lines: list[tuple[EncounterLine, str]], *, address: str, phone: str) -> list[PersonRow]:
    """Who has this phone, who lives here, who was come for here before."""
    found: dict[str, PersonLine] = {}
    if phone:
        found.update((line.id, line) for line in desk.joint.person_lines(phone=phone, limit=PEOPLE_LOOKED_AT))
    if address:
        found.update((line.id, line) for line in desk.joint.person_lines(address=address, limit=PEOPLE_LOOKED_AT))
    for encounter, _ in lines:
        for line in desk.joint.person_lines(encounter=encounter.id, limit=PEOPLE_LOOKED_AT):
            found.setdefault(line.id, line)
    return [line_row(desk, line) for line in list(found.values())[:PEOPLE_LOOKED_AT]]


def _careful(desk: Desk, people: list[PersonRow], lines: list[tuple[EncounterLine, str]]) -> list[CarefulLine]:
    today = today_of(desk)
    said: list[CarefulLine] = []
    for row in people:
        body, _ = person_body(desk, row.id)
        said += [
            CarefulLine(line=line, who=row.name, person=row.id, is_weapon=is_weapon_line(line.text), day=line.on.day)
            for line in living_lines(body.be_careful, today)
        ]
    oldest = (today - timedelta(days=WEAPONS_COUNT_FOR_DAYS)).isoformat()
    for encounter, _ in lines:
        for found in desk.joint_of(encounter=encounter.id, kind="safety_summary"):
            summary = known_body("safety_summary", found.body)
            assert isinstance(summary, SafetySummary)
            said += [
                CarefulLine(line=line, who="", person="", is_weapon=True, day=line.on.day or encounter.day)
                for line in living_lines(summary.weapons, today)
                if line.expires_on or encounter.day >= oldest
            ]
    unique: dict[tuple[str, str], CarefulLine] = {}
    for one in said:
        unique.setdefault((one.line.text.strip().casefold(), one.person), one)
    return sorted(unique.values(), key=lambda one: not one.is_weapon)


def _row(desk: Desk, line: EncounterLine, because: str) -> HistoryRow:
    outcomes = [
        found
        for one in reversed(desk.joint.one_call(line.id))
        for found in desk.joint_of(encounter=one, kind="outcome")
    ]
    primary = str(outcomes[-1].body.get("primary", "")) if outcomes else ""
    return HistoryRow(
        encounter=EncounterId(RecordId(line.id)),
        day=line.day,
        clock=line.started_clock,
        title=line.title,
        place=line.place,
        outcome=desk.vocabulary["disposition"].label(primary) if primary else "",
        because=because,
    )
