"""keys.json: the seats (users of this laptop) with their slots, and a spare copy beside it.

Replaced as a whole: write beside, flush, rename, flush the folder, read back, and only then does the spare follow, so that at
every moment one of the two opens and a passphrase that was changed does not live on in the spare.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.stretch import UnfitParameters, check
from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import Bug, DamagedKeyFile, NewerVersion
from fieldnotes.vault.durable import disk, replace_file
from fieldnotes.vault.slot import Slot, SlotName

FORMAT = 1
NAME = "keys.json"
SPARE = "keys.json.prev"
_DOMAIN = b"fieldnotes/keys/v1"
_LARGEST = 8 << 20  # bytes


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """A user of this laptop. `certificate`: the user-device certificate, public. `keys`: sealed private keys. Both hex."""

    user: UserId
    certificate: str
    slots: dict[SlotName, Slot]
    keys: str


class ReleaseCheck(msgspec.Struct, frozen=True, kw_only=True):
    """One answer that can be given by phone: its challenge, and what the right code looks like after stretching (hex)."""

    challenge: str
    salt: str
    digest: str


class KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in keys.json."""

    org: str
    device: str
    seats: tuple[Seat, ...]
    releases: tuple[ReleaseCheck, ...] = ()

    def find(self, user: UserId) -> Seat | None:
        """The seat of this user."""
        return next((seat for seat in self.seats if seat.user == user), None)

    def with_seat(self, seat: Seat) -> KeyFile:
        """The same file with this seat put in or replaced."""
        others = [seat if other.user == seat.user else other for other in self.seats]
        seats = others if self.find(seat.user) else [*others, seat]
        return msgspec.structs.replace(self, seats=tuple(seats))


class Unreadable(Exception):
    """The copy cannot be used."""


def encode(content: KeyFile) -> bytes:
    """The file's bytes."""
    body = msgspec.to_builtins(content)
    return canonical.encode({"format": FORMAT, "body": body, "sha256": _checksum(FORMAT, body)}) + b"\n"


def _checksum(version: int, body: object) -> str:
    return hashlib.sha256(_DOMAIN + canonical.encode({"format": version, "body": body})).hexdigest()


def decode(data: bytes) -> KeyFile:
    """Raises Unreadable for anything but a whole file of ours, NewerVersion for a whole one of a later format."""
    if not data.endswith(b"\n"):
        raise Unreadable
    try:
        outer = canonical.decode(data[:-1])
    except ValueError:
        raise Unreadable from None
    if not isinstance(outer, dict) or set(outer) != {"format", "body", "sha256"}:
        raise Unreadable
    version = outer["format"]
    if not isinstance(version, int) or outer["sha256"] != _checksum(version, outer["body"]):
        raise Unreadable
    if version > FORMAT:
        raise NewerVersion("newer_version", file=NAME, version=version)
    try:
        content = msgspec.convert(outer["body"], KeyFile, strict=True)
        _check_slots(content)
    except (msgspec.ValidationError, UnfitParameters, ValueError):
        raise Unreadable from None
    return content


def _check_slots(content: KeyFile) -> None:
    """Forms, and the floor under key stretching: a file that asks for less was not written by us."""
    for seat in content.seats:
        bytes.fromhex(seat.certificate), bytes.fromhex(seat.keys)
        for slot in seat.slots.values():
            check(slot.kdf)
            bytes.fromhex(slot.salt), bytes.fromhex(slot.sealed)
    if len({seat.user for seat in content.seats}) != len(content.seats):
        raise Unreadable


def _read(path: Path) -> KeyFile:
    try:
        if path.stat().st_size > _LARGEST:
            raise Unreadable
        return decode(path.read_bytes())
    except FileNotFoundError:
        raise Unreadable from None


def _try_read(path: Path) -> KeyFile | None:
    try:
        return _read(path)
    except Unreadable:
        return None


class KeyStore:
    """keys.json and its spare in one data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._spare = folder / SPARE
        self.was_mended = False

    def load(self, *, utc_ms: int) -> KeyFile:
        """What keys.json says, or its spare (`was_mended`; the damaged file is kept under another name and the spare takes its place).

        Raises DamagedKeyFile when neither can be read, NewerVersion, EnvironmentProblem.
        """
        with disk(self._path.parent):
            content = _try_read(self._path)
            if content is not None:
                self._follow(content)
                return content
            content = _try_read(self._spare)
            if content is None:
                raise DamagedKeyFile("damaged_key_file", file=NAME)
            if self._path.exists():
                self._path.replace(self._path.with_name(f"{NAME}.damaged-{utc_ms}"))
        replace_file(self._path, encode(content))
        self.was_mended = True
        return content

    def _follow(self, content: KeyFile) -> None:
        """Let a spare that is damaged, or was left behind by a crash, follow what holds."""
        data = encode(content)
        if not self._spare.exists() or self._spare.read_bytes() != data:
            replace_file(self._spare, data)

    def save(self, content: KeyFile) -> None:
        """Replace the file, read it back, then let the spare follow. Raises EnvironmentProblem; old or new is whole then."""
        data = encode(content)
        replace_file(self._path, data)
        with disk(self._path.parent):
            if self._path.read_bytes() != data:
                raise Bug("key_file_readback")
        replace_file(self._spare, data)
