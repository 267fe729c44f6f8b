"""What was proposed to a signed encounter: who, when, what differs. Take it over as an amendment, or set it aside with a reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.amendment import ADDITION, CORRECTION
from fieldnotes.domain.problem import WrongSecret
from fieldnotes.services import proposal as proposals
from ui.dialogs.sheet import Sheet
from ui.screens.encounter.after import say_when
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.sentence import sentence_of
from ui.widgets import (
    Button,
    Card,
    ChipGroup,
    CompartmentMark,
    Field,
    LineEdit,
    PassphraseEdit,
    Pill,
    PrimaryButton,
    Text,
    clear_layout,
)

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import Changes, EncounterState, ProposalRow
    from ui.screens.encounter.editor import Surroundings
    from ui.viewmodels.encounter import EncounterViewModel


class ProposalSheet(Sheet):
    """One card for each; what waits stands first, what was answered stays to be read."""

    def __init__(self, vm: EncounterViewModel, over: QWidget, around: Surroundings) -> None:
        super().__init__(tr("Proposed after signing"), over, width_px=820)
        self.vm, self.around = vm, around
        self.column.addWidget(
            Text(
                tr(
                    "This came to a signed encounter without being signed. It changes nothing by itself and never goes away."
                ),
                "body",
                "muted",
                wrap=True,
            )
        )
        self._cards = QVBoxLayout()
        self._cards.setSpacing(LOOK.metrics.between(12))
        self.column.addLayout(self._cards)
        self.column.addStretch(1)
        self.cards: list[ProposalCard] = []
        self._shown: tuple[ProposalRow, ...] = ()
        vm.shown.connect(self._show)
        if vm.state is not None:
            self._show(vm.state)

    def first_focus(self) -> QWidget | None:
        return next((card.take for card in self.cards if not card.take.isHidden()), self.back)

    def _show(self, state: EncounterState) -> None:
        if state.proposed == self._shown:
            return
        self._shown = state.proposed
        clear_layout(self._cards)
        self.cards = []
        for row in state.proposed:
            card = ProposalCard(row, self.around)
            card.taken.connect(partial(self._take, card))
            card.set_aside.connect(partial(self._set_aside, card))
            self._cards.addWidget(card)
            self.cards.append(card)

    def _take(self, card: ProposalCard, amendment: str, reason: str, passphrase: str) -> None:
        self.vm.jobs.ask(
            proposals.take_over,
            self.vm.desk,
            by=self.vm.pen,
            encounter=self.vm.encounter,
            revision=card.row.revision,
            amendment=amendment,
            reason=reason,
            passphrase=passphrase,
            owner=self,
            then=self._answered,
            refused=card.refuse,
        )

    def _set_aside(self, card: ProposalCard, reason: str) -> None:
        self.vm.jobs.ask(
            proposals.set_aside,
            self.vm.desk,
            by=self.vm.pen,
            encounter=self.vm.encounter,
            revision=card.row.revision,
            reason=reason,
            owner=self,
            then=self._answered,
            refused=card.refuse,
        )

    def _answered(self, changes: Changes) -> None:
        self.back.setFocus()  # the card's own buttons go away
        self.vm.take_changes(changes)


class ProposalCard(Card):
    """One proposal with its two answers. `taken(amendment, reason, passphrase)`, `set_aside(reason)`."""

    taken = Signal(str, str, str)
    set_aside = Signal(str)

    def __init__(self, row: ProposalRow, around: Surroundings) -> None:
        super().__init__()
        self.row = row
        head = QHBoxLayout()
        head.setSpacing(LOOK.metrics.between(10))
        head.addWidget(Text(row.title, "strong", weight=650))
        head.addWidget(CompartmentMark(row.compartment))
        head.addStretch(1)
        words, tone = {
            "open": (tr("Waits for an answer"), "warn"),
            "taken_over": (tr("Added to the record"), "ok"),
            "set_aside": (tr("Not added"), "plain"),
        }[row.state]
        head.addWidget(Pill(words, tone))
        self.body.addLayout(head)
        what = tr("new") if row.is_new else tr("another version")
        self.body.addWidget(
            Text(
                tr("Written by {name}, {when}: {what}", name=row.by_name, when=say_when(row.at), what=what),
                "second",
                "muted",
                wrap=True,
            )
        )
        for line in row.was:
            # Never struck: what was signed stands, whatever was proposed beside it.
            self.body.addWidget(Text(tr("Signed: {line}", line=line), "body", wrap=True))
        for line in row.now:
            tone = "muted" if row.state == "set_aside" else ""
            self.body.addWidget(Text(tr("Proposed: {line}", line=line), "body", tone, wrap=True))
        if row.state != "open":
            self.body.addWidget(
                Text(tr("{name}: {reason}", name=row.answered_by, reason=row.answer), "second", "muted", wrap=True)
            )
        self._build_answers(row, around)
        self.setAccessibleName(f"{row.title}, {words}")

    def _build_answers(self, row: ProposalRow, around: Surroundings) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(LOOK.metrics.between(10))
        self.take = Button(tr("Add it to the record…"), size="small")
        self.aside = Button(tr("Do not add it…"), size="small", kind="quiet")
        self.take.setVisible(row.may_take_over)
        self.aside.setVisible(row.may_set_aside)
        buttons.addWidget(self.take)
        buttons.addWidget(self.aside)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        terms = around.vocabulary["amendment"]
        kinds = (ADDITION,) if row.is_new or not row.was else (CORRECTION, ADDITION)
        self.kind = ChipGroup(
            tr("What it becomes"),
            [(code, terms.label(code)) for code in kinds],
            is_single=True,
            is_small=True,
            must_choose=True,
        )
        self.kind.set_codes([kinds[0]])
        self.reason = LineEdit(name=tr("Why"))
        self._reason_box = Field(tr("Why"), self.reason)
        self.passphrase = PassphraseEdit(name=tr("Your passphrase"))
        self.secret = Field(tr("Your passphrase"), self.passphrase)
        self.done = PrimaryButton("", size="small")
        for widget in (self.kind, self._reason_box, self.secret, self.done):
            column.addWidget(widget)
        self.form.hide()
        self.body.addWidget(self.form)
        self.take.clicked.connect(lambda: self._open(is_taking=True))
        self.aside.clicked.connect(lambda: self._open(is_taking=False))
        self.reason.edited.connect(lambda _text: self._fit())
        self.passphrase.edited.connect(lambda _text: self._fit())
        self.passphrase.returnPressed.connect(self._answer)
        self.done.clicked.connect(self._answer)

    def _open(self, *, is_taking: bool) -> None:
        self._is_taking = is_taking
        self.kind.setVisible(is_taking)
        self.secret.setVisible(is_taking)
        self.done.set_word(tr("Add it to the record") if is_taking else tr("Do not add it"))
        self.form.show()
        self._fit()
        self.reason.setFocus()

    def _fit(self) -> None:
        self._reason_box.clear_problem()
        self.secret.clear_problem()
        is_whole = bool(self.reason.text().strip())
        self.done.setEnabled(is_whole and (not self._is_taking or bool(self.passphrase.text())))

    def _answer(self) -> None:
        if not self.done.isEnabled():
            return
        self.done.setEnabled(False)
        if self._is_taking:
            self.taken.emit(self.kind.codes()[0], self.reason.text(), self.passphrase.take())
        else:
            self.set_aside.emit(self.reason.text())

    def refuse(self, problem: Problem) -> None:
        """It was not done, and why."""
        self._fit()
        box = self.secret if isinstance(problem, WrongSecret) else self._reason_box
        box.set_problem(sentence_of(problem))
