"""What left about a person, to whom and why; and the accounting of it on paper, which the person may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.problem import InputProblem
from fieldnotes.services import accounting
from ui.dialogs.sheet import Sheet
from ui.screens.back_seat import shown_name
from ui.screens.word import tr, tr_n
from ui.theme import LOOK
from ui.viewmodels.moment import read_day, say_day
from ui.viewmodels.sentence import sentence_of
from ui.widgets import Button, Card, ChipGroup, Field, LineEdit, Pill, PrimaryButton, QuietButton, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.printing import PrintedRecord
    from fieldnotes.services.row import AccountingState, Changes, DisclosureRow
    from ui.viewmodels.person import PersonViewModel


WRITTEN, ORAL = "written", "oral"


class DisclosuresSheet(Sheet):
    """Newest first. Printing asks for the printer, and only then is it noted that the person got it."""

    def __init__(self, vm: PersonViewModel, over: QWidget) -> None:
        super().__init__(tr("What was disclosed, to whom"), over, width_px=820)
        self.vm = vm
        self._over = over
        self._printer: QPrinter | None = None
        self.told = Text("", "body", "muted", wrap=True)
        self.column.addWidget(self.told)
        self.held = Text("", "second", "warn", wrap=True)
        self.column.addWidget(self.held)
        self._cards: list[QWidget] = []
        self.column.addWidget(self._make_form())
        self.column.addStretch(1)
        self.hold_back = Button(tr("An agency asks to hold back…"), kind="quiet", wrap=True)
        self.hold_back.setCheckable(True)
        self.hold_back.toggled.connect(self._show_form)
        self.foot.addWidget(self.hold_back)
        self.button = PrimaryButton(tr("Print the accounting"), icon="print", size="stop")
        self.button.setToolTip(tr("For the person: what has to be accounted for, of the six years before today."))
        self.button.setEnabled(False)
        self.foot.addStretch(1)
        self.foot.addWidget(self.button)
        self.button.clicked.connect(self._ask_printer)
        self._read()

    def _read(self) -> None:
        self.vm.jobs.ask(
            accounting.read_accounting,
            self.vm.desk,
            person=self.vm.person,
            by=self.vm.pen,
            owner=self,
            then=self.show_state,
            refused=self._refused,
        )

    def _make_form(self) -> QWidget:
        """What the law wants kept of such a request: which agency, who said it, what they said, until when."""
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.between(10))
        self.whose = ChipGroup(tr("What which agency was told"), is_single=True, is_small=True)
        self.official = LineEdit(name=tr("Who asks: name and office"))
        self.statement = LineEdit(name=tr("What they say the accounting would hinder"))
        self.how = ChipGroup(
            tr("How they asked"),
            [(WRITTEN, tr("In writing")), (ORAL, tr("By word of mouth: 30 days at most"))],
            is_single=True,
            is_small=True,
            must_choose=True,
        )
        self.how.set_codes([WRITTEN])
        self.until = LineEdit(name=tr("Until when"), placeholder="2027-01-31")
        self.keep = Button(tr("Hold it back"), size="small")
        column.addWidget(Text(tr("What which agency was told"), "label", "muted"))
        column.addWidget(self.whose)
        for edit in (self.official, self.statement):
            column.addWidget(Field(edit.accessibleName(), edit))
        column.addWidget(self.how)
        self._until_box = Field(tr("Until when"), self.until)
        column.addWidget(self._until_box)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.keep.clicked.connect(self._keep)
        self.form.hide()
        return self.form

    def _show_form(self, is_on: bool) -> None:
        self.form.setVisible(is_on)
        for card in self._cards:
            card.setVisible(not is_on)
        if is_on:
            chips = self.whose.chips()
            (chips[0] if chips else self.official).setFocus()

    def _keep(self) -> None:
        try:
            until = read_day(self.until.text())
        except InputProblem:
            self._until_box.set_problem(tr("Write the day as 1992-03-08 or 3/8/1992."))
            return
        self.keep.setEnabled(False)
        self.vm.jobs.ask(
            accounting.suspend_accounting,
            self.vm.desk,
            person=self.vm.person,
            by=self.vm.pen,
            recipient=next(iter(self.whose.codes()), ""),
            official=self.official.text(),
            statement=self.statement.text(),
            is_oral=self.how.codes() == [ORAL],
            until=until,
            owner=self,
            then=self._kept,
            refused=self._refused,
        )

    def _kept(self, changes: Changes) -> None:
        self.vm.changed.emit(changes)
        self.bar.hide()
        for edit in (self.official, self.statement, self.until):
            edit.set_text("")
        self.hold_back.setChecked(False)
        self._read()

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
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [_card(row, today, self._open_incident) for row in state.rows]
        for place, card in enumerate(self._cards, start=2):
            self.column.insertWidget(place, card)
        self.held.setText(
            "\n".join(
                tr(
                    "{agency}: held back until {day}, as {who} asked.",
                    agency=one.recipient,
                    day=say_day(one.until),
                    who=one.official,
                )
                for one in state.suspensions
            )
        )
        self.held.setVisible(bool(state.suspensions))
        agencies = dict.fromkeys(row.recipient for row in state.rows if row.is_listed and row.recipient)
        self.whose.set_options([(one, one) for one in agencies])
        self.hold_back.setVisible(bool(agencies))
        self.button.setEnabled(True)
        self.keep.setEnabled(True)
        self.button.setFocus()

    def _open_incident(self, disclosure: str) -> None:
        """One sheet at a time; behind it the list comes back, read anew."""
        from ui.dialogs.incident import IncidentSheet
        from ui.viewmodels.incident import IncidentViewModel

        vm, over = self.vm, self._over
        model = IncidentViewModel(vm.desk, vm.jobs, vm.pen, RecordId(disclosure))
        model.changed.connect(vm.changed)
        self.close_panel()
        sheet = IncidentSheet(model, over)
        model.setParent(sheet)
        sheet.closed.connect(lambda: DisclosuresSheet(vm, over).open_panel())
        sheet.open_panel()

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
        self.keep.setEnabled(True)
        self.say(sentence_of(problem))


def _card(row: DisclosureRow, today: str, open_incident: Callable[[str], None]) -> Card:
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
    elif row.is_incident_open:
        head.addWidget(Pill(tr("Wrong place, not decided"), "danger"))
    elif row.look:
        pill = Pill(tr("Needs a look"), "warn")
        pill.setToolTip(
            tr("What it claims to rest on does not hold here. It is in the accounting until that is settled.")
        )
        head.addWidget(pill)
    elif row.is_listed:
        head.addWidget(Pill(tr("In the accounting"), "accent"))
    card.body.addWidget(Text(row.what, "body", wrap=True))
    card.body.addWidget(Text(row.why, "second", "muted", wrap=True))
    card.setAccessibleName(f"{when.text()}, {row.recipient}: {row.what}")
    if row.did_leave:
        words = tr("What is known of it…") if row.incident else tr("This went to the wrong place…")
        astray = QuietButton(words, size="small")
        astray.setAccessibleName(f"{words} {card.accessibleName()}")
        astray.clicked.connect(lambda: open_incident(row.record))
        card.body.addWidget(astray, 0, Qt.AlignmentFlag.AlignLeft)
    return card
