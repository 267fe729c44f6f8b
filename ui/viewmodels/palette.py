"""Find anything: commands by their words, records by the vault's search. What is typed is never kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.ids import UserId

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import Hit
    from ui.jobs import Jobs

ASK_AFTER_MS = 120  # between two keys of a fast typist
AT_LEAST = 2  # characters; the store's search asks for two
LIMIT = 20


@dataclass(frozen=True, slots=True)
class Command:
    """Something the palette can do. `words` are matched; `key` is shown."""

    words: str
    act: Callable[[], object]
    key: str = ""
    icon: str = "right"


def matching(commands: Sequence[Command], typed: str) -> list[Command]:
    """Commands in which every typed word begins a word, whatever the case."""
    wanted = typed.casefold().split()

    def fits(command: Command) -> bool:
        words = command.words.casefold().replace("(", " ").split()
        return all(any(word.startswith(part) for word in words) for part in wanted)

    return [command for command in commands if fits(command)]


class PaletteViewModel(QObject):
    """`found(hits)` for the newest words only."""

    found = Signal(list)
    refused = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.jobs = desk, jobs
        self.pen = UserId("")
        self._typed, self._turn = "", 0
        self._soon = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._soon.timeout.connect(self._ask)

    def type(self, typed: str) -> None:
        """Other words: asks soon, drops what is under way."""
        self._typed = typed.strip()
        self._turn += 1
        if len(self._typed) < AT_LEAST:
            self._soon.stop()
            self.found.emit([])
        else:
            self._soon.start()

    def close(self) -> None:
        """Forgets the words."""
        self._soon.stop()
        self._typed = ""
        self._turn += 1

    def _ask(self) -> None:
        from fieldnotes.services import search

        turn = self._turn

        def take(hits: list[Hit]) -> None:
            if turn == self._turn:
                self.found.emit(list(hits))

        self.jobs.ask(
            search.find,
            self.desk,
            by=self.pen,
            query=self._typed,
            limit=LIMIT,
            owner=self,
            then=take,
            refused=self.refused.emit,
        )
