"""One agency is set up once; each test gets its own copy of the real vault and log, because stretching costs real time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fieldnotes.crypto.stretch import FLOOR
from fieldnotes.domain.ids import EncounterId, UserId
from fieldnotes.domain.record import Profession
from fieldnotes.services import encounter as encounters
from fieldnotes.services import signin
from fieldnotes.services.desk import Desk
from fieldnotes.services.setup import AgencyFacts, StaffFacts, set_up_agency
from fieldnotes.system.clock import FixedClock
from fieldnotes.vault.secret_store import FileSecretStore
from fieldnotes.vault.session import Session

if TYPE_CHECKING:
    from tests.services.paper import Documented

START = datetime(2026, 11, 23, 21, 12, tzinfo=UTC)
OFFICER_SAYS = "violet window garden march"
CLINICIAN_SAYS = "copper lantern meadow nine"
SECOND_OFFICER_SAYS = "harbor quilt seven pelicans"
ADMIN_SAYS = "timber saffron brook eleven"
SAFE_SAYS = "kettle moss orchard timber"

STAFF = [
    StaffFacts(
        name="Dana Okafor", profession=Profession.OFFICER, passphrase=OFFICER_SAYS, initials="DO", phone="555-0107"
    ),
    StaffFacts(
        name="Mara Reyes",
        profession=Profession.CLINICIAN,
        passphrase=CLINICIAN_SAYS,
        credential="LCSW",
        initials="MR",
        phone="555-0103",
    ),
    StaffFacts(
        name="Tove Lund",
        profession=Profession.OFFICER,
        passphrase=SECOND_OFFICER_SAYS,
        initials="TL",
        roles=("supervisor",),
    ),
    StaffFacts(name="Ada Quill", profession=Profession.ADMIN, passphrase=ADMIN_SAYS, initials="AQ"),
]


@dataclass
class Laptop:
    """A copy of the agency's laptop. `sign_in` keeps the stretched session keys, so that only the first sign-in of a user is slow."""

    data: Path
    secrets: FileSecretStore
    clock: FixedClock
    users: tuple[UserId, ...]
    safe: Path = Path()
    handed: dict[UserId, bytes] = field(default_factory=dict)
    desks: list[Desk] = field(default_factory=list)

    @property
    def officer(self) -> UserId:
        return self.users[0]

    @property
    def clinician(self) -> UserId:
        return self.users[1]

    @property
    def second_officer(self) -> UserId:
        return self.users[2]

    @property
    def admin(self) -> UserId:
        return self.users[3]

    def open(self) -> Desk:
        desk = Desk.open(self.data, clock=self.clock, secrets=self.secrets)
        self.desks.append(desk)
        return desk

    def enter(self, desk: Desk, *users: UserId) -> None:
        """Signs people in as the successor process does: with keys that were handed over, without stretching again."""
        for user in users:
            desk.attach(Session.taken_over(self.handed[user]))
        for _ in desk.follow():
            pass


def says(laptop: Laptop, user: UserId) -> str:
    return STAFF[laptop.users.index(user)].passphrase


_made: list[Laptop] = []


@pytest.fixture(scope="session")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    """One for all folders of tests that take this fixture; each would set up its own."""
    if not _made:
        _made.append(_set_up(tmp_path_factory.mktemp("agency")))
    return _made[0]


def _set_up(folder: Path) -> Laptop:
    clock = FixedClock(START, offset_min=0)
    secrets = FileSecretStore(folder / "secrets")
    done = set_up_agency(
        folder / "vault",
        agency=AgencyFacts(name="Alder County Co-Response", unit="4C12", laptop_suffix="3", phone="555-0100"),
        staff=STAFF,
        safe_dir=folder / "safe",
        safe_passphrase=SAFE_SAYS,
        clock=clock,
        kdf=FLOOR,
        secrets=secrets,
    )
    laptop = Laptop(folder / "vault", secrets, clock, done.users, folder / "safe")
    desk = Desk.open(laptop.data, clock=clock, secrets=secrets)
    for user in laptop.users:
        signin.sign_in(desk, user=user, passphrase=says(laptop, user))
    for user in laptop.users:
        laptop.handed[user] = desk.session(user).hand_over()
    desk.close()
    return laptop


@pytest.fixture
def laptop(agency: Laptop, tmp_path: Path) -> Iterator[Laptop]:
    shutil.copytree(agency.data, tmp_path / "vault")
    shutil.copytree(agency.safe, tmp_path / "agency-safe")  # a laptop that is enrolled leaves its release file there
    copy = Laptop(
        tmp_path / "vault",
        agency.secrets,
        FixedClock(START, offset_min=0),
        agency.users,
        tmp_path / "agency-safe",
        handed=agency.handed,
    )
    yield copy
    for desk in copy.desks:
        desk.close()


@pytest.fixture
def desk(laptop: Laptop) -> Desk:
    """Officer and clinician signed in side by side."""
    desk = laptop.open()
    laptop.enter(desk, laptop.officer, laptop.clinician)
    return desk


@pytest.fixture
def encounter(desk: Desk, laptop: Laptop) -> EncounterId:
    return encounters.start_encounter(
        desk, by=laptop.officer, call_type="Suicidal person", cad_number="26-118432", address="1420 Alder St"
    ).encounter_id


@pytest.fixture
def made(desk: Desk, laptop: Laptop, encounter: EncounterId) -> Documented:
    """The call written down by both, and the demo's services to refer to."""
    from tests.services import paper

    paper.take_services(desk, laptop)
    return paper.document(desk, laptop, encounter)


Write = Callable[..., str]
