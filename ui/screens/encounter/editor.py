"""One editor per kind of field. An editor shows a value and says `edited(path, value)` when a person changed it, never otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.moment import EntryTime, EventTime
from fieldnotes.domain.problem import InputProblem
from fieldnotes.domain.record import Body, Quantity, Status
from ui.screens.encounter.field import Chips, Day, Field, Known, Names, Prose, Short, Tick, When, Years
from ui.screens.tick import Tick as TickBox
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.moment import read_day, read_day_time, read_event_time, say_day_time, say_event_time
from ui.viewmodels.slot import read_path
from ui.widgets import AutosaveTextEdit, ChipGroup, LineEdit, QuietButton, Text
from ui.widgets import Field as FieldBox
from ui.widgets.label_hint import LabelHint

if TYPE_CHECKING:
    from fieldnotes.domain.vocabulary import Term, Vocabulary
    from fieldnotes.services.row import UserRow
    from fieldnotes.system.clock import Clock

CHIPS_IN_ONE_GROUP = 12  # more than these are shown under the vocabulary's own headings


class Surroundings:
    """What editors need to know beside their value: words, time, whose pen, the agency's state."""

    def __init__(self, vocabulary: Vocabulary, clock: Clock) -> None:
        self.vocabulary = vocabulary
        self.clock = clock
        self.pen: UserRow | None = None
        self.team: tuple[UserRow, ...] = ()
        self.hold_group = ""  # two letters of the agency's state: which kinds of hold are offered

    def name_of(self, user: str) -> str:
        """The short name of a member of the team; nothing for nobody."""
        return next((row.short_name for row in self.team if row.user == user), "")

    def now(self) -> EntryTime:
        """The laptop's time."""
        return self.clock.now()


class Editor(QWidget):
    """Base: shows the value of its field in a body."""

    edited = Signal(str, object)  # path, value
    left = Signal()

    def __init__(self, spec: Field, around: Surroundings) -> None:
        super().__init__()
        self.spec = spec
        self.around = around
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(LOOK.metrics.between(7))

    def show_body(self, body: Body) -> None:
        """Show the field's value; a widget that already shows it is not touched."""
        self.show_value(read_path(body, self.spec.path))

    def show_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def set_read_only(self, is_read_only: bool) -> None:
        """After signing, or for a reader: to look at, not to change."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus into the field."""
        child = self.focusProxy() or self.nextInFocusChain()
        if child is not None:
            child.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, value: Any) -> None:
        """A person changed it."""
        self.edited.emit(self.spec.path, value)


def show_from_start(edit: LineEdit, text: str) -> None:
    """Show a text so that its beginning is seen when nobody is typing in it."""
    if text == edit.text():
        return
    edit.set_text(text)
    if not edit.hasFocus():
        edit.setCursorPosition(0)


class ShortEditor(Editor):
    """One line."""

    def __init__(self, spec: Field, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.edit = LineEdit(placeholder=spec.hint, name=spec.label)
        self.field = FieldBox(spec.label, self.edit)
        self.box.addWidget(self.field)
        self.setFocusProxy(self.edit)
        self.edit.edited.connect(self.take)
        self.edit.left.connect(self.leave)

    def take(self, typed: str) -> None:
        """Every key."""
        self.tell(self.read(typed))

    def leave(self) -> None:
        """The focus went elsewhere."""
        self.left.emit()

    def read(self, typed: str) -> Any:
        """What was typed, as the value."""
        return typed

    def say(self, value: Any) -> str:
        """The value, as it is typed."""
        return str(value)

    def show_value(self, value: Any) -> None:
        # What the person is typing stays as typed ("2112" does not turn into "21:12" under the fingers).
        if self.edit.hasFocus() and self.edit.isModified():
            return
        show_from_start(self.edit, self.say(value))
        self.field.clear_problem()

    def set_read_only(self, is_read_only: bool) -> None:
        self.edit.setReadOnly(is_read_only)


class CheckedEditor(ShortEditor):
    """One line that must be understood: it is kept when it is, and says so beside the field when it is not."""

    problem_sentence = ""

    def take(self, typed: str) -> None:
        try:
            value = self.read(typed)
        except InputProblem:
            return  # half typed; judged when the focus leaves
        self.field.clear_problem()
        self.tell(value)

    def leave(self) -> None:
        try:
            value = self.read(self.edit.text())
        except InputProblem:
            self.field.set_problem(self.problem_sentence)
        else:
            self.edit.setModified(False)
            self.edit.set_text(self.say(value))
        self.left.emit()


class WhenEditor(CheckedEditor):
    """A clock time as somebody states it."""

    def __init__(self, spec: When, around: Surroundings) -> None:
        super().__init__(spec, around)
        self._has_day = spec.has_day
        self.problem_sentence = (
            tr("Write the time as 21:12, Nov 26 21:12, about 21:10, or unknown.")
            if spec.has_day
            else tr("Write the time as 21:12, about 21:10, or unknown.")
        )

    def read(self, typed: str) -> EventTime:
        read = read_day_time if self._has_day else read_event_time
        return read(typed, self.around.now(), offset_at=self.around.clock.offset_at)

    def say(self, value: Any) -> str:
        today = self.around.now().to_event_time().day
        return say_day_time(value, today=today) if self._has_day else say_event_time(value)


class DayEditor(CheckedEditor):
    """A day."""

    def __init__(self, spec: Field, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.problem_sentence = tr("Write the day as 1992-03-08 or 3/8/1992.")

    def read(self, typed: str) -> str:
        return read_day(typed)


class YearsEditor(CheckedEditor):
    """A whole number in the unit people say, kept in the unit of the record."""

    def __init__(self, spec: Years, around: Surroundings) -> None:
        super().__init__(spec, around)
        self._per_unit = spec.per_unit
        self.edit.setPlaceholderText(spec.unit)
        self.problem_sentence = tr("Write a number of {unit}, or leave it empty.", unit=spec.unit)

    def read(self, typed: str) -> int | None:
        words = typed.strip().removesuffix(self.edit.placeholderText()).strip()
        if not words:
            return None
        if not words.isdecimal() or len(words) > 5:
            raise InputProblem("number_unclear")
        return int(words) * self._per_unit

    def say(self, value: Any) -> str:
        return "" if value is None else str(value // self._per_unit)


class NamesEditor(ShortEditor):
    """Short words separated by commas."""

    def read(self, typed: str) -> list[str]:
        return [word.strip() for word in typed.split(",") if word.strip()]

    def say(self, value: Any) -> str:
        return ", ".join(value)


class ProseEditor(Editor):
    """Some lines of text."""

    def __init__(self, spec: Prose, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.edit = AutosaveTextEdit(name=spec.label, placeholder=spec.hint, min_lines=spec.rows)
        self.box.addWidget(FieldBox(spec.label, self.edit))
        LabelHint(self.edit, self.box)
        self.setFocusProxy(self.edit)
        self.edit.edited.connect(self.tell)
        self.edit.left.connect(self.left)

    def show_value(self, value: Any) -> None:
        self.edit.set_text(value)

    def set_read_only(self, is_read_only: bool) -> None:
        self.edit.setReadOnly(is_read_only)
        self.edit.setProperty("readOnly", "true" if is_read_only else "false")


class TickEditor(Editor):
    """Yes or not yet."""

    def __init__(self, spec: Field, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.check = TickBox(spec.label)
        self.check.setAccessibleName(spec.label)
        self.check.clicked.connect(self.tell)
        self.box.addWidget(self.check)
        self.setFocusProxy(self.check)

    def show_value(self, value: Any) -> None:
        self.check.setChecked(bool(value))

    def set_read_only(self, is_read_only: bool) -> None:
        self.check.setEnabled(not is_read_only)


def options_of(terms: tuple[Term, ...]) -> list[tuple[str, str]]:
    """(code, words) for a chip group."""
    return [(term.code, term.short or term.label) for term in terms]


class ChipsEditor(Editor):
    """Codes of a vocabulary; long lists under the vocabulary's own headings."""

    def __init__(self, spec: Chips, around: Surroundings) -> None:
        super().__init__(spec, around)
        self._is_many, self._must_choose = spec.is_many, spec.must_choose
        self._alone = set(around.vocabulary[spec.vocabulary].with_tag("alone")) if spec.is_many else set[str]()
        self._chosen: set[str] = set()  # as shown last
        self._all: list[tuple[str, str]] = []
        self._more: QuietButton | None = None
        self.groups: list[ChipGroup] = []
        self.box.addWidget(Text(spec.label, "label", "muted", wrap=True))
        if spec.among:
            self._add_group(spec.label, [])
            return
        terms = around.vocabulary[spec.vocabulary]
        if spec.is_flat:
            offered = tuple(term for term in terms.terms if not spec.without or spec.without not in term.tags)
            self._add_group(spec.label, options_of(offered), is_small=True)
            return
        if spec.only:
            offered = tuple(term for term in terms.terms if spec.only in term.tags)
            self._add_group(spec.label, options_of(offered), is_small=True)
            return
        headings = [heading for heading in terms.groups if heading]
        if spec.vocabulary == "hold_type" and around.hold_group in headings:
            self._add_group(spec.label, options_of((*terms.in_group(around.hold_group), *terms.in_group(""))))
        elif len(terms) > CHIPS_IN_ONE_GROUP and len(headings) > 1:
            for heading in terms.groups:
                self._add_group(tr(heading), options_of(terms.in_group(heading)), heading=tr(heading))
        else:
            self._all = options_of(terms.terms)
            self._add_group(spec.label, self._all[: spec.first or None])
            if spec.first and len(self._all) > spec.first:
                self._more = QuietButton(tr("More…"), key="0")
                self._more.clicked.connect(self._show_all)
                self.groups[0].has_more = True
                self.groups[0].more_wanted.connect(self._show_all)
                flow = self.groups[0].layout()
                assert flow is not None, "a chip group lays its chips out"
                flow.addWidget(self._more)

    def _show_all(self) -> None:
        """The rest of a long list, when it is asked for."""
        if self._more is None:
            return
        group = self.groups[0]
        codes, first = group.codes(), len(group.chips())
        is_asked = group.holds_focus() or self._more.hasFocus()
        self._more.hide()
        self._more.deleteLater()
        self._more = None
        group.has_more = False
        group.set_options(self._all)
        group.set_codes(codes)
        if is_asked:
            group.go_on(first)

    def _add_group(
        self, name: str, options: list[tuple[str, str]], heading: str = "", *, is_small: bool = False
    ) -> None:
        group = ChipGroup(
            name,
            options,
            is_single=not self._is_many,
            is_small=is_small or bool(heading),
            must_choose=self._must_choose,
        )
        group.picked.connect(lambda _codes, g=group: self._picked(g))
        self.groups.append(group)
        if heading:
            self.box.addLayout(beside(heading, group))
        else:
            self.box.addWidget(group)

    def focus_first(self) -> None:
        chips = self.groups[0].chips() if self.groups else []
        if chips:
            chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self, source: ChipGroup) -> None:
        if self._is_many:
            self._leave_alone(source)
            self.tell([code for group in self.groups for code in group.codes()])
            return
        for group in self.groups:
            if group is not source:
                group.set_codes([])
        codes = source.codes()
        self.tell(codes[0] if codes else "")

    def _leave_alone(self, source: ChipGroup) -> None:
        """A code that stands alone ("none") and another cannot both be true: what was chosen last counts."""
        codes = source.codes()
        alone = [code for code in codes if code in self._alone]
        if not alone or len(codes) == len(alone):
            if alone:
                for group in self.groups:
                    if group is not source:
                        group.set_codes([])
            return
        last = self._chosen & self._alone  # it stood alone before: the other one is the new one
        source.set_codes([code for code in codes if code not in self._alone] if last else alone)

    def show_body(self, body: Body) -> None:
        spec = self.spec
        assert isinstance(spec, Chips)
        if spec.among:
            codes = read_path(body, spec.among)
            terms = self.around.vocabulary[spec.vocabulary]
            wanted = [(code, terms.short(code)) for code in codes]
            if [(chip.code, chip.text()) for chip in self.groups[0].chips()] != wanted:
                self.groups[0].set_options(wanted)
            self.setVisible(len(codes) > 1)
        super().show_body(body)

    def show_value(self, value: Any) -> None:
        codes = value if self._is_many else [value]
        self._chosen = set(codes)
        if self._more is not None and any(code in dict(self._all) and code not in self._seen() for code in codes):
            self._show_all()  # what is chosen is always in sight
        known = {chip.code for group in self.groups for chip in group.chips()}
        for index, group in enumerate(self.groups):
            own = {chip.code for chip in group.chips()}
            strangers = [code for code in codes if code and code not in known] if index == len(self.groups) - 1 else []
            if strangers:  # a hold of another state, a word of a newer version: what was chosen is always in sight
                terms = self.around.vocabulary[cast(Chips, self.spec).vocabulary]
                offered = [(chip.code, chip.text()) for chip in group.chips()]
                group.set_options([*offered, *((code, terms.label(code)) for code in strangers)])
            wanted = [code for code in codes if code in own] + strangers
            if group.codes() != wanted:
                group.set_codes(wanted)

    def _seen(self) -> set[str]:
        return {chip.code for group in self.groups for chip in group.chips()}

    def set_read_only(self, is_read_only: bool) -> None:
        for group in self.groups:
            group.setEnabled(not is_read_only)
        if self._more is not None:
            self._more.setEnabled(not is_read_only)


class KnownEditor(Editor):
    """Words, or Declined, or Could not assess: three answers that are never "no"."""

    def __init__(self, spec: Known, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.edit = LineEdit(name=spec.label, placeholder=spec.hint)
        self.status = ChipGroup(
            spec.label,
            [(Status.DECLINED, tr("Declined")), (Status.COULD_NOT_ASSESS, tr("Not known"))],
            is_single=True,
            is_small=True,
        )
        label = Text(spec.label, "body", wrap=True)
        longest = max((label.fontMetrics().horizontalAdvance(word) for word in spec.label.split()), default=0) + 2
        label.setFixedWidth(max(LOOK.metrics.px(140 * LOOK.metrics.text_scale**0.7), longest))
        self._least = LOOK.metrics.px(190 * LOOK.metrics.text_scale**0.7) + label.width()  # of label and words
        said = QHBoxLayout()
        said.setSpacing(LOOK.metrics.between(10))
        said.addWidget(label)
        said.addWidget(self.edit, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(LOOK.metrics.between(10))
        self._row.addLayout(said, 1)
        self._row.addWidget(self.status, 0, Qt.AlignmentFlag.AlignVCenter)
        self.box.addLayout(self._row)
        self.setFocusProxy(self.edit)
        self.edit.edited.connect(self._typed)
        self.edit.left.connect(self.left)
        self.status.picked.connect(self._picked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words keep room for a medicine's name; where there is none beside the chips, the chips stand below."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= self._least + self.status.sizeHint().width() + self._row.spacing()
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)

    def _typed(self, text: str) -> None:
        self.status.set_codes([])
        self.tell(Quantity(text=text, status=Status.GIVEN if text.strip() else Status.NOT_ASKED))

    def _picked(self, codes: list[str]) -> None:
        self.edit.set_text("")
        self.tell(Quantity(status=Status(codes[0]) if codes else Status.NOT_ASKED))

    def show_value(self, value: Any) -> None:
        show_from_start(self.edit, value.text)
        is_other = value.status in {Status.DECLINED, Status.COULD_NOT_ASSESS}
        self.status.set_codes([value.status] if is_other else [])

    def set_read_only(self, is_read_only: bool) -> None:
        self.edit.setReadOnly(is_read_only)
        self.status.setEnabled(not is_read_only)


def beside(heading: str, widget: QWidget) -> QHBoxLayout:
    """A small heading to the left of a wrapping group."""
    row = QHBoxLayout()
    row.setSpacing(LOOK.metrics.between(12))
    label = Text(heading, "second", "muted", wrap=True)
    longest = max((label.fontMetrics().horizontalAdvance(word) for word in heading.split()), default=0) + 2
    label.setFixedWidth(max(LOOK.metrics.px(118 * LOOK.metrics.text_scale**0.7), longest))
    label.setMinimumHeight(LOOK.metrics.small)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(widget, 1)
    return row


SIMPLE: dict[type[Field], type[Editor]] = {
    Short: ShortEditor,
    When: WhenEditor,
    Day: DayEditor,
    Names: NamesEditor,
    Tick: TickEditor,
    Years: YearsEditor,
    Prose: ProseEditor,
    Chips: ChipsEditor,
    Known: KnownEditor,
}
