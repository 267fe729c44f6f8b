"""Pages that a screen reader can follow: every mark is written into a node of the logical structure or as an artifact.

ISO 32000-1 §14.7 and §14.8; ISO 14289-1. The layout engine itself writes no tags; `finish` turns the nodes into the structure tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import escape

import msgspec
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table

from fieldnotes.packet.font import BOLD, REGULAR
from fieldnotes.packet.setting import Piece, SetText, draw_line, is_plain, line_of, operators, set_text

if TYPE_CHECKING:
    from fieldnotes.packet.script import Cluster, Typeface
    from fieldnotes.packet.script_font import ScriptFont


class FieldAt(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the reply form on its page. `said`: what a screen reader says of it; `box` in page coordinates."""

    name: str
    kind: Literal["tick", "text"]
    said: str
    page: int
    box: tuple[float, float, float, float]


class Node:
    """A structure element. `marks`: (page index, mark id) of its content, in order with its child nodes."""

    __slots__ = ("alt", "box", "field", "kids", "link_to", "role", "said", "scope", "title")

    def __init__(
        self, role: str, parent: Node | None = None, *, alt: str = "", scope: str = "", title: str = ""
    ) -> None:
        self.role = role
        self.kids: list[Node | tuple[int, int]] = []
        self.alt = alt
        self.scope = scope
        self.title = title  # of a part: bookmark and running head
        self.said = ""  # what is read instead of the marks, where their order on the page is not that of the words
        self.box: tuple[float, float, float, float] | None = None  # of a figure or link, in page coordinates
        self.link_to: Node | None = None
        self.field: FieldAt | None = None  # of a Form: the field to fill in, where it was drawn
        if parent is not None:
            parent.kids.append(self)

    def pages(self) -> Iterator[int]:
        """Page indexes of everything below, in logical order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.pages()
            else:
                yield kid[0]

    @property
    def first_page(self) -> int:
        """The page index where it starts; 0 when it holds nothing."""
        return next(self.pages(), 0)


ARTIFACT: Literal["artifact"] = "artifact"
_Place = Node | Literal["artifact"] | None


class Later(msgspec.Struct):
    """Text that is known only when all pages are laid out."""

    page: int
    x: float
    y: float
    font: str
    size: float
    node: Node
    text: Callable[[], str]


class TaggedCanvas(Canvas):  # type: ignore[misc] # reportlab publishes no types
    """A canvas that is always in a node, in an artifact, or between marks. Pages are kept until `save`, when their number is known."""

    def __init__(self, *args: Any, dress: Callable[[TaggedCanvas, int, int], None], **kwargs: Any) -> None:
        self._mark = 0
        self._place: _Place = None
        self._code: list[str] = []
        self._kept: list[dict[str, Any]] = []
        self._later: list[Later] = []
        self._dress = dress  # (canvas, page index, page count): heads, feet and DRAFT, drawn as artifacts
        self._script_fonts: dict[Typeface, ScriptFont] = {}
        # Without it every file would name Helvetica, which is not embedded.
        super().__init__(*args, **{**kwargs, "initialFontName": REGULAR})

    @property
    def page(self) -> int:
        """Index of the page being laid out."""
        return len(self._kept)

    @property
    def place(self) -> _Place:
        """Where marks go now."""
        return self._place

    def enter(self, place: _Place, *, page: int | None = None) -> None:
        """From here on, marks belong to `place`; None closes the running sequence."""
        if self._place is place:
            return
        if self._place is not None:
            self._code.append("EMC")
        if isinstance(place, Node):
            self._code.append(f"/{place.role} <</MCID {self._mark}>> BDC")
            place.kids.append((self.page if page is None else page, self._mark))
            self._mark += 1
        elif place == ARTIFACT:
            self._code.append("/Artifact BMC")
        self._place = place

    def say_later(self, later: Later) -> None:
        """Draw a text when all pages are laid out."""
        self._later.append(later)

    def script_font(self, face: Typeface) -> ScriptFont:
        """The font of this file for clusters of a face; new the first time."""
        if face not in self._script_fonts:
            from fieldnotes.packet.script_font import ScriptFont

            made = ScriptFont(face, f"S{len(self._script_fonts) + 1}")
            self._script_fonts[face] = made
            self._doc.delayedFonts.append(made)
        return self._script_fonts[face]

    def draw_clusters(self, clusters: Sequence[tuple[Cluster, float]], y: float, size: float) -> None:
        """Shaped text, each cluster with its left end at its place."""
        self._code.append(operators(clusters, y, size, self.script_font))

    def stringWidth(self, text: str, fontName: str | None = None, fontSize: float | None = None) -> float:  # noqa: N802, N803 # the engine's own names
        """Points, in any script."""
        if is_plain(text):
            return float(super().stringWidth(text, fontName, fontSize))
        return line_of(text, is_bold=(fontName or self._fontname) == BOLD).width * (fontSize or self._fontsize)

    def drawString(self, x: float, y: float, text: str, *args: Any, **kwargs: Any) -> None:  # noqa: N802 # the engine's own name
        """One line in any script, its left end at `x`."""
        if is_plain(text):
            super().drawString(x, y, text, *args, **kwargs)
        else:
            draw_line(self, line_of(text, is_bold=self._fontname == BOLD), x, y, self._fontsize)

    def drawRightString(self, x: float, y: float, text: str, *args: Any, **kwargs: Any) -> None:  # noqa: N802 # the engine's own name
        """One line in any script, its right end at `x`."""
        if is_plain(text):
            super().drawRightString(x, y, text, *args, **kwargs)
        else:
            self.drawString(x - self.stringWidth(text), y, text)

    def showPage(self) -> None:  # noqa: N802 # the engine's own name
        """Keep the page; `save` writes it."""
        self.enter(None)
        self._kept.append(dict(self.__dict__))
        self._startPage()
        self._mark = 0

    def save(self) -> None:
        """Write all pages with their heads and feet, then the file."""
        kept, later = self._kept, self._later
        for index, state in enumerate(kept):
            self.__dict__.update(state)
            self._kept, self._later = kept, later
            for text in later:
                if text.page == index:
                    self.enter(text.node, page=index)
                    self.setFont(text.font, text.size)
                    self.drawString(text.x, text.y, text.text())
            self.enter(None)
            # Heads, feet and DRAFT go under the text, so that nothing they draw can hide a word.
            body, self._code = self._code, []
            self.enter(ARTIFACT)
            self._dress(self, index, len(kept))
            self.enter(None)
            self._code.extend(body)
            Canvas.showPage(self)
        self._doc.SaveToFile(self._filename, self)


class _Tagged(Flowable):  # type: ignore[misc] # reportlab publishes no types
    """Draws its marks into `node`; without one, or drawn again (a repeated table head), as an artifact."""

    node: Node | None = None
    is_repeatable = False
    _was_drawn = False

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        before = canvas.place
        is_again = self.is_repeatable and self._was_drawn
        canvas.enter(ARTIFACT if self.node is None or is_again else self.node)
        self._was_drawn = True
        if self.node is not None and self.node.role in {"Figure", "Link"}:
            x, y = canvas.absolutePosition(0, 0)
            self.node.box = (x, y, x + self.width, y + self.height)
        super().draw()
        canvas.enter(ARTIFACT if before == ARTIFACT else None)


class Words(_Tagged, Paragraph):  # type: ignore[misc] # reportlab publishes no types
    """A paragraph, heading or cell. `text` is plain; `lead` stands before it in bold, `underlined` after it; `is_struck`: a line
    through it, and it stays readable.
    """

    def __init__(
        self,
        text: str | None,
        style: Any,
        node: Node | None = None,
        *,
        lead: str = "",
        underlined: str = "",
        is_repeatable: bool = False,
        is_struck: bool = False,
        **kwargs: Any,
    ) -> None:
        self._set: SetText | None = None
        if text is not None and not is_plain(text + lead + underlined):
            said = Piece(text, is_bold=style.fontName == BOLD, is_struck=is_struck)
            pieces = [
                Piece(lead, is_bold=True),
                said,
                said._replace(text=underlined, is_struck=False, is_underlined=True),
            ]
            self._set = set_text(pieces, main=1)
            if node is not None and self._set.is_mirrored:
                node.said = " ".join(filter(None, (lead, text, underlined)))
            text = lead = underlined = ""
        markup = (
            None if text is None else escape(text).replace("\n", "<br/>")
        )  # None: the engine splits and brings its own fragments
        if is_struck and markup:
            markup = f"<strike>{markup}</strike>"
        if lead:
            markup = f"<b>{escape(lead)}</b> {markup}"
        if underlined:
            markup = f"{markup} <u>{escape(underlined)}</u>"
        Paragraph.__init__(self, markup, style, **kwargs)
        self.node = node
        self.is_repeatable = is_repeatable

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height in points."""
        if self._set is None:
            width, height = Paragraph.wrap(self, available_width, available_height)
            return width, height
        self.width = available_width
        self.height = self._set.fit(available_width, self.style)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """Both halves belong to the same node."""
        halves: list[Any] = (
            Paragraph.split(self, available_width, available_height)
            if self._set is None
            else self._halves(available_width, available_height)
        )
        for half in halves:
            half.node = self.node
        return halves

    def _halves(self, width: float, height: float) -> list[Any]:
        assert self._set is not None
        cut = self._set.cut(width, height, self.style)
        if cut is None:
            return []
        halves = [Words("", self.style, bulletText=self.bulletText), Words("", self.style)]
        for half, own in zip(halves, cut, strict=True):
            half._set = own  # noqa: SLF001 # its own kind
        return halves

    def drawPara(self, debug: int = 0) -> None:  # noqa: N802 # the engine's own name
        """Draw the lines."""
        if self._set is None:
            Paragraph.drawPara(self, debug)
        else:
            self._set.draw(self.canv, (self.width, self.height), self.style, self.bulletText)


class Grid(Table):  # type: ignore[misc] # reportlab publishes no types
    """A table: its rules are artifacts, its cells (Words) draw into their own nodes."""

    def draw(self) -> None:
        """Draw rules as artifacts; cells switch to their nodes and back."""
        before = self.canv.place
        self.canv.enter(ARTIFACT)
        Table.draw(self)
        self.canv.enter(ARTIFACT if before == ARTIFACT else None)


class _Paint(Flowable):  # type: ignore[misc] # reportlab publishes no types
    """Vector marks in a box of width × height points."""

    def __init__(self, width: float, height: float, paint: Callable[[Canvas], None]) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.paint = paint

    def draw(self) -> None:
        self.paint(self.canv)


class Drawing(_Tagged, _Paint):
    """Vector marks with a text alternative (the alternative is the node's)."""

    def __init__(self, width: float, height: float, node: Node | None, paint: Callable[[Canvas], None]) -> None:
        super().__init__(width, height, paint)
        self.node = node


class PageNumber(Flowable):  # type: ignore[misc] # reportlab publishes no types
    """The page number where `target` starts, written once it is known."""

    def __init__(self, target: Node, node: Node, *, font: str, size: float) -> None:
        super().__init__()
        self.width, self.height = 28.0, size * 1.35
        self.target = target
        self.node = node
        self.font = font
        self.size = size

    def draw(self) -> None:
        """Keep the place; the number follows."""
        canvas: TaggedCanvas = self.canv
        x, y = canvas.absolutePosition(0, self.size * 0.3)
        canvas.say_later(
            Later(
                page=canvas.page,
                x=x,
                y=y,
                font=self.font,
                size=self.size,
                node=self.node,
                text=lambda: str(self.target.first_page + 1),
            )
        )


class ToFillIn(Flowable):  # type: ignore[misc] # the layout engine publishes no types
    """A box to tick or a line to write on, on paper and in a viewer. Its outline is an artifact: the field itself says what it is."""

    def __init__(self, name: str, kind: Literal["tick", "text"], node: Node, *, said: str, height: float) -> None:
        super().__init__()
        self.name, self.kind, self.node, self.said = name, kind, node, said
        self.width, self.height = height, height

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """A tick is as wide as it is high; a text takes all the width there is."""
        if self.kind == "text":
            self.width = available_width
        return self.width, self.height

    def draw(self) -> None:
        """Draw the outline and keep the place."""
        canvas: TaggedCanvas = self.canv
        before = canvas.place
        canvas.enter(ARTIFACT)
        canvas.setLineWidth(1.1)
        canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)
        canvas.enter(ARTIFACT if before == ARTIFACT else None)
        x, y = canvas.absolutePosition(0, 0)
        self.node.field = FieldAt(
            name=self.name,
            kind=self.kind,
            said=self.said,
            page=canvas.page,
            box=(x, y, x + self.width, y + self.height),
        )
