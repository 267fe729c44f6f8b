"""The window's life: the door, the work behind it, covering, locking, handing over to a successor.

Order of a lock: cover, flush, take the keys out when they are to travel, close the vault, successor, exit. Never a question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import Problem, VaultLocked, VaultProblem
from ui.language import language
from ui.screens.signin import SignInScreen
from ui.screens.support import SupportScreen
from ui.screens.word import join_names, tr
from ui.session.clip import clear_clipboard
from ui.session.idle import IdleWatch
from ui.session.preference import Preference, write_preference
from ui.session.successor import Opening, Predecessor, Successor
from ui.session.where import Where
from ui.theme import LOOK
from ui.viewmodels.signin import SignInViewModel

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import SignedIn, UserRow
    from fieldnotes.vault.secret_store import SecretStore
    from ui.jobs import Jobs
    from ui.screens.setup import SetUpScreen
    from ui.shell import Shell
    from ui.workplace import Workplace

FLUSH_AT_MOST_MS = 900  # then the vault closes with what is saved; the rest stays covered and is said
SUCCESSOR_AT_MOST_MS = 20_000  # a successor that has not painted by then will not
SESSION_CHECK_MS = 60_000
HIDDEN_AT_MOST_S = 30 * 60  # CJIS 6.0 AC-11: covered longer than this, the keys go too
HOLD_WAIT_S = 10.0  # a successor waits this long for its predecessor to let go of the folder
KEEPS_KEYS = frozenset({"hide", "idle", "swap"})


def open_desk(data_dir: Path, wait_s: float, secrets: SecretStore | None = None) -> Desk | None:
    """On the lane: the vault's door, or None when no agency was set up here. Imports happen here, not before the first paint."""
    from fieldnotes.services.desk import Desk

    try:
        return Desk.open(data_dir, wait_s=wait_s, secrets=secrets)
    except VaultProblem as problem:
        if problem.code == "no_vault":
            return None
        raise


def close_desk(desk: Desk, *, keeps_keys: bool) -> bytes:
    """On the lane: the keys for a successor, or nothing; then everything is closed and wiped here."""
    from fieldnotes.services import signin

    handed = signin.hand_over(desk) if keeps_keys and desk.sessions else b""
    signin.lock(desk)
    desk.close()
    return handed


class House(QObject):
    """`ready` once the first screen with content stands; `left` when the window is to close."""

    ready = Signal()
    left = Signal()

    def __init__(
        self,
        data_dir: Path,
        shell: Shell,
        jobs: Jobs,
        *,
        settings_dir: Path,
        window: Preference,
        predecessor: Predecessor | None = None,
        entry: Sequence[str] = (),
        secrets: SecretStore | None = None,
    ) -> None:
        super().__init__()
        self.data_dir, self.shell, self.jobs = data_dir, shell, jobs
        self.desk: Desk | None = None
        self.work: Workplace | None = None
        self._settings_dir, self._entry, self._predecessor = settings_dir, list(entry), predecessor
        self._where = predecessor.opening.where if predecessor else Where()
        self._successor: Successor | None = None
        self._secrets = secrets
        self._locking = ""
        self._is_closing = False
        self._handed = b""
        self._over: tuple[str, ...] = ()  # who is being signed out because twelve hours are over
        self.signin = SignInViewModel(jobs, self)
        self.door = self._make_door()
        self._support: SupportScreen | None = None
        self._set_up: SetUpScreen | None = None
        self._idle = IdleWatch(self)
        self._limit = QTimer(self, interval=SESSION_CHECK_MS)
        self._hidden = QTimer(self, singleShot=True, interval=HIDDEN_AT_MOST_S * 1000)
        self._give_up = QTimer(self, singleShot=True, interval=FLUSH_AT_MOST_MS)
        self._wait_for_paint = QTimer(self, singleShot=True, interval=SUCCESSOR_AT_MOST_MS)
        self._swap_soon = QTimer(self, singleShot=True, interval=3000)
        self._place_window(window)
        self._connect()

    def _connect(self) -> None:
        self.signin.users_shown.connect(self._on_users)
        self.signin.public_shown.connect(lambda _facts: self.ready.emit())
        self.signin.closed_to_us.connect(lambda _problem: self.ready.emit())
        self.signin.signed_in.connect(self._note_resume)
        self.signin.signed_out.connect(lambda _user: self._after_sign_out())
        self.shell.act_wanted.connect(self._act)
        self.shell.comfort_wanted.connect(self.suit)
        self.shell.close_wanted.connect(partial(self.lock, "close"))
        self.shell.cover.return_wanted.connect(self._come_back)
        self.shell.cover.lock_wanted.connect(partial(self.lock, "lock"))
        self._idle.fell_idle.connect(partial(self.lock, "idle"))
        self._hidden.timeout.connect(partial(self.lock, "lock"))
        self._swap_soon.timeout.connect(partial(self.lock, "swap"))
        self._limit.timeout.connect(self._check_session)
        self._give_up.timeout.connect(partial(self._after_flush, True))
        self._wait_for_paint.timeout.connect(self.leave)

    def _make_door(self) -> SignInScreen:
        door = SignInScreen(self.signin)
        door.start_wanted.connect(self.begin)
        door.support_wanted.connect(self._show_support)
        door.settings_wanted.connect(lambda: self.shell.act("settings"))
        door.language_wanted.connect(partial(self.suit, "language"))
        return door

    # --- comfort ---

    def suit(self, setting: str, code: str) -> None:
        """Another theme, size, hand, language: at once, remembered, and without losing a word or the place."""
        from ui.session.comfort import SETTINGS

        one = SETTINGS[setting]
        if not one.needs_anew:
            one.take(code)
            self._remember()
        elif self.work is not None:
            self.work.renew(partial(self._take_anew, partial(one.take, code)))
        else:
            self._take_anew(partial(one.take, code))

    def _take_anew(self, take: Callable[[], object]) -> None:
        take()
        self.shell.say_again()
        self._renew_door()
        self._remember()

    def _renew_door(self) -> None:
        """The sign-in, the support page and the set-up are made again where they stand; nothing typed in a set-up is lost."""
        old, support, place = self.door, self._support, self.shell.current_place()
        self.door, self._support = self._make_door(), None
        typed = old.typed()
        if place is old:
            self.shell.show_door(self.door)
            self.door.take_typed(typed)
        elif support is not None and place is support:
            self._show_support()
        elif self._set_up is not None and place is self._set_up:
            self._show_set_up()
        for gone in (old, support):
            if gone is not None:
                self.shell.drop_door(gone)

    # --- opening ---

    def start(self) -> None:
        """Shows the door, or the cover after a hide, at once; then opens the vault on the lane."""
        kind = self._predecessor.opening.kind if self._predecessor else ""
        if kind in {"hide", "idle"}:
            self.shell.show_door(QWidget())
            self.shell.cover.cover()
        elif kind != "swap":
            self.shell.show_door(self.door)
        if kind != "swap":
            self.shell.show()
            self.shell.fit_screen()
        if self._predecessor is None:
            self._open(0.0, self.signin.fail)
        else:
            self.shell.first_painted.connect(self._predecessor.tell_painted)
            self._predecessor.keys_came.connect(self._take_keys)
            self._predecessor.went_away.connect(lambda: self._take_keys(b""))
            self._predecessor.wait_for_keys()

    def _open(self, wait_s: float, refused: Callable[[Problem], object]) -> None:
        self.jobs.ask(
            open_desk, self.data_dir, wait_s, self._secrets, owner=self, then=self._take_desk, refused=refused
        )

    def _take_keys(self, keys: bytes) -> None:
        self._handed = keys
        self._open(HOLD_WAIT_S, self._cannot_open)

    def _take_desk(self, desk: Desk | None) -> None:
        if desk is None:
            self._show_set_up()
            return
        self.desk = desk
        handed, self._handed = self._handed, b""
        if handed:
            from fieldnotes.services import signin

            self.jobs.ask(
                signin.take_over, desk, handed, owner=self, then=self._take_sessions, refused=self._cannot_open
            )
        else:
            self._uncover_door()
            self.signin.open(desk)

    def _take_sessions(self, _rows: list[UserRow]) -> None:
        assert self.desk is not None, "sessions come to a desk"
        self.signin.open(self.desk)
        self._hidden.start()

    def _cannot_open(self, problem: Problem) -> None:
        self._uncover_door()
        self.signin.fail(problem)

    def _uncover_door(self) -> None:
        self.shell.cover.uncover()
        self.shell.show_door(self.door)
        if not self.shell.isVisible():
            self.shell.show()

    def _on_users(self, users: list[UserRow]) -> None:
        present = [row for row in users if row.is_signed_in]
        if self._predecessor is not None and self._predecessor.opening.kind == "ended" and users and not present:
            self.door.say_ended()
        self.door.say_over({row.user for row in users if row.user in self._where.over and not row.is_signed_in})
        if self.shell.cover.isVisible():
            if present:
                self.shell.cover.show_users(present, self._where.pen)
            else:
                self._uncover_door()
        elif (
            self._predecessor is not None and self._predecessor.opening.kind == "swap" and present and self.work is None
        ):
            self._hidden.stop()
            self.begin()
            self.shell.show()

    def _show_set_up(self) -> None:
        from ui.screens.setup import SetUpScreen
        from ui.viewmodels.setup import SetUpViewModel

        old = self._set_up
        model = old.model if old is not None else SetUpViewModel(self.data_dir, self.jobs, self)
        screen = self._set_up = SetUpScreen(model)
        screen.language_wanted.connect(partial(self.suit, "language"))
        if old is None:
            model.finished.connect(self._after_set_up)
        else:
            screen.take_secrets(old)
            self.shell.drop_door(old)
        self.shell.show_door(screen)
        self.ready.emit()

    def _after_set_up(self) -> None:
        self._set_up = None
        self.shell.show_door(self.door)
        self._open(0.0, self.signin.fail)

    def _show_support(self) -> None:
        if self._support is None:
            self._support = SupportScreen(has_back=True)
            self._support.back_wanted.connect(lambda: self.shell.show_door(self.door))
        if self.signin.public is not None:
            self._support.set_contacts(self.signin.public.contacts)
        self.shell.show_door(self._support)

    # --- working ---

    def _note_resume(self, answer: SignedIn) -> None:
        """After a crash nobody said where we were; the last words that were saved do."""
        if self.work is not None or self._where.encounter or answer.resume is None:
            return
        self._where = msgspec.structs.replace(
            self._where,
            place="encounter",
            encounter=answer.resume,
            section=answer.resume_section,
            pen=answer.row.user,
        )

    def begin(self) -> None:
        """Past the door, to where somebody was."""
        if self.desk is None or not self.signin.present:
            return
        if self.work is not None:
            self.shell.show_work()
            return
        from ui.workplace import Workplace

        self.work = Workplace(self.shell, self.desk, self.jobs, self.signin)
        self.work.session_gone.connect(partial(self.lock, "lock"))
        self.work.ended.connect(self._after_ended)
        self.work.sign_in_wanted.connect(self._let_partner_in)
        self.work.sign_out_wanted.connect(self.signin.sign_out)
        self.work.begin(self._where)
        self._say_over()
        self._idle.start()
        self._limit.start()

    def _say_over(self) -> None:
        out = [row for row in self.signin.users if row.user in self._where.over and not row.is_signed_in]
        if out and self.work is not None:
            names = join_names([row.short_name for row in out])
            bar = self.shell.show_bar(
                "out",
                tr(
                    "Twelve hours are over for {names}: saved and signed out. The passphrase lets them in again.",
                    names=names,
                ),
                tone="plain",
                action=tr("Sign in"),
                dismiss=tr("Close"),
            )
            bar.acted.connect(self._let_partner_in)
            bar.dismissed.connect(partial(self.shell.drop_bar, "out"))

    def _let_partner_in(self) -> None:
        """The door again, with whoever is in still in; nothing of the work shows behind it."""
        self.shell.show_door(self.door)

    def _after_sign_out(self) -> None:
        """One side left: its screens and keys are gone at once, the process follows at the first quiet moment."""
        if len(self.signin.present) <= 1:
            QTimer.singleShot(0, partial(self.lock, "lock"))
            return
        self._swap_soon.start()

    def _after_ended(self, users: list[UserId]) -> None:
        """The agency took somebody here out; their keys are gone. With nobody left the window locks at once and the door says why."""
        if {row.user for row in self.signin.present} <= set(users):
            self.lock("ended")
        else:
            self.signin.note_ended(users)

    def _act(self, act: str) -> None:
        if act == "theme":
            self._remember()
        elif act == "hide":
            self.hide_now()
        elif act == "lock":
            self.lock("lock")
        elif self.work is not None:
            self.work.act(act)

    def _check_session(self) -> None:
        from fieldnotes.services import signin

        if self.desk is not None and not self._locking:
            self.jobs.ask(signin.list_over, self.desk, owner=self, then=self._end_over)

    def _end_over(self, users: list[UserId]) -> None:
        """Twelve hours are over for them (CJIS 6.0 IA-11): saved first, then out; whoever came later stays in."""
        if not users or self.work is None or self._locking:
            return
        self._over = tuple(users)
        self.work.flush(self._sign_out_over)

    def _sign_out_over(self, is_saved: bool) -> None:
        if not is_saved or self._locking:
            return  # the words exist only here; asked again in a minute
        if {row.user for row in self.signin.present} <= set(self._over):
            self.lock("lock")
            return
        for user in self._over:
            self.signin.sign_out(UserId(user))

    # --- covering and locking ---

    def hide_now(self) -> None:
        """F12. Covered within a frame; before anybody is in there is nothing to hide."""
        if self.signin.present and not self._locking:
            self.lock("hide")

    def _come_back(self, user: str, secret: str) -> None:
        from fieldnotes.services import signin

        row = next((one for one in self.signin.present if one.user == user), None)
        if row is None or self.desk is None:
            return
        wrong = partial(self._stay_covered)
        right = partial(self._return, row)
        if row.has_pin:
            self.jobs.ask(
                signin.confirm_pin, self.desk, user=row.user, pin=secret, owner=self, then=right, refused=wrong
            )
        else:
            self.jobs.ask(
                signin.confirm, self.desk, by=row.user, passphrase=secret, owner=self, then=right, refused=wrong
            )

    def _return(self, row: UserRow, _answer: object) -> None:
        self._hidden.stop()
        self._where = msgspec.structs.replace(self._where, pen=row.user)
        self.begin()
        self.shell.cover.uncover()
        self._idle.start()

    def _stay_covered(self, problem: Problem) -> None:
        if isinstance(problem, VaultLocked) or problem.code == "locked_out":
            self.lock("lock")
        else:
            self.shell.cover.show_problem(problem)

    def lock(self, kind: str) -> None:
        """`kind`: hide and idle come back with a PIN, swap changes the process only, lock needs the passphrase, close ends; ended: nobody
        here may come back.
        """
        if self._locking or (self.desk is None and kind != "close"):
            return
        self._locking = kind
        if kind != "swap" and (self.work is not None or kind in {"hide", "idle"}):
            self.shell.cover.cover()
        self._idle.stop()
        for timer in (self._limit, self._hidden, self._swap_soon):
            timer.stop()
        self._remember()
        if self.work is not None:
            self._where = msgspec.structs.replace(self.work.where(), over=self._over)
            # Ctrl+L forgets whose pen it was: the passphrase says so anew.
            self._start_successor(kind)
            if kind == "ended":  # no key is left that could save anything
                self._after_flush(True)
                return
            # Slow is not refused: the saves stand before the closing in the lane, so going on loses nothing.
            self._give_up.start()
            self.work.flush(self._after_flush)
        else:
            self._start_successor(kind)
            self._after_flush(True)

    def _start_successor(self, kind: str) -> None:
        if kind == "close" or not self._entry:
            return
        opening = Opening(
            kind=kind, data_dir=str(self.data_dir.absolute()), window=self._preference(), where=self._where
        )
        try:
            self._successor = Successor(opening, entry=self._entry, parent=self)
        except OSError:
            self._successor = None  # then this window closes, which is safe
            return
        self._successor.painted.connect(self._maybe_leave)
        self._successor.failed.connect(self.leave)

    def _after_flush(self, is_saved: bool) -> None:
        if self._is_closing:
            return
        self._give_up.stop()
        if not is_saved:
            self._stay_open()
            return
        self._is_closing = True
        clear_clipboard()
        if self.desk is None:
            self._closed(b"")
            return
        keeps_keys = self._locking in KEEPS_KEYS and self._successor is not None
        self.jobs.ask(
            close_desk,
            self.desk,
            keeps_keys=keeps_keys,
            owner=self,
            then=self._closed,
            refused=self._closed_anyway,
            urgent=True,
        )

    def _stay_open(self) -> None:
        """The disk takes nothing: the words exist only here. Covered, kept, said; saving goes on trying by itself."""
        if self._successor is not None:
            self._successor.give_up()
            self._successor = None
        self._locking = ""
        cover = self.shell.cover
        if cover.isHidden():
            cover.cover()
        cover.say(
            tr("Hidden. The disk takes nothing just now: your last words are kept here and saving goes on trying.")
        )
        cover.show_users(self.signin.present, self.work.pen if self.work else "")

    def _closed_anyway(self, _problem: Problem) -> None:
        self._closed(b"")

    def _closed(self, handed: bytes) -> None:
        self.desk = None
        if self.work is not None:
            self.work.close()
            self.work = None
        if self._successor is None:
            self.leave()
            return
        self._successor.hand_keys(handed)
        self._wait_for_paint.start()
        self._maybe_leave()

    def _maybe_leave(self) -> None:
        if self.desk is None and self._successor is not None and self._successor.has_painted:
            self.leave()

    def leave(self) -> None:
        """The window closes; whoever waits for the process sees it end."""
        if self.desk is not None and not self._is_closing:
            return
        self._give_up.stop()
        self._wait_for_paint.stop()
        self.shell.may_close = True
        self.shell.close()
        self.left.emit()

    def close(self) -> None:
        """Ends the lane and the pool. The vault is closed first when it was still open."""
        for timer in (self._idle, self._limit, self._hidden, self._swap_soon, self._give_up, self._wait_for_paint):
            timer.stop()
        desk, self.desk = self.desk, None
        if self._set_up is not None:
            self._set_up.model.enrol.cancel()
        if self.work is not None:
            self.work.close()
            self.work = None
        self.signin.close()
        last = partial(close_desk, desk, keeps_keys=False) if desk is not None else None
        self.jobs.close(last)

    # --- window ---

    def _place_window(self, window: Preference) -> None:
        screen = self.shell.screen().availableGeometry()
        frame = QRect(*window.frame) if window.frame is not None else QRect(screen.topLeft(), QSize(1366, 768))
        self.shell.setGeometry(_fitted(frame, screen))
        if window.is_maximized or window.frame is None:
            self.shell.setWindowState(self.shell.windowState() | _maximized())

    def _preference(self) -> Preference:
        box = self.shell.normalGeometry() if self.shell.isMaximized() else self.shell.geometry()
        return Preference(
            theme=LOOK.theme.value,
            text_scale=LOOK.metrics.text_scale,
            is_glove=LOOK.metrics.is_glove,
            hand=LOOK.hand.value,
            is_private=LOOK.is_private,
            language=language(),
            frame=(box.x(), box.y(), box.width(), box.height()),
            is_maximized=self.shell.isMaximized(),
        )

    def _remember(self) -> None:
        write_preference(self._settings_dir, self._preference())

    def grab(self, path: Path) -> bool:
        """A picture of the window as it is."""
        return self.shell.grab().save(str(path))


def _fitted(frame: QRect, fallback: QRect) -> QRect:
    """The frame on the screen it is on, else the first one, no larger than that: the laptop may have left its dock since."""
    held = [screen.availableGeometry() for screen in QGuiApplication.screens() if screen.geometry().intersects(frame)]
    screen = max(held, key=lambda one: _area(one.intersected(frame)), default=fallback)
    size = frame.size().boundedTo(screen.size())
    x = min(max(frame.x(), screen.x()), screen.x() + screen.width() - size.width())
    y = min(max(frame.y(), screen.y()), screen.y() + screen.height() - size.height())
    return QRect(QPoint(x, y), size)


def _area(box: QRect) -> int:
    return box.width() * box.height()


def _maximized() -> Any:
    from PySide6.QtCore import Qt

    return Qt.WindowState.WindowMaximized
