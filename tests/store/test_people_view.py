"""People in a view: who is one person is the same in whatever order merges arrive, and a view made anew says the same."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.crypto.key import new_seal_key
from fieldnotes.domain.identity import leaders
from fieldnotes.store.log import Log
from fieldnotes.store.view import View
from tests.store.world import Reader, Writer, add_and_put, new_keys, some_id

PEOPLE = [f"{number:032x}" for number in range(1, 6)]
CALLS = [f"{number:032x}" for number in range(0xA0, 0xA4)]


def said(view: View) -> object:
    """Everything that merges change."""
    return (
        {person: view.same_person(person) for person in PEOPLE},
        view.person_lines(),
        {call: view.encounter_line(call) for call in CALLS},
        {person: [line.id for line in view.encounter_lines(person=person)] for person in PEOPLE},
        [one.line.id for one in view.find_names("ochre")],
    )


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)), min_size=1, max_size=5),
    st.lists(st.integers(0, 4), max_size=2),
    st.randoms(use_true_random=False),
)
def test_merges_in_any_order_and_undone_give_one_answer(
    merges: list[tuple[str, str]], undone: list[int], chance: random.Random
) -> None:
    keys, key = new_keys(), new_seal_key()
    writer = Writer(keys)
    read = Reader(keys, writer)
    written = [
        writer.write(
            "person", {"legal_name": f"Ochre {number}", "phone": f"555-010{number}"}, rec=person, person=person
        )
        for number, person in enumerate(PEOPLE)
    ]
    for number, call in enumerate(CALLS):
        written.append(writer.write("encounter", {"number": call[-2:]}, rec=call, encounter=call))
        written += [
            writer.write("involvement", {"person_id": person}, encounter=call, person=person)
            for person in (PEOPLE[number], PEOPLE[number + 1])
        ]
    made = [writer.write("person_merge", {"kept": kept, "merged": merged}) for kept, merged in merges]
    removed = [
        writer.write(
            "person_merge", {"kept": merges[place][0], "merged": merges[place][1]}, rec=made[place].header.rec,
            parents=(made[place].rev,), why="removed",
        )
        for place in sorted(set(undone)) if place < len(made)
    ]  # fmt: skip
    standing = [pair for place, pair in enumerate(merges) if place not in undone]
    everything = [*written, *made, *removed]
    chance.shuffle(everything)
    with (
        tempfile.TemporaryDirectory() as folder,
        Log.create(Path(folder) / "log.db", new_seal_key(), incarnation=some_id()) as log,
    ):
        with View.open(Path(folder) / "a.db", key, comp="joint", incarnation=log.incarnation) as view:
            for envelope in everything:
                add_and_put(log, view, envelope, read)  # as they come in one by one
            first = said(view)
            lead = leaders(standing)
            assert {person: view.leader(person) for person in PEOPLE} == {p: lead.get(p, p) for p in PEOPLE}
        with View.open(Path(folder) / "b.db", key, comp="joint", incarnation=log.incarnation) as view:
            view.follow(log, open_envelope=read)  # made anew, newest first
            assert said(view) == first


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(CALLS), st.sampled_from(CALLS)), min_size=1, max_size=5),
    st.lists(st.integers(0, 4), max_size=2),
    st.randoms(use_true_random=False),
)
def test_joined_calls_in_any_order_and_undone_give_one_answer(
    joins: list[tuple[str, str]], undone: list[int], chance: random.Random
) -> None:
    keys, key = new_keys(), new_seal_key()
    writer = Writer(keys)
    read = Reader(keys, writer)
    everything = [
        writer.write("encounter", {"number": call[-2:], "cad_number": "26-7"}, rec=call, encounter=call)
        for call in CALLS
    ]
    made = [writer.write("encounter_join", {"kept": kept, "joined": joined}) for kept, joined in joins]
    gone = {place for place in undone if place < len(made)}
    everything += made + [
        writer.write(
            "encounter_join", {"kept": joins[place][0], "joined": joins[place][1]}, rec=made[place].header.rec,
            parents=(made[place].rev,), why="removed",
        )
        for place in sorted(gone)
    ]  # fmt: skip
    lead = leaders(pair for place, pair in enumerate(joins) if place not in gone)
    chance.shuffle(everything)

    def shown(view: View) -> object:
        return (
            {call: view.one_call(call) for call in CALLS},
            sorted(line.id for line in view.encounter_lines()),
            sorted(line.id for line in view.encounter_lines(with_joined=True)),
            sorted(line.id for line in view.lines_with_call("267")),
        )

    with (
        tempfile.TemporaryDirectory() as folder,
        Log.create(Path(folder) / "log.db", new_seal_key(), incarnation=some_id()) as log,
    ):
        with View.open(Path(folder) / "a.db", key, comp="joint", incarnation=log.incarnation) as view:
            for envelope in everything:
                add_and_put(log, view, envelope, read)
            first = shown(view)
            assert {call: view.one_call(call)[0] for call in CALLS} == {call: lead.get(call, call) for call in CALLS}
            assert first[1:] == (sorted({lead.get(call, call) for call in CALLS}), CALLS, CALLS)  # type: ignore[index] # a tuple
        with View.open(Path(folder) / "b.db", key, comp="joint", incarnation=log.incarnation) as view:
            view.follow(log, open_envelope=read)
            assert shown(view) == first
