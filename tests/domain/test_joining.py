"""Two cars, one call: which encounters may be one, and that everybody comes to the same answer in whatever order it is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.identity import groups, leaders
from fieldnotes.domain.joining import NEAR_MS, Call, call_key, is_same_call, leads, offers

HOUR_MS = 3600 * 1000
CALLS = st.builds(
    Call,
    encounter=st.sampled_from([f"{number:032x}" for number in range(1, 7)]),
    number=st.sampled_from(["26-118432", "#26 118432", "26-118433", "", "n/a"]),
    day=st.sampled_from(["2026-11-23", "2026-11-24"]),
    started_ms=st.integers(0, 48 * HOUR_MS),
)
IDS = st.sampled_from("abcde")


def call(encounter: str, number: str = "26-118432", day: str = "2026-11-23", started_ms: int = 0) -> Call:
    return Call(encounter=encounter, number=number, day=day, started_ms=started_ms)


@pytest.mark.parametrize("typed", ["26-118432", "26118432", " 26 – 118432 ", "#26/118432", "２６-118432"])
def test_a_call_number_is_the_same_however_it_was_typed(typed: str) -> None:
    assert call_key(typed) == "26118432"


@pytest.mark.parametrize("typed", ["", "  ", "none", "n/a", "–"])
def test_what_names_no_call_joins_nothing(typed: str) -> None:
    assert call_key(typed) == ""
    assert not is_same_call(call("a", typed), call("b", typed))


def test_the_same_number_on_the_same_day_or_around_midnight_is_offered_and_next_month_is_not() -> None:
    late = call("a", started_ms=10 * HOUR_MS)
    assert is_same_call(late, call("b", "26 118432", started_ms=22 * HOUR_MS))
    assert is_same_call(late, call("b", day="2026-11-24", started_ms=10 * HOUR_MS + NEAR_MS))
    assert not is_same_call(late, call("b", day="2026-11-24", started_ms=10 * HOUR_MS + NEAR_MS + 1))
    assert not is_same_call(late, call("b", "26-118433"))
    assert not is_same_call(late, late)


@given(CALLS, CALLS)
def test_being_the_same_call_and_leading_do_not_depend_on_who_asks(one: Call, other: Call) -> None:
    assert is_same_call(one, other) == is_same_call(other, one)
    if (one.started_ms, one.encounter) != (other.started_ms, other.encounter):
        assert leads(one, other) != leads(other, one)


@given(CALLS, st.lists(CALLS), st.sets(IDS), st.randoms(use_true_random=False))
def test_offers_are_never_what_is_joined_or_was_refused_and_do_not_depend_on_order(
    mine: Call, others: list[Call], some: set[str], chance: object
) -> None:
    others = list({one.encounter: one for one in others}.values())
    together, apart = [one.encounter for one in others[:1]], [one.encounter for one in others[1:2]]
    found = offers(mine, others, together=together, apart=apart)
    assert not {one.encounter for one in found} & {mine.encounter, *together, *apart}
    assert all(is_same_call(mine, one) for one in found)
    chance.shuffle(others)  # type: ignore[attr-defined] # a Random
    assert offers(mine, others, together=together, apart=apart) == found


@given(st.lists(st.tuples(IDS, IDS), max_size=8), st.randoms(use_true_random=False))
def test_joins_in_any_order_and_direction_give_one_lead_each_and_undoing_all_gives_none(
    joins: list[tuple[str, str]], chance: object
) -> None:
    found = leaders(joins)
    again = list(joins)
    chance.shuffle(again)  # type: ignore[attr-defined] # a Random
    assert leaders(again) == found
    for one, lead in found.items():
        assert found[lead] == lead, "no chain and no loop: whoever leads is led by nobody"
        assert one in groups(joins)[lead]
    assert leaders([]) == {}
