"""Sum scores: never more certain than the answers, never an unanswered question as nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.domain.record import Status
from fieldnotes.domain.score import Band, Score, ScoreReading
from fieldnotes.domain.screen import Instrument, answered, read_screen, started, to_answers
from fieldnotes.domain.screen_file import check_instrument, load_instruments
from fieldnotes.system.path import resource

SHIPPED = load_instruments(resource("instruments"))
SCORED = sorted(name for name, one in SHIPPED.items() if one.score is not None)
US_CORE = Path(__file__).parent / "fixtures" / "us-core"
OPEN = (Status.DECLINED, Status.COULD_NOT_ASSESS)


def reading_of(instrument: Instrument, codes: dict[str, Any]) -> ScoreReading:
    body = started(instrument, language="en")
    for answer in to_answers(codes):
        body = answered(body, instrument, answer.item, answer)
    score = read_screen(instrument, body).score
    assert score is not None
    return score


def phq9(*points: int | Status | None) -> ScoreReading:
    items = [item.id for item in SHIPPED["phq-9"].items]
    given = {item: str(p) if isinstance(p, int) else p for item, p in zip(items, points, strict=False) if p is not None}
    return reading_of(SHIPPED["phq-9"], given)


@st.composite
def answers(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Some questions answered, some open; in the order in which they are asked."""
    return {
        item.id: draw(st.sampled_from([choice.code for choice in item.choices]))
        for item in SHIPPED[name].items
        if draw(st.booleans())
    }


@pytest.mark.parametrize("name", SCORED)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_total_lies_in_what_was_said_to_be_possible(name: str, data: st.DataObject) -> None:
    instrument = SHIPPED[name]
    some = data.draw(answers(name))
    before = reading_of(instrument, some)
    assert 0 <= before.least <= before.most <= before.highest
    # Whatever is answered in the end: the total was possible, and a band or a cut-off that was named still holds.
    rest = {
        item.id: data.draw(st.sampled_from([choice.code for choice in item.choices]))
        for item in instrument.items
        if item.id not in some
    }
    whole = {item.id: {**some, **rest}[item.id] for item in instrument.items}
    after = reading_of(instrument, whole)
    assert after.is_certain
    assert before.least <= after.so_far <= before.most
    assert set(after.bands) <= set(before.bands)
    if before.band_text:
        assert after.band_text == before.band_text
    for was, now in zip(before.cut_offs, after.cut_offs, strict=True):
        assert was.held in ("open", now.held)


@pytest.mark.parametrize("name", SCORED)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_declining_leaves_at_least_as_much_possible_as_answering(name: str, data: st.DataObject) -> None:
    instrument = SHIPPED[name]
    some = data.draw(answers(name))
    free = [item.id for item in instrument.items if item.id in some and not any(
        other.asked_when and other.asked_when.item == item.id for other in instrument.items
    )]  # fmt: skip
    declined = {item: data.draw(st.sampled_from(OPEN)) if item in free and data.draw(st.booleans()) else code
                for item, code in some.items()}  # fmt: skip
    given, less = reading_of(instrument, some), reading_of(instrument, declined)
    assert less.least <= given.least
    assert less.most >= given.most
    assert set(given.bands) <= set(less.bands)


def test_a_declined_answer_never_counts_as_nothing() -> None:
    score = phq9(3, 3, 1, Status.DECLINED, 0, 0, 0, 0, 0)
    assert (score.so_far, score.least, score.most) == (7, 7, 10)
    assert not score.is_certain
    assert score.band_text == "", "mild and moderate are both possible"


def test_a_band_is_named_when_no_open_question_can_change_it() -> None:
    score = phq9(3, 3, 3, 3, 3, 3, 3)
    assert (score.least, score.most, score.band_text) == (21, 27, "Severe")


@pytest.mark.parametrize(
    ("total", "band"),
    [(0, "Minimal"), (4, "Minimal"), (5, "Mild"), (9, "Mild"), (10, "Moderate"), (14, "Moderate"),
     (15, "Moderately severe"), (19, "Moderately severe"), (20, "Severe"), (27, "Severe")],
)  # fmt: skip
def test_the_phq_9_cut_points_are_those_of_the_paper(total: int, band: str) -> None:
    points = [min(3, max(0, total - 3 * place)) for place in range(9)]
    assert phq9(*points).band_text == band


def test_the_unscored_question_of_the_phq_9_adds_nothing() -> None:
    assert SHIPPED["phq-9"].items[-1].id == "difficulty"
    with_it = {item.id: "0" for item in SHIPPED["phq-9"].items[:-1]} | {"difficulty": "extremely"}
    score = reading_of(SHIPPED["phq-9"], with_it)
    assert (score.so_far, score.of, score.highest) == (0, 9, 27)


def test_both_cut_offs_of_the_audit_c_are_said_and_none_is_guessed_from_a_sex() -> None:
    score = reading_of(SHIPPED["audit-c"], {"how_often": "3", "how_many": "0", "six_or_more": "0"})
    assert [(cut.at_least, cut.held) for cut in score.cut_offs] == [(4, "no"), (3, "yes")]


def test_who_never_drinks_is_not_asked_how_much_and_scores_nothing() -> None:
    score = reading_of(SHIPPED["audit-c"], {"how_often": "0"})
    assert score.is_certain
    assert (score.so_far, score.of) == (0, 1)


def test_thoughts_of_death_in_the_phq_9_ask_for_the_suicide_questions() -> None:
    body = started(SHIPPED["phq-9"], language="en")
    for code, wanted in (("0", ()), ("1", ("suicide-questions",))):
        asked = answered(body, SHIPPED["phq-9"], "self_harm", to_answers({"self_harm": code})[0])
        assert tuple(name for name, _ in read_screen(SHIPPED["phq-9"], asked).then_ask) == wanted
    declined = answered(body, SHIPPED["phq-9"], "self_harm", to_answers({"self_harm": Status.DECLINED})[0])
    ((name, why),) = read_screen(SHIPPED["phq-9"], declined).then_ask
    assert name == "suicide-questions"
    assert "not zero" not in why, "a refusal is never said as an answer"


def test_every_screen_that_answers_ask_for_is_there_with_the_questions_that_come_along() -> None:
    for instrument in SHIPPED.values():
        for rule in instrument.then_ask:
            other = SHIPPED[rule.instrument]
            for name in rule.carries:
                mine, theirs = instrument.item(name), other.item(name)
                assert (mine.text, mine.choices) == (theirs.text, theirs.choices)


def _questionnaire(name: str) -> list[dict[str, Any]]:
    plain = json.loads((US_CORE / name).read_text("utf-8"))
    return [item for item in plain["item"] if item["type"] == "choice"]


def test_our_phq_9_has_the_questions_answers_and_points_of_the_standards_example() -> None:
    theirs = _questionnaire("Questionnaire-phq-9-example.json")
    ours = SHIPPED["phq-9"].items
    assert [item.external_code for item in ours] == [item["code"][0]["code"] for item in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        words = other["text"].split(" in last 2 weeks")[0].removesuffix(" [Reported.PHQ]").rstrip("?")
        assert mine.text["en"] == words
        assert _choices(mine) == [_option(option) for option in other["answerOption"]]


def test_our_audit_c_has_the_answers_and_points_of_the_standards_example() -> None:
    ours = {item.external_code: item for item in SHIPPED["audit-c"].items}
    for other in _questionnaire("Questionnaire-AUDIT-C.json"):
        assert _choices(ours[other["code"][0]["code"]]) == [_option(option) for option in other["answerOption"]]


def _choices(item: Any) -> list[tuple[str, str, int | None]]:
    return [(choice.external_code, choice.text["en"], choice.points) for choice in item.choices]


def _option(option: dict[str, Any]) -> tuple[str, str, int | None]:
    points = [e["valueDecimal"] for e in option.get("extension", []) if e["url"].endswith("ordinalValue")]
    return option["valueCoding"]["code"], option["valueCoding"]["display"], points[0] if points else None


def broken(**changes: Any) -> set[str]:
    return {
        finding.code for finding in check_instrument(msgspec.structs.replace(SHIPPED["phq-9"], sha256="", **changes))
    }


def test_a_file_whose_score_cannot_be_trusted_is_refused() -> None:
    score = SHIPPED["phq-9"].score
    assert score is not None
    assert broken(is_official=False) == {"score_needs_official_wording"}
    assert broken(then_ask=(msgspec.structs.replace(SHIPPED["phq-9"].then_ask[0], any_of=("self_harm=9",)),)) == {
        "level_answer_unknown"
    }
    assert "points_without_score" in broken(score=None, then_ask=())
    assert broken(score=msgspec.structs.replace(score, source=" ")) == {"empty"}
    late = (Band(code="a", text={"en": "A", "es": "A"}, at_least=3),)
    assert broken(score=msgspec.structs.replace(score, bands=late)) == {"band_order"}
    item = SHIPPED["phq-9"].items[0]
    holed = (msgspec.structs.replace(item.choices[0], points=None), *item.choices[1:])
    assert "points" in broken(
        items=(msgspec.structs.replace(item, choices=holed), *SHIPPED["phq-9"].items[1:]),
    )
    unscored = tuple(
        msgspec.structs.replace(one, choices=tuple(msgspec.structs.replace(c, points=None) for c in one.choices))
        for one in SHIPPED["phq-9"].items
    )
    assert broken(items=unscored) == {"score_without_points"}
    assert isinstance(score, Score)
