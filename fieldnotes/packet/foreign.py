"""PDFs that others made: what is taken in, and what is taken out of them. Pure, on bytes.

Runs in the child that takes files in (`intake`); nothing here trusts a number that the file states.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fieldnotes.domain.problem import InputProblem
from fieldnotes.packet.intake import MOST_PAGES

if TYPE_CHECKING:
    import pikepdf
    import pypdfium2
    from PIL import Image

    from fieldnotes.packet.raster import Raster

_PAGE_KEYS = frozenset(
    {"/Type", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Parent", "/Group"}
)
# What can act, reach out, carry other files or tell about the maker. Looked for in dictionaries that say what they are (/Type, /Subtype,
# /FT): in a dictionary of names "/A" may be somebody's picture.
_TAKEN_OUT = (
    "/JS", "/JavaScript", "/AA", "/A", "/OpenAction", "/Launch", "/URI", "/EF", "/AF", "/EmbeddedFiles", "/Metadata", "/PieceInfo",
    "/Ref", "/OPI", "/Alternates", "/LastModified", "/Thumb", "/SeparationInfo", "/Perms", "/Threads", "/Collection", "/XFA",
)  # fmt: skip
_SAY_WHAT_THEY_ARE = ("/Type", "/Subtype", "/FT")
# A stream whose data lies in another file (ISO 32000-1, 7.3.8.2).
_OUTSIDE = ("/F", "/FFilter", "/FDecodeParms")


def open_foreign(data: bytes) -> pikepdf.Pdf:
    """The opened file. InputProblem("pdf_protected" | "pdf_damaged" | "pdf_empty" | "pdf_too_many_pages")."""
    import pikepdf

    try:
        pdf = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError:
        raise InputProblem("pdf_protected") from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise InputProblem("pdf_damaged") from None
    if pdf.is_encrypted:
        raise InputProblem("pdf_protected")
    try:
        count = len(pdf.pages)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise InputProblem("pdf_damaged") from None
    if not count:
        raise InputProblem("pdf_empty")
    if count > MOST_PAGES:
        raise InputProblem("pdf_too_many_pages", count=count, most=MOST_PAGES)
    return pdf


def rebuild_pdf(data: bytes) -> tuple[bytes, int]:
    """(the pages anew, how many): what a form showed is drawn into the page; scripts, forms, links, files and metadata are gone.

    Raises as `open_foreign`.
    """
    import pikepdf

    source = open_foreign(data)
    try:
        source.generate_appearance_streams()
        source.flatten_annotations("all")
        made = pikepdf.Pdf.new()
        for page in source.pages:
            made.pages.append(page)
        for page in made.pages:
            for key in [str(key) for key in page.obj.keys() if str(key) not in _PAGE_KEYS]:  # noqa: SIM118 - pikepdf's mapping
                del page.obj[key]
            page.contents_coalesce()
        scrub(made)
        made.remove_unreferenced_resources()
        out = BytesIO()
        made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        # A file that opens may still hold pages that nothing can read: what was made is opened once more.
        with pikepdf.open(BytesIO(out.getvalue())) as again:
            count = len(again.pages)
        _try_drawing(out.getvalue(), count)
    except (pikepdf.PdfError, ValueError, RuntimeError, KeyError, AttributeError):
        raise InputProblem("pdf_damaged") from None
    return out.getvalue(), count


# --- drawing ---------------------------------------------------------------------------------------------------------

_TRIAL_DPI = 30
_LONGEST_PX = 3300  # 11 inches at 300 dpi; a page may say that it is a mile wide


def draw_foreign(data: bytes, *, first: int, most_bytes: int, seconds: float) -> tuple[int, list[Raster]]:
    """(how many pages there are, pictures of those from `first` on): at least one, then as many as bytes and time allow.

    InputProblem("pdf_damaged").
    """
    from fieldnotes.packet.raster import LINE_DPI, TONE_DPI, encode

    begun = time.monotonic()
    drawn: list[Raster] = []
    with _drawable(data) as pdf:
        count = len(pdf)
        for number in range(first, count):
            picture = _draw(pdf, number, LINE_DPI)
            drawn.append(encode(picture, most_px=max(picture.size) * TONE_DPI // LINE_DPI))
            if sum(len(one.data) for one in drawn) > most_bytes or time.monotonic() - begun > seconds:
                break
    return count, drawn


def _try_drawing(data: bytes, count: int) -> None:
    """What cannot be drawn later is refused now, while somebody is there who can ask for another copy."""
    with _drawable(data) as pdf:
        if len(pdf) != count:
            raise InputProblem("pdf_damaged")
        for number in range(count):
            _draw(pdf, number, _TRIAL_DPI)


@contextmanager
def _drawable(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise InputProblem("pdf_damaged") from None
    try:
        yield pdf
    finally:
        pdf.close()


def _draw(pdf: pypdfium2.PdfDocument, number: int, dpi: int) -> Image.Image:
    import pypdfium2

    try:
        page = pdf[number]
        scale = min(dpi / 72, _LONGEST_PX / max(page.get_width(), page.get_height(), 1.0))
        made: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
    except (pypdfium2.PdfiumError, ValueError, OSError):
        raise InputProblem("pdf_damaged") from None
    return made


def scrub(pdf: pikepdf.Pdf) -> None:
    """Take what acts, reaches out or tells about the maker out of every object of a file."""
    import pikepdf

    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for thing in pdf.objects:
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)):
            _scrub_within(thing)
        if isinstance(thing, pikepdf.Stream):
            for key in _OUTSIDE:
                if key in thing:
                    del thing[key]
            _scrub_picture(thing)


def _scrub_within(thing: Any) -> None:
    """An object and the direct ones inside it; indirect ones come by themselves, so nothing here can go round in circles."""
    import pikepdf

    waiting: list[Any] = [thing]
    while waiting:
        now = waiting.pop()
        if isinstance(now, pikepdf.Array):
            inner = list(now)
        else:
            if any(key in now for key in _SAY_WHAT_THEY_ARE):
                for key in _TAKEN_OUT:
                    if key in now:
                        del now[key]
            inner = [now[key] for key in now.keys()]  # noqa: SIM118 - pikepdf's own mapping
        waiting += [
            one for one in inner if isinstance(one, (pikepdf.Dictionary, pikepdf.Array)) and not one.is_indirect
        ]


def _scrub_picture(thing: pikepdf.Stream) -> None:
    """A photo inside a PDF carries its camera's notes too: they are cut out of the JPEG as it stands."""
    import pikepdf

    found = thing.get("/Filter")
    names = [found] if isinstance(found, pikepdf.Name) else list(found) if isinstance(found, pikepdf.Array) else []
    if names == [pikepdf.Name.DCTDecode]:
        parameters = thing.get("/DecodeParms")
        kept = parameters if isinstance(parameters, (pikepdf.Dictionary, pikepdf.Array)) else None
        thing.write(strip_jpeg(thing.read_raw_bytes()), filter=pikepdf.Name.DCTDecode, decode_parms=kept)


def strip_jpeg(data: bytes) -> bytes:
    """A JPEG without comments and application data, but for Adobe's colour transform (APP14) and JFIF (APP0); pixels untouched."""
    if data[:2] != b"\xff\xd8":
        return data
    kept, place = bytearray(data[:2]), 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xDA:  # the picture itself; what follows its end is not part of it
            end = data.rfind(b"\xff\xd9")
            return bytes(kept + data[place : end + 2 if end > place else len(data)])
        size = int.from_bytes(data[place + 2 : place + 4])
        is_note = marker == 0xFE or (0xE1 <= marker <= 0xEF and marker != 0xEE)
        if not is_note:
            kept += data[place : place + 2 + size]
        place += 2 + size
    return bytes(kept + data[place:])
