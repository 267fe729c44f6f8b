"""An agency's common phrases, offered while somebody writes. Format: resources/phrases/README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from fieldnotes.domain.problem import InputProblem
from fieldnotes.domain.record import Profession

MOST_BYTES = 64 * 1024
MOST_PHRASES = 60  # a list that one still finds one's way in
LONGEST_TEXT = 600
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_SHORT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_GAPS = frozenset({"{person}", "{time}"})
_WRITERS = frozenset({Profession.OFFICER.value, Profession.CLINICIAN.value})


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One phrase: languages to its short name and its text; empty lists of professions and sections mean everybody and everywhere."""

    short: dict[str, str]
    text: dict[str, str]
    professions: list[str] = []
    sections: list[str] = []

    def short_in(self, language: str) -> str:
        """What is typed after the slash; English when nobody named it in that language."""
        return self.short.get(language, self.short["en"])

    def text_in(self, language: str) -> str:
        """The words, in English when nobody wrote them in that language."""
        return self.text.get(language, self.text["en"])

    def is_for(self, profession: str, section: str) -> bool:
        """Whether it is offered there; "" is a text outside the sections (an addition after signing)."""
        return (not self.professions or profession in self.professions) and (
            not self.sections or not section or section in self.sections
        )


class PhraseSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """As its file says it. `phrases`: the code of the set; an agency's set with the code of a shipped one takes its place."""

    phrases: str
    title: dict[str, str]
    entries: list[Phrase]


def read_phrases(data: bytes, sections: Sequence[str]) -> tuple[PhraseSet | None, list[InputProblem]]:
    """The set and everything that is wrong with it; a set with findings is not to be used.

    Findings: phrases_too_large, phrases_not_json, phrases_not_complete (field), phrases_too_many, and of one phrase (number):
    phrase_languages, phrase_short, phrase_short_twice (name), phrase_text, phrase_gap, phrase_profession, phrase_section (name: what).
    """
    if len(data) > MOST_BYTES:
        return None, [InputProblem("phrases_too_large")]
    try:
        read = msgspec.json.decode(data, type=PhraseSet)
    except msgspec.ValidationError as wrong:
        return None, [InputProblem("phrases_not_complete", field=str(wrong).rpartition("`$.")[2].rstrip("`") or "file")]
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None, [InputProblem("phrases_not_json")]
    found = []
    if not _CODE.fullmatch(read.phrases):
        found.append(InputProblem("phrases_not_complete", field="phrases"))
    if not (
        "en" in read.title and all(_LANGUAGE.fullmatch(code) and words.strip() for code, words in read.title.items())
    ):
        found.append(InputProblem("phrases_not_complete", field="title"))
    if not 1 <= len(read.entries) <= MOST_PHRASES:
        found.append(InputProblem("phrases_too_many", most=MOST_PHRASES))
    taken: set[tuple[str, str]] = set()
    for number, phrase in enumerate(read.entries, 1):
        found += _findings(number, phrase, set(read.title), sections, taken)
    return read, found


def _findings(
    number: int, phrase: Phrase, languages: set[str], sections: Sequence[str], taken: set[tuple[str, str]]
) -> Iterator[InputProblem]:
    if set(phrase.short) != languages or set(phrase.text) != languages:
        yield InputProblem("phrase_languages", number=number)
    for language, short in phrase.short.items():
        if not _SHORT.fullmatch(short) or len(short) > 24:
            yield InputProblem("phrase_short", number=number)
        elif (language, short.casefold()) in taken:
            yield InputProblem("phrase_short_twice", number=number, name=short)
        taken.add((language, short.casefold()))
    yield from _text_findings(number, phrase)
    for profession in phrase.professions:
        if profession not in _WRITERS:
            yield InputProblem("phrase_profession", number=number, name=profession)
    for section in phrase.sections:
        if section not in sections:
            yield InputProblem("phrase_section", number=number, name=section)


def _text_findings(number: int, phrase: Phrase) -> Iterator[InputProblem]:
    for text in phrase.text.values():
        if not text.strip() or text != text.strip() or len(text) > LONGEST_TEXT:
            yield InputProblem("phrase_text", number=number, most=LONGEST_TEXT)
        for gap in _BRACES.findall(text):
            if gap not in _GAPS:
                yield InputProblem("phrase_gap", number=number, name=gap)


def load_phrases(folder: Path, sections: Sequence[str]) -> dict[str, PhraseSet]:
    """The shipped ones, by code. Raises the first finding."""
    found: dict[str, PhraseSet] = {}
    for path in sorted(folder.glob("*.json")):
        read, findings = read_phrases(path.read_bytes(), sections)
        if read is None or findings:
            raise findings[0]
        found[read.phrases] = read
    return found
