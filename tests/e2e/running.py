"""The app in its own process on a virtual display, and what a person can do with it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from fieldnotes.system.hold import DataFolderHold
from tests.e2e.display import Display, wait_for
from tests.e2e.entry import EAR, ENTRY

ROOT = Path(__file__).resolve().parents[2]
REAL = [sys.executable, "-m", "ui"]
# Root gives up what only root may do, for good: the memory of an ordinary account's process is what a test can judge by.
ORDINARY = """
import ctypes, os, sys
for number in range(64):
    ctypes.CDLL(None).prctl(24, number, 0, 0, 0)  # PR_CAPBSET_DROP
os.execv(sys.argv[1], sys.argv[1:])
"""
Seen = dict[str, Any]


class Gone(Exception):
    """The process that was asked is not there any more."""


class Running:
    """One start of the app, successors included. `home`: folders for configuration, cache and temporary files of its own."""

    def __init__(
        self, display: Display, data_dir: Path, home: Path, *, is_real: bool = False, is_ordinary: bool = False
    ) -> None:
        self.display, self.data_dir, self.home = display, data_dir, home
        self.ear = home / "ear"
        self.ear.mkdir(parents=True, exist_ok=True)
        for old in self.ear.glob("*.sock"):
            old.unlink()
        self.environment = {**display.environment, **home_environment(home), EAR: str(self.ear)}
        prefix = [sys.executable, "-c", ORDINARY] if is_ordinary else []
        self._output = (home / "output.txt").open("wb")
        self._process = subprocess.Popen(
            [*prefix, *(REAL if is_real else ENTRY), "--data", str(data_dir)],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that successors, too, can be ended by the number of their group
        )
        self.started = time.monotonic()
        self.pid = self._process.pid

    # --- processes ---

    @property
    def is_alive(self) -> bool:
        """Whether the process that is driven runs."""
        return is_running(self.pid)

    def kill(self) -> float:
        """SIGKILL to the driven process; when (monotonic)."""
        at = time.monotonic()
        os.kill(self.pid, signal.SIGKILL)
        if self.pid == self._process.pid:
            self._process.wait(10)
        return at

    def close(self) -> None:
        """Ends every process of this start."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(10)
        self._output.close()
        # The last thread of a killed process lets go of the folder a moment after the process counts as dead.
        hold = DataFolderHold(self.data_dir)
        hold.take(wait_s=10)
        hold.release()

    def output(self) -> str:
        """What it wrote to standard output and error."""
        return (self.home / "output.txt").read_text("utf-8", "replace")

    def listeners(self) -> list[int]:
        """Living processes of the app that can be asked."""
        return [pid for path in self.ear.glob("*.sock") if is_running(pid := int(path.stem))]

    def follow(self, *, within_s: float = 20.0) -> int:
        """Waits until another process has taken over and the old one is gone; drives the new one. Gives the old pid."""
        before = self.pid
        new = wait_for(
            lambda: next((pid for pid in self.listeners() if pid != before), 0),
            within_s=within_s,
            what="a successor that listens",
        )
        wait_for(lambda: not self._is_there(before), within_s=within_s, what="the predecessor's exit")
        self.pid = new
        self.focus()
        return before

    def _is_there(self, pid: int) -> bool:
        if pid == self._process.pid:
            self._process.poll()
        return is_running(pid)

    # --- asking ---

    def ask(self, ask: str, **facts: Any) -> Any:
        """One question to the driven process. Raises Gone."""
        try:
            with socket.socket(socket.AF_UNIX) as talk:
                talk.settimeout(20)
                talk.connect(str(self.ear / f"{self.pid}.sock"))
                with talk.makefile("rwb") as stream:
                    stream.write(json.dumps({"ask": ask, **facts}).encode() + b"\n")
                    stream.flush()
                    line = stream.readline()
        except OSError as failure:
            raise Gone(self.output()[-2000:]) from failure
        if not line:
            raise Gone(self.output()[-2000:])
        return json.loads(line)

    def state(self) -> dict[str, Any]:
        """Where the window is."""
        answer: dict[str, Any] = self.ask("state")
        return answer

    def until(self, *, within_s: float = 10.0, **wanted: Any) -> dict[str, Any]:
        """Waits until the state has these values; callables are asked."""

        def look() -> dict[str, Any] | None:
            state = self.state()
            fits = all(want(state[key]) if callable(want) else state[key] == want for key, want in wanted.items())
            return state if fits else None

        try:
            return wait_for(look, within_s=within_s)
        except AssertionError:
            raise AssertionError(f"wanted {wanted}, is {self.state()}; output: {self.output()[-1500:]}") from None

    def seen(self) -> list[Seen]:
        """Everything visible."""
        answer: list[Seen] = self.ask("seen")
        return answer

    def words(self) -> str:
        """Every visible word."""
        return "\n".join(part for one in self.seen() for part in (one["text"], one["name"]) if part)

    def find(self, word: str, *, kind: str = "", is_part: bool = False, nth: int = 0) -> Seen | None:
        """A visible thing by its text or its accessible name."""
        hits = [
            one
            for one in self.seen()
            if one["is_on_top"]
            and (not kind or kind in one["class"])
            and (word in (one["text"], one["name"]) or (is_part and (word in one["text"] or word in one["name"])))
        ]
        return hits[nth] if len(hits) > nth else None

    def see(self, word: str, *, kind: str = "", is_part: bool = False, nth: int = 0, within_s: float = 10.0) -> Seen:
        """Waits until it is there."""
        try:
            return wait_for(lambda: self.find(word, kind=kind, is_part=is_part, nth=nth), within_s=within_s)
        except AssertionError:
            raise AssertionError(f"nothing visible is called {word!r}; there is: {self.words()[:3000]}") from None

    # --- hands ---

    def start(self, *, within_s: float = 30.0) -> Running:
        """Waits for the sign-in screen (or whatever comes first) and gives it the keyboard."""
        wait_for(
            lambda: self.pid in self.listeners() or not self._is_there(self.pid),
            within_s=within_s,
            what="the app to listen",
        )
        assert self.is_alive, self.output()
        self.focus()
        return self

    def focus(self) -> None:
        """What a window manager does: the front window of the app gets the keyboard."""

        def is_active() -> bool:
            windows = self.state()["windows"]
            if windows and not any(one["is_active"] for one in windows):
                self.display.hands("windowfocus", windows[-1]["id"])
            return any(one["is_active"] for one in windows)

        wait_for(is_active, what="the window to be active")

    def key(self, *keys: str) -> None:
        """Keys, one after the other."""
        self.display.key(*keys)

    def type(self, words: str) -> None:
        """Typed by hand."""
        self.display.type(words)

    def click(self, word: str, *, kind: str = "", is_part: bool = False, nth: int = 0, within_s: float = 10.0) -> Seen:
        """The mouse, on something visible and enabled."""

        def look() -> Seen | None:
            hit = self.see(word, kind=kind, is_part=is_part, nth=nth, within_s=within_s)
            return hit if hit["is_enabled"] else None

        found = wait_for(look, within_s=within_s, what=f"{word!r} enabled")
        self.display.click(found["x"], found["y"])
        return found

    def picture(self, name: str) -> None:
        """The screen as a PNG in the ignored folder out/e2e."""
        folder = ROOT / "out" / "e2e"
        folder.mkdir(parents=True, exist_ok=True)
        wait_for(lambda: self._is_still(folder / f"{name}.png"), what="the screen to stand still")

    def _is_still(self, path: Path) -> bool:
        """Two pictures one after the other are the same."""
        before = path.read_bytes() if path.exists() else b""
        assert self.ask("grab", path=str(path))
        return path.read_bytes() == before


def home_environment(home: Path) -> dict[str, str]:
    """Everything the app could write outside its data folder goes below `home`."""
    for name in ("config", "data", "cache", "state", "run", "tmp"):
        (home / name).mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "TMPDIR": str(home / "tmp"),
    }


def is_running(pid: int) -> bool:
    """Whether a process exists and has not ended (a zombie has)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except (FileNotFoundError, ProcessLookupError):
        return False
