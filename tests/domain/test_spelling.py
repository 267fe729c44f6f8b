"""Which words are looked up."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldnotes.domain.spelling import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He tok his meds", ["tok", "his", "meds"]),
        ("Jordan said: “I don’t wnat to.”", ["said", "don’t", "wnat", "to"]),
        ("and/or co-responder, (again)", ["and", "or", "co", "responder", "again"]),
        ("20mg at 21:48, plate 7abc123", ["at", "plate"]),
        ("mail a.reyes@city.example or www.city.example", ["mail", "or"]),
        ("/hands EMS AMA gave ___ mcDonald", ["gave"]),
        ("está deprimída", ["está", "deprimída"]),
    ],
)
def test_names_doses_addresses_and_commands_are_passed_over(text: str, words: list[str]) -> None:
    assert [word for _, word in words_of(text)] == words


@given(st.text())
@example("a\U0001d4d0")  # a capital without a small form
def test_every_word_stands_where_it_is_said_to_stand(text: str) -> None:
    last = 0
    for start, word in words_of(text):
        assert text[start : start + len(word)] == word
        assert start >= last
        assert not any(letter.isupper() or letter.isspace() or letter.isdigit() for letter in word)
        last = start + len(word)
