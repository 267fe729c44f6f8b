"""A layout that goes left to right and wraps: chips need it and Qt has none."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme import LOOK


class _Wish(NamedTuple):
    item: QLayoutItem
    hint: QSize
    least: QSize
    has_height: bool


class FlowLayout(QLayout):
    """Wrapping rows. `gap` in px of the reference screen between items and rows; None takes the look's gap between targets.

    `is_centred`: every row stands in the middle, and its items in the middle of the row.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int | None = None, is_centred: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        # What the items ask for, and how high that is at a width: asked of every item several times in every pass of a page's layout.
        self._wishes: list[_Wish] | None = None
        self._heights: dict[tuple[int, int], int] = {}
        self._gap, self._is_centred = gap, is_centred
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._forget()

    def invalidate(self) -> None:
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._wishes = None
        self._heights.clear()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        asked = width, self._space()
        if asked not in self._heights:
            self._heights[asked] = self._place(QRect(0, 0, width, 0), is_trial=True)
        return self._heights[asked]

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        self._place(box, is_trial=False)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(wish.hint.width() + self._space() for wish in shown)
        return QSize(width, max((wish.hint.height() for wish in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        return QSize(
            max((wish.least.width() for wish in shown), default=0),
            max((wish.least.height() for wish in shown), default=0),
        )

    def _space(self) -> int:
        return LOOK.metrics.gap if self._gap is None else LOOK.metrics.between(self._gap)

    def _shown(self) -> list[_Wish]:
        if self._wishes is None:
            self._wishes = [
                _Wish(item, item.sizeHint(), item.minimumSize(), item.hasHeightForWidth())
                for item in self._items
                if not item.isEmpty()
            ]
        return self._wishes

    def _place(self, box: QRect, *, is_trial: bool) -> int:
        gap = self._space()
        y = box.y()
        for row in self._rows(box.width(), gap):
            height = max(size.height() for _, size in row)
            used = sum(size.width() for _, size in row) + gap * (len(row) - 1)
            x = box.x() + (max(0, box.width() - used) // 2 if self._is_centred else 0)
            for item, size in row:
                if not is_trial:
                    top = y + ((height - size.height()) // 2 if self._is_centred else 0)
                    item.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + gap
            y += height + gap
        return max(0, y - gap - box.y())

    def _rows(self, width: int, gap: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for wish in self._shown():
            size = wish.hint.boundedTo(QSize(max(width, 1), 16_777_215)).expandedTo(wish.least)
            if size.width() < wish.hint.width() and wish.has_height:  # wider than a row: it wraps its words
                size.setHeight(max(size.height(), wish.item.heightForWidth(size.width())))
            if not rows or left + size.width() > width:
                rows.append([])
                left = 0
            rows[-1].append((wish.item, size))
            left += size.width() + gap
        return rows
