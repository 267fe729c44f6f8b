"""Copies of a station, the way back, and laptops that fill up what the copy did not have."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldnotes.domain.problem import InputProblem, Problem, RuleProblem
from fieldnotes.station.backup import make_backup, restore_backup
from fieldnotes.station.identity import FILE
from tests.station.running import RunningStation
from tests.station.town import Town

ROOT = Path(__file__).parents[2]


def station(*arguments: str, data: Path, typed: str = "", wrong: bool = False) -> str:
    """The command as people type it; `typed` where it asks."""
    done = subprocess.run(
        [sys.executable, "-m", "ui.app", "station", *arguments, "--data", str(data)],
        cwd=ROOT, capture_output=True, text=True, check=False, input=typed,
    )  # fmt: skip
    assert done.returncode == (1 if wrong else 0), done.stderr
    return done.stderr if wrong else done.stdout


def test_a_copy_is_made_while_the_station_runs_and_laptops_fill_up_what_it_lacks(
    town: Town, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    first, second = town.cars
    for number in range(20):
        first.write(f"note {number}", record=number)
    first.meet()
    blob = b"a sealed picture"
    place = town.station.folder / "blobs" / "ab" / hashlib.sha256(blob).hexdigest()
    place.parent.mkdir(parents=True)
    place.write_bytes(blob)
    said = station("backup", "--to", str(tmp_path / "copies"), data=town.station.folder)
    assert "20 sealed versions, 8 certificates, 1 file." in said
    (copy,) = (tmp_path / "copies").iterdir()
    first.write("written after the copy", record=99)
    first.meet()
    second.meet()
    second.write("on the other car", record=100)
    second.meet()
    life = town.station.status()["life"]
    town.station.kill()
    shutil.rmtree(town.station.folder)

    into: tuple[str, ...] = ()
    typed = ""
    if town.station.identity.database:  # the old one is not overwritten
        into, typed = ("--into", "postgresql"), request.getfixturevalue("other_url")
    assert "20 sealed versions" in station("restore", str(copy), *into, data=town.station.folder, typed=typed)
    restored = town.station.folder / "blobs" / "ab" / place.name
    assert restored.read_bytes() == blob
    town.station.start()
    assert town.station.status()["why"] == "restored"
    assert town.station.status()["life"] != life
    met = first.meet()
    assert (met.is_restart, met.is_verified, met.sent) == (True, True, 1)
    met = second.meet()
    assert (met.is_restart, met.is_verified, met.sent) == (True, True, 1)
    assert first.meet().taken == 1
    assert first.revs() == second.revs()
    assert len(first.revs()) == 22


def test_nothing_is_overwritten(town: Town, tmp_path: Path) -> None:
    folder = town.station.folder
    before = (folder / FILE).read_bytes()
    said = station("init", "--name", "Another", "--address", "127.0.0.1", data=folder, wrong=True)
    assert said
    copy = make_backup(folder, tmp_path / "copies", now=datetime.now(UTC)).path
    with pytest.raises(RuleProblem) as refused:
        restore_backup(copy, folder)
    assert refused.value.code == "station_exists"
    assert (folder / FILE).read_bytes() == before
    town.cars[0].write("still the same", record=1)
    assert town.cars[0].meet().is_verified


def test_an_empty_folder_name_scatters_no_keys_where_the_administrator_stands(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--to "$COPIES"` with the variable not set."""
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    with pytest.raises(InputProblem, match="missing"):
        make_backup(town.station.folder, Path(), now=datetime.now(UTC))
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("harm", ["file", "cut", "revision", "missing", "blob"])
def test_a_copy_that_is_not_whole_is_not_brought_back(file_town: Town, tmp_path: Path, harm: str) -> None:
    first, _ = file_town.cars
    for number in range(10):
        first.write(f"note {number}" * 100, record=number)
    first.meet()
    copy = make_backup(file_town.station.folder, tmp_path / "copies", now=datetime.now(UTC)).path
    file = copy / "station.db"
    match harm:
        case "file":
            data = bytearray(file.read_bytes())
            data[len(data) // 2 : len(data) // 2 + 4096] = os.urandom(4096)
            file.write_bytes(data)
        case "cut":  # a stick that was pulled out
            file.write_bytes(file.read_bytes()[:50])
        case "revision":  # one bit inside a sealed text: SQLite itself sees nothing wrong
            data = bytearray(file.read_bytes())
            sealed = next(one.sealed for _, one in first.log.envelopes(limit=1))
            place = data.find(sealed[-48:-16])
            assert place > 0
            data[place] ^= 1
            file.write_bytes(data)
        case "missing":
            file.unlink()
        case "blob":
            (copy / "blobs").mkdir()
            (copy / "blobs" / ("0" * 64)).write_bytes(b"something else")
    with pytest.raises(Problem) as refused:
        restore_backup(copy, tmp_path / "new")
    assert refused.value.code == ("file_not_found" if harm == "missing" else "damaged_backup")
    assert not list((tmp_path / "new").glob("*.db*")) + list((tmp_path / "new").glob("*.json"))


def test_init_makes_a_station_that_serves_and_only_its_owner_reads_its_keys(tmp_path: Path) -> None:
    folder = tmp_path / "station"
    said = station(
        "init", "--name", "Harborview  Station", "--address", "127.0.0.1:1", "--address", "[::1]", data=folder
    )
    assert "Harborview Station is made" in said
    assert "127.0.0.1:1, [::1]:8443" in said
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    kept = json.loads((folder / FILE).read_text())
    assert kept["tls_key"] not in said
    with RunningStation(folder) as running:
        assert running.identity.fingerprint in said
        assert running.status()["laptops"] == []
    (folder / FILE).chmod(0o644)
    assert station("status", data=folder, wrong=True)
    for name, address in (("", "127.0.0.1"), ("Good", "no host"), ("Good", "a:b:c"), ("Good", "host:0"), ("Good", "")):
        station("init", "--name", name, "--address", address, data=tmp_path / "other", wrong=True)
    assert not (tmp_path / "other").exists()


def test_a_station_knows_neither_vault_nor_records(tmp_path: Path) -> None:
    folder = tmp_path / "station"
    code = (
        "import sys\nfrom ui.app import main\ncode = main(sys.argv[1:])\n"
        "heavy = [m for m in sys.modules if m.startswith(('fieldnotes.vault', 'fieldnotes.store', 'fieldnotes.services', 'PySide6'))]\n"
        "print(heavy)\nsys.exit(code)"
    )
    for words in (["init", "--name", "S", "--address", "127.0.0.1"], ["status"], ["devices"]):
        done = subprocess.run(
            [sys.executable, "-c", code, "station", *words, "--data", str(folder)],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.splitlines()[-1] == "[]"
