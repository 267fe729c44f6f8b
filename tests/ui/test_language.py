"""Two languages: every sentence is in the catalogue, its gaps and plural forms fit, and nothing on a screen bypasses it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import InputProblem, VaultLocked
from fieldnotes.domain.vocabulary import Vocabulary
from fieldnotes.system.path import resource
from ui import catalogue, language
from ui.catalogue import Entry, misfits
from ui.screens.word import join_names, tr, tr_n
from ui.viewmodels.moment import read_event_time, say_day, say_duration, say_event_time
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.term import spoken

UI = Path(__file__).parents[2] / "ui"
NOW = EntryTime(utc_ms=1_795_488_487_000, offset_min=-300, mono=1)

# Literal words that are nobody's to translate, each with its reason.
KEYS = {
    "Esc",
    "Enter",
    "Tab",
    "Space",
    "Return",
    "Ctrl N",
    "Ctrl K",
    "Ctrl P",
    "Ctrl L",
    "Ctrl D",
    "Ctrl Enter",
    "Ctrl W",
    "Ctrl B",
    "Ctrl O",
    "Ctrl .",
    "Menu",
    "Insert",
    "Delete",
    "Pause",
}  # on the keyboard
KEYS |= {"F7, Esc", "Page Up, Page Down", "+ and -"}
OURS = {
    "PDF (*.pdf)",
    "PDF (*.pdf *.PDF)",
    "JSON (*.json)",
    "not known",
    "no se sabe",
    "Fusion",
    "Inter",
    "English",
    "Any",
    "Back",
}  # names of Qt, of a face, of codes; what may be typed in any language
RECORD = {  # goes into a record as written there, in the record's language
    "ui/screens/encounter/entry.py",
    "ui/viewmodels/screen.py",
}
FILES = {
    "ui/theme/style.py",
    "ui/jobs/job.py",
    "ui/language.py",
    "ui/theme/icon.py",
}  # style sheet, log lines, the languages' own names
_WORDS = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    language.speak("en")


@pytest.mark.parametrize("wanted", catalogue.LANGUAGES)
def test_every_sentence_is_translated_and_fits(wanted: str) -> None:
    found = catalogue.findings(wanted)
    assert not found, "\n".join([*found, "python -m ui.catalogue collect adds what is new; then write its words"])


# Names of laws, programs and formats, and words that both languages have.
SAME = {
    "Baker Act", "Medicaid", "Medicare", "Diabetes", "Irritable", "Normal", "Tics", "BIRP", "SOAP", "Supervisor", "Alcohol", "Cannabis",
    "laptop {name}",
}  # fmt: skip


def test_no_sentence_was_left_in_english() -> None:
    same = {words for words, entry in catalogue.read("es").items() if entry.said[:1] == [words]}
    prose = {words for words in same if re.search(r"[a-z]{4}", re.sub(r"{\w+}", "", words))}
    assert prose - SAME == set()


def test_the_check_finds_each_kind_of_fault() -> None:
    def told(words: str, *said: str, counted: bool = False) -> str:
        return " ".join(misfits(words, Entry({"x"}, counted, list(said)), is_counted=counted, forms=2))

    assert "untranslated" in told("Saved {clock}", "")
    assert "gaps differ" in told("Saved {clock}", "Guardado {hora}")
    assert "gaps differ" in told("Saved {clock}", "Guardado")
    assert "gaps differ" in told("Saved", "Guardado {clock}")
    assert "plural forms" in told("%n pages", "%n páginas", counted=True)
    assert "count is missing" in told("%n pages", "%n página", "páginas", counted=True)
    assert "space" in told(" and ", "y")
    assert not told("Saved {clock}", "Guardado {clock}")
    assert not told("%n pages", "%n página", "%n páginas", counted=True)


def test_no_literal_words_reach_a_screen_unsaid() -> None:
    found = [told for path in sorted(UI.rglob("*.py")) for told in bypassing(path)]
    assert not found, "say these by tr(), or tr_n() with a count, or to_say() in a table:\n" + "\n".join(found)


def test_the_check_finds_a_planted_literal(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text('label = Text("Call the station", "body")\nsaid = f"Open {x} now"\nname = Button("Open")\n')
    assert len(list(bypassing(planted, root=tmp_path))) == 4
    planted.write_text(
        '"""Doc of it."""\nlabel = Text(tr("Call the station"), "body")\nassert x, "never said to anybody"\n'
    )
    assert not list(bypassing(planted, root=tmp_path))


def bypassing(path: Path, root: Path = UI.parent) -> Iterator[str]:
    """Literals that read like words for people and stand outside tr, tr_n and to_say."""
    place = path.relative_to(root).as_posix()
    if place in FILES | RECORD or catalogue.is_tool(path):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or not _reads(node.value):
            continue
        chain = list(_ancestors(node, above))
        if node.value.strip() in KEYS | OURS or any(_is_exempt(one) for one in chain):
            continue
        yield f"{place}:{node.lineno}: {node.value!r}"


def _reads(text: str) -> bool:
    is_word = re.fullmatch(r"[A-Z][a-z]+…?", text) is not None
    return is_word or (" " in text and _WORDS.search(text) is not None and not text.startswith(("Q", "*", "(?P<")))


def _ancestors(node: ast.AST, above: dict[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    while node in above:
        node = above[node]
        yield node


def _is_exempt(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in {"tr", "tr_n", "to_say", "setProperty", "QKeySequence"} or name.endswith(
            ("Error", "Bug", "Locked", "Problem")
        ):
            return True
    if isinstance(node, ast.Assign) and any(
        getattr(target, "id", "") in {"__all__", "SHEET"} for target in node.targets
    ):
        return True
    return isinstance(node, (ast.Assert, ast.Raise)) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


# --- what is said ---


def test_plural_forms_by_count() -> None:
    assert [tr_n("%n page", "%n pages", count) for count in (0, 1, 2)] == ["0 pages", "1 page", "2 pages"]
    language.speak("es")
    assert [tr_n("%n page", "%n pages", count) for count in (0, 1, 2)] == ["0 páginas", "1 página", "2 páginas"]


def test_gaps_may_change_their_order() -> None:
    language.speak("es")
    assert tr("Saved {clock} on this laptop", clock="21:48:07") == "Guardado 21:48:07 en esta laptop"
    assert join_names(["Okafor", "Reyes"]) == "Okafor y Reyes"


def test_vocabularies_and_problems_are_said_in_the_language_and_codes_stay() -> None:
    words = spoken(Vocabulary(resource("vocabulary")))
    assert words["yes_no_unknown"].label("yes") == "Yes"
    language.speak("es")
    assert words["yes_no_unknown"].label("yes") == "Sí"
    source = Vocabulary(resource("vocabulary"))
    for name in source:
        assert [(t.code, t.tags, t.group) for t in words[name].terms] == [
            (t.code, t.tags, t.group) for t in source[name].terms
        ]
    assert sentence_of(InputProblem("pin_too_short", least=6)).startswith("Un PIN necesita al menos 6")
    assert "no es posible aquí" in sentence_of(InputProblem("nobody_wrote_this"))
    assert sentence_of(VaultLocked("nobody_wrote_this_either")).startswith("Las notas no se pudieron abrir")
    assert sentence_of(InputProblem("directory_missing")).startswith("No hay nada en eso")


def test_days_and_times_are_written_as_people_here_write_them() -> None:
    about = EventTime(local="2026-11-23T21:10", offset_min=-300, precision="about")
    assert (say_day("2026-11-23"), language.long_day(date(2026, 11, 23))) == ("Nov 23", "Monday, November 23")
    assert (say_event_time(about), say_duration(7500)) == ("about 21:10", "2 h 5 min")
    language.speak("es")
    assert (say_day("2026-11-23"), language.long_day(date(2026, 11, 23))) == ("23 nov", "lunes, 23 de noviembre")
    assert say_event_time(about) == "cerca de las 21:10"
    assert read_event_time("cerca de las 21:10", NOW).precision == "about"
    assert read_event_time("no se sabe", NOW) == EventTime()


def test_an_unknown_language_is_the_systems_or_english() -> None:
    language.speak("xx")
    assert language.language() in language.LANGUAGES


# --- the stretched language of tests ---


@given(st.text(alphabet="abc {}%n", max_size=40))
def test_stretching_keeps_every_gap(text: str) -> None:
    gaps = re.findall(r"\{[^{}]*\}|%n", text)
    assert re.findall(r"\{[^{}]*\}|%n", language.stretched(text)) == gaps
    assert len(language.stretched(text)) >= len(text) * 1.25


def test_the_stretched_language_reaches_every_sentence() -> None:
    language.speak(language.PSEUDO)
    assert tr("Saved {clock}", clock="21:48").startswith("[Sávéd 21:48~")
    assert tr_n("%n page", "%n pages", 2).startswith("[2 págés~")
