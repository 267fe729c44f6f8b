"""The agency of these tests: the demo's two people, on a folder of its own with its device secret beside."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from fieldnotes.services.demo import CLINICIAN_PASSPHRASE, OFFICER_PASSPHRASE, DemoFacts, make_demo
from fieldnotes.services.desk import Desk
from fieldnotes.services.signin import catch_up, sign_in
from fieldnotes.vault.secret_store import FileSecretStore

from tests.e2e.running import Running

OFFICER, CLINICIAN = "Officer D. Okafor", "M. Reyes, LCSW"


@dataclass(frozen=True)
class Agency:
    """`home`: what belongs to the account (configuration with the device secret); `data_dir`: the vault."""

    facts: DemoFacts
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
        return FileSecretStore(self.home / "config" / "FieldNotes")

    @contextmanager
    def desk(self, *, has_officer: bool = True, has_clinician: bool = True) -> Iterator[Desk]:
        """The vault by the services, as another process of the house would open it."""
        desk = Desk.open(self.data_dir, secrets=self.secrets)
        try:
            if has_officer:
                sign_in(desk, user=self.facts.officer, passphrase=OFFICER_PASSPHRASE)
            if has_clinician:
                sign_in(desk, user=self.facts.clinician, passphrase=CLINICIAN_PASSPHRASE)
            for _ in catch_up(desk):
                pass
            yield desk
        finally:
            desk.close()


def make_agency(folder: Path) -> Agency:
    """Written through the use cases, key stretching at its floor."""
    home = folder / "home"
    (home / "config" / "FieldNotes").mkdir(parents=True, mode=0o700)
    facts = make_demo(
        folder / "vault", safe_dir=folder / "safe", secrets=FileSecretStore(home / "config" / "FieldNotes")
    )
    return Agency(facts=facts, home=home, data_dir=folder / "vault")


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
    app.click("Start the shift")
    app.until(is_working=True)
