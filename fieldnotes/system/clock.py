"""The laptop's clock. Times are displayed, never decisive (binding choice "clocks")."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol

from fieldnotes.domain.moment import EntryTime

# A wall clock before this program was written is a dead CMOS battery.
_EARLIEST_MS = int(datetime(2026, 11, 1, tzinfo=UTC).timestamp() * 1000)
# AU events: a jump of more than two seconds against the monotonic clock is suspect.
_JUMP_MS = 2000


class Clock(Protocol):
    """Where entry times come from."""

    def now(self) -> EntryTime:
        """The present moment."""
        ...

    def offset_at(self, utc_s: float) -> int:
        """Minutes east of UTC in force here at that instant: an hour of daylight time may lie between it and now."""
        ...


def local_offset_min(utc_s: float) -> int:
    """Minutes east of UTC of this laptop's zone at that instant."""
    offset = datetime.fromtimestamp(utc_s, UTC).astimezone().utcoffset()
    return 0 if offset is None else int(offset.total_seconds() // 60)


class SystemClock:
    """The real clock; `mono` grows with every reading, also when the wall clock is set back."""

    def __init__(self) -> None:
        self._wall_ms = time.time_ns() // 1_000_000
        self._tick_ms = time.monotonic_ns() // 1_000_000
        self._mono = self._tick_ms
        self._has_jumped = self._wall_ms < _EARLIEST_MS

    def now(self) -> EntryTime:
        """The present moment; suspect once the wall clock has jumped against the monotonic one."""
        wall_ms = time.time_ns() // 1_000_000
        tick_ms = time.monotonic_ns() // 1_000_000
        if abs((wall_ms - self._wall_ms) - (tick_ms - self._tick_ms)) > _JUMP_MS:
            self._has_jumped = True
        self._mono = max(self._mono + 1, tick_ms)
        return EntryTime(
            utc_ms=wall_ms, offset_min=local_offset_min(wall_ms / 1000), mono=self._mono, is_suspect=self._has_jumped
        )

    def offset_at(self, utc_s: float) -> int:
        """As the laptop's zone says."""
        return local_offset_min(utc_s)


class FixedClock:
    """A clock that a test or the demo moves by hand."""

    def __init__(self, start: datetime, *, offset_min: int = 0) -> None:
        self._utc_ms = int(start.timestamp() * 1000)
        self._offset_min = offset_min
        self._mono = 0

    def now(self) -> EntryTime:
        """The moment it was set to; `mono` grows with every reading."""
        self._mono += 1
        return EntryTime(utc_ms=self._utc_ms, offset_min=self._offset_min, mono=self._mono)

    def offset_at(self, _utc_s: float) -> int:
        """Always the same."""
        return self._offset_min

    def advance(self, seconds: float) -> None:
        """Move on (or back, when negative)."""
        self._utc_ms += round(seconds * 1000)
