"""A lost laptop, a restored one, a cloned one, a restored station: by the commands that an agency has, at a real station over TLS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.fleet import Machine, Station
from tests.services.conftest import CLINICIAN_SAYS, OFFICER_SAYS, SAFE_SAYS, Laptop

pytestmark = pytest.mark.long
DANA, MARA = "Dana Okafor", "Mara Reyes"
NEW = {DANA: "seventeen orange velvet kites", MARA: "umbrella granite seven finches"}
OFFICERS, CLINICIANS = {"Narrative", "Force"}, {"Narrative", "ClinicalNote"}


@pytest.fixture
def station(tmp_path: Path, laptop: Laptop) -> Iterator[Station]:
    made = Station(tmp_path / "station", laptop)
    yield made
    made.close()


@pytest.fixture
def first(tmp_path: Path, laptop: Laptop, station: Station) -> Machine:
    """The laptop that stays in the house."""
    made = Machine.of(tmp_path / "first", laptop, {DANA: OFFICER_SAYS, MARA: CLINICIAN_SAYS})
    made.join(station, "Unit 3", "3", DANA)
    made.sync(DANA)
    return made


def let_in(first: Machine, other: Machine) -> None:
    """Who reads the records at home opens them to the same people on another laptop."""
    for name in (DANA, MARA):
        other.sync(name)  # their new keys reach the station
    first.sync(DANA)
    assert "On another laptop: after it has met the station." in first.by(
        DANA, "people", "let-in", DANA, "--to", "police"
    )
    first.by(MARA, "people", "let-in", MARA, "--to", "clinical")
    first.sync(DANA)
    for name in (DANA, MARA):
        other.sync(name)


def test_a_lost_laptop_is_replaced_from_the_station_and_its_last_work_comes_home(
    tmp_path: Path, station: Station, first: Machine
) -> None:
    lost = Machine(tmp_path / "lost")
    lost.enrol(station, "Unit 12", "12", NEW)
    let_in(first, lost)
    sent = lost.write(DANA, MARA, "cerulean")
    assert "stored by the station" in lost.sync(DANA)
    unsent = lost.write(DANA, MARA, "marigold")

    # it is lost: what was on it, who could open it, what next
    said = station.say("revoke", "--laptop", "12", "--reason", "left in a cab", admin=True)
    assert "Unit 12 12 is out of the agency." in said
    counts = re.search(
        r"Known to be on it: (\d+) sealed versions of notes, of records: (\d+) shared, (\d+) police, (\d+) clinical\.",
        said,
    )
    assert counts is not None, said
    assert min(int(count) for count in counts.groups()) >= 1
    assert f"  {DANA}: " in said
    assert re.search(rf"^  {MARA}: \d+ arrived here\.$", said, re.MULTILINE), said
    assert f"clinical records open with the passphrase or the printed recovery code of {MARA}." in said
    assert "fieldnotes people let-in" in said, "what to do next"
    assert "people recover" not in said, "there is a laptop that opens everything"

    id_ = said.split()[-1]
    listed = station.say("holds", id_)
    assert listed.startswith("Unit 12 12 is out of the agency.")
    assert counts[0] in listed, "for whoever has to tell people whose records were on it"

    # another laptop for the same people, under the same suffix
    new = Machine(tmp_path / "new")
    new.enrol(station, "Unit 12", "12", NEW)
    new.sync(DANA)
    assert new.reads(DANA, sent) == set(), "nobody has let them in yet"
    let_in(first, new)
    assert new.reads(DANA, sent) == OFFICERS
    assert new.reads(MARA, sent) == CLINICIANS
    assert new.reads(DANA, unsent) == set()

    # the lost one comes back: it hands over and erases, and its work waits for somebody to look
    code, said, wrong = lost.run("sync", "--user", DANA, types=(lost.words[DANA],))
    assert (code, said) == (1, "")
    assert wrong.startswith(
        "The agency took this laptop, or whoever signed in, out. What was written was handed to the station first"
    )
    for words in (("sync",), ("backup",), ("people", "list")):
        code, said, again = lost.run(*words, "--user", DANA, types=(lost.words[DANA],))
        assert (code, said, again) == (1, "", wrong), "the same, whatever is tried on it afterwards"
    waiting = station.say("quarantine")
    assert DANA in waiting
    assert MARA in waiting
    device = re.search(r"\(([0-9a-f]{32})\)", waiting)
    assert device is not None, waiting
    first.sync(DANA)
    new.sync(DANA)
    assert new.reads(DANA, unsent) == set(), "not before an admin has let it in"
    assert "in the feed now" in station.say("release", "--device", device[1])
    assert station.say("quarantine") == "Nothing is in quarantine.\n"
    for machine in (first, new):
        machine.sync(DANA)
        assert machine.reads(DANA, unsent) == OFFICERS
        assert machine.reads(MARA, unsent) == CLINICIANS


def test_the_only_laptop_is_lost_and_the_agencys_recovery_files_open_its_records(
    tmp_path: Path, station: Station, first: Machine
) -> None:
    sent = first.write(DANA, MARA, "cerulean")
    first.sync(DANA)
    said = station.say("revoke", "--laptop", "3", "--reason", "stolen with the car", admin=True)
    assert "No other laptop opens all shared and police and clinical records that are here." in said
    assert "fieldnotes people recover" in said
    new = Machine(tmp_path / "new")
    new.enrol(station, "Unit 12", "12", NEW)
    for name in (DANA, MARA):
        new.sync(name)
        assert new.reads(name, sent) == set()
    police, clinic = station.recovery_file("police"), station.recovery_file("clinic")
    recover = ("people", "recover", "--recovery-file")
    code, _, wrong = new.run(*recover, clinic, "--user", MARA, types=(new.words[MARA], "not the words of the safe"))
    assert code == 1
    assert "does not open" in wrong
    assert "shared, the agency's own" in new.by(DANA, *recover, clinic, types=(SAFE_SAYS,))
    assert new.reads(DANA, sent) == {"Narrative"}, (
        "the clinic's file opens no police record, and no clinical one to an officer"
    )
    assert "police" in new.by(DANA, *recover, police, types=(SAFE_SAYS,))
    assert "clinical" in new.by(MARA, *recover, clinic, types=(SAFE_SAYS,))
    assert new.reads(DANA, sent) == OFFICERS
    assert new.reads(MARA, sent) == CLINICIANS
    code, _, wrong = new.run(*recover, police, "--user", DANA, types=(new.words[DANA], SAFE_SAYS))
    assert code == 1
    assert wrong.startswith("This recovery file opens nothing here that does not open already.")
    code, _, wrong = new.run(*recover, station.admin_file, "--user", DANA, types=(new.words[DANA], SAFE_SAYS))
    assert code == 1
    assert "is not a recovery file" in wrong
    assert "everything" not in new.sync(MARA), "and they meet on"


def test_a_laptop_is_restored_on_another_machine_and_the_replaced_disk_is_noticed(
    tmp_path: Path, station: Station, first: Machine
) -> None:
    old = Machine(tmp_path / "old")
    old.enrol(station, "Unit 12", "12", NEW)
    let_in(first, old)
    kept = old.write(DANA, MARA, "cerulean")
    old.by(DANA, "backup", "--to", tmp_path / "stick")
    later = old.write(DANA, MARA, "marigold")
    old.sync(DANA)

    spare = Machine(tmp_path / "spare")
    printed, words = old.printed[DANA], "copper sixteen lighthouse walnut"
    code, said, wrong = spare.run("restore", tmp_path / "stick", "--recovery", "--user", DANA, types=(printed, words))
    assert code == 0, said + wrong
    assert "fieldnotes sync" in said, "what to do next"
    assert "do not use both" in said
    spare.words[DANA] = words
    assert spare.reads(DANA, kept) == OFFICERS
    assert spare.reads(DANA, later) == set()
    said = spare.sync(DANA)
    assert re.search(
        r"was restored from a backup; \d+ entries of the audit trail, written after it, are not here\.", said
    ), said
    assert "ALARM" not in said
    assert spare.reads(DANA, later) == OFFICERS, "what the backup had not comes from the station"
    assert "was restored" not in spare.sync(DANA), "said once"
    devices = station.say("devices")
    assert re.search(r"Unit 12.*\n  Restored from a backup, noticed on .*; \d+ entries of its audit trail", devices), (
        devices
    )
    assert "ALARM" not in station.say("status")

    # the disk that it replaced comes back
    assert "ALARM: two disks write with the keys of this laptop." in old.sync(DANA)
    status = station.say("status")
    assert "ALARM: Unit 12: two disks write with its keys" in status
    assert "station revoke" in status, "what to do next"
    assert "ALARM" in spare.sync(DANA)
    station.say("revoke", "--laptop", "12", "--reason", "two disks", admin=True)
    assert "ALARM" not in station.say("status")
    assert "Restored from a backup" in station.say("devices"), "the fact stays"


def test_yesterdays_copy_of_the_station_is_filled_again(tmp_path: Path, station: Station, first: Machine) -> None:
    other = Machine(tmp_path / "other")
    other.enrol(station, "Unit 12", "12", NEW)
    let_in(first, other)
    before = first.write(DANA, MARA, "cerulean")
    first.sync(DANA)
    station.say("backup", "--to", tmp_path / "copies")
    after = first.write(DANA, MARA, "marigold")
    first.sync(DANA)
    whole = station.running.status()["revisions"]
    [copy] = (tmp_path / "copies").glob("station-*")
    station.replace_by(copy, tmp_path / "again")
    assert station.running.status()["revisions"] < whole
    assert "0 sealed versions sent" not in first.sync(DANA)
    assert station.running.status()["revisions"] == whole
    other.sync(DANA)
    for written in (before, after):
        assert other.reads(DANA, written) == OFFICERS
        assert other.reads(MARA, written) == CLINICIANS
    assert "ALARM" not in station.say("status"), "an old word of the station is no cut trail"
