"""The station over HTTP: signed requests in, answers out. What blocks runs in a few threads, each with a shelf of its own.

More routes (invitations, blobs) join in `routes`; they get the same `Front`: its folder, its threads, and its check of signatures.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from fieldnotes.domain.problem import Problem
from fieldnotes.station.body import INVITED, UNPROVEN, Bodies, NoBody, read_body
from fieldnotes.station.identity import Identity
from fieldnotes.station.invite import INVITES, PREFIX, WAIT_S_MAX, InviteBox, ask, tell
from fieldnotes.station.keeper import Keeper, KeptShelf, LaptopKnown
from fieldnotes.station.line import belongs_to
from fieldnotes.station.opening import open_shelf
from fieldnotes.sync.protocol import MESSAGE_BYTES_MAX, Malformed, Question, Refused, question_from_bytes, to_bytes
from fieldnotes.sync.signed import (
    BODY,
    NONCE,
    RequestBroken,
    check_nonce,
    check_signature,
    device_of,
    hash_of,
    new_nonce,
)
from fieldnotes.system.log import Code, describe
from fieldnotes.trust.invite import PART_BYTES_MAX

LOOK_EVERY_S = 0.4  # while a laptop waits for the admin's next part
MESSAGE_TYPE = "application/vnd.msgpack"
# Measured on two cores with twelve laptops: 1 to 8 make no difference; several, so that nobody waits for one long page.
THREADS = 4
# What is refused unread is taken off the line up to here, so that the answer arrives; beyond, the line is cut.
_QUIETLY_BYTES = 64 * 1024

_log = logging.getLogger("fieldnotes.station")
_Done = TypeVar("_Done")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A request whose signature held. `app`: what the laptop says to be."""

    device: str
    body: bytes
    app: str


class NotAnswered(Exception):
    """The request ends here, with this answer."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.status_code)
        self.response = response


class Front:
    """Where requests come in. `folder`: the station's data."""

    def __init__(self, folder: Path, keeper: Keeper, *, open_: Callable[[], KeptShelf], threads: int = THREADS) -> None:
        self.folder = folder
        self.keeper = keeper
        self._open = open_
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="shelf")
        self._own = threading.local()
        self._bodies = Bodies()

    async def on_shelf(self, act: Callable[[KeptShelf], _Done]) -> _Done:
        """Do it in one of the threads, with that thread's shelf."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, lambda: act(self._shelf()))

    def _shelf(self) -> KeptShelf:
        shelf: KeptShelf | None = getattr(self._own, "shelf", None)
        if shelf is None:
            shelf = self._own.shelf = self._open()
        return shelf

    def close(self) -> None:
        """Every thread closes the shelf that it opened."""
        all_here = threading.Barrier(self._threads)

        def close_mine() -> None:
            all_here.wait()  # one for each thread: none takes two
            shelf: KeptShelf | None = getattr(self._own, "shelf", None)
            if shelf is not None:
                shelf.close()

        for done in [self._pool.submit(close_mine) for _ in range(self._threads)]:
            done.result()
        self._pool.shutdown()

    # --- signed requests ---------------------------------------------------------------------------------------------

    @asynccontextmanager
    async def signed(self, request: Request, *, most: int, also_ended: bool = False) -> AsyncIterator[Asked]:
        """A request with a body of at most so many bytes, from a laptop that may meet and signed it. NotAnswered otherwise.

        Whoever may not, brings a nonce that is not theirs or old, or signed something else, is told before the body is read: its hash is in
        the head. Until the end the body counts as held. `also_ended`: of a laptop that was revoked too; the answer decides what it gets.
        """
        headers = {name.lower(): value for name, value in request.headers.items()}
        length = body_length(headers)
        try:
            device = device_of(headers)
        except RequestBroken:
            raise NotAnswered(Response(status_code=401, headers=_goodbye(length))) from None
        known, why_not = await self.on_shelf(lambda shelf: self._look(shelf, request, headers, also_ended=also_ended))
        is_allowed = why_not in ("", "old_nonce", "wrong_signature")
        if known is None or not is_allowed:
            raise NotAnswered(self._refused(403, why_not or "not_authorised", device, length))
        if length is None:
            raise NotAnswered(self._refused(411, "malformed", device, None))
        if length > most:
            raise NotAnswered(self._refused(413, "too_large", device, length))
        if why_not:
            raise NotAnswered(self._unproven(why_not, device, length))
        said = headers.get(BODY, "")
        if said:
            belongs_to(request.scope, device)
        with self.room(device if said else UNPROVEN, length):
            body = await self.read_body(request, length)
            if not await self.on_shelf(lambda _: self._is_of(body, request, headers, known)):
                raise NotAnswered(self._unproven("wrong_signature", device, length))
            belongs_to(request.scope, device)
            yield Asked(device=device, body=body, app=_app(headers))

    @contextmanager
    def room(self, of: str, length: int) -> Iterator[None]:
        """Room in memory for a body until the end. NotAnswered: 503 when too much comes in at once."""
        try:
            with self._bodies.room(of, length):
                yield
        except NoBody as none:
            raise NotAnswered(Response(status_code=none.status, headers={"connection": "close"})) from None

    async def read_body(self, request: Request, length: int) -> bytes:
        """All of it. NotAnswered: 408 from somebody who sends so slowly that others would wait."""
        try:
            return await read_body(request, length)
        except NoBody as none:
            raise NotAnswered(Response(status_code=none.status, headers={"connection": "close"})) from None

    def _look(
        self, shelf: KeptShelf, request: Request, headers: Mapping[str, str], *, also_ended: bool
    ) -> tuple[LaptopKnown | None, str]:
        """Who asks, and why they are refused: by what stands in the head alone."""
        device = device_of(headers)
        known, why_not = self.keeper.laptop(shelf, device), self.keeper.may_meet(shelf, device)
        if why_not == "revoked" and also_ended:
            why_not = ""
        if known is None or why_not:
            return known, why_not
        try:
            check_nonce(headers, nonce_key=self.keeper.nonce_key, now_ms=self.keeper.now_ms())
            if headers.get(BODY, ""):
                self._check(request, headers[BODY], headers, known)
        except RequestBroken as broken:
            return known, broken.code
        return known, ""

    def _is_of(self, body: bytes, request: Request, headers: Mapping[str, str], known: LaptopKnown) -> bool:
        """Whether this is the body that was signed; a laptop that does not say its hash in the head is checked only here."""
        found, said = hash_of(body), headers.get(BODY, "")
        try:
            if not said:
                self._check(request, found, headers, known)
        except RequestBroken:
            return False
        return said in ("", found)

    def _check(self, request: Request, body_hash: str, headers: Mapping[str, str], known: LaptopKnown) -> None:
        check_signature(
            method=request.method, path=_path(request), body_hash=body_hash, headers=headers, publics=known.publics
        )

    def _unproven(self, code: str, device: str, length: int | None) -> Response:
        if code != "old_nonce":  # an old one is how every laptop begins
            _log.warning("a request was refused: %s", Code("wrong_signature"))
        return Response(status_code=401, headers={**self.nonce(device), **_goodbye(length)})

    def nonce(self, device: str) -> dict[str, str]:
        """The header that goes with every answer to a laptop: what it signs its next request with."""
        return {NONCE: new_nonce(device, nonce_key=self.keeper.nonce_key, now_ms=self.keeper.now_ms())}

    def _refused(self, status: int, code: str, device: str, length: int | None) -> Response:
        headers = {**self.nonce(device), **_goodbye(length)}
        return Response(to_bytes(Refused(code=code)), status, headers, MESSAGE_TYPE)


def answering(act: Callable[[Request], object]) -> Callable[[Request], object]:
    """A route's function, with an answer for everything that may go wrong in it. Nothing of what came goes into the log."""

    async def answer(request: Request) -> Response:
        try:
            response = await act(request)  # type: ignore[misc] # a coroutine function
        except NotAnswered as not_answered:
            return not_answered.response
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it
        except Problem as problem:
            _log.error("no answer: %s", Code(problem.code))
            return Response(status_code=503)
        except Exception as unforeseen:  # noqa: BLE001 - the last door before a traceback
            _log.error("no answer: %s", Code(describe(type(unforeseen), unforeseen.__traceback__)))
            return Response(status_code=500)
        assert isinstance(response, Response)
        return response

    return answer


def routes(front: Front) -> list[BaseRoute]:
    """Everything the station can be asked."""

    async def sync(request: Request) -> Response:
        async with front.signed(request, most=MESSAGE_BYTES_MAX, also_ended=True) as asked:
            data = await front.on_shelf(lambda shelf: _answer(front.keeper, shelf, asked))
        return Response(data, headers=front.nonce(asked.device), media_type=MESSAGE_TYPE)

    from fieldnotes.station.blob_route import blob_routes  # which needs the Front that is here

    box = InviteBox(front.folder / INVITES, now_ms=front.keeper.now_ms)

    async def invite(request: Request) -> Response:
        """Unsigned: whoever has no code finds no name, and what is left here opens for nobody without it."""
        length = body_length({name.lower(): value for name, value in request.headers.items()}) or 0
        if length > PART_BYTES_MAX:
            return Response(status_code=413, headers={"connection": "close"})
        # Whoever has no code is sent away unread: anybody on the network may knock here.
        told = await front.on_shelf(lambda _: ask(box, request.method, request.url.path))
        if told.status >= 400:
            return Response(told.body, told.status, _goodbye(length))
        with front.room(INVITED, length):
            body = await front.read_body(request, length) if length else b""
            told = await front.on_shelf(lambda _: tell(box, request.method, request.url.path, body))
        wait_s = min(WAIT_S_MAX, float(body_length({"content-length": request.query_params.get("wait", "")}) or 0))
        until = asyncio.get_running_loop().time() + wait_s
        while told.status == 204 and request.method == "GET" and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(LOOK_EVERY_S)
            told = await front.on_shelf(lambda _: tell(box, "GET", request.url.path, b""))
        return Response(told.body, told.status)

    return [
        Route("/v1/sync", answering(sync), methods=["POST"]),
        Route(PREFIX + "{id}/{step}", answering(invite), methods=["GET", "PUT"]),
        *blob_routes(front),
    ]


def _answer(keeper: Keeper, shelf: KeptShelf, asked: Asked) -> bytes:
    try:
        question: Question = question_from_bytes(asked.body)
    except Malformed:
        return to_bytes(Refused(code="malformed"))
    answer = keeper.station(shelf).answer(question, device=asked.device)
    keeper.note(shelf, asked.device, question, answer, app=asked.app)
    return to_bytes(answer)


def make_app(folder: Path, identity: Identity, *, threads: int = THREADS) -> Starlette:
    """The application of one process."""
    keeper = Keeper(identity, folder=folder)
    front = Front(folder, keeper, open_=lambda: open_shelf(folder, identity.database, keeper.now_ms), threads=threads)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await front.on_shelf(keeper.roll)  # what cannot be opened is said before anybody is let in
        yield
        front.close()

    return Starlette(routes=routes(front), lifespan=lifespan)


def body_length(headers: Mapping[str, str]) -> int | None:
    """How long a body says to be; None when it does not say, which no laptop of ours does."""
    text = headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _path(request: Request) -> str:
    """As it stood in the request, with its query: that is what was signed."""
    query = request.scope["query_string"].decode("latin-1")
    path: str = request.scope["raw_path"].decode("latin-1")
    return f"{path}?{query}" if query else path


def _app(headers: Mapping[str, str]) -> str:
    said = headers.get("user-agent", "")
    return said if said.isascii() and said.isprintable() and said.startswith("FieldNotes/") else ""


def _goodbye(length: int | None) -> dict[str, str]:
    """Of an answer to what was not read."""
    return {"connection": "close"} if length is None or length > _QUIETLY_BYTES else {}
