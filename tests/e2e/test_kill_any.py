"""kill -9 of a laptop or of the station at any moment of work and meetings, over real TLS: nothing that was kept is lost anywhere."""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.town import Driven, join, look
from tests.postgres import running
from tests.services.conftest import Laptop, agency, laptop
from tests.station.running import RunningStation

__all__ = ["agency", "laptop"]

# What a meeting may end with while the station is killed under it. Anything else is a wrong word for a person.
_AWAY = {"unreachable", "station_troubled"}

CALL_EVERY = 15  # one call takes a limited number of photos


class Killing:
    """The clinician's car, the officer's car, their station; one of them is killed again and again."""

    def __init__(self, station: RunningStation, cars: list[Driven], seed: int) -> None:
        self.station, self.cars, self.chance = station, cars, random.Random(seed)
        self.calls: list[tuple[str, str]] = []
        self.killed = {"station": 0, **{car.name: 0 for car in cars}}
        self.cut = 0  # meetings that a kill ended

    def begin(self) -> None:
        """A call that both write in."""
        car, token = self.chance.choice(self.cars), f"call-{len(self.calls)}"
        car.willed.add(token)
        car.ask("start", token)
        self.calls.append((car.made[0], car.made[1]))
        self.settle("after a new call")

    def run(self, count: int) -> None:
        """Kills `count` times."""
        for number in range(count):
            if number and number % CALL_EVERY == 0:
                self.begin()
            call, record = self.chance.choice(self.calls[-2:])
            for car in self.cars:
                car.send("play", self.chance.randrange(1 << 30), self.chance.randint(3, 7), call, record, car.name)
            threading.Event().wait(self.chance.uniform(0.0, 1.2))  # the moment of the kill
            victim = self.chance.choice(["station", *(car.name for car in self.cars)])
            self.killed[victim] += 1
            if victim == "station":
                self.station.kill()
            for car in self.cars:
                if car.name == victim:
                    car.kill()
                    self.cut += car.is_meeting
                    car.start()
                else:
                    car.wait()
            if victim == "station":
                self.station.start()
            self.settle(f"after kill {number + 1}, of {victim}")
            print(number + 1, victim, self.cut, flush=True)  # noqa: T201 - shown when the test fails

    def settle(self, when: str) -> None:
        """Both meet twice; then everything is everywhere and a third meeting has nothing to do."""
        one, two = self.cars
        for car in self.cars:
            wrong = set(car.unmet) - _AWAY
            assert not wrong, f"{when}: {car.name} was told {wrong}"
            self.cut += len(car.unmet)
            car.unmet.clear()
        for _ in range(2):
            for car in self.cars:
                car.meet()
        for car in self.cars:
            assert car.meet()[:3] == (0, 0, 0), f"{when}: something moved that was everywhere"
            assert car.met[-1][3] == 1, f"{when}: {car.name} and the station count differently"
        records = [record for pair in self.calls for record in pair]
        mine, theirs = one.tell(*records), two.tell(*records)
        filed = one.filed | two.filed
        revs, blobs = look(self.station)
        for name, held in ((one.name, mine["revs"]), (two.name, theirs["revs"]), ("the station", revs)):
            assert not filed - set(held), f"{when}: kept and acknowledged, but not at {name}"
        assert set(mine["revs"]) == set(theirs["revs"]) == revs, when
        assert set(mine["blobs"]) == set(theirs["blobs"]) == blobs, when
        assert mine["records"] == theirs["records"], when
        assert mine["texts"] == theirs["texts"], when
        assert set(mine["texts"]) <= one.willed | two.willed, f"{when}: nobody wrote that"
        for told in (mine, theirs):
            assert (told["unsent"], told["aside"], told["audit"], told["file"]) == (0, 0, True, []), when
            assert all(told["records"].values()), when


@contextmanager
def town(
    laptop: Laptop, folder: Path, *, database: str = "", workers: int = 1, years: tuple[int, int] = (0, 0)
) -> Iterator[Killing]:
    """Everything runs; a seed that is printed when something fails."""
    seed = int(os.environ.get("SEED", "0")) or random.randrange(1, 1 << 30)
    print(f"SEED={seed}")  # noqa: T201 - shown when the test fails
    arguments = ["--workers", str(workers)]
    with RunningStation(folder / "station", database=database, is_findable=True, arguments=arguments) as station:
        handed = join(station, laptop, folder / "second")
        secrets = laptop.secrets._folder
        cars = [
            Driven(laptop.data, secrets, laptop.handed[laptop.clinician], "clinician", years[0]),
            Driven(folder / "second", secrets, handed[laptop.officer], "officer", years[1]),
        ]
        try:
            for car in cars:
                car.start()
            made = Killing(station, cars, seed)
            made.begin()
            yield made
        finally:
            for car in cars:
                car.kill()


def test_whoever_is_killed_nothing_that_was_kept_is_lost(laptop: Laptop, tmp_path: Path) -> None:
    with town(laptop, tmp_path) as killing:
        killing.run(8)


def test_clocks_fifty_years_off_either_way_lose_nothing_and_are_said(laptop: Laptop, tmp_path: Path) -> None:
    """A laptop's empty battery: whose clock is wrong writes and meets like everybody, in whichever order."""
    with town(laptop, tmp_path, years=(50, -50)) as killing:
        for number in range(3):
            for car in killing.cars:
                for what in ("outcome", "note", "photo"):
                    car.ask("do", what, *killing.calls[0], f"{car.name}-{what}-{number}")
            killing.settle(f"round {number}")
        years = [round(car.told["clock_off_s"] / (365.25 * 24 * 3600)) for car in killing.cars]
        assert years == [-50, 50]
        assert killing.cars[0].told["conflicts"] == killing.cars[1].told["conflicts"] == 1, "a clock decides nothing"
        killing.cars[1].ask("do", "choose", *killing.calls[0], "chosen")
        killing.settle("after a choice")
        assert killing.cars[0].told["conflicts"] == killing.cars[1].told["conflicts"] == 0


@pytest.mark.long
def test_a_hundred_kills(laptop: Laptop, tmp_path: Path) -> None:
    with town(laptop, tmp_path) as killing:
        killing.run(100)
        assert min(killing.killed.values()) > 15
        assert killing.cut > 10, "kills came between meetings only"


@pytest.mark.long
def test_a_hundred_kills_with_postgresql_and_two_workers(laptop: Laptop, tmp_path: Path) -> None:
    with (
        running() as server,
        server.database("kills") as url,
        town(laptop, tmp_path, database=url, workers=2) as killing,
    ):
        killing.run(100)
        assert min(killing.killed.values()) > 15
        assert killing.cut > 10, "kills came between meetings only"
