"""One agency is set up for all tests of this folder; each test gets its own copy of the files, because stretching costs real time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldnotes.crypto.stretch import FLOOR
from fieldnotes.domain.ids import UserId
from fieldnotes.domain.record import Profession
from fieldnotes.system.clock import FixedClock
from fieldnotes.trust.certificate import Certificate
from fieldnotes.trust.roll import Roll
from fieldnotes.vault.seat import StaffMember
from fieldnotes.vault.secret_store import FileSecretStore
from fieldnotes.vault.session import Session
from fieldnotes.vault.setup import AgencySetup, NewVault, set_up_vault
from fieldnotes.vault.vault import Vault

START = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
OFFICER_SAYS = "violet window garden march"
CLINICIAN_SAYS = "copper lantern meadow nine"
SUPERVISOR_SAYS = "harbor quilt seven pelicans"
SAFE_SAYS = "kettle moss orchard timber"
CLINIC_SAYS = "pebble anchor saffron drum"
AGENCY = AgencySetup(
    name="Alder County Co-Response", unit="Unit 7", laptop_suffix="7", banner="For authorised use. Use is recorded."
)
STAFF = [
    StaffMember("Rosa Quist", Profession.OFFICER, credential="Badge 4471", initials="RQ"),
    StaffMember("Imre Vale", Profession.CLINICIAN, credential="LCSW", initials="IV"),
    StaffMember("Tove Lund", Profession.OFFICER, initials="TL", roles=("supervisor",)),
    StaffMember("Nell Arbor", Profession.CLINICIAN, initials="NA"),
]


@dataclass
class Laptop:
    """A vault's files and what opens them. `users`: officer, clinician, supervisor (officer), newcomer (clinician, not enrolled yet)."""

    data: Path
    safe: Path
    secrets: FileSecretStore
    clock: FixedClock
    new: NewVault
    opened: list[Vault]

    @property
    def officer(self) -> UserId:
        return self.new.users[0]

    @property
    def clinician(self) -> UserId:
        return self.new.users[1]

    @property
    def supervisor(self) -> UserId:
        return self.new.users[2]

    @property
    def newcomer(self) -> UserId:
        return self.new.users[3]

    def open(self) -> Vault:
        self.close()
        vault = Vault.open(self.data, clock=self.clock, secrets=self.secrets)
        self.opened.append(vault)
        return vault

    def close(self) -> None:
        while self.opened:
            self.opened.pop().close()

    def safe_file(self, kind: str) -> Path:
        return next(path for path in self.new.safe_files if path.name.startswith(kind))


def roll_of(vault: Vault) -> Roll:
    return Roll(vault.root_fingerprint, vault.certificates())


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, NewVault]:
    folder = tmp_path_factory.mktemp("Streifenwagen Nº 7 – Müller")
    new = set_up_vault(
        folder / "data",
        agency=AGENCY,
        staff=STAFF,
        safe_dir=folder / "safe",
        safe_passphrase=SAFE_SAYS,
        clinic_safe_passphrase=CLINIC_SAYS,
        clock=FixedClock(START),
        passphrases={0: OFFICER_SAYS, 1: CLINICIAN_SAYS, 2: SUPERVISOR_SAYS},
        kdf=FLOOR,
        secrets=FileSecretStore(folder / "secrets"),
    )
    return folder, new


@pytest.fixture
def laptop(template: tuple[Path, NewVault], tmp_path: Path) -> Iterator[Laptop]:
    source, new = template
    folder = tmp_path / "Streifenwagen Nº 7 – Müller"
    shutil.copytree(source, folder)
    made = Laptop(folder / "data", source / "safe", FileSecretStore(folder / "secrets"), FixedClock(START), new, [])
    yield made
    made.close()


@dataclass
class Pair:
    """Sessions of three who share the laptop, with their keys taken, and the roll that they share."""

    officer: Session
    clinician: Session
    supervisor: Session
    roll: Roll


@pytest.fixture(scope="session")
def handed(
    template: tuple[Path, NewVault], tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[bytes], str, list[Certificate]]:
    """Three signed in once; each test takes their sessions over as a successor process does, which costs no stretching."""
    source, new = template
    folder = tmp_path_factory.mktemp("signed in")
    shutil.copytree(source / "data", folder / "data")
    with Vault.open(folder / "data", clock=FixedClock(START), secrets=FileSecretStore(source / "secrets")) as vault:
        roll = roll_of(vault)
        says = (OFFICER_SAYS, CLINICIAN_SAYS, SUPERVISOR_SAYS)
        sessions = [vault.sign_in(user, text) for user, text in zip(new.users, says, strict=False)]
        for session in sessions:
            session.accept(roll)
        return [session.hand_over() for session in sessions], vault.root_fingerprint, roll.certificates


@pytest.fixture
def pair(handed: tuple[list[bytes], str, list[Certificate]]) -> Pair:
    blobs, root, certificates = handed
    officer, clinician, supervisor = (Session.taken_over(blob) for blob in blobs)
    return Pair(officer, clinician, supervisor, Roll(root, certificates))


class PowerCut(BaseException):
    """The battery fell out."""


class Battery:
    """Writes, flushes and renames of this process, until the charge is used up."""

    def __init__(self) -> None:
        self._write, self._fsync, self._replace = os.write, os.fsync, os.replace
        self._left: int | None = None
        self._leaves_half = False

    def __call__(self, *, at: int, half: bool = False) -> None:
        """The step `at` and all after it do not happen; `half`: that write leaves half of itself. -1: power is back."""
        self._left = None if at < 0 else at
        self._leaves_half = half

    def _is_powered(self) -> bool:
        if self._left is None:
            return True
        if self._left < 0:
            raise PowerCut
        self._left -= 1
        return self._left >= 0

    def write(self, fd: int, data: bytes) -> int:
        if self._is_powered():
            return self._write(fd, data)
        if self._leaves_half:
            self._write(fd, data[: len(data) // 2])
        raise PowerCut

    def fsync(self, fd: int) -> None:
        if not self._is_powered():
            raise PowerCut
        self._fsync(fd)

    def replace(self, source: str, target: str) -> None:
        if not self._is_powered():
            raise PowerCut
        self._replace(source, target)


@pytest.fixture
def cut_power(monkeypatch: pytest.MonkeyPatch) -> Battery:
    battery = Battery()
    for name in ("write", "fsync", "replace"):
        monkeypatch.setattr(os, name, getattr(battery, name))
    return battery
