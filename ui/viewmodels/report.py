"""Recording a report as made: what is typed is saved first, then it stands with its disclosure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.ids import RecordId
from fieldnotes.services import reporting

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import Saved
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot


class ReportViewModel(QObject):
    """`refused(slot, problem)`; what was recorded comes back with the encounter's next reading."""

    refused = Signal(object, object)
    nothing_written = Signal(object)

    def __init__(self, vm: EncounterViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vm = vm

    def record(self, slot: Slot) -> None:
        """It was made."""

        def go(is_saved: bool) -> None:
            if not is_saved:
                return  # the bar says that saving goes on trying
            if not slot.record:
                self.nothing_written.emit(slot)
                return
            self._vm.jobs.ask(
                reporting.record_report,
                self._vm.desk,
                by=self._vm.pen,
                encounter=self._vm.encounter,
                record=RecordId(slot.record),
                owner=self,
                then=self._take,
                refused=partial(self._refuse, slot),
            )

        self._vm.flush(go)

    def _take(self, saved: Saved) -> None:
        self._vm.take_changes(saved.changes)

    def _refuse(self, slot: Slot, problem: Problem) -> None:
        self.refused.emit(slot, problem)
