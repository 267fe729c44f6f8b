"""An answer comes back: dropped on the window, read, shown, taken over by a yes. Real vault, real packet, filled in by another program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldnotes.domain.record import Consent
from fieldnotes.services import consent, directory, referral, work_list
from fieldnotes.services.row import WorkRow
from fieldnotes.system.path import resource
from tests.packet.test_reply import changed, fill
from tests.services.paper import take_letter
from tests.ui.encounter_room import a_team, let_go, type_words, wait_for
from tests.ui.team import Team, at, new_pool
from tests.ui.test_house import both_in
from ui.dialogs.reply import STAYS, AnswerSheet
from ui.house import House
from ui.jobs import Jobs
from ui.screens.work_list import WorkListScreen
from ui.viewmodels.reply import ReplyViewModel
from ui.viewmodels.work_list import WorkListViewModel

CLINIC = "directory:3"


class Table:
    """A team that sent a packet; the sheet over an empty window."""

    def __init__(self, team: Team, folder: Path) -> None:
        self.team, self.folder = team, folder
        self.pool = new_pool()
        self.jobs = Jobs(team.lane, self.pool)
        self.window = QWidget()
        self.window.resize(1100, 760)
        self.window.show()
        self.record, self.sent = self._send()
        self.sheets: list[AnswerSheet] = []

    def _send(self) -> tuple[str, bytes]:
        by, run = self.team.clinician, self.team.run
        record = run(
            referral.start_referral, by=by, encounter=self.team.encounter, service_key=CLINIC, person=self.team.person
        ).record
        told = run(referral.read_packet_plan, by=by, referral=record).recipient
        run(
            consent.record_consent,
            by=by,
            encounter=self.team.encounter,
            body=Consent(
                person_id=self.team.person,
                discloser="Alder County Co-Response",
                recipient=told.name,
                recipient_key=CLINIC,
                information=["letter", "encounter_summary"],
                purpose="Care tonight",
                expires_on="2027-05-23",
                right_to_revoke_told=True,
                redisclosure_told=True,
                consequences_told=True,
                signed_by="Jordan",
                signed_at=at("21:41"),
                signature_strokes=[[(60, 620), (120, 300)]],
            ),
        )
        run(take_letter, by=by, encounter=self.team.encounter, referral=record)
        path = self.folder / "sent.pdf"
        run(referral.export_packet, by=by, referral=record, channel="save_archive", path=path)
        return record, path.read_bytes()

    def back(self, answers: Mapping[str, str | bool], name: str = "back.pdf") -> Path:
        path = self.folder / name
        path.write_bytes(fill(self.sent, answers))
        return path

    def sheet(self, pen: str = "") -> AnswerSheet:
        model = ReplyViewModel(self.team.desk, self.jobs, pen or self.team.clinician)  # type: ignore[arg-type] # a user id
        sheet = AnswerSheet(model, self.window)
        model.setParent(sheet)
        sheet.open_panel()
        self.sheets.append(sheet)
        return sheet

    def row(self, *, is_open: bool = True) -> WorkRow:
        rows = self.team.run(work_list.list_work, by=self.team.clinician, kind="referral", is_open=is_open)
        found: WorkRow = next(row for row in rows if row.record == self.record)
        return found

    def close(self) -> None:
        self.window.hide()
        self.window.deleteLater()
        let_go(self.jobs)
        self.pool.shutdown()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    with a_team(tmp_path / "vault") as team:
        team.import_directory(directory.prepare_import(resource("demo", "directory")))
        made = Table(team, tmp_path)
        yield made
        made.close()


def drop(onto: QWidget, path: Path) -> None:
    """As a file manager lets a file go over a window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    over = QDragEnterEvent(QPoint(40, 40), *how)
    QApplication.sendEvent(onto, over)
    if over.isAccepted():
        QApplication.sendEvent(onto, QDropEvent(QPointF(40, 40), *how))


def test_a_dropped_form_is_shown_and_one_enter_takes_it_over(table: Table) -> None:
    sheet = table.sheet()
    drop(
        sheet,
        table.back(
            {"accepted": True, "appointment": True, "about_appointment": "Nov 25, 10:00", "answered_by": "R. Ito"}
        ),
    )
    wait_for(sheet.button.isEnabled, what="the answer")
    assert "Appointment: Nov 25, 10:00" in sheet.said.text()
    assert "Answered by R. Ito" in sheet.said.text()
    assert sheet.where.codes() == ["in_progress"]
    assert not sheet.warned.isVisibleTo(sheet)
    assert table.row().state == "requested", "looking moves nothing"
    QTest.keyClick(sheet.button, Qt.Key.Key_Space)
    wait_for(lambda: table.row().state == "in_progress", what="the referral to move")
    wait_for(lambda: not table.window.findChildren(AnswerSheet), what="the sheet to close")


def test_a_no_asks_for_its_reason_before_it_can_be_taken_over(table: Table) -> None:
    sheet = table.sheet()
    sheet.model.take_file(table.back({"declined": True}))
    wait_for(lambda: sheet.shown.isVisibleTo(sheet), what="the answer")
    assert sheet.where.codes() == ["rejected"]
    assert not sheet.button.isEnabled()
    type_words(sheet.why, "Full until Thursday")
    assert sheet.button.isEnabled()
    QTest.keyClick(sheet.why, Qt.Key.Key_Return)
    wait_for(lambda: not table.window.findChildren(AnswerSheet), what="the sheet to close")
    assert (table.row(is_open=False).state, table.row(is_open=False).note) == ("rejected", "Full until Thursday")


def test_boxes_that_contradict_each_other_choose_nothing_for_anybody(table: Table) -> None:
    sheet = table.sheet()
    sheet.model.take_file(table.back({"accepted": True, "declined": True}))
    wait_for(lambda: sheet.shown.isVisibleTo(sheet), what="the answer")
    assert sheet.where.codes() == [STAYS]
    assert "cannot both be meant" in sheet.warned.text()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda table: table.folder / "sent.pdf", "nothing ticked"),
        (lambda table: write(table.folder / "x.pdf", b"%PDF-1.7 nothing"), "not a PDF, or it is damaged"),
        (lambda table: table.folder / "gone.pdf", "gone.pdf"),
    ],
)
def test_what_is_no_answer_gets_a_sentence_and_another_file_may_be_picked(table: Table, make: Any, words: str) -> None:
    sheet = table.sheet()
    sheet.model.take_file(make(table))
    wait_for(lambda: words in sheet.bar.sentence, what=words)
    assert sheet.pick.isEnabled()
    assert not sheet.button.isEnabled()
    sheet.model.take_file(table.back({"accepted": True}))
    wait_for(sheet.button.isEnabled, what="the good one")
    assert not sheet.bar.isVisibleTo(sheet)


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_protected_form_asks_for_its_passphrase_and_keeps_none(table: Table) -> None:
    from fieldnotes.packet.seal import protect

    closed, passphrase = protect(table.back({"arrived": True}).read_bytes())
    sheet = table.sheet()
    sheet.model.take_file(write(table.folder / "closed.pdf", closed))
    wait_for(lambda: sheet.passphrase.isVisibleTo(sheet), what="the question")
    type_words(sheet.passphrase, "harbor")
    QTest.keyClick(sheet.passphrase, Qt.Key.Key_Return)
    wait_for(lambda: "does not open" in sheet.bar.sentence, what="the sentence")
    type_words(sheet.passphrase, passphrase)
    QTest.keyClick(sheet.passphrase, Qt.Key.Key_Return)
    wait_for(sheet.button.isEnabled, what="the answer")
    assert sheet.passphrase.text() == ""


def test_the_officer_sees_where_it_stands_and_the_clinician_what_was_written(table: Table) -> None:
    sheet = table.sheet()
    sheet.model.take_file(table.back({"appointment": True, "about_appointment": "WORDCANARY"}))
    wait_for(sheet.button.isEnabled, what="the answer")
    sheet.button.click()
    wait_for(lambda: table.row().state == "in_progress", what="the referral to move")
    for pen, is_there in ((table.team.clinician, True), (table.team.officer, False)):
        model = WorkListViewModel(table.team.desk, table.jobs, "referral")
        screen = WorkListScreen(model)
        model.set_pen(pen)
        screen.show()
        screen.renew()
        wait_for(screen.current, what="the list")
        shown = " ".join(label.text() for label in screen.detail.findChildren(QWidget) if hasattr(label, "text"))
        assert ("WORDCANARY" in shown) == is_there
        assert "In progress" in shown
        screen.hide()
        screen.deleteLater()
        model.deleteLater()


def test_a_file_dropped_on_the_window_opens_the_sheet_and_never_over_the_cover(
    open_window: Any, vault: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    house: House = open_window(vault)
    path = write(tmp_path / "x.pdf", b"%PDF-1.7 nothing")
    drop(house.shell, path)
    assert not house.shell.findChildren(AnswerSheet), "nobody is past the door"
    both_in(house, qtbot)
    drop(house.shell, write(tmp_path / "x.exe", b"MZ"))
    assert not house.shell.findChildren(AnswerSheet)
    drop(house.shell, path)
    qtbot.waitUntil(lambda: bool(house.shell.findChildren(AnswerSheet)), timeout=5000)
    sheet = house.shell.findChildren(AnswerSheet)[0]
    qtbot.waitUntil(lambda: "not a PDF" in sheet.bar.sentence, timeout=10_000)
    sheet.close_panel()
    qtbot.waitUntil(lambda: not house.shell.findChildren(AnswerSheet), timeout=5000)
    house.shell.act("hide")
    drop(house.shell, path)
    assert not house.shell.findChildren(AnswerSheet), "covered"


def test_one_enter_believed_a_page_that_somebody_had_changed(table: Table) -> None:
    def swap(pdf: pikepdf.Pdf) -> None:
        for kid in pdf.Root.AcroForm.Fields[0].Kids:
            if kid.T == "declined":
                kid.TU = pikepdf.String("Accepted")

    sheet = table.sheet()
    back = table.back({"declined": True, "about_declined": "Full until Thursday"})
    sheet.model.take_file(write(table.folder / "swapped.pdf", changed(back.read_bytes(), swap)))
    wait_for(lambda: sheet.shown.isVisibleTo(sheet), what="the answer")
    assert "Call them and ask" in sheet.warned.text()
    assert sheet.where.codes() == [STAYS], "nothing is chosen for anybody"
    assert not sheet.button.hasFocus()
    next(chip for chip in sheet.where.chips() if chip.code == "rejected").click()
    assert sheet.why.text() == "Full until Thursday", "what they wrote is there once somebody has asked them"
