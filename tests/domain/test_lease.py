"""The lease by the laptop's own clock: every state from every clock, and that no clock does harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.lease import RELEASED_FOR_DAYS, WARN_FROM_DAYS, Lease, lease_of
from fieldnotes.domain.moment import DAY_MS

MET = 1_795_468_320_000  # 2026
FIFTY_YEARS = 50 * 366 * DAY_MS
clocks = st.integers(-FIFTY_YEARS, FIFTY_YEARS)
leases = st.integers(4, 365)
moments = st.integers(-FIFTY_YEARS, FIFTY_YEARS).map(lambda off: MET + off)
nearby = st.integers(-4 * DAY_MS, 4 * DAY_MS) | clocks


def after(ms: int, *, released: int = 0, lease_days: int = 14) -> Lease:
    return lease_of(met_ms=MET, released_ms=released, now_ms=MET + ms, lease_days=lease_days)


@pytest.mark.parametrize(
    ("ms", "lease"),
    [
        (3 * DAY_MS - 1, Lease(days_apart=2, lease_days=14)),
        (3 * DAY_MS, Lease(state="grace", days_apart=3, lease_days=14, days_left=11)),
        (14 * DAY_MS - 1, Lease(state="grace", days_apart=13, lease_days=14, days_left=1)),
        (14 * DAY_MS, Lease(state="over", days_apart=14, lease_days=14)),
        (-DAY_MS, Lease(lease_days=14)),
    ],
)
def test_a_laptop_is_warned_after_three_days_and_asks_from_its_day_on(ms: int, lease: Lease) -> None:
    assert after(ms) == lease


@given(st.just(0) | moments, moments)
def test_who_met_no_station_or_whose_agency_wants_none_is_never_asked(released: int, now: int) -> None:
    assert lease_of(met_ms=0, released_ms=released, now_ms=now, lease_days=14) == Lease()
    without = lease_of(met_ms=MET, released_ms=released, now_ms=now, lease_days=0)
    assert (without.state, without.is_due) == ("none", False)
    assert without.days_apart == max(0, now - MET) // DAY_MS, "the days are said all the same"


@given(st.integers(-FIFTY_YEARS, 0), leases, moments)
def test_a_clock_before_the_meeting_is_no_day_apart(ms: int, lease_days: int, released: int) -> None:
    assert after(ms, released=released, lease_days=lease_days) == Lease(lease_days=lease_days)


@given(st.integers(0, FIFTY_YEARS), leases)
def test_a_release_opens_at_that_moment_by_whatever_clock_and_holds_three_days(ms: int, lease_days: int) -> None:
    def then(later: int) -> Lease:
        return after(ms + later, released=MET + ms, lease_days=lease_days)

    assert then(0).state != "over"
    assert then(RELEASED_FOR_DAYS * DAY_MS - 1).state != "over"
    if ms >= lease_days * DAY_MS:
        assert (then(0).is_released, then(0).days_left) == (True, RELEASED_FOR_DAYS)
        assert then(RELEASED_FOR_DAYS * DAY_MS - 1).days_left == 1
        assert then(RELEASED_FOR_DAYS * DAY_MS).state == "over"


@given(st.integers(0, FIFTY_YEARS), nearby, leases)
def test_a_release_holds_three_days_and_never_for_years_when_the_clock_is_put_right(
    ms: int, off: int, lease_days: int
) -> None:
    found = after(ms, released=MET + ms + off, lease_days=lease_days)
    is_near = abs(off) < RELEASED_FOR_DAYS * DAY_MS
    is_due = ms >= lease_days * DAY_MS
    assert found.is_due == is_due
    assert (found.state == "over") == (is_due and not is_near)
    assert found.is_released == (is_due and is_near)


@given(clocks, st.integers(0, FIFTY_YEARS), leases, moments)
def test_time_alone_never_opens_and_grace_always_says_how_long(
    ms: int, later: int, lease_days: int, released: int
) -> None:
    now, then = after(ms, lease_days=lease_days), after(ms + later, lease_days=lease_days)
    order = ("none", "grace", "over")
    assert order.index(now.state) <= order.index(then.state)
    found = after(ms, released=released, lease_days=lease_days)
    assert (found.days_left >= 1) == (found.state == "grace")
    if found.state == "grace":
        assert found.days_apart >= WARN_FROM_DAYS
        until = max(ms, 0) + found.days_left * DAY_MS
        if not found.is_released:
            assert after(until, lease_days=lease_days).state == "over"
