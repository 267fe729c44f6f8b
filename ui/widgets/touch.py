"""A finger on the glass: a drag moves the page, a tap presses what is under it, a line drawn on a pad is a line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QScrollPrepareEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QScrollerProperties, QWidget

DRAWN_ON = "drawn-on"  # property of a widget on which a finger draws


class _Finger(QObject):
    """Lives with the area; says no where a finger draws."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        viewport = area.viewport()
        scroller = QScroller.scroller(viewport)
        properties = scroller.scrollerProperties()
        metric = QScrollerProperties.ScrollMetric
        never = (
            QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
        )  # a page that bounces is one more thing that moves
        properties.setScrollMetric(metric.VerticalOvershootPolicy, never)
        properties.setScrollMetric(metric.HorizontalOvershootPolicy, never)
        scroller.setScrollerProperties(properties)
        QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.TouchGesture)
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ScrollPrepare and isinstance(event, QScrollPrepareEvent):
            under: QWidget | None = self._area.viewport().childAt(event.startPos().toPoint())
            while under is not None and under is not watched:
                if under.property(DRAWN_ON):
                    event.ignore()
                    return True
                under = under.parentWidget()
        return False


def scroll_by_finger(area: QAbstractScrollArea) -> None:
    """Whatever this area shows moves with a finger."""
    _Finger(area)
