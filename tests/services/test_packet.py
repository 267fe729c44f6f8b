"""Referral and packet as use cases: what may go goes, what may not stays and says why; the record comes before the bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import EnvironmentProblem, InputProblem, RuleProblem
from fieldnotes.domain.record import Addendum, Compartment
from fieldnotes.services import amendment, referral, signing, writing
from fieldnotes.services import consent as consents
from fieldnotes.services.row import PacketPlan
from tests.packet import oracle
from tests.services import paper
from tests.services.conftest import says
from tests.services.paper import Documented

CLINIC, JOBS, DETOX, GONE = "directory:3", "directory:2", "directory:15", "directory:20"
CLINIC_NAME = "Senior Peer Counseling"


def plan(made: Documented, record: str) -> PacketPlan:
    return referral.read_packet_plan(made.desk, by=made.laptop.clinician, referral=record)  # type: ignore[arg-type] # an id


def parts(shown: PacketPlan) -> dict[str, str]:
    return {row.part: "in" if row.is_in else row.why_not or "out" for row in shown.parts}


def test_a_referral_has_a_number_and_knows_its_recipient(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    shown = plan(made, record)
    assert shown.number == "R-26-0001-3"
    assert shown.recipient is not None
    assert shown.recipient.name == CLINIC_NAME
    assert shown.state == "draft"
    assert paper.refer(made, CLINIC) != record


def test_a_service_that_must_not_be_offered_is_not_referred_to(made: Documented) -> None:
    with pytest.raises(InputProblem, match="service_not_offered"):
        paper.refer(made, GONE)


def test_a_referral_to_a_substance_program_is_clinical_and_the_officer_sees_only_that_one_is_there(
    made: Documented,
) -> None:
    record = paper.refer(made, DETOX)
    assert made.desk.kept(made.laptop.officer, record) is None
    found = made.desk.kept(made.laptop.clinician, record)
    assert found is not None
    assert found.compartment is Compartment.CLINICAL
    stubs = [one.body for one in made.desk.joint_of(encounter=made.encounter, kind="stub")]
    assert {"of_kind": "referral", "of_record": record, "state": "on_file"} in stubs
    with pytest.raises(RuleProblem, match="referral_needs_clinician"):
        referral.start_referral(made.desk, by=made.laptop.officer, encounter=made.encounter, service_key=DETOX)


def test_treatment_takes_the_smallest_set_and_leaves_substance_use(made: Documented) -> None:
    shown = plan(made, paper.refer(made, CLINIC))
    assert shown.basis == "treatment"
    found = parts(shown)
    assert found["substance_note"] == "substance_use_needs_consent"
    assert {part for part, state in found.items() if state == "in"} == {
        "letter", "encounter_summary", "suicide_screen", "safety_plan", "health", "history",
    }  # fmt: skip
    row = next(row for row in shown.parts if row.part == "substance_note")
    assert (row.may_go, row.remedy) == (False, "get_release")


def test_a_release_to_this_service_becomes_the_basis_and_names_what_goes(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    consent = paper.release(made, CLINIC, CLINIC_NAME, information=["letter", "safety_plan"])
    shown = plan(made, record)
    assert shown.basis == "consent"
    assert shown.consent is not None
    assert shown.consent.record == consent
    assert parts(shown) == {
        "letter": "in",
        "encounter_summary": "not_in_consent",
        "suicide_screen": "not_in_consent",
        "safety_plan": "in",
        "release": "in",
        "substance_note": "not_in_consent",
        "health": "not_in_consent",
        "history": "not_in_consent",
    }


def test_a_release_to_somebody_else_carries_nothing_to_this_one(made: Documented) -> None:
    record = paper.refer(made, JOBS)
    paper.release(made, CLINIC, CLINIC_NAME)
    shown = plan(made, record)
    assert not any(row.may_go for row in shown.parts)
    checks = {check.code: check.is_ok for check in shown.checks}
    assert checks["basis"] is False
    with pytest.raises(RuleProblem, match="packet_not_ready"):
        referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="print")


def test_taking_the_release_back_stops_the_packet_at_once(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, CLINIC)
    consent = paper.release(made, CLINIC, CLINIC_NAME)
    paper.change(made, record, basis="consent", consent_id=consent)
    assert parts(plan(made, record))["letter"] == "in"
    consents.revoke_consent(made.desk, by=made.laptop.clinician, record=consent)
    shown = plan(made, record)
    assert parts(shown)["letter"] == "consent_revoked"
    assert next(row for row in shown.parts if row.part == "letter").remedy == "renew_release"
    with pytest.raises(RuleProblem, match="packet_not_ready"):
        referral.export_packet(
            made.desk, by=made.laptop.clinician, referral=record, channel="save_archive", path=tmp_path / "p.pdf"
        )
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_preview_is_the_real_file_and_conforms(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME)
    paper.detail(
        made,
        record,
        request="crisis_assessment",
        reason="REASONWORD asks for help",
        wishes="Wants to be called Jordan.",
    )
    preview = referral.preview_packet(
        made.desk, by=made.laptop.clinician, referral=record, parts=("letter", "safety_plan")
    )
    path = tmp_path / "preview.pdf"
    path.write_bytes(preview.pdf)
    assert oracle.conforms(path) == []
    text = oracle.texts(path)["poppler"]
    assert "REASONWORD" in text
    assert "PLANCANARY" in text
    assert "DRAFT" in text
    assert "Box cutter" in text  # the letter says it
    for word in ("SUBSTANCECANARY", "REPORTCANARY", "LAWCANARY"):
        assert word not in oracle.everything(preview.pdf)
    with pytest.raises(RuleProblem, match="part_withheld"):
        referral.preview_packet(
            made.desk, by=made.laptop.clinician, referral=record, parts=("letter", "substance_note")
        )


def test_the_officers_pen_cannot_print_what_it_cannot_read(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    shown = referral.read_packet_plan(made.desk, by=made.laptop.officer, referral=record)
    assert {row.part for row in shown.parts} <= {"encounter_summary", "officer_extract", "hold_facts"}


def test_the_disclosure_is_on_record_and_the_archive_is_sealed(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, CLINIC)
    consent = paper.release(made, CLINIC, CLINIC_NAME)
    paper.detail(made, record, request="crisis_assessment")
    paper.change(made, record, urgency="tonight")
    paper.read_letter(made, record)
    path = tmp_path / "packet.pdf"
    left = referral.export_packet(
        made.desk, by=made.laptop.clinician, referral=record, channel="save_archive", path=path
    )
    data = path.read_bytes()
    assert left.sha256 == hashlib.sha256(data).hexdigest()
    assert (left.packet_id, left.passphrase) == ("R-26-0001-3", None)
    assert oracle.conforms(path) == []
    kept = made.desk.kept_of(made.laptop.clinician, kind="disclosure")
    body = kept[-1].body
    assert (body["sha256"], body["basis"], body["consent_id"], body["channel"]) == (
        left.sha256,
        "consent",
        consent,
        "save_archive",
    )
    assert "letter" in body["parts"]
    assert any(reason.endswith("not_in_consent") for reason in body["withheld"])
    assert all(len(revision) == 64 for revision in body["revisions"])
    blob = laptop_blob(made, body["archive_blob"])
    assert b"%PDF" not in blob
    state = made.desk.kept(made.laptop.clinician, record)
    assert state is not None
    assert state.body["state"] == "requested"
    assert made.desk.kept_of(made.laptop.officer, kind="disclosure") == []
    again = referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="print")
    assert again.packet_id == "R-26-0001-3-v2"
    assert again.pdf.startswith(b"%PDF")


def laptop_blob(made: Documented, blob: str) -> bytes:
    from fieldnotes.store.blob import BlobStore

    return BlobStore(made.laptop.data / "blobs").get(blob)


def test_the_protected_copy_is_verified_against_the_record(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME)
    paper.read_letter(made, record)
    path = tmp_path / "out.pdf"
    left = referral.export_packet(
        made.desk, by=made.laptop.clinician, referral=record, channel="save_protected", path=path
    )
    assert left.passphrase is not None
    with pytest.raises(InputProblem, match="passphrase_needed"):
        referral.verify_file(made.desk, path)
    verdict = referral.verify_file(made.desk, path, passphrase=left.passphrase)
    assert (verdict.code, verdict.packet_id, verdict.is_on_record) == ("genuine", left.packet_id, True)
    assert referral.verify_file(None, path, passphrase=left.passphrase).is_on_record is None


def test_a_changed_file_is_found_out(made: Documented, tmp_path: Path) -> None:
    import pikepdf

    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME)
    paper.read_letter(made, record)
    path = tmp_path / "out.pdf"
    referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="save_archive", path=path)
    assert referral.verify_file(made.desk, path).code == "genuine"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.docinfo.Title = "Changed"
        pdf.save(path)
    verdict = referral.verify_file(made.desk, path)
    assert (verdict.code, verdict.is_on_record) == ("content_changed", False)
    (tmp_path / "no.pdf").write_bytes(b"hello")
    assert referral.verify_file(None, tmp_path / "no.pdf").code == "unreadable"
    with pytest.raises(InputProblem, match="file_not_readable"):
        referral.verify_file(None, tmp_path / "gone.pdf")


def test_a_disk_that_refuses_leaves_no_file_and_the_record_says_so(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME)
    paper.read_letter(made, record)
    with pytest.raises(EnvironmentProblem, match="packet_not_written"):
        referral.export_packet(
            made.desk,
            by=made.laptop.clinician,
            referral=record,
            channel="save_archive",
            path=tmp_path / "no" / "such" / "folder.pdf",
        )
    body = made.desk.kept_of(made.laptop.clinician, kind="disclosure")[-1].body
    assert body["channel"] == "not_left"
    assert list(tmp_path.rglob("*.pdf")) == []


def test_part_2_travels_with_its_own_release_its_notice_and_its_copy(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, DETOX)
    paper.release(
        made,
        DETOX,
        "Adult Rehabilitation Center",
        consent_kind="part2",
        covers_substance_use=True,
        information=["letter", "substance_note"],
    )
    paper.read_letter(made, record)
    path = tmp_path / "p.pdf"
    referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="save_archive", path=path)
    text = " ".join(oracle.texts(path)["poppler"].split())
    assert "SUBSTANCECANARY" in text
    assert "42 CFR part 2 prohibits unauthorized use or disclosure of these records." in text
    assert "Signed release" in text
    assert oracle.conforms(path) == []


def test_drafts_are_filed_by_the_packet_and_an_addendum_shows(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME)
    for user in (made.laptop.officer, made.laptop.clinician):
        signing.sign(made.desk, encounter=made.encounter, by=user, passphrase=says(made.laptop, user))
    said = next(kept for kept in made.desk.joint_of(encounter=made.encounter, kind="narrative"))
    amendment.add_addendum(
        made.desk,
        by=made.laptop.officer,
        target=RecordId(said.id),
        body=Addendum(reason="remembered later", text="ADDEDWORD porch light was on"),
        passphrase=says(made.laptop, made.laptop.officer),
    )
    paper.detail(made, record, request="crisis_assessment", letter="Dear team,\n\nMYWORD letter.")
    assert writing.list_drafts(made.desk, by=made.laptop.clinician)
    path = tmp_path / "p.pdf"
    referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="save_archive", path=path)
    text = oracle.texts(path)["poppler"]
    assert writing.list_drafts(made.desk, by=made.laptop.clinician) == []
    assert "MYWORD" in text
    assert "ADDEDWORD" in text
    assert "DRAFT" not in text


def test_checks_say_what_is_missing_and_where(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    open_now = {check.code: check.field for check in plan(made, record).checks if not check.is_ok}
    assert open_now["request"].startswith("letter.")
    assert open_now["physical_health"].startswith("health.")
    assert "signature" in open_now
    shown = plan(made, record).checks
    assert [check.code for check in shown[16:]] == [
        "letter_read", "prior_treatment", "wishes", "language", "insurance", "family_contact",
    ]  # fmt: skip
    assert [check.is_want for check in shown] == [False] * 17 + [True] * 5
    paper.detail(made, record, request="crisis_assessment")
    paper.change(made, record, urgency="tonight")
    assert "request" not in {check.code for check in plan(made, record).checks if not check.is_ok}


def test_the_outbox_has_the_plain_packet_for_the_agencys_fax(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME, signed_at=EventTime(local="2026-11-23T21:41", precision="minute"))
    paper.read_letter(made, record)
    left = referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="outbox")
    assert left.path is not None
    path = Path(left.path)
    assert path.name == "packet-R-26-0001-3.pdf"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == left.sha256


def test_every_reason_has_a_sentence() -> None:
    """The screen shows the reason beside the part; a bare code helps nobody."""
    import re

    from fieldnotes.packet.rule import BASES, CONSENT_ELEMENTS
    from fieldnotes.services.sentence import known_codes

    source = (Path(__file__).parents[2] / "fieldnotes" / "packet" / "policy.py").read_text(encoding="utf-8")
    quoted = set(re.findall(r'"((?:consent|substance_use|basis|beyond|not|officer|clinician)_[a-z0-9_]+)"', source))
    reasons = quoted - {"consent_copy", "consent_scope", "consent_id"}
    reasons |= {f"basis_needs_{need}" for rule in BASES.values() for need in rule.needs}
    reasons |= {f"consent_without_{element}" for element in CONSENT_ELEMENTS}
    assert reasons - known_codes() == set()
