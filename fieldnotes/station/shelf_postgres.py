"""The station's store in PostgreSQL 14 or newer: for many laptops, or when the agency already backs up a server.

A server that is restarted, a transaction that met another one, a connection that was cut: the whole transaction is done again, up to
`PATIENCE_S`; then the laptop hears that the station cannot now, and nothing is half kept. The database's address may hold a password and
appears in no problem.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import psycopg

from fieldnotes.domain.problem import DamagedVault, EnvironmentProblem, InputProblem, Problem
from fieldnotes.station.shelf_schema import POSTGRES
from fieldnotes.station.shelf_sql import Session, SqlShelf

PATIENCE_S = 10.0  # a restart of the server takes two or three seconds
_WAIT_MAX_S = 0.5
_OLDEST = 14
_OPENING_LOCK = 0x464E5354  # "FNST": one process at a time makes or changes the schema
_AGAIN = frozenset({"40001", "40P01", "55P03"})  # serialization, deadlock, lock not available
# https://www.postgresql.org/docs/current/errcodes-appendix.html
_BY_STATE: dict[str, tuple[type[Problem], str]] = {
    "25006": (EnvironmentProblem, "station_database_read_only"),
    "42501": (EnvironmentProblem, "station_database_read_only"),
    "53100": (EnvironmentProblem, "disk_full"),
    "58030": (EnvironmentProblem, "disk_trouble"),
    "XX001": (DamagedVault, "damaged_file"),
    "XX002": (DamagedVault, "damaged_file"),
}
_NAME = "PostgreSQL"

_Connection = psycopg.Connection[tuple[Any, ...]]
_Done = TypeVar("_Done")


class _PostgresSession:
    def __init__(self, connection: _Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        cursor = self._connection.execute(_marked(sql), values or None, binary=True)
        return cursor.fetchall() if cursor.description else []

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        with self._connection.cursor() as cursor:
            cursor.executemany(_marked(sql), rows)


def _marked(sql: str) -> Any:
    return sql.replace("?", "%s")


class PostgresShelf(SqlShelf):
    """A shelf in a PostgreSQL database. Problems: station_database_gone, station_database_too_old, station_database_unsafe,
    station_database_read_only, station_busy, disk_full, newer_schema; InputProblem station_database_url.
    """

    _words = POSTGRES

    def __init__(self, url: str, *, now_ms: Callable[[], int], patience_s: float = PATIENCE_S) -> None:
        super().__init__(now_ms=now_ms)
        self._url = url
        self._patience_s = patience_s
        self._connection: _Connection | None = None
        try:
            psycopg.conninfo.conninfo_to_dict(url)
        except psycopg.ProgrammingError:
            raise InputProblem("station_database_url", field="database") from None
        try:
            self._write(self._open)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self, session: Session) -> None:
        session.rows("select pg_advisory_xact_lock(?)", (_OPENING_LOCK,))
        self._bring_up(session, _NAME)

    def _version(self, session: Session) -> int:
        session.rows("create table if not exists schema_step(number bigint primary key)")
        return int(session.rows("select coalesce(max(number), 0) from schema_step")[0][0])

    def _set_version(self, session: Session, number: int) -> None:
        session.rows("insert into schema_step values(?)", (number,))

    # --- the connection -----------------------------------------------------------------------------------------------

    def _read(self, act: Callable[[Session], _Done]) -> _Done:
        return self._patiently(lambda connection: act(_PostgresSession(connection)))

    def _write(self, act: Callable[[Session], _Done]) -> _Done:
        def once(connection: _Connection) -> _Done:
            with connection.transaction():
                return act(_PostgresSession(connection))

        return self._patiently(once)

    def _patiently(self, once: Callable[[_Connection], _Done]) -> _Done:
        """Once, or again while what stood in the way may pass."""
        until = time.monotonic() + self._patience_s
        wait_s = 0.01
        while True:
            try:
                return once(self._connected())
            except psycopg.Error as error:
                problem = self._problem_of(error)
            if time.monotonic() + wait_s > until:
                raise problem
            time.sleep(wait_s * random.uniform(0.5, 1))  # noqa: S311 - apart from each other, not secret
            wait_s = min(2 * wait_s, _WAIT_MAX_S)

    def _problem_of(self, error: psycopg.Error) -> Problem:
        """What to say if it does not pass; raises what cannot pass, as a problem or as it is."""
        state = error.sqlstate or ""
        if state in _AGAIN:
            return EnvironmentProblem("station_busy")
        if self._connection is None or self._connection.closed or state[:2] in ("08", "53", "57"):
            self.close()
            if state != "53100":
                return EnvironmentProblem("station_database_gone")
        if state in _BY_STATE:
            kind, code = _BY_STATE[state]
            raise kind(code, file=_NAME) from None
        raise error

    def _connected(self) -> _Connection:
        if self._connection is None:
            connection = psycopg.connect(
                self._url, autocommit=True, connect_timeout=5, application_name="fieldnotes station",
                keepalives_idle=30, keepalives_interval=10, keepalives_count=3,
            )  # fmt: skip
            try:
                _settle(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection


def _settle(connection: _Connection) -> None:
    """A receipt promises that it is on the disk, so the server must keep its promises too."""
    found = connection.info.server_version // 10_000
    if found < _OLDEST:
        raise EnvironmentProblem("station_database_too_old", found=found, known=_OLDEST)
    names = ["fsync", "full_page_writes", "synchronous_commit"]
    rows = connection.execute("select name, setting from pg_settings where name = any(%s)", (names,)).fetchall()
    settings: dict[str, str] = dict(rows)
    for name in names[:2]:
        if settings[name] != "on":
            raise EnvironmentProblem("station_database_unsafe", setting=name)
    if settings["synchronous_commit"] in ("off", "local"):
        connection.execute("set synchronous_commit = on")
    connection.execute("set default_transaction_isolation = 'read committed'")
