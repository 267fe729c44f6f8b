"""Tips for officers: the shipped ones, and the agency's own, which take their place. Reading one leaves no trace."""

from __future__ import annotations

from fieldnotes.domain.ids import RecordId, UserId, new_record_id
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Compartment, TipText
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.domain.tip import Tip, load_tips, read_tip
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import Saved
from fieldnotes.system.path import resource

ORDER = ("suicidal_person", "psychosis", "dementia", "autism", "intoxication", "child_in_crisis", "grief")


def list_tips(desk: Desk) -> list[Tip]:
    """What comes up most first, the agency's further ones behind."""
    found = load_tips(resource("tips"))
    for kept in desk.agency_of(kind="tip"):
        try:
            tip = read_tip(str(kept.body.get("content", "")).encode())
        except InputProblem:
            continue  # written by a newer version; the shipped one serves
        found[tip.tip] = tip
    place = {code: number for number, code in enumerate(ORDER)}
    return sorted(found.values(), key=lambda tip: (place.get(tip.tip, len(ORDER)), tip.title["en"].casefold()))


def import_tip(desk: Desk, *, by: UserId, data: bytes) -> Saved:
    """Keeps the agency's own. InputProblem as read_tip; RuleProblem("only_admins_import_tips") for anybody else."""
    tip = read_tip(data)
    if not desk.session(by).may_release:
        raise RuleProblem("only_admins_import_tips")
    before = next((kept for kept in desk.agency_of(kind="tip") if kept.body.get("code") == tip.tip), None)
    record = RecordId(before.id) if before else new_record_id()
    with desk.writing(by) as writing:
        writing.revise(
            record=record,
            kind="tip",
            compartment=Compartment.AGENCY,
            body=to_dict(TipText(code=tip.tip, content=data.decode("utf-8"))),
            parents=before.heads if before else (),
            why="written",
        )
        writing.audit("policy_changed", record=record)
    return Saved(record=record, at=writing.at, changes=writing.changes)
