"""Pictures of the encounter, the hand-over and the packet, filled by the demo through the real services."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.record import Narrative
from ui.example import Example, example, wait
from ui.screens.encounter import EncounterScreen
from ui.screens.encounter.screen import SECTIONS
from ui.viewmodels.encounter import EncounterViewModel

SIZE = (1248, 706)  # of the place in the reference window
LAST_WORDS = "Handed a box cutter from jacket pocket to me when asked once. Item logged"


def _opened(room: Example, *, is_officer: bool) -> tuple[EncounterViewModel, EncounterScreen]:
    vm = EncounterViewModel(room.desk, room.jobs)
    screen = EncounterScreen(vm)
    vm.setParent(screen)
    screen.resize(*SIZE)
    vm.open(room.facts.encounter, pen=room.officer if is_officer else room.clinician)
    wait(lambda: vm.state is not None)
    return vm, screen


def _score(page: Any) -> None:
    """The PHQ-9, half answered, with thoughts of death."""
    page.asked.choose("phq-9")
    wait(lambda: page.asked.reading is not None and page.asked.reading.instrument == "phq-9")
    for item, code in (("interest", "2"), ("mood", "3"), ("sleep", "1"), ("self_harm", "1")):
        page.asked.answer(item, code)
    wait(lambda: page.asked.reading.score.answered == 4)


def _section(key: str, *, is_officer: bool = False, scored: bool = False) -> QWidget:
    with example() as room:
        vm, screen = _opened(room, is_officer=is_officer)
        screen.open_section(key)
        page: Any = screen.pages.get(key)
        if key == "risk_screen" and page is not None:
            wait(lambda: page.asked.reading is not None and page.asked.reading.answered)
        if scored:
            _score(page)
        if key == "what_happened" and is_officer:
            if not page.box.text.text():
                page.box.text.insertPlainText(LAST_WORDS)
            vm.flush()
            wait(lambda: not vm.is_busy)
        if key == "release_files" and page is not None:
            told: list[Any] = []
            page.consent.listed.connect(told.append)
            page.consent.read()
            wait(lambda: told)
        wait(lambda: True)
        return screen


def _taken_over() -> QWidget:
    """Two phrases that their author has not looked at yet."""
    with example() as room:
        vm, screen = _opened(room, is_officer=True)
        screen.open_section("what_happened")
        wait(lambda: bool(vm.phrases))
        box: Any = screen.pages["what_happened"].box  # type: ignore[attr-defined]  # of this page
        box.text.clear()  # each picture anew
        for command in screen.writing_commands():
            if command.code in {"hands", "lights", "manos", "luces"}:
                box.text.insertPlainText(" /")
                box.text.assistant.open()
                box.text.assistant.choose(command)
        vm.flush()
        wait(lambda: not vm.is_busy)
        return screen


def _judging() -> QWidget:
    """A word that judges, and what is asked instead."""
    with example() as room:
        _, screen = _opened(room, is_officer=True)
        screen.open_section("what_happened")
        box: Any = screen.pages["what_happened"].box  # type: ignore[attr-defined]  # of this page
        box.show_body(Narrative(text="He was hostile when we came."))  # for the picture only: kept nowhere
        box.label_hint.look()
        return screen


def _held(*, is_officer: bool) -> QWidget:
    """A hold with its clock and what its state asks for."""
    with example() as room:
        vm, screen = _opened(room, is_officer=is_officer)
        screen.open_section("hold_arrest")
        page: Any = screen.pages["hold_arrest"]
        now = room.desk.clock.now().to_event_time()
        for path, value in (("legal_status", "hold"), ("hold_type", "co_m1"), ("started", now), ("facility", "Harbor")):
            page.take_edit(page.status, path, value)
        vm.flush()
        wait(lambda: not vm.is_busy)
        wait(lambda: vm.state is not None and vm.state.header.hold is not None)
        return screen


def _forceful() -> QWidget:
    """Force with all that it asks for."""
    with example() as room:
        _vm, screen = _opened(room, is_officer=True)
        screen.open_section("force_weapons")
        page: Any = screen.pages["force_weapons"]
        form = page.forms[0]
        for path, codes in (
            ("weapons", ["knife"]),
            ("force", ["hands"]),
            ("restraint", ["handcuff_front"]),
            ("injured", ["officer"]),
        ):
            page.take_edit(form, path, codes)
        return screen


def _drawing() -> QWidget:
    """A sketch under way, its form below."""
    with example() as room:
        _vm, screen = _opened(room, is_officer=True)
        screen.open_section("release_files")
        page: Any = screen.pages["release_files"]
        page.files.draw.click()
        strokes = [[(120, 200), (500, 180), (880, 260)], [(300, 500), (300, 800)]]
        page.files.pad.set_strokes(strokes)
        page.files.attachments.take_sketch(strokes)
        wait(lambda: page.files.attachments.waiting is not None)
        return screen


def _sheet(name: str) -> QWidget:
    with example() as room:
        _vm, screen = _opened(room, is_officer=name == "sign-officer")
        screen.open_section("what_happened" if name.startswith("sign") else "safety_summary")
        if name.startswith("sign"):
            from ui.dialogs.sign import SignSheet

            screen.act("sign")
            wait(lambda: any(sheet.vm.sheet for sheet in screen.findChildren(SignSheet)))
        else:
            screen.share.click()
        return screen


def _handover(*, is_read_aloud: bool = False) -> QWidget:
    from ui.screens.handover import HandoverScreen
    from ui.viewmodels.handover import HandoverViewModel

    with example() as room:
        vm = HandoverViewModel(room.desk, room.jobs)
        screen = HandoverScreen(vm)
        vm.setParent(screen)
        screen.resize(*SIZE)
        vm.open(room.facts.encounter, pen=room.clinician)
        wait(lambda: vm.sheet is not None and screen.band.refer.isEnabled())
        screen.by.set_text("Intake nurse on duty")
        if is_read_aloud:
            screen.read.click()
        return screen


def _packet(*, is_picking: bool = False, receiver: str = "", is_letter: bool = False) -> QWidget:
    from fieldnotes.services import directory
    from ui.screens.packet import PacketScreen
    from ui.viewmodels.packet import PacketViewModel

    with example() as room:
        vm = PacketViewModel(room.desk, room.jobs)
        screen = PacketScreen(vm)
        vm.setParent(screen)
        screen.resize(*SIZE)
        vm.open(room.facts.encounter, pen=room.clinician)
        wait(lambda: vm.plan is not None or screen.left.currentWidget() is screen.pick)
        if is_picking:
            screen.left.setCurrentWidget(screen.pick)
            screen.pick.start()
            wait(screen.pick.count.text)
            return screen
        if vm.plan is None:
            found = room.jobs.lane.submit(directory.find_services, room.desk, query="crisis").result()
            screen._take_service(found[0].key)  # noqa: SLF001 - as if somebody had picked it
        if receiver:
            wait(lambda: vm.plan is not None)
            screen.recipient.receiver_chosen.emit(receiver)
            wait(lambda: vm.plan is not None and vm.plan.receiver == receiver)
            screen.recipient.open_choice()
            vm.preview = None
        wait(lambda: vm.preview is not None and any(page.has_picture() for page in screen.view.pages))
        if is_letter:
            screen._remedy("letter", "read_letter")  # noqa: SLF001 - as if somebody had pressed it
            screen.letter.area.verticalScrollBar().rangeChanged.connect(lambda *_: screen.letter._show_letter())  # noqa: SLF001
        # Small pages below the strip wait until somebody looks there.
        wait(lambda: all(thumb.has_picture() for thumb in screen.view.thumbs if thumb.asked))
        return screen


def gallery() -> dict[str, Callable[[], QWidget]]:
    """Every section under the pen that writes there, and what the other pen sees of it."""
    names: dict[str, Callable[[], QWidget]] = {"encounter-officer": partial(_section, "what_happened", is_officer=True)}
    for key in SECTIONS:
        is_officer = key in {"force_weapons", "hold_arrest"}
        names[f"section-{key}{'-officer' if is_officer else ''}"] = partial(_section, key, is_officer=is_officer)
    names["section-risk_screen-scored"] = partial(_section, "risk_screen", scored=True)
    names["close-contact"] = partial(_section, "close_contact", is_officer=True)
    names["taken-over-officer"] = _taken_over
    names["label-word-officer"] = _judging
    names["hold-officer"] = partial(_held, is_officer=True)
    names["hold-clinician"] = partial(_held, is_officer=False)
    names["force-officer"] = _forceful
    names["sketch-officer"] = _drawing
    names["sealed-officer"] = partial(_section, "clinical_note", is_officer=True)
    names["sign-officer"] = partial(_sheet, "sign-officer")
    names["share"] = partial(_sheet, "share")
    names["packet"] = names["packet-save"] = _packet
    names["packet-letter"] = partial(_packet, is_letter=True)
    names["packet-shelter"] = partial(_packet, receiver="shelter")
    names["packet-shelter-letter"] = partial(_packet, receiver="shelter", is_letter=True)
    names["directory-pick"] = partial(_packet, is_picking=True)
    names["handover"] = _handover
    names["handover-aloud"] = partial(_handover, is_read_aloud=True)
    return names
