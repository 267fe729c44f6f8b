"""Two cars, one call: what a person says about the encounter on screen and another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from fieldnotes.services import joining

if TYPE_CHECKING:
    from fieldnotes.services.row import CallRow
    from ui.viewmodels.encounter import EncounterViewModel


class JoiningViewModel(QObject):
    """Asks on behalf of the pen; the encounter is read again when it is done."""

    def __init__(self, vm: EncounterViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vm = vm

    def join(self, other: CallRow) -> None:
        """They are one call."""
        self._ask(joining.join_encounters, one=self._vm.encounter, other=other.encounter)

    def keep_apart(self, other: CallRow) -> None:
        """They are two; not offered again."""
        self._ask(joining.keep_calls_apart, one=self._vm.encounter, other=other.encounter)

    def forget_apart(self, other: CallRow) -> None:
        """Nobody knows after all."""
        self._ask(joining.forget_calls_apart, one=self._vm.encounter, other=other.encounter)

    def undo(self, other: CallRow) -> None:
        """They are two after all."""
        self._ask(joining.undo_join, join=other.join)

    def _ask(self, act: Callable[..., Any], **facts: Any) -> None:
        vm = self._vm
        vm.jobs.ask(act, vm.desk, by=vm.pen, owner=self, then=vm.take_changes, refused=vm.refused.emit, **facts)
