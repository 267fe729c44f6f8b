"""Before you leave: what is unsigned, unsent, due, unfiled, in question. Each row opens its place; nothing is demanded."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.services.row import LeaveRow
from ui.models.paged import PagedModel
from ui.screens.back_seat import shown_people
from ui.screens.shift import leave_words
from ui.screens.sync_word import final_line, heading_words
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.leaving import LeavingViewModel
from ui.viewmodels.moment import say_clock
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.sync import SyncViewModel
from ui.viewmodels.term import spoken
from ui.widgets import Bar, Card, PlainButton, PrimaryButton, Text
from ui.widgets.encounter_row import RowList
from ui.widgets.mark import compartment_words
from ui.widgets.work_row import TwoLineDelegate


class _LeaveList(RowList):
    """Arrows move, Enter opens, Delete asks whether to throw a draft away."""

    discard = Signal()

    def keyPressEvent(self, event: object) -> None:
        assert isinstance(event, QKeyEvent)
        if event.key() == Qt.Key.Key_Delete:
            self.discard.emit()
            return
        super().keyPressEvent(event)


class LeavingScreen(QWidget):
    """`opened(LeaveRow)`: the place where it is done."""

    opened = Signal(object)
    back_wanted = Signal()
    sync_wanted = Signal()

    def __init__(self, model: LeavingViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Before you leave"))
        self._model = model
        self._kinds = spoken(model.desk.vocabulary)["record_kind"]
        self._discarding = ""
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(21), px(16), px(20), px(16))
        column.setSpacing(px(13))
        head = QHBoxLayout()
        head.setSpacing(px(14))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Text(tr("Before you leave"), "title"))
        names.addWidget(
            Text(tr("You may go with any of it open. It waits here for you."), "second", "muted", wrap=True)
        )
        head.addLayout(names, 1)
        self.file = PrimaryButton(tr("File my drafts"), icon="check", size="large")
        self.file.clicked.connect(model.file)
        head.addWidget(self.file)
        column.addLayout(head)
        self.bar = Bar("", tone="warn", action=tr("Throw it away"), dismiss=tr("Keep it"))
        self.bar.acted.connect(self._discard)
        self.bar.dismissed.connect(self._keep)
        self.bar.hide()
        column.addWidget(self.bar)
        card = Card(padding=1)
        card.body.setContentsMargins(1, px(5), 1, px(5))
        self.rows = PagedModel(lambda row: ", ".join(filter(None, (self.title_of(row), self.under(row)))), self)
        self.list = _LeaveList(
            self.rows, TwoLineDelegate(self.title_of, self.under, self._pill, self), name=self.accessibleName()
        )
        self.list.clicked.connect(self._open)
        self.list.discard.connect(self._ask_discard)
        self.nothing = Text(tr("Everything is signed and filed."), "body", "muted", wrap=True)
        self.nothing.setContentsMargins(px(18), px(14), px(18), px(14))
        self.nothing.hide()
        card.body.addWidget(self.nothing)
        card.body.addWidget(self.list)
        column.addWidget(card, 1)
        column.addLayout(self._foot())
        self.list.selectionModel().currentChanged.connect(lambda _now, _was: self._fit_throw())
        model.shown.connect(self.show_rows)
        model.refused.connect(lambda problem: self._say(sentence_of(problem)))
        self._fit_throw()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(LOOK.metrics.between(14))
        self.throw = PlainButton(tr("Throw this draft away…"), icon="remove", key="Delete", size="small")
        self.throw.clicked.connect(self._ask_discard)
        foot.addWidget(self.throw)
        self.station = Text("", "body", "muted", wrap=True)
        foot.addWidget(self.station, 1)
        self.sync = PlainButton(tr("Sync now"), icon="sync", size="small")
        self.sync.clicked.connect(self.sync_wanted)
        self.sync.hide()
        foot.addWidget(self.sync)
        return foot

    # --- showing ---

    def show_rows(self, rows: list[LeaveRow]) -> None:
        """Another state of it."""
        place = self.list.currentIndex().row()
        self.rows.set_rows(rows)
        if rows:
            self.list.setCurrentIndex(self.rows.index(max(0, min(place, len(rows) - 1)), 0))
        self.nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.file.setEnabled(any(row.code == "draft" for row in rows))
        self._fit_throw()

    def title_of(self, row: LeaveRow) -> str:
        """Draft: Outcome; Call them; 1 note to sign."""
        if row.code == "draft":
            return tr("Draft: {what}", what=self._kinds.label(row.what))
        if row.code == "due":
            return row.what if not LOOK.is_private else tr("Due today")
        return leave_words(row.code, row.count)

    def under(self, row: LeaveRow) -> str:
        """Which call, and when it was saved."""
        if LOOK.is_private:
            return ""
        side = compartment_words(str(row.compartment))[0] if row.compartment else ""
        saved = tr("saved {clock}", clock=say_clock(row.saved)) if row.saved else ""
        return " · ".join(filter(None, (row.title, shown_people(row.who), side, saved)))

    @staticmethod
    def _pill(row: LeaveRow) -> tuple[str, str]:
        return {
            "draft": (tr("Not filed"), "plain"),
            "to_sign": (tr("To sign"), "warn"),
            "due": (tr("Due today"), "warn"),
            "unsent": (tr("Not sent"), "plain"),
            "needs_update": (tr("Needs an update"), "plain"),
        }.get(row.code, (tr("To decide"), "warn"))

    def current(self) -> LeaveRow | None:
        """The row that Enter opens."""
        row = self.rows.row(self.list.currentIndex())
        return row if isinstance(row, LeaveRow) else None

    def _fit_throw(self) -> None:
        row = self.current()
        self.throw.setEnabled(row is not None and row.code == "draft")

    def follow_sync(self, sync: SyncViewModel) -> None:
        """Says from now on whether everything is at the station."""
        self._sync = sync
        sync.facts_read.connect(self._show_sync)
        sync.state_changed.connect(self._show_sync)
        self._show_sync()

    def _show_sync(self, _news: object = None) -> None:
        """Offers to go there while it is not."""
        state, facts = self._sync.shown_state(), self._sync.facts
        if facts is None or state.phase == "not_enrolled":
            self.station.setText("")
            self.sync.hide()
            return
        words, tone = final_line(facts, self._sync.desk.clock.now().to_event_time().day)
        is_working = state.phase == "working"
        self.station.setText(heading_words(state, facts) if is_working else words)
        self.station.set_tone("ok" if tone == "ok" and not is_working else "muted")
        self.sync.setVisible(not is_working and not facts.is_all_stored)

    # --- acting ---

    def _open(self, _index: QModelIndex) -> None:
        row = self.current()
        if row is not None and row.code != "needs_update":
            self.opened.emit(row)

    def _ask_discard(self) -> None:
        row = self.current()
        if row is None or row.code != "draft":
            return
        self._discarding = row.record
        self._say(
            tr(
                "Throw away what is not filed of {what}? What was filed stays. The audit says that you did.",
                what=self.title_of(row),
            ),
            may_act=True,
        )
        self.bar.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _discard(self) -> None:
        record, self._discarding = self._discarding, ""
        self._keep()
        if record:
            self._model.discard(record)

    def _keep(self) -> None:
        self._discarding = ""
        self.bar.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str, *, may_act: bool = False) -> None:
        self.bar.set_sentence(sentence, "warn")
        self.bar.button.setVisible(may_act)
        self.bar.show()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.bar.isVisible():
                self._keep()
            else:
                self.back_wanted.emit()
            return
        super().keyPressEvent(event)

    def hint_keys(self) -> list[tuple[str, str]]:
        """What the ? overlay shows for this screen."""
        return [("Enter", tr("Open the place where it is done")), ("Delete", tr("Throw a draft away, asked first"))]
