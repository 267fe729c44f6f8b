"""What painted widgets share: they ask the look for sizes and colours, and again after every switch."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import LOOK


def follow_look(widget: QWidget) -> None:
    """Re-measures and repaints the widget after a switch of theme, text size, glove mode or screen.

    Both are methods of the widget itself: Qt drops the connections with it.
    """
    LOOK.changed.connect(widget.updateGeometry)
    LOOK.changed.connect(widget.update)


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Sets a dynamic property of the style sheet and repolishes the widget when it is already styled."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def paint_box(
    painter: QPainter, box: QRectF, *, fill: str, edge: str = "", width: float = 1.0, radius: float = 0.0
) -> None:
    """A rounded box in token colours; empty names paint nothing. The edge lies inside the box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(LOOK.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(LOOK.colour(edge), width) if edge else QPen(Qt.PenStyle.NoPen))
    inset = width / 2 if edge else 0.0
    painter.drawRoundedRect(
        box.adjusted(inset, inset, -inset, -inset), max(0.0, radius - inset), max(0.0, radius - inset)
    )


def faded(role: str, alpha: float) -> QColor:
    """A token colour, partly transparent (0 to 1)."""
    colour = LOOK.colour(role)
    colour.setAlphaF(alpha)
    return colour


class Text(QLabel):
    """Plain text in a role and a tone; never interprets markup, because what people write is shown as they wrote it."""

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "", *, wrap: bool = False, weight: int | None = None
    ) -> None:
        super().__init__(text)
        self._role, self._weight = role, weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if tone:
            self.setProperty("tone", tone)
        self._fit()
        LOOK.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFont(LOOK.font(self._role, self._weight))

    def set_tone(self, tone: str) -> None:
        """Changes the token colour of the text."""
        set_property(self, "tone", tone)


class ElidedText(Text):
    """One line that gives way: the end is replaced by an ellipsis, the whole stays in the accessible name and the tip."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "", *, weight: int | None = None) -> None:
        self._whole = text
        super().__init__(text, role, tone, weight=weight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Takes the whole text."""
        self._whole = text
        super().setText(text)
        self._elide()

    def text(self) -> str:
        """The whole text, elided or not."""
        return self._whole

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(LOOK.metrics.px(60), self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt passes a QResizeEvent
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(10, self.width()))
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
        self.setAccessibleName(self._whole)
