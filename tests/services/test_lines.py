"""Lists that two people add to: nobody's draft hides, files or takes away a line of the other."""

from __future__ import annotations

import pytest

from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.record import Line, Need, Outcome, Person, SafetySummary
from fieldnotes.services import encounter as encounters
from fieldnotes.services import person as people
from fieldnotes.services import sharing, writing
from fieldnotes.services.desk import Desk
from tests.services.conftest import Laptop

KNIFE = Line(text="Kitchen knife on the table", source="Okafor")
CAR = Line(text="Says there is a gun in the car", source="sister")


def save(desk: Desk, by: UserId, encounter: EncounterId, body: SafetySummary, read: SafetySummary | None) -> RecordId:
    return writing.save_draft(desk, by=by, encounter=encounter, kind="safety_summary", body=body, read=read).record


def shown(desk: Desk, by: UserId, encounter: EncounterId) -> SafetySummary:
    [state] = encounters.read_encounter(desk, encounter=encounter, by=by).of_kind("safety_summary")
    assert isinstance(state.body, SafetySummary)
    return state.body


def share(desk: Desk, laptop: Laptop, encounter: EncounterId, text: str) -> Line:
    line = Line(text=text, source="Reyes", shared_by=laptop.clinician, basis="imminent_threat")
    sharing.share_with_officer(desk, by=laptop.clinician, encounter=encounter, place="weapons", line=line)
    return line


def test_an_unfiled_draft_does_not_hide_the_line_that_the_clinician_just_shared(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    save(desk, laptop.officer, encounter, SafetySummary(weapons=[KNIFE]), SafetySummary())
    line = share(desk, laptop, encounter, "Has told of a razor in the sock")
    for by in (laptop.officer, laptop.clinician):
        assert {one.text for one in shown(desk, by, encounter).weapons} == {line.text, KNIFE.text}


def test_a_form_that_has_not_caught_up_takes_nothing_away(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    save(desk, laptop.officer, encounter, SafetySummary(weapons=[KNIFE]), SafetySummary())
    line = share(desk, laptop, encounter, "Has told of a razor in the sock")
    # The officer goes on typing in a form that was filled before the clinician shared.
    save(desk, laptop.officer, encounter, SafetySummary(weapons=[KNIFE, CAR]), SafetySummary(weapons=[KNIFE]))
    found = shown(desk, laptop.clinician, encounter)
    assert sorted(one.text for one in found.weapons) == sorted([line.text, KNIFE.text, CAR.text])
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    found = shown(desk, laptop.officer, encounter)
    assert sorted(one.text for one in found.weapons) == sorted([line.text, KNIFE.text, CAR.text])
    [state] = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer).of_kind("safety_summary")
    assert not state.conflicts


def test_a_line_taken_out_by_who_saw_it_is_out_and_stays_out(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    save(desk, laptop.officer, encounter, SafetySummary(weapons=[KNIFE]), SafetySummary())
    share(desk, laptop, encounter, "Has told of a razor in the sock")
    seen = shown(desk, laptop.officer, encounter)
    assert len(seen.weapons) == 2
    save(desk, laptop.officer, encounter, SafetySummary(weapons=[KNIFE]), seen)
    assert shown(desk, laptop.clinician, encounter).weapons == [KNIFE]
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    assert shown(desk, laptop.clinician, encounter).weapons == [KNIFE]


def test_two_drafts_side_by_side_show_both_and_file_only_their_own(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    record = save(desk, laptop.officer, encounter, SafetySummary(weapons=[KNIFE]), SafetySummary())
    save(desk, laptop.clinician, encounter, SafetySummary(weapons=[CAR], calming=["space"]), SafetySummary())
    assert sorted(line.text for line in shown(desk, laptop.officer, encounter).weapons) == sorted(
        [KNIFE.text, CAR.text]
    )
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    found = desk.joint_record(record)
    assert found is not None
    assert [line["text"] for line in found.body["weapons"]] == [KNIFE.text]
    writing.file_drafts(desk, by=laptop.clinician, encounter=encounter)
    both = shown(desk, laptop.officer, encounter)
    assert sorted(line.text for line in both.weapons) == sorted([KNIFE.text, CAR.text])
    assert both.calming == ["space"]


def test_a_field_the_partner_changed_meanwhile_is_not_put_back_by_a_form_that_shows_the_old_one(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    save(desk, laptop.officer, encounter, SafetySummary(belongings="Backpack"), SafetySummary())
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    read = shown(desk, laptop.clinician, encounter)
    save(desk, laptop.officer, encounter, SafetySummary(belongings="Backpack, locked away"), read)
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    save(desk, laptop.clinician, encounter, SafetySummary(belongings="Backpack", dependents="A cat"), read)
    writing.file_drafts(desk, by=laptop.clinician, encounter=encounter)
    found = shown(desk, laptop.officer, encounter)
    assert (found.belongings, found.dependents) == ("Backpack, locked away", "A cat")


def test_what_was_read_before_being_changed_is_no_conflict(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    save(desk, laptop.officer, encounter, SafetySummary(dependents="A cat"), SafetySummary())
    save(desk, laptop.clinician, encounter, SafetySummary(belongings="Bag"), SafetySummary())
    writing.file_drafts(desk, by=laptop.clinician, encounter=encounter)
    read = shown(desk, laptop.officer, encounter)
    assert read.belongings == "Bag"
    save(desk, laptop.officer, encounter, SafetySummary(dependents="A cat", belongings="Bag and phone"), read)
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    [state] = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer).of_kind("safety_summary")
    assert not state.conflicts
    assert shown(desk, laptop.clinician, encounter) == SafetySummary(dependents="A cat", belongings="Bag and phone")


def test_two_who_change_one_field_without_seeing_the_other_still_choose(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    first = SafetySummary(dependents="A cat")
    save(desk, laptop.officer, encounter, first, SafetySummary())
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    save(desk, laptop.officer, encounter, SafetySummary(dependents="Two cats"), first)
    save(desk, laptop.clinician, encounter, SafetySummary(dependents="A dog"), first)
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    writing.file_drafts(desk, by=laptop.clinician, encounter=encounter)
    [state] = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer).of_kind("safety_summary")
    assert {value.value for value in state.conflicts["dependents"]} == {"Two cats", "A dog"}


@pytest.mark.parametrize("first", ["officer", "clinician"])
def test_needs_and_what_helps_add_up_whoever_files_first(
    desk: Desk, laptop: Laptop, encounter: EncounterId, first: str
) -> None:
    who = people.attach_person(
        desk, by=laptop.officer, encounter=encounter, body=Person(legal_name="Jordan Ashgrove")
    ).record
    for by, need, line in (
        (laptop.officer, "food", "Sit down first"),
        (laptop.clinician, "housing", "Say the cat's name"),
    ):
        outcome = Outcome(needs=[Need(need=need)])
        writing.save_draft(desk, by=by, encounter=encounter, kind="outcome", body=outcome, read=Outcome())
        read = Person(legal_name="Jordan Ashgrove")
        body = Person(legal_name="Jordan Ashgrove", what_helps=[Line(text=line)])
        writing.save_draft(desk, by=by, encounter=encounter, kind="person", body=body, record=who, read=read)
    pair = [laptop.officer, laptop.clinician] if first == "officer" else [laptop.clinician, laptop.officer]
    for by in pair:
        writing.file_drafts(desk, by=by, encounter=encounter)
    [state] = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer).of_kind("outcome")
    assert isinstance(state.body, Outcome)
    assert {need.need for need in state.body.needs} == {"food", "housing"}
    found = people.read_person(desk, person=who, by=laptop.officer)
    assert {line.text for line in found.what_helps} == {"Sit down first", "Say the cat's name"}
