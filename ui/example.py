"""The demo's vault, opened for a picture: the real services behind a real screen, then everything is closed again.

Pictures (`ui/gallery.py`) need screens that are filled; the demo's invented people fill them.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fieldnotes.domain.ids import UserId
from fieldnotes.services import signin
from fieldnotes.services.demo import (
    CLINICIAN_PASSPHRASE,
    OFFICER_PASSPHRASE,
    DemoFacts,
    fill_current,
    make_demo,
)
from fieldnotes.services.desk import Desk
from fieldnotes.services.writing import file_drafts
from fieldnotes.system.clock import FixedClock
from fieldnotes.system.lane import Lane
from fieldnotes.vault.secret_store import FileSecretStore
from ui.jobs import Jobs

NOW = datetime(2026, 11, 23, 21, 48, 7).astimezone()
READY_WITHIN_S = 20.0


@dataclass
class Example:
    """An opened demo. `wait` lets the answers of the lane arrive."""

    desk: Desk
    jobs: Jobs
    facts: DemoFacts

    @property
    def officer(self) -> UserId:
        """Okafor."""
        return self.facts.officer

    @property
    def clinician(self) -> UserId:
        """Reyes."""
        return self.facts.clinician


@cache
def _made() -> tuple[Path, DemoFacts, bytes]:
    """Written once per process into a folder of its own that goes with the process; with the keys of both sign-ins."""
    folder = Path(tempfile.mkdtemp(prefix="fieldnotes-pictures-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    secrets = FileSecretStore(folder / "config")
    facts = make_demo(folder / "data", safe_dir=folder / "safe", now=NOW, secrets=secrets)
    desk = _open(folder)
    try:
        signin.sign_in(desk, user=facts.officer, passphrase=OFFICER_PASSPHRASE)
        signin.sign_in(desk, user=facts.clinician, passphrase=CLINICIAN_PASSPHRASE)
        fill_current(desk, facts=facts)
        for user in (facts.officer, facts.clinician):
            file_drafts(desk, by=user, encounter=facts.encounter)
        handed = signin.hand_over(desk)
    finally:
        desk.close()
    return folder, facts, handed


def _open(folder: Path) -> Desk:
    clock = FixedClock(NOW, offset_min=round((NOW.utcoffset() or timedelta()).total_seconds() / 60))
    return Desk.open(folder / "data", clock=clock, secrets=FileSecretStore(folder / "config"))


def _enter(folder: Path, handed: bytes) -> Desk:
    """Both are in, as in a successor process: stretching two passphrases for every picture takes most of its time."""
    desk = _open(folder)
    signin.take_over(desk, handed)
    return desk


@contextmanager
def example() -> Iterator[Example]:
    """The demo, both signed in; closed at the end, screens keep what they show."""
    folder, facts, handed = _made()
    lane, pool = Lane("pictures"), ThreadPoolExecutor(2, thread_name_prefix="pool")
    desk = lane.submit(_enter, folder, handed).result()
    jobs = Jobs(lane, pool)
    try:
        yield Example(desk, jobs, facts)
    finally:
        jobs.is_closed = True
        pool.shutdown()
        lane.close(last=desk.close)


def wait(is_ready: Callable[[], object]) -> None:
    """Let answers arrive until the picture is complete. Pictures have no event loop of their own."""
    app = QApplication.instance()
    assert app is not None, "pictures need a QApplication"
    until = time.monotonic() + READY_WITHIN_S
    while not is_ready():
        assert time.monotonic() < until, "the picture never was complete"
        app.processEvents()
        time.sleep(0.004)
    app.processEvents()
