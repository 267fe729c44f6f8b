"""The referral's bundle: what the composed packet says, as data. Of a part that stays no word, code, date or count is in it."""

from __future__ import annotations

import logging
from typing import Literal

from fieldnotes.domain.problem import Bug
from fieldnotes.interop.fhir.bundle import build_bundle, to_bytes
from fieldnotes.interop.fhir.check import check_bundle
from fieldnotes.interop.fhir.value import Member, Party, Referral, Section
from fieldnotes.packet.content import Letter, PacketContent, Part, Sheet
from fieldnotes.packet.content import Party as Printed
from fieldnotes.packet.notice import SUBSTANCE_USE_FOOT
from fieldnotes.packet.rule import TREATS
from fieldnotes.services.case import Case, act_by_of
from fieldnotes.services.desk import Desk
from fieldnotes.services.fhir_fact import cover_facts, facts_of, fhir_time
from fieldnotes.services.fhir_words import cover_words, title_of, words_of
from fieldnotes.system.log import Code

# Required wherever LOINC codes travel (LOINC licence, section 10).
LOINC_NOTICE = (
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, Inc. and the Logical "
    "Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at "
    "http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief Institute, Inc."
)
_PRIORITY: dict[str, Literal["routine", "urgent", "asap"]] = {  # vocabulary urgency -> R4 request priority
    "tonight": "asap",
    "within_24h": "urgent",
    "within_72h": "urgent",
    "within_week": "routine",
    "routine": "routine",
}


def wants_bundle(case: Case) -> bool:
    """Whether the receiver's PDF carries the bundle: somebody who treats, and whose profile says that they read data."""
    return case.audience in TREATS and case.profile.receiver.takes_fhir


def make_bundle(desk: Desk, case: Case, content: PacketContent) -> bytes:
    """The bundle of a composed packet, as JSON; the same bytes for the same case and content.

    The content hash on the cover covers what is printed; these bytes are covered by the hash of the file they leave in, which is in
    the disclosure record. Bug("bundle_malformed") when our own checks find fault: then nothing of it may leave.
    """
    bundle = build_bundle(_referral(desk, case, content))
    found = check_bundle(bundle)
    if found:
        raise Bug("bundle_malformed", fault=found[0].code, at=found[0].path)
    return to_bytes(bundle)


def bundle_beside(desk: Desk, case: Case, content: PacketContent) -> bytes:
    """The bundle that goes inside the PDF; empty where the receiver wants none.

    A fault of ours in it leaves it out and is logged: somebody waits for the packet, and the packet is whole without it.
    """
    if not wants_bundle(case):
        return b""
    try:
        return make_bundle(desk, case, content)
    except Bug as fault:
        told = (Code(fault.facts.get(name, "")) for name in ("fault", "at"))
        logging.getLogger("fieldnotes").warning("a bundle was left out of its packet: %s at %s", *told)
        return b""


def _referral(desk: Desk, case: Case, content: PacketContent) -> Referral:
    body = case.body
    is_draft = not case.dossier.is_signed
    return Referral(
        packet_id=content.packet_id,
        number=content.number,
        agency=desk.vault.org,
        made_at=content.generated_at,
        language=content.language,
        is_draft=is_draft,
        sender=_party(content.sender),
        recipient=_party(content.recipient, is_person=case.basis.code == "person_request"),
        team=tuple(Member(name=one.name, role=one.role, phone=one.phone) for one in content.callback),
        asked_by=case.dossier.pen.formal_name,
        cover=Section(
            key="cover", title="Cover", words=cover_words(content, is_draft=is_draft), facts=cover_facts(case)
        ),
        sections=tuple(_section(desk, case, part) for part in content.parts),
        state=body.state,
        priority=_PRIORITY.get(body.urgency, ""),
        act_by=fhir_time(act_by_of(desk, case.dossier, body)),
        may_not_contact=content.warning,
        basis=content.basis,
        is_by_release=case.basis.code == "consent",
        loinc_notice=LOINC_NOTICE,
    )


def _section(desk: Desk, case: Case, part: Part) -> Section:
    authors = part.authors if isinstance(part, (Letter, Sheet)) else ()
    return Section(
        key=part.block.part,
        title=title_of(part),
        words=words_of(part),
        facts=facts_of(desk, case, part),
        authors=tuple(author.name for author in authors),
        is_signed=part.block.is_signed,
        notice=SUBSTANCE_USE_FOOT if part.block.is_substance_use else "",
    )


def _party(party: Printed, *, is_person: bool = False) -> Party:
    return Party(
        name=", ".join(filter(None, (party.name, party.unit))),
        address=party.address,
        phone=party.phone,
        fax=party.fax,
        is_person=is_person,
    )
