"""Two cars write the same outcome out of the station's reach. Two real windows, two vaults, a real station: both values stand side by
side on both screens, a person takes one, and it stands everywhere.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldnotes.domain.ids import EncounterId, UserId
from fieldnotes.domain.record import Outcome
from fieldnotes.services import encounter as encounters
from fieldnotes.services import signin, sync_list, writing
from fieldnotes.services.desk import Desk
from fieldnotes.vault.secret_store import FileSecretStore
from tests.e2e.display import Display, wait_for
from tests.e2e.hand import go_to, tab_to
from tests.e2e.running import Running
from tests.e2e.town import join, meet_here
from tests.services.conftest import CLINICIAN_SAYS, Laptop, agency, laptop
from tests.services.test_enrol_line import NEW_WORDS
from tests.station.running import RunningStation

__all__ = ["agency", "laptop"]


class Car:
    """One car: a screen of its own, an account's home, a vault, and who sits in it."""

    def __init__(self, folder: Path, laptop: Laptop, data: Path, user: UserId, passphrase: str) -> None:
        self.data, self.user, self.passphrase = data, user, passphrase
        self.home = folder
        shutil.copytree(laptop.secrets._folder, folder / "config" / "FieldNotes" / "device-secrets")
        self.secrets = FileSecretStore(folder / "config" / "FieldNotes" / "device-secrets")

    def open(self, display: Display, who: str, *, is_alone: bool = False) -> None:
        """The window, signed in by hand."""
        self.display = display
        self.app = Running(display, self.data, self.home).start()
        self.app.click("I agree")
        self.app.click(f"Passphrase of {who}")
        self.app.type(self.passphrase)
        self.app.key("Return")
        self.app.until(present=[self.user])
        if not is_alone:  # who alone has a seat there starts at once
            self.app.click("Start the shift")
        self.app.until(place="ShiftScreen")

    def write_destination(self, words: str) -> None:
        """The outcome of the call, from the list of encounters, by mouse and keys."""
        app = self.app
        app.click("Encounters")
        app.until(place="EncountersScreen")
        app.click("26-118432", kind="row", is_part=True)
        app.until(place="EncounterScreen", is_read=True)
        go_to(app, "outcome_needs")
        tab_to(app, "Where to")
        app.key("ctrl+a")
        app.type(words)
        app.until(is_busy=False)
        self.go_to_sync()  # leaving the page files what was written

    def go_to_sync(self) -> None:
        self.app.click("Sync", is_part=True, kind="Rail")
        self.app.until(place="SyncScreen")

    def sync(self) -> None:
        """The button; until the station holds everything that is here."""
        self.app.click("Sync now")
        self.app.see("Everything is at the station", within_s=20)

    def close(self) -> None:
        if hasattr(self, "app"):
            self.app.close()

    def look(self) -> tuple[str, tuple[str, ...], int]:
        """What the services say afterwards: the value, its heads, conflicts."""
        desk = Desk.open(self.data, secrets=self.secrets, wait_s=10)
        try:
            signin.sign_in(desk, user=self.user, passphrase=self.passphrase)
            for _ in signin.catch_up(desk):
                pass
            [outcome] = desk.joint_of(kind="outcome")
            return outcome.body["destination"], outcome.heads, len(sync_list.list_conflicts(desk, by=self.user))
        finally:
            desk.close()


Cars = tuple[RunningStation, Car, Car]


@pytest.fixture
def cars(display: Display, laptop: Laptop, tmp_path: Path) -> Iterator[Cars]:
    """The clinician in one, the officer in the other; both have the call."""
    with RunningStation(tmp_path / "station", is_findable=True) as station:
        join(station, laptop, tmp_path / "second", lets_in=False)
        desk = laptop.open()
        laptop.enter(desk, laptop.clinician)
        call = encounters.start_encounter(
            desk, by=laptop.clinician, call_type="Suicidal person", cad_number="26-118432", address="1420 Alder St"
        ).encounter_id
        write(desk, call, laptop.clinician)
        meet_here(desk)
        desk.close()
        one = Car(tmp_path / "home-1", laptop, laptop.data, laptop.clinician, CLINICIAN_SAYS)
        two = Car(tmp_path / "home-2", laptop, tmp_path / "second", laptop.officer, NEW_WORDS)
        second_display = Display()
        try:
            one.open(display, "M. Reyes, LCSW")
            two.open(second_display, "Officer D. Okafor", is_alone=True)
            yield station, one, two
        finally:
            one.close()
            two.close()
            second_display.close()


def write(desk: Desk, call: EncounterId, by: UserId) -> None:
    body = Outcome(dispositions=["shelter"], primary="shelter", destination="A shelter")
    writing.save_draft(desk, by=by, encounter=call, kind="outcome", body=body)
    writing.file_drafts(desk, by=by)


def test_what_two_cars_wrote_apart_stands_side_by_side_and_a_person_chooses(cars: Cars) -> None:
    station, one, two = cars
    one.go_to_sync()
    two.go_to_sync()
    sealed = "This is kept on the joint side, which is sealed from you."
    assert two.app.find(sealed) or two.app.find("26-118432", is_part=True), "either not let in yet, or met by itself"
    for car in (one, two):
        car.sync()
    two.app.see("26-118432", kind="row", is_part=True)
    assert not two.app.find(sealed), "what was let in meanwhile is not called sealed any more"
    station.kill()
    one.write_destination("Harbor shelter")
    two.write_destination("Home with the sister")
    one.app.click("Sync now")
    one.app.see("The station does not answer at its addresses", is_part=True)
    one.app.picture("two-cars-1-away")
    station.start()
    for car in (one, two, one):
        car.sync()
    for car, name in ((one, "one"), (two, "two")):
        car.app.see("1 field was changed on two laptops")
        for words in ("Harbor shelter", "Home with the sister"):
            car.app.see(f"Take {words}: ", is_part=True)
        car.app.picture(f"two-cars-2-conflict-{name}")
    two.app.click("Take Harbor shelter: ", is_part=True)
    two.app.see("Chosen. It counts in a few seconds", is_part=True)
    two.app.picture("two-cars-3-chosen")
    for car in (two, one):
        car.sync()
        wait_for(lambda car=car: car.app.find("Take ", is_part=True) is None, what="no field left that says two things")  # type: ignore[misc] # this car
    one.app.picture("two-cars-4-after")
    for car in (one, two):
        car.app.close()
    first, second = one.look(), two.look()
    assert first == second
    assert (first[0], len(first[1]), first[2]) == ("Harbor shelter", 1, 0)
