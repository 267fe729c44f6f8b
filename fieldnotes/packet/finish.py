"""From reportlab's file to PDF/UA-1 and PDF/A-3a: structure tree, bookmarks, links, metadata, output intent, attachments.

ISO 14289-1:2014 (PDF/UA-1), ISO 19005-3:2012 (PDF/A-3). Same input, same bytes.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from xml.sax.saxutils import escape

import msgspec
import pikepdf
from pikepdf import Array, Dictionary, Name, String

from fieldnotes.packet.signature import FIELD
from fieldnotes.packet.tagged import FieldAt, Node

PRODUCER = "FieldNotes"
_MULTILINE = 1 << 12  # ISO 32000-1 table 228
_TWO_LINES_PT = 30
_TYPED = "/Helv 10 Tf 0 g"


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file embedded in the packet (PDF/A-3 §6.8), such as the same referral as data."""

    name: str
    mime: str
    description: str
    data: bytes


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the file says about itself. Never a name of a person, a machine or a path."""

    title: str  # "Referral packet R-26-0412-3"
    identifier: str  # packet id and content hash, see `seal.identifier`
    made_at: datetime
    language: str


def finish(
    pdf_bytes: bytes,
    root: Node,
    facts: Facts,
    *,
    attachments: Sequence[Attachment] = (),
    form: str = "",
    has_signature: bool = False,
) -> bytes:
    """The finished file. `form`: the name of the root field, where there are fields to fill in; `has_signature`: whether it gets a field
    for the agency's signature beside them (`signature.sign_pdf`).
    """
    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        fields = _write_structure(pdf, root, has_signature=has_signature)
        if fields:
            _write_form(pdf, form, fields)
        _write_bookmarks(pdf, root)
        _write_catalog(pdf, facts)
        _mend_unicode_maps(pdf)
        _attach(pdf, attachments, facts)
        _compress(pdf)
        first = save(pdf)
    # Written twice the order of objects settles: a protected copy, opened again, then gives back these very bytes (seal.verify_pdf).
    with pikepdf.open(io.BytesIO(first)) as settled:
        return save(settled)


def save(pdf: pikepdf.Pdf) -> bytes:
    """The one way packets are written: same content, same bytes. Without object streams, objects are numbered as they
    are met, whatever numbers they had before.
    """
    out = io.BytesIO()
    pdf.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,  # `_compress` did
        deterministic_id=True,
        min_version="1.7",
    )
    return out.getvalue()


# --- structure -------------------------------------------------------------------------------------------------------


class _Tree:
    """Writes nodes as structure elements and remembers which mark and which link belongs to which."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.marks: dict[int, dict[int, pikepdf.Object]] = {}
        self.notes: list[tuple[int, pikepdf.Object]] = []  # (structure parent key, element) of links and fields
        self.fields: list[pikepdf.Object] = []

    def element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.role), P=parent))
        if node.alt:
            made.Alt = String(node.alt)
        if node.said:
            made.ActualText = String(node.said)
        if node.role == "Figure" and node.box:
            made.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(v, 2) for v in node.box]))
        if node.scope:
            made.A = Dictionary(O=Name.Table, Scope=Name("/" + node.scope))
        if node.role == "L":
            made.A = Dictionary(O=Name.List, ListNumbering=Name.Disc)
        kids = Array()
        for kid in node.kids:
            if isinstance(kid, Node):
                if kid.kids or kid.field:
                    kids.append(self.element(kid, made))
            else:
                page, mark = kid
                self.marks.setdefault(page, {})[mark] = made
                kids.append(Dictionary(Type=Name.MCR, Pg=self.pdf.pages[page].obj, MCID=mark))
        if node.link_to is not None and node.box:
            kids.append(self._link(node, made))
        if node.field is not None:
            kids.append(self._field(node.field, made))
        # One field alone stands there by itself: programs that judge what was changed behind a signature find it only so.
        made.K = kids[0] if node.field is not None and len(kids) == 1 else kids
        return made

    def _note(self, page: pikepdf.Page, annotation: pikepdf.Object, made: pikepdf.Object) -> pikepdf.Object:
        """Puts an annotation on its page and into the structure."""
        key = len(self.pdf.pages) + len(self.notes)
        annotation.StructParent = key
        if Name.Annots not in page.obj:
            page.obj.Annots = Array()
        page.obj.Annots.append(annotation)
        self.notes.append((key, made))
        return Dictionary(Type=Name.OBJR, Pg=page.obj, Obj=annotation)

    def _field(self, field: FieldAt, made: pikepdf.Object) -> pikepdf.Object:
        """A field that is its own widget. Its outline is on the page; empty it shows nothing, ticked a cross."""
        left, bottom, right, top = (round(v, 2) for v in field.box)
        page = self.pdf.pages[field.page]
        widget = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                T=String(field.name),
                TU=String(field.said),  # ISO 14289-1 7.18.4
                Rect=Array([left, bottom, right, top]),
                F=4,  # printed, PDF/A-3 6.3.2
                P=page.obj,
                MK=Dictionary(),
            )
        )
        width, height = round(right - left, 2), round(top - bottom, 2)
        if field.kind == "tick":
            widget.FT = Name.Btn
            widget.V = widget.AS = Name.Off
            cross = b"q 1.6 w 1 J %.2f %.2f m %.2f %.2f l %.2f %.2f m %.2f %.2f l S Q"
            edges = (2.5, 2.5, width - 2.5, height - 2.5, 2.5, height - 2.5, width - 2.5, 2.5)
            widget.AP = Dictionary(
                N=Dictionary(Yes=self._look(width, height, cross % edges), Off=self._look(width, height, b""))
            )
        else:
            widget.FT = Name.Tx
            widget.Ff = _MULTILINE if height > _TWO_LINES_PT else 0
            widget.DA = String(_TYPED)
            widget.V = String("")
            widget.AP = Dictionary(N=self._look(width, height, b"/Tx BMC EMC"))
        self.fields.append(widget)
        return self._note(page, widget, made)

    def signature(self, document: pikepdf.Object) -> None:
        """The field that the agency signs into: without a place on the page, named and tagged as the others are."""
        page = self.pdf.pages[0]
        widget = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(FIELD),
                TU=String("Digital signature of the agency"),  # ISO 14289-1 7.18.4
                Rect=Array([0, 0, 0, 0]),
                F=132,  # printed, PDF/A-3 6.3.2, and locked
                P=page.obj,
            )
        )
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=document))
        made.K = self._note(page, widget, made)
        document.K.append(made)
        self.fields.append(widget)

    def _look(self, width: float, height: float, marks: bytes) -> pikepdf.Object:
        look = self.pdf.make_stream(marks)
        look.Type, look.Subtype, look.FormType = Name.XObject, Name.Form, 1
        look.BBox = Array([0, 0, width, height])
        look.Resources = Dictionary()
        return look

    def _link(self, node: Node, made: pikepdf.Object) -> pikepdf.Object:
        assert node.link_to is not None
        assert node.box is not None
        page, target = self.pdf.pages[node.first_page], self.pdf.pages[node.link_to.first_page]
        annotation = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([round(v, 2) for v in node.box]),
                Border=Array([0, 0, 0]),
                F=4,  # printed, PDF/A-3 §6.3.2
                Dest=Array([target.obj, Name.Fit]),
                Contents=String(node.alt or node.link_to.title),
            )
        )
        return self._note(page, annotation, made)


def _write_structure(pdf: pikepdf.Pdf, root: Node, *, has_signature: bool) -> list[pikepdf.Object]:
    """Writes the tree; returns the fields to fill in."""
    tree = _Tree(pdf)
    top = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = tree.element(root, top)
    top.K = Array([document])
    if has_signature:
        tree.signature(document)
    numbers = Array()
    for index, page in enumerate(pdf.pages):
        page.obj.StructParents = index
        page.obj.Tabs = Name.S
        marks = tree.marks.get(index, {})
        numbers.append(index)
        numbers.append(pdf.make_indirect(Array([marks[mark] for mark in range(len(marks))])))
    for key, made in tree.notes:
        numbers.append(key)
        numbers.append(made)
    top.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    top.ParentTreeNextKey = len(pdf.pages) + len(tree.notes)
    pdf.Root.StructTreeRoot = top
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    return tree.fields


def _write_form(pdf: pikepdf.Pdf, name: str, fields: list[pikepdf.Object]) -> None:
    """The form: all fields under one root, whose name says what they belong to (ISO 32000-1 12.7.2)."""
    signed = [field for field in fields if Name.Sig == field.FT]
    asked = [field for field in fields if Name.Sig != field.FT]
    root = pdf.make_indirect(Dictionary(T=String(name), Kids=Array(asked)))
    for field in asked:
        field.Parent = root
    # Only what a viewer types with, later; nothing in the file is drawn with it (ISO 19005-3 6.2.11.4.1 asks for what is drawn).
    typed = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([root, *signed]), DR=Dictionary(Font=Dictionary(Helv=pdf.make_indirect(typed))), DA=String(_TYPED)
    )
    if signed:
        pdf.Root.AcroForm.SigFlags = 3  # there is one, and who saves the file writes behind it (ISO 32000-1 table 219)


def _write_bookmarks(pdf: pikepdf.Pdf, root: Node) -> None:
    titled = [kid for kid in root.kids if isinstance(kid, Node) and kid.title]
    with pdf.open_outline() as outline:
        for part in titled:
            outline.root.append(pikepdf.OutlineItem(part.title, part.first_page, page_location="Fit"))
    pdf.Root.PageMode = Name.UseOutlines if len(titled) > 1 else Name.UseNone


# --- what the file says about itself ---------------------------------------------------------------------------------


def _write_catalog(pdf: pikepdf.Pdf, facts: Facts) -> None:
    pdf.Root.Lang = String(facts.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    stamp = facts.made_at.strftime("D:%Y%m%d%H%M%S") + (
        facts.made_at.strftime("%z")[:3] + "'" + facts.made_at.strftime("%z")[3:5]
    )
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo.Title = String(facts.title)
    pdf.docinfo.Producer = String(PRODUCER)
    pdf.docinfo.Creator = String(PRODUCER)
    pdf.docinfo.CreationDate = String(stamp)
    pdf.docinfo.ModDate = String(stamp)
    metadata = pikepdf.Stream(pdf, _xmp(facts).encode())
    metadata.Type = Name.Metadata
    metadata.Subtype = Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)
    profile = pikepdf.Stream(pdf, _srgb())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def _srgb() -> bytes:
    """A small sRGB profile. Its date field (ICC.1:2022 §7.2.8) is set to a fixed day: the same bytes today and tomorrow."""
    from PIL import ImageCms

    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[24:36] = b"".join(part.to_bytes(2, "big") for part in (2026, 1, 1, 0, 0, 0))
    return bytes(data)


def _xmp(facts: Facts) -> str:
    made = facts.made_at.isoformat(timespec="seconds")
    # PDF/A knows no pdfuaid schema: it has to be described in the file (ISO 19005-3 §6.6.2.3).
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(facts.title)}</rdf:li></rdf:Alt></dc:title>
<dc:identifier>{escape(facts.identifier)}</dc:identifier>
<dc:language><rdf:Bag><rdf:li>{escape(facts.language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 this file follows</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def _mend_unicode_maps(pdf: pikepdf.Pdf) -> None:
    """The layout engine maps unused glyph slots to U+0000, which PDF/UA forbids (ISO 14289-1 §7.21.7)."""
    for page in pdf.pages:
        for font in page.obj.Resources.get("/Font", Dictionary()).values():
            unicode_map = font.get("/ToUnicode")
            if unicode_map is None:
                continue
            text = unicode_map.read_bytes()
            mended = re.sub(rb"(<[0-9A-F]{2}>) <0000>", rb"\1 <FFFD>", text)
            if mended != text:
                unicode_map.write(mended)


def _compress(pdf: pikepdf.Pdf) -> None:
    """Compress every stream so that none ends in CR or LF.

    The writer puts a line end after the data. Data that end in CR or LF run into it, and strict readers then count a length that differs
    from /Length (ISO 19005-3 §6.1.7.1); about one packet in ten would be hit.
    """
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") == Name.Image:
            continue
        data = thing.read_bytes()
        packed = zlib.compress(data, 6)
        is_text = not {"/Length1", "/N"} & set(thing.keys()) and thing.get("/Type") != Name.EmbeddedFile
        while is_text and packed[-1:] in b"\r\n":
            data += b" "  # white space at the end of page content, a character map or XML means nothing
            packed = zlib.compress(data, 6)
        if packed[-1:] in b"\r\n":
            thing.write(data)  # as it is; the writer is told below not to compress
        else:
            thing.write(packed, filter=Name.FlateDecode)


def _attach(pdf: pikepdf.Pdf, attachments: Sequence[Attachment], facts: Facts) -> None:
    associated = Array()
    for attachment in attachments:
        spec = pikepdf.AttachedFileSpec(
            pdf,
            attachment.data,
            filename=attachment.name,
            mime_type=attachment.mime,
            description=attachment.description,
            relationship=Name.Source,
            creation_date="",
            mod_date=facts.made_at.strftime("D:%Y%m%d%H%M%SZ"),
        )
        pdf.attachments[attachment.name] = spec
        associated.append(pdf.attachments[attachment.name].obj)
    if len(associated):
        pdf.Root.AF = associated
