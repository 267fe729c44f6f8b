"""What is known of the address and the phone of a call, asked when typing rests."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from fieldnotes.domain.record import Encounter
    from fieldnotes.services.row import History
    from ui.viewmodels.encounter import EncounterViewModel

ASK_AFTER_MS = 300


class HistoryViewModel(QObject):
    """`found(History)` for the newest address and phone only; typing is never held up."""

    found = Signal(object)

    def __init__(self, vm: EncounterViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vm = vm
        self._asked: tuple[str, ...] = ()
        self._turn = 0
        self._quiet = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._quiet.timeout.connect(self._ask)

    def look(self, call: Encounter) -> None:
        """The call as it is on screen now."""
        wanted = (call.address.strip(), call.apartment.strip(), call.caller_phone.strip())
        if wanted != self._asked:
            self._asked = wanted
            self._turn += 1
            self._quiet.start()

    def _ask(self) -> None:
        from fieldnotes.services import history

        address, apartment, phone = self._asked
        self.vm.jobs.ask(
            history.read_history,
            self.vm.desk,
            by=self.vm.pen,
            address=address,
            apartment=apartment,
            phone=phone,
            without=self.vm.encounter,
            owner=self,
            then=partial(self._take, self._turn),
            refused=self.vm.refused.emit,
        )

    def _take(self, turn: int, found: History) -> None:
        if turn == self._turn:
            self.found.emit(found)
