"""Cells as people wrote them, made readable: HTML, literal line breaks, vendor markers, words that mean nothing, garbled letters."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

TEXT_LIMIT = 20_000  # characters of one cell; the longest real description seen has 6,951

_UNUSUAL = re.compile(
    r"[<&\\#\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffd]|[^\x00-\x7f]|\s\s|^\s|\s$"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_MARKER = re.compile(r"#{2,}[A-Z]{2,12}#{2,}")  # 211 exports mark counties and sections so: ###MON###
_LITERAL_BREAK = re.compile(r"\\r\\n|\\n|\\r")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_GARBLED = re.compile(r"Ã[\x80-\xbf©±³¡­]|â€|Â[\xa0-\xbf]|ÌÎ|GÇ[öôÖ£¥]|\ufffd")
_NOTHING = frozenset({"-1", "null", "(null)", "nil", "nan", "\\n", "#n/a", "undefined"})
_BLOCKS = frozenset(
    {"p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "blockquote"}
)
_SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "object"})
_SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]*):")


@dataclass
class Link:
    """A link found inside HTML."""

    kind: Literal["phone", "url", "email"]
    value: str


@dataclass
class Cleaned:
    """Readable text, what had to be done to get it, and the links that were inside."""

    text: str
    findings: tuple[str, ...] = ()
    links: list[Link] = field(default_factory=list)


def is_nothing(text: str) -> bool:
    """Words that exports write for an empty cell: -1, NULL. "None" and "N/A" may be a person's answer and stay."""
    return text.strip().lower() in _NOTHING


def clean(text: str, *, is_count: bool = False) -> Cleaned:
    """One cell as plain text. `is_count`: a number column, where -1 is a value."""
    if not _UNUSUAL.search(text) and not (len(text) < 10 and is_nothing(text)) and len(text) <= TEXT_LIMIT:
        return Cleaned(text)
    if is_nothing(text) and not is_count:
        return Cleaned("", ("written_for_nothing",))
    findings: list[str] = []
    links: list[Link] = []
    if len(text) > TEXT_LIMIT:
        text, findings = text[:TEXT_LIMIT], ["text_cut"]
    if _GARBLED.search(text):
        findings.append("letters_garbled")
    if _LITERAL_BREAK.search(text):
        text = _LITERAL_BREAK.sub("\n", text)
        findings.append("line_breaks_written_out")
    if _MARKER.search(text):
        text = _MARKER.sub("", text)
        findings.append("markers_removed")
    if _TAG.search(text):
        text, links = _read_html(text)
        findings.append("html_removed")
    elif _ENTITY.search(text):
        text = html.unescape(text)
        findings.append("html_removed")
    if _UNSEEN.search(text):
        text = _UNSEEN.sub("", text)
        findings.append("unseen_characters_removed")
    return Cleaned(tidy(text), tuple(findings), links)


def tidy(text: str) -> str:
    """NFC, single spaces, at most one empty line in a row."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Keeps what a person would see, and where links lead."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[Link] = []
        self._silent = 0
        self._href = ""
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.parts.append("\n• " if tag == "li" else "\n")
        elif tag == "a":
            self._href = next((value.strip() for name, value in attrs if name == "href" and value), "")
            self._inside = []

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS and tag != "br":
            self.parts.append("\n")
        elif tag == "a" and self._href:
            self._end_link()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)
            self._inside.append(data)

    def _end_link(self) -> None:
        target, self._href = self._href, ""
        inside = " ".join("".join(self._inside).split())
        kind, value = _read_target(target)
        if kind is None:
            return
        self.links.append(Link(kind, value))
        if "".join(filter(str.isalnum, value)).lower() not in "".join(filter(str.isalnum, inside)).lower():
            self.parts.append(f" ({value})")


def _read_target(target: str) -> tuple[Literal["phone", "url", "email"] | None, str]:
    scheme = _SCHEME.match(target)
    rest = target.split(":", 1)[-1].split("?", 1)[0]
    match scheme.group(1).lower() if scheme else "":
        case "tel" | "sms" | "callto":
            return "phone", html.unescape(rest).replace("%20", " ").strip("/ ")
        case "mailto":
            return "email", rest
        case "http" | "https":
            return "url", target
        case "" if target.startswith("www."):
            return "url", target
        case _:
            return None, ""  # javascript:, data:, fragments: nothing that helps on paper


def _read_html(text: str) -> tuple[str, list[Link]]:
    reader = _Reader()
    try:
        reader.feed(text)
        reader.close()
    except (AssertionError, ValueError, IndexError):  # the standard parser gives up on some broken markup
        return html.unescape(_TAG.sub(" ", text)), []
    if reader._silent:  # noqa: SLF001 # our own class: an unclosed <script> must not swallow the rest
        return html.unescape(_TAG.sub(" ", re.sub(r"(?is)<(script|style)\b.*?(</\1>|$)", " ", text))), reader.links
    return "".join(reader.parts), reader.links


def read_url(text: str) -> str | None:
    """A web address we may show, or None when it is something else (a script, a sentence)."""
    text = text.strip()
    if not text or any(mark in text for mark in ' <>"\n\t'):
        return None
    scheme = _SCHEME.match(text)
    if scheme is None or "." in scheme.group(1):  # "example.org:8080/x" names a host, not a scheme
        return text if "." in text else None
    return text if scheme.group(1).lower() in ("http", "https") else None


def fold(text: str) -> str:
    """For comparing and finding: no diacritics, no case, letters and digits only, single spaces."""
    flat = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", flat.casefold()))
