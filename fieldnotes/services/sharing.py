"""The door from clinician to officer: a clinical fact becomes a joint line with its basis, and leaves a disclosure behind."""

from __future__ import annotations

from msgspec import structs

from fieldnotes.domain import sharing
from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Body, Compartment, Disclosure, Line, SafetySummary, Stub
from fieldnotes.domain.record_codec import to_body, to_dict, write_onto
from fieldnotes.services.desk import Desk
from fieldnotes.services.people import subjects_of
from fieldnotes.services.row import Saved
from fieldnotes.services.writing import join_encounter, require_may_write, single_draft
from fieldnotes.store.read import Record as Kept


def share_with_officer(
    desk: Desk,
    *,
    by: UserId,
    encounter: EncounterId,
    place: str,
    line: Line,
    person: RecordId | None = None,
    about: str = "",
    revisions: tuple[str, ...] = (),
) -> Saved:
    """Adds a line to the safety summary (or, with `person`, to the person's what_helps or be_careful).

    One transaction: disclosure (clinical), stub (joint), the line. `place`: field of `sharing.LINE_FIELDS`. `revisions`: where
    the fact stands. `about`: whom it is about, where a call has several people; the disclosure is theirs, and so is the summary that
    it goes into. InputProblem names the field that is missing; RuleProblem when the joint part may not be written now.
    """
    kind = "person" if person else "safety_summary"
    basis = desk.vocabulary["sharing_basis"]
    if place not in sharing.LINE_FIELDS[kind]:
        raise InputProblem("where_to", field="place")
    sharing.require_share(line, profession=desk.user_row(by).profession, user=by, basis=basis)
    subjects = subjects_of(desk, encounter)
    about = person or (desk.joint.leader(about) if about else _person_of(desk, encounter))
    if not person and about and subjects and about not in subjects:
        raise RuleProblem("person_not_here", record=about)
    whose = about if len(subjects) > 1 and not person else ""
    found = desk.joint_person(person) if person else _summary(desk, encounter, whose)
    if person and found is None:
        raise RuleProblem("person_not_here", record=person)
    # A summary that the partner has begun and not filed yet is the encounter's only one: the line goes into that.
    record = found.id if found else single_draft(desk, by, encounter, kind, about=whose) or new_record_id()
    require_may_write(
        desk, by=by, encounter=encounter, kind=kind, compartment=Compartment.JOINT, record=record, found=found
    )
    before = to_body(kind, found.body) if found else SafetySummary(person_id=whose)
    after = structs.replace(before, **{place: [*getattr(before, place), line]})
    disclosure = new_record_id()
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


def _summary(desk: Desk, encounter: str, whose: str) -> Kept | None:
    """The summary that a line goes into: of several people's their own, else one about everybody; never another person's."""
    summaries = desk.joint_of(encounter=encounter, kind="safety_summary")
    if not whose:
        return next(iter(summaries), None)
    by_person = {
        desk.joint.leader(said) if (said := str(one.body.get("person_id", ""))) else "": one for one in summaries
    }
    return by_person.get(whose) or by_person.get("")


def _person_of(desk: Desk, encounter: str) -> str:
    involved = [one.body for one in desk.joint_of(encounter=encounter, kind="involvement")]
    involved.sort(key=lambda body: body.get("role", "subject") != "subject")
    return str(involved[0].get("person_id", "")) if involved else ""
