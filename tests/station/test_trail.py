"""The lives of the laptops' audit trails on the shelf, in SQLite and in PostgreSQL: judged as in memory, and kept for good."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.station.shelf_sql import SqlShelf
from fieldnotes.sync.trail import KEPT_MAX, LIVES_MAX, Begun, Judged, Said
from tests.station.conftest import NOW_MS, Fresh, Place
from tests.station.test_shelf import at_once
from tests.sync.trail_world import HOUR_MS, Disk, Shelf

LAPTOP, OTHER = "1" * 32, "2" * 32


def meet(disk: Disk, shelf: SqlShelf, device: str = LAPTOP) -> Judged:
    judged = shelf.judge_trail(device, disk.said())
    return shelf.judge_trail(device, disk.said(*judged.asks)) if judged.asks else judged


ACTS = ("write", "meet", "restore", "cut", "again", "an hour later")


def test_a_shelf_judges_as_the_rule_says_whatever_happens(fresh: Fresh) -> None:
    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5)), max_size=14))
    def always(acts: list[tuple[str, int]]) -> None:
        with fresh() as place, place.open() as shelf:
            memory, disk, others, at_ms = Shelf(), Disk(), [Disk()], NOW_MS
            shelf._now_ms = lambda: at_ms
            for turn, (act, number) in enumerate([*acts, ("meet", 0)]):
                match act:
                    case "write":
                        disk.write(number, f"{turn}")
                    case "an hour later":
                        at_ms += HOUR_MS
                    case "restore":
                        others.append(disk.copy())
                        disk = Disk(disk.heads[: number * 2], [one for one in disk.lives if one.entry <= number * 2])
                        disk.begin(f"restored {turn}")
                    case "cut":
                        del disk.heads[max(number, disk.lives[-1].entry) :]
                    case "again":
                        disk, others = others[number % len(others)].copy(), [*others, disk.copy()]
                    case _:
                        expected = memory.judge(disk.said(), at_ms)
                        assert shelf.judge_trail(LAPTOP, disk.said()) == expected
                        if expected.asks:
                            said = disk.said(*expected.asks)
                            assert shelf.judge_trail(LAPTOP, said) == memory.judge(said, at_ms)
                        assert tuple(shelf.trails()[LAPTOP]) == memory.kept

    always()


def test_each_laptop_has_its_own_lives_and_they_stay(place: Place) -> None:
    disk = Disk()
    disk.write(5)
    with place.open() as shelf:
        meet(disk, shelf)
        meet(Disk(), shelf, OTHER)
        disk = Disk(disk.heads[:2], list(disk.lives))
        disk.begin("life 1")
        meet(disk, shelf)
        first = shelf.trails()
    with place.open() as shelf:
        for _ in range(3):
            meet(disk, shelf)
        assert shelf.trails() == first
        assert [(one.life, one.missing, one.begun_ms) for one in first[LAPTOP]] == [
            ("life 0", 0, NOW_MS), ("life 1", 3, NOW_MS)
        ]  # fmt: skip
        assert [one.life for one in first[OTHER]] == ["life 0"]


def test_what_was_signed_each_hour_is_kept_and_holds_a_later_restore_to_it(place: Place) -> None:
    """Rewritten from the fifth entry on, and said to be restored at the seventh: the sixth was countersigned."""
    disk, at_ms = Disk(), NOW_MS
    with place.open() as shelf:
        shelf._now_ms = lambda: at_ms
        for hour in range(4):
            at_ms = NOW_MS + hour * HOUR_MS
            disk.write(2)
            meet(disk, shelf)
        for kept, is_broken in ((7, False), (4, True)):
            other = Disk(disk.heads[:kept], list(disk.lives))
            other.write(7 - kept, "never happened")
            other.begin(f"restored, {kept} true")
            assert meet(other, shelf).is_broken == is_broken


def test_two_disks_that_say_theirs_at_once_are_judged_one_after_the_other(place: Place) -> None:
    disk = Disk()
    disk.write(5)
    copies = [disk.copy() for _ in range(4)]
    with place.open() as shelf:
        meet(disk, shelf)
    for number, copy in enumerate(copies):
        copy.begin(f"copy {number}")
        copy.write(3, f"{number}")

    def one(copy: Disk) -> None:
        with place.open() as shelf:
            assert not meet(copy, shelf).is_broken

    at_once(*(lambda copy=copy: one(copy) for copy in copies))
    with place.open() as shelf:
        kept = shelf.trails()[LAPTOP]
        assert sorted(one.life for one in kept) == ["copy 0", "copy 1", "copy 2", "copy 3", "life 0"]
        assert [one.missing for one in kept] == [0, 0, 3, 3, 3], "each is without what the one before it wrote"


def test_numbers_that_no_database_counts_to_are_no_trail() -> None:
    far = Begun("life 0", 0, bytes(32))
    assert not Said(1 << 53, bytes(32), (far,)).is_sound
    assert not Said(5, bytes(32), (Begun("life 0", -1, bytes(32)),)).is_sound


def test_a_stolen_laptop_that_says_it_was_restored_without_end_fills_neither_the_shelf_nor_the_list(
    place: Place,
) -> None:
    """Every restore is said for good; whoever says thousands lies, and that is the alarm."""
    with place.open() as shelf:
        honest = Disk()
        honest.write(5)
        meet(honest, shelf, OTHER)
        for turn in range(KEPT_MAX // LIVES_MAX + 3):
            lives = tuple(Begun(f"{turn} {number}", 0, bytes(32)) for number in range(LIVES_MAX))
            said = Said(1, b"\1" * 32, lives)
            assert said.is_sound
            judged = shelf.judge_trail(LAPTOP, said)
        assert judged.is_broken
        kept = shelf.trails()
        assert len(kept[LAPTOP]) <= KEPT_MAX
        assert any(one.broken_ms for one in kept[LAPTOP])
        honest.write(3)
        assert not meet(honest, shelf, OTHER).is_broken


def test_a_name_that_one_of_the_databases_cannot_keep_is_none() -> None:
    """A station on its file took it, and could never be brought back into PostgreSQL."""
    assert Said(1, b"\1" * 32, (Begun("restored 1", 0, bytes(32)),)).is_sound
    for name in ("a\0b", "a\nb", "\x1b[2J", ""):
        assert not Said(1, b"\1" * 32, (Begun(name, 0, bytes(32)),)).is_sound
