"""One call in a real window, by keys and mouse: from signing in to the packet and the lock. Then the services say what is there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.services.encounter import read_encounter
from fieldnotes.services.referral import verify_file
from fieldnotes.services.row import EncounterState
from fieldnotes.services.signing import verify_signatures
from tests.e2e.display import wait_for
from tests.e2e.hand import go_to, sign, start_encounter, tab_to, take_pen, write
from tests.e2e.house import CLINICIAN, CLINICIAN_PASSPHRASE, OFFICER_PASSPHRASE, Agency, sign_in_by_hand
from tests.e2e.running import Running

STORY = "Caller is the sister. Person seated on rear steps, nothing in hands."
NOTE = "Lost a job and a room this week; asked the sister for help tonight."


def test_a_pair_documents_a_call_and_hands_it_over(
    open_app: Callable[..., Running], agency_here: Agency, tmp_path: Path
) -> None:
    app = open_app()
    app.picture("01-signin")
    sign_in_by_hand(app)
    app.until(place="ShiftScreen")
    app.picture("02-shift")
    encounter = start_encounter(app)

    _officer_writes(app)
    take_pen(app, agency_here.clinician, CLINICIAN, CLINICIAN_PASSPHRASE)
    _clinician_writes(app)
    sign(app, CLINICIAN_PASSPHRASE, picture="10-sign-clinician")
    app.key("F9")
    app.until(pen=agency_here.officer, is_read=True)
    sign(app, OFFICER_PASSPHRASE, picture="11-sign-officer")
    go_to(app, "what_happened")
    app.see("Signed by", is_part=True)
    app.picture("12-signed")
    take_pen(app, agency_here.clinician, CLINICIAN, CLINICIAN_PASSPHRASE)
    _hand_over(app)
    saved, opens_it = _refer(app, tmp_path)
    _lock(app)
    app.close()
    remembered = [path for path in agency_here.home.rglob("*") if path.suffix in {".conf", ".ini", ".xbel"}]
    assert remembered == [], "the system remembers which folders were visited"

    with agency_here.desk() as desk:
        here = EncounterId(RecordId(encounter))
        for_clinician = read_encounter(desk, encounter=here, by=agency_here.clinician)
        for_officer = read_encounter(desk, encounter=here, by=agency_here.officer)
        verdicts = verify_signatures(desk, encounter=here, by=agency_here.clinician)
        _assert_kept(for_clinician, for_officer)
        assert len(verdicts) >= 2
        assert all(verdict.is_valid for verdict in verdicts)
        disclosed = [
            found.body for found in desk.kept_of(agency_here.clinician, encounter=encounter, kind="disclosure")
        ]
        assert {"handover", "packet"} <= {body["product"] for body in disclosed}
        verdict = verify_file(desk, saved, passphrase=opens_it)
        assert (verdict.code, verdict.is_on_record) == ("genuine", True)


def _officer_writes(app: Running) -> None:
    write(app, "1420 Alder St")
    app.key("Tab", "Tab")
    app.until(focus="Call type as received")
    write(app, "Suicidal person")
    app.key("Tab", "Tab", "Tab")
    app.until(focus="911")
    app.key("1")
    app.until(is_busy=False)
    app.picture("03-call")
    go_to(app, "people")
    app.type("Jordan Ashgrove")
    app.click("Add Jordan Ashgrove")
    app.see("Not part of this call")
    app.picture("04-people")
    app.key("Escape")  # to the rail of sections, by its arrows
    app.until(focus_class="RailRow")
    app.key("Down", "Down", "Return")
    app.until(section="what_happened", focus="What happened")
    write(app, STORY)
    for label in ("Dispatched", "En route", "On scene"):
        app.key("F8")
        app.see(f"Undo {label}", is_part=True)
    app.until(is_busy=False)
    app.picture("05-what-happened")


def _clinician_writes(app: Running) -> None:
    go_to(app, "risk_screen")
    app.until(focus="Yes")
    for digit in "111222":  # yes, yes, yes, no, no, no
        app.key(digit)
        app.key("Tab")
        app.until(is_busy=False)
    app.see("6 of 6 answered")
    app.picture("07-risk-screen")
    go_to(app, "clinical_note")
    app.until(focus="Yes")
    app.key("1", "Tab")
    app.until(focus="What brought us together")
    write(app, NOTE)
    app.picture("08-clinical-note")
    _release(app)


def _release(app: Running) -> None:
    go_to(app, "release_files")
    app.until(focus="Release of health information")
    assert app.see("Release of health information")["is_checked"]
    for name, words in (("Who tells", "City Co-Response Team"), ("Who is told", "Peninsula Family Service")):
        tab_to(app, name)
        write(app, words)
    app.key("Tab", "1", "2", "3")
    for name, words in (
        ("What for", "Assessment and an appointment"),
        ("Ends on", "2027-06-01"),
        ("Witness", "D. Okafor"),
        ("How they take it back", "In writing, to the team's office"),
    ):
        _go_to_field(app, name)
        write(app, words)
    for words in ("Told that they can take it back, and how", "Told that it may be passed on", "The person has a copy"):
        _go_to_field(app, words)
        app.key("space")
    _go_to_field(app, "Signed by")
    write(app, "Jordan Ashgrove")
    _go_to_field(app, "Signature of the person")
    pad = app.see("Signature of the person")
    app.display.hands(
        "mousemove", pad["x"] - 60, pad["y"], "mousedown", 1, "mousemove_relative", 40, 10, "mousemove_relative", 40, 5, "mouseup", 1
    )  # fmt: skip
    app.until(is_busy=False)
    app.picture("09-release")
    tab_to(app, "Keep the release")
    app.key("space")
    app.see("It is on file", is_part=True)


def _go_to_field(app: Running, name: str) -> None:
    """From the top of the page: which field comes before which is the page's own business."""
    if app.state()["focus"] != name:
        app.key("Prior", "Next")
        app.until(section="release_files", focus="Release of health information")
        tab_to(app, name)


def _hand_over(app: Running) -> None:
    app.key("F7")
    app.until(place="HandoverScreen")
    app.click("Name and role", kind="LineEdit")
    app.type("Intake nurse on duty")
    app.picture("13-handover")
    app.click("Accepted")
    app.see("Accepted by Intake nurse on duty", is_part=True)
    app.picture("14-handover-accepted")
    app.key("Escape")
    app.until(place="EncounterScreen")


def _refer(app: Running, folder: Path) -> tuple[Path, str]:
    app.key("ctrl+p")
    app.until(place="PacketScreen", focus="Find a service")
    app.type("senior peer")
    app.see("1 service")
    app.picture("15-directory")
    app.key("Return")
    app.see("What goes in")
    app.see("exactly what would leave", is_part=True, within_s=20)
    app.picture("16-packet")
    app.click("Read it")
    app.click("I have read it")
    app.until(is_busy=False, focus="Print")
    path = folder / "packet.pdf"
    app.click("Save")
    app.until(overlays=["Save the packet"])
    app.until(focus="Save")
    app.key("Return")
    wait_for(lambda: len(app.state()["windows"]) == 2, what="the dialog that asks where to save")
    app.focus()
    app.key("ctrl+a")
    app.type(str(path))
    app.picture("17-where-to")
    app.key("Return")
    wait_for(lambda: len(app.state()["windows"]) == 1, what="the dialog to close")
    app.focus()
    app.see("I have passed it on", within_s=30)
    app.picture("18-saved")
    told = re.search(r"\b[a-z]+(-[a-z]+){4,}\b", app.words())
    assert told, "the passphrase is on the screen"
    app.key("Return")
    app.until(overlays=[])
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    return path, told[0]


def _lock(app: Running) -> None:
    app.key("ctrl+l")
    app.follow()
    app.until(place="SignInScreen", is_working=False, present=[])
    app.picture("19-locked")
    assert STORY not in app.words()


def _assert_kept(for_clinician: EncounterState, for_officer: EncounterState) -> None:
    words = {kind: [str(r.body) for r in for_clinician.records if r.kind == kind] for kind in
             {record.kind for record in for_clinician.records}}  # fmt: skip
    assert any(STORY in body for body in words["narrative"])
    assert any(NOTE in body for body in words["clinical_note"])
    assert for_clinician.header.title == "Suicidal person"
    assert "1420 Alder St" in for_clinician.header.place
    stamped = {mark.key for mark in for_clinician.header.times if mark.time.local}
    assert {"dispatched", "en_route", "on_scene"} <= stamped
    assert for_clinician.is_locked
    assert all(
        r.is_signed for r in for_clinician.records if r.kind in {"narrative", "clinical_note", "screen", "encounter"}
    )
    assert not {"clinical_note", "screen", "consent"} & {record.kind for record in for_officer.records}
    assert NOTE not in str(for_officer)
