"""People as use cases: finding them however their name is written, two records that are one person, the history of a door,
two people on one call whose papers hold nothing of each other.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.domain.ids import EncounterId, PersonId, RecordId
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import (
    Addendum,
    ClinicalNote,
    Encounter,
    Health,
    Hold,
    Line,
    Narrative,
    Outcome,
    Person,
    PersonClinical,
    Quantity,
    SafetyPlan,
    SafetySummary,
    Status,
)
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.services import amendment, handover, history, merge, referral, search, signing, writing
from fieldnotes.services import encounter as encounters
from fieldnotes.services import person as people
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import Changes
from tests.packet import oracle
from tests.services import paper
from tests.services.conftest import Laptop, says

CLINIC = "directory:3"


def add(desk: Desk, laptop: Laptop, encounter: EncounterId, **facts: object) -> PersonId:
    role = str(facts.pop("role", "subject"))
    body = Person(**facts)  # type: ignore[arg-type] # fields of a person
    saved = people.attach_person(desk, by=laptop.officer, encounter=encounter, body=body, role=role)
    return PersonId(saved.record)


def write(desk: Desk, by: str, encounter: EncounterId, *bodies: object) -> list[RecordId]:
    saved = [
        writing.save_draft(desk, by=by, encounter=encounter, kind=body.KIND, body=body).record  # type: ignore[attr-defined,arg-type] # bodies
        for body in bodies
    ]
    writing.file_drafts(desk, by=by, encounter=encounter)  # type: ignore[arg-type] # a user id
    return saved


def call(desk: Desk, laptop: Laptop, **facts: str) -> EncounterId:
    laptop.clock.advance(60)
    return encounters.start_encounter(desk, by=laptop.officer, **facts).encounter_id


# --- finding ---------------------------------------------------------------------------------------------------------


def test_a_name_is_found_however_it_is_written(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    wanted = add(desk, laptop, encounter, legal_name="José Jiménez Núñez", birth_date="1992-03-08", phone="555-0161")
    for name in ("Joseph Jennings", "Josefina Nunes", "Jorge Núñez", "Wei Zhang"):
        add(desk, laptop, encounter, legal_name=name, role="other")

    def first(query: str) -> str:
        return people.find_people(desk, by=laptop.officer, query=query)[0].id

    for typed in (
        "José Jiménez", "jimenez jos", "jose jimenez", "Núñez, José", "jose jimenes", "gimenez", "josé jimnéez", "555-0161", "3/8/1992",
        "nunez 1992-03-08",
    ):  # fmt: skip
        assert first(typed) == wanted, typed
    assert people.find_people(desk, by=laptop.officer, query="kowalski") == []
    # The same birth date lifts a like name over an equal one.
    other = add(desk, laptop, encounter, legal_name="Ana Nuñes", birth_date="1980-01-02", role="other")
    assert first("ana nunez 1980-01-02") == other


def test_a_name_that_changed_is_found_by_the_new_one_only(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    person = add(desk, laptop, encounter, legal_name="Wilhelmina Ochre")
    writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="person", record=person, body=Person(legal_name="Mina Sable")
    )
    writing.file_drafts(desk, by=laptop.officer, encounter=encounter)
    assert people.find_people(desk, by=laptop.officer, query="Wilhelmina") == []
    assert [row.id for row in people.find_people(desk, by=laptop.officer, query="sabel mina")] == [person]


def test_everybody_by_name_a_page_at_a_time(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    for place in range(7):
        add(desk, laptop, encounter, legal_name=f"Person {place}", role="other")
    seen, after = [], None
    while page := people.list_people(desk, by=laptop.officer, after=after, limit=3):
        seen += [row.full_name for row in page]
        after = page[-1]
    assert seen == [f"Person {place}" for place in range(7)]


# --- one person, two records -----------------------------------------------------------------------------------------


def test_an_unknown_person_is_identified_and_the_history_stays(desk: Desk, laptop: Laptop) -> None:
    """Domain scenario M."""
    before = call(desk, laptop, call_type="Welfare check")
    known = add(
        desk, laptop, before, legal_name="Jordan Ashgrove", birth_date="1992-03-08",
        be_careful=[Line(text="Knife in the boot", source="Okafor")],
    )  # fmt: skip
    tonight = call(desk, laptop, call_type="Man down")
    unknown = add(
        desk, laptop, tonight, is_unknown=True, description="Red jacket, gray beard", phone="555-0177",
        what_helps=[Line(text="Cigarette first")],
    )  # fmt: skip
    was = people.read_person(desk, person=known, by=laptop.officer)
    merge.merge_people(desk, by=laptop.officer, kept=known, merged=unknown, why="they_said")
    now = people.read_person(desk, person=unknown, by=laptop.officer)
    assert now.row.id == known
    assert (now.row.full_name, now.row.records, now.row.encounters, now.row.phone) == (
        "Jordan Ashgrove", 2, 2, "555-0177",
    )  # fmt: skip
    assert [row.title for row in now.encounters] == ["Man down", "Welfare check"]
    assert now.body.description == "Red jacket, gray beard"  # type: ignore[attr-defined] # a Person
    assert [line.text for line in (*now.be_careful, *now.what_helps)] == ["Knife in the boot", "Cigarette first"]
    assert [one.name for one in now.merged] == ["Unknown person: Red jacket, gray beard"]
    # Beside tonight's call, in lists, in search and on the signing sheet it is the one person.
    state = encounters.read_encounter(desk, encounter=tonight, by=laptop.officer)
    assert state.person is not None
    assert state.person.name == "Jordan A."
    assert [contact.title for contact in state.person.contacts] == ["Welfare check"]
    assert state.subjects == (known,)
    assert state.same[unknown] == known
    assert [row.id for row in people.list_people(desk, by=laptop.officer)] == [known]
    assert [row.id for row in people.find_people(desk, by=laptop.officer, query="red jacket")] == [known]
    assert [row.id for row in people.find_people(desk, by=laptop.officer, query="555-0177")] == [known]
    hits = search.find(desk, by=laptop.officer, query="gray beard")
    assert [hit.record for hit in hits if hit.kind == "person"] == [known]
    # Undone at any time: both are exactly what they were.
    merge.undo_merge(desk, by=laptop.officer, merge=RecordId(now.merged[0].merge))
    assert people.read_person(desk, person=known, by=laptop.officer) == was
    assert people.read_person(desk, person=unknown, by=laptop.officer).row.is_unknown
    with pytest.raises(RuleProblem, match="record_not_here"):
        merge.undo_merge(desk, by=laptop.officer, merge=RecordId(now.merged[0].merge))


def test_duplicates_are_proposed_and_never_decided(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    one = add(desk, laptop, encounter, legal_name="Jordan Ashgrove", birth_date="1992-03-08")
    same = add(desk, laptop, encounter, legal_name="Ashgrove, Jordan", birth_date="1992-03-08", role="other")
    like = add(desk, laptop, encounter, legal_name="Jordon Ashgrov", phone="555-0161", role="other")
    add(desk, laptop, encounter, legal_name="Jordan Ashgrove", birth_date="1950-01-01", role="other")
    add(desk, laptop, encounter, legal_name="Somebody Else", birth_date="1992-03-08", role="other")
    found = merge.propose_duplicates(desk, by=laptop.officer, person=one)
    assert [(row.row.id, row.because) for row in found] == [(same, ("same_birth_date", "same_name"))]
    assert people.read_person(desk, person=one, by=laptop.officer).row.records == 1
    asked = merge.propose_duplicates(desk, by=laptop.officer, person=like)
    assert all(row.row.id != like for row in asked)
    side = merge.compare_people(desk, by=laptop.officer, left=one, right=like)
    assert {fact.field: (fact.left, fact.right, fact.is_same) for fact in side.facts} == {
        "legal_name": ("Jordan Ashgrove", "Jordon Ashgrov", False),
        "birth_date": ("1992-03-08", "", True),
        "phone": ("", "555-0161", True),
    }


def test_two_people_who_look_alike_are_not_proposed_again_once_somebody_said_so(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    one = add(desk, laptop, encounter, legal_name="Jordan Ashgrove", birth_date="1992-03-08")
    twin = add(desk, laptop, encounter, legal_name="Jordan Ashgrove", birth_date="1992-03-08", role="other")
    third = add(desk, laptop, encounter, legal_name="Ashgrove, Jordan", birth_date="1992-03-08", role="other")

    def proposed(person: PersonId) -> set[str]:
        return {row.row.id for row in merge.propose_duplicates(desk, by=laptop.officer, person=person)}

    assert proposed(one) == {twin, third}
    changes = merge.keep_apart(desk, by=laptop.officer, one=one, other=twin)
    assert "person_distinct" in changes.kinds
    assert merge.keep_apart(desk, by=laptop.clinician, one=twin, other=one) == Changes(), "said once, it is said"
    assert (proposed(one), proposed(twin), proposed(third)) == ({third}, {third}, {one, twin})
    assert [row.row.id for row in people.read_person(desk, person=one, by=laptop.officer).apart] == [twin]
    # It holds for whatever else is known to be the same person, and under whichever record.
    merge.merge_people(desk, by=laptop.officer, kept=twin, merged=third)
    assert proposed(one) == proposed(third) == set()
    [apart] = people.read_person(desk, person=third, by=laptop.clinician).apart
    assert (apart.row.id, apart.by_name) == (one, "Okafor")
    # Taken back, they are proposed again; joined, nothing stands between them any more, undone or not.
    merge.forget_apart(desk, by=laptop.clinician, record=apart.record)
    assert proposed(one) == {twin}
    with pytest.raises(RuleProblem, match="record_not_here"):
        merge.forget_apart(desk, by=laptop.officer, record=apart.record)
    merge.keep_apart(desk, by=laptop.officer, one=one, other=third)
    merge.merge_people(desk, by=laptop.officer, kept=one, merged=twin)
    assert people.read_person(desk, person=one, by=laptop.officer).apart == ()
    with pytest.raises(RuleProblem, match="already_one_person"):
        merge.keep_apart(desk, by=laptop.officer, one=one, other=third)
    joined = next(one for one in merge.merges_of(desk) if one.body["merged"] == twin)
    merge.undo_merge(desk, by=laptop.officer, merge=RecordId(joined.id))
    assert proposed(one) == {twin}


def test_two_laptops_merge_in_opposite_directions_and_it_is_undone_once(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    one = add(desk, laptop, encounter, legal_name="Jordan Ashgrove")
    two = add(desk, laptop, encounter, legal_name="J. Ashgrove", role="other")
    merge.merge_people(desk, by=laptop.officer, kept=one, merged=two)
    with pytest.raises(RuleProblem, match="already_one_person"):
        merge.merge_people(desk, by=laptop.officer, kept=two, merged=one)
    with desk.writing(laptop.officer) as elsewhere:  # what the other laptop wrote comes in by sync
        elsewhere.revise(
            record="ab" * 16,
            kind="person_merge",
            compartment=desk.joint.comp,
            body={"kept": two, "merged": one},
            why="written",
        )
    lead = min(one, two)
    assert people.read_person(desk, person=one, by=laptop.officer).row.id == lead
    assert desk.joint.encounter_line(encounter).people == 1  # type: ignore[union-attr] # it is there
    [other] = people.read_person(desk, person=one, by=laptop.officer).merged
    merge.undo_merge(desk, by=laptop.officer, merge=RecordId(other.merge))
    assert [people.read_person(desk, person=who, by=laptop.officer).row.id for who in (one, two)] == [one, two]
    assert desk.joint.encounter_line(encounter).people == 2  # type: ignore[union-attr] # it is there


def test_a_wrong_person_taken_back_after_signing_is_no_contact_any_more(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    """Domain scenario N, for the person: the encounter keeps it, marked; the wrong person's page does not count it."""
    wrong = add(desk, laptop, encounter, legal_name="Wrong Person")
    write(desk, laptop.officer, encounter, Narrative(text="Spoke with them."))
    signing.sign(desk, encounter=encounter, by=laptop.officer, passphrase=says(laptop, laptop.officer))
    [role] = desk.joint_of(encounter=encounter, kind="involvement")
    assert people.read_person(desk, person=wrong, by=laptop.officer).row.encounters == 1
    amendment.add_addendum(
        desk,
        by=laptop.officer,
        target=RecordId(role.id),
        body=Addendum(amendment="retraction", retraction="wrong_person", reason="Another person", text="Mistaken"),
        passphrase=says(laptop, laptop.officer),
    )
    state = people.read_person(desk, person=wrong, by=laptop.officer)
    assert (state.row.encounters, state.encounters, state.timeline) == (0, (), ())
    shown = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer)
    assert [one.is_retracted for one in shown.of_kind("involvement")] == [True]
    assert shown.person is None


# --- the page for each pen -------------------------------------------------------------------------------------------


def test_an_officers_pen_sees_no_trace_of_what_is_clinical(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    from fieldnotes.services import screening

    person = add(desk, laptop, encounter, legal_name="Jordan Ashgrove")
    screen = screening.start_screen(desk, instrument="suicide-questions")
    screen = screening.answer_screen(desk, body=screen, item="wish", code="yes")
    care = PersonClinical(person_id=person, guardian="GUARDIANCANARY")
    write(desk, laptop.clinician, encounter, screen, care)
    seen = people.read_person(desk, person=person, by=laptop.clinician)
    assert [mark.kind for mark in seen.timeline] == ["contact", "screen"]
    assert [mark.title for mark in seen.screens] == ["Suicide questions (own wording, not the C-SSRS)"]
    assert seen.care is not None
    assert search.find(desk, by=laptop.clinician, query="GUARDIANCANARY")
    officer = people.read_person(desk, person=person, by=laptop.officer)
    assert [mark.kind for mark in officer.timeline] == ["contact"]
    assert (officer.screens, officer.care) == ((), None)
    assert search.find(desk, by=laptop.officer, query="GUARDIANCANARY") == []


# --- before the door -------------------------------------------------------------------------------------------------


def test_before_the_door_weapons_come_first_with_source_and_expiry(desk: Desk, laptop: Laptop) -> None:
    first = call(desk, laptop, call_type="Welfare check", address="88 Harbor Avenue")
    add(
        desk, laptop, first, legal_name="Sam Quill", phone="555-0188",
        be_careful=[
            Line(text="Large dog", source="neighbor"),
            Line(text="Kitchen knife under the pillow", source="Okafor", expires_on="2027-01-01"),
            Line(text="Old warning", expires_on="2026-01-01"),
        ],
    )  # fmt: skip
    write(
        desk, laptop.officer, first,
        SafetySummary(weapons=[Line(text="Shotgun in the hall", source="Lund")]),
        Outcome(dispositions=["voluntary_crisis"], primary="voluntary_crisis"),
    )  # fmt: skip
    write(desk, laptop.clinician, first, ClinicalNote(presenting="CLINICALCANARY"))
    elsewhere = call(desk, laptop, call_type="Family call", address="5 Other Rd")
    write(
        desk, laptop.officer, elsewhere,
        Encounter(call_type_received="Family call", address="5 Other Rd", caller_phone="(555) 0188-"),
    )  # fmt: skip
    now = call(desk, laptop, call_type="Disturbance", address="88 harbor ave, Apt 2")
    for pen in (laptop.officer, laptop.clinician):
        found = history.read_history(
            desk, by=pen, address="88 Harbor Ave.", apartment="2", phone="555-0188", without=now
        )
        assert [(one.line.text, one.is_weapon) for one in found.careful] == [
            ("Kitchen knife under the pillow", True), ("Shotgun in the hall", True), ("Large dog", False),
        ]  # fmt: skip
        assert found.careful[0].line.source == "Okafor"
        assert found.careful[0].line.expires_on == "2027-01-01"
        assert found.careful[1].day == "2026-11-23"
        assert [row.full_name for row in found.people] == ["Sam Quill"]
        assert [(row.title, row.because) for row in found.rows if row.because == "address"] == [
            ("Welfare check", "address")
        ]
        assert found.rows[-1].outcome or found.rows[0].outcome
        assert "CLINICALCANARY" not in str(found)
    assert history.read_history(desk, by=laptop.officer, address="88").rows == ()
    assert history.read_history(desk, by=laptop.officer, phone="555-0188").people[0].full_name == "Sam Quill"


def test_a_weapon_behind_this_door_is_told_however_busy_the_building_is(desk: Desk, laptop: Laptop) -> None:
    here = call(desk, laptop, call_type="Welfare check", address="88 Harbor Avenue, Apt 3")
    write(desk, laptop.officer, here, SafetySummary(weapons=[Line(text="Shotgun in the hall", source="Lund")]))
    for flat in range(4, 14):
        call(desk, laptop, call_type="Noise", address=f"88 Harbor Avenue, Apt {flat}")
    found = history.read_history(desk, by=laptop.officer, address="88 Harbor Ave", apartment="3")
    assert [one.line.text for one in found.careful] == ["Shotgun in the hall"]
    assert found.rows[0].title == "Welfare check", "the own door stands first"
    assert len(found.rows) == history.MOST_ROWS


# --- two people on one call ------------------------------------------------------------------------------------------


@pytest.fixture
def pair(desk: Desk, laptop: Laptop, encounter: EncounterId) -> tuple[PersonId, PersonId]:
    """A mother and her son, both in crisis: everything of one holds M…, everything of the other S…."""
    paper.take_services(desk, laptop)
    mother = add(desk, laptop, encounter, legal_name="Mina Ochre", birth_date="1970-02-03", phone="555-0101")
    son = add(desk, laptop, encounter, legal_name="Silas Tern", birth_date="2001-04-05", phone="555-0102")
    write(
        desk, laptop.officer, encounter,
        SafetySummary(weapons=[Line(text="SCENECANARY knife on the table")]),
        Narrative(text="BOTHCANARY they shouted at each other"),
        *(
            body
            for who, mark in ((mother, "MCANARY"), (son, "SCANARY"))
            for body in (
                Narrative(person_id=who, text=f"{mark} said they are tired"),
                Hold(person_id=who, legal_status="hold", custody=f"{mark} custody"),
            )
        ),
    )  # fmt: skip
    for who, mark in ((mother, "MCANARY"), (son, "SCANARY")):
        write(
            desk, laptop.clinician, encounter,
            ClinicalNote(person_id=who, presenting=f"{mark} presenting"),
            SafetyPlan(person_id=who, warning_signs=f"{mark} pacing"),
            Health(person_id=who, medicines=Quantity(text=f"{mark} tablets", status=Status.GIVEN)),
            Outcome(person_id=who, dispositions=["voluntary_crisis"], primary="voluntary_crisis", destination=f"{mark} house"),
        )  # fmt: skip
    return mother, son


EVERYTHING = ["letter", "encounter_summary", "hold_facts", "suicide_screen", "safety_plan", "health"]


def test_two_people_two_packets_and_nothing_of_the_other(
    desk: Desk, laptop: Laptop, encounter: EncounterId, pair: tuple[PersonId, PersonId], tmp_path: Path
) -> None:
    """Domain scenario L: the words are taken out of the PDFs."""
    marks = ("MCANARY", "SCANARY")
    names = ("Ochre", "Tern")
    for place, who in enumerate(pair):
        record = referral.start_referral(
            desk, by=laptop.clinician, encounter=encounter, service_key=CLINIC, person=who
        ).record
        plan = referral.read_packet_plan(desk, by=laptop.clinician, referral=record)
        assert plan.unsaid == 2  # BOTHCANARY and SCENECANARY: nobody said that they hold nothing of the other
        pdf = referral.preview_packet(desk, by=laptop.clinician, referral=record, parts=EVERYTHING).pdf
        path = tmp_path / f"{place}.pdf"
        path.write_bytes(pdf)
        words = "\n".join(oracle.texts(path).values())
        assert marks[place] in words
        assert names[place] in words
        for foreign in (
            marks[1 - place],
            names[1 - place],
            "SCENECANARY",
            "BOTHCANARY",
            ("555-0102", "555-0101")[place],
        ):
            assert foreign not in words
        told = str(handover.read_handover(desk, encounter=encounter, by=laptop.clinician, person=who))
        assert marks[1 - place] not in told
        assert names[1 - place] not in told
        assert "SCENECANARY" in told  # the knife is said to whoever takes over


def test_each_of_two_people_has_one_outcome_and_each_says_whose(
    desk: Desk, laptop: Laptop, encounter: EncounterId, pair: tuple[PersonId, PersonId]
) -> None:
    again = Outcome(
        person_id=pair[1], dispositions=["voluntary_crisis"], primary="voluntary_crisis", destination="changed"
    )
    writing.save_draft(desk, by=laptop.officer, encounter=encounter, kind="outcome", body=again)
    state = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer)
    assert set(state.subjects) == set(pair)
    assert sorted(body.destination for body in (one.body for one in state.of_kind("outcome"))) == [  # type: ignore[attr-defined] # outcomes
        "MCANARY house", "changed",
    ]  # fmt: skip
    sheet = signing.read_signing_sheet(desk, encounter=encounter, by=laptop.officer)
    said = [line for part in sheet.parts for line in part.text_lines]
    assert "About: Mina Ochre" in said
    assert not any(pair[0] in line for line in said)


def test_with_one_person_a_record_need_not_say_whose_it_is(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    only = add(desk, laptop, encounter, legal_name="Mina Ochre")
    write(desk, laptop.officer, encounter, Outcome(dispositions=["voluntary_crisis"], primary="voluntary_crisis"))
    body = Outcome(person_id=only, dispositions=["voluntary_crisis"], primary="voluntary_crisis", destination="there")
    writing.save_draft(desk, by=laptop.clinician, encounter=encounter, kind="outcome", body=body)
    state = encounters.read_encounter(desk, encounter=encounter, by=laptop.clinician)
    assert len(state.of_kind("outcome")) == 1
    assert to_dict(Addendum()) == {}
