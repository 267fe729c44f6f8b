"""The hand-over: what is said, to whom, and what they answered. It opens unsigned within a second; gaps read "not known"."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.record import Handover
from fieldnotes.services import encounter as encounters
from fieldnotes.services import handover as handovers

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import Changes, EncounterState, HandoverSheet
    from ui.jobs import Jobs

Strokes = list[list[tuple[int, int]]]  # a drawn signature, 0..1000 in both directions


class HandoverViewModel(QObject):
    """One hand-over sheet. The answer is kept as the first answer to the referral."""

    blanked = Signal()
    header_read = Signal(object)  # EncounterState, for the band
    shown = Signal(object)  # HandoverSheet
    page_made = Signal(bytes)  # the one-page PDF, to print
    left_in_outbox = Signal(object)  # Path
    recorded = Signal(object)  # Handover
    refused = Signal(object)  # Problem
    changed = Signal(object)  # Changes

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.jobs = jobs
        self.encounter = EncounterId(RecordId(""))
        self.pen = UserId("")
        self.sheet: HandoverSheet | None = None
        self.body = Handover()
        self.about = ""  # of several people on the call: whose hand-over; empty: the first
        self._turn = 0

    def open(self, encounter: EncounterId, *, pen: UserId, about: str = "") -> None:
        """Show the sheet of an encounter as this pen may say it, for the person `about` where there are several."""
        if encounter != self.encounter or about != self.about:
            self.body = Handover()
        self.about = about
        self.encounter, self.pen, self.sheet = encounter, pen, None
        self.blanked.emit()
        self.read()

    def set_pen(self, pen: UserId) -> None:
        """The other pen may know more, or less."""
        if pen != self.pen and self.encounter:
            self.open(self.encounter, pen=pen, about=self.about)

    def read(self) -> None:
        """Read the sheet again."""
        self._turn += 1
        self.jobs.ask(
            encounters.read_encounter,
            self.desk,
            encounter=self.encounter,
            by=self.pen,
            owner=self,
            then=partial(self._take_header, self._turn),
            refused=self.refused.emit,
        )
        self.jobs.ask(
            handovers.read_handover,
            self.desk,
            encounter=self.encounter,
            person=self.about,
            by=self.pen,
            owner=self,
            then=partial(self._take, self._turn),
            refused=self.refused.emit,
        )

    def follow(self, changes: Changes) -> None:
        """Read again when this encounter changed."""
        if self.encounter and self.encounter in changes.encounters:
            self.read()

    def _take_header(self, turn: int, state: EncounterState) -> None:
        if turn == self._turn:
            self.header_read.emit(state)

    def _take(self, turn: int, sheet: HandoverSheet) -> None:
        if turn != self._turn:
            return
        self.sheet = sheet
        if not self.body.receiver:
            self.body.receiver, self.body.receiver_phone = sheet.receiver, sheet.receiver_phone
        self.shown.emit(sheet)

    # --- the receiver's side ------------------------------------------------------------------------------------------

    def set_received(
        self, *, by: str | None = None, at: EventTime | None = None, strokes: Strokes | None = None
    ) -> None:
        """Who received it, when, and their drawn signature."""
        if by is not None:
            self.body.received_by = by
        if at is not None:
            self.body.received_at = at
        if strokes is not None:
            self.body.signature_strokes = strokes

    def answer(self, answer: str, *, why: str = "", channel: str = "read") -> None:
        """Record the answer: vocabulary handover_answer, with the reason when it is no."""
        self.body.answer, self.body.answer_why, self.body.channel = answer, why, channel
        self._record(self.body)

    def told(self, channel: str) -> None:
        """It was read aloud, shown or printed: kept even when nobody answers."""
        body = Handover(
            receiver=self.body.receiver,
            receiver_phone=self.body.receiver_phone,
            channel=channel,
            was_signed=self.sheet.is_signed if self.sheet else False,
        )
        self._record(body)

    def _record(self, body: Handover) -> None:
        body.was_signed = self.sheet.is_signed if self.sheet else False
        self.jobs.ask(
            handovers.record_handover,
            self.desk,
            by=self.pen,
            encounter=self.encounter,
            person=self.about,
            body=body,
            owner=self,
            then=partial(self._recorded, body),
            refused=self.refused.emit,
        )

    def _recorded(self, body: Handover, changes: Changes) -> None:
        self.changed.emit(changes)
        self.recorded.emit(body)

    # --- the call -----------------------------------------------------------------------------------------------------

    def stamp(self) -> None:
        """F8 works here too: arriving at a facility is stamped while the sheet is open."""
        self._call(encounters.stamp_time, then=lambda stamped: self._changed(stamped.changes))

    def clear_call(self) -> None:
        """The call is over."""
        self._call(encounters.clear_call, then=self._changed)

    def _call(self, work: Callable[..., object], *, then: Callable[..., None]) -> None:
        self.jobs.ask(
            work, self.desk, encounter=self.encounter, by=self.pen, owner=self, then=then, refused=self.refused.emit
        )

    def take_changes(self, changes: Changes) -> None:
        """A dialog over this sheet wrote something."""
        self._changed(changes)

    def _changed(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.read()

    # --- leaving ------------------------------------------------------------------------------------------------------

    def make_page(self, then: Callable[[bytes], None] | None = None) -> None:
        """Make the one page as PDF."""
        self.jobs.ask(
            handovers.make_handover_pdf,
            self.desk,
            encounter=self.encounter,
            person=self.about,
            by=self.pen,
            owner=self,
            then=then or self.page_made.emit,
            refused=self.refused.emit,
        )

    def send_to_outbox(self) -> None:
        """Leave the page in the outbox folder, for another machine to pick up."""

        def left(path: Path) -> None:
            self.left_in_outbox.emit(path)

        self.jobs.ask(
            handovers.send_to_outbox,
            self.desk,
            by=self.pen,
            encounter=self.encounter,
            person=self.about,
            owner=self,
            then=left,
            refused=self.refused.emit,
        )

    def flush(self, then: Callable[[bool], None] | None = None) -> None:
        """Nothing is typed here that waits: the answer is written when it is given."""
        if then is not None:
            then(True)

    def close(self) -> None:
        """Forget every word."""
        self.sheet, self.body, self.encounter = None, Handover(), EncounterId(RecordId(""))
        self._turn += 1
