"""Clocks are displayed, never decisive; a jump is said."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from fieldnotes.system.clock import FixedClock, SystemClock


def test_the_counter_grows_even_when_the_wall_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    first = clock.now()
    real = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real() - 3_600_000_000_000)
    second = clock.now()
    assert second.mono > first.mono
    assert second.utc_ms < first.utc_ms
    assert second.is_suspect
    assert not first.is_suspect


def test_a_dead_battery_is_noticed_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: int(datetime(1976, 1, 1, tzinfo=UTC).timestamp() * 1e9))
    assert SystemClock().now().is_suspect


def test_now_as_an_event_time_is_local_and_to_the_minute() -> None:
    clock = FixedClock(datetime(2026, 11, 23, 3, 12, 40, tzinfo=UTC), offset_min=-360)
    event = clock.now().to_event_time()
    assert (event.local, event.precision) == ("2026-11-22T21:12", "minute")
    assert event.to_utc() == datetime(2026, 11, 23, 3, 12, tzinfo=UTC)
    clock.advance(20)
    assert clock.now().to_event_time(seconds=True).local == "2026-11-22T21:13:00"
