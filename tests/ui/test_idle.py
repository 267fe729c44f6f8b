"""The cover that comes by itself: every touch of any of our windows puts it off, and nothing else does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.session.idle import IdleWatch

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the offscreen platform's own remark


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow, timeout=3000)
    return widget


def left_ms(watch: IdleWatch, qtbot: QtBot, *, below: int) -> int:
    """Waits until that much has passed."""
    qtbot.waitUntil(lambda: watch._timer.remainingTime() < below, timeout=3000)
    return watch._timer.remainingTime()


def test_nobody_touches_anything_and_it_is_said_once(qtbot: QtBot) -> None:
    shown(qtbot, QLineEdit())
    watch = IdleWatch(after_s=0.05)
    with qtbot.waitSignal(watch.fell_idle, timeout=3000):
        watch.start()
    assert not watch._timer.isActive()


@pytest.mark.parametrize("touch", ["key", "mouse", "wheel"])
def test_a_touch_puts_the_cover_off(qtbot: QtBot, touch: str) -> None:
    line = shown(qtbot, QLineEdit())
    watch = IdleWatch(after_s=5)
    watch.start()
    left = left_ms(watch, qtbot, below=4600)
    window = line.windowHandle()
    assert window is not None
    if touch == "key":
        QTest.keyClick(window, Qt.Key.Key_A)
    elif touch == "mouse":
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(4, 4))
    else:
        QTest.wheelEvent(window, QPoint(4, 4), QPoint(0, 120))
    qtbot.waitUntil(lambda: watch._timer.remainingTime() > left, timeout=3000)
    watch.stop()


def test_a_dialog_that_opens_later_counts_too_and_after_stopping_nothing_does(qtbot: QtBot) -> None:
    shown(qtbot, QLineEdit())
    watch = IdleWatch(after_s=5)
    watch.start()
    dialog = shown(qtbot, QLineEdit())
    window = dialog.windowHandle()
    assert window is not None
    left = left_ms(watch, qtbot, below=4600)
    QTest.keyClick(window, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: watch._timer.remainingTime() > left, timeout=3000)
    watch.stop()
    QTest.keyClick(window, Qt.Key.Key_A)
    assert not watch._timer.isActive()
