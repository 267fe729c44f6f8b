"""A real vault for real windows: set up once, copied for each test, because stretching a passphrase costs real time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldnotes.crypto.stretch import FLOOR
from fieldnotes.domain.record import Profession
from fieldnotes.services.setup import AgencyFacts, StaffFacts, set_up_agency
from fieldnotes.vault.secret_store import FileSecretStore
from ui.app import make_application, open_house
from ui.house import House
from ui.theme import LOOK, Metrics, Theme

OFFICER_SAYS = "violet window garden march"
CLINICIAN_SAYS = "copper lantern meadow nine"


@dataclass(frozen=True)
class Agency:
    vault: Path
    secrets: FileSecretStore


@pytest.fixture(scope="session")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Agency:
    home = tmp_path_factory.mktemp("agency")
    secrets = FileSecretStore(home / "secret")
    set_up_agency(
        home / "vault",
        agency=AgencyFacts(name="City Co-Response Team", unit="4C12"),
        staff=[
            StaffFacts(name="Dana Okafor", profession=Profession.OFFICER, passphrase=OFFICER_SAYS, initials="DO"),
            StaffFacts(
                name="Mara Reyes",
                profession=Profession.CLINICIAN,
                passphrase=CLINICIAN_SAYS,
                credential="LCSW",
                initials="MR",
            ),
        ],
        safe_dir=home / "safe",
        safe_passphrase="kettle moss orchard timber",
        kdf=FLOOR.with_fresh_salt(),
        secrets=secrets,
    )
    return Agency(home / "vault", secrets)


@pytest.fixture
def vault(agency: Agency, tmp_path: Path) -> Path:
    """This test's own copy."""
    return Path(shutil.copytree(agency.vault, tmp_path / "vault"))


@pytest.fixture(scope="session")
def styled(qapp: QApplication) -> None:
    """The application's own style, once: setting it again would polish every widget anew."""
    make_application().setStyle("Fusion")
    LOOK.apply(Theme.NIGHT, Metrics())


@pytest.fixture(autouse=True)
def look(styled: None) -> Iterator[None]:
    """Every test begins with the reference screen at night, and leaves it so."""
    _look_as_at_night()
    yield
    _look_as_at_night()


def _look_as_at_night() -> None:
    if (LOOK.theme, LOOK.metrics) != (Theme.NIGHT, Metrics()):
        LOOK.apply(Theme.NIGHT, Metrics())


@pytest.fixture
def open_window(agency: Agency, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[Path], House]]:
    """Opens the real window on a folder; closes it and the lane afterwards. No successor unless a test wants one."""
    houses: list[House] = []

    def open_one(folder: Path, entry: tuple[str, ...] = ()) -> House:
        house = open_house(folder, entry=entry, settings_dir=tmp_path / "settings", secrets=agency.secrets)
        houses.append(house)
        with qtbot.waitSignal(house.ready, timeout=20_000):
            house.start()
        house.shell.resize(1366, 768)
        house.shell.activateWindow()
        qtbot.waitUntil(house.shell.isActiveWindow, timeout=5000)
        return house

    yield open_one
    for house in houses:
        house.close()
        house.shell.may_close = True
        house.shell.close()
        house.shell.deleteLater()
        house.deleteLater()


@pytest.fixture
def new_seat(agency: Agency) -> Callable[[Path], tuple[str, str]]:
    """Somebody new with a seat in a vault: (user, one-time code)."""

    def make(folder: Path) -> tuple[str, str]:
        from fieldnotes.services import signin, team
        from fieldnotes.services.desk import Desk
        from fieldnotes.vault.seat import StaffMember

        desk = Desk.open(folder, secrets=agency.secrets)
        try:
            first = signin.list_users(desk)[0]
            signin.sign_in(desk, user=first.user, passphrase=OFFICER_SAYS)
            [admin_file] = [path for path in (agency.vault.parent / "safe").iterdir() if "admin" in path.name]
            member = StaffMember("Mina Lee", Profession.CLINICIAN, credential="LPC", initials="ML")
            return team.add_person(
                desk, by=first.user, member=member, admin_file=admin_file, passphrase="kettle moss orchard timber"
            )
        finally:
            desk.close()

    return make
