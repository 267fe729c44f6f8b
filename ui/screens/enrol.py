"""Code and address, then six digits for the administrator: the same on a laptop that joins a station and on one that joins an agency."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.sentence import sentence_of
from ui.widgets import Bar, Card, Field, LineEdit, PlainButton, PrimaryButton, Text
from ui.widgets.announce import ANNOUNCER
from ui.widgets.over import open_dialog

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from ui.viewmodels.enrol import EnrolViewModel, Host


class EnrolPanel(QWidget):
    """Nothing typed is lost by a refusal. `shown`: another part of it is in sight."""

    shown = Signal()

    def __init__(self, model: EnrolViewModel, *, code: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(LOOK.metrics.between(12))
        self.bar = Bar("", tone="danger")
        self.bar.hide()
        outer.addWidget(self.bar)
        self._asking, self._comparing = self._form(code), self._waiting()
        self._comparing.hide()
        outer.addWidget(self._asking, 1)
        outer.addWidget(self._comparing, 1)
        model.file_read.connect(self._take_text)
        model.busy_changed.connect(self._fit)
        model.digits_shown.connect(self.show_digits)
        model.line_changed.connect(self._show_line)
        model.refused.connect(self.show_problem)
        self._fit(model.is_busy)
        if model.shown is not None:  # built anew in another language
            self.show_digits(*model.shown)

    def _form(self, code: str) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.between(12))
        new = tr(
            "An administrator of the agency invites this laptop at the station and reads you a code, or hands you a file. "
            "This laptop must be on the station's network."
        )
        known = tr(
            "Whoever looks after the station reads you a code, or hands you a file. This laptop must be on the station's network."
        )
        column.addWidget(Text(new if self._model.is_new else known, "body", "muted", wrap=True))
        self.code = LineEdit(name=tr("Code from the administrator"), placeholder="7K2M-9QXD-…")
        self.code.set_text(code)
        file = PlainButton(tr("From a file…"), size="small", icon="folder")
        file.clicked.connect(self._choose_file)
        self._code_field = Field(
            tr("Code from the administrator"),
            self.code,
            hint=tr("Or the text behind the QR code. It is good for a quarter of an hour."),
            aside=file,
        )
        self.address = LineEdit(name=tr("Address of the station"), placeholder="10.20.0.4:8443")
        self._address_field = Field(
            tr("Address of the station"), self.address, hint=tr("May stay empty when the text or the file names it.")
        )
        for field in (self._code_field, self._address_field):
            edit = field.control
            assert isinstance(edit, LineEdit), "both are lines"
            edit.edited.connect(field.clear_problem)
            edit.returnPressed.connect(self.ask)
            column.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(LOOK.metrics.between(11))
        self.go = PrimaryButton(tr("Ask to join"), icon="link")
        self.go.clicked.connect(self.ask)
        self.stop = PlainButton(tr("Cancel"))
        self.stop.clicked.connect(self._model.cancel)
        self.stop.hide()
        row.addWidget(self.go)
        row.addWidget(self.stop)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _waiting(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.between(12))
        self.who = Text("", "body", wrap=True)
        column.addWidget(self.who)
        card = Card(edge="accent")
        card.body.addWidget(Text(tr("Read these to the administrator"), "heading", wrap=True))
        self.digits = Text("", "clock")
        card.body.addWidget(self.digits)
        column.addWidget(card)
        self.line = Text("", "body", "muted", wrap=True)
        column.addWidget(self.line)
        self.cancel = PlainButton(tr("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    # --- acting ---

    def first_focus(self) -> QWidget:
        """What is asked for next."""
        if not self._comparing.isHidden():
            return self.cancel
        return self.address if self.code.text().strip() else self.code

    def ask(self) -> None:
        """With what is typed."""
        self.bar.hide()
        self._model.ask(self.code.text(), self.address.text())

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("File from the administrator"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._model.take_file(Path(path)))
        open_dialog(dialog)

    def _take_text(self, text: str) -> None:
        self.code.set_text(text)
        self._code_field.clear_problem()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        self._model.cancel()
        self._show_form()
        self.code.set_text("")  # it was used; only a new one helps
        self._say(tr("Stopped. Nothing was kept. For another try the administrator shows a new code."), "plain")
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- showing ---

    def _fit(self, is_busy: bool) -> None:
        self.go.setEnabled(not is_busy)
        self.go.set_word(tr("Asking the station…") if is_busy else tr("Ask to join"))
        for edit in (self.code, self.address):
            edit.setReadOnly(is_busy)
        self.stop.setVisible(is_busy)

    def show_digits(self, digits: str, host: Host) -> None:
        """The digits; they stay until the administrator has typed them."""
        if self._model.is_new:
            self.who.setText(
                tr(
                    "{agency} invites this laptop as {laptop}. Seats: {names}.",
                    agency=host.agency,
                    laptop=host.laptop,
                    names=", ".join(host.names) or "–",
                )
            )
        else:
            self.who.setText(tr("The station {station} has answered.", station=host.station))
        self.digits.setText(f"{digits[:3]} {digits[3:]}")
        spoken = " ".join(digits)
        self.digits.setAccessibleName(tr("Read these to the administrator: {digits}", digits=spoken))
        self._show_line(is_there=True)
        self.bar.hide()
        self._asking.hide()
        self._comparing.show()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        ANNOUNCER.say(self, self.digits.accessibleName())
        self.shown.emit()

    def _show_line(self, is_there: bool) -> None:
        waiting = tr("Waiting until the administrator has typed them. Nothing is kept on this laptop before.")
        cut = tr("The station does not answer just now; it is asked again and again. The digits stay the same.")
        words = waiting if is_there else cut
        if words != self.line.text():
            self.line.setText(words)
            self.line.set_tone("muted" if is_there else "warn")
            if not is_there:
                ANNOUNCER.say(self, words)

    def show_problem(self, problem: Problem) -> None:
        """Beside its field, or above; another try may begin."""
        self._show_form()
        field = {"code": self._code_field, "address": self._address_field}.get(str(problem.facts.get("field", "")))
        if field is None:
            self._say(sentence_of(problem), "danger")
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        missing = {
            "code": tr("The administrator has it. Type it here, or take it from the file."),
            "address": tr("The code does not say where the station is. The administrator reads you its address."),
        }
        field.set_problem(missing[str(problem.facts["field"])] if problem.code == "missing" else sentence_of(problem))
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self) -> None:
        if not self._comparing.isHidden():
            self._comparing.hide()
            self._asking.show()
            self.digits.setText("")
            self.shown.emit()

    def _say(self, sentence: str, tone: str) -> None:
        self.bar.set_sentence(sentence, tone)
        self.bar.show()
