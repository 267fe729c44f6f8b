"""An invented agency with two cars and a station that runs."""

from __future__ import annotations

from pathlib import Path

from fieldnotes.crypto.key import key_id, sign
from fieldnotes.services.sync import LogLaptop
from fieldnotes.station.keeper import now_ms
from fieldnotes.store.log import Log
from fieldnotes.sync import transport
from fieldnotes.sync.session import Met
from fieldnotes.trust.envelope import Envelope, Header, seal_revision
from tests.station.running import Agency, LaptopOf, RunningStation

KEY = b"\5" * 32


class Car:
    """A laptop with a log of its own, and its way to a station."""

    def __init__(self, folder: Path, agency: Agency, laptop: LaptopOf, station: RunningStation) -> None:
        self.agency, self.laptop, self.station = agency, laptop, station
        self.log = Log.create(folder / f"{laptop.device}.db", b"\7" * 32, incarnation=laptop.device)
        self.side = LogLaptop(
            self.log,
            device=laptop.device,
            org=agency.org,
            station_public=bytes.fromhex(station.identity.receipt_public),
            now_ms=now_ms,
            root=agency.root.id,
        )
        self.way = station.way(laptop)

    def write(self, text: str, *, record: int, parents: tuple[str, ...] = ()) -> Envelope:
        header = Header(
            org=self.agency.org, comp="joint", key_id=key_id(KEY), rec=f"{record:032x}", par=parents,
            dev=self.laptop.user_device.id, n=self.log.next_n(self.laptop.user_device.id),
        )  # fmt: skip
        made = seal_revision(
            header=header,
            payload=text.encode(),
            key=KEY,
            sign=lambda message: sign(self.laptop.person.private_bytes, message),
        )
        self.log.add_envelope(made, received_ms=now_ms())
        return made

    def meet(self, way: transport.Transport | None = None) -> Met:
        return transport.run(self.side, way or self.way)

    def revs(self) -> set[str]:
        return {one.rev for _, one in self.log.envelopes(limit=100_000)}

    def close(self) -> None:
        self.way.close()
        self.log.close()


class Town:
    """One station that runs, two cars of one agency or more; with `workers` on PostgreSQL at `database`."""

    def __init__(self, folder: Path, *, cars: int = 2, database: str = "", workers: int = 1) -> None:
        self.folder = folder
        self.agency = Agency()
        self.station = RunningStation(folder / "station", arguments=["--workers", str(workers)], database=database)
        laptops = [self.agency.laptop() for _ in range(cars)]
        self.agency.enrol(self.station, *laptops)
        self.station.start()
        self.cars = [Car(folder, self.agency, laptop, self.station) for laptop in laptops]

    def close(self) -> None:
        for car in self.cars:
            car.close()
        self.station.__exit__()
