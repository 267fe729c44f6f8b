"""The look of our paper: sizes, styles and the few building blocks every page is made of.

Fax-safe: black on white, nothing by colour or grey alone, at least 10 pt. Left margin for two or three holes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import groupby
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import Color, black
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer, TableStyle

from fieldnotes.packet.content import Paper, Strokes
from fieldnotes.packet.font import BOLD, REGULAR, printable
from fieldnotes.packet.tagged import Drawing, Grid, Node, TaggedCanvas, Words

rl_config.useA85 = 0  # text armour from the days of 7-bit mail: half a second per photo for nothing

PAPERS: dict[Paper, tuple[float, float]] = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}  # points
LEFT, RIGHT, TOP, BOTTOM = (
    72.0,
    48.0,
    70.0,
    66.0,
)  # points; 25 mm at the left for holes (ISO 838 needs 12 mm, US binders 18 mm)
FOOT_SIZE = 10.0
HAIRLINE = 0.6  # points: a fax line is 0.75 points high
LONG_TEXT = 900  # characters: longer ones leave the table, so that a row never has to break
_PALE = Color(0.94, 0.94, 0.94)  # a fax turns it into sparse dots that leave the words legible

DRAFT_MARK = "DRAFT – not signed"


def style(
    size: float, *, is_bold: bool = False, before: float = 0, after: float = 4, keeps_next: bool = False
) -> ParagraphStyle:
    """A paragraph style; leading 1.32 of the size."""
    return ParagraphStyle(
        f"s{size}{is_bold}{before}{after}{keeps_next}",
        fontName=BOLD if is_bold else REGULAR,
        fontSize=size,
        leading=round(size * 1.32, 2),
        spaceBefore=before,
        spaceAfter=after,
        keepWithNext=keeps_next,
        textColor=black,
    )


TITLE = style(19, is_bold=True, after=6, keeps_next=True)
H1 = style(16, is_bold=True, after=6, keeps_next=True)
H2 = style(12, is_bold=True, before=9, after=3, keeps_next=True)
BODY = style(10.5, after=6)
SMALL = style(10, after=3)
CELL = style(10, after=0)
CELL_BOLD = style(10, is_bold=True, after=0)


class Page:
    """Collects flowables and nodes of one part. Words pass `printable`, so no character is lost unseen."""

    def __init__(self, width: float, node: Node, *, where: str) -> None:
        self.width = width
        self.node = node
        self.where = where
        self.flow: list[Flowable] = []

    def clean(self, text: str) -> str:
        """The text as printed."""
        return printable(text, where=self.where)

    def words(self, text: str, look: ParagraphStyle, role: str, parent: Node | None = None, **kwargs: Any) -> Words:
        """A paragraph with its own new node."""
        node = Node(role, self.node if parent is None else parent, scope=kwargs.pop("scope", ""))
        if "lead" in kwargs:
            kwargs["lead"] = self.clean(kwargs["lead"])
        return Words(self.clean(text), look, node, **kwargs)

    def say(self, text: str, look: ParagraphStyle = BODY, role: str = "P", **kwargs: Any) -> None:
        """Add a paragraph or heading."""
        self.flow.append(self.words(text, look, role, **kwargs))

    def paragraphs(self, text: str, look: ParagraphStyle = BODY) -> None:
        """Add a plain text; empty lines part paragraphs."""
        for paragraph in self.clean(text).split("\n\n"):
            if paragraph.strip():
                self.say(paragraph.strip("\n"), look)

    def points(self, texts: Iterable[str], look: ParagraphStyle = BODY) -> None:
        """Add a list."""
        listing = Node("L", self.node)
        bullet = look.clone(
            look.name + "b", leftIndent=14, bulletIndent=3, bulletFontName=REGULAR, bulletFontSize=look.fontSize
        )
        for text in texts:
            item = Node("LI", listing)
            self.flow.append(Words(self.clean(text), bullet, Node("LBody", item), bulletText="•"))

    def space(self, height: float) -> None:
        """Add empty height in points."""
        self.flow.append(Spacer(1, height))

    def grid(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        has_head: bool = True,
        is_row_head: bool = False,
        is_boxed: bool = False,
        look: ParagraphStyle = CELL,
    ) -> None:
        """Add a table of plain texts. `has_head`: first row names the columns; `is_row_head`: a first cell names the one beside it."""
        table = Node("Table", self.node)
        cells: list[list[Words]] = []
        for index, row in enumerate(rows):
            line = Node("TR", table)
            is_head = has_head and index == 0
            cells.append([])
            for column, text in enumerate(row):
                is_label = is_head or (is_row_head and column % 2 == 0)
                scope = "Column" if is_head else "Row"
                node = Node("TH" if is_label else "TD", line, scope=scope if is_label else "")
                cells[-1].append(Words(self.clean(text), CELL_BOLD if is_label else look, node, is_repeatable=is_head))
        self.flow.append(
            Grid(
                cells, colWidths=list(widths), repeatRows=int(has_head), style=_lines(is_boxed=is_boxed), hAlign="LEFT"
            )
        )
        self.space(6)


# Tables name Helvetica unless told otherwise; it is not embedded, and every font of ours is.
GROUND: tuple[tuple[Any, ...], ...] = (("FONTNAME", (0, 0), (-1, -1), REGULAR), ("VALIGN", (0, 0), (-1, -1), "TOP"))


def _lines(*, is_boxed: bool) -> TableStyle:
    commands: list[tuple[Any, ...]] = [
        *GROUND,
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ]
    if is_boxed:
        commands += [("BOX", (0, 0), (-1, -1), 1, black), ("LEFTPADDING", (0, 0), (-1, -1), 9)]
    else:
        commands += [("LINEBELOW", (0, 0), (-1, -1), HAIRLINE, black), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
    return TableStyle(commands)


def signature(strokes: Strokes, *, alt: str, parent: Node, width: float = 200, height: float = 60) -> Drawing:
    """A drawn signature as vector lines with its text alternative."""

    def paint(canvas: Any) -> None:
        canvas.setLineWidth(1.3)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        for stroke in strokes:
            path = canvas.beginPath()
            for index, (x, y) in enumerate(stroke):
                # A stroke of one point is a dot: a line of no length with a round cap.
                at = (x / 1000 * width, height - y / 1000 * height)
                (path.lineTo if index else path.moveTo)(*at)
                if len(stroke) == 1:
                    path.lineTo(*at)
            canvas.drawPath(path, stroke=1, fill=0)

    return Drawing(width, height, Node("Figure", parent, alt=alt), paint)


def qr(text: str, *, alt: str, parent: Node, width: float = 96) -> Drawing:
    """A QR code (error correction M) in black; `width` in points with its quiet zone."""
    side, runs = _qr_runs(text)
    step = width / side

    def paint(canvas: Any) -> None:
        canvas.setFillColor(black)
        path = canvas.beginPath()
        for y, x, length in runs:
            path.rect(x * step, width - (y + 1) * step, length * step, step)
        canvas.drawPath(path, stroke=0, fill=1)

    return Drawing(width, width, Node("Figure", parent, alt=alt), paint)


@lru_cache(maxsize=2)  # a packet has the same code on its cover and on its reply page
def _qr_runs(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """(squares along a side, dark ones next to each other as (row, first, how many))."""
    import segno

    matrix = [list(row) for row in segno.make(text, error="m", micro=False, boost_error=False).matrix_iter(border=4)]
    runs = []
    for y, row in enumerate(matrix):
        x = 0
        for is_dark, squares in groupby(row):
            length = len(list(squares))
            if is_dark:
                runs.append((y, x, length))
            x += length
    return len(matrix), tuple(runs)


def height_of(flow: Iterable[Flowable], width: float) -> float:
    """Points the flowables need at most, one under the other."""
    return float(sum(f.wrap(width, 1e6)[1] + f.getSpaceBefore() + f.getSpaceAfter() for f in flow))


def frame_size(paper: Paper) -> tuple[float, float]:
    """Width and height in points that text may use."""
    width, height = PAPERS[paper]
    return width - LEFT - RIGHT, height - TOP - BOTTOM


def draw_draft(canvas: TaggedCanvas, *, has_watermark: bool) -> None:
    """A framed mark at the top that survives any fax; the pale word behind the text is for screens and printers."""
    width, height = canvas._pagesize  # noqa: SLF001 # the engine offers no other way to ask
    if has_watermark:
        canvas.saveState()
        canvas.setFillColor(_PALE)
        canvas.setFont(BOLD, 120)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(35)
        canvas.drawCentredString(0, -40, "DRAFT")
        canvas.restoreState()
    text_width = canvas.stringWidth(DRAFT_MARK, BOLD, 11)
    x, y = (width - text_width) / 2, height - 28
    canvas.setLineWidth(1.5)
    canvas.rect(x - 10, y - 6, text_width + 20, 20, stroke=1, fill=0)
    canvas.setFillColor(black)
    canvas.setFont(BOLD, 11)
    canvas.drawString(x, y, DRAFT_MARK)


class Foot:
    """The foot of every page of a paper: whose it is, which record, which page of how many; DRAFT at the head of what is not signed."""

    def __init__(self, *, left: str, right: str, is_draft: bool = False, pages: str = "page {page} of {of}") -> None:
        self._pages = pages
        self._left, self._right = printable(left, where="foot"), printable(right, where="foot")
        self._is_draft = is_draft

    def __call__(self, canvas: TaggedCanvas, index: int, count: int) -> None:
        """Drawn on a page of so many."""
        width, _ = canvas._pagesize  # noqa: SLF001 # the engine offers no other way to ask
        if self._is_draft:
            draw_draft(canvas, has_watermark=False)
        canvas.setFillColor(black)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(LEFT, BOTTOM - 14, width - RIGHT, BOTTOM - 14)
        canvas.setFont(REGULAR, FOOT_SIZE)
        canvas.drawString(LEFT, BOTTOM - 27, self._left)
        canvas.drawString(LEFT, BOTTOM - 41, self._right)
        canvas.drawRightString(width - RIGHT, BOTTOM - 27, self._pages.format(page=index + 1, of=count))


def build(flow: list[Flowable], *, paper: Paper, dress: Callable[[TaggedCanvas, int, int], None]) -> bytes:
    """Lay out and draw. The bytes still need `finish`."""
    width, height = PAPERS[paper]
    out = io.BytesIO()
    frame = Frame(
        LEFT,
        BOTTOM,
        width - LEFT - RIGHT,
        height - TOP - BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document = BaseDocTemplate(
        out, pagesize=(width, height), invariant=1, pageCompression=0, pageTemplates=[PageTemplate("page", [frame])]
    )
    document.build(flow, canvasmaker=partial(TaggedCanvas, dress=dress))
    return out.getvalue()
