"""Noto Sans as static faces that paper can use: made once from the variable font, with what we cannot set well left out.

`python -m fieldnotes.packet.font` writes them to resources/fonts (git-ignored); where that cannot be written, to the user's cache folder.
Font: Noto Sans, SIL Open Font License 1.1, from the package fontpkg-noto-sans.
"""

from __future__ import annotations

import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fieldnotes.domain.problem import InputProblem
from fieldnotes.packet.script import BREAK_HERE, JOINERS, script_of
from fieldnotes.system.path import resource

WEIGHTS = {"NotoSans-Regular": 400, "NotoSans-Bold": 700}
REGULAR, BOLD = WEIGHTS

# Scripts that need shaping or run from right to left: drawn glyph by glyph they would be wrong, so they count as "cannot print".
_NEEDS_SHAPING = (
    range(0x0590, 0x0900),
    range(0x0900, 0x1100),
    range(0x1780, 0x1800),
    range(0x1CD0, 0x1D00),
    range(0xA8E0, 0xA900),
)
# Invisible by design; without shaping they change nothing and are dropped.
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u061c"
)
_SPELLING = JOINERS | {BREAK_HERE}
_SPACES = {"\t": " ", "\u2028": "\n", "\u2029": "\n", "\v": "\n", "\f": "\n", "\r": "\n", "\x85": "\n"}


def make_fonts() -> Path:
    """The folder with both faces, made when missing. About 3 s the first time, nothing afterwards."""
    shipped = resource("fonts")
    if _has_all(shipped):
        return shipped
    import platformdirs

    cached = Path(platformdirs.user_cache_dir("FieldNotes", appauthor=False)) / "fonts"
    if _has_all(cached):
        return cached
    folder = shipped if _is_writable(shipped) else cached
    folder.mkdir(parents=True, exist_ok=True)
    for name, weight in WEIGHTS.items():
        if not (folder / f"{name}.ttf").is_file():
            _write(folder / f"{name}.ttf", weight)
    return folder


def _has_all(folder: Path) -> bool:
    return all((folder / f"{name}.ttf").is_file() for name in WEIGHTS)


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _write(target: Path, weight: int) -> None:
    import fontpkg_noto_sans
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    source = fontpkg_noto_sans.ROOT / "files" / "NotoSans[wdth,wght].ttf"
    font = TTFont(source, recalcTimestamp=False)  # the same bytes on every machine: packets embed part of them
    options = subset.Options(
        layout_features=[], drop_tables=["GSUB", "GPOS", "GDEF", "STAT"], name_IDs=["*"], notdef_outline=True
    )
    options.recalc_timestamp = False
    keep = [
        c for c in font.getBestCmap() if not any(c in block for block in _NEEDS_SHAPING) and chr(c) not in _INVISIBLE
    ]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=keep)
    subsetter.subset(font)
    font["STAT"] = TTFont(source)["STAT"]  # the naming below reads the axis names from it
    # Without its own PostScript name the bold face would print as the regular one.
    font = instancer.instantiateVariableFont(font, {"wght": weight, "wdth": 100}, updateFontNames=True)
    del font["STAT"]
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        font.save(file)
    Path(name).chmod(0o644)  # mkstemp makes it private; a font shared by all accounts of the machine is not
    Path(name).replace(target)


@cache
def register() -> frozenset[str]:
    """Make both faces known to reportlab; returns every character that they print. More scripts: `script`."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = make_fonts()
    covered: set[str] | None = None
    for name in WEIGHTS:
        font = TTFont(name, str(folder / f"{name}.ttf"))
        pdfmetrics.registerFont(font)
        here = {chr(code) for code in font.face.charToGlyph if unicodedata.category(chr(code)) != "Cc"}
        covered = here if covered is None else covered & here
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return frozenset((covered or set()) | {"\n"})


@cache
def base_path(*, is_bold: bool) -> str:
    """The file of a face."""
    return str(make_fonts() / f"{BOLD if is_bold else REGULAR}.ttf")


def printable(text: str, *, where: str) -> str:
    """The text as it will be printed: NFC, line breaks as "\\n", invisible marks dropped.

    Raises InputProblem("character_not_printable") naming the character when the font has none for it: never a silent box.
    """
    text = text.replace("\r\n", "\n")
    covered = register()
    clean = unicodedata.normalize("NFC", "".join(_SPACES.get(c, c) for c in text if c not in _INVISIBLE))
    if covered.issuperset(clean):
        return clean
    clean = unicodedata.normalize("NFC", "".join(_SPACES.get(c, c) for c in _without_strays(text)))
    unprintable = {c for c in {*clean} - covered - _SPELLING if script_of(c) is None}
    if unprintable:
        unknown = next(c for c in clean if c in unprintable)
        name = unicodedata.name(unknown, "a control character")
        raise InputProblem("character_not_printable", field=where, character=f"U+{ord(unknown):04X} {name}")
    return clean


def _without_strays(text: str) -> Iterator[str]:
    """Characters without the invisible ones; joiners and places to break stay behind letters whose spelling has them."""
    before = ""
    for char in text:
        if char in _SPELLING:
            if before in _SPELLING or script_of(before or "a") is None:
                continue
        elif char in _INVISIBLE:
            continue
        yield char
        before = char


if __name__ == "__main__":
    make_fonts()
    sys.exit(0)
