"""A section that this pen may not read: its state and whose it is, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.encounter.rail import mark_words
from ui.screens.word import tr
from ui.theme import LOOK
from ui.widgets import Icon, Text

if TYPE_CHECKING:
    from fieldnotes.services.row import SectionMark


class SealedPage(QWidget):
    """Says that something is sealed, and how far the whole side is."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(LOOK.metrics.px(10))
        column.addStretch(2)
        self._icon = Icon("lock", "muted", side=44)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        self._head = Text("", "heading")
        self._text = Text("", "body", "muted", wrap=True)
        for label in (self._head, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_mark(self, mark: SectionMark) -> None:
        """Whose side it is and how far."""
        if mark.compartment == "law":
            self._head.setText(tr("Kept by the officers"))
            self._text.setText(
                tr("Police side: {state}. It opens under an officer's pen (F9).", state=mark_words(mark.mark))
            )
        else:
            self._head.setText(tr("Sealed from officers"))
            self._text.setText(
                tr("Clinical side: {state}. It opens under the clinician's pen (F9).", state=mark_words(mark.mark))
            )
        self.setAccessibleName(f"{self._head.text()}. {self._text.text()}")
