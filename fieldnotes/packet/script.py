"""The scripts beyond Latin, Greek and Cyrillic that we can print: which font has which characters, and HarfBuzz, which shapes them.

Noto Sans, one variable font a script, from the package manimgx-fonts; signs that it lacks from Inter, package fontpkg-inter. All of them
under the SIL Open Font License 1.1. They are read where their package lies, and only those that a text needs.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    import uharfbuzz  # type: ignore[import-untyped] # it publishes no types

UNITS = 1000  # to the em, in all we give back


class Script(msgspec.Struct, frozen=True):
    """One font beyond the two that every packet has. `spans`: first and last code of what we take from it."""

    name: str
    tag: str  # ISO 15924
    file: str
    spans: tuple[tuple[int, int], ...]


def _noto(name: str, tag: str, *spans: tuple[int, int]) -> Script:
    return Script(name=name, tag=tag, file=f"manimgx_fonts/NotoSans{name}[wght].ttf", spans=spans)


SCRIPTS = (
    _noto("Armenian", "Armn", (0x0531, 0x058F), (0xFB13, 0xFB17)),
    _noto("Hebrew", "Hebr", (0x0591, 0x05F4), (0xFB1D, 0xFB4F)),
    # Without the number signs that reach under the digits after them (U+0600 to U+0605, U+06DD, U+08E2).
    _noto("Arabic", "Arab", (0x0606, 0x061B), (0x061D, 0x06DC), (0x06DE, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08E1),
          (0x08E3, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
    _noto("Devanagari", "Deva", (0x0900, 0x097F), (0xA8E0, 0xA8FF)),
    _noto("Bengali", "Beng", (0x0980, 0x09FF)),
    _noto("Gurmukhi", "Guru", (0x0A00, 0x0A7F)),
    _noto("Gujarati", "Gujr", (0x0A80, 0x0AFF)),
    _noto("Oriya", "Orya", (0x0B00, 0x0B7F)),
    _noto("Tamil", "Taml", (0x0B80, 0x0BFF)),
    _noto("Telugu", "Telu", (0x0C00, 0x0C7F)),
    _noto("Kannada", "Knda", (0x0C80, 0x0CFF)),
    _noto("Malayalam", "Mlym", (0x0D00, 0x0D7F)),
    _noto("Sinhala", "Sinh", (0x0D80, 0x0DFF)),
    _noto("Thai", "Thai", (0x0E00, 0x0E7F)),
    _noto("Lao", "Laoo", (0x0E80, 0x0EFF)),
    _noto("Myanmar", "Mymr", (0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
    _noto("Georgian", "Geor", (0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
    _noto("Ethiopic", "Ethi", (0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
    _noto("Khmer", "Khmr", (0x1780, 0x17B3), (0x17B6, 0x17FF), (0x19E0, 0x19FF)),  # without two vowels nobody sees
    Script(name="Signs", tag="Zyyy", file="fontpkg_inter/files/Inter[opsz,wght].ttf",
           spans=((0x2190, 0x2193), (0x2206, 0x2206), (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2260),
                  (0x2264, 0x2265), (0x2605, 0x2605), (0x26A0, 0x26A0), (0x2713, 0x2713), (0x2717, 0x2717))),
)  # fmt: skip
"""Not here: Chinese, Japanese, Korean (no TrueType font among our packages) and what else `printable` refuses by name."""

JOINERS = frozenset("\u200c\u200d")  # ZWNJ, ZWJ: part of the spelling of Persian, Hindi, Sinhala ...
_NO_LETTER = frozenset({"Cc", "Cn", "Co", "Cs"})
BREAK_HERE = "\u200b"  # ZWSP: a place to break between Khmer or Thai words; never drawn

_STARTS = sorted((first, last, script) for script in SCRIPTS for first, last in script.spans)
_FIRSTS = [first for first, _, _ in _STARTS]
_WEIGHT = {False: 400.0, True: 700.0}


@cache
def script_of(char: str) -> Script | None:
    """The font a character is printed from; None when none of ours here has it."""
    at = bisect_right(_FIRSTS, ord(char)) - 1
    if at < 0 or ord(char) > _STARTS[at][1]:
        return None
    script = _STARTS[at][2]
    return script if ord(char) in _codes(script) else None


def covers(script: Script, char: str) -> bool:
    """Whether that very font has it, also when it is at home in another script's."""
    return ord(char) in _codes(script)


@cache
def _codes(script: Script) -> frozenset[int]:
    path = _path(script)
    found = _face(path).unicodes if path else ()
    return frozenset(code for code in found if unicodedata.category(chr(code)) not in _NO_LETTER)


@cache
def _path(script: Script) -> str:
    """Where its package lies, found without importing it; "" when it is not there, and then nothing of it can be printed."""
    package, _, inside = script.file.partition("/")
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return ""
    return str(Path(next(iter(spec.submodule_search_locations))) / inside)


@cache
def _face(path: str) -> uharfbuzz.Face:
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path))


# --- shaping ---------------------------------------------------------------------------------------------------------


class Typeface(NamedTuple):
    """A font at a weight. `path`: of the file; `tag`: the script its rules are for; `name`: as a PDF names it."""

    path: str
    tag: str
    name: str
    is_bold: bool

    @property
    def is_base(self) -> bool:
        """Whether it is one of the two that every packet has."""
        return self.tag == "Latn"


class Cluster(NamedTuple):
    """The smallest piece that stays whole: one or more characters, the glyphs that show them, in units of 1/1000 em.

    `glyphs`: (glyph, x, y) from where it is drawn, in the order of drawing; `back`: how far left of its place it is drawn.
    """

    start: int
    text: str
    face: Typeface
    glyphs: tuple[tuple[int, float, float], ...]
    advance: float
    top: float
    bottom: float
    back: float = 0.0


@cache
def typeface(script: Script | None, base: str, *, is_bold: bool) -> Typeface:
    """The face for a run; without a script the base face at path `base`."""
    weight = "Bold" if is_bold else "Regular"
    if script is None:
        return Typeface(base, "Latn", f"NotoSans-{weight}", is_bold)
    family = "Inter" if script.tag == "Zyyy" else f"NotoSans{script.name}"
    return Typeface(_path(script), script.tag, f"{family}-{weight}", is_bold)


@cache
def hb_font(face: Typeface) -> uharfbuzz.Font:
    """The font at its weight; the base faces are static and have theirs."""
    import uharfbuzz

    font = uharfbuzz.Font(_face(face.path))
    if not face.is_base:
        font.set_variations({"wght": _WEIGHT[face.is_bold]})
    return font


@cache
def _extents(face: Typeface, glyph: int) -> tuple[float, float]:
    """Top and bottom of a glyph's ink; (0, 0) without any."""
    found = hb_font(face).get_glyph_extents(glyph)
    if found is None or not found.height:
        return 0.0, 0.0
    scale = UNITS / upem(face)
    return found.y_bearing * scale, (found.y_bearing + found.height) * scale


def shape(text: str, start: int, end: int, face: Typeface, *, is_rtl: bool) -> list[Cluster]:
    """The clusters of text[start:end] in reading order. What stands around it decides how its ends are joined."""
    import uharfbuzz

    first = max(0, start - 4)
    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([ord(c) for c in text[first : end + 4]], item_offset=start - first, item_length=end - start)
    buffer.direction = "rtl" if is_rtl else "ltr"
    buffer.script = face.tag
    if is_rtl:  # readers turn such lines around character by character: a mark is a piece of its own
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    uharfbuzz.shape(hb_font(face), buffer)
    scale = UNITS / upem(face)
    drawn: dict[int, list[tuple[int, float, float]]] = {}
    width: dict[int, float] = {}
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        at = info.cluster + first
        x = width.setdefault(at, 0.0)
        drawn.setdefault(at, []).append((info.codepoint, x + place.x_offset * scale, place.y_offset * scale))
        width[at] = x + place.x_advance * scale
    starts = sorted(drawn)
    found: list[Cluster] = []
    for at, after in zip(starts, [*starts[1:], end], strict=True):
        cluster = _cluster(at, text[at:after], face, drawn[at], width[at])
        if cluster.advance or not found:
            found.append(cluster)
        elif is_rtl:
            found.append(_set_back(cluster, found[-1].back + _BACK))
        elif cluster.top or cluster.bottom:
            found.append(cluster)
        else:  # a joiner
            found[-1] = found[-1]._replace(text=found[-1].text + cluster.text)
    return found


_BACK = 10.0  # 1/1000 em: nobody sees it, and readers that sort by place keep a mark after its letter


def _cluster(at: int, text: str, face: Typeface, glyphs: Sequence[tuple[int, float, float]], advance: float) -> Cluster:
    heights = [
        (y + top, y + bottom) for glyph, _, y in glyphs for top, bottom in [_extents(face, glyph)] if top or bottom
    ]
    top, bottom = max((high for high, _ in heights), default=0.0), min((low for _, low in heights), default=0.0)
    return Cluster(at, text, face, tuple(glyphs), advance, top, bottom)


def _set_back(cluster: Cluster, back: float) -> Cluster:
    return cluster._replace(back=back, glyphs=tuple((glyph, x + back, y) for glyph, x, y in cluster.glyphs))


def is_mark(char: str) -> bool:
    """Whether it sits on the letter before it."""
    return unicodedata.category(char).startswith("M")


def upem(face: Typeface) -> int:
    """Units to the em in the font's own measure."""
    return int(_face(face.path).upem)
