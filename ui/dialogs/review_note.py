"""A supervisor asks an author for a change; the author answers. Both stay on the author's own side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldnotes.services import review_note
from ui.dialogs.sheet import Sheet
from ui.screens.encounter.after import say_when
from ui.screens.word import tr
from ui.viewmodels.sentence import sentence_of
from ui.widgets import AutosaveTextEdit, ChipGroup, Field, PrimaryButton, Text

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import Changes, NoteRow, UserRow
    from ui.viewmodels.encounter import EncounterViewModel


class _NoteSheet(Sheet):
    """Words to a colleague and one button."""

    def __init__(self, title: str, vm: EncounterViewModel, over: QWidget, *, name: str, word: str) -> None:
        super().__init__(title, over, width_px=680, height_px=430)
        self.vm = vm
        self.text = AutosaveTextEdit(name=name, min_lines=3)
        self._box = Field(name, self.text)
        self.button = PrimaryButton(word, size="stop")
        self.button.setEnabled(False)
        self.foot.addStretch(1)
        self.foot.addWidget(self.button)
        self.text.edited.connect(lambda _text: self._fit_button())
        self.button.clicked.connect(self._send)

    def first_focus(self) -> QWidget | None:
        return self.text

    def _fit_button(self) -> None:
        self.button.setEnabled(bool(self.text.text().strip()))

    def _send(self) -> None:
        raise NotImplementedError

    def _sent(self, changes: Changes) -> None:
        self.vm.take_changes(changes)
        self.close_panel()

    def _refused(self, problem: Problem) -> None:
        self._fit_button()
        self.say(sentence_of(problem))


class AskSheet(_NoteSheet):
    """Of whom, and what."""

    def __init__(self, vm: EncounterViewModel, authors: tuple[UserRow, ...], over: QWidget) -> None:
        super().__init__(tr("Ask for a change"), vm, over, name=tr("What should be looked at again"), word=tr("Ask"))
        self.column.addWidget(
            Text(tr("Nothing signed changes. The author adds to it, or answers you."), "body", "muted", wrap=True)
        )
        self.to = ChipGroup(
            tr("Whom you ask"), [(row.user, row.formal_name) for row in authors], is_single=True, must_choose=True
        )
        self.to.set_codes([authors[0].user])
        self.column.addWidget(self.to)
        self.column.addWidget(self._box)
        self.column.addStretch(1)

    def _send(self) -> None:
        self.button.setEnabled(False)
        self.vm.jobs.ask(
            review_note.ask_change,
            self.vm.desk,
            by=self.vm.pen,
            encounter=self.vm.encounter,
            to=self.to.codes()[0],
            text=self.text.text(),
            owner=self,
            then=self._sent,
            refused=self._refused,
        )


class AnswerSheet(_NoteSheet):
    """What was asked, and the answer."""

    def __init__(self, vm: EncounterViewModel, note: NoteRow, over: QWidget) -> None:
        super().__init__(tr("Answer"), vm, over, name=tr("Your answer"), word=tr("Answer"))
        self.note = note
        when = tr("{name}, {when}", name=note.by_name, when=say_when(note.at))
        self.column.addWidget(Text(when, "second", "muted", wrap=True))
        self.column.addWidget(Text(note.text, "body", wrap=True))
        self.column.addWidget(
            Text(
                tr("What has to be in the record goes in with “Add to it”; here you say what you did."),
                "second",
                "muted",
                wrap=True,
            )
        )
        self.column.addWidget(self._box)
        self.column.addStretch(1)

    def _send(self) -> None:
        self.button.setEnabled(False)
        self.vm.jobs.ask(
            review_note.answer_note,
            self.vm.desk,
            by=self.vm.pen,
            note=self.note.id,
            text=self.text.text(),
            owner=self,
            then=self._sent,
            refused=self._refused,
        )
