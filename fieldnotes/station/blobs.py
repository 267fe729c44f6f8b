"""The station's blobs: how much of one is here, pieces in, ranges out, and which have come since. No network in here: a request that was
checked comes in, a status and headers go out.

A blob counts once its hash is its name. Which came is written down in a file of one line each, so a laptop asks for what is behind the last
it knows; a line too few after a crash is added when the folder is opened.
"""

from __future__ import annotations

import os
import re
import struct
import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec

from fieldnotes.station.guard import MB, Bounds, Guard, files_floor
from fieldnotes.sync.blob import BlobFolder, BlobRefused
from fieldnotes.sync.blob_session import FEED_PATH, HELD, LIST_MAX, PATH, WHY, BlobFeed, BlobReceipt
from fieldnotes.sync.bundle import PIECE_BYTES
from fieldnotes.sync.protocol import add_up
from fieldnotes.sync.receipt import write_blob_receipt

FOLDER = "blobs"
INDEX = "index"
_LINE = struct.Struct(">32sQ")
_is_content_range = re.compile(r"bytes (?:([0-9]{1,15})-([0-9]{1,15})|\*)/([0-9]{1,15})").fullmatch
_is_range = re.compile(r"bytes=([0-9]{1,15})-([0-9]{1,15})").fullmatch
_is_after = re.compile(r"after=([0-9]{1,15})").fullmatch
_ENCODER = msgspec.msgpack.Encoder()
_STATUS = {"malformed": 400, "gap": 409, "too_large": 413, "wrong_content": 422, "no_room": 413, "over_quota": 413}


class StationBlobs(BlobFolder):
    """The folder, and the order in which blobs became whole in it."""

    def __init__(self, folder: Path, *, bounds: Bounds | None = None) -> None:
        super().__init__(folder, spare_bytes=files_floor(bounds or Bounds()))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._index = folder / INDEX
        self._index_lock = threading.Lock()
        self._noted = {blob for _, blob, _ in self.feed(after=0, limit=None)}
        self._mend()
        for blob in self.ids():
            self._note(blob, self.size(blob) or 0)

    def write(
        self,
        blob: str,
        *,
        sender: str,
        size: int,
        start: int,
        data: bytes,
        admit: Callable[[int, int], object] = lambda _fresh, _held: None,
    ) -> int:
        """As in any folder; what is whole is in the feed before this returns."""
        held = super().write(blob, sender=sender, size=size, start=start, data=data, admit=admit)
        if held == size and self.has(blob):
            self._note(blob, size)
        return held

    def feed(self, *, after: int, limit: int | None) -> list[tuple[int, str, int]]:
        """(place, blob, size) of those behind a place."""
        try:
            with self._index.open("rb") as file:
                file.seek(after * _LINE.size)
                data = file.read(-1 if limit is None else limit * _LINE.size)
        except FileNotFoundError:
            return []
        whole = data[: len(data) // _LINE.size * _LINE.size]
        return [(after + at, blob.hex(), size) for at, (blob, size) in enumerate(_LINE.iter_unpack(whole), 1)]

    def total(self, *, upto: int) -> bytes:
        """The sum of the ids up to a place, so that a laptop sees whether it knows them; of all, when there are fewer."""
        return add_up(blob for _, blob, _ in self.feed(after=0, limit=upto))

    def _mend(self) -> None:
        """A line that the power cut short goes."""
        try:
            size = self._index.stat().st_size
        except FileNotFoundError:
            return
        if size % _LINE.size:
            os.truncate(self._index, size // _LINE.size * _LINE.size)

    def _note(self, blob: str, size: int) -> None:
        with self._index_lock:
            if blob in self._noted:
                return
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            handle = os.open(self._index, flags, 0o600)
            try:
                os.write(handle, _LINE.pack(bytes.fromhex(blob), size))
                os.fsync(handle)
            finally:
                os.close(handle)
            self._noted.add(blob)


class Reply(NamedTuple):
    """What goes back."""

    status: int
    headers: dict[str, str]
    body: bytes = b""


class Counts(Protocol):
    """Of the shelf, what counts files."""

    def take_piece(
        self, device: str, blob: str, *, fresh: int, held: int, size: int, most: tuple[int, int]
    ) -> list[str] | None:
        """Count bytes before they are kept; None for too many, else files that have to go for it."""
        ...


class BlobDesk:
    """Answers requests for blobs. `incarnation`: the station's present life; `sign`: its key for receipts; `guard`, `counts`: how much a
    laptop may bring, and what it brought.
    """

    def __init__(
        self,
        blobs: StationBlobs,
        *,
        incarnation: Callable[[], str],
        sign: Callable[[bytes], bytes],
        guard: Guard | None = None,
        counts: Counts | None = None,
    ) -> None:
        self.blobs = blobs
        self._incarnation = incarnation
        self._sign = sign
        self._guard = guard
        self._counts = counts

    def answer(
        self, *, method: str, path: str, query: str, headers: Mapping[str, str], body: bytes, device: str
    ) -> Reply:
        """To a laptop whose signature on the request was checked and that may meet this station. `headers`: names in small letters.

        200 held so far, or here; 201 whole, with a receipt; 206 a range; 400, 404, 405, 409 (a gap), 413 (too large, no room, or no
        more today: the header `WHY` says), 416, 422 (not what its name says).
        """
        if path == FEED_PATH and method == "GET":
            return self._feed(query)
        if not path.startswith(PATH):
            return Reply(404, {})
        blob = path.removeprefix(PATH)
        try:
            match method:
                case "HEAD":
                    return Reply(200, {HELD: str(self.blobs.held(blob, sender=device))})
                case "GET":
                    return self._get(blob, headers.get("range", ""))
                case "PUT":
                    return self._put(blob, headers.get("content-range", ""), body, device)
        except BlobRefused as refused:
            return Reply(_STATUS[refused.code], {HELD: str(refused.held), WHY: refused.code})
        return Reply(405, {})

    def _feed(self, query: str) -> Reply:
        asked = _is_after(query)
        if asked is None:
            return Reply(400, {})
        rows = self.blobs.feed(after=int(asked[1]), limit=LIST_MAX)
        feed = BlobFeed(
            self._incarnation(),
            tuple((place, bytes.fromhex(blob), size) for place, blob, size in rows),
            self.blobs.total(upto=int(asked[1])),
        )
        return Reply(200, {}, _ENCODER.encode(feed))

    def _get(self, blob: str, asked: str) -> Reply:
        size = self.blobs.size(blob)
        if size is None:
            return Reply(404, {})
        found = _is_range(asked)
        if found is None or not int(found[1]) <= int(found[2]) < size:
            return Reply(416, {"content-range": f"bytes */{size}"})
        start = int(found[1])
        data = self.blobs.read(blob, start=start, size=min(int(found[2]) - start + 1, PIECE_BYTES))
        return Reply(206, {"content-range": f"bytes {start}-{start + len(data) - 1}/{size}"}, data)

    def _put(self, blob: str, said: str, body: bytes, device: str) -> Reply:
        found = _is_content_range(said)
        if found is None or len(body) > PIECE_BYTES:
            raise BlobRefused("malformed" if found is None else "too_large")
        size = int(found[3])
        start = int(found[1]) if found[1] else 0
        if len(body) != (int(found[2]) - start + 1 if found[1] else 0):
            raise BlobRefused("malformed")
        held = self.blobs.write(
            blob, sender=device, size=size, start=start, data=body, admit=partial(self._admit, device, blob, size)
        )
        if held < size:
            return Reply(200, {HELD: str(held)})
        if self.blobs.size(blob) != size:
            raise BlobRefused("malformed")  # whole here, and of another size than this laptop says
        receipt = BlobReceipt(
            *write_blob_receipt(incarnation=self._incarnation(), device=device, blob=blob, size=size, sign=self._sign)
        )
        return Reply(201, {HELD: str(held)}, _ENCODER.encode(receipt))

    def _admit(self, device: str, blob: str, size: int, fresh: int, held: int) -> None:
        if self._guard is None or self._counts is None:
            return
        most = self._guard.of_files(), self._guard.bounds.file_mb_unfinished * MB
        gone = self._counts.take_piece(device, blob, fresh=fresh, held=held, size=size, most=most)
        if gone is None:
            raise BlobRefused("over_quota", held=held - fresh)
        for other in gone:
            self.blobs.forget(other, sender=device)
