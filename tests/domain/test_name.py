"""Names however they are written: folding, sounds, and which find is the surer one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.name import Match, folded, keys_of, rank, sounds_of, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jimenez", "gimenez"), ("jimenez", "ximenez"), ("velazquez", "velasques"), ("vasquez", "basques"), ("quinones", "kinones"),
        ("zuniga", "suniga"), ("iglesias", "yglesias"), ("kowalski", "kovalsky"), ("szymanski", "shimanski"), ("novak", "nowak"),
        ("catherine", "kathryn"), ("stephen", "steven"), ("geoffrey", "jeffrey"), ("phillip", "filip"), ("schmidt", "smith"),
        ("knight", "nite"), ("yelena", "jelena"), ("villalobos", "biyalobos"),
    ],
)  # fmt: skip
def test_spellings_of_one_sound_fall_together(one: str, other: str) -> None:
    assert set(sounds_of(one)) & set(sounds_of(other)), (sounds_of(one), sounds_of(other))


@pytest.mark.parametrize(("one", "other"), [("garcia", "martin"), ("smith", "brown"), ("kowalski", "petrov")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert not set(sounds_of(one)) & set(sounds_of(other))


@given(st.text(max_size=40))
def test_any_text_is_taken(text: str) -> None:
    for key in keys_of([text]):
        assert folded(key) == key
        sounds_of(key)


def test_marks_capitals_and_apostrophes_do_not_count() -> None:
    assert keys_of(["Zoë Núñez O'Brien-Łuczak"]) == ("zoe", "nunez", "obrien", "luczak")


def matched(typed: str, *names: str, near: dict[str, dict[str, float]] | None = None) -> Match:
    return rank(words_of(typed), names, near or {})[0]


def test_the_surer_find_comes_first() -> None:
    name = "José Ramírez"
    slips = {"ramires": {"ramirez": 0.95}, "hose": {"jose": -0.8}, "ramirez": {}}
    order = [
        matched("José Ramírez", name),
        matched("José Ram", name),
        matched("Ramírez, José", name),
        matched("jose ramirez", name),
        matched("jose ramires", name, near=slips),
        matched("hose ramirez", name, near=slips),
        matched("jose kowalski", name),
    ]
    assert order == [
        Match.EXACT, Match.PREFIX, Match.SWAPPED, Match.ACCENT, Match.TYPO, Match.SOUND, Match.PART,
    ]  # fmt: skip
    assert matched("Joey", "Joseph Miller", "Joey") is Match.EXACT  # any of the names
    # Nearer first inside a class: the whole name before a longer one.
    assert rank(["ann"], ["Ann"], {}) < rank(["ann"], ["Ann Lee"], {}) < rank(["ann"], ["Anna Lee"], {})
