"""The same histories through the product's own parts: SQLCipher logs, sealed and signed revisions, the station's file, real receipts."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from fieldnotes.crypto.key import key_id, sign
from fieldnotes.crypto.seal import seal
from fieldnotes.domain import merge
from fieldnotes.domain.ids import UserId
from fieldnotes.services.desk import Desk
from fieldnotes.services.ending import erase_ended
from fieldnotes.services.sync import LogLaptop
from fieldnotes.station.guard import Allowance
from fieldnotes.station.identity import Identity, make_identity
from fieldnotes.station.keeper import ROOT, Keeper
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.store.log import Log
from fieldnotes.sync.protocol import Answer, Question
from fieldnotes.sync.session import Met
from fieldnotes.system.clock import FixedClock
from fieldnotes.trust import certificate as certificates
from fieldnotes.trust.certificate import Certificate, issue
from fieldnotes.trust.envelope import Envelope, Header, open_revision, seal_revision
from fieldnotes.trust.roll import Roll
from fieldnotes.vault import key_file
from fieldnotes.vault.key_file import KeyFile, KeyStore, Seat
from fieldnotes.vault.vault import Vault
from fieldnotes.vault.vault_file import VaultFacts, VaultFile, write_vault_file
from tests.store.world import ORG
from tests.sync.agency import Agency, Unit
from tests.sync_sim import model
from tests.sync_sim.model import PowerCut

LOG_KEY = b"\7" * 32
NOW_MS = 1_795_488_487_000


LAPTOPS_MAX = 6


class Town:
    """An agency with its laptops, their ends, and the station's own keys: made once, histories change nothing in it."""

    def __init__(self) -> None:
        self.agency = Agency(LAPTOPS_MAX)
        self.identity: Identity = make_identity(name="Example Station", addresses=["127.0.0.1"])
        self.by_end: dict[str, tuple[str, str]] = {}
        self.ends: dict[tuple[str, str], Certificate] = {}
        roll = Roll(self.agency.root.id, self.agency.certificates)
        for unit in self.agency.units:
            for target in ({"device": unit.device}, {"user": unit.writer.user}):
                body = {**roll.revocation(reason="gone", **target), "at": NOW_MS}
                end = issue("revoke", body, self.agency.admin, self.agency.admin_key.private_bytes)
                key = unit.device, next(iter(target))
                self.by_end[end.id], self.ends[key] = key, end

    def certificates(self, laptops: int) -> list[Certificate]:
        """Of the agency and its first so many laptops."""
        units = self.agency.units[:laptops]
        return [self.agency.root, self.agency.admin, *(one for unit in units for one in unit.certificates)]


@lru_cache
def town() -> Town:
    """The one town of this process."""
    return Town()


class RealShelf(SqliteShelf):
    """The station's file, with a copy of it for a backup."""

    bug = ""
    newest_key = 0

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.heard: Callable[[str, Sequence[Envelope]], None] = model.unheard
        self.told: Callable[[Sequence[bytes]], None] = lambda _some: None
        self.changes = 0  # of what the agency's certificates say here
        super().__init__(folder / "station.db", now_ms=lambda: NOW_MS)

    def add_certificates(
        self, certificates: Sequence[bytes], *, device: str = "", allowance: Allowance | None = None
    ) -> bool:
        is_kept = super().add_certificates(certificates, device=device, allowance=allowance)
        self.changes += 1
        self.told(certificates)
        return is_kept

    def add(self, envelopes: Sequence[Envelope], *, device: str, allowance: Allowance | None = None) -> dict[str, int]:
        self.heard(device, envelopes)
        return super().add(envelopes, device=device, allowance=allowance)

    def quarantine(
        self, envelopes: Sequence[Envelope], *, device: str, most: tuple[int, int] = (1 << 40, 1 << 40)
    ) -> set[str]:
        self.heard(device, envelopes)
        return super().quarantine(envelopes, device=device, most=most)

    def in_feed(self, revs: Sequence[str]) -> set[str]:
        """Which of these have a place."""
        return set(self.places(revs))

    def settle(self) -> None:
        """Every transaction commits before it answers: nothing is ever under way."""

    def backup(self) -> tuple[Any, ...]:
        copy = Path(tempfile.mkdtemp(dir=self.folder)) / "station.db"
        self._db.execute("vacuum into ?", (str(copy),))
        return (copy,)

    def restore(self, copy: tuple[Any, ...]) -> None:
        """As the command does: the file in the place of the lost one, and another life."""
        self.close()
        for path in self.folder.glob("station.db*"):
            path.unlink()
        shutil.copyfile(copy[0], self.folder / "station.db")
        super().__init__(self.folder / "station.db", now_ms=lambda: NOW_MS)
        self.begin_life("restored")
        self.changes += 1


class RealLaptop(model.Laptop):
    """A laptop whose log is a file; what people do and what is shown stays the model's."""

    def __init__(self, number: int, folder: Path, town: Town, *, laptops: int, skew_s: int = 0) -> None:
        super().__init__(number, skew_s=skew_s)
        self.town, self.unit = town, town.agency.units[number]
        self.device = self.unit.device
        self.folder = folder / f"vault-{number}"
        self.file = Log.create(folder / f"log-{number}.db", LOG_KEY, incarnation=f"{number:032x}")
        with self.file.transaction():
            for one in town.certificates(laptops):
                self.file.add_certificate(one)
        self.real = _Cut(
            self.file,
            device=self.device,
            org=ORG,
            station_public=bytes.fromhex(town.identity.receipt_public),
            now_ms=lambda: NOW_MS,
            root=town.agency.root.id,
        )
        self.real.owner = self

    def ends(self) -> set[str]:
        return self._ended("device")

    def left(self) -> set[str]:
        return self._ended("user")

    def _ended(self, target: str) -> set[str]:
        found = (self.town.by_end.get(one.id, ("", "")) for one in self.file.certificates())
        return {device for device, what in found if what == target}

    def hear(self, some: Sequence[bytes]) -> None:
        with self.file.transaction():
            for one in some:
                self.file.add_certificate(certificates.from_bytes(one))

    def certificates(self) -> list[bytes]:
        return [certificates.to_bytes(one) for one in self.file.certificates()]

    def after(self, met: Met | None) -> bool:
        """As the app: the seats are erased if the laptop's own roll says so, and not while the station was not asked to keep the unsent."""
        if not self.is_ended or (met is None and (self.file.unsent_count() or self.device in self.ends())):
            return False  # a laptop's last meeting goes on the next time
        if self.device not in self.ends() | self.left():
            return False
        make_seat(self.folder, self.town, self.unit)
        with Vault.open(self.folder, clock=FixedClock(datetime.fromtimestamp(NOW_MS / 1000, UTC))) as vault:
            desk = SimpleNamespace(vault=vault, log=self.file, detach=lambda _user: None)
            erase_ended(cast(Desk, desk))
        self.is_erased = True  # whether it is, the files say
        return True

    def has_keys(self) -> bool:
        """By the files themselves: a seat that somebody could sign in to, or its sealed keys."""
        with Vault.open(self.folder, clock=FixedClock(datetime.fromtimestamp(NOW_MS / 1000, UTC))) as vault:
            is_seated = bool(vault.users())
        return is_seated or any(_SEALED.encode() in path.read_bytes() for path in self.folder.iterdir())

    @property
    def log(self) -> dict[str, Envelope]:
        return {one.rev: one for _, one in self.file.envelopes(limit=10_000)}

    @log.setter
    def log(self, _nothing: dict[str, Envelope]) -> None:
        """The model begins with an empty one."""

    def add(self, one: Envelope) -> None:
        self.file.add_envelope(one, origin="stick", received_ms=NOW_MS)

    def has(self, revs: Sequence[str]) -> set[str]:
        return self.file.here(revs)

    def write(self, record: str, kind: str, token: str, *, now_s: int, key: int) -> Envelope:
        mine = {one.rev: one for one in self.file.revisions(record)}
        graph = {rev: one.header.par for rev, one in mine.items()}
        heads = merge.heads_of(graph)[:16]
        before = merge.ancestors_of(heads, graph) | set(heads)
        if kind == "edit" and any(body_of(mine[rev])["kind"] == "sign" for rev in before):
            kind = "addendum"
        text = {name: value for rev in heads for name, value in body_of(mine[rev])["text"].items()}
        if kind == "edit":
            text[token] = "a paragraph"
        said = {"kind": kind, "text": text, "token": token, "at": now_s + self.skew_s}
        secret = secret_of(key)
        header = Header(
            org=ORG, comp="joint", key_id=key_id(secret), rec=record, par=heads, dev=self.unit.writer.dev,
            n=self.file.next_n(self.unit.writer.dev),
        )  # fmt: skip
        made = seal_revision(
            header=header,
            payload=json.dumps(said, sort_keys=True).encode(),
            key=secret,
            sign=lambda message: sign(self.unit.writer.signing.private_bytes, message),
        )
        self.file.add_envelope(made, received_ms=NOW_MS)
        return made

    def said(self, one: Envelope) -> dict[str, Any]:
        return body_of(one)

    def close(self) -> None:
        self.file.close()


class _Cut(LogLaptop):
    """The product's adapter; the power may go in the middle of a page."""

    owner: RealLaptop

    def take(self, envelopes: Sequence[Envelope], *, cursor: int) -> None:
        if not self.owner.crash:
            super().take(envelopes, cursor=cursor)
            return
        with self.log.transaction():
            super().take(envelopes[: len(envelopes) // 2], cursor=cursor)
            raise PowerCut


def secret_of(key: int) -> bytes:
    """The compartment's key of one epoch; everybody in these histories holds them all."""
    return key.to_bytes(32, "big")


_SECRETS = {key_id(secret_of(key)): secret_of(key) for key in range(1, 80)}


def body_of(envelope: Envelope) -> dict[str, Any]:
    """Opened: a wrong byte anywhere would not."""
    said: dict[str, Any] = json.loads(open_revision(envelope, _SECRETS[envelope.header.key_id]))
    return said


_SEALED = seal(b"\1" * 32, b"what opens the records", b"seat").hex()


def make_seat(folder: Path, town: Town, unit: Unit) -> None:
    """The vault's files with the seat of the one person of this laptop: as small as the product opens them."""
    person = unit.certificates[1]
    facts = VaultFacts(
        org=ORG, device=unit.device, incarnation=f"{unit.number:032x}", root_fingerprint=town.agency.root.id,
        agency="Example County", unit=f"Unit {unit.number}", banner="Invented", laptop_suffix=str(unit.number),
        created_ms=NOW_MS,
    )  # fmt: skip
    folder.mkdir(exist_ok=True)
    first = (town.agency.root, town.agency.admin, *unit.certificates)
    write_vault_file(
        folder,
        VaultFile(facts=facts, certificates=first),
        admin=town.agency.admin,
        admin_private=town.agency.admin_key.private_bytes,
    )
    seat = Seat(user=UserId(unit.writer.user), certificate=certificates.to_bytes(person).hex(), slots={}, keys=_SEALED)
    KeyStore(folder).save(KeyFile(org=ORG, device=unit.device, seats=(seat,)))
    assert _SEALED in (folder / key_file.NAME).read_text()


class _Kept:
    """The station as the serving process has it: who may meet is read from the certificates on the shelf at each question."""

    def __init__(self, shelf: RealShelf, identity: Identity) -> None:
        self._shelf, self._keeper = shelf, Keeper(identity, now_ms=lambda: NOW_MS)
        self._station, self._changes = self._keeper.station(shelf), shelf.changes

    def answer(self, question: Question, *, device: str) -> Answer:
        """What the station says."""
        if self._changes != self._shelf.changes:  # it keeps the roll that it began with
            self._station, self._changes = self._keeper.station(self._shelf), self._shelf.changes
        return self._station.answer(question, device=device)


class RealParts:
    """A folder with a station and its laptops."""

    def __init__(self, skews_s: Sequence[int]) -> None:
        shm = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(dir=shm if shm.is_dir() else None))
        self.town = town()
        self.shelf = RealShelf(self.folder)
        self.shelf.set_setting(ROOT, self.town.agency.root.id)
        self.shelf.add_certificates([certificates.to_bytes(one) for one in self.town.certificates(len(skews_s))])
        self.laptops = [
            RealLaptop(n, self.folder, self.town, laptops=len(skews_s), skew_s=skew) for n, skew in enumerate(skews_s)
        ]
        self.station = _Kept(self.shelf, self.town.identity)

    def end_of(self, device: str, target: str = "device") -> Certificate:
        """The agency's word that a laptop, or its person, has ended."""
        return self.town.ends[device, target]

    def close(self) -> None:
        """Nothing of it stays."""
        for laptop in self.laptops:
            with suppress(Exception):
                laptop.close()
        self.shelf.close()
        shutil.rmtree(self.folder, ignore_errors=True)
