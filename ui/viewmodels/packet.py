"""A referral packet: to whom, on what basis, what goes in, whether it is complete, and exactly what would leave."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.ids import EncounterId, PersonId, RecordId, UserId
from fieldnotes.domain.record import Referral, ReferralDetail
from fieldnotes.services import encounter as encounters
from fieldnotes.services import referral as referrals
from fieldnotes.services import writing
from fieldnotes.system.stick import Stick, list_sticks
from ui.screens.back_seat import shown_name
from ui.viewmodels.autosave import Autosave
from ui.viewmodels.slot import copy_body, write_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import Changes, EncounterState, Exported, PacketPlan, Preview, RecordState, Saved
    from ui.jobs import Jobs

BREATH_MS = 100  # from one drawing to the next while somebody goes on writing: the laptop has other work, too


class PacketViewModel(QObject):
    """The packet of one referral; without a referral it waits for a recipient."""

    blanked = Signal()
    recipient_wanted = Signal()  # no referral yet: pick a service first
    referrals_read = Signal(
        list
    )  # list[tuple[record id, words]]: every referral of the encounter, the open one is `referral`
    shown = Signal(object)  # PacketPlan
    preview_started = Signal()
    preview_made = Signal(object)  # Preview
    saved = Signal(object)  # Saved
    exported = Signal(object)  # Exported
    sticks_found = Signal(list)  # list[Stick]
    print_ready = Signal(bytes)  # the packet to put on paper; its disclosure is on record
    refused = Signal(object)  # Problem
    changed = Signal(object)  # Changes

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.jobs = jobs
        self._autosave = Autosave(self)
        self._autosave.save_wanted.connect(self._save_detail)
        self._breath = QTimer(self, singleShot=True, interval=BREATH_MS)
        self._breath.timeout.connect(self._catch_up)
        self._preview_turn = (
            0  # never starts again: a drawing under way belongs to the pen and referral it was begun for
        )
        self._opened = 0  # how often; an answer to what was asked before it belongs to another referral or pen
        self._forget()

    def _forget(self) -> None:
        self.encounter = EncounterId(RecordId(""))
        self.pen = self._wanted_pen = UserId("")  # `pen` follows when the letter of the one before is on the disk
        self.referral = RecordId("")
        self.about = ""  # of several people on the call: whose packet; empty: the first
        self.title = ""
        self.body = Referral()
        self.detail = ReferralDetail()
        self._detail_record = RecordId("")
        self.may_write_letter = False
        self._is_saving = self._is_letter_dirty = False
        self._waiting: list[Callable[[bool], None]] = []
        self.plan: PacketPlan | None = None
        self.preview: Preview | None = None
        self._turn = 0
        self._chosen: list[str] | None = None  # parts as ticked, until a plan knows of them
        self._writes = 0  # of the referral, under way
        self._is_looking = False
        self._forget_drawing()

    def _forget_drawing(self) -> None:
        self._preview_turn += 1
        self._is_drawing = self._is_stale = False
        self._drawn: tuple[Any, ...] | None = None
        self._breath.stop()

    # --- reading ------------------------------------------------------------------------------------------------------

    def open(self, encounter: EncounterId, *, pen: UserId, referral: RecordId | None = None, about: str = "") -> None:
        """Show the packet of a referral, the encounter's newest open one by default."""
        turn = self._turn
        self._forget()
        self._turn = turn + 1
        self._opened += 1
        self.encounter, self.pen, self.about = encounter, pen, about
        self._wanted_pen = pen
        self.referral = referral or RecordId("")
        self.blanked.emit()
        self.jobs.pool(referrals.warm_up)
        self.read()

    def set_pen(self, pen: UserId) -> None:
        """The other pen may know more, or less: nothing of the first one's preview stays."""
        if not self.encounter or pen == self._wanted_pen:
            return
        self._wanted_pen = pen
        self._turn += 1  # what was asked for the pen before is not shown any more
        self._forget_drawing()
        self.blanked.emit()
        if pen == self.pen:
            self.read()
            return
        self.save_now()
        self._change_hands()

    def _change_hands(self) -> None:
        """The page of the pen before is gone; its words first go to the disk, however often that takes."""
        if self._wanted_pen == self.pen or self._is_saving or self._autosave.is_waiting:
            return
        self.open(self.encounter, pen=self._wanted_pen, referral=self.referral or None, about=self.about)

    def read(self) -> None:
        """Read the referral and its plan again. Nothing is read for a pen that is being laid down."""
        if not self.encounter or self._wanted_pen != self.pen:
            return
        self._turn += 1
        self._ask(
            encounters.read_encounter,
            encounter=self.encounter,
            by=self.pen,
            then=partial(self._take_encounter, self._turn),
        )

    def follow(self, changes: Changes) -> None:
        """Read again when this encounter changed elsewhere."""
        if self.encounter and self.encounter in changes.encounters:
            self.read()

    def _take_encounter(self, turn: int, state: EncounterState) -> None:
        if turn != self._turn:
            return
        self.title = " · ".join(
            filter(
                None,
                (
                    shown_name(state.person.name) if state.person else "",
                    state.header.cad_number or state.header.number,
                ),
            )
        )
        found = self._referral_of(state)
        if found is None:
            self.recipient_wanted.emit()
            return
        self.referral = found.id
        rows = [(row.id, cast(Referral, row.body)) for row in state.of_kind("referral")]
        names = {row.id: row.name for row in state.people} if len(state.subjects) > 1 else {}
        self.referrals_read.emit(
            [
                (
                    record,
                    " · ".join(
                        filter(
                            None,
                            (self._whose(state, body, names), body.service_name or body.organization or body.number),
                        )
                    ),
                )
                for record, body in rows
            ]
        )
        if not self._autosave.is_waiting:
            self.body = cast(Referral, copy_body(found.body))
        details = [
            r for r in state.of_kind("referral_detail") if cast(ReferralDetail, r.body).referral_id == self.referral
        ]
        self.may_write_letter = state.pen.profession == "clinician"
        if details and not (self._autosave.is_waiting or self._is_saving):
            self._detail_record, self.detail = details[-1].id, cast(ReferralDetail, copy_body(details[-1].body))
        self.detail.referral_id = self.referral
        self._ask(
            referrals.read_packet_plan, by=self.pen, referral=self.referral, then=partial(self._take_plan, self._turn)
        )

    @staticmethod
    def _whose(state: EncounterState, body: Referral, names: dict[PersonId, str]) -> str:
        return names.get(PersonId(RecordId(state.same.get(body.person_id, body.person_id))), "")

    def _referral_of(self, state: EncounterState) -> RecordState | None:
        rows = state.of_kind("referral")
        if self.about and len(state.subjects) > 1 and not self.referral:
            rows = tuple(
                row
                for row in rows
                if state.same.get(cast(Referral, row.body).person_id, cast(Referral, row.body).person_id) == self.about
            )
        if self.referral:
            return next((row for row in rows if row.id == self.referral), None)
        drafts = [row for row in rows if cast(Referral, row.body).state == "draft"]
        best = drafts or list(rows)
        return best[-1] if best else None

    def _take_plan(self, turn: int, plan: PacketPlan) -> None:
        if turn != self._turn:
            return
        self.plan = plan
        if not self._writes:
            self._chosen = None
        self.shown.emit(plan)
        self._wish_preview()

    # --- choosing -----------------------------------------------------------------------------------------------------

    def choose_service(self, key: str) -> None:
        """To whom: a service of the directory. A packet that has left keeps its recipient; a new referral starts."""

        def started(saved: Saved) -> None:
            self.referral = saved.record
            self.changed.emit(saved.changes)
            self.read()

        self._turn += 1  # an answer under way still knows of no referral
        self._ask(
            referrals.start_referral,
            by=self.pen,
            encounter=self.encounter,
            service_key=key,
            person=self.about,
            then=started,
        )

    def set_part(self, part: str, is_in: bool) -> None:
        """Take a part in or leave it out; the policy has the last word and says why."""
        self._chosen = [code for code in self._parts() if code != part] + ([part] if is_in else [])
        self._write(contents=list(self._chosen))
        self._wish_preview()

    def set_field(self, name: str, value: Any) -> None:
        """Urgency, basis, consent: one field of the referral."""
        self._write(**{name: value})

    def _parts(self) -> list[str]:
        """What is in, the newest tick too."""
        if self._chosen is not None:
            return self._chosen
        return [row.part for row in self.plan.parts if row.is_in] if self.plan else list(self.body.contents)

    def _write(self, **fields: Any) -> None:
        for name, value in fields.items():
            write_path(self.body, name, value)
        opened = self._opened
        self._writes += 1

        def over() -> None:
            if opened == self._opened:
                self._writes -= 1

        def failed(problem: Problem) -> None:
            over()
            self.refused.emit(problem)

        def done(saved: Saved) -> None:
            over()
            self.saved.emit(saved)
            self.changed.emit(saved.changes)
            self.read()

        self._ask(
            writing.save_draft,
            by=self.pen,
            encounter=self.encounter,
            kind="referral",
            body=copy_body(self.body),
            record=self.referral,
            compartment=None,
            then=done,
            refused=failed,
        )

    # --- the letter ---------------------------------------------------------------------------------------------------

    def edit_letter(self, path: str, value: Any) -> None:
        """One change in the clinical side of the referral; saved like everything else."""
        write_path(self.detail, path, value)
        self._autosave.touch()
        self._wish_preview()

    def note_on_file(self, need: str, text: str) -> None:
        """What the basis rests on: the clinician's words stay clinical, an officer's go with the referral."""
        if self.may_write_letter:
            self.edit_letter(f"on_file.{need}", text)
        else:
            write_path(self.body, f"on_file.{need}", text)
            self._autosave.touch()

    def save_now(self) -> None:
        """Focus went elsewhere."""
        if self._autosave.is_waiting:
            self._autosave.flush()

    def _save_detail(self) -> None:
        if not self.may_write_letter:
            self._write()
            return
        if self._is_saving:
            self._is_letter_dirty = True  # one save at a time: the first one makes the record that the next one names
            return
        self._is_saving, self._is_letter_dirty = True, False
        opened = self._opened

        def done(saved: Saved) -> None:
            self.saved.emit(saved)
            self.changed.emit(saved.changes)
            if opened != self._opened:
                return
            self._is_saving = False
            self._detail_record = saved.record
            if self._is_letter_dirty:
                self._save_detail()
            self.read()
            if not self._is_saving:
                self._tell_waiting(is_saved=True)
            self._change_hands()

        def failed(problem: Problem) -> None:
            if opened == self._opened:
                self._keep_trying(problem)

        self._ask(
            writing.save_draft,
            by=self.pen,
            encounter=self.encounter,
            kind="referral_detail",
            body=copy_body(self.detail),
            record=self._detail_record or None,
            compartment=None,
            then=done,
            refused=failed,
        )

    def _keep_trying(self, problem: Problem) -> None:
        self._is_saving = False
        self._autosave.retry_later()
        self.refused.emit(problem)
        self._tell_waiting(is_saved=False)

    def flush(self, then: Any = None) -> None:
        """Save the letter now; `then(True)` when it is on the disk, `then(False)` when it is not and saving goes on trying."""
        self.save_now()
        if then is None:
            return
        if self._is_saving:
            self._waiting.append(then)
        else:
            then(not self._autosave.is_waiting)

    def _tell_waiting(self, *, is_saved: bool) -> None:
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(is_saved)

    # --- preview and leaving ------------------------------------------------------------------------------------------

    @property
    def is_at_rest(self) -> bool:
        """Whether everything typed is saved and drawn."""
        is_saved = not (self._autosave.is_waiting or self._is_saving or self._writes)
        return is_saved and not (self._is_drawing or self._is_stale or self._breath.isActive())

    def _wish_preview(self) -> None:
        """At once; while one is drawn or just was, when that is over, of the words that stand then."""
        if self._is_drawing or self._breath.isActive():
            self._is_stale = True
        else:
            self._make_preview()

    def _catch_up(self) -> None:
        if self._is_stale:
            self._make_preview()

    def _make_preview(self) -> None:
        if self.plan is None:
            return
        self._preview_turn += 1
        turn = self._preview_turn
        self._is_drawing, self._is_stale = True, False

        def over(what: tuple[Any, ...] | None) -> bool:
            if turn != self._preview_turn:
                return False
            self._is_drawing, self._drawn = False, what
            self._breath.start()
            return True

        def take(preview: Preview) -> None:
            if over(self._drawn):
                self.preview = preview
                self.preview_made.emit(preview)

        def failed(problem: Problem) -> None:
            if over(None):
                self.refused.emit(problem)

        def paint(laid: referrals.Laid) -> None:
            if turn != self._preview_turn:
                return
            what = referrals.shows(laid)
            if what == self._drawn and self.preview is not None:
                over(what)  # a save has changed nothing of what is seen
                return
            self._drawn = what
            self.preview_started.emit()
            # Drawing takes a tenth of a second and more: beside the lane, so that no key waits for it.
            self.jobs.pool(referrals.draw, laid, owner=self, then=take, refused=failed)

        # The letter as it stands on the page, whether its save is through or not: it will leave like this.
        words = copy_body(self.detail) if self.may_write_letter else None
        self._ask(
            referrals.lay_out,
            by=self.pen,
            referral=self.referral,
            parts=tuple(self._parts()),
            words=words,
            then=paint,
            refused=failed,
        )

    @property
    def takes_data(self) -> bool:
        """Whether the receiver's system can take the referral in as data."""
        return self.plan is not None and self.plan.takes_data

    def look_for_sticks(self) -> None:
        """Beside the lane: a stick may answer slowly."""
        if not self._is_looking:
            self._is_looking = True
            self.jobs.pool(list_sticks, owner=self, then=self._take_sticks, refused=self._no_sticks)

    def _take_sticks(self, sticks: list[Stick]) -> None:
        self._is_looking = False
        self.sticks_found.emit(sticks)

    def _no_sticks(self, _problem: Problem) -> None:
        self._is_looking = False

    def export(self, channel: str, path: Path | None = None, product: str = "packet") -> None:
        """Let it leave: the disclosure is on record before the bytes are anywhere."""

        def done(exported: Exported) -> None:
            self.changed.emit(exported.changes)
            if exported.pdf:
                self.print_ready.emit(exported.pdf)
            self.exported.emit(exported)
            self.read()

        def go(is_saved: bool) -> None:  # what was just typed, or said to be read, is on the disk first
            if is_saved:
                self._ask(
                    referrals.export_packet,
                    by=self.pen,
                    referral=self.referral,
                    channel=channel,
                    path=path,
                    product=product,
                    then=done,
                )

        self.flush(go)

    def take_changes(self, changes: Changes) -> None:
        """A dialog over this packet wrote something."""
        self.changed.emit(changes)
        self.read()

    def _ask(self, work: Any, /, *, then: Any, refused: Any = None, **facts: Any) -> None:
        self.jobs.ask(work, self.desk, owner=self, then=then, refused=refused or self.refused.emit, **facts)

    def close(self) -> None:
        """Forget every word and page."""
        self._autosave.stop()
        turn = self._turn + 1
        self._forget()
        self._turn = turn
