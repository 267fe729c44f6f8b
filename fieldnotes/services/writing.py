"""Writing: drafts that save themselves, revisions that are filed. A draft belongs to one author; nobody files another's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from fieldnotes.domain import signing
from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.problem import InputProblem, NewerVersion, RuleProblem
from fieldnotes.domain.record import (
    ABOUT_KINDS,
    FILED_ONCE_KINDS,
    FREE_KINDS,
    KINDS,
    SINGLE_KINDS,
    Body,
    Compartment,
)
from fieldnotes.domain.record_codec import changed_paths, overlay, to_body, unflatten, write_onto
from fieldnotes.domain.sharing import unshared_lines
from fieldnotes.services.desk import Desk, Writing
from fieldnotes.services.draft import Draft
from fieldnotes.services.people import subjects_of
from fieldnotes.services.reading import read_standing, record_title, root_of, shown_body, standing_of, team_of
from fieldnotes.services.row import Changes, DraftRow, Saved
from fieldnotes.store.read import Record as Kept

Why = Literal["written", "handed_pen", "left", "signed", "packet", "shift_end", "merged", "removed", "service"]


def save_draft(
    desk: Desk,
    *,
    by: UserId,
    encounter: EncounterId | Literal[""],
    kind: str,
    body: Body,
    record: RecordId | None = None,
    compartment: Compartment | None = None,
    read: Body | None = None,
) -> Saved:
    """Autosave: seals the author's working copy. The first save of a new record makes its id, which later saves name.

    `read`: what the form was filled with, or last saved: only what differs from it was changed by the author, so a form that has not
    caught up with a partner's words takes nothing away. `compartment` matters for a new narrative only. RuleProblem with
    `signing.why_not_write`'s codes when it may not be written now; InputProblem when a text is too long.
    """
    if not isinstance(body, KINDS[kind]):
        raise InputProblem("body_of_another_kind", kind=kind)
    found = desk.kept(by, record) if record else None
    if record is None and kind in SINGLE_KINDS and encounter:
        found = _single(desk, by, encounter, kind, about=about_of(body))
    place = (
        record
        or (RecordId(found.id) if found else None)
        or single_draft(desk, by, encounter, kind, about=about_of(body))
        or new_record_id()
    )
    mine = desk.drafts.get(place, desk.session(by).user_device_id)
    comp = _place(desk, by=by, kind=kind, found=found, mine=mine, wanted=compartment)
    require_may_write(desk, by=by, encounter=encounter, kind=kind, compartment=comp, record=place, found=found)
    with desk.writing(by) as writing:
        draft = _draft(
            desk,
            by=by,
            place=place,
            kind=kind,
            comp=comp,
            encounter=encounter,
            found=found,
            mine=mine,
            body=body,
            read=read,
        )
        writing.save_draft(draft)
        if encounter and kind not in FREE_KINDS:
            join_encounter(desk, writing, encounter=encounter, compartment=comp)
    return Saved(record=place, at=writing.at, changes=writing.changes)


def file_drafts(
    desk: Desk,
    *,
    by: UserId,
    encounter: EncounterId | None = None,
    why: Why = "written",
    record: RecordId | None = None,
) -> Changes:
    """Makes revisions of the author's own drafts: of one encounter, of one record, or all. Drafts that change nothing go."""
    with desk.writing(by) as writing:
        file_into(desk, writing, by=by, encounter=encounter, why=why, record=record)
    return writing.changes


def file_into(
    desk: Desk,
    writing: Writing,
    *,
    by: UserId,
    encounter: EncounterId | None,
    why: Why,
    record: RecordId | None = None,
) -> None:
    """The same inside a transaction that does more (signing, a packet)."""
    device = desk.session(by).user_device_id
    for draft in desk.drafts.of(device=device):
        if (encounter and draft.encounter != encounter) or (record and draft.record != record):
            continue
        if draft.kind in FILED_ONCE_KINDS:
            continue  # an amendment is filed by its author's own act, with the reason, never by leaving
        if draft.sets or draft.is_new:
            writing.revise(
                record=draft.record,
                kind=draft.kind,
                compartment=draft.compartment,
                # A person belongs to no single encounter, also when the words were typed in one.
                encounter="" if draft.kind in FREE_KINDS else draft.encounter,
                body=draft.body,
                parents=draft.parents,
                why=why,
            )
            writing.audit("draft_filed", record=draft.record, encounter=draft.encounter, why=why)
        writing.drop_draft(draft)


def discard_draft(desk: Desk, *, by: UserId, record: RecordId) -> Changes:
    """Throws away the author's own draft, said in the audit. What was filed stays."""
    draft = desk.drafts.get(record, desk.session(by).user_device_id)
    if draft is None:
        raise RuleProblem("no_draft", record=record)
    with desk.writing(by) as writing:
        writing.drop_draft(draft)
        writing.audit("draft_discarded", record=record, encounter=draft.encounter)
    return writing.changes


def list_drafts(desk: Desk, *, by: UserId) -> list[DraftRow]:
    """Words not filed yet in the compartments that the pen may show, newest first."""
    device = desk.session(by).user_device_id
    rows = [
        DraftRow(
            record=draft.record,
            encounter=EncounterId(RecordId(draft.encounter)),
            kind=draft.kind,
            compartment=draft.compartment,
            author=draft.by,
            author_name=desk.user_row(draft.by).short_name,
            updated=draft.at,
            title=record_title(desk, draft.kind),
            is_mine=draft.device == device,
        )
        for draft in desk.drafts.of(compartments=desk.visible(by))
    ]
    return sorted(rows, key=lambda row: row.updated.utc_ms, reverse=True)


def resolve(desk: Desk, *, by: UserId, record: RecordId, body: Body) -> Changes:
    """A person's choice between values that two people set: a revision with all heads as parents."""
    found = desk.kept(by, record)
    if found is None:
        raise RuleProblem("record_not_here", record=record)
    require_may_write(
        desk,
        by=by,
        encounter=found.encounter,
        kind=found.kind,
        compartment=found.compartment,
        record=record,
        found=found,
    )
    new = write_onto(found.body, body)
    offered = [unflatten({path: value.value}) for path, values in found.conflicts.items() for value in values]
    if unshared_lines([found.body, *offered], new, found.kind):
        raise RuleProblem("share_with_basis_first", kind=found.kind)
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind=found.kind,
            compartment=found.compartment,
            encounter=found.encounter,
            body=new,
            parents=found.heads,
            why="merged",
        )
        writing.audit("conflict_resolved", record=record, encounter=found.encounter)
    return writing.changes


def require_may_write(
    desk: Desk,
    *,
    by: UserId,
    encounter: str,
    kind: str,
    compartment: Compartment,
    record: str,
    found: Kept | None,
) -> None:
    """RuleProblem with the reason when a user may not write a record now."""
    if compartment not in desk.session(by).compartments:
        raise RuleProblem("sealed_from_you", compartment=compartment.value)
    drafts = desk.drafts.of(record=record)
    others = [draft for draft in drafts if draft.by != by]
    places = desk.log.compartments_of(record) | {draft.compartment.value for draft in drafts}
    # What another program wrote under this id elsewhere keeps nobody from going on where the record is.
    if places and compartment.value not in places:
        raise RuleProblem("record_not_here", record=record)
    author = found.author if found else (others[0].by if others else "")
    code = signing.why_not_write(
        kind=kind,
        compartment=compartment,
        user=by,
        profession=desk.user_row(by).profession,
        author=author,
        record=record,
        standing=read_standing(desk, encounter=encounter) if encounter else None,
        is_filed=found is not None,
    )
    if code:
        raise RuleProblem(code, record=record, kind=kind)


def begin_section(writing: Writing, *, encounter: str, compartment: Compartment) -> None:
    """The joint mark that one side of an encounter was begun. It has no content."""
    writing.revise(
        record=new_record_id(),
        kind="section",
        compartment=Compartment.JOINT,
        encounter=encounter,
        body={"of": compartment.value, "state": "started", "author": writing.by},
        why="service",
    )


def join_encounter(desk: Desk, writing: Writing, *, encounter: str, compartment: Compartment) -> None:
    """At the first word in a part: the joint mark that the part was begun (it has no content), and the writer in the team."""
    place = (encounter, compartment, writing.by)
    if place in desk.joined:
        return
    if desk.section(encounter, compartment) is None and not writing.has_section(compartment):
        begin_section(writing, encounter=encounter, compartment=compartment)
    root = root_of(desk, encounter)
    team = team_of(root)
    if writing.by not in team and root.id not in standing_of(desk, root).covered:
        writing.revise(
            record=root.id,
            kind="encounter",
            compartment=Compartment.JOINT,
            encounter=encounter,
            body={**root.body, "team": [*team, writing.by]},
            parents=root.heads,
            why="service",
        )
    writing.when_done(lambda: desk.joined.add(place))


def _draft(
    desk: Desk,
    *,
    by: UserId,
    place: RecordId,
    kind: str,
    comp: Compartment,
    encounter: str,
    found: Kept | None,
    mine: Draft | None,
    body: Body,
    read: Body | None,
) -> Draft:
    """The working copy: the base as its author found it, plus what the author changed.

    What a partner's draft shows on the same form is not the author's: it stays out, so that nobody files another's words.
    """
    others = [draft for draft in desk.drafts.of(record=place) if draft.by != by]
    shown = shown_body(found, others)
    _require_understood(kind, shown)
    before = overlay(shown, mine.body, frozenset(mine.sets)) if mine else shown
    seen = before if read is None else write_onto(before, read)
    said = write_onto(before, body)
    new = overlay(before, said, changed_paths(seen, said))
    _require_shared(shown, mine, new, kind)
    sets = changed_paths(shown, new)
    if mine is not None:
        sets |= {path for path in mine.sets if path not in changed_paths(mine.body, new)}
    base, parents = (dict(found.body), found.heads) if found else ({}, ())
    if mine is not None and not (found and read is not None and _has_seen(found, mine, seen, sets)):
        base, parents = overlay(mine.body, mine.base, frozenset(mine.sets)), mine.parents
    return Draft(
        record=place,
        compartment=comp,
        kind=kind,
        encounter=encounter,
        device=desk.session(by).user_device_id,
        by=by,
        at=desk.clock.now(),
        body=overlay(base, new, frozenset(sets)),
        base=base,
        sets=tuple(sorted(sets)),
        parents=parents,
        is_new=found is None,
    )


def _has_seen(found: Kept, mine: Draft, seen: dict[str, Any], sets: frozenset[str]) -> bool:
    """Whether what was filed since the draft was begun was on its author's form before being changed there: then the draft stands on it,
    and what the author changed or took out is no conflict.
    """
    news = changed_paths(mine.base, found.body)
    return not (found.conflicts or news & sets & changed_paths(seen, found.body))


def _require_understood(kind: str, shown: dict[str, Any]) -> None:
    """Written by a newer FieldNotes in a way that this one cannot read: writing over it would take something away."""
    try:
        to_body(kind, shown)
    except NewerVersion:
        raise RuleProblem("body_not_understood", kind=kind) from None


def _require_shared(shown: dict[str, Any], mine: Draft | None, new: dict[str, Any], kind: str) -> None:
    known = [shown] + ([mine.body] if mine else [])
    if unshared_lines(known, new, kind):
        raise RuleProblem("share_with_basis_first", kind=kind)


def _place(
    desk: Desk, *, by: UserId, kind: str, found: Kept | None, mine: Draft | None, wanted: Compartment | None
) -> Compartment:
    if found is not None:
        return found.compartment
    if mine is not None:
        return mine.compartment
    return signing.compartment_for(kind, wanted, desk.user_row(by).profession)


def about_of(body: Body | Mapping[str, Any]) -> str:
    """Whom a body says it is about; empty when it says nobody."""
    said = body.get("person_id", "") if isinstance(body, Mapping) else getattr(body, "person_id", "")
    return str(said)


def _single(desk: Desk, by: UserId, encounter: str, kind: str, *, about: str) -> Kept | None:
    found = desk.kept_of(by, encounter=encounter, kind=kind)
    return next((one for one in found if _is_same(desk, encounter, kind, about_of(one.body), about)), None)


def single_draft(desk: Desk, by: UserId, encounter: str, kind: str, *, about: str = "") -> RecordId | None:
    """A partner may have begun the only record of this kind, about this person: then both write the same one."""
    if kind not in SINGLE_KINDS or not encounter:
        return None
    begun = [d for d in desk.drafts.of(encounter=encounter, compartments=desk.visible(by)) if d.kind == kind]
    same = [draft for draft in begun if _is_same(desk, encounter, kind, about_of(draft.body), about)]
    return same[0].record if same else None


def _is_same(desk: Desk, encounter: str, kind: str, one: str, other: str) -> bool:
    """Whether two records of a kind are one: with one person on the call always, with several when they name the same one."""
    if one == other or kind not in ABOUT_KINDS or len(subjects_of(desk, encounter)) < 2:
        return True
    return bool(one and other and desk.joint.leader(one) == desk.joint.leader(other))
