"""A screen's file: read strictly, refused with every finding and its place. Format: resources/instruments/README.md."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from fieldnotes.domain.problem import Bug, InputProblem
from fieldnotes.domain.screen import Instrument, Words

LARGEST_FILE = 256 * 1024  # bytes
MOST_ITEMS = 40


class Finding(msgspec.Struct, frozen=True):
    """One thing wrong with a file. `where`: "items[2].asked_when"; `code`: what; `what`: the name concerned, never a record's text."""

    code: str
    where: str
    what: str = ""


class InstrumentRefused(InputProblem):
    """The file cannot be used; `findings` say every reason."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("instrument_refused", count=len(findings), first=findings[0].code, where=findings[0].where)
        self.findings = tuple(findings)


def read_instrument_file(data: bytes) -> Instrument:
    """The instrument of a file's bytes; InstrumentRefused with all findings otherwise."""
    if len(data) > LARGEST_FILE:
        raise InstrumentRefused([Finding("too_large", "file")])
    try:
        instrument = msgspec.json.decode(data, type=Instrument)
    except msgspec.ValidationError as problem:
        raise InstrumentRefused([_finding_of(problem)]) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise InstrumentRefused([Finding("not_json", "file")]) from None
    findings = check_instrument(instrument)
    if findings:
        raise InstrumentRefused(findings)
    return msgspec.structs.replace(instrument, sha256=hashlib.sha256(data).hexdigest())


def load_instruments(folder: Path) -> dict[str, Instrument]:
    """The instruments that ship with FieldNotes, by id; Bug when one of our own files is wrong."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        try:
            instrument = read_instrument_file(path.read_bytes())
        except InstrumentRefused as problem:
            raise Bug("instrument_damaged", name=path.name) from problem
        found[instrument.id] = instrument
    return found


def check_instrument(instrument: Instrument) -> list[Finding]:
    """Everything wrong with an instrument's content; empty when it can be used."""
    return [
        *_check_head(instrument),
        *_check_words(instrument),
        *_check_items(instrument),
        *_check_levels(instrument),
        *_check_score(instrument),
        *_check_then_ask(instrument),
    ]


_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def _check_head(instrument: Instrument) -> list[Finding]:
    found = []
    if instrument.format != 1:
        found.append(Finding("newer_format", "format"))
    found += [
        Finding("malformed_id", name, value)
        for name, value in (("id", instrument.id), ("replaces", instrument.replaces or "none"))
        if not _ID.fullmatch(value)
    ]
    found += [
        Finding("empty", name)
        for name in ("version", "source", "licence")
        if not str(getattr(instrument, name)).strip()
    ]
    if instrument.sha256:
        found.append(Finding("not_in_a_file", "sha256"))
    if not instrument.is_official and instrument.levels:
        found.append(Finding("level_needs_official_wording", "levels"))
    if not instrument.is_official and instrument.score is not None:
        found.append(Finding("score_needs_official_wording", "score"))
    if instrument.levels and not instrument.level_source.strip():
        found.append(Finding("level_needs_source", "level_source"))
    return found


def _check_words(instrument: Instrument) -> list[Finding]:
    languages = set(instrument.title)
    found = []
    if "en" not in languages or not all(_LANGUAGE.fullmatch(language) for language in languages):
        found.append(Finding("languages", "title"))
    for where, words, may_be_missing in _all_words(instrument):
        if not words and may_be_missing:
            continue
        if set(words) != languages:
            found.append(Finding("missing_language", where))
        if any(not text.strip() or len(text) > 500 for text in words.values()):
            found.append(Finding("text_length", where))
    return found


def _all_words(instrument: Instrument) -> list[tuple[str, Words, bool]]:
    words = [("title", instrument.title, False), ("note", instrument.note, True)]
    for place, item in enumerate(instrument.items):
        here = f"items[{place}]"
        words += [(f"{here}.text", item.text, False), (f"{here}.short", item.short, True)]
        words.append((f"{here}.period", item.period, True))
        words += [(f"{here}.choices[{n}].text", c.text, False) for n, c in enumerate(item.choices)]
    words += [(f"levels[{n}].text", level.text, False) for n, level in enumerate(instrument.levels)]
    words += [(f"then_ask[{n}].text", rule.text, False) for n, rule in enumerate(instrument.then_ask)]
    if instrument.score is not None:
        words.append(("score.note", instrument.score.note, True))
        words += [(f"score.bands[{n}].text", band.text, False) for n, band in enumerate(instrument.score.bands)]
        words += [(f"score.cut_offs[{n}].text", cut.text, False) for n, cut in enumerate(instrument.score.cut_offs)]
    return words


def _check_items(instrument: Instrument) -> list[Finding]:
    found: list[Finding] = []
    if not 1 <= len(instrument.items) <= MOST_ITEMS:
        found.append(Finding("number_of_items", "items"))
    seen: dict[str, set[str]] = {}
    for place, item in enumerate(instrument.items):
        here = f"items[{place}]"
        codes = [choice.code for choice in item.choices]
        if not _ID.fullmatch(item.id) or item.id in seen:
            found.append(Finding("item_id", here, item.id))
        if len(codes) < 2 or len(set(codes)) != len(codes) or not all(_ID.fullmatch(code) for code in codes):
            found.append(Finding("choices", f"{here}.choices", item.id))
        if {"declined", "could_not_assess", "not_asked"} & set(codes):
            # They are ways of not answering, given with every item; as choices they would be counted as answers.
            found.append(Finding("reserved_choice", f"{here}.choices", item.id))
        if item.follows and item.follows not in seen:
            found.append(Finding("follows_unknown", f"{here}.follows", item.follows))
        condition = item.asked_when
        if condition is not None and not (
            condition.any_of and set(condition.any_of) <= seen.get(condition.item, set())
        ):
            found.append(Finding("asked_when_unknown", f"{here}.asked_when", condition.item))
        seen[item.id] = set(codes)
    return found


def _check_levels(instrument: Instrument) -> list[Finding]:
    known = {f"{item.id}={choice.code}" for item in instrument.items for choice in item.choices}
    codes = [level.code for level in instrument.levels]
    found = [
        Finding("level_answer_unknown", f"levels[{place}].any_of", answer)
        for place, level in enumerate(instrument.levels)
        for answer in level.any_of
        if answer not in known
    ]
    if len(set(codes)) != len(codes) or not all(_ID.fullmatch(code) for code in codes):
        found.append(Finding("level_code", "levels"))
    if instrument.levels and (len(codes) < 2 or instrument.levels[-1].any_of):
        # Highest first; the last one is what is left when nothing above it holds.
        found.append(Finding("level_order", "levels"))
    if any(not level.any_of for level in instrument.levels[:-1]):
        found.append(Finding("level_empty", "levels"))
    return found


MOST_POINTS = 100


def _check_score(instrument: Instrument) -> list[Finding]:
    found: list[Finding] = []
    scored = 0
    for place, item in enumerate(instrument.items):
        points = [choice.points for choice in item.choices if choice.points is not None]
        scored += bool(points)
        # A question is scored or it is not: an answer without points beside others would silently count as nothing.
        if points and (len(points) < len(item.choices) or not all(0 <= p <= MOST_POINTS for p in points)):
            found.append(Finding("points", f"items[{place}].choices", item.id))
    score = instrument.score
    if score is None:
        return found + ([Finding("points_without_score", "score")] if scored else [])
    if not scored:
        found.append(Finding("score_without_points", "score"))
    if not score.source.strip():
        found.append(Finding("empty", "score.source"))
    starts = [band.at_least for band in score.bands]
    if starts and (starts[0] != 0 or starts != sorted(set(starts))):
        found.append(Finding("band_order", "score.bands"))
    codes = [band.code for band in score.bands]
    if len(set(codes)) != len(codes) or not all(_ID.fullmatch(code) for code in codes):
        found.append(Finding("band_code", "score.bands"))
    return found


def _check_then_ask(instrument: Instrument) -> list[Finding]:
    known = {f"{item.id}={choice.code}" for item in instrument.items for choice in item.choices}
    found = []
    for place, rule in enumerate(instrument.then_ask):
        here = f"then_ask[{place}]"
        found += [
            Finding("level_answer_unknown", f"{here}.any_of", answer) for answer in rule.any_of if answer not in known
        ]
        if not _ID.fullmatch(rule.instrument) or rule.instrument == instrument.id:
            found.append(Finding("malformed_id", f"{here}.instrument", rule.instrument))
        if not set(rule.unknown) <= {item.id for item in instrument.items}:
            found.append(Finding("asked_when_unknown", f"{here}.unknown"))
        if not rule.any_of and not rule.unknown and rule.at_least is None:
            found.append(Finding("then_ask_never", here))
        if not set(rule.carries) <= {item.id for item in instrument.items}:
            found.append(Finding("carries_unknown", f"{here}.carries"))
        if rule.at_least is not None and instrument.score is None:
            found.append(Finding("score_missing", here))
    return found


def _finding_of(problem: msgspec.ValidationError) -> Finding:
    """What msgspec says ends in "at `$.items[0].text`"; the path helps whoever wrote the file, the rest is said in our own words."""
    text = str(problem)
    path = re.search(r"`\$\.?([^`]*)`\s*$", text)
    name = re.search(r"(?:field|unknown field) `([^`]*)`", text)
    code = (
        "unknown_field" if "unknown field" in text else "missing_field" if "missing required" in text else "wrong_type"
    )
    return Finding(code, path[1] if path and path[1] else "file", name[1] if name else "")
