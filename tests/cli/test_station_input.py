"""Wrong input to the commands of a station and to `enrol`: a true sentence that says what to do, before secrets are typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from fieldnotes import cli
from fieldnotes.station.identity import keep_identity, make_identity


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A station, a file that is none of ours, and no admin file."""
    keep_identity(tmp_path / "station", make_identity(name="Harborview Station", addresses=["127.0.0.1:8443"]))
    (tmp_path / "photo.bin").write_bytes(b"\xff\xfe\x00 not a text")
    return tmp_path


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (["serve", "--port", "99999", "--status-port", "-1"], "99999 is no port"),
        (["serve", "--port", "0", "--status-port", "99999"], "99999 is no port"),
        (["serve", "--host", "203.0.113.9", "--status-port", "-1"], "203.0.113.9 is not an address of this computer"),
        (["serve", "--host", "no such host", "--status-port", "-1"], "no such host is not an address of this computer"),
        (["backup", "--to", "{folder}/photo.bin"], "photo.bin is there already"),
        (["restore", "{folder}", "--data", "{folder}/new"], "is not a copy of a station"),
        (["restore", "{folder}/none", "--data", "{folder}/new"], "none is not a copy of a station"),
        (["restore", "{folder}/photo.bin", "--data", "{folder}/new"], "photo.bin is not a copy of a station"),
        (["init", "--name", "X", "--address", "", "--data", "{folder}/new"], "looks like station.example:8443"),
        (["init", "--name", "X", "--address", "a", "--data", "{folder}/photo.bin"], "photo.bin is there already"),
        (["release"], "`fieldnotes station quarantine` says what does"),
        (["revoke", "--laptop", "1", "--reason", "lost", "--admin-file", "{folder}/none.safe"], "no file none.safe"),
        (["enrol", "--name", "A", "--suffix", "1", "--admin-file", "{folder}/none.safe"], "no file none.safe"),
        (
            ["enrol", "--name", "A", "--suffix", "1", "--admin-file", "{folder}/none.safe", "--qr", "a.pdf"],
            "written as .png or .svg",
        ),
    ],
)
def test_a_station_says_what_is_wrong_with_what_it_was_told(
    folder: Path, types: Callable[..., None], capsys: pytest.CaptureFixture[str], said: Sequence[str], sentence: str
) -> None:
    types()
    filled = [word.format(folder=folder) for word in said]
    if "--data" not in filled:
        filled += ["--data", str(folder / "station")]
    assert cli.run(["station", *filled]) == 1
    wrong = capsys.readouterr().err
    assert sentence in wrong
    assert "mistake of its own" not in wrong


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("none.txt", "There is no file none.txt"),
        ("photo.bin", "photo.bin holds no code"),
        ("station", "does not let FieldNotes read station"),
    ],
)
def test_a_laptop_says_why_a_file_gives_no_code(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str, sentence: str
) -> None:
    assert cli.run(["enrol", "--file", str(folder / file), "--data", str(folder / "new")]) == 1
    assert sentence in capsys.readouterr().err
