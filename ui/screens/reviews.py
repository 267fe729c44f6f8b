"""A supervisor's queue: what colleagues of the own profession signed and nobody has reviewed, longest waiting first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fieldnotes.services.row import EncounterRow, ReviewRow
from ui.models.paged import PagedModel
from ui.screens.word import join_names, to_say, tr
from ui.theme import LOOK
from ui.widgets import Card, Text
from ui.widgets.encounter_row import EncounterRowDelegate, RowList, spoken_row

if TYPE_CHECKING:
    from ui.viewmodels.review import ReviewViewModel

STATE_WORDS = {
    "waiting": (to_say("Waits for you"), "warn"),
    "asked": (to_say("You asked for a change"), "plain"),
    "answered": (to_say("Answered, look again"), "accent"),
}


def spoken_review(row: ReviewRow) -> str:
    """What a screen reader says."""
    return ", ".join((spoken_row(row.encounter), _signed_by(row), tr(STATE_WORDS[row.state][0])))


def _signed_by(row: ReviewRow) -> str:
    return tr("signed by {names}", names=join_names(row.signed_by)) if row.signed_by else ""


class ReviewRowDelegate(EncounterRowDelegate):
    """A row of the list of encounters that says who signed and what it waits for."""

    def row_of(self, row: Any) -> EncounterRow | None:
        return row.encounter if isinstance(row, ReviewRow) else None

    def under(self, row: Any) -> str:
        place = "" if LOOK.is_private else row.encounter.place
        return " · ".join(filter(None, (_signed_by(row), place)))

    def signs(self, row: Any) -> tuple[str, str]:
        words, tone = STATE_WORDS[row.state]
        return tr(words), tone


class ReviewsScreen(QWidget):
    """A list fed by pages. `encounter_wanted(id)`: read it, then "Reviewed" or "Ask for a change" stands above it."""

    encounter_wanted = Signal(str)

    def __init__(self, model: ReviewViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Reviews"))
        px = LOOK.metrics.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(21), px(16), px(20), px(16))
        column.setSpacing(px(13))
        column.addWidget(Text(tr("Reviews"), "title"))
        column.addWidget(
            Text(
                tr(
                    "Signed by your colleagues, longest waiting first. Open one, read it, then say that you reviewed it."
                ),
                "second",
                "muted",
                wrap=True,
            )
        )
        card = Card(padding=1)
        card.body.setContentsMargins(1, px(5), 1, px(5))
        self.rows = PagedModel(spoken_review, self)
        self.list = RowList(self.rows, ReviewRowDelegate(self, has_day=True), name=tr("Encounters to review"))
        self.list.clicked.connect(self._open)
        self._empty = Text(tr("Nothing waits for your review."), "body", "muted", wrap=True)
        self._empty.setContentsMargins(px(18), px(14), px(18), px(14))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        card.body.addWidget(self._stack)
        column.addWidget(card, 1)
        self.rows.page_wanted.connect(model.read_page)
        model.page_read.connect(self._take_page)
        model.changed.connect(self.renew)

    def renew(self) -> None:
        """Reads from the longest waiting again."""
        self.rows.restart()

    def _take_page(self, token: object, rows: list[ReviewRow], is_last: bool) -> None:
        self.rows.set_page(token, rows, is_last)
        self.show_rows()

    def show_rows(self) -> None:
        """The list, or a word that there is nothing."""
        self._stack.setCurrentWidget(self.list if self.rows.rowCount() else self._empty)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row is not None:
            self.encounter_wanted.emit(row.encounter.id)

    def first_focus(self) -> QWidget:
        """The one that waits longest."""
        return self.list
