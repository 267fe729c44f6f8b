"""Pictures of the people: the list, one person for either pen, two records side by side."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.ids import EncounterId, PersonId, RecordId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.record import Compartment, Contact, Line, Person, PersonClinical
from fieldnotes.services.row import (
    AccountingState,
    ApartRow,
    CarefulLine,
    Comparison,
    ContactRow,
    DisclosureRow,
    Duplicate,
    EncounterRow,
    Fact,
    History,
    HistoryRow,
    MergedRecord,
    PersonRow,
    PersonState,
    ReferralRow,
    ScreenMark,
    SuspensionRow,
    TimelineMark,
)
from ui.example import example, wait
from ui.gallery import closed_jobs
from ui.screens.encounter.call_page import CallPage

JORDAN = PersonId(RecordId(f"{1:032x}"))
_CALLS = (
    ("2026-11-23", "Suicidal person"),
    ("2026-09-30", "Welfare check"),
    ("2026-06-12", "Family call"),
    ("2026-02-04", "Hold, transport"),
)


def _row(number: int, name: str, **facts: object) -> PersonRow:
    fields: dict[str, object] = {
        "age": "",
        "birth_date": "",
        "phone": "",
        "description": "",
        "is_unknown": False,
        **facts,
    }
    return PersonRow(id=PersonId(RecordId(f"{number:032x}")), name=name, full_name=name, **fields)  # type: ignore[arg-type]  # fields of a row


def rows() -> list[PersonRow]:
    """Invented people."""
    return [
        _row(
            1,
            "Jordan Avery",
            age="34",
            birth_date="1992-03-08",
            phone="555-0162",
            encounters=4,
            records=2,
            last_contact="2026-11-23",
        ),
        _row(2, "José Jiménez Núñez", age="51", birth_date="1975-01-20", encounters=1, last_contact="2026-10-02"),
        _row(
            3,
            "Unknown person",
            is_unknown=True,
            description="Gray beard, red jacket, walks with a stick",
            encounters=1,
            last_contact="2026-11-20",
        ),
        _row(4, "Wiesława Kowalczyk", age="about 70", phone="555-0144", encounters=12, last_contact="2026-11-22"),
    ]


def _encounter(number: int, title: str, day: str) -> EncounterRow:
    sides = ((Compartment.JOINT, "signed"), (Compartment.LAW, "none"), (Compartment.CLINICAL, "signed"))
    return EncounterRow(
        id=EncounterId(RecordId(f"{number:032x}")),
        number=f"CR-26-0{number:04d}-3",
        cad_number="",
        title=title,
        place="1420 Alder St, 6",
        people=1,
        started_clock="21:12",
        day=day,
        sections=sides,  # type: ignore[arg-type]  # states are literals
        sign_state="signed_by_both",
        is_open=False,
    )


def state(*, is_officer: bool) -> PersonState:
    """Jordan, as the pictures show them."""
    calls = [_encounter(place, title, day) for place, (day, title) in enumerate(_CALLS, start=7)]
    marks = [TimelineMark(day=call.day, kind="contact", encounter=call.id) for call in calls]
    marks += [
        TimelineMark(day="2026-02-04", kind="hold", encounter=calls[3].id),
        TimelineMark(day="2026-06-12", kind="referral", encounter=calls[2].id),
        TimelineMark(day="2026-10-01", kind="referral", encounter=calls[1].id),
    ]
    if not is_officer:
        marks += [TimelineMark(day=day, kind="screen", encounter=calls[0].id) for day in ("2026-06-12", "2026-11-23")]
    body = Person(
        legal_name="Jordan Avery",
        birth_date="1992-03-08",
        pronouns="they",
        language="en",
        phone="555-0162",
        aliases=["Jo Avery"],
        emergency_contact="Sister, 555-0162, first to call",
        housing="doubled_up",
        dependents=[Contact(name="Two cats", note="with the neighbor")],
    )
    screens = (
        ScreenMark(
            day="2026-06-12", encounter=calls[2].id, instrument="phq-9", title="PHQ-9", words="Mild", rank=1, ranks=5
        ),
        ScreenMark(
            day="2026-09-30",
            encounter=calls[1].id,
            instrument="phq-9",
            title="PHQ-9",
            words="Moderate",
            rank=2,
            ranks=5,
        ),
        ScreenMark(
            day="2026-11-23",
            encounter=calls[0].id,
            instrument="phq-9",
            title="PHQ-9",
            words="Severe",
            urgent=1,
            rank=4,
            ranks=5,
        ),
    )
    referral = partial(ReferralRow, record=RecordId(f"{9:032x}"), encounter=calls[0].id)
    return PersonState(
        row=rows()[0],
        body=body,
        what_helps=(
            Line(text="Speak one at a time"),
            Line(text="Likes to walk while talking"),
            Line(text="Ask before touching the backpack"),
        ),
        be_careful=(
            Line(text="Box cutter in the jacket", source="Okafor", expires_on="2027-04-02"),
            Line(text="Sirens and shouting make it worse"),
        ),
        encounters=tuple(calls),
        timeline=tuple(sorted(marks, key=lambda mark: mark.day)),
        referrals=(
            referral(service="Harbor day program", state="completed", day="2026-10-02"),
            referral(service="Housing navigator", state="failed", day="2026-06-13"),
            referral(service="Harbor Crisis Center", state="draft", day="2026-11-23"),
        ),
        consents=(),
        may_edit=True,
        contacts=(
            ContactRow(encounter=calls[1].id, day="2026-09-30", title="Welfare check", outcome="Linked to a program"),
        ),
        merged=(
            MergedRecord(
                person=JORDAN,
                name="Unknown person: red jacket",
                merge=RecordId("a" * 32),
                why="they_said",
                by_name="Okafor",
            ),
        ),
        duplicates=(
            Duplicate(
                row=_row(6, "Jordon Averie", birth_date="1992-03-08", encounters=1),
                because=("like_name", "same_birth_date"),
            ),
        ),
        apart=(
            ApartRow(
                record=RecordId("b" * 32),
                row=_row(8, "Jordan Averill", birth_date="1971-11-20", encounters=3),
                by_name="Reyes",
            ),
        ),
        screens=() if is_officer else screens,
        care=None
        if is_officer
        else PersonClinical(providers=[Contact(name="Harbor day program", relation="case manager")]),
        reads_clinical=not is_officer,
        today="2026-11-23",
    )


def _list() -> QWidget:
    from ui.screens.people import PeopleScreen
    from ui.viewmodels.person import PeopleListViewModel

    model = PeopleListViewModel(None, closed_jobs())  # type: ignore[arg-type]  # a picture has no desk
    screen = PeopleScreen(model)
    model.setParent(screen)
    screen.rows.set_rows(rows())
    return screen


def _person(*, is_officer: bool = False) -> QWidget:
    from ui.screens.person import PersonScreen
    from ui.viewmodels.person import PersonViewModel

    with example() as room:
        model = PersonViewModel(room.desk, room.jobs)
        screen = PersonScreen(model)
        model.setParent(screen)
        model.state = state(is_officer=is_officer)
        screen.show_state(model.state)
        wait(lambda: True)
        return screen


def accounting() -> AccountingState:
    """What left about somebody."""
    at = EntryTime(utc_ms=0, offset_min=0, mono=1)
    row = partial(DisclosureRow, at=at, address="")
    return AccountingState(
        person=JORDAN,
        name="Jordan Avery",
        rows=(
            row(record=RecordId("3" * 32), day="2026-11-23", recipient="Harbor Crisis Center", what="Letter, Suicide questions",
                why="Treatment (45 CFR 164.506(c)(2))", is_listed=False),
            row(record=RecordId("4" * 32), day="2026-11-23", recipient="Police, own team", is_listed=True,
                what="Safety line told to the police officer of the team", why="Serious and imminent threat (45 CFR 164.512(j))"),
            row(record=RecordId("5" * 32), day="2026-06-12", recipient="County Adult Protection", what="Report to an agency",
                why="Required by law (45 CFR 164.512(a)). Neglect", is_listed=False, did_leave=False),
        ),
        suspensions=(
            SuspensionRow(record=RecordId("6" * 32), recipient="County Sheriff", official="Lt. B. Ames", until="2026-12-20", is_oral=True),
        ),
    )  # fmt: skip


def comparison() -> Comparison:
    """Two that may be one."""
    left, right = rows()[0], rows()[2]
    facts = (
        Fact(field="legal_name", left="Jordan Avery", right=""),
        Fact(field="birth_date", left="1992-03-08", right=""),
        Fact(field="phone", left="555-0162", right="555-0199"),
        Fact(field="description", left="", right=right.description),
    )
    return Comparison(left=left, right=right, facts=facts)


def history() -> History:
    """What is known of a door."""
    knife = Line(text="Box cutter in the jacket", source="Okafor", expires_on="2027-04-02")
    dog = Line(text="Large dog, friendly when called", source="neighbor")
    row = partial(HistoryRow, clock="19:22", place="1420 Alder St, Apt 6")
    return History(
        careful=(
            CarefulLine(line=knife, who="Jordan A.", person=JORDAN, is_weapon=True, day="2026-09-30"),
            CarefulLine(line=dog, who="", person="", is_weapon=False, day="2026-06-12"),
        ),
        rows=(
            row(
                encounter=EncounterId(RecordId("7" * 32)),
                day="2026-09-30",
                title="Welfare check",
                outcome="Linked to a program",
                because="address",
            ),
            row(
                encounter=EncounterId(RecordId("8" * 32)),
                day="2026-06-12",
                title="Family call",
                outcome="Left with family",
                because="phone",
            ),
        ),
        people=(rows()[0],),
    )


def _call() -> QWidget:
    from ui.screens.encounter import EncounterScreen
    from ui.viewmodels.encounter import EncounterViewModel

    with example() as room:
        vm = EncounterViewModel(room.desk, room.jobs)
        screen = EncounterScreen(vm)
        vm.setParent(screen)
        screen.resize(1248, 706)
        vm.open(room.facts.encounter, pen=room.officer)
        wait(lambda: vm.state is not None)
        screen.open_section("call")
        page = screen.pages["call"]
        assert isinstance(page, CallPage)
        page.panel.show_history(history(), "2026-11-23")
        return screen


def gallery() -> dict[str, Callable[[], QWidget]]:
    """The people's screens."""
    return {
        "people": _list,
        "person": _person,
        "person-officer": partial(_person, is_officer=True),
        "person-join": _person,
        "person-disclosures": _person,
        "call-history-officer": _call,
    }
