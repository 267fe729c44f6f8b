"""Bounds at a station that runs: set in its file, kept over the line, told to whoever looks after it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from fieldnotes import cli
from fieldnotes.domain.problem import DamagedVault
from fieldnotes.station import state as states
from fieldnotes.station.guard import FILES, MB, REFILL_TIMES, REVISIONS, Bounds
from fieldnotes.station.identity import FILE, keep_identity, make_identity, read_identity
from fieldnotes.station.page import now_page
from fieldnotes.station.shelf_sql import SqlShelf
from fieldnotes.station.state import read_state
from fieldnotes.sync.blob_session import PATH, WHY, Ask, Told
from tests.station.conftest import Place
from tests.station.hall import Hall, set_bounds
from tests.station.test_page import a_state
from tests.station.town import Town
from tests.sync.test_blob import Room as BlobRoom

NOTE = MB


@pytest.fixture
def small(place: Place, tmp_path: Path) -> Iterator[Town]:
    """A town whose station takes a megabyte a day of one laptop, of words and of files."""
    made = Town(tmp_path, database=place.url, workers=2 if place.url else 1)
    try:
        made.station.stop()
        set_bounds(made.station.folder, revision_mb_a_day=1, file_mb_a_day=1)
        made.station.start()
        yield made
    finally:
        made.close()


def text(number: int) -> str:
    return f"{number:04d}" * (NOTE // 4)


def test_a_laptop_that_brings_too_much_is_bounded_told_and_keeps_it(
    small: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    flood, honest = small.cars
    for number in range(REFILL_TIMES + 3):
        flood.write(text(number), record=number + 1)
    met = flood.meet()
    taken = REFILL_TIMES - 1  # eight with what is around them are a little more than eight megabytes
    assert (met.sent, set(met.refused.values()), met.is_verified) == (taken, {"over_quota"}, True)
    assert len(met.refused) == 4
    note = honest.write("a note", record=100)
    assert honest.meet().sent == 1
    assert len(honest.revs()) == taken + 1
    assert flood.meet().sent == 0
    way = flood.way
    data = b"x" * MB
    for number in range(REFILL_TIMES):
        blob = hashlib.sha256(data + bytes([number])).hexdigest()
        reply = way.request("PUT", PATH + blob, data, {"content-range": f"bytes 0-{MB - 1}/{MB + 1}"})
    assert (reply.status, reply.headers[WHY]) == (413, "over_quota")
    assert note.rev in honest.revs()
    folder = str(small.station.folder)
    assert cli.run(["station", "devices", "--data", folder]) == 0
    said = capsys.readouterr().out
    assert "Car 1: enrolled" in said
    assert "reached its bound of files, notes" in said
    assert said.count("bound") == 1
    assert cli.run(["station", "status", "--data", folder]) == 0
    assert "ALARM: Car 1 has brought as much as one laptop may: files, notes." in capsys.readouterr().out
    facts = small.station.status()
    assert [one["bounds_met"] for one in facts["laptops"]] == [[FILES, REVISIONS], []]
    assert facts["full"] == ""


def test_who_looks_after_it_sees_it_on_the_page() -> None:
    state = a_state(laptop="<Car> 1")
    bounded = msgspec.structs.replace(state.laptops[0], bounds_met=(REVISIONS, "<kind>"))
    page = now_page(msgspec.structs.replace(state, laptops=(bounded,)), is_still=True)
    assert "&lt;Car&gt; 1 has brought as much as one laptop may: notes, &lt;kind&gt;." in page
    assert "Nothing needs anybody" not in page
    for full, words in (("files", "photos and papers are not taken in"), ("everything", "nothing new is taken in")):
        page = now_page(msgspec.structs.replace(state, full=full), is_still=True)
        assert words in page
    assert "Nothing needs anybody" in now_page(state, is_still=True)


def test_bounds_stand_in_the_stations_file_where_they_are_others(tmp_path: Path) -> None:
    keep_identity(tmp_path, make_identity(name="Cedar", addresses=["127.0.0.1"]))
    assert json.loads((tmp_path / FILE).read_text())["bounds"] == {}, "there for whoever looks for it"
    assert read_identity(tmp_path).bounds == Bounds()
    set_bounds(tmp_path, quarantine_mb=3)
    assert read_identity(tmp_path).bounds == Bounds(quarantine_mb=3)
    for wrong in ({"quarantine_mb": 0}, {"free_mb": -1}, {"quaratine_mb": 5}):
        set_bounds(tmp_path, **wrong)
        with pytest.raises(DamagedVault, match="damaged_file"):
            read_identity(tmp_path)
    said = json.loads((tmp_path / FILE).read_text())
    del said["bounds"]
    (tmp_path / FILE).write_text(json.dumps(said))
    assert read_identity(tmp_path).bounds == Bounds(), "a station of before"


def test_an_honest_day_is_far_below_every_bound() -> None:
    """40 encounters of 25 versions of 4 KB and three photos of 3 MB: three weeks of them at once, two of the largest photos under way."""
    bounds = Bounds()
    assert bounds.revision_mb_a_day * MB > 21 * 40 * 25 * 4096
    assert bounds.file_mb_a_day * MB > 21 * 40 * 3 * 3 * MB
    assert bounds.file_mb_unfinished * MB > 40 * 25_000_000


# --- the laptop --------------------------------------------------------------------------------------------------------


def test_a_laptop_sends_no_more_files_once_it_is_told_and_fetches_all_the_same(tmp_path: Path) -> None:
    room = BlobRoom(tmp_path)
    try:
        theirs = room.two.keep(b"theirs" * 10)
        room.meet(room.two)
        for size in (300, 200, 100):
            room.one.keep(bytes(size))
        puts: list[Ask] = []

        def full(ask: Ask, told: Told) -> Told:
            if ask.method != "PUT":
                return told
            puts.append(ask)
            return told._replace(status=413, headers={WHY: "over_quota"})

        met = room.meet(room.one, full)
        assert (len(puts), list(met.refused.values()), met.taken) == (1, ["over_quota"], 1)
        assert theirs in room.one.whole
        assert met.bytes_done == met.bytes_total, "the bar comes to its end"
    finally:
        room.one.log.close()
        room.two.log.close()


@pytest.mark.parametrize(
    ("free_mb", "expected"),
    [(2048, (False, "")), (2047, (True, "")), (1023, (True, "files")), (255, (True, "everything"))],
)
@pytest.mark.parametrize("times", [1, 5])
def test_photos_were_refused_before_anybody_was_told_that_the_disk_fills(
    shelf: SqlShelf,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    free_mb: int,
    expected: tuple[bool, str],
    times: int,
) -> None:
    """Whatever an agency keeps free, the warning comes while everything is still taken in."""
    hall = Hall(shelf, bounds=Bounds(free_mb=1024 * times), folder=tmp_path)
    monkeypatch.setattr(states, "_free", lambda _folder: free_mb * times * MB)
    state = read_state(tmp_path, hall.keeper.identity, shelf, hall.keeper)
    assert (state.is_disk_low, state.full) == expected
