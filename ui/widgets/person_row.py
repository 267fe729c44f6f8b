"""One line of a list of people, painted: initials, name and age, what else is known, last contact."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.services.row import PersonRow
from ui.models.paged import ROW_ROLE
from ui.screens.back_seat import initials
from ui.screens.word import tr, tr_n
from ui.theme import LOOK
from ui.theme.style import focus_width
from ui.viewmodels.moment import say_day
from ui.widgets.themed import paint_box

_Index = QModelIndex | QPersistentModelIndex


def initials_of(row: PersonRow) -> str:
    """JA; a question mark for somebody whose name nobody knows."""
    return initials("" if row.is_unknown else row.full_name)


def facts_of(row: PersonRow) -> str:
    """34 · born 1992-03-08 · 555-0162; of somebody unknown what they look like."""
    parts = [
        row.age,
        tr("born {day}", day=row.birth_date) if row.birth_date else "",
        row.phone,
        row.description if row.is_unknown else "",
        tr_n("%n record", "%n records", row.records) if row.records > 1 else "",
    ]
    return " · ".join(part for part in parts if part)


def contact_words(row: PersonRow) -> tuple[str, str]:
    """How often and when last."""
    if not row.encounters:
        return tr("No contact yet"), ""
    return tr_n("%n contact", "%n contacts", row.encounters), say_day(row.last_contact) if row.last_contact else ""


def spoken_person(row: PersonRow) -> str:
    """What a screen reader says."""
    count, last = contact_words(row)
    told = (initials_of(row),) if LOOK.is_private else (row.full_name, facts_of(row))
    return ", ".join(part for part in (*told, count, last) if part)


class PersonRowDelegate(QStyledItemDelegate):
    """Paints a row from its frozen facts."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        metrics = LOOK.metrics
        lines = QFontMetrics(LOOK.font("strong")).height() + QFontMetrics(LOOK.font("second")).height()
        return QSize(100, max(metrics.px(62), lines + metrics.px(16), metrics.target))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, PersonRow):
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
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), LOOK.colour("line"))
        strong, second = LOOK.font("strong", 650), LOOK.font("second")
        side = QFontMetrics(strong).height() + QFontMetrics(second).height() - px(4)
        mark = QRect(box.left() + px(16), box.center().y() - side // 2, side, side)
        paint_box(painter, QRectF(mark), fill="sunken", edge="line2", radius=px(9))
        painter.setFont(strong)
        painter.setPen(LOOK.colour("text"))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, initials_of(row))
        right = self._paint_contacts(painter, row, box)
        left = mark.right() + px(14)
        told = (initials_of(row), "") if LOOK.is_private else (row.full_name, facts_of(row))
        self._paint_pair(painter, (left, right - px(14)), box, *told)
        painter.restore()

    def _paint_contacts(self, painter: QPainter, row: PersonRow, box: QRect) -> int:
        count, last = contact_words(row)
        wide = max(QFontMetrics(LOOK.font("second")).horizontalAdvance(word) for word in (count, last))
        left = box.right() - LOOK.metrics.px(18) - wide
        if wide > box.width() // 3:
            return box.right()
        text = QFontMetrics(LOOK.font("second"))
        painter.setFont(LOOK.font("second"))
        painter.setPen(LOOK.colour("muted"))
        lines = [word for word in (last, count) if word]
        top = box.center().y() - len(lines) * text.height() // 2
        for place, word in enumerate(lines):
            painter.drawText(
                QRect(left, top + place * text.height(), wide, text.height()), Qt.AlignmentFlag.AlignRight, word
            )
        return left

    @staticmethod
    def _paint_pair(painter: QPainter, span: tuple[int, int], box: QRect, first: str, second: str) -> None:
        strong, small = QFontMetrics(LOOK.font("strong", 650)), QFontMetrics(LOOK.font("second"))
        room = span[1] - span[0]
        height = strong.height() + (small.height() if second else 0)
        top = box.center().y() - height // 2
        painter.setFont(LOOK.font("strong", 650))
        painter.setPen(LOOK.colour("text"))
        painter.drawText(span[0], top + strong.ascent(), strong.elidedText(first, Qt.TextElideMode.ElideRight, room))
        if second:
            painter.setFont(LOOK.font("second"))
            painter.setPen(LOOK.colour("muted"))
            shown = small.elidedText(second, Qt.TextElideMode.ElideRight, room)
            painter.drawText(span[0], top + strong.height() + small.ascent(), shown)
