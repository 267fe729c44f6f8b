"""How fast a laptop and the station exchange records: over loopback with TLS, each side as in the field, and over a bad line.

Everything counts: sealing, signing, the log, the wire, the station's check and file, the view and its search. `python -m tests.bench sync`.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from fieldnotes.services.door import refuse_lies
from fieldnotes.services.sync import LogLaptop
from fieldnotes.store.log import Log
from fieldnotes.store.view import View
from fieldnotes.sync.http import HttpTransport
from fieldnotes.sync.session import Met
from fieldnotes.sync.transport import run as meet
from fieldnotes.trust.envelope import Envelope
from fieldnotes.trust.roll import Roll
from tests.bench.figure import Figure
from tests.bench.store import Words
from tests.line import STATION
from tests.station.running import RunningStation
from tests.store.world import ORG, START_MS
from tests.sync.agency import Agency, Unit

WORDS = 200
LOG_KEY, VIEW_KEY = b"\7" * 32, b"\3" * 32


class Texts:
    """Narratives of 200 made-up words, of the length of English ones: about 1,250 bytes."""

    def __init__(self) -> None:
        self._words = [word for word in Words().words if len(word) >= 2][:4000]
        self._random = random.Random(11)

    def one(self) -> str:
        return " ".join(self._random.choices(self._words, k=WORDS))


class Checked(LogLaptop):
    """As in the app: whose words they are is checked before anything is kept."""

    roll: Roll

    def take(self, envelopes: Sequence[Envelope], *, cursor: int) -> None:
        refuse_lies(self.roll, envelopes)
        super().take(envelopes, cursor=cursor)


class Laptop:
    """A log, a view, a way to the station."""

    def __init__(self, folder: Path, agency: Agency, unit: Unit, station: RunningStation) -> None:
        self.folder, self.agency, self.unit = folder, agency, unit
        folder.mkdir(exist_ok=True)
        self.log = Log.create(folder / "log.db", LOG_KEY, incarnation=uuid.uuid4().hex)
        self.side = Checked(
            self.log,
            device=unit.device,
            org=ORG,
            station_public=bytes.fromhex(station.identity.receipt_public),
            now_ms=lambda: time.time_ns() // 1_000_000,
            root=agency.root.id,
        )
        self.side.roll = Roll(agency.root.id, agency.certificates)
        self.line = HttpTransport([station.address], station.identity.fingerprint, unit.device, unit.sign)
        self.text_bytes = 0

    def write(self, texts: list[str]) -> None:
        """As a person would have: sealed, signed, in the log, in the view."""
        encounter = ""
        with self.log.transaction():
            for place, text in enumerate(texts):
                if place % 5 == 0:
                    encounter = uuid.uuid4().hex
                self.text_bytes += len(text.encode())
                body = {"text": text, "how_known": "observed"}
                self.log.add_envelope(
                    self.unit.writer.write("narrative", body, encounter=encounter), received_ms=START_MS
                )

    def follow(self) -> None:
        """The view and its search take in what the log has."""
        with View.open(self.folder / "view.db", VIEW_KEY, comp="joint", incarnation=self.log.incarnation) as view:
            view.follow(self.log, open_envelope=self.agency.reader(self.side.roll))
            assert view.is_caught_up(self.log)

    def meet(self) -> Met:
        met = meet(self.side, self.line)
        assert met.is_verified
        assert not met.refused
        return met

    def close(self) -> None:
        self.log.close()
        self.line.close()


@contextmanager
def scene(laptops: int = 2) -> Iterator[tuple[Path, Agency, RunningStation]]:
    """A station process and an agency that it knows."""
    agency = Agency(laptops)
    with tempfile.TemporaryDirectory(prefix="bench-") as name, RunningStation(Path(name) / "station") as station:
        station.believe(*agency.certificates, root=agency.root.id)
        yield Path(name), agency, station


def both_ways(count: int = 5000) -> list[Figure]:
    texts = Texts()
    with scene() as (folder, agency, station):
        one, two = (Laptop(folder / str(n), agency, unit, station) for n, unit in enumerate(agency.units))
        told = [texts.one() for _ in range(count)]
        start = time.perf_counter()
        one.write(told)
        one.follow()
        assert one.meet().sent == count
        push = time.perf_counter() - start
        up = one.line.sent_bytes
        start = time.perf_counter()
        assert two.meet().taken == count
        two.follow()
        pull = time.perf_counter() - start
        down = two.line.received_bytes
        start = time.perf_counter()
        again = two.meet()
        idle = time.perf_counter() - start
        assert (again.sent, again.taken) == (0, 0)
        text = one.text_bytes
        one.close()
        two.close()
    return [
        Figure("push_per_s", count / push, "1/s"),
        Figure("pull_per_s", count / pull, "1/s"),
        Figure("pushed_bytes_to_text_bytes", up / text, "ratio", 1.6),
        Figure("pulled_bytes_to_text_bytes", down / text, "ratio", 1.6),
        Figure("nothing_to_do", idle * 1000, "ms"),
    ]


def initial(count: int = 100_000) -> list[Figure]:
    texts = Texts()
    with scene() as (folder, agency, station):
        one, two = (Laptop(folder / str(n), agency, unit, station) for n, unit in enumerate(agency.units))
        told = [texts.one() for _ in range(2000)]
        for _ in range(count // len(told)):
            one.write(told)
        assert one.meet().sent == count
        one.close()
        start = time.perf_counter()
        assert two.meet().taken == count
        pulled = time.perf_counter() - start
        two.follow()
        took = time.perf_counter() - start
        two.close()
    return [
        Figure(f"initial_{count}_records", took, "s", 60),
        Figure(f"initial_{count}_records_of_it_until_in_the_log", pulled, "s"),
    ]


def shift_end(count: int = 200) -> list[Figure]:
    """What a shift wrote is in the log; from pressing the button until the station's receipts and its check are here."""
    texts = Texts()
    with scene() as (folder, agency, station):
        one = Laptop(folder / "one", agency, agency.units[0], station)
        one.meet()
        one.write([texts.one() for _ in range(count)])
        start = time.perf_counter()
        assert one.meet().sent == count
        took = time.perf_counter() - start
        one.close()
    return [Figure(f"shift_end_{count}_records", took, "s", 3)]


def bad_line(count: int = 200) -> list[Figure]:
    """The same at 1 Mbit/s, 300 ms there and back, 2 % of the packets lost, each program in its own network (needs root)."""
    if os.geteuid() != 0:
        sys.stderr.write("bad_line: left out, a network namespace needs root\n")
        return []
    agency = Agency(1)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        station = RunningStation(folder / "station")
        station.believe(*agency.certificates, root=agency.root.id)
        unit = agency.units[0]
        one = Laptop(folder / "one", agency, unit, station)
        texts = Texts()
        one.write([texts.one() for _ in range(count)])
        one.close()
        told = {
            "address": f"{STATION}:8443", "tls": station.identity.fingerprint, "public": station.identity.receipt_public,
            "device": unit.device, "root": agency.root.id, "key": unit.key.private_bytes.hex(),
        }  # fmt: skip
        took = [_on_bad_line(folder, seed, told) for seed in (1, 2, 3)]
    return [Figure(f"shift_end_{count}_records_1Mbit_300ms_2percent", sorted(took)[1], "s", 15)]


def _on_bad_line(folder: Path, seed: int, told: dict[str, str]) -> float:
    """Seconds of one meeting of this laptop with a station that has nothing yet."""
    for name in ("station", "one"):
        shutil.copytree(folder / name, folder / f"{name}-{seed}")
    path = folder / f"told-{seed}.json"
    path.write_text(json.dumps({**told, "log": str(folder / f"one-{seed}" / "log.db")}))
    serve = ["-m", "ui.app", "station", "serve", "--data", str(folder / f"station-{seed}"), "--host", STATION]
    done = subprocess.run(
        [
            sys.executable, "-m", "tests.line", "--seed", str(seed), "--", sys.executable, *serve, "--port", "8443",
            "--status-port", "-1", "---", sys.executable, "-m", "tests.bench.sync", str(path),
        ],
        check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return float(done.stdout.strip().splitlines()[-1])


def _over_the_line(path: str) -> int:
    """The laptop's program at the end of the line: seconds of one meeting."""
    from fieldnotes.crypto.key import sign

    told = json.loads(Path(path).read_text())
    with Log.open(Path(told["log"]), LOG_KEY) as log:
        side = LogLaptop(
            log,
            device=told["device"],
            org=ORG,
            station_public=bytes.fromhex(told["public"]),
            now_ms=lambda: START_MS,
            root=told["root"],
        )
        line = HttpTransport(
            [told["address"]], told["tls"], told["device"],
            lambda message: sign(bytes.fromhex(told["key"]), message),
        )  # fmt: skip
        start = time.perf_counter()
        met = meet(side, line)
        took = time.perf_counter() - start
    assert met.is_verified
    sys.stdout.write(f"{took}\n")
    return 0


def run() -> list[Figure]:
    """All of it, a few minutes; each part says on standard error that it is done."""
    figures: list[Figure] = []
    for part in (shift_end, bad_line, both_ways, initial):
        figures += part()
        sys.stderr.write(f"{part.__name__} done\n")
    return figures


if __name__ == "__main__":
    sys.exit(_over_the_line(sys.argv[1]))
