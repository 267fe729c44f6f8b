"""Printing on the agency's official form: what will stand on it, what remains to be written by hand, then outbox or a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.word import tr, tr_n
from ui.viewmodels.hold import OfficialViewModel
from ui.viewmodels.sentence import sentence_of
from ui.widgets import Bar, Button, Card, FlowLayout, QuietButton, Text, clear_layout
from ui.widgets.over import open_dialog

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import HoldFormRow, OfficialSheet
    from ui.viewmodels.encounter import EncounterViewModel


class OfficialCard(QWidget):
    """One button per form of the agency; nothing leaves before somebody has seen what will stand on it."""

    def __init__(self, vm: EncounterViewModel) -> None:
        super().__init__()
        self.official = OfficialViewModel(vm, self)
        self._asked_for: str | None = None
        self._form = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(tr("Official form"), padding=18)
        column.addWidget(card)
        self.none = Text(
            tr("Your agency has not handed in its official form yet. An administrator can."),
            "second",
            "muted",
            wrap=True,
        )
        card.body.addWidget(self.none)
        place = QWidget()
        self._forms = FlowLayout(place)
        card.body.addWidget(place)
        self.told = Text("", "body", wrap=True)
        self.by_hand = Text("", "second", "warn", wrap=True)
        card.body.addWidget(self.told)
        card.body.addWidget(self.by_hand)
        self._row = QWidget()
        row = FlowLayout(self._row)
        self.outbox = Button(tr("Leave it in the outbox"), icon="outbox")
        self.save = QuietButton(tr("Save it as…"))
        row.addWidget(self.outbox)
        row.addWidget(self.save)
        card.body.addWidget(self._row)
        self.bar = Bar("")
        card.body.addWidget(self.bar)
        self.buttons: dict[str, Button] = {}
        self._clear()
        self.outbox.clicked.connect(lambda _on=False: self.official.send(self._form))
        self.save.clicked.connect(lambda _on=False: self._ask_path())
        self.official.listed.connect(self._show_forms)
        self.official.previewed.connect(self._show_sheet)
        self.official.sent.connect(self._show_sent)
        self.official.refused.connect(self._say)

    def _clear(self) -> None:
        self._form = ""
        for widget in (self.told, self.by_hand, self._row, self.bar):
            widget.hide()

    def show_hold(self, hold_type: str | None) -> None:
        """The forms for a kind of hold; nothing at all without a hold."""
        self.setVisible(hold_type is not None)
        if hold_type is not None and hold_type != self._asked_for:
            self._asked_for = hold_type
            self._clear()
            self.official.read(hold_type)

    def _show_forms(self, rows: list[HoldFormRow]) -> None:
        clear_layout(self._forms)
        self.buttons = {}
        for row in rows:
            button = Button(tr("Print on: {name}", name=row.name), icon="print")
            button.clicked.connect(lambda _on=False, form=row.record: self._ask(form))
            self.buttons[row.record] = button
            self._forms.addWidget(button)
        self.none.setVisible(not rows)

    def _ask(self, form: str) -> None:
        self._clear()
        self._form = form
        self.official.preview(form)

    def _show_sheet(self, sheet: OfficialSheet) -> None:
        if sheet.form != self._form:
            return
        told = tr_n("%n field is filled from this record.", "%n fields are filled from this record.", len(sheet.filled))
        if sheet.continued:
            told += " " + tr(
                "Too long for the field, whole on a continuation page: {names}.", names=_names(sheet.continued)
            )
        self.told.setText(told)
        self.by_hand.setText(tr("To write by hand: {names}.", names=_names(sheet.by_hand)))
        self.told.show()
        self.by_hand.setVisible(bool(sheet.by_hand))
        self._row.show()
        self.bar.hide()

    def _show_sent(self, sheet: OfficialSheet) -> None:
        self._row.hide()
        self.bar.set_sentence(tr("It is there: {name}. Sign it with ink.", name=Path(sheet.path).name), "ok")
        self.bar.show()

    def _say(self, problem: Problem) -> None:
        self.bar.set_sentence(sentence_of(problem), "warn")
        self.bar.show()

    def _ask_path(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        form = self._form
        dialog = QFileDialog(self, tr("Save the official form"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda chosen: self.official.send(form, Path(chosen)))
        open_dialog(dialog)


def _names(fields: tuple[str, ...]) -> str:
    return ", ".join(name.rpartition(".")[2] or name for name in fields)
