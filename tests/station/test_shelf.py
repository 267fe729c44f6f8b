"""The station's shelf in SQLite and in PostgreSQL: the same promises, kept by both."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from fieldnotes.crypto.key import new_signing_key, sign
from fieldnotes.domain.problem import NewerVersion
from fieldnotes.station import shelf_sql
from fieldnotes.station.answer import Station
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.station.shelf_schema import SCHEMA
from fieldnotes.station.shelf_sql import DeviceSeen, SqlShelf
from fieldnotes.sync.page import write_page
from fieldnotes.sync.protocol import Have, Hello, Push, Pushed, Refused, Want, Welcome, add_up
from fieldnotes.sync.receipt import read_receipt
from fieldnotes.trust import certificate as certificates
from fieldnotes.trust.envelope import Envelope
from tests.station.conftest import NOW_MS, Fresh, Place
from tests.station.world import a_certificate, an_envelope

ONE, TWO = "1" * 64, "2" * 64


def envelopes(count: int, start: int = 0) -> list[Envelope]:
    return [an_envelope(number) for number in range(start, start + count)]


def everything(shelf: SqlShelf) -> list[tuple[int, str, str, Envelope]]:
    return shelf.feed(after=0, limit=1_000_000)


def slowly(revs: Sequence[str]) -> tuple[int, bytes]:
    return len(revs), add_up(revs)


def raw(place: Place, sql: str) -> list[Any]:
    """Past the shelf, as somebody at the database's own tools."""
    if place.url:
        with psycopg.connect(place.url, autocommit=True) as connection:
            cursor = connection.execute(sql.encode())
            return cursor.fetchall() if cursor.description else []
    connection = dbapi2.connect(str(place.folder / "station.db"), isolation_level=None)
    try:
        rows: list[Any] = connection.execute(sql).fetchall()
        return rows
    finally:
        connection.close()


def at_once(*acts: Callable[[], None]) -> None:
    """Each in a thread of its own, started together; what one raises is raised here."""
    start = threading.Barrier(len(acts))
    raised: list[BaseException] = []

    def run(act: Callable[[], None]) -> None:
        try:
            start.wait(30)
            act()
        except BaseException as error:  # noqa: BLE001 - handed over
            raised.append(error)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(200)
    if raised:
        raise raised[0]


# --- each question ---------------------------------------------------------------------------------------------------


def test_a_new_shelf_is_empty_and_alive(shelf: SqlShelf) -> None:
    assert len(bytes.fromhex(shelf.incarnation())) == 16
    assert (shelf.head(), shelf.certificate_head()) == (0, 0)
    assert (everything(shelf), shelf.certificates(after=0, limit=9), shelf.places(["ab" * 32])) == ([], [], {})
    assert shelf.held(upto=5) == (0, bytes(32))
    assert (shelf.twins(), shelf.devices(), shelf.setting("root")) == ([], [], None)
    assert shelf.add([], device=ONE) == {}
    shelf.add_certificates([])


def test_revisions_come_back_as_they_were_in_the_order_in_which_they_came(shelf: SqlShelf) -> None:
    mine, theirs = envelopes(3), envelopes(2, start=10)
    assert shelf.add(mine, device=ONE) == {one.rev: place for place, one in enumerate(mine, 1)}
    assert shelf.add(theirs, device=TWO) == {one.rev: place for place, one in enumerate(theirs, 4)}
    assert everything(shelf) == [
        *((place, one.rev, ONE, one) for place, one in enumerate(mine, 1)),
        *((place, one.rev, TWO, one) for place, one in enumerate(theirs, 4)),
    ]
    assert [row[0] for row in shelf.feed(after=1, limit=3)] == [2, 3, 4]
    assert shelf.head() == 5


def test_what_is_here_stays_where_it_stands(shelf: SqlShelf) -> None:
    some = envelopes(4)
    shelf.add(some[:2], device=ONE)
    again = shelf.add([some[3], some[1], some[2], some[3], some[0]], device=TWO)
    assert again == {some[0].rev: 1, some[1].rev: 2, some[3].rev: 3, some[2].rev: 4}
    assert [(row[0], row[2]) for row in everything(shelf)] == [(1, ONE), (2, ONE), (3, TWO), (4, TWO)]
    assert shelf.add(some, device=TWO) == again
    assert shelf.head() == 4


def test_more_ids_than_one_statement_takes(shelf: SqlShelf) -> None:
    some = envelopes(1203)
    shelf.add(some, device=ONE)
    asked = [one.rev for one in some[::2]] + [an_envelope(number).rev for number in range(5000, 5700)]
    assert shelf.places(asked) == {one.rev: place for place, one in enumerate(some, 1) if place % 2}


def test_certificates_are_kept_once_and_in_order(shelf: SqlShelf) -> None:
    some = [certificates.to_bytes(a_certificate(number)) for number in range(4)]
    shelf.add_certificates([some[0], b"nothing of ours", some[1], some[0]])
    shelf.add_certificates([some[1], some[2], some[3]])
    assert shelf.certificates(after=0, limit=100) == list(enumerate(some, 1))
    assert shelf.certificates(after=1, limit=2) == [(2, some[1]), (3, some[2])]
    assert shelf.certificate_head() == 4
    assert shelf.head() == 0


def test_numbers_no_database_counts_to(shelf: SqlShelf) -> None:
    """A laptop may say any number; the answer is the one to the nearest that exists."""
    some = envelopes(3)
    shelf.add(some, device=ONE)
    for far in (1 << 63, 1 << 64, 1 << 200):
        assert shelf.feed(after=far, limit=5) == []
        assert shelf.certificates(after=far, limit=5) == []
        assert shelf.held(upto=far) == slowly([one.rev for one in some])
    assert len(shelf.feed(after=-far, limit=5)) == 3
    assert shelf.held(upto=-far) == (0, bytes(32))


def test_one_laptop_that_runs_twice_is_seen(shelf: SqlShelf) -> None:
    shelf.add(
        [an_envelope(1, n=7), an_envelope(2, n=8), an_envelope(3, n=7), an_envelope(4, dev="e" * 64, n=8)], device=ONE
    )
    assert shelf.twins() == [("d" * 64, 7)]


def test_settings_and_laptops_are_remembered(place: Place) -> None:
    with place.open() as shelf:
        for value in ("first", "second"):
            shelf.set_setting("root", value)
        one, two = (DeviceSeen(device=device, seen_ms=5, pulled_to=1) for device in (ONE, TWO))
        later = DeviceSeen(device=TWO, seen_ms=7, pulled_to=3, refused=2, app="FieldNotes/1.0")
        for seen in (two, one, later):
            shelf.note_device(seen)
        shelf.add(envelopes(3), device=ONE)
        shelf.add(envelopes(5), device=TWO)
    with place.open() as shelf:
        assert shelf.setting("root") == "second"
        assert shelf.devices() == [one, later]
        assert shelf.brought() == {ONE: 3, TWO: 2}


def test_the_sums_are_those_of_the_ids_however_they_came(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_sql, "BLOCK", 4)

    @settings(max_examples=25)
    @given(st.lists(st.integers(0, 11), max_size=8), st.data())
    def always(sizes: list[int], data: st.DataObject) -> None:
        with fresh() as place, place.open() as shelf:
            revs: list[str] = []
            for size in sizes:
                some = envelopes(size, start=len(revs))
                shelf.add([*some, *envelopes(min(len(revs), 2))], device=ONE)  # two that are here already, too
                revs += [one.rev for one in some]
                upto = data.draw(st.integers(0, len(revs) + 2))
                assert shelf.held(upto=upto) == slowly(revs[:upto])
            assert [shelf.held(upto=upto) for upto in range(len(revs) + 1)] == [
                slowly(revs[:upto]) for upto in range(len(revs) + 1)
            ]
            assert shelf.recount(), "what was kept of the sums is what they are"

    always()


def test_comparing_reads_few_ids_however_many_there_are(shelf: SqlShelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.add(envelopes(3000), device=ONE)
    read: list[int] = []
    monkeypatch.setattr(shelf_sql, "add_up", lambda revs: add_up(counted(list(revs))))

    def counted(revs: list[str]) -> list[str]:
        read.append(len(revs))
        return revs

    shelf.held(upto=2900)
    assert max(read) <= shelf_sql.BLOCK + 1


def test_what_another_laptop_brings_waits_for_no_admin_any_more(shelf: SqlShelf) -> None:
    """A stick carried it away before the laptop ended: an admin is not asked about what everybody has."""
    carried, alone = envelopes(2)
    shelf.quarantine([carried, alone], device=ONE)
    shelf.add([carried], device=TWO)
    assert shelf.in_quarantine() == [(ONE, alone)]
    shelf.quarantine([carried], device=ONE)
    assert shelf.in_quarantine() == [(ONE, alone)]
    assert shelf.release([alone.rev, carried.rev]) == 1
    assert [row[1] for row in everything(shelf)] == [carried.rev, alone.rev]
    assert shelf.in_quarantine() == []


def test_a_copy_taken_during_a_release_holds_nothing_twice(shelf: SqlShelf, tmp_path: Path) -> None:
    some = envelopes(3)
    shelf.quarantine(some, device=ONE)
    ask = shelf._ask

    def release_meanwhile(sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        if " from envelope " in sql and shelf.in_quarantine():
            shelf.release([one.rev for one in some[:2]])
        return ask(sql, values)

    copy = SqliteShelf(tmp_path / "copy.db", now_ms=lambda: NOW_MS)
    with closing(copy), pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "_ask", release_meanwhile)
        copy.fill_from(shelf)
        assert [row[1] for row in everything(copy)] == [one.rev for one in some[:2]]
        assert copy.in_quarantine() == [(ONE, some[2])]


# --- what must not happen --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["envelope", "certificate"])
@pytest.mark.parametrize(
    "act", ["delete from {0}", "update {0} set body = body where place = 1", "truncate {0} cascade"]
)
def test_nothing_that_was_kept_is_changed_by_anybody(place: Place, table: str, act: str) -> None:
    with place.open() as shelf:
        shelf.add(envelopes(2), device=ONE)
        shelf.add_certificates([certificates.to_bytes(a_certificate(1))])
        if place.url or not act.startswith("truncate"):  # SQLite has no such word
            with pytest.raises((psycopg.Error, dbapi2.Error), match="append only"):
                raw(place, act.format(table))
        assert (len(everything(shelf)), len(shelf.certificates(after=0, limit=9))) == (2, 1)


def test_who_fails_in_the_middle_leaves_nothing_half(shelf: SqlShelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(shelf_sql, "_set_head", fail)
        with pytest.raises(MemoryError):
            shelf.add(envelopes(300), device=ONE)
    assert (everything(shelf), shelf.head(), shelf.held(upto=300)) == ([], 0, (0, bytes(32)))
    assert shelf.add(envelopes(1), device=ONE) == {an_envelope(0).rev: 1}


def test_a_row_taken_away_behind_the_stations_back_is_found_by_counting_again(place: Place) -> None:
    some = envelopes(600)
    with place.open() as shelf:
        shelf.add(some, device=ONE)
        trigger = "drop trigger envelope_stays on envelope" if place.url else "drop trigger envelope_is_kept"
        raw(place, trigger)
        raw(place, "delete from envelope where place = 10")
        assert not shelf.recount()
        assert shelf.held(upto=600) == slowly([one.rev for place, one in enumerate(some, 1) if place != 10])
        assert shelf.add(some, device=ONE)[some[9].rev] == 601, "whoever has it gives it back"
        assert shelf.held(upto=601) == slowly([one.rev for one in some])


def test_the_same_revisions_from_two_workers_at_once_are_one_row_each(place: Place) -> None:
    some = envelopes(60)
    with place.open():
        pass
    told: list[dict[str, int]] = []

    def worker(number: int) -> None:
        with place.open() as shelf:
            ordered = some if number % 2 else some[::-1]
            found: dict[str, int] = {}
            for start in range(0, 60, 6):
                found |= shelf.add(ordered[start : start + 6], device=f"{number:064x}")
            told.append(found)

    at_once(*(lambda number=number: worker(number) for number in range(4)))
    with place.open() as shelf:
        kept = {row[1]: row[0] for row in everything(shelf)}
    assert sorted(kept.values()) == list(range(1, 61))
    assert told == [kept] * 4


def _first_start(folder: str, url: str, start: Any, told: Any) -> None:
    from pathlib import Path

    from fieldnotes.station.opening import open_shelf

    start.wait(60)
    shelf = open_shelf(Path(folder), url, lambda: NOW_MS)
    told.put(shelf.incarnation())
    shelf.close()


def test_four_workers_that_start_together_make_the_database_once(place: Place) -> None:
    context = multiprocessing.get_context("spawn")
    start, told = context.Barrier(4), context.Queue()
    workers = [context.Process(target=_first_start, args=(str(place.folder), place.url, start, told)) for _ in range(4)]
    for worker in workers:
        worker.start()
    names = {told.get(timeout=60) for _ in workers}
    for worker in workers:
        worker.join(60)
    told.close()
    told.join_thread()
    assert [worker.exitcode for worker in workers] == [0] * 4
    assert len(names) == 1
    assert raw(place, "select count(*) from life") == [(1,)]


# --- over time -------------------------------------------------------------------------------------------------------


def test_after_a_restart_everything_is_where_it_was(place: Place) -> None:
    some = envelopes(300)
    with place.open() as shelf:
        shelf.add(some, device=ONE)
        shelf.add_certificates([certificates.to_bytes(a_certificate(1))])
        before = (shelf.incarnation(), shelf.head(), shelf.certificate_head(), everything(shelf), shelf.held(upto=290))
    with place.open() as shelf:
        after = (shelf.incarnation(), shelf.head(), shelf.certificate_head(), everything(shelf), shelf.held(upto=290))
        assert after == before
        assert shelf.add(envelopes(1, start=900), device=ONE) == {an_envelope(900).rev: 301}


def test_a_database_of_a_newer_program_is_left_alone(place: Place) -> None:
    with place.open() as shelf:
        shelf.add(envelopes(1), device=ONE)
    newer = SCHEMA + 1
    raw(place, f"insert into schema_step values({newer})" if place.url else f"pragma user_version = {newer}")
    with pytest.raises(NewerVersion), place.open():
        pass


KEY = new_signing_key()


def a_station(shelf: SqlShelf) -> Station:
    return Station(
        shelf,
        sign=lambda message: sign(KEY.private_bytes, message),
        judge=lambda one: one,
        may_meet=lambda _device: "",
        now_ms=lambda: NOW_MS,
    )


def test_children_wait_for_their_parents_and_the_receipt_says_what_is_here(shelf: SqlShelf) -> None:
    station, life = a_station(shelf), shelf.incarnation()
    parent = an_envelope(1)
    child = an_envelope(2, parents=(parent.rev,))

    def push(*page: Envelope | str) -> tuple[tuple[str, ...], list[str]]:
        said = station.answer(Push(incarnation=life, page=write_page(list(page))), device=ONE)
        assert isinstance(said, Pushed)
        receipt = read_receipt(said.receipt, said.signature, public=KEY.public_bytes, incarnation=life, device=ONE)
        return said.codes, list(receipt)

    assert push(child) == (("missing_parent",), [])
    assert shelf.head() == 0
    assert push(parent.rev) == (("not_here",), [])
    assert push(parent, child) == (("stored", "stored"), [parent.rev, child.rev])
    assert push(child, parent.rev) == (("duplicate", "duplicate"), [child.rev, parent.rev])
    asked = Have(incarnation=life, revs=(bytes.fromhex(child.rev), b"\1" * 32))
    assert station.answer(asked, device=ONE) == Want(revs=(b"\1" * 32,))


def test_after_a_restore_the_station_has_another_life_and_keeps_what_it_had(place: Place) -> None:
    with place.open() as shelf:
        shelf.add(envelopes(3), device=ONE)
        before = shelf.incarnation()
        name = shelf.begin_life("restored")
        station = a_station(shelf)
        assert station.answer(Have(incarnation=before, revs=()), device=ONE) == Refused(code="another_incarnation")
        welcome = station.answer(Hello(device=ONE, incarnation=before), device=ONE)
        assert isinstance(welcome, Welcome)
        assert (welcome.incarnation, welcome.head) == (name, 3)
        assert name != before
    with place.open() as shelf:
        assert shelf.incarnation() == name
    assert raw(place, "select why from life order by number") == [("made",), ("restored",)]


def test_the_sum_of_certificates_is_that_of_their_ids_up_to_a_place(shelf: SqlShelf) -> None:
    some = [a_certificate(number) for number in range(3)]
    shelf.add_certificates([certificates.to_bytes(one) for one in some])
    for count in range(4):
        assert shelf.certificate_sum(upto=count) == add_up(one.id for one in some[:count])
    assert shelf.certificate_sum(upto=2**80) == add_up(one.id for one in some)
