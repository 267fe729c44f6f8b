"""What comes after a signature: four amendments, each filed once under its author's own passphrase. The rules are `domain.amendment`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import structs

from fieldnotes.domain import amendment as rules
from fieldnotes.domain import signing
from fieldnotes.domain.amendment import CORRECTION, LATE_ENTRY, RETRACTION
from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Addendum, Compartment
from fieldnotes.domain.record_codec import known_body, to_dict
from fieldnotes.services.desk import Desk
from fieldnotes.services.reading import (
    Shown,
    amender_of,
    read_standing,
    root_of,
    target_of,
    writers_of,
)
from fieldnotes.services.row import AmendmentRow, Changes
from fieldnotes.services.signin import confirm
from fieldnotes.services.wording import Said, field_label, said_of
from fieldnotes.store.read import Record as Kept


def add_addendum(desk: Desk, *, by: UserId, target: RecordId, body: Addendum, passphrase: str) -> Changes:
    """An amendment of a signed record, in its compartment, filed at once under the writer's name and never changed after that.

    Of `body` count what the writer says: amendment, reason, text and the fields of its kind. InputProblem with the field that is missing
    or does not fit; RuleProblem("record_not_here", "sealed_from_you", "not_signed_yet", "correct_your_own", "retract_your_own",
    "retracted_already"); WrongSecret(left), LockedOut.
    """
    own = structs.replace(body, proposal="", wrote="")
    return file_amendment(desk, by=by, target=target, body=own, passphrase=passphrase)


def file_amendment(desk: Desk, *, by: UserId, target: RecordId, body: Addendum, passphrase: str) -> Changes:
    """The same for a proposed addendum that is taken over (services.proposal): `body.proposal` and `body.wrote` name it."""
    found = desk.kept(by, target)
    if found is None:
        raise RuleProblem("record_not_here", record=target)
    if found.compartment not in desk.session(by).compartments:
        raise RuleProblem("sealed_from_you", compartment=found.compartment.value)
    standing = read_standing(desk, encounter=found.encounter)
    about = _own(target_of(desk, Shown(found.id, found, ()), standing), found)
    amendment = body.amendment
    body = Addendum(
        target=target,
        target_revision=standing.covered.get(target, found.heads[0] if found.heads else ""),
        amendment=amendment,
        reason=body.reason.strip(),
        text=body.text.strip(),
        field=body.field if amendment == CORRECTION else "",
        was=body.was.strip() if amendment == CORRECTION else "",
        happened=body.happened if amendment == LATE_ENTRY else EventTime(),
        retraction=body.retraction if amendment == RETRACTION else "",
        as_supervisor=amendment == RETRACTION and not rules.is_own(about, by),
        proposal=body.proposal,
        wrote=body.wrote,
    )
    _require_complete(desk, found, body)
    if target not in standing.covered and found.kind != "addendum":
        raise RuleProblem("not_signed_yet", record=target)
    code = rules.why_not_amend(amendment, target=about, by=amender_of(desk, by))
    if code:
        raise RuleProblem(code, record=target)
    if amendment == RETRACTION:
        _require_retractable(desk, by, found)
    confirm(desk, by=by, passphrase=passphrase)
    record = new_record_id()
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="addendum",
            compartment=found.compartment,
            encounter=found.encounter,
            body=to_dict(body),
            why="written",
        )
        writing.audit("addendum_added", record=record, target=target, amendment=amendment)
    return writing.changes


def signed_lines(desk: Desk, *, by: UserId, target: RecordId) -> tuple[Said, ...]:
    """What a signed record says, line by line: a correction names one. RuleProblem("record_not_here")."""
    found = desk.kept(by, target)
    if found is None:
        raise RuleProblem("record_not_here", record=target)
    return tuple(said_of(desk, found.kind, found.body))


def usual_amendment(desk: Desk, *, encounter: EncounterId) -> str:
    """What an addendum is now unless its writer says otherwise: a late entry a day after the call was cleared."""
    call = known_body("encounter", root_of(desk, encounter).body)
    cleared = getattr(getattr(call, "times", None), "cleared", None)
    utc = cleared.to_utc() if cleared is not None else None
    return signing.usual_amendment(cleared_utc_ms=int(utc.timestamp() * 1000) if utc else None, now=desk.clock.now())


def amendment_rows(desk: Desk, shown: Sequence[Shown], *, retracted: frozenset[str]) -> tuple[AmendmentRow, ...]:
    """The amendments among an encounter's records, oldest first."""
    filed = [one for one in shown if one.kind == "addendum" and one.found is not None]
    wrote = writers_of(shown)
    rows = [
        _row(desk, one.found, is_retracted=one.id in retracted, wrote=wrote) for one in filed if one.found is not None
    ]
    return tuple(sorted(rows, key=lambda row: (row.at.utc_ms, row.id)))


def amendment_lines(row: AmendmentRow) -> tuple[str, ...]:
    """An amendment in plain lines, for sheets and paper: what kind, both readings or both times, and why."""
    from fieldnotes.services.dossier import say_entry, say_time

    said = [f"{row.label} by {row.by_name}, {say_entry(row.at)}" + (" (supervisor)" if row.is_supervisor else "")]
    if row.is_retracted:
        said.append("This was taken back later; it stays readable.")
    if row.amendment == LATE_ENTRY:
        said.append(f"Happened {say_time(row.happened) or 'at a time not known'}; written down {say_entry(row.at)}")
    if row.amendment == CORRECTION:
        said += [
            f"It said{f' ({row.field_label})' if row.field_label else ''}: {row.was}",
            f"It should say: {row.text}",
        ]
    elif row.text:
        said.append(row.text)
    if row.wrote_name:
        said.append(f"Words of {row.wrote_name}, written elsewhere and taken over")
    said.append(f"Why: {'. '.join(filter(None, (row.why, row.reason)))}")
    return tuple(said)


def _row(desk: Desk, found: Kept, *, is_retracted: bool, wrote: Mapping[tuple[Compartment, str], str]) -> AmendmentRow:
    body = known_body("addendum", found.body)
    assert isinstance(body, Addendum)
    reasons = desk.vocabulary["retraction_reason"]
    return AmendmentRow(
        id=RecordId(found.id),
        target=RecordId(body.target),
        amendment=body.amendment,
        label=desk.vocabulary["amendment"].label(body.amendment),
        compartment=found.compartment,
        by=UserId(found.author),
        by_name=desk.user_row(UserId(found.author)).formal_name,
        at=found.created,
        reason=body.reason,
        text=body.text,
        field=body.field,
        field_label=field_label(body.field) if body.field else "",
        was=body.was,
        happened=body.happened,
        why=reasons.label(body.retraction) if body.retraction else "",
        is_supervisor=body.as_supervisor,
        # Nobody's name stands under words that are not known here to be theirs.
        wrote_name=desk.user_row(UserId(body.wrote)).formal_name
        if body.wrote and wrote.get((found.compartment, body.proposal)) == body.wrote
        else "",
        is_retracted=is_retracted,
    )


def _own(about: rules.Target, found: Kept) -> rules.Target:
    """An amendment is its author's, signed by being filed."""
    return (
        about
        if found.kind != "addendum"
        else rules.Target(found.kind, found.author, about.author_profession, frozenset())
    )


def _require_complete(desk: Desk, found: Kept, body: Addendum) -> None:
    if body.amendment not in desk.vocabulary["amendment"]:
        raise InputProblem("choose_amendment", field="amendment")
    if found.kind == "addendum" and body.amendment != RETRACTION:
        raise InputProblem("add_to_what_was_signed", field="amendment")
    if body.amendment == RETRACTION and body.retraction not in desk.vocabulary["retraction_reason"]:
        raise InputProblem("choose_retraction", field="retraction")
    if not body.reason:
        raise InputProblem("reason_needed", field="reason")
    if not body.text and body.amendment != RETRACTION:
        raise InputProblem("text_needed", field="text")
    if body.amendment == LATE_ENTRY and not body.happened.local:
        raise InputProblem("happened_needed", field="happened")
    if body.amendment == CORRECTION and not body.proposal:
        _require_was(desk, found, body)


def _require_was(desk: Desk, found: Kept, body: Addendum) -> None:
    """The wrong words have to stand in what was signed: otherwise nobody could see what is corrected."""
    if not body.was.strip():
        raise InputProblem("was_needed", field="was")
    said: list[Any] = [one.text for one in said_of(desk, found.kind, found.body) if one.field == body.field]
    if not any(body.was.strip() in text for text in said):
        raise InputProblem("was_not_there", field="was")


def _require_retractable(desk: Desk, by: UserId, found: Kept) -> None:
    """Once is enough; and taking back goes one step back, no further: after that, add what is right."""
    if any(
        one.body.get("target") == found.id and one.body.get("amendment") == RETRACTION
        for one in desk.kept_of(by, encounter=found.encounter, kind="addendum")
    ):
        raise RuleProblem("retracted_already", record=found.id)
    if found.kind == "addendum" and found.body.get("amendment") == RETRACTION:
        before = desk.kept(by, str(found.body.get("target", "")))
        if before is not None and before.kind == "addendum" and before.body.get("amendment") == RETRACTION:
            raise RuleProblem("retraction_stays", record=found.id)
