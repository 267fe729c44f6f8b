"""A font for one file that holds just what that file shows: one glyph for each cluster, with its characters as its text.

A cluster (a letter with its marks, a conjunct, a syllable whose vowel stands before it) becomes one glyph drawn whole. So every reader gets
the text back as it was written, without guessing from places on the page: ISO 32000-1 §9.10, ISO 14289-1 §7.21.7.
"""

from __future__ import annotations

import io
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from fieldnotes.packet.script import UNITS, Cluster, Typeface, hb_font, upem

_SUBSET = "CLUSTR"  # six letters before the name say that the font is not whole (ISO 32000-1 §9.6.4)
_ASCENT, _DESCENT, _CAPITAL, _STEM = 1069, -293, 714, {False: 80, True: 140}
_SYMBOLIC = 4
_BLOCK = 100  # entries of a character map's block at most


class ScriptFont:
    """Clusters of one face in one document, numbered as they are met. The layout engine asks for `addObjects` when it writes the file."""

    def __init__(self, face: Typeface, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.fontName = resource  # what the engine looks for
        self._numbers: dict[tuple[Any, ...], int] = {}
        self._clusters: list[Cluster] = []

    def number(self, cluster: Cluster) -> tuple[int, float]:
        """The code that draws this cluster, and the width readers assume for it in units of 1/1000 em."""
        key = (cluster.text, cluster.glyphs)
        number = self._numbers.get(key)
        if number is None:
            self._clusters.append(cluster)
            number = self._numbers[key] = len(self._clusters)
        return number, round(self._clusters[number - 1].advance)

    def addObjects(self, document: Any) -> None:  # noqa: N802 # the engine's own name
        """Write the font into the file."""
        name = f"{_SUBSET}+{self.face.name}"
        data, box = _truetype(self.face, self._clusters)
        program = PDFStream(PDFDictionary({"Length1": len(data)}), data)
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(name),
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray(box),
                "ItalicAngle": 0,
                "Ascent": max(_ASCENT, box[3]),
                "Descent": min(_DESCENT, box[1]),
                "CapHeight": _CAPITAL,
                "StemV": _STEM[self.face.is_bold],
                "FontFile2": document.Reference(program, f"program:{self.resource}"),
            }
        )
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(name),
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "CIDToGIDMap": PDFName("Identity"),
                "DW": UNITS,
                "W": PDFArray([1, PDFArray([round(cluster.advance) for cluster in self._clusters])]),
                "FontDescriptor": document.Reference(descriptor, f"descriptor:{self.resource}"),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant, f"descendant:{self.resource}")]),
                "ToUnicode": document.Reference(
                    PDFStream(PDFDictionary({}), _unicode_map(self._clusters)), f"unicode:{self.resource}"
                ),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource] = document.Reference(font, self.resource)


def _truetype(face: Typeface, clusters: list[Cluster]) -> tuple[bytes, list[int]]:
    """The font program and the box all glyphs fit in."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    font, scale = hb_font(face), UNITS / upem(face)
    glyphs = {".notdef": TTGlyphPen(None).glyph()}
    for index, cluster in enumerate(clusters, start=1):
        pen = TTGlyphPen(None)
        for glyph, x, y in cluster.glyphs:
            font.draw_glyph_with_pen(glyph, TransformPen(pen, (scale, 0, 0, scale, x, y)))
        glyphs[f"c{index}"] = pen.glyph()
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupGlyf(glyphs)
    table = builder.font["glyf"]
    widths = [UNITS, *(round(cluster.advance) for cluster in clusters)]
    builder.setupHorizontalMetrics(
        {name: (width, getattr(table[name], "xMin", 0)) for name, width in zip(glyphs, widths, strict=True)}
    )
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    builder.setupHead(unitsPerEm=UNITS, created=0, modified=0)
    builder.setupMaxp()
    builder.font.recalcTimestamp = False  # the same bytes at any hour
    out = io.BytesIO()
    builder.font.save(out)
    head = builder.font["head"]
    return out.getvalue(), [head.xMin, head.yMin, head.xMax, head.yMax]


def _unicode_map(clusters: list[Cluster]) -> bytes:
    rows = [
        f"<{number:04X}> <{cluster.text.encode('utf-16-be').hex().upper()}>"
        for number, cluster in enumerate(clusters, start=1)
    ]
    blocks = (rows[at : at + _BLOCK] for at in range(0, len(rows), _BLOCK))
    said = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{said}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
