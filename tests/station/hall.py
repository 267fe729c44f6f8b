"""A station on a shelf and an agency of two laptops that it knows; what they write, plainly and as a later version may."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import msgspec

from fieldnotes.crypto.key import SigningKey, key_id, sign
from fieldnotes.domain.moment import DAY_MS
from fieldnotes.station.guard import REFILL_DAYS, Bounds
from fieldnotes.station.identity import FILE, make_identity
from fieldnotes.station.keeper import ROOT, Keeper
from fieldnotes.station.shelf_sql import SqlShelf
from fieldnotes.sync.page import write_page
from fieldnotes.sync.protocol import Answer, Push, PushCertificates, Pushed
from fieldnotes.trust.certificate import Certificate, to_bytes
from fieldnotes.trust.envelope import Envelope, Header, seal_revision
from fieldnotes.trust.roll import Roll
from tests.station.conftest import NOW_MS
from tests.station.running import Agency, LaptopOf
from tests.station.world import a_newer_envelope

KEY = b"\5" * 32


def set_bounds(folder: Path, **bounds: int) -> None:
    """As an admin does, in the file."""
    path = folder / FILE
    said = json.loads(path.read_text())
    said["bounds"] = bounds
    path.write_text(json.dumps(said))


class Hall:
    """`now_ms`: the station's clock, long after it was filled; `free_bytes`: of its disk, None for as it is."""

    def __init__(self, shelf: SqlShelf, *, bounds: Bounds | None = None, folder: Path | None = None) -> None:
        self.shelf, self.agency = shelf, Agency()
        self.cars = [self.agency.laptop(), self.agency.laptop()]
        self.certificates = [
            self.agency.root,
            self.agency.admin,
            *(one for car in self.cars for one in car.certificates),
        ]
        shelf.add_certificates([to_bytes(one) for one in self.certificates])
        shelf.set_setting(ROOT, self.agency.root.id)
        identity = make_identity(name="Cedar", addresses=["127.0.0.1:1"])
        if bounds is not None:
            identity = msgspec.structs.replace(identity, bounds=bounds)
        self.now_ms = NOW_MS + (REFILL_DAYS + 1) * DAY_MS
        self.keeper = Keeper(identity, folder=folder, now_ms=lambda: self.now_ms)
        self._numbers = count(1)

    def ask(self, car: LaptopOf, *some: Envelope) -> Pushed:
        """The answer to a page."""
        asked = Push(incarnation=self.shelf.incarnation(), page=write_page(some))
        answer = self.keeper.station(self.shelf).answer(asked, device=car.device)
        assert isinstance(answer, Pushed)
        return answer

    def push(self, car: LaptopOf, *some: Envelope) -> tuple[str, ...]:
        """What became of each."""
        return self.ask(car, *some).codes

    def certify(self, car: LaptopOf, *some: Certificate) -> Answer:
        """The answer to certificates."""
        asked = PushCertificates(incarnation=self.shelf.incarnation(), certificates=tuple(map(to_bytes, some)))
        return self.keeper.station(self.shelf).answer(asked, device=car.device)

    def write(self, by: LaptopOf, size: int, *, parents: tuple[str, ...] = ()) -> Envelope:
        """A revision by who sits at this laptop, of about so many bytes."""
        number = next(self._numbers)
        header = Header(
            org=self.agency.org, comp="joint", key_id=key_id(KEY), rec=f"{number:032x}", par=parents, dev=by.user_device.id,
            n=number,
        )  # fmt: skip
        return seal_revision(
            header=header, payload=bytes(size), key=KEY, sign=lambda message: sign(by.person.private_bytes, message)
        )

    def newer(
        self,
        dev: str,
        key: SigningKey | None,
        *,
        comp: str = "joint",
        parents: tuple[str, ...] = (),
        n: int = 1,
    ) -> Envelope:
        """A revision as a later version may write it under this author's certificate; without a key nobody signed it."""
        return a_newer_envelope(n, key=key, org=self.agency.org, dev=dev, comp=comp, parents=parents)

    def roll(self) -> Roll:
        """As every laptop has it."""
        return Roll(self.agency.root.id, self.certificates)
