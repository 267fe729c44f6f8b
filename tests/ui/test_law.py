"""Force, hold, outcome, release and files in the real window: by keys, over the real vault, and never under the wrong pen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldnotes.domain.record import Compartment, Consent, Force, Hold, HoldStatement, Outcome
from fieldnotes.services import attachment, hold_form
from tests.services.official import put_form
from tests.ui.encounter_room import Room, a_team, type_words, wait_for, words_on
from tests.ui.team import Team, at, new_pool

WORDS = "Sat on the rail, spoke of nothing but the bridge"


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with a_team(tmp_path_factory.mktemp("law")) as made:
        yield made


@pytest.fixture
def room(qtbot: QtBot, team: Team) -> Iterator[Room]:
    pool = new_pool()
    made = Room(team, pool)
    yield made
    made.close()
    pool.shutdown()


def press(key: str) -> None:
    """One key to whatever holds the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, key)


def test_no_force_and_no_weapons_is_one_key_and_an_answer(room: Room) -> None:
    room.open(room.team.officer, "force_weapons")
    press("1")
    room.settle()
    [force] = room.bodies("force", room.team.officer)
    assert (force.weapons, force.force, force.restraint, force.injured) == (["none"],) * 4
    mark = next(mark for mark in room.stored(room.team.officer).sections if mark.key == "force_weapons")
    assert mark.mark == "complete"
    assert room.bodies("force", room.team.clinician) == []


def test_what_became_of_each_thing_is_asked_once_it_was_there(room: Room) -> None:
    room.open(room.team.officer, "force_weapons")
    form = room.page("force_weapons").forms[0]
    weapons = form.editor("weapons").groups[0]
    detail, report = form.editor("weapon_detail"), form.editor("force_report_number")
    assert not report.isVisibleTo(room.screen)
    next(chip for chip in weapons.chips() if chip.code == "knife").click()
    assert weapons.codes() == ["knife"], "none cannot stand beside it"
    type_words(detail.rows["knife"].editors[1].edit, "Box cutter")
    hands = next(chip for chip in form.editor("force").groups[0].chips() if chip.code == "hands")
    hands.click()
    assert report.isVisibleTo(room.screen)
    room.settle()
    [force] = room.bodies("force", room.team.officer)
    assert [(one.weapon, one.what) for one in force.weapon_detail] == [("knife", "Box cutter")]
    next(chip for chip in weapons.chips() if chip.code == "knife").click()
    assert "knife" in detail.rows, "what was written stays in sight"
    assert "it is not it" in words_on(room.screen)


def test_a_hold_asks_what_its_state_asks_and_counts_without_deciding(room: Room) -> None:
    room.open(room.team.officer, "hold_arrest")
    page = room.page("hold_arrest")
    status = page.forms[0]
    next(chip for chip in status.editor("legal_status").groups[0].chips() if chip.code == "hold").click()
    next(chip for chip in status.editor("hold_type").groups[0].chips() if chip.code == "co_m1").click()
    assert page.clock.head.text() == "Start not known"
    type_words(status.editor("started").edit, "about 21:12")
    room.settle()
    assert page.clock.head.text() == "About 71 h 23 min left"
    assert "Nov 26 21:12" in page.clock.detail.text()
    [hold] = room.bodies("hold", room.team.clinician)
    assert hold.expires.local is None, "the program ends no hold"
    [facts] = page.facts
    assert {"danger_self", "danger_others", "grave_disability"} <= {editor.spec.path for editor in facts.editors}
    type_words(facts.editor("danger_self").edit, WORDS)
    room.settle()
    wait_for(lambda: room.vm.state is not None and room.vm.state.header.hold is not None, what="the clock in the band")
    assert room.screen.band.hold.text() == "Hold: About 71 h 23 min left"
    [told] = room.bodies("hold_statement", room.team.officer)
    assert told.danger_self == WORDS
    page.clock.take.click()
    room.settle()
    [hold] = room.bodies("hold", room.team.officer)
    assert hold.expires.local == "2026-11-26T21:12"


def test_a_criterion_of_another_state_stays_in_sight(room: Room) -> None:
    room.open(room.team.officer, "hold_arrest")
    page = room.page("hold_arrest")
    slot = page.slot_for(page.forms[0])
    page.take_edit(page.forms[0], "hold_type", "wa_153")
    [facts] = page.facts
    type_words(facts.editor("criteria.danger_property").edit, "Broke two windows")
    assert facts.editor("danger_self").edit.toPlainText() == WORDS
    room.settle()
    assert room.bodies("hold_statement", room.team.officer)[0].criteria == {"danger_property": "Broke two windows"}
    page.take_edit(page.forms[0], "hold_type", "co_m1")
    room.settle()
    assert slot.body.hold_type == "co_m1"


def test_the_clinicians_facts_reach_no_officer_and_the_officers_no_clinician(room: Room) -> None:
    room.open(room.team.clinician, "hold_arrest")
    page = room.page("hold_arrest")
    [facts] = page.facts
    assert facts.part.kind == "hold_assessment"
    assert WORDS not in words_on(room.screen)
    type_words(facts.editor("danger_self").edit, "SEALEDCANARY")
    room.settle()
    room.vm.set_pen(room.team.officer)
    wait_for(
        lambda: room.vm.state is not None and room.vm.state.pen.user == room.team.officer, what="the officer's pen"
    )
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert "SEALEDCANARY" not in words_on(room.screen)
    assert room.bodies("hold_assessment", room.team.officer) == []


def test_the_official_form_is_seen_before_it_leaves(room: Room, tmp_path: Path) -> None:
    prepared = hold_form.prepare_form(put_form(tmp_path))
    room.team.run(hold_form.store_form, by=room.team.officer, prepared=prepared)
    room.open(room.team.officer, "hold_arrest")
    card = room.page("hold_arrest").official
    wait_for(lambda: card.buttons, what="the form")
    next(iter(card.buttons.values())).click()
    wait_for(lambda: not card._row.isHidden(), what="what would stand on it")
    assert "Badge" in card.by_hand.text()
    outbox = room.team.desk.data_dir / "outbox"
    assert not outbox.exists() or not list(outbox.glob("F-*"))
    card.outbox.click()
    wait_for(lambda: list(outbox.glob("F-*.pdf")), what="the form in the outbox")


def test_several_places_said_no_and_the_right_person_attests(room: Room) -> None:
    room.open(room.team.clinician, "outcome_needs")
    form = room.page("outcome_needs").forms[0]
    assert not form.editor("arrest_diversion").group.isEnabled()
    assert form.editor("ed_diversion").group.isEnabled()
    chips = [chip for group in form.editor("dispositions").groups for chip in group.chips()]
    next(chip for chip in chips if chip.code == "hold_to_facility").click()
    refusals = form.editor("refusals")
    type_words(refusals.rows[0].editors[0].edit, "Mercy ED")
    type_words(refusals.rows[1].editors[0].edit, "Alder Detox")
    form.editor("ed_diversion").group.chips()[0].click()
    room.settle()
    [outcome] = room.bodies("outcome", room.team.officer)
    assert [one.facility for one in outcome.refusals] == ["Mercy ED", "Alder Detox"]
    assert (outcome.ed_diversion, outcome.ed_diversion_by) == ("yes", room.team.clinician)


def test_what_is_due_takes_three_keys(room: Room) -> None:
    room.open(room.team.clinician, "outcome_needs")
    page = room.page("outcome_needs")
    page.what.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason)
    press("1")
    press("1")
    room.settle()
    [due] = room.bodies("follow_up", room.team.officer)
    assert (due.what, due.due.day, due.assigned_to) == ("Call them", "2026-11-24", "")


def test_a_release_says_live_what_its_kind_still_needs_and_goes_there(room: Room) -> None:
    room.open(room.team.clinician, "release_files")
    page = room.page("release_files")
    form, lacking = page.form, page.missing
    assert {"discloser", "recipient", "signature"} <= set(lacking.buttons)
    assert "consequences" not in lacking.buttons
    next(chip for chip in form.editor("consent_kind").groups[0].chips() if chip.code == "part2").click()
    assert "consequences" in lacking.buttons
    lacking.buttons["recipient"].click()
    focused = QApplication.focusWidget()
    assert focused is form.editor("recipient").edit
    QTest.keyClicks(focused, "Harbor Crisis Center")
    assert "recipient" not in lacking.buttons
    next(chip for chip in form.editor("consent_kind").groups[0].chips() if chip.code == "authorization").click()
    form.editor("is_oral").check.click()
    assert page.pad_field.isHidden()
    chips = form.editor("information").groups[0].chips()
    next(chip for chip in chips if chip.code == "safety_plan").click()
    assert set(lacking.buttons) == {"signature"}, "a spoken one needs its witness"
    lacking.buttons["signature"].click()
    press("Okafor")
    assert lacking.buttons == {}
    page.keep.click()
    wait_for(lambda: page.rows, what="the release on file")
    assert page.rows[0].row.state == "valid"
    assert "Nothing written leaves on it" in words_on(page)


def test_taking_it_back_says_what_it_does_and_asks_how(room: Room) -> None:
    room.open(room.team.clinician, "release_files")
    page = room.page("release_files")
    wait_for(lambda: page.rows, what="the release on file")
    row = page.rows[0]
    row.back.click()
    assert "What was sent before stays sent" in words_on(row)
    assert not row.done.isEnabled()
    row.how.chips()[1].click()
    row.done.click()
    wait_for(lambda: page.rows[0].row.state == "revoked", what="the release taken back")
    [kept] = room.team.run(lambda desk: desk.kept_of(room.team.clinician, kind="consent"))
    assert kept.body["revoked_how"] == "spoken"


def test_an_officer_sees_that_a_release_is_there_and_adds_photos_to_the_police_side(room: Room, tmp_path: Path) -> None:
    room.open(room.team.officer, "release_files")
    page = room.page("release_files")
    wait_for(lambda: page.rows, what="the trace of the release")
    assert not page.rows[0].row.is_readable
    assert "Harbor" not in words_on(room.screen)
    assert page.form.isHidden()
    assert page._foot.isHidden()
    picture = tmp_path / "door.png"
    Image.new("RGB", (60, 40), (10, 120, 30)).save(picture)
    page.files.attachments.take_file(picture)
    wait_for(lambda: page.files.attachments.waiting is not None, what="the photo made anew")
    type_words(page.files.title, "The door")
    page.files.keep.click()
    wait_for(lambda: page.files.cards, what="the photo in the list")
    [card] = page.files.cards.values()
    wait_for(card.thumb.has_picture, what="its picture")
    assert card.row.compartment is Compartment.LAW
    room.vm.set_pen(room.team.clinician)
    wait_for(lambda: room.vm.state is not None and room.vm.state.pen.user == room.team.clinician, what="the other pen")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    room.page("release_files")
    assert "The door" not in words_on(room.screen)


def test_a_sketch_is_drawn_undone_and_kept(room: Room) -> None:
    room.open(room.team.clinician, "release_files")
    files = room.page("release_files").files
    files.draw.click()
    for y in (20, 60):
        QTest.mousePress(files.pad, Qt.MouseButton.LeftButton, pos=QPoint(20, y))
        QTest.mouseMove(files.pad, QPoint(120, y))
        QTest.mouseRelease(files.pad, Qt.MouseButton.LeftButton, pos=QPoint(120, y))
    assert len(files.pad.strokes()) == 2
    QTest.keyClick(files.pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(files.pad.strokes()) == 1
    files.use.click()
    wait_for(lambda: files.attachments.waiting is not None, what="the drawing")
    files.keep.click()
    wait_for(lambda: "Give it a title" in words_on(files.bar), what="a title to be asked for")
    type_words(files.title, "The room")
    files.keep.click()
    wait_for(lambda: files.cards, what="the sketch in the list")
    [card] = files.cards.values()
    card.take_out.click()
    assert not card.sure.isEnabled()
    type_words(card.why, "Drawn for the wrong call")
    card.sure.click()
    wait_for(lambda: not files.cards, what="the sketch taken out")
    rows = room.team.run(attachment.list_attachments, by=room.team.clinician, encounter=room.team.encounter)
    assert rows == []


def test_who_cannot_draw_describes_it_by_keys_alone(room: Room) -> None:
    room.open(room.team.clinician, "release_files")
    files = room.page("release_files").files
    files.draw.click()
    type_words(files.words, "Door left, bed under the window")
    files.use.click()
    wait_for(lambda: files.attachments.waiting is not None, what="the sheet with the words")
    assert files.describe.toPlainText() == "Door left, bed under the window"
    type_words(files.title, "The room")
    files.keep.click()
    wait_for(lambda: files.cards, what="the sheet in the list")
    [card] = files.cards.values()
    wait_for(card.thumb.has_picture, what="its picture")


def test_kinds_hold_what_the_pages_ask() -> None:
    """Every path of these pages is a field of its record: a misspelt one would be lost in silence."""
    from ui.screens.encounter.hold_arrest import section as hold_section
    from ui.screens.encounter.outcome_needs import section as outcome_section
    from ui.viewmodels.slot import empty_body, read_path

    for spec in (hold_section(), outcome_section()):
        for part in spec.parts:
            for one in part.fields:
                if not one.path:
                    continue
                read_path(empty_body(part.kind), one.path)
                if one.when:
                    read_path(empty_body(part.kind), one.when)
    assert {Force, Hold, HoldStatement, Outcome, Consent}
    assert at("21:12").clock == "21:12"
