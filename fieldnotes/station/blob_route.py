"""Sealed files over HTTP: the same check of signatures as for questions, then `blobs` answers."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from fieldnotes.station.app import MESSAGE_TYPE, Front, answering
from fieldnotes.station.blobs import FOLDER, BlobDesk, Reply, StationBlobs
from fieldnotes.station.keeper import KeptShelf
from fieldnotes.sync.blob_session import FEED_PATH, PATH
from fieldnotes.sync.bundle import PIECE_BYTES


def blob_routes(front: Front) -> list[BaseRoute]:
    """Ask how much is there, put a piece, get a range; and the feed of what has come."""
    keeper = front.keeper
    blobs = StationBlobs(front.folder / FOLDER, bounds=keeper.identity.bounds)

    async def answer(request: Request) -> Response:
        query = request.scope["query_string"].decode("ascii")
        headers = {name.lower(): value for name, value in request.headers.items()}
        async with front.signed(request, most=PIECE_BYTES) as asked:

            def act(shelf: KeptShelf) -> Reply:
                desk = BlobDesk(
                    blobs,
                    incarnation=shelf.incarnation,
                    sign=keeper.identity.sign,
                    guard=keeper.guard(shelf),
                    counts=shelf,
                )
                return desk.answer(
                    method=request.method,
                    path=request.url.path,
                    query=query,
                    headers=headers,
                    body=asked.body,
                    device=asked.device,
                )

            reply = await front.on_shelf(act)
        return Response(reply.body, reply.status, {**reply.headers, **front.nonce(asked.device)}, MESSAGE_TYPE)

    return [
        Route(PATH + "{blob}", answering(answer), methods=["HEAD", "GET", "PUT"]),
        Route(FEED_PATH, answering(answer), methods=["GET"]),
    ]
