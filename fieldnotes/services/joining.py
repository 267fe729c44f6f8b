"""Two cars, one call: two encounters that people say are one. Nothing moves and nothing is rewritten; undone at any time by anybody.

A join is a joint record of its own (`encounter_join`) that belongs to neither encounter, so it touches nothing that was signed.
Who leads is a pure function of all joins (domain.joining): whichever laptop joined, in whichever direction, all show the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from fieldnotes.domain import joining
from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.joining import Call
from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Compartment, EncounterDistinct, EncounterJoin
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.services.act import Writing
from fieldnotes.services.amendment import amendment_rows
from fieldnotes.services.desk import Desk
from fieldnotes.services.reading import (
    order_key,
    record_state,
    retracted_of,
    root_of,
    shown_records,
    standing_of,
)
from fieldnotes.services.row import CallRow, Changes, Joining
from fieldnotes.store.projection import EncounterLine
from fieldnotes.store.read import Record as Kept

JOINED = "joined"  # why a record of the other encounter is not written here: its own screen is where


def read_joining(desk: Desk, *, by: UserId, encounter: str) -> Joining:
    """What an encounter is joined with, with what the others say as far as the pen may read it; what it may be joined with; what was
    said to be another call.
    """
    desk.require_reader(by)
    line = _line(desk, encounter)
    together = desk.joint.one_call(encounter)
    apart = _apart_from(desk, together)
    alike = desk.joint.lines_with_call(joining.call_key(line.cad_number)) if line.cad_number else []
    offered = joining.offers(_call(line), map(_call, alike), together=together, apart=apart)
    lines = {one.id: one for one in alike}
    joins = [one for one in desk.joint_of(kind="encounter_join") if _two(one) & set(together)]
    others = [one for one in map(desk.joint.encounter_line, together) if one is not None and one.id != encounter]
    return Joining(
        leads=together[0] == encounter,
        offers=tuple(_row(desk, lines[one.encounter]) for one in offered),
        others=tuple(
            _with_join(desk, _with_records(desk, _row(desk, one), by=by), encounter, joins)
            for one in sorted(others, key=lambda one: (one.started_utc_ms, one.id))
        ),
        apart=tuple(_row(desk, one) for one in map(desk.joint.encounter_line, apart) if one is not None),
    )


def join_encounters(desk: Desk, *, by: UserId, one: EncounterId, other: EncounterId) -> Changes:
    """A person says that two encounters are one call; whichever began first leads.

    RuleProblem when either is not here (encounter_not_here) or they are shown as one already (already_one_call).
    """
    desk.require_reader(by)
    first, second = _call(_line(desk, one)), _call(_line(desk, other))
    if other in desk.joint.one_call(one):
        raise RuleProblem("already_one_call", encounter=one)
    kept, joined = (first, second) if joining.leads(first, second) else (second, first)
    record = new_record_id()
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="encounter_join",
            compartment=Compartment.JOINT,
            body=to_dict(EncounterJoin(kept=kept.encounter, joined=joined.encounter)),
            why="written",
        )
        for said in _apart_between(desk, one, other):  # whoever says "one" has thought again
            _remove(writing, said)
        writing.audit("encounters_joined", record=record, kept=kept.encounter, joined=joined.encounter)
    return writing.changes | _touched(desk, one)


def undo_join(desk: Desk, *, by: UserId, join: RecordId) -> Changes:
    """They are two calls after all: both are what they were. Takes back every join of the same two, in either direction."""
    desk.require_reader(by)
    found = desk.joint_record(join)
    if found is None or found.kind != "encounter_join" or found.is_removed:
        raise RuleProblem("record_not_here", record=join)
    before = _touched(desk, str(found.body.get("kept", "")))
    again = [one for one in desk.joint_of(kind="encounter_join") if _two(one) == _two(found)]
    with desk.writing(by) as writing:
        for one in again:
            _remove(writing, one)
            writing.audit("encounters_parted", record=one.id)
    return writing.changes | before


def keep_calls_apart(desk: Desk, *, by: UserId, one: EncounterId, other: EncounterId) -> Changes:
    """A person says that two encounters are two calls; they are not offered as one again. Said once, it is said.

    RuleProblem when either is not here or they are shown as one already.
    """
    desk.require_reader(by)
    _line(desk, one), _line(desk, other)
    if other in desk.joint.one_call(one):
        raise RuleProblem("already_one_call", encounter=one)
    if _apart_between(desk, one, other):
        return Changes()
    record = new_record_id()
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="encounter_distinct",
            compartment=Compartment.JOINT,
            body=to_dict(EncounterDistinct(one=one, other=other)),
            why="written",
        )
        writing.audit("encounters_kept_apart", record=record, one=one, other=other)
    return writing.changes | Changes(encounters=(one, other))


def forget_calls_apart(desk: Desk, *, by: UserId, one: EncounterId, other: EncounterId) -> Changes:
    """Nobody knows after all: they may be offered as one again."""
    desk.require_reader(by)
    with desk.writing(by) as writing:
        for said in _apart_between(desk, one, other):
            _remove(writing, said)
            writing.audit("encounters_apart_forgotten", record=said.id)
    return writing.changes | Changes(encounters=(one, other))


def _with_records(desk: Desk, row: CallRow, *, by: UserId) -> CallRow:
    """With what another encounter of the call says, in its order: under its own authors and signatures, to be read here and written there.

    People are left out: they outlive encounters and stand on this one's own screen when they are part of it.
    """
    standing = standing_of(desk, root_of(desk, row.encounter))
    shown = shown_records(desk, encounter=row.encounter, by=by)
    retracted = retracted_of(desk, shown, standing)
    states = [
        structs.replace(state, may_edit=False, why_not=JOINED, may_amend=())
        for one in shown
        if one.kind not in {"person", "person_clinical"}
        and (state := record_state(desk, one, by=by, standing=standing, retracted=retracted)) is not None
    ]
    return structs.replace(
        row,
        records=tuple(sorted(states, key=order_key)),
        amendments=amendment_rows(desk, shown, retracted=retracted),
    )


def _row(desk: Desk, line: EncounterLine) -> CallRow:
    return CallRow(
        encounter=EncounterId(RecordId(line.id)),
        number=line.number,
        cad_number=line.cad_number,
        title=line.title,
        place=line.place,
        day=line.day,
        clock=line.started_clock,
        team=tuple(desk.user_row(UserId(user)) for user in line.team),
    )


def _with_join(desk: Desk, row: CallRow, encounter: str, joins: Iterable[Kept]) -> CallRow:
    """With the join that brought it: one with this encounter itself before one of somebody between."""
    mine = [one for one in joins if row.encounter in _two(one)]
    found = next((one for one in mine if encounter in _two(one)), mine[0] if mine else None)
    if found is None:
        return row
    name = desk.user_row(UserId(found.author)).short_name
    return structs.replace(row, join=RecordId(found.id), by_name=name, at=found.created)


def _call(line: EncounterLine) -> Call:
    return Call(encounter=line.id, number=line.cad_number, day=line.day, started_ms=line.started_utc_ms)


def _line(desk: Desk, encounter: str) -> EncounterLine:
    line = desk.joint.encounter_line(encounter)
    if line is None:
        raise RuleProblem("encounter_not_here", encounter=encounter)
    return line


def _two(said: Kept) -> frozenset[str]:
    return frozenset({str(said.body.get(name, "")) for name in ("kept", "joined", "one", "other")} - {""})


def _apart_from(desk: Desk, together: Iterable[str]) -> list[str]:
    """Encounters that somebody said are another call than any of these, in the order in which it was said."""
    mine = frozenset(together)
    found: dict[str, None] = {}
    for said in desk.joint_of(kind="encounter_distinct"):
        pair = _two(said)
        if len(pair) == 2 and len(pair & mine) == 1:
            for one in pair - mine:
                found |= dict.fromkeys(desk.joint.one_call(one))
    return list(found)


def _apart_between(desk: Desk, one: str, other: str) -> list[Kept]:
    left, right = set(desk.joint.one_call(one)), set(desk.joint.one_call(other))
    said = desk.joint_of(kind="encounter_distinct")
    return [found for found in said if (pair := _two(found)) & left and pair & right and len(pair) == 2]


def _remove(writing: Writing, one: Kept) -> None:
    writing.revise(
        record=one.id,
        kind=one.kind,
        compartment=Compartment.JOINT,
        body=one.body,
        parents=one.heads,
        why="removed",
    )


def _touched(desk: Desk, encounter: str) -> Changes:
    """Every encounter of the call: screens and lists read again."""
    group = desk.joint.one_call(encounter) if encounter else ()
    return Changes(kinds=frozenset({"encounter"}), encounters=tuple(EncounterId(RecordId(one)) for one in group))
