"""Hold or arrest as a page: status with its clock, what the state's form asks for, each side's facts, the official form."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.record import KINDS, Compartment, Hold, Profession
from ui.screens.encounter.form import PartForm, SectionPage
from ui.screens.encounter.hold_arrest import HOLD_STATUSES, facts_part
from ui.screens.encounter.hold_words import say_clock_words
from ui.screens.encounter.official_card import OfficialCard
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.hold import read_clock
from ui.viewmodels.slot import is_empty
from ui.widgets import Button, Text, framed, set_property, thin_line
from ui.widgets.clock_bar import ClockBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldnotes.domain.hold_file import HoldRule
    from fieldnotes.domain.moment import EventTime
    from fieldnotes.services.row import EncounterState
    from fieldnotes.system.clock import Clock
    from ui.screens.encounter.editor import Surroundings
    from ui.screens.encounter.field import SectionSpec
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot

TICK_MS = 15_000


class ClockPanel(QWidget):
    """Time left in words and as a bar. `take_wanted(time)`: the counted end as the stated one; a person's act."""

    take_wanted = Signal(object)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._hold = Hold()
        self._rule: HoldRule | None = None
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._frame = framed("note", tone="")
        outer.addWidget(self._frame)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(px(16), px(12), px(16), px(13))
        column.setSpacing(px(8))
        line = QHBoxLayout()
        self.head = Text("", "heading", wrap=True)
        self.take = Button(tr("Write the counted end under Ends"), size="small", kind="quiet", wrap=True)
        line.addWidget(self.head, 1)
        line.addWidget(self.take)
        column.addLayout(line)
        self.bar = ClockBar()
        column.addWidget(self.bar)
        self.detail = Text("", "second", wrap=True)
        self.source = Text("", "second", "muted", wrap=True)
        column.addWidget(self.detail)
        column.addWidget(self.source)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.tell)
        self.take.clicked.connect(lambda _on=False: self._take())
        self._counted: EventTime | None = None
        self.is_read_only = False

    def show_hold(self, hold: Hold, rule: HoldRule | None, *, is_read_only: bool) -> None:
        """Show the clock of a hold; nothing without one."""
        self._hold, self._rule, self.is_read_only = hold, rule, is_read_only
        self.tell()

    def tell(self) -> None:
        """Say it anew: time has passed."""
        mark = read_clock(self._hold, self._rule, self._clock)
        self.setVisible(mark is not None)
        if mark is None:
            return
        words = say_clock_words(mark, today=self._clock.now().to_event_time().day)
        self.head.setText(words.head)
        self.detail.setText(words.detail)
        set_property(self._frame, "tone", words.tone if words.tone != "plain" else "")
        self.bar.setVisible(words.share is not None)
        if words.share is not None:
            self.bar.set(words.share, words.tone, words.head)
        self._counted = mark.counted if mark.counted.local and not mark.is_stated else None
        self.take.setVisible(self._counted is not None and not self.is_read_only)
        self.source.setText(_source_words(self._rule))
        self.source.setVisible(self._rule is not None)

    def _take(self) -> None:
        if self._counted is not None:
            self.take_wanted.emit(self._counted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)


def _source_words(rule: HoldRule | None) -> str:
    if rule is None:
        return ""
    checked = (
        tr("Source: {source}", source=rule.source)
        if rule.is_checked
        else tr("Not checked: your agency’s counsel confirms the hours and the form before use.")
    )
    said = [tr("{statute}; form {form}.", statute=rule.statute, form=rule.form), rule.clock, rule.note, checked]
    return " ".join(filter(None, said))


class HoldPage(SectionPage):
    """The forms of this page; which facts are asked follows the kind of hold."""

    chooses_slot = True

    def __init__(self, spec: SectionSpec, vm: EncounterViewModel, around: Surroundings) -> None:
        super().__init__(spec, vm, around)
        self._facts_place = QVBoxLayout()
        self._facts_place.setSpacing(LOOK.metrics.px(14))
        self._facts: list[PartForm] = []
        self._asked: tuple[str, ...] = ()  # the kind of hold, and whose facts, whose questions stand here

    def grow(self) -> Iterator[None]:
        self.status = self.begin_part(self.spec.parts[0])
        yield from self.status.grow()
        self.clock = ClockPanel(self.around.clock)
        self.clock.take_wanted.connect(lambda time: self.take_edit(self.status, "expires", time))
        self.column.addWidget(self.clock)
        self.column.addLayout(self._facts_place)
        yield
        yield from self._grow_questions()
        self.line = thin_line()
        self.column.addWidget(self.line)
        self.arrest = self.begin_part(self.spec.parts[1])
        yield from self.arrest.grow()
        self.official = OfficialCard(self.vm)
        self.column.addWidget(self.official)
        self.column.addStretch(1)
        self._order()

    @property
    def facts(self) -> list[PartForm]:
        """The officer's form and the clinician's, whichever the pen may see."""
        return list(self._facts)

    def _hold(self) -> Hold:
        return cast(Hold, self.slot_for(self.status).body)

    def _rule(self) -> HoldRule | None:
        return self.vm.desk.holds.get(self._hold().hold_type)

    def slot_for(self, form: PartForm) -> Slot:
        """One's own facts; of a kind that only the other profession writes, the other's, to read."""
        kind, pen = form.part.kind, self.around.pen
        if pen is not None and KINDS[kind].WRITER.value not in ("either", pen.profession.value):
            theirs = self.vm.slots(kind)
            if theirs:
                return theirs[0]
        return super().slot_for(form)

    def _wanted(self) -> tuple[str, ...]:
        """The kind of hold, then the kinds of facts that are the pen's to write or somebody's to read."""
        pen = self.around.pen
        facts = [
            kind
            for kind in ("hold_statement", "hold_assessment")
            if (pen is not None and KINDS[kind].WRITER.value == pen.profession.value) or self.vm.slots(kind)
        ]
        return (self._hold().hold_type or "other_hold", *facts)

    def _fit_questions(self) -> None:
        """The questions of the kind of hold that is chosen now. What was written under another kind stays in sight."""
        if self._wanted() != self._asked:
            for _ in self._grow_questions():
                pass
            self._order()

    def _grow_questions(self) -> Iterator[None]:
        self._asked = self._wanted()
        code, *kinds = self._asked
        for form in self._facts:
            self.forms.remove(form)
            self._facts_place.removeWidget(form)
            form.hide()
            form.deleteLater()
        rule = self.vm.desk.holds.get(code)
        self._facts = []
        for kind in kinds:
            form = self.begin_part(facts_part(kind, rule))
            self.column.removeWidget(form)
            self._facts_place.addWidget(form)
            self._facts.append(form)
            yield from form.grow()

    def _order(self) -> None:
        """Tab and the first focus go through the page as it is read."""
        self.forms = [self.status, *self._facts, self.arrest]
        for before, after in pairwise(self.forms):
            QWidget.setTabOrder(before, after)

    def show_state(self, state: EncounterState) -> None:
        self._fit_questions()
        super().show_state(state)
        self._fit_shown(state)

    def show_edit(self, slot: Slot) -> None:
        self._fit_questions()
        if slot.kind == "hold":
            for form in self._facts:
                form.show_slot(self.slot_for(form))
        super().show_edit(slot)
        if self.vm.state is not None:
            self._fit_shown(self.vm.state)

    def compartment(self, state: EncounterState) -> Compartment:
        """One's own facts go to one's own side; the legal status says itself that it is joint."""
        return Compartment.LAW if state.pen.profession == Profession.OFFICER else Compartment.CLINICAL

    def _fit_shown(self, state: EncounterState) -> None:
        hold = self._hold()
        readable = {mark.compartment for mark in state.sections if mark.is_readable}
        is_hold = hold.legal_status in HOLD_STATUSES or bool(hold.hold_type)
        for form in self._facts:
            slot = self.slot_for(form)
            may_see = KINDS[form.part.kind].COMPARTMENT in readable
            is_mine = KINDS[form.part.kind].WRITER.value == state.pen.profession.value
            form.setVisible(may_see and ((is_hold and is_mine) or not is_empty(slot.body)))
        is_officer = state.pen.profession == Profession.OFFICER
        self.arrest.setVisible(
            self.arrest.isVisibleTo(self) and (is_officer or not is_empty(self.slot_for(self.arrest).body))
        )
        self.line.setVisible(self.arrest.isVisibleTo(self))
        self.clock.show_hold(
            hold, self._rule() if is_hold else None, is_read_only=not self.slot_for(self.status).may_edit
        )
        self.official.show_hold(hold.hold_type if is_hold else None)
