"""How long a hold still runs. It counts and says; it never decides: the form, the statute and people do.

Counted in instants, not on the wall clock: midnight and the change to daylight time make no hour longer or shorter.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

import msgspec

from fieldnotes.domain.hold_file import HoldRule
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.record import Hold
from fieldnotes.domain.stamp import is_known

ClockState = Literal["no_start", "no_hours", "running", "over"]


class HoldClock(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the time left.

    `ends`: as stated by a person, else counted from the start. `left_s`: whole seconds, negative once it has run out.
    `share`: 0 to 1 of the time that has passed. `is_about`: the start or the end was stated as "about".
    `counted`: what the usual hours make of the start, also when a person stated another end.
    """

    state: ClockState
    started: EventTime = EventTime()
    ends: EventTime = EventTime()
    counted: EventTime = EventTime()
    hours: int | None = None
    left_s: int = 0
    share: float = 0.0
    is_about: bool = False
    is_stated: bool = False
    differs: bool = False  # the stated end is not the counted one


def clock_of(
    hold: Hold, rule: HoldRule | None, *, now: datetime, offset_at: Callable[[datetime], int] | None = None
) -> HoldClock | None:
    """The clock of a hold; None when there is none. `now` is aware. `offset_at`: minutes east of UTC where the hold is, at an instant."""
    if not hold.hold_type and not (is_known(hold.started) and is_known(hold.expires)):
        return None
    hours = rule.hours if rule else None
    counted = count_end(hold.started, hours, offset_at=offset_at)
    is_stated = is_known(hold.expires)
    ends = hold.expires if is_stated else counted
    start, end = hold.started.to_utc(), ends.to_utc()
    if end is None:
        return HoldClock(state="no_start" if start is None else "no_hours", started=hold.started, hours=hours)
    left_s = int((end - now.astimezone(UTC)).total_seconds())
    whole_s = (end - start).total_seconds() if start else 0.0
    return HoldClock(
        state="running" if left_s > 0 else "over",
        started=hold.started,
        ends=ends,
        counted=counted,
        hours=hours,
        left_s=left_s,
        share=min(1.0, max(0.0, 1 - left_s / whole_s)) if whole_s > 0 else (0.0 if left_s > 0 else 1.0),
        is_about=(ends if is_stated else hold.started).precision == "about",
        is_stated=is_stated,
        differs=is_stated and is_known(counted) and counted.to_utc() != end,
    )


def count_end(
    started: EventTime, hours: int | None, *, offset_at: Callable[[datetime], int] | None = None
) -> EventTime:
    """Start plus whole hours, written in the local time that is in force then; unknown when either is."""
    start = started.to_utc()
    if start is None or hours is None:
        return EventTime()
    end = start + timedelta(hours=hours)
    offset = offset_at(end) if offset_at else started.offset_min
    local = end.astimezone(timezone(timedelta(minutes=offset)))
    has_seconds = len(started.local or "") > len("2026-11-23T21:12")
    return EventTime(
        local=local.strftime("%Y-%m-%dT%H:%M:%S" if has_seconds else "%Y-%m-%dT%H:%M"),
        offset_min=offset,
        precision=started.precision,
    )
