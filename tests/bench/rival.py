"""The same packet by another engine: WeasyPrint, from HTML of the same content, with tags (PDF/UA-1), photo and the attached data."""

from __future__ import annotations

import base64
import io
from html import escape

from fieldnotes.packet import notice
from fieldnotes.packet.content import (
    Author,
    Group,
    Letter,
    PacketContent,
    Pair,
    Part,
    Party,
    Picture,
    Release,
    ScreenSheet,
    Sheet,
)
from fieldnotes.packet.font import make_fonts
from fieldnotes.packet.reply import ASKS
from fieldnotes.packet.seal import identifier, packet_hash

_STYLE = """
@font-face {{ font-family: Noto; src: url(file://{fonts}/NotoSans-Regular.ttf) }}
@font-face {{ font-family: Noto; font-weight: 700; src: url(file://{fonts}/NotoSans-Bold.ttf) }}
@page {{ size: letter; margin: 70pt 48pt 66pt 72pt;
  @top-left {{ content: "{sender}"; font: 700 10pt Noto }} @top-right {{ content: "{head}"; font: 10pt Noto }}
  @bottom-left {{ content: "Confidential. See the notice on page 1."; font: 10pt Noto }}
  @bottom-right {{ content: "{id} · page " counter(page) " of " counter(pages); font: 10pt Noto }} }}
body {{ font: 10.5pt/1.32 Noto }} section + section {{ break-before: page }} img {{ width: 100% }}
h1 {{ font-size: 16pt }} h2 {{ font-size: 12pt }} table {{ width: 100%; border-collapse: collapse; font-size: 10pt }}
td, th {{ border-bottom: 0.6pt solid black; padding: 3pt 8pt 4pt 0; text-align: left; vertical-align: top }}
a::after {{ content: target-counter(attr(href), page) }}
"""


def html_of(content: PacketContent) -> str:
    """Every word, table, picture, bookmark and link that our own pages carry."""
    style = _STYLE.format(
        fonts=make_fonts(),
        sender=content.sender.name,
        head=f"{content.packet_id} · {content.generated}",
        id=content.packet_id,
    )
    parts = [_part(part, content, number) for number, part in enumerate(content.parts)]
    body = "".join([_cover(content), *parts, _reply(content)])
    title = f"Referral packet {content.packet_id}"
    return f'<html lang="{content.language}"><head><title>{title}</title><style>{style}</style></head><body>{body}</body></html>'


def render(content: PacketContent, data: bytes) -> bytes:
    """The PDF. `data`: the attached file."""
    from weasyprint import HTML, Attachment  # type: ignore[import-untyped] # publishes no types

    attached = Attachment(
        file_obj=io.BytesIO(data), name="referral.json", description="The same referral as data", relationship="Source"
    )
    made: bytes = HTML(string=html_of(content)).write_pdf(pdf_variant="pdf/ua-1", attachments=[attached])
    return made


def _cover(content: PacketContent) -> str:
    import segno

    digest = packet_hash(content)
    code = segno.make(identifier(content.packet_id, digest), error="m", micro=False).png_data_uri(scale=4)
    rows = "".join(
        f'<tr><td>{escape(_title(part))}</td><td><a href="#p{number}"> </a></td></tr>'
        for number, part in enumerate(content.parts)
    )
    callback = "<br>".join(map(_author, content.callback))
    facts = _table([("Urgency", content.urgency), ("Please act by", content.act_by), ("Prepared", content.generated)])
    to = f"<table>{_head('To', 'From', 'Call back')}<tr><td>{_party(content.recipient)}</td>"
    to += f"<td>{_party(content.sender)}</td><td>{callback}</td></tr></table>"
    notices = "".join(
        f"<p>{escape(text)}</p>"
        for text in (notice.CONFIDENTIAL, notice.MISDIRECTED.format(phone=content.sender.phone))
    )
    return (
        f"<section><h1>Referral packet</h1>{facts}{to}<h2>In this packet</h2><table>{_head('Part', 'Page')}{rows}"
        f'</table><img style="width: 104pt" alt="QR code" src="{code}"><p>{digest}</p><p>{escape(content.basis)}</p>'
        f"<h2>Confidential</h2>{notices}</section>"
    )


def _part(part: Part, content: PacketContent, number: int) -> str:
    match part:
        case Letter():
            inner = _party(content.recipient) + _table([(pair.label, pair.text) for pair in part.essentials])
            inner += (
                _paragraphs(part.text) + f"<p><b>We ask you to</b> {escape(part.request)}</p>" + _signed(part.authors)
            )
        case Sheet():
            inner = _paragraphs(part.lead) + "".join(map(_group, part.groups)) + _signed(part.authors)
        case ScreenSheet():
            rows = "".join(
                f"<tr><td>{a.number}</td><td>{escape(a.question)}</td><td>{escape(a.answer)}</td></tr>"
                for a in part.answers
            )
            inner = _paragraphs(f"{part.asked}\n\n{part.version}\n\n{part.reading}")
            inner += f"<table>{_head('No.', 'Question', 'Answer')}{rows}</table>"
            inner += _paragraphs(f"{part.unanswered}\n\n{part.rule}")
        case Release():
            inner = _table([(pair.label, pair.text) for pair in part.elements])
            inner += f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in part.statements)}</ul>"
            strokes = "".join(f'<polyline points="{" ".join(f"{x},{y}" for x, y in line)}"/>' for line in part.strokes)
            drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000" fill="none" stroke="black">{strokes}</svg>'
            source = base64.b64encode(drawn.encode()).decode()
            inner += (
                f'<img style="width: 200pt; height: 60pt" alt="Signature" src="data:image/svg+xml;base64,{source}">'
            )
            inner += _paragraphs(f"{part.signer}\n\n{part.signed}\n\n{part.witness}")
        case Picture():
            source = base64.b64encode(part.jpeg).decode()
            inner = f'<img alt="{escape(part.alt)}" src="data:image/jpeg;base64,{source}">'
        case _:
            raise TypeError(type(part).__name__)
    return f'<section id="p{number}"><h1>{escape(_title(part))}</h1>{inner}</section>'


def _title(part: Part) -> str:
    return "Letter of referral" if isinstance(part, Letter) else part.title


def _reply(content: PacketContent) -> str:
    rows = [(ask.words, f"{ask.hint}\n\u00a0") for ask in ASKS]
    return f"<section><h1>Reply to this referral</h1><p>Referral {content.number}</p>{_table(rows)}</section>"


def _group(group: Group) -> str:
    pairs = [(pair.label, _said(pair)) for pair in group.pairs]
    points = "".join(f"<li>{escape(text)}</li>" for text in group.points)
    return (
        (f"<h2>{escape(group.title)}</h2>" if group.title else "")
        + (_table(pairs) if pairs else "")
        + "".join(map(_paragraphs, group.paragraphs))
        + (f"<ul>{points}</ul>" if points else "")
    )


def _said(pair: Pair) -> str:
    text = pair.text or "not known"
    return f"{text} ({pair.source})" if pair.source else text


def _head(*names: str) -> str:
    return "<tr>" + "".join(f"<th scope='col'>{name}</th>" for name in names) + "</tr>"


def _table(rows: list[tuple[str, str]]) -> str:
    cells = (f"<tr><th scope='row'>{escape(label)}</th><td>{_lines(text)}</td></tr>" for label, text in rows)
    return f"<table>{''.join(cells)}</table>"


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{_lines(one)}</p>" for one in text.split("\n\n") if one.strip())


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _signed(authors: tuple[Author, ...]) -> str:
    return "".join(f"<p>{_author(author)}<br>{escape(author.signed)}</p>" for author in authors)


def _author(author: Author) -> str:
    return escape(" · ".join(filter(None, (author.name, author.credential, author.role, author.phone))))


def _party(party: Party) -> str:
    return (
        "<p>"
        + "<br>".join(map(escape, filter(None, (party.name, party.unit, party.address, party.phone, party.fax))))
        + "</p>"
    )
