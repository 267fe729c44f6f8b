"""What screens read: frozen, ready to paint, no rows of a database.

One word per idea; codes are explained by `resources/vocabulary` and i18n.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from fieldnotes.domain.hold_clock import HoldClock
from fieldnotes.domain.ids import EncounterId, PersonId, RecordId, RevisionId, UserId
from fieldnotes.domain.lease import Lease
from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import Problem
from fieldnotes.domain.record import Body, Compartment, DisclosureIncident, Line, Profession


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything that a screen reads."""


# --- what a write returns --------------------------------------------------------------------------------------------


class Changes(Row, frozen=True, kw_only=True):
    """What a write changed. `initiator`: the user whose write it was; a screen ignores the echo of its own edit."""

    kinds: frozenset[str] = frozenset()
    records: tuple[str, ...] = ()
    encounters: tuple[str, ...] = ()
    initiator: str = ""

    def __or__(self, other: Changes) -> Changes:
        """Both together; order kept, nothing twice."""
        return Changes(
            kinds=self.kinds | other.kinds,
            records=tuple(dict.fromkeys(self.records + other.records)),
            encounters=tuple(dict.fromkeys(self.encounters + other.encounters)),
            initiator=self.initiator or other.initiator,
        )


class Saved(Row, frozen=True, kw_only=True):
    """Answer to an autosave: "Saved 21:48:07"."""

    record: RecordId
    at: EntryTime
    changes: Changes


# --- sign in ---------------------------------------------------------------------------------------------------------


class UserRow(Row, frozen=True, kw_only=True):
    """A member of the team as the sign-in cards, the pen and signatures show them."""

    user: UserId
    name: str  # "Dana Okafor"
    short_name: str  # "Okafor"
    formal_name: str  # "Officer D. Okafor", "M. Reyes, LCSW"
    profession: Profession
    credential: str
    initials: str
    compartments: tuple[Compartment, ...] = ()  # opened by this sign-in; empty when not signed in
    is_signed_in: bool = False
    is_locked_out: bool = False
    lease_over_days: int = 0  # was not let in: so many days without the station, a supervisor has to release it
    tries_left: int = 0
    is_new_here: bool = False  # the seat is there, its owner has not taken it yet: a one-time code opens it
    has_pin: bool = False
    is_supervisor: bool = False  # certified as a supervisor of the profession
    signed_in_at: EntryTime | None = None


class ContactLine(Row, frozen=True, kw_only=True):
    """A number that can be reached while locked."""

    name: str
    number: str
    note: str = ""


class PublicFacts(Row, frozen=True, kw_only=True):
    """What may be seen before anybody signs in. `waiting`: records not yet at the station; `lease`: days without it, as last written
    down; whether somebody comes in is decided by the log.
    """

    unit: str
    banner: str
    waiting: int
    contacts: tuple[ContactLine, ...]
    agency: str = ""
    lease: Lease = Lease()


class SignedIn(Row, frozen=True, kw_only=True):
    """Answer to a sign-in. `resume`: the encounter this user was writing in when last locked, signed out or cut off;
    `resume_section`: the rail key of what they wrote there, empty when unknown.
    """

    row: UserRow
    caught_up: bool
    drafts_waiting: int
    resume: EncounterId | None = None
    resume_section: str = ""


class GrantRow(Row, frozen=True, kw_only=True):
    """A colleague who was certified for a compartment and waits for somebody who reads it to let them in."""

    user: UserId
    name: str
    profession: Profession
    compartment: Compartment


class LockedState(Row, frozen=True, kw_only=True):
    """Ids only: where each person was, to return to the same field."""

    users: tuple[UserId, ...] = ()
    encounter: EncounterId | None = None


# --- shift -----------------------------------------------------------------------------------------------------------

SectionState = Literal["none", "started", "complete", "signed"]
# unsigned, officer_to_sign, clinician_to_sign, team_to_sign, signed, signed_by_both
SignState = Literal["unsigned", "officer_to_sign", "clinician_to_sign", "team_to_sign", "signed", "signed_by_both"]


class EncounterRow(Row, frozen=True, kw_only=True):
    """One line of the shift board and of every list of encounters."""

    id: EncounterId
    number: str
    cad_number: str
    title: str  # call type, "Suicidal person"
    place: str
    people: int
    started_clock: str  # "19:22"
    day: str  # "2026-11-23"
    sections: tuple[tuple[Compartment, SectionState], ...]
    sign_state: SignState
    is_open: bool
    proposals: int = 0  # proposed addenda waiting
    conflicts: int = 0
    started_utc_ms: int = 0
    reviewed: ReviewedRow | None = None  # of the asker's own profession
    joined: tuple[str, ...] = ()  # numbers of the other encounters of this call


class TimeMark(Row, frozen=True, kw_only=True):
    """One time of a call. `key`: field of `Times`; labels are vocabulary "call_time"."""

    key: str
    label: str
    time: EventTime


class HoldMark(Row, frozen=True, kw_only=True):
    """The hold that ends first, as far as both may see it. `clock` is of the moment it was read; screens count on from `clock.ends`."""

    label: str  # "M-1 hold"
    clock: HoldClock


class EncounterHeader(Row, frozen=True, kw_only=True):
    """The bar above an encounter and the card of the current call."""

    id: EncounterId
    number: str
    cad_number: str
    title: str
    place: str
    state: Literal["dispatched", "en_route", "on_scene", "contact", "left_scene", "at_facility", "cleared", "started"]
    state_since: EventTime  # "On scene 36 min" counts from here
    times: tuple[TimeMark, ...]  # all ten, in F8 order, unknown ones included
    next_stamp: str  # key F8 stamps next; "" when nothing is left
    sections: tuple[tuple[Compartment, SectionState], ...]
    sign_state: SignState
    is_open: bool
    team: tuple[UserRow, ...] = ()
    hold: HoldMark | None = None


class DueRow(Row, frozen=True, kw_only=True):
    """Something due: a follow-up, or a referral without an answer."""

    record: RecordId
    encounter: EncounterId
    kind: Literal["follow_up", "referral"]
    who: str  # person's display name, or the service's name
    phone: str
    what: str
    due: EventTime
    due_utc_ms: int
    is_overdue: bool


class TryRow(Row, frozen=True, kw_only=True):
    """One try of a follow-up."""

    at: EventTime
    by_name: str
    result: str  # vocabulary follow_up_result


class AnswerRow(Row, frozen=True, kw_only=True):
    """What a receiver answered, as it was taken over. `answers`: vocabulary referral_answer; `reasons`: vocabulary decline_reason;
    `words`: as written, line by line.
    """

    at: EntryTime
    by_name: str
    via: Literal["form", "handover"]
    answers: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class ReplySheet(Row, frozen=True, kw_only=True):
    """A form that came back, held against what left. Nothing is taken over yet.

    `warnings`: page_rewritten (the page is not the one that left), not_compared (this pen cannot open what left), was_cut,
    contradicts, taken_before. `state`, `reason`: proposed; empty when the form speaks for none.
    """

    referral: RecordId
    encounter: EncounterId
    number: str
    service: str
    who: str
    compartment: Compartment
    state_now: str
    answers: tuple[str, ...]  # vocabulary referral_answer
    reasons: tuple[str, ...]  # vocabulary decline_reason
    words: tuple[tuple[str, str], ...]  # (line of the form, as written there)
    state: str = ""
    reason: str = ""
    wants_call: bool = False
    warnings: tuple[str, ...] = ()


class WorkRow(Row, frozen=True, kw_only=True):
    """A follow-up, a referral or an incident as its list shows it: what, with whom, since when, how far."""

    record: RecordId
    encounter: str
    kind: Literal["follow_up", "referral", "incident"]
    compartment: Compartment
    who: str
    phone: str
    what: str  # what is due, the service's name, or who got what was meant for another
    state: str  # vocabulary follow_up_result, referral_state or incident_decision
    since: EntryTime
    due: EventTime
    due_utc_ms: int
    is_overdue: bool
    is_open: bool
    note: str = ""
    assigned_name: str = ""
    tries: tuple[TryRow, ...] = ()
    answers: tuple[AnswerRow, ...] = ()
    do_not_contact: bool = False


class LeaveRow(Row, frozen=True, kw_only=True):
    """What stands between us and going off shift."""

    code: Literal["to_sign", "draft", "unsent", "needs_update", "conflict", "proposal", "change_asked", "due"]
    count: int
    encounter: EncounterId | None = None
    title: str = ""
    # Only in the list of everything (services/leaving.py): which record, on which page, what kind, since when.
    record: str = ""
    section: str = ""
    what: str = ""
    compartment: Compartment | None = None
    saved: EntryTime | None = None
    who: tuple[str, ...] = ()  # short names of the people of that call


class OpenCall(Row, frozen=True, kw_only=True):
    """A call that somebody may be called back to: not cleared, or with words of the pen that are not filed yet."""

    encounter: EncounterId
    title: str
    number: str
    place: str
    started_clock: str
    is_cleared: bool = False
    who: tuple[str, ...] = ()  # short names of the people we came for


class ShiftCounts(Row, frozen=True, kw_only=True):
    """The line under "This shift"."""

    encounters: int = 0
    on_scene_s: int = 0
    unsigned: int = 0
    waiting: int = 0  # records not yet at the station
    drafts: int = 0


class ShiftBoard(Row, frozen=True, kw_only=True):
    """Everything the shift screen paints."""

    current: EncounterHeader | None
    rows: tuple[EncounterRow, ...]
    due: tuple[DueRow, ...]
    before_leaving: tuple[LeaveRow, ...]
    counts: ShiftCounts
    open_calls: tuple[OpenCall, ...] = ()
    is_caught_up: bool = True


# --- encounter -------------------------------------------------------------------------------------------------------


class ConflictValue(Row, frozen=True, kw_only=True):
    """One of several values of one field; nothing is preselected."""

    value: object
    revision: RevisionId
    by: UserId
    by_name: str
    at: EntryTime


class RecordState(Row, frozen=True, kw_only=True):
    """One record of an encounter as the pen's owner may see it."""

    id: RecordId
    kind: str
    compartment: Compartment
    body: Body
    author: UserId
    author_name: str
    is_draft: bool  # own or partner's words that are not filed yet
    saved_at: EntryTime | None
    head: RevisionId | Literal[""]
    is_signed: bool
    conflicts: dict[str, tuple[ConflictValue, ...]]
    may_edit: bool
    why_not: str  # "", signed, not_author, not_writer, locked, newer_version
    drafts_by: tuple[UserId, ...] = ()  # whose unfiled words are in `body`
    is_proposal: bool = False  # written elsewhere or later than the signature: a proposed addendum
    is_retracted: bool = False
    may_amend: tuple[str, ...] = ()  # which of the four amendments the pen may file under it
    late_since: EntryTime | None = None  # begun so long after the call that it is labelled a late entry: when that was


class AmendmentRow(Row, frozen=True, kw_only=True):
    """One amendment of a signed record as people read it. `amendment`: vocabulary amendment; each kind uses its own fields."""

    id: RecordId
    target: RecordId
    amendment: str
    label: str  # "Late entry"
    compartment: Compartment
    by: UserId
    by_name: str  # "Officer D. Okafor"
    at: EntryTime
    reason: str
    text: str
    field: str = ""  # correction: which field, and its wrong words
    field_label: str = ""
    was: str = ""
    happened: EventTime = EventTime()  # late entry: when it happened
    why: str = ""  # retraction: the reason's words from vocabulary retraction_reason
    is_supervisor: bool = False
    wrote_name: str = ""  # whose words were taken over from a proposal
    is_retracted: bool = False  # it was itself taken back


class ProposalRow(Row, frozen=True, kw_only=True):
    """What came to a signed encounter without being signed. Lines as on the signing sheet: `was` only there, `now` only here."""

    record: RecordId
    revision: str
    kind: str
    title: str
    compartment: Compartment
    by: UserId
    by_name: str
    at: EntryTime
    is_new: bool  # a record of its own, not another version of a signed one
    was: tuple[str, ...]
    now: tuple[str, ...]
    state: Literal["open", "taken_over", "set_aside"]
    answer: str = ""  # the reason somebody gave
    answered_by: str = ""
    may_take_over: bool = False
    may_set_aside: bool = False
    target: RecordId | Literal[""] = ""  # signed record that an addendum would stand under


class NoteRow(Row, frozen=True, kw_only=True):
    """A change that a supervisor asks for, or the answer."""

    id: RecordId
    encounter: EncounterId
    by: UserId
    by_name: str
    to: UserId
    to_name: str
    at: EntryTime
    text: str
    answers: str = ""
    is_open: bool = False
    title: str = ""  # of the encounter, in lists


class ReviewedRow(Row, frozen=True, kw_only=True):
    """A supervisor of the asker's own profession has read the encounter: reviewed, not authored."""

    by: UserId
    by_name: str
    at: EntryTime


class ReviewState(Row, frozen=True, kw_only=True):
    """What supervision knows of an encounter, for one pen and its own side only."""

    reviewed: tuple[ReviewedRow, ...] = ()
    waits_for_me: bool = False  # the pen is a supervisor and signatures of colleagues wait
    authors: tuple[UserRow, ...] = ()  # whose work waits: a change may be asked of them
    notes: tuple[NoteRow, ...] = ()


class ReviewRow(Row, frozen=True, kw_only=True):
    """One line of a supervisor's queue. `state`: waiting, asked (a change was asked for), answered (the author has)."""

    encounter: EncounterRow
    signed_ms: int
    signature: str
    signed_by: tuple[str, ...]
    state: Literal["waiting", "asked", "answered"]


class SectionMark(Row, frozen=True, kw_only=True):
    """One line of the rail. For a side one may not read: its one state for all of its sections."""

    key: str
    name: str
    compartment: Compartment
    mark: Literal["empty", "started", "complete", "signed"]
    is_readable: bool


class ContactRow(Row, frozen=True, kw_only=True):
    """A past encounter beside a person."""

    encounter: EncounterId
    day: str
    title: str
    outcome: str


class PersonRow(Row, frozen=True, kw_only=True):
    """A person in a list."""

    id: PersonId
    name: str  # "Jordan A."
    full_name: str
    age: str  # "34", "about 30", ""
    birth_date: str
    phone: str
    description: str
    is_unknown: bool
    encounters: int = 0
    records: int = 1  # how many records were said to be this person
    last_contact: str = ""  # YYYY-MM-DD


class PersonBeside(Row, frozen=True, kw_only=True):
    """The panel beside an encounter: expired lines are left out, weapons come first."""

    id: PersonId
    role: str
    name: str
    age: str
    pronouns: str
    language: str
    what_helps: tuple[Line, ...]
    be_careful: tuple[Line, ...]
    contacts: tuple[ContactRow, ...]
    contacts_12_months: int


class CallRow(Row, frozen=True, kw_only=True):
    """Another encounter that is the same call, or may be. `join`: the record that says so, by whom and when; `records`: what it says, as
    far as the pen may read it, in its order.
    """

    encounter: EncounterId
    number: str
    cad_number: str
    title: str
    place: str
    day: str
    clock: str
    team: tuple[UserRow, ...]
    join: RecordId | Literal[""] = ""
    by_name: str = ""
    at: EntryTime | None = None
    records: tuple[RecordState, ...] = ()
    amendments: tuple[AmendmentRow, ...] = ()  # of those, oldest first


class Joining(Row, frozen=True, kw_only=True):
    """Two cars, one call. `leads`: whether lists show this encounter for all of them."""

    leads: bool = True
    offers: tuple[CallRow, ...] = ()
    others: tuple[CallRow, ...] = ()
    apart: tuple[CallRow, ...] = ()


class EncounterState(Row, frozen=True, kw_only=True):
    """Everything the encounter screen renders, for one pen."""

    header: EncounterHeader
    records: tuple[RecordState, ...]
    person: PersonBeside | None
    sections: tuple[SectionMark, ...]
    may_sign: bool
    is_locked: bool
    pen: UserRow
    partners: tuple[UserRow, ...]
    people: tuple[PersonRow, ...] = ()
    subjects: tuple[PersonId, ...] = ()  # the people we came for, by their leading records
    same: dict[str, str] = {}  # person id -> the record that leads, for everybody here who was merged
    may_not_sign_because: str = ""  # code when may_sign is False
    proposals: tuple[RecordState, ...] = ()  # other revisions of signed records: proposed addenda
    amendments: tuple[AmendmentRow, ...] = ()  # oldest first
    proposed: tuple[ProposalRow, ...] = ()
    closed: tuple[tuple[Compartment, str], ...] = ()  # parts where the pen begins nothing new, with the code why
    review: ReviewState = ReviewState()
    usual_amendment: str = "addition"
    joining: Joining = Joining()

    def of_kind(self, kind: str) -> tuple[RecordState, ...]:
        """The records of one kind, oldest first."""
        return tuple(r for r in self.records if r.kind == kind)


class Started(Row, frozen=True, kw_only=True):
    """A new encounter."""

    encounter_id: EncounterId
    number: str
    changes: Changes


class Stamped(Row, frozen=True, kw_only=True):
    """A time was taken down; `undo_token` takes it back for ten seconds."""

    which: str
    at: EventTime
    undo_token: str
    changes: Changes


class DraftRow(Row, frozen=True, kw_only=True):
    """Words not filed yet. `is_mine`: only their author may file or discard them."""

    record: RecordId
    encounter: EncounterId
    kind: str
    compartment: Compartment
    author: UserId
    author_name: str
    updated: EntryTime
    title: str
    is_mine: bool


# --- signing ---------------------------------------------------------------------------------------------------------


class SigningPart(Row, frozen=True, kw_only=True):
    """One record as it is about to be signed. `revision` is empty while it is still the signer's draft."""

    record: RecordId
    revision: RevisionId | Literal[""]
    compartment: Compartment
    title: str
    text_lines: tuple[str, ...]
    author_name: str = ""  # of an entry of one author


class SigningProblem(Row, frozen=True, kw_only=True):
    """Something to look at before signing. Only `is_blocking` ones forbid it."""

    code: str  # partner_draft, conflict, nothing_to_sign, already_signed, no_narrative, no_outcome, screen_incomplete, taken_over, unfilled
    is_blocking: bool
    record: str = ""
    name: str = ""  # whose draft; unfilled: of what kind the record is
    count: int = 0  # taken_over: how many passages; unfilled: how many gaps


class SigningSheet(Row, frozen=True, kw_only=True):
    """What is shown before a signature; what is shown is what is signed."""

    statement: str
    parts: tuple[SigningPart, ...]
    problems: tuple[SigningProblem, ...]
    signer: UserRow
    fingerprint: str = ""  # pass it to `sign`: refused when something changed since it was shown
    at: EntryTime | None = None  # the laptop's time now; the signature has its own
    laptop: str = ""  # name of this laptop as certified
    open_parts: tuple[Compartment, ...] = ()  # parts with something of the signer's that is not signed by them


class Signed(Row, frozen=True, kw_only=True):
    """A signature was made."""

    changes: Changes
    signature_id: RecordId
    at: EntryTime


class SignatureVerdict(Row, frozen=True, kw_only=True):
    """One signature checked. Also says so of records the asker cannot read: their ciphertext is named by its hash."""

    signature_id: RecordId
    user: UserId
    name: str
    role: str
    credential: str
    at: EntryTime
    scope: str
    is_valid: bool
    why_not: str  # "", changed_since, missing, envelope_broken
    covered: int
    sealed_from_you: int  # covered records in a compartment the asker cannot open


# --- screening -------------------------------------------------------------------------------------------------------


class InstrumentRow(Row, frozen=True, kw_only=True):
    """A screen one may choose."""

    id: str
    title: str
    version: str
    languages: tuple[str, ...]
    source: str
    items: int


# --- search ----------------------------------------------------------------------------------------------------------


class Hit(Row, frozen=True, kw_only=True):
    """One find."""

    kind: str
    record: RecordId
    encounter: EncounterId | Literal[""]
    title: str
    snippet: str
    at: EntryTime | None
    compartment: Compartment = Compartment.JOINT
    person: PersonRow | None = None  # of a person: age, phone, last contact


# --- person ----------------------------------------------------------------------------------------------------------


class ConsentRow(Row, frozen=True, kw_only=True):
    """A release on file. `state`: valid, expired, revoked, refused, incomplete; a stub (clinical, unreadable here) has only its state."""

    record: RecordId
    compartment: Compartment
    recipient: str
    recipient_key: str
    information: tuple[str, ...]
    purpose: str
    expires_on: str
    signed_at: EventTime
    state: Literal["valid", "expired", "revoked", "refused", "incomplete", "on_file"]
    missing: tuple[str, ...] = ()  # elements that are missing, vocabulary consent_element
    look: str = ""  # why somebody has to look at it before it counts: unsettled, author_ended
    kind: str = ""  # vocabulary consent_kind
    is_oral: bool = False
    revoked_at: EventTime = EventTime()
    copy_given: bool = False
    is_readable: bool = True


class MergedRecord(Row, frozen=True, kw_only=True):
    """A record shown under another one. `merge`: what to undo."""

    person: PersonId
    name: str
    merge: RecordId | Literal[""]
    why: str = ""  # vocabulary merge_reason
    by_name: str = ""
    at: EntryTime | None = None


class DisclosureRow(Row, frozen=True, kw_only=True):
    """Something that left about a person. `is_listed`: it belongs in an accounting asked for today."""

    record: RecordId
    at: EntryTime
    day: str  # YYYY-MM-DD, local
    recipient: str
    address: str
    what: str
    why: str
    is_listed: bool
    did_leave: bool = True
    incident: str = ""  # id of the record that says that it went to the wrong place
    is_incident_open: bool = False
    look: str = (
        ""  # why somebody has to look at it: what it claims to rest on does not hold (services.accounting.why_look)
    )


class ClockRow(Row, frozen=True, kw_only=True):
    """Somebody who must hear of an incident. `to`: words of the agency's own clocks; `told`: YYYY-MM-DD, empty while not yet."""

    code: str
    to: str
    source: str
    due: EventTime
    is_overdue: bool
    told: str = ""


class IncidentState(Row, frozen=True, kw_only=True):
    """Something that left, and what is known of its way to the wrong place. `record` is empty while nothing is kept."""

    disclosure: RecordId
    record: str
    compartment: Compartment
    who: str
    what: str
    meant_for: str
    left: EntryTime
    channel: str
    is_protected: bool
    body: DisclosureIncident
    clocks: tuple[ClockRow, ...]  # the soonest first; none once it is no breach


class SuspensionRow(Row, frozen=True, kw_only=True):
    """An agency's request to hold back what it was told. `until`: the last day it holds, YYYY-MM-DD."""

    record: RecordId
    recipient: str
    official: str
    until: str
    is_oral: bool


class AccountingState(Row, frozen=True, kw_only=True):
    """Everything that left about a person, newest first."""

    person: PersonId
    name: str
    rows: tuple[DisclosureRow, ...]
    suspensions: tuple[SuspensionRow, ...] = ()  # that hold today


class ApartRow(Row, frozen=True, kw_only=True):
    """Somebody who was said to be another person. `record`: what to take back."""

    record: RecordId
    row: PersonRow
    by_name: str = ""
    at: EntryTime | None = None


class Duplicate(Row, frozen=True, kw_only=True):
    """Somebody who may be the same person. `because`: same_birth_date, same_phone, same_name, like_name."""

    row: PersonRow
    because: tuple[str, ...]


class Fact(Row, frozen=True, kw_only=True):
    """One field of two records side by side."""

    field: str
    left: str
    right: str

    @property
    def is_same(self) -> bool:
        """Whether both say the same, or only one says something."""
        return self.left == self.right or not (self.left and self.right)


class Comparison(Row, frozen=True, kw_only=True):
    """Two people side by side before somebody says that they are one."""

    left: PersonRow
    right: PersonRow
    facts: tuple[Fact, ...]


class ScreenMark(Row, frozen=True, kw_only=True):
    """A risk screen of a person, for the clinical pen. `urgent`: answers that call for action. `rank`: how high the level
    stands, counted from 0 among `ranks`; None while it is open or the wording has no levels.
    """

    day: str
    encounter: EncounterId
    instrument: str
    title: str
    words: str
    urgent: int = 0
    rank: int | None = None
    ranks: int = 0


class ReferralRow(Row, frozen=True, kw_only=True):
    """A referral of a person. `state`: vocabulary referral_state."""

    record: RecordId
    encounter: EncounterId
    service: str
    state: str
    day: str  # YYYY-MM-DD of its last change
    compartment: Compartment = Compartment.JOINT


class HoldFormRow(Row, frozen=True, kw_only=True):
    """One official form of the agency."""

    record: RecordId
    name: str
    pages: int
    hold_types: tuple[str, ...]


class OfficialSheet(Row, frozen=True, kw_only=True):
    """An official form filled from the record. Names are the form's own field names; `path`: where it was left, once it left."""

    form: RecordId
    name: str
    pdf: bytes
    filled: tuple[str, ...]
    continued: tuple[str, ...]
    by_hand: tuple[str, ...]
    path: str = ""
    changes: Changes | None = None


class AttachmentRow(Row, frozen=True, kw_only=True):
    """One attachment as lists show it; its picture is read from the sealed blob when it is drawn."""

    record: RecordId
    compartment: Compartment
    title: str
    description: str
    form: Literal["photo", "document", "sketch"]
    media_type: str
    size_bytes: int
    pages: int
    width_px: int
    height_px: int
    taken_by: str
    taken_at: EventTime
    author_name: str
    is_here: bool
    is_signed: bool
    may_remove: bool
    is_lost: bool = False


class TimelineMark(Row, frozen=True, kw_only=True):
    """One mark of a person's year."""

    day: str
    kind: Literal["contact", "screen", "referral", "hold"]
    encounter: EncounterId


class PersonState(Row, frozen=True, kw_only=True):
    """The person's page."""

    row: PersonRow
    body: Body
    what_helps: tuple[Line, ...]
    be_careful: tuple[Line, ...]
    encounters: tuple[EncounterRow, ...]
    timeline: tuple[TimelineMark, ...]
    referrals: tuple[ReferralRow, ...]
    consents: tuple[ConsentRow, ...]
    may_edit: bool
    why_not: str = ""
    contacts: tuple[ContactRow, ...] = ()
    merged: tuple[MergedRecord, ...] = ()
    others: tuple[tuple[str, str], ...] = ()  # (field, value) that a merged record says differently
    duplicates: tuple[Duplicate, ...] = ()
    apart: tuple[ApartRow, ...] = ()
    screens: tuple[ScreenMark, ...] = ()  # clinical pen only
    care: Body | None = None  # PersonClinical; clinical pen only
    reads_clinical: bool = False
    today: str = ""


class HistoryRow(Row, frozen=True, kw_only=True):
    """An earlier encounter here. `because`: address, phone."""

    encounter: EncounterId
    day: str
    clock: str
    title: str
    place: str
    outcome: str
    because: str


class CarefulLine(Row, frozen=True, kw_only=True):
    """One line to know before the door. `who`: the person it is about, empty for the place."""

    line: Line
    who: str
    person: PersonId | Literal[""]
    is_weapon: bool
    day: str = ""  # when it was seen or said


class History(Row, frozen=True, kw_only=True):
    """What is known of an address and a phone. Joint facts only."""

    careful: tuple[CarefulLine, ...] = ()
    rows: tuple[HistoryRow, ...] = ()
    people: tuple[PersonRow, ...] = ()


# --- hand-over and packet (filled by services/handover.py and services/referral.py) -----------------------------------


class HandoverLine(Row, frozen=True, kw_only=True):
    """One spoken line; `gaps` are the words that read "not known" or "not asked"."""

    label: str
    text: str
    gaps: tuple[str, ...] = ()


class HandoverSheet(Row, frozen=True, kw_only=True):
    """The hand-over in spoken order."""

    lines: tuple[HandoverLine, ...]
    seconds_aloud: int
    gaps: int
    is_signed: bool
    receiver: str = ""
    receiver_phone: str = ""


class PartRow(Row, frozen=True, kw_only=True):
    """One part of a packet: in or not, and why it may not go."""

    part: str
    title: str
    detail: str
    compartment: Compartment
    is_in: bool
    may_go: bool
    why_not: str = ""
    remedy: str = ""


class CheckRow(Row, frozen=True, kw_only=True):
    """One check before Finish, or something that the receiver wants to know (`is_want`).

    `label`: the receiver's own words by language; without them vocabulary receiver_fact has the words.
    """

    code: str
    is_ok: bool
    field: str = ""
    is_want: bool = False
    label: dict[str, str] = {}


class ReceiverRow(Row, frozen=True, kw_only=True):
    """A kind of receiver that may be chosen. `label`: by language."""

    code: str
    label: dict[str, str]


class Recipient(Row, frozen=True, kw_only=True):
    """Where a packet goes."""

    key: str
    name: str
    organization: str
    detail: str = ""
    phone: str = ""
    fax: str = ""
    address: str = ""


class PacketPlan(Row, frozen=True, kw_only=True):
    """The left half of the packet screen."""

    recipient: Recipient | None
    basis: str
    consent: ConsentRow | None
    parts: tuple[PartRow, ...]
    checks: tuple[CheckRow, ...]
    state: str
    referral: RecordId | Literal[""] = ""
    number: str = ""
    urgency: str = ""
    is_signed: bool = False
    person: str = ""  # whose packet this is, as named; said where a call has several people
    unsaid: int = 0  # records that stay out: of several people on the call nobody said whom they are about
    needs: tuple[str, ...] = ()  # vocabulary disclosure_need: what the basis rests on
    on_file: dict[str, str] = {}
    receiver: str = ""  # code of the receiver's profile that is used
    receivers: tuple[ReceiverRow, ...] = ()  # those that fit who reads
    suggestion: str = ""  # the letter as suggested, while no clinician wrote one
    is_letter_read: bool = True
    takes_data: bool = False  # the receiver can take the referral in as a FHIR bundle


class Preview(Row, frozen=True, kw_only=True):
    """Exactly what would leave."""

    pdf: bytes
    pages: int


class Exported(Row, frozen=True, kw_only=True):
    """What left. `passphrase` is shown once."""

    packet_id: str
    passphrase: str | None
    sha256: str
    pages: int
    path: str | None
    changes: Changes
    pdf: bytes = b""  # to put on paper; empty for the other channels
    stick: str = ""  # the name of the stick it was written to and read back from
    signed_by: str = ""  # whose certificate signed it
    why_not_signed: Problem | None = None  # the agency has a certificate, and it could not be used


class FileVerdict(Row, frozen=True, kw_only=True):
    """What a PDF says about itself."""

    code: str  # genuine, content_changed, not_ours, unreadable
    packet_id: str = ""
    pages: int = 0
    is_on_record: bool | None = None  # None without a desk
    signature: str = ""  # valid, filled_in, broken, missing; empty for a file that was not meant to have one
    signed_by: str = ""
    is_agency: bool | None = None  # whether that certificate is this agency's; None without a desk or signature


class CertificateRow(Row, frozen=True, kw_only=True):
    """The agency's certificate. ISO days; `fingerprint`: SHA-256, hex."""

    name: str
    issuer: str
    valid_from: str
    valid_until: str
    fingerprint: str


# --- directory -------------------------------------------------------------------------------------------------------


class ServiceRow(Row, frozen=True, kw_only=True):
    """A service in a list. Services marked "do not refer" are never offered."""

    key: str
    name: str
    organization: str
    needs: tuple[str, ...]
    phone: str
    address: str
    is_open_now: bool | None = None
    last_verified: str = ""


class ServiceCard(Row, frozen=True, kw_only=True):
    """A service in full, internal notes left out."""

    row: ServiceRow
    description: str
    eligibility: str
    languages: tuple[str, ...]
    phones: tuple[str, ...]
    hours: tuple[str, ...]
    url: str
    fax: str
    capacity: str
    notes: tuple[str, ...]  # the team's own
    places: tuple[str, ...] = ()  # addresses on one line each
    fees: str = ""
    application: str = ""  # how to apply
    documents: tuple[str, ...] = ()  # what to bring
    interpretation: str = ""
    alert: str = ""  # the source's own temporary message
    ages: str = ""
    areas: tuple[str, ...] = ()
    email: str = ""
    wait: str = ""
    source: str = ""  # the directory it came from
    status: str = ""  # the source's own word, when it is not simply active
    why_not: str = ""  # inactive, do_not_refer, excluded, test_entry: it is shown, never offered
    is_substance_use: bool = False  # a referral there may itself disclose treatment
