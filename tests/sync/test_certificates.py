"""Certificates go both ways before any data: through the laptops' files and the station's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import new_signing_key, sign
from fieldnotes.services.sync import LogLaptop
from fieldnotes.station.answer import Station
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.store.log import Log
from fieldnotes.sync.session import Met, meet
from fieldnotes.trust.certificate import Certificate, named

KEY = new_signing_key()


def a_certificate(number: int) -> Certificate:
    body = canonical.encode({"issuer": "", "kind": "org", "number": number})
    return named(body, sign(KEY.private_bytes, body))


class Room:
    """Two laptops and a station, all in files."""

    def __init__(self, folder: Path) -> None:
        self.shelf = SqliteShelf(folder / "station.db", now_ms=lambda: 1)
        self.logs = [Log.create(folder / f"{n}.db", b"\7" * 32, incarnation=f"{n:032x}") for n in (1, 2)]
        self.station = Station(
            self.shelf,
            sign=lambda message: sign(KEY.private_bytes, message),
            judge=lambda one: one,
            may_meet=lambda _device: "",
            now_ms=lambda: 1,
        )

    def meet(self, which: int) -> Met:
        log = self.logs[which]
        device = f"{which + 1:064x}"
        laptop = LogLaptop(
            log, device=device, org="a" * 32, station_public=KEY.public_bytes, now_ms=lambda: 1, root="0" * 64
        )
        meeting = meet(laptop)
        try:
            question = next(meeting)
            while True:
                question = meeting.send(self.station.answer(question, device=device))
        except StopIteration as end:
            met: Met = end.value
            return met


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    for log in made.logs:
        log.close()
    made.shelf.close()


def ids(log: Log) -> set[str]:
    return {one.id for one in log.certificates()}


def test_what_one_laptop_certified_is_known_to_the_other(room: Room) -> None:
    mine, theirs = a_certificate(1), a_certificate(2)
    room.logs[0].add_certificate(mine)
    room.logs[1].add_certificate(theirs)
    assert room.meet(0).certificates_sent == 1
    met = room.meet(1)
    assert met.certificates_sent == 1
    assert ids(room.logs[1]) == {mine.id, theirs.id}
    room.meet(0)
    assert ids(room.logs[0]) == {mine.id, theirs.id}
    again = room.meet(0)
    assert (again.certificates_sent, again.certificates_taken) == (0, 0)


def test_a_restored_station_is_given_every_certificate_again(room: Room) -> None:
    for number in range(3):
        room.logs[0].add_certificate(a_certificate(number))
    room.meet(0)
    room.shelf.begin_life("restored")
    met = room.meet(0)
    assert (met.is_restart, met.certificates_sent) == (True, 3)
    assert room.shelf.certificate_head() == 3, "what it has already is not kept twice"


def test_what_is_no_certificate_stops_nobody(room: Room) -> None:
    good = a_certificate(1)
    room.shelf.add_certificates([b"nothing of ours", good.signature + good.body])
    assert room.shelf.certificate_head() == 1
    assert room.meet(0).certificates_taken == 1
    assert ids(room.logs[0]) == {good.id}
