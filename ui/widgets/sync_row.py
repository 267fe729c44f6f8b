"""One encounter of the list of sync, painted: number, what it was, where it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.paged import ROW_ROLE
from ui.theme import LOOK
from ui.theme.style import TONE_TOKENS, focus_width
from ui.widgets.themed import paint_box

_Index = QModelIndex | QPersistentModelIndex


class OneLineDelegate(QStyledItemDelegate):
    """Paints what `strong`, `words` and `pill` (words, tone) say of a row. Where room is short the words give way."""

    def __init__(
        self,
        strong: Callable[[Any], str],
        words: Callable[[Any], str],
        pill: Callable[[Any], tuple[str, str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._strong, self._words, self._pill = strong, words, pill

    @staticmethod
    def row_height() -> int:
        """One line of text and air, never under a target in a row."""
        metrics = LOOK.metrics
        return max(metrics.px(50), QFontMetrics(LOOK.font("strong")).height() + metrics.px(18), metrics.small)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(100, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        box: QRect = option.rect
        px = LOOK.metrics.px
        is_focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & QStyle.StateFlag.State_MouseOver or is_focused:
            paint_box(painter, QRectF(box), fill="raised")
        if is_focused:
            ring = QRectF(box).adjusted(2, 2, -2, -2)
            paint_box(painter, ring, fill="", edge="focus", width=focus_width(LOOK.metrics), radius=px(8))
        edge = px(24)
        painter.fillRect(QRect(box.left() + edge, box.bottom(), box.width() - 2 * edge, 1), LOOK.colour("line"))
        right = self._paint_pill(painter, *self._pill(row), box, edge) - px(12)
        strong, body = LOOK.font("strong", 650, is_tabular=True), LOOK.font("body")
        left = box.left() + edge
        for font, said in ((strong, self._strong(row)), (body, self._words(row))):
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, max(0, right - left))
            painter.setFont(font)
            painter.setPen(LOOK.colour("text"))
            painter.drawText(QRect(left, box.top(), right - left, box.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += metrics.horizontalAdvance(shown) + px(16)
        painter.restore()

    @staticmethod
    def _paint_pill(painter: QPainter, words: str, tone: str, box: QRect, edge: int) -> int:
        px = LOOK.metrics.px
        font = LOOK.font("second", 650)
        metrics = QFontMetrics(font)
        width, height = metrics.horizontalAdvance(words) + 2 * px(12), metrics.height() + px(9)
        pill = QRect(box.right() - edge - width, box.center().y() - height // 2, width, height)
        ink, fill, line = TONE_TOKENS[tone]
        paint_box(painter, QRectF(pill), fill=fill, edge=line, radius=height / 2)
        painter.setFont(font)
        painter.setPen(LOOK.colour(ink))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return pill.left()
