"""What of this laptop is at the station: counts that need no key, encounters page by page, fields that say two things."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from fieldnotes.domain.ids import EncounterId, RecordId, RevisionId, UserId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Compartment
from fieldnotes.domain.record_codec import flatten, to_body, unflatten
from fieldnotes.services.audit import read_trail
from fieldnotes.services.desk import OF_ENCOUNTERS, Desk
from fieldnotes.services.lease import read_lease
from fieldnotes.services.reading import call_of, call_title, root_of
from fieldnotes.services.row import Changes, EncounterRow
from fieldnotes.services.shift import encounter_row
from fieldnotes.services.station import find_station, last_bound, last_meeting, last_refused
from fieldnotes.services.sync_row import ConflictField, ConflictRow, ConflictSide, Place, SyncFacts, SyncRow, TrailFacts
from fieldnotes.services.writing import resolve
from fieldnotes.store.projection import EncounterLine

if TYPE_CHECKING:
    from fieldnotes.store.read import Record as Kept

MOST_WAITING = 60  # encounters shown above the rest; of more, the others stand where their time puts them
_MOST_RECORDS = 5000  # records looked at for them


# --- counts -----------------------------------------------------------------------------------------------------------


def read_facts(desk: Desk) -> SyncFacts:
    """How much of the log the station holds. Needs no key of any compartment."""
    counts = desk.log.compartment_counts()
    _, drafts = desk.log.sizes()
    station, last = find_station(desk.log), last_meeting(desk.log)
    return SyncFacts(
        station=station.name if station else "",
        stored=sum(stored for stored, _ in counts.values()),
        total=sum(total for _, total in counts.values()),
        drafts=drafts,
        compartments=tuple((comp, *counts[comp.value]) for comp in OF_ENCOUNTERS if comp.value in counts),
        last=last,
        refused=len(last_refused(desk.log)),
        bound=last_bound(desk.log),
        lease=read_lease(desk),
        trail=TrailFacts()
        if station is None
        else read_trail(
            desk.log,
            public=bytes.fromhex(station.public),
            device=desk.vault.device_id,
            offset_min=desk.clock.now().offset_min,
        ),
    )


# --- the list ---------------------------------------------------------------------------------------------------------


def list_rows(
    desk: Desk, *, by: UserId, before: SyncRow | None = None, limit: int = 60, sending: Collection[str] = ()
) -> list[SyncRow]:
    """Encounters that the pen may read, a page at a time: first those with something that waits, then the rest, newest first.

    `sending`: records that are on their way just now.
    """
    desk.require_reader(by)
    waiting = _waiting_encounters(desk, by)
    rows: list[SyncRow] = []
    if before is None:
        lines = [line for one in waiting if (line := desk.joint.encounter_line(one)) is not None]
        rows = _rows(desk, by, lines, sending, is_first=True)
    above = None
    if before is not None and not before.is_first:
        above = EncounterLine(id=before.encounter, started_utc_ms=before.started_utc_ms)
    while len(rows) < limit:
        found = desk.joint.encounter_lines(before=above, limit=limit)
        rest = [line for line in found if line.id not in waiting]
        rows += _rows(desk, by, rest, sending, is_first=False)
        if len(found) < limit:
            break
        above = found[-1]
    return rows


def _waiting_encounters(desk: Desk, by: UserId) -> dict[str, None]:
    """Encounters with a record that the station does not hold whole, the one written last first."""
    records = desk.log.unsent_records(limit=_MOST_RECORDS)
    places = {
        record: encounter for comp in desk.visible(by) for record, _, encounter in desk.views[comp].places(records)
    }
    found = dict.fromkeys(places[record] for record in records if places.get(record))
    return dict.fromkeys(list(found)[:MOST_WAITING])


def _rows(
    desk: Desk, by: UserId, lines: list[EncounterLine], sending: Collection[str], *, is_first: bool
) -> list[SyncRow]:
    if not lines:
        return []
    records: dict[str, list[str]] = {line.id: [] for line in lines}
    for comp in desk.visible(by):
        for encounter, record in desk.views[comp].ids_of(list(records)):
            records[encounter].append(record)
    sent = desk.log.sending_of([record for some in records.values() for record in some])
    refused = _refused_records(desk)
    offset = desk.clock.now().offset_min
    rows = []
    for line in lines:
        some = records[line.id]
        state, why, at_ms = _state(some, sent, refused, sending)
        shown: EncounterRow = encounter_row(desk, line, by=by)
        rows.append(
            SyncRow(
                encounter=shown.id,
                number=shown.cad_number or shown.number,
                title=shown.title,
                state=state,
                started_utc_ms=line.started_utc_ms,
                at=EntryTime(utc_ms=at_ms, offset_min=offset, mono=0) if state == "station" and at_ms else None,
                why=why,
                is_first=is_first,
            )
        )
    return rows


def _refused_records(desk: Desk) -> dict[str, str]:
    """Record -> why the station did not take a revision of it."""
    refused = last_refused(desk.log)
    revs = list(refused)
    found: dict[str, str] = {}
    for start in range(0, len(revs), 500):
        heads = desk.log.headers(revs[start : start + 500])
        found |= {record: refused[rev] for rev, (record, _, _) in heads.items()}
    return found


def _state(
    records: list[str], sent: dict[str, tuple[int, int]], refused: dict[str, str], sending: Collection[str]
) -> tuple[Place, str, int]:
    unsent = [record for record in records if sent.get(record, (0, 0))[0]]
    why = next((refused[record] for record in unsent if record in refused), "")
    if why:
        return "attention", why, 0
    if any(record in sending for record in unsent):
        return "sending", "", 0
    if unsent:
        return "here", "", 0
    return "station", "", max((sent[record][1] for record in records if record in sent), default=0)


# --- fields that say two things ---------------------------------------------------------------------------------------


def list_conflicts(desk: Desk, *, by: UserId, limit: int = 100) -> list[ConflictRow]:
    """Every record with fields that were set on two laptops, of all that the pen may read; signed ones are amended, not chosen."""
    rows = []
    for comp in desk.visible(by):
        for found in desk.views[comp].in_conflict(limit=limit):
            proven = desk.proofs.proven(found)
            if proven is not None and proven.conflicts and not proven.is_signed:
                rows.append(_conflict(desk, proven))
    return rows


def _conflict(desk: Desk, found: Kept) -> ConflictRow:
    number = title = ""
    if found.encounter:
        call = call_of(desk, root_of(desk, EncounterId(RecordId(found.encounter))))
        number, title = call.cad_number or call.number, call_title(call)
    return ConflictRow(
        record=RecordId(found.id),
        kind=found.kind,
        compartment=found.compartment,
        encounter=found.encounter,
        person=found.person,
        section=next((term.code for term in desk.vocabulary["section"].terms if found.kind in term.tags), ""),
        number=number,
        title=title,
        fields=tuple(
            ConflictField(path=path, sides=tuple(_side(desk, found, value) for value in values))
            for path, values in found.conflicts.items()
        ),
        heads=found.heads,
    )


def _side(desk: Desk, found: Kept, value: Any) -> ConflictSide:
    who = desk.user_row(UserId(value.by))
    _, _, device = desk.log.headers([value.rev]).get(value.rev, ("", "", ""))
    here = desk.roll.user_devices.get(device)
    return ConflictSide(
        value=value.value,
        revision=RevisionId(value.rev),
        by=who.user,
        by_name=who.short_name,
        initials=who.initials,
        profession=who.profession,
        laptop=desk.laptop_of(device),
        is_here=here is not None and here.device == desk.vault.device_id,
        at=value.at or found.changed,
    )


def choose(desk: Desk, *, by: UserId, record: RecordId, heads: tuple[str, ...], choices: Mapping[str, int]) -> Changes:
    """A person's choice for every field of a record that says two things: a revision with all its heads as parents.

    No changes when the record stands otherwise than it was shown: nothing was written then, the chooser looks again.
    """
    found = desk.kept(by, record)
    if found is None:
        raise RuleProblem("record_not_here", record=record)
    if found.heads != heads or set(choices) != set(found.conflicts):
        return Changes()
    flat = flatten(found.body)
    for path, index in choices.items():
        value = found.conflicts[path][index].value
        if value is None:
            flat.pop(path, None)
        else:
            flat[path] = value
    return resolve(desk, by=by, record=record, body=to_body(found.kind, unflatten(flat)))


# --- after pages came -------------------------------------------------------------------------------------------------


def changes_of(desk: Desk, records: Collection[str]) -> Changes:
    """What came from others, for screens that are open. Nobody here wrote it: it has no initiator."""
    kinds: set[str] = set()
    encounters: dict[str, None] = {}
    for comp in (Compartment.AGENCY, *OF_ENCOUNTERS):
        view = desk.views.get(comp)
        for _, kind, encounter in view.places(list(records)) if view is not None else []:
            kinds.add(kind)
            if encounter:
                encounters[encounter] = None
    return Changes(kinds=frozenset(kinds), records=tuple(records), encounters=tuple(encounters))
