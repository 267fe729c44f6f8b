"""Review: a supervisor reads what colleagues of the own profession signed, and says so. Reviewed is not authored.

Each profession has its own queue: a sergeant's reads the joint and the police part, a clinical supervisor's the joint and the clinical.
Nobody reviews the own work.
"""

from __future__ import annotations

import hashlib

from fieldnotes.crypto import canonical
from fieldnotes.domain import signing
from fieldnotes.domain.ids import EncounterId, RecordId, RevisionId, UserId, new_record_id
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Compartment, Signature
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.domain.signing import SIDE
from fieldnotes.services.amendment import amendment_lines, amendment_rows
from fieldnotes.services.desk import Desk
from fieldnotes.services.reading import (
    Shown,
    record_title,
    retracted_of,
    root_of,
    shown_records,
    standing_of,
)
from fieldnotes.services.review_note import note_row, open_notes, require_supervisor
from fieldnotes.services.row import (
    ReviewedRow,
    ReviewRow,
    ReviewState,
    Signed,
    SigningPart,
    SigningProblem,
    SigningSheet,
    UserRow,
)
from fieldnotes.services.shift import encounter_row
from fieldnotes.services.signin import confirm
from fieldnotes.services.wording import lines_of
from fieldnotes.store.projection import REVIEW

PAGE = 50


def list_to_review(desk: Desk, *, by: UserId, after: ReviewRow | None = None, limit: int = PAGE) -> list[ReviewRow]:
    """Encounters that colleagues of the supervisor's profession signed and nobody reviewed, longest waiting first, a page at a time."""
    require_supervisor(desk, by=by)
    me = desk.user_row(by)
    asked = {encounter for _, encounter in open_notes(desk, by=by, author=by, limit=1000)}
    last = None if after is None else (after.signed_ms, after.signature)
    rows = []
    for waiting in desk.joint.waiting_reviews(me.profession.value, without=by, after=last, limit=limit):
        line = waiting.line
        signers = [seal.signer for seal in line.seals if seal.signer != by]
        names = [
            row for one in dict.fromkeys(signers) if (row := desk.user_row(UserId(one))).profession is me.profession
        ]
        state = "asked" if line.id in asked else "answered" if _was_asked(desk, by, line.id) else "waiting"
        rows.append(
            ReviewRow(
                encounter=encounter_row(desk, line, by=by),
                signed_ms=waiting.signed_ms,
                signature=waiting.signature,
                signed_by=tuple(row.short_name for row in names),
                state=state,  # type: ignore[arg-type]  # one of the three above
            )
        )
    return rows


def read_review_sheet(desk: Desk, *, encounter: EncounterId, by: UserId) -> SigningSheet:
    """Everything that was signed here as far as the supervisor reads it, with what came after: what is shown is what is reviewed."""
    require_supervisor(desk, by=by)
    shown = shown_records(desk, encounter=encounter, by=by)
    pairs = _pairs(desk, shown, encounter=encounter)
    waiting = authors_waiting(desk, encounter=encounter, by=by)
    return SigningSheet(
        statement=signing.REVIEW_STATEMENT,
        parts=tuple(_parts(desk, shown, pairs, encounter=encounter)),
        problems=() if waiting else (SigningProblem(code="nothing_to_review", is_blocking=True),),
        signer=desk.user_row(by),
        fingerprint=_fingerprint(pairs),
        at=desk.clock.now(),
        laptop=desk.laptop_name,
    )


def review(desk: Desk, *, encounter: EncounterId, by: UserId, passphrase: str, fingerprint: str) -> Signed:
    """The supervisor's own passphrase: a signature that says "reviewed". RuleProblem("nothing_to_review", "changed_since_shown")."""
    require_supervisor(desk, by=by)
    me = desk.user_row(by)
    pairs = _pairs(desk, shown_records(desk, encounter=encounter, by=by), encounter=encounter)
    waiting = desk.joint.unreviewed(encounter, me.profession.value, without=by)
    if not waiting:
        raise RuleProblem("nothing_to_review", encounter=encounter)
    if fingerprint != _fingerprint(pairs):
        raise RuleProblem("changed_since_shown", encounter=encounter)
    confirm(desk, by=by, passphrase=passphrase)
    reviewed = [
        (one.id, one.heads[0]) for one in desk.joint_of(encounter=encounter, kind="signature") if one.id in waiting
    ]
    signature = new_record_id()
    body = Signature(
        statement=signing.REVIEW_STATEMENT,
        scope=REVIEW,
        compartment=SIDE[me.profession],
        covers=[*pairs, *reviewed],
        name=me.name,
        role=me.profession.value,
        credential=me.credential,
    )
    with desk.writing(by) as writing:
        writing.revise(
            record=signature,
            kind="signature",
            compartment=Compartment.JOINT,
            encounter=encounter,
            body=to_dict(body),
            why="signed",
        )
        writing.audit("reviewed", record=signature, encounter=encounter, covers=len(pairs))
    return Signed(changes=writing.changes, signature_id=signature, at=writing.at)


def _pairs(desk: Desk, shown: list[Shown], *, encounter: EncounterId) -> list[tuple[str, str]]:
    """What a review reads: what was signed, and the amendments under it."""
    covered = standing_of(desk, root_of(desk, encounter)).covered
    pairs = []
    for one in shown:
        if one.id in covered:
            pairs.append((one.id, covered[one.id]))
        elif one.kind == "addendum" and one.found is not None:
            pairs.append((one.id, one.found.heads[0]))
    return pairs


def _parts(
    desk: Desk, shown: list[Shown], pairs: list[tuple[str, str]], *, encounter: EncounterId
) -> list[SigningPart]:
    retracted = retracted_of(desk, shown, standing_of(desk, root_of(desk, encounter)))
    amendments = {row.id: row for row in amendment_rows(desk, shown, retracted=retracted)}
    known = {one.id: one for one in shown}
    parts = []
    for record, revision in pairs:
        one = known[record]
        assert one.found is not None
        amendment = amendments.get(RecordId(record))
        parts.append(
            SigningPart(
                record=RecordId(record),
                revision=RevisionId(revision),
                compartment=one.compartment,
                title=amendment.label if amendment else record_title(desk, one.kind),
                text_lines=amendment_lines(amendment) if amendment else tuple(lines_of(desk, one.kind, one.found.body)),
                author_name=desk.user_row(one.author).formal_name,
            )
        )
    return parts


def _fingerprint(pairs: list[tuple[str, str]]) -> str:
    return hashlib.sha256(canonical.encode(sorted([record, revision] for record, revision in pairs))).hexdigest()


def review_state(desk: Desk, *, encounter: EncounterId, by: UserId) -> ReviewState:
    """What the pen's own side knows: who reviewed, what waits, what was asked and answered."""
    me = desk.user_row(by)
    line = desk.joint.encounter_line(encounter)
    if line is None or me.profession not in SIDE:
        return ReviewState()
    kept = desk.kept_of(by, encounter=encounter, kind="review_note")
    answered = {(str(one.body.get("answers", "")), one.author) for one in kept if one.body.get("answers")}
    notes = tuple(
        note_row(desk, one, is_open=not one.body.get("answers") and (one.id, one.body.get("to")) not in answered)
        for one in kept
        if by in (one.author, one.body.get("to")) or desk.is_supervisor(by)
    )
    reviewed = tuple(
        ReviewedRow(by=UserId(one.reviewer), by_name=desk.user_row(UserId(one.reviewer)).formal_name, at=one.at)
        for one in line.reviews
        if one.role == me.profession.value
    )
    authors = authors_waiting(desk, encounter=encounter, by=by) if desk.is_supervisor(by) else ()
    return ReviewState(reviewed=reviewed, waits_for_me=bool(authors), authors=authors, notes=notes)


def authors_waiting(desk: Desk, *, encounter: EncounterId, by: UserId) -> tuple[UserRow, ...]:
    """Colleagues of a supervisor's profession whose signatures here nobody has reviewed."""
    require_supervisor(desk, by=by)
    me = desk.user_row(by)
    waiting = set(desk.joint.unreviewed(encounter, me.profession.value, without=by))
    signed = [one for one in desk.joint_of(encounter=encounter, kind="signature") if one.id in waiting]
    return tuple(desk.user_row(UserId(user)) for user in dict.fromkeys(one.author for one in signed))


def _was_asked(desk: Desk, by: UserId, encounter: str) -> bool:
    return any(one.author == by for one in desk.kept_of(by, encounter=encounter, kind="review_note"))
