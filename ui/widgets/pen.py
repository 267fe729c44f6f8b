"""Whose pen is up: one segment per person signed in. It shows on every screen, because every word has an author."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from fieldnotes.services.row import UserRow
from ui.screens.word import tr
from ui.theme import LOOK
from ui.theme.style import focus_width
from ui.widgets.announce import ANNOUNCER
from ui.widgets.mark import paint_avatar
from ui.widgets.themed import follow_look, paint_box

_TOKENS = {"officer": ("law", "lawbg"), "clinician": ("clin", "clinbg"), "admin": ("text", "raised")}


def pen_name(row: UserRow) -> str:
    """Okafor; Reyes, LCSW."""
    return f"{row.short_name}, {row.credential}" if row.credential and row.profession != "officer" else row.short_name


class PenButton(QPushButton):
    """One person's segment."""

    def __init__(self, row: UserRow, *, is_first: bool, is_last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row, self._is_first, self._is_last, self._is_brief = row, is_first, is_last, False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Pen: {who}", who=row.formal_name))
        follow_look(self)

    def set_brief(self, is_brief: bool) -> None:
        """Initials only, where room is short and the pen is not up."""
        if is_brief != self._is_brief:
            self._is_brief = is_brief
            self.updateGeometry()
            self.update()

    def _words(self) -> str:
        return (
            ""
            if self._is_brief and not self.isChecked()
            else self.row.short_name
            if self._is_brief
            else pen_name(self.row)
        )

    def _side(self) -> int:
        return round(LOOK.metrics.px(30) * float(LOOK.metrics.text_scale**0.6))

    def sizeHint(self) -> QSize:
        px = LOOK.metrics.px
        words = QFontMetrics(LOOK.font("strong", 600)).horizontalAdvance(self._words())
        width = px(16) + self._side() + (px(10) + words if words else 0) + px(16)
        return QSize(width, max(LOOK.metrics.mm(10.7), self._side() + px(8)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, is_on = LOOK.metrics.px, self.isChecked()
        ink, fill = _TOKENS[str(self.row.profession)]
        box = QRectF(self.rect())
        radius = px(11)
        # One outline around all segments: each paints the ends it owns, the others run past its edge.
        outline = box.adjusted(0 if self._is_first else -radius * 2, 0, 0 if self._is_last else radius * 2, 0)
        paint_box(painter, outline, fill=fill if is_on else "raised", edge="line2", radius=radius)
        if self.hasFocus():
            paint_box(
                painter,
                box.adjusted(2, 2, -2, -2),
                fill="",
                edge="focus",
                width=focus_width(LOOK.metrics),
                radius=radius - 2,
            )
        side = self._side()
        disc = QRect(px(16), (self.height() - side) // 2, side, side)
        paint_avatar(painter, disc, self.row.initials, str(self.row.profession))
        painter.setFont(LOOK.font("strong", 650 if is_on else 500))
        painter.setPen(LOOK.colour(ink if is_on else "muted"))
        words = QRect(px(26) + side, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words())


class PenSwitch(QWidget):
    """`pen_wanted(user id)` when a person chose a segment; the shell decides (an owner's PIN may be asked first)."""

    pen_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Whose pen"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._buttons: list[PenButton] = []
        self._is_brief = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_users(self, users: Sequence[UserRow], pen: str) -> None:
        """Who is signed in, and whose pen is up."""
        if [button.row for button in self._buttons] != list(users):
            for button in self._buttons:
                self._row.removeWidget(button)
                button.deleteLater()
            self._buttons = []
            for number, row in enumerate(users):
                button = PenButton(row, is_first=number == 0, is_last=number == len(users) - 1, parent=self)
                button.clicked.connect(lambda _on=False, user=row.user: self.pen_wanted.emit(user))
                button.set_brief(self._is_brief)
                self._row.addWidget(button)
                self._buttons.append(button)
        for button in self._buttons:
            is_up = button.row.user == pen
            if is_up and not button.isChecked():
                ANNOUNCER.say(button, button.accessibleName())
            button.setChecked(is_up)
            button.setAccessibleDescription(tr("The pen is up") if is_up else tr("Takes the pen"))
            button.updateGeometry()

    def set_brief(self, is_brief: bool) -> None:
        """Saves room."""
        self._is_brief = is_brief
        for button in self._buttons:
            button.set_brief(is_brief)
