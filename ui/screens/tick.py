"""Small controls of the forms: a box to tick that shows its tick in every theme, a word that leads somewhere."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.theme import LOOK
from ui.theme.metric import TARGET_MIN_PX
from ui.widgets import follow_look


class Tick(QCheckBox):
    """A check box whose tick is drawn: the style sheet fills the box, colour alone would not do."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
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
