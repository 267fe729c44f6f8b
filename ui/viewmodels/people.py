"""The people of an encounter: finding somebody who was met before, adding somebody new or unknown, their role."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.display import person_full_name
from fieldnotes.domain.ids import PersonId
from fieldnotes.domain.record import Involvement, Person, PersonClinical
from fieldnotes.services import person as persons

if TYPE_CHECKING:
    from fieldnotes.services.row import Changes, PersonRow, Saved
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot

ASK_AFTER_MS = 150
LEAST_LETTERS = 2


class PeopleViewModel(QObject):
    """Who is there. Their words are slots of the encounter; only finding and adding happen here."""

    found = Signal(object)  # tuple of PersonRow
    added = Signal(str)  # person id
    compared = Signal(object)  # Comparison

    def __init__(self, vm: EncounterViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vm = vm
        self.query = ""
        self._turn = 0
        self._unwritten_care: list[Slot] = []
        self._quiet = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._quiet.timeout.connect(self._ask)

    def involved(self) -> list[tuple[Slot, Slot]]:
        """(involvement, person) of everybody on this call, the one we came for first."""
        pairs = []
        for involvement in self.vm.slots("involvement"):
            person = self.vm.slot_of(self.leader(cast(Involvement, involvement.body).person_id))
            if person is not None:
                pairs.append((involvement, person))
        return sorted(pairs, key=lambda pair: cast(Involvement, pair[0].body).role != "subject")

    def leader(self, person: str) -> str:
        """The record somebody is shown under: another one when they were said to be one person."""
        return self.vm.state.same.get(person, person) if self.vm.state is not None else person

    def merged_into(self, person: str) -> list[str]:
        """Names of the other records shown under this person."""
        same = self.vm.state.same if self.vm.state is not None else {}
        slots = [self.vm.slot_of(one) for one, lead in same.items() if lead == person and one != person]
        return [_called(cast(Person, slot.body)) for slot in slots if slot is not None]

    def care(self, person: str) -> Slot:
        """What treatment knows of somebody; empty until it is written."""
        for slot in self.vm.slots("person_clinical"):
            if self.leader(cast(PersonClinical, slot.body).person_id) == person:
                return slot
        for slot in self._unwritten_care:
            if self.vm.holds(slot) and cast(PersonClinical, slot.body).person_id == person:
                return slot
        slot = self.vm.new_slot("person_clinical", body=PersonClinical(person_id=person))
        slot.may_edit, slot.why_not = True, ""  # a person outlives the encounter and is not frozen by its signature
        self._unwritten_care.append(slot)
        return slot

    def compare(self, one: PersonId, other: PersonId) -> None:
        """Two people side by side, before somebody says that they are one."""
        from fieldnotes.services import merge

        self.vm.save_now()
        self.vm.jobs.ask(
            merge.compare_people,
            self.vm.desk,
            by=self.vm.pen,
            left=one,
            right=other,
            owner=self,
            then=self.compared.emit,
            refused=self.vm.refused.emit,
        )

    def join(self, kept: PersonId, merged: PersonId, why: str) -> None:
        """They are one person. What was typed of the unknown one is filed first."""
        from fieldnotes.services import merge

        def do(is_saved: bool) -> None:
            if is_saved:
                self.vm.jobs.ask(
                    merge.merge_people,
                    self.vm.desk,
                    by=self.vm.pen,
                    kept=kept,
                    merged=merged,
                    why=why,
                    owner=self,
                    then=self._joined,
                    refused=self.vm.refused.emit,
                )

        self.vm.flush(do)

    def keep_apart(self, one: PersonId, other: PersonId) -> None:
        """They are two people; not asked again."""
        from fieldnotes.services import merge

        self.vm.jobs.ask(
            merge.keep_apart,
            self.vm.desk,
            by=self.vm.pen,
            one=one,
            other=other,
            owner=self,
            then=self._joined,
            refused=self.vm.refused.emit,
        )

    def _joined(self, changes: Changes) -> None:
        self.vm.take_changes(changes)

    def find(self, query: str) -> None:
        """Names, phones, descriptions; asked when typing rests."""
        self.query = query.strip()
        self._turn += 1
        if len(self.query) < LEAST_LETTERS:
            self._quiet.stop()
            self.found.emit(())
        else:
            self._quiet.start()

    def _ask(self) -> None:
        self.vm.jobs.ask(
            persons.find_people,
            self.vm.desk,
            by=self.vm.pen,
            query=self.query,
            owner=self,
            then=partial(self._take, self._turn),
            refused=self.vm.refused.emit,
        )

    def _take(self, turn: int, rows: Any) -> None:
        if turn == self._turn:
            here = {pair[1].record for pair in self.involved()}
            self.found.emit(tuple(row for row in cast("list[PersonRow]", rows) if row.id not in here))

    def add_known(self, person: PersonId) -> None:
        """Somebody who was met before."""
        self._attach(person=person)

    def add_named(self, name: str) -> None:
        """Somebody new, by name."""
        self._attach(body=Person(legal_name=name.strip()))

    def add_unknown(self, description: str) -> None:
        """Somebody whose name nobody knows yet, by what one sees."""
        self._attach(body=Person(description=description.strip(), is_unknown=True))

    def take_out(self, person: PersonId) -> None:
        """They were not part of this call after all; nothing is erased."""
        self.vm.save_now()
        self.vm.jobs.ask(
            persons.detach_person,
            self.vm.desk,
            by=self.vm.pen,
            encounter=self.vm.encounter,
            person=person,
            owner=self,
            then=lambda saved: self.vm.take_changes(saved.changes),
            refused=self.vm.refused.emit,
        )

    def _attach(self, **who: Any) -> None:
        role = "subject" if not self.involved() else "other"
        self.vm.save_now()
        self.vm.jobs.ask(
            persons.attach_person,
            self.vm.desk,
            by=self.vm.pen,
            encounter=self.vm.encounter,
            role=role,
            owner=self,
            then=self._attached,
            refused=self.vm.refused.emit,
            **who,
        )

    def _attached(self, saved: Saved) -> None:
        self.added.emit(saved.record)
        self.vm.take_changes(saved.changes)


def _called(person: Person) -> str:
    name = person_full_name(person)
    return f"{name}: {person.description}" if person.is_unknown and person.description else name
