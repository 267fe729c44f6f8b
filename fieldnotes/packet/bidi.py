"""Which way every character of a line runs: the Unicode Bidirectional Algorithm (UAX #9, its rules named in the code).

Of the explicit marks only isolates are read: they are ours. Those that a stranger typed were dropped by `printable`, since they could turn
the order of our words around. What has to keep its own order (a phone number in Arabic text) is put between isolates by `isolate_numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import Literal
from unicodedata import bidirectional

Direction = Literal["L", "R"]

POP = "\u2069"
_AS_TYPED = "\u202d"  # begins an isolate in which everything runs left to right, Arabic digits too (HL3)
_INITIATORS: dict[str, Direction | None] = {"\u2066": "L", "\u2067": "R", "\u2068": None}
_MARK = {direction: mark for mark, direction in _INITIATORS.items()}
MARKS = frozenset({*_INITIATORS, _AS_TYPED, POP})
"""What `isolate` adds; they are never drawn."""

# Brackets whose pairs keep together (Bidi_Paired_Bracket), as far as our fonts print them.
_CLOSING = {"(": ")", "[": "]", "{": "}"} | {
    chr(code): chr(code + 1)
    for code in (0x2045, 0x207D, 0x208D, 0x2329, 0x2E22, 0x2E24, 0x2E26, 0x2E28, 0x2E55, 0x2E57, 0x2E59, 0x2E5B)
}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_MOST_OPEN = 63  # BD16
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})

# A phone number, date, time, id or address: one word with a digit and something beside it. Its parts would trade places among Arabic.
_ID = re.compile(r"[+#(*$€£₪]*[A-Za-z\d@](?:[A-Za-z\d@+#*()_=&%~.:,/\\'’\u2010-\u2013\u2212-]*[A-Za-z\d#*)])?")
# "+1 (555) 010-0134", "555 0134 ext. 5": groups of digits with one space between.
_SPACED = re.compile(
    r"[+(#*]*\d[\d()./\u2010-\u2013\u2212-]*"
    r"(?:[ \u00a0][(]?\d[\d()./\u2010-\u2013\u2212-]*)*(?<![./(\u2010-\u2013\u2212-])"
    r"(?:[ \u00a0]?(?:x|ext\.?)[ \u00a0]?\d+)?"
)
_SPACED_DIGITS = 7  # fewer are two numbers and not one phone number


def first_strong(text: str) -> Direction | None:
    """The direction of the first letter (P2); None for a text without one."""
    for char in text:
        kind = bidirectional(char)
        if kind == "L":
            return "L"
        if kind in {"R", "AL"}:
            return "R"
    return None


def isolate(text: str, direction: Direction | None = None) -> str:
    """The text with an order of its own inside others; without `direction` its first letter decides."""
    return f"{_MARK[direction]}{text}{POP}"


def isolate_numbers(text: str) -> str:
    """The text with phone numbers, dates, times, ids and addresses in isolates: each keeps its own order, left to right."""
    spans = sorted({*_spaced(text), *_ids(text)}, key=lambda span: (span[0], -span[1]))
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        if start >= at:
            pieces += (text[at:start], _AS_TYPED, text[start:end], POP)
            at = end
    return "".join((*pieces, text[at:]))


def _spaced(text: str) -> Iterator[tuple[int, int]]:
    for match in _SPACED.finditer(text):
        if sum(c.isdecimal() for c in match[0]) >= _SPACED_DIGITS:
            yield match.span()


def _ids(text: str) -> Iterator[tuple[int, int]]:
    for match in _ID.finditer(text):
        first, last = match.span()
        while text.count("(", first, last) < text.count(")", first, last) and text[last - 1] == ")":
            last -= 1  # the bracket of the sentence around it
        while text.count("(", first, last) > text.count(")", first, last) and text[first] == "(":
            first += 1
        while first and _is_letter_of_ours(text[first - 1]):  # a word whose letters are not all of ASCII stays whole
            first -= 1
        while last < len(text) and _is_letter_of_ours(text[last]):
            last += 1
        if any(c.isdecimal() for c in text[first:last]) and not text[first:last].isdecimal():
            yield first, last


def _is_letter_of_ours(char: str) -> bool:
    """Whether it is a letter that runs from left to right."""
    return char.isalpha() and bidirectional(char) == "L"


def levels(text: str, direction: Direction) -> list[int]:
    """The embedding level of each character of one paragraph: even runs left to right, odd right to left."""
    found = [0] * len(text)
    _fill(text, found, range(len(text)), int(direction == "R"))
    return found


def order(row: Sequence[int]) -> list[int]:
    """The indexes of a line from left to right, given its levels in reading order (L2)."""
    shown = list(range(len(row)))
    odd = [level for level in row if level % 2]
    for lowest in range(max(row, default=0), min(odd, default=1) - 1, -1):
        at = 0
        while at < len(shown):
            stop = at
            while stop < len(shown) and row[shown[stop]] >= lowest:
                stop += 1
            shown[at:stop] = shown[at:stop][::-1]
            at = max(stop, at + 1)
    return shown


def _fill(text: str, found: list[int], span: range, level: int) -> None:
    """Levels of text[span]. What lies between two isolate marks is left out here and filled by itself (BD9, X5a to X6a)."""
    places: list[int] = []
    at = span.start
    while at < span.stop:
        char = text[at]
        if bidirectional(char) == "BN":  # X9: joiners have no say; they go with what stands before them
            found[at] = -1
        else:
            places.append(at)
        if char == _AS_TYPED:
            stop = _end_of_isolate(text, at, span.stop)
            found[at + 1 : stop] = [level + 2 - level % 2] * (stop - at - 1)
            at = stop - 1
        elif char in _INITIATORS:
            stop = _end_of_isolate(text, at, span.stop)
            own = _INITIATORS[char] or first_strong(text[at + 1 : stop]) or "L"
            _fill(text, found, range(at + 1, stop), level + 1 if (level + 1) % 2 == (own == "R") else level + 2)
            at = stop - 1
        at += 1
    chars = [text[place] for place in places]
    for place, resolved in zip(places, _resolve(chars, [_kind(char) for char in chars], level), strict=True):
        found[place] = resolved
    for place in span:
        if found[place] == -1:
            found[place] = found[place - 1] if place > span.start else level


def _end_of_isolate(text: str, start: int, end: int) -> int:
    """Where the matching mark stands; `end` when there is none."""
    depth = 0
    for place in range(start, end):
        depth += (text[place] in MARKS) * (-1 if text[place] == POP else 1)
        if not depth:
            return place
    return end


def _kind(char: str) -> str:
    return "ON" if char in MARKS else bidirectional(char) or "L"


def _resolve(chars: Sequence[str], kinds: Sequence[str], level: int) -> list[int]:
    """One isolating run sequence whose both ends lie at `level`."""
    around = "R" if level % 2 else "L"
    now = _weak(kinds, around)
    _brackets(chars, kinds, now, around)
    _neutral(now, around)
    up = {"L": level + level % 2, "R": level + 1 - level % 2, "AN": (level + 2) // 2 * 2, "EN": (level + 2) // 2 * 2}
    return [up[kind] for kind in now]  # I1, I2


def _weak(kinds: Sequence[str], around: str) -> list[str]:
    """W1 to W7."""
    now = list(kinds)
    strong = around
    for i, kind in enumerate(kinds):  # W1, W2
        if kind == "NSM":
            now[i] = now[i - 1] if i else around
        elif kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            now[i] = "AN"
    now = ["R" if kind == "AL" else kind for kind in now]  # W3
    for i in range(1, len(now) - 1):  # W4
        before, after = now[i - 1], now[i + 1]
        if before == after and ((now[i] == "ES" and before == "EN") or (now[i] == "CS" and before in {"EN", "AN"})):
            now[i] = before
    for start, end in _stretches(now, {"ET"}):  # W5
        is_number = "EN" in {*now[max(0, start - 1) : start], *now[end : end + 1]}
        now[start:end] = ["EN" if is_number else "ON"] * (end - start)
    strong = around
    for i, kind in enumerate(now):  # W6, W7
        if kind in {"ES", "CS"}:
            now[i] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            now[i] = "L"
    return now


def _stretches(now: Sequence[str], kinds: Container[str]) -> Iterator[tuple[int, int]]:
    """(start, end) of neighbours that are all of these kinds."""
    start = 0
    for is_one, group in groupby(list(now), key=kinds.__contains__):
        end = start + len(list(group))
        if is_one:
            yield start, end
        start = end


def _brackets(chars: Sequence[str], kinds: Sequence[str], now: list[str], around: str) -> None:
    """N0: both brackets of a pair run the same way."""
    for opening, closing in _pairs(chars, now):
        inside = {_strong(kind) for kind in now[opening + 1 : closing]} - {""}
        if around in inside:
            way = around
        elif inside:
            before = next((_strong(kind) for kind in reversed(now[:opening]) if _strong(kind)), around)
            way = before if before != around else around
        else:
            continue
        for place in (opening, closing):
            now[place] = way
            after = place + 1
            while after < len(now) and kinds[after] == "NSM":
                now[after] = way
                after += 1


def _pairs(chars: Sequence[str], now: Sequence[str]) -> list[tuple[int, int]]:
    """BD16."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for i, char in enumerate(chars):
        if now[i] != "ON":
            continue
        if char in _CLOSING:
            if len(opened) == _MOST_OPEN:
                return []
            opened.append((char, i))
        elif char in _OPENING:
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == _OPENING[char]:
                    pairs.append((opened[depth][1], i))
                    del opened[depth:]
                    break
    return sorted(pairs)


def _strong(kind: str) -> str:
    return "R" if kind in {"R", "EN", "AN"} else "L" if kind == "L" else ""


def _neutral(now: list[str], around: str) -> None:
    """N1, N2."""
    for start, end in _stretches(now, _NEUTRAL):
        before = _strong(now[start - 1]) if start else around
        after = _strong(now[end]) if end < len(now) else around
        now[start:end] = [before if before == after else around] * (end - start)
