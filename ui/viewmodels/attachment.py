"""Attachments of the open encounter: added, seen, taken out. Their pictures live in memory while they are on screen, nowhere else."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.record import Compartment
from fieldnotes.services import attachment as attachments
from ui.viewmodels.page import draw_page, toned

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import AttachmentRow, Changes, Saved
    from ui.viewmodels.encounter import EncounterViewModel


class AttachmentViewModel(QObject):
    """The attachments that the pen may see."""

    listed = Signal(list)  # AttachmentRow
    prepared = Signal(object)  # attachments.Prepared: made anew, waits for its title
    drawn = Signal(str, QImage)  # record, picture no wider than was asked
    added = Signal()
    refused = Signal(object)  # Problem
    worked = Signal(bool)  # a child is at a file

    def __init__(self, vm: EncounterViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vm = vm
        self._turn = 0  # of lists: the newest question's answer counts
        self._pen_turn = 0  # of pens and encounters: a picture of an earlier one is dropped
        self._waiting: attachments.Prepared | None = None
        vm.blanked.connect(self.forget)

    def forget(self) -> None:
        """Another pen or another encounter: nothing of the first one's files stays here."""
        self._waiting = None
        self._turn += 1
        self._pen_turn += 1

    @property
    def waiting(self) -> attachments.Prepared | None:
        """What was made anew and is not kept yet."""
        return self._waiting

    def read(self) -> None:
        """Which there are."""
        self._turn += 1
        self.vm.jobs.ask(
            attachments.list_attachments,
            self.vm.desk,
            by=self.vm.pen,
            encounter=self.vm.encounter,
            owner=self,
            then=partial(self._take_rows, self._turn),
            refused=self.refused.emit,
        )

    def _take_rows(self, turn: int, rows: list[AttachmentRow]) -> None:
        if turn == self._turn:
            self.listed.emit(rows)

    def take_file(self, path: Path) -> None:
        """A photo or PDF: a child makes it anew, beside the lane."""
        self._prepare(attachments.prepare, path)

    def take_sketch(self, strokes: list[list[tuple[int, int]]], words: str = "") -> None:
        """A drawing of one's own; without strokes its words, for whoever cannot draw."""
        self._prepare(attachments.prepare_sketch, strokes, words)

    def _prepare(self, work: Any, *given: Any) -> None:
        self.worked.emit(True)
        pen = self.vm.pen
        self.vm.jobs.pool(
            work, *given, owner=self, then=partial(self._take_prepared, pen), refused=partial(self._refuse, pen)
        )

    def _take_prepared(self, pen: str, made: attachments.Prepared) -> None:
        self.worked.emit(False)
        if pen == self.vm.pen:
            self._waiting = made
            self.prepared.emit(made)

    def _refuse(self, pen: str, problem: Problem) -> None:
        self.worked.emit(False)
        if pen == self.vm.pen:
            self.refused.emit(problem)

    def drop(self) -> None:
        """Not kept after all."""
        self._waiting = None

    def keep(
        self,
        *,
        compartment: Compartment,
        title: str,
        description: str,
        taken_by: str,
        is_substance_use: bool = False,
        to: str = "",
        reason: str = "",
    ) -> None:
        """Seal and file what waits. `to`: the signed record it is added to, with a reason, once the part is signed."""
        if self._waiting is None:
            return
        self.vm.jobs.ask(
            attachments.add,
            self.vm.desk,
            by=self.vm.pen,
            encounter=self.vm.encounter,
            compartment=compartment,
            prepared=self._waiting,
            title=title,
            description=description,
            taken_by=taken_by,
            is_substance_use=is_substance_use,
            taken_at=self.vm.desk.clock.now().to_event_time(),
            with_addendum_to=RecordId(to) if to else None,
            reason=reason,
            owner=self,
            then=self._added,
            refused=self.refused.emit,
        )

    def _added(self, saved: Saved) -> None:
        self._waiting = None
        self.vm.take_changes(saved.changes)
        self.added.emit()
        self.read()

    def remove(self, record: str, reason: str) -> None:
        """Take one out, and say why."""
        self.vm.jobs.ask(
            attachments.remove,
            self.vm.desk,
            by=self.vm.pen,
            record=RecordId(record),
            reason=reason,
            owner=self,
            then=self._removed,
            refused=self.refused.emit,
        )

    def _removed(self, changes: Changes) -> None:
        self.vm.take_changes(changes)
        self.read()

    def draw(self, row: AttachmentRow, width: int, *, ink: str = "", paper: str = "") -> None:
        """Its picture, `width` pixels wide at most, from the sealed blob. `ink`, `paper`: what black and white become at night."""
        turn = self._pen_turn
        self.vm.jobs.ask(
            attachments.read,
            self.vm.desk,
            by=self.vm.pen,
            record=row.record,
            owner=self,
            then=lambda data: self._draw(turn, row, data, width, (ink, paper)),
            refused=self.refused.emit,
        )

    def _draw(self, turn: int, row: AttachmentRow, data: bytes, width: int, tones: tuple[str, str]) -> None:
        if turn != self._pen_turn:
            return

        def show(picture: QImage) -> None:
            self._drawn(turn, row.record, picture)

        if row.form == "document":
            self.vm.jobs.pool(draw_page, data, 0, width, *tones, owner=self, then=show)
        else:
            own = tones if row.form == "sketch" else ("", "")
            self.vm.jobs.pool(draw_picture, data, width, *own, owner=self, then=show)

    def _drawn(self, turn: int, record: str, picture: QImage) -> None:
        if turn == self._pen_turn:
            self.drawn.emit(record, picture)


def draw_picture(data: bytes, width: int, ink: str = "", paper: str = "") -> QImage:
    """In the pool: a picture of ours, scaled to at most twice its width in height."""
    picture = QImage.fromData(data)
    if picture.isNull():
        return picture
    wanted = QSize(width, width * 2)
    scaled = picture.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return toned(scaled, ink, paper) if ink and paper else scaled
