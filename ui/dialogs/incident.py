"""Something went to the wrong place: what is known of it, who must hear of it by when, and what the privacy officer decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldnotes.domain.problem import InputProblem
from fieldnotes.domain.record import DisclosureIncident
from ui.dialogs.sheet import Sheet
from ui.screens.back_seat import shown_name
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.moment import read_day_time, say_day, say_day_time
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.term import spoken
from ui.widgets import (
    AutosaveTextEdit,
    Button,
    ChipGroup,
    CompartmentMark,
    Field,
    LineEdit,
    PlainButton,
    PrimaryButton,
    QuietButton,
    Text,
)
from ui.widgets.voice import mark_written_into

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.printing import PrintedRecord
    from fieldnotes.services.row import ClockRow, IncidentState
    from ui.viewmodels.incident import IncidentViewModel

_BACK = {"returned", "destroyed"}
CJI = "cji"


class IncidentSheet(Sheet):
    """Everything may stay empty but when it was noticed: in a car one keeps what one knows, the rest later."""

    def __init__(self, model: IncidentViewModel, over: QWidget) -> None:
        super().__init__(tr("Sent to the wrong place"), over, width_px=760, height_px=700)
        self.model = model
        self._over = over
        self._printer: QPrinter | None = None
        self._is_typed = self._is_warned = self._was_kept = False
        self._boxes: dict[str, QWidget] = {}
        self._words = spoken(model.desk.vocabulary)
        self._build_head()
        self._build_clocks()
        self._build_form()
        self._build_decision()
        self.column.addStretch(1)
        self._build_foot()
        self._connect()
        model.read()

    def _build_head(self) -> None:
        self.of = Text("", "strong", wrap=True, weight=650)
        self.column.addWidget(self.of)
        self.mark = CompartmentMark("clinical", "full")
        self.column.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        self.decided = Text("", "body", "accent", wrap=True)
        self.column.addWidget(self.decided)
        self.decided.hide()
        self.reopen = QuietButton(tr("Open it again"), size="small")
        self.column.addWidget(self.reopen, 0, Qt.AlignmentFlag.AlignLeft)
        self.reopen.hide()

    def _build_form(self) -> None:
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.between(10))
        self.column.addWidget(self.form)
        self.went_to = LineEdit(name=tr("Who got it"), placeholder=tr("Name and number, as far as you know"))
        column.addWidget(Field(tr("Who got it"), self.went_to))
        self.receiver = self._chips(column, tr("Who they are"), "incident_receiver")
        self.opened = self._chips(column, tr("Opened or read"), "incident_opened")
        self.key = self._chips(column, tr("Did they get the passphrase?"), "incident_key")
        self.steps = self._chips(column, tr("What was done"), "incident_step", is_single=False)
        self.confirmed_by = LineEdit(name=tr("Who there said so"))
        self._confirmed_box = Field(tr("Who there said so"), self.confirmed_by)
        column.addWidget(self._confirmed_box)
        self.noticed = LineEdit(name=tr("When it was noticed"), placeholder=tr("21:12, or Nov 23 21:12"))
        self._noticed_box = Field(tr("When it was noticed"), self.noticed, hint=tr("The clocks run from here."))
        self.noticed_by = LineEdit(name=tr("Who noticed it"))
        column.addWidget(self._noticed_box)
        column.addWidget(Field(tr("Who noticed it"), self.noticed_by))
        self.people = LineEdit(name=tr("How many people’s records it was"))
        self._people_box = Field(tr("How many people’s records it was"), self.people)
        column.addWidget(self._people_box)
        self.cji = ChipGroup(
            tr("Query returns"), [(CJI, tr("Query returns of the police were in it (CJI)"))], is_small=True
        )
        column.addWidget(self.cji)
        self.text = AutosaveTextEdit(name=tr("What happened"), min_lines=2)
        column.addWidget(Field(tr("What happened"), self.text))

    def _chips(self, column: QVBoxLayout, name: str, vocabulary: str, *, is_single: bool = True) -> ChipGroup:
        box = QWidget()
        inner = QVBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(LOOK.metrics.px(6))
        inner.addWidget(Text(name, "label", "muted"))
        options = [(term.code, term.short or term.label) for term in self._words[vocabulary].terms]
        group = ChipGroup(name, options, is_single=is_single, is_small=True)
        inner.addWidget(group)
        column.addWidget(box)
        self._boxes[vocabulary] = box
        return group

    def _build_clocks(self) -> None:
        self.told_box = QWidget()
        column = QVBoxLayout(self.told_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.px(6))
        column.addWidget(Text(tr("Who must hear of it. A tap says: told today."), "label", "muted", wrap=True))
        self.told = ChipGroup(tr("Who was told"), is_small=True)
        column.addWidget(self.told)
        self.column.addWidget(self.told_box)
        self.told_box.hide()

    def _build_decision(self) -> None:
        self.decision_form = QWidget()
        column = QVBoxLayout(self.decision_form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.between(10))
        self.column.addWidget(self.decision_form)
        column.addWidget(
            Text(
                tr("The privacy officer decides. Until another thing is found, it counts as a breach."),
                "body",
                wrap=True,
            )
        )
        self.decision = self._chips(column, tr("What was found"), "incident_decision")
        self.decided_by = LineEdit(name=tr("Who decided it"))
        self.decided_why = LineEdit(name=tr("Why"))
        column.addWidget(Field(tr("Who decided it"), self.decided_by))
        column.addWidget(Field(tr("Why"), self.decided_why))
        self.keep_decision = Button(tr("Keep the decision"), size="small")
        column.addWidget(self.keep_decision, 0, Qt.AlignmentFlag.AlignLeft)
        self.decision_form.hide()

    def _build_foot(self) -> None:
        self.decide = Button(tr("It was decided…"), kind="quiet", wrap=True)
        self.decide.setCheckable(True)
        self.foot.addWidget(self.decide)
        self.decide.hide()
        self.foot.addStretch(1)
        self.print = PlainButton(tr("Print the draft"), icon="print")
        self.foot.addWidget(self.print)
        self.print.setToolTip(tr("For the privacy officer. It stays in the house."))
        self.print.hide()
        self.button = PrimaryButton(tr("Keep it"), icon="check", size="stop")
        self.button.setEnabled(False)
        self.foot.addWidget(self.button)

    def _connect(self) -> None:
        for edit in (self.noticed, self.noticed_by, self.went_to, self.confirmed_by, self.people, self.text):
            edit.edited.connect(self._note_typed)
        for group in (self.receiver, self.opened, self.key, self.steps, self.cji, self.told):
            group.picked.connect(self._note_typed)
        for words in (self.decided_by, self.decided_why):
            words.edited.connect(self._note_deciding)
        self.decision.picked.connect(self._note_deciding)
        self.steps.picked.connect(lambda _codes: self._fit_confirmed())
        self.decide.toggled.connect(self._show_decision)
        self.decided_why.returnPressed.connect(self._decide)
        self.keep_decision.clicked.connect(self._decide)
        self.reopen.clicked.connect(self.model.reopen)
        self.print.clicked.connect(self._ask_printer)
        self.button.clicked.connect(self._keep)
        self.model.shown.connect(self.show_state)
        self.model.kept.connect(self._note_kept)
        self.model.refused.connect(self._refused)
        self.model.printed.connect(self._print)

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_state(self, state: IncidentState) -> None:
        """What is known, and what may be done with it."""
        body, now = state.body, self.model.desk.clock.now()
        today = now.to_event_time().day
        mark_written_into(self, state.compartment)
        self.mark.set_compartment(state.compartment)
        left = say_day_time(state.left.to_event_time(), today=today)
        told = (
            shown_name(state.who),
            state.what,
            tr("for {whom}", whom=state.meant_for) if state.meant_for else "",
            left,
        )
        self.of.setText("" if LOOK.is_private else " · ".join(filter(None, told)))
        self.noticed.set_text(say_day_time(body.noticed if body.noticed.local else now.to_event_time(), today=today))
        for edit, words in (
            (self.noticed_by, body.noticed_by),
            (self.went_to, body.went_to),
            (self.confirmed_by, body.confirmed_by),
            (self.people, str(body.people)),
            (self.decided_by, body.decided_by),
            (self.decided_why, body.decided_why),
        ):
            edit.set_text(words)
        self.text.set_text(body.text)
        for group, codes in (
            (self.receiver, [body.receiver]),
            (self.opened, [body.opened]),
            (self.key, [body.key]),
            (self.steps, body.steps),
            (self.cji, [CJI] if body.holds_cji else []),
            (self.decision, [body.decision]),
        ):
            group.set_codes(codes)
        self._boxes["incident_key"].setVisible(state.is_protected)
        self.told.set_options([(row.code, self._say_clock(row, today)) for row in state.clocks])
        self.told.set_codes([row.code for row in state.clocks if row.told])
        self.told_box.setVisible(bool(state.clocks))
        self._show_decided(state)
        self._fit_confirmed()
        self._is_typed = self._is_warned = False
        is_kept, is_open = bool(state.record), not body.is_closed
        self.form.setEnabled(is_open)
        self.told.setEnabled(is_open)
        self.decide.setVisible(is_kept and is_open)
        self.decide.setChecked(False)
        self.decide.setEnabled(True)
        self.print.setEnabled(True)
        self.reopen.setVisible(is_kept and bool(body.decision))
        self.print.setVisible(is_kept)
        self.button.setVisible(is_open)
        self.button.setEnabled(is_open)
        if self._was_kept:
            self._was_kept = False
            self.area.verticalScrollBar().setValue(0)  # who must hear of it stands on top
            self.print.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible():
            self._start()

    def _start(self) -> None:
        """Who must hear next; of a new one, who got it."""
        waiting = [chip for chip in self.told.chips() if chip.isEnabled() and not chip.isChecked()]
        target = waiting[0] if waiting else self.went_to
        if target.isVisibleTo(self) and target.isEnabled():
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(target, 0, LOOK.metrics.px(48))

    def _show_decided(self, state: IncidentState) -> None:
        body = state.body
        found = self._words["incident_decision"].label(body.decision) if body.decision else ""
        told = tr("{found}. {who}: {why}", found=found, who=body.decided_by, why=body.decided_why) if found else ""
        waits = tr("It stays open until everybody below was told.") if found and not body.is_closed else ""
        self.decided.setText("" if LOOK.is_private else "\n".join(filter(None, (told, waits))))
        self.decided.setVisible(bool(self.decided.text()))

    def _say_clock(self, row: ClockRow, today: str) -> str:
        term = self._words["incident_clock"]
        who = row.to or term.short(row.code)
        if row.told:
            return tr("{who}: told {day}", who=who, day=say_day(row.told, today=today))
        due = say_day_time(row.due, today=today)
        return (
            tr("{who}: overdue since {when}", who=who, when=due)
            if row.is_overdue
            else tr("{who}: by {when}", who=who, when=due)
        )

    def _fit_confirmed(self) -> None:
        self._confirmed_box.setVisible(bool(_BACK & set(self.steps.codes())))

    def _show_decision(self, is_on: bool) -> None:
        self.decision_form.setVisible(is_on)
        self.form.setVisible(not is_on)
        self.told_box.setVisible(not is_on and bool(self.told.chips()))
        self.button.setVisible(not is_on)
        if is_on:
            self.decision.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, problem: Problem) -> None:
        is_open = self.model.state is not None and not self.model.state.body.is_closed
        self.button.setEnabled(is_open)
        self.keep_decision.setEnabled(True)
        self.say(sentence_of(problem))

    def first_focus(self) -> QWidget | None:
        return self.went_to

    def may_leave(self) -> bool:
        return not self._is_typed

    def close_panel(self) -> None:
        """A glove on Esc must not throw away what is typed: the first time it says so."""
        if self._is_typed and not self._is_warned:
            self._is_warned = True
            self.say(tr("What you typed here is not kept yet. Keep it, or press Back again to let it go."))
            return
        super().close_panel()

    # --- doing --------------------------------------------------------------------------------------------------------

    def _note_typed(self, *_told: object) -> None:
        """What is typed is kept before it is decided upon or printed."""
        self._is_typed, self._is_warned = True, False
        self.decide.setEnabled(False)
        self.print.setEnabled(False)

    def _note_deciding(self, *_told: object) -> None:
        self._is_typed, self._is_warned = True, False

    def body(self) -> DisclosureIncident | None:
        """What stands in the sheet; None when a field cannot be read, and then it says so."""
        state, clock = self.model.state, self.model.desk.clock
        if state is None:
            return None
        self._noticed_box.clear_problem()
        self._people_box.clear_problem()
        try:
            noticed = read_day_time(self.noticed.text(), clock.now(), offset_at=clock.offset_at)
        except InputProblem as unclear:
            self._noticed_box.set_problem(sentence_of(unclear))
            self.noticed.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        people = self.people.text().strip()
        if not (people.isascii() and people.isdigit() and len(people) < 8):
            self._people_box.set_problem(tr("Write a number, 1 or more."))
            self.people.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        today = clock.now().to_event_time().day
        return structs.replace(
            state.body,
            noticed=noticed,
            noticed_by=self.noticed_by.text(),
            went_to=self.went_to.text(),
            receiver=next(iter(self.receiver.codes()), ""),
            opened=next(iter(self.opened.codes()), ""),
            key=next(iter(self.key.codes()), ""),
            steps=self.steps.codes(),
            confirmed_by=self.confirmed_by.text() if _BACK & set(self.steps.codes()) else "",
            people=int(people),
            holds_cji=bool(self.cji.codes()),
            text=self.text.text(),
            told={code: state.body.told.get(code) or today for code in self.told.codes()},
        )

    def _keep(self) -> None:
        body = self.body()
        if body is not None:
            self.button.setEnabled(False)
            self.bar.hide()
            self.model.keep(body)

    def _decide(self) -> None:
        self.keep_decision.setEnabled(False)
        self.bar.hide()
        self.model.decide(next(iter(self.decision.codes()), ""), self.decided_by.text(), self.decided_why.text())

    def _note_kept(self) -> None:
        self._was_kept = True
        self.keep_decision.setEnabled(True)
        self.say(tr("Kept. It stands under Follow-ups until it is decided."), "plain")

    def _ask_printer(self) -> None:
        from ui.screens.paper import ask_printer

        ask_printer(self, then=self.make)

    def make(self, printer: QPrinter) -> None:
        """Somebody chose a printer."""
        self._printer = printer
        self.model.print()

    def _print(self, printed: PrintedRecord) -> None:
        from ui.screens.paper import print_pdf

        if self._printer is not None:
            print_pdf(printed.pdf, self._printer, jobs=self.model.jobs, owner=self._window)
