"""From record bodies to what lists and searches need. Pure: rows are a function of the revisions, so a view can be rebuilt at any time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from fieldnotes.domain import record as kinds
from fieldnotes.domain.display import person_full_name, person_name
from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import NewerVersion
from fieldnotes.domain.record import KINDS, Compartment
from fieldnotes.domain.record_codec import to_body
from fieldnotes.domain.signing import Seal

REVIEW = "review"  # scope of a signature that says: a supervisor has read it
NO_DATE_MS = 2**53  # sorts behind every date

# Times of a call in the order in which they tell when it began.
_BEGINNINGS = ("received", "dispatched", "en_route", "on_scene", "contact")
_OPEN_REFERRALS = frozenset({"draft", "requested", "accepted", "in_progress", "on_hold"})

_HOLD_FACTS = (
    "how_came", "danger_self", "danger_others", "grave_disability", "criteria", "less_restrictive", "advised", "witnesses",
    "notify", "guardian_told",
)  # fmt: skip

# What people would look for by its words. Codes, ids and drawn signatures are not words.
SEARCHED: Mapping[str, tuple[str, ...]] = {
    "encounter": (
        "number", "cad_number", "rms_number", "call_type_received", "call_type_cleared", "caller_relation", "caller_phone", "address",
        "apartment", "beat", "units",
    ),
    "person": (
        "legal_name", "preferred_name", "aliases", "description", "birth_date", "phone", "address", "emergency_contact",
        "supports", "dependents", "what_helps", "be_careful",
    ),
    "hold": ("custody", "facility"),
    "narrative": ("text", "speaker"),
    "safety_summary": ("weapons", "triggers", "what_works", "medical", "communication", "belongings", "dependents"),
    "outcome": ("destination", "accepted_by", "refused_why", "refusals", "who_stays", "without_team_note"),
    "handover": ("receiver", "received_by", "answer_why"),
    "referral": ("number", "service_name", "organization", "service_address", "service_phone", "state_reason"),
    "referral_answer": ("lines",),
    "follow_up": ("what", "who", "note"),
    "addendum": ("reason", "text", "was"),
    "set_aside": ("reason",),
    "review_note": ("text",),
    "consent": ("discloser", "recipient", "purpose", "expires_event", "signed_by", "witness", "refused_why", "revoked_note"),
    "disclosure": ("packet_id", "recipient", "recipient_address", "purpose"),
    "disclosure_incident": ("went_to", "text", "confirmed_by", "decided_by", "decided_why"),
    "directory_note": ("text",),
    "attachment": ("title", "description", "taken_by"),
    "force": (
        "weapon_disposition", "receipt_number", "force_report_number", "medical_aid", "supervisor", "camera_off_why", "property_kept",
        "property_receipt", "transport_vehicle", "text",
    ),
    "hold_statement": (*_HOLD_FACTS, "offense", "property_kept", "probable_cause", "victim_wishes", "warrant"),
    "hold_assessment": (*_HOLD_FACTS, "grounds"),
    "health": (
        "conditions", "medicines", "last_taken", "allergies", "injuries", "alcohol_drugs_tonight", "pregnancy", "seen_by", "mobility",
        "sleep_food", "medicine_rows", "past_attempts", "past_stays",
    ),
    "person_clinical": ("providers", "guardian"),
    "substance_note": ("text", "naloxone", "substances"),
    "clinical_note": (
        "presenting", "subjective", "data", "behavior", "objective", "history", "collateral", "assessment", "risk_formulation",
        "intervention_words", "response", "plan",
    ),
    "safety_plan": (
        "warning_signs", "on_my_own", "people_and_places", "people_to_ask", "professionals", "safer_surroundings",
        "copy_note",
    ),
    "mandated_report": ("agency", "told", "phone", "number", "told_what", "answer"),
    "consult": ("with_whom", "asked", "advice"),
    "referral_detail": ("request", "reason", "letter", "wishes"),
}  # fmt: skip


class ReviewLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """A supervisor of a profession has read the encounter."""

    role: str
    reviewer: str
    at: EntryTime


class EncounterLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One encounter in lists. `sections`: what the section records say ("started", "complete"); `seals`: its
    signatures without their covers, `reviews` apart from them.

    Whether somebody still has to sign is a question of who they are, so it is answered where certificates are known
    (domain.signing.Standing).
    """

    id: str
    number: str = ""
    cad_number: str = ""
    title: str = ""
    place: str = ""
    people: int = 0
    started_clock: str = ""
    day: str = ""
    started_utc_ms: int = 0
    is_open: bool = True
    is_demo: bool = False
    team: tuple[str, ...] = ()
    sections: dict[Compartment, str] = {}
    seals: tuple[Seal, ...] = ()
    reviews: tuple[ReviewLine, ...] = ()
    conflicts: int = 0
    proposals: int = 0
    phone: str = ""  # to call back


class PersonLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One person in lists. `names`: all they are known by, in the order legal, preferred, others. `records`: how many
    records stand under this one (domain.identity), itself counted.
    """

    id: str
    name: str = ""
    full_name: str = ""
    names: tuple[str, ...] = ()
    records: int = 1
    last_contact: str = ""
    birth_date: str = ""
    age_years: int | None = None
    is_age_estimated: bool = False
    phone: str = ""
    description: str = ""
    is_unknown: bool = False
    encounters: int = 0


class DueLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A follow-up, a referral or an incident. `due_utc_ms`: NO_DATE_MS when no day was set. `who`, `phone`: the person's, filled in when
    read.
    """

    record: str
    encounter: str
    kind: str
    person: str = ""
    what: str = ""
    state: str = ""
    assigned_to: str = ""
    due: EventTime = EventTime()
    due_utc_ms: int = NO_DATE_MS
    is_open: bool = True
    number: str = ""
    service_key: str = ""
    service_name: str = ""
    service_phone: str = ""
    do_not_contact: bool = False
    who: str = ""
    phone: str = ""


class Part(msgspec.Struct, frozen=True):
    """One record of an encounter, as far as its line needs it."""

    kind: str
    body: dict[str, Any]
    created: EntryTime
    author: str


def project_encounter(
    encounter: str, parts: Iterable[Part], *, people: int, conflicts: int, proposals: int
) -> EncounterLine | None:
    """The line of an encounter from its encounter, section and signature records; None while the encounter itself is not here."""
    root: Part | None = None
    sections: dict[Compartment, str] = {}
    seals: list[Seal] = []
    reviews: list[ReviewLine] = []
    for part in parts:
        if part.kind == "encounter":
            root = part
        elif part.kind == "section":
            of, state = _compartment(part.body.get("of")), _text(part.body.get("state")) or "started"
            # Two section records of one side (two laptops): complete when both are.
            sections[of] = "started" if "started" in (state, sections.get(of)) else state
        elif part.kind == "signature" and part.body.get("scope") == REVIEW:
            reviews.append(ReviewLine(_text(part.body.get("role")), part.author, part.created))
        elif part.kind == "signature":
            seals.append(seal_of(part.author, part.body, with_covers=False))
    if root is None:
        return None
    body = _encounter(root.body)
    start = _start(body.times, root.created)
    return EncounterLine(
        id=encounter,
        number=body.number,
        cad_number=body.cad_number,
        title=body.call_type_cleared or body.call_type_received,
        place=", ".join(part for part in (body.address, body.apartment) if part),
        people=people,
        started_clock=start.clock,
        day=start.day,
        started_utc_ms=utc_ms(start, root.created.utc_ms),
        is_open=body.times.cleared.local is None,
        is_demo=body.is_demo,
        team=tuple(body.team),
        sections=dict(sorted(sections.items())),
        seals=tuple(sorted(seals, key=lambda seal: (seal.signer, seal.scope, seal.compartment))),
        reviews=tuple(sorted(reviews, key=lambda one: one.at.utc_ms)),
        conflicts=conflicts,
        proposals=proposals,
        phone=body.caller_phone,
    )


def seal_of(signer: str, body: Mapping[str, Any], *, with_covers: bool) -> Seal:
    """A signature as signing rules look at it."""
    return Seal(
        signer=signer,
        scope=_text(body.get("scope")) or "section",
        compartment=_compartment(body.get("compartment")),
        covers=tuple(covers_of(body)) if with_covers else (),
    )


def covers_of(body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The (record, revision) pairs of a signature; what is not such a pair is left aside."""
    pairs = body.get("covers")
    return [
        (str(pair[0]), str(pair[1]))
        for pair in (pairs if isinstance(pairs, list) else [])
        if isinstance(pair, list) and len(pair) == 2 and _is_hex(pair[0], 32) and _is_hex(pair[1], 64)
    ]


def project_person(person: str, body: Mapping[str, Any]) -> PersonLine:
    """The line of a person."""
    try:
        known = to_body("person", body)
    except NewerVersion:
        known = kinds.Person()
    assert isinstance(known, kinds.Person)
    return PersonLine(
        id=person,
        name=person_name(known),
        full_name=person_full_name(known),
        names=_names(known),
        birth_date=known.birth_date,
        age_years=known.age_years,
        is_age_estimated=known.is_age_estimated,
        phone=known.phone,
        description=known.description,
        is_unknown=known.is_unknown,
    )


def _names(person: kinds.Person) -> tuple[str, ...]:
    names = (person.legal_name, person.preferred_name, *person.aliases)
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def project_due(kind: str, record: str, encounter: str, person: str, body: Mapping[str, Any]) -> DueLine:
    """The line of a follow-up, a referral or an incident."""
    try:
        known = to_body(kind, body)
    except NewerVersion:
        known = KINDS[kind]()
    if isinstance(known, kinds.FollowUp):
        return DueLine(
            record=record, encounter=encounter, kind=kind, person=person, what=known.what, who=known.who,
            assigned_to=known.assigned_to, due=known.due, due_utc_ms=utc_ms(known.due, NO_DATE_MS), is_open=not known.result,
            state=known.result,
        )  # fmt: skip
    if isinstance(known, kinds.DisclosureIncident):
        return DueLine(
            record=record, encounter=encounter, kind=kind, person=known.person_id or person, what=known.went_to, due=known.due,
            due_utc_ms=utc_ms(known.due, NO_DATE_MS), is_open=not known.is_closed, state=known.decision,
        )  # fmt: skip
    assert isinstance(known, kinds.Referral)
    due = known.chase_on if known.act_by.local is None else known.act_by
    return DueLine(
        record=record, encounter=encounter, kind=kind, person=known.person_id or person, state=known.state, due=due,
        due_utc_ms=utc_ms(due, NO_DATE_MS), is_open=known.state in _OPEN_REFERRALS, number=known.number,
        service_key=known.service_key, service_name=known.service_name, service_phone=known.service_phone,
        do_not_contact=known.do_not_contact,
    )  # fmt: skip


def search_text(kind: str, body: Mapping[str, Any]) -> str:
    """The words of a record that search should find."""
    words: list[str] = []
    for name in SEARCHED.get(kind, ()):
        value = body.get(name)
        if value:
            _collect(value, words)
    return "\n".join(words)


# Street words as the postal service shortens them (USPS Publication 28, appendix C), and what only says "a unit follows".
_SHORT_WORDS = {
    "street": "st", "avenue": "ave", "av": "ave", "boulevard": "blvd", "road": "rd", "drive": "dr", "lane": "ln", "court": "ct",
    "place": "pl", "square": "sq", "terrace": "ter", "parkway": "pkwy", "highway": "hwy", "circle": "cir", "trail": "trl",
    "north": "n", "south": "s", "east": "e", "west": "w", "northeast": "ne", "northwest": "nw", "southeast": "se", "southwest": "sw",
}  # fmt: skip
_UNIT_WORDS = frozenset({"apt", "apartment", "unit", "suite", "ste", "room", "rm"})


def address_key(address: str) -> str:
    """One address however it is spaced, capitalised and shortened: "1420 Alder Street, Apt 6" and "1420 alder st 6"."""
    words = "".join(letter if letter.isalnum() else " " for letter in address.casefold()).split()
    short = (_SHORT_WORDS.get(word, word) for word in words)
    return " ".join(word for word in short if word not in _UNIT_WORDS)


def phone_key(phone: str) -> str:
    """The last ten digits of a number, or fewer."""
    return "".join(letter for letter in phone if letter.isdecimal())[-10:]


def utc_ms(at: EventTime, otherwise: int) -> int:
    """Milliseconds since 1970 of an event time, for sorting; `otherwise` when it is unknown or no date."""
    try:
        moment = at.to_utc()
    except (ValueError, OverflowError):
        return otherwise
    return otherwise if moment is None else int((moment - _EPOCH).total_seconds() * 1000)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _encounter(body: Mapping[str, Any]) -> kinds.Encounter:
    try:
        known = to_body("encounter", body)
    except NewerVersion:
        known = kinds.Encounter(number=_text(body.get("number")), cad_number=_text(body.get("cad_number")))
    assert isinstance(known, kinds.Encounter)
    return known


def _start(times: kinds.Times, created: EntryTime) -> EventTime:
    for name in _BEGINNINGS:
        at: EventTime = getattr(times, name)
        if at.local:
            return at
    return created.to_event_time()


def _compartment(value: object) -> Compartment:
    return next((one for one in Compartment if one == value), Compartment.JOINT)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _is_hex(value: object, length: int) -> bool:
    return isinstance(value, str) and len(value) == length and all(letter in "0123456789abcdef" for letter in value)


def _collect(value: object, words: list[str]) -> None:
    if isinstance(value, str):
        words.append(value)
    elif isinstance(value, list):
        for inner in value:
            _collect(inner, words)
    elif isinstance(value, dict):
        for name in ("text", "source", "name", "relation", "phone", "note"):
            if value.get(name):
                _collect(value[name], words)
