"""A packet went to the wrong place: kept, its clocks run in the work list, the accounting names it, the privacy officer decides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from fieldnotes.domain.ids import PersonId, RecordId
from fieldnotes.domain.incident import own_code
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Compartment, Disclosure, DisclosureIncident
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.services import accounting, agency, incident, referral, search, signing, work_list
from fieldnotes.services.row import WorkRow
from tests.packet import oracle
from tests.services import paper
from tests.services.conftest import says
from tests.services.paper import Documented
from tests.services.test_attack import forge
from tests.services.test_packet import CLINIC, CLINIC_NAME

MEANT = "Peninsula Family Service"  # the organization behind the clinic
WRONG = "Fax of Ridge Garage, 555-0188"


@pytest.fixture
def left(made: Documented, tmp_path: Path) -> RecordId:
    """A packet with a passphrase left for the clinic: treatment, in no accounting."""
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME)
    paper.read_letter(made, record)
    referral.export_packet(
        made.desk, by=made.laptop.clinician, referral=record, channel="save_protected", path=tmp_path / "sent.pdf"
    )
    [kept] = made.desk.kept_of(made.laptop.clinician, kind="disclosure")
    made.laptop.clock.advance(3600)
    return RecordId(kept.id)


def now(made: Documented) -> EventTime:
    return made.desk.clock.now().to_event_time()


def keep(made: Documented, left: RecordId, **facts: object) -> RecordId:
    before = incident.read_incident(made.desk, by=made.laptop.clinician, about=left).body
    noticed = before.noticed if before.noticed.local else now(made)
    body = structs.replace(before, **{"noticed": noticed, **facts})
    return incident.keep_incident(made.desk, by=made.laptop.clinician, disclosure=left, body=body).record


def decide(made: Documented, record: RecordId, decision: str, **words: str) -> None:
    told = {"decided_by": "P. Marsh, privacy officer", "decided_why": "Came back unopened within the hour", **words}
    incident.decide_incident(made.desk, by=made.laptop.clinician, record=record, decision=decision, **told)


def rows(made: Documented, by: str = "", *, is_open: bool = True) -> list[WorkRow]:
    found = work_list.list_work(made.desk, by=by or made.laptop.clinician, kind="follow_up", is_open=is_open)  # type: ignore[arg-type] # a user id
    return [row for row in found if row.kind == "incident"]


def test_what_left_is_taken_from_its_record_and_nothing_is_kept_by_looking(made: Documented, left: RecordId) -> None:
    state = incident.read_incident(made.desk, by=made.laptop.clinician, about=left)
    assert (state.record, state.who, state.meant_for) == ("", "Jordan Ashgrove", MEANT)
    assert "Letter" in state.what
    assert state.is_protected
    assert state.clocks == ()
    assert rows(made) == []


def test_it_stands_in_the_work_list_with_its_soonest_clock_until_it_is_decided_with_a_reason(
    made: Documented, left: RecordId
) -> None:
    record = keep(made, left, went_to=WRONG)
    assert keep(made, left, opened="no") == record, "one record for one disclosure"
    [row] = rows(made)
    assert (row.record, row.what, row.who, row.is_overdue) == (record, WRONG, "Jordan A.", False)
    assert (row.due.day, row.due.clock) == ("2026-11-24", "22:12"), "the privacy officer hears it first"
    keep(made, left, told={"privacy_officer": now(made).day})
    [row] = rows(made)
    assert row.due.day == "2027-01-22", "then the person, sixty days on"
    made.laptop.clock.advance(61 * 86400)
    assert rows(made)[0].is_overdue
    for missing in ("decided_by", "decided_why"):
        with pytest.raises(InputProblem, match="incident_undecided"):
            decide(made, record, "low_probability", **{missing: "  "})
    with pytest.raises(InputProblem, match="incident_undecided"):
        decide(made, record, "probably fine")
    with pytest.raises(RuleProblem, match="record_not_here"):
        work_list.note_result(made.desk, by=made.laptop.clinician, record=record, result="reached")
    assert len(rows(made)) == 1, "nothing but a decision closes it"
    decide(made, record, "low_probability")
    assert rows(made) == []
    [row] = rows(made, is_open=False)
    assert row.state == "low_probability"
    with pytest.raises(RuleProblem, match="incident_decided"):
        keep(made, left, went_to="x")
    incident.reopen_incident(made.desk, by=made.laptop.clinician, record=record)
    [row] = rows(made)
    assert (row.due.day, row.is_overdue) == ("2027-01-22", True), "the clocks did not start anew"


def test_a_breach_stays_open_until_everybody_was_told(made: Documented, left: RecordId) -> None:
    record = keep(made, left)
    decide(made, record, "breach")
    today = now(made).day
    keep(made, left, told={"privacy_officer": today, "person": today})
    [row] = rows(made)
    assert (row.state, row.due.day) == ("breach", "2027-03-01")
    keep(made, left, told={"privacy_officer": today, "person": today, "health_department": today})
    assert rows(made) == []
    body = incident.read_incident(made.desk, by=made.laptop.clinician, about=record).body
    assert (body.is_closed, body.decided_by) == (True, "P. Marsh, privacy officer")


def test_what_the_police_queried_is_due_in_an_hour_and_the_state_has_its_own_clocks(
    made: Documented, left: RecordId
) -> None:
    laptop = made.laptop
    agency.change_agency(made.desk, by=laptop.admin, changes={"breach-clocks": "5 State attorney general (invented)"})
    keep(made, left, holds_cji=True, people=501)
    state = incident.read_incident(made.desk, by=laptop.clinician, about=left)
    assert [row.code for row in state.clocks] == [
        "cji_officer", "privacy_officer", own_code("State attorney general (invented)"), "person", "health_department", "media",
    ]  # fmt: skip
    assert (state.clocks[0].due.day, state.clocks[0].due.clock) == ("2026-11-23", "23:12")
    assert state.clocks[2].to == "State attorney general (invented)"
    laptop.clock.advance(2 * 3600)
    overdue = incident.read_incident(made.desk, by=laptop.clinician, about=left).clocks
    assert [row.code for row in overdue if row.is_overdue] == ["cji_officer"]


@pytest.mark.parametrize(
    ("decision", "is_listed"), [("", True), ("exception", True), ("breach", True), ("right_place", False)]
)
def test_the_accounting_lists_who_really_got_it(
    made: Documented, left: RecordId, decision: str, is_listed: bool, tmp_path: Path
) -> None:
    clinician, person = made.laptop.clinician, PersonId(made.person)

    def row() -> tuple[bool, str, str]:
        [found] = [
            one for one in accounting.read_accounting(made.desk, person=person, by=clinician).rows if one.record == left
        ]
        return found.is_listed, found.recipient, found.why

    assert row()[0] is False, "treatment"
    record = keep(made, left, went_to=WRONG)
    if decision:
        decide(made, record, decision)
    assert row()[0] is is_listed
    if is_listed:
        assert row()[1:] == (WRONG, f"Sent to the wrong place by mistake. It was meant for {MEANT}.")
    path = tmp_path / "accounting.pdf"
    path.write_bytes(accounting.print_accounting(made.desk, person=person, by=clinician).pdf)
    assert (WRONG in " ".join(oracle.texts(path)["poppler"].split())) is is_listed


def test_the_draft_says_what_is_known_and_leaves_the_finding_to_the_privacy_officer(
    made: Documented, left: RecordId, tmp_path: Path
) -> None:
    agency.change_agency(made.desk, by=made.laptop.admin, changes={"privacy-officer": "P. Marsh, 555-0190"})
    record = keep(
        made, left, went_to=WRONG, receiver="private", key="kept", steps=["asked_destroy", "destroyed"], confirmed_by="A. Ridge",
        noticed_by="the clinic, which waited for it", text="One digit of the fax number was wrong.",
    )  # fmt: skip
    path = tmp_path / "draft.pdf"
    before = {kept.id for kept in made.desk.kept_of(made.laptop.clinician, kind="disclosure")}
    path.write_bytes(incident.print_incident(made.desk, by=made.laptop.clinician, record=record).pdf)
    assert oracle.conforms(path) == []
    said = " ".join(oracle.texts(path)["poppler"].split())
    for words in (
        "For the privacy officer, P. Marsh, 555-0190.", "Jordan Ashgrove", WRONG, MEANT, "One digit of the fax number",
        "January 22, 2027", "45 CFR 164.404(b)", "March 1, 2027", "not yet", "presumed a breach", "(45 CFR 164.402(2)(iv))",
        "Less risk: somebody there said by name that it was destroyed.", "More risk: a private person got it.",
        "Not known yet: whether it was opened or read.", "not “unsecured”", "Found: ___", "45 CFR 164.412", "Stays in the house",
    ):  # fmt: skip
        assert words in said, words
    assert "Less risk: it was encrypted, and they were not told the passphrase." in said
    assert {kept.id for kept in made.desk.kept_of(made.laptop.clinician, kind="disclosure")} == before, (
        "it left nowhere"
    )
    decide(made, record, "low_probability")
    path.write_bytes(incident.print_incident(made.desk, by=made.laptop.clinician, record=record).pdf)
    said = " ".join(oracle.texts(path)["poppler"].split())
    assert "Came back unopened within the hour" in said
    assert "Found: ___" not in said
    assert oracle.conforms(path) == []


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"noticed": EventTime()}, "incident_noticed"),
        ({"noticed": EventTime(local="2026-11-24T09:00", precision="minute")}, "incident_noticed_ahead"),
        ({"noticed": EventTime(local="2026-11-22T09:00", precision="minute")}, "incident_noticed_before"),
        ({"people": 0}, "incident_people"),
        ({"receiver": "martian"}, "incident_choose"),
        ({"steps": ["shredded"]}, "incident_choose"),
        ({"told": {"person": "2026-11-24"}}, "incident_told_day"),
        ({"told": {"person": "2026-11-22"}}, "incident_told_day"),
        ({"told": {"media": "2026-11-23"}}, "incident_told_day"),
        ({"told": {"person": "yesterday"}}, "incident_told_day"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(
    made: Documented, left: RecordId, facts: dict[str, object], code: str
) -> None:
    with pytest.raises(InputProblem, match=code):
        keep(made, left, **facts)
    assert rows(made) == []


def test_what_did_not_leave_is_nowhere(made: Documented) -> None:
    record = RecordId("7" * 32)
    with made.desk.writing(made.laptop.clinician) as writing:
        writing.revise(
            record=record, kind="disclosure", compartment=Compartment.CLINICAL, encounter=made.encounter, person=made.person,
            body=to_dict(Disclosure(person_id=made.person, product="packet", channel="not_left")), why="service",
        )  # fmt: skip
    with pytest.raises(RuleProblem, match="incident_did_not_leave"):
        keep(made, record)


def test_it_is_kept_after_everybody_signed_and_lies_where_the_disclosure_lies(made: Documented, left: RecordId) -> None:
    for by in (made.laptop.officer, made.laptop.clinician):
        signing.sign(made.desk, encounter=made.encounter, by=by, passphrase=says(made.laptop, by), scope="encounter")
    record = keep(made, left, text="ASTRAYWORD")
    kept = made.desk.kept(made.laptop.clinician, record)
    assert kept is not None
    assert (kept.compartment, kept.encounter, kept.person) == (Compartment.CLINICAL, made.encounter, made.person)
    [hit] = search.find(made.desk, by=made.laptop.clinician, query="ASTRAYWORD")
    assert hit.title == "Sent to the wrong place"
    # The officer reads nothing of it; what the officer printed for the police side is the officer's to tell.
    officer = made.laptop.officer
    assert search.find(made.desk, by=officer, query="ASTRAYWORD") == []
    assert rows(made, officer) == []
    for about in (left, record):
        with pytest.raises(RuleProblem, match="record_not_here"):
            incident.read_incident(made.desk, by=officer, about=about)
    own = RecordId("8" * 32)
    with made.desk.writing(officer) as writing:
        writing.revise(
            record=own, kind="disclosure", compartment=Compartment.LAW, encounter=made.encounter,
            body=to_dict(Disclosure(product="record", recipient="County Court", channel="print")), why="service",
        )  # fmt: skip
    body = DisclosureIncident(noticed=now(made), went_to=WRONG)
    told = incident.keep_incident(made.desk, by=officer, disclosure=own, body=body).record
    assert [row.record for row in rows(made, officer)] == [told]
    assert [row.record for row in rows(made)] == [record]


def test_the_clocks_began_anew_each_time_that_it_was_said_to_be_noticed_later(made: Documented, left: RecordId) -> None:
    keep(made, left)
    made.laptop.clock.advance(59 * 86400)
    with pytest.raises(InputProblem, match="incident_noticed_after"):
        keep(made, left, noticed=now(made))
    made.laptop.clock.advance(2 * 86400)
    assert rows(made)[0].is_overdue
    keep(
        made, left, noticed=EventTime(local="2026-11-23T21:30", precision="minute")
    )  # it was earlier, as it turned out


def test_who_must_hear_of_it_was_taken_for_told_when_the_agency_wrote_its_clocks_anew(
    made: Documented, left: RecordId
) -> None:
    def written(words: str) -> None:
        agency.change_agency(made.desk, by=made.laptop.admin, changes={"breach-clocks": words})

    def told() -> dict[str, str]:
        state = incident.read_incident(made.desk, by=made.laptop.clinician, about=left)
        return {row.to: row.told for row in state.clocks if row.to}

    today = now(made).day
    written("5 Attorney general; 9 Health department")
    keep(made, left, told={own_code("Attorney general"): today})
    written("9 Health department; 4 Attorney General")
    assert told() == {"Attorney General": today, "Health department": ""}
    written("9 Health department")
    keep(made, left, went_to=WRONG, told={own_code("Health department"): today})
    assert told() == {"Health department": today}
    written("5 Attorney general")
    assert told() == {"Attorney general": today}, "who was told stays told"


def test_an_officers_program_closed_the_clinicians_incident_and_named_who_got_it_in_the_persons_accounting(
    made: Documented, left: RecordId
) -> None:
    laptop, clinician = made.laptop, made.laptop.clinician
    crooked = RecordId("9" * 32)
    body = DisclosureIncident(
        disclosure_id=left, person_id=made.person, noticed=now(made), went_to="FORGEDWORD", decision="exception",
        decided_by="P. Marsh", decided_why="Nothing happened", is_closed=True,
    )  # fmt: skip
    place: dict[str, Any] = {"encounter": made.encounter, "person": made.person}
    forge(
        made.desk,
        laptop.officer,
        record=crooked,
        kind=body.KIND,
        compartment=Compartment.JOINT,
        body=to_dict(body),
        **place,
    )
    assert made.desk.kept(clinician, crooked) is not None
    assert "FORGEDWORD" not in str(accounting.read_accounting(made.desk, person=PersonId(made.person), by=clinician))
    with pytest.raises(RuleProblem, match="record_not_here"):
        incident.read_incident(made.desk, by=clinician, about=crooked)
    assert incident.read_incident(made.desk, by=clinician, about=left).record == ""
    record = keep(made, left, went_to=WRONG)
    assert record != crooked
    decide(made, record, "breach")
    assert incident.read_incident(made.desk, by=clinician, about=left).body.decision == "breach"


def test_a_view_built_anew_from_the_log_has_the_same_clock(made: Documented, left: RecordId) -> None:
    record = keep(made, left, went_to=WRONG)
    laptop = made.laptop
    made.desk.close()
    for path in laptop.data.glob("view-*"):
        path.unlink()
    made.desk = laptop.open()
    laptop.enter(made.desk, laptop.clinician)
    assert [(row.record, row.due.day) for row in rows(made)] == [(record, "2026-11-24")]
