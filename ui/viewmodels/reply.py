"""An answer that came back as a file: read beside the lane, held against what left, taken over by a yes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from fieldnotes.services import reply

if TYPE_CHECKING:
    from fieldnotes.domain.ids import UserId
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import Changes
    from ui.jobs import Jobs


class ReplyViewModel(QObject):
    """One file at a time. A passphrase is used for one reading and not kept."""

    reading = Signal()
    shown = Signal(object)  # ReplySheet
    passphrase_wanted = Signal(object)  # Problem: why
    refused = Signal(object)
    taken = Signal()
    changed = Signal(object)  # Changes

    def __init__(self, desk: Desk, jobs: Jobs, pen: UserId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.jobs, self.pen = desk, jobs, pen
        self._path: Path | None = None
        self._opened: reply.Opened | None = None

    def take_file(self, path: Path) -> None:
        """Read a file that somebody picked or dropped."""
        self._path = path
        self.read()

    def read(self, passphrase: str = "") -> None:
        """Read the file, again with its passphrase if it asked for one."""
        if self._path is None:
            return
        self._opened = None
        self.reading.emit()
        self.jobs.pool(
            reply.open_reply, self._path, passphrase=passphrase, owner=self, then=self._match, refused=self._cannot_open
        )

    def _cannot_open(self, problem: Problem) -> None:
        is_closed = problem.code in {"passphrase_needed", "passphrase_wrong"}
        (self.passphrase_wanted if is_closed else self.refused).emit(problem)

    def _match(self, opened: reply.Opened) -> None:
        self._opened = opened
        self._ask(reply.match_reply, opened=opened, then=self.shown.emit)

    def take_over(self, state: str, reason: str) -> None:
        """The yes."""
        if self._opened is not None:
            self._ask(reply.take_over, opened=self._opened, state=state, reason=reason, then=self._took)

    def _took(self, changes: Changes) -> None:
        self._opened = None
        self.changed.emit(changes)
        self.taken.emit()

    def _ask(self, work: Any, /, *, then: Any, **facts: Any) -> None:
        self.jobs.ask(work, self.desk, by=self.pen, owner=self, then=then, refused=self.refused.emit, **facts)
