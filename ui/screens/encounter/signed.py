"""Above a signed section: who signed and reviewed it, how it is shown, what can be added; what was proposed and asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.encounter.after import say_when
from ui.screens.word import join_names, tr, tr_n
from ui.theme import LOOK
from ui.widgets import Bar, Button, Icon, Text

if TYPE_CHECKING:
    from fieldnotes.services.row import EncounterState


class SignedBar(QFrame):
    """`acted`: somebody wants to add; `view_wanted`: as signed, or with what came after; `print_wanted`."""

    acted = Signal()
    view_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "problem")
        self.setProperty("tone", "plain")
        px = LOOK.metrics.px
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(px(14), px(8), px(10), px(8))
        self._row.setSpacing(LOOK.metrics.between(8))
        said = QHBoxLayout()
        said.setSpacing(LOOK.metrics.between(12))
        said.addWidget(Icon("lock", "text"))
        self._text = Text("", "body", wrap=True)
        said.addWidget(self._text, 1)
        self._row.addLayout(said, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(LOOK.metrics.between(8))
        buttons.addStretch(1)
        self.view = Button("", size="small", kind="quiet", key="F6", wrap=True)
        self.print = Button(tr("Print…"), icon="print", size="small", kind="quiet")
        self.button = Button(tr("Add to it"), size="small")
        for button, signal in (
            (self.view, self.view_wanted),
            (self.print, self.print_wanted),
            (self.button, self.acted),
        ):
            button.clicked.connect(signal)
            buttons.addWidget(button)
        self._row.addLayout(buttons)
        self._buttons = buttons

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._text.text()

    def show_signed(self, who: str, state: EncounterState, *, amendments: int, is_after: bool) -> None:
        """Who signed, who reviewed, how much came after."""
        said = [
            tr("Signed by {who}. It stays as it is; you can add to it.", who=who)
            if who
            else tr("The encounter is signed. It stays as it is; you can add to it.")
        ]
        said += [
            tr("Reviewed by {name}, {when}.", name=one.by_name, when=say_when(one.at)) for one in state.review.reviewed
        ]
        if amendments and not is_after:
            said.append(
                tr_n("Shown as signed, without %n amendment.", "Shown as signed, without %n amendments.", amendments)
            )
        self._text.setText(" ".join(said))
        self.setAccessibleName(self.sentence)
        self.view.setVisible(bool(amendments))
        self.view.set_word(tr("As signed") if is_after else tr("With what came after"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Buttons beside the words only where they leave them room to be read."""
        wanted = self._buttons.sizeHint().width() + LOOK.metrics.px(330) * LOOK.metrics.text_scale**0.6
        ways = QBoxLayout.Direction
        direction = ways.LeftToRight if wanted <= self.width() else ways.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)


class AfterBars(QWidget):
    """Bars that wait for somebody: proposed addenda, a change that was asked for, a review."""

    proposals_wanted = Signal()
    answer_wanted = Signal(object)  # NoteRow
    review_wanted = Signal()
    ask_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LOOK.metrics.between(8))
        self._shown: object = None
        self.bars: list[Bar] = []

    def clear(self) -> None:
        """Nothing waits, or nobody may see what does."""
        for bar in self.bars:
            bar.hide()
            bar.deleteLater()
        self.bars, self._shown = [], None
        self.hide()

    def show_state(self, state: EncounterState) -> None:
        """What waits for the pen."""
        waiting = sum(row.state == "open" for row in state.proposed)
        asked = [note for note in state.review.notes if note.is_open and note.to == state.pen.user]
        shown = (waiting, len(state.proposed), asked, state.review.waits_for_me, state.review.authors, state.pen.user)
        if shown == self._shown:
            return
        self.clear()
        self._shown = shown
        for note in asked:
            bar = self._add(tr("{name} asks: {text}", name=note.by_name, text=note.text), "warn", tr("Answer…"))
            bar.acted.connect(lambda one=note: self.answer_wanted.emit(one))
        if state.review.waits_for_me:
            names = join_names([row.formal_name for row in state.review.authors])
            bar = self._add(tr("Waits for your review: signed by {names}.", names=names), "plain", tr("Review…"))
            bar.acted.connect(self.review_wanted)
            ask = Button(tr("Ask for a change…"), size="small", kind="quiet")
            ask.clicked.connect(self.ask_wanted)
            row = bar.layout()
            assert row is not None
            row.addWidget(ask)
        if state.proposed:
            words = (
                tr_n("%n addition was proposed after signing.", "%n additions were proposed after signing.", waiting)
                if waiting
                else tr("What was proposed after signing is answered.")
            )
            bar = self._add(words, "warn" if waiting else "plain", tr("Look at it…"))
            bar.acted.connect(self.proposals_wanted)
        self.setVisible(bool(self.bars))

    def _add(self, words: str, tone: str, action: str) -> Bar:
        bar = Bar(words, tone=tone, action=action)
        bar.button.setAccessibleName(f"{action} {words}")
        self._column.addWidget(bar)
        self.bars.append(bar)
        return bar
