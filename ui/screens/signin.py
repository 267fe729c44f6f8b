"""Sign in: both partners side by side, what is waiting, help numbers; nothing private."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import Problem
from fieldnotes.domain.record import Profession
from fieldnotes.services.row import PublicFacts, SignedIn, UserRow
from fieldnotes.services.sync_row import SyncState
from ui.language import long_day
from ui.screens.person_card import PersonCard
from ui.screens.settings import language_button
from ui.screens.sync_word import apart_words
from ui.screens.word import tr, tr_n
from ui.theme import LOOK
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.signin import SignInViewModel
from ui.widgets import (
    Bar,
    FlowLayout,
    Icon,
    PlainButton,
    PrimaryButton,
    QuietButton,
    ScrollColumn,
    Text,
    clear_layout,
)

CARD_WIDTH = 429  # px on the reference screen


class SignInScreen(QWidget):
    """The whole window while nobody has begun. `start_wanted`: go to the shift with whoever is in."""

    start_wanted = Signal()
    support_wanted = Signal()
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
