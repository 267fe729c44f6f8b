"""A town; a PostgreSQL server for the session, a database for each test, and a place for a shelf in either kind of database."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from fieldnotes.station.opening import open_shelf
from fieldnotes.station.shelf_sql import SqlShelf
from tests.postgres import Server, running
from tests.station.town import Town

NOW_MS = 1_795_488_487_000


@pytest.fixture
def file_town(tmp_path: Path) -> Iterator[Town]:
    """Two cars, one station that runs on its own file."""
    made = Town(tmp_path)
    yield made
    made.close()


@pytest.fixture(
    params=["one process on its file", pytest.param("four processes on PostgreSQL", marks=pytest.mark.long)]
)
def town(request: pytest.FixtureRequest) -> Town:
    """Two cars, one station that runs: every test that takes it passes on both databases."""
    which = "file_town" if request.param == "one process on its file" else "postgres_town"
    made: Town = request.getfixturevalue(which)
    return made


@pytest.fixture
def postgres_town(tmp_path: Path, postgres_url: str) -> Iterator[Town]:
    """Two cars, one station that runs: four processes on PostgreSQL."""
    made = Town(tmp_path, database=postgres_url, workers=4)
    yield made
    if made.station.is_running:  # not killed: its workers would stay
        made.station.stop()
    made.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with running() as server:
        yield server


class Place:
    """Where a station keeps its things; `open` as often as one likes, as its workers do."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url

    @contextmanager
    def open(self) -> Iterator[SqlShelf]:
        shelf = open_shelf(self.folder, self.url, lambda: NOW_MS)
        try:
            yield shelf
        finally:
            shelf.close()


Fresh = Callable[[], AbstractContextManager[Place]]


@pytest.fixture(params=["sqlite", "postgres"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Fresh:
    """A new place each time it is called."""

    @contextmanager
    def one() -> Iterator[Place]:
        name = f"test_{uuid.uuid4().hex}"
        folder = tmp_path / name
        folder.mkdir()
        if request.param == "sqlite":
            yield Place(folder, "")
        else:
            with request.getfixturevalue("postgres").database(name) as url:
                yield Place(folder, url)

    return one


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    with postgres.database(f"test_{uuid.uuid4().hex}") as url:
        yield url


@pytest.fixture
def other_url(postgres: Server) -> Iterator[str]:
    """Of another database, an empty one."""
    with postgres.database(f"other_{uuid.uuid4().hex}") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return Place(tmp_path, request.getfixturevalue("postgres_url") if request.param == "postgres" else "")


@pytest.fixture
def shelf(place: Place) -> Iterator[SqlShelf]:
    with place.open() as one:
        yield one
