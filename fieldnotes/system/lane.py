"""The lane: one thread that owns the vault's connections.

Bulk work runs in steps between jobs, so a lock or a key press never waits for it.
"""

from __future__ import annotations

import heapq
import itertools
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class LaneClosed(RuntimeError):
    """The lane takes no more jobs: the vault is being locked."""


class Lane:
    """A queue of jobs served by one thread, urgent ones first, bulk steps when nothing else waits."""

    def __init__(self, name: str = "vault") -> None:
        self._jobs: list[tuple[int, int, Future[Any], Callable[[], Any]]] = []
        self._bulk: deque[tuple[Iterator[Any], Future[Any]]] = deque()
        self._count = itertools.count()
        self._wake = threading.Condition()
        self._is_open = True
        self._thread = threading.Thread(target=self._serve, name=f"lane-{name}", daemon=True)
        self._thread.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run `fn` on the lane in its turn."""
        return self._put(1, lambda: fn(*args, **kwargs))

    def submit_urgent(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run `fn` before everything that waits: a draft's flush, a lock."""
        return self._put(0, lambda: fn(*args, **kwargs))

    def bulk(self, steps: Iterator[T]) -> Future[T | None]:
        """Run an iterator to its end, one step (at most 20 ms by agreement) at a time, whenever no job waits.

        The future gives the last value the iterator yielded.
        """
        future: Future[T | None] = Future()
        with self._wake:
            self._refuse_when_closed()
            self._bulk.append((steps, future))
            self._wake.notify()
        return future

    def drain(self, timeout_s: float | None = None) -> bool:
        """Wait until every job submitted so far has run (bulk work excepted); False when the time is over."""
        done = self._put(2, lambda: None)
        try:
            done.result(timeout_s)
        except TimeoutError:
            return False
        return True

    def close(self, last: Callable[[], None] | None = None, timeout_s: float = 10.0) -> None:
        """Refuse new jobs, drop bulk work, run what waits, then `last`, and end the thread."""
        with self._wake:
            if not self._is_open:
                return
            self._is_open = False
            gone, self._bulk = list(self._bulk), deque()
            for _, future in gone:
                future.cancel()
            # On the lane: one of them may be in the middle of a step there, and only its own thread may close it.
            heapq.heappush(self._jobs, (3, next(self._count), Future(), lambda: _close_iterators(gone)))
            if last is not None:
                heapq.heappush(self._jobs, (3, next(self._count), Future(), last))
            self._wake.notify()
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout_s)

    @property
    def is_current(self) -> bool:
        """Whether the caller runs on the lane."""
        return threading.current_thread() is self._thread

    def _put(self, rank: int, call: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        with self._wake:
            self._refuse_when_closed()
            heapq.heappush(self._jobs, (rank, next(self._count), future, call))
            self._wake.notify()
        return future

    def _refuse_when_closed(self) -> None:
        if not self._is_open:
            raise LaneClosed

    def _serve(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._jobs or self._bulk or not self._is_open)
                job = heapq.heappop(self._jobs) if self._jobs else None
                bulk = self._bulk[0] if job is None and self._bulk else None
                if job is None and bulk is None and not self._is_open:
                    return
            if job is not None:
                _run(job[2], job[3])
            elif bulk is not None:
                self._step(*bulk)
            job = bulk = None  # a finished job's arguments must not live until the next one comes

    def _step(self, steps: Iterator[Any], future: Future[Any]) -> None:
        try:
            value = next(steps)
        except StopIteration:
            self._end_bulk(future)
            with suppress(InvalidStateError):  # the lane was closed meanwhile
                future.set_result(getattr(future, "_last", None))
        except BaseException as failure:  # noqa: BLE001 - handed to whoever waits for the future
            self._end_bulk(future)
            with suppress(InvalidStateError):
                future.set_exception(failure)
        else:
            future._last = value  # type: ignore[attr-defined]  # noqa: SLF001 - the future is ours until it is done

    def _end_bulk(self, future: Future[Any]) -> None:
        with self._wake:
            self._bulk = deque(pair for pair in self._bulk if pair[1] is not future)


def _run(future: Future[Any], call: Callable[[], Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = call()
    except BaseException as failure:  # noqa: BLE001 - handed to whoever waits for the future
        future.set_exception(failure)
    else:
        future.set_result(result)


def _close_iterators(gone: list[tuple[Iterator[Any], Future[Any]]]) -> None:
    for steps, _ in gone:
        close = getattr(steps, "close", None)
        if close is not None:
            with suppress(Exception):  # whatever it says, `last` closes the vault
                close()
