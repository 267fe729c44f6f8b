"""Sign in: both partners side by side, what is waiting, help numbers; nothing private."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import LockedOut, Problem, WrongSecret
from fieldnotes.domain.record import Profession
from fieldnotes.services.row import PublicFacts, SignedIn, UserRow
from fieldnotes.services.sync_row import SyncState
from ui.language import long_day
from ui.screens.settings import language_button
from ui.screens.sync_word import apart_words, progress_words
from ui.screens.word import to_say, tr, tr_n
from ui.theme import LOOK
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.signin import SignInViewModel
from ui.widgets import (
    Avatar,
    Bar,
    Button,
    Card,
    FlowLayout,
    Icon,
    LineEdit,
    PassphraseEdit,
    PlainButton,
    PrimaryButton,
    QuietButton,
    ScrollColumn,
    Text,
    clear_layout,
)

_READS = {
    Profession.OFFICER: to_say("Joint and police records"),
    Profession.CLINICIAN: to_say("Joint and clinical records"),
    Profession.ADMIN: to_say("Agency settings"),
}
_UNLOCK = {
    Profession.OFFICER: to_say("Unlock police records"),
    Profession.CLINICIAN: to_say("Unlock clinical records"),
    Profession.ADMIN: to_say("Unlock agency settings"),
}
_EDGE = {Profession.OFFICER: "law", Profession.CLINICIAN: "clinical", Profession.ADMIN: "strong"}
CARD_WIDTH = 429  # px on the reference screen


class PersonCard(Card):
    """One person: passphrase and unlock, or signed in with a PIN to set, or not let in with ways back: a supervisor here or by phone."""

    unlock_wanted = Signal(str, str)  # user, passphrase
    recover_wanted = Signal(str, str, str)  # user, code, new passphrase
    seat_wanted = Signal(str, str, str)  # user, one-time code, first passphrase
    code_taken = Signal(str)  # user: the recovery code is on paper
    pin_wanted = Signal(str, str)
    sign_out_wanted = Signal(str)
    release_wanted = Signal(str)
    call_wanted = Signal(str)  # what is read to a supervisor on the phone
    answer_given = Signal(str, str)  # user, what the supervisor read back
    skipped = Signal()
    agreement_wanted = Signal()  # tried to unlock before agreeing to the notice

    def __init__(self, row: UserRow, parent: QWidget | None = None) -> None:
        super().__init__(edge=_EDGE[row.profession], padding=28, parent=parent)
        self.row, self.may_try, self._is_recovering, self._is_calling = row, False, False, False
        self.has_turn = True  # the cursor may go on from here once its owner is in
        self._has_new_passphrase = False  # set with the recovery code, before the lease turned its owner away
        px = LOOK.metrics.px
        self.body.setSpacing(px(14))
        head = QHBoxLayout()
        head.setSpacing(px(14))
        head.addWidget(Avatar(row.initials, row.profession, name=row.formal_name, size=51))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        names.addWidget(Text(row.formal_name, "heading"))
        names.addWidget(Text(tr(_READS[row.profession]), "second", "muted", wrap=True))
        head.addLayout(names, 1)
        self.body.addLayout(head)
        self.problem = Text("", "second", "danger", wrap=True)
        self.problem.hide()
        self.passphrase = PassphraseEdit(
            placeholder=tr("Passphrase"), name=tr("Passphrase of {who}", who=row.formal_name)
        )
        self.passphrase.returnPressed.connect(self._unlock)
        self.passphrase.edited.connect(self._forget_problem)
        self.unlock = Button(tr(_UNLOCK[row.profession]), wrap=True)
        self.unlock.clicked.connect(self._unlock)
        self.forgot = QuietButton(tr("I have a recovery code"), size="small")
        self.forgot.clicked.connect(self._show_recovery)
        self._recovery = self._make_recovery()
        self._inside = self._make_inside()
        self._shown = self._make_shown()
        self._phone = self._make_phone()
        self.by_phone = PlainButton(tr("Release by phone"), size="small", icon="phone")
        self.by_phone.setAccessibleName(tr("Release {who} by phone", who=row.formal_name))
        self.by_phone.clicked.connect(self._call)
        for part in (self.passphrase, self.unlock, self._recovery, self._inside, self._shown, self.problem):
            self.body.addWidget(part)
        self.body.addWidget(self._phone)
        self.body.addWidget(self.by_phone)
        self.back = QuietButton(tr("Back"), size="small")
        self.back.setAccessibleName(tr("Back"))
        self.back.clicked.connect(self._go_back)
        ways = QHBoxLayout()
        ways.addWidget(self.back)
        ways.addWidget(self.forgot)
        ways.addStretch()
        self.body.addLayout(ways)
        self.release = PlainButton(tr("Release this person"), size="small")
        self.release.clicked.connect(lambda: self.release_wanted.emit(self.row.user))
        self.body.addWidget(self.release)
        self.body.addStretch()
        self.show_row(row, may_release=False)

    # --- parts ---

    def _make_recovery(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.px(10))
        self.code = LineEdit(
            placeholder=tr("Printed recovery code"), name=tr("Recovery code of {who}", who=self.row.formal_name)
        )
        self.new_passphrase = PassphraseEdit(placeholder=tr("New passphrase"), name=tr("New passphrase"))
        self.new_passphrase.returnPressed.connect(self._recover)
        self.recover = PrimaryButton(tr("Set new passphrase and unlock"))
        self.recover.clicked.connect(self._recover)
        hint = Text(tr("15 characters or more; four or five plain words are good."), "second", "muted", wrap=True)
        for part in (self.code, self.new_passphrase, hint, self.recover):
            column.addWidget(part)
        return box

    def _make_shown(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.px(10))
        column.addWidget(Text(tr("Recovery code, shown once"), "strong", wrap=True))
        self.shown_code = Text("", "heading")
        column.addWidget(self.shown_code)
        words = tr("Write it down and keep it at home. It opens your notes when the passphrase is lost.")
        column.addWidget(Text(words, "second", "muted", wrap=True))
        self.has_code = PrimaryButton(tr("I have it, go on"), icon="check")
        self.has_code.clicked.connect(lambda: self.code_taken.emit(self.row.user))
        column.addWidget(self.has_code)
        return box

    def _make_inside(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.px(10))
        self.since = Text(tr("Signed in"), "strong", "ok", wrap=True)
        self.pin = PassphraseEdit(
            placeholder=tr("PIN to come back, 6 digits"), name=tr("PIN of {who}", who=self.row.formal_name)
        )
        self.pin.setMaxLength(12)
        self.pin.returnPressed.connect(self._set_pin)
        row = QHBoxLayout()
        row.setSpacing(LOOK.metrics.gap)
        self.pin_button = PlainButton(tr("Set PIN"), size="small")
        self.pin_button.clicked.connect(self._set_pin)
        self.sign_out = QuietButton(tr("Sign out"), size="small")
        self.sign_out.clicked.connect(lambda: self.sign_out_wanted.emit(self.row.user))
        row.addWidget(self.pin_button)
        row.addWidget(self.sign_out)
        row.addStretch()
        column.addWidget(self.since)
        column.addWidget(self.pin)
        column.addLayout(row)
        return box

    def _make_phone(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.px(10))
        words = tr("Call a supervisor who has the release file of this laptop. Read them these characters:")
        column.addWidget(Text(words, "second", "muted", wrap=True))
        self.challenge = Text("", "heading")
        column.addWidget(self.challenge)
        self.answer = LineEdit(
            placeholder=tr("Their 12 characters"),
            name=tr("Release code for {who}", who=self.row.formal_name),
        )
        self.answer.returnPressed.connect(self._answer)
        column.addWidget(self.answer)
        self.let_in = PrimaryButton(tr("Release the sign-in"))
        self.let_in.clicked.connect(self._answer)
        column.addWidget(self.let_in)
        return box

    # --- states ---

    def show_row(self, row: UserRow, *, may_release: bool, code: str = "") -> None:
        """Signed out, in, not let in, or new here. `code`: the recovery code that its owner still has to write down."""
        if self.row.is_new_here and not row.is_new_here:
            self._is_recovering = False
            self.code.clear()  # used up
            self.code.set_placeholder(tr("Printed recovery code"))
            self.code.setAccessibleName(tr("Recovery code of {who}", who=row.formal_name))
            self.new_passphrase.set_placeholder(tr("New passphrase"))
            self.recover.set_word(tr("Set new passphrase and unlock"))
        was_out, self.row = _is_out(self.row), row
        is_in, is_out = row.is_signed_in, _is_out(row)
        self._is_calling = self._is_calling and is_out
        is_recovering = (self._is_recovering or row.is_new_here) and not is_in
        may_try = not (is_in or row.is_locked_out or is_recovering or self._is_calling)
        if row.is_new_here:
            self.code.set_placeholder(tr("One-time code"))
            self.code.setAccessibleName(tr("One-time code of {who}", who=row.formal_name))
            self.new_passphrase.set_placeholder(tr("A passphrase of your own"))
            self.recover.set_word(tr("Take this seat"))
        self.passphrase.setVisible(may_try)
        self.unlock.setVisible(may_try)
        self.forgot.setVisible(not is_in and not is_recovering)
        self.back.setVisible((self._is_recovering or self._is_calling) and not (is_in or row.is_new_here))
        self._recovery.setVisible(is_recovering)
        self._inside.setVisible(is_in)
        self.release.setVisible(is_out and may_release)
        self._phone.setVisible(self._is_calling)
        self.by_phone.setVisible(is_out and not self._is_calling)
        self.pin.setVisible(is_in and not row.has_pin)
        self.pin_button.setVisible(is_in and not row.has_pin)
        self.shown_code.setText(_in_two(code))
        self.shown_code.setAccessibleName(tr("Recovery code of {name}: {code}", name=row.name, code=" ".join(code)))
        self._shown.setVisible(bool(code))
        if code:
            for part in (self.passphrase, self.unlock, self.forgot, self.back, self._recovery):
                part.hide()
        if is_in:
            since = row.signed_in_at.to_event_time().clock if row.signed_in_at else ""
            words = tr("Signed in {clock}", clock=since).strip()
            self.since.setText(tr("{since}. PIN set for this shift.", since=words) if row.has_pin else words)
            self.problem.hide()
        elif is_out and not self.problem.isVisibleTo(self):
            days = row.lease_over_days
            self._say(LockedOut("locked_out") if row.is_locked_out else LockedOut("lease_over", days=days))
        elif was_out and not is_out:
            self.answer.clear()
            self.problem.hide()

    def set_busy(self, is_busy: bool) -> None:
        """While a passphrase is tried (half a second by design)."""
        self.has_turn = self._may_take_focus()
        if is_busy and (focused := QApplication.focusWidget()) is not None and self.isAncestorOf(focused):
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # not on to the next button or the partner's field
        for part in (self.passphrase, self.recover, self.unlock, self.forgot, self.back, self.by_phone):
            part.setEnabled(not is_busy)
        self.unlock.set_word(tr("Unlocking…") if is_busy else tr(_UNLOCK[self.row.profession]))
        if not is_busy and self.has_turn and self.passphrase.isVisible():
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_take_focus(self) -> bool:
        """Whether the cursor may come here: not from a field of somebody else, who types a secret there."""
        focused = QApplication.focusWidget()
        return not isinstance(focused, QLineEdit) or self.isAncestorOf(focused)

    def show_station(self, state: SyncState) -> None:
        """How far the meeting is that may let this person in."""
        if (
            self._is_recovering
        ):  # the code was right and the passphrase is set; how far it is stands on the other button
            self._has_new_passphrase = True
            self._is_recovering = False
            self.code.clear()
            self.show_row(self.row, may_release=self.release.isVisibleTo(self))
        words = tr("Meeting the station…")
        self.unlock.set_word(" ".join(filter(None, (words, progress_words(state, None, "")))))

    def show_problem(self, problem: Problem) -> None:
        """A sentence under the field; a locked slot takes no more tries."""
        self._say(problem)
        if self._is_calling:
            self.answer.selectAll()
            self._focus(self.answer)
        elif isinstance(problem, LockedOut):
            for part in (
                self.passphrase,
                self.unlock,
            ):  # a station that is in reach lets people in: that may be tried again
                part.setVisible(problem.code == "lease_over")
            self.by_phone.show()
            self._focus(self.by_phone)
        elif self.code.isVisibleTo(self):
            is_of_code = isinstance(problem, WrongSecret) or problem.code in {"code_length", "code_typo"}
            self._focus(self.code if is_of_code else self.new_passphrase)
        elif isinstance(problem, WrongSecret):
            self._focus(self.passphrase)

    def _focus(self, part: QWidget) -> None:
        if self._may_take_focus():
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, problem: Problem) -> None:
        is_set = tr("Your new passphrase is set.") if self._has_new_passphrase and problem.code == "lease_over" else ""
        self.problem.setText(" ".join(filter(None, (is_set, sentence_of(problem)))))
        self.problem.show()
        for part in (self.passphrase, self.by_phone, self.answer):
            part.setAccessibleDescription(self.problem.text())

    def show_challenge(self, challenge: str) -> None:
        """What to read to the supervisor; their answer is typed below it."""
        self._is_calling, self._is_recovering = True, False
        self.challenge.setText(challenge)
        self.challenge.setAccessibleName(tr("To read to the supervisor: {code}", code=" ".join(challenge)))
        self.show_row(self.row, may_release=self.release.isVisibleTo(self))
        self._focus(self.answer)

    @property
    def is_calling(self) -> bool:
        """Whether it shows what is read to a supervisor on the phone."""
        return self._is_calling

    def say_over(self) -> None:
        """Twelve hours after the passphrase it is asked again; nothing was lost."""
        if not self.problem.isVisibleTo(self):
            self.problem.setText(tr("Twelve hours are over. Everything is saved; the passphrase lets you in again."))
            self.problem.show()

    def take_focus(self) -> None:
        """To the first thing to do here."""
        for part in (
            self.has_code,
            self.passphrase,
            self.code,
            self.pin,
            self.sign_out,
            self.answer,
            self.by_phone,
        ):
            if part.isVisibleTo(self):
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _forget_problem(self) -> None:
        self.problem.hide()

    def _show_recovery(self) -> None:
        self._is_recovering = True
        self.problem.hide()
        self.show_row(self.row, may_release=False)
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        self._is_recovering = self._is_calling = False
        self.code.clear()
        self.answer.clear()
        self.problem.hide()
        self.show_row(self.row, may_release=self.release.isVisibleTo(self))
        self.take_focus()

    def _unlock(self) -> None:
        if not self.may_try:
            self.agreement_wanted.emit()
        elif self.passphrase.text():
            self.unlock_wanted.emit(self.row.user, self.passphrase.take())
        else:
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _recover(self) -> None:
        if not self.may_try:
            self.agreement_wanted.emit()
        elif self.code.text() and self.new_passphrase.text() and self.row.is_new_here:
            self.seat_wanted.emit(self.row.user, self.code.text(), self.new_passphrase.take())
        elif self.code.text() and self.new_passphrase.text():
            self.recover_wanted.emit(self.row.user, self.code.text(), self.new_passphrase.take())

    def _call(self) -> None:
        if self.may_try:
            self.call_wanted.emit(self.row.user)
        else:
            self.agreement_wanted.emit()

    def _answer(self) -> None:
        if self.answer.text().strip():
            self.answer_given.emit(self.row.user, self.answer.text())
        else:
            self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_pin(self) -> None:
        if self.pin.text():
            self.pin_wanted.emit(self.row.user, self.pin.take())
        else:
            self.skipped.emit()  # Enter on an empty PIN: go on without one


class SignInScreen(QWidget):
    """The whole window while nobody has begun. `start_wanted`: go to the shift with whoever is in."""

    start_wanted = Signal()
    support_wanted = Signal()
    restore_wanted = Signal()
    settings_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(
        self, model: SignInViewModel, *, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Sign in"))
        self._model, self._now = model, now
        self._cards: dict[UserId, PersonCard] = {}
        self._chosen: list[UserId] = []
        self._has_agreed = False
        self._build()
        self._tick()
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._tick)
        model.users_shown.connect(self._show_users)
        model.public_shown.connect(self._show_public)
        model.closed_to_us.connect(self._show_closed)
        # Bound to this screen, so that one in another language takes over; a meeting is long, and a card may have gone meanwhile.
        model.busy_changed.connect(self._show_busy)
        model.station_told.connect(self._show_station)
        model.refused.connect(self._show_problem)
        model.challenge_told.connect(self._show_challenge)
        model.released.connect(self._renew_challenges)
        model.signed_in.connect(self._on_signed_in)
        if model.users or model.public:
            self._show_users(model.users)
        if model.public:
            self._show_public(model.public)

    def _show_busy(self, user: str, is_busy: bool) -> None:
        if (card := self._cards.get(UserId(user))) is not None:
            card.set_busy(is_busy)

    def _show_station(self, user: str, state: SyncState) -> None:
        if (card := self._cards.get(UserId(user))) is not None:
            card.show_station(state)

    def _show_problem(self, user: str, problem: Problem) -> None:
        if problem.code == "seats_erased":
            self.say_ended()  # their card goes
        if (card := self._cards.get(UserId(user))) is not None:
            card.show_problem(problem)

    def _show_challenge(self, user: str, challenge: str) -> None:
        if (card := self._cards.get(UserId(user))) is not None:
            card.show_challenge(challenge)

    def _renew_challenges(self) -> None:
        """Each answer works once: whoever is still on the phone reads other characters from now on."""
        for user, card in self._cards.items():
            if card.is_calling and card.row.is_locked_out:
                self._model.ask_challenge(user)

    def say_over(self, users: set[UserId]) -> None:
        """These were signed out because twelve hours were over."""
        for user in users & set(self._cards):
            self._cards[user].say_over()

    def typed(self) -> dict[UserId, str]:
        """Passphrases typed and not yet tried, for the same screen in another language."""
        return {user: card.passphrase.text() for user, card in self._cards.items() if card.passphrase.text()}

    def take_typed(self, typed: dict[UserId, str]) -> None:
        """What `typed` gave."""
        for user, secret in typed.items():
            if user in self._cards:
                self._cards[user].passphrase.set_text(secret)

    # --- building ---

    def _build(self) -> None:
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn(margins=(24, 24, 24, 24), gap=0)
        outer.addWidget(scroll)
        column = scroll.column
        column.addStretch(1)
        self._time = Text("", "clock")
        self._day = Text("", "body", "muted")
        for line in (self._time, self._day):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)
        column.addSpacing(px(24))
        self._bar = Bar("", tone="danger")
        self._bar.hide()
        self._bar.setMaximumWidth(px(2 * CARD_WIDTH))
        holder = QHBoxLayout()
        holder.addStretch(1)
        holder.addWidget(self._bar, 8)
        holder.addStretch(1)
        column.addLayout(holder)
        self._row = QHBoxLayout()
        self._row.setSpacing(px(26))
        column.addLayout(self._row)
        column.addSpacing(px(18))
        self._others = QWidget()
        self._others_flow = FlowLayout(self._others)
        self._others.hide()
        column.addWidget(self._others)
        self.start = PrimaryButton(tr("Start the shift"), key="Enter", size="large")
        self.start.clicked.connect(self.start_wanted)
        self.start.hide()
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(LOOK.metrics.between(12))
        column.addWidget(self._make_foot())
        column.addSpacing(LOOK.metrics.between(10))
        column.addWidget(self._make_notice())
        column.addStretch(1)

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot, gap=14, is_centred=True)
        first = QWidget()
        row = QHBoxLayout(first)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LOOK.metrics.px(10))
        row.addWidget(Icon("shield", "muted"))
        row.addWidget(Text(tr("Encrypted on this laptop. Works without a network."), "second", "muted"))
        flow.addWidget(first)
        self._dot = Text("·", "second", "muted")
        self._waiting = Text("", "second", "muted")
        self.someone_else = QuietButton(tr("Someone else?"), size="small")
        self.someone_else.clicked.connect(self._offer_others)
        self.numbers = PlainButton(tr("988 crisis line, poison control, interpreters"), size="small", icon="phone")
        self.numbers.clicked.connect(self.support_wanted)
        self.settings = QuietButton(tr("Settings"), icon="settings", key="F11", size="small")
        self.settings.clicked.connect(self.settings_wanted)
        self.other_language = language_button(self.language_wanted)
        for part in (
            self._dot,
            self._waiting,
            self.someone_else,
            self.numbers,
            self.settings,
            self.other_language,
        ):
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        foot.setSizePolicy(policy)
        return foot

    def _make_notice(self) -> QWidget:
        px = LOOK.metrics.px
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(px(12), 0, px(12), 0)
        row.setSpacing(px(12))
        row.addStretch(1)
        self._notice = Text("", "second", "faint", wrap=True)
        self._notice.setMaximumWidth(px(880))
        self.agree = PlainButton(tr("I agree"), size="small")
        self.agree.clicked.connect(self._agree)
        row.addWidget(self._notice, 6)
        row.addWidget(self.agree)
        row.addStretch(1)
        return box

    def card(self, user: UserId) -> PersonCard:
        """Somebody's card; KeyError when it is not shown."""
        return self._cards[user]

    # --- states ---

    def _tick(self) -> None:
        now = self._now()
        self._time.setText(now.strftime("%H:%M"))
        unit = self._model.public.unit if self._model.public else ""
        self._day.setText(" · ".join(filter(None, (long_day(now), tr("Unit {unit}", unit=unit) if unit else ""))))

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]  # Qt passes a QShowEvent
        self._clock.start()

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]  # Qt passes a QHideEvent
        self._clock.stop()

    def _show_public(self, facts: PublicFacts) -> None:
        self._tick()
        waiting = tr_n("%n record waits for the station", "%n records wait for the station", facts.waiting)
        apart = apart_words(facts.lease)
        self._waiting.setText(apart or waiting)
        for part in (self._dot, self._waiting):
            part.setVisible(bool(self._model.users) and (facts.waiting > 0 or bool(apart)))
        self._notice.setText(facts.banner)
        self._has_agreed = self._has_agreed or not facts.banner
        self._let_try()

    def _show_closed(self, problem: Problem) -> None:
        self._bar.set_sentence(sentence_of(problem))
        self._bar.show()
        self.agree.hide()
        self.someone_else.hide()

    def _let_try(self) -> None:
        self.agree.setVisible(not self._has_agreed and bool(self._notice.text()))
        for card in self._cards.values():
            card.may_try = self._has_agreed

    def _agree(self) -> None:
        self._has_agreed = True
        self._let_try()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_users(self, users: list[UserRow]) -> None:
        rows = {row.user: row for row in users}
        focused = self.focusWidget()
        place = next(
            (card for card in self._cards.values() if focused and (card is focused or card.isAncestorOf(focused))), None
        )
        wanted = [user for user in self._chosen if user in rows] or self._first_pair(users)
        wanted += [row.user for row in users if row.is_signed_in and row.user not in wanted]
        if wanted != list(self._cards):
            self._chosen = wanted
            clear_layout(self._row)
            self._cards = {}
            self._row.addStretch(1)
            for user in wanted:
                self._cards[user] = card = self._make_card(rows[user])
                if user in self._model.trying:
                    card.set_busy(True)
                self._row.addWidget(card, 6)
            self._row.addStretch(1)
            self._let_try()
        somebody = any(row.is_signed_in for row in users)
        for user, card in self._cards.items():
            card.show_row(rows[user], may_release=somebody, code=self._model.codes.get(user, ""))
        if not users:
            said = tr("This laptop was taken out of the agency. What it had not sent was handed to the station.")
            self._say_ended(f"{said} " + tr("Speak with your administrator."))
        self.someone_else.setVisible(len(users) > len(self._cards))
        self.start.setVisible(somebody)
        self._keep_focus(focused, place)

    def _keep_focus(self, focused: QWidget | None, place: PersonCard | None) -> None:
        """The cursor stays where somebody types, or with the person who does: what is typed next is a secret of theirs."""
        is_there = place is not None and place in self._cards.values()
        if is_there and focused is place and place is not None:  # what was typed last is being tried, or was
            if place.row.user in self._model.trying:
                return
        elif is_there and focused is not None and focused.isVisibleTo(self) and focused.isEnabled():
            return
        if place is not None and is_there and not place.row.is_signed_in:
            place.take_focus()
        else:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def say_ended(self) -> None:
        """Whoever was in here was taken out of the agency while others stay."""
        self._say_ended(
            tr(
                "Whoever was signed in was taken out of the agency, and their seat here is erased. Colleagues sign in as before."
            )
        )

    def _say_ended(self, sentence: str) -> None:
        for part in (self._dot, self._waiting):
            part.hide()
        self._bar.set_sentence(sentence, "warn")
        self._bar.show()

    def _make_card(self, row: UserRow) -> PersonCard:
        card = PersonCard(row)
        card.setMaximumWidth(round(LOOK.metrics.px(CARD_WIDTH) * max(1.0, LOOK.metrics.text_scale**0.5)))
        card.unlock_wanted.connect(lambda user, phrase: self._model.sign_in(UserId(user), phrase))
        card.recover_wanted.connect(lambda user, code, phrase: self._model.recover(UserId(user), code, phrase))
        card.seat_wanted.connect(lambda user, code, phrase: self._model.take_seat(UserId(user), code, phrase))
        card.code_taken.connect(lambda user: self._model.forget_code(UserId(user)))
        card.pin_wanted.connect(lambda user, pin: self._model.set_pin(UserId(user), pin))
        card.sign_out_wanted.connect(lambda user: self._model.sign_out(UserId(user)))
        card.release_wanted.connect(self._release)
        card.call_wanted.connect(lambda user: self._model.ask_challenge(UserId(user)))
        card.answer_given.connect(lambda user, code: self._model.release_with_code(UserId(user), code))
        card.skipped.connect(partial(self._go_on, row.user))
        card.agreement_wanted.connect(lambda: self.agree.setFocus(Qt.FocusReason.OtherFocusReason))
        return card

    @staticmethod
    def _first_pair(users: list[UserRow]) -> list[UserId]:
        """One of each profession first: the usual pair. Two at most."""
        pair: list[UserRow] = []
        for profession in (Profession.OFFICER, Profession.CLINICIAN, Profession.ADMIN):
            pair += [row for row in users if row.profession is profession][:1]
        pair += [row for row in users if row not in pair]
        return [row.user for row in pair[:2]]

    def _release(self, user: str) -> None:
        present = self._model.present
        may = [row for row in present if row.is_supervisor or row.profession is Profession.ADMIN]
        for by in (may or present)[:1]:
            self._model.release(UserId(user), by.user)

    def _offer_others(self) -> None:
        rows = [row for row in self._model.users if row.user not in self._cards]
        if not self._others.isHidden():
            self._others.hide()
            return
        clear_layout(self._others_flow)
        buttons = [PlainButton(row.formal_name, size="small", icon="people") for row in rows]
        for row, button in zip(rows, buttons, strict=True):
            button.clicked.connect(partial(self._swap, row.user))
            self._others_flow.addWidget(button)
        self._others.show()
        for button in buttons[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _swap(self, user: UserId) -> None:
        rows = {row.user: row for row in self._model.users}
        out = [one for one in self._chosen if not rows[one].is_signed_in and one not in self._model.trying]
        same = [one for one in out if rows[one].profession is rows[user].profession]
        gone = (same or out)[:1]
        if gone:
            self._chosen[self._chosen.index(gone[0])] = user
        else:
            self._chosen = [*self._chosen, user]
        self._others.hide()
        self._cards = {}
        self._show_users(self._model.users)
        self._cards[user].take_focus()

    def _on_signed_in(self, answer: SignedIn) -> None:
        missing = [card for card in self._cards.values() if not card.row.is_signed_in]
        card = self._cards.get(answer.row.user)
        if not missing and len(self._cards) == 1:
            self.start_wanted.emit()
        elif card is None or not card.has_turn:
            return
        elif not missing:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        elif answer.row.has_pin:
            missing[0].take_focus()
        else:
            self._cards[answer.row.user].take_focus()

    def _go_on(self, after: UserId) -> None:
        """To the partner's passphrase, or to the shift."""
        missing = [card for user, card in self._cards.items() if user != after and not card.row.is_signed_in]
        if missing:
            missing[0].take_focus()
            return
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        """Where the cursor belongs: agreeing, else the first closed passphrase, else going on."""
        if self.agree.isVisibleTo(self):
            return self.agree
        for card in self._cards.values():
            for part in (card.has_code, card.passphrase, card.code):
                if part.isVisibleTo(card):
                    return part
        return self.start if self.start.isVisibleTo(self) else self


def _is_out(row: UserRow) -> bool:
    """Whether somebody with the right has to let this person in: five wrong tries, or a laptop that was long without its station."""
    return row.is_locked_out or row.lease_over_days > 0


def _in_two(code: str) -> str:
    """A code in two lines, cut between its groups: a card is narrow."""
    groups = code.split("-")
    half = (len(groups) + 1) // 2
    return "\n".join(filter(None, ("-".join(groups[:half]), "-".join(groups[half:]))))
