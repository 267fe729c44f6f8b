"""Words that a signature elsewhere refuses, and fields that two people set: nothing is lost, nobody is held back."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldnotes.domain.problem import RuleProblem
from fieldnotes.domain.record import Addendum
from fieldnotes.services import signing, writing
from fieldnotes.services.desk import Desk
from tests.ui.encounter_room import Room, a_team, type_words, wait_for
from tests.ui.team import OFFICER_WORDS, Team, new_pool
from ui.dialogs.addendum import AddendumSheet
from ui.screens.encounter.conflict import ConflictStrip

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


def _two_heads(desk: Desk, *, team: Team, here: str, there: str) -> None:
    """On the lane: two laptops wrote the same field, each without knowing of the other."""
    found = next(r for r in desk.joint_of(encounter=team.encounter, kind="safety_summary"))
    before = found.heads
    for by, words in ((team.officer, here), (team.clinician, there)):
        with desk.writing(by) as pen:
            pen.revise(
                record=found.id,
                kind="safety_summary",
                compartment=found.compartment,
                encounter=team.encounter,
                body={**found.body, "belongings": words},
                parents=before,
                why="written",
            )


def test_two_values_stand_side_by_side_and_the_chosen_one_counts(room: Room) -> None:
    room.team.run(_two_heads, team=room.team, here="Backpack: with the sister", there="Backpack: on the porch")
    room.open(room.team.officer, "safety_summary")
    page = room.page("safety_summary")
    wait_for(lambda: page.findChildren(ConflictStrip), what="both values")
    strip = page.findChildren(ConflictStrip)[0]
    said = [chip.text() for chip in strip.values.chips()]
    assert strip.values.codes() == []  # nothing is preselected
    assert any("with the sister" in text and "Okafor" in text for text in said)
    assert any("on the porch" in text and "Reyes" in text for text in said)
    mine = next(chip for chip in strip.values.chips() if "on the porch" in chip.text())
    mine.click()
    wait_for(lambda: not room.vm.single("safety_summary").conflicts, what="the choice")
    wait_for(lambda: not page.findChildren(ConflictStrip), what="one value")
    assert [body.belongings for body in room.bodies("safety_summary", room.team.officer)] == ["Backpack: on the porch"]
    assert room.problems == []


def test_words_for_a_record_that_was_signed_meanwhile_wait_as_an_addition_and_hold_nobody_back(room: Room) -> None:
    """The words stayed in a form that could not save: neither pen could be switched nor the encounter left."""
    team = room.team
    room.open(team.officer, "what_happened")
    page = room.page("what_happened")
    said = room.vm.slot_of(team.ids["said"])
    assert said is not None
    page._take_up(said)
    team.run(signing.sign, encounter=team.encounter, by=team.officer, passphrase=OFFICER_WORDS, scope="encounter")
    type_words(page.box.text, "The gate was open. ")
    room.vm.save_now()
    wait_for(lambda: not room.screen.kept_bar.isHidden(), what="the bar")
    assert "signed meanwhile" in room.screen.kept_bar.sentence
    wait_for(lambda: not room.vm.is_busy, what="the words to be kept")
    assert any("The gate was open." in cast(Addendum, body).text for body in room.bodies("addendum", team.officer))
    room.screen.kept_bar.button.click()
    wait_for(lambda: room.screen.findChildren(AddendumSheet), what="the addition")
    sheet = room.screen.findChildren(AddendumSheet)[0]
    assert "The gate was open." in sheet.text.text()
    sheet.close_panel()
    room.vm.set_pen(team.clinician)
    wait_for(lambda: room.vm.state is not None and room.vm.state.pen.user == team.clinician, what="the other pen")
    assert {getattr(problem, "code", "") for problem in room.problems} <= {"signed"}


def test_words_that_no_record_takes_can_be_copied_and_hold_nobody_back(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = room.team

    def refuse(*_args: Any, **_facts: Any) -> None:
        raise RuleProblem("sealed_from_you", compartment="joint")

    room.open(team.clinician, "what_happened")
    slot = room.vm.new_slot("narrative")
    monkeypatch.setattr(writing, "save_draft", refuse)
    room.vm.edit(slot, "text", "Bus ticket in the left pocket.")
    saved: list[bool] = []
    room.vm.flush(saved.append)
    wait_for(lambda: saved, what="an answer")
    assert saved == [True]
    assert not room.screen.kept_bar.isHidden()
    room.screen.kept_bar.button.click()
    assert QApplication.clipboard().text() == "Bus ticket in the left pocket."
    assert room.screen.kept_bar.isHidden()
    QApplication.clipboard().clear()
