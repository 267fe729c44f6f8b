"""The person beside: what helps, be careful (weapons first, with source and end), past contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.back_seat import shown_name
from ui.screens.word import tr, tr_n
from ui.theme import LOOK
from ui.viewmodels.moment import say_day
from ui.widgets import EdgeBar, Note, ScrollColumn, Text, clear_layout

if TYPE_CHECKING:
    from fieldnotes.domain.record import Line
    from fieldnotes.domain.vocabulary import Vocabulary
    from fieldnotes.services.row import ContactRow, PersonBeside

CONTACTS_SHOWN = 5


class PersonPanel(QWidget):
    """Everything about the person that one glance must give."""

    def __init__(self) -> None:
        super().__init__()
        self._scroll = ScrollColumn(margins=(16, 16, 16, 12), gap=4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._shown: PersonBeside | None = None
        self.show_person(None)

    def show_person(self, person: PersonBeside | None, today: str = "", vocabulary: Vocabulary | None = None) -> None:
        """Show a person, or that nobody is named yet."""
        if person is not None and person == self._shown:
            return
        self._shown = person
        column, px = self._scroll.column, LOOK.metrics.px
        clear_layout(column)
        if person is None:
            column.addWidget(Text(tr("Nobody named yet"), "heading", wrap=True))
            column.addWidget(
                Text(tr("Add them under People, also when you do not know a name."), "second", "muted", wrap=True)
            )
            column.addStretch(1)
            return
        column.addWidget(Text(shown_name(person.name, person.age), "heading", wrap=True))
        column.addWidget(Text(_contacts_words(person.contacts_12_months), "second", "muted", wrap=True))
        told = " · ".join(
            filter(
                None, (_said(vocabulary, "pronoun", person.pronouns), _said(vocabulary, "language", person.language))
            )
        )
        if told:
            column.addWidget(Text(told, "second", "muted", wrap=True))
        column.addSpacing(px(10))
        if person.what_helps:
            column.addWidget(Note(tr("What helps"), _sentences(person.what_helps), tone="ok"))
            column.addSpacing(px(12))
        if person.be_careful:
            note = Note(tr("Be careful"), _careful(person.be_careful, today), tone="warn")
            until = min((line.expires_on for line in person.be_careful if line.expires_on), default="")
            if until:
                told = tr("The first expires {day}", day=say_day(until, today=today))
                note.body.addWidget(Text(told, "second", "muted", wrap=True))
            column.addWidget(note)
            column.addSpacing(px(10))
        if person.contacts:
            column.addWidget(Text(tr("Contacts"), "label", "muted"))
            column.addSpacing(px(4))
            column.addWidget(_contacts(person.contacts[:CONTACTS_SHOWN], today))
        column.addStretch(1)


def _said(vocabulary: Vocabulary | None, name: str, code: str) -> str:
    """A code in words; what somebody wrote in their own words stays as it is."""
    return vocabulary[name].label(code) if vocabulary is not None and code in vocabulary[name] else code


def _contacts_words(count: int) -> str:
    if not count:
        return tr("First contact")
    return tr_n("%n contact in 12 months", "%n contacts in 12 months", count)


def _sentence(text: str) -> str:
    words = text.strip()
    return words if not words or words[-1] in ".!?…" else f"{words}."


def _sentences(lines: tuple[Line, ...]) -> str:
    return "\n".join(_sentence(line.text) for line in lines)


def _careful(lines: tuple[Line, ...], today: str) -> str:
    """A line for each thing: run together, "Hard of hearing, Sister" makes the sister hard of hearing."""
    said = []
    for line in lines:
        source = ", ".join(filter(None, (say_day(line.on.day, today=today) if line.on.day else "", line.source)))
        words = line.text.strip().rstrip(".")
        said.append(f"{words} ({source})" if source else words)
    return "\n".join(said)


def _contacts(rows: tuple[ContactRow, ...], today: str) -> QWidget:
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(LOOK.metrics.px(20))
    line.addWidget(EdgeBar("line2"))
    column = QVBoxLayout()
    column.setSpacing(LOOK.metrics.px(10))
    for row in rows:
        cell = QVBoxLayout()
        cell.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(LOOK.metrics.px(5))
        head.addWidget(Text(say_day(row.day, today=today), "second", weight=650))
        head.addWidget(Text(row.title, "second", "muted"), 1)
        cell.addLayout(head)
        if row.outcome:
            cell.addWidget(Text(row.outcome, "second", "muted", wrap=True))
        column.addLayout(cell)
    line.addLayout(column, 1)
    return box
