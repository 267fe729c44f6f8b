"""Restores of a real log, and whoever has the disk and its key and would pass something else off as one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fieldnotes.crypto import canonical
from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services.audit import read_trail
from fieldnotes.services.sync import COUNTERSIGNED, NEWEST_WORD, LogLaptop, broken_promise, kept_trail
from fieldnotes.services.sync_row import TrailFacts
from fieldnotes.store.audit import START, Begun, chain, entry_bytes
from fieldnotes.store.backup import make_backup, restore_backup
from fieldnotes.store.log import INCARNATION, LIVES, Log
from fieldnotes.sync.protocol import Answer, Checkpoint, Countersigned, Question, Show
from fieldnotes.sync.receipt import write_countersigned
from tests.station.conftest import NOW_MS
from tests.sync.test_audit_checkpoint import KEY, Place
from tests.sync.trail_world import HOUR_MS

NOW = datetime(2026, 11, 23, 22, 15, tzinfo=UTC)


class Room(Place):
    """With a clock at the station, backups, and a way that may change what is said."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.at_ms = NOW_MS
        self.shelf._now_ms = lambda: self.at_ms
        self.bend: Callable[[Question], Question] = lambda question: question
        self.asked: list[Question] = []

    def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        self.at_ms += 1
        return super().ask(self.bend(question))

    def an_hour_of(self, entries: int) -> None:
        self.note(entries)
        self.meet()
        self.at_ms += HOUR_MS

    def back_up(self) -> Path:
        self.log.checkpoint()
        return make_backup(self.folder, KEY, self.folder / "backup", now=NOW).path

    def restore(self, backup: Path) -> None:
        """On another disk: nothing of the old one is there to be saved."""
        self.log.close()
        for path in self.folder.glob("log.db*"):
            path.unlink()
        restore_backup(
            self.folder, backup, KEY, now=NOW,
            note=lambda _saved, _count, before, begun: {
                "event": "backup_restored", "life": begun.life, "before": before, "at_entry": begun.count
            },
        )  # fmt: skip
        self.log = Log.open(self.folder / "log.db", KEY)

    def facts(self) -> TrailFacts:
        return read_trail(self.log, public=self.unit.key.public_bytes, device=self.unit.device, offset_min=0)

    def contradiction(self) -> object:
        trail = kept_trail(self.log, public=self.unit.key.public_bytes, device=self.unit.device)
        return None if trail is None else broken_promise(self.log, trail)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def rewrite(path: Path, at: int, *, until: int) -> None:
    """With the key in hand: entries from `at` say something else, and the chain is made anew from there."""
    with Log.open(path, KEY) as log:
        for trigger in ("audit_stays", "audit_is_kept"):
            log.connection.execute(f"drop trigger {trigger}")
        log.connection.execute("delete from audit where i >= ?", (at,))
        before = bytes.fromhex(log.audit_hash(at - 1) or START.hex())
        for number in range(at, until + 1):
            entry = entry_bytes({"event": "signed_out", "number": number})
            before = chain(before, number, entry)
            log.take_audit(number, entry, before)
        assert log.verify_audit().is_whole


def test_a_restore_is_said_once_with_what_it_lost_and_is_no_alarm_however_long_one_goes_on(room: Room) -> None:
    room.an_hour_of(5)
    backup = room.back_up()
    room.an_hour_of(4)
    room.an_hour_of(3)
    old = room.log.incarnation
    room.restore(backup)
    [entry] = room.log.audit(after=5)
    assert (entry.entry["before"], entry.entry["life"], entry.entry["at_entry"]) == (old, room.log.incarnation, 5)
    noticed_ms = room.at_ms
    for _turn in range(4):
        met = room.meet()
        assert met.audit_missing == 0
        facts = room.facts()
        [restored] = facts.restored
        assert restored.missing == 7, "4 and 3 entries were written behind the backup"
        assert noticed_ms <= restored.at.utc_ms < noticed_ms + HOUR_MS, (
            "the day of the restore, not of the last meeting"
        )
        assert not facts.is_broken
        assert room.contradiction() is None
        assert room.log.verify_audit().is_whole
        room.at_ms += HOUR_MS
        room.note(4)
    assert room.shelf.trails()[room.unit.device][0].longest == 12, "of what is gone a checkpoint stays"


def test_what_a_damaged_file_still_says_is_not_lost_by_a_restore(room: Room) -> None:
    room.an_hour_of(5)
    backup = room.back_up()
    room.an_hour_of(4)
    room.note(2)
    room.log.close()
    restore_backup(room.folder, backup, KEY, now=NOW)
    room.log = Log.open(room.folder / "log.db", KEY)
    room.meet()
    [restored] = room.facts().restored
    assert restored.missing == 0
    assert room.log.trail_lives()[-1].count == 11


def test_a_restore_from_before_an_earlier_one_is_told_from_there(room: Room) -> None:
    room.an_hour_of(5)
    first = room.back_up()
    room.an_hour_of(5)
    room.restore(first)
    room.an_hour_of(6)
    room.restore(first)
    room.meet()
    assert [one.missing for one in room.facts().restored] == [5, 7], "the entry of the first restore is one of them"
    assert not room.facts().is_broken


def test_a_file_of_an_older_version_that_was_damaged_goes_on_under_its_own_lives(room: Room) -> None:
    """Restored once, then damaged; the backup is from before, and the file keeps no list of its lives."""
    room.an_hour_of(5)
    backup = room.back_up()
    room.restore(backup)
    room.an_hour_of(3)
    second = room.log.incarnation
    room.log.set_state(LIVES, None)
    room.log.close()
    restore_backup(room.folder, backup, KEY, now=NOW)
    room.log = Log.open(room.folder / "log.db", KEY)
    assert [(one.life, one.count) for one in room.log.trail_lives()][1:] == [(second, 5), (room.log.incarnation, 9)]


def test_a_log_that_an_older_version_restored_names_its_lives_from_its_entries(room: Room) -> None:
    room.note(3)
    room.log.append_audit({"event": "backup_restored"})
    room.note(2)
    third = room.log.audit_hash(3)
    assert room.log.trail_lives() == [
        Begun(START.hex()[:32], 0, START.hex()), Begun(room.log.incarnation, 3, str(third))
    ]  # fmt: skip


def test_an_older_program_that_restores_a_log_of_a_newer_one_begins_a_life_too(room: Room) -> None:
    room.an_hour_of(5)
    first = room.log.trail_lives()
    room.log.set_state(INCARNATION, "d" * 32)
    room.log.append_audit({"event": "backup_restored"})
    assert room.log.trail_lives() == [*first, Begun("d" * 32, 5, str(room.log.audit_hash(5)))]
    room.meet()
    assert (len(room.facts().restored), room.facts().is_broken) == (1, False)


# --- attacks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("later", [0, 2, 40])
@pytest.mark.parametrize("is_thorough", [False, True])
def test_a_trail_that_was_cut_or_rewritten_in_place_stays_an_alarm(room: Room, later: int, is_thorough: bool) -> None:
    for _ in range(3):
        room.an_hour_of(4)
    room.log.close()
    rewrite(room.folder / "log.db", 7, until=6 + later)
    room.log = Log.open(room.folder / "log.db", KEY)
    for _ in range(3):
        if is_thorough:
            room.log.set_state(COUNTERSIGNED, None)
            room.log.set_state(NEWEST_WORD, None)
        assert room.meet().audit_missing > 0
        assert room.facts().is_broken
        assert not room.facts().restored
        room.note(3)
    assert room.contradiction() is not None
    [life] = room.shelf.trails()[room.unit.device]
    assert (life.longest, life.broken_ms > 0) == (12, True), "the station keeps what it had signed"


def test_a_rewritten_backup_that_is_restored_is_an_alarm(room: Room) -> None:
    """The thief runs the real restore on a backup whose trail says something else where the station had signed."""
    for _ in range(3):
        room.an_hour_of(4)
    backup = room.back_up()
    rewrite(backup / "log.db", 3, until=12)
    room.restore(backup)
    room.meet()
    assert room.facts().is_broken
    assert len(room.facts().restored) == 1
    room.note(9)
    room.meet()
    assert room.facts().is_broken, "no later meeting covers it up"


def test_a_rewriting_that_says_it_was_a_restore_is_one_more_restored_life(room: Room) -> None:
    """Between two hours that the station kept nobody can tell the words; that it was not the same disk any more, everybody can."""
    room.an_hour_of(4)
    room.an_hour_of(4)
    room.log.close()
    rewrite(room.folder / "log.db", 6, until=7)
    room.log = Log.open(room.folder / "log.db", KEY)
    room.log.begin_trail_life("f" * 32)
    room.note(20)
    room.meet()
    [restored] = room.facts().restored
    assert restored.missing == 1
    assert not room.facts().is_broken


def test_a_life_that_names_none_before_it_is_an_alarm(room: Room) -> None:
    room.an_hour_of(4)
    room.log.set_state(INCARNATION, "e" * 32)
    room.log.set_state(LIVES, f'[["{"e" * 32}",0,"{START.hex()}"]]')
    room.meet()
    assert room.facts().is_broken


def test_the_disk_that_was_replaced_is_noticed_when_it_comes_back(room: Room) -> None:
    room.an_hour_of(5)
    backup = room.back_up()
    room.log.close()
    shutil.copytree(room.folder, room.folder / "lost", ignore=shutil.ignore_patterns("lost", "station*", "backup"))
    room.log = Log.open(room.folder / "log.db", KEY)
    room.restore(backup)
    room.meet()
    assert not room.facts().is_twice
    restored, room.log = room.log, Log.open(room.folder / "lost" / "log.db", KEY)
    room.meet()
    room.log.close()
    room.log = restored
    room.meet()
    assert room.facts().is_twice
    assert not room.facts().is_broken


# --- versions and lies ------------------------------------------------------------------------------------------------


def test_a_laptop_of_an_older_version_meets_as_before_and_later_says_its_lives(room: Room) -> None:
    def older(question: Question) -> Question:
        if isinstance(question, Checkpoint):
            return Checkpoint(incarnation=question.incarnation, count=question.count, head=question.head)
        return question

    room.bend = older
    room.an_hour_of(4)
    room.an_hour_of(4)
    room.bend = lambda question: question
    assert room.meet().audit_missing == 0
    assert (room.facts().restored, room.facts().is_broken) == ((), False)
    [life] = room.shelf.trails()[room.unit.device]
    assert life.life == room.log.incarnation


def test_a_station_of_an_older_version_is_met_as_before(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """It overlooks what it does not know, and says nothing of lives."""
    room.an_hour_of(4)

    def older(**facts: Any) -> tuple[bytes, bytes]:
        body, _ = write_countersigned(**facts)
        said = {name: value for name, value in canonical.decode(body).items() if name != "lives"}
        return canonical.encode(said), facts["sign"](b"fieldnotes/checkpoint/v1" + canonical.encode(said))

    monkeypatch.setattr("fieldnotes.station.answer.write_countersigned", older)
    room.note(2)
    assert room.meet().audit_missing == 0
    assert room.facts() == TrailFacts()


def test_the_usual_meeting_needs_no_second_question_and_a_lost_answer_one(room: Room) -> None:
    def asked() -> int:
        count = sum(isinstance(one, Checkpoint) for one in room.asked)
        room.asked.clear()
        return count

    for _ in range(3):
        room.an_hour_of(2)
        assert asked() == 1
    room.log.set_state(COUNTERSIGNED, None)  # the line was cut behind the station's last word
    room.an_hour_of(2)
    assert asked() == 2
    assert room.contradiction() is None


@pytest.mark.parametrize("counts", [(0,), (9,), (-1,), (1 << 60,), tuple(range(1, 200)), (1,)])
def test_a_station_that_asks_for_what_cannot_be_or_without_end_is_left(room: Room, counts: tuple[int, ...]) -> None:
    room.note(4)
    ask = Place.ask

    class Liar:
        def ask(self, question: Question) -> Answer:
            answer = ask(room, question)
            return Show(counts=counts) if isinstance(answer, Countersigned) else answer

    laptop = LogLaptop(
        room.log, device=room.unit.device, org="", station_public=room.unit.key.public_bytes, now_ms=lambda: 1,
        root=room.agency.root.id,
    )  # fmt: skip
    from fieldnotes.sync.transport import run

    with pytest.raises(SyncProblem, match="station_unsure"):
        run(laptop, Liar())
    assert room.log.get_state(COUNTERSIGNED) is None
