"""The pages of a referral packet, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer, TableStyle

from fieldnotes.domain.problem import InputProblem
from fieldnotes.packet import notice
from fieldnotes.packet.content import (
    Author,
    Document,
    Group,
    Letter,
    PacketContent,
    Pair,
    Paper,
    Part,
    Party,
    Picture,
    Release,
    ScreenSheet,
    Sheet,
)
from fieldnotes.packet.enclosure import enclose
from fieldnotes.packet.finish import Attachment, Facts, finish
from fieldnotes.packet.font import BOLD, REGULAR, printable, register
from fieldnotes.packet.layout import (
    BODY,
    BOTTOM,
    CELL,
    CELL_BOLD,
    FOOT_SIZE,
    GROUND,
    H1,
    H2,
    HAIRLINE,
    LEFT,
    LONG_TEXT,
    PAPERS,
    RIGHT,
    SMALL,
    TITLE,
    Page,
    build,
    draw_draft,
    frame_size,
    height_of,
    qr,
    signature,
    style,
)
from fieldnotes.packet.reply import ASKS, form_name
from fieldnotes.packet.seal import identifier, packet_hash, qr_text
from fieldnotes.packet.tagged import ARTIFACT, Grid, Node, PageNumber, TaggedCanvas, ToFillIn, Words

LONGEST_LIST = 300.0  # points: a longer list of contents goes on over pages, behind what stands on the cover
MOST_TITLE = 160  # characters of a title in the list; it stands in full where the part begins
LETTER_SIZES = (11.0, 10.5, 10.0)  # points: a letter shrinks to stay on one page, never below what a fax can carry


def render_packet(
    content: PacketContent,
    *,
    paper: Paper = "letter",
    is_draft: bool = False,
    attachments: Sequence[Attachment] = (),
    has_signature: bool = False,
) -> bytes:
    """The archive form: PDF/UA-1 and PDF/A-3a, the same bytes for the same content. `has_signature`: it is going to be signed.

    Everything in `content` is printed: use `policy.compose` first. Raises InputProblem("character_not_printable" | "picture_not_readable" |
    "packet_id_malformed").
    """
    register()
    root = Node("Document")
    content_hash = packet_hash(content)
    width, height = frame_size(paper)
    cover = Page(width, Node("Sect", root, title="Cover"), where="cover")
    parts = [_part(part, content, root, width, height) for part in content.parts]
    pages = [*parts, _reply(content, root, width, height, content_hash)]
    targets = [(page.node.title, page.node) for page in pages]
    _cover(cover, content, targets, content_hash=content_hash, is_draft=is_draft)
    flow = list(cover.flow)
    for page in pages:
        flow += [PageBreak(), *page.flow]
    drawn = [(given, page.node) for given, page in zip(content.parts, parts, strict=True)]
    data = build(flow, paper=paper, dress=_Dress(content, cover.node, drawn, is_draft=is_draft))
    facts = Facts(
        title=f"Referral packet {content.packet_id}",
        identifier=identifier(content.packet_id, content_hash),
        made_at=datetime.fromisoformat(content.generated_at),
        language=content.language,
    )
    form = form_name(content.packet_id, content_hash)
    return finish(data, root, facts, attachments=attachments, form=form, has_signature=has_signature)


# --- heads and feet --------------------------------------------------------------------------------------------------


class _Dress:
    """Draws heads, feet and DRAFT when all pages are laid out."""

    def __init__(
        self, content: PacketContent, cover: Node, parts: Sequence[tuple[Part, Node]], *, is_draft: bool
    ) -> None:
        self._is_draft = is_draft
        self._id = content.packet_id
        self._sender = printable(content.sender.name, where="cover")
        self._head = printable(f"{content.packet_id} · {content.generated}", where="cover")
        self._cover = cover
        self._parts = parts

    def __call__(self, canvas: TaggedCanvas, index: int, count: int) -> None:
        width, height = canvas._pagesize  # noqa: SLF001 # the engine offers no other way to ask
        if self._is_draft:
            draw_draft(canvas, has_watermark=True)
        canvas.setFillColor(black)
        canvas.setLineWidth(HAIRLINE)
        if not self._has_letterhead(index):
            _fit(canvas, self._sender, (LEFT, height - 50), (width - LEFT - RIGHT) * 0.55)
            canvas.setFont(REGULAR, FOOT_SIZE)
            canvas.drawRightString(width - RIGHT, height - 50, self._head)
            canvas.line(LEFT, height - 56, width - RIGHT, height - 56)
        canvas.line(LEFT, BOTTOM - 14, width - RIGHT, BOTTOM - 14)
        canvas.setFont(REGULAR, FOOT_SIZE)
        canvas.drawString(LEFT, BOTTOM - 27, self._where_the_notice_is())
        canvas.drawRightString(width - RIGHT, BOTTOM - 27, f"{self._id} · page {index + 1} of {count}")
        if self._is_protected(index):
            canvas.setFont(BOLD, FOOT_SIZE)
            canvas.drawString(LEFT, BOTTOM - 41, notice.SUBSTANCE_USE_FOOT)

    def _has_letterhead(self, index: int) -> bool:
        return index == 0 or any(isinstance(part, Letter) and node.first_page == index for part, node in self._parts)

    def _is_protected(self, index: int) -> bool:
        return any(part.block.is_substance_use and index in node.pages() for part, node in self._parts)

    def _where_the_notice_is(self) -> str:
        last = max(self._cover.pages(), default=0) + 1
        return (
            "Confidential. See the notice on page 1."
            if last == 1
            else f"Confidential. See the notices on pages 1 to {last}."
        )


def _fit(canvas: TaggedCanvas, text: str, at: tuple[float, float], room: float) -> None:
    """One line, cut with an ellipsis where a name is longer than the page is wide (it stands in full on the cover)."""
    while canvas.stringWidth(text, BOLD, FOOT_SIZE) > room and len(text) > 2:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    canvas.setFont(BOLD, FOOT_SIZE)
    canvas.drawString(*at, text)


# --- cover -----------------------------------------------------------------------------------------------------------


def _cover(
    page: Page, content: PacketContent, targets: Sequence[tuple[str, Node]], *, content_hash: str, is_draft: bool
) -> None:
    _letterhead(page, content.sender)
    page.say("Referral packet", TITLE, "H1")
    if is_draft:
        page.say("This packet is a draft. It has not been signed yet.", style(10.5, is_bold=True, after=6))
    page.grid(
        [
            ("Urgency", "Please act by", "Prepared"),
            (content.urgency or "not stated", content.act_by or "not stated", content.generated),
        ],
        [page.width * 0.2, page.width * 0.4, page.width * 0.4],
        is_boxed=True,
        look=style(12, is_bold=True, after=0),
    )
    if content.warning:
        page.say(content.warning, style(14, is_bold=True, after=8))
    # A number to call stands on a line of its own: it is what people look for, and must not be broken.
    people = ("\n".join(filter(None, (_who(author), author.phone))) for author in content.callback)
    callback = "\n".join(people) or "not known"
    page.grid(
        [("To", "From", "Call back"), (_address(content.recipient), _address(content.sender), callback)],
        [page.width / 3] * 3,
    )
    trial = Page(page.width, Node("Sect"), where="cover")
    is_long = height_of([_list(trial, targets, page.width - _CODE_WIDTH - 8)], page.width) > LONGEST_LIST
    if is_long:
        page.flow.append(_qr(page, content, content_hash))
    else:
        _contents(page, content, targets, content_hash)
    _numbers(page, content, content_hash)
    if content.basis:
        page.say(content.basis, SMALL, lead="Shared on the basis of:")
    if content.addenda:
        page.say("Added after signing", H2, "H2")
        page.points(content.addenda, SMALL)
    _notices(page, content)
    if (
        is_long
    ):  # whom a packet with sixty attachments reached by mistake must not have to look for the notice behind their list
        page.flow.append(CondPageBreak(90))  # the heading, the head of the list and two of its lines
        page.say("In this packet", H2.clone("list", keepWithNext=False), "H2")
        page.flow.append(_list(page, targets, page.width + 8))


_CODE_WIDTH = 104.0  # points


def _qr(page: Page, content: PacketContent, content_hash: str) -> Flowable:
    return qr(
        qr_text(content.packet_id, content_hash),
        alt=f"QR code with the packet id {content.packet_id} and the content hash {content_hash}",
        parent=page.node,
        width=_CODE_WIDTH,
    )


def _contents(page: Page, content: PacketContent, targets: Sequence[tuple[str, Node]], content_hash: str) -> None:
    page.say("In this packet", H2, "H2")
    list_width = page.width - _CODE_WIDTH - 8
    row: list[Flowable] = [_list(page, targets, list_width), _qr(page, content, content_hash)]
    page.flow.append(Grid([row], colWidths=[list_width, _CODE_WIDTH + 8], style=TableStyle(_BARE), hAlign="LEFT"))
    page.space(4)


def _list(page: Page, targets: Sequence[tuple[str, Node]], width: float) -> Grid:
    table = Node("Table", page.node)
    cells: list[list[Flowable]] = []
    for index, (title, target) in enumerate([("Part", None), *targets]):
        row = Node("TR", table)
        look = CELL if index else CELL_BOLD
        first, second = (Node("TD" if index else "TH", row, scope="" if index else "Column") for _ in range(2))
        if target is None:
            cells.append(
                [Words(title, look, first, is_repeatable=True), Words("Page", look, second, is_repeatable=True)]
            )
        else:
            short = title if len(title) <= MOST_TITLE else f"{title[:MOST_TITLE].rstrip()}…"
            link = Node("Link", first, alt=f"Go to {short}")
            link.link_to = target
            cells.append([Words(page.clean(short), look, link), PageNumber(target, second, font=REGULAR, size=10)])
    return Grid(cells, colWidths=[width - 52, 44], repeatRows=1, hAlign="LEFT", style=TableStyle(_QUIET))


def _numbers(page: Page, content: PacketContent, content_hash: str) -> None:
    version = f" · Note version {content.version}" if content.version else ""
    number = f" · Referral {content.number}" if content.number and content.number != content.packet_id else ""
    page.say(f"Packet {content.packet_id}{number}{version}\nContent hash {_spaced(content_hash)}", SMALL)


_QUIET: list[tuple[Any, ...]] = [
    *GROUND,
    ("LINEBELOW", (0, 0), (-1, -1), HAIRLINE, black),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
]
_BARE: list[tuple[Any, ...]] = [
    *GROUND,
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
]


def _spaced(digest: str) -> str:
    """Groups of eight are easier to compare by eye or by voice."""
    return " ".join(digest[i : i + 8] for i in range(0, len(digest), 8))


def _notices(page: Page, content: PacketContent) -> None:
    page.say("Confidential", H2, "H2")
    page.say(notice.CONFIDENTIAL, SMALL)
    phone = content.sender.phone
    page.say(notice.MISDIRECTED.format(phone=phone) if phone else notice.MISDIRECTED_WITHOUT_PHONE, SMALL)
    if "substance_use" not in content.notices:
        return
    own = Page(page.width, page.node, where="cover")
    own.say("Notice to accompany disclosure (42 CFR 2.32)", H2, "H2")
    for paragraph in notice.SUBSTANCE_USE_NOTICE:
        own.say(paragraph, SMALL)
    if content.consent_scope:
        own.say(content.consent_scope, SMALL, lead="Scope of the consent (42 CFR 2.32(b)):")
    page.flow += [CondPageBreak(height_of(own.flow, page.width)), *own.flow]  # a notice torn in two is half read


# --- parts -----------------------------------------------------------------------------------------------------------


def _part(part: Part, content: PacketContent, root: Node, width: float, height: float) -> Page:
    match part:
        case Letter():
            return _letter(part, content, root, width, height)
        case ScreenSheet():
            page = _page(root, width, part.title, part.block.part)
            _screen(page, part)
        case Release():
            page = _page(root, width, part.title, part.block.part)
            _release(page, part)
        case Picture() | Document():
            page = _page(root, width, part.title, part.block.part)
            enclose(page, part, height)
        case Sheet():
            page = _page(root, width, part.title, part.block.part)
            _sheet(page, part)
    return page


def _page(root: Node, width: float, title: str, where: str) -> Page:
    clean = printable(title, where=where).replace("\n", " ")
    page = Page(width, Node("Sect", root, title=clean), where=where)
    page.say(clean, H1, "H1")
    return page


def _reply(content: PacketContent, root: Node, width: float, height: float, content_hash: str) -> Page:
    """The last page: what a receiver answers, on a screen or by hand, and sends back. It names the referral, never the person.

    It is one page: a long name takes from the gaps, never from the lines to write on.
    """
    for gap in _GAPS_PT:
        page = _reply_at(content, root, width, content_hash, gap)
        if gap == _GAPS_PT[-1] or height_of(page.flow, width) <= height:
            break
        root.kids.remove(page.node)
    return page


def _reply_at(content: PacketContent, root: Node, width: float, content_hash: str, gap: float) -> Page:
    page = _page(root, width, "Reply to this referral", "reply")
    number = content.number or content.packet_id
    sender = content.sender
    ways = [f"fax {sender.fax}" if sender.fax else "", f"phone {sender.phone}" if sender.phone else ""]
    how = ", ".join(filter(None, ways)) or sender.address
    head = Page(width, page.node, where="reply")
    head.say(f"Referral {number}", style(15, is_bold=True, after=4))
    head.say(f"To {sender.name}: {how}." if how else f"To {sender.name}.", BODY)
    head.say("Tick what applies, here or on paper. The number is enough; please write no name of the person.", BODY)
    head.say(f"From {content.recipient.name}", BODY)
    code_width = 84.0
    code = qr(
        qr_text(content.packet_id, content_hash),
        alt=f"QR code: packet {content.packet_id}, content hash {content_hash}",
        parent=page.node,
        width=code_width,
    )
    beside = Grid([[head.flow, code]], colWidths=[width - code_width - 8, code_width + 8], style=TableStyle(_BARE))
    page.flow += [beside, Spacer(1, 6), _answers(page, width, gap)]
    return page


def _answers(page: Page, width: float, gap: float) -> Grid:
    """A table: box, what it says, room to write. Reasons of "not accepted" stand under it, without room of their own."""
    table = Node("Table", page.node)
    rows: list[list[list[Flowable]]] = []
    for ask in ASKS:
        row = Node("TR", table)
        box, label, room = Node("TD", row), Node("TH", row, scope="Row"), Node("TD", row)
        indent = CELL.clone("reason", leftIndent=14)
        cells: list[list[Flowable]] = [
            [Words("\u00a0", CELL, box)],
            [Words(page.clean(ask.words), indent if ask.is_reason else CELL_BOLD, label)],
            [Words("\u00a0" if ask.is_reason else page.clean(ask.hint), _HINT, Node("P", room))],
        ]
        if ask.tick:
            said = f"Not accepted because: {ask.words}" if ask.is_reason else ask.words
            cells[0] = [ToFillIn(ask.tick, "tick", Node("Form", box), said=said, height=_TICK_PT)]
        if ask.field:
            said = f"{ask.words}: {ask.hint}"
            cells[2].append(ToFillIn(ask.field, "text", Node("Form", room), said=said, height=_ROOM_PT))
        rows.append(cells)
    # A hint stands nearer to its own line than to the one above, and a reason under its answer: a fax is filled in by hand, in a hurry.
    gaps = [
        ("BOTTOMPADDING", (0, at), (-1, at), min(4.0, gap) if below.is_reason else gap)
        for at, below in enumerate((*ASKS[1:], ASKS[0]))
    ]
    inset = [("LEFTPADDING", (0, at), (0, at), _INSET_PT) for at, ask in enumerate(ASKS) if ask.is_reason]
    style_ = TableStyle([*_BARE, ("VALIGN", (0, 0), (-1, -1), "BOTTOM"), *gaps, *inset])
    return Grid(rows, colWidths=[24, 176, width - 200], style=style_, hAlign="LEFT")


_TICK_PT = 13.0
_INSET_PT = 10.0
_GAPS_PT = (11.0, 8.0, 5.0, 2.0)
_ROOM_PT = 22.0  # a line for a hand (ruled paper has 20 to 25 points)
_HINT = style(10, after=1)


def _essentials(page: Page, pairs: Sequence[Pair]) -> None:
    """The box on top: the first three side by side, then what this receiver wants, two in a row; gaps are said."""
    first, rest = pairs[:3], list(pairs[3:])
    if first:
        rows = [tuple(pair.label for pair in first), tuple(pair.text or "not known" for pair in first)]
        page.grid(rows, [page.width / len(first)] * len(first), is_boxed=True)
    short = [pair for pair in rest if len(pair.text) <= LONG_TEXT // 2]
    cells = [(pair.label, pair.text or "not known") for pair in short]
    if len(cells) % 2:
        cells.append((NO_CELL, NO_CELL))
    if cells:
        both = [(*one, *other) for one, other in zip(cells[::2], cells[1::2], strict=True)]
        page.grid(
            both,
            [page.width * share for share in (0.2, 0.3, 0.2, 0.3)],
            has_head=False,
            is_row_head=True,
            is_boxed=True,
        )
    for pair in rest:
        if pair not in short:  # no row of a table is longer than a page
            page.say(pair.label, CELL_BOLD)
            page.paragraphs(pair.text, SMALL)


NO_CELL = "\u00a0"  # a row with a missing cell is no table for who hears it
UNREAD = "Suggested from the record. Nobody has read this letter yet; it does not leave like this."


def _letterhead(page: Page, sender: Party) -> None:
    page.say(sender.name, style(15, is_bold=True, after=1))
    details = " · ".join(
        filter(None, (sender.unit, sender.address, sender.phone, f"Fax {sender.fax}" if sender.fax else ""))
    )
    page.say(details or " ", style(10, after=5)) if details else None
    page.flow.append(_Rule(page.width))
    page.space(8)


def _letter(part: Letter, content: PacketContent, root: Node, width: float, height: float) -> Page:
    """The largest size at which it stays on one page; a letter too long for that runs on rather than losing a word."""
    for size in LETTER_SIZES:
        page = Page(width, Node("Sect", title="Letter"), where="letter")
        _letter_at(page, part, content, size)
        if height_of(page.flow, width) <= height:
            break
    root.kids.append(page.node)
    return page


def _letter_at(page: Page, part: Letter, content: PacketContent, size: float) -> None:
    body = style(size, after=size * 0.6)
    _letterhead(page, content.sender)
    page.say(f"Referral {content.number or content.packet_id} · {content.generated}", style(10, after=8))
    page.say(_address(content.recipient), style(size, after=8))
    page.say("Letter of referral", H1, "H1")
    _essentials(page, part.essentials)
    if part.essentials:
        page.space(4)
    if part.is_unread:
        page.say(UNREAD, style(10.5, is_bold=True, after=6))
    page.paragraphs(part.text, body)
    if not part.text.strip():
        page.say("No letter was written.", body)
    if part.request:
        page.say(part.request, body, lead="We ask you to")
    _sign_off(page, part.authors)


def _sheet(page: Page, part: Sheet) -> None:
    if part.lead:
        page.paragraphs(part.lead)
    for group in part.groups:
        _group(page, group)
    if not part.groups and not part.lead:
        page.say("Nothing was written here.")
    _sign_off(page, part.authors)


def _group(page: Page, group: Group) -> None:
    if group.title:
        page.say(group.title, H2, "H2")
    rows: list[tuple[str, str]] = []

    def put_down() -> None:
        if rows:
            page.grid(rows, [128, page.width - 128], has_head=False, is_row_head=True)
            rows.clear()

    for pair in group.pairs:
        text = pair.text.strip() or "not known"
        text = f"{text} ({pair.source})" if pair.source else text
        if len(text) <= LONG_TEXT and len(pair.label) <= 80:
            rows.append((pair.label, text))
            continue
        put_down()
        page.say(pair.label, CELL_BOLD)
        page.paragraphs(text, SMALL)
    put_down()
    for paragraph in group.paragraphs:
        page.paragraphs(paragraph)
    if group.points:
        page.points(group.points)


def _screen(page: Page, part: ScreenSheet) -> None:
    page.say(part.asked, SMALL)
    page.say(part.version, SMALL)
    page.say("What it says", H2, "H2")
    page.paragraphs(part.reading)
    if not part.answers:  # silence about questions reads as answers
        page.say("No question was asked.", BODY)
        page.say(part.rule, SMALL, lead="Rule:")
        return
    page.say("Every answer", H2, "H2")
    rows = [("No.", "Question", "Answer")]
    for answer in part.answers:
        said = f"{answer.answer} – calls for urgent action" if answer.is_urgent else answer.answer
        if len(answer.question) + len(said) > LONG_TEXT * 2:
            raise InputProblem("answer_too_long", field=page.where, number=answer.number)
        rows.append((answer.number, answer.question, said))
    page.grid(rows, [34, page.width - 34 - 150, 150])
    page.say(part.unanswered or "Every question was answered.", BODY, lead="Declined, could not assess or not asked:")
    page.say(part.rule, SMALL, lead="Rule:")


def _release(page: Page, part: Release) -> None:
    _group(page, Group(pairs=part.elements))
    if part.statements:
        page.say("What the person was told", H2, "H2")
        page.points(part.statements, SMALL)
    page.say("Signature", H2, "H2")
    if part.strokes:
        page.flow.append(
            signature(part.strokes, alt=f"Drawn signature of {part.signer or 'the person'}", parent=page.node)
        )
    page.flow.append(_Rule(220))
    page.say(
        "\n".join(filter(None, (part.signer, part.signed, f"Witness: {part.witness}" if part.witness else "")))
        or "Not signed",
        SMALL,
    )


# --- small pieces ----------------------------------------------------------------------------------------------------


class _Rule(Flowable):  # type: ignore[misc] # the layout engine publishes no types
    """A black line across."""

    def __init__(self, width: float) -> None:
        super().__init__()
        self.width, self.height = width, 2

    def draw(self) -> None:
        """Draw it as an artifact."""
        self.canv.enter(ARTIFACT)
        self.canv.setLineWidth(1.2)
        self.canv.line(0, 1, self.width, 1)
        self.canv.enter(None)


def _sign_off(page: Page, authors: Sequence[Author]) -> None:
    for author in authors:
        page.flow.append(CondPageBreak(64))  # a line to sign on stays with the name under it
        page.space(12)
        page.flow.append(_Rule(230))
        page.say(f"{_author_line(author)}\n{author.signed or 'not signed yet'}", SMALL)


def _who(author: Author) -> str:
    name = ", ".join(filter(None, (author.name, author.credential)))
    return " · ".join(filter(None, (name, author.role)))


def _author_line(author: Author) -> str:
    return " · ".join(filter(None, (_who(author), author.phone)))


def _address(party: Party) -> str:
    lines = (
        party.name,
        party.unit,
        party.address,
        f"Phone {party.phone}" if party.phone else "",
        f"Fax {party.fax}" if party.fax else "",
    )
    return "\n".join(filter(None, lines))


__all__ = ["PAPERS", "render_packet"]
