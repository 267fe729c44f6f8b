"""The station as a running process: TLS 1.3, one process for the embedded store, several with PostgreSQL, an end that finishes answers."""

from __future__ import annotations

import errno
import logging
import multiprocessing
import os
import signal
import socket
import ssl
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Self

import uvicorn
from uvicorn.supervisors import Multiprocess

from fieldnotes.domain.problem import EnvironmentProblem, InputProblem, Problem, RuleProblem
from fieldnotes.station.app import make_app
from fieldnotes.station.identity import read_identity, server_tls
from fieldnotes.station.keeper import now_ms
from fieldnotes.station.line import CONNECTIONS_MAX, LOOP, PatientProtocol
from fieldnotes.station.opening import open_shelf
from fieldnotes.system.log import set_up_logging

if TYPE_CHECKING:
    from starlette.applications import Starlette

# From the moment an answer is handed to the system: a page of four MiB over one Mbit/s takes 34 seconds to arrive, and is then read on.
KEEP_ALIVE_S = 180
FILES_MAX = 4096  # open ones: connections that are still in their handshake count towards nothing else
STOP_S = 20  # answers under way are finished; a page takes far less
_WORKER_READY_S = 60.0


class _AppOf:
    """Makes the application of a process; travels to worker processes as it is."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._folder, self._threads = folder, threads

    def __call__(self) -> Starlette:
        _set_up_log()  # a worker is a new process
        _end_with_parent()
        _allow_files()
        return make_app(self._folder, read_identity(self._folder), threads=self._threads)


def _end_with_parent() -> None:
    """A worker whose main process was killed ends at once: it would go on alone, keep the port, and nobody could stop it. What it was
    keeping is kept whole or not at all, as when the power goes.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, name="parent", daemon=True).start()


def _allow_files() -> None:
    """As many open files as the system allows this account, up to FILES_MAX: usual are 1,024, which half-open connections use up."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES_MAX if hard == resource.RLIM_INFINITY else min(FILES_MAX, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class _TlsOf:
    """Makes the TLS side of a process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, _config: uvicorn.Config, _usual: Callable[[], ssl.SSLContext]) -> ssl.SSLContext:
        return server_tls(read_identity(self._folder), self._folder)


def config_of(folder: Path, *, threads: int, workers: int = 1) -> uvicorn.Config:
    """How the station serves."""
    return uvicorn.Config(
        _AppOf(folder, threads),
        factory=True,
        http=PatientProtocol,
        ws="none",
        lifespan="on",
        loop=LOOP,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        workers=workers,
        limit_concurrency=CONNECTIONS_MAX + 1,  # `PatientProtocol` makes room before
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=STOP_S,
        ssl_context_factory=_TlsOf(folder),
    )


class _Server(uvicorn.Server):
    """Says when it listens."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], object]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As usual, then the word."""
        await super().startup(sockets)
        if self.started:
            self._on_ready()


class _Workers(Multiprocess):
    """Says when all of them listen."""

    def __init__(self, config: uvicorn.Config, sockets: list[socket.socket], on_ready: Callable[[], object]) -> None:
        super().__init__(config, sockets)
        self._on_ready = on_ready

    def init_processes(self) -> None:
        """As usual, then the word."""
        super().init_processes()
        if all(one.wait_until_ready(_WORKER_READY_S, self.should_exit) for one in self.processes):
            self._on_ready()


def serve(
    folder: Path,
    *,
    host: str,
    port: int,
    workers: int = 1,
    threads: int = 4,
    status_port: int | None = None,
    say: Callable[[str], object],
) -> None:
    """Until SIGTERM or Ctrl+C. Says "ready on HOST:PORT" once it listens. `status_port`: None for no status page.

    Problems: those of the identity and the shelf; station_workers (several need PostgreSQL), and those of listening:
    station_port_taken, station_port, station_host (not an address of this computer).
    """
    identity = read_identity(folder)
    if workers > 1 and not identity.database:
        raise RuleProblem("station_workers")
    _set_up_log()
    open_shelf(
        folder, identity.database, now_ms
    ).close()  # a file or database that cannot be opened is said in a sentence
    server_tls(identity, folder)
    listening = _listen(host, port)
    status = None if status_port is None else _listen("127.0.0.1", status_port)
    bound_host, bound_port = listening.getsockname()[:2]
    words = f"ready on {f'[{bound_host}]' if ':' in bound_host else bound_host}:{bound_port}"
    if status is not None:
        words += f", status page on http://127.0.0.1:{status.getsockname()[1]}/"
    config = config_of(folder, threads=threads, workers=workers)
    for wanted in (signal.SIGTERM, signal.SIGINT):  # uvicorn raises them again when it has ended in peace
        signal.signal(wanted, lambda *_: None)

    def run() -> None:
        if workers > 1:
            _Workers(config, [listening], lambda: say(words)).run()
        else:
            _Server(config, lambda: say(words)).run([listening])

    if status is None:
        run()
        return
    with _StatusPage(folder, status):
        run()


def _set_up_log() -> None:
    set_up_logging(None)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
        made = socket.create_server((host, port), family=family, backlog=256)
    except (OSError, OverflowError) as refused:
        raise _why_not(refused, host, port) from None
    made.set_inheritable(True)
    return made


def _why_not(refused: OSError | OverflowError, host: str, port: int) -> Problem:
    if isinstance(refused, OverflowError) or refused.errno == errno.EACCES:
        return InputProblem("station_port", port=port)
    if isinstance(refused, socket.gaierror) or refused.errno == errno.EADDRNOTAVAIL:
        return InputProblem("station_host", host=host)
    return EnvironmentProblem("station_port_taken", address=f"{host}:{port}")


class _StatusPage:
    """The page for whoever looks after the station, beside it in a thread of its own."""

    def __init__(self, folder: Path, listening: socket.socket) -> None:
        from fieldnotes.station.page import make_page

        identity = read_identity(folder)
        port = int(listening.getsockname()[1])
        config = uvicorn.Config(
            make_page(folder, identity, port=port),
            http=PatientProtocol,
            ws="none",
            lifespan="on",
            loop="asyncio",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
            limit_concurrency=20,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=2,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([listening],), name="status", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
