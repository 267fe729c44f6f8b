"""Everything that waits before one goes off shift, for one pen; filing the own drafts; throwing one away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.ids import RecordId, UserId

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import Changes, LeaveRow
    from ui.jobs import Jobs

REFRESH_AFTER_MS = 150


class LeavingViewModel(QObject):
    """Reads again when somebody wrote something."""

    shown = Signal(list)  # LeaveRow
    filed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.jobs = desk, jobs
        self.pen = UserId("")
        self._turn = 0
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._refresh.timeout.connect(self.read)
        jobs.changed.connect(self.follow)

    def set_pen(self, pen: UserId) -> None:
        """Drafts are their author's: another pen has others."""
        if pen != self.pen:
            self.pen = pen
            self.shown.emit([])
            self.read()

    def follow(self, _changes: Changes) -> None:
        """Anything written may be one thing less here."""
        if self.pen:
            self._refresh.start()

    def read(self) -> None:
        """The list."""
        from fieldnotes.services import leaving

        if not self.pen:
            return
        self._turn += 1
        self._ask(leaving.list_leaving, partial(self._take, self._turn))

    def _take(self, turn: int, rows: list[LeaveRow]) -> None:
        if turn == self._turn:
            self.shown.emit(list(rows))

    def file(self) -> None:
        """The pen's own drafts become revisions."""
        from fieldnotes.services import leaving

        def done(changes: Changes) -> None:
            self.jobs.changed.emit(changes)
            self.filed.emit()

        self._ask(leaving.file_before_leaving, done)

    def discard(self, record: str) -> None:
        """Throws one of the pen's own drafts away; the audit says so."""
        from fieldnotes.services import writing

        self._ask(writing.discard_draft, self.jobs.changed.emit, record=RecordId(record))

    def _ask(self, work: Any, then: Any, **facts: Any) -> None:
        self.jobs.ask(work, self.desk, by=self.pen, owner=self, then=then, refused=self.refused.emit, **facts)

    def close(self) -> None:
        """Nothing is read any more."""
        self._refresh.stop()
        self.pen = UserId("")
        self._turn += 1
