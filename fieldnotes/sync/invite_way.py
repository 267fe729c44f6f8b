"""The laptop's way to an invitation at a station: unsigned requests over TLS to a certificate that is looked at once and then pinned."""

from __future__ import annotations

import hashlib
import socket
import ssl
import threading
from contextlib import suppress
from typing import Any, Protocol

from fieldnotes.domain.problem import SyncProblem
from fieldnotes.trust.invite import PART_BYTES_MAX

CONNECT_S = 10.0
_PIECE_BYTES = 64 * 1024
WAIT_S = 25.0
"""How long one question for a part may stay open at the station before it is asked again."""

_REFUSED = {404: "invite_unknown", 410: "invite_over", 409: "invite_taken", 413: "station_unsure"}


class InviteWay(Protocol):
    """A way to the box of one station. `tls`: SHA-256 of the certificate it was met with (DER), hex; believed by nobody before the
    offer was checked against it.
    """

    tls: str

    def find(self, id_: str, step: str, *, wait_s: float) -> bytes | None:
        """A part, or None when it was not left in that time. SyncProblem: unreachable, wrong_station, invite_unknown, invite_over."""
        ...

    def leave(self, id_: str, step: str, part: bytes) -> None:
        """Leave a part; the same again is the same. SyncProblem: those of `find`, invite_taken (another laptop used this code)."""
        ...

    def cancel(self) -> None:
        """From any thread: end what is under way, and let nothing begin any more; SyncProblem("sync_stopped") where it was asked."""
        ...


class HttpsInviteWay:
    """Over the network. Every connection is to the certificate that the first one met, whoever issued it and whatever clocks say."""

    def __init__(self, address: str) -> None:
        """Look at the station's certificate. SyncProblem("unreachable")."""
        import urllib3
        from urllib3.connection import HTTPSConnection

        way = self

        class Watched(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                way._opened(self.sock)

        host, _, port = address.rpartition(":")
        self._host, self._port = host.strip("[]"), int(port)
        self._is_cancelled = threading.Event()
        self._socket: Any = None
        self.tls = self._look()
        self._pool = urllib3.HTTPSConnectionPool(
            self._host,
            self._port,
            cert_reqs="CERT_NONE",
            assert_hostname=False,
            assert_fingerprint=self.tls,
            ssl_minimum_version=ssl.TLSVersion.TLSv1_3,
            retries=False,
            maxsize=1,
        )
        self._pool.ConnectionCls = Watched

    def cancel(self) -> None:
        """See `InviteWay`."""
        self._is_cancelled.set()
        self._cut()

    def _opened(self, connected: Any) -> None:
        self._socket = connected
        if self._is_cancelled.is_set():
            self._cut()

    def _cut(self) -> None:
        if self._socket is not None:
            with suppress(
                OSError, ValueError
            ):  # of the plain socket: the TLS one belongs to the thread that reads from it
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of the connection."""
        self._pool.close()

    def find(self, id_: str, step: str, *, wait_s: float) -> bytes | None:
        """`GET /v1/invite/<id>/<step>`."""
        status, body = self._ask("GET", f"/v1/invite/{id_}/{step}?wait={wait_s:.0f}", None, wait_s)
        return body if status == 200 else None

    def leave(self, id_: str, step: str, part: bytes) -> None:
        """`PUT /v1/invite/<id>/<step>`."""
        self._ask("PUT", f"/v1/invite/{id_}/{step}", part, 0.0)

    def _ask(self, method: str, path: str, body: bytes | None, wait_s: float) -> tuple[int, bytes]:
        import urllib3

        timeout = urllib3.Timeout(connect=CONNECT_S, read=wait_s + CONNECT_S)
        said = {"accept-encoding": "identity"}
        self._check_cancelled()
        try:
            answer: Any = self._pool.urlopen(
                method, path, body=body, headers=said, timeout=timeout, redirect=False, preload_content=False
            )
            data = _read(answer)
        except urllib3.exceptions.SSLError:
            self._check_cancelled()
            raise SyncProblem("wrong_station") from None
        except (urllib3.exceptions.HTTPError, OSError):
            self._check_cancelled()
            raise SyncProblem("unreachable") from None
        if answer.status not in {200, 204}:
            raise SyncProblem(_REFUSED.get(answer.status, "station_unsure"))
        return int(answer.status), data

    def _check_cancelled(self) -> None:
        if self._is_cancelled.is_set():
            raise SyncProblem("sync_stopped")

    def _look(self) -> str:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE  # it is compared with what the admin's offer says, under the code's MAC
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        try:
            with (
                socket.create_connection((self._host, self._port), timeout=CONNECT_S) as plain,
                context.wrap_socket(plain, server_hostname=None) as wrapped,
            ):
                der = wrapped.getpeercert(binary_form=True) or b""
        except (OSError, ValueError):
            raise SyncProblem("unreachable") from None
        return hashlib.sha256(der).hexdigest()


def _read(answer: Any) -> bytes:
    """What came, as it came: who answers is not known yet, so nothing is unpacked and nothing longer than a part taken. SyncProblem."""
    data = bytearray()
    for piece in answer.stream(_PIECE_BYTES, decode_content=False):
        data += piece
        if len(data) > PART_BYTES_MAX:
            answer.close()
            raise SyncProblem("station_unsure")
    answer.release_conn()
    return bytes(data)
