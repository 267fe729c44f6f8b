"""A report that the law asks for, or a warning: recording it as made writes its disclosure, in the same transaction."""

from __future__ import annotations

from typing import cast

from fieldnotes.domain.ids import EncounterId, RecordId, UserId, new_record_id
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Compartment, Disclosure, MandatedReport, Stub
from fieldnotes.domain.record_codec import to_body, to_dict
from fieldnotes.services.desk import Desk
from fieldnotes.services.reading import shown_body
from fieldnotes.services.row import Saved
from fieldnotes.services.writing import require_may_write


def record_report(desk: Desk, *, by: UserId, encounter: EncounterId, record: RecordId) -> Saved:
    """Files the writer's report as made, with the disclosure that it is (45 CFR 164.528 counts it) and the joint trace without content.

    RuleProblem("report_recorded") the second time, and `signing.why_not_write`'s codes; InputProblem("report_incomplete", field=…) when
    it does not say which kind it is, to whom it went or when.
    """
    found = desk.kept(by, record)
    mine = desk.drafts.get(record, desk.session(by).user_device_id)
    if found is None and mine is None:
        raise RuleProblem("record_not_here", record=record)
    require_may_write(
        desk,
        by=by,
        encounter=encounter,
        kind="mandated_report",
        compartment=Compartment.CLINICAL,
        record=record,
        found=found,
    )
    body = shown_body(found, [mine] if mine else [])
    report = cast(MandatedReport, to_body("mandated_report", body))
    if report.disclosure_id:
        raise RuleProblem("report_recorded", record=record)
    _require_complete(report)
    disclosure = new_record_id()
    basis = desk.vocabulary["report_type"][report.report_type].tags[0]
    with desk.writing(by) as writing:
        revision = writing.revise(
            record=record,
            kind="mandated_report",
            compartment=Compartment.CLINICAL,
            encounter=encounter,
            body={**body, "disclosure_id": disclosure},
            parents=(found.heads if found else ()) if mine is None else mine.parents,
            why="written",
        )
        if mine is not None:
            writing.drop_draft(mine)
        writing.revise(
            record=disclosure,
            kind="disclosure",
            compartment=Compartment.CLINICAL,
            encounter=encounter,
            person=report.person_id,
            body=to_dict(
                Disclosure(
                    person_id=report.person_id,
                    product="mandated_report",
                    recipient=report.agency.strip(),
                    recipient_address=report.phone.strip(),
                    basis=basis,
                    purpose=desk.vocabulary["report_type"].label(report.report_type),
                    revisions=[revision],
                    channel=report.channel,
                    is_accountable="accountable" in desk.vocabulary["disclosure_basis"][basis].tags,
                )
            ),
            why="service",
        )
        writing.revise(
            record=new_record_id(),
            kind="stub",
            compartment=Compartment.JOINT,
            encounter=encounter,
            person=report.person_id,
            body=to_dict(Stub(of_kind="disclosure", of_record=disclosure, state="left")),
            why="service",
        )
        writing.audit("shared", record=record, encounter=encounter, basis=basis, disclosure=disclosure)
    return Saved(record=record, at=writing.at, changes=writing.changes)


def _require_complete(report: MandatedReport) -> None:
    if not report.report_type:
        raise InputProblem("report_incomplete", field="report_type")
    if not report.agency.strip():
        raise InputProblem("report_incomplete", field="agency")
    if report.at == EventTime():
        raise InputProblem("report_incomplete", field="at")
