from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from fieldnotes.domain.ids import EncounterId, PersonId, RecordId
from fieldnotes.domain.problem import DamagedVault, InputProblem, LockedOut, RuleProblem, VaultLocked, WrongSecret
from fieldnotes.domain.record import ClinicalNote, Compartment, Narrative, Person, Profession
from fieldnotes.services import consent, history, search, shift, signin, signing, writing
from fieldnotes.services import encounter as encounters
from fieldnotes.services import person as people
from fieldnotes.services.desk import Desk
from fieldnotes.services.draft import Draft
from fieldnotes.trust.envelope import EnvelopeBroken
from fieldnotes.vault.seat import StaffMember
from tests.services.conftest import SAFE_SAYS, Laptop, says


def events(desk: Desk) -> list[str]:
    return [entry.entry["event"] for entry in desk.log.audit(limit=1000)]


def test_before_sign_in_there_is_help_and_nothing_private(laptop: Laptop) -> None:
    desk = laptop.open()
    rows = signin.list_users(desk)
    assert [(row.formal_name, row.is_signed_in) for row in rows] == [
        ("Officer D. Okafor", False), ("M. Reyes, LCSW", False), ("Officer T. Lund", False), ("A. Quill", False),
    ]  # fmt: skip
    facts = signin.read_public(desk)
    assert facts.unit == "4C12"
    assert "988" in {contact.number for contact in facts.contacts}
    with pytest.raises(VaultLocked):
        _ = desk.log
    with pytest.raises(VaultLocked):
        writing.list_drafts(desk, by=laptop.officer)


def test_both_partners_sign_in_and_each_holds_their_own(laptop: Laptop) -> None:
    desk = laptop.open()
    first = signin.sign_in(desk, user=laptop.officer, passphrase=says(laptop, laptop.officer))
    assert set(first.row.compartments) == {Compartment.AGENCY, Compartment.JOINT, Compartment.LAW}
    assert first.caught_up
    second = signin.sign_in(desk, user=laptop.clinician, passphrase=says(laptop, laptop.clinician))
    assert set(second.row.compartments) == {Compartment.AGENCY, Compartment.JOINT, Compartment.CLINICAL}
    with pytest.raises(WrongSecret):
        signin.sign_in(desk, user=laptop.officer, passphrase="wrong words entirely here")
    assert laptop.officer in desk.sessions
    signin.sign_out(desk, user=laptop.clinician)
    assert Compartment.CLINICAL not in desk.views
    assert Compartment.JOINT in desk.views
    with pytest.raises(VaultLocked):
        desk.read_key(Compartment.CLINICAL, "0" * 32)


def test_wrong_tries_are_counted_said_and_told_to_the_audit(laptop: Laptop) -> None:
    desk = laptop.open()
    for left in (4, 3, 2, 1):
        with pytest.raises(WrongSecret) as wrong:
            signin.sign_in(desk, user=laptop.officer, passphrase="wrong words entirely here")
        assert wrong.value.facts["left"] == left
    with pytest.raises(LockedOut):
        signin.sign_in(desk, user=laptop.officer, passphrase="wrong words entirely here")
    with pytest.raises(LockedOut):
        signin.sign_in(desk, user=laptop.officer, passphrase=says(laptop, laptop.officer))
    assert signin.list_users(desk)[0].is_locked_out
    laptop.enter(desk, laptop.second_officer)
    signin.release(desk, user=laptop.officer, by=laptop.second_officer)
    signin.sign_in(desk, user=laptop.officer, passphrase=says(laptop, laptop.officer))
    told = events(desk)
    assert told.count("sign_in_refused") >= 5
    assert "locked_out" in told
    assert "released" in told
    assert desk.log.verify_audit().is_whole


def test_a_pin_is_asked_five_times_and_then_the_session_is_gone(laptop: Laptop, desk: Desk) -> None:
    with pytest.raises(InputProblem):
        signin.set_pin(desk, user=laptop.clinician, pin="111111")
    signin.set_pin(desk, user=laptop.clinician, pin="402913")
    signin.confirm_pin(desk, user=laptop.clinician, pin="402913")
    for _ in range(4):
        with pytest.raises(WrongSecret):
            signin.confirm_pin(desk, user=laptop.clinician, pin="999000")
    with pytest.raises(VaultLocked):
        signin.confirm_pin(desk, user=laptop.clinician, pin="999000")
    assert laptop.clinician not in desk.sessions
    assert Compartment.CLINICAL not in desk.views
    assert laptop.officer in desk.sessions


def test_a_successor_takes_over_keys_places_and_drafts_without_any_text(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="clinical_note", body=ClinicalNote(plan="Cerulean plan")
    )
    handed = signin.hand_over(desk)
    assert b"Cerulean" not in handed
    assert b"Suicidal" not in handed
    desk.close()
    successor = laptop.open()
    rows = signin.take_over(successor, handed)
    assert {row.user for row in rows} == {laptop.officer, laptop.clinician}
    assert successor.places[laptop.officer] == encounter
    [draft] = writing.list_drafts(successor, by=laptop.clinician)
    assert draft.kind == "clinical_note"


def test_after_a_crash_the_words_and_the_place_are_there(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    """The process ended without a word; nobody locked anything."""
    writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="Mid-sentence")
    )
    shutil.copytree(laptop.data, laptop.data.parent / "after", ignore=shutil.ignore_patterns(".lock"))
    again = Laptop(laptop.data.parent / "after", laptop.secrets, laptop.clock, laptop.users, handed=laptop.handed)
    after = again.open()
    back = signin.sign_in(after, user=laptop.officer, passphrase=says(laptop, laptop.officer))
    try:
        assert back.resume == encounter
        assert back.drafts_waiting == 1
        state = encounters.read_encounter(after, encounter=encounter, by=laptop.officer)
        assert state.of_kind("narrative")[0].body == Narrative(text="Mid-sentence")
    finally:
        after.close()


def test_without_its_log_the_vault_says_so(laptop: Laptop) -> None:
    (laptop.data / "log.db").unlink()
    desk = laptop.open()
    with pytest.raises(DamagedVault) as problem:
        signin.sign_in(desk, user=laptop.officer, passphrase=says(laptop, laptop.officer))
    assert problem.value.code == "log_missing"
    assert not desk.sessions


def test_views_that_went_missing_come_back_from_the_log(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="clinical_note", body=ClinicalNote(plan="Cerulean plan")
    )
    encounters.leave_encounter(desk, encounter=encounter, by=laptop.clinician)
    before = encounters.read_encounter(desk, encounter=encounter, by=laptop.clinician)
    signin.lock(desk)
    for path in laptop.data.glob("view-*"):
        path.unlink()
    laptop.enter(desk, laptop.officer, laptop.clinician)
    assert desk.is_caught_up
    assert encounters.read_encounter(desk, encounter=encounter, by=laptop.clinician).records == before.records


def test_every_act_is_in_the_audit_and_no_word_of_a_record(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    encounters.read_encounter(desk, encounter=encounter, by=laptop.officer)
    encounters.read_encounter(desk, encounter=encounter, by=laptop.officer)
    saved = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="Cerulean words")
    )
    writing.discard_draft(desk, by=laptop.officer, record=saved.record)
    writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="Cerulean words")
    )
    with pytest.raises(WrongSecret):
        signing.sign(desk, encounter=encounter, by=laptop.officer, passphrase="wrong words entirely here")
    signing.sign(desk, encounter=encounter, by=laptop.officer, passphrase=says(laptop, laptop.officer))
    told = events(desk)
    for event in (
        "encounter_started",
        "draft_discarded",
        "draft_filed",
        "confirm_refused",
        "sign_refused",
        "confirmed",
        "signed",
    ):
        assert event in told, event
    assert told.count("record_opened") == 1
    assert not any("Cerulean" in str(entry.entry) for entry in desk.log.audit(limit=1000))
    assert desk.log.verify_audit().is_whole


def test_a_sheet_that_is_no_longer_true_cannot_be_signed(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    saved = writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="One")
    )
    sheet = signing.read_signing_sheet(desk, encounter=encounter, by=laptop.officer)
    writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="Two"), record=saved.record
    )
    with pytest.raises(RuleProblem) as refused:
        signing.sign(
            desk,
            encounter=encounter,
            by=laptop.officer,
            passphrase=says(laptop, laptop.officer),
            fingerprint=sheet.fingerprint,
        )
    assert refused.value.code == "changed_since_shown"


def test_one_part_can_be_signed_alone(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    note = writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="clinical_note", body=ClinicalNote(plan="x")
    )
    signed = signing.sign(
        desk,
        encounter=encounter,
        by=laptop.clinician,
        passphrase=says(laptop, laptop.clinician),
        scope="section",
        compartment=Compartment.CLINICAL,
    )
    assert encounter in signed.changes.encounters
    state = encounters.read_encounter(desk, encounter=encounter, by=laptop.clinician)
    assert dict(state.header.sections)[Compartment.CLINICAL] == "signed"
    assert {m.mark for m in state.sections if m.key == "clinical_note"} == {"signed"}
    assert state.may_sign
    officer = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer)
    assert {m.mark for m in officer.sections if m.compartment is Compartment.CLINICAL} == {"signed"}
    with pytest.raises(RuleProblem) as refused:
        signing.sign(
            desk, encounter=encounter, by=laptop.clinician, passphrase=says(laptop, laptop.clinician), scope="section",
            compartment=Compartment.CLINICAL,
        )  # fmt: skip
    assert refused.value.code == "already_signed"
    assert desk.kept(laptop.clinician, note.record) is not None


def test_a_clinician_whom_the_agency_certifies_reads_nothing_until_a_clinician_lets_them_in(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    """An administrator could certify anybody: the key passes only from somebody who holds it, by name."""
    writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="clinical_note", body=ClinicalNote(plan="Cerulean")
    )
    writing.file_drafts(desk, by=laptop.clinician)
    [admin_file] = [path for path in laptop.safe.iterdir() if "admin" in path.name]
    newcomer, code, certificates = desk.vault.add_staff(
        StaffMember("Mina Lee", Profession.CLINICIAN, credential="LPC", initials="ML"),
        by=desk.session(laptop.clinician),
        admin_file=admin_file,
        safe_passphrase=SAFE_SAYS,
    )
    for certificate in certificates:
        desk.log.add_certificate(certificate)
    desk.vault.enrol(newcomer, code, "seventeen orange velvet kites").session.wipe()
    signin.lock(desk)
    laptop.enter(desk, laptop.clinician)
    alone = signin.sign_in(desk, user=newcomer, passphrase="seventeen orange velvet kites")
    assert set(alone.row.compartments) == {Compartment.AGENCY, Compartment.JOINT}
    assert not encounters.read_encounter(desk, encounter=encounter, by=newcomer).of_kind("clinical_note")
    [waiting] = signin.list_waiting_grants(desk, by=laptop.clinician)
    assert (waiting.name, waiting.compartment) == ("M. Lee, LPC", Compartment.CLINICAL)
    with pytest.raises(RuleProblem):
        signin.approve_grants(desk, by=newcomer, user=newcomer, compartment=Compartment.CLINICAL)
    signin.approve_grants(desk, by=laptop.clinician, user=newcomer, compartment=Compartment.CLINICAL)
    assert "access_granted" in events(desk)
    assert encounters.read_encounter(desk, encounter=encounter, by=newcomer).of_kind("clinical_note")
    assert signin.list_waiting_grants(desk, by=laptop.clinician) == []


def test_an_admin_beside_an_officer_reads_nothing_of_anybody(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    person = people.attach_person(desk, by=laptop.officer, encounter=encounter, body=Person(legal_name="Jordan Avery"))
    laptop.enter(desk, laptop.admin)
    admin = laptop.admin
    assert search.find(desk, by=admin, query="Jordan") == []
    assert writing.list_drafts(desk, by=admin) == []
    asked: list[Callable[[], object]] = [
        lambda: encounters.read_encounter(desk, encounter=encounter, by=admin),
        lambda: encounters.stamp_time(desk, encounter=encounter, by=admin),
        lambda: encounters.clear_call(desk, encounter=encounter, by=admin),
        lambda: shift.read_shift(desk, by=admin),
        lambda: shift.list_encounters(desk, by=admin),
        lambda: history.read_history(desk, by=admin, address="1420 Alder St"),
        lambda: shift.list_due(desk, by=admin),
        lambda: people.find_people(desk, by=admin, query="Jordan"),
        lambda: people.read_person(desk, person=PersonId(person.record), by=admin),
        lambda: people.attach_person(desk, by=admin, encounter=encounter, body=Person(legal_name="X Y")),
        lambda: people.detach_person(desk, by=admin, encounter=encounter, person=PersonId(person.record)),
        lambda: consent.list_consents(desk, by=admin, person=person.record),
        lambda: signing.read_signing_sheet(desk, encounter=encounter, by=admin),
        lambda: signing.verify_signatures(desk, encounter=encounter, by=admin),
        lambda: writing.save_draft(desk, by=admin, encounter=encounter, kind="narrative", body=Narrative(text="x")),
    ]
    for ask in asked:
        with pytest.raises(RuleProblem):
            ask()


def test_words_under_a_partners_name_that_the_partner_did_not_write_are_not_shown(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    """An officer's own keys are enough to seal joint words that claim to be the clinician's; nobody may see them as hers."""
    with desk.writing(laptop.officer) as act:
        act.by = laptop.clinician
        forged = act.revise(
            record="ab" * 16,
            kind="narrative",
            compartment=Compartment.JOINT,
            encounter=encounter,
            body={"text": "Never said"},
            why="written",
        )
        mine = desk.session(laptop.officer)
        act.save_draft(
            Draft(
                record=RecordId("cd" * 16), compartment=Compartment.JOINT, kind="narrative", encounter=encounter,
                device=mine.user_device_id, by=laptop.clinician, at=act.at, body={"text": "Never typed"}, base={},
                sets=("text",), parents=(), is_new=True,
            )
        )  # fmt: skip
        act.by = laptop.officer
    envelope = desk.log.envelope(forged)
    assert envelope is not None
    with pytest.raises(EnvelopeBroken):
        desk.open_envelope(envelope)
    signin.lock(desk)
    for path in laptop.data.glob("view-*"):
        path.unlink()
    laptop.enter(desk, laptop.officer, laptop.clinician)
    assert not encounters.read_encounter(desk, encounter=encounter, by=laptop.officer).of_kind("narrative")


def test_who_has_signed_out_holds_no_key(laptop: Laptop, desk: Desk) -> None:
    gone = desk.session(laptop.clinician)
    signin.sign_out(desk, user=laptop.clinician)
    assert gone.is_wiped
    with pytest.raises(VaultLocked):
        gone.write_key(Compartment.CLINICAL)
    with pytest.raises(VaultLocked):
        signin.sign_out(desk, user=laptop.clinician)


def test_after_twelve_hours_somebody_must_sign_in_again_and_loses_no_word(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    assert signin.list_over(desk) == []
    laptop.clock.advance(12 * 3600)
    assert set(signin.list_over(desk)) == {laptop.officer, laptop.clinician}
    writing.save_draft(
        desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="Mid-sentence")
    )
    signin.sign_out(desk, user=laptop.officer)
    back = signin.sign_in(desk, user=laptop.officer, passphrase=says(laptop, laptop.officer))
    assert back.drafts_waiting == 1
    assert signin.list_over(desk) == [laptop.clinician]
