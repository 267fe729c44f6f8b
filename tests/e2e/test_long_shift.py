"""A long shift in the real window: twelve hours end the sign-in in the middle of a word, and the word is still there (scenario X)."""

from __future__ import annotations

from collections.abc import Callable

from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.domain.record import ClinicalNote
from fieldnotes.services.encounter import read_encounter
from tests.e2e.hand import go_to, start_encounter, take_pen, write
from tests.e2e.house import CLINICIAN, CLINICIAN_PASSPHRASE, Agency, sign_in_by_hand
from tests.e2e.running import Running

BEGUN = "Says that the nights are the worst"
GOING_ON = " and that the pho"


def test_twelve_hours_are_over_in_the_middle_of_a_word(open_app: Callable[..., Running], agency_here: Agency) -> None:
    app = open_app()
    sign_in_by_hand(app)
    app.until(place="ShiftScreen")
    call = start_encounter(app)
    take_pen(app, agency_here.clinician, CLINICIAN, CLINICIAN_PASSPHRASE)
    go_to(app, "clinical_note")
    app.click("What brought us together", kind="Edit")
    write(app, BEGUN)

    # The clinician is typing when the twelve hours are over.
    app.type(GOING_ON)
    app.ask("later", hours=12.1)
    app.follow()
    app.until(place="SignInScreen", present=[])
    assert BEGUN not in app.words()
    app.picture("long-shift-01-over")

    # Both come in again: the page is the one that was open, and the word is finished.
    sign_in_by_hand(app)
    app.until(place="EncounterScreen", is_read=True, encounter=call, section="clinical_note", pen=agency_here.clinician)
    app.click("What brought us together", kind="Edit")
    app.key("ctrl+End")
    write(app, "ne stays silent")
    app.close()

    with agency_here.desk() as desk:
        state = read_encounter(desk, encounter=EncounterId(RecordId(call)), by=agency_here.clinician)
    [note] = state.of_kind("clinical_note")
    assert isinstance(note.body, ClinicalNote)
    assert note.body.presenting == BEGUN + GOING_ON + "ne stays silent"
    assert note.is_draft
