"""Text taken over: a phrase that was put in and that its author has neither changed nor confirmed.

Kept beside the text as the passages' own words. A mark stands where those exact words still stand, so writing elsewhere can never
move it onto other words, and one letter changed inside takes it away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """One marked passage: characters `start` to `end` of the text, and its words."""

    start: int
    end: int
    words: str


def passages(text: str, inherited: Sequence[str]) -> list[Passage]:
    """The passages that still stand, in the order of the text, never over each other. Longer ones are found first."""
    found: list[Passage] = []
    for words in sorted((one for one in inherited if one), key=len, reverse=True):
        start = text.find(words)
        while start >= 0 and any(start < one.end and one.start < start + len(words) for one in found):
            start = text.find(words, start + 1)
        if start >= 0:
            found.append(Passage(start, start + len(words), words))
    return sorted(found, key=lambda one: one.start)


def still_inherited(text: str, inherited: Sequence[str]) -> list[str]:
    """What to keep after a change of the text: the words of the passages that still stand, in its order."""
    return [one.words for one in passages(text, inherited)]


def confirmed_at(text: str, inherited: Sequence[str], place: int) -> list[str]:
    """What is left when the author confirms the passage in which the caret stands (its edges count)."""
    left = passages(text, inherited)
    here = next((one for one in left if one.start <= place <= one.end), None)
    return [one.words for one in left if one is not here]
