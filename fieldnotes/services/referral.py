"""Referrals and their packets: to whom, on what basis, what goes in, what leaves. The disclosure is on record before a byte is anywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from fieldnotes.domain.display import person_full_name
from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.number import referral_number
from fieldnotes.domain.problem import Bug, InputProblem, RuleProblem
from fieldnotes.domain.record import (
    Compartment,
    Disclosure,
    Referral,
    ReferralDetail,
    Stub,
)
from fieldnotes.domain.record_codec import to_dict, write_onto
from fieldnotes.packet.content import Document, Letter, PacketContent, Paper, Part, Picture, ScreenSheet, Sheet
from fieldnotes.packet.policy import Decision, compose
from fieldnotes.packet.rule import BASES
from fieldnotes.packet.seal import MAX_BYTES, check_packet_id, compare, file_name, protect, verify_pdf
from fieldnotes.packet.signature import read_facts, sign_pdf
from fieldnotes.services.agency_certificate import Signer, is_of_agency, read_signer
from fieldnotes.services.archive import keep_archive
from fieldnotes.services.case import Case, act_by_of, chosen_blocks, find_referral, judge
from fieldnotes.services.delivery import PROTECTED, delivering, put_in_outbox, put_into, write_out
from fieldnotes.services.desk import Desk, Writing
from fieldnotes.services.directory import read_service
from fieldnotes.services.dossier import Dossier, gather
from fieldnotes.services.enclosure import choice_of, is_chosen, title_of, unsealed
from fieldnotes.services.receiver import offered
from fieldnotes.services.row import (
    Changes,
    CheckRow,
    ConsentRow,
    Exported,
    FileVerdict,
    PacketPlan,
    PartRow,
    Preview,
    ReceiverRow,
    Recipient,
    Saved,
)
from fieldnotes.services.writing import file_drafts, join_encounter

_A_WEEK_MS = 7 * 24 * 3_600_000
Channel = Literal["save_protected", "save_archive", "stick", "print", "outbox"]
Product = Literal["packet", "fhir_bundle"]  # what leaves: the PDF, or its FHIR bundle alone
BUNDLE_NAME, MIME = "referral.fhir.json", "application/fhir+json"


class Laid(NamedTuple):
    """A packet ready to be drawn: plain values, so that drawing may happen beside the lane."""

    content: PacketContent
    paper: Paper
    is_draft: bool
    decision: Decision
    dossier: Dossier
    bundle: bytes = b""  # the same as data, for a receiver that wants it inside the PDF


# --- starting --------------------------------------------------------------------------------------------------------


def start_referral(desk: Desk, *, by: UserId, encounter: EncounterId, service_key: str, person: str = "") -> Saved:
    """A referral to a service of the directory, with a number to say by phone.

    To a service for substance use it lives in clinical, with a joint stub without content: its name alone would disclose treatment.
    InputProblem("service_not_offered") for one that must not be offered; RuleProblem("referral_needs_clinician") for an officer there.
    """
    card = read_service(desk, key=service_key)
    if card.why_not:
        raise InputProblem("service_not_offered", field="service")
    comp = Compartment.CLINICAL if card.is_substance_use else Compartment.JOINT
    if comp not in desk.visible(by):
        raise RuleProblem("referral_needs_clinician")
    dossier = gather(desk, encounter=encounter, by=by, drafts="own", person=person)
    record = new_record_id()
    with desk.writing(by) as writing:
        year = dossier.today.year
        running = desk.log.counter(f"referral:{year}")
        body = Referral(
            number=referral_number(year=year, running=running, laptop=desk.vault.laptop_suffix),
            person_id=dossier.person_id,
            service_key=service_key,
            service_name=card.row.name,
            organization=card.row.organization,
            service_address=card.row.address,
            service_phone=card.row.phone,
            service_fax=card.fax,
        )
        writing.revise(
            record=record,
            kind="referral",
            compartment=comp,
            encounter=encounter,
            person=dossier.person_id,
            body=to_dict(body),
            why="written",
        )
        if comp is Compartment.CLINICAL:
            _stub(
                writing, encounter=encounter, person=dossier.person_id, of_kind="referral", of=record, state="on_file"
            )
        join_encounter(desk, writing, encounter=encounter, compartment=comp)
        writing.audit("record_created", record=record, encounter=encounter)
    return Saved(record=record, at=writing.at, changes=writing.changes)


# --- reading the plan ------------------------------------------------------------------------------------------------


def read_packet_plan(desk: Desk, *, by: UserId, referral: RecordId) -> PacketPlan:
    """Recipient, basis, parts with their reasons and the sixteen checks, for the pen of `by`."""
    from fieldnotes.services.fhir import wants_bundle

    case = judge(desk, by=by, referral=referral, drafts="own")
    body, reasons = case.body, case.decision.reasons
    chosen = chosen_blocks(case)
    rows: dict[str, list[Part]] = {}
    for part in case.content.parts:
        rows.setdefault(choice_of(part), []).append(part)
    labels = desk.vocabulary["packet_part"]
    order = list(labels)
    parts = tuple(
        PartRow(
            part=code,
            title=title_of(parts_[0]) or labels.label(code),
            detail=_detail(parts_),
            compartment=parts_[0].block.compartment,
            is_in=any(part.block.id in chosen for part in parts_),
            may_go=any(part.block.id in case.decision.allowed for part in parts_),
            why_not=next((reasons[part.block.id] for part in parts_ if part.block.id in reasons), ""),
            remedy=_remedy(next((reasons[part.block.id] for part in parts_ if part.block.id in reasons), ""))
            or ("read_letter" if any(isinstance(part, Letter) and part.is_unread for part in parts_) else ""),
        )
        for code, parts_ in sorted(rows.items(), key=lambda row: order.index(row[1][0].block.part))
    )
    return PacketPlan(
        recipient=_recipient(body),
        basis=case.basis.code,
        consent=_consent_row(desk, case),
        parts=parts,
        checks=_check_rows(case, chosen),
        state=body.state,
        referral=referral,
        number=body.number,
        urgency=body.urgency,
        is_signed=case.dossier.is_signed,
        person=person_full_name(case.dossier.person) if case.dossier.person and len(case.dossier.subjects) > 1 else "",
        unsaid=case.dossier.unsaid,
        needs=(*rule.needs, *rule.may_note) if (rule := BASES.get(case.basis.code)) else (),
        on_file=dict(case.basis.on_file),
        receiver=case.profile.receiver.receiver,
        receivers=tuple(ReceiverRow(code=one.receiver, label=dict(one.label)) for one in offered(desk, case.audience)),
        suggestion=case.letter.text if case.letter and not case.detail.letter.strip() else "",
        is_letter_read=case.letter is None or not case.letter.is_unread,
        takes_data=wants_bundle(case),
    )


def _check_rows(case: Case, chosen: set[str]) -> tuple[CheckRow, ...]:
    """The sixteen; of a letter that goes, whether somebody read it; what the receiver wants besides."""
    own = {want.code: dict(want.label) for want in case.profile.receiver.wants}
    is_going = case.letter is not None and case.letter.block.id in chosen
    return (
        *(
            CheckRow(code=check.code, is_ok=check.is_ok, field=_field(check.field, check.detail))
            for check in case.decision.checks
        ),
        *([CheckRow(code="letter_read", is_ok=not case.has_unread_letter, field="letter.letter")] if is_going else []),
        *(
            CheckRow(code=want.code, is_ok=want.is_ok, field=want.field, is_want=True, label=own.get(want.code, {}))
            for want in (case.decision.wants if is_going else ())
        ),
    )


def lay_out(
    desk: Desk,
    *,
    by: UserId,
    referral: RecordId,
    parts: Collection[str] | None = None,
    words: ReferralDetail | None = None,
) -> Laid:
    """What would leave, as plain values for `draw`. `parts`: as the plan's rows name them; the plan's own choice without.

    `words`: the pen's own letter as it stands on screen, before it is saved.

    RuleProblem("part_withheld") names a part that may not go.
    """
    case = judge(desk, by=by, referral=referral, drafts="own", words=words)
    return _with_bundle(desk, case, _lay_out(desk, by, case, parts))


def shows(laid: Laid) -> tuple[object, ...]:
    """What somebody sees of it, the minute it was made aside: equal ones need not be drawn twice."""
    return (msgspec.structs.replace(laid.content, generated_at="", generated=""), laid.paper, laid.is_draft)


def warm_up() -> None:
    """Load what draws, while the first packet is still being read: a quarter of a second, once."""
    from fieldnotes.packet import page as _page  # noqa: F401 # it brings the engine with it
    from fieldnotes.packet.font import register

    register()


def draw(laid: Laid, *, has_signature: bool = False) -> Preview:
    """The real PDF. Touches no desk: it may run in the pool. InputProblem("character_not_printable") names a character.

    `has_signature`: with a field for the agency's signature, which shows nothing.
    """
    from fieldnotes.packet.finish import Attachment
    from fieldnotes.packet.page import render_packet

    told = "The same referral as data (HL7 FHIR R4)"
    beside = [Attachment(name=BUNDLE_NAME, mime=MIME, description=told, data=laid.bundle)] if laid.bundle else []
    pdf = render_packet(
        laid.content, paper=laid.paper, is_draft=laid.is_draft, attachments=beside, has_signature=has_signature
    )
    return Preview(pdf=pdf, pages=verify_pdf(pdf).pages)


def preview_packet(desk: Desk, *, by: UserId, referral: RecordId, parts: Collection[str]) -> Preview:
    """Exactly what would leave with these parts. Raises as `lay_out` and `draw`."""
    return draw(lay_out(desk, by=by, referral=referral, parts=parts))


# --- leaving ---------------------------------------------------------------------------------------------------------


def export_packet(
    desk: Desk,
    *,
    by: UserId,
    referral: RecordId,
    channel: Channel,
    path: Path | None = None,
    product: Product = "packet",
) -> Exported:
    """Let it leave. The author's drafts are filed, the disclosure (revisions, basis, hash) and the sealed archive form commit, then the
    bytes go: to `path`, to the outbox, or back to be printed. The bundle alone is neither printed nor protected by a passphrase.
    A packet that leaves as a file is signed with the agency's certificate, where there is one; the record holds it as it was before.

    RuleProblem("packet_not_ready", check=…) while a hard check is open, "nothing_chosen", "letter_not_read"; EnvironmentProblem
    ("packet_not_written"): then the record says that it did not leave. Bug("bundle_malformed"): then nothing leaves.
    """
    if channel in {*PROTECTED, "save_archive"} and path is None:
        raise InputProblem("where_to_save", field="path")
    if product == "fhir_bundle" and channel in {*PROTECTED, "print"}:
        raise Bug("bundle_channel")
    desk.catch_up()  # a release taken back on another laptop may have come while the screen was open
    filed = file_drafts(
        desk, by=by, encounter=EncounterId(RecordId(find_referral(desk, by, referral)[0])), why="packet"
    )
    case = judge(desk, by=by, referral=referral, drafts="none")
    open_check = next((check for check in case.decision.checks if check.is_hard and not check.is_ok), None)
    if open_check is not None:
        raise RuleProblem("packet_not_ready", check=open_check.code, reason=next(iter(open_check.detail), ""))
    laid = _lay_out(desk, by, case, None)
    if not laid.content.parts:
        raise RuleProblem("nothing_chosen")
    if case.has_unread_letter:
        raise RuleProblem("letter_not_read")  # a machine suggests, a person decides: a letter nobody read never leaves
    signer = read_signer(desk) if product == "packet" and channel != "print" else Signer(None)
    data, pages, name = _make(desk, case, laid, product, has_signature=signer.identity is not None)
    digest = hashlib.sha256(data).hexdigest()
    closed, passphrase = protect(data) if channel in PROTECTED else (data, None)
    signed_by = ""
    if signer.identity is not None:
        signed_by = read_facts(signer.identity.certificate).name
        at = datetime.fromisoformat(laid.content.generated_at)
        closed = sign_pdf(closed, signer.identity, at=at, passphrase=passphrase or "")
    changes, disclosure = _commit(
        desk, by=by, referral=referral, case=case, laid=laid, data=data, channel=channel, product=product
    )
    with delivering(
        desk, by=by, disclosure=disclosure, code="packet_not_written", name=path.name if path else "outbox"
    ):
        written = _deliver(desk, closed, name, channel=channel, path=path)
    return Exported(
        packet_id=laid.content.packet_id,
        passphrase=passphrase,
        sha256=digest,
        pages=pages,
        path=str(written) if written else None,
        changes=filed | changes,
        pdf=data if channel == "print" else b"",
        stick=path.name if channel == "stick" and path is not None else "",
        signed_by=signed_by,
        why_not_signed=signer.why_not,
    )


def _make(
    desk: Desk, case: Case, laid: Laid, product: Product, *, has_signature: bool = False
) -> tuple[bytes, int, str]:
    """What leaves, before it is closed and signed: bytes, pages, name of the file."""
    if product == "packet":
        made = draw(_with_bundle(desk, case, laid), has_signature=has_signature)
        return made.pdf, made.pages, file_name(laid.content.packet_id)
    from fieldnotes.services.fhir import make_bundle

    return make_bundle(desk, case, laid.content), 0, f"bundle-{check_packet_id(laid.content.packet_id)}.json"


def _commit(
    desk: Desk,
    *,
    by: UserId,
    referral: RecordId,
    case: Case,
    laid: Laid,
    data: bytes,
    channel: Channel,
    product: Product,
) -> tuple[Changes, RecordId]:
    """Disclosure, stub, archive and the referral's state in one transaction."""
    comp = _strictest(desk, by, laid, case)
    blob, size = keep_archive(desk, by=by, compartment=comp, data=data)
    disclosure, encounter, person = new_record_id(), case.dossier.encounter, case.dossier.person_id
    told = Disclosure(
        person_id=person,
        product=product,
        packet_id=laid.content.packet_id,
        recipient=laid.content.recipient.name,
        recipient_address=laid.content.recipient.address,
        basis=case.basis.code,
        consent_id=case.decision.consent_id,
        # What was asked for is the clinician's; a joint record says only that it was a referral.
        purpose=case.detail.request if comp is Compartment.CLINICAL and case.detail.request else "referral",
        revisions=sorted(
            {rev for part in laid.content.parts for rev in part.block.revisions} | set(case.consent_heads)
        ),
        parts=[part.block.part for part in laid.content.parts],
        withheld=[f"{block}: {reason}" for block, reason in case.decision.withheld],
        sha256=hashlib.sha256(data).hexdigest(),
        channel=channel,
        is_accountable=case.decision.is_accountable,
        on_file=_relied_on(case),
        archive_blob=blob,
    )
    with desk.writing(by) as writing:
        desk.log.add_blob(blob, size)
        writing.revise(
            record=disclosure,
            kind="disclosure",
            compartment=comp,
            encounter=encounter,
            person=person,
            body=to_dict(told),
            why="service",
        )
        _stub(writing, encounter=encounter, person=person, of_kind="disclosure", of=disclosure, state="left")
        if case.body.state == "draft":
            writing.revise(
                record=referral,
                kind="referral",
                compartment=case.kept.compartment,
                encounter=encounter,
                person=person,
                body=write_onto(
                    case.kept.body,
                    msgspec.structs.replace(
                        case.body, state="requested", basis=case.basis.code, chase_on=_chase_on(desk, case)
                    ),
                ),
                parents=case.kept.heads,
                why="packet",
            )
        writing.audit(
            "disclosed",
            record=disclosure,
            encounter=encounter,
            channel=channel,
            basis=case.basis.code,
            sha256=told.sha256,
        )
    return writing.changes, disclosure


def _deliver(desk: Desk, data: bytes, name: str, *, channel: Channel, path: Path | None) -> Path | None:
    """Put the bytes where they belong. Raises OSError."""
    if channel == "print":
        return None
    if channel == "outbox" or path is None:
        return put_in_outbox(desk, data, name)
    if channel == "stick":
        return put_into(path, data, name)
    target = path / name if path.is_dir() else path
    write_out(target, data)
    return target


def _chase_on(desk: Desk, case: Case) -> EventTime:
    """When somebody asks if nobody has answered: when it was to be done by; else a week later, as long as a follow-up after a visit
    for mental illness may take (NCQA measure FUM, 7 days).
    """
    due = act_by_of(desk, case.dossier, case.body)
    if due.local is not None:
        return due
    now = case.dossier.at
    return msgspec.structs.replace(now, utc_ms=now.utc_ms + _A_WEEK_MS).to_event_time()


def _relied_on(case: Case) -> dict[str, str]:
    rule = BASES.get(case.basis.code)
    wanted = (*rule.needs, *rule.may_note) if rule else ()
    return {key: text for key in wanted if (text := case.basis.on_file.get(key, "").strip())}


def _strictest(desk: Desk, by: UserId, laid: Laid, case: Case) -> Compartment:
    """The disclosure's compartment: the strictest of what it disclosed, of the words its basis rests on and of the referral itself,
    whose recipient it names.
    """
    present = {part.block.compartment for part in laid.content.parts} | {case.kept.compartment}
    if any(case.detail.on_file.get(key, "").strip() for key in _relied_on(case)):
        present.add(Compartment.CLINICAL)
    for comp in (Compartment.CLINICAL, Compartment.LAW):
        if comp in present and comp in desk.visible(by):
            return comp
    return Compartment.JOINT


def _stub(writing: Writing, *, encounter: str, person: str, of_kind: str, of: str, state: str) -> None:
    writing.revise(
        record=new_record_id(),
        kind="stub",
        compartment=Compartment.JOINT,
        encounter=encounter,
        person=person,
        body=to_dict(Stub(of_kind=of_kind, of_record=of, state=state)),
        why="service",
    )


# --- verifying -------------------------------------------------------------------------------------------------------


def verify_file(desk: Desk | None, path: Path, *, passphrase: str = "") -> FileVerdict:
    """What a PDF says about itself, and whether it is the file on record here. Codes: genuine, content_changed, not_ours, unreadable.

    Without a desk "genuine" means only that the file does not contradict itself. InputProblem("passphrase_needed" | "passphrase_wrong").
    """
    try:
        # Pipes and devices have no end; a file has a size that is known before it is read.
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            raise InputProblem("file_not_readable", field="file", name=path.name)
        data = path.read_bytes()
    except (OSError, ValueError) as gone:
        raise InputProblem("file_not_readable", field="file", name=path.name) from gone
    try:
        facts = verify_pdf(data, passphrase=passphrase)
    except InputProblem as problem:
        if problem.code in {"passphrase_needed", "passphrase_wrong"}:
            raise
        return FileVerdict(code="not_ours" if problem.code == "not_our_packet" else "unreadable")
    known = _disclosed(desk, facts.packet_id) if desk is not None else []
    verdicts = {compare(facts, disclosed_sha256=digest) for digest in known}
    signature = facts.signature
    is_broken = signature is not None and signature.state == "broken"
    is_changed = not facts.is_consistent or is_broken or (bool(verdicts) and "matches" not in verdicts)
    return FileVerdict(
        code="content_changed" if is_changed else "genuine",
        packet_id=facts.packet_id,
        pages=facts.pages,
        is_on_record=("matches" in verdicts) if desk is not None else None,
        signature=signature.state if signature else "",
        signed_by=signature.name if signature else "",
        is_agency=is_of_agency(desk, signature.fingerprint) if desk is not None and signature else None,
    )


def _disclosed(desk: Desk, packet_id: str) -> list[str]:
    """Hashes of what left under a number, as far as anybody signed in may read it."""
    kept = {one.id: one for user in desk.sessions for one in desk.kept_with(user, packet_id, kind="disclosure")}
    return [str(one.body.get("sha256", "")) for one in kept.values() if one.body.get("packet_id") == packet_id]


# --- laying out ------------------------------------------------------------------------------------------------------


def _lay_out(desk: Desk, by: UserId, case: Case, parts: Collection[str] | None) -> Laid:
    if parts is None:
        chosen = chosen_blocks(case)
    else:
        wanted = [part for part in case.content.parts if is_chosen(part.block, parts)]
        allowed = {choice_of(part) for part in wanted if part.block.id in case.decision.allowed}
        # Of a part that may go in places, what may not stays; a part that may not go at all is refused by name.
        chosen = {p.block.id for p in wanted if p.block.id in case.decision.allowed or choice_of(p) not in allowed}
    content = unsealed(desk, by=by, content=compose(case.content, case.decision, chosen))
    paper: Paper = "a4" if case.dossier.agency.paper == "a4" else "letter"
    return Laid(content, paper, not case.dossier.is_signed, case.decision, case.dossier)


def _with_bundle(desk: Desk, case: Case, laid: Laid) -> Laid:
    from fieldnotes.services.fhir import bundle_beside

    return laid._replace(bundle=bundle_beside(desk, case, laid.content)) if laid.content.parts else laid


# --- rows ------------------------------------------------------------------------------------------------------------


def _recipient(body: Referral) -> Recipient | None:
    if not body.service_key:
        return None
    return Recipient(
        key=body.service_key,
        name=body.service_name,
        organization=body.organization,
        detail=body.service_address,
        phone=body.service_phone,
        fax=body.service_fax,
        address=body.service_address,
    )


def _consent_row(desk: Desk, case: Case) -> ConsentRow | None:
    from fieldnotes.services.consent import list_consents

    wanted = case.decision.consent_id or case.body.consent_id
    if not wanted:
        return None
    rows = list_consents(desk, by=case.dossier.pen.user, person=case.dossier.person_id)
    return next((row for row in rows if row.record == wanted), None)


def _letter_detail(letter: Letter) -> str:
    who = f". By {letter.authors[0].name}" if letter.authors else ""
    return f"{'Suggested, not read yet' if letter.is_unread else 'Reason, request, contact'}{who}"


def _detail(parts: list[Part]) -> str:
    part = parts[0]
    match part:
        case Letter():
            return _letter_detail(part)
        case ScreenSheet():
            return f"{part.reading.split('.')[0]} · {len(part.answers)} items"
        case Sheet():
            return ", ".join(group.title for group in part.groups if group.title) or part.lead or part.title
        case Document():
            return " · ".join(filter(None, (_pages(part.page_count), part.alt)))
        case Picture():
            return part.caption.replace("\n", " · ") or "Picture"
        case _:
            return part.title if len(parts) == 1 else f"{len(parts)} on file"


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


_RELEASE_HELPS = (
    "consent_missing",
    "consent_for_other_recipient",
    "consent_refused",
    "not_in_consent",
    "substance_use_n",
    "consent_without",
)


def _remedy(reason: str) -> str:
    if reason in {"consent_expired", "consent_revoked"}:
        return "renew_release"
    if reason.startswith(_RELEASE_HELPS):
        return "get_release"
    return "choose_basis" if reason.startswith("basis_") else ""


def _field(field: str, detail: tuple[str, ...]) -> str:
    """Where to go; of several open answers the first."""
    section, _, _ = field.partition(".")
    return f"{section}.{detail[0]}" if detail and section in {"health", "letter"} else field
