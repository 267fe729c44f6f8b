"""`fieldnotes receivers import`: checked with everything that is wrong, kept with its letter; for administrators."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldnotes import cli
from fieldnotes.system.path import resource
from tests.services.conftest import ADMIN_SAYS, Laptop

Types = Callable[..., None]


def ours(folder: Path, **changes: object) -> Path:
    told = json.loads(resource("letters", "receivers", "shelter.json").read_text(encoding="utf-8")) | changes
    (folder / "shelter.en.txt").write_text("Dear hosts,\n\nPets: {pets}.\n", encoding="utf-8")
    path = folder / "shelter.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_checking_says_everything_and_stores_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        cli.run(
            [
                "receivers",
                "import",
                str(ours(tmp_path)),
                "--check",
                "--user",
                "Anybody",
                "--data",
                str(tmp_path / "none"),
            ]
        )
        == 0
    )
    assert "Shelter: wants 9 things, with its own letter." in capsys.readouterr().out
    bad = ours(tmp_path, needs=["bed"])
    (tmp_path / "shelter.en.txt").write_text("Dear hosts,\n\nRisk: {risk}.\nTheir {mood}.\n", encoding="utf-8")
    assert cli.run(["receivers", "import", str(bad), "--check"]) == cli.REFUSED
    said = capsys.readouterr().err
    assert "needs: there is nothing called bed." in said
    assert "Line 3 of the letter: this receiver must not get risk." in said
    assert "Line 4 of the letter: there is no fact called mood." in said
    assert cli.run(["receivers", "import", str(tmp_path / "gone.json"), "--check"]) == cli.REFUSED


def test_an_administrator_keeps_it(
    account: Laptop, types: Types, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    types(ADMIN_SAYS)
    assert cli.run(["receivers", "import", str(ours(tmp_path)), "--data", str(account.data)]) == cli.DONE
    assert "Stored. Every laptop of the agency offers it on the packet." in capsys.readouterr().out
