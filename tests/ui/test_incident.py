"""From the list of what was disclosed to a decision: kept with the keyboard, in the follow-ups with its clock, printed, decided by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldnotes.domain.ids import PersonId, RecordId
from fieldnotes.domain.record import Line
from fieldnotes.services import accounting, sharing, work_list
from tests.ui.encounter_room import a_team, let_go, type_words, wait_for
from tests.ui.team import Team, new_pool
from ui.dialogs.disclosures import DisclosuresSheet
from ui.dialogs.incident import IncidentSheet
from ui.jobs import Jobs
from ui.screens.work_list import WorkListScreen
from ui.theme import LOOK
from ui.viewmodels.incident import IncidentViewModel
from ui.viewmodels.person import PersonViewModel
from ui.viewmodels.work_list import WorkListViewModel
from ui.widgets import Button, Text


class Table:
    """A team that told the officer something; the sheets over an empty window."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.pool = new_pool()
        self.jobs = Jobs(team.lane, self.pool)
        self.window = QWidget()
        self.window.resize(1100, 760)
        self.window.show()
        team.run(
            sharing.share_with_officer, by=team.clinician, encounter=team.encounter, place="triggers",
            line=Line(text="Sirens", shared_by=team.clinician, basis="person_agrees"),
        )  # fmt: skip
        self.vm = PersonViewModel(team.desk, self.jobs, self.window)
        self.vm.open(PersonId(team.person), pen=team.clinician)
        wait_for(lambda: self.vm.state is not None, what="the person")

    def disclosures(self) -> DisclosuresSheet:
        sheet = DisclosuresSheet(self.vm, self.window)
        sheet.open_panel()
        wait_for(sheet.button.isEnabled, what="the list")
        return sheet

    def incident(self) -> IncidentSheet:
        """Out of the list, by the button of the first that left."""
        sheet = self.disclosures()
        self.named(sheet, "This went to the wrong place").click()
        [opened] = self.window.findChildren(IncidentSheet)
        wait_for(opened.button.isEnabled, what="what left")
        return opened

    @staticmethod
    def named(inside: QWidget, words: str) -> Button:
        return next(one for one in inside.findChildren(Button) if one.accessibleName().startswith(words))

    def rows(self, *, is_open: bool = True) -> list[Any]:
        found = self.team.run(work_list.list_work, by=self.team.clinician, kind="follow_up", is_open=is_open)
        return [row for row in found if row.kind == "incident"]

    def close(self) -> None:
        self.vm.close()
        self.window.hide()
        self.window.deleteLater()
        let_go(self.jobs)
        self.pool.shutdown()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    with a_team(tmp_path / "vault") as team:
        made = Table(team)
        yield made
        made.close()


def words_on(inside: QWidget) -> str:
    return " ".join(one.text() for one in inside.findChildren(Text) if one.isVisibleTo(inside))


def _is_read(screen: WorkListScreen) -> bool:
    return screen.current() is not None or screen.nothing.isVisibleTo(screen)


def choose(group: Any, code: str) -> None:
    next(chip for chip in group.chips() if chip.code == code).click()


def test_it_is_opened_from_what_left_and_kept_with_the_keyboard(table: Table) -> None:
    sheet = table.incident()
    assert "Police, own team" in sheet.of.text()
    assert sheet.noticed.text() == "21:48", "now, until somebody knows better"
    assert sheet.people.text() == "1"
    assert not sheet.key.isVisibleTo(sheet), "nothing left under a passphrase"
    assert not sheet.confirmed_by.isVisibleTo(sheet)
    assert not sheet.print.isVisibleTo(sheet)
    assert sheet.may_leave()
    QTest.keyClicks(sheet.went_to, "Ridge Garage")
    assert not sheet.may_leave(), "typed and not kept"
    choose(sheet.steps, "destroyed")
    assert sheet.confirmed_by.isVisibleTo(sheet)
    assert table.rows() == [], "typing keeps nothing"
    sheet.button.setFocus()
    QTest.keyClick(sheet.button, Qt.Key.Key_Space)
    wait_for(sheet.told.chips, what="the clocks")
    [row] = table.rows()
    assert (row.what, row.due.day) == ("Ridge Garage", "2026-11-24")
    assert [chip.text() for chip in sheet.told.chips()] == [
        "Privacy officer: by Nov 24 21:48", "The person: by Jan 22, 2027 23:59", "HHS: by Mar 1, 2027 23:59",
    ]  # fmt: skip
    assert sheet.print.hasFocus()
    assert sheet.may_leave()
    choose(sheet.told, "privacy_officer")
    assert not sheet.decide.isEnabled(), "first it is kept, then decided upon"
    sheet.button.click()
    wait_for(lambda: table.rows()[0].due.day == "2027-01-22", what="the next clock")
    wait_for(sheet.decide.isEnabled, what="the sheet")
    assert sheet.told.chips()[0].text() == "Privacy officer: told Nov 23"
    # Back to the list: it says so, and the accounting has it although the person agreed to what was told.
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    [again] = [one for one in table.window.findChildren(DisclosuresSheet) if one.isVisible()]
    wait_for(again.button.isEnabled, what="the list")
    wait_for(lambda: "It was meant for Police, own team." in words_on(again), what="what it was meant for")
    assert "Ridge Garage" in words_on(again)
    state = table.team.run(accounting.read_accounting, person=PersonId(table.team.person), by=table.team.clinician)
    [one] = state.rows
    assert (one.is_listed, one.is_incident_open) == (True, True)
    table.named(again, "What is known of it").click()
    [known] = [one for one in table.window.findChildren(IncidentSheet) if one.isVisible()]
    wait_for(lambda: known.went_to.text() == "Ridge Garage", what="what is known")


def test_it_is_decided_by_name_and_with_a_reason_and_can_be_opened_again(table: Table) -> None:
    sheet = table.incident()
    sheet.button.click()
    wait_for(lambda: sheet.decide.isVisibleTo(sheet), what="kept")
    sheet.decide.click()
    assert sheet.decision.chips()[0].hasFocus()
    assert not sheet.went_to.isVisibleTo(sheet)
    assert not sheet.button.isVisibleTo(sheet), "one thing at a time"
    choose(sheet.decision, "low_probability")
    type_words(sheet.decided_by, "P. Marsh")
    sheet.keep_decision.click()
    wait_for(lambda: "why" in sheet.bar.sentence, what="the sentence")
    assert len(table.rows()) == 1
    type_words(sheet.decided_why, "Came back unopened")
    QTest.keyClick(sheet.decided_why, Qt.Key.Key_Return)
    wait_for(lambda: table.rows() == [], what="closed")
    wait_for(lambda: sheet.reopen.isVisibleTo(sheet), what="shown")
    assert "P. Marsh: Came back unopened" in sheet.decided.text()
    assert not sheet.form.isEnabled()
    assert not sheet.button.isVisibleTo(sheet)
    assert not sheet.told.isVisibleTo(sheet), "nobody has to hear of it"
    assert sheet.print.isVisibleTo(sheet)
    sheet.reopen.click()
    wait_for(lambda: len(table.rows()) == 1, what="open again")
    wait_for(sheet.form.isEnabled, what="shown")


def test_what_cannot_be_read_says_so_where_it_stands(table: Table) -> None:
    sheet = table.incident()
    sheet.noticed.set_text("when the phone rang")
    sheet.button.click()
    assert sheet.noticed.hasFocus()
    assert sheet._noticed_box.problem
    sheet.noticed.set_text("Nov 20 09:00")
    sheet.people.set_text("a few")
    sheet.button.click()
    assert sheet.people.hasFocus()
    assert not sheet._noticed_box.problem
    sheet.people.set_text("2")
    sheet.button.click()
    wait_for(lambda: "cannot have been noticed before" in sheet.bar.sentence, what="the sentence")
    assert table.rows() == []
    assert sheet.button.isEnabled()


def test_the_draft_is_made_once_a_printer_was_chosen_and_it_is_a_real_one(table: Table) -> None:
    sheet = table.incident()
    sheet.button.click()
    wait_for(lambda: sheet.print.isVisibleTo(sheet), what="kept")
    made: list[Any] = []
    sheet.model.printed.connect(made.append)
    sheet.make(cast(Any, None))  # no printer here
    wait_for(lambda: made, what="the draft")
    assert made[0].pdf.startswith(b"%PDF")


def test_in_the_follow_ups_it_has_no_digits_and_opens_its_sheet(table: Table) -> None:
    sheet = table.incident()
    type_words(sheet.went_to, "Ridge Garage")
    sheet.button.click()
    wait_for(table.rows, what="kept")
    for pen, is_there in ((table.team.clinician, True), (table.team.officer, False)):
        model = WorkListViewModel(table.team.desk, table.jobs, "follow_up")
        screen = WorkListScreen(model)
        model.set_pen(pen)
        screen.show()
        wait_for(partial(_is_read, screen), what="the list")
        if not is_there:
            assert screen.current() is None, "what the clinical side sent is the clinical side's"
        else:
            row = screen.current()
            assert row is not None
            assert "Sent to the wrong place" in words_on(screen.detail)
            assert "Who got it: Ridge Garage" in words_on(screen.detail)
            assert not screen.answers.isVisibleTo(screen)
            wanted: list[str] = []
            calls: list[str] = []
            screen.incident_wanted.connect(wanted.append)
            screen.encounter_wanted.connect(calls.append)
            screen.list.setFocus()
            QTest.keyClick(screen.list, Qt.Key.Key_1)
            screen.go.click()
            assert (wanted, calls) == ([row.record], [])
            assert len(table.rows()) == 1, "a digit closes nothing"
        screen.hide()
        screen.deleteLater()
        model.deleteLater()
    again = IncidentSheet(
        IncidentViewModel(table.team.desk, table.jobs, table.team.clinician, RecordId(wanted[0])), table.window
    )
    again.open_panel()
    wait_for(lambda: again.went_to.text() == "Ridge Garage", what="the same, by its own id")


def test_with_somebody_in_the_back_the_sheet_says_no_name(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = table.incident()
    assert sheet.of.text()
    monkeypatch.setattr(LOOK, "is_private", True)
    assert sheet.model.state is not None
    sheet.show_state(sheet.model.state)
    assert sheet.of.text() == ""


def test_a_glove_on_esc_threw_away_what_was_typed(table: Table) -> None:
    sheet = table.incident()
    QTest.keyClicks(sheet.went_to, "Ridge Garage")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert "not kept yet" in sheet.bar.sentence
    QTest.keyClicks(sheet.went_to, ", 555-0188")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible(), "more was typed since"
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert table.rows() == []


def test_who_must_hear_next_lay_out_of_sight(table: Table) -> None:
    table.window.resize(820, 520)
    sheet = table.incident()
    sheet.area.verticalScrollBar().setValue(9999)
    sheet.button.click()
    wait_for(sheet.print.hasFocus, what="kept")
    QApplication.processEvents()
    assert not sheet.told.chips()[0].visibleRegion().isEmpty()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    [again] = [one for one in table.window.findChildren(DisclosuresSheet) if one.isVisible()]
    wait_for(again.button.isEnabled, what="the list")
    table.named(again, "What is known of it").click()
    [known] = [one for one in table.window.findChildren(IncidentSheet) if one.isVisible()]
    wait_for(lambda: bool(known.told.chips()) and known.told.chips()[0].hasFocus(), what="the next to be told")
