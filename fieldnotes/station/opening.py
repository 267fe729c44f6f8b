"""The one way to open the station's shelf, wherever it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fieldnotes.station.shelf_sql import SqlShelf

FILE = "station.db"


def open_shelf(data_dir: Path, url: str, now_ms: Callable[[], int]) -> SqlShelf:
    """The shelf in the PostgreSQL database at `url` (postgresql://…, or the words of libpq), or without one in the data folder's file.

    Made if it is not there yet, brought up to date if it is older. Problems as the two shelves say.
    """
    if url:
        from fieldnotes.station.shelf_postgres import PostgresShelf

        return PostgresShelf(url, now_ms=now_ms)
    from fieldnotes.station.shelf import SqliteShelf

    return SqliteShelf(data_dir / FILE, now_ms=now_ms)
