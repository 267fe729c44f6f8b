"""The shift board and the list of all encounters, for one pen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.ids import EncounterId, UserId

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import Changes, EncounterRow, ShiftBoard, Started
    from ui.jobs import Jobs

PAGE = 60  # rows asked at once: two screens full at the smallest row
REFRESH_AFTER_MS = 150  # several writes in a row make one read


class ShiftViewModel(QObject):
    """What the shift board shows. Reads again when somebody wrote something, never by itself."""

    shown = Signal(object)  # ShiftBoard
    refused = Signal(object)  # Problem
    started = Signal(object)  # Started
    page_read = Signal(object, list, bool)  # token of the asking list, rows, whether it was the last page

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.jobs = desk, jobs
        self.pen = UserId("")
        self.board: ShiftBoard | None = None
        self._turn = 0
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._refresh.timeout.connect(self.read)
        jobs.changed.connect(self.follow)

    def set_pen(self, pen: UserId) -> None:
        """The other pen may know more, or less: what was shown goes at once."""
        if pen != self.pen:
            self.pen, self.board = pen, None
            self.read()

    def read(self) -> None:
        """Reads the board; the newest question's answer counts."""
        from fieldnotes.services import shift

        if not self.pen:
            return
        self._refresh.stop()
        self._turn += 1
        self.jobs.ask(
            shift.read_shift,
            self.desk,
            by=self.pen,
            owner=self,
            then=partial(self._take, self._turn),
            refused=self.refused.emit,
        )

    def follow(self, _changes: Changes) -> None:
        """Somebody wrote: the board counts everything, so it reads again, soon."""
        if self.pen:
            self._refresh.start()

    def _take(self, turn: int, board: ShiftBoard) -> None:
        if turn == self._turn:
            self.board = board
            self.shown.emit(board)

    def read_page(self, token: object, before: EncounterRow | None) -> None:
        """The next page of all encounters, newest first, after the row `before`."""
        from fieldnotes.services import shift

        self.jobs.ask(
            shift.list_encounters,
            self.desk,
            by=self.pen,
            before=before,
            limit=PAGE,
            owner=self,
            then=lambda rows: self.page_read.emit(token, list(rows), len(rows) < PAGE),
            refused=self.refused.emit,
        )

    def start_encounter(self, *, call_type: str = "") -> None:
        """A new encounter, now."""
        from fieldnotes.services import encounter

        self.jobs.ask(
            encounter.start_encounter,
            self.desk,
            by=self.pen,
            call_type=call_type,
            kind="",  # nobody said yet what kind of contact it is
            owner=self,
            then=self._started,
            refused=self.refused.emit,
        )

    def _started(self, started: Started) -> None:
        self.jobs.changed.emit(started.changes)
        self.started.emit(started)

    def clear_call(self, encounter_id: EncounterId) -> None:
        """The call is over; writing goes on."""
        from fieldnotes.services import encounter

        self.jobs.ask(
            encounter.clear_call,
            self.desk,
            encounter=encounter_id,
            by=self.pen,
            owner=self,
            then=self.jobs.changed.emit,
            refused=self.refused.emit,
        )

    def close(self) -> None:
        """Nothing is read any more."""
        self._refresh.stop()
        self.pen = UserId("")
        self._turn += 1
