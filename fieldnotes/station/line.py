"""Connections to the station: none waits for ever, and when there are too many, whoever has most of them loses one.

A connection belongs to its network address until a laptop's signature held on it, then to that laptop. So a stranger who opens as many as
they can cuts off themselves, not the car that comes next; one with many addresses too: while strangers hold most, one of them goes.
"""

from __future__ import annotations

import asyncio
import ipaddress
import sys
from asyncio import TimerHandle
from collections import Counter
from collections.abc import Callable
from itertools import count
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_S = 15.0  # how long a connection may take to say what it wants, and before that for TLS
HEAD_BYTES_MAX = 32 * 1024
CONNECTIONS_MAX = 500
# A laptop has one at a time, and some that died on the way. What it was answered waits in memory until it is read: not for ever more.
LAPTOP_CONNECTIONS_MAX = 8
LOOP = "fieldnotes.station.line:PatientLoop"
_BELONGS = "belongs_to"
_AT = "at "

if sys.platform == "win32":
    _Loop = asyncio.ProactorEventLoop  # as uvicorn itself chooses
else:
    _Loop = asyncio.SelectorEventLoop
_numbers = count()


class PatientLoop(_Loop):
    """An event loop whose servers do not wait a whole minute for the first word of TLS."""

    async def create_server(self, *args: Any, **more: Any) -> asyncio.Server:
        """As usual."""
        if more.get("ssl") is not None:
            more.setdefault("ssl_handshake_timeout", HEAD_S)
        made: asyncio.Server = await super().create_server(*args, **more)
        return made


class PatientProtocol(HttpToolsProtocol):
    """HTTP/1.1 that does not wait for ever: uvicorn itself limits neither the time nor the length of a request's head."""

    _head_timer: TimerHandle | None = None
    _head_bytes = 0
    _is_in_head = True
    whose = ""
    number = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in the base
        """Somebody is there."""
        super().connection_made(transport)
        self.number, self.whose = next(_numbers), f"{_AT}{network_of(self.client[0] if self.client else '')}"
        if len(self.connections) > CONNECTIONS_MAX:
            _make_room([one for one in self.connections if isinstance(one, PatientProtocol) and one is not self])
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """And gone."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Bytes: if they are of a head, its time runs."""
        is_between = self.cycle is None or self.cycle.response_complete
        super().data_received(data)
        if is_between and self._is_in_head and not self.transport.is_closing():
            self._head_bytes += len(data)
            if self._head_bytes > HEAD_BYTES_MAX:
                self.transport.abort()
            elif self._head_timer is None:
                self._wait()

    def on_message_begin(self) -> None:
        """A request begins: the application says later whose it is."""
        super().on_message_begin()
        self.scope["state"][_BELONGS] = self._belongs_to

    def on_headers_complete(self) -> None:
        """The head is here; the application limits the body."""
        self._stop_waiting()
        self._is_in_head, self._head_bytes = False, 0
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        """The next head may come."""
        self._is_in_head = True
        super().on_response_complete()

    def shutdown(self) -> None:
        """The station stops: who asks nothing now is let go at once, without waiting for a farewell."""
        if self.is_idle and not self.transport.get_write_buffer_size():
            self.transport.abort()
        else:
            super().shutdown()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being asked or answered."""
        return self.cycle is None or bool(self.cycle.response_complete)

    def let_go(self) -> None:
        """End it now; it counts no more."""
        self.connections.discard(self)
        self.transport.abort()

    def _belongs_to(self, device: str) -> None:
        if self.whose == device:
            return
        self.whose = device
        lines = (one for one in self.connections if isinstance(one, PatientProtocol) and one is not self)
        others = sorted((one for one in lines if one.whose == device), key=_first_to_go)
        for one in others[: max(0, len(others) + 1 - LAPTOP_CONNECTIONS_MAX)]:
            one.let_go()

    def _wait(self) -> None:
        self._head_timer = self.loop.call_later(HEAD_S, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None


def network_of(address: str) -> str:
    """An address, or of IPv6 the network that one house has."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return address
    return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))


def _make_room(lines: list[PatientProtocol]) -> None:
    """Of whoever holds most of these, the oldest that is idle goes, or the oldest; of strangers alone, while they are the most."""
    strangers = [one for one in lines if one.whose.startswith(_AT)]
    if 2 * len(strangers) > len(lines):
        lines = strangers
    held = Counter(one.whose for one in lines)
    most = max(held.values(), default=0)
    fitting = [one for one in lines if held[one.whose] == most]
    if fitting:
        min(fitting, key=_first_to_go).let_go()


def _first_to_go(one: PatientProtocol) -> tuple[bool, int]:
    return not one.is_idle, one.number


def belongs_to(scope: Any, device: str) -> None:
    """The connection of this request is this laptop's: its signature held."""
    tell: Callable[[str], object] | None = scope.get("state", {}).get(_BELONGS)
    if tell is not None:
        tell(device)
