"""What left about a person, to whom and why: the list, and the accounting on paper they may ask for (45 CFR 164.528)."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta, timezone

from fieldnotes.domain import accounting as rules
from fieldnotes.domain.display import person_full_name
from fieldnotes.domain.ids import PersonId, RecordId, UserId, new_record_id
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Compartment, Disclosure, Person, Stub
from fieldnotes.domain.record_codec import known_body, to_dict
from fieldnotes.packet.rule import BASES
from fieldnotes.services.agency import read_agency
from fieldnotes.services.desk import Desk
from fieldnotes.services.dossier import say_day, say_entry
from fieldnotes.services.people import person_body
from fieldnotes.services.printing import PrintedRecord
from fieldnotes.services.row import AccountingState, DisclosureRow
from fieldnotes.store.read import Record as Kept

_PRODUCTS = {
    "handover": "Hand-over to whoever took over care",
    "share_with_officer": "Safety line told to the police officer of the team",
    "mandated_report": "Report to an agency",
    "record": "Printed record",
    "hold_form": "Official hold form",
    "accounting": "Accounting of disclosures",
}


def read_accounting(desk: Desk, *, person: PersonId, by: UserId) -> AccountingState:
    """Everything that left about a person, newest first; each says whether it belongs in the accounting of today.

    RuleProblem("sealed_from_you") for a pen that does not read the clinical side, where these records are kept.
    """
    _require_clinical(desk, by)
    lead, body = _who(desk, person)
    today = _today(desk)
    told = _told(desk, by=by, person=lead)
    listed = {one.id for one in rules.accounted([row[0] for row in told], asked_on=today)}
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
        )
        for one, kept in sorted(told, key=lambda pair: (pair[0].on, pair[0].id), reverse=True)
    )
    return AccountingState(person=lead, name=person_full_name(body), rows=rows)


def print_accounting(desk: Desk, *, person: PersonId, by: UserId) -> PrintedRecord:
    """The pages for the person. That they were given is on record first; raises as `read_accounting` and for a character that
    no font of ours prints.
    """
    from fieldnotes.packet.accounting_page import AccountingContent, AccountingLine, render_accounting

    _require_clinical(desk, by)
    lead, body = _who(desk, person)
    now, today = desk.clock.now(), _today(desk)
    agency = read_agency(desk)
    told = [one for one, _ in _told(desk, by=by, person=lead)]
    listed = rules.accounted(told, asked_on=today)
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
        generated_at=datetime.fromtimestamp(
            now.utc_ms // 1000, timezone(timedelta(minutes=now.offset_min))
        ).isoformat(),
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


def _told(desk: Desk, *, by: UserId, person: PersonId) -> list[tuple[rules.Told, Kept]]:
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
                what=_say_what(desk, body),
                why=_say_why(desk, body),
                channel=body.channel,
                is_accountable=body.is_accountable,
            )
            found.append((one, kept))
    return found


def _say_what(desk: Desk, body: Disclosure) -> str:
    """A brief description (164.528(b)(2)(iii)): the product, or the parts of a packet by name."""
    if body.product != "packet":
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
