"""A station of four processes on PostgreSQL: laptops meet any of them and find one station."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from fieldnotes.crypto.key import sign
from fieldnotes.station.keeper import now_ms
from fieldnotes.station.opening import open_shelf
from fieldnotes.sync.protocol import Ended, Hello, Welcome, answer_from_bytes, to_bytes
from fieldnotes.sync.signed import DEVICE, NONCE, SIGNATURE, Signed, sign_request
from tests.station.running import LaptopOf
from tests.station.test_serve import post
from tests.station.town import Car, Town

pytestmark = pytest.mark.long
WORKERS, CARS, NOTES = 4, 8, 20


def workers_of(town: Town) -> list[int]:
    """The processes that serve; a helper of the interpreter's own has no such command line."""
    parent = town.station.pid
    children = [int(one) for one in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    return [one for one in children if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


@contextmanager
def only(worker: int, town: Town) -> Iterator[None]:
    """Every other worker stands still: whoever asks is answered by this one."""
    others = [one for one in workers_of(town) if one != worker]
    for one in others:
        os.kill(one, signal.SIGSTOP)
    try:
        yield
    finally:
        for one in others:
            os.kill(one, signal.SIGCONT)


def test_eight_laptops_meet_at_once_and_all_hold_the_same(postgres_town: Town, tmp_path: Path) -> None:
    town, together = postgres_town, threading.Barrier(CARS, timeout=60)
    laptops = [town.agency.laptop() for _ in range(CARS)]
    town.agency.enrol(town.station, *laptops)
    (tmp_path / "eight").mkdir()

    def day(laptop: LaptopOf) -> tuple[int, bool, set[str]]:
        with closing(Car(tmp_path / "eight", town.agency, laptop, town.station)) as car:  # a log belongs to one thread
            for note in range(NOTES):
                car.write(f"note {note}", record=1000 * laptops.index(laptop) + note)
            together.wait()
            first = car.meet()
            together.wait()
            return first.sent, first.is_verified and car.meet().is_verified, car.revs()

    with ThreadPoolExecutor(CARS) as pool:
        days = list(pool.map(day, laptops))
    assert [(sent, is_verified, len(revs)) for sent, is_verified, revs in days] == [(NOTES, True, CARS * NOTES)] * CARS
    with closing(open_shelf(town.station.folder, town.station.identity.database, now_ms)) as shelf:
        places = [place for place, *_ in shelf.feed(after=0, limit=1000)]
        assert places == list(range(1, CARS * NOTES + 1)), "no place is given out twice, none is left out"
        assert shelf.recount()


def test_a_laptop_that_was_taken_out_is_refused_by_every_worker(postgres_town: Town) -> None:
    lost = postgres_town.cars[0].laptop
    workers = workers_of(postgres_town)
    assert len(workers) == WORKERS
    for worker in workers:  # each has read the certificates, and would go by them
        with only(worker, postgres_town), closing(postgres_town.station.way(lost)) as way:
            assert isinstance(way.ask(Hello(device=lost.device)), Welcome)
    revoke = postgres_town.agency.revoke(lost)
    postgres_town.station.believe(revoke)
    for worker in workers:
        with only(worker, postgres_town):
            with closing(postgres_town.station.way(lost)) as way:
                assert isinstance(way.ask(Hello(device=lost.device)), Ended), "it hears of its end, and nothing else"
            with closing(postgres_town.station.way(postgres_town.cars[1].laptop)) as way:
                assert isinstance(way.ask(Hello(device=postgres_town.cars[1].laptop.device)), Welcome)


def test_what_one_worker_gave_to_sign_another_takes(postgres_town: Town) -> None:
    laptop = postgres_town.cars[0].laptop
    first, second, *_ = workers_of(postgres_town)
    body = to_bytes(Hello(device=laptop.device))
    with only(first, postgres_town):
        status, headers, _ = post(postgres_town.station, {DEVICE: laptop.device, NONCE: "", SIGNATURE: "00"}, body)
        assert status == 401
    with only(second, postgres_town):
        request = Signed(method="POST", path="/v1/sync", device=laptop.device, nonce=headers[NONCE], body=body)
        signed = sign_request(request, lambda message: sign(laptop.key.private_bytes, message))
        status, _, said = post(postgres_town.station, signed, body)
    assert (status, type(answer_from_bytes(said))) == (200, Welcome)


def test_all_workers_end_with_the_station(postgres_town: Town) -> None:
    assert postgres_town.cars[0].meet().is_verified
    workers = workers_of(postgres_town)
    code, said = postgres_town.station.stop()
    assert code == 0
    assert "Traceback" not in said
    assert not [one for one in workers if Path(f"/proc/{one}").exists()]
