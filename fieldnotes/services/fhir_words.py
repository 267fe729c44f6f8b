"""The words of a composed packet for its bundle: the same that `packet.page` prints, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fieldnotes.interop.fhir.value import Heading, Piece, Points, Prose, Table
from fieldnotes.packet import notice
from fieldnotes.packet.content import (
    Author,
    Document,
    Group,
    Letter,
    PacketContent,
    Part,
    Party,
    Picture,
    Release,
    ScreenSheet,
    Sheet,
)
from fieldnotes.packet.seal import packet_hash


def title_of(part: Part) -> str:
    """The heading it is printed under."""
    return "Letter of referral" if isinstance(part, Letter) else part.title


def words_of(part: Part) -> tuple[Piece, ...]:
    """All that is printed of a part, its title aside. A drawn signature and a picture are in the PDF only."""
    match part:
        case Letter():
            return tuple(_letter(part))
        case Sheet():
            return tuple(_sheet(part))
        case ScreenSheet():
            return tuple(_screen(part))
        case Release():
            return tuple(_release(part))
        case Picture() | Document():
            return tuple(_enclosed(part))


def cover_words(content: PacketContent, *, is_draft: bool) -> tuple[Piece, ...]:
    """The cover, with its notices in full."""
    return tuple(_cover(content, is_draft=is_draft))


def _cover(content: PacketContent, *, is_draft: bool) -> Iterator[Piece]:
    if is_draft:
        yield Prose("This packet is a draft. It has not been signed yet.")
    yield Table(
        head=("Urgency", "Please act by", "Prepared"),
        rows=((content.urgency or "not stated", content.act_by or "not stated", content.generated),),
    )
    if content.warning:
        yield Prose("", content.warning)
    callback = "\n".join(_author_line(author) for author in content.callback) or "not known"
    yield Table(
        head=("To", "From", "Call back"), rows=((_address(content.recipient), _address(content.sender), callback),)
    )
    if content.basis:
        yield Prose(content.basis, "Shared on the basis of:")
    if content.addenda:
        yield Heading("Added after signing")
        yield Points(content.addenda)
    version = f" · Note version {content.version}" if content.version else ""
    number = f" · Referral {content.number}" if content.number and content.number != content.packet_id else ""
    yield Prose(f"Packet {content.packet_id}{number}{version}\nContent hash {packet_hash(content)}")
    yield Heading("Confidential")
    yield Prose(notice.CONFIDENTIAL)
    phone = content.sender.phone
    yield Prose(notice.MISDIRECTED.format(phone=phone) if phone else notice.MISDIRECTED_WITHOUT_PHONE)
    if "substance_use" in content.notices:
        yield Heading("Notice to accompany disclosure (42 CFR 2.32)")
        yield from map(Prose, notice.SUBSTANCE_USE_NOTICE)
        if content.consent_scope:
            yield Prose(content.consent_scope, "Scope of the consent (42 CFR 2.32(b)):")


def _letter(part: Letter) -> Iterator[Piece]:
    yield Table(rows=tuple((pair.label, pair.text or "not known") for pair in part.essentials))
    yield Prose(part.text if part.text.strip() else "No letter was written.")
    if part.request:
        yield Prose(part.request, "We ask you to")
    yield from _sign_off(part.authors)


def _enclosed(part: Picture | Document) -> Iterator[Piece]:
    if part.caption:
        yield Prose(part.caption)
    yield Prose(part.alt or part.title, "In the PDF:")


def _sheet(part: Sheet) -> Iterator[Piece]:
    if part.lead:
        yield Prose(part.lead)
    for group in part.groups:
        yield from _group(group)
    yield from _sign_off(part.authors)


def _group(group: Group) -> Iterator[Piece]:
    if group.title:
        yield Heading(group.title)
    texts = ((pair.label, pair.text.strip() or "not known", pair.source) for pair in group.pairs)
    yield Table(rows=tuple((label, f"{text} ({source})" if source else text) for label, text, source in texts))
    yield from map(Prose, group.paragraphs)
    yield Points(group.points)


def _screen(part: ScreenSheet) -> Iterator[Piece]:
    yield Prose(f"{part.asked}\n{part.version}")
    yield Heading("What it says")
    yield Prose(part.reading)
    if not part.answers:
        yield Prose("No question was asked.")
        yield Prose(part.rule, "Rule:")
        return
    yield Heading("Every answer")
    yield Table(
        head=("No.", "Question", "Answer"),
        rows=tuple(
            (one.number, one.question, f"{one.answer} – calls for urgent action" if one.is_urgent else one.answer)
            for one in part.answers
        ),
    )
    yield Prose(part.unanswered or "Every question was answered.", "Declined, could not assess or not asked:")
    yield Prose(part.rule, "Rule:")


def _release(part: Release) -> Iterator[Piece]:
    yield from _group(Group(pairs=part.elements))
    if part.statements:
        yield Heading("What the person was told")
        yield Points(part.statements)
    yield Heading("Signature")
    witness = f"Witness: {part.witness}" if part.witness else ""
    yield Prose("\n".join(filter(None, (part.signer, part.signed, witness))) or "Not signed")


def _sign_off(authors: Iterable[Author]) -> Iterator[Piece]:
    for author in authors:
        yield Prose(f"{_author_line(author)}\n{author.signed or 'not signed yet'}")


def _author_line(author: Author) -> str:
    name = ", ".join(filter(None, (author.name, author.credential)))
    return " · ".join(filter(None, (name, author.role, author.phone)))


def _address(party: Party) -> str:
    phone = f"Phone {party.phone}" if party.phone else ""
    return "\n".join(
        filter(None, (party.name, party.unit, party.address, phone, f"Fax {party.fax}" if party.fax else ""))
    )
