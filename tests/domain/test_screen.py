from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.problem import InputProblem
from fieldnotes.domain.record import Answer, Screen, Status
from fieldnotes.domain.screen import (
    Instrument,
    LevelRule,
    answered,
    asking,
    read_screen,
    started,
    to_answers,
)
from fieldnotes.domain.screen_file import InstrumentRefused, check_instrument, load_instruments, read_instrument_file
from fieldnotes.system.path import resource

OURS = load_instruments(resource("instruments"))["suicide-questions"]
OFFICIAL: Instrument = msgspec.structs.replace(
    OURS,
    id="official",
    title={"en": "Agency wording", "es": "Palabras de la agencia"},
    is_official=True,
    level_source="The agency's page",
    levels=(
        LevelRule(
            code="high",
            text={"en": "High", "es": "Alto"},
            any_of=("intention=yes", "plan=yes", "acts_when=past_3_months"),
        ),
        LevelRule(
            code="moderate", text={"en": "Moderate", "es": "Moderado"}, any_of=("how=yes", "acts_when=longer_ago")
        ),
        LevelRule(code="low", text={"en": "Low", "es": "Bajo"}),
    ),
)
NOT_GIVEN = (Status.DECLINED, Status.COULD_NOT_ASSESS, Status.NOT_ASKED)


def screen(instrument: Instrument = OURS, **codes: Any) -> Screen:
    body = started(instrument, language="en")
    for answer in to_answers(codes):
        body = answered(body, instrument, answer.item, answer)
    return body


def test_thoughts_no_skips_three_questions_and_still_asks_about_acts() -> None:
    reading = read_screen(OURS, screen(wish="yes", thoughts="no"))
    assert [item.id for item in reading.items if item.asking == "skipped"] == ["how", "intention", "plan"]
    assert (reading.answered, reading.asked) == (2, 3)
    assert not reading.is_complete
    assert read_screen(OURS, screen(wish="yes", thoughts="no", acts="no")).is_complete


@pytest.mark.parametrize("status", NOT_GIVEN)
def test_an_answer_that_was_not_given_is_never_a_no(status: Status) -> None:
    reading = read_screen(OURS, screen(wish="no", thoughts=status, acts="no"))
    assert [item.asking for item in reading.items[2:5]] == ["asked"] * 3
    assert not reading.is_complete
    assert "thoughts" in reading.unknown
    assert reading.answered == 3


def test_five_of_six_answered_is_said_as_that_and_not_as_a_level() -> None:
    reading = read_screen(OURS, screen(wish="yes", thoughts="yes", how="yes", intention="no", plan="no"))
    assert (reading.answered, reading.asked, reading.is_complete) == (5, 6, False)
    assert reading.levels == ()
    assert reading.level_text == ""


def test_our_own_wording_has_no_level_and_says_that_it_is_not_the_branded_one() -> None:
    assert not OURS.levels
    assert not OURS.is_official
    assert OURS.title["en"] == "Suicide questions (own wording, not the C-SSRS)"
    assert len([item for item in OURS.items if not item.follows]) == 6
    assert OURS.languages == ("en", "es")


@pytest.mark.parametrize(
    ("codes", "urgent"),
    [
        ({"wish": "yes", "thoughts": "yes", "how": "yes", "intention": "no", "plan": "no", "acts": "no"}, ()),
        ({"thoughts": "yes", "intention": "yes"}, ("intention",)),
        ({"thoughts": "yes", "plan": "yes"}, ("plan",)),
        ({"acts": "yes", "acts_when": "past_3_months"}, ("acts_when",)),
        ({"acts": "yes", "acts_when": "longer_ago"}, ()),
        ({"acts": "yes", "acts_when": Status.DECLINED}, ()),
    ],
)
def test_which_answers_call_for_action(codes: dict[str, Any], urgent: tuple[str, ...]) -> None:
    assert read_screen(OURS, screen(**codes)).urgent == urgent


def test_the_follow_up_shares_its_questions_number_and_must_be_answered() -> None:
    reading = read_screen(OURS, screen(wish="no", thoughts="no", acts="yes"))
    assert reading.items[-1].number == 6
    assert reading.items[-1].asking == "asked"
    assert (reading.answered, reading.asked) == (3, 3)
    assert not reading.is_complete


def test_a_level_is_said_only_as_far_as_it_is_certain() -> None:
    open_six = read_screen(OFFICIAL, screen(OFFICIAL, wish="yes", thoughts="yes", how="yes", intention="no", plan="no"))
    assert open_six.level_text == "Moderate or high"
    assert open_six.decides == (6,)
    done = read_screen(
        OFFICIAL, screen(OFFICIAL, wish="yes", thoughts="yes", how="yes", intention="no", plan="no", acts="no")
    )
    assert (done.level_text, done.decides) == ("Moderate", ())
    certain = read_screen(OFFICIAL, screen(OFFICIAL, thoughts="yes", intention="yes"))
    assert certain.levels == ("high",)
    assert not certain.is_complete
    declined = read_screen(OFFICIAL, screen(OFFICIAL, wish="no", thoughts="no", acts=Status.DECLINED))
    assert declined.level_text == "Low, moderate or high"
    assert declined.is_complete


CODES = st.fixed_dictionaries(
    {},
    optional={item.id: st.sampled_from([*(choice.code for choice in item.choices), *NOT_GIVEN]) for item in OURS.items},
)


@given(CODES)
def test_no_answer_that_was_not_given_ever_lowers_the_level(codes: dict[str, Any]) -> None:
    """Replacing a given answer by a declined one may widen what is possible, never leave out what was possible."""
    full = read_screen(OFFICIAL, screen(OFFICIAL, **codes))
    for item, code in codes.items():
        if isinstance(code, Status):
            continue
        veiled = read_screen(OFFICIAL, screen(OFFICIAL, **{**codes, item: Status.DECLINED}))
        assert set(full.levels) <= set(veiled.levels)


@given(CODES, CODES)
def test_answering_more_never_adds_a_possible_level(codes: dict[str, Any], more: dict[str, Any]) -> None:
    before = read_screen(OFFICIAL, screen(OFFICIAL, **codes))
    given_more = {**{i: c for i, c in more.items() if not isinstance(c, Status)}, **codes}
    after = read_screen(OFFICIAL, screen(OFFICIAL, **given_more))
    if before.levels and after.levels:
        assert set(after.levels) <= set(before.levels)


@given(CODES)
def test_a_screen_never_holds_an_answer_to_a_skipped_question(codes: dict[str, Any]) -> None:
    body = screen(OURS, **codes)
    answers = {answer.item: answer for answer in body.answers}
    assert all(asking(OURS, OURS.item(item), answers) != "skipped" for item in answers)
    reading = read_screen(OURS, body)
    assert reading.answered <= reading.asked <= 6
    assert set(reading.urgent) <= {i for i, a in answers.items() if a.status is Status.GIVEN}


def test_an_answer_that_does_not_fit_is_refused() -> None:
    for answer in (
        Answer(item="wish", status=Status.GIVEN, code="maybe"),
        Answer(item="wish", status=Status.DECLINED, code="no"),
    ):
        with pytest.raises(InputProblem):
            answered(started(OURS, language="en"), OURS, "wish", answer)


def test_answers_to_another_wording_are_shown_and_not_read_as_ours() -> None:
    old = Screen(instrument=OURS.id, instrument_sha256="0" * 64, answers=to_answers({"wish": "yes", "gone": "yes"}))
    reading = read_screen(OURS, old)
    assert not reading.is_same_wording
    assert [answer.item for answer in reading.other_answers] == ["gone"]


def test_spanish_reads_spanish() -> None:
    reading = read_screen(OURS, started(OURS, language="es"))
    assert reading.title.startswith("Preguntas sobre el suicidio")
    assert reading.items[0].choices == (("yes", "Sí"), ("no", "No"))
    assert read_screen(OURS, Screen(instrument=OURS.id, language="xx")).language == "en"


def ours_as_json() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((resource("instruments") / "suicide-questions.json").read_text(encoding="utf-8"))
    return data


def _set(path: str, value: Any) -> Any:
    def change(data: dict[str, Any]) -> None:
        place: Any = data
        *folders, last = path.split("/")
        for folder in folders:
            place = place[int(folder) if folder.isdigit() else folder]
        if value is None:
            del place[last]
        else:
            place[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_set("licence", None), "missing_field"),
        (_set("titel", {"en": "x"}), "unknown_field"),
        (_set("items", 3), "wrong_type"),
        (_set("format", 2), "newer_format"),
        (_set("id", "Bad Id"), "malformed_id"),
        (_set("source", " "), "empty"),
        (_set("title", {"es": "solo"}), "languages"),
        (_set("items/0/text", {"en": "only"}), "missing_language"),
        (_set("items/0/text", {"en": "", "es": "x"}), "text_length"),
        (_set("items", []), "number_of_items"),
        (_set("items/1/id", "wish"), "item_id"),
        (_set("items/0/choices", [{"code": "yes", "text": {"en": "a", "es": "b"}}]), "choices"),
        (_set("items/0/choices/1/code", "declined"), "reserved_choice"),
        (_set("items/6/follows", "nothing"), "follows_unknown"),
        (_set("items/2/asked_when", {"item": "acts", "any_of": ["yes"]}), "asked_when_unknown"),
        (_set("items/2/asked_when", {"item": "thoughts", "any_of": ["maybe"]}), "asked_when_unknown"),
        (
            _set(
                "levels",
                [
                    {"code": "a", "text": {"en": "a", "es": "a"}, "any_of": ["wish=yes"]},
                    {"code": "b", "text": {"en": "b", "es": "b"}},
                ],
            ),
            "level_needs_official_wording",
        ),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_the_place(change: Any, code: str) -> None:
    data = ours_as_json()
    change(data)
    with pytest.raises(InstrumentRefused) as refused:
        read_instrument_file(json.dumps(data).encode())
    assert code in {finding.code for finding in refused.value.findings}
    assert all(finding.where for finding in refused.value.findings)


def test_levels_are_checked() -> None:
    def codes(*levels: LevelRule, source: str = "page") -> set[str]:
        return {
            f.code
            for f in check_instrument(msgspec.structs.replace(OFFICIAL, sha256="", levels=levels, level_source=source))
        }

    high, moderate, low = OFFICIAL.levels
    assert codes(high, moderate, low) == set()
    assert codes(high, moderate, low, source="") == {"level_needs_source"}
    assert "level_order" in codes(low, high)
    assert "level_code" in codes(high, high, low)
    assert "level_empty" in codes(msgspec.structs.replace(high, any_of=()), low)
    assert codes(msgspec.structs.replace(high, any_of=("wish=maybe",)), low) == {"level_answer_unknown"}


def test_not_json_and_too_large_are_said(tmp_path: Path) -> None:
    for data, code in ((b"\xff\xfe{", "not_json"), (b"x" * 300_000, "too_large")):
        with pytest.raises(InstrumentRefused) as refused:
            read_instrument_file(data)
        assert refused.value.findings[0].code == code


def test_our_questions_are_not_the_branded_ones() -> None:
    """Sentences of the protected instrument must not slip into ours."""
    words = json.dumps(ours_as_json()).casefold()
    for phrase in (
        "wished you were dead",
        "go to sleep and not wake up",
        "had some intention of acting on them",
        "worked out the details of how to",
    ):
        assert phrase not in words
