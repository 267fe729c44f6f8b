"""Health and the safety plan in the real window, by keys: digits choose, Tab goes on, the rest waits behind "More…"."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldnotes.domain.health import Medicine, PastAttempt, Substance
from fieldnotes.domain.record import Compartment, Health, Quantity, SafetyPlan, Status
from fieldnotes.services import writing
from tests.ui.encounter_room import Room, a_team, wait_for, words_on
from tests.ui.team import Team, new_pool
from ui.widgets.turn import step


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with a_team(tmp_path_factory.mktemp("health")) as made:
        yield made


@pytest.fixture
def room(qtbot: QtBot, team: Team) -> Iterator[Room]:
    pool = new_pool()
    made = Room(team, pool)
    yield made
    made.close()
    pool.shutdown()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(words: str) -> None:
    QTest.keyClicks(focused(), words)


def tab(room: Room) -> None:
    """As the window does it: by the layouts as they stand now."""
    assert step([room.screen], focused(), is_next=True)


def marks(room: Room) -> dict[str, str]:
    return {mark.key: mark.mark for mark in room.stored(room.team.clinician).sections}


def test_a_plan_is_made_by_digits_and_tab_with_words_where_they_are_needed(room: Room) -> None:
    room.open(room.team.clinician, "safety_plan")
    press("19")
    tab(room)
    press("Walks in circles")
    for digits in ("1", "5", "2", "12", "36"):
        tab(room)
        press(digits)
        tab(room)
    tab(room)
    press("12")
    tab(room)
    press("1")
    tab(room)
    press("Sister, on the fridge")
    room.settle()
    [plan] = room.bodies("safety_plan", room.team.clinician)
    assert plan.warning_signs_usual == ["sleep", "dying"]
    assert plan.warning_signs == "Walks in circles"
    assert plan.on_my_own_usual == ["walk"]
    assert plan.people_and_places_usual == ["library"]
    assert plan.people_to_ask_usual == ["ask_parent"]
    assert plan.professionals_usual == ["line_988", "line_veterans"]
    assert plan.safer_surroundings_usual == ["pills_kept", "ropes"]
    assert (plan.copy_holders, plan.copy_how) == (["person", "family"], ["paper"])
    assert plan.copy_note == "Sister, on the fridge"
    assert marks(room)["safety_plan"] == "complete"
    assert room.bodies("safety_plan", room.team.officer) == []


def test_nobody_yet_is_an_answer_and_asks_for_no_way(room: Room) -> None:
    room.open(room.team.clinician, "safety_plan")
    copy = room.page("safety_plan").forms[1]
    holders = copy.editor("copy_holders").groups[0]
    holders.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason)
    held = holders.codes()
    press("7")
    assert holders.codes() == ["none"]
    room.settle()
    assert room.bodies("safety_plan", room.team.clinician)[0].copy_holders == ["none"]
    press("1")
    assert holders.codes() == ["person"], f"somebody and nobody cannot both be ({held})"


def test_medicines_row_by_row_and_attempts_once_there_were_some(room: Room) -> None:
    room.open(room.team.clinician, "health")
    form = room.page("health").forms[0]
    rows = form.editor("medicine_rows")
    rows.focus_first()
    press("Sertraline")
    tab(room)
    press("50 mg")
    assert len(rows.rows) == 2, "an empty row waits"
    tab(room)
    press("this morning")
    tab(room)
    press("1")
    attempts = form.editor("past_attempts")
    assert attempts.isHidden()
    form.editor("past_attempts_known").focus_first()
    press("1")
    assert not attempts.isHidden()
    tab(room)
    press("2")
    tab(room)
    press("2019")
    tab(room)
    press("pills")
    room.settle()
    [health] = room.bodies("health", room.team.clinician)
    assert health.medicine_rows == [
        Medicine(name="Sertraline", dose="50 mg", last_taken="this morning", taking="as_prescribed")
    ]
    assert (health.past_attempts_known, health.past_attempt_count) == ("yes", 2)
    assert health.past_attempts == [PastAttempt(when_was="2019", how="pills")]


def test_the_rest_waits_behind_more_and_stays_once_something_is_written(room: Room) -> None:
    room.open(room.team.clinician, "health")
    form = room.page("health").forms[0]
    pregnancy, stays = form.editor("pregnancy"), form.editor("past_stays_known")
    assert pregnancy.isHidden()
    assert stays.isHidden()
    assert "Pregnancy" in form._more.accessibleDescription()
    form._more.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(form._more, Qt.Key.Key_Space)
    assert form._more.isHidden()
    assert not stays.isHidden()
    assert form.editor("past_stays").isHidden(), "asked once there was one"
    press("twelve weeks")
    room.settle()
    assert room.bodies("health", room.team.clinician)[0].pregnancy == Quantity(text="twelve weeks", status=Status.GIVEN)


def test_what_was_written_behind_more_is_in_sight_and_a_jump_brings_the_rest(room: Room) -> None:
    room.open(room.team.clinician, "health")
    form = room.page("health").forms[0]
    form.editor("sleep_food").edit.setText("nothing since Sunday")
    form.editor("sleep_food").edit.edited.emit("nothing since Sunday")
    assert not form.editor("sleep_food").isHidden()
    assert form.editor("mobility").isHidden()
    edit = form.editor("sleep_food").edit
    edit.setFocus(Qt.FocusReason.OtherFocusReason)
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.text() == ""
    assert not form.editor("sleep_food").isHidden(), "a field does not go away under the fingers"
    room.screen.pages["health"].focus_field("mobility")
    assert not form.editor("mobility").isHidden()
    assert focused() is form.editor("mobility").edit


def test_each_chosen_substance_gets_its_own_lines_in_the_record_that_is_kept_apart(room: Room) -> None:
    room.open(room.team.clinician, "health")
    form = room.page("health").forms[1]
    form.editor("substances_used").focus_first()
    press("1")
    assert list(form.editor("substances").rows) == ["alcohol"]
    tab(room)
    press("1")
    tab(room)
    press("a fifth of vodka")
    tab(room)
    press("at nine")
    tab(room)
    press("1")
    room.settle()
    [note] = room.bodies("substance_note", room.team.clinician)
    assert note.substances == [
        Substance(
            substance="alcohol",
            route="swallowed",
            amount="a fifth of vodka",
            last_use="at nine",
            withdrawal=["shaking"],
        )
    ]
    kept = room.stored(room.team.clinician).of_kind("substance_note")
    assert {one.compartment for one in kept} == {Compartment.CLINICAL}
    room.vm.set_pen(room.team.officer)
    wait_for(
        lambda: room.vm.state is not None and room.vm.state.pen.user == room.team.officer, what="the officer's pen"
    )
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert "vodka" not in words_on(room.screen)
    assert room.bodies("substance_note", room.team.officer) == []


def test_a_plan_of_an_earlier_version_shows_that_the_person_has_a_copy_and_lets_it_be_taken_back(room: Room) -> None:
    team, by = room.team, room.team.clinician
    kept = room.stored(by).of_kind("safety_plan")
    team.run(
        writing.save_draft, by=by, encounter=team.encounter, kind="safety_plan", record=kept[0].id if kept else None,
        body=SafetyPlan(warning_signs="Not sleeping", copy_given=True),
    )  # fmt: skip
    room.open(by, "safety_plan")
    copy = room.page("safety_plan").forms[1]
    tick = copy.editor("copy_given")
    assert not tick.isHidden()
    assert tick.check.isChecked()
    assert copy.editor("copy_how").isHidden()
    tick.check.click()
    room.settle()
    assert not room.bodies("safety_plan", by)[0].copy_given
    assert tick.isHidden()


def test_the_second_record_of_a_persons_health_was_out_of_sight(room: Room) -> None:
    """Two persons turned out to be one: what was written about the other stands on a second page."""
    clinician = room.team.clinician
    room.open(clinician, "health")
    page = room.page("health")
    form = page.forms[0]
    assert form.twins.isHidden()
    first = form.editor("conditions")
    first.edit.setFocus()
    press("Asthma")
    room.settle()
    assert len(room.bodies("health", clinician)) == 1
    other = Health(conditions=Quantity(text="Epilepsy", status=Status.GIVEN))
    changes = room.team.run(
        writing.save_draft, by=clinician, encounter=room.team.encounter, kind="health", body=other
    ).changes
    room.vm.follow(changes)
    wait_for(lambda: not form.twins.isHidden(), what="the second page to be told")
    assert form.twins.text() == "Written more than once about the same person: 1 of 2. Show the next"
    assert first.edit.text() == "Asthma"
    form.twins.click()
    wait_for(lambda: first.edit.text() == "Epilepsy", what="the other page")
    first.edit.setFocus()
    QTest.keyClick(first.edit, Qt.Key.Key_End)
    press(" since 2019")
    room.settle()
    told = sorted(body.conditions.text for body in room.bodies("health", clinician))
    assert told == ["Asthma", "Epilepsy since 2019"]
    form.twins.click()
    wait_for(lambda: first.edit.text() == "Asthma", what="the first page again")


def test_the_name_of_a_medicine_was_cut_to_its_end(room: Room) -> None:
    """On a small screen with large words the field was as wide as five letters."""
    room.open(room.team.clinician, "health")
    shown = room.page("health").forms[0].editor("medicines")
    editor = type(shown)(shown.spec, shown.around)
    editor.show()
    for width, is_beside in ((300, False), (900, True)):
        editor.resize(width, 120)
        QApplication.processEvents()
        assert (editor.status.y() < editor.edit.geometry().bottom()) == is_beside
        assert editor.edit.fontMetrics().horizontalAdvance("Sertraline") < editor.edit.width()
    editor.deleteLater()
