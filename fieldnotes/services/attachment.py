"""Attachments: a photo, a PDF or a drawing, sealed in the compartment of what it shows. Nothing of it is ever a file outside the vault.

`prepare` runs beside the lane (a child decodes the stranger's file); `add` seals and files in one transaction.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal, NamedTuple

from fieldnotes.crypto import canonical
from fieldnotes.crypto.seal import SealBroken, seal, unseal
from fieldnotes.domain import signing
from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import DamagedVault, InputProblem, RuleProblem
from fieldnotes.domain.record import Addendum, Attachment, Compartment
from fieldnotes.domain.record_codec import known_body, to_dict
from fieldnotes.packet.intake import read_file, take_in
from fieldnotes.services.desk import Desk
from fieldnotes.services.reading import read_standing
from fieldnotes.services.row import AttachmentRow, Changes, Saved
from fieldnotes.services.sealed_file import read_sealed, where_is
from fieldnotes.services.writing import join_encounter, require_may_write
from fieldnotes.store.blob import BlobStore
from fieldnotes.store.read import Record as Kept

MOST_OF_ONE_ENCOUNTER = 60
_CONTEXT = b"fieldnotes/attachment/v1"
_KEY_ID_BYTES = 16


class Prepared(NamedTuple):
    """A file made anew, not kept yet."""

    form: Literal["photo", "document", "sketch"]
    media_type: str
    data: bytes
    pages: int = 0
    width_px: int = 0
    height_px: int = 0


def prepare(path: Path) -> Prepared:
    """Read a photo or PDF and have a child make it anew; touches no desk. InputProblem, EnvironmentProblem (packet.intake)."""
    taken = take_in(read_file(path))
    return Prepared(taken.form, taken.media_type, taken.data, taken.pages, taken.width_px, taken.height_px)


def prepare_sketch(strokes: list[list[tuple[int, int]]], words: str = "") -> Prepared:
    """A drawing of one's own: points from 0 to 1000 in both directions; without any, `words` on a sheet, for whoever cannot draw.

    InputProblem("sketch_empty" | "sketch_too_long").
    """
    from fieldnotes.packet.picture import draw_sketch, draw_words

    drawn = draw_sketch(strokes) if any(strokes) or not words.strip() else draw_words(words)
    return Prepared("sketch", drawn.media_type, drawn.data, 0, drawn.width_px, drawn.height_px)


def add(  # noqa: PLR0913 # the facts of one record, each by its name
    desk: Desk,
    *,
    by: UserId,
    encounter: EncounterId,
    compartment: Compartment,
    prepared: Prepared,
    title: str,
    description: str = "",
    taken_by: str = "",
    taken_at: EventTime | None = None,
    person: str = "",
    is_substance_use: bool = False,
    with_addendum_to: RecordId | None = None,
    reason: str = "",
) -> Saved:
    """Seal and file it. `compartment`: joint or the writer's own side.

    Once the part is signed it comes with an addendum (`with_addendum_to` a signed record, and a reason) or not at all:
    RuleProblem with `signing.why_not_write`'s codes, "clinician_only" for joint papers of substance-use treatment.
    InputProblem("title_needed", "reason_needed", "too_many_attachments").
    """
    if not title.strip():
        raise InputProblem("title_needed", field="title")
    # A part of the packet that names what it shows may be blank to a screen reader: words are asked for on screen, not forced here.
    if compartment not in (Compartment.JOINT, signing.SIDE.get(desk.user_row(by).profession)):
        raise RuleProblem("sealed_from_you", compartment=compartment.value)
    record = new_record_id()
    if is_substance_use and compartment is Compartment.JOINT:
        raise RuleProblem(
            "clinician_only"
        )  # the joint part is the police's too: 42 CFR 2.12(c)(5) and 2.61 are their only ways to it
    amended = _amended(
        desk, by=by, encounter=encounter, compartment=compartment, target=with_addendum_to, reason=reason
    )
    if amended is None:
        require_may_write(
            desk, by=by, encounter=encounter, kind="attachment", compartment=compartment, record=record, found=None
        )
    if len(desk.kept_of(by, encounter=encounter, kind="attachment")) >= MOST_OF_ONE_ENCOUNTER:
        raise InputProblem("too_many_attachments", most=MOST_OF_ONE_ENCOUNTER)
    key_id, key = desk.session(by).write_key(compartment)
    sealed = bytes.fromhex(key_id) + seal(key, prepared.data, _context(desk, record, compartment))
    blob = _blobs(desk).put(sealed)
    addendum = new_record_id() if amended is not None else RecordId("")
    body = Attachment(
        title=title.strip(),
        description=description.strip(),
        form=prepared.form,
        media_type=prepared.media_type,
        blob=blob,
        sha256=hashlib.sha256(prepared.data).hexdigest(),
        size_bytes=len(prepared.data),
        pages=prepared.pages,
        width_px=prepared.width_px,
        height_px=prepared.height_px,
        taken_by=taken_by.strip(),
        taken_at=taken_at or EventTime(),
        person_id=person,
        is_substance_use=is_substance_use,
        addendum=addendum,
    )
    with desk.writing(by) as writing:
        desk.log.add_blob(blob, len(sealed))
        if amended is not None:
            writing.revise(
                record=addendum,
                kind="addendum",
                compartment=compartment,
                encounter=encounter,
                body=to_dict(amended),
                why="written",
            )
        writing.revise(
            record=record,
            kind="attachment",
            compartment=compartment,
            encounter=encounter,
            person=person,
            body=to_dict(body),
            why="written",
        )
        if amended is None:
            join_encounter(desk, writing, encounter=encounter, compartment=compartment)
        writing.audit("attachment_added", record=record, encounter=encounter, blob=blob, size=len(prepared.data))
    return Saved(record=record, at=writing.at, changes=writing.changes)


def list_attachments(desk: Desk, *, by: UserId, encounter: EncounterId) -> list[AttachmentRow]:
    """What the pen may see, oldest first; what was removed is not among them."""
    desk.require_reader(by)
    covered = read_standing(desk, encounter=encounter).covered
    return [
        _row(desk, kept, by=by, is_signed=kept.id in covered)
        for kept in desk.kept_of(by, encounter=encounter, kind="attachment")
        if not kept.is_removed
    ]


def read(desk: Desk, *, by: UserId, record: RecordId) -> bytes:
    """What the blob holds, unsealed in memory. RuleProblem("record_not_here") when it is sealed from the pen or removed.

    EnvironmentProblem("blob_not_come") when it has not come here yet, "blob_missing" when it was here;
    DamagedVault("damaged_blob") when it is not what was signed.
    """
    kept = _mine(desk, by, record)
    body = _body(kept)
    sealed = read_sealed(desk, body.blob)
    key = desk.session(by).read_key(kept.compartment, sealed[:_KEY_ID_BYTES].hex())
    try:
        plain = unseal(key, sealed[_KEY_ID_BYTES:], _context(desk, record, kept.compartment))
    except SealBroken:
        raise DamagedVault("damaged_blob", blob=body.blob) from None
    if hashlib.sha256(plain).hexdigest() != body.sha256:
        raise DamagedVault("damaged_blob", blob=body.blob)
    return plain


def remove(desk: Desk, *, by: UserId, record: RecordId, reason: str) -> Changes:
    """Take an attachment out of the encounter and say why; its author's alone, and not once it is signed.

    The record's history keeps that it was there. InputProblem("reason_needed"); RuleProblem as for any write.
    """
    if not reason.strip():
        raise InputProblem("reason_needed", field="reason")
    kept = _mine(desk, by, record)
    require_may_write(
        desk,
        by=by,
        encounter=kept.encounter,
        kind="attachment",
        compartment=kept.compartment,
        record=record,
        found=kept,
    )
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="attachment",
            compartment=kept.compartment,
            encounter=kept.encounter,
            person=kept.person,
            body={**kept.body, "removed_why": reason.strip()},
            parents=kept.heads,
            why="removed",
        )
        writing.audit("attachment_removed", record=record, encounter=kept.encounter)
    return writing.changes


def _amended(
    desk: Desk, *, by: UserId, encounter: str, compartment: Compartment, target: RecordId | None, reason: str
) -> Addendum | None:
    """The addendum that an attachment comes with after signing."""
    if target is None:
        return None
    found = desk.kept(by, target)
    if found is None or found.encounter != encounter or found.compartment is not compartment:
        raise RuleProblem("record_not_here", record=target)
    covered = read_standing(desk, encounter=encounter).covered
    if target not in covered:
        raise RuleProblem("not_signed_yet", record=target)
    if not reason.strip():
        raise InputProblem("reason_needed", field="reason")
    return Addendum(
        target=target,
        target_revision=covered[target],
        amendment="addition",
        reason=reason.strip(),
        text="An attachment was added.",
    )


def _mine(desk: Desk, by: UserId, record: str) -> Kept:
    kept = desk.kept(by, record)
    if kept is None or kept.kind != "attachment" or kept.is_removed:
        raise RuleProblem("record_not_here", record=record)
    return kept


def _body(kept: Kept) -> Attachment:
    body = known_body("attachment", kept.body)
    assert isinstance(body, Attachment)
    return body


def _row(desk: Desk, kept: Kept, *, by: UserId, is_signed: bool) -> AttachmentRow:
    body = _body(kept)
    where = where_is(desk, body.blob)
    return AttachmentRow(
        record=RecordId(kept.id),
        compartment=kept.compartment,
        title=body.title,
        description=body.description,
        form=body.form,
        media_type=body.media_type,
        size_bytes=body.size_bytes,
        pages=body.pages,
        width_px=body.width_px,
        height_px=body.height_px,
        taken_by=body.taken_by,
        taken_at=body.taken_at,
        author_name=desk.user_row(UserId(kept.author)).short_name,
        is_here=where == "here",
        is_lost=where == "lost",
        is_signed=is_signed,
        may_remove=kept.author == by and not is_signed and not body.addendum,
    )


def _blobs(desk: Desk) -> BlobStore:
    return BlobStore(desk.data_dir / "blobs")


def _context(desk: Desk, record: str, compartment: Compartment) -> bytes:
    """A blob opens for its own record only: nobody can hang one picture under another title."""
    return _CONTEXT + canonical.encode({"org": desk.vault.org, "rec": record, "comp": compartment.value})
