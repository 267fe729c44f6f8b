"""The shift board, screens and releases."""

from __future__ import annotations

import json

import msgspec
import pytest

from fieldnotes.domain.ids import EncounterId, PersonId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import (
    ClinicalNote,
    Compartment,
    Consent,
    FollowUp,
    Narrative,
    Person,
    Referral,
    Screen,
    Status,
)
from fieldnotes.domain.screen_file import InstrumentRefused
from fieldnotes.services import consent as releases
from fieldnotes.services import encounter as encounters
from fieldnotes.services import history, screening, shift, signing, writing
from fieldnotes.services import person as people
from fieldnotes.services.desk import Desk
from fieldnotes.system.path import resource
from tests.services.conftest import Laptop, says


def test_the_board_says_where_we_are_what_is_due_and_what_is_left(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    encounters.stamp_time(desk, encounter=encounter, by=laptop.officer, which="on_scene")
    person = people.attach_person(
        desk, by=laptop.officer, encounter=encounter, body=Person(legal_name="Jordan Avery", phone="555-0162")
    )
    due = EventTime(local="2026-11-23T19:48", precision="minute")
    harbor = Referral(
        person_id=person.record,
        service_name="Harbor Crisis Center",
        state="requested",
        act_by=EventTime(local="2026-11-23T23:00", precision="minute"),
    )
    for kind, body in (
        ("follow_up", FollowUp(what="Day-1 call", due=due)),
        ("follow_up", FollowUp(what="Somebody else's call", due=due, assigned_to=laptop.second_officer)),
        ("follow_up", FollowUp(what="Done already", due=due, result="reached")),
        ("referral", harbor),
    ):  # fmt: skip
        writing.save_draft(desk, by=laptop.officer, encounter=encounter, kind=kind, body=body)
    writing.file_drafts(desk, by=laptop.officer)
    writing.save_draft(desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="unfiled"))
    laptop.clock.advance(36 * 60)
    board = shift.read_shift(desk, by=laptop.officer)
    assert board.is_caught_up
    assert board.current is not None
    assert (board.current.id, board.current.state, board.current.state_since.clock) == (encounter, "on_scene", "21:12")
    assert board.rows == ()
    assert [(row.kind, row.is_overdue) for row in board.due] == [("follow_up", True), ("referral", False)]
    assert board.due[1].who == "Harbor Crisis Center"
    assert {(row.code, row.count) for row in board.before_leaving if row.code != "unsent"} == {
        ("to_sign", 1),
        ("draft", 1),
    }
    assert (board.counts.encounters, board.counts.on_scene_s, board.counts.unsigned) == (1, 36 * 60, 1)
    assert board.counts.waiting > 0

    encounters.clear_call(desk, encounter=encounter, by=laptop.officer)
    cleared = shift.read_shift(desk, by=laptop.officer)
    assert cleared.current is None
    assert [(row.title, row.place, row.is_open, row.people) for row in cleared.rows] == [
        ("Suicidal person", "1420 Alder St", False, 1)
    ]
    laptop.clock.advance(20 * 3600)
    assert shift.read_shift(desk, by=laptop.officer).rows == ()
    assert shift.read_shift(desk, by=laptop.officer).counts.unsigned == 1


def test_the_clinicians_board_never_shows_police_drafts(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="clinical_note", body=ClinicalNote(plan="x")
    )
    assert not [row for row in shift.read_shift(desk, by=laptop.officer).before_leaving if row.code == "draft"]
    assert [row.count for row in shift.read_shift(desk, by=laptop.clinician).before_leaving if row.code == "draft"] == [
        1
    ]


def test_pages_of_encounters_follow_each_other_without_a_gap(laptop: Laptop, desk: Desk) -> None:
    started = []
    for place in range(7):
        laptop.clock.advance(60)
        started.append(
            encounters.start_encounter(desk, by=laptop.officer, call_type=f"Call {place}", address="1 Elm St")
        )
    assert [one.number for one in started] == [f"CR-26-{n:05d}-3" for n in range(1, 8)]
    seen = []
    before = None
    while page := shift.list_encounters(desk, by=laptop.officer, before=before, limit=3):
        seen += [row.title for row in page]
        before = page[-1]
    assert seen == [f"Call {place}" for place in reversed(range(7))]
    here = history.read_history(desk, by=laptop.officer, address="1 ELM Street", without=started[-1].encounter_id).rows
    assert [row.title for row in here] == [f"Call {place}" for place in (5, 4, 3, 2, 1, 0)]


def test_a_screen_is_asked_kept_and_read(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    row = screening.list_instruments(desk)[0]
    assert (row.id, row.items) == ("suicide-questions", 6)
    body = screening.start_screen(desk, instrument=row.id)
    for item, code in (("wish", "yes"), ("thoughts", "yes"), ("how", "yes"), ("intention", "no"), ("plan", "no")):
        body = screening.answer_screen(desk, body=body, item=item, code=code)
    saved = writing.save_draft(desk, by=laptop.clinician, encounter=encounter, kind="screen", body=body)
    state = encounters.read_encounter(desk, encounter=encounter, by=laptop.clinician)
    assert {m.mark for m in state.sections if m.key == "risk_screen"} == {"started"}
    assert "screen_incomplete" in {
        p.code for p in signing.read_signing_sheet(desk, encounter=encounter, by=laptop.clinician).problems
    }
    body = screening.answer_screen(desk, body=body, item="acts", status=Status.DECLINED)
    writing.save_draft(desk, by=laptop.clinician, encounter=encounter, kind="screen", body=body, record=saved.record)
    state = encounters.read_encounter(desk, encounter=encounter, by=laptop.clinician)
    kept = state.of_kind("screen")[0].body
    assert isinstance(kept, Screen)
    reading = screening.judge_screen(desk, body=kept)
    assert reading.is_complete
    assert reading.unknown == ("acts",)
    sheet = signing.read_signing_sheet(desk, encounter=encounter, by=laptop.clinician)
    lines = [line for part in sheet.parts for line in part.text_lines]
    assert any(line.endswith("Declined to answer") for line in lines)


def test_an_agencys_own_wording_takes_the_place_of_ours(laptop: Laptop, desk: Desk) -> None:
    data = json.loads((resource("instruments") / "suicide-questions.json").read_text(encoding="utf-8"))
    data |= {
        "id": "agency-screen",
        "replaces": "suicide-questions",
        "title": {"en": "Agency screen", "es": "Preguntas"},
    }
    wording = json.dumps(data).encode()
    with pytest.raises(RuleProblem):
        screening.import_instrument(desk, by=laptop.clinician, data=wording)
    laptop.enter(desk, laptop.admin)
    with pytest.raises(InstrumentRefused):
        screening.import_instrument(desk, by=laptop.admin, data=b"{}")
    first = screening.import_instrument(desk, by=laptop.admin, data=wording)
    offered = [row.id for row in screening.list_instruments(desk)]
    assert offered[0] == "agency-screen"
    assert "suicide-questions" not in offered
    data["version"] = "2.0"
    again = screening.import_instrument(desk, by=laptop.admin, data=json.dumps(data).encode())
    assert again.record == first.record
    assert screening.list_instruments(desk)[0].version == "2.0"
    assert screening.read_instrument(desk, instrument="suicide-questions").id == "suicide-questions"


def release(person: str, *information: str) -> Consent:
    return Consent(
        person_id=person, discloser="Alder County Co-Response", recipient="Harbor Crisis Center", information=list(information),
        purpose="treatment", expires_on="2027-05-23", signed_at=EventTime(local="2026-11-23T21:41", precision="minute"),
        signature_strokes=[[(1, 2), (3, 4)]], right_to_revoke_told=True, redisclosure_told=True,
        signed_by="Jordan Avery",
    )  # fmt: skip


def test_a_clinical_release_tells_the_officer_only_that_it_is_there(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    person = people.attach_person(
        desk, by=laptop.clinician, encounter=encounter, body=Person(legal_name="Jordan Avery")
    )
    body = release(person.record, "letter", "substance_note")
    with pytest.raises(RuleProblem) as refused:
        releases.record_consent(desk, by=laptop.officer, encounter=encounter, body=body)
    assert refused.value.code == "consent_needs_clinician"
    saved = releases.record_consent(desk, by=laptop.clinician, encounter=encounter, body=body)
    [mine] = releases.list_consents(desk, by=laptop.clinician, person=person.record)
    assert (mine.state, mine.recipient, mine.compartment) == ("valid", "Harbor Crisis Center", Compartment.CLINICAL)
    [his] = releases.list_consents(desk, by=laptop.officer, person=person.record)
    assert (his.state, his.recipient, his.is_readable) == ("on_file", "", False)
    assert "Harbor" not in str(encounters.read_encounter(desk, encounter=encounter, by=laptop.officer))
    releases.revoke_consent(desk, by=laptop.clinician, record=saved.record)
    assert [row.state for row in releases.list_consents(desk, by=laptop.clinician, person=person.record)] == ["revoked"]
    assert [row.state for row in releases.list_consents(desk, by=laptop.officer, person=person.record)] == ["revoked"]


def test_a_release_of_joint_parts_alone_is_joint(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    person = people.attach_person(desk, by=laptop.officer, encounter=encounter, body=Person(legal_name="Jordan Avery"))
    releases.record_consent(
        desk, by=laptop.officer, encounter=encounter, body=release(person.record, "encounter_summary")
    )
    [row] = releases.list_consents(desk, by=laptop.officer, person=person.record)
    assert (row.compartment, row.state) == (Compartment.JOINT, "valid")


def test_a_release_and_a_referral_go_on_after_signing(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    person = people.attach_person(
        desk, by=laptop.clinician, encounter=encounter, body=Person(legal_name="Jordan Avery")
    )
    for user in (laptop.officer, laptop.clinician):
        writing.save_draft(desk, by=user, encounter=encounter, kind="narrative", body=Narrative(text="x"))
        signing.sign(desk, encounter=encounter, by=user, passphrase=says(laptop, user))
    assert encounters.read_encounter(desk, encounter=encounter, by=laptop.officer).is_locked
    releases.record_consent(desk, by=laptop.clinician, encounter=encounter, body=release(person.record, "letter"))
    writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="referral", body=Referral(service_name="Harbor")
    )
    writing.save_draft(desk, by=laptop.clinician, encounter=encounter, kind="follow_up", body=FollowUp(what="Call"))
    writing.file_drafts(desk, by=laptop.clinician)
    for verdict in signing.verify_signatures(desk, encounter=encounter, by=laptop.officer):
        assert verdict.is_valid
        assert not verdict.why_not
    with pytest.raises(RuleProblem):
        people.attach_person(desk, by=laptop.officer, encounter=encounter, body=Person(legal_name="Late Comer"))
    # The person outlives the encounter: an address learnt tomorrow can be written down.
    body = people.read_person(desk, person=PersonId(person.record), by=laptop.officer).body
    writing.save_draft(
        desk,
        by=laptop.officer,
        encounter=encounter,
        kind="person",
        body=msgspec.structs.replace(body, address="12 Pier Rd"),
        record=person.record,
    )
