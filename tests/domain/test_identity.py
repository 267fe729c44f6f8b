"""Who is one person is a function of the merges alone; what two records say together loses nothing."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.identity import groups, leaders, united
from fieldnotes.domain.record import Contact, Line, Person

PEOPLE = "abcdefg"
MERGES = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)), max_size=8)


@given(MERGES, st.randoms(use_true_random=False))
def test_any_order_of_arrival_and_any_repetition_give_the_same_people(
    merges: list[tuple[str, str]], chance: random.Random
) -> None:
    again = [*merges, *chance.choices(merges, k=2)] if merges else []
    chance.shuffle(again)
    assert leaders(again) == leaders(merges)


@given(MERGES)
def test_everybody_joined_is_one_group_with_one_lead_that_is_in_it(merges: list[tuple[str, str]]) -> None:
    lead = leaders(merges)
    for kept, merged in merges:
        if kept != merged:
            assert lead[kept] == lead[merged]
    for who, leader in lead.items():
        assert lead[leader] == leader
        assert who in groups(merges)[leader]
    assert sorted(one for group in groups(merges).values() for one in group) == sorted(lead)


@given(MERGES, st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)))
def test_taking_a_merge_back_brings_exactly_what_was_before(
    merges: list[tuple[str, str]], more: tuple[str, str]
) -> None:
    others = [pair for pair in merges if set(pair) != set(more)]
    taken_back = [pair for pair in [*others, more] if set(pair) != set(more)]
    assert leaders(taken_back) == leaders(others)


def test_the_lead_is_where_the_merges_end() -> None:
    assert leaders([("b", "a")]) == {"a": "b", "b": "b"}
    assert leaders([("b", "a"), ("c", "b")]) == {"a": "c", "b": "c", "c": "c"}
    # Two laptops in opposite directions: a ring, the smallest id. One into two: both lead, the smallest id.
    assert set(leaders([("b", "a"), ("a", "b")]).values()) == {"a"}
    assert set(leaders([("c", "b"), ("d", "b")]).values()) == {"c"}
    # A ring that somebody else was made the lead of ends there.
    assert set(leaders([("b", "a"), ("a", "b"), ("g", "a")]).values()) == {"g"}


def test_together_they_say_everything_and_the_lead_speaks_first() -> None:
    known = Person(
        legal_name="Jordan Avery", birth_date="1992-03-08", phone="555-0162", what_helps=[Line(text="Speak slowly")]
    )
    unknown = Person(
        is_unknown=True, description="Red jacket, gray beard", aliases=["Jo"], phone="555-0199", age_years=30, address="Camp by the river",
        what_helps=[Line(text="Speak slowly"), Line(text="Water")], supports=[Contact(name="Ana", phone="555-0100")],
    )  # fmt: skip
    one, others = united([("k", known), ("u", unknown)])
    assert (one.legal_name, one.is_unknown, one.description) == ("Jordan Avery", False, "Red jacket, gray beard")
    assert one.aliases == ["Jo"]
    assert one.address == "Camp by the river"
    assert one.age_years is None  # the birth date says it
    assert [line.text for line in one.what_helps] == ["Speak slowly", "Water"]
    assert [support.name for support in one.supports] == ["Ana"]
    assert [(other.field, other.value, other.record) for other in others] == [("phone", "555-0199", "u")]
    assert known.aliases == []  # what was given is left as it was
    # The other way round the name is still known: an unknown person who leads takes it.
    other_way, _ = united([("u", unknown), ("k", known)])
    assert (other_way.legal_name, other_way.is_unknown) == ("Jordan Avery", False)


def test_safe_to_call_is_said_about_its_own_number_and_no_other() -> None:
    lead = Person(legal_name="A", phone="555-0101")
    other = Person(legal_name="A", phone="555-0102", phone_safe="yes")
    assert united([("a", lead), ("b", other)])[0].phone_safe == "", "said about the other number"
    bare = Person(legal_name="A", phone_safe="no")
    taken = united([("a", bare), ("b", other)])[0]
    assert (taken.phone, taken.phone_safe) == ("555-0102", "yes")
    same = Person(legal_name="A", phone="555-0101", phone_safe="yes")
    assert united([("a", lead), ("b", same)])[0].phone_safe == "yes"
