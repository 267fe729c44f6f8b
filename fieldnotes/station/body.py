"""Bodies of requests as they come in: how many bytes at once, from whom, and how long they may take.

A laptop asks one question at a time. So each has room for a few of the longest messages (one whose line was cut may still hang on for a
moment), and nobody can take the room of the others: who a body is from is known by signature before any of it is read.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import Request

from fieldnotes.sync.protocol import MESSAGE_BYTES_MAX
from fieldnotes.trust.invite import PART_BYTES_MAX

PIECE_S = 20.0  # how long the next piece of a body may take
BODY_S, BODY_BYTES_PER_S = 30.0, 8192  # and all of it: half a minute, and longer for what is long
# Of all requests that are coming in or being answered; 25 laptops with a full page each are 100 MiB.
BODIES_BYTES_MAX = 256 * 1024 * 1024
LAPTOP_BYTES_MAX = 3 * MESSAGE_BYTES_MAX
# Of everybody together whose signature can only be checked behind the body: laptops of before the header that says its hash.
UNPROVEN_BYTES_MAX = 3 * MESSAGE_BYTES_MAX
INVITED_BYTES_MAX = 4 * PART_BYTES_MAX  # of all enrolments that are under way
UNPROVEN, INVITED = "", "invited"
_MOST = {UNPROVEN: UNPROVEN_BYTES_MAX, INVITED: INVITED_BYTES_MAX}


class NoBody(Exception):
    """No body to work with. `status`: 503 too much comes in at once, 408 too slow, 400 not as long as it said."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Bodies:
    """What one process holds in memory of bodies. `of` is the laptop that proved itself, or UNPROVEN, INVITED."""

    def __init__(self) -> None:
        self._held: Counter[str] = Counter()

    @contextmanager
    def room(self, of: str, length: int) -> Iterator[None]:
        """Room for so many bytes until the end; NoBody(503) while there is none."""
        if self._held.total() + length > BODIES_BYTES_MAX or self._held[of] + length > _MOST.get(of, LAPTOP_BYTES_MAX):
            raise NoBody(503)
        self._held[of] += length
        try:
            yield
        finally:
            self._held[of] -= length
            if not self._held[of]:
                del self._held[of]


async def read_body(request: Request, length: int) -> bytes:
    """All of a body that is said to be so long. NoBody: 408, 400."""
    body = bytearray()
    pieces = request.stream()
    try:
        async with asyncio.timeout(BODY_S + length / BODY_BYTES_PER_S):
            while True:
                async with asyncio.timeout(PIECE_S):
                    body += await anext(pieces)
                if len(body) > length:
                    raise NoBody(400)
    except StopAsyncIteration:
        return bytes(body)
    except TimeoutError:
        raise NoBody(408) from None
