"""People: everybody on this call in a row of cards, finding or adding somebody, and the form of the one chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldnotes.domain.display import person_age, person_full_name, person_name
from fieldnotes.domain.ids import PersonId, RecordId
from fieldnotes.domain.record import Compartment, Involvement, Person
from ui.screens.back_seat import shown_name
from ui.screens.encounter.editor import options_of
from ui.screens.encounter.form import PartForm, SectionPage
from ui.screens.encounter.person_finder import PersonFinder
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.people import PeopleViewModel
from ui.widgets import Button, ChipGroup, FlowLayout, QuietButton, Text

if TYPE_CHECKING:
    from fieldnotes.services.row import Comparison, EncounterState, PersonRow
    from ui.screens.encounter.editor import Surroundings
    from ui.screens.encounter.field import SectionSpec
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot


class PeoplePage(SectionPage):
    """Finding first: most people were met before."""

    chooses_slot = True

    def __init__(self, spec: SectionSpec, vm: EncounterViewModel, around: Surroundings) -> None:
        self._chosen = ""
        super().__init__(spec, vm, around)
        self.people = PeopleViewModel(vm, self)
        self._cards = ChipGroup(tr("People on this call"), [], is_single=True)
        self._cards.picked.connect(self._choose)
        self.column.addWidget(self._cards)
        self.finder = PersonFinder(self.people)
        self.column.addWidget(self.finder)
        self.whose = Text("", "heading", wrap=True)  # before anything that could be done to the wrong one
        self.column.addWidget(self.whose)
        self.role = ChipGroup(
            tr("Part in this call"),
            options_of(around.vocabulary["involvement_role"].terms),
            is_single=True,
            is_small=True,
        )
        self.role.picked.connect(self._set_role)
        self.take_out = QuietButton(tr("Not part of this call"), size="small")
        self.take_out.clicked.connect(self._take_out)
        self.column.addWidget(self.role)
        self.column.addWidget(self._make_identity())
        self.form: PartForm = self.begin_part(spec.parts[0])
        self.care: PartForm = self.begin_part(spec.parts[1])
        self.column.addStretch(1)
        self.people.added.connect(self._choose_added)
        self.people.compared.connect(self._show_comparison)
        self.finder.recognised.connect(self._recognised)

    def grow(self) -> Iterator[None]:
        for form in (self.form, self.care):
            yield from form.grow()

    def _make_identity(self) -> QWidget:
        """Who this is: the other records shown under this one, and "This is…" for somebody just recognised."""
        self._identity = QWidget()
        column = QVBoxLayout(self._identity)
        column.setContentsMargins(0, 0, 0, 0)
        row = FlowLayout(gap=8)
        self.also = Text("", "second", "muted", wrap=True)
        self.this_is = Button(tr("Same as somebody we know…"), icon="link", size="small", wrap=True)
        self.this_is.setCheckable(True)
        self.this_is.setToolTip(tr("Somebody we know: both records become one, and can be parted again"))
        self.this_is.toggled.connect(self.finder.recognise)
        self.page_button = QuietButton(tr("Person's page"), icon="people", size="small")
        self.page_button.clicked.connect(lambda: self.person_wanted.emit(self._chosen))
        column.addWidget(self.also)
        column.addLayout(row)
        for button in (self.this_is, self.page_button, self.take_out):
            row.addWidget(button)
        return self._identity

    def _recognised(self, row: PersonRow) -> None:
        """The one chosen is somebody we know: both side by side first."""
        self.this_is.setChecked(False)
        self.people.compare(PersonId(RecordId(self._chosen)), PersonId(row.id))

    def _show_comparison(self, comparison: Comparison) -> None:
        from ui.dialogs.join import JoinSheet

        sheet = JoinSheet(self.window(), comparison, self.around.vocabulary)
        sheet.join_wanted.connect(self._join)
        sheet.apart_wanted.connect(
            lambda one, other: self.people.keep_apart(PersonId(RecordId(one)), PersonId(RecordId(other)))
        )
        sheet.open_panel()

    def _join(self, kept: str, merged: str, why: str) -> None:
        self._chosen = kept
        self.people.join(PersonId(RecordId(kept)), PersonId(RecordId(merged)), why)

    def _choose_added(self, person: str) -> None:
        self._chosen = person

    # --- the one chosen -----------------------------------------------------------------------------------------------

    def _choose(self, codes: list[str]) -> None:
        self._chosen = codes[0] if codes else self._chosen
        if self.vm.state is not None:
            self.show_state(self.vm.state)

    def _pair(self) -> tuple[Slot, Slot] | None:
        pairs = self.people.involved()
        return next((pair for pair in pairs if pair[1].record == self._chosen), pairs[0] if pairs else None)

    def slot_for(self, form: PartForm) -> Slot:
        pair = self._pair()
        assert pair is not None, "the form is shown for somebody"
        return pair[1] if form is self.form else self.people.care(pair[1].record)

    def _set_role(self, codes: list[str]) -> None:
        pair = self._pair()
        if pair is not None and codes and pair[0].may_edit:
            self.vm.edit(pair[0], "role", codes[0])

    def _take_out(self) -> None:
        pair = self._pair()
        if pair is not None:
            self._chosen = ""
            self.people.take_out(PersonId(RecordId(pair[1].record)))

    def show_state(self, state: EncounterState) -> None:
        pairs = self.people.involved()
        labels = self.around.vocabulary["involvement_role"]
        options = [
            (
                person.record,
                _card_words(cast(Person, person.body), labels.short(cast(Involvement, involvement.body).role)),
            )
            for involvement, person in pairs
        ]
        if [(chip.code, chip.text()) for chip in self._cards.chips()] != options:
            self._cards.set_options(options)
        self._cards.setVisible(len(pairs) > 1)
        pair = self._pair()
        self.finder.setEnabled(Compartment.JOINT not in dict(state.closed))
        self.role.setVisible(pair is not None)
        self.whose.setVisible(pair is not None)
        self._identity.setVisible(pair is not None)
        self.form.setVisible(pair is not None)
        is_clinical = any(mark.compartment is Compartment.CLINICAL and mark.is_readable for mark in state.sections)
        self.care.setVisible(pair is not None and is_clinical)
        if pair is None:
            return
        self._chosen = pair[1].record
        self._cards.set_codes([self._chosen])
        self.role.set_codes([cast(Involvement, pair[0].body).role])
        self.role.setEnabled(pair[0].may_edit)
        self._say_whose(cast(Person, pair[1].body))
        self.take_out.setVisible(pair[0].may_edit)
        self.form.show_slot(pair[1])
        if is_clinical:
            self.care.show_slot(self.people.care(pair[1].record))
        merged = self.people.merged_into(pair[1].record)
        self.also.setText(tr("Also recorded as {names}", names=", ".join(merged)) if merged else "")
        self.also.setVisible(bool(merged))

    def _say_whose(self, person: Person) -> None:
        name = shown_name(person_full_name(person))
        age = "" if LOOK.is_private else person_age(person, date.fromisoformat(self.around.now().to_event_time().day))
        self.whose.setText(", ".join(filter(None, (name, age))))
        self.take_out.setAccessibleName(tr("{name}: not part of this call", name=name))
        self.this_is.setAccessibleName(tr("{name} is the same as somebody we know", name=name))

    def show_edit(self, slot: Slot) -> None:
        pair = self._pair()
        if pair is not None and slot is pair[1]:
            self._say_whose(cast(Person, pair[1].body))
            self.form.show_slot(slot)
        elif slot.kind == "person_clinical" and pair is not None and slot is self.people.care(pair[1].record):
            self.care.show_slot(slot)

    def focus_field(self, path: str = "") -> None:
        if path and self._pair() is not None:
            super().focus_field(path)
        else:
            self.finder.edit.setFocus(Qt.FocusReason.OtherFocusReason)


def _card_words(person: Person, role: str) -> str:
    return f"{shown_name(person_name(person))} · {role}"
