"""A finger: drags move pages and lists and press nothing, a tap presses once, a signature is drawn and the page stays."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QStyledItemDelegate, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.encounter_room import wait_for
from ui.widgets import Button, ScrollColumn, SignaturePad
from ui.widgets.encounter_row import RowList


def drag(widget: QWidget, finger: QPointingDevice, start: QPoint, end: QPoint, steps: int = 8) -> None:
    QTest.touchEvent(widget, finger).press(0, start, widget).commit()
    for step in range(1, steps + 1):
        QTest.qWait(12)
        QTest.touchEvent(widget, finger).move(0, start + (end - start) * step / steps, widget).commit()
    QTest.touchEvent(widget, finger).release(0, end, widget).commit()
    QTest.qWait(12)


def is_at_rest(area: QAbstractScrollArea) -> bool:
    return QScroller.scroller(area.viewport()).state() is QScroller.State.Inactive


def tap(widget: QWidget, finger: QPointingDevice) -> None:
    QTest.touchEvent(widget, finger).press(0, widget.rect().center(), widget).commit()
    QTest.touchEvent(widget, finger).release(0, widget.rect().center(), widget).commit()


def test_a_page_moves_with_a_finger_and_presses_only_what_is_tapped(qtbot: QtBot) -> None:
    finger = QTest.createTouchDevice()
    area = ScrollColumn()
    qtbot.addWidget(area)
    pressed: list[int] = []
    buttons = [Button(f"Press {number}") for number in range(30)]
    for number, button in enumerate(buttons):
        button.clicked.connect(lambda _on=False, number=number: pressed.append(number))
        area.column.addWidget(button)
    area.resize(400, 400)
    area.show()
    qtbot.waitExposed(area)
    drag(buttons[4], finger, QPoint(40, 10), QPoint(40, -190))
    wait_for(lambda: area.verticalScrollBar().value() > 80, what="the page to move")
    assert pressed == []
    wait_for(lambda: is_at_rest(area), what="the page to rest")
    seen = next(b for b in buttons if b.visibleRegion().boundingRect().height() == b.height())
    tap(seen, finger)
    wait_for(lambda: pressed, what="the tap")
    assert pressed == [buttons.index(seen)]


def test_a_signature_is_drawn_and_the_page_stays(qtbot: QtBot) -> None:
    finger = QTest.createTouchDevice()
    area = ScrollColumn()
    qtbot.addWidget(area)
    pad = SignaturePad("Signature")
    area.column.addWidget(pad)
    for number in range(30):
        area.column.addWidget(Button(f"Press {number}"))
    area.resize(400, 400)
    area.show()
    qtbot.waitExposed(area)
    bottom = pad.height() - 5
    drag(pad, finger, QPoint(20, bottom), QPoint(60, 5), steps=12)
    wait_for(pad.strokes, what="the line")
    assert area.verticalScrollBar().value() == 0
    [stroke] = pad.strokes()
    assert stroke[0][1] > stroke[-1][1], "from below to above"
    assert len(stroke) > 4


def test_a_list_moves_and_a_drag_opens_no_row(qtbot: QtBot) -> None:
    finger = QTest.createTouchDevice()
    model = QStringListModel([f"Row {number}" for number in range(500)])
    rows = RowList(model, QStyledItemDelegate(), name="Encounters")
    qtbot.addWidget(rows)
    opened: list[int] = []
    rows.clicked.connect(lambda index: opened.append(index.row()))
    rows.resize(300, 300)
    rows.show()
    qtbot.waitExposed(rows)
    drag(rows.viewport(), finger, QPoint(50, 250), QPoint(50, 20))
    wait_for(lambda: rows.verticalScrollBar().value() > 100, what="the list to move")
    assert opened == []
    # A laptop that was busy when the finger came down takes it for a press first: it still opens nothing.
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 60))
    QTest.mouseMove(rows.viewport(), QPoint(50, 85))
    QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 60) + QPoint(40, 0))
    assert opened == []
    wait_for(lambda: is_at_rest(rows), what="the list to rest")
    tap(rows.viewport(), finger)
    wait_for(lambda: opened, what="the tap")
    assert opened == [rows.indexAt(rows.viewport().rect().center()).row()]
