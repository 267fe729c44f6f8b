"""One screen over time: a dot for each time it was asked, higher for a higher level, with its words below. Painted from tokens."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldnotes.services.row import ScreenMark
from ui.screens.word import tr
from ui.theme import LOOK
from ui.theme.style import focus_width
from ui.viewmodels.moment import say_day
from ui.widgets.themed import follow_look
from ui.widgets.timeline import paint_mark

MOST = 6  # the newest ones


class ScreenChart(QWidget):
    """`encounter_wanted(id)` of the mark chosen. Without levels all dots stand on one line: no height is invented."""

    encounter_wanted = Signal(str)

    def __init__(self, title: str, marks: Sequence[ScreenMark], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._marks = title, tuple(marks)[-MOST:]
        self._at = len(self._marks) - 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        follow_look(self)
        self._say()

    def words(self) -> str:
        """All of it as text."""
        return "; ".join(f"{say_day(mark.day)}: {self._told(mark)}" for mark in self._marks)

    @staticmethod
    def _told(mark: ScreenMark) -> str:
        urgent = tr("{count} to act on", count=mark.urgent) if mark.urgent else ""
        return ", ".join(part for part in (mark.words, urgent) if part)

    def _say(self) -> None:
        here = self._marks[self._at]
        self.setAccessibleDescription(f"{say_day(here.day)}: {self._told(here)}. {self.words()}")

    def sizeHint(self) -> QSize:
        text = QFontMetrics(LOOK.font("second"))
        return QSize(LOOK.metrics.px(280), text.height() * 4 + LOOK.metrics.px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(LOOK.metrics.px(200), self.sizeHint().height())

    def _places(self) -> list[QPointF]:
        text = QFontMetrics(LOOK.font("second"))
        top, bottom = text.height() + LOOK.metrics.px(14), self.height() - 2 * text.height() - LOOK.metrics.px(16)
        step = self.width() / max(1, len(self._marks))
        found = []
        for place, mark in enumerate(self._marks):
            share = mark.rank / max(1, mark.ranks - 1) if mark.rank is not None else 0.0
            found.append(QPointF((place + 0.5) * step, bottom - share * (bottom - top)))
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text, px = QFontMetrics(LOOK.font("second")), LOOK.metrics.px
        painter.setFont(LOOK.font("label"))
        painter.setPen(LOOK.colour("text"))
        title = QFontMetrics(LOOK.font("label")).elidedText(self._title, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, 0, self.width(), text.height() + px(4)), Qt.AlignmentFlag.AlignVCenter, title)
        places = self._places()
        painter.setPen(QPen(LOOK.colour("line2"), 2))
        for one, other in pairwise(places):
            painter.drawLine(one, other)
        step = self.width() / max(1, len(self._marks))
        for place, (mark, at) in enumerate(zip(self._marks, places, strict=True)):
            paint_mark(painter, "screen", at, px(7), "danger" if mark.urgent else "")
            if place == self._at and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(LOOK.colour("focus"), focus_width(LOOK.metrics)))
                painter.drawEllipse(at, px(14), px(14))
            painter.setFont(LOOK.font("second"))
            for line, (words, token) in enumerate(
                ((say_day(mark.day), "muted"), (self._told(mark), "danger" if mark.urgent else "text"))
            ):
                painter.setPen(LOOK.colour(token))
                box = QRectF(place * step, self.height() - (2 - line) * text.height(), step - px(4), text.height())
                shown = text.elidedText(words, Qt.TextElideMode.ElideRight, int(step - px(4)))
                painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._at = max(0, min(len(self._marks) - 1, self._at + step))
            self._say()
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.encounter_wanted.emit(self._marks[self._at].encounter)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self.width() / max(1, len(self._marks))
        self._at = max(0, min(len(self._marks) - 1, int(event.position().x() // step)))
        self._say()
        self.update()
        self.encounter_wanted.emit(self._marks[self._at].encounter)
