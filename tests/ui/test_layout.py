"""Every detector of layout.py sees its planted fault, and says nothing about what is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import layout
from ui.theme import LOOK, Theme
from ui.widgets import AutosaveTextEdit, LineEdit, PlainButton, PrimaryButton, ScrollColumn, Text
from ui.widgets.turn import stops

Detector = Callable[[QWidget], Iterator[str]]


def a_window(qtbot: QtBot, *widgets: QWidget, is_row: bool = False) -> QWidget:
    window = QWidget()
    window.setObjectName("window")
    column = QHBoxLayout(window) if is_row else QVBoxLayout(window)
    column.setSpacing(LOOK.metrics.gap)
    for widget in widgets:
        column.addWidget(widget)
    window.resize(600, 400)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def whole(qtbot: QtBot) -> QWidget:
    return a_window(
        qtbot, Text("Who, where", wrap=True), LineEdit(name="Who"), PlainButton("Next"), PlainButton("Back")
    )


def test_a_good_window_has_no_faults(qtbot: QtBot) -> None:
    assert layout.everything(whole(qtbot)) == []


def plant_nameless(window: QWidget) -> None:
    edit = LineEdit()
    edit.setParent(window)
    edit.setGeometry(300, 320, 200, 50)
    edit.show()


def plant_small(window: QWidget) -> None:
    window.findChildren(PlainButton)[0].setFixedSize(80, 20)


def plant_cut_word(window: QWidget) -> None:
    window.findChildren(PlainButton)[0].setFixedWidth(30)


def plant_cut_lines(window: QWidget) -> None:
    label = window.findChildren(Text)[0]
    label.setText("far more words than one line takes " * 6)
    label.setFixedHeight(20)


def plant_cut_hint(window: QWidget) -> None:
    edit = window.findChildren(LineEdit)[0]
    edit.setFixedWidth(90)
    edit.setPlaceholderText("a name, a number, or a word of the note")


def plant_outside(window: QWidget) -> None:
    button = PlainButton("Away", parent=window)
    button.setGeometry(560, 300, 120, 60)
    button.show()


def plant_overlap(window: QWidget) -> None:
    button = PlainButton("Over", parent=window)
    button.setGeometry(window.findChildren(PlainButton)[0].geometry())
    button.show()


def plant_faint(window: QWidget) -> None:
    window.findChildren(Text)[0].setStyleSheet(f"color: {LOOK.palette['line']}")


class Trap(AutosaveTextEdit):
    """A text that keeps Tab for itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.insertPlainText(event.text())

    def focusNextPrevChild(self, _is_next: bool) -> bool:  # noqa: N802 - Qt's name
        return False


def plant_trap(window: QWidget) -> None:
    column = window.layout()
    assert column is not None
    trap = Trap(name="Trap")
    trap.setTabChangesFocus(False)
    column.addWidget(trap)


def plant_unreachable(window: QWidget) -> None:
    one, other = window.findChildren(PlainButton)
    other.focusNextPrevChild = lambda _is_next: (one.setFocus(), True)[1]  # type: ignore[method-assign]
    one.focusNextPrevChild = lambda _is_next: (other.setFocus(), True)[1]  # type: ignore[method-assign]
    one.setFocus()


@pytest.mark.parametrize(
    ("plant", "detector", "words"),
    [
        (plant_nameless, layout.unnamed, "no name"),
        (plant_small, layout.too_small, "too small"),
        (plant_cut_word, layout.cut, "words cut"),
        (plant_cut_lines, layout.cut, "lines cut"),
        (plant_cut_hint, layout.cut, "hint cut"),
        (plant_outside, layout.outside, "beside the window"),
        (plant_overlap, layout.overlapping, "same spot"),
        (plant_faint, layout.too_faint, "too faint"),
        (plant_trap, layout.out_of_turn, "Tab"),
        (plant_unreachable, layout.out_of_turn, "Tab never comes"),
    ],
    ids=lambda p: getattr(p, "__name__", ""),
)
def test_a_planted_fault_is_found(
    qtbot: QtBot, plant: Callable[[QWidget], None], detector: Detector, words: str
) -> None:
    window = whole(qtbot)
    assert not list(detector(window))
    plant(window)
    qtbot.wait(1)
    assert any(words in told for told in detector(window))


def test_a_step_back_up_is_found(qtbot: QtBot) -> None:
    area = ScrollColumn()
    area.column.addWidget(LineEdit(name="first"))
    area.column.addWidget(LineEdit(name="last"))
    area.column.insertWidget(1, LineEdit(name="came later, stands between"))
    window = a_window(qtbot, area, PlainButton("Out"))
    assert any("back up" in told for told in layout.out_of_turn(window))
    order = [one.accessibleName() for one in stops(window)]
    assert order == ["first", "came later, stands between", "last", "Out"]  # what the window and its panels go by


def test_gloves_ask_for_more(qtbot: QtBot) -> None:
    window = a_window(qtbot, PrimaryButton("Sign", size="stop"), PlainButton("Back"), is_row=True)
    assert not list(layout.too_small(window))
    LOOK.apply(metrics=LOOK.metrics.with_glove(True))
    box = window.layout()
    assert box is not None
    window.findChildren(PrimaryButton)[0].setFixedHeight(LOOK.metrics.mm(15))
    box.setSpacing(LOOK.metrics.mm(2))
    qtbot.wait(1)
    assert any("too small" in told for told in layout.too_small(window))
    assert any("nearer than 3 mm" in told for told in layout.too_close(window))


def test_contrast_is_asked_by_theme(qtbot: QtBot) -> None:
    window = whole(qtbot)
    for theme in Theme:
        LOOK.apply(theme)
        assert not list(layout.too_faint(window))
