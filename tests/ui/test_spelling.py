"""Slips while typing, by real keys: marked when the word is done, mended from the menu, never by themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from fieldnotes.system.speller import load_speller
from ui.widgets import AutosaveTextEdit
from ui.widgets.spelling import SPELLING

# The offscreen platform's own remarks.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard", extend=True)
KEY = Qt.Key


@pytest.fixture
def text(qtbot: QtBot) -> Iterator[AutosaveTextEdit]:
    SPELLING.use(load_speller("en"))
    edit = AutosaveTextEdit(name="What happened")
    qtbot.addWidget(edit)
    edit.show()
    edit.activateWindow()
    edit.setFocus()
    yield edit
    SPELLING.use(None)


def marked(edit: AutosaveTextEdit) -> list[str]:
    """What has a wave under it."""
    found, block = [], edit.document().firstBlock()
    while block.isValid():
        for one in block.layout().formats():
            assert one.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline
            units = block.text().encode("utf-16-le")
            found.append(units[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le"))
        block = block.next()
    return found


def menu_of(edit: AutosaveTextEdit) -> QMenu:
    """The menu key, where the caret is."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), edit.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(edit.viewport(), event)
    return next(menu for menu in edit.findChildren(QMenu) if menu.isVisible())


def choose(menu: QMenu, words: str) -> None:
    next(act for act in menu.actions() if act.text() == words).trigger()
    menu.close()


def test_a_slip_is_marked_once_the_word_is_done(text: AutosaveTextEdit) -> None:
    text.insertPlainText("😀 ")
    QTest.keyClicks(text, "Jordan is halucinating")
    assert marked(text) == []  # it is being typed
    QTest.keyClicks(text, " on quetiapine, 20mg")
    assert marked(text) == ["halucinating"]
    QTest.keyClicks(text, " wich")
    QTest.keyClick(text, KEY.Key_Home)
    assert marked(text) == ["halucinating", "wich"]
    QTest.keyClick(text, KEY.Key_End)
    QTest.keyClicks(text, "ever teh ")
    assert marked(text) == ["halucinating", "wichever", "teh"]


def test_the_last_word_is_marked_when_one_goes_on_elsewhere(text: AutosaveTextEdit) -> None:
    QTest.keyClicks(text, "He is paceing")
    assert marked(text) == []
    text.clearFocus()
    assert marked(text) == ["paceing"]


def test_the_menu_mends_one_word_and_ctrl_z_takes_it_back(text: AutosaveTextEdit) -> None:
    told: list[str] = []
    text.insertPlainText("😀 ")
    QTest.keyClicks(text, "So halucinating again")
    text.edited.connect(told.append)
    for _ in " again":
        QTest.keyClick(text, KEY.Key_Left)
    choose(menu_of(text), "hallucinating")
    assert text.toPlainText() == "😀 So hallucinating again"
    assert (told, marked(text)) == (["😀 So hallucinating again"], [])
    QTest.keyClick(text, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text.toPlainText() == "😀 So halucinating again"


def test_a_word_was_put_at_the_start_because_the_text_came_anew_under_the_menu(text: AutosaveTextEdit) -> None:
    QTest.keyClicks(text, "He is halucinating ")
    QTest.keyClick(text, KEY.Key_Left)
    menu = menu_of(text)
    text.set_text("Written on the other laptop")
    choose(menu, "hallucinating")
    assert text.toPlainText() == "Written on the other laptop"


def test_what_is_so_is_left_as_it_is_everywhere(text: AutosaveTextEdit) -> None:
    QTest.keyClicks(text, "zorbed and zorbed ")
    QTest.keyClick(text, KEY.Key_Home)
    assert marked(text) == ["zorbed", "zorbed"]
    choose(menu_of(text), "Leave “zorbed” as it is")
    assert marked(text) == []
    QTest.keyClick(text, KEY.Key_Home)
    assert not any("zorbed" in act.text() for act in menu_of(text).actions())


def test_a_wave_is_no_word_and_saves_nothing(text: AutosaveTextEdit) -> None:
    QTest.keyClicks(text, "zorbed ")
    told: list[str] = []
    text.edited.connect(told.append)
    SPELLING.use(None)
    assert marked(text) == []
    SPELLING.use(load_speller("en"))
    assert marked(text) == ["zorbed"]
    QTest.keyClick(text, KEY.Key_Home)
    assert told == []


def test_without_a_dictionary_everything_else_works(text: AutosaveTextEdit) -> None:
    SPELLING.use(None)
    QTest.keyClicks(text, "halucinating ")
    assert marked(text) == []
    QTest.keyClick(text, KEY.Key_Home)
    assert "Leave" not in " ".join(act.text() for act in menu_of(text).actions())


def test_one_mends_the_last_slip_and_types_on(text: AutosaveTextEdit) -> None:
    text.insertPlainText("teh man\n😀 is ")
    QTest.keyClicks(text, "paceing up and down")
    for said in ("teh man\n😀 is pacing up and down", "the man\n😀 is pacing up and down"):
        QTest.keyClick(text, KEY.Key_Period, Qt.KeyboardModifier.ControlModifier)
        menu = next(menu for menu in text.findChildren(QMenu) if menu.isVisible())
        meant = {"teh": "the", "paceing": "pacing"}[menu.accessibleName().split("“")[1].split("”")[0]]
        while menu.activeAction().text() != meant:
            QTest.keyClick(menu, KEY.Key_Down)
        QTest.keyClick(menu, KEY.Key_Return)
        assert text.toPlainText() == said
    QTest.keyClick(text, KEY.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert not any(menu.isVisible() for menu in text.findChildren(QMenu))
    QTest.keyClicks(text, ".")
    assert text.toPlainText().endswith("up and down.")
