"""Backups that prove themselves, and the way back: restored, salvaged, nothing overwritten, told in numbers."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldnotes.domain.problem import DamagedVault, EnvironmentProblem, Problem, VaultProblem
from fieldnotes.store.backup import Keep, list_backups, make_backup, restore_backup, staying, verify_backup
from fieldnotes.store.blob import BlobStore
from fieldnotes.store.log import NUMBERS_FROM, Log
from fieldnotes.store.view import View
from fieldnotes.trust.envelope import Envelope, verify_envelope
from tests.store.conftest import LOG_KEY, VIEW_KEY
from tests.store.world import Reader, Writer, add, some_certificate, some_id

NOW = datetime(2026, 11, 23, 22, 15, tzinfo=UTC)
PAGE = 4096


def fill(folder: Path, writer: Writer, count: int = 60) -> list[Envelope]:
    """A data folder with notes, drafts, a certificate, an audit trail, a blob, keys."""
    made = [writer.write("narrative", {"text": f"note {n} bridge " * 80}) for n in range(count)]
    with Log.create(folder / "log.db", LOG_KEY, incarnation="1" * 32) as log:
        for envelope in made:
            with log.transaction():
                add(log, envelope)
                log.append_audit({"event": "record_created", "object": envelope.header.rec})
        for number in range(2):
            log.save_draft(
                rec=some_id(), comp="joint", dev=writer.dev, sealed=bytes([number]) * 3000, updated_ms=number
            )
        log.add_certificate(some_certificate(writer))
        log.counter("cr-26", 416)
        log.add_blob(BlobStore(folder / "blobs").put(b"directory"), 9)
    (folder / "keys.json").write_text("{}")
    (folder / "vault.json").write_text("{}")
    return made


def damage(path: Path, *, first: float, last: float) -> None:
    """Overwrite whole pages between two fractions of the file."""
    data = bytearray(path.read_bytes())
    pages = len(data) // PAGE
    for page in range(int(pages * first), int(pages * last)):
        data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(data)


def test_a_backup_holds_everything_and_opens(folder: Path, writer: Writer) -> None:
    made = fill(folder, writer)
    backup = make_backup(folder, LOG_KEY, folder / "backup", now=NOW)
    assert (backup.path.name, backup.envelopes, backup.drafts, backup.audit.count) == (
        "log-20261123T221500Z",
        60,
        2,
        60,
    )
    assert sorted(path.name for path in backup.path.iterdir()) == ["keys.json", "log.db", "vault.json"]
    assert [
        one.envelopes for one in (verify_backup(backup.path, LOG_KEY), verify_backup(backup.path / "log.db", LOG_KEY))
    ] == [60, 60]
    assert BlobStore(folder / "backup" / "blobs").ids() == BlobStore(folder / "blobs").ids()
    assert [path.name for path in (folder / "backup").glob("*.part")] == []
    with Log.open(backup.path / "log.db", LOG_KEY) as log:
        assert [one.rev for _, one in log.envelopes(limit=99)] == [one.rev for one in made]
    with pytest.raises(VaultProblem, match="key_does_not_fit"):
        verify_backup(backup.path, bytes(32))
    with pytest.raises(EnvironmentProblem, match="file_exists"):
        make_backup(folder, LOG_KEY, folder / "backup", now=NOW)


def test_a_backup_is_made_while_somebody_writes(folder: Path, writer: Writer) -> None:
    fill(folder, writer, 5)
    with Log.open(folder / "log.db", LOG_KEY) as log:
        add(log, writer.write("narrative", {"text": "in the write-ahead log only"}))
        assert make_backup(folder, LOG_KEY, folder / "backup", now=NOW).envelopes == 6
        with log.transaction():
            add(log, writer.write("narrative", {"text": "not committed yet"}))
            assert make_backup(folder, LOG_KEY, folder / "backup", now=NOW + timedelta(seconds=1)).envelopes == 6


def test_a_copy_that_is_not_whole_is_no_backup(folder: Path, writer: Writer) -> None:
    fill(folder, writer)
    damage(folder / "log.db", first=0.4, last=0.6)
    with pytest.raises(Problem):
        make_backup(folder, LOG_KEY, folder / "backup", now=NOW)
    assert list_backups(folder / "backup") == []
    assert list((folder / "backup").glob("*.part")) == []


def test_a_backup_that_was_damaged_later_is_refused_and_nothing_is_touched(folder: Path, writer: Writer) -> None:
    fill(folder, writer)
    backup = make_backup(folder, LOG_KEY, folder / "backup", now=NOW)
    damage(backup.path / "log.db", first=0.4, last=0.5)
    before = (folder / "log.db").read_bytes()
    with pytest.raises(DamagedVault):
        restore_backup(folder, backup.path, LOG_KEY, now=NOW)
    assert (folder / "log.db").read_bytes() == before
    assert not list(folder.glob("*.restoring*"))
    assert not list(folder.glob("*.damaged-*"))


def test_the_drill_damaged_file_backup_and_salvage(folder: Path, writer: Writer) -> None:
    fill(folder, writer)
    backup = make_backup(folder, LOG_KEY, folder / "backup", now=NOW)
    later = [writer.write("narrative", {"text": f"after the backup {n} " * 60}) for n in range(30)]
    with Log.open(folder / "log.db", LOG_KEY) as log:
        for envelope in later:
            with log.transaction():
                add(log, envelope)
                log.append_audit({"event": "record_created", "object": envelope.header.rec})
        log.save_draft(rec=some_id(), comp="joint", dev=writer.dev, sealed=b"newest words" * 100, updated_ms=9)
        log.counter("cr-26")
    # The older part is broken; it is in the backup. What came later is still readable.
    damage(folder / "log.db", first=0.25, last=0.35)
    broken = (folder / "log.db").read_bytes()
    restored = restore_backup(
        folder,
        backup.path,
        LOG_KEY,
        now=NOW,
        verify=lambda envelope: verify_envelope(envelope, writer.signing.public_bytes),
    )
    assert restored.damaged is not None
    assert restored.damaged.name == "log.db.damaged-20261123T221500Z"
    assert len(restored.damaged.read_bytes()) >= len(broken) - PAGE
    assert restored.envelopes >= 60
    assert restored.salvaged.envelopes >= 20
    assert restored.salvaged.unreadable > 0
    assert restored.drafts >= 2
    with Log.open(folder / "log.db", LOG_KEY) as log:
        assert log.check() == []
        assert log.incarnation == restored.incarnation != "1" * 32
        assert log.unsent_count() == restored.envelopes
        known = {one.rev for _, one in log.envelopes(limit=999)}
        assert len(known & {one.rev for one in later}) == restored.salvaged.envelopes
        assert log.counter("cr-26") >= 418


def test_without_damage_nothing_at_all_is_lost_by_a_restore(folder: Path, writer: Writer) -> None:
    fill(folder, writer)
    backup = make_backup(folder, LOG_KEY, folder / "backup", now=NOW)
    with Log.open(folder / "log.db", LOG_KEY) as log, log.transaction():
        add(log, *(writer.write("narrative", {}) for _ in range(7)))
        for _ in range(7):
            log.append_audit({"event": "record_created"})
        rec = some_id()
        log.save_draft(rec=rec, comp="joint", dev=writer.dev, sealed=b"newest", updated_ms=99)
        log.add_blob("ab" * 32, 1)
    restored = restore_backup(folder, backup.path, LOG_KEY, now=NOW)
    assert (restored.envelopes, restored.drafts) == (67, 3)
    assert (restored.salvaged.envelopes, restored.salvaged.audit_entries, restored.salvaged.unreadable) == (7, 7, 0)
    with Log.open(folder / "log.db", LOG_KEY) as log:
        assert log.verify_audit().count == 67
        assert len(log.blobs()) == 2
        draft = log.draft(rec, writer.dev)
        assert draft is not None
        assert draft.sealed == b"newest"


def test_a_laptop_enrolled_since_the_backup_still_belongs_to_its_station(folder: Path, writer: Writer) -> None:
    fill(folder, writer)
    backup = make_backup(folder, LOG_KEY, folder / "backup", now=NOW)
    waits = writer.write("narrative", {"text": "came on a stick before what it follows"})
    with Log.open(folder / "log.db", LOG_KEY) as log:
        log.set_state("device_key", "ab")
        log.set_state(NUMBERS_FROM, "10000")
        log.set_state("station_cursor", "7")
        log.set_aside(waits, why="missing_parent", received_ms=3)
    restored = restore_backup(folder, backup.path, LOG_KEY, now=NOW, states=["device_key", "station_facts"])
    assert restored.salvaged.unreadable == 0
    with Log.open(folder / "log.db", LOG_KEY) as log:
        assert (log.get_state("device_key"), log.get_state("station_facts")) == ("ab", None)
        assert log.get_state("station_cursor") is None, "how far it had come is of the log that is gone"
        assert log.counter("cr-27") == 10_001, "no number that the laptop before it gave out"
        assert log.aside() == [(waits, "missing_parent")]


def test_a_damaged_log_of_an_older_release_has_nothing_apart_and_that_is_no_loss(folder: Path, writer: Writer) -> None:
    fill(folder, writer)
    backup = make_backup(folder, LOG_KEY, folder / "backup", now=NOW)
    with Log.open(folder / "log.db", LOG_KEY) as log:
        log.connection.execute("drop table aside")
    assert restore_backup(folder, backup.path, LOG_KEY, now=NOW).salvaged.unreadable == 0


def test_no_backup_at_all_still_saves_what_proves_itself(folder: Path, writer: Writer) -> None:
    made = fill(folder, writer)
    damage(folder / "log.db", first=0.5, last=0.6)
    restored = restore_backup(folder, None, LOG_KEY, now=NOW)
    assert 30 <= restored.envelopes < 60
    assert restored.salvaged.certificates == 1
    with Log.open(folder / "log.db", LOG_KEY) as log:
        assert {one.rev for _, one in log.envelopes(limit=99)} <= {one.rev for one in made}
        assert log.check() == []


@pytest.mark.parametrize(("first", "last"), [(0.05, 0.12), (0.9, 1.0)])
def test_a_broken_beginning_or_end_costs_that_part_only(
    folder: Path, writer: Writer, first: float, last: float
) -> None:
    fill(folder, writer, 90)
    damage(folder / "log.db", first=first, last=last)
    restored = restore_backup(folder, None, LOG_KEY, now=NOW)
    assert restored.envelopes >= 45
    assert 0 < restored.salvaged.unreadable <= 400


def test_salvage_brings_in_no_falsehood(folder: Path, writer: Writer) -> None:
    fill(folder, writer, 3)
    stranger = Writer(writer.keys, "a")
    with Log.open(folder / "log.db", LOG_KEY) as log:
        add(log, stranger.write("narrative", {"text": "not signed by whom it says"}))
        changed = writer.write("narrative", {"text": "swapped"})
        add(
            log,
            Envelope(
                header=changed.header, sealed=changed.sealed[:-1] + b"x", rev=changed.rev, signature=changed.signature
            ),
        )
    restored = restore_backup(
        folder, None, LOG_KEY, now=NOW, verify=lambda envelope: verify_envelope(envelope, writer.signing.public_bytes)
    )
    assert (restored.envelopes, restored.salvaged.refused) == (3, 2)


def test_an_envelope_that_is_not_what_its_name_says_makes_no_backup_and_is_not_salvaged(
    folder: Path, writer: Writer
) -> None:
    fill(folder, writer, 3)
    changed = writer.write("narrative", {"text": "swapped"})
    swapped = Envelope(
        header=changed.header, sealed=changed.sealed[:-1] + b"x", rev=changed.rev, signature=changed.signature
    )
    with Log.open(folder / "log.db", LOG_KEY) as log:
        add(log, swapped)
    with pytest.raises(DamagedVault, match="damaged_backup"):
        make_backup(folder, LOG_KEY, folder / "backup", now=NOW)
    restored = restore_backup(folder, None, LOG_KEY, now=NOW)
    assert (restored.envelopes, restored.salvaged.refused) == (3, 1)


def test_a_lost_log_comes_back_from_the_backup_with_what_lay_beside_it(folder: Path, writer: Writer) -> None:
    fill(folder, writer)
    backup = make_backup(folder, LOG_KEY, folder / "backup", now=NOW)
    (folder / "log.db").unlink()
    (folder / "keys.json").unlink()
    (folder / "vault.json").write_text("newer")
    shutil.rmtree(folder / "blobs")
    restored = restore_backup(folder, backup.path, LOG_KEY, now=NOW)
    assert (restored.envelopes, restored.damaged) == (60, None)
    assert (folder / "keys.json").read_text() == "{}"
    assert (folder / "vault.json").read_text() == "newer"
    assert len(BlobStore(folder / "blobs").ids()) == 1


def test_a_restore_stopped_between_its_last_renames_is_finished(folder: Path, writer: Writer) -> None:
    fill(folder, writer)
    backup = make_backup(folder, LOG_KEY, folder / "backup", now=NOW)
    with Log.open(folder / "log.db", LOG_KEY) as log:
        add(log, writer.write("narrative", {"text": "only in the old file"}))
    restore_backup(folder, backup.path, LOG_KEY, now=NOW)
    # As if the power had gone: the new file not yet in place, the old one already aside.
    with Log.open(folder / "log.db", LOG_KEY) as log:
        log.set_state("restore_ready", "1")
    (folder / "log.db").rename(folder / "log.db.restoring")
    restored = restore_backup(folder, backup.path, LOG_KEY, now=NOW)
    assert restored.envelopes == 61
    assert not list(folder.glob("*.restoring*"))


def test_two_damaged_files_of_one_second_are_both_kept(folder: Path, writer: Writer) -> None:
    fill(folder, writer, 3)
    backup = make_backup(folder, LOG_KEY, folder / "backup", now=NOW)
    for _ in range(3):
        restore_backup(folder, backup.path, LOG_KEY, now=NOW)
    assert len(list(folder.glob("log.db.damaged-*"))) == 3


def test_a_restored_log_never_meets_a_newer_view(folder: Path, writer: Writer, read: Reader) -> None:
    fill(folder, writer, 3)
    backup = make_backup(folder, LOG_KEY, folder / "backup", now=NOW)
    with Log.open(folder / "log.db", LOG_KEY) as log:
        add(log, writer.write("narrative", {"text": "lost zebra"}))
        with View.open(folder / "v.db", VIEW_KEY, comp="joint", incarnation=log.incarnation) as view:
            view.follow(log, open_envelope=read)
            assert view.find("zebra")
    (folder / "log.db").unlink()
    restore_backup(folder, backup.path, LOG_KEY, now=NOW)
    with (
        Log.open(folder / "log.db", LOG_KEY) as log,
        View.open(folder / "v.db", VIEW_KEY, comp="joint", incarnation=log.incarnation) as view,
    ):
        assert view.rebuilt_because == "other_log"
        assert view.follow(log, open_envelope=read).is_caught_up
        assert (view.find("zebra"), len(view.find("bridge"))) == ([], 3)


def test_old_backups_thin_out_to_hours_days_and_weeks(folder: Path) -> None:
    made = [folder / (NOW - timedelta(hours=n)).strftime("log-%Y%m%dT%H%M%SZ") for n in range(24 * 100)]
    kept = staying(made, Keep())
    assert kept[:12] == made[:12]
    assert 12 + 13 + 5 <= len(kept) <= 12 + 14 + 8
    assert kept[-1] < folder / (NOW - timedelta(weeks=6)).strftime("log-%Y%m%dT%H%M%SZ")
    # Every backup made in between finds the same answer: what stays today was not thrown away yesterday.
    assert set(staying(kept, Keep())) == set(kept)
