"""A short text that is mostly one of a vocabulary's words: chips with digits, and a line for everything else."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from fieldnotes.domain.record import Body
from ui.screens.encounter.editor import Editor, Surroundings, show_from_start
from ui.screens.encounter.field import Said
from ui.screens.word import tr
from ui.viewmodels.slot import read_path
from ui.widgets import ChipGroup, LineEdit, Text

AS_BEFORE, ELSE = "as_before", "else"


class SaidEditor(Editor):
    """The value is the text itself: what a chip says, what was said before, or what somebody types."""

    def __init__(self, spec: Said, around: Surroundings) -> None:
        super().__init__(spec, around)
        self._before = spec.before
        self._was = ""  # the earlier text that may still hold
        self._terms = [
            (term.code, term.short or term.label)
            for term in around.vocabulary[spec.vocabulary].terms
            if term.code != "other"
        ][: spec.first or None]
        self.box.addWidget(Text(spec.label, "label", "muted", wrap=True))
        self.group = ChipGroup(spec.label, is_single=True, is_small=True)
        self.group.picked.connect(self._picked)
        self.edit = LineEdit(name=spec.label, placeholder=spec.hint)
        self.edit.edited.connect(self.tell)
        self.edit.left.connect(self.left)
        self.edit.hide()
        self.box.addWidget(self.group)
        self.box.addWidget(self.edit)
        self._offer()

    def _offer(self) -> None:
        before = [(AS_BEFORE, tr("As received: {what}", what=self._was))] if self._was else []
        self.group.set_options([*before, (ELSE, tr("Something else…")), *self._terms])

    def _picked(self, codes: list[str]) -> None:
        code = codes[0] if codes else ""
        self.edit.setVisible(code == ELSE)
        if code == ELSE:
            self.edit.set_text("")
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.tell(self._was if code == AS_BEFORE else dict(self._terms).get(code, ""))

    def focus_first(self) -> None:
        chips = self.group.chips()
        if chips:
            chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_body(self, body: Body) -> None:
        was = str(read_path(body, self._before)).strip() if self._before else ""
        if was != self._was and not self.group.holds_focus():
            self._was = was
            self._offer()
        super().show_body(body)

    def show_value(self, value: Any) -> None:
        text = str(value).strip()
        if self.edit.hasFocus():
            return  # what is being typed stays as typed
        code = next((code for code, words in self._terms if words == text), "")
        code = AS_BEFORE if text and text == self._was else code
        if text and not code:
            code = ELSE
            show_from_start(self.edit, text)
        self.edit.setVisible(code == ELSE)
        if self.group.codes() != ([code] if code else []):
            self.group.set_codes([code])

    def set_read_only(self, is_read_only: bool) -> None:
        self.group.setEnabled(not is_read_only)
        self.edit.setReadOnly(is_read_only)
