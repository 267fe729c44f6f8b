"""The hand-over: exactly one page, big type, spoken order, gaps said. It shrinks to 10 pt, then long lines are cut and say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from reportlab.lib.colors import black
from reportlab.platypus import Spacer, TableStyle

from fieldnotes.packet import notice
from fieldnotes.packet.content import HandoverContent, HandoverLine, Paper
from fieldnotes.packet.finish import Facts, finish
from fieldnotes.packet.font import BOLD, REGULAR, printable, register
from fieldnotes.packet.layout import (
    BOTTOM,
    CELL,
    FOOT_SIZE,
    GROUND,
    HAIRLINE,
    LEFT,
    RIGHT,
    TITLE,
    Page,
    build,
    draw_draft,
    frame_size,
    height_of,
    signature,
    style,
)
from fieldnotes.packet.seal import identifier, packet_hash
from fieldnotes.packet.tagged import Grid, Node, TaggedCanvas, Words

SIZES = (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.5, 10.0)  # points, biggest that fits
NEVER_LOST = ("legal", "risk", "weapons")
"""Lines that are cut last: whoever takes over must hear them."""
MAX_LINES = 14
LABEL_SIZE = 13.0
_LABEL_WIDTH = 112.0
_FOOT_HEIGHT = 112.0
_PADDING = 9.0  # above and below one row together
MAX_CHARACTERS = 4000  # more than a whole page of 10 pt holds; the rest cannot be printed anyhow


def render_handover(content: HandoverContent, *, paper: Paper = "letter", is_signed: bool = False) -> bytes:
    """One page, PDF/UA-1 and PDF/A-3a, same bytes for the same content. Raises InputProblem("character_not_printable")."""
    register()
    root = Node("Document")
    width, height = frame_size(paper)
    page = Page(width, Node("Sect", root, title="Hand-over"), where="handover")
    lines = tuple(_clean(line) for line in content.lines)
    _head(page, content, is_signed=is_signed)
    room = height - height_of(page.flow, width) - _FOOT_HEIGHT
    size, lines = _fit_rows(lines, width - _LABEL_WIDTH, room)
    rows_height = _rows(page, lines, size)
    page.flow.append(Spacer(1, max(0.0, room - rows_height - 0.5)))
    _foot(page, content)
    data = build(page.flow, paper=paper, dress=_dress(content, is_signed=is_signed))
    facts = Facts(
        title=f"Hand-over {content.packet_id}",
        identifier=identifier(content.packet_id, packet_hash(content)),
        made_at=datetime.fromisoformat(content.generated_at),
        language=content.language,
    )
    return finish(data, root, facts)


# --- fitting ---------------------------------------------------------------------------------------------------------


def spoken(line: HandoverLine) -> str:
    """What is read aloud after the label: the text, then every gap."""
    return " ".join(filter(None, (line.text.strip(), _gaps(line)))) or "Not known."


def _gaps(line: HandoverLine) -> str:
    return " ".join(f"{gap.rstrip('.')}." for gap in line.gaps)


def _fit_rows(lines: tuple[HandoverLine, ...], width: float, room: float) -> tuple[float, tuple[HandoverLine, ...]]:
    """As `fit`; where labels alone are too high for the page, the last rows give way to one that says that there is more."""
    for most in range(MAX_LINES, len(NEVER_LOST), -1):
        size, rows = fit(_bounded(lines, most), width, room)
        if _height_of_rows(rows, size, width) <= room:
            break
    return size, rows


def fit(lines: Sequence[HandoverLine], width: float, room: float) -> tuple[float, tuple[HandoverLine, ...]]:
    """The biggest size at which all lines fit `room` points of height; at the smallest size the longest lines are cut."""
    for size in SIZES:
        if _height_of_rows(lines, size, width) <= room:
            return size, tuple(lines)
    size = SIZES[-1]
    leading = style(size).leading
    needs = [max(1, round(_height(spoken(line), size, width) / leading)) for line in lines]
    first = [line.key in NEVER_LOST for line in lines]
    # A label that wraps makes its row higher than its text: then one line less until the rows fit as drawn.
    for total in range(int((room - _PADDING * len(lines)) // leading), 0, -1):
        shares = allot(needs, total=total, is_first=first)
        cut = tuple(
            line if share >= need else _shorten(line, share, width, size)
            for line, need, share in zip(lines, needs, shares, strict=True)
        )
        if _height_of_rows(cut, size, width) <= room:
            break
    return size, cut


def _height_of_rows(lines: Sequence[HandoverLine], size: float, width: float) -> float:
    """As `_rows` will draw them."""
    look = style(min(size, LABEL_SIZE), is_bold=True, after=0)
    labels = (Words(line.label, look).wrap(_LABEL_WIDTH, 1e6)[1] + max(0.0, size - LABEL_SIZE) for line in lines)
    texts = (_height(spoken(line), size, width) for line in lines)
    return float(sum(max(label, text) + _PADDING for label, text in zip(labels, texts, strict=True)))


def allot(needs: Sequence[int], *, total: int, is_first: Sequence[bool]) -> list[int]:
    """Text lines per entry, together at most `total`.

    Every entry gets two (or all it needs) before any gets more. Then those that come first are filled evenly, then the others;
    within a group nobody waits for an entry longer than its own.
    """
    shares = [min(need, 2) for need in needs]
    left = total - sum(shares)
    for turn in (True, False):
        waiting = sorted((i for i, first in enumerate(is_first) if first is turn), key=lambda i: needs[i])
        while waiting:
            even = max(0, left // len(waiting))
            entry = waiting.pop(0)
            more = min(needs[entry] - shares[entry], even)
            shares[entry] += more
            left -= more
    return shares


def _shorten(line: HandoverLine, text_lines: int, width: float, size: float) -> HandoverLine:
    """As much of the text as fits, cut between words, then the gaps, then the sentence that says that there is more."""
    room = text_lines * style(size).leading + 0.5
    gaps = line.gaps if _height(_ended("", 0, line.gaps), size, width) <= room else ()
    low, high = 0, len(line.text)
    while low < high:
        middle = (low + high + 1) // 2
        if _height(_ended(line.text, middle, gaps), size, width) <= room:
            low = middle
        else:
            high = middle - 1
    return HandoverLine(key=line.key, label=line.label, text=_head_of(line.text, low), gaps=(*gaps, notice.CONTINUED))


def _ended(text: str, length: int, gaps: Sequence[str]) -> str:
    return " ".join(
        filter(None, (_head_of(text, length), *(f"{gap.rstrip('.')}." for gap in (*gaps, notice.CONTINUED))))
    )


def _head_of(text: str, length: int) -> str:
    head = text[:length]
    if length < len(text) and " " in head and not text[length].isspace():
        head = head[: head.rindex(" ")]
    return f"{head.rstrip(' .,;:')}…" if head.strip() else ""


def _height(text: str, size: float, width: float) -> float:
    return float(Words(text, style(size, after=0), None).wrap(width, 1e6)[1])


def _clean(line: HandoverLine) -> HandoverLine:
    one_line = {"label": line.label, "text": line.text}
    cleaned = {name: " ".join(printable(text, where=f"handover.{line.key}").split()) for name, text in one_line.items()}
    gaps = tuple(" ".join(printable(gap, where=f"handover.{line.key}").split()) for gap in line.gaps)
    # A label is one of ours; its bound only keeps a page a page.
    return HandoverLine(key=line.key, label=cleaned["label"][:48], text=cleaned["text"][:MAX_CHARACTERS], gaps=gaps)


def _bounded(lines: tuple[HandoverLine, ...], most: int) -> tuple[HandoverLine, ...]:
    """At most `most` rows; what is never lost stays, and the last row says that there is more."""
    if len(lines) <= most:
        return lines
    keep = [line for line in lines if line.key in NEVER_LOST]
    others = [line for line in lines if line.key not in NEVER_LOST][: most - 1 - len(keep)]
    chosen = {line.key for line in (*keep, *others)}
    more = HandoverLine(key="more", label="More", text=notice.CONTINUED)
    return (*(line for line in lines if line.key in chosen), more)


# --- drawing ---------------------------------------------------------------------------------------------------------


def _head(page: Page, content: HandoverContent, *, is_signed: bool) -> None:
    page.say("Hand-over", TITLE, "H1")
    if not is_signed:
        page.say("Not signed yet. What stands here may still be corrected.", style(11, is_bold=True, after=3))
    for_whom = " · ".join(_line(page, text, 90) for text in (content.receiver, content.receiver_phone) if text)
    from_whom = " · ".join(
        _line(page, text, 90) for text in (content.sender.name, content.sender.phone, content.case_number) if text
    )
    page.say("\n".join(filter(None, (f"To {for_whom}" if for_whom else "", f"From {from_whom}"))), style(11, after=3))
    page.space(4)


def _rows(page: Page, lines: Sequence[HandoverLine], size: float) -> float:
    table = Node("Table", page.node)
    cells = []
    label_size = min(size, LABEL_SIZE)
    for line in lines:
        row = Node("TR", table)
        label = Words(line.label, style(label_size, is_bold=True, after=0), Node("TH", row, scope="Row"))
        text = line.text.strip() if line.text.strip() or line.gaps else "Not known."
        cells.append([label, Words(text, style(size, after=0), Node("TD", row), underlined=_gaps(line))])
    commands = [
        *GROUND,
        ("LINEABOVE", (0, 0), (-1, 0), HAIRLINE, black),
        ("LINEBELOW", (0, 0), (-1, -1), HAIRLINE, black),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), _PADDING / 2 - 1),
        ("TOPPADDING", (0, 0), (0, -1), _PADDING / 2 - 1 + (size - label_size)),  # both on one base line
        ("BOTTOMPADDING", (0, 0), (-1, -1), _PADDING / 2 + 1),
    ]
    if not cells:
        page.say("Nothing is known yet.")
        return 20.0
    grid = Grid(cells, colWidths=[_LABEL_WIDTH, page.width - _LABEL_WIDTH], style=TableStyle(commands), hAlign="LEFT")
    page.flow.append(grid)
    return float(grid.wrap(page.width, 1e6)[1])


def _line(page: Page, text: str, length: int) -> str:
    """One line of at most `length` characters; it stands in full in the record."""
    line = " ".join(page.clean(text).split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def _foot(page: Page, content: HandoverContent) -> None:
    """Received by, time, signature, answer: what a pen fills in."""
    table = Node("Table", page.node)
    heads, values = Node("TR", table), Node("TR", table)
    small = style(10, is_bold=True, after=0)
    top = [
        Words(text, small, Node("TH", heads, scope="Column"))
        for text in ("Received by (name, role)", "Time", "Signature")
    ]
    boxes = [Node("TD", values) for _ in range(3)]
    given = [_line(page, content.received_by, 90), _line(page, content.received_at, 45)]
    bottom: list[object] = [Words(text or " ", CELL, node) for text, node in zip(given, boxes, strict=False)]
    if content.strokes:
        alt = f"Drawn signature of {given[0] or 'the receiver'}"
        bottom.append(signature(content.strokes, alt=alt, parent=boxes[2], width=150, height=40))
    else:
        bottom.append(Words(" ", CELL, boxes[2]))
    commands = [
        *GROUND,
        ("BOX", (0, 0), (-1, -1), 1, black),
        ("LINEAFTER", (0, 0), (1, -1), HAIRLINE, black),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    widths = [page.width * 0.42, page.width * 0.18, page.width * 0.40]
    page.flow.append(
        Grid([top, bottom], colWidths=widths, rowHeights=[20, 50], style=TableStyle(commands), hAlign="LEFT")
    )
    page.flow.append(Spacer(1, 4))
    answer = _line(page, content.answer, 160)
    page.say(
        answer or "Accepted ______     Not accepted ______  because ____________________________________",
        style(10, after=0),
    )


def _dress(content: HandoverContent, *, is_signed: bool) -> Callable[[TaggedCanvas, int, int], None]:
    right = printable(f"{content.packet_id} · {content.generated}", where="handover")

    def dress(canvas: TaggedCanvas, index: int, count: int) -> None:
        width, _ = canvas._pagesize  # noqa: SLF001 # the engine offers no other way to ask
        if not is_signed:
            draw_draft(canvas, has_watermark=False)  # read in the dark, at speed: nothing behind the words
        canvas.setFillColor(black)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(LEFT, BOTTOM - 14, width - RIGHT, BOTTOM - 14)
        canvas.setFont(REGULAR, FOOT_SIZE)
        canvas.drawString(LEFT, BOTTOM - 27, "Confidential: for those who take over care.")
        canvas.drawRightString(width - RIGHT, BOTTOM - 27, f"{right} · page {index + 1} of {count}")
        if content.has_substance_use:
            canvas.setFont(BOLD, FOOT_SIZE)
            canvas.drawString(LEFT, BOTTOM - 41, notice.SUBSTANCE_USE_FOOT)

    return dress
