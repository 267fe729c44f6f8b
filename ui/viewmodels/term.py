"""Vocabularies in the language of the screen. Codes, tags and order are the list's own; documents for receivers use the list itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from fieldnotes.domain.vocabulary import Term, TermList, Vocabulary
from ui.language import language
from ui.screens.word import tr


class SpokenVocabulary(Vocabulary):
    """The same lists; label, short and note said in the language that was spoken when a list is first asked for."""

    def __init__(self, source: Mapping[str, TermList]) -> None:
        self._source = source
        self._said: dict[tuple[str, str], TermList] = {}

    def __getitem__(self, name: str) -> TermList:
        key = (language(), name)
        if key not in self._said:
            source = self._source[name]
            self._said[key] = TermList(name, [say_term(term) for term in source.terms], source.source)
        return self._said[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._source)

    def __len__(self) -> int:
        return len(self._source)


def say_term(term: Term) -> Term:
    """A term with its words in the language of the screen."""
    return msgspec.structs.replace(term, label=tr(term.label), short=tr(term.short), note=tr(term.note))


def spoken(vocabulary: Vocabulary) -> Vocabulary:
    """What a screen asks instead of `desk.vocabulary`."""
    return SpokenVocabulary(vocabulary)
