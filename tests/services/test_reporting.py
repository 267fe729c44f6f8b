"""A report to the outside is a disclosure, and an officer alone learns no more than that something left."""

from __future__ import annotations

import pytest

from fieldnotes.domain.ids import EncounterId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Body, Consult, MandatedReport
from fieldnotes.services import encounter as encounters
from fieldnotes.services import reporting, signing, writing
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import Saved
from tests.services.conftest import Laptop

AT = EventTime(local="2026-11-23T21:40", offset_min=-300, precision="minute")


def saved(desk: Desk, laptop: Laptop, encounter: EncounterId, body: Body) -> Saved:
    return writing.save_draft(desk, by=laptop.clinician, encounter=encounter, kind=body.KIND, body=body)


def report(**more: object) -> MandatedReport:
    facts = {"report_type": "child", "agency": "County child welfare", "at": AT, "told_what": "Bruises on both arms."}
    return MandatedReport(**{**facts, **more})  # type: ignore[arg-type]  # fields by name


def test_a_report_that_was_made_is_filed_with_its_disclosure(
    laptop: Laptop, desk: Desk, encounter: EncounterId
) -> None:
    first = saved(desk, laptop, encounter, report())
    reporting.record_report(desk, by=laptop.clinician, encounter=encounter, record=first.record)
    state = encounters.read_encounter(desk, encounter=encounter, by=laptop.clinician)
    (kept,) = state.of_kind("mandated_report")
    assert not kept.is_draft
    (disclosure,) = desk.kept_of(laptop.clinician, encounter=encounter, kind="disclosure")
    assert isinstance(kept.body, MandatedReport)
    assert kept.body.disclosure_id == disclosure.id
    assert disclosure.body["basis"] == "required_by_law"
    assert disclosure.body["is_accountable"] is True
    assert disclosure.body["recipient"] == "County child welfare"
    assert disclosure.body["revisions"] == [kept.head]
    with pytest.raises(RuleProblem, match="report_recorded"):
        reporting.record_report(desk, by=laptop.clinician, encounter=encounter, record=first.record)


def test_a_warning_rests_on_the_threat(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    first = saved(desk, laptop, encounter, report(report_type="warning", agency="The sister"))
    reporting.record_report(desk, by=laptop.clinician, encounter=encounter, record=first.record)
    (found,) = desk.kept_of(laptop.clinician, encounter=encounter, kind="disclosure")
    assert found.body["basis"] == "imminent_threat"


@pytest.mark.parametrize(
    ("missing", "field"),
    [({"report_type": ""}, "report_type"), ({"agency": " "}, "agency"), ({"at": EventTime()}, "at")],
)
def test_what_is_missing_is_named_and_nothing_is_recorded(
    laptop: Laptop, desk: Desk, encounter: EncounterId, missing: dict[str, object], field: str
) -> None:
    first = saved(desk, laptop, encounter, report(**missing))
    with pytest.raises(InputProblem) as refused:
        reporting.record_report(desk, by=laptop.clinician, encounter=encounter, record=first.record)
    assert refused.value.facts["field"] == field
    assert desk.kept_of(laptop.clinician, encounter=encounter, kind="disclosure") == []
    assert len(writing.list_drafts(desk, by=laptop.clinician)) == 1


def test_an_officer_learns_only_that_something_left(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    first = saved(desk, laptop, encounter, report())
    saved(desk, laptop, encounter, Consult(with_whom="Dr. Vale", advice="Keep them together."))
    reporting.record_report(desk, by=laptop.clinician, encounter=encounter, record=first.record)
    state = encounters.read_encounter(desk, encounter=encounter, by=laptop.officer)
    assert not {"mandated_report", "consult", "disclosure"} & {record.kind for record in state.records}
    assert not any(word in str(state) for word in ("Bruises", "welfare", "Vale", "together"))
    (stub,) = [found.body for found in desk.kept_of(laptop.officer, encounter=encounter, kind="stub")]
    assert (stub["of_kind"], stub["state"]) == ("disclosure", "left")
    with pytest.raises(RuleProblem):
        reporting.record_report(desk, by=laptop.officer, encounter=encounter, record=first.record)


def test_signing_says_that_a_report_was_not_recorded(laptop: Laptop, desk: Desk, encounter: EncounterId) -> None:
    first = saved(desk, laptop, encounter, report())

    def problems() -> set[str]:
        sheet = signing.read_signing_sheet(desk, encounter=encounter, by=laptop.clinician)
        return {problem.code for problem in sheet.problems}

    assert "report_not_recorded" in problems()
    reporting.record_report(desk, by=laptop.clinician, encounter=encounter, record=first.record)
    assert "report_not_recorded" not in problems()
