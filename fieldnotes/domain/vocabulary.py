"""Closed vocabularies as data: stable codes, never reordered, never reused; agencies add, they do not redefine.

One file per list, `resources/vocabulary/<name>.json`: `{"vocabulary", "source", "terms": [{"code", "label", …}]}`.
A list is read when first used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from fieldnotes.domain.problem import Bug

_CODE = re.compile(r"[a-z0-9][a-z0-9_]*")


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One code and what people read. `group`: a heading, or a state for hold types. `short`: for chips. `label_es`: for the person's copy.

    `note`: one line of help. `tags`: what rules read (named in the list's own `note`). `hours`: how long, for legal clocks.
    """

    code: str
    label: str
    short: str = ""
    group: str = ""
    note: str = ""
    label_es: str = ""
    tags: tuple[str, ...] = ()
    hours: int | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    vocabulary: str
    terms: list[Term]
    source: str = ""
    note: str = ""


class TermList(Mapping[str, Term]):
    """The terms of one vocabulary by code, in the order in which they are shown."""

    def __init__(self, name: str, terms: list[Term], source: str = "") -> None:
        self.name = name
        self.source = source
        self._terms = {term.code: term for term in terms}

    def __getitem__(self, code: str) -> Term:
        return self._terms[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms in order."""
        return tuple(self._terms.values())

    def label(self, code: str, language: str = "en") -> str:
        """What people read. A code of a newer version or another agency reads as its own words; no code reads as nothing."""
        term = self._terms.get(code)
        if term is None:
            return code.replace("_", " ").capitalize()
        return term.label_es or term.label if language == "es" else term.label

    def short(self, code: str) -> str:
        """The label for a chip."""
        term = self._terms.get(code)
        return (term.short or term.label) if term else self.label(code)

    def with_tag(self, tag: str) -> tuple[str, ...]:
        """Codes that carry a tag."""
        return tuple(term.code for term in self._terms.values() if tag in term.tags)

    def in_group(self, group: str) -> tuple[Term, ...]:
        """Terms of one group."""
        return tuple(term for term in self._terms.values() if term.group == group)

    @property
    def groups(self) -> tuple[str, ...]:
        """Group headings in order of appearance."""
        return tuple(dict.fromkeys(term.group for term in self._terms.values()))


class Vocabulary(Mapping[str, TermList]):
    """All lists of a folder: `vocabulary["disposition"].label("hold_to_facility")`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lists: dict[str, TermList] = {}

    def __getitem__(self, name: str) -> TermList:
        if name not in self._lists:
            self._lists[name] = self._read(name)
        return self._lists[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(path.stem for path in self._folder.glob("*.json")))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read(self, name: str) -> TermList:
        path = self._folder / f"{name}.json"
        if not _CODE.fullmatch(name) or not path.is_file():
            raise KeyError(name)
        try:
            file = msgspec.json.decode(path.read_bytes(), type=_File)
        except (msgspec.ValidationError, msgspec.DecodeError) as found:
            raise Bug("vocabulary_damaged", name=name) from found
        codes = [term.code for term in file.terms]
        if file.vocabulary != name or len(set(codes)) != len(codes) or not all(_CODE.fullmatch(code) for code in codes):
            raise Bug("vocabulary_damaged", name=name)
        return TermList(name, file.terms, file.source)
