"""What an end means in a history: who brought what, by an account of its own, and what must then hold (I11 to I16).

I11 What only an ended laptop brought is in nobody's hands but its own, and in no feed, until it is released or a living laptop brings it.
I12 After a release and enough meetings every living laptop has what was released, with all that it follows and all that follows it.
I13 Quarantine holds what ended laptops brought and nobody released or brought otherwise: no more, and nothing is lost in moving.
I14 A laptop erases its keys only when everything on it lies at the station, in the feed or in quarantine.
I15 An end that a living laptop heard of holds at the station after enough meetings, and an ended laptop is given nothing.
I16 Once it has erased its keys nothing on it can be opened, and nothing more is written there.

One person works on each laptop. Somebody who leaves the agency ends nothing of the laptop: it meets once more as ever, everything goes into
the feed, and then the seat is erased.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from fieldnotes.trust.envelope import Envelope

Action = list[Any]
Pages = tuple[set[str], dict[str, str], set[str], set[str]]


class Account:
    """Who brought what to the station, as the world sees it: by who asked and which ends the station had heard of, not by what it did."""

    def __init__(self) -> None:
        self.feed: set[str] = set()
        self.aside: dict[str, str] = {}  # revision -> the ended laptop that brought it first
        self.ended: set[str] = set()  # laptops of whose end the station heard
        self.left: set[str] = set()  # laptops whose one person left, as the station heard
        self.is_releasing = False

    def backup(self) -> Pages:
        """As the station's own: all of it."""
        return set(self.feed), dict(self.aside), set(self.ended), set(self.left)

    def restore(self, copy: Pages) -> None:
        """The account of the copy."""
        feed, aside, ended, left = copy
        self.feed, self.aside, self.ended, self.left = set(feed), dict(aside), set(ended), set(left)

    def hear(self, device: str, envelopes: Sequence[Envelope]) -> None:
        """A laptop brought these, and the station takes them somewhere."""
        if self.is_releasing:
            return
        for one in envelopes:
            if device not in self.ended:
                self.feed.add(one.rev)
                self.aside.pop(one.rev, None)
            elif one.rev not in self.feed:
                self.aside.setdefault(one.rev, device)

    def look(self, shelf: Any) -> set[str]:
        """The station's two piles against this account: the violations."""
        if not (self.ended or self.aside):
            return set()
        aside = {one.rev for _, one in shelf.in_quarantine()}
        found = {
            "I11 leaked": shelf.in_feed(list(self.aside)),
            "I13 in quarantine and in the feed": shelf.in_feed(list(aside)),
            "I13 quarantine is not what was brought": aside != set(self.aside),
        }
        return {name for name, is_broken in found.items() if is_broken}

    def release(self, revs: set[str], ever: dict[str, Envelope]) -> None:
        """An admin lets these in, and with them what they follow."""
        waiting = list(revs)
        while waiting:
            rev = waiting.pop()
            if rev in self.aside:
                del self.aside[rev]
                self.feed.add(rev)
                waiting += ever[rev].header.par


def draw_ends(seed: int, *, laptops: int, records: int, steps: int) -> list[tuple[float, Action]]:
    """(when, what) of the ends in a history, between the other acts; from dice of their own."""
    chance = random.Random(f"end {seed}")
    drawn: list[tuple[float, Action]] = []
    for number in range(chance.choices([0, 1, 2], [5, 4, 2])[0]):
        laptop, when = chance.randrange(laptops), chance.uniform(0, steps)
        how = chance.choices(["at_once", "within", "carried"], [3, 3, 2])[0]
        step = chance.randrange(8) if how == "within" else chance.randrange(laptops)
        what = chance.choices(["end", "leave"], [4, 1])[0]
        drawn.append((when, [what, laptop, chance.random() < 0.8, how, step]))
        if chance.random() < 0.35:  # yesterday's station comes back, which knows nothing of it
            drawn.append((chance.uniform(0, when), ["backup"]))
            drawn.append((chance.uniform(when, steps), ["restore", False]))
        if chance.random() < 0.6:  # its people go on, and come by
            record = chance.randrange(records)
            drawn.append((chance.uniform(when, steps), ["write", laptop, record, "edit", f"e{number}", 1]))
            drawn.append((chance.uniform(when, steps), ["stick", laptop, chance.randrange(laptops), 0]))
            cut = chance.choice([None, None, chance.randint(0, 4)])
            drawn.append((chance.uniform(when, steps), ["meet", laptop, cut, "lost_answer" if cut else ""]))
        if chance.random() < 0.6:
            which = chance.choice([-1, chance.randrange(2**16)])
            drawn.append((chance.uniform(when, steps), ["release", laptop, which]))
    if laptops > 2 and chance.random() < 0.06:
        drawn += _draw_pair(chance, laptops, records, steps)
    return drawn


def _draw_pair(chance: random.Random, laptops: int, records: int, steps: int) -> list[tuple[float, Action]]:
    """Two that end and write on top of each other: what one brings last follows what the other brought."""
    one, two = chance.sample(range(laptops), 2)
    record, when = chance.randrange(records), chance.uniform(0, steps)
    acts: list[Action] = [
        ["meet", one, None, ""],
        ["write", one, record, "edit", "pair 1", 1],
        ["end", one, True, "within", 2],
        ["stick", one, two, 0],
        ["write", two, record, "edit", "pair 2", 1],
        ["stick", two, one, 0],
        ["write", one, record, "edit", "pair 3", 1],
        ["end", two, True, "at_once", 0],
        ["meet", two, None, ""],
        ["meet", one, None, ""],
        ["release", one, -1],
    ]
    return [(when + at / 1000, act) for at, act in enumerate(acts)]
