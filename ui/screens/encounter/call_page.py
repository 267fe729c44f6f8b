"""Call: before anything else what is known of this door and this phone, weapons first; then the call itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.record import Encounter
from fieldnotes.services.row import CarefulLine, History, HistoryRow
from ui.screens.back_seat import shown_name, shown_place
from ui.screens.encounter.form import FormPage
from ui.screens.word import tr, tr_n
from ui.theme import LOOK
from ui.viewmodels.history import HistoryViewModel
from ui.viewmodels.moment import say_day
from ui.widgets import ElidedText, Icon, Note, PlainButton, QuietButton, Text, clear_layout

if TYPE_CHECKING:
    from fieldnotes.services.row import EncounterState
    from ui.screens.encounter.editor import Surroundings
    from ui.screens.encounter.field import SectionSpec
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot

ROWS_SHOWN = 4


class HistoryPanel(QWidget):
    """`encounter_wanted(id)`, `person_wanted(id)`. Hidden while nothing is known."""

    encounter_wanted = Signal(str)
    person_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LOOK.metrics.between(10))
        self.hide()

    def show_history(self, history: History, today: str) -> None:
        """What is known; nothing hides the panel."""
        clear_layout(self._column)
        if history.careful:
            tone = "danger" if history.careful[0].is_weapon else "warn"
            note = Note(tr("Be careful here"), tone=tone)
            for line in history.careful:
                note.body.addWidget(self._careful(line, today))
            self._column.addWidget(note)
        if history.rows or history.people:
            self._column.addWidget(self._before(history, today))
        self.setVisible(bool(history.careful or history.rows or history.people))
        self.setAccessibleName(tr_n("%n earlier encounter here", "%n earlier encounters here", len(history.rows)))

    @staticmethod
    def _careful(one: CarefulLine, today: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LOOK.metrics.between(8))
        if one.is_weapon:
            row.addWidget(Icon("warning", "danger", name=tr("Weapon")))
        facts = [
            shown_name(one.who) if one.who else "",
            one.line.source,
            say_day(one.day, today=today) if one.day else "",
            tr("until {day}", day=say_day(one.line.expires_on, today=today)) if one.line.expires_on else "",
        ]
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(one.line.text, "strong" if one.is_weapon else "body", wrap=True))
        column.addWidget(Text(" · ".join(filter(None, facts)), "second", "muted", wrap=True))
        row.addLayout(column, 1)
        return box

    def _before(self, history: History, today: str) -> Note:
        note = Note(tr("Here before"))
        if history.people:
            people = QHBoxLayout()
            people.addWidget(Text(tr("Known here:"), "second", "muted"))
            for person in history.people[:3]:
                button = QuietButton(shown_name(person.name, person.age), icon="people", size="small")
                button.setAccessibleName(tr("Page of {name}", name=shown_name(person.name)))
                button.clicked.connect(partial(self.person_wanted.emit, person.id))
                people.addWidget(button)
            people.addStretch(1)
            note.body.addLayout(people)
        for row in history.rows[:ROWS_SHOWN]:
            note.body.addWidget(self._row(row, today))
        more = len(history.rows) - ROWS_SHOWN
        if more > 0:
            note.body.addWidget(Text(tr_n("%n more, older", "%n more, older", more), "second", "muted"))
        return note

    def _row(self, one: HistoryRow, today: str) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, LOOK.metrics.between(1))
        line.setSpacing(LOOK.metrics.between(12))
        day = Text(say_day(one.day, today=today), "strong")
        day.setMinimumWidth(LOOK.metrics.px(66))
        line.addWidget(day)
        words = QVBoxLayout()
        words.setSpacing(0)
        title = one.title or shown_place(one.place)
        words.addWidget(ElidedText(title, "body", weight=650))
        because = tr("same phone") if one.because == "phone" else ""
        words.addWidget(
            ElidedText(" · ".join(filter(None, (one.outcome, shown_place(one.place), because))), "second", "muted")
        )
        line.addLayout(words, 1)
        button = PlainButton(tr("Open"), size="small")
        button.setAccessibleName(tr("Open: {what}", what=f"{say_day(one.day, today=today)}, {one.title}"))
        button.clicked.connect(partial(self.encounter_wanted.emit, one.encounter))
        line.addWidget(button)
        return box


class CallPage(FormPage):
    """The form of the call under the history of its door."""

    def __init__(self, spec: SectionSpec, vm: EncounterViewModel, around: Surroundings) -> None:
        super().__init__(spec, vm, around)
        self.history = HistoryViewModel(vm, self)
        self.panel = HistoryPanel()
        self.panel.encounter_wanted.connect(self.encounter_wanted)
        self.panel.person_wanted.connect(self.person_wanted)
        self.column.insertWidget(0, self.panel)
        self.history.found.connect(self._show)

    def _show(self, history: History) -> None:
        self.panel.show_history(history, self.vm.desk.clock.now().to_event_time().day)

    def _look(self) -> None:
        body = self.vm.single("encounter").body
        self.history.look(cast(Encounter, body))

    def show_state(self, state: EncounterState) -> None:
        super().show_state(state)
        self._look()

    def show_edit(self, slot: Slot) -> None:
        super().show_edit(slot)
        if slot.kind == "encounter":
            self._look()
