"""What a section is made of, as data: fields bound to the struct fields of a record's body. The form (form.py) draws them.

A path is a dotted path in the body (`times.on_scene`). Texts are translated when the section is built.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from fieldnotes.domain.record import Compartment


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question on a page. `is_half`: two of them share a row when the page is wide enough.

    `when`: path of another field; this one is asked once that one says something ("none" says nothing) or, with `when_any`, one of
    those codes. What was written stays in sight whatever the other field says later.

    `is_rest`: less often needed; behind "More…" of its form until somebody asks for it or something is written in it.
    """

    path: str
    label: str
    hint: str = ""
    is_half: bool = False
    when: str = ""
    when_any: tuple[str, ...] = ()
    is_rest: bool = False


@dataclass(frozen=True, kw_only=True)
class Chips(Field):
    """Codes of a vocabulary: several (a list) or one (a string)."""

    vocabulary: str
    is_many: bool = True
    is_flat: bool = False  # small chips without the vocabulary's headings
    without: str = ""  # terms with this tag are not offered
    only: str = ""  # only terms with this tag are offered; what was chosen elsewhere stays chosen
    first: int = 0  # only so many until "More…" is pressed; 0 for all
    among: str = ""  # path of a list of codes: only these are offered (the main one of several)
    must_choose: bool = False  # there is always one; it may be changed, not taken away


@dataclass(frozen=True, kw_only=True)
class Short(Field):
    """One line of text."""


@dataclass(frozen=True, kw_only=True)
class Said(Field):
    """A short text that is mostly one of a vocabulary's words. `before`: path of an earlier text that may simply still hold; `first`: only
    so many of the words, the most frequent ones.
    """

    vocabulary: str
    before: str = ""
    first: int = 0


@dataclass(frozen=True, kw_only=True)
class Prose(Field):
    """Some lines of text. `rows`: how many are seen before it grows."""

    rows: int = 2


@dataclass(frozen=True, kw_only=True)
class Known(Field):
    """A `Quantity`: words, or Declined, or Could not assess."""


@dataclass(frozen=True, kw_only=True)
class When(Field):
    """An `EventTime`: a clock time as somebody states it. `has_day`: it may lie on another day (`Nov 26 21:12`)."""

    has_day: bool = False


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A day, YYYY-MM-DD."""


@dataclass(frozen=True, kw_only=True)
class Tick(Field):
    """Yes or not yet: a bool."""


@dataclass(frozen=True, kw_only=True)
class Names(Field):
    """A list of short words, separated by commas."""


@dataclass(frozen=True, kw_only=True)
class Years(Field):
    """A whole number, or nothing. `unit_s`: what one typed unit is in stored units."""

    unit: str = ""
    per_unit: int = 1


@dataclass(frozen=True, kw_only=True)
class Lines(Field):
    """A list of `Line`s: each says who said so."""


@dataclass(frozen=True, kw_only=True)
class Contacts(Field):
    """A list of `Contact`s. `hints`: what belongs into name, relation, phone and note."""

    hints: tuple[str, str, str, str]


@dataclass(frozen=True, kw_only=True)
class Needs(Field):
    """A list of `Need`s: what is needed and what came of it."""

    vocabulary: str = "need"
    results: str = "need_result"


@dataclass(frozen=True, kw_only=True)
class Attested(Field):
    """A statement that a person of one profession attests: code and who attested."""

    vocabulary: str = "attestation"
    by_path: str = ""
    profession: str = ""


@dataclass(frozen=True, kw_only=True)
class Findings(Field):
    """Mental status: a dict of domain to chips, one row of chips per domain of the vocabulary. `usual_path`: where it is kept which
    domains one button filled in.
    """

    vocabulary: str = "mental_status"
    usual_path: str = ""


@dataclass(frozen=True, kw_only=True)
class Fact(Field):
    """Some lines of text at a path that may lead into a dict; `hint` is the question, always in sight."""

    rows: int = 2


@dataclass(frozen=True, kw_only=True)
class Quick(Field):
    """The usual answer in one key: it gives these values to these paths and has none of its own."""

    sets: tuple[tuple[str, str | tuple[str, ...]], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Detail(Field):
    """A list of structs, one for each code chosen at `of`: what became of each. `key`: the struct's field that holds the code."""

    of: str
    key: str
    vocabulary: str
    struct: type[msgspec.Struct]
    fields: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True)
class Rows(Field):
    """A list of structs of short fields; an empty one waits at the end."""

    struct: type[msgspec.Struct]
    fields: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """The fields of one record kind on a page, under a small title of its own when it needs one."""

    kind: str
    fields: tuple[Field, ...]
    title: str = ""
    note: str = ""
    is_marked: bool = False  # its compartment stands beside its title: the page has parts of several


@dataclass(frozen=True, kw_only=True)
class SectionSpec:
    """A page of the encounter. `parts` may be empty when the page draws itself (its module has a `Page`)."""

    key: str
    name: str
    rail_name: str
    compartment: Compartment
    parts: tuple[Part, ...] = field(default=())
    is_pens: bool = False  # each side writes into its own compartment here
    writer: str = ""  # officer or clinician when only they write here
