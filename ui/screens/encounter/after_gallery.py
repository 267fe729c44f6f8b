"""Pictures of what comes after a signature: a signed section with its amendments, the four forms, proposals, the queue, the print sheet.

The demo's encounter is read as if both had signed it and something came after; nothing is written for a picture.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec import structs
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.amendment import AMENDMENTS
from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.record import Compartment, Narrative, SafetySummary
from fieldnotes.services.row import (
    AmendmentRow,
    CallRow,
    EncounterState,
    Joining,
    NoteRow,
    ProposalRow,
    RecordState,
    ReviewedRow,
    ReviewRow,
    ReviewState,
)
from ui.example import Example, example, wait
from ui.screens.encounter import EncounterScreen
from ui.screens.encounter.gallery import SIZE
from ui.viewmodels.encounter import EncounterViewModel


def _amendments(record: RecordState, at: EntryTime) -> tuple[AmendmentRow, ...]:
    def row(number: int, amendment: str, label: str, **facts: Any) -> AmendmentRow:
        return AmendmentRow(
            id=structs.replace(record, id=f"{number:032x}").id,
            target=record.id,
            amendment=amendment,
            label=label,
            compartment=record.compartment,
            by=record.author,
            by_name="Officer D. Okafor",
            at=at,
            **facts,
        )

    return (
        row(1, "addition", "Addition", reason="Left out", text="The sister stayed at the door the whole time."),
        row(
            2, "correction", "Correction", reason="Checked against the body camera", field="text", field_label="Text",
            was="right jacket pocket", text="left jacket pocket",
        ),
        row(
            3, "late_entry", "Late entry", reason="Asked by the ward", text="Asked twice for water before transport.",
            happened=EventTime(local="2026-11-23T21:40", offset_min=-300, precision="about"),
        ),
        row(
            4, "retraction", "Retraction", reason="His brother with the same name", text="", why="About another person",
        ),
    )  # fmt: skip


def _signed(room: Example, state: EncounterState) -> EncounterState:
    """The state as if both had signed and something came after."""
    at = room.desk.clock.now()
    records = tuple(
        structs.replace(one, is_signed=True, may_edit=False, why_not="signed", is_draft=False, may_amend=AMENDMENTS)
        if one.kind not in {"person", "signature"}
        else one
        for one in state.records
    )
    entries = [one for one in records if one.kind == "narrative"]
    records = tuple(structs.replace(one, is_retracted=one is entries[-1]) for one in records)
    told = entries[0]
    proposed = ProposalRow(
        record=told.id, revision="0" * 64, kind="safety_summary", title="Safety summary", compartment=Compartment.JOINT,
        by=room.clinician, by_name="M. Reyes, LCSW", at=at, is_new=False, was=("Dependents: none known",),
        now=("Dependents: a dog, with the neighbor",), state="open", may_take_over=True, may_set_aside=True, target=told.id,
    )  # fmt: skip
    aside = structs.replace(
        proposed, revision="1" * 64, state="set_aside", answer="Said already", answered_by="Officer D. Okafor",
        may_take_over=False, may_set_aside=False,
    )  # fmt: skip
    note = NoteRow(
        id=told.id, encounter=state.header.id, by=room.officer, by_name="Sgt. T. Lane", to=state.pen.user, to_name="",
        at=at, text="Who held the door while you spoke?", is_open=True,
    )  # fmt: skip
    return structs.replace(
        state,
        records=records,
        amendments=(
            *_amendments(entries[0], at)[:3],
            *(structs.replace(one, target=entries[-1].id) for one in _amendments(entries[0], at)[3:]),
        ),
        proposed=(proposed, aside),
        closed=((Compartment.JOINT, "locked"),),
        is_locked=True,
        review=ReviewState(
            reviewed=(ReviewedRow(by=room.officer, by_name="Sgt. T. Lane", at=at),), authors=(state.pen,), notes=(note,)
        ),
    )


def _after(*, view: str = "", sheet: str = "") -> QWidget:
    with example() as room:
        vm = EncounterViewModel(room.desk, room.jobs)
        screen = EncounterScreen(vm)
        vm.setParent(screen)
        screen.resize(*SIZE)
        vm.open(room.facts.encounter, pen=room.officer)
        wait(lambda: vm.state is not None)
        assert vm.state is not None
        vm._turn += 1  # noqa: SLF001 - no later reading takes this state away
        vm._take_state(vm._turn, _signed(room, vm.state))  # noqa: SLF001 - as if it had been read
        screen.open_section("what_happened")
        if view == "signed":
            screen.switch_view()
        _open(screen, sheet)
        wait(lambda: True)
        return screen


def _open(screen: EncounterScreen, sheet: str) -> None:
    if sheet in AMENDMENTS:
        from ui.dialogs.addendum import AddendumSheet

        screen.signed_bar.button.click()
        panel = screen.findChild(AddendumSheet)
        assert panel is not None
        next(chip for chip in panel.kind.chips() if chip.code == sheet).click()
        wait(lambda: panel.lines.chips() if sheet == "correction" else True)
        if sheet == "correction":
            panel.lines.chips()[0].click()
    elif sheet == "proposals":
        screen.after_bars.proposals_wanted.emit()
    elif sheet == "answer":
        state = screen.vm.state
        assert state is not None
        screen.after_bars.answer_wanted.emit(state.review.notes[0])
    elif sheet == "print":
        screen.signed_bar.print.click()


def _two_cars(state: EncounterState, at: EntryTime, *, is_joined: bool) -> EncounterState:
    """The state as if another car had written its own record of the call: offered, or joined."""
    told = [one for one in state.records if one.kind == "narrative"]
    lund = structs.replace(
        state.header.team[0], user=UserId("0d" * 16), name="Tove Lund", short_name="Lund", initials="TL"
    )
    words = (
        ("2026-11-23T21:16", "Second car at the back door. Sister let us in and stayed in the kitchen."),
        ("2026-11-23T21:44", "Stood by while the first team spoke with the person. No contact of our own."),
    )
    records = tuple(
        structs.replace(
            told[0], id=RecordId(f"{number:032x}"), author=lund.user, author_name="Lund", may_edit=False, why_not="joined",
            body=Narrative(text=text, at=EventTime(local=local, offset_min=-300, precision="minute")), is_draft=False,
        )
        for number, (local, text) in enumerate(words, start=70)
    )  # fmt: skip
    summary = structs.replace(told[0], id=RecordId("f" * 32), kind="safety_summary", body=SafetySummary())
    call = CallRow(
        encounter=EncounterId(RecordId("e" * 32)), number="CR-26-00212-5", cad_number=state.header.cad_number,
        title="Suicidal person", place=state.header.place, day="2026-11-23", clock="21:09", team=(lund,),
        records=(*records, summary) if is_joined else (), join=RecordId("d" * 32) if is_joined else "",
        by_name="Okafor", at=at,
    )  # fmt: skip
    apart = structs.replace(
        call, encounter=EncounterId(RecordId("c" * 32)), number="CR-26-00418-3", records=(), join=""
    )
    now = Joining(others=(call,), apart=(apart,)) if is_joined else Joining(offers=(call,))
    return structs.replace(state, joining=now)


def _joined(*, is_joined: bool) -> QWidget:
    with example() as room:
        vm = EncounterViewModel(room.desk, room.jobs)
        screen = EncounterScreen(vm)
        vm.setParent(screen)
        screen.resize(*SIZE)
        vm.open(room.facts.encounter, pen=room.officer)
        wait(lambda: vm.state is not None)
        assert vm.state is not None
        vm._turn += 1  # noqa: SLF001 - no later reading takes this state away
        state = _two_cars(vm.state, room.desk.clock.now(), is_joined=is_joined)
        vm._take_state(vm._turn, state)  # noqa: SLF001 - as if it had been read
        screen.open_section("what_happened")
        wait(lambda: True)
        return screen


def _reviews(*, is_empty: bool = False) -> QWidget:
    from ui import gallery as pictures
    from ui.screens.reviews import ReviewsScreen
    from ui.viewmodels.review import ReviewViewModel

    model = ReviewViewModel(None, pictures.closed_jobs())  # type: ignore[arg-type]  # a picture has no desk
    screen = ReviewsScreen(model)
    model.setParent(screen)
    states: tuple[Any, ...] = ("waiting", "asked", "answered")
    rows = [
        ReviewRow(encounter=row, signed_ms=number, signature="", signed_by=("Okafor",), state=states[number % 3])
        for number, row in enumerate(pictures.board().rows)
    ]
    screen.rows.set_rows([] if is_empty else rows)
    screen.show_rows()
    return screen


def gallery() -> dict[str, Callable[[], QWidget]]:
    """All of it under the officer's pen."""
    names: dict[str, Callable[[], QWidget]] = {
        "after-officer": _after,
        "after-as-signed-officer": partial(_after, view="signed"),
        "two-cars-offered-officer": partial(_joined, is_joined=False),
        "two-cars-joined-officer": partial(_joined, is_joined=True),
        "reviews-officer": _reviews,
        "reviews-empty-officer": partial(_reviews, is_empty=True),
    }
    for sheet in (*AMENDMENTS, "proposals", "answer", "print"):
        names[f"after-{sheet.replace('_', '-')}-officer"] = partial(_after, sheet=sheet)
    return names
