"""The clinical side of a referral: what is asked for and why, what this receiver wants to know, and the letter, never sent unread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.record import Quantity, ReferralDetail, Status
from ui.language import language
from ui.screens.encounter.editor import options_of
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.term import spoken
from ui.widgets import (
    AutosaveTextEdit,
    Button,
    ChipGroup,
    CompartmentMark,
    Field,
    FlowLayout,
    LineEdit,
    Note,
    QuietButton,
    ScrollColumn,
    Text,
    clear_layout,
)
from ui.widgets.inherited import InheritedMarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldnotes.services.row import CheckRow, PacketPlan
    from ui.viewmodels.packet import PacketViewModel


class LetterPage(QWidget):
    """What the clinician writes. The letter is suggested from the record; it counts as theirs when they changed it or said that they have
    read it.
    """

    back_wanted = Signal()
    was_read = Signal()

    def __init__(self, vm: PacketViewModel) -> None:
        super().__init__()
        self.vm = vm
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(19), px(11), px(12), px(12))
        column.setSpacing(LOOK.metrics.between(10))
        head = QHBoxLayout()
        head.setSpacing(px(14))
        head.addWidget(Text(tr("Letter"), "title", weight=650))
        head.addWidget(CompartmentMark("clinical", "full"))
        head.addStretch(1)
        self.back = QuietButton(tr("Done"), key="Esc", size="small")
        self.back.clicked.connect(self.back_wanted)
        head.addWidget(self.back)
        column.addLayout(head)
        self.area = ScrollColumn(margins=(0, 0, 8, 8), gap=12)
        column.addWidget(self.area, 1)
        self.note = Note(tr("The letter is the clinician's"), tr("It opens under the clinician's pen (F9)."))
        self.area.column.addWidget(self.note)
        self.form = QWidget()
        self._fill_form(QVBoxLayout(self.form))
        self.area.column.addWidget(self.form)
        self.area.column.addStretch(1)

    def _fill_form(self, inner: QVBoxLayout) -> None:
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(LOOK.metrics.between(12))
        inner.addWidget(Text(tr("What we ask for"), "label", "muted"))
        terms = spoken(self.vm.desk.vocabulary)["referral_request"]
        self.request = ChipGroup(tr("What we ask for"), options_of(terms.terms), is_single=True, is_small=True)
        self.request.picked.connect(lambda codes: self.vm.edit_letter("request", codes[0] if codes else ""))
        inner.addWidget(self.request)
        self.edits: dict[str, AutosaveTextEdit] = {}
        for path, label, lines in (
            ("reason", tr("Why, in two lines"), 3),
            ("wishes", tr("What the person wants"), 2),
            ("letter", tr("The letter, in your words"), 9),
        ):
            # A letter stands there whole: what scrolls away inside a box is not read.
            edit = AutosaveTextEdit(
                name=label, min_lines=lines, max_lines=80 if path == "letter" else 12, edge="clinical"
            )
            self.edits[path] = edit
            if path == "letter":
                self.marks = InheritedMarks(edit)  # it follows each change before the words are kept
                self.marks.changed.connect(self._marks_changed)
                inner.addLayout(self._make_asks())
                inner.addWidget(self._make_taken())
            edit.edited.connect(partial(self._edited, path))
            edit.left.connect(self.vm.save_now)
            inner.addWidget(Field(label, edit))

    def _make_asks(self) -> QVBoxLayout:
        """What this receiver wants and no form of ours asks: one line each, "not known" beside it."""
        self._asks = QVBoxLayout()
        self._asks.setSpacing(LOOK.metrics.between(8))
        self.asks: dict[str, LineEdit] = {}
        self.unknown: dict[str, ChipGroup] = {}
        return self._asks

    def _make_taken(self) -> QWidget:
        self.taken = QWidget()
        row = FlowLayout(self.taken, gap=10)
        row.addWidget(
            Text(tr("Suggested from the record: change what is not right. It goes out when you have read it."), "second", "warn", wrap=True)
        )  # fmt: skip
        self.confirm = Button(tr("I have read it"), size="small")
        self.confirm.clicked.connect(self._confirm)
        row.addWidget(self.confirm)
        self.taken.hide()
        return self.taken

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_detail(self, detail: ReferralDetail, *, may_write: bool, plan: PacketPlan | None = None) -> None:
        """Show what is written; of a letter that nobody wrote yet, what is suggested."""
        self.note.setVisible(not may_write)
        self.form.setVisible(may_write)
        if not may_write:
            return
        self.request.set_codes([detail.request])
        self._show_asks(detail, plan.checks if plan is not None else ())
        for path in ("reason", "wishes"):
            self.edits[path].set_text(getattr(detail, path))
        letter = self.edits["letter"]
        if detail.letter.strip():
            letter.set_text(detail.letter)
            self.marks.set_words(detail.inherited)
        elif not letter.hasFocus() or not letter.text().strip():
            suggested = plan.suggestion if plan is not None else ""
            letter.set_text(suggested)
            self.marks.set_words(suggested.split("\n\n"))
        self._show_taken()

    def _show_asks(self, detail: ReferralDetail, checks: Sequence[CheckRow]) -> None:
        wanted = {
            check.code: check
            for check in checks
            if check.is_want and check.field.startswith("letter.") and check.code not in self.edits
        }
        # What the record answers is not asked again.
        wanted = {code: check for code, check in wanted.items() if not check.is_ok or code in detail.answers}
        if list(self.asks) != list(wanted):
            clear_layout(self._asks)
            self.asks, self.unknown = {}, {}
            for check in wanted.values():
                self._add_ask(check)
        for code, edit in self.asks.items():
            said = detail.answers.get(code, Quantity())
            if not edit.hasFocus():
                edit.set_text(said.text)
            self.unknown[code].set_codes([said.status.value])

    def _add_ask(self, check: CheckRow) -> None:
        own = check.label.get(language()) or check.label.get("en", "")
        label = own or spoken(self.vm.desk.vocabulary)["receiver_fact"].label(check.code)
        edit = LineEdit(name=label)
        edit.edited.connect(lambda text, code=check.code: self._answer(code, text, Status.GIVEN))
        edit.left.connect(self.vm.save_now)
        declined = spoken(self.vm.desk.vocabulary)["answer_status"].short(Status.DECLINED.value)
        chips = [(Status.COULD_NOT_ASSESS.value, tr("Not known")), (Status.DECLINED.value, declined)]
        unknown = ChipGroup(label, chips, is_single=True, is_small=True)
        unknown.picked.connect(lambda codes, code=check.code: self._answer_unknown(code, codes))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LOOK.metrics.between(8))
        row.addWidget(edit, 1)
        row.addWidget(unknown, 0, Qt.AlignmentFlag.AlignVCenter)
        self._asks.addWidget(Field(label, both))
        self.asks[check.code], self.unknown[check.code] = edit, unknown

    def _show_taken(self) -> None:
        self.taken.setVisible(bool(self.marks.words))

    # --- writing ------------------------------------------------------------------------------------------------------

    def _edited(self, path: str, text: str) -> None:
        self.vm.edit_letter(path, text)
        if path == "letter":
            self.vm.edit_letter("inherited", list(self.marks.words))

    def _answer(self, code: str, text: str, status: Status) -> None:
        said = Quantity(text=text, status=status if text.strip() or status is not Status.GIVEN else Status.NOT_ASKED)
        self.unknown[code].set_codes([said.status.value])
        self.vm.edit_letter(f"answers.{code}", said)

    def _answer_unknown(self, code: str, codes: list[str]) -> None:
        if codes:
            self.asks[code].set_text("")
        self._answer(code, self.asks[code].text(), Status(codes[0]) if codes else Status.GIVEN)
        self.vm.save_now()

    def _marks_changed(self, _words: list[str]) -> None:
        self._edited("letter", self.edits["letter"].text())
        self._show_taken()

    def _confirm(self) -> None:
        self.marks.confirm_all()
        self.vm.save_now()
        self.was_read.emit()

    def forget(self) -> None:
        """No word stays in the fields."""
        self.edits["letter"].set_text("")
        self.show_detail(ReferralDetail(), may_write=True)

    def start(self, field: str = "") -> None:
        """Put the cursor where it is wanted: into one answer, onto a letter to be read, else where one begins."""
        if not self.form.isVisibleTo(self):
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)  # the officer's pen: Esc leads back
            return
        target: QWidget | None = self.asks.get(field) or self.edits.get(field)
        if field == "letter" and not self.taken.isHidden():
            self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._show_letter)  # when the page stands at its size
            return
        if target is None and self.request.chips():
            target = self.request.chips()[0]
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(target, 0, LOOK.metrics.px(48))

    def _show_letter(self) -> None:
        """The letter from its beginning; Page Down reads on while the button keeps the focus."""
        above = self.taken.mapTo(self, QPoint()).y() - self.area.mapTo(self, QPoint()).y()
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + above)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
