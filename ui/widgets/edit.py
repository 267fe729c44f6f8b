"""Where people type. Nothing here is remembered by the system: no prediction, no drag out, no rich text, voice as the agency decided."""

from __future__ import annotations

from functools import partial
from math import ceil

from PySide6.QtCore import QKeyCombination, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QSizePolicy, QWidget

from ui.screens.word import tr
from ui.theme import LOOK
from ui.theme.style import COMPARTMENT_TOKENS
from ui.widgets.discreet import copy_discreetly
from ui.widgets.over import show_menu
from ui.widgets.paste import DOOR
from ui.widgets.slash_list import Assistant
from ui.widgets.spelling import SpellingMarks, suggestions_at, suggestions_before
from ui.widgets.themed import paint_box
from ui.widgets.voice import VOICE

_MEND = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Period)
_PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


def _add_acts(menu: QMenu, field: LineEdit | AutosaveTextEdit, *, has_words: bool) -> None:
    """Undo, cut, copy, paste, everything. Made here: the words of Qt's own menu are not in our languages."""
    may, is_open = not field.isReadOnly(), not isinstance(field, PassphraseEdit)
    for name, words, keys, do, is_on in (
        ("undo", tr("Undo"), "Ctrl+Z", field.undo, may),
        ("cut", tr("Cut out"), "Ctrl+X", partial(field.copy_out, cuts=True), may and has_words and is_open),
        ("copy", tr("Copy the words"), "Ctrl+C", field.copy_out, has_words and is_open),
        ("paste", tr("Paste"), "Ctrl+V", field.take_paste, may),
        ("all", tr("Mark everything"), "Ctrl+A", field.selectAll, True),
    ):
        action = menu.addAction(f"{words}\t{keys}", do)
        action.setObjectName(name)
        action.setEnabled(is_on)


class LineEdit(QLineEdit):
    """One line. `edited(text)` comes for every change by a person, `left()` when the focus goes."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, text: str = "", *, placeholder: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._hint = placeholder
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setInputMethodHints(_PRIVATE)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self.edited)

    def set_placeholder(self, words: str) -> None:
        """Another word for what belongs here."""
        self._hint = words
        self.setPlaceholderText(words)

    # --- pasting and copying: QLineEdit offers no one place, so all ways lead to ours ---

    def take_paste(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        """What was copied, past the door."""
        text = QGuiApplication.clipboard().text(mode)
        if text and not self.isReadOnly() and DOOR.take(self, text):
            self.insert(" ".join(text.splitlines()))  # which tells, as typing does

    def copy_out(self, *, cuts: bool = False) -> None:
        """What is selected, onto the clipboard; `cuts` takes it out here."""
        if self.hasSelectedText() and self.echoMode() is QLineEdit.EchoMode.Normal:
            copy_discreetly(self.selectedText())
            if cuts and not self.isReadOnly():
                self.insert("")  # takes the selection out, and tells

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_paste()
        elif event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            self.copy_out(cuts=event.matches(QKeySequence.StandardKey.Cut))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton and QGuiApplication.clipboard().supportsSelection():
            self.take_paste(QClipboard.Mode.Selection)
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        _add_acts(menu, self, has_words=self.hasSelectedText())
        show_menu(menu, event.globalPos())

    def set_text(self, text: str) -> None:
        """Shows a text without telling anyone; the cursor stays while the text is the same."""
        if text != self.text():
            self.setText(text)

    def set_hint(self, hint: str) -> None:
        """Another word in the empty field; what does not fit ends in an ellipsis and is whole in the tip."""
        self._hint = hint
        self._fit_hint()

    def _fit_hint(self) -> None:
        room = self.width() - 2 * LOOK.metrics.px(14) - 6
        shown = self.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, max(20, room))
        if shown != self.placeholderText():
            self.setPlaceholderText(shown)
            self.setToolTip(self._hint if shown != self._hint else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        VOICE.tell(self)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:  # a menu of this field: it comes back
            self.left.emit()


class PassphraseEdit(LineEdit):
    """A secret: dots, nothing to undo, copy or predict. `take()` hands it over and empties the field."""

    def __init__(self, *, placeholder: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, name=name or tr("Passphrase"), parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_PRIVATE | Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoAutoUppercase)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def focusInEvent(self, event: QFocusEvent) -> None:
        QLineEdit.focusInEvent(self, event)  # no voice, whatever the agency decided

    def take(self) -> str:
        """The secret; the field is empty afterwards."""
        text = self.text()
        self.clear()
        return text


class AutosaveTextEdit(QPlainTextEdit):
    """Prose as typed. `edited(text)` comes for every change by a person, `left()` when the focus goes; the view-model decides when to save.

    Tab leaves the field. It grows with its text from `min_lines` to `max_lines` (0: fills what it gets). `edge`: compartment or
    "law"/"clinical"/"joint" token painted as a bar on the left, so that the pen shows on the text.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(
        self,
        text: str = "",
        *,
        name: str = "",
        placeholder: str = "",
        min_lines: int = 3,
        max_lines: int = 12,
        edge: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._min_lines, self._max_lines, self._edge, self._is_telling = min_lines, max_lines, edge, True
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(_PRIVATE | Qt.InputMethodHint.ImhMultiLine)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAcceptDrops(False)
        self._bar = EdgeBar("line", self)
        self.document().setDocumentMargin(2)
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding if not max_lines else QSizePolicy.Policy.Fixed
        )
        self.assistant = Assistant(self)
        self._spelling: SpellingMarks | None = None
        self._said = ""
        self.set_text(text)
        self.textChanged.connect(self._on_change)
        self._fit()
        LOOK.changed.connect(self._fit)
        # Lines are laid out when they are looked at, and a bar beside them makes them wrap anew: whatever scrolls is measured again.
        self.verticalScrollBar().rangeChanged.connect(self._fit_range)

    def set_text(self, text: str) -> None:
        """Shows a text without telling anyone; when it differs, the cursor keeps its place and undo starts anew."""
        if text == self.toPlainText():
            return
        place = self.textCursor().position()
        self._is_telling = False
        self.setPlainText(text)
        self._is_telling = True
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)
        self._fit_height()

    def text(self) -> str:
        """What is typed."""
        return self.toPlainText()

    def set_edge(self, edge: str) -> None:
        """Whose pen writes here: "law", "clinical", "joint" or "" for none."""
        self._edge = edge
        self._fit()
        self.update()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Everything that is pasted: as plain text, past the door."""
        text = source.text()
        if text and DOOR.take(self, text):
            self.insertPlainText(text)

    def _on_change(self) -> None:
        said = self.toPlainText()
        if said == self._said:  # marks came or went, no letter
            return
        self._said = said
        self._fit_height()
        if self._is_telling:
            self.edited.emit(said)

    def _fit(self) -> None:
        self.setFont(LOOK.font("body"))
        left = LOOK.metrics.px(6) if self._edge else 0
        self.setViewportMargins(left, 0, 0, 0)
        self._bar.setVisible(bool(self._edge))
        self._bar.set_tone(COMPARTMENT_TOKENS[self._edge][0] if self._edge else "line")
        self._fit_height()

    def _fit_range(self, _lowest: int, highest: int) -> None:
        if highest > 0:
            self._fit_height()

    def _fit_height(self) -> None:
        if not self._max_lines:
            self.setMinimumHeight(self._height_of(self._min_lines))
            return
        lines = round(self.document().documentLayout().documentSize().height())
        lines = max(self._min_lines, min(lines, self._max_lines))
        # A line of text stands a pixel higher than the rounded spacing says: over many lines that hides the last ones.
        exact = QFontMetricsF(self.font())
        excess = ceil(exact.ascent() + exact.descent()) - self.fontMetrics().lineSpacing()
        wanted = self._height_of(lines) + (max(0, excess) * lines if lines > self._min_lines else 0)
        if wanted != self.height() or wanted != self.minimumHeight():
            self.setFixedHeight(wanted)

    def _height_of(self, lines: int) -> int:
        return self.fontMetrics().lineSpacing() * lines + 2 * LOOK.metrics.px(10) + 8

    def sizeHint(self) -> QSize:
        return QSize(LOOK.metrics.px(320), self._height_of(self._min_lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inset = LOOK.metrics.px(9)
        self._bar.setGeometry(LOOK.metrics.px(7), inset, LOOK.metrics.px(4), max(0, self.height() - 2 * inset))
        if event.oldSize().width() != event.size().width():
            self._fit_height()

    def focusInEvent(self, event: QFocusEvent) -> None:
        VOICE.tell(self)
        super().focusInEvent(event)
        if self._spelling is None and not self.isReadOnly():
            self._spelling = SpellingMarks(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_hand = event.reason() is QContextMenuEvent.Reason.Mouse
        at = self.cursorForPosition(event.pos()) if is_by_hand else self.textCursor()
        menu = suggestions_at(self, at)
        if menu is None:
            menu = QMenu(self)
        else:
            menu.addSeparator()
        _add_acts(menu, self, has_words=self.textCursor().hasSelection())
        show_menu(menu, event.globalPos())

    def take_paste(self) -> None:
        """What was copied, past the door."""
        self.paste()

    def copy_out(self, *, cuts: bool = False) -> None:
        """What is selected, onto the clipboard; `cuts` takes it out here."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            copy_discreetly(cursor.selection().toPlainText())
            if cuts and not self.isReadOnly():
                cursor.removeSelectedText()

    def _mend(self) -> None:
        found = suggestions_before(self)
        if found is not None:
            menu, word = found
            show_menu(menu, self.viewport().mapToGlobal(self.cursorRect(word).bottomLeft()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.PopupFocusReason:  # a menu of this text: it comes back
            return
        if self._spelling is not None:
            self._spelling.look_again()
        self.assistant.close()
        self.left.emit()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        return (is_next and self.assistant.take_tab()) or super().focusNextPrevChild(is_next)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.assistant.composed(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Ctrl+Enter signs: the text must not eat it, nor the digits' and function keys' meaning elsewhere.
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        # Where all of the text is in sight, Page Up and Page Down are for the page (the encounter's sections).
        if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown} and not self.verticalScrollBar().maximum():
            event.ignore()
            return
        if event.keyCombination() == _MEND:
            self._mend()
            return
        if self.assistant.take_key(event):
            return
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            self.copy_out(cuts=event.matches(QKeySequence.StandardKey.Cut))
            return
        super().keyPressEvent(event)
        self.assistant.typed(event.text())


class EdgeBar(QWidget):
    """A coloured bar: on the left of a text it says whose pen wrote it. `tone` is a token."""

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setFixedWidth(LOOK.metrics.px(3))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        LOOK.changed.connect(self.update)

    def set_tone(self, tone: str) -> None:
        """Another token."""
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRect(0, 0, self.width(), self.height()).toRectF(), fill=self._tone)
