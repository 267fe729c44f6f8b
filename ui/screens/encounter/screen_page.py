"""Risk screens: items with their answers, the reading beside them. Skipped questions grey out; nothing is preselected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.record import Status
from ui.screens.encounter.form import SectionPage
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.screen import ScreenViewModel
from ui.widgets import (
    Button,
    ChipGroup,
    FlowLayout,
    Note,
    QuietButton,
    ScrollColumn,
    Text,
    clear_layout,
    set_property,
    thin_line,
)

if TYPE_CHECKING:
    from fieldnotes.domain.score import ScoreReading
    from fieldnotes.domain.screen import ItemReading, ScreenReading
    from fieldnotes.services.row import EncounterState, InstrumentRow
    from ui.screens.encounter.editor import Surroundings
    from ui.screens.encounter.field import SectionSpec
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot

WORDS_PX = 210  # narrower questions stand above their answers
OTHER = "other"  # the chip that leads to the answers that are none
MOST_BESIDE = 3  # a question with more answers has them below it, in as many lines as they need


class ItemRow(QWidget):
    """One question: number, words, answers. "Declined…" opens the two ways of not answering."""

    answered = Signal(str, str)  # item, code
    entered = Signal(str)  # item

    def __init__(self, item: ItemReading, *, is_spoken: bool) -> None:
        super().__init__()
        self.item = item.id
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(px(9))
        self._row = row
        asked = QHBoxLayout()
        asked.setSpacing(px(9))
        self.number = Text("" if item.follows else str(item.number), "strong", "muted", weight=650)
        self.number.setMinimumWidth(px(21))
        asked.addWidget(self.number, 0)
        self.words = Text(item.text if is_spoken else item.short, "body", wrap=True)
        asked.addWidget(self.words, 1)
        row.addLayout(asked, 1)
        options = list(item.choices)
        if not item.follows:
            options.append((OTHER, tr("Declined…")))
        self._is_below = len(item.choices) > MOST_BESIDE
        self.group = ChipGroup(item.text, options, is_single=True, is_small=self._is_below)
        row.addWidget(self.group, 0)
        if self._is_below:
            row.setDirection(QBoxLayout.Direction.TopToBottom)
        column.addLayout(row)
        self.other = ChipGroup(
            tr("{question}: why there is no answer", question=item.short),
            [(Status.DECLINED, tr("Declined to answer")), (Status.COULD_NOT_ASSESS, tr("Could not assess"))],
            is_single=True,
            is_small=True,
        )
        second = QHBoxLayout()
        second.addStretch(1)
        second.addWidget(self.other, 2)
        column.addLayout(second)
        column.addWidget(thin_line())
        self.group.picked.connect(self._picked)
        self.other.picked.connect(self._picked_other)
        self._fit_chips()
        LOOK.changed.connect(self._fit_chips)

    def _fit_chips(self) -> None:
        """As wide as the chosen one would be: the answers of all questions stand below each other and nothing moves."""
        chips = self.group.chips()
        for chip in chips:
            was_on = chip.isChecked()
            chip.setMinimumWidth(0)
            if chip.code == OTHER:
                chip.setText(tr("Declined"))
            chip.setChecked(True)
            chip.setMinimumWidth(chip.sizeHint().width())
            chip.setChecked(was_on)
        self._name_other()
        if self._is_below:
            return
        width = sum(max(chip.minimumWidth(), chip.sizeHint().width()) for chip in chips)
        self.group.setFixedWidth(width + LOOK.metrics.gap * (len(chips) - 1) + 1)

    def _name_other(self) -> None:
        for chip in self.group.chips():
            if chip.code == OTHER:
                chip.setText(tr("Declined") if chip.isChecked() else tr("Declined…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_below:
            return
        is_wide = event.size().width() - self.group.width() >= LOOK.metrics.px(WORDS_PX * LOOK.metrics.text_scale)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)

    def _picked(self, codes: list[str]) -> None:
        code = codes[0] if codes else ""
        self.answered.emit(self.item, Status.DECLINED if code == OTHER else code)

    def _picked_other(self, codes: list[str]) -> None:
        self.answered.emit(self.item, codes[0] if codes else "")

    def show_item(self, item: ItemReading, *, may_answer: bool) -> None:
        """Show the answer and whether it is asked at all."""
        answer = item.answer
        is_none = answer is not None and answer.status in {Status.DECLINED, Status.COULD_NOT_ASSESS}
        code = OTHER if is_none else answer.code if answer is not None else ""
        if self.group.codes() != ([code] if code else []):
            self.group.set_codes([code])
        self._name_other()
        self.other.setVisible(is_none)
        if is_none and answer is not None:
            self.other.set_codes([answer.status])
        is_asked = item.asking == "asked"
        self.group.setEnabled(is_asked and may_answer)
        self.other.setEnabled(is_asked and may_answer)
        set_property(self.words, "tone", "" if is_asked else "faint")


class ReadingCard(QWidget):
    """What the answers say, and what a colleague would do next. It decides nothing."""

    jump_wanted = Signal(str)
    call_back_wanted = Signal(int)
    screen_wanted = Signal(str)  # another instrument that the answers ask for

    def __init__(self) -> None:
        super().__init__()
        self._shown: ScreenReading | None = None
        self._scroll = ScrollColumn(margins=(16, 16, 12, 16), gap=9)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def show_reading(self, reading: ScreenReading) -> None:
        """Show a reading. The same one again changes nothing: a button that is being pressed is not taken away under the finger."""
        if reading == self._shown:
            return
        self._shown = reading
        column, px = self._scroll.column, LOOK.metrics.px
        clear_layout(column)
        is_yes = any(item.answer is not None and item.answer.code == "yes" for item in reading.items)
        is_noted = bool(reading.level_text or is_yes or reading.then_ask or (reading.score and reading.score.so_far))
        tone = "danger" if reading.urgent else "warn" if is_noted else "plain"
        note = Note(
            tr("{answered} of {asked} answered", answered=reading.answered, asked=reading.asked),
            tone=tone,
        )
        total = score_words(reading.score)
        # What the answers ask for stands first: "1 of 27: Minimal" above thoughts of death would be read as an all-clear.
        asked_for = [why for _, why in reading.then_ask]
        head = reading.level_text or " ".join(asked_for) or total or urgent_words(reading)
        if head:
            note.body.addWidget(Text(head, "heading", wrap=True, weight=700))
        if asked_for and total:
            note.body.addWidget(Text(total, "strong", wrap=True))
        for line in why_words(reading):
            note.body.addWidget(Text(line, "second", wrap=True))
        column.addWidget(note)
        column.addSpacing(px(6))
        column.addWidget(thin_line())
        column.addSpacing(px(4))
        for instrument, why in reading.then_ask:
            ask = Button(tr("Ask it now"), icon="right", is_left=True, wrap=True)
            ask.setObjectName("then_ask")
            ask.setAccessibleDescription(why)
            ask.clicked.connect(lambda _on=False, name=instrument: self.screen_wanted.emit(name))
            column.addWidget(ask)
        column.addWidget(Text(tr("Suggested next"), "label", "muted"))
        for code in reading.suggested_next:
            button = Button(next_words(code), is_left=True, wrap=True)
            button.clicked.connect(lambda _on=False, c=code: self._go(c))
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(
            Text(tr("Clinician decides. The screen never closes an encounter by itself."), "second", "faint", wrap=True)
        )

    def _go(self, code: str) -> None:
        if code == "call_back_24h":
            self.call_back_wanted.emit(24)
        else:
            self.jump_wanted.emit(
                {"safety_plan": "safety_plan", "ask_means": "safety_summary"}.get(code, "clinical_note")
            )


def score_words(score: ScoreReading | None) -> str:
    """The total, or how far it has come; nothing before the first answer."""
    if score is None or not score.answered:
        return ""
    if score.is_certain:
        total = tr("{total} of {highest}", total=score.so_far, highest=score.highest)
        return f"{total}: {score.band_text}" if score.band_text else total
    return tr("{total} so far", total=score.so_far)


def _score_lines(score: ScoreReading | None) -> list[str]:
    """What is still possible, which cut-offs are reached, and where they come from."""
    if score is None or not score.answered:
        return []
    lines = []
    if not score.is_certain:
        lines.append(tr("Between {least} and {most} is possible.", least=score.least, most=score.most))
        if score.band_text:
            lines.append(tr("{band} in any case.", band=score.band_text))
    said = {"yes": tr("reached"), "no": tr("not reached"), "open": tr("still open")}
    lines += [f"{cut.text}: {said[cut.held]}" for cut in score.cut_offs]
    lines += [note for note in (score.note, score.source) if note]
    return lines


def next_words(code: str) -> str:
    """A suggested step, as a button says it."""
    words = {
        "safety_plan": tr("Start safety plan"),
        "ask_means": tr("Ask about means"),
        "call_back_24h": tr("Set 24 h call back"),
    }
    return words.get(code, code.replace("_", " ").capitalize())


def urgent_words(reading: ScreenReading) -> str:
    """Which answers a person must act on now, else what was answered yes; our own wording has no level."""
    numbers = sorted({item.number for item in reading.items if item.id in reading.urgent})
    if numbers:
        said = (
            tr("Answer {numbers} asks for action now")
            if len(numbers) == 1
            else tr("Answers {numbers} ask for action now")
        )
        return said.format(numbers=_and(numbers))
    yes = sorted({item.number for item in reading.items if item.answer is not None and item.answer.code == "yes"})
    if yes:
        return tr("Yes to {numbers}", numbers=_and(yes))
    return tr("No yes among the answers") if reading.is_complete else ""


def _and(numbers: list[int]) -> str:
    first = ", ".join(str(number) for number in numbers[:-1])
    return tr("{first} and {last}", first=first, last=numbers[-1]) if first else str(numbers[-1])


def why_words(reading: ScreenReading) -> list[str]:
    """Which answers stand behind it, which question decides, what is unknown."""
    lines = _score_lines(reading.score)
    yes = [item for item in reading.items if item.answer is not None and item.answer.code == "yes"]
    if yes and reading.level_text:
        lines.append(tr("Question {number} is yes.", number=yes[-1].number))
    if len(reading.decides) == 1:
        lines.append(tr("Question {number} decides.", number=reading.decides[0]))
    elif reading.decides:
        lines.append(tr("Questions {numbers} decide.", numbers=", ".join(map(str, reading.decides))))
    if not reading.level_text and reading.is_complete and not reading.urgent and reading.score is None:
        lines.append(tr("None is marked for action at once. That is no finding of low risk."))
    unknown = sorted({item.number for item in reading.items if item.id in reading.unknown})
    if unknown:
        lines.append(tr("No answer to {numbers}: that is not a no.", numbers=", ".join(map(str, unknown))))
    return lines


class ScreenPage(SectionPage):
    """The questions of one instrument."""

    def __init__(self, spec: SectionSpec, vm: EncounterViewModel, around: Surroundings) -> None:
        super().__init__(spec, vm, around)
        self.asked = ScreenViewModel(vm, self)
        self.rows: dict[str, ItemRow] = {}
        self._drawn: tuple[str, str, bool] = ("", "", False)
        self._is_spoken = self._is_focus_due = False
        self._card = ReadingCard()
        self._card.jump_wanted.connect(self.jump_wanted)
        self._card.screen_wanted.connect(self._go_on)
        self._card.call_back_wanted.connect(self._set_call_back)
        self._choice = ChipGroup(tr("Which screen"), [], is_single=True, is_small=True)
        self._choice.picked.connect(lambda codes: self.asked.choose(codes[0]) if codes else None)
        self._words = QuietButton(tr("Words to ask"), size="small")
        self._words.setCheckable(True)
        self._words.toggled.connect(self._set_spoken)
        self._language = ChipGroup(tr("Language"), [], is_single=True, is_small=True)
        self._language.picked.connect(lambda codes: self.asked.set_language(codes[0]) if codes else None)
        self._again = QuietButton(tr("Ask again"), size="small")
        self._again.clicked.connect(self.asked.start_again)
        self.column.addWidget(self._choice)
        self._alarm = Note("", tone="danger")
        self._alarm_words = Text("", "heading", wrap=True, weight=700)
        self._alarm_ask = Button(tr("Ask it now"), icon="right", is_left=True, wrap=True)
        self._alarm_ask.clicked.connect(self._ask_then)
        self._alarm.body.addWidget(self._alarm_words)
        self._alarm.body.addWidget(self._alarm_ask)
        self._alarm.hide()
        self._card.installEventFilter(self)
        self.column.addWidget(self._alarm)
        self._items = QVBoxLayout()
        self._items.setSpacing(LOOK.metrics.px(8))
        self.column.addLayout(self._items)
        head = FlowLayout(gap=8)
        self.column.addLayout(head)
        for widget in (self._words, self._again, self._language):
            head.addWidget(widget)
        self._told = Text("", "second", "ok", wrap=True)
        self._told.hide()
        self.column.addWidget(self._told)
        self.column.addStretch(1)
        self.asked.listed.connect(self._show_list)
        self.asked.judged.connect(self._show_reading)
        self.asked.open()

    def heading(self) -> str:
        reading = self.asked.reading
        return reading.title.split(" (")[0] if reading is not None else super().heading()

    def note(self) -> str:
        # "Suicide questions (own wording, not the C-SSRS)": what is in brackets stands at the right, always in sight.
        reading = self.asked.reading
        return reading.title.partition(" (")[2].rstrip(")") if reading is not None else ""

    def side(self) -> QWidget | None:
        return self._card

    def side_name(self) -> str:
        return tr("Result")

    def side_icon(self) -> str:
        return "screen"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._card and event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._fit_alarm()
        return super().eventFilter(watched, event)

    def _fit_alarm(self) -> None:
        """Beside the questions the card says it; where the card has no room, what must not be missed stands above them."""
        reading = self.asked.reading
        wanted = reading is not None and bool(reading.then_ask or reading.urgent) and not self._card.isVisible()
        if wanted and reading is not None:
            self._alarm_words.setText(" ".join(why for _, why in reading.then_ask) or urgent_words(reading))
            self._alarm_ask.setVisible(bool(reading.then_ask))
        self._alarm.setVisible(wanted)

    def _ask_then(self) -> None:
        reading = self.asked.reading
        if reading is not None and reading.then_ask:
            self._go_on(reading.then_ask[0][0])

    def _show_list(self, rows: list[InstrumentRow]) -> None:
        self._name_screens(rows)
        self._choice.setVisible(len(rows) > 1)

    def _name_screens(self, rows: Sequence[InstrumentRow]) -> None:
        """Short names; what was asked in this encounter says so."""
        begun = self.asked.begun()
        options = []
        for row in rows:
            name = row.title.split(" (")[0].split(",")[0]
            options.append((row.id, tr("{screen}, asked", screen=name) if row.id in begun else name))
        if [(chip.code, chip.text()) for chip in self._choice.chips()] != options:
            self._choice.set_options(options)

    def _go_on(self, instrument: str) -> None:
        self._is_focus_due = True
        self.asked.go_on(instrument)

    def _show_reading(self, reading: ScreenReading) -> None:
        instrument = self.asked.instrument
        drawn = (reading.instrument, reading.language, self._is_spoken)
        if drawn != self._drawn or set(self.rows) != {item.id for item in reading.items}:
            self._drawn = drawn
            self._draw(reading)
        languages = instrument.languages if instrument else ()
        if [chip.code for chip in self._language.chips()] != list(languages):
            self._language.set_options([(code, LANGUAGES.get(code, code)) for code in languages])
        self._language.set_codes([reading.language])
        self._language.setVisible(len(languages) > 1)
        self._name_screens(self.asked.instruments)
        self._choice.set_codes([reading.instrument])
        self.heading_changed.emit()
        self._again.setVisible(reading.is_complete or not self.asked.may_answer)
        for item in reading.items:
            self.rows[item.id].show_item(item, may_answer=self.asked.may_answer)
        self._card.show_reading(reading)
        self._fit_alarm()

    def _draw(self, reading: ScreenReading) -> None:
        clear_layout(self._items)
        self.rows.clear()
        for item in reading.items:
            row = ItemRow(item, is_spoken=self._is_spoken)
            row.answered.connect(self.asked.answer)
            self.rows[item.id] = row
            self._items.addWidget(row)
        if self._is_focus_due:
            self.focus_field()

    def _set_spoken(self, is_spoken: bool) -> None:
        self._is_spoken = is_spoken
        if self.asked.reading is not None:
            self._show_reading(self.asked.reading)

    def _set_call_back(self, hours: int) -> None:
        self.asked.set_call_back(hours)
        self._told.setText(tr("A call back in {hours} hours is among the follow-ups.", hours=hours))
        self._told.show()

    def show_state(self, state: EncounterState) -> None:
        super().show_state(state)
        self.asked.renew()

    def show_edit(self, slot: Slot) -> None:
        """The reading shows what was answered."""

    def focus_field(self, path: str = "") -> None:
        row = self.rows.get(path) or next(iter(self.rows.values()), None)
        self._is_focus_due = (
            row is None
        )  # the questions are still being read: the first one gets the focus when it stands
        if row is not None and row.group.chips():
            row.group.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason)


LANGUAGES = {"en": "English", "es": "Español"}
