"""Finding a name however it was written: folded words, how they sound, how near two of them are. Pure.

The sound of a word is a skeleton of its consonants in which letters that English, Spanish and Slavic spellings use for one
another fall together (b, v, w; s, z, soft c, x; j, soft g, h, y; ll, y; k, hard c, qu, ck). Ready-made codes (Soundex, NYSIIS, Metaphone)
keep English spellings together only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache

MOST_WORDS = 8
LEAST_LETTERS = 2
NEAR_ENOUGH = 0.72  # of 1: below it two words are not one mistyped
LEAST_SOUND = 2  # consonants: a skeleton of one letter says nothing

_WORD = re.compile(r"[^\W\d_]+")
_APART = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}


class Match(IntEnum):
    """How a name was found; the smaller, the surer."""

    EXACT = 0
    PREFIX = 1
    SWAPPED = 2
    ACCENT = 3
    TYPO = 4
    SOUND = 5
    PART = 6  # only some of the words


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """Small letters without marks: "Núñez" and "nunez" are one word."""
    low = "".join(_APART.get(letter, letter) for letter in word.casefold())
    return "".join(letter for letter in unicodedata.normalize("NFD", low) if not unicodedata.combining(letter))


def plain(name: str) -> str:
    """A name without what does not tell two apart: in small letters, one space between words. Of services, agencies, offices."""
    return " ".join(name.casefold().split())


def words_of(name: str) -> list[str]:
    """The words of a name as written, small letters. An apostrophe stands inside a word: O'Brien is obrien."""
    plain = unicodedata.normalize("NFC", name).casefold().replace("'", "").replace("\u2019", "").replace("`", "")
    return _WORD.findall(plain)[:MOST_WORDS]


def keys_of(names: Iterable[str]) -> tuple[str, ...]:
    """The folded words under which somebody is found, each once."""
    return tuple(dict.fromkeys(folded(word) for name in names for word in words_of(name)))


# In this order; what stands for a sound that several letters write becomes one capital.
_SOUNDS = (
    ("szcz", "S"), ("schtsch", "S"), ("sch", "S"), ("tsch", "S"), ("tch", "S"), ("sz", "S"), ("sh", "S"),
    ("cz", "S"), ("ch", "S"), ("zh", "S"),
    ("ph", "F"), ("th", "T"), ("dt", "T"), ("gh", ""), ("wh", "B"), ("rh", "R"), ("kh", "K"), ("ck", "K"), ("qu", "K"), ("q", "K"),
    ("kn", "N"), ("gn", "N"), ("nh", "N"), ("ny", "N"), ("ni", "N"), ("ll", "L"), ("gu", "G"), ("ts", "S"), ("tz", "S"), ("x", "S"),
)  # fmt: skip
_LETTERS = {
    "b": "B", "v": "B", "w": "B", "f": "F", "p": "P", "s": "S", "z": "S", "k": "K", "d": "T", "t": "T", "g": "G", "m": "M", "n": "N",
    "l": "L", "r": "R", "j": "J",
}  # fmt: skip


@lru_cache(maxsize=65536)
def sounds_of(word: str) -> tuple[str, ...]:
    """One to four skeletons of a folded word: a letter that is said two ways counts as both."""
    found = {_skeleton(word, soft) for soft in _readings(word)}
    return tuple(sorted(one for one in found if len(one) >= LEAST_SOUND))


def _readings(word: str) -> tuple[frozenset[str], ...]:
    """Which doubtful letters are read the other way: v as f, j and a first x as h, ch as k, ll as y."""
    doubtful = [letter for letter in ("v", "j", "x", "ch", "ll") if letter in word]
    ways: list[frozenset[str]] = [frozenset()]
    for letter in doubtful[:2]:
        ways += [way | {letter} for way in ways]
    return tuple(ways)


def _skeleton(word: str, other: frozenset[str]) -> str:
    rest = word
    if "ch" in other:
        rest = rest.replace("ch", "k")
    if "ll" in other:
        rest = rest.replace("ll", "")  # Spanish: a vowel's y
    if "v" in other:
        rest = rest.replace("v", "f")
    if "j" in other:
        rest = rest.replace("j", "")  # Spanish h, Slavic y
    if "x" in other and rest.startswith("x"):
        rest = rest[1:]  # Ximenez is Jimenez
    rest = re.sub(r"c(?=[eiy])", "s", rest)
    rest = re.sub(r"g(?=[ei])", "" if "j" in other else "j", rest)
    for spelling, sound in _SOUNDS:
        if spelling in rest:
            rest = rest.replace(spelling, sound)
    said = "".join(
        letter if letter.isupper() else "K" if letter == "c" else _LETTERS.get(letter, "") for letter in rest
    )
    return re.sub(r"(.)\1+", r"\1", said)


def rank(typed: Sequence[str], names: Sequence[str], near: dict[str, dict[str, float]]) -> tuple[Match, float]:
    """How well somebody with these names fits what was typed: the class, and how far off inside it (0 is nearest).

    `typed`: words as typed, small letters. `near`: for each folded typed word, the folded words found for it and how
    near each is (up to 1: typed a little differently; negative: only its sound is the same).
    """
    best = (Match.PART, 9.0)
    for name in names:
        written = words_of(name)
        if written:
            best = min(best, _rank_one(typed, written, near))
    everything = [word for name in names for word in words_of(name)]
    return min(best, _rank_one(typed, everything, near)) if len(names) > 1 else best


def _rank_one(typed: Sequence[str], written: Sequence[str], near: dict[str, dict[str, float]]) -> tuple[Match, float]:
    plain = [folded(word) for word in written]
    left = list(range(len(written)))
    worst, off, order = Match.EXACT, 0.0, []
    for at, word in enumerate(typed):
        key = folded(word)
        fits = [
            (
                *_word_fit(word, key, written[place], plain[place], near.get(key, {}), is_last=at == len(typed) - 1),
                place,
            )
            for place in left
        ]
        fit = min(fits, default=(Match.PART, 1.0, -1))
        if fit[0] is Match.PART:
            return Match.PART, off + sum(1 for _ in typed[at:]) + 0.01 * len(written)
        worst, off = max(worst, fit[0]), off + fit[1]
        left.remove(fit[2])
        order.append(fit[2])
    if worst in (Match.EXACT, Match.PREFIX) and order != sorted(order):
        worst = Match.SWAPPED
    if worst is Match.EXACT and left:
        worst = Match.PREFIX  # "Jordan" finds Jordan Avery, after somebody who is only Jordan
    return worst, off + 0.05 * len(left)


def _word_fit(
    word: str, key: str, written: str, plain: str, near: dict[str, float], *, is_last: bool
) -> tuple[Match, float]:
    if word == written:
        return Match.EXACT, 0.0
    if key == plain:
        return Match.ACCENT, 0.0
    if len(key) >= LEAST_LETTERS and plain.startswith(key):
        return Match.PREFIX, 0.1 if is_last else 0.3
    score = near.get(plain)
    if score is None:
        return Match.PART, 1.0
    return (Match.TYPO, 1.0 - score) if score > 0 else (Match.SOUND, 1.0 + score)
