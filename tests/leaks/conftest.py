"""The real window on a vault full of canaries, planted once per session."""

from __future__ import annotations

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

    def open_it(*, is_real: bool = False) -> Running:
        app = Running(display, agency.data_dir, agency.home, is_real=is_real)
        started.append(app)
        return app if is_real else app.start()

    yield open_it
    for app in started:
        app.close()
