"""`fieldnotes bundle` on a real vault: written for the station, read there, the answer read here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from fieldnotes import cli
from fieldnotes.domain.problem import Problem
from fieldnotes.services import encounter as encounters
from fieldnotes.services.station import StationFacts, keep_station
from fieldnotes.station.identity import read_identity
from fieldnotes.station.keeper import ROOT, now_ms
from fieldnotes.station.opening import open_shelf
from fieldnotes.trust.certificate import to_bytes
from tests.services.conftest import OFFICER_SAYS, Laptop


@pytest.fixture
def station(tmp_path: Path, account: Laptop) -> Path:
    """A station that knows the agency, and the laptop knows it."""
    folder = tmp_path / "station"
    assert cli.run(["station", "init", "--data", str(folder), "--name", "Cedar", "--address", "127.0.0.1:9"]) == 0
    identity = read_identity(folder)
    desk = account.open()
    account.enter(desk, account.officer)
    facts = StationFacts(
        name="Cedar", addresses=(), tls="", public=identity.receipt_public, hpke=identity.bundle_public
    )
    keep_station(desk, facts, device_private=b"")
    encounters.start_encounter(desk, by=account.officer, call_type="Welfare check")
    with closing(open_shelf(folder, "", now_ms)) as shelf:
        shelf.set_setting(ROOT, desk.vault.root_fingerprint)
        shelf.add_certificates([to_bytes(one) for one in desk.log.certificates()])
    desk.close()
    return folder


def test_by_stick_to_the_station_and_back(
    station: Path, account: Laptop, types: Callable[..., None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    where = ["--data", str(account.data), "--user", "Dana Okafor"]
    types(OFFICER_SAYS)
    assert cli.run(["bundle", "write", "--to", str(stick), *where]) == 0, capsys.readouterr().err
    assert "Written for Cedar and read again" in capsys.readouterr().out
    assert cli.run(["station", "bundle", "read", "--data", str(station), str(stick)]) == 0, capsys.readouterr().err
    assert "written by Dana Okafor" in capsys.readouterr().out
    types(OFFICER_SAYS)
    assert cli.run(["bundle", "read", str(stick), *where]) == 0, capsys.readouterr().err
    said = capsys.readouterr().out
    assert "From Cedar" in said
    assert "The station confirms" in said
    assert "0 sealed versions on this laptop not confirmed" in said
    assert "1 other bundle there is for somebody else" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["write", "--to", "STICK", "--for", "unit 9"], "bundle_recipient_unknown"),
        (["write", "--to", "STICK/not-there"], "bundle_not_written"),
        (["read", "STICK"], "bundle_none_here"),
        (["read", "STICK/gone.fnbundle"], "bundle_unreadable"),
        (["write", "--to", "STICK", "--part-mb", "0"], "bundle_part_too_small"),
    ],
)
def test_what_cannot_be_is_said(
    station: Path, account: Laptop, types: Callable[..., None], tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str,
) -> None:  # fmt: skip
    stick = tmp_path / "stick"
    stick.mkdir()
    codes: list[str] = []
    real = cli.refuse

    def refuse(problem: Problem, *, detail: str = "") -> int:
        codes.append(problem.code)
        return real(problem, detail=detail)

    monkeypatch.setattr(cli, "refuse", refuse)
    types(OFFICER_SAYS)
    asked = [one.replace("STICK", str(stick)) for one in arguments]
    assert cli.run(["bundle", *asked, "--data", str(account.data), "--user", "Dana Okafor"]) == 1
    assert codes == [words]
    assert list(stick.iterdir()) == []
