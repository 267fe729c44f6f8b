"""Proposed addenda: honest words that came to a signed encounter without being signed. Kept, shown, and answered by a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from fieldnotes.domain import amendment as rules
from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Addendum, SetAside
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.domain.signing import Standing
from fieldnotes.services.amendment import file_amendment
from fieldnotes.services.desk import Desk
from fieldnotes.services.reading import (
    Shown,
    amender_of,
    is_late_child,
    record_title,
    root_of,
    shown_records,
    standing_of,
)
from fieldnotes.services.row import Changes, ProposalRow
from fieldnotes.services.wording import lines_of
from fieldnotes.store.read import Record as Kept


def list_proposals(desk: Desk, *, encounter: EncounterId, by: UserId) -> tuple[ProposalRow, ...]:
    """Everything that was proposed to an encounter, answered or not, as the pen may read it."""
    desk.require_reader(by)
    shown = shown_records(desk, encounter=encounter, by=by)
    return proposal_rows(desk, shown, by=by, standing=standing_of(desk, root_of(desk, encounter)))


def take_over(
    desk: Desk,
    *,
    by: UserId,
    encounter: EncounterId,
    revision: str,
    amendment: str,
    reason: str,
    passphrase: str,
    text: str = "",
    happened: EventTime | None = None,
) -> Changes:
    """The proposed words become an amendment under the name of whoever takes them over; it says who wrote them.

    `text`: the words as they shall stand; the proposed ones when empty. InputProblem and RuleProblem as `add_addendum`;
    RuleProblem("proposal_answered", "not_author").
    """
    row = _open_proposal(desk, by=by, encounter=encounter, revision=revision)
    if amendment == rules.RETRACTION:
        raise InputProblem("choose_amendment", field="amendment")
    code = rules.why_not_take_over(row.kind, wrote=row.by, user=by)
    if code or not row.target:
        raise RuleProblem(code or "not_signed_yet", record=row.record)
    body = Addendum(
        amendment=amendment,
        reason=reason,
        text=text or "\n".join(row.now),
        was="\n".join(row.was) if amendment == rules.CORRECTION else "",
        happened=happened or EventTime(),
        proposal=revision,
        wrote=row.by,
    )
    return file_amendment(desk, by=by, target=RecordId(row.target), body=body, passphrase=passphrase)


def set_aside(desk: Desk, *, by: UserId, encounter: EncounterId, revision: str, reason: str) -> Changes:
    """Nobody takes the proposed words over. They stay readable, with the reason. InputProblem("reason_needed"), RuleProblem."""
    row = _open_proposal(desk, by=by, encounter=encounter, revision=revision)
    if not reason.strip():
        raise InputProblem("reason_needed", field="reason")
    if not row.may_set_aside:
        raise RuleProblem("not_author", record=row.record)
    record = new_record_id()
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="set_aside",
            compartment=row.compartment,
            encounter=encounter,
            body=to_dict(SetAside(target=row.record, revision=revision, reason=reason.strip())),
            why="written",
        )
        writing.audit("proposal_set_aside", record=record, target=row.record)
    return writing.changes


def proposal_rows(desk: Desk, shown: Sequence[Shown], *, by: UserId, standing: Standing) -> tuple[ProposalRow, ...]:
    """What an encounter's records hold besides what was signed: what waits first, then oldest first."""
    rows = [_row(desk, one, shown, by=by, standing=standing) for one in _proposed(shown, standing)]
    return tuple(sorted(rows, key=lambda row: (row.state != "open", row.at.utc_ms, row.revision)))


class _Proposed(msgspec.Struct, frozen=True):
    """One proposal: its record and what was written."""

    one: Shown
    kept: Kept
    revision: str
    wrote: UserId
    at: EntryTime
    body: dict[str, Any]
    is_new: bool = False


def _proposed(shown: Sequence[Shown], standing: Standing) -> Iterator[_Proposed]:
    for one in shown:
        kept = one.found
        if kept is None:
            continue
        for found in kept.proposals:
            yield _Proposed(one, kept, found.rev, UserId(found.by), found.at, found.body)
        if is_late_child(one, standing):
            yield _Proposed(one, kept, kept.heads[0], UserId(kept.changed_by), kept.changed, kept.body, is_new=True)


def _answer(desk: Desk, what: _Proposed, shown: Sequence[Shown]) -> tuple[str, str, str]:
    """(state, reason, who): the answer of somebody who may give it, in the part where the proposal lies. What another program
    wrote elsewhere, or under a name that may not answer, silences nobody.
    """
    for one in shown:
        answer = one.found
        if answer is None or answer.compartment is not what.one.compartment:
            continue
        body, author = answer.body, UserId(answer.author)
        said = (str(body.get("reason", "")), desk.user_row(author).formal_name)
        if one.kind == "set_aside" and (body.get("revision"), body.get("target")) == (what.revision, what.one.id):
            may = amender_of(desk, author)
            if not rules.why_not_set_aside(what.one.kind, wrote=what.wrote, author=what.one.author, by=may):
                return ("set_aside", *said)
        if (
            one.kind == "addendum"
            and body.get("proposal") == what.revision
            and not rules.why_not_take_over(what.one.kind, wrote=what.wrote, user=author)
        ):
            return ("taken_over", *said)
    return ("open", "", "")


def _row(
    desk: Desk,
    what: _Proposed,
    shown: Sequence[Shown],
    *,
    by: UserId,
    standing: Standing,
) -> ProposalRow:
    one = what.one
    state, reason, who = _answer(desk, what, shown)
    signed = [] if what.is_new else lines_of(desk, one.kind, what.kept.body)
    proposed = lines_of(desk, one.kind, what.body)
    target = one.id if one.id in standing.covered else _beside(shown, one, standing)
    is_open = state == "open"
    may_aside = not rules.why_not_set_aside(one.kind, wrote=what.wrote, author=one.author, by=amender_of(desk, by))
    return ProposalRow(
        record=RecordId(one.id),
        revision=what.revision,
        kind=one.kind,
        title=record_title(desk, one.kind),
        compartment=one.compartment,
        by=what.wrote,
        by_name=desk.user_row(what.wrote).formal_name,
        at=what.at,
        is_new=what.is_new,
        was=tuple(line for line in signed if line not in proposed),
        now=tuple(line for line in proposed if line not in signed),
        state=state,  # type: ignore[arg-type]  # one of the three above
        answer=reason,
        answered_by=who,
        may_take_over=is_open and bool(target) and not rules.why_not_take_over(one.kind, wrote=what.wrote, user=by),
        may_set_aside=is_open and may_aside,
        target=RecordId(target) if target else "",
    )


def _beside(shown: Sequence[Shown], one: Shown, standing: Standing) -> str:
    """What a new record would stand under: something signed of its kind, else the call, else anything signed in its part."""
    signed = [other for other in shown if other.id in standing.covered and other.compartment is one.compartment]
    signed.sort(key=lambda other: (other.kind != one.kind, other.kind != "encounter"))
    return signed[0].id if signed else ""


def _open_proposal(desk: Desk, *, by: UserId, encounter: EncounterId, revision: str) -> ProposalRow:
    rows = list_proposals(desk, encounter=encounter, by=by)
    row = next((row for row in rows if row.revision == revision), None)
    if row is None:
        raise RuleProblem("record_not_here", revision=revision)
    if row.state != "open":
        raise RuleProblem("proposal_answered", record=row.record)
    return row
