"""A virtual display of our own, and hands on it: keys and mouse by xdotool."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
SIZE = (1366, 768)  # the reference screen of the pictures
LOOK_EVERY_S = 0.02  # each look is work for the window that is looked at


def wait_for(look: Callable[[], T | None], *, within_s: float = 10.0, what: str = "") -> T:
    """The first true answer; AssertionError with `what` (and what it saw last) after the deadline."""
    until = time.monotonic() + within_s
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > until:
            raise AssertionError(f"not within {within_s:g} s: {what or look}; last: {seen!r}")
        time.sleep(LOOK_EVERY_S)


def needed(program: str) -> str:
    """Its path; a missing program fails the test, it does not skip it."""
    path = shutil.which(program)
    assert path, f"{program} is needed for the tests in a real window: `make test` installs it"
    return path


class Display:
    """One Xvfb, on a display number the server found free itself."""

    def __init__(self, size: tuple[int, int] = SIZE) -> None:
        read, write = os.pipe()
        self._frames = tempfile.mkdtemp(prefix="fieldnotes-frames-")  # the server's own memory of the screen, as a file
        self._server = subprocess.Popen(
            [needed("Xvfb"), "-displayfd", str(write), "-screen", "0", f"{size[0]}x{size[1]}x24",
             "-dpi", "96", "-nolisten", "tcp", "-noreset", "-fbdir", self._frames],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as stream:
            number = stream.readline().strip()
        assert number, "Xvfb said no display number"
        self.name = f":{number}"
        self._xdotool = needed("xdotool")
        self.environment = {**os.environ, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def close(self) -> None:
        """Ends the server, and with it whatever is still drawn there."""
        self._server.terminate()
        self._server.wait(10)
        shutil.rmtree(self._frames, ignore_errors=True)

    def hands(self, *arguments: str | int) -> str:
        """One xdotool call; what it says."""
        done = subprocess.run(  # noqa: PLW1510 - looked at below
            [self._xdotool, *map(str, arguments)], env=self.environment, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, f"xdotool {arguments[0]}: {done.stderr.strip()}"
        return done.stdout.strip()

    def key(self, *keys: str) -> None:
        """Keys one after the other, e.g. `key("ctrl+n")`."""
        self.hands("key", "--clearmodifiers", "--delay", 8, *keys)

    def type(self, words: str, *, delay_ms: int = 2) -> None:
        """As fingers would, letter by letter."""
        self.hands("type", "--delay", delay_ms, "--", words)

    def click(self, x: int, y: int) -> None:
        """The left button."""
        self.hands("mousemove", x, y, "click", 1)

    def brightness(self) -> float:
        """Share of the screen that is bright (over 60 % of white) this very moment, from every 61st pixel. Takes about a millisecond."""
        raw = Path(self._frames, "Xvfb_screen0").read_bytes()
        head = int.from_bytes(raw[:4], "big") + 12 * int.from_bytes(
            raw[76:80], "big"
        )  # XWD: header, then the colour map
        blue, green, red = (raw[head + part :: 4 * 61] for part in range(3))
        lights = [(299 * r + 587 * g + 114 * b) / 1000 for r, g, b in zip(red, green, blue, strict=False)]
        return sum(light > 153 for light in lights) / max(1, len(lights))

    def windows(self, name: str = "^FieldNotes$") -> list[int]:
        """Ids of visible windows by title; empty when there is none."""
        done = subprocess.run(  # noqa: PLW1510 - nothing found is no fault
            [self._xdotool, "search", "--onlyvisible", "--name", name],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return [int(line) for line in done.stdout.split()]
