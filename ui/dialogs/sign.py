"""Signing: exactly what is signed, and the signer's own passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.problem import WrongSecret
from fieldnotes.domain.record import Compartment
from ui.dialogs.sheet import Sheet
from ui.screens.encounter.after import say_when
from ui.screens.word import tr, tr_n
from ui.theme import LOOK
from ui.viewmodels.sentence import sentence_of
from ui.widgets import ChipGroup, CompartmentMark, EdgeBar, Field, PassphraseEdit, PrimaryButton, Text, clear_layout
from ui.widgets.mark import compartment_words

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import Signed, SigningPart, SigningProblem, SigningSheet
    from ui.viewmodels.signing import SigningViewModel


ALL = "all"


class SignSheet(Sheet):
    """One signature, of an author or of a reviewer. What is shown is what is signed; nothing else opens here."""

    signed = Signal(object)  # Signed

    def __init__(self, vm: SigningViewModel, over: QWidget, *, whom: str = "") -> None:
        super().__init__(tr("Review") if vm.is_review else tr("Sign"), over, width_px=780)
        self.vm = vm
        self.whom = Text(whom, "strong", wrap=True)  # with two calls open: which one this is
        self.column.addWidget(self.whom)
        self.whom.setVisible(bool(whom))
        self._word = tr("Reviewed") if vm.is_review else tr("Sign")
        self.parts = ChipGroup(tr("What you sign"), [], is_single=True, is_small=True, must_choose=True)
        self.parts.picked.connect(self._pick_part)
        self.parts.hide()
        self.column.addWidget(self.parts)
        self._what = QVBoxLayout()
        self._what.setSpacing(LOOK.metrics.px(12))
        self.column.addLayout(self._what)
        self.column.addStretch(1)
        self.passphrase = PassphraseEdit(name=tr("Your passphrase"))
        self.field = Field(tr("Your passphrase"), self.passphrase)
        self.button = PrimaryButton(self._word, icon="sign", size="stop")
        self.button.setEnabled(False)
        self.foot.addWidget(self.field, 1)
        self.foot.addWidget(self.button)
        self.passphrase.returnPressed.connect(self._sign)
        self.passphrase.edited.connect(lambda _text: self.field.clear_problem())
        self.button.clicked.connect(self._sign)
        vm.shown.connect(self._show)
        vm.started.connect(lambda: self._set_busy(True))
        vm.signed.connect(self._done)
        vm.not_signed.connect(self._not_signed)
        vm.read()

    def first_focus(self) -> QWidget | None:
        return self.passphrase

    def _show(self, sheet: SigningSheet) -> None:
        clear_layout(self._what)
        who = sheet.signer.formal_name
        self.title.setText(tr("Review as {who}", who=who) if self.vm.is_review else tr("Sign as {who}", who=who))
        self.field.label.setText(tr("Passphrase of {who}", who=who))
        self._show_parts(sheet)
        self._what.addWidget(Text(sheet.statement, "body", wrap=True))
        self._what.addWidget(Text(signer_words(sheet), "second", "muted", wrap=True))
        for problem in sheet.problems:
            tone = "danger" if problem.is_blocking else "warn"
            self._what.addWidget(Text(problem_words(problem), "body", tone, wrap=True))
        for part in sheet.parts:
            self._what.addWidget(PartView(part))
        self.button.setEnabled(self.vm.may_sign)
        self.passphrase.setEnabled(self.vm.may_sign)
        if self.vm.may_sign and not self.parts.holds_focus():
            self.passphrase.setFocus()

    def _show_parts(self, sheet: SigningSheet) -> None:
        """Per section, then joint: offered when more than one part of the signer's waits."""
        if self.vm.is_review or (len(sheet.open_parts) < 2 and self.vm.part is None):
            return
        options = [("", tr("Everything of mine"))]
        options += [(part.value, tr("{part} only", part=compartment_words(part.value)[0])) for part in sheet.open_parts]
        if [(chip.code, chip.text()) for chip in self.parts.chips()] != options:
            self.parts.set_options([(code or ALL, words) for code, words in options])
        self.parts.set_codes([self.vm.part.value if self.vm.part else ALL])
        self.parts.show()

    def _pick_part(self, codes: list[str]) -> None:
        self.button.setEnabled(False)
        self.vm.read(Compartment(codes[0]) if codes and codes[0] != ALL else None)

    def _sign(self) -> None:
        if self.vm.may_sign and self.button.isEnabled() and self.passphrase.text():
            self.vm.sign(self.passphrase.take())

    def _set_busy(self, is_busy: bool) -> None:
        self.button.setEnabled(not is_busy)
        self.passphrase.setEnabled(not is_busy)
        self.button.set_word(tr("Signing…") if is_busy else self._word)

    def _done(self, signed: Signed) -> None:
        self.signed.emit(signed)
        self.close_panel()

    def _not_signed(self, problem: Problem) -> None:
        self._set_busy(False)
        if isinstance(problem, WrongSecret):
            self.field.set_problem(sentence_of(problem))
            self.passphrase.setFocus()
        else:
            self.say(sentence_of(problem))


def signer_words(sheet: SigningSheet) -> str:
    """Who signs, as what, when and where: name, role, licence or badge, time, laptop."""
    signer = sheet.signer
    role = {"officer": tr("officer"), "clinician": tr("clinician")}.get(signer.profession.value, "")
    when = say_when(sheet.at) if sheet.at is not None else ""
    laptop = tr("laptop {name}", name=sheet.laptop) if sheet.laptop else ""
    return " · ".join(filter(None, (signer.name, role, signer.credential, when, laptop)))


class PartView(QWidget):
    """One record as it will be signed."""

    def __init__(self, part: SigningPart) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LOOK.metrics.px(14))
        row.addWidget(EdgeBar({"joint": "joint", "law": "law", "clinical": "clin"}.get(part.compartment, "line2")))
        column = QVBoxLayout()
        column.setSpacing(LOOK.metrics.px(4))
        head = QHBoxLayout()
        head.addWidget(Text(part.title, "strong", weight=650))
        head.addWidget(CompartmentMark(part.compartment))
        if part.author_name:
            head.addWidget(Text(part.author_name, "second", "muted"))
        head.addStretch(1)
        column.addLayout(head)
        for line in part.text_lines:
            column.addWidget(Text(line, "second", wrap=True))
        row.addLayout(column, 1)


def problem_words(problem: SigningProblem) -> str:
    """What to look at before signing, as a colleague would say it."""
    words = {
        "partner_draft": tr("{name} is still writing in a part you share. Sign after them, or ask them to finish."),
        "conflict": tr("One field was changed on two laptops. Choose what it should say first."),
        "nothing_to_sign": tr("Nothing of yours waits for a signature here."),
        "nothing_to_review": tr("Nothing of your colleagues waits for your review here."),
        "becomes_proposal": tr("Words of yours lie over something signed. They become a proposed addition."),
        "already_signed": tr("You have signed this already. You can add to it."),
        "no_narrative": tr("Nobody wrote what happened yet. You can sign all the same."),
        "no_outcome": tr("The outcome is not chosen yet. You can sign all the same."),
        "report_not_recorded": tr(
            "A report or warning is written and not recorded as made: no disclosure stands for it. Clinical note, Record it."
        ),
        "screen_incomplete": tr("A risk screen has questions without an answer. You can sign all the same."),
        "taken_over": tr_n(
            "%n passage taken over and not confirmed. You can sign all the same.",
            "%n passages taken over and not confirmed. You can sign all the same.",
            problem.count,
        ),
        "unfilled": tr_n(
            "%n gap (___) is not filled in: {name}. You can sign all the same.",
            "%n gaps (___) are not filled in: {name}. You can sign all the same.",
            problem.count,
        ),
    }
    return words.get(problem.code, problem.code.replace("_", " ").capitalize()).format(name=problem.name)
