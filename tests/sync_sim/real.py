"""The same histories through the product's own parts: SQLCipher logs, sealed and signed revisions, the station's file, real receipts."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from fieldnotes.crypto.key import SigningKey, key_id, new_signing_key, sign
from fieldnotes.domain import merge
from fieldnotes.services.sync import LogLaptop
from fieldnotes.station.answer import Station
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.store.log import Log
from fieldnotes.trust.envelope import Envelope, Header, open_revision, seal_revision, verify_envelope
from tests.sync_sim import model
from tests.sync_sim.model import ORG, PowerCut

LOG_KEY = b"\7" * 32
NOW_MS = 1_795_488_487_000


class RealShelf(SqliteShelf):
    """The station's file, with a copy of it for a backup."""

    bug = ""
    newest_key = 0

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(folder / "station.db", now_ms=lambda: NOW_MS)

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


class RealLaptop(model.Laptop):
    """A laptop whose log is a file; what people do and what is shown stays the model's."""

    def __init__(self, number: int, folder: Path, station_public: bytes, *, skew_s: int = 0) -> None:
        super().__init__(number, skew_s=skew_s)
        self.key: SigningKey = new_signing_key()
        self.file = Log.create(folder / f"log-{number}.db", LOG_KEY, incarnation=f"{number:032x}")
        self.real = _Cut(
            self.file, device=self.device, org=ORG, station_public=station_public, now_ms=lambda: NOW_MS, root=ORG * 2
        )
        self.real.owner = self

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
            org=ORG, comp="joint", key_id=key_id(secret), rec=record, par=heads, dev=self.device,
            n=self.file.next_n(self.device),
        )  # fmt: skip
        made = seal_revision(
            header=header,
            payload=json.dumps(said, sort_keys=True).encode(),
            key=secret,
            sign=lambda message: sign(self.key.private_bytes, message),
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


class RealParts:
    """A folder with a station and its laptops."""

    def __init__(self, skews_s: Sequence[int]) -> None:
        shm = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(dir=shm if shm.is_dir() else None))
        key = new_signing_key()
        self.shelf = RealShelf(self.folder)
        self.laptops = [RealLaptop(n, self.folder, key.public_bytes, skew_s=skew) for n, skew in enumerate(skews_s)]
        publics = {one.device: one.key.public_bytes for one in self.laptops}
        self.station = Station(
            self.shelf,
            sign=lambda message: sign(key.private_bytes, message),
            judge=lambda one: verify_envelope(one, publics[one.header.dev]),
            may_meet=lambda _device: "",
            now_ms=lambda: NOW_MS,
        )

    def close(self) -> None:
        """Nothing of it stays."""
        for laptop in self.laptops:
            with suppress(Exception):
                laptop.close()
        self.shelf.close()
        shutil.rmtree(self.folder, ignore_errors=True)
