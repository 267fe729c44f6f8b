"""The merge of heads: nothing written vanishes, the order of arrival means nothing, a choice settles the matter."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.domain.merge import REMOVED, Merged, Revision, ancestors_of, heads_of, merge
from fieldnotes.domain.record_codec import flatten, list_of

PATHS = ("address", "times.on_scene", "times.contact", "units", "text")
VALUES: st.SearchStrategy[Any] = st.one_of(st.integers(0, 3), st.sampled_from([["a"], ["b"], "x", "y"]), st.none())
LISTS: st.SearchStrategy[Any] = st.one_of(st.lists(st.sampled_from("abcd"), max_size=3), st.none())


def nest(flat: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = {}
    for path, value in flat.items():
        if value is None:
            continue
        *folders, name = path.split(".")
        place = body
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = value
    return body


@st.composite
def histories(draw: st.DrawFn, most: int = 9) -> dict[str, Revision]:
    """A random history with one root, edits of single fields, concurrent heads, merges and removals."""
    ids = draw(st.permutations([f"{n:064x}" for n in range(most)]))
    count = draw(st.integers(1, most))
    bodies: dict[str, dict[str, Any]] = {}
    made: dict[str, Revision] = {}
    for number in range(count):
        rev = ids[number]
        parents = tuple(sorted(draw(st.sets(st.sampled_from(ids[:number]), min_size=1, max_size=2)))) if number else ()
        flat = dict(bodies[parents[0]]) if parents else {}
        for path in draw(st.sets(st.sampled_from(PATHS), max_size=3)):
            flat[path] = draw(LISTS if path == "units" else VALUES)
        why = REMOVED if parents and draw(st.integers(0, 7)) == 0 else "written"
        if why == REMOVED:
            flat = dict(bodies[parents[0]])
        bodies[rev] = flat
        made[rev] = Revision(parents=parents, body=nest(flat), by=f"user{number % 2}", why=why)
    return made


def plain(merged: Merged) -> tuple[object, ...]:
    return merged.body, merged.heads, merged.conflicts, merged.is_removed, merged.removals


@settings(max_examples=60, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_order_of_arrival_means_nothing(history: dict[str, Revision], random: Any) -> None:
    shuffled = list(history.items())
    random.shuffle(shuffled)
    assert plain(merge(dict(shuffled))) == plain(merge(history))


@settings(max_examples=60, deadline=None)
@given(histories())
def test_one_head_is_shown_as_it_was_written(history: dict[str, Revision]) -> None:
    merged = merge(history)
    if len(merged.heads) == 1 and history[merged.heads[0]].why != REMOVED:
        assert merged.body == history[merged.heads[0]].body
        assert not merged.conflicts


@settings(max_examples=60, deadline=None)
@given(histories())
def test_no_value_of_a_head_vanishes_unless_somebody_who_saw_it_replaced_it(history: dict[str, Revision]) -> None:
    merged = merge(history)
    shown = flatten(merged.body)
    parents = {rev: revision.parents for rev, revision in history.items()}
    for head in merged.heads:
        if history[head].why == REMOVED:
            continue
        for path, value in flatten(history[head].body).items():
            offered = [one.value for one in merged.conflicts.get(path, ())]
            if shown.get(path) == value or value in offered:
                continue
            # The second of two equal items of a list is the first one where somebody took one of them out.
            if list_of(path) and value in [other for at, other in shown.items() if list_of(at) == list_of(path)]:
                continue
            # Some other head's history set this field after a revision that held this value.
            later = [
                rev
                for rev, revision in history.items()
                if rev not in {head, *ancestors_of((head,), parents)} and flatten(revision.body).get(path) != value
                and any(flatten(history[before].body).get(path) == value for before in ancestors_of((rev,), parents))
            ]  # fmt: skip
            assert later, (path, value)


@settings(max_examples=60, deadline=None)
@given(histories())
def test_a_choice_settles_the_matter_everywhere(history: dict[str, Revision]) -> None:
    merged = merge(history)
    choice = Revision(parents=merged.heads, body=merged.body, by="user0", why="merged")
    settled = merge({**history, "f" * 64: choice})
    assert not settled.conflicts
    assert settled.body == merged.body
    assert not settled.is_removed


@settings(max_examples=60, deadline=None)
@given(histories())
def test_two_identical_choices_are_no_conflict(history: dict[str, Revision]) -> None:
    merged = merge(history)
    choices = {name * 64: Revision(parents=merged.heads, body=merged.body, why="merged") for name in "ef"}
    settled = merge({**history, **choices})
    assert not settled.conflicts
    assert flatten(settled.body) == flatten(merged.body)


@settings(max_examples=60, deadline=None)
@given(histories())
def test_heads_are_what_nothing_follows(history: dict[str, Revision]) -> None:
    parents = {rev: revision.parents for rev, revision in history.items()}
    for head in heads_of(parents):
        assert all(head not in revision.parents for revision in history.values())


ROOT = Revision(body={"address": "12 Elm", "times": {"received": {"local": "2026-11-23T19:22"}}})


def test_two_people_stamp_two_times_and_both_stand() -> None:
    one = Revision(
        parents=("0",), body={**ROOT.body, "times": {**ROOT.body["times"], "on_scene": {"local": "2026-11-23T19:30"}}}
    )
    other = Revision(
        parents=("0",), body={**ROOT.body, "times": {**ROOT.body["times"], "contact": {"local": "2026-11-23T19:31"}}}
    )
    merged = merge({"0": ROOT, "1": one, "2": other})
    assert set(merged.body["times"]) == {"received", "on_scene", "contact"}
    assert not merged.conflicts


def test_the_halves_of_one_time_never_come_from_two_people() -> None:
    one = Revision(parents=("0",), body={"times": {"received": {"local": "2026-11-23T19:20", "precision": "about"}}})
    other = Revision(parents=("0",), body={"times": {"received": {"local": "2026-11-23T19:22", "precision": "second"}}})
    merged = merge({"0": ROOT, "1": one, "2": other})
    values = [value.value for value in merged.conflicts["times.received"]]
    assert values == [one.body["times"]["received"], other.body["times"]["received"]]
    assert merged.body["times"]["received"] in values


def test_two_versions_of_prose_are_both_kept_with_who_wrote_them() -> None:
    one = Revision(parents=("0",), body={"text": "He sat."}, by="ann")
    other = Revision(parents=("0",), body={"text": "He stood."}, by="bob")
    merged = merge({"0": Revision(body={}), "1": one, "2": other})
    assert [(value.value, value.by, value.rev) for value in merged.conflicts["text"]] == [
        ("He sat.", "ann", "1"),
        ("He stood.", "bob", "2"),
    ]


def test_writing_and_clearing_at_once_keeps_the_words_in_sight() -> None:
    root = Revision(body={"text": "first"})
    cleared = Revision(parents=("0",), body={})
    written = Revision(parents=("0",), body={"text": "more"})
    merged = merge({"0": root, "1": cleared, "2": written})
    assert merged.body == {"text": "more"}
    assert [value.value for value in merged.conflicts["text"]] == [None, "more"]


def test_a_choice_is_not_undone_by_a_laptop_that_went_on_from_the_other_side() -> None:
    one = Revision(parents=("0",), body={"address": "A"})
    other = Revision(parents=("0",), body={"address": "B"})
    choice = Revision(parents=("1", "2"), body={"address": "A"}, why="merged")
    late = Revision(parents=("2",), body={"address": "B", "beat": "7"})
    merged = merge({"0": ROOT, "1": one, "2": other, "3": choice, "4": late})
    assert merged.body == {"address": "A", "beat": "7"}
    assert not merged.conflicts


def test_whoever_writes_another_field_decided_nothing_between_two_values() -> None:
    one = Revision(parents=("0",), body={"belongings": "Bag in car"}, by="ann")
    other = Revision(parents=("0",), body={"belongings": "Bag at desk"}, by="bob")
    beside = Revision(
        parents=("1", "2"), body={"belongings": "Bag in car", "dependents": "A dog"}, by="ann", why="written"
    )
    history = {"0": Revision(body={}), "1": one, "2": other, "3": beside}
    merged = merge(history)
    assert merged.heads == ("3",)
    assert merged.body == beside.body
    assert [value.value for value in merged.conflicts["belongings"]] == ["Bag in car", "Bag at desk"]
    # A third value, said by somebody who saw both, or a choice, settles it.
    third = Revision(parents=("3",), body={**beside.body, "belongings": "Bag with the sister"}, why="written")
    assert not merge({**history, "4": third}).conflicts
    choice = Revision(parents=("3",), body={**beside.body, "belongings": "Bag at desk"}, why="merged")
    settled = merge({**history, "4": choice})
    assert (settled.conflicts, settled.body["belongings"]) == ({}, "Bag at desk")
    # And it stays open through further writing.
    later = Revision(parents=("3",), body={**beside.body, "dependents": "Two dogs"}, why="written")
    assert set(merge({**history, "4": later}).conflicts) == {"belongings"}


def test_an_edit_beside_a_removal_stays_and_the_removal_is_told() -> None:
    edit = Revision(parents=("0",), body={"address": "14 Elm"})
    removal = Revision(parents=("0",), body={}, why=REMOVED)
    merged = merge({"0": ROOT, "1": edit, "2": removal})
    assert merged.body["address"] == "14 Elm"
    assert not merged.is_removed
    assert merged.removals == ("2",)
    assert not merged.conflicts


def test_removed_by_both_is_removed_and_its_words_are_still_there_to_bring_back() -> None:
    gone = Revision(parents=("0",), body={}, why=REMOVED)
    merged = merge({"0": ROOT, "1": gone, "2": gone})
    assert merged.is_removed
    assert merged.body == ROOT.body


def test_a_choice_nobody_made_is_still_open_when_a_removed_record_comes_back() -> None:
    one = Revision(parents=("0",), body={"address": "A"}, by="ann")
    other = Revision(parents=("0",), body={"address": "B"}, by="bob")
    removal = Revision(parents=("1", "2"), body={"address": "A"}, why=REMOVED)
    late = Revision(parents=("1",), body={"address": "A", "beat": "7"}, by="ann")
    merged = merge({"0": ROOT, "1": one, "2": other, "3": removal, "4": late})
    assert [value.value for value in merged.conflicts["address"]] == ["A", "B"]
    assert merged.body["beat"] == "7"


def test_a_field_of_a_newer_version_is_carried() -> None:
    one = Revision(parents=("0",), body={**ROOT.body, "new_thing": {"deep": [1, {"x": 2}]}})
    other = Revision(parents=("0",), body={**ROOT.body, "beat": "7"})
    merged = merge({"0": ROOT, "1": one, "2": other})
    assert merged.body["new_thing"] == {"deep": [1, {"x": 2}]}
    assert merged.body["beat"] == "7"


def test_a_value_that_became_a_folder_elsewhere_is_not_hidden() -> None:
    one = Revision(parents=("0",), body={"place": "home"})
    other = Revision(parents=("0",), body={"place": {"street": "Elm", "number": 12}})
    merged = merge({"0": Revision(body={}), "1": one, "2": other})
    assert merged.body["place"] == "home"


def test_true_and_one_are_different_answers() -> None:
    merged = merge(
        {
            "0": Revision(body={}),
            "1": Revision(parents=("0",), body={"a": True}),
            "2": Revision(parents=("0",), body={"a": 1}),
        }
    )
    assert len(merged.conflicts["a"]) == 2


def test_children_that_came_before_their_parent_are_shown_meanwhile() -> None:
    merged = merge({"2": Revision(parents=("1",), body={"text": "later"})})
    assert merged.body == {"text": "later"}


@st.composite
def listings(draw: st.DrawFn) -> tuple[dict[str, Revision], set[str], set[str]]:
    """People who add lines of their own and take out lines that they see, on several laptops. Also: all lines, those taken out."""
    ids = draw(st.permutations([f"{n:064x}" for n in range(8)]))
    made: dict[str, Revision] = {}
    added: set[str] = set()
    gone: set[str] = set()
    for number in range(draw(st.integers(1, 8))):
        parents = tuple(sorted(draw(st.sets(st.sampled_from(ids[:number]), min_size=1, max_size=3)))) if number else ()
        above = {rev: made[rev] for rev in ancestors_of(parents, {r: m.parents for r, m in made.items()}) | {*parents}}
        # A merging revision shows what its parents say together; some of them may be before others.
        lines = [line["text"] for line in merge(above).body.get("weapons", [])] if above else []
        out = set(draw(st.sets(st.sampled_from(lines), max_size=2))) if lines else set()
        news = [f"line {number}.{place}" for place in range(draw(st.integers(0, 2)))]
        kept = [line for line in lines if line not in out]
        place = draw(st.integers(0, len(kept)))
        gone |= out
        added |= {*news}
        body = {"weapons": [{"text": text} for text in kept[:place] + news + kept[place:]]}
        made[ids[number]] = Revision(parents=heads_of({r: m.parents for r, m in above.items()}), body=body)
    return made, added, gone


@settings(max_examples=150, deadline=None)
@given(listings())
def test_no_line_is_lost_when_several_people_add_lines(history: tuple[dict[str, Revision], set[str], set[str]]) -> None:
    made, added, gone = history
    merged = merge(made)
    texts = [line["text"] for line in merged.body.get("weapons", [])]
    assert sorted(texts) == sorted(added - gone)
    assert not merged.conflicts


def lines(*texts: str) -> dict[str, Any]:
    return {"weapons": [{"text": text} for text in texts]}


def test_two_lines_added_on_two_laptops_stand_under_each_other() -> None:
    merged = merge(
        {
            "0": Revision(body=lines("knife")),
            "1": Revision(parents=("0",), body=lines("knife", "gun in the car")),
            "2": Revision(parents=("0",), body=lines("box cutter", "knife")),
        }
    )
    assert merged.body == lines("box cutter", "knife", "gun in the car")
    assert not merged.conflicts


def test_two_wordings_of_one_line_are_both_there() -> None:
    merged = merge(
        {
            "0": Revision(body=lines("knife")),
            "1": Revision(parents=("0",), body=lines("knife, taken")),
            "2": Revision(parents=("0",), body=lines("kitchen knife")),
        }
    )
    assert merged.body == lines("kitchen knife", "knife, taken")


def test_a_line_that_one_takes_out_while_the_other_rewords_it_stays_reworded() -> None:
    merged = merge(
        {
            "0": Revision(body=lines("knife")),
            "1": Revision(parents=("0",), body={}),
            "2": Revision(parents=("0",), body=lines("knife, taken")),
        }
    )
    assert merged.body == lines("knife, taken")


def test_a_line_taken_out_and_put_back_needs_no_choice() -> None:
    merged = merge(
        {
            "0": Revision(body=lines("knife")),
            "1": Revision(parents=("0",), body={}),
            "2": Revision(parents=("0",), body={"beat": "7"}),
            "3": Revision(parents=("2",), body=lines("knife")),
        }
    )
    assert merged.body == lines("knife")
    assert not merged.conflicts


def test_what_came_of_one_need_is_a_choice_and_other_needs_are_not() -> None:
    merged = merge(
        {
            "0": Revision(body={}),
            "1": Revision(parents=("0",), body={"needs": [{"need": "food", "result": "met"}, {"need": "phone"}]}),
            "2": Revision(
                parents=("0",), body={"needs": [{"need": "food", "result": "declined"}, {"need": "housing"}]}
            ),
        }
    )
    assert [need["need"] for need in merged.body["needs"]] == ["food", "housing", "phone"]
    [(path, values)] = merged.conflicts.items()
    assert path.startswith("needs[")
    assert [value.value["result"] for value in values] == ["met", "declined"]


def test_two_who_join_on_two_laptops_are_both_in_the_team() -> None:
    merged = merge(
        {
            "0": Revision(body={"team": ["a"]}),
            "1": Revision(parents=("0",), body={"team": ["a", "b"]}),
            "2": Revision(parents=("0",), body={"team": ["a", "c"]}),
        }
    )
    assert sorted(merged.body["team"]) == ["a", "b", "c"]
    assert not merged.conflicts


def test_a_list_that_a_newer_version_made_something_else_is_not_mixed_up() -> None:
    merged = merge(
        {
            "0": Revision(body=lines("knife")),
            "1": Revision(parents=("0",), body={"weapons": {"count": 2}}),
            "2": Revision(parents=("0",), body=lines("knife", "gun")),
        }
    )
    assert merged.body == lines("knife", "gun")
    merged = merge(
        {
            "0": Revision(body={}),
            "1": Revision(parents=("0",), body={"units": 7}),
            "2": Revision(parents=("0",), body={"units": ["4C12"]}),
        }
    )
    assert [value.value for value in merged.conflicts["units"]] == [7, ["4C12"]]
