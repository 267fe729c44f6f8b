"""What a bundle is made from, in plain values. Every fact lies in the section that prints it: a section that stays takes its facts along.

Times are FHIR times as text ("2026-11-23", "2026-11-23T21:31:00-05:00"); empty means not known. Texts are final words.
"""

from __future__ import annotations

from typing import Literal

import msgspec

# --- words -----------------------------------------------------------------------------------------------------------


class Heading(msgspec.Struct, frozen=True):
    """A title inside a section."""

    text: str


class Prose(msgspec.Struct, frozen=True):
    """Paragraphs (an empty line between them); `lead` stands bold before the first."""

    text: str
    lead: str = ""


class Points(msgspec.Struct, frozen=True):
    """A list."""

    texts: tuple[str, ...]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of cells; `head` names the columns, otherwise the first cell of a row names the row."""

    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()


Piece = Heading | Prose | Points | Table

# --- facts -----------------------------------------------------------------------------------------------------------


class Code(msgspec.Struct, frozen=True):
    """A code of one list. `system` empty: a list of ours, named by `of`."""

    code: str
    of: str = ""
    system: str = ""


class Concept(msgspec.Struct, frozen=True):
    """What is meant: always the words, with a code where there is one."""

    text: str
    code: Code | None = None


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """Who the person is, as far as one section prints it."""

    is_known: bool = True  # False: printed as an unknown person
    name: str = ""
    called: str = ""
    birth_date: str = ""
    address: str = ""
    dial: str = ""  # a number that a machine may use as well
    dial_system: Literal["phone", "sms"] = "phone"
    language: Concept | None = None
    needs_interpreter: bool | None = None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the receiver is asked to do, and why."""

    request: Concept | None = None
    reason: str = ""


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """The encounter in the field."""

    start: str = ""
    end: str = ""
    reason: str = ""


class Observed(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was found, told or judged. Without a value `absent` says why: asked-declined, not-asked, unknown.

    `number` is a sum score. `start`, `end`: of what lasts; `at`: when it was found.
    """

    about: Concept
    text: str = ""
    concept: Concept | None = None
    number: int | None = None
    absent: str = ""
    at: str = ""
    start: str = ""
    end: str = ""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """One question of a screen. `answer` None: it has none, and `absent` says why."""

    link: str
    question: str
    answer: Concept | None = None
    absent: str = ""


class Screened(msgspec.Struct, frozen=True, kw_only=True):
    """A screen as answered, and what its own rule makes of it."""

    instrument: str
    version: str
    at: str = ""
    by: str = ""  # printed name of who asked
    is_complete: bool = False
    replies: tuple[Reply, ...] = ()
    results: tuple[Observed, ...] = ()


class Medicine(msgspec.Struct, frozen=True, kw_only=True):
    """One medicine as told or read from its box."""

    name: str
    dose: str = ""
    status: Literal["active", "stopped", "unknown"] = "unknown"
    note: str = ""


class Allergy(msgspec.Struct, frozen=True):
    """What they react to, in their words."""

    text: str


class Problem(msgspec.Struct, frozen=True):
    """Conditions, in their words."""

    text: str


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A safety plan: what each part says, in the person's words."""

    title: str
    parts: tuple[tuple[str, str], ...]  # label, text


class Released(msgspec.Struct, frozen=True, kw_only=True):
    """A signed release. `policy`: the rule it was given under."""

    policy: str
    policy_code: Code | None = None
    title: str = "Signed release"
    recipient: str = ""
    is_to_recipient: bool = False  # to whom this bundle goes
    information: tuple[Concept, ...] = ()
    purpose: str = ""
    until: str = ""
    signed_at: str = ""
    signer: str = ""
    is_by_person: bool = False


Fact = Named | Asked | Meeting | Observed | Screened | Medicine | Allergy | Problem | Plan | Released

# --- the whole -------------------------------------------------------------------------------------------------------


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One printed part: its words and the facts it states. `notice` stands on it and on each of its facts (42 CFR 2.32(a)(2))."""

    key: str  # vocabulary packet_part, or "cover"
    title: str
    words: tuple[Piece, ...]
    facts: tuple[Fact, ...] = ()
    authors: tuple[str, ...] = ()  # printed names
    is_signed: bool = False
    notice: str = ""  # with one it is protected by 42 CFR part 2


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Sender or recipient."""

    name: str
    address: str = ""
    phone: str = ""
    fax: str = ""
    is_person: bool = False  # the person served


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One of the team."""

    name: str
    role: str = ""
    phone: str = ""


class Referral(msgspec.Struct, frozen=True, kw_only=True):
    """One referral packet. What is not in a section comes from the cover, which every packet has."""

    packet_id: str
    number: str
    agency: str  # what tells agencies apart: two of them may count alike
    made_at: str
    language: str
    is_draft: bool
    sender: Party
    recipient: Party
    team: tuple[Member, ...] = ()
    asked_by: str = ""  # printed name of the one of the team who refers
    cover: Section
    sections: tuple[Section, ...] = ()
    state: str = "requested"  # vocabulary referral_state
    priority: Literal["", "routine", "urgent", "asap", "stat"] = ""
    act_by: str = ""
    may_not_contact: str = ""  # the printed words when the person must not be contacted about it
    basis: str = ""
    is_by_release: bool = False
    loinc_notice: str = ""
