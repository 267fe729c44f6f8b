"""A supervisor's queue, a page at a time, for the pen that is up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.ids import UserId

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import Changes, ReviewRow
    from ui.jobs import Jobs

PAGE = 60
REFRESH_AFTER_MS = 150


class ReviewViewModel(QObject):
    """Reads pages; says when something was written, so that the list begins anew."""

    page_read = Signal(object, list, bool)  # token of the asking list, rows, whether it was the last page
    changed = Signal()
    refused = Signal(object)  # Problem

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.jobs = desk, jobs
        self.pen = UserId("")
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._refresh.timeout.connect(self.changed)
        jobs.changed.connect(self.follow)

    def set_pen(self, pen: UserId) -> None:
        """Another supervisor's queue is another one; what was shown goes at once."""
        if pen != self.pen:
            self.pen = pen
            self.changed.emit()

    def follow(self, changes: Changes) -> None:
        """Somebody signed, reviewed or answered."""
        if self.pen and changes.kinds & {"signature", "review_note", "addendum"}:
            self._refresh.start()

    def read_page(self, token: object, after: ReviewRow | None) -> None:
        """The next page, longest waiting first, after the row `after`."""
        from fieldnotes.services import review

        self.jobs.ask(
            review.list_to_review,
            self.desk,
            by=self.pen,
            after=after,
            limit=PAGE,
            owner=self,
            then=lambda rows: self.page_read.emit(token, list(rows), len(rows) < PAGE),
            refused=lambda problem: self._refuse(token, problem),
        )

    def _refuse(self, token: object, problem: object) -> None:
        self.page_read.emit(token, [], True)  # another pen meanwhile: its list is empty
        self.refused.emit(problem)

    def close(self) -> None:
        """Nothing is read any more."""
        self._refresh.stop()
        self.pen = UserId("")
