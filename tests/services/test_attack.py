"""Attacks by insiders with their own keys, their own program and the files: what they would have taken, changed or read, and do not."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from fieldnotes import services
from fieldnotes.domain.ids import EncounterId, PersonId, RecordId, UserId, new_record_id
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, Problem, RuleProblem
from fieldnotes.domain.record import (
    Addendum,
    AgencyProfile,
    ClinicalNote,
    Compartment,
    Consent,
    Disclosure,
    DisclosureIncident,
    Handover,
    Health,
    Line,
    Narrative,
    Person,
    Profession,
    Quantity,
    SafetyPlan,
    Signature,
    Status,
)
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.packet.reply import Reply
from fieldnotes.packet.signature import read_identity
from fieldnotes.services import (
    accounting,
    agency_certificate,
    amendment,
    attachment,
    audit,
    backup,
    bundle,
    directory,
    dossier,
    handover,
    history,
    hold_form,
    incident,
    joining,
    leaving,
    merge,
    pasting,
    person,
    person_copy,
    phrase,
    printing,
    proposal,
    reading,
    receiver,
    referral,
    reply,
    reporting,
    review,
    review_note,
    search,
    sharing,
    shift,
    signin,
    signing,
    sync_list,
    team,
    tip,
    work_list,
    writing,
)
from fieldnotes.services import agency as agency_facts
from fieldnotes.services import consent as consents
from fieldnotes.services import encounter as encounters
from fieldnotes.services.case import find_referral, judge, referral_by_number
from fieldnotes.services.delivery import put_in_outbox, write_out
from fieldnotes.services.desk import Desk
from fieldnotes.services.draft import Draft, draft_bytes
from fieldnotes.store.payload import Payload, encode_payload
from fieldnotes.system.path import resource
from fieldnotes.trust.envelope import Header, seal_draft, seal_revision
from fieldnotes.vault.seat import StaffMember
from tests.packet import authority
from tests.services import paper
from tests.services.conftest import STAFF, Laptop, says
from tests.services.paper import Documented

DETOX = "directory:15"


def forge(
    desk: Desk,
    by: UserId,
    *,
    record: str,
    kind: str,
    compartment: Compartment,
    body: dict[str, Any],
    parents: tuple[str, ...] = (),
    encounter: str = "",
    person: str = "",
) -> str:
    """What a program of the attacker's own writes with the attacker's own keys: well sealed, well signed, asked by no rule."""
    session = desk.session(by)
    key_id, key = session.write_key(compartment)
    at = desk.clock.now()
    payload = Payload(kind=kind, at=at, by=by, why="written", body=body, encounter=encounter, person=person)
    header = Header(
        org=desk.vault.org,
        comp=compartment.value,
        key_id=key_id,
        rec=record,
        par=tuple(sorted(parents)),
        dev=session.user_device_id,
        n=desk.log.next_n(session.user_device_id),
    )
    envelope = seal_revision(header=header, payload=encode_payload(payload), key=key, sign=session.sign)
    assert desk.log.add_envelope(envelope, received_ms=at.utc_ms) is not None
    for _ in desk.follow():
        pass
    return envelope.rev


def again(laptop: Laptop, desk: Desk, *users: UserId) -> Desk:
    """Everybody out; the views are begun anew from the log."""
    desk.close()
    for path in laptop.data.glob("view-*"):
        path.unlink()
    fresh = laptop.open()
    laptop.enter(fresh, *users)
    return fresh


def write(desk: Desk, by: UserId, encounter: EncounterId, body: Any, **where: Any) -> RecordId:
    saved = writing.save_draft(desk, by=by, encounter=encounter, kind=body.KIND, body=body, **where)
    writing.file_drafts(desk, by=by, encounter=encounter)
    return saved.record


def text_of(desk: Desk, by: UserId, record: str, field: str = "text") -> str:
    found = desk.kept(by, record)
    return str(found.body.get(field, "")) if found else ""


# --- words in somebody's mouth ---------------------------------------------------------------------------------------


def test_the_clinicians_entry_keeps_the_clinicians_words(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    entry = write(desk, laptop.clinician, encounter, Narrative(text="He asked for help himself."))
    kept = desk.kept(laptop.clinician, entry)
    assert kept is not None
    lie = to_dict(Narrative(text="He threatened both of us."))
    forge(
        desk, laptop.officer, record=entry, kind="narrative", compartment=Compartment.JOINT, body=lie,
        parents=kept.heads, encounter=encounter,
    )  # fmt: skip
    for one in (desk, again(laptop, desk, laptop.officer, laptop.clinician)):
        if one.sessions:
            assert text_of(one, laptop.clinician, entry) == "He asked for help himself."
            found = one.kept(laptop.clinician, entry)
            assert found is not None
            assert found.author == laptop.clinician
            assert [proposal.by for proposal in found.proposals] == [laptop.officer]


def test_no_clinical_note_comes_from_an_officer(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    write(desk, laptop.clinician, encounter, ClinicalNote(presenting="Not sleeping", risk_level="moderate"))
    lie = to_dict(ClinicalNote(presenting="No risk at all", risk_level="low"))
    forge(
        desk, laptop.officer, record=new_record_id(), kind="clinical_note", compartment=Compartment.JOINT, body=lie,
        encounter=encounter,
    )  # fmt: skip
    desk = again(laptop, desk, laptop.officer, laptop.clinician)
    gathered = dossier.gather(desk, encounter=encounter, by=laptop.clinician, drafts="none")
    assert [note.presenting for _, note in gathered.all(ClinicalNote)] == ["Not sleeping"]


def test_the_agencys_telephone_number_is_the_agencys(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    genuine = desk.agency_of(kind="agency_profile")
    lie = to_dict(AgencyProfile(name="Alder County Co-Response", phone="555-0199"))
    for record, parents in ((new_record_id(), ()), (genuine[0].id, genuine[0].heads)):
        forge(
            desk, laptop.officer, record=record, kind="agency_profile", compartment=Compartment.AGENCY, body=lie,
            parents=parents,
        )  # fmt: skip
    desk = again(laptop, desk, laptop.clinician)
    gathered = dossier.gather(desk, encounter=encounter, by=laptop.clinician, drafts="none")
    assert gathered.agency.phone == "555-0100"


def test_a_clinical_note_is_not_covered_up_by_a_joint_record_of_its_id(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    note = write(
        desk, laptop.clinician, encounter, Narrative(text="Plan for tonight"), compartment=Compartment.CLINICAL
    )
    with pytest.raises(RuleProblem, match="record_not_here"):
        writing.save_draft(
            desk, by=laptop.officer, encounter=encounter, kind="narrative", body=Narrative(text="x"), record=note
        )
    forge(
        desk, laptop.officer, record=note, kind="narrative", compartment=Compartment.JOINT,
        body=to_dict(Narrative(text="Nothing was planned")), encounter=encounter,
    )  # fmt: skip
    assert text_of(desk, laptop.clinician, note) == "Plan for tonight"


def test_a_clinician_could_not_go_on_because_an_officers_program_had_used_the_notes_id(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    note = write(desk, laptop.clinician, encounter, ClinicalNote(presenting="Not sleeping"))
    begun = writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="safety_plan", body=SafetyPlan(warning_signs="x")
    ).record
    for record in (note, begun):
        forge(
            desk, laptop.officer, record=record, kind="narrative", compartment=Compartment.JOINT,
            body=to_dict(Narrative(text="x")), encounter=encounter,
        )  # fmt: skip
    write(desk, laptop.clinician, encounter, ClinicalNote(presenting="Not sleeping, eats"), record=note)
    writing.file_drafts(desk, by=laptop.clinician, encounter=encounter)
    kept = desk.kept(laptop.clinician, note)
    assert kept is not None
    assert kept.body["presenting"] == "Not sleeping, eats"
    plan = desk.kept(laptop.clinician, begun)
    assert plan is not None
    assert (plan.kind, plan.compartment) == ("safety_plan", Compartment.CLINICAL)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("section", {"of": ["x"], "state": "started"}),
        ("section", {"of": {"a": 1}, "state": ["x"]}),
        ("encounter", {"team": [["x"]]}),
        ("encounter", {"team": 7}),
        ("encounter", {"team": {"a": ["b"]}}),
    ],
)
def test_one_crooked_record_does_not_close_a_call_for_everybody(
    laptop: Laptop, desk: Desk, encounter: EncounterId, kind: str, body: dict[str, Any]
) -> None:
    write(desk, laptop.clinician, encounter, Narrative(text="Her words"))
    root = desk.joint_record(encounter)
    assert root is not None
    is_root = kind == "encounter"
    forge(
        desk, laptop.officer, record=encounter if is_root else new_record_id(), kind=kind, compartment=Compartment.JOINT,
        body={**root.body, **body} if is_root else body, parents=root.heads if is_root else (), encounter=encounter,
    )  # fmt: skip
    for by in (laptop.officer, laptop.clinician):
        state = encounters.read_encounter(desk, encounter=encounter, by=by)
        assert [one.body.text for one in state.of_kind("narrative")] == ["Her words"]  # type: ignore[attr-defined] # narratives
        assert shift.list_encounters(desk, by=by)
        assert signing.read_signing_sheet(desk, encounter=encounter, by=by).parts
    write(desk, laptop.officer, encounter, Narrative(text="His words"))


def test_a_person_said_to_be_two_with_themselves_can_still_be_opened(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    who = RecordId(
        person.attach_person(
            desk, by=laptop.officer, encounter=encounter, body=Person(legal_name="Jordan Ashgrove")
        ).record
    )
    for body in ({"one": who, "other": who}, {"one": who}, {"one": [who], "other": 3}):
        forge(
            desk, laptop.officer, record=new_record_id(), kind="person_distinct", compartment=Compartment.JOINT, body=body,
            person=who,
        )  # fmt: skip
    for by in (laptop.officer, laptop.clinician):
        assert person.read_person(desk, person=PersonId(who), by=by).apart == ()


def test_an_officers_program_answers_no_proposal_of_the_clinical_side_and_lends_nobodys_name(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    note = write(desk, laptop.clinician, encounter, ClinicalNote(presenting="Signed words", risk_level="low"))
    told = write(desk, laptop.officer, encounter, Narrative(text="Officer's words"))
    kept = desk.kept(laptop.clinician, note)
    assert kept is not None
    for by in (laptop.officer, laptop.clinician):
        signing.sign(desk, encounter=encounter, by=by, passphrase=says(laptop, by), scope="encounter")
    late = forge(
        desk, laptop.clinician, record=note, kind="clinical_note", compartment=Compartment.CLINICAL, encounter=encounter,
        body=to_dict(ClinicalNote(presenting="Signed words", plan="Call the mother at nine")), parents=kept.heads,
    )  # fmt: skip
    forge(
        desk, laptop.officer, record=new_record_id(), kind="set_aside", compartment=Compartment.JOINT, encounter=encounter,
        body={"target": note, "revision": late, "reason": "not needed"},
    )  # fmt: skip
    claims = Addendum(
        target=told,
        amendment="addition",
        reason="came late",
        text="She told me so.",
        proposal=late,
        wrote=laptop.clinician,
    )
    for body in (claims, msgspec.structs.replace(claims, proposal="ab" * 32)):
        forge(
            desk, laptop.officer, record=new_record_id(), kind="addendum", compartment=Compartment.JOINT, body=to_dict(body),
            encounter=encounter,
        )  # fmt: skip
    [row] = [
        one for one in proposal.list_proposals(desk, encounter=encounter, by=laptop.clinician) if one.record == note
    ]
    assert (row.state, row.may_take_over) == ("open", True)
    for by in (laptop.officer, laptop.clinician):
        state = encounters.read_encounter(desk, encounter=encounter, by=by)
        assert len(state.amendments) == 2
        assert "Reyes" not in "".join(line for one in state.amendments for line in amendment.amendment_lines(one))
    proposal.take_over(
        desk, by=laptop.clinician, encounter=encounter, revision=late, amendment="addition", reason="came late",
        passphrase=says(laptop, laptop.clinician),
    )  # fmt: skip
    state = encounters.read_encounter(desk, encounter=encounter, by=laptop.clinician)
    [honest] = [one for one in state.amendments if one.compartment is Compartment.CLINICAL]
    assert honest.wrote_name.startswith("M. Reyes")


def test_the_partners_draft_cannot_be_written_by_another_hand(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    saved = writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="narrative", body=Narrative(text="He asked for help")
    )
    device = desk.session(laptop.clinician).user_device_id
    draft = desk.drafts.get(saved.record, device)
    assert draft is not None
    forged = msgspec.structs.replace(draft, body={**draft.body, "text": "He threatened us"})
    officer = desk.session(laptop.officer)
    _, key = officer.write_key(Compartment.JOINT)
    sealed = seal_draft(
        org=desk.vault.org, comp="joint", rec=saved.record, dev=device, payload=draft_bytes(forged, sign=officer.sign), key=key
    )  # fmt: skip
    desk.log.save_draft(rec=saved.record, comp="joint", dev=device, sealed=sealed, updated_ms=saved.at.utc_ms + 1)
    desk = again(laptop, desk, laptop.clinician)
    assert not [one for one in desk.drafts.of(record=saved.record) if "threatened" in str(one.body)]
    writing.file_drafts(desk, by=laptop.clinician)
    assert "threatened" not in str([kept.body for kept in desk.kept_of(laptop.clinician, encounter=encounter)])


def test_a_draft_over_the_partners_entry_is_not_shown(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    entry = write(desk, laptop.clinician, encounter, Narrative(text="He asked for help"))
    session = desk.session(laptop.officer)
    with desk.writing(laptop.officer) as act:
        act.save_draft(
            Draft(
                record=entry, compartment=Compartment.JOINT, kind="narrative", encounter=encounter,
                device=session.user_device_id, by=laptop.officer, at=desk.clock.now(), body={"text": "He threatened us"},
                base={}, sets=("text",), parents=(), is_new=False,
            )
        )  # fmt: skip
    assert (
        "threatened"
        not in msgspec.json.encode(
            encounters.read_encounter(desk, encounter=encounter, by=laptop.clinician).records
        ).decode()
    )
    gathered = dossier.gather(desk, encounter=encounter, by=laptop.clinician, drafts="all")
    assert [entry.text for _, entry in gathered.all(Narrative)] == ["He asked for help"]


# --- read models -----------------------------------------------------------------------------------------------------


def test_what_is_signed_is_what_was_written_though_the_view_says_otherwise(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    entry = write(desk, laptop.clinician, encounter, Narrative(text="He asked for help"))
    invented = new_record_id()
    view = desk.views[Compartment.JOINT]
    row = view._connection.execute(
        "select seq, payload from revision where rec = ?", (bytes.fromhex(entry),)
    ).fetchone()
    lie = row[1].replace(b"He asked for help", b"He threatened us.")
    assert lie != row[1]
    # With the joint key and the file, as an officer alone with the laptop has them.
    view._connection.execute("update revision set payload = ? where seq = ?", (lie, row[0]))
    view._connection.execute(
        "insert into record select 9999, ?, kind, encounter, person, author, created_ms, created, shown, merged, heads,"
        " proposals, has_conflict, is_removed from record where id = ?",
        (bytes.fromhex(invented), bytes.fromhex(entry)),
    )
    desk.close()
    desk = laptop.open()
    laptop.enter(desk, laptop.clinician)
    assert text_of(desk, laptop.clinician, entry) == "He asked for help"
    assert desk.kept(laptop.clinician, invented) is None
    sheet = signing.read_signing_sheet(desk, encounter=encounter, by=laptop.clinician)
    assert "threatened" not in msgspec.json.encode(sheet).decode()
    found = [
        entry.entry
        for entry in desk.log.audit(newest_first=True, limit=50)
        if entry.entry["event"] == "integrity_failed"
    ]
    assert {one["record"] for one in found} == {entry, invented}


def test_honest_views_are_never_called_forged(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    paper.take_services(desk, laptop)
    made = paper.document(desk, laptop, encounter)
    record = paper.refer(made, DETOX)
    paper.change(made, record, urgency="urgent")
    signing.sign(desk, encounter=encounter, by=laptop.clinician, passphrase=says(laptop, laptop.clinician))
    signing.sign(desk, encounter=encounter, by=laptop.officer, passphrase=says(laptop, laptop.officer))
    for user in (laptop.officer, laptop.clinician):
        encounters.read_encounter(desk, encounter=encounter, by=user)
    desk = again(laptop, desk, laptop.officer, laptop.clinician)
    for user in (laptop.officer, laptop.clinician):
        encounters.read_encounter(desk, encounter=encounter, by=user)
        person.read_person(desk, person=made.person, by=user)
        shift.read_shift(desk, by=user)
    assert "integrity_failed" not in {entry.entry["event"] for entry in desk.log.audit(limit=500)}


# --- signatures ------------------------------------------------------------------------------------------------------


def _seal(desk: Desk, by: UserId, encounter: str, covers: list[tuple[str, str]], **claims: str) -> str:
    record = new_record_id()
    body = to_dict(Signature(scope="encounter", covers=covers, **claims))  # type: ignore[arg-type] # texts
    forge(desk, by, record=record, kind="signature", compartment=Compartment.JOINT, body=body, encounter=encounter)
    return record


def test_an_officers_signature_does_not_take_the_clinicians_note_back_to_an_older_one(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    note = write(desk, laptop.clinician, encounter, ClinicalNote(presenting="First words"))
    entry = write(desk, laptop.clinician, encounter, Narrative(text="First entry"))
    # Of health any clinician writes: here only the compartment says who may sign.
    health = write(desk, laptop.clinician, encounter, Health(pregnancy=Quantity(text="first", status=Status.GIVEN)))
    old = {one: desk.log.heads(one)[0] for one in (note, entry, health)}
    second = Health(pregnancy=Quantity(text="second", status=Status.GIVEN))
    write(desk, laptop.clinician, encounter, second, record=health)
    write(desk, laptop.clinician, encounter, ClinicalNote(presenting="Second words"), record=note)
    write(desk, laptop.clinician, encounter, Narrative(text="Second entry"), record=entry)
    _seal(desk, laptop.officer, encounter, list(old.items()))
    desk = again(laptop, desk, laptop.officer, laptop.clinician)
    officers = signing.verify_signatures(desk, encounter=encounter, by=laptop.clinician)
    assert [(one.user, one.is_valid) for one in officers] == [(laptop.officer, False)]
    assert text_of(desk, laptop.clinician, note, "presenting") == "Second words"
    assert text_of(desk, laptop.clinician, entry) == "Second entry"
    assert "second" in text_of(desk, laptop.clinician, health, "pregnancy")
    # And the clinician still writes.
    write(desk, laptop.clinician, encounter, ClinicalNote(presenting="Third words"), record=note)
    write(desk, laptop.clinician, encounter, Narrative(text="Third entry"), record=entry)
    assert text_of(desk, laptop.clinician, note, "presenting") == "Third words"
    assert text_of(desk, laptop.clinician, entry) == "Third entry"
    write(desk, laptop.clinician, encounter, Health(), record=health)
    assert "second" not in text_of(desk, laptop.clinician, health, "pregnancy")


def test_a_signature_is_not_changed_by_the_partner(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    entry = write(desk, laptop.clinician, encounter, Narrative(text="He asked for help"))
    signed = signing.sign(
        desk, encounter=encounter, by=laptop.clinician, passphrase=says(laptop, laptop.clinician)
    ).signature_id
    kept = desk.kept(laptop.officer, signed)
    assert kept is not None
    forge(
        desk, laptop.officer, record=signed, kind="signature", compartment=Compartment.JOINT,
        body={**kept.body, "covers": [], "scope": "section"}, parents=kept.heads, encounter=encounter,
    )  # fmt: skip
    desk = again(laptop, desk, laptop.officer, laptop.clinician)
    assert entry in reading.read_standing(desk, encounter=encounter).covered
    (verdict,) = signing.verify_signatures(desk, encounter=encounter, by=laptop.clinician)
    assert verdict.is_valid
    assert verdict.covered == len(kept.body["covers"])


def test_a_signature_shows_whom_the_agency_certified(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    entry = write(desk, laptop.officer, encounter, Narrative(text="Quiet street"))
    _seal(
        desk, laptop.officer, encounter, [(entry, desk.log.heads(entry)[0])],
        name="Mara Reyes", credential="LCSW",
    )  # fmt: skip
    _seal(
        desk, laptop.officer, encounter, [(entry, desk.log.heads(entry)[0])],
        name="Mara Reyes", role="clinician", credential="LCSW",
    )  # fmt: skip
    # Under another profession it is nobody's signature at all; under another name it is shown as the certified signer's.
    (verdict,) = signing.verify_signatures(desk, encounter=encounter, by=laptop.clinician)
    assert (verdict.name, verdict.role, verdict.credential) == ("Dana Okafor", "officer", "")
    assert not verdict.is_valid


# --- what officers may infer -----------------------------------------------------------------------------------------


def joint_words(made: Documented) -> str:
    rows = made.desk.views[Compartment.JOINT]._connection.execute("select payload from revision").fetchall()
    return b"".join(row[0] for row in rows).decode()


def test_a_substance_program_is_never_named_in_joint_records_whatever_is_sent_there(
    made: Documented, tmp_path: Path
) -> None:
    clinician = made.laptop.clinician
    record = paper.refer(made, DETOX)
    name = str(made.desk.kept(clinician, record).body["service_name"])  # type: ignore[union-attr] # it is there
    paper.detail(made, record, request="assessment")
    paper.change(made, record, urgency="urgent", contents=["encounter_summary"])
    writing.file_drafts(made.desk, by=made.laptop.officer)
    for user in (clinician, made.laptop.officer):
        signing.sign(made.desk, encounter=made.encounter, by=user, passphrase=says(made.laptop, user))
    plan = referral.read_packet_plan(made.desk, by=clinician, referral=record)
    assert [part.part for part in plan.parts if part.is_in] == ["encounter_summary"]
    referral.export_packet(made.desk, by=clinician, referral=record, channel="save_archive", path=tmp_path)
    handover.send_to_outbox(made.desk, by=clinician, encounter=made.encounter)
    handover.record_handover(
        made.desk, by=clinician, encounter=made.encounter, body=Handover(receiver=name, channel="phone")
    )
    told = made.desk.kept_of(clinician, kind="disclosure")
    assert name in {one.body["recipient"] for one in told}
    assert {one.compartment for one in told} == {Compartment.CLINICAL}
    assert name not in joint_words(made)
    assert name not in str([entry.entry for entry in made.desk.log.audit(limit=500)])


def test_no_packet_leaves_on_a_release_that_an_officer_wrote_for_clinical_parts(made: Documented) -> None:
    record = paper.refer(made, "directory:2")
    lie = Consent(
        person_id=made.person, discloser="Alder County Co-Response", recipient="Anybody", recipient_key="directory:2",
        information=["suicide_screen", "safety_plan"], purpose="Care", expires_on="2027-05-23", right_to_revoke_told=True,
        redisclosure_told=True, signed_by="Jordan Ashgrove", signature_strokes=paper.STROKES,
        signed_at=EventTime(local="2026-11-23T21:41", precision="minute"),
    )  # fmt: skip
    forge(
        made.desk, made.laptop.officer, record=new_record_id(), kind="consent", compartment=Compartment.JOINT,
        body=to_dict(lie), encounter=made.encounter, person=made.person,
    )  # fmt: skip
    assert judge(made.desk, by=made.laptop.clinician, referral=record, drafts="none").consents == []


# --- every use case for the wrong pen --------------------------------------------------------------------------------

Call = Callable[[Documented, UserId, dict[str, str]], object]

PICTURE: attachment.Prepared = attachment.Prepared("photo", "image/png", b"PIXELCANARY")
FORM: hold_form.PreparedForm = hold_form.PreparedForm(
    b"%PDF", 1, "00", hold_form.Mapping(format=1, name="x", fields={}), '{"format": 1, "name": "x", "fields": {}}', ()
)

# Every use case that takes a desk and a `by`. A new one fails the test below until somebody has thought about it.
USE_CASES: dict[str, Call] = {
    "attachment.add": lambda m, by, r: _refused(
        lambda: attachment.add(
            m.desk, by=by, encounter=m.encounter, compartment=Compartment.CLINICAL, prepared=PICTURE, title="x"
        )
    ),
    "attachment.list_attachments": lambda m, by, r: attachment.list_attachments(m.desk, by=by, encounter=m.encounter),
    "attachment.read": lambda m, by, r: attachment.read(m.desk, by=by, record=RecordId(r["picture"])),
    "attachment.remove": lambda m, by, r: attachment.remove(
        m.desk, by=by, record=RecordId(r["picture"]), reason="x"
    ),
    "audit.list_audit": lambda m, by, r: audit.list_audit(m.desk, by=by, limit=500),
    "audit.verify": lambda m, by, r: audit.verify(m.desk, by=by),
    "backup.make": lambda m, by, r: backup.make(m.desk, by=by),
    "case.find_referral": lambda m, by, r: find_referral(m.desk, by, RecordId(r["referral"])),
    "case.referral_by_number": lambda m, by, r: _refused(
        lambda: referral_by_number(m.desk, by=by, number=number_of(m, r["referral"]))
    ),
    "case.judge": lambda m, by, r: judge(m.desk, by=by, referral=RecordId(r["referral"]), drafts="all"),
    "consent.record_consent": lambda m, by, r: consents.record_consent(
        m.desk, by=by, encounter=m.encounter, record=RecordId(r["consent"]),
        body=Consent(person_id=m.person, information=["suicide_screen"]),
    ),
    "consent.revoke_consent": lambda m, by, r: consents.revoke_consent(m.desk, by=by, record=RecordId(r["consent"])),
    "consent.list_consents": lambda m, by, r: consents.list_consents(m.desk, by=by, person=m.person),
    "directory.import_directory": lambda m, by, r: directory.import_directory(
        m.desk, by=by, path=resource("demo", "directory"), name="x"
    ),
    "directory.require_may_import": lambda m, by, r: directory.require_may_import(m.desk, by=by),
    "directory.store_import": lambda m, by, r: directory.store_import(
        m.desk, by=by, prepared=directory.prepare_import(resource("demo", "directory"))
    ),
    "dossier.gather": lambda m, by, r: dossier.gather(m.desk, encounter=m.encounter, by=by, drafts="all").records,
    "encounter.start_encounter": lambda m, by, r: encounters.start_encounter(m.desk, by=by),
    "encounter.read_encounter": lambda m, by, r: encounters.read_encounter(m.desk, encounter=m.encounter, by=by),
    "encounter.stamp_time": lambda m, by, r: encounters.stamp_time(m.desk, encounter=m.encounter, by=by),
    "encounter.undo_stamp": lambda m, by, r: encounters.undo_stamp(m.desk, encounter=m.encounter, by=by, token="x"),
    "encounter.clear_call": lambda m, by, r: encounters.clear_call(m.desk, encounter=m.encounter, by=by),
    "encounter.leave_encounter": lambda m, by, r: encounters.leave_encounter(m.desk, encounter=m.encounter, by=by),
    "encounter.why_not_sign": lambda m, by, r: encounters.why_not_sign(
        m.desk, reading.shown_records(m.desk, encounter=m.encounter, by=by), by=by,
        standing=reading.read_standing(m.desk, encounter=m.encounter),
    ),
    "handover.read_handover": lambda m, by, r: handover.read_handover(m.desk, encounter=m.encounter, by=by),
    "handover.make_handover_pdf": lambda m, by, r: _pdf_words(
        handover.make_handover_pdf(m.desk, encounter=m.encounter, by=by)
    ),
    "handover.record_handover": lambda m, by, r: handover.record_handover(
        m.desk, by=by, encounter=m.encounter, body=Handover(receiver="Stabilization")
    ),
    "handover.send_to_outbox": lambda m, by, r: _pdf_words(
        handover.send_to_outbox(m.desk, by=by, encounter=m.encounter).read_bytes()
    ),
    "history.read_history": lambda m, by, r: history.read_history(
        m.desk, by=by, address="1420 Alder St", phone="555-0162"
    ),
    "merge.propose_duplicates": lambda m, by, r: merge.propose_duplicates(m.desk, by=by, person=m.person),
    "merge.compare_people": lambda m, by, r: merge.compare_people(m.desk, by=by, left=m.person, right=m.person),
    "joining.read_joining": lambda m, by, r: joining.read_joining(m.desk, by=by, encounter=m.encounter),
    "joining.join_encounters": lambda m, by, r: _refused(
        lambda: joining.join_encounters(m.desk, by=by, one=m.encounter, other=m.encounter)
    ),
    "joining.keep_calls_apart": lambda m, by, r: _refused(
        lambda: joining.keep_calls_apart(m.desk, by=by, one=m.encounter, other=m.encounter)
    ),
    "joining.forget_calls_apart": lambda m, by, r: joining.forget_calls_apart(
        m.desk, by=by, one=m.encounter, other=m.encounter
    ),
    "joining.undo_join": lambda m, by, r: _refused(
        lambda: joining.undo_join(m.desk, by=by, join=RecordId(r["note"]))
    ),
    "merge.merge_people": lambda m, by, r: merge.merge_people(m.desk, by=by, kept=m.person, merged=m.person),
    "merge.keep_apart": lambda m, by, r: _refused(
        lambda: merge.keep_apart(m.desk, by=by, one=m.person, other=m.person)
    ),
    "merge.forget_apart": lambda m, by, r: _refused(
        lambda: merge.forget_apart(m.desk, by=by, record=RecordId(r["note"]))
    ),
    "merge.undo_merge": lambda m, by, r: merge.undo_merge(m.desk, by=by, merge=RecordId(r["note"])),
    "sync_list.list_rows": lambda m, by, r: sync_list.list_rows(m.desk, by=by),
    "sync_list.list_conflicts": lambda m, by, r: sync_list.list_conflicts(m.desk, by=by),
    "sync_list.choose": lambda m, by, r: _refused(
        lambda: sync_list.choose(m.desk, by=by, record=RecordId(r["note"]), heads=("x",), choices={"text": 0})
    ),
    "bundle.reading_in": lambda m, by, r: _refused(
        lambda: bundle.finish(bundle.reading_in(m.desk, by=by, where=m.laptop.data / "no stick"))
    ),
    "team.add_person": lambda m, by, r: _refused(
        lambda: team.add_person(
            m.desk, by=by, member=StaffMember("Mina Lee", Profession.OFFICER), admin_file=m.laptop.data / "no file",
            passphrase="x",
        )
    ),
    "team.seat_person": lambda m, by, r: _refused(
        lambda: team.seat_person(m.desk, by=by, user=by, admin_file=m.laptop.data / "no file", passphrase="x")
    ),
    "team.recover_keys": lambda m, by, r: _refused(
        lambda: team.recover_keys(m.desk, by=by, recovery_file=m.laptop.data / "no file", passphrase="x")
    ),
    "team.list_team": lambda m, by, r: team.list_team(m.desk, by=by),
    "person.list_people": lambda m, by, r: person.list_people(m.desk, by=by),
    "hold_form.list_forms": lambda m, by, r: hold_form.list_forms(m.desk, by=by),
    "hold_form.preview_form": lambda m, by, r: hold_form.preview_form(
        m.desk, by=by, encounter=m.encounter, form=RecordId(r["note"])
    ),
    "hold_form.send_form": lambda m, by, r: hold_form.send_form(
        m.desk, by=by, encounter=m.encounter, form=RecordId(r["note"])
    ),
    "hold_form.store_form": lambda m, by, r: hold_form.store_form(m.desk, by=by, prepared=FORM),
    "person.find_people": lambda m, by, r: person.find_people(m.desk, by=by, query="CANARY"),
    "person.read_person": lambda m, by, r: person.read_person(m.desk, person=m.person, by=by),
    "person.attach_person": lambda m, by, r: person.attach_person(
        m.desk, by=by, encounter=m.encounter, person=m.person, role="witness"
    ),
    "person.detach_person": lambda m, by, r: person.detach_person(
        m.desk, by=by, encounter=m.encounter, person=RecordId(r["note"])
    ),
    "reading.shown_records": lambda m, by, r: reading.shown_records(m.desk, encounter=m.encounter, by=by),
    "reading.record_state": lambda m, by, r: [
        reading.record_state(
            m.desk, one, by=by, standing=reading.read_standing(m.desk, encounter=m.encounter), retracted=frozenset()
        )
        for one in reading.shown_records(m.desk, encounter=m.encounter, by=by)
    ],
    "referral.start_referral": lambda m, by, r: referral.start_referral(
        m.desk, by=by, encounter=m.encounter, service_key=DETOX
    ),
    "referral.read_packet_plan": lambda m, by, r: referral.read_packet_plan(
        m.desk, by=by, referral=RecordId(r["joint_referral"])
    ),
    "referral.lay_out": lambda m, by, r: referral.lay_out(m.desk, by=by, referral=RecordId(r["joint_referral"])).content,
    "referral.preview_packet": lambda m, by, r: referral.preview_packet(
        m.desk, by=by, referral=RecordId(r["joint_referral"]), parts=["suicide_screen"]
    ),
    "referral.export_packet": lambda m, by, r: referral.export_packet(
        m.desk, by=by, referral=RecordId(r["referral"]), channel="print"
    ),
    "screening.import_instrument": lambda m, by, r: importlib.import_module(
        "fieldnotes.services.screening"
    ).import_instrument(m.desk, by=by, data=b"{}"),
    "incident.read_incident": lambda m, by, r: incident.read_incident(m.desk, by=by, about=RecordId(r["incident"])),
    "incident.keep_incident": lambda m, by, r: _refused(
        lambda: incident.keep_incident(
            m.desk, by=by, disclosure=RecordId(r["disclosure"]), body=DisclosureIncident(noticed=EventTime())
        )
    ),
    "incident.decide_incident": lambda m, by, r: _refused(
        lambda: incident.decide_incident(
            m.desk, by=by, record=RecordId(r["incident"]), decision="right_place", decided_by="x", decided_why="x"
        )
    ),
    "incident.reopen_incident": lambda m, by, r: _refused(
        lambda: incident.reopen_incident(m.desk, by=by, record=RecordId(r["incident"]))
    ),
    "incident.print_incident": lambda m, by, r: _pdf_words(
        incident.print_incident(m.desk, by=by, record=RecordId(r["incident"])).pdf
    ),
    "leaving.list_leaving": lambda m, by, r: leaving.list_leaving(m.desk, by=by),
    "leaving.file_before_leaving": lambda m, by, r: leaving.file_before_leaving(m.desk, by=by),
    "pasting.note_paste": lambda m, by, r: pasting.note_paste(
        m.desk, by=by, why="coded_return", length=44, is_let_in=False
    ),
    "accounting.read_accounting": lambda m, by, r: accounting.read_accounting(m.desk, person=m.person, by=by),
    "accounting.print_accounting": lambda m, by, r: accounting.print_accounting(m.desk, person=m.person, by=by),
    "accounting.suspend_accounting": lambda m, by, r: accounting.suspend_accounting(
        m.desk, person=m.person, by=by, recipient="x", official="x", statement="x", is_oral=True
    ),
    "agency_certificate.import_certificate": lambda m, by, r: agency_certificate.import_certificate(
        m.desk, by=by, identity=read_identity(
            authority.p12(authority.issue(days=(-400, 400))), passphrase=authority.PASSPHRASE, now=authority.NOW
        )
    ),
    "agency_certificate.remove_certificate": lambda m, by, r: agency_certificate.remove_certificate(m.desk, by=by),
    "agency_certificate.read_certificate": lambda m, by, r: agency_certificate.read_certificate(m.desk, by=by),
    "agency.change_agency": lambda m, by, r: _refused(lambda: agency_facts.change_agency(m.desk, by=by, changes={"motto": "x"})),
    "phrase.import_phrases": lambda m, by, r: _refused(lambda: phrase.import_phrases(m.desk, by=by, data=b"{}")),
    "receiver.import_receiver": lambda m, by, r: _refused(
        lambda: receiver.import_receiver(
            m.desk, by=by, prepared=receiver.PreparedReceiver(None, [InputProblem("receiver_not_json")], "", "")
        )
    ),
    "tip.import_tip": lambda m, by, r: _refused(lambda: tip.import_tip(m.desk, by=by, data=b"{}")),
    "work_list.leave_follow_up": lambda m, by, r: work_list.leave_follow_up(
        m.desk, by=by, what="Call again", due=EventTime()
    ),
    "work_list.list_work": lambda m, by, r: [
        *work_list.list_work(m.desk, by=by, kind="follow_up"), *work_list.list_work(m.desk, by=by, kind="referral")
    ],
    "work_list.note_result": lambda m, by, r: _refused(
        lambda: work_list.note_result(m.desk, by=by, record=RecordId(r["note"]), result="x")
    ),
    "work_list.take_result_back": lambda m, by, r: _refused(
        lambda: work_list.take_result_back(m.desk, by=by, record=RecordId(r["note"]))
    ),
    "work_list.set_referral_state": lambda m, by, r: _refused(
        lambda: work_list.set_referral_state(m.desk, by=by, record=RecordId(r["referral"]), state="x")
    ),
    "reply.match_reply": lambda m, by, r: _refused(
        lambda: reply.match_reply(m.desk, by=by, opened=answer_to(m, r["referral"]))
    ),
    "reply.take_over": lambda m, by, r: _refused(
        lambda: reply.take_over(m.desk, by=by, opened=answer_to(m, r["referral"]), state="accepted")
    ),
    "reply.list_answers": lambda m, by, r: reply.list_answers(
        m.desk, by=by, referral=r["referral"], encounter=m.encounter
    ),
    "reply.open_referrals_to": lambda m, by, r: [
        kept.body for kept in reply.open_referrals_to(m.desk, by=by, encounter=m.encounter, person="", receiver="Detox")
    ],
    "reporting.record_report": lambda m, by, r: _refused(
        lambda: reporting.record_report(m.desk, by=by, encounter=m.encounter, record=RecordId(r["note"]))
    ),
    "search.find": lambda m, by, r: [
        search.find(m.desk, by=by, query=word, limit=50) for word in ("PRESENTCANARY", "PLANCANARY", "methadone", "detox")
    ],
    "sharing.share_with_officer": lambda m, by, r: sharing.share_with_officer(
        m.desk, by=by, encounter=m.encounter, place="medical",
        line=Line(text="x", shared_by=m.laptop.clinician, basis="safety"),
    ),
    "shift.read_shift": lambda m, by, r: shift.read_shift(m.desk, by=by),
    "shift.list_encounters": lambda m, by, r: shift.list_encounters(m.desk, by=by),
    "shift.list_due": lambda m, by, r: shift.list_due(m.desk, by=by),
    "shift.list_open_calls": lambda m, by, r: shift.list_open_calls(m.desk, by=by),
    "signin.confirm": lambda m, by, r: signin.confirm(m.desk, by=by, passphrase=says(m.laptop, by)),
    "signin.change_passphrase": lambda m, by, r: signin.change_passphrase(m.desk, by=by, old="x", new="y"),
    "signin.release": lambda m, by, r: signin.release(m.desk, user=m.laptop.second_officer, by=by),
    "signin.list_waiting_grants": lambda m, by, r: signin.list_waiting_grants(m.desk, by=by),
    "signin.approve_grants": lambda m, by, r: signin.approve_grants(
        m.desk, by=by, user=by, compartment=Compartment.CLINICAL
    ),
    "signing.read_signing_sheet": lambda m, by, r: [
        signing.read_signing_sheet(m.desk, encounter=m.encounter, by=by),
        _refused(
            lambda: signing.read_signing_sheet(
                m.desk, encounter=m.encounter, by=by, scope="section", compartment=Compartment.CLINICAL
            )
        ),
    ],
    "signing.sign": lambda m, by, r: signing.sign(
        m.desk, encounter=m.encounter, by=by, passphrase="x", scope="section", compartment=Compartment.CLINICAL
    ),
    "amendment.add_addendum": lambda m, by, r: amendment.add_addendum(
        m.desk, by=by, target=RecordId(r["note"]), body=Addendum(reason="x", text="x"), passphrase=says(m.laptop, by)
    ),
    "amendment.signed_lines": lambda m, by, r: amendment.signed_lines(m.desk, by=by, target=RecordId(r["note"])),
    "printing.audiences": lambda m, by, r: printing.audiences(m.desk, by=by),
    "printing.copy_encounter": lambda m, by, r: [
        printing.copy_encounter(m.desk, encounter=m.encounter, by=by, audience=audience).text
        for audience in printing.audiences(m.desk, by=by)
    ],
    "person_copy.print_person_copy": lambda m, by, r: _pdf_words(
        person_copy.print_person_copy(m.desk, encounter=m.encounter, by=by).pdf
    ),
    "printing.print_encounter": lambda m, by, r: [
        _pdf_words(printing.print_encounter(m.desk, encounter=m.encounter, by=by, audience=audience).pdf)
        for audience in printing.audiences(m.desk, by=by)
    ],
    "proposal.list_proposals": lambda m, by, r: proposal.list_proposals(m.desk, encounter=m.encounter, by=by),
    "proposal.proposal_rows": lambda m, by, r: proposal.proposal_rows(
        m.desk, reading.shown_records(m.desk, encounter=m.encounter, by=by), by=by,
        standing=reading.read_standing(m.desk, encounter=m.encounter),
    ),
    "proposal.take_over": lambda m, by, r: proposal.take_over(
        m.desk, by=by, encounter=m.encounter, revision="00" * 32, amendment="addition", reason="x", passphrase="x"
    ),
    "proposal.set_aside": lambda m, by, r: proposal.set_aside(
        m.desk, by=by, encounter=m.encounter, revision="00" * 32, reason="x"
    ),
    "review.list_to_review": lambda m, by, r: review.list_to_review(m.desk, by=by),
    "review.read_review_sheet": lambda m, by, r: review.read_review_sheet(m.desk, encounter=m.encounter, by=by),
    "review.review": lambda m, by, r: review.review(
        m.desk, encounter=m.encounter, by=by, passphrase="x", fingerprint="x"
    ),
    "review.review_state": lambda m, by, r: review.review_state(m.desk, encounter=m.encounter, by=by),
    "review.authors_waiting": lambda m, by, r: review.authors_waiting(m.desk, encounter=m.encounter, by=by),
    "review_note.ask_change": lambda m, by, r: review_note.ask_change(
        m.desk, by=by, encounter=m.encounter, to=m.laptop.clinician, text="x"
    ),
    "review_note.answer_note": lambda m, by, r: review_note.answer_note(m.desk, by=by, note=RecordId(r["note"]), text="x"),
    "review_note.list_notes": lambda m, by, r: review_note.list_notes(m.desk, by=by),
    "review_note.open_notes": lambda m, by, r: review_note.open_notes(m.desk, by=by, to=m.laptop.clinician),
    "review_note.require_supervisor": lambda m, by, r: review_note.require_supervisor(m.desk, by=by),
    "signing.verify_signatures": lambda m, by, r: signing.verify_signatures(m.desk, encounter=m.encounter, by=by),
    "writing.save_draft": lambda m, by, r: [
        _refused(
            lambda: writing.save_draft(
                m.desk, by=by, encounter=m.encounter, kind="narrative", body=Narrative(text="x"),
                record=RecordId(r["note"]), compartment=Compartment.CLINICAL,
            )
        ),
        _refused(
            lambda: writing.save_draft(
                m.desk, by=by, encounter=m.encounter, kind="clinical_note", body=ClinicalNote(plan="x")
            )
        ),
        _refused(
            lambda: writing.save_draft(
                m.desk, by=by, encounter=m.encounter, kind="addendum", body=Addendum(text="x"), record=RecordId(r["note"])
            )
        ),
    ],
    "writing.file_drafts": lambda m, by, r: writing.file_drafts(m.desk, by=by, record=RecordId(r["note"])),
    "writing.discard_draft": lambda m, by, r: writing.discard_draft(m.desk, by=by, record=RecordId(r["draft"])),
    "writing.list_drafts": lambda m, by, r: writing.list_drafts(m.desk, by=by),
    "writing.resolve": lambda m, by, r: writing.resolve(
        m.desk, by=by, record=RecordId(r["note"]), body=ClinicalNote(plan="x")
    ),
    "writing.require_may_write": lambda m, by, r: _refused(
        lambda: writing.require_may_write(
            m.desk, by=by, encounter=m.encounter, kind="clinical_note", compartment=Compartment.CLINICAL,
            record=r["note"], found=None,
        )
    ),
}  # fmt: skip
# Parts of use cases: they run inside one that is above and get its desk, its pen and its transaction.
PARTS = {
    "bundle.writing",  # sealed bytes as they lie in the log; tests/leaks searches them
    "amendment.file_amendment",
    "reading.amender_of",
    "shift.encounter_row",
    "shift.call_row",
    "accounting.why_look",
    "delivery.delivering",
    "writing.file_into",
    "writing.single_draft",
    "handover.say_screen",
    "reply.answer_into",
    "archive.keep_archive",
    "archive.read_archive",
    "enclosure.unsealed",
    "case.find_numbered",
}


def test_an_admin_beside_an_officer_gathers_nothing(made: Documented) -> None:
    for call in ("dossier.gather", "handover.read_handover", "handover.record_handover"):
        with pytest.raises(RuleProblem, match="sealed_from_you"):
            USE_CASES[call](made, made.laptop.admin, {})


def number_of(made: Documented, record: str) -> str:
    kept = made.desk.kept(made.laptop.clinician, RecordId(record))
    assert kept is not None
    return str(kept.body["number"])


def answer_to(made: Documented, record: str) -> reply.Opened:
    """As a child would report a filled form for it."""
    return reply.Opened(
        Reply(packet_id=number_of(made, record), content_sha256="0" * 64, page_print="", ticks=("accepted",)), "0" * 64
    )


def _refused(call: Callable[[], object]) -> str:
    with pytest.raises(Problem) as refused:
        call()
    return str(refused.value)


def _pdf_words(pdf: bytes) -> str:
    import pypdfium2

    opened = pypdfium2.PdfDocument(pdf)
    return " ".join(page.get_textpage().get_text_bounded() for page in opened)


def _use_cases() -> set[str]:
    found = set()
    for info in pkgutil.iter_modules(services.__path__):
        module = importlib.import_module(f"fieldnotes.services.{info.name}")
        for name, thing in vars(module).items():
            if inspect.isfunction(thing) and thing.__module__ == module.__name__ and not name.startswith("_"):
                names = inspect.signature(thing).parameters
                if "desk" in names and "by" in names:
                    found.add(f"{info.name}.{name}")
    return found


def test_every_use_case_was_thought_about() -> None:
    assert _use_cases() - PARTS == set(USE_CASES)


CLINICAL_WORDS = (
    "ASTRAYCANARY",
    "PIXELCANARY",
    "TITLECANARY",
    "PRESENTCANARY",
    "PLANCANARY",
    "SUBSTANCECANARY",
    "ROWCANARY",
    "MEDICCANARY",
    "ATTEMPTCANARY",
    "STAYCANARY",
    "AMOUNTCANARY",
    "NALOXCANARY",
    "COPYCANARY",
    "methamphetamine",
    "Methamphetamine",
    "Sertraline",
    "DRAFTCANARY",
    "methadone",
)
LAW_WORDS = ("REPORTCANARY", "LAWCANARY")


@pytest.fixture
def names(made: Documented) -> dict[str, str]:
    clinician = made.laptop.clinician
    closed = paper.refer(made, DETOX)
    left = new_record_id()
    with made.desk.writing(clinician) as writes:
        writes.revise(
            record=left, kind="disclosure", compartment=Compartment.CLINICAL, encounter=made.encounter, person=made.person,
            body=to_dict(Disclosure(person_id=made.person, product="packet", recipient="ASTRAYCANARY Clinic")), why="service",
        )  # fmt: skip
    noticed = made.desk.clock.now().to_event_time()
    astray = DisclosureIncident(noticed=noticed, went_to="ASTRAYCANARY Garage", text="ASTRAYCANARY")
    return {
        "disclosure": left,
        "incident": incident.keep_incident(made.desk, by=clinician, disclosure=left, body=astray).record,
        "referral": closed,
        "joint_referral": paper.refer(made, "directory:3"),
        "consent": paper.release(made, DETOX, "Detox", consent_kind="part2", covers_substance_use=True),
        "note": made.desk.kept_of(clinician, encounter=made.encounter, kind="clinical_note")[0].id,
        "picture": attachment.add(
            made.desk, by=clinician, encounter=made.encounter, compartment=Compartment.CLINICAL, prepared=PICTURE,
            title="TITLECANARY",
        ).record,
        "draft": writing.save_draft(
            made.desk, by=clinician, encounter=made.encounter, kind="narrative", body=Narrative(text="DRAFTCANARY"),
            compartment=Compartment.CLINICAL,
        ).record,
        "service": str(made.desk.kept(clinician, closed).body["service_name"]),  # type: ignore[union-attr] # it is there
    }  # fmt: skip


def _answer(call: Call, made: Documented, by: UserId, names: dict[str, str]) -> str:
    try:
        answer = call(made, by, names)
    except Problem as refused:
        return str(refused)
    return repr(answer)


@pytest.mark.parametrize("who", ["officer", "second_officer", "admin"])
def test_no_use_case_gives_or_takes_clinical_words_with_another_pen(
    made: Documented, names: dict[str, str], who: str
) -> None:
    by: UserId = getattr(made.laptop, who)
    if by not in made.desk.sessions:
        made.laptop.enter(made.desk, by)
    before = _clinical_revisions(made)
    words = [*CLINICAL_WORDS, names["service"]] + ([*LAW_WORDS, "Ashgrove"] if who == "admin" else [])
    told = {name: _answer(call, made, by, names) for name, call in USE_CASES.items()}
    assert {name: word for name, answer in told.items() for word in words if word in answer} == {}
    assert _clinical_revisions(made) == before
    assert made.desk.drafts.of(record=names["draft"])


def _clinical_revisions(made: Documented) -> set[str]:
    return {envelope.rev for _, envelope in made.desk.log.envelopes(comp="clinical", limit=10_000)}


# --- coming back from a backup ---------------------------------------------------------------------------------------


def test_no_note_and_no_call_gets_a_number_that_was_given_before_the_laptop_was_lost(
    laptop: Laptop, desk: Desk, encounter: EncounterId, tmp_path: Path
) -> None:
    made = backup.make(desk, by=laptop.officer)
    lost = [encounters.start_encounter(desk, by=laptop.officer, call_type="Lost") for _ in range(3)]
    device = desk.session(laptop.officer).user_device_id
    given = {envelope.header.n for _, envelope in desk.log.envelopes(limit=1000) if envelope.header.dev == device}
    desk.close()
    (laptop.data / "log.db").rename(tmp_path / "gone")
    for beside in laptop.data.glob("log.db-*"):
        beside.unlink()
    who = STAFF[0]
    for _ in range(2):  # and a second time from the same backup
        backup.restore(
            laptop.data,
            made.path,
            user=who.name,
            ask=lambda _: who.passphrase,
            clock=laptop.clock,
            secrets=laptop.secrets,
        )
        desk = laptop.open()
        laptop.enter(desk, laptop.officer)
        started = encounters.start_encounter(desk, by=laptop.officer, call_type="After")
        assert started.number not in {one.number for one in lost}
        now = [envelope for _, envelope in desk.log.envelopes(limit=1000) if envelope.header.dev == device]
        new = {
            envelope.header.n
            for envelope in now
            if desk.open_envelope(envelope).body.get("call_type_received") == "After"
        }
        assert new
        assert not new & given
        given |= new
        assert (laptop.data / "log.db").stat().st_mode & 0o077 == 0
        desk.close()
        (laptop.data / "log.db").rename(tmp_path / f"gone-{len(given)}")
        for beside in laptop.data.glob("log.db-*"):
            beside.unlink()


# --- files on their way out ------------------------------------------------------------------------------------------


def test_a_packet_goes_where_its_writer_said_and_not_where_a_link_points(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.pdf"
    elsewhere.write_bytes(b"mine")
    link = tmp_path / "packet.pdf"
    link.symlink_to(elsewhere)
    write_out(link, b"%PDF clinical")
    assert elsewhere.read_bytes() == b"mine"
    assert not link.is_symlink()
    assert stat.S_IMODE(link.stat().st_mode) == 0o600


def test_a_file_that_anybody_could_read_is_not_reused_for_a_packet(tmp_path: Path) -> None:
    path = tmp_path / "packet.pdf"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_out(path, b"%PDF clinical")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_outbox_writes_over_nothing_and_follows_no_link(laptop: Laptop, desk: Desk, tmp_path: Path) -> None:
    outbox = laptop.data / "outbox"
    outbox.mkdir(exist_ok=True)
    stolen = tmp_path / "stolen.pdf"
    (outbox / "packet-R-1.pdf").symlink_to(stolen)
    written = put_in_outbox(desk, b"%PDF", "packet-R-1.pdf")
    assert written.name == "packet-R-1-2.pdf"
    assert not stolen.exists()
