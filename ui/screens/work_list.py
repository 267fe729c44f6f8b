"""Follow-ups, and referrals: what is open, with whom, since when. A digit on a row says what came of it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.vocabulary import TermList
from fieldnotes.services.row import AnswerRow, WorkRow
from ui.models.paged import PagedModel
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.moment import say_day, say_event_time
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.term import spoken
from ui.viewmodels.work_list import WorkListViewModel
from ui.widgets import (
    Bar,
    Card,
    ChipGroup,
    CompartmentMark,
    LineEdit,
    Pill,
    PlainButton,
    PrimaryButton,
    ScrollColumn,
    Text,
    clear_layout,
)
from ui.widgets.encounter_row import RowList
from ui.widgets.work_row import due_pill, title_words, under_words, work_delegate

UNDO_FOR_MS = 10_000  # habit 7
OPEN, CLOSED = "open", "closed"


class _DigitList(RowList):
    """Arrows move, a digit answers for the row, Enter opens its call."""

    digit = Signal(int)

    def keyPressEvent(self, event: object) -> None:
        assert isinstance(event, QKeyEvent)
        if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.digit.emit(event.key() - Qt.Key.Key_1)
            return
        super().keyPressEvent(event)


class WorkListScreen(QWidget):
    """`encounter_wanted(id)`: the call behind a row; `new_wanted()`: a new follow-up; `answer_wanted()`: a form that came back;
    `incident_wanted(id)`: what is known of something that went to the wrong place.
    """

    encounter_wanted = Signal(str)
    new_wanted = Signal()
    answer_wanted = Signal()
    incident_wanted = Signal(str)

    def __init__(self, model: WorkListViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._model = model
        self._is_follow_up = model.kind == "follow_up"
        self._terms: TermList = spoken(model.desk.vocabulary)[
            "follow_up_result" if self._is_follow_up else "referral_state"
        ]
        words = spoken(model.desk.vocabulary)
        self._answers: TermList = words["referral_answer"]
        self._reasons: TermList = words["decline_reason"]
        self._decisions: TermList = words["incident_decision"]
        self.setAccessibleName(tr("Follow-ups") if self._is_follow_up else tr("Referrals"))
        self._last: WorkRow | None = None
        self._build()
        self.rows.page_wanted.connect(model.read_page)
        model.page_read.connect(self._take_page)
        model.outdated.connect(self.renew)
        model.done.connect(self._say_done)
        model.refused.connect(lambda problem: self._say(sentence_of(problem)))
        self._undo_ends = QTimer(self, singleShot=True, interval=UNDO_FOR_MS)
        self._undo_ends.timeout.connect(self.told.hide)

    def _build(self) -> None:
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(21), px(16), px(20), px(16))
        column.setSpacing(LOOK.metrics.between(13))
        head = QHBoxLayout()
        head.setSpacing(px(14))
        head.addWidget(Text(self.accessibleName(), "title"))
        self.which = ChipGroup(
            tr("Which"),
            [(OPEN, tr("Pending")), (CLOSED, tr("Closed"))],
            is_single=True,
            is_small=True,
            must_choose=True,
        )
        self.which.set_codes([OPEN])
        self.which.picked.connect(self._choose_which)
        head.addWidget(self.which)
        head.addStretch(1)
        self.new = PrimaryButton(tr("Leave a follow-up"), icon="add", key="Ctrl B")
        self.new.clicked.connect(self.new_wanted)
        self.new.setVisible(self._is_follow_up)
        head.addWidget(self.new)
        self.answer = PlainButton(tr("An answer came back"), icon="attach")
        head.addWidget(self.answer)
        self.answer.clicked.connect(self.answer_wanted)
        self.answer.setVisible(not self._is_follow_up)
        column.addLayout(head)
        self.told = Bar("", tone="plain", action=tr("Undo"))
        self.told.acted.connect(self._take_back)
        self.told.hide()
        column.addWidget(self.told)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(px(16))
        column.addLayout(self._both, 1)
        card = Card(padding=1)
        card.body.setContentsMargins(1, px(5), 1, px(5))
        said = [*self._terms.terms, *(self._decisions.terms if self._is_follow_up else ())]
        states = {term.code: term.short or term.label for term in said}
        self.rows = PagedModel(lambda row: self._spoken(row, states), self)
        self.list = _DigitList(self.rows, work_delegate(states, self), name=self.accessibleName())
        self.list.clicked.connect(lambda _index: self._open())
        self.list.digit.connect(self._answer)
        self.list.selectionModel().currentChanged.connect(lambda _now, _was: self._show_row())
        self.nothing = Text("", "body", "muted", wrap=True)
        self.nothing.setContentsMargins(px(18), px(14), px(18), px(14))
        self.nothing.hide()
        card.body.addWidget(self.nothing)
        card.body.addWidget(self.list)
        self._both.addWidget(card, 3)
        self._both.addWidget(self._make_detail(), 2)

    def _make_detail(self) -> QWidget:
        self.detail = Card(padding=18)
        area = ScrollColumn(gap=9)
        self.detail.body.addWidget(area)
        column = area.column
        self.title = Text("", "heading", wrap=True)
        column.addWidget(self.title)
        self.marks = QHBoxLayout()
        self.marks.setSpacing(LOOK.metrics.between(10))
        column.addLayout(self.marks)
        self.facts = Text("", "body", wrap=True)
        column.addWidget(self.facts)
        self.tries = QVBoxLayout()
        column.addLayout(self.tries)
        self.ask = Text(
            tr("What came of it") if self._is_follow_up else tr("Where it stands"), "label", "muted", wrap=True
        )
        column.addWidget(self.ask)
        codes = [term for term in self._terms.terms if term.code != "draft"]
        self.answers = ChipGroup(
            self.ask.text(), [(term.code, term.short or term.label) for term in codes], is_single=True, is_small=True
        )
        self.answers.picked.connect(self._picked)
        column.addWidget(self.answers)
        self.why = LineEdit(name=tr("Why"), placeholder=tr("Why, in a few words, then Enter"))
        self.why.returnPressed.connect(self._answer_with_why)
        self.why.hide()
        column.addWidget(self.why)
        self.go = PlainButton(tr("Open the call"), size="small")
        self.go.clicked.connect(self._open)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.detail.hide()
        return self.detail

    # --- showing ---

    def renew(self) -> None:
        """From the beginning: another pen, or one was written."""
        self.rows.restart()
        self._show_row()

    def _take_page(self, token: object, rows: list[WorkRow], is_last: bool) -> None:
        is_first = not self.rows.rowCount()
        place = max(self.list.currentIndex().row(), 0)
        self.rows.set_page(token, rows, is_last)
        is_empty = is_last and not self.rows.rowCount()
        words = tr("No follow-up is open.") if self._is_follow_up else tr("No referral is open.")
        self.nothing.setText(words if self._model.is_open else tr("None is closed yet."))
        self.nothing.setVisible(is_empty)
        self.list.setVisible(not is_empty)
        if is_first and rows:
            self.list.setCurrentIndex(self.rows.index(min(place, self.rows.rowCount() - 1), 0))
        self._show_row()

    def current(self) -> WorkRow | None:
        """The row that a digit answers for."""
        row = self.rows.row(self.list.currentIndex())
        return row if isinstance(row, WorkRow) else None

    def _show_row(self) -> None:
        row = self.current()
        self.detail.setVisible(row is not None)
        if row is None:
            return
        self.title.setText(title_words(row))
        clear_layout(self.marks)
        self.marks.addWidget(Pill(*due_pill(row, datetime.now(UTC))))
        self.marks.addWidget(CompartmentMark(row.compartment))
        self.marks.addStretch(1)
        is_incident = row.kind == "incident"
        state = (self._decisions if is_incident else self._terms).label(row.state) if row.state else ""
        warned = tr("Do not contact the person about it.") if row.do_not_contact else ""
        went = tr("Who got it: {who}", who=row.what) if is_incident and row.what else ""
        facts = [under_words(row, state), went, row.phone, row.note, warned]
        self.facts.setText("" if LOOK.is_private else "\n".join(filter(None, facts)))
        clear_layout(self.tries)
        for one in row.tries:
            when = f"{say_day(one.at.day)} {say_event_time(one.at)}"
            self.tries.addWidget(
                Text(f"{when} · {self._terms.label(one.result)} · {one.by_name}", "second", "muted", wrap=True)
            )
        for answer in () if LOOK.is_private else row.answers:
            self.tries.addWidget(Text(self._told(answer), "second", wrap=True))
        self.answers.set_codes([] if self._is_follow_up else [row.state])
        self.answers.setVisible(row.is_open and not is_incident)
        self.ask.setVisible(row.is_open and not is_incident)
        self.why.hide()
        self.go.setText(tr("What is known of it…") if is_incident else tr("Open the call"))
        self.go.setVisible(is_incident or bool(row.encounter))

    def _told(self, answer: AnswerRow) -> str:
        """What a receiver answered and who took it over."""
        at = answer.at.to_event_time()
        how = tr("at the door") if answer.via == "handover" else tr("by form")
        labels = [self._answers.label(code) for code in answer.answers]
        words = [*labels, *(self._reasons.label(code) for code in answer.reasons), *answer.words]
        return f"{say_day(at.day)} {at.clock} · {how} · {answer.by_name}: {', '.join(words)}"

    def _spoken(self, row: WorkRow, states: dict[str, str]) -> str:
        words = "" if LOOK.is_private else under_words(row, states.get(row.state, ""))
        return ", ".join(filter(None, (title_words(row), words, due_pill(row, datetime.now(UTC))[0])))

    # --- acting ---

    def _choose_which(self, codes: list[str]) -> None:
        self._model.is_open = codes != [CLOSED]
        self.renew()

    def _answer(self, place: int) -> None:
        chips = self.answers.chips()
        if self.answers.isVisibleTo(self) and place < len(chips):
            chips[place].click()

    def _picked(self, codes: list[str]) -> None:
        row = self.current()
        if row is None or not codes:
            return
        if "needs_reason" in self._terms[codes[0]].tags:
            self.why.show()
            self.why.set_text("")
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._note(row, codes[0])

    def _answer_with_why(self) -> None:
        row, codes = self.current(), self.answers.codes()
        if row is not None and codes and self.why.text().strip():
            self._note(row, codes[0], self.why.text().strip())
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self, row: WorkRow, code: str, reason: str = "") -> None:
        self._last = row
        self._said = self._terms.label(code)
        self._model.note(row, code, reason)

    def _say_done(self, row: WorkRow) -> None:
        if self._last is None:
            self.told.hide()
            return
        self._say(tr("Noted: {what}, {who}.", what=self._said, who=title_words(row)), may_undo=True)
        self._undo_ends.start()

    def _take_back(self) -> None:
        row, self._last = self._last, None
        if row is not None:
            self._model.take_back(row)

    def _say(self, sentence: str, *, may_undo: bool = False) -> None:
        self.told.set_sentence(sentence, "plain" if may_undo else "warn")
        self.told.button.setVisible(may_undo)
        self.told.show()

    def _open(self) -> None:
        row = self.current()
        if row is not None and row.kind == "incident":
            self.incident_wanted.emit(row.record)
        elif row is not None and row.encounter:
            self.encounter_wanted.emit(row.encounter)

    def first_focus(self) -> QWidget:
        """The list: a digit answers at once."""
        return self.list

    def hint_keys(self) -> list[tuple[str, str]]:
        """What the ? overlay shows for this screen."""
        return [("1 – 9", tr("Say what came of the chosen row"))]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() > LOOK.metrics.px(820) * LOOK.metrics.text_scale
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
