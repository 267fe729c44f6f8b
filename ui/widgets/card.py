"""Surfaces: card, tinted note, the bar that stays, the scrolling column, a thin line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import LOOK
from ui.widgets.announce import ANNOUNCER
from ui.widgets.button import Button
from ui.widgets.mark import Icon
from ui.widgets.themed import Text, set_property
from ui.widgets.touch import scroll_by_finger


def framed(role: str, **properties: str) -> QFrame:
    """A frame with a role of the style sheet (bar, band, rail, side, sections, card, well, note, line)."""
    frame = QFrame()
    frame.setProperty("role", role)
    for name, value in properties.items():
        frame.setProperty(name, value)
    return frame


def thin_line() -> QFrame:
    """A hairline between rows."""
    frame = framed("line")
    frame.setFixedHeight(1)
    return frame


def clear_layout(layout: QLayout) -> None:
    """Takes everything out of a layout and lets go of the widgets."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            break
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)


class Card(QFrame):
    """A surface with a border; `.body` takes what belongs together. `edge`: "", accent, joint, law, clinical, strong."""

    def __init__(self, title: str = "", *, edge: str = "", padding: int = 21, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        if edge:
            self.setProperty("edge", edge)
        px = LOOK.metrics.px
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(padding), px(padding - 3), px(padding), px(padding - 3))
        self.body.setSpacing(px(10))
        self.title = Text(title, "heading")
        self.body.addWidget(self.title)
        self.title.setVisible(
            bool(title)
        )  # after it has a parent: shown without one, it would be a window for a moment

    def set_edge(self, edge: str) -> None:
        """Another border token."""
        set_property(self, "edge", edge)


class Note(QFrame):
    """A tinted block with a heading and a text: what helps (ok), be careful (warn), attention (danger), plain."""

    def __init__(self, title: str, text: str = "", *, tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self.setProperty("tone", tone)
        px = LOOK.metrics.px
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(16), px(13), px(16), px(14))
        self.body.setSpacing(px(5))
        self.title = Text(title, "label", "" if tone == "plain" else tone, wrap=True)
        self.text = Text(text, "second", wrap=True)
        self.body.addWidget(self.title)
        self.body.addWidget(self.text)
        self.title.setVisible(bool(title))
        self.text.setVisible(bool(text))


class Bar(QFrame):
    """A sentence that stays until its cause is gone (disk full, read-only folder): never a pop-up, takes no focus.

    `acted` when its button is pressed, `dismissed` when `dismiss` is: for what may wait. `tone`: warn, danger, ok, plain.
    """

    acted = Signal()
    dismissed = Signal()

    def __init__(
        self,
        sentence: str,
        *,
        tone: str = "warn",
        action: str = "",
        dismiss: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "problem")
        self.setProperty("tone", tone)
        px = LOOK.metrics.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(8), px(10), px(8))
        row.setSpacing(LOOK.metrics.between(12))
        self._icon = Icon({"ok": "check", "plain": "help"}.get(tone, "warning"), "text" if tone == "plain" else tone)
        self._text = Text(sentence, "body", wrap=True)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.button = Button(action, size="small")
        self.button.clicked.connect(self.acted)
        row.addWidget(self.button)
        self.button.setVisible(bool(action))
        if dismiss:
            later = Button(dismiss, kind="quiet", size="small")
            later.clicked.connect(self.dismissed)
            row.addWidget(later)
        self.setAccessibleName(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._text.text()

    def set_sentence(self, sentence: str, tone: str | None = None) -> None:
        """Says something else."""
        if sentence != self._text.text():
            ANNOUNCER.say(self, sentence)
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        if tone:
            set_property(self, "tone", tone)
            self._icon.set({"ok": "check", "plain": "help"}.get(tone, "warning"), "text" if tone == "plain" else tone)


class ScrollColumn(QScrollArea):
    """A column that scrolls when it must, only up and down, and follows the focus. `.column` takes the content.

    `keeps_page_keys`: False lets Page Up and Page Down through to the screen around it, where they mean the next section.
    """

    def __init__(
        self,
        *,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        gap: int = 13,
        keeps_page_keys: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeps_page_keys = keeps_page_keys
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._content.setObjectName("column")
        self.column = QVBoxLayout(self._content)
        px = LOOK.metrics.px
        self.column.setContentsMargins(*(px(margin) for margin in margins))
        self.column.setSpacing(LOOK.metrics.between(gap))
        self.setWidget(self._content)
        self._content.installEventFilter(self)
        scroll_by_finger(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The content must never be wider than the view: wrapping texts then get the real width.
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.setMinimumWidth(
                min(self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(), 600)
            )
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keeps_page_keys and event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        moved = super().focusNextPrevChild(is_next)
        child = self._content.focusWidget()
        if moved and child is not None:
            self.ensureWidgetVisible(child, 0, LOOK.metrics.px(24))
        return moved
