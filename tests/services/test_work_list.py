"""Follow-ups and referrals: left at night without a call, tried, closed, taken back; clinical ones for clinical pens only."""

from __future__ import annotations

import pytest

from fieldnotes.domain.ids import EncounterId, PersonId, RecordId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Compartment, FollowUp, Person, Referral
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.services import person as people
from fieldnotes.services import shift, work_list, writing
from fieldnotes.services.desk import Desk
from tests.services.conftest import Laptop

TONIGHT = EventTime(local="2026-11-23T23:00", precision="about")


def left(desk: Desk, laptop: Laptop, **facts: str) -> RecordId:
    return work_list.leave_follow_up(desk, by=laptop.officer, what="Visit", due=TONIGHT, **facts).record


def test_what_an_officer_leaves_at_night_needs_no_call_and_stands_on_the_teams_board(
    laptop: Laptop, desk: Desk
) -> None:
    record = left(desk, laptop, who="88 Harbor Ave, man with a red cap", note="Sleeps in the doorway")
    assert not shift.read_shift(desk, by=laptop.clinician).rows
    [due] = shift.read_shift(desk, by=laptop.clinician).due
    assert (due.record, due.who, due.what, due.encounter) == (record, "88 Harbor Ave, man with a red cap", "Visit", "")
    [row] = work_list.list_work(desk, by=laptop.clinician, kind="follow_up")
    assert (row.who, row.note, row.is_open, row.tries) == (due.who, "Sleeps in the doorway", True, ())


def test_somebody_met_before_is_named_with_the_phone(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    person = people.attach_person(
        desk, by=laptop.officer, encounter=encounter, body=Person(legal_name="Jordan Avery", phone="555-0162")
    ).record
    left(desk, laptop, person=person)
    [row] = work_list.list_work(desk, by=laptop.officer, kind="follow_up")
    assert (row.who, row.phone) == ("Jordan A.", "555-0162")


def test_a_try_is_noted_with_its_time_and_only_an_answer_closes(laptop: Laptop, desk: Desk) -> None:
    record = left(desk, laptop, who="Sam")
    work_list.note_result(desk, by=laptop.clinician, record=record, result="no_answer")
    laptop.clock.advance(3600)
    [row] = work_list.list_work(desk, by=laptop.clinician, kind="follow_up")
    assert row.is_open
    assert [(one.result, one.at.clock) for one in row.tries] == [("no_answer", "21:12")]
    work_list.note_result(desk, by=laptop.officer, record=record, result="reached")
    assert work_list.list_work(desk, by=laptop.clinician, kind="follow_up") == []
    [done] = work_list.list_work(desk, by=laptop.clinician, kind="follow_up", is_open=False)
    assert (done.state, [one.result for one in done.tries]) == ("reached", ["no_answer", "reached"])


def test_a_wrong_digit_is_taken_back_by_its_hand_and_in_time(laptop: Laptop, desk: Desk) -> None:
    record = left(desk, laptop, who="Sam")
    work_list.note_result(desk, by=laptop.officer, record=record, result="reached")
    with pytest.raises(RuleProblem, match="too_late_to_undo"):
        work_list.take_result_back(desk, by=laptop.clinician, record=record)
    work_list.take_result_back(desk, by=laptop.officer, record=record)
    [row] = work_list.list_work(desk, by=laptop.officer, kind="follow_up")
    assert row.tries == ()
    work_list.note_result(desk, by=laptop.officer, record=record, result="reached")
    laptop.clock.advance(20 * 60)
    with pytest.raises(RuleProblem, match="too_late_to_undo"):
        work_list.take_result_back(desk, by=laptop.officer, record=record)


def test_pages_follow_one_another_without_gaps(laptop: Laptop, desk: Desk) -> None:
    names = [left(desk, laptop, who=f"Person {number}") for number in range(7)]
    seen: list[str] = []
    last = None
    while page := work_list.list_work(desk, by=laptop.officer, kind="follow_up", after=last, limit=3):
        seen += [row.record for row in page]
        last = page[-1]
    assert sorted(seen) == sorted(names)


def test_a_referral_says_where_it_stands_and_why(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    body = Referral(service_name="Harbor Crisis Center", service_phone="555-0190", state="requested", act_by=TONIGHT)
    saved = writing.save_draft(desk, by=laptop.officer, encounter=encounter, kind="referral", body=body)
    writing.file_drafts(desk, by=laptop.officer)
    with pytest.raises(InputProblem, match="say_why"):
        work_list.set_referral_state(desk, by=laptop.officer, record=saved.record, state="rejected")
    work_list.set_referral_state(desk, by=laptop.officer, record=saved.record, state="accepted")
    [row] = work_list.list_work(desk, by=laptop.officer, kind="referral")
    assert (row.what, row.phone, row.state) == ("Harbor Crisis Center", "555-0190", "accepted")
    work_list.set_referral_state(desk, by=laptop.officer, record=saved.record, state="failed", reason="No bed")
    [row] = work_list.list_work(desk, by=laptop.officer, kind="referral", is_open=False)
    assert (row.state, row.note) == ("failed", "No bed")


def test_a_clinical_referral_is_the_clinicians_alone(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    body = Referral(service_name="Tidewater Recovery", state="requested", act_by=TONIGHT)
    record = RecordId("5a" * 16)
    with desk.writing(laptop.clinician) as act:
        act.revise(
            record=record,
            kind="referral",
            compartment=Compartment.CLINICAL,
            encounter=encounter,
            body=to_dict(body),
            why="written",
        )
    assert work_list.list_work(desk, by=laptop.officer, kind="referral") == []
    with pytest.raises(RuleProblem):
        work_list.set_referral_state(desk, by=laptop.officer, record=record, state="accepted")
    [row] = work_list.list_work(desk, by=laptop.clinician, kind="referral")
    assert row.what == "Tidewater Recovery"


def test_nothing_to_do_is_no_follow_up(laptop: Laptop, desk: Desk) -> None:
    with pytest.raises(InputProblem, match="say_what_is_due"):
        work_list.leave_follow_up(desk, by=laptop.officer, what="  ", due=TONIGHT)
    assert FollowUp().attempts == []


def test_a_follow_up_was_left_for_a_call_instead_of_a_person(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    """Only a person's record is a person: what is left for any other one would show its words as a name, or nobody's."""
    for stranger in (encounter, left(desk, laptop, who="Sam"), "0" * 32):
        with pytest.raises(RuleProblem, match="person_not_here"):
            left(desk, laptop, person=stranger)
        with pytest.raises(RuleProblem, match="person_not_here"):
            people.attach_person(desk, by=laptop.officer, encounter=encounter, person=PersonId(RecordId(stranger)))
