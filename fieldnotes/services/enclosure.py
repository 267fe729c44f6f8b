"""Attachments as parts of a packet: what each is comes from its record, the sealed file only when it was chosen and may go."""

from __future__ import annotations

from collections.abc import Container, Iterator

import msgspec

from fieldnotes.domain.ids import RecordId, UserId
from fieldnotes.domain.record import Attachment
from fieldnotes.packet.content import Block, Document, PacketContent, Part, Picture
from fieldnotes.services import attachment
from fieldnotes.services.desk import Desk
from fieldnotes.services.dossier import Dossier, Sourced, say_time

PART = "attachment"


def enclosures(dossier: Dossier) -> Iterator[Picture | Document]:
    """Every attachment of the person's that the pen may see, in the order they came; none of them preselected, none unsealed yet."""
    for one, body in dossier.all(Attachment):
        title, alt = body.title.strip() or "Attachment", body.description.strip()
        if body.form == "document":
            yield Document(
                block=_block(one, body), title=title, alt=alt, pdf=b"", page_count=body.pages, caption=_caption(body)
            )
        else:
            yield Picture(block=_block(one, body), title=title, alt=alt or title, jpeg=b"", caption=_caption(body))


def _block(one: Sourced, body: Attachment) -> Block:
    return Block(
        id=f"{PART}:{one.record}",
        part=PART,
        compartment=one.compartment,
        revisions=tuple(sorted(one.heads)),
        is_signed=one.is_signed,
        is_incidental=True,
        is_substance_use=body.is_substance_use,
    )


def _caption(body: Attachment) -> str:
    """What it shows, in words, for whom a fax leaves only shadows; who took it and when."""
    taken = ", ".join(filter(None, (body.taken_by, say_time(body.taken_at))))
    return "\n".join(filter(None, (body.description.strip(), f"Taken by {taken}" if body.taken_by else taken)))


def choice_of(part: Part) -> str:
    """By what a part is chosen: its kind; an attachment by itself, so that one of them may go without the others."""
    return part.block.id if part.block.part == PART else part.block.part


def title_of(part: Part) -> str:
    """What an attachment is called where it is chosen; nothing for the parts that we write."""
    return part.title if isinstance(part, Picture | Document) else ""


def is_chosen(block: Block, choices: Container[str]) -> bool:
    """Whether it is among the choices. The kind alone, as it was kept before each was chosen by itself, means all of them."""
    return block.part in choices or block.id in choices


def unsealed(desk: Desk, *, by: UserId, content: PacketContent) -> PacketContent:
    """The same packet with its attachments in it. Raises as `attachment.read`."""
    parts: list[Part] = []
    for part in content.parts:
        match part:
            case Picture():
                parts.append(msgspec.structs.replace(part, jpeg=_read(desk, by, part.block)))
            case Document():
                parts.append(msgspec.structs.replace(part, pdf=_read(desk, by, part.block)))
            case _:
                parts.append(part)
    return msgspec.structs.replace(content, parts=tuple(parts))


def _read(desk: Desk, by: UserId, block: Block) -> bytes:
    return attachment.read(desk, by=by, record=RecordId(block.id.removeprefix(f"{PART}:")))
