"""Pictures on a page: drawn anew as the fewest bytes that keep what they show, and put into the file without being unpacked again.

Black on white becomes fax code (ITU-T T.6) at 300 dpi, sharp on paper and after a fax; everything else a JPEG, grey where it has no colour.
"""

from __future__ import annotations

import hashlib
import io
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import msgspec

if TYPE_CHECKING:
    from PIL import Image

LINE_DPI, TONE_DPI = 300, 200  # of a page in black and white, of one with tones; a fax shows 204 × 98
_QUALITY = 85
# Tones of a scan or a print: edges of letters are grey too, so up to twice as many as are black, on little of the page.
_DARK, _LIGHT = 64, 208
_MOST_TONE = 0.06
_MOST_COLOUR = 0.0005  # share of pixels that are plainly coloured: a red stroke counts, a camera's tint does not
_PLAINLY = 40  # of 255: how far the channels of a coloured pixel are apart
KEPT_BYTES = 48_000_000  # of drawn pictures, so that the next preview need not draw them again

Kept = TypeVar("Kept")


class Raster(msgspec.Struct, frozen=True, kw_only=True):
    """A picture as it lies in the file."""

    form: Literal["fax", "grey", "colour"]
    data: bytes  # T.6 code, or JPEG
    width_px: int
    height_px: int


def encode(picture: Image.Image, *, most_px: int = 0) -> Raster:
    """The raster of an RGB or grey picture; one with tones is made no larger than `most_px` at its longest side."""
    grey = picture.convert("L")
    if picture.mode == "RGB" and _is_coloured(picture):
        return _jpeg(picture, "colour", most_px)
    return _fax(grey) if _is_line(grey) else _jpeg(grey, "grey", most_px)


def _is_coloured(picture: Image.Image) -> bool:
    from PIL import Image, ImageChops

    small = picture.copy()
    small.thumbnail((800, 800), Image.Resampling.BOX)
    red, green, blue = small.split()
    most, least = (change(change(red, green), blue) for change in (ImageChops.lighter, ImageChops.darker))
    apart = ImageChops.subtract(most, least).histogram()
    return sum(apart[_PLAINLY:]) > _MOST_COLOUR * small.width * small.height


def _is_line(grey: Image.Image) -> bool:
    shades = grey.histogram()
    dark, tone = sum(shades[:_DARK]), sum(shades[_DARK:_LIGHT])
    return tone <= _MOST_TONE * grey.width * grey.height and tone <= 2 * dark + 64


def _fax(grey: Image.Image) -> Raster:
    from PIL import Image

    out = io.BytesIO()
    lines = grey.point([255] * 128 + [0] * 128, "1")  # ink is one: what the code, and so the file, calls black
    lines.save(out, "TIFF", compression="group4", tiffinfo={278: lines.height})  # rows per strip: all of them
    with Image.open(out) as packed:
        tags: dict[int, Any] = packed.tag_v2  # type: ignore[attr-defined] # of a TIFF
        (start,), (length,) = tags[273], tags[279]  # where the one strip is, how long
    return Raster(form="fax", data=out.getvalue()[start : start + length], width_px=lines.width, height_px=lines.height)


def _jpeg(picture: Image.Image, form: Literal["grey", "colour"], most_px: int) -> Raster:
    if most_px:
        picture = picture.copy()
        picture.thumbnail((most_px, most_px))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return Raster(form=form, data=out.getvalue(), width_px=picture.width, height_px=picture.height)


# --- in the file -----------------------------------------------------------------------------------------------------


def draw_raster(canvas: Any, raster: Raster, width: float, height: float, *, is_turned: bool = False) -> None:
    """Put it into the box of width × height points at the origin; `is_turned`: by a quarter, its top to the left."""
    name = f"raster-{hashlib.sha256(raster.data).hexdigest()}"
    document = canvas._doc  # noqa: SLF001 # the engine's own way goes through unpacked pixels, for nothing but a name
    registered = document.getXObjectName(name)
    if registered not in document.idToObject:
        document.addForm(name, _stream(raster))
    canvas._formsinuse.append(name)  # noqa: SLF001 # as above: what this page uses
    canvas.saveState()
    canvas.setFillGray(0)  # the ink of a stencil
    if is_turned:
        canvas.transform(0, height, -width, 0, width, 0)
    else:
        canvas.scale(width, height)
    canvas._code.append(f"/{registered} Do")  # noqa: SLF001 # as above
    canvas.restoreState()


def _stream(raster: Raster) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

    is_fax = raster.form == "fax"
    facts: dict[str, Any] = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": raster.width_px,
        "Height": raster.height_px,
        "BitsPerComponent": 1 if is_fax else 8,
        "Filter": PDFName("CCITTFaxDecode" if is_fax else "DCTDecode"),
    }
    if not is_fax:
        facts["ColorSpace"] = PDFName("DeviceRGB" if raster.form == "colour" else "DeviceGray")
    else:
        # A stencil: only ink is painted. As a picture, its white is scaled too; a fax gateway (poppler's mono output) then rounds a row of
        # white to almost white now and then, and draws it as dots right across the letters.
        facts["ImageMask"] = "true"
        facts["DecodeParms"] = PDFDictionary({"K": -1, "Columns": raster.width_px, "Rows": raster.height_px})
    return PDFStream(dictionary=PDFDictionary(facts), content=raster.data, filters=[])


# --- kept ------------------------------------------------------------------------------------------------------------


class Keeper:
    """What was drawn lately, by the hash of what it was drawn from; bounded, and gone with the process like every word on screen."""

    def __init__(self, most_bytes: int = KEPT_BYTES) -> None:
        self._most = most_bytes
        self._size = 0
        self._kept: OrderedDict[tuple[str, str], tuple[Raster, ...]] = OrderedDict()
        self._lock = threading.Lock()  # previews are drawn in the pool, packets that leave on the lane

    def get(self, kind: str, data: bytes, draw: Callable[[], tuple[Raster, ...]]) -> tuple[Raster, ...]:
        """What `draw` made of these bytes, now or before."""
        key = (kind, hashlib.sha256(data).hexdigest())
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        made = draw()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self._size += _size(made)
                while self._size > self._most:
                    self._size -= _size(self._kept.popitem(last=False)[1])
        return made


def _size(rasters: tuple[Raster, ...]) -> int:
    return sum(len(raster.data) for raster in rasters)
