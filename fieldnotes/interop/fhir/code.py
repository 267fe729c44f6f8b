"""Code systems and codes that we write. Free ones only: HL7's own (CC0), LOINC (its notice travels along), lists of ours.

A code of a licensed list (SNOMED CT, CPT, the 211 taxonomy) is never written; our words stand instead.
"""

from __future__ import annotations

import re

import msgspec

from fieldnotes.interop.fhir.narrative import stated
from fieldnotes.interop.fhir.value import Code, Concept

LOINC = "http://loinc.org"
_THO = "http://terminology.hl7.org/CodeSystem"
ACT_CODE = f"{_THO}/v3-ActCode"
CONFIDENTIALITY = f"{_THO}/v3-Confidentiality"
IDENTIFIER_TYPE = f"{_THO}/v2-0203"
PARTICIPATION = f"{_THO}/v3-ParticipationType"
CONSENT_SCOPE = f"{_THO}/consentscope"
OBSERVATION_CATEGORY = f"{_THO}/observation-category"
ABSENT_REASON = f"{_THO}/data-absent-reason"
ALLERGY_CLINICAL = f"{_THO}/allergyintolerance-clinical"
ALLERGY_VERIFICATION = f"{_THO}/allergyintolerance-verification"
CONDITION_CLINICAL = f"{_THO}/condition-clinical"
CONDITION_VERIFICATION = f"{_THO}/condition-ver-status"
TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code"
SDOH = "http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes"
BUSINESS_STATUS = "http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS"
LANGUAGE = "urn:ietf:bcp:47"
OURS = "urn:fieldnotes:"
SYSTEMS = frozenset(
    {
        LOINC, ACT_CODE, CONFIDENTIALITY, IDENTIFIER_TYPE, PARTICIPATION, CONSENT_SCOPE, OBSERVATION_CATEGORY, ABSENT_REASON,
        ALLERGY_CLINICAL, ALLERGY_VERIFICATION, CONDITION_CLINICAL, CONDITION_VERIFICATION, TASK_CODE, SDOH, BUSINESS_STATUS,
        LANGUAGE,
    }
)  # fmt: skip

ABSENT_EXTENSION = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
INTERPRETER_EXTENSION = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired"
EXTENSIONS = frozenset({ABSENT_EXTENSION, INTERPRETER_EXTENSION})

PART_2 = (  # v3 codes for what 42 CFR part 2 protects
    (CONFIDENTIALITY, "R", "restricted"),
    (ACT_CODE, "ETH", "substance abuse information sensitivity"),
    (ACT_CODE, "42CFRPart2", "42 CFR Part2"),
)

TASK_STATUS = {  # vocabulary referral_state; a bundle exists only where the packet leaves, so a draft is requested
    "draft": "requested",
    "requested": "requested",
    "accepted": "accepted",
    "in_progress": "in-progress",
    "on_hold": "on-hold",
    "rejected": "rejected",
    "failed": "failed",
    "completed": "completed",
    "cancelled": "cancelled",
    "entered_in_error": "entered-in-error",
}
REQUEST_STATUS = {
    "on-hold": "on-hold",
    "rejected": "revoked",
    "failed": "revoked",
    "cancelled": "revoked",
    "completed": "completed",
    "entered-in-error": "entered-in-error",
}
"""By the task's status; "active" otherwise."""

BUSINESS = {  # BSeR 2.0, TaskBusinessStatusCS
    "requested": ("2.0", "Service Request Created"),
    "accepted": ("3.0", "Service Request Accepted"),
    "rejected": ("4.0", "Service Request Declined"),
    "cancelled": ("6.0", "Service Request Fulfillment Cancelled"),
    "completed": ("7.0", "Service Request Fulfillment Completed"),
}

_LOINC_TERM = re.compile(r"([0-9]{1,7})-([0-9])")
_LOINC_ANSWER = re.compile(r"LA[0-9]{1,7}-[0-9]")


class Panel(msgspec.Struct, frozen=True, kw_only=True):
    """LOINC codes of a whole screen, found by those of its questions, whatever an agency calls its file."""

    items: frozenset[str]
    panel: str
    total: str = ""
    level: str = ""


PANELS = (
    Panel(  # PHQ-9; its tenth question (69722-7) is not scored
        items=frozenset(
            {
                "44250-9",
                "44255-8",
                "44259-0",
                "44254-1",
                "44251-7",
                "44258-2",
                "44252-5",
                "44253-3",
                "44260-8",
            }
        ),
        panel="44249-1",
        total="44261-6",
    ),
    Panel(items=frozenset({"68518-0", "68519-8", "68520-6"}), panel="72109-2", total="75626-2"),  # AUDIT-C
    Panel(  # C-SSRS screener, recent
        items=frozenset({"93246-7", "93247-5", "93248-3", "93249-1", "93250-9", "93267-3"}),
        panel="93373-9",
        level="93374-7",
    ),
)


def panel_of(codes: frozenset[str]) -> Panel | None:
    """The panel whose questions are all there."""
    return next((panel for panel in PANELS if panel.items <= codes), None)


def is_loinc(code: str) -> bool:
    """Whether it has LOINC's form and, of a term, its check digit (Mod 10): a mistyped code means something else or nothing."""
    form = _LOINC_TERM.fullmatch(code)
    if form is None:
        return bool(_LOINC_ANSWER.fullmatch(code))
    digits, check = form.groups()
    doubled = str(int(digits[::-2]) * 2)
    total = sum(map(int, doubled)) + sum(map(int, digits[-2::-2]))
    return -total % 10 == int(check)


def loinc_or_ours(code: str, *, own: str, of: str) -> Code:
    """The outer code when it is LOINC's, else our own of the list `of`."""
    return Code(code, system=LOINC) if is_loinc(code) else Code(own, of)


def write_coding(code: Code, display: str = "") -> dict[str, str]:
    """A Coding."""
    coding = {"system": code.system or f"{OURS}{code.of}", "code": code.code}
    return {**coding, "display": display} if display else coding


def write_concept(concept: Concept) -> dict[str, object]:
    """A CodeableConcept."""
    text = stated(concept.text)
    return {"text": text} if concept.code is None else {"coding": [write_coding(concept.code)], "text": text}


def one_code(system: str, code: str, display: str = "") -> dict[str, object]:
    """A CodeableConcept of a code alone."""
    return {"coding": [write_coding(Code(code, system=system), display)]}
