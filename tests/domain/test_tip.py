"""Tips: the shipped ones are complete in English and Spanish and fit one screen; a file that does not is refused and says where."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.problem import InputProblem
from fieldnotes.domain.tip import LISTS, MOST_BYTES, load_tips, read_tip
from fieldnotes.services.tip import ORDER
from fieldnotes.system.path import resource


def a_tip(**facts: Any) -> bytes:
    whole: dict[str, Any] = {"tip": "hoarding", "title": {"en": "Hoarding"}} | {name: {"en": ["x"]} for name in LISTS}
    return json.dumps(whole | facts).encode()


def test_the_shipped_ones() -> None:
    tips = load_tips(resource("tips"))
    assert set(tips) == set(ORDER)
    assert all(set(tip.title) == {"en", "es"} for tip in tips.values())


def test_another_language_is_complete_or_english() -> None:
    tip = read_tip(a_tip())
    assert (tip.title_in("es"), tip.lines_in("words", "es")) == ("Hoarding", ["x"])


@pytest.mark.parametrize(
    ("data", "code", "field"),
    [
        (b"{", "tip_not_json", None),
        (b"\xff\xfe", "tip_not_json", None),
        (b"[]", "tip_not_complete", "tip"),
        (b" " * (MOST_BYTES + 1), "tip_too_large", None),
        (a_tip(tip="Not a code"), "tip_not_complete", "tip"),
        (a_tip(title={"es": "Acumulación"}), "tip_not_complete", "title"),
        (a_tip(avoid={}), "tip_not_complete", "avoid"),
        (a_tip(words={"en": [], "es": ["x"]}), "tip_not_complete", "words"),
        (a_tip(approach={"en": ["x"] * 8}), "tip_too_long", "approach"),
        (a_tip(approach={"en": ["x" * 201]}), "tip_too_long", "approach"),
        (a_tip(more="x"), "tip_not_complete", "tip"),
    ],
)
def test_what_is_refused_says_where(data: bytes, code: str, field: str | None) -> None:
    with pytest.raises(InputProblem) as refused:
        read_tip(data)
    assert refused.value.code == code
    assert field is None or refused.value.facts["field"] == field


@given(st.binary(max_size=400))
def test_any_bytes_that_are_no_tip_are_refused(data: bytes) -> None:
    with pytest.raises(InputProblem, match="tip_"):
        read_tip(data)
