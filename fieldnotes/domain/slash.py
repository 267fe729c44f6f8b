"""Commands typed into prose: `/` at the start of a word offers them, letters filter. Pure: what is offered, what a choice puts there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from fieldnotes.domain.phrase import Phrase

GAP = "___"  # what a phrase leaves to its author
_GAPS = re.compile(r"_{3,}")
_TYPED = re.compile(r"(?:^|\s)(/(?:[^\W\d_]+(?:-[^\W\d_]*)*)?)$")


@dataclass(frozen=True)
class Command:
    """One line of the list. `text` replaces what was typed; `caret` is where the caret stands in it (characters; None: behind it).

    A command that is not ready (`text` empty) shows `hint` and puts nothing there.
    """

    code: str  # after the slash: on-scene, hands
    label: str  # what it is, in the language of the screen
    text: str = ""
    hint: str = ""  # what it would put there, or why it cannot
    caret: int | None = None
    kind: Literal["", "time", "quote", "phrase"] = ""  # a phrase is a passage that its author must look at

    @property
    def is_ready(self) -> bool:
        """Whether choosing it puts words there."""
        return bool(self.text)


def count_gaps(text: str) -> int:
    """Places that a phrase left to its author and that nobody filled in."""
    return len(_GAPS.findall(text))


def utf16_length(text: str) -> int:
    """Places that a text takes in an editor that counts UTF-16 units: two for an emoji."""
    return len(text.encode("utf-16-le")) // 2


def typed_command(before: str) -> str | None:
    """The command being typed at the end of `before` (the line up to the caret), slash included; None when there is none.

    `11/26`, `and/or` and `/home/` are none: a command stands at the start of a word and is letters and hyphens.
    """
    found = _TYPED.search(before)
    return found[1] if found else None


def matching(commands: Sequence[Command], letters: str) -> list[Command]:
    """The commands whose code, or a word of whose label, begins with the letters; all for none. Case and accents do not count."""
    wanted = _plain(letters)
    if not wanted:
        return list(commands)
    by_code = [one for one in commands if _plain(one.code).startswith(wanted)]
    by_label = [
        one
        for one in commands
        if one not in by_code and any(word.startswith(wanted) for word in _plain(one.label).split())
    ]
    return by_code + by_label


def code_of(label: str) -> str:
    """What is typed for a label: `On scene` is on-scene, `Llegada al hospital` is llegada-al-hospital."""
    return "-".join(re.findall(r"[^\W\d_]+", label.casefold()))


def phrase_commands(phrases: Sequence[Phrase], language: str, *, person: str, time: str) -> list[Command]:
    """Phrases as commands, their gaps for the person and the time filled; a gap that nothing fills is left to be typed."""
    made = []
    for phrase in phrases:
        text = phrase.text_in(language).replace("{person}", person or GAP).replace("{time}", time or GAP)
        made.append(Command(code=phrase.short_in(language), label=text, text=text, kind="phrase"))
    return made


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))
