"""Two laptops of one agency, each in a process of its own, and their station: enrolled over TLS, killed and started again."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldnotes.domain.ids import UserId
from fieldnotes.services import signin
from fieldnotes.services.desk import Desk
from fieldnotes.services.syncing import Syncing
from fieldnotes.station.keeper import now_ms
from fieldnotes.station.opening import open_shelf
from fieldnotes.sync.blob import BlobFolder
from tests.services.conftest import Laptop
from tests.services.test_enrol_line import NEW_WORDS, enrol
from tests.station.running import RunningStation

ROOT = Path(__file__).parents[2]
ANSWER_S = 120.0  # the machine may be busy; it is the answer that is waited for


def join(station: RunningStation, laptop: Laptop, folder: Path, *, lets_in: bool = True) -> dict[UserId, bytes]:
    """`laptop` and a second one in `folder` belong to the station from now on, the officer works on the second; both know each other's
    keys, unless `lets_in` is False: then the second has one more meeting to go. Gives the officer's keys there, to hand over.
    """
    laptop.clock.advance(time.time() - laptop.clock.now().utc_ms / 1000)
    first = laptop.open()
    laptop.enter(first, laptop.officer, laptop.clinician)
    enrol(station, laptop, first, laptop.data)
    joined: Any = enrol(station, laptop, None, folder, "Dana Okafor")
    second = Desk.open(folder, clock=laptop.clock, secrets=laptop.secrets)
    second.vault.enrol(laptop.officer, joined.codes[0][1], NEW_WORDS).session.wipe()
    signin.sign_in(second, user=laptop.officer, passphrase=NEW_WORDS)
    # A colleague's laptop makes the grants in one meeting and brings them in the next.
    for desk in (second, first, second, first, *([second] if lets_in else [])):
        meet_here(desk)
    handed = {laptop.officer: second.session(laptop.officer).hand_over()}
    for desk in (first, second):
        desk.close()
    return handed


class _Here:
    """As a lane, in the thread that holds the desk."""

    def submit(self, fn: Any, /, *args: Any) -> Any:
        done: Future[Any] = Future()
        done.set_result(fn(*args))
        return done

    def bulk(self, steps: Any) -> Any:
        return self.submit(lambda: [None for _ in steps])


def meet_here(desk: Desk) -> None:
    """One meeting in the thread that holds the desk."""
    here: Any = _Here()
    syncing = Syncing(desk, here, told=lambda _: None, changed=lambda _: None)
    assert syncing.meet("hand") is not None, syncing.state


@dataclass
class Driven:
    """One laptop's process and what it said. `filed`: revisions that it called kept; `willed`: every text that somebody wrote."""

    data: Path
    secrets: Path
    handed: bytes
    name: str
    years: int = 0
    filed: set[str] = field(default_factory=set)
    willed: set[str] = field(default_factory=set)
    unmet: list[str] = field(default_factory=list)
    is_meeting: bool = False  # began to, and has not said how it ended
    met: list[tuple[int, ...]] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)

    def start(self) -> None:
        """Waits until it is in."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.car", str(self.data), str(self.secrets), str(self.years)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self._done: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.send(self.handed.hex())
        assert self.wait() == "ready"

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if not line.endswith("\n"):
                break  # cut off by a kill: it was not said
            verb, *facts = line.split(maxsplit=1) if line.startswith("told ") else line.split()
            if verb in {"meeting", "met", "unmet"}:
                self.is_meeting = verb == "meeting"
            match verb:
                case "filed":
                    self.filed.update(facts)
                case "will":
                    self.willed.update(facts)
                case "unmet":
                    self.unmet.append(facts[0])
                case "met":
                    self.met.append(tuple(map(int, facts)))
                case "made":
                    self.made = facts
                case "told":
                    self.told = json.loads(facts[0])
                case "ready" | "done":
                    self._done.put(verb)
        self._done.put("end")

    def send(self, *words: object) -> None:
        """One line; nobody waits."""
        assert self._process.stdin is not None
        self._process.stdin.write(" ".join(map(str, words)) + "\n")
        self._process.stdin.flush()

    def wait(self) -> str:
        """Until it is ready or done."""
        said = self._done.get(timeout=ANSWER_S)
        if said == "end":
            raise AssertionError(f"{self.name} ended: {self._process.communicate()[1][-3000:]}")
        return said

    def ask(self, *words: object) -> None:
        """One line, done."""
        self.send(*words)
        self.wait()

    def meet(self) -> tuple[int, ...]:
        """A meeting that has to succeed: sent, taken, certificates, whether it was verified."""
        before = len(self.met)
        self.ask("meet")
        assert len(self.met) == before + 1, f"{self.name} did not meet: {self.unmet[-1:]}"
        return self.met[-1]

    def tell(self, *records: str) -> dict[str, Any]:
        """What is on it."""
        self.ask("tell", *records)
        return self.told

    def kill(self) -> None:
        """kill -9; what it had said before counts."""
        self._process.kill()
        self._process.wait(20)
        self._reader.join(20)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert stream is not None
            try:
                stream.close()
            except BrokenPipeError:
                continue


def look(station: RunningStation) -> tuple[set[str], set[str]]:
    """Revisions and files that the station holds; AssertionError for a gap in its counters or a number that stands for two things."""
    with closing(open_shelf(station.folder, station.identity.database, now_ms)) as shelf:
        feed = shelf.feed(after=0, limit=1_000_000)
        assert [place for place, *_ in feed] == list(range(1, shelf.head() + 1)), "a gap in the feed"
        assert shelf.twins() == []
        assert shelf.recount()
        for dev in {one.header.dev for *_, one in feed}:
            numbers = shelf.numbers(dev)
            assert numbers == list(range(1, len(numbers) + 1)), "a gap in an author's numbers"
        return {rev for _, rev, _, _ in feed}, set(BlobFolder(station.folder / "blobs").ids())
