"""Before one goes off shift: each thing that waits opens its place; the own drafts are filed or, asked first, thrown away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldnotes.domain.record import Encounter, Outcome
from fieldnotes.services import writing
from tests.ui.test_house import both_in
from tests.ui.test_interrupted import drafts, focused, start_call, work
from ui.house import House
from ui.screens.leaving import LeavingScreen

Open = Callable[[Path], House]
Key = Qt.Key


def lane(house: House, act: Any, **facts: Any) -> Any:
    assert house.desk is not None
    return house.jobs.lane.submit(lambda: act(house.desk, **facts)).result(10)


def leaving(house: House, qtbot: QtBot) -> LeavingScreen:
    work(house).go("leaving")
    screen = house.shell.current_place()
    assert isinstance(screen, LeavingScreen)
    qtbot.waitUntil(
        lambda: codes(screen).count("draft") == 1, timeout=5000
    )  # leaving a call files what was written there
    return screen


def codes(screen: LeavingScreen) -> list[str]:
    return [screen.rows.row(screen.rows.index(row, 0)).code for row in range(screen.rows.rowCount())]


def test_drafts_are_listed_opened_thrown_away_after_asking_and_filed(
    open_window: Open, vault: Path, qtbot: QtBot
) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    first = start_call(house, qtbot, "1420 Alder St")
    start_call(house, qtbot, "88 Harbor Ave")
    partner = next(row.user for row in house.signin.present if row.user != work(house).pen)
    lane(
        house,
        writing.save_draft,
        by=partner,
        encounter=first,
        kind="outcome",
        body=Outcome(dispositions=["resolved"], primary="resolved"),
    )
    screen = leaving(house, qtbot)
    assert [screen.title_of(screen.rows.row(screen.rows.index(0, 0)))] == ["Draft: Call"]
    qtbot.waitUntil(lambda: (first, "encounter") in drafts(house), timeout=5000)
    qtbot.keyClick(screen.list, Key.Key_Return)
    qtbot.waitUntil(lambda: work(house).encounter == first, timeout=5000)
    qtbot.waitUntil(lambda: work(house).model("encounter").state is not None, timeout=5000)
    assert work(house).screen("encounter").key == "call"

    lane(
        house,
        writing.save_draft,
        by=work(house).pen,
        encounter=first,
        kind="encounter",
        record=first,
        body=Encounter(number="x", address="1420 Alder St", apartment="typed by mistake"),
    )
    work(house).encounter = ""  # go there without leaving the call, which would file it
    screen = leaving(house, qtbot)
    qtbot.waitUntil(lambda: codes(screen)[:1] == ["draft"], timeout=5000)
    qtbot.keyClick(screen.list, Key.Key_Delete)
    assert screen.bar.isVisible()
    qtbot.keyClick(focused(house), Key.Key_Escape)
    assert (first, "encounter") in drafts(house)
    qtbot.keyClick(screen.list, Key.Key_Delete)
    screen.bar.button.click()
    qtbot.waitUntil(lambda: (first, "encounter") not in drafts(house), timeout=5000)
    assert (first, "outcome") in drafts(house)  # the partner's stays the partner's


def test_filing_takes_only_the_pens_own(open_window: Open, vault: Path, qtbot: QtBot) -> None:
    house = open_window(vault)
    both_in(house, qtbot)
    first = start_call(house, qtbot, "1420 Alder St")
    start_call(house, qtbot, "88 Harbor Ave")
    partner = next(row.user for row in house.signin.present if row.user != work(house).pen)
    lane(house, writing.save_draft, by=partner, encounter=first, kind="outcome", body=Outcome(who_stays="the sister"))
    screen = leaving(house, qtbot)
    screen.file.click()
    qtbot.waitUntil(lambda: (first, "encounter") not in drafts(house), timeout=5000)
    assert (first, "outcome") in drafts(house)
    qtbot.waitUntil(lambda: not screen.file.isEnabled(), timeout=5000)
