"""A laptop's audit trail as a list of hashes, with everything that may happen to it; and a station's shelf for it in memory."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from fieldnotes.store.audit import START
from fieldnotes.sync.trail import Begun, Judged, Life, Point, Said, judge

HOUR_MS = 3_600_000


@dataclass
class Disk:
    """One log: the hashes of its entries, the lives it says. A copy of it is a backup, or a clone."""

    heads: list[bytes] = field(default_factory=list)
    lives: list[Begun] = field(default_factory=lambda: [Begun("life 0", 0, START)])

    def copy(self) -> Disk:
        return Disk(list(self.heads), list(self.lives))

    def write(self, count: int, word: str = "") -> None:
        for _ in range(count):
            before = self.heads[-1] if self.heads else START
            self.heads.append(hashlib.sha256(before + word.encode()).digest())

    def head(self, entry: int) -> bytes:
        return self.heads[entry - 1] if entry else START

    def begin(self, life: str) -> None:
        self.lives.append(Begun(life, len(self.heads), self.head(len(self.heads))))

    def said(self, *asked: int) -> Said:
        shown = tuple(Point(entry, self.head(entry)) for entry in asked)
        return Said(len(self.heads), self.head(len(self.heads)), tuple(self.lives), shown)


@dataclass
class Shelf:
    """What the station keeps of one laptop."""

    kept: tuple[Life, ...] = ()
    points: dict[tuple[str, int], Point] = field(default_factory=dict)

    def newest(self, life: Life, upto: int) -> Point | None:
        found = [Point(life.longest, life.longest_head)] if life.longest <= upto else []
        found += [one for (name, _), one in self.points.items() if name == life.life and one.entry <= upto]
        return max(found, default=None)

    def judge(self, said: Said, at_ms: int) -> Judged:
        assert said.is_sound
        judged = judge(self.kept, said, newest=self.newest, at_ms=at_ms)
        known = set(self.kept)
        for one in judged.lives:
            if one not in known and one.longest > one.start:
                self.points[one.life, at_ms // HOUR_MS] = Point(one.longest, one.longest_head)
        self.kept = judged.lives
        return judged


def meet(disk: Disk, shelf: Shelf, at_ms: int) -> Judged:
    """As `sync.session` does: what the station asks for is shown once."""
    judged = shelf.judge(disk.said(), at_ms)
    if judged.asks:
        judged = shelf.judge(disk.said(*judged.asks), at_ms)
    assert not judged.asks, "nothing is asked for twice"
    return judged
