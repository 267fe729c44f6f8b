"""Under a text: the first word in it that judges where a record wants what was seen. Nothing is marked, changed or held up."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from fieldnotes.domain.label_word import Label, Labels, load_labels
from fieldnotes.system.path import resource
from ui.language import language
from ui.screens.word import tr
from ui.theme import LOOK
from ui.widgets.announce import ANNOUNCER
from ui.widgets.button import QuietButton
from ui.widgets.edit import AutosaveTextEdit
from ui.widgets.themed import Text

LOOKS_AFTER_MS = 700  # the hands rest: nobody is told of half a word


@cache
def _labels() -> Labels:
    return load_labels(resource("words", "labels.json"))


class LabelHint(QObject):
    """Watches a text; its line comes at the end of `place` with the first word found."""

    def __init__(self, text: AutosaveTextEdit, place: QBoxLayout) -> None:
        super().__init__(text)
        self._text, self._place = text, place
        self._line: _Line | None = None
        self._left_alone: set[str] = set()
        self._now: Label | None = None
        self._rest = QTimer(self, singleShot=True, interval=LOOKS_AFTER_MS)
        self._rest.timeout.connect(self.look)
        text.textChanged.connect(self._changed)
        text.left.connect(self.look)

    def _changed(self) -> None:
        self._rest.start()
        if self._now is not None and self._now.word not in self._text.text():
            self.look()  # written otherwise, or another text: the line goes at once

    def look(self) -> None:
        """What stands in the text now."""
        self._rest.stop()
        found = self._first()
        if found == self._now:
            return
        was, self._now = self._now, found
        if found is None:
            if self._line is not None:
                self._line.hide()
            return
        if self._line is None:
            self._line = _Line(self._place)
            self._line.leave.clicked.connect(self._leave_alone)
        words = tr("“{word}”: {hint}", word=" ".join(found.word.split()), hint=found.hint_in(language()))
        self._line.words.setText(words)
        self._line.leave.setAccessibleName(tr("Keep “{word}” as it is", word=" ".join(found.word.split())))
        self._line.show()
        if was is None or was.key != found.key:
            ANNOUNCER.say(self._line, words)

    def _first(self) -> Label | None:
        if self._text.isReadOnly():
            return None
        return next((one for one in _labels().find(self._text.text()) if one.key not in self._left_alone), None)

    def _leave_alone(self) -> None:
        """Its author means it: not said again of this word while the page stands."""
        if self._now is not None:
            self._left_alone.add(self._now.key)
        self._text.setFocus()
        self.look()


class _Line(QWidget):
    def __init__(self, place: QBoxLayout) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LOOK.metrics.between(10))
        self.words = Text("", "second", "muted", wrap=True)
        row.addWidget(self.words, 1)
        self.leave = QuietButton(tr("Keep the word"), size="small")
        row.addWidget(self.leave)
        place.addWidget(self)
