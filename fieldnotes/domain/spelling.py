"""Which words of a prose are looked up in a dictionary. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CHUNK = re.compile(r"\S+")
_NO_PROSE = re.compile(r"[\d_@\\]|://|^/|\w\.\w")  # doses, plates, addresses of mail and web, commands, gaps
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def words_of(text: str) -> Iterator[tuple[int, str]]:
    """(start, word) of every word that a dictionary can judge.

    Names, streets and abbreviations are not in dictionaries: what has a capital letter is passed over, at the start of a sentence too.
    So is every single letter and whatever stands together with digits.
    """
    for chunk in _CHUNK.finditer(text):
        if _NO_PROSE.search(chunk[0]):
            continue
        for word in _WORD.finditer(chunk[0]):
            if len(word[0]) > 1 and _is_plain(word[0]):
                yield chunk.start() + word.start(), word[0]


def _is_plain(word: str) -> bool:
    # not `lower`: mathematical capitals have no small form and are capitals all the same
    return all(letter in "'’" or (letter.isalpha() and not letter.isupper()) for letter in word)
