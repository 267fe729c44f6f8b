"""Event times as people type and read them: 21:12, about 21:10, unknown. Midnight is never a default."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QLocale

from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import InputProblem
from ui.language import locale as language_locale
from ui.language import month_and_day
from ui.screens.word import tr

_CLOCK = re.compile(
    r"(?P<about>about |~ ?|ca\.? |(cerca de|hacia|a eso de) (las? )?)?(?P<h>\d{1,2})[:.h]?(?P<m>\d{2})(?:[:.](?P<s>\d{2}))?$",
    re.IGNORECASE,
)
_UNKNOWN = frozenset({"unknown", "not known", "no se sabe", "desconocido", "desconocida", "?", "-"})
_AHEAD = timedelta(hours=6)  # a clock time further ahead than this was yesterday's: a shift runs past midnight


def read_event_time(
    typed: str, now: EntryTime, *, day: str = "", offset_at: Callable[[float], int] | None = None
) -> EventTime:
    """What was typed, as an event time near `now` or on `day` (YYYY-MM-DD). Nothing typed and "unknown" are unknown.

    `offset_at`: minutes east of UTC at an instant (seconds since 1970), for times on the other side of a change to daylight time.
    Raises InputProblem("time_unclear").
    """
    words = typed.strip()
    if not words or words.casefold() in _UNKNOWN:
        return EventTime()
    found = _CLOCK.match(words)
    if found is None or int(found["h"]) > 23 or int(found["m"]) > 59 or int(found["s"] or 0) > 59:
        raise InputProblem("time_unclear")
    here = now.to_local().replace(tzinfo=None)
    on = date.fromisoformat(day) if day else here.date()
    moment = datetime(on.year, on.month, on.day, int(found["h"]), int(found["m"]), int(found["s"] or 0))  # noqa: DTZ001 - local by meaning; the offset stands beside it
    if not day and moment - here > _AHEAD:
        moment -= timedelta(days=1)
    return EventTime(
        local=moment.strftime("%Y-%m-%dT%H:%M:%S" if found["s"] else "%Y-%m-%dT%H:%M"),
        offset_min=_offset_of(moment, now, offset_at),
        precision="about" if found["about"] else "second" if found["s"] else "minute",
    )


_DAY_TIME = re.compile(
    r"(?P<about>about |~ ?|ca\.? |(?:cerca de|hacia|a eso de) (?:las? )?)?(?P<day>[^\d]*\d[^:]*?)"
    r"[,\s]+(?P<clock>\d{1,2}[:.h]?\d{2}(?:[:.]\d{2})?)$",
    re.IGNORECASE,
)


def read_day_time(typed: str, now: EntryTime, *, offset_at: Callable[[float], int] | None = None) -> EventTime:
    """A time that may lie on another day: `Nov 26 21:12`, `11/26 21:12`, `2026-11-26 21:12`; a clock alone is near `now`.

    Raises InputProblem("time_unclear").
    """
    found = _DAY_TIME.match(typed.strip())
    if found is None:
        return read_event_time(typed, now, offset_at=offset_at)
    day = _near_day(found["day"].strip(" ,"), now)
    return read_event_time(f"{found['about'] or ''}{found['clock']}", now, day=day, offset_at=offset_at)


def say_day_time(time: EventTime, *, today: str = "") -> str:
    """`21:12` today, `Nov 26 21:12` on another day."""
    clock = say_event_time(time)
    if not clock or time.day == today:
        return clock
    said = f"{say_day(time.day, today=today)} {time.local[11:19] if time.local and time.precision == 'second' else time.clock}"
    return tr("about {clock}", clock=said) if time.precision == "about" else said


_NAMED_DAY = re.compile(
    r"(?P<first>[^\W\d_]{3,}\.? )?(?P<day>\d{1,2})(?: (?:de )?(?P<last>[^\W\d_]{3,})\.?)?(?:,? (?:de )?(?P<year>\d{4}))?"
)


def _near_day(words: str, now: EntryTime) -> str:
    """The day YYYY-MM-DD of `Nov 26`, `11/26` or a full date; without a year the one nearest to today."""
    named = _NAMED_DAY.fullmatch(words)
    short = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})", words)
    here = now.to_local().date()
    try:
        if named and (named["first"] or named["last"]):
            name = (named["first"] or named["last"]).strip(" .")
            month, day, year = _month(name), int(named["day"]), int(named["year"] or 0)
        elif short:
            month, day, year = int(short[1]), int(short[2]), 0
        else:
            return read_day(words)
        if year:
            return date(year, month, day).isoformat()
        years = (here.year - 1, here.year, here.year + 1)
        possible = [date(y, month, day) for y in years if day <= _days_in(y, month)]
        return min(possible, key=lambda one: abs((one - here).days)).isoformat()
    except (InputProblem, ValueError):
        raise InputProblem("time_unclear") from None


def _month(name: str) -> int:
    """1 to 12, of a month in the language of the screen or in English, by its first three letters. Raises ValueError."""
    start = name.casefold()[:3]
    for locale in (QLocale(QLocale.Language.English), language_locale()):
        for month in range(1, 13):
            if locale.monthName(month, QLocale.FormatType.LongFormat).casefold().startswith(start):
                return month
    raise ValueError(name)


def _days_in(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days


def _offset_of(moment: datetime, now: EntryTime, offset_at: Callable[[float], int] | None) -> int:
    """The offset in force at a local moment. In the hour that runs twice the later of both counts, as clocks show it last."""
    if offset_at is None:
        return now.offset_min
    offset = now.offset_min
    for _ in range(2):
        offset = offset_at((moment.replace(tzinfo=UTC) - timedelta(minutes=offset)).timestamp())
    return offset


def say_event_time(time: EventTime) -> str:
    """The clock as it was given; nothing when unknown."""
    if not time.local:
        return ""
    clock = time.local[11:19] if time.precision == "second" else time.clock
    return tr("about {clock}", clock=clock) if time.precision == "about" else clock


def say_clock(at: EntryTime) -> str:
    """The laptop's own time, to the second: 21:48:07."""
    return at.to_local().strftime("%H:%M:%S")


def say_minute(at: EntryTime) -> str:
    """The laptop's own time, to the minute: 21:48."""
    return at.to_local().strftime("%H:%M")


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
