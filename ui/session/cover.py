"""What lies over everything after Hide and while idle: no title, no name of a person served, only the way back.

It is a child of the window, made once and kept ready, so that showing it costs one paint.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fieldnotes.domain.problem import Problem
from fieldnotes.services.row import UserRow
from ui.screens.word import secret_of, tr
from ui.theme import LOOK
from ui.viewmodels.sentence import sentence_of
from ui.widgets import Icon, PassphraseEdit, PlainButton, PrimaryButton, Text
from ui.widgets.over import close_all_over
from ui.widgets.pen import PenSwitch


class Cover(QWidget):
    """`return_wanted(user, secret)`: a PIN, or a passphrase when no PIN is set. `lock_wanted`: rather sign out altogether."""

    return_wanted = Signal(str, str)
    lock_wanted = Signal()
    painted = Signal()  # it hides the window below, which then paints nothing itself

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.came_from: QWidget | None = None  # what had the cursor when it was covered
        self.setAutoFillBackground(True)
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.addStretch(3)
        self._time = Text("", "clock")
        self._time.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._time)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addStretch()
        line.addWidget(Icon("hide", "muted"))
        self._words = Text("", "body", "muted")
        line.addWidget(self._words)
        line.addStretch()
        column.addLayout(line)
        column.addSpacing(px(18))
        self.who = PenSwitch()
        self.who.pen_wanted.connect(self._choose)
        column.addWidget(self.who, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(10))
        self._users: list[UserRow] = []
        self._user = ""
        self.secret = PassphraseEdit(name=tr("PIN to come back"))
        self._label = Text("PIN", "label", "muted")
        self._label.setBuddy(self.secret)
        column.addWidget(self._label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(4))
        self.secret.setFixedWidth(px(320))
        self.secret.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.secret.returnPressed.connect(self._try)
        column.addWidget(self.secret, 0, Qt.AlignmentFlag.AlignHCenter)
        self._problem = Text("", "second", "danger", wrap=True)
        self._problem.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._problem.setMinimumHeight(px(26))
        column.addWidget(self._problem)
        self.secret.edited.connect(self._forget_problem)
        column.addLayout(self._make_buttons())
        column.addStretch(4)
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._tick)
        self.say_again()
        self.hide()

    def say_again(self) -> None:
        """Another language."""
        self.setAccessibleName(tr("Hidden"))
        self._words.setText(tr("Hidden. Your notes are safe here."))
        self.secret.setAccessibleName(tr("PIN to come back"))
        self.back.set_word(tr("Come back"))
        self.lock.set_word(tr("Lock instead"))

    def _make_buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(LOOK.metrics.gap)
        self.back = PrimaryButton(tr("Come back"))
        self.back.clicked.connect(self._try)
        self.lock = PlainButton(tr("Lock instead"), icon="lock")
        self.lock.clicked.connect(self.lock_wanted)
        buttons.addStretch()
        buttons.addWidget(self.back)
        buttons.addWidget(self.lock)
        buttons.addStretch()
        return buttons

    def cover(self) -> None:
        """Now: painted before this returns."""
        close_all_over()
        window = self.window()
        if self.isHidden():
            self.came_from = window.focusWidget()
        self.secret.clear()
        self._problem.setText("")
        self.set_busy(True)
        self._tick()
        self.fit()
        self.show()
        self.raise_()
        self.repaint()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
        self._clock.start()

    def uncover(self) -> None:
        """The right person is back."""
        self._clock.stop()
        self.secret.clear()
        self.hide()

    def show_users(self, users: Sequence[UserRow], user: str) -> None:
        """Who may come back, each with their own PIN; without a PIN the passphrase serves."""
        self._users = list(users)
        self._choose(user if any(row.user == user for row in users) else users[0].user if users else "")
        self.who.setVisible(len(users) > 1)
        self.set_busy(not users)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, user: str) -> None:
        self._user = user
        row = next((one for one in self._users if one.user == user), None)
        word = "PIN" if row is None or row.has_pin else tr("Passphrase")
        self._label.setText(word)
        self.secret.setAccessibleName(secret_of(word, row.formal_name) if row else word)
        self.who.set_users(self._users, user)
        self.secret.clear()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: Problem) -> None:
        """The PIN was another one."""
        self.set_busy(False)
        self._problem.setText(sentence_of(problem))
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        """What the cover says above the field."""
        self._words.setText(words)

    def set_busy(self, is_busy: bool) -> None:
        """While the secret is tried or the vault is still opening."""
        self.back.setEnabled(not is_busy)
        self.secret.setEnabled(not is_busy)
        self.back.set_word(tr("One moment…") if is_busy else tr("Come back"))

    def fit(self) -> None:
        """Over the whole window."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(0, 0, parent.width(), parent.height())

    def _try(self) -> None:
        if self.secret.text() and self.back.isEnabled():
            self.set_busy(True)
            self.return_wanted.emit(self._user, self.secret.take())

    def _forget_problem(self) -> None:
        self._problem.setText("")

    def _tick(self) -> None:
        self._time.setText(datetime.now().astimezone().strftime("%H:%M"))

    def focusNextPrevChild(self, is_next: bool) -> bool:
        # Tab stays on the cover: what lies below gets no key.
        ring: list[QWidget] = [*self.who.findChildren(QPushButton), self.secret, self.back, self.lock]
        ring = [part for part in ring if part.isEnabled() and part.isVisibleTo(self)]
        at = next((number for number, part in enumerate(ring) if part.hasFocus()), -1)
        ring[(at + (1 if is_next else -1)) % len(ring)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: object) -> None:
        event.accept()  # type: ignore[attr-defined]  # Qt passes a QKeyEvent; nothing goes to what lies below

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), LOOK.colour("bg"))
        self.painted.emit()
