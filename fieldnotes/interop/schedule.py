"""Opening hours from schedule rows of any dialect."""

from __future__ import annotations

from collections.abc import Iterable

from fieldnotes.interop.entry import Find, is_yes
from fieldnotes.interop.hours import disagree, print_hours, read_clock, read_days, read_minutes
from fieldnotes.interop.ledger import Ledger, Row
from fieldnotes.interop.service import OpenTime


class Hours:
    """What one schedule row says: regular times of the week, or a line of words."""

    def __init__(self, opens: tuple[OpenTime, ...] = (), line: str = "", *, is_clear: bool = True) -> None:
        self.opens = opens
        self.line = line
        self.is_clear = is_clear  # False: nobody may compute from these rows whether it is open now


def read_hours(row: Row, find: Find) -> Hours:
    """Read one row. What cannot be read is printed as written, with a finding; a row without any time says nothing."""
    values = row.values
    days_written = values.get("byday") or values.get("weekday") or ""
    words = values.get("description", "")
    opens = values.get("opens_at") or _clock_only(values.get("dtstart", ""))
    closes = values.get("closes_at") or _clock_only(values.get("until", ""))
    if is_yes(values.get("closed", "")):
        return Hours(line=_join(_period(values), "closed"))
    if not opens and not closes:
        if days_written and not words:
            find("hours_without_times", days_written)
        return Hours(line=words)
    written = _join(days_written, f"{opens}–{closes}".strip("–"), words)
    if values.get("start_date") and not days_written:
        return Hours(line=_join(_period(values), written))
    days = read_days(days_written)
    start, end = (read_clock(text) if read_clock(text) is not None else read_minutes(text) for text in (opens, closes))
    if days is None or start is None or end is None:
        find("hours_not_readable", written)
        return Hours(line=written, is_clear=False)
    if start == end or (start, end) == (0, 0):
        find("hours_midnight_to_midnight" if start == 0 else "hours_of_no_length", written)
        return Hours(line=f"{written} (as the source writes it)", is_clear=False)
    if end == 0:
        end = 1440
    if end < start:
        find("hours_close_before_they_open", written)
        return Hours(line=f"{written} (as the source writes it)", is_clear=False)
    if _is_weekly(values):
        return Hours(tuple(OpenTime(day, start, end) for day in days), words)
    plain = ", ".join(print_hours([OpenTime(day, start, end) for day in days]))
    return Hours(line=_join(plain, _period(values), words))


def _clock_only(text: str) -> str:
    """The orservices export writes times of day where RRULE has days; a day is no time."""
    return "" if text[:4].isdigit() and "-" in text else text


def _is_weekly(values: dict[str, str]) -> bool:
    usual = values.get("freq", "").upper() in ("", "WEEKLY") and values.get("interval", "") in ("", "1")
    return usual and not _period(values) and not values.get("bymonthday") and not values.get("start_date")


def _period(values: dict[str, str]) -> str:
    start, end = (
        _plain_day(values.get(one) or values.get(other, ""))
        for one, other in (("valid_from", "start_date"), ("valid_to", "end_date"))
    )
    period = (
        f"({start})"
        if start and start == end
        else f"({start} to {end})"
        if start and end
        else f"(from {start})"
        if start
        else f"(until {end})"
        if end
        else ""
    )
    weeks = values.get("interval", "")
    return _join(
        f"every {weeks} weeks" if weeks not in ("", "1") and values.get("freq", "").upper() == "WEEKLY" else "", period
    )


def _plain_day(text: str) -> str:
    """Ohana writes the year 1 for every year."""
    return text.removesuffix(", 0001")


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def gather(
    rows: Iterable[Row], known: dict[int, Hours], ledger: Ledger
) -> tuple[tuple[OpenTime, ...], tuple[str, ...]]:
    """Open times (none when a row is unclear) and printed lines of several rows; each row is read, and its findings counted, once."""
    opens: list[OpenTime] = []
    is_clear = True
    lines: dict[str, None] = {}
    for row in rows:
        hours = known.get(id(row))
        if hours is None:

            def find(kind: str, example: str, row: Row = row) -> None:
                ledger.find(row.table, kind, f"{row.place}: {example}")

            hours = known[id(row)] = read_hours(row, find)
        opens.extend(hours.opens)
        is_clear = is_clear and hours.is_clear
        if hours.line:
            lines.setdefault(hours.line)
    times = tuple(sorted(set(opens), key=lambda time: (time.weekday, time.from_min, time.to_min)))
    if disagree(times):
        is_clear = False
    return times if is_clear else (), (*print_hours(times), *lines)
