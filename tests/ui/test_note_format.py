"""The clinical note in the agency's format: another format asks other questions and takes no word away."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldnotes.domain.record import ClinicalNote
from tests.ui.encounter_room import Room, a_team, type_words, wait_for
from tests.ui.team import Team, new_pool

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


def opened(room: Room) -> Any:
    room.open(room.team.clinician, "clinical_note")
    page = room.page("clinical_note")
    wait_for(page.format.codes, what="the format")
    return page


def asked(page: Any) -> set[str]:
    return {editor.spec.path for editor in page.note_form.editors if not editor.isHidden()}


def choose(page: Any, code: str) -> None:
    next(chip for chip in page.format.chips() if chip.code == code).click()
    wait_for(lambda: page.format.codes() == [code], what=code)


def stored(room: Room) -> ClinicalNote:
    return cast(ClinicalNote, room.bodies("clinical_note", room.team.clinician)[-1])


def test_the_crisis_format_asks_its_fields_and_no_others(room: Room) -> None:
    page = opened(room)
    assert page.format.codes() == ["crisis"]
    assert {"presenting", "history", "response", "plan"} <= asked(page)
    assert not {"subjective", "objective", "data", "behavior", "assessment"} & asked(page)


def test_words_written_under_one_format_stay_under_another(room: Room) -> None:
    page = opened(room)
    type_words(page.note_form.editor("history").edit, "Two stays in spring.")
    choose(page, "soap")
    assert {"subjective", "objective", "assessment"} <= asked(page)
    assert "history" in asked(page), "it was written, so it stays in sight"
    assert "response" not in asked(page)
    assert "History" in page.other.text()
    type_words(page.note_form.editor("subjective").edit, "I cannot go on like this.")
    room.settle()
    note = stored(room)
    assert (note.format, note.subjective) == ("soap", "I cannot go on like this.")
    assert note.history.endswith("Two stays in spring.")
    choose(page, "crisis")
    room.settle()
    assert stored(room).subjective == "I cannot go on like this."


def test_the_button_fills_only_what_is_empty_and_the_note_says_that_it_was_the_button(room: Room) -> None:
    page = opened(room)
    findings = page.note_form.editor("mental_status")
    wait_for(page.isVisible)
    hand = findings.groups["speech"]
    next(chip for chip in hand.chips() if chip.code == "spe_pressured").click()
    findings.rest.click()
    room.settle()
    note = stored(room)
    assert note.mental_status["speech"] == ["spe_pressured"], "what was seen is not overwritten"
    assert "speech" not in note.usual_findings
    assert {"appearance", "insight"} <= set(note.usual_findings)
    # Thoughts, voices and intoxication are looked at or they are not assessed: no button says that there are none.
    assert not {"thought_content", "perception", "intoxication_signs"} & (
        set(note.mental_status) | set(note.usual_findings)
    )
    touched = findings.groups["insight"]
    next(chip for chip in touched.chips() if chip.code == "ins_poor").click()
    room.settle()
    assert "insight" not in stored(room).usual_findings, "looked at by hand since"


def test_a_report_is_written_below_the_note_and_recorded_as_made(room: Room) -> None:
    page = opened(room)
    page.add_report.click()
    (card,) = page.cards
    card.record.click()
    wait_for(lambda: "to whom and when" in card.told.text(), what="what to write first")
    next(chip for chip in card.form.editor("report_type").groups[0].chips() if chip.code == "child").click()
    type_words(card.form.editor("agency").edit, "County child welfare")
    card.record.click()
    wait_for(lambda: "Say when it was made" in card.told.text(), what="what is missing")
    type_words(card.form.editor("at").edit, "21:40")
    card.record.click()
    wait_for(lambda: "The disclosure stands" in page.cards[0].told.text(), what="the record")
    assert page.cards[0].record.isHidden()
    assert [body.agency for body in room.bodies("mandated_report", room.team.clinician)] == ["County child welfare"]
    assert room.bodies("mandated_report", room.team.officer) == []


def test_a_consult_is_kept_as_an_entry_of_its_own(room: Room) -> None:
    page = opened(room)
    page.add_consult.click()
    card = page.cards[-1]
    type_words(card.form.editor("with_whom").edit, "Dr. Vale, on call")
    type_words(card.form.editor("advice").edit, "Keep them together tonight.")
    room.settle()
    (kept,) = room.bodies("consult", room.team.clinician)
    assert (kept.with_whom, kept.advice) == ("Dr. Vale, on call", "Keep them together tonight.")
