"""After signing, on screen: locked pages, four forms, both versions, proposals with their answers, a supervisor's review."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fieldnotes.domain.record import (
    STILL_ALLOWED_WHEN_SIGNED,
    ClinicalNote,
    Disclosure,
    Force,
    Health,
    HoldStatement,
    Narrative,
)
from fieldnotes.services import encounter, review_note, signing
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import EncounterState
from tests.services.test_proposals import arrive
from tests.ui.encounter_room import Room, a_team, type_words, wait_for, words_on
from tests.ui.team import CLINICIAN_WORDS, OFFICER_WORDS, Team, new_pool
from ui.dialogs.addendum import AddendumSheet
from ui.dialogs.print_record import PrintSheet
from ui.dialogs.proposal import ProposalSheet
from ui.screens.encounter.after import AmendmentView
from ui.screens.encounter.screen import SECTIONS
from ui.widgets import Chip
from ui.widgets.discreet import ForAMinute

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the offscreen platform's own remark


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """The call of the pictures, written on every side and signed by both."""
    with a_team(tmp_path_factory.mktemp("signed")) as made:
        made.write("force", Force(text="No force used."), by=made.officer)
        made.write("hold_statement", HoldStatement(how_came="Called by the sister"), by=made.officer)
        made.write("health", Health(red_flags=["seizure"]), by=made.clinician)
        made.write("clinical_note", ClinicalNote(presenting="Not sleeping"), by=made.clinician)
        for by, words in ((made.officer, OFFICER_WORDS), (made.clinician, CLINICIAN_WORDS)):
            made.run(signing.sign, encounter=made.encounter, by=by, passphrase=words, scope="encounter")
        yield made


@pytest.fixture
def room(qtbot: QtBot, team: Team) -> Iterator[Room]:
    pool: ThreadPoolExecutor = new_pool()
    made = Room(team, pool)
    yield made
    made.close()
    pool.shutdown()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


# Pages whose records live on after signing (releases, follow-ups, people) may still be written there.
LIVE_PARTS = {"consent", "follow_up", "person", "referral_detail", "person_clinical"} | STILL_ALLOWED_WHEN_SIGNED


@pytest.mark.parametrize("pen", ["officer", "clinician"])
def test_every_page_of_a_signed_encounter_is_to_read_and_not_to_write(room: Room, pen: str) -> None:
    by = getattr(room.team, pen)
    room.open(by, "call")
    wait_for(lambda: room.vm.state is not None and room.vm.state.closed, what="the signed state")
    open_ones: list[str] = []
    for key in SECTIONS:
        room.screen.open_section(key)
        page = room.screen.pages.get(key)
        if page is None or room.screen.stack.currentWidget() is not page:
            continue  # sealed from this pen
        live: list[QWidget] = [form for form in page.forms if form.part.kind in LIVE_PARTS]
        # A follow-up lives on after signing: its own controls stay.
        live += [part for name in ("what", "other", "who", "when") if (part := getattr(page, name, None)) is not None]
        open_ones += [
            f"{key}: {type(widget).__name__} {widget.accessibleName()!r}"
            for widget in _inputs(page)
            if not any(part is widget or part.isAncestorOf(widget) for part in live)
        ]
    assert "\n".join(one for one in open_ones if not one.startswith("release_files:")) == ""


def _inputs(page: QWidget) -> list[QWidget]:
    """Whatever a person could write into or choose with."""
    edits: list[QLineEdit | QPlainTextEdit] = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    found: list[QWidget] = [one for one in edits if one.isVisibleTo(page) and one.isEnabled() and not one.isReadOnly()]
    found += [
        chip for chip in page.findChildren(Chip) if chip.isVisibleTo(page) and chip.isEnabled() and not _is_view(chip)
    ]
    return found


def _is_view(chip: Chip) -> bool:
    """Chips that choose what is shown (a person, a screen), not what is written."""
    group = chip.parent()
    return (
        isinstance(group, QWidget) and group.property("writes") is False
    ) or "on this call" in chip.accessibleDescription()


def test_nothing_is_kept_of_keys_typed_at_a_signed_page(room: Room) -> None:
    before = room.stored(room.team.officer)
    room.open(room.team.officer, "force_weapons")
    wait_for(lambda: room.screen.pages.get("force_weapons") is not None, what="the page")
    for edit in room.page("force_weapons").findChildren(QPlainTextEdit):
        type_words(edit, "More than was signed")
    room.settle()
    after = room.stored(room.team.officer)
    assert [one.body for one in after.records] == [one.body for one in before.records]


def _open_form(room: Room, kind: str, record: str = "") -> AddendumSheet:
    if record:
        room.screen._open_addendum([record])
    else:
        room.screen.signed_bar.button.click()
    sheet = cast(Any, room.screen.findChild(AddendumSheet))
    assert sheet is not None
    next(chip for chip in sheet.kind.chips() if chip.code == kind).click()
    return cast(AddendumSheet, sheet)


def _entry(state: EncounterState, by: str) -> str:
    return next(one.id for one in state.records if one.kind == "narrative" and one.author == by and one.is_signed)


def test_a_correction_shows_both_readings_and_as_signed_shows_one(room: Room) -> None:
    room.open(room.team.officer, "what_happened")
    wait_for(lambda: not room.screen.signed_bar.isHidden(), what="who signed")
    record = _entry(room.stored(room.team.officer), room.team.officer)
    sheet = _open_form(room, "correction", record)
    wait_for(sheet.lines.chips, what="the lines of what was signed")
    assert not sheet.happened.isVisible(), "each form asks for its own and nothing else"
    next(chip for chip in sheet.lines.chips() if chip.text().startswith("Text")).click()
    wrong = sheet.was.text().split()[0]
    sheet.was.setPlainText(wrong)
    type_words(sheet.text, "Sitting")
    type_words(sheet.reason, "Body camera")
    type_words(sheet.passphrase, "not the passphrase")
    sheet.button.click()
    wait_for(lambda: sheet.field.problem, what="the word that the passphrase is wrong")
    assert sheet.text.text() == "Sitting", "nothing typed is lost"
    type_words(sheet.passphrase, OFFICER_WORDS)
    sheet.button.click()
    view = _wait_for_view(room)
    assert (view.row.amendment, view.row.was, view.row.text) == ("correction", wrong, "Sitting")
    said = words_on(view)
    assert f"It said: Text: {wrong}" in said
    assert "It should say: Sitting" in said
    struck = [text for text in view.findChildren(QWidget) if text.font().strikeOut()]
    assert len(struck) == 1
    QTest.keyClick(room.screen, Qt.Key.Key_F6)
    assert not _views(room)
    assert "without 1 amendment" in room.screen.signed_bar.sentence
    QTest.keyClick(room.screen, Qt.Key.Key_F6)
    wait_for(lambda: _views(room), what="what came after")


def _views(room: Room) -> list[AmendmentView]:
    return [view for view in room.screen.findChildren(AmendmentView) if view.isVisible()]


def _wait_for_view(room: Room) -> AmendmentView:
    wait_for(lambda: _views(room), what="the amendment under its entry")
    return _views(room)[-1]


def test_what_was_taken_back_is_struck_and_stays_readable(room: Room) -> None:
    room.open(room.team.officer, "force_weapons")
    wait_for(lambda: not room.screen.signed_bar.isHidden(), what="who signed")
    sheet = _open_form(room, "retraction")
    sheet.why.chips()[1].click()
    type_words(sheet.reason, "That was the call before")
    type_words(sheet.passphrase, OFFICER_WORDS)
    sheet.button.click()
    view = _wait_for_view(room)
    assert "Retraction" in words_on(view)
    [edit] = [e for e in room.page("force_weapons").findChildren(QPlainTextEdit) if e.toPlainText() == "No force used."]
    cursor = edit.textCursor()
    cursor.setPosition(3)
    assert cursor.charFormat().fontStrikeOut()


def test_an_officer_adds_to_a_clinicians_entry_and_may_not_correct_it(room: Room) -> None:
    room.open(room.team.officer, "what_happened")
    wait_for(lambda: not room.screen.signed_bar.isHidden(), what="who signed")
    record = _entry(room.stored(room.team.officer), room.team.clinician)
    sheet = _open_form(room, "addition", record)
    assert [chip.code for chip in sheet.kind.chips()] == ["addition", "late_entry"]
    sheet.close_panel()


def test_a_proposal_is_seen_taken_over_or_set_aside(room: Room) -> None:
    team = room.team
    summary = next(one for one in room.stored(team.officer).records if one.kind == "safety_summary")

    def come(desk: Desk, **facts: Any) -> str:
        return arrive(desk, team.clinician, team.encounter, "safety_summary", facts["body"], record=summary.id)

    for belongings in ("Two bags", "Three bags"):
        team.run(come, body={"belongings": belongings})
    room.open(team.officer, "safety_summary")
    wait_for(lambda: room.screen.after_bars.bars, what="the bar")
    assert "2 additions were proposed" in room.screen.after_bars.bars[-1].sentence
    room.screen.after_bars.bars[-1].button.click()
    sheet = cast(Any, room.screen.findChild(ProposalSheet))
    first, second = sorted(sheet.cards, key=lambda card: "Three" in words_on(card))  # both came at the same moment
    said = words_on(first)
    assert "Reyes" in said
    assert "Proposed: Belongings: Two bags" in said
    second.aside.click()
    assert not second.done.isEnabled(), "setting aside has a reason"
    type_words(second.reason, "Counted wrong")
    second.done.click()
    wait_for(lambda: [c.row.state for c in sheet.cards] == ["open", "set_aside"], what="the answer")
    [first, aside] = sheet.cards
    assert "Counted wrong" in words_on(aside), "set aside is not gone"
    first.take.click()
    type_words(first.reason, "Right so")
    type_words(first.passphrase, OFFICER_WORDS)
    first.done.click()
    wait_for(lambda: {c.row.state for c in sheet.cards} == {"taken_over", "set_aside"}, what="both answers")
    rows = room.stored(team.officer).amendments
    assert any("Two bags" in row.text and row.wrote_name == "M. Reyes, LCSW" for row in rows)
    sheet.close_panel()


def test_a_supervisor_asks_and_the_author_answers_on_the_shift_board_and_here(room: Room) -> None:
    """The team's officer is the supervisor here, so the clinician's note is of no concern to them: only their own side is."""
    team = room.team
    state = room.stored(team.officer)
    assert not state.review.waits_for_me, "nobody reviews the own work"
    with pytest.raises(Exception, match="nothing_to_review"):
        team.run(review_note.ask_change, by=team.officer, encounter=team.encounter, to=team.clinician, text="x")


def test_the_officers_part_is_copied_as_text_for_another_system(room: Room) -> None:
    room.open(room.team.officer, "what_happened")
    room.screen._open_print()
    sheet = room.screen.findChildren(PrintSheet)[-1]
    wait_for(sheet.audience.chips, what="what may be printed")
    clipboard = QApplication.clipboard()
    clipboard.clear()
    wait_for(sheet.copy.isEnabled, what="the button")
    sheet.copy.click()
    wait_for(clipboard.text, what="the words")
    said = clipboard.text()
    assert said.startswith("OFFICER'S SECTION\n")
    own = [one.body for one in room.stored(room.team.officer).of_kind("narrative") if one.author == room.team.officer]
    others = [
        one.body for one in room.stored(room.team.officer).of_kind("narrative") if one.author != room.team.officer
    ]
    assert own
    assert others
    assert all(cast(Narrative, body).text in said for body in own)
    assert not any(cast(Narrative, body).text in said for body in others)
    assert "clears itself after a minute" in words_on(sheet.bar)
    cast(ForAMinute, room.screen.window().findChild(ForAMinute)).clear()
    assert clipboard.text() == ""
    sheet.close_panel()


def test_the_clinician_prints_the_persons_own_copy_in_their_language(room: Room) -> None:
    room.open(room.team.clinician, "safety_plan")
    room.screen._open_print()
    sheet = room.screen.findChildren(PrintSheet)[-1]
    wait_for(sheet.audience.chips, what="what may be printed")
    assert not sheet.language.isVisible()
    next(chip for chip in sheet.audience.chips() if chip.code == "person_copy").click()
    assert sheet.language.isVisible()
    assert not sheet.copy.isVisible()
    next(chip for chip in sheet.language.chips() if chip.code == "es").click()
    sheet.make(cast(Any, None))  # no printer here: what counts is what was noted before a page was drawn
    wait_for(lambda: sheet not in room.screen.findChildren(PrintSheet), what="printed")
    kept = room.team.run(encounter.read_encounter, encounter=room.team.encounter, by=room.team.clinician)
    given = [one.body for one in kept.of_kind("disclosure") if cast(Disclosure, one.body).product == "person_copy"]
    assert len(given) == 1


def test_the_bar_has_words_for_screen_readers(room: Room) -> None:
    room.open(room.team.officer, "what_happened")
    wait_for(lambda: not room.screen.signed_bar.isHidden(), what="who signed")
    for button in room.screen.signed_bar.findChildren(QPushButton):
        assert button.accessibleName()
