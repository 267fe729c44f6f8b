"""What a hold's clock says, in words, everywhere alike: on the page, in the band above the encounter."""

from __future__ import annotations

from typing import NamedTuple

from fieldnotes.domain.hold_clock import HoldClock
from ui.screens.word import tr
from ui.viewmodels.moment import say_day_time, say_duration

SHORT_S = 2 * 3600  # less than this is said with emphasis: a hand-over, an evaluation and a drive must fit into it


class ClockWords(NamedTuple):
    """`head`: "71 h 2 min left"; `detail`: from when to when; `tone`: plain, ok, warn, danger; `share`: 0 to 1 passed, None: no bar."""

    head: str
    detail: str
    tone: str
    share: float | None


def say_left(mark: HoldClock) -> str:
    """`71 h 2 min left`, `ran out 20 min ago`, `start not known`."""
    if mark.state == "no_start":
        return tr("Start not known")
    if mark.state == "no_hours":
        return tr("No end known")
    time = say_duration(abs(mark.left_s))
    if mark.state == "over":
        return tr("Ran out about {time} ago", time=time) if mark.is_about else tr("Ran out {time} ago", time=time)
    return tr("About {time} left", time=time) if mark.is_about else tr("{time} left", time=time)


def tone_of(mark: HoldClock) -> str:
    """plain, ok, warn, danger."""
    if mark.state in {"no_start", "no_hours"}:
        return "plain"
    if mark.state == "over":
        return "danger"
    return "warn" if mark.left_s < SHORT_S else "ok"


def say_clock_words(mark: HoldClock, *, today: str) -> ClockWords:
    """Everything the page says of a clock."""
    if mark.state == "no_start":
        return ClockWords(
            say_left(mark), tr("Say when it started, also “about 21:10”: then the time can be counted."), "plain", None
        )
    if mark.state == "no_hours":
        detail = tr(
            "No usual number of hours stands here for this kind. The form or the order says when it ends: write it under Ends."
        )
        return ClockWords(say_left(mark), detail, "plain", None)
    ends = say_day_time(mark.ends, today=today)
    start = say_day_time(mark.started, today=today)
    if mark.is_stated:
        detail = tr("Ends {end}, as it was stated.", end=ends)
        if mark.differs:
            counted = say_day_time(mark.counted, today=today)
            detail += " " + tr(
                "The usual {hours} h from {start} would be {end}.", hours=mark.hours, start=start, end=counted
            )
    else:
        detail = tr(
            "{hours} h counted from {start}: until {end}. A count, not a ruling: the form decides.",
            hours=mark.hours,
            start=start,
            end=ends,
        )
    return ClockWords(say_left(mark), detail, tone_of(mark), mark.share if mark.started.local else None)
