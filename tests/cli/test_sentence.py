"""Every problem that can be raised has a sentence that a colleague would say; every finding has words."""

from __future__ import annotations

import ast
import json
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldnotes.domain import problem as problems
from fieldnotes.domain.problem import Bug, EnvironmentProblem, InputProblem, Problem, WrongSecret
from fieldnotes.services.sentence import known_codes, sentence_of
from fieldnotes.system.path import resource

ROOT = Path(__file__).parents[2]
CATALOGUE: dict[str, str | dict[str, str]] = json.loads(
    resource("i18n", "problems.en.json").read_text(encoding="utf-8")
)
# raised with a code that a rule gives: the rule's codes, read from where they are returned
BY_RULE = {
    "fieldnotes/domain/signing.py": {"why_not_write", "blocking"},
}
PASSPHRASE_REASONS = ("too_short", "too_long", "control", "common", "has_name", "repeats", "sequence", "guessable")


def raised() -> Iterator[tuple[str, str, set[str]]]:
    """(code, place, names of facts) of every problem built in our code with the code written out. Our own faults (Bug) share a sentence."""
    names = {name for name, kind in vars(problems).items() if isinstance(kind, type) and issubclass(kind, Problem)} - {
        "Bug"
    }
    for root in ("fieldnotes", "ui"):
        for path in sorted((ROOT / root).rglob("*.py")):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and call.args and _name(call.func) in names:
                    facts = {keyword.arg for keyword in call.keywords if keyword.arg}
                    for code in _constants(call.args[0]):
                        yield code, f"{path.relative_to(ROOT)}:{call.lineno}", facts


def _name(function: ast.expr) -> str:
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def _constants(code: ast.expr) -> Iterator[str]:
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        yield code.value
    elif isinstance(code, ast.IfExp):
        yield from _constants(code.body)
        yield from _constants(code.orelse)


def returned(path: str, functions: set[str]) -> Iterator[str]:
    for function in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef) and function.name in functions:
            for step in ast.walk(function):
                if isinstance(step, ast.Return) and step.value is not None:
                    yield from (code for code in _constants(step.value) if code)


def test_every_code_raised_anywhere_has_a_sentence() -> None:
    missing = {code: place for code, place, _ in raised() if code not in known_codes()}
    assert not missing, f"add sentences to resources/i18n/problems.en.json: {missing}"


def test_codes_that_rules_return_have_sentences_too() -> None:
    codes = {code for path, functions in BY_RULE.items() for code in returned(path, functions)}
    codes |= {f"passphrase_{reason}" for reason in PASSPHRASE_REASONS}
    assert len(codes) > 10
    assert not codes - known_codes()


def test_a_sentence_asks_only_for_facts_that_are_given() -> None:
    for code, place, facts in raised():
        entry = CATALOGUE.get(code)
        if entry is None:
            continue
        texts = [entry] if isinstance(entry, str) else [text for key, text in entry.items() if key != "by"]
        wanted = {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
        assert wanted <= facts, f"{code} at {place} does not give {wanted - facts}"


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_each_is_what_a_kind_colleague_would_say(code: str) -> None:
    entry = CATALOGUE[code]
    texts = [entry] if isinstance(entry, str) else [text for key, text in entry.items() if key != "by"]
    for text in texts:
        assert text[0].isupper() or text[0] == "{" or text.startswith(("log.db", "vault.json", "keys.json"))
        assert text.rstrip("\"'").endswith((".", "?"))
        assert not re.search(r"\b(?:error|invalid|failed to|failure|illegal|abort|please)\b|!", text, re.IGNORECASE)
        assert "  " not in text
        assert len(text) < 260


def test_different_troubles_of_opening_are_different_sentences() -> None:
    codes = [
        "wrong_passphrase", "damaged_key_file", "damaged_file", "newer_version", "not_encrypted", "sqlite_too_old", "disk_full",
        "folder_read_only", "vault_in_use", "locked_out", "no_vault", "key_does_not_fit", "device_secret_missing",
    ]  # fmt: skip
    said = [
        sentence_of(WrongSecret(code, left=3) if code == "wrong_passphrase" else Problem(code, file="log.db"))
        for code in codes
    ]
    assert len(set(said)) == len(codes)


def test_numbers_choose_the_words() -> None:
    assert "One try is left" in sentence_of(WrongSecret("wrong_passphrase", left=1))
    assert "4 tries are left" in sentence_of(WrongSecret("wrong_passphrase", left=4))
    assert "the last try" in sentence_of(WrongSecret("wrong_passphrase", left=0))


def test_an_unknown_code_and_a_missing_fact_still_make_a_sentence() -> None:
    assert "Nothing is lost" in sentence_of(EnvironmentProblem("something_new"))
    assert "What you wrote is saved" in sentence_of(Bug("of_our_own"))
    assert sentence_of(InputProblem("directory_missing")).startswith("There is nothing at it.")


def test_a_name_with_braces_is_only_a_name() -> None:
    assert "{0.__class__}" in sentence_of(InputProblem("directory_missing", name="{0.__class__}"))


def test_every_finding_of_an_import_has_words() -> None:
    words = json.loads(resource("i18n", "findings.en.json").read_text(encoding="utf-8"))
    found: set[str] = set()
    for path in (ROOT / "fieldnotes" / "interop").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _name(call.func) in ("find", "_find", "quarantine"):
                for argument in call.args[:3]:
                    found |= {code for code in _constants(argument) if re.fullmatch(r"[a-z]+(?:_[a-z]+)+", code)}
    found -= {"exclude_from_directory", "page_number"}  # an example and a key, not kinds
    assert len(found) > 35
    assert not found - words.keys()
