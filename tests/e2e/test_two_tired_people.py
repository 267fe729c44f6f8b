"""At the end of a long shift, in the real window: close a call in under a minute, be interrupted, hide in the middle of signing."""

from __future__ import annotations

from collections.abc import Callable

from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.domain.record import Encounter, Outcome, Person
from fieldnotes.domain.stamp import is_known
from fieldnotes.services.encounter import read_encounter
from tests.bench.effort import Hands, no_action
from tests.e2e.hand import start_encounter
from tests.e2e.house import OFFICER, OFFICER_PASSPHRASE, Agency, sign_in_by_hand
from tests.e2e.running import Running


def test_a_call_is_closed_another_interrupts_and_hiding_works_over_what_is_being_signed(
    open_app: Callable[..., Running], agency_here: Agency
) -> None:
    app = open_app()
    sign_in_by_hand(app, has_clinician=False)
    app.until(place="ShiftScreen")

    # Nothing was needed there. The officer closes the call alone, by keyboard, within a minute.
    app.ask("watch")
    hands = Hands(app, agency_here, pause_s=0.0)
    no_action(hands)
    assert hands.keys <= 25
    assert hands.pointer == 0
    assert hands.seconds < 60
    closed = app.state()["encounter"]

    # In the middle of the next one the radio calls again. One key starts it; one key goes back to the same field.
    first = start_encounter(app)
    app.type("1420 Alder St")
    app.key("Tab")
    app.type("Apt 6, rear")
    app.key("Left", "Left", "Left", "Left", "Left", "Left")
    app.key("F2")
    app.until(encounter=lambda here: here not in {first, closed}, is_read=True, focus="Address")
    app.type("88 Harbor Ave")
    app.key("Pause")
    app.until(encounter=first, is_read=True, focus="Apartment, floor, gate code")
    app.type("B")
    app.until(is_busy=False)

    # About to sign, somebody looks over the shoulder: one key, also over a dialog. The passphrase brings it back.
    app.key("F5")
    app.until(overlays=lambda panels: len(panels) == 1, focus="Your passphrase")
    app.key("F12")
    app.follow()
    app.until(is_covered=True, within_s=20)
    assert "1420 Alder St" not in app.words()
    app.until(focus=f"Passphrase of {OFFICER}", within_s=20)
    app.type(OFFICER_PASSPHRASE)
    app.key("Return")
    app.until(is_covered=False, encounter=first, is_read=True, within_s=20)
    app.until(focus="Apartment, floor, gate code")
    app.close()

    with agency_here.desk(has_clinician=False) as desk:
        state = read_encounter(desk, encounter=EncounterId(RecordId(closed)), by=agency_here.officer)
        waiting = read_encounter(desk, encounter=EncounterId(RecordId(first)), by=agency_here.officer)
    [call], [outcome], [person] = (state.of_kind(kind) for kind in ("encounter", "outcome", "person"))
    assert isinstance(call.body, Encounter)
    assert isinstance(outcome.body, Outcome)
    assert isinstance(person.body, Person)
    assert (call.body.contact_kind, call.body.call_type_cleared) == ("active_call", "Welfare check")
    assert is_known(call.body.times.on_scene)
    assert is_known(call.body.times.cleared)
    assert outcome.body.dispositions == ["no_action"]
    assert person.body.is_unknown
    assert len(state.of_kind("signature")) == 1
    [other] = waiting.of_kind("encounter")
    assert isinstance(other.body, Encounter)
    assert (other.body.apartment, other.is_draft) == ("Apt 6B, rear", True)
