"""Years of work in one vault: encounters with people, sealed with the team's real keys, for benches in the real window."""

from __future__ import annotations

import random
from typing import Any

from fieldnotes.domain.ids import UserId, new_record_id
from fieldnotes.domain.record import Compartment
from fieldnotes.services.desk import Desk, Writing

CALLS = (
    "Welfare check",
    "Suicidal person",
    "Disturbance",
    "Family call",
    "Trespass",
    "Mental health call",
    "Follow-up",
)
STREETS = ("Alder St", "Birch Ave", "Cedar Ln", "Dogwood Ct", "Elm St", "Fir Rd", "Grove Way", "Harbor Blvd")
FIRST = ("Avery", "Blake", "Casey", "Drew", "Ellis", "Finley", "Gray", "Hayden", "Indigo", "Jules", "Kit", "Lane")
LAST = ("Ashgrove", "Birchwood", "Coldbrook", "Dunmere", "Eastvale", "Fernhill", "Glenholt", "Harrowgate", "Ivymoor")
AT_ONCE = 500  # encounters in one transaction


def fill(desk: Desk, *, officer: UserId, clinician: UserId, encounters: int, seed: int = 7) -> None:
    """`encounters` cleared calls over six years, every third one with a person who is met again and again; two records or more each."""
    chance = random.Random(seed)
    people = [new_record_id() for _ in range(max(1, encounters // 8))]
    for start in range(0, encounters, AT_ONCE):
        with desk.writing(officer) as writing:
            if start == 0:
                for number, person in enumerate(people):
                    name = f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]} {number}"
                    body: dict[str, Any] = {
                        "legal_name": name,
                        "birth_date": f"{1950 + number % 55}-0{number % 9 + 1}-11",
                    }
                    writing.revise(
                        record=person, kind="person", compartment=Compartment.JOINT, body=body, why="written"
                    )
            for number in range(start, min(encounters, start + AT_ONCE)):
                encounter = new_record_id()
                day = f"{2020 + number * 6 // encounters}-{number // 2 % 12 + 1:02d}-{number % 28 + 1:02d}"
                times = {
                    name: {"local": f"{day}T{19 + place // 3}:{place * 7 % 60:02d}:00", "precision": "minute"}
                    for place, name in enumerate(("received", "on_scene", "contact", "cleared"))
                }
                body = {
                    "number": f"CR-{day[2:4]}-{number:05d}-3",
                    "cad_number": f"{day[2:4]}-{100000 + number}",
                    "call_type_received": chance.choice(CALLS),
                    "contact_kind": "active_call",
                    "address": f"{chance.randint(1, 2400)} {chance.choice(STREETS)}",
                    "team": [officer, clinician],
                    "times": times,
                }
                _write(writing, "encounter", body, record=encounter, encounter=encounter)
                _write(writing, "section", {"of": "joint", "state": "complete", "author": officer}, encounter=encounter)
                if number % 3 == 0:
                    involved = {"person_id": chance.choice(people), "role": "subject"}
                    _write(writing, "involvement", involved, encounter=encounter)
            writing._new.clear()  # the view follows in bulk below, not record by record
    desk.behind.add(Compartment.JOINT)
    for _ in desk.follow():
        pass


def _write(writing: Writing, kind: str, body: dict[str, Any], *, encounter: str, record: str = "") -> None:
    writing.revise(
        record=record or new_record_id(),
        kind=kind,
        compartment=Compartment.JOINT,
        encounter=encounter,
        body=body,
        why="service" if kind == "section" else "written",
    )
