"""What is copied asks clipboard histories and clouds to leave it out; by every way of copying, and pasted it is the same words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.widgets import AutosaveTextEdit, LineEdit, PassphraseEdit
from ui.widgets.discreet import ForAMinute

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard", extend=True)
WORDS = "she hears the neighbour"


def asked_for() -> set[str]:
    mime = QGuiApplication.clipboard().mimeData()
    return {name for name in ("x-kde-passwordManagerHint",) if mime.hasFormat(name)} | {
        name for name in mime.formats() if "CanIncludeInClipboardHistory" in name or "nspasteboard" in name
    }


def by_menu(field: QLineEdit | QPlainTextEdit, name: str) -> None:
    place = field.viewport() if isinstance(field, QPlainTextEdit) else field
    QApplication.sendEvent(
        place, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), field.mapToGlobal(QPoint(1, 1)))
    )
    menu = next(menu for menu in field.findChildren(QMenu) if menu.isVisible())
    next(act for act in menu.actions() if act.objectName() == name).trigger()
    menu.close()


@pytest.mark.parametrize("make", [LineEdit, AutosaveTextEdit])
def test_copied_words_ask_to_be_kept_out_of_histories(
    qtbot: QtBot, make: Callable[[], LineEdit | AutosaveTextEdit]
) -> None:
    field = make()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    clipboard = QGuiApplication.clipboard()
    heard: list[str] = []
    field.edited.connect(heard.append)
    for copy in (
        lambda: qtbot.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
        lambda: by_menu(field, "copy"),
    ):
        clipboard.clear()
        field.set_text(WORDS)
        field.selectAll()
        copy()
        assert clipboard.text() == WORDS
        assert len(asked_for()) == 3
    assert heard == []
    for cut in (
        lambda: qtbot.keyClick(field, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier),
        lambda: by_menu(field, "cut"),
    ):
        clipboard.clear()
        field.set_text(WORDS)
        field.selectAll()
        heard.clear()
        cut()
        assert (clipboard.text(), heard) == (WORDS, [""])
        assert len(asked_for()) == 3
        qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert heard == ["", WORDS]
    field.setReadOnly(True)
    field.selectAll()
    clipboard.clear()
    qtbot.keyClick(field, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["", WORDS], "a read-only field loses nothing"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # the menus go before the field does


def test_a_passphrase_is_not_copied(qtbot: QtBot) -> None:
    field = PassphraseEdit()
    qtbot.addWidget(field)
    field.show()
    QGuiApplication.clipboard().clear()
    field.setText("violet window")
    field.selectAll()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X):
        qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == ""
    assert field.text() == "violet window"


def test_what_was_copied_for_another_system_goes_after_a_minute_and_nothing_else_does(qtbot: QtBot) -> None:
    clipboard, minute = QGuiApplication.clipboard(), ForAMinute()
    assert minute.timer.interval() == 60_000
    minute.copy(WORDS)
    assert clipboard.text() == WORDS
    assert len(asked_for()) == 3
    assert minute.timer.isActive()
    minute.timer.timeout.emit()  # the minute is over
    assert clipboard.text() == ""
    minute.copy(WORDS)
    clipboard.setText("something else, copied meanwhile")
    minute.clear()
    assert clipboard.text() == "something else, copied meanwhile"
    clipboard.clear()
