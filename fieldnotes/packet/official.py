"""The agency's official fillable form: what it asks for, and the same form filled in. Pure, on bytes; knows no record.

Text is drawn by us (an appearance of its own in each field): readers differ in how they draw a field's value, and some do not at all.
What does not fit into a field goes whole onto a continuation page; it is never cut off and never made too small to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

import msgspec

from fieldnotes.domain.problem import InputProblem
from fieldnotes.packet.foreign import open_foreign, scrub

if TYPE_CHECKING:
    import pikepdf

MOST_BYTES = 20_000_000
MOST_PAGES = 60
MOST_FIELDS = 2000
LARGEST_PT, SMALLEST_PT = 11.0, 7.5
SEE_NEXT = "See continuation page"
_READ_ONLY, _REQUIRED, _MULTILINE, _PUSH, _COMB = 1, 1 << 1, 1 << 12, 1 << 16, 1 << 24
_FONT = "Helvetica"


class FormField(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a form. `kind`: text, tick, choice, signature, button."""

    name: str
    kind: str
    is_required: bool = False


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """A form filled in. `continued`: fields whose text stands on the continuation page; `undrawable`: whose script it cannot print."""

    pdf: bytes
    filled: tuple[str, ...]
    continued: tuple[str, ...]
    undrawable: tuple[str, ...]


def take_form(data: bytes) -> tuple[bytes, tuple[FormField, ...], int]:
    """(the form without scripts and embedded files, its fields, pages).

    InputProblem("form_too_large" | "form_xfa_only" | "form_without_fields" | "form_too_many_pages") or as `open_foreign`.
    """
    if len(data) > MOST_BYTES:
        raise InputProblem("form_too_large", most=MOST_BYTES // 1_000_000)
    pdf = open_foreign(data)
    if len(pdf.pages) > MOST_PAGES:
        raise InputProblem("form_too_many_pages", most=MOST_PAGES)
    form = pdf.Root.get("/AcroForm")
    has_xfa = form is not None and "/XFA" in form
    if has_xfa and bool(pdf.Root.get("/NeedsRendering", False)):
        raise InputProblem("form_xfa_only")
    fields = tuple(_field(name, node) for name, node, _widgets in _fields(pdf))
    usable = [field for field in fields if field.kind in {"text", "tick", "choice"}]
    if not usable:
        raise InputProblem("form_xfa_only" if has_xfa else "form_without_fields")
    for key in ("/XFA", "/CO"):
        if form is not None and key in form:
            del form[key]
    for key in ("/Names", "/OpenAction", "/AA", "/NeedsRendering", "/Perms", "/Outlines"):
        if key in pdf.Root:
            del pdf.Root[key]
    scrub(pdf)
    return _bytes_of(pdf), fields, len(pdf.pages)


def fill_form(data: bytes, values: Mapping[str, str], *, heading: str) -> Filled:
    """The form with `values` by field name drawn in; a tick is set by any text. The signature line is never touched.

    `heading`: what the continuation page says above its text (which form, which record).
    """
    pdf = open_foreign(data)
    filled: list[str] = []
    continued: dict[str, str] = {}
    undrawable: list[str] = []
    for name, node, widgets in _fields(pdf):
        value = values.get(name, "").strip()
        kind = _kind(node)
        if not value or not widgets:
            continue
        if kind == "tick":
            _set_tick(node, widgets)
            filled.append(name)
        elif kind in {"text", "choice"}:
            if not _is_drawable(value):
                undrawable.append(name)
                continue
            if not _draw_text(pdf, node, widgets, value):
                continued[name] = value
                _draw_text(pdf, node, widgets, SEE_NEXT) or _draw_text(pdf, node, widgets, "See next")
            filled.append(name)
    pdf.Root.AcroForm.NeedAppearances = False  # every filled field has its own; a reader would draw long ones smaller
    if continued:
        _append(pdf, heading, continued)
    return Filled(pdf=_bytes_of(pdf), filled=tuple(filled), continued=tuple(continued), undrawable=tuple(undrawable))


# --- reading a form --------------------------------------------------------------------------------------------------


def _fields(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any, list[Any]]]:
    """(full name, node with the inherited facts, its widgets) of every terminal field."""
    import pikepdf

    form = pdf.Root.get("/AcroForm")
    top = form.get("/Fields") if form is not None else None
    waiting: list[tuple[str, Any, dict[str, Any], int]] = [
        ("", node, {}, 0)
        for node in (top if isinstance(top, pikepdf.Array) else [])
        if isinstance(node, pikepdf.Dictionary)
    ]
    seen = 0
    while waiting:
        above, node, inherited, depth = waiting.pop(0)
        seen += 1
        if seen > MOST_FIELDS or depth > 12:
            raise InputProblem("form_without_fields")
        if "/AA" in node:
            del node["/AA"]
        part = str(node["/T"]) if "/T" in node else ""
        name = f"{above}.{part}" if above and part else part or above
        facts = {**inherited, **{key: node[key] for key in ("/FT", "/Ff", "/DA", "/MaxLen", "/Q") if key in node}}
        kids = node.get("/Kids")
        kids = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)] if isinstance(kids, pikepdf.Array) else []
        inner = [kid for kid in kids if "/T" in kid]
        if inner:
            waiting[:0] = [(name, kid, facts, depth + 1) for kid in inner]
            continue
        for key, value in facts.items():
            if key not in node:
                node[key] = value  # what a field has from above is said where it is read
        widgets = kids or [node]
        yield name, node, [widget for widget in widgets if "/Rect" in widget]


def _flags(node: Any) -> int:
    try:
        return int(node.get("/Ff", 0))
    except (TypeError, ValueError):
        return 0


def _kind(node: Any) -> str:
    kind = str(node.get("/FT", ""))
    if kind == "/Btn":
        return "button" if _flags(node) & _PUSH else "tick"
    return {"/Tx": "text", "/Ch": "choice", "/Sig": "signature"}.get(kind, "button")


def _field(name: str, node: Any) -> FormField:
    return FormField(name=name, kind=_kind(node), is_required=bool(_flags(node) & _REQUIRED))


# --- drawing ---------------------------------------------------------------------------------------------------------


def _is_drawable(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _set_tick(node: Any, widgets: list[Any]) -> None:
    import pikepdf

    for widget in widgets:
        looks = widget.get("/AP", {}).get("/N")
        states = [key for key in looks.keys() if key != "/Off"] if isinstance(looks, pikepdf.Dictionary) else []  # noqa: SIM118 - pikepdf's mapping
        on = pikepdf.Name(states[0] if states else "/Yes")
        widget.AS = on
        node.V = on
        return  # of several boxes under one name only one can be meant


def _draw_text(pdf: pikepdf.Pdf, node: Any, widgets: list[Any], text: str) -> bool:
    """Whether it fits. What does not fit is not drawn."""
    import pikepdf

    limit = node.get("/MaxLen")
    is_comb = bool(_flags(node) & _COMB) and limit is not None
    if limit is not None and len(text) > int(limit):
        return False
    drawn = []
    for widget in widgets:
        left, bottom, right, top = (float(number) for number in widget["/Rect"])
        width, height = abs(right - left), abs(top - bottom)
        laid = (
            _comb(text, width, height, int(limit))
            if is_comb
            else _lay_out(text, width, height, is_long=bool(_flags(node) & _MULTILINE), size=_stated_size(node))
        )
        if laid is None:
            return False
        drawn.append((widget, width, height, laid))
    for widget, width, height, content in drawn:
        look = pdf.make_stream(content)
        look.Type, look.Subtype, look.FormType = pikepdf.Name.XObject, pikepdf.Name.Form, 1
        look.BBox = pikepdf.Array([0, 0, width, height])
        look.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(
                Helv=pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name.Helvetica,
                    Encoding=pikepdf.Name.WinAnsiEncoding,
                )
            )
        )
        widget.AP = pikepdf.Dictionary(N=look)
    node.V = pikepdf.String(text)
    return True


def _stated_size(node: Any) -> float:
    parts = str(node.get("/DA", "")).split()
    try:
        return float(parts[parts.index("Tf") - 1])
    except (ValueError, IndexError):
        return 0.0


def _lay_out(text: str, width: float, height: float, *, is_long: bool, size: float) -> bytes | None:
    """The drawing operators at the largest size that fits; None when nothing readable does."""
    start = min(size or LARGEST_PT, LARGEST_PT, max(SMALLEST_PT, height * 0.75) if not is_long else LARGEST_PT)
    pt = max(start, SMALLEST_PT)
    while pt >= SMALLEST_PT:
        room = width - 4
        lines = _wrap(text, room, pt) if is_long else [" ".join(text.split())]
        fits_down = len(lines) * pt * 1.18 <= height - 2 if is_long else pt <= height
        if fits_down and all(_width(line, pt) <= room for line in lines):
            first = height - pt - 1 if is_long else (height - pt) / 2 + pt * 0.22
            return _operators(lines, pt, first)
        pt -= 0.5
    return None


def _comb(text: str, width: float, height: float, cells: int) -> bytes | None:
    if cells <= 0 or "\n" in text:
        return None
    pt, cell = min(LARGEST_PT, height * 0.75), width / cells
    base = (height - pt) / 2 + pt * 0.22
    said = b"".join(
        b"1 0 0 1 %.2f %.2f Tm %s Tj\n" % (place * cell + (cell - _width(letter, pt)) / 2, base, _literal(letter))
        for place, letter in enumerate(text)
    )
    return b"/Tx BMC q BT /Helv %.2f Tf 0 g\n%sET Q EMC" % (pt, said)


def _operators(lines: list[str], pt: float, first: float) -> bytes:
    said = b"".join(b"%s Tj 0 -%.2f Td\n" % (_literal(line), pt * 1.18) for line in lines)
    return b"/Tx BMC q BT /Helv %.2f Tf 0 g 2 %.2f Td\n%sET Q EMC" % (pt, first, said)


def _literal(text: str) -> bytes:
    raw = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + raw + b")"


def _width(text: str, pt: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, _FONT, pt))


def _wrap(text: str, room: float, pt: float) -> list[str]:
    from reportlab.lib.utils import simpleSplit

    return [line for paragraph in text.split("\n") for line in (simpleSplit(paragraph, _FONT, pt, room) or [""])]


def _append(pdf: pikepdf.Pdf, heading: str, continued: Mapping[str, str]) -> None:
    """Continuation pages: the field's name, then its whole text."""
    import pikepdf
    from reportlab.pdfgen.canvas import Canvas

    box = pdf.pages[0].mediabox
    width, height = float(box[2]) - float(box[0]), float(box[3]) - float(box[1])
    out = BytesIO()
    paper = Canvas(out, pagesize=(width, height), invariant=1)
    down = height - 54.0

    def write(line: str, font: str, pt: float) -> None:
        nonlocal down
        if down < 54:
            paper.showPage()
            down = height - 54.0
        paper.setFont(font, pt)
        paper.drawString(54, down, line)
        down -= pt * 1.35

    for line in _wrap(f"Continuation page: {heading}", width - 108, 12):
        write(line, "Helvetica-Bold", 12)
    for name, text in continued.items():
        down -= 8
        write(name.rpartition(".")[2], "Helvetica-Bold", 10.5)
        for line in _wrap(text, width - 108, 10.5):
            write(line, _FONT, 10.5)
    paper.save()
    with pikepdf.open(BytesIO(out.getvalue())) as pages:
        pdf.pages.extend(pages.pages)


def _bytes_of(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
