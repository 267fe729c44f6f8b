"""The hand-over in big type: to read aloud line by line, or to hold up at the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.spoken import SpokenText
from ui.screens.word import tr
from ui.theme import LOOK
from ui.widgets import QuietButton, ScrollColumn, Text, set_property

if TYPE_CHECKING:
    from fieldnotes.services.row import HandoverSheet

ZOOM_READ = 1.25
ZOOM_DOOR = 1.6


class ReadAloud(QWidget):
    """Covers `over`. Space or Enter goes to the next line, Esc back. At the door all lines stand alike and the window is full."""

    def __init__(self, sheet: HandoverSheet, over: QWidget, *, is_door: bool = False) -> None:
        super().__init__(over)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._over, self._is_door = over, is_door
        self._was_full = over.isFullScreen()
        self._before = over.window().focusWidget()
        self._at = 0
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(36), px(20), px(36), px(20))
        head = QHBoxLayout()
        title = tr("Hand over") if sheet.is_signed else tr("Hand over, unsigned")
        head.addWidget(Text(title, "title", "muted"))
        head.addStretch(1)
        self._back = back = QuietButton(tr("Back"), key="Esc", size="stop")
        back.clicked.connect(self.close_view)
        head.addWidget(back)
        outer.addLayout(head)
        self._scroll = ScrollColumn(gap=22, margins=(0, 8, 8, 8))
        outer.addWidget(self._scroll, 1)
        zoom = ZOOM_DOOR if is_door else ZOOM_READ
        self._lines: list[tuple[Text, SpokenText]] = []
        for line in sheet.lines:
            label = Text(line.label, "heading", "muted", weight=650)
            words = SpokenText(line.text, line.gaps, zoom=zoom)
            cell = QVBoxLayout()
            cell.setSpacing(px(2))
            cell.addWidget(label)
            cell.addWidget(words)
            self._scroll.column.addLayout(cell)
            self._lines.append((label, words))
        self._scroll.column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        over.installEventFilter(self)

    def open(self) -> None:
        """Show it."""
        if self._is_door and not self._was_full:
            self._over.window().showFullScreen()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_line()

    def close_view(self) -> None:
        """Back to where one was."""
        self._over.removeEventFilter(self)
        if self._is_door and not self._was_full:
            self._over.window().showNormal()
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    @property
    def line(self) -> int:
        """Which line is being read, from 0."""
        return self._at

    def _show_line(self) -> None:
        for index, (label, words) in enumerate(self._lines):
            is_here = self._is_door or index == self._at
            set_property(label, "tone", "accent" if is_here and not self._is_door else "muted")
            words.set_tone("text" if is_here else "faint")
        if self._lines:
            self._scroll.ensureWidgetVisible(self._lines[self._at][1], 0, LOOK.metrics.px(90))

    def focusNextPrevChild(self, _is_next: bool) -> bool:
        # Tab goes between the lines and the way back; what is covered gets no key.
        (self if self._back.hasFocus() else self._back).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_view()
            return
        step = 1 if key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down} else 0
        step = -1 if key in {Qt.Key.Key_Up, Qt.Key.Key_Backspace} else step
        if step:
            self._at = max(0, min(len(self._lines) - 1, self._at + step))
            self._show_line()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return False
