"""One display and one agency per session; each test works on its own copy."""

from __future__ import annotations

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
def agency_here(agency: Agency, tmp_path: Path) -> Agency:
    """The agency on this test's own folder."""
    return agency.copy(tmp_path)


@pytest.fixture
def open_app(display: Display, agency_here: Agency) -> Iterator[Callable[..., Running]]:
    """Starts the app on this test's agency; ends it after the test."""
    started: list[Running] = []

    def open_it(*, is_real: bool = False) -> Running:
        app = Running(display, agency_here.data_dir, agency_here.home, is_real=is_real)
        started.append(app)
        return app if is_real else app.start()

    yield open_it
    for app in started:
        app.close()
