"""Adding to what was signed: an addition, a correction, a late entry, or taking it back. The signed words stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.record import Addendum
from ui.dialogs.sheet import Sheet
from ui.screens.word import tr
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.term import spoken
from ui.widgets import AutosaveTextEdit, ChipGroup, Field, LineEdit, PrimaryButton, Text

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.signing import SigningViewModel


class AddendumSheet(Sheet):
    """One addendum to one signed record. Its words are a draft like any other until they are added: Esc loses nothing."""

    def __init__(self, vm: EncounterViewModel, signing: SigningViewModel, target: RecordId, over: QWidget) -> None:
        super().__init__(tr("Add to what was signed"), over)
        self.vm, self.signing, self._target = vm, signing, target
        self._slot = vm.addendum_slot(target)
        body = cast(Addendum, self._slot.body)
        terms = spoken(vm.desk.vocabulary)["amendment"]
        self.column.addWidget(
            Text(
                tr("The signed words stay as they are. What you add stands below them, with your name and the time."),
                "body",
                "muted",
                wrap=True,
            )
        )
        self.kind = ChipGroup(tr("What it is"), [(term.code, term.label) for term in terms.terms], is_single=True)
        self.kind.set_codes([body.amendment])
        self.column.addWidget(self.kind)
        self.reason = LineEdit(
            body.reason, name=tr("Why"), placeholder=tr("Remembered later, heard from the hospital…")
        )
        self.column.addWidget(Field(tr("Why"), self.reason))
        self.text = AutosaveTextEdit(body.text, name=tr("What is added"), min_lines=5)
        self.column.addWidget(Field(tr("What is added"), self.text))
        self.column.addStretch(1)
        self.button = PrimaryButton(tr("Add"), size="stop")
        self.foot.addStretch(1)
        self.foot.addWidget(self.button)
        self.kind.picked.connect(lambda codes: self._edit("amendment", codes[0] if codes else ""))
        self.reason.edited.connect(lambda text: self._edit("reason", text))
        self.text.edited.connect(lambda text: self._edit("text", text))
        for edit in (self.reason, self.text):
            edit.left.connect(vm.save_now)
        self.button.clicked.connect(self._add)
        signing.amended.connect(self._added)
        signing.not_signed.connect(self._refused)
        self._fit_button()

    def first_focus(self) -> QWidget | None:
        return self.text

    def _edit(self, path: str, value: str) -> None:
        self.vm.edit(self._slot, path, value)
        self._fit_button()

    def _fit_button(self) -> None:
        self.button.setEnabled(bool(self.kind.codes() and self.reason.text().strip() and self.text.text().strip()))

    def _add(self) -> None:
        self.button.setEnabled(False)
        self.signing.amend(target=self._target, body=cast(Addendum, self._slot.body), passphrase="")

    def _added(self) -> None:
        self.vm.discard(self._slot)
        self.close_panel()

    def _refused(self, problem: Problem) -> None:
        self._fit_button()
        self.say(sentence_of(problem))
