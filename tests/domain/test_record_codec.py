from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.health import Medicine, PastAttempt, PastStay, Substance
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, NewerVersion
from fieldnotes.domain.record import (
    KINDS,
    Answer,
    Body,
    Encounter,
    Health,
    Line,
    Narrative,
    Outcome,
    Person,
    Quantity,
    SafetyPlan,
    SafetySummary,
    Screen,
    Status,
    SubstanceNote,
    Times,
)
from fieldnotes.domain.record_codec import (
    LONGEST_TEXT,
    changed_paths,
    clean_text,
    flatten,
    overlay,
    to_body,
    to_dict,
    unflatten,
    write_onto,
)

TEXT = st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=20).map(clean_text)
TIME = st.builds(EventTime, local=st.sampled_from([None, "2026-11-23T21:12"]), offset_min=st.sampled_from([0, -360]))
UNKNOWN = st.dictionaries(
    st.from_regex(r"newer_[a-z]{1,6}", fullmatch=True),
    st.one_of(
        st.integers(0, 9),
        TEXT,
        st.lists(st.integers(0, 9), max_size=2),
        st.dictionaries(st.just("deep"), st.integers(0, 9), min_size=1),
    ),
    max_size=3,
)


def bodies() -> st.SearchStrategy[Body]:
    line = st.builds(Line, text=TEXT, source=TEXT, on=TIME)
    return st.one_of(
        st.builds(
            Encounter,
            number=TEXT,
            address=TEXT,
            times=st.builds(Times, on_scene=TIME, contact=TIME),
            team=st.lists(TEXT, max_size=2),
        ),
        st.builds(
            Person, legal_name=TEXT, what_helps=st.lists(line, max_size=3), age_years=st.none() | st.integers(0, 120)
        ),
        st.builds(SafetySummary, weapons=st.lists(line, max_size=3), calming=st.lists(TEXT, max_size=2)),
        st.builds(
            Health,
            allergies=st.builds(Quantity, text=TEXT, status=st.sampled_from(list(Status))),
            medicine_rows=st.lists(st.builds(Medicine, name=TEXT, dose=TEXT, last_taken=TEXT), max_size=3),
            past_attempt_count=st.none() | st.integers(0, 9),
            past_attempts=st.lists(st.builds(PastAttempt, when_was=TEXT, how=TEXT), max_size=2),
            past_stays=st.lists(st.builds(PastStay, where=TEXT), max_size=2),
        ),
        st.builds(
            SubstanceNote,
            substances_used=st.lists(TEXT, max_size=2, unique=True),
            substances=st.lists(
                st.builds(Substance, substance=TEXT, last_use=TEXT, withdrawal=st.lists(TEXT, max_size=2)), max_size=2
            ),
            text=TEXT,
        ),
        st.builds(
            SafetyPlan,
            warning_signs=TEXT,
            warning_signs_usual=st.lists(TEXT, max_size=3, unique=True),
            copy_given=st.booleans(),
            copy_holders=st.lists(TEXT, max_size=2, unique=True),
        ),
        st.builds(Screen, answers=st.lists(st.builds(Answer, item=TEXT, code=TEXT), max_size=3)),
        st.builds(Narrative, text=TEXT, at=TIME),
    )


@given(bodies())
def test_a_body_comes_back_as_it_was(body: Body) -> None:
    assert to_body(body.KIND, to_dict(body)) == body


@given(bodies(), UNKNOWN)
def test_what_a_newer_version_wrote_survives_our_edit(body: Body, newer: dict[str, object]) -> None:
    kept = {**to_dict(body), **newer}
    written = write_onto(kept, body)
    assert {name: written[name] for name in newer} == newer
    assert to_body(body.KIND, written) == body


@given(bodies(), bodies(), UNKNOWN)
def test_an_edit_says_what_the_editor_wrote_and_carries_the_rest(
    before: Body, after: Body, newer: dict[str, object]
) -> None:
    if type(before) is not type(after):
        return
    written = write_onto({**to_dict(before), **newer}, after)
    assert to_body(after.KIND, written) == after
    assert newer.items() <= written.items()


def test_newer_fields_inside_nested_parts_survive() -> None:
    kept = {
        "times": {
            "on_scene": {"local": "2026-11-23T21:12", "precision": "minute", "newer_source": "GPS"},
            "newer_time": 1,
        },
        "address": "old",
    }
    body = to_body("encounter", kept)
    assert isinstance(body, Encounter)
    body.address = "new"
    written = write_onto(kept, body)
    assert written == {**kept, "address": "new"}


def test_lines_keep_their_newer_fields_when_one_is_edited_moved_or_removed() -> None:
    kept = {"weapons": [{"text": "a", "newer": 1}, {"text": "b", "newer": 2}, {"text": "c", "newer": 3}]}
    body = to_body("safety_summary", kept)
    assert isinstance(body, SafetySummary)
    body.weapons = [body.weapons[2], msgspec.structs.replace(body.weapons[1], text="b edited")]
    assert write_onto(kept, body) == {"weapons": [{"text": "c", "newer": 3}, {"text": "b edited", "newer": 2}]}


def test_an_emptied_field_is_gone_and_its_newer_neighbour_stays() -> None:
    kept = {"allergies": {"text": "bees", "status": "given", "newer": True}}
    assert write_onto(kept, Health()) == {"allergies": {"newer": True}}


@given(bodies())
def test_flat_and_folded_say_the_same(body: Body) -> None:
    plain = to_dict(body)
    assert unflatten(flatten(plain)) == plain


@given(bodies(), bodies())
def test_overlaying_every_change_gives_the_other_body(before: Body, after: Body) -> None:
    old, new = to_dict(before), to_dict(after)
    assert overlay(old, new, changed_paths(old, new)) == new
    assert overlay(old, new, frozenset()) == old


def test_two_halves_of_a_time_or_an_answer_never_come_from_two_people() -> None:
    paths = flatten(to_dict(Encounter(times=Times(on_scene=EventTime(local="2026-11-23T21:12", precision="about")))))
    assert list(paths) == ["times.on_scene"]
    health = flatten(to_dict(Health(allergies=Quantity(text="bees", status=Status.GIVEN))))
    assert list(health) == ["allergies"]


def test_a_kind_or_a_value_of_a_newer_version_is_said_without_its_text() -> None:
    with pytest.raises(NewerVersion):
        to_body("hologram", {})
    with pytest.raises(NewerVersion) as problem:
        to_body("health", {"allergies": {"status": "secret words"}})
    assert problem.value.__cause__ is None
    assert "secret" not in str(problem.value)


def test_text_is_kept_as_typed_but_composed_and_printable() -> None:
    assert to_dict(Narrative(text="Cafe\u0301\r\nline\x00two\ttab\ud800"))["text"] == "Café\nlinetwo\ttab"
    assert to_dict(Outcome(dispositions=["e\u0301"])) == {"dispositions": ["é"]}


def test_a_text_longer_than_can_be_kept_is_said() -> None:
    with pytest.raises(InputProblem):
        to_dict(Narrative(text="x" * (LONGEST_TEXT + 1)))


def test_every_kind_starts_empty() -> None:
    for kind, struct in KINDS.items():
        assert to_dict(struct()) == {}, kind
        assert to_body(kind, {}) == struct()


LINES = st.lists(st.sampled_from("abcdef").map(lambda text: {"text": text}), max_size=4)


@given(LINES, LINES, LINES)
def test_a_change_to_a_list_touches_only_the_lines_that_its_author_touched(
    before: list[dict[str, str]], mine: list[dict[str, str]], now: list[dict[str, str]]
) -> None:
    base, top, shown = ({"weapons": value} if value else {} for value in (before, mine, now))
    laid = overlay(shown, top, changed_paths(base, top)).get("weapons", [])
    for line in now:
        if line in mine or line not in before:
            assert line in laid  # neither taken out nor known to me
    for line in mine:
        if line not in before:
            assert line in laid
    for line in before:
        if line not in mine:
            assert line not in laid or laid.count(line) <= max(0, now.count(line) - before.count(line))


def test_lines_put_in_another_order_leave_the_line_that_somebody_added_meanwhile() -> None:
    before, mine = [{"text": "b"}, {"text": "c"}], [{"text": "c"}, {"text": "b"}]
    paths = changed_paths({"weapons": before}, {"weapons": mine})
    assert overlay({"weapons": [*before, {"text": "a"}]}, {"weapons": mine}, paths) == {
        "weapons": [{"text": "c"}, {"text": "a"}, {"text": "b"}]  # it came after "c"
    }
    assert overlay({"weapons": [{"text": "a"}]}, {"weapons": mine}, paths) == {"weapons": [{"text": "a"}]}


def test_an_older_draft_that_names_the_whole_list_still_has_its_lines() -> None:
    base, top = {"weapons": [{"text": "a"}]}, {"weapons": [{"text": "b"}, {"text": "c"}]}
    assert overlay(base, top, frozenset({"weapons"})) == top
    assert overlay(base, {}, frozenset({"weapons"})) == {}


def test_answers_of_a_screen_stay_together() -> None:
    assert list(flatten({"answers": [{"item": "wish", "code": "yes"}]})) == ["answers"]


def test_two_people_who_each_add_a_medicine_lose_neither() -> None:
    base = to_dict(Health(medicine_rows=[Medicine(name="Sertraline", dose="50 mg")]))
    mine = {"medicine_rows": [*base["medicine_rows"], {"name": "Lithium"}]}
    theirs = {"medicine_rows": [*base["medicine_rows"], {"name": "Trazodone"}]}
    both = overlay(theirs, mine, changed_paths(base, mine))
    assert {row["name"] for row in both["medicine_rows"]} == {"Sertraline", "Lithium", "Trazodone"}


def test_health_and_plans_of_earlier_versions_are_read_and_written_back_as_they_were() -> None:
    old: dict[str, dict[str, object]] = {
        "health": {
            "medicines": {"text": "Sertraline 50 mg", "status": "given"},
            "last_taken": {"text": "this morning", "status": "given"},
            "red_flags": ["seizure"],
        },
        "substance_note": {"text": "Methadone program since spring"},
        "safety_plan": {"warning_signs": "Not sleeping", "copy_given": True},
    }
    for kind, kept in old.items():
        assert write_onto(kept, to_body(kind, kept)) == kept
