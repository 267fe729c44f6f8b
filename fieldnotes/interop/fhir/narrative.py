"""Words as XHTML, and the check that XHTML holds nothing but words (FHIR R4, Narrative: txt-1, txt-2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fieldnotes.interop.fhir.value import Heading, Piece, Points, Prose, Table

XHTML = "http://www.w3.org/1999/xhtml"
TAGS = frozenset({"div", "p", "br", "b", "h2", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"})
"""All that we write. No link, picture, style, script or form: nothing that loads, runs or hides."""

# Not characters of XML 1.0 or of a FHIR string; a lone surrogate cannot be written as UTF-8 at all.
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "<br/>"})
_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACE = re.compile(r"[^\S \n\t]")  # of all spaces FHIR's strings know one


def clean(text: str) -> str:
    """The text as FHIR can carry it: no character that no reader could show, one kind of space, line breaks as "\\n"."""
    return _SPACE.sub(" ", _UNWRITABLE.sub("", _BREAK.sub("\n", text))).strip()


def stated(text: str) -> str:
    """The same where something must stand."""
    return clean(text) or "not stated"


def write_div(pieces: Iterable[Piece]) -> str:
    """The words as one `div`; never empty (txt-2)."""
    inner = "".join(markup for piece in pieces for markup in _markup(piece))
    return f'<div xmlns="{XHTML}">{inner or "<p>Nothing was written here.</p>"}</div>'


def plain_text(pieces: Iterable[Piece]) -> str:
    """The same words without markup, a line each."""
    lines: list[str] = []
    for piece in pieces:
        match piece:
            case Heading(text):
                lines.append(text)
            case Prose(text, lead):
                lines.append(f"{lead} {text}")
            case Points(texts):
                lines += texts
            case Table():
                lines += [": ".join(filter(None, row)) for row in piece.rows]
    return stated("\n".join(filter(None, map(clean, lines))))


def _markup(piece: Piece) -> Iterator[str]:
    match piece:
        case Heading(text):
            if words := _text(text):
                yield f"<h2>{words}</h2>"
        case Prose(text, lead):
            start = f"<b>{_text(lead)}</b> " if lead else ""
            for paragraph in re.split(r"\n{2,}", clean(text)):
                if start or paragraph:
                    yield f"<p>{start}{_text(paragraph)}</p>"
                start = ""
        case Points(texts):
            if items := "".join(f"<li>{words}</li>" for one in texts if (words := _text(one))):
                yield f"<ul>{items}</ul>"
        case Table():
            head = "".join(f"<th>{_text(cell)}</th>" for cell in piece.head)
            rows = "".join(_row(row, is_named=not piece.head) for row in piece.rows if any(map(clean, row)))
            if rows:
                yield f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{rows}</tbody></table>"


def _row(cells: tuple[str, ...], *, is_named: bool) -> str:
    tags = ["th" if is_named and not place else "td" for place in range(len(cells))]
    return "<tr>" + "".join(f"<{tag}>{_text(cell)}</{tag}>" for tag, cell in zip(tags, cells, strict=True)) + "</tr>"


def _text(text: str) -> str:
    return clean(text).translate(_MARKED)


# --- reading ---------------------------------------------------------------------------------------------------------


def check_div(div: str) -> str:
    """What is wrong with a narrative, as a code, or an empty string. Read as XML: nothing hides behind a kind parser."""
    from xml.parsers import expat

    if "<!" in div or "<?" in div:
        return "narrative_declaration"  # entities, comments and instructions: words that nobody sees
    found: list[str] = []
    words: list[str] = []
    tags: list[str] = []

    def open_tag(name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if namespace != XHTML or tag not in TAGS:
            found.append("narrative_tag")
        if attributes:  # styles, events and addresses come as attributes; the namespace is none
            found.append("narrative_attribute")
        if not tags and tag != "div":
            found.append("narrative_root")
        tags.append(tag)

    reader = expat.ParserCreate(namespace_separator=" ")
    reader.StartElementHandler = open_tag
    reader.CharacterDataHandler = words.append
    try:
        reader.Parse(div.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError:
        return "narrative_not_xhtml"
    if found:
        return found[0]
    return "" if "".join(words).strip() else "narrative_empty"
