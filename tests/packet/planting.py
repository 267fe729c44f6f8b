"""Leaks made on purpose: a word put into a finished file, at every place where a mistake could leave one. The search must find each."""

from __future__ import annotations

import base64
import io
import json
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

Plant = Callable[[pikepdf.Pdf, str], None]


def plant(data: bytes, place: str, word: str) -> bytes:
    """The same file with the word in it at `place` (a key of PLACES)."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        PLACES[place](pdf, word)
        pdf.save(out)
    return out.getvalue()


def _drawn(pdf: pikepdf.Pdf, word: str, how: str) -> None:
    """Codes of two bytes and a character map of their own, as a layout engine writes them: no letter stands in the file."""
    letters = sorted(set(word))
    chars = "\n".join(f"<{n:04X}> <{letter.encode('utf-16-be').hex().upper()}>" for n, letter in enumerate(letters, 1))
    mapped = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(letters)} beginbfchar\n{chars}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.Own,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name.Own,
            Flags=4,
            FontBBox=Array([0, 0, 1000, 1000]),
            ItalicAngle=0,
            Ascent=800,
            Descent=-200,
            CapHeight=700,
            StemV=80,
        ),
        DW=600,
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.Own,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]),
        ToUnicode=pdf.make_indirect(Stream(pdf, mapped.encode())),
    )
    page = pdf.pages[0]
    page.obj.Resources.Font[Name.FOwn] = pdf.make_indirect(font)
    codes = "".join(f"{letters.index(letter) + 1:04X}" for letter in word)
    page.contents_add(Stream(pdf, f"BT {how} /FOwn 9 Tf <{codes}> Tj ET".encode()))


def _embed(pdf: pikepdf.Pdf, name: str, data: bytes, about: str = "Data") -> None:
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name, description=about)


def _element(pdf: pikepdf.Pdf, key: Name, word: str) -> None:
    inner = pdf.Root.StructTreeRoot.K[0]
    while "/K" in inner.K[0]:
        inner = inner.K[0]
    inner[key] = String(word)


def _metadata(pdf: pikepdf.Pdf, word: str) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"</dc:title>", f"</dc:title>{word}".encode()))


def _bookmark(pdf: pikepdf.Pdf, word: str) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(word, 0))


def _bundle(word: str) -> bytes:
    """As a bundle of resources carries another file: base64 in JSON, its letters escaped."""
    inner = base64.b64encode(json.dumps({"text": f"about {word}"}).encode()).decode()
    return json.dumps({"entry": [{"resource": {"content": [{"attachment": {"data": inner}}]}}]}).encode()


def _paper(word: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(612, 792))
        pdf.docinfo.Subject = String(word)
        pdf.save(out)
    return out.getvalue()


def _image(pdf: pikepdf.Pdf, word: str) -> None:
    """What a camera writes beside its picture."""
    image = Stream(pdf, zlib.compress(b"\x00"))
    image.update(
        Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8, ColorSpace=Name.DeviceGray
        )
    )
    image.Filter = Name.FlateDecode
    image.Metadata = pdf.make_indirect(Stream(pdf, f"<x:xmpmeta>{word}</x:xmpmeta>".encode()))
    pdf.pages[0].obj.Resources.XObject = Dictionary(Own=pdf.make_indirect(image))


def _field(pdf: pikepdf.Pdf, word: str) -> None:
    field = pdf.Root.AcroForm.Fields[0]
    while "/Kids" in field:
        field = field.Kids[0]
    field.TU = String(word)


PLACES: dict[str, Plant] = {
    "text": lambda pdf, word: _drawn(pdf, word, "1 0 0 1 72 400 Tm"),
    "text nobody sees": lambda pdf, word: _drawn(pdf, word, "3 Tr 1 0 0 1 72 400 Tm"),
    "actual text": lambda pdf, word: pdf.pages[0].contents_add(
        Stream(pdf, b"/Span <</ActualText <FEFF" + word.encode("utf-16-be").hex().encode() + b">>> BDC EMC")
    ),
    "structure: alternative": lambda pdf, word: _element(pdf, Name.Alt, word),
    "structure: actual text": lambda pdf, word: _element(pdf, Name.ActualText, word),
    "structure: title": lambda pdf, word: _element(pdf, Name.T, word),
    "metadata": _metadata,
    "document information": lambda pdf, word: pdf.docinfo.__setitem__("/Keywords", word),
    "bookmark": _bookmark,
    "form field": _field,
    "bundle": lambda pdf, word: _embed(pdf, "referral.json", _bundle(word)),
    "attachment": lambda pdf, word: _embed(pdf, "paper.pdf", _paper(word)),
    "attachment: its name": lambda pdf, word: _embed(pdf, f"{word}.txt", b"-"),
    "attachment: about it": lambda pdf, word: _embed(pdf, "note.txt", b"-", about=word),
    "picture": _image,
    "an object that nothing points to": lambda pdf, word: pdf.Root.__setitem__(
        "/PieceInfo", Dictionary(Own=Dictionary(Private=Array([Array([String(word)])])))
    ),
}
