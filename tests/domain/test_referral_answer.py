"""What a receiver's answer means for a referral."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.referral_answer import CONTRADICTIONS, propose
from fieldnotes.domain.vocabulary import Vocabulary
from fieldnotes.system.path import resource

VOCABULARY = Vocabulary(resource("vocabulary"))
ANSWERS = [term.code for term in VOCABULARY["referral_answer"].terms]


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        (["accepted"], "accepted"),
        (["appointment"], "in_progress"),
        (["accepted", "appointment"], "in_progress"),
        (["arrived"], "in_progress"),
        (["arrived", "accepted"], "completed"),
        (["arrived", "declined"], "rejected"),
        (["declined"], "rejected"),
        (["not_arrived"], "on_hold"),
        (["accepted", "not_arrived"], "on_hold"),
        (["please_call"], ""),
        ([], ""),
    ],
)
def test_the_state_an_answer_speaks_for(answers: list[str], state: str) -> None:
    assert propose(answers).state == state
    assert propose(answers).contradicts == ()


def test_answers_that_cannot_both_be_meant_propose_nothing() -> None:
    found = {frozenset(pair) for pair in combinations(ANSWERS, 2) if propose(pair).contradicts}
    assert found == set(CONTRADICTIONS)


@given(st.sets(st.sampled_from(ANSWERS)))
def test_a_proposal_is_a_state_a_person_may_choose_and_never_hides_a_wish_to_be_called(answers: set[str]) -> None:
    proposal = propose(answers)
    assert proposal.state in {"", *(term.code for term in VOCABULARY["referral_state"].terms)} - {"draft"}
    assert bool(proposal.contradicts) == any(pair <= answers for pair in CONTRADICTIONS)
    assert not (proposal.contradicts and proposal.state)
    assert proposal.wants_call == ("please_call" in answers)
    assert "declined" not in answers or proposal.state in {"rejected", ""}
    assert "not_arrived" not in answers or proposal.state not in {"completed", "in_progress"}
