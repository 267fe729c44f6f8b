"""A hold's clock, now; and the agency's official form, previewed and printed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.hold_clock import HoldClock, clock_of
from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.record import Hold
from fieldnotes.services import hold_form

if TYPE_CHECKING:
    from fieldnotes.domain.hold_file import HoldRule
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import HoldFormRow, OfficialSheet
    from fieldnotes.system.clock import Clock
    from ui.viewmodels.encounter import EncounterViewModel


def read_clock(hold: Hold, rule: HoldRule | None, clock: Clock) -> HoldClock | None:
    """The clock of a hold, now."""
    return clock_of(
        hold,
        rule,
        now=datetime.fromtimestamp(clock.now().utc_ms / 1000, UTC),
        offset_at=lambda instant: clock.offset_at(instant.timestamp()),
    )


def counted_on(mark: HoldClock, clock: Clock) -> HoldClock:
    """A clock that was read earlier, now: the end stays, the time left runs on."""
    end, start = mark.ends.to_utc(), mark.started.to_utc()
    if end is None:
        return mark
    now = datetime.fromtimestamp(clock.now().utc_ms / 1000, UTC)
    left = int((end - now).total_seconds())
    whole = (end - start).total_seconds() if start else 0.0
    share = min(1.0, max(0.0, 1 - left / whole)) if whole > 0 else mark.share
    return msgspec.structs.replace(mark, left_s=left, state="running" if left > 0 else "over", share=share)


class OfficialViewModel(QObject):
    """The agency's official forms for a kind of hold, under the pen."""

    listed = Signal(list)  # HoldFormRow
    previewed = Signal(object)  # OfficialSheet
    sent = Signal(object)  # OfficialSheet with its path
    refused = Signal(object)  # Problem

    def __init__(self, vm: EncounterViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vm = vm
        self._turn = 0

    def read(self, hold_type: str) -> None:
        """Which forms there are."""
        self._turn += 1
        self.vm.jobs.ask(
            hold_form.list_forms,
            self.vm.desk,
            by=self.vm.pen,
            hold_type=hold_type,
            owner=self,
            then=partial(self._take, self._turn),
            refused=self._refuse,
        )

    def _take(self, turn: int, rows: list[HoldFormRow]) -> None:
        if turn == self._turn:
            self.listed.emit(rows)

    def preview(self, form: str) -> None:
        """What would be printed; what is typed is saved first."""
        self.vm.flush(lambda is_saved: self._preview(form) if is_saved else None)

    def _preview(self, form: str) -> None:
        self.vm.jobs.ask(
            hold_form.preview_form,
            self.vm.desk,
            by=self.vm.pen,
            encounter=self.vm.encounter,
            form=RecordId(form),
            owner=self,
            then=self.previewed.emit,
            refused=self._refuse,
        )

    def send(self, form: str, path: Path | None = None) -> None:
        """Leave it in the outbox, or at a path."""
        self.vm.flush(lambda is_saved: self._send(form, path) if is_saved else None)

    def _send(self, form: str, path: Path | None) -> None:
        self.vm.jobs.ask(
            hold_form.send_form,
            self.vm.desk,
            by=self.vm.pen,
            encounter=self.vm.encounter,
            form=RecordId(form),
            path=path,
            owner=self,
            then=self._sent,
            refused=self._refuse,
        )

    def _sent(self, sheet: OfficialSheet) -> None:
        if sheet.changes is not None:
            self.vm.take_changes(sheet.changes)
        self.sent.emit(sheet)

    def _refuse(self, problem: Problem) -> None:
        self.refused.emit(problem)
