"""The record of an encounter on paper, for one audience: what was signed, and under it what came after, both readable and marked."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec

from fieldnotes.packet.content import Pair, Paper, Party
from fieldnotes.packet.finish import Facts, finish
from fieldnotes.packet.font import register
from fieldnotes.packet.layout import (
    BODY,
    H2,
    SMALL,
    TITLE,
    Foot,
    Page,
    build,
    frame_size,
    style,
)
from fieldnotes.packet.seal import identifier
from fieldnotes.packet.tagged import Node

_STRONG = style(10.5, is_bold=True, before=3, after=3, keeps_next=True)


class RecordAmendment(msgspec.Struct, frozen=True, kw_only=True):
    """One amendment. `struck`: wrong words of a correction, printed with a line through them."""

    label: str
    head: str  # by whom, when
    struck: str = ""
    lines: tuple[str, ...] = ()
    is_retracted: bool = False


class RecordEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One record with what came after it."""

    title: str
    keeper: str  # "Joint", "Police", "Clinical"
    head: str  # by whom, when written
    lines: tuple[str, ...]
    is_signed: bool
    is_retracted: bool = False
    amendments: tuple[RecordAmendment, ...] = ()


class RecordContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is printed, in final words."""

    record_id: str  # letters, digits and dashes
    title: str
    audience: str  # for whom, and what is not in it
    generated_at: str  # ISO 8601 with offset
    generated: str
    printed_by: str
    sender: Party
    facts: tuple[Pair, ...]
    entries: tuple[RecordEntry, ...]
    signatures: tuple[str, ...]
    is_signed: bool
    recipient: str = ""
    language: str = "en-US"


def render_record(content: RecordContent, *, paper: Paper = "letter") -> bytes:
    """The pages; the same bytes for the same content. Raises InputProblem("character_not_printable")."""
    register()
    root = Node("Document")
    width, _ = frame_size(paper)
    page = Page(width, Node("Sect", root, title=content.title), where="record")
    page.say(content.title, TITLE, "H1")
    page.say(content.audience, BODY)
    if content.recipient:
        page.say(f"For {content.recipient}", BODY)
    if not content.is_signed:
        page.say("Not signed by everybody yet. What is not signed may still be corrected.", _STRONG)
    page.grid([(pair.label, pair.text) for pair in content.facts], [128, width - 128], has_head=False, is_row_head=True)
    for entry in content.entries:
        _entry(page, entry)
    page.say("Signatures", H2, "H2")
    if content.signatures:
        page.points(content.signatures)
    else:
        page.say("Nobody has signed yet.")
    data = build(page.flow, paper=paper, dress=_foot(content))
    digest = hashlib.sha256(b"fieldnotes/record/v1\n" + msgspec.json.encode(content, order="deterministic")).hexdigest()
    facts = Facts(
        title=f"Record {content.record_id}",
        identifier=identifier(content.record_id, digest),
        made_at=datetime.fromisoformat(content.generated_at),
        language=content.language,
    )
    return finish(data, root, facts)


def _entry(page: Page, entry: RecordEntry) -> None:
    page.say(f"{entry.title} · {entry.keeper}", H2, "H2")
    state = "Signed" if entry.is_signed else "Not signed"
    page.say(f"{entry.head} · {state}", SMALL)
    if entry.is_retracted:
        page.say("TAKEN BACK. The words stay readable; why stands below.", _STRONG)
    for line in entry.lines:
        page.say(line, BODY, is_struck=entry.is_retracted)
    for amendment in entry.amendments:
        page.say(f"{amendment.label.upper()}, added after signing", _STRONG)
        page.say(amendment.head, SMALL)
        if amendment.is_retracted:
            page.say("This was taken back later; it stays readable.", SMALL)
        if amendment.struck:
            page.say(f"It said: {amendment.struck}", BODY, is_struck=True)
        for line in amendment.lines:
            page.say(line, BODY, is_struck=amendment.is_retracted)


def _foot(content: RecordContent) -> Foot:
    return Foot(
        left=f"{content.sender.name}. {content.title}.",
        right=f"{content.record_id} · printed {content.generated}",
        is_draft=not content.is_signed,
    )
