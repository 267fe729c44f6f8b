"""Pictures of what a pair leaves for later: follow-ups, referrals, leaving one at night."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.record import Compartment, DisclosureIncident
from fieldnotes.services.row import AnswerRow, ClockRow, IncidentState, LeaveRow, OpenCall, TryRow, WorkRow
from fieldnotes.services.row import ReplySheet as Answer
from ui.example import example, wait
from ui.gallery import closed_jobs


def _row(number: int, kind: Literal["follow_up", "referral", "incident"], **facts: Any) -> WorkRow:
    fields: dict[str, Any] = {
        "encounter": f"{number:032x}",
        "compartment": Compartment.JOINT,
        "phone": "555-0162",
        "state": "requested" if kind == "referral" else "",
        "since": EntryTime(utc_ms=1_795_400_000_000, offset_min=-300, mono=1),
        "due": EventTime(local="2026-11-24T09:00", offset_min=-300, precision="about"),
        "due_utc_ms": 1_795_530_000_000,
        "is_overdue": False,
        "is_open": True,
    }
    return WorkRow(record=RecordId(f"{number:032x}"), kind=kind, **(fields | facts))


def _follow_ups() -> list[WorkRow]:
    tried = TryRow(
        at=EventTime(local="2026-11-23T19:48", offset_min=-300, precision="minute"),
        by_name="Okafor",
        result="no_answer",
    )
    return [
        _row(1, "follow_up", who="Jordan A.", what="Call them", tries=(tried,), assigned_name="Reyes"),
        _row(2, "follow_up", who="88 Harbor Ave, man with a red cap", what="Visit", note="Sleeps in the doorway"),
        _row(4, "incident", who="Jordan A.", what="Ridge Garage, 555-0188", compartment=Compartment.CLINICAL),
        _row(3, "follow_up", who="Riley S.", what="Did they arrive?", due=EventTime(), due_utc_ms=2**53),
    ]


def _referrals() -> list[WorkRow]:
    return [
        _row(
            1,
            "referral",
            who="Jordan A.",
            what="Harbor Crisis Center",
            phone="555-0190",
            state="in_progress",
            answers=(
                AnswerRow(
                    at=EntryTime(utc_ms=1_795_470_000_000, offset_min=-300, mono=1),
                    by_name="Reyes",
                    via="form",
                    answers=("accepted", "appointment"),
                    words=("November 25, 10:00", "R. Ito, intake nurse"),
                ),
            ),
        ),
        _row(2, "referral", who="Riley S.", what="Northside Shelter", state="on_hold", note="Bed from Thursday"),
        _row(
            3, "referral", who="Sam K.", what="Tidewater Counseling", state="accepted", compartment=Compartment.CLINICAL
        ),
    ]


def _list(kind: Literal["follow_up", "referral"], rows: list[WorkRow]) -> QWidget:
    from ui.screens.work_list import WorkListScreen
    from ui.viewmodels.work_list import WorkListViewModel

    with example() as room:
        model = WorkListViewModel(room.desk, closed_jobs(), kind)
        screen = WorkListScreen(model)
        model.setParent(screen)
        screen.rows.set_rows(rows)
        screen.list.setCurrentIndex(screen.rows.index(0, 0))
        return screen


def _leaving() -> QWidget:
    from ui.screens.leaving import LeavingScreen
    from ui.viewmodels.leaving import LeavingViewModel

    call = EncounterId(RecordId(f"{1:032x}"))
    saved = EntryTime(utc_ms=1_795_400_000_000, offset_min=-300, mono=1)
    rows = [
        LeaveRow(
            code="draft",
            count=1,
            encounter=call,
            title="Suicidal person",
            record=f"{2:032x}",
            what="outcome",
            compartment=Compartment.JOINT,
            saved=saved,
        ),
        LeaveRow(code="to_sign", count=1, encounter=call, title="Disturbance, mental health"),
        LeaveRow(code="conflict", count=1, encounter=call, title="Welfare check"),
        LeaveRow(code="due", count=1, title="Jordan A.", what="Call them"),
        LeaveRow(code="unsent", count=3),
    ]
    with example() as room:
        model = LeavingViewModel(room.desk, closed_jobs())
        screen = LeavingScreen(model)
        model.setParent(screen)
        screen.show_rows(rows)
        return screen


def _tips() -> QWidget:
    from fieldnotes.services import tip
    from ui.screens.tips import TipsScreen

    with example() as room:
        screen = TipsScreen()
        screen.show_tips(room.jobs.lane.submit(tip.list_tips, room.desk).result())
        return screen


def open_leaving(shell: QWidget) -> None:
    """The sheet over whatever is there."""
    from ui.dialogs.leave_follow_up import LeaveFollowUpSheet
    from ui.viewmodels.work_list import LeaveFollowUpViewModel

    with example() as room:
        model = LeaveFollowUpViewModel(room.desk, room.jobs, room.officer)
        sheet = LeaveFollowUpSheet(model, shell)
        model.setParent(sheet)
        sheet.who.set_text("88 Harbor Ave, man with a red cap")
        sheet.open_panel()
        wait(lambda: True)


def open_switcher(shell: QWidget) -> None:
    """Which of three open calls."""
    from ui.screens.open_calls import OpenCallsOverlay

    calls = [
        OpenCall(encounter=f"{number:032x}", title=title, number="CR-26-0041", place=place, started_clock=clock)  # type: ignore[arg-type]  # an id of the gallery
        for number, (title, place, clock) in enumerate(
            (("Welfare check", "88 Harbor Ave", "21:04"), ("Suicidal person", "1420 Alder St, Apt 6", "20:12"))
        )
    ]
    OpenCallsOverlay(shell).open_with(tuple(calls))


def open_answer(shell: QWidget, *, is_no: bool = False) -> None:
    """A form that came back: an appointment; or a no that was drawn anew by another program."""
    from ui.dialogs.reply import AnswerSheet
    from ui.viewmodels.reply import ReplyViewModel

    told = {
        "answers": ("accepted", "appointment", "please_call"),
        "words": (
            ("about_appointment", "November 25, 10:00, ask for intake"),
            ("about_please_call", "Intake, 555-0177, before noon"),
            ("answered_by", "R. Ito, intake nurse"),
            ("answered_on", "November 24"),
        ),
        "state": "in_progress",
        "wants_call": True,
    }
    refused = {
        "answers": ("declined",),
        "reasons": ("no_place", "medical_first"),
        "words": (("about_declined", "Full until Thursday, please send them to the hospital first"),),
        "state": "rejected",
        "reason": "No place free; Needs a medical examination first",
        "warnings": ("page_rewritten",),
    }
    with example() as room:
        model = ReplyViewModel(room.desk, room.jobs, room.officer)
        sheet = AnswerSheet(model, shell)
        model.setParent(sheet)
        facts: dict[str, Any] = {"reasons": (), "words": (), **(refused if is_no else told)}
        sheet.open_panel()
        sheet.show_answer(
            Answer(
                referral=RecordId(f"{1:032x}"),
                encounter=EncounterId(RecordId(f"{2:032x}")),
                number="R-26-0412-3",
                service="Harbor Crisis Center",
                who="Jordan A.",
                compartment=Compartment.JOINT,
                state_now="requested",
                **facts,
            )
        )
        wait(lambda: True)


def open_incident(shell: QWidget, *, is_decided: bool = False) -> None:
    """A packet that went to a garage: new from its disclosure; or known, with its clocks, and decided."""
    from ui.dialogs.incident import IncidentSheet
    from ui.viewmodels.incident import IncidentViewModel

    noticed = EventTime(local="2026-11-23T22:10", offset_min=-300, precision="minute")
    known = DisclosureIncident(
        went_to="Ridge Garage, 555-0188",
        receiver="private",
        noticed=noticed,
        noticed_by="The clinic, which waited for it",
        opened="unknown",
        key="kept",
        steps=["asked_destroy", "destroyed"],
        confirmed_by="A. Ridge",
        text="One digit of the fax number was wrong.",
        told={"privacy_officer": "2026-11-23"},
        decision="breach",
        decided_by="P. Marsh",
        decided_why="A garage is bound to nothing, and nobody knows who read it",
    )
    due = partial(EventTime, offset_min=-300, precision="minute")
    clocks = (
        ClockRow(code="privacy_officer", to="", source="", due=due(local="2026-11-24T22:10"), is_overdue=False, told="2026-11-23"),
        ClockRow(code="person", to="", source="", due=due(local="2027-01-22T23:59"), is_overdue=False),
        ClockRow(code="own_1", to="State attorney general (invented)", source="", due=due(local="2026-11-22T23:59"), is_overdue=True),
    )  # fmt: skip
    with example() as room:
        model = IncidentViewModel(room.desk, closed_jobs(), room.clinician, RecordId(f"{4:032x}"))
        sheet = IncidentSheet(model, shell)
        model.setParent(sheet)
        sheet.open_panel()
        sheet.show_state(
            IncidentState(
                disclosure=RecordId(f"{4:032x}"),
                record=f"{5:032x}" if is_decided else "",
                compartment=Compartment.CLINICAL,
                who="Jordan Avery",
                what="Letter, Health, Suicide questions",
                meant_for="Harbor Crisis Center",
                left=EntryTime(utc_ms=1_795_488_000_000, offset_min=-300, mono=1),
                channel="save_protected",
                is_protected=True,
                body=known if is_decided else DisclosureIncident(),
                clocks=clocks if is_decided else (),
            )
        )
        wait(lambda: True)


ABOVE: dict[str, Callable[[QWidget], None]] = {
    "leave-follow-up": open_leaving,
    "open-calls": open_switcher,
    "answer": open_answer,
    "answer-declined": partial(open_answer, is_no=True),
    "incident": open_incident,
    "incident-decided": partial(open_incident, is_decided=True),
}


def gallery() -> dict[str, Callable[[], QWidget]]:
    """The lists; what opens above them is in ABOVE."""
    return {
        "tips": _tips,
        "leaving": _leaving,
        "follow-ups": partial(_list, "follow_up", _follow_ups()),
        "referrals": partial(_list, "referral", _referrals()),
        "leave-follow-up": partial(_list, "follow_up", _follow_ups()),
        "open-calls": partial(_list, "referral", _referrals()),
        "answer": partial(_list, "referral", _referrals()),
        "answer-declined": partial(_list, "referral", _referrals()),
        "incident": partial(_list, "follow_up", _follow_ups()),
        "incident-decided": partial(_list, "follow_up", _follow_ups()),
    }
