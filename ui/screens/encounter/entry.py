"""What happened: the entries, each in its author's colour, and the box of the pen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.inherited import passages
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.record import Compartment, Narrative, Profession
from ui.screens.encounter.after import AmendmentView, amended, strike
from ui.screens.encounter.conflict import conflict_strips
from ui.screens.encounter.editor import options_of
from ui.screens.encounter.form import SectionPage
from ui.screens.encounter.joined import entries_of
from ui.screens.word import tr, tr_n
from ui.theme import LOOK
from ui.theme.style import focus_width
from ui.viewmodels.moment import say_day_time, say_event_time, say_minute
from ui.widgets import (
    AutosaveTextEdit,
    Avatar,
    Button,
    ChipGroup,
    CompartmentMark,
    EdgeBar,
    FlowLayout,
    LineEdit,
    Pill,
    QuietButton,
    Text,
    clear_layout,
    paint_box,
)
from ui.widgets.inherited import InheritedMarks
from ui.widgets.label_hint import LabelHint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fieldnotes.domain.slash import Command
    from fieldnotes.services.row import AmendmentRow, EncounterState, UserRow
    from ui.screens.encounter.editor import Surroundings
    from ui.screens.encounter.field import SectionSpec
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot

PEN_TOKEN = {Profession.OFFICER: "law", Profession.CLINICIAN: "clin", Profession.ADMIN: "muted"}


class EntryView(QWidget):
    """One written entry: who, when, how they know, what."""

    edit_wanted = Signal()
    amend_wanted = Signal()
    chosen = Signal(str, int)

    def __init__(
        self, slot: Slot, author: UserRow | None, clock: str, around: Surroundings, *, record_of: str = ""
    ) -> None:
        """`record_of`: the number of the other record of this call that it stands in."""
        super().__init__()
        body = cast(Narrative, slot.body)
        profession = author.profession if author else Profession.ADMIN
        name = author.short_name if author else slot.author_name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LOOK.metrics.px(16))
        row.addWidget(EdgeBar(PEN_TOKEN[profession]))
        column = QVBoxLayout()
        column.setSpacing(LOOK.metrics.between(6))
        head = QHBoxLayout()
        head.setSpacing(LOOK.metrics.between(9))
        if author is not None:
            head.addWidget(Avatar(author.initials, author.profession, name=author.name, size=26))
        head.addWidget(Text(name, "strong", weight=650))
        head.addWidget(Text(clock, "second", "muted"))
        if slot.late_since is not None:
            when = say_day_time(slot.late_since.to_event_time(), today="")
            head.addWidget(Text(tr("Late entry, written {when}", when=when), "second", "warn"))
        known = _how_known(body)
        if known:
            head.addWidget(Text(known, "second", "muted"))
        if slot.compartment is not Compartment.JOINT:
            head.addWidget(CompartmentMark(slot.compartment))
        if record_of:
            head.addWidget(Pill(record_of, "plain"))
        head.addStretch(1)
        if slot.may_edit:
            change = QuietButton(tr("Change"), size="small")
            change.clicked.connect(self.edit_wanted)
            head.addWidget(change)
        self.amend = QuietButton(tr("Add to it"), size="small")
        self.amend.setAccessibleName(tr("Add to the entry of {name}, {clock}", name=name, clock=clock))
        self.amend.clicked.connect(self.amend_wanted)
        self.amend.hide()
        head.addWidget(self.amend)
        column.addLayout(head)
        text = Text(body.text, "body", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(text)
        taken = passages(body.text, body.inherited)
        if taken:
            column.addWidget(Text(say_taken_over(len(taken)), "second", "warn", wrap=True))
        for strip in conflict_strips(slot, (), around):
            strip.chosen.connect(self.chosen)
            column.addWidget(strip)
        row.addLayout(column, 1)
        self._column, self._text = column, text
        self.setAccessibleName(tr("Entry of {name}, {clock}", name=name, clock=clock))

    def show_after(self, rows: Sequence[AmendmentRow], *, is_retracted: bool, may_amend: bool) -> None:
        """What came after the signature stands under the entry; what was taken back is struck and stays readable."""
        self.amend.setVisible(may_amend)
        strike(self._text, is_retracted)
        if is_retracted:
            self._column.insertWidget(1, Pill(tr("Taken back"), "danger"))
        for row in rows:
            self._column.addWidget(AmendmentView(row))


def _how_known(body: Narrative) -> str:
    if body.how_known == "said":
        return tr("{name} said", name=body.speaker or tr("they"))
    if body.how_known == "reported":
        return tr("reported by {name}", name=body.speaker or tr("someone"))
    return ""


class WritingBox(QFrame):
    """Where the pen writes: text and its foot in one frame. The colour at its left and "Writing as" say whose pen it is."""

    edited = Signal(str, object)
    left = Signal()
    finished = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._ink = "line2"
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(13), px(9), px(13), px(11))
        column.setSpacing(LOOK.metrics.between(8))
        self.text = AutosaveTextEdit(name=tr("What happened"), min_lines=2, max_lines=6)
        self.text.setStyleSheet(
            "QPlainTextEdit, QPlainTextEdit:focus { border: 0; background: transparent; padding: 0; }"
        )
        self.text.installEventFilter(self)
        column.addWidget(self.text)
        column.addLayout(self._make_foot())
        column.addWidget(self._make_how(around))
        column.addWidget(self._make_taken())
        self.label_hint = LabelHint(self.text, column)
        self.how.clicked.connect(self._ask_how)
        self.known.picked.connect(self._known_picked)
        self.speaker.edited.connect(lambda text: self.edited.emit("speaker", text))
        self.speaker.left.connect(self.left)
        self.text.edited.connect(self._typed)
        self.text.left.connect(self.left)
        self.text.assistant.put.connect(self._put)
        self.marks = InheritedMarks(self.text)  # after _typed: the text is told before what is taken over in it
        self.marks.changed.connect(self._taken_changed)

    def _make_foot(self) -> QBoxLayout:
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(LOOK.metrics.between(7))
        tools, ending = QHBoxLayout(), QHBoxLayout()
        for row in (tools, ending):
            row.setSpacing(LOOK.metrics.between(7))
        offer = Button("/", size="small", kind="plain")
        offer.setAccessibleName(tr("Commands and phrases"))
        offer.setToolTip(tr("Commands and phrases"))
        offer.setMinimumWidth(LOOK.metrics.target)
        offer.clicked.connect(self._offer)
        tools.addWidget(offer)
        self.how = QuietButton("", size="small")
        self.how.setToolTip(tr("How you know it"))
        tools.addWidget(self.how)
        tools.addStretch(1)
        ending.addStretch(1)
        self.who = Text("", "second", "muted")
        ending.addWidget(self.who)
        self.done = Button(tr("Next entry"), size="small")
        self.done.clicked.connect(self.finished)
        ending.addWidget(self.done)
        self._foot.addLayout(tools)
        self._foot.addLayout(ending)
        self._tools, self._ending = tools, ending
        return self._foot

    def _make_how(self, around: Surroundings) -> QWidget:
        self._terms = around.vocabulary["how_known"]
        self._more = QWidget()
        row = QHBoxLayout(self._more)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LOOK.metrics.between(10))
        self.known = ChipGroup(tr("How you know it"), options_of(self._terms.terms), is_single=True, is_small=True)
        self.speaker = LineEdit(name=tr("Who said it"), placeholder=tr("Who said it"))
        row.addWidget(self.known, 3)
        row.addWidget(self.speaker, 2)
        self._more.hide()
        return self._more

    def _make_taken(self) -> QWidget:
        """What was put in from a phrase and waits for its author's look."""
        self._taken = QWidget()
        row = FlowLayout(self._taken, gap=10)
        self.taken_words = Text("", "second", "warn")
        self._taken.setToolTip(tr("Underlined: put in from a phrase. Change it, or say that it is so."))
        row.addWidget(self.taken_words)
        self.confirm_one = QuietButton(tr("Confirm this one"), key="F6", size="small")
        self.confirm_one.clicked.connect(self._confirm_one)
        row.addWidget(self.confirm_one)
        self.confirm = Button(tr("Confirm all"), size="small")
        row.addWidget(self.confirm)
        self.confirm.clicked.connect(self._confirm_all)
        self._taken.hide()
        return self._taken

    def set_pen(self, pen: UserRow) -> None:
        """Whose pen writes here."""
        self._ink = PEN_TOKEN[pen.profession]
        self.who.setText(tr("Writing as {name}", name=pen.short_name))
        self.update()

    def show_body(self, body: Narrative) -> None:
        """Show what is being written; the text under the fingers stays."""
        self.text.set_text(body.text)
        self.marks.set_words(body.inherited)
        self._show_taken()
        self.known.set_codes([body.how_known])
        self.speaker.set_text(body.speaker)
        self.speaker.setVisible(body.how_known != "observed")
        self.how.set_word(self._terms.short(body.how_known))
        self.done.setEnabled(bool(body.text.strip()))
        self._more.setVisible(body.how_known != "observed" or not self._more.isHidden())

    def _ask_how(self) -> None:
        self._more.setVisible(self._more.isHidden())
        if not self._more.isHidden():
            self.known.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._tools.minimumSize().width() + self._ending.minimumSize().width() + LOOK.metrics.px(40)
        is_wide = wanted <= event.size().width()
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._foot.direction() != direction:
            self._foot.setDirection(direction)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), LOOK.metrics.px
        box, has_focus = QRectF(self.rect()), self.text.hasFocus()
        radius = px(11)
        width = focus_width(LOOK.metrics) if has_focus else 1
        paint_box(painter, box, fill="sunken", edge="focus" if has_focus else "line2", width=width, radius=radius)
        bar = QRectF(width + px(1), radius, px(4), box.height() - 2 * radius)
        paint_box(painter, bar, fill=self._ink, radius=px(2))

    def _known_picked(self, codes: list[str]) -> None:
        code = codes[0] if codes else "observed"
        self.known.set_codes([code])
        self.how.set_word(self._terms.short(code))
        self.speaker.setVisible(code != "observed")
        self.edited.emit("how_known", code)

    def _typed(self, text: str) -> None:
        self.done.setEnabled(bool(text.strip()))
        self.edited.emit("text", text)

    def _offer(self) -> None:
        """The button of the list: as if a slash were typed."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        before = self.text.textCursor().block().text()
        self.text.insertPlainText(" /" if before and not before[-1:].isspace() else "/")
        self.text.assistant.open()

    def _put(self, command: Command) -> None:
        if command.kind == "phrase":
            self.marks.add(command.text)
        elif command.kind == "quote":  # the words are somebody's: whose is asked beside them
            self._known_picked(["said"])
            self._more.show()

    def _confirm_one(self) -> None:
        """The one at the caret; when the caret is in none, it goes to the first, so that its author sees which is meant."""
        if not self.marks.confirm_here():
            self.marks.go_to_first()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm_all(self) -> None:
        self.marks.confirm_all()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _taken_changed(self, words: list[str]) -> None:
        self.edited.emit("inherited", words)
        self._show_taken()

    def _show_taken(self) -> None:
        count = len(self.marks.words)
        self.taken_words.setText(say_taken_over(count))
        self._taken.setVisible(bool(count))


def say_taken_over(count: int) -> str:
    """1 passage taken over, not confirmed."""
    return tr_n("%n passage taken over, not confirmed", "%n passages taken over, not confirmed", count)


class WhatHappenedPage(SectionPage):
    """Chips, entries, the box."""

    own_amendments = frozenset({"narrative"})

    def __init__(self, spec: SectionSpec, vm: EncounterViewModel, around: Surroundings) -> None:
        super().__init__(spec, vm, around)
        self.begin_part(spec.parts[0])
        self._entries = QVBoxLayout()
        self._entries.setSpacing(LOOK.metrics.px(17))
        self.column.addLayout(self._entries)
        self.column.addStretch(1)
        self.box = WritingBox(around)
        self.box.edited.connect(self._write)
        self.box.left.connect(vm.save_now)
        self.box.finished.connect(self._finish)
        outer = self.layout()
        assert outer is not None
        outer.addWidget(self.box)
        self._slot: Slot | None = None
        self._shown: list[tuple[object, ...]] = []

    def grow(self) -> Iterator[None]:
        for form in self.forms:
            yield from form.grow()

    # --- the box ------------------------------------------------------------------------------------------------------

    def _current(self) -> Slot:
        """The pen's own entry that is being written: the newest draft of theirs, or a new one."""
        if self._slot is not None and (self._slot.may_edit or not self._slot.record):
            return self._slot
        own = [
            slot
            for slot in self.vm.slots("narrative")
            if slot.author == self.vm.pen
            and slot.may_edit
            and slot.compartment is Compartment.JOINT
            and self.vm.is_draft(slot)
        ]
        self._slot = own[-1] if own else self._new()
        return self._slot

    def _new(self) -> Slot:
        slot = self.vm.new_slot("narrative")
        slot.author = self.vm.pen
        return slot

    def _write(self, path: str, value: object) -> None:
        slot = self._current()
        if not slot.may_edit:
            return
        body = cast(Narrative, slot.body)
        if not body.at.local:
            body.at = self.around.now().to_event_time()
        self.vm.edit(slot, path, value)

    def _finish(self) -> None:
        """The entry is done: the next words are another one."""
        self.vm.save_now()
        self._slot = self._new()
        self._show_box()
        if self.vm.state is not None:
            self._show_entries(self.vm.state)
        self.box.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_up(self, slot: Slot) -> None:
        """The author goes on with an entry of theirs."""
        self.vm.save_now()
        self._slot = slot
        self._show_box()
        if self.vm.state is not None:
            self._show_entries(self.vm.state)
        self.box.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_box(self) -> None:
        slot = self._current()
        self.box.setVisible(slot.may_edit)
        self.box.show_body(cast(Narrative, slot.body))

    # --- the entries --------------------------------------------------------------------------------------------------

    def show_state(self, state: EncounterState) -> None:
        super().show_state(state)
        if self._slot is not None and not self.vm.holds(self._slot):
            self._slot = None
        self.box.set_pen(state.pen)
        self._show_box()
        self._show_entries(state)

    def _show_entries(self, state: EncounterState) -> None:
        slots = [slot for slot in self.vm.slots("narrative") if slot is not self._slot and _has_words(slot)]
        others = {slot.record: (call, one, slot) for call, one, slot in entries_of(state)}
        slots += [slot for _, _, slot in others.values()]
        slots.sort(key=lambda slot: cast(Narrative, slot.body).at.local or "")
        shown: list[tuple[object, ...]] = [
            (
                s.record,
                cast(Narrative, s.body).text,
                *cast(Narrative, s.body).inherited,
                s.may_edit,
                s.late_since,
                cast(Narrative, s.body).how_known,
                *s.conflicts.items(),
                *self._after_of(state, s),
            )
            for s in slots
        ]
        if shown == self._shown and self._entries.count():
            return
        self._shown = shown
        clear_layout(self._entries)
        team: dict[str, UserRow] = {
            row.user: row
            for row in (
                *(row for call in state.joining.others for row in call.team),
                *state.header.team,
                *state.partners,
                state.pen,
            )
        }
        for slot in slots:
            number = others[slot.record][0].number if slot.record in others else ""
            view = EntryView(slot, team.get(slot.author), self._clock_of(slot), self.around, record_of=number)
            view.edit_wanted.connect(partial(self._take_up, slot))
            view.chosen.connect(partial(self.vm.choose, slot))
            view.amend_wanted.connect(partial(self.amend_wanted.emit, slot.record))
            rows, is_retracted, may_amend = self._after_of(state, slot)
            view.show_after(rows, is_retracted=is_retracted, may_amend=may_amend)
            self._entries.addWidget(view)

    def _after_of(self, state: EncounterState, slot: Slot) -> tuple[tuple[AmendmentRow, ...], bool, bool]:
        """Amendments of an entry, whether it was taken back, whether the pen may add."""
        calls = state.joining.others
        records = (*state.records, *(one for call in calls for one in call.records))
        record = next((one for one in records if one.id == slot.record), None)
        if record is None or not record.is_signed:
            return (), False, False
        amendments = (*state.amendments, *(row for call in calls for row in call.amendments))
        rows = tuple(amended(amendments, slot.record)) if self.is_after else ()
        return rows, self.is_after and record.is_retracted, bool(record.may_amend)

    def _clock_of(self, slot: Slot) -> str:
        at: EventTime = cast(Narrative, slot.body).at
        return say_event_time(at) or (say_minute(slot.saved_at) if slot.saved_at else "")

    def focus_field(self, path: str = "") -> None:
        if path and path != "text":
            super().focus_field(path)
        else:
            self.box.text.setFocus(Qt.FocusReason.OtherFocusReason)


def _has_words(slot: Slot) -> bool:
    return bool(cast(Narrative, slot.body).text.strip())
