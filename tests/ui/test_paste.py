"""What is pasted: plain, bounded, and no criminal-history return unless somebody says so. The records are invented."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldnotes.domain.paste import MOST_LETTERS
from ui.widgets import AutosaveTextEdit, LineEdit
from ui.widgets.paste import DOOR

RETURN = "ARREST DATE: 04/02/2019\nARRESTING AGENCY: HARBORVIEW PD\nCHARGE 1: TRESPASS\nDISPOSITION: DISMISSED"

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the offscreen platform's own remark


@pytest.fixture(params=[AutosaveTextEdit, LineEdit])
def field(qtbot: QtBot, request: pytest.FixtureRequest) -> AutosaveTextEdit | LineEdit:
    made: AutosaveTextEdit | LineEdit = request.param(name="field")
    qtbot.addWidget(made)
    made.show()
    made.set_text("Before. ")
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_End)
    return made


@pytest.fixture(autouse=True)
def nothing_waits() -> Iterator[None]:
    yield
    DOOR.forget()
    QGuiApplication.clipboard().clear()


def paste(field: AutosaveTextEdit | LineEdit, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_an_ordinary_text_goes_in_and_is_told_as_typed(field: AutosaveTextEdit | LineEdit) -> None:
    told: list[str] = []
    field.edited.connect(told.append)
    paste(field, "NCIC negative, he says.")
    assert field.text() == "Before. NCIC negative, he says."
    assert told == [field.text()], "once"


def test_a_return_is_held_back_and_the_field_keeps_what_it_had(
    qtbot: QtBot, field: AutosaveTextEdit | LineEdit
) -> None:
    with qtbot.waitSignal(DOOR.held) as told:
        paste(field, RETURN)
    assert told.args == ["criminal_history", len(RETURN)]
    assert field.text() == "Before. "


def test_a_person_may_say_paste_it_anyway(qtbot: QtBot, field: AutosaveTextEdit | LineEdit) -> None:
    paste(field, RETURN)
    with qtbot.waitSignal(field.edited):
        DOOR.let_in()
    assert "DISMISSED" in field.text()
    assert field.text().startswith("Before. ")
    DOOR.let_in()
    assert field.text().count("DISMISSED") == 1, "once is once"


def test_what_was_left_out_is_nowhere(field: AutosaveTextEdit | LineEdit) -> None:
    paste(field, RETURN)
    DOOR.forget()
    DOOR.let_in()
    assert field.text() == "Before. "


def test_a_paste_without_end_is_refused_and_nothing_is_lost(qtbot: QtBot, field: AutosaveTextEdit | LineEdit) -> None:
    with qtbot.waitSignal(DOOR.too_long):
        paste(field, "x" * (MOST_LETTERS + 1))
    assert field.text() == "Before. "


def test_formatting_does_not_come_along(field: AutosaveTextEdit | LineEdit) -> None:
    rich = QMimeData()
    rich.setHtml("<b>bold</b> and plain")
    rich.setText("bold and plain")
    QGuiApplication.clipboard().setMimeData(rich)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "Before. bold and plain"


def test_a_field_that_is_gone_takes_nothing_any_more(qtbot: QtBot) -> None:
    gone = AutosaveTextEdit(name="gone")
    gone.show()
    paste(gone, RETURN)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    DOOR.let_in()  # no crash, nothing to do
