"""Finding a service by need and by words, offline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.services import directory

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import ServiceRow
    from ui.jobs import Jobs

ASK_AFTER_MS = 120  # quiet between two keys; a search of thousands of services takes a few ms


class DirectoryViewModel(QObject):
    """What was asked and what was found; the newest question's answer counts."""

    found = Signal(object)  # list of ServiceRow
    refused = Signal(object)  # Problem

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.jobs = desk, jobs
        self.query, self.need = "", ""
        self._turn, self._answered = 0, 0
        self._quiet = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._quiet.timeout.connect(self.ask)

    @property
    def is_answered(self) -> bool:
        """Whether what was found is what was asked for last."""
        return self._answered == self._turn and not self._quiet.isActive()

    def set_query(self, query: str) -> None:
        """Words as typed."""
        self.query = query
        self._quiet.start()

    def set_need(self, need: str) -> None:
        """A code of the vocabulary need, or nothing."""
        self.need = need
        self.ask()

    def ask(self) -> None:
        """Ask now."""
        self._quiet.stop()
        self._turn += 1
        self.jobs.ask(
            directory.find_services,
            self.desk,
            query=self.query.strip(),
            need=self.need,
            limit=50,
            owner=self,
            then=partial(self._take, self._turn),
            refused=self.refused.emit,
        )

    def _take(self, turn: int, rows: list[ServiceRow]) -> None:
        if turn == self._turn:
            self._answered = turn
            self.found.emit(rows)
