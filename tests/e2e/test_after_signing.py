"""After signing, in a real window by keys and mouse: what an officer sees of the clinician's note, a late correction, a wrong person."""

from __future__ import annotations

from collections.abc import Callable

from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.domain.record import ClinicalNote, Line, Narrative, Person, SafetySummary
from fieldnotes.services import encounter as encounters
from fieldnotes.services import person, signing, writing
from fieldnotes.services.desk import Desk
from tests.e2e.display import wait_for
from tests.e2e.hand import SECTIONS, go_to
from tests.e2e.house import CLINICIAN_PASSPHRASE, OFFICER_PASSPHRASE, Agency, sign_in_by_hand
from tests.e2e.running import Running

NOTE = "Hears a voice at night and is ashamed of it"
SHARED = "Speak slowly, one person at a time"
STORY = "She wore a red coat."


def _write_and_sign(desk: Desk, agency: Agency) -> EncounterId:
    """What came before: the clinician has signed, the officer has not."""
    here = encounters.start_encounter(desk, by=agency.officer, call_type="Welfare check").encounter_id
    person.attach_person(desk, by=agency.officer, encounter=here, body=Person(legal_name="Robin Wrongman"))
    for by, body in (
        (agency.officer, Narrative(text=STORY)),
        (agency.officer, SafetySummary(what_works=[Line(text=SHARED)], belongings="A red bag")),
        (agency.clinician, ClinicalNote(presenting=NOTE)),
        (agency.clinician, Narrative(text="Talked on the steps.")),
    ):
        writing.save_draft(desk, by=by, encounter=here, kind=body.KIND, body=body)
    writing.file_drafts(desk, by=agency.officer, encounter=here)
    signing.sign(desk, encounter=here, by=agency.clinician, passphrase=CLINICIAN_PASSPHRASE, scope="encounter")
    return here


def test_after_the_clinician_has_signed(open_app: Callable[..., Running], agency_here: Agency) -> None:
    with agency_here.desk() as desk:
        here = _write_and_sign(desk, agency_here)
    app = open_app()
    sign_in_by_hand(app)
    app.until(place="ShiftScreen")
    app.click("Continue")
    app.until(place="EncounterScreen", is_read=True, encounter=here)

    # C: the officer looks for the clinician's note and finds the safety summary, and that the note is signed.
    seen = ""
    for section in SECTIONS:
        go_to(app, section)
        seen += app.words()
    assert SHARED in seen
    assert NOTE not in seen
    go_to(app, "clinical_note")
    app.picture("after-01-sealed")

    # D: the shared summary is signed; the officer's late correction becomes an amendment, both readings stay.
    go_to(app, "safety_summary")
    _reads(app, "Signed by")
    app.click("Add to it")
    app.click("Correction")
    app.click("Belongings: A red bag")
    app.click("It should say", kind="Edit")
    app.type("A blue bag")
    _file(app, "Seen on the body camera", OFFICER_PASSPHRASE)
    _reads(app, "It said: Belongings: A red bag")
    _reads(app, "It should say: A blue bag")
    app.picture("after-02-corrected")
    app.key("F6")
    _reads(app, "Shown as signed")
    assert "A blue bag" not in app.words()
    app.key("F6")
    _reads(app, "It should say: A blue bag")

    # N: it was the wrong person. The involvement is taken back; it stays readable, and the person's page counts nothing.
    go_to(app, "people")
    app.click("Add to it")
    app.click("Retraction")
    app.click("Wrong person")
    _file(app, "Her sister of the same age", OFFICER_PASSPHRASE)
    _reads(app, "Retraction")
    _reads(app, "About another person")
    app.picture("after-03-wrong-person")
    app.close()

    with agency_here.desk() as desk:
        state = encounters.read_encounter(desk, encounter=here, by=agency_here.officer)
        assert {row.amendment: row.text for row in state.amendments} == {"correction": "A blue bag", "retraction": ""}
        summary = next(one for one in state.records if one.kind == "safety_summary")
        assert getattr(summary.body, "belongings", "") == "A red bag"
        assert state.person is None
        own = encounters.read_encounter(desk, encounter=here, by=agency_here.clinician)
        assert [getattr(one.body, "presenting", "") for one in own.of_kind("clinical_note")] == [NOTE]
        [found] = person.find_people(desk, by=agency_here.officer, query="Wrongman")
        assert found.encounters == 0
        assert person.read_person(desk, person=found.id, by=agency_here.officer).timeline == ()
        assert all(v.is_valid for v in signing.verify_signatures(desk, encounter=here, by=agency_here.officer))
        assert desk.kept(agency_here.officer, RecordId(summary.id)) is not None


def _reads(app: Running, words: str) -> None:
    """It stands on the page, perhaps below what is in sight."""
    wait_for(lambda: words in app.words(), what=f"the words {words!r}")


def _file(app: Running, reason: str, passphrase: str) -> None:
    """Tab to the reason, Tab to the passphrase, Enter."""
    app.key("Tab")
    app.until(focus="Why")
    app.type(reason)
    app.key("Tab")
    app.until(focus="Your passphrase")
    app.type(passphrase)
    app.key("Return")
    app.until(overlays=[], is_busy=False)
