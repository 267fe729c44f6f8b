"""Something went to the wrong place: who must hear of it by when, and a draft of the four factors. Pure; it decides nothing.

It is presumed a breach unless the privacy officer finds a low probability that anything was compromised (45 CFR 164.402(2)). The same
rules hold for records under 42 CFR part 2 (42 CFR 2.16(b)).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Literal

import msgspec

from fieldnotes.domain.problem import InputProblem

NOTICE_DAYS = 60  # 45 CFR 164.404(b), 164.406(b), 164.408(b): no case later, and never with unreasonable delay
MANY = 500  # 45 CFR 164.406(a): more than; 164.408(b): as many or more
CJI_MINUTES = 60  # CJIS Security Policy 6.0, IR-6
OFFICER_HOURS = (
    24  # the house's own: what one of us knows, all of us know (45 CFR 164.404(a)(2)), so the clocks run already
)
MOST_PEOPLE = 1_000_000
MOST_OWN = 6
MOST_DAYS = 365
BREACH, RIGHT_PLACE = "breach", "right_place"  # vocabulary incident_decision

Leans = Literal["less", "more", "open"]


class OwnClock(msgspec.Struct, frozen=True):
    """What the agency's state or its contracts add: calendar days after it was noticed, and who is told (with the rule)."""

    days: int
    to: str


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who must hear of it. `due`: the last minute, in the local time of `noticed`. `to`: only of the agency's own clocks."""

    code: str
    due: datetime
    source: str
    to: str = ""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known for the four factors. Codes: vocabularies incident_receiver, incident_opened, incident_step, incident_key."""

    is_clinical: bool = False  # words of care were in it
    is_substance_use: bool = False  # 42 CFR part 2
    is_protected: bool = False  # it left under a passphrase
    receiver: str = ""
    opened: str = ""
    key: str = ""  # whether they were told the passphrase
    steps: frozenset[str] = frozenset()
    is_confirmed: bool = False  # somebody there said so


class Point(msgspec.Struct, frozen=True):
    """One thing that speaks for less risk or for more, or that nobody knows yet."""

    code: str
    leans: Leans


class Factor(msgspec.Struct, frozen=True):
    """One of the four, with what speaks to it."""

    code: str
    source: str
    points: tuple[Point, ...]


# --- clocks ----------------------------------------------------------------------------------------------------------


def clocks(
    noticed: datetime, *, people: int = 1, holds_cji: bool = False, own: Iterable[OwnClock] = ()
) -> tuple[Clock, ...]:
    """Everybody who must hear of it if it is a breach, the soonest first. `people`: whose records it was, at least one.

    It counts from when the first of us knew, or would have known with care (45 CFR 164.404(a)(2)).
    """
    last = _end(noticed, NOTICE_DAYS)
    year_end = noticed.replace(month=12, day=31)
    found = [
        Clock(
            code="privacy_officer",
            due=noticed + timedelta(hours=OFFICER_HOURS),
            source="45 CFR 164.404(a)(2), (b)",
        ),
        Clock(code="person", due=last, source="45 CFR 164.404(b)"),
        Clock(code="health_department", due=last, source="45 CFR 164.408(b)")
        if people >= MANY
        else Clock(code="health_department", due=_end(year_end, NOTICE_DAYS), source="45 CFR 164.408(c)"),
    ]
    if people > MANY:
        found.append(Clock(code="media", due=last, source="45 CFR 164.406"))
    if holds_cji:
        due = noticed + timedelta(minutes=CJI_MINUTES)
        found.append(Clock(code="cji_officer", due=due, source="CJIS Security Policy 6.0, IR-6"))
    found += [Clock(code=own_code(one.to), due=_end(noticed, one.days), source="", to=one.to) for one in _soonest(own)]
    return tuple(sorted(found, key=lambda clock: clock.due))


def own_code(to: str) -> str:
    """The code of one of the agency's own clocks: by whom it is about, so that who was told stays told when the list is written anew."""
    return f"own_{hashlib.sha256(_plain(to).encode('utf-8', 'replace')).hexdigest()[:12]}"


def _soonest(own: Iterable[OwnClock]) -> list[OwnClock]:
    """Each who is told once, with the fewest days."""
    found: dict[str, OwnClock] = {}
    for one in sorted(own, key=lambda clock: clock.days):
        found.setdefault(own_code(one.to), one)
    return list(found.values())


def _plain(to: str) -> str:
    return " ".join(to.casefold().split())


def still_open(all_clocks: Sequence[Clock], *, told: Collection[str], decision: str) -> tuple[Clock, ...]:
    """Those that still run: all that were not told, until somebody decided that it is no breach."""
    if decision not in {"", BREACH}:
        return ()
    return tuple(clock for clock in all_clocks if clock.code not in told)


def is_closed(all_clocks: Sequence[Clock], *, told: Collection[str], decision: str) -> bool:
    """Whether nothing is left to do: decided, and of a breach everybody told."""
    return bool(decision) and not still_open(all_clocks, told=told, decision=decision)


def read_own_clocks(words: str) -> tuple[OwnClock, ...]:
    """`30 State attorney general (rule); 15 Department of health`. InputProblem("incident_clock_unclear") with what was not understood."""
    parts = [part.strip() for part in words.split(";") if part.strip()]
    found = []
    for part in parts:
        read = re.fullmatch(r"([0-9]{1,3})\s+(\S.{1,150})", part)
        if read is None or not 0 < int(read[1]) <= MOST_DAYS:
            raise InputProblem("incident_clock_unclear", words=part[:60], most=MOST_DAYS)
        found.append(OwnClock(int(read[1]), read[2].strip()))
    if len(found) > MOST_OWN:
        raise InputProblem("incident_too_many_clocks", most=MOST_OWN)
    return tuple(found)


def _end(day: datetime, days: int) -> datetime:
    """The last minute of the day so many days later."""
    return datetime.combine(day.date() + timedelta(days=days), time(23, 59), tzinfo=day.tzinfo)


# --- four factors ----------------------------------------------------------------------------------------------------


def four_factors(facts: Facts) -> tuple[Factor, ...]:
    """45 CFR 164.402(2)(i)-(iv), each with what is known: never a sum, never a finding."""
    return (
        Factor("nature", "45 CFR 164.402(2)(i)", tuple(_nature(facts))),
        Factor("receiver", "45 CFR 164.402(2)(ii)", (_receiver(facts),)),
        Factor("acquired", "45 CFR 164.402(2)(iii)", tuple(_acquired(facts))),
        Factor("mitigated", "45 CFR 164.402(2)(iv)", tuple(_mitigated(facts))),
    )


def _nature(facts: Facts) -> list[Point]:
    points = [Point("names_person", "more")]  # whatever leaves from here says whom it is about
    points.append(Point("clinical_words", "more") if facts.is_clinical else Point("no_clinical_words", "less"))
    if facts.is_substance_use:
        points.append(Point("substance_use", "more"))
    return points


_RECEIVERS: dict[str, Leans] = {"bound": "less", "organization": "more", "private": "more", "knows_person": "more"}


def _receiver(facts: Facts) -> Point:
    leans = _RECEIVERS.get(facts.receiver)
    return Point(f"receiver_{facts.receiver}", leans) if leans else Point("receiver_unknown", "open")


def _acquired(facts: Facts) -> list[Point]:
    points = []
    if facts.is_protected:
        points.append(
            {"kept": Point("key_kept", "less"), "told": Point("key_told", "more")}.get(
                facts.key, Point("key_unknown", "open")
            )
        )
    opened = {"no": Point("not_opened", "less"), "yes": Point("was_opened", "more")}
    return [*points, opened.get(facts.opened, Point("opened_unknown", "open"))]


def _mitigated(facts: Facts) -> list[Point]:
    is_back = facts.steps & {"returned", "destroyed"}
    if is_back:
        return [Point(f"{step}_confirmed" if facts.is_confirmed else f"{step}_unconfirmed",
                      "less" if facts.is_confirmed else "open") for step in sorted(is_back)]  # fmt: skip
    asked = sorted(facts.steps & {"asked_return", "asked_destroy", "asked_silence"})
    return [Point(step, "open") for step in asked] or [Point("nothing_done", "more")]
