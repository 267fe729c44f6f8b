"""What an answer of a receiver means for a referral. A proposal: nothing is taken over without a person's yes.

States are FHIR Task states as HL7 SDOH Clinical Care uses them (vocabulary referral_state); answers are vocabulary referral_answer.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec

# Ticked together they cannot both be meant; then nothing is proposed.
CONTRADICTIONS = (
    frozenset({"arrived", "not_arrived"}),
    frozenset({"accepted", "declined"}),
    frozenset({"appointment", "declined"}),
)
# The strongest answer decides: a "no" before what it says no to, then what came furthest.
_STATES = (
    ("declined", "rejected"),
    ("not_arrived", "on_hold"),  # still open: somebody has to look for them
    ("arrived", "in_progress"),
    ("appointment", "in_progress"),
    ("accepted", "accepted"),
)


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """`state`: vocabulary referral_state, empty when the answer proposes none; `contradicts`: answers that cannot both be meant."""

    state: str = ""
    contradicts: tuple[str, ...] = ()
    wants_call: bool = False


def propose(answers: Collection[str]) -> Proposal:
    """The state that an answer speaks for. Arrived and accepted: the warm hand-over was kept, so the referral is done."""
    given = set(answers)
    against = tuple(sorted({one for pair in CONTRADICTIONS if pair <= given for one in pair}))
    if against:
        return Proposal(contradicts=against, wants_call="please_call" in given)
    state = next((state for answer, state in _STATES if answer in given), "")
    if {"arrived", "accepted"} <= given and "declined" not in given:
        state = "completed"
    return Proposal(state=state, wants_call="please_call" in given)
