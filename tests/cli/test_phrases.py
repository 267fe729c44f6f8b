"""`fieldnotes phrases import`: checked with everything that is wrong, kept for the agency, offered; for administrators."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldnotes import cli
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.services import phrase
from fieldnotes.system.path import resource
from tests.services.conftest import Laptop


def ours(folder: Path, **changes: object) -> Path:
    told = json.loads(resource("phrases", "usual.json").read_text(encoding="utf-8")) | changes
    told["entries"][0]["text"]["en"] = "Both hands were empty."
    path = folder / "ours.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_checking_says_everything_and_stores_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        cli.run(
            ["phrases", "import", str(ours(tmp_path)), "--check", "--user", "Anybody", "--data", str(tmp_path / "none")]
        )
        == 0
    )
    assert "8 phrases, in en, es." in capsys.readouterr().out
    bad = json.loads(ours(tmp_path).read_text(encoding="utf-8"))
    bad["entries"][1]["text"]["es"] = "{nombre} aceptó."
    bad["entries"][2]["sections"] = ["nowhere"]
    (tmp_path / "bad.json").write_text(json.dumps(bad), encoding="utf-8")
    assert cli.run(["phrases", "import", str(tmp_path / "bad.json"), "--check"]) != 0
    said = capsys.readouterr().err
    assert "Phrase 2: nothing can fill {nombre}. Gaps are {person}, {time} and ___." in said
    assert "Phrase 3: there is no section nowhere." in said


def test_the_agencys_own_set_takes_the_place_of_the_shipped_one_or_stands_beside_it(
    laptop: Laptop, tmp_path: Path
) -> None:
    desk = laptop.open()
    laptop.enter(desk, laptop.clinician)
    shipped = phrase.list_phrases(desk)
    with pytest.raises(RuleProblem, match="only_admins_import_phrases"):
        phrase.import_phrases(desk, by=laptop.clinician, data=ours(tmp_path).read_bytes())
    laptop.enter(desk, laptop.admin)
    with pytest.raises(InputProblem, match="phrases_not_json"):
        phrase.import_phrases(desk, by=laptop.admin, data=b"x")
    for _ in range(2):  # a second time is a revision, not a second set
        phrase.import_phrases(desk, by=laptop.admin, data=ours(tmp_path).read_bytes())
    assert len(desk.agency_of(kind="phrase_set")) == 1
    offered = phrase.list_phrases(desk)
    assert len(offered) == len(shipped)
    assert offered[0].text_in("en") == "Both hands were empty."
    phrase.import_phrases(desk, by=laptop.admin, data=ours(tmp_path, phrases="beside").read_bytes())
    assert len(phrase.list_phrases(desk)) == 2 * len(shipped)
