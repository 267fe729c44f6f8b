"""The kinds of record: bodies as structs, their compartment, who may write them.

Every body has defaults for all fields, so an empty form is a body. Unknown fields of a newer version are kept in the
stored dict and written back (`record_codec`); codes come from `resources/vocabulary/*.json` and are stable strings.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Literal

import msgspec

from fieldnotes.domain.health import Medicine, PastAttempt, PastStay, Substance
from fieldnotes.domain.lease import USUAL_DAYS
from fieldnotes.domain.moment import EventTime


class Compartment(StrEnum):
    """Where a record is kept and whose key opens it. People read: Joint, Police, Clinical, Agency."""

    AGENCY = "agency"
    JOINT = "joint"
    LAW = "law"
    CLINICAL = "clinical"


class Profession(StrEnum):
    """Who a user is; decides the default compartments (records: officers joint + law, clinicians joint + clinical)."""

    OFFICER = "officer"
    CLINICIAN = "clinician"
    ADMIN = "admin"


class Writer(StrEnum):
    """Who may write a kind."""

    EITHER = "either"
    OFFICER = "officer"
    CLINICIAN = "clinician"
    ADMIN = "admin"
    SERVICE = "service"  # written by services only, never by a form


class Status(StrEnum):
    """How an answer was come by. Only GIVEN has a value; the others are answers and never "no"."""

    GIVEN = "given"
    DECLINED = "declined"
    COULD_NOT_ASSESS = "could_not_assess"
    NOT_ASKED = "not_asked"


class Body(msgspec.Struct, omit_defaults=True, kw_only=True):
    """Base of every record body."""

    KIND: ClassVar[str] = ""
    COMPARTMENT: ClassVar[Compartment] = Compartment.JOINT
    WRITER: ClassVar[Writer] = Writer.EITHER


class Line(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One line that says who said so: safety summary, what helps, be careful."""

    text: str = ""
    source: str = ""  # who said or saw it, in words
    on: EventTime = msgspec.field(default_factory=EventTime)
    review_on: str = ""  # YYYY-MM-DD
    expires_on: str = ""  # YYYY-MM-DD
    shared_by: str = ""  # user id when a clinician shared a clinical fact with the officer
    basis: str = ""  # vocabulary sharing_basis; empty when not clinically sourced


class Quantity(msgspec.Struct, omit_defaults=True, kw_only=True):
    """A text answer that may be unknown: unknown, declined and not asked are answers."""

    text: str = ""
    status: Status = Status.NOT_ASKED


class Contact(msgspec.Struct, omit_defaults=True, kw_only=True):
    """Somebody around a person: whom to call, who treats them, who or what depends on them."""

    name: str = ""
    relation: str = ""  # sister, case manager, dog: in words
    phone: str = ""
    note: str = ""  # first to call; last seen in May; with the neighbor now


# --- joint -----------------------------------------------------------------------------------------------------------


class Times(msgspec.Struct, omit_defaults=True, kw_only=True):
    """The ten times of a call (domain 1.5 A). F8 stamps them in this order."""

    received: EventTime = msgspec.field(default_factory=EventTime)
    dispatched: EventTime = msgspec.field(default_factory=EventTime)
    en_route: EventTime = msgspec.field(default_factory=EventTime)
    on_scene: EventTime = msgspec.field(default_factory=EventTime)
    contact: EventTime = msgspec.field(default_factory=EventTime)
    left_scene: EventTime = msgspec.field(default_factory=EventTime)
    at_facility: EventTime = msgspec.field(default_factory=EventTime)
    transfer_accepted: EventTime = msgspec.field(default_factory=EventTime)
    officer_released: EventTime = msgspec.field(default_factory=EventTime)
    cleared: EventTime = msgspec.field(default_factory=EventTime)


class Encounter(Body, omit_defaults=True, kw_only=True):
    """The root others point to: call, times, place, units, who took part."""

    KIND: ClassVar[str] = "encounter"

    number: str = ""  # CR-26-00417-3
    cad_number: str = ""
    rms_number: str = ""
    origin: str = ""  # vocabulary call_origin
    contact_kind: str = ""  # vocabulary contact_kind
    call_type_received: str = ""
    call_type_cleared: str = ""
    behavioral_health: str = ""  # vocabulary behavioral_health
    weapons_mentioned: str = ""  # vocabulary yes_no_unknown
    caller_relation: str = ""
    caller_phone: str = ""
    priority: str = ""  # as dispatch gave it: "1", "P2"
    times: Times = msgspec.field(default_factory=Times)
    address: str = ""
    apartment: str = ""
    place_kind: str = ""  # vocabulary place_kind
    beat: str = ""
    units: list[str] = msgspec.field(default_factory=list)
    team: list[str] = msgspec.field(default_factory=list)  # user ids that took part
    others_present: list[str] = msgspec.field(default_factory=list)  # vocabulary others_present
    officers_present: int | None = None
    # The clinician's own arrival: many drive separately and are called once it is safe. `times.on_scene` is the officer's.
    clinician_on_scene: EventTime = msgspec.field(default_factory=EventTime)
    trained_officer: str = ""  # vocabulary trained_officer: crisis-trained (CIT) officer asked for, came
    bwc: str = ""  # vocabulary bwc_state: state only, no footage here
    is_demo: bool = False


class Section(Body, omit_defaults=True, kw_only=True):
    """How far one side's part of an encounter is. No content (one state for the whole clinical side)."""

    KIND: ClassVar[str] = "section"
    WRITER: ClassVar[Writer] = Writer.SERVICE

    of: Compartment = Compartment.JOINT
    state: Literal["started", "complete"] = "started"
    author: str = ""  # user id


class Hold(Body, omit_defaults=True, kw_only=True):
    """Legal status: what a hand-over needs from either of them alone."""

    KIND: ClassVar[str] = "hold"

    person_id: str = ""  # whom it is about; empty: the one person of the encounter
    legal_status: str = ""  # vocabulary legal_status
    hold_type: str = ""  # vocabulary hold_type
    started: EventTime = msgspec.field(default_factory=EventTime)
    expires: EventTime = msgspec.field(default_factory=EventTime)
    custody: str = ""
    facility: str = ""  # where the person is taken under it


class Person(Body, omit_defaults=True, kw_only=True):
    """A served person. Unknown until identified: `description` then serves."""

    KIND: ClassVar[str] = "person"

    legal_name: str = ""
    preferred_name: str = ""
    aliases: list[str] = msgspec.field(default_factory=list)
    is_unknown: bool = False
    description: str = ""
    birth_date: str = ""  # YYYY-MM-DD
    age_years: int | None = None
    is_age_estimated: bool = False
    sex: str = ""  # vocabulary sex
    gender: str = ""
    pronouns: str = ""
    # Self-reported and perceived are two answers and never fill each other in.
    race_self: str = ""  # in their own words
    race_self_codes: list[str] = msgspec.field(default_factory=list)  # vocabulary race
    race_perceived: str = ""
    race_perceived_codes: list[str] = msgspec.field(default_factory=list)  # vocabulary race
    language: str = ""
    interpreter: str = ""  # vocabulary interpreter
    phone: str = ""
    phone_safe: str = ""  # vocabulary phone_safe
    address: str = ""
    housing: str = ""  # vocabulary housing
    veteran: str = ""  # vocabulary yes_no_unknown
    emergency_contact: str = ""
    supports: list[Contact] = msgspec.field(default_factory=list)  # whom the person named
    dependents: list[Contact] = msgspec.field(default_factory=list)  # children, animals; note: who has them now
    what_helps: list[Line] = msgspec.field(default_factory=list)
    be_careful: list[Line] = msgspec.field(default_factory=list)


class PersonMerge(Body, omit_defaults=True, kw_only=True):
    """Two records are one person: `merged` is shown under `kept`. Undoing it is the removal of this record (domain.identity)."""

    KIND: ClassVar[str] = "person_merge"

    kept: str = ""  # person id of the record that leads
    merged: str = ""  # person id
    why: str = ""  # vocabulary merge_reason or words


class PersonDistinct(Body, omit_defaults=True, kw_only=True):
    """Two records are two people, somebody said, however alike they look: they are not proposed as one again.

    A kind of its own and no word in `person_merge`, which an older version would read as a merge.
    """

    KIND: ClassVar[str] = "person_distinct"

    one: str = ""  # person id
    other: str = ""  # person id


class EncounterJoin(Body, omit_defaults=True, kw_only=True):
    """Two encounters are one call: `joined` is shown with `kept`. Undoing it is the removal of this record (domain.joining).

    It belongs to neither, so it touches nothing that was signed: both keep their number, authors, compartments and signatures.
    """

    KIND: ClassVar[str] = "encounter_join"

    kept: str = ""  # encounter id of the one that leads
    joined: str = ""  # encounter id


class EncounterDistinct(Body, omit_defaults=True, kw_only=True):
    """Two encounters with one call number are two calls, somebody said: they are not offered as one again."""

    KIND: ClassVar[str] = "encounter_distinct"

    one: str = ""  # encounter id
    other: str = ""  # encounter id


class Involvement(Body, omit_defaults=True, kw_only=True):
    """Person × encounter × role."""

    KIND: ClassVar[str] = "involvement"

    person_id: str = ""
    role: str = "subject"  # vocabulary involvement_role; the code "subject" reads "person we came for"


class Narrative(Body, omit_defaults=True, kw_only=True):
    """One authored entry of what happened.

    Its author alone writes it; its compartment is chosen when it starts (joint, law or clinical).
    """

    KIND: ClassVar[str] = "narrative"

    person_id: str = ""  # whom it is about; empty: everybody on the call
    at: EventTime = msgspec.field(default_factory=EventTime)
    how_known: str = "observed"  # vocabulary how_known: observed, said, reported
    speaker: str = ""  # who said or reported it
    text: str = ""
    # Passages put in from a phrase that the author neither changed nor confirmed, as their exact words (domain.inherited).
    inherited: list[str] = msgspec.field(default_factory=list)


class SafetySummary(Body, omit_defaults=True, kw_only=True):
    """What keeps everybody safe; each line with who shared it and, if clinically sourced, on what basis."""

    KIND: ClassVar[str] = "safety_summary"

    person_id: str = ""  # whom it is about; empty: everybody and the place
    weapons: list[Line] = msgspec.field(default_factory=list)
    triggers: list[Line] = msgspec.field(default_factory=list)
    what_works: list[Line] = msgspec.field(default_factory=list)
    medical: list[Line] = msgspec.field(default_factory=list)
    communication: list[Line] = msgspec.field(default_factory=list)
    calming: list[str] = msgspec.field(default_factory=list)  # vocabulary calming
    belongings: str = ""
    dependents: str = ""


class Need(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One need and what came of it."""

    need: str = ""  # vocabulary need
    result: str = ""  # vocabulary need_result


class Refusal(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One place that did not take the person."""

    facility: str = ""
    by: str = ""  # who said so
    why: str = ""
    at: EventTime = msgspec.field(default_factory=EventTime)


class Outcome(Body, omit_defaults=True, kw_only=True):
    """How it ended: many dispositions, one primary; diversion attested by the right person."""

    KIND: ClassVar[str] = "outcome"

    person_id: str = ""  # whom it is about; empty: the one person of the encounter
    dispositions: list[str] = msgspec.field(default_factory=list)  # vocabulary disposition
    primary: str = ""
    destination: str = ""
    accepted_by: str = ""
    accepted_at: EventTime = msgspec.field(default_factory=EventTime)
    refused_why: str = ""  # of earlier versions; now `refusals`
    refusals: list[Refusal] = msgspec.field(default_factory=list)
    wait_s: int | None = None
    who_stays: str = ""
    arrest_diversion: str = ""  # vocabulary attestation
    arrest_diversion_by: str = ""  # user id of the officer who attested
    ed_diversion: str = ""
    ed_diversion_by: str = ""
    hold_diversion: str = ""
    hold_diversion_by: str = ""
    without_team: list[str] = msgspec.field(default_factory=list)  # vocabulary without_team
    without_team_note: str = ""
    needs: list[Need] = msgspec.field(default_factory=list)


class Handover(Body, omit_defaults=True, kw_only=True):
    """What was told, to whom, when, accepted or not."""

    KIND: ClassVar[str] = "handover"

    receiver: str = ""
    receiver_phone: str = ""
    received_by: str = ""
    received_at: EventTime = msgspec.field(default_factory=EventTime)
    signature_strokes: list[list[tuple[int, int]]] = msgspec.field(
        default_factory=list
    )  # drawn signature, 0..1000 in both directions
    answer: str = ""  # vocabulary handover_answer: accepted, not_accepted
    answer_why: str = ""
    channel: str = ""  # vocabulary handover_channel: read, printed, shown, outbox
    was_signed: bool = False


class Referral(Body, omit_defaults=True, kw_only=True):
    """A request to an agency. Never the clinical reason (that is `referral_detail`)."""

    KIND: ClassVar[str] = "referral"

    number: str = ""  # R-26-0412-3
    person_id: str = ""
    service_key: str = ""  # directory key
    service_name: str = ""
    organization: str = ""
    service_address: str = ""
    service_phone: str = ""
    service_fax: str = ""
    urgency: str = ""  # vocabulary urgency
    act_by: EventTime = msgspec.field(default_factory=EventTime)
    contents: list[str] = msgspec.field(default_factory=list)  # vocabulary packet_part, as chosen
    basis: str = ""  # vocabulary disclosure_basis
    consent_id: str = ""
    on_file: dict[str, str] = msgspec.field(
        default_factory=dict
    )  # vocabulary disclosure_need -> what the basis rests on
    receiver: str = ""  # code of the receiver's profile when somebody chose one; empty: the one that fits the service
    do_not_contact: bool = False
    chase_on: EventTime = msgspec.field(
        default_factory=EventTime
    )  # when to ask if nobody has answered; set when it leaves
    state: str = "draft"  # FHIR Task state (HL7 SDOH Clinical Care, TaskStatus)
    state_reason: str = ""


class AnswerLine(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What stood on one line of a form. `of`: the line's name there."""

    of: str = ""
    text: str = ""


class ReferralAnswer(Body, omit_defaults=True, kw_only=True):
    """What a receiver answered, word for word, as a member of the team took it over. Clinical when a clinician did: what a receiver
    writes may be clinical; joint when an officer did. The state that follows is the referral's own.
    """

    KIND: ClassVar[str] = "referral_answer"
    WRITER: ClassVar[Writer] = Writer.SERVICE

    referral_id: str = ""
    person_id: str = ""
    via: str = ""  # form: the reply page, filled in; handover: the signed foot of a hand-over
    packet_id: str = ""
    sha256: str = ""  # of the file that came back: the same one is not taken over twice
    ticks: list[str] = msgspec.field(default_factory=list)  # vocabulary referral_answer
    reasons: list[str] = msgspec.field(default_factory=list)  # vocabulary decline_reason
    lines: list[AnswerLine] = msgspec.field(default_factory=list)  # as written
    state: str = ""  # vocabulary referral_state, as taken over


class Attempt(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One try to do what is due: when, who, and what came of it."""

    at: EventTime = msgspec.field(default_factory=EventTime)
    by: str = ""  # user id
    result: str = ""  # vocabulary follow_up_result


class FollowUp(Body, omit_defaults=True, kw_only=True):
    """Something due after the encounter, or left for the team by somebody who met a person without one: then it has no encounter."""

    KIND: ClassVar[str] = "follow_up"

    person_id: str = ""  # whom it is about; empty: the one person of the encounter
    who: str = ""  # whom or what it is about in words, when no person was met before: a name, an address
    what: str = ""
    note: str = ""
    due: EventTime = msgspec.field(default_factory=EventTime)
    assigned_to: str = ""  # user id or empty for the team
    attempts: list[Attempt] = msgspec.field(default_factory=list)
    result: str = ""  # vocabulary follow_up_result; set by what closed it


class Signature(Body, omit_defaults=True, kw_only=True):
    """What a person signed: the (record, revision) pairs covered, in any compartment the signer can read."""

    KIND: ClassVar[str] = "signature"
    WRITER: ClassVar[Writer] = Writer.SERVICE

    statement: str = ""  # the words shown when signing
    scope: str = "section"  # section, encounter; review: a supervisor has read it, and it stays its authors'
    compartment: Compartment = Compartment.JOINT
    covers: list[tuple[str, str]] = msgspec.field(default_factory=list)  # (record id, revision id)
    name: str = ""
    role: str = ""
    credential: str = ""


class Addendum(Body, omit_defaults=True, kw_only=True):
    """An amendment after signing, in its target's compartment. Filed once, never changed.

    Addition, correction, late_entry, retraction are four distinct things (AHIMA toolkit); each uses the fields named for it.
    """

    KIND: ClassVar[str] = "addendum"

    target: str = ""  # record id
    target_revision: str = ""
    amendment: str = "addition"  # vocabulary amendment
    reason: str = ""
    text: str = ""  # what is added; of a correction: what it should say
    field: str = ""  # correction: name of the body's field that was wrong
    was: str = ""  # correction: the wrong words, as they stand in what was signed
    happened: EventTime = msgspec.field(default_factory=EventTime)  # late entry: when it happened
    retraction: str = ""  # retraction: vocabulary retraction_reason
    as_supervisor: bool = False  # retraction by a supervisor; true only of certified ones (admission)
    proposal: str = ""  # revision of a proposed addendum that is taken over here
    wrote: str = ""  # user id of whoever wrote the proposal


class SetAside(Body, omit_defaults=True, kw_only=True):
    """A proposed addendum that nobody takes over: it stays readable, with the reason. In its target's compartment."""

    KIND: ClassVar[str] = "set_aside"

    target: str = ""  # record id
    revision: str = ""
    reason: str = ""


class ReviewNote(Body, omit_defaults=True, kw_only=True):
    """A supervisor asks an author for a change, or the author answers. On the author's own side; no part of the story."""

    KIND: ClassVar[str] = "review_note"
    COMPARTMENT: ClassVar[Compartment] = Compartment.LAW

    to: str = ""  # user id
    text: str = ""
    answers: str = ""  # record id of the note that this one answers


class Consent(Body, omit_defaults=True, kw_only=True):
    """A release. Elements: 45 CFR 164.508(c)(1), 42 CFR 2.31(a). Lives in the compartment of what it releases."""

    KIND: ClassVar[str] = "consent"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL

    consent_kind: str = "authorization"  # vocabulary consent_kind
    person_id: str = ""
    discloser: str = ""
    recipient: str = ""  # name of the person, organization or class
    recipient_key: str = ""  # directory key when from the directory
    information: list[str] = msgspec.field(default_factory=list)  # vocabulary packet_part
    covers_substance_use: bool = False
    purpose: str = ""
    expires_on: str = ""  # YYYY-MM-DD
    expires_event: str = ""
    right_to_revoke_told: bool = False
    redisclosure_told: bool = False
    consequences_told: bool = False  # what follows from saying no: 42 CFR 2.31(a), 45 CFR 164.508(c)(2)(ii)
    revoke_how: str = ""  # how the person takes it back, as told
    signed_by: str = ""
    signed_authority: str = ""  # representative's authority, empty for the person
    signed_at: EventTime = msgspec.field(default_factory=EventTime)
    signature_strokes: list[list[tuple[int, int]]] = msgspec.field(default_factory=list)
    is_oral: bool = False
    witness: str = ""
    copy_given: bool = False
    refused: bool = False
    refused_why: str = ""  # in their words
    revoked_at: EventTime = msgspec.field(default_factory=EventTime)
    revoked_how: str = ""  # vocabulary revocation
    revoked_note: str = ""


class Stub(Body, omit_defaults=True, kw_only=True):
    """A joint trace without content: "release on file", "a disclosure happened"."""

    KIND: ClassVar[str] = "stub"
    WRITER: ClassVar[Writer] = Writer.SERVICE

    of_kind: str = ""  # consent, disclosure
    of_record: str = ""
    state: str = ""  # on_file, refused, revoked, left


class Disclosure(Body, omit_defaults=True, kw_only=True):
    """What left, to whom, on what basis. Committed before the bytes leave."""

    KIND: ClassVar[str] = "disclosure"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL
    WRITER: ClassVar[Writer] = Writer.SERVICE

    person_id: str = ""
    product: str = ""  # packet, fhir_bundle, handover, letter, share_with_officer, mandated_report
    packet_id: str = ""
    recipient: str = ""
    recipient_address: str = ""
    basis: str = ""
    consent_id: str = ""
    purpose: str = ""
    revisions: list[str] = msgspec.field(default_factory=list)
    parts: list[str] = msgspec.field(default_factory=list)
    withheld: list[str] = msgspec.field(default_factory=list)
    sha256: str = ""  # of the unencrypted, unsigned form
    channel: str = ""  # save_protected, save_archive, stick, print, outbox, read, shown
    is_accountable: bool = False
    on_file: dict[str, str] = msgspec.field(
        default_factory=dict
    )  # what the basis rested on (42 CFR 2.51(c), 45 CFR 164.528)
    archive_blob: str = ""  # id of the sealed blob that keeps the unencrypted form


class AccountingSuspension(Body, omit_defaults=True, kw_only=True):
    """A police or oversight agency asked that what it was told stay out of the person's accounting for a time (45 CFR 164.528(a)(2))."""

    KIND: ClassVar[str] = "accounting_suspension"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL
    WRITER: ClassVar[Writer] = Writer.CLINICIAN

    person_id: str = ""
    recipient: str = ""  # as the disclosures name it
    official: str = ""  # who said so: name and office
    statement: str = ""  # that the accounting would impede their work, in their words
    is_oral: bool = False  # then thirty days at most
    said_on: str = ""  # YYYY-MM-DD
    until: str = ""  # YYYY-MM-DD


class DisclosureIncident(Body, omit_defaults=True, kw_only=True):
    """Something that left went to the wrong place: what is known, who was told, what the privacy officer decided (45 CFR 164.400-414).

    Lives where the disclosure lives.
    """

    KIND: ClassVar[str] = "disclosure_incident"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL

    person_id: str = ""
    disclosure_id: str = ""
    went_to: str = ""  # who really got it, as far as known
    receiver: str = ""  # vocabulary incident_receiver
    noticed: EventTime = EventTime()  # by the first of us: the clocks run from here (164.404(a)(2))
    noticed_by: str = ""
    opened: str = ""  # vocabulary incident_opened
    key: str = ""  # vocabulary incident_key: of what left under a passphrase
    steps: list[str] = msgspec.field(default_factory=list)  # vocabulary incident_step
    confirmed_by: str = ""  # who there said that it was sent back or destroyed
    people: int = 1  # whose records it was
    holds_cji: bool = False  # query returns of the police were in it
    text: str = ""  # what happened
    told: dict[str, str] = msgspec.field(default_factory=dict)  # code of a clock (domain.incident) -> YYYY-MM-DD
    decision: str = ""  # vocabulary incident_decision
    decided_by: str = ""
    decided_why: str = ""
    due: EventTime = EventTime()  # the soonest clock that still runs
    is_closed: bool = False


class Attachment(Body, omit_defaults=True, kw_only=True):
    """Facts about a sealed blob: a photo, a PDF or a drawing. Lives in the compartment of what it shows."""

    KIND: ClassVar[str] = "attachment"

    title: str = ""
    description: str = ""  # what it shows, in words: for whoever cannot see it
    form: Literal["photo", "document", "sketch"] = "photo"
    media_type: str = ""  # image/jpeg, image/png, application/pdf: what the blob holds after it was made anew
    blob: str = ""  # id of the sealed blob
    sha256: str = ""  # of what is sealed
    size_bytes: int = 0
    pages: int = 0  # of a document
    width_px: int = 0
    height_px: int = 0
    taken_by: str = ""  # who took it, in words
    taken_at: EventTime = msgspec.field(default_factory=EventTime)
    person_id: str = ""
    is_substance_use: bool = False  # comes from substance-use treatment: protected by 42 CFR part 2
    addendum: str = ""  # record id of the addendum it came with, after signing
    removed_why: str = ""  # of the revision that takes it away


class DirectoryNote(Body, omit_defaults=True, kw_only=True):
    """The team's own knowledge about a service."""

    KIND: ClassVar[str] = "directory_note"

    service_key: str = ""
    text: str = ""


# --- law -------------------------------------------------------------------------------------------------------------


class WeaponDetail(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What became of one kind of weapon."""

    weapon: str = ""  # vocabulary weapon
    states: list[str] = msgspec.field(default_factory=list)  # vocabulary weapon_state
    what: str = ""  # make, length, where it was
    disposition: str = ""
    receipt: str = ""


class RestraintDetail(msgspec.Struct, omit_defaults=True, kw_only=True):
    """From when to when one kind of restraint was on."""

    restraint: str = ""  # vocabulary restraint
    on: EventTime = msgspec.field(default_factory=EventTime)
    off: EventTime = msgspec.field(default_factory=EventTime)


class Injury(msgspec.Struct, omit_defaults=True, kw_only=True):
    """Who was hurt or exposed, how, and what was done about it."""

    injured: str = ""  # vocabulary injured
    what: str = ""
    care: str = ""
    is_exposure: bool = False  # blood, spit, needle: the exposure report is another one


class Force(Body, omit_defaults=True, kw_only=True):
    """Force and weapons: references the force report, is not it."""

    KIND: ClassVar[str] = "force"
    COMPARTMENT: ClassVar[Compartment] = Compartment.LAW
    WRITER: ClassVar[Writer] = Writer.OFFICER

    person_id: str = ""  # whom it is about; empty: the one person of the encounter
    weapons: list[str] = msgspec.field(default_factory=list)  # vocabulary weapon
    weapon_detail: list[WeaponDetail] = msgspec.field(default_factory=list)
    weapon_disposition: str = ""  # of all of them; each has its own in `weapon_detail`
    receipt_number: str = ""
    force: list[str] = msgspec.field(default_factory=list)  # vocabulary force
    resistance: str = ""  # vocabulary resistance: the most that was met
    restraint: list[str] = msgspec.field(default_factory=list)  # vocabulary restraint
    restraint_detail: list[RestraintDetail] = msgspec.field(default_factory=list)
    injured: list[str] = msgspec.field(default_factory=list)  # vocabulary injured
    injuries: list[Injury] = msgspec.field(default_factory=list)
    medical_aid: str = ""
    supervisor: str = ""  # who was told
    supervisor_at: EventTime = msgspec.field(default_factory=EventTime)
    force_report_number: str = ""
    deescalation: list[str] = msgspec.field(default_factory=list)  # vocabulary deescalation
    deescalation_worked: str = ""  # vocabulary worked
    camera_off_why: str = ""  # why the body camera was muted or off, as announced (its state is joint: Encounter.bwc)
    property_kept: str = ""
    property_receipt: str = ""
    transport_by: str = ""  # vocabulary transport_by
    transport_vehicle: str = ""
    transport_restraint: list[str] = msgspec.field(default_factory=list)  # vocabulary restraint
    legal_basis: str = ""  # vocabulary legal_basis
    text: str = ""


class HoldFacts(Body, omit_defaults=True, kw_only=True):
    """Facts for a hold as one person saw and heard them. The officer's and the clinician's stand side by side, never mixed.

    What each state asks for is data (`resources/holds`); three criteria that nearly all share have fields of their own.
    """

    person_id: str = ""  # whom it is about; empty: the one person of the encounter
    how_came: str = ""
    danger_self: str = ""
    danger_others: str = ""
    grave_disability: str = ""
    criteria: dict[str, str] = msgspec.field(default_factory=dict)  # other criteria of the state's form -> facts
    less_restrictive: str = ""
    advised: str = ""
    advised_at: EventTime = msgspec.field(default_factory=EventTime)
    advised_language: str = ""
    advised_by: str = ""
    advised_how: str = ""  # vocabulary advised_how
    firearms_notice: str = ""  # vocabulary yes_no_unknown, with the words of the form on the form
    witnesses: str = ""
    notify: str = ""  # who wants to hear of it, and who was told
    guardian_told: str = ""  # minors: who, when


class HoldStatement(HoldFacts, omit_defaults=True, kw_only=True):
    """The officer's facts for a hold or arrest, per criterion."""

    KIND: ClassVar[str] = "hold_statement"
    COMPARTMENT: ClassVar[Compartment] = Compartment.LAW
    WRITER: ClassVar[Writer] = Writer.OFFICER

    property_kept: str = ""
    offense: str = ""
    enforcement: str = ""  # vocabulary enforcement
    probable_cause: str = ""
    would_arrest: str = ""  # vocabulary yes_no_unknown: would this have been an arrest without the team
    victim_wishes: str = ""
    warrant: str = ""  # found and not served: which, and why not


# --- clinical --------------------------------------------------------------------------------------------------------


class PersonClinical(Body, omit_defaults=True, kw_only=True):
    """What treatment knows of a person and a police record must not: who treats them, insurance, guardian."""

    KIND: ClassVar[str] = "person_clinical"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL
    WRITER: ClassVar[Writer] = Writer.CLINICIAN

    person_id: str = ""
    providers: list[Contact] = msgspec.field(default_factory=list)  # clinic, case manager, prescriber; note: last seen
    insurance: str = ""  # vocabulary insurance
    guardian: str = ""
    communication: list[str] = msgspec.field(default_factory=list)  # vocabulary communication_need


class Health(Body, omit_defaults=True, kw_only=True):
    """Conditions, medicines, allergies, injuries, what was before; "unknown" is an answer. Substances: `substance_note`."""

    KIND: ClassVar[str] = "health"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL
    WRITER: ClassVar[Writer] = Writer.CLINICIAN

    person_id: str = ""  # whom it is about; empty: the one person of the encounter
    conditions: Quantity = msgspec.field(default_factory=Quantity)
    medicines: Quantity = msgspec.field(default_factory=Quantity)  # in a few words; one by one in `medicine_rows`
    last_taken: Quantity = msgspec.field(default_factory=Quantity)
    medicine_rows: list[Medicine] = msgspec.field(default_factory=list)
    medicines_with_them: str = ""  # vocabulary yes_no_unknown
    allergies: Quantity = msgspec.field(default_factory=Quantity)
    injuries: Quantity = msgspec.field(default_factory=Quantity)
    alcohol_drugs_tonight: Quantity = msgspec.field(default_factory=Quantity)
    pregnancy: Quantity = msgspec.field(default_factory=Quantity)
    red_flags: list[str] = msgspec.field(default_factory=list)  # vocabulary medical_red_flag
    seen_by: Quantity = msgspec.field(default_factory=Quantity)  # medics who looked at the person, and what they found
    mobility: Quantity = msgspec.field(default_factory=Quantity)  # walking, aids, hearing, sight
    sleep_food: Quantity = msgspec.field(default_factory=Quantity)  # slept, ate, drank in the last days
    past_attempts_known: str = ""  # vocabulary history_known
    past_attempt_count: int | None = None
    past_attempts: list[PastAttempt] = msgspec.field(default_factory=list)
    past_stays_known: str = ""  # vocabulary history_known
    past_stays: list[PastStay] = msgspec.field(default_factory=list)


class SubstanceNote(Body, omit_defaults=True, kw_only=True):
    """Substances and substance-use treatment: possibly 42 CFR Part 2; travels only with consent or scope and notice."""

    KIND: ClassVar[str] = "substance_note"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL
    WRITER: ClassVar[Writer] = Writer.CLINICIAN

    person_id: str = ""  # whom it is about; empty: the one person of the encounter
    substances_used: list[str] = msgspec.field(default_factory=list)  # vocabulary substance
    substances: list[Substance] = msgspec.field(default_factory=list)  # what is known of each
    wants_help: str = ""  # vocabulary yes_no_unknown
    past_withdrawal: str = ""  # vocabulary yes_no_unknown: seizures or confusion in an earlier withdrawal
    naloxone: str = ""  # given: doses, when, by whom
    text: str = ""  # treatment detail


class ClinicalNote(Body, omit_defaults=True, kw_only=True):
    """The clinician's note, with mental-status chips (domain 1.7). One record for all formats: `format` says which of its fields are
    asked (vocabulary note_format: crisis, DAP, BIRP, SOAP), and what was written under another format stays.
    """

    KIND: ClassVar[str] = "clinical_note"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL
    WRITER: ClassVar[Writer] = Writer.CLINICIAN

    person_id: str = ""  # whom it is about; empty: the one person of the encounter
    format: str = ""  # vocabulary note_format; empty: the agency's
    told_limits: str = ""  # vocabulary yes_no_unknown: told about role and limits of confidentiality
    presenting: str = ""
    subjective: str = ""  # SOAP
    data: str = ""  # DAP
    behavior: str = ""  # BIRP
    objective: str = ""  # SOAP
    precipitants: list[str] = msgspec.field(default_factory=list)  # vocabulary precipitant
    mental_status: dict[str, list[str]] = msgspec.field(
        default_factory=dict
    )  # domain -> chips, vocabulary mental_status
    usual_findings: list[str] = msgspec.field(
        default_factory=list
    )  # domains of mental_status that one button filled in, not looked at one by one
    history: str = ""
    collateral: str = ""
    assessment: str = ""  # DAP, SOAP
    risk_level: str = ""  # vocabulary risk_level: the clinician's judgement
    risk_formulation: str = ""
    interventions: list[str] = msgspec.field(default_factory=list)  # vocabulary intervention
    intervention_words: str = ""  # BIRP
    response: str = ""
    plan: str = ""

    @property
    def opening(self) -> str:
        """What it is about, in whichever format it was written."""
        return next((text for text in (self.presenting, self.subjective, self.data, self.behavior) if text.strip()), "")

    @property
    def judgement(self) -> str:
        """What the clinician makes of it."""
        return next((text for text in (self.risk_formulation, self.assessment) if text.strip()), "")


class Answer(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One answer of a screen. Only a GIVEN answer has a code."""

    item: str = ""
    status: Status = Status.NOT_ASKED
    code: str = ""


class Screen(Body, omit_defaults=True, kw_only=True):
    """A risk screen as answered. `instrument` names the data file's id; wording shown is kept by version and hash."""

    KIND: ClassVar[str] = "screen"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL
    WRITER: ClassVar[Writer] = Writer.CLINICIAN

    person_id: str = ""  # whom it is about; empty: the one person of the encounter
    instrument: str = ""
    instrument_version: str = ""
    instrument_sha256: str = ""
    language: str = "en"
    at: EventTime = msgspec.field(default_factory=EventTime)
    answers: list[Answer] = msgspec.field(default_factory=list)


class HoldAssessment(HoldFacts, omit_defaults=True, kw_only=True):
    """The clinician's facts for a hold, per criterion. A judgement with its ground; the program never makes one."""

    KIND: ClassVar[str] = "hold_assessment"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL
    WRITER: ClassVar[Writer] = Writer.CLINICIAN

    judgement: str = ""  # vocabulary hold_judgement
    grounds: str = ""


PLAN_PARTS = ("warning_signs", "on_my_own", "people_and_places", "people_to_ask", "professionals", "safer_surroundings")
"""The six parts of a safety plan, in order: names of its text fields, each with its `…_usual`."""


class SafetyPlan(Body, omit_defaults=True, kw_only=True):
    """Six parts, our words (order after Stanley & Brown 2012). Each is usual items by code (`…_usual`, vocabulary plan_item; their tag
    names the part) and the person's own words.
    """

    KIND: ClassVar[str] = "safety_plan"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL
    WRITER: ClassVar[Writer] = Writer.CLINICIAN

    person_id: str = ""  # whom it is about; empty: the one person of the encounter
    warning_signs: str = ""
    on_my_own: str = ""
    people_and_places: str = ""
    people_to_ask: str = ""
    professionals: str = ""
    safer_surroundings: str = ""
    warning_signs_usual: list[str] = msgspec.field(default_factory=list)
    on_my_own_usual: list[str] = msgspec.field(default_factory=list)
    people_and_places_usual: list[str] = msgspec.field(default_factory=list)
    people_to_ask_usual: list[str] = msgspec.field(default_factory=list)
    professionals_usual: list[str] = msgspec.field(default_factory=list)
    safer_surroundings_usual: list[str] = msgspec.field(default_factory=list)
    copy_given: bool = False  # of earlier versions: the person has a copy; now `copy_holders`
    copy_holders: list[str] = msgspec.field(default_factory=list)  # vocabulary plan_copy; "none" is an answer
    copy_how: list[str] = msgspec.field(default_factory=list)  # vocabulary plan_copy_how
    copy_note: str = ""


class MandatedReport(Body, omit_defaults=True, kw_only=True):
    """A report that the law asks for, or a warning to protect somebody, made to somebody outside: what, to whom, when, under which number.

    `disclosure_id` is set when it was recorded as made: then the disclosure stands (domain 3.4, 3.7; 45 CFR 164.512(a), (b), (j)).
    """

    KIND: ClassVar[str] = "mandated_report"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL
    WRITER: ClassVar[Writer] = Writer.CLINICIAN

    person_id: str = ""  # whom it is about; empty: the one person of the encounter
    report_type: str = ""  # vocabulary report_type
    agency: str = ""
    told: str = ""  # whom we spoke with
    phone: str = ""
    channel: str = ""  # vocabulary report_channel
    at: EventTime = msgspec.field(default_factory=EventTime)
    number: str = ""  # theirs
    told_what: str = ""
    answer: str = ""
    written_due: str = ""  # YYYY-MM-DD: the written report that must follow
    disclosure_id: str = ""


class Consult(Body, omit_defaults=True, kw_only=True):
    """Advice from a supervisor or a colleague: who, when, what was asked and what they said."""

    KIND: ClassVar[str] = "consult"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL
    WRITER: ClassVar[Writer] = Writer.CLINICIAN

    person_id: str = ""  # whom it is about; empty: the one person of the encounter
    with_whom: str = ""
    at: EventTime = msgspec.field(default_factory=EventTime)
    asked: str = ""
    advice: str = ""


class ReferralDetail(Body, omit_defaults=True, kw_only=True):
    """The clinical side of a referral: reason, request, facts for the letter."""

    KIND: ClassVar[str] = "referral_detail"
    COMPARTMENT: ClassVar[Compartment] = Compartment.CLINICAL
    WRITER: ClassVar[Writer] = Writer.CLINICIAN

    referral_id: str = ""
    request: str = ""  # vocabulary referral_request or free words
    reason: str = ""
    letter: str = ""  # the letter's body as the clinician edited it
    # Passages suggested from the record that the clinician neither changed nor confirmed, as their exact words (domain.inherited).
    inherited: list[str] = msgspec.field(default_factory=list)
    answers: dict[str, Quantity] = msgspec.field(
        default_factory=dict
    )  # what this receiver asks and no form of ours does: vocabulary receiver_fact, or the receiver's own code
    wishes: str = ""
    on_file: dict[str, str] = msgspec.field(default_factory=dict)  # as in Referral, in the clinician's words


# --- agency ----------------------------------------------------------------------------------------------------------


class HoldForm(Body, omit_defaults=True, kw_only=True):
    """Names a sealed blob: the agency's official fillable form, and which of its fields are filled from the record."""

    KIND: ClassVar[str] = "hold_form"
    COMPARTMENT: ClassVar[Compartment] = Compartment.AGENCY
    WRITER: ClassVar[Writer] = Writer.ADMIN

    name: str = ""
    blob: str = ""
    sha256: str = ""  # of the form as it was handed in
    pages: int = 0
    mapping: str = ""  # the JSON text (format: resources/holds/README)
    imported_at: EventTime = msgspec.field(default_factory=EventTime)


class AgencyCertificate(Body, omit_defaults=True, kw_only=True):
    """Names a sealed blob: the certificate, with its key, that packets are signed with. Without `blob` none is used any more."""

    KIND: ClassVar[str] = "agency_certificate"
    COMPARTMENT: ClassVar[Compartment] = Compartment.AGENCY
    WRITER: ClassVar[Writer] = Writer.ADMIN

    name: str = ""
    issuer: str = ""
    valid_from: str = ""  # ISO days
    valid_until: str = ""
    fingerprint: str = ""  # SHA-256 of the certificate, hex
    blob: str = ""
    earlier: tuple[str, ...] = ()  # fingerprints of those before, which older packets are signed with
    imported_at: EventTime = msgspec.field(default_factory=EventTime)


class TipText(Body, omit_defaults=True, kw_only=True):
    """The agency's own advice for officers (format: fieldnotes/domain/tip.py)."""

    KIND: ClassVar[str] = "tip"
    COMPARTMENT: ClassVar[Compartment] = Compartment.AGENCY
    WRITER: ClassVar[Writer] = Writer.ADMIN

    code: str = ""
    content: str = ""  # the JSON text


class PhraseSetText(Body, omit_defaults=True, kw_only=True):
    """The agency's own phrases for writing (format: fieldnotes/domain/phrase.py)."""

    KIND: ClassVar[str] = "phrase_set"
    COMPARTMENT: ClassVar[Compartment] = Compartment.AGENCY
    WRITER: ClassVar[Writer] = Writer.ADMIN

    code: str = ""
    content: str = ""  # the JSON text


class ReceiverProfile(Body, omit_defaults=True, kw_only=True):
    """The agency's own profile of a kind of receiver, and its letter (format: resources/letters/README.md)."""

    KIND: ClassVar[str] = "receiver_profile"
    COMPARTMENT: ClassVar[Compartment] = Compartment.AGENCY
    WRITER: ClassVar[Writer] = Writer.ADMIN

    code: str = ""
    content: str = ""  # the JSON text
    letter: str = ""  # the text of the letter; empty: the usual one


class AgencyProfile(Body, omit_defaults=True, kw_only=True):
    """Letterhead and public facts of the agency."""

    KIND: ClassVar[str] = "agency_profile"
    COMPARTMENT: ClassVar[Compartment] = Compartment.AGENCY
    WRITER: ClassVar[Writer] = Writer.ADMIN

    name: str = ""
    team_name: str = ""
    address: str = ""
    phone: str = ""
    fax: str = ""
    banner: str = ""
    state: str = ""  # two letters; which hold types are offered
    paper: Literal["letter", "a4"] = "letter"
    note_format: str = ""  # vocabulary note_format; empty: crisis
    late_entry_after_h: int = 24  # hours after the call was cleared from which an entry is labelled late
    privacy_officer: str = ""  # name and phone: who decides what a wrong recipient means
    breach_clocks: str = ""  # what the state or a contract adds, as domain.incident reads it
    lease_days: int = USUAL_DAYS  # without the station, then a supervisor lets people in; 0: never
    voice_typing: tuple[Compartment, ...] = ()  # where the system's voice typing may go: it may send sound to its maker
    staff_lines: dict[str, str] = msgspec.field(default_factory=dict)  # user id -> call-back number


class DirectorySource(Body, omit_defaults=True, kw_only=True):
    """Names a sealed blob: an imported directory package. The directory is a rebuildable view of it."""

    KIND: ClassVar[str] = "directory_source"
    COMPARTMENT: ClassVar[Compartment] = Compartment.AGENCY
    WRITER: ClassVar[Writer] = Writer.ADMIN

    name: str = ""
    dialect: str = ""
    blob: str = ""
    sha256: str = ""
    kept: int = 0
    imported_at: EventTime = msgspec.field(default_factory=EventTime)


class Instrument(Body, omit_defaults=True, kw_only=True):
    """An agency's own wording of a screen (format: resources/instruments/README)."""

    KIND: ClassVar[str] = "instrument"
    COMPARTMENT: ClassVar[Compartment] = Compartment.AGENCY
    WRITER: ClassVar[Writer] = Writer.ADMIN

    replaces: str = ""
    content: str = ""  # the JSON text


KINDS: dict[str, type[Body]] = {
    kind.KIND: kind
    for kind in (
        Encounter, Section, Hold, Person, PersonMerge, PersonDistinct, Involvement, Narrative, SafetySummary, Outcome, Handover,
        Referral, ReferralAnswer, FollowUp, Signature, Addendum, SetAside, ReviewNote, Consent, Stub, Disclosure, AccountingSuspension,
        DisclosureIncident, Attachment, DirectoryNote, Force, HoldStatement, PersonClinical, Health, SubstanceNote, ClinicalNote, Screen,
        HoldAssessment, SafetyPlan, MandatedReport, Consult, ReferralDetail, AgencyProfile, DirectorySource, Instrument,
        HoldForm, TipText, PhraseSetText, ReceiverProfile, AgencyCertificate, EncounterJoin, EncounterDistinct,
    )
}  # fmt: skip

# After signing only these may still be added (records: "Signed means"); referral states are revisions of `referral`, and
# `referral_detail` is its clinical half: a letter is often written after both have signed.
STILL_ALLOWED_WHEN_SIGNED = frozenset(
    {
        "addendum", "set_aside", "review_note", "disclosure", "disclosure_incident", "follow_up", "handover", "referral", "referral_answer",
        "referral_detail", "directory_note", "signature", "stub", "consent",
    }
)  # fmt: skip

# What a signature of an encounter covers: its story. A person outlives the encounter, a section mark is about the signing.
SIGNED_KINDS = frozenset(
    {
        "encounter", "hold", "involvement", "narrative", "safety_summary", "outcome", "force", "hold_statement", "health",
        "substance_note", "clinical_note", "screen", "safety_plan", "hold_assessment", "attachment", "mandated_report", "consult",
    }
)  # fmt: skip

# Entries of one author are never edited or signed by another.
AUTHORED_KINDS = frozenset(
    {
        "narrative",
        "clinical_note",
        "screen",
        "hold_statement",
        "substance_note",
        "addendum",
        "signature",
        "set_aside",
        "review_note",
        "hold_assessment",
        "attachment",
        "mandated_report",
        "consult",
    }
)

# Filed by one act and never changed: a second revision is no more than a proposal.
FILED_ONCE_KINDS = frozenset({"signature", "addendum", "set_aside", "review_note"})

# Of these an entry may be about everybody on the call.
SHARED_KINDS = frozenset({"narrative", "safety_summary"})

# One record of its kind per encounter and person it is about; a second one would be a second truth.
SINGLE_KINDS = frozenset({"encounter", "hold", "safety_summary", "outcome"})

# Records that belong to no single encounter.
FREE_KINDS = frozenset(
    {
        "person",
        "person_merge",
        "person_distinct",
        "encounter_join",
        "encounter_distinct",
        "person_clinical",
        "accounting_suspension",
        "directory_note",
        "agency_profile",
        "agency_certificate",
        "phrase_set",
        "receiver_profile",
        "tip",
        "directory_source",
        "instrument",
        "hold_form",
    }
)

# Records about one person. Where a call has several people we came for, each of these says whom it is about and goes
# into that person's packet only. A safety summary and an entry of what happened may be about everybody; those go into no packet
# then, because nobody said that they hold nothing of the other.
ABOUT_KINDS = frozenset(
    {
        "hold", "outcome", "follow_up", "hold_statement", "health", "substance_note", "clinical_note", "screen",
        "safety_plan", "narrative", "safety_summary", "force", "hold_assessment", "attachment", "mandated_report", "consult",
    }
)  # fmt: skip
