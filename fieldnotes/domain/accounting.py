"""Which disclosures belong in the accounting that a person may ask for. Pure. 45 CFR 164.528; figures marked there in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from fieldnotes.domain.name import plain

YEARS = 6  # 164.528(a)(1): in the six years before the date of the request
ORAL_DAYS = 30  # 164.528(a)(2)(ii): an oral request of an agency to hold back lasts no longer
NOT_LEFT = "not_left"  # channel of a disclosure that was recorded and then could not be written


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One disclosure, in words. `on`: the local day on which it was made."""

    id: str
    on: date
    recipient: str
    address: str = ""
    what: str = ""
    why: str = ""
    channel: str = ""
    is_accountable: bool = False


class Suspension(msgspec.Struct, frozen=True, kw_only=True):
    """An oversight or police agency asked that disclosures to it stay out for a time (164.528(a)(2))."""

    recipient: str
    said_on: date
    until: date | None = None  # written requests name it; an oral one may not last beyond thirty days
    is_oral: bool = False


def accounted(told: Iterable[Told], suspensions: Sequence[Suspension] = (), *, asked_on: date) -> list[Told]:
    """What the accounting lists, oldest first: accountable, really made, in the six years before, and not held back."""
    since = six_years_before(asked_on)
    kept = [
        one
        for one in told
        if one.is_accountable
        and one.channel != NOT_LEFT
        and since <= one.on <= asked_on
        and not any(holds(suspension, one.recipient, asked_on) for suspension in suspensions)
    ]
    return sorted(kept, key=lambda one: (one.on, one.id))


def six_years_before(day: date) -> date:
    """The same day six years earlier; February 29 has its 28th."""
    try:
        return day.replace(year=day.year - YEARS)
    except ValueError:
        return day.replace(year=day.year - YEARS, day=28)


def holds(suspension: Suspension, recipient: str, on: date) -> bool:
    """Whether it keeps disclosures to this recipient out on a day. One without an end, or oral, ends after thirty days."""
    is_theirs = plain(suspension.recipient) == plain(recipient)
    return is_theirs and suspension.said_on <= on <= last_day(suspension)


def last_day(suspension: Suspension) -> date:
    """The last day on which it holds."""
    longest = suspension.said_on + timedelta(days=ORAL_DAYS)
    end = suspension.until or longest
    return min(end, longest) if suspension.is_oral else end
