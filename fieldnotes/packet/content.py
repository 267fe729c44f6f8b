"""What a packet or a hand-over says, in final words. Codes were turned into words before; nothing here knows a record.

Every sheet carries its `Block`: what the policy decides about. Texts are plain; "\\n" is a line break, an empty line a new paragraph.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from fieldnotes.domain.record import Compartment

Paper = Literal["letter", "a4"]
Strokes = tuple[tuple[tuple[int, int], ...], ...]  # a drawn signature, 0..1000 in both directions, y down


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that goes or stays as a whole."""

    id: str
    part: str  # vocabulary packet_part
    compartment: Compartment
    revisions: tuple[str, ...] = ()  # revision ids its words come from
    is_substance_use: bool = False  # may be protected by 42 CFR Part 2
    is_signed: bool = False
    is_incidental: bool = False  # may go, but is not preselected (photos)
    consent_id: str = ""  # for release: the consent it is a copy of
    items: tuple[str, ...] = ()  # for identity_items: codes of rule.EIGHT_ITEMS


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Sender or recipient as printed."""

    name: str
    unit: str = ""
    address: str = ""
    phone: str = ""
    fax: str = ""


class Author(msgspec.Struct, frozen=True, kw_only=True):
    """Who wrote and answers for it."""

    name: str
    role: str = ""
    credential: str = ""
    phone: str = ""
    signed: str = ""  # "Signed November 23, 2026, 21:58"; empty when not signed


class Pair(msgspec.Struct, frozen=True):
    """A label and its text; `source` says who said or saw it."""

    label: str
    text: str
    source: str = ""
    part: str = ""  # in the box of a letter: the part it comes from; it stays when that part stays


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A titled run of pairs and paragraphs inside a sheet."""

    title: str = ""
    pairs: tuple[Pair, ...] = ()
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


class Letter(msgspec.Struct, frozen=True, kw_only=True, tag="letter"):
    """The referral letter: the essentials box first, then the clinician's own words."""

    block: Block
    essentials: tuple[Pair, ...]
    text: str
    request: str = ""  # what is asked, by when; printed after "We ask you to"
    is_unread: bool = (
        False  # suggested from the record, and the clinician has not said that it is theirs: it says so on the page
    )
    authors: tuple[Author, ...] = ()


class Sheet(msgspec.Struct, frozen=True, kw_only=True, tag="sheet"):
    """Encounter summary, health, hold facts, officer's extract, substance-use note, safety plan, the eight items."""

    block: Block
    title: str
    lead: str = ""
    groups: tuple[Group, ...] = ()
    authors: tuple[Author, ...] = ()


class ScreenAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One item as asked and answered. "Declined", "could not assess" and "not asked" are answers."""

    number: str
    question: str
    answer: str
    is_urgent: bool = False  # this answer calls for urgent action by the screen's own rule


class ScreenSheet(msgspec.Struct, frozen=True, kw_only=True, tag="screen"):
    """A screen: every answer, what was declined or not asked, the rule and what it says."""

    block: Block
    title: str
    version: str
    asked: str  # "Asked November 23, 2026, 21:31 by M. Reyes, LCSW"
    reading: str  # what the rule says, in words
    rule: str  # the rule itself, with its source
    answers: tuple[ScreenAnswer, ...] = ()
    unanswered: str = ""  # declined, could not assess, not asked: said in words


class Release(msgspec.Struct, frozen=True, kw_only=True, tag="release"):
    """A full copy of the signed release with the drawn signature."""

    block: Block
    title: str
    elements: tuple[Pair, ...]
    statements: tuple[str, ...] = ()
    signer: str = ""
    signed: str = ""
    witness: str = ""
    strokes: Strokes = ()


class Picture(msgspec.Struct, frozen=True, kw_only=True, tag="picture"):
    """A photo or a drawing as an attachment page. `jpeg` (or a PNG) is re-encoded before drawing; its metadata never leaves."""

    block: Block
    title: str
    alt: str
    jpeg: bytes
    caption: str = ""  # printed under the title: what it shows, who took it and when


class Document(msgspec.Struct, frozen=True, kw_only=True, tag="document"):
    """Somebody else's paper as attachment pages: each page of `pdf` is printed as a picture, exactly what one sees of it."""

    block: Block
    title: str
    alt: str
    pdf: bytes
    page_count: int = 0  # as its record says; known before the paper itself is unsealed
    caption: str = ""


Part = Letter | Sheet | ScreenSheet | Release | Picture | Document


class PacketContent(msgspec.Struct, frozen=True, kw_only=True):
    """A whole packet. What is here is printed: select with `policy.compose` first."""

    packet_id: str  # "R-26-0412-3": letters, digits and dashes only; file name and metadata carry nothing else
    number: str = ""  # the referral number when it differs
    generated_at: str  # ISO 8601 with offset
    generated: str  # the same in words, local
    sender: Party
    recipient: Party
    urgency: str
    act_by: str = ""
    warning: str = ""  # what nobody may overlook, large on the cover: that the person must not be contacted
    callback: tuple[Author, ...] = ()
    basis: str = ""  # the basis in words, with its section
    consent_scope: str = ""  # a clear explanation of the scope of the consent (42 CFR 2.32(b))
    version: str = ""  # short revision of the note
    addenda: tuple[str, ...] = ()  # addenda after signing, named on the cover
    notices: tuple[str, ...] = ()  # codes from policy.Decision.notices
    language: str = "en-US"
    parts: tuple[Part, ...] = ()


class HandoverLine(msgspec.Struct, frozen=True, kw_only=True):
    """One spoken line. `gaps` are said too: "Allergies: unknown"."""

    key: str  # who, why, legal, risk, weapons, health, force, what_works, with_them, communication, call_back
    label: str
    text: str = ""
    gaps: tuple[str, ...] = ()


class HandoverContent(msgspec.Struct, frozen=True, kw_only=True):
    """The one-page hand-over in spoken order."""

    packet_id: str
    generated_at: str
    generated: str
    sender: Party
    case_number: str = ""
    receiver: str = ""
    receiver_phone: str = ""
    lines: tuple[HandoverLine, ...] = ()
    received_by: str = ""
    received_at: str = ""
    answer: str = ""
    strokes: Strokes = ()
    has_substance_use: bool = False  # a line carries content protected by 42 CFR Part 2
    language: str = "en-US"
