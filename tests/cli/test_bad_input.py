"""The real command line meets what goes wrong with a vault: each its own sentence, exit 1, nothing lost, no traceback.

Broken directories have their own tests (tests/interop); a full or failing disk too (tests/store/test_fault.py).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldnotes.crypto import canonical
from tests.services.conftest import OFFICER_SAYS, Laptop

Break = Callable[[Path], object]
_SAID: dict[str, str] = {}


def _backup(data: Path, passphrase: str, *, before: str = "") -> subprocess.CompletedProcess[str]:
    """`fieldnotes backup` in a process of its own; `before`: what is broken inside that process first."""
    code = f"import sys\n{before}\nfrom ui.app import main\nraise SystemExit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", code, "backup", "--data", str(data), "--user", "DO"],
        input=f"{passphrase}\n",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )


def _kept(data: Path) -> dict[str, str]:
    """What must not change: the log, the keys, the vault's facts and blobs."""
    return {
        str(path.relative_to(data)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(data.rglob("*"))
        if path.is_file() and (path.name in {"log.db", "keys.json", "vault.json"} or "blobs" in path.parts)
    }


def _is_refused(done: subprocess.CompletedProcess[str], name: str) -> None:
    said = done.stderr.strip()
    assert done.returncode == 1, (done.returncode, said)
    assert said
    assert "Traceback" not in said + done.stdout
    assert "fault of its own" not in said
    assert len(said.splitlines()) <= 2
    _SAID[name] = said
    assert list(_SAID.values()).count(said) == 1, f"{name} is told like another: {said}"


def _damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(len(data) // 3, len(data) // 3 + 4096 * 2, 7):
        data[place % len(data)] ^= 0xFF
    path.write_bytes(bytes(data))


def _plain_sqlite(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("create table note(text)")
    connection.commit()
    connection.close()


def _newer(path: Path) -> None:
    content = json.loads(path.read_bytes())
    content["format"] = 99
    path.write_bytes(canonical.encode(content))


CASES: dict[str, Break] = {
    "damaged key file": lambda data: [
        (data / name).write_bytes(b"\x00" * 64) for name in ("keys.json", "keys.json.prev")
    ],
    "damaged log": lambda data: _damage(data / "log.db"),
    "plain sqlite file": lambda data: _plain_sqlite(data / "log.db"),
    "log gone": lambda data: (data / "log.db").unlink(),
    "newer version": lambda data: _newer(data / "vault.json"),
    "damaged vault file": lambda data: (data / "vault.json").write_bytes(b"{"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_broken_is_said_and_nothing_is_lost(name: str, account: Laptop) -> None:
    CASES[name](account.data)
    before = _kept(account.data)
    log = account.data / "log.db"
    size = log.stat().st_size if log.exists() else 0
    done = _backup(account.data, OFFICER_SAYS)
    _is_refused(done, name)
    after = _kept(account.data)
    if (
        name == "damaged log"
    ):  # noticed in the middle of the work: the sign-in before it is on record, nothing is cut off
        assert log.stat().st_size >= size
        after["log.db"] = before["log.db"]
    assert after == before


def test_a_wrong_passphrase_is_said_with_the_tries_that_are_left(account: Laptop) -> None:
    before = _kept(account.data)
    done = _backup(account.data, "not the passphrase at all")
    _is_refused(done, "wrong passphrase")
    assert "4" in done.stderr
    assert _kept(account.data) == before


def test_a_database_engine_that_loses_notes_is_refused(account: Laptop) -> None:
    before = _kept(account.data)
    old = (
        "import sqlcipher3.dbapi2 as engine; engine.sqlite_version = '3.51.1'; engine.sqlite_version_info = (3, 51, 1)"
    )
    _is_refused(_backup(account.data, OFFICER_SAYS, before=old), "sqlite too old")
    assert _kept(account.data) == before


def test_a_lost_device_secret_points_to_the_recovery_code(account: Laptop) -> None:
    from fieldnotes.system.path import private_dir

    shutil.rmtree(private_dir() / "device-secrets")
    done = _backup(account.data, OFFICER_SAYS)
    _is_refused(done, "no device secret")
    assert "recovery code" in done.stderr


def test_a_folder_with_spaces_and_accents_is_a_folder(account: Laptop, tmp_path: Path) -> None:
    place = tmp_path / "Año 2026 – Dienstwagen № 4 (früh)"
    shutil.copytree(account.data, place)
    done = _backup(place, OFFICER_SAYS)
    assert done.returncode == 0, done.stderr
    assert list((place / "backup").iterdir())
