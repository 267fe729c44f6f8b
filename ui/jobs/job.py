"""Asks the lane or the pool and brings the answer to the UI thread. Nothing waits, nothing polls."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from fieldnotes.domain.problem import Bug, Problem
from fieldnotes.system.lane import Lane, LaneClosed
from fieldnotes.system.log import Code, describe

_log = logging.getLogger("fieldnotes.ui")

Then = Callable[[Any], Any]
Refused = Callable[[Problem], Any]


def as_problem(failure: BaseException) -> Problem:
    """What a person hears. Anything unexpected is our fault; its text stays unsaid, because it may carry record text."""
    return failure if isinstance(failure, Problem) else Bug("bug", kind=type(failure).__name__)


class Jobs(QObject):
    """The UI's only way to the vault. Lives on the UI thread.

    `changed(Changes)`: something was written; screens listen and ignore the echo of their own edit.
    `is_closed` after a lock: questions are dropped.
    """

    changed = Signal(object)
    bug_met = Signal(object)  # Bug; the shell says so once
    _answered = Signal(int, object)  # ticket and future, from any thread; queued to ours

    def __init__(self, lane: Lane, pool: ThreadPoolExecutor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lane, self._pool = lane, pool
        self.is_closed = False
        # Who waits for which answer. Other threads hold the ticket only: the last reference to a widget must never be dropped
        # by the lane, while Qt is deleting that widget here (it took the process with it).
        self._waiting: dict[int, tuple[QObject | None, Then | None, Refused | None]] = {}
        self._tickets = itertools.count(1)
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        fn: Callable[..., Any],
        /,
        *args: Any,
        owner: QObject | None = None,
        then: Then | None = None,
        refused: Refused | None = None,
        urgent: bool = False,
        **kwargs: Any,
    ) -> None:
        """Runs `fn(*args, **kwargs)` on the lane; `then(result)` or `refused(problem)` on the UI thread unless `owner` is gone."""
        if self.is_closed:
            return
        try:
            submit = self.lane.submit_urgent if urgent else self.lane.submit
            self._follow(submit(fn, *args, **kwargs), owner, then, refused)
        except LaneClosed:
            self.is_closed = True

    def pool(
        self,
        fn: Callable[..., Any],
        /,
        *args: Any,
        owner: QObject | None = None,
        then: Then | None = None,
        refused: Refused | None = None,
        **kwargs: Any,
    ) -> None:
        """The same in the pool: plain values only, never the vault."""
        if not self.is_closed:
            self._follow(self._pool.submit(fn, *args, **kwargs), owner, then, refused)

    def bulk(
        self,
        steps: Iterator[Any],
        *,
        owner: QObject | None = None,
        then: Then | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Runs an iterator on the lane in steps of at most 20 ms whenever nothing else waits; `then` gets its last value."""
        if self.is_closed:
            return
        try:
            self._follow(self.lane.bulk(steps), owner, then, refused)
        except LaneClosed:
            self.is_closed = True

    def close(self, last: Callable[[], Any] | None = None) -> None:
        """No more questions; what waits runs, then `last`, then the threads end."""
        self.is_closed = True
        self.lane.close(last)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _follow(self, future: Future[Any], owner: QObject | None, then: Then | None, refused: Refused | None) -> None:
        ticket = next(self._tickets)
        self._waiting[ticket] = owner, then, refused

        def done(answer: Future[Any]) -> None:
            if shiboken6.isValid(self):
                self._answered.emit(ticket, answer)

        future.add_done_callback(done)

    def _deliver(self, ticket: int, future: Future[Any]) -> None:
        owner, then, refused = self._waiting.pop(ticket)
        if future.cancelled() or (owner is not None and not shiboken6.isValid(owner)):
            return
        try:
            result = future.result()
        except CancelledError:
            return
        except Exception as failure:  # noqa: BLE001 - every failure becomes a sentence; none may end the window
            problem = as_problem(failure)
            if isinstance(problem, Bug):
                _log.error("job failed: %s", Code(describe(type(failure), failure.__traceback__)))
                self.bug_met.emit(problem)
            if refused is not None:
                refused(problem)
            return
        if then is not None:
            then(result)
