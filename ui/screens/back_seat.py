"""Somebody sits in the back: what stands large on the screen, and what a screen reader says aloud, names nobody."""

from __future__ import annotations

from ui.theme import LOOK


def shown_name(name: str, *facts: str) -> str:
    """A name with what is known beside it ("Jordan A., 34"); its initials alone while somebody sits in the back."""
    if LOOK.is_private:
        return initials(name)
    return ", ".join(filter(None, (name, *facts)))


def shown_place(place: str) -> str:
    """An address; nothing while somebody sits in the back."""
    return "" if LOOK.is_private else place


def initials(name: str) -> str:
    """JA; a question mark for no name."""
    words = name.replace("(", " ").split()
    return "".join(word[0].upper() for word in [*words[:1], *words[1:][-1:]]) or "?"
