"""The palette (Ctrl+K): one field, commands and finds below, Enter goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fieldnotes.services.row import Hit
from ui.models.paged import ROW_ROLE, PagedModel
from ui.screens.word import to_say, tr
from ui.theme import LOOK
from ui.theme.style import COMPARTMENT_TOKENS
from ui.viewmodels.palette import Command, PaletteViewModel, matching
from ui.widgets import LineEdit, Text
from ui.widgets.encounter_row import RowList
from ui.widgets.mark import compartment_words
from ui.widgets.overlay import Overlay
from ui.widgets.person_row import contact_words, facts_of
from ui.widgets.themed import paint_box

_ICONS = {
    "encounter": "encounter",
    "person": "people",
    "referral": "refer",
    "service": "directory",
    "narrative": "edit",
}
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """What the rows below are; nobody lands on it."""

    words: str


_GROUPS = (
    (to_say("People"), frozenset({"person", "person_clinical"})),
    (to_say("Calls"), frozenset({"encounter"})),
)


def grouped(hits: Sequence[Hit], commands: Sequence[Command]) -> list[Heading | Hit | Command]:
    """People, calls, notes, commands, each under its heading; what is empty has none."""
    rows: list[Heading | Hit | Command] = []
    named = frozenset(kind for _, kinds in _GROUPS for kind in kinds)
    groups: list[tuple[str, list[Hit] | list[Command]]] = [
        (words, [hit for hit in hits if hit.kind in kinds]) for words, kinds in _GROUPS
    ]
    groups += [
        (to_say("Notes"), [hit for hit in hits if hit.kind not in named]),
        (to_say("Commands"), list(commands)),
    ]
    for words, found in groups:
        if found:
            rows += [Heading(tr(words)), *found]
    return rows


def _facts(row: Heading | Command | Hit) -> tuple[str, str, str, str, str]:
    """Icon, first line, second line, key, compartment."""
    if isinstance(row, Heading):
        return "", row.words, "", "", ""
    if isinstance(row, Hit) and row.person is not None:
        count, last = contact_words(row.person)
        seen = f"{count}, {last}" if last else count
        return "people", row.title, " · ".join(filter(None, (facts_of(row.person), seen))), "", ""
    if isinstance(row, Command):
        return row.icon, row.words, "", row.key, ""
    return _ICONS.get(row.kind, "encounter"), row.title, row.snippet, "", str(row.compartment)


def _words(row: Heading | Command | Hit) -> str:
    _, first, second, key, _ = _facts(row)
    return ", ".join(part for part in (first, second, key) if part)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        if isinstance(index.data(ROW_ROLE), Heading):
            return QSize(100, QFontMetrics(LOOK.font("label")).height() + LOOK.metrics.px(10))
        lines = QFontMetrics(LOOK.font("strong")).height() + QFontMetrics(LOOK.font("second")).height()
        return QSize(100, max(LOOK.metrics.target, lines + LOOK.metrics.px(8)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        icon, first, second, key, comp = _facts(row)
        box: QRect = option.rect
        px = LOOK.metrics.px
        painter.save()
        if isinstance(row, Heading):
            painter.setFont(LOOK.font("label"))
            painter.setPen(LOOK.colour("muted"))
            painter.drawText(box.adjusted(px(12), 0, 0, -px(2)), Qt.AlignmentFlag.AlignBottom, first)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, QRectF(box), fill="sunken", edge="focus", width=2, radius=px(9))
        side = LOOK.metrics.icon
        painter.drawPixmap(box.left() + px(12), box.center().y() - side // 2, LOOK.icon(icon, "muted", side))
        left, right = box.left() + px(24) + side, box.right() - px(14)
        painter.setFont(LOOK.font("key"))
        if key:
            width = QFontMetrics(LOOK.font("key")).horizontalAdvance(key)
            painter.setPen(LOOK.colour("muted"))
            painter.drawText(QRect(right - width, box.top(), width, box.height()), Qt.AlignmentFlag.AlignVCenter, key)
            right -= width + px(10)
        if comp:
            letter = compartment_words(comp)[1]
            ink, fill = COMPARTMENT_TOKENS[comp]
            mark = QRect(right - px(24), box.center().y() - px(12), px(24), px(24))
            paint_box(painter, QRectF(mark), fill=fill, edge=ink, radius=px(5))
            painter.setPen(LOOK.colour(ink))
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, letter)
            right = mark.left() - px(10)
        strong, small = LOOK.font("strong"), LOOK.font("second")
        top = QRect(
            left, box.top() + (px(4) if second else 0), right - left, box.height() // 2 if second else box.height()
        )
        painter.setFont(strong)
        painter.setPen(LOOK.colour("text"))
        painter.drawText(
            top,
            Qt.AlignmentFlag.AlignVCenter,
            QFontMetrics(strong).elidedText(first, Qt.TextElideMode.ElideRight, top.width()),
        )
        if second:
            below = QRect(left, box.center().y(), right - left, box.height() // 2 - px(2))
            painter.setFont(small)
            painter.setPen(LOOK.colour("muted"))
            painter.drawText(
                below,
                Qt.AlignmentFlag.AlignVCenter,
                QFontMetrics(small).elidedText(second, Qt.TextElideMode.ElideRight, below.width()),
            )
        painter.restore()


class PaletteOverlay(Overlay):
    """`hit_wanted(Hit)` when a record was chosen; commands act by themselves after the palette closed."""

    hit_wanted = Signal(object)

    def __init__(self, window: QWidget, model: PaletteViewModel) -> None:
        super().__init__(window, tr("Find anything"), width=720, is_high=True)
        self._model = model
        self._commands: Sequence[Command] = ()
        self._has_moved = False  # by keys, since the last letter
        self._hits: list[Hit] = []
        self.field = LineEdit(placeholder=tr("A name, a call number, words from a note, or a command"), name=tr("Find"))
        self.field.edited.connect(self._on_typed)
        self._rows = PagedModel(_words, self)
        self.list = RowList(self._rows, _Delegate(self), name=tr("Found"))
        self.list.setUniformItemSizes(False)  # headings are lower; there are never more than some dozens
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._go)
        self._nothing = Text("", "body", "muted", wrap=True)
        for part in (self.field, self.list, self._nothing):
            self.panel.body.addWidget(part)
        model.found.connect(self._take)

    def may_leave(self) -> bool:
        return True  # what was looked for is typed again

    def open_with(self, commands: Sequence[Command]) -> None:
        """Opens it empty, with these commands."""
        self._commands, self._hits = commands, []
        self.field.clear()
        self._show()
        self.open_panel()

    def close_panel(self) -> None:
        self._model.close()
        self.field.clear()
        self._hits = []
        self._rows.set_rows([])
        super().close_panel()

    def first_focus(self) -> QWidget:
        return self.field

    def _on_typed(self, typed: str) -> None:
        self._hits, self._has_moved = [], False
        self._model.type(typed)
        self._show()

    def _take(self, hits: list[Hit]) -> None:
        self._hits = hits
        self._show()

    def _show(self) -> None:
        typed = self.field.text().strip()
        chosen = self._rows.row(self.list.currentIndex())
        rows = grouped(self._hits, matching(self._commands, typed))
        self._rows.set_rows(rows)
        if rows:
            # Below the first heading; but a row that somebody went to stays theirs when finds come in above it.
            place = rows.index(chosen) if self._has_moved and chosen in rows else 1
            self.list.setCurrentIndex(self._rows.index(place, 0))
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._nothing.setText(tr("Nothing here by these words. Try a name, a call number or one word of the note."))
        height = sum(self.list.sizeHintForRow(place) for place in range(len(rows)))
        room = self._window.height() - LOOK.metrics.px(190)
        self.list.setFixedHeight(max(0, min(height + 4, room)))

    def _go(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if isinstance(row, Heading):
            return
        self.close_panel()
        if isinstance(row, Command):
            row.act()
        elif row is not None:
            self.hit_wanted.emit(row)

    def keyPressEvent(self, event: object) -> None:
        key = event.key()  # type: ignore[attr-defined]  # Qt passes a QKeyEvent
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        count = self._rows.rowCount()
        if step and count:
            self._has_moved = True
            row = (self.list.currentIndex().row() + step) % count
            while isinstance(self._rows.row(self._rows.index(row, 0)), Heading):
                row = (row + step) % count
            self.list.setCurrentIndex(self._rows.index(row, 0))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.currentIndex().isValid():
            self._go(self.list.currentIndex())
        else:
            super().keyPressEvent(event)
