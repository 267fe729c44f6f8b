"""What left about a person, to whom and why: the list, and the accounting on paper they may ask for (45 CFR 164.528)."""

from __future__ import annotations

import hashlib
from datetime import date

import msgspec

from fieldnotes.domain import accounting as rules
from fieldnotes.domain import consent as consents
from fieldnotes.domain.display import person_full_name
from fieldnotes.domain.ids import PersonId, RecordId, UserId, new_record_id
from fieldnotes.domain.incident import RIGHT_PLACE
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import (
    AccountingSuspension,
    Compartment,
    Consent,
    Disclosure,
    DisclosureIncident,
    Person,
    Stub,
)
from fieldnotes.domain.record_codec import known_body, to_dict
from fieldnotes.packet.rule import BASES
from fieldnotes.services.agency import read_agency
from fieldnotes.services.desk import Desk
from fieldnotes.services.dossier import say_day, say_entry
from fieldnotes.services.people import person_body
from fieldnotes.services.printing import PrintedRecord
from fieldnotes.services.row import AccountingState, Changes, DisclosureRow, SuspensionRow
from fieldnotes.store.read import Record as Kept

_PRODUCTS = {
    "handover": "Hand-over to whoever took over care",
    "share_with_officer": "Safety line told to the police officer of the team",
    "mandated_report": "Report to an agency",
    "record": "Printed record",
    "hold_form": "Official hold form",
    "accounting": "Accounting of disclosures",
    "person_copy": "The person's own copy",
}


def read_accounting(desk: Desk, *, person: PersonId, by: UserId) -> AccountingState:
    """Everything that left about a person, newest first; each says whether it belongs in the accounting of today.

    RuleProblem("sealed_from_you") for a pen that does not read the clinical side, where these records are kept.
    """
    _require_clinical(desk, by)
    lead, body = _who(desk, person)
    today = _today(desk)
    astray = _astray(desk, by=by, person=lead)
    told = _told(desk, by=by, person=lead, astray=astray)
    held = _suspensions(desk, by=by, person=lead)
    listed = {one.id for one in rules.accounted([row[0] for row in told], [one for one, _ in held], asked_on=today)}
    rows = tuple(
        DisclosureRow(
            record=RecordId(one.id),
            at=kept.created,
            day=one.on.isoformat(),
            recipient=one.recipient,
            address=one.address,
            what=one.what,
            why=one.why,
            is_listed=one.id in listed,
            did_leave=one.channel != rules.NOT_LEFT,
            incident=astray[one.id][0].id if one.id in astray else "",
            is_incident_open=one.id in astray and not astray[one.id][1].is_closed,
            look=why_look(desk, kept, by=by),
        )
        for one, kept in sorted(told, key=lambda pair: (pair[0].on, pair[0].id), reverse=True)
    )
    suspensions = tuple(
        SuspensionRow(
            record=RecordId(kept.id),
            recipient=one.recipient,
            official=str(kept.body.get("official", "")),
            until=rules.last_day(one).isoformat(),
            is_oral=one.is_oral,
        )
        for one, kept in held
        if one.said_on <= today <= rules.last_day(one)
    )
    return AccountingState(person=lead, name=person_full_name(body), rows=rows, suspensions=suspensions)


def suspend_accounting(
    desk: Desk,
    *,
    person: PersonId,
    by: UserId,
    recipient: str,
    official: str,
    statement: str,
    is_oral: bool,
    until: str = "",
) -> Changes:
    """An agency asked to hold back what it was told, in writing until a day, or by word of mouth for thirty days at most.

    Kept with who said so and what (45 CFR 164.528(a)(2)(ii)). InputProblem("suspension_incomplete", "suspension_needs_day",
    "suspension_in_the_past"); RuleProblem as `read_accounting`.
    """
    _require_clinical(desk, by)
    lead, _ = _who(desk, person)
    today = _today(desk)
    for field, words in (("recipient", recipient), ("official", official), ("statement", statement)):
        if not words.strip():
            raise InputProblem("suspension_incomplete", field=field)
    if not is_oral and not until:
        raise InputProblem("suspension_needs_day", field="until")
    if until and date.fromisoformat(until) < today:
        raise InputProblem("suspension_in_the_past", field="until")
    body = AccountingSuspension(
        person_id=lead,
        recipient=recipient.strip(),
        official=official.strip(),
        statement=statement.strip(),
        is_oral=is_oral,
        said_on=today.isoformat(),
        until=until,
    )
    record = new_record_id()
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind=body.KIND,
            compartment=Compartment.CLINICAL,
            person=lead,
            body=to_dict(body),
            why="written",
        )
        writing.audit("record_created", record=record)
    return writing.changes


def print_accounting(desk: Desk, *, person: PersonId, by: UserId) -> PrintedRecord:
    """The pages for the person. That they were given is on record first; raises as `read_accounting` and for a character that
    no font of ours prints.
    """
    from fieldnotes.packet.accounting_page import AccountingContent, AccountingLine, render_accounting

    _require_clinical(desk, by)
    desk.catch_up()  # what left on another laptop may have come while the list was open
    lead, body = _who(desk, person)
    now, today = desk.clock.now(), _today(desk)
    agency = read_agency(desk)
    told = [one for one, _ in _told(desk, by=by, person=lead, astray=_astray(desk, by=by, person=lead))]
    held = [one for one, _ in _suspensions(desk, by=by, person=lead)]
    listed = rules.accounted(told, held, asked_on=today)
    content = AccountingContent(
        record_id=f"A-{lead[:12]}",
        person=person_full_name(body),
        born=say_day(body.birth_date) if body.birth_date else "",
        since=say_day(rules.six_years_before(today).isoformat()),
        until=say_day(today.isoformat()),
        lines=tuple(
            AccountingLine(
                day=say_day(one.on.isoformat()),
                to="\n".join(filter(None, (one.recipient or "not named", one.address))),
                what=one.what,
                why=one.why,
            )
            for one in listed
        ),
        agency=agency.name,
        unit=agency.team_name,
        phone=agency.phone,
        printed_by=desk.user_row(by).formal_name,
        generated=say_entry(now),
        generated_at=now.to_iso(),
    )
    pdf = render_accounting(content, paper=agency.paper)
    digest, disclosure = hashlib.sha256(pdf).hexdigest(), new_record_id()
    given = Disclosure(
        person_id=lead,
        product="accounting",
        packet_id=content.record_id,
        recipient=content.person,
        basis="person_request",
        purpose="The person asked what was disclosed",
        sha256=digest,
        channel="print",
    )
    with desk.writing(by) as writing:
        writing.revise(
            record=disclosure,
            kind="disclosure",
            compartment=Compartment.CLINICAL,
            person=lead,
            body=to_dict(given),
            why="service",
        )
        writing.revise(
            record=new_record_id(),
            kind="stub",
            compartment=Compartment.JOINT,
            person=lead,
            body=to_dict(Stub(of_kind="disclosure", of_record=disclosure, state="left")),
            why="service",
        )
        writing.audit("disclosed", record=disclosure, channel="print", sha256=digest)
    return PrintedRecord(pdf=pdf, changes=writing.changes)


def _require_clinical(desk: Desk, by: UserId) -> None:
    desk.require_reader(by)
    if Compartment.CLINICAL not in desk.visible(by):
        raise RuleProblem("sealed_from_you", compartment=Compartment.CLINICAL.value)


def _who(desk: Desk, person: PersonId) -> tuple[PersonId, Person]:
    line = desk.joint.person_line(person)
    if line is None:
        raise RuleProblem("person_not_here", record=person)
    lead = PersonId(RecordId(line.id))
    return lead, person_body(desk, lead)[0]


def _today(desk: Desk) -> date:
    return date.fromisoformat(desk.clock.now().to_event_time().day)


_Astray = dict[str, tuple[Kept, DisclosureIncident]]


def _told(desk: Desk, *, by: UserId, person: PersonId, astray: _Astray) -> list[tuple[rules.Told, Kept]]:
    """Every disclosure about the person, under whichever of their records, with the record that says so."""
    found = []
    for member in desk.joint.same_person(person):
        for kept in desk.kept_of(by, kind="disclosure", person=member):
            body = known_body("disclosure", kept.body)
            assert isinstance(body, Disclosure)
            one = rules.Told(
                id=kept.id,
                on=date.fromisoformat(kept.created.to_event_time().day),
                recipient=body.recipient,
                address=body.recipient_address,
                what=say_what(desk, body),
                why=_say_why(desk, body),
                channel=body.channel,
                # What claims a basis that does not hold is none of the exceptions of 164.528(a)(1), whatever it says of itself.
                is_accountable=body.is_accountable or bool(why_look(desk, kept, by=by)),
            )
            if kept.id in astray and astray[kept.id][1].decision != RIGHT_PLACE:
                one = _gone_astray(one, astray[kept.id][1])
            found.append((one, kept))
    return found


def _astray(desk: Desk, *, by: UserId, person: PersonId) -> _Astray:
    """By id of the disclosure: what about the person went to the wrong place. It lies where its disclosure lies: one from elsewhere says
    nothing of it.
    """
    members = desk.joint.same_person(person)
    kept_ = [one for member in members for one in desk.kept_of(by, kind=DisclosureIncident.KIND, person=member)]
    found = [(kept, known_body(kept.kind, kept.body)) for kept in kept_]
    return {
        body.disclosure_id: (kept, body)
        for kept, body in found
        if isinstance(body, DisclosureIncident)
        and (left := desk.kept(by, RecordId(body.disclosure_id))) is not None
        and left.compartment is kept.compartment
    }


def _gone_astray(one: rules.Told, incident: DisclosureIncident) -> rules.Told:
    """What nothing permitted is none of the exceptions of 164.528(a)(1): it is listed with who really got it, whatever it was meant as."""
    meant = f" It was meant for {one.recipient}." if one.recipient else ""
    return msgspec.structs.replace(
        one,
        recipient=incident.went_to or "Not known who got it",
        address="",
        why=f"Sent to the wrong place by mistake.{meant}",
        is_accountable=True,
    )


def _suspensions(desk: Desk, *, by: UserId, person: PersonId) -> list[tuple[rules.Suspension, Kept]]:
    """What agencies asked, as far as the days can be read: what cannot be read holds nothing back."""
    found = []
    for member in desk.joint.same_person(person):
        for kept in desk.kept_of(by, kind="accounting_suspension", person=member):
            body = known_body("accounting_suspension", kept.body)
            assert isinstance(body, AccountingSuspension)
            try:
                said_on = date.fromisoformat(body.said_on)
                until = date.fromisoformat(body.until) if body.until else None
            except ValueError:
                continue
            found.append(
                (rules.Suspension(recipient=body.recipient, said_on=said_on, until=until, is_oral=body.is_oral), kept)
            )
    return found


def why_look(desk: Desk, left: Kept, *, by: UserId) -> str:
    """Why what a disclosure claims to rest on does not hold by our rules, whichever laptop or program wrote it; empty when it does.

    Codes: basis_unknown, basis_not_on_file (what the basis demands is not noted), consent_not_here, and of the release it names
    consent_of_other_person, consent_refused, consent_revoked and consent_expired (before it left), consent_incomplete.
    """
    body = known_body("disclosure", left.body)
    assert isinstance(body, Disclosure)
    terms = [desk.vocabulary[name][body.basis] for name in _BASES if body.basis in desk.vocabulary[name]]
    rule = BASES.get(body.basis)
    if rule is None and not any("not_shared" not in term.tags for term in terms):
        return "basis_unknown"
    if rule is None or body.product not in {"packet", "fhir_bundle"}:
        return ""
    if any(not body.on_file.get(need, "").strip() for need in rule.needs):
        return "basis_not_on_file"
    return _why_not_by_consent(desk, body, left, by=by) if rule.code == "consent" else ""


def _why_not_by_consent(desk: Desk, body: Disclosure, left: Kept, *, by: UserId) -> str:
    found = desk.kept(by, body.consent_id) if len(body.consent_id) == len(left.id) else None
    given = known_body("consent", found.body) if found is not None and found.kind == "consent" else None
    if found is None or not isinstance(given, Consent) or found.is_removed:
        return "consent_not_here"
    if given.person_id not in desk.joint.same_person(body.person_id or left.person):
        return "consent_of_other_person"
    if given.refused:
        return "consent_refused"
    revoked = given.revoked_at.to_utc()
    if consents.is_revoked(given) and (revoked is None or revoked.timestamp() * 1000 < left.created.utc_ms):
        return "consent_revoked"
    if given.expires_on and given.expires_on < left.created.to_event_time().day:
        return "consent_expired"
    return "consent_incomplete" if consents.missing(given) else ""


def say_what(desk: Desk, body: Disclosure) -> str:
    """A brief description (164.528(b)(2)(iii)): the product, or the parts of a packet by name."""
    if body.product not in {"packet", "fhir_bundle"}:
        return _PRODUCTS.get(body.product, body.product.replace("_", " ") or "not said")
    labels = desk.vocabulary["packet_part"]
    return ", ".join(dict.fromkeys(labels.label(part) for part in body.parts)) or "Referral packet"


def _say_why(desk: Desk, body: Disclosure) -> str:
    """The purpose that reasonably informs of the basis (164.528(b)(2)(iv)): basis and section, and the purpose where it says more."""
    rule = BASES.get(body.basis)
    known = next((desk.vocabulary[name] for name in _BASES if body.basis in desk.vocabulary[name]), None)
    basis = known.label(body.basis) if known is not None else body.basis.replace("_", " ")
    said = f"{basis} ({rule.source})" if rule is not None and rule.source else basis
    purpose = body.purpose.strip()
    return said if purpose in _SAYS_NOTHING else f"{said}. {purpose}"


_BASES = ("disclosure_basis", "sharing_basis")
_SAYS_NOTHING = {"", "referral", "safety"}  # what a joint record may say of a purpose
