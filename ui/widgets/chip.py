"""Chips: answers to choose. A group is one stop for Tab; digits 1 to 9 choose, 0 goes on to the next nine, arrows move, space toggles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import LOOK
from ui.theme.style import focus_width
from ui.widgets.flow import FlowLayout
from ui.widgets.themed import follow_look, paint_box

DIGITS = 9
_PADDING = 19


def _padding() -> int:
    """Left and right of the words; the digit of a focused group stands in it."""
    return LOOK.metrics.px(_PADDING * float(LOOK.metrics.text_scale**0.5))


class Chip(QPushButton):
    """One answer: a check mark and heavier text when chosen, so colour is never the only sign."""

    def __init__(self, text: str, *, code: str = "", is_small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.code, self._is_small = code or text, is_small
        self._measured: tuple[str, bool, int] | None = None
        self._hints = QSize(), QSize()
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self.updateGeometry)
        follow_look(self)

    def sizeHint(self) -> QSize:
        return self._sizes()[0]

    def minimumSizeHint(self) -> QSize:
        """Its longest word beside the check mark: longer answers than a row go on below."""
        return self._sizes()[1]

    def _sizes(self) -> tuple[QSize, QSize]:
        """Both are asked for many times while a page is laid out; measured once for the words, the choice and the look."""
        measured = self.text(), self.isChecked(), LOOK.turn
        if measured != self._measured:
            self._measured, self._hints = measured, self._measure()
        return self._hints

    def _measure(self) -> tuple[QSize, QSize]:
        role = "second" if self._is_small else "body"
        text = QFontMetrics(LOOK.font(role, 650 if self.isChecked() else 500))
        check = LOOK.metrics.icon * 0.8 + LOOK.metrics.px(8) if self.isChecked() else 0
        words = round(text.horizontalAdvance(self.text()) + check)
        width = max(words + 2 * _padding() + 1, LOOK.metrics.px(72))
        height = max(LOOK.metrics.small if self._is_small else LOOK.metrics.target, text.height() + LOOK.metrics.px(10))
        heavy = QFontMetrics(LOOK.font(role, 650))
        longest = max((heavy.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(width, height), QSize(min(width, longest + self._beside_words()), height)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        hint = self.sizeHint()
        if width >= hint.width():
            return hint.height()
        text = QFontMetrics(LOOK.font("second" if self._is_small else "body", 650))
        room = QRect(0, 0, max(1, width - self._beside_words()), 10_000)
        lines = text.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()
        return max(hint.height(), lines + LOOK.metrics.px(14))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        group = self.parent()
        if not (isinstance(group, ChipGroup) and group.take_key(self, event)):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_focus(is_here=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell_focus(is_here=False)

    def _tell_focus(self, *, is_here: bool) -> None:
        group = self.parent()
        if isinstance(group, ChipGroup):
            group.show_digits(is_here=is_here)

    def _beside_words(self) -> int:
        return round(LOOK.metrics.icon * 0.8) + LOOK.metrics.px(8) + 2 * _padding() + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box, radius, is_on = QRectF(self.rect()), LOOK.metrics.px(11), self.isChecked()
        edge = "line" if not self.isEnabled() else "accent" if is_on else "text" if self.underMouse() else "line2"
        paint_box(painter, box, fill="raised" if is_on else "sunken", edge=edge, width=2 if is_on else 1, radius=radius)
        if self.hasFocus():
            width = focus_width(LOOK.metrics)
            paint_box(painter, box, fill="", edge="focus", width=width, radius=radius)
        font = LOOK.font("second" if self._is_small else "body", 650 if is_on else 500)
        side = round(LOOK.metrics.icon * 0.8) if is_on else 0
        gap = LOOK.metrics.px(8) if is_on else 0
        room = self.width() - side - gap - 2 * _padding()
        whole = QFontMetrics(font).horizontalAdvance(self.text()) + 1
        is_whole = self.width() >= self.sizeHint().width()
        width = whole if is_whole else min(whole, room)
        flow = Qt.TextFlag.TextSingleLine if is_whole else Qt.TextFlag.TextWordWrap
        left = max((self.width() - width - side - gap) // 2, 4)
        if is_on:
            painter.drawPixmap(
                left, (self.height() - side) // 2, LOOK.icon("check", "accent", side, self.devicePixelRatioF())
            )
        painter.setFont(font)
        painter.setPen(LOOK.colour("text" if self.isEnabled() else "faint"))
        painter.drawText(
            QRect(left + side + gap, 0, width, self.height()),
            Qt.AlignmentFlag.AlignVCenter | flow,
            self.text(),
        )
        group = self.parent()
        digit = group.digit_of(self) if isinstance(group, ChipGroup) and group.holds_focus() else ""
        if digit:
            painter.setFont(LOOK.font("key"))
            painter.setPen(LOOK.colour("accent"))
            painter.drawText(
                self.rect().adjusted(LOOK.metrics.px(6), LOOK.metrics.px(1), 0, 0),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
                digit,
            )


class ChipGroup(QWidget):
    """Several answers to one question. `picked(codes)` comes after a person changed the choice, never after `set_codes`.

    `is_single`: choosing one lets go of the other; choosing it again lets go of it (nothing is forced).
    `name` is the accessible name of the group.
    """

    picked = Signal(list)
    more_wanted = Signal()

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]] = (),
        *,
        is_single: bool = False,
        is_small: bool = False,
        must_choose: bool = False,
        goes_at_once: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_single, self._is_small = is_single, is_small
        self._must_choose = must_choose  # a choice may be changed, not taken away
        self._goes_at_once = goes_at_once  # a choice is an act, not an answer of a form: Enter takes it
        self._chips: list[Chip] = []
        self._has_focus = False
        self._is_going = False
        self._from = 0  # the answer that 1 stands for
        self.has_more = False  # answers that are not shown yet: 0 behind the last ones asks for them
        self._unknown: list[str] = []  # codes of a newer version: kept, never dropped
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Replaces the answers: (code, words) in order; the first nine have the digits, until 0 goes on.

        The cursor stays on the answer it was on, or goes to the first one.
        """
        held = next((chip.code for chip in self._chips if chip.hasFocus()), None)
        self._has_focus, self._from = False, 0
        while self._chips:
            chip = self._chips.pop()
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for code, words in options:
            chip = Chip(words, code=code, is_small=self._is_small, parent=self)
            chip.setAccessibleDescription(self.accessibleName())
            chip.clicked.connect(lambda _on, c=chip: self._choose(c))
            self._flow.addWidget(chip)
            self._chips.append(chip)
        self._order_tab()
        self._hold_tab_stop(0)
        if held is not None and self._chips:
            number = next((number for number, chip in enumerate(self._chips) if chip.code == held), 0)
            self._chips[number].show()  # the layout shows it later, and what is hidden takes no focus
            self._go(number)

    def _order_tab(self) -> None:
        """Answers that came later stand where the group stands, not behind everything that was there before them."""
        before: QWidget = self
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # setTabOrder passes over what takes no focus
        for chip in self._chips:
            QWidget.setTabOrder(before, chip)
            before = chip
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Some columns ask a wrapping group for its height before they know its width: as high as its rows, whoever holds it.
        super().resizeEvent(event)
        self.setMinimumHeight(self._flow.heightForWidth(self.width()))

    def chips(self) -> list[Chip]:
        """The chips in order."""
        return list(self._chips)

    def codes(self) -> list[str]:
        """The chosen codes in the order of the answers; codes this version does not know stay at the end."""
        return [chip.code for chip in self._chips if chip.isChecked()] + self._unknown

    def set_codes(self, codes: Iterable[str]) -> None:
        """Shows a choice without telling anyone."""
        wanted = [code for code in codes if code]
        known = {chip.code for chip in self._chips}
        self._unknown = [code for code in wanted if code not in known]
        for index, chip in enumerate(self._chips):
            chip.setChecked(chip.code in wanted)
            if chip.code in wanted and self._is_single:
                self._hold_tab_stop(index)

    def holds_focus(self) -> bool:
        """Whether digits work here now."""
        return self._has_focus

    def _choose(self, chosen: Chip) -> None:
        if self._must_choose and not any(chip.isChecked() for chip in self._chips):
            chosen.setChecked(True)
        if self._is_single and chosen.isChecked():
            self._unknown = []
            for chip in self._chips:
                if chip is not chosen:
                    chip.setChecked(False)
        self._hold_tab_stop(self._chips.index(chosen))
        self.picked.emit(self.codes())

    def _hold_tab_stop(self, index: int) -> None:
        for number, chip in enumerate(self._chips):
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == index else Qt.FocusPolicy.ClickFocus)

    def _go(self, index: int) -> None:
        if 0 <= index < len(self._chips):
            self._hold_tab_stop(index)
            self._is_going = True
            self._chips[index].setFocus(Qt.FocusReason.OtherFocusReason)
            self._is_going = False

    def digit_of(self, chip: Chip) -> str:
        """The key that chooses it now; 0 on the first one that it leads to."""
        place = self._chips.index(chip) - self._from
        if 0 <= place < DIGITS:
            return str(place + 1)
        is_next = place == DIGITS or (place == -self._from and not self._is_followed())
        return "0" if is_next else ""

    def _is_followed(self) -> bool:
        return self._from + DIGITS < len(self._chips) or self.has_more

    def go_on(self, index: int | None = None) -> None:
        """The digits move on to the next nine answers, or those from `index` on; behind the last ones they begin anew."""
        following = self._from + DIGITS if index is None else index
        self._from = following if following < len(self._chips) else 0
        self._go(self._from)
        self.show_digits(is_here=True)

    def show_digits(self, *, is_here: bool) -> None:
        """The digits show while the group holds the focus; who comes back to it finds 1 on the first answer."""
        self._has_focus = is_here
        if not is_here and not self._is_going:
            self._from = 0
        for chip in self._chips:
            chip.update()

    def take_key(self, chip: Chip, event: QKeyEvent) -> bool:
        """A key on one of the chips; False when it is none of the group's."""
        key = event.key()
        plain = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() in plain and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            index = self._from + key - Qt.Key.Key_1
            if index < len(self._chips) and self._chips[index].isEnabled():
                self._go(index)
                self._chips[index].click()
            return True
        if event.modifiers() in plain and key == Qt.Key.Key_0:
            if self.has_more and self._from + DIGITS >= len(self._chips):
                self.more_wanted.emit()
            else:
                self.go_on()
            return True
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        if step:
            self._go((self._chips.index(chip) + step) % len(self._chips))
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if self._goes_at_once:
                chip.click()
            else:
                self.focusNextChild()  # Enter: next
            return True
        return False
