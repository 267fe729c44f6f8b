"""One referral as the policy judges it: recipient, audience, basis, releases, what could be printed, what may be."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

import msgspec

from fieldnotes.domain.consent import is_revoked
from fieldnotes.domain.display import person_full_name
from fieldnotes.domain.ids import RecordId, UserId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.name import plain
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import (
    Addendum,
    Compartment,
    Consent,
    Profession,
    Referral,
    ReferralDetail,
    Screen,
    Status,
)
from fieldnotes.domain.record_codec import known_body, to_body
from fieldnotes.packet.content import Block, Letter, PacketContent, Part, Party
from fieldnotes.packet.policy import Basis, ConsentFacts, Decision, PacketFacts, decide, find_names
from fieldnotes.packet.receiver import FACTS, may_name
from fieldnotes.packet.rule import BASES, TREATS, Audience
from fieldnotes.services.consent import place_of, why_look
from fieldnotes.services.desk import Desk
from fieldnotes.services.directory import read_service
from fieldnotes.services.dossier import Dossier, Whose, gather, say_day, say_entry, say_time
from fieldnotes.services.enclosure import is_chosen
from fieldnotes.services.health_words import answer_of
from fieldnotes.services.letter import answered, has_letter, known_facts, letter_of
from fieldnotes.services.receiver import Profile, profile_of
from fieldnotes.services.sheet import parts_of
from fieldnotes.store.read import Record as Kept

DO_NOT_CONTACT = "Do not contact the person about this referral. Call us instead."
_TREATING_NEEDS = frozenset({"healthcare", "mental_health", "medicine"})


class Case(NamedTuple):
    """One referral as the policy judged it."""

    kept: Kept
    body: Referral
    detail: ReferralDetail
    dossier: Dossier
    content: PacketContent
    basis: Basis
    audience: Audience
    decision: Decision
    consents: list[tuple[str, Consent]]
    consent_heads: tuple[str, ...]
    profile: Profile

    @property
    def letter(self) -> Letter | None:
        """The letter of this pen, if it writes one."""
        return next((part for part in self.content.parts if isinstance(part, Letter)), None)

    @property
    def has_unread_letter(self) -> bool:
        """Whether a letter goes along that nobody has read: only suggested from the record."""
        letter = self.letter
        return letter is not None and letter.is_unread and letter.block.id in chosen_blocks(self)


def find_referral(desk: Desk, by: UserId, referral: RecordId) -> tuple[str, Kept]:
    """(encounter, record) of a referral the pen may read; RuleProblem("record_not_here") otherwise."""
    found = desk.kept(by, referral)
    if found is None or found.kind != "referral":
        raise RuleProblem("record_not_here", record=referral)
    return found.encounter, found


def referral_by_number(desk: Desk, *, by: UserId, number: str) -> RecordId:
    """The referral with a number as people say it; RuleProblem("record_not_here") where the pen can read none."""
    found = find_numbered(desk, by, number.strip().upper())
    if found is None:
        raise RuleProblem("record_not_here", record=number)
    return RecordId(found[0].id)


def find_numbered(desk: Desk, by: UserId, number: str) -> tuple[Kept, Referral] | None:
    """The referral of exactly this number that the pen may read."""
    for kept in desk.kept_with(by, number, kind="referral"):
        body = known_body("referral", kept.body)
        if isinstance(body, Referral) and body.number == number:
            return kept, body
    return None


def judge(desk: Desk, *, by: UserId, referral: RecordId, drafts: Whose, words: ReferralDetail | None = None) -> Case:
    """Gather and judge. `drafts`: whose unfiled words count; `words`: a letter not even saved yet."""
    encounter, kept = find_referral(desk, by, referral)
    about = str(kept.body.get("person_id", "")) or kept.person
    dossier = gather(desk, encounter=encounter, by=by, drafts=drafts, person=about)
    body = next((b for one, b in dossier.all(Referral) if one.record == referral), Referral())
    details = [b for _, b in dossier.all(ReferralDetail) if b.referral_id == referral]
    detail = words or (details[-1] if details else ReferralDetail())
    person = dossier.person_id or body.person_id
    members = desk.joint.same_person(person) if person else ()
    found = [one for member in members for one in desk.kept_of(by, kind="consent", person=member)]
    bodies = [(one, to_body("consent", one.body)) for one in found]
    # A release of clinical parts that lies in the joint part was not taken down by anybody who may release them.
    consents = [
        (one.id, body)
        for one, body in bodies
        if isinstance(body, Consent)
        and one.compartment in (Compartment.CLINICAL, place_of(desk, body))
        and (is_revoked(body) or not why_look(desk, one))
    ]
    audience = _audience(desk, body)
    now = dossier.at.to_local()
    # A release given under another record of the same person is that person's release.
    facts = [msgspec.structs.replace(_consent_facts(record, consent), person_id=person) for record, consent in consents]
    named = Basis(
        code=body.basis,
        person_id=person,
        recipient=_recipient_name(body, facts),
        recipient_key=body.service_key,
        consent_id=body.consent_id,
        on_file=on_file_of(body, detail),
    )
    basis = _basis(named, audience, facts, now)
    profile = profile_of(desk, body, audience)
    content = _content(desk, dossier, body=body, consents=consents, basis=basis)
    judged = partial(decide, audience=audience, basis=basis, consents=facts, now=now, receiver=profile.receiver)
    known = known_facts(desk, dossier, referral=body, detail=detail, consents=consents)
    if has_letter(dossier):
        may_say = _may_say(judged, [part.block for part in content.parts], body, profile, audience)
        letter = letter_of(desk, dossier, referral=body, detail=detail, profile=profile, known=known, may_say=may_say)
        content = msgspec.structs.replace(content, parts=(letter, *content.parts))
    told = _packet_facts(desk, dossier, body, detail, content)
    told = msgspec.structs.replace(told, answered=answered(known))
    decision = judged([part.block for part in content.parts], facts=told)
    heads = next((one.heads for one in found if one.id == decision.consent_id), ())
    return Case(kept, body, detail, dossier, content, basis, audience, decision, consents, heads, profile)


def _may_say(
    judged: Callable[..., Decision], blocks: list[Block], body: Referral, profile: Profile, audience: Audience
) -> Callable[[str], bool]:
    """What the letter may say from the record: nothing of a part that may not go to this receiver or that stays, nothing clinical to who
    may have nothing clinical, nothing the receiver must not get.
    """
    parts = {fact.part for fact in FACTS.values() if fact.part}
    probes = [Block(id=f"probe:{part}", part=part, compartment=Compartment.CLINICAL) for part in parts]
    may_go = {one.removeprefix("probe:") for one in judged(probes).allowed}
    decision = judged(blocks)
    chosen = _chosen(body, blocks, decision)
    staying = {block.part for block in blocks} - {block.part for block in blocks if block.id in chosen}
    # A part that is protected on its own was judged with its own release.
    protected = {block.part for block in blocks if block.is_substance_use and block.id in chosen}

    def may_say(code: str) -> bool:
        part = FACTS[code].part if code in FACTS else ""
        return may_name(profile.receiver, audience, code) and (not part or part in (may_go | protected) - staying)

    return may_say


def _audience(desk: Desk, body: Referral) -> Audience:
    """By what the directory says the service does; the bases that name their own reader go before."""
    by_basis = {
        "person_request": Audience.PERSON,
        "law_request": Audience.LAW,
        "court_order": Audience.COURT,
        "operations": Audience.OPERATIONS,
    }
    if body.basis in by_basis:
        return by_basis[body.basis]
    # Who is told by law or to avert a threat is an authority unless it treats (45 CFR 164.512(a), (c), (j)).
    helps = Audience.AUTHORITY if body.basis in {"required_by_law", "imminent_threat"} else Audience.SOCIAL
    if not body.service_key:
        return helps
    try:
        card = read_service(desk, key=body.service_key)
    except InputProblem:
        return Audience.SOCIAL  # no longer in the directory: the least may go
    if card.is_substance_use:
        return Audience.HEALTH if body.basis in {"required_by_law", "imminent_threat"} else Audience.SUBSTANCE_PROGRAM
    return Audience.HEALTH if _TREATING_NEEDS & set(card.row.needs) else helps


def on_file_of(body: Referral, detail: ReferralDetail) -> dict[str, str]:
    """What is noted for the basis, by either of them; where both noted it, the clinician's words."""
    return {**body.on_file, **{key: text for key, text in detail.on_file.items() if text.strip()}}


def _basis(named: Basis, audience: Audience, consents: list[ConsentFacts], now: datetime) -> Basis:
    """The basis chosen, else the best that holds: a release to this recipient, then treatment by those who treat."""
    if named.code in BASES:
        return named
    by_consent = msgspec.structs.replace(named, code="consent")
    if decide((), audience, by_consent, consents, now).consent_id:
        return by_consent
    return msgspec.structs.replace(named, code="treatment" if audience in TREATS else "consent")


def _recipient_name(body: Referral, consents: list[ConsentFacts]) -> str:
    """A release may name the organization or the service; both are the same door."""
    names = [name for name in (body.service_name, body.organization) if name]
    known = {plain(consent.recipient) for consent in consents}
    return next((name for name in names if plain(name) in known), names[0] if names else "")


def _consent_facts(record: str, consent: Consent) -> ConsentFacts:
    return ConsentFacts(
        id=record,
        kind=consent.consent_kind,
        person_id=consent.person_id,
        discloser=consent.discloser,
        recipient=consent.recipient,
        recipient_key=consent.recipient_key,
        information=frozenset(consent.information),
        covers_substance_use=consent.covers_substance_use,
        purpose=consent.purpose,
        expires_on=_last_day(consent.expires_on),
        expires_event=consent.expires_event,
        right_to_revoke_told=consent.right_to_revoke_told,
        redisclosure_told=consent.redisclosure_told,
        consequences_told=consent.consequences_told,
        signed_by=consent.signed_by,
        is_by_representative=bool(consent.signed_authority.strip()),
        signed_authority=consent.signed_authority,
        signed_at=consent.signed_at.to_utc(),
        is_drawn=bool(consent.signature_strokes),
        is_oral=consent.is_oral,
        witness=consent.witness,
        is_refused=consent.refused,
        is_revoked=is_revoked(consent),
    )


def _last_day(said: str) -> date | None:
    """None when no day was named. What another program wrote there that is no day has passed: nothing leaves under it."""
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return date.min


def _content(
    desk: Desk,
    dossier: Dossier,
    *,
    body: Referral,
    consents: list[tuple[str, Consent]],
    basis: Basis,
) -> PacketContent:
    relied = next((consent for record, consent in consents if record == basis.consent_id), None)
    relied = relied or (consents[-1][1] if consents and basis.code == "consent" else None)
    rule = BASES.get(basis.code)
    named = desk.vocabulary["disclosure_basis"].label(basis.code)
    return PacketContent(
        packet_id=_packet_id(desk, body),
        number=body.number,
        generated_at=dossier.at.to_iso(),
        generated=say_entry(dossier.at),
        sender=dossier.sender,
        recipient=_recipient(dossier, body, basis),
        urgency=desk.vocabulary["urgency"].label(body.urgency) if body.urgency else "",
        act_by=say_time(act_by_of(desk, dossier, body)),
        warning=DO_NOT_CONTACT if body.do_not_contact else "",
        callback=tuple(dossier.author(row) for row in dossier.team),
        basis=f"{named} ({rule.source})" if rule else "",
        consent_scope=_scope(desk, relied) if relied else "",
        version=hashlib.sha256("".join(dossier.revisions()).encode()).hexdigest()[:8],
        addenda=tuple(
            f"{a.amendment.replace('_', ' ').capitalize()} to a signed part" for _, a in dossier.all(Addendum)
        ),
        parts=tuple(parts_of(desk, dossier, consents=consents, basis=basis.code)),
    )


def _recipient(dossier: Dossier, body: Referral, basis: Basis) -> Party:
    """The service chosen; the bases that name their own reader go to that one, never to the service's fax."""
    on_file = basis.on_file
    match basis.code:
        case "person_request":
            person = dossier.person
            return Party(
                name=person_full_name(person) if person else "The person", address=person.address if person else ""
            )
        case "law_request":
            return Party(name=on_file.get("requester_agency", "") or "not stated", unit=on_file.get("requester", ""))
        case "court_order":
            return Party(name="The court", unit=f"order {on_file.get('order_number', '')}".strip())
        case _:
            return Party(
                name=body.organization or body.service_name or "not stated",
                unit=body.service_name if body.organization else "",
                address=body.service_address,
                phone=body.service_phone,
                fax=body.service_fax,
            )


def _packet_id(desk: Desk, body: Referral) -> str:
    """The referral's number; a later packet of the same referral counts on: R-26-0412-3, R-26-0412-3-v2."""
    number = body.number or "R-0"
    found = [view.record(one) for view in desk.views.values() for one in view.records_with(number, kind="disclosure")]
    left = {str(one.body.get("packet_id", "")) for one in found if one is not None}
    if number not in left:
        return number
    return next(f"{number}-v{turn}" for turn in range(2, 10_000) if f"{number}-v{turn}" not in left)


def act_by_of(desk: Desk, dossier: Dossier, body: Referral) -> EventTime:
    """Until when somebody has to act: as stated, else as the urgency says; unknown when there is room."""
    terms = desk.vocabulary["urgency"]
    hours = terms[body.urgency].hours if body.urgency in terms else None
    if body.act_by.local is not None or hours is None:
        return body.act_by
    later = msgspec.structs.replace(dossier.at, utc_ms=dossier.at.utc_ms + hours * 3_600_000)
    return later.to_event_time()


def _scope(desk: Desk, consent: Consent) -> str:
    names = ", ".join(desk.vocabulary["packet_part"].label(code).lower() for code in consent.information)
    until = " or ".join(filter(None, (say_day(consent.expires_on), consent.expires_event)))
    return f"The person allows {consent.discloser} to give {consent.recipient}: {names}. For: {consent.purpose}. Until: {until}."


def _packet_facts(
    desk: Desk, dossier: Dossier, body: Referral, detail: ReferralDetail, content: PacketContent
) -> PacketFacts:
    person = dossier.person
    health = dossier.health()
    screens = dossier.all(Screen)
    is_named = person is not None and bool(
        (person.legal_name and (person.birth_date or person.age_years)) or (person.is_unknown and person.description)
    )
    texts = {part.block.id: _text_of(part) for part in content.parts}
    # Whoever is named in an emergency contact was named by the person for this purpose.
    others = [other.legal_name for other in dossier.others if other.legal_name]
    clinical = [row for row in dossier.team if row.profession is Profession.CLINICIAN]
    is_known = dict.fromkeys((Status.GIVEN, Status.DECLINED, Status.COULD_NOT_ASSESS), True)
    return PacketFacts(
        is_person_named=is_named,
        has_request=bool(detail.request or detail.letter.strip()),
        has_urgency=bool(body.urgency),
        has_act_by=bool(content.act_by) or body.urgency == "routine",
        is_contact_agreed=person is not None and bool((person.phone and person.phone_safe) or person.emergency_contact),
        has_risk=bool(screens) or any(row for row in content.parts if row.block.part == "suicide_screen"),
        has_medicines=health is not None and is_known.get(answer_of(desk, health, "medicines").status, False),
        has_allergies=health is not None and is_known.get(health.allergies.status, False),
        has_physical_health=health is not None
        and any(is_known.get(q.status, False) for q in (health.injuries, health.conditions)),
        other_names=tuple(dict.fromkeys(name for _, name in find_names(texts, others))),
        unsigned=tuple(row.short_name for row in dossier.team if not dossier.standing.is_done(row.user)),
        is_marked_draft=True,
        authors_without_phone=tuple(row.short_name for row in dossier.team if not dossier.phone_of(row.user)),
        author_count=len(clinical) or len(dossier.team),
        addenda=len(dossier.all(Addendum)),
        addenda_shown=len(content.addenda),
    )


def _text_of(part: Part) -> str:
    """All words of a part, to look for names in."""
    return " ".join(_strings(msgspec.to_builtins(part)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _strings(inner)


def chosen_blocks(case: Case) -> set[str]:
    """Blocks that are in: what was ticked as far as it may go; before anybody ticks, the smallest set that answers."""
    return _chosen(case.body, [part.block for part in case.content.parts], case.decision)


def _chosen(body: Referral, blocks: list[Block], decision: Decision) -> set[str]:
    if not body.contents:
        return set(decision.preselected)
    return {block.id for block in blocks if is_chosen(block, body.contents) and block.id in decision.allowed}
