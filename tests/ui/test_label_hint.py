"""Under a text, when the hands rest: the word that judges and what to ask instead; one press and it is not said again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.encounter_room import wait_for
from ui.widgets import AutosaveTextEdit, QuietButton
from ui.widgets.announce import ANNOUNCER
from ui.widgets.label_hint import LabelHint, _Line


def test_a_judgement_is_asked_about_once_and_never_changed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    text = AutosaveTextEdit(name="What happened")
    column.addWidget(text)
    hint = LabelHint(text, column)
    window.show()
    window.activateWindow()
    text.setFocus()
    heard: list[str] = []
    ANNOUNCER.said.connect(heard.append)

    def shown() -> str:
        return next((line.words.text() for line in window.findChildren(_Line) if line.isVisible()), "")

    try:
        qtbot.keyClicks(text, "He was hostile")
        assert not shown(), "not in the middle of a word"
        wait_for(shown, what="the hint")
        assert shown().startswith("“hostile”: a judgement.")
        assert heard == [shown()]
        text.selectAll()
        qtbot.keyClicks(text, "He pulled his arm away")
        assert not shown(), "written otherwise, it goes at once"
        qtbot.keyClicks(text, ", hostile, and faking")
        wait_for(shown, what="the hint")
        leave = next(one for one in window.findChildren(QuietButton) if one.isVisible())
        assert leave.accessibleName() == "Keep “hostile” as it is"
        QTest.keyClick(leave, Qt.Key.Key_Space)
        assert shown().startswith("“faking”:")
        assert text.hasFocus()
        assert text.text() == "He pulled his arm away, hostile, and faking"
        text.set_text("another entry")
        assert not shown(), "nothing of one entry stands under another"
        text.set_text("hostile")
        hint.look()
        assert not shown(), "its author meant it"
        text.setReadOnly(True)
        text.set_text("faking")
        hint.look()
        assert not shown(), "nobody is asked about what cannot be changed"
    finally:
        ANNOUNCER.said.disconnect(heard.append)
