"""The station's embedded store: one SQLite file of ciphertext, certificates and receipts' counters. It holds no key."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

# The cipher is not used: this is the SQLite that is past the WAL-reset bug (3.51.3), which several processes on one file would meet.
from sqlcipher3 import dbapi2

from fieldnotes.domain.problem import Bug, DamagedVault, EnvironmentProblem, InputProblem, Problem
from fieldnotes.station.shelf_schema import SQLITE
from fieldnotes.station.shelf_sql import Session, SqlShelf

BUSY_S = 30.0  # how long a writer waits for the others
_BY_CODE: dict[int, tuple[type[Problem], str]] = {  # https://www.sqlite.org/rescode.html
    5: (EnvironmentProblem, "station_busy"),
    8: (EnvironmentProblem, "read_only"),
    10: (EnvironmentProblem, "disk_trouble"),
    11: (DamagedVault, "damaged_file"),
    13: (EnvironmentProblem, "disk_full"),
    14: (EnvironmentProblem, "read_only"),
    26: (DamagedVault, "damaged_file"),
}

_Done = TypeVar("_Done")


class _SqliteSession:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._connection.execute(sql, tuple(values)).fetchall()
        return found

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        self._connection.executemany(sql, rows)


class SqliteShelf(SqlShelf):
    """A shelf in one file. Problems: disk_full, disk_trouble, read_only, damaged_file, newer_schema, station_busy."""

    _words = SQLITE

    def __init__(self, path: Path, *, now_ms: Callable[[], int]) -> None:
        super().__init__(now_ms=now_ms)
        self._name = path.name
        with self._telling():
            self._db: Any = dbapi2.connect(str(path), timeout=BUSY_S, isolation_level=None)
        self._session = _SqliteSession(self._db)
        try:
            with self._telling():
                self._settle()
            self._write(lambda session: self._bring_up(session, path.name))
        except BaseException:
            self.close()
            raise

    def _settle(self) -> None:
        for pragma in (
            "journal_mode = wal",
            "synchronous = full",  # a receipt promises that it is on the disk
            "fullfsync = on",  # macOS: fsync alone leaves data in the drive's cache
            "checkpoint_fullfsync = on",
            "foreign_keys = on",
            "trusted_schema = off",
        ):
            self._db.execute(f"pragma {pragma}")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def check(self) -> list[str]:
        """What SQLite finds wrong with the file; empty for a sound one."""
        return [str(row[0]) for row in self._ask("pragma integrity_check(5)") if row[0] != "ok"]

    def _read(self, act: Callable[[Session], _Done]) -> _Done:
        with self._telling():
            return act(self._session)

    def _write(self, act: Callable[[Session], _Done]) -> _Done:
        with self._telling():
            self._db.execute("begin immediate")
            try:
                done = act(self._session)
                self._db.execute("commit")
            except BaseException:
                if self._db.in_transaction:  # a full disk ends it by itself
                    self._db.execute("rollback")
                raise
            return done

    def _version(self, session: Session) -> int:
        return int(session.rows("pragma user_version")[0][0])

    def _set_version(self, session: Session, number: int) -> None:
        session.rows(f"pragma user_version = {number:d}")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What SQLite says as one of our problems, without its text."""
        with _telling_of(self._name):
            yield


@contextmanager
def _telling_of(name: str) -> Iterator[None]:
    try:
        yield
    except dbapi2.IntegrityError:
        raise
    except dbapi2.Error as error:
        number = int(getattr(error, "sqlite_errorcode", 0) or 0)
        kind, code = _BY_CODE.get(number & 0xFF, (Bug, "database"))
        raise kind(code, file=name, number=number) from None


def copy_file(source: Path, target: Path) -> None:
    """A consistent copy of a station's file while others write to it, on the disk when this returns. Problems as the shelf's own."""
    if not source.is_file():
        raise InputProblem("file_not_found", name=source.name)
    with (
        _telling_of(source.name),
        closing(dbapi2.connect(f"{source.resolve().as_uri()}?mode=rw", uri=True, timeout=BUSY_S)) as here,
        closing(dbapi2.connect(str(target))) as there,
    ):
        here.backup(there)
        there.execute("pragma journal_mode = delete")
    target.chmod(0o600)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
