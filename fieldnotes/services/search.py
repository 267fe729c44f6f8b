"""Find anything, newest first, in what the pen may read. That a search ran is in the audit; its words are nowhere."""

from __future__ import annotations

from fieldnotes.domain.ids import RecordId, UserId
from fieldnotes.services.desk import Desk, audit_entry
from fieldnotes.services.reading import record_title
from fieldnotes.services.row import Hit


def find(desk: Desk, *, by: UserId, query: str, limit: int = 20, offset: int = 0) -> list[Hit]:
    """Records that hold all the words; the last word counts as a beginning. Nothing for fewer than two characters."""
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
        for comp in desk.visible(by)
        for hit in desk.views[comp].find(query, limit=limit + offset)
    ]
    found.sort(key=lambda hit: hit.at.utc_ms if hit.at else 0, reverse=True)
    if query.strip():
        device = desk.session(by).user_device_id
        entry = audit_entry("search_run", at=desk.clock.now(), by=by, device=device, found=len(found))
        desk.log.append_audit(entry)
    return found[offset : offset + limit]
