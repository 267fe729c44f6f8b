"""Problems as a kind colleague would say them: what it is, and what to do now.

The catalogue is resources/i18n/problems.en.json: code -> sentence with {facts}, or {"by": fact, "1": …, "other": …} where a number
decides the words. Facts are numbers, ids and file names that a person chose; never the text of a record.
"""

from __future__ import annotations

import json
from functools import cache

from fieldnotes.domain.problem import Bug, EnvironmentProblem, Problem, VaultProblem
from fieldnotes.system.path import resource

Entry = str | dict[str, str]


@cache
def _catalogue(language: str) -> dict[str, Entry]:
    read: dict[str, Entry] = json.loads(resource("i18n", f"problems.{language}.json").read_text(encoding="utf-8"))
    return read


class _Facts(dict[str, str | int]):
    """A fact that the raiser did not give reads "it" rather than breaking the sentence."""

    def __missing__(self, key: str) -> str:
        return "it"


def known_codes(language: str = "en") -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_catalogue(language))


def sentence_of(problem: Problem, *, language: str = "en") -> str:
    """One or two plain sentences for a problem; by its kind when the code has none."""
    catalogue = _catalogue(language)
    entry = catalogue.get(problem.code)
    if entry is None:
        return _by_kind(problem)
    facts = _Facts({name: value for name, value in problem.facts.items() if value != ""})
    if isinstance(entry, dict):
        entry = entry.get(str(facts.get(entry["by"], "")), entry["other"])
    return entry.format_map(facts)


def _by_kind(problem: Problem) -> str:
    if isinstance(problem, EnvironmentProblem):
        return f"This laptop did not let FieldNotes go on ({problem.code}). Nothing is lost; check disk and folder, then try again."
    if isinstance(problem, VaultProblem):
        return f"The notes could not be opened ({problem.code}). They are kept as they are; call your administrator."
    if isinstance(problem, Bug):
        return (
            f"FieldNotes made a mistake of its own ({problem.code}). What you wrote is saved; tell your administrator."
        )
    return f"This is not possible here ({problem.code}). Nothing was changed."
