"""Event times as people type and read them: 21:12, about 21:10, unknown. Midnight is never a default."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import InputProblem
from ui.language import month_and_day
from ui.screens.word import tr

_CLOCK = re.compile(
    r"(?P<about>about |~ ?|ca\.? |(cerca de|hacia|a eso de) (las? )?)?(?P<h>\d{1,2})[:.h]?(?P<m>\d{2})(?:[:.](?P<s>\d{2}))?$",
    re.IGNORECASE,
)
_UNKNOWN = frozenset({"unknown", "not known", "no se sabe", "desconocido", "desconocida", "?", "-"})
_AHEAD = timedelta(hours=6)  # a clock time further ahead than this was yesterday's: a shift runs past midnight


def read_event_time(typed: str, now: EntryTime, *, day: str = "") -> EventTime:
    """What was typed, as an event time near `now` or on `day` (YYYY-MM-DD). Nothing typed and "unknown" are unknown.

    Raises InputProblem("time_unclear").
    """
    words = typed.strip()
    if not words or words.casefold() in _UNKNOWN:
        return EventTime()
    found = _CLOCK.match(words)
    if found is None or int(found["h"]) > 23 or int(found["m"]) > 59 or int(found["s"] or 0) > 59:
        raise InputProblem("time_unclear")
    here = datetime.fromtimestamp(now.utc_ms / 1000, timezone(timedelta(minutes=now.offset_min))).replace(tzinfo=None)
    on = date.fromisoformat(day) if day else here.date()
    moment = datetime(on.year, on.month, on.day, int(found["h"]), int(found["m"]), int(found["s"] or 0))  # noqa: DTZ001 - local by meaning; the offset stands beside it
    if not day and moment - here > _AHEAD:
        moment -= timedelta(days=1)
    return EventTime(
        local=moment.strftime("%Y-%m-%dT%H:%M:%S" if found["s"] else "%Y-%m-%dT%H:%M"),
        offset_min=now.offset_min,
        precision="about" if found["about"] else "second" if found["s"] else "minute",
    )


def say_event_time(time: EventTime) -> str:
    """The clock as it was given; nothing when unknown."""
    if not time.local:
        return ""
    clock = time.local[11:19] if time.precision == "second" else time.clock
    return tr("about {clock}", clock=clock) if time.precision == "about" else clock


def say_clock(at: EntryTime) -> str:
    """The laptop's own time, to the second: 21:48:07."""
    return _local(at).strftime("%H:%M:%S")


def say_minute(at: EntryTime) -> str:
    """The laptop's own time, to the minute: 21:48."""
    return _local(at).strftime("%H:%M")


def say_day(day: str, *, today: str = "") -> str:
    """YYYY-MM-DD as Nov 23, with the year when it is another one."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return day
    said = month_and_day(on)
    return said if not today or today[:4] == day[:4] else f"{said}, {on.year}"


def say_duration(seconds: int) -> str:
    """36 min, 2 h 5 min."""
    minutes = max(0, seconds) // 60
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{minutes} min", minutes=rest)
    return tr("{hours} h {minutes} min", hours=hours, minutes=rest) if rest else tr("{hours} h", hours=hours)


def read_day(typed: str) -> str:
    """A day as YYYY-MM-DD, also from 3/8/1992 (month first, as people here write it). Raises InputProblem("day_unclear")."""
    words = typed.strip()
    if not words:
        return ""
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words)
    parts = (found[1], found[2], found[3]) if found else None
    if parts is None:
        other = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", words)
        parts = (other[3], other[1], other[2]) if other else None
    try:
        if parts is not None:
            return date(int(parts[0]), int(parts[1]), int(parts[2])).isoformat()
    except ValueError:
        pass
    raise InputProblem("day_unclear")


def _local(at: EntryTime) -> datetime:
    return datetime.fromtimestamp(at.utc_ms / 1000, timezone(timedelta(minutes=at.offset_min)))
