"""Two people at one window: the clinical side closes at once and opens by its owner's PIN; twelve hours end a sign-in, not a word;
F12 hides from every dialog there is.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

import ui.dialogs
import ui.screens
from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.record import ClinicalNote, Profession
from fieldnotes.services import encounter as encounters
from fieldnotes.services import writing
from fieldnotes.services.row import Changes, Exported, NoteRow
from fieldnotes.system.clock import FixedClock
from tests.ui.encounter_room import words_on
from tests.ui.test_house import both_in
from tests.ui.test_interrupted import focused, start_call, work
from ui.house import House
from ui.session.proof import ProofOverlay
from ui.widgets.overlay import Overlay

Open = Callable[[Path], House]
Key = Qt.Key
SECRET_WORDS = "hears the neighbour through the wall"


def user(house: House, profession: Profession) -> UserId:
    return next(row.user for row in house.signin.present if row.profession is profession)


def clinical_note(house: House, qtbot: QtBot) -> str:
    """A call with a clinical note on the screen, under the clinician's pen; the encounter."""
    call = start_call(house, qtbot, "1420 Alder St")
    assert house.desk is not None
    house.jobs.lane.submit(
        lambda: writing.save_draft(
            house.desk,  # type: ignore[arg-type]  # open
            by=user(house, Profession.CLINICIAN),
            encounter=EncounterId(RecordId(call)),
            kind="clinical_note",
            body=ClinicalNote(presenting=SECRET_WORDS),
        )
    ).result(10)
    qtbot.keyClick(house.shell, Key.Key_F9)
    qtbot.waitUntil(lambda: work(house).pen == user(house, Profession.CLINICIAN), timeout=5000)
    work(house).screen("encounter").open_section("clinical_note")
    qtbot.waitUntil(lambda: SECRET_WORDS in words_on(house.shell), timeout=5000)
    return call


def test_the_clinical_side_closes_at_once_and_opens_by_the_pin(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    clinical_note(house, qtbot)
    work(house).close_side()
    officer, clinician = user(house, Profession.OFFICER), user(house, Profession.CLINICIAN)
    assert work(house).pen == officer
    qtbot.waitUntil(lambda: SECRET_WORDS not in words_on(house.shell), timeout=5000)
    qtbot.waitUntil(lambda: work(house).model("encounter").state is not None, timeout=5000)
    work(house).screen("encounter").open_section("call")
    qtbot.keyClicks(work(house).screen("encounter").pages["call"].forms[0].editors[1].edit, "Apt 6")  # goes on writing
    house.shell.act("pen")  # used a minute ago, and still asked
    [proof] = house.shell.findChildren(ProofOverlay)

    qtbot.waitUntil(proof.isVisible, timeout=5000)
    assert work(house).pen == officer
    qtbot.keyClicks(proof.secret, "735164")
    qtbot.keyClick(proof.secret, Key.Key_Return)
    qtbot.waitUntil(lambda: work(house).pen == clinician, timeout=10_000)
    assert house.shell.bar("side") is None


def test_twelve_hours_over_in_the_middle_of_a_word_keep_the_word(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    call = clinical_note(house, qtbot)
    box = next(
        edit
        for edit in house.shell.findChildren(QPlainTextEdit)
        if edit.toPlainText() == SECRET_WORDS and edit.isVisible()
    )
    box.setFocus()
    box.moveCursor(box.textCursor().MoveOperation.End)
    qtbot.keyClicks(box, ", and now the ceili")
    desk = house.desk
    assert desk is not None
    desk.clock = FixedClock(datetime.now(UTC))
    desk.clock.advance(12 * 3600 + 60)
    with qtbot.waitSignal(house.left, timeout=10_000):  # both came in together: both are over, saved, and at the door
        house._check_session()
    assert set(house._where.over) == {row.user for row in house.signin.users}
    again = open_window(vault)
    both_in(again, qtbot)
    assert again.desk is not None
    state = again.jobs.lane.submit(
        lambda: encounters.read_encounter(
            again.desk,  # type: ignore[arg-type]  # open
            encounter=EncounterId(RecordId(call)),
            by=user(again, Profession.CLINICIAN),
        )
    ).result(10)
    [note] = state.of_kind("clinical_note")
    assert isinstance(note.body, ClinicalNote)
    assert note.body.presenting == f"{SECRET_WORDS}, and now the ceili"


# --- F12 from everywhere ---


def every_dialog() -> set[type[Overlay]]:
    """Every panel of the program, by looking at all of it: one that nobody thought of here makes the test fail."""
    for package in (ui.dialogs, ui.screens):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    found: set[type[Overlay]] = set()
    todo = list(Overlay.__subclasses__())
    while todo:
        one = todo.pop()
        todo += one.__subclasses__()
        if one.__module__.startswith("ui."):
            found.add(one)
    return found


def openers(house: House) -> dict[str, Callable[[], object]]:
    """One way to open each of them, by its class."""
    from fieldnotes.domain.vocabulary import Vocabulary
    from fieldnotes.system.path import resource
    from ui.dialogs.addendum import AddendumSheet
    from ui.dialogs.disclosures import DisclosuresSheet
    from ui.dialogs.follow_up import FollowUpSheet
    from ui.dialogs.join import JoinSheet
    from ui.dialogs.passphrase import PassphraseSheet
    from ui.dialogs.print_record import PrintSheet
    from ui.dialogs.proposal import ProposalSheet
    from ui.dialogs.review_note import AnswerSheet, AskSheet
    from ui.dialogs.save_packet import SaveSheet
    from ui.dialogs.share import ShareSheet
    from ui.dialogs.sign import SignSheet
    from ui.screens.open_calls import OpenCallsOverlay
    from ui.screens.people_gallery import comparison
    from ui.viewmodels.packet import PacketViewModel
    from ui.viewmodels.person import PersonViewModel
    from ui.viewmodels.term import spoken

    screen: Any = work(house).screen("encounter")
    vm, around, shell = work(house).model("encounter"), screen.around, house.shell
    at = EntryTime(utc_ms=0, offset_min=0, mono=1)
    note = NoteRow(
        id=RecordId("1" * 32),
        encounter=EncounterId(RecordId("2" * 32)),
        by=work(house).pen,
        by_name="R. Lane",
        to=work(house).pen,
        to_name="Okafor",
        at=at,
        text="Look again",
    )
    paper = Exported(
        packet_id="P-1",
        passphrase="five plain words here now",
        sha256="",
        pages=1,
        path="",
        changes=Changes(initiator=work(house).pen),
    )
    signed = structs.replace(vm.state.records[0], may_amend=("addition",))  # as it reads once it is signed
    return {
        "AddendumSheet": lambda: AddendumSheet(vm, screen._signing(), [signed], screen, around).open_panel(),
        "AnswerSheet": lambda: AnswerSheet(vm, note, screen).open_panel(),
        "AskSheet": lambda: AskSheet(vm, (house.signin.present[0],), screen).open_panel(),
        "DisclosuresSheet": lambda: DisclosuresSheet(PersonViewModel(vm.desk, vm.jobs, screen), screen).open_panel(),
        "IncidentSheet": lambda: work(house).open_incident("1" * 32),
        "EnrolSheet": lambda: work(house).enrol(""),
        "StickSyncSheet": lambda: work(house).carry_by_stick(),
        "FollowUpSheet": lambda: FollowUpSheet(shell, "Jordan A.").open_panel(),
        "JoinSheet": lambda: JoinSheet(shell, comparison(), spoken(Vocabulary(resource("vocabulary")))).open_panel(),
        "KeysOverlay": lambda: shell.act("help"),
        "LeaveFollowUpSheet": lambda: work(house).leave_follow_up(),
        "OpenCallsOverlay": lambda: OpenCallsOverlay(shell).open_with(()),
        "PaletteOverlay": lambda: shell.act("find"),
        "PassphraseSheet": lambda: PassphraseSheet(paper, screen).open_panel(),
        "PrintSheet": lambda: PrintSheet(vm, screen).open_panel(),
        "ProofOverlay": lambda: work(house)._proof.ask(house.signin.present[0], lambda: None),
        "ProposalSheet": lambda: ProposalSheet(vm, screen, around).open_panel(),
        "SaveSheet": lambda: SaveSheet(PacketViewModel(vm.desk, vm.jobs, screen), screen).open_panel(),
        "SettingsOverlay": lambda: shell.act("settings"),
        "ShareSheet": lambda: ShareSheet(vm, screen).open_panel(),
        "SignSheet": lambda: SignSheet(screen._signing(), screen).open_panel(),
    }


def test_f12_hides_from_every_dialog_there_is(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    start_call(house, qtbot, "1420 Alder St")
    ways = openers(house)
    assert {one.__name__ for one in every_dialog()} - {"Sheet", "_NoteSheet"} == set(ways)
    house.shell.act_wanted.disconnect(house._act)  # otherwise the first hide ends this window, as it should
    hidden: list[str] = []
    house.shell.act_wanted.connect(hidden.append)
    for name, open_it in ways.items():
        open_it() if name != "PaletteOverlay" else work(house).act("find")
        [panel] = [one for one in house.shell.findChildren(Overlay) if one.isVisible()]
        assert type(panel).__name__ == name
        inside: list[QWidget] = [one for one in panel.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
        before = len(hidden)
        qtbot.keyClick(focused(house) or panel, Key.Key_F12)
        assert hidden[before:] == ["hide"], name
        house.shell.cover.cover()
        middle = panel.mapTo(house.shell, panel.rect().center())
        top = house.shell.childAt(middle)
        assert inside
        assert top is house.shell.cover or house.shell.cover.isAncestorOf(top), name  # type: ignore[arg-type]  # never None here
        house.shell.cover.uncover()
        panel.close_panel()
