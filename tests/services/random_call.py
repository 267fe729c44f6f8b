"""Random calls written through the use cases: a word of its own in every text that a form has, so that each can be found again."""

from __future__ import annotations

import random
from functools import cache
from typing import TypeVar, get_args, get_origin

import msgspec

from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.record import (
    Body,
    ClinicalNote,
    Compartment,
    Consent,
    Consult,
    Force,
    Health,
    Hold,
    HoldAssessment,
    HoldStatement,
    MandatedReport,
    Narrative,
    Outcome,
    Person,
    PersonClinical,
    Quantity,
    Referral,
    ReferralDetail,
    SafetyPlan,
    SafetySummary,
    Status,
    SubstanceNote,
)
from fieldnotes.domain.record_codec import to_body
from fieldnotes.packet import intake
from fieldnotes.packet.rule import BASES, PARTS
from fieldnotes.services import attachment, directory, screening, writing
from fieldnotes.services import consent as consents
from fieldnotes.services import encounter as encounters
from fieldnotes.services import person as people
from fieldnotes.services import referral as referrals
from fieldnotes.services.desk import Desk
from tests.packet import random_packet
from tests.services.conftest import Laptop
from tests.services.paper import STROKES

T = TypeVar("T", bound=msgspec.Struct)

# Fields that hold a code: a vocabulary to choose from. Every other text of a body is somebody's words.
CODES = {
    "legal_status": "legal_status", "hold_type": "hold_type", "sex": "sex", "pronouns": "pronoun", "language": "language",
    "interpreter": "interpreter", "phone_safe": "phone_safe", "housing": "housing", "veteran": "yes_no_unknown",
    "how_known": "how_known", "need": "need", "result": "need_result", "taking": "medicine_taking",
    "medicines_with_them": "yes_no_unknown", "past_attempts_known": "history_known", "past_stays_known": "history_known",
    "substance": "substance", "route": "substance_route", "wants_help": "yes_no_unknown", "past_withdrawal": "yes_no_unknown",
    "format": "note_format", "told_limits": "yes_no_unknown", "risk_level": "risk_level", "advised_how": "advised_how",
    "firearms_notice": "yes_no_unknown", "enforcement": "enforcement", "would_arrest": "yes_no_unknown", "weapon": "weapon",
    "restraint": "restraint", "injured": "injured", "resistance": "resistance", "deescalation_worked": "worked",
    "transport_by": "transport_by", "legal_basis": "legal_basis", "report_type": "report_type", "channel": "report_channel",
    "insurance": "insurance", "judgement": "hold_judgement", "consent_kind": "consent_kind",
}  # fmt: skip
# Ids, days and what only services write; `refused_why` is of versions before `refusals`.
NO_WORDS = frozenset(
    {
        "person_id", "referral_id", "birth_date", "review_on", "expires_on", "shared_by", "basis", "written_due", "disclosure_id",
        "arrest_diversion", "arrest_diversion_by", "ed_diversion", "ed_diversion_by", "hold_diversion", "hold_diversion_by",
        "primary", "refused_why",
    }
)  # fmt: skip

# Where the words of a record may be printed: part, or "cover". What is not named goes nowhere.
PLACES: dict[str, frozenset[str]] = {
    "call": frozenset({"encounter_summary", "letter"}),
    "person": frozenset({"encounter_summary", "letter", "identity_items", "cover"}),
    "narrative:joint": frozenset({"encounter_summary"}),
    "outcome": frozenset({"encounter_summary"}),
    "hold": frozenset({"hold_facts"}),
    "hold_statement": frozenset({"hold_facts"}),
    "force": frozenset({"officer_extract"}),
    "safety_summary": frozenset({"safety_facts", "letter"}),
    "health": frozenset({"health", "history", "letter"}),
    "clinical_note": frozenset({"letter"}),
    "safety_plan": frozenset({"safety_plan"}),
    "substance_note": frozenset({"substance_note"}),
    "referral_detail": frozenset({"letter"}),
    "on_file": frozenset({"cover"}),
    "consent": frozenset({"release", "cover"}),
    "attachment": frozenset({"attachment"}),
}
# Fields that stay in the record even where the rest of it is printed.
KEPT = frozenset(
    {
        "force.text", "force.force_report_number", "force.receipt_number", "force.camera_off_why", "force.property_kept",
        "force.property_receipt", "force.supervisor", "force.transport_vehicle",
        "hold_statement.offense", "hold_statement.probable_cause", "hold_statement.victim_wishes", "hold_statement.warrant",
        "hold_statement.property_kept", "hold_statement.witnesses", "hold_statement.notify",
        "person.be_careful", "person.what_helps", "person.supports", "person.dependents", "person.race_self", "person.race_perceived",
        "consent.refused_why", "consent.revoked_note", "clinical_note.collateral",
    }
)  # fmt: skip
# Single fields that a letter says for a receiver who wants them (packet.receiver.FACTS).
ALSO_IN_LETTER = frozenset({"outcome.accepted_by", "person_clinical.providers", "person.supports", "person.dependents"})
# Of health, what a part may show.
ONLY_IN = {"health.past_attempts": "history", "health.past_stays": "history"}


class Word(msgspec.Struct, frozen=True):
    """Where a word was written, and whether it is about the person the packet is for."""

    text: str
    record: str  # key of PLACES, or a kind that goes nowhere
    field: str
    compartment: Compartment
    is_theirs: bool = True

    def may_be_in(self, part: str) -> bool:
        """Whether this word may stand in such a part, whoever reads it."""
        named = f"{self.record}.{self.field}"
        if self.is_theirs and part == "letter" and named in ALSO_IN_LETTER:
            return True
        if not self.is_theirs or named in KEPT:
            return False
        return part in PLACES.get(self.record, ()) and ONLY_IN.get(named, part) == part


class Call(msgspec.Struct):
    """A call as it was written down, with a referral whose packet may leave."""

    encounter: EncounterId
    referral: RecordId
    words: list[Word]
    contents: list[str]  # as somebody chose them, also what may not go; nothing: the plan's own choice
    pictures: dict[str, int]  # attachment -> how many pictures it takes to print it
    treatment: set[str]  # attachments that come from substance-use treatment
    pen: str


class Scribe:
    """Writes everything there is to write, each text with a word of its own."""

    def __init__(self, desk: Desk, laptop: Laptop, chance: random.Random) -> None:
        self.desk, self.laptop, self.chance = desk, laptop, chance
        self.pen = random_packet.Pen(chance)
        self.words: list[Word] = []
        self.pictures: dict[str, int] = {}
        self.treatment: set[str] = set()
        self.encounter = EncounterId(RecordId(""))
        self.at = ("", Compartment.JOINT, True)

    def said(self, field: str, most: int = 10) -> str:
        """A text for a field of the record `at`."""
        record, compartment, is_theirs = self.at
        text = self.pen.text(most)
        self.words.append(Word(self.pen.words[-1], record, field, compartment, is_theirs))
        return text

    def filled(self, kind: type[T], *, field: str = "", **given: object) -> T:
        """A body with words in whatever has words; now and then one is left empty."""
        values: dict[str, object] = {}
        for one in msgspec.structs.fields(kind):
            if one.name not in given and one.name not in NO_WORDS and self.chance.random() < 0.8:
                made = self._value(one.name, one.type, field or one.name)
                if made is not None:
                    values[one.name] = made
        return kind(**{**values, **given})

    def _value(self, name: str, kind: object, field: str) -> object:
        if name in CODES:
            return self.chance.choice(["", *self.desk.vocabulary[CODES[name]]])
        if kind is str:
            return self.said(field)
        if isinstance(kind, type) and issubclass(kind, Quantity):
            is_given = self.chance.random() < 0.8
            return (
                Quantity(text=self.said(field), status=Status.GIVEN) if is_given else Quantity(status=Status.DECLINED)
            )
        if get_origin(kind) is list and name != "inherited":
            [inner] = get_args(kind)
            if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
                return [self.filled(inner, field=field) for _ in range(self.chance.randint(0, 2))]
            if name == "aliases":
                return [self.said(field, 1)]
        if name == "criteria":
            return {"other_grounds": self.said(field)}
        return None

    def write(self, by: str, *bodies: object, compartment: Compartment | None = None) -> None:
        for body in bodies:
            kind = body.KIND  # type: ignore[attr-defined] # bodies
            given = {"encounter": self.encounter, "kind": kind, "body": body, "compartment": compartment}
            writing.save_draft(self.desk, by=by, **given)  # type: ignore[arg-type] # see above

    def about(self, record: str, compartment: Compartment = Compartment.CLINICAL, *, is_theirs: bool = True) -> None:
        self.at = (record, compartment, is_theirs)

    def likely(self, share: float = 0.75) -> bool:
        return self.chance.random() < share


def write_call(desk: Desk, laptop: Laptop, chance: random.Random) -> Call:
    """One whole call: one or two people, whatever both write, releases, attachments, a referral with any basis and any choice."""
    scribe = Scribe(desk, laptop, chance)
    scribe.about("call", Compartment.JOINT)
    address = scribe.said("address", 3)
    # What dispatch called it stands in lists; only a summary names it.
    scribe.encounter = encounters.start_encounter(
        desk, by=laptop.officer, call_type="Welfare check", cad_number="26-118432", address=address
    ).encounter_id
    person = _person(scribe, is_theirs=True)
    others = [_person(scribe, is_theirs=False)] if scribe.likely(0.4) else []
    for whom in [person, *others]:
        _write_about(scribe, whom, is_theirs=whom == person)
    for user in (laptop.officer, laptop.clinician):
        writing.file_drafts(desk, by=user, encounter=scribe.encounter)
    offered = directory.find_services(desk)
    treating = [row for row in offered if {"healthcare", "mental_health", "medicine"} & set(row.needs)]
    key = chance.choice(treating if treating and scribe.likely(0.6) else offered).key
    card = directory.read_service(desk, key=key)
    for _ in range(chance.choice([0, 1, 1, 2])):
        _release(scribe, person, card.row.name if scribe.likely() else "my treating providers", key)
    enclosed = [_attach(scribe, person, is_theirs=True) for _ in range(chance.choice([0, 0, 1, 2]))]
    enclosed += [_attach(scribe, other, is_theirs=False) for other in others]
    made = referrals.start_referral(
        desk, by=laptop.clinician, encounter=scribe.encounter, service_key=key, person=person
    ).record
    parts = [part for part in PARTS if scribe.likely(0.7)] + [
        f"attachment:{one}" for one in enclosed if scribe.likely()
    ]
    contents = parts if scribe.likely() else []
    _refer(scribe, made, contents)
    # A referral to a program for substance use is hidden from the officer.
    is_seen = desk.kept(laptop.officer, made) is not None
    pen = laptop.officer if is_seen and scribe.likely(0.1) else laptop.clinician
    return Call(scribe.encounter, made, scribe.words, contents, scribe.pictures, scribe.treatment, pen)


def _person(scribe: Scribe, *, is_theirs: bool) -> RecordId:
    scribe.about("person", Compartment.JOINT, is_theirs=is_theirs)
    name = scribe.said("legal_name", 2)
    body = scribe.filled(Person, legal_name=name, birth_date="1992-03-08", age_years=None, is_unknown=False)
    return people.attach_person(scribe.desk, by=scribe.laptop.officer, encounter=scribe.encounter, body=body).record


def _write_about(scribe: Scribe, person: RecordId, *, is_theirs: bool) -> None:
    officer, clinician = scribe.laptop.officer, scribe.laptop.clinician
    about = {"person_id": person}
    law, joint, clinical = Compartment.LAW, Compartment.JOINT, Compartment.CLINICAL
    plain: list[tuple[UserId, Compartment, type[Body]]] = [
        (officer, joint, SafetySummary), (officer, joint, Hold), (officer, joint, Outcome), (officer, law, Force),
        (officer, law, HoldStatement), (clinician, clinical, Health), (clinician, clinical, ClinicalNote),
        (clinician, clinical, SafetyPlan), (clinician, clinical, SubstanceNote), (clinician, clinical, Consult),
        (clinician, clinical, MandatedReport), (clinician, clinical, HoldAssessment), (clinician, clinical, PersonClinical),
    ]  # fmt: skip
    for by, compartment, kind in plain:
        if scribe.likely():
            scribe.about(kind.KIND, compartment, is_theirs=is_theirs)
            scribe.write(by, scribe.filled(kind, **about))
    for by, compartment in ((officer, joint), (clinician, joint), (officer, law), (clinician, clinical)):
        if scribe.likely():
            scribe.about(f"narrative:{compartment}", compartment, is_theirs=is_theirs)
            scribe.write(by, scribe.filled(Narrative, **about), compartment=compartment)
    if scribe.likely(0.5):
        screen = screening.start_screen(scribe.desk, instrument="suicide-questions")
        for item in ("wish", "thoughts", "how"):
            code = scribe.chance.choice(["yes", "no"])
            screen = screening.answer_screen(scribe.desk, body=screen, item=item, code=code)
        scribe.write(clinician, msgspec.structs.replace(screen, person_id=person))


def _release(scribe: Scribe, person: RecordId, recipient: str, key: str) -> None:
    chance = scribe.chance
    scribe.about("consent")
    body = scribe.filled(
        Consent,
        person_id=person,
        discloser="Alder County Co-Response" if scribe.likely(0.95) else "",
        recipient=recipient if scribe.likely(0.85) else "Somebody else",
        recipient_key=key if recipient != "my treating providers" and scribe.likely(0.85) else "",
        information=[part for part in PARTS if scribe.likely(0.6)],
        covers_substance_use=scribe.likely(0.5),
        consequences_told=scribe.likely(0.9),
        right_to_revoke_told=scribe.likely(0.95),
        redisclosure_told=scribe.likely(0.95),
        expires_on=chance.choice(["2027-05-23", "2027-05-23", "2026-01-01"]),
        signed_at=EventTime(local="2026-11-23T21:41", precision="minute"),
        signature_strokes=STROKES if scribe.likely(0.9) else [],
        signed_by=scribe.said("signed_by", 2),
        signed_authority="",
        purpose=scribe.said("purpose", 4),
        is_oral=False,
        consent_kind=chance.choice(["authorization", "part2", *scribe.desk.vocabulary["consent_kind"]]),
        refused=scribe.likely(0.1),
        revoked_how="",
        revoked_at=EventTime(local="2026-11-23T21:50", precision="minute") if scribe.likely(0.15) else EventTime(),
    )
    consents.record_consent(scribe.desk, by=scribe.laptop.clinician, encounter=scribe.encounter, body=body)


def _attach(scribe: Scribe, person: RecordId, *, is_theirs: bool) -> RecordId:
    scribe.about("attachment", is_theirs=is_theirs)
    by, compartment = scribe.chance.choice(
        [
            (scribe.laptop.clinician, Compartment.CLINICAL), (scribe.laptop.clinician, Compartment.JOINT),
            (scribe.laptop.officer, Compartment.LAW), (scribe.laptop.officer, Compartment.JOINT),
        ]
    )  # fmt: skip
    prepared = scribe.chance.choice(taken())
    is_treatment = compartment is Compartment.CLINICAL and scribe.likely(0.3)
    record = attachment.add(
        scribe.desk,
        by=by,
        encounter=scribe.encounter,
        compartment=compartment,
        prepared=prepared,
        title=scribe.said("title", 4),
        description=scribe.said("description", 12),
        taken_by=scribe.said("taken_by", 2),
        person=person,
        is_substance_use=is_treatment,
    ).record
    scribe.pictures[f"attachment:{record}"] = prepared.pages or 1
    if is_treatment:
        scribe.treatment.add(f"attachment:{record}")
    return record


@cache
def taken() -> tuple[attachment.Prepared, ...]:
    """Photos and papers as the intake makes them anew, once."""
    made = map(intake.take_in, (*random_packet.photos(), *random_packet.papers()))
    return tuple(
        attachment.Prepared(one.form, one.media_type, one.data, one.pages, one.width_px, one.height_px) for one in made
    )


def _refer(scribe: Scribe, record: RecordId, contents: list[str]) -> None:
    by = scribe.laptop.clinician
    found = scribe.desk.kept(by, record)
    assert found is not None
    body = to_body("referral", found.body)
    assert isinstance(body, Referral)
    scribe.about("on_file", Compartment.JOINT)
    basis = scribe.chance.choice(["", "", "", "", "consent", "treatment", "treatment", *BASES])
    rule = BASES.get(basis)
    needs = (*rule.needs, *rule.may_note) if rule else ()
    noted = {need: "letter, substance_note" if need == "ordered_parts" else scribe.said(need, 3) for need in needs}
    body = msgspec.structs.replace(body, basis=basis, contents=contents, urgency="tonight", on_file=noted)
    given = {"by": by, "encounter": scribe.encounter}
    writing.save_draft(scribe.desk, kind="referral", body=body, record=record, **given)  # type: ignore[arg-type] # above
    scribe.about("referral_detail")
    more = {} if scribe.likely(0.5) else {"letter": ""}  # then the app words one from what both wrote
    detail = scribe.filled(ReferralDetail, referral_id=record, request="crisis_assessment", **more)
    writing.save_draft(scribe.desk, kind="referral_detail", body=detail, **given)  # type: ignore[arg-type] # above
    writing.file_drafts(scribe.desk, by=by, encounter=scribe.encounter)
