"""Every released schema opens: what was written by the first release is all there, and stays writable."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fieldnotes.crypto.key import key_id
from fieldnotes.domain.problem import EnvironmentProblem
from fieldnotes.store import migration
from fieldnotes.store.cipher import open_cipher_file
from fieldnotes.store.log import LOG_APPLICATION_ID, Log
from fieldnotes.store.payload import Payload, decode_payload
from fieldnotes.store.view import View
from fieldnotes.trust.envelope import Envelope, open_revision, verify_envelope
from tests.store.conftest import LOG_KEY, VIEW_KEY
from tests.store.fixtures import make_v1
from tests.store.world import START_MS, Writer


@pytest.fixture
def first_release(folder: Path) -> Path:
    assert make_v1.FILE.stat().st_size < 200_000
    return Path(shutil.copy(make_v1.FILE, folder / "log.db"))


def test_the_sealed_log_of_the_first_release_opens_whole(first_release: Path, folder: Path) -> None:
    with Log.open(first_release, make_v1.KEY) as log:
        assert log.check() == []
        assert log.sizes() == (5, 1)
        assert log.unsent_count() == 4
        assert log.verify_audit().count == 5
        assert len(log.certificates()) == len(log.receipts()) == len(log.blobs()) == 1
        assert (log.counter("CR-26"), log.incarnation) == (2, "1" * 32)
        rec = {envelope.header.rec for _, envelope in log.envelopes(limit=9)}
        assert sum(waits for waits, _ in log.sending_of(sorted(rec)).values()) == 4
        assert {at_ms for _, at_ms in log.sending_of(sorted(rec)).values()} == {0}, "when, nobody noted"
        assert (log.held()[0], log.aside_count()) == (1, 0)
        assert log.blobs(after=-1, is_unsent=True) == log.blobs()
        assert len(log.certificates_to_send(limit=9)) == 1, "the station is asked about each"
        author = bytes.fromhex(log.get_state("author") or "")
        (draft,) = log.drafts(comps=["joint"])
        assert (draft.sealed, draft.updated_ms) == (b"draft" * 20, START_MS)

        def read(envelope: Envelope) -> Payload:
            verify_envelope(envelope, author)
            assert envelope.header.key_id == key_id(make_v1.JOINT_KEY)
            return decode_payload(open_revision(envelope, make_v1.JOINT_KEY))

        with View.open(folder / "view.db", VIEW_KEY, comp="joint", incarnation=log.incarnation) as view:
            assert view.follow(log, open_envelope=read).unreadable == 0
            assert [line.number for line in view.encounter_lines()] == ["CR-26-00001-3"]
            assert [hit.record for hit in view.find("neighbor")] == ["a" * 32]
            record = view.record("a" * 32)
            assert record is not None
            assert record.is_signed
        log.add_envelope(Writer({"joint": make_v1.JOINT_KEY}).write("narrative", {}), received_ms=START_MS)
        assert log.append_audit({"event": "signed_in"}) == 6


def test_a_new_log_and_an_old_one_brought_up_to_date_have_the_same_shape(first_release: Path, folder: Path) -> None:
    shapes = []
    with Log.open(first_release, make_v1.KEY) as old, Log.create(folder / "new.db", LOG_KEY, incarnation="1") as new:
        shapes += [
            log.connection.execute("select type, name, sql from sqlite_schema order by name").fetchall()
            for log in (old, new)
        ]
        assert [log.connection.execute("pragma user_version").fetchone()[0] for log in (old, new)] == [
            migration.LOG_SCHEMA
        ] * 2
    assert shapes[0] == shapes[1]


def test_a_step_that_fails_leaves_the_file_at_the_step_before(
    first_release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = (*migration.STEPS, "create table extra(x);\ninsert into no_such_table values(1);\n")
    monkeypatch.setattr(migration, "STEPS", steps)
    monkeypatch.setattr(migration, "LOG_SCHEMA", len(steps))
    connection = open_cipher_file(
        first_release, make_v1.KEY, application_id=LOG_APPLICATION_ID, schema_version=len(steps), is_truth=True
    )
    with pytest.raises(Exception, match="no_such_table"):
        migration.bring_up_to_date(connection)
    assert not connection.in_transaction
    assert connection.execute("pragma user_version").fetchone()[0] == len(steps) - 1
    assert connection.execute("select count(*) from sqlite_schema where name = 'extra'").fetchone()[0] == 0
    monkeypatch.setattr(migration, "STEPS", (*migration.STEPS[:-1], "create table extra(x);\n"))
    assert migration.bring_up_to_date(connection) == 1
    assert migration.bring_up_to_date(connection) == 0
    connection.close()


def test_a_log_that_is_open_elsewhere_is_busy_not_broken(folder: Path) -> None:
    with Log.create(folder / "log.db", LOG_KEY, incarnation="1") as log, log.transaction():
        log.set_state("a", "b")
        other = Log.open(folder / "log.db", LOG_KEY)
        other.connection.execute("pragma busy_timeout = 1")
        with pytest.raises(EnvironmentProblem, match="busy"):
            other.set_state("a", "c")
        other.close()
