"""From the revisions of one record to what is shown of it. Pure.

A signed record shows what was signed; every other revision that is not part of it is kept as a proposed addendum, wherever it was written.
An entry of one author shows that author's words only: what anybody else wrote under its id is kept the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from fieldnotes.domain.merge import REMOVED, Merged, Revision, ancestors_of, heads_of, may_be_open, merge
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.record import AUTHORED_KINDS, FILED_ONCE_KINDS, SIGNED_KINDS
from fieldnotes.store.payload import Payload


class Kept(msgspec.Struct, frozen=True):
    """One followed revision."""

    seq: int
    rev: str
    parents: tuple[str, ...]
    payload: Payload


class Folded(msgspec.Struct, frozen=True, kw_only=True):
    """What a record shows. `shown`: the one revision that says it all, or None and `merged` says it. `seq`: the
    newest revision of the record.
    """

    kind: str
    encounter: str
    person: str
    author: str
    created: EntryTime
    seq: int
    body: dict[str, object]
    shown: Kept | None
    merged: Merged | None
    heads: tuple[str, ...]
    proposals: tuple[str, ...] = ()
    is_removed: bool = False

    @property
    def has_conflict(self) -> bool:
        """Whether a person has to choose."""
        return bool(self.merged and self.merged.conflicts)


def fold(record: str, kept: Iterable[Kept], covered: Iterable[tuple[str, str]] = ()) -> Folded:
    """Everything known of one record, in any order. `covered`: (revision, signer) of its signatures, known here or not."""
    by_rev = {one.rev: one for one in kept}
    if len(by_rev) == 1:
        single = next(iter(by_rev.values()))
        if single.payload.why != REMOVED:
            return _fold_only(record, single)
    parents = {rev: one.parents for rev, one in by_rev.items()}
    kind = min(by_rev.values(), key=lambda one: one.seq).payload.kind
    visible = own_revisions(kind, by_rev)
    if kind in SIGNED_KINDS:
        author = by_rev[min(visible, key=lambda rev: by_rev[rev].seq)].payload.by
        names = {rev for rev, signer in covered if kind not in AUTHORED_KINDS or signer == author}
        frozen = first_signed(names & visible, parents)
        if frozen:
            visible &= {*frozen, *ancestors_of(frozen, parents)}
    heads = heads_of({rev: parents[rev] for rev in visible})
    root = min((by_rev[rev] for rev in visible if not any(p in visible for p in parents[rev])), key=lambda one: one.seq)
    newest = max(one.seq for one in by_rev.values())
    revisions = {rev: revision_of(by_rev[rev]) for rev in visible}
    is_one = len(heads) == 1 and by_rev[heads[0]].payload.why != REMOVED and not may_be_open(revisions.values())
    only = by_rev[heads[0]] if is_one else None
    merged = None if only else merge(revisions)
    speaker = by_rev[heads[0]].payload
    return Folded(
        kind=kind,
        encounter=record if kind == "encounter" else speaker.encounter,
        person=record if kind == "person" else (speaker.person or _person_in(speaker)),
        author=root.payload.by,
        created=root.payload.at,
        seq=newest,
        body=only.payload.body if only else (merged.body if merged else {}),
        shown=only,
        merged=merged,
        heads=heads,
        proposals=tuple(sorted(set(by_rev) - visible)),
        is_removed=bool(merged and merged.is_removed),
    )


def _fold_only(record: str, only: Kept) -> Folded:
    """A record with one revision, as nearly all are: whoever signed what, that revision is what it says."""
    payload = only.payload
    return Folded(
        kind=payload.kind,
        encounter=record if payload.kind == "encounter" else payload.encounter,
        person=record if payload.kind == "person" else (payload.person or _person_in(payload)),
        author=payload.by,
        created=payload.at,
        seq=only.seq,
        body=payload.body,
        shown=only,
        merged=None,
        heads=(only.rev,),
    )


def own_revisions(kind: str, by_rev: Mapping[str, Kept]) -> set[str]:
    """The revisions that may say what a record says: all of a shared record; of an entry of one author those of whoever began it;
    of what is filed once (signatures, amendments) the first alone, which nothing changes.
    """
    if kind not in AUTHORED_KINDS:
        return set(by_rev)
    beginnings = [one for one in by_rev.values() if not any(parent in by_rev for parent in one.parents)]
    first = min(beginnings, key=lambda one: one.seq)
    if kind in FILED_ONCE_KINDS:
        return {first.rev}
    return {rev for rev, one in by_rev.items() if one.payload.by == first.payload.by and one.payload.kind == kind}


def first_signed(covered: Iterable[str], parents: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The signed revisions that no other signed one precedes: the first signature freezes, a later one of a later
    revision does not thaw.
    """
    known = {rev for rev in covered if rev in parents}
    return tuple(sorted(rev for rev in known if not known & ancestors_of((rev,), parents)))


def revision_of(one: Kept) -> Revision:
    """The revision as merging sees it."""
    payload = one.payload
    return Revision(parents=one.parents, body=payload.body, by=payload.by, at=payload.at, why=payload.why)


def _person_in(payload: Payload) -> str:
    named = payload.body.get("person_id")
    return named if isinstance(named, str) else ""
