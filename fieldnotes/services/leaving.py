"""Before one goes off shift: everything that waits, each thing by itself, with the place where it is done. Nothing is demanded."""

from __future__ import annotations

from msgspec import structs

from fieldnotes.domain.ids import EncounterId, UserId
from fieldnotes.services.desk import Desk
from fieldnotes.services.people import subject_names
from fieldnotes.services.reading import call_of, call_title, root_of
from fieldnotes.services.row import Changes, LeaveRow
from fieldnotes.services.shift import DUE_WITHIN_S, list_due, read_shift
from fieldnotes.services.writing import file_drafts, list_drafts


def list_leaving(desk: Desk, *, by: UserId) -> list[LeaveRow]:
    """Drafts of the pen, what is to sign, conflicts, proposals, what is due, what was not sent."""
    board = read_shift(desk, by=by)
    drafts = [
        LeaveRow(
            code="draft",
            count=1,
            encounter=draft.encounter or None,
            title=_title(desk, draft.encounter),
            record=draft.record,
            section=_section(desk, draft.kind),
            what=draft.kind,
            compartment=draft.compartment,
            saved=draft.updated,
            who=subject_names(desk, draft.encounter),
        )
        for draft in list_drafts(desk, by=by)
        if draft.is_mine
    ]
    others = [
        structs.replace(row, who=subject_names(desk, row.encounter or ""))
        for row in board.before_leaving
        if row.code not in {"draft", "unsent"}
    ]
    until = desk.clock.now().utc_ms + DUE_WITHIN_S * 1000
    due = [
        LeaveRow(code="due", count=1, encounter=row.encounter or None, title=row.who, what=row.what, record=row.record)
        for row in list_due(desk, by=by, until_ms=until)
    ]
    unsent = [row for row in board.before_leaving if row.code == "unsent"]
    return [*drafts, *others, *due, *unsent]


def file_before_leaving(desk: Desk, *, by: UserId) -> Changes:
    """The pen's own drafts become revisions; a partner's stay theirs."""
    return file_drafts(desk, by=by, why="shift_end")


def _title(desk: Desk, encounter: EncounterId) -> str:
    return call_title(call_of(desk, root_of(desk, encounter))) if encounter else ""


def _section(desk: Desk, kind: str) -> str:
    return next((term.code for term in desk.vocabulary["section"].terms if kind in term.tags), "")
