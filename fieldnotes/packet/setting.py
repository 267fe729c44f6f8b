"""Text in any script we can print, set line by line: runs of one script and one direction, shaped, broken, put in order, drawn.

Only texts with a character that Noto Sans itself lacks come here; all others are set by the layout engine, which knows neither
direction nor more than one font to a word.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from reportlab.lib.colors import black
from reportlab.lib.rl_accel import fp_str

from fieldnotes.packet.bidi import MARKS, Direction, first_strong, isolate, isolate_numbers, levels, order
from fieldnotes.packet.font import base_path, register
from fieldnotes.packet.script import (
    BREAK_HERE,
    JOINERS,
    UNITS,
    Cluster,
    Script,
    Typeface,
    covers,
    is_mark,
    script_of,
    shape,
    typeface,
)

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

    from fieldnotes.packet.script_font import ScriptFont
    from fieldnotes.packet.tagged import TaggedCanvas

ASCENT = 1.069  # of Noto Sans, in em: where the layout engine puts the first line too
_UNDER, _THROUGH, _LINE = -0.125, 0.25, 0.05  # em: lines under and through the words
_NEAR = 0.001  # points
_SLIGHT, _KERN = 0.05, 150.0  # 1/1000 em: a shift nobody sees, and one that is still between neighbours

# Where a word without spaces may be broken, from bad to good.
_NEVER, _TORN, _SYLLABLE, _WORD = range(4)
_UNDRAWN = MARKS | {BREAK_HERE}
_WORD_SPACES = frozenset(" \u1361")  # and Ethiopic wordspace
_VOWEL_FIRST = frozenset("เแโใไເແໂໃໄ")  # Thai and Lao: begin a syllable, and never end a line
_NOT_FIRST = frozenset("ะาำๆฯๅະາຳໆຯ។៕ៗ၊။")  # Thai, Lao, Khmer, Burmese: belong to what stands before
_KILLED = "\u103a"  # Burmese: the letter under it closes a syllable
_WITHOUT_SPACES = frozenset({"Thai", "Laoo", "Khmr", "Mymr"})


class Piece(NamedTuple):
    """Words of one look."""

    text: str
    is_bold: bool = False
    is_underlined: bool = False
    is_struck: bool = False


class _Item(NamedTuple):
    """A cluster in its paragraph. `cluster` is None for a mark that is never drawn; `rank`: how well a line may begin here."""

    cluster: Cluster | None
    level: int
    piece: Piece
    is_space: bool
    rank: int

    @property
    def advance(self) -> float:
        """Width in 1/1000 em."""
        return self.cluster.advance if self.cluster else 0.0


class Line(NamedTuple):
    """Items in reading order, and the height of the highest and the depth of the deepest in em."""

    items: Sequence[_Item]
    direction: Direction
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """In em."""
        return sum(item.advance for item in self.items) / UNITS


class _Paragraph(NamedTuple):
    items: Sequence[_Item]
    direction: Direction


def is_plain(text: str) -> bool:
    """Whether the layout engine's own way is enough for it."""
    return text.isascii() or register().issuperset(text)


class SetText(NamedTuple):
    """A text made ready for lines of any width (`set_text`). All widths in points, sizes from the style."""

    paragraphs: Sequence[_Paragraph]

    @property
    def is_mirrored(self) -> bool:
        """Whether any of it runs right to left."""
        return any(item.level % 2 for paragraph in self.paragraphs for item in paragraph.items)

    def fit(self, width: float, style: ParagraphStyle) -> float:
        """The height of its lines in a column."""
        return sum(up + down for _, up, down in self._lines(width, style))

    def cut(self, width: float, height: float, style: ParagraphStyle) -> tuple[SetText, SetText] | None:
        """What fits `height`, and the rest; None when that is not two lines and a rest."""
        used, count = 0.0, 0
        for _, up, down in self._lines(width, style):
            used += up + down
            count += used <= height + _NEAR
        head, rest = self._parted(count, _room(width, style))
        return (head, rest) if count > 1 and rest.paragraphs else None

    def draw(self, canvas: TaggedCanvas, box: tuple[float, float], style: ParagraphStyle, bullet: str | None) -> None:
        """Draw the lines into a box of width and height whose left foot is the origin."""
        width, y = box
        for line, up, down in self._lines(width, style):
            y -= up
            if bullet:
                canvas.setFont(style.bulletFontName, style.bulletFontSize)
                if line.direction == "R":
                    canvas.drawRightString(width - style.bulletIndent, y, bullet)
                else:
                    canvas.drawString(style.bulletIndent, y, bullet)
                bullet = None
            at_right = width - style.leftIndent - line.width * style.fontSize
            draw_line(canvas, line, at_right if line.direction == "R" else style.leftIndent, y, style.fontSize)
            y -= down

    def _lines(self, width: float, style: ParagraphStyle) -> Iterator[tuple[Line, float, float]]:
        """Each line with the points it needs above and below its foot: high letters push lines apart rather than touch."""
        up = ASCENT * style.fontSize
        for paragraph in self.paragraphs:
            for line in _lines(paragraph, _room(width, style)):
                above, below = line.top * style.fontSize, -line.bottom * style.fontSize
                yield line, max(up, above), max(style.leading - up, below)

    def _parted(self, count: int, room: float) -> tuple[SetText, SetText]:
        """The first `count` lines, and the rest."""
        head: list[_Paragraph] = []
        rest: list[_Paragraph] = []
        for paragraph in self.paragraphs:
            starts = [start for start, _ in _spans(paragraph.items, room)]
            if count >= len(starts):
                head.append(paragraph)
            elif count <= 0:
                rest.append(paragraph)
            else:
                head.append(paragraph._replace(items=paragraph.items[: starts[count]]))
                rest.append(paragraph._replace(items=paragraph.items[starts[count] :]))
            count -= len(starts)
        return SetText(head), SetText(rest)


def set_text(pieces: Sequence[Piece], *, main: int = 0) -> SetText:
    """Shape and order a text. The first letter of `pieces[main]` says where its paragraph begins: what begins right to left stands at
    the right. A paragraph without a letter goes like the one before it.
    """
    rows = list(_paragraphs(pieces, main))
    own: Direction = next((known for _, known in rows if known), "L")
    paragraphs: list[_Paragraph] = []
    for parts, known in rows:
        own = known or own
        paragraphs.append(_Paragraph(_items(parts, own), own))
    return SetText(paragraphs)


def line_of(text: str, *, is_bold: bool) -> Line:
    """A text as one line, however wide."""
    whole = set_text([Piece(text.replace("\n", " "), is_bold=is_bold)])
    return next(_lines(whole.paragraphs[0], math.inf))


def _room(width: float, style: ParagraphStyle) -> float:
    """The width of a column in 1/1000 em."""
    return float((width - style.leftIndent) / style.fontSize * UNITS)


# --- making ready ----------------------------------------------------------------------------------------------------


def _paragraphs(pieces: Sequence[Piece], main: int) -> Iterator[tuple[list[Piece], Direction | None]]:
    """The pieces of each paragraph (a line break ends one), and its direction where a letter says one."""
    rows: list[list[tuple[bool, Piece]]] = [[]]
    for index, piece in enumerate(pieces):
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                rows.append([])
            said = " ".join(filter(None, text.split(" ")))
            if said:
                rows[-1].append((index != main, piece._replace(text=said)))
    for row in rows:
        spoken = [part.text for _, part in sorted(row, key=itemgetter(0))]
        yield [part for _, part in row], next(filter(None, map(first_strong, spoken)), None)


def _items(parts: Sequence[Piece], direction: Direction) -> list[_Item]:
    """One paragraph. Pieces of different looks are no one sentence: each keeps its own direction."""
    said = [isolate_numbers(part.text) for part in parts]
    if len(said) > 1:
        said = [isolate(text) for text in said]
    text = " ".join(said)
    owner = [part for part, own in zip(parts, said, strict=True) for _ in range(len(own) + 1)]  # and the space after it
    level = levels(text, direction)
    items: list[_Item] = []
    for start, end, script in _runs(text, level, owner):
        piece = owner[start]
        if text[start] in _UNDRAWN:
            items.append(_Item(None, level[start], piece, is_space=False, rank=_NEVER))
            continue
        face = typeface(script, base_path(is_bold=piece.is_bold), is_bold=piece.is_bold)
        items += [
            _Item(cluster, level[cluster.start], piece, cluster.text == " ", _rank(text, cluster, script))
            for cluster in shape(text, start, end, face, is_rtl=level[start] % 2 == 1)
        ]
    return items


def _runs(text: str, level: Sequence[int], owner: Sequence[Piece]) -> Iterator[tuple[int, int, Script | None]]:
    """(start, end, script) of what is shaped at once: one font, one direction, one look."""
    start, current = 0, None
    for at, char in enumerate(text):
        script = _script(char, current)
        if at and (
            {char, text[at - 1]} & _UNDRAWN
            or script != current
            or level[at] != level[at - 1]
            or owner[at] is not owner[at - 1]
        ):
            yield start, at, current
            start = at
        current = script
    if text:
        yield start, len(text), current


def _script(char: str, current: Script | None) -> Script | None:
    """Spaces, digits and signs come from Noto Sans everywhere; marks and shared letters from the font of the letter before them."""
    if char in JOINERS or char in _UNDRAWN:
        return current
    is_base = char in register()
    if current is not None and covers(current, char) and (is_mark(char) or not is_base):
        return current
    return None if is_base else script_of(char)


def _rank(text: str, cluster: Cluster, script: Script | None) -> int:
    """How well a line may begin with this cluster."""
    at = cluster.start
    while at and text[at - 1] in MARKS:
        at -= 1
    if not at:
        return _NEVER
    before, here = text[at - 1], cluster.text[0]
    if before in _WORD_SPACES or before == BREAK_HERE:
        return _WORD
    if before in _VOWEL_FIRST or here in _NOT_FIRST or is_mark(here):
        return _NEVER
    if script is None or script.tag not in _WITHOUT_SPACES:
        return _TORN
    if script.tag in {"Thai", "Laoo"}:
        return _SYLLABLE if here in _VOWEL_FIRST else _TORN
    is_letter = unicodedata.category(here) == "Lo"
    return _SYLLABLE if is_letter and _KILLED not in cluster.text[1:2] else _TORN


# --- breaking --------------------------------------------------------------------------------------------------------


def _lines(paragraph: _Paragraph, room: float) -> Iterator[Line]:
    for start, end in _spans(paragraph.items, room):
        items = paragraph.items[start:end]
        drawn = [item.cluster for item in items if item.cluster]
        top = max((cluster.top for cluster in drawn), default=0.0)
        bottom = min((cluster.bottom for cluster in drawn), default=0.0)
        yield Line(items, paragraph.direction, top / UNITS, bottom / UNITS)


def _spans(items: Sequence[_Item], room: float) -> Iterator[tuple[int, int]]:
    """(start, end) of each line without the spaces at its ends; one empty line for an empty paragraph."""
    start = 0
    while True:
        while start < len(items) and items[start].is_space:
            start += 1
        stop, width = start, 0.0
        while stop < len(items) and (items[stop].is_space or width + items[stop].advance <= room + _NEAR):
            width += items[stop].advance
            stop += 1
        if stop < len(items):
            stop = _break(items, start, stop, room)
        end = stop
        while end > start and (items[end - 1].is_space or not items[end - 1].cluster):
            end -= 1
        if end > start or start == 0:
            yield start, end
        if stop >= len(items):
            return
        start = stop


def _break(items: Sequence[_Item], start: int, stop: int, room: float) -> int:
    """Where the next line begins, when items[stop] no longer fits."""
    best = {items[place].rank: place for place in range(start + 1, stop + 1)}
    word, syllable = best.get(_WORD), best.get(_SYLLABLE)
    if word is not None:
        after = next((place for place in range(word + 1, len(items)) if items[place].rank == _WORD), len(items))
        if syllable is None or syllable < word or sum(item.advance for item in items[word:after]) <= room:
            return word
    return syllable or best.get(_TORN) or max(stop, start + 1)


# --- drawing ---------------------------------------------------------------------------------------------------------


def draw_line(canvas: TaggedCanvas, line: Line, x: float, y: float, size: float) -> None:
    """A line whose left end is at `x`, its foot at `y`, in points. Drawn in reading order, each cluster at its place."""
    unit = size / UNITS
    places = [0.0] * len(line.items)
    at = x
    for index in order([item.level for item in line.items]):
        places[index] = at
        at += line.items[index].advance * unit
    canvas.setFillColor(black)
    canvas.draw_clusters(
        [(c, place - c.back * unit) for (c, *_), place in zip(line.items, places, strict=True) if c], y, size
    )
    for offset, is_under in ((_UNDER, True), (_THROUGH, False)):
        for left, right in _ruled(line, places, unit, is_under=is_under):
            canvas.setLineWidth(_LINE * size)
            canvas.line(left, y + offset * size, right, y + offset * size)


def _ruled(line: Line, places: Sequence[float], unit: float, *, is_under: bool) -> list[tuple[float, float]]:
    """Stretches with a line under or through them, neighbours joined."""
    spans = sorted(
        (place, place + item.advance * unit)
        for item, place in zip(line.items, places, strict=True)
        if item.cluster and (item.piece.is_underlined if is_under else item.piece.is_struck)
    )
    joined: list[tuple[float, float]] = []
    for left, right in spans:
        if joined and left - joined[-1][1] < _NEAR:
            joined[-1] = (joined[-1][0], right)
        else:
            joined.append((left, right))
    return joined


def operators(
    clusters: Sequence[tuple[Cluster, float]], y: float, size: float, font_of: Callable[[Typeface], ScriptFont]
) -> str:
    """What draws clusters with their left ends at the given places, all on one base line (ISO 32000-1 §9.4)."""
    unit = size / UNITS
    said: list[str] = ["BT"]
    shown: list[str] = []

    def put_down() -> None:
        if shown:
            said.append(f"[{''.join(shown)}] TJ")
            shown.clear()

    font: ScriptFont | None = None
    pen = 0.0
    for cluster, x in clusters:
        own = font_of(cluster.face)
        number, width = own.number(cluster)
        shift = (x - pen) / unit
        if font is not own or not -_KERN < shift < UNITS:  # leftwards: every cluster gets a place of its own
            put_down()
            if font is not own:
                font = own
                said.append(f"/{own.resource} {fp_str(size)} Tf")
            said.append(f"1 0 0 1 {fp_str(x)} {fp_str(y)} Tm")
            pen = x
        elif abs(shift) > _SLIGHT:
            shown.append(fp_str(-shift))
            pen = x
        shown.append(f"<{number:04X}>")
        pen += width * unit
    put_down()
    said.append("ET")
    return " ".join(said)
