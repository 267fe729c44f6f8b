"""The station's embedded store: one SQLite file of ciphertext, certificates and receipts' counters. It holds no key.

Places in the feed are given out inside the transaction that keeps the rows, by a counter that is locked first, so they become visible in
their order and no reader skips one (measured with a sequence instead: 976 of 3,200 never seen; security-sync F11).
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from fieldnotes.domain.problem import InputProblem, NewerVersion
from fieldnotes.sync.protocol import add_up
from fieldnotes.trust.certificate import CertificateBroken
from fieldnotes.trust.certificate import from_bytes as certificate_from_bytes
from fieldnotes.trust.envelope import Envelope, from_bytes, to_bytes

# A released step never changes; a new file is made by the same steps that bring an old one up to date.
_STEP_1 = """
create table life(incarnation text primary key, begun_ms integer not null, why text not null);
create table head(name text primary key, last integer not null) without rowid;
insert into head values('envelope', 0), ('certificate', 0);
create table envelope(
  place integer primary key, rev blob not null unique check(length(rev) = 32), comp text not null, rec blob not null, dev blob not null,
  n integer not null, sender text not null, size integer not null, body blob not null, received_ms integer not null
);
create index envelope_dev on envelope(dev, n);
create table certificate(place integer primary key, id blob not null unique, body blob not null);
create trigger envelope_stays before update on envelope begin select raise(abort, 'append only'); end;
create trigger envelope_is_kept before delete on envelope begin select raise(abort, 'append only'); end;
create trigger certificate_stays before update on certificate begin select raise(abort, 'append only'); end;
create trigger certificate_is_kept before delete on certificate begin select raise(abort, 'append only'); end;
"""
_STEP_2 = """
create table setting(name text primary key, value text not null) without rowid;
create table device(
  device text primary key, seen_ms integer not null, pulled_to integer not null, refused integer not null, app text not null
) without rowid;
create index envelope_sender on envelope(sender);
"""
_STEPS = (_STEP_1, _STEP_2)
_BUSY_S = 30.0
_AT_ONCE = 500  # question marks in one statement


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """One life of a station. `why`: made, restored."""

    incarnation: str
    begun_ms: int
    why: str


class DeviceSeen(msgspec.Struct, frozen=True, kw_only=True):
    """When a laptop was here last, and up to which place it has everything. `refused`: revisions of its last meeting that were not taken;
    `app`: the FieldNotes it said to be.
    """

    device: str
    seen_ms: int
    pulled_to: int
    refused: int = 0
    app: str = ""


class SqliteShelf:
    """A shelf in one file. One thread uses it; several processes may have it open."""

    def __init__(self, path: Path, *, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._db = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = full")
        self._db.execute("pragma foreign_keys = on")
        with self._writing():
            found = int(self._db.execute("pragma user_version").fetchone()[0])
            if found <= len(_STEPS):
                for number, step in enumerate(_STEPS[found:], found + 1):
                    for statement in step.strip().split(";\n"):
                        self._db.execute(statement)
                    self._db.execute(f"pragma user_version = {number:d}")
        if found > len(_STEPS):
            self._db.close()
            raise NewerVersion("newer_schema", file=path.name, found=found, known=len(_STEPS))
        if not found:
            self.begin_life("made")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")

    def begin_life(self, why: str) -> str:
        """After it was made or restored: laptops that meet another name offer everything again."""
        name = secrets.token_hex(16)
        with self._writing():
            self._db.execute("insert into life values(?, ?, ?)", (name, self._now_ms(), why))
        return name

    # --- what the station asks ----------------------------------------------------------------------------------------

    def incarnation(self) -> str:
        """The present life."""
        return str(self._db.execute("select incarnation from life order by rowid desc limit 1").fetchone()[0])

    def head(self) -> int:
        """The newest place in the feed."""
        return self._last("envelope")

    def certificate_head(self) -> int:
        """The same of certificates."""
        return self._last("certificate")

    def _last(self, name: str) -> int:
        return int(self._db.execute("select last from head where name = ?", (name,)).fetchone()[0])

    def add_certificates(self, certificates: Sequence[bytes]) -> None:
        """Those that have a form; whether they hold is judged by everybody for themselves."""
        with self._writing():
            place = self._last("certificate")
            for body in certificates:
                try:
                    id_ = bytes.fromhex(certificate_from_bytes(body).id)
                except CertificateBroken:
                    continue
                row = self._db.execute(
                    "insert into certificate values(?, ?, ?) on conflict(id) do nothing", (place + 1, id_, body)
                )
                place += row.rowcount
            self._db.execute("update head set last = ? where name = 'certificate'", (place,))

    def certificates(self, *, after: int, limit: int) -> list[tuple[int, bytes]]:
        """The feed of certificates behind `after`."""
        rows = self._db.execute(
            "select place, body from certificate where place > ? order by place limit ?", (after, limit)
        )
        return [(int(place), body) for place, body in rows]

    def places(self, revs: Sequence[str]) -> dict[str, int]:
        """Where those of these stand that are here."""
        found: dict[str, int] = {}
        for start in range(0, len(revs), _AT_ONCE):
            some = [bytes.fromhex(rev) for rev in revs[start : start + _AT_ONCE]]
            marks = ", ".join("?" * len(some))
            rows = self._db.execute(f"select rev, place from envelope where rev in ({marks})", some)  # noqa: S608 - question marks
            found |= {rev.hex(): int(place) for rev, place in rows}
        return found

    def add(self, envelopes: Sequence[Envelope], *, device: str) -> dict[str, int]:
        """Keep these in one transaction; where each stands now."""
        with self._writing():
            place = self._last("envelope")
            for one in envelopes:
                head, body = one.header, to_bytes(one)
                row = self._db.execute(
                    "insert into envelope values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict(rev) do nothing",
                    (
                        place + 1, bytes.fromhex(one.rev), head.comp, bytes.fromhex(head.rec), bytes.fromhex(head.dev), head.n,
                        device, len(body), body, self._now_ms(),
                    ),
                )  # fmt: skip
                place += row.rowcount
            self._db.execute("update head set last = ? where name = 'envelope'", (place,))
        return self.places([one.rev for one in envelopes])

    def feed(self, *, after: int, limit: int) -> list[tuple[int, str, str, Envelope]]:
        """(place, revision, sender, envelope) behind `after`."""
        rows = self._db.execute(
            "select place, rev, sender, body from envelope where place > ? order by place limit ?", (after, limit)
        )
        return [(int(place), rev.hex(), sender, from_bytes(body)) for place, rev, sender, body in rows]

    def held(self, *, upto: int) -> tuple[int, bytes]:
        """How many stand there up to a place, and the sum of their ids."""
        rows = self._db.execute("select rev from envelope where place <= ?", (upto,)).fetchall()
        return len(rows), add_up(row[0].hex() for row in rows)

    # --- what the station remembers besides -----------------------------------------------------------------------------

    def life(self) -> Life:
        """The present life, since when, and why it began."""
        row = self._db.execute("select incarnation, begun_ms, why from life order by rowid desc limit 1").fetchone()
        return Life(incarnation=row[0], begun_ms=int(row[1]), why=row[2])

    def setting(self, name: str) -> str | None:
        """What was kept under a name."""
        row = self._db.execute("select value from setting where name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set_setting(self, name: str, value: str) -> None:
        """Keep it in place of what was there."""
        with self._writing():
            self._db.execute("insert or replace into setting(name, value) values(?, ?)", (name, value))

    def note_device(self, seen: DeviceSeen) -> None:
        """A laptop was here."""
        values = (seen.device, seen.seen_ms, seen.pulled_to, seen.refused, seen.app)
        with self._writing():
            self._db.execute(
                "insert or replace into device(device, seen_ms, pulled_to, refused, app) values(?, ?, ?, ?, ?)", values
            )

    def devices(self) -> list[DeviceSeen]:
        """Every laptop that was ever here."""
        rows = self._db.execute("select device, seen_ms, pulled_to, refused, app from device order by device")
        return [
            DeviceSeen(device=device, seen_ms=int(seen), pulled_to=int(to), refused=int(refused), app=app)
            for device, seen, to, refused, app in rows
        ]

    def brought(self) -> dict[str, int]:
        """How many revisions each laptop was the first to bring."""
        rows = self._db.execute("select sender, count(*) from envelope group by sender")
        return {sender: int(count) for sender, count in rows}

    def check(self) -> list[str]:
        """What SQLite finds wrong with the file; empty for a sound one."""
        rows = self._db.execute("pragma integrity_check(5)").fetchall()
        return [str(row[0]) for row in rows if row[0] != "ok"]

    def twins(self) -> list[tuple[str, int]]:
        """(author's certificate, number) that stand for two different revisions: one laptop's disk runs twice, or somebody lies."""
        rows = self._db.execute("select dev, n from envelope group by dev, n having count(*) > 1 order by dev, n")
        return [(dev.hex(), int(n)) for dev, n in rows]


def copy_file(source: Path, target: Path) -> None:
    """A consistent copy of a station's file while others write to it, on the disk when this returns."""
    if not source.is_file():
        raise InputProblem("file_not_found", name=source.name)
    with (
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=rw", uri=True, timeout=_BUSY_S)) as here,
        closing(sqlite3.connect(target)) as there,
    ):
        here.backup(there)
        there.execute("pragma journal_mode = delete")
    target.chmod(0o600)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
