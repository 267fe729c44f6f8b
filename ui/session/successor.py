"""The process that takes the window over: Python cannot wipe text, so whoever held it exits.

Start the successor, wait for its first paint, exit. Two messages go over its standard input, nothing over arguments or environment:
first how the window looks (so that it can paint at once), then, when the vault here is closed, the keys (none after Ctrl+L).
It answers one line when it has painted.
"""

from __future__ import annotations

import contextlib
import struct
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec
from PySide6.QtCore import QObject, Signal

from ui.session.preference import Preference
from ui.session.where import Where

FLAG = "--successor"
PAINTED = b"painted\n"
_LENGTH = struct.Struct(">I")
_AT_MOST = 1 << 20  # bytes of one message


class Opening(msgspec.Struct, frozen=True):
    """What the successor needs before its first paint. `kind`: lock, hide, idle, swap, ended."""

    kind: str
    data_dir: str
    window: Preference
    where: Where


def entry_command() -> list[str]:
    """How this program is started, packaged or from a checkout."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ui"]


def send_message(stream: BinaryIO, message: bytes) -> None:
    """Length first, big-endian, four bytes."""
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def read_message(stream: BinaryIO) -> bytes:
    """The next message; EOFError when the predecessor went away."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    if length > _AT_MOST:
        raise EOFError
    message = stream.read(length)
    if len(message) < length:
        raise EOFError
    return message


class Successor(QObject):
    """The predecessor's side. `painted` when the new window stands; `failed` when it went away before."""

    painted = Signal()
    failed = Signal()

    def __init__(self, opening: Opening, *, entry: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.has_painted = False
        # The entry is this program itself; no shell, no input of anybody. It starts where this program lies, because `-m` looks into the
        # working folder first: a folder on a stick with a package of our name in it would be handed the keys.
        self._process = subprocess.Popen(  # noqa: S603
            [*entry, FLAG], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).resolve().parents[2]
        )
        self._send(msgspec.json.encode(opening))
        self._reader = threading.Thread(target=self._listen, name="pool-successor", daemon=True)
        self._reader.start()

    def hand_keys(self, keys: bytes) -> None:
        """The vault here is closed: the successor may open it, with these keys or none."""
        self._send(keys)
        with contextlib.suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()

    def give_up(self) -> None:
        """It is not needed after all."""
        self._process.kill()
        self._process.wait(5)

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def _send(self, message: bytes) -> None:
        stream = self._process.stdin
        if stream is not None:
            with contextlib.suppress(OSError):  # it died: `failed` says so
                send_message(stream, message)  # type: ignore[arg-type]  # IO[bytes] is what Popen gives

    def _listen(self) -> None:
        stream = self._process.stdout
        line = stream.readline() if stream is not None else b""
        self.has_painted = line == PAINTED
        with contextlib.suppress(RuntimeError):  # the window has gone already
            (self.painted if self.has_painted else self.failed).emit()


class Predecessor(QObject):
    """The successor's side: reads how to look at once, then waits for the keys on a thread of its own."""

    keys_came = Signal(bytes)
    went_away = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._in, self._out = sys.stdin.buffer, sys.stdout.buffer
        self.opening = msgspec.json.decode(read_message(self._in), type=Opening)

    def wait_for_keys(self) -> None:
        """`keys_came` on the UI thread."""
        threading.Thread(target=self._read, name="pool-predecessor", daemon=True).start()

    def tell_painted(self) -> None:
        """The predecessor may exit."""
        with contextlib.suppress(OSError, ValueError):
            self._out.write(PAINTED)
            self._out.flush()

    def _read(self) -> None:
        try:
            keys = read_message(self._in)
        except (EOFError, OSError, ValueError):
            self.went_away.emit()
        else:
            self.keys_came.emit(keys)
