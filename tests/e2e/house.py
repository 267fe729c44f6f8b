"""The agency of these tests: the demo's two people, on a folder of its own with its device secret beside."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from fieldnotes.crypto.stretch import FLOOR
from fieldnotes.domain.ids import UserId
from fieldnotes.domain.record import Profession
from fieldnotes.services.desk import Desk
from fieldnotes.services.directory import import_directory
from fieldnotes.services.setup import AgencyFacts, StaffFacts, set_up_agency
from fieldnotes.services.signin import catch_up, sign_in
from fieldnotes.system.path import resource
from fieldnotes.vault.secret_store import FileSecretStore
from tests.e2e.running import Running

OFFICER_PASSPHRASE = "copper kettle on the porch"
CLINICIAN_PASSPHRASE = "seven herons at low tide"
OFFICER, CLINICIAN = "Officer D. Okafor", "M. Reyes, LCSW"


@dataclass(frozen=True)
class Agency:
    """`home`: what belongs to the account (configuration with the device secret); `data_dir`: the vault."""

    officer: UserId
    clinician: UserId
    home: Path
    data_dir: Path

    def copy(self, folder: Path) -> Agency:
        """The same agency elsewhere."""
        shutil.copytree(self.home, folder / "home")
        shutil.copytree(self.data_dir, folder / "vault")
        return replace(self, home=folder / "home", data_dir=folder / "vault")

    @property
    def secrets(self) -> FileSecretStore:
        """The device secret of this copy."""
        return _secrets(self.home)

    @contextmanager
    def desk(self, *, has_officer: bool = True, has_clinician: bool = True) -> Iterator[Desk]:
        """The vault by the services, as another process of the house would open it."""
        desk = Desk.open(self.data_dir, secrets=self.secrets)
        try:
            if has_officer:
                sign_in(desk, user=self.officer, passphrase=OFFICER_PASSPHRASE)
            if has_clinician:
                sign_in(desk, user=self.clinician, passphrase=CLINICIAN_PASSPHRASE)
            for _ in catch_up(desk):
                pass
            yield desk
        finally:
            desk.close()


def make_agency(folder: Path) -> Agency:
    """Two people and the demonstration's directory; key stretching at its floor, written in a second."""
    home, data_dir = folder / "home", folder / "vault"
    home.mkdir(mode=0o700)
    secrets = _secrets(home)
    done = set_up_agency(
        data_dir,
        agency=AgencyFacts(
            name="Harborview Police Department", unit="4C12", laptop_suffix="3", state="CA", banner="Use is audited."
        ),
        staff=[
            StaffFacts(
                name="Dana Okafor",
                profession=Profession.OFFICER,
                credential="Officer",
                initials="DO",
                passphrase=OFFICER_PASSPHRASE,
                roles=("supervisor",),
            ),
            StaffFacts(
                name="Marisol Reyes",
                profession=Profession.CLINICIAN,
                credential="LCSW",
                initials="MR",
                passphrase=CLINICIAN_PASSPHRASE,
            ),
        ],
        safe_dir=folder / "safe",
        safe_passphrase="walnut drawer in the attic",
        kdf=FLOOR.with_fresh_salt(),
        secrets=secrets,
    )
    made = Agency(officer=done.users[0], clinician=done.users[1], home=home, data_dir=data_dir)
    with made.desk() as desk:
        import_directory(desk, by=made.officer, path=resource("demo", "directory"))
    return made


def _secrets(home: Path) -> FileSecretStore:
    # Where an account without a keyring keeps it.
    return FileSecretStore(home / "config" / "FieldNotes" / "device-secrets")


def sign_in_by_hand(app: Running, *, has_officer: bool = True, has_clinician: bool = True) -> None:
    """The notice, the passphrases, Start; the shift stands afterwards."""
    app.click("I agree")
    expected = 0
    for is_wanted, name, passphrase in (
        (has_officer, OFFICER, OFFICER_PASSPHRASE),
        (has_clinician, CLINICIAN, CLINICIAN_PASSPHRASE),
    ):
        if is_wanted:
            expected += 1
            app.click(f"Passphrase of {name}")
            app.until(focus=f"Passphrase of {name}")
            app.type(passphrase)
            app.key("Return")
            app.until(present=lambda users, count=expected: len(users) == count)
    if has_officer and has_clinician:
        app.until(focus="Start the shift")
        app.key("Return")
    else:
        app.click("Start the shift")
    app.until(is_working=True)
