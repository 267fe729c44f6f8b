"""The shift board: the call we are on, this shift's encounters, what is due, what stands between us and going off shift."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fieldnotes.domain.ids import EncounterId
from fieldnotes.domain.moment import EventTime
from fieldnotes.services.row import DueRow, EncounterHeader, EncounterRow, LeaveRow, ShiftBoard, ShiftCounts
from ui.models.paged import PagedModel
from ui.screens.word import to_say, tr, tr_n
from ui.theme import LOOK
from ui.viewmodels.moment import say_duration, say_event_time
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.shift import ShiftViewModel
from ui.widgets import (
    Bar,
    Card,
    CompartmentMark,
    ElidedText,
    Icon,
    Pill,
    PlainButton,
    PrimaryButton,
    ScrollColumn,
    Text,
    clear_layout,
    framed,
    thin_line,
)
from ui.widgets.encounter_row import EncounterRowDelegate, RowList, spoken_row

LEAVE_SHOWN = 5  # the rest stands in the list of everything
STATE_WORDS = {
    "started": to_say("Started"),
    "dispatched": to_say("Dispatched"),
    "en_route": to_say("On the way"),
    "on_scene": to_say("On scene"),
    "contact": to_say("With the person"),
    "left_scene": to_say("Left scene"),
    "at_facility": to_say("At the facility"),
    "cleared": to_say("Cleared"),
}
Now = Callable[[], datetime]


def now_utc() -> datetime:
    """The laptop's time; displayed, never decisive."""
    return datetime.now(UTC)


def since(time: EventTime, now: datetime) -> str:
    """How long ago, "36 min"; empty when unknown."""
    started = time.to_utc()
    return say_duration(round((now - started).total_seconds())) if started else ""


def count_words(counts: ShiftCounts) -> str:
    """4 encounters · 2 h 51 min on scene · 1 note unsigned."""
    parts = [tr_n("%n encounter", "%n encounters", counts.encounters)]
    if counts.on_scene_s >= 60:
        parts.append(tr("{duration} on scene", duration=say_duration(counts.on_scene_s)))
    if counts.unsigned:
        parts.append(tr_n("%n unsigned", "%n unsigned", counts.unsigned))
    return " · ".join(parts)


def due_words(row: DueRow, now: datetime) -> tuple[str, str]:
    """The pill of something due: words and tone."""
    late_s = round(now.timestamp() - row.due_utc_ms / 1000)
    if row.is_overdue:
        return tr(
            "Overdue {duration}", duration=say_duration(late_s if late_s < 36_000 else late_s // 3600 * 3600)
        ), "danger"
    return (tr("By {clock}", clock=row.due.clock) if row.due.clock else tr("Today")), "warn"


def leave_words(code: str, count: int) -> str:
    """What stands between us and going off shift."""
    return {
        "to_sign": tr_n("%n note to sign", "%n notes to sign", count),
        "draft": tr_n("%n draft not filed", "%n drafts not filed", count),
        "unsent": tr_n("%n record waits for the station", "%n records wait for the station", count),
        "needs_update": tr_n(
            "%n record from a newer FieldNotes: update to read it",
            "%n records from a newer FieldNotes: update to read them",
            count,
        ),
        "conflict": tr_n("%n field was changed on two laptops", "%n fields were changed on two laptops", count),
        "proposal": tr_n("%n addition was proposed after signing", "%n additions were proposed after signing", count),
        "change_asked": tr_n("Your supervisor asks for %n change", "Your supervisor asks for %n changes", count),
    }[code]


class CurrentCall(Card):
    """The call we are on, with its last times and the way out of it."""

    continue_wanted = Signal(str)
    clear_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(edge="accent", parent=parent)
        px = LOOK.metrics.px
        self.header: EncounterHeader | None = None
        self.body.setSpacing(px(14))
        head = QHBoxLayout()
        head.setSpacing(px(14))
        self.state = Pill("", "warn")
        self.name = ElidedText("", "heading")
        self.where = ElidedText("", "body", "muted")
        self.marks = QHBoxLayout()
        self.marks.setSpacing(px(13))
        self.go_on = PlainButton(tr("Continue"))
        self.go_on.clicked.connect(lambda: self.continue_wanted.emit(self.header.id if self.header else ""))
        head.addWidget(self.state)
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._names.setSpacing(0)
        self._names.addWidget(self.name)
        self._names.addWidget(self.where, 1)
        head.addLayout(self._names, 1)
        head.addLayout(self.marks)
        head.addWidget(self.go_on)
        self.body.addLayout(head)
        self.times = QGridLayout()
        self.times.setSpacing(LOOK.metrics.gap)
        self.clear = PlainButton(tr("Clear call"), size="stop")
        self.clear.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clear.clicked.connect(lambda: self.clear_wanted.emit(self.header.id if self.header else ""))
        self.body.addLayout(self.times)
        self.times.addWidget(self.clear, 0, 0)  # its place in the order of Tab: behind Continue

    def show_header(self, header: EncounterHeader, now: datetime) -> None:
        """Another state of the call."""
        self.header = header
        self.tick(now)
        self.name.setText(
            header.cad_number or header.number if LOOK.is_private else header.title or tr("No call type yet")
        )
        self._show_where()
        clear_layout(self.marks)
        for comp, state in header.sections:
            if state != "none":
                self.marks.addWidget(CompartmentMark(comp))
        self.times.removeWidget(self.clear)
        clear_layout(self.times)
        known = [mark for mark in header.times if mark.time.local][-3:]
        for column, mark in enumerate(known):
            self.times.addWidget(self._time(tr(mark.label), say_event_time(mark.time)), 0, column)
            self.times.setColumnStretch(column, 1)
        self.times.addWidget(self.clear, 0, len(known))
        self.times.setColumnStretch(len(known), 1)

    def _show_where(self) -> None:
        if self.header is not None:
            is_row = self._names.direction() == QBoxLayout.Direction.LeftToRight
            words = " · ".join(
                part
                for part in (self.header.cad_number or self.header.number, self.header.place)
                if part and not LOOK.is_private
            )
            self.where.setText(f" · {words}" if is_row and words else words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() > LOOK.metrics.px(980) * LOOK.metrics.text_scale
        ways = QBoxLayout.Direction
        self._names.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        self._show_where()

    def tick(self, now: datetime) -> None:
        """The minutes go on."""
        if self.header is not None:
            self.state.set(f"{tr(STATE_WORDS[self.header.state])} {since(self.header.state_since, now)}".strip())

    @staticmethod
    def _time(label: str, clock: str) -> QFrame:
        well = framed("well")
        column = QVBoxLayout(well)
        px = LOOK.metrics.px
        column.setContentsMargins(px(16), px(9), px(12), px(9))
        column.setSpacing(0)
        column.addWidget(Text(label, "second", "muted"))
        column.addWidget(Text(clock, "heading"))
        well.setAccessibleName(f"{label} {clock}")
        return well


class LineCard(Card):
    """A card with a heading and lines."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.lines = QVBoxLayout()
        self.body.addLayout(self.lines)
        self.body.addStretch()


class ShiftScreen(QWidget):
    """Asks the view-model, paints what it gets. `encounter_wanted(id)`, `new_wanted()`, `follow_up_wanted(record, encounter)`."""

    encounter_wanted = Signal(str)
    new_wanted = Signal()
    due_wanted = Signal(object)  # DueRow
    leaving_wanted = Signal()

    def __init__(self, model: ShiftViewModel, *, now: Now = now_utc, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("This shift"))
        self._model, self._now = model, now
        self._build()
        self._minute = QTimer(self, interval=20_000)
        self._minute.timeout.connect(lambda: self.current.tick(self._now()))
        model.shown.connect(self.show_board)
        model.refused.connect(self._say_problem)
        if model.board is not None:
            self.show_board(model.board)

    def _build(self) -> None:
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn(margins=(21, 16, 20, 16), gap=13)
        outer.addWidget(scroll)
        column = scroll.column
        head = QHBoxLayout()
        head.setSpacing(px(14))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Text(tr("This shift"), "title"))
        self.counts = ElidedText("", "second", "muted")
        names.addWidget(self.counts)
        head.addLayout(names, 1)
        self.new = PrimaryButton(tr("New encounter"), icon="add", key="Ctrl N", size="large")
        self.new.clicked.connect(self.new_wanted)
        head.addWidget(self.new)
        column.addLayout(head)
        self.problem = Bar("", tone="warn")
        self.problem.hide()
        column.addWidget(self.problem)
        self.current = CurrentCall()
        self.current.continue_wanted.connect(self.encounter_wanted)
        self.current.clear_wanted.connect(lambda one: self._model.clear_call(EncounterId(one)))
        self.current.hide()
        column.addWidget(self.current)
        self._list_card = Card(padding=1)
        self._list_card.body.setContentsMargins(1, px(4), 1, px(4))
        self._rows = PagedModel(spoken_row, self)
        self.list = RowList(self._rows, EncounterRowDelegate(self), name=tr("Encounters of this shift"))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._open)
        self._empty = Text(tr("No encounter yet this shift. Ctrl+N starts one."), "body", "muted", wrap=True)
        self._empty.setContentsMargins(px(18), px(14), px(18), px(14))
        self._list_card.body.addWidget(self._empty)
        self._list_card.body.addWidget(self.list)
        column.addWidget(self._list_card)
        self._below = below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        below.setSpacing(px(20))
        self._due, self._leave = LineCard(tr("Due today")), LineCard(tr("Before you go off shift"))
        below.addWidget(self._due, 1)
        below.addWidget(self._leave, 1)
        column.addLayout(below)
        column.addStretch()
        LOOK.changed.connect(self._fit_list)

    # --- showing ---

    def show_board(self, board: ShiftBoard) -> None:
        """Another state of the shift."""
        now = self._now()
        self.problem.hide()
        self.counts.setText(count_words(board.counts))
        self.current.setVisible(board.current is not None)
        if board.current is not None:
            self.current.show_header(board.current, now)
        current = board.current.id if board.current else ""
        self._show_rows([row for row in board.rows if row.id != current])
        self._show_due(board.due, now)
        self._show_leave(board.before_leaving)

    def _show_rows(self, rows: list[EncounterRow]) -> None:
        place = self.list.currentIndex().row()
        self._rows.set_rows(rows)
        if 0 <= place < len(rows):
            self.list.setCurrentIndex(self._rows.index(place, 0))
        self._empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._list_card.setVisible(bool(rows) or not self.current.isVisibleTo(self))
        self._fit_list()

    def _fit_list(self) -> None:
        self.list.setFixedHeight(max(1, self._rows.rowCount()) * EncounterRowDelegate.row_height())

    def _show_due(self, rows: tuple[DueRow, ...], now: datetime) -> None:
        lines = self._due.lines
        clear_layout(lines)
        for number, row in enumerate(rows):
            if number:
                lines.addWidget(thin_line())
            words, tone = due_words(row, now)
            who = "" if LOOK.is_private else ", ".join(part for part in (row.who, row.phone) if part)
            text = ": ".join(part for part in (who, row.what) if part)
            button = PlainButton(tr("Open"), size="small")
            button.setAccessibleName(tr("Open: {what}", what=text))
            button.clicked.connect(lambda _on=False, one=row: self.due_wanted.emit(one))
            lines.addLayout(self._line(Pill(words, tone), text, button))
        if not rows:
            lines.addWidget(Text(tr("Nothing is due today."), "body", "muted", wrap=True))

    def _show_leave(self, rows: tuple[LeaveRow, ...]) -> None:
        lines = self._leave.lines
        clear_layout(lines)
        for number, row in enumerate(rows[:LEAVE_SHOWN]):
            if number:
                lines.addWidget(thin_line())
            text, action = (
                leave_words(row.code, row.count),
                "" if row.code in {"unsent", "needs_update"} else tr("Open"),
            )
            if row.title and not LOOK.is_private:
                text = f"{text}: {row.title}"
            button = None
            if action and row.encounter:
                button = PlainButton(action, size="small")
                button.setAccessibleName(f"{action}: {text}")
                button.clicked.connect(lambda _on=False, where=row.encounter: self.encounter_wanted.emit(where))
            lines.addLayout(self._line(Icon("todo", "warn", side=18), text, button))
        if not rows:
            lines.addLayout(self._line(Icon("check", "ok", side=18), tr("Everything is signed and filed."), None))
            return
        everything = PlainButton(tr("Go through all of it"), size="small")
        everything.clicked.connect(self.leaving_wanted)
        lines.addWidget(everything, 0, Qt.AlignmentFlag.AlignLeft)

    @staticmethod
    def _line(mark: QWidget, text: str, button: QWidget | None) -> QHBoxLayout:
        px = LOOK.metrics.px
        row = QHBoxLayout()
        row.setContentsMargins(0, px(4), 0, px(4))
        row.setSpacing(px(14))
        row.addWidget(mark)
        row.addWidget(Text(text, "body", wrap=True), 1)
        if button is not None:
            row.addWidget(button)
        return row

    def _say_problem(self, problem: object) -> None:
        self.problem.set_sentence(sentence_of(problem))  # type: ignore[arg-type]  # the signal carries a Problem
        self.problem.show()

    # --- acting ---

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if row is not None:
            self.encounter_wanted.emit(row.id)

    def first_focus(self) -> QWidget:
        """The call we are on, else a new one."""
        return self.current.go_on if self.current.isVisibleTo(self) else self.new

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() > LOOK.metrics.px(860) * LOOK.metrics.text_scale
        ways = QBoxLayout.Direction
        self._below.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]  # Qt passes a QShowEvent
        self._minute.start()

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]  # Qt passes a QHideEvent
        self._minute.stop()
