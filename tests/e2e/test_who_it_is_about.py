"""Whom the words are about, in the real window: two people on one call, and one person under two records."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from fieldnotes.domain.ids import PersonId, RecordId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.record import Consent, Person
from fieldnotes.services import consent, directory, encounter, person
from fieldnotes.services.desk import Desk
from tests.e2e.display import wait_for
from tests.e2e.hand import go_to, start_encounter, take_pen, write
from tests.e2e.house import CLINICIAN, CLINICIAN_PASSPHRASE, Agency, sign_in_by_hand
from tests.e2e.running import Running
from tests.packet import oracle

NAMES = ("Mina Ochre", "Silas Tern")
SIGNS = ("Mina stops eating", "Silas paces at night")


def _two_people_on_a_call(desk: Desk, agency: Agency) -> str:
    """What came before: both are on the call and have signed a release for the same service."""
    call = encounter.start_encounter(desk, by=agency.officer, call_type="Family dispute").encounter_id
    service = directory.find_services(desk, query="senior peer")[0]
    for name in NAMES:
        who = person.attach_person(desk, by=agency.officer, encounter=call, body=Person(legal_name=name)).record
        body = Consent(
            person_id=who,
            discloser="City Co-Response Team",
            recipient=service.organization,
            recipient_key=service.key,
            information=["letter", "encounter_summary", "suicide_screen", "safety_plan", "health"],
            purpose="Assessment and an appointment",
            expires_on="2027-06-01",
            right_to_revoke_told=True,
            redisclosure_told=True,
            consequences_told=True,
            copy_given=True,
            witness="D. Okafor",
            signed_by=name,
            signed_at=EventTime(local="2026-11-23T21:41", precision="minute"),
            signature_strokes=[[(100, 500), (500, 400), (900, 600)]],
        )
        consent.record_consent(desk, by=agency.clinician, encounter=call, body=body)
    return call


def test_two_people_on_one_call_leave_with_two_packets_and_nothing_of_each_other(
    open_app: Callable[..., Running], agency_here: Agency, tmp_path: Path
) -> None:
    """Domain scenario L."""
    with agency_here.desk() as desk:
        call = _two_people_on_a_call(desk, agency_here)
    app = open_app()
    sign_in_by_hand(app)
    app.until(place="ShiftScreen")
    app.click("Continue")
    app.until(place="EncounterScreen", is_read=True, encounter=call)
    take_pen(app, agency_here.clinician, CLINICIAN, CLINICIAN_PASSPHRASE)

    saved: dict[str, tuple[Path, str]] = {}
    for name, sign in zip(NAMES, SIGNS, strict=True):
        go_to(app, "safety_plan")
        app.click(f"{name.split()[0]} {name.split()[1][0]}.", kind="Chip")  # on the screen a name is short
        app.until(is_busy=False, is_read=True)
        app.click("1: in their own words", kind="Edit")
        write(app, sign)
        saved[name] = _save_packet(app, tmp_path / f"{name.split()[0]}.pdf", name)
        app.key("Escape")
        app.until(place="EncounterScreen")
    app.close()

    for name, sign in zip(NAMES, SIGNS, strict=True):
        path, opens_it = saved[name]
        words = "\n".join(oracle.texts(path, opens_it).values())
        other = NAMES[1 - NAMES.index(name)]
        assert name.split()[1] in words
        assert sign in words
        for foreign in (*other.split(), *SIGNS[1 - SIGNS.index(sign)].split()[:2]):
            assert foreign not in words, f"the packet of {name} says {foreign}"


def _save_packet(app: Running, path: Path, name: str) -> tuple[Path, str]:
    """Ctrl+P, the service by typing, save with a passphrase that the screen tells."""
    app.key("ctrl+p")
    app.until(place="PacketScreen", focus="Find a service")
    app.type("senior peer")
    app.see("1 service")
    app.key("Return")
    app.see(f"This packet is about {name}", is_part=True, within_s=20)
    app.see("exactly what would leave", is_part=True, within_s=20)
    app.click("Read it")
    app.click("I have read it")
    app.until(is_busy=False, focus="Print")
    app.click("Save")
    app.until(overlays=["Save the packet"])
    app.until(focus="Save")
    app.key("Return")
    wait_for(lambda: len(app.state()["windows"]) == 2, what="the dialog that asks where to save")
    app.focus()
    app.key("ctrl+a")
    app.type(str(path))
    app.key("Return")
    wait_for(lambda: len(app.state()["windows"]) == 1, what="the dialog to close")
    app.focus()
    app.see("I have passed it on", within_s=30)
    told = re.search(r"\b[a-z]+(-[a-z]+){4,}\b", app.words())
    assert told, "the passphrase is on the screen"
    app.key("Return")
    app.until(overlays=[])
    return path, told[0]


def test_somebody_without_a_name_turns_out_to_be_known_and_nothing_of_either_is_lost(
    open_app: Callable[..., Running], agency_here: Agency
) -> None:
    """Domain scenario M."""
    with agency_here.desk() as desk:
        before = encounter.start_encounter(desk, by=agency_here.officer, call_type="Welfare check").encounter_id
        known = person.attach_person(
            desk, by=agency_here.officer, encounter=before, body=Person(legal_name="Jordan Ashgrove", phone="555-0161")
        ).record
    app = open_app()
    sign_in_by_hand(app, has_clinician=False)
    app.until(place="ShiftScreen")
    tonight = start_encounter(app)
    go_to(app, "people")
    app.type("Red jacket, gray beard")
    app.click("Name not known: Red jacket, gray beard")
    app.see("Not part of this call")
    app.until(is_busy=False)

    # Later, on the steps, they say their name.
    app.click("Same as somebody we know…")
    app.until(focus="Find or add a person")
    app.type("Ashgrove")
    app.click("Jordan Ashgrove", is_part=True, kind="Button")
    app.until(overlays=lambda panels: len(panels) == 1)
    app.picture("about-01-one-person")
    app.click("They said", is_part=True, kind="Chip")
    app.click("One person")
    app.until(overlays=[], is_busy=False)
    wait_for(lambda: "Also recorded as Unknown person: Red jacket" in app.words(), what="both names on the page")
    app.picture("about-02-known")
    app.close()

    with agency_here.desk(has_clinician=False) as desk:
        found = person.read_person(desk, person=PersonId(RecordId(known)), by=agency_here.officer)
        assert (found.row.full_name, found.row.records, found.row.encounters) == ("Jordan Ashgrove", 2, 2)
        assert {row.id for row in found.encounters} == {before, tonight}
        assert [one.name for one in found.merged] == ["Unknown person: Red jacket, gray beard"]
