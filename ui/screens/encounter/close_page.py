"""The page that closes a contact with no action needed: four questions, two times, and clear the call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.display import person_name
from fieldnotes.domain.record import Encounter, Outcome, Person
from fieldnotes.domain.stamp import is_known
from ui.screens.back_seat import shown_name
from ui.screens.encounter.form import PartForm, SectionPage
from ui.screens.encounter.person_finder import PersonFinder
from ui.screens.word import join_names, tr
from ui.theme import LOOK
from ui.viewmodels.people import PeopleViewModel
from ui.widgets import Button, ChipGroup, Text

if TYPE_CHECKING:
    from fieldnotes.services.row import EncounterState
    from ui.screens.encounter.editor import Surroundings
    from ui.screens.encounter.field import SectionSpec
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot

UNKNOWN, NAMED = "unknown", "named"


class ClosePage(SectionPage):
    """Nothing is preselected and nothing is demanded: what is still open is said above the button."""

    sign_wanted = Signal()

    def __init__(self, spec: SectionSpec, vm: EncounterViewModel, around: Surroundings) -> None:
        super().__init__(spec, vm, around)
        self.people = PeopleViewModel(vm, self)

    def grow(self) -> Iterator[None]:
        call, outcome, times = self.spec.parts
        yield from self.begin_part(call).grow()
        yield from self.begin_part(outcome).grow()
        self.column.addWidget(self._make_who())
        yield
        self.times: PartForm = self.begin_part(times)
        yield from self.times.grow()
        self.column.addLayout(self._make_foot())
        self.column.addStretch(1)

    def _make_who(self) -> QWidget:
        self.who = QWidget()
        column = QVBoxLayout(self.who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.px(7))
        column.addWidget(Text(tr("Who it was"), "label", "muted"))
        self.known = Text("", "body", wrap=True)
        self.asked = ChipGroup(
            tr("Who it was"),
            [(UNKNOWN, tr("Nobody identified")), (NAMED, tr("A name…"))],
            is_single=True,
            is_small=True,
        )
        self.finder = PersonFinder(self.people)
        self.finder.hide()
        for widget in (self.known, self.asked, self.finder):
            column.addWidget(widget)
        self.asked.picked.connect(self._ask_who)
        self.finder.added.connect(self._focus_times)
        return self.who

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(LOOK.metrics.px(14))
        self.go = Button(tr("Clear call and sign"), icon="sign", kind="primary", size="stop", wrap=True)
        self.go.clicked.connect(self._clear_and_sign)
        self.missing = Text("", "second", "muted", wrap=True)
        self.later = Button(tr("Clear, sign later"), kind="quiet", wrap=True)
        self.later.clicked.connect(self._clear)
        foot.addWidget(self.go)
        foot.addWidget(self.later)
        foot.addWidget(self.missing, 1)
        return foot

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_state(self, state: EncounterState) -> None:
        super().show_state(state)
        self._show_who()
        for button in (self.go, self.later):
            button.setEnabled(not state.is_locked)
        self.later.setVisible(state.header.is_open)
        self.go.set_word(tr("Clear call and sign") if state.header.is_open else tr("Sign"))

    def show_edit(self, slot: Slot) -> None:
        super().show_edit(slot)
        self._show_who()

    def _show_who(self) -> None:
        call, outcome = cast(Encounter, self.vm.single("encounter").body), cast(Outcome, self.vm.single("outcome").body)
        involved = self.people.involved()
        is_nobody = outcome.dispositions == ["no_contact"]
        self.who.setVisible(bool(involved) or not is_nobody)
        names = [shown_name(person_name(cast(Person, person.body))) for _, person in involved]
        self.known.setText(join_names(names) if names else "")
        self.known.setVisible(bool(involved))
        is_asking = not involved and not (self.vm.state is not None and self.vm.state.is_locked)
        self.asked.setVisible(is_asking)
        self.finder.setVisible(is_asking and self.asked.codes() == [NAMED])
        open_ones = [
            words
            for words, is_open in (
                (tr("the kind of contact"), not call.contact_kind),
                (tr("what it turned out to be"), not call.call_type_cleared.strip()),
                (tr("how it ended"), not outcome.primary),
                (tr("who it was"), not involved and not is_nobody),
                (tr("when you were on scene"), not is_known(call.times.on_scene)),
            )
            if is_open
        ]
        self.missing.setText(tr("Still open: {what}", what=join_names(open_ones)) if open_ones else "")

    # --- acting -------------------------------------------------------------------------------------------------------

    def _ask_who(self, codes: list[str]) -> None:
        if codes == [UNKNOWN]:
            self.asked.set_codes([])
            self._focus_times()
            self.people.add_unknown(tr("Not identified"))
            return
        self.finder.setVisible(codes == [NAMED])
        if codes == [NAMED]:
            self.finder.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_times(self) -> None:
        """The answer given goes away: the keyboard goes on to the next question."""
        self.times.editors[0].focus_first()

    def _clear(self) -> None:
        if self.vm.state is not None and self.vm.state.header.is_open:
            self.vm.clear_call()

    def _clear_and_sign(self) -> None:
        self._clear()
        self.sign_wanted.emit()
