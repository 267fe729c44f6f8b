"""Nobody who follows the feed ever misses a revision, however many write at once; numbering as databases do it by themselves loses some.

Security-sync F11: 976 of 3,200 rows were never seen behind a sequence of PostgreSQL.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import psycopg
import pytest

from fieldnotes.station.guard import Allowance
from fieldnotes.station.shelf_postgres import PostgresShelf, _PostgresSession
from fieldnotes.station.shelf_sql import Session, SqlShelf, _row
from fieldnotes.trust.envelope import Envelope
from tests.postgres import Server
from tests.station.conftest import NOW_MS, Fresh, Place
from tests.station.world import an_envelope

WRITERS, READERS = 16, 8
QUICK, LONG = 3_200, 100_000


class SequenceShelf(PostgresShelf):
    """The mistake: numbers from a sequence, given out when a row is written and not when it can be seen."""

    def add(self, envelopes: Sequence[Envelope], *, device: str, allowance: Allowance | None = None) -> dict[str, int]:
        def act(session: Session) -> None:
            for one in envelopes:
                session.rows(
                    "insert into envelope(place, rev, comp, rec, dev, n, sender, size, body, received_ms)"
                    " values(nextval('places'), ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    _row(one, device, NOW_MS),
                )

        self._write(act)
        return {}


def follow(shelf: SqlShelf, is_over: threading.Event, seen: list[str]) -> None:
    """As laptops do: from page to page, by the place of the last one that came."""
    cursor = 0
    while True:
        was_over = is_over.is_set()
        page = shelf.feed(after=cursor, limit=200)
        seen += [row[1] for row in page]
        cursor = page[-1][0] if page else cursor
        if was_over and not page:
            return


def pages(start: int, count: int, at_once_max: int) -> Iterator[list[Envelope]]:
    """One writer's share of the revisions, some at a time."""
    chance = random.Random(start)
    left = [an_envelope(number) for number in range(start, count, WRITERS)]
    while left:
        size = chance.randint(1, at_once_max)
        yield left[:size]
        left = left[size:]


def skipped(opening: Callable[[], AbstractContextManager[SqlShelf]], count: int, *, at_once_max: int) -> list[int]:
    """How many of `count` rows each reader never saw."""
    shares = [list(pages(start, count, at_once_max)) for start in range(WRITERS)]
    is_over = threading.Event()
    seen: list[list[str]] = [[] for _ in range(READERS)]
    raised: list[BaseException] = []

    def run(act: Callable[[SqlShelf], None]) -> None:
        try:
            with opening() as shelf:
                act(shelf)
        except BaseException as error:  # noqa: BLE001 - handed over
            raised.append(error)

    def write(number: int) -> Callable[[SqlShelf], None]:
        def act(shelf: SqlShelf) -> None:
            for page in shares[number]:
                shelf.add(page, device=f"{number:064x}")

        return act

    def read(number: int) -> Callable[[SqlShelf], None]:
        return lambda shelf: follow(shelf, is_over, seen[number])

    readers = [threading.Thread(target=run, args=(read(number),)) for number in range(READERS)]
    writers = [threading.Thread(target=run, args=(write(number),)) for number in range(WRITERS)]
    for thread in readers + writers:
        thread.start()
    for thread in writers:
        thread.join()
    is_over.set()
    for thread in readers:
        thread.join()
    if raised:
        raise raised[0]
    for ids in seen:
        assert len(ids) == len(set(ids)), "nothing comes twice"
    return [count - len(ids) for ids in seen]


def numbered_by_the_shelf(place: Place, count: int) -> list[int]:
    with place.open():
        pass
    return skipped(place.open, count, at_once_max=20)


def numbered_by_a_sequence(url: str, count: int) -> list[int]:
    @contextmanager
    def opening() -> Any:
        shelf = SequenceShelf(url, now_ms=lambda: NOW_MS)
        try:
            yield shelf
        finally:
            shelf.close()

    with opening():
        pass
    with psycopg.connect(url) as connection:
        _PostgresSession(connection).rows("create sequence places")
    return skipped(opening, count, at_once_max=3)


def test_no_reader_misses_anything(place: Place) -> None:
    assert numbered_by_the_shelf(place, QUICK) == [0] * READERS


def test_the_same_readers_miss_rows_behind_a_sequence(postgres_url: str) -> None:
    """The control: this way of looking finds gaps where there are some."""
    assert max(numbered_by_a_sequence(postgres_url, QUICK)) > 0


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_no_reader_misses_any_of_a_hundred_thousand(fresh: Fresh, postgres: Server) -> None:
    with fresh() as place:
        assert numbered_by_the_shelf(place, LONG) == [0] * READERS
    with postgres.database("control") as url:
        assert max(numbered_by_a_sequence(url, LONG // 10)) > 0
