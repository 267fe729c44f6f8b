"""The encounter screen on a real vault: nothing typed is lost, nobody reads what is not theirs, everything by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import EnvironmentProblem
from fieldnotes.domain.record import (
    Addendum,
    Compartment,
    Encounter,
    Line,
    Narrative,
    Outcome,
    Quantity,
    SafetySummary,
    Status,
)
from fieldnotes.services import writing
from tests.ui.encounter_room import Room, a_team, type_words, wait_for, words_on
from tests.ui.team import CLINICIAN_WORDS, Team, new_pool
from ui.screens.encounter.screen import SECTIONS, section_specs
from ui.screens.encounter.screen_page import ScreenPage
from ui.widgets import ChipGroup
from ui.widgets.overlay import Overlay

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the offscreen platform's own remark
SEALED = "Kestrel-7 sertraline and a pact"


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with a_team(tmp_path_factory.mktemp("vault")) as made:
        yield made


@pytest.fixture(scope="module")
def pool() -> Iterator[ThreadPoolExecutor]:
    made = new_pool()
    yield made
    made.shutdown()


@pytest.fixture
def room(qtbot: QtBot, team: Team, pool: ThreadPoolExecutor) -> Iterator[Room]:
    made = Room(team, pool)
    yield made
    made.close()
    app = QApplication.instance()
    assert app is not None
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_what_was_typed_is_in_the_vault_a_moment_after_the_last_key(room: Room) -> None:
    room.open(room.team.officer, "what_happened")
    page = room.page("what_happened")
    type_words(page.box.text, "Rang twice, spoke through the door.")
    wait_for(lambda: room.screen.saved.text().startswith("Saved "), what="the word Saved")
    kept = [body.text for body in room.bodies("narrative", room.team.officer)]
    assert "Rang twice, spoke through the door." in kept
    assert room.problems == []


def test_typing_without_a_pause_is_saved_within_a_second(room: Room, qtbot: QtBot) -> None:
    room.open(room.team.officer, "what_happened")
    page = room.page("what_happened")
    with qtbot.waitSignal(room.vm.saved, timeout=3000):
        for _ in range(14):  # 14 keys 100 ms apart: never 400 ms of quiet
            QTest.keyClick(page.box.text, Qt.Key.Key_A)
            QTest.qWait(100)


def test_the_echo_of_an_edit_does_not_move_the_cursor(room: Room) -> None:
    room.open(room.team.officer, "what_happened")
    box = room.page("what_happened").box.text
    type_words(box, "abcdef")
    for _ in range(3):
        QTest.keyClick(box, Qt.Key.Key_Left)
    before = box.textCursor().position()
    room.settle()
    room.vm.read()
    QTest.qWait(300)
    assert box.textCursor().position() == before
    QTest.keyClicks(box, "X")
    assert "abcXdef" in box.toPlainText()


def test_words_stay_on_screen_and_are_saved_later_when_the_disk_refuses(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.open(room.team.officer, "what_happened")
    page = room.page("what_happened")
    real = writing.save_draft
    refusals: list[int] = []

    def full(*args: Any, **facts: Any) -> Any:
        if len(refusals) < 2:
            refusals.append(1)
            raise EnvironmentProblem("disk_full")
        return real(*args, **facts)

    monkeypatch.setattr(writing, "save_draft", full)
    type_words(page.box.text, "The porch light was on.")
    room.vm.save_now()
    wait_for(lambda: not room.screen.bar.isHidden(), what="the bar")
    assert "Your words stay here" in room.screen.bar.sentence
    assert "The porch light was on." in page.box.text.toPlainText()
    wait_for(room.screen.bar.isHidden, what="saving by itself")
    assert any("The porch light was on." in body.text for body in room.bodies("narrative", room.team.officer))


def test_words_typed_while_a_save_was_under_way_are_saved_when_the_field_is_left(room: Room) -> None:
    """The save in flight skipped them and leaving the field stopped the timer: the last words of a field were lost."""
    room.open(room.team.officer, "what_happened")
    slot = room.vm.new_slot("narrative")
    slot.author = room.vm.pen
    room.vm.edit(slot, "text", "First half")
    room.vm.save_now()
    room.vm.edit(slot, "text", "First half, second half")  # the first save is still on its way
    room.vm.save_now()
    wait_for(lambda: not room.vm.is_busy, what="both halves to be saved")
    assert any(body.text == "First half, second half" for body in room.bodies("narrative", room.team.officer))


def test_the_officers_pen_shows_no_clinical_word_anywhere(room: Room) -> None:
    room.open(room.team.clinician, "clinical_note")
    note = room.page("clinical_note").forms[0].editor("presenting")
    assert note is not None
    type_words(note.edit, SEALED)
    room.settle()
    room.vm.set_pen(room.team.officer)
    wait_for(
        lambda: room.vm.state is not None and room.vm.state.pen.user == room.team.officer, what="the officer's pen"
    )
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for key in SECTIONS:
        room.screen.open_section(key)
    assert SEALED not in words_on(room.screen)
    assert not any(SEALED in repr(slot.body) for slot in room.vm._slots)
    room.screen.open_section("clinical_note")
    assert room.screen.stack.currentWidget() is room.screen.sealed
    # A control: the same search finds it under the clinician's pen.
    room.vm.set_pen(room.team.clinician)
    wait_for(lambda: room.vm.state is not None and room.vm.state.pen.user == room.team.clinician, what="the other pen")
    room.screen.open_section("clinical_note")
    assert SEALED in words_on(room.screen)


def test_switching_the_pen_files_what_the_other_wrote(room: Room) -> None:
    room.open(room.team.officer, "what_happened")
    type_words(room.page("what_happened").box.text, "Handed over one folding knife.")
    room.vm.set_pen(room.team.clinician)
    wait_for(lambda: room.vm.state is not None and room.vm.state.pen.user == room.team.clinician, what="the other pen")
    found = [
        r
        for r in room.stored(room.team.officer).of_kind("narrative")
        if "folding knife" in cast(Narrative, r.body).text
    ]
    assert found
    assert not found[0].is_draft
    assert found[0].author == room.team.officer
    page = room.page("what_happened")
    assert "folding knife" not in page.box.text.toPlainText()
    assert page.box.who.text() == "Writing as Reyes"


def test_a_clinical_pen_in_a_joint_field_reads_that_officers_keep_it(room: Room) -> None:
    room.open(room.team.clinician, "safety_summary")
    assert room.screen.mark.accessibleName() == "Police record: officers keep this"
    room.screen.open_section("health")
    assert room.screen.mark.accessibleName() == "Clinical: sealed from officers"


def test_a_stamp_goes_in_and_can_be_taken_back(room: Room) -> None:
    room.open(room.team.officer, "call")
    room.screen.act("stamp")
    wait_for(lambda: not room.screen.band.undo.isHidden(), what="the undo")
    assert cast(Encounter, room.bodies("encounter", room.team.officer)[0]).times.left_scene.local
    room.screen.band.undo.click()
    wait_for(
        lambda: not cast(Encounter, room.bodies("encounter", room.team.officer)[0]).times.left_scene.local,
        what="undone",
    )
    assert room.screen.band.undo.isHidden()


def test_a_stamp_survives_unsaved_words_of_the_same_form(room: Room) -> None:
    """Typing the address while F8 was pressed lost the time: the next save wrote the old form over it."""
    room.open(room.team.officer, "call")
    form = room.page("call").forms[0]
    editor = form.editor("apartment")
    assert editor is not None
    room.vm.stamp("at_facility")
    type_words(editor.edit, "6b")
    wait_for(lambda: not room.screen.band.undo.isHidden(), what="the stamp")
    room.settle()
    call = cast(Encounter, room.bodies("encounter", room.team.officer)[0])
    assert call.times.at_facility.local
    assert "6b" in call.apartment


def test_digits_choose_chips_and_enter_goes_on(room: Room) -> None:
    room.open(room.team.officer, "what_happened")
    page = room.page("what_happened")
    group = page.forms[0].editors[0].groups[0]
    before = set(group.codes())
    chip = group.chips()[2]
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chip, Qt.Key.Key_3)
    room.settle()
    assert set(cast(SafetySummary, room.bodies("safety_summary", room.team.officer)[0]).calming) ^ before == {
        "family_present"
    }


def test_tab_leaves_the_writing_box(room: Room, qtbot: QtBot) -> None:
    room.open(room.team.officer, "what_happened")
    box = room.page("what_happened").box.text
    qtbot.waitExposed(room.screen)
    box.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert not box.hasFocus()
    assert "\t" not in box.toPlainText()


def test_page_keys_walk_through_the_sections_and_every_page_can_be_read_aloud(room: Room) -> None:
    room.open(room.team.clinician, "call")
    seen = []
    for _ in SECTIONS:
        seen.append(room.screen.key)
        QTest.keyClick(room.screen, Qt.Key.Key_PageDown)
    assert seen == [*SECTIONS[SECTIONS.index("call") :]]
    nameless = [
        f"{type(widget).__name__} on {key}, beside {getattr(widget.parentWidget(), 'objectName', str)()}"
        for key, page in room.screen.pages.items()
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollArea)
        and widget.isVisibleTo(page)
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]
    assert nameless == []


def test_what_happened_keeps_each_author_apart(room: Room) -> None:
    room.open(room.team.clinician, "what_happened")
    page = room.page("what_happened")
    views = {view.accessibleName() for view in page.findChildren(type_of_entry())}
    assert "Entry of Okafor, 21:22" in views
    assert "Entry of Reyes, 21:31" in views


def type_of_entry() -> type[Any]:
    from ui.screens.encounter.entry import EntryView

    return EntryView


def test_time_snippets_become_clock_times(room: Room) -> None:
    room.open(room.team.officer, "what_happened")
    page = room.page("what_happened")
    page._finish()
    for typed, key in (
        ("At /time", Qt.Key.Key_Return),
        (" said so, first word /contact", Qt.Key.Key_Tab),
        (" then", None),
    ):
        type_words(page.box.text, typed)
        if key is not None:
            QTest.keyClick(page.box.text, key)
    assert page.box.text.toPlainText() == "At 21:48 said so, first word 21:15 then"


def test_a_line_gets_its_source_and_day_by_itself(room: Room) -> None:
    room.open(room.team.officer, "safety_summary")
    editor = room.page("safety_summary").forms[0].editor("triggers")
    type_words(editor._rows[0].text, "Sirens")
    room.settle()
    lines = cast(SafetySummary, room.bodies("safety_summary", room.team.officer)[0]).triggers
    assert [(line.text, line.source, line.on.day) for line in lines] == [("Sirens", "Okafor", "2026-11-23")]
    assert len(editor._rows) == 2


def test_declined_and_not_known_are_answers_and_typing_takes_them_back(room: Room) -> None:
    room.open(room.team.clinician, "health")
    editor = room.page("health").forms[0].editor("allergies")
    editor.status.chips()[1].click()
    room.settle()
    assert room.bodies("health", room.team.clinician)[0].allergies == Quantity(status=Status.COULD_NOT_ASSESS)
    type_words(editor.edit, "Penicillin")
    room.settle()
    assert room.bodies("health", room.team.clinician)[0].allergies == Quantity(text="Penicillin", status=Status.GIVEN)
    assert editor.status.codes() == []


def test_a_single_outcome_is_the_main_one_and_a_second_one_asks_which(room: Room) -> None:
    room.open(room.team.officer, "outcome_needs")
    form = room.page("outcome_needs").forms[0]
    dispositions, primary = form.editor("dispositions"), form.editor("primary")
    chips = {chip.code: chip for group in dispositions.groups for chip in group.chips()}
    chips["no_action"].click()
    room.settle()
    assert cast(Outcome, room.bodies("outcome", room.team.officer)[0]).primary == "no_action"
    assert primary.isHidden()
    chips["left_with_family"].click()
    assert not primary.isHidden()
    assert {chip.code for chip in primary.groups[0].chips()} == {"no_action", "left_with_family"}
    chips["no_action"].click()
    room.settle()
    assert cast(Outcome, room.bodies("outcome", room.team.officer)[0]).primary == "left_with_family"


def test_only_an_officer_attests_probable_cause(room: Room) -> None:
    room.open(room.team.clinician, "outcome_needs")
    editor = room.page("outcome_needs").forms[0].editor("arrest_diversion")
    assert not editor.group.isEnabled()
    room.vm.set_pen(room.team.officer)
    wait_for(
        lambda: room.vm.state is not None and room.vm.state.pen.user == room.team.officer, what="the officer's pen"
    )
    editor = room.page("outcome_needs").forms[0].editor("arrest_diversion")
    editor.group.chips()[0].click()
    room.settle()
    body = cast(Outcome, room.bodies("outcome", room.team.officer)[0])
    assert body.arrest_diversion
    assert body.arrest_diversion_by == room.team.officer


def test_every_section_is_on_the_rail_with_its_letter(room: Room) -> None:
    letters = {spec.key: spec.compartment for spec in section_specs()}
    assert list(letters) == list(SECTIONS)
    assert letters["force_weapons"] is Compartment.LAW
    assert letters["risk_screen"] is Compartment.CLINICAL
    room.open(room.team.officer)
    assert "sealed from you" in room.screen.rail.rows["health"].accessibleName()


def test_an_unknown_person_is_a_person_with_a_description(room: Room) -> None:
    room.open(room.team.officer, "people")
    page = room.page("people")
    type_words(page.finder.edit, "Tall man, red cap, limps")
    assert page.finder.add_unknown.text() == "Name not known: Tall man, red cap, limps"
    page.finder.add_unknown.click()
    wait_for(lambda: len(page.people.involved()) == 2, what="the second person")
    assert any(person.description == "Tall man, red cap, limps" for person in room.bodies("person", room.team.officer))


def test_a_partners_entry_appears_without_being_asked_for(room: Room) -> None:
    room.open(room.team.officer, "what_happened")
    saved = room.team.run(
        writing.save_draft,
        by=room.team.clinician,
        encounter=room.team.encounter,
        kind="narrative",
        body=Narrative(
            at=EventTime(local="2026-11-23T21:40", offset_min=-300, precision="minute"), text="Sister agrees."
        ),
    )
    room.vm.follow(saved.changes)
    wait_for(lambda: "Sister agrees." in words_on(room.screen), what="the partner's words")


def test_signing_asks_the_signers_own_passphrase_and_freezes_the_fields(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, pool: ThreadPoolExecutor
) -> None:
    with a_team(tmp_path_factory.mktemp("signed")) as own:
        room = Room(own, pool)
        room.open(own.clinician, "what_happened")
        _sign(room, "not the passphrase")
        sheet = _sheet(room)
        wait_for(lambda: sheet.field.problem, what="the word that it is wrong")
        _type_passphrase(sheet, CLINICIAN_WORDS)
        wait_for(lambda: any(r.is_signed for r in room.stored(own.clinician).records), what="the signature")
        wait_for(lambda: not room.screen.signed_bar.isHidden(), what="who signed")
        assert "Signed by" in room.screen.signed_bar.sentence
        assert "Reyes" in room.screen.signed_bar.sentence
        _add_addendum(room)
        room.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _add_addendum(room: Room) -> None:
    from ui.dialogs.addendum import AddendumSheet

    room.screen.signed_bar.button.click()
    sheet = room.screen.findChild(AddendumSheet)
    assert sheet is not None
    # The clinician signed the call and the summary; of the officer's entries only the officer's signature is one.
    late = next(chip for chip in sheet.kind.chips() if chip.code == "late_entry")
    late.click()
    type_words(sheet.text, "The sister called back at 22:10.")
    type_words(sheet.passphrase, CLINICIAN_WORDS)
    assert not sheet.button.isEnabled()  # an addendum says why, a late entry when
    type_words(sheet.reason, "Heard after signing")
    assert not sheet.button.isEnabled()
    type_words(sheet.happened, "about 22:10")
    assert sheet.button.isEnabled()
    QTest.keyClick(sheet.text, Qt.Key.Key_Escape)  # going back loses nothing
    room.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    room.screen.signed_bar.button.click()
    sheet = room.screen.findChild(AddendumSheet)
    assert sheet is not None
    assert sheet.text.text() == "The sister called back at 22:10."
    assert sheet.happened.text() == "about 22:10"
    assert not sheet.button.isEnabled(), "the passphrase is asked each time"
    type_words(sheet.passphrase, CLINICIAN_WORDS)
    sheet.button.click()
    wait_for(
        lambda: any(
            cast(Addendum, record.body).text == "The sister called back at 22:10." and not record.is_draft
            for record in room.stored(room.team.clinician).of_kind("addendum")
        ),
        what="the addendum",
    )


def _sheet(room: Room) -> Any:
    from ui.dialogs.sign import SignSheet

    return room.screen.findChild(SignSheet)


def _type_passphrase(sheet: Any, words: str) -> None:
    wait_for(sheet.passphrase.isEnabled, what="the sheet to be ready")
    type_words(sheet.passphrase, words)
    QTest.keyClick(sheet.passphrase, Qt.Key.Key_Return)


def _sign(room: Room, words: str) -> None:
    room.screen.act("sign")
    wait_for(lambda: _sheet(room) is not None, what="the sheet")
    sheet = _sheet(room)
    wait_for(lambda: sheet.vm.sheet is not None, what="what is signed")
    assert "Contact 21:15" in words_on(sheet)
    _type_passphrase(sheet, words)


def test_a_line_that_was_shared_says_so(room: Room) -> None:
    from ui.dialogs.share import ShareSheet

    room.open(room.team.clinician, "safety_summary")
    room.screen.share.click()
    sheet = room.screen.findChild(ShareSheet)
    assert sheet is not None
    assert not sheet.button.isEnabled()
    type_words(sheet.text, "May run when touched from behind.")
    next(chip for chip in sheet.place.chips() if chip.code == "communication").click()
    assert not sheet.button.isEnabled()  # without a basis nothing crosses
    next(chip for chip in sheet.basis.chips() if chip.code == "imminent_threat").click()
    sheet.button.click()

    def shared() -> list[Line]:
        summary = cast(SafetySummary, room.bodies("safety_summary", room.team.officer)[0])
        return [line for line in summary.communication if line.shared_by]

    wait_for(shared, what="the shared line")
    assert shared()[0].basis == "imminent_threat"


def test_a_panel_that_closes_late_leaves_the_cursor_on_the_page(room: Room) -> None:
    """The other pen's page came while a panel was still open over it."""
    room.open(room.team.clinician, "what_happened")
    room.screen.activateWindow()
    panel = Overlay(room.screen, "A panel")
    panel.open_panel()
    room.vm.open(room.team.encounter, pen=room.team.officer)
    wait_for(lambda: room.vm.state is not None and "what_happened" in room.screen.pages, what="the page")
    panel.close_panel()
    page: Any = room.screen.pages["what_happened"]
    assert page.box.text.hasFocus()
    panel.deleteLater()


def test_page_keys_scrolled_the_list_of_sections_instead_of_turning_the_page(room: Room) -> None:
    """From the rail, where the cursor is after Esc, and wherever a page takes no key."""
    room.screen.resize(1024, 420)  # the rail has to scroll
    room.open(room.team.officer, "people")
    row = room.screen.rail.rows["people"]
    room.screen.activateWindow()
    wait_for(row.isVisible, what="the rail")
    row.setFocus()
    for wanted in ("safety_summary", "people"):
        key = Qt.Key.Key_PageDown if wanted == "safety_summary" else Qt.Key.Key_PageUp
        QTest.keyClick(row, key)
        assert room.screen.key == wanted


def test_every_answer_of_every_section_is_reached_by_digits(room: Room) -> None:
    """The tenth answer had no key. 0 leads to the next nine, and to those behind "More…"."""
    walked: set[str] = set()
    for pen in (room.team.officer, room.team.clinician):
        room.open(pen)
        room.screen.activateWindow()
        for section in SECTIONS:
            room.screen.open_section(section)
            page = room.screen.stack.currentWidget()
            assert page is not None
            if isinstance(page, ScreenPage):
                wait_for(partial(bool, page.rows), what="the questions")
            wait_for(page.isVisible, what=section)
            for group in page.findChildren(ChipGroup):
                if group.isVisible() and group.isEnabled() and group.chips():
                    walked.add(f"{section}: {group.accessibleName()}")
                    _reach_all(group)
    assert len(walked) > 40, sorted(walked)


def _reach_all(group: ChipGroup) -> None:
    group.chips()[0].setFocus()
    wait_for(group.holds_focus, what="the group")
    reached: set[str] = set()
    for _ in range(len(group.chips()) // 9 + 6):
        reached |= {chip.code for chip in group.chips() if group.digit_of(chip) not in {"", "0"}}
        if not group.has_more and reached >= {chip.code for chip in group.chips()}:
            return
        held = QApplication.focusWidget()
        assert held is not None
        QTest.keyClick(held, Qt.Key.Key_0)
    pytest.fail(f"digits do not reach {sorted({chip.code for chip in group.chips()} - reached)}")
