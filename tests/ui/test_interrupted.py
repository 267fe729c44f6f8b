"""The next call comes: one key starts it, the first waits as it was, one key goes back to the same field and caret."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldnotes.services import writing
from tests.ui.test_house import both_in
from ui.house import House
from ui.widgets import LineEdit
from ui.widgets.overlay import Overlay

Open = Callable[[Path], House]
Key = Qt.Key


def work(house: House) -> Any:
    assert house.work is not None
    return house.work


def focused(house: House) -> Any:
    return house.shell.focusWidget()


def start_call(house: House, qtbot: QtBot, address: str) -> str:
    """F2 and the address; the encounter's id."""
    before = work(house).encounter
    qtbot.keyClick(house.shell, Key.Key_F2)
    qtbot.waitUntil(lambda: work(house).encounter not in {"", before}, timeout=5000)
    ready = lambda: isinstance(focused(house), LineEdit) and focused(house).accessibleName() == "Address"  # noqa: E731
    qtbot.waitUntil(lambda: work(house).model("encounter").state is not None and ready(), timeout=5000)
    qtbot.waitUntil(lambda: not work(house)._ahead.is_holding, timeout=5000)  # keys of a person wait by themselves
    qtbot.keyClicks(focused(house), address)
    return str(work(house).encounter)


def drafts(house: House) -> list[tuple[str, str]]:
    desk, pen = house.desk, work(house).pen
    assert desk is not None
    rows = house.jobs.lane.submit(writing.list_drafts, desk, by=pen).result(10)
    return [(str(row.encounter), row.kind) for row in rows]


def test_the_first_call_waits_as_it_was_and_one_key_goes_back(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    first = start_call(house, qtbot, "1420 Alder St")
    qtbot.keyClick(focused(house), Key.Key_Tab)
    qtbot.keyClicks(focused(house), "Apt 6, rear")
    for _ in range(6):
        qtbot.keyClick(focused(house), Key.Key_Left)
    assert focused(house).cursorPosition() == 5
    second = start_call(house, qtbot, "88 Harbor Ave")
    assert second != first
    assert (first, "encounter") in drafts(house)  # saved, and still a draft
    qtbot.waitUntil(lambda: house.shell.top.calls.text() == "2 open", timeout=5000)
    qtbot.keyClick(house.shell, Key.Key_Pause)
    qtbot.waitUntil(lambda: work(house).encounter == first, timeout=5000)
    qtbot.waitUntil(lambda: focused(house).accessibleName() == "Apartment, floor, gate code", timeout=5000)
    assert (focused(house).text(), focused(house).cursorPosition()) == ("Apt 6, rear", 5)
    house.shell.top.calls.click()
    qtbot.waitUntil(lambda: work(house).encounter == second, timeout=5000)
    qtbot.waitUntil(lambda: getattr(focused(house), "text", str)() == "88 Harbor Ave", timeout=5000)


def test_from_a_panel_that_holds_no_words_the_next_call_starts_at_once(
    open_window: Open, vault: Path, qtbot: QtBot
) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    first = start_call(house, qtbot, "1420 Alder St")
    qtbot.keyClick(house.shell, Key.Key_F3)
    qtbot.waitUntil(lambda: any(panel.isVisible() for panel in house.shell.findChildren(Overlay)), timeout=5000)
    qtbot.keyClicks(focused(house), "alder")
    assert start_call(house, qtbot, "88 Harbor Ave") != first
    assert not [panel for panel in house.shell.findChildren(Overlay) if panel.isVisible()]


def test_a_panel_with_words_of_its_own_asks_to_be_finished_first(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    first = start_call(house, qtbot, "1420 Alder St")
    qtbot.keyClick(house.shell, Key.Key_F9)
    qtbot.waitUntil(lambda: work(house).model("encounter").state is not None, timeout=5000)
    from ui.dialogs.share import ShareSheet

    sheet = ShareSheet(work(house).model("encounter"), work(house).screen("encounter"))
    sheet.open_panel()
    qtbot.keyClicks(sheet.text, "Do not stand behind them")
    qtbot.keyClick(house.shell, Key.Key_F2)
    assert sheet.isVisible()
    assert sheet.text.text() == "Do not stand behind them"
    assert sheet.bar.isVisible()
    assert work(house).encounter == first


def test_with_three_open_calls_a_digit_says_which(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    calls = [start_call(house, qtbot, words) for words in ("1 First St", "2 Second St", "3 Third St")]
    qtbot.waitUntil(lambda: house.shell.top.calls.text() == "3 open", timeout=5000)
    qtbot.keyClick(house.shell, Key.Key_Pause)
    qtbot.waitUntil(lambda: work(house)._open_calls is not None, timeout=5000)
    panel = work(house)._open_calls
    said = [chip.text().rpartition(" · ")[2] for chip in panel.calls.chips()]
    assert sorted(said) == ["1 First St", "2 Second St"]
    qtbot.keyClick(focused(house), Key(Key.Key_1 + said.index("1 First St")))
    qtbot.waitUntil(lambda: work(house).encounter == calls[0], timeout=5000)
    qtbot.keyClick(house.shell, Key.Key_Pause)
    qtbot.waitUntil(panel.isVisible, timeout=5000)
    [first, second] = panel.calls.chips()
    assert first.hasFocus()
    qtbot.keyClick(first, Key.Key_Right)
    qtbot.keyClick(second, Key.Key_Return)
    qtbot.waitUntil(lambda: work(house).encounter == second.code, timeout=5000)


def test_every_waiting_place_goes_along_when_the_window_changes_hands(
    open_window: Open, vault: Path, qtbot: QtBot
) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    first = start_call(house, qtbot, "1420 Alder St")
    second = start_call(house, qtbot, "88 Harbor Ave")
    house.shell.cover.cover()  # as a lock does before it asks
    where = work(house).where()
    assert (where.encounter, where.spots[second].field, where.spots[second].cursor) == (second, "address", 13)
    assert (where.spots[first].section, where.spots[first].field, where.spots[first].cursor) == ("call", "address", 13)
