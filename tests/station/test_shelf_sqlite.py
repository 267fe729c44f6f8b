"""The embedded shelf alone: a disk that is full, and what is no database."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.domain.problem import DamagedVault, EnvironmentProblem
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.sync.protocol import add_up
from tests.station.conftest import NOW_MS
from tests.station.world import an_envelope

DEVICE = "1" * 64


def opened(path: Path) -> SqliteShelf:
    return SqliteShelf(path, now_ms=lambda: NOW_MS)


def test_a_full_disk_keeps_nothing_half_and_loses_nothing(tmp_path: Path) -> None:
    shelf = opened(tmp_path / "station.db")
    try:
        kept = [an_envelope(number, size=2000) for number in range(20)]
        shelf.add(kept, device=DEVICE)
        pages = shelf._db.execute("pragma page_count").fetchone()[0]
        shelf._db.execute(f"pragma max_page_count = {pages + 20}")
        more = [an_envelope(number, size=2000) for number in range(100, 400)]
        with pytest.raises(EnvironmentProblem) as full:
            shelf.add(more, device=DEVICE)
        assert full.value.code == "disk_full"
        assert (shelf.head(), shelf.places([one.rev for one in more])) == (20, {})
        assert [row[3] for row in shelf.feed(after=0, limit=100)] == kept
        shelf._db.execute("pragma max_page_count = 1000000")  # somebody made room
        assert sorted(shelf.add(more, device=DEVICE).values()) == list(range(21, 321))
        assert shelf.held(upto=320) == (320, add_up(one.rev for one in kept + more))
    finally:
        shelf.close()


def test_what_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "station.db"
    path.write_bytes(b"a letter, not a database" * 400)
    with pytest.raises(DamagedVault):
        opened(path)
    assert path.read_bytes() == b"a letter, not a database" * 400
