"""Attachments in a packet: photos, drawings, and other people's papers page by page.

A stranger's page is printed as a picture of what one sees of it. Its fonts, layers and hidden words stay behind: a word under a black
bar, white on white or beyond the edge of the page would otherwise leave unseen, and no such page would conform to PDF/UA or PDF/A.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reportlab.platypus import PageBreak

from fieldnotes.domain.problem import InputProblem
from fieldnotes.packet.content import Document, Picture
from fieldnotes.packet.layout import HAIRLINE, SMALL, Page, height_of
from fieldnotes.packet.raster import LINE_DPI, Keeper, Raster, draw_raster, encode
from fieldnotes.packet.tagged import Drawing, Node

if TYPE_CHECKING:
    from PIL import Image

MAX_PICTURE_BYTES = 25_000_000
MAX_PICTURE_PIXELS = 64_000_000
MOST_CAPTION = 1500  # characters: a picture keeps most of its page
_ROOM = 4.0  # points between words and picture
_WORTH_TURNING = 1.25  # a wide paper is turned by a quarter when its letters grow by this much

_kept = Keeper()


def enclose(page: Page, part: Picture | Document, height: float) -> None:
    """Add the pages of an attachment under the heading that stands on `page`; `height`: of a page's frame in points.

    InputProblem("picture_not_readable" | "picture_too_large"); for a paper as `intake.draw_pages`.
    """
    caption = part.caption if len(part.caption) <= MOST_CAPTION else f"{part.caption[:MOST_CAPTION].rstrip()}…"
    if caption:
        page.say(caption, SMALL)
    if isinstance(part, Picture):
        [raster] = _kept.get("picture", part.jpeg, lambda: (_clean_picture(part.jpeg, page.where),))
        _place(page, raster, alt=part.alt or part.title, room=height - height_of(page.flow, page.width) - _ROOM)
        return
    rasters = _kept.get("paper", part.pdf, lambda: _draw_paper(part.pdf))
    for number, raster in enumerate(rasters, start=1):
        room = height - _ROOM
        if number > 1:
            page.flow.append(PageBreak())
        else:
            room -= height_of(page.flow, page.width)
        said = f"Page {number} of {len(rasters)} of this paper, as a picture"
        line = page.words(f"{said}.", SMALL, "P")
        page.flow.append(line)
        room -= height_of([line], page.width)
        alt = f"{said}: {part.title}. {part.alt}".rstrip(" .") + "."
        _place(page, raster, alt=alt, room=room, may_turn=True)


def _place(page: Page, raster: Raster, *, alt: str, room: float, may_turn: bool = False) -> None:
    """As large as the page allows."""
    upright = min(page.width / raster.width_px, room / raster.height_px)
    turned = min(page.width / raster.height_px, room / raster.width_px)
    is_turned = may_turn and turned > upright * _WORTH_TURNING
    width = (raster.height_px if is_turned else raster.width_px) * (turned if is_turned else upright)
    tall = (raster.width_px if is_turned else raster.height_px) * (turned if is_turned else upright)
    box = (width, tall)

    def paint(canvas: Any) -> None:
        draw_raster(canvas, raster, *box, is_turned=is_turned)
        if may_turn:  # a paper is white to its edges: where it ends is said
            canvas.setLineWidth(HAIRLINE)
            canvas.rect(0, 0, *box, stroke=1, fill=0)

    page.flow.append(Drawing(width, tall, Node("Figure", page.node, alt=page.clean(alt)), paint))


def _draw_paper(pdf: bytes) -> tuple[Raster, ...]:
    from fieldnotes.packet.intake import draw_pages

    return tuple(draw_pages(pdf))


def _clean_picture(data: bytes, where: str) -> Raster:
    """Decoded and encoded again: metadata, thumbnails and whatever hides behind the picture stay here. At most 300 dpi over a page."""
    from PIL import Image as Pixels
    from PIL import ImageOps

    if len(data) > MAX_PICTURE_BYTES:
        raise InputProblem("picture_too_large", field=where, bytes=len(data))
    try:
        with Pixels.open(io.BytesIO(data), formats=("JPEG", "PNG")) as raw:
            if raw.width * raw.height > MAX_PICTURE_PIXELS:
                raise InputProblem("picture_too_large", field=where, pixels=raw.width * raw.height)
            ImageOps.exif_transpose(raw, in_place=True)
            upright: Image.Image = raw.copy() if raw.mode in {"RGB", "L"} else raw.convert("RGB")
    except (OSError, ValueError, SyntaxError) as broken:  # what the decoder raises for damaged files
        raise InputProblem("picture_not_readable", field=where) from broken
    limit = round(7 * LINE_DPI)
    upright.thumbnail((limit, limit))
    return encode(upright)
