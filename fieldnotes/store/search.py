"""Looking for words: from what a person types to a safe query, and from a find to a line that shows it."""

from __future__ import annotations

import re
import unicodedata

# The index keeps no positions (nobody looks for phrases; half the size and time) and beginnings of two letters (without
# them two letters cost 50 ms at 100,000 notes, with them 10 for a tenth more work in building).
# Rows of the search index count backwards: following newest first then adds them in rising order, which FTS5 needs to
# be fast, and the newest find comes first by itself.
SEARCH_FROM = 2**40

MOST_CHARACTERS = 200
MOST_WORDS = 12
_BEFORE, _AROUND = 40, 140

# Words as SQLite's unicode61 tokenizer cuts them: letters and digits; everything else, "_" too, stands between.
# 21 signs of New Tai Lue and Vedic are letters to Python and not to SQLite; inside a word they would make it two.
_WORD = re.compile(r"[^\W_\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]+")


def query_of(typed: str) -> str | None:
    """The FTS5 query: all words, the last one also as a beginning. None when fewer than two characters are left to look for.

    Every word is quoted, so nothing that is typed can act as an operator.
    """
    words = words_of(typed)
    if not words:
        return None
    quoted = [f'"{word}"' for word in words]
    return " ".join(quoted) + "*"


def words_of(typed: str) -> list[str]:
    """The words to look for. A single letter after whole words is still being typed and does not count yet."""
    # Lone surrogates come from broken pastes; SQLite takes UTF-8 only.
    clean = typed[:MOST_CHARACTERS].encode("utf-8", "ignore").decode("utf-8")
    words = _WORD.findall(unicodedata.normalize("NFC", clean))[:MOST_WORDS]
    if len(words) > 1 and len(words[-1]) == 1:
        words.pop()
    return words if sum(map(len, words)) >= 2 else []


def snippet(text: str, words: list[str]) -> str:
    """A stretch of `text` around the first find, on one line; the beginning when there is none."""
    start = max(0, _first_find(text, words) - _BEFORE)
    if start:
        # Begin at a word.
        space = text.find(" ", start, start + _BEFORE)
        start = space + 1 if space >= 0 else start
    piece = " ".join(text[start : start + _AROUND].split())
    return ("… " if start else "") + piece + (" …" if start + _AROUND < len(text) else "")


def fold(text: str) -> str:
    """Small letters without marks, character by character, so that positions stay."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def _first_find(text: str, words: list[str]) -> int:
    # Small letters alone serve nearly always and are found twenty times faster than folded ones.
    low = text.lower()
    if len(low) == len(text):
        found = [at for at in (_find(low, word.lower()) for word in words) if at >= 0]
        if found:
            return min(found)
    folded = fold(text)
    return min((at for at in (_find(folded, fold(word)) for word in words) if at >= 0), default=0)


def _find(text: str, word: str) -> int:
    """Where a word of `text` begins with `word`; -1 when none does."""
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at


class _Folded(dict[int, str]):
    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()[:1]
        self[code] = base
        return base


_FOLDED = _Folded()
