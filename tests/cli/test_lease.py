"""A laptop that was long without its station, at the terminal: every command is coming in, only `fieldnotes sync` is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldnotes import cli
from fieldnotes.services import signin
from fieldnotes.services.station import keep_meeting
from fieldnotes.services.sync_row import Meeting
from fieldnotes.system.clock import FixedClock
from tests.services.conftest import CLINICIAN_SAYS, OFFICER_SAYS, SAFE_SAYS, Laptop
from tests.services.test_enrol_line import enrol
from tests.station.running import RunningStation

Types = Callable[..., None]
SAID = "days without its station. Sign in again where the station is in reach"


@pytest.fixture
def station(tmp_path: Path, account: Laptop) -> Iterator[RunningStation]:
    """The laptop is enrolled there and met it last twenty days ago by the clock of this machine, which commands go by."""
    account.clock = FixedClock(datetime.now(UTC) - timedelta(days=20, seconds=1))
    with RunningStation(tmp_path / "station", is_findable=True) as made:
        desk = account.open()
        account.enter(desk, account.officer)
        enrol(made, account, desk, account.data)
        keep_meeting(desk.log, Meeting(at=account.clock.now(), is_verified=True), refused={})
        desk.close()
        account.clock.advance(20 * 24 * 3600 + 1)
        yield made


def test_commands_say_it_and_a_meeting_ends_it(
    station: RunningStation, account: Laptop, types: Types, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    where = ["--data", str(account.data), "--user", "Dana Okafor"]
    for asked in (["agency", "show"], ["bundle", "write", "--to", str(tmp_path)], ["bundle", "read", str(tmp_path)]):
        types(OFFICER_SAYS)
        assert cli.run([*asked, *where]) == cli.REFUSED
        assert f"This laptop was 20 {SAID}" in capsys.readouterr().err
    station.kill()
    types(OFFICER_SAYS)
    assert cli.run(["sync", *where]) == cli.REFUSED
    assert "The station does not answer" in capsys.readouterr().err
    types(OFFICER_SAYS)
    assert cli.run(["agency", "show", *where]) == cli.REFUSED, "coming in to meet did not count as anything"
    station.start()
    types(OFFICER_SAYS)
    assert cli.run(["sync", *where]) == cli.DONE, capsys.readouterr().err
    types(OFFICER_SAYS)
    assert cli.run(["agency", "show", *where]) == cli.DONE
    assert "lease-days=14" in capsys.readouterr().out


def test_the_supervisor_on_the_phone_answers_from_the_release_file(
    station: RunningStation, account: Laptop, types: Types, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = account.open()
    challenge = signin.release_challenge(desk, user=account.clinician)
    desk.close()
    [file] = account.safe.glob("release*")
    asked = ["people", "release-code", challenge.lower().replace("-", ""), "--file"]
    assert cli.run([*asked, str(account.safe / "nowhere.safe")]) == cli.REFUSED
    types("not the words of the safe")
    assert cli.run([*asked, str(file)]) == cli.REFUSED
    types(SAFE_SAYS)
    capsys.readouterr()
    assert cli.run([*asked, str(file)]) == cli.DONE
    code = capsys.readouterr().out.splitlines()[1].strip()
    desk = account.open()
    signin.release_with_code(desk, user=account.clinician, code=code)
    desk.close()
    types(CLINICIAN_SAYS)
    assert cli.run(["agency", "show", "--data", str(account.data), "--user", "Mara Reyes"]) == cli.DONE
