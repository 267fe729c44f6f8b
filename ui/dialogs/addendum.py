"""Adding to what was signed: an addition, a correction, a late entry, or taking it back. The signed words stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.ids import RecordId
from ui.viewmodels.sentence import sentence_of
from ui.dialogs.sheet import Sheet
from ui.screens.word import tr
from ui.widgets import AutosaveTextEdit, ChipGroup, Field, LineEdit, PrimaryButton, Text

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.domain.vocabulary import Vocabulary
    from ui.viewmodels.signing import SigningViewModel


class AddendumSheet(Sheet):
    """One addendum to one signed record."""

    def __init__(self, vm: SigningViewModel, target: RecordId, vocabulary: Vocabulary, over: QWidget) -> None:
        super().__init__(tr("Add to what was signed"), over)
        self.vm, self._target = vm, target
        terms = vocabulary["amendment"]
        self.column.addWidget(
            Text(tr("The signed words stay as they are. What you add stands below them, with your name and the time."), "body", "muted", wrap=True)
        )
        self.kind = ChipGroup(tr("What it is"), [(term.code, term.label) for term in terms.terms], is_single=True)
        self.kind.picked.connect(lambda _codes: self._fit_button())
        self.column.addWidget(self.kind)
        self.reason = LineEdit(name=tr("Why"), placeholder=tr("Remembered later, heard from the hospital…"))
        self.column.addWidget(Field(tr("Why"), self.reason))
        self.text = AutosaveTextEdit(name=tr("What is added"), min_lines=5)
        self.column.addWidget(Field(tr("What is added"), self.text))
        self.column.addStretch(1)
        self.button = PrimaryButton(tr("Add"), size="stop")
        self.button.clicked.connect(self._add)
        self.foot.addStretch(1)
        self.foot.addWidget(self.button)
        self.reason.edited.connect(lambda _text: self._fit_button())
        self.text.edited.connect(lambda _text: self._fit_button())
        vm.amended.connect(lambda _changes: self.close_sheet())
        vm.not_signed.connect(self._refused)
        self._fit_button()

    def _fit_button(self) -> None:
        self.button.setEnabled(bool(self.kind.codes() and self.text.text().strip()))

    def _add(self) -> None:
        self.button.setEnabled(False)
        self.vm.amend(
            target=self._target, amendment=self.kind.codes()[0], reason=self.reason.text(), text=self.text.text()
        )

    def _refused(self, problem: Problem) -> None:
        self._fit_button()
        self.say(sentence_of(problem))
