"""Parts of the health record and of the substance-use record: one struct for each thing that is told of several times.

Times are words ("this morning", "in 2019"): nobody on a bad night says a date, and a made-up one would be read as a fact.
"""

from __future__ import annotations

import msgspec


class Medicine(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One medicine as told or read from its box."""

    name: str = ""
    dose: str = ""  # 50 mg in the morning
    last_taken: str = ""
    taking: str = ""  # vocabulary medicine_taking


class PastAttempt(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One earlier suicide attempt."""

    when_was: str = ""
    how: str = ""
    after: str = ""  # what followed: care, who found them


class PastStay(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One earlier stay in a psychiatric hospital or unit."""

    where: str = ""
    when_was: str = ""
    why: str = ""


class Substance(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One substance: how, how much, when last, and what is seen of withdrawal."""

    substance: str = ""  # vocabulary substance
    route: str = ""  # vocabulary substance_route
    amount: str = ""
    last_use: str = ""
    withdrawal: list[str] = msgspec.field(default_factory=list)  # vocabulary withdrawal_sign
    note: str = ""
