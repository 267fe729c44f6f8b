"""Everything past the door: places, pen, keys, palette. Built after sign-in, thrown away at lock."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.ids import EncounterId, PersonId, RecordId, UserId
from fieldnotes.domain.problem import Problem
from fieldnotes.domain.record import Compartment, Profession
from fieldnotes.services.agency import read_agency
from fieldnotes.services.row import (
    Changes,
    DueRow,
    GrantRow,
    Hit,
    LeaveRow,
    OpenCall,
    ShiftBoard,
    SignedIn,
    Started,
    UserRow,
)
from fieldnotes.system.speller import load_speller
from ui.language import language
from ui.meeting import MeetingNotes
from ui.screens.soon import load_soon
from ui.screens.word import join_names, to_say, tr
from ui.session.ahead import TypeAhead
from ui.session.clip import Clips
from ui.session.comfort import scale_code
from ui.session.idle import REST_S, IdleWatch
from ui.session.proof import ProofOverlay
from ui.session.where import Spot, Where
from ui.theme import LOOK
from ui.theme.metric import TEXT_SCALES
from ui.viewmodels.palette import Command, PaletteViewModel
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.shift import ShiftViewModel
from ui.viewmodels.sync import SyncViewModel
from ui.widgets.paste import DOOR
from ui.widgets.spelling import SPELLING
from ui.widgets.voice import VOICE

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.sync_row import ConflictRow
    from fieldnotes.services.syncing import Why
    from ui.jobs import Jobs
    from ui.screens.open_calls import OpenCallsOverlay
    from ui.shell import Shell
    from ui.viewmodels.signin import SignInViewModel

READY_AFTER_MS = 500  # past the door: then the encounter's pages are made ready, in steps that nobody feels
SAID_FOR_MS = 10_000
WORK_LISTS: dict[str, Literal["follow_up", "referral"]] = {"follow_ups": "follow_up", "referrals": "referral"}
PEN_FREE_FOR_S = 5 * 60  # a pen used this recently goes up again without its owner's PIN
# Acts that belong to an encounter: its screens take them (`act(name) -> bool`).
OF_ENCOUNTER = frozenset({"stamp", "hand_over", "packet", "sign", "saved", "close_call"})


class Workplace(QObject):
    """`act(name)` for keys, `go(place)` for the rail, `flush(then)` before a lock."""

    ended = Signal(list)  # users: the agency took them, or this laptop, out
    session_gone = Signal()  # too many wrong PINs: the vault dropped the keys
    sign_in_wanted = Signal()  # a partner wants to sign in beside
    sign_out_wanted = Signal(str)  # user: one side leaves, the other stays

    def __init__(self, shell: Shell, desk: Desk, jobs: Jobs, signin: SignInViewModel) -> None:
        super().__init__(shell)
        self.shell, self.desk, self.jobs, self._signin = shell, desk, jobs, signin
        self.pen = UserId("")
        self.encounter = ""
        self._proved: dict[UserId, float] = {}
        self._models: dict[str, Any] = {}
        self._screens: dict[str, QWidget] = {}
        self.shift = ShiftViewModel(desk, jobs, self)
        self.shift.shown.connect(self._on_board)
        self.shift.started.connect(self._on_started)
        self.shift.refused.connect(self._say)
        self.shift.refused.connect(self._stay)
        self.sync = SyncViewModel(desk, jobs, self)
        self._models["sync"] = self.sync
        self.sync.ended.connect(self.ended)
        self._meetings = MeetingNotes(shell, self.sync)
        self._meetings.sync_wanted.connect(partial(self.sync_now, "hand"))
        self._palette_model = PaletteViewModel(desk, jobs, self)
        self._proof = ProofOverlay(shell, desk, jobs, gone=self.session_gone.emit)
        self._palette: Any = None
        self._open_calls: OpenCallsOverlay | None = None
        self._spots: dict[str, Spot] = {}  # where the cursor stood in each call that waits
        self._ahead = TypeAhead(self)
        self._clips = Clips()
        self._coming = ("", "")  # encounter and pen whose page the held keys wait for; empty: not known yet
        self._grant_bars: list[str] = []
        self._not_now: set[tuple[UserId, Compartment]] = set()
        self._is_over = False
        self._stops: list[Callable[[], object]] = []
        self._rest = IdleWatch(self, after_s=REST_S)
        self._rest.fell_idle.connect(self._make_next)
        self._ready = QTimer(self, singleShot=True, interval=READY_AFTER_MS)
        self._ready.timeout.connect(self._make_ready)
        self._left_said = QTimer(self, singleShot=True, interval=SAID_FOR_MS)
        self._left_said.timeout.connect(partial(shell.drop_bar, "left"))
        shell.rail_places(RAIL)
        shell.rail.offer("reviews", False)  # until a supervisor's pen is up
        self._connections = [
            shell.place_wanted.connect(self.go),
            shell.pen_wanted.connect(self._on_pen_wanted),
            shell.file_dropped.connect(self.open_answer),
            jobs.bug_met.connect(self._say),
            jobs.bug_met.connect(self._stay),
            signin.users_shown.connect(self._show_users),
            signin.caught_up.connect(self._on_caught_up),
            signin.signed_in.connect(self._on_signed_in),
            DOOR.held.connect(self._hold_paste),
            DOOR.too_long.connect(self._refuse_paste),
        ]

    # --- beginning and ending ---

    def begin(self, where: Where) -> None:
        """Takes up the pen and goes where somebody was, or to the shift."""
        present = self._signin.present
        now = time.monotonic()
        self._proved = {row.user: now for row in present}
        pen = next((row.user for row in present if row.user == where.pen), None) or _first_pen(present)
        self._take_pen(pen)
        if self._signin.public is not None:
            self.shell.top.set_unit(self._signin.public.unit)
        if self._signin.is_catching_up:
            self.shell.show_bar(
                "catching_up",
                tr("Reading the last notes into this laptop's lists. You can work already."),
                tone="plain",
            )
        self._read_policy()
        self.shell.show_work()
        self._spots = dict(where.spots)
        if where.encounter and where.place == "encounter":
            self.open_encounter(where.encounter, section="" if where.encounter in self._spots else where.section)
        else:
            self.go(where.place if where.place in {place for place, *_ in RAIL} else "shift")
        self._ready.start()
        self.sync.begin(is_paused=where.is_sync_paused)

    def _make_ready(self) -> None:
        self.jobs.pool(load_soon, owner=self, then=lambda _loaded: self._grow_ahead())
        self.jobs.pool(load_speller, language(), owner=self, then=SPELLING.use)

    def _grow_ahead(self) -> None:
        if self._is_over:  # locked meanwhile
            return
        screen: Any = self._screens.get("encounter") or self._make_encounter()
        self.shell.make_ready(screen)
        screen.grow_ahead()
        self._rest.start()

    def _make_next(self) -> None:
        """The hands rest: the sheet and the packet are made now, one at a rest, so that F7 and Ctrl+P only show them."""
        name = next((name for name in ("handover", "packet") if name not in self._screens), "")
        if name and not self._is_over:
            self.shell.make_ready(self._make_product(name))
            self._rest.start()

    def where(self) -> Where:
        """Ids only."""
        screen = self._screens.get("encounter")
        is_there = screen is not None and self.shell.current_place() is screen
        if is_there:
            self._keep_spot()
        return Where(
            place="encounter" if is_there else "shift",
            encounter=self.encounter if is_there else "",
            section=str(getattr(screen, "key", "")) if is_there else "",
            pen=self.pen,
            spots=dict(self._spots),
            is_sync_paused=self.sync.is_paused,
        )

    def _keep_spot(self) -> None:
        if self.encounter:
            self._spots[self.encounter] = self._spot()

    def flush(self, then: Callable[[bool], object]) -> None:
        """Every open form saves its draft; `then(True)` when all are kept."""
        waiting = [model for model in self._models.values() if hasattr(model, "flush")]
        answers: list[bool] = []

        def one(is_saved: bool = True) -> None:
            answers.append(bool(is_saved))
            if len(answers) == len(waiting):
                then(all(answers))

        if not waiting:
            then(True)
        for model in waiting:
            model.flush(one)

    def close(self) -> None:
        """Empties models and lets go of screens: nothing of a record stays in this window."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._connections = []
        DOOR.forget()
        self._ahead.forget()
        for key in ("paste", "paste_long"):
            self.shell.drop_bar(key)
        self._is_over = True
        for stop in self._stops:  # what waits for a network or a stick
            stop()
        self._ready.stop()
        self._rest.stop()
        self._left_said.stop()
        for model in self._models.values():
            model.close()
        self._meetings.close()
        self.shift.close()
        self._palette_model.close()
        for key in (*self._grant_bars, "out", "left", "side", "back_to_call"):
            self.shell.drop_bar(key)
        for panel in (self._proof, self._palette, self._open_calls):
            if panel is not None:
                panel.hide()
                panel.deleteLater()
        self.shell.clear_places()
        self._screens, self._models = {}, {}
        self.encounter = ""
        self.deleteLater()

    # --- what was pasted ---

    def _hold_paste(self, why: str, length: int) -> None:
        """It looks like a return of a query: left out unless its writer says otherwise (CJIS; 28 CFR 20)."""
        self.shell.drop_bar("paste")
        bar = self.shell.show_bar(
            "paste",
            tr(
                "This looks like a criminal-history or vehicle return. Such returns may not be kept here. It was left out."
            ),
            action=tr("Paste it anyway"),
            dismiss=tr("Leave it out"),
        )
        bar.acted.connect(partial(self._answer_paste, why, length, True))
        bar.dismissed.connect(partial(self._answer_paste, why, length, False))

    def _answer_paste(self, why: str, length: int, is_let_in: bool) -> None:
        from fieldnotes.services import pasting

        self.shell.drop_bar("paste")
        self.jobs.ask(
            pasting.note_paste,
            self.desk,
            by=self.pen,
            why=why,
            length=length,
            is_let_in=is_let_in,
            encounter=self.encounter,
            owner=self,
        )
        if is_let_in:
            DOOR.let_in()
        else:
            DOOR.forget()

    def _refuse_paste(self, length: int) -> None:
        self.shell.drop_bar("paste_long")
        bar = self.shell.show_bar(
            "paste_long",
            tr(
                "That is {length} letters, far more than a note. Nothing was pasted; the field keeps what it had.",
                length=length,
            ),
            dismiss=tr("Close"),
        )
        bar.dismissed.connect(partial(self.shell.drop_bar, "paste_long"))

    # --- pen ---

    def _show_users(self, _users: list[UserRow]) -> None:
        present = self._signin.present
        if self.pen not in {row.user for row in present} and present:
            self._take_pen(_first_pen(present))
        self.shell.top.pen.set_users(present, self.pen)
        self.shell.top.users_changed()

    def _on_signed_in(self, answer: SignedIn) -> None:
        self._proved[answer.row.user] = time.monotonic()  # the passphrase was typed just now

    def _on_pen_wanted(self, user: str) -> None:
        """A segment or F9: a pen that was not used lately needs its owner's PIN, when it opens more than the pen that is up."""
        row = next((one for one in self._signin.present if one.user == user), None)
        if row is None or user == self.pen:
            self.shell.top.pen.set_users(self._signin.present, self.pen)
            return
        is_recent = time.monotonic() - self._proved.get(row.user, 0.0) < PEN_FREE_FOR_S
        if row.profession is Profession.OFFICER or is_recent:
            self._take_pen(row.user)
        else:
            self.shell.top.pen.set_users(self._signin.present, self.pen)
            self._proof.ask(row, partial(self._after_proof, row.user))

    def _after_proof(self, user: UserId) -> None:
        self._proved[user] = time.monotonic()
        self.shell.drop_bar("side")
        self._take_pen(user)

    def _take_pen(self, user: UserId) -> None:
        if self.pen:
            self._proved[self.pen] = time.monotonic()
        self._clips.change_hands(self.pen, user)
        self.pen = user
        DOOR.forget()
        self.shell.drop_bar("paste")
        self._palette_model.pen = user
        if self.encounter and self.shell.current_place() is self._screens.get("encounter"):
            self._hold_keys(self.encounter, user)
        for model in self._models.values():
            model.set_pen(user)
        self._on_come()
        self.shift.set_pen(user)
        for listed in (self._screens.get("encounters"), self._screens.get("people")):
            if listed is not None:
                listed.renew()  # type: ignore[attr-defined]  # an EncountersScreen
        self.shell.top.pen.set_users(self._signin.present, user)
        self.shell.top.users_changed()
        self._offer_reviews()
        self._ask_grants()

    def _offer_reviews(self) -> None:
        """The queue is shown to supervisors only; a pen without one does not stand in front of it."""
        may_review = self._may_review()
        self.shell.rail.offer("reviews", may_review)
        screen = self._screens.get("reviews")
        if not may_review and screen is not None and self.shell.current_place() is screen:
            self.go("shift")

    def _may_review(self) -> bool:
        return any(row.user == self.pen and row.is_supervisor for row in self._signin.present)

    def next_pen(self) -> None:
        """F9: round the people who are signed in; alone, a partner may sign in."""
        users = [row.user for row in self._signin.present]
        if len(users) > 1:
            self._on_pen_wanted(users[(users.index(self.pen) + 1) % len(users)])
        else:
            self.sign_in_wanted.emit()

    def close_side(self) -> None:
        """The clinical side closes on this screen until its owner's PIN; the partner goes on writing. Alone, everything is hidden."""
        clinicians = [row for row in self._signin.present if row.profession is Profession.CLINICIAN]
        others = [row for row in self._signin.present if row not in clinicians]
        if not clinicians or not others:
            self.shell.act("hide")
            return
        if self.pen in {row.user for row in clinicians}:
            self._take_pen(others[0].user)
        for row in clinicians:
            self._proved.pop(row.user, None)  # also when the pen was used a minute ago
        names = join_names([row.short_name for row in clinicians])
        bar = self.shell.show_bar(
            "side",
            tr("The clinical side is closed here. {names} opens it with the PIN.", names=names),
            tone="plain",
            dismiss=tr("Close"),
        )
        bar.dismissed.connect(partial(self.shell.drop_bar, "side"))

    # --- colleagues who wait to be let in ---

    def _ask_grants(self) -> None:
        """Whom the agency certified for what the pen's owner reads: only a person lets them in (7.4)."""
        from fieldnotes.services import signin

        self.jobs.ask(
            signin.list_waiting_grants,
            self.desk,
            by=self.pen,
            owner=self,
            then=partial(self._show_grants, self.pen),
            refused=self._say,
        )

    def _show_grants(self, by: UserId, rows: list[GrantRow]) -> None:
        if by != self.pen:
            return
        for key in self._grant_bars:
            self.shell.drop_bar(key)
        self._grant_bars = []
        for row in rows:
            if (row.user, row.compartment) in self._not_now:
                continue
            key = f"grant:{row.user}:{row.compartment}"
            records = {"law": tr("police records"), "clinical": tr("clinical records")}.get(
                row.compartment, tr("joint records")
            )
            bar = self.shell.show_bar(
                key,
                tr("{who} was certified for {records} by the agency. Let them in?", who=row.name, records=records),
                tone="plain",
                action=tr("Let them in"),
                dismiss=tr("Not now"),
            )
            bar.acted.connect(partial(self._let_in, row))
            bar.dismissed.connect(partial(self._put_off, row))
            self._grant_bars.append(key)

    def _let_in(self, row: GrantRow) -> None:
        from fieldnotes.services import signin

        def done(changes: Changes) -> None:
            self.jobs.changed.emit(changes)
            self._ask_grants()

        self.jobs.ask(
            signin.approve_grants,
            self.desk,
            by=self.pen,
            user=row.user,
            compartment=row.compartment,
            owner=self,
            then=done,
            refused=self._say,
        )

    def _put_off(self, row: GrantRow) -> None:
        """Asked again at the next sign-in."""
        self._not_now.add((row.user, row.compartment))
        self._ask_grants()

    # --- places ---

    def go(self, place: str) -> None:
        """To a place of the rail. Leaving an encounter files its drafts first."""
        self._stay()
        if self.encounter and place != "encounters_open":
            self._leave_encounter()
        if place == "reviews" and not self._may_review():
            place = "shift"
        screen = self._screens.get(place) or self._make(place)
        if place in {"encounters", "people", *WORK_LISTS}:
            screen.renew()  # type: ignore[attr-defined]  # an EncountersScreen
        elif place == "shift":
            self.shift.read()
        self.shell.show_place(screen, "shift" if place == "leaving" else place)

    def _leave_encounter(self) -> None:
        model = self._models.get("encounter")
        if model is not None and self.encounter:
            self._keep_spot()
            model.leave()
        self.encounter = ""

    def _make(self, place: str) -> QWidget:
        made: QWidget
        if place == "shift":
            from ui.screens.shift import ShiftScreen

            shift = ShiftScreen(self.shift)
            shift.encounter_wanted.connect(self.open_encounter)
            shift.new_wanted.connect(self._new_encounter)
            shift.due_wanted.connect(self._open_due)
            shift.leaving_wanted.connect(partial(self.go, "leaving"))
            made = shift
        elif place == "encounters":
            from ui.screens.encounters import EncountersScreen

            listed = EncountersScreen(self.shift)
            listed.encounter_wanted.connect(self.open_encounter)
            listed.new_wanted.connect(self._new_encounter)
            made = listed
        elif place == "people":
            made = self._make_people()
        elif place == "leaving":
            made = self._make_leaving()
        elif place == "sync":
            made = self._make_sync()
        elif place == "tips":
            from fieldnotes.services import tip
            from ui.screens.tips import TipsScreen

            tips = TipsScreen()
            self.jobs.ask(tip.list_tips, self.desk, owner=tips, then=tips.show_tips, refused=self._say)
            made = tips
        elif place in WORK_LISTS:
            made = self._make_work_list(place)
        elif place == "reviews":
            from ui.screens.reviews import ReviewsScreen
            from ui.viewmodels.review import ReviewViewModel

            queue = ReviewViewModel(self.desk, self.jobs, self)
            reviews = ReviewsScreen(queue)
            reviews.encounter_wanted.connect(self.open_encounter)
            queue.set_pen(self.pen)
            self._models["reviews"] = queue
            made = reviews
        else:
            from ui.screens.support import SupportScreen

            support = SupportScreen(has_back=False)
            if self._signin.public is not None:
                support.set_contacts(self._signin.public.contacts)
            made = support
        self._screens[place] = made
        return made

    def look_back(self, encounter: str) -> None:
        """To an encounter of the past from the one being written, with a way back that stays."""
        came_from = self.encounter
        self.open_encounter(encounter)
        bar = self.shell.show_bar(
            "back_to_call", tr("You are looking at an earlier encounter."), tone="plain", action=tr("Back to the call")
        )
        bar.acted.connect(partial(self._go_back, came_from))

    def _go_back(self, encounter: str) -> None:
        self.shell.drop_bar("back_to_call")
        self.open_encounter(encounter, section="call")

    def _make_work_list(self, place: str) -> QWidget:
        from ui.screens.work_list import WorkListScreen
        from ui.viewmodels.work_list import WorkListViewModel

        model = WorkListViewModel(self.desk, self.jobs, WORK_LISTS[place], self)
        model.set_pen(self.pen)
        screen = WorkListScreen(model)
        screen.encounter_wanted.connect(self._open_from_list)
        screen.new_wanted.connect(self.leave_follow_up)
        screen.answer_wanted.connect(self.open_answer)
        screen.incident_wanted.connect(self.open_incident)
        self._models[place] = model
        return screen

    def _make_leaving(self) -> QWidget:
        from ui.screens.leaving import LeavingScreen
        from ui.viewmodels.leaving import LeavingViewModel

        model = LeavingViewModel(self.desk, self.jobs, self)
        screen = LeavingScreen(model)
        screen.opened.connect(self._open_leave)
        screen.sync_wanted.connect(partial(self.sync_now, "shift_end"))
        screen.follow_sync(self.sync)
        screen.back_wanted.connect(partial(self.go, "shift"))
        model.set_pen(self.pen)
        self._models["leaving"] = model
        return screen

    def _make_sync(self) -> QWidget:
        from ui.screens.sync import SyncScreen

        screen = SyncScreen(self.sync)
        screen.encounter_wanted.connect(self.open_encounter)
        screen.field_wanted.connect(self._write_another)
        screen.stick_wanted.connect(self.carry_by_stick)
        screen.enrol_wanted.connect(self.enrol)
        return screen

    def enrol(self, code: str = "") -> None:
        """At a station: what waits here goes there as soon as it is done."""
        from ui.dialogs.enrol import EnrolSheet
        from ui.viewmodels.enrol import EnrolViewModel

        model = EnrolViewModel(self.jobs, desk=self.desk)
        sheet = EnrolSheet(model, self.shell, code=code)
        model.setParent(sheet)
        model.done.connect(lambda _joined: self.sync_now("hand"))
        self._stops = [model.cancel]
        sheet.closed.connect(self._stops.clear)
        sheet.open_panel()

    def carry_by_stick(self) -> None:
        """A bundle onto a stick, or what somebody carried here. What is being typed is saved first, and stays a draft."""
        from ui.dialogs.stick_sync import StickSyncSheet
        from ui.viewmodels.stick_sync import StickSyncViewModel

        model = StickSyncViewModel(self.desk, self.jobs, self.pen)
        sheet = StickSyncSheet(model, self.shell)
        model.setParent(sheet)
        model.changed.connect(self.jobs.changed)
        model.read.connect(lambda _read: self.sync.read())
        self._stops = [model.stop]
        sheet.closed.connect(self._stops.clear)
        sheet.open_panel()

    def _write_another(self, row: ConflictRow, path: str) -> None:
        """To the field itself: what is written there stands beside both until somebody chooses."""
        if row.encounter:
            self._jump(row.encounter, row.section, path)
        elif row.person:
            self.open_person(row.person)

    def sync_now(self, why: Why) -> None:
        """What is being typed is saved first, and stays a draft."""
        self.flush(lambda is_saved: self.sync.sync_now(why) if is_saved else self.shell.act("saved"))

    def _open_leave(self, row: LeaveRow) -> None:
        if row.code == "unsent":
            self.go("sync")
        elif not row.encounter:
            self.go("follow_ups")
        else:
            self.open_encounter(row.encounter, section=row.section)

    def _open_from_list(self, encounter: str) -> None:
        self.open_encounter(encounter, section="outcome_needs")

    def leave_follow_up(self) -> None:
        """Something for the team that needs no call: who, what, by when."""
        from ui.dialogs.leave_follow_up import LeaveFollowUpSheet
        from ui.viewmodels.work_list import LeaveFollowUpViewModel

        model = LeaveFollowUpViewModel(self.desk, self.jobs, self.pen)
        sheet = LeaveFollowUpSheet(model, self.shell)
        model.setParent(sheet)
        model.left.connect(lambda _saved: self._say_left())
        sheet.open_panel()

    def open_answer(self, path: str = "") -> None:
        """A filled reply form that came back: picked in the sheet, or dropped on the window."""
        from ui.dialogs.reply import AnswerSheet
        from ui.viewmodels.reply import ReplyViewModel

        if not self.pen:
            return
        model = ReplyViewModel(self.desk, self.jobs, self.pen)
        sheet = AnswerSheet(model, self.shell)
        model.setParent(sheet)
        model.changed.connect(self.jobs.changed)
        sheet.open_panel()
        if path:
            model.take_file(Path(path))

    def open_incident(self, record: str) -> None:
        """Something that went to the wrong place: what is known of it."""
        from ui.dialogs.incident import IncidentSheet
        from ui.viewmodels.incident import IncidentViewModel

        model = IncidentViewModel(self.desk, self.jobs, self.pen, RecordId(record))
        sheet = IncidentSheet(model, self.shell)
        model.setParent(sheet)
        model.changed.connect(self.jobs.changed)
        sheet.open_panel()

    def _say_left(self) -> None:
        bar = self.shell.show_bar(
            "left", tr("Left for the team. It stands under Follow-ups."), tone="plain", dismiss=tr("Close")
        )
        bar.dismissed.connect(partial(self.shell.drop_bar, "left"))
        self._left_said.start()

    # --- people ---

    def _make_people(self) -> QWidget:
        from ui.screens.people import PeopleScreen
        from ui.viewmodels.person import PeopleListViewModel

        model = PeopleListViewModel(self.desk, self.jobs, self)
        model.set_pen(self.pen)
        model.refused.connect(self._say)
        screen = PeopleScreen(model)
        screen.person_wanted.connect(self.open_person)
        self._models["people"] = model
        return screen

    def open_person(self, person: str) -> None:
        """One person's page. Leaving an encounter files its drafts first."""
        if self.encounter:
            self._leave_encounter()
        screen = self._screens.get("person") or self._make_person()
        self._models["person"].open(PersonId(RecordId(person)), pen=self.pen)
        self.shell.show_place(screen, "people")

    def _make_person(self) -> QWidget:
        from ui.screens.person import PersonScreen
        from ui.viewmodels.person import PersonViewModel

        model = PersonViewModel(self.desk, self.jobs, self)
        self._watch(model)
        model.started.connect(self._on_started)
        screen = PersonScreen(model)
        screen.back_wanted.connect(partial(self.go, "people"))
        screen.encounter_wanted.connect(self.open_encounter)
        screen.edit_wanted.connect(lambda encounter: self.open_encounter(encounter, section="people"))
        screen.referral_wanted.connect(partial(self.open_product, "packet"))
        self._models["person"], self._screens["person"] = model, screen
        return screen

    # --- encounter, hand over, packet ---

    def open_encounter(self, encounter: str, *, section: str = "") -> None:
        """One encounter, where it was left. Another one that is open waits as it is: its words are saved and stay drafts."""
        if not encounter:
            return
        self._hold_keys()
        if not self._screens.get("encounter"):
            self._make_encounter()
        if self.encounter and self.encounter != encounter:
            self._keep_spot()
            self._models["encounter"].flush(
                lambda is_saved: self._show_encounter(encounter, section) if is_saved else self._stay_unsaved()
            )
        else:
            self._show_encounter(encounter, section)

    def _show_encounter(self, encounter: str, section: str) -> None:
        screen: Any = self._screens["encounter"]
        model = self._models["encounter"]
        is_other = model.encounter != encounter or model.pen != self.pen
        self.encounter = encounter
        self._coming = (encounter, self.pen)
        if is_other:
            model.open(EncounterId(RecordId(encounter)), pen=self.pen)
        self.shell.show_place(screen, "encounters")
        spot = self._spots.pop(encounter, None)
        if section:
            screen.open_section(section)
        elif spot is not None and spot.section:
            screen.go_back_to(spot, lambda: None)
        self._show_open_calls()
        self._on_come()

    # --- keys for a page that is not there yet ---

    def _hold_keys(self, encounter: str = "", pen: str = "") -> None:
        self._coming = (encounter, pen)
        self._ahead.hold(self.shell.window().windowHandle())

    def _on_come(self, _state: object = None) -> None:
        """The page was read. Its cursor is put where it belongs by whoever else listens; then it gets the keys."""
        if self._has_come():
            QTimer.singleShot(0, self, self._give_keys)

    def _has_come(self) -> bool:
        model = self._models.get("encounter")
        if model is None or model.state is None or not self._ahead.is_holding:
            return False
        return bool((model.encounter, model.pen) == self._coming)

    def _give_keys(self) -> None:
        if self._has_come():  # an act among the keys may have begun another turn since
            self._stay()

    def _stay(self, _problem: object = None) -> None:
        """Here the keys belong: nothing else comes up."""
        self._ahead.release()

    def _stay_unsaved(self) -> None:
        self._stay()
        self.shell.act("saved")

    def _new_encounter(self) -> None:
        self._hold_keys()
        self.shift.start_encounter()

    # --- the calls that wait ---

    def _others(self) -> tuple[OpenCall, ...]:
        board = self.shift.board
        return tuple(call for call in (board.open_calls if board else ()) if call.encounter != self.encounter)

    def _show_open_calls(self) -> None:
        calls = self.shift.board.open_calls if self.shift.board else ()
        is_elsewhere = bool(self._others()) and (bool(self.encounter) or len(calls) > 1)
        self.shell.top.set_calls(len(calls) if is_elsewhere else 0)

    def switch_call(self) -> None:
        """The other open call, as it was left; with more than one, which. Asked anew: the board may be a moment behind."""
        from fieldnotes.services import shift

        def refused(problem: Problem) -> None:
            self._say(problem)
            self._stay()

        self._hold_keys()
        self.jobs.ask(
            shift.list_open_calls, self.desk, by=self.pen, owner=self, then=self._switch_among, refused=refused
        )

    def _switch_among(self, calls: tuple[OpenCall, ...]) -> None:
        others = tuple(call for call in calls if call.encounter != self.encounter)
        if not others:
            self.shell.show_bar("no_call", tr("No other call is open. Ctrl+N starts an encounter."), tone="plain")
            self._stay()
        elif len(others) == 1:
            self.open_encounter(others[0].encounter)
        else:
            if self._open_calls is None:
                from ui.screens.open_calls import OpenCallsOverlay

                self._open_calls = OpenCallsOverlay(self.shell)
                self._open_calls.call_wanted.connect(self.open_encounter)
            self._open_calls.open_with(others)
            self._stay()

    def _make_encounter(self) -> QWidget:
        from ui.screens.encounter import EncounterScreen
        from ui.screens.encounter.slash import commands_of
        from ui.viewmodels.encounter import EncounterViewModel

        model = EncounterViewModel(self.desk, self.jobs, self)
        self._watch(model)
        screen = EncounterScreen(model)
        model.shown.connect(self._on_come)
        model.refused.connect(self._stay)
        screen.handover_wanted.connect(partial(self.open_product, "handover"))
        screen.packet_wanted.connect(partial(self.open_product, "packet"))
        screen.back_wanted.connect(lambda: self.go("shift"))
        screen.encounter_wanted.connect(self.look_back)
        screen.person_wanted.connect(self.open_person)
        self.shell.writing_commands = partial(commands_of, model, screen.around.vocabulary)
        self._models["encounter"], self._screens["encounter"] = model, screen
        return screen

    def _watch(self, model: Any) -> None:
        model.changed.connect(self.jobs.changed)
        self.jobs.changed.connect(model.follow)

    def open_product(self, name: str, encounter: str) -> None:
        """The hand-over sheet or the referral packet of an encounter."""
        screen = self._screens.get(name) or self._make_product(name)
        writing = self._models.get("encounter")
        about = writing.about if writing is not None and writing.encounter == encounter else ""
        self._models[name].open(EncounterId(RecordId(encounter)), pen=self.pen, about=about)
        self.shell.show_place(screen, "encounters")

    def screen(self, name: str) -> Any:
        """The screen of that name, or None before it was opened: shift, encounters, encounter, handover, packet."""
        return self._screens.get(name)

    def model(self, name: str) -> Any:
        """Its view-model: encounter, handover or packet."""
        return self._models.get(name)

    def _make_product(self, name: str) -> QWidget:
        screen: Any
        model: Any
        if name == "handover":
            from ui.screens.handover import HandoverScreen
            from ui.viewmodels.handover import HandoverViewModel

            model = HandoverViewModel(self.desk, self.jobs, self)
            screen = HandoverScreen(model)
        else:
            from ui.screens.packet import PacketScreen
            from ui.viewmodels.packet import PacketViewModel

            model = PacketViewModel(self.desk, self.jobs, self)
            screen = PacketScreen(model)
        self._watch(model)
        screen.back_wanted.connect(self.open_encounter)
        if name == "handover":
            screen.packet_wanted.connect(partial(self.open_product, "packet"))
        else:
            screen.jump_wanted.connect(self._jump)
        self._models[name], self._screens[name] = model, screen
        return screen  # type: ignore[no-any-return]  # one of the two screens above

    def _open_due(self, row: DueRow) -> None:
        if not row.encounter:
            self.go("follow_ups")
        elif row.kind == "referral":
            self.open_encounter(row.encounter)
            self.open_product("packet", row.encounter)
        else:
            self.open_encounter(row.encounter, section="outcome_needs")

    def _on_started(self, started: Started) -> None:
        self.open_encounter(started.encounter_id, section="call")

    # --- keys and palette ---

    def act(self, act: str) -> None:
        """A key of the work (ui/screens/keys.py)."""
        if self._ahead.is_holding:
            self._ahead.add(partial(self.act, act))
        elif act == "new":
            self._new_encounter()
        elif act == "find":
            self._open_palette()
        elif act == "pen":
            self.next_pen()
        elif act == "follow_up":
            self.leave_follow_up()
        elif act == "switch":
            self.switch_call()
        elif act in OF_ENCOUNTER:
            self._forward(act)

    def _forward(self, act: str) -> None:
        """To the screen of the encounter; from elsewhere to the call we are on."""
        screen = self.shell.current_place()
        of_encounter = [self._screens.get(name) for name in ("encounter", "handover", "packet")]
        board: ShiftBoard | None = self.shift.board
        if screen not in of_encounter:
            if board is None or board.current is None:
                self.shell.show_bar("no_call", tr("There is no open call. Ctrl+N starts an encounter."), tone="plain")
                return
            self.open_encounter(board.current.id)
            screen = self._screens["encounter"]
        take = getattr(screen, "act", None)
        if callable(take):
            take(act)

    def _jump(self, encounter: str, section: str, field: str) -> None:
        """From a check of the packet to the field it misses."""
        self.open_encounter(encounter)
        screen: Any = self._screens["encounter"]
        screen.open_section(section, field)

    def commands(self) -> list[Command]:
        """What the palette offers besides records."""
        going = [
            Command(tr("Go to: {place}", place=tr(words)), partial(self.go, place), icon=icon)
            for place, icon, words, _ in RAIL
            if place != "reviews" or self._may_review()
        ]
        acting = [
            Command(tr("New encounter"), self._new_encounter, "Ctrl N", "add"),
            Command(tr("Before you leave: drafts, unsigned, due"), partial(self.go, "leaving"), "", "todo"),
            Command(tr("Sync with the station now"), partial(self.sync_now, "hand"), "", "sync"),
            Command(tr("Leave a follow-up for the team"), self.leave_follow_up, "Ctrl B", "follow_up"),
            Command(tr("An answer to a referral came back"), self.open_answer, "", "refer"),
            Command(tr("The other open call"), self.switch_call, "Ctrl O", "shift"),
            Command(tr("Close this contact"), partial(self._forward, "close_call"), "Ctrl W", "check"),
            Command(tr("Hand over"), partial(self._forward, "hand_over"), "F7", "hand_over"),
            Command(tr("Stamp the next time"), partial(self._forward, "stamp"), "F8", "clock"),
            Command(tr("Whose pen is up"), self.next_pen, "F9", "user_switch"),
            Command(tr("Close the clinical side until the PIN"), self.close_side, "", "clinical"),
            Command(tr("Partner signs in"), self.sign_in_wanted.emit, "", "people"),
            Command(tr("Sign"), partial(self._forward, "sign"), "Ctrl Enter", "sign"),
            Command(tr("Referral packet"), partial(self._forward, "packet"), "Ctrl P", "refer"),
            Command(tr("Hide"), partial(self.shell.act, "hide"), "F12", "hide"),
            Command(tr("Lock"), partial(self.shell.act, "lock"), "Ctrl L", "lock"),
            Command(tr("Night, day or red"), partial(self.shell.act, "theme"), "Ctrl D", "moon"),
            Command(
                tr("Settings: text size, gloves, hand, language"),
                partial(self.shell.act, "settings"),
                "F11",
                "settings",
            ),
            Command(
                tr("Gloves on or off: larger targets"),
                partial(self.shell.comfort_wanted.emit, "gloves", "off" if LOOK.metrics.is_glove else "on"),
                "",
                "glove",
            ),
            Command(tr("Keys"), partial(self.shell.act, "help"), "?", "keyboard"),
        ]
        sizes = [
            Command(
                tr("Text size {percent} %", percent=round(scale * 100)),
                partial(self.shell.comfort_wanted.emit, "text", scale_code(scale)),
                "",
                "text_size",
            )
            for scale in TEXT_SCALES
        ]
        leaving = [
            Command(tr("Sign out {who}", who=row.formal_name), partial(self.sign_out_wanted.emit, row.user), "", "lock")
            for row in self._signin.present
        ]
        return [*acting, *leaving, *going, *sizes]

    def _open_palette(self) -> None:
        if self._palette is None:
            from ui.screens.palette import PaletteOverlay

            self._palette = PaletteOverlay(self.shell, self._palette_model)
            self._palette.hit_wanted.connect(self._open_hit)
        self._palette.open_with(self.commands())

    def _open_hit(self, hit: Hit) -> None:
        if hit.kind == "person":
            self.open_person(hit.record)
        elif hit.encounter:
            self.open_encounter(hit.encounter, section=self._section_of(hit.kind))

    def _section_of(self, kind: str) -> str:
        """The page of an encounter that shows a kind of record; nothing for what has none of its own."""
        terms = self.desk.vocabulary["section"].terms
        return next((term.code for term in terms if kind in term.tags), "")

    def renew(self, change: Callable[[], object]) -> None:
        """Other sizes, another language: what is typed is saved, then every screen is built anew, because its margins and words were
        laid for the old ones; the same place, section and field come back. While the disk takes nothing, screens stay as they are.
        """
        name, spot = self._place_name(), self._spot()
        self.flush(lambda is_saved: self._build_anew(change, name, spot) if is_saved else self.shell.act("saved"))

    def _place_name(self) -> str:
        shown = self.shell.current_place()
        return next((name for name, screen in self._screens.items() if screen is shown), "shift")

    def _spot(self) -> Spot:
        screen: Any = self._screens.get("encounter")
        return screen.spot(self.shell.held()) if screen is not None else Spot()

    def _build_anew(self, change: Callable[[], object], name: str, spot: Spot) -> None:
        encounter = self.encounter
        for model in self._models.values():
            if model is not self.sync:  # a meeting goes on whatever the sizes are
                model.close()
                model.deleteLater()
        if self._palette is not None:
            self._palette.hide()
            self._palette.deleteLater()
            self._palette = None
        if self._open_calls is not None:
            self._open_calls.deleteLater()
            self._open_calls = None
        self.shell.clear_places()
        self._screens, self._models, self.encounter = {}, {"sync": self.sync}, ""
        change()
        self._meetings.say_again()
        self.jobs.pool(load_speller, language(), owner=self, then=SPELLING.use)
        self.shell.top.pen.set_users(self._signin.present, self.pen)
        self.shell.top.users_changed()
        if name in {place for place, *_ in RAIL} or not encounter:
            self.go(name if name in {place for place, *_ in RAIL} else "shift")
            self.shell.keep_panel()
            return
        self.open_encounter(encounter)
        screen: Any = self._screens["encounter"]
        screen.go_back_to(spot, self.shell.keep_panel)
        if name != "encounter":
            self.open_product(name, encounter)
            self.shell.keep_panel()

    # --- saying ---

    def _say(self, problem: Problem) -> None:
        self.shell.show_bar("problem", sentence_of(problem), action=tr("Read again")).acted.connect(self._read_again)

    def _read_again(self) -> None:
        self.shell.drop_bar("problem")
        self.shift.read()

    def _on_caught_up(self) -> None:
        self.shell.drop_bar("catching_up")
        self.shift.read()
        self._read_policy()

    def _read_policy(self) -> None:
        """What the agency decided about voice; until it is known, no field takes any."""
        self.jobs.ask(read_agency, self.desk, owner=self, then=lambda agency: VOICE.take(agency.voice_typing))

    def _on_board(self, _board: ShiftBoard) -> None:
        self._show_open_calls()
        self.shell.drop_bar("no_call")
        self.shell.drop_bar("problem")


RAIL: tuple[tuple[str, str, str, bool], ...] = (  # (place, icon, words, whether it stands at the bottom)
    ("shift", "shift", to_say("Shift"), False),
    ("encounters", "encounter", to_say("Encounters"), False),
    ("people", "people", to_say("People"), False),
    ("referrals", "refer", to_say("Referrals"), False),
    ("follow_ups", "follow_up", to_say("Follow-ups"), False),
    ("reviews", "show", to_say("Reviews"), False),  # for supervisors
    ("tips", "tip", to_say("Tips"), True),
    ("support", "support", to_say("Support"), True),
    ("sync", "sync", to_say("Sync"), True),
)


def _first_pen(present: list[UserRow]) -> UserId:
    """The clinician usually types (the officer drives), but an officer's pen shows less: it is the safer one to begin with."""
    officers = [row.user for row in present if row.profession is Profession.OFFICER]
    return officers[0] if officers else present[0].user if present else UserId("")
