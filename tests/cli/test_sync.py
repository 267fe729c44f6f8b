"""`fieldnotes sync` on a real vault, with a real station behind real TLS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fieldnotes import cli
from fieldnotes.domain.record import Narrative
from fieldnotes.services import encounter as encounters
from fieldnotes.services import writing
from tests.services.conftest import OFFICER_SAYS, Laptop
from tests.services.test_enrol_line import Command, enrol
from tests.station.running import RunningStation


@pytest.fixture
def station(tmp_path: Path, account: Laptop) -> Iterator[RunningStation]:
    """The laptop is enrolled there; a call and a draft are on it."""
    with RunningStation(tmp_path / "station", is_findable=True) as made:
        desk = account.open()
        account.enter(desk, account.officer)
        enrol(made, account, desk, account.data)
        call = encounters.start_encounter(desk, by=account.officer, call_type="Welfare check").encounter_id
        body = Narrative(text="Not filed yet.")
        writing.save_draft(desk, by=account.officer, encounter=call, kind=body.KIND, body=body)
        desk.close()
        yield made


@pytest.fixture
def sync(account: Laptop, types: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> Callable[[], tuple]:  # type: ignore[type-arg]
    def once() -> tuple[int, str, str]:
        types(OFFICER_SAYS)
        code = cli.run(["sync", "--data", str(account.data), "--user", "Dana Okafor"])
        said = capsys.readouterr()
        return code or 0, said.out, said.err

    return once


def test_what_is_here_goes_there_and_is_counted(
    station: RunningStation, sync: Callable[[], tuple[int, str, str]]
) -> None:
    code, said, wrong = sync()
    assert (code, wrong) == (0, "")
    first, last = said.splitlines()
    assert first.startswith("Met Harborview Station: ")
    assert first.endswith("nothing new came from others.")
    stored, total = last.split()[0], last.split()[2]
    assert stored == total != "0"
    assert "stored by the station at " in last
    assert last.endswith("; 1 draft remains on this laptop.")
    assert "0 sealed versions sent" in sync()[1]


def test_a_station_that_is_away_is_said_and_nothing_is_lost(
    station: RunningStation, sync: Callable[[], tuple[int, str, str]]
) -> None:
    station.kill()
    code, said, wrong = sync()
    assert (code, said) == (1, "")
    assert wrong.startswith("The station does not answer at its addresses. Everything written is kept here")
    station.start()
    assert "0 sealed versions sent" not in sync()[1]


def test_a_laptop_that_was_taken_out_hands_over_and_says_so(
    station: RunningStation, account: Laptop, sync: Callable[[], tuple[int, str, str]]
) -> None:
    assert Command(station, account, "revoke", "--laptop", "3", "--reason", "left in a cab").end()[0] == 0
    code, _, wrong = sync()
    assert code == 1
    assert wrong.startswith("The agency took this laptop, or whoever signed in, out.")


def test_a_laptop_of_no_station_is_told_so(account: Laptop, sync: Callable[[], tuple[int, str, str]]) -> None:
    code, said, wrong = sync()
    assert (code, said) == (1, "")
    assert wrong.startswith("This laptop belongs to no station yet.")
