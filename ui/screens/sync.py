"""Station sync: where we stand with the station, what goes over, fields that say two things, and where each encounter is."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from fieldnotes.domain.problem import Problem
from fieldnotes.services.sync_row import ConflictRow, SyncFacts, SyncRow, SyncState
from ui.models.paged import PagedModel
from ui.screens.conflict_card import ConflictCard
from ui.screens.sync_word import (
    bound_words,
    final_line,
    heading_words,
    progress_words,
    restored_words,
    row_pill,
    row_title,
    share,
    spoken_row,
    under_words,
)
from ui.screens.word import tr, tr_n
from ui.theme import LOOK
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.sync import PAGE, SyncViewModel
from ui.viewmodels.term import spoken
from ui.widgets import (
    Bar,
    Card,
    FlowLayout,
    Icon,
    LineEdit,
    PlainButton,
    PrimaryButton,
    QuietButton,
    ScrollColumn,
    Text,
    clear_layout,
    set_property,
)
from ui.widgets.announce import ANNOUNCER
from ui.widgets.encounter_row import RowList
from ui.widgets.mark import compartment_words
from ui.widgets.sync_row import OneLineDelegate

FINE = 1000  # steps of the bar
ROWS_AT_LEAST = 3
AGAIN = object()  # the token of a page that shows again what stands there
CARDS_AT_MOST = 12  # of more, the rest comes when these are decided


class SyncScreen(QWidget):
    """`encounter_wanted(id)`; `field_wanted(ConflictRow, path)`: somebody writes another value there; `stick_wanted()`;
    `enrol_wanted(code)`.
    """

    encounter_wanted = Signal(str)
    field_wanted = Signal(object, str)
    stick_wanted = Signal()
    enrol_wanted = Signal(str)

    def __init__(self, model: SyncViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Station sync"))
        self._model = model
        self._vocabulary = spoken(model.desk.vocabulary)
        self.cards: dict[str, ConflictCard] = {}
        self._shown: list[Any] = []
        self._phase = ""
        self._is_unread = False
        self._build()
        self.rows.page_wanted.connect(model.read_page)
        model.page_read.connect(self._take_page)
        model.outdated.connect(self._read_again)
        model.state_changed.connect(self.show_state)
        model.facts_read.connect(self.show_state)
        model.conflicts_read.connect(self.show_conflicts)
        model.choice_changed.connect(self._show_choice)
        model.overtaken.connect(self._say_overtaken)
        model.refused.connect(self._say_problem)
        model.unread.connect(self._say_unread)
        self.show_state()
        self.show_conflicts(model.conflicts)

    # --- building ---

    def _build(self) -> None:
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = ScrollColumn(margins=(21, 16, 20, 16), gap=13)
        outer.addWidget(area)
        column = area.column
        column.addLayout(self._top())
        self.bar = Bar("", dismiss=tr("Close"))
        self.bar.dismissed.connect(self.bar.hide)
        self.bar.hide()
        column.addWidget(self.bar)
        column.addWidget(self._enrolment())
        column.addWidget(self._progress())
        self._conflicts = QVBoxLayout()
        self._conflicts.setSpacing(LOOK.metrics.between(13))
        column.addLayout(self._conflicts)
        column.addWidget(self._list(), 1)
        last = QHBoxLayout()
        last.setSpacing(px(10))
        self._last_icon = Icon("check", "ok", side=18)
        self.last = Text("", "body", "muted", wrap=True)
        last.addWidget(self._last_icon)
        last.addWidget(self.last, 1)
        column.addLayout(last)
        self.restored = Text("", "second", "muted", wrap=True)
        self.restored.hide()
        column.addWidget(self.restored)

    def _top(self) -> QBoxLayout:
        px = LOOK.metrics.px
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(px(14))
        names = QVBoxLayout()
        names.setSpacing(0)
        self._title = Text(tr("Station sync"), "title")
        names.addWidget(self._title)
        self.under = Text("", "second", "muted", wrap=True)
        names.addWidget(self.under)
        self._head.addLayout(names, 1)
        buttons = self._buttons = QHBoxLayout()
        buttons.setSpacing(LOOK.metrics.between(14))
        self.stick = PlainButton(tr("Copy to stick"), icon="stick")
        self.stick.clicked.connect(self.stick_wanted)
        self.pause = PlainButton(tr("Pause"))
        self.pause.clicked.connect(self._model.pause)
        self.now = PrimaryButton(tr("Sync now"))
        self.now.clicked.connect(partial(self._model.sync_now, "hand"))
        for button in (self.stick, self.pause, self.now):
            buttons.addWidget(button)
        self._head.addLayout(buttons)
        return self._head

    def _list(self) -> QWidget:
        px = LOOK.metrics.px
        card = Card(padding=1)
        card.body.setContentsMargins(1, px(4), 1, px(4))
        self.rows = PagedModel(lambda row: spoken_row(row, self._today()), self)
        delegate = OneLineDelegate(lambda row: row.number, row_title, lambda row: row_pill(row, self._today()), self)
        self.list = RowList(self.rows, delegate, name=tr("Encounters and where they are"))
        self.list.clicked.connect(self._open)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.setMinimumHeight(ROWS_AT_LEAST * OneLineDelegate.row_height())
        self.nothing = Text(tr("No encounter on this laptop yet."), "body", "muted", wrap=True)
        self.nothing.setContentsMargins(px(18), px(14), px(18), px(14))
        self.nothing.hide()
        card.body.addWidget(self.nothing)
        card.body.addWidget(self.list)
        return card

    def _enrolment(self) -> QWidget:
        self.enrolment = Card(tr("Enrol at the station"))
        words = tr(
            "Whoever looks after the station reads you a code. Type it here while this laptop is on the station's network. "
            "Until then everything stays on this laptop, and a stick carries it over."
        )
        self.enrolment.body.addWidget(Text(words, "body", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(LOOK.metrics.between(14))
        self.code = LineEdit(name=tr("Code from the station"), placeholder=tr("Code from the station"))
        self.code.returnPressed.connect(self._enrol)
        self.enrol = PrimaryButton(tr("Enrol"))
        self.enrol.clicked.connect(self._enrol)
        row.addWidget(self.code, 1)
        row.addWidget(self.enrol)
        self.enrolment.body.addLayout(row)
        self.enrolment.hide()
        return self.enrolment

    def _progress(self) -> QWidget:
        px = LOOK.metrics.px
        self.progress = Card(padding=26)
        self.progress.body.setSpacing(px(14))
        top = QHBoxLayout()
        self.heading = Text("", "heading", wrap=True)
        self.amount = Text("", "body", "muted")
        top.addWidget(self.heading, 1)
        top.addWidget(self.amount)
        self.progress.body.addLayout(top)
        self.meter = QProgressBar()
        self.meter.setRange(0, FINE)
        self.meter.setTextVisible(False)
        self.progress.body.addWidget(self.meter)
        low = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        low.setSpacing(px(20))
        self._low = low
        self._counts = FlowLayout(gap=38)
        low.addLayout(self._counts, 1)
        self.received = Text("", "second", "muted")
        low.addWidget(self.received)
        self.progress.body.addLayout(low)
        return self.progress

    # --- showing ---

    def _today(self) -> str:
        return self._model.desk.clock.now().to_event_time().day

    def show_state(self, _news: object = None) -> None:
        """Where we stand with the station."""
        state, facts, today = self._model.shown_state(), self._model.facts, self._today()
        self.under.setText(under_words(state, facts, today))
        is_warning = state.phase == "problem" or bool(bound_words(state, facts))
        set_property(self.under, "tone", "warn" if is_warning else "muted")
        is_working = state.phase == "working"
        is_alone = state.phase == "not_enrolled"
        self.enrolment.setVisible(is_alone)
        self.now.setVisible(not is_working and not is_alone)
        self.now.set_word(tr("Go on") if state.phase == "paused" else tr("Sync now"))
        self.pause.setVisible(state.phase in {"working", "idle", "never_met", "problem"})
        self.pause.kind = "primary" if is_working else "plain"
        self.pause.update()
        heading = heading_words(state, facts)
        self.heading.setText(heading)
        self.amount.setText(progress_words(state, facts, today))
        self.meter.setValue(round(FINE * share(state, facts)))
        self.meter.setAccessibleName(f"{heading} {self.amount.text()}".strip())
        set_property(self.meter, "tone", "ok" if not is_working and facts is not None and facts.is_all_stored else "")
        self._show_counts(facts)
        self._show_received(state, facts)
        if facts is not None:
            words, tone = final_line(facts, today)
            self.last.setText(words)
            self.last.set_tone("ok" if tone == "ok" else "muted")
            self._last_icon.set("check" if tone == "ok" else "todo", tone)
        self._last_icon.setVisible(facts is not None)
        said = restored_words(facts.trail, today) if facts is not None else []
        self.restored.setText("\n".join(said))
        self.restored.setVisible(bool(said))
        self._turn()
        if self._phase and self._phase != state.phase:
            ANNOUNCER.say(self, " ".join(filter(None, (heading, "" if is_working else self.under.text()))))
        self._phase = state.phase

    def _show_counts(self, facts: SyncFacts | None) -> None:
        counts: list[Any] = list(facts.compartments) if facts else []
        if counts == self._shown:
            return
        self._shown = counts
        clear_layout(self._counts)
        for comp, stored, total in counts:
            self._counts.addWidget(self._count(str(comp), stored, total))

    @staticmethod
    def _count(comp: str, stored: int, total: int) -> QWidget:
        px = LOOK.metrics.px
        word = compartment_words(comp)[0]
        said = tr("{stored} of {total}", stored=f"{stored:,}", total=f"{total:,}")
        made = QWidget()
        made.setAccessibleName(f"{word}: {said}")
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(Icon(comp, {"joint": "joint", "law": "law", "clinical": "clin"}[comp], side=16))
        row.addWidget(Text(word, "body"))
        row.addWidget(Text(said, "strong", weight=700))
        if stored == total:
            row.addWidget(Icon("check", "ok", side=18))
        return made

    def _show_received(self, state: SyncState, facts: SyncFacts | None) -> None:
        count = state.progress.received
        if state.phase != "working" and not count and facts is not None and facts.last is not None:
            count = facts.last.received
        self.received.setText(tr_n("Received %n from others", "Received %n from others", count) if count else "")
        self.received.setVisible(bool(count))

    # --- fields that say two things ---

    def show_conflicts(self, rows: list[ConflictRow]) -> None:
        """Cards that are still the same stay as they are, with the cursor in them."""
        wanted = [row for row in rows if row.record not in self._model.later][:CARDS_AT_MOST]
        known = {record: card.row for record, card in self.cards.items()}
        if known == {row.record: row for row in wanted} and self._conflicts.count() and not LOOK.is_private:
            self._fit_later(rows)
            return
        held = self.focusWidget()
        was_inside = held is not None and any(card.isAncestorOf(held) for card in self.cards.values())
        clear_layout(self._conflicts)
        self.cards = {}
        count = sum(len(row.fields) for row in rows)
        if not count:
            if was_inside:
                self.first_focus().setFocus()
            return
        head = QHBoxLayout()
        head.setSpacing(LOOK.metrics.px(14))
        words = tr_n("%n field was changed on two laptops", "%n fields were changed on two laptops", count)
        head.addWidget(Text(words, "heading"))
        private = tr("Not shown while somebody sits behind you.")
        told = private if LOOK.is_private else tr("Both versions are kept. Choose what the record should say.")
        head.addWidget(Text(told, "second", "muted", wrap=True), 1)
        self.again = QuietButton(tr("Show those for later"), size="small")
        self.again.clicked.connect(self._take_up)
        head.addWidget(self.again)
        self._conflicts.addLayout(head)
        self._fit_later(rows)
        for row in [] if LOOK.is_private else wanted:
            card = ConflictCard(row, self._vocabulary, today=self._today())
            card.chosen.connect(partial(self._model.choose, row))
            card.undone.connect(partial(self._model.undo, row.record))
            card.another_wanted.connect(partial(self.field_wanted.emit, row))
            card.later_wanted.connect(partial(self._model.decide_later, row.record))
            self.cards[row.record] = card
            self._conflicts.addWidget(card)
            self._show_choice(row.record)
        if was_inside:
            self.first_focus().setFocus()

    def _fit_later(self, rows: list[ConflictRow]) -> None:
        self.again.setVisible(any(row.record in self._model.later for row in rows) and not LOOK.is_private)

    def _take_up(self) -> None:
        for record in list(self._model.later):
            self._model.decide_later(record, is_later=False)

    def _show_choice(self, record: str) -> None:
        card = self.cards.get(record)
        if card is not None:
            choices = self._model.choices.get(record, {})
            card.show_choice(choices, is_settled=self._model.is_settled(record))
            if choices:
                ANNOUNCER.say(card, card.told.text())

    # --- the list ---

    def _read_again(self) -> None:
        """As many rows as stand there, in place: the list does not jump while somebody reads it."""
        self._model.read_page(AGAIN, None, max(PAGE, self.rows.rowCount()))

    def _take_page(self, token: object, rows: list[SyncRow], is_last: bool) -> None:
        if token is AGAIN:
            place, held = self.list.verticalScrollBar().value(), self.rows.row(self.list.currentIndex())
            self.rows.renew(rows, is_last=is_last)
            ids = [row.encounter for row in rows]
            if held is not None and held.encounter in ids:
                self.list.setCurrentIndex(self.rows.index(ids.index(held.encounter), 0))
            self.list.verticalScrollBar().setValue(place)
        else:
            self.rows.set_page(token, rows, is_last)
        if self._is_unread:  # it can be read now
            self._is_unread = False
            self.bar.hide()
        self.nothing.setVisible(not self.rows.rowCount())
        self.list.setVisible(bool(self.rows.rowCount()))

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row is not None:
            self.encounter_wanted.emit(row.encounter)

    # --- acting ---

    def _enrol(self) -> None:
        code = self.code.text().strip()
        if code:
            self.enrol_wanted.emit(code)
        else:
            self.code.setFocus()

    def _say_overtaken(self, _record: str) -> None:
        self._say(tr("This was changed meanwhile. Look again; nothing was written."))

    def _say_problem(self, problem: Problem) -> None:
        self._say(sentence_of(problem))

    def _say_unread(self, problem: Problem) -> None:
        self._say_problem(problem)
        self._is_unread = True

    def _say(self, sentence: str) -> None:
        self._is_unread = False
        self.bar.set_sentence(sentence, "warn")
        self.bar.show()

    def first_focus(self) -> QWidget:
        """What one came for: the code, going on, pausing."""
        if self.enrolment.isVisibleTo(self):
            return self.code
        return self.now if self.now.isVisibleTo(self) else self.pause

    def hint_keys(self) -> list[tuple[str, str]]:
        """What the ? overlay shows for this screen."""
        return [("Enter", tr("Open the encounter, or take the value"))]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.watch(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Beside each other where there is room; which buttons are there, and how long their words are, plays a part."""
        ways, px = QBoxLayout.Direction, LOOK.metrics.px
        is_wide = self.width() > px(900) * LOOK.metrics.text_scale
        head = self._title.sizeHint().width() + self._buttons.sizeHint().width() + px(14 + 21 + 20 + 14)
        self._head.setDirection(ways.LeftToRight if is_wide and head <= self.width() else ways.TopToBottom)
        self._low.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
