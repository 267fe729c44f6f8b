"""From a change to the packet one sees: the real screen and its lane, offscreen, on a vault of 20,000 encounters.

What is counted is what somebody waits: from the key or the tick until the new preview is there to be painted.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldnotes.services import directory, referral
from fieldnotes.system.path import resource
from tests.bench.figure import Figure, percentile
from tests.bench.years import fill
from tests.ui.team import Team, new_pool, open_team, start_call

ENCOUNTERS = 20_000
TURNS = 15
GOAL_MS = 300
LETTER = (
    "Dear colleagues,\n\nWe met this person on the rear steps of their home after a call by the sister. They have not slept for three "
    "nights, wish to talk to somebody tonight and agreed to be brought to you. A plan was made with the sister, who stays until morning.\n\n"
)


class Desk:
    """The packet of one referral on screen."""

    def __init__(self, team: Team) -> None:
        from ui.jobs import Jobs
        from ui.screens.packet import PacketScreen
        from ui.viewmodels.packet import PacketViewModel

        self.team = team
        self.pool = new_pool()
        self.jobs = Jobs(team.lane, self.pool)
        self.vm = PacketViewModel(team.desk, self.jobs)
        self.screen = PacketScreen(self.vm)
        self.screen.resize(1248, 706)
        self.made = 0
        self.vm.preview_made.connect(lambda _preview: setattr(self, "made", self.made + 1))
        self.screen.show()

    def rest(self) -> None:
        """Until nothing more comes: no timer of the packet runs, the lane and the pool are idle."""
        wait(lambda: self.vm.preview is not None and not self.vm._preview.isActive() and not self.vm._autosave.is_waiting and not self.vm._is_saving)

    def seconds(self, act: Callable[[], Any], shows: Callable[[bytes], bool]) -> float:
        """From the act until the preview that shows it."""
        self.rest()
        start = time.perf_counter()
        act()
        wait(lambda: self.vm.preview is not None and shows(self.vm.preview.pdf))
        return time.perf_counter() - start

    def close(self) -> None:
        self.vm.close()
        self.screen.close()
        self.pool.shutdown()


def wait(holds: Callable[[], Any]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)


def pages(pdf: bytes) -> int:
    return pdf.count(b"/StructParents ")


def run() -> list[Figure]:
    """A minute or two: most of it fills the vault."""
    sys.setswitchinterval(0.0005)  # as in the app
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory(prefix="bench-") as there:
        team = open_team(Path(there))
        try:
            start_call(team)
            team.lane.submit(_fill, team).result(600)
            team.import_directory(directory.prepare_import(resource("demo", "directory")))
            found = team.run(directory.find_services, query="senior peer")
            made = team.run(
                referral.start_referral, by=team.clinician, encounter=team.encounter, service_key=found[0].key
            )
            desk = Desk(team)
            try:
                figures = _measure(desk, made.record)
            finally:
                desk.close()
        finally:
            team.close()
    app.processEvents()
    return figures


def _fill(team: Team) -> None:
    fill(team.desk, officer=team.officer, clinician=team.clinician, encounters=ENCOUNTERS)


def _measure(desk: Desk, record: Any) -> list[Figure]:
    start = time.perf_counter()
    desk.vm.open(desk.team.encounter, pen=desk.team.clinician, referral=record)
    wait(lambda: desk.vm.preview is not None)
    opened = time.perf_counter() - start
    desk.screen._open_part("letter")
    wait(lambda: desk.screen.left.currentWidget() is desk.screen.letter)
    edit = desk.screen.letter.edits["reason"]
    edit.setFocus()
    keys, ticks = [], []
    for _turn in range(TURNS):
        before = desk.vm.preview.pdf if desk.vm.preview else b""
        keys.append(desk.seconds(lambda: QTest.keyClicks(edit, "a"), lambda pdf, old=before: pdf != old))
    for _turn in range(TURNS):
        before = desk.vm.preview.pdf if desk.vm.preview else b""
        row = desk.screen.part_rows["encounter_summary"]
        ticks.append(desk.seconds(row.check.click, lambda pdf, old=before: pages(pdf) != pages(old)))
    return [
        Figure("first_preview_of_an_opened_packet", opened * 1000, "ms"),
        Figure("preview_after_a_key_p50", statistics.median(keys) * 1000, "ms", GOAL_MS),
        Figure("preview_after_a_key_max", max(keys) * 1000, "ms", GOAL_MS),
        Figure("preview_after_a_tick_p50", statistics.median(ticks) * 1000, "ms", GOAL_MS),
        Figure("preview_after_a_tick_max", max(ticks) * 1000, "ms", GOAL_MS),
    ]
