"""The draft for the privacy officer when something went to the wrong place: facts, clocks, the four factors, room to decide.

45 CFR 164.402, 164.404, 164.408, 164.414; 42 CFR 2.16. It decides nothing.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec

from fieldnotes.packet.content import Paper
from fieldnotes.packet.finish import Facts, finish
from fieldnotes.packet.font import register
from fieldnotes.packet.layout import BODY, H2, SMALL, TITLE, Foot, Page, build, frame_size, style
from fieldnotes.packet.seal import identifier
from fieldnotes.packet.tagged import Node

_STRONG = style(10.5, is_bold=True, before=3, after=3, keeps_next=True)
_LINE = "_" * 40


class IncidentLine(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who must hear of it, in final words. `told`: on which day; empty when not yet."""

    to: str
    due: str
    source: str
    told: str = ""


class FactorLines(msgspec.Struct, frozen=True, kw_only=True):
    """One of the four factors in final words."""

    title: str
    lines: tuple[str, ...]


class IncidentContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is printed, in final words."""

    record_id: str  # letters, digits and dashes
    facts: tuple[tuple[str, str], ...]
    text: str
    clocks: tuple[IncidentLine, ...]
    factors: tuple[FactorLines, ...]
    is_secured: bool
    is_substance_use: bool
    decision: str
    decided_by: str
    decided_why: str
    privacy_officer: str
    agency: str
    unit: str
    printed_by: str
    generated: str
    generated_at: str  # ISO 8601 with offset
    language: str = "en-US"


def render_incident(content: IncidentContent, *, paper: Paper = "letter") -> bytes:
    """The pages; the same bytes for the same content. Raises InputProblem("character_not_printable")."""
    register()
    root = Node("Document")
    width, _ = frame_size(paper)
    page = Page(width, Node("Sect", root, title="Sent to the wrong place"), where="incident")
    page.say(" · ".join(filter(None, (content.agency, content.unit))), SMALL)
    page.say("Sent to the wrong place", TITLE, "H1")
    page.say(f"For the privacy officer{f', {content.privacy_officer}' if content.privacy_officer else ''}.", BODY)
    page.say(
        "Suggested from the record. It is presumed a breach unless you find a low probability that anything was compromised"
        " (45 CFR 164.402(2)); this paper finds nothing and decides nothing."
    )
    page.grid(content.facts, [150, width - 150], has_head=False, is_row_head=True)
    page.say("What happened", H2, "H2")
    page.paragraphs(content.text.strip() or "Nobody has written it down yet.")
    _clocks(page, content)
    page.say("The four factors", H2, "H2")
    for factor in content.factors:
        page.say(factor.title, _STRONG)
        page.points(factor.lines)
    if content.is_secured:
        page.say(
            "It left encrypted (AES-256) and they were not told the passphrase: then it is not “unsecured” and no notice is due"
            " (45 CFR 164.402)."
        )
    if content.is_substance_use:
        page.say("The same rules hold for records under 42 CFR part 2 (42 CFR 2.16(b)).")
    _decision(page, content)
    _notice(page)
    foot = Foot(
        left=f"{content.agency}. Sent to the wrong place. Stays in the house.",
        right=f"{content.record_id} · {content.generated} · {content.printed_by}",
    )
    data = build(page.flow, paper=paper, dress=foot)
    digest = hashlib.sha256(
        b"fieldnotes/incident/v1\n" + msgspec.json.encode(content, order="deterministic")
    ).hexdigest()
    facts = Facts(
        title=f"Incident {content.record_id}",
        identifier=identifier(content.record_id, digest),
        made_at=datetime.fromisoformat(content.generated_at),
        language=content.language,
    )
    return finish(data, root, facts)


def _clocks(page: Page, content: IncidentContent) -> None:
    page.say("Who must hear of it, by when", H2, "H2")
    if not content.clocks:
        page.say("Nobody: it was decided that it is no breach.")
        return
    rows = [("Who", "No later than", "Rule", "Told on")]
    rows += [(line.to, line.due, line.source or "The agency's own", line.told or "not yet") for line in content.clocks]
    page.grid(rows, [page.width - 330, 130, 120, 80])
    page.points(
        (
            "Never later than needed: the days are the last, not the aim (45 CFR 164.404(b)).",
            "They count from when the first of us knew of it (45 CFR 164.404(a)(2)).",
            "It waits if the police say that it would hinder them: as long as they write, or thirty days unwritten (45 CFR 164.412).",
        ),
        SMALL,
    )


def _decision(page: Page, content: IncidentContent) -> None:
    page.say("What was decided", H2, "H2")
    if content.decision:
        rows = (("Found", content.decision), ("By", content.decided_by), ("Because", content.decided_why))
        page.grid(rows, [90, page.width - 90], has_head=False, is_row_head=True)
    else:
        for label in ("Found", "Because", "Name, day, signature"):
            page.say(f"{label}: {_LINE}", style(10.5, before=6, after=8))
    page.say("Kept for six years, also when it was no breach (45 CFR 164.414(b), 164.530(j)).", SMALL)


def _notice(page: Page) -> None:
    page.say("What a notice to the person says (45 CFR 164.404(c))", H2, "H2")
    page.points(
        (
            "What happened, when, and when it was noticed.",
            "What kinds of facts about them it was.",
            "What they can do to keep harm from themselves.",
            "What we do about it, and so that it does not happen again.",
            "Whom they can ask: a number that costs nothing, mail, the web or a postal address.",
        ),
        SMALL,
    )
