"""The shelf in PostgreSQL alone: connections that are cut, servers that restart, and settings under which nobody may promise anything."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import psycopg
import pytest

from fieldnotes.domain.problem import EnvironmentProblem, InputProblem
from fieldnotes.station import shelf_sql
from fieldnotes.station.shelf_postgres import PostgresShelf
from fieldnotes.sync.protocol import add_up
from tests.postgres import Server
from tests.station.conftest import NOW_MS
from tests.station.world import an_envelope

DEVICE = "1" * 64
SOME = [an_envelope(number) for number in range(300)]


def opened(url: str, *, patience_s: float = 20) -> PostgresShelf:
    return PostgresShelf(url, now_ms=lambda: NOW_MS, patience_s=patience_s)


@pytest.fixture
def shelf(postgres_url: str) -> Iterator[PostgresShelf]:
    one = opened(postgres_url)
    yield one
    one.close()


def kill_others(url: str) -> int:
    """As an administrator would: end every other connection to this database."""
    sql = (
        "select count(pg_terminate_backend(pid, 10000)) from pg_stat_activity"
        " where datname = current_database() and pid <> pg_backend_pid()"
    )
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(sql).fetchone()
    assert row is not None
    return int(row[0])


def cut_before_the_commit(url: str, patch: pytest.MonkeyPatch, *, times: int) -> list[int]:
    """The connection is killed when all rows are written and the commit is next."""
    plain = shelf_sql._set_head
    cut: list[int] = []

    def set_head(session: shelf_sql.Session, name: str, last: int) -> None:
        plain(session, name, last)
        if len(cut) < times:
            cut.append(kill_others(url))

    patch.setattr(shelf_sql, "_set_head", set_head)
    return cut


def test_a_connection_killed_in_the_middle_keeps_nothing_half(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = opened(postgres_url, patience_s=0)
    with monkeypatch.context() as patch:
        assert cut_before_the_commit(postgres_url, patch, times=1) == []
        with pytest.raises(EnvironmentProblem) as gone:
            shelf.add(SOME, device=DEVICE)
    assert gone.value.code == "station_database_gone"
    assert (shelf.head(), shelf.feed(after=0, limit=10)) == (0, [])
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("select count(*) from block").fetchall() == [(0,)]
    assert sorted(shelf.add(SOME, device=DEVICE).values()) == list(range(1, 301))
    assert shelf.held(upto=300) == (300, add_up(one.rev for one in SOME))
    shelf.close()


def test_with_patience_the_laptop_does_not_even_notice(
    shelf: PostgresShelf, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = cut_before_the_commit(postgres_url, monkeypatch, times=2)
    places = shelf.add(SOME, device=DEVICE)
    assert cut == [1, 1]
    assert sorted(places.values()) == list(range(1, 301))
    assert [row[1] for row in shelf.feed(after=0, limit=1000)] == [one.rev for one in SOME]


def test_what_was_kept_when_the_answer_got_lost_is_not_kept_twice(
    shelf: PostgresShelf, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost: list[int] = []
    exit_ = psycopg.Transaction.__exit__

    def commit_unheard(self: psycopg.Transaction, *what: object) -> bool:
        done = exit_(self, *what)  # type: ignore[arg-type] # what the block raised, or three times nothing
        if not lost:
            lost.append(kill_others(postgres_url))
            self.connection.execute("select 1")  # where the cut is noticed
        return done

    monkeypatch.setattr(psycopg.Transaction, "__exit__", commit_unheard)
    places = shelf.add(SOME, device=DEVICE)
    name = shelf.begin_life("restored")
    assert lost == [1]
    assert (sorted(places.values()), shelf.head(), shelf.incarnation()) == (list(range(1, 301)), 300, name)


def test_a_server_that_restarts_is_waited_for(shelf: PostgresShelf, postgres: Server) -> None:
    before = shelf.incarnation()
    shelf.add(SOME[:10], device=DEVICE)
    postgres.stop("immediate")
    told: list[dict[str, int]] = []
    waiting = threading.Thread(target=lambda: told.append(shelf.add(SOME[5:20], device=DEVICE)))
    waiting.start()
    postgres.start()
    waiting.join(60)
    assert [sorted(places.values()) for places in told] == [list(range(6, 21))]
    assert shelf.incarnation() == before


def test_a_server_that_stays_away_is_said_without_its_address(shelf: PostgresShelf, postgres: Server) -> None:
    shelf._patience_s = 0.1
    postgres.stop()
    try:
        with pytest.raises(EnvironmentProblem) as gone:
            shelf.add(SOME, device=DEVICE)
        with pytest.raises(EnvironmentProblem) as never:
            opened("postgresql://station:some-secret@127.0.0.1:1/notes", patience_s=0)
    finally:
        postgres.start()
    for problem in (gone.value, never.value):
        assert problem.code == "station_database_gone"
        assert "secret" not in f"{problem!r}{problem.facts}{problem.__cause__!r}"
    assert shelf.head() == 0


def test_an_address_that_is_none_is_said_beside_its_field() -> None:
    with pytest.raises(InputProblem) as wrong:
        opened("my database, please: some-secret")
    assert (wrong.value.code, wrong.value.facts) == ("station_database_url", {"field": "database"})
    assert wrong.value.__cause__ is None


def test_two_that_wait_for_each_other_both_end_well(shelf: PostgresShelf, postgres_url: str) -> None:
    """The server ends our transaction, since the other one has more patience; it is done again."""
    is_locked = threading.Event()
    turns: list[int] = []

    def act(session: shelf_sql.Session) -> None:
        turns.append(1)
        shelf_sql._lock(session, "envelope")
        is_locked.set()
        shelf_sql._lock(session, "certificate")
        shelf_sql._set_head(session, "certificate", 7)

    def other() -> None:
        with psycopg.connect(postgres_url) as connection:
            connection.execute("set deadlock_timeout = '60s'")
            connection.execute("update head set last = 5 where name = 'certificate'")
            is_ours.start()
            is_locked.wait(30)
            connection.execute("update head set last = 3 where name = 'envelope'")

    is_ours = threading.Thread(target=lambda: shelf._write(act))
    other()
    is_ours.join(60)
    assert len(turns) >= 2
    assert (shelf.certificate_head(), shelf.head()) == (7, 3)


def test_a_server_that_may_lose_what_it_confirmed_is_refused(postgres: Server, postgres_url: str) -> None:
    def say(sql: str) -> None:
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute(sql.encode())
        postgres.stop()
        postgres.start()

    try:
        for setting in ("fsync", "full_page_writes"):
            say(f"alter system set {setting} = off")
            with pytest.raises(EnvironmentProblem) as refused:
                opened(postgres_url)
            assert (refused.value.code, refused.value.facts) == ("station_database_unsafe", {"setting": setting})
            say(f"alter system reset {setting}")
    finally:
        say("alter system reset all")
    opened(postgres_url).close()


def test_a_commit_is_on_the_disk_whatever_the_database_was_told(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f'alter database "{name}" set synchronous_commit = off'.encode())
        connection.execute(f"alter database \"{name}\" set default_transaction_isolation = 'serializable'".encode())
    shelf = opened(postgres_url)
    rows = shelf._ask("select current_setting('synchronous_commit'), current_setting('transaction_isolation')")
    assert rows == [("on", "read committed")]
    shelf.close()


def test_a_server_that_only_follows_another_one_is_said(shelf: PostgresShelf) -> None:
    assert shelf._connection is not None
    shelf._connection.execute("set default_transaction_read_only = on")
    with pytest.raises(EnvironmentProblem) as refused:
        shelf.add(SOME, device=DEVICE)
    assert refused.value.code == "station_database_read_only"


def test_the_power_goes_while_four_write_and_nothing_confirmed_is_lost(postgres: Server, postgres_url: str) -> None:
    opened(postgres_url).close()
    confirmed: dict[str, int] = {}
    raised: list[BaseException] = []
    is_writing = threading.Barrier(5)

    def write(number: int) -> None:
        try:
            shelf = opened(postgres_url)
            for turn in range(60):
                if turn == 5:
                    is_writing.wait(30)
                some = [an_envelope(1000 * number + 3 * turn + n) for n in range(3)]
                confirmed.update(shelf.add(some, device=f"{number:064x}"))
            shelf.close()
        except BaseException as error:  # noqa: BLE001 - handed over
            raised.append(error)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(1, 5)]
    for writer in writers:
        writer.start()
    is_writing.wait(30)
    postgres.stop("immediate")
    postgres.start()
    for writer in writers:
        writer.join(100)
    assert raised == []
    shelf = opened(postgres_url)
    kept = {row[1]: row[0] for row in shelf.feed(after=0, limit=10_000)}
    assert kept == confirmed
    assert sorted(kept.values()) == list(range(1, 721))
    assert shelf.held(upto=720) == (720, add_up(kept))
    assert shelf.recount()
    shelf.close()
