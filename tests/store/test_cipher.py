"""The opening guard: each thing that can be wrong with a file or a machine is its own problem, and a refusal changes nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from fieldnotes.domain.problem import DamagedVault, EnvironmentProblem, NewerVersion, Problem, VaultProblem
from fieldnotes.store import cipher
from fieldnotes.store.cipher import open_cipher_file
from fieldnotes.store.log import LOG_APPLICATION_ID, Log
from fieldnotes.store.migration import LOG_SCHEMA
from fieldnotes.store.view import View
from tests.store.conftest import LOG_KEY, VIEW_KEY
from tests.store.world import Writer, add


def refused(act: Callable[[], object]) -> Problem:
    with pytest.raises(Problem) as caught:
        act()
    assert str(caught.value) == caught.value.code
    return caught.value


def open_log(path: Path, key: bytes = LOG_KEY) -> None:
    Log.open(path, key).close()


def filled(folder: Path, writer: Writer) -> Path:
    path = folder / "log.db"
    with Log.create(path, LOG_KEY, incarnation="1" * 32) as log:
        add(log, *(writer.write("narrative", {"text": f"note {n} " * 200}) for n in range(20)))
    return path


@pytest.mark.parametrize(
    ("version", "is_safe"),
    [
        ("3.51.2", False),
        ("3.51.3", True),
        ("3.52.0", False),
        ("3.53.0", True),
        ("3.53.4", True),
        ("3.40.1", False),
        ("4.0.0", True),
    ],
)
def test_sqlite_with_the_wal_reset_bug_is_refused(version: str, is_safe: bool) -> None:
    assert cipher.is_safe_sqlite(tuple(int(part) for part in version.split("."))) is is_safe


def test_the_stock_module_is_refused_because_it_would_write_plain_text() -> None:
    class New:
        sqlite_version = "3.53.4"
        connect = staticmethod(sqlite3.connect)

    assert refused(lambda: cipher.refuse_driver(New)).code == "no_cipher"
    if not cipher.is_safe_sqlite(sqlite3.sqlite_version_info):
        assert refused(lambda: cipher.refuse_driver(sqlite3)).code == "sqlite_too_old"


def test_exactly_one_distribution_provides_the_module() -> None:
    # All of these bring a module of this one name; the last installed would win.
    rivals = {"sqlcipher3", "sqlcipher3-binary", "sqlcipher3-wheels", "pysqlcipher3"}
    installed = {str(found.metadata["Name"]).lower() for found in metadata.distributions()}
    assert installed & rivals == {"sqlcipher3"}


def test_a_plain_sqlite_file_is_told(folder: Path) -> None:
    path = folder / "log.db"
    connection = sqlite3.connect(path)
    connection.execute("create table t(x)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    problem = refused(lambda: open_log(path))
    assert isinstance(problem, VaultProblem)
    assert problem.code == "not_encrypted"
    assert path.read_bytes() == before


def test_a_key_that_does_not_fit_is_told_from_damage(folder: Path, writer: Writer) -> None:
    path = filled(folder, writer)
    before = path.read_bytes()
    problem = refused(lambda: open_log(path, bytes(32)))
    assert isinstance(problem, VaultProblem)
    assert problem.code == "key_does_not_fit"
    assert path.read_bytes() == before
    open_log(path)


@pytest.mark.parametrize("place", [16, 100, 2000, 4000, 4095])
def test_damage_on_the_first_page_is_told_from_a_wrong_key(folder: Path, writer: Writer, place: int) -> None:
    path = filled(folder, writer)
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    problem = refused(lambda: open_log(path))
    assert isinstance(problem, DamagedVault)
    assert problem.code == "damaged_file"


def test_damage_in_the_salt_alone_costs_nothing(folder: Path, writer: Writer) -> None:
    path = filled(folder, writer)
    data = bytearray(path.read_bytes())
    data[:16] = bytes(16)
    path.write_bytes(data)
    with Log.open(path, LOG_KEY) as log:
        assert len(log.envelopes(limit=100)) == 20
        assert log.check() == []


@pytest.mark.parametrize("size", [0, 1, 16, 4095])
def test_a_cut_file_is_damaged(folder: Path, writer: Writer, size: int) -> None:
    path = filled(folder, writer)
    path.write_bytes(path.read_bytes()[:size])
    assert isinstance(refused(lambda: open_log(path)), DamagedVault)


def test_every_flipped_bit_is_found_and_never_read_as_content(folder: Path, writer: Writer) -> None:
    path = filled(folder, writer)
    with Log.open(path, LOG_KEY) as log:
        sound = [envelope for _, envelope in log.envelopes(limit=100)]
    whole = path.read_bytes()
    for place in range(4096 + 50, len(whole), len(whole) // 40):
        data = bytearray(whole)
        data[place] ^= 0x10
        path.write_bytes(data)
        try:
            with Log.open(path, LOG_KEY) as log:
                found = [envelope for _, envelope in log.envelopes(limit=100)]
                assert log.check() != [], place
                assert found == sound
        except DamagedVault:
            pass


def test_a_file_of_a_newer_version_is_left_alone(folder: Path) -> None:
    path = folder / "log.db"
    Log.create(path, LOG_KEY, incarnation="1").close()
    connection = open_cipher_file(
        path, LOG_KEY, application_id=LOG_APPLICATION_ID, schema_version=LOG_SCHEMA, is_truth=True
    )
    connection.execute(f"pragma user_version = {LOG_SCHEMA + 1}")
    connection.close()
    problem = refused(lambda: open_log(path))
    assert isinstance(problem, NewerVersion)
    assert problem.facts["found"] == LOG_SCHEMA + 1


def test_a_file_of_another_kind_is_told(folder: Path) -> None:
    View.open(folder / "view.db", LOG_KEY, comp="joint", incarnation="1").close()
    assert refused(lambda: open_log(folder / "view.db")).code == "other_file"


def test_a_missing_file_a_missing_folder_and_an_existing_one(folder: Path) -> None:
    assert refused(lambda: open_log(folder / "log.db")).code == "file_missing"
    assert refused(lambda: open_log(folder / "gone" / "log.db")).code == "folder_missing"
    Log.create(folder / "log.db", LOG_KEY, incarnation="1").close()
    before = (folder / "log.db").read_bytes()
    assert refused(lambda: Log.create(folder / "log.db", LOG_KEY, incarnation="2")).code == "file_exists"
    assert (folder / "log.db").read_bytes() == before


def test_a_failed_beginning_leaves_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise EnvironmentProblem("disk_full")

    monkeypatch.setattr("fieldnotes.store.log.bring_up_to_date", full)
    assert refused(lambda: Log.create(folder / "log.db", LOG_KEY, incarnation="1")).code == "disk_full"
    assert list(folder.iterdir()) == []


def test_a_folder_on_another_machine_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "file_system_of", lambda _: "cifs")
    problem = refused(lambda: Log.create(folder / "log.db", LOG_KEY, incarnation="1"))
    assert (problem.code, problem.facts["file_system"]) == ("not_local", "cifs")


def test_the_mount_that_holds_a_folder_is_found() -> None:
    lines = [
        "22 1 8:1 / / rw - ext4 /dev/sda1 rw",
        "30 22 0:40 / /srv/notes rw shared:1 - nfs4 station:/notes rw",
        "31 22 0:41 / /srv/notes/near\\040by rw - tmpfs tmpfs rw",
        "broken line",
    ]
    assert cipher.longest_mount(lines, "/srv/notes/car 3") == "nfs4"
    assert cipher.longest_mount(lines, "/srv/notes2") == "ext4"
    assert cipher.longest_mount(lines, "/srv/notes/near by/x") == "tmpfs"


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not write-protected by mode there")
def test_a_read_only_folder_and_file_are_told(folder: Path) -> None:
    Log.create(folder / "log.db", LOG_KEY, incarnation="1").close()
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from fieldnotes.domain.problem import Problem\n"
        "from fieldnotes.store.log import Log\n"
        "os.umask(0)\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"  # root may write anywhere
        "for act in (lambda: Log.open(Path('log.db'), bytes(range(32))), lambda: Log.create(Path('new.db'), bytes(32), incarnation='1')):\n"
        "    try: act(); print('opened')\n"
        "    except Problem as problem: print(problem.code)\n"
    )
    (folder / "log.db").chmod(0o444)
    folder.chmod(0o555)
    for above in (folder.parent, *folder.parent.parents[:3]):
        above.chmod(above.stat().st_mode | 0o055)
    try:
        told = subprocess.run(
            [sys.executable, "-c", script],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            text=True,
            check=True,
        )
    finally:
        folder.chmod(0o755)
    assert told.stdout.split() == ["read_only", "read_only"]


def test_the_log_survives_power_loss_and_views_are_quick(folder: Path, log: Log) -> None:
    with View.open(folder / "view.db", VIEW_KEY, comp="joint", incarnation="1") as view:
        for connection, durability in ((log.connection, 2), (view._connection, 1)):
            assert connection.execute("pragma journal_mode").fetchone()[0] == "wal"
            assert connection.execute("pragma synchronous").fetchone()[0] == durability
            assert connection.execute("pragma trusted_schema").fetchone()[0] == 0
            assert connection.execute("pragma temp_store").fetchone()[0] == 2


def test_every_file_refuses_every_other_key(folder: Path, writer: Writer) -> None:
    keys = {
        "log.db": LOG_KEY,
        "view-joint.db": bytes([2]) * 32,
        "view-law.db": bytes([3]) * 32,
        "view-clinical.db": bytes([4]) * 32,
    }
    filled(folder, writer)
    for comp in ("joint", "law", "clinical"):
        View.open(folder / f"view-{comp}.db", keys[f"view-{comp}.db"], comp=comp, incarnation="1").close()
    for name in keys:
        for other, key in [*keys.items(), ("empty", bytes(32))]:
            raw = dbapi2.connect(str(folder / name), isolation_level=None)
            raw.execute("pragma cipher_log_level = NONE")
            raw.set_key(f"x'{key.hex()}'")
            if other == name:
                assert raw.execute("select count(*) from sqlite_schema").fetchone()[0] > 0
            else:
                with pytest.raises(dbapi2.DatabaseError):
                    raw.execute("select count(*) from sqlite_schema")
            raw.close()
        plain = sqlite3.connect(folder / name)
        with pytest.raises(sqlite3.DatabaseError):
            plain.execute("select count(*) from sqlite_schema")
        plain.close()


def test_no_word_of_a_record_is_in_any_file_in_the_clear(folder: Path, writer: Writer) -> None:
    word = "Zanzibarcanary"
    with (
        Log.create(folder / "log.db", LOG_KEY, incarnation="1") as log,
        View.open(folder / "view.db", VIEW_KEY, comp="joint", incarnation="1") as view,
    ):
        payload = writer.payload("narrative", {"text": word})
        envelope = writer.seal(payload)
        log.save_draft(rec=envelope.header.rec, comp="joint", dev=writer.dev, sealed=envelope.sealed, updated_ms=1)
        view.put(add(log, envelope)[0], envelope, payload)
        assert view.find(word)
        everything: list[Any] = [path.read_bytes() for path in folder.iterdir()]
    everything += [path.read_bytes() for path in folder.iterdir()]
    assert len(everything) > 4
    assert not any(word.encode() in data or word.lower().encode() in data for data in everything)
