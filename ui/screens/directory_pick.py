"""Find a service by need and by words. Services marked "do not refer" are never offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.screens.encounter.editor import options_of
from ui.screens.word import tr, tr_n
from ui.theme import LOOK
from ui.viewmodels.directory import DirectoryViewModel
from ui.viewmodels.moment import say_day
from ui.viewmodels.sentence import sentence_of
from ui.viewmodels.term import spoken
from ui.widgets import (
    Bar,
    ChipGroup,
    ElidedText,
    LineEdit,
    QuietButton,
    ScrollColumn,
    Text,
    clear_layout,
    follow_look,
    paint_box,
)

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import ServiceRow
    from ui.jobs import Jobs


class ServiceButton(QPushButton):
    """One service: who, what, where, when last checked."""

    def __init__(self, row: ServiceRow) -> None:
        super().__init__()
        self.key = row.key
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(9), px(14), px(9))
        column.setSpacing(px(2))
        name = " · ".join(dict.fromkeys(filter(None, (row.organization, row.name))))
        head = QHBoxLayout()
        head.setSpacing(LOOK.metrics.between(8))
        head.addWidget(ElidedText(name, "strong", weight=650), 1)
        told = {True: tr("open now"), False: tr("closed now"), None: ""}[row.is_open_now]
        if told:
            head.addWidget(Text(told, "second", "ok" if row.is_open_now else "muted"))
        column.addLayout(head)
        facts = " · ".join(filter(None, (row.phone, row.address)))
        column.addWidget(ElidedText(facts, "second", "muted"))
        if row.last_verified:
            column.addWidget(Text(tr("last checked {day}", day=say_day(row.last_verified[:10])), "second", "faint"))
        self.setAccessibleName(f"{name}. {facts}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(column.sizeHint().height())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for label in self.findChildren(Text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        follow_look(self)

    def paintEvent(self, _event: object) -> None:
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QPainter

        painter = QPainter(self)
        edge = "focus" if self.hasFocus() else "text" if self.underMouse() else "line2"
        width = 3 if self.hasFocus() else 1
        paint_box(painter, QRectF(self.rect()), fill="raised", edge=edge, width=width, radius=LOOK.metrics.px(11))


# What a night shift refers to most; the rest is one press away.
OFTEN = ("mental_health", "healthcare", "housing", "substance_use", "food", "safety", "medicine")


def _first(options: list[tuple[str, str]]) -> list[tuple[str, str]]:
    often = [option for code in OFTEN for option in options if option[0] == code]
    return often or options[:7]


class DirectoryPick(QWidget):
    """Words on top, needs below, finds under them. Arrow down goes into the list, Enter takes."""

    picked = Signal(str)  # service key
    back_wanted = Signal()

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("page")
        self.vm = DirectoryViewModel(desk, jobs, self)
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(19), px(13), px(18), px(14))
        column.setSpacing(LOOK.metrics.between(12))
        head = QHBoxLayout()
        head.addWidget(Text(tr("Refer to"), "title", weight=650), 1)
        self.back = QuietButton(tr("Back"), key="Esc", size="small")
        self.back.clicked.connect(self.back_wanted)
        head.addWidget(self.back)
        column.addLayout(head)
        self.words = LineEdit(name=tr("Find a service"), placeholder=tr("Name, place or what it does"))
        column.addWidget(self.words)
        self._needs = options_of(spoken(desk.vocabulary)["need"].terms)
        self.need = ChipGroup(tr("What is needed"), _first(self._needs), is_single=True, is_small=True)
        self.more = QuietButton(tr("More…"), size="small")
        self.more.clicked.connect(self._show_needs)
        needs = QHBoxLayout()
        needs.addWidget(self.need, 1)
        needs.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(needs)
        self.bar = Bar("")
        self.bar.hide()
        column.addWidget(self.bar)
        self.count = Text("", "second", "muted")
        column.addWidget(self.count)
        self._scroll = ScrollColumn(gap=8, margins=(0, 0, 8, 8))
        column.addWidget(self._scroll, 1)
        self.rows: list[ServiceButton] = []
        self._takes_first = False  # Enter came before the answer to the words
        self.words.edited.connect(self._ask)
        self.words.returnPressed.connect(self._take_first)
        self.need.picked.connect(lambda codes: self.vm.set_need(codes[0] if codes else ""))
        self.vm.found.connect(self._show)
        self.vm.refused.connect(self._say)

    def _show_needs(self) -> None:
        codes = self.need.codes()
        self.more.hide()
        self.need.set_options(self._needs)
        self.need.set_codes(codes)
        self.need.chips()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Ask once, and put the cursor where one types. The words of the last time stand there until others are typed over them."""
        self.vm.ask()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.selectAll()

    def _ask(self, words: str) -> None:
        self._takes_first = False
        self.vm.set_query(words)

    def _show(self, rows: list[ServiceRow]) -> None:
        clear_layout(self._scroll.column)
        self.rows = [ServiceButton(row) for row in rows]
        for button in self.rows:
            button.clicked.connect(lambda _on=False, key=button.key: self.picked.emit(key))
            self._scroll.column.addWidget(button)
        self._scroll.column.addStretch(1)
        self.count.setText(
            tr("Nothing found. Try fewer words or another need.")
            if not rows
            else tr_n("%n service", "%n services", len(rows))
        )
        if self._takes_first and self.vm.is_answered:
            self._take_first()

    def _say(self, problem: Problem) -> None:
        self._takes_first = False
        self.bar.set_sentence(sentence_of(problem))
        self.bar.show()

    def _take_first(self) -> None:
        """Enter means the first find of these words, never of the words before them."""
        self._takes_first = not self.vm.is_answered
        if self.rows and not self._takes_first:
            self.picked.emit(self.rows[0].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        at = next((index for index, row in enumerate(self.rows) if row.hasFocus()), None)
        if key == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        elif key == Qt.Key.Key_Down and self.rows:
            self.rows[0 if at is None else min(at + 1, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif key == Qt.Key.Key_Up and at is not None:
            (self.rows[at - 1] if at else self.words).setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and at is not None:
            self.picked.emit(self.rows[at].key)
        else:
            super().keyPressEvent(event)
