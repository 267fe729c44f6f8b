"""What is asked of one packet is found, however many others left before it: a list by kind holds a thousand, and then no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.domain.ids import RecordId, new_record_id
from fieldnotes.domain.record import Compartment, DisclosureIncident, ReferralAnswer
from fieldnotes.domain.record_codec import to_dict
from fieldnotes.services import accounting, incident, referral, reply
from fieldnotes.services import encounter as encounters
from fieldnotes.store.read import Reading
from tests.services import paper
from tests.services.paper import Documented
from tests.services.test_packet import CLINIC, CLINIC_NAME


def send(made: Documented, path: Path) -> RecordId:
    record = paper.refer(made, CLINIC)
    paper.release(made, CLINIC, CLINIC_NAME)
    paper.read_letter(made, record)
    referral.export_packet(made.desk, by=made.laptop.clinician, referral=record, channel="save_archive", path=path)
    return record


def of_another_call(made: Documented, body: DisclosureIncident | ReferralAnswer) -> None:
    """A record of the same kind that was there before."""
    other = encounters.start_encounter(made.desk, by=made.laptop.officer, call_type="Welfare check").encounter_id
    with made.desk.writing(made.laptop.clinician) as writing:
        writing.revise(
            record=new_record_id(), kind=body.KIND, compartment=Compartment.CLINICAL, encounter=other, body=to_dict(body), why="written"
        )  # fmt: skip


def crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if so much were on record that a list holds only the oldest."""
    defaults = Reading.records.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "limit", 1)


def test_every_file_is_found_on_record_not_only_those_of_the_first_years(
    made: Documented, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / "first.pdf", tmp_path / "second.pdf"]
    for path in paths:
        send(made, path)
    crowd(monkeypatch)
    verdicts = [referral.verify_file(made.desk, path) for path in paths]
    assert [(one.code, one.is_on_record) for one in verdicts] == [("genuine", True), ("genuine", True)]
    assert len({one.packet_id for one in verdicts}) == 2


def test_an_incident_stays_one_record_and_the_accounting_names_it(
    made: Documented, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_another_call(made, DisclosureIncident(disclosure_id=new_record_id(), went_to="Somebody else"))
    send(made, tmp_path / "sent.pdf")
    [left] = made.desk.kept_of(made.laptop.clinician, kind="disclosure")
    body = DisclosureIncident(noticed=made.desk.clock.now().to_event_time(), went_to="Ridge Garage", people=1)
    crowd(monkeypatch)
    kept = [
        incident.keep_incident(made.desk, by=made.laptop.clinician, disclosure=RecordId(left.id), body=body).record
        for _ in range(2)
    ]
    assert kept[0] == kept[1], "one record for one disclosure"
    shown = accounting.read_accounting(made.desk, person=made.person, by=made.laptop.clinician)
    assert [(row.incident, row.recipient) for row in shown.rows] == [(kept[0], "Ridge Garage")]


def test_the_answers_of_a_referral_are_its_own_and_all_of_them(
    made: Documented, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_another_call(made, ReferralAnswer(referral_id=new_record_id(), ticks=["declined"]))
    record = send(made, tmp_path / "sent.pdf")
    kept = made.desk.kept(made.laptop.clinician, record)
    assert kept is not None
    with made.desk.writing(made.laptop.clinician) as writing:
        reply.answer_into(made.desk, writing, kept=kept, answer=ReferralAnswer(referral_id=record, ticks=["arrived"]))
    crowd(monkeypatch)
    rows = reply.list_answers(made.desk, by=made.laptop.clinician, referral=record, encounter=made.encounter)
    assert [row.answers for row in rows] == [("arrived",)]
