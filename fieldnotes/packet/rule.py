"""The rules of disclosure as data, each with its section. `policy` reads them; people can too.

Sections: 45 CFR part 164 (HIPAA privacy rule), 42 CFR part 2 (substance-use records, rule of 2024).
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Audience(StrEnum):
    """Who would read it."""

    HEALTH = "health"  # hospital, crisis centre, clinic: treats
    SUBSTANCE_PROGRAM = "substance_program"  # treats, and is itself under 42 CFR part 2
    CRISIS_LINE = "crisis_line"
    SOCIAL = "social"  # shelter, food, legal aid: helps, does not treat
    AUTHORITY = "authority"  # protective services, public health
    LAW = "law"
    OFFICER = "officer"  # the partner in the car
    COURT = "court"
    FAMILY = "family"
    PERSON = "person"  # the person served
    OPERATIONS = "operations"  # quality review inside the agency


TREATS = frozenset({Audience.HEALTH, Audience.SUBSTANCE_PROGRAM})

PARTS = (
    "letter", "encounter_summary", "hold_facts", "suicide_screen", "screen", "safety_plan", "health", "history",
    "officer_extract", "substance_note", "release", "identity_items", "safety_facts", "attachment",
)  # fmt: skip
"""Every part, in the order of print."""

_CARE = frozenset(PARTS) - {"identity_items", "safety_facts"}

WHITELIST: dict[Audience, frozenset[str]] = {
    # 45 CFR 164.502(b)(2)(i): minimum necessary does not bind treatment, so those who treat may get every part of care.
    Audience.HEALTH: _CARE,
    Audience.SUBSTANCE_PROGRAM: _CARE,
    Audience.CRISIS_LINE: frozenset({"letter", "encounter_summary", "suicide_screen", "safety_plan", "release"}),
    # 45 CFR 164.514(d)(3): minimum necessary; a shelter needs no clinical history.
    Audience.SOCIAL: frozenset({"letter", "release"}),
    Audience.AUTHORITY: frozenset({"letter", "hold_facts", "identity_items", "safety_facts", "release"}),
    Audience.LAW: frozenset(
        {"letter", "hold_facts", "officer_extract", "identity_items", "safety_facts", "substance_note", "release"}
    ),
    Audience.OFFICER: frozenset({"safety_facts", "health", "identity_items"}),
    Audience.COURT: frozenset(PARTS) - {"safety_facts"},
    # 45 CFR 164.510(b): what is relevant to their involvement.
    Audience.FAMILY: frozenset({"letter", "safety_plan", "release"}),
    # 45 CFR 164.524: the record about oneself; the officer's own words are the police's to give.
    Audience.PERSON: frozenset(PARTS) - {"officer_extract", "safety_facts"},
    Audience.OPERATIONS: frozenset({"encounter_summary"}),
}

LAW_PARTS = frozenset({"officer_extract", "hold_facts"})
"""What may leave the police compartment at all: never the report, never an offense narrative."""

MINIMUM: dict[Audience, frozenset[str]] = {
    Audience.HEALTH: frozenset(
        {"letter", "encounter_summary", "hold_facts", "suicide_screen", "safety_plan", "health", "history", "release"}
    ),
    Audience.SUBSTANCE_PROGRAM: frozenset(
        {
            "letter",
            "encounter_summary",
            "hold_facts",
            "suicide_screen",
            "safety_plan",
            "health",
            "history",
            "substance_note",
            "release",
        }
    ),
    Audience.CRISIS_LINE: frozenset({"letter", "safety_plan", "release"}),
    Audience.SOCIAL: frozenset({"letter", "release"}),
    Audience.AUTHORITY: frozenset({"letter"}),
    Audience.LAW: frozenset({"identity_items", "safety_facts"}),
    Audience.OFFICER: frozenset({"safety_facts"}),
    Audience.COURT: frozenset(PARTS),
    Audience.FAMILY: frozenset({"safety_plan"}),
    Audience.PERSON: frozenset({"safety_plan", "letter"}),
    Audience.OPERATIONS: frozenset({"encounter_summary"}),
}
"""The smallest set that answers the request (45 CFR 164.514(d)); preselected, never forced."""

EIGHT_ITEMS = (
    "name_and_address", "birth_date_and_place", "social_security_number", "blood_type", "injury_type", "treatment_time", "death_time",
    "physical_characteristics",
)  # fmt: skip
"""45 CFR 164.512(f)(2)(i): all that may answer a police request to identify or locate someone. No DNA, dental, tissue."""


class BasisRule(msgspec.Struct, frozen=True, kw_only=True):
    """One of the nine bases: what it rests on, what it demands on file, whom and what it reaches."""

    code: str
    source: str
    needs: tuple[str, ...] = ()  # keys of Basis.on_file that must not be empty
    may_note: tuple[str, ...] = ()  # further ones that reach further
    audiences: frozenset[Audience]
    parts: frozenset[str] | None = None  # None: whatever the whitelist of the audience says
    is_accountable: bool = False  # belongs in the accounting of disclosures, 45 CFR 164.528
    substance_use: str = "never"  # when 42 CFR part 2 content may travel: never, consent, emergency, order, always


BASES: dict[str, BasisRule] = {
    rule.code: rule
    for rule in (
        BasisRule(
            code="treatment",
            source="45 CFR 164.506(c)(2)",
            audiences=TREATS | {Audience.CRISIS_LINE},
            substance_use="consent",  # 42 CFR 2.31, 2.33
        ),
        BasisRule(
            code="consent",
            source="45 CFR 164.508, 164.510(b); 42 CFR 2.31",
            audiences=frozenset(Audience) - {Audience.PERSON},
            substance_use="consent",
        ),
        BasisRule(
            code="emergency",
            source="45 CFR 164.506(c); 42 CFR 2.51",
            needs=(
                "recipient_affiliation",
                "emergency",
            ),  # 42 CFR 2.51(c): recipient and affiliation, nature of the emergency
            audiences=TREATS,
            substance_use="emergency",
        ),
        BasisRule(
            code="imminent_threat",
            source="45 CFR 164.512(j)(1)(i)",
            needs=("threat", "able_to_prevent"),
            audiences=frozenset(
                {
                    Audience.HEALTH,
                    Audience.CRISIS_LINE,
                    Audience.AUTHORITY,
                    Audience.LAW,
                    Audience.OFFICER,
                    Audience.FAMILY,
                }
            ),
            parts=frozenset({"letter", "suicide_screen", "hold_facts", "safety_plan", "safety_facts"}),
            is_accountable=True,
        ),
        BasisRule(
            code="required_by_law",
            source="45 CFR 164.512(a), (c)",
            needs=("law",),
            audiences=frozenset({Audience.HEALTH, Audience.AUTHORITY, Audience.LAW, Audience.COURT}),
            parts=frozenset({"letter", "hold_facts", "identity_items"}),
            is_accountable=True,
        ),
        BasisRule(
            code="court_order",
            source="45 CFR 164.512(e)(1)(i); 42 CFR 2.61-2.67",
            needs=("order_number", "order_date", "ordered_parts"),  # a subpoena alone is never enough
            may_note=("part2_order",),  # 42 CFR 2.61: an order under part 2 says so
            audiences=frozenset({Audience.COURT, Audience.LAW}),
            is_accountable=True,
            substance_use="order",
        ),
        BasisRule(
            code="person_request",
            source="45 CFR 164.524; 42 CFR 2.23",
            needs=("identity_checked",),
            audiences=frozenset({Audience.PERSON}),
            substance_use="always",
        ),
        BasisRule(
            code="law_request",
            source="45 CFR 164.512(f)(2)",
            needs=("requester", "requester_agency", "request_purpose"),
            audiences=frozenset({Audience.LAW, Audience.OFFICER}),
            parts=frozenset({"identity_items"}),
            is_accountable=True,
        ),
        BasisRule(
            code="operations",
            source="45 CFR 164.506(c)(1), (4)",
            needs=("operations_purpose",),
            audiences=frozenset({Audience.OPERATIONS}),
        ),
    )
}

PROCEEDINGS = frozenset({Audience.COURT, Audience.LAW})
"""Readers who could use a record in proceedings against the person: 42 CFR 2.31(d) asks for a consent that stands alone."""


class ConsentKind(msgspec.Struct, frozen=True, kw_only=True):
    """One of the four kinds of consent: whom it can reach and what it can cover."""

    code: str
    source: str
    audiences: frozenset[Audience]
    parts: frozenset[str] | None = None


CONSENT_KINDS: dict[str, ConsentKind] = {
    kind.code: kind
    for kind in (
        ConsentKind(code="authorization", source="45 CFR 164.508(c)", audiences=frozenset(Audience)),
        ConsentKind(code="part2", source="42 CFR 2.31(a)", audiences=frozenset(Audience) - PROCEEDINGS),
        ConsentKind(
            code="part2_counseling",
            source="42 CFR 2.31(b)",
            audiences=frozenset(Audience) - PROCEEDINGS,
            parts=frozenset({"substance_note", "release"}),
        ),
        ConsentKind(code="proceedings", source="42 CFR 2.31(d)", audiences=PROCEEDINGS),
    )
}

TREATING_PROVIDERS = "my treating providers"
"""42 CFR 2.31(a)(4)(ii): a consent for treatment may name this class instead of one recipient."""

CONSENT_ELEMENTS: dict[str, str] = {
    "discloser": "45 CFR 164.508(c)(1)(ii); 42 CFR 2.31(a)(2)",
    "recipient": "45 CFR 164.508(c)(1)(iii); 42 CFR 2.31(a)(4)",
    "information": "45 CFR 164.508(c)(1)(i); 42 CFR 2.31(a)(3)",
    "purpose": "45 CFR 164.508(c)(1)(iv); 42 CFR 2.31(a)(5)",
    "expiry": "45 CFR 164.508(c)(1)(v); 42 CFR 2.31(a)(7)",
    "signature": "45 CFR 164.508(c)(1)(vi); 42 CFR 2.31(a)(8)",
    "signed_at": "45 CFR 164.508(c)(1)(vi); 42 CFR 2.31(a)(9)",
    "authority": "45 CFR 164.508(c)(1)(vi)",  # only when somebody else signed for the person
    "right_to_revoke": "45 CFR 164.508(c)(2)(i); 42 CFR 2.31(a)(6)",
    "redisclosure": "45 CFR 164.508(c)(2)(iii); 42 CFR 2.31(a)(4)(iii)",
    "consequences": "42 CFR 2.31(a)(10)",  # releases of substance-use treatment
    "alone": "42 CFR 2.31(b)",  # counseling notes
}
"""What a consent must have; the key names what is missing ("consent_without_purpose")."""


class CheckRule(msgspec.Struct, frozen=True, kw_only=True):
    """One of the sixteen questions before "Finish". A hard one stops the packet, the others are said as gaps."""

    number: int
    code: str
    field: str  # where it is answered: section of the encounter or of the packet screen, and field
    is_hard: bool = False


CHECKS: tuple[CheckRule, ...] = (
    CheckRule(number=1, code="identity", field="people.name"),
    CheckRule(number=2, code="request", field="letter.request"),
    CheckRule(number=3, code="contact", field="people.phone"),
    CheckRule(number=4, code="risk", field="risk_screen.risk"),
    CheckRule(number=5, code="medicines_allergies", field="health.medicines"),
    CheckRule(number=6, code="physical_health", field="health.injuries"),
    CheckRule(number=7, code="basis", field="referral.basis", is_hard=True),
    CheckRule(number=8, code="substance_use", field="referral.release", is_hard=True),
    CheckRule(number=9, code="audience", field="referral.parts", is_hard=True),
    CheckRule(number=10, code="other_names", field="letter.other_names"),
    CheckRule(number=11, code="signature", field="signature"),
    CheckRule(number=12, code="authors", field="people.authors"),
    CheckRule(number=13, code="numbering", field="packet.numbering", is_hard=True),
    CheckRule(number=14, code="metadata", field="packet.metadata", is_hard=True),
    CheckRule(number=15, code="addenda", field="packet.addenda", is_hard=True),
    CheckRule(number=16, code="disclosure", field="packet.disclosure", is_hard=True),
)


class Sharing(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table for "Share with officer" (vocabulary sharing_basis): basis, cap, whether it must be accounted for."""

    code: str
    source: str
    parts: frozenset[str]
    is_accountable: bool


_SAFETY = frozenset({"safety_facts"})
_SAFETY_AND_HEALTH = frozenset({"safety_facts", "health"})
_EIGHT = frozenset({"identity_items"})

SHARING: dict[str, Sharing] = {
    row.code: row
    for row in (
        Sharing(code="person_agrees", source="45 CFR 164.510(b)", parts=_SAFETY_AND_HEALTH, is_accountable=False),
        Sharing(code="written_release", source="45 CFR 164.508", parts=_SAFETY_AND_HEALTH, is_accountable=False),
        Sharing(code="imminent_threat", source="45 CFR 164.512(j)(1)(i)", parts=_SAFETY, is_accountable=True),
        Sharing(
            code="transport_hold", source="45 CFR 164.506(c), 164.512(a)", parts=_SAFETY_AND_HEALTH, is_accountable=True
        ),
        Sharing(code="identify", source="45 CFR 164.512(f)(2)", parts=_EIGHT, is_accountable=True),
        Sharing(code="victim", source="45 CFR 164.512(f)(3)", parts=_SAFETY, is_accountable=True),
        Sharing(
            code="violent_crime", source="45 CFR 164.512(j)(1)(ii)(A)", parts=_SAFETY | _EIGHT, is_accountable=True
        ),
    )
}
"""A diagnosis for the police report has no row: no rule allows it."""
