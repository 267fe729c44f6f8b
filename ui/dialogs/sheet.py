"""A dialog that stays inside the window, over the screen it belongs to: the top bar with Hide and Lock is never covered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.word import tr
from ui.theme import LOOK
from ui.widgets import Bar, QuietButton, ScrollColumn, Text
from ui.widgets.overlay import Overlay


class Sheet(Overlay):
    """`.column` takes the content, `.foot` the buttons. It goes when it is closed; a tap beside it closes nothing."""

    def __init__(self, title: str, over: QWidget, *, width_px: int = 720, height_px: int = 620) -> None:
        super().__init__(over, title, width=width_px)
        self._height_px = height_px
        head = QHBoxLayout()
        self.title = Text(title, "heading", weight=700)
        head.addWidget(self.title, 1)
        self.back = QuietButton(tr("Back"), key="Esc", size="small")
        self.back.clicked.connect(self.close_panel)
        head.addWidget(self.back)
        self.panel.body.addLayout(head)
        self.bar = Bar("", tone="warn")
        self.bar.hide()
        self.panel.body.addWidget(self.bar)
        self.area = ScrollColumn(margins=(0, 4, 8, 4), gap=12)
        self.column: QVBoxLayout = self.area.column
        self.panel.body.addWidget(self.area, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(LOOK.metrics.between(11))
        self.panel.body.addLayout(self.foot)
        self.closed.connect(self.deleteLater)

    def say(self, sentence: str, tone: str = "warn") -> None:
        """A sentence that stays in the sheet."""
        self.bar.set_sentence(sentence, tone)
        self.bar.show()

    def ask_to_finish(self) -> None:
        self.say(tr("What you typed here is not kept yet. Finish it or go back with Esc, then start the next call."))

    def _fit(self) -> None:
        super()._fit()
        scale = LOOK.metrics.text_scale**0.6
        margins = 2 * LOOK.metrics.px(24) + LOOK.metrics.px(24)
        wanted = LOOK.metrics.px(round(self._height_px * scale))
        self.panel.setFixedHeight(max(LOOK.metrics.px(240), min(wanted, self.height() - margins)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fit()
        return False

    def keyPressEvent(self, event: object) -> None:
        assert isinstance(event, QKeyEvent)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.focusNextPrevChild(True)
            event.accept()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: object) -> None:
        assert isinstance(event, QMouseEvent)
        event.accept()  # a glove beside the panel must not throw away what is typed in it
