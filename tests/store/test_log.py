"""The log: append-only, all or nothing, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from fieldnotes.domain.problem import Bug, DamagedVault, EnvironmentProblem
from fieldnotes.store.blob import BlobStore
from fieldnotes.store.log import Log, Receipt, parents_first
from tests.store.conftest import LOG_KEY
from tests.store.world import START_MS, Writer, add, new_keys, some_certificate, some_id


def test_an_envelope_comes_back_as_it_went_in(log: Log, writer: Writer) -> None:
    one = writer.write("narrative", {"text": "x"})
    assert log.add_envelope(one, received_ms=START_MS) == 1
    assert log.add_envelope(one, received_ms=START_MS + 1) is None
    assert log.envelope(one.rev) == one
    assert log.envelope("0" * 64) is None
    assert log.last_seq() == 1


def test_revisions_come_parents_first_and_heads_are_what_nothing_follows(log: Log, writer: Writer) -> None:
    rec = some_id()
    root = writer.write("narrative", {"text": "1"}, rec=rec)
    left = writer.write("narrative", {"text": "2"}, rec=rec, parents=(root.rev,))
    right = writer.write("narrative", {"text": "3"}, rec=rec, parents=(root.rev,))
    choice = writer.write("narrative", {"text": "4"}, rec=rec, parents=(left.rev, right.rev))
    add(log, choice, right, writer.write("narrative", {}), root, left)
    order = [one.rev for one in log.revisions(rec)]
    assert order.index(root.rev) == 0
    assert order[-1] == choice.rev
    assert log.heads(rec) == [choice.rev]
    assert sorted(log.heads(rec)) == [choice.rev]
    add(log, late := writer.write("narrative", {"text": "5"}, rec=rec, parents=(left.rev,)))
    assert log.heads(rec) == sorted([choice.rev, late.rev])
    assert len(parents_first([])) == 0


def test_pages_of_envelopes(log: Log, writer: Writer) -> None:
    made = [writer.write("narrative", {}, comp="law" if n % 3 == 0 else "joint") for n in range(10)]
    add(log, *made)
    assert [seq for seq, _ in log.envelopes(limit=4)] == [1, 2, 3, 4]
    assert [seq for seq, _ in log.envelopes(limit=2, newest_first=True)] == [10, 9]
    assert [seq for seq, _ in log.envelopes(comp="law", after=1, before=10, limit=9)] == [4, 7]
    assert [one.rev for _, one in log.envelopes(comp="joint", limit=99)] == [
        one.rev for one in made if one.header.comp == "joint"
    ]


@pytest.mark.parametrize(
    "act",
    [
        "update envelope set sealed = x'00'",
        "update envelope set received_ms = 0",
        "update envelope set comp = 'joint'",
        "delete from envelope",
        "delete from edge",
        "update edge set child = x'00'",
        "delete from audit",
        "update audit set entry = x'00'",
        "update certificate set body = x'00'",
        "delete from certificate",
        "delete from receipt",
        "update counter set last = 0",
    ],
)
def test_nothing_that_was_taken_down_is_changed_or_removed(log: Log, writer: Writer, act: str) -> None:
    root = writer.write("narrative", {})
    add(log, root, writer.write("narrative", {}, rec=root.header.rec, parents=(root.rev,)))
    log.append_audit({"event": "signed_in"})
    log.counter("number", 5)
    log.add_receipt(Receipt(incarnation="1", body=b"x", signature=b"y"))
    log.add_certificate(some_certificate(writer))
    with pytest.raises(dbapi2.IntegrityError, match="append only"):
        log.connection.execute(act)
    assert log.check() == []


def test_an_act_and_its_audit_entry_are_one(log: Log, writer: Writer) -> None:
    with pytest.raises(RuntimeError), log.transaction():  # noqa: PT012 - the whole transaction is what must fail
        add(log, writer.write("narrative", {}))
        log.append_audit({"event": "record_created"})
        raise RuntimeError
    assert (log.last_seq(), log.audit()) == (0, [])
    with pytest.raises(Bug), log.transaction():  # noqa: PT012 - the whole transaction is what must fail
        add(log, writer.write("narrative", {}))
        log.append_audit({"event": "made_up"})
    assert (log.last_seq(), log.audit()) == (0, [])


def test_half_an_act_never_becomes_true(log: Log, writer: Writer) -> None:
    with pytest.raises(Bug, match="spoilt"), log.transaction():  # noqa: PT012 - the whole transaction is what must fail
        add(log, writer.write("narrative", {}))
        try:
            with log.transaction():
                log.set_state("x", "y")
                raise ValueError  # noqa: TRY301 - the inner part fails
        except ValueError:
            pass
    assert log.last_seq() == 0
    with log.transaction():
        log.set_state("x", "z")
    assert log.get_state("x") == "z"


def test_the_counter_of_a_user_on_a_laptop_has_no_gap_and_no_double(log: Log, writer: Writer) -> None:
    assert log.next_n(writer.dev) == 1
    add(log, writer.write("narrative", {}), writer.write("narrative", {}))
    assert log.next_n(writer.dev) == 3
    assert log.next_n("b" * 64) == 1


def test_numbers_are_given_once(log: Log, folder: Path) -> None:
    assert [log.counter("cr-26", 416) for _ in range(3)] == [417, 418, 419]
    assert log.counter("cr-27") == 1
    with pytest.raises(RuntimeError), log.transaction():  # noqa: PT012 - the whole transaction is what must fail
        log.counter("cr-26")
        raise RuntimeError
    assert log.counter("cr-26") == 420
    log.raise_counter("cr-26", 900)
    log.raise_counter("cr-26", 5)
    assert log.counter("cr-26") == 901


def test_a_draft_is_replaced_by_its_author_only(log: Log) -> None:
    rec = some_id()
    log.save_draft(rec=rec, comp="joint", dev="a" * 64, sealed=b"1", updated_ms=1)
    log.save_draft(rec=rec, comp="joint", dev="b" * 64, sealed=b"2", updated_ms=2)
    log.save_draft(rec=rec, comp="joint", dev="a" * 64, sealed=b"3", updated_ms=3)
    log.save_draft(rec=some_id(), comp="clinical", dev="b" * 64, sealed=b"4", updated_ms=4)
    assert [draft.sealed for draft in log.drafts(comps=["joint"])] == [b"3", b"2"]
    assert [draft.sealed for draft in log.drafts(comps=["joint", "clinical"], dev="b" * 64)] == [b"4", b"2"]
    found = log.draft(rec, "a" * 64)
    assert found is not None
    assert (found.sealed, found.updated_ms, found.rec, found.dev) == (b"3", 3, rec, "a" * 64)
    log.drop_draft(rec, "a" * 64)
    assert [draft.sealed for draft in log.drafts(comps=["joint"])] == [b"2"]


def test_what_the_station_does_not_have_yet(log: Log, writer: Writer) -> None:
    made = [writer.write("narrative", {}) for _ in range(3)]
    add(log, *made)
    assert log.unsent_count() == 3
    log.mark_sent([made[0].rev, made[2].rev])
    assert [one.rev for one in log.to_send(limit=9)] == [made[1].rev]
    log.forget_sent()
    assert log.unsent_count() == 3


def test_certificates_state_and_receipts_survive_closing(folder: Path, writer: Writer) -> None:
    root = some_certificate(writer)
    with Log.create(folder / "log.db", LOG_KEY, incarnation="7" * 32) as log:
        assert log.add_certificate(root, kind="org")
        assert not log.add_certificate(root, kind="org")
        log.add_receipt(Receipt(incarnation="9", body=b"b", signature=b"s"))
        log.set_state("last_sync", "never")
        log.set_state("gone", "x")
        log.set_state("gone", None)
        log.add_blob("ab" * 32, 7)
    assert not (folder / "log.db-wal").exists()
    with Log.open(folder / "log.db", LOG_KEY) as log:
        assert log.certificates() == [root]
        assert log.receipts() == [Receipt(incarnation="9", body=b"b", signature=b"s")]
        assert (log.get_state("last_sync"), log.get_state("gone"), log.incarnation) == ("never", None, "7" * 32)
        assert log.blobs() == [("ab" * 32, 7)]
        assert log.check() == []


def test_a_blob_proves_its_content(folder: Path) -> None:
    blobs = BlobStore(folder / "blobs")
    name = blobs.put(b"sealed bytes")
    assert (blobs.put(b"sealed bytes"), blobs.get(name), blobs.has(name), blobs.ids()) == (
        name,
        b"sealed bytes",
        True,
        [name],
    )
    (path,) = (folder / "blobs").glob("*/*")
    path.write_bytes(b"sealed bytez")
    with pytest.raises(DamagedVault, match="damaged_blob"):
        blobs.get(name)
    assert blobs.put(b"sealed bytes") == name
    assert blobs.get(name) == b"sealed bytes"
    with pytest.raises(EnvironmentProblem, match="blob_missing"):
        blobs.get("0" * 64)
    with pytest.raises(ValueError, match="blob id"):
        blobs.get("../../etc/passwd")


def test_what_the_station_holds_is_counted_as_it_is_marked(tmp_path: Path) -> None:
    """The kept sum is always that of the marks, however they came, and after the station forgot."""
    writer = Writer(new_keys())
    with Log.create(tmp_path / "log.db", b"\7" * 32, incarnation=some_id()) as log:
        made = [writer.write("narrative", {"text": str(number)}) for number in range(9)]
        add(log, *made)
        for some in ([0, 1], [1, 2, 2], [], [8, 7, 0]):
            log.mark_sent([made[number].rev for number in some])
            marked = [rev for rev, sent in log.connection.execute("select rev, is_sent from envelope") if sent]
            total = 0
            for rev in marked:
                total ^= int.from_bytes(rev, "big")
            assert log.held() == (len(marked), total.to_bytes(32, "big"))
        assert log.held()[0] == 5
        log.forget_sent()
        assert log.held() == (0, bytes(32))
        log.mark_sent([made[3].rev, "ab" * 32])
        assert log.held() == (1, bytes.fromhex(made[3].rev))


def test_a_copied_disk_that_writes_on_is_counted(tmp_path: Path) -> None:
    one, copy = Writer(keys := new_keys()), Writer(keys)
    copy.signing = one.signing
    with Log.create(tmp_path / "log.db", b"\7" * 32, incarnation=some_id()) as log:
        add(log, *(one.write("narrative", {"text": "here"}) for _ in range(3)))
        assert log.twins([one.dev]) == 0
        add(log, *(copy.write("narrative", {"text": "there"}) for _ in range(2)))
        assert (log.twins([one.dev]), log.twins(["e" * 64])) == (2, 0)
