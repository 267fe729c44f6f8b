"""The one way to open the station's shelf, wherever it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fieldnotes.domain.problem import InputProblem
from fieldnotes.station.shelf import SqliteShelf

FILE = "station.db"


def open_shelf(data_dir: Path, url: str, now_ms: Callable[[], int]) -> SqliteShelf:
    """The shelf in the data folder's file; made if it is not there yet, brought up to date if it is older."""
    if url:
        raise InputProblem("station_database_url", field="database")
    return SqliteShelf(data_dir / FILE, now_ms=now_ms)
