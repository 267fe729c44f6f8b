"""Commands in prose: where one is being typed, what the letters leave, and passages taken over whose mark never moves."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.inherited import confirmed_at, passages, still_inherited
from fieldnotes.domain.phrase import PhraseSet, load_phrases, read_phrases
from fieldnotes.domain.slash import Command, code_of, matching, phrase_commands, typed_command, utf16_length
from fieldnotes.system.path import resource

SECTIONS = ("what_happened", "clinical_note", "force_weapons", "safety_plan")
WORDS = st.text(st.sampled_from("ab c.\n😀ñ"), max_size=30)


@pytest.mark.parametrize(
    ("before", "typed"),
    [
        ("/", "/"),
        ("At /ti", "/ti"),
        ("😀 /on-sc", "/on-sc"),
        ("he said\t/aceptó", "/aceptó"),
        ("11/26", None),
        ("and/or", None),
        ("/home/", None),
        ("/time ", None),
        ("/2", None),
        ("//", None),
        ("", None),
    ],
)
def test_a_command_stands_at_the_start_of_a_word(before: str, typed: str | None) -> None:
    assert typed_command(before) == typed


@given(WORDS, st.sampled_from(["", "t", "on-scene", "ñ"]))
def test_what_is_typed_is_always_the_end_of_the_line(before: str, letters: str) -> None:
    line = f"{before.replace(chr(10), ' ')} /{letters}"
    assert typed_command(line) == f"/{letters}"
    assert utf16_length(line) == sum(2 if ord(one) > 0xFFFF else 1 for one in line)


def test_letters_leave_what_begins_with_them_whatever_the_accents() -> None:
    commands = [Command("time", "Time of now"), Command("on-scene", "On scene"), Command("aceptó", "Aceptó hablar")]
    assert [one.code for one in matching(commands, "ACEPTO")] == ["aceptó"]
    assert [one.code for one in matching(commands, "sc")] == ["on-scene"]
    assert matching(commands, "") == commands
    assert matching(commands, "zz") == []
    assert code_of("Llegada al hospital") == "llegada-al-hospital"


def test_every_shipped_phrase_is_complete_and_its_gaps_are_filled_or_left_to_be_typed() -> None:
    shipped = load_phrases(resource("phrases"), SECTIONS)["usual"]
    for language in ("en", "es"):
        for one in phrase_commands(shipped.entries, language, person="Mr. Vale", time=""):
            assert "{" not in one.text
            assert typed_command(f"/{one.code}") == f"/{one.code}"
    told = next(one for one in shipped.entries if one.short_in("en") == "item")
    assert phrase_commands([told], "en", person="", time="21:34")[0].text == "Item logged at 21:34: ___."
    assert not told.is_for("clinician", "what_happened")
    assert not told.is_for("officer", "clinical_note")
    assert told.is_for("officer", "")


def one_set(**changes: object) -> bytes:
    entry = {"short": {"en": "hands"}, "text": {"en": "Nothing in hands."}} | changes
    return json.dumps({"phrases": "ours", "title": {"en": "Ours"}, "entries": [entry, entry]}).encode()


def test_everything_wrong_with_a_set_is_said_at_once() -> None:
    bad = one_set(text={"en": " {name} "}, professions=["admin"], sections=["nowhere"])
    codes = [(one.code, one.facts.get("number")) for one in read_phrases(bad, SECTIONS)[1]]
    kinds = ["phrase_text", "phrase_gap", "phrase_profession", "phrase_section"]
    second = ["phrase_short_twice", *kinds]
    assert codes == [(code, 1) for code in kinds] + [(code, 2) for code in second]


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b"{" * 70_000, b'{"phrases": 1}', one_set(text="x")])
def test_what_is_no_set_is_refused_with_a_finding(data: bytes) -> None:
    read, findings = read_phrases(data, SECTIONS)
    assert read is None
    assert len(findings) == 1


@given(st.binary(max_size=80) | WORDS.map(lambda text: one_set(text={"en": text})))
def test_no_file_breaks_the_check(data: bytes) -> None:
    read, findings = read_phrases(data, SECTIONS)
    assert isinstance(read, PhraseSet) or findings


PASSAGES = st.lists(st.text(st.sampled_from("ab ñ"), min_size=1, max_size=6), max_size=4)


@given(WORDS, PASSAGES)
def test_a_mark_stands_on_its_own_words_only_and_never_over_another(text: str, inherited: list[str]) -> None:
    found = passages(text, inherited)
    assert all(text[one.start : one.end] == one.words for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    left = list(inherited)
    for one in found:
        left.remove(one.words)  # never more marks than passages


@given(WORDS, WORDS, st.text(st.sampled_from("xyz 😀"), max_size=12), st.text(st.sampled_from("xyz 😀"), max_size=12))
def test_writing_elsewhere_keeps_the_mark_and_one_letter_inside_takes_it_away(
    before: str, after: str, more_before: str, more_after: str
) -> None:
    phrase = "Offered Choices, waited."
    text = f"{more_before}{before}{phrase}{after}{more_after}"
    assert still_inherited(text, [phrase]) == [phrase]
    found = passages(text, [phrase])[0]
    assert found.start == len(more_before + before)
    for place in range(found.start + 1, found.end):
        assert still_inherited(f"{text[:place]}Q{text[place:]}", [phrase]) == []
    assert confirmed_at(text, [phrase], found.start + 3) == []
    assert confirmed_at(text + "  ", [phrase], len(text) + 2) == [phrase]
