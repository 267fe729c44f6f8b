"""All encounters of this laptop, newest first; twenty thousand are no more work than twenty."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.paged import PagedModel
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.shift import ShiftViewModel
from ui.widgets import Card, PrimaryButton, Text
from ui.widgets.encounter_row import EncounterRowDelegate, RowList, spoken_row


class EncountersScreen(QWidget):
    """A list fed by pages. `encounter_wanted(id)`, `new_wanted()`."""

    encounter_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, model: ShiftViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Encounters"))
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(21), px(16), px(20), px(16))
        column.setSpacing(px(13))
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Text(tr("Encounters"), "title"))
        names.addWidget(Text(tr("Newest first. Ctrl+K finds by words."), "second", "muted"))
        head.addLayout(names, 1)
        self.new = PrimaryButton(tr("New encounter"), icon="add", key="Ctrl N", size="large")
        self.new.clicked.connect(self.new_wanted)
        head.addWidget(self.new)
        column.addLayout(head)
        self._card = Card(padding=1)
        self._card.body.setContentsMargins(1, px(5), 1, px(5))
        self.rows = PagedModel(spoken_row, self)
        self.list = RowList(
            self.rows, EncounterRowDelegate(self, has_day=True), name=tr("All encounters, newest first")
        )
        self.list.clicked.connect(self._open)
        self._card.body.addWidget(self.list)
        column.addWidget(self._card, 1)
        self.rows.page_wanted.connect(model.read_page)
        model.page_read.connect(self.rows.set_page)
        self._model = model
        self._pen = ""

    def renew(self) -> None:
        """Reads from the newest again: another pen, or something was written."""
        self.rows.restart()

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row is not None:
            self.encounter_wanted.emit(row.id)

    def first_focus(self) -> QWidget:
        """The newest encounter."""
        return self.list
