"""Outcome and needs as a page: the form, then what is due afterwards, each in three keys: what, next, when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.record import FollowUp
from ui.screens.encounter.editor import beside, options_of
from ui.screens.encounter.form import FormPage
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.moment import say_day_time
from ui.widgets import ChipGroup, IconButton, LineEdit, Text, clear_layout, thin_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldnotes.services.row import EncounterState
    from ui.screens.encounter.editor import Surroundings
    from ui.screens.encounter.field import SectionSpec
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot

MY_TEAM = "team"


class OutcomePage(FormPage):
    """The outcome's form with the follow-ups below it."""

    def __init__(self, spec: SectionSpec, vm: EncounterViewModel, around: Surroundings) -> None:
        super().__init__(spec, vm, around)
        words = around.vocabulary
        self._is_grown = False
        self._times = {term.code: term.hours or 24 for term in words["follow_up_when"].terms}
        self._what = words["follow_up_what"]

    def grow(self) -> Iterator[None]:
        yield from super().grow()
        words = self.around.vocabulary
        column = QVBoxLayout()
        column.setSpacing(LOOK.metrics.between(9))
        column.addWidget(thin_line())
        column.addWidget(Text(tr("Due afterwards"), "heading"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(LOOK.metrics.between(6))
        column.addLayout(self._rows)
        self.what = ChipGroup(tr("What is due"), options_of(self._what.terms), is_single=True, is_small=True)
        self.other = LineEdit(name=tr("What is due, in words"), placeholder=tr("or in words"))
        self.who = ChipGroup(tr("Who does it"), [], is_single=True, is_small=True, must_choose=True)
        self.when = ChipGroup(
            tr("When: choosing it adds it"), options_of(words["follow_up_when"].terms), is_single=True, is_small=True
        )
        column.addLayout(beside(tr("What"), self.what))
        column.addLayout(beside("", self.other))
        column.addLayout(beside(tr("When"), self.when))
        column.addLayout(beside(tr("Who"), self.who))
        self.told = Text("", "second", "muted", wrap=True)
        column.addWidget(self.told)
        self.column.insertLayout(self.column.count() - 1, column)
        QWidget.setTabOrder(self.what, self.other)
        QWidget.setTabOrder(self.other, self.when)
        self.what.picked.connect(lambda _codes: self.when.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason))
        self.when.picked.connect(self._add)
        self._is_grown = True

    def _follow_ups(self) -> list[Slot]:
        return self.vm.slots("follow_up")

    def _add(self, codes: list[str]) -> None:
        chosen = self.what.codes()
        words = self.other.text().strip() or (self._what.label(chosen[0]) if chosen else "")
        if not codes:
            return
        if not words:
            self.when.set_codes([])
            self.told.setText(tr("Choose what is due first."))
            self.what.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        who = next(iter(self.who.codes()), MY_TEAM)
        body = FollowUp(what=words, due=self._due(codes[0]), assigned_to="" if who == MY_TEAM else who)
        slot = self.vm.new_slot("follow_up")
        slot.may_edit = True  # what is due may be added after signing
        for path in ("due", "assigned_to", "what"):
            self.vm.edit(slot, path, getattr(body, path))
        self.vm.save_now()
        self.what.set_codes([])
        self.when.set_codes([])
        self.other.set_text("")
        self.told.setText(tr("Due {when}: {what}.", when=say_day_time(body.due), what=body.what))
        self.what.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _due(self, code: str) -> EventTime:
        now = self.around.now()
        at = datetime.fromtimestamp(now.utc_ms / 1000, UTC) + timedelta(hours=self._times[code])
        offset = self.around.clock.offset_at(at.timestamp())
        local = at.astimezone(timezone(timedelta(minutes=offset)))
        return EventTime(local=local.strftime("%Y-%m-%dT%H:%M"), offset_min=offset, precision="about")

    def show_state(self, state: EncounterState) -> None:
        super().show_state(state)
        if not self._is_grown:
            return
        people = [(MY_TEAM, tr("The team")), *((row.user, row.short_name) for row in state.header.team)]
        if [(chip.code, chip.text()) for chip in self.who.chips()] != people:
            self.who.set_options(people)
            self.who.set_codes([MY_TEAM])
        self._show_rows()

    def _show_rows(self) -> None:
        clear_layout(self._rows)
        today = self.around.now().to_event_time().day
        for slot in self._follow_ups():
            body = cast(FollowUp, slot.body)
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            words = [
                body.what,
                say_day_time(body.due, today=today),
                self.around.name_of(body.assigned_to) or tr("the team"),
            ]
            line.addWidget(Text(" · ".join(filter(None, words)), "body", wrap=True), 1)
            if self.vm.is_draft(slot) and slot.author == self.vm.pen:
                remove = IconButton("close", tr("Take this out: {name}", name=body.what))
                remove.clicked.connect(lambda _on=False, one=slot: self._take_out(one))
                line.addWidget(remove)
            self._rows.addWidget(row)

    def _take_out(self, slot: Slot) -> None:
        self.vm.discard(slot)
        self._show_rows()
