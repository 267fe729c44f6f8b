"""The model's rules and a room, for meetings step by step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sync.room import Room
from tests.sync_sim.world import rules


@pytest.fixture
def room() -> Iterator[Room]:
    with rules():
        yield Room()
