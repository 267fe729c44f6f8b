"""Small controls of the forms: a box to tick that shows its tick in every theme, a word that leads somewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.theme import LOOK
from ui.theme.metric import TARGET_MIN_PX
from ui.widgets import follow_look


class Tick(QCheckBox):
    """A check box whose tick is drawn: the style sheet fills the box, colour alone would not do. Long words go on below."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _words_at(self) -> int:
        """Where the words begin: behind the box."""
        return max(24, LOOK.metrics.px(26)) + LOOK.metrics.px(14)

    def minimumSizeHint(self) -> QSize:
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(self._words_at() + longest + 2, LOOK.metrics.target)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._words_at()), 10_000)
        lines = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()
        return max(LOOK.metrics.target, lines + LOOK.metrics.px(8))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_CheckBox, option, painter, self)
        painter.setFont(self.font())
        painter.setPen(LOOK.colour("faint" if not self.isEnabled() else "focus" if self.hasFocus() else "text"))
        words = QRect(self._words_at(), 0, self.width() - self._words_at(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self.text())
        painter.end()
        if not self.isChecked():
            return
        side = round(min(box.width(), box.height()) * 0.72)
        place = box.center()
        icon = LOOK.icon("check", "accent-ink" if self.isEnabled() else "faint", side, self.devicePixelRatioF())
        QPainter(self).drawPixmap(place.x() - side // 2 + 1, place.y() - side // 2 + 1, icon)


class Link(QPushButton):
    """An underlined word that jumps to where it is answered."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_look(self)

    def sizeHint(self) -> QSize:
        text = QFontMetrics(LOOK.font("second"))
        return QSize(text.horizontalAdvance(self.text()) + LOOK.metrics.px(8), max(TARGET_MIN_PX, text.height() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = LOOK.font("second", 600 if self.hasFocus() else 400)
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(LOOK.colour("focus" if self.hasFocus() else "text"))
        painter.drawText(QRect(0, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignCenter, self.text())
