"""A log and its keys in a folder whose name has spaces and accents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldnotes.store.log import Log
from tests.store.world import Reader, Writer, new_keys

LOG_KEY = bytes(range(32))
VIEW_KEY = bytes(range(32, 64))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "Données d'équipe 3"
    path.mkdir()
    return path


@pytest.fixture
def log(folder: Path) -> Iterator[Log]:
    with Log.create(folder / "log.db", LOG_KEY, incarnation="1" * 32) as log:
        yield log


@pytest.fixture
def writer() -> Writer:
    return Writer(new_keys())


@pytest.fixture
def read(writer: Writer) -> Reader:
    return Reader(writer.keys, writer)
