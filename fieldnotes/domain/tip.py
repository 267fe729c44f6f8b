"""One-screen advice for officers, written by clinicians: approach, words that help, what not to do. Format: resources/tips/*.json.

`{"tip": code, "title": {"en": …}, "approach": {"en": [lines]}, "words": {…}, "avoid": {…}}`; other languages beside "en" are optional,
complete or absent. An agency's file with the code of a shipped one takes its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from fieldnotes.domain.problem import InputProblem

MOST_BYTES = 32 * 1024
MOST_LINES = 7  # what fits one screen, read at a glance
LONGEST_LINE = 200
LISTS = ("approach", "words", "avoid")
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")
_LANGUAGE = re.compile(r"[a-z]{2}")


class Tip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """As its file says it: languages to words."""

    tip: str
    title: dict[str, str]
    approach: dict[str, list[str]]
    words: dict[str, list[str]]
    avoid: dict[str, list[str]]

    def title_in(self, language: str) -> str:
        """The title, in English when nobody wrote it in that language."""
        return self.title.get(language, self.title["en"])

    def lines_in(self, name: str, language: str) -> list[str]:
        """The lines of `approach`, `words` or `avoid`."""
        said: Mapping[str, list[str]] = getattr(self, name)
        return said.get(language, said["en"])


def read_tip(data: bytes) -> Tip:
    """Checked. InputProblem: tip_too_large, tip_not_json, tip_not_complete (field), tip_too_long (field: does not fit one screen)."""
    if len(data) > MOST_BYTES:
        raise InputProblem("tip_too_large")
    try:
        tip = msgspec.json.decode(data, type=Tip)
    except msgspec.ValidationError:
        raise InputProblem("tip_not_complete", field="tip") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise InputProblem("tip_not_json") from None
    if not _CODE.fullmatch(tip.tip):
        raise InputProblem("tip_not_complete", field="tip")
    languages = set(tip.title)
    if "en" not in languages or not all(_LANGUAGE.fullmatch(one) for one in languages):
        raise InputProblem("tip_not_complete", field="title")
    for name in LISTS:
        said: dict[str, list[str]] = getattr(tip, name)
        if set(said) != languages or not all(said.values()):
            raise InputProblem("tip_not_complete", field=name)
        for lines in said.values():
            if len(lines) > MOST_LINES or any(not line.strip() or len(line) > LONGEST_LINE for line in lines):
                raise InputProblem("tip_too_long", field=name)
    if any(not words.strip() or len(words) > LONGEST_LINE // 2 for words in tip.title.values()):
        raise InputProblem("tip_too_long", field="title")
    return tip


def load_tips(folder: Path) -> dict[str, Tip]:
    """The shipped ones, by code."""
    tips = [read_tip(path.read_bytes()) for path in sorted(folder.glob("*.json"))]
    return {tip.tip: tip for tip in tips}
