"""Words that no dictionary knows: a wave under them, and what could be meant in the menu. Nothing is changed by itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from fieldnotes.domain.slash import utf16_length
from fieldnotes.domain.spelling import words_of
from ui.screens.word import tr
from ui.theme import LOOK

if TYPE_CHECKING:
    from fieldnotes.system.speller import Speller


class _Spelling(QObject):
    """The one speller of this process; nothing before somebody is in."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.speller: Speller | None = None

    def use(self, speller: Speller | None) -> None:
        """From now on."""
        self.speller = speller
        self.changed.emit()


SPELLING = _Spelling()


class SpellingMarks(QSyntaxHighlighter):
    """Of one text, from the moment somebody writes in it. The word at the caret is being typed and not marked."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit.document())
        self._edit = edit
        self._spared = -1  # where the word ends that is not marked because it is being typed
        edit.cursorPositionChanged.connect(self._on_caret)
        SPELLING.changed.connect(self.rehighlight)
        LOOK.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        speller, block = SPELLING.speller, self.currentBlock()
        if speller is None:
            return
        caret = self._edit.textCursor().position() - block.position() if self._edit.hasFocus() else -1
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(LOOK.colour("danger"))
        for start, word in words_of(text):
            if not speller.is_known(word):
                begin, length = utf16_length(text[:start]), utf16_length(word)
                if begin + length == caret:
                    self._spared = block.position() + caret
                else:
                    self.setFormat(begin, length, wave)

    def _on_caret(self) -> None:
        if self._spared != self._edit.textCursor().position():
            self.look_again()

    def look_again(self) -> None:
        """The word that was being typed is done: the caret or the focus is elsewhere."""
        if self._spared >= 0:
            block = self.document().findBlock(self._spared)
            self._spared = -1
            self.rehighlightBlock(block)


def suggestions_at(edit: QPlainTextEdit, at: QTextCursor) -> QMenu | None:
    """What the word there could mean, to choose from; None for a word that is known."""
    return next((_menu_of(edit, word) for word in _slips_in(edit, at.block()) if _holds(word, at.position())), None)


def suggestions_before(edit: QPlainTextEdit) -> tuple[QMenu, QTextCursor] | None:
    """The same for the last slip up to the caret, and the slip itself; the caret stays where one types on."""
    caret, block = edit.textCursor(), edit.textCursor().block()
    while block.isValid():
        slips = [word for word in _slips_in(edit, block) if word.selectionStart() <= caret.position()]
        if slips:
            return _menu_of(edit, slips[-1]), slips[-1]
        block = block.previous()
    return None


def _slips_in(edit: QPlainTextEdit, block: QTextBlock) -> Iterator[QTextCursor]:
    speller, text = SPELLING.speller, block.text()
    if speller is None or edit.isReadOnly():
        return
    for begin, word in words_of(text):
        if not speller.is_known(word):
            first = block.position() + utf16_length(text[:begin])
            found = edit.textCursor()
            found.setPosition(first)
            found.setPosition(first + utf16_length(word), QTextCursor.MoveMode.KeepAnchor)
            yield found


def _holds(word: QTextCursor, position: int) -> bool:
    return word.selectionStart() <= position <= word.selectionEnd()


def _menu_of(edit: QPlainTextEdit, word: QTextCursor) -> QMenu:
    assert SPELLING.speller is not None, "asked for slips only"
    menu, said = QMenu(edit), word.selectedText()
    menu.setAccessibleName(tr("What “{word}” could be", word=said))
    for meant in SPELLING.speller.suggest(said):
        menu.addAction(meant, partial(_mend, word, said, meant))
    menu.addAction(tr("Leave “{word}” as it is", word=said), partial(_pass_over, said))
    menu.setActiveAction(menu.actions()[0])
    return menu


def _mend(word: QTextCursor, said: str, meant: str) -> None:
    if word.selectedText() == said:  # the text may have been read anew while the menu was open
        word.insertText(meant)


def _pass_over(word: str) -> None:
    if SPELLING.speller is not None:
        SPELLING.speller.pass_over(word)
        SPELLING.changed.emit()
