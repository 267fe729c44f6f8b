"""`fieldnotes sync` on a real vault, with a real station behind real TLS."""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fieldnotes import cli
from fieldnotes.domain.record import Narrative
from fieldnotes.services import encounter as encounters
from fieldnotes.services import writing
from tests.services.conftest import OFFICER_SAYS, Laptop
from tests.services.test_enrol_line import Command, enrol
from tests.station.hall import set_bounds
from tests.station.running import RunningStation


@pytest.fixture
def station(tmp_path: Path, account: Laptop) -> Iterator[RunningStation]:
    """The laptop is enrolled there; a call and a draft are on it."""
    with RunningStation(tmp_path / "station", is_findable=True) as made:
        desk = account.open()
        account.enter(desk, account.officer)
        enrol(made, account, desk, account.data)
        call = encounters.start_encounter(desk, by=account.officer, call_type="Welfare check").encounter_id
        body = Narrative(text="Not filed yet.")
        writing.save_draft(desk, by=account.officer, encounter=call, kind=body.KIND, body=body)
        desk.close()
        yield made


@pytest.fixture
def sync(account: Laptop, types: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> Callable[[], tuple]:  # type: ignore[type-arg]
    def once() -> tuple[int, str, str]:
        types(OFFICER_SAYS)
        code = cli.run(["sync", "--data", str(account.data), "--user", "Dana Okafor"])
        said = capsys.readouterr()
        return code or 0, said.out, said.err

    return once


def test_what_is_here_goes_there_and_is_counted(
    station: RunningStation, sync: Callable[[], tuple[int, str, str]]
) -> None:
    code, said, wrong = sync()
    assert (code, wrong) == (0, "")
    first, last = said.splitlines()
    assert first.startswith("Met Harborview Station: ")
    assert first.endswith("nothing new came from others.")
    stored, total = last.split()[0], last.split()[2]
    assert stored == total != "0"
    assert "stored by the station at " in last
    assert last.endswith("; 1 draft remains on this laptop.")
    assert "0 sealed versions sent" in sync()[1]


def test_a_station_that_is_away_is_said_and_nothing_is_lost(
    station: RunningStation, sync: Callable[[], tuple[int, str, str]]
) -> None:
    station.kill()
    code, said, wrong = sync()
    assert (code, said) == (1, "")
    assert wrong.startswith("The station does not answer at its addresses. Everything written is kept here")
    station.start()
    assert "0 sealed versions sent" not in sync()[1]


def test_a_laptop_that_was_taken_out_hands_over_and_says_so(
    station: RunningStation, account: Laptop, sync: Callable[[], tuple[int, str, str]]
) -> None:
    assert Command(station, account, "revoke", "--laptop", "3", "--reason", "left in a cab").end()[0] == 0
    code, _, wrong = sync()
    assert code == 1
    assert wrong.startswith("The agency took this laptop, or whoever signed in, out.")


def test_a_laptop_of_no_station_is_told_so(account: Laptop, sync: Callable[[], tuple[int, str, str]]) -> None:
    code, said, wrong = sync()
    assert (code, said) == (1, "")
    assert wrong.startswith("This laptop belongs to no station yet.")


# A station whose file may grow by 100 pages only, as on a disk without more room.
_FULL = """
import runpy
from fieldnotes.station.shelf import SqliteShelf
settle = SqliteShelf._settle
def settle_small(self):
    settle(self)
    pages = self._db.execute("pragma page_count").fetchone()[0]
    self._db.execute(f"pragma max_page_count = {pages + 100}")
SqliteShelf._settle = settle_small
runpy.run_module("ui.app", run_name="__main__")
"""


@contextmanager
def little_room(folder: Path, kind: str) -> Iterator[tuple[RunningStation, Callable[[], None], Callable[[], None]]]:
    """A station with room for its keys and little else, and what makes room. `disk`: a real one of two megabytes."""
    folder.mkdir()
    if kind == "disk":
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m,mode=0700", "none", folder], check=True)
    try:
        made = RunningStation(folder, is_findable=True)
        if kind == "disk":
            set_bounds(folder, free_mb=1)
        with made as station:

            def fill() -> None:
                if kind == "pages":
                    station.kill()
                    station.entry = ("-c", _FULL)
                    station.start()

            def make_room() -> None:
                if kind == "disk":
                    subprocess.run(["mount", "-o", "remount,size=64m", folder], check=True)
                else:
                    station.kill()
                    station.entry = ("-m", "ui.app")
                    station.start()

            yield station, fill, make_room
    finally:
        if kind == "disk":
            subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("kind", ["pages", *(["disk"] if os.name == "posix" and os.geteuid() == 0 else [])])
def test_a_station_whose_disk_is_full_says_so_and_nothing_is_lost(
    account: Laptop, sync: Callable[[], tuple[int, str, str]], tmp_path: Path, kind: str
) -> None:
    chance = random.Random(5)
    with little_room(tmp_path / "station", kind) as (station, fill, make_room):
        desk = account.open()
        account.enter(desk, account.officer)
        enrol(station, account, desk, account.data)
        call = encounters.start_encounter(desk, by=account.officer, call_type="Welfare check").encounter_id
        for _ in range(300):
            body = Narrative(text=chance.randbytes(5000).hex())
            writing.save_draft(desk, by=account.officer, encounter=call, kind=body.KIND, body=body)
        writing.file_drafts(desk, by=account.officer)
        total = desk.log.last_seq()
        desk.close()
        fill()
        for _ in range(2):
            code, said, wrong = sync()
            assert code == 1
            if kind == "disk":  # seen before it is
                assert f"{total} sealed versions the station did not take; kept here and offered again." in said
                assert wrong.startswith("The station's disk is full, so it takes nothing new. Everything is kept here")
            else:
                assert (said, wrong[:64]) == ("", "The station answers, but cannot take anything just now. Everythi")
        make_room()
        code, said, wrong = sync()
        assert (code, wrong) == (0, "")
        assert f"{total} of {total} stored by the station" in said
        assert "0 sealed versions sent" in sync()[1]
        assert station.status()["revisions"] == total
        assert ("disk_full" in station.kill().decode() + station.said) == (kind == "pages")
