"""A sketch: drawn with finger, pen or mouse, undone stroke by stroke. The same strokes as a signature, on a larger sheet."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.screens.word import tr
from ui.theme import LOOK
from ui.widgets.signature import SignaturePad


class SketchPad(SignaturePad):
    """A signature pad with room and an undo: Ctrl+Z or `undo()` takes the last stroke back, Delete clears."""

    def __init__(self, name: str, *, hint: str) -> None:
        super().__init__(name, hint=hint)
        self.setAccessibleDescription(tr("Draw here. Ctrl+Z takes the last stroke back, Delete clears it."))

    def sizeHint(self) -> QSize:
        return QSize(LOOK.metrics.px(520), LOOK.metrics.mm(64))

    def minimumSizeHint(self) -> QSize:
        return QSize(LOOK.metrics.px(260), LOOK.metrics.mm(52))

    def undo(self) -> None:
        """Take the last stroke back."""
        strokes = self.strokes()
        if strokes and not self.is_read_only:
            self.set_strokes(strokes[:-1])
            self.drawn.emit(self.strokes())

    def keyPressEvent(self, event: object) -> None:
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
            return
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Backspace:
            self.undo()  # what Backspace takes back elsewhere is one thing, not everything
            return
        super().keyPressEvent(event)
