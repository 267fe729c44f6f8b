"""Tips for officers, written by clinicians: one screen each, offline, a digit away. Reading leaves no trace."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.tip import Tip
from ui.language import language
from ui.screens.word import tr
from ui.theme import LOOK
from ui.widgets import Card, ChipGroup, ScrollColumn, Text, clear_layout


class TipsScreen(QWidget):
    """Digits choose; what to do left, what helps to say and what to leave right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Tips"))
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn(margins=(21, 16, 20, 16), gap=12)
        outer.addWidget(scroll)
        column = scroll.column
        column.addWidget(Text(tr("Tips"), "title"))
        column.addWidget(
            Text(
                tr("Written by clinicians. They do not replace training, and safety comes first."),
                "second",
                "muted",
                wrap=True,
            )
        )
        self.which = ChipGroup(tr("Tips"), is_single=True, is_small=True, must_choose=True)
        self.which.picked.connect(lambda codes: self.show_tip(codes[0]) if codes else None)
        column.addWidget(self.which)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(px(16))
        self.approach, self.words, self.avoid = Card(padding=18), Card(padding=18), Card(padding=18)
        right = QVBoxLayout()
        right.setSpacing(px(12))
        right.addWidget(self.words)
        right.addWidget(self.avoid)
        right.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.approach)
        left.addStretch(1)
        self._both.addLayout(left, 1)
        self._both.addLayout(right, 1)
        column.addLayout(self._both)
        column.addStretch(1)
        self._tips: dict[str, Tip] = {}
        self._wanted = ""
        for card in (self.approach, self.words, self.avoid):
            card.hide()

    def show_tips(self, tips: Sequence[Tip]) -> None:
        """What there is; the first one, or the one that was asked for meanwhile."""
        self._tips = {tip.tip: tip for tip in tips}
        self.which.set_options([(tip.tip, tip.title_in(language())) for tip in tips])
        if tips:
            self.show_tip(self._wanted or tips[0].tip)
        if self.hasFocus():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tip(self, code: str) -> None:
        """One of them."""
        self._wanted = code
        tip = self._tips.get(code)
        if tip is None:
            return
        self.which.set_codes([code])
        for card, title, name in (
            (self.approach, tr("Approach"), "approach"),
            (self.words, tr("Words that help"), "words"),
            (self.avoid, tr("What not to do"), "avoid"),
        ):
            clear_layout(card.body)
            card.body.addWidget(Text(title, "heading"))
            for line in tip.lines_in(name, language()):
                card.body.addWidget(Text(line, "body", wrap=True))
            card.show()

    def first_focus(self) -> QWidget:
        """The chips: digits choose at once."""
        chips = self.which.chips()
        chosen = next((chip for chip in chips if chip.isChecked()), None)
        return chosen or (chips[0] if chips else self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() > LOOK.metrics.px(760) * LOOK.metrics.text_scale
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
