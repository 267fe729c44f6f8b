"""The bar above everything: find, unit, whose pen, lock, hide. It gives up words, never Hide, when room is short."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.screens.word import tr, tr_n
from ui.theme import LOOK
from ui.theme.look import Hand
from ui.widgets.button import Button, PlainButton
from ui.widgets.card import framed
from ui.widgets.mark import KeyCap, Pill
from ui.widgets.pen import PenSwitch
from ui.widgets.reach import follow_hand


class FindButton(Button):
    """Looks like a field, opens the palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Find anything"), icon="find", key="Ctrl K", is_left=True, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _tokens(self) -> tuple[str, str, str]:
        return "sunken", "line2", "muted"


class TopBar(QWidget):
    """Requests only; the shell acts."""

    find_wanted = Signal()
    calls_wanted = Signal()
    lock_wanted = Signal()
    hide_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = framed("bar")
        outer.addWidget(frame)
        px = LOOK.metrics.px
        row = QHBoxLayout(frame)
        row.setContentsMargins(px(19), px(6), px(18), px(6))
        row.setSpacing(px(13))
        self.find_field = FindButton()
        self.unit = Pill("")
        self.calls = PlainButton("", icon="shift", key="Ctrl O", size="small")
        self.calls.hide()
        self.pen = PenSwitch()
        self.pen_key = KeyCap("F9")
        self.lock = PlainButton(tr("Lock"), icon="lock")
        self.hide_all = PlainButton(tr("Hide"), icon="hide", size="stop")
        follow_hand(row, Hand.LEFT)
        row.addWidget(self.find_field)
        row.addWidget(self.unit)
        row.addWidget(self.calls)
        row.addStretch(1)
        for part in (self.pen, self.pen_key, self.lock, self.hide_all):
            row.addWidget(part)
        self.find_field.clicked.connect(self.find_wanted)
        self.calls.clicked.connect(self.calls_wanted)
        self.lock.clicked.connect(self.lock_wanted)
        self.hide_all.clicked.connect(self.hide_wanted)
        self._row = row
        self._level = -1
        self._name_parts()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        LOOK.changed.connect(self.fit)

    def _name_parts(self) -> None:
        self.find_field.setAccessibleName(tr("Find people, calls, notes and commands"))
        self.hide_all.set_word(tr("Hide"))
        self.hide_all.setAccessibleName(tr("Hide the screen, F12"))
        self.lock.setAccessibleName(tr("Lock, Ctrl L"))
        self.calls.setAccessibleName(tr("The other open call, Ctrl O"))
        self.pen.setAccessibleName(tr("Whose pen"))

    def say_again(self) -> None:
        """Another language."""
        self._name_parts()
        self._level = -1
        self.fit()

    def set_calls(self, count: int) -> None:
        """How many calls are open, when there is another one to go to; 0 hides it."""
        self.calls.set_word(tr_n("%n open", "%n open", count))
        self.calls.setVisible(count > 0)
        self._level = -1
        self.fit()

    def set_unit(self, unit: str) -> None:
        """The car's name."""
        self.unit.set(unit)
        self.fit()

    def fit(self) -> None:
        """Gives up words until everything fits: key hints, unit, the find words, the other pen's name."""
        for level in range(5):
            self._apply(level)
            if self._wanted() <= self.width():
                break

    def _apply(self, level: int) -> None:
        if level == self._level:
            return
        self._level = level
        self.pen_key.setVisible(level < 1)
        self.find_field.key_hint = "Ctrl K" if level < 2 else ""
        self.find_field.setMinimumWidth(LOOK.metrics.px(272) if level < 1 else 0)
        self.calls.key_hint = "Ctrl O" if level < 1 else ""
        self.unit.setVisible(level < 2 and bool(self.unit.text()))
        self.find_field.setText(tr("Find anything") if level < 3 else tr("Find"))
        self.pen.set_brief(level >= 3)
        self.lock.setText(tr("Lock") if level < 4 else "")
        for part in (self.find_field, self.calls, self.lock):
            part.updateGeometry()

    def _wanted(self) -> int:
        parts = (self.find_field, self.unit, self.calls, self.pen, self.pen_key, self.lock, self.hide_all)
        shown = [part for part in parts if part.isVisibleTo(self)]
        margins = self._row.contentsMargins()
        widths = sum(max(part.sizeHint().width(), part.minimumWidth()) for part in shown)
        return widths + self._row.spacing() * len(shown) + margins.left() + margins.right()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt passes a QResizeEvent
        self.fit()

    def users_changed(self) -> None:
        """Another pen or another partner: the names' widths changed."""
        self._level = -1
        self.fit()
