"""`fieldnotes tips import`: checked, kept for the agency, shown in place of the shipped one; for administrators."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldnotes import cli
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.services import tip
from fieldnotes.system.path import resource
from tests.services.conftest import Laptop


def ours(folder: Path) -> Path:
    told = json.loads(resource("tips", "grief.json").read_text(encoding="utf-8"))
    told["title"] = {"en": "Bringing the news", "es": "Dar la noticia"}
    path = folder / "grief.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_checking_stores_nothing_and_asks_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        cli.run(
            ["tips", "import", str(ours(tmp_path)), "--check", "--user", "Anybody", "--data", str(tmp_path / "none")]
        )
        == 0
    )
    assert "Bringing the news: complete, in en, es." in capsys.readouterr().out
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    assert cli.run(["tips", "import", str(tmp_path / "bad.json"), "--check"]) != 0
    assert "Traceback" not in capsys.readouterr().err


def test_the_agencys_own_takes_the_place_of_the_shipped_one(laptop: Laptop, tmp_path: Path) -> None:
    desk = laptop.open()
    laptop.enter(desk, laptop.clinician)
    with pytest.raises(RuleProblem, match="only_admins_import_tips"):
        tip.import_tip(desk, by=laptop.clinician, data=ours(tmp_path).read_bytes())
    laptop.enter(desk, laptop.admin)
    for _ in range(2):  # a second time is a revision, not a second tip
        tip.import_tip(desk, by=laptop.admin, data=ours(tmp_path).read_bytes())
    titles = [one.title["en"] for one in tip.list_tips(desk)]
    assert titles.count("Bringing the news") == 1
    assert len(titles) == len(tip.ORDER)
    assert len(desk.agency_of(kind="tip")) == 1
