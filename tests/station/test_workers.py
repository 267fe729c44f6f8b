"""The station as several processes on PostgreSQL, and the main one among them killed."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.display import wait_for
from tests.e2e.running import is_running
from tests.station.running import RunningStation


def workers_of(pid: int) -> list[int]:
    children = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [one for one in children if "spawn_main" in Path(f"/proc/{one}/cmdline").read_text()]


def test_a_station_whose_main_process_was_killed_can_be_started_again(postgres_url: str, tmp_path: Path) -> None:
    """Its workers lived on with the port: nobody could start it, and nothing that one sees would stop them."""
    station = RunningStation(tmp_path / "station", database=postgres_url, arguments=["--workers", "2"])
    station.start()
    workers = workers_of(station.pid)
    assert len(workers) == 2
    station.kill()  # returns when nobody holds its output any more
    wait_for(lambda: not any(map(is_running, workers)), within_s=5, what="the end of the workers")
    with station:
        assert len(workers_of(station.pid)) == 2
