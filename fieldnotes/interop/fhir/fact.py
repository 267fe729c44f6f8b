"""One fact of a printed part as resources. What is not known stays not known: an absent answer is never a "no" and never a zero."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

import msgspec

from fieldnotes.interop.fhir import code
from fieldnotes.interop.fhir.code import one_code, write_coding, write_concept
from fieldnotes.interop.fhir.narrative import clean, plain_text, stated
from fieldnotes.interop.fhir.value import (
    Allergy,
    Code,
    Fact,
    Medicine,
    Observed,
    Piece,
    Plan,
    Problem,
    Prose,
    Released,
    Reply,
    Screened,
    Section,
)

Json = dict[str, Any]
_EMPTY: tuple[object, ...] = ("", None, [], {})


class Keep(Protocol):
    """How a resource is kept in the bundle."""

    def __call__(self, name: str, body: Json, words: tuple[Piece, ...] = ()) -> Json:
        """Keep it under a running name; its reference. `words`: its own narrative."""
        ...


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The section that states a fact, and what its resources refer to."""

    section: Section
    patient: Json
    encounter: Json
    sender: Json
    recipient: Json
    writers: list[Json]
    role_of: Callable[[str], Json]  # by printed name; empty for nobody of the team
    keep: Keep


def trim(fields: Json) -> Json:
    """Without what is empty: FHIR knows no empty string, list or object."""
    return {name: value for name, value in fields.items() if value not in _EMPTY}


def write_fact(fact: Fact, page: Page) -> list[Json]:
    """Write a fact's resources; their references. Who the person is, what is asked and the meeting belong to the bundle itself."""
    match fact:
        case Observed():
            return [_observed(fact, page)]
        case Screened():
            return _screened(fact, page)
        case Medicine():
            return [_medicine(fact, page)]
        case Allergy():
            return [_allergy(fact, page)]
        case Problem():
            return [_problem(fact, page)]
        case Plan():
            return [_plan(fact, page)]
        case Released():
            return [_released(fact, page)]
        case _:
            return []


def write_period(start: str, end: str) -> Json:
    """A period. An end before its start is a clock's mistake, which only words can tell: it is left out (per-1)."""
    return trim({"start": start, "end": "" if _is_before(end, start) else end})


def _is_before(end: str, start: str) -> bool:
    if len(end) <= 10 or len(start) <= 10:  # a day alone says nothing about hours
        return bool(end and start) and end[:10] < start[:10]
    return datetime.fromisoformat(end) < datetime.fromisoformat(start)


# --- findings and screens --------------------------------------------------------------------------------------------


def _observed(fact: Observed, page: Page, *, source: Json | None = None) -> Json:
    text = clean(fact.text)
    body: Json = {
        "resourceType": "Observation",
        "status": "final" if page.section.is_signed else "preliminary",
        "category": [one_code(code.OBSERVATION_CATEGORY, "survey")] if source else [],
        "code": write_concept(fact.about),
        "subject": page.patient,
        "encounter": page.encounter,
        "effectiveDateTime": fact.at,
        "effectivePeriod": write_period(fact.start, fact.end) if not fact.at else {},
        "performer": page.writers,
        "derivedFrom": [source] if source else [],
    }
    if fact.number is not None:
        body |= {"valueInteger": fact.number, "note": [{"text": text}] if text else []}
    elif fact.concept is not None:
        body["valueCodeableConcept"] = write_concept(fact.concept)
    elif text and not fact.absent:
        body["valueString"] = text
    else:
        body["dataAbsentReason"] = {**one_code(code.ABSENT_REASON, fact.absent or "unknown"), "text": text}
        body["dataAbsentReason"] = trim(body["dataAbsentReason"])
    said = text or (fact.concept.text if fact.concept else "")
    return page.keep("observation", body, (Prose(said, f"{fact.about.text}:"),))


def _screened(fact: Screened, page: Page) -> list[Json]:
    by = page.role_of(fact.by)
    response = page.keep(
        "screen",
        {
            "resourceType": "QuestionnaireResponse",
            "questionnaire": f"{code.OURS}instrument:{fact.instrument}|{fact.version}",
            "status": "completed" if fact.is_complete else "in-progress",
            "subject": page.patient,
            "encounter": page.encounter,
            "authored": fact.at,
            "author": by,
            "item": [_reply(one) for one in fact.replies],
        },
    )
    asked = msgspec.structs.replace(page, writers=[by] if by else [])
    return [response, *(_observed(one, asked, source=response) for one in fact.results)]


def _reply(one: Reply) -> Json:
    item = {"linkId": one.link, "text": clean(one.question)}
    if one.answer is None:
        return {"extension": [{"url": code.ABSENT_EXTENSION, "valueCode": one.absent or "unknown"}], **trim(item)}
    if one.answer.code is None:
        return trim({**item, "answer": [{"valueString": stated(one.answer.text)}]})
    return trim({**item, "answer": [{"valueCoding": write_coding(one.answer.code, clean(one.answer.text))}]})


# --- health ----------------------------------------------------------------------------------------------------------


def _medicine(fact: Medicine, page: Page) -> Json:
    dose, note = clean(fact.dose), clean(fact.note)
    body = {
        "resourceType": "MedicationStatement",
        "status": fact.status,
        "medicationCodeableConcept": {"text": stated(fact.name)},
        "subject": page.patient,
        "context": page.encounter,
        "informationSource": next(iter(page.writers), {}),
        "note": [{"text": note}] if note else [],
        "dosage": [{"text": dose}] if dose else [],
    }
    return page.keep("medicine", body, (Prose(", ".join(filter(None, (clean(fact.name), dose, note))), "Medicine:"),))


def _allergy(fact: Allergy, page: Page) -> Json:
    """Told, not tested: active as far as anybody knows (ait-1), and unconfirmed."""
    body = {
        "resourceType": "AllergyIntolerance",
        "clinicalStatus": one_code(code.ALLERGY_CLINICAL, "active"),
        "verificationStatus": one_code(code.ALLERGY_VERIFICATION, "unconfirmed"),
        "code": {"text": stated(fact.text)},
        "patient": page.patient,
        "encounter": page.encounter,
        "recorder": next(iter(page.writers), {}),
    }
    return page.keep("allergy", body, (Prose(fact.text, "Allergies:"),))


def _problem(fact: Problem, page: Page) -> Json:
    body = {
        "resourceType": "Condition",
        "verificationStatus": one_code(code.CONDITION_VERIFICATION, "unconfirmed"),
        "code": {"text": stated(fact.text)},
        "subject": page.patient,
        "encounter": page.encounter,
        "recorder": next(iter(page.writers), {}),
    }
    return page.keep("condition", body, (Prose(fact.text, "Conditions:"),))


def _plan(fact: Plan, page: Page) -> Json:
    return page.keep(
        "plan",
        {
            "resourceType": "CarePlan",
            "status": "active",
            "intent": "plan",
            "title": stated(fact.title),
            "subject": page.patient,
            "encounter": page.encounter,
            "author": next(iter(page.writers), {}),
            "activity": [
                {
                    "detail": {
                        "code": {"text": stated(label)},
                        "status": "unknown",  # it is theirs to use; nobody reports on it
                        "description": clean(text),
                    }
                }
                for label, text in fact.parts
                if clean(text)
            ],
        },
    )


# --- the release -----------------------------------------------------------------------------------------------------


def _released(fact: Released, page: Page) -> Json:
    """With the words of the copy as its source, so that whoever files the consent has what was signed (SDOHCC Consent: source[x])."""
    signer, recipient, purpose = clean(fact.signer), stated(fact.recipient), clean(fact.purpose)
    words = page.section.words
    policy = {"coding": [write_coding(fact.policy_code)]} if fact.policy_code else {}
    actor = page.recipient if fact.is_to_recipient else {"display": recipient}
    provision: Json = {
        "type": "permit",
        "period": write_period(fact.signed_at[:10], fact.until),
        "actor": [{"role": one_code(code.PARTICIPATION, "IRCP", "information recipient"), "reference": actor}],
        "securityLabel": [write_coding(Code("ETH", system=code.ACT_CODE))] if page.section.notice else [],
        "purpose": [{"display": purpose}] if purpose else [],
        "code": [write_concept(one) for one in fact.information],
    }
    body = {
        "resourceType": "Consent",
        "status": "active",
        "scope": one_code(code.CONSENT_SCOPE, "patient-privacy"),
        "category": [one_code(code.ACT_CODE, "IDSCL", "information disclosure")],
        "patient": page.patient,
        "dateTime": fact.signed_at,
        "performer": [page.patient] if fact.is_by_person else [{"display": signer}] if signer else [],
        "organization": [page.sender],
        "sourceAttachment": {
            "contentType": "text/plain; charset=utf-8",
            "data": base64.b64encode(plain_text(words).encode()).decode(),
            "title": stated(fact.title),
        },
        "policyRule": {**policy, "text": stated(fact.policy)},
        "provision": trim(provision),
    }
    return page.keep("consent", body, words)
