"""Words that judge, guess or name a person by one thing, where a record wants what was seen and said. Hints only; nothing is changed.

Format: resources/words/labels.json. Each group: `code`, `source`, `hint` and `words` by language. The words of every language are
looked for, whatever the language of the screen: two people may write two. What stands in quotation marks is somebody's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

_QUOTED = re.compile(r"“[^”\n]*”|«[^»\n]*»|\"[^\"\n]*\"")


class LabelGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of label and what to ask instead."""

    code: str
    source: str
    hint: dict[str, str]
    words: dict[str, list[str]]


class Label(msgspec.Struct, frozen=True):
    """One found: the word as it was written, its place (index of its first letter), and what to ask, by language."""

    word: str
    start: int
    hint: dict[str, str]

    @property
    def key(self) -> str:
        """The word however it was written."""
        return _plain(self.word)

    def hint_in(self, language: str) -> str:
        """The hint, in English when nobody wrote it in that language."""
        return self.hint.get(language, self.hint["en"])


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    groups: list[LabelGroup]


class Labels:
    """All groups, ready to look."""

    def __init__(self, groups: list[LabelGroup]) -> None:
        self.groups = groups
        self._hints = {_plain(word): group.hint for group in groups for words in group.words.values() for word in words}
        # the longest first: "agitated delirium" is that, not "agitated"
        patterns = (
            r"\s+".join(re.escape(part) for part in word.split()) for word in sorted(self._hints, key=len, reverse=True)
        )
        self._found = re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)

    def find(self, text: str) -> Iterator[Label]:
        """In the order of the text, outside of quotation marks."""
        quoted = [(one.start(), one.end()) for one in _QUOTED.finditer(text)]
        for one in self._found.finditer(text):
            hint = self._hints.get(_plain(one.group()))  # none for letters alike in a pattern only, as a dotless i
            if hint is not None and not any(start <= one.start() < end for start, end in quoted):
                yield Label(one.group(), one.start(), hint)


def load_labels(path: Path) -> Labels:
    """The shipped words."""
    return Labels(msgspec.json.decode(path.read_bytes(), type=_File).groups)


def _plain(word: str) -> str:
    return " ".join(word.lower().split())
