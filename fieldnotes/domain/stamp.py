"""The times of a call: the order in which F8 stamps them, what they say about where the team is."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.record import Times

# F8 goes through these; `received` comes from the call itself.
STAMP_ORDER = (
    "dispatched",
    "en_route",
    "on_scene",
    "contact",
    "left_scene",
    "at_facility",
    "transfer_accepted",
    "officer_released",
    "cleared",
)
ALL_TIMES = ("received", *STAMP_ORDER)
UNDO_WITHIN_S = 10

_STATES = ("cleared", "at_facility", "left_scene", "contact", "on_scene", "en_route", "dispatched")


def is_known(time: EventTime) -> bool:
    """Whether a time was stated."""
    return time.local is not None


def next_stamp(times: Times) -> str:
    """The time F8 stamps now: the first after the last known one, so that skipped ones stay skipped; empty when the call is clear."""
    known = [place for place, name in enumerate(STAMP_ORDER) if is_known(getattr(times, name))]
    after = known[-1] + 1 if known else 0
    return STAMP_ORDER[after] if after < len(STAMP_ORDER) else ""


def stamped(times: Times, which: str, at: EventTime) -> Times:
    """The times with one set."""
    return msgspec.structs.replace(times, **{which: at})


def call_state(times: Times) -> tuple[str, EventTime]:
    """Where the team is and since when: the latest stage that was stamped; "started" when none was."""
    for name in _STATES:
        time: EventTime = getattr(times, name)
        if is_known(time):
            return name, time
    return "started", times.received


def backwards(times: Times) -> list[tuple[str, str]]:
    """Pairs of neighbouring known times that run backwards: shown for a look, never corrected by the program."""
    known = [(name, getattr(times, name).to_utc()) for name in ALL_TIMES if is_known(getattr(times, name))]
    return [
        (first, second)
        for (first, before), (second, after) in pairwise(known)
        if before is not None and after is not None and after < before
    ]


def on_scene_s(times: Times, *, until: EventTime) -> int:
    """Whole seconds on scene: from arrival to leaving, clearing or `until`; 0 when never arrived."""
    arrived = times.on_scene.to_utc() or times.contact.to_utc()
    left = times.left_scene.to_utc() or times.cleared.to_utc() or until.to_utc()
    return max(0, int((left - arrived).total_seconds())) if arrived and left else 0
