"""The writing assistant of a text: `/` at the start of a word offers commands and phrases, F6 puts the time of now at the caret.

The list never takes the focus: keys go to the text first, and whatever chooses nothing is typed as always. Who offers: the nearest
widget above the text with `writing_commands()` (fieldnotes/domain/slash.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fieldnotes.domain.slash import GAP, Command, matching, typed_command, utf16_length
from ui.screens.word import tr
from ui.theme import LOOK
from ui.widgets.announce import ANNOUNCER
from ui.widgets.themed import paint_box

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ROWS = 8  # at once; letters or the arrows bring the others


class SlashList(QWidget):
    """What is offered, painted at the caret. `picked(command)` by a tap; keys are the assistant's."""

    picked = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Commands and phrases"))
        self.commands: list[Command] = []
        self.marked = -1
        self._first = 0
        self._rows = MOST_ROWS
        self.hide()

    def offer(self, commands: Sequence[Command], *, marked: int, caret: QRect) -> None:
        """Show these; `caret`: of the text, in places of the window."""
        px, window = LOOK.metrics.px, self.window()
        self.commands, self.marked = list(commands), marked
        below, above = window.height() - caret.bottom() - px(5), caret.top() - px(5)
        wanted = min(len(self.commands), MOST_ROWS + 1) * self._row_height() + 2 * px(6)
        is_below = wanted <= below or below >= above
        # As many as the larger side holds; when not all do, the last line says how many more there are.
        lines = max(2, (min(wanted, max(below, above)) - 2 * px(6)) // self._row_height())
        self._rows = len(self.commands) if len(self.commands) <= lines else lines - 1
        self._first = max(0, min(self._first, len(self.commands) - self._rows))
        if marked >= 0:
            self._first = min(max(self._first, marked - self._rows + 1), marked)
        width = min(round(px(470) * LOOK.metrics.text_scale**0.7), window.width() - 2 * px(8))
        height = (self._rows + bool(self._unseen())) * self._row_height() + 2 * px(6)
        left = max(px(8), min(caret.left() - px(10), window.width() - width - px(8)))
        top = caret.bottom() + px(5) if is_below else max(0, caret.top() - px(5) - height)
        self.setGeometry(left, top, width, height)
        self.setAccessibleDescription("; ".join(self._said(one) for one in self.shown()))
        self.show()
        self.raise_()
        self.update()

    def shown(self) -> list[Command]:
        """The commands in sight."""
        return self.commands[self._first : self._first + self._rows]

    def clear(self) -> None:
        """Gone, with its words."""
        self.hide()
        self.commands, self.marked, self._first = [], -1, 0
        self.setAccessibleDescription("")

    def _unseen(self) -> int:
        return max(0, len(self.commands) - self._rows)

    def numbered(self, digit: int) -> Command | None:
        """The command that a digit takes: those in sight that can be taken are counted."""
        ready = [one for one in self.shown() if one.is_ready]
        return ready[digit - 1] if 1 <= digit <= len(ready) else None

    def _said(self, command: Command) -> str:
        return ", ".join(filter(None, (f"/{command.code}", command.label, command.hint)))

    def say_marked(self) -> None:
        """To a screen reader: the focus stays in the text."""
        if self.marked >= 0:
            ANNOUNCER.say(self, self._said(self.commands[self.marked]))

    def _row_height(self) -> int:
        return max(QFontMetrics(LOOK.font("second")).height() + LOOK.metrics.px(10), LOOK.metrics.px(30))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = (round(event.position().y()) - LOOK.metrics.px(6)) // self._row_height()
        if 0 <= row < len(self.shown()) and self.shown()[row].is_ready:
            self.picked.emit(self.shown()[row])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), LOOK.metrics.px
        paint_box(painter, QRectF(self.rect()), fill="raised", edge="focus", radius=px(9))
        high, number = self._row_height(), 0
        for row, command in enumerate(self.shown()):
            box = QRect(px(6), px(6) + row * high, self.width() - 2 * px(6), high)
            is_marked = self._first + row == self.marked
            if is_marked:
                paint_box(painter, QRectF(box), fill="sunken", edge="focus", width=2, radius=px(6))
            number += command.is_ready
            self._paint_row(painter, box.adjusted(px(9), 0, -px(9), 0), command, number if command.is_ready else 0)
        if self._unseen():
            painter.setFont(LOOK.font("second"))
            painter.setPen(LOOK.colour("muted"))
            foot = QRect(px(15), px(6) + self._rows * high, self.width() - 2 * px(15), high)
            said = tr("{count} more: type letters, or arrow down", count=self._unseen())
            painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, said)

    def _paint_row(self, painter: QPainter, box: QRect, command: Command, number: int) -> None:
        px, middle = LOOK.metrics.px, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(LOOK.font("second", 650))
        wide = QFontMetrics(painter.font()).horizontalAdvance("0")
        painter.setPen(LOOK.colour("muted"))
        painter.drawText(box, middle, str(number or ""))
        painter.setPen(LOOK.colour("text" if command.is_ready else "muted"))
        code = f"/{command.code}"
        left = box.adjusted(wide + px(10), 0, 0, 0)
        painter.drawText(left, middle, code)
        used = max(QFontMetrics(painter.font()).horizontalAdvance(code) + px(12), wide * 12)
        painter.setFont(LOOK.font("second"))
        rest = left.adjusted(used, 0, 0, 0)
        words = QFontMetrics(painter.font())
        hint = words.elidedText(command.hint, Qt.TextElideMode.ElideRight, rest.width() // 2)
        painter.setPen(LOOK.colour("muted"))
        painter.drawText(rest, middle | Qt.AlignmentFlag.AlignRight, hint)
        room = rest.width() - (words.horizontalAdvance(hint) + px(12) if hint else 0)
        painter.setPen(LOOK.colour("text" if command.is_ready else "muted"))
        painter.drawText(rest, middle, words.elidedText(command.label, Qt.TextElideMode.ElideRight, max(0, room)))


class Assistant(QObject):
    """Beside a text, which asks it at every key. `put(command)`: its words stand in the text now."""

    put = Signal(object)

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self.list: SlashList | None = None
        self._start = -1  # where the slash of the open list stands, in places of the text; -1: closed
        self._at = (0, 0)  # revision of the text and place of the caret when the list was last brought up to date
        self._commands: list[Command] = []
        self._passage: QTextCursor | None = None  # a phrase with gaps that Tab still goes through
        self.confirm_here: Callable[[], bool] | None = None  # F6 in a passage taken over
        edit.cursorPositionChanged.connect(self._follow)

    @property
    def is_open(self) -> bool:
        """Whether the list is in sight."""
        return self._start >= 0 and self.list is not None and not self.list.isHidden()

    # --- what the text asks -------------------------------------------------------------------------------------------

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether the key was meant for the assistant; everything else is typed."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key == Qt.Key.Key_F6:
            return self._stamp()
        if not self.is_open or self.list is None:
            return False
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self._take_marked()
        else:
            found = self.list.numbered(key - Qt.Key.Key_0) if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 else None
            if found is None:
                return False
            self.choose(found)
        return True

    def take_tab(self) -> bool:
        """Tab takes the marked command, or goes to the next gap of a phrase; else it leaves the text."""
        return (self.is_open and self._take_marked()) or self._next_gap()

    def typed(self, words: str) -> None:
        """Something was typed (not pasted, not half composed): a slash at the start of a word opens the list."""
        if words == "/" and not self._edit.isReadOnly() and typed_command(self._before()) == "/":
            self.open()

    def composed(self, event: QInputMethodEvent) -> None:
        """What an input method brought: half-composed letters offer nothing, finished ones count as typed."""
        if event.preeditString():
            self.close()
        else:
            self.typed(event.commitString())

    # --- the list -----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Offer what the screen offers for the slash before the caret."""
        self._commands = self._offered()
        if not self._commands:
            return
        self._start = self._edit.textCursor().position() - 1
        self._at = (self._edit.document().revision(), self._edit.textCursor().position())
        self._show()

    def close(self) -> None:
        """Nothing is offered; what was typed stays as it is."""
        self._start = -1
        self._commands = []
        if self.list is not None:
            self.list.clear()

    def choose(self, command: Command) -> None:
        """The words take the place of what was typed after the slash, as one step to undo."""
        typed = typed_command(self._before())
        if self._start < 0 or typed is None or not command.is_ready:
            return
        self.close()
        self._put(command, utf16_length(typed))

    def _put(self, command: Command, typed: int) -> None:
        text = command.text + (" " if command.kind == "phrase" else "")
        cursor = self._edit.textCursor()
        cursor.beginEditBlock()
        start = min(cursor.selectionStart(), cursor.position() - typed)
        if typed:
            cursor.setPosition(cursor.position() - typed, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        cursor.endEditBlock()
        if command.caret is not None:
            cursor.setPosition(start + utf16_length(text[: command.caret]))
        self._edit.setTextCursor(cursor)
        if GAP in command.text:
            self._passage = QTextCursor(self._edit.document())
            self._passage.setPosition(start)
            self._passage.setPosition(start + utf16_length(command.text), QTextCursor.MoveMode.KeepAnchor)
            cursor.setPosition(start)
            self._edit.setTextCursor(cursor)
            self._next_gap()
        self.put.emit(command)

    def _next_gap(self) -> bool:
        passage, caret = self._passage, self._edit.textCursor()
        if passage is None:
            return False
        if passage.selectionStart() <= caret.position() <= passage.selectionEnd():
            # Behind what is selected: a gap that was left open is passed over.
            found = self._edit.document().find(GAP, caret.selectionEnd(), QTextDocument.FindFlag.FindCaseSensitively)
            if not found.isNull() and found.selectionEnd() <= passage.selectionEnd():
                self._edit.setTextCursor(found)
                return True
        self._passage = None
        return False

    def _stamp(self) -> bool:
        if self._edit.isReadOnly():
            return False
        if self.confirm_here is not None and self.confirm_here():
            return True
        time = next((one for one in self._offered() if one.kind == "time"), None)
        if time is None:
            return False
        self.close()
        self._put(time, 0)
        return True

    def _take_marked(self) -> bool:
        if self.list is None or self.list.marked < 0:
            self.close()
            return False
        self.choose(self.list.commands[self.list.marked])
        return True

    def _move(self, step: int) -> None:
        assert self.list is not None
        ready = [place for place, one in enumerate(self.list.commands) if one.is_ready]
        if not ready:
            return
        now = self.list.marked
        at = (ready.index(now) + step) % len(ready) if now in ready else (0 if step > 0 else -1)
        self.list.offer(self.list.commands, marked=ready[at], caret=self._caret())
        self.list.say_marked()

    def _follow(self) -> None:
        """The caret moved, by a key or a tap: the list follows what stands before it, or closes."""
        if self._start < 0:
            return
        typed, at = (
            typed_command(self._before()),
            (self._edit.document().revision(), self._edit.textCursor().position()),
        )
        is_move = at[0] == self._at[0] and at[1] != self._at[1]  # without a letter: the writer went elsewhere
        self._at = at
        if is_move or typed is None or self._edit.textCursor().position() - utf16_length(typed) != self._start:
            self.close()
        else:
            self._show()

    def _show(self) -> None:
        letters = (typed_command(self._before()) or "/")[1:]
        found = matching(self._commands, letters)
        if self.list is None:
            self.list = SlashList(self._edit.window())
            self.list.picked.connect(self.choose)
            self.destroyed.connect(self.list.deleteLater)
        if not found:
            self.list.hide()  # the letters may be taken back
            return
        # Nothing is marked before a letter says which: Enter after a lone slash is a new line.
        marked = next((place for place, one in enumerate(found) if one.is_ready), -1) if letters else -1
        self.list.offer(found, marked=marked, caret=self._caret())
        self.list.say_marked()

    def _before(self) -> str:
        """The line up to the caret. Taken by a cursor, never by cutting: Qt counts an emoji as two."""
        cursor = self._edit.textCursor()
        cursor.clearSelection()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _caret(self) -> QRect:
        rect = self._edit.cursorRect()
        viewport = self._edit.viewport()
        return QRect(viewport.mapTo(self._edit.window(), rect.topLeft()), rect.size())

    def _offered(self) -> list[Command]:
        above: QWidget | None = self._edit
        while above is not None:
            offers = getattr(above, "writing_commands", None)
            if callable(offers):
                return list(offers())
            above = above.parentWidget()
        return []
