"""A drawn signature: strokes of points from 0 to 1000 in both directions, top left first; no picture is stored."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.screens.word import tr
from ui.theme import LOOK
from ui.theme.style import focus_width
from ui.widgets.themed import follow_look, paint_box
from ui.widgets.touch import DRAWN_ON

Strokes = list[list[tuple[int, int]]]
_SPAN = 1000


class SignaturePad(QWidget):
    """Draw with finger, pen or mouse; Delete or Backspace clears. `drawn(strokes)` comes after every stroke and after clearing."""

    drawn = Signal(list)

    def __init__(self, name: str = "", *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: Strokes = []
        self._hint = hint or tr("Signs here")
        self._is_drawing = False
        self.is_read_only = False
        self.setAccessibleName(name or tr("Signature"))
        self.setAccessibleDescription(tr("Draw here. Delete clears it."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, on=False)  # touch comes as mouse: one path for all
        self.setProperty(DRAWN_ON, True)
        follow_look(self)

    def strokes(self) -> Strokes:
        """A copy of what is drawn."""
        return [list(stroke) for stroke in self._strokes]

    def set_strokes(self, strokes: Sequence[Sequence[tuple[int, int]]]) -> None:
        """Shows a drawing without telling anyone."""
        self._strokes = [[(int(x), int(y)) for x, y in stroke] for stroke in strokes]
        self.update()

    def clear(self) -> None:
        """Starts anew."""
        if self._strokes and not self.is_read_only:
            self._strokes = []
            self.update()
            self.drawn.emit([])

    def sizeHint(self) -> QSize:
        return QSize(LOOK.metrics.px(250), LOOK.metrics.mm(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(LOOK.metrics.px(160), LOOK.metrics.mm(24))

    def _point(self, place: QPointF) -> tuple[int, int]:
        def scaled(value: float, size: int) -> int:
            return max(0, min(_SPAN, round(value * _SPAN / max(1, size))))

        return scaled(place.x(), self.width()), scaled(place.y(), self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.is_read_only:
            self._is_drawing = True
            self._strokes.append([self._point(event.position())])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_drawing:
            point = self._point(event.position())
            if point != self._strokes[-1][-1]:
                self._strokes[-1].append(point)
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_drawing and event.button() == Qt.MouseButton.LeftButton:
            self._is_drawing = False
            self.drawn.emit(self.strokes())

    def keyPressEvent(self, event: object) -> None:
        key = event.key()  # type: ignore[attr-defined]  # Qt passes a QKeyEvent
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]  # Qt passes a QKeyEvent

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box, px = QRectF(self.rect()), LOOK.metrics.px
        is_focused = self.hasFocus()
        paint_box(
            painter,
            box,
            fill="sunken",
            edge="focus" if is_focused else "line2",
            width=focus_width(LOOK.metrics) if is_focused else 1,
            radius=px(11),
        )
        if not self._strokes:
            painter.setFont(LOOK.font("second"))
            painter.setPen(LOOK.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._hint)
        painter.setPen(
            QPen(
                LOOK.colour("text"), px(2.4), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            points = [QPointF(x * self.width() / _SPAN, y * self.height() / _SPAN) for x, y in stroke]
            path = QPainterPath(points[0])
            for point in points[1:]:
                path.lineTo(point)
            if len(points) == 1:
                path.lineTo(points[0] + QPointF(0.1, 0))
            painter.drawPath(path)
