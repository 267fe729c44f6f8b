"""Release and files: what is on file, and a release to fill in and sign by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.record import Consent
from ui.screens.encounter.form import PartForm, SectionPage
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.consent import ConsentViewModel
from ui.viewmodels.moment import say_day, say_event_time
from ui.viewmodels.sentence import sentence_of
from ui.widgets import Bar, Button, Field, Pill, PrimaryButton, QuietButton, SignaturePad, Text, clear_layout, thin_line

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import ConsentRow, EncounterState
    from ui.screens.encounter.editor import Surroundings
    from ui.screens.encounter.field import SectionSpec
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot

STATE_TONES = {
    "valid": "ok",
    "on_file": "plain",
    "expired": "warn",
    "revoked": "danger",
    "refused": "danger",
    "incomplete": "warn",
}


def state_words(state: str) -> str:
    """How a release stands."""
    words = {
        "valid": tr("Valid"),
        "on_file": tr("On file, sealed"),
        "expired": tr("Ended"),
        "revoked": tr("Taken back"),
        "refused": tr("Refused"),
        "incomplete": tr("Something is missing"),
    }
    return words.get(state, state)


class ReleaseRow(QWidget):
    """One release on file."""

    revoke_wanted = Signal(str)

    def __init__(self, row: ConsentRow, missing: list[str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(LOOK.metrics.px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(row.recipient or tr("A release of the clinical side"), "strong"))
        until = tr("ends {day}", day=say_day(row.expires_on)) if row.expires_on else ""
        signed = tr("signed {day} {clock}", day=say_day(row.signed_at.day), clock=say_event_time(row.signed_at))
        told = " · ".join(filter(None, (signed if row.signed_at.local else "", row.purpose, until)))
        words.addWidget(Text(told, "second", "muted", wrap=True))
        if missing:
            words.addWidget(Text(tr("Missing: {what}", what=", ".join(missing)), "second", "warn", wrap=True))
        line.addLayout(words, 1)
        line.addWidget(Pill(state_words(row.state), STATE_TONES.get(row.state, "plain")))
        if row.is_readable and row.state == "valid":
            back = QuietButton(tr("They take it back"), size="small")
            back.clicked.connect(lambda: self.revoke_wanted.emit(row.record))
            line.addWidget(back)
        column.addLayout(line)
        column.addWidget(thin_line())


class ReleasePage(SectionPage):
    """The list, then the form with the pad."""

    def __init__(self, spec: SectionSpec, vm: EncounterViewModel, around: Surroundings) -> None:
        super().__init__(spec, vm, around)
        self.consent = ConsentViewModel(vm, self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(LOOK.metrics.px(8))
        self.column.addLayout(self._rows)
        self.bar = Bar("")
        self.bar.hide()
        self.column.addWidget(self.bar)
        self.column.addWidget(Text(tr("New release"), "heading"))
        self.form: PartForm = self.add_part(spec.parts[0])
        self.pad = SignaturePad(tr("Signature of the person"), hint=tr("Signs here"))
        self.column.addWidget(Field(tr("The person signs here"), self.pad))
        foot = QHBoxLayout()
        foot.setSpacing(LOOK.metrics.px(10))
        self.keep = PrimaryButton(tr("Keep the release"), icon="sign")
        self.refused = Button(tr("They said no"))
        foot.addWidget(self.keep)
        foot.addWidget(self.refused)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.column.addStretch(1)
        self.pad.drawn.connect(lambda strokes: self.consent.edit("signature_strokes", strokes))
        self.keep.clicked.connect(lambda _on=False: self.consent.file())
        self.refused.clicked.connect(lambda _on=False: self.consent.file(refused=True))
        self.consent.listed.connect(self._show_rows)
        self.consent.filed.connect(self._filed)
        self.consent.not_filed.connect(self._say)

    def slot_for(self, _form: PartForm) -> Slot:
        return self.consent.draft()

    def take_edit(self, _form: PartForm, path: str, value: Any) -> None:
        self.consent.edit(path, value)

    def show_state(self, state: EncounterState) -> None:
        super().show_state(state)
        self.pad.set_strokes(cast(Consent, self.consent.draft().body).signature_strokes)
        self.keep.setEnabled(bool(self.consent.person))
        self.refused.setEnabled(bool(self.consent.person))
        if not self.consent.person:
            self.bar.set_sentence(tr("Add the person under People first: a release belongs to somebody."), "plain")
            self.bar.show()
        self.consent.read()

    def _show_rows(self, rows: list[ConsentRow]) -> None:
        clear_layout(self._rows)
        elements = self.around.vocabulary["consent_element"]
        for row in rows:
            view = ReleaseRow(row, [elements.label(code) for code in row.missing])
            view.revoke_wanted.connect(self.consent.revoke)
            self._rows.addWidget(view)

    def _filed(self) -> None:
        self.bar.set_sentence(tr("It is on file. Officers see only that a release exists."), "ok")
        self.bar.show()
        self.form.show_slot(self.consent.draft())
        self.pad.set_strokes([])
        self.area.ensureWidgetVisible(self.bar)

    def _say(self, problem: Problem) -> None:
        self.bar.set_sentence(sentence_of(problem), "warn")
        self.bar.show()
        self.area.ensureWidgetVisible(self.bar)
