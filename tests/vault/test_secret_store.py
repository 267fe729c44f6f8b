"""The device secret: known keyrings only, never the only copy, and a file of this account where there is none."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.errors import KeyringLocked

from fieldnotes.domain.problem import EnvironmentProblem
from fieldnotes.vault.secret_store import (
    ALLOWED_BACKENDS,
    FileSecretStore,
    KeyringSecretStore,
    backend_name,
    default_secret_store,
    find_keyring,
    secret_id,
)
from tests.vault.conftest import OFFICER_SAYS, Laptop

SECRET = bytes(range(32))


class Ring(keyring.backend.KeyringBackend):
    """A back-end as the library defines one, kept in memory; `mood` makes it behave as real ones do on a bad day."""

    priority = 1.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.mood = "well"

    def _check(self) -> None:
        if self.mood == "locked":
            raise KeyringLocked
        if self.mood == "broken":
            raise RuntimeError("bus gone")

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        if self.mood != "forgetful":
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def test_the_file_is_for_this_account_only_and_reads_back(tmp_path: Path) -> None:
    store = FileSecretStore(tmp_path / "dossier protégé")
    name = store.put(SECRET)
    assert store.find(name) == SECRET
    (file,) = (tmp_path / "dossier protégé").iterdir()
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert store.backend == "file"


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "a" * 31, "A" * 32, "/" * 32, "a" * 32 + "\n"])
def test_a_name_from_the_key_file_never_becomes_a_path_elsewhere(tmp_path: Path, name: str) -> None:
    store = FileSecretStore(tmp_path)
    assert store._path(name) is None
    assert store.find(name) is None


def test_a_secret_that_was_altered_counts_as_missing(tmp_path: Path) -> None:
    store = FileSecretStore(tmp_path)
    name = store.put(SECRET)
    for text in ("", "????", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "é"):
        (tmp_path / f"{name}.secret").write_text(text, "utf-8")
        assert store.find(name) is None


def test_a_keyring_keeps_it_and_the_file_stays_away(tmp_path: Path) -> None:
    ring = Ring()
    store = KeyringSecretStore(ring, FileSecretStore(tmp_path))
    name = store.put(SECRET)
    assert store.find(name) == SECRET
    assert list(tmp_path.iterdir()) == []
    assert store.backend == backend_name(ring)
    ((_, password),) = ring.kept.items()
    assert len(password) == 44


@pytest.mark.parametrize("mood", ["locked", "broken", "forgetful"])
def test_a_keyring_on_a_bad_day_is_stood_in_for(tmp_path: Path, mood: str) -> None:
    ring = Ring()
    ring.mood = mood
    store = KeyringSecretStore(ring, FileSecretStore(tmp_path))
    name = store.put(SECRET)
    assert store.find(name) == SECRET
    assert store.backend == "file"
    ring.mood = "well"
    assert KeyringSecretStore(ring, FileSecretStore(tmp_path)).find(name) == SECRET


def test_a_secret_that_is_nowhere_is_missing_and_nothing_worse(tmp_path: Path) -> None:
    ring = Ring()
    ring.mood = "broken"
    assert KeyringSecretStore(ring, FileSecretStore(tmp_path)).find(secret_id(SECRET)) is None


def test_only_back_ends_that_encrypt_are_on_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (keyring.backends.fail.Keyring, keyring.backends.null.Keyring, Ring):
        ring = kind()
        assert backend_name(ring) not in ALLOWED_BACKENDS
        monkeypatch.setattr(keyring, "get_keyring", lambda ring=ring: ring)
        assert find_keyring() is None
    assert not any(word in name.lower() for name in ALLOWED_BACKENDS for word in ("plain", "null", "fail", "chain"))


def test_the_names_on_the_list_are_the_librarys_own() -> None:
    import importlib

    for name in ALLOWED_BACKENDS:
        module, _, cls = name.rpartition(".")
        assert hasattr(importlib.import_module(module), cls), name


def test_without_a_keyring_the_security_page_says_file(laptop: Laptop) -> None:
    vault = laptop.open()
    assert vault.security_facts()["device_secret"] == "file"
    assert default_secret_store().backend == "file"


def test_a_back_end_that_fails_to_load_means_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("no bus")

    monkeypatch.setattr(keyring, "get_keyring", fail)
    assert find_keyring() is None


def test_when_the_keyring_changes_the_passphrase_says_so_and_the_code_still_opens(laptop: Laptop) -> None:
    from fieldnotes.domain.problem import VaultProblem
    from fieldnotes.vault.vault import Vault

    ring = Ring()
    elsewhere = KeyringSecretStore(ring, FileSecretStore(laptop.data.parent / "other account"))
    with Vault.open(laptop.data, clock=laptop.clock, secrets=elsewhere) as vault:
        with pytest.raises(VaultProblem) as problem:
            vault.sign_in(laptop.officer, OFFICER_SAYS)
        assert problem.value.code == "device_secret_missing"
        vault.sign_in_with_recovery(
            laptop.officer, laptop.new.recovery_codes[laptop.officer], "seven orchids under the pier"
        )
        assert len(ring.kept) == 1
        assert vault.sign_in(laptop.officer, "seven orchids under the pier").name == "Rosa Quist"


def test_nowhere_to_keep_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("in the way")
    with pytest.raises(EnvironmentProblem):
        FileSecretStore(tmp_path / "a file" / "secrets").put(SECRET)
