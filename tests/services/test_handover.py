"""The hand-over as use cases: said in order, gaps said, one page, on record before it leaves."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from fieldnotes.domain.ids import EncounterId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import EnvironmentProblem
from fieldnotes.domain.record import Compartment, Handover
from fieldnotes.packet.seal import verify_pdf
from fieldnotes.services import handover, signing
from fieldnotes.services.desk import Desk
from fieldnotes.services.handover import say_screen
from fieldnotes.services.screening import answer_screen, start_screen
from tests.packet import oracle
from tests.services.conftest import Laptop, says
from tests.services.paper import STROKES, Documented, document


@pytest.fixture
def made(desk: Desk, laptop: Laptop, encounter: EncounterId) -> Documented:
    return document(desk, laptop, encounter)


def said(sheet: object) -> dict[str, str]:
    return {line.label: " ".join((line.text, *line.gaps)) for line in sheet.lines}  # type: ignore[attr-defined] # a sheet


def test_the_clinician_says_everything_in_spoken_order(made: Documented, desk: Desk, laptop: Laptop) -> None:
    sheet = handover.read_handover(desk, encounter=made.encounter, by=laptop.clinician)
    assert [line.label for line in sheet.lines] == [
        "Who", "Why here", "Legal status", "Risk", "Weapons", "Health", "What works", "With them", "Call back",
    ]  # fmt: skip
    words = said(sheet)
    assert "Jordan Ashgrove, 34" in words["Who"]
    assert words["Legal status"] == "Coming of their own will."
    assert "yes to: Wish to be dead" in words["Risk"]
    assert "Box cutter" in words["Weapons"]
    assert "Sertraline 50 mg" in words["Health"]
    assert "Allergies: unknown" in words["Health"]
    assert "Injuries: not asked" in words["Health"]
    assert "555-0103" in words["Call back"]
    assert sheet.gaps >= 4
    assert 20 <= sheet.seconds_aloud <= 60
    assert not sheet.is_signed


def test_the_officers_pen_says_nothing_clinical_even_with_the_clinician_signed_in(
    made: Documented, desk: Desk, laptop: Laptop
) -> None:
    words = " ".join(said(handover.read_handover(desk, encounter=made.encounter, by=laptop.officer)).values())
    assert "Sertraline" not in words
    assert "CANARY not sleeping" not in words
    assert "Clinical risk: not known to the officer" in words
    assert "Ask M. Reyes, LCSW, 555-0103" in words
    pdf = handover.make_handover_pdf(desk, encounter=made.encounter, by=laptop.officer)
    assert "PRESENTCANARY" not in oracle.everything(pdf)


def test_substance_use_is_not_said_at_a_hand_over(made: Documented, desk: Desk, laptop: Laptop) -> None:
    pdf = handover.make_handover_pdf(desk, encounter=made.encounter, by=laptop.clinician)
    assert "SUBSTANCECANARY" not in oracle.everything(pdf)


def test_it_opens_with_nothing_known(desk: Desk, laptop: Laptop, encounter: EncounterId, tmp_path: Path) -> None:
    sheet = handover.read_handover(desk, encounter=encounter, by=laptop.clinician)
    assert sheet.gaps > 5
    path = tmp_path / "h.pdf"
    path.write_bytes(handover.make_handover_pdf(desk, encounter=encounter, by=laptop.clinician))
    assert oracle.conforms(path) == []
    assert verify_pdf(path.read_bytes()).pages == 1


def test_the_page_says_draft_until_both_have_signed(
    made: Documented, desk: Desk, laptop: Laptop, tmp_path: Path
) -> None:
    path = tmp_path / "h.pdf"
    path.write_bytes(handover.make_handover_pdf(desk, encounter=made.encounter, by=laptop.clinician, for_paper="a4"))
    assert "DRAFT" in oracle.texts(path)["poppler"]
    for user in (laptop.officer, laptop.clinician):
        signing.sign(desk, encounter=made.encounter, by=user, passphrase=says(laptop, user))
    path.write_bytes(handover.make_handover_pdf(desk, encounter=made.encounter, by=laptop.clinician))
    assert "DRAFT" not in oracle.texts(path)["poppler"]
    assert handover.read_handover(desk, encounter=made.encounter, by=laptop.clinician).is_signed


def test_what_was_told_is_on_record_with_its_answer_and_signature(
    made: Documented, desk: Desk, laptop: Laptop, tmp_path: Path
) -> None:
    changes = handover.record_handover(
        desk,
        by=laptop.clinician,
        encounter=made.encounter,
        body=Handover(
            receiver="Harbor Crisis Center",
            received_by="Intake nurse",
            received_at=EventTime(local="2026-11-23T22:31", precision="minute"),
            signature_strokes=STROKES,
            answer="not_accepted",
            answer_why="no bed tonight",
            channel="read",
        ),
    )
    assert {"disclosure", "handover", "stub"} <= changes.kinds
    kept = desk.kept_of(laptop.clinician, encounter=made.encounter, kind="disclosure")
    assert [one.compartment for one in kept] == [Compartment.CLINICAL]
    assert kept[0].body["recipient"] == "Intake nurse"
    assert len(kept[0].body["sha256"]) == 64
    assert kept[0].body["revisions"]
    assert desk.kept_of(laptop.officer, encounter=made.encounter, kind="disclosure") == []
    assert len(desk.joint_of(encounter=made.encounter, kind="stub")) >= 1
    path = tmp_path / "h.pdf"
    path.write_bytes(handover.make_handover_pdf(desk, encounter=made.encounter, by=laptop.clinician))
    text = " ".join(oracle.texts(path)["poppler"].split())
    assert "Intake nurse" in text
    assert "Not accepted, because no bed tonight" in text


def test_after_signing_a_hand_over_can_still_be_recorded(made: Documented, desk: Desk, laptop: Laptop) -> None:
    for user in (laptop.officer, laptop.clinician):
        signing.sign(desk, encounter=made.encounter, by=user, passphrase=says(laptop, user))
    changes = handover.record_handover(
        desk, by=laptop.officer, encounter=made.encounter, body=Handover(receiver="County ED", channel="shown")
    )
    assert "handover" in changes.kinds


def test_the_outbox_holds_the_page_and_the_record_its_hash(made: Documented, desk: Desk, laptop: Laptop) -> None:
    first = handover.send_to_outbox(desk, by=laptop.clinician, encounter=made.encounter)
    second = handover.send_to_outbox(desk, by=laptop.clinician, encounter=made.encounter)
    assert first != second
    assert first.parent == laptop.data / "outbox"
    assert first.name.startswith("handover-H-26-")
    assert "Ashgrove" not in first.name
    assert first.stat().st_mode & 0o077 == 0
    digests = {one.body["sha256"] for one in desk.kept_of(laptop.clinician, kind="disclosure")}
    assert {hashlib.sha256(path.read_bytes()).hexdigest() for path in (first, second)} <= digests


def test_an_outbox_that_cannot_be_written_is_said_and_leaves_no_half_file(
    made: Documented, desk: Desk, laptop: Laptop
) -> None:
    (laptop.data / "outbox").write_text("a file in the way")
    with pytest.raises(EnvironmentProblem, match="outbox_not_written"):
        handover.send_to_outbox(desk, by=laptop.clinician, encounter=made.encounter)


def test_five_questions_nobody_asked_never_sound_like_an_all_clear(desk: Desk) -> None:
    screen = start_screen(desk, instrument="suicide-questions")
    screen = answer_screen(desk, body=screen, item="wish", code="yes")
    said = say_screen(desk, screen)
    assert "only 1 of" in said
    assert "Wish to be dead" in said
    assert "no answer" not in said
    assert "no to" not in said
