"""One door for whatever is pasted: plain text, bounded, and no returns of criminal-history queries unless a person says so.

A field asks `DOOR.take(field, text)`; True means that it may go in. What is held waits here, in memory, for the person's answer.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from shiboken6 import isValid

from fieldnotes.domain.paste import MOST_LETTERS, looks_like_return

Edit = QLineEdit | QPlainTextEdit


class PasteDoor(QObject):
    """`held(why, length)`: something waits for an answer; `too_long(length)`: nothing went in, the field keeps what it had."""

    held = Signal(str, int)
    too_long = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._field: Edit | None = None
        self._text = ""

    def take(self, field: Edit, text: str) -> bool:
        """Whether a pasted text may go in at once."""
        if len(text) > MOST_LETTERS:
            self.too_long.emit(len(text))
            return False
        why = looks_like_return(text)
        if not why:
            return True
        self._field, self._text = field, text
        self.held.emit(why, len(text))
        return False

    def let_in(self) -> None:
        """A person says: paste it anyway. Into the field where it was pasted, as long as that is there."""
        field, text = self._field, self._text
        self.forget()
        if field is None or not isValid(field):
            return
        if isinstance(field, QPlainTextEdit):
            field.insertPlainText(text)
        else:
            field.insert(" ".join(text.splitlines()))
        field.setFocus()

    def forget(self) -> None:
        """Left out, or locked meanwhile."""
        self._field, self._text = None, ""


DOOR = PasteDoor()
