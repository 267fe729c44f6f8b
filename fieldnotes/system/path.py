"""Where things lie on this machine."""

from __future__ import annotations

import sys
from pathlib import Path


def default_data_dir() -> Path:
    """The vault's folder when `--data` does not name another one."""
    import platformdirs

    return Path(platformdirs.user_data_dir("FieldNotes", appauthor=False)) / "vault"


def private_dir() -> Path:
    """Where this operating-system account keeps what must not travel with the data folder (the device secret without a keyring)."""
    import platformdirs

    return Path(platformdirs.user_config_dir("FieldNotes", appauthor=False))


def resource(*parts: str) -> Path:
    """A file that ships with FieldNotes, in a checkout and in the packaged app."""
    bundle = getattr(sys, "_MEIPASS", None)  # set by PyInstaller's bootloader
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return root.joinpath("resources", *parts)
