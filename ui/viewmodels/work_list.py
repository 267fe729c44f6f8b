"""Follow-ups or referrals for one pen: pages of rows, one gesture that says what came of one, and taking it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.ids import UserId

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import Changes, PersonRow, Saved, WorkRow
    from ui.jobs import Jobs

PAGE = 60
REFRESH_AFTER_MS = 120


class WorkListViewModel(QObject):
    """`kind`: follow_up or referral."""

    page_read = Signal(object, list, bool)
    done = Signal(object)  # WorkRow that something was noted of
    refused = Signal(object)
    outdated = Signal()  # somebody wrote one: read again
    changed = Signal(object)

    def __init__(
        self, desk: Desk, jobs: Jobs, kind: Literal["follow_up", "referral"], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.desk, self.jobs, self.kind = desk, jobs, kind
        self.pen = UserId("")
        self.is_open = True
        self._turn = 0
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._refresh.timeout.connect(self.outdated)
        jobs.changed.connect(self.follow)

    def set_pen(self, pen: UserId) -> None:
        """Another pen may see more, or less."""
        if pen != self.pen:
            self.pen = pen
            self._turn += 1
            self.outdated.emit()

    def follow(self, changes: Changes) -> None:
        """Read again when one of them was written."""
        kinds = {"follow_up", "disclosure_incident"} if self.kind == "follow_up" else {self.kind}
        if self.pen and kinds & changes.kinds:
            self._refresh.start()

    def read_page(self, token: object, after: WorkRow | None) -> None:
        """The next page, after the row `after`."""
        from fieldnotes.services import work_list

        turn = self._turn
        self.jobs.ask(
            work_list.list_work,
            self.desk,
            by=self.pen,
            kind=self.kind,
            after=after,
            limit=PAGE,
            is_open=self.is_open,
            owner=self,
            then=lambda rows: self.page_read.emit(token, list(rows), not rows) if turn == self._turn else None,
            refused=self.refused.emit,
        )

    def note(self, row: WorkRow, code: str, reason: str = "") -> None:
        """What came of it: a result of a follow-up, a state of a referral."""
        from fieldnotes.services import work_list

        if self.kind == "follow_up":
            self._write(row, work_list.note_result, result=code)
        else:
            self._write(row, work_list.set_referral_state, state=code, reason=reason)

    def take_back(self, row: WorkRow) -> None:
        """The last thing noted was wrong."""
        from fieldnotes.services import work_list

        if self.kind == "follow_up":
            self._write(row, work_list.take_result_back)
        else:
            self._write(row, work_list.set_referral_state, state=row.state, reason=row.note)

    def _write(self, row: WorkRow, work: Any, **facts: Any) -> None:
        def written(changes: Changes) -> None:
            self.jobs.changed.emit(changes)
            self.done.emit(row)

        self.jobs.ask(
            work,
            self.desk,
            by=self.pen,
            record=row.record,
            owner=self,
            then=written,
            refused=self.refused.emit,
            **facts,
        )

    def close(self) -> None:
        """Nothing is read any more."""
        self._refresh.stop()
        self.pen = UserId("")
        self._turn += 1


class LeaveFollowUpViewModel(QObject):
    """A follow-up left for the team, without a call."""

    found = Signal(list)  # PersonRow
    left = Signal(object)  # Saved
    refused = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, pen: UserId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.jobs, self.pen = desk, jobs, pen
        self._turn = 0
        self._words = ""
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._soon.timeout.connect(self._ask)

    def find(self, words: str) -> None:
        """Who was met before by these words."""
        self._words = words.strip()
        self._turn += 1
        if len(self._words) < 2:
            self._soon.stop()
            self.found.emit([])
        else:
            self._soon.start()

    def _ask(self) -> None:
        from fieldnotes.services import person

        self.jobs.ask(
            person.find_people,
            self.desk,
            by=self.pen,
            query=self._words,
            owner=self,
            then=partial(self._take, self._turn),
            refused=self.refused.emit,
        )

    def _take(self, turn: int, rows: list[PersonRow]) -> None:
        if turn == self._turn:
            self.found.emit(list(rows))

    def leave(self, **facts: Any) -> None:
        """Filed at once."""
        from fieldnotes.services import work_list

        def done(saved: Saved) -> None:
            self.jobs.changed.emit(saved.changes)
            self.left.emit(saved)

        self.jobs.ask(
            work_list.leave_follow_up,
            self.desk,
            by=self.pen,
            owner=self,
            then=done,
            refused=self.refused.emit,
            **facts,
        )
