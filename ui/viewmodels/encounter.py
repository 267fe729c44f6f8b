"""One encounter on screen: its state as read, what is being typed, and the promise that it is saved.

Edits go into slots (working copies); `Autosave` says when they go to the lane as drafts. Reads come back as one frozen
`EncounterState`; a slot with unsaved words is never overwritten by it, so a screen ignores the echo of its own edit.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.problem import EnvironmentProblem, Problem
from fieldnotes.domain.record import (
    ABOUT_KINDS,
    AUTHORED_KINDS,
    FREE_KINDS,
    KINDS,
    SHARED_KINDS,
    SINGLE_KINDS,
    STILL_ALLOWED_WHEN_SIGNED,
    Addendum,
    Body,
    Compartment,
    Outcome,
)
from fieldnotes.services import encounter as encounters
from fieldnotes.services import phrase, writing
from fieldnotes.services.agency import read_agency
from ui.viewmodels.autosave import Autosave
from ui.viewmodels.slot import Slot, copy_body, empty_body, is_empty, with_values, write_path

if TYPE_CHECKING:
    from fieldnotes.domain.phrase import Phrase
    from fieldnotes.domain.record import AgencyProfile
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import Changes, EncounterState, RecordState, Saved, Stamped
    from ui.jobs import Jobs

UNDO_FOR_MS = 10_000  # habit 7: every stamp can be undone for ten seconds
REFRESH_AFTER_MS = 120  # several saves in a row make one read
# Kinds with one form per encounter: a record that arrives is the record of the form that is open.
ONE_FORM_KINDS = SINGLE_KINDS | {"force", "health", "safety_plan"}


class EncounterViewModel(QObject):
    """The encounter that is open. All reads and writes are the pen's."""

    blanked = Signal()  # another encounter or another pen: what is on screen must go at once
    shown = Signal(object)  # EncounterState, after every read
    slots_renewed = Signal()  # forms must bind again: another encounter or another pen
    edited = Signal(object)  # Slot, at every edit
    saved = Signal(object)  # Saved
    save_failed = Signal(object)  # EnvironmentProblem; the words are kept and saving goes on trying
    save_refused = Signal(object, object)  # Slot, Problem: may not be written; the words are kept on screen
    save_recovered = Signal()
    stamped = Signal(object)  # Stamped; may be undone until `undo_ended`
    undo_ended = Signal()
    refused = Signal(object)  # Problem of anything else that was asked
    changed = Signal(object)  # Changes made here, for other screens
    left = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.jobs = jobs
        self.encounter = EncounterId(RecordId(""))
        self.pen = UserId("")
        self.state: EncounterState | None = None
        self._wanted_pen = UserId("")  # whom the pen was given to last; `pen` follows when what was typed is settled
        self._slots: list[Slot] = []
        self._owed: list[Slot] = []  # of pens that were laid down while the disk refused their words
        self.kept_words: dict[UserId, list[str]] = {}  # by pen: what no record takes
        self._about = ""
        self._turned: dict[str, int] = {}  # by kind: which of several records a form shows
        self.shared_about = ""  # of what may be about everybody: empty for everybody
        self._waiting: list[Callable[[bool], None]] = []
        self._is_failing = False
        self.agency_state = ""  # two letters: which kinds of hold are offered
        self.phrases: list[Phrase] = []  # of the agency, offered while somebody writes
        self.note_format = ""  # in which format the agency writes clinical notes; empty: crisis
        self._turn = 0  # of reads: only the newest answer counts
        self._undo_token: Any = None
        self._autosave = Autosave(self)
        self._autosave.save_wanted.connect(self._save_all)
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._refresh.timeout.connect(self.read)
        self._undo = QTimer(self, singleShot=True, interval=UNDO_FOR_MS)
        self._undo.timeout.connect(self._end_undo)

    # --- reading ------------------------------------------------------------------------------------------------------

    def open(self, encounter: EncounterId, *, pen: UserId) -> None:
        """Show another encounter."""
        if encounter != self.encounter:
            self._about = self.shared_about = ""
            self._turned.clear()
        self.encounter = encounter
        self.pen = self._wanted_pen = pen
        self._slots = [
            slot for slot in self._owed if slot.writer == pen
        ]  # of this call: it is left only when all is saved
        self._owed = [slot for slot in self._owed if slot.writer != pen]
        for slot in self._slots:
            slot.writer = ""
        self.state = None
        self.blanked.emit()
        self.read_agency()
        self.read()

    def read_agency(self, then: Callable[[], object] | None = None) -> None:
        """What forms need to know of the agency before they are built."""

        def take(agency: AgencyProfile) -> None:
            self.agency_state, self.note_format = agency.state, agency.note_format
            if then is not None:
                then()

        self.jobs.ask(read_agency, self.desk, owner=self, then=take)
        self.jobs.ask(phrase.list_phrases, self.desk, owner=self, then=partial(setattr, self, "phrases"))

    def read(self) -> None:
        """Read the state again; the newest question's answer counts. Nothing is read for a pen that is being laid down."""
        if not self.encounter or self._wanted_pen != self.pen:
            return
        self._refresh.stop()
        self._turn += 1
        self.jobs.ask(
            encounters.read_encounter,
            self.desk,
            encounter=self.encounter,
            by=self.pen,
            owner=self,
            then=partial(self._take_state, self._turn),
            refused=self.refused.emit,
        )

    def follow(self, changes: Changes) -> None:
        """Something changed somewhere: read again when it is about this call; another record of it may just have come."""
        calls = self.state.joining.others if self.state is not None else ()
        here = {self.encounter, *(call.encounter for call in calls)}
        if self.encounter and (here & set(changes.encounters) or "encounter" in changes.kinds):
            self._refresh.start()

    def _take_state(self, turn: int, state: EncounterState) -> None:
        if turn != self._turn:
            return
        is_first = self.state is None
        self.state = state
        for record in state.records:
            self._take_record(record)
        for slot in self._slots:
            if not slot.record:  # an empty form is closed with its part
                self._close_if_signed(slot)
        if is_first:
            self.slots_renewed.emit()
        self.shown.emit(state)

    def _take_record(self, state: RecordState) -> None:
        slot = self.slot_of(state.id)
        if slot is None:
            slot = Slot(kind=state.kind, compartment=state.compartment, body=state.body, record=state.id)
            # A form opened before anybody wrote holds an empty slot of that kind: the record that came now is its record.
            unwritten = self._unwritten(state)
            if unwritten is not None and state.kind in ONE_FORM_KINDS:
                slot = unwritten
                slot.record = state.id
            else:
                self._slots.append(slot)
        if not slot.is_busy and not slot.is_stranded:
            slot.body, slot.read = copy_body(state.body), copy_body(state.body)
            slot.saved_at = state.saved_at
        slot.author, slot.author_name = state.author, state.author_name
        slot.may_edit, slot.why_not, slot.is_signed = state.may_edit, state.why_not, state.is_signed
        slot.late_since = state.late_since
        slot.conflicts = dict(state.conflicts)
        slot.choices = {path: index for path, index in slot.choices.items() if path in slot.conflicts}

    # --- slots --------------------------------------------------------------------------------------------------------

    # --- whom a page is about -----------------------------------------------------------------------------------------

    @property
    def about(self) -> str:
        """The person that pages about one person show: chosen, or the first we came for; nobody while there is none."""
        subjects = self.state.subjects if self.state is not None else ()
        return self._about if self._about in subjects else next(iter(subjects), "")

    @about.setter
    def about(self, person: str) -> None:
        self._about = person

    def unsaid(self, kind: str) -> list[Slot]:
        """With several people: records that may still say whom they are about and do not."""
        if not self._is_for_several:
            return []
        found = [slot for slot in self._slots if slot.kind == kind and slot.record and slot.may_edit]
        return [slot for slot in found if not getattr(slot.body, "person_id", "")]

    @property
    def _is_for_several(self) -> bool:
        return self.state is not None and len(self.state.subjects) > 1

    def _is_wanted(self, slot: Slot) -> bool:
        if slot.kind not in ABOUT_KINDS or not self._is_for_several or self.state is None:
            return True
        said = str(getattr(slot.body, "person_id", ""))
        return self.state.same.get(said, said) == (self.shared_about if slot.kind in SHARED_KINDS else self.about)

    def slot_of(self, record: str) -> Slot | None:
        """The working copy of a record, or None."""
        return next((slot for slot in self._slots if slot.record == record), None) if record else None

    def slots(self, kind: str) -> list[Slot]:
        """The working copies of a kind that have a record."""
        is_shared = kind in SHARED_KINDS  # a list of entries shows them all
        return [
            slot for slot in self._slots if slot.kind == kind and slot.record and (is_shared or self._is_wanted(slot))
        ]

    def single(self, kind: str) -> Slot:
        """The working copy of a kind that an encounter has once; empty when nobody wrote it yet."""
        found = self._singles(kind)
        return found[self._turned.get(kind, 0) % len(found)] if found else self.new_slot(kind)

    def _singles(self, kind: str) -> list[Slot]:
        found = [slot for slot in self._slots if slot.kind == kind and self._is_wanted(slot)]
        if kind in AUTHORED_KINDS:  # a partner's note is theirs: mine is another record
            found = [slot for slot in found if slot.author == self.pen]
        return found

    def place_of(self, kind: str) -> tuple[int, int]:
        """(number, how many): two persons turned out to be one, or two laptops met, and the one record is there more than once."""
        many = max(1, len(self._singles(kind)))
        return self._turned.get(kind, 0) % many + 1, many

    def turn(self, kind: str) -> None:
        """The next of them comes up."""
        self._turned[kind] = self.place_of(kind)[0]
        if self.state is not None:
            self.shown.emit(self.state)

    def new_slot(self, kind: str, *, compartment: Compartment | None = None, body: Body | None = None) -> Slot:
        """A new record that exists from its first word on."""
        slot = Slot(
            kind=kind,
            compartment=compartment or KINDS[kind].COMPARTMENT,
            body=body or empty_body(kind),
            author=self.pen,
        )
        whom = self.shared_about if kind in SHARED_KINDS else self.about
        if kind in ABOUT_KINDS and whom and not getattr(slot.body, "person_id", ""):
            write_path(slot.body, "person_id", whom)
        self._close_if_signed(slot)
        self._slots.append(slot)
        return slot

    def _close_if_signed(self, slot: Slot) -> None:
        """After signing nothing of the story is begun in a closed part; what may still come (an addendum, a follow-up) may."""
        closed = dict(self.state.closed) if self.state is not None else {}
        if slot.kind not in STILL_ALLOWED_WHEN_SIGNED | FREE_KINDS:
            slot.why_not = closed.get(slot.compartment, "")
            slot.may_edit = not slot.why_not

    def addendum_slot(self, target: RecordId) -> Slot:
        """The pen's unfinished addendum to a signed record, or a new one, kept where its target is kept."""
        for slot in self._slots:
            body = slot.body
            if isinstance(body, Addendum) and body.target == target and slot.author == self.pen and self.is_draft(slot):
                return slot
        records = self.state.records if self.state is not None else ()
        found = next((record for record in records if record.id == target), None)
        return self.new_slot(
            "addendum",
            compartment=found.compartment if found else None,
            body=Addendum(target=target, target_revision=found.head if found else ""),
        )

    def discard(self, slot: Slot) -> None:
        """Let go of a draft whose words are on record now, or were never meant to stay."""
        if slot in self._slots:
            self._slots.remove(slot)
        slot.is_dirty = False
        if slot.record:
            self.jobs.ask(
                writing.discard_draft,
                self.desk,
                by=self.pen,
                record=RecordId(slot.record),
                owner=self,
                then=self._after_write,
                refused=self.refused.emit,
            )

    def holds(self, slot: Slot) -> bool:
        """Whether the working copy still belongs to what is on screen."""
        return slot in self._slots and self._is_wanted(slot)

    def is_draft(self, slot: Slot) -> bool:
        """Whether the record is still its author's draft."""
        records = self.state.records if self.state is not None else ()
        return next((record.is_draft for record in records if record.id == slot.record), True)

    def _unwritten(self, state: RecordState) -> Slot | None:
        empty = (slot for slot in self._slots if slot.kind == state.kind and not slot.record)
        if not self._is_for_several:
            return next(empty, None)
        whom = getattr(state.body, "person_id", "")
        return next((slot for slot in empty if getattr(slot.body, "person_id", "") == whom), None)

    # --- writing ------------------------------------------------------------------------------------------------------

    def edit(self, slot: Slot, path: str, value: Any) -> None:
        """Take one change of a form."""
        if slot.base is None:
            slot.base = copy_body(slot.body)
        write_path(slot.body, path, value)
        if isinstance(slot.body, Outcome) and path == "dispositions":
            slot.body.primary = main_outcome(slot.body)
        slot.is_dirty, slot.is_stranded = True, False
        self.edited.emit(slot)
        self._autosave.touch()

    def save_now(self) -> None:
        """Focus went elsewhere: what is typed goes to the lane at once."""
        self._autosave.flush()

    def flush(self, then: Callable[[bool], None] | None = None) -> None:
        """Save everything at the front of the lane; `then(True)` when it is on the disk, `then(False)` when it is not."""
        if then is not None:
            self._waiting.append(then)
        self._autosave.stop()
        self._save_all()
        self._tell_waiting()

    @property
    def is_busy(self) -> bool:
        """Whether something typed is not yet on the disk."""
        return any(slot.is_busy for slot in (*self._slots, *self._owed))

    def _save_all(self) -> None:
        for slot in (*self._slots, *self._owed):
            if slot.is_dirty and not slot.in_flight:
                self._save(slot)

    def _save(self, slot: Slot) -> None:
        if not slot.record and is_empty(slot.body):
            slot.is_dirty = False  # typed and deleted again before the first save: there is nothing to keep
            return
        slot.is_dirty, slot.in_flight = False, True
        sent = copy_body(slot.body)
        self.jobs.ask(
            writing.save_draft,
            self.desk,
            by=UserId(slot.writer) if slot.writer else self.pen,
            encounter=self.encounter,
            kind=slot.kind,
            body=sent,
            record=RecordId(slot.record) if slot.record else None,
            compartment=slot.compartment,
            read=slot.read or empty_body(slot.kind),
            owner=self,
            then=partial(self._save_done, slot, sent),
            refused=partial(self._save_not_done, slot),
            urgent=True,
        )

    def _save_done(self, slot: Slot, sent: Body, saved: Saved) -> None:
        slot.in_flight = False
        slot.read = sent
        slot.record, slot.saved_at = saved.record, saved.at
        if self._is_failing:
            self._is_failing = False
            self.save_recovered.emit()
        self.saved.emit(saved)
        self.changed.emit(saved.changes)
        if slot.is_dirty and (self._waiting or not self._autosave.is_waiting):
            # Typed while the save was under way, and the focus has left since: no timer would come for these words.
            self._save(slot)
        self._settle_debt(slot)
        self._refresh.start()
        self._tell_waiting()

    def _settle_debt(self, slot: Slot) -> None:
        """The last words of a pen that was laid down are on the disk after all: filed, as they would have been with F9."""
        if slot not in self._owed or slot.is_busy:
            return
        self._owed.remove(slot)
        if not any(other.writer == slot.writer for other in self._owed):
            self._hand_over(UserId(slot.writer), self.pen)

    def _save_not_done(self, slot: Slot, problem: Problem) -> None:
        slot.in_flight = False
        if not isinstance(problem, EnvironmentProblem):
            self._strand(slot, problem)
            return
        slot.is_dirty = True
        self._is_failing = True
        self._autosave.retry_later()
        self.save_failed.emit(problem)
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(False)

    def _strand(self, slot: Slot, problem: Problem) -> None:
        """A rule refuses these words (signed elsewhere meanwhile): trying again would not help, and nobody is held back by it.

        Who shows the slot keeps its words: `keep_as_addendum`, or `keep_words` when there is nothing to add them to.
        """
        slot.is_dirty, slot.is_stranded = False, True
        self.save_refused.emit(slot, problem)
        self._settle_debt(slot)
        if self._waiting:
            self._save_all()
        self._tell_waiting()

    def keep_as_addendum(self, slot: Slot, words: str) -> RecordId | None:
        """The refused words become the draft of an addition to what was signed. None when nothing here can take one."""
        target = self._signed_beside(slot)
        if target is None:
            return None
        addendum = self.addendum_slot(target)
        before = cast(Addendum, addendum.body).text
        self.edit(addendum, "text", "\n".join(filter(None, (before, words))))
        slot.is_stranded = False
        if not slot.record:
            self._slots.remove(slot)
        self._refresh.start()
        return target

    def _signed_beside(self, slot: Slot) -> RecordId | None:
        records = [
            record
            for record in (self.state.records if self.state is not None else ())
            if record.compartment is slot.compartment and record.head and not record.is_proposal
        ]
        records = [r for r in records if r.kind not in {"signature", "addendum", "proposal"}]
        # What is on screen may not know of the signature yet: the record itself, its kind, then whatever stands beside it.
        records.sort(key=lambda r: (r.id != slot.record, not r.is_signed, r.kind != slot.kind))
        return records[0].id if records else None

    def keep_words(self, words: str, *, writer: str = "") -> None:
        """Words that no record takes stay here for their writer to copy, until the vault is locked."""
        kept = self.kept_words.setdefault(UserId(writer) if writer else self.pen, [])
        if words and words not in kept:
            kept.append(words)

    def choose(self, slot: Slot, path: str, index: int) -> None:
        """One of the values that two people set. It is written when every such field of the record was chosen (7.9)."""
        if index < 0:
            slot.choices.pop(path, None)
        else:
            slot.choices[path] = index
        if set(slot.choices) == set(slot.conflicts) and slot.record:
            self.flush(lambda is_saved: self._resolve(slot) if is_saved else None)
        else:
            self.edited.emit(slot)

    def _resolve(self, slot: Slot) -> None:
        values = {path: slot.conflicts[path][index].value for path, index in slot.choices.items()}
        slot.choices = {}
        self.jobs.ask(
            writing.resolve,
            self.desk,
            by=self.pen,
            record=RecordId(slot.record),
            body=with_values(slot.body, values),
            owner=self,
            then=self._after_write,
            refused=self.refused.emit,
        )

    def _tell_waiting(self) -> None:
        if self._waiting and not self.is_busy:
            waiting, self._waiting = self._waiting, []
            for then in waiting:
                then(True)

    # --- pen, times, leaving ------------------------------------------------------------------------------------------

    def set_pen(self, pen: UserId) -> None:
        """F9: the page goes at once, what the other wrote is saved and filed, then the new pen reads.

        Words that the disk refuses are owed: they stay in memory under the pen that wrote them, and saving goes on trying. The pen
        that was asked for last counts, whatever answers come in between.
        """
        is_back = pen == self.pen and self._wanted_pen != pen
        self._wanted_pen = pen
        if pen == self.pen or not self.encounter:
            self.pen = pen
            if is_back:
                self.read()
            return
        before, encounter = self.pen, self.encounter
        self._turn += 1  # what was asked for the pen before is not shown any more
        self.blanked.emit()

        def switch(is_saved: bool) -> None:
            if (self._wanted_pen, self.pen, self.encounter) != (pen, before, encounter):
                return
            if is_saved:
                self._hand_over(before, pen)
            else:
                self._owe()
            self.open(encounter, pen=pen)

        self.flush(switch)

    def _owe(self) -> None:
        for slot in self._slots:
            if slot.is_busy:
                slot.writer = self.pen
                self._owed.append(slot)

    def _hand_over(self, before: UserId, pen: UserId) -> None:
        self.jobs.ask(
            encounters.switch_pen,
            self.desk,
            encounter=self.encounter,
            from_user=before,
            to_user=pen,
            owner=self,
            then=self._after_write,
            refused=self.refused.emit,
        )

    def stamp(self, which: str | None = None) -> None:
        """F8: stamp the next time, or the one named."""
        self.save_now()
        self.jobs.ask(
            encounters.stamp_time,
            self.desk,
            encounter=self.encounter,
            by=self.pen,
            which=which,
            owner=self,
            then=self._take_stamp,
            refused=self.refused.emit,
        )

    def _take_stamp(self, stamped: Stamped) -> None:
        self._undo_token = stamped
        self._put_time(stamped.which, stamped.at)
        self._undo.start()
        self.stamped.emit(stamped)
        self._after_write(stamped.changes)

    def undo_stamp(self) -> None:
        """Take the last stamp back, within ten seconds."""
        stamped, self._undo_token = self._undo_token, None
        if stamped is None:
            return
        self._end_undo()
        self._put_time(stamped.which, type(stamped.at)())
        self.jobs.ask(
            encounters.undo_stamp,
            self.desk,
            encounter=self.encounter,
            by=self.pen,
            token=stamped.undo_token,
            owner=self,
            then=self._after_write,
            refused=self.refused.emit,
        )

    def _put_time(self, which: str, at: Any) -> None:
        # The call's form may hold unsaved words of the same record: the stamp must be in its copy, or the next save undoes it.
        slot = self.slot_of(self.encounter)
        if slot is not None:
            write_path(slot.body, f"times.{which}", at)
            if slot.read is not None:
                write_path(slot.read, f"times.{which}", at)

    def _end_undo(self) -> None:
        self._undo.stop()
        self._undo_token = None
        self.undo_ended.emit()

    def clear_call(self) -> None:
        """The call is over: stamp it and leave the encounter open for writing."""
        self.save_now()
        self.jobs.ask(
            encounters.clear_call,
            self.desk,
            encounter=self.encounter,
            by=self.pen,
            owner=self,
            then=self._after_write,
            refused=self.refused.emit,
        )

    def leave(self) -> None:
        """Go elsewhere: the drafts of the pen become revisions."""

        def file(is_saved: bool) -> None:
            if is_saved:
                self.jobs.ask(
                    encounters.leave_encounter,
                    self.desk,
                    encounter=self.encounter,
                    by=self.pen,
                    owner=self,
                    then=self._left,
                    refused=self.refused.emit,
                )

        self.flush(file)

    def _left(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.left.emit()

    def take_changes(self, changes: Changes) -> None:
        """A dialog over this encounter wrote something: tell the others and read again."""
        self._after_write(changes)

    def _after_write(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self._refresh.start()

    def close(self) -> None:
        """Forget every word: the screen goes away or the vault is being locked."""
        for timer in (self._refresh, self._undo):
            timer.stop()
        self._autosave.stop()
        self._slots.clear()
        self._owed.clear()
        self.kept_words.clear()
        self.state = None
        self.encounter = EncounterId(RecordId(""))


def main_outcome(body: Outcome) -> str:
    """The main one of several: the only one there is, or the one chosen while it is still among them."""
    if len(body.dispositions) == 1:
        return body.dispositions[0]
    return body.primary if body.primary in body.dispositions else ""
