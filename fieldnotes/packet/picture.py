"""Pictures that others made: drawn anew, upright, in plain colours, without a word about who, where and with what they were taken.

Runs in the child that takes files in (`intake`).
"""

from __future__ import annotations

import warnings
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from fieldnotes.domain.problem import InputProblem

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 64_000_000
MOST_WORDS = 4000
LONGEST_SIDE_PX = 2400  # 8 inches at 300 dpi: what a page or a fax can show
_QUALITY = 85
_KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")
_AS_PNG_UP_TO = 2_000_000  # bytes; a drawing or a screenshot stays sharp, a photo saved as PNG does not stay huge


class Drawn(NamedTuple):
    """A picture made anew."""

    data: bytes
    media_type: str
    width_px: int
    height_px: int


def redraw(data: bytes) -> Drawn:
    """The picture anew. InputProblem("picture_unknown" | "picture_damaged" | "picture_too_many_pixels" | "picture_several_pages")."""
    from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            picture = Image.open(BytesIO(data), formats=_KINDS)
        except UnidentifiedImageError:
            raise InputProblem("picture_unknown") from None
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise InputProblem("picture_too_many_pixels", most=MOST_PIXELS // 1_000_000) from None
        except (OSError, ValueError, SyntaxError, TypeError):
            raise InputProblem("picture_damaged") from None
        if picture.width * picture.height > MOST_PIXELS:
            raise InputProblem("picture_too_many_pixels", most=MOST_PIXELS // 1_000_000)
        if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
            raise InputProblem("picture_several_pages")
        try:
            kind = picture.format
            picture.draft(
                "RGB", (LONGEST_SIDE_PX, LONGEST_SIDE_PX)
            )  # a JPEG need not be unpacked larger than it is kept
            upright = ImageOps.exif_transpose(picture)
            plain = _plain(upright if upright is not None else picture)
        except (OSError, ValueError, SyntaxError, TypeError, EOFError, KeyError, ZeroDivisionError):
            raise InputProblem("picture_damaged") from None
    plain.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX), Image.Resampling.LANCZOS)
    return _saved(plain, is_drawing=kind == "PNG")


def _plain(picture: Image.Image) -> Image.Image:
    """In sRGB or grey, on white, with nothing hanging on it."""
    from PIL import Image, ImageCms

    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "CMYK", "L"}:
        try:
            known = ImageCms.ImageCmsProfile(BytesIO(profile))
            changed = ImageCms.profileToProfile(picture, known, ImageCms.createProfile("sRGB"), outputMode="RGB")
            picture = changed if changed is not None else picture
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that cannot be used: the numbers as they stand
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        over = picture.convert("RGBA")
        picture = Image.new("RGB", over.size, (255, 255, 255))
        picture.paste(over, mask=over.getchannel("A"))
    if picture.mode in {"I;16", "I;16B", "I", "F"}:
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.mode not in {"RGB", "L"}:
        picture = picture.convert("RGB")
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)  # pixels only: a new picture has no info, no EXIF, no profile
    return clean


def _saved(picture: Image.Image, *, is_drawing: bool) -> Drawn:
    if is_drawing:
        out = BytesIO()
        picture.save(out, "PNG", optimize=True)
        if out.tell() <= _AS_PNG_UP_TO:
            return Drawn(out.getvalue(), "image/png", picture.width, picture.height)
    out = BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Drawn(out.getvalue(), "image/jpeg", picture.width, picture.height)


def draw_sketch(strokes: list[list[tuple[int, int]]], *, width_px: int = 1600, height_px: int = 1000) -> Drawn:
    """Strokes (0 to 1000 in both directions) as a black drawing on white. InputProblem("sketch_empty" | "sketch_too_long")."""
    from PIL import Image, ImageDraw

    if not any(strokes):
        raise InputProblem("sketch_empty")
    if sum(map(len, strokes)) > 200_000:
        raise InputProblem("sketch_too_long")
    picture = Image.new("L", (width_px, height_px), 255)
    pen = ImageDraw.Draw(picture)
    for stroke in strokes:
        points = [(x * width_px / 1000, y * height_px / 1000) for x, y in stroke]
        if len(points) == 1:
            (x, y) = points[0]
            pen.ellipse((x - 3, y - 3, x + 3, y + 3), fill=0)
        elif points:
            pen.line(points, fill=0, width=5, joint="curve")
    return _saved(picture, is_drawing=True)


def draw_words(words: str, *, width_px: int = 1600) -> Drawn:
    """Words on a white sheet, for whoever cannot draw. InputProblem("sketch_too_long") over 4,000 characters."""
    import fontpkg_noto_sans
    from PIL import Image, ImageDraw, ImageFont

    if len(words) > MOST_WORDS:
        raise InputProblem("sketch_too_long")
    font = ImageFont.truetype(str(fontpkg_noto_sans.ROOT / "files" / "NotoSans[wdth,wght].ttf"), 44)
    lines = [line for paragraph in words.strip().splitlines() for line in wrap(paragraph, 62) or [""]]
    step, edge = 60, 60
    picture = Image.new("L", (width_px, 2 * edge + step * len(lines)), 255)
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        pen.text((edge, edge + step * number), line, font=font, fill=0)
    return _saved(picture, is_drawing=True)
