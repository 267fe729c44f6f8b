"""`fieldnotes export fhir`: one referral as a file, signed in by standard input, on record before it is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldnotes.cli import DONE, REFUSED, WRONG_USE, run
from fieldnotes.services import encounter
from fieldnotes.services.desk import Desk
from tests.interop import fhir_oracle
from tests.services import paper
from tests.services.conftest import CLINICIAN_SAYS, OFFICER_SAYS, Laptop

Types = Callable[..., None]
CLINIC, CLINIC_NAME = "directory:3", "Senior Peer Counseling"


@pytest.fixture
def referred(account: Laptop) -> Laptop:
    desk = account.open()
    account.enter(desk, account.officer, account.clinician)
    paper.take_services(desk, account)
    call = encounter.start_encounter(desk, by=account.officer, call_type="Suicidal person").encounter_id
    made = paper.document(desk, account, call)
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME)
    paper.read_letter(made, record)
    desk.close()
    account.desks.clear()
    return account


def disclosures(account: Laptop) -> list[dict[str, object]]:
    desk: Desk = account.open()
    account.enter(desk, account.clinician)
    told = [one.body for one in desk.kept_of(account.clinician, kind="disclosure")]
    desk.close()
    account.desks.clear()
    return told


def ask(account: Laptop, number: str, to: Path, user: str = "Mara Reyes") -> int | None:
    return run(["export", "fhir", number, "--to", str(to), "--user", user, "--data", str(account.data)])


def test_a_referral_leaves_as_a_file_and_is_on_record(
    referred: Laptop, types: Types, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    types(CLINICIAN_SAYS)
    out = tmp_path / "referral.json"
    assert ask(referred, "R-26-0001-3", out) == DONE
    said = capsys.readouterr()
    assert fhir_oracle.faults(out.read_bytes()) == {}
    assert json.loads(out.read_bytes())["identifier"]["value"] == "R-26-0001-3"
    (told,) = disclosures(referred)
    assert told["product"] == "fhir_bundle"
    assert str(told["sha256"]) in said.out
    assert "Jordan" not in said.out + said.err
    assert CLINICIAN_SAYS not in said.out + said.err


def test_what_may_not_leave_is_refused_with_a_sentence(
    referred: Laptop, types: Types, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    types(CLINICIAN_SAYS)
    assert ask(referred, "R-26-0099-3", tmp_path / "x.json") == REFUSED
    assert "not on this laptop, or it is sealed from you" in capsys.readouterr().err
    types("not the passphrase at all")
    assert ask(referred, "R-26-0001-3", tmp_path / "x.json") == REFUSED
    assert "4 tries are left" in capsys.readouterr().err
    types(CLINICIAN_SAYS)
    assert ask(referred, "R-26-0001-3", tmp_path / "no" / "x.json") == REFUSED
    assert "recorded as not sent" in capsys.readouterr().err
    assert list(tmp_path.rglob("x.json*")) == []
    assert [told["channel"] for told in disclosures(referred)] == ["not_left"]


def test_the_officer_sends_only_what_the_officer_reads(referred: Laptop, types: Types, tmp_path: Path) -> None:
    types(OFFICER_SAYS)
    out = tmp_path / "x.json"
    code = ask(referred, "R-26-0001-3", out, user="Dana Okafor")
    said = fhir_oracle.everything(json.loads(out.read_bytes())) if code == DONE else ""
    for word in ("PRESENTCANARY", "PLANCANARY", "MEDICCANARY", "LETTERWORD", "SUBSTANCECANARY", "REPORTCANARY"):
        assert word not in said


def test_wrong_use_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["export", "fhir", "R-26-0001-3"]) == WRONG_USE
    assert "--to" in capsys.readouterr().err
    assert run(["export"]) == WRONG_USE
