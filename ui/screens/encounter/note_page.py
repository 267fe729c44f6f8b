"""The clinical note as a page: the fields of its format, and whatever was written under another one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from fieldnotes.domain.record import ClinicalNote
from ui.screens.encounter.editor import options_of
from ui.screens.encounter.form import FormPage, PartForm
from ui.screens.word import tr
from ui.viewmodels.slot import empty_body, read_path
from ui.widgets import ChipGroup, Text

if TYPE_CHECKING:
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

    @property
    def note_form(self) -> PartForm:
        """The note's own form."""
        return next(form for form in self.forms if form.part.kind == "clinical_note")

    def _choose(self, codes: list[str]) -> None:
        if codes:
            self.take_edit(self.note_form, "format", codes[0])

    def show_state(self, state: EncounterState) -> None:
        super().show_state(state)
        self._show_format(self.slot_for(self.note_form))

    def show_edit(self, slot: Slot) -> None:
        super().show_edit(slot)
        if slot is self.slot_for(self.note_form):
            self._show_format(slot)

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
