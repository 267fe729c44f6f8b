"""A full disk, a failing disk, a killed process, a power cut: told as what they are, nothing lost, and on it goes when it is over."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fieldnotes.crypto.key import SigningKey
from fieldnotes.domain.problem import EnvironmentProblem
from fieldnotes.store import cipher
from fieldnotes.store.log import Log
from fieldnotes.store.view import View
from tests.store import workload
from tests.store.conftest import VIEW_KEY
from tests.store.world import Reader, Writer, add, add_and_put, some_id


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """Writes beyond `size` fail, as on a disk that gives up."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_loses_nothing_and_writing_goes_on_when_there_is_room(log: Log, writer: Writer) -> None:
    add(log, writer.write("narrative", {"text": "before"}))
    log.save_draft(rec=some_id(), comp="joint", dev=writer.dev, sealed=b"draft", updated_ms=1)
    pages = log.connection.execute("pragma page_count").fetchone()[0]
    log.connection.execute(f"pragma max_page_count = {pages + 3}")
    big = writer.write("narrative", {"text": "x" * 40_000})
    with pytest.raises(EnvironmentProblem, match="disk_full"), log.transaction():  # noqa: PT012 - the whole transaction is what must fail
        log.append_audit({"event": "record_created"})
        add(log, big)
    assert (log.last_seq(), log.audit(), log.sizes()) == (1, [], (1, 1))
    log.connection.execute("pragma max_page_count = 1000000")
    add(log, big)
    assert log.envelope(big.rev) == big
    assert log.check() == []


def test_a_disk_that_fails_to_write_is_told_and_works_again(
    folder: Path, log: Log, writer: Writer, read: Reader
) -> None:
    with View.open(folder / "view.db", VIEW_KEY, comp="joint", incarnation=log.incarnation) as view:
        first = writer.write("narrative", {"text": "first bridge"})
        add_and_put(log, view, first, read)
        second = writer.write("narrative", {"text": "second bridge " * 4000})
        with no_file_over((folder / "log.db-wal").stat().st_size + 4096):
            with pytest.raises(EnvironmentProblem, match="disk_"):
                add(log, second)
            with pytest.raises(EnvironmentProblem, match="disk_"):
                log.save_draft(rec=some_id(), comp="joint", dev=writer.dev, sealed=bytes(60_000), updated_ms=1)
        assert log.sizes() == (1, 0)
        seq = add(log, second)[0]
        with (
            no_file_over((folder / "view.db-wal").stat().st_size + 4096),
            pytest.raises(EnvironmentProblem, match="disk_"),
        ):
            view.put(seq, second, read(second))
        assert len(view.find("bridge")) == 1
        assert view.follow(log, open_envelope=read).is_caught_up
        assert len(view.find("bridge")) == 2
        assert log.check() == []


def test_no_room_to_begin_leaves_nothing_behind(folder: Path) -> None:
    with no_file_over(8192), pytest.raises(EnvironmentProblem, match="disk_"):
        Log.create(folder / "log.db", bytes(32), incarnation="1")
    assert list(folder.iterdir()) == []
    with no_file_over(8192), pytest.raises(EnvironmentProblem, match="disk_"):
        View.open(folder / "view.db", bytes(32), comp="joint", incarnation="1")
    assert list(folder.iterdir()) == []


def test_after_a_failed_flush_nobody_goes_on_writing(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = EnvironmentProblem("disk_trouble", number=1034)  # SQLITE_IOERR_FSYNC: what was written before may be gone
    assert cipher.is_broken_sync(failed)
    execute = log._connection

    class Failing:
        def __getattr__(self, name: str) -> object:
            return getattr(execute, name)

        def execute(self, sql: str, *values: object) -> object:
            if sql == "commit":
                raise failed
            return execute.execute(sql, *values)

    monkeypatch.setattr(log, "_connection", Failing())
    with pytest.raises(EnvironmentProblem):
        log.set_state("a", "b")
    monkeypatch.setattr(log, "_connection", execute)
    with pytest.raises(EnvironmentProblem, match="disk_trouble") as caught:
        log.set_state("a", "c")
    assert caught.value.facts["is_stopped"] == 1
    assert log.get_state("a") is None


def killed_shift(folder: Path, after_s: float) -> tuple[list[str], Writer]:
    """A process that writes until it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.workload", str(folder), "100000"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    public = bytes.fromhex(process.stdout.readline().strip())
    first = process.stdout.readline().strip()
    time.sleep(after_s)  # not a wait for something: the moment of the kill is the random input
    process.kill()
    told = [first, *(line.strip() for line in process.stdout.read().splitlines())]
    process.wait()
    process.stdout.close()
    return [one for one in told if len(one) == 64 or one.startswith("draft ")], workload.pen(SigningKey(b"", public))


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_process_loses_nothing_that_it_had_told(folder: Path, seed: int) -> None:
    workload.begin(folder)
    for round_ in range(2):
        told, writer = killed_shift(folder, random.Random(seed * 10 + round_).random() * 0.3)
        if round_ == 0:
            assert workload.losses(folder, told, writer) == []
            for name in ("log.db", "view.db"):
                cipher.remove_file(folder / name)
            workload.begin(folder)
    assert told


def drive(folder: Path, mode: str, *more: str) -> dict[str, int]:
    """Build the recorder and run a series of crashes under it; how often which outcome."""
    compiler = shutil.which("cc")
    assert compiler, "this proof builds a small C library: install a C compiler"
    here = Path(__file__).parent
    library = folder / "shim.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(here / "shim.c"), "-ldl"], check=True)
    data = folder / "data"
    environment = {**os.environ, "LD_PRELOAD": str(library), "SHIM_DIR": str(data)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.crash", mode, str(data), str(library), *more],
        env=environment, cwd=here.parents[1], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    outcomes: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return outcomes


@pytest.mark.long
@pytest.mark.parametrize("mode", ["kill", "torn", "full", "broken"])
def test_every_single_write_may_be_the_last(tmp_path: Path, mode: str) -> None:
    outcomes = drive(tmp_path, mode)
    assert set(outcomes) == {"ok"}, outcomes
    assert outcomes["ok"] > 100


@pytest.mark.long
def test_no_power_cut_loses_what_was_told(tmp_path: Path) -> None:
    outcomes = drive(tmp_path, "power")
    assert set(outcomes) == {"ok"}, outcomes
    assert outcomes["ok"] > 500


@pytest.mark.long
def test_the_power_cut_proof_can_fail(tmp_path: Path) -> None:
    outcomes = drive(tmp_path, "power", "careless")
    assert outcomes.get("note lost", 0) + outcomes.get("draft lost", 0) > 0, outcomes
