"""Series of crashes, run under the recorder: `python -m tests.store.crash kill|torn|full|broken|power FOLDER LIBRARY [careless]`.

kill, torn: the process ends before (or in the middle of) the n-th write, for every n. full, broken: the n-th write
and all later ones fail with "no
space" or "input/output error". power: after every operation, what a disk may hold that loses, keeps or tears what was not synced.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from fieldnotes.crypto.key import SigningKey, new_signing_key
from fieldnotes.domain.problem import EnvironmentProblem
from tests.store import workload

NOTES = 5
SECTOR = 512
IMAGES = 4  # per operation: nothing unsynced, everything, and so many at random less two


def in_child(act: Callable[[], object]) -> int:
    """Run in a forked child; its exit status."""
    child = os.fork()
    if child == 0:
        try:
            act()
        except BaseException as trouble:  # noqa: BLE001 - a forked child must end here whatever happens
            sys.stderr.write(f"{type(trouble).__name__}: {trouble}\n")
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Trial:
    """One crash after another in the same place."""

    def __init__(self, folder: Path, library: ctypes.CDLL, *, is_careless: bool) -> None:
        self.folder, self.library, self.is_careless = folder, library, is_careless
        self.acks = folder.parent / "acks"
        self.signing: SigningKey = new_signing_key()
        start = folder.parent / "start"
        start.mkdir()
        workload.begin(start)
        self.start = start

    def fresh(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.start, self.folder)
        self.acks.write_text("")

    def work(self, arm: tuple[int, int, int, int], log: Path | None = None) -> None:
        """One shift in this process, which may end at any operation."""
        out = os.open(self.acks, os.O_WRONLY | os.O_APPEND)
        counted = self.folder.parent / "count"

        def told(what: str) -> None:
            self.library.shim_mark(what.encode())
            os.write(out, what.encode() + b"\n")

        self.library.shim_arm(*arm, None if log is None else str(log).encode())
        # A problem is told to the user; what was acknowledged before must stand.
        with contextlib.suppress(EnvironmentProblem):
            workload.shift(self.folder, NOTES, told, writer=workload.pen(self.signing), is_careless=self.is_careless)
        number = self.library.shim_count()
        self.library.shim_disarm()
        counted.write_text(str(number))

    def outcome(self, told: list[str]) -> str:
        """What the next start finds, looked at by a child of its own."""
        answer = self.folder.parent / "answer"
        answer.unlink(missing_ok=True)

        def look() -> None:
            answer.write_text("; ".join(workload.losses(self.folder, told, workload.pen(self.signing))) or "ok")

        if in_child(look) != 0:
            return "cannot open"
        return answer.read_text()


def every_operation(trial: Trial, mode: str) -> Counter[str]:
    trial.fresh()
    assert in_child(lambda: trial.work((0, 0, 0, 0))) == 0
    operations = int((trial.folder.parent / "count").read_text())
    outcomes: Counter[str] = Counter()
    for number in range(1, operations + 1):
        trial.fresh()
        arm = {
            "kill": (number, 0, 0, 0),
            "torn": (number, 1, 0, 0),
            "full": (0, 0, number, errno.ENOSPC),
            "broken": (0, 0, number, errno.EIO),
        }[mode]
        status = in_child(lambda arm=arm: trial.work(arm))  # type: ignore[misc] # the default binds the values
        if status not in (0, 137):
            outcomes["unexpected end"] += 1
        outcomes[trial.outcome(trial.acks.read_text().split("\n")[:-1])] += 1
    return outcomes


# --- power cuts ------------------------------------------------------------------------------------------------------


class Disk:
    """What is durable, and what is pending since the last sync of each file and of the folder."""

    def __init__(self, start: Path, place: Path) -> None:
        self.place = str(place)
        self.durable: list[bytearray] = []
        self.pending: list[list[tuple[str, int, bytes]]] = []
        self.names: dict[str, int] = {}
        self.durable_names: dict[str, int] = {}
        self.pending_names: list[tuple[str, int | None]] = []
        for path in start.iterdir():
            self._new(str(place / path.name), path.read_bytes())
        self.durable_names = dict(self.names)
        self.pending_names = []

    def _new(self, name: str, data: bytes = b"") -> None:
        self.durable.append(bytearray(data))
        self.pending.append([])
        self.names[name] = len(self.durable) - 1
        self.pending_names.append((name, self.names[name]))

    def apply(self, op: str, name: str, offset: int, data: bytes) -> None:
        if op == "C":
            self._new(name)
        elif op == "U":
            self.names.pop(name, None)
            self.pending_names.append((name, None))
        elif op in "WT":
            self.pending[self.names[name]].append((op, offset, data))
        elif op == "S" and name == self.place:
            for changed, file in self.pending_names:
                self._rename(self.durable_names, changed, file)
            self.pending_names = []
        elif op == "S" and name in self.names:
            file = self.names[name]
            for one in self.pending[file]:
                self._put(self.durable[file], *one)
            self.pending[file] = []

    def image(self, variant: str, chance: random.Random) -> dict[str, bytearray]:
        names = dict(self.durable_names)
        for changed, file in self.pending_names:
            if variant == "all" or (variant == "random" and chance.random() < 0.5):
                self._rename(names, changed, file)
        found = {}
        for name, file in names.items():
            data = bytearray(self.durable[file])
            for op, offset, written in self.pending[file] if variant != "none" else ():
                lot = 1.0 if variant == "all" else chance.random()
                if lot > 0.66 or (op == "T" and lot > 0.33):
                    self._put(data, op, offset, written)
                elif lot > 0.33:
                    for start in range(0, len(written), SECTOR):
                        if chance.random() < 0.5:
                            self._put(data, op, offset + start, written[start : start + SECTOR])
            found[name] = data
        return found

    @staticmethod
    def _rename(names: dict[str, int], name: str, file: int | None) -> None:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file

    @staticmethod
    def _put(data: bytearray, op: str, offset: int, written: bytes) -> None:
        if op == "T":
            del data[offset:]
            data.extend(bytes(offset - len(data)))
            return
        data.extend(bytes(max(0, offset - len(data))))
        data[offset : offset + len(written)] = written


def operations_of(log: Path) -> list[tuple[str, str, int, bytes]]:
    data, place, found = log.read_bytes(), 0, []
    while place < len(data):
        end = data.index(b"\n", place)
        op, name, offset, size = data[place:end].decode().split("|")
        place = end + 1 + int(size)
        found.append((op, name, int(offset), data[end + 1 : place]))
    return found


def power_cuts(trial: Trial) -> Counter[str]:
    trial.fresh()
    log = trial.folder.parent / "operations"
    assert in_child(lambda: trial.work((0, 0, 0, 0), log)) == 0
    disk = Disk(trial.start, trial.folder)
    outcomes: Counter[str] = Counter()
    told: list[str] = []
    for number, (op, name, offset, data) in enumerate(operations_of(log)):
        if op == "A":
            told.append(name)
            continue
        disk.apply(op, name, offset, data)
        for which in range(IMAGES):
            variant = ("none", "all")[which] if which < 2 else "random"
            shutil.rmtree(trial.folder)
            trial.folder.mkdir()
            for file, content in disk.image(variant, random.Random(number * 100 + which)).items():
                Path(file).write_bytes(content)
            outcomes[trial.outcome(told)] += 1
    return outcomes


def main() -> None:
    mode, folder, library = sys.argv[1], Path(sys.argv[2]), ctypes.CDLL(sys.argv[3])
    library.shim_arm.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_long, ctypes.c_int, ctypes.c_char_p]
    library.shim_mark.argtypes = [ctypes.c_char_p]
    library.shim_count.restype = ctypes.c_long
    trial = Trial(folder, library, is_careless="careless" in sys.argv[4:])
    outcomes = power_cuts(trial) if mode == "power" else every_operation(trial, mode)
    sys.stdout.write("\n" + json.dumps(outcomes) + "\n")


if __name__ == "__main__":
    main()
