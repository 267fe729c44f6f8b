"""What a clinician may tell the officer: each situation of the table, what it lets through, and what is recorded."""

from __future__ import annotations

import pytest

from fieldnotes.domain.ids import EncounterId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem
from fieldnotes.domain.record import Line
from fieldnotes.services import sharing
from fieldnotes.services.desk import Desk
from tests.services.conftest import Laptop

# situation: whether anything may be told, whether it is accounted for (45 CFR 164.528), a word of what may be told
TABLE = {
    "person_agrees": (True, False, "As agreed"),
    "written_release": (True, False, "As the release says"),
    "imminent_threat": (True, True, "What the responder needs"),
    "transport_hold": (True, True, "Safety and medical facts only"),
    "identify": (True, True, "blood type"),
    "victim": (True, True, "best interest"),
    "violent_crime": (True, True, "Only the statement"),
    "diagnosis_for_report": (False, False, "Nothing"),
    "overheard": (False, False, "own words"),
    "substance_treatment": (False, False, "2.12(c)(5)"),
}


def test_the_list_is_the_table(desk: Desk) -> None:
    terms = desk.vocabulary["sharing_basis"]
    assert [term.code for term in terms.terms] == list(TABLE)
    assert all(words in terms[code].note for code, (_may, _counts, words) in TABLE.items())


@pytest.mark.parametrize("basis", list(TABLE))
def test_a_row(desk: Desk, laptop: Laptop, encounter: EncounterId, basis: str) -> None:
    may_tell, is_accountable, _ = TABLE[basis]
    line = Line(text="Startles at keys", on=EventTime(), shared_by=laptop.clinician, basis=basis)

    def share() -> None:
        sharing.share_with_officer(desk, by=laptop.clinician, encounter=encounter, place="triggers", line=line)

    if not may_tell:
        with pytest.raises(InputProblem, match="no_reason_to_share"):
            share()
        assert desk.joint_of(encounter=encounter, kind="safety_summary") == []
        assert desk.kept_of(laptop.clinician, encounter=encounter, kind="disclosure") == []
        return
    share()
    [kept] = desk.kept_of(laptop.clinician, encounter=encounter, kind="disclosure")
    assert (kept.body["basis"], kept.body.get("is_accountable", False)) == (basis, is_accountable)
    [stub] = desk.joint_of(encounter=encounter, kind="stub")
    assert basis not in str(stub.body)  # the officer learns that something was shared, and the line itself
