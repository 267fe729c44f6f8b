"""Signing: what is shown is what is signed; signed is locked; changes after that are addenda. The rules are `domain.signing`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal

from fieldnotes.crypto import canonical
from fieldnotes.domain import signing
from fieldnotes.domain.ids import EncounterId, RecordId, RevisionId, UserId, new_record_id
from fieldnotes.domain.inherited import passages
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, NewerVersion, RuleProblem, WrongSecret
from fieldnotes.domain.record import (
    AUTHORED_KINDS,
    SIGNED_KINDS,
    Body,
    Compartment,
    MandatedReport,
    Narrative,
    Outcome,
    Profession,
    Screen,
    Signature,
)
from fieldnotes.domain.record_codec import known_body, to_body, to_dict
from fieldnotes.domain.signing import Piece, Standing
from fieldnotes.domain.slash import count_gaps
from fieldnotes.services.desk import Desk, Writing
from fieldnotes.services.dossier import say_late
from fieldnotes.services.reading import (
    Shown,
    call_of,
    pieces_of,
    record_title,
    root_of,
    shown_body,
    shown_records,
    standing_of,
)
from fieldnotes.services.row import (
    SignatureVerdict,
    Signed,
    SigningPart,
    SigningProblem,
    SigningSheet,
)
from fieldnotes.services.screening import is_screen_complete
from fieldnotes.services.signin import confirm
from fieldnotes.services.wording import lines_of
from fieldnotes.services.writing import file_drafts
from fieldnotes.store.projection import REVIEW
from fieldnotes.store.read import Record as Kept
from fieldnotes.trust.certificate import CertificateBroken
from fieldnotes.trust.envelope import EnvelopeBroken

Scope = Literal["section", "encounter"]


def read_signing_sheet(
    desk: Desk,
    *,
    encounter: EncounterId,
    by: UserId,
    scope: Scope = "encounter",
    compartment: Compartment | None = None,
) -> SigningSheet:
    """Everything a signature of `by` would cover, in words, and what to look at first."""
    shown, standing, pieces = _selection(desk, encounter=encounter, by=by, scope=scope, compartment=compartment)
    chosen = [one for one in shown if one.id in {piece.record for piece in pieces}]
    cleared = call_of(desk, root_of(desk, encounter)).times.cleared
    parts = tuple(_part(desk, one, by=by, standing=standing, cleared=cleared) for one in chosen)
    return SigningSheet(
        statement=signing.STATEMENT,
        parts=parts,
        problems=tuple(_problems(desk, shown, pieces, by=by, standing=standing)),
        signer=desk.user_row(by),
        fingerprint=_fingerprint(desk, chosen, by=by, standing=standing),
        at=desk.clock.now(),
        laptop=desk.laptop_name,
        open_parts=_open_parts(desk, shown, by=by, standing=standing),
    )


def _open_parts(desk: Desk, shown: Sequence[Shown], *, by: UserId, standing: Standing) -> tuple[Compartment, ...]:
    """Parts that hold something the signer has not signed, in the order in which they are usually signed: the own side, then joint."""
    profession = desk.user_row(by).profession
    own = signing.SIDE.get(profession)
    parts = [part for part in (own, Compartment.JOINT) if part is not None and not standing.has_closed(by, part)]
    pieces = pieces_of(shown)
    return tuple(
        part
        for part in parts
        if signing.signable(pieces, signer=by, profession=profession, scope="section", compartment=part)
    )


def sign(
    desk: Desk,
    *,
    encounter: EncounterId,
    by: UserId,
    passphrase: str,
    scope: Scope = "encounter",
    compartment: Compartment | None = None,
    fingerprint: str = "",
) -> Signed:
    """The signer's own passphrase, then the signer's drafts are filed and everything in the selection is signed.

    `fingerprint`: of the sheet that was shown; RuleProblem("changed_since_shown") when something changed since.
    RuleProblem("already_signed", "nothing_to_sign", "conflict", "sealed_from_you"); WrongSecret(left), LockedOut.
    """
    shown, standing, pieces = _selection(desk, encounter=encounter, by=by, scope=scope, compartment=compartment)
    _require_signable(standing, pieces, by=by, scope=scope, compartment=compartment)
    chosen = [one for one in shown if one.id in {piece.record for piece in pieces}]
    if fingerprint and fingerprint != _fingerprint(desk, chosen, by=by, standing=standing):
        raise RuleProblem("changed_since_shown", encounter=encounter)
    _confirm(desk, encounter=encounter, by=by, passphrase=passphrase)
    filed = file_drafts(desk, by=by, encounter=encounter, why="signed")
    shown, standing, pieces = _selection(desk, encounter=encounter, by=by, scope=scope, compartment=compartment)
    _require_signable(standing, pieces, by=by, scope=scope, compartment=compartment)
    with desk.writing(by) as writing:
        covers = [_covered(writing, one, standing) for one in shown if one.id in {p.record for p in pieces}]
        row = desk.user_row(by)
        signature = new_record_id()
        body = Signature(
            statement=signing.STATEMENT,
            scope=scope,
            compartment=compartment or Compartment.JOINT,
            covers=covers,
            name=row.name,
            role=row.profession.value,
            credential=row.credential,
        )
        writing.revise(
            record=signature,
            kind="signature",
            compartment=Compartment.JOINT,
            encounter=encounter,
            body=to_dict(body),
            why="signed",
        )
        for comp in {piece.compartment for piece in pieces}:
            _complete_section(desk, writing, encounter=encounter, compartment=comp)
        writing.audit("signed", record=signature, encounter=encounter, covers=len(covers), scope=scope)
    return Signed(changes=filed | writing.changes, signature_id=signature, at=writing.at)


def verify_signatures(desk: Desk, *, encounter: EncounterId, by: UserId) -> list[SignatureVerdict]:
    """Every signature of an encounter checked against the log: also for records that the asker cannot open."""
    desk.require_reader(by)
    verdicts = [_verdict(desk, kept, by=by) for kept in desk.joint_of(encounter=encounter, kind="signature")]
    with desk.writing(by) as writing:
        writing.audit("signatures_verified", record=encounter, count=len(verdicts))
    return verdicts


# --- what would be signed --------------------------------------------------------------------------------------------


def _selection(
    desk: Desk, *, encounter: EncounterId, by: UserId, scope: Scope, compartment: Compartment | None
) -> tuple[list[Shown], Standing, list[Piece]]:
    if scope == "section" and compartment is None:
        raise InputProblem("which_part", field="compartment")
    desk.require_reader(by, compartment or Compartment.JOINT)
    profession = desk.user_row(by).profession
    if profession is Profession.ADMIN:
        raise RuleProblem("not_writer")
    shown = shown_records(desk, encounter=encounter, by=by)
    pieces = signing.signable(pieces_of(shown), signer=by, profession=profession, scope=scope, compartment=compartment)
    return shown, standing_of(desk, root_of(desk, encounter)), pieces


def _require_signable(
    standing: Standing, pieces: Sequence[Piece], *, by: UserId, scope: Scope, compartment: Compartment | None
) -> None:
    wanted = {piece.compartment for piece in pieces} if scope == "encounter" else {compartment}
    if pieces and all(comp is not None and standing.has_closed(by, comp) for comp in wanted):
        raise RuleProblem("already_signed")
    code = signing.blocking(pieces)
    if code:
        raise RuleProblem(code)


def _confirm(desk: Desk, *, encounter: EncounterId, by: UserId, passphrase: str) -> None:
    try:
        confirm(desk, by=by, passphrase=passphrase)
    except WrongSecret:
        with desk.writing(by) as writing:
            writing.audit("sign_refused", outcome="failure", record=encounter)
        raise


def _covered(writing: Writing, one: Shown, standing: Standing) -> tuple[str, str]:
    """The revision that is signed. Several heads without a conflict become one first: a signature names one revision."""
    found = one.found
    if found is None:
        raise RuleProblem("nothing_to_sign", record=one.id)
    if one.id in standing.covered:
        return one.id, standing.covered[one.id]
    if len(found.heads) == 1:
        return one.id, found.heads[0]
    revision = writing.revise(
        record=one.id,
        kind=one.kind,
        compartment=one.compartment,
        encounter=found.encounter,
        person=found.person,
        body=found.body,
        parents=found.heads,
        why="merged",
    )
    return one.id, revision


def _complete_section(desk: Desk, writing: Writing, *, encounter: str, compartment: Compartment) -> None:
    mark = desk.section(encounter, compartment)
    if mark is not None and mark.body.get("state") != "complete":
        writing.revise(
            record=mark.id,
            kind="section",
            compartment=Compartment.JOINT,
            encounter=encounter,
            body={**mark.body, "state": "complete"},
            parents=mark.heads,
            why="service",
        )


def _signed_form(one: Shown, *, by: UserId, standing: Standing) -> dict[str, object]:
    """What the signature will hold of a record: what was filed and the signer's own words, nobody else's unfiled ones."""
    mine = [] if one.id in standing.covered else [draft for draft in one.drafts if draft.by == by]
    return shown_body(one.found, mine)


def _part(desk: Desk, one: Shown, *, by: UserId, standing: Standing, cleared: EventTime) -> SigningPart:
    has_draft = any(draft.by == by for draft in one.drafts) and one.id not in standing.covered
    head = one.found.heads[0] if one.found and one.found.heads and not has_draft else ""
    return SigningPart(
        record=RecordId(one.id),
        revision=RevisionId(head) if head else "",
        compartment=one.compartment,
        title=record_title(desk, one.kind),
        text_lines=(
            *filter(None, [say_late(desk, one.kind, one.begun, cleared)]),
            *lines_of(desk, one.kind, _signed_form(one, by=by, standing=standing)),
        ),
        author_name=desk.user_row(one.author).formal_name if one.kind in AUTHORED_KINDS else "",
    )


def _fingerprint(desk: Desk, chosen: Sequence[Shown], *, by: UserId, standing: Standing) -> str:
    shown = [[one.id, _signed_form(one, by=by, standing=standing)] for one in chosen]
    return hashlib.sha256(desk.vault.org.encode() + canonical.encode(sorted(shown, key=str))).hexdigest()


def _problems(
    desk: Desk, shown: Sequence[Shown], pieces: Sequence[Piece], *, by: UserId, standing: Standing
) -> list[SigningProblem]:
    found = []
    code = signing.blocking(pieces)
    if code == "nothing_to_sign":
        found.append(SigningProblem(code=code, is_blocking=True))
    found += [
        SigningProblem(code="conflict", is_blocking=True, record=p.record, name=record_title(desk, p.kind))
        for p in pieces
        if p.conflicts
    ]
    if by in standing.team and standing.is_done(by) and not _open_parts(desk, shown, by=by, standing=standing):
        found.append(SigningProblem(code="already_signed", is_blocking=True))
    for one in shown:
        others = [draft for draft in one.drafts if draft.by != by and one.kind in SIGNED_KINDS]
        if others and one.id in {piece.record for piece in pieces}:
            name = desk.user_row(others[-1].by).short_name
            found.append(SigningProblem(code="partner_draft", is_blocking=False, record=one.id, name=name))
        if one.id in standing.covered and any(draft.by == by for draft in one.drafts):
            found.append(SigningProblem(code="becomes_proposal", is_blocking=False, record=one.id))
    return found + _gaps(desk, shown, pieces) + _unfilled(desk, shown, pieces, by=by, standing=standing)


def _unfilled(
    desk: Desk, shown: Sequence[Shown], pieces: Sequence[Piece], *, by: UserId, standing: Standing
) -> list[SigningProblem]:
    """Gaps of a phrase that would be signed as they are, record by record."""
    chosen = {piece.record for piece in pieces}
    found = []
    for one in shown:
        if one.id in chosen:
            lines = lines_of(desk, one.kind, _signed_form(one, by=by, standing=standing))
            if count := sum(map(count_gaps, lines)):
                title = record_title(desk, one.kind)
                found.append(SigningProblem(code="unfilled", is_blocking=False, record=one.id, name=title, count=count))
    return found


def _gaps(desk: Desk, shown: Sequence[Shown], pieces: Sequence[Piece]) -> list[SigningProblem]:
    """What a signed record usually has. Said, never demanded."""
    chosen = {piece.record for piece in pieces}
    bodies = [(one.id, _body(one)) for one in shown]
    found = []
    # What happened and how it ended is written once for both: the partner's words count, signed or not.
    if not any(isinstance(body, Narrative) and body.text.strip() for _, body in bodies):
        found.append(SigningProblem(code="no_narrative", is_blocking=False))
    if not any(isinstance(body, Outcome) and body.primary for _, body in bodies):
        found.append(SigningProblem(code="no_outcome", is_blocking=False))
    if any(one in chosen and isinstance(body, Screen) and not is_screen_complete(desk, body) for one, body in bodies):
        found.append(SigningProblem(code="screen_incomplete", is_blocking=False))
    taken_over = sum(
        len(passages(body.text, body.inherited))
        for one, body in bodies
        if one in chosen and isinstance(body, Narrative)
    )
    if taken_over:
        found.append(SigningProblem(code="taken_over", is_blocking=False, count=taken_over))
    if any(one in chosen and isinstance(body, MandatedReport) and not body.disclosure_id for one, body in bodies):
        found.append(SigningProblem(code="report_not_recorded", is_blocking=False))
    return found


def _body(one: Shown) -> Body | None:
    try:
        return to_body(one.kind, shown_body(one.found, one.drafts))
    except NewerVersion:
        return None


# --- checking --------------------------------------------------------------------------------------------------------


def _verdict(desk: Desk, kept: Kept, *, by: UserId) -> SignatureVerdict:
    body = known_body("signature", kept.body)
    assert isinstance(body, Signature)
    reasons = [_why_broken(desk, kept.heads[0], author=kept.author)] if kept.heads else ["missing"]
    sealed = 0
    readable = desk.session(by).compartments
    for record, revision in body.covers:
        covered = desk.log.envelope(revision)
        if covered is None or covered.header.rec != record:
            reasons.append("missing")
            continue
        sealed += Compartment(covered.header.comp) not in readable
        reasons.append(_why_broken(desk, revision, author=""))
        if not signing.is_unchanged(revision, desk.graph(record)):
            reasons.append("changed_since")
    reason = next((r for r in ("envelope_broken", "missing", "changed_since") if r in reasons), "")
    # Who signed is what the agency certified, not what the signature says of itself.
    envelope = desk.log.envelope(kept.heads[0]) if kept.heads else None
    signer = desk.roll.user_devices.get(envelope.header.dev) if envelope else None
    lawful = desk.proofs.lawful(kept.author, body.covers, is_review=body.scope == REVIEW)
    if signer is None or body.role != signer.profession or len(lawful) != len(body.covers):
        reason = "envelope_broken"
    return SignatureVerdict(
        signature_id=RecordId(kept.id),
        user=UserId(kept.author),
        name=signer.name if signer else "",
        role=signer.profession if signer else "",
        credential=signer.credential if signer else "",
        at=kept.created,
        scope=body.scope,
        # What was signed stands unaltered although something newer lies beside it: that is a proposed addendum.
        is_valid=reason in ("", "changed_since"),
        why_not=reason,
        covered=len(body.covers),
        sealed_from_you=sealed,
    )


def _why_broken(desk: Desk, revision: str, *, author: str) -> str:
    """envelope_broken unless a certified member sealed exactly these bytes (and, for a signature, is the one it names)."""
    envelope = desk.log.envelope(revision)
    if envelope is None:
        return "missing"
    try:
        device = desk.roll.verify(envelope)
    except (EnvelopeBroken, CertificateBroken):
        return "envelope_broken"
    return "" if not author or device.user == author else "envelope_broken"
