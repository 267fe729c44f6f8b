"""Sync by hand, for one window: which sticks are here, whom a bundle can be for, writing one and taking some in, step by step."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import Problem
from fieldnotes.system.stick import Stick, list_sticks

if TYPE_CHECKING:
    from fieldnotes.services.bundle import BundleMade, BundlesRead, Recipient
    from fieldnotes.services.desk import Desk
    from ui.jobs import Jobs

TELL_EVERY_S = 0.1


class StickSyncViewModel(QObject):
    """Both run on the lane, whenever nothing else waits there; `stop` leaves nothing half on the stick."""

    sticks_found = Signal(list)  # Stick
    recipients_read = Signal(list)  # Recipient
    busy_changed = Signal(str)  # "write", "read" or ""
    progressed = Signal(int, int, object)  # done, of how many (0: nobody knows), seconds left or None
    written = Signal(object)  # BundleMade
    read = Signal(object)  # BundlesRead
    stopped = Signal()
    changed = Signal(object)  # Changes
    refused = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, pen: UserId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._pen = desk, jobs, pen
        self.busy = ""
        self._is_looking = False
        self._is_stopped = False

    # --- what there is ---

    def look_for_sticks(self) -> None:
        """Beside the lane: a stick may answer slowly."""
        if not self._is_looking:
            self._is_looking = True
            self._jobs.pool(list_sticks, owner=self, then=self._take_sticks, refused=lambda _problem: self._looked())

    def _take_sticks(self, sticks: list[Stick]) -> None:
        self._looked()
        self.sticks_found.emit(sticks)

    def _looked(self) -> None:
        self._is_looking = False

    def read_recipients(self) -> None:
        """The station first, then other laptops."""
        from fieldnotes.services import bundle

        self._jobs.ask(
            bundle.list_recipients,
            self._desk,
            owner=self,
            then=self.recipients_read.emit,
            refused=self.refused.emit,
        )

    # --- acting ---

    def write(self, recipient: Recipient, folder: Path) -> None:
        """A bundle for one of them into a folder."""
        from fieldnotes.services import bundle

        def steps() -> Generator[tuple[int, int], None, BundleMade]:
            return bundle.writing(self._desk, by=self._pen, recipient=recipient, folder=folder)

        self._run("write", steps, self.written.emit)

    def take_in(self, where: Path) -> None:
        """The bundles of a folder that are for this laptop."""
        from fieldnotes.services import bundle

        def steps() -> Generator[tuple[int, int], None, BundlesRead]:
            return bundle.reading_in(self._desk, by=self._pen, where=where)

        self._run("read", steps, self._taken)

    def stop(self) -> None:
        """What was taken in stays; a bundle that was being written is taken away."""
        self._is_stopped = True

    def _run(self, kind: str, make: Callable[[], Generator[tuple[int, int], None, Any]], then: Any) -> None:
        if self.busy:
            return
        self._is_stopped = False
        self._set_busy(kind)

        def done(answer: Any) -> None:
            self._set_busy("")
            if answer is None:
                self.stopped.emit()
            else:
                then(answer)

        self._jobs.bulk(self._steps(make), owner=self, then=done, refused=self._fail)

    def _steps(self, make: Callable[[], Generator[tuple[int, int], None, Any]]) -> Iterator[Any]:
        """On the lane. The last value is what came of it; None when it was stopped."""
        steps = make()
        began = told = time.monotonic()
        while True:
            if self._is_stopped:
                steps.close()
                yield None
                return
            try:
                done, total = next(steps)
            except StopIteration as end:
                yield end.value
                return
            now = time.monotonic()
            if now - told >= TELL_EVERY_S:
                told = now
                left_s = round((now - began) * (total - done) / done) if done and total else None
                self.progressed.emit(done, total, left_s)
            yield None

    def _taken(self, answer: BundlesRead) -> None:
        """The lists take in what came, then screens read again, as after a meeting."""
        self.read.emit(answer)
        if answer.records:
            self._jobs.bulk(
                self._desk.follow(), owner=self, then=partial(self._followed, answer), refused=self.refused.emit
            )

    def _followed(self, answer: BundlesRead, _last: object) -> None:
        from fieldnotes.services.sync_list import changes_of

        self._jobs.ask(
            changes_of,
            self._desk,
            answer.records,
            owner=self,
            then=self.changed.emit,
            refused=self.refused.emit,
        )

    def _fail(self, problem: Problem) -> None:
        self._set_busy("")
        self.refused.emit(problem)

    def _set_busy(self, kind: str) -> None:
        self.busy = kind
        self.busy_changed.emit(kind)
