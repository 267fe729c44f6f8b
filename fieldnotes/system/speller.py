"""Spelling: the system's dictionaries through Enchant and, beside them, the words of the work (resources/words).

Without Enchant or a dictionary for the language there is none, and everything else works. Nothing that is written reaches the disk:
no personal dictionary is read or made.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from fieldnotes.system.path import resource

if TYPE_CHECKING:
    import enchant

DICTIONARIES = {"en": "en_US", "es": "es_US"}
MOST_SUGGESTIONS = 4


class Speller:
    """One language. Loaded anywhere, then used by one thread."""

    def __init__(self, dictionary: enchant.Dict, own: Iterable[str]) -> None:
        self._dictionary = dictionary
        self._known = set(own)  # and whatever was looked up and found: a line is looked through at every key

    def is_known(self, word: str) -> bool:
        """Whether it is spelled as a dictionary or the work spells it; about 5 µs the first time."""
        plain = _plain(word)
        if plain in self._known:
            return True
        is_known: bool = self._dictionary.check(plain)
        if is_known:
            self._known.add(plain)
        return is_known

    def suggest(self, word: str) -> list[str]:
        """What could be meant, the likeliest first."""
        meant: list[str] = self._dictionary.suggest(_plain(word))
        return meant[:MOST_SUGGESTIONS]

    def pass_over(self, word: str) -> None:
        """It is so: not marked again until the lock, when this process and its memory go."""
        self._known.add(_plain(word))


def load_speller(language: str) -> Speller | None:
    """The speller of a language ("en", "es"); None when this machine has none. Takes some 50 ms: not on the UI thread."""
    # Enchant makes an empty personal dictionary in the account's folder, and reads what stands in it: there is no such folder.
    os.environ["ENCHANT_CONFIG_DIR"] = os.devnull
    try:
        import enchant
    except ImportError:  # the package is there, the system's library is not
        return None
    usual = DICTIONARIES.get(language, "")
    there = [tag for tag in enchant.list_languages() if usual and tag.startswith(f"{language}_")]
    if not there:
        return None
    speller = Speller(enchant.Dict(usual if usual in there else there[0]), _own_words(language))
    speller.suggest("teh")  # the first question loads the rest of the dictionary
    return speller


def _own_words(language: str) -> list[str]:
    lines = resource("words", f"{language}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _plain(word: str) -> str:
    return word.replace("’", "'")
