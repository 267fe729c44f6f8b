"""A station that is updated: its database of any earlier version, in SQLite and in PostgreSQL, goes on with every row it had."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import pytest

from fieldnotes.station import shelf_count
from fieldnotes.station.shelf_schema import POSTGRES, SCHEMA, SQLITE, statements
from fieldnotes.station.shelf_sql import DeviceSeen, SqlShelf
from fieldnotes.sync.protocol import add_up
from fieldnotes.sync.trail import Begun, Life, Point, Said
from fieldnotes.trust.envelope import to_bytes
from tests.station.conftest import NOW_MS, Fresh, Place
from tests.station.older import ASIDE, AUDIT, COUNT, DEVICE, OTHER, REVISIONS, first_version, make_older, session
from tests.station.world import a_certificate, an_envelope


def shape(place: Place) -> set[tuple[Any, ...]]:
    """Tables, indexes, triggers."""
    if not place.url:
        with session(place) as at:
            return set(at.rows("select type, name, tbl_name, sql from sqlite_schema"))
    with session(place) as at:
        return {
            *at.rows(
                "select table_name::text, column_name::text, data_type::text, is_nullable::text, ordinal_position::int"
                " from information_schema.columns where table_schema = 'public'"
            ),
            *at.rows("select indexdef from pg_indexes where schemaname = 'public'"),
            *at.rows("select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal"),
        }


def has_all(shelf: SqlShelf, version: int) -> None:
    """Every row of every table of that version."""
    revs = [one.rev for one in REVISIONS]
    assert shelf.incarnation() == "aa", "the life that began last, whatever its name"
    assert [(row[0], row[1], row[3]) for row in shelf.feed(after=0, limit=1000)] == list(
        zip(range(1, COUNT + 1), revs, REVISIONS, strict=True)
    )
    for upto in (255, 256, COUNT):
        assert shelf.held(upto=upto) == (upto, add_up(revs[:upto]))
    assert shelf.certificate_sum(upto=1) == add_up([a_certificate(1).id])
    if version >= 2:
        assert shelf.setting("root") == "a"
        assert shelf.devices() == [DeviceSeen(device=DEVICE, seen_ms=5, pulled_to=299, refused=1, app="1.0")]
        assert shelf.trails()[DEVICE] == [Life(life="", begun_ms=0, longest=AUDIT[0], longest_head=AUDIT[1])]
        assert shelf.setting(f"audit:{DEVICE}") is None
    if version >= 4:
        assert shelf.in_quarantine() == [(OTHER, one) for one in ASIDE]
        size = sum(len(to_bytes(one)) for one in ASIDE)
        assert shelf._ask("select device, kind, day, bytes from spent") == [(OTHER, "quarantine", 0, size)]
    if version >= 5:
        assert shelf.trails()[OTHER] == [Life(life="life 0", begun_ms=9, longest=4, longest_head=b"\4" * 32)]


def goes_on(shelf: SqlShelf, version: int) -> None:
    """It takes what comes next, in each table."""
    size = sum(len(to_bytes(one)) for one in ASIDE)
    if version >= 4:
        assert shelf.quarantine([an_envelope(9999)], device=OTHER, most=(size, size)) == set(), "what lies there counts"
    more = an_envelope(5000)
    assert shelf.add([REVISIONS[1], more], device=DEVICE) == {REVISIONS[1].rev: 2, more.rev: COUNT + 1}
    assert shelf.quarantine([an_envelope(5001)], device=OTHER) == {an_envelope(5001).rev}
    if version >= 4:
        assert shelf.release([ASIDE[0].rev]) == 1
        assert shelf.places([ASIDE[0].rev]) == {ASIDE[0].rev: COUNT + 2}
    for device in (DEVICE, OTHER):
        lives = (Begun("life 0", 0, bytes(32)),)
        judged = shelf.judge_trail(device, Said(20, b"\x20" * 32, lives))
        if judged.asks:
            is_kept = {7: AUDIT[1], 4: b"\4" * 32}
            shown = tuple(Point(entry, is_kept[entry]) for entry in judged.asks)
            judged = shelf.judge_trail(device, Said(20, b"\x20" * 32, lives, shown))
        assert not judged.is_broken
        assert (judged.lives[-1].life, judged.lives[-1].longest) == ("life 0", 20)
    assert shelf.take_piece(DEVICE, "ab" * 32, fresh=5, held=5, size=9, most=(1 << 40, 1 << 40)) == []
    assert shelf.begin_life("restored") == shelf.incarnation()


def test_a_database_of_every_earlier_version_goes_on_with_all_it_had(fresh: Fresh) -> None:
    with fresh() as new:
        with new.open():
            pass
        expected = shape(new)
        for version in range(first_version(new), SCHEMA):
            with fresh() as place:
                make_older(place, version)
                for _ in range(2):  # the second time nothing is left to do
                    with place.open() as shelf:
                        has_all(shelf, version)
                assert shape(place) == expected, version
                with place.open() as shelf:
                    goes_on(shelf, version)
                    assert shelf.life().begun_ms == NOW_MS


def test_an_update_that_is_cut_off_happens_the_next_time(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    make_older(place, 4)
    before = shape(place)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(shelf_count, "measure_quarantine", cut)  # the last thing it does
        with pytest.raises(KeyboardInterrupt), place.open():
            pass
    assert shape(place) == before
    with place.open() as shelf:
        has_all(shelf, 4)


@pytest.mark.parametrize(
    ("words", "released"),
    [
        (SQLITE, ["217724560e165e9e", "f82b00c38886049f", "521c8fb1862a8497", "a4e4a19b727a1b02"]),
        (POSTGRES, ["dd6c1251d96b32f9", "a572a2d088012558", "230a73f0df14800e", "e1cdc424100bdc71"]),
    ],
)
def test_a_released_step_never_changes(words: Mapping[str, str], released: list[str]) -> None:
    """A database that is in use has taken it as it was: what is to be otherwise is another step, whose hash joins these."""
    said = ["\n".join(statements(number, words)) for number in range(1, len(released) + 1)]
    assert [hashlib.sha256(one.encode()).hexdigest()[:16] for one in said] == released
