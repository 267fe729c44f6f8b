"""Invitations of laptops at the station: a box of parts that two sides leave for each other. The station can read no secret in them.

Files in the station's folder, one a part: the admin's command and the serving process meet here whatever database keeps the rest, and an
invitation is over after a quarter of an hour. The first to leave a part wins; the same part again is the same part.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from fieldnotes.trust.invite import LASTS_MS, OF_LAPTOP, PART_BYTES_MAX, STEPS, Step

_is_id = re.compile(r"[0-9a-f]{32}").fullmatch
_UNTIL = "until"
_STEP_OF: dict[str, Step] = {step: step for step in STEPS}


class InviteRefused(Exception):
    """Why nothing is given or taken. `code`: unknown, over (its time has passed), taken (another laptop was first), too_large."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class InviteBox:
    """All invitations of one station, in `folder`."""

    def __init__(self, folder: Path, *, now_ms: Callable[[], int]) -> None:
        self._folder = folder
        self._now_ms = now_ms

    def open(self, id_: str, offer: bytes) -> int:
        """A new invitation with its first part; until when it stands. Those that are over are cleared away."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.clear()
        place = self._place(id_)
        place.mkdir(mode=0o700)
        until = self._now_ms() + LASTS_MS
        _leave(place / "offer", offer)
        _leave(place / _UNTIL, str(until).encode())
        return until

    def close(self, id_: str) -> None:
        """It opens nothing any more; what was left in it is gone."""
        place = self._place(id_)
        with suppress(OSError):
            for file in place.iterdir():
                file.unlink(missing_ok=True)
            place.rmdir()

    def clear(self) -> None:
        """Close those that are over."""
        for place in self._folder.iterdir():
            if _is_id(place.name) and self._until(place) + LASTS_MS < self._now_ms():
                self.close(place.name)

    def find(self, id_: str, step: str) -> bytes | None:
        """A part, or None while it is not left yet. Raises InviteRefused."""
        place, kind = self._standing(id_), _STEP_OF.get(step)
        if kind is None:
            raise InviteRefused("unknown")
        try:
            return (place / kind).read_bytes()
        except FileNotFoundError:
            return None

    def leave(self, id_: str, step: str, part: bytes, *, is_laptop: bool) -> None:
        """Leave a part, once. `is_laptop`: it came over the network, where only the laptop's parts are taken. Raises InviteRefused."""
        self.check(id_, step, is_laptop=is_laptop)
        place, kind = self._standing(id_), _STEP_OF[step]
        if len(part) > PART_BYTES_MAX:
            raise InviteRefused("too_large")
        if not _leave(place / kind, part) and (place / kind).read_bytes() != part:
            raise InviteRefused("taken")

    def check(self, id_: str, step: str, *, is_laptop: bool) -> None:
        """Raises InviteRefused for a part that would not be taken whatever it says; one that is here may come again."""
        self._standing(id_)
        kind = _STEP_OF.get(step)
        if kind is None or (is_laptop and kind not in OF_LAPTOP):
            raise InviteRefused("unknown")

    def _place(self, id_: str) -> Path:
        if not _is_id(id_):
            raise InviteRefused("unknown")
        return self._folder / id_

    def _standing(self, id_: str) -> Path:
        place = self._place(id_)
        if not place.is_dir():
            raise InviteRefused("unknown")
        if self._until(place) < self._now_ms():
            raise InviteRefused("over")
        return place

    @staticmethod
    def _until(place: Path) -> int:
        try:
            return int((place / _UNTIL).read_bytes())
        except (OSError, ValueError):
            return 0


class Told(msgspec.Struct, frozen=True):
    """An answer over HTTP: status and body."""

    status: int
    body: bytes = b""


_STATUS = {"unknown": 404, "over": 410, "taken": 409, "too_large": 413}


def tell(box: InviteBox, method: str, path: str, body: bytes) -> Told:
    """`GET` and `PUT /v1/invite/<id>/<step>`: 200 a part, 204 kept or not left yet, else why not. Nobody signs: the parts are sealed."""
    id_, _, step = path.removeprefix(PREFIX).partition("/")
    try:
        if method == "PUT":
            box.leave(id_, step, body, is_laptop=True)
            return Told(204)
        part = box.find(id_, step)
    except InviteRefused as refused:
        return Told(_STATUS[refused.code])
    return Told(204) if part is None else Told(200, part)


def ask(box: InviteBox, method: str, path: str) -> Told:
    """As `tell` before a body is read: 204 when it may come."""
    id_, _, step = path.removeprefix(PREFIX).partition("/")
    try:
        box.check(id_, step, is_laptop=method == "PUT")
    except InviteRefused as refused:
        return Told(_STATUS[refused.code])
    return Told(204)


INVITES = "invites"
"""The box's folder in the station's data."""
PREFIX = "/v1/invite/"
WAIT_S_MAX = 25.0
"""How long a `GET` with `?wait=` may stay open until the part is there."""


def _leave(path: Path, data: bytes) -> bool:
    """Whole or not at all, and never over another: False when it is there already."""
    beside = path.with_name(f".{path.name}-{os.urandom(6).hex()}")
    fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(fd, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, path)
    except FileExistsError:
        return False
    finally:
        beside.unlink(missing_ok=True)
    return True
