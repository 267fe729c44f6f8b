"""Whom the records of an encounter are about, so that one person's paper holds nothing of another's (domain scenario L).

A record says it itself (`person_id`) or, where only one person was come for, it need not. A product that leaves for one
person takes what is about that person and what is about nobody in particular because it cannot be (the call, its team).
"""

from __future__ import annotations

from collections.abc import Sequence

from fieldnotes.domain.record import ABOUT_KINDS, SHARED_KINDS, Addendum, Involvement, Person, ReferralDetail
from fieldnotes.services.desk import Desk
from fieldnotes.services.dossier import Sourced

# About the call itself, its people and its papers: on everybody's paper as far as the paper shows it. Every other kind is about
# somebody, a newer version's too.
_OF_THE_CALL = frozenset(
    {
        "encounter",
        "section",
        "involvement",
        "person",
        "signature",
        "addendum",
        "referral_detail",
        "person_merge",
        "person_distinct",
        "directory_note",
    }
)


def only_about(
    desk: Desk, records: Sequence[Sourced], *, person: str, subjects: tuple[str, ...], with_scene: bool
) -> tuple[list[Sourced], int]:
    """The records that may go onto this person's paper, and how many stay out because nobody said whom they are about.

    `person`, `subjects`: leading records. `with_scene`: what is said about everybody and the place goes too (a hand-over by word
    of mouth: whoever takes over must hear of the knife, whose ever it was).
    """
    several = len(subjects) > 1
    kept: list[Sourced] = []
    unsaid = 0
    for one in records:
        if one.kind in _OF_THE_CALL:
            kept.append(one)
            continue
        named = desk.joint.leader(one.person) if one.person else ""
        if named:
            if named == person or (not several and one.kind not in ABOUT_KINDS):
                kept.append(one)
        elif not several or (with_scene and one.kind in SHARED_KINDS):
            kept.append(one)
        else:
            unsaid += 1
    if not several:
        return kept, 0
    return _without_others(desk, kept, person=person, subjects=subjects), unsaid


def _without_others(desk: Desk, records: list[Sourced], *, person: str, subjects: tuple[str, ...]) -> list[Sourced]:
    """What hangs on a record that stays out stays out: details of a referral, additions, the other people themselves."""
    others = set(subjects) - {person}
    ids = {one.record for one in records}
    gone = {one.record for one in records if isinstance(one.body, Person) and desk.joint.leader(one.record) in others}
    return [
        one
        for one in records
        if one.record not in gone
        and not (isinstance(one.body, Involvement) and desk.joint.leader(one.body.person_id) in others)
        and not (isinstance(one.body, ReferralDetail) and one.body.referral_id not in ids)
        and not (isinstance(one.body, Addendum) and one.body.target not in ids)
    ]
