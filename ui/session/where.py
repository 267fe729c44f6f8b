"""Where somebody was: ids only, never a word of a record. Travels to the successor, so that unlocking returns to the same place."""

from __future__ import annotations

import msgspec


class Where(msgspec.Struct, frozen=True, omit_defaults=True):
    """`place`: rail place; `encounter`: record id; `section`: rail key of the encounter; `pen`: user id."""

    place: str = "shift"
    encounter: str = ""
    section: str = ""
    pen: str = ""
    over: tuple[str, ...] = ()  # who was signed out because twelve hours were over
