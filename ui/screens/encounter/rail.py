"""The rail: twelve sections, a mark for how far each is, a letter for who keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fieldnotes.domain.record import KINDS, Compartment, Profession
from ui.screens.word import join_names, tr
from ui.theme import LOOK
from ui.theme.style import COMPARTMENT_TOKENS, focus_width
from ui.widgets import ScrollColumn, Text, follow_look, paint_box

if TYPE_CHECKING:
    from fieldnotes.services.row import SectionMark
    from ui.screens.encounter.field import SectionSpec

LETTERS = {"joint": "J", "law": "P", "clinical": "C"}


def mark_words(mark: str) -> str:
    """How far a section is, in words, for screen readers and tips."""
    words = {"empty": tr("nothing yet"), "started": tr("started"), "complete": tr("complete"), "signed": tr("signed")}
    return words.get(mark, mark)


class RailRow(QPushButton):
    """One section: mark, name, letter. Painted, so that a hundred repaints cost nothing."""

    def __init__(self, spec: SectionSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec.rail_name, parent)
        self.key = spec.key
        self._spec = spec
        self._compartments: tuple[str, ...] = (str(spec.compartment),)
        self._mark = "empty"
        self._is_sealed = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_mark("empty", is_sealed=False)
        follow_look(self)

    def set_pen(self, profession: Profession) -> None:
        """Where this pen's words of the section go: on a page of both sides that differs, and part of it may be joint."""
        if not self._spec.is_pens:
            return
        own = Compartment.LAW if profession is Profession.OFFICER else Compartment.CLINICAL
        has_joint = any(p.is_marked and KINDS[p.kind].COMPARTMENT is Compartment.JOINT for p in self._spec.parts)
        self._compartments = (Compartment.JOINT.value, own.value) if has_joint else (own.value,)

    def set_mark(self, mark: str, *, is_sealed: bool) -> None:
        """How far it is; sealed means that this pen sees the state and nothing else."""
        self._mark, self._is_sealed = mark, is_sealed
        called = {"joint": tr("joint"), "law": tr("police"), "clinical": tr("clinical")}
        who = join_names([called[one] for one in self._compartments])
        words = tr("{name}, {who}, {state}", name=self.text(), who=who, state=mark_words(mark))
        self.setAccessibleName(tr("{words}, sealed from you", words=words) if is_sealed else words)
        self.setToolTip(mark_words(mark))
        self.update()

    @property
    def mark(self) -> str:
        """How far the section is."""
        return self._mark

    def sizeHint(self) -> QSize:
        text = QFontMetrics(LOOK.font("body", 650))
        px = LOOK.metrics.px
        height = max(px(45), text.height() + px(12), LOOK.metrics.target if LOOK.metrics.is_glove else 0)
        scale = LOOK.metrics.text_scale**0.6
        return QSize(text.horizontalAdvance(self.text()) + round(px(40) + px(18 + 22) * scale), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(LOOK.metrics.px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), LOOK.metrics.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if self.isChecked():
            paint_box(painter, box, fill="raised", radius=px(11))
            self._paint_edge(painter, box, px(3))
        elif self.underMouse():
            paint_box(painter, box, fill="surface", radius=px(11))
        if self.hasFocus():
            paint_box(painter, box, fill="", edge="focus", width=focus_width(LOOK.metrics), radius=px(11))
        middle = self.height() / 2
        scale = LOOK.metrics.text_scale**0.6
        self._paint_mark(painter, QPointF(px(10) + px(9) * scale, middle), px(5.6 * scale))
        side = px(22 * scale)
        letter = QRectF(self.width() - px(10), middle - side / 2, side, side)
        for compartment in reversed(self._compartments):
            letter.moveLeft(letter.left() - side - (px(4) if letter.right() < self.width() else 0))
            self._paint_letter(painter, letter, compartment)
        painter.setFont(LOOK.font("body", 650 if self.isChecked() else 400))
        painter.setPen(LOOK.colour("text"))
        left = px(22) + round(px(18) * scale)
        words = QRect(left, 0, int(letter.left()) - left - px(4), self.height())
        said = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, said)

    def _paint_edge(self, painter: QPainter, box: QRectF, width: float) -> None:
        radius = LOOK.metrics.px(11)
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        cut = QPainterPath()
        cut.addRoundedRect(box.translated(width, 0), radius, radius)
        painter.fillPath(path.subtracted(cut).intersected(_left_half(box)), LOOK.colour("accent"))

    def _paint_mark(self, painter: QPainter, at: QPointF, radius: float) -> None:
        if self._mark in {"complete", "signed"}:
            side = round(radius * 3)
            icon = LOOK.icon("lock" if self._mark == "signed" else "check", "ok", side, self.devicePixelRatioF())
            painter.drawPixmap(round(at.x() - side / 2), round(at.y() - side / 2), icon)
            return
        tone = "warn" if self._mark == "started" else "line2"
        painter.setPen(QPen(LOOK.colour(tone), LOOK.metrics.px(1.6)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, radius, radius)
        if self._mark == "started":
            painter.setBrush(LOOK.colour(tone))
            painter.drawPie(QRectF(at.x() - radius, at.y() - radius, radius * 2, radius * 2), 90 * 16, 180 * 16)

    def _paint_letter(self, painter: QPainter, box: QRectF, compartment: str) -> None:
        ink, fill = COMPARTMENT_TOKENS[compartment]
        paint_box(painter, box, fill=fill, edge=ink, radius=LOOK.metrics.px(5))
        painter.setPen(LOOK.colour(ink))
        font = LOOK.font("second", 700)
        font.setPixelSize(round(box.height() * 0.68))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, LETTERS[compartment])


def _left_half(box: QRectF) -> QPainterPath:
    half = QPainterPath()
    half.addRect(QRectF(box.left(), box.top(), box.width() / 2, box.height()))
    return half


class Rail(QWidget):
    """All sections; one is open. One Tab stop; up and down move, Enter opens."""

    chosen = Signal(str)

    def __init__(self, specs: list[SectionSpec]) -> None:
        super().__init__()
        px = LOOK.metrics.px
        scroll = ScrollColumn(margins=(9, 9, 9, 8), gap=0, keeps_page_keys=False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.rows: dict[str, RailRow] = {}
        for spec in specs:
            row = RailRow(spec)
            row.clicked.connect(lambda _on, key=spec.key: self.chosen.emit(key))
            row.installEventFilter(self)
            scroll.column.addWidget(row)
            self.rows[spec.key] = row
        legend = Text(tr("J both of you · P police\nC clinicians"), "second", "faint", wrap=True)
        legend.setContentsMargins(px(17), px(12), px(8), 0)
        scroll.column.addWidget(legend)
        scroll.column.addStretch(1)
        self.setAccessibleName(tr("Sections"))
        self.open("call" if "call" in self.rows else next(iter(self.rows)))

    @property
    def wanted_px(self) -> int:
        """How wide it is when every name stands in full, also the open one's, which is heavier."""
        scroll_bar = LOOK.metrics.px(12) if LOOK.metrics.text_scale > 1.2 else 0  # larger rows do not all fit
        return max(row.sizeHint().width() for row in self.rows.values()) + LOOK.metrics.px(18) + scroll_bar

    def open(self, key: str) -> None:
        """Show which section is open; none, for a page beside the sections."""
        stop = key if key in self.rows else next(iter(self.rows))
        for name, row in self.rows.items():
            row.setChecked(name == key)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == stop else Qt.FocusPolicy.ClickFocus)

    def show_marks(self, marks: tuple[SectionMark, ...], profession: Profession) -> None:
        """How far each section is, and where what this pen writes there goes."""
        for one in self.rows.values():
            one.set_pen(profession)
        for mark in marks:
            row = self.rows.get(mark.key)
            if row is not None:
                row.set_mark(mark.mark, is_sealed=not mark.is_readable)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # Before the row and the scroll area see the key: a button takes up and down for the next thing on the page.
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        rows = list(self.rows.values())
        at = next((index for index, row in enumerate(rows) if row.hasFocus()), None)
        if at is None:
            return False
        if step:
            rows[(at + step) % len(rows)].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.chosen.emit(rows[at].key)
            return True
        return False
