"""A laptop and its station by stick alone: delivered is what a receipt says, whoever carried it, in whatever order."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.crypto.key import new_agreement_key, new_signing_key
from fieldnotes.domain.problem import Problem
from fieldnotes.sync import bundle_file
from fieldnotes.sync.blob import BlobFolder
from tests.sync.carrying import Car, Room
from tests.sync.test_bundle import follow


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.close()


def a_stick(room: Room, name: str) -> Path:
    folder = room.folder / f"stick {name}"
    folder.mkdir()
    return folder


def round_trip(room: Room, car: Car, name: str) -> None:
    """To the station and back."""
    stick = a_stick(room, name)
    car.write(stick)
    room.read_at_station(stick)
    car.read(stick)


def shelf_revs(room: Room) -> set[str]:
    assert room.shelf is not None
    return {rev for _, rev, _, _ in room.shelf.feed(after=0, limit=100_000)}


def test_delivered_is_what_a_receipt_says(room: Room) -> None:
    one = room.car("unit 1", has_station=True)
    one.photo()
    waiting = one.desk.log.unsent_count()
    stick = a_stick(room, "a")
    made = one.write(stick)
    assert (made.recipient.is_station, made.envelopes, made.blobs) == (True, waiting, 1)
    assert one.desk.log.unsent_count() == waiting, "written on a stick is not delivered"
    (reply,) = room.read_at_station(stick)
    (carried,) = reply.carried
    assert (carried.codes, carried.blobs) == ({"stored": waiting}, 1)
    assert shelf_revs(room) == one.revs
    assert one.desk.log.unsent_count() == waiting, "read at the station is not known here yet"
    read = one.read(stick)
    (bundle,) = read.bundles
    assert (bundle.is_station, bundle.sender, bundle.delivered, bundle.is_whole) == (
        True,
        "Alder County",
        waiting,
        True,
    )
    assert read.others == 1, "the laptop's own bundle lies there still"
    assert (one.desk.log.unsent_count(), one.desk.log.blobs(is_unsent=True)) == (0, [])
    made = one.write(stick)
    assert (made.envelopes, made.blobs) == (0, 0)


def test_two_laptops_that_never_meet_know_the_same_by_the_station(room: Room) -> None:
    one, two = room.car("unit 1", has_station=True), room.car("unit 2", has_station=True)
    first, second = one.photo(), two.photo(b"another" * 99)
    for turn, car in enumerate([one, two, one]):
        round_trip(room, car, str(turn))
    assert one.revs == two.revs == shelf_revs(room)
    assert one.blobs == two.blobs == set(BlobFolder(room.folder / "station-blobs").ids())
    assert {first, second} <= one.shown & two.shown
    stick = a_stick(room, "again")
    one.write(stick)
    (reply,) = room.read_at_station(stick)
    assert (reply.envelopes, reply.blobs) == (0, 0), "the second time nothing goes over"


def test_what_it_says_fits_what_the_network_verifies(room: Room) -> None:
    """After a stick, a meeting over the network sends and takes nothing, and both count the same."""
    from fieldnotes.services.sync import LogLaptop
    from fieldnotes.sync.session import meet

    one, two = room.car("unit 1", has_station=True), room.car("unit 2", has_station=True)
    one.note()
    two.note()
    for turn, car in enumerate([one, two, one]):
        round_trip(room, car, str(turn))
    station = room.station()._station
    for car in (one, two):
        laptop = LogLaptop(
            car.desk.log, device=car.device, org=room.agency.org, station_public=room.receipt_key.public_bytes,
            now_ms=lambda: 1, root=room.agency.root.id,
        )  # fmt: skip
        meeting = meet(laptop)
        try:
            question = next(meeting)
            while True:
                question = meeting.send(station.answer(question, device=car.device))
        except StopIteration as end:
            met = end.value
        assert (met.is_verified, met.is_restart, met.is_repaired, met.sent, met.taken) == (True, False, False, 0, 0)


def test_parts_in_any_order_and_with_one_left_out(room: Room) -> None:
    one = room.car("unit 1", has_station=True)
    for _turn in range(3):
        one.photo(os.urandom(600_000))
    encounter = one.note()
    follow(one, encounter)
    stick = a_stick(room, "a")
    made = one.write(stick, part_bytes=700_000)
    assert len(made.paths) >= 3
    left_out = made.paths[0].read_bytes()
    made.paths[0].unlink()
    for path in reversed(made.paths[1:]):
        room.read_at_station(path, into=a_stick(room, path.stem))
    assert shelf_revs(room) <= one.revs
    made.paths[0].write_bytes(left_out)
    room.read_at_station(stick)
    one.read(stick)
    assert (one.desk.log.unsent_count(), shelf_revs(room)) == (0, one.revs)
    assert list((room.folder / "station-aside").glob("*")) == []


def test_what_comes_before_its_parents_waits_at_the_station(room: Room) -> None:
    one = room.car("unit 1", has_station=True)
    encounter = one.note()
    early = one.revs
    one.desk.log.mark_sent(early)  # it believes, wrongly, that they are there
    follow(one, encounter)
    stick = a_stick(room, "a")
    one.write(stick)
    (reply,) = room.read_at_station(stick)
    assert reply.carried[0].codes["missing_parent"] == 1
    assert shelf_revs(room) & one.revs == set()
    assert not one.read(stick).bundles[0].delivered
    one.desk.log.forget_sent()
    for rev in one.revs - early:
        one.desk.log.mark_sent([rev])  # this time only the parents go
    stick = a_stick(room, "b")
    one.write(stick)
    room.read_at_station(stick)
    assert shelf_revs(room) == one.revs
    assert list((room.folder / "station-aside").glob("*")) == []


def test_a_restored_station_is_filled_again_and_an_old_receipt_counts_no_more(room: Room) -> None:
    one = room.car("unit 1", has_station=True)
    one.note()
    stick = a_stick(room, "a")
    one.write(stick)
    room.read_at_station(stick)
    one.read(stick)
    assert room.shelf is not None
    room.shelf.close()  # restored from a backup in which nothing was
    for path in room.folder.glob("station.db*"):
        path.unlink()
    room.shelf = None
    one.note()
    round_trip(room, one, "b")
    waiting = one.desk.log.unsent_count()
    assert waiting > 0, "the new life has no word for the earlier ones yet"
    one.read(stick)
    assert one.desk.log.unsent_count() == waiting
    present = room.station()._station.shelf.incarnation()
    assert one.desk.log.get_state("station") == present, "a life that is over is history"
    round_trip(room, one, "c")
    assert one.desk.log.unsent_count() == 0


def test_a_laptop_that_may_not_meet_the_station_gets_nothing(room: Room) -> None:
    one = room.car("unit 1", has_station=True)
    one.note()
    for code in ("revoked", "not_authorised"):
        room.not_met = {one.device: code}
        stick = a_stick(room, code)
        one.write(stick)
        with pytest.raises(Problem) as refused:
            room.read_at_station(stick)
        assert refused.value.code == f"bundle_{code}"
        assert len(list(stick.iterdir())) == 1
        assert shelf_revs(room) == set()


def test_another_station_cannot_open_it(room: Room) -> None:
    one = room.car("unit 1", has_station=True)
    one.note()
    stick = a_stick(room, "a")
    one.write(stick)
    room.hpke_key = new_agreement_key()
    with pytest.raises(Problem, match="bundle_damaged"):
        room.read_at_station(stick)
    room.receipt_key = new_signing_key()
    with pytest.raises(Problem, match="bundle_for_another"):
        room.read_at_station(stick)
    assert shelf_revs(room) == set()


def test_what_somebody_writes_in_the_stations_name_is_refused(room: Room) -> None:
    one = room.car("unit 1", has_station=True)
    one.note()
    stick = a_stick(room, "a")
    one.write(stick)
    true = room.receipt_key
    from fieldnotes.crypto.key import SigningKey

    # the public half is known to everybody, the private one is not
    room.receipt_key = SigningKey(new_signing_key().private_bytes, true.public_bytes)
    with pytest.raises(Problem, match="bundle_not_written"):
        room.read_at_station(stick)  # reading back shows it at once
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundle_file, "_read_back", lambda *_a, **_n: iter(()))
        room.read_at_station(stick)
    waiting = one.desk.log.unsent_count()
    with pytest.raises(Problem, match="bundle_unsigned"):
        one.read(stick)
    assert one.desk.log.unsent_count() == waiting


def test_a_spoilt_bundle_gives_the_station_nothing(room: Room) -> None:
    one = room.car("unit 1", has_station=True)
    one.photo(os.urandom(2000))
    stick = a_stick(room, "a")
    path = one.write(stick).paths[0]
    whole = path.read_bytes()
    room.station()
    assert room.shelf is not None
    dice = random.Random(3)
    for turn in range(150):
        at = dice.randrange(len(whole))
        data = whole[:at] if turn % 3 == 0 else whole[:at] + bytes([whole[at] ^ 1 << turn % 8]) + whole[at + 1 :]
        path.write_bytes(data)
        with pytest.raises(Problem, match=r"bundle_"):
            room.read_at_station(path)
        assert (room.shelf.head(), room.shelf.certificate_head()) == (0, 0)
        assert list(stick.iterdir()) == [path]
    assert BlobFolder(room.folder / "station-blobs").ids() == []


@settings(max_examples=10)
@given(order=st.lists(st.integers(0, 3), max_size=6))
def test_order_and_repetition_do_not_matter_at_the_station(
    order: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    room = Room(tmp_path_factory.mktemp("order"))
    try:
        one = room.car("unit 1", has_station=True)
        two = room.car("unit 2", has_station=True)
        sticks = []
        for number in range(4):
            car = (one, two)[number % 2]
            if number < 3:
                car.photo(f"{number}".encode() * 50)
            else:
                follow(car, car.note())
            sticks.append(a_stick(room, str(number)))
            car.write(sticks[-1])
        count = 0
        for number in [*order, *range(4)]:
            room.read_at_station(sticks[number])
            assert room.shelf is not None
            assert room.shelf.head() >= count, "never less"
            count = room.shelf.head()
        for number in (*order, 0, 1, 2, 3):
            (one, two)[number % 2].read(sticks[number])
        for turn, car in enumerate((one, two)):
            round_trip(room, car, f"last {turn}")
        assert one.revs == two.revs == shelf_revs(room)
        assert one.desk.log.unsent_count() == two.desk.log.unsent_count() == 0
    finally:
        room.close()
