"""The end of somebody's time, and a line cut at the worst moment: nothing is erased before the station was asked to keep what is unsent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldnotes.services import encounter as encounters
from fieldnotes.services.ending import end_person
from fieldnotes.services.invite import AdminKey
from fieldnotes.sync.protocol import Have, Pull, Push, Question
from tests.services.conftest import SAFE_SAYS, Laptop
from tests.services.laptops import Car, StationRoom, two_cars


@pytest.fixture
def cars(laptop: Laptop, tmp_path: Path) -> Iterator[tuple[Car, Car, StationRoom]]:
    (tmp_path / "cars").mkdir()
    with two_cars(laptop, tmp_path / "cars") as made:
        yield made


def seats(car: Car) -> set[str]:
    found: set[str] = car.run(lambda desk: {slot.user_id for slot in desk.vault.users()})
    return found


def test_a_line_that_is_cut_behind_the_certificates_costs_no_unsent_note(
    cars: tuple[Car, Car, StationRoom], laptop: Laptop
) -> None:
    one, _, room = cars
    assert one.syncing.meet("hand").is_verified
    admin = AdminKey.open(next(path for path in laptop.safe.iterdir() if path.name.startswith("admin")), SAFE_SAYS)

    def end() -> None:
        root = one.desk.vault.root_fingerprint
        end_person(room.shelf, root=root, admin=admin, person="Dana Okafor", reason="left", now_ms=room.now_ms)

    room.lane.submit(end).result(20)
    one.run(encounters.start_encounter, by=one.user, call_type="Welfare check")

    def cut(question: Question) -> None:
        room.is_away = room.is_away or isinstance(question, Push | Have)

    one.way.before = cut
    assert one.syncing.meet("hand") is None
    written = one.run(lambda desk: [one.rev for one in desk.log.to_send(limit=99)])
    assert written
    assert one.user in seats(one), "what they wrote is not at the station yet"
    one.way.before = lambda _question: None
    room.is_away = False
    one.syncing.meet("hand")
    assert set(room.lane.submit(room.shelf.places, written).result(20)) == set(written)
    assert one.user not in seats(one)


def test_with_nothing_unsent_a_cut_line_saves_no_seat(cars: tuple[Car, Car, StationRoom], laptop: Laptop) -> None:
    one, _, room = cars
    assert one.syncing.meet("hand").is_verified
    admin = AdminKey.open(next(path for path in laptop.safe.iterdir() if path.name.startswith("admin")), SAFE_SAYS)

    def end() -> None:
        root = one.desk.vault.root_fingerprint
        end_person(room.shelf, root=root, admin=admin, person="Dana Okafor", reason="left", now_ms=room.now_ms)

    room.lane.submit(end).result(20)

    def cut(question: Question) -> None:
        room.is_away = room.is_away or isinstance(question, Pull)

    one.way.before = cut
    assert one.syncing.meet("hand") is None
    assert one.user not in seats(one)
