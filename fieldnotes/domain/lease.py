"""How long a laptop may be without its station before somebody with the right has to let people in.

CJIS Security Policy 6.0 AC-2(h), PS-4: whoever left must not come in for long, and a laptop hears of it at a meeting only. It counts and
says; nothing that is written or open is touched. The laptop's clock is not trusted to do harm: set back, no day has passed; far ahead, a
release holds by that same clock.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from fieldnotes.domain.moment import DAY_MS

LeaseState = Literal["none", "grace", "over"]

USUAL_DAYS = 14
WARN_FROM_DAYS = 3  # 72 hours
RELEASED_FOR_DAYS = 3


class Lease(msgspec.Struct, frozen=True, kw_only=True):
    """Where a laptop stands. `grace`: it is said, everybody comes in; `over`: who comes in needs a supervisor.

    `days_apart`: whole days since the last meeting, 0 for never. `lease_days`: from which day on it is over, 0 for never. `days_left`: in
    grace, how many days it lasts yet, begun ones counted. `is_released`: the days are over and somebody with the right let people in.
    """

    state: LeaseState = "none"
    days_apart: int = 0
    lease_days: int = 0
    days_left: int = 0
    is_released: bool = False

    @property
    def is_due(self) -> bool:
        """Whether the days are over, released or not."""
        return self.state == "over" or self.is_released


def lease_of(*, met_ms: int, released_ms: int, now_ms: int, lease_days: int) -> Lease:
    """The lease of a laptop that met its station at `met_ms` and was released at `released_ms`, both by its own clock and 0 for never."""
    if met_ms <= 0:
        return Lease()
    days = max(0, now_ms - met_ms) // DAY_MS
    if lease_days <= 0:
        return Lease(days_apart=days)
    if days < WARN_FROM_DAYS:
        return Lease(days_apart=days, lease_days=lease_days)
    if days < lease_days:
        return Lease(state="grace", days_apart=days, lease_days=lease_days, days_left=lease_days - days)
    # A clock that is put right moves either way: what was released by the wrong one does not hold for years, and not for no time.
    left_ms = RELEASED_FOR_DAYS * DAY_MS - abs(now_ms - released_ms) if released_ms > 0 else 0
    if left_ms <= 0:
        return Lease(state="over", days_apart=days, lease_days=lease_days)
    return Lease(
        state="grace", days_apart=days, lease_days=lease_days, days_left=-(-left_ms // DAY_MS), is_released=True
    )
