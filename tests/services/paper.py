"""A documented call with a referral, for the tests of what goes on paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fieldnotes.domain.health import Medicine, PastAttempt, PastStay, Substance
from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.record import (
    ClinicalNote,
    Consent,
    Force,
    Health,
    Hold,
    Line,
    Narrative,
    Outcome,
    Person,
    Quantity,
    Referral,
    ReferralDetail,
    SafetyPlan,
    SafetySummary,
    Status,
    SubstanceNote,
)
from fieldnotes.services import consent as consents
from fieldnotes.services import directory, screening, writing
from fieldnotes.services import encounter as encounters
from fieldnotes.services import person as people
from fieldnotes.services import referral as referrals
from fieldnotes.services.desk import Desk
from fieldnotes.system.path import resource
from tests.services.conftest import Laptop

STROKES = [[(60, 620), (120, 300), (180, 640)], [(500, 500)]]


@dataclass
class Documented:
    desk: Desk
    laptop: Laptop
    encounter: EncounterId
    person: RecordId

    def write(self, by: str, *bodies: object) -> None:
        for body in bodies:
            writing.save_draft(self.desk, by=by, encounter=self.encounter, kind=body.KIND, body=body)  # type: ignore[attr-defined,arg-type] # bodies
        writing.file_drafts(self.desk, by=by, encounter=self.encounter)  # type: ignore[arg-type] # a user id


@cache
def _services() -> directory.Prepared:
    return directory.prepare_import(resource("demo", "directory"), name="directory")


def take_services(desk: Desk, laptop: Laptop) -> None:
    """The demo's directory, as the administrator brings it in; read once for all tests."""
    laptop.enter(desk, laptop.admin)
    directory.store_import(desk, by=laptop.admin, prepared=_services())


def document(desk: Desk, laptop: Laptop, encounter: EncounterId) -> Documented:
    person = people.attach_person(
        desk,
        by=laptop.officer,
        encounter=encounter,
        body=Person(
            legal_name="Jordan Ashgrove", birth_date="1992-03-08", pronouns="they", language="en", phone="555-0161", phone_safe="call_only",
            emergency_contact="Sister, 555-0162",
        ),
    ).record  # fmt: skip
    made = Documented(desk, laptop, encounter, person)
    made.write(
        laptop.officer,
        SafetySummary(
            weapons=[Line(text="Box cutter, handed over", source="Okafor")], belongings="Backpack: ask first"
        ),
        Narrative(text="Caller is the sister; quiet street."),
        Force(
            weapons=["knife"], weapon_disposition="LAWCANARY logged as property", force=["none"], text="REPORTCANARY"
        ),
        Hold(legal_status="voluntary"),
    )
    screen = screening.start_screen(desk, instrument="suicide-questions")
    for item, code in {"wish": "yes", "thoughts": "yes", "how": "yes", "intention": "no"}.items():
        screen = screening.answer_screen(desk, body=screen, item=item, code=code)
    screen = screening.answer_screen(desk, body=screen, item="plan", status=Status.DECLINED)
    made.write(
        laptop.clinician,
        Narrative(text="Agreed on a plan for tonight."),
        Health(
            medicines=Quantity(text="Sertraline 50 mg", status=Status.GIVEN),
            medicine_rows=[Medicine(name="ROWCANARY", dose="5 mg", last_taken="Sunday", taking="ran_out")],
            allergies=Quantity(status=Status.COULD_NOT_ASSESS),
            seen_by=Quantity(text="MEDICCANARY pulse 96", status=Status.GIVEN),
            past_attempts_known="yes",
            past_attempt_count=2,
            past_attempts=[PastAttempt(when_was="2019", how="ATTEMPTCANARY", after="found by a friend")],
            past_stays_known="yes",
            past_stays=[PastStay(where="STAYCANARY Hospital", when_was="spring 2024")],
        ),
        ClinicalNote(
            presenting="PRESENTCANARY not sleeping",
            risk_level="moderate",
            risk_formulation="Thoughts, no intention tonight",
        ),
        screen,
        SafetyPlan(
            warning_signs="PLANCANARY pacing",
            warning_signs_usual=["sleep", "dying"],
            professionals_usual=["line_988"],
            copy_holders=["person", "family"],
            copy_how=["paper"],
            copy_note="COPYCANARY sister has it",
        ),
        SubstanceNote(
            text="SUBSTANCECANARY methadone program",
            substances_used=["alcohol", "methamphetamine"],
            substances=[
                Substance(
                    substance="alcohol", amount="AMOUNTCANARY a fifth", last_use="at nine", withdrawal=["shaking"]
                )
            ],
            naloxone="NALOXCANARY none",
        ),
        Outcome(dispositions=["voluntary_crisis"], primary="voluntary_crisis"),
    )
    return made


def refer(made: Documented, service_key: str) -> RecordId:
    return referrals.start_referral(
        made.desk, by=made.laptop.clinician, encounter=made.encounter, service_key=service_key
    ).record


def change(made: Documented, referral: RecordId, **fields: object) -> None:
    from msgspec import structs

    from fieldnotes.domain.record_codec import to_body

    found = made.desk.kept(made.laptop.clinician, referral)
    assert found is not None
    body = to_body("referral", found.body)
    assert isinstance(body, Referral)
    writing.save_draft(
        made.desk,
        by=made.laptop.clinician,
        encounter=made.encounter,
        kind="referral",
        record=referral,
        body=structs.replace(body, **fields),
    )
    writing.file_drafts(made.desk, by=made.laptop.clinician, encounter=made.encounter)


def detail(made: Documented, referral: RecordId, **fields: object) -> None:
    body = ReferralDetail(referral_id=referral, **fields)  # type: ignore[arg-type] # texts
    writing.save_draft(made.desk, by=made.laptop.clinician, encounter=made.encounter, kind="referral_detail", body=body)


def read_letter(made: Documented, referral: RecordId) -> None:
    """The clinician reads the suggested letter and takes it as it stands."""
    take_letter(made.desk, by=made.laptop.clinician, encounter=made.encounter, referral=referral)


def take_letter(desk: Desk, *, by: UserId, encounter: EncounterId, referral: RecordId) -> None:
    """The same on any desk."""
    plan = referrals.read_packet_plan(desk, by=by, referral=referral)
    state = encounters.read_encounter(desk, encounter=encounter, by=by)
    found = [(one.id, one.body) for one in state.of_kind("referral_detail")]
    record, body = next(
        ((one, b) for one, b in found if isinstance(b, ReferralDetail) and b.referral_id == referral),
        (None, ReferralDetail(referral_id=referral)),
    )
    body.letter = plan.suggestion
    writing.save_draft(desk, by=by, encounter=encounter, kind="referral_detail", record=record, body=body)


def release(made: Documented, service_key: str, recipient: str, **changed: object) -> RecordId:
    fields: dict[str, object] = {
        "person_id": made.person,
        "discloser": "Alder County Co-Response",
        "recipient": recipient,
        "recipient_key": service_key,
        "information": ["letter", "encounter_summary", "suicide_screen", "safety_plan", "health"],
        "purpose": "Care tonight",
        "expires_on": "2027-05-23",
        "right_to_revoke_told": True,
        "redisclosure_told": True,
        "consequences_told": True,
        "signed_by": "Jordan Ashgrove",
        "signed_at": EventTime(local="2026-11-23T21:41", precision="minute"),
        "signature_strokes": STROKES,
    }
    body = Consent(**{**fields, **changed})  # type: ignore[arg-type] # see above
    return consents.record_consent(made.desk, by=made.laptop.clinician, encounter=made.encounter, body=body).record
