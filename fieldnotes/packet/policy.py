"""May it leave? A pure function from (contents, audience, basis, consents, now) to what goes, what stays and why. Rules: `rule`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

import msgspec

from fieldnotes.domain import consent as rules
from fieldnotes.domain.name import plain
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Compartment
from fieldnotes.packet.content import Block, Letter, PacketContent
from fieldnotes.packet.receiver import Receiver
from fieldnotes.packet.rule import (
    BASES,
    CHECKS,
    CONSENT_KINDS,
    EIGHT_ITEMS,
    LAW_PARTS,
    MINIMUM,
    PARTS,
    PROCEEDINGS,
    TREATING_PROVIDERS,
    TREATS,
    WHITELIST,
    Audience,
    BasisRule,
)


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """On what ground, to whom, about whom. `on_file`: what the basis demands, as text (keys: BasisRule.needs)."""

    code: str
    person_id: str
    recipient: str
    recipient_key: str = ""  # directory key
    consent_id: str = ""  # the consent relied on; empty: the best one found
    on_file: Mapping[str, str] = msgspec.field(default_factory=dict)


class ConsentFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A consent as the policy sees it (record kind `consent`)."""

    id: str
    kind: str = "authorization"
    person_id: str = ""
    discloser: str = ""
    recipient: str = ""
    recipient_key: str = ""
    information: frozenset[str] = frozenset()
    covers_substance_use: bool = False
    purpose: str = ""
    expires_on: date | None = None
    expires_event: str = ""
    has_event_happened: bool = False
    right_to_revoke_told: bool = False
    redisclosure_told: bool = False
    consequences_told: bool = False
    signed_by: str = ""
    is_by_representative: bool = False
    signed_authority: str = ""
    signed_at: datetime | None = None
    is_drawn: bool = False  # a signature was drawn or is on paper
    is_oral: bool = False
    witness: str = ""
    is_refused: bool = False
    is_revoked: bool = False


class PacketFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the sixteen checks look at that is neither block nor consent. Nothing known is the default: then the check is open."""

    is_person_named: bool = False  # legal name and birth date or age, or "unknown" with a description
    has_request: bool = False
    has_urgency: bool = False
    has_act_by: bool = False
    is_contact_agreed: bool = False  # a phone or place, and whether it is safe to use
    has_risk: bool = False  # a screen or a stated reason why not
    has_medicines: bool = False  # given, or "unknown" said
    has_allergies: bool = False
    has_physical_health: bool = False
    other_names: tuple[str, ...] = ()  # third persons' names found in what goes
    unsigned: tuple[str, ...] = ()  # authors who still have to sign
    is_marked_draft: bool = False  # unsigned pages say DRAFT
    authors_without_phone: tuple[str, ...] = ()
    author_count: int = 0
    is_numbered: bool = True  # pages, packet id, time, version and hash are the renderer's own work
    is_metadata_clean: bool = True
    addenda: int = 0
    addenda_shown: int = 0
    is_disclosure_first: bool = True  # the use case commits the record before the bytes leave
    answered: frozenset[str] = (
        frozenset()
    )  # codes of what the receiver wants that the record answers; "not known" answers too


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One of the sixteen, or a want of the receiver, answered."""

    number: int
    code: str
    is_ok: bool
    is_hard: bool
    field: str
    detail: tuple[str, ...] = ()  # codes or names of what is open


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What goes and what stays. Ids are block ids, reasons are codes."""

    allowed: tuple[str, ...]
    withheld: tuple[tuple[str, str], ...]
    preselected: tuple[str, ...]
    notices: tuple[str, ...]
    checks: tuple[Check, ...]
    wants: tuple[Check, ...] = ()  # what this receiver asks besides the sixteen; never hard
    consent_id: str = ""  # the consent relied on, if any
    is_accountable: bool = False

    @property
    def reasons(self) -> dict[str, str]:
        """Why each withheld block stays."""
        return dict(self.withheld)


def decide(
    contents: Sequence[Block],
    audience: Audience,
    basis: Basis,
    consents: Sequence[ConsentFacts],
    now: datetime,
    *,
    facts: PacketFacts | None = None,
    receiver: Receiver | None = None,
) -> Decision:
    """Judge every block. `now` is aware; its local date decides expiry. Nothing is allowed that no rule allows.

    `receiver`: what this one must not get stays too, and what it wants is asked for; a profile never allows.
    """
    rule = BASES.get(basis.code)
    consent = _consent_relied_on(audience, basis, consents, now)
    problem = consent_problem(consent, audience, basis, now) if consent else ""
    case = _Case(audience, basis, rule, consent, problem, now)
    must_not = receiver.must_not.parts if receiver else ()
    reasons = {
        block.id: _reason(block, case) or ("receiver_must_not" if block.part in must_not else "") for block in contents
    }
    going = [block for block in contents if not reasons[block.id]]
    least = MINIMUM[audience] & set(receiver.usual) if receiver and receiver.usual else MINIMUM[audience]
    known = facts or PacketFacts()
    return Decision(
        allowed=tuple(block.id for block in going),
        withheld=tuple((block.id, reasons[block.id]) for block in contents if reasons[block.id]),
        preselected=tuple(b.id for b in going if b.part in least and not b.is_incidental),
        notices=notices_for(going),
        checks=_checks(going, case, known),
        wants=_wants(going, receiver, known) if receiver else (),
        consent_id=consent.id if consent and not problem else "",
        is_accountable=bool(rule and rule.is_accountable),
    )


def compose(content: PacketContent, decision: Decision, chosen: Collection[str]) -> PacketContent:
    """The packet that goes: the chosen blocks in the order of print, with their notices.

    Raises RuleProblem("part_withheld") when a chosen block may not go: the screen must say so before.
    """
    reasons = decision.reasons
    for part in content.parts:
        if part.block.id in chosen and part.block.id not in decision.allowed:
            raise RuleProblem("part_withheld", part=part.block.part, reason=reasons.get(part.block.id, "not_judged"))
    parts = sorted(
        (part for part in content.parts if part.block.id in chosen), key=lambda part: PARTS.index(part.block.part)
    )
    staying = {part.block.part for part in content.parts} - {part.block.part for part in parts}
    # What a part says does not travel in the box of the letter when the part itself stays.
    parts = [
        msgspec.structs.replace(part, essentials=tuple(pair for pair in part.essentials if pair.part not in staying))
        if isinstance(part, Letter)
        else part
        for part in parts
    ]
    notices = notices_for([part.block for part in parts])
    return msgspec.structs.replace(
        content,
        parts=tuple(parts),
        notices=notices,
        consent_scope=content.consent_scope if "substance_use" in notices else "",
    )


def notices_for(going: Iterable[Block]) -> tuple[str, ...]:
    """The notices a set of blocks needs: always confidentiality and misdirected fax; 42 CFR 2.32 with substance-use content."""
    blocks = list(going)
    if not any(block.is_substance_use for block in blocks):
        return ("confidential", "misdirected")
    has_copy = any(block.part == "release" for block in blocks)
    # 42 CFR 2.32(b): a copy of the consent or a clear explanation of its scope travels with it.
    return ("confidential", "misdirected", "substance_use", "consent_copy" if has_copy else "consent_scope")


def find_names(texts: Mapping[str, str], names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(block id, name) for each third person's name standing as whole words in a text, letter case aside.

    Names of one letter are not looked for.
    """
    found = []
    for block_id, text in texts.items():
        words = _words(text)
        for name in names:
            wanted = _words(name)
            if sum(map(len, wanted)) > 1 and _stands_in(wanted, words):
                found.append((block_id, name))
    return tuple(found)


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()


def _stands_in(wanted: list[str], words: list[str]) -> bool:
    n = len(wanted)
    return any(words[i : i + n] == wanted for i in range(len(words) - n + 1))


# --- consent ---------------------------------------------------------------------------------------------------------


def consent_problem(consent: ConsentFacts, audience: Audience, basis: Basis, now: datetime) -> str:
    """Why this consent does not carry a disclosure to this recipient, as a code, or an empty string."""
    kind = CONSENT_KINDS.get(consent.kind)
    problems = (
        ("consent_refused", consent.is_refused),
        ("consent_revoked", consent.is_revoked),
        ("consent_of_other_person", consent.person_id != basis.person_id),
        ("consent_kind_unknown", kind is None),
        ("consent_kind_not_for_audience", kind is not None and audience not in kind.audiences),
        (
            "consent_for_other_recipient",
            bool(consent.recipient.strip()) and not _is_recipient(consent, audience, basis),
        ),
        ("consent_expired", _is_expired(consent, now)),
    )
    for code, holds in problems:
        if holds:
            return code
    missing = missing_elements(consent, is_oral_enough=audience in (Audience.FAMILY, Audience.OFFICER))
    return f"consent_without_{missing[0]}" if missing else ""


def missing_elements(consent: ConsentFacts, *, is_oral_enough: bool = False) -> tuple[str, ...]:
    """Elements of rule.CONSENT_ELEMENTS this consent lacks, in that order; the rule is `domain.consent`'s."""
    return rules.missing_elements(
        rules.Elements(
            kind=consent.kind,
            discloser=consent.discloser,
            recipient=consent.recipient,
            information=consent.information,
            purpose=consent.purpose,
            has_expiry=consent.expires_on is not None or bool(consent.expires_event.strip()),
            signed_by=consent.signed_by,
            is_drawn=consent.is_drawn,
            is_oral=consent.is_oral,
            witness=consent.witness,
            is_dated=consent.signed_at is not None,
            is_by_representative=consent.is_by_representative,
            authority=consent.signed_authority,
            right_to_revoke=consent.right_to_revoke_told,
            redisclosure=consent.redisclosure_told,
            consequences=consent.consequences_told,
        ),
        is_oral_enough=is_oral_enough,
    )


def _is_recipient(consent: ConsentFacts, audience: Audience, basis: Basis) -> bool:
    if consent.recipient_key and basis.recipient_key:
        return consent.recipient_key == basis.recipient_key
    named = plain(consent.recipient)
    if named.startswith(TREATING_PROVIDERS):
        return audience in TREATS
    return named == plain(basis.recipient)


def _is_expired(consent: ConsentFacts, now: datetime) -> bool:
    return consent.has_event_happened or (consent.expires_on is not None and consent.expires_on < now.date())


def _consent_relied_on(
    audience: Audience, basis: Basis, consents: Sequence[ConsentFacts], now: datetime
) -> ConsentFacts | None:
    """The consent named by the basis; without a name the first that holds, else the first of this person (to say what is wrong)."""
    if basis.consent_id:
        return next((c for c in consents if c.id == basis.consent_id), None)
    mine = sorted((c for c in consents if c.person_id == basis.person_id), key=lambda c: c.id)
    holding = [c for c in mine if not consent_problem(c, audience, basis, now)]
    # One that covers substance use serves more; a stable order keeps the choice the same everywhere.
    holding.sort(key=lambda c: (not c.covers_substance_use, c.id))
    return next(iter(holding or mine), None)


# --- blocks ----------------------------------------------------------------------------------------------------------


class _Case(msgspec.Struct, frozen=True):
    """What every block of one decision is judged against."""

    audience: Audience
    basis: Basis
    rule: BasisRule | None
    consent: ConsentFacts | None
    consent_problem: str  # of `consent`; empty when it holds or there is none
    now: datetime


def _reason(block: Block, case: _Case) -> str:
    return (
        _basis_reason(case)
        or _audience_reason(block, case.audience)
        or _cap_reason(block, case)
        or _consent_reason(block, case)
        or _substance_reason(block, case)
    )


def _basis_reason(case: _Case) -> str:
    if case.rule is None:
        return "basis_missing"
    if case.audience not in case.rule.audiences:
        return "basis_not_for_audience"
    missing = [key for key in case.rule.needs if not case.basis.on_file.get(key, "").strip()]
    return f"basis_needs_{missing[0]}" if missing else ""


def _audience_reason(block: Block, audience: Audience) -> str:
    may_read = block.part in WHITELIST[audience]
    if block.compartment is Compartment.LAW:
        return "" if may_read and block.part in LAW_PARTS else "officer_only"
    if may_read and block.compartment is not Compartment.AGENCY:
        return ""
    is_police = audience in (Audience.LAW, Audience.OFFICER)
    return "clinician_only" if is_police and block.compartment is Compartment.CLINICAL else "not_for_audience"


def _cap_reason(block: Block, case: _Case) -> str:
    assert case.rule is not None  # _basis_reason came first
    is_more_than_eight = not block.items or not set(block.items) <= set(EIGHT_ITEMS)
    if is_more_than_eight and (case.rule.code == "law_request" or block.part == "identity_items"):
        return "beyond_eight_items"
    if case.rule.code == "court_order":
        ordered = {part.strip() for part in case.basis.on_file.get("ordered_parts", "").split(",")}
        return "" if block.part in ordered else "beyond_order"
    return "" if case.rule.parts is None or block.part in case.rule.parts else "beyond_basis"


def _consent_reason(block: Block, case: _Case) -> str:
    is_release = block.part == "release" and case.audience is not Audience.PERSON
    if is_release and (case.consent is None or block.consent_id != case.consent.id):
        return "not_this_release"  # a release to somebody else tells whom else the person deals with
    if case.basis.code != "consent":
        return case.consent_problem if is_release else ""
    if case.consent is None:
        return "consent_missing"
    return case.consent_problem or ("" if _covers(case.consent, block) else "not_in_consent")


def _covers(consent: ConsentFacts, block: Block) -> bool:
    if block.part == "release":
        return True  # its own copy goes with it (42 CFR 2.32(b))
    kind = CONSENT_KINDS[consent.kind]
    return block.part in consent.information and (kind.parts is None or block.part in kind.parts)


def _substance_reason(block: Block, case: _Case) -> str:
    if not block.is_substance_use or case.rule is None:
        return ""
    match case.rule.substance_use:
        case "always" | "emergency":  # 42 CFR 2.51: what must be on file was asked for by the basis
            return ""
        case "order":  # 42 CFR 2.61: the order must say that it is one under part 2
            return "" if case.basis.on_file.get("part2_order", "").strip() else "substance_use_needs_order"
        case "consent":
            return _substance_consent_reason(block, case)
        case _:
            return "substance_use_never"


def _substance_consent_reason(block: Block, case: _Case) -> str:
    consent = case.consent
    if consent is None:
        return "substance_use_needs_consent"
    if case.consent_problem:
        return case.consent_problem
    problems = (
        (
            "substance_use_needs_consent",
            bool(missing_elements(consent)),
        ),  # 42 CFR 2.31(a)(8): written, never spoken alone
        ("substance_use_not_in_consent", not consent.covers_substance_use),
        ("substance_use_needs_proceedings_consent", case.audience in PROCEEDINGS and consent.kind != "proceedings"),
        ("not_in_consent", not _covers(consent, block)),
    )
    return next((code for code, holds in problems if holds), "")


# --- the sixteen checks ----------------------------------------------------------------------------------------------


def _checks(going: Sequence[Block], case: _Case, facts: PacketFacts) -> tuple[Check, ...]:
    basis_open = _basis_reason(case)
    if not basis_open and case.basis.code == "consent":
        basis_open = "consent_missing" if case.consent is None else case.consent_problem
    travels = any(block.is_substance_use for block in going)
    # By consent its copy or its scope goes along; the other bases name themselves and their section on the cover.
    has_scope = case.consent is not None or case.basis.code not in {"consent", "treatment"}
    opened: dict[str, list[str]] = {
        "identity": [] if facts.is_person_named else ["person"],
        "request": _missing(request=facts.has_request, urgency=facts.has_urgency, act_by=facts.has_act_by),
        "contact": [] if facts.is_contact_agreed else ["contact"],
        "risk": [] if facts.has_risk else ["risk"],
        "medicines_allergies": _missing(medicines=facts.has_medicines, allergies=facts.has_allergies),
        "physical_health": [] if facts.has_physical_health else ["physical_health"],
        "basis": [basis_open] if basis_open else [],
        "substance_use": ["consent_scope"] if travels and not has_scope else [],
        "audience": [] if going else ["nothing_may_go"],
        "other_names": list(facts.other_names),
        "signature": [*facts.unsigned, *(["draft_mark"] if facts.unsigned and not facts.is_marked_draft else [])],
        "authors": list(facts.authors_without_phone) if facts.author_count else ["author"],
        "numbering": [] if facts.is_numbered else ["numbering"],
        "metadata": [] if facts.is_metadata_clean else ["metadata"],
        "addenda": [] if facts.addenda_shown >= facts.addenda else ["addenda"],
        "disclosure": [] if facts.is_disclosure_first else ["disclosure"],
    }
    return tuple(
        Check(
            number=rule.number,
            code=rule.code,
            is_ok=not opened[rule.code],
            is_hard=rule.is_hard,
            field=rule.field,
            detail=tuple(opened[rule.code]),
        )
        for rule in CHECKS
    )


def _wants(going: Sequence[Block], receiver: Receiver, facts: PacketFacts) -> tuple[Check, ...]:
    """What the receiver asks besides the sixteen. It is the letter that answers: without one nothing is asked."""
    if not any(block.part == "letter" for block in going):
        return ()
    asked = [want for want in receiver.wants if not want.check]
    return tuple(
        Check(
            number=number,
            code=want.code,
            is_ok=want.code in facts.answered,
            is_hard=False,
            field=want.field,
        )
        for number, want in enumerate(asked, len(CHECKS) + 1)
    )


def _missing(**present: bool) -> list[str]:
    return [key for key, ok in present.items() if not ok]
