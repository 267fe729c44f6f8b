"""One person at the sign-in: their card, from the passphrase to the PIN, and what is there for somebody who is not let in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fieldnotes.domain.problem import LockedOut, Problem, WrongSecret
from fieldnotes.domain.record import Profession
from fieldnotes.services.row import UserRow
from fieldnotes.services.sync_row import SyncState
from ui.screens.sync_word import progress_words
from ui.screens.word import to_say, tr
from ui.theme import LOOK
from ui.viewmodels.sentence import sentence_of
from ui.widgets import (
    Avatar,
    Button,
    Card,
    LineEdit,
    PassphraseEdit,
    PlainButton,
    PrimaryButton,
    QuietButton,
    Text,
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
        for way in (self.back, self.forgot):
            self.body.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self.release = PlainButton(tr("Release this person"), size="small")
        self.release.clicked.connect(lambda: self.release_wanted.emit(self.row.user))
        self.body.addWidget(self.release)
        self.body.addStretch()
        self.show_row(row, may_release=False)

    # --- parts ---

    def _make_recovery(self) -> QWidget:
        box, column = _part()
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
        box, column = _part()
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
        box, column = _part()
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
        box, column = _part()
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
            may_try_again = problem.code == "lease_over"  # a station that is in reach by then lets people in
            for part in (self.passphrase, self.unlock):
                part.setVisible(may_try_again)
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


def _part() -> tuple[QWidget, QVBoxLayout]:
    """A part of the card, and the column in it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(LOOK.metrics.px(10))
    return box, column


def _is_out(row: UserRow) -> bool:
    """Whether somebody with the right has to let this person in: five wrong tries, or a laptop that was long without its station."""
    return row.is_locked_out or row.lease_over_days > 0


def _in_two(code: str) -> str:
    """A code in two lines, cut between its groups: a card is narrow."""
    groups = code.split("-")
    half = (len(groups) + 1) // 2
    return "\n".join(filter(None, ("-".join(groups[:half]), "-".join(groups[half:]))))
