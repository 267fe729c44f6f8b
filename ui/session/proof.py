"""Asking whose hands these are: before a clinical pen goes up again, its owner's PIN, or the passphrase when no PIN is set."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldnotes.domain.problem import Problem, VaultLocked
from fieldnotes.services.row import UserRow
from ui.screens.word import secret_of, tr
from ui.theme import LOOK
from ui.viewmodels.sentence import sentence_of
from ui.widgets import Avatar, Field, PassphraseEdit, PrimaryButton, QuietButton, Text
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk
    from ui.jobs import Jobs


class ProofOverlay(Overlay):
    """`ask(row, then)`: `then()` runs after the right secret; `gone()` when the vault dropped the session (too many tries)."""

    def __init__(self, window: QWidget, desk: Desk, jobs: Jobs, *, gone: Callable[[], object]) -> None:
        super().__init__(window, tr("Whose pen"), width=460)
        self._desk, self._jobs, self._gone = desk, jobs, gone
        self._row: UserRow | None = None
        self._then: Callable[[], object] = lambda: None
        head = QHBoxLayout()
        head.setSpacing(LOOK.metrics.px(14))
        self._avatar = Avatar("", "officer", size=44)
        self._title = Text("", "heading", wrap=True)
        head.addWidget(self._avatar)
        head.addWidget(self._title, 1)
        self.panel.body.addLayout(head)
        self.secret = PassphraseEdit(name="PIN")
        self.field = Field("PIN", self.secret)
        self.secret.returnPressed.connect(self._try)
        self.panel.body.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(LOOK.metrics.gap)
        self.go = PrimaryButton(tr("Take the pen"))
        self.go.clicked.connect(self._try)
        back = QuietButton(tr("Back"), key="Esc")
        back.clicked.connect(self.close_panel)
        row.addWidget(self.go)
        row.addWidget(back)
        row.addStretch()
        self.panel.body.addLayout(row)

    def ask(self, row: UserRow, then: Callable[[], object]) -> None:
        """Opens for one person."""
        self._row, self._then = row, then
        word = "PIN" if row.has_pin else tr("Passphrase")
        self._avatar.set_user(row.initials, row.profession, row.formal_name)
        self._title.setText(row.formal_name)
        self.field.label.setText(word)
        self.secret.setAccessibleName(secret_of(word, row.formal_name))
        self.secret.clear()
        self.field.clear_problem()
        self.open_panel()

    def first_focus(self) -> QWidget:
        return self.secret

    def _try(self) -> None:
        from fieldnotes.services import signin

        row = self._row
        if row is None or not self.secret.text() or not self.go.isEnabled():
            return
        self.go.setEnabled(False)
        secret = self.secret.take()
        if row.has_pin:
            self._jobs.ask(
                signin.confirm_pin,
                self._desk,
                user=row.user,
                pin=secret,
                owner=self,
                then=self._on_right,
                refused=self._on_wrong,
            )
        else:
            self._jobs.ask(
                signin.confirm,
                self._desk,
                by=row.user,
                passphrase=secret,
                owner=self,
                then=self._on_right,
                refused=self._on_wrong,
            )

    def _on_right(self, _answer: object) -> None:
        self.go.setEnabled(True)
        self.close_panel()
        self._then()

    def _on_wrong(self, problem: Problem) -> None:
        self.go.setEnabled(True)
        if isinstance(problem, VaultLocked):
            self.close_panel()
            self._gone()
            return
        self.field.set_problem(sentence_of(problem))
        self.secret.setFocus()
