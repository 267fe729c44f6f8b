"""Tries are counted on disk, in a chain, and neither clocks, crashes nor old copies make them fewer."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.crypto import canonical
from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import LockedOut
from fieldnotes.system.clock import FixedClock
from fieldnotes.vault.attempt import MOST_IN_A_ROW, MOST_TRIES, AttemptLog, Entry

ROSA, IMRE = UserId("a" * 32), UserId("b" * 32)


def new_clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 20, 21, 0, tzinfo=UTC))


def fail(log: AttemptLog, clock: FixedClock, user: UserId = ROSA) -> int:
    log.begin(user, clock.now(), slot="passphrase")
    return log.refuse(user, clock.now(), slot="passphrase")


def test_five_wrong_tries_lock_and_stay_locked_the_next_day(tmp_path: Path) -> None:
    clock = new_clock()
    log = AttemptLog.create(tmp_path / "attempts.log", now=clock.now())
    assert [fail(log, clock) for _ in range(5)] == [4, 3, 2, 1, 0]
    clock.advance(86_400)
    again = AttemptLog(tmp_path / "attempts.log", now=clock.now())
    assert again.is_locked(ROSA)
    assert again.left(ROSA, clock.now()) == 0
    assert again.left(IMRE, clock.now()) == 5
    with pytest.raises(LockedOut):
        again.begin(ROSA, clock.now(), slot="passphrase")
    again.release(ROSA, clock.now(), by=IMRE, means="session")
    assert AttemptLog(tmp_path / "attempts.log", now=clock.now()).left(ROSA, clock.now()) == 5


def test_tries_older_than_fifteen_minutes_no_longer_count(tmp_path: Path) -> None:
    clock = new_clock()
    log = AttemptLog.create(tmp_path / "attempts.log", now=clock.now())
    for _ in range(4):
        fail(log, clock)
    clock.advance(15 * 60 - 1)
    assert log.left(ROSA, clock.now()) == 1
    clock.advance(1)
    assert log.left(ROSA, clock.now()) == 5
    assert fail(log, clock) == 4


def test_a_clock_set_back_makes_no_try_older(tmp_path: Path) -> None:
    clock = new_clock()
    log = AttemptLog.create(tmp_path / "attempts.log", now=clock.now())
    for _ in range(4):
        fail(log, clock)
    clock.advance(-86_400)
    log = AttemptLog(tmp_path / "attempts.log", now=clock.now())
    assert log.left(ROSA, clock.now()) == 1
    clock.advance(16 * 60)
    assert log.left(ROSA, clock.now()) == 1
    assert fail(log, clock) == 0


def test_tries_made_under_a_clock_set_back_still_count_when_it_is_right_again(tmp_path: Path) -> None:
    clock = new_clock()
    log = AttemptLog.create(tmp_path / "attempts.log", now=clock.now())
    clock.advance(-86_400)
    for _ in range(4):
        fail(log, clock)
    clock.advance(86_400)
    assert log.left(ROSA, clock.now()) == 1
    assert AttemptLog(tmp_path / "attempts.log", now=clock.now()).left(ROSA, clock.now()) == 1


def test_a_hundred_failures_in_a_row_lock_however_slowly(tmp_path: Path) -> None:
    clock = new_clock()
    log = AttemptLog.create(tmp_path / "attempts.log", now=clock.now())
    for _ in range(MOST_IN_A_ROW - 1):
        assert fail(log, clock) == 4
        clock.advance(3600)
    assert fail(log, clock) == 0


def test_a_line_cut_off_by_a_power_cut_is_no_damage(tmp_path: Path) -> None:
    clock = new_clock()
    path = tmp_path / "attempts.log"
    log = AttemptLog.create(path, now=clock.now())
    fail(log, clock)
    whole = path.read_bytes()
    fail(log, clock)
    line = path.read_bytes()[len(whole) :].split(b"\n")[0]
    for cut in range(1, len(line) + 1, 7):
        path.write_bytes(whole + line[:cut])
        again = AttemptLog(path, now=clock.now())
        assert again.left(ROSA, clock.now()) == 4
        assert fail(again, clock) == 3
        assert AttemptLog(path, now=clock.now()).left(ROSA, clock.now()) == 3
    path.write_bytes(whole + b"x" * 3000)
    assert fail(AttemptLog(path, now=clock.now()), clock) == 3
    again = AttemptLog(path, now=clock.now())
    assert again.left(ROSA, clock.now()) == 3
    assert [entry["event"] for entry in again.entries] == ["begun", "tried", "refused", "tried", "refused"]


@pytest.mark.parametrize("what", ["missing", "empty", "garbage"])
def test_without_its_log_everyone_has_one_try_for_fifteen_minutes(tmp_path: Path, what: str) -> None:
    clock = new_clock()
    path = tmp_path / "attempts.log"
    AttemptLog.create(path, now=clock.now())
    if what == "missing":
        path.unlink()
    else:
        path.write_bytes(b"" if what == "empty" else b"\x00 not ours\n")
    log = AttemptLog(path, now=clock.now())
    assert log.entries[0]["event"] == "restarted"
    assert log.left(ROSA, clock.now()) == 1
    assert AttemptLog(path, now=clock.now()).left(IMRE, clock.now()) == 1
    kept = list(tmp_path.glob("attempts.log.damaged-*"))
    assert len(kept) == (0 if what == "missing" else 1)
    log.drain(lambda _: None, now=clock.now())
    assert AttemptLog(path, now=clock.now()).left(IMRE, clock.now()) == 1
    clock.advance(15 * 60)
    assert log.left(ROSA, clock.now()) == 5


def test_any_changed_byte_of_the_log_costs_tries_instead_of_giving_them_back(tmp_path: Path) -> None:
    clock = new_clock()
    path = tmp_path / "attempts.log"
    log = AttemptLog.create(path, now=clock.now())
    for _ in range(3):
        fail(log, clock)
    data = path.read_bytes()
    for at in range(0, len(data) - 1, 23):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :])
        again = AttemptLog(path, now=clock.now())
        assert again.left(ROSA, clock.now()) <= 2, at


def test_entries_cannot_be_taken_out_or_moved(tmp_path: Path) -> None:
    clock = new_clock()
    path = tmp_path / "attempts.log"
    log = AttemptLog.create(path, now=clock.now())
    for _ in range(3):
        fail(log, clock)
    lines = path.read_bytes().splitlines(keepends=True)
    for at in range(1, len(lines) - 1):
        path.write_bytes(b"".join(lines[:at] + lines[at + 1 :]))
        assert AttemptLog(path, now=clock.now()).left(ROSA, clock.now()) == 1
        swapped = [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]
        path.write_bytes(b"".join(swapped))
        assert AttemptLog(path, now=clock.now()).left(ROSA, clock.now()) == 1


def test_draining_hands_everything_over_once_and_carries_the_counts_on(tmp_path: Path) -> None:
    clock = new_clock()
    path = tmp_path / "attempts.log"
    log = AttemptLog.create(path, now=clock.now())
    for _ in range(5):
        fail(log, clock)
    fail(log, clock, IMRE)
    folded: list[Entry] = []
    count = log.drain(folded.extend, now=clock.now())
    assert count == len(folded) == 1 + 5 * 2 + 1 + 2
    assert log.drain(folded.extend, now=clock.now()) == 0
    again = AttemptLog(path, now=clock.now())
    assert again.is_locked(ROSA)
    assert again.left(IMRE, clock.now()) == 4
    again.release(ROSA, clock.now(), by=IMRE, means="session")
    assert again.drain(folded.extend, now=clock.now()) == 1
    assert folded[-1]["event"] == "released"
    assert [entry["i"] for entry in folded] == sorted({entry["i"] for entry in folded})  # type: ignore[type-var] # numbers
    for earlier, later in pairwise(folded[:-1]):
        assert later["prev"] == earlier["h"]


def test_entries_that_could_not_be_folded_are_still_there(tmp_path: Path) -> None:
    clock = new_clock()
    log = AttemptLog.create(tmp_path / "attempts.log", now=clock.now())
    fail(log, clock)
    before = log.entries

    def full(_: list[Entry]) -> None:
        raise OSError(28, "no space")

    with pytest.raises(OSError, match="no space"):
        log.drain(full, now=clock.now())
    assert AttemptLog(tmp_path / "attempts.log", now=clock.now()).entries == before


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("fail"), st.sampled_from([ROSA, IMRE])),
            st.tuples(st.just("right"), st.sampled_from([ROSA, IMRE])),
            st.tuples(st.just("killed"), st.sampled_from([ROSA, IMRE])),
            st.tuples(st.just("wait"), st.integers(-2_000, 2_000)),
            st.tuples(st.just("drain"), st.none()),
        ),
        max_size=30,
    )
)
def test_reopening_at_any_time_changes_no_count(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, object]]
) -> None:
    path = tmp_path_factory.mktemp("log") / "attempts.log"
    clock = new_clock()
    log = AttemptLog.create(path, now=clock.now())
    in_window: dict[UserId, list[int]] = {ROSA: [], IMRE: []}
    locked: set[UserId] = set()
    seen = clock.now().utc_ms  # the log has seen the moment in which it was begun
    for act, value in acts:
        if act == "wait":
            clock.advance(int(str(value)))
            continue
        seen = max(seen, clock.now().utc_ms)
        if act == "drain":
            log.drain(lambda _: None, now=clock.now())
            continue
        user = UserId(str(value))
        if user in locked:
            with pytest.raises(LockedOut):
                log.begin(user, clock.now(), slot="passphrase")
            continue
        log.begin(user, clock.now(), slot="passphrase")
        in_window[user] = [t for t in in_window[user] if seen - t < 900_000] + [seen]
        if act == "right":
            log.succeed(user, clock.now(), slot="passphrase")
            in_window[user] = []
        elif len(in_window[user]) >= MOST_TRIES:
            locked.add(user)
        if act == "fail":
            log.refuse(user, clock.now(), slot="passphrase")
        if act == "killed":
            log = AttemptLog(path, now=clock.now())
    again = AttemptLog(path, now=clock.now())
    now = max(seen, clock.now().utc_ms)
    for user in (ROSA, IMRE):
        left = 0 if user in locked else MOST_TRIES - sum(now - t < 900_000 for t in in_window[user])
        assert log.left(user, clock.now()) == again.left(user, clock.now()) == left


def test_the_journal_holds_codes_and_ids_only(tmp_path: Path) -> None:
    clock = new_clock()
    log = AttemptLog.create(tmp_path / "attempts.log", now=clock.now())
    fail(log, clock)
    log.note(clock.now(), "banner_acknowledged")
    keys = {key for line in (tmp_path / "attempts.log").read_bytes().splitlines() for key in canonical.decode(line)}
    assert keys == {"i", "prev", "h", "utc_ms", "offset_min", "mono", "event", "user", "slot"}
