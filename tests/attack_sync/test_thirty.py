"""Everything that a station could do to a laptop, by name, and the same judgement for all (design/security-sync.md 9.2, G20).

Each lie is told in two meetings in a row. Then: nothing of the laptop's own work is lost, or called delivered without the station's true
signature; nothing that nobody wrote is shown; both meetings came to an end, with a code that has a sentence or unnoticed and harmless;
and one meeting with an honest station makes everything whole again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldnotes.services import door
from fieldnotes.sync import http, session
from tests.attack_sync import lines
from tests.attack_sync.liar import Evening, before, judge_lied_to, judge_whole_again
from tests.attack_sync.lies import TABLE

assert lines  # it has a part of the table
from tests.services.conftest import Laptop
from tests.services.laptops import two_cars


@pytest.fixture(autouse=True)
def _small_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has an end in a large agency has one in a small evening."""
    monkeypatch.setattr(session, "IDLE_CERTIFICATES_MAX", 1000)
    monkeypatch.setattr(door, "NEWER_BYTES_MAX", 400_000)
    monkeypatch.setattr(door, "NOBODYS_BYTES_MAX", 400_000)
    monkeypatch.setattr(door, "UNSIGNED_BYTES_MAX", 500_000)
    for name in ("CONNECT_S", "READ_S", "SLOW_AFTER_S"):
        monkeypatch.setattr(http, name, 0.5)


@pytest.fixture
def evening(laptop: Laptop, tmp_path: Path) -> Iterator[Evening]:
    (tmp_path / "cars").mkdir()
    with two_cars(laptop, tmp_path / "cars") as (one, two, room):
        yield Evening(laptop, one, two, room, tmp_path)


@pytest.mark.parametrize("name", TABLE)
def test_a_station_that(evening: Evening, name: str) -> None:
    kind, code = TABLE[name]
    told = kind(evening)
    was = before(evening)
    for _meeting in range(2):
        evening.meet(evening.one, told)
        found = judge_lied_to(evening, was)
    assert found == code
    judge_whole_again(evening)
