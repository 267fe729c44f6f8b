"""The rule of the audit trail's lives: which sequences of writing, restoring, cutting and rewriting the station says what of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.store.audit import START
from fieldnotes.sync.trail import LIVES_MAX, Begun, Said
from tests.sync.trail_world import HOUR_MS, Disk, Shelf, meet

ACTS = ("write", "meet", "back up", "restore", "restore and save", "an hour later")


def common(one: list[bytes], other: list[bytes]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 7)), max_size=30))
def test_an_honest_trail_is_never_an_alarm_and_what_a_restore_left_behind_is_counted(
    acts: list[tuple[str, int]],
) -> None:
    disk, shelf, at_ms, lives = Disk(), Shelf(), 0, 1
    backups: list[Disk] = [disk.copy()]
    met_last: list[bytes] = []  # the trail as the station saw it last
    restored_at_ms: dict[str, int] = {}
    expected: dict[str, int] = {}
    for act, number in acts:
        if act == "write":
            disk.write(number, f"in life {lives}")
        elif act == "an hour later":
            at_ms += HOUR_MS
        elif act == "back up":
            backups.append(disk.copy())
        elif act == "meet":
            new = [one.life for one in disk.lives if one.life not in {kept.life for kept in shelf.kept}]
            if shelf.kept and new:
                expected[new[0]] = len(met_last) - common(met_last, disk.heads)
            judged = meet(disk, shelf, at_ms)
            assert not judged.is_broken
            met_last = list(disk.heads)
            restored_at_ms |= dict.fromkeys(new, at_ms)
        else:
            old, disk = disk, backups[number % len(backups)].copy()
            if act == "restore and save" and common(old.heads, disk.heads) == len(disk.heads):
                if len(old.heads) > len(disk.heads):
                    disk.lives = list(old.lives)
                disk.heads = list(old.heads)
            disk.begin(f"life {lives}")
            lives += 1
    said = {one.life: one for one in shelf.kept}
    for life, one in said.items():
        assert (one.broken_ms, one.again_ms) == (0, 0), life
        assert one.begun_ms == restored_at_ms[life], "said once, with the day on which it was noticed"
        if life in expected:
            assert one.missing == expected[life]
        elif one.parent:
            assert one.missing == 0, "nothing is known of what never came"


@settings(max_examples=300, deadline=None)
@given(
    met=st.lists(st.integers(1, 5), min_size=1, max_size=5),
    cut_at=st.integers(0, 20),
    more=st.integers(0, 30),
    is_restore=st.booleans(),
    later=st.integers(1, 4),
)
def test_a_trail_that_lost_what_was_countersigned_is_an_alarm_and_a_restore_covers_up_no_rewriting(
    met: list[int], cut_at: int, more: int, is_restore: bool, later: int
) -> None:
    """A thief cuts at any entry and writes on, other words, as long as they like; or says that this is a restore."""
    disk, shelf, at_ms, points = Disk(), Shelf(), HOUR_MS, [0]
    for count in met:
        disk.write(count)
        meet(disk, shelf, at_ms)
        points.append(len(disk.heads))
        at_ms += HOUR_MS
    true = list(disk.heads)
    cut_at = min(cut_at, len(true))
    del disk.heads[cut_at:]
    disk.write(more, "what never happened")
    if is_restore:
        disk.begin("laundered")
    for turn in range(later):
        disk.write(turn, "later")
        judged = meet(disk, shelf, at_ms + turn)
    start = disk.lives[-1].entry if is_restore else len(disk.heads)
    lacks = [point for point in points if cut_at < point <= start] if is_restore else [p for p in points if p > cut_at]
    [*_, now] = shelf.kept
    assert bool(now.broken_ms) == bool(lacks)
    # Of a life that began with a lie that stays said; its own words go on.
    assert judged.is_broken == (bool(lacks) and (not is_restore or later == 1))
    if is_restore:
        assert [one.life for one in shelf.kept] == ["life 0", "laundered"], "one more restored life, whatever it says"
        assert now.missing == max(0, len(true) - start)
        assert shelf.kept[0].longest == len(true), "what was countersigned of the life before stays"
    else:
        assert shelf.kept[0].longest_head in (true[-1], disk.heads[-1] if not lacks else true[-1])


def test_a_clone_that_comes_back_is_seen() -> None:
    disk, shelf = Disk(), Shelf()
    disk.write(5)
    meet(disk, shelf, 1)
    copy = disk.copy()
    copy.begin("life 1")
    copy.write(1)
    meet(copy, shelf, 2)
    assert [one.again_ms for one in shelf.kept] == [0, 0]
    disk.write(3)
    assert not meet(disk, shelf, 3).is_broken, "nothing was cut: both go on from where they parted"
    assert [one.again_ms for one in shelf.kept] == [3, 0]


def test_a_trail_begun_anew_that_names_nothing_before_it_is_an_alarm() -> None:
    disk, shelf = Disk(), Shelf()
    disk.write(5)
    meet(disk, shelf, 1)
    other = Disk(lives=[Begun("another", 0, START)])
    other.write(50, "other words")
    judged = meet(other, shelf, 2)
    assert judged.is_broken
    assert judged.before == (5, disk.heads[-1])
    assert [(one.life, one.broken_ms, one.missing) for one in shelf.kept] == [("life 0", 0, 0), ("another", 2, 5)]


def test_where_a_life_began_is_not_said_otherwise_later() -> None:
    disk, shelf = Disk(), Shelf()
    disk.write(9)
    meet(disk, shelf, 1)
    disk.begin("life 1")
    disk.write(2)
    assert not meet(disk, shelf, 2).is_broken
    disk.lives[-1] = Begun("life 1", 4, disk.head(4))
    assert meet(disk, shelf, 3).is_broken
    assert shelf.kept[-1].broken_ms == 3


def test_restores_between_two_meetings_are_each_listed() -> None:
    disk, shelf = Disk(), Shelf()
    disk.write(9)
    meet(disk, shelf, 1)
    for life in ("life 1", "life 2"):
        disk = Disk(disk.heads[:4], [one for one in disk.lives if one.entry <= 4])
        disk.begin(life)
        disk.write(2)
    assert not meet(disk, shelf, 2).is_broken
    assert [(one.life, one.parent, one.missing) for one in shelf.kept] == [
        ("life 0", "", 0), ("life 1", "life 0", 5), ("life 2", "life 1", 0)
    ]  # fmt: skip


def test_a_restore_from_a_later_backup_than_the_one_before_is_counted_from_where_both_part() -> None:
    disk, shelf = Disk(), Shelf()
    disk.write(8)
    early, late = Disk(disk.heads[:4]), disk.copy()
    meet(disk, shelf, 1)
    early.begin("life 1")
    early.write(6, "in life 1")
    meet(early, shelf, 2)
    late.begin("life 2")
    assert not meet(late, shelf, 3).is_broken
    assert [one.missing for one in shelf.kept] == [0, 4, 6], "of the ten entries of life 1 the first four are here"


# --- versions ---------------------------------------------------------------------------------------------------------


def unnamed(disk: Disk) -> Said:
    return disk.said()._replace(lives=())


def test_a_laptop_of_an_older_version_is_told_by_its_length_as_before() -> None:
    disk, shelf = Disk(), Shelf()
    disk.write(5)
    assert shelf.judge(unnamed(disk), 1).before == (0, b"")
    kept = disk.copy()
    disk.write(2)
    assert shelf.judge(unnamed(disk), 2).before == (5, kept.heads[-1])
    assert shelf.judge(unnamed(kept), 3).is_broken
    assert shelf.judge(unnamed(disk), 4).before == (7, disk.heads[-1])


def test_an_older_program_does_not_carry_a_rewritten_trail_past_the_station() -> None:
    disk, shelf = Disk(), Shelf()
    disk.write(6)
    meet(disk, shelf, 1)
    disk.heads[3:] = []
    disk.write(9, "never happened")
    assert not shelf.judge(unnamed(disk), 2).is_broken, "by its length nobody can tell"
    assert meet(disk, shelf, 3).is_broken


@pytest.mark.parametrize("restored", ["never", "and met", "not met"])
def test_what_an_older_version_left_is_judged_anew_when_the_laptop_can_say_its_lives(restored: str) -> None:
    disk, shelf = Disk(), Shelf()
    disk.write(9)
    shelf.judge(unnamed(disk), 1)
    if restored != "never":
        disk = Disk(disk.heads[:4], list(disk.lives))
        disk.begin("life 1")
        disk.write(8 if restored == "and met" else 2)
        judged = shelf.judge(unnamed(disk), 2)
        assert judged.is_broken == (restored == "not met")
    assert not meet(disk, shelf, 3).is_broken
    assert [(one.life, one.missing, one.broken_ms) for one in shelf.kept] == {
        "never": [("life 0", 0, 0)],
        "and met": [("life 1", 0, 0)],
        "not met": [("life 0", 0, 0), ("life 1", 5, 0)],
    }[restored]


@settings(max_examples=200)
@given(
    entries=st.integers(-3, 5), head=st.binary(max_size=33), starts=st.lists(st.integers(-2, 7), max_size=3),
    names=st.lists(st.text(max_size=70), min_size=3, max_size=3),
)  # fmt: skip
def test_only_what_has_the_form_of_a_trail_is_judged(
    entries: int, head: bytes, starts: list[int], names: list[str]
) -> None:
    lives = tuple(Begun(name, start, START) for name, start in zip(names, starts, strict=False))
    said = Said(entries, head, lives)
    if said.is_sound:
        assert entries >= 0
        assert len(head) == 32
        assert [*starts, entries] == sorted([*starts, entries])
        Shelf().judge(said, 1)


def test_more_lives_than_are_said_at_once_are_no_trail() -> None:
    lives = tuple(Begun(f"life {number}", 0, START) for number in range(LIVES_MAX + 1))
    assert Said(0, START, lives[1:]).is_sound
    assert not Said(0, START, lives).is_sound
