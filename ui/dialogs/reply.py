"""A receiver's answer that came back as a file: which referral, what it says, where the referral then stands. A person says yes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.record import Compartment
from ui.dialogs.sheet import Sheet
from ui.screens.back_seat import shown_name
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.term import spoken
from ui.widgets import Card, ChipGroup, CompartmentMark, Field, LineEdit, Pill, PlainButton, PrimaryButton, Text
from ui.widgets.dropped import dropped_pdf
from ui.widgets.over import open_dialog

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import ReplySheet as Answer
    from ui.viewmodels.reply import ReplyViewModel

STAYS = "stays"  # the chip for "as it stands now"


class AnswerSheet(Sheet):
    """Pick the file, look, say yes. Nothing moves before that."""

    def __init__(self, model: ReplyViewModel, over: QWidget) -> None:
        super().__init__(tr("An answer to a referral"), over, width_px=720, height_px=660)
        self.model = model
        self._answer: Answer | None = None
        self.setAcceptDrops(True)
        words = spoken(model.desk.vocabulary)
        self._states, self._ticks, self._reasons = (
            words["referral_state"],
            words["referral_answer"],
            words["decline_reason"],
        )
        self._build_ask()
        self._build_answer()
        self.column.addStretch(1)
        self.button = PrimaryButton(tr("File this answer"), icon="check", size="stop")
        self.button.setEnabled(False)
        self.button.clicked.connect(self._take)
        self.foot.addStretch(1)
        self.foot.addWidget(self.button)
        model.reading.connect(lambda: self._say_quietly(tr("Reading the file…")))
        model.shown.connect(self.show_answer)
        model.passphrase_wanted.connect(self._ask_passphrase)
        model.refused.connect(self._refused)
        model.taken.connect(self.close_panel)

    def _build_ask(self) -> None:
        self.asking = QWidget()
        column = QVBoxLayout(self.asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.between(10))
        self.column.addWidget(self.asking)
        column.addWidget(
            Text(
                tr(
                    "The last page of every packet is a form. When it comes back filled in, pick the file here, or drop it on the"
                    " window. It is read and shown; nothing changes before you say so."
                ),
                "body",
                wrap=True,
            )
        )
        self.pick = PlainButton(tr("Pick the PDF"), icon="attach")
        self.pick.clicked.connect(self._ask_file)
        column.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignLeft)
        self.passphrase = LineEdit(name=tr("Passphrase of the packet"))
        self.passphrase.returnPressed.connect(lambda: self.model.read(self.passphrase.text().strip()))
        self._passphrase_box = Field(tr("Passphrase of the packet, then Enter"), self.passphrase)
        column.addWidget(self._passphrase_box)
        self._passphrase_box.hide()

    def _build_answer(self) -> None:
        self.shown = QWidget()
        column = QVBoxLayout(self.shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.between(12))
        self.column.addWidget(self.shown)
        self.of = Text("", "strong", wrap=True, weight=650)
        column.addWidget(self.of)
        self._marks = QHBoxLayout()
        self._marks.setSpacing(LOOK.metrics.between(10))
        column.addLayout(self._marks)
        self.warned = Text("", "body", "warn", wrap=True)
        column.addWidget(self.warned)
        self.card = Card(padding=14)
        self.card.title.hide()
        self.said = Text("", "body", wrap=True)
        self.card.body.addWidget(self.said)
        column.addWidget(self.card)
        self.where = ChipGroup(tr("Where the referral stands"), is_single=True, is_small=True, must_choose=True)
        column.addWidget(Text(tr("Where the referral stands"), "label", "muted"))
        column.addWidget(self.where)
        self.why = LineEdit(name=tr("Why"))
        self._why_box = Field(tr("Why, in a few words"), self.why)
        column.addWidget(self._why_box)
        self.after = Text("", "second", "muted", wrap=True)
        column.addWidget(self.after)
        self.where.picked.connect(lambda _codes: self._fit_choice())
        self.why.edited.connect(lambda _text: self._fit_choice())
        self.why.returnPressed.connect(self._take)
        self.shown.hide()

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_answer(self, answer: Answer) -> None:
        """What the form says, and what it would mean."""
        self._answer = answer
        self.bar.hide()
        self.asking.hide()
        self.passphrase.set_text("")
        self.of.setText(" · ".join(filter(None, (answer.number, answer.service, shown_name(answer.who)))))
        self._marks.addWidget(Pill(self._states.label(answer.state_now), "plain"))
        self._marks.addWidget(CompartmentMark(answer.compartment))
        self._marks.addStretch(1)
        warnings = [_WARNINGS[code]() for code in answer.warnings if code in _WARNINGS]
        self.warned.setText("\n".join(warnings))
        self.warned.setVisible(bool(warnings))
        self.said.setText("" if LOOK.is_private else "\n".join(self._lines(answer)))
        self.card.setVisible(bool(self.said.text()))
        stays = (STAYS, tr("Stays: {state}", state=self._states.label(answer.state_now)))
        states = [term for term in self._states.terms if term.code not in {"draft", answer.state_now}]
        self.where.set_options([*((term.code, term.short or term.label) for term in states), stays])
        # Of a page that somebody may have changed nothing is chosen beforehand: first they are called.
        is_sure = "page_rewritten" not in answer.warnings and answer.state not in {"", answer.state_now}
        self.where.set_codes([answer.state if is_sure else STAYS])
        self.why.set_text(answer.reason)
        is_read_by_both = answer.compartment is Compartment.JOINT
        notes = [
            tr("Both of you read where it stands and why; what the form says in words is the clinical side's.")
            if is_read_by_both
            else "",
            tr("They want to be called: a follow-up is left for the team, due now.") if answer.wants_call else "",
        ]
        self.after.setText("\n".join(filter(None, notes)))
        self.after.setVisible(any(notes))
        self.shown.show()
        self._fit_choice()
        chosen = next(chip for chip in self.where.chips() if chip.isChecked())
        target = chosen if {"page_rewritten", "contradicts"} & set(answer.warnings) else self.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines(self, answer: Answer) -> list[str]:
        words = dict(answer.words)
        lines = []
        for code in answer.answers:
            about = words.pop(f"about_{code}", "")
            why = [self._reasons.label(reason) for reason in answer.reasons] if code == "declined" else []
            lines.append(
                ": ".join(filter(None, (self._ticks.label(code), "; ".join([*why, *([about] if about else [])]))))
            )
        if "declined" not in answer.answers:
            lines += [self._reasons.label(reason) for reason in answer.reasons]
        by = ", ".join(filter(None, (words.pop("answered_by", ""), words.pop("answered_on", ""))))
        lines += [f"{self._ticks.label(name.removeprefix('about_'))}: {text}" for name, text in words.items()]
        return [*lines, *([tr("Answered by {who}", who=by)] if by else [])]

    def _fit_choice(self) -> None:
        """The reason is asked for where one is needed; yes is possible when nothing is missing."""
        state = next(iter(self.where.codes()), STAYS)
        needs_reason = state != STAYS and "needs_reason" in self._states[state].tags
        self._why_box.setVisible(needs_reason)
        is_taken = self._answer is not None and "taken_before" in self._answer.warnings
        self.button.setEnabled(
            self._answer is not None and not is_taken and not (needs_reason and not self.why.text().strip())
        )

    def _say_quietly(self, sentence: str) -> None:
        self.say(sentence, "plain")
        self.pick.setEnabled(False)

    def _ask_passphrase(self, problem: Problem) -> None:
        self._refused(problem)
        self._passphrase_box.show()
        self.passphrase.set_text("")
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, problem: Problem) -> None:
        self.pick.setEnabled(True)
        self._fit_choice()
        self.say(sentence_of(problem))

    def first_focus(self) -> QWidget | None:
        return self.pick

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.asking.isVisibleTo(self) and dropped_pdf(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_pdf(event.mimeData())
        if path and self.asking.isVisibleTo(self):
            event.acceptProposedAction()
            self.model.take_file(Path(path))

    # --- doing --------------------------------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, tr("An answer to a referral"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("PDF (*.pdf *.PDF)")
        dialog.fileSelected.connect(lambda chosen: self.model.take_file(Path(chosen)))
        open_dialog(dialog)

    def _take(self) -> None:
        if not self.button.isEnabled():
            return
        state = next(iter(self.where.codes()), STAYS)
        self.button.setEnabled(False)
        self.model.take_over(
            "" if state == STAYS else state, self.why.text() if self._why_box.isVisibleTo(self) else ""
        )


_WARNINGS = {
    "page_rewritten": lambda: tr(
        "The page is not the one that left: another program made it anew, or somebody changed it. Call them and ask before you take"
        " it over."
    ),
    "not_compared": lambda: tr(
        "Your sign-in cannot compare it with the packet that left. Call them if anything looks odd."
    ),
    "was_cut": lambda: tr("Some words were longer than a line of the form holds; the rest is in the file only."),
    "contradicts": lambda: tr("It says two things that cannot both be meant. Call them and ask."),
    "taken_before": lambda: tr("This very file was taken over before."),
}
