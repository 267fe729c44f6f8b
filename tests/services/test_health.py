"""Health, what was before, substances and the safety plan on paper: each in its own part, and only where that part may go."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.record import Addendum, Compartment, Health, Quantity, SafetyPlan, Status, SubstanceNote
from fieldnotes.services import amendment, handover, referral, signing
from fieldnotes.services.desk import Desk
from fieldnotes.services.health_words import (
    answer_of,
    attempts_of,
    copy_words,
    health_pairs,
    history_pairs,
    joined_health,
    plan_pairs,
    substance_pairs,
)
from fieldnotes.services.wording import lines_of
from tests.packet import oracle
from tests.services import paper
from tests.services.conftest import CLINICIAN_SAYS
from tests.services.paper import Documented

CLINIC, CLINIC_NAME = "directory:3", "Senior Peer Counseling"


def words_of(made: Documented, record: str, parts: list[str], folder: Path) -> str:
    by = made.laptop.clinician
    pdf = referral.preview_packet(made.desk, by=by, referral=record, parts=parts).pdf  # type: ignore[arg-type] # an id
    path = folder / "packet.pdf"
    path.write_bytes(pdf)
    return " ".join("\n".join(oracle.texts(path).values()).split())


def test_a_clinic_that_treats_reads_medicines_attempts_and_the_plan_and_nothing_of_substances(
    made: Documented, tmp_path: Path
) -> None:
    record = paper.refer(made, CLINIC)
    words = words_of(made, record, ["health", "history", "safety_plan"], tmp_path)
    for said in (
        "Sertraline 50 mg; ROWCANARY 5 mg, ran out",
        "ROWCANARY: Sunday",
        "MEDICCANARY pulse 96",
        "2: 2019, ATTEMPTCANARY, found by a friend",
        "STAYCANARY Hospital, spring 2024",
        "I hardly sleep; I think about ways to die",
        "PLANCANARY pacing",
        "988, by call or text",
        "Who holds a copy of this plan: the person, family or a friend (on paper). COPYCANARY sister has it",
    ):
        assert said in words
    for sealed in ("AMOUNTCANARY", "Methamphetamine", "NALOXCANARY", "SUBSTANCECANARY"):
        assert sealed not in words


def test_a_release_of_health_does_not_tell_of_an_attempt_years_ago(made: Documented) -> None:
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME, information=["letter", "health"])
    plan = referral.read_packet_plan(made.desk, by=made.laptop.clinician, referral=record)
    state = {row.part: row.may_go for row in plan.parts}
    assert (state["health"], state["history"], state["substance_note"]) == (True, False, False)


def test_substances_leave_only_with_a_release_that_names_them(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, CLINIC)
    paper.release(
        made,
        CLINIC,
        CLINIC_NAME,
        information=["substance_note", "release"],
        covers_substance_use=True,
        consent_kind="part2",
    )
    words = words_of(made, record, ["substance_note", "release"], tmp_path)
    assert "Alcohol how much: AMOUNTCANARY a fifth; last: at nine; withdrawal: Shaking" in words
    assert "Methamphetamine reported" in words
    assert "NALOXCANARY" in words
    assert "42 CFR part 2 prohibits unauthorized use or disclosure of these records." in words


def test_the_hand_over_says_medicines_row_by_row_and_earlier_attempts_beside_the_risk(made: Documented) -> None:
    sheet = handover.read_handover(made.desk, encounter=made.encounter, by=made.laptop.clinician)
    lines = {line.label: line for line in sheet.lines}
    assert "Medicines: Sertraline 50 mg; ROWCANARY 5 mg, ran out." in lines["Health"].text
    assert not [gap for gap in lines["Health"].gaps if gap.startswith(("Medicines", "Last taken"))]
    assert "Earlier attempts: 2 (2019)" in lines["Risk"].text
    said = " ".join(line.text for line in sheet.lines)
    assert "AMOUNTCANARY" not in said
    assert "ATTEMPTCANARY" not in said, "how is for the packet; it is not said aloud at a door"
    officers = handover.read_handover(made.desk, encounter=made.encounter, by=made.laptop.officer)
    assert "ROWCANARY" not in " ".join(line.text for line in officers.lines)
    assert "ATTEMPTCANARY" not in " ".join(line.text for line in officers.lines)


def test_everything_of_it_is_sealed_from_the_officer(made: Documented) -> None:
    """Rows and codes as well as words: by the key, in lists, in search and in what the officer's view holds."""
    desk, officer = made.desk, made.laptop.officer
    for kind in ("health", "substance_note", "safety_plan"):
        found = desk.kept_of(made.laptop.clinician, encounter=made.encounter, kind=kind)
        assert found
        assert {one.compartment for one in found} == {Compartment.CLINICAL}
        assert desk.kept_of(officer, encounter=made.encounter, kind=kind) == []
        assert [desk.kept(officer, one.id) for one in found] == [None] * len(found)


def test_a_record_in_plain_lines_says_codes_in_words(desk: Desk) -> None:
    lines = lines_of(
        desk,
        "substance_note",
        {"substances": [{"substance": "fentanyl_heroin", "route": "injected", "withdrawal": ["aches"]}]},
    )
    assert lines == ["Substance: Fentanyl or heroin, Injected, Aches or cramps"]
    assert lines_of(desk, "safety_plan", {"safer_surroundings_usual": ["pills_kept"], "copy_holders": ["none"]}) == [
        "Safer surroundings (chosen): Somebody keeps my medicines",
        "Who holds a copy: Nobody yet",
    ]


def test_what_nobody_asked_is_a_gap_and_what_was_before_is_silent(desk: Desk) -> None:
    empty = Health()
    assert answer_of(desk, empty, "medicines").status is Status.NOT_ASKED
    assert history_pairs(desk, empty) == ()
    assert attempts_of(desk, Health(past_attempts_known="declined")) == "Declined"
    assert attempts_of(desk, Health(past_attempts_known="yes")) == "Yes"
    assert [pair.text for pair in history_pairs(desk, Health(past_stays_known="none_told"))] == ["None, they say"]
    assert {pair.label for pair in health_pairs(desk, empty)} >= {"Medicines", "Allergies"}
    assert "Looked at by medics" not in {pair.label for pair in health_pairs(desk, empty)}
    declined = Health(medicines=Quantity(status=Status.DECLINED))
    assert answer_of(desk, declined, "medicines").status is Status.DECLINED


def test_plans_and_notes_of_earlier_versions_print_as_before(desk: Desk) -> None:
    old = SafetyPlan(warning_signs="Not sleeping", copy_given=True)
    assert [(pair.label, pair.text) for pair in plan_pairs(desk, old)] == [("Warning signs", "Not sleeping")]
    assert copy_words(desk, old) == "Who holds a copy of this plan: the person."
    assert copy_words(desk, SafetyPlan()) == ""
    assert copy_words(desk, SafetyPlan(copy_holders=["none"])) == "Nobody holds a copy of this plan yet."
    assert substance_pairs(desk, SubstanceNote(text="Methadone program")) == ()


def test_correcting_an_attempt_of_years_ago_told_it_to_whom_only_health_was_released(
    made: Documented, tmp_path: Path
) -> None:
    signing.sign(made.desk, encounter=made.encounter, by=made.laptop.clinician, passphrase=CLINICIAN_SAYS)
    [kept] = made.desk.kept_of(made.laptop.clinician, encounter=made.encounter, kind="health")
    for field, was, text in (
        ("past_attempts", "ATTEMPTCANARY", "BEFORECANARY"),
        ("medicine_rows", "ROWCANARY", "NOWCANARY"),
    ):
        body = Addendum(amendment="correction", reason="Misheard", field=field, was=was, text=text)
        amendment.add_addendum(
            made.desk, by=made.laptop.clinician, target=RecordId(kept.id), body=body, passphrase=CLINICIAN_SAYS
        )
    record = paper.refer(made, CLINIC)
    health, history = words_of(made, record, ["health"], tmp_path), words_of(made, record, ["history"], tmp_path)
    assert ("NOWCANARY" in health, "BEFORECANARY" in health, "ATTEMPTCANARY" in health) == (True, False, False)
    assert ("NOWCANARY" in history, "BEFORECANARY" in history) == (False, True)


def test_medicines_of_the_other_record_were_missing_on_paper_after_two_persons_turned_out_to_be_one(
    made: Documented, tmp_path: Path
) -> None:
    made.write(
        made.laptop.clinician,
        Health(
            person_id=made.person,
            medicines=Quantity(text="SECONDCANARY 300 mg", status=Status.GIVEN),
            allergies=Quantity(text="ALLERGYCANARY", status=Status.GIVEN),
            past_attempt_count=1,
        ),
        SafetyPlan(person_id=made.person, warning_signs="OTHERPLANCANARY alone at night"),
    )
    record = paper.refer(made, CLINIC)
    words = words_of(made, record, ["letter", "health", "history", "safety_plan"], tmp_path)
    for said in (
        "Sertraline 50 mg",
        "ROWCANARY 5 mg",
        "SECONDCANARY 300 mg",
        "ALLERGYCANARY",
        "2: 2019, ATTEMPTCANARY",
    ):
        assert said in words
    assert "PLANCANARY pacing" in words
    assert "OTHERPLANCANARY alone at night" in words
    over = handover.read_handover(made.desk, encounter=made.encounter, by=made.laptop.clinician)
    told = " ".join(str(line) for line in over.lines)
    assert "SECONDCANARY 300 mg" in told
    assert "ROWCANARY" in told


_TOLD = st.builds(Quantity, text=st.text("ab", max_size=2), status=st.sampled_from(Status))
_HEALTH = st.builds(
    Health,
    medicines=_TOLD,
    allergies=_TOLD,
    red_flags=st.lists(st.sampled_from(["chest_pain", "head_injury"]), max_size=2, unique=True),
    past_attempts_known=st.sampled_from(["", "no", "yes"]),
    past_attempt_count=st.none() | st.integers(0, 3),
)


@given(st.lists(_HEALTH, min_size=1, max_size=3))
def test_nothing_that_was_given_is_dropped_when_records_are_read_together(found: list[Health]) -> None:
    joined = joined_health(found)
    for one in found:
        for name in ("medicines", "allergies"):
            answer, all_of_it = getattr(one, name), getattr(joined, name)
            if answer.status is Status.GIVEN:
                assert all_of_it.status is Status.GIVEN
                assert answer.text.strip() in all_of_it.text
            elif answer != Quantity():
                assert all_of_it != Quantity()
        assert set(one.red_flags) <= set(joined.red_flags)
        assert one.past_attempts_known != "yes" or joined.past_attempts_known == "yes"
        assert (one.past_attempt_count or 0) <= (joined.past_attempt_count or 0)
    assert joined_health(found[:1]) == found[0]
