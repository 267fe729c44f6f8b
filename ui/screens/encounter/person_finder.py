"""Find or add a person: finding first, because most people were met before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldnotes.domain.ids import PersonId
from ui.screens.word import tr
from ui.theme import LOOK
from ui.widgets import Button, FlowLayout, LineEdit

if TYPE_CHECKING:
    from fieldnotes.services.row import PersonRow
    from ui.viewmodels.people import PeopleViewModel

FOUND_SHOWN = 6


class PersonFinder(QWidget):
    """A line to type in; below it who was met before, and the two ways to add somebody. `added()` once one was chosen."""

    added = Signal()
    recognised = Signal(object)  # PersonRow, while `recognise(True)`: who somebody here already is

    def __init__(self, people: PeopleViewModel) -> None:
        super().__init__()
        self.people = people
        self._is_recognising = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.px(8))
        self.edit = LineEdit(
            name=tr("Find or add a person"), placeholder=tr("Find or add: a name, a phone, or what they look like")
        )
        self.edit.edited.connect(self._typed)
        column.addWidget(self.edit)
        self._results = QWidget()
        self._flow = FlowLayout(self._results)
        self._known: list[Button] = []
        self.add_named = Button(tr("Add"), icon="add", size="small")
        self.add_unknown = Button(tr("Name not known"), icon="add", size="small")
        self.add_named.clicked.connect(lambda: self._add(self.people.add_named, self.edit.text()))
        self.add_unknown.clicked.connect(lambda: self._add(self.people.add_unknown, self.edit.text()))
        for button in (self.add_named, self.add_unknown):
            self._flow.addWidget(button)
        column.addWidget(self._results)
        self._results.hide()
        people.found.connect(self._show_found)

    def recognise(self, is_on: bool) -> None:
        """Ask who somebody is instead of whom to add."""
        self._is_recognising = is_on
        self.edit.setPlaceholderText(
            tr("Who is it? A name as you heard it, a phone, a birth date")
            if is_on
            else tr("Find or add: a name, a phone, or what they look like")
        )
        self.edit.set_text("")
        self._typed("")
        self._show_found(())
        if is_on:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, row: PersonRow, _on: bool = False) -> None:
        if self._is_recognising:
            self.recognised.emit(row)
        else:
            self._add(self.people.add_known, PersonId(row.id))

    def _typed(self, typed: str) -> None:
        words = typed.strip()
        self.add_named.set_word(tr("Add {name}", name=words))
        self.add_unknown.set_word(tr("Name not known: {what}", what=words))
        self._results.setVisible(bool(words))
        for button in (self.add_named, self.add_unknown):
            button.setVisible(not self._is_recognising)
        self.people.find(words)

    def _show_found(self, rows: tuple[PersonRow, ...]) -> None:
        for button in self._known:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._known = []
        for row in rows[:FOUND_SHOWN]:
            told = ", ".join(filter(None, (row.full_name, row.age, row.phone)))
            button = Button(told, icon="people", size="small")
            button.clicked.connect(partial(self._pick, row))
            self._flow.addWidget(button)
            self._known.append(button)
        self._results.updateGeometry()

    def _add(self, add: Any, what: Any, _on: bool = False) -> None:
        self.edit.set_text("")
        self.edit.setFocus(
            Qt.FocusReason.OtherFocusReason
        )  # the button pressed goes away: the keyboard must stay on this page
        self._results.hide()
        self._show_found(())
        self.added.emit()
        add(what)
