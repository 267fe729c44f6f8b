"""Two cars, one call, on screen: a quiet bar offers it, one press joins, the other record's words stand in order, and it is undone."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fieldnotes.domain.record import ClinicalNote, Compartment, Narrative
from fieldnotes.services import encounter, writing
from tests.ui.encounter_room import Room, a_team, wait_for, words_on
from tests.ui.team import Team, new_pool
from ui.screens.encounter.entry import EntryView
from ui.screens.encounter.joined import JoinBars
from ui.widgets import Bar
from ui.widgets.overlay import Overlay

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the offscreen platform's own remark


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    pool: ThreadPoolExecutor = new_pool()
    with a_team(tmp_path) as team:
        made = Room(team, pool)
        yield made
        made.close()
        pool.shutdown()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def second_record(team: Team, words: str) -> str:
    """What the other car wrote of the same call, under the same number typed another way."""
    number = team.run(encounter.read_encounter, encounter=team.encounter, by=team.officer).header.cad_number
    made = team.run(
        encounter.start_encounter, by=team.officer, call_type="Second car", cad_number=f"#{number.replace('-', ' ')}"
    )
    for body, by, comp in (
        (Narrative(text=words), team.officer, Compartment.JOINT),
        (ClinicalNote(presenting="Sealed from the officer"), team.clinician, None),
    ):
        facts = {"compartment": comp} if comp else {}
        team.run(writing.save_draft, by=by, encounter=made.encounter_id, kind=body.KIND, body=body, **facts)
        team.run(encounter.leave_encounter, encounter=made.encounter_id, by=by)
    return str(made.number)


def bars(room: Room) -> list[Bar]:
    return [bar for bar in room.screen.join_bars.bars if not bar.isHidden()]


def press(bar: Bar, word: str) -> None:
    next(one for one in bar.findChildren(QPushButton) if one.text() == word).click()


def test_it_is_offered_joined_shown_in_order_and_undone_without_a_pop_up(room: Room) -> None:
    number = second_record(room.team, "Second car stood at the back door.")
    room.open(room.team.officer, "what_happened")
    wait_for(lambda: len(bars(room)) == 1, what="the offer")
    assert number in bars(room)[0].sentence
    assert "back door" not in words_on(room.screen), "nothing of it is shown before somebody says so"
    press(bars(room)[0], "Join as one encounter")
    wait_for(lambda: "back door" in words_on(room.screen), what="the words of the other record")
    entries = room.page("what_happened").findChildren(EntryView)
    theirs = next(one for one in entries if "back door" in words_on(one))
    assert number in words_on(theirs)
    assert not [one for one in theirs.findChildren(QPushButton) if one.text() == "Change"], "written on its own screen"
    assert "Sealed from the officer" not in words_on(room.screen)
    opened: list[str] = []
    room.screen.encounter_wanted.connect(opened.append)
    press(bars(room)[0], "Open it")
    assert opened
    press(bars(room)[0], "Undo")
    wait_for(lambda: "back door" not in words_on(room.screen), what="two records again")
    assert not [one for one in room.screen.findChildren(Overlay) if one.isVisible()]
    assert room.problems == []


def test_not_the_same_is_said_once_and_can_be_thought_over_on_the_calls_page(room: Room) -> None:
    second_record(room.team, "Another door altogether.")
    room.open(room.team.officer, "what_happened")
    wait_for(lambda: len(bars(room)) == 1, what="the offer")
    press(bars(room)[0], "Not the same")
    wait_for(lambda: not bars(room), what="the offer to go")
    room.screen.open_section("call")
    wait_for(lambda: len(bars(room)) == 1, what="what was said")
    press(bars(room)[0], "Undo")
    wait_for(lambda: [b for b in bars(room) if "same call number" in b.sentence], what="the offer again")
    room.screen.open_section("people")
    assert not bars(room), "elsewhere nothing of it stands in the way"
    assert isinstance(room.screen.join_bars, JoinBars)
