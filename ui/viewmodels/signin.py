"""Who is at this laptop: people, public facts, signing in and out. Passphrases pass through and are never kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import Problem
from ui.viewmodels.sync import load_syncing

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import PublicFacts, SignedIn, UserRow
    from fieldnotes.services.sync_row import SyncState
    from fieldnotes.services.syncing import Syncing
    from ui.jobs import Jobs


class SignInViewModel(QObject):
    """The door. Works without a desk at first: the screen is painted before the vault's files are touched."""

    users_shown = Signal(list)  # list[UserRow]
    public_shown = Signal(object)  # PublicFacts
    closed_to_us = Signal(object)  # Problem: the vault cannot be opened at all
    busy_changed = Signal(str, bool)  # user, whether their passphrase is being tried
    signed_in = Signal(object)  # SignedIn
    signed_out = Signal(str)
    refused = Signal(str, object)  # user, Problem: beside that person's field
    challenge_told = Signal(str, str)  # user, what is read to a supervisor on the phone
    station_told = Signal(str, object)  # user, SyncState: the meeting that their coming in waits for
    recovered = Signal(str)
    released = Signal()  # by phone: the characters that other cards show to be read are used up
    caught_up = Signal()
    _told = Signal(object)  # comes from the thread of the meeting

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.desk: Desk | None = None
        self.users: list[UserRow] = []
        self.public: PublicFacts | None = None
        self.is_catching_up = False
        self.codes: dict[UserId, str] = {}  # recovery codes on screen, until their owners have them
        self.trying: set[UserId] = (
            set()
        )  # whose passphrase or code is being tried: cards that are made meanwhile say so too
        self._waiting: list[UserId] = []  # who waits for the meeting at the door; partners share one
        self._syncing: Syncing | None = None
        self._told.connect(self._tell)

    def open(self, desk: Desk) -> None:
        """The vault's door is there: who is on this laptop, what may be said to anybody."""
        self.desk = desk
        self.read()

    def fail(self, problem: Problem) -> None:
        """The vault's door cannot be opened: damaged, newer, in use, read-only."""
        self.closed_to_us.emit(problem)

    @property
    def present(self) -> list[UserRow]:
        """Who is signed in, in the order of the cards."""
        return [user for user in self.users if user.is_signed_in]

    def read(self) -> None:
        """Reads people and public facts again."""
        from fieldnotes.services import signin

        self.jobs.ask(signin.list_users, self.desk, owner=self, then=self._take_users, refused=self.fail)
        self.jobs.ask(signin.read_public, self.desk, owner=self, then=self._take_public)

    def _take_users(self, users: list[UserRow]) -> None:
        self.users = list(users)
        self.users_shown.emit(self.users)

    def _take_public(self, facts: PublicFacts) -> None:
        self.public = facts
        self.public_shown.emit(facts)

    def sign_in(self, user: UserId, passphrase: str) -> None:
        """Tries a passphrase."""
        from fieldnotes.services import signin

        self._set_busy(user, True)
        self.jobs.ask(
            signin.sign_in,
            self.desk,
            user=user,
            passphrase=passphrase,
            owner=self,
            then=partial(self._welcome, user),
            refused=partial(self._refuse, user, passphrase),
            urgent=True,
        )

    def _set_busy(self, user: UserId, is_busy: bool) -> None:
        (self.trying.add if is_busy else self.trying.discard)(user)
        self.busy_changed.emit(user, is_busy)

    # --- a laptop that was long without its station: it is tried before anybody is asked for ---

    def _refuse(self, user: UserId, passphrase: str, problem: Problem) -> None:
        if problem.code != "lease_over":
            self._turn_away(user, problem)
            return
        from fieldnotes.services import signin

        self.jobs.ask(
            signin.sign_in,
            self.desk,
            user=user,
            passphrase=passphrase,
            to_meet=True,
            owner=self,
            then=lambda _in: self.jobs.pool(load_syncing, owner=self, then=partial(self._meet, user)),
            refused=partial(self._turn_away, user),
            urgent=True,
        )

    def _meet(self, user: UserId, made: type[Syncing]) -> None:
        assert self.desk is not None
        self._waiting.append(user)
        if self._syncing is None:
            self._syncing = made(self.desk, self.jobs.lane, told=self._told.emit, changed=lambda _came: None)
            self.jobs.pool(self._syncing.meet, "hand", owner=self, then=self._come_in)

    def _tell(self, state: SyncState) -> None:
        if self._syncing is None:
            return
        if state.progress.part == "files":
            self._syncing.pause()  # photos go on once people are in
        for user in self._waiting:
            self.station_told.emit(user, state)

    def _come_in(self, _met: object) -> None:
        from fieldnotes.services import signin

        self._syncing = None
        users, self._waiting = self._waiting, []
        for user in users:
            self.jobs.ask(
                signin.come_in,
                self.desk,
                user=user,
                owner=self,
                then=partial(self._welcome, user),
                refused=partial(self._turn_away, user),
                urgent=True,
            )

    def close(self) -> None:
        """The end: no meeting is waited for."""
        if self._syncing is not None:
            self._syncing.close()
            self._syncing = None

    # --- other ways in ---

    def recover(self, user: UserId, code: str, new_passphrase: str) -> None:
        """Opens the slot with the printed recovery code and sets another passphrase."""
        from fieldnotes.services import signin

        self._set_busy(user, True)
        self.jobs.ask(
            signin.recover,
            self.desk,
            user=user,
            code=code,
            new_passphrase=new_passphrase,
            owner=self,
            then=partial(self._welcome, user),
            refused=partial(self._refuse, user, new_passphrase),  # it is set by then, and lets them meet the station
        )

    def take_seat(self, user: UserId, code: str, passphrase: str) -> None:
        """The one-time code of an enrolment and a first passphrase; then `codes` has the recovery code."""
        from fieldnotes.services import signin

        self._set_busy(user, True)
        self.jobs.ask(
            signin.take_seat,
            self.desk,
            user=user,
            code=code,
            passphrase=passphrase,
            owner=self,
            then=partial(self._seated, user),
            refused=partial(self._turn_away, user),
        )

    def _seated(self, user: UserId, recovery_code: str) -> None:
        self._set_busy(user, False)
        self.codes[user] = recovery_code
        self.read()

    def forget_code(self, user: UserId) -> None:
        """It is on paper."""
        self.codes.pop(user, None)
        self.users_shown.emit(self.users)

    def note_ended(self, users: list[UserId]) -> None:
        """The agency took them out during a meeting: their keys are gone already."""
        for user in users:
            self.signed_out.emit(user)
        self.read()

    def _welcome(self, user: UserId, answer: SignedIn) -> None:
        self._set_busy(user, False)
        self.users = [answer.row if row.user == user else row for row in self.users]
        self.users_shown.emit(self.users)
        self.signed_in.emit(answer)
        if any(row.lease_over_days for row in self.users) or (self.public is not None and self.public.lease.is_due):
            self.read()  # the station was met or somebody with the right came in: colleagues who were not let in try again
        if not answer.caught_up:
            self._catch_up()

    def _turn_away(self, user: UserId, problem: Problem) -> None:
        self._set_busy(user, False)
        self.refused.emit(user, problem)
        self.read()

    def sign_out(self, user: UserId) -> None:
        """One side leaves; the other stays."""
        from fieldnotes.services import signin

        self.jobs.ask(
            signin.sign_out,
            self.desk,
            user=user,
            owner=self,
            then=partial(self._left, user),
            refused=partial(self._turn_away, user),
            urgent=True,
        )

    def _left(self, user: UserId, _done: object) -> None:
        self.signed_out.emit(user)
        self.read()

    def release(self, user: UserId, by: UserId) -> None:
        """A colleague who is signed in releases a locked slot."""
        from fieldnotes.services import signin

        self.jobs.ask(
            signin.release,
            self.desk,
            user=user,
            by=by,
            owner=self,
            then=lambda _done: self.read(),
            refused=partial(self._turn_away, user),
        )

    def ask_challenge(self, user: UserId) -> None:
        """What to read to a supervisor on the phone."""
        from fieldnotes.services import signin

        self.jobs.ask(
            signin.release_challenge,
            self.desk,
            user=user,
            owner=self,
            then=partial(self.challenge_told.emit, user),
            refused=partial(self._turn_away, user),
        )

    def release_with_code(self, user: UserId, code: str) -> None:
        """What the supervisor read back."""
        from fieldnotes.services import signin

        self.jobs.ask(
            signin.release_with_code,
            self.desk,
            user=user,
            code=code,
            owner=self,
            then=self._note_released,
            refused=partial(self._turn_away, user),
        )

    def _note_released(self, _done: object) -> None:
        self.released.emit()
        self.read()

    def set_pin(self, user: UserId, pin: str) -> None:
        """A PIN for coming back from Hide, kept in memory only."""
        from fieldnotes.services import signin

        self.jobs.ask(
            signin.set_pin,
            self.desk,
            user=user,
            pin=pin,
            owner=self,
            then=lambda _done: self.read(),
            refused=partial(self._turn_away, user),
        )

    def _catch_up(self) -> None:
        """Follows what the views have not seen yet, while the app is already usable."""
        from fieldnotes.services import signin

        if self.is_catching_up or self.desk is None:
            return
        self.is_catching_up = True
        self.jobs.bulk(
            signin.catch_up(self.desk), owner=self, then=self._done_catching_up, refused=self._done_catching_up
        )

    def _done_catching_up(self, _answer: object) -> None:
        self.is_catching_up = False
        self.caught_up.emit()
