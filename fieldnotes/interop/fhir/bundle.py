"""From plain values to the document bundle: a plain dict in a fixed order, the same bytes for the same values.

Ids are UUIDs of version 5 from agency, packet id, time and the resource's place in the bundle: nothing of a record's own id is in them.
Every resource hangs below the Composition (FHIR R4, Documents: what is not referenced from there is no part of the document).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from functools import partial
from typing import Any

import msgspec

from fieldnotes.interop.fhir import code
from fieldnotes.interop.fhir.code import one_code, write_coding, write_concept
from fieldnotes.interop.fhir.fact import Json, Page, trim, write_fact, write_period
from fieldnotes.interop.fhir.narrative import clean, stated, write_div
from fieldnotes.interop.fhir.value import (
    Asked,
    Code,
    Meeting,
    Member,
    Named,
    Party,
    Piece,
    Prose,
    Referral,
    Released,
    Section,
)

_NAMESPACE = uuid.UUID("6f0c3a52-7d0b-5b7e-9a3d-2f4f1f7f9d11")  # of this program, for version 5


def build_bundle(referral: Referral) -> Json:
    """The document bundle. Texts are cleaned of what FHIR forbids; what is not known is left out, never guessed."""
    return _Book(referral).bind()


def to_bytes(bundle: Json) -> bytes:
    """Canonical enough to be hashed: UTF-8, no spaces, fields in the order in which they were written."""
    return msgspec.json.encode(bundle)


class _Book:
    """One bundle while it is written: resources in order, each under the name of its place."""

    def __init__(self, referral: Referral) -> None:
        self._r = referral
        self._entries: dict[str, Json] = {}
        self._counts: dict[str, int] = {}
        self._ids: dict[str, str] = {}
        self._seed = f"{referral.agency}\n{clean(referral.sender.name)}\n{referral.packet_id}\n{referral.made_at}"
        self._roles = {
            clean(member.name): f"role-{place}" for place, member in enumerate(referral.team, 1) if clean(member.name)
        }
        facts = [fact for section in (referral.cover, *referral.sections) for fact in section.facts]
        self._named = [fact for fact in facts if isinstance(fact, Named)]
        self._asked = next((fact for fact in facts if isinstance(fact, Asked)), Asked())
        self._meeting = next((fact for fact in facts if isinstance(fact, Meeting)), None)
        self._has_release = any(isinstance(fact, Released) for fact in facts)
        self._is_protected = any(section.notice for section in (referral.cover, *referral.sections))

    def bind(self) -> Json:
        """The bundle."""
        r = self._r
        self._entries["composition"] = {}  # first, whatever is written before its references are known (bdl-11)
        self._put("patient", self._patient())
        self._put("sender", _organization(r.sender))
        if not r.recipient.is_person:
            self._put("recipient", _organization(r.recipient))
        for place, member in enumerate(r.team, 1):
            self._member(place, member)
        if self._meeting is not None:
            self._put("encounter", self._encounter(self._meeting))
        sections = [(section, self._facts(section)) for section in r.sections]
        about = [self._put("request", self._request()), self._put("task", self._task())]
        if r.is_by_release and not self._has_release:
            about.append(self._put("consent", self._bare_consent()))
        self._entries["composition"] = self._composition(
            [self._section(r.cover, about), *(self._section(section, entries) for section, entries in sections)]
        )
        entries = [{"fullUrl": self._url(place), "resource": body} for place, body in self._entries.items()]
        return trim(
            {
                "resourceType": "Bundle",
                "id": self._id("bundle"),
                "meta": self._labels() if self._is_protected else {},
                "identifier": self._number("packet", r.packet_id),
                "type": "document",
                "timestamp": r.made_at,
                "entry": entries,
            }
        )

    # --- places ------------------------------------------------------------------------------------------------------

    def _id(self, place: str) -> str:
        if place not in self._ids:
            self._ids[place] = str(uuid.uuid5(_NAMESPACE, f"{self._seed}\n{place}"))
        return self._ids[place]

    def _url(self, place: str) -> str:
        return f"urn:uuid:{self._id(place)}"

    def _at(self, place: str) -> Json:
        return {"reference": self._url(place)}

    def _put(self, place: str, body: Json) -> Json:
        """Keep a resource; its reference."""
        kind = body.pop("resourceType")
        self._entries[place] = {"resourceType": kind, "id": self._id(place), **trim(body)}
        return self._at(place)

    def _next(self, name: str) -> str:
        self._counts[name] = self._counts.get(name, 0) + 1
        return f"{name}-{self._counts[name]}"

    def _number(self, what: str, value: str) -> Json:
        """A number of the agency's own: unique only within its own system, so the system is the agency's."""
        system = uuid.uuid5(_NAMESPACE, f"{self._r.agency}\n{what}")
        return {"system": f"urn:uuid:{system}", "value": clean(value)}

    @staticmethod
    def _labels() -> Json:
        return {"security": [write_coding(Code(one, system=system), shown) for system, one, shown in code.PART_2]}

    # --- people and agencies -----------------------------------------------------------------------------------------

    def _patient(self) -> Json:
        """As much as the printed parts say; masked where none of them names the person."""
        known = _merged(self._named)
        dial = clean(known.dial)
        extension = {"url": code.INTERPRETER_EXTENSION, "valueBoolean": known.needs_interpreter}
        return {
            "resourceType": "Patient",
            "extension": [] if known.needs_interpreter is None else [extension],
            "name": self._names(known),
            "telecom": [{"system": known.dial_system, "value": dial}] if dial else [],
            "birthDate": known.birth_date,
            "address": _address(known.address),
            "communication": [{"language": write_concept(known.language)}] if known.language else [],
        }

    def _names(self, known: Named) -> list[Json]:
        found = (("official", clean(known.name)), ("usual", clean(known.called)))
        if names := [{"use": use, "text": text} for use, text in found if text]:
            return names
        if any(not one.is_known for one in self._named):
            return [{"extension": [{"url": code.ABSENT_EXTENSION, "valueCode": "unknown"}], "text": "Unknown"}]
        return [{"extension": [{"url": code.ABSENT_EXTENSION, "valueCode": "masked"}]}]

    def _member(self, place: int, member: Member) -> None:
        name, phone, role = clean(member.name), clean(member.phone), clean(member.role)
        who = {"resourceType": "Practitioner", "name": [{"text": name}] if name else []}
        self._put(
            f"role-{place}",
            {
                "resourceType": "PractitionerRole",
                "practitioner": self._put(f"member-{place}", who),
                "organization": self._at("sender"),
                "code": [{"text": role}] if role else [],
                "telecom": [{"system": "phone", "value": phone}] if phone else [],
            },
        )

    def _writers(self, names: Iterable[str]) -> list[Json]:
        return [self._at(self._roles[name]) for name in dict.fromkeys(map(clean, names)) if name in self._roles]

    def _requester(self) -> Json:
        return next(iter(self._writers([self._r.asked_by])), self._at("sender"))

    def _recipient(self) -> Json:
        return self._at("patient" if self._r.recipient.is_person else "recipient")

    # --- the referral ------------------------------------------------------------------------------------------------

    def _encounter(self, meeting: Meeting) -> Json:
        reason = clean(meeting.reason)
        return {
            "resourceType": "Encounter",
            "status": "finished" if meeting.end else "unknown",
            "class": write_coding(Code("FLD", system=code.ACT_CODE), "field"),
            "subject": self._at("patient"),
            "participant": [{"individual": one} for one in self._writers(member.name for member in self._r.team)],
            "period": write_period(meeting.start, meeting.end),
            "reasonCode": [{"text": reason}] if reason else [],
            "serviceProvider": self._at("sender"),
        }

    def _meets(self) -> Json:
        return self._at("encounter") if self._meeting is not None else {}

    def _request(self) -> Json:
        r, asked = self._r, self._asked
        status = code.TASK_STATUS.get(r.state, "requested")
        reason, warned = clean(asked.reason), clean(r.may_not_contact)
        contact = {
            "coding": [
                write_coding(Code("contacting-subject-prohibited", system=code.SDOH), "Contacting Subject Prohibited")
            ],
            "text": warned,
        }
        return {
            "resourceType": "ServiceRequest",
            "identifier": [
                {
                    "type": one_code(code.IDENTIFIER_TYPE, "PLAC", "Placer Identifier"),
                    **self._number("referral", r.number or r.packet_id),
                    "assigner": self._at("sender"),
                }
            ],
            "status": code.REQUEST_STATUS.get(status, "active"),
            "intent": "order",
            "priority": r.priority,
            "code": write_concept(asked.request) if asked.request else {"text": "Referral"},
            # A detail of how the request is carried out. `doNotPerform` would turn the request itself into its opposite.
            "orderDetail": [contact] if warned else [],
            "subject": self._at("patient"),
            "encounter": self._meets(),
            "authoredOn": r.made_at,
            "requester": self._requester(),
            "performer": [self._recipient()],
            "reasonCode": [{"text": reason}] if reason else [],
            "supportingInfo": [
                self._at(place) for place, body in self._entries.items() if body.get("resourceType") in _SUPPORTING
            ],
        }

    def _task(self) -> Json:
        r = self._r
        status = code.TASK_STATUS.get(r.state, "requested")
        business = code.BUSINESS.get(status)
        return {
            "resourceType": "Task",
            "status": status,
            "businessStatus": one_code(code.BUSINESS_STATUS, *business) if business else {},
            "intent": "order",
            "priority": r.priority,
            "code": one_code(code.TASK_CODE, "fulfill"),
            "focus": self._at("request"),
            "for": self._at("patient"),
            "encounter": self._meets(),
            "authoredOn": r.made_at,
            "requester": self._requester(),
            "owner": self._recipient(),
            "restriction": {"period": {"end": r.act_by}} if r.act_by else {},
        }

    def _bare_consent(self) -> Json:
        """The cover names a release as the basis and no copy goes along: that, and nothing of what it says."""
        return {
            "resourceType": "Consent",
            "status": "active",
            "scope": one_code(code.CONSENT_SCOPE, "patient-privacy"),
            "category": [one_code(code.ACT_CODE, "IDSCL")],
            "patient": self._at("patient"),
            "organization": [self._at("sender")],
            "policyRule": {"text": clean(self._r.basis) or "The person's release"},
        }

    # --- the document ------------------------------------------------------------------------------------------------

    def _facts(self, section: Section) -> list[Json]:
        page = Page(
            section=section,
            patient=self._at("patient"),
            encounter=self._meets(),
            sender=self._at("sender"),
            recipient=self._recipient(),
            writers=self._writers(section.authors),
            role_of=lambda name: next(iter(self._writers([name])), {}),
            keep=partial(self._keep, section),
        )
        held = [one for fact in section.facts for one in write_fact(fact, page)]
        return [self._at("encounter"), *held] if self._meeting in section.facts else held

    def _keep(self, section: Section, name: str, body: Json, words: tuple[Piece, ...] = ()) -> Json:
        """A fact's resource. Of a protected part it carries labels and the short notice itself: it may be filed far from here."""
        if section.notice:
            words = (*words, Prose(section.notice))
            body = {**body, "meta": self._labels()}
        return self._put(self._next(name), {**body, "text": _narrative(words)} if words else body)

    def _section(self, section: Section, entries: list[Json]) -> Json:
        notice = (Prose(section.notice),) if section.notice else ()
        return trim(
            {
                "title": stated(section.title),
                "code": {
                    "coding": [write_coding(Code(section.key, "packet_part"))],
                    "text": stated(section.title),
                },
                "author": self._writers(section.authors),
                "text": _narrative((*section.words, *notice)),
                "entry": entries,
            }
        )

    def _composition(self, sections: list[Json]) -> Json:
        r = self._r
        title = f"Referral packet {r.packet_id}"
        return {
            "resourceType": "Composition",
            "id": self._id("composition"),
            **({"meta": self._labels()} if self._is_protected else {}),
            **({"language": r.language} if r.language else {}),
            "text": _narrative((Prose(title), Prose(r.loinc_notice))),
            "identifier": self._number("packet", r.packet_id),
            "status": "preliminary" if r.is_draft else "final",
            "type": one_code(code.LOINC, "57133-1", "Referral note"),
            "subject": self._at("patient"),
            **({"encounter": self._meets()} if self._meeting is not None else {}),
            "date": r.made_at,
            "author": self._writers(member.name for member in r.team) or [self._at("sender")],
            "title": title,
            "confidentiality": "R",  # stigmatizing throughout: somebody in crisis, seen by the police
            "custodian": self._at("sender"),
            "section": sections,
        }


_SUPPORTING = frozenset({"Consent", "QuestionnaireResponse", "CarePlan"})


def _narrative(words: Iterable[Piece]) -> Json:
    return {"status": "generated", "div": write_div(words)}


def _organization(party: Party) -> Json:
    phone, fax = clean(party.phone), clean(party.fax)
    return {
        "resourceType": "Organization",
        "name": stated(party.name),
        "telecom": [{"system": kind, "value": value} for kind, value in (("phone", phone), ("fax", fax)) if value],
        "address": _address(party.address),
    }


def _address(text: str) -> list[Json]:
    words = clean(text)
    return [{"text": words}] if words else []


def _merged(named: list[Named]) -> Named:
    """What all printed parts say together; the first that says a thing says it."""

    def first(field: str) -> Any:
        return next((value for one in named if (value := getattr(one, field)) not in ("", None)), None)

    dialed = next((one for one in named if one.dial), Named())
    return Named(
        name=first("name") or "",
        called=first("called") or "",
        birth_date=first("birth_date") or "",
        address=first("address") or "",
        dial=dialed.dial,
        dial_system=dialed.dial_system,
        language=first("language"),
        needs_interpreter=first("needs_interpreter"),
    )
