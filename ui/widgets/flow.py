"""A layout that goes left to right and wraps: chips need it and Qt has none."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme import LOOK


class FlowLayout(QLayout):
    """Wrapping rows. `gap` in px of the reference screen between items and rows; None takes the look's gap between targets.

    `is_centred`: every row stands in the middle, and its items in the middle of the row.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int | None = None, is_centred: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._is_centred = gap, is_centred
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        self._place(box, is_trial=False)

    def sizeHint(self) -> QSize:
        width = sum(item.sizeHint().width() + self._space() for item in self._shown())
        return QSize(width, max((item.sizeHint().height() for item in self._shown()), default=0))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        return QSize(
            max((item.minimumSize().width() for item in shown), default=0),
            max((item.minimumSize().height() for item in shown), default=0),
        )

    def _space(self) -> int:
        return LOOK.metrics.gap if self._gap is None else LOOK.metrics.px(self._gap)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

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
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 16_777_215)).expandedTo(item.minimumSize())
            if (
                size.width() < item.sizeHint().width() and item.hasHeightForWidth()
            ):  # wider than a row: it wraps its words
                size.setHeight(max(size.height(), item.heightForWidth(size.width())))
            if not rows or left + size.width() > width:
                rows.append([])
                left = 0
            rows[-1].append((item, size))
            left += size.width() + gap
        return rows
