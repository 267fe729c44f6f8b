"""One line of what is still to be done, painted: with whom, what, since when, until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.services.row import WorkRow
from ui.models.paged import ROW_ROLE
from ui.screens.word import tr, tr_n
from ui.theme import LOOK
from ui.theme.style import TONE_TOKENS, focus_width
from ui.viewmodels.moment import say_day, say_duration
from ui.widgets.themed import paint_box

_Index = QModelIndex | QPersistentModelIndex
_DAY_S = 24 * 3600


def due_pill(row: WorkRow, now: datetime) -> tuple[str, str]:
    """Overdue 2 h, Nov 24 09:00, no day set: words and tone."""
    if not row.due.local:
        return tr("No day set"), "plain"
    if row.is_overdue and row.is_open:
        late_s = round(now.timestamp() - row.due_utc_ms / 1000)
        said = tr_n("%n day", "%n days", late_s // _DAY_S) if late_s >= 2 * _DAY_S else say_duration(late_s // 60 * 60)
        return tr("Overdue {duration}", duration=said), "danger"
    clock = f" {row.due.clock}" if row.due.clock else ""
    return f"{say_day(row.due.day)}{clock}", "warn" if row.is_open else "plain"


def under_words(row: WorkRow, state: str) -> str:
    """Visit · 1 try · since Nov 23; with somebody in the back nothing of it."""
    about = {"follow_up": row.what, "referral": row.who, "incident": tr("Sent to the wrong place")}
    parts = [
        about[row.kind],
        state,
        tr_n("%n try", "%n tries", len(row.tries)) if row.tries else "",
        tr("since {day}", day=say_day(row.since.to_event_time().day)),
        row.assigned_name,
    ]
    return " · ".join(part for part in parts if part)


def title_words(row: WorkRow) -> str:
    """Whom a follow-up is about; to which service a referral went."""
    if LOOK.is_private:
        return tr("Referral") if row.kind == "referral" else tr("Follow-up")
    return (row.what if row.kind == "referral" else row.who) or tr("Person not named")


class TwoLineDelegate(QStyledItemDelegate):
    """Paints a row from its frozen facts: what `title`, `under` and `pill` (words, tone; no words, no pill) say of it."""

    def __init__(
        self,
        title: Callable[[Any], str],
        under: Callable[[Any], str],
        pill: Callable[[Any], tuple[str, str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._under, self._pill = title, under, pill

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        metrics = LOOK.metrics
        lines = QFontMetrics(LOOK.font("strong")).height() + QFontMetrics(LOOK.font("second")).height()
        return QSize(100, max(metrics.px(62), lines + metrics.px(16), metrics.target))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        box: QRect = option.rect
        px = LOOK.metrics.px
        state = option.state
        is_focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected) or is_focused:
            paint_box(painter, QRectF(box), fill="raised")
        if is_focused:
            ring = QRectF(box).adjusted(2, 2, -2, -2)
            paint_box(painter, ring, fill="", edge="focus", width=focus_width(LOOK.metrics), radius=px(8))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), LOOK.colour("line"))
        words, tone = self._pill(row)
        right = self._paint_pill(painter, words, tone, box) if words else box.right()
        strong, second = LOOK.font("strong", 650), LOOK.font("second")
        left = box.left() + px(18)
        room = right - left - px(12)
        top, low = QFontMetrics(strong), QFontMetrics(second)
        height = top.height() + low.height()
        y = box.center().y() - height // 2
        for font, ink, said, line in (
            (strong, "text", self._title(row), QRect(left, y, room, top.height())),
            (
                second,
                "muted",
                self._under(row),
                QRect(left, y + top.height(), room, low.height()),
            ),
        ):
            painter.setFont(font)
            painter.setPen(LOOK.colour(ink))
            elided = QFontMetrics(font).elidedText(said, Qt.TextElideMode.ElideRight, room)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided)
        painter.restore()

    @staticmethod
    def _paint_pill(painter: QPainter, words: str, tone: str, box: QRect) -> int:
        px = LOOK.metrics.px
        font = LOOK.font("second", 600)
        metrics = QFontMetrics(font)
        width, height = metrics.horizontalAdvance(words) + px(24), metrics.height() + px(8)
        pill = QRect(box.right() - px(16) - width, box.center().y() - height // 2, width, height)
        ink, fill, _edge = TONE_TOKENS[tone]
        paint_box(painter, QRectF(pill), fill=fill, radius=height / 2)
        painter.setFont(font)
        painter.setPen(LOOK.colour(ink))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return pill.left()


def work_delegate(states: dict[str, str], parent: QObject | None = None) -> TwoLineDelegate:
    """Of follow-ups and referrals. `states`: code of a referral's state or of a result -> words."""
    return TwoLineDelegate(
        title_words,
        lambda row: "" if LOOK.is_private else under_words(row, states.get(row.state, "")),
        lambda row: due_pill(row, datetime.now(UTC)),
        parent,
    )
