"""Opening hours as directories write them: RRULE days, day names and ranges, 9:00am, 14:00, 3pm, minutes of the day. Nothing is guessed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from fieldnotes.interop.service import OpenTime

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = re.compile(
    r"(mo(?:n(?:day)?)?|tu(?:es?(?:day)?)?|we(?:d(?:nesday)?)?|th(?:u(?:rs?(?:day)?)?)?|fr(?:i(?:day)?)?|sa(?:t(?:urday)?)?|su(?:n(?:day)?)?)s?\.?",
    re.IGNORECASE,
)
_CODES = {"mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "sa": 5, "su": 6}
_CLOCK = re.compile(
    r"(\d{1,2})(?::(\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?\s*(?:m\.?)?(?:\s*(?:Z|[+-]\d{2}:?\d{2}))?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:-|–|—|to|through|thru)\s*", re.IGNORECASE)


def read_clock(text: str) -> int | None:
    """Minutes of the day, or None: "9:00am", "14:00", "10:00:00", "3pm". 24:00 is 1440; bare numbers are nobody's time."""
    text = text.strip()
    lowered = text.lower().replace(".", "")
    if lowered in ("noon", "12 noon", "12:00 noon"):
        return 720
    if lowered == "midnight":
        return 1440
    match = _CLOCK.fullmatch(text)
    if not match or (match[2] is None and match[3] is None):
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if minute > 59 or hour > 24 or (half and not 1 <= hour <= 12) or (hour == 24 and minute):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute


def read_minutes(text: str) -> int | None:
    """Minutes of the day written as a number (750 is 12:30), or None."""
    return int(text) if text.isdigit() and 60 <= int(text) <= 1440 else None


def read_days(text: str) -> tuple[int, ...] | None:
    """Weekdays (0 = Monday) from "MO,TU", "Monday - Friday", "1", "weekdays", "daily"; None for anything else ("4th Friday")."""
    lowered = text.strip().lower()
    if lowered in ("daily", "every day", "everyday", "7 days a week", "monday-sunday", "all days"):
        return tuple(range(7))
    if lowered in ("weekdays", "weekday"):
        return tuple(range(5))
    if lowered in ("weekends", "weekend"):
        return (5, 6)
    if re.fullmatch(r"[1-7](\s*,\s*[1-7])*", lowered):
        return tuple(sorted({int(day) - 1 for day in re.findall(r"\d", lowered)}))
    days: set[int] = set()
    for part in re.split(r"[,;/&]|\band\b", lowered):
        piece = part.strip()
        if not piece:
            continue
        ends = [_one_day(end) for end in _RANGE.split(piece, maxsplit=1)]
        if any(end is None for end in ends):
            return None
        first, last = ends[0] or 0, ends[-1] or 0
        days.update(range(first, last + 1) if first <= last else (*range(first, 7), *range(last + 1)))
    return tuple(sorted(days)) or None


def _one_day(text: str) -> int | None:
    match = _DAY.fullmatch(text.strip())
    return _CODES[match[1][:2].lower()] if match else None


def clock(minutes: int) -> str:
    """HH:MM of a minute of the day."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def print_hours(times: Sequence[OpenTime]) -> tuple[str, ...]:
    """Lines such as "Mon–Fri 08:30–17:00, 18:00–20:00", days with equal times joined, in week order."""
    by_day: dict[int, list[tuple[int, int]]] = {}
    for time in sorted(set(times), key=lambda time: (time.weekday, time.from_min, time.to_min)):
        by_day.setdefault(time.weekday, []).append((time.from_min, time.to_min))
    groups: list[tuple[list[int], list[tuple[int, int]]]] = []
    for day in sorted(by_day):
        if groups and groups[-1][1] == by_day[day] and groups[-1][0][-1] == day - 1:
            groups[-1][0].append(day)
        else:
            groups.append(([day], by_day[day]))
    return tuple(f"{_print_days(days)} {_print_spans(spans)}" for days, spans in groups)


def disagree(times: Sequence[OpenTime]) -> bool:
    """Whether two different spans of one day overlap: the source then says two things, and nobody may choose for it."""
    ordered = sorted(set(times), key=lambda time: (time.weekday, time.from_min, time.to_min))
    pairs = itertools.pairwise(ordered)
    return any(one.weekday == other.weekday and other.from_min < one.to_min for one, other in pairs)


def _print_spans(spans: Sequence[tuple[int, int]]) -> str:
    text = _print_span(*spans[0])
    for before, span in itertools.pairwise(spans):
        text += (" or " if span[0] < before[1] else ", ") + _print_span(*span)
    return text


def _print_span(start: int, end: int) -> str:
    return "24 hours" if (start, end) == (0, 1440) else f"{clock(start)}–{clock(end)}"


def _print_days(days: Sequence[int]) -> str:
    return DAYS[days[0]] if len(days) == 1 else f"{DAYS[days[0]]}–{DAYS[days[-1]]}"
