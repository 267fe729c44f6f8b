"""A list fed by pages: it asks for the next one when somebody scrolls near the end, and never loads everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PagedModel(QAbstractListModel):
    """Frozen rows, ready to paint. `page_wanted(token, last row or None)`; answer with `set_page(token, rows, is_last)`.

    `words(row)` is what a screen reader says. A page for an older token (another pen, another search) is dropped.
    """

    page_wanted = Signal(object, object)

    def __init__(self, words: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[Any] = []
        self._is_complete, self._is_asking = True, False
        self._token: object = object()

    def restart(self) -> None:
        """Forgets everything and asks for the first page."""
        self.beginResetModel()
        self._rows = []
        self._is_complete, self._is_asking = False, True
        self._token = object()
        self.endResetModel()
        self.page_wanted.emit(self._token, None)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """A short list that is known whole."""
        self.beginResetModel()
        self._rows = list(rows)
        self._is_complete, self._is_asking = True, False
        self._token = object()
        self.endResetModel()

    def set_page(self, token: object, rows: Sequence[Any], is_last: bool) -> None:
        """The answer to `page_wanted`."""
        if token is not self._token:
            return
        self._is_asking, self._is_complete = False, is_last
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def renew(self, rows: Sequence[Any], *, is_last: bool) -> None:
        """The same rows read again: those that say something else are painted again, and who scrolled or chose one stays there."""
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows, self._is_complete, self._is_asking, self._token = list(rows), is_last, False, object()
            self.endResetModel()
            return
        changed = [place for place, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows, self._is_complete = list(rows), is_last
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))

    def row(self, index: _Index) -> Any:
        """The row behind an index, or None."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(row)
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and not self._is_complete and not self._is_asking

    def fetchMore(self, parent: _Index) -> None:
        if self.canFetchMore(parent):
            self._is_asking = True
            self.page_wanted.emit(self._token, self._rows[-1] if self._rows else None)
