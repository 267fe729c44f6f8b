"""One incident for one pen: what is known, kept as often as more is known, decided, printed for the privacy officer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from fieldnotes.services import incident

if TYPE_CHECKING:
    from fieldnotes.domain.ids import RecordId, UserId
    from fieldnotes.domain.record import DisclosureIncident
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.printing import PrintedRecord
    from fieldnotes.services.row import Changes, IncidentState, Saved
    from ui.jobs import Jobs


class IncidentViewModel(QObject):
    """`about`: the disclosure, or the incident itself. Everything kept is read again, with its clocks."""

    shown = Signal(object)  # IncidentState
    kept = Signal()  # before it is shown anew
    refused = Signal(object)
    printed = Signal(object)  # PrintedRecord
    changed = Signal(object)  # Changes

    def __init__(self, desk: Desk, jobs: Jobs, pen: UserId, about: RecordId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.jobs, self.pen, self.about = desk, jobs, pen, about
        self.state: IncidentState | None = None

    def read(self) -> None:
        """What is known."""
        self._ask(incident.read_incident, then=self._take, about=self.about)

    def _take(self, state: IncidentState) -> None:
        self.state = state
        self.shown.emit(state)

    def keep(self, body: DisclosureIncident) -> None:
        """File what is known."""
        if self.state is not None:
            self._ask(incident.keep_incident, then=self._kept, disclosure=self.state.disclosure, body=body)

    def decide(self, decision: str, decided_by: str, decided_why: str) -> None:
        """File what the privacy officer found."""
        self._of_record(
            incident.decide_incident,
            then=self._kept,
            decision=decision,
            decided_by=decided_by,
            decided_why=decided_why,
        )

    def reopen(self) -> None:
        """More became known."""
        self._of_record(incident.reopen_incident, then=self._kept)

    def print(self) -> None:
        """Make the draft; `printed` has its bytes."""
        self._of_record(incident.print_incident, then=self._printed)

    def _kept(self, saved: Saved) -> None:
        self._tell(saved.changes)
        self.kept.emit()
        self.read()

    def _printed(self, printed: PrintedRecord) -> None:
        self._tell(printed.changes)
        self.printed.emit(printed)

    def _tell(self, changes: Changes) -> None:
        self.changed.emit(changes)

    def _of_record(self, work: Any, /, *, then: Any, **facts: Any) -> None:
        if self.state is not None and self.state.record:
            self._ask(work, then=then, record=self.state.record, **facts)

    def _ask(self, work: Any, /, *, then: Any, **facts: Any) -> None:
        self.jobs.ask(work, self.desk, by=self.pen, owner=self, then=then, refused=self.refused.emit, **facts)
