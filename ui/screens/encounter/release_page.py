"""Release and files: what is on file, a release to fill in and sign by hand, and the attachments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.record import Compartment, Consent, Profession
from ui.screens.back_seat import shown_name
from ui.screens.encounter.attachment_part import AttachmentPart
from ui.screens.encounter.editor import options_of
from ui.screens.encounter.form import PartForm, SectionPage
from ui.screens.encounter.release_files import FIELD_OF
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.consent import ConsentViewModel
from ui.viewmodels.moment import say_day, say_event_time
from ui.viewmodels.sentence import sentence_of
from ui.widgets import (
    Bar,
    Button,
    ChipGroup,
    Field,
    FlowLayout,
    LineEdit,
    Pill,
    PrimaryButton,
    QuietButton,
    SignaturePad,
    Text,
    clear_layout,
    thin_line,
)

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.domain.vocabulary import Vocabulary
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


def look_words(code: str) -> str:
    """Why nothing leaves under a release until somebody looked at it."""
    if code == "unsettled":
        return tr("Two laptops say different things of it. Nothing leaves under it until that is settled.")
    return tr("Who wrote it was shut out since. Nothing leaves under it until somebody files it again.")


class ReleaseRow(QWidget):
    """One release on file. `revoked(record, how, note)`: the person has taken it back."""

    revoked = Signal(str, str, str)

    def __init__(self, row: ConsentRow, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(LOOK.metrics.px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(row.recipient or tr("A release of the clinical side"), "strong", wrap=True))
        for told in _told(row, vocabulary):
            words.addWidget(Text(told, "second", "muted", wrap=True))
        if row.missing:
            lacking = ", ".join(vocabulary["consent_element"].label(code) for code in row.missing)
            words.addWidget(Text(tr("Missing: {what}", what=lacking), "second", "warn", wrap=True))
        if row.look:
            words.addWidget(Text(look_words(row.look), "second", "warn", wrap=True))
        line.addLayout(words, 1)
        line.addWidget(
            Pill(tr("Needs a look") if row.look else state_words(row.state), STATE_TONES.get(row.state, "plain"))
        )
        column.addLayout(line)
        if row.is_readable and row.state in {"valid", "incomplete", "expired"}:
            self.back = QuietButton(tr("They take it back"), size="small")
            line.addWidget(self.back)
            column.addWidget(self._make_revoking(vocabulary))
            self.back.clicked.connect(lambda _on=False: self._ask())
        column.addWidget(thin_line())

    def _make_revoking(self, vocabulary: Vocabulary) -> QWidget:
        """How, and what it does, before it is done: what left under it cannot be called back."""
        self.asking = QWidget()
        column = QVBoxLayout(self.asking)
        column.setContentsMargins(0, 0, 0, 0)
        said = tr(
            "From then on nothing leaves under this release. What was sent before stays sent; tell the receiver yourself."
        )
        column.addWidget(Text(said, "second", wrap=True))
        self.how = ChipGroup(
            tr("How they took it back"), options_of(vocabulary["revocation"].terms), is_single=True, is_small=True
        )
        self.note = LineEdit(
            name=tr("Their words, or who spoke for them"), placeholder=tr("Their words, or who spoke for them")
        )
        self.done = Button(tr("It is taken back"))
        self.done.setEnabled(False)
        self.how.picked.connect(lambda codes: self.done.setEnabled(bool(codes)))
        self.done.clicked.connect(lambda _on=False: self._tell())
        column.addWidget(self.how)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.addWidget(self.done)
        row.addStretch(1)
        column.addLayout(row)
        self.asking.hide()
        return self.asking

    def _ask(self) -> None:
        self.asking.setVisible(self.asking.isHidden())
        if not self.asking.isHidden():
            self.how.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.revoked.emit(self.row.record, self.how.codes()[0], self.note.text())


def _told(row: ConsentRow, vocabulary: Vocabulary) -> list[str]:
    until = tr("ends {day}", day=say_day(row.expires_on)) if row.expires_on else ""
    signed = tr("signed {day} {clock}", day=say_day(row.signed_at.day), clock=say_event_time(row.signed_at))
    if row.is_oral:
        signed = tr(
            "said {day} {clock}, before a witness", day=say_day(row.signed_at.day), clock=say_event_time(row.signed_at)
        )
    kind = vocabulary["consent_kind"].label(row.kind) if row.kind else ""
    first = " · ".join(filter(None, (kind, signed if row.signed_at.local else "", row.purpose, until)))
    more = []
    if row.is_oral and row.state == "valid":
        more.append(tr("A spoken release is enough to tell family or the officer. Nothing written leaves on it."))
    if row.revoked_at.local:
        more.append(
            tr(
                "Taken back {day} {clock}. What left before, left.",
                day=say_day(row.revoked_at.day),
                clock=row.revoked_at.clock,
            )
        )
    if row.is_readable and row.state == "valid" and not row.copy_given:
        more.append(tr("The person has no copy yet."))
    return [line for line in (first, *more) if line]


class MissingLine(QWidget):
    """What a release still needs, as buttons that go there; says so in words when it is whole. `wanted(element)`."""

    wanted = Signal(str)

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._words = vocabulary["consent_element"]
        self._shown: list[str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.said = Text("", "second", wrap=True)
        column.addWidget(self.said)
        self._place = QWidget()
        self._flow = FlowLayout(self._place)
        column.addWidget(self._place)
        self.buttons: dict[str, Button] = {}

    def show_missing(self, missing: list[str], *, is_oral: bool) -> None:
        """Show what is missing now."""
        if missing == self._shown:
            return
        self._shown = list(missing)
        clear_layout(self._flow)
        self.buttons = {}
        for element in missing:
            words = self._words.label(element)
            if element == "signature" and is_oral:
                words = tr("The witness")
            button = Button(words, size="small")
            button.setAccessibleName(tr("Missing: {what}. Go there", what=words))
            button.clicked.connect(lambda _on=False, one=element: self.wanted.emit(one))
            self.buttons[element] = button
            self._flow.addWidget(button)
        self._place.setVisible(bool(missing))
        self.said.setText(
            tr("Still missing for this kind, press one to go there:")
            if missing
            else tr("Everything this kind needs is there.")
        )
        self.said.set_tone("warn" if missing else "ok")


class ReleasePage(SectionPage):
    """The list, the form with the pad, the attachments."""

    chooses_slot = True

    def __init__(self, spec: SectionSpec, vm: EncounterViewModel, around: Surroundings) -> None:
        super().__init__(spec, vm, around)
        self.consent = ConsentViewModel(vm, self)

    def grow(self) -> Iterator[None]:
        self._rows = QVBoxLayout()
        self._rows.setSpacing(LOOK.metrics.px(8))
        self.column.addLayout(self._rows)
        self.rows: list[ReleaseRow] = []
        self.bar = Bar("")
        self.bar.hide()
        self.column.addWidget(self.bar)
        self.new_title = Text(tr("New release"), "heading")
        self.column.addWidget(self.new_title)
        self.whose = ChipGroup(tr("Whose release"), [], is_single=True, is_small=True, must_choose=True)
        self.whose.picked.connect(lambda codes: self._choose_person(codes[0]) if codes else None)
        self.column.addWidget(self.whose)
        self.form: PartForm = self.begin_part(self.spec.parts[0])
        yield
        yield from self.form.grow()
        self.pad = SignaturePad(tr("Signature of the person"), hint=tr("Signs here"))
        self.pad_field = Field(tr("The person signs here"), self.pad)
        self.column.addWidget(self.pad_field)
        self.missing = MissingLine(self.around.vocabulary)
        self.missing.wanted.connect(self._go_to)
        self.column.addWidget(self.missing)
        self.column.addWidget(self._make_foot())
        yield
        self.files = AttachmentPart(self.vm, self.around)
        self.column.addWidget(thin_line())
        self.column.addWidget(self.files)
        self.column.addStretch(1)
        self.pad.drawn.connect(lambda strokes: self.consent.edit("signature_strokes", strokes))
        self.keep.clicked.connect(lambda _on=False: self.consent.file())
        self.refused.clicked.connect(lambda _on=False: self.consent.file(refused=True))
        self.consent.listed.connect(self._show_rows)
        self.consent.filed.connect(self._filed)
        self.consent.not_filed.connect(self._say)

    def _make_foot(self) -> QWidget:
        self._foot = QWidget()
        foot = FlowLayout(self._foot)
        self.keep = PrimaryButton(tr("Keep the release"), icon="sign")
        self.refused = Button(tr("They said no"))
        foot.addWidget(self.keep)
        foot.addWidget(self.refused)
        return self._foot

    def slot_for(self, _form: PartForm) -> Slot:
        return self.consent.draft()

    def take_edit(self, _form: PartForm, path: str, value: Any) -> None:
        self.consent.edit(path, value)
        if path == "consent_kind" and value == "part2_counseling":
            self.consent.edit("information", ["substance_note", "release"])  # 42 CFR 2.31(b): it stands alone
        self._show_missing()

    def show_edit(self, slot: Slot) -> None:
        super().show_edit(slot)
        if self.form.isVisibleTo(self):
            self._show_missing()

    def show_state(self, state: EncounterState) -> None:
        super().show_state(state)
        people = [
            (person.id, shown_name(person.name) if person.name else tr("Not known by name")) for person in state.people
        ]
        if [(chip.code, chip.text()) for chip in self.whose.chips()] != people:
            self.whose.set_options(people)
        self.whose.set_codes([self.consent.person])
        is_readable = Compartment.CLINICAL in {mark.compartment for mark in state.sections if mark.is_readable}
        for widget in (self.new_title, self.form, self.pad_field, self.missing, self._foot):
            widget.setVisible(is_readable)
        self.whose.setVisible(is_readable and len(people) > 1)
        self.pad.set_strokes(cast(Consent, self.consent.draft().body).signature_strokes)
        self.keep.setEnabled(bool(self.consent.person))
        self.refused.setEnabled(bool(self.consent.person))
        if is_readable and not self.consent.person:
            self.bar.set_sentence(tr("Add the person under People first: a release belongs to somebody."), "plain")
            self.bar.show()
        if is_readable:
            self._show_missing()
        self.consent.read()
        self.files.show_state(state)

    def compartment(self, state: EncounterState) -> Compartment:
        """Where an officer's files go unless said otherwise; a release is the clinical side's."""
        return Compartment.LAW if state.pen.profession == Profession.OFFICER else self.spec.compartment

    def _choose_person(self, person: str) -> None:
        self.consent.choose_person(person)
        self.form.show_slot(self.consent.draft())
        self._show_missing()

    def _show_missing(self) -> None:
        body = cast(Consent, self.consent.draft().body)
        self.missing.show_missing(self.consent.missing(), is_oral=body.is_oral)
        self.pad_field.setVisible(not body.is_oral)

    def _go_to(self, element: str) -> None:
        body = cast(Consent, self.consent.draft().body)
        if element == "signature" and not body.is_oral and body.signed_by.strip():
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.pad)
            return
        path = "witness" if element == "signature" and body.is_oral else FIELD_OF.get(element, "")
        if element == "signed_at":
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.focus_field(path)

    def _show_rows(self, rows: list[ConsentRow]) -> None:
        if rows == [view.row for view in self.rows]:
            return  # somebody may be writing how it was taken back
        clear_layout(self._rows)
        self.rows = []
        for row in rows:
            view = ReleaseRow(row, self.around.vocabulary)
            view.revoked.connect(self.consent.revoke)
            self.rows.append(view)
            self._rows.addWidget(view)

    def _filed(self) -> None:
        self.bar.set_sentence(tr("It is on file. Officers see only that a release exists."), "ok")
        self.bar.show()
        self.form.show_slot(self.consent.draft())
        self.pad.set_strokes([])
        self._show_missing()
        self.area.ensureWidgetVisible(self.bar)

    def _say(self, problem: Problem) -> None:
        self.bar.set_sentence(sentence_of(problem), "warn")
        self.bar.show()
        self.area.ensureWidgetVisible(self.bar)
