"""Copies of a station whose shelf is in PostgreSQL: everything is in them, and they come back into either kind of database."""

from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fieldnotes.domain.problem import EnvironmentProblem, RuleProblem
from fieldnotes.station import backup
from fieldnotes.station.backup import make_backup, restore_backup
from fieldnotes.station.identity import FILE, keep_identity, make_identity, read_identity, write_new
from fieldnotes.station.keeper import now_ms
from fieldnotes.station.opening import open_shelf
from fieldnotes.station.shelf_sql import DeviceSeen, SqlShelf
from fieldnotes.sync.trail import Begun, Said
from fieldnotes.trust.certificate import to_bytes
from tests.station.running import Agency
from tests.station.world import an_envelope

LAPTOP = "1" * 32
REVISIONS = [an_envelope(number) for number in range(300)]  # more than a page and than a block of sums


def a_station(folder: Path, url: str) -> None:
    """Made, and with something in every table."""
    agency = Agency()
    keep_identity(folder, make_identity(name="Harborview Station", addresses=["127.0.0.1:1"], database=url))
    with closing(open_shelf(folder, url, now_ms)) as shelf:
        certificates = (agency.root, agency.admin, *agency.laptop().certificates)
        shelf.add_certificates([to_bytes(one) for one in certificates])
        shelf.set_setting("root", agency.root.id)
        first = Begun("one", 0, bytes(32))
        for said in (Said(7, b"\7" * 32, (first,)), Said(5, b"\5" * 32, (first, Begun("two", 4, b"\4" * 32)))):
            shelf.judge_trail(LAPTOP, said)
        shelf.add(REVISIONS[:290], device=LAPTOP)
        shelf.quarantine(REVISIONS[290:], device="2" * 32)
        shelf.note_device(DeviceSeen(device=LAPTOP, seen_ms=5, pulled_to=290, refused=1, app="FieldNotes/1"))
    (folder / "blobs" / "ab").mkdir(parents=True)
    blob = b"a sealed picture"
    (folder / "blobs" / "ab" / hashlib.sha256(blob).hexdigest()).write_bytes(blob)


def everything(shelf: SqlShelf) -> dict[str, Any]:
    """All that it says of itself, but its life."""
    return {
        "feed": shelf.feed(after=0, limit=1000),
        "certificates": shelf.certificates(after=0, limit=1000),
        "quarantine": shelf.in_quarantine(),
        "devices": shelf.devices(),
        "root": shelf.setting("root"),
        "trails": shelf.trails(),
        "points": [
            shelf.judge_trail(LAPTOP, Said(9, b"\1" * 32, (Begun("one", 0, bytes(32)), Begun("3", 8, b"\2" * 32)))).asks
        ],
        "heads": (shelf.head(), shelf.certificate_head(), shelf._head("trail")),
        "held": [shelf.held(upto=upto) for upto in (1, 255, 256, 257, 290)],
        "brought": shelf.brought(),
    }


@pytest.mark.parametrize(("before", "after"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_copy_brings_back_everything_into_either_database(
    tmp_path: Path, postgres_url: str, other_url: str, before: bool, after: bool
) -> None:
    folder, back = tmp_path / "station", tmp_path / "back"
    a_station(folder, postgres_url if before else "")
    with closing(open_shelf(folder, postgres_url if before else "", now_ms)) as shelf:
        was, life = everything(shelf), shelf.incarnation()
    made = make_backup(folder, tmp_path / "copies", now=datetime.now(UTC))
    assert (made.revisions, made.certificates, made.blobs) == (290, 5, 1)
    url = other_url if after else ""
    restored = restore_backup(made.path, back, database=url)
    assert (restored.revisions, restored.certificates, restored.blobs) == (290, 5, 1)
    assert read_identity(back).database == url
    assert read_identity(back).receipt_private == read_identity(folder).receipt_private
    with closing(open_shelf(back, url, now_ms)) as shelf:
        assert everything(shelf) == was
        assert shelf.recount(), "the sums were right"
        assert (shelf.life().why, shelf.life().incarnation == life) == ("restored", False)
        shelf.add([an_envelope(1000)], device=LAPTOP)
        assert shelf.head() == 291
    assert not list(back.glob(".*")), "nothing half made is left"


def test_a_database_that_holds_a_station_is_not_written_over(tmp_path: Path, postgres_url: str) -> None:
    folder, back = tmp_path / "station", tmp_path / "back"
    a_station(folder, postgres_url)
    made = make_backup(folder, tmp_path / "copies", now=datetime.now(UTC))
    with closing(open_shelf(folder, postgres_url, now_ms)) as shelf:
        was, life = everything(shelf), shelf.life()
    with pytest.raises(RuleProblem) as refused:
        restore_backup(made.path, back)
    assert refused.value.code == "station_database_not_empty"
    with closing(open_shelf(folder, postgres_url, now_ms)) as shelf:
        assert (everything(shelf), shelf.life()) == (was, life)
    assert not [path for path in back.rglob("*") if path.is_file()], "what was copied is gone again"


@pytest.mark.parametrize("is_postgres", [True, False])
def test_a_full_disk_while_restoring_leaves_nothing_and_the_second_try_succeeds(
    tmp_path: Path, other_url: str, monkeypatch: pytest.MonkeyPatch, is_postgres: bool
) -> None:
    folder, back = tmp_path / "station", tmp_path / "back"
    a_station(folder, "")
    made = make_backup(folder, tmp_path / "copies", now=datetime.now(UTC))
    plain = write_new

    def full(path: Path, data: bytes) -> None:
        if FILE in path.name:
            raise OSError(28, "no space")
        plain(path, data)

    monkeypatch.setattr(backup, "write_new", full)
    url = other_url if is_postgres else ""
    with pytest.raises(EnvironmentProblem) as refused:
        restore_backup(made.path, back, database=url)
    assert refused.value.code == "disk_full"
    assert not [path for path in back.rglob("*") if path.is_file()]
    monkeypatch.setattr(backup, "write_new", plain)
    assert restore_backup(made.path, back, database=url).revisions == 290
