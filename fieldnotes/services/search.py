"""Find anything in what the pen may read: people however their name is written, then what holds the words, newest first.

That a search ran is in the audit; its words are nowhere.
"""

from __future__ import annotations

from fieldnotes.domain.ids import RecordId, UserId
from fieldnotes.packet.seal import MARK, VERSION
from fieldnotes.services.desk import Desk, audit_entry
from fieldnotes.services.find import find_lines
from fieldnotes.services.people import line_row
from fieldnotes.services.reading import record_title
from fieldnotes.services.row import Hit

MOST_PEOPLE = 6  # before everything else


def find(desk: Desk, *, by: UserId, query: str, limit: int = 20, offset: int = 0) -> list[Hit]:
    """People first, then records that hold all the words; the last word counts as a beginning. Nothing for fewer than two
    characters. A person stands once, under the record that leads.
    """
    visible = desk.visible(by)
    scanned = MARK.search(query)  # a scanner typed the code of a cover or a reply page
    if scanned:
        query = VERSION.sub("", scanned[1])
    people = _people(desk, query) if visible and len(query.strip()) > 1 else []
    found = [
        Hit(
            kind=hit.kind,
            record=RecordId(hit.record),
            encounter=RecordId(hit.encounter) if hit.encounter else "",
            title=hit.title or record_title(desk, hit.kind),
            snippet=hit.snippet,
            at=hit.at,
            compartment=comp,
        )
        for comp in visible
        for hit in desk.views[comp].find(query, limit=limit + offset)
        if hit.kind != "person"
    ]
    found.sort(key=lambda hit: hit.at.utc_ms if hit.at else 0, reverse=True)
    found = people + found
    if query.strip():
        device = desk.session(by).user_device_id
        entry = audit_entry("search_run", at=desk.clock.now(), by=by, device=device, found=len(found))
        desk.log.append_audit(entry)
    return found[offset : offset + limit]


def _people(desk: Desk, query: str) -> list[Hit]:
    rows = [line_row(desk, line) for line in find_lines(desk.joint, query, limit=MOST_PEOPLE)]
    return [
        Hit(
            kind="person",
            record=RecordId(row.id),
            encounter="",
            title=row.full_name,
            snippet=row.description,
            at=None,
            person=row,
        )
        for row in rows
    ]
