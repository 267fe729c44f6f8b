"""The letter of a packet: its box of essentials in the order its receiver wants them, its first wording, and whether somebody read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from fieldnotes.domain.display import person_age, person_full_name
from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.inherited import passages
from fieldnotes.domain.record import (
    Addendum,
    ClinicalNote,
    Compartment,
    Consent,
    Contact,
    Encounter,
    Health,
    Hold,
    Narrative,
    Outcome,
    Person,
    PersonClinical,
    Quantity,
    Referral,
    ReferralDetail,
    SafetyPlan,
    SafetySummary,
    Screen,
    Status,
    SubstanceNote,
)
from fieldnotes.packet.content import Block, Letter, Pair
from fieldnotes.packet.letter import suggest_letter
from fieldnotes.packet.receiver import FACTS, Want
from fieldnotes.services.desk import Desk
from fieldnotes.services.dossier import Dossier, Sourced, say_day, say_time
from fieldnotes.services.health_words import answer_of
from fieldnotes.services.receiver import Profile

NOT_KNOWN = "not known"
_ANSWERS = {Status.DECLINED: "declined", Status.COULD_NOT_ASSESS: NOT_KNOWN}
UNKNOWN = "unknown, please ask"
_NEVER_NONE = frozenset({"allergies", "weapons"})  # beside these words "not known" is read in a hurry as "none known"


class Known(NamedTuple):
    """What the record says of one fact: words for paper, and whether it was answered ("not known" is an answer)."""

    text: str
    is_answered: bool
    box: str = ""  # shorter words for the box of essentials


_NOTHING = Known("", False)


def has_letter(dossier: Dossier) -> bool:
    """Whether this pen writes one: the letter is the clinician's."""
    return dossier.pen.user in {row.user for row in dossier.team} and Compartment.CLINICAL in dossier.pen.compartments


def is_letter_read(detail: ReferralDetail) -> bool:
    """Whether a clinician wrote it, or said of every suggested passage that it is theirs."""
    return bool(detail.letter.strip()) and not passages(detail.letter, detail.inherited)


_SIGNED = (Health, ClinicalNote, SafetySummary, Hold, Outcome, Screen)
_SOURCES = (*_SIGNED, Encounter, Person, PersonClinical)


def letter_block(dossier: Dossier, detail: ReferralDetail) -> Block:
    """What the policy judges of the letter: its words may come from all of these."""
    own = [one for one, body in dossier.all(ReferralDetail) if body.referral_id == detail.referral_id]
    sources = [*own, *(one for one in dossier.records if isinstance(one.body, _SOURCES) and _is_of(dossier, one))]
    story = [one for one in sources if isinstance(one.body, _SIGNED)]
    return Block(
        id="letter",
        part="letter",
        compartment=Compartment.CLINICAL,
        revisions=tuple(sorted({head for one in sources for head in one.heads})),
        is_signed=bool(story) and all(one.is_signed for one in story),
    )


def _is_of(dossier: Dossier, one: Sourced) -> bool:
    return not isinstance(one.body, Person) or one.record in dossier.members


def letter_of(
    desk: Desk,
    dossier: Dossier,
    *,
    referral: Referral,
    detail: ReferralDetail,
    profile: Profile,
    known: Mapping[str, Known],
    may_say: Callable[[str], bool],
) -> Letter:
    """The letter as it stands; suggested while nobody wrote one. `may_say`: whether a fact (receiver.FACTS) may stand in it."""
    return Letter(
        block=letter_block(dossier, detail),
        essentials=(
            *_head(desk, dossier, referral, detail),
            *_wanted(desk, profile, known, may_say),
        ),
        text=detail.letter.strip() or _suggested(profile, known, may_say),
        request=_request(desk, referral, detail),
        is_unread=not is_letter_read(detail),
        authors=tuple(dossier.author(row) for row in dossier.team if row.user == dossier.pen.user),
    )


def answered(known: Mapping[str, Known]) -> frozenset[str]:
    """Codes of what was answered."""
    return frozenset(code for code, fact in known.items() if fact.is_answered)


def _request(desk: Desk, referral: Referral, detail: ReferralDetail) -> str:
    asked = desk.vocabulary["referral_request"].label(detail.request) if detail.request else ""
    urgency = desk.vocabulary["urgency"].label(referral.urgency) if referral.urgency else ""
    said = ", ".join(filter(None, (asked[:1].lower() + asked[1:], urgency[:1].lower() + urgency[1:])))
    return f"offer: {said}. Please tell us whether they arrived." if said else ""


def _suggested(profile: Profile, known: Mapping[str, Known], may_say: Callable[[str], bool]) -> str:
    """The first wording. What is only named is never suggested: its words would need a release of their own (42 CFR 2.13)."""
    asks = [want.ask for want in profile.receiver.wants if want.ask]
    # What another receiver's own question was answered with stays kept, and is nothing to this one.
    facts = {
        code: _open_words(code, _inside(fact.text))
        for code, fact in known.items()
        if fact.text and may_say(code) and (code in asks or (code in FACTS and not FACTS[code].is_only_named))
    }
    return suggest_letter(facts, profile.template, asks=asks)


def _open_words(code: str, text: str) -> str:
    """What nobody knows, in words that cannot be taken for "none"."""
    return UNKNOWN if text == NOT_KNOWN and code in _NEVER_NONE else text


def _inside(text: str) -> str:
    """Several lines as one, for a sentence."""
    return "; ".join(line.strip() for line in text.splitlines() if line.strip())


def _head(desk: Desk, dossier: Dossier, referral: Referral, detail: ReferralDetail) -> tuple[Pair, ...]:
    """Who, what for, how soon: every receiver's first three."""
    person = dossier.person or Person()
    born = f"born {say_day(person.birth_date)}" if person.birth_date else ""
    request = desk.vocabulary["referral_request"].label(detail.request) if detail.request else "not stated"
    urgency = desk.vocabulary["urgency"].label(referral.urgency) if referral.urgency else "not stated"
    return (
        Pair("Person", "\n".join(filter(None, (person_full_name(person), born, person.phone)))),
        Pair("Request", request),
        Pair("Urgency", urgency.upper()),
    )


def _wanted(desk: Desk, profile: Profile, known: Mapping[str, Known], may_say: Callable[[str], bool]) -> Iterator[Pair]:
    """What the receiver wants, in its order; gaps are said."""
    for want in profile.receiver.wants:
        pair = _pair(desk, want, known.get(want.code, _NOTHING)) if may_say(want.code) else None
        if pair is not None:
            yield pair


def _pair(desk: Desk, want: Want, said: Known) -> Pair | None:
    """One want in the box. What is only named points to its part, and says nothing at all when there is none."""
    label = want.label.get("en") or desk.vocabulary["receiver_fact"].label(want.fact)
    fact = FACTS.get(want.fact)
    if fact is None or not fact.is_only_named:
        text = _open_words(want.fact, said.box or said.text or NOT_KNOWN)
        return Pair(label, text, part=fact.part if fact else "")
    if not said.is_answered:
        return None
    return Pair(label, f"see “{desk.vocabulary['packet_part'].label(fact.part)}”", part=fact.part)


# --- what the record knows -------------------------------------------------------------------------------------------


def known_facts(
    desk: Desk,
    dossier: Dossier,
    *,
    referral: Referral,
    detail: ReferralDetail,
    consents: list[tuple[str, Consent]],
) -> dict[str, Known]:
    """Every fact that a letter can say, by code; the receiver's own questions too."""
    found = {
        **_of_person(desk, dossier),
        **_of_health(desk, dossier),
        **_of_substances(dossier),
        **_of_note(desk, dossier),
        **_of_call(desk, dossier),
        **_of_letter(referral, detail, consents),
    }
    for code, value in detail.answers.items():
        said = _of_quantity(value)
        if said.is_answered and not found.get(code, _NOTHING).text:
            found[code] = said
    return _corrected(dossier, found)


# Facts that are told by more fields than the one that asks for them, with their record's kind.
_ALSO = {
    "risk": ("clinical_note", "risk_formulation"),
    "presenting": ("clinical_note", "presenting", "data", "behavior"),
    "done": ("clinical_note", "response"),
    "medicines": ("health", "medicine_rows"),
    "legal_status": ("hold", "legal_status", "hold_type", "started"),
}


def _corrected(dossier: Dossier, known: dict[str, Known]) -> dict[str, Known]:
    """The same with what was corrected after signing: a letter that says the wrong reading alone would be believed."""
    kinds = {one.record: one.kind for one in dossier.records}
    fixed: dict[tuple[str, str], list[str]] = {}
    for _, body in dossier.all(Addendum):
        if body.amendment == "correction" and body.text.strip():
            place = (kinds.get(RecordId(body.target), ""), body.field.partition(".")[0])
            fixed.setdefault(place, []).append(body.text.strip())
    if not fixed:
        return known
    found = dict(known)
    for code, said in known.items():
        section, _, field = FACTS[code].field.partition(".") if code in FACTS else ("", "", "")
        kind, *more = _ALSO.get(code, (section,))
        texts = dict.fromkeys(text for name in dict.fromkeys((field, *more)) for text in fixed.get((kind, name), ()))
        if said.text and texts:
            after = f"Corrected after signing, it should say: {'; '.join(texts)}"
            found[code] = Known(f"{said.text}. {after}", said.is_answered, f"{said.box or said.text}. {after}")
    return found


def _of_quantity(value: Quantity) -> Known:
    """A given answer without words is no answer."""
    if value.status is Status.GIVEN:
        return Known(value.text.strip(), bool(value.text.strip()))
    return Known(_ANSWERS.get(value.status, ""), value.status in _ANSWERS)


def _said(text: str) -> Known:
    return Known(text.strip(), bool(text.strip()))


def _of_person(desk: Desk, dossier: Dossier) -> dict[str, Known]:
    words, person = desk.vocabulary, dossier.person or Person()
    care = dossier.last(PersonClinical) or PersonClinical()
    phone = ", ".join(filter(None, (person.phone, _label(desk, "phone_safe", person.phone_safe))))
    communication = ", ".join(words["communication_need"].label(code) for code in care.communication)
    sex = ", ".join(filter(None, (_label(desk, "sex", person.sex), person.gender)))
    others = _people(person.dependents)
    return {
        "person": _said(_named(dossier)),
        "contact": Known(phone or person.emergency_contact, bool(phone or person.emergency_contact)),
        "language": _said(_label(desk, "language", person.language)),
        "interpreter": _said(_label(desk, "interpreter", person.interpreter)),
        "housing": _said(_label(desk, "housing", person.housing)),
        "insurance": _said(_label(desk, "insurance", care.insurance)),
        "communication": _said(communication),
        "providers": _said(_people(care.providers)),
        "collateral": _said(_people([one for one in person.supports if one.phone]) or person.emergency_contact),
        # Who is alone in a dormitory is asked as well: sex and gender decide the room.
        "household": Known("; ".join(filter(None, (sex, others))) if others else "", bool(others)),
    }


def _people(contacts: list[Contact]) -> str:
    return "; ".join(
        ", ".join(filter(None, (one.name, one.relation, one.phone, one.note)))
        for one in contacts
        if one.name or one.relation
    )


def _label(desk: Desk, vocabulary: str, code: str) -> str:
    return desk.vocabulary[vocabulary].label(code) if code else ""


def _named(dossier: Dossier) -> str:
    person = dossier.person
    if person is None or not (person.legal_name or person.preferred_name):
        return "a person whose name we do not know"
    age = person_age(person, dossier.today)
    return f"{person_full_name(person)} ({age})" if age else person_full_name(person)


def _of_health(desk: Desk, dossier: Dossier) -> dict[str, Known]:
    health = dossier.health() or Health()
    names = {
        "medicines": "medicines",
        "allergies": "allergies",
        "conditions": "conditions",
        "injuries": "injuries",
        "pregnancy": "pregnancy",
        "mobility": "mobility",
        "substances_tonight": "alcohol_drugs_tonight",
    }
    return {code: _of_quantity(answer_of(desk, health, name)) for code, name in names.items()}


def _of_substances(dossier: Dossier) -> dict[str, Known]:
    """Whether they were answered; their words stand in the part of their own."""
    notes = [note for _, note in dossier.all(SubstanceNote)]
    used = {code for note in notes for code in note.substances_used} | {
        one.substance for note in notes for one in note.substances if one.substance
    }
    is_none = bool(used) and used <= {"none", "not_known"}
    told = {
        "last_use": is_none or any(one.last_use.strip() for note in notes for one in note.substances),
        "withdrawal": is_none or any(one.withdrawal for note in notes for one in note.substances),
        "past_withdrawal": any(note.past_withdrawal for note in notes),
        "wants_help": any(note.wants_help for note in notes),
    }
    return {code: Known("", is_answered) for code, is_answered in told.items()}


def say_risk(desk: Desk, level: str) -> str:
    """The level of risk as a letter says it; empty when nobody judged it."""
    return f"{_label(desk, 'risk_level', level)} (clinician's judgement)" if level else ""


def _of_note(desk: Desk, dossier: Dossier) -> dict[str, Known]:
    from fieldnotes.services.handover import say_screen

    note, health = dossier.last(ClinicalNote) or ClinicalNote(), dossier.health() or Health()
    judged = say_risk(desk, note.risk_level)
    risk = ". ".join(filter(None, (judged, note.judgement)))
    looks = desk.vocabulary["mental_status"]
    behavior = [looks.label(code).lower() for domain in note.mental_status.values() for code in domain]
    screens = [say_screen(desk, screen) for _, screen in dossier.all(Screen)]
    before = note.history.strip() or _label(desk, "history_known", health.past_stays_known)
    plan = dossier.last(SafetyPlan)
    return {
        "risk": Known(risk, bool(risk) or bool(screens), judged),
        "behavior": _said(", ".join(behavior)),
        "prior_treatment": _said(before),
        "presenting": _said(note.opening),
        "screens": _said("; ".join(screens)),
        "done": _said(note.response),
        "safety_plan": Known("", plan is not None),
    }


def _of_call(desk: Desk, dossier: Dossier) -> dict[str, Known]:
    hold, outcome = dossier.last(Hold) or Hold(), dossier.last(Outcome) or Outcome()
    rule = desk.holds.get(hold.hold_type)
    status = [_label(desk, "legal_status", hold.legal_status), _label(desk, "hold_type", hold.hold_type)]
    # In the words of the law that the receiver must apply.
    status += [rule.statute if rule else "", f"began {say_time(hold.started)}" if say_time(hold.started) else ""]
    weapons = [
        line.text.strip() for _, body in dossier.all(SafetySummary) for line in body.weapons if line.text.strip()
    ]
    needs, results = desk.vocabulary["need"], desk.vocabulary["need_result"]
    papers = [results.label(one.result) for one in outcome.needs if one.need == "id" and one.result]
    met = say_time(dossier.call.times.contact) or say_day(dossier.today.isoformat())
    entries = [
        body for one, body in dossier.all(Narrative) if one.compartment is Compartment.JOINT and body.text.strip()
    ]
    return {
        "met_at": _said(f"on {met}"),
        "called_by": _said(dossier.call.caller_relation),
        "legal_status": _said(", ".join(filter(None, status))),
        "weapons": _said("; ".join(weapons)),
        "accepted_by": _said(outcome.accepted_by),
        "needs": _said(", ".join(needs.label(one.need) for one in outcome.needs if one.need)),
        "id_papers": _said(", ".join(papers)),
        "seen": Known("", bool(entries)),
    }


def _of_letter(referral: Referral, detail: ReferralDetail, consents: list[tuple[str, Consent]]) -> dict[str, Known]:
    relied = next((consent for record, consent in consents if record == referral.consent_id), None)
    signed = f"release signed {say_time(relied.signed_at)}" if relied else ""
    return {
        "recipient_team": _said(referral.service_name or "colleagues"),
        "reason": _said(detail.reason),
        "wishes": _said(detail.wishes),
        "consent": _said(signed),
    }
