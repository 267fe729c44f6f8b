"""The door from clinician to officer: a clinical fact becomes a joint line with its basis, and leaves a disclosure behind."""

from __future__ import annotations

from msgspec import structs

from fieldnotes.domain import sharing
from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Body, Compartment, Disclosure, Line, SafetySummary, Stub
from fieldnotes.domain.record_codec import to_body, to_dict, write_onto
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import Saved
from fieldnotes.services.writing import join_encounter, require_may_write, single_draft


def share_with_officer(
    desk: Desk,
    *,
    by: UserId,
    encounter: EncounterId,
    place: str,
    line: Line,
    person: RecordId | None = None,
    revisions: tuple[str, ...] = (),
) -> Saved:
    """Adds a line to the safety summary (or, with `person`, to the person's what_helps or be_careful).

    One transaction: disclosure (clinical), stub (joint), the line. `place`: field of `sharing.LINE_FIELDS`. `revisions`: where
    the fact stands. InputProblem names the field that is missing; RuleProblem when the joint part may not be written now.
    """
    kind = "person" if person else "safety_summary"
    basis = desk.vocabulary["sharing_basis"]
    if place not in sharing.LINE_FIELDS[kind]:
        raise InputProblem("where_to", field="place")
    sharing.require_share(line, profession=desk.user_row(by).profession, user=by, basis=basis)
    found = desk.joint_person(person) if person else next(iter(desk.joint_of(encounter=encounter, kind=kind)), None)
    if person and found is None:
        raise RuleProblem("person_not_here", record=person)
    # A summary that the partner has begun and not filed yet is the encounter's only one: the line goes into that.
    record = found.id if found else single_draft(desk, by, encounter, kind) or new_record_id()
    require_may_write(
        desk, by=by, encounter=encounter, kind=kind, compartment=Compartment.JOINT, record=record, found=found
    )
    before = to_body(kind, found.body) if found else SafetySummary()
    after = structs.replace(before, **{place: [*getattr(before, place), line]})
    disclosure = new_record_id()
    about = person or _person_of(desk, encounter)
    with desk.writing(by) as writing:
        writing.revise(
            record=disclosure,
            kind="disclosure",
            compartment=Compartment.CLINICAL,
            encounter=encounter,
            person=about,
            body=to_dict(
                _disclosure(
                    line, about=about, revisions=revisions, is_accountable=sharing.is_accountable(line.basis, basis)
                )
            ),
            why="service",
        )
        writing.revise(
            record=new_record_id(),
            kind="stub",
            compartment=Compartment.JOINT,
            encounter=encounter,
            person=about,
            body=to_dict(Stub(of_kind="disclosure", of_record=disclosure, state="left")),
            why="service",
        )
        writing.revise(
            record=record,
            kind=kind,
            compartment=Compartment.JOINT,
            encounter="" if person else encounter,
            person=person or "",
            body=write_onto(found.body if found else {}, after),
            parents=found.heads if found else (),
            why="written",
        )
        join_encounter(desk, writing, encounter=encounter, compartment=Compartment.JOINT)
        writing.audit("shared", record=record, encounter=encounter, basis=line.basis, disclosure=disclosure)
    return Saved(record=RecordId(record), at=writing.at, changes=writing.changes)


def _disclosure(line: Line, *, about: str, revisions: tuple[str, ...], is_accountable: bool) -> Body:
    return Disclosure(
        person_id=about,
        product="share_with_officer",
        recipient="Police, own team",
        basis=line.basis,
        purpose="safety",
        revisions=list(revisions),
        channel="shown",
        is_accountable=is_accountable,
    )


def _person_of(desk: Desk, encounter: str) -> str:
    involved = [one.body for one in desk.joint_of(encounter=encounter, kind="involvement")]
    involved.sort(key=lambda body: body.get("role", "subject") != "subject")
    return str(involved[0].get("person_id", "")) if involved else ""
