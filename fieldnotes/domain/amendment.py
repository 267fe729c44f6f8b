"""What may come after a signature: four amendments, and who may file which. Pure.

Rules (domain brief 3.7; AHIMA toolkit): an amendment says who, when, what and why; it never overwrites; entries of one author are
corrected by that author only; a retraction is its author's or signer's, or a supervisor's with a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from fieldnotes.domain.record import AUTHORED_KINDS, Profession

ADDITION, CORRECTION, LATE_ENTRY, RETRACTION = "addition", "correction", "late_entry", "retraction"
AMENDMENTS = (ADDITION, CORRECTION, LATE_ENTRY, RETRACTION)


class Target(msgspec.Struct, frozen=True):
    """The signed record that is amended. `signers`: users whose signature covers it."""

    kind: str
    author: str
    author_profession: Profession
    signers: frozenset[str]


class Amender(msgspec.Struct, frozen=True):
    """Who amends."""

    user: str
    profession: Profession
    is_supervisor: bool = False


def why_not_amend(amendment: str, *, target: Target, by: Amender) -> str:
    """Why somebody may not file this amendment; empty when they may.

    Codes: not_writer; correct_your_own (an entry of another author: add own words below it); retract_your_own.
    """
    if by.profession is Profession.ADMIN:
        return "not_writer"
    if amendment == CORRECTION and target.kind in AUTHORED_KINDS and target.author != by.user:
        return "correct_your_own"
    if amendment == RETRACTION and not (is_own(target, by.user) or may_retract_as_supervisor(target, by)):
        return "retract_your_own"
    return ""


def is_own(target: Target, user: str) -> bool:
    """Whether a record is a user's to take back: an entry is its author's, a shared record is everybody's who signed it."""
    if target.kind in AUTHORED_KINDS:
        return target.author == user
    return user in target.signers


def may_retract_as_supervisor(target: Target, by: Amender) -> bool:
    """A supervisor takes back what the own profession wrote, and shared records."""
    return by.is_supervisor and (target.kind not in AUTHORED_KINDS or by.profession is target.author_profession)


def retracted(bodies: Mapping[str, tuple[str, Mapping[str, Any]]], targets: Mapping[str, Target]) -> frozenset[str]:
    """Records that a lawful retraction took back.

    `bodies`: addenda by id: (author, body). `targets`: what they may be about, addenda included. A retraction that was itself
    taken back does not count.
    """
    found = {
        addendum: str(body.get("target", ""))
        for addendum, (author, body) in bodies.items()
        if body.get("amendment") == RETRACTION and _is_lawful(author, body, targets.get(str(body.get("target", ""))))
    }
    undone = {target for target in found.values() if target in found}
    return frozenset(target for addendum, target in found.items() if addendum not in undone)


def _is_lawful(author: str, body: Mapping[str, Any], target: Target | None) -> bool:
    # That somebody who says `as_supervisor` is one was judged when the revision was opened (admission).
    return target is not None and (bool(body.get("as_supervisor")) or is_own(target, author))


def why_not_take_over(kind: str, *, wrote: str, user: str) -> str:
    """Why a proposed addendum may not be taken over: words of one author are taken over by that author only."""
    return "not_author" if kind in AUTHORED_KINDS and wrote != user else ""


def why_not_set_aside(kind: str, *, wrote: str, author: str, by: Amender) -> str:
    """Why a proposed addendum may not be set aside: one author's words are for whoever wrote them, the entry's author or a supervisor."""
    if kind in AUTHORED_KINDS and by.user not in (wrote, author) and not by.is_supervisor:
        return "not_author"
    return ""
