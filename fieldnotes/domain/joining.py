"""Which encounters are one call: two cars at one door each write their own record, and people may say that they are one. Pure.

A join says "`joined` is shown with `kept`"; undoing it removes it. Who leads a group follows from the joins alone
(`domain.identity.leaders`: chains, rings and both directions give one lead), so every laptop shows the same whatever came first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import msgspec

NEAR_MS = 6 * 3600 * 1000  # a call over midnight: each car's record may begin on another day


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One encounter as this rule looks at it. `day`: the agency's, "2026-11-23"; `started_ms`: UTC."""

    encounter: str
    number: str
    day: str
    started_ms: int


def call_key(number: str) -> str:
    """A call number however it was typed: letters and digits alone, "26-118432", "#26 118432"; "" for what names no call."""
    plain = unicodedata.normalize("NFKC", number).casefold()
    key = "".join(letter for letter in plain if letter.isalnum())
    return key if any(letter.isdigit() for letter in key) else ""


def is_same_call(one: Call, other: Call) -> bool:
    """Whether two encounters may be one call: the same number on the same day, or close together around midnight."""
    key = call_key(one.number)
    if not key or key != call_key(other.number) or one.encounter == other.encounter:
        return False
    return one.day == other.day or abs(one.started_ms - other.started_ms) <= NEAR_MS


def leads(one: Call, other: Call) -> bool:
    """Whether `one` leads: whichever began first, so that two laptops that join say the same."""
    return (one.started_ms, one.encounter) < (other.started_ms, other.encounter)


def offers(call: Call, others: Iterable[Call], *, together: Iterable[str], apart: Iterable[str]) -> list[Call]:
    """Which may be joined with `call`, oldest first. `together`: those of its group; `apart`: said to be another call."""
    known = {call.encounter, *together, *apart}
    found = {one.encounter: one for one in others if one.encounter not in known and is_same_call(call, one)}
    return sorted(found.values(), key=lambda one: (one.started_ms, one.encounter))
