"""The person's own copy: help first, the plan in their words, where they were sent, who we were, and their rights. In their language.

Fixed sentences: resources/letters/person.<language>.json; an agency adds a language by adding a file.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import cache

import msgspec

from fieldnotes.packet.content import Pair, Paper
from fieldnotes.packet.finish import Facts, finish
from fieldnotes.packet.font import register
from fieldnotes.packet.layout import BODY, H2, TITLE, Foot, Page, build, frame_size, style
from fieldnotes.packet.seal import identifier
from fieldnotes.packet.tagged import Node
from fieldnotes.system.path import resource

_LARGE = style(12.5, after=5)  # read in a bad hour, often without glasses


class PersonWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fixed sentences of one language."""

    language: str
    title: str
    met: str
    help_title: str
    help: list[str]
    help_team: str
    plan_title: str
    plan: dict[str, str]
    plan_none: str
    places_title: str
    place_by: str
    who_title: str
    roles: dict[str, str]
    rights_title: str
    rights: list[str]
    rights_where: str
    rights_where_no_phone: str
    months: list[str]
    day: str
    page: str
    foot: str

    def say_day(self, day: date) -> str:
        """A day as people write it in this language."""
        return self.day.format(day=day.day, month=self.months[day.month - 1], year=day.year)


class PersonContent(msgspec.Struct, frozen=True, kw_only=True):
    """What is filled in, in final words. `plan`: part and what was said of it; `places`: name, and address with phone."""

    record_id: str
    language: str
    person: str
    day: str
    team_phone: str
    plan: tuple[Pair, ...]
    places: tuple[Pair, ...]
    who: tuple[str, ...]
    agency: str
    agency_phone: str
    generated: str
    generated_at: str  # ISO 8601 with offset


@cache
def person_words(language: str) -> PersonWords:
    """The sentences of a language; FileNotFoundError for one that nobody wrote."""
    return msgspec.json.decode(resource("letters", f"person.{language}.json").read_bytes(), type=PersonWords)


def render_person_copy(content: PersonContent, *, paper: Paper = "letter") -> bytes:
    """The pages; the same bytes for the same content. Raises InputProblem("character_not_printable")."""
    register()
    words = person_words(content.language)
    root = Node("Document")
    width, _ = frame_size(paper)
    page = Page(width, Node("Sect", root, title=words.title), where="person")
    page.say(words.title, TITLE, "H1")
    page.say(content.person, style(14, is_bold=True, after=3))
    page.say(words.met.format(day=content.day), BODY)
    page.say(words.help_title, H2, "H2")
    team = [words.help_team.format(phone=content.team_phone)] if content.team_phone else []
    page.points([*words.help, *team], _LARGE)
    page.say(words.plan_title, H2, "H2")
    for pair in content.plan:
        page.say(pair.label, style(11, is_bold=True, after=1, keeps_next=True))
        page.paragraphs(pair.text, _LARGE)
    if not content.plan:
        page.say(words.plan_none, _LARGE)
    if content.places:
        page.say(words.places_title, H2, "H2")
        for pair in content.places:
            page.say(f"{pair.label}\n{pair.text}", _LARGE)
    page.say(words.who_title, H2, "H2")
    page.points(content.who, BODY)
    page.say(words.rights_title, H2, "H2")
    where = words.rights_where if content.agency_phone else words.rights_where_no_phone
    page.points([*words.rights, where.format(agency=content.agency, phone=content.agency_phone)], BODY)
    foot = Foot(left=words.foot, right=f"{content.record_id} · {content.generated}", pages=words.page)
    data = build(page.flow, paper=paper, dress=foot)
    digest = hashlib.sha256(b"fieldnotes/person/v1\n" + msgspec.json.encode(content, order="deterministic")).hexdigest()
    facts = Facts(
        title=f"{words.title} {content.record_id}",
        identifier=identifier(content.record_id, digest),
        made_at=datetime.fromisoformat(content.generated_at),
        language=words.language,
    )
    return finish(data, root, facts)
