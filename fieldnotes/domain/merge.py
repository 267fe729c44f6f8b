"""What a record says when it was written on several laptops at once: a pure function of its revisions.

Each field carries the revisions that set it. Where heads differ, a value gives way only to one that was set by
somebody who had seen it; otherwise
both are kept and a person chooses. Clocks never decide. The choice is a revision of its own kind (why "merged") with both as parents, so
it settles the matter everywhere; whoever writes another field meanwhile decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.record_codec import flatten, in_order, list_of, same_value, unflatten

REMOVED = "removed"
CHOSEN = "merged"


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """One revision as merging sees it. `parents`: revision ids; `why` = "removed" takes the record away and leaves its fields alone,
    "merged" chooses between values that stand against each other.
    """

    parents: tuple[str, ...] = ()
    body: dict[str, Any]
    by: str = ""
    at: EntryTime | None = None
    why: str = ""


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One of several values of a field; None: left empty."""

    value: Any
    rev: str
    by: str
    at: EntryTime | None


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome. `conflicts` by field path ("times.on_scene"); in `body` a field in conflict has the first of its values that is
    not empty.

    `is_removed`: every head is a removal. `removals`: the heads that are, also when somebody else went on writing.
    """

    body: dict[str, Any]
    heads: tuple[str, ...]
    conflicts: dict[str, tuple[Value, ...]]
    is_removed: bool = False
    removals: tuple[str, ...] = ()


_Standing = list[
    tuple[Any, frozenset[str]]
]  # the values that stand against each other, each with the revisions that set it
_Fields = dict[str, _Standing]  # by path; only a removal of a record in conflict leaves more than one value standing
_EMPTY = None


def heads_of(revisions: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The revisions that no other one names as parent, sorted. `revisions`: id → parents."""
    followed = {parent for parents in revisions.values() for parent in parents}
    return tuple(sorted(rev for rev in revisions if rev not in followed))


def ancestors_of(revs: Iterable[str], revisions: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Everything before `revs` that is known, themselves not included unless one is before another."""
    found: set[str] = set()
    open_ = [parent for rev in revs for parent in revisions.get(rev, ())]
    while open_:
        rev = open_.pop()
        if rev in revisions and rev not in found:
            found.add(rev)
            open_.extend(revisions[rev])
    return found


def may_be_open(revisions: Iterable[Revision]) -> bool:
    """Whether one of these followed several without choosing: then a conflict may still be open below a single head."""
    return any(len(revision.parents) > 1 and revision.why != CHOSEN for revision in revisions)


def merge(revisions: Mapping[str, Revision]) -> Merged:
    """What these revisions of one record say together. Unknown parents are treated as absent: they may still be on their way."""
    history = _History(revisions)
    heads = heads_of(history.parents)
    removals = tuple(rev for rev in heads if revisions[rev].why == REMOVED)
    if len(heads) == 1 and not removals and not may_be_open(revisions.values()):
        return Merged(body=revisions[heads[0]].body, heads=heads, conflicts={})
    candidates = history.candidates(heads)
    flat: dict[str, Any] = {}
    conflicts: dict[str, tuple[Value, ...]] = {}
    for path, values in candidates.items():
        if len(values) > 1 and not _is_only_there_or_not(path, values):
            conflicts[path] = tuple(_value(value, min(set_by), revisions) for value, set_by in values)
        # The smallest revision id decides what stands there meanwhile; an empty value never hides a written one.
        value = next((value for value, _ in values if value is not _EMPTY), _EMPTY)
        if value is not _EMPTY:
            flat[path] = value
    if len(heads) == 1 and not removals:
        return Merged(body=revisions[heads[0]].body, heads=heads, conflicts=conflicts)
    return Merged(
        body=unflatten(history.ordered(_without_clashes(flat), heads)),
        heads=heads,
        conflicts=conflicts,
        is_removed=len(removals) == len(heads),
        removals=removals,
    )


class _History:
    """Fields with their setters at every revision, computed parents first."""

    def __init__(self, revisions: Mapping[str, Revision]) -> None:
        self.parents = {rev: tuple(p for p in r.parents if p in revisions) for rev, r in revisions.items()}
        self._before: dict[str, set[str]] = {}
        self.fields: dict[str, _Fields] = {}
        self._written = _alike({rev: flatten(r.body) for rev, r in revisions.items()})
        for rev in _oldest_first(self.parents):
            above = self.parents[rev]
            self._before[rev] = set(above).union(*(self._before[parent] for parent in above))
            self.fields[rev] = self._fields(rev, revisions[rev])

    def _fields(self, rev: str, revision: Revision) -> _Fields:
        inherited = self.candidates(self.parents[rev])
        if revision.why == REMOVED and inherited:
            return inherited  # it settles no conflict: who brings the record back still chooses
        written = self._written[rev]
        fields: _Fields = {}
        for path in sorted(inherited.keys() | written.keys()):
            value = written.get(path, _EMPTY)
            known = inherited.get(path, [])
            is_said = any(same_value(one, value) for one, _ in known)
            is_open = len(known) > 1 and revision.why != CHOSEN and not _is_only_there_or_not(path, known)
            if is_said and (len(known) == 1 or is_open):
                fields[path] = known  # as it was: nobody chose between values, or said another one
            else:
                fields[path] = [(value, frozenset((rev,)))]
        return fields

    def candidates(self, revs: Iterable[str]) -> _Fields:
        """Per path the values that stand against each other, ordered by smallest setter: one, unless there is a conflict."""
        standing: _Fields = {}
        for rev in sorted(revs):
            for path, pairs in self.fields[rev].items():
                standing.setdefault(path, []).extend(pairs)
        return {path: self._standing(pairs) for path, pairs in standing.items()}

    def ordered(self, flat: dict[str, Any], heads: Iterable[str]) -> dict[str, Any]:
        """The same with the items of each list in the order in which the heads have them."""
        items = {path for path in flat if list_of(path)}
        if not items:
            return flat
        seen = dict.fromkeys((*sorted(heads), *self.fields))
        order = in_order(items, (self._written[rev] for rev in seen))
        return {path: value for path, value in flat.items() if path not in items} | {path: flat[path] for path in order}

    def _standing(self, pairs: _Standing) -> _Standing:
        setters = frozenset().union(*(set_by for _, set_by in pairs))
        overruled = {old for old in setters if any(old in self._before[new] for new in setters)}
        kept: _Standing = []
        for value, set_by in pairs:
            left = set_by - overruled
            if not left:
                continue
            for place, (other, others) in enumerate(kept):
                if same_value(other, value):
                    kept[place] = (other, others | left)
                    break
            else:
                kept.append((value, left))
        return sorted(kept, key=lambda pair: min(pair[1]))


def _oldest_first(parents: Mapping[str, tuple[str, ...]]) -> list[str]:
    done: dict[str, None] = {}
    for start in sorted(parents):
        stack = [start]
        while stack:
            rev = stack[-1]
            missing = [parent for parent in parents[rev] if parent not in done]
            if missing and rev not in done:
                stack.extend(missing)
            else:
                done.setdefault(rev)
                stack.pop()
    return list(done)


def _alike(written: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """A list that is something else in one of the revisions (a newer version's) is one value in all of them."""
    paths = {path for flat in written.values() for path in flat}
    folders = {path[:place] for path in paths for place, letter in enumerate(path) if letter == "."}
    whole = {list_of(path) for path in paths} & (paths | folders)
    return {rev: _as_one(flat, whole) for rev, flat in written.items()} if whole else written


def _as_one(flat: dict[str, Any], whole: set[str]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for path, value in flat.items():
        if list_of(path) in whole:
            kept.setdefault(list_of(path), []).append(value)
        else:
            kept[path] = value
    return kept


def _is_only_there_or_not(path: str, values: _Standing) -> bool:
    """An item of a list that one took out while another put it back: it stays, and nobody needs to choose."""
    return bool(list_of(path)) and sum(value is not _EMPTY for value, _ in values) == 1


def _value(value: Any, rev: str, revisions: Mapping[str, Revision]) -> Value:
    return Value(value=value, rev=rev, by=revisions[rev].by, at=revisions[rev].at)


def _without_clashes(flat: dict[str, Any]) -> dict[str, Any]:
    """A newer version may have made a folder of what was a value: the value stays, so nothing written is hidden by structure alone."""
    return {
        path: value
        for path, value in flat.items()
        if not any(path[:place] in flat for place, letter in enumerate(path) if letter in ".[")
    }
