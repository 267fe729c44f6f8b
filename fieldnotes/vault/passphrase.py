"""What makes a passphrase good enough, and making one up.

NIST SP 800-63B-4 3.1.1.2 and CJIS Security Policy 6.0 IA-5(1): length, a blocklist, no composition rules, every printing character
and space, nothing cut off, compared after NFKC. 15 characters where it is the only factor a person types, 8 beside a second one.
"""

from __future__ import annotations

import math
import re
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from fieldnotes.domain.problem import InputProblem
from fieldnotes.system.path import resource

LEAST = 15
LEAST_WITH_SECOND_FACTOR = 8
MOST = 1024  # characters; the standard asks for 64 at least, this only keeps a pasted book out
SUGGESTED_WORDS = 6
_OWN_LEAST = 8  # characters that must remain when listed words, names and runs are taken away
_ZXCVBN_MOST = 72  # it refuses longer input
_RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "01234567890",
)  # fmt: skip
_LOOKALIKES = str.maketrans("013457@$!|+", "oieastasilt")


@dataclass(frozen=True)
class Verdict:
    """`reason_code`: empty, too_short, too_long, control, common, has_name, repeats, sequence, guessable.
    `strength`: 0 to 4 for a meter. `hint_code`: empty, add_words, avoid_names, avoid_repeats, avoid_runs, avoid_common, shorten.
    """

    is_ok: bool
    reason_code: str
    strength: int
    hint_code: str


_HINTS = {
    "too_short": "add_words",
    "too_long": "shorten",
    "control": "avoid_control",
    "common": "avoid_common",
    "has_name": "avoid_names",
    "repeats": "avoid_repeats",
    "sequence": "avoid_runs",
    "guessable": "add_words",
}


def normal(passphrase: str) -> str:
    """As it is measured, compared and stretched."""
    return unicodedata.normalize("NFKC", passphrase)


@cache
def blocklist() -> frozenset[str]:
    """The shipped list, folded: whole phrases and the words that bad passphrases are made of."""
    lines = resource("passphrase", "blocklist.txt").read_text("utf-8").splitlines()
    return frozenset(_fold(line) for line in lines if line.strip() and not line.startswith("#"))


@cache
def word_list() -> tuple[str, ...]:
    """The shipped words that suggestions are drawn from."""
    lines = resource("passphrase", "words.txt").read_text("ascii").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


def _fold(text: str) -> str:
    """Letters and digits only, without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum())


def _take_away(folded: str, parts: Sequence[str]) -> str:
    # Longest first, so that "password1" goes before "pass" leaves its tail behind; the bar keeps the rest from joining up.
    for part in sorted(parts, key=len, reverse=True):
        folded = folded.replace(part, "|")
    return folded


def _own(rest: str) -> int:
    return len(rest.replace("|", ""))


def _names(names: Sequence[str]) -> list[str]:
    """Each name and each of its words of three letters or more."""
    words = [word for name in names for word in [name, *re.split(r"[\s\-,.'’]+", name)]]
    return [folded for folded in map(_fold, words) if len(folded) >= 3]


def _run_length(folded: str) -> int:
    """Characters that belong to a run of four or more along the alphabet, the digits or a row of keys, either way."""
    covered = 0
    at = 0
    while at < len(folded):
        best = 0
        for run in (*_RUNS, *(r[::-1] for r in _RUNS)):
            start = run.find(folded[at])
            length = 0
            while start >= 0 and at + length < len(folded) and folded[at + length] == run[(start + length) % len(run)]:
                length += 1
            best = max(best, length)
        covered += best if best >= 4 else 0
        at += best if best >= 4 else 1
    return covered


def _is_repeated(folded: str) -> bool:
    """One short piece over and over ("abcabcabc"), or hardly any different characters."""
    if len(set(folded)) < 5:
        return True
    return any(
        folded == (folded[:size] * (len(folded) // size + 1))[: len(folded)] for size in range(1, len(folded) // 2 + 1)
    )


def _shape_reason(text: str, least: int) -> str:
    if any(unicodedata.category(c) in {"Cc", "Cs"} for c in text):
        return "control"
    if len(text) < least:
        return "too_short"
    return "too_long" if len(text) > MOST else ""


def _content_reason(text: str, *, names: Sequence[str], own_least: int) -> str:
    folded = _fold(text)
    if len(folded) < 5 and len(set(text)) >= 5:
        return ""  # signs only: nothing to look up
    if _is_repeated(folded):
        return "repeats"
    if len(folded) - _run_length(folded) < own_least:
        return "sequence"
    for spelling in {folded, _fold(text.casefold().translate(_LOOKALIKES))}:
        if _own(_take_away(spelling, _names(names))) < own_least:
            return "has_name"
        listed = [part for part in blocklist() if part in spelling]
        if _own(_take_away(spelling, listed)) < own_least - 2:
            return "common"
    return ""


def strength(passphrase: str, *, names: Sequence[str] = ()) -> int:
    """0 (guessed at once) to 4, by zxcvbn on the first 72 characters; 4 where even it cannot say anything bad."""
    import zxcvbn

    text = normal(passphrase)[:_ZXCVBN_MOST]
    if not text:
        return 0
    try:
        return int(zxcvbn.zxcvbn(text, user_inputs=list(names))["score"])
    except (ValueError, ArithmeticError, LookupError):
        return 2  # the library stumbles over some scripts: the rules above still hold, the meter stays in the middle


def judge(passphrase: str, *, names: Sequence[str], has_second_factor: bool = False) -> Verdict:
    """Whether this may become somebody's passphrase. `names`: people, agency, unit, laptop: words that guessers try first."""
    text = normal(passphrase)
    least = LEAST_WITH_SECOND_FACTOR if has_second_factor else LEAST
    # Beside a second factor a passphrase may be short, so less of it has to be its author's own.
    reason = _shape_reason(text, least) or _content_reason(text, names=names, own_least=min(_OWN_LEAST, least - 4))
    score = 0 if reason in {"too_long", "control"} else strength(text, names=names)
    if not reason and score < 2:
        reason = "guessable"
    if reason:
        return Verdict(is_ok=False, reason_code=reason, strength=min(score, 1), hint_code=_HINTS[reason])
    return Verdict(is_ok=True, reason_code="", strength=score, hint_code="" if score >= 3 else "add_words")


def require_good(
    passphrase: str, *, names: Sequence[str], has_second_factor: bool = False, field: str = "passphrase"
) -> None:
    """Raises InputProblem("passphrase_<reason>") beside the field."""
    verdict = judge(passphrase, names=names, has_second_factor=has_second_factor)
    if not verdict.is_ok:
        least = LEAST_WITH_SECOND_FACTOR if has_second_factor else LEAST
        raise InputProblem(f"passphrase_{verdict.reason_code}", field=field, least=least)


def suggest() -> str:
    """A passphrase of words drawn at random: at least 64 bits (six of 2,048 or more words), all lower case, joined by spaces."""
    words = word_list()
    return " ".join(secrets.choice(words) for _ in range(SUGGESTED_WORDS))


def suggestion_bits() -> float:
    """What guessing a suggestion costs, as a power of two."""
    return SUGGESTED_WORDS * math.log2(len(word_list()))
