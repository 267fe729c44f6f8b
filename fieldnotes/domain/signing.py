"""Who may write what, what a signature covers, what locked means. Pure functions; every local write and every screen asks them.

Rules (records, "Signed means"): a signature covers (record, revision) pairs that its signer can read; the first signature
on a record freezes it for everybody; signed state is computed, never stored; refusal applies to local writes only, what
comes from elsewhere is kept and shown as a proposed addendum.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import (
    AUTHORED_KINDS,
    FILED_ONCE_KINDS,
    FREE_KINDS,
    KINDS,
    SIGNED_KINDS,
    STILL_ALLOWED_WHEN_SIGNED,
    Compartment,
    Profession,
    Writer,
)

SIDE = {Profession.OFFICER: Compartment.LAW, Profession.CLINICIAN: Compartment.CLINICAL}

# Written later than this after the call was cleared, an addendum is a late entry (AHIMA toolkit; agencies set their own).
LATE_ENTRY_AFTER_S = 24 * 3600

STATEMENT = (
    "I have read what is shown here. What I wrote is true to the best of my knowledge. "
    "After I sign, changes are made by addendum only."
)
REVIEW_STATEMENT = (
    "I have read what is shown here, as a supervisor. It stays the work of those who wrote and signed it; "
    "my signature says that it was reviewed, not that I wrote it."
)


class Seal(msgspec.Struct, frozen=True):
    """What signing needs to know of one signature. A review is none: it closes and freezes nothing."""

    signer: str
    scope: str  # section, encounter
    compartment: Compartment
    covers: tuple[tuple[str, str], ...]

    def closes(self, compartment: Compartment, profession: Profession) -> bool:
        """Whether its signer is done with a compartment of the encounter."""
        if self.scope == "encounter":
            return compartment in (Compartment.JOINT, SIDE.get(profession))
        return compartment is self.compartment


class Piece(msgspec.Struct, frozen=True):
    """One record of an encounter as signing looks at it. `revision` is empty while it exists as a draft only."""

    record: str
    kind: str
    compartment: Compartment
    author: str
    revision: str = ""
    heads: int = 1
    conflicts: int = 0
    draft_authors: tuple[str, ...] = ()


class Standing(msgspec.Struct, frozen=True):
    """An encounter's signatures and team. `team`: user id to profession, of those who took part."""

    seals: tuple[Seal, ...]
    team: Mapping[str, Profession]
    started: frozenset[Compartment] = frozenset()

    @property
    def covered(self) -> dict[str, str]:
        """Frozen records and the revision that was signed first."""
        frozen: dict[str, str] = {}
        for seal in self.seals:
            for record, revision in seal.covers:
                frozen.setdefault(record, revision)
        return frozen

    def has_closed(self, user: str, compartment: Compartment) -> bool:
        """Whether a user has signed a compartment."""
        profession = self.team.get(user)
        return profession is not None and any(
            seal.signer == user and seal.closes(compartment, profession) for seal in self.seals
        )

    def is_locked(self, compartment: Compartment) -> bool:
        """Whether everybody who took part and writes there has signed: then no child may be added but an addendum."""
        writers = [
            user
            for user, profession in self.team.items()
            if compartment is Compartment.JOINT or SIDE.get(profession) is compartment
        ]
        return bool(self.seals and writers) and all(self.has_closed(user, compartment) for user in writers)

    def is_done(self, user: str) -> bool:
        """Whether a user has signed all of his or her part: joint, and the own side once it was begun."""
        own = SIDE.get(self.team.get(user, Profession.ADMIN))
        parts = [Compartment.JOINT] + ([own] if own in self.started else [])
        return all(self.has_closed(user, part) for part in parts if part is not None)

    @property
    def is_all_locked(self) -> bool:
        """Whether nobody who took part has anything left to sign."""
        return bool(self.seals and self.team) and all(self.is_done(user) for user in self.team)

    @property
    def sign_state(self) -> str:
        """Code of the chip in lists: unsigned, officer_to_sign, clinician_to_sign, team_to_sign, signed, signed_by_both."""
        open_for = {profession for user, profession in self.team.items() if not self.is_done(user)}
        if not self.seals:
            return "unsigned"
        if not open_for:
            return "signed_by_both" if len(set(self.team.values())) > 1 else "signed"
        if open_for == {Profession.OFFICER}:
            return "officer_to_sign"
        return "clinician_to_sign" if open_for == {Profession.CLINICIAN} else "team_to_sign"

    def section_state(self, compartment: Compartment, section: str) -> str:
        """none, started, complete or signed; `section` is what the section record says ("" when there is none)."""
        if self.is_locked(compartment):
            return "signed"
        return section or "none"


def is_writer(kind: str, profession: Profession) -> bool:
    """Whether a profession writes a kind. Kinds that services write are nobody's form."""
    struct = KINDS.get(kind)
    if struct is None or struct.WRITER is Writer.SERVICE:
        return False
    if struct.WRITER is Writer.EITHER:
        return profession is not Profession.ADMIN
    return struct.WRITER.value == profession.value


def compartment_for(kind: str, wanted: Compartment | None, profession: Profession) -> Compartment:
    """Where a new record goes: a narrative or an attachment where its author starts it, everything else where its kind lives.

    RuleProblem rather than another place than the one that was shown.
    """
    if kind not in {"narrative", "attachment"} or wanted is None:
        return KINDS[kind].COMPARTMENT
    if wanted not in (Compartment.JOINT, SIDE.get(profession)):
        raise RuleProblem("sealed_from_you", compartment=wanted.value)
    return wanted


def why_not_write(
    *,
    kind: str,
    compartment: Compartment,
    user: str,
    profession: Profession,
    author: str,
    record: str,
    standing: Standing | None,
    is_filed: bool = False,
) -> str:
    """Why a user may not write a record now; empty when it is allowed. `author` is empty for a new record.

    Codes: not_writer, not_author, filed (what is filed once), signed (this record), you_signed (no new child in a part you closed),
    locked. After signing nothing may be added that is not listed: a kind nobody thought of is refused.
    """
    if not is_writer(kind, profession):
        return "not_writer"
    if kind in AUTHORED_KINDS and author and author != user:
        return "not_author"
    if kind in FILED_ONCE_KINDS and is_filed:
        return "filed"
    if standing is None or kind in STILL_ALLOWED_WHEN_SIGNED or kind in FREE_KINDS:
        return ""
    if record in standing.covered:
        return "signed"
    return why_not_begin(compartment, user=user, standing=standing)


def why_not_begin(compartment: Compartment, *, user: str, standing: Standing) -> str:
    """Why nothing new of the story may be begun in a part: you_signed, locked; empty when it may."""
    if standing.is_locked(compartment):
        return "locked"
    return "you_signed" if standing.has_closed(user, compartment) else ""


def signable(
    pieces: Iterable[Piece], *, signer: str, profession: Profession, scope: str, compartment: Compartment | None
) -> list[Piece]:
    """What a signature would cover: the encounter's story in the signer's parts, without entries that another person authored."""
    parts: Collection[Compartment | None]
    parts = (compartment,) if scope == "section" else (Compartment.JOINT, SIDE.get(profession))
    return [
        piece
        for piece in pieces
        if piece.kind in SIGNED_KINDS
        and piece.compartment in parts
        and (piece.author == signer or piece.kind not in AUTHORED_KINDS)
        and (piece.revision or signer in piece.draft_authors)
    ]


def blocking(pieces: Sequence[Piece]) -> str:
    """Why a selection cannot be signed: nothing_to_sign, conflict; empty when it can."""
    if not pieces:
        return "nothing_to_sign"
    return "conflict" if any(piece.conflicts for piece in pieces) else ""


def is_unchanged(covered: str, revisions: Mapping[str, Collection[str]]) -> bool:
    """Whether a signed record holds nothing but the signed revision and its ancestors.

    `revisions`: revision id to parents, all of one record. Works on sealed revisions: a revision id commits to its content.
    """
    if covered not in revisions:
        return False
    return set(revisions) == ancestors(covered, revisions)


def proposed(covered: str, revisions: Mapping[str, Collection[str]]) -> list[str]:
    """Revisions of a signed record that are not part of what was signed: proposed addenda, smallest id first."""
    if covered not in revisions:
        return []
    return sorted(set(revisions) - ancestors(covered, revisions))


def ancestors(revision: str, revisions: Mapping[str, Collection[str]]) -> set[str]:
    """A revision and everything it stands on, as far as it is here."""
    found: set[str] = set()
    ahead = [revision]
    while ahead:
        now = ahead.pop()
        if now not in found and now in revisions:
            found.add(now)
            ahead.extend(revisions[now])
    return found


# Entries of the story that somebody writes down; what is begun long after the call is a late entry (AHIMA; domain 3.7).
LATE_KINDS = frozenset({"narrative", "clinical_note"})


def is_late(begun: EntryTime, cleared: EventTime, *, after_h: int) -> bool:
    """Whether an entry was begun more than so many hours after the call was cleared. A call whose end nobody stated makes none late."""
    end = cleared.to_utc()
    return end is not None and begun.utc_ms - end.timestamp() * 1000 > after_h * 3600 * 1000


def usual_amendment(*, cleared_utc_ms: int | None, now: EntryTime) -> str:
    """What an addendum is unless its writer says otherwise: a late entry a day after the call was cleared."""
    late = cleared_utc_ms is not None and now.utc_ms - cleared_utc_ms > LATE_ENTRY_AFTER_S * 1000
    return "late_entry" if late else "addition"
