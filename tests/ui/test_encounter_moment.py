"""Times and days as people type them: read back as said, never invented, never midnight by default."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import InputProblem
from ui.viewmodels.moment import read_day, read_event_time, say_day, say_duration, say_event_time

NOW = EntryTime(utc_ms=int(datetime(2026, 11, 24, 2, 48, 7, tzinfo=UTC).timestamp() * 1000), offset_min=-300, mono=1)


@given(st.integers(0, 23), st.integers(0, 59), st.booleans())
def test_what_was_typed_is_read_back_as_said(hour: int, minute: int, is_about: bool) -> None:
    typed = f"{'about ' if is_about else ''}{hour:02}:{minute:02}"
    read = read_event_time(typed, NOW)
    assert say_event_time(read) == typed
    assert read_event_time(say_event_time(read), NOW) == read
    assert read.precision == ("about" if is_about else "minute")
    at = read.to_utc()
    assert at is not None
    ahead_s = at.timestamp() - NOW.utc_ms / 1000
    assert -24 * 3600 < ahead_s <= 6 * 3600


@pytest.mark.parametrize("typed", ["", "  ", "unknown", "Not known", "?"])
def test_unknown_is_unknown_and_not_midnight(typed: str) -> None:
    assert read_event_time(typed, NOW) == EventTime()


@pytest.mark.parametrize("typed", ["half past", "25:00", "12:60", "9", "12:30:61", "tonight"])
def test_what_is_not_a_time_is_refused_kindly(typed: str) -> None:
    with pytest.raises(InputProblem):
        read_event_time(typed, NOW)


def test_four_digits_and_seconds_are_times_too() -> None:
    assert read_event_time("2112", NOW).local == "2026-11-23T21:12"
    assert read_event_time("21:12:05", NOW).precision == "second"


def test_after_midnight_the_evening_before_is_meant() -> None:
    at_night = EntryTime(utc_ms=NOW.utc_ms + 4 * 3_600_000, offset_min=-300, mono=2)
    assert read_event_time("23:40", at_night).local == "2026-11-23T23:40"
    assert read_event_time("00:20", at_night).local == "2026-11-24T00:20"


@given(st.dates())
def test_days_are_read_both_ways(day: object) -> None:
    iso = str(day)
    year, month, date = iso.split("-")
    assert read_day(iso) == iso
    assert read_day(f"{int(month)}/{int(date)}/{year}") == iso


@pytest.mark.parametrize("typed", ["1992-13-01", "yesterday", "8.3.92", "2026-02-30"])
def test_what_is_not_a_day_is_refused(typed: str) -> None:
    with pytest.raises(InputProblem):
        read_day(typed)


def test_words_for_days_and_durations() -> None:
    assert say_day("2026-11-23", today="2026-12-01") == "Nov 23"
    assert say_day("2027-04-02", today="2026-11-23") == "Apr 2, 2027"
    assert say_duration(36 * 60 + 5) == "36 min"
    assert say_duration(2 * 3600 + 300) == "2 h 5 min"
