"""Who receives the packet decides what the letter says first, what is asked for and what stays; and no letter leaves unread."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Addendum, Contact, Hold, Person, PersonClinical, Quantity, ReferralDetail, Status
from fieldnotes.packet.content import Letter
from fieldnotes.services import amendment, fhir_fact, receiver, referral, signing, writing
from fieldnotes.services.case import judge
from fieldnotes.services.row import CheckRow, PacketPlan
from tests.packet import oracle
from tests.services import paper
from tests.services.conftest import says
from tests.services.paper import Documented

CLINIC, JOBS, DETOX = "directory:3", "directory:2", "directory:15"
CLINIC_NAME = "Senior Peer Counseling"
CLINICAL_WORDS = (
    "Sertraline",
    "Thoughts, no intention",
    "PRESENTCANARY",
    "moderate",
    "Moderate",
    "suicid",
    "ROWCANARY",
)


def plan(made: Documented, record: str) -> PacketPlan:
    return referral.read_packet_plan(made.desk, by=made.laptop.clinician, referral=record)  # type: ignore[arg-type] # an id


def letter_of(made: Documented, record: RecordId) -> Letter:
    laid = referral.lay_out(made.desk, by=made.laptop.clinician, referral=record)
    return next(part for part in laid.content.parts if isinstance(part, Letter))


def box(made: Documented, record: RecordId) -> dict[str, str]:
    return {pair.label: pair.text for pair in letter_of(made, record).essentials}


def wants(made: Documented, record: RecordId) -> dict[str, CheckRow]:
    return {check.code: check for check in plan(made, record).checks if check.is_want}


def test_the_service_has_a_first_choice_and_somebody_may_change_it(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    shown = plan(made, record)
    assert shown.receiver == "clinic"
    assert [row.code for row in shown.receivers] == [
        "crisis_center", "emergency_department", "clinic", "shelter", "general",
    ]  # fmt: skip
    assert plan(made, paper.refer(made, DETOX)).receiver == "detox"
    assert plan(made, paper.refer(made, JOBS)).receiver == "general"
    paper.change(made, record, receiver="shelter")
    changed = plan(made, record)
    assert changed.receiver == "shelter"
    assert {row.part for row in changed.parts if row.may_go} == {"letter"}
    assert {row.why_not for row in changed.parts if row.part == "health"} == {"receiver_must_not"}
    # A profile that does not fit who reads is not used, and one that is gone neither.
    for code in ("detox", "no_such_profile"):
        paper.change(made, record, receiver=code)
        assert plan(made, record).receiver == "clinic"


def test_a_part_the_receiver_must_not_get_cannot_be_chosen(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    paper.change(made, record, receiver="shelter", contents=["letter", "health"])
    assert {row.part for row in plan(made, record).parts if row.is_in} == {"letter"}
    with pytest.raises(RuleProblem, match="part_withheld") as refused:
        referral.preview_packet(made.desk, by=made.laptop.clinician, referral=record, parts=("health",))
    assert refused.value.facts["reason"] == "receiver_must_not"


def test_the_box_follows_what_the_receiver_wants_in_its_order_and_says_the_gaps(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    made.write(made.laptop.clinician, PersonClinical(person_id=made.person, insurance="medicaid"))
    told = box(made, record)
    assert list(told) == [
        "Person", "Request", "Urgency", "Treatment tried before", "Risk", "Physical health", "Medicines", "Allergies",
        "What the person wants, and that they agree", "Language", "Insurance", "May family be called, and who", "How to reach them",
    ]  # fmt: skip
    assert told["Risk"] == "Moderate (clinician's judgement)"
    assert "Risk: Moderate (clinician's judgement). Thoughts, no intention tonight." in letter_of(made, record).text
    assert told["Medicines"] == "Sertraline 50 mg; ROWCANARY 5 mg, ran out"
    assert (told["Allergies"], told["Physical health"]) == ("unknown, please ask", "not known")
    assert told["Insurance"] == "Medicaid"
    assert told["How to reach them"] == "555-0161, Call only, leave no message"
    made.write(made.laptop.officer, Hold(legal_status="hold", hold_type="ca_5150"))
    paper.change(made, record, receiver="emergency_department")
    told = box(made, record)
    assert list(told)[3:6] == ["Behavior at the time of the call", "What was seen", "Risk"]
    assert told["What was seen"] == "see “Encounter summary”"
    assert told["Legal status"].startswith("Involuntary hold, ")
    assert "5150" in told["Legal status"]
    assert told["Who can tell more"] == "Sister, 555-0162"


def test_no_clinical_word_reaches_a_shelter_or_a_job_service_by_box_or_suggestion(
    made: Documented, tmp_path: Path
) -> None:
    made.write(made.laptop.officer, Person(legal_name="not this one"))
    shelter = paper.refer(made, CLINIC)
    paper.change(made, shelter, receiver="shelter")
    jobs = paper.refer(made, JOBS)
    paper.release(made, JOBS, "Second Career Employment Program", information=["letter"])
    for record in (shelter, jobs):
        preview = referral.preview_packet(made.desk, by=made.laptop.clinician, referral=record, parts=("letter",))
        (tmp_path / "p.pdf").write_bytes(preview.pdf)
        words = oracle.texts(tmp_path / "p.pdf")["poppler"]
        assert "Jordan Ashgrove" in words
        assert "Box cutter" in words or record == jobs
        for word in CLINICAL_WORDS:
            assert word not in words, word
    assert "Medicines" not in box(made, jobs)


def test_what_a_release_does_not_name_is_in_no_box_and_no_suggestion(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME, information=["letter", "safety_plan"])
    letter = letter_of(made, record)
    assert "Medicines" not in [pair.label for pair in letter.essentials]
    assert "Sertraline" not in letter.text
    assert "What the screens say" not in letter.text
    wider = paper.release(made, CLINIC, CLINIC_NAME, information=["letter", "health", "suicide_screen"])
    paper.change(made, record, contents=["letter", "suicide_screen"], consent_id=wider)
    letter = letter_of(made, record)
    assert "Sertraline" not in str(letter.essentials), "health was taken out"
    assert "What the screens say" in letter.text
    paper.change(made, record, contents=["letter", "health"])
    letter = letter_of(made, record)
    assert "Sertraline" in str(letter.essentials)
    assert "What the screens say" not in letter.text


def test_a_detox_is_pointed_to_the_note_that_has_its_own_release_and_never_told_in_the_letter(made: Documented) -> None:
    record = paper.refer(made, DETOX)
    assert "Last use, how much, how taken" not in box(made, record)
    paper.release(
        made,
        DETOX,
        "Adult Rehabilitation Center",
        consent_kind="part2",
        covers_substance_use=True,
        information=["letter", "substance_note", "health"],
    )
    told = box(made, record)
    assert told["Last use, how much, how taken"] == "see “Substance use note”"
    assert told["Medicines, buprenorphine or methadone too"].startswith("Sertraline")
    assert told["How long the bed is held"] == "not known"
    letter = letter_of(made, record)
    for word in ("AMOUNTCANARY", "SUBSTANCECANARY", "a fifth"):
        assert word not in letter.text
        assert word not in str(letter.essentials)
    paper.change(made, record, contents=["letter", "health"])
    assert "Last use, how much, how taken" not in box(made, record)


def test_a_want_is_answered_by_the_record_or_on_the_page_and_not_known_is_an_answer(made: Documented) -> None:
    record = paper.refer(made, DETOX)
    paper.release(
        made,
        DETOX,
        "Adult Rehabilitation Center",
        consent_kind="part2",
        covers_substance_use=True,
        information=["letter"],
    )
    before = wants(made, record)
    assert {code for code, check in before.items() if check.is_ok} == {"last_use", "withdrawal", "legal_status"}
    assert before["past_withdrawal"].field == "health.past_withdrawal"
    assert before["bed_hold"].field == "letter.bed_hold"
    answers = {
        "bed_hold": Quantity(text="until nine", status=Status.GIVEN),
        "infections": Quantity(status=Status.COULD_NOT_ASSESS),
        "pregnancy": Quantity(status=Status.GIVEN),  # given without words: nobody answered
    }
    paper.detail(made, record, answers=answers)
    after = {code for code, check in wants(made, record).items() if check.is_ok}
    assert after - {code for code, check in before.items() if check.is_ok} == {"bed_hold", "infections"}
    told = box(made, record)
    assert (told["How long the bed is held"], told["Tuberculosis test, infections"]) == ("until nine", "not known")


def test_whoever_may_tell_more_and_who_comes_along_is_taken_from_the_person(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    paper.change(made, record, receiver="shelter")
    assert not wants(made, record)["household"].is_ok
    found = made.desk.kept(made.laptop.clinician, made.person)
    assert found is not None
    body = Person(
        legal_name="Jordan Ashgrove",
        sex="female",
        dependents=[Contact(name="Mia", relation="daughter", note="with us")],
    )
    writing.save_draft(
        made.desk, by=made.laptop.officer, encounter=made.encounter, kind="person", record=made.person, body=body
    )
    writing.file_drafts(made.desk, by=made.laptop.officer, encounter=made.encounter)
    assert wants(made, record)["household"].is_ok
    assert box(made, record)["Who comes along: partner, children"] == "Female; Mia, daughter, with us"


def test_the_letter_said_the_risk_and_the_medicine_that_had_been_corrected_after_signing(made: Documented) -> None:
    desk, clinician = made.desk, made.laptop.clinician
    record = paper.refer(made, CLINIC)
    for user in (made.laptop.officer, clinician):
        signing.sign(desk, encounter=made.encounter, by=user, passphrase=says(made.laptop, user))
    for kind, field, was, text in (
        ("clinical_note", "risk_level", "Moderate", "HIGHWORD High"),
        ("health", "medicines", "Sertraline 50 mg", "PILLWORD 100 mg"),
    ):
        target = desk.kept_of(clinician, encounter=made.encounter, kind=kind)[-1].id
        body = Addendum(amendment="correction", reason="misheard", field=field, was=was, text=text)
        amendment.add_addendum(
            desk, by=clinician, target=RecordId(target), body=body, passphrase=says(made.laptop, clinician)
        )
    told, letter = box(made, record), letter_of(made, record)
    for label, word in (("Risk", "HIGHWORD"), ("Medicines", "PILLWORD")):
        assert f"Corrected after signing, it should say: {word}" in told[label]
    assert "HIGHWORD" in letter.text
    assert word not in told["Allergies"]
    case = judge(desk, by=clinician, referral=record, drafts="own")
    assert "moderate" not in str(fhir_fact.facts_of(desk, case, letter)).lower(), (
        "a computer would take the wrong one over"
    )
    # What may not go is not told by its correction either.
    paper.change(made, record, contents=["letter", "safety_plan"])
    assert "PILLWORD" not in str(letter_of(made, record))


# --- never unread -----------------------------------------------------------------------------------------------------


def test_a_letter_nobody_read_does_not_leave_and_says_so_on_its_page(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, CLINIC)
    shown = plan(made, record)
    assert not shown.is_letter_read
    assert "Dear Senior Peer Counseling," in shown.suggestion
    assert next(check for check in shown.checks if check.code == "letter_read") == CheckRow(
        code="letter_read", is_ok=False, field="letter.letter"
    )
    row = next(row for row in shown.parts if row.part == "letter")
    assert (row.detail, row.remedy) == ("Suggested, not read yet. By M. Reyes, LCSW", "read_letter")
    preview = referral.preview_packet(made.desk, by=made.laptop.clinician, referral=record, parts=("letter",))
    path = tmp_path / "p.pdf"
    path.write_bytes(preview.pdf)
    assert "Nobody has read this letter yet" in oracle.texts(path)["poppler"]
    with pytest.raises(RuleProblem, match="letter_not_read"):
        referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="save_archive", path=path)
    assert made.desk.kept_of(made.laptop.clinician, kind="disclosure") == []
    # Without the letter the packet may go.
    paper.change(made, record, contents=["safety_plan"])
    assert "letter_read" not in {check.code for check in plan(made, record).checks}
    assert wants(made, record) == {}
    referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="print")


def test_every_suggested_passage_waits_for_its_reader(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, CLINIC)
    text = plan(made, record).suggestion
    first, *rest = text.split("\n\n")
    body = ReferralDetail(referral_id=record, letter=text.replace(first, "Dear Dr. Vale,"), inherited=rest)
    kept = writing.save_draft(
        made.desk, by=made.laptop.clinician, encounter=made.encounter, kind="referral_detail", body=body
    ).record
    assert not plan(made, record).is_letter_read
    assert plan(made, record).suggestion == "", "what somebody began to write is not suggested over"
    with pytest.raises(RuleProblem, match="letter_not_read"):
        referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="print")
    body.inherited = []
    writing.save_draft(
        made.desk, by=made.laptop.clinician, encounter=made.encounter, kind="referral_detail", record=kept, body=body
    )
    left = referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="print")
    (tmp_path / "p.pdf").write_bytes(left.pdf)
    words = oracle.texts(tmp_path / "p.pdf")["poppler"]
    assert "Dear Dr. Vale," in words
    assert "Nobody has read" not in words
    assert oracle.conforms(tmp_path / "p.pdf") == []


# --- the agency's own -------------------------------------------------------------------------------------------------


def test_a_profile_of_the_agency_takes_the_place_of_ours_or_stands_beside_it(made: Documented, tmp_path: Path) -> None:
    ours = tmp_path / "dental.json"
    ours.write_text(
        '{"receiver": "clinic", "label": {"en": "Dentist"}, "audiences": ["health"], "needs": ["mental_health"], "order": 5,'
        '"wants": [{"ask": "last_meal", "label": {"en": "Last meal", "es": "Última comida"}}], "must_not": {"parts": ["history"]},'
        '"letter": "dental.txt"}',
        encoding="utf-8",
    )
    assert [one.code for one in receiver.prepare_receiver(ours).findings] == ["receiver_letter_missing"]
    (tmp_path / "dental.txt").write_text("Dear dentist,\n\nLast meal: {last_meal}.\n", encoding="utf-8")
    prepared = receiver.prepare_receiver(ours)
    assert prepared.findings == []
    with pytest.raises(RuleProblem, match="only_admins_import_receivers"):
        receiver.import_receiver(made.desk, by=made.laptop.clinician, prepared=prepared)
    for _ in range(2):  # a second time is a revision, not a second profile
        receiver.import_receiver(made.desk, by=made.laptop.admin, prepared=prepared)
    assert len(made.desk.agency_of(kind="receiver_profile")) == 1
    record = paper.refer(made, CLINIC)
    shown = plan(made, record)
    assert shown.receiver == "clinic"
    assert next(row for row in shown.parts if row.part == "history").why_not == "receiver_must_not"
    assert shown.suggestion == "Dear dentist,"
    assert wants(made, record)["last_meal"] == CheckRow(
        code="last_meal",
        is_ok=False,
        field="letter.last_meal",
        is_want=True,
        label={"en": "Last meal", "es": "Última comida"},
    )
    paper.detail(made, record, answers={"last_meal": Quantity(text="noon", status=Status.GIVEN)})
    assert plan(made, record).suggestion == "Dear dentist,\n\nLast meal: noon."
    assert box(made, record)["Last meal"] == "noon"


def test_a_packet_could_not_be_opened_any_more_after_another_receiver_was_chosen(
    made: Documented, tmp_path: Path
) -> None:
    """What the first one asked was answered, and the second one's letter has no place for it."""
    ours = tmp_path / "ours.json"
    ours.write_text(
        '{"receiver": "dentist", "label": {"en": "Dentist"}, "audiences": ["health"],'
        '"wants": [{"ask": "last_meal", "label": {"en": "Last meal"}}]}',
        encoding="utf-8",
    )
    receiver.import_receiver(made.desk, by=made.laptop.admin, prepared=receiver.prepare_receiver(ours))
    record = paper.refer(made, CLINIC)
    paper.change(made, record, receiver="dentist")
    paper.detail(made, record, answers={"last_meal": Quantity(text="MEALWORD", status=Status.GIVEN)})
    assert box(made, record)["Last meal"] == "MEALWORD"
    for code in ("emergency_department", "shelter"):
        paper.change(made, record, receiver=code)
        shown = plan(made, record)
        assert shown.receiver == code
        assert "MEALWORD" not in shown.suggestion + str(letter_of(made, record))


@pytest.mark.parametrize("letter", ["link.txt", "../own.txt", "/etc/hostname", "..", ".", "own\\..\\own.txt"])
def test_a_profile_from_outside_took_the_administrators_own_file_for_its_letter(tmp_path: Path, letter: str) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (tmp_path / "own.txt").write_text("OWNWORD", encoding="utf-8")
    (given / "link.txt").symlink_to(tmp_path / "own.txt")
    said = {"receiver": "dentist", "label": {"en": "Dentist"}, "audiences": ["health"], "wants": [], "letter": letter}
    (given / "profile.json").write_text(json.dumps(said), encoding="utf-8")
    prepared = receiver.prepare_receiver(given / "profile.json")
    assert [one.code for one in prepared.findings] == ["receiver_letter_missing"]
    assert prepared.letter == ""


def test_a_damaged_profile_stores_nothing(made: Documented, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_bytes(b"{")
    with pytest.raises(InputProblem, match="receiver_not_json"):
        receiver.import_receiver(made.desk, by=made.laptop.admin, prepared=receiver.prepare_receiver(bad))
    with pytest.raises(InputProblem, match="file_not_found"):
        receiver.prepare_receiver(tmp_path / "none.json")
    assert made.desk.agency_of(kind="receiver_profile") == []
