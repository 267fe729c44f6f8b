"""Nothing is collected by the vault's lane: a widget freed there took the window with it, and the words that were not yet kept."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldnotes.system import lane
from ui.jobs import Jobs
from ui.session import garbage
from ui.session.garbage import Garbage


class _Knot(QWidget):
    """A widget that holds itself, as one with a callback on itself does."""

    freed_by: list[str]

    def __init__(self, freed_by: list[str]) -> None:
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: freed_by.append(threading.current_thread().name))


@pytest.fixture
def collecting(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Garbage]:
    monkeypatch.setattr(garbage, "LOOK_MS", 20)
    made = Garbage()
    yield made
    made.close()
    assert gc.isenabled()


def _allocate() -> None:
    """What reading a long encounter does: far more than Python's own threshold."""
    kept = [[number] for number in range(3 * garbage.YOUNG)]
    assert kept


def test_the_window_died_while_a_release_was_kept(collecting: Garbage, qtbot: QtBot) -> None:
    """A widget in a cycle, unreachable, while the lane works: freed on the UI thread, at the next look."""
    freed: list[str] = []
    _Knot(freed)
    other = threading.Thread(target=_allocate, name="lane")
    other.start()
    other.join()
    assert freed == []
    kept = [[number] for number in range(3 * garbage.YOUNG)]
    qtbot.waitUntil(lambda: bool(freed), timeout=5000)
    assert freed == [threading.current_thread().name]
    assert len(kept) == 3 * garbage.YOUNG


def test_everything_is_looked_through_at_the_first_rest(
    collecting: Garbage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What outlived a young look and died later is found, too."""
    monkeypatch.setattr(garbage, "FULL", 5 * garbage.YOUNG)
    freed: list[str] = []
    knot = _Knot(freed)
    kept = [[number] for number in range(3 * garbage.YOUNG)]
    qtbot.waitUntil(lambda: gc.get_count()[0] < garbage.YOUNG, timeout=5000)
    assert freed == []
    del knot
    kept += [[number] for number in range(3 * garbage.YOUNG)]
    qtbot.waitUntil(lambda: bool(freed), timeout=5000)
    assert freed == [threading.current_thread().name]
    assert len(kept) == 6 * garbage.YOUNG


class _Asker:
    """Whoever waits for an answer and is held by nothing else."""

    def __init__(self, freed_by: list[str], delivered: threading.Event) -> None:
        self._delivered = delivered
        weakref.finalize(self, lambda: freed_by.append(threading.current_thread().name))

    def take(self, _answer: object) -> None:
        """The answer; a moment later the window has let go of everything."""
        QTimer.singleShot(20, self._delivered.set)


def test_the_lane_never_holds_the_last_reference_to_who_asked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lane lets go of a question later than the window does of the answer: what waited is freed on the UI thread all the same."""
    run, delivered = lane._run, threading.Event()

    def run_and_wait(future: Future[Any], call: Callable[[], Any]) -> None:
        run(future, call)
        assert delivered.wait(20)

    monkeypatch.setattr(lane, "_run", run_and_wait)
    jobs = Jobs(lane.Lane("garbage"), ThreadPoolExecutor(1))
    freed: list[str] = []
    jobs.ask(int, then=_Asker(freed, delivered).take)
    qtbot.waitUntil(lambda: bool(freed), timeout=20_000)
    assert freed == [threading.current_thread().name]
    jobs.close()
