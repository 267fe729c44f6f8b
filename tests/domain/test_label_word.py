"""Words that judge, outside of quotation marks, in both languages; what merely contains one is left alone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.label_word import load_labels
from fieldnotes.system.path import resource

LABELS = load_labels(resource("words", "labels.json"))
WORDS = sorted({word for group in LABELS.groups for words in group.words.values() for word in words})


def found(text: str) -> list[str]:
    return [one.word for one in LABELS.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was hostile and Uncooperative.", ["hostile", "Uncooperative"]),
        ('He said "I am crazy" and sat down.', []),
        ("Dijo «estoy loca» y después estuvo agresiva.", ["agresiva"]),
        ("She said “they call me a junkie” and was hostile", ["hostile"]),
        ("Hostility was feared; localised pain, addiction history.", []),
        ("He committed\n  suicide in 2019", ["committed\n  suicide"]),
        ("signs of excited delirium", ["excited delirium"]),
        ('an open quote " and hostile', ["hostile"]),
        ("non-compliant, non compliant", ["non-compliant"]),
        ("hostıle, HOSTİLE, hoſtile and hostile", ["hostile"]),
    ],
)
def test_labels_in_a_sentence(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@given(word=st.sampled_from(WORDS), before=st.text(max_size=20), after=st.text(max_size=20), is_loud=st.booleans())
def test_a_label_between_spaces_is_found_and_quoted_it_is_not(
    word: str, before: str, after: str, is_loud: bool
) -> None:
    plain = "".join(letter for letter in f"{before}\0{after}" if letter not in '"“”«»')
    text = plain.replace("\0", f" {word.upper() if is_loud else word} ")
    assert word.lower() in [one.key for one in LABELS.find(text)] or any(
        word in longer and longer != word for longer in [one.key for one in LABELS.find(text)]
    )
    quoted = f"{'x ' * len(before)}“{word}”"
    assert not found(quoted)


@given(text=st.text(max_size=200))
def test_any_text_is_looked_through_and_places_are_true(text: str) -> None:
    for one in LABELS.find(text):
        assert text[one.start : one.start + len(one.word)] == one.word
        assert one.hint_in("en")


def test_every_group_has_words_a_hint_and_a_source_in_both_languages() -> None:
    told = json.loads(resource("words", "labels.json").read_text(encoding="utf-8"))["groups"]
    assert len({group["code"] for group in told}) == len(told)
    for group in told:
        assert set(group["hint"]) == set(group["words"]) == {"en", "es"}
        assert group["source"]
        assert all(group["words"].values())
    assert all(len(hint) <= 120 for group in told for hint in group["hint"].values()), "one glance"
