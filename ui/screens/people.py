"""Everybody this team has met, with the finder on top; twenty thousand are no more work than twenty."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.services.row import PersonRow
from ui.models.paged import PagedModel
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.person import PeopleListViewModel
from ui.widgets import Card, LineEdit, Text
from ui.widgets.encounter_row import RowList
from ui.widgets.person_row import PersonRowDelegate, spoken_person


class _Finder(LineEdit):
    """Down goes into the list without leaving the keyboard's home."""

    down = Signal()
    chosen = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class PeopleScreen(QWidget):
    """`person_wanted(id)`."""

    person_wanted = Signal(str)

    def __init__(self, model: PeopleListViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("People"))
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(21), px(16), px(20), px(16))
        column.setSpacing(px(13))
        head = QHBoxLayout()
        head.addWidget(Text(tr("People"), "title"))
        head.addStretch(1)
        column.addLayout(head)
        self.finder = _Finder(
            name=tr("Find a person"),
            placeholder=tr("A name as you heard it, a birth date, a phone, or what they look like"),
        )
        self.finder.edited.connect(self._typed)
        self.finder.down.connect(self._into_list)
        self.finder.chosen.connect(self._open_first)
        column.addWidget(self.finder)
        self.card = Card(padding=1)
        self.card.body.setContentsMargins(1, px(5), 1, px(5))
        self.rows = PagedModel(spoken_person, self)
        self.list = RowList(self.rows, PersonRowDelegate(self), name=tr("People by name"))
        self.list.clicked.connect(self._open)
        self.nothing = Text("", "body", "muted", wrap=True)
        self.nothing.setContentsMargins(px(18), px(14), px(18), px(14))
        self.card.body.addWidget(self.nothing)
        self.card.body.addWidget(self.list)
        column.addWidget(self.card, 1)
        self._model = model
        self.rows.page_wanted.connect(model.read_page)
        model.page_read.connect(self._take_page)
        model.found.connect(self._take_found)
        self.nothing.hide()

    def renew(self) -> None:
        """From the beginning: another pen, or somebody was written."""
        self.finder.set_text("")
        self._model.find("")
        self._say_nothing("")
        self.rows.restart()

    def first_focus(self) -> QWidget:
        """The finder."""
        return self.finder

    def _typed(self, typed: str) -> None:
        self._model.find(typed)
        if not typed.strip():
            self._say_nothing("")
            self.rows.restart()

    def _take_page(self, token: object, rows: list[PersonRow], is_last: bool) -> None:
        self.rows.set_page(token, rows, is_last)
        if is_last and not self.rows.rowCount():
            self._say_nothing(tr("Nobody yet. People are added in an encounter, under People."))

    def _take_found(self, rows: list[PersonRow]) -> None:
        if not self._model.query:
            return
        self.rows.set_rows(rows)
        if rows:
            self.list.setCurrentIndex(self.rows.index(0, 0))
        self._say_nothing(
            "" if rows else tr("Nobody by these words. Try only the family name, a birth date or a phone number.")
        )

    def _say_nothing(self, words: str) -> None:
        self.nothing.setText(words)
        self.nothing.setVisible(bool(words))
        self.list.setVisible(not words)

    def _into_list(self) -> None:
        if self.rows.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_first(self) -> None:
        if self._model.query and self.rows.rowCount():
            self._open(self.list.currentIndex() if self.list.currentIndex().isValid() else self.rows.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row is not None:
            self.person_wanted.emit(row.id)
