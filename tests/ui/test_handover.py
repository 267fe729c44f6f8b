"""The hand-over screen on a real vault: open before anything is signed, honest about gaps, kept when it is answered."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldnotes.domain.record import Handover
from fieldnotes.services import encounter
from tests.ui.encounter_room import a_team, let_go, type_words, wait_for, words_on
from tests.ui.team import Team, new_pool
from ui.jobs import Jobs
from ui.screens.handover import HandoverScreen
from ui.screens.read_aloud import ReadAloud
from ui.viewmodels.handover import HandoverViewModel
from ui.viewmodels.page import draw_page, page_sizes

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)  # the offscreen platform's own remark


class Sheet:
    """The screen, open on the call."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.pool = new_pool()
        self.jobs = Jobs(team.lane, self.pool)
        self.vm = HandoverViewModel(team.desk, self.jobs)
        self.screen = HandoverScreen(self.vm)
        self.screen.resize(1248, 706)
        self.vm.open(team.encounter, pen=team.clinician)
        self.screen.show()
        wait_for(lambda: self.vm.sheet is not None, what="the sheet")

    def kept(self) -> list[Handover]:
        state = self.team.run(encounter.read_encounter, encounter=self.team.encounter, by=self.team.clinician)
        return [cast(Handover, record.body) for record in state.of_kind("handover")]

    def close(self) -> None:
        self.vm.close()
        self.screen.hide()
        self.screen.deleteLater()
        self.vm.deleteLater()
        let_go(self.jobs)
        self.pool.shutdown()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with a_team(tmp_path_factory.mktemp("vault")) as made:
        yield made


@pytest.fixture
def sheet(qtbot: QtBot, team: Team) -> Iterator[Sheet]:
    made = Sheet(team)
    yield made
    made.close()


def test_it_opens_within_a_second_and_says_that_it_is_unsigned(team: Team, qtbot: QtBot) -> None:
    started = time.monotonic()
    made = Sheet(team)
    took = time.monotonic() - started
    try:
        assert made.screen.state.text() == "Unsigned"
        assert took < 1.0
    finally:
        made.close()


def test_gaps_are_said_not_skipped(sheet: Sheet) -> None:
    said = words_on(sheet.screen)
    assert "Legal status: not known" in said
    assert "Medicines: unknown" in said
    assert "not known" in sheet.screen.facts.text()


def test_accepted_is_kept_with_who_when_and_the_drawn_signature(sheet: Sheet) -> None:
    type_words(sheet.screen.by, "Intake nurse on duty")
    sheet.screen.at.clear()
    type_words(sheet.screen.at, "22:31")
    pad = sheet.screen.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(pad, QPoint(90, 50))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(90, 50))
    sheet.screen.accepted.click()
    wait_for(lambda: any(body.answer == "accepted" for body in sheet.kept()), what="the answer on record")
    body = next(body for body in sheet.kept() if body.answer == "accepted")
    assert body.received_by == "Intake nurse on duty"
    assert body.received_at.clock == "22:31"
    assert body.signature_strokes
    wait_for(lambda: "on record" in sheet.screen.bar.sentence, what="the sentence")


def test_not_accepted_asks_why_before_it_is_kept(sheet: Sheet) -> None:
    sheet.screen.refused.click()
    assert not any(body.answer == "not_accepted" for body in sheet.kept())
    type_words(sheet.screen.why, "No bed before midnight")
    QTest.keyClick(sheet.screen.why, Qt.Key.Key_Return)
    wait_for(lambda: any(body.answer_why == "No bed before midnight" for body in sheet.kept()), what="the refusal")


def test_an_unclear_time_is_said_beside_the_field_and_nothing_is_thrown_away(sheet: Sheet) -> None:
    sheet.screen.at.clear()
    type_words(sheet.screen.at, "half past")
    assert sheet.screen.at_field.problem
    assert sheet.screen.at.text() == "half past"


def test_reading_aloud_goes_line_by_line_and_is_on_record(sheet: Sheet) -> None:
    before = len(sheet.kept())
    sheet.screen.read.click()
    view = sheet.screen.findChild(ReadAloud)
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.line == 2
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.line == 1
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.isHidden()
    wait_for(lambda: len(sheet.kept()) > before, what="that it was read")
    assert sheet.kept()[-1].channel == "read"


def test_the_page_is_one_page_and_can_be_drawn(sheet: Sheet) -> None:
    made: list[bytes] = []
    sheet.vm.make_page(then=made.append)
    wait_for(lambda: made, what="the page")
    assert len(page_sizes(made[0])) == 1
    picture = draw_page(made[0], 0, 400)
    assert (picture.width(), picture.height()) == (400, 518)
    night = draw_page(made[0], 0, 400, "#E4E9EE", "#1C242D")
    assert night.pixelColor(2, 2).name().upper() == "#1C242D"


def test_the_outbox_gets_a_file_whose_name_names_nobody(sheet: Sheet) -> None:
    sheet.screen.outbox.click()
    wait_for(lambda: "outbox" in sheet.screen.bar.sentence, what="the sentence")
    names = [path.name for path in (sheet.team.desk.data_dir / "outbox").iterdir()]
    assert names
    assert not any("Jordan" in name or "Avery" in name for name in names)


def test_the_officers_pen_says_no_clinical_word(sheet: Sheet) -> None:
    sheet.vm.set_pen(sheet.team.officer)
    wait_for(lambda: sheet.vm.sheet is not None, what="the officer's sheet")
    assert "Clinical risk: not known to the officer" in words_on(sheet.screen)


def test_escape_goes_back_to_the_notes(sheet: Sheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.screen.back_wanted) as went:
        QTest.keyClick(sheet.screen, Qt.Key.Key_Escape)
    assert went.args == [sheet.team.encounter]
