"""The accounting of disclosures on real records: what was told to the officer is in it, treatment is not, and giving it is on record."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from fieldnotes.domain.ids import EncounterId, PersonId, RecordId
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Compartment, Disclosure, Line, SafetySummary
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.packet.accounting_page import AccountingContent, AccountingLine, render_accounting
from fieldnotes.packet.content import Paper
from fieldnotes.services import accounting, merge, sharing
from fieldnotes.services.desk import Desk
from tests.packet import oracle
from tests.services.conftest import Laptop
from tests.services.test_attack import forge
from tests.services.test_people import add, call, write


def share(desk: Desk, laptop: Laptop, encounter: EncounterId, text: str, *, basis: str = "imminent_threat") -> None:
    sharing.share_with_officer(
        desk, by=laptop.clinician, encounter=encounter, place="triggers",
        line=Line(text=text, shared_by=laptop.clinician, basis=basis),
    )  # fmt: skip


def disclose(desk: Desk, laptop: Laptop, encounter: EncounterId, person: PersonId, **facts: object) -> None:
    """A disclosure as a laptop writes it."""
    body = Disclosure(person_id=person, **facts)  # type: ignore[arg-type]  # fields of a disclosure
    with desk.writing(laptop.clinician) as writing:
        writing.revise(
            record=RecordId(f"{len(desk.kept_of(laptop.clinician, kind='disclosure')) + 1:032x}"), kind="disclosure",
            compartment=Compartment.CLINICAL, encounter=encounter, person=person, body=to_dict(body), why="service",
        )  # fmt: skip


def test_what_the_officer_was_told_is_accounted_for_and_treatment_is_not(
    desk: Desk, laptop: Laptop, encounter: EncounterId, tmp_path: Path
) -> None:
    one = add(desk, laptop, encounter, legal_name="Jordan Ashgrove", birth_date="1992-03-08")
    share(desk, laptop, encounter, "Sirens make it worse")
    share(desk, laptop, encounter, "Agrees to be told", basis="person_agrees")
    usual = {"product": "packet", "recipient": "Harbor Crisis Center", "basis": "treatment", "channel": "print"}
    disclose(desk, laptop, encounter, one, **usual, parts=["letter", "health"])
    reported = {"product": "mandated_report", "recipient": "County Adult Protection", "basis": "required_by_law"}
    disclose(
        desk,
        laptop,
        encounter,
        one,
        **reported,
        recipient_address="12 Court St",
        purpose="Neglect",
        is_accountable=True,
    )
    disclose(desk, laptop, encounter, one, **reported, is_accountable=True, channel="not_left")
    state = accounting.read_accounting(desk, person=one, by=laptop.clinician)
    assert sorted((row.recipient, row.did_leave) for row in state.rows if row.is_listed) == [
        ("County Adult Protection", True), ("Police, own team", True),
    ]  # fmt: skip
    assert [row.recipient for row in state.rows if not row.did_leave] == ["County Adult Protection"]
    assert len(state.rows) == 5
    packet = next(row for row in state.rows if row.recipient == "Harbor Crisis Center")
    assert not packet.is_listed
    assert packet.why == "Treatment (45 CFR 164.506(c)(2))"
    made = accounting.print_accounting(desk, person=one, by=laptop.clinician)
    path = tmp_path / "accounting.pdf"
    path.write_bytes(made.pdf)
    for text in oracle.texts(path).values():
        words = " ".join(text.split())
        for said in (
            "For Jordan Ashgrove, born March 8, 1992.", "County Adult Protection", "12 Court St", "Police, own team",
            "Serious and imminent threat", "Required by law", "Neglect", "45 CFR 164.528(a)(2)",
        ):  # fmt: skip
            assert said in words, said
        for kept_out in ("Harbor Crisis Center", "Sirens make it worse", "Agrees to be told"):
            assert kept_out not in words
    assert oracle.conforms(path) == []
    # Giving it to the person is a disclosure of its own, on record before a page is anywhere.
    newest = accounting.read_accounting(desk, person=one, by=laptop.clinician).rows
    [given] = [row for row in newest if row.what == "Accounting of disclosures"]
    assert (given.recipient, given.is_listed) == ("Jordan Ashgrove", False)
    stubs = [kept.body for kept in desk.joint_of(kind="stub", person=one)]
    assert {"of_kind": "disclosure", "of_record": given.record, "state": "left"} in stubs


def test_what_an_agency_asked_to_hold_back_stays_out_for_its_time(
    desk: Desk, laptop: Laptop, encounter: EncounterId, tmp_path: Path
) -> None:
    one = add(desk, laptop, encounter, legal_name="Jordan Ashgrove")
    share(desk, laptop, encounter, "Sirens make it worse")
    asked = {
        "person": one, "by": laptop.clinician, "recipient": "Police, own team", "official": "Lt. B. Ames, Alder Police",
        "statement": "It would hinder an inquiry",
    }  # fmt: skip

    def listed() -> list[str]:
        return [
            row.recipient
            for row in accounting.read_accounting(desk, person=one, by=laptop.clinician).rows
            if row.is_listed
        ]

    for wrong, code in (
        ({"official": " "}, "suspension_incomplete"),
        ({"recipient": ""}, "suspension_incomplete"),
        ({}, "suspension_needs_day"),
        ({"until": "2020-01-01"}, "suspension_in_the_past"),
    ):
        with pytest.raises(InputProblem, match=code):
            accounting.suspend_accounting(desk, **{**asked, "is_oral": False, **wrong})  # type: ignore[arg-type]  # as asked
    with pytest.raises(RuleProblem, match="sealed_from_you"):
        accounting.suspend_accounting(desk, **{**asked, "by": laptop.officer, "is_oral": True})  # type: ignore[arg-type]  # as asked
    assert listed() == ["Police, own team"]
    accounting.suspend_accounting(desk, **asked, is_oral=True, until="2030-01-01")  # type: ignore[arg-type]  # as asked
    assert listed() == []
    path = tmp_path / "held.pdf"
    path.write_bytes(accounting.print_accounting(desk, person=one, by=laptop.clinician).pdf)
    assert "Police, own team" not in oracle.texts(path)["poppler"]
    [row] = accounting.read_accounting(desk, person=one, by=laptop.clinician).suspensions
    assert (row.official, row.is_oral) == ("Lt. B. Ames, Alder Police", True)
    laptop.clock.advance(31 * 86400)  # word of mouth, whatever day was said: thirty days
    assert listed() == ["Police, own team"]
    assert accounting.read_accounting(desk, person=one, by=laptop.clinician).suspensions == ()


def test_what_was_told_under_another_record_of_the_person_is_in_it(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    unknown = add(desk, laptop, encounter, is_unknown=True, description="Red jacket")
    share(desk, laptop, encounter, "Cannot hear on the left")
    tonight = call(desk, laptop, call_type="Man down")
    known = add(desk, laptop, tonight, legal_name="Jordan Ashgrove")
    share(desk, laptop, tonight, "Sirens make it worse")
    merge.merge_people(desk, by=laptop.officer, kept=known, merged=unknown)
    for record in (known, unknown):
        state = accounting.read_accounting(desk, person=record, by=laptop.clinician)
        assert [row.is_listed for row in state.rows] == [True, True]
        assert state.name == "Jordan Ashgrove"


def test_a_line_about_one_of_two_people_stood_in_the_others_accounting_and_summary(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    one = add(desk, laptop, encounter, legal_name="Anna First")
    two = add(desk, laptop, encounter, legal_name="Bela Second")
    write(desk, laptop.officer, encounter, SafetySummary(person_id=one, belongings="A bag"))
    usual = {"desk": desk, "by": laptop.clinician, "encounter": encounter, "place": "medical"}
    line = Line(text="Needs insulin at six", shared_by=laptop.clinician, basis="imminent_threat")
    sharing.share_with_officer(**usual, line=line, about=two)  # type: ignore[arg-type]  # as usual

    def listed(who: PersonId) -> int:
        rows = accounting.read_accounting(desk, person=who, by=laptop.clinician).rows
        return sum(row.is_listed for row in rows)

    assert (listed(one), listed(two)) == (0, 1)
    summaries = {
        kept.body["person_id"]: kept.body for kept in desk.joint_of(encounter=encounter, kind="safety_summary")
    }
    assert "medical" not in summaries[one]
    assert [said["text"] for said in summaries[two]["medical"]] == ["Needs insulin at six"]
    sharing.share_with_officer(**usual, line=structs.replace(line, text="Faints"), about=two)  # type: ignore[arg-type]  # as usual
    assert len(desk.joint_of(encounter=encounter, kind="safety_summary")) == 2, (
        "the second line goes into the same summary"
    )
    somebody = add(desk, laptop, call(desk, laptop, call_type="Other"), legal_name="Elsewhere")
    with pytest.raises(RuleProblem, match="person_not_here"):
        sharing.share_with_officer(**usual, line=line, about=somebody)  # type: ignore[arg-type]  # as usual


def test_the_accounting_is_the_clinical_sides(desk: Desk, laptop: Laptop, encounter: EncounterId) -> None:
    one = add(desk, laptop, encounter, legal_name="Jordan Ashgrove")
    for ask in (accounting.read_accounting, accounting.print_accounting):
        with pytest.raises(RuleProblem, match="sealed_from_you"):
            ask(desk, person=one, by=laptop.officer)
        with pytest.raises(RuleProblem, match="person_not_here"):
            ask(desk, person=PersonId(RecordId("0" * 32)), by=laptop.clinician)


def test_a_crooked_disclosure_of_another_program_closes_no_list(
    desk: Desk, laptop: Laptop, encounter: EncounterId
) -> None:
    one = add(desk, laptop, encounter, legal_name="Jordan Ashgrove")
    forge(
        desk, laptop.officer, record="ef" * 16, kind="disclosure", compartment=Compartment.JOINT, encounter=encounter, person=one,
        body={"person_id": one, "parts": "x", "recipient": ["y"], "is_accountable": "yes"},
    )  # fmt: skip
    share(desk, laptop, encounter, "Sirens")
    assert any(row.is_listed for row in accounting.read_accounting(desk, person=one, by=laptop.clinician).rows)
    assert accounting.print_accounting(desk, person=one, by=laptop.clinician).pdf.startswith(b"%PDF")


def test_a_long_accounting_runs_on_and_conforms_in_both_paper_sizes(tmp_path: Path) -> None:
    line = AccountingLine(day="November 23, 2026", to="County Adult Protection\n12 Court St", what="Report to an agency",
                          why="Required by law (45 CFR 164.512(a)). " + "Neglect seen at the door. " * 6)  # fmt: skip
    content = AccountingContent(
        record_id="A-0123456789ab", person="Jordan Ashgrove", born="", since="November 27, 2020", until="November 27, 2026",
        lines=(line,) * 70, agency="Alder County Co-Response", unit="4C12", phone="555-0100", printed_by="M. Reyes, LCSW",
        generated="November 27, 2026, 21:58", generated_at="2026-11-27T21:58:00-08:00",
    )  # fmt: skip
    papers: tuple[Paper, ...] = ("letter", "a4")
    for paper in papers:
        pdf = render_accounting(content, paper=paper)
        assert pdf == render_accounting(content, paper=paper)
        path = tmp_path / f"{paper}.pdf"
        path.write_bytes(pdf)
        assert oracle.conforms(path) == []
        text = oracle.texts(path)["poppler"]
        pages = text.count("To whom")
        assert text.count("County Adult Protection") == 70
        assert pages > 4, "the head of the table is on every page of it"
    empty = render_accounting(
        AccountingContent(**{**{n: getattr(content, n) for n in content.__struct_fields__}, "lines": ()})
    )
    (tmp_path / "empty.pdf").write_bytes(empty)
    assert "Nothing that has to be accounted for" in oracle.texts(tmp_path / "empty.pdf")["poppler"]
