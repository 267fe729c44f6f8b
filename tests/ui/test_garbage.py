"""Nothing is collected by the vault's lane: a widget freed there took the window with it, and the words that were not yet kept."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from fieldnotes.system import lane
from ui.jobs import Jobs
from ui.session import garbage
from ui.session.garbage import Garbage
from ui.widgets import FlowLayout
from ui.widgets.turn import step, stops


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


def _items() -> list[QWidgetItem]:
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, QWidgetItem) and Shiboken.isValid(one)]


def test_the_window_died_some_time_after_tab(qtbot: QtBot) -> None:
    """Tab looked through the layouts by their items; the binding kept them after Qt had deleted them: the next widget fell over them."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    row = QHBoxLayout()
    for layout in (column, row, column):
        layout.addWidget(QPushButton("Yes"))
    column.addLayout(row)
    grid = QGridLayout()
    grid.addWidget(QPushButton("Right"), 0, 1)
    grid.addWidget(QPushButton("Left"), 0, 0)
    column.addLayout(grid)
    page.show()
    before = len(_items())
    assert step([page], None, is_next=True)
    assert [cast(QPushButton, one).text() for one in stops(page)] == ["Yes", "Yes", "Yes", "Left", "Right"]
    assert len(_items()) == before


def test_the_window_died_when_a_page_went_that_had_a_row_in_it(qtbot: QtBot) -> None:
    """`addLayout` alone did the same: what a filled row, a row in a row or a grid had in it stayed with the binding."""
    before = len(_items())
    page = QWidget()
    qtbot.addWidget(page)
    column, row, inner, grid = QVBoxLayout(page), QHBoxLayout(), QHBoxLayout(), QGridLayout()
    row.addWidget(QPushButton("Yes"))
    row.addStretch(1)
    inner.addWidget(QPushButton("No"))
    row.addLayout(inner)
    grid.addWidget(QPushButton("Right"), 0, 1)
    column.addLayout(row)
    column.insertLayout(0, grid, 1)
    assert len(_items()) == before
    assert column.count() == 2
    assert [one.text() for one in page.findChildren(QPushButton)] != []


def test_a_wrapping_row_is_added_before_it_is_filled(qtbot: QtBot) -> None:
    """It holds its items itself; those of a button that goes are gone, too."""
    page = QWidget()
    qtbot.addWidget(page)
    column, flow = QVBoxLayout(page), FlowLayout()
    flow.addWidget(QPushButton("Yes"))
    with pytest.raises(AssertionError, match="added empty"):
        column.addLayout(flow)
    row, inner = QHBoxLayout(), FlowLayout()
    row.addLayout(inner)
    inner.addWidget(QPushButton("No"))
    for add in (column.addLayout, lambda layout: column.insertLayout(0, layout)):
        with pytest.raises(AssertionError, match="added empty"):
            add(row)
    flow = FlowLayout()
    column.addLayout(flow)
    before = len(_items())
    buttons = [QPushButton("Yes"), QPushButton("No")]
    for button in buttons:
        flow.addWidget(button)
    buttons[0].deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert flow.count() == 1
    assert len(_items()) == before + 1


def test_nobody_asks_a_layout_of_qt_for_its_items() -> None:
    """The same, wherever it would be written next."""
    ui = Path(garbage.__file__).parents[1]
    asking = {path.name for path in ui.rglob("*.py") if ".itemAt(" in path.read_text("utf-8")}
    assert asking == {"binding.py"}
