"""One line of a list of encounters, painted: time, what and where, whose sections, who still has to sign."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fieldnotes.services.row import EncounterRow
from ui.models.paged import ROW_ROLE
from ui.screens.word import to_say, tr, tr_n
from ui.theme import LOOK
from ui.theme.style import COMPARTMENT_TOKENS, TONE_TOKENS, focus_width
from ui.viewmodels.moment import say_day
from ui.widgets.mark import compartment_words
from ui.widgets.themed import paint_box
from ui.widgets.touch import scroll_by_finger

SIGN_WORDS: dict[str, tuple[str, str]] = {  # sign state -> (words, tone)
    "unsigned": (to_say("Not signed yet"), "plain"),
    "officer_to_sign": (to_say("Officer to sign"), "warn"),
    "clinician_to_sign": (to_say("Clinician to sign"), "warn"),
    "team_to_sign": (to_say("Both to sign"), "warn"),
    "signed": (to_say("Signed"), "ok"),
    "signed_by_both": (to_say("Signed by both"), "ok"),
}
_ICONS = {"joint": "joint", "law": "law", "clinical": "clinical"}
_Index = QModelIndex | QPersistentModelIndex


def place_and_people(row: EncounterRow) -> str:
    """88 Harbor Ave · 1 person."""
    people = "" if not row.people else tr_n("%n person", "%n people", row.people)
    more = tr_n("%n more record of this call", "%n more records of this call", len(row.joined)) if row.joined else ""
    return " · ".join(part for part in (row.place, people, more, reviewed_words(row)) if part)


def reviewed_words(row: EncounterRow) -> str:
    """Reviewed by Sgt. Lane, Nov 24."""
    if row.reviewed is None:
        return ""
    day = say_day(row.reviewed.at.to_event_time().day)
    return tr("Reviewed by {name}, {day}", name=row.reviewed.by_name, day=day)


def spoken_row(row: EncounterRow) -> str:
    """What a screen reader says."""
    sides = ", ".join(compartment_words(str(comp))[0] for comp, state in row.sections if state != "none")
    parts = (
        row.started_clock,
        "" if LOOK.is_private else row.title,
        row.cad_number or row.number,
        "" if LOOK.is_private else place_and_people(row),
        sides,
        tr(SIGN_WORDS[row.sign_state][0]),
    )
    return ", ".join(part for part in parts if part)


class EncounterRowDelegate(QStyledItemDelegate):
    """Paints a row from its frozen facts; asks nobody. `has_day`: the day stands under the time."""

    def __init__(self, parent: QWidget | None = None, *, has_day: bool = False) -> None:
        super().__init__(parent)
        self._has_day = has_day

    def row_of(self, row: Any) -> EncounterRow | None:
        """The encounter of a row of the model."""
        return row if isinstance(row, EncounterRow) else None

    def under(self, row: Any) -> str:
        """The second line."""
        return reviewed_words(row) if LOOK.is_private else place_and_people(row)

    def signs(self, row: Any) -> tuple[str, str]:
        """Words and tone of the pill at the right."""
        if row.is_open and row.sign_state == "unsigned":
            return tr("In progress"), "accent"
        words, tone = SIGN_WORDS[row.sign_state]
        return tr(words), tone

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(100, self.row_height())

    @staticmethod
    def row_height() -> int:
        """Two lines of text and air, never under a target."""
        metrics = LOOK.metrics
        lines = QFontMetrics(LOOK.font("strong")).height() + QFontMetrics(LOOK.font("second")).height()
        return max(metrics.px(65), lines + metrics.px(18), metrics.target)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        given = index.data(ROW_ROLE)
        row = self.row_of(given)
        if row is None:
            return
        painter.save()
        box: QRect = option.rect
        state = option.state
        px = LOOK.metrics.px
        is_focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if state & QStyle.StateFlag.State_MouseOver or is_focused:
            paint_box(painter, QRectF(box), fill="raised")
        if is_focused:
            ring = QRectF(box).adjusted(2, 2, -2, -2)
            paint_box(painter, ring, fill="", edge="focus", width=focus_width(LOOK.metrics), radius=px(8))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), LOOK.colour("line"))
        right = self._paint_signs(painter, row, box, self.signs(given))
        self._paint_words(painter, row, box, right, self.under(given))
        painter.restore()

    def _paint_words(self, painter: QPainter, row: EncounterRow, box: QRect, right: int, under: str) -> None:
        px = LOOK.metrics.px
        strong, body, second = LOOK.font("strong", 650), LOOK.font("body"), LOOK.font("second")
        time_width = QFontMetrics(strong).horizontalAdvance("00:00") + px(26)
        left = box.left() + px(18)
        height = QFontMetrics(strong).height() + QFontMetrics(second).height()
        top = box.top() + (box.height() - height) // 2
        painter.setPen(LOOK.colour("text"))
        painter.setFont(LOOK.font("strong", 650, is_tabular=True))
        if self._has_day:
            painter.drawText(left, top + QFontMetrics(strong).ascent(), row.started_clock)
            painter.setFont(second)
            painter.setPen(LOOK.colour("muted"))
            painter.drawText(
                left, box.top() + (box.height() + height) // 2 - QFontMetrics(second).descent(), say_day(row.day)
            )
        else:
            painter.drawText(
                QRect(left, box.top(), time_width, box.height()), Qt.AlignmentFlag.AlignVCenter, row.started_clock
            )
        left += time_width
        room = right - left - px(12)
        title, number = (
            (row.cad_number or row.number, "") if LOOK.is_private else (row.title, row.cad_number or row.number)
        )
        painter.setFont(strong)
        painter.setPen(LOOK.colour("text"))
        shown = QFontMetrics(strong).elidedText(title, Qt.TextElideMode.ElideRight, room)
        baseline = top + QFontMetrics(strong).ascent()
        painter.drawText(left, baseline, shown)
        used = QFontMetrics(strong).horizontalAdvance(shown)
        if number and used < room:
            painter.setFont(body)
            painter.setPen(LOOK.colour("muted"))
            painter.drawText(
                left + used,
                baseline,
                QFontMetrics(body).elidedText(f" · {number}", Qt.TextElideMode.ElideRight, room - used),
            )
        painter.setFont(second)
        painter.setPen(LOOK.colour("muted"))
        line = QFontMetrics(second).elidedText(under, Qt.TextElideMode.ElideRight, room)
        painter.drawText(left, top + height - QFontMetrics(second).descent(), line)

    def _paint_signs(self, painter: QPainter, row: EncounterRow, box: QRect, signs: tuple[str, str]) -> int:
        """Paints from the right edge; gives the left end of what it painted."""
        px = LOOK.metrics.px
        font = LOOK.font("second", 650)
        text = QFontMetrics(font)
        height = text.height() + px(9)
        words, tone = signs
        x = box.right() - px(16)
        ink, fill, edge = TONE_TOKENS[tone]
        width = text.horizontalAdvance(words) + 2 * px(12)
        pill = QRect(QPoint(x - width, box.center().y() - height // 2), QSize(width, height))
        paint_box(painter, QRectF(pill), fill=fill, edge=edge, radius=height / 2)
        painter.setFont(font)
        painter.setPen(LOOK.colour(ink))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        x = pill.left() - px(14)
        is_narrow = box.width() < px(760) * LOOK.metrics.text_scale
        for comp, state in reversed(row.sections):
            if state != "none":
                x = self._paint_mark(painter, str(comp), x, box.center().y(), height, is_letter=is_narrow) - px(12)
        return x

    @staticmethod
    def _paint_mark(painter: QPainter, comp: str, right: int, middle: int, height: int, *, is_letter: bool) -> int:
        px = LOOK.metrics.px
        ink, fill = COMPARTMENT_TOKENS[comp]
        word, letter, _ = compartment_words(comp)
        text = QFontMetrics(painter.font())
        if is_letter:
            box = QRect(right - height, middle - height // 2, height, height)
            paint_box(painter, QRectF(box), fill=fill, edge=ink, radius=px(5))
            painter.setPen(LOOK.colour(ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
            return box.left()
        side = round(LOOK.metrics.text_px("second") * 1.1)
        width = text.horizontalAdvance(word) + side + px(26)
        box = QRect(right - width, middle - height // 2, width, height)
        paint_box(painter, QRectF(box), fill=fill, radius=px(7))
        picture = LOOK.icon(_ICONS[comp], ink, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(box.left() + px(10), middle - side // 2, picture)
        painter.setPen(LOOK.colour(ink))
        painter.drawText(box.adjusted(px(16) + side, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, word)
        return box.left()


class RowList(QListView):
    """A list of painted rows: arrows move, Enter or a tap opens; nothing needs a double click."""

    def __init__(
        self, model: QAbstractItemModel, delegate: QStyledItemDelegate, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setDragEnabled(False)
        self.setTabKeyNavigation(False)
        self._pressed_at = QPoint()
        scroll_by_finger(self)
        LOOK.changed.connect(self._again)

    def _again(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def keyPressEvent(self, event: object) -> None:
        key = event.key()  # type: ignore[attr-defined]  # Qt passes a QKeyEvent
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
            return
        if key == Qt.Key.Key_Question:  # the list's own type-ahead must not eat the help key
            event.ignore()  # type: ignore[attr-defined]  # as above
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]  # as above

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # A finger that wanted to move the list, on a laptop too busy to see it at once, opens nothing.
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        was_blocked = self.blockSignals(moved > LOOK.metrics.mm(6) or self.signalsBlocked())
        super().mouseReleaseEvent(event)
        self.blockSignals(was_blocked)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]  # Qt passes a QFocusEvent
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
