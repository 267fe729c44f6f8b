"""Reading the audit trail and checking that it is whole. Looking at it is itself an entry (CJIS 6.0 AU-2, AU-6, AU-9)."""

from __future__ import annotations

from typing import Any

import msgspec

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.services.desk import Desk, audit_entry
from fieldnotes.services.lease import may_let_in
from fieldnotes.services.row import Row
from fieldnotes.services.station import find_station
from fieldnotes.services.sync import NEWEST_WORD, broken_promise, kept_trail
from fieldnotes.services.sync_row import TrailFacts, TrailRestored
from fieldnotes.store.audit import EVENTS, AuditCheckpoint, AuditVerdict
from fieldnotes.store.log import Log

LONGEST_PAGE = 500


class AuditRow(Row, frozen=True, kw_only=True):
    """One entry. `group`: logon, access, create, write, delete, permission, password, privileged, export, recovery, audit."""

    number: int
    event: str
    group: str
    utc_ms: int
    offset_min: int
    by: str
    by_name: str
    outcome: str
    details: tuple[tuple[str, str], ...]  # ids, codes, counts


def list_audit(
    desk: Desk, *, by: UserId, before: int | None = None, limit: int = 100, group: str = ""
) -> list[AuditRow]:
    """Entries, newest first, older than number `before`. RuleProblem("only_supervisors_read_audit")."""
    _require_may_read(desk, by)
    rows: list[AuditRow] = []
    limit = min(limit, LONGEST_PAGE)
    while len(rows) < limit:
        page = desk.log.audit(newest_first=True, before=before, limit=LONGEST_PAGE)
        rows += [row for entry in page if (row := _row(desk, entry.i, entry.entry)).group == group or not group]
        if len(page) < LONGEST_PAGE:
            break
        before = page[-1].i
    _note(desk, by, "audit_read", first=rows[0].number if rows else 0)
    return rows[:limit]


def verify(desk: Desk, *, by: UserId, checkpoint: AuditCheckpoint | None = None) -> AuditVerdict:
    """Walk the whole chain; with a checkpoint kept elsewhere, or the one that the station countersigned last, also see that nothing was
    cut off.
    """
    _require_may_read(desk, by)
    checkpoint = checkpoint or _countersigned(desk)
    verdict = desk.log.verify_audit(checkpoint)
    if verdict.is_whole and _is_contradicted(desk):
        verdict = msgspec.structs.replace(verdict, is_whole=False, reason="cut")
    _note(desk, by, "audit_checked", outcome="success" if verdict.is_whole else "failure", count=verdict.count)
    return verdict


def _countersigned(desk: Desk) -> AuditCheckpoint | None:
    """The trail as the station knows it, if its signature on that holds: what this trail lacks of it, or its newest word."""
    station = find_station(desk.log)
    if station is None:
        return None
    trail = kept_trail(desk.log, public=bytes.fromhex(station.public), device=desk.vault.device_id)
    if trail is None:
        return None
    return broken_promise(desk.log, trail) or AuditCheckpoint(count=trail.entries, head=trail.head)


def _is_contradicted(desk: Desk) -> bool:
    """The station says so of the trail's present life: also when its own word for what is missing was taken from this log."""
    station = find_station(desk.log)
    if station is None:
        return False
    public = bytes.fromhex(station.public)
    said = kept_trail(desk.log, public=public, device=desk.vault.device_id, word=NEWEST_WORD)
    return said is not None and any(one.life == desk.log.incarnation and one.broken_ms for one in said.lives)


def read_trail(log: Log, *, public: bytes, device: str, offset_min: int) -> TrailFacts:
    """What the station said last of the trail, if its signature holds: restores, each a fact that stays; what somebody should look at."""
    said = kept_trail(log, public=public, device=device, word=NEWEST_WORD)
    if said is None:
        return TrailFacts()
    return TrailFacts(
        restored=tuple(
            TrailRestored(at=EntryTime(utc_ms=one.begun_ms, offset_min=offset_min, mono=0), missing=one.missing)
            for one in said.lives
            if one.parent
        ),
        is_broken=any(one.broken_ms for one in said.lives),
        is_twice=any(one.again_ms for one in said.lives),
    )


def _require_may_read(desk: Desk, by: UserId) -> None:
    if not may_let_in(desk, desk.session(by)):
        raise RuleProblem("only_supervisors_read_audit")


def _note(desk: Desk, by: UserId, event: str, *, outcome: str = "success", **details: str | int) -> None:
    device = desk.session(by).user_device_id
    desk.log.append_audit(audit_entry(event, at=desk.clock.now(), by=by, device=device, outcome=outcome, **details))


def _row(desk: Desk, number: int, entry: dict[str, Any]) -> AuditRow:
    at = entry.get("at") or entry.get("attempt", {}).get("at") or {}
    by = str(entry.get("by") or entry.get("attempt", {}).get("user") or "")
    hidden = {"event", "at", "by", "dev", "outcome", "attempt"}
    return AuditRow(
        number=number,
        event=str(entry.get("event", "")),
        group=EVENTS.get(str(entry.get("event", "")), ""),
        utc_ms=int(at.get("utc_ms", 0)) if isinstance(at, dict) else 0,
        offset_min=int(at.get("offset_min", 0)) if isinstance(at, dict) else 0,
        by=by,
        by_name=desk.user_row(UserId(by)).short_name if by else "",
        outcome=str(entry.get("outcome", "success")),
        details=tuple((name, str(value)) for name, value in sorted(entry.items()) if name not in hidden),
    )
