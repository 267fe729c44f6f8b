"""The packet left days ago; tonight the receiver's form is on the desk. In the real window, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.record import Consent, Person
from fieldnotes.services import consent, encounter, person, referral, work_list
from fieldnotes.services.desk import Desk
from tests.e2e.house import Agency, sign_in_by_hand
from tests.e2e.running import Running
from tests.packet.test_reply import fill
from tests.services.paper import take_letter

CLINIC = "directory:3"


def send(desk: Desk, agency: Agency, path: Path) -> None:
    """A packet to the clinic, as an earlier shift sent it."""
    by: UserId = agency.clinician
    call = encounter.start_encounter(desk, by=by).encounter_id
    whom = person.attach_person(
        desk, by=by, encounter=call, body=Person(legal_name="Jordan Ashgrove", age_years=34)
    ).record
    record = referral.start_referral(desk, by=by, encounter=call, service_key=CLINIC, person=whom).record
    told = referral.read_packet_plan(desk, by=by, referral=record).recipient
    assert told is not None
    consent.record_consent(
        desk,
        by=by,
        encounter=call,
        body=Consent(
            person_id=whom,
            discloser="Harborview Police Department",
            recipient=told.name,
            recipient_key=CLINIC,
            information=["letter", "encounter_summary"],
            purpose="Care",
            expires_on="2099-05-23",
            right_to_revoke_told=True,
            redisclosure_told=True,
            consequences_told=True,
            signed_by="Jordan Ashgrove",
            signed_at=EventTime(local="2026-11-23T21:41", precision="minute"),
            signature_strokes=[[(60, 620), (120, 300)]],
        ),
    )
    take_letter(desk, by=by, encounter=call, referral=record)
    referral.export_packet(desk, by=by, referral=record, channel="save_archive", path=path)


def test_the_receivers_answer_is_picked_looked_at_and_taken_over(
    open_app: Callable[..., Running], agency_here: Agency, tmp_path: Path
) -> None:
    sent, back = tmp_path / "sent.pdf", tmp_path / "back.pdf"
    with agency_here.desk() as desk:
        send(desk, agency_here, sent)
    answers: dict[str, str | bool] = {
        "accepted": True,
        "appointment": True,
        "about_appointment": "Nov 30, 10:00",
        "answered_by": "R. Ito, intake",
    }
    back.write_bytes(fill(sent.read_bytes(), answers))
    app = open_app()
    sign_in_by_hand(app)
    app.until(place="ShiftScreen")
    app.key("F9")
    app.until(pen=agency_here.clinician, overlays=[])
    app.click("Referrals")
    app.until(place="WorkListScreen")
    app.see("Sent", is_part=True)
    app.click("An answer came back")
    app.click("Pick the PDF")
    app.until(windows=lambda windows: any(window["class"] == "QFileDialog" for window in windows))
    app.type(str(back))
    app.key("Return")
    app.see("Appointment: Nov 30, 10:00", is_part=True, within_s=20)
    app.picture("answer-came-back")
    app.until(focus="File this answer")
    app.key("Return")
    app.until(overlays=[])
    app.see("In progress", is_part=True)
    app.see("Nov 30, 10:00", is_part=True)
    app.close()
    with agency_here.desk() as desk:
        [row] = work_list.list_work(desk, by=agency_here.officer, kind="referral")
        assert (row.state, row.answers) == ("in_progress", ())
