"""Another car's record of the same call: the quiet bars that offer to join it and say what it is joined with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from fieldnotes.domain.record import Narrative
from ui.screens.word import join_names, tr
from ui.theme import LOOK
from ui.viewmodels.joining import JoiningViewModel
from ui.viewmodels.slot import Slot
from ui.widgets import Bar, Button

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldnotes.domain.vocabulary import Vocabulary
    from fieldnotes.services.row import CallRow, EncounterState, RecordState
    from ui.viewmodels.encounter import EncounterViewModel

PAGES = ("call", "what_happened")  # where one looks for what else is known of the call
# What tells nothing by itself: the call's own facts, marks and signatures.
_BARE = frozenset({"encounter", "section", "signature", "stub", "involvement", "addendum", "narrative"})


class JoinBars(QWidget):
    """A bar for each other record. `encounter_wanted(id)`: open it."""

    encounter_wanted = Signal(str)

    def __init__(self, vm: EncounterViewModel, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vm = JoiningViewModel(vm, self)
        self._vocabulary = vocabulary
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LOOK.metrics.between(8))
        self._shown: object = None
        self.bars: list[Bar] = []

    def clear(self) -> None:
        """Another encounter, or a page that says nothing of it."""
        for bar in self.bars:
            bar.hide()
            bar.deleteLater()
        self.bars, self._shown = [], None
        self.hide()

    def show_state(self, state: EncounterState, *, with_apart: bool) -> None:
        """Offers first, then what is joined; `with_apart`: also what was said to be another call, to think again."""
        now = state.joining
        shown = (now, state.pen.user, with_apart)
        if shown == self._shown:
            return
        self.clear()
        self._shown = shown
        for call in now.offers:
            words = tr("{record} has the same call number. Is it the same call?", record=say_record(call))
            bar = self._add(call, words, tr("Join as one encounter"), partial(self._vm.join, call))
            self._quiet(bar, tr("Not the same"), partial(self._vm.keep_apart, call))
        for call in now.others:
            what = self._kinds(call.records)
            words = (
                tr("One call with {record}. It also holds: {what}.", record=say_record(call), what=what)
                if what
                else tr("One call with {record}.", record=say_record(call))
            )
            bar = self._add(call, words, tr("Open it"), partial(self.encounter_wanted.emit, call.encounter))
            if call.join:
                undo = self._quiet(bar, tr("Undo"), partial(self._vm.undo, call))
                undo.setToolTip(tr("Joined by {name}. Both records stay as they are.", name=call.by_name))
        for call in now.apart if with_apart else ():
            words = tr("{record} is another call, somebody said.", record=say_record(call))
            self._add(call, words, tr("Undo"), partial(self._vm.forget_apart, call), kind="quiet")
        self.setVisible(bool(self.bars))

    def _kinds(self, records: tuple[RecordState, ...]) -> str:
        kinds = dict.fromkeys(one.kind for one in records if one.kind not in _BARE)
        names = [self._vocabulary["record_kind"].label(kind).lower() for kind in kinds]
        return join_names(names) if names else ""

    def _add(self, call: CallRow, words: str, action: str, then: Callable[[], object], *, kind: str = "") -> Bar:
        bar = _JoinBar(words, tone="plain", action="" if kind else action)
        bar.button.setAccessibleName(f"{action} {say_record(call)}")
        bar.acted.connect(then)
        if kind:
            self._quiet(bar, action, then)
        self._column.addWidget(bar)
        self.bars.append(bar)
        return bar

    @staticmethod
    def _quiet(bar: Bar, word: str, then: Callable[[], object]) -> Button:
        button = Button(word, size="small", kind="quiet")
        button.setAccessibleName(f"{word} {bar.sentence}")
        button.clicked.connect(lambda _on=False: then())
        row = bar.layout()
        assert row is not None
        row.addWidget(button)
        return button


class _JoinBar(Bar):
    """Buttons beside the words only where they leave them room to be read."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Beside or below."""
        row = cast(QBoxLayout, self.layout())
        buttons = [one for one in self.findChildren(QPushButton) if not one.isHidden()]
        wanted = sum(one.sizeHint().width() + row.spacing() for one in buttons)
        wanted += round(LOOK.metrics.px(300) * LOOK.metrics.text_scale**0.6)
        ways = QBoxLayout.Direction
        direction = ways.LeftToRight if wanted <= self.width() else ways.TopToBottom
        if row.direction() != direction:
            row.setDirection(direction)
            self._icon.setVisible(direction == ways.LeftToRight)


def say_record(call: CallRow) -> str:
    """CR-26-00501-3 (Lund, 21:14); private: the number alone."""
    if LOOK.is_private:
        return call.number
    who = join_names([row.short_name for row in call.team]) if call.team else ""
    inner = ", ".join(part for part in (who, call.clock) if part)
    return f"{call.number} ({inner})" if inner else call.number


def entries_of(state: EncounterState) -> Iterator[tuple[CallRow, RecordState, Slot]]:
    """What the other records tell of what happened, as working copies that nobody works on here."""
    for call in state.joining.others:
        for one in call.records:
            if one.kind == "narrative" and cast(Narrative, one.body).text.strip():
                yield (
                    call,
                    one,
                    Slot(
                        kind=one.kind,
                        compartment=one.compartment,
                        body=one.body,
                        record=one.id,
                        author=one.author,
                        author_name=one.author_name,
                        saved_at=one.saved_at,
                        may_edit=False,
                        why_not=one.why_not,
                        is_signed=one.is_signed,
                        late_since=one.late_since,
                    ),
                )
