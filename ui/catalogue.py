"""`python -m ui.catalogue collect | check | build`: every sentence of the screen, and its translation.

Sentences come from the code (`tr`, `tr_n`, `to_say`: literals only) and from data that people read on the screen (vocabularies, problem
sentences). They live in one Qt catalogue a language, resources/i18n/fieldnotes_<language>.ts; `build` makes the .qm that Qt loads.
`collect` adds what is new as unfinished and drops what is gone; a test fails on anything unfinished.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from fieldnotes.services.sentence import BY_KIND, IT
from fieldnotes.system.path import resource
from ui.screens.word import CONTEXT

LANGUAGES = ("es",)
FORMS = {"es": 2}  # plural forms of lrelease's table (Spanish: one, other)
TOOLS = frozenset({"demo.py", "example.py", "catalogue.py"})  # not screens; nor is any …gallery.py
GAP = re.compile(r"\{(\w*)[^{}]*\}|(%n)")


@dataclass
class Entry:
    """One sentence: where it is said, whether it counts, and its words in the other language (one, or one a plural form)."""

    places: set[str] = field(default_factory=set)
    is_counted: bool = False
    said: list[str] = field(default_factory=list)


def folder() -> Path:
    """Where the catalogues lie."""
    return resource("i18n")


# --- collecting ---


def is_tool(path: Path) -> bool:
    """Pictures, the demo and this: nobody reads them on a screen."""
    return path.name in TOOLS or path.stem.endswith("gallery")


def collect() -> tuple[dict[str, Entry], list[str]]:
    """Every sentence by its English words, and what could not be read: calls whose words are not literal."""
    found: dict[str, Entry] = {}
    odd: list[str] = []
    root = Path(__file__).parent
    for path in sorted(root.rglob("*.py")):
        if not is_tool(path):
            place = path.relative_to(root.parent).as_posix()
            odd += [f"{place}:{line}" for line in _read_code(path, place, found)]
    for path in sorted(resource("vocabulary").glob("*.json")):
        for term in json.loads(path.read_text(encoding="utf-8"))["terms"]:
            for name in ("label", "short", "note", "group"):
                words = term.get(name)
                if words and not (name == "group" and words.isupper()):  # a state's letters are nobody's words
                    found.setdefault(words, Entry()).places.add(f"resources/vocabulary/{path.name}")
    for words in _problem_words():
        found.setdefault(words, Entry()).places.add("resources/i18n/problems.en.json")
    return found, odd


def _problem_words() -> Iterator[str]:
    for entry in json.loads((folder() / "problems.en.json").read_text(encoding="utf-8")).values():
        yield from [entry] if isinstance(entry, str) else (words for key, words in entry.items() if key != "by")
    yield IT
    yield from (words for _kind, words in BY_KIND)


def _read_code(path: Path, place: str, found: dict[str, Entry]) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in {"tr", "tr_n", "to_say"}:
            continue
        name = node.func.id  # type: ignore[attr-defined]  # asked just now
        words = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if len(words) != (2 if name == "tr_n" else 1):
            if name != "tr" or isinstance(node.args[0], (ast.JoinedStr, ast.BinOp)):
                yield node.lineno  # `tr(variable)` says what `to_say` or the data gave; a built string is nobody's
            continue
        entry = found.setdefault(words[-1], Entry())
        entry.places.add(place)
        entry.is_counted |= name == "tr_n"


# --- the file ---


def read(language: str) -> dict[str, Entry]:
    """The catalogue of a language as it lies there."""
    path = folder() / f"fieldnotes_{language}.ts"
    kept: dict[str, Entry] = {}
    if path.is_file():
        for message in ET.parse(path).getroot().iter("message"):  # noqa: S314 - our own file
            said = message.find("translation")
            assert said is not None, "every message has a translation, perhaps an empty one"
            forms = [form.text or "" for form in said.findall("numerusform")]
            places = {place.get("filename", "") for place in message.findall("location")}
            kept[message.findtext("source", "")] = Entry(places, bool(forms), forms or [said.text or ""])
    return kept


def write(language: str, entries: dict[str, Entry]) -> None:
    """Sorted by where a sentence is first said, so that a file's sentences stand together and differences stay small."""
    root = ET.Element("TS", version="2.1", language=f"{language}_US", sourcelanguage="en_US")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for words, entry in sorted(entries.items(), key=lambda pair: (min(pair[1].places, default=""), pair[0])):
        message = ET.SubElement(context, "message", {"numerus": "yes"} if entry.is_counted else {})
        for place in sorted(entry.places):
            ET.SubElement(message, "location", filename=place)
        ET.SubElement(message, "source").text = words
        is_done = bool(entry.said) and all(entry.said)
        said = ET.SubElement(message, "translation", {} if is_done else {"type": "unfinished"})
        if entry.is_counted:
            for form in entry.said or [""] * FORMS[language]:
                ET.SubElement(said, "numerusform").text = form
        else:
            said.text = entry.said[0] if entry.said else ""
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    (folder() / f"fieldnotes_{language}.ts").write_text(f"{head}{text}\n", encoding="utf-8")


def renew(language: str) -> int:
    """Takes over what is said now; gives how many sentences wait for their words."""
    now, _odd = collect()
    kept = read(language)
    for words, entry in now.items():
        old = kept.get(words)
        if old is not None and old.is_counted == entry.is_counted:
            entry.said = old.said
    write(language, now)
    return sum(not (entry.said and all(entry.said)) for entry in now.values())


def build(language: str) -> Path:
    """The .qm beside the .ts, by Qt's own lrelease."""
    import PySide6

    source = folder() / f"fieldnotes_{language}.ts"
    target = source.with_suffix(".qm")
    root, name = Path(PySide6.__path__[0]), "lrelease.exe" if sys.platform == "win32" else "lrelease"
    tool = next(path for path in (root / name, root / "Qt" / "libexec" / name) if path.is_file())
    subprocess.run([tool, "-silent", source, "-qm", target], check=True)  # noqa: S603 - Qt's tool on our file
    return target


# --- checking ---


def findings(language: str) -> list[str]:
    """What is missing or does not fit, one line each; nothing when the catalogue is whole."""
    now, odd = collect()
    kept = read(language)
    told = [f"{place}: words that are not literal" for place in odd]
    new, gone = sorted(now.keys() - kept.keys()), sorted(kept.keys() - now.keys())
    told += [f"not in the catalogue ({min(now[words].places)}): {words!r}" for words in new]
    told += [f"said by nobody any more: {words!r}" for words in gone]
    for words in sorted(now.keys() & kept.keys()):
        told += misfits(words, kept[words], is_counted=now[words].is_counted, forms=FORMS[language])
    return told


def misfits(words: str, entry: Entry, *, is_counted: bool, forms: int) -> Iterator[str]:
    """What does not fit between a sentence and its translation: empty, gaps, plural forms, the space at its ends."""
    if is_counted != entry.is_counted or (is_counted and len(entry.said) != forms):
        yield f"plural forms missing: {words!r}"
    for said in entry.said or [""]:
        if not said:
            yield f"untranslated ({min(entry.places, default='?')}): {words!r}"
        elif _gaps(said) - {"%n"} != _gaps(words) - {"%n"} or ("%n" in _gaps(said)) > is_counted:
            yield f"gaps differ: {words!r} -> {said!r}"
        elif (said[0].isspace(), said[-1].isspace()) != (words[0].isspace(), words[-1].isspace()):
            yield f"space at an end: {words!r} -> {said!r}"
    if is_counted and entry.said and "%n" not in _gaps(entry.said[-1]):
        yield f"the count is missing: {words!r} -> {entry.said[-1]!r}"


def _gaps(text: str) -> set[str]:
    return {name or count for name, count in GAP.findall(text)}


def main(argv: Sequence[str]) -> int:
    """0 when whole."""
    act = argv[0] if argv else ""
    if act not in {"collect", "check", "build"}:
        sys.stderr.write("python -m ui.catalogue collect | check | build\n")
        return 2
    told: list[str] = []
    for language in LANGUAGES:
        if act == "collect":
            sys.stdout.write(f"{language}: {renew(language)} sentences wait for their words\n")
        elif act == "build":
            build(language)
        else:
            told += findings(language)
    sys.stdout.write("".join(f"{line}\n" for line in told))
    return 1 if told else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
