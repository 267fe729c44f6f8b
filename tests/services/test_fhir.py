"""The bundle of a real referral: what goes in words goes as data, what stays leaves no code behind; the record comes before the bytes."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from fieldnotes.domain.health import Medicine
from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import Bug, EnvironmentProblem, RuleProblem
from fieldnotes.domain.record import Addendum, ClinicalNote, Health, Hold, Person, Quantity, Screen, Status
from fieldnotes.packet.content import Letter
from fieldnotes.packet.rule import Audience
from fieldnotes.services import accounting, amendment, fhir, fhir_fact, referral, screening, signing
from fieldnotes.services import person as people
from fieldnotes.services.case import judge, referral_by_number
from fieldnotes.services.desk import Desk
from fieldnotes.services.receiver import list_receivers
from tests.interop import fhir_oracle
from tests.packet import oracle
from tests.services import paper
from tests.services.conftest import Laptop, says
from tests.services.paper import Documented

CLINIC, JOBS, DETOX = "directory:3", "directory:2", "directory:15"
CLINIC_NAME = "Senior Peer Counseling"
PARTS = (
    "letter",
    "encounter_summary",
    "suicide_screen",
    "screen",
    "safety_plan",
    "health",
    "history",
    "hold_facts",
    "release",
)
Json = dict[str, Any]


def answered(made: Documented, instrument: str, codes: dict[str, str]) -> Screen:
    screen = screening.start_screen(made.desk, instrument=instrument)
    for item, code in codes.items():
        screen = screening.answer_screen(made.desk, body=screen, item=item, code=code)
    return screen


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.fixture
def rich(made: Documented) -> tuple[Documented, RecordId]:
    """Every part there is, each with words of its own, and a referral with its release."""
    wording = screening.read_instrument(made.desk, instrument="phq-9")
    scored = [item.id for item in wording.items if any(choice.points is not None for choice in item.choices)]
    made.write(
        made.laptop.clinician,
        answered(made, "phq-9", dict.fromkeys(scored, "1")),
        Health(allergies=Quantity(text="Penicillin, ALLERGYWORD hives", status=Status.GIVEN)),
    )
    found = made.desk.joint_of(encounter=made.encounter, kind="hold")[-1]
    hold = Hold(
        legal_status="hold",
        hold_type="co_m1",
        started=EventTime(local="2026-11-23T20:17", precision="minute"),
        custody="CUSTODYWORD",
    )
    from fieldnotes.services import writing

    writing.save_draft(
        made.desk, by=made.laptop.officer, encounter=made.encounter, kind="hold", record=RecordId(found.id), body=hold
    )
    writing.file_drafts(made.desk, by=made.laptop.officer, encounter=made.encounter)
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME, information=[part for part in PARTS if part != "release"])
    paper.detail(
        made,
        record,
        request="crisis_bed",
        reason="REASONWORD",
        letter="Dear team,\n\nLETTERWORD they ask for help: REASONWORD.",
    )
    return made, record


def bundle_of(made: Documented, record: str, *parts: str) -> Json:
    laid = referral.lay_out(made.desk, by=made.laptop.clinician, referral=RecordId(record), parts=parts or None)
    read: Json = json.loads(laid.bundle)
    return read


def only(bundle: Json, kind: str) -> Json:
    (found,) = fhir_oracle.resources(bundle, kind)
    return found


def observed(bundle: Json) -> dict[str, Json]:
    return {one["code"]["text"]: one for one in fhir_oracle.resources(bundle, "Observation")}


# --- what belongs to a part ------------------------------------------------------------------------------------------

# part -> words, codes and dates that nothing else in the packet states
OWN = {
    "letter": ("LETTERWORD", "REASONWORD", "crisis_bed", "risk_level"),
    "encounter_summary": ("quiet street", "1420 Alder St", "555-0162", '"FLD"', "bcp:47"),
    "suicide_screen": ("suicide-questions", "wanted your life to be over"),
    "screen": ("44261-6", "LA6569-3", "Little interest or pleasure"),
    "safety_plan": ("PLANCANARY", "COPYCANARY", '"CarePlan"', "988, by call"),
    "health": ("MEDICCANARY", '"MedicationStatement"', '"AllergyIntolerance"'),
    "history": ("ATTEMPTCANARY", "STAYCANARY", "found by a friend"),
    "hold_facts": ("CUSTODYWORD", "T20:17", "legal_status"),
    "release": ("Care tonight", "2027-05-23", "21:41", '"sourceAttachment"'),
}
NEVER = ("SUBSTANCECANARY", "AMOUNTCANARY", "NALOXCANARY", "methamphetamine", "LAWCANARY", "REPORTCANARY", "naloxone")


@settings(max_examples=25)
@given(chosen=st.sets(st.sampled_from(sorted(OWN)), min_size=1))
def test_of_a_part_that_stays_no_word_code_date_or_count_is_in_the_bundle(
    rich: tuple[Documented, RecordId], chosen: set[str]
) -> None:
    made, record = rich
    bundle = bundle_of(made, record, *chosen)
    assert fhir_oracle.faults(bundle) == {}
    said = fhir_oracle.everything(bundle)
    for part, words in OWN.items():
        for word in words:
            assert (word in said) is (part in chosen), (part, word)
    assert not [word for word in NEVER if word in said]
    assert ("1992-03-08" in said) is bool(chosen & {"letter", "encounter_summary"})
    assert ("ALLERGYWORD" in said) is ("health" in chosen)  # in the letter's box too only with its part
    assert ("Jordan" in said) is bool(chosen & {"letter", "encounter_summary", "release"})
    records = {
        one.record for one in judge(made.desk, by=made.laptop.clinician, referral=record, drafts="own").dossier.records
    }
    assert not [one for one in records | {record, made.person, made.encounter} if one in said]


def test_every_word_of_the_printed_parts_is_in_the_narratives(rich: tuple[Documented, RecordId]) -> None:
    import msgspec

    made, record = rich
    laid = referral.lay_out(made.desk, by=made.laptop.clinician, referral=record, parts=PARTS)
    sections = json.loads(laid.bundle)["entry"][0]["resource"]["section"]
    for part, section in zip(laid.content.parts, sections[1:], strict=True):
        shown = " ".join(_text(section["text"]["div"]).split())
        printed = msgspec.to_builtins(msgspec.structs.replace(part, block=None))
        for text in fhir_oracle._strings(
            {name: value for name, value in printed.items() if name not in {"type", "title"}}
        ):
            if text not in printed and " " in text:
                assert " ".join(text.split()) in shown, text
        assert section["title"] == getattr(part, "title", "Letter of referral")


def _text(div: str) -> str:
    import re
    from html import unescape

    return unescape(re.sub(r"<[^>]+>", " ", div))


# --- what facts say --------------------------------------------------------------------------------------------------


def test_scores_answers_and_gaps_say_what_was_said(rich: tuple[Documented, RecordId]) -> None:
    made, record = rich
    bundle = bundle_of(made, record, *PARTS)
    told = observed(bundle)
    total = told["PHQ-9 (depression, past 2 weeks): total"]
    assert (total["valueInteger"], total["code"]["coding"][0]["code"], total["note"][0]["text"]) == (
        9,
        "44261-6",
        "Mild",
    )
    assert told["Pregnancy"]["dataAbsentReason"]["coding"][0]["code"] == "not-asked"
    assert "valueString" not in told["Pregnancy"]
    assert told["Legal status"]["effectivePeriod"] == {"start": "2026-11-23T20:17:00+00:00"}
    assert told["Risk, in the clinician's judgement"]["valueCodeableConcept"]["coding"][0]["code"] == "moderate"
    responses = {one["questionnaire"]: one for one in fhir_oracle.resources(bundle, "QuestionnaireResponse")}
    asked = {item["linkId"]: item for item in responses["urn:fieldnotes:instrument:suicide-questions|1.0"]["item"]}
    assert asked["intention"]["answer"][0]["valueCoding"]["code"] == "no"
    assert asked["plan"]["extension"][0]["valueCode"] == "asked-declined"
    assert "answer" not in asked["plan"]
    medicine = only(bundle, "MedicationStatement")
    assert (medicine["medicationCodeableConcept"]["text"], medicine["status"]) == ("ROWCANARY", "unknown")
    assert "Ran out" in medicine["note"][0]["text"]


def test_a_sum_with_a_question_open_is_no_sum(made: Documented) -> None:
    made.write(made.laptop.clinician, answered(made, "phq-9", {"interest": "3", "mood": "3"}))
    bundle = bundle_of(made, paper.refer(made, CLINIC), "screen")
    assert not [one for one in observed(bundle) if one.endswith("total")]
    assert only(bundle, "QuestionnaireResponse")["status"] == "in-progress"
    assert "9" not in [one.get("valueInteger") for one in fhir_oracle.resources(bundle, "Observation")]


@pytest.mark.parametrize("words", ["none", "No known allergies", "NKDA.", "denies any"])
def test_words_for_none_are_no_allergy(made: Documented, words: str) -> None:
    made.write(made.laptop.clinician, Health(allergies=Quantity(text=words, status=Status.GIVEN)))
    bundle = bundle_of(made, paper.refer(made, CLINIC), "health")
    assert fhir_oracle.resources(bundle, "AllergyIntolerance") == []
    assert observed(bundle)["Allergies"]["valueString"] == words


def test_what_was_not_known_is_no_allergy_either(made: Documented) -> None:
    bundle = bundle_of(made, paper.refer(made, CLINIC), "health")
    assert fhir_oracle.resources(bundle, "AllergyIntolerance") == []
    allergies = observed(bundle)["Allergies"]
    assert allergies["dataAbsentReason"]["coding"][0]["code"] == "unknown"


def test_a_part_that_was_corrected_goes_in_words_only(made: Documented) -> None:
    made.write(made.laptop.clinician, Health(medicine_rows=[Medicine(name="Lithium")]))
    record = paper.refer(made, CLINIC)
    for user in (made.laptop.officer, made.laptop.clinician):
        signing.sign(made.desk, encounter=made.encounter, by=user, passphrase=says(made.laptop, user))
    assert fhir_oracle.resources(bundle_of(made, record, "health"), "MedicationStatement")
    kept = made.desk.kept_of(made.laptop.clinician, encounter=made.encounter, kind="health")[-1]
    amendment.add_addendum(
        made.desk,
        by=made.laptop.clinician,
        target=RecordId(kept.id),
        body=Addendum(amendment="addition", reason="they called", text="ADDEDWORD it was lamotrigine"),
        passphrase=says(made.laptop, made.laptop.clinician),
    )
    bundle = bundle_of(made, record, "health")
    assert "ADDEDWORD" in fhir_oracle.everything(bundle)
    kinds = {one["resource"]["resourceType"] for one in bundle["entry"]}
    assert not kinds & {"MedicationStatement", "Observation", "AllergyIntolerance"}
    assert fhir_oracle.faults(bundle) == {}


@pytest.mark.parametrize(
    ("safe", "do_not_contact", "told"),
    [
        ("call_text_voicemail", False, [{"system": "phone", "value": "555-0161"}]),
        ("text_only", False, [{"system": "sms", "value": "555-0161"}]),
        ("call_only", False, None),
        ("not_safe", False, None),
        ("unknown", False, None),
        ("call_text_voicemail", True, None),
    ],
)
def test_a_machine_gets_a_number_only_where_it_may_dial(
    made: Documented, safe: str, do_not_contact: bool, told: list[Json] | None
) -> None:
    person = made.desk.kept(made.laptop.officer, made.person)
    assert person is not None
    from fieldnotes.services import writing

    writing.save_draft(
        made.desk,
        by=made.laptop.officer,
        encounter=made.encounter,
        kind="person",
        record=made.person,
        body=Person(legal_name="Jordan Ashgrove", phone="555-0161", phone_safe=safe),
    )
    writing.file_drafts(made.desk, by=made.laptop.officer, encounter=made.encounter)
    record = paper.refer(made, CLINIC)
    paper.change(made, record, do_not_contact=do_not_contact)
    bundle = bundle_of(made, record, "letter")
    assert only(bundle, "Patient").get("telecom") == told
    assert "555-0161" in fhir_oracle.everything(bundle)  # the letter prints it, and its reader reads the warning
    assert ("orderDetail" in only(bundle, "ServiceRequest")) is do_not_contact


def test_not_to_contact_stands_large_on_the_cover_and_in_the_request(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, CLINIC)
    paper.change(made, record, do_not_contact=True)
    preview = referral.preview_packet(made.desk, by=made.laptop.clinician, referral=record, parts=("letter",))
    path = tmp_path / "p.pdf"
    path.write_bytes(preview.pdf)
    words = "Do not contact the person about this referral. Call us instead."
    assert words in " ".join(oracle.texts(path)["poppler"].split())
    assert oracle.conforms(path) == []
    (detail,) = only(bundle_of(made, record, "letter"), "ServiceRequest")["orderDetail"]
    assert (detail["text"], detail["coding"][0]["code"]) == (words, "contacting-subject-prohibited")


def test_an_unknown_person_stays_unknown(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    paper.take_services(desk, laptop)
    unknown = Person(is_unknown=True, description="Tall, green coat")
    person = people.attach_person(desk, by=laptop.officer, encounter=encounter, body=unknown).record
    made = Documented(desk, laptop, encounter, person)
    made.write(laptop.clinician, ClinicalNote(presenting="Quiet"))
    bundle = bundle_of(made, paper.refer(made, CLINIC), "letter")
    (name,) = only(bundle, "Patient")["name"]
    assert (name["text"], name["extension"][0]["valueCode"]) == ("Unknown", "unknown")
    assert fhir_oracle.faults(bundle) == {}


def test_about_is_no_more_than_a_day_and_what_is_no_time_is_none() -> None:
    at = EventTime(local="2026-11-23T21:41", offset_min=-300, precision="minute")
    assert fhir_fact.fhir_time(at) == "2026-11-23T21:41:00-05:00"
    assert (
        fhir_fact.fhir_time(EventTime(local="2026-11-23T21:41:07", precision="second")) == "2026-11-23T21:41:07+00:00"
    )
    assert fhir_fact.fhir_time(EventTime(local="2026-11-23T21:41", precision="about")) == "2026-11-23"
    assert fhir_fact.fhir_time(EventTime()) == ""
    assert fhir_fact.fhir_time(EventTime(local="2026-11-23T99:41", precision="minute")) == ""


def test_part_2_content_carries_its_labels_and_notices(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, DETOX)
    paper.release(
        made, DETOX, "Adult Rehabilitation Center", consent_kind="part2", covers_substance_use=True,
        information=["letter", "substance_note"],
    )  # fmt: skip
    bundle = bundle_of(made, record, "letter", "substance_note", "release")
    assert fhir_oracle.faults(bundle) == {}
    said = fhir_oracle.everything(bundle)
    assert "SUBSTANCECANARY" in said
    assert "A general authorization for the release of medical or other information is NOT sufficient" in said
    labelled = {one["resource"]["resourceType"] for one in bundle["entry"] if one["resource"].get("meta")}
    assert labelled == {"Composition", "Observation", "Consent"}
    alcohol = observed(bundle)["Alcohol"]
    assert "42 CFR part 2 prohibits" in alcohol["text"]["div"]
    assert {one["code"] for one in bundle["meta"]["security"]} == {"R", "ETH", "42CFRPart2"}
    consent = only(bundle, "Consent")
    assert consent["policyRule"]["coding"][0]["code"] == "42CFRPart2"
    assert consent["provision"]["actor"][0]["reference"]["reference"].startswith("urn:uuid:")
    assert "risk" not in {one for one in observed(bundle) if observed(bundle)[one].get("meta")}


# --- inside the packet -----------------------------------------------------------------------------------------------


def attached(pdf: bytes, password: str = "") -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(pdf), password=password) as opened:
        return {name: spec.get_file().read_bytes() for name, spec in opened.attachments.items()}


def test_the_packet_carries_it_conforms_and_is_the_same_bytes_twice(
    rich: tuple[Documented, RecordId], tmp_path: Path
) -> None:
    made, record = rich
    laid = referral.lay_out(made.desk, by=made.laptop.clinician, referral=record)
    one, two = referral.draw(laid).pdf, referral.draw(laid).pdf
    assert one == two
    assert attached(one) == {"referral.fhir.json": laid.bundle}
    path = tmp_path / "p.pdf"
    path.write_bytes(one)
    assert oracle.conforms(path) == []
    oracle.run("qpdf", "--check", path)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.AF[0].AFRelationship == "/Source"
        assert pdf.Root.AF[0].EF.F.Subtype == "/application/fhir+json"
    again = referral.lay_out(made.desk, by=made.laptop.clinician, referral=record)
    assert again.bundle == laid.bundle
    assert fhir_oracle.faults(laid.bundle) == {}


def test_the_protected_copy_with_it_is_still_the_one_on_record(
    rich: tuple[Documented, RecordId], tmp_path: Path
) -> None:
    made, record = rich
    path = tmp_path / "p.pdf"
    left = referral.export_packet(
        made.desk, by=made.laptop.clinician, referral=record, channel="save_protected", path=path
    )
    assert left.passphrase
    assert "referral.fhir.json" in attached(path.read_bytes(), left.passphrase)
    verdict = referral.verify_file(made.desk, path, passphrase=left.passphrase)
    assert (verdict.code, verdict.is_on_record) == ("genuine", True)


def test_who_does_not_treat_gets_none_inside_the_pdf(made: Documented) -> None:
    record = paper.refer(made, JOBS)
    paper.release(made, JOBS, "directory:2", recipient_key=JOBS, information=["letter"])
    laid = referral.lay_out(made.desk, by=made.laptop.clinician, referral=record)
    assert laid.content.parts
    assert laid.bundle == b""
    assert attached(referral.draw(laid).pdf) == {}


def test_it_goes_inside_for_those_who_treat_and_read_data(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    case = judge(made.desk, by=made.laptop.clinician, referral=record, drafts="own")
    profiles = list_receivers(made.desk)
    wanting = {
        (audience, code)
        for audience in Audience
        for code, profile in profiles.items()
        if fhir.wants_bundle(case._replace(audience=audience, profile=profile))
    }
    readers = {"clinic", "crisis_center", "detox", "emergency_department"}
    assert wanting == {(to, code) for to in (Audience.HEALTH, Audience.SUBSTANCE_PROGRAM) for code in readers}
    assert attached(referral.draw(referral.lay_out(made.desk, by=made.laptop.clinician, referral=record)).pdf)
    paper.change(made, record, receiver="general")  # somebody says that this one is nothing special
    assert referral.lay_out(made.desk, by=made.laptop.clinician, referral=record).bundle == b""


def test_what_a_receiver_must_not_be_told_is_no_code_either(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    case = judge(made.desk, by=made.laptop.clinician, referral=record, drafts="own")
    letter = next(part for part in case.content.parts if part.block.part == "letter")
    profiles = list_receivers(made.desk)
    for audience, code, is_told in (
        (Audience.HEALTH, "clinic", True),
        (Audience.HEALTH, "shelter", False),
        (Audience.SOCIAL, "general", False),
    ):
        told = fhir_fact.facts_of(made.desk, case._replace(audience=audience, profile=profiles[code]), letter)
        assert ("moderate" in str(told).lower()) is is_told, code


def test_a_risk_that_the_clinician_took_out_of_the_letter_went_along_as_a_code(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    case = judge(made.desk, by=made.laptop.clinician, referral=record, drafts="own")
    suggested = next(part for part in case.content.parts if isinstance(part, Letter))

    def told(letter: Letter) -> bool:
        return "moderate" in str(fhir_fact.facts_of(made.desk, case, letter)).lower()

    unboxed = structs.replace(suggested, essentials=())
    assert told(suggested)
    assert told(structs.replace(suggested, text="They ask for a bed.")), "the box says it"
    assert told(unboxed), "its words say it"
    assert not told(structs.replace(unboxed, text="They ask for a bed. A moderate rent."))


def test_a_fault_of_ours_keeps_the_bundle_here_and_lets_the_packet_go(
    rich: tuple[Documented, RecordId], out: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made, record = rich
    from fieldnotes.interop.fhir.bundle import build_bundle as whole

    def broken(values: Any) -> Json:
        return whole(structs.replace(values, made_at="2026-11-23T22:04:00"))

    monkeypatch.setattr("fieldnotes.services.fhir.build_bundle", broken)
    with pytest.raises(Bug, match="bundle_malformed"):
        referral.export_packet(
            made.desk,
            by=made.laptop.clinician,
            referral=record,
            channel="save_archive",
            path=out,
            product="fhir_bundle",
        )
    assert list(out.iterdir()) == []
    assert made.desk.kept_of(made.laptop.clinician, kind="disclosure") == []
    left = referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="print")
    assert attached(left.pdf) == {}
    assert "time_malformed at Bundle.timestamp" in caplog.text
    assert "Jordan" not in caplog.text


# --- leaving alone ---------------------------------------------------------------------------------------------------


def test_the_bundle_alone_is_a_disclosure_like_the_packet(rich: tuple[Documented, RecordId], out: Path) -> None:
    made, record = rich
    clinician = made.laptop.clinician
    left = referral.export_packet(
        made.desk, by=clinician, referral=record, channel="save_archive", path=out, product="fhir_bundle"
    )
    (file,) = out.iterdir()
    assert (file.name, left.path) == ("bundle-R-26-0001-3.json", str(file))
    assert left.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert fhir_oracle.faults(file.read_bytes()) == {}
    told = made.desk.kept_of(clinician, kind="disclosure")[-1].body
    assert (told["product"], told["sha256"], told["channel"]) == ("fhir_bundle", left.sha256, "save_archive")
    assert "letter" in told["parts"]
    kept = made.desk.kept(clinician, record)
    assert kept is not None
    assert kept.body["state"] == "requested"
    again = referral.export_packet(made.desk, by=clinician, referral=record, channel="print")
    assert again.packet_id == "R-26-0001-3-v2"  # the number was used
    rows = accounting.read_accounting(made.desk, person=made.person, by=clinician).rows
    assert all("Letter" in row.what for row in rows)


def test_what_could_not_be_written_did_not_leave(rich: tuple[Documented, RecordId], out: Path) -> None:
    made, record = rich
    with pytest.raises(EnvironmentProblem, match="packet_not_written"):
        referral.export_packet(
            made.desk, by=made.laptop.clinician, referral=record, channel="save_archive", path=out / "no" / "b.json",
            product="fhir_bundle",
        )  # fmt: skip
    assert made.desk.kept_of(made.laptop.clinician, kind="disclosure")[-1].body["channel"] == "not_left"
    assert list(out.iterdir()) == []


def test_without_a_basis_it_does_not_leave_either(made: Documented, out: Path) -> None:
    record = paper.refer(made, JOBS)
    with pytest.raises(RuleProblem, match="packet_not_ready"):
        referral.export_packet(
            made.desk,
            by=made.laptop.clinician,
            referral=record,
            channel="save_archive",
            path=out,
            product="fhir_bundle",
        )
    assert list(out.iterdir()) == []


def test_it_is_not_printed_and_has_no_passphrase(rich: tuple[Documented, RecordId], out: Path) -> None:
    made, record = rich
    for channel in ("print", "save_protected"):
        with pytest.raises(Bug, match="bundle_channel"):
            referral.export_packet(
                made.desk,
                by=made.laptop.clinician,
                referral=record,
                channel=channel,
                path=out,
                product="fhir_bundle",
            )


def test_a_referral_is_found_by_its_number_as_far_as_the_pen_reads(made: Documented) -> None:
    record, hidden = paper.refer(made, CLINIC), paper.refer(made, DETOX)
    assert referral_by_number(made.desk, by=made.laptop.officer, number=" r-26-0001-3") == record
    assert referral_by_number(made.desk, by=made.laptop.clinician, number="R-26-0002-3") == hidden
    for number in ("R-26-0002-3", "", "R-26-0099-3"):
        with pytest.raises(RuleProblem, match="record_not_here"):
            referral_by_number(made.desk, by=made.laptop.officer, number=number)
