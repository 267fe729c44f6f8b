"""The three times that are never mixed: event time (a person states it), entry time (the laptop's), signature time (an entry time).

Source: design of the records; AU-8 of CJIS Security Policy 6.0 (UTC or offset, hundredths of a second).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

import msgspec

DAY_MS = 24 * 3600 * 1000


class EventTime(msgspec.Struct, frozen=True, omit_defaults=True):
    """When something happened, as a person states it. Midnight is never a default: `local` is None when unknown.

    `local`: "YYYY-MM-DDTHH:MM" or with ":SS", as given. `offset_min`: minutes east of UTC at that place and time.
    """

    local: str | None = None
    offset_min: int = 0
    precision: Literal["minute", "second", "about", "unknown"] = "unknown"

    def to_utc(self) -> datetime | None:
        """The instant in UTC, or None when unknown."""
        if self.local is None:
            return None
        zone = timezone(timedelta(minutes=self.offset_min))
        return datetime.fromisoformat(self.local).replace(tzinfo=zone).astimezone(UTC)

    @property
    def clock(self) -> str:
        """Hours and minutes as said, or an empty string."""
        return self.local[11:16] if self.local else ""

    @property
    def day(self) -> str:
        """The local day YYYY-MM-DD, or an empty string."""
        return self.local[:10] if self.local else ""


class EntryTime(msgspec.Struct, frozen=True):
    """When the laptop took something down. Displayed, never decisive. `mono`: a counter that only grows on this laptop."""

    utc_ms: int
    offset_min: int
    mono: int
    is_suspect: bool = False

    def to_event_time(self, *, seconds: bool = False) -> EventTime:
        """The same moment as an event time ("now"), to the minute or second."""
        text = self.to_local().strftime("%Y-%m-%dT%H:%M:%S" if seconds else "%Y-%m-%dT%H:%M")
        return EventTime(local=text, offset_min=self.offset_min, precision="second" if seconds else "minute")

    def to_local(self) -> datetime:
        """The moment on the laptop's own clock, with its offset."""
        return datetime.fromtimestamp(self.utc_ms / 1000, timezone(timedelta(minutes=self.offset_min)))

    def to_iso(self) -> str:
        """The same in ISO 8601 with offset, in whole seconds: as papers carry it."""
        return self.to_local().isoformat(timespec="seconds")
