"""People: the list with its finder, and one person's page. Ids go in, frozen rows come out; nothing of a pen stays for the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.ids import EncounterId, PersonId, RecordId, UserId

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import Changes, PersonRow, PersonState, Saved, Started
    from ui.jobs import Jobs

PAGE = 60
FOUND = 60
ASK_AFTER_MS = 120
REFRESH_AFTER_MS = 120
_KINDS = frozenset(
    {
        "person",
        "person_merge",
        "person_distinct",
        "person_clinical",
        "involvement",
        "encounter",
        "referral",
        "screen",
        "hold",
    }
)


class PeopleListViewModel(QObject):
    """Everybody by name, or who fits the words in the finder."""

    page_read = Signal(object, list, bool)  # token of the asking list, rows, whether it was the last page
    found = Signal(list)  # for the newest words only
    refused = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.jobs = desk, jobs
        self.pen = UserId("")
        self.query, self._turn = "", 0
        self._soon = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._soon.timeout.connect(self._ask)

    def set_pen(self, pen: UserId) -> None:
        """Who reads."""
        self.pen = pen

    def read_page(self, token: object, after: PersonRow | None) -> None:
        """The next page, after the row `after`."""
        from fieldnotes.services import person

        self.jobs.ask(
            person.list_people,
            self.desk,
            by=self.pen,
            after=after,
            limit=PAGE,
            owner=self,
            then=lambda rows: self.page_read.emit(token, list(rows), len(rows) < PAGE),
            refused=self.refused.emit,
        )

    def find(self, query: str) -> None:
        """Asks when typing rests; with nothing typed the list of everybody comes back."""
        self.query = query.strip()
        self._turn += 1
        if self.query:
            self._soon.start()
        else:
            self._soon.stop()

    def _ask(self) -> None:
        from fieldnotes.services import person

        turn = self._turn
        self.jobs.ask(
            person.find_people,
            self.desk,
            by=self.pen,
            query=self.query,
            limit=FOUND,
            owner=self,
            then=lambda rows: self.found.emit(list(rows)) if turn == self._turn else None,
            refused=self.refused.emit,
        )

    def close(self) -> None:
        """Forgets the words."""
        self._soon.stop()
        self.query = ""
        self._turn += 1


class PersonViewModel(QObject):
    """One person for one pen: reads again when somebody wrote, joins and parts records, starts an encounter with them."""

    blanked = Signal()
    shown = Signal(object)  # PersonState
    compared = Signal(object)  # Comparison
    found = Signal(list)  # PersonRow, for somebody to join with
    started = Signal(object)  # Started
    refused = Signal(object)
    changed = Signal(object)  # Changes

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.jobs = desk, jobs
        self.person = PersonId(RecordId(""))
        self.pen = UserId("")
        self.state: PersonState | None = None
        self._turn = self._find_turn = 0
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._refresh.timeout.connect(self.read)

    def open(self, person: PersonId, *, pen: UserId) -> None:
        """Another person."""
        self.person, self.pen, self.state = person, pen, None
        self.blanked.emit()
        self.read()

    def set_pen(self, pen: UserId) -> None:
        """The other pen may know more, or less: what was shown goes at once."""
        if pen != self.pen:
            self.pen = pen
            if self.person:
                self.open(self.person, pen=pen)

    def read(self) -> None:
        """Reads the page; the newest question's answer counts."""
        from fieldnotes.services import person

        if not self.person:
            return
        self._refresh.stop()
        self._turn += 1
        self._ask(person.read_person, partial(self._take, self._turn), person=self.person)

    def follow(self, changes: Changes) -> None:
        """Something was written: read again when it may be about people."""
        if self.person and changes.kinds & _KINDS:
            self._refresh.start()

    def _take(self, turn: int, state: PersonState) -> None:
        if turn == self._turn:
            self.person, self.state = state.row.id, state
            self.shown.emit(state)

    # --- two records, one person ---

    def find(self, query: str) -> None:
        """Who else this may be."""
        from fieldnotes.services import person

        self._find_turn += 1
        turn = self._find_turn

        def take(rows: list[PersonRow]) -> None:
            if turn == self._find_turn:
                self.found.emit([row for row in rows if row.id != self.person])

        self._ask(person.find_people, take, query=query, limit=8)

    def compare(self, other: PersonId) -> None:
        """Both side by side."""
        from fieldnotes.services import merge

        self._ask(merge.compare_people, self.compared.emit, left=self.person, right=other)

    def join(self, kept: PersonId, merged: PersonId, why: str) -> None:
        """They are one person; `kept` leads."""
        from fieldnotes.services import merge

        self._ask(merge.merge_people, self._written, kept=kept, merged=merged, why=why)

    def part(self, merge_record: RecordId) -> None:
        """They are two after all."""
        from fieldnotes.services import merge

        self._ask(merge.undo_merge, self._written, merge=merge_record)

    def keep_apart(self, one: PersonId, other: PersonId) -> None:
        """They are two people; not asked again."""
        from fieldnotes.services import merge

        self._ask(merge.keep_apart, self._written, one=one, other=other)

    def forget_apart(self, record: RecordId) -> None:
        """Nobody knows after all."""
        from fieldnotes.services import merge

        self._ask(merge.forget_apart, self._written, record=record)

    def _written(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.read()

    # --- a new encounter ---

    def start_encounter(self) -> None:
        """An encounter with this person, now."""
        from fieldnotes.services import encounter

        who = self.person

        def attach(started: Started) -> None:
            from fieldnotes.services import person

            def done(saved: Saved) -> None:
                self.changed.emit(started.changes | saved.changes)
                self.started.emit(started)

            self._ask(person.attach_person, done, encounter=started.encounter_id, person=who)

        self._ask(encounter.start_encounter, attach)

    def add_follow_up(self, what: str) -> None:
        """A follow-up for the team, kept with the newest encounter."""
        from fieldnotes.domain.record import FollowUp
        from fieldnotes.services import writing

        if self.state is None or not self.state.encounters:
            return
        encounter = EncounterId(self.state.encounters[0].id)

        def file(saved: Saved) -> None:
            self._ask(writing.file_drafts, lambda changes: self._written(saved.changes | changes), record=saved.record)

        self._ask(
            writing.save_draft,
            file,
            encounter=encounter,
            kind="follow_up",
            body=FollowUp(what=what.strip(), person_id=self.person),
        )

    def _ask(self, work: Any, then: Any, **facts: Any) -> None:
        self.jobs.ask(work, self.desk, by=self.pen, owner=self, then=then, refused=self.refused.emit, **facts)

    def close(self) -> None:
        """Forgets everything."""
        self._refresh.stop()
        self._turn += 1
        self._find_turn += 1
        self.person, self.state = PersonId(RecordId("")), None
