"""What left about a person, to whom and why; and the accounting of it on paper, which the person may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldnotes.services import accounting
from ui.dialogs.sheet import Sheet
from ui.screens.back_seat import shown_name
from ui.screens.word import tr, tr_n
from ui.theme import LOOK
from ui.viewmodels.moment import say_day
from ui.viewmodels.sentence import sentence_of
from ui.widgets import Card, Pill, PrimaryButton, Text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.printing import PrintedRecord
    from fieldnotes.services.row import AccountingState, DisclosureRow
    from ui.viewmodels.person import PersonViewModel


class DisclosuresSheet(Sheet):
    """Newest first. Printing asks for the printer, and only then is it noted that the person got it."""

    def __init__(self, vm: PersonViewModel, over: QWidget) -> None:
        super().__init__(tr("What was disclosed, to whom"), over, width_px=820)
        self.vm = vm
        self._printer: QPrinter | None = None
        self.told = Text("", "body", "muted", wrap=True)
        self.column.addWidget(self.told)
        self.column.addStretch(1)
        self.button = PrimaryButton(tr("Print the accounting"), icon="print", size="stop")
        self.button.setToolTip(tr("For the person: what has to be accounted for, of the six years before today."))
        self.button.setEnabled(False)
        self.foot.addStretch(1)
        self.foot.addWidget(self.button)
        self.button.clicked.connect(self._ask_printer)
        vm.jobs.ask(
            accounting.read_accounting,
            vm.desk,
            person=vm.person,
            by=vm.pen,
            owner=self,
            then=self.show_state,
            refused=self._refused,
        )

    def first_focus(self) -> QWidget | None:
        return self.button if self.button.isEnabled() else self.back

    def show_state(self, state: AccountingState) -> None:
        """The list as it was read."""
        self.title.setText(tr("What was disclosed about {name}", name=shown_name(state.name)))
        listed = sum(row.is_listed for row in state.rows)
        self.told.setText(
            tr_n(
                "%n of them belongs in the accounting that the person may ask for (45 CFR 164.528).",
                "%n of them belong in the accounting that the person may ask for (45 CFR 164.528).",
                listed,
            )
            if state.rows
            else tr("Nothing about them has left yet.")
        )
        today = self.vm.desk.clock.now().to_event_time().day
        for place, row in enumerate(state.rows, start=1):
            self.column.insertWidget(place, _card(row, today))
        self.button.setEnabled(True)
        self.button.setFocus()

    def _ask_printer(self) -> None:
        from ui.screens.paper import ask_printer

        ask_printer(self, then=self.make)

    def make(self, printer: QPrinter) -> None:
        """Somebody chose a printer: note it down, then print."""
        self._printer = printer
        self.button.setEnabled(False)
        self.vm.jobs.ask(
            accounting.print_accounting,
            self.vm.desk,
            person=self.vm.person,
            by=self.vm.pen,
            owner=self,
            then=self._print,
            refused=self._refused,
        )

    def _print(self, printed: PrintedRecord) -> None:
        from ui.screens.paper import print_pdf

        self.vm.changed.emit(printed.changes)
        if self._printer is not None:
            print_pdf(printed.pdf, self._printer, jobs=self.vm.jobs, owner=self._window)
        self.close_panel()

    def _refused(self, problem: Problem) -> None:
        self.button.setEnabled(True)
        self.say(sentence_of(problem))


def _card(row: DisclosureRow, today: str) -> Card:
    card = Card(padding=14)
    card.title.hide()
    head = QHBoxLayout()
    head.setSpacing(LOOK.metrics.px(10))
    when = Text(say_day(row.day, today=today), "strong", weight=650)
    head.addWidget(when)
    head.addWidget(Text(row.recipient or tr("not named"), "strong", wrap=True), 1)
    card.body.addLayout(head)
    if not row.did_leave:
        head.addWidget(Pill(tr("Did not leave"), "plain"))
    elif row.is_listed:
        head.addWidget(Pill(tr("In the accounting"), "accent"))
    card.body.addWidget(Text(row.what, "body", wrap=True))
    card.body.addWidget(Text(row.why, "second", "muted", wrap=True))
    card.setAccessibleName(f"{when.text()}, {row.recipient}: {row.what}")
    return card
