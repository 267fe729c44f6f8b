"""Two laptops of one agency and a station in memory: an officer on one, a clinician on the other, each with a vault, a log and a lane."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldnotes.crypto.key import new_signing_key, sign
from fieldnotes.domain.ids import EncounterId, UserId
from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import Changes
from fieldnotes.services.sync_row import SyncState
from fieldnotes.services.syncing import Link, Syncing
from fieldnotes.station.answer import Station
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.sync.protocol import Answer, Question, answer_from_bytes, question_from_bytes, to_bytes
from fieldnotes.system.lane import Lane
from fieldnotes.trust import certificate as certificates
from fieldnotes.trust.envelope import Envelope
from fieldnotes.trust.roll import Roll
from tests.services.conftest import Laptop


class MemoryWay:
    """The way to a station in this process, through the bytes of the wire. `before`: something to happen ahead of an answer."""

    def __init__(self, room: StationRoom, device: str) -> None:
        self._room, self._device = room, device
        self.asked: list[Question] = []
        self.before: Callable[[Question], object] = lambda _question: None

    def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        self.before(question)
        if self._room.is_away:
            raise SyncProblem("unreachable")
        asked = question_from_bytes(to_bytes(question))
        said = self._room.lane.submit(self._room.station.answer, asked, device=self._device).result(20)
        return answer_from_bytes(to_bytes(said))


class StationRoom:
    """A real station in a file; `is_away`: out of reach; `refuses`: records that it takes nothing of."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self.key = new_signing_key()
        self.now_ms = 1_795_468_320_000
        self.is_away = False
        self.refuses: dict[str, str] = {}
        self.lane = Lane("station")
        self.shelf = self.lane.submit(SqliteShelf, folder / "station.db", now_ms=lambda: self.now_ms).result(20)
        self._fingerprint = fingerprint
        self.station = Station(
            self.shelf,
            sign=lambda message: sign(self.key.private_bytes, message),
            judge=self._judge,
            may_meet=lambda _device: "",
            now_ms=lambda: self.now_ms,
        )

    def _judge(self, one: Envelope) -> object:
        if one.header.rec in self.refuses:
            from fieldnotes.trust.envelope import EnvelopeBroken

            raise EnvelopeBroken(self.refuses[one.header.rec])
        kept = self.shelf.certificates(after=0, limit=1000)
        return Roll(self._fingerprint, [certificates.from_bytes(body) for _, body in kept]).verify(one)


@dataclass
class Car:
    """One laptop with who is signed in there, and everything that its meetings told."""

    desk: Desk
    lane: Lane
    user: UserId
    way: MemoryWay
    told: list[SyncState] = field(default_factory=list)
    changed: list[Changes] = field(default_factory=list)
    syncing: Any = None

    def run(self, work: Any, /, **facts: Any) -> Any:
        """A use case on the lane, waited for."""
        return self.lane.submit(lambda: work(self.desk, **facts)).result(20)


def new_car(laptop: Laptop, user: UserId, room: StationRoom, folder: Path, *, device: str) -> Car:
    """A copy of the agency's laptop that calls itself `device` at the station."""
    shutil.copytree(laptop.data, folder)
    lane = Lane(device)
    copy = Laptop(folder, laptop.secrets, laptop.clock, laptop.users, handed=laptop.handed)

    def open_desk() -> Desk:
        desk = copy.open()
        copy.enter(desk, user)
        return desk

    desk = lane.submit(open_desk).result(20)
    way = MemoryWay(room, device)
    car = Car(desk, lane, user, way)
    link = Link(station="Station 4", device=device, public=room.key.public_bytes, transport=way)
    car.syncing = Syncing(
        desk, lane, told=car.told.append, changed=car.changed.append, link=lambda _desk: link, chance=lambda: 0.5
    )
    return car


@contextmanager
def two_cars(laptop: Laptop, folder: Path) -> Iterator[tuple[Car, Car, StationRoom]]:
    """The officer's car, the clinician's car, their station."""
    vault = Laptop(laptop.data, laptop.secrets, laptop.clock, laptop.users, handed=laptop.handed)
    desk = vault.open()
    fingerprint = desk.vault.root_fingerprint
    desk.close()
    room = StationRoom(folder, fingerprint)
    one = new_car(laptop, laptop.officer, room, folder / "one", device="1" * 32)
    two = new_car(laptop, laptop.clinician, room, folder / "two", device="2" * 32)
    try:
        yield one, two, room
    finally:
        for car in (one, two):
            car.syncing.close()
            car.lane.close(last=car.desk.close)
        room.lane.close(last=room.shelf.close)


__all__ = ["Car", "EncounterId", "MemoryWay", "StationRoom", "new_car", "two_cars"]
