"""The suggested letter says what is known and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.packet.letter import _FACT, _template, suggest_letter

KNOWN = sorted(
    {name for paragraph in _template("referral.en") for sentence in paragraph for name in _FACT.findall(sentence)}
)


def test_what_is_not_known_leaves_no_sentence_behind() -> None:
    letter = suggest_letter(
        {
            "recipient_team": "intake team",
            "person": "Jordan Alvarez",
            "met_at": "at home this evening",
            "risk": "none told.",
        }
    )
    assert letter == "Dear intake team,\n\nOur team met Jordan Alvarez at home this evening.\n\nRisk: none told."


def test_nothing_known_is_an_empty_letter() -> None:
    assert suggest_letter({}) == ""


def test_a_fact_without_a_place_is_refused_not_dropped() -> None:
    with pytest.raises(KeyError):
        suggest_letter({"offense": "words"})


@given(
    st.dictionaries(st.sampled_from(KNOWN), st.text(st.characters(codec="utf-8", exclude_characters="{}"), max_size=30))
)
def test_every_fact_said_once_and_no_placeholder_left(facts: dict[str, str]) -> None:
    letter = suggest_letter(facts)
    assert letter == suggest_letter(dict(reversed(facts.items())))
    assert not _FACT.search(letter)
    assert "\n\n\n" not in letter
    solo = {
        name
        for paragraph in _template("referral.en")
        for sentence in paragraph
        if len(_FACT.findall(sentence)) == 1
        for name in _FACT.findall(sentence)
    }
    for name in solo & set(facts):
        text = " ".join(facts[name].split())
        assert not text or text.rstrip(".!?") in letter
