"""The left rail: where one can go. One stop for Tab, arrows move, the chosen place is marked by shape, not colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.screens.word import tr
from ui.theme import LOOK
from ui.theme.style import focus_width
from ui.widgets.card import framed
from ui.widgets.themed import follow_look, paint_box


class RailButton(QPushButton):
    """An icon over a word."""

    def __init__(self, place: str, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.place, self._icon = place, icon
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        follow_look(self)

    def set_words(self, words: str) -> None:
        """Other words, for a count."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button would take up and down for the next thing on the page; here they belong to the rail.
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        metrics = LOOK.metrics
        text = QFontMetrics(LOOK.font("key"))
        height = (
            metrics.icon + text.height() + metrics.px(22 if metrics.text_scale == 1 else 9)
        )  # nine places fit a small screen
        return QSize(text.horizontalAdvance(self.text()) + metrics.px(12), max(height, metrics.target))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, is_on = LOOK.metrics.px, self.isChecked()
        box = QRectF(self.rect())
        if is_on or self.underMouse():
            paint_box(painter, box, fill="raised", radius=px(11))
        if is_on:
            edge = QPainterPath()
            edge.addRoundedRect(box, px(11), px(11))
            painter.setClipRect(QRectF(0, 0, px(4), self.height()))
            painter.fillPath(edge, LOOK.colour("accent"))
            painter.setClipping(False)
        if self.hasFocus():
            paint_box(painter, box, fill="", edge="focus", width=focus_width(LOOK.metrics), radius=px(11))
        ink = "text" if is_on else "muted"
        side = LOOK.metrics.icon + px(2)
        text = QFontMetrics(LOOK.font("key"))
        top = (self.height() - side - px(4) - text.height()) // 2
        painter.drawPixmap((self.width() - side) // 2, top, LOOK.icon(self._icon, ink, side, self.devicePixelRatioF()))
        painter.setFont(LOOK.font("key"))
        painter.setPen(LOOK.colour(ink))
        words = QRect(0, top + side + px(4), self.width(), text.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text())


GIVES_WAY = ("settings", "tips")  # where all of them are too many for the height: Ctrl+K and a key lead there too


class Rail(QWidget):
    """Places from the top, then some from the bottom. `went(place)` when a person chose one."""

    went = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say_again()
        self._buttons: dict[str, RailButton] = {}
        self._withheld: set[str] = set()  # places that are not this person's
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = framed("rail")
        outer.addWidget(frame)
        px = LOOK.metrics.px
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(px(9), px(12), px(9), px(12))
        self._stretch_at = 0
        self._column.addStretch()
        self._space()
        LOOK.changed.connect(self._space)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def add(self, place: str, icon: str, words: str, *, is_low: bool = False) -> RailButton:
        """Adds a place."""
        button = RailButton(place, icon, words, self)
        button.clicked.connect(lambda: self.went.emit(place))
        button.installEventFilter(self)
        if is_low:
            self._column.addWidget(button)
        else:
            self._column.insertWidget(self._stretch_at, button)
            self._stretch_at += 1
        self._buttons[place] = button
        self._hold_tab_stop(next(iter(self._buttons)))
        self._fit()
        return button

    def _space(self) -> None:
        self._column.setSpacing(LOOK.metrics.gap if LOOK.metrics.is_glove else LOOK.metrics.px(5))
        self._fit()

    def say_again(self) -> None:
        """Another language."""
        self.setAccessibleName(tr("Places"))

    def clear(self) -> None:
        """Takes all places out."""
        for button in self._buttons.values():
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons, self._stretch_at, self._withheld = {}, 0, set()

    def current(self) -> str:
        """The marked place."""
        return next((place for place, button in self._buttons.items() if button.isChecked()), "")

    def places(self) -> list[str]:
        """All places in order."""
        return list(self._buttons)

    def button(self, place: str) -> RailButton:
        """The button of a place."""
        return self._buttons[place]

    def offer(self, place: str, is_offered: bool) -> None:
        """A place that is not everybody's."""
        (self._withheld.discard if is_offered else self._withheld.add)(place)
        self._fit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt passes a QResizeEvent
        self._fit()

    def _fit(self) -> None:
        """Every place that is offered has its whole button; the less needed ones step aside where they would not."""
        shown = [place for place in self._buttons if place not in self._withheld]
        for place in GIVES_WAY:
            if self._needed(shown) > self.height() and place in shown:
                shown.remove(place)
        for place, button in self._buttons.items():
            if button.isVisibleTo(self) != (place in shown):
                button.setVisible(place in shown)

    def _needed(self, places: list[str]) -> int:
        margins = self._column.contentsMargins()
        heights = sum(self._buttons[place].sizeHint().height() for place in places)
        return heights + self._column.spacing() * len(places) + margins.top() + margins.bottom()

    def show_place(self, place: str) -> None:
        """Marks where we are, without going there."""
        if place in self._buttons:
            self._buttons[place].setChecked(True)
            self._hold_tab_stop(place)

    def _hold_tab_stop(self, place: str) -> None:
        for name, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == place else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: object) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(event.key(), 0)  # type: ignore[attr-defined]  # a QKeyEvent
        names = [name for name, button in self._buttons.items() if button.isVisibleTo(self)]
        holder = next((name for name, button in self._buttons.items() if button.hasFocus()), "")
        if step and holder:
            name = names[(names.index(holder) + step) % len(names)]
            self._hold_tab_stop(name)
            self._buttons[name].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]  # Qt passes a QKeyEvent
