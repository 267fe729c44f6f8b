"""From a change to the packet one sees: the real screen and its lane, offscreen, on a vault of 20,000 encounters.

A packet of a dozen pages with a photo and somebody's paper in it. What is counted is what somebody waits: from the key or the tick until
the preview that shows it is there, and until its pages are painted.
"""

from __future__ import annotations

import io
import operator
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.record import Compartment, Narrative, ReferralDetail
from fieldnotes.packet import intake
from fieldnotes.services import attachment, directory, referral, writing
from fieldnotes.system.path import resource
from tests.bench.figure import Figure
from tests.bench.years import fill
from tests.ui.team import Team, new_pool, open_team, start_call
from ui.screens.pdf_view import PageView

ENCOUNTERS = 20_000
TURNS = 16
GOAL_MS = 300
STORY = (
    "They had not slept for three nights, wished to talk to somebody tonight and agreed to be brought to a quiet place. A plan was made "
    "with the sister, who stays until morning and keeps the tablets. Neighbors had heard shouting an hour before; nobody was hurt. "
)


_set_picture = PageView.set_picture


class Room:
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
        self.shown: dict[Any, str] = {}

        def note(page: PageView, key: str, picture: Any) -> None:
            _set_picture(page, key, picture)
            self.shown[page] = key

        PageView.set_picture = note  # type: ignore[method-assign,assignment] # as the view calls it
        self.screen.show()

    @property
    def pdf(self) -> bytes:
        return self.vm.preview.pdf if self.vm.preview else b""

    def is_painted(self) -> bool:
        """Whether the page one looks at is drawn from the newest preview."""
        view = self.screen.view
        page = view.pages[view.current] if view.pages else None
        return view._pdf == self.pdf and page is not None and self.shown.get(page, "").startswith(f"{view._turn}:")

    def after(self, act: Callable[[], Any], shows: Callable[[bytes, bytes], bool]) -> tuple[float, float]:
        """Seconds from the act until the preview that shows it is there, and until the page is painted."""
        wait(lambda: self.pdf and self.vm.is_at_rest and self.is_painted())
        before = self.pdf
        start = time.perf_counter()
        act()
        wait(lambda: shows(before, self.pdf))
        made = time.perf_counter() - start
        wait(self.is_painted)
        return made, time.perf_counter() - start

    def close(self) -> None:
        self.vm.close()
        self.screen.close()
        self.pool.shutdown()


def wait(holds: Callable[[], Any]) -> None:
    """As the app waits: asleep until something comes. A loop that asks and asks would take half the interpreter from who draws."""
    end = time.monotonic() + 60
    beat = QTimer(interval=2)
    beat.start()
    while not holds():
        assert time.monotonic() < end
        QApplication.processEvents(
            QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        )
    beat.stop()


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
            room = Room(team)
            try:
                return _measure(room, _refer(team))
            finally:
                room.close()
                app.processEvents()
        finally:
            team.close()


def _fill(team: Team) -> None:
    fill(team.desk, officer=team.officer, clinician=team.clinician, encounters=ENCOUNTERS)


def _refer(team: Team) -> RecordId:
    """A dozen pages: what both wrote, a letter, a photo, somebody's paper."""
    team.import_directory(directory.prepare_import(resource("demo", "directory")))
    for _turn in range(24):
        team.write("narrative", Narrative(text=STORY * 2), by=team.officer)
    team.run(writing.file_drafts, by=team.officer, encounter=team.encounter, why="written")
    found = team.run(directory.find_services, query="senior peer")
    facts = {"by": team.clinician, "encounter": team.encounter}
    made = team.run(referral.start_referral, service_key=found[0].key, **facts)
    team.write(
        "referral_detail",
        ReferralDetail(referral_id=made.record, reason="Asks for help.", letter=STORY * 4),
        by=team.clinician,
    )
    from tests.packet import example

    for title, data in (("Hallway", example.photo()), ("Discharge papers", _papers())):
        taken = intake.take_in(data)
        sizes = (taken.pages, taken.width_px, taken.height_px)
        prepared = attachment.Prepared(taken.form, taken.media_type, taken.data, *sizes)
        team.run(attachment.add, compartment=Compartment.CLINICAL, prepared=prepared, title=title, **facts)
    return RecordId(made.record)


def _papers() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    for _page in range(3):
        for line in range(30):
            canvas.drawString(72, 760 - 22 * line, STORY[:90])
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _measure(room: Room, record: RecordId) -> list[Figure]:
    start = time.perf_counter()
    room.vm.open(room.team.encounter, pen=room.team.clinician, referral=record)
    wait(lambda: room.pdf)
    opened = time.perf_counter() - start
    attachments = [row.part for row in room.vm.plan.parts if row.part.startswith("attachment:")] if room.vm.plan else []
    firsts = [room.after(room.screen.part_rows[part].check.click, _is_longer) for part in attachments]
    room.screen._open_part("letter")
    wait(lambda: room.screen.left.currentWidget() is room.screen.letter)
    edit = room.screen.letter.edits["letter"]
    edit.setFocus()
    keys = [room.after(lambda: QTest.keyClicks(edit, "a"), operator.ne) for _turn in range(TURNS)]
    row = room.screen.part_rows["safety_plan" if "safety_plan" in room.screen.part_rows else "encounter_summary"]
    ticks = [room.after(row.check.click, operator.ne) for _turn in range(TURNS)]
    assert all(keys)
    return [
        Figure("pages", pages(room.pdf), "pages"),
        Figure("opened_until_preview", opened * 1000, "ms"),
        *_figures("key", keys),
        *_figures("tick", ticks),
        *(Figure(f"attachment_{n}_first_time", made * 1000, "ms") for n, (made, _) in enumerate(firsts, start=1)),
    ]


def _is_longer(before: bytes, now: bytes) -> bool:
    return pages(now) > pages(before)


def _figures(name: str, waits: list[tuple[float, float]]) -> list[Figure]:
    made, painted = zip(*waits, strict=True)
    return [
        Figure(f"preview_after_a_{name}_p50", statistics.median(made) * 1000, "ms", GOAL_MS),
        Figure(f"preview_after_a_{name}_max", max(made) * 1000, "ms", GOAL_MS),
        Figure(f"painted_after_a_{name}_p50", statistics.median(painted) * 1000, "ms", GOAL_MS),
        Figure(f"painted_after_a_{name}_max", max(painted) * 1000, "ms"),
    ]
