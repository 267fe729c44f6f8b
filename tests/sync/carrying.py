"""An agency with laptops and a station for bundles: real logs, views, keys and certificates; only the vault's file is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from fieldnotes.crypto.key import AgreementKey, SigningKey, new_agreement_key, new_signing_key, sign
from fieldnotes.domain.ids import UserDeviceId, UserId
from fieldnotes.domain.record import Compartment
from fieldnotes.services import attachment
from fieldnotes.services import bundle as bundles
from fieldnotes.services import encounter as encounters
from fieldnotes.services.bundle import BundleMade, BundlesRead
from fieldnotes.services.desk import Desk
from fieldnotes.services.station import StationFacts, keep_station
from fieldnotes.station.answer import Station
from fieldnotes.station.bundle import BundleDesk, Reply
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.store.log import Log
from fieldnotes.sync.blob import BlobFolder
from fieldnotes.system.clock import FixedClock
from fieldnotes.trust.certificate import UserDeviceBody, from_bytes, parse
from fieldnotes.trust.roll import Roll
from fieldnotes.vault.session import Session
from tests.trust.agency import Agency, Person, an_id

LOG_KEY = b"\7" * 32
START = datetime(2026, 11, 23, 21, 12, tzinfo=UTC)


@dataclass
class Car:
    """A laptop with one officer on it."""

    name: str
    person: Person
    desk: Desk
    folder: Path

    @property
    def by(self) -> UserId:
        return UserId(self.person.user)

    @property
    def device(self) -> str:
        return an_id(self.name)

    def note(self, words: str = "") -> str:
        """An encounter is begun: several revisions, joint and law."""
        return encounters.start_encounter(self.desk, by=self.by, call_type="Welfare check", address=words).encounter_id

    def photo(self, data: bytes = b"photo" * 500) -> str:
        encounter = encounters.start_encounter(self.desk, by=self.by, call_type="Welfare check").encounter_id
        prepared = attachment.Prepared("photo", "image/jpeg", data, 0, 10, 10)
        attachment.add(
            self.desk, by=self.by, encounter=encounter, compartment=Compartment.JOINT, prepared=prepared, title="A door"
        )
        return encounter

    def write(self, stick: Path, *, to: str = "", part_bytes: int = 1 << 30) -> BundleMade:
        recipient = bundles.choose_recipient(bundles.list_recipients(self.desk), to)
        return bundles.finish(
            bundles.writing(self.desk, by=self.by, recipient=recipient, folder=stick, part_bytes=part_bytes)
        )

    def read(self, where: Path) -> BundlesRead:
        read = bundles.finish(bundles.reading_in(self.desk, by=self.by, where=where))
        for _ in self.desk.follow():
            pass
        return read

    @property
    def revs(self) -> set[str]:
        return {one.rev for _, one in self.desk.log.envelopes(limit=100_000)}

    @property
    def shown(self) -> set[str]:
        return {line.id for line in self.desk.joint.encounter_lines(limit=1000)}

    @property
    def blobs(self) -> set[str]:
        return set(BlobFolder(self.folder / "blobs").ids())


@dataclass
class Room:
    """An agency. `car(name)` makes a laptop, `station()` what belongs to one."""

    folder: Path
    agency: Agency = field(default_factory=Agency)
    cars: list[Car] = field(default_factory=list)
    receipt_key: SigningKey = field(default_factory=new_signing_key)
    hpke_key: AgreementKey = field(default_factory=new_agreement_key)
    shelf: SqliteShelf | None = None
    not_met: dict[str, str] = field(default_factory=dict)

    def car(self, name: str, *, has_station: bool = False, officer: str = "") -> Car:
        self.agency.by_admin("device", {"device": an_id(name), "name": name})
        person = self.agency.hire(officer or f"Officer {name}", "officer", "joint", "law", laptop=name)
        folder = self.folder / name
        folder.mkdir()
        Log.create(folder / "log.db", LOG_KEY, incarnation=an_id(f"log {name}")).close()
        vault = SimpleNamespace(
            org=self.agency.org, device_id=an_id(name), root_fingerprint=self.agency.root.id, laptop_suffix=name[-1],
            certificates=lambda: list(self.agency.certificates), users=list, close=lambda: None, unit=name,
        )  # fmt: skip
        desk = Desk(cast("Any", vault), folder, FixedClock(START, offset_min=0))
        body = parse(person.certificate)
        assert isinstance(body, UserDeviceBody)
        session = Session(
            user_device=UserDeviceId(person.id), body=body, org=self.agency.org, signed_in_at=desk.clock.now(),
            hpke=person.agreement.private_bytes, signing=person.signing.private_bytes, log=LOG_KEY,
        )  # fmt: skip
        desk.attach(session)
        self.agency.certificates = desk.log.certificates()  # epochs that the first sign-in made, or grants
        for _ in desk.follow():
            pass
        car = Car(name, person, desk, folder)
        self.cars.append(car)
        if has_station:
            keep_station(desk, self.facts, device_private=b"")
        self.share()
        return car

    def share(self) -> None:
        """Everybody knows every certificate made so far: that is not what these tests are about."""
        for car in self.cars:
            for one in self.agency.certificates:
                car.desk.log.add_certificate(one)
                car.desk.roll.add(one)
            if car.desk.sessions:
                session = car.desk.session(car.by)
                for made in session.approve(car.desk.roll):
                    self.agency.keep(made)
                    car.desk.log.add_certificate(made)
        for car in self.cars:
            for one in self.agency.certificates:
                car.desk.log.add_certificate(one)
                car.desk.roll.add(one)
            car.desk.renew_keys()

    @property
    def facts(self) -> StationFacts:
        return StationFacts(
            name="Alder County", addresses=(), tls="", public=self.receipt_key.public_bytes.hex(),
            hpke=self.hpke_key.public_bytes.hex(),
        )  # fmt: skip

    def station(self) -> BundleDesk:
        shelf = self.shelf or SqliteShelf(self.folder / "station.db", now_ms=lambda: 1)
        self.shelf = shelf

        def roll() -> Roll:
            kept = [from_bytes(body) for _, body in shelf.certificates(after=0, limit=10_000)]
            return Roll(self.agency.root.id, [*kept, self.agency.root, self.agency.admin])

        def signing(message: bytes) -> bytes:
            return sign(self.receipt_key.private_bytes, message)

        station = Station(
            shelf, sign=signing, judge=lambda one: roll().verify(one),
            may_meet=lambda device: self.not_met.get(device, ""), now_ms=lambda: 1,
        )  # fmt: skip
        return BundleDesk(
            station, roll=roll, public=self.receipt_key.public_bytes, sign=signing,
            hpke_private=self.hpke_key.private_bytes, blobs=BlobFolder(self.folder / "station-blobs"),
            aside=self.folder / "station-aside", now_ms=lambda: 2,
        )  # fmt: skip

    def read_at_station(self, where: Path, into: Path | None = None) -> list[Reply]:
        return self.station().read(where, answer_into=into)

    def close(self) -> None:
        for car in self.cars:
            car.desk.close()
        if self.shelf is not None:
            self.shelf.close()
