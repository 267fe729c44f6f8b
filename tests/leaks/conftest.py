"""The real window on a vault full of canaries, planted once per session."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import display
from tests.e2e.display import Display
from tests.e2e.house import Agency, make_agency
from tests.e2e.running import Running
from tests.leaks.plant import Planted, plant

__all__ = ["display"]


@pytest.fixture(scope="session")
def planted_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Agency, Planted]:
    """Written once."""
    agency = make_agency(tmp_path_factory.mktemp("planted"))
    return agency, plant(agency)


@pytest.fixture
def agency(planted_once: tuple[Agency, Planted], tmp_path: Path) -> Agency:
    """On this test's own folder."""
    return planted_once[0].copy(tmp_path)


@pytest.fixture
def planted(planted_once: tuple[Agency, Planted]) -> Planted:
    """What was planted."""
    return planted_once[1]


@pytest.fixture
def open_app(display: Display, agency: Agency) -> Iterator[Callable[[], Running]]:
    """Starts the app; ends it after the test."""
    started: list[Running] = []

    def open_it(*, is_real: bool = False, is_ordinary: bool = False) -> Running:
        app = Running(display, agency.data_dir, agency.home, is_real=is_real, is_ordinary=is_ordinary)
        started.append(app)
        return app if is_real else app.start()

    yield open_it
    for app in started:
        app.close()


# Without any capability, so that root counts as an ordinary account of the same name (capset(2)).
_READER = """
import ctypes, sys
header = (ctypes.c_uint32 * 2)(0x20080522, 0)
assert ctypes.CDLL(None).capset(header, (ctypes.c_uint32 * 6)()) == 0
try:
    open(f'/proc/{sys.argv[1]}/mem', 'rb').close(); print('readable')
except PermissionError:
    print('refused')
"""


@pytest.fixture
def reads_memory() -> Callable[[int], str]:
    """What another process of the same account gets when it asks for a process's memory."""

    def read(pid: int) -> str:
        done = subprocess.run([sys.executable, "-c", _READER, str(pid)], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    return read
