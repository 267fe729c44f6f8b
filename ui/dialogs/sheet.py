"""A dialog that stays inside the window: the top bar with Hide and Lock is never covered, nothing pops up, Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.word import tr
from ui.theme import LOOK
from ui.theme.token import Theme
from ui.widgets import Bar, Card, QuietButton, ScrollColumn, Text

VEIL = {Theme.DAY: 0.72, Theme.NIGHT: 0.82, Theme.RED: 0.86}  # how much of the screen behind it is taken away


class Sheet(QWidget):
    """Covers the screen it was opened over. `.column` takes the content, `.foot` the buttons."""

    closed = Signal()

    def __init__(self, title: str, over: QWidget, *, width_px: int = 720) -> None:
        super().__init__(over)
        self._over = over
        self._before = over.window().focusWidget()
        self._width_px = width_px
        px = LOOK.metrics.px
        self.card = Card(padding=24)
        self.card.setParent(self)
        head = QHBoxLayout()
        self.title = Text(title, "heading", weight=700)
        head.addWidget(self.title, 1)
        self.back = QuietButton(tr("Back"), key="Esc", size="small")
        self.back.clicked.connect(self.close_sheet)
        head.addWidget(self.back)
        self.card.body.addLayout(head)
        self.bar = Bar("", tone="warn")
        self.bar.hide()
        self.card.body.addWidget(self.bar)
        self.scroll = ScrollColumn(margins=(0, 0, 8, 4), gap=12)
        self.column: QVBoxLayout = self.scroll.column
        self.card.body.addWidget(self.scroll, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(px(11))
        self.card.body.addLayout(self.foot)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        over.installEventFilter(self)
        self._fit()

    def open(self, first: QWidget | None = None) -> None:
        """Show it and put the focus inside."""
        self._fit()
        self.show()
        self.raise_()
        (first or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Go back to the field one came from."""
        self._over.removeEventFilter(self)
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def say(self, sentence: str, tone: str = "warn") -> None:
        """A sentence that stays in the sheet."""
        self.bar.set_sentence(sentence, tone)
        self.bar.show()

    def _fit(self) -> None:
        self.setGeometry(self._over.rect())
        px = LOOK.metrics.px
        scale = LOOK.metrics.text_scale**0.6
        width = min(self.width() - px(32), px(round(self._width_px * scale)))
        height = min(self.height() - px(32), px(round(640 * scale)))
        self.card.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def focusNextPrevChild(self, is_next: bool) -> bool:
        # Tab goes round inside: what lies behind must not be typed into unseen.
        inside = [w for w in self.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible() and w.isEnabled()]
        if not inside:
            return False
        order = _in_tab_order(inside, self)
        here = self.window().focusWidget()
        at = order.index(here) if here in order else -1 if is_next else 0
        target = order[(at + (1 if is_next else -1)) % len(order)]
        target.setFocus(Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason)
        self.scroll.ensureWidgetVisible(target)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.focusNextPrevChild(True)
        else:
            event.accept()  # keys of the screen behind mean nothing here

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = LOOK.colour("bg")
        veil.setAlphaF(VEIL[LOOK.theme])
        painter.fillRect(QRectF(self.rect()), veil)


def _in_tab_order(widgets: list[QWidget], root: QWidget) -> list[QWidget]:
    order, widget = [], root.nextInFocusChain()
    while widget is not None and widget is not root:
        if widget in widgets:
            order.append(widget)
        widget = widget.nextInFocusChain()
    return order
