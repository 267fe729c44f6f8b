"""Risk screens by hand: skip logic, answers that are none, what stands beside them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fieldnotes.domain.record import Answer, FollowUp, Screen, Status
from tests.ui.encounter_room import Room, a_team, wait_for, words_on
from tests.ui.team import Team, new_pool
from ui.screens.encounter.screen_page import ItemRow, ScreenPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the offscreen platform's own remark


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with a_team(tmp_path_factory.mktemp("vault")) as made:
        yield made


@pytest.fixture
def room(qtbot: QtBot, team: Team) -> Iterator[Room]:
    pool: ThreadPoolExecutor = new_pool()
    made = Room(team, pool)
    yield made
    made.close()
    pool.shutdown()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def questions(room: Room) -> ScreenPage:
    room.open(room.team.clinician, "risk_screen")
    page = cast(ScreenPage, room.page("risk_screen"))
    wait_for(lambda: page.asked.reading is not None, what="questions")
    choose(page, "suicide-questions")
    page.asked.start_again()
    wait_for(lambda: page.asked.reading is not None and not page.asked.reading.answered, what="an empty screen")
    return page


def choose(page: ScreenPage, instrument: str) -> None:
    if page.asked.reading is None or page.asked.reading.instrument != instrument:
        page.asked.choose(instrument)
    wait_for(lambda: page.asked.reading is not None and page.asked.reading.instrument == instrument, what=instrument)


def answer(page: ScreenPage, item: str, code: str) -> None:
    before = page.asked.reading
    next(chip for chip in page.rows[item].group.chips() if chip.code == code).click()
    wait_for(lambda: page.asked.reading is not before, what="the reading")


def may_answer(row: ItemRow) -> bool:
    return row.group.isEnabled()


def test_questions_about_method_open_only_after_thoughts(room: Room) -> None:
    page = questions(room)
    assert not may_answer(page.rows["how"])
    answer(page, "thoughts", "yes")
    assert may_answer(page.rows["how"])
    answer(page, "how", "yes")
    answer(page, "thoughts", "no")
    assert not may_answer(page.rows["how"])
    room.settle()
    body = cast(Screen, room.bodies("screen", room.team.clinician)[-1])
    assert [given.item for given in body.answers] == ["thoughts"]


def test_declined_is_kept_as_declined_and_could_not_assess_can_be_said_instead(room: Room) -> None:
    page = questions(room)
    answer(page, "wish", "other")
    row = page.rows["wish"]
    assert not row.other.isHidden()
    row.other.chips()[1].click()
    room.settle()
    body = cast(Screen, room.bodies("screen", room.team.clinician)[-1])
    assert body.answers == [Answer(item="wish", status=Status.COULD_NOT_ASSESS)]
    wait_for(lambda: "that is not a no" in words_on(page._card), what="that it is no no")


def test_an_answer_can_be_taken_back(room: Room) -> None:
    page = questions(room)
    answer(page, "wish", "yes")
    answer(page, "wish", "yes")
    room.settle()
    assert cast(Screen, room.bodies("screen", room.team.clinician)[-1]).answers == []


def test_digits_answer_and_enter_goes_to_the_next_question(room: Room, qtbot: QtBot) -> None:
    page = questions(room)
    qtbot.waitExposed(room.screen)
    first = page.rows["wish"].group.chips()[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first, Qt.Key.Key_1)
    wait_for(lambda: page.asked.reading is not None and page.asked.reading.answered == 1, what="the answer")
    assert page.rows["wish"].group.codes() == ["yes"]


def test_an_answer_that_calls_for_action_says_so_and_nothing_shows_a_branded_level(room: Room) -> None:
    page = questions(room)
    for item, code in (("thoughts", "yes"), ("how", "yes"), ("intention", "yes")):
        answer(page, item, code)
    said = words_on(page._card)
    assert "Answer 4 asks for action now" in said
    assert "3 of 6 answered" in said
    assert not any(level in said for level in ("Moderate", "High", "Low"))
    assert page.note() == "own wording, not the C-SSRS"


def test_a_screen_without_urgent_answers_does_not_say_that_all_is_well(room: Room) -> None:
    page = questions(room)
    for item, code in (("wish", "yes"), ("thoughts", "no"), ("acts", "no")):
        answer(page, item, code)
    assert page.asked.reading is not None
    assert page.asked.reading.is_complete
    assert "Yes to 1" in words_on(page._card)


def test_the_wording_is_kept_with_the_answers(room: Room) -> None:
    page = questions(room)
    answer(page, "wish", "no")
    room.settle()
    body = cast(Screen, room.bodies("screen", room.team.clinician)[-1])
    assert body.instrument == "suicide-questions"
    assert len(body.instrument_sha256) == 64
    assert body.at.clock == "21:48"


def test_a_call_back_is_among_the_follow_ups(room: Room) -> None:
    page = questions(room)
    page._card.call_back_wanted.emit(24)
    room.settle()
    due = [cast(FollowUp, body).due.local for body in room.bodies("follow_up", room.team.clinician)]
    assert due == ["2026-11-24T21:48"]


def test_the_full_wording_can_be_read_out(room: Room) -> None:
    page = questions(room)
    page._words.click()
    assert "Over the past month, was there any time when you wanted your life to be over?" in words_on(page)


def opened(room: Room, instrument: str) -> ScreenPage:
    page = questions(room)
    choose(page, instrument)
    page.asked.start_again()
    wait_for(lambda: page.asked.reading is not None and not page.asked.reading.answered, what="an empty screen")
    return page


def said(page: ScreenPage) -> str:
    return words_on(page._card)


def test_the_first_two_questions_need_not_be_asked_twice(room: Room) -> None:
    # The first of the tests with a PHQ-9: one that was answered already would be opened as it is.
    page = opened(room, "phq-2")
    answer(page, "interest", "3")
    answer(page, "mood", "2")
    assert "3 or more: ask the rest of the PHQ-9: reached" in said(page)
    page.asked.go_on("phq-9")
    wait_for(
        lambda: (
            page.asked.reading is not None
            and page.asked.reading.instrument == "phq-9"
            and page.asked.reading.answered == 2
        ),
        what="the answers that came along",
    )
    room.settle()
    kept = [cast(Screen, body) for body in room.bodies("screen", room.team.clinician)]
    assert {body.instrument: [a.code for a in body.answers] for body in kept if body.instrument.startswith("phq")}[
        "phq-9"
    ] == ["3", "2"]


def test_a_score_says_how_certain_it_is_and_names_no_band_too_early(room: Room) -> None:
    page = opened(room, "phq-9")
    answer(page, "interest", "3")
    answer(page, "mood", "3")
    assert "6 so far" in said(page)
    assert "Between 6 and 27 is possible." in said(page)
    assert not any(band in said(page) for band in ("Mild", "Moderate", "Severe"))
    next(chip for chip in page.rows["sleep"].group.chips() if chip.code == "other").click()
    wait_for(lambda: page.asked.reading is not None and page.asked.reading.unknown, what="the declined answer")
    for item in ("energy", "appetite", "failure", "concentration", "movement", "self_harm"):
        answer(page, item, "0")
    answer(page, "difficulty", "very")
    assert "Between 6 and 9 is possible." in said(page), "the declined question still counts"
    assert "Mild in any case." in said(page)
    room.settle()


def test_thoughts_of_death_in_the_phq_9_lead_to_the_suicide_questions(room: Room) -> None:
    page = opened(room, "phq-9")
    answer(page, "self_harm", "0")
    assert page._card.findChildren(QPushButton, "then_ask") == []
    answer(page, "self_harm", "1")
    (ask,) = page._card.findChildren(QPushButton, "then_ask")
    assert "Question 9 is not zero" in said(page)
    ask.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(ask, Qt.Key.Key_Space)
    wait_for(lambda: page.asked.reading is not None and page.asked.reading.instrument == "suicide-questions")
    assert "PHQ-9, asked" in [chip.text() for chip in page._choice.chips()]
    room.settle()


def test_quick_answers_went_to_the_language_instead_of_the_questions(room: Room) -> None:
    """Yes, Tab, yes, Tab, as quick as fingers are, while the lane is busy saving: every answer lands in its question."""
    page = questions(room)
    first = page.rows["wish"].group.chips()[0]
    wait_for(first.isVisible, what="the page")
    room.screen.activateWindow()
    first.setFocus()
    wait_for(first.hasFocus, what="the first question")
    gate = threading.Event()
    room.jobs.ask(gate.wait, owner=page, then=lambda _done: None)
    try:
        for _ in range(6):
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_1)
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert page.asked.reading is not None
        given = [(item.id, item.answer.code) for item in page.asked.reading.items if item.answer is not None]
        assert given == [(item.id, "yes") for item in page.asked.reading.items if item.answer is not None]
        assert len(given) == 6
        assert page.asked.reading.language == "en"
    finally:
        gate.set()
    room.settle()
