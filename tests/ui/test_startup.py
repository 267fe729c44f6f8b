"""What a start may cost before anybody has typed a passphrase. Seconds are the bench's (tests/bench/startup.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.startup import GOAL_MB, make_vault, start_once


def test_nothing_heavy_is_loaded_before_anybody_signed_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    told = start_once(make_vault(tmp_path), tmp_path)
    assert told["users"] == 2
    assert told["early"] == 0
    assert told["mb"] <= GOAL_MB
