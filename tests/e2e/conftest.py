"""One display and one agency per session; each test works on its own copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.display import Display
from tests.e2e.house import Agency, make_agency
from tests.e2e.running import Running


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    """A virtual screen."""
    made = Display()
    yield made
    made.close()


@pytest.fixture(scope="session")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Agency:
    """The demo's agency, written once."""
    return make_agency(tmp_path_factory.mktemp("agency"))


@pytest.fixture
def open_app(display: Display, agency: Agency, tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Starts the app on a copy of the agency; ends it after the test."""
    started: list[Running] = []
    agency_here = agency.copy(tmp_path)

    def open_it(*, is_real: bool = False) -> Running:
        app = Running(display, agency_here.data_dir, agency_here.home, is_real=is_real)
        started.append(app)
        return app if is_real else app.start()

    yield open_it
    for app in started:
        app.close()
    shutil.rmtree(tmp_path, ignore_errors=True)
