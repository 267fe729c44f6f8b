"""One of two values that stand against each other, as a button: who said so, on which laptop, when, and what."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.screens.word import tr
from ui.theme import LOOK
from ui.theme.style import focus_width
from ui.widgets.mark import paint_avatar
from ui.widgets.themed import follow_look, paint_box


class SideButton(QPushButton):
    """Press it and its value is taken. Nothing is checked before that; a checked one carries a tick, not colour alone."""

    def __init__(
        self, *, who: str, initials: str, profession: str, where: str, words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.who, self.where, self.words = who, where, words
        self._initials, self._profession = initials, profession
        self.setCheckable(True)
        self.setAccessibleName(tr("Take {words}: {who}, {where}", words=words, who=who, where=where))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        follow_look(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    # --- sizes ---

    def _pad(self) -> int:
        return LOOK.metrics.px(19)

    def _disc(self) -> int:
        return max(LOOK.metrics.px(26), QFontMetrics(LOOK.font("strong")).height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = LOOK.metrics.px
        said = self._said_box(width).height() + self._where_lines(width)
        return max(LOOK.metrics.target, px(17) + self._disc() + px(10) + said + px(17))

    def sizeHint(self) -> QSize:
        return QSize(LOOK.metrics.px(260), self.heightForWidth(LOOK.metrics.px(260)))

    def minimumSizeHint(self) -> QSize:
        width = LOOK.metrics.px(150)
        return QSize(width, LOOK.metrics.target)

    def _said_box(self, width: int) -> QRect:
        room = QRect(0, 0, max(10, width - 2 * self._pad()), 10_000)
        return QFontMetrics(LOOK.font("heading")).boundingRect(room, Qt.TextFlag.TextWordWrap, self.words)

    def _where_lines(self, width: int) -> int:
        """Where author and place do not fit one line, the place takes the next."""
        return 0 if self._is_one_line(width) else QFontMetrics(LOOK.font("second")).height()

    def _is_one_line(self, width: int) -> bool:
        px = LOOK.metrics.px
        strong, second = QFontMetrics(LOOK.font("strong")), QFontMetrics(LOOK.font("second"))
        tick = self._disc() + px(8)
        used = (
            self._disc() + px(10) + strong.horizontalAdvance(self.who) + px(10) + second.horizontalAdvance(self.where)
        )
        return used + tick <= width - 2 * self._pad()

    # --- paint ---

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px, metrics = QPainter(self), LOOK.metrics.px, LOOK.metrics
        box, radius = QRectF(self.rect()), px(11)
        is_over = self.isEnabled() and self.underMouse()
        edge = "accent" if self.isChecked() else "text" if is_over else "line2"
        paint_box(painter, box, fill="sunken", edge=edge, width=2 if self.isChecked() else 1, radius=radius)
        if self.hasFocus():
            paint_box(painter, box, fill="", edge="focus", width=focus_width(metrics), radius=radius)
        disc, left, top = self._disc(), self._pad(), px(17)
        paint_avatar(painter, QRect(left, top, disc, disc), self._initials, self._profession)
        strong, second = LOOK.font("strong"), LOOK.font("second")
        at = left + disc + px(10)
        painter.setFont(strong)
        painter.setPen(LOOK.colour("text"))
        right = self.width() - self._pad()
        painter.drawText(QRect(at, top, right - at, disc), Qt.AlignmentFlag.AlignVCenter, self.who)
        painter.setPen(LOOK.colour("muted"))
        if self._is_one_line(self.width()):
            at += QFontMetrics(strong).horizontalAdvance(self.who) + px(10)
            painter.setFont(second)
            painter.drawText(QRect(at, top, right - at, disc), Qt.AlignmentFlag.AlignVCenter, self.where)
            top += disc + px(10)
        else:
            painter.setFont(second)
            height = QFontMetrics(second).height()
            painter.drawText(QRect(left, top + disc, right - left, height), Qt.AlignmentFlag.AlignVCenter, self.where)
            top += disc + height + px(10)
        painter.setFont(LOOK.font("heading"))
        painter.setPen(LOOK.colour("text"))
        room = QRect(left, top, right - left, self.height() - top)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self.words)
        if self.isChecked():
            side = round(disc * 0.8)
            picture = LOOK.icon("check", "accent", side, self.devicePixelRatioF())
            painter.drawPixmap(right - side, px(17) + (disc - side) // 2, picture)
