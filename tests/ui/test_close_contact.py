"""A call that needed no action, closed on one page by digits: the same records as the sections write, and nothing made up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fieldnotes.domain.stamp import is_known
from fieldnotes.services import encounter
from tests.ui.encounter_room import Room, a_team, wait_for
from tests.ui.team import OFFICER_WORDS, new_pool
from ui.dialogs.sign import SignSheet

Key = Qt.Key


@pytest.fixture
def room(tmp_path: Path, qtbot: object) -> Iterator[Room]:
    """A call of its own, nothing written yet, under the officer's pen."""
    pool = new_pool()
    with a_team(tmp_path) as team:
        team.encounter = team.run(encounter.start_encounter, by=team.officer, kind="").encounter_id
        room = Room(team, pool)
        room.open(team.officer, "call")
        room.screen.activateWindow()
        wait_for(room.screen.isActiveWindow)
        yield room
        room.close()
    pool.shutdown()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)
        QTest.qWait(1)


def call(room: Room) -> Any:
    return room.bodies("encounter", room.team.officer)[0]


def test_digits_close_a_call_and_the_sections_hold_what_was_said(room: Room) -> None:
    address = focused()
    QTest.keyClicks(address, "1420 Alder St")
    press(Key.Key_Tab, Key.Key_Tab)
    QTest.keyClicks(focused(), "Welfare check")
    room.screen.act("close_call")
    page = room.page("close_contact")
    assert not any(group.codes() for form in page.forms for e in form.editors for group in getattr(e, "groups", []))
    assert page.asked.codes() == []
    press(Key.Key_1, Key.Key_Return, Key.Key_1, Key.Key_Return, Key.Key_2, Key.Key_Return, Key.Key_1)
    QTest.keyClicks(focused(), "2112")
    press(Key.Key_Tab)
    wait_for(lambda: page.missing.text() == "", what="nothing left to say")
    press(Key.Key_Tab)
    assert focused() is page.go
    press(Key.Key_Return)
    wait_for(lambda: [s for s in room.screen.findChildren(SignSheet) if s.vm.may_sign], what="what is to be signed")
    QTest.keyClicks(focused(), OFFICER_WORDS)
    press(Key.Key_Return)
    wait_for(lambda: room.vm.state is not None and room.vm.state.of_kind("signature"), what="signed")
    said = call(room)
    assert (said.contact_kind, said.call_type_cleared) == ("active_call", "Welfare check")
    assert said.times.on_scene.clock == "21:12"
    assert is_known(said.times.cleared)
    [outcome] = room.bodies("outcome", room.team.officer)
    assert (outcome.dispositions, outcome.primary) == (["no_action"], "no_action")
    [person] = room.bodies("person", room.team.officer)
    assert person.is_unknown
    [involved] = room.bodies("involvement", room.team.officer)
    assert involved.role == "subject"


def test_what_is_not_said_stays_unsaid_and_is_named(room: Room) -> None:
    room.screen.act("close_call")
    page = room.page("close_contact")
    assert page.missing.text() == (
        "Still open: the kind of contact, what it turned out to be, how it ended, who it was and when you were on scene"
    )
    press(Key.Key_Tab, Key.Key_Tab, Key.Key_1)  # nobody there: who it was is no question then
    wait_for(lambda: not page.who.isVisible(), what="the question to go")
    assert "who it was" not in page.missing.text()
    room.settle()
    assert room.bodies("person", room.team.officer) == []
    assert not is_known(call(room).times.on_scene)


def test_clear_call_asks_on_one_page_and_only_while_no_outcome_is_said(room: Room) -> None:
    room.screen.band.clear.click()
    assert room.screen.key == "close_contact"
    wait_for(lambda: is_known(call(room).times.cleared), what="clear")
    room.vm.edit(room.vm.single("outcome"), "dispositions", ["left_with_family"])
    room.settle()
    wait_for(lambda: room.vm.state is not None and room.vm.state.of_kind("outcome"), what="the outcome read back")
    room.screen.open_section("people")
    room.screen._clear_call()
    assert room.screen.key == "people"


def test_an_outcome_of_the_section_stays_beside_a_short_one(room: Room) -> None:
    room.vm.edit(room.vm.single("outcome"), "dispositions", ["left_with_family"])
    room.settle()
    room.screen.act("close_call")
    press(Key.Key_Tab, Key.Key_Tab, Key.Key_3)
    room.settle()
    [outcome] = room.bodies("outcome", room.team.officer)
    assert set(outcome.dispositions) == {"left_with_family", "resolved"}
    assert outcome.primary == "left_with_family"


def test_another_call_type_is_typed(room: Room) -> None:
    room.screen.act("close_call")
    press(Key.Key_Tab, Key.Key_1)
    QTest.keyClicks(focused(), "Stuck lift")
    room.settle()
    assert call(room).call_type_cleared == "Stuck lift"
