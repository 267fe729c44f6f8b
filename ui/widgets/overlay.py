"""A panel over the window: dims what is below, keeps the focus inside, Esc closes. Never a window of its own, never a sound."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.theme import LOOK
from ui.widgets.card import Card
from ui.widgets.edit import AutosaveTextEdit, LineEdit, PassphraseEdit
from ui.widgets.themed import faded
from ui.widgets.turn import step


class Overlay(QWidget):
    """`.panel.body` takes the content. `closed` after Esc, a tap beside the panel or `close_panel()`; the focus goes back where it was."""

    closed = Signal()

    def __init__(self, window: QWidget, name: str, *, width: int = 640, is_high: bool = False) -> None:
        super().__init__(window)
        self._width, self._window = width, window
        self.setAccessibleName(name)
        self.panel = Card(padding=22)
        self.panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        margin = LOOK.metrics.px(24)
        column.setContentsMargins(margin, margin if is_high else margin * 2, margin, margin)
        column.addWidget(
            self.panel,
            0 if is_high else 1,
            Qt.AlignmentFlag.AlignHCenter | (Qt.AlignmentFlag.AlignTop if is_high else Qt.AlignmentFlag.AlignVCenter),
        )
        if is_high:
            column.addStretch(1)
        self.came_from: QWidget | None = None
        window.installEventFilter(self)
        self.hide()

    def open_panel(self) -> None:
        """Shows it and takes the focus."""
        self.came_from = self._window.focusWidget()
        self._fit()
        self.show()
        self.raise_()
        target = self.first_focus()
        (target or self).setFocus(Qt.FocusReason.PopupFocusReason)

    def close_panel(self) -> None:
        """Hides it; the focus goes back."""
        if self.isHidden():
            return
        came_from, self.came_from = self.came_from, None
        self.hide()
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def may_leave(self) -> bool:
        """Whether the next call may close it: nobody has typed words here that would go with it. Secrets are typed again."""
        prose = (edit for edit in self.panel.findChildren(AutosaveTextEdit) if not edit.isReadOnly())
        lines = (
            edit
            for edit in self.panel.findChildren(LineEdit)
            if edit.isModified() and not isinstance(edit, PassphraseEdit)
        )
        return not any(edit.text().strip() for edit in prose) and not any(edit.text().strip() for edit in lines)

    def ask_to_finish(self) -> None:
        """The next call waits for this panel; a sheet says so."""

    def first_focus(self) -> QWidget | None:
        """Where the cursor goes when it opens."""
        return None

    def _fit(self) -> None:
        area = getattr(self._window, "overlay_area", None)  # the shell keeps Hide and Lock free (habit 5)
        self.setGeometry(area() if callable(area) else QRect(0, 0, self._window.width(), self._window.height()))
        wanted = round(LOOK.metrics.px(self._width) * LOOK.metrics.text_scale**0.7)
        self.panel.setFixedWidth(min(wanted, self.width() - 2 * LOOK.metrics.px(24)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def focusNextPrevChild(self, is_next: bool) -> bool:
        # Tab goes round inside the panel: what lies below is dimmed and must not get keys.
        step([self.panel], self._window.focusWidget(), is_next=is_next)
        return True

    def keyPressEvent(self, event: object) -> None:
        if event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]  # Qt passes a QKeyEvent
            self.close_panel()
        event.accept()  # type: ignore[attr-defined]  # keys must not reach what lies below

    def mousePressEvent(self, event: object) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):  # type: ignore[attr-defined]  # a QMouseEvent
            self.close_panel()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), faded("bg", 0.82))
