"""The nine bases: each can be used once what it rests on is noted, and carries nothing before."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Compartment, Hold, Referral, ReferralDetail
from fieldnotes.domain.record_codec import to_body
from fieldnotes.packet.rule import BASES
from fieldnotes.services import referral, writing
from fieldnotes.services.row import PacketPlan
from tests.packet import oracle
from tests.services import paper
from tests.services.paper import Documented

CLINIC, JOBS, DETOX = "directory:3", "directory:2", "directory:15"
# basis: the service, what must be among what goes, what may not go
USED = {
    "emergency": (CLINIC, {"letter", "health", "substance_note"}, {"officer_extract"}),
    "imminent_threat": (JOBS, {"letter", "safety_facts"}, {"encounter_summary", "substance_note", "health"}),
    "required_by_law": (JOBS, {"letter", "identity_items"}, {"suicide_screen", "substance_note", "encounter_summary"}),
    "court_order": (JOBS, {"letter", "encounter_summary"}, {"suicide_screen", "substance_note"}),
    "person_request": (CLINIC, {"letter", "safety_plan", "substance_note"}, {"officer_extract"}),
    "law_request": (JOBS, {"identity_items"}, {"letter", "suicide_screen", "encounter_summary", "substance_note"}),
    "operations": (JOBS, {"encounter_summary"}, {"letter", "suicide_screen", "substance_note"}),
}


def plan(made: Documented, record: RecordId, by: str | None = None) -> PacketPlan:
    return referral.read_packet_plan(made.desk, by=by or made.laptop.clinician, referral=record)  # type: ignore[arg-type] # a user id


def note(made: Documented, record: RecordId, noted: dict[str, str]) -> None:
    """In the clinician's one letter."""
    found = made.desk.kept_of(made.laptop.clinician, kind="referral_detail")
    body = ReferralDetail(referral_id=record, request="intake", on_file=noted)
    place = RecordId(found[0].id) if found else None
    writing.save_draft(
        made.desk, by=made.laptop.clinician, encounter=made.encounter, kind="referral_detail", record=place, body=body
    )
    writing.file_drafts(made.desk, by=made.laptop.clinician, encounter=made.encounter)


def words_of(pdf: bytes, folder: Path) -> str:
    (folder / "packet.pdf").write_bytes(pdf)
    return " ".join(oracle.texts(folder / "packet.pdf").values())


def on_file(basis: str) -> dict[str, str]:
    noted = {need: f"noted: {need}" for need in BASES[basis].needs}
    return {**noted, "ordered_parts": "letter, encounter_summary"} if basis == "court_order" else noted


def test_these_are_all_bases() -> None:
    assert USED.keys() | {"treatment", "consent"} == BASES.keys()


@pytest.mark.parametrize("basis", USED)
def test_a_basis_carries_what_it_may_once_its_facts_are_on_file(made: Documented, basis: str, tmp_path: Path) -> None:
    service, goes, stays = USED[basis]
    record = paper.refer(made, service)
    paper.change(made, record, basis=basis, contents=sorted(goes | stays))
    before = plan(made, record)
    assert before.needs[: len(BASES[basis].needs)] == BASES[basis].needs
    assert not any(row.may_go for row in before.parts)
    with pytest.raises(RuleProblem, match="packet_not_ready"):
        referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="print")
    noted = on_file(basis)
    note(made, record, noted)
    paper.read_letter(made, record)
    shown = plan(made, record)
    assert {row.part for row in shown.parts if row.is_in} == goes
    assert shown.on_file == noted
    left = referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="print")
    words = words_of(left.pdf, tmp_path)
    assert ("SUBSTANCECANARY" in words) == ("substance_note" in goes)
    assert not {word for word in ("LAWCANARY", "REPORTCANARY") if word in words}
    [told] = made.desk.kept_of(made.laptop.clinician, kind="disclosure")
    assert told.body["basis"] == basis
    assert told.body["on_file"] == noted
    assert told.body.get("is_accountable", False) == BASES[basis].is_accountable
    assert told.compartment is Compartment.CLINICAL


@pytest.mark.parametrize("basis", USED)
def test_each_thing_that_is_not_noted_is_named(made: Documented, basis: str) -> None:
    record = paper.refer(made, USED[basis][0])
    paper.change(made, record, basis=basis)
    for need in BASES[basis].needs:
        lacking = {key: text for key, text in on_file(basis).items() if key != need}
        note(made, record, lacking)
        assert f"basis_needs_{need}" in {row.why_not for row in plan(made, record).parts}


def test_the_clinicians_reason_is_not_on_the_joint_side(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    paper.change(made, record, basis="emergency")
    note(made, record, {"emergency": "THREATCANARY", "recipient_affiliation": "Dr. Vale, county hospital"})
    paper.read_letter(made, record)
    writing.file_drafts(made.desk, by=made.laptop.clinician, encounter=made.encounter)
    referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="print")
    for found in made.desk.kept_of(made.laptop.officer, encounter=made.encounter):
        assert "THREATCANARY" not in str(found.body)
    assert plan(made, record, by=made.laptop.officer).on_file == {}


def test_an_officer_answers_a_court_order_with_the_hold_facts_alone(made: Documented, tmp_path: Path) -> None:
    made.write(made.laptop.officer, Hold(legal_status="hold", custody="Officer"))
    record = referral.start_referral(
        made.desk, by=made.laptop.officer, encounter=made.encounter, service_key=JOBS
    ).record
    found = made.desk.kept(made.laptop.officer, record)
    assert found is not None
    noted = {"order_number": "26-44", "order_date": "2026-11-20", "ordered_parts": "hold_facts, substance_note"}
    body = to_body("referral", found.body)
    assert isinstance(body, Referral)
    body.basis, body.on_file, body.contents = "court_order", noted, ["hold_facts"]
    writing.save_draft(
        made.desk, by=made.laptop.officer, encounter=made.encounter, kind="referral", record=record, body=body
    )
    shown = plan(made, record, by=made.laptop.officer)
    assert {row.part for row in shown.parts if row.is_in} == {"hold_facts"}
    left = referral.export_packet(made.desk, by=made.laptop.officer, referral=record, channel="print")
    assert "26-44" in words_of(left.pdf, tmp_path)


def test_an_order_under_part_two_says_so_before_substance_use_goes(made: Documented) -> None:
    record = paper.refer(made, JOBS)
    noted = {**on_file("court_order"), "ordered_parts": "substance_note"}
    paper.change(made, record, basis="court_order", contents=["substance_note"])
    note(made, record, noted)
    row = next(row for row in plan(made, record).parts if row.part == "substance_note")
    assert row.why_not == "substance_use_needs_order"
    assert "part2_order" in plan(made, record).needs
    note(made, record, {**noted, "part2_order": "2.64"})
    assert {row.part for row in plan(made, record).parts if row.is_in} == {"substance_note"}
