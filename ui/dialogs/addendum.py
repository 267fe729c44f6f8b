"""Adding to what was signed: four forms for four things. The signed words stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.amendment import CORRECTION, LATE_ENTRY, RETRACTION
from fieldnotes.domain.ids import RecordId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.problem import InputProblem, WrongSecret
from fieldnotes.domain.record import AUTHORED_KINDS, Addendum
from ui.dialogs.sheet import Sheet
from ui.screens.encounter.header import call_words
from ui.screens.word import tr
from ui.viewmodels.moment import read_day, read_event_time, say_event_time
from ui.viewmodels.sentence import sentence_of
from ui.widgets import AutosaveTextEdit, ChipGroup, Field, LineEdit, PassphraseEdit, PrimaryButton, Text
from ui.widgets.voice import mark_written_into

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.row import EncounterState, RecordState
    from fieldnotes.services.wording import Said
    from ui.screens.encounter.editor import Surroundings
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.signing import SigningViewModel
    from ui.viewmodels.slot import Slot

LONGEST = 56  # characters of a line in a chip


class AddendumSheet(Sheet):
    """One amendment of one signed record. Its words are a draft like any other until they are added: Esc loses nothing."""

    def __init__(
        self,
        vm: EncounterViewModel,
        signing: SigningViewModel,
        targets: Sequence[RecordState],
        over: QWidget,
        around: Surroundings,
        *,
        amendment: str = "",
    ) -> None:
        super().__init__(tr("Add to what was signed"), over, width_px=780, height_px=700)
        self.vm, self.signing, self.around = vm, signing, around
        self._targets = list(targets)
        self._terms = around.vocabulary["amendment"]
        self._asked = amendment
        if self.vm.state is not None:
            self.column.addWidget(Text(call_words(self.vm.state), "strong", wrap=True))
        self.column.addWidget(
            Text(
                tr("The signed words stay as they are. What you add has your name and the time."),
                "body",
                "muted",
                wrap=True,
            )
        )
        self._build()
        self._connect()
        self._take_target(self._targets[0])

    def _build(self) -> None:
        self.which = ChipGroup(tr("What you add to"), [], is_single=True, is_small=True, must_choose=True)
        names = {str(one.id): one.full_name for one in self.vm.state.people} if self.vm.state is not None else {}
        self.which.set_options([(one.id, _title(one, self.around, names)) for one in self._targets])
        self.which.setVisible(len(self._targets) > 1)
        self.column.addWidget(self.which)
        self.kind = ChipGroup(tr("What it is"), [], is_single=True, must_choose=True)
        self.column.addWidget(self.kind)
        self.told = Text("", "second", "muted", wrap=True)
        self.column.addWidget(self.told)
        self.lines = ChipGroup(tr("Which words are wrong"), [], is_single=True, is_small=True)
        self._lines_box = _titled(tr("Which words are wrong"), self.lines)
        self.was = AutosaveTextEdit(name=tr("It says"), min_lines=2)
        self._was_box = Field(tr("It says"), self.was, hint=tr("Leave only the wrong words."))
        self.happened = LineEdit(name=tr("When it happened"), placeholder=tr("21:12, or about 21:10"))
        self.day = LineEdit(name=tr("The day it happened"), placeholder="2026-11-23")
        self._happened_box = Field(tr("When it happened"), self.happened)
        self._day_box = Field(tr("The day it happened"), self.day)
        self._when_box = QWidget()
        when = QHBoxLayout(self._when_box)
        when.setContentsMargins(0, 0, 0, 0)
        when.addWidget(self._day_box, 1)
        when.addWidget(self._happened_box, 1)
        reasons = self.around.vocabulary["retraction_reason"]
        self.why = ChipGroup(
            tr("Why it does not belong here"),
            [(t.code, t.short or t.label) for t in reasons.terms],
            is_single=True,
            is_small=True,
        )
        self._why_box = _titled(tr("Why it does not belong here"), self.why)
        self.text = AutosaveTextEdit(name=tr("What is added"), min_lines=3)
        self._text_box = Field(tr("What is added"), self.text)
        self.reason = LineEdit(name=tr("Why"), placeholder=tr("Remembered later, heard from the hospital…"))
        self._reason_box = Field(tr("Why"), self.reason)
        for box in (
            self._lines_box,
            self._was_box,
            self._when_box,
            self._why_box,
            self._text_box,
            self._reason_box,
        ):
            self.column.addWidget(box)
        self.column.addStretch(1)
        self.passphrase = PassphraseEdit(name=tr("Your passphrase"))
        self.field = Field(tr("Your passphrase"), self.passphrase)
        self.button = PrimaryButton(tr("Add"), icon="sign", size="stop")
        self.foot.addWidget(self.field, 1)
        self.foot.addWidget(self.button)

    def _connect(self) -> None:
        self.which.picked.connect(self._pick_target)
        self.kind.picked.connect(lambda codes: self._edit("amendment", codes[0] if codes else ""))
        self.lines.picked.connect(self._pick_line)
        self.was.edited.connect(lambda text: self._edit("was", text))
        for line in (self.day, self.happened):
            line.edited.connect(self._read_time)
            line.left.connect(self._judge_time)
        self.why.picked.connect(lambda codes: self._edit("retraction", codes[0] if codes else ""))
        self.reason.edited.connect(lambda text: self._edit("reason", text))
        self.text.edited.connect(lambda text: self._edit("text", text))
        for edit in (self.reason, self.text, self.was):
            edit.left.connect(self.vm.save_now)
        self.passphrase.edited.connect(lambda _text: self._typed_secret())
        self.passphrase.returnPressed.connect(self._add)
        self.button.clicked.connect(self._add)
        self.signing.lines_read.connect(self._show_lines)
        self.signing.amended.connect(self._added)
        self.signing.not_signed.connect(self._refused)

    def first_focus(self) -> QWidget | None:
        return next((chip for chip in self.kind.chips() if chip.isChecked()), self.text)

    # --- what it is about ---------------------------------------------------------------------------------------------

    def _pick_target(self, codes: list[str]) -> None:
        target = next((one for one in self._targets if codes and one.id == codes[0]), None)
        if target is not None and target is not self._target:
            self.vm.save_now()
            self._take_target(target)

    def _take_target(self, target: RecordState) -> None:
        self._target = target
        mark_written_into(self, target.compartment)
        self._said: tuple[Said, ...] = ()
        self._slot: Slot = self.vm.addendum_slot(target.id)
        body = self.body
        state = self.vm.state
        usual = self._asked or (state.usual_amendment if state is not None else "")
        if self._slot.base is None and not self._slot.record and usual in target.may_amend:
            body.amendment = usual
        if body.amendment not in target.may_amend:
            body.amendment = target.may_amend[0]
        self.which.set_codes([target.id])
        self.kind.set_options([(code, self._terms.label(code)) for code in target.may_amend])
        self.kind.set_codes([body.amendment])
        self.was.set_text(body.was)
        self.day.set_text(body.happened.day or (_day_of(state) if state is not None else ""))
        self.happened.set_text(say_event_time(body.happened))
        self.why.set_codes([body.retraction])
        self.text.set_text(body.text)
        self.reason.set_text(body.reason)
        self.lines.set_options([])
        self.signing.read_lines(target.id)
        self._fit_form()

    @property
    def body(self) -> Addendum:
        """What is being written."""
        return cast(Addendum, self._slot.body)

    def _show_lines(self, target: str, said: tuple[Said, ...]) -> None:
        if target != self._target.id:
            return
        self._said = said
        self.lines.set_options([(str(n), _short(one.line)) for n, one in enumerate(said)])
        chosen = [str(n) for n, one in enumerate(said) if self.body.field == one.field and self.body.was in one.text]
        self.lines.set_codes(chosen[:1])

    def _pick_line(self, codes: list[str]) -> None:
        line = self._said[int(codes[0])] if codes else None
        self.was.set_text(line.text if line else "")
        self._edit("field", line.field if line else "")
        self._edit("was", line.text if line else "")

    # --- the form ------------------------------------------------------------------------------------------------------

    def _edit(self, path: str, value: object) -> None:
        self.vm.edit(self._slot, path, value)
        self._fit_form()

    def _read_time(self, _typed: str) -> None:
        self._happened_box.clear_problem()
        self._day_box.clear_problem()
        try:
            at = read_event_time(self.happened.text(), self.around.now(), day=read_day(self.day.text()))
        except InputProblem:
            at = EventTime()  # half typed; judged when the focus leaves
        self._edit("happened", at)

    def _judge_time(self) -> None:
        try:
            read_day(self.day.text())
        except InputProblem:
            self._day_box.set_problem(tr("Write the day as 1992-03-08 or 3/8/1992."))
            return
        if self.happened.text().strip() and not self.body.happened.local:
            self._happened_box.set_problem(tr("Write the time as 21:12 or about 21:10."))

    def _fit_form(self) -> None:
        """The fields that this kind of amendment has, and no others."""
        kind = self.body.amendment
        term = self._terms.get(kind)
        self.told.setText(term.note if term is not None else "")
        is_correction, is_retraction = kind == CORRECTION, kind == RETRACTION
        for box, is_asked in (
            (self._lines_box, is_correction),
            (self._was_box, is_correction),
            (self._when_box, kind == LATE_ENTRY),
            (self._why_box, is_retraction),
            (self._text_box, not is_retraction),
        ):
            box.setVisible(is_asked)
        word = tr("It should say") if is_correction else tr("What is added")
        self._text_box.label.setText(word)
        self.reason.set_hint(
            tr("Whose it is, how it came here…")
            if is_retraction
            else tr("Misheard, mistyped, seen again on the recording…")
            if is_correction
            else tr("Remembered later, heard from the hospital…")
        )
        self.text.setAccessibleName(word)
        self.button.set_word(tr("Take it back") if is_retraction else tr("Correct it") if is_correction else tr("Add"))
        self._fit_button()

    def _fit_button(self) -> None:
        body = self.body
        is_whole = {
            CORRECTION: bool(body.was.strip() and body.text.strip()),
            LATE_ENTRY: bool(body.happened.local and body.text.strip()),
            RETRACTION: bool(body.retraction),
        }.get(body.amendment, bool(body.text.strip()))
        self.button.setEnabled(is_whole and bool(body.reason.strip()) and bool(self.passphrase.text()))

    def _typed_secret(self) -> None:
        self.field.clear_problem()
        self._fit_button()

    # --- adding -------------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        if self.button.isEnabled():
            self.button.setEnabled(False)
            self.signing.amend(target=RecordId(self._target.id), body=self.body, passphrase=self.passphrase.take())

    def _added(self) -> None:
        self.vm.discard(self._slot)
        self.close_panel()

    def _refused(self, problem: Problem) -> None:
        self._fit_button()
        if isinstance(problem, WrongSecret):
            self.field.set_problem(sentence_of(problem))
            self.passphrase.setFocus()
            return
        boxes = {
            "was": self._was_box,
            "happened": self._happened_box,
            "text": self._text_box,
            "reason": self._reason_box,
        }
        box = boxes.get(str(problem.facts.get("field", "")))
        if isinstance(problem, InputProblem) and box is not None:
            box.set_problem(sentence_of(problem))
        else:
            self.say(sentence_of(problem))


def _day_of(state: EncounterState) -> str:
    """The day of the call: what comes late happened then."""
    known = [mark.time.day for mark in state.header.times if mark.time.local]
    return known[0] if known else state.header.state_since.day


def _titled(title: str, group: ChipGroup) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(Text(title, "label", "muted"))
    column.addWidget(group)
    return box


def _title(record: RecordState, around: Surroundings, names: Mapping[str, str]) -> str:
    kind = around.vocabulary["record_kind"].label(record.kind)
    words = str(getattr(record.body, "text", "") or names.get(getattr(record.body, "person_id", ""), "")).strip()
    at = say_event_time(getattr(record.body, "at", EventTime()))
    whose = " ".join(filter(None, (at, record.author_name if record.kind in AUTHORED_KINDS else "")))
    said = f"{kind}, {whose}" if whose else kind
    return f"{said}: {_short(words, 28)}" if words else said


def _short(words: str, longest: int = LONGEST) -> str:
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"
