"""The person's own copy: made from what is theirs, in their language, on record before it is paper."""

from __future__ import annotations

import hashlib
from datetime import date

from fieldnotes.domain.display import person_full_name
from fieldnotes.domain.ids import EncounterId, UserId, new_record_id
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import PLAN_PARTS, Compartment, Disclosure, Person, Referral, SafetyPlan, Stub
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.packet.content import Pair
from fieldnotes.packet.person_page import PersonContent, PersonWords, person_words, render_person_copy
from fieldnotes.services.desk import Desk
from fieldnotes.services.dossier import Dossier, gather
from fieldnotes.services.printing import PrintedRecord
from fieldnotes.services.reading import root_of

LANGUAGES = ("en", "es")
_NOT_ASKED_FOR = frozenset(
    {"rejected", "failed", "cancelled", "entered_in_error"}
)  # states of a referral that came to nothing


def print_person_copy(
    desk: Desk, *, encounter: EncounterId, by: UserId, language: str = "en", person: str = ""
) -> PrintedRecord:
    """The pages for one person of the call (the first we came for, unless said). 45 CFR 164.524: it is their own.

    RuleProblem("sealed_from_you") for a pen without the clinical side, ("person_not_here") where nobody is on the call;
    InputProblem("choose_language", "character_not_printable").
    """
    desk.require_reader(by)
    if Compartment.CLINICAL not in desk.visible(by):
        raise RuleProblem("sealed_from_you", compartment=Compartment.CLINICAL.value)
    if language not in LANGUAGES:
        raise InputProblem("choose_language", field="language")
    dossier = gather(desk, encounter=encounter, by=by, drafts="own", person=person)
    if dossier.person is None:
        raise RuleProblem("person_not_here", record=encounter)
    content = _content(desk, dossier, dossier.person, language)
    pdf = render_person_copy(content, paper=dossier.agency.paper)
    digest, disclosure = hashlib.sha256(pdf).hexdigest(), new_record_id()
    given = Disclosure(
        person_id=dossier.person_id,
        product="person_copy",
        packet_id=content.record_id,
        recipient=content.person,
        basis="person_request",
        purpose="Their own copy",
        revisions=list(dossier.revisions()),
        parts=["safety_plan"] if content.plan else [],
        sha256=digest,
        channel="print",
    )
    with desk.writing(by) as writing:
        writing.revise(
            record=disclosure,
            kind="disclosure",
            compartment=Compartment.CLINICAL,
            encounter=encounter,
            person=dossier.person_id,
            body=to_dict(given),
            why="service",
        )
        writing.revise(
            record=new_record_id(),
            kind="stub",
            compartment=Compartment.JOINT,
            encounter=encounter,
            person=dossier.person_id,
            body=to_dict(Stub(of_kind="disclosure", of_record=disclosure, state="left")),
            why="service",
        )
        writing.audit("disclosed", record=disclosure, encounter=encounter, channel="print", sha256=digest)
    return PrintedRecord(pdf=pdf, changes=writing.changes)


def _content(desk: Desk, dossier: Dossier, person: Person, language: str) -> PersonContent:
    words = person_words(language)
    today = date.fromisoformat(dossier.at.to_event_time().day)
    number = dossier.call.number
    return PersonContent(
        record_id=f"P-{number.removeprefix('CR-')}" if number else f"P-{dossier.encounter[:12]}",
        language=language,
        person=person_full_name(person),
        day=words.say_day(_met_on(desk, dossier)),
        team_phone=dossier.agency.phone,
        plan=tuple(_plan(desk, dossier, words, language)),
        places=tuple(_places(dossier, words)),
        who=tuple(f"{row.name}, {words.roles.get(row.profession.value, '')}".rstrip(", ") for row in dossier.team),
        agency=dossier.agency.team_name or dossier.agency.name,
        agency_phone=dossier.agency.phone,
        generated=words.say_day(today),
        generated_at=dossier.at.to_iso(),
    )


def _met_on(desk: Desk, dossier: Dossier) -> date:
    """The day of the contact as it was stamped, else the day on which the encounter was begun: a copy may be asked for later."""
    times = dossier.call.times
    stamped = next((at.day for at in (times.contact, times.on_scene, times.dispatched) if at.day), "")
    return date.fromisoformat(stamped or root_of(desk, dossier.encounter).created.to_event_time().day)


def _plan(desk: Desk, dossier: Dossier, words: PersonWords, language: str) -> list[Pair]:
    """The newest plan: what was chosen in the person's language, then their own words as they were written."""
    plan = dossier.last(SafetyPlan)
    if plan is None:
        return []
    items = desk.vocabulary["plan_item"]
    said = []
    for part in PLAN_PARTS:
        usual = [items.label(code, language) for code in getattr(plan, f"{part}_usual")]
        text = "\n".join(filter(None, ("; ".join(usual), getattr(plan, part).strip())))
        if text:
            said.append(Pair(words.plan[part], text))
    return said


def _places(dossier: Dossier, words: PersonWords) -> list[Pair]:
    """Where we asked for them: name, address, phone, by when. What came to nothing is left out."""
    found = []
    for _, body in dossier.all(Referral):
        if body.state in _NOT_ASKED_FOR or not (body.service_name or body.organization):
            continue
        by = body.act_by.day
        when = words.place_by.format(day=words.say_day(date.fromisoformat(by))) if by else ""
        found.append(
            Pair(
                body.service_name or body.organization,
                "\n".join(filter(None, (body.service_address, body.service_phone, when))),
            )
        )
    return found
