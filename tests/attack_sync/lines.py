"""The rest of the table: lies about files, and what may stand at the other end of a real line, with the station's own TLS key."""

from __future__ import annotations

import os
import socket
import ssl
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Self

import msgspec

from fieldnotes.crypto.key import sign
from fieldnotes.station.identity import Identity, make_identity, server_tls
from fieldnotes.sync.blob_session import FEED_PATH, HELD, LIST_MAX, Ask, BlobFeed, BlobReceipt, Told
from fieldnotes.sync.http import HttpTransport, Reply
from fieldnotes.sync.protocol import MESSAGE_BYTES_MAX
from tests.attack_sync.liar import Lie
from tests.attack_sync.table import FAR, STRANGER, UNSURE, blob_receipted, feed_of, lie

# --- files ------------------------------------------------------------------------------------------------------------------


def of_list(name: str, code: str, change: Callable[[Lie, BlobFeed], dict[str, Any]]) -> None:
    """Another list of photos than there is."""

    class Lists(Lie):
        def change_file(self, ask: Ask, told: Told) -> Told:
            if not ask.path.startswith(FEED_PATH) or told.status != 200:
                return told
            return feed_of(told, **change(self, msgspec.msgpack.decode(told.body, type=BlobFeed)))

    lie(name, code)(Lists)


def of_file(name: str, code: str, method: str, change: Callable[[Ask, Told], Told]) -> None:
    """Another answer about one photo."""

    class Files(Lie):
        def change_file(self, ask: Ask, told: Told) -> Told:
            return change(ask, told) if ask.method == method and not ask.path.startswith(FEED_PATH) else told

    lie(name, code)(Files)


def own_photo(told: Lie) -> bytes:
    """One that the laptop has."""
    return bytes.fromhex(min(told.evening.photos))


of_list("omits a photo", "", lambda _lie, _feed: {"blobs": (), "sum": b""})
of_list(
    "lists a photo in another's place",
    "",
    lambda lie_, feed: {"blobs": tuple((p, own_photo(lie_), s) for p, _, s in feed.blobs)},
)
of_list("lists photos that nobody can give", "", lambda _lie, feed: {
    "blobs": tuple((place, os.urandom(32), size) for place, _, size in feed.blobs)
})  # fmt: skip
of_list(
    "lists photos in places far ahead",
    UNSURE,
    lambda _lie, feed: {"blobs": tuple((FAR + p, b, s) for p, b, s in feed.blobs)},
)
of_list(
    "says that a photo is without end",
    UNSURE,
    lambda _lie, feed: {"blobs": tuple((p, b, 1 << 50) for p, b, _ in feed.blobs)},
)
of_list(
    "says that a photo is shorter than it is",
    "",
    lambda _lie, feed: {"blobs": tuple((p, b, 10) for p, b, _ in feed.blobs)},
)
of_list("lists the photos of another life", UNSURE, lambda _lie, _feed: {"incarnation": "3" * 32})
of_list("says of the list before what is not so", "", lambda _lie, _feed: {"sum": os.urandom(32)})


@lie("lists a photo for ever", UNSURE)
class ListsForEver(Lie):
    def change_file(self, ask: Ask, told: Told) -> Told:
        if not ask.path.startswith(FEED_PATH):
            return told
        after = int(ask.path.rpartition("=")[2])
        rows = tuple((after + number, own_photo(self), 9) for number in range(1, LIST_MAX + 1))
        return feed_of(told, blobs=rows, sum=b"")


of_file("gives wrong bytes of a photo", "", "GET", lambda _ask, told: told._replace(body=bytes(len(told.body))))
of_file(
    "gives more bytes of a photo than were asked for",
    UNSURE,
    "GET",
    lambda _ask, told: told._replace(body=told.body + b"x"),
)
of_file("gives no bytes of a photo", UNSURE, "GET", lambda _ask, told: told._replace(body=b""))
of_file(
    "gives a page for people instead of a photo",
    UNSURE,
    "GET",
    lambda _ask, told: told._replace(status=200, body=b"<html>"),
)
of_file("says that a photo is gone", "", "GET", lambda _ask, _told: Told(404, {}))
of_file("has more of a photo than all", UNSURE, "HEAD", lambda _ask, _told: Told(200, {HELD: "999999"}))
of_file("has less than nothing of a photo", UNSURE, "HEAD", lambda _ask, _told: Told(200, {HELD: "-1"}))
of_file("takes a photo and nothing moves", UNSURE, "PUT", lambda _ask, _told: Told(200, {HELD: "0"}))
of_file("finds every photo wrong", "", "PUT", lambda _ask, _told: Told(422, {HELD: "0"}))
of_file("finds every photo too large", "", "PUT", lambda _ask, _told: Told(413, {}))
of_file(
    "signs for no photo",
    UNSURE,
    "PUT",
    lambda _ask, _told: Told(201, {}, msgspec.msgpack.encode(BlobReceipt(b"{}", b""))),
)


def of_photo_receipt(name: str, **changes: Any) -> None:
    """Another receipt than the one for this photo; the photo is thrown away."""

    class Photos(Lie):
        def tell(self, ask: Ask, honest: Callable[[Ask], Told]) -> Told:
            if ask.method != "PUT":
                return honest(ask)
            told = blob_receipted(
                self.evening, ask, Told(201, {}), **{key: value for key, value in changes.items() if key != "by"}
            )
            if "by" not in changes:
                return told
            kept = msgspec.msgpack.decode(told.body, type=BlobReceipt)
            signature = sign(STRANGER.private_bytes, b"fieldnotes/blob-receipt/v1" + kept.body)
            return told._replace(body=msgspec.msgpack.encode(BlobReceipt(kept.body, signature)))

    lie(name, UNSURE)(Photos)


of_photo_receipt("forges the receipt of a photo", by="nobody")
of_photo_receipt("gives a photo's receipt of another laptop", device="2" * 32)
of_photo_receipt("gives a photo's receipt of another life", life="9" * 32)
of_photo_receipt("gives the receipt of another photo", blob="0" * 64)
of_photo_receipt("gives a photo's receipt for another size", size=7)


# --- a real line --------------------------------------------------------------------------------------------------------------

Speak = Callable[[ssl.SSLSocket], bool]
"""What is done after a request came in; False: hang up."""


@cache
def identity() -> tuple[Identity, ssl.SSLContext]:
    """Of the station at the other end of every line, made once."""
    made = make_identity(name="S", addresses=["127.0.0.1"])
    with tempfile.TemporaryDirectory() as folder:
        return made, server_tls(made, Path(folder))


class Line:
    """Somebody with the station's TLS key at a free port. `asked` is set once a request came; `count`: how often it was called."""

    def __init__(self, speak: Speak | None, *, greet: Callable[[socket.socket], None] | None = None) -> None:
        """`greet` instead of TLS, for somebody who does not come that far."""
        self._speak, self._greet = speak, greet
        self._door = socket.create_server(("127.0.0.1", 0))
        self._door.settimeout(20)
        self.address = f"127.0.0.1:{self._door.getsockname()[1]}"
        self.asked = threading.Event()
        self.count = 0
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._serve)]

    def way(self, *, tls: str = "", device: str = "1" * 32) -> HttpTransport:
        """A laptop's way to it."""
        return HttpTransport([self.address], tls or identity()[0].fingerprint, device, lambda _: b"")

    def _serve(self) -> None:
        while not self._is_over.is_set():
            try:
                connected, _ = self._door.accept()
            except OSError:
                return
            self._threads.append(threading.Thread(target=self._receive, args=(connected,)))
            self._threads[-1].start()

    def _receive(self, connected: socket.socket) -> None:
        connected.settimeout(20)
        self.count += 1
        with suppress(OSError), connected:
            if self._greet is not None:
                self._greet(connected)
                return
            assert self._speak is not None
            with identity()[1].wrap_socket(connected, server_side=True) as line:
                while line.recv(65536):
                    self.asked.set()
                    if not self._speak(line):
                        return

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        with suppress(OSError), socket.create_connection(self._door.getsockname(), timeout=1):
            pass  # wakes who waits at the door
        self._door.close()
        for thread in self._threads:
            thread.join(25)
            assert not thread.is_alive()


def says(data: bytes) -> Speak:
    """The same bytes to every request."""

    def speak(line: ssl.SSLSocket) -> bool:
        line.sendall(data)
        return b"content-length" in data

    return speak


def drips(head: bytes, drop: bytes) -> Speak:
    """One piece at a time, for as long as somebody listens."""

    def speak(line: ssl.SSLSocket) -> bool:
        line.sendall(head)
        pause = threading.Event()
        while True:
            line.sendall(drop)
            pause.wait(0.01)

    return speak


def is_silent(line: ssl.SSLSocket) -> bool:
    """Nothing, until the other one goes."""
    return bool(line.recv(1))


class _Counted:
    """A way that tells the evening how often it was used."""

    def __init__(self, told: Lie, way: HttpTransport) -> None:
        self._told, self._way = told, way

    def ask(self, question: Any) -> Any:
        self._told.evening.asked.append(type(question).__name__)
        return self._way.ask(question)

    def request(self, *asked: Any, **more: Any) -> Reply:
        self._told.evening.asked.append(asked[0])
        return self._way.request(*asked, **more)


def on_line(
    name: str, code: str, speak: Speak | None, *, tls: str = "", greet: Callable[[socket.socket], None] | None = None
) -> None:
    """What happens on the line."""

    class OnLine(Lie):
        @contextmanager
        def way(self, device: str) -> Iterator[Any]:
            with Line(speak, greet=greet) as line:
                way = line.way(tls=tls, device=device)
                try:
                    yield _Counted(self, way)
                finally:
                    way.close()
                assert 0 < line.count <= 4, "asked again and again"

    lie(name, code)(OnLine)


def portal(connected: socket.socket) -> None:
    """A sign-in page of a Wi-Fi: it speaks, and not TLS."""
    connected.recv(4096)
    connected.sendall(b"HTTP/1.1 302 Found\r\nlocation: http://wifi.invalid/\r\ncontent-length: 0\r\n\r\n")


def waits(connected: socket.socket) -> None:
    """It takes the line and says nothing."""
    while connected.recv(4096):
        pass


OK = b"HTTP/1.1 200 OK\r\n"
on_line("is silent after it took the line", "unreachable", None, greet=waits)
on_line("is silent after the question", "unreachable", is_silent)
on_line("sends one byte of the head at a time", "unreachable", drips(OK, b"x"))
on_line("sends one line of the head at a time", "unreachable", drips(OK, b"x: y\r\n"))
on_line("asks for patience for ever", "unreachable", drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n"))
on_line("sends one byte of the answer at a time", "unreachable", drips(OK + b"content-length: 9000000\r\n\r\n", b"x"))
on_line("sends an answer without end", UNSURE, drips(OK + b"content-length: 999999999999\r\n\r\n", bytes(1 << 20)))
on_line("cuts the line in the middle of an answer", "unreachable", says(OK + b"CONTENT-LENGTH: 500\r\n\r\nhalf of it"))
on_line("does not say how long the answer is", "unreachable", says(OK + b"\r\nxxxxxxxxxx"))
on_line(
    "sends the laptop elsewhere",
    UNSURE,
    says(b"HTTP/1.1 302 Found\r\nlocation: https://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n"),
)
on_line("has no such page", UNSURE, says(b"HTTP/1.1 404 No\r\ncontent-length: 0\r\n\r\n"))
on_line("forbids and gives no reason", UNSURE, says(b"HTTP/1.1 403 No\r\ncontent-length: 0\r\n\r\n"))
on_line("is in trouble for ever", "station_troubled", says(b"HTTP/1.1 503 No\r\ncontent-length: 0\r\n\r\n"))
on_line(
    "accepts no nonce", "not_authorised", says(b"HTTP/1.1 401 No\r\nfieldnotes-nonce: 00\r\ncontent-length: 0\r\n\r\n")
)
on_line("answers in noise", UNSURE, says(OK + b"content-length: 4\r\n\r\n\xff\xff\xff\xff"))
on_line("speaks another language", "unreachable", says(b"SSH-2.0-not-a-station\r\n"))
on_line(
    "sends more than a message may be", UNSURE,
    says(OK + b"content-length: %d\r\n\r\n" % (MESSAGE_BYTES_MAX + 1) + bytes(MESSAGE_BYTES_MAX + 1)),
)  # fmt: skip
on_line("has another certificate", "wrong_station", is_silent, tls="0" * 64)
on_line("speaks no TLS", "wrong_station", None, greet=portal)
