"""Hand over: big type in spoken order, who received it, accepted or not, print one page, show at the door, outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fieldnotes.domain.problem import InputProblem
from ui.screens.encounter.header import EncounterBand, names_of
from ui.screens.read_aloud import ReadAloud
from ui.screens.spoken import SpokenText
from ui.screens.word import tr, tr_n
from ui.theme import LOOK
from ui.viewmodels.moment import read_event_time, say_event_time
from ui.viewmodels.sentence import sentence_of
from ui.widgets import (
    Bar,
    Button,
    ElidedText,
    Field,
    FlowLayout,
    IconButton,
    LineEdit,
    Pill,
    PlainButton,
    PrimaryButton,
    ScrollColumn,
    SignaturePad,
    Text,
    clear_layout,
    framed,
    thin_line,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from fieldnotes.domain.problem import Problem
    from fieldnotes.domain.record import Handover
    from fieldnotes.services.row import EncounterState, HandoverLine, HandoverSheet
    from ui.viewmodels.handover import HandoverViewModel

LABEL_PX = 188
SIDE_PX = 290
LARGE_UP_TO = 1.25  # text scale; above it the words make the buttons large enough


class LineView(QWidget):
    """One spoken line."""

    def __init__(self, line: HandoverLine) -> None:
        super().__init__()
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.between(7))
        row = QHBoxLayout()
        row.setSpacing(0)
        label = Text(line.label, "heading", weight=650, wrap=True)
        label.setFixedWidth(px(round(LABEL_PX * LOOK.metrics.text_scale**0.5)))
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        self.words = SpokenText(line.text, line.gaps)
        row.addWidget(self.words, 1)
        column.addLayout(row)
        column.addWidget(thin_line())
        self.setAccessibleName(f"{line.label}: {line.text}")


class HandoverScreen(QWidget):
    """The sheet. It opens unsigned; nothing has to be complete before it can be said."""

    back_wanted = Signal(str)  # encounter id
    packet_wanted = Signal(str)

    def __init__(self, vm: HandoverViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.vm = vm
        self._printer: QPrinter | None = None
        self._read_words = [tr("Read it aloud")]  # the longest that fits in one row is shown; the tip has all of it
        self._build()
        self._connect()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.band = EncounterBand(self.vm.desk.clock)
        outer.addWidget(self.band)
        self.body = QHBoxLayout()
        self.body.setSpacing(0)
        outer.addLayout(self.body, 1)
        box = QWidget()
        left = QVBoxLayout(box)
        left.setContentsMargins(px(21), px(17), px(20), px(16))
        left.setSpacing(LOOK.metrics.between(12))
        head = QHBoxLayout()
        head.setSpacing(px(14))
        self._head = Text(tr("Hand over"), "title", weight=650)
        head.addWidget(self._head)
        self.state = Pill(tr("Unsigned"), "warn")
        head.addWidget(self.state)
        self.facts = ElidedText("", "second", "muted")
        self.facts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # "Unsigned" never gives way to it.
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(self.facts, 1)
        left.addLayout(head)
        self.bar = Bar("")
        self.bar.hide()
        left.addWidget(self.bar)
        self.area = ScrollColumn(gap=9, margins=(0, 6, 6, 6))
        self.lines = self.area.column
        left.addWidget(self.area, 1)
        foot = FlowLayout(gap=10)
        left.addLayout(foot)
        self._fill_foot(foot)
        self.body.addWidget(box, 1)
        self.side = framed("side")
        inner = QVBoxLayout(self.side)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._make_receiver())
        wanted = self.refused.sizeHint().width() + px(32) + px(18)  # margins and the scroll bar
        self.side.setFixedWidth(max(px(SIDE_PX), wanted))
        self.body.addWidget(self.side)

    def _fill_foot(self, foot: FlowLayout) -> None:
        size = "large" if LOOK.metrics.text_scale <= LARGE_UP_TO else "normal"
        self.read = PrimaryButton(tr("Read it aloud"), icon="phone", size=size)
        self.print = PlainButton(tr("Print one page"), icon="print", size=size)
        self.door = PlainButton(tr("Show at the door"), size=size)
        self.outbox = IconButton(
            "outbox", tr("Leave the page in the outbox folder of this laptop"), kind="plain", size=size
        )
        for button in (self.read, self.print, self.door, self.outbox):
            foot.addWidget(button)

    def _make_receiver(self) -> QWidget:
        px = LOOK.metrics.px
        scroll = ScrollColumn(margins=(16, 16, 16, 12), gap=10)
        column = scroll.column
        column.addWidget(Text(tr("Received by"), "heading"))
        self.by = LineEdit(name=tr("Name and role"), placeholder=tr("Intake nurse on duty"))
        column.addWidget(Field(tr("Name and role"), self.by))
        self.at = LineEdit(name=tr("Time"))
        self.at_field = Field(tr("Time"), self.at)
        column.addWidget(self.at_field)
        self.pad = SignaturePad(tr("Signature of who receives"), hint="")
        column.addWidget(Field(tr("Signs here"), self.pad))
        column.addSpacing(px(4))
        self.accepted = Button(tr("Accepted"))
        self.refused = Button(tr("Not accepted, because…"))
        self.why = LineEdit(name=tr("Why it was not accepted"), placeholder=tr("No bed, asks for a medical check…"))
        self.why.hide()
        for widget in (self.accepted, self.refused, self.why):
            column.addWidget(widget)
        self.note = Text(tr("Kept as the first answer to the referral."), "second", "muted", wrap=True)
        column.addWidget(self.note)
        column.addStretch(1)
        return scroll

    def _connect(self) -> None:
        vm, band = self.vm, self.band
        vm.blanked.connect(self._blank)
        vm.header_read.connect(self._show_header)
        vm.shown.connect(self._show)
        vm.recorded.connect(self._say_recorded)
        vm.left_in_outbox.connect(self._say_outbox)
        vm.refused.connect(self._say)
        vm.page_made.connect(self._print_page)
        band.handover_wanted.connect(lambda: self.back_wanted.emit(vm.encounter))
        band.packet_wanted.connect(lambda: self.packet_wanted.emit(vm.encounter))
        band.sign_wanted.connect(self._sign)
        band.stamp_wanted.connect(vm.stamp)
        band.clear_wanted.connect(vm.clear_call)
        self.by.edited.connect(lambda text: vm.set_received(by=text))
        self.at.edited.connect(self._take_time)
        self.pad.drawn.connect(lambda strokes: vm.set_received(strokes=strokes))
        self.accepted.clicked.connect(lambda: self._answer("accepted"))
        self.refused.clicked.connect(self._ask_why)
        self.why.returnPressed.connect(lambda: self._answer("not_accepted"))
        self.read.clicked.connect(self._read_aloud)
        self.print.clicked.connect(self._ask_printer)
        self.door.clicked.connect(self._show_at_door)
        self.outbox.clicked.connect(vm.send_to_outbox)

    # --- showing ------------------------------------------------------------------------------------------------------

    def _blank(self) -> None:
        clear_layout(self.lines)
        self.facts.setText("")
        self.bar.hide()
        self.by.set_text("")
        self.why.set_text("")
        self.why.hide()
        self.pad.set_strokes([])
        for view in self.findChildren(ReadAloud):
            view.close_view()

    def _show_header(self, state: EncounterState) -> None:
        self.band.show_header(state.header, who=names_of(state), may_sign=state.may_sign)
        self.band.hand_over.set_word(tr("Back to notes"))

    def _show(self, sheet: HandoverSheet) -> None:
        clear_layout(self.lines)
        for line in sheet.lines:
            self.lines.addWidget(LineView(line))
        self.lines.addStretch(1)
        self.state.set(tr("Signed") if sheet.is_signed else tr("Unsigned"), "ok" if sheet.is_signed else "warn")
        self.facts.setText(" · ".join(filter(None, (_seconds(sheet.seconds_aloud), _gaps(sheet.gaps)))))
        to = ", ".join(filter(None, (_brief(sheet.receiver), sheet.receiver_phone)))
        self.read.setToolTip(", ".join(filter(None, (sheet.receiver, sheet.receiver_phone))))
        self._read_words = [tr("Read to {receiver}", receiver=to)] if to else []
        self._read_words += [tr("Read to {receiver}", receiver=_brief(sheet.receiver))] if sheet.receiver else []
        self._read_words.append(tr("Read it aloud"))
        self._fit_foot()
        if not self.at.text():
            now = self.vm.desk.clock.now().to_event_time()
            self.at.set_text(now.clock)
            self.vm.set_received(at=now)
        self.by.set_text(self.vm.body.received_by)
        self.pad.set_strokes(self.vm.body.signature_strokes)

    def _say(self, problem: Problem) -> None:
        self.bar.set_sentence(sentence_of(problem), "warn")
        self.bar.show()

    def _say_recorded(self, body: Handover) -> None:
        if body.channel == "printed" and self._printer is not None:
            self.vm.make_page()
        words = {
            "accepted": tr("Accepted by {who} at {clock}. It is on record."),
            "not_accepted": tr("Not accepted: {why}. It is on record."),
        }.get(body.answer, tr("On record: it was told."))
        said = words.format(
            who=body.received_by or tr("the receiver"), clock=say_event_time(body.received_at), why=body.answer_why
        )
        self.bar.set_sentence(said, "ok")
        self.bar.show()

    def _say_outbox(self, path: Path) -> None:
        self.bar.set_sentence(tr("{file} lies in the outbox folder.", file=path.name), "ok")
        self.bar.show()

    # --- the receiver -------------------------------------------------------------------------------------------------

    def _take_time(self, typed: str) -> None:
        try:
            at = read_event_time(typed, self.vm.desk.clock.now())
        except InputProblem:
            self.at_field.set_problem(tr("Write the time as 22:31."))
        else:
            self.at_field.clear_problem()
            self.vm.set_received(at=at)

    def _ask_why(self) -> None:
        if self.why.isVisible() and self.why.text().strip():
            self._answer("not_accepted")
            return
        self.why.show()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, answer: str) -> None:
        if answer == "not_accepted" and not self.why.text().strip():
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.vm.answer(answer, why=self.why.text().strip() if answer == "not_accepted" else "")

    # --- reading aloud, door, paper -----------------------------------------------------------------------------------

    def _read_aloud(self) -> None:
        if self.vm.sheet is not None:
            ReadAloud(self.vm.sheet, self).open()
            self.vm.told("read")

    def _show_at_door(self) -> None:
        if self.vm.sheet is not None:
            ReadAloud(self.vm.sheet, self.window(), is_door=True).open()
            self.vm.told("shown")

    def _ask_printer(self) -> None:
        from ui.screens.paper import ask_printer

        def tell(printer: QPrinter) -> None:
            self._printer = printer
            self.vm.told("printed")  # on record first; the page follows when that is done

        ask_printer(self, then=tell)

    def _print_page(self, pdf: bytes) -> None:
        from ui.screens.paper import print_pdf

        if self._printer is not None:
            print_pdf(pdf, self._printer, jobs=self.vm.jobs, owner=self)
            self._printer = None

    def _sign(self) -> None:
        from ui.dialogs.sign import SignSheet
        from ui.viewmodels.signing import SigningViewModel

        vm = self.vm
        signing = SigningViewModel(vm.desk, vm.jobs, encounter=vm.encounter, pen=vm.pen, parent=self)
        signing.changed.connect(vm.take_changes)
        SignSheet(signing, self).open_panel()

    # --- keys and sizes -----------------------------------------------------------------------------------------------

    def act(self, act: str) -> bool:
        """A key of the house; True when it was for this screen."""
        acts: dict[str, Callable[[], None]] = {
            "stamp": self.vm.stamp,
            "hand_over": lambda: self.back_wanted.emit(self.vm.encounter),
            "packet": lambda: self.packet_wanted.emit(self.vm.encounter),
            "sign": self._sign,
        }
        wanted = acts.get(act)
        if wanted is not None:
            wanted()
        return wanted is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.back_wanted.emit(self.vm.encounter)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def hint_keys(self) -> list[tuple[str, str]]:
        """What the ? overlay shows for this screen."""
        return [("F7, Esc", tr("Back to the notes")), ("Ctrl+P", tr("Referral packet")), ("Tab", tr("Next"))]

    def first_focus(self) -> QWidget:
        """Reading is what it is for."""
        return self.read

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """One row: the sheet needs the height. The number gives way first, it stands in the tip and in the sheet."""
        left = self.width() - self.side.minimumWidth() - LOOK.metrics.px(41)
        others = (self.print, self.door, self.outbox)
        left -= sum(button.sizeHint().width() + LOOK.metrics.px(10) for button in others)
        for words in self._read_words:
            self.read.set_word(words)
            if self.read.sizeHint().width() <= left:
                return


def _brief(name: str) -> str:
    """As many words of a name as a button holds."""
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > 8:
        words.pop()
    return " ".join(words)


def _seconds(seconds: int) -> str:
    return tr("about {count} s to read aloud", count=seconds) if seconds else ""


def _gaps(count: int) -> str:
    if not count:
        return ""
    return tr_n("%n thing not known", "%n things not known", count)
