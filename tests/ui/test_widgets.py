"""The controls by keyboard and hand."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import LOOK, Metrics, Theme
from ui.widgets import (
    AutosaveTextEdit,
    Bar,
    ChipGroup,
    CompartmentMark,
    ElidedText,
    Field,
    FlowLayout,
    LineEdit,
    PassphraseEdit,
    PlainButton,
    PrimaryButton,
    SignaturePad,
    Text,
)

OPTIONS = [("time", "Time and distance"), ("lead", "Clinician led"), ("family", "Family present")]


Show = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Shows parts in a window that lives as long as the test."""
    kept: list[QWidget] = []

    def show(*parts: QWidget) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for part in parts:
            column.addWidget(part)
        kept.append(window)
        window.resize(900, 600)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    for window in kept:
        window.close()
        window.deleteLater()


def test_digits_choose_chips_and_tab_leaves_the_group(qtbot: QtBot, shown: Show) -> None:
    group, after = ChipGroup("What helped", OPTIONS), PlainButton("Next")
    shown(group, after)
    heard: list[list[str]] = []
    group.picked.connect(heard.append)
    group.chips()[0].setFocus()
    qtbot.keyClick(group.chips()[0], Qt.Key.Key_2)
    qtbot.keyClick(group.chips()[1], Qt.Key.Key_3)
    qtbot.keyClick(group.chips()[2], Qt.Key.Key_2)
    assert heard == [["lead"], ["lead", "family"], ["family"]]
    qtbot.keyClick(group.chips()[1], Qt.Key.Key_9)  # there is no ninth answer
    assert group.codes() == ["family"]
    qtbot.keyClick(group.chips()[1], Qt.Key.Key_Left)
    assert group.chips()[0].hasFocus()
    qtbot.keyClick(group.chips()[0], Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_the_cursor_went_elsewhere_when_the_answers_were_read_anew(shown: Show) -> None:
    group, after = ChipGroup("What helped", OPTIONS), PlainButton("Next")
    shown(group, after)
    group.chips()[1].setFocus()
    for options, expected in ((OPTIONS[::-1], OPTIONS[1][0]), (OPTIONS[:1], OPTIONS[0][0])):
        group.set_options(options)
        assert [chip.code for chip in group.chips() if chip.hasFocus()] == [expected]
        assert group.digit_of(group.chips()[0]) == "1"
        assert group.holds_focus()
    after.setFocus()
    group.set_options(OPTIONS)
    assert after.hasFocus()


def test_a_single_choice_lets_go_of_the_other_and_can_be_taken_back(qtbot: QtBot, shown: Show) -> None:
    group = ChipGroup("Answer", [("yes", "Yes"), ("no", "No")], is_single=True)
    shown(group)
    for digit, expected in ((Qt.Key.Key_1, ["yes"]), (Qt.Key.Key_2, ["no"]), (Qt.Key.Key_2, [])):
        group.chips()[0].setFocus()
        qtbot.keyClick(group.chips()[0], digit)
        assert group.codes() == expected


def test_an_answer_of_a_newer_version_is_kept(shown: Show) -> None:
    group = ChipGroup("What helped", OPTIONS)
    shown(group)
    group.set_codes(["lead", "from_next_year"])
    group.chips()[0].click()
    assert group.codes() == ["time", "lead", "from_next_year"]


def test_prose_tells_only_what_a_person_typed_and_tab_leaves_it(qtbot: QtBot, shown: Show) -> None:
    edit, after = AutosaveTextEdit(name="Note"), PlainButton("Next")
    shown(edit, after)
    heard: list[str] = []
    edit.edited.connect(heard.append)
    edit.set_text("from the vault")
    assert heard == []
    edit.setFocus()
    qtbot.keyClicks(edit, "ab")
    assert len(heard) == 2
    assert edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert "\t" not in edit.text()


def test_the_cursor_stays_where_it_was_when_the_same_text_comes_back(shown: Show) -> None:
    edit = AutosaveTextEdit("one two three", name="Note")
    shown(edit)
    cursor = edit.textCursor()
    cursor.setPosition(4)
    edit.setTextCursor(cursor)
    edit.set_text("one two three")
    assert edit.textCursor().position() == 4
    edit.set_text("one two three four")
    assert edit.textCursor().position() == 4


def test_prose_is_never_taken_for_markup(shown: Show) -> None:
    said = Text("<b>bold</b> & <img src=x>")
    shown(said)
    assert said.textFormat() == Qt.TextFormat.PlainText


def test_prose_grows_with_its_lines_up_to_its_most(shown: Show) -> None:
    edit = AutosaveTextEdit(name="Note", min_lines=2, max_lines=5)
    shown(edit)
    small = edit.height()
    edit.set_text("\n".join("line" for _ in range(4)))
    grown = edit.height()
    edit.set_text("\n".join("line" for _ in range(40)))
    assert small < grown < edit.height() < 12 * edit.fontMetrics().lineSpacing()


def test_a_secret_is_empty_after_it_was_taken(shown: Show) -> None:
    edit = PassphraseEdit()
    shown(edit)
    edit.setText("a secret of fifteen")
    assert edit.take() == "a secret of fifteen"
    assert edit.text() == ""
    assert edit.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu


def test_a_problem_stands_beside_its_field_for_eyes_and_readers(shown: Show) -> None:
    field = Field("Time", LineEdit(), hint="As 22:31")
    shown(field)
    assert field.control.accessibleName() == "Time"
    field.set_problem("A minute goes up to 59.")
    assert field.control.accessibleDescription() == "A minute goes up to 59."
    field.clear_problem()
    assert (field.problem, field.control.accessibleDescription()) == ("", "As 22:31")


def test_a_drawn_signature_is_strokes_from_0_to_1000(qtbot: QtBot, shown: Show) -> None:
    pad = SignaturePad()
    shown(pad)
    heard: list[object] = []
    pad.drawn.connect(heard.append)
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    qtbot.mouseMove(pad, QPoint(pad.width() - 1, pad.height() - 1))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(pad.width() - 1, pad.height() - 1))
    (stroke,) = pad.strokes()
    assert max(stroke[0]) < 30
    assert min(stroke[-1]) > 900
    assert all(0 <= x <= 1000 and 0 <= y <= 1000 for x, y in stroke)
    assert len(heard) == 1
    pad.setFocus()
    qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.strokes() == []


def test_a_compartment_is_told_by_word_letter_and_sentence(shown: Show) -> None:
    marks = [
        CompartmentMark(comp, form) for comp in ("joint", "law", "clinical") for form in ("word", "full", "letter")
    ]
    shown(*marks)
    assert {mark.accessibleName() for mark in marks} == {
        "Joint: both of you; police record",
        "Police: officers",
        "Clinical: sealed from officers",
    }


def test_chips_wrap_and_none_is_cut(qtbot: QtBot) -> None:
    window = QWidget()
    flow = FlowLayout(window)
    buttons = [PlainButton(f"Answer number {n}") for n in range(9)]
    for button in buttons:
        flow.addWidget(button)
    qtbot.addWidget(window)
    window.resize(420, flow.heightForWidth(420))
    window.show()
    assert all(window.rect().contains(button.geometry()) for button in buttons)
    assert len({button.y() for button in buttons}) > 2


def test_one_line_that_gives_way_still_says_everything(shown: Show) -> None:
    line = ElidedText("Suicidal person at a long address")
    window = shown(line)
    window.resize(140, 80)
    assert line.text() == line.accessibleName() == "Suicidal person at a long address"


def test_widgets_that_are_gone_hear_of_no_switch(qtbot: QtBot) -> None:
    parts = [PlainButton("x"), Text("y"), AutosaveTextEdit("z"), Bar("s")]
    for part in parts:
        part.deleteLater()
    del parts
    gc.collect()
    LOOK.apply(Theme.DAY, Metrics(text_scale=1.5))


def test_gloves_make_sign_hide_and_clear_nineteen_millimetres(shown: Show) -> None:
    stop, go = PlainButton("Hide", size="stop"), PrimaryButton("Refer")
    shown(stop, go)
    LOOK.apply(metrics=Metrics(is_glove=True))
    assert stop.sizeHint().height() >= 19 * LOOK.metrics.px_per_mm
    assert go.sizeHint().height() >= 15 * LOOK.metrics.px_per_mm


def test_a_digit_never_takes_the_kind_of_a_release_away(qtbot: QtBot) -> None:
    group = ChipGroup("Kind", [("a", "One"), ("b", "Other")], is_single=True, must_choose=True)
    qtbot.addWidget(group)
    group.set_codes(["a"])
    group.chips()[0].click()
    assert group.codes() == ["a"]
    group.chips()[1].click()
    assert group.codes() == ["b"]


def test_the_tenth_answer_had_no_key(qtbot: QtBot) -> None:
    """0 leads on, the digits show where they are now, and whoever comes back finds 1 on the first answer."""
    group = ChipGroup("Answers", [(str(number), f"Answer {number}") for number in range(1, 13)], is_single=True)
    beside = LineEdit(name="Beside")
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(group)
    column.addWidget(beside)
    window.show()
    window.activateWindow()
    group.chips()[0].setFocus()
    qtbot.waitUntil(group.holds_focus)
    digits = [group.digit_of(chip) for chip in group.chips()]
    assert digits == [*"123456789", "0", "", ""]

    def press(key: Qt.Key) -> None:
        held = QApplication.focusWidget()
        assert held is not None
        qtbot.keyClick(held, key)

    press(Qt.Key.Key_0)
    assert [group.digit_of(chip) for chip in group.chips()] == ["0", *[""] * 8, *"123"]
    press(Qt.Key.Key_3)
    assert group.codes() == ["12"]
    press(Qt.Key.Key_0)
    press(Qt.Key.Key_2)
    assert group.codes() == ["2"]
    press(Qt.Key.Key_0)
    beside.setFocus()
    qtbot.waitUntil(lambda: not group.holds_focus())
    group.chips()[1].setFocus()
    qtbot.waitUntil(group.holds_focus)
    press(Qt.Key.Key_3)
    assert group.codes() == ["3"]
