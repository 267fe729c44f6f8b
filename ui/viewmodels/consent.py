"""Releases of a person: on file, to be signed, taken back. A half-filled one is a draft like everything else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

import msgspec
from PySide6.QtCore import QObject, Signal

from fieldnotes.domain import consent as rules
from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.record import Consent, Involvement
from fieldnotes.services import consent as consents

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import Changes, ConsentRow, Saved
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot


class ConsentViewModel(QObject):
    """The releases of the person we came for, and the one being filled in."""

    listed = Signal(object)  # list of ConsentRow
    filed = Signal()
    not_filed = Signal(object)  # Problem

    def __init__(self, vm: EncounterViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vm = vm
        self.rows: list[ConsentRow] = []
        self._slot: Slot | None = None
        self._person = ""  # chosen; empty: the person we came for
        self._turn = 0

    @property
    def person(self) -> str:
        """Whom it is about: the person we came for, or the first one."""
        if self._person and any(
            cast(Involvement, s.body).person_id == self._person for s in self.vm.slots("involvement")
        ):
            return self._person
        found = [cast(Involvement, slot.body) for slot in self.vm.slots("involvement")]
        found.sort(key=lambda body: body.role != "subject")
        return found[0].person_id if found else ""

    def choose_person(self, person: str) -> None:
        """Another person of this call: their releases, and a form for theirs."""
        self._person = person
        self._slot = None
        self.read()

    def missing(self) -> list[str]:
        """Elements that the release being filled in still lacks for its kind; the day of signing is set when it is kept."""
        body = cast(Consent, self.draft().body)
        return [element for element in rules.missing(body) if element != "signed_at"]

    def read(self) -> None:
        """The releases on file; of sealed ones only that they are there."""
        self._turn += 1
        if not self.person:
            self.rows = []
            self.listed.emit([])
            return
        self.vm.jobs.ask(
            consents.list_consents,
            self.vm.desk,
            by=self.vm.pen,
            person=self.person,
            owner=self,
            then=partial(self._take, self._turn),
            refused=self.vm.refused.emit,
        )

    def _take(self, turn: int, rows: list[ConsentRow]) -> None:
        if turn == self._turn:
            self.rows = rows
            self.listed.emit(rows)

    def draft(self) -> Slot:
        """The release being filled in: an unfiled one of the pen's, or a new one."""
        if self._slot is not None and self.vm.holds(self._slot):
            return self._slot
        own = [
            s
            for s in self.vm.slots("consent")
            if s.author == self.vm.pen and self.vm.is_draft(s) and cast(Consent, s.body).person_id in ("", self.person)
        ]
        self._slot = own[-1] if own else self.vm.new_slot("consent", body=Consent(person_id=self.person))
        self._slot.may_edit = True  # a release may be signed after the notes are
        return self._slot

    def edit(self, path: str, value: Any) -> None:
        """One change of the form."""
        slot = self.draft()
        body = cast(Consent, slot.body)
        if not body.person_id:
            body.person_id = self.person
        self.vm.edit(slot, path, value)

    def file(self, *, refused: bool = False) -> None:
        """The person has signed, or said no: it is on file at once."""
        body = msgspec.convert(msgspec.to_builtins(self.draft().body), Consent)
        body.person_id = body.person_id or self.person
        body.refused = refused
        if not body.signed_at.local:
            body.signed_at = self.vm.desk.clock.now().to_event_time()
        self.vm.jobs.ask(
            consents.record_consent,
            self.vm.desk,
            by=self.vm.pen,
            encounter=self.vm.encounter,
            body=body,
            owner=self,
            then=self._filed,
            refused=self._refuse,
        )

    def _filed(self, saved: Saved) -> None:
        slot, self._slot = self._slot, None
        if slot is not None:
            self.vm.discard(slot)
        self.filed.emit()
        self.vm.take_changes(saved.changes)
        self.read()

    def _refuse(self, problem: Problem) -> None:
        self.not_filed.emit(problem)

    def revoke(self, record: str, how: str, note: str) -> None:
        """The person takes it back: from now on nothing leaves under it. `how`: vocabulary revocation."""
        self.vm.jobs.ask(
            consents.revoke_consent,
            self.vm.desk,
            by=self.vm.pen,
            record=RecordId(record),
            how=how,
            note=note,
            owner=self,
            then=self._revoked,
            refused=self._refuse,
        )

    def _revoked(self, changes: Changes) -> None:
        self.vm.take_changes(changes)
        self.read()
