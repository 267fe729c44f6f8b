"""The lives of a laptop's audit trail, as laptop and station speak of them, and the rule by which the station judges what a laptop says.

A trail is one life of a log. A restore begins another one, which names the life before it and the entry up to which it has that life's
words. What was written behind that entry is not on the laptop any more: a fact, said once and kept. A trail that lacks what the station
countersigned without such a word, or against it, was cut or written anew: an alarm.
Source: CJIS Security Policy 6.0 AU-9; security-sync 7.7.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

LIVES_MAX = 64  # said at once: the newest
SHOWN_MAX = 2 * LIVES_MAX
KEPT_MAX = 256  # of one laptop; nobody restores one so often, and everything that is kept of it is said for good
_NAME_MAX = 64
_COUNT_MAX = 2**53
UNNAMED = ""
"""The life of a laptop whose version says none."""


class Begun(NamedTuple):
    """A life of the trail: its name, and the entry behind which it began, with the hash (32 bytes) of that entry."""

    life: str
    entry: int
    head: bytes


class Point(NamedTuple):
    """An entry's number and its hash."""

    entry: int
    head: bytes


class Said(NamedTuple):
    """What a laptop says of its trail: how many entries, the last hash; its lives, each restored from the one before; and hashes of
    entries that it was asked for, or that the station countersigned last. No lives: an older version speaks.
    """

    entries: int
    head: bytes
    lives: tuple[Begun, ...] = ()
    shown: tuple[Point, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether it has the form of a trail at all."""
        points = [Point(self.entries, self.head), *(Point(one.entry, one.head) for one in self.lives), *self.shown]
        starts = [one.entry for one in self.lives]
        names = [one.life for one in self.lives]
        return (
            len(names) <= LIVES_MAX
            and len(self.shown) <= SHOWN_MAX
            and all(0 < len(name) <= _NAME_MAX and name.isprintable() for name in names)
            and len(set(names)) == len(names)
            and starts == sorted(starts)
            and all(0 <= one.entry <= self.entries < _COUNT_MAX and len(one.head) == 32 for one in points)
        )


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """A life as the station keeps it. `parent`: the life it was restored from, "" for a first one; `start`: the entry it was restored at.

    `missing`: entries of the life before it that the station knows of and this one has not. `longest`: as far as the station countersigned
    it. `broken_ms`: when it first lacked something that was countersigned; `again_ms`: when it was met last after a later life had begun:
    both are at work. 0: never.
    """

    life: str
    parent: str = ""
    start: int = 0
    start_head: bytes = bytes(32)
    begun_ms: int
    missing: int = 0
    longest: int = 0
    longest_head: bytes = bytes(32)
    broken_ms: int = 0
    again_ms: int = 0


class Judged(NamedTuple):
    """`lives`: as the station keeps them from now on, in the order in which they began. `before`: what it knew of this trail until now, or
    what the trail contradicts. `asks`: entries to be shown before it can say anything; then nothing else counts.
    """

    lives: tuple[Life, ...]
    before: Point = Point(0, b"")
    is_broken: bool = False
    asks: tuple[int, ...] = ()


Newest = Callable[[Life, int], Point | None]
"""The newest point that the station kept of a life, up to an entry."""


def judge(kept: Sequence[Life], said: Said, *, newest: Newest, at_ms: int) -> Judged:
    """What a station that keeps these lives of a laptop makes of its word, which `is_sound`."""
    if not said.lives:
        return _judge_unnamed(kept, said, at_ms)
    path = said.lives
    ends = [*(one.entry for one in path[1:]), said.entries]
    hashes = {one.entry: one.head for one in said.shown} | {one.entry: one.head for one in path}
    hashes |= {0: bytes(32), said.entries: said.head}
    if kept and kept[0].life == UNNAMED:
        first = kept[0].longest
        if first <= said.entries and first not in hashes:
            return Judged(tuple(kept), asks=(first,))
        kept = [_named(kept[0], path, ends, at_ms, is_here=hashes.get(first) == kept[0].longest_head)]
    known = {one.life: one for one in kept}
    here = known.get(path[-1].life)
    points = _to_contain(known, path, ends, newest)
    if asks := tuple(one.entry for one in points if one.entry <= said.entries and one.entry not in hashes):
        return Judged(tuple(kept), asks=asks)
    wrong = [one for one in points if hashes.get(one.entry) != one.head]
    if kept and not any(one.life in known for one in path):
        wrong.append(Point(kept[-1].longest, kept[-1].longest_head))  # begun anew, and names nothing of what was
    lives = _with_new(list(kept), path, ends, at_ms)
    if len(lives) > max(KEPT_MAX, len(kept)):
        last = msgspec.structs.replace(kept[-1], broken_ms=kept[-1].broken_ms or at_ms)
        return Judged((*kept[:-1], last), Point(last.longest, last.longest_head), is_broken=True)
    now = next(one for one in lives if one.life == path[-1].life)
    if not wrong or here is None:  # what contradicts a life is not kept in the place of what was countersigned
        now = msgspec.structs.replace(now, longest=said.entries, longest_head=said.head)
    now = msgspec.structs.replace(
        now,
        broken_ms=now.broken_ms or (at_ms if wrong else 0),
        again_ms=at_ms if lives[-1].life != now.life else now.again_ms,
    )
    before = wrong[0] if wrong else points[-1] if points else Point(0, b"")
    return Judged(tuple(now if one.life == now.life else one for one in lives), before, is_broken=bool(wrong))


def _to_contain(known: dict[str, Life], path: Sequence[Begun], ends: Sequence[int], newest: Newest) -> list[Point]:
    """What the trail must have: the beginnings that were said before; of a life that the station knows, what it countersigned of it; of a
    new one, what it countersigned of those it is restored from, up to its end there.
    """
    points: list[Point] = []
    here = known.get(path[-1].life)
    for begun, end in zip(path, ends, strict=True):
        one = known.get(begun.life)
        if one is None:
            continue
        if (one.start, one.start_head) != (begun.entry, begun.head):
            # Its beginning is another one than it was: whatever else is shown, one of the two words is a lie.
            points.append(Point(one.start, b""))
        last = newest(one, end) if here is None else None
        if one is here:
            last = Point(one.longest, one.longest_head)
        if last is not None and last.entry:
            points.append(last)
    return points


def _with_new(lives: list[Life], path: Sequence[Begun], ends: Sequence[int], at_ms: int) -> list[Life]:
    """The same, and those on the path behind the last that is known: each restore is one more, also one that never met the station."""
    known = {one.life for one in lives}
    last = max((index for index, one in enumerate(path) if one.life in known), default=-1)
    for index in range(last + 1, len(path)):
        begun = path[index]
        lives.append(
            Life(
                life=begun.life,
                parent=path[index - 1].life if index else "",
                start=begun.entry,
                start_head=begun.head,
                begun_ms=at_ms,
                missing=_missing(lives, path[:index], ends),
                longest=begun.entry,
                longest_head=begun.head,
            )
        )
    return lives


def _missing(lives: Sequence[Life], path: Sequence[Begun], ends: Sequence[int]) -> int:
    """Of the life that the station met last, the entries that a trail along this path has not."""
    if not lives:
        return 0
    by_name = {one.life: one for one in lives}
    end_of = {one.life: end for one, end in zip(path, ends, strict=False)}
    at, upto = lives[-1], lives[-1].longest
    while at.life not in end_of and at.parent in by_name:
        at, upto = by_name[at.parent], min(upto, at.start)
    return max(0, lives[-1].longest - min(upto, end_of.get(at.life, 0)))


def _named(one: Life, path: Sequence[Begun], ends: Sequence[int], at_ms: int, *, is_here: bool) -> Life:
    """What an older version of the laptop left here gets the name of the life that it is of."""
    index = next(index for index, end in enumerate(ends) if end >= one.longest) if is_here else 0
    return msgspec.structs.replace(
        one,
        life=path[index].life,
        parent=path[index - 1].life if index else "",
        start=path[index].entry,
        start_head=path[index].head,
        begun_ms=one.begun_ms or at_ms,
        broken_ms=0,  # an older version could not say that it was restored: judged anew
    )


def _judge_unnamed(kept: Sequence[Life], said: Said, at_ms: int) -> Judged:
    """An older version: it can only be told by its length that something is missing; the laptop's own check tells more. What a newer one
    has shown is not replaced by its word: whoever would pass by the check with an old program is held to it by the next new one.
    """
    if not kept:
        first = Life(life=UNNAMED, begun_ms=at_ms, longest=said.entries, longest_head=said.head)
        return Judged((first,))
    now = kept[-1]
    before = Point(now.longest, now.longest_head if now.longest else b"")
    is_broken = said.entries < now.longest or (said.entries == now.longest and said.head != now.longest_head)
    if is_broken:
        now = msgspec.structs.replace(now, broken_ms=now.broken_ms or at_ms)
    elif now.life == UNNAMED:
        now = msgspec.structs.replace(now, longest=said.entries, longest_head=said.head)
    return Judged((*kept[:-1], now), before, is_broken)
