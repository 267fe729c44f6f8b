"""Passages taken over from a phrase: underlined in the text and said, until their author changes or confirms them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from fieldnotes.domain.inherited import confirmed_at, passages, still_inherited
from fieldnotes.domain.slash import utf16_length
from ui.screens.word import tr_n
from ui.theme import LOOK
from ui.widgets.edit import AutosaveTextEdit

_OURS = QTextFormat.Property.UserProperty.value + 61


class InheritedMarks(QObject):
    """Of one text. `changed(words)`: the passages that stand now, after the author wrote or confirmed."""

    changed = Signal(list)

    def __init__(self, edit: AutosaveTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self.words: list[str] = []
        edit.edited.connect(self._follow)
        edit.assistant.confirm_here = self.confirm_here
        LOOK.changed.connect(self._show)

    def set_words(self, words: Sequence[str]) -> None:
        """As kept; nobody is told."""
        self.words = still_inherited(self._edit.toPlainText(), words)
        self._show()

    def add(self, words: str) -> None:
        """A phrase was put into the text."""
        self._keep(still_inherited(self._edit.toPlainText(), [*self.words, words]))

    def confirm_here(self) -> bool:
        """The passage in which the caret stands is so. False when the caret stands in none."""
        text, place = self._edit.toPlainText(), self._edit.textCursor().position()
        before = text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", "ignore")
        left = confirmed_at(text, self.words, len(before))
        if len(left) == len(self.words):
            return False
        self._keep(left)
        return True

    def go_to_first(self) -> None:
        """Puts the caret into the first passage that waits."""
        text = self._edit.toPlainText()
        for one in passages(text, self.words)[:1]:
            cursor = self._edit.textCursor()
            cursor.setPosition(utf16_length(text[: one.end]))
            self._edit.setTextCursor(cursor)

    def confirm_all(self) -> None:
        """All of them are so."""
        self._keep([])

    def _follow(self, text: str) -> None:
        self._keep(still_inherited(text, self.words))

    def _keep(self, words: list[str]) -> None:
        is_new = words != self.words
        self.words = words
        self._show()
        if is_new:
            self.changed.emit(list(words))

    def _show(self) -> None:
        text = self._edit.toPlainText()
        found = passages(text, self.words)
        others = [one for one in self._edit.extraSelections() if not one.format.hasProperty(_OURS)]
        self._edit.setExtraSelections([*others, *(self._mark(text, one.start, one.end) for one in found)])
        said = tr_n("%n passage taken over, not confirmed", "%n passages taken over, not confirmed", len(found))
        self._edit.setAccessibleDescription(said if found else "")

    def _mark(self, text: str, start: int, end: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(utf16_length(text[:start]))
        cursor.setPosition(utf16_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        look.setUnderlineColor(LOOK.colour("warn"))
        look.setProperty(_OURS, True)
        mark.cursor, mark.format = cursor, look
        return mark
