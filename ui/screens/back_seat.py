"""Somebody sits in the back: what stands large on the screen, and what a screen reader says aloud, names nobody."""

from __future__ import annotations

from collections.abc import Sequence

from ui.screens.word import tr_n
from ui.theme import LOOK


def shown_name(name: str, *facts: str) -> str:
    """A name with what is known beside it ("Jordan A., 34"); its initials alone while somebody sits in the back."""
    if LOOK.is_private:
        return initials(name)
    return ", ".join(filter(None, (name, *facts)))


def shown_people(names: Sequence[str]) -> str:
    """Whom a call is about: "Jordan A.", "Jordan A. and 2 more"; initials while somebody sits in the back; empty for nobody yet."""
    if not names:
        return ""
    first = shown_name(names[0])
    return first if len(names) == 1 else tr_n("{name} and %n more", "{name} and %n more", len(names) - 1, name=first)


def shown_place(place: str) -> str:
    """An address; nothing while somebody sits in the back."""
    return "" if LOOK.is_private else place


def initials(name: str) -> str:
    """JA; a question mark for no name."""
    words = name.replace("(", " ").split()
    return "".join(word[0].upper() for word in [*words[:1], *words[1:][-1:]]) or "?"
