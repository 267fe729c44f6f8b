"""The accounting of disclosures as the person gets it: one table, and what is not in it. 45 CFR 164.528(b)."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec

from fieldnotes.packet.content import Paper
from fieldnotes.packet.finish import Facts, finish
from fieldnotes.packet.font import register
from fieldnotes.packet.layout import BODY, H2, SMALL, TITLE, Foot, Page, build, frame_size
from fieldnotes.packet.seal import identifier
from fieldnotes.packet.tagged import Node


class AccountingLine(msgspec.Struct, frozen=True, kw_only=True):
    """One disclosure in final words."""

    day: str
    to: str
    what: str
    why: str


class AccountingContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is printed, in final words."""

    record_id: str  # letters, digits and dashes
    person: str
    born: str
    since: str
    until: str
    lines: tuple[AccountingLine, ...]
    agency: str
    unit: str
    phone: str
    printed_by: str
    generated: str
    generated_at: str  # ISO 8601 with offset
    language: str = "en-US"


def render_accounting(content: AccountingContent, *, paper: Paper = "letter") -> bytes:
    """The pages; the same bytes for the same content. Raises InputProblem("character_not_printable")."""
    register()
    root = Node("Document")
    width, _ = frame_size(paper)
    page = Page(width, Node("Sect", root, title="Accounting of disclosures"), where="accounting")
    page.say(" · ".join(filter(None, (content.agency, content.unit))), SMALL)
    page.say("Accounting of disclosures", TITLE, "H1")
    whom = ", born ".join(filter(None, (content.person, content.born)))
    page.say(f"For {whom}. From {content.since} to {content.until}.", BODY)
    if content.lines:
        rows = [("When", "To whom", "What", "Why")]
        rows += [(line.day, line.to, line.what, line.why) for line in content.lines]
        page.grid(rows, [92, 128, 116, width - 336])
    else:
        page.say("Nothing that has to be accounted for was disclosed in this time.", BODY)
    page.say("What is not in this list", H2, "H2")
    page.points(
        (
            "What was told so that you are treated and your care is paid for and looked after (45 CFR 164.528(a)(1)(i)).",
            "What you were given yourself, and what you allowed in writing (45 CFR 164.528(a)(1)(ii), (iv)).",
            "What an agency has asked to hold back for a time, as the law lets it (45 CFR 164.528(a)(2)).",
        ),
        SMALL,
    )
    if content.phone:
        page.say(f"Questions, or something that is not right: {content.phone}.", BODY)
    foot = Foot(
        left=f"{content.agency}. Accounting of disclosures.",
        right=f"{content.record_id} · {content.generated} · {content.printed_by}",
    )
    data = build(page.flow, paper=paper, dress=foot)
    digest = hashlib.sha256(
        b"fieldnotes/accounting/v1\n" + msgspec.json.encode(content, order="deterministic")
    ).hexdigest()
    facts = Facts(
        title=f"Accounting {content.record_id}",
        identifier=identifier(content.record_id, digest),
        made_at=datetime.fromisoformat(content.generated_at),
        language=content.language,
    )
    return finish(data, root, facts)
