"""The suggested letter says what is known and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.packet.letter import suggest_letter
from fieldnotes.packet.receiver import FACTS, facts_of, read_template
from fieldnotes.system.path import resource

FOLDER = resource("letters", "receivers")
LETTERS = {path.name: read_template(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.txt"))}
REFERRAL = LETTERS["referral.en.txt"]
KNOWN = sorted({name for paragraph in REFERRAL for sentence in paragraph for name in facts_of(sentence)})


def test_what_is_not_known_leaves_no_sentence_behind() -> None:
    letter = suggest_letter(
        {"recipient_team": "intake team", "person": "Jordan Alvarez", "met_at": "this evening", "risk": "none told."},
        REFERRAL,
    )
    assert letter == "Dear intake team,\n\nOur team met Jordan Alvarez this evening.\n\nRisk: none told."


def test_nothing_known_is_an_empty_letter() -> None:
    assert suggest_letter({}, REFERRAL) == ""


def test_a_fact_that_no_letter_can_name_is_refused_not_dropped() -> None:
    with pytest.raises(KeyError):
        suggest_letter({"offense": "words"}, REFERRAL)
    assert suggest_letter({"tb": "negative"}, (("Test: {tb}.",),), asks=["tb"]) == "Test: negative."


def test_a_fact_that_this_letter_does_not_name_is_not_said() -> None:
    assert "WORDS" not in suggest_letter({"person": "J.", "met_at": "now", "risk": "WORDS"}, LETTERS["shelter.en.txt"])


@pytest.mark.parametrize("name", LETTERS)
def test_our_letters_name_only_facts_there_are_and_nothing_that_would_need_a_release_of_its_own(name: str) -> None:
    named = {fact for paragraph in LETTERS[name] for sentence in paragraph for fact in facts_of(sentence)}
    assert named <= FACTS.keys()
    assert not {fact for fact in named if FACTS[fact].is_only_named}


@given(
    st.dictionaries(st.sampled_from(KNOWN), st.text(st.characters(codec="utf-8", exclude_characters="{}"), max_size=30))
)
def test_every_fact_said_once_and_no_placeholder_left(facts: dict[str, str]) -> None:
    letter = suggest_letter(facts, REFERRAL)
    assert letter == suggest_letter(dict(reversed(facts.items())), REFERRAL)
    assert not facts_of(letter)
    assert "\n\n\n" not in letter
    solo = {
        name
        for paragraph in REFERRAL
        for sentence in paragraph
        if len(facts_of(sentence)) == 1
        for name in facts_of(sentence)
    }
    for name in solo & set(facts):
        text = " ".join(facts[name].split())
        assert not text or text.rstrip(".!?") in letter
