"""The laptop's way to its station over the network: TLS 1.3 to the very certificate it was enrolled with, every request signed.

Which clock is right plays no part: the certificate is known by its hash, and a request is fresh by the station's own nonce.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import msgspec

import fieldnotes
from fieldnotes.domain.problem import SyncProblem
from fieldnotes.sync.protocol import (
    MESSAGE_BYTES_MAX,
    Answer,
    Malformed,
    Question,
    Refused,
    answer_from_bytes,
    to_bytes,
)
from fieldnotes.sync.signed import NONCE, Signed, sign_request

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPSConnectionPool

CONNECT_S, READ_S = 5.0, 30.0
# A question and its answer, head and all, take a minute, or go at such a pace.
SLOW_AFTER_S, SLOW_BYTES_PER_S = 60.0, 1024
_PIECE_BYTES = 16 * 1024  # of an answer that are waited for at once: well below what the pace allows for
_SYNC_PATH = "/v1/sync"


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What came back. `headers`: names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


class _Asked(msgspec.Struct, frozen=True, kw_only=True):
    method: str
    path: str
    body: bytes
    headers: dict[str, str]
    most: int


class _Way:
    """One address, and the connection that is kept open to it."""

    def __init__(self, address: str, tls: str, on_socket: Callable[[Any], object]) -> None:
        from urllib3 import HTTPSConnectionPool, Timeout
        from urllib3.connection import HTTPSConnection

        class Watched(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                on_socket(self.sock)

        host, _, port = address.rpartition(":")
        self.pool: HTTPSConnectionPool = HTTPSConnectionPool(
            host.strip("[]"),
            int(port),
            timeout=Timeout(connect=CONNECT_S, read=READ_S),
            retries=False,
            maxsize=1,
            block=True,
            cert_reqs="CERT_NONE",  # no authority is asked: only this one certificate is believed
            assert_hostname=False,
            assert_fingerprint=tls,
            ssl_minimum_version=ssl.TLSVersion.TLSv1_3,
        )
        self.pool.ConnectionCls = Watched
        self.is_used = False


class HttpTransport:
    """One laptop's way to one station. `addresses`: host:port, in the order in which they are tried; `tls`: SHA-256 of the station's
    certificate (DER), hex; `sign`: by the laptop's own key. One thread asks; `cancel` may come from any.

    `sent_bytes`, `received_bytes`: bodies, as far as they went.
    """

    def __init__(self, addresses: Sequence[str], tls: str, device: str, sign: Callable[[bytes], bytes]) -> None:
        self.sent_bytes = 0
        self.received_bytes = 0
        self._device = device
        self._sign = sign
        self._nonce = ""
        self._is_cancelled = threading.Event()
        self._socket: Any = None
        self._addresses, self._tls = tuple(addresses), tls
        self._ways: list[_Way] = []

    def ask(self, question: Question) -> Answer:
        """The answer. SyncProblem: those of `request`, station_unsure (not a message of ours), not_authorised."""
        reply = self.request("POST", _SYNC_PATH, to_bytes(question))
        if reply.status not in (200, 403, 411, 413):
            raise SyncProblem("station_unsure")
        try:
            answer = answer_from_bytes(reply.body)
        except Malformed:
            raise SyncProblem("station_unsure") from None
        if reply.status != 200 and not isinstance(answer, Refused):
            raise SyncProblem("station_unsure")
        return answer

    def request(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        most: int = MESSAGE_BYTES_MAX,
    ) -> Reply:
        """A signed request and what came back, at most so many bytes; `path` with its query.

        SyncProblem: unreachable, wrong_station (something else answers there), station_troubled (it says itself that it cannot now),
        not_authorised (it does not know our key), station_unsure (more than `most`), sync_stopped (`cancel`).
        """
        asked = _Asked(method=method, path=path, body=body, headers=dict(headers or {}), most=most)
        reply = self._anywhere(asked)
        if reply.status == 401 and reply.headers.get(NONCE):  # a new nonce came with it: once more, with that
            reply = self._anywhere(asked)
        if reply.status == 401:
            raise SyncProblem("not_authorised")
        if reply.status in (408, 429) or reply.status >= 500:
            raise SyncProblem("station_troubled")
        return reply

    def cancel(self) -> None:
        """End what is under way, and let nothing begin any more: SyncProblem("sync_stopped") in the thread that asks."""
        self._is_cancelled.set()
        self._cut()

    def close(self) -> None:
        """Let go of the connections."""
        for way in self._ways:
            way.pool.close()

    # --- the network -------------------------------------------------------------------------------------------------

    def _anywhere(self, asked: _Asked) -> Reply:
        """From the first address that answers; it is the first to be asked the next time. Anything may be sent again."""
        if not self._ways:
            self._ways = [_Way(address, self._tls, self._opened) for address in self._addresses]
        found: str | None = None
        for way in list(self._ways):
            for _turn in range(2 if way.is_used else 1):  # a connection that was kept may have died meanwhile
                self._check_cancelled()
                try:
                    reply = self._once(way, asked)
                except SyncProblem as problem:
                    self._check_cancelled()
                    if problem.code not in ("unreachable", "wrong_station"):
                        raise
                    way.is_used = False
                    found = problem.code if found != "wrong_station" else found
                    continue
                way.is_used = True
                self._ways.remove(way)
                self._ways.insert(0, way)
                return reply
        raise SyncProblem(found or "unreachable")

    def _once(self, way: _Way, asked: _Asked) -> Reply:
        method, path, body = asked.method, asked.path, asked.body
        request = Signed(method=method, path=path, device=self._device, nonce=self._nonce, body=body)
        said = {
            **asked.headers,
            **sign_request(request, self._sign),
            "user-agent": f"FieldNotes/{fieldnotes.__version__}",
            "accept-encoding": "identity",
        }
        with self._watched(len(body)):
            return self._exchange(way, asked, said)

    def _exchange(self, way: _Way, asked: _Asked, said: Mapping[str, str]) -> Reply:
        from urllib3.exceptions import HTTPError, SSLError

        try:
            self.sent_bytes += len(asked.body)
            answer = way.pool.urlopen(
                asked.method,
                asked.path,
                body=asked.body,
                headers=said,
                redirect=False,
                retries=False,
                preload_content=False,
            )
        except SSLError as error:
            raise SyncProblem("unreachable" if _is_cut_off(error) else "wrong_station") from None
        except (HTTPError, OSError):
            raise SyncProblem("unreachable") from None
        try:
            data = self._read(answer, asked.most)
        except (HTTPError, OSError):
            answer.close()
            raise SyncProblem("unreachable") from None
        except BaseException:
            answer.close()
            raise
        answer.release_conn()
        known = {name.lower(): value for name, value in answer.headers.items()}
        # Without a length a line that was cut looks like the end: perhaps this is not all of it.
        if "content-length" not in known and answer.status != 204:
            raise SyncProblem("unreachable")
        self._nonce = known.get(NONCE, self._nonce)
        return Reply(status=answer.status, headers=known, body=data)

    def _read(self, answer: BaseHTTPResponse, most: int) -> bytes:
        data = bytearray()
        for piece in answer.stream(_PIECE_BYTES, decode_content=False):
            self.received_bytes += len(piece)
            data += piece
            if len(data) > most:
                raise SyncProblem("station_unsure")
            self._check_cancelled()
        return bytes(data)

    @contextmanager
    def _watched(self, sent: int) -> Iterator[None]:
        """Cut the line when it is too slow to be worth it. Its own time-out begins anew with every byte, so somebody who sends one now and
        then, of the head or of the answer, would be waited for all night.
        """
        begun, before = time.monotonic(), self.received_bytes
        is_over = threading.Event()

        def watch() -> None:
            while True:
                may_take_s = SLOW_AFTER_S + (sent + self.received_bytes - before) / SLOW_BYTES_PER_S
                left_s = begun + may_take_s - time.monotonic()
                if left_s <= 0:
                    self._cut()
                    return
                if is_over.wait(left_s):
                    return

        watcher = threading.Thread(target=watch, name="sync-watch", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            is_over.set()
            watcher.join()

    def _opened(self, connected: Any) -> None:
        self._socket = connected
        if self._is_cancelled.is_set():
            self._cut()

    def _cut(self) -> None:
        connected = self._socket
        if connected is not None:
            with suppress(OSError, ValueError):
                # of the plain socket: the TLS one may only be touched by the thread that reads from it
                socket.socket.shutdown(connected, socket.SHUT_RDWR)

    def _check_cancelled(self) -> None:
        if self._is_cancelled.is_set():
            raise SyncProblem("sync_stopped")


def _is_cut_off(error: Exception) -> bool:
    """Whether the connection ended in the middle of the handshake: nobody said anything wrong yet."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLEOFError | TimeoutError | ConnectionError):
            return True
        if seen.args and isinstance(seen.args[0], ssl.SSLEOFError | TimeoutError | ConnectionError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
