"""The device secret: the second ingredient of every daily slot, so that copied files alone are not worth guessing at.

It lies in the operating system's keyring where a known, encrypting one exists, else in a file of this account. It is never the
only copy of anything: a recovery code opens without it (Signal Desktop users lost databases when their keyring changed).
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Protocol

from fieldnotes.system.path import private_dir
from fieldnotes.vault.durable import make_private_folder, replace_file

SECRET_BYTES = 32
_SERVICE = "FieldNotes device secret"
# Back-ends that encrypt under the account's sign-in. Everything else (fail, null, plaintext, chained, third parties) is refused.
ALLOWED_BACKENDS = frozenset(
    {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
    }
)


def secret_id(secret: bytes) -> str:
    """Names a device secret without telling it."""
    return hashlib.sha256(b"fieldnotes/device-secret/v1" + secret).hexdigest()[:32]


class SecretStore(Protocol):
    """Keeps device secrets by their id."""

    @property
    def backend(self) -> str:
        """What keeps them: a keyring back-end's class name, or "file"."""
        ...

    def put(self, secret: bytes) -> str:
        """Keep a secret and give back its id. Raises EnvironmentProblem when nothing can keep it."""
        ...

    def find(self, name: str) -> bytes | None:
        """The secret with this id, or None when it is not here (any more)."""
        ...


class KeyringBackend(Protocol):
    """The part of a keyring back-end that is used."""

    def get_password(self, service: str, username: str) -> str | None:
        """Read."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Write."""
        ...


def backend_name(backend: object) -> str:
    """Module and class of a back-end."""
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def find_keyring() -> KeyringBackend | None:
    """The account's keyring if it is one we trust. Slow: never on the UI thread."""
    import keyring

    try:
        backend = keyring.get_keyring()
    except Exception:  # noqa: BLE001 - back-ends are plug-ins: whatever they raise, there is no keyring
        return None
    return backend if backend_name(backend) in ALLOWED_BACKENDS else None


class FileSecretStore:
    """One file per secret, readable by this account only."""

    backend = "file"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, name: str) -> Path | None:
        # The id comes from keys.json: it must not become a path elsewhere.
        return self._folder / f"{name}.secret" if re.fullmatch(r"[0-9a-f]{32}", name) else None

    def put(self, secret: bytes) -> str:
        """Raises EnvironmentProblem."""
        name = secret_id(secret)
        make_private_folder(self._folder)
        replace_file(self._folder / f"{name}.secret", base64.b64encode(secret) + b"\n")
        return name

    def find(self, name: str) -> bytes | None:
        """None when missing, unreadable or altered."""
        path = self._path(name)
        try:
            return _decode(path.read_text("ascii"), name) if path else None
        except (OSError, UnicodeDecodeError):
            return None


class KeyringSecretStore:
    """The keyring first; the file stands in when the keyring refuses (locked, prompt dismissed, service gone)."""

    def __init__(self, keyring: KeyringBackend, fallback: FileSecretStore) -> None:
        self._keyring = keyring
        self._fallback = fallback
        self._has_fallen_back = False

    @property
    def backend(self) -> str:
        """What keeps them."""
        return "file" if self._has_fallen_back else backend_name(self._keyring)

    def put(self, secret: bytes) -> str:
        """Into the keyring, read back; else into the file. Raises EnvironmentProblem."""
        name = secret_id(secret)
        try:
            self._keyring.set_password(_SERVICE, name, base64.b64encode(secret).decode())
            if _decode(self._keyring.get_password(_SERVICE, name) or "", name) == secret:
                return name
        except Exception:  # noqa: BLE001, S110 - back-ends are plug-ins and raise their own; the file takes over below
            pass
        self._has_fallen_back = True
        return self._fallback.put(secret)

    def find(self, name: str) -> bytes | None:
        """From the keyring, else from the file."""
        try:
            kept = self._keyring.get_password(_SERVICE, name)
        except Exception:  # noqa: BLE001 - see put
            kept = None
        secret = _decode(kept, name) if kept else None
        if secret is None:
            secret = self._fallback.find(name)
            self._has_fallen_back = self._has_fallen_back or secret is not None
        return secret


def _decode(text: str, name: str) -> bytes | None:
    try:
        secret = base64.b64decode(text.strip(), validate=True)
    except ValueError:
        return None
    return secret if len(secret) == SECRET_BYTES and secret_id(secret) == name else None


def default_secret_store() -> SecretStore:
    """The keyring of this account if it is on the list, else a file in its private folder. Slow: never on the UI thread."""
    fallback = FileSecretStore(private_dir() / "device-secrets")
    keyring = find_keyring()
    return KeyringSecretStore(keyring, fallback) if keyring is not None else fallback
