"""Policy at the door: what arrives from another laptop is judged by today's records when it is relied on, also while a sheet is open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from fieldnotes.domain.ids import PersonId, RecordId, new_record_id
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Compartment, Consent, Disclosure
from fieldnotes.domain.record_codec import to_body, to_dict, write_onto
from fieldnotes.services import accounting, case, referral
from fieldnotes.services import consent as consents
from fieldnotes.services.desk import Desk
from fieldnotes.trust.certificate import issue
from tests.services import paper
from tests.services.conftest import Laptop
from tests.services.paper import Documented
from tests.services.test_packet import CLINIC, CLINIC_NAME, parts, plan


class Elsewhere:
    """Another laptop that knows all that this one knew, and writes on its own."""

    def __init__(self, made: Documented, folder: Path, record: RecordId, consent: RecordId) -> None:
        self.referral, self.consent = record, consent
        made.desk.log.checkpoint()
        shutil.copytree(made.laptop.data, folder, ignore=shutil.ignore_patterns("view-*", "*.lock", "lock*"))
        self.laptop = Laptop(
            folder, made.laptop.secrets, made.laptop.clock, made.laptop.users, handed=made.laptop.handed
        )
        self.here = made.desk
        self.desk = self.laptop.open()
        self.laptop.enter(self.desk, self.laptop.officer, self.laptop.clinician)
        self.desk.log.begin_life()

    def arrive(self) -> None:
        """Its words come into the log as sync brings them: sealed, with no screen told and no view having followed."""
        with self.here.log.transaction():
            for _, envelope in self.desk.log.envelopes(after=0, limit=10_000):
                self.here.log.add_envelope(envelope, origin="station", received_ms=1)


@pytest.fixture
def elsewhere(made: Documented, tmp_path: Path) -> Iterator[Elsewhere]:
    record = paper.refer(made, CLINIC)
    consent = paper.release(made, CLINIC, CLINIC_NAME)
    paper.change(made, record, basis="consent", consent_id=consent)
    paper.read_letter(made, record)
    other = Elsewhere(made, tmp_path / "other", record, consent)
    yield other
    other.desk.close()


def send(made: Documented, elsewhere: Elsewhere, folder: Path) -> None:
    referral.export_packet(
        made.desk, by=made.laptop.clinician, referral=elsewhere.referral, channel="save_archive", path=folder / "p.pdf",
    )  # fmt: skip


def revise_consent(desk: Desk, by: str, record: str, **changed: object) -> None:
    found = desk.kept(by, record)  # type: ignore[arg-type] # a user
    assert found is not None
    body = to_body("consent", found.body)
    assert isinstance(body, Consent)
    consents.record_consent(
        desk, by=by, encounter=found.encounter, body=structs.replace(body, **changed), record=record  # type: ignore[arg-type] # ids
    )  # fmt: skip


def test_a_release_taken_back_on_another_laptop_while_the_screen_is_open_stops_the_packet(
    made: Documented, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    assert parts(plan(made, elsewhere.referral))["letter"] == "in"
    consents.revoke_consent(elsewhere.desk, by=made.laptop.clinician, record=elsewhere.consent)
    elsewhere.arrive()
    with pytest.raises(RuleProblem, match="packet_not_ready"):
        send(made, elsewhere, tmp_path)
    assert list(tmp_path.glob("*.pdf")) == []
    assert made.desk.kept_of(made.laptop.clinician, kind="disclosure") == []
    assert parts(plan(made, elsewhere.referral))["letter"] == "consent_revoked"


def test_nothing_that_arrives_is_waited_for_and_a_release_that_stands_lets_the_packet_go(
    made: Documented, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    elsewhere.arrive()
    send(made, elsewhere, tmp_path)
    assert (tmp_path / "p.pdf").exists()


def test_a_release_that_two_laptops_changed_differently_carries_nothing_until_somebody_says_which(
    made: Documented, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    by, record = made.laptop.clinician, elsewhere.consent
    revise_consent(made.desk, by, record, purpose="Care tonight and after")
    revise_consent(elsewhere.desk, by, record, purpose="A job application")
    elsewhere.arrive()
    with pytest.raises(RuleProblem, match="packet_not_ready"):
        send(made, elsewhere, tmp_path)
    [row] = consents.list_consents(made.desk, by=by, person=made.person)
    assert (row.state, row.look) == ("incomplete", "unsettled")
    found = made.desk.kept(by, record)
    assert found is not None
    body = to_body("consent", found.body)
    with made.desk.writing(by) as writing:  # a person chooses
        writing.revise(
            record=record, kind="consent", compartment=found.compartment, encounter=found.encounter, person=found.person,
            body=write_onto(found.body, structs.replace(body, purpose="Care tonight")), parents=found.heads, why="merged",
        )  # fmt: skip
    send(made, elsewhere, tmp_path)


def test_taken_back_on_one_laptop_and_corrected_on_the_other_it_is_taken_back(
    made: Documented, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    by, record = made.laptop.clinician, elsewhere.consent
    consents.revoke_consent(elsewhere.desk, by=by, record=record)
    revise_consent(made.desk, by, record, purpose="Care tonight, corrected")
    elsewhere.arrive()
    with pytest.raises(RuleProblem, match="packet_not_ready"):
        send(made, elsewhere, tmp_path)
    [row] = consents.list_consents(made.desk, by=by, person=made.person)
    assert row.state == "revoked"


def test_a_release_whose_writer_was_shut_out_needs_a_look_and_counts_again_when_somebody_files_it(
    made: Documented, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    """The revocation comes as a certificate by sync; before or after it makes no difference: no clock decides."""
    by, record = made.laptop.clinician, elsewhere.consent
    found = made.desk.kept(by, record)
    assert found is not None
    assert consents.why_look(made.desk, found) == ""
    envelope = made.desk.log.envelope(found.heads[0])
    assert envelope is not None
    device = made.desk.roll.user_devices[envelope.header.dev]
    shut_out = structs.replace(device, is_revoked=True)
    made.desk.roll.ruling.user_devices[device.id] = shut_out
    assert consents.why_look(made.desk, found) == "author_ended"
    with pytest.raises(RuleProblem, match="packet_not_ready"):
        send(made, elsewhere, tmp_path)
    [row] = consents.list_consents(made.desk, by=by, person=made.person)
    assert (row.state, row.look) == ("incomplete", "author_ended")
    made.desk.roll.ruling.user_devices[device.id] = device
    revise_consent(made.desk, by, record, purpose="Care tonight, asked again")
    send(made, elsewhere, tmp_path)


def test_a_day_that_is_none_carries_nothing(made: Documented, elsewhere: Elsewhere, tmp_path: Path) -> None:
    revise_consent(elsewhere.desk, made.laptop.clinician, elsewhere.consent, expires_on="whenever")
    elsewhere.arrive()
    with pytest.raises(RuleProblem, match="packet_not_ready"):
        send(made, elsewhere, tmp_path)


@pytest.mark.parametrize(
    ("claims", "look"),
    [
        ({"basis": "treatment"}, ""),
        ({"basis": "because"}, "basis_unknown"),
        ({"basis": "diagnosis_for_report"}, "basis_unknown"),
        ({"basis": "court_order"}, "basis_not_on_file"),
        ({"basis": "consent"}, "consent_not_here"),
        ({"basis": "consent", "consent_id": "a" * 32}, "consent_not_here"),
        ({"basis": "consent", "consent_id": "nonsense"}, "consent_not_here"),
        ({"basis": "consent", "consent_id": "the release"}, ""),
    ],
)
def test_a_disclosure_that_claims_what_does_not_hold_needs_a_look_and_is_accounted_for(
    made: Documented, elsewhere: Elsewhere, claims: dict[str, str], look: str
) -> None:
    claims = {name: elsewhere.consent if said == "the release" else said for name, said in claims.items()}
    left = Disclosure(person_id=made.person, product="packet", recipient=CLINIC_NAME, channel="print", **claims)  # type: ignore[arg-type] # words
    with elsewhere.desk.writing(made.laptop.clinician) as writing:
        writing.revise(
            record=new_record_id(), kind="disclosure", compartment=Compartment.CLINICAL, encounter=made.encounter,
            person=made.person, body=to_dict(left), why="service",
        )  # fmt: skip
    elsewhere.arrive()
    made.desk.catch_up()
    [row] = accounting.read_accounting(made.desk, person=PersonId(RecordId(made.person)), by=made.laptop.clinician).rows
    assert (row.look, row.is_listed) == (look, bool(look))


def test_a_disclosure_after_the_release_was_taken_back_needs_a_look_and_one_before_does_not(
    made: Documented, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    by = made.laptop.clinician
    send(made, elsewhere, tmp_path)
    made.laptop.clock.advance(60)
    before = EventTime(local="2026-11-23T21:00", offset_min=0)
    consents.revoke_consent(elsewhere.desk, by=by, record=elsewhere.consent, at=before)
    [row] = accounting.read_accounting(made.desk, person=PersonId(RecordId(made.person)), by=by).rows
    assert row.look == ""
    elsewhere.arrive()
    made.desk.catch_up()
    [row] = accounting.read_accounting(made.desk, person=PersonId(RecordId(made.person)), by=by).rows
    assert (row.look, row.is_listed) == ("consent_revoked", True)


def test_two_packets_that_got_one_number_on_two_laptops_both_stay_and_the_next_counts_on(
    made: Documented, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    send(made, elsewhere, tmp_path)
    made.laptop.clock.advance(60)
    referral.export_packet(
        elsewhere.desk, by=made.laptop.clinician, referral=elsewhere.referral, channel="save_archive", path=tmp_path / "q.pdf",
    )  # fmt: skip
    elsewhere.arrive()
    made.desk.catch_up()
    left = [one.body for one in made.desk.kept_of(made.laptop.clinician, kind="disclosure")]
    assert len({one["packet_id"] for one in left}) == 1
    assert len({one["sha256"] for one in left}) == len(left) == 2
    laid = case.judge(made.desk, by=made.laptop.clinician, referral=elsewhere.referral, drafts="none")
    assert laid.content.packet_id == f"{left[0]['packet_id']}-v2"


def test_a_certificate_that_came_is_known_when_something_leaves(made: Documented, elsewhere: Elsewhere) -> None:
    from fieldnotes.crypto.key import new_signing_key

    key = new_signing_key()
    stranger = issue("admin", {"name": "Nobody", "sign_pub": key.public_bytes.hex()}, "f" * 64, key.private_bytes)
    made.desk.log.add_certificate(stranger)
    assert stranger.id not in {one.id for one in made.desk.roll.certificates}
    made.desk.catch_up()
    assert stranger.id in {one.id for one in made.desk.roll.certificates}


def test_what_a_newer_program_wrote_is_kept_counted_and_opens_after_an_update(
    made: Documented, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fieldnotes.services import act
    from fieldnotes.store import payload
    from fieldnotes.store.payload import encode_payload

    assert made.desk.needs_update() == 0
    monkeypatch.setattr(act, "encode_payload", lambda one: encode_payload(structs.replace(one, v=2)))
    facts = {"compartment": Compartment.JOINT, "encounter": made.encounter, "why": "written"}
    with elsewhere.desk.writing(made.laptop.officer) as writing:
        writing.revise(record="1" * 32, kind="narrative", body={"text": "said in a new way", "tone": "calm"}, **facts)  # type: ignore[arg-type] # see above
    monkeypatch.setattr(act, "encode_payload", encode_payload)
    with elsewhere.desk.writing(made.laptop.officer) as writing:
        writing.revise(record="2" * 32, kind="drone_flight", body={"height_m": 30}, **facts)  # type: ignore[arg-type] # see above
    elsewhere.arrive()
    made.desk.catch_up()
    assert made.desk.needs_update() == 2
    assert made.desk.joint.record("1" * 32) is None
    monkeypatch.setattr(payload, "PAYLOAD_VERSION", 2)  # the update
    made.desk.behind.update(made.desk.views)
    for _ in made.desk.follow():
        pass
    assert made.desk.needs_update() == 1
    found = made.desk.joint_record("1" * 32)
    assert found is not None
    assert found.body == {"text": "said in a new way", "tone": "calm"}
