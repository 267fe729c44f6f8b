"""Support for you, and the numbers that must be reachable while locked. Nothing is written here, and nothing is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.services.row import ContactLine
from ui.screens.word import to_say, tr
from ui.theme import LOOK
from ui.widgets import Card, Note, PlainButton, ScrollColumn, Text, clear_layout

# Numbers that hold in the whole country and on every laptop, before anybody has set anything up.
# 988: 988 Suicide & Crisis Lifeline (47 CFR 52.200); Poison Help 1-800-222-1222: HRSA; 911, 211: 47 CFR 52 (N11 codes).
EVERYWHERE = (
    ContactLine(
        name=to_say("988 crisis line"), number="988", note=to_say("Call or text, any hour. Veterans: then press 1.")
    ),
    ContactLine(name=to_say("Emergency"), number="911", note=to_say("Ambulance, fire, police.")),
    ContactLine(
        name=to_say("Poison control"), number="1-800-222-1222", note=to_say("Any hour, interpreters on the line.")
    ),
    ContactLine(name=to_say("Community services"), number="211", note=to_say("Shelter, food, detox, transport.")),
)
FOR_YOU = (
    (
        to_say("After a hard call"),
        to_say(
            "Two minutes before the next one: feet on the floor, breathe out longer than in, say out loud what is done."
        ),
    ),
    (
        to_say("Tonight"),
        to_say("Eat, drink water, call somebody who knows you. Sleep comes later than you want; that is usual."),
    ),
    (
        to_say("This week"),
        to_say("If pictures come back or you drink to sleep, talk to peer support. It is the strong thing to do."),
    ),
)


def _said(one: ContactLine) -> ContactLine:
    """Our own contacts in the language of the screen; the agency's stay as the agency wrote them."""
    return ContactLine(name=tr(one.name), number=one.number, note=tr(one.note))


class ContactCard(Card):
    """One number, big enough to be read across a car."""

    def __init__(self, contact: ContactLine, parent: QWidget | None = None) -> None:
        super().__init__(padding=18, parent=parent)
        self.body.setSpacing(LOOK.metrics.px(3))
        self.body.addWidget(Text(contact.name, "label", "muted"))
        self.number = number = Text(contact.number, "title", wrap=True)
        number.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        number.setAccessibleName(f"{contact.name}: {contact.number}")
        self.body.addWidget(number)
        if contact.note:
            self.body.addWidget(Text(contact.note, "second", wrap=True))
        self.body.addStretch()


class SupportScreen(QWidget):
    """Contacts of the agency first, then the ones that hold everywhere, then a few sentences for the team itself."""

    back_wanted = Signal()

    def __init__(self, *, has_back: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr("Support for you"))
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollColumn(margins=(22, 18, 22, 18), gap=14)
        outer.addWidget(scroll)
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Text(tr("Support for you"), "title"))
        names.addWidget(
            Text(
                tr("Nothing is written here: no name, no time, no trace that this page was open."),
                "second",
                "muted",
                wrap=True,
            )
        )
        head.addLayout(names, 1)
        self.back = PlainButton(tr("Back"), icon="back", key="Esc")
        self.back.clicked.connect(self.back_wanted)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        scroll.column.addLayout(head)
        self.back.setVisible(has_back)
        self._grid = QGridLayout()
        self._grid.setSpacing(px(14))
        scroll.column.addLayout(self._grid)
        for title, text in FOR_YOU:
            scroll.column.addWidget(Note(tr(title), tr(text)))
        scroll.column.addStretch()
        self._contacts: tuple[ContactLine, ...] = ()
        self._columns = 0
        self.set_contacts(())

    def set_contacts(self, contacts: Sequence[ContactLine]) -> None:
        """The agency's own contacts come first; a number is shown once."""
        own = tuple(contacts)
        known = {"".join(filter(str.isdigit, one.number)) for one in own}
        self._contacts = own + tuple(
            _said(one) for one in EVERYWHERE if "".join(filter(str.isdigit, one.number)) not in known
        )
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, min(4, self.width() // max(1, round(LOOK.metrics.px(270) * LOOK.metrics.text_scale**0.8))))
        if columns == self._columns:
            return
        self._columns = columns
        clear_layout(self._grid)
        for index, contact in enumerate(self._contacts):
            self._grid.addWidget(ContactCard(contact), index // columns, index % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt passes a QResizeEvent
        self._arrange()

    def first_focus(self) -> QWidget:
        """The way back, else the first number."""
        first = self.findChild(ContactCard)
        return self.back if self.back.isVisibleTo(self) or first is None else first.number
