"""The clinical note as a page: the fields of its format, and whatever was written under another one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from fieldnotes.domain.record import ClinicalNote
from ui.screens.encounter.editor import options_of
from ui.screens.encounter.form import FormPage, PartForm
from ui.screens.encounter.report_card import KINDS_BELOW, EntryCard
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.report import ReportViewModel
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.slot import empty_body, read_path
from ui.widgets import Button, ChipGroup, Text, thin_line

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import EncounterState
    from ui.viewmodels.slot import Slot

USUAL_FORMAT = "crisis"


class NotePage(FormPage):
    """Another format asks other questions and takes no word away."""

    def grow(self) -> Iterator[None]:
        formats = self.around.vocabulary["note_format"]
        self.format = ChipGroup(
            tr("Format of the note"), options_of(formats.terms), is_single=True, is_small=True, must_choose=True
        )
        self.format.picked.connect(self._choose)
        self.column.addWidget(self.format)
        self.other = Text("", "second", "muted", wrap=True)
        self.other.hide()
        self.column.addWidget(self.other)
        yield
        yield from super().grow()
        self.cards: list[EntryCard] = []
        self.reports = ReportViewModel(self.vm, self)
        self.reports.refused.connect(self._not_recorded)
        self.reports.nothing_written.connect(self._nothing_written)
        self.column.addWidget(thin_line())
        self.column.addWidget(Text(tr("Reports, warnings and consults"), "heading"))
        self._entries = QVBoxLayout()
        self._entries.setSpacing(LOOK.metrics.px(12))
        self.column.addLayout(self._entries)
        row = QHBoxLayout()
        self.add_report = Button(tr("Report or warning"), icon="add", size="small")
        self.add_consult = Button(tr("Consult"), icon="add", size="small")
        for kind, button in zip(KINDS_BELOW, (self.add_report, self.add_consult), strict=True):
            button.clicked.connect(lambda _on=False, k=kind: self._add(k))
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    @property
    def note_form(self) -> PartForm:
        """The note's own form."""
        return next(form for form in self.forms if form.part.kind == "clinical_note")

    def _choose(self, codes: list[str]) -> None:
        if codes:
            self.take_edit(self.note_form, "format", codes[0])

    def show_state(self, state: EncounterState) -> None:
        super().show_state(state)
        note = self.slot_for(self.note_form)
        self._show_format(note)
        self._show_entries()
        for button in (self.add_report, self.add_consult):
            button.setEnabled(note.may_edit)

    def show_edit(self, slot: Slot) -> None:
        super().show_edit(slot)
        if slot is self.slot_for(self.note_form):
            self._show_format(slot)
        for card in self.cards:
            if card.slot is slot:
                card.show_slot(slot)

    # --- reports, warnings, consults ----------------------------------------------------------------------------------

    def _show_entries(self) -> None:
        """Those that are kept, in their order, and the one that is being begun."""
        kept = [slot for kind in KINDS_BELOW for slot in self.vm.slots(kind)]
        begun = [card.slot for card in self.cards if not card.slot.record and self.vm.holds(card.slot)]
        wanted = [*kept, *(slot for slot in begun if slot not in kept)]
        for card in list(self.cards):
            if all(card.slot is not slot and card.slot.record != slot.record for slot in wanted):
                self._drop(card)
        for slot in wanted:
            found = next(
                (c for c in self.cards if c.slot is slot or (slot.record and c.slot.record == slot.record)), None
            )
            if found is None:
                self._card_of(slot)
            else:
                found.show_slot(slot)

    def _drop(self, card: EntryCard) -> None:
        self.cards.remove(card)
        self._entries.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _card_of(self, slot: Slot) -> EntryCard:
        card = EntryCard(slot, self.vm, self.around)
        card.record_wanted.connect(self.reports.record)
        self.cards.append(card)
        self._entries.addWidget(card)
        return card

    def _add(self, kind: str) -> None:
        card = self._card_of(self.vm.new_slot(kind))
        card.form.editors[0].focus_first()
        self.area.ensureWidgetVisible(card)

    def _card(self, slot: Slot) -> EntryCard | None:
        return next((card for card in self.cards if card.slot is slot), None)

    def _nothing_written(self, slot: Slot) -> None:
        card = self._card(slot)
        if card is not None:
            card.say(tr("Write what was reported, to whom and when. Then record it."))

    def _not_recorded(self, slot: Slot, problem: Problem) -> None:
        card = self._card(slot)
        if card is None:
            return
        card.say(sentence_of(problem))
        editor = card.form.editor(str(problem.facts.get("field", "")))
        if editor is not None:
            editor.focus_first()

    def _show_format(self, slot: Slot) -> None:
        formats = self.around.vocabulary["note_format"]
        body = cast(ClinicalNote, slot.body)
        chosen = next(
            (code for code in (body.format, self.vm.note_format, USUAL_FORMAT) if code in formats), USUAL_FORMAT
        )
        if self.format.codes() != [chosen]:
            self.format.set_codes([chosen])
        self.format.setEnabled(slot.may_edit)
        asked, blank = formats[chosen].tags, empty_body("clinical_note")
        kept = []
        for editor in self.note_form.editors:
            path = editor.spec.path
            is_written = read_path(body, path) != read_path(blank, path)
            editor.setVisible(path in asked or is_written)
            if is_written and path not in asked:
                kept.append(editor.spec.label.split(":")[0])
        self.other.setText(tr("Written under another format, and kept: {fields}.", fields=", ".join(kept)))
        self.other.setVisible(bool(kept))
