"""A bar of time that passes: filled as far as it has passed, with a mark at the end. The words stand beside it; it never speaks alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import LOOK
from ui.widgets.themed import follow_look, paint_box

_INKS = {"plain": "muted", "ok": "ok", "warn": "warn", "danger": "danger"}


class ClockBar(QWidget):
    """`set(share, tone, words)`: 0 to 1 passed; tone plain, ok, warn, danger; words for whoever cannot see it."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._tone = 0.0, "plain"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_look(self)

    def set(self, share: float, tone: str, words: str) -> None:
        """Show another state."""
        self._share, self._tone = min(1.0, max(0.0, share)), tone
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(LOOK.metrics.px(200), LOOK.metrics.px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box, radius = QRectF(self.rect()), self.height() / 2
        paint_box(painter, box, fill="sunken", edge="line2", radius=radius)
        if self._share > 0:
            done = QRectF(box.left(), box.top(), max(box.height(), box.width() * self._share), box.height())
            paint_box(painter, done, fill=_INKS[self._tone], radius=radius)
