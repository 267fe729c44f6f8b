"""Closing the loop: the form comes back, finds its referral, says what it means; a person says yes; nothing else moves anything."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, RuleProblem
from fieldnotes.domain.record import Compartment, Handover
from fieldnotes.services import handover, referral, reply, search, shift, work_list
from fieldnotes.services.row import WorkRow
from tests.packet.test_reply import changed, fill
from tests.services import paper
from tests.services.paper import Documented
from tests.services.test_packet import CLINIC, CLINIC_NAME, DETOX


def send(made: Documented, tmp_path: Path, service: str = CLINIC, name: str = CLINIC_NAME, **facts: object) -> RecordId:
    record = paper.refer(made, service)
    paper.release(made, service, name)
    if facts:
        paper.change(made, record, **facts)
    paper.read_letter(made, record)
    referral.export_packet(
        made.desk, by=made.laptop.clinician, referral=record, channel="save_archive", path=tmp_path / "sent.pdf"
    )
    return record


def answer(tmp_path: Path, answers: Mapping[str, str | bool], name: str = "back.pdf") -> Path:
    back = tmp_path / name
    back.write_bytes(fill((tmp_path / "sent.pdf").read_bytes(), answers))
    return back


def state(made: Documented, record: RecordId) -> tuple[str, str]:
    kept = made.desk.kept(made.laptop.clinician, record)
    assert kept is not None
    return str(kept.body.get("state")), str(kept.body.get("state_reason", ""))


def row(made: Documented, by: str, *, is_open: bool = True) -> WorkRow:
    [found] = work_list.list_work(made.desk, by=by, kind="referral", is_open=is_open)  # type: ignore[arg-type] # a user id
    return found


def test_an_appointment_comes_back_and_moves_the_referral_only_when_somebody_says_yes(
    made: Documented, tmp_path: Path
) -> None:
    record = send(made, tmp_path)
    back = answer(
        tmp_path, {"accepted": True, "appointment": True, "about_appointment": "Nov 25, 10:00", "answered_by": "R. Ito"}
    )
    opened = reply.open_reply(back)
    sheet = reply.match_reply(made.desk, by=made.laptop.clinician, opened=opened)
    assert (sheet.referral, sheet.number, sheet.service, sheet.state_now) == (
        record,
        "R-26-0001-3",
        CLINIC_NAME,
        "requested",
    )
    assert (sheet.answers, sheet.state, sheet.warnings) == (("accepted", "appointment"), "in_progress", ())
    assert ("about_appointment", "Nov 25, 10:00") in sheet.words
    assert state(made, record) == ("requested", ""), "looking moves nothing"
    reply.take_over(made.desk, by=made.laptop.clinician, opened=opened, state=sheet.state)
    assert state(made, record) == ("in_progress", "")
    [told] = row(made, made.laptop.clinician).answers
    assert (told.answers, told.via, told.words) == (("accepted", "appointment"), "form", ("Nov 25, 10:00", "R. Ito"))


def test_what_a_receiver_writes_stays_clinical_and_the_officer_sees_where_it_stands(
    made: Documented, tmp_path: Path
) -> None:
    record = send(made, tmp_path)
    back = answer(tmp_path, {"declined": True, "medical_first": True, "about_declined": "QUETIAPINECANARY level first"})
    opened = reply.open_reply(back)
    sheet = reply.match_reply(made.desk, by=made.laptop.clinician, opened=opened)
    assert (sheet.state, sheet.reason) == ("rejected", "Needs a medical examination first")
    with pytest.raises(InputProblem, match="say_why"):
        reply.take_over(made.desk, by=made.laptop.clinician, opened=opened, state="rejected")
    assert state(made, record)[0] == "requested"
    reply.take_over(made.desk, by=made.laptop.clinician, opened=opened, state="rejected", reason=sheet.reason)
    seen = row(made, made.laptop.officer, is_open=False)
    assert (seen.state, seen.note, seen.answers) == ("rejected", "Needs a medical examination first", ())
    assert search.find(made.desk, by=made.laptop.officer, query="QUETIAPINECANARY") == []
    [hit] = search.find(made.desk, by=made.laptop.clinician, query="QUETIAPINECANARY")
    assert hit.compartment is Compartment.CLINICAL


def test_an_officer_alone_takes_over_the_state_and_is_told_that_nothing_was_compared(
    made: Documented, tmp_path: Path
) -> None:
    record = send(made, tmp_path)
    opened = reply.open_reply(answer(tmp_path, {"arrived": True, "accepted": True, "about_arrived": "22:10"}))
    sheet = reply.match_reply(made.desk, by=made.laptop.officer, opened=opened)
    assert (sheet.state, sheet.warnings) == ("completed", ("not_compared",))
    reply.take_over(made.desk, by=made.laptop.officer, opened=opened, state="completed")
    assert state(made, record)[0] == "completed"
    [told] = row(made, made.laptop.officer, is_open=False).answers
    assert told.words == ("22:10",)


def test_a_referral_the_officer_may_not_know_of_is_nothing_to_them(made: Documented, tmp_path: Path) -> None:
    record = paper.refer(made, DETOX)
    paper.release(made, DETOX, "Sober Harbor", consent_kind="part2", covers_substance_use=True, information=["letter"])
    body = made.desk.kept(made.laptop.clinician, record)
    assert body is not None
    name = str(body.body["service_name"])
    paper.release(made, DETOX, name)
    paper.read_letter(made, record)
    referral.export_packet(
        made.desk, by=made.laptop.clinician, referral=record, channel="save_archive", path=tmp_path / "sent.pdf"
    )
    opened = reply.open_reply(answer(tmp_path, {"accepted": True}))
    with pytest.raises(RuleProblem, match="reply_of_another"):
        reply.match_reply(made.desk, by=made.laptop.officer, opened=opened)
    assert reply.match_reply(made.desk, by=made.laptop.clinician, opened=opened).compartment is Compartment.CLINICAL


def test_a_blank_one_an_altered_one_and_somebody_elses_get_a_sentence_each(made: Documented, tmp_path: Path) -> None:
    record = send(made, tmp_path)
    sent = (tmp_path / "sent.pdf").read_bytes()
    with pytest.raises(InputProblem, match="reply_blank"):
        reply.open_reply(tmp_path / "sent.pdf")

    def renamed(text: str, by: str) -> Path:
        """As somebody with an editor of files could: every trace of the old number or hash is changed."""

        def change(pdf: pikepdf.Pdf) -> None:
            root = pdf.Root.AcroForm.Fields[0]
            root.T = pikepdf.String(str(root.T).replace(text, by))
            del pdf.Root["/Metadata"]
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing:
                    thing.Alt = pikepdf.String(str(thing.Alt).replace(text, by))

        path = tmp_path / "changed.pdf"
        path.write_bytes(fill(changed(sent, change), {"accepted": True}))
        return path

    with pytest.raises(RuleProblem, match="reply_of_another"):
        reply.match_reply(
            made.desk, by=made.laptop.clinician, opened=reply.open_reply(renamed("R-26-0001", "R-26-0007"))
        )
    with pikepdf.open(io.BytesIO(sent)) as pdf:
        digest = str(pdf.Root.AcroForm.Fields[0].T).rpartition(":")[2]
    opened = reply.open_reply(renamed(digest, "0" * 64))
    for act in (reply.match_reply, reply.take_over):
        facts = {"state": "accepted"} if act is reply.take_over else {}
        with pytest.raises(RuleProblem, match="reply_altered"):
            act(made.desk, by=made.laptop.clinician, opened=opened, **facts)
    assert state(made, record) == ("requested", "")


def test_a_word_changed_on_the_page_is_said_before_it_is_taken_over(made: Documented, tmp_path: Path) -> None:
    send(made, tmp_path)

    def swap(pdf: pikepdf.Pdf) -> None:
        for kid in pdf.Root.AcroForm.Fields[0].Kids:
            if kid.T == "accepted":
                kid.TU = pikepdf.String("Not accepted")

    path = tmp_path / "swapped.pdf"
    path.write_bytes(fill(changed((tmp_path / "sent.pdf").read_bytes(), swap), {"accepted": True}))
    sheet = reply.match_reply(made.desk, by=made.laptop.clinician, opened=reply.open_reply(path))
    assert sheet.warnings == ("page_rewritten",)


def test_the_same_file_is_not_taken_over_twice_and_a_second_answer_is(made: Documented, tmp_path: Path) -> None:
    record = send(made, tmp_path)
    first = reply.open_reply(answer(tmp_path, {"accepted": True}))
    reply.take_over(made.desk, by=made.laptop.clinician, opened=first, state="accepted")
    assert "taken_before" in reply.match_reply(made.desk, by=made.laptop.clinician, opened=first).warnings
    with pytest.raises(RuleProblem, match="reply_taken_before"):
        reply.take_over(made.desk, by=made.laptop.clinician, opened=first, state="accepted")
    second = reply.open_reply(answer(tmp_path, {"accepted": True, "not_arrived": True}, "second.pdf"))
    sheet = reply.match_reply(made.desk, by=made.laptop.clinician, opened=second)
    assert (sheet.state, sheet.reason) == ("on_hold", "Did not arrive")
    reply.take_over(made.desk, by=made.laptop.clinician, opened=second, state=sheet.state, reason=sheet.reason)
    assert state(made, record) == ("on_hold", "Did not arrive")
    assert len(row(made, made.laptop.clinician).answers) == 2


def test_boxes_that_contradict_each_other_move_nothing_by_themselves(made: Documented, tmp_path: Path) -> None:
    record = send(made, tmp_path)
    opened = reply.open_reply(answer(tmp_path, {"accepted": True, "declined": True}))
    sheet = reply.match_reply(made.desk, by=made.laptop.clinician, opened=opened)
    assert (sheet.state, sheet.warnings) == ("", ("contradicts",))
    reply.take_over(made.desk, by=made.laptop.clinician, opened=opened, state="")
    assert state(made, record)[0] == "requested"
    assert made.desk.kept_of(made.laptop.clinician, kind="referral_answer")


def test_please_call_us_is_due_at_once_on_the_teams_board(made: Documented, tmp_path: Path) -> None:
    send(made, tmp_path)
    words = "Intake, 555-0177, before noon"
    opened = reply.open_reply(answer(tmp_path, {"please_call": True, "about_please_call": words}))
    reply.take_over(made.desk, by=made.laptop.officer, opened=opened, state="")
    [due] = [one for one in shift.read_shift(made.desk, by=made.laptop.officer).due if one.kind == "follow_up"]
    assert due.what == f"Call {CLINIC_NAME} back"
    [follow] = work_list.list_work(made.desk, by=made.laptop.officer, kind="follow_up")
    assert "555-0177" in follow.note


def test_the_words_of_a_wish_to_be_called_stay_clinical_when_a_clinician_takes_it_over(
    made: Documented, tmp_path: Path
) -> None:
    send(made, tmp_path)
    opened = reply.open_reply(answer(tmp_path, {"please_call": True, "about_please_call": "DOSECANARY, ask for Ito"}))
    reply.take_over(made.desk, by=made.laptop.clinician, opened=opened, state="")
    [follow] = work_list.list_work(made.desk, by=made.laptop.officer, kind="follow_up")
    assert follow.what == f"Call {CLINIC_NAME} back"
    assert search.find(made.desk, by=made.laptop.officer, query="DOSECANARY") == []
    assert search.find(made.desk, by=made.laptop.clinician, query="DOSECANARY")


def test_a_later_packet_of_the_same_referral_is_answered_too(made: Documented, tmp_path: Path) -> None:
    record = send(made, tmp_path)
    referral.export_packet(
        made.desk, by=made.laptop.clinician, referral=record, channel="save_archive", path=tmp_path / "sent.pdf"
    )
    opened = reply.open_reply(answer(tmp_path, {"accepted": True}))
    assert opened.reply.packet_id == "R-26-0001-3-v2"
    sheet = reply.match_reply(made.desk, by=made.laptop.clinician, opened=opened)
    assert (sheet.referral, sheet.warnings) == (record, ())


def test_nobody_answered_and_the_board_says_so_when_it_was_to_be_done(made: Documented, tmp_path: Path) -> None:
    send(made, tmp_path, urgency="within_24h")
    waiting = row(made, made.laptop.clinician)
    assert not waiting.is_overdue
    assert waiting.due.local is not None
    made.laptop.clock.advance(25 * 3600)
    assert row(made, made.laptop.clinician).is_overdue
    [due] = [one for one in shift.read_shift(made.desk, by=made.laptop.clinician).due if one.kind == "referral"]
    assert due.is_overdue


def test_a_referral_without_a_day_is_asked_for_after_a_week(made: Documented, tmp_path: Path) -> None:
    send(made, tmp_path, urgency="routine")
    made.laptop.clock.advance(6 * 24 * 3600)
    assert not row(made, made.laptop.clinician).is_overdue
    made.laptop.clock.advance(25 * 3600)
    assert row(made, made.laptop.clinician).is_overdue


def test_who_signs_at_the_door_gives_the_first_answer(made: Documented, tmp_path: Path) -> None:
    record = send(made, tmp_path)
    body = Handover(
        receiver=CLINIC_NAME,
        received_by="R. Ito, RN",
        received_at=EventTime(local="2026-11-23T22:20", precision="minute"),
        answer="accepted",
        channel="shown",
    )
    handover.record_handover(made.desk, by=made.laptop.clinician, encounter=made.encounter, body=body)
    assert state(made, record) == ("completed", "")
    [told] = row(made, made.laptop.clinician, is_open=False).answers
    assert (told.via, told.answers, told.words) == ("handover", ("arrived", "accepted"), ("R. Ito, RN",))


def test_turned_away_at_the_door_is_a_no_with_its_reason(made: Documented, tmp_path: Path) -> None:
    record = send(made, tmp_path)
    body = Handover(receiver=CLINIC_NAME, answer="not_accepted", answer_why="Full tonight", channel="shown")
    handover.record_handover(made.desk, by=made.laptop.officer, encounter=made.encounter, body=body)
    assert state(made, record) == ("rejected", "Full tonight")


def test_a_hand_over_elsewhere_or_unanswered_moves_no_referral(made: Documented, tmp_path: Path) -> None:
    record = send(made, tmp_path)
    for body in (
        Handover(receiver="County Hospital", answer="accepted", channel="shown"),
        Handover(receiver=CLINIC_NAME, channel="read"),
    ):
        handover.record_handover(made.desk, by=made.laptop.clinician, encounter=made.encounter, body=body)
    assert state(made, record) == ("requested", "")
    assert made.desk.kept_of(made.laptop.clinician, kind="referral_answer") == []


def test_a_scanned_code_finds_the_referral_and_its_call(made: Documented, tmp_path: Path) -> None:
    record = send(made, tmp_path)
    with pikepdf.open(tmp_path / "sent.pdf") as pdf:
        code = str(pdf.Root.AcroForm.Fields[0].T)
    for by in (made.laptop.clinician, made.laptop.officer):
        hits = search.find(made.desk, by=by, query=code)
        assert (record, made.encounter) in [(hit.record, hit.encounter) for hit in hits]
