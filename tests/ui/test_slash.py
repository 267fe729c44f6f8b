"""`/` in a text: by real keys, beside an emoji, under an input method; and passages taken over until their author looked."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldnotes.services import encounter, signing, writing
from tests.ui.encounter_room import Room, a_team, type_words, wait_for
from tests.ui.team import Team, new_pool
from ui.dialogs.sign import problem_words
from ui.language import speak

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the offscreen platform's own remark
KEY = Qt.Key


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with a_team(tmp_path_factory.mktemp("vault")) as made:
        yield made


@pytest.fixture(scope="module")
def pool() -> Iterator[ThreadPoolExecutor]:
    made = new_pool()
    yield made
    made.shutdown()


@pytest.fixture
def room(qtbot: QtBot, team: Team, pool: ThreadPoolExecutor) -> Iterator[Room]:
    made = Room(team, pool)
    yield made
    made.close()


@pytest.fixture
def box(room: Room) -> Any:
    """The officer's box of what happened, empty and with the focus."""
    room.open(room.team.officer, "what_happened")
    page = room.page("what_happened")
    wait_for(lambda: room.vm.phrases, what="the phrases")
    page._finish()
    room.screen.activateWindow()
    page.box.text.setFocus()
    return page.box


def press(box: Any, *keys: Any) -> None:
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(box.text, key)
        else:
            QTest.keyClick(box.text, key)


def said(box: Any) -> str:
    return str(box.text.toPlainText())


def offered(box: Any) -> list[str]:
    helper = box.text.assistant
    return [one.code for one in helper.list.commands] if helper.is_open else []


def test_letters_filter_and_enter_tab_a_digit_or_a_tap_takes(box: Any) -> None:
    press(box, "/")
    assert offered(box)[:4] == ["time", "date", "name", "quote"]
    assert box.text.hasFocus()
    press(box, "ti", KEY.Key_Return)
    assert said(box) == "21:48"
    press(box, " /cont", KEY.Key_Tab)
    assert said(box) == "21:48 21:15"
    assert box.text.hasFocus()
    press(box, " /", KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    assert said(box) == "21:48 21:15 Nov 23, 2026"
    press(box, " /1")
    assert said(box) == "21:48 21:15 Nov 23, 2026 21:48"
    press(box, " /time")
    box.text.assistant.list.picked.emit(box.text.assistant.list.commands[0])
    assert said(box).endswith(" 21:48 21:48")
    QTest.keyClick(box.text, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said(box).endswith(" 21:48 /time")


def test_an_emoji_before_the_caret_moves_nothing(box: Any) -> None:
    box.text.insertPlainText("😀😀 ok ")
    press(box, "/time", KEY.Key_Return, " and on")
    assert said(box) == "😀😀 ok 21:48 and on"


@pytest.mark.parametrize(
    "typed", ["and/or 11/26", "/ alone", "/time ", "/zzz", "/a/x", "see x/2.", "/timely", "//", "/time, so"]
)
def test_everything_else_is_plain_text(box: Any, typed: str) -> None:
    press(box, typed)
    assert said(box) == typed


def test_enter_is_a_new_line_where_nothing_is_marked_and_esc_closes_and_leaves_the_words(box: Any) -> None:
    press(box, "/", KEY.Key_Return, "/zzz", KEY.Key_Return)
    assert said(box) == "/\n/zzz\n"
    press(box, "/ti", KEY.Key_Escape)
    assert offered(box) == []
    press(box, "me", KEY.Key_Return)
    assert said(box) == "/\n/zzz\n/time\n"
    press(box, "/zz", KEY.Key_Backspace, KEY.Key_Backspace, "da", KEY.Key_Left)
    assert offered(box) == []


def test_a_time_without_a_stamp_says_so_and_puts_nothing(box: Any) -> None:
    press(box, "/at-fac")
    assert [one.hint for one in box.text.assistant.list.commands] == ["not stamped yet"]
    press(box, KEY.Key_Return, "1")
    assert said(box) == "/at-fac\n1"


def test_half_composed_letters_open_nothing(box: Any) -> None:
    QApplication.sendEvent(box.text, QInputMethodEvent("/", []))
    assert offered(box) == []
    done = QInputMethodEvent()
    done.setCommitString("/time")
    QApplication.sendEvent(box.text, done)
    assert offered(box) == []
    assert said(box) == "/time"


def test_one_key_puts_the_time_at_the_caret(box: Any) -> None:
    press(box, "At ", KEY.Key_F6, " seen")
    assert said(box) == "At 21:48 seen"


def test_a_quotation_has_the_caret_between_and_asks_whose_words_they_are(box: Any, room: Room) -> None:
    press(box, "/quote", KEY.Key_Return, "Leave me be")
    assert said(box) == "“Leave me be”"
    assert not box.speaker.isHidden()
    type_words(box.speaker, "Her sister")
    room.settle()
    kept = [body for body in room.bodies("narrative", room.team.officer) if "Leave me be" in body.text]
    assert [(body.how_known, body.speaker) for body in kept] == [("said", "Her sister")]


def test_tab_goes_through_the_gaps_and_then_leaves(box: Any) -> None:
    press(box, "/called", KEY.Key_Return, "the shelter")
    press(box, KEY.Key_Tab, "Ms. Lark")
    assert said(box) == "Called the shelter at 21:48; spoke with Ms. Lark. "
    press(box, KEY.Key_Tab)
    assert not box.text.hasFocus()


def test_a_gap_that_nobody_filled_in_was_signed_unseen(box: Any, room: Room) -> None:
    press(box, "/called", KEY.Key_Return, "the shelter", KEY.Key_End)
    room.settle()
    officer, call = room.team.officer, room.team.encounter
    sheet = room.team.run(signing.read_signing_sheet, encounter=call, by=officer)
    [problem] = [one for one in sheet.problems if one.code == "unfilled"]
    assert not problem.is_blocking
    assert problem_words(problem) == "1 gap (___) is not filled in: What happened. You can sign all the same."
    press(box, KEY.Key_Home, KEY.Key_Tab, "Ms. Lark")
    room.settle()
    sheet = room.team.run(signing.read_signing_sheet, encounter=call, by=officer)
    assert "unfilled" not in [one.code for one in sheet.problems]


def test_a_passage_is_taken_over_until_its_author_changes_or_confirms_it(box: Any, room: Room) -> None:
    press(box, "So: /hands", KEY.Key_Return, "/lights", KEY.Key_Return)
    assert said(box) == "So: Nothing in hands. Emergency lights off on approach. "
    assert box.text.accessibleDescription() == "2 passages taken over, not confirmed"
    marks = [one.cursor.selectedText() for one in box.text.extraSelections()]
    assert marks == ["Nothing in hands.", "Emergency lights off on approach."]
    press(box, KEY.Key_Home)
    box.text.insertPlainText("😀 ")
    press(box, KEY.Key_Right, KEY.Key_Right, KEY.Key_Right, KEY.Key_Right, KEY.Key_Right)
    assert [one.cursor.selectedText() for one in box.text.extraSelections()] == marks
    room.settle()
    officer, call = room.team.officer, room.team.encounter
    sheet = room.team.run(signing.read_signing_sheet, encounter=call, by=officer)
    problem = next(one for one in sheet.problems if one.code == "taken_over")
    assert not problem.is_blocking
    assert problem_words(problem).startswith("2 passages taken over and not confirmed.")
    assert any("Nothing in hands." in line for part in sheet.parts for line in part.text_lines)
    press(box, KEY.Key_F6)  # in the first: it is so
    assert box.marks.words == ["Emergency lights off on approach."]
    room.settle()
    room.team.run(writing.file_drafts, by=officer, encounter=call, why="left")
    kept = [body for body in room.bodies("narrative", officer) if body.text.startswith("😀 So")]
    assert [body.inherited for body in kept] == [["Emergency lights off on approach."]]
    state = room.team.run(encounter.read_encounter, encounter=call, by=room.team.clinician)
    assert any("Emergency lights" in "".join(getattr(one.body, "inherited", [])) for one in state.records)
    press(box, KEY.Key_End, KEY.Key_Left, KEY.Key_Backspace)
    assert box.marks.words == []
    assert box.text.accessibleDescription() == ""
    press(box, KEY.Key_End, "/hands", KEY.Key_Return)
    box.confirm.click()
    room.settle()
    assert all(not body.inherited for body in room.bodies("narrative", officer) if body.text.startswith("😀 So"))


def test_marks_and_words_are_there_again_on_another_screen(
    box: Any, room: Room, team: Team, pool: ThreadPoolExecutor
) -> None:
    press(box, "Once more: /hands", KEY.Key_Return)
    room.settle()
    again = Room(team, pool)
    try:
        again.open(team.officer, "what_happened")
        other = again.page("what_happened").box
        assert other.text.toPlainText() == "Once more: Nothing in hands. "
        assert other.text.accessibleDescription() == "1 passage taken over, not confirmed"
        other.confirm_one.click()  # the caret is in none: it shows which one is meant
        assert other.marks.words == ["Nothing in hands."]
        other.confirm_one.click()
        assert other.marks.words == []
        again.settle()
    finally:
        again.close()


def test_nothing_of_the_list_stays_when_the_focus_goes(box: Any, room: Room) -> None:
    press(box, "/agr")
    assert "agreed" in box.text.assistant.list.accessibleDescription()
    room.screen.rail.rows["call"].setFocus()
    assert offered(box) == []
    assert box.text.assistant.list.accessibleDescription() == ""
    assert said(box) == "/agr"


def test_every_text_of_the_pen_has_the_commands_of_its_section_and_no_other_pens_phrases(room: Room) -> None:
    room.open(room.team.clinician, "clinical_note")
    page = room.page("clinical_note")
    wait_for(lambda: room.vm.phrases, what="the phrases")
    codes = [one.code for one in room.screen.writing_commands()]
    assert "plan" in codes
    assert not {"hands", "item", "lights"} & set(codes)
    texts = [one for form in page.forms for one in form.findChildren(type_of_text())]
    type_words(texts[0], "/time")
    QTest.keyClick(texts[0], KEY.Key_Return)
    assert texts[0].toPlainText().endswith("21:48")


def type_of_text() -> type[Any]:
    from ui.widgets import AutosaveTextEdit

    return AutosaveTextEdit


def test_in_spanish_the_commands_are_spanish(box: Any) -> None:
    speak("es")
    try:
        press(box, "/hora", KEY.Key_Return, " /mano", KEY.Key_Return)
        assert said(box) == "21:48 No tenía nada en las manos. "
    finally:
        speak("en")


@pytest.mark.parametrize("height", [706, 420, 330])
def test_the_list_stays_inside_the_window_and_the_arrows_reach_every_command(box: Any, room: Room, height: int) -> None:
    room.screen.resize(1000, height)
    press(box, "/")
    shown = box.text.assistant.list
    reached = []
    for _ in shown.commands:
        assert room.screen.rect().contains(shown.geometry())
        assert not shown.geometry().contains(box.text.assistant._caret().center())
        press(box, KEY.Key_Down)
        reached.append(shown.commands[shown.marked].code)
        assert shown.commands[shown.marked] in shown.shown()
    assert set(reached) == {one.code for one in shown.commands if one.is_ready}
