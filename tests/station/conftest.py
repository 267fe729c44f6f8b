"""A town for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.station.town import Town


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Two cars, one station that runs."""
    made = Town(tmp_path)
    yield made
    made.close()
