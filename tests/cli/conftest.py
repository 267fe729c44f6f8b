"""The agency of the service tests, and a laptop of it that the command line finds: secrets where the account keeps them."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldnotes.system.path import private_dir
from tests.services.conftest import Laptop, agency, laptop

__all__ = ["agency", "laptop"]


@pytest.fixture
def account(laptop: Laptop, agency: Laptop, private_home: Path) -> Laptop:
    """The laptop as its operating-system account has it. Nothing else may hold the vault meanwhile."""
    shutil.copytree(agency.secrets._folder, private_dir() / "device-secrets", dirs_exist_ok=True)
    return laptop


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lines on standard input."""

    def lines(*said: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in said)))

    return lines
