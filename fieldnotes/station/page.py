"""The station's status page: for whoever looks after it, on its own computer only. HTML written here, no scripts, nothing that is secret.

The outer page stays as it is, so whoever reads or tabs through it keeps their place; the facts are in a frame that comes anew by itself.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from fieldnotes.station.app import Front, answering
from fieldnotes.station.command import BOUND_MET, FULL, bound_words, moment_words, restored_words, trail_words
from fieldnotes.station.identity import Identity
from fieldnotes.station.keeper import Keeper
from fieldnotes.station.opening import open_shelf
from fieldnotes.station.state import LaptopState, StationState, Twin, read_state
from fieldnotes.system.path import resource

EVERY_S = 20
_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
    ),
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class _OurHost:
    """Only who asks this computer by its own name: a page elsewhere cannot have its name point here (DNS rebinding) and read along."""

    def __init__(self, app: ASGIApp, *, port: int) -> None:
        self._app = app
        self._hosts = {f"{host}:{port}" for host in ("127.0.0.1", "localhost", "[::1]")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            hosts = [value.decode("latin-1").lower() for name, value in scope["headers"] if name == b"host"]
            if len(hosts) != 1 or hosts[0] not in self._hosts:
                await Response(status_code=421, headers=_HEADERS)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def make_page(folder: Path, identity: Identity, *, port: int) -> ASGIApp:
    """The page's application."""
    keeper = Keeper(identity)
    front = Front(folder, keeper, open_=lambda: open_shelf(folder, identity.database, keeper.now_ms), threads=1)
    css = resource("station", "status.css").read_bytes()

    async def outer(request: Request) -> Response:
        return _html(outer_page(identity.name, is_still="still" in request.query_params))

    async def now(request: Request) -> Response:
        state = await front.on_shelf(lambda shelf: read_state(folder, identity, shelf, keeper))
        return _html(now_page(state, is_still="still" in request.query_params))

    async def style(_request: Request) -> Response:
        return Response(css, media_type="text/css", headers=_HEADERS)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        front.close()

    app = Starlette(
        routes=[
            Route("/", answering(outer)),
            Route("/now", answering(now)),
            Route("/status.css", answering(style)),
        ],
        lifespan=lifespan,
    )
    return _OurHost(app, port=port)


def _html(text: str) -> Response:
    return Response(text, media_type="text/html", headers=_HEADERS)


def outer_page(name: str, *, is_still: bool) -> str:
    """The page around the facts."""
    if is_still:
        words, link = "The facts stand still.", '<a href="/">Refresh them by themselves</a>'
    else:
        words = f"The facts come anew every {EVERY_S} seconds."
        link = '<a href="/?still">Let them stand still</a>'
    frame = "/now?still" if is_still else "/now"
    return _document(
        f"{escape(name)}: station",
        "",
        f"""<header><h1>{escape(name)}</h1><p>{words} {link}</p></header>
<main><iframe src="{frame}" title="How the station stands"></iframe></main>""",
        "outer",
    )


def now_page(state: StationState, *, is_still: bool) -> str:
    """The facts, as they are now."""
    refresh = "" if is_still else f'<meta http-equiv="refresh" content="{EVERY_S}">\n'
    began = {"made": "made", "restored": "restored from a copy"}.get(state.why, escape(state.why))
    facts = [
        ("Agency", escape(state.agency) or "none yet: the first laptop brings it"),
        ("Laptops find it at", escape(", ".join(state.addresses))),
        ("Present life", f"{began} on {moment_words(state.life_ms)}"),
        ("Sealed versions kept", f"{state.revisions:,}"),
        ("Waiting for what they follow", f"{state.waiting:,}"),
        ("Certificates kept", f"{state.certificates:,}"),
        ("Certificates that do not hold", f"{state.set_aside:,}"),
        ("Kept in", "PostgreSQL" if state.database == "postgresql" else f"its own file, {_size(state.database_bytes)}"),
        ("Free on the disk", _size(state.disk_free_bytes)),
    ]
    rows = "\n".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts)
    return _document(
        f"{escape(state.name)}: how it stands",
        refresh,
        f"""<p>As of {moment_words(state.at_ms)}.</p>
{_alarms(state)}
<h2 id="laptops">Laptops</h2>
{_laptops(state)}
{_restored(state)}
<h2>The station</h2>
<dl>
{rows}
</dl>""",
        "now",
    )


def _alarms(state: StationState) -> str:
    said = [_twin(twin) for twin in state.twins]
    for one in {laptop.device: laptop for laptop in (*state.broken_trails, *state.at_work_twice)}.values():
        said += [f"{escape(one.called)}: {escape(words)}" for words in trail_words(one)]
    said += [_bound(one) for one in state.laptops if one.bounds_met]
    if state.full:
        said.append(FULL[state.full])
    elif state.is_disk_low:
        said.append(f"Only {_size(state.disk_free_bytes)} are free on the disk. Free some today.")
    if not said:
        return '<p class="good">Nothing needs anybody now.</p>'
    items = "".join(f"<li>{one}</li>" for one in said)
    return f'<section class="alarm" aria-labelledby="alarm"><h2 id="alarm">Somebody should look</h2><ul>{items}</ul></section>'


def _twin(twin: Twin) -> str:
    author = escape(twin.author) or "somebody unknown"
    laptop = escape(twin.laptop) or "an unknown laptop"
    return (
        f"Two different versions carry the number {twin.n} of {author} on {laptop}. "
        "A copied disk runs twice, or somebody lies: find out which, and enrol that laptop again."
    )


def _bound(one: LaptopState) -> str:
    name = escape(one.name) or f"<code>{escape(one.device[:12])}</code>"
    return f"{name} {BOUND_MET.format(what=escape(bound_words(one.bounds_met)))}"


def _laptops(state: StationState) -> str:
    if not state.laptops:
        return "<p>No laptop is enrolled yet.</p>"
    rows = "\n".join(_row(one) for one in state.laptops)
    return f"""<div class="wide" role="region" aria-labelledby="laptops" tabindex="0">
<table>
<thead><tr><th scope="col">Laptop</th><th scope="col">Standing</th><th scope="col">Here last</th>\
<th scope="col">Has still to get</th><th scope="col">Brought</th><th scope="col">Not taken last time</th>\
<th scope="col">FieldNotes</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>"""


def _restored(state: StationState) -> str:
    """Every restore of a laptop, for good: whoever puts back an old disk cannot do so unseen."""
    rows = [(one.called, restored) for one in state.laptops for restored in one.restored]
    if not rows:
        return ""
    items = "".join(f"<li>{escape(name)}: {escape(restored_words(one))}</li>" for name, one in rows)
    return f'<h2 id="restored">Restored laptops</h2><ul>{items}</ul>'


def _row(one: LaptopState) -> str:
    standing = {"enrolled": "enrolled", "revoked": "taken out", "unknown": "not known"}[one.standing]
    seen = moment_words(one.seen_ms) if one.seen_ms else "never"
    cells = [standing, seen, f"{one.behind:,}", f"{one.brought:,}", f"{one.refused:,}", escape(one.app) or "not said"]
    name = escape(one.name) or f"<code>{escape(one.device[:12])}</code>"
    return f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _size(count: int) -> str:
    return f"{count / 1024**3:,.1f} GB" if count >= 1024**3 else f"{count / 1024**2:,.1f} MB"


def _document(title: str, head: str, body: str, kind: str) -> str:
    return f"""<!doctype html>
<html lang="en" class="{kind}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
{head}<title>{title}</title>
<link rel="stylesheet" href="/status.css">
</head>
<body>
{body}
</body>
</html>
"""
