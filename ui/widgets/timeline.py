"""A year of a person, drawn: a mark for each contact on the line, screens, referrals and holds above it.

Shape and word say what a mark is, colour only repeats it. Left and right go from mark to mark, Enter opens its encounter;
a screen reader hears the mark under the focus, and the whole year as one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldnotes.services.row import TimelineMark
from ui.screens.word import to_say, tr, tr_n
from ui.theme import LOOK
from ui.theme.style import focus_width
from ui.viewmodels.moment import say_day
from ui.widgets.themed import follow_look

KINDS: tuple[tuple[str, str, str], ...] = (  # kind, word, token
    ("contact", to_say("contact"), "text"),
    ("screen", to_say("screen"), "clin"),
    ("referral", to_say("referral"), "warn"),
    ("hold", to_say("hold"), "danger"),
)
_TOKEN = {kind: token for kind, _, token in KINDS}
_WORD = {kind: word for kind, word, _ in KINDS}
MONTHS = (
    to_say("Jan"), to_say("Feb"), to_say("Mar"), to_say("Apr"), to_say("May"), to_say("Jun"), to_say("Jul"), to_say("Aug"), to_say("Sep"),
    to_say("Oct"), to_say("Nov"), to_say("Dec"),
)  # fmt: skip
DAYS = 365


def paint_mark(painter: QPainter, kind: str, at: QPointF, radius: float, token: str = "") -> None:
    """Circle, diamond, triangle or square, filled with the token of its kind."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LOOK.colour(token or _TOKEN[kind]))
    x, y, r = at.x(), at.y(), radius
    if kind == "contact":
        painter.drawEllipse(at, r, r)
    elif kind == "screen":
        wide = r * 1.25
        painter.drawPolygon(
            QPolygonF([QPointF(x, y - wide), QPointF(x + wide, y), QPointF(x, y + wide), QPointF(x - wide, y)])
        )
    elif kind == "referral":
        painter.drawPolygon(QPolygonF([QPointF(x, y - r), QPointF(x + r * 1.15, y + r), QPointF(x - r * 1.15, y + r)]))
    else:
        painter.drawRect(QRectF(x - r, y - r, 2 * r, 2 * r))


class Legend(QWidget):
    """What the shapes mean; only the kinds that this pen may see at all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds: tuple[str, ...] = ("contact",)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_look(self)

    def set_kinds(self, kinds: Sequence[str]) -> None:
        """Which kinds are said."""
        self._kinds = tuple(kinds)
        self.setAccessibleName(", ".join(tr(_WORD[kind]) for kind in self._kinds))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        text = QFontMetrics(LOOK.font("second"))
        px = LOOK.metrics.px
        width = sum(text.horizontalAdvance(tr(_WORD[kind])) + text.height() + px(18) for kind in self._kinds)
        return QSize(width, text.height() + px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, text = LOOK.font("second"), QFontMetrics(LOOK.font("second"))
        x = 0.0
        for kind in self._kinds:
            paint_mark(painter, kind, QPointF(x + text.height() / 2, self.height() / 2), text.height() * 0.3)
            x += text.height() + LOOK.metrics.px(4)
            painter.setPen(LOOK.colour(_TOKEN[kind] if kind != "contact" else "muted"))
            painter.setFont(font)
            word = tr(_WORD[kind])
            painter.drawText(
                QRectF(x, 0, text.horizontalAdvance(word) + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, word
            )
            x += text.horizontalAdvance(word) + LOOK.metrics.px(14)


class Timeline(QWidget):
    """The twelve months up to a day. `encounter_wanted(id)` for the mark under the focus or the finger."""

    encounter_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[TimelineMark, ...] = ()
        self._today = date(2000, 1, 1)
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        follow_look(self)
        self._say()

    def show_marks(self, marks: Sequence[TimelineMark], today: str) -> None:
        """Another year."""
        self._marks, self._today = tuple(marks), date.fromisoformat(today)
        self._at = len(self._marks) - 1
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        text = QFontMetrics(LOOK.font("second"))
        return QSize(LOOK.metrics.px(420), text.height() * 2 + LOOK.metrics.px(62))

    def minimumSizeHint(self) -> QSize:
        return QSize(LOOK.metrics.px(240), self.sizeHint().height())

    def words(self) -> str:
        """The year as a sentence, mark by mark."""
        if not self._marks:
            return tr("No contact in the last 12 months.")
        said = ", ".join(f"{say_day(mark.day)} {tr(_WORD[mark.kind])}" for mark in self._marks)
        return tr("12 months: {marks}.", marks=said)

    def _say(self) -> None:
        self.setAccessibleName(
            tr_n("Timeline, %n mark in 12 months", "Timeline, %n marks in 12 months", len(self._marks))
        )
        here = self._marks[self._at] if 0 <= self._at < len(self._marks) else None
        focus = (
            tr("{day}, {what}. Enter opens the encounter. ", day=say_day(here.day), what=tr(_WORD[here.kind]))
            if here
            else ""
        )
        self.setAccessibleDescription(focus + self.words())
        self.setToolTip("")

    # --- where things are ---

    def _x(self, day: date) -> float:
        margin = LOOK.metrics.px(12)
        share = (day - (self._today - timedelta(days=DAYS))).days / DAYS
        return margin + min(1.0, max(0.0, share)) * (self.width() - 2 * margin)

    def _line_y(self) -> float:
        return self.height() - QFontMetrics(LOOK.font("second")).height() - LOOK.metrics.px(24)

    def _radius(self) -> float:
        return float(LOOK.metrics.px(7) * LOOK.metrics.text_scale**0.5)

    def places(self) -> list[QPointF]:
        """The middle of every mark; marks of one day stand beside each other."""
        radius = self._radius()
        found: list[QPointF] = []
        taken: list[QPointF] = []
        for mark in self._marks:
            y = self._line_y() - (0 if mark.kind == "contact" else 4.2 * radius)
            at = QPointF(self._x(date.fromisoformat(mark.day)), y)
            while (
                any(abs(at.x() - other.x()) < 2.3 * radius and at.y() == other.y() for other in taken)
                and mark.kind != "contact"
            ):
                at.setX(at.x() + 2.3 * radius)
            if at.x() > self.width() - radius:  # no room to the right of today
                at = QPointF(min(other.x() for other in taken if other.y() == y) - 2.3 * radius, y)
            taken.append(at)
            found.append(at)
        return found

    # --- painting ---

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, px = self._line_y(), LOOK.metrics.px
        painter.setPen(QPen(LOOK.colour("line2"), 2))
        painter.drawLine(QPointF(px(2), y), QPointF(self.width() - px(2), y))
        self._paint_months(painter, y)
        radius = self._radius()
        for place, (mark, at) in enumerate(zip(self._marks, self.places(), strict=True)):
            is_last = mark.kind == "contact" and mark == self._last_contact()
            paint_mark(painter, mark.kind, at, radius, "accent" if is_last else "")
            if place == self._at and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(LOOK.colour("focus"), focus_width(LOOK.metrics)))
                painter.drawEllipse(at, radius * 1.9, radius * 1.9)
        if not self._marks:
            painter.setFont(LOOK.font("second"))
            painter.setPen(LOOK.colour("muted"))
            painter.drawText(QRectF(0, 0, self.width(), y - px(6)), Qt.AlignmentFlag.AlignCenter, self.words())

    def _paint_months(self, painter: QPainter, y: float) -> None:
        font = LOOK.font("second")
        text = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(LOOK.colour("muted"))
        first = self._today - timedelta(days=DAYS)
        year, month, free = first.year, first.month, -1.0
        for _ in range(13):
            middle = self._x(date(year, month, 15))
            word = tr(MONTHS[month - 1])
            left = middle - text.horizontalAdvance(word) / 2
            is_in = first <= date(year, month, 15) <= self._today
            if is_in and left > free and left + text.horizontalAdvance(word) <= self.width():
                painter.drawText(QPointF(left, y + LOOK.metrics.px(18) + text.ascent()), word)
                free = left + text.horizontalAdvance(word) + LOOK.metrics.px(8)
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)

    def _last_contact(self) -> TimelineMark | None:
        return next((mark for mark in reversed(self._marks) if mark.kind == "contact"), None)

    # --- keys and fingers ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._marks:
            self._at = max(0, min(len(self._marks) - 1, self._at + step))
            self._say()
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and 0 <= self._at < len(
            self._marks
        ):
            self.encounter_wanted.emit(self._marks[self._at].encounter)
        else:
            super().keyPressEvent(event)

    def _near(self, event: QMouseEvent) -> int:
        reach = max(LOOK.metrics.target / 2, 2 * self._radius())
        at = event.position()
        best = min(
            ((QPointF(place - at).manhattanLength(), index) for index, place in enumerate(self.places())),
            default=(reach + 1, -1),
        )
        return best[1] if best[0] <= reach else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._near(event)
        if found >= 0:
            self._at = found
            self.update()
            self.encounter_wanted.emit(self._marks[found].encounter)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._near(event)
        mark = self._marks[found] if found >= 0 else None
        self.setToolTip(f"{say_day(mark.day)}, {tr(_WORD[mark.kind])}" if mark else "")
