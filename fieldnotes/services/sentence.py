"""Problems as a kind colleague would say them: what it is, and what to do now.

The catalogue is resources/i18n/problems.en.json: code -> sentence with {facts}, or {"by": fact, "1": …, "other": …} where a number
decides the words. Facts are numbers, ids and file names that a person chose; never the text of a record.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache

from fieldnotes.domain.problem import Bug, EnvironmentProblem, Problem, VaultProblem
from fieldnotes.system.path import resource

Entry = str | dict[str, str]


@cache
def _catalogue() -> dict[str, Entry]:
    read: dict[str, Entry] = json.loads(resource("i18n", "problems.en.json").read_text(encoding="utf-8"))
    return read


IT = "it"  # stands for a fact that the raiser did not give, rather than breaking the sentence


class _Facts(dict[str, str | int]):
    def __init__(self, facts: Mapping[str, str | int], it: str) -> None:
        super().__init__({name: value for name, value in facts.items() if value != ""})
        self._it = it

    def __missing__(self, key: str) -> str:
        return self._it


def known_codes() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_catalogue())


def sentence_of(problem: Problem, *, say: Callable[[str], str] = str) -> str:
    """One or two plain sentences for a problem; by its kind when the code has none. `say`: the sentence in the language of a screen."""
    catalogue = _catalogue()
    entry = catalogue.get(problem.code)
    if entry is None:
        return say(_by_kind(problem)).format(code=problem.code)
    facts = _Facts(problem.facts, say(IT))
    if isinstance(entry, dict):
        entry = entry.get(str(facts.get(entry["by"], "")), entry["other"])
    return say(entry).format_map(facts)


BY_KIND: tuple[tuple[type[Problem], str], ...] = (  # for a code without a sentence of its own; the first that fits
    (
        EnvironmentProblem,
        "This laptop did not let FieldNotes go on ({code}). Nothing is lost; check disk and folder, then try again.",
    ),
    (VaultProblem, "The notes could not be opened ({code}). They are kept as they are; call your administrator."),
    (Bug, "FieldNotes made a mistake of its own ({code}). What you wrote is saved; tell your administrator."),
    (Problem, "This is not possible here ({code}). Nothing was changed."),
)


def _by_kind(problem: Problem) -> str:
    return next(words for kind, words in BY_KIND if isinstance(problem, kind))
