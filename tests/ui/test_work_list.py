"""A follow-up left in a dozen keys; what is open is closed by a digit on its row, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldnotes.services import work_list
from tests.ui.test_house import both_in
from ui.dialogs.leave_follow_up import LeaveFollowUpSheet, due_of
from ui.house import House
from ui.screens.work_list import WorkListScreen

Open = Callable[[Path], House]
Key = Qt.Key


def press(house: House, qtbot: QtBot, *keys: Key) -> int:
    """The keys, to what has the focus; how many."""
    for key in keys:
        qtbot.keyClick(house.shell.focusWidget() or house.shell, key)
    return len(keys)


def stored(house: House, *, is_open: bool = True) -> list[Any]:
    assert house.work is not None
    assert house.desk is not None
    work = lambda desk: work_list.list_work(desk, by=house.work.pen, kind="follow_up", is_open=is_open)  # noqa: E731
    return house.jobs.lane.submit(work, house.desk).result(10)


def test_from_the_board_in_a_dozen_keys(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    keys = press(house, qtbot, Key.Key_Menu)
    qtbot.keyClicks(house.shell.focusWidget(), "88 Harbor Ave, red cap")
    keys += press(house, qtbot, Key.Key_Return, Key.Key_2, Key.Key_Return, Key.Key_1, Key.Key_Return)
    qtbot.keyClicks(house.shell.focusWidget(), "Sleeps in the doorway")
    keys += press(house, qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: not house.shell.findChildren(LeaveFollowUpSheet), timeout=5000)
    assert keys <= 12
    [row] = stored(house)
    assert (row.who, row.what, row.note) == ("88 Harbor Ave, red cap", "Visit", "Sleeps in the doorway")
    assert row.due == due_of("tonight", house.desk.clock)  # type: ignore[union-attr]  # the vault is open
    assert house.work is not None
    assert house.work.encounter == ""  # nobody made a call of it
    house.work.go("follow_ups")
    screen = house.shell.current_place()
    assert isinstance(screen, WorkListScreen)
    qtbot.waitUntil(lambda: screen.current() is not None, timeout=5000)
    press(house, qtbot, Key.Key_2)  # no answer: noted, still due
    qtbot.waitUntil(lambda: len(stored(house)[0].tries) == 1, timeout=5000)
    qtbot.waitUntil(lambda: [len(row.tries) for row in [screen.current()] if row] == [1], timeout=5000)
    press(house, qtbot, Key.Key_1)  # reached: closed
    qtbot.waitUntil(screen.nothing.isVisible, timeout=5000)
    assert stored(house) == []
    screen.told.button.click()
    qtbot.waitUntil(lambda: len(stored(house)) == 1, timeout=5000)


def test_what_is_missing_is_asked_for_and_nothing_typed_goes(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    press(house, qtbot, Key.Key_Menu)
    [sheet] = house.shell.findChildren(LeaveFollowUpSheet)
    qtbot.keyClicks(sheet.who, "Sam")
    sheet.button.click()
    assert sheet.bar.isVisible()
    assert sheet.what.holds_focus()
    qtbot.keyClick(house.shell, Key.Key_F2)  # the next call comes: these words are not kept yet
    assert sheet.isVisible()
    assert sheet.who.text() == "Sam"
    assert stored(house) == []
