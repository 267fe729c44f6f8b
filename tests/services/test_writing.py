from __future__ import annotations

import pytest

from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import EnvironmentProblem, InputProblem, RuleProblem, VaultLocked
from fieldnotes.domain.record import (
    ClinicalNote,
    Compartment,
    Encounter,
    HoldStatement,
    Line,
    Narrative,
    Outcome,
    Person,
    SafetySummary,
)
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.services import encounter as encounters
from fieldnotes.services import person as people
from fieldnotes.services import sharing, shift, signin, writing
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import EncounterState, RecordState
from tests.services.conftest import Laptop


def read(desk: Desk, encounter: EncounterId, by: str) -> EncounterState:
    return encounters.read_encounter(desk, encounter=encounter, by=by)  # type: ignore[arg-type] # ids are strings here


def only(state: EncounterState, kind: str) -> RecordState:
    [record] = state.of_kind(kind)
    return record


def revisions(desk: Desk, record: str) -> list[str]:
    payloads = [desk.revision(envelope.rev) for envelope in desk.log.revisions(record)]
    return [payload.why for payload in payloads if payload]


def test_an_autosave_is_a_draft_and_only_an_act_makes_a_revision(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    first = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="One")
    )
    for text in ("One t", "One two"):
        writing.save_draft(
            desk,
            by=laptop.officer,
            encounter=encounter,
            kind="narrative",
            body=Narrative(text=text),
            record=first.record,
        )
    assert desk.log.revisions(first.record) == []
    [row] = writing.list_drafts(desk, by=laptop.officer)
    assert row.record == first.record
    assert row.is_mine
    encounters.leave_encounter(desk, encounter=encounter, by=laptop.officer)
    assert revisions(desk, first.record) == ["left"]
    assert writing.list_drafts(desk, by=laptop.officer) == []
    assert only(read(desk, encounter, laptop.officer), "narrative").body == Narrative(text="One two")


def test_lock_flushes_and_files_nothing(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    saved = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="Mid-sentence")
    )
    state = signin.lock(desk)
    assert state.users == (laptop.officer, laptop.clinician)
    assert state.encounter == encounter
    assert not desk.sessions
    with pytest.raises(VaultLocked):
        _ = desk.log
    laptop.enter(desk, laptop.officer)
    assert desk.log.revisions(saved.record) == []
    record = only(read(desk, encounter, laptop.officer), "narrative")
    assert record.is_draft
    assert record.body == Narrative(text="Mid-sentence")


@pytest.mark.parametrize("why", ["handed_pen", "packet", "shift_end", "left"])
def test_every_reason_to_file_is_kept_with_the_revision(
    laptop: Laptop, desk: Desk, encounter: EncounterId, why: writing.Why
) -> None:
    saved = writing.save_draft(desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="x"))
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter, why=why)
    assert revisions(desk, saved.record) == [why]


def test_the_pen_switch_files_the_words_of_the_one_who_gives_it_and_no_others(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    his = writing.save_draft(desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="his"))
    hers = writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="narrative", body=Narrative(text="hers")
    )
    encounters.switch_pen(desk, encounter=encounter, from_user=laptop.officer, to_user=laptop.clinician)
    assert revisions(desk, his.record) == ["handed_pen"]
    assert revisions(desk, hers.record) == []


def test_nobody_edits_files_or_discards_the_partners_words(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    hers = writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="narrative", body=Narrative(text="hers")
    )
    seen = only(read(desk, encounter, laptop.officer), "narrative")
    assert seen.body == Narrative(text="hers")
    assert (seen.may_edit, seen.why_not, seen.author_name) == (False, "not_author", "Reyes")
    with pytest.raises(RuleProblem) as refused:
        writing.save_draft(
            desk,
            by=laptop.officer,
            encounter=encounter,
            kind="narrative",
            body=Narrative(text="changed"),
            record=hers.record,
        )
    assert refused.value.code == "not_author"
    with pytest.raises(RuleProblem):
        writing.discard_draft(desk, by=laptop.officer, record=hers.record)
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    assert desk.log.revisions(hers.record) == []


def test_two_people_on_one_form_file_their_own_fields(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    """The clinician's form showed the officer's unfiled address; filing hers must not file his."""
    call = only(read(desk, encounter, laptop.officer), "encounter").body
    assert isinstance(call, Encounter)
    call.address = "1422 Alder St"
    writing.save_draft(desk, by=laptop.officer, encounter=encounter, kind="encounter", body=call, record=encounter)
    shown = only(read(desk, encounter, laptop.clinician), "encounter").body
    assert isinstance(shown, Encounter)
    assert shown.address == "1422 Alder St"
    shown.caller_relation = "sister"
    writing.save_draft(desk, by=laptop.clinician, encounter=encounter, kind="encounter", body=shown, record=encounter)
    encounters.leave_encounter(desk, encounter=encounter, by=laptop.clinician)
    found = desk.joint_record(encounter)
    assert found is not None
    assert (found.body["address"], found.body["caller_relation"]) == ("1420 Alder St", "sister")
    both = only(read(desk, encounter, laptop.clinician), "encounter").body
    assert isinstance(both, Encounter)
    assert (both.address, both.caller_relation) == ("1422 Alder St", "sister")
    encounters.leave_encounter(desk, encounter=encounter, by=laptop.officer)
    merged = only(read(desk, encounter, laptop.officer), "encounter")
    assert isinstance(merged.body, Encounter)
    assert (merged.body.address, merged.body.caller_relation) == ("1422 Alder St", "sister")
    assert merged.conflicts == {}


def test_both_values_of_a_field_are_kept_until_a_person_chooses(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    for user, address in ((laptop.officer, "East door"), (laptop.clinician, "West door")):
        call = Encounter(address=address, call_type_received="Suicidal person", cad_number="26-118432")
        root = desk.joint_record(encounter)
        assert root is not None
        call.number, call.team, call.contact_kind = root.body["number"], root.body["team"], root.body["contact_kind"]
        writing.save_draft(desk, by=user, encounter=encounter, kind="encounter", body=call, record=encounter)
    writing.file_drafts(desk, by=laptop.officer)
    writing.file_drafts(desk, by=laptop.clinician)
    record = only(read(desk, encounter, laptop.officer), "encounter")
    assert {value.value for value in record.conflicts["address"]} == {"East door", "West door"}
    assert {value.by_name for value in record.conflicts["address"]} == {"Okafor", "Reyes"}
    assert not read(desk, encounter, laptop.officer).may_sign
    assert read(desk, encounter, laptop.officer).may_not_sign_because == "conflict"
    chosen = record.body
    assert isinstance(chosen, Encounter)
    chosen.address = "West door"
    writing.resolve(desk, by=laptop.officer, record=record.id, body=chosen)
    settled = only(read(desk, encounter, laptop.clinician), "encounter")
    assert settled.conflicts == {}
    assert isinstance(settled.body, Encounter)
    assert settled.body.address == "West door"


def test_an_emptied_field_stays_empty(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    saved = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="outcome", body=Outcome(destination="Harbor")
    )
    writing.file_drafts(desk, by=laptop.officer)
    writing.save_draft(
        desk,
        by=laptop.officer,
        encounter=encounter,
        kind="outcome",
        body=Outcome(primary="resolved"),
        record=saved.record,
    )
    writing.file_drafts(desk, by=laptop.officer)
    assert only(read(desk, encounter, laptop.officer), "outcome").body == Outcome(primary="resolved")


def test_what_was_not_changed_makes_no_revision(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    saved = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="outcome", body=Outcome(destination="Harbor")
    )
    writing.file_drafts(desk, by=laptop.officer)
    for destination in ("Elsewhere", "Harbor"):
        writing.save_draft(
            desk,
            by=laptop.officer,
            encounter=encounter,
            kind="outcome",
            body=Outcome(destination=destination),
            record=saved.record,
        )
    writing.file_drafts(desk, by=laptop.officer)
    assert len(desk.log.revisions(saved.record)) == 1
    assert writing.list_drafts(desk, by=laptop.officer) == []


def test_an_encounter_has_one_outcome_though_both_began_one(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    his = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="outcome", body=Outcome(destination="Harbor")
    )
    hers = writing.save_draft(
        desk,
        by=laptop.clinician,
        encounter=encounter,
        kind="outcome",
        body=Outcome(destination="Harbor", who_stays="Sister"),
    )
    assert his.record == hers.record
    writing.file_drafts(desk, by=laptop.clinician)
    writing.file_drafts(desk, by=laptop.officer)
    record = only(read(desk, encounter, laptop.officer), "outcome")
    assert record.body == Outcome(destination="Harbor", who_stays="Sister")
    assert record.conflicts == {}


def test_fields_of_a_newer_version_survive_our_edit(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    newer = {**to_dict(Outcome(destination="Harbor")), "warmth": {"blankets": 2}}
    with desk.writing(laptop.officer) as act:
        record = (
            act.revise(
                record="ab" * 16,
                kind="outcome",
                compartment=Compartment.JOINT,
                encounter=encounter,
                body=newer,
                why="written",
            )
            and "ab" * 16
        )
    body = only(read(desk, encounter, laptop.clinician), "outcome").body
    assert isinstance(body, Outcome)
    body.destination = "Harbor Crisis Center"
    writing.save_draft(desk, by=laptop.clinician, encounter=encounter, kind="outcome", body=body, record=record)  # type: ignore[arg-type] # an id
    writing.file_drafts(desk, by=laptop.clinician)
    found = desk.joint_record(record)
    assert found is not None
    assert found.body == {"destination": "Harbor Crisis Center", "warmth": {"blankets": 2}}


def test_a_body_only_a_newer_version_understands_is_shown_as_that(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    with desk.writing(laptop.officer) as act:
        act.revise(
            record="cd" * 16,
            kind="outcome",
            compartment=Compartment.JOINT,
            encounter=encounter,
            body={"primary": 7},
            why="written",
        )
        act.revise(
            record="ce" * 16,
            kind="hologram",
            compartment=Compartment.JOINT,
            encounter=encounter,
            body={"x": 1},
            why="written",
        )
    state = read(desk, encounter, laptop.officer)
    record = only(state, "outcome")
    assert (record.may_edit, record.why_not) == (False, "newer_version")
    assert not state.of_kind("hologram")
    with pytest.raises(RuleProblem) as refused:
        writing.save_draft(
            desk,
            by=laptop.officer,
            encounter=encounter,
            kind="outcome",
            body=Outcome(primary="resolved"),
            record=record.id,
        )
    assert refused.value.code == "body_not_understood"


def test_one_call_of_a_newer_version_does_not_take_the_board_away(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    body = {"call_type_received": "From tomorrow", "times": "not what we know", "team": [laptop.officer]}
    with desk.writing(laptop.officer) as act:
        act.revise(
            record="ef" * 16,
            kind="encounter",
            compartment=Compartment.JOINT,
            encounter="ef" * 16,
            body=body,
            why="written",
        )
    board = shift.read_shift(desk, by=laptop.officer)
    assert board.current is not None
    assert {board.current.id, *(row.id for row in board.rows)} == {encounter, "ef" * 16}
    newer = encounters.read_encounter(desk, encounter=EncounterId(RecordId("ef" * 16)), by=laptop.officer)
    assert newer.header.title == "From tomorrow"
    with pytest.raises(RuleProblem):
        encounters.stamp_time(desk, encounter=EncounterId(RecordId("ef" * 16)), by=laptop.officer)


def test_a_stamp_is_taken_back_within_ten_seconds(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    stamped = encounters.stamp_time(desk, encounter=encounter, by=laptop.officer, which="on_scene")
    header = read(desk, encounter, laptop.clinician).header
    assert (header.state, header.next_stamp) == ("on_scene", "contact")
    laptop.clock.advance(9)
    encounters.undo_stamp(desk, encounter=encounter, by=laptop.officer, token=stamped.undo_token)
    assert read(desk, encounter, laptop.officer).header.next_stamp == "dispatched"
    with pytest.raises(RuleProblem):
        encounters.undo_stamp(desk, encounter=encounter, by=laptop.officer, token=stamped.undo_token)
    late = encounters.stamp_time(desk, encounter=encounter, by=laptop.officer)
    laptop.clock.advance(11)
    with pytest.raises(RuleProblem) as refused:
        encounters.undo_stamp(desk, encounter=encounter, by=laptop.officer, token=late.undo_token)
    assert refused.value.code == "too_late_to_undo"


def test_two_people_stamp_two_times_without_a_conflict(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    encounters.stamp_time(desk, encounter=encounter, by=laptop.officer, which="on_scene")
    laptop.clock.advance(180)
    encounters.stamp_time(desk, encounter=encounter, by=laptop.clinician, which="contact")
    encounters.leave_encounter(desk, encounter=encounter, by=laptop.officer)
    encounters.leave_encounter(desk, encounter=encounter, by=laptop.clinician)
    record = only(read(desk, encounter, laptop.officer), "encounter")
    assert record.conflicts == {}
    assert isinstance(record.body, Encounter)
    assert (record.body.times.on_scene.clock, record.body.times.contact.clock) == ("21:12", "21:15")
    encounters.clear_call(desk, encounter=encounter, by=laptop.officer)
    cleared = read(desk, encounter, laptop.officer).header
    assert (cleared.is_open, cleared.next_stamp) == (False, "")
    with pytest.raises(RuleProblem):
        encounters.stamp_time(desk, encounter=encounter, by=laptop.officer)
    assert encounters.clear_call(desk, encounter=encounter, by=laptop.officer).records == ()


def test_a_clinical_fact_reaches_the_officer_only_through_the_door(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    line = Line(
        text="Box cutter in the jacket", source="the person", shared_by=laptop.clinician, basis="imminent_threat"
    )
    with pytest.raises(RuleProblem) as refused:
        writing.save_draft(
            desk, by=laptop.clinician, encounter=encounter, kind="safety_summary", body=SafetySummary(weapons=[line])
        )
    assert refused.value.code == "share_with_basis_first"
    with pytest.raises(InputProblem) as without:
        sharing.share_with_officer(
            desk,
            by=laptop.clinician,
            encounter=encounter,
            place="weapons",
            line=Line(text="x", shared_by=laptop.clinician),
        )
    assert without.value.facts["field"] == "basis"
    sharing.share_with_officer(desk, by=laptop.clinician, encounter=encounter, place="weapons", line=line)
    seen = only(read(desk, encounter, laptop.officer), "safety_summary").body
    assert isinstance(seen, SafetySummary)
    assert seen.weapons == [line]
    stub = only(read(desk, encounter, laptop.officer), "stub").body
    assert to_dict(stub)["of_kind"] == "disclosure"
    assert not read(desk, encounter, laptop.officer).of_kind("disclosure")
    disclosure = to_dict(only(read(desk, encounter, laptop.clinician), "disclosure").body)
    assert (disclosure["basis"], disclosure["is_accountable"]) == ("imminent_threat", True)
    assert "Box cutter" not in str(disclosure)
    # Editing the rest of the form goes on as ever, with the shared line in it.
    seen.belongings = "Backpack"
    writing.save_draft(desk, by=laptop.officer, encounter=encounter, kind="safety_summary", body=seen)


def test_the_first_word_in_a_part_says_so_to_the_partner_without_any_content(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    before = dict(read(desk, encounter, laptop.officer).header.sections)
    assert before[Compartment.CLINICAL] == "none"
    writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="clinical_note", body=ClinicalNote(plan="Cerulean")
    )
    writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="clinical_note", body=ClinicalNote(plan="more")
    )
    state = read(desk, encounter, laptop.officer)
    assert dict(state.header.sections)[Compartment.CLINICAL] == "started"
    marks = [record for record in state.of_kind("section") if to_dict(record.body).get("of") == "clinical"]
    assert [to_dict(mark.body) for mark in marks] == [{"of": "clinical", "author": laptop.clinician}]


def test_somebody_who_comes_later_joins_the_team_and_has_to_sign(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    laptop.enter(desk, laptop.second_officer)
    writing.save_draft(
        desk, by=laptop.second_officer, encounter=encounter, kind="narrative", body=Narrative(text="Came later")
    )
    team = {member.user for member in read(desk, encounter, laptop.officer).header.team}
    assert team == {laptop.officer, laptop.clinician, laptop.second_officer}


def test_an_officers_hold_statement_is_not_the_other_officers_to_edit(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    saved = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="hold_statement", body=HoldStatement(how_came="x")
    )
    writing.file_drafts(desk, by=laptop.officer)
    laptop.enter(desk, laptop.second_officer)
    with pytest.raises(RuleProblem) as refused:
        writing.save_draft(
            desk,
            by=laptop.second_officer,
            encounter=encounter,
            kind="hold_statement",
            body=HoldStatement(),
            record=saved.record,
        )
    assert refused.value.code == "not_author"


def test_a_text_too_long_to_keep_is_said_and_the_last_save_stays(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    saved = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="kept")
    )
    with pytest.raises(InputProblem):
        writing.save_draft(
            desk,
            by=laptop.officer,
            encounter=encounter,
            kind="narrative",
            body=Narrative(text="x" * 1_000_001),
            record=saved.record,
        )
    assert only(read(desk, encounter, laptop.officer), "narrative").body == Narrative(text="kept")


def test_nothing_of_an_act_is_true_when_a_part_of_it_fails(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    before = (desk.log.last_seq(), len(desk.log.audit(limit=1000)))
    writing.save_draft(desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="One"))
    last = desk.log.last_seq()

    def file_until_the_disk_is_full() -> None:
        with desk.writing(laptop.officer) as act:
            writing.file_into(desk, act, by=laptop.officer, encounter=encounter, why="left")
            act.audit("draft_filed")
            raise EnvironmentProblem("disk_full")

    with pytest.raises(EnvironmentProblem):
        file_until_the_disk_is_full()
    assert (desk.log.last_seq(), len(desk.log.audit(limit=1000))) == (last, before[1])
    assert only(read(desk, encounter, laptop.officer), "narrative").is_draft


def test_people_of_a_call(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    with pytest.raises(InputProblem):
        people.attach_person(desk, by=laptop.officer, encounter=encounter, body=Person())
    with pytest.raises(InputProblem):
        people.attach_person(
            desk, by=laptop.officer, encounter=encounter, body=Person(legal_name="A B"), role="friend of all"
        )
    unknown = people.attach_person(
        desk, by=laptop.officer, encounter=encounter, body=Person(is_unknown=True, description="Tall, grey coat")
    )
    people.attach_person(desk, by=laptop.clinician, encounter=encounter, person=unknown.record)
    assert len(read(desk, encounter, laptop.officer).of_kind("involvement")) == 1
    # Forty minutes later somebody knows the name.
    state = read(desk, encounter, laptop.clinician)
    body = only(state, "person").body
    assert isinstance(body, Person)
    body.legal_name, body.is_unknown = "Katarína Nováková", False
    writing.save_draft(desk, by=laptop.clinician, encounter=encounter, kind="person", body=body, record=unknown.record)
    writing.file_drafts(desk, by=laptop.clinician)
    assert [row.name for row in people.find_people(desk, by=laptop.officer, query="Katarina")] == ["Katarína N."]
    assert [row.name for row in people.find_people(desk, by=laptop.officer, query="Catarina Novakova")] == [
        "Katarína N."
    ]
    second = encounters.start_encounter(desk, by=laptop.officer, call_type="Welfare check").encounter_id
    people.attach_person(desk, by=laptop.officer, encounter=second, person=unknown.record)
    page = people.read_person(desk, person=unknown.record, by=laptop.officer)
    assert len(page.encounters) == 2
    beside = read(desk, second, laptop.officer).person
    assert beside is not None
    assert [contact.title for contact in beside.contacts] == ["Suicidal person"]
    assert beside.contacts_12_months == 1
    people.detach_person(desk, by=laptop.officer, encounter=second, person=unknown.record)
    assert read(desk, second, laptop.officer).person is None
    assert not read(desk, second, laptop.officer).of_kind("person")
    assert {row.kind for row in desk.joint_of(encounter=encounter)} == {"encounter", "section", "involvement"}


def test_the_joint_side_panel_leaves_out_expired_warnings(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    lines = [
        Line(text="Dog bites", expires_on="2026-11-01"),
        Line(text="Sirens make it worse"),
        Line(text="Carries a knife", on=EventTime()),
    ]
    people.attach_person(
        desk, by=laptop.officer, encounter=encounter, body=Person(legal_name="Jordan Avery", be_careful=lines)
    )
    beside = read(desk, encounter, laptop.officer).person
    assert beside is not None
    assert [line.text for line in beside.be_careful] == ["Carries a knife", "Sirens make it worse"]
