"""Where the system's voice typing may go: the agency's decision, by the compartment that a field writes into.

The voice typing of a desktop may send sound to its maker, so a field is closed to it until the agency says otherwise. Closed
means that the field calls itself hidden to input methods, as a passphrase does, which is what dictation of the desktops goes by;
no program can keep a system from typing, so an agency that forbids it turns it off there too.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from fieldnotes.domain.record import Compartment

_PROPERTY = "written-into"
_ALL = frozenset({Compartment.JOINT, Compartment.LAW, Compartment.CLINICAL})
_CLOSED = Qt.InputMethodHint.ImhHiddenText


class VoicePolicy:
    """Which compartments voice typing may go to; none until the agency's decision is read."""

    def __init__(self) -> None:
        self.allowed: frozenset[Compartment] = frozenset()
        self._field: QLineEdit | QPlainTextEdit | None = None  # which has the focus

    def take(self, allowed: Iterable[Compartment]) -> None:
        """The agency's decision; the field with the cursor hears of it at once."""
        self.allowed = frozenset(allowed)
        if self._field is not None and isValid(self._field):
            self.tell(self._field)

    def allows(self, field: QWidget) -> bool:
        """Whether it may go into a field. One that no page marked is open only where all are."""
        widget: QWidget | None = field
        while widget is not None:
            said = widget.property(_PROPERTY)
            if said:
                return said in self.allowed
            widget = widget.parentWidget()
        return self.allowed >= _ALL

    def tell(self, field: QLineEdit | QPlainTextEdit) -> None:
        """The field that takes the cursor says to the input methods what it is."""
        self._field = field
        hints = field.inputMethodHints()
        wanted = hints & ~_CLOSED if self.allows(field) else hints | _CLOSED
        if wanted != hints:
            field.setInputMethodHints(wanted)


def mark_written_into(widget: QWidget, compartment: str) -> None:
    """Everything typed inside a widget goes into this compartment."""
    widget.setProperty(_PROPERTY, str(compartment))


VOICE = VoicePolicy()
