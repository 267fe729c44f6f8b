"""Sync for one window: how a meeting goes, what is where, and the choice between two values, which can be undone for ten seconds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.ids import RecordId, UserId
from fieldnotes.services.sync_row import ConflictRow, SyncFacts, SyncRow, SyncState

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import Changes
    from fieldnotes.services.syncing import Syncing, Why
    from ui.jobs import Jobs

PAGE = 60
REFRESH_AFTER_MS = 250
UNDO_FOR_MS = 10_000  # habit 7


class SyncViewModel(QObject):
    """Lives as long as somebody is past the door: it also tells the rail, the bars and the list before leaving."""

    state_changed = Signal(object)  # SyncState
    facts_read = Signal(object)  # SyncFacts
    conflicts_read = Signal(list)  # ConflictRow
    choice_changed = Signal(str)  # record: chosen, undone, written
    overtaken = Signal(str)  # record: it stood otherwise than it was shown; nothing was written
    page_read = Signal(object, list, bool)
    outdated = Signal()  # the list: read what is shown again
    ended = Signal(list)  # users whose seats here the agency ended just now
    refused = Signal(object)
    unread = Signal(object)  # why list and fields cannot be read now; gone with the next page
    _told = Signal(object)  # both come from the thread of the meetings
    _came = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.jobs = desk, jobs
        self.pen = UserId("")
        self.state = SyncState(phase="never_met")
        self.facts: SyncFacts | None = None
        self.conflicts: list[ConflictRow] = []
        self.choices: dict[str, dict[str, int]] = {}  # record -> path -> which of its values somebody took
        self.later: set[str] = set()  # records that somebody decides about another time
        self.is_watched = False  # whether the screen is in sight: only then the list and the fields are read
        self.is_paused = False
        self._syncing: Syncing | None = None
        self._is_closed = False
        self._turn = 0
        self._writes: dict[str, tuple[ConflictRow, UserId, QTimer]] = {}  # chosen, and still to be undone
        self._in_flight = 0
        self._waiting: list[Any] = []
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._refresh.timeout.connect(self.read)
        self._told.connect(self._take_state)
        self._came.connect(self._take_changes)
        jobs.changed.connect(self.follow)

    # --- meetings ---

    def begin(self, *, is_paused: bool = False) -> None:
        """Meets by itself from now on, or once somebody says so. What that needs is loaded beside the work."""
        self.is_paused = is_paused
        self.jobs.pool(load_syncing, owner=self, then=lambda made: None if self._is_closed else self._begin(made))

    def _begin(self, made: type[Syncing]) -> None:
        self._syncing = made(self.desk, self.jobs.lane, told=self._tell_from_afar, changed=self._came.emit)
        if self.is_paused:
            self._syncing.pause()
        self._syncing.begin()

    def _tell_from_afar(self, state: SyncState) -> None:
        if not self._is_closed:
            self._told.emit(state)

    def sync_now(self, why: Why = "hand") -> None:
        """By hand, or before leaving: choices that could still be undone count now, then the station is met."""
        self.is_paused = False
        self.flush(lambda _is_kept: self._syncing.sync_now(why) if self._syncing is not None else None)

    def pause(self) -> None:
        """Nothing goes out until somebody says so."""
        self.is_paused = True
        if self._syncing is not None:
            self._syncing.pause()

    def _take_state(self, state: SyncState) -> None:
        if self._is_closed:
            return
        gone = [user for user in state.ended if user not in self.state.ended]
        has_moved = state.phase != self.state.phase or state.sending != self.state.sending
        self.state = state
        self.state_changed.emit(state)
        if gone:
            self.ended.emit(gone)
        if has_moved and not self._refresh.isActive():  # while a meeting goes on, four times a second at most
            self._refresh.start()

    def shown_state(self) -> SyncState:
        """What goes on; before the first meeting of this sign-in what the log knows."""
        if self.state.phase == "never_met" and self.facts is not None and not self.facts.station:
            return SyncState(phase="not_enrolled")
        return self.state

    def _take_changes(self, changes: Changes) -> None:
        if not self._is_closed:
            self.jobs.changed.emit(changes)

    # --- reading ---

    def set_pen(self, pen: UserId) -> None:
        """Another pen may read more, or less: what was shown goes at once; what the last one chose counts."""
        if pen != self.pen:
            self.flush()
            self.pen = pen
            self._turn += 1
            self.conflicts = []
            self.conflicts_read.emit([])
            self.read()

    def watch(self, is_watched: bool) -> None:
        """The screen came into sight, or went: going makes choices count."""
        self.is_watched = is_watched
        if is_watched:
            self.read()
        else:
            self.flush()

    def follow(self, changes: Changes) -> None:
        """Somebody wrote: it may have to be sent."""
        if not self.pen:
            return
        if not self._refresh.isActive():
            self._refresh.start()
        if changes.initiator and self._syncing is not None:
            self._syncing.note_filed()

    def read(self) -> None:
        """Counts always; list and fields when they are in sight."""
        from fieldnotes.services import sync_list

        if not self.pen or self._is_closed:
            return
        self._refresh.stop()
        self.jobs.ask(sync_list.read_facts, self.desk, owner=self, then=self._take_facts, refused=self.refused.emit)
        if self.is_watched:
            turn = self._turn
            self.jobs.ask(
                sync_list.list_conflicts,
                self.desk,
                by=self.pen,
                owner=self,
                then=partial(self._take_conflicts, turn),
                refused=self.unread.emit,
            )
            self.outdated.emit()

    def _take_facts(self, facts: SyncFacts) -> None:
        self.facts = facts
        self.facts_read.emit(facts)

    def _take_conflicts(self, turn: int, rows: list[ConflictRow]) -> None:
        if turn != self._turn:
            return
        self.conflicts = list(rows)
        open_ones = {row.record for row in rows}
        self.choices = {record: chosen for record, chosen in self.choices.items() if record in open_ones}
        self.later &= open_ones
        self.conflicts_read.emit(self.conflicts)

    def read_page(self, token: object, after: SyncRow | None, limit: int = PAGE) -> None:
        """The next page of encounters, behind the row `after`."""
        from fieldnotes.services import sync_list

        turn = self._turn

        def show(rows: list[SyncRow]) -> None:
            if turn == self._turn:
                self.page_read.emit(token, list(rows), len(rows) < limit)

        if not self.pen:
            return
        self.jobs.ask(
            sync_list.list_rows,
            self.desk,
            by=self.pen,
            before=after,
            limit=limit,
            sending=self.state.sending,
            owner=self,
            then=show,
            refused=self.unread.emit,
        )

    # --- choosing ---

    def choose(self, row: ConflictRow, path: str, index: int) -> None:
        """One of the values of a field. When every field of the record is chosen it counts, ten seconds later."""
        chosen = self.choices.setdefault(row.record, {})
        chosen[path] = index
        self._stop(row.record)
        if set(chosen) == {field.path for field in row.fields}:
            timer = QTimer(self, singleShot=True, interval=UNDO_FOR_MS)
            timer.timeout.connect(partial(self._write, row.record))
            self._writes[row.record] = row, self.pen, timer
            timer.start()
        self.choice_changed.emit(row.record)

    def undo(self, record: str) -> None:
        """Nothing was chosen."""
        self._stop(record)
        self.choices.pop(record, None)
        self.choice_changed.emit(record)

    def is_settled(self, record: str) -> bool:
        """Whether every field of a record was chosen and can still be undone."""
        return record in self._writes

    def decide_later(self, record: str, *, is_later: bool = True) -> None:
        """Put off, or taken up again; both values stay."""
        self.undo(record)
        (self.later.add if is_later else self.later.discard)(record)
        self.conflicts_read.emit(self.conflicts)

    def _stop(self, record: str) -> None:
        waiting = self._writes.pop(record, None)
        if waiting is not None:
            waiting[2].stop()
            waiting[2].deleteLater()

    def _write(self, record: str) -> None:
        from fieldnotes.services import sync_list

        row, by, _ = self._writes[record]
        self._stop(record)
        self._in_flight += 1
        self.jobs.ask(
            sync_list.choose,
            self.desk,
            by=by,
            record=RecordId(record),
            heads=row.heads,
            choices=dict(self.choices.get(record, {})),
            owner=self,
            then=partial(self._written, record),
            refused=self._not_written,
        )

    def _written(self, record: str, changes: Changes) -> None:
        self.choices.pop(record, None)
        if changes.records:
            self.jobs.changed.emit(changes)
        else:
            self.overtaken.emit(record)
        self._landed(is_kept=True)
        self.read()

    def _not_written(self, problem: object) -> None:
        self.choices.clear()
        self.refused.emit(problem)
        self._landed(is_kept=False)
        self.read()

    def _landed(self, *, is_kept: bool) -> None:
        self._in_flight -= 1
        if not self._in_flight:
            waiting, self._waiting = self._waiting, []
            for then in waiting:
                then(is_kept)

    def flush(self, then: Any = None) -> None:
        """What was chosen counts at once; `then(True)` when it is written."""
        for record in list(self._writes):
            self._write(record)
        if then is None:
            return
        if self._in_flight:
            self._waiting.append(lambda _is_kept: then(True))  # both values are kept whatever became of the choice
        else:
            then(True)

    def close(self) -> None:
        """A lock, or the end: the meeting is not waited for."""
        self._is_closed = True
        self._refresh.stop()
        for record in list(self._writes):
            self._stop(record)
        if self._syncing is not None:
            self._syncing.close()
        self.pen = UserId("")
        self._turn += 1
        self.conflicts, self.choices = [], {}


def load_syncing() -> type[Syncing]:
    """In the pool: what speaks to a station is not loaded before somebody is in."""
    from fieldnotes.services.syncing import Syncing

    return Syncing
