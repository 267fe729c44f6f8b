"""Sealed files between a laptop and its station, after all records: in pieces, resumable at any byte, asked for one request at a time.

Like `session.meet` it knows no network: it yields requests and is given answers. A file that the station gives wrong is refused and the
rest goes on; one that the station has taken counts as sent from its signed word alone.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import NamedTuple, Protocol

import msgspec

from fieldnotes.domain.problem import SyncProblem
from fieldnotes.sync.blob import BlobRefused
from fieldnotes.sync.bundle import BLOB_BYTES_MAX, PIECE_BYTES
from fieldnotes.sync.protocol import add_up
from fieldnotes.sync.receipt import ReceiptBroken, read_blob_receipt

PATH = "/v1/blob/"
FEED_PATH = "/v1/blobs"
HELD = "fieldnotes-held"
"""Header of an answer: how many bytes from the first on the station has of a blob."""
WHY = "fieldnotes-why"
"""Header of a refusal: its code, as of `BlobRefused`."""
NO_MORE = frozenset({"no_room", "over_quota"})
"""Refusals that are of the station and not of one blob."""
LIST_MAX = 1000
LIST_BYTES_MAX = 128 * 1024
SUM_BYTES = 32


class BlobFeed(msgspec.Struct, frozen=True, array_like=True):
    """Answer to the feed: the station's life, and (place, blob, size) in the order in which they became whole there.

    `sum`: of the ids up to the place behind which was asked (`protocol.add_up`): a laptop that was told otherwise looks through the feed
    from the beginning. Empty from a station that does not say.
    """

    incarnation: str
    blobs: tuple[tuple[int, bytes, int], ...]
    sum: bytes = b""


class BlobReceipt(msgspec.Struct, frozen=True, array_like=True):
    """The station's signed word that it holds a blob whole."""

    body: bytes
    signature: bytes


class Ask(NamedTuple):
    """A request, to be signed and sent. `path` with its query."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""


class Reply(Protocol):
    """What a way brings back."""

    @property
    def status(self) -> int:
        """Of HTTP."""
        ...

    @property
    def headers(self) -> dict[str, str]:
        """Names in small letters."""
        ...

    @property
    def body(self) -> bytes:
        """All of it."""
        ...


class Told(NamedTuple):
    """What came back. `headers`: names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes = b""


class Way(Protocol):
    """A way to the station that signs what goes over it, as `http.HttpTransport`."""

    def request(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None, *, most: int = ...
    ) -> Reply:
        """What came back, at most so many bytes. SyncProblem."""
        ...


class BlobLaptop(Protocol):
    """The laptop's side."""

    device: str
    station_public: bytes

    def life(self) -> str:
        """The station's life as the last meeting left it."""
        ...

    def blobs_to_send(self) -> list[tuple[str, int]]:
        """Blobs that are here whole and that the station has not confirmed, small ones first."""
        ...

    def read_blob(self, blob: str, *, start: int, size: int) -> bytes:
        """Bytes of one."""
        ...

    def blob_sent(self, blob: str, *, receipt: bytes, signature: bytes) -> None:
        """Keep the receipt, and that it is sent."""
        ...

    def blob_cursor(self) -> tuple[int, bytes]:
        """Up to which place of the station's feed everything is here, and the sum of the ids up to there."""
        ...

    def set_blob_cursor(self, place: int, total: bytes) -> None:
        """It is there now."""
        ...

    def start_blobs_over(self) -> None:
        """The cursor is at the beginning, and nothing counts as sent: the next meeting offers it again. Nothing is deleted."""
        ...

    def blob_count(self) -> int:
        """How many blobs are here."""
        ...

    def has_blob(self, blob: str) -> bool:
        """Whether it is here whole."""
        ...

    def blob_held(self, blob: str) -> int:
        """How much of it has come so far."""
        ...

    def take_piece(self, blob: str, *, size: int, start: int, data: bytes) -> int:
        """Keep a piece; how much is here then. BlobRefused."""
        ...


class BlobsMet(msgspec.Struct, kw_only=True):
    """What was done, kept up to date while it is done. `bytes_done` of `bytes_total` is the progress of both ways.

    `refused`: blob -> why it was not taken, here or there; it is tried again the next time.
    """

    sent: int = 0
    taken: int = 0
    bytes_done: int = 0
    bytes_total: int = 0
    refused: dict[str, str] = {}


Blobs = Generator[Ask, Told, None]


def meet_blobs(laptop: BlobLaptop, met: BlobsMet) -> Blobs:
    """Send what the station lacks, then fetch what is missing here. SyncProblem: station_unsure, not_authorised; what came stays."""
    waiting = laptop.blobs_to_send()
    met.bytes_total += sum(size for _, size in waiting)
    for at, (blob, size) in enumerate(waiting):
        yield from _send(laptop, met, blob, size)
        if met.refused.get(blob) in NO_MORE:  # of what comes behind it, which is larger, nothing would be taken either
            met.bytes_total -= sum(size for _, size in waiting[at + 1 :])
            break
    yield from _fetch(laptop, met)


def run_blobs(laptop: BlobLaptop, way: Way, met: BlobsMet) -> None:
    """All of it in one go. SyncProblem: those of `meet_blobs` and of the way; what came stays."""
    meeting = meet_blobs(laptop, met)
    try:
        ask = next(meeting)
        while True:
            ask = meeting.send(tell(way, ask))
    except StopIteration:
        return


def tell(way: Way, ask: Ask) -> Told:
    """One request over a way."""
    reply = way.request(ask.method, ask.path, ask.body, ask.headers, most=max(PIECE_BYTES, LIST_BYTES_MAX))
    return Told(reply.status, reply.headers, reply.body)


def _send(laptop: BlobLaptop, met: BlobsMet, blob: str, size: int) -> Blobs:
    told = yield Ask("HEAD", PATH + blob, {})
    _check(told, 200)
    held = _held(told, size)
    met.bytes_done += held
    has_begun_anew = False
    while True:
        data = laptop.read_blob(blob, start=held, size=min(PIECE_BYTES, size - held))
        place = f"bytes {held}-{held + len(data) - 1}/{size}" if data else f"bytes */{size}"
        told = yield Ask("PUT", PATH + blob, {"content-range": place}, data)
        if told.status == 201:
            met.bytes_done += size - held
            _keep_receipt(laptop, blob, size, told)
            met.sent += 1
            return
        if told.status == 413:
            why = told.headers.get(WHY, "")
            met.refused[blob] = why if why in NO_MORE else "too_large"
            met.bytes_total -= size - held
            return
        if told.status in (409, 422) and not has_begun_anew:
            has_begun_anew = True  # it lost what it had, or what it had was not ours: once more from where it says
            now = _held(told, size) if told.status == 409 else 0
        elif told.status == 200:
            now = _held(told, size)
            if now <= held:
                raise SyncProblem("station_unsure")
        else:
            _check(told, 200)
            met.refused[blob] = "wrong_content"
            return
        met.bytes_done += now - held
        held = now


def _keep_receipt(laptop: BlobLaptop, blob: str, size: int, told: Told) -> None:
    try:
        receipt = msgspec.msgpack.decode(told.body, type=BlobReceipt)
        read_blob_receipt(
            receipt.body, receipt.signature, public=laptop.station_public, incarnation=laptop.life(),
            device=laptop.device, blob=blob, size=size,
        )  # fmt: skip
    except (msgspec.MsgspecError, ReceiptBroken):
        raise SyncProblem("station_unsure") from None
    laptop.blob_sent(blob, receipt=receipt.body, signature=receipt.signature)


def _fetch(laptop: BlobLaptop, met: BlobsMet) -> Blobs:
    after, total = good = laptop.blob_cursor()
    is_unbroken = True  # the cursor stays before the first that is missing
    idle = 0  # a feed gives each once, so no more can come that are here already than are here
    feed = yield from _list(laptop, after)
    if feed.sum not in (b"", total):
        after, total = good = 0, bytes(SUM_BYTES)  # what was said of it before was not so, or that disk was lost
        laptop.start_blobs_over()
        feed = yield from _list(laptop, after)
    while rows := feed.blobs:
        missing = [size for _, blob, size in rows if not laptop.has_blob(blob.hex())]
        met.bytes_total += sum(missing)
        for place, blob, size in rows:
            id_ = blob.hex()
            is_taken = is_here = laptop.has_blob(id_)
            if not is_here:
                is_taken = yield from _take(laptop, met, id_, size)
            idle += is_here or not is_taken
            if idle > laptop.blob_count() + LIST_MAX:
                raise SyncProblem("station_unsure")
            is_unbroken = is_unbroken and is_taken
            after, total = place, add_up([total.hex(), id_])
            if is_unbroken:
                good = after, total
                if not is_here:
                    laptop.set_blob_cursor(*good)
        laptop.set_blob_cursor(*good)
        feed = yield from _list(laptop, after)


def _list(laptop: BlobLaptop, after: int) -> Generator[Ask, Told, BlobFeed]:
    told = yield Ask("GET", f"{FEED_PATH}?after={after}", {})
    _check(told, 200)
    try:
        feed = msgspec.msgpack.decode(told.body, type=BlobFeed)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise SyncProblem("station_unsure") from None
    for expected, (place, blob, size) in enumerate(feed.blobs, after + 1):
        if place != expected or len(blob) != 32 or not 0 <= size <= BLOB_BYTES_MAX:
            raise SyncProblem("station_unsure")
    if feed.incarnation != laptop.life():
        raise SyncProblem("station_unsure")  # restored since the records were met: the next meeting begins with that
    return feed


def _take(laptop: BlobLaptop, met: BlobsMet, blob: str, size: int) -> Generator[Ask, Told, bool]:
    held = laptop.blob_held(blob)
    # The station lied of its size, then or now: what came goes, and the next meeting begins it anew.
    is_too_much = held > size
    held = 0 if is_too_much else held
    met.bytes_done += held
    while True:
        data = b""
        if held < size and not is_too_much:
            told = yield Ask("GET", PATH + blob, {"range": f"bytes={held}-{min(held + PIECE_BYTES, size) - 1}"})
            if told.status in (404, 416):
                met.refused[blob] = "gone"
                return False
            _check(told, 206)
            data = told.body
            if not data or len(data) > min(PIECE_BYTES, size - held):
                raise SyncProblem("station_unsure")
        try:
            now = laptop.take_piece(blob, size=size, start=held, data=data)
        except BlobRefused as refused:
            met.refused[blob] = refused.code
            met.bytes_done += size - held
            return False
        met.bytes_done += now - held
        held = now
        if held == size:
            met.taken += 1
            return True


def _held(told: Told, size: int) -> int:
    text = told.headers.get(HELD, "")
    if not (text.isascii() and text.isdigit() and len(text) <= 15 and int(text) <= size):
        raise SyncProblem("station_unsure")
    return int(text)


def _check(told: Told, wanted: int) -> None:
    if told.status in (401, 403):
        raise SyncProblem("not_authorised")
    if told.status != wanted and told.status not in (409, 422):
        raise SyncProblem("station_unsure")
    if wanted == 206 and told.status != 206:
        raise SyncProblem("station_unsure")
