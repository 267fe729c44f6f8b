"""The embedded shelf alone: files of the first version, and a disk that is full."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from fieldnotes.domain.problem import DamagedVault, EnvironmentProblem
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.station.shelf_schema import SCHEMA
from fieldnotes.sync.protocol import add_up
from fieldnotes.trust import certificate as certificates
from fieldnotes.trust.envelope import to_bytes
from tests.station.conftest import NOW_MS
from tests.station.world import a_certificate, an_envelope

VERSION_1 = Path(__file__).parent / "fixtures" / "version_1.sql"
DEVICE = "1" * 64


def opened(path: Path) -> SqliteShelf:
    return SqliteShelf(path, now_ms=lambda: NOW_MS)


def shape(path: Path) -> set[Any]:
    connection = dbapi2.connect(str(path))
    try:
        return {tuple(row) for row in connection.execute("select type, name, tbl_name, sql from sqlite_schema")}
    finally:
        connection.close()


def a_file_of_version_1(path: Path, count: int) -> list[str]:
    """With two lives, a certificate and `count` revisions, written as the first version wrote them."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("pragma journal_mode = wal")
    connection.executescript(VERSION_1.read_text("utf-8"))
    connection.execute("pragma user_version = 1")
    connection.execute("insert into life values('ff', 1, 'made'), ('aa', 2, 'restored')")
    some = [an_envelope(number) for number in range(count)]
    for place, one in enumerate(some, 1):
        head, body = one.header, to_bytes(one)
        values = (
            place, bytes.fromhex(one.rev), head.comp, bytes.fromhex(head.rec), bytes.fromhex(head.dev), head.n, DEVICE,
            len(body), body, 1,
        )  # fmt: skip
        connection.execute("insert into envelope values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    connection.execute("update head set last = ? where name = 'envelope'", (count,))
    certificate = a_certificate(1)
    connection.execute(
        "insert into certificate values(1, ?, ?)", (bytes.fromhex(certificate.id), certificates.to_bytes(certificate))
    )
    connection.execute("update head set last = 1 where name = 'certificate'")
    connection.close()
    return [one.rev for one in some]


def test_a_file_of_the_first_version_goes_on_with_all_it_had(tmp_path: Path) -> None:
    path = tmp_path / "station.db"
    revs = a_file_of_version_1(path, 700)
    shelf = opened(path)
    try:
        assert shelf.incarnation() == "aa", "the life that began last, whatever its name"
        assert [(row[0], row[1]) for row in shelf.feed(after=0, limit=1000)] == list(enumerate(revs, 1))
        assert [shelf.held(upto=upto) for upto in (0, 255, 256, 699, 700)] == [
            (upto, add_up(revs[:upto])) for upto in (0, 255, 256, 699, 700)
        ]
        assert shelf.certificate_head() == 1
        assert shelf.add([an_envelope(1), an_envelope(5000)], device=DEVICE) == {
            revs[1]: 2,
            an_envelope(5000).rev: 701,
        }
        assert shelf.begin_life("restored") == shelf.incarnation()
    finally:
        shelf.close()
    opened(path).close()  # and again: nothing left to do


def test_an_old_file_brought_up_to_date_has_the_shape_of_a_new_one(tmp_path: Path) -> None:
    a_file_of_version_1(tmp_path / "old.db", 3)
    opened(tmp_path / "old.db").close()
    opened(tmp_path / "new.db").close()
    assert shape(tmp_path / "old.db") == shape(tmp_path / "new.db")
    assert SCHEMA >= 2


def test_an_upgrade_that_is_cut_off_happens_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "station.db"
    a_file_of_version_1(path, 3)
    before = shape(path)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(SqliteShelf, "_set_version", cut)
        with pytest.raises(KeyboardInterrupt):
            opened(path)
    assert shape(path) == before
    shelf = opened(path)
    assert shelf.held(upto=9)[0] == 3
    shelf.close()


def test_a_full_disk_keeps_nothing_half_and_loses_nothing(tmp_path: Path) -> None:
    shelf = opened(tmp_path / "station.db")
    try:
        kept = [an_envelope(number, size=2000) for number in range(20)]
        shelf.add(kept, device=DEVICE)
        pages = shelf._db.execute("pragma page_count").fetchone()[0]
        shelf._db.execute(f"pragma max_page_count = {pages + 20}")
        more = [an_envelope(number, size=2000) for number in range(100, 400)]
        with pytest.raises(EnvironmentProblem) as full:
            shelf.add(more, device=DEVICE)
        assert full.value.code == "disk_full"
        assert (shelf.head(), shelf.places([one.rev for one in more])) == (20, {})
        assert [row[3] for row in shelf.feed(after=0, limit=100)] == kept
        shelf._db.execute("pragma max_page_count = 1000000")  # somebody made room
        assert sorted(shelf.add(more, device=DEVICE).values()) == list(range(21, 321))
        assert shelf.held(upto=320) == (320, add_up(one.rev for one in kept + more))
    finally:
        shelf.close()


def test_what_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "station.db"
    path.write_bytes(b"a letter, not a database" * 400)
    with pytest.raises(DamagedVault):
        opened(path)
    assert path.read_bytes() == b"a letter, not a database" * 400
