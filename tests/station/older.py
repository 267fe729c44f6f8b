"""Databases of earlier versions of the station, brought up step by step as they were then, with rows in every table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from sqlcipher3 import dbapi2

from fieldnotes.station.shelf import _SqliteSession
from fieldnotes.station.shelf_postgres import _PostgresSession
from fieldnotes.station.shelf_schema import POSTGRES, SQLITE, statements
from fieldnotes.station.shelf_sql import Session
from fieldnotes.trust import certificate as certificates
from fieldnotes.trust.envelope import Envelope, to_bytes
from tests.station.conftest import Place
from tests.station.world import a_certificate, an_envelope

VERSION_1 = Path(__file__).parent / "fixtures" / "version_1.sql"
DEVICE, OTHER = "1" * 32, "2" * 32
COUNT = 300  # revisions: a block of sums, and some behind it
REVISIONS = [an_envelope(number) for number in range(COUNT)]
ASIDE = [an_envelope(number) for number in range(1000, 1003)]
AUDIT = (7, b"\7" * 32)


@contextmanager
def session(place: Place) -> Iterator[Session]:
    """Past the shelf."""
    if place.url:
        with psycopg.connect(place.url) as connection:
            yield _PostgresSession(connection)
        return
    with closing(dbapi2.connect(str(place.folder / "station.db"), isolation_level=None)) as file:
        file.execute("begin")
        yield _SqliteSession(file)
        file.execute("commit")


def first_version(place: Place) -> int:
    """The one with which stations on this kind of database began."""
    return 3 if place.url else 1


def make_older(place: Place, version: int) -> None:
    """The station's database as `version` left it."""
    with session(place) as at:
        words = POSTGRES if place.url else SQLITE
        for number in range(1, version + 1):
            for statement in _first_file() if words is SQLITE and number == 1 else statements(number, words):
                at.rows(statement)
            if number >= first_version(place):
                for filled in range(1 if number == first_version(place) else number, number + 1):
                    _fill(at, filled, number)
        if place.url:
            at.rows("create table schema_step(number bigint primary key)")
            at.many("insert into schema_step values(?)", [(number,) for number in range(1, version + 1)])
        else:
            at.rows(f"pragma user_version = {version}")


def _first_file() -> list[str]:
    lines = [line for line in VERSION_1.read_text("utf-8").splitlines() if not line.startswith("--")]
    return [part for part in "\n".join(lines).split(";\n") if part.strip()]


def _fill(at: Session, step: int, version: int) -> None:
    """What the step brought, as a station of that version writes it."""
    match step:
        case 1:
            rows = [("ff", 1, "made"), ("aa", 2, "restored")]
            if version < 3:
                at.many("insert into life values(?, ?, ?)", rows)
            else:
                at.many("insert into life values(?, ?, ?, ?)", [(place, *row) for place, row in enumerate(rows, 1)])
            at.many(
                "insert into envelope values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [_envelope_row(place, one) for place, one in enumerate(REVISIONS, 1)],
            )
            at.rows("update head set last = ? where name = 'envelope'", (COUNT,))
            one = a_certificate(1)
            at.rows("insert into certificate values(1, ?, ?)", (bytes.fromhex(one.id), certificates.to_bytes(one)))
            at.rows("update head set last = 1 where name = 'certificate'")
        case 2:
            kept = [("root", "a"), (f"audit:{DEVICE}", f"{AUDIT[0]} {AUDIT[1].hex()}")]
            at.many("insert into setting values(?, ?)", kept)
            at.rows("insert into device values(?, 5, 299, 1, '1.0')", (DEVICE,))
        case 3:
            at.rows("insert into block values(256, 256, ?)", (bytes(32),))  # made anew from the revisions
        case 4:
            at.many(
                "insert into quarantine values(?, ?, ?, ?, ?, ?, 4)",
                [
                    (id_, bytes.fromhex(one.rev), bytes.fromhex(one.header.dev), one.header.n, OTHER, to_bytes(one))
                    for id_, one in enumerate(ASIDE, 1)
                ],
            )
        case 5:
            at.rows(
                "insert into trail_life values(2, ?, 'life 0', '', 0, ?, 9, 0, 4, ?, 0, 0)",
                (OTHER, bytes(32), b"\4" * 32),
            )
            at.rows("insert into trail_point values(3, ?, 'life 0', 1, 4, ?)", (OTHER, b"\4" * 32))
            at.rows("update head set last = 3 where name = 'trail'")


def _envelope_row(place: int, one: Envelope) -> tuple[object, ...]:
    head, body = one.header, to_bytes(one)
    return (
        place, bytes.fromhex(one.rev), head.comp, bytes.fromhex(head.rec), bytes.fromhex(head.dev), head.n, DEVICE, len(body),
        body, 1,
    )  # fmt: skip
