"""When the station takes no more of this laptop, the Sync screen says so in a sentence until it does again."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services.station import keep_files_bound
from fieldnotes.services.sync_row import SyncRow
from tests.ui.test_sync import a_call, house, lane, meet, model, sync_screen, town  # noqa: F401 - two are fixtures
from ui.house import House
from ui.screens.sync_word import row_title
from ui.viewmodels.sentence import sentence_of


@pytest.mark.parametrize("code", ["over_quota", "no_room"])
def test_the_screen_says_why_the_station_takes_no_more(house: House, qtbot: QtBot, code: str) -> None:  # noqa: F811 - the fixture
    a_call(house)
    meet(house, qtbot)
    screen = sync_screen(house, qtbot)
    qtbot.waitUntil(lambda: "Connected to" in screen.under.text(), timeout=5000)
    assert screen.under.property("tone") == "muted"
    lane(house, lambda desk: keep_files_bound(desk.log, code))
    model(house).read()
    said = sentence_of(SyncProblem(code))
    assert "kept here and is offered again" in said
    qtbot.waitUntil(lambda: screen.under.text() == said, timeout=5000)
    assert screen.under.property("tone") == "warn"
    lane(house, lambda desk: keep_files_bound(desk.log, ""))
    model(house).read()
    qtbot.waitUntil(lambda: "Connected to" in screen.under.text(), timeout=5000)


def test_an_encounter_that_waits_for_that_says_so_too() -> None:
    row = SyncRow(encounter="e", number="1", title="Call", state="attention", started_utc_ms=0, why="over_quota")  # type: ignore[arg-type] # an id like any other
    assert row_title(row) == "Call: the station takes no more of this laptop today"
