"""Carry notes by hand: a bundle onto a stick for the station or another laptop, and what somebody carried here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QFileDialog, QProgressBar, QVBoxLayout, QWidget

from fieldnotes.domain.problem import Problem
from fieldnotes.system.stick import Stick
from ui.dialogs.sheet import Sheet
from ui.screens.stick_word import Line, read_lines, written_lines
from ui.screens.sync_word import left_words, megabytes
from ui.screens.word import tr
from ui.viewmodels.sentence import sentence_of
from ui.widgets import ChipGroup, PlainButton, PrimaryButton, Text, clear_layout
from ui.widgets.announce import ANNOUNCER
from ui.widgets.over import open_dialog

if TYPE_CHECKING:
    from fieldnotes.services.bundle import BundleMade, BundlesRead, Recipient
    from ui.viewmodels.stick_sync import StickSyncViewModel

FOLDER = "folder"
LOOK_AGAIN_MS = 2000  # somebody plugs one in while the sheet is open
FINE = 1000
_SCROLLS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class StickSyncSheet(Sheet):
    """Esc while it writes or reads stops that first; what was written half is taken away again."""

    def __init__(self, model: StickSyncViewModel, over: QWidget) -> None:
        super().__init__(tr("Carry by stick"), over, width_px=760, height_px=600)
        self.model = model
        self.sticks: list[Stick] = []
        self.recipients: list[Recipient] = []
        self._folder = ""
        self._first: QWidget | None = None  # line of what was done
        self._build()
        model.sticks_found.connect(self.show_sticks)
        model.recipients_read.connect(self.show_recipients)
        model.busy_changed.connect(self._fit_buttons)
        model.progressed.connect(self.show_progress)
        model.written.connect(self.show_written)
        model.read.connect(self.show_read)
        model.stopped.connect(self._show_stopped)
        model.refused.connect(self._show_problem)
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(model.look_for_sticks)
        self._again.start()
        self.closed.connect(self._again.stop)
        self.closed.connect(model.stop)
        self.show_sticks([])
        self.show_recipients([])
        model.look_for_sticks()
        model.read_recipients()

    def _build(self) -> None:
        words = tr(
            "Without a network a stick carries what is sealed: to the station, or to another car. Only whom it is for can open it."
        )
        self.intro = Text(words, "body", "muted", wrap=True)
        self.column.addWidget(self.intro)
        self.column.addWidget(Text(tr("Which stick"), "label", "muted"))
        self.where = ChipGroup(tr("Which stick"), [], is_single=True, must_choose=True)
        self.where.picked.connect(self._pick)
        self.column.addWidget(self.where)
        self.told = Text("", "second", "muted", wrap=True)
        self.column.addWidget(self.told)
        self.whom_title = Text(tr("For whom"), "label", "muted")
        self.column.addWidget(self.whom_title)
        self.whom = ChipGroup(tr("For whom"), [], is_single=True, must_choose=True)
        self.whom.picked.connect(lambda _codes: self._fit_buttons())
        self.column.addWidget(self.whom)
        self.nobody = Text(
            tr(
                "This laptop belongs to no station and knows no other laptop yet. It can take in what others carried here."
            ),
            "body",
            wrap=True,
        )
        self.column.addWidget(self.nobody)
        self.meter = QProgressBar()
        self.meter.setRange(0, FINE)
        self.meter.setTextVisible(False)
        self.meter.hide()
        self.amount = Text("", "body", "muted", wrap=True)
        self.amount.hide()
        self.column.addWidget(self.meter)
        self.column.addWidget(self.amount)
        self.result = QVBoxLayout()
        self.column.addLayout(self.result)
        self.column.addStretch(1)
        self.stop = PlainButton(tr("Stop"))
        self.stop.clicked.connect(self.model.stop)
        self.stop.hide()
        self.take = PlainButton(tr("Take in from stick"), icon="stick")
        self.take.clicked.connect(self._take_in)
        self.copy = PrimaryButton(tr("Copy to stick"), icon="save")
        self.copy.clicked.connect(self._copy)
        self.foot.addWidget(self.stop)
        self.foot.addStretch(1)
        self.foot.addWidget(self.take)
        self.foot.addWidget(self.copy)

    def first_focus(self) -> QWidget | None:
        return self.copy if self.copy.isEnabled() else self.where.chips()[0]

    def may_leave(self) -> bool:
        return not self.model.busy

    def ask_to_finish(self) -> None:
        self.say(tr("The stick is being written or read. Wait for it, or stop it."))

    def close_panel(self) -> None:
        """Esc or Back: first what goes on is stopped."""
        if self.model.busy:
            self.model.stop()
            return
        super().close_panel()

    # --- choosing ---

    def show_sticks(self, sticks: Sequence[Stick]) -> None:
        """What is plugged in is offered; a choice that is still there stays."""
        codes = [str(stick.path) for stick in sticks]
        if self.where.chips() and codes == [str(stick.path) for stick in self.sticks]:
            return
        chosen = next(iter(self.where.codes()), "")
        self.sticks = list(sticks)
        options = [(str(stick.path), stick.name) for stick in sticks]
        self.where.set_options([*options, (FOLDER, tr("Another folder…"))])
        fallback = FOLDER if self._folder else next(iter(codes), "")
        self.where.set_codes(
            [chosen if chosen in {*codes, FOLDER} and (chosen != FOLDER or self._folder) else fallback]
        )
        self._fit_place()

    def show_recipients(self, recipients: Sequence[Recipient]) -> None:
        """The station comes first and is what is usually meant."""
        self.recipients = list(recipients)
        self.whom.set_options([(one.id, one.name) for one in recipients])
        self.whom.set_codes([one.id for one in recipients[:1]])
        for part in (self.whom, self.whom_title):
            part.setVisible(bool(recipients))
        self.nobody.setVisible(not recipients)
        self._fit_buttons()

    def _pick(self, codes: Sequence[str]) -> None:
        if FOLDER in codes:
            dialog = QFileDialog(self, tr("Folder"))
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            dialog.fileSelected.connect(self.take_folder)
            open_dialog(dialog)
        self._fit_place()

    def take_folder(self, path: str) -> None:
        """A folder that somebody named by hand."""
        self._folder = path
        self.where.set_codes([FOLDER])
        self._fit_place()

    def place(self) -> Path | None:
        """Where to write, or to look; None while nothing is chosen."""
        chosen = next(iter(self.where.codes()), "")
        path = self._folder if chosen == FOLDER else chosen
        return Path(path) if path else None

    def _fit_place(self) -> None:
        chosen = next(iter(self.where.codes()), "")
        stick = next((one for one in self.sticks if str(one.path) == chosen), None)
        if stick is not None:
            self.told.setText(tr("{size} MB are free on it.", size=f"{stick.free_bytes // 1_000_000:,}"))
        elif chosen == FOLDER and self._folder:
            self.told.setText(self._folder)
        else:
            self.told.setText(tr("A stick that you plug in now appears here."))
        self._fit_buttons()

    def _fit_buttons(self, _news: object = None) -> None:
        busy = self.model.busy
        self.stop.setVisible(bool(busy))
        self.meter.setVisible(bool(busy))
        self.amount.setVisible(bool(busy))
        is_free = self.place() is not None and not busy
        for part in (self.where, self.whom):
            part.setEnabled(not busy)
        if busy and not self.stop.hasFocus():
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in (
            self.take,
            self.copy,
        ):  # three long words stand in no foot, and these two can do nothing meanwhile
            button.setVisible(not busy)
        self.take.setEnabled(is_free)
        self.copy.setEnabled(is_free and bool(self.whom.codes()))

    # --- going on ---

    def _copy(self) -> None:
        place = self.place()
        recipient = next((one for one in self.recipients if one.id in self.whom.codes()), None)
        if place is not None and recipient is not None:
            self._begin(tr("Writing"))
            self.model.write(recipient, place)
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_in(self) -> None:
        place = self.place()
        if place is not None:
            self._begin(tr("Looking through what is there"))
            self.model.take_in(place)
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, words: str) -> None:
        self.bar.hide()
        self.intro.hide()  # room for what came of it
        clear_layout(self.result)
        self.amount.setText(words)
        self.meter.setAccessibleName(words)
        self.meter.setRange(0, FINE)
        self.meter.setValue(0)

    def show_progress(self, done: int, total: int, left_s: int | None) -> None:
        """Each byte counts for its writing and for its reading again."""
        if total:
            words = tr(
                "{done} of {all} MB written and read again", done=megabytes(done // 2), all=megabytes(total // 2)
            )
            self.meter.setValue(round(FINE * done / total))
        else:
            words = tr("Looking through what is there")
            self.meter.setRange(0, 0)
        said = " · ".join(filter(None, (words, "" if left_s is None else left_words(left_s))))
        self.amount.setText(said)
        self.meter.setAccessibleName(said)

    def show_written(self, made: BundleMade) -> None:
        """It can be taken out."""
        self._show(written_lines(made))

    def show_read(self, read: BundlesRead) -> None:
        """What came."""
        self._show(read_lines(read))

    def _show(self, lines: Sequence[Line]) -> None:
        clear_layout(self.result)
        self._first = None
        self.intro.hide()
        for words, tone in lines:
            role = "heading" if tone == "ok" and words == lines[0][0] else "strong" if tone == "strong" else "body"
            line = Text(words, role, "" if tone == "strong" else tone, wrap=True)
            self.result.addWidget(line)
            self._first = self._first or line
        ANNOUNCER.say(self, " ".join(words for words, _ in lines))
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._show_result)

    def _show_result(self) -> None:
        """Its first line at the top, as far as there is something to scroll."""
        if self._first is not None:
            self.area.verticalScrollBar().setValue(self._first.geometry().top())

    def keyPressEvent(self, event: object) -> None:
        """What a stick brought may be longer than the sheet; nothing in it takes the keyboard."""
        assert isinstance(event, QKeyEvent)
        act = _SCROLLS.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
            return
        self.area.verticalScrollBar().triggerAction(act)
        event.accept()

    def _show_stopped(self) -> None:
        self.say(tr("Stopped. Nothing half is left on the stick; what was taken in stays."), "plain")
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_problem(self, problem: Problem) -> None:
        self.say(sentence_of(problem))
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
