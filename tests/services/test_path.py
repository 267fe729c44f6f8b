"""The whole way of one encounter, through the real vault and the real files."""

from __future__ import annotations

import pytest

from fieldnotes.domain.ids import EncounterId
from fieldnotes.domain.problem import InputProblem, RuleProblem, VaultLocked, WrongSecret
from fieldnotes.domain.record import (
    Addendum,
    ClinicalNote,
    Compartment,
    Force,
    Narrative,
    Outcome,
    Person,
    SafetySummary,
)
from fieldnotes.services import amendment, search, shift, signin, signing, writing
from fieldnotes.services import encounter as encounters
from fieldnotes.services import person as people
from fieldnotes.services.desk import Desk
from tests.services.conftest import Laptop, says


def test_a_pair_documents_a_call_and_signs_it(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    officer, clinician = laptop.officer, laptop.clinician
    assert encounters.stamp_time(desk, encounter=encounter, by=officer).which == "dispatched"
    people.attach_person(
        desk, by=officer, encounter=encounter, body=Person(legal_name="Jordan Avery", birth_date="1992-03-08")
    )
    writing.save_draft(
        desk, by=officer, encounter=encounter, kind="narrative", body=Narrative(text="Caller is the sister.")
    )
    writing.save_draft(
        desk, by=officer, encounter=encounter, kind="force", body=Force(weapons=["knife"], force=["none"])
    )
    encounters.switch_pen(desk, encounter=encounter, from_user=officer, to_user=clinician)
    note = writing.save_draft(
        desk,
        by=clinician,
        encounter=encounter,
        kind="clinical_note",
        body=ClinicalNote(presenting="Cerulean presenting words", plan="Plan", risk_level="moderate"),
    )
    writing.save_draft(
        desk, by=clinician, encounter=encounter, kind="narrative", body=Narrative(text="Agreed on a plan for tonight.")
    )
    writing.save_draft(
        desk,
        by=clinician,
        encounter=encounter,
        kind="outcome",
        body=Outcome(dispositions=["safety_plan"], primary="safety_plan"),
    )
    encounters.switch_pen(desk, encounter=encounter, from_user=clinician, to_user=officer)

    seen = encounters.read_encounter(desk, encounter=encounter, by=officer)
    assert note.record not in {record.id for record in seen.records}
    assert {mark.mark for mark in seen.sections if mark.compartment is Compartment.CLINICAL} == {"started"}
    assert not any(mark.is_readable for mark in seen.sections if mark.compartment is Compartment.CLINICAL)
    assert [m.key for m in seen.sections][:4] == ["call", "people", "safety_summary", "what_happened"]
    assert len(seen.sections) == 12
    assert seen.person is not None
    assert seen.person.name == "Jordan A."
    assert seen.person.age == "34"

    sheet = signing.read_signing_sheet(desk, encounter=encounter, by=officer)
    assert not [p for p in sheet.problems if p.is_blocking]
    assert {part.compartment for part in sheet.parts} == {Compartment.JOINT, Compartment.LAW}
    assert any("Caller is the sister." in line for part in sheet.parts for line in part.text_lines)
    assert not any("Agreed on a plan" in line for part in sheet.parts for line in part.text_lines)
    with pytest.raises(WrongSecret):
        signing.sign(desk, encounter=encounter, by=officer, passphrase="not the passphrase at all")
    signing.sign(desk, encounter=encounter, by=officer, passphrase=says(laptop, officer), fingerprint=sheet.fingerprint)
    assert shift.list_encounters(desk, by=officer)[0].sign_state == "clinician_to_sign"

    laptop.clock.advance(60)
    signing.sign(desk, encounter=encounter, by=clinician, passphrase=says(laptop, clinician))
    row = shift.list_encounters(desk, by=officer)[0]
    assert row.sign_state == "signed_by_both"
    assert dict(row.sections) == {
        Compartment.JOINT: "signed",
        Compartment.LAW: "signed",
        Compartment.CLINICAL: "signed",
    }

    locked = encounters.read_encounter(desk, encounter=encounter, by=clinician)
    assert locked.is_locked
    assert not locked.may_sign
    for kind, body in (("narrative", Narrative(text="more")), ("clinical_note", ClinicalNote(plan="more"))):
        with pytest.raises(RuleProblem) as refused:
            writing.save_draft(desk, by=clinician, encounter=encounter, kind=kind, body=body)
        assert refused.value.code == "locked"
    with pytest.raises(RuleProblem) as refused:
        writing.save_draft(
            desk,
            by=clinician,
            encounter=encounter,
            kind="clinical_note",
            body=ClinicalNote(plan="x"),
            record=note.record,
        )
    assert refused.value.code == "signed"

    amendment.add_addendum(
        desk,
        by=clinician,
        target=note.record,
        body=Addendum(amendment="addition", reason="Left out", text="Plan is for tomorrow."),
        passphrase=says(laptop, clinician),
    )
    after = encounters.read_encounter(desk, encounter=encounter, by=clinician)
    assert [a.compartment for a in after.of_kind("addendum")] == [Compartment.CLINICAL]
    assert not encounters.read_encounter(desk, encounter=encounter, by=officer).of_kind("addendum")
    [first, second] = signing.verify_signatures(desk, encounter=encounter, by=officer)
    assert first.is_valid
    assert second.is_valid
    assert (first.sealed_from_you, second.sealed_from_you) == (0, 1)
    assert all(not v.why_not for v in (first, second))


def test_what_the_officer_may_not_read_the_officers_sign_in_cannot_open(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    note = writing.save_draft(
        desk,
        by=laptop.clinician,
        encounter=encounter,
        kind="clinical_note",
        body=ClinicalNote(presenting="Cerulean presenting words"),
    )
    encounters.leave_encounter(desk, encounter=encounter, by=laptop.clinician)
    draft = writing.save_draft(
        desk,
        by=laptop.clinician,
        encounter=encounter,
        kind="clinical_note",
        body=ClinicalNote(plan="Vermilion draft words"),
    )
    signin.lock(desk)
    laptop.enter(desk, laptop.officer)
    assert desk.kept(laptop.officer, note.record) is None
    assert Compartment.CLINICAL not in desk.views
    assert desk.drafts.of(record=draft.record) == []
    assert search.find(desk, by=laptop.officer, query="Cerulean") == []
    for envelope in desk.log.revisions(note.record):
        assert b"Cerulean" not in envelope.sealed
        with pytest.raises(VaultLocked):
            desk.open_envelope(envelope)
    with pytest.raises(VaultLocked):
        desk.session(laptop.officer).write_key(Compartment.CLINICAL)
    with pytest.raises(RuleProblem) as refused:
        writing.save_draft(
            desk, by=laptop.officer, encounter=encounter, kind="clinical_note", body=ClinicalNote(plan="officer writes")
        )
    assert refused.value.code == "sealed_from_you"
    # The control: with the clinician it can be read and found.
    laptop.enter(desk, laptop.clinician)
    assert search.find(desk, by=laptop.clinician, query="Cerulean")
    assert desk.drafts.of(record=draft.record)


def test_while_the_officers_pen_is_up_the_clinicians_presence_opens_nothing(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    note = writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="clinical_note", body=ClinicalNote(plan="Cerulean plan")
    )
    writing.save_draft(desk, by=laptop.officer, encounter=encounter, kind="force", body=Force(text="Ochre force"))
    encounters.leave_encounter(desk, encounter=encounter, by=laptop.clinician)
    officer = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer)
    clinician = encounters.read_encounter(desk, encounter=encounter, by=laptop.clinician)
    assert note.record not in {r.id for r in officer.records}
    assert not clinician.of_kind("force")
    assert not search.find(desk, by=laptop.officer, query="Cerulean")
    assert not any(row.kind == "clinical_note" for row in writing.list_drafts(desk, by=laptop.officer))
    with pytest.raises(RuleProblem):
        writing.resolve(desk, by=laptop.officer, record=note.record, body=ClinicalNote())
    with pytest.raises(RuleProblem):
        amendment.add_addendum(
            desk,
            by=laptop.officer,
            target=note.record,
            body=Addendum(reason="r", text="t"),
            passphrase=says(laptop, laptop.officer),
        )
    with pytest.raises(RuleProblem):
        signing.read_signing_sheet(
            desk, encounter=encounter, by=laptop.officer, scope="section", compartment=Compartment.CLINICAL
        )


def test_an_addendum_needs_its_reason_and_a_signed_target(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    entry = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="One")
    )
    writing.file_drafts(desk, by=laptop.officer)

    def add(**facts: str) -> None:
        body = Addendum(**facts)  # type: ignore[arg-type] # texts
        amendment.add_addendum(
            desk, by=laptop.officer, target=entry.record, body=body, passphrase=says(laptop, laptop.officer)
        )

    with pytest.raises(RuleProblem) as early:
        add(reason="r", text="t")
    assert early.value.code == "not_signed_yet"
    signing.sign(desk, encounter=encounter, by=laptop.officer, passphrase=says(laptop, laptop.officer))
    for field, given in (("reason", ""), ("text", "")):
        arguments = {"amendment": "addition", "reason": "r", "text": "t", field: given}
        with pytest.raises(InputProblem) as problem:
            add(**arguments)
        assert problem.value.facts["field"] == field
    assert amendment.usual_amendment(desk, encounter=encounter) == "addition"
    add(amendment="retraction", retraction="wrong_person", reason="Another call")
    state = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer)
    [narrative] = state.of_kind("narrative")
    assert narrative.is_retracted
    assert isinstance(narrative.body, Narrative)
    assert narrative.body.text == "One"


def test_nothing_shared_is_lost_when_the_partner_signs_first(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    """The clinician had unfiled words in the joint safety summary when the officer signed it."""
    writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="safety_summary", body=SafetySummary(belongings="Backpack")
    )
    writing.file_drafts(desk, by=laptop.officer)
    [summary] = encounters.read_encounter(desk, encounter=encounter, by=laptop.clinician).of_kind("safety_summary")
    writing.save_draft(
        desk,
        by=laptop.clinician,
        encounter=encounter,
        kind="safety_summary",
        record=summary.id,
        body=SafetySummary(belongings="Backpack", dependents="A dog at home"),
    )
    sheet = signing.read_signing_sheet(desk, encounter=encounter, by=laptop.officer)
    assert ("partner_draft", "Reyes") in {(p.code, p.name) for p in sheet.problems}
    assert not any("dog" in line for part in sheet.parts for line in part.text_lines)
    signing.sign(desk, encounter=encounter, by=laptop.officer, passphrase=says(laptop, laptop.officer))
    encounters.leave_encounter(desk, encounter=encounter, by=laptop.clinician)
    state = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer)
    [signed] = state.of_kind("safety_summary")
    assert signed.body == SafetySummary(belongings="Backpack")
    [proposal] = state.proposals
    assert isinstance(proposal.body, SafetySummary)
    assert proposal.body.dependents == "A dog at home"
    [verdict] = signing.verify_signatures(desk, encounter=encounter, by=laptop.officer)
    assert verdict.is_valid
    assert verdict.why_not == "changed_since"
