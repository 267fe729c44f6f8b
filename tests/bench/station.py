"""Shift end: 200 laptops with 20 records each come to one station at the same moment, over real TLS, on this machine's cores.

Each meeting is whole: certificates, what the laptop wrote, what the others wrote by then, the comparison at the end. Laptops are light
(memory, real signed envelopes made beforehand) and run in a few processes beside the station: both sides share the cores.
"""

from __future__ import annotations

import multiprocessing
import secrets
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import msgspec
import psutil

from fieldnotes.crypto.key import key_id, new_seal_key, sign
from fieldnotes.sync import transport
from fieldnotes.sync.http import HttpTransport
from fieldnotes.sync.protocol import add_up
from fieldnotes.sync.session import Known
from fieldnotes.sync.trail import Said
from fieldnotes.trust.certificate import from_bytes as certificate_from_bytes
from fieldnotes.trust.envelope import Envelope, Header, from_bytes, seal_revision, to_bytes
from tests import postgres
from tests.bench.figure import Figure, percentile
from tests.station.running import Agency, LaptopOf, RunningStation

LAPTOPS, RECORDS, RECORD_BYTES = 200, 20, 2100
CLIENTS = 2  # processes


class Packed(msgspec.Struct, frozen=True, kw_only=True):
    """A laptop on its way to the process that runs it."""

    device: str
    private: bytes
    envelopes: tuple[bytes, ...]


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What every laptop knows of the station."""

    org: str
    address: str
    tls: str
    public: bytes


class Fleet:
    """An agency with its laptops; on each somebody wrote records."""

    def __init__(self, laptops: int, records: int) -> None:
        self.agency = Agency()
        self.laptops = [self.agency.laptop() for _ in range(laptops)]
        key = new_seal_key()
        self.packed = [self._pack(one, records, key) for one in self.laptops]

    def _pack(self, one: LaptopOf, records: int, key: bytes) -> Packed:
        written = []
        for n in range(1, records + 1):
            header = Header(
                org=self.agency.org, comp="joint", key_id=key_id(key), rec=secrets.token_hex(16), dev=one.user_device.id, n=n
            )  # fmt: skip
            made = seal_revision(
                header=header,
                payload=bytes(RECORD_BYTES),
                key=key,
                sign=lambda message: sign(one.person.private_bytes, message),
            )
            written.append(to_bytes(made))
        return Packed(device=one.device, private=one.key.private_bytes, envelopes=tuple(written))


class LightLaptop:
    """The laptop's side in memory: ids of what it has, and what it has to send."""

    def __init__(self, packed: Packed, *, org: str, station_public: bytes) -> None:
        self.device, self.org, self.station_public = packed.device, org, station_public
        self._own = {one.rev: one for one in map(from_bytes, packed.envelopes)}
        self._here = set(self._own)
        self._is_sent: set[str] = set()
        self._certificates: set[str] = set()
        self._known = Known()

    def known(self) -> Known:
        return self._known

    def start_over(self, incarnation: str) -> None:
        self._is_sent.clear()
        self._known = Known(incarnation=incarnation)

    def certificates_to_send(self, limit: int) -> list[bytes]:
        return []

    def certificates_sent(self, sent: Sequence[bytes]) -> None:
        raise NotImplementedError

    def take_certificates(self, taken: Sequence[bytes], *, cursor: int) -> int:
        self._known = msgspec.structs.replace(self._known, certificate_cursor=cursor)
        self._certificates.update(certificate_from_bytes(one).id for one in taken)
        return len(taken)

    def certificate_sum(self) -> bytes:
        return add_up(self._certificates)

    def forget_certificates(self) -> None:
        raise NotImplementedError

    def count(self) -> int:
        return len(self._here)

    def to_send(self, limit: int, *, without: Collection[str]) -> list[Envelope]:
        return [one for rev, one in self._own.items() if rev not in self._is_sent and rev not in without][:limit]

    def has(self, revs: Sequence[str]) -> set[str]:
        return self._here.intersection(revs)

    def sent(self, revs: Sequence[str], *, receipt: bytes, signature: bytes) -> None:
        self._is_sent.update(revs)

    def take(self, envelopes: Sequence[Envelope], *, cursor: int) -> None:
        came = [one.rev for one in envelopes]
        self._here.update(came)
        self._is_sent.update(came)
        self._known = msgspec.structs.replace(self._known, cursor=cursor)

    def end(self, said: Sequence[bytes]) -> bool:
        return False

    def audit(self, counts: Sequence[int] = ()) -> Said:
        return Said(0, bytes(32))

    def countersigned(self, body: bytes, signature: bytes) -> None:
        """A light laptop keeps no trail."""

    def held(self) -> tuple[int, bytes]:
        return len(self._is_sent), add_up(self._is_sent)


# --- laptops at work -------------------------------------------------------------------------------------------------


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """One laptop's meeting: how long from the common start, and "" or what went wrong."""

    took_ms: float
    trouble: str = ""


def _client(packed: list[Packed], facts: Facts, start: Any, told: Any) -> None:
    """A process with a share of the laptops, each on a thread and a connection of its own."""
    begun: list[float] = []
    is_on = threading.Event()

    def run(one: Packed) -> None:
        laptop = LightLaptop(one, org=facts.org, station_public=facts.public)
        way = HttpTransport([facts.address], facts.tls, one.device, lambda message: sign(one.private, message))
        is_on.wait()
        try:
            done = transport.run(laptop, way)
            is_whole = done.is_verified and done.sent == len(one.envelopes) and not done.refused
            trouble = "" if is_whole else "not whole"
        except Exception as error:  # noqa: BLE001 - counted
            trouble = f"{type(error).__name__} {error}"
        finally:
            way.close()
        told.put(Met(took_ms=(time.perf_counter() - begun[0]) * 1000, trouble=trouble))

    threads = [threading.Thread(target=run, args=(one,)) for one in packed]
    for thread in threads:
        thread.start()
    start.wait()
    begun.append(time.perf_counter())
    is_on.set()
    for thread in threads:
        thread.join()


class _Memory(threading.Thread):
    """The most that the station's processes held together."""

    def __init__(self, pid: int) -> None:
        super().__init__()
        self.peak = 0
        self._station = psutil.Process(pid)
        self._is_over = threading.Event()

    def run(self) -> None:
        while not self._is_over.wait(0.2):
            held = 0
            for one in (self._station, *self._station.children(recursive=True)):
                try:
                    held += one.memory_info().rss
                except psutil.NoSuchProcess:
                    continue
            self.peak = max(self.peak, held)

    def stop(self) -> None:
        self._is_over.set()
        self.join()


def arrive(fleet: Fleet, station: RunningStation) -> tuple[list[Met], float]:
    """All laptops at once; what each met, and the station's peak in MB."""
    facts = Facts(
        org=fleet.agency.org, address=station.address, tls=station.identity.fingerprint,
        public=bytes.fromhex(station.identity.receipt_public),
    )  # fmt: skip
    context = multiprocessing.get_context("spawn")
    start, told = context.Barrier(CLIENTS), context.Queue()
    shares = [fleet.packed[number::CLIENTS] for number in range(CLIENTS)]
    clients = [context.Process(target=_client, args=(share, facts, start, told)) for share in shares]
    memory = _Memory(station.pid)
    memory.start()
    for client in clients:
        client.start()
    met = [told.get(timeout=900) for _ in fleet.packed]
    for client in clients:
        client.join()
    memory.stop()
    return met, memory.peak / 1e6


def shift_end(fleet: Fleet, name: str, folder: Path, *, database: str = "", workers: int = 1) -> list[Figure]:
    """Figures of one kind of station."""
    with RunningStation(folder, database=database, arguments=["--workers", str(workers)]) as station:
        fleet.agency.enrol(station, *fleet.laptops)
        try:
            met, peak_mb = arrive(fleet, station)
        finally:
            station.stop()  # with its workers
    took = [one.took_ms / 1000 for one in met]
    troubles = Counter(one.trouble for one in met if one.trouble)
    sys.stderr.write(f"{name} done {dict(troubles) or ''}\n")
    return [
        Figure(f"{name}_sync_p50", percentile(took, 50), "s"),
        Figure(f"{name}_sync_p99", percentile(took, 99), "s"),
        Figure(f"{name}_errors", sum(troubles.values()), "laptops", 0),
        Figure(f"{name}_peak_mb", peak_mb, "MB"),
    ]


def run() -> list[Figure]:
    """Both databases, about two minutes. PostgreSQL's own memory is not counted."""
    fleet = Fleet(LAPTOPS, RECORDS)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, postgres.running() as server:
        figures = shift_end(fleet, "embedded", Path(folder) / "embedded")
        with server.database("station") as url:
            figures += shift_end(fleet, "postgres_4_workers", Path(folder) / "postgres", database=url, workers=4)
    return figures
