"""The keys on one panel, opened by `?`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.screens.word import to_say, tr
from ui.theme import LOOK
from ui.widgets import KeyCap, PlainButton, ScrollColumn, Text, clear_layout
from ui.widgets.overlay import Overlay

# Everything that has a key, in the order of a call. The shell binds the same table (ui/shell.py), so the two cannot differ.
KEYS: tuple[tuple[str, str, str], ...] = (  # (act, key, words)
    ("hide", "F12", to_say("Hide everything at once")),
    ("lock", "Ctrl+L", to_say("Lock: save, close, sign out")),
    ("pen", "F9", to_say("Whose pen is up")),
    ("stamp", "F8", to_say("Stamp the next time of the call")),
    ("hand_over", "F7", to_say("Hand over")),
    ("new", "Ctrl+N", to_say("New encounter")),
    ("switch", "Ctrl+O", to_say("The other open call")),
    ("close_call", "Ctrl+W", to_say("Close this contact: no action needed, on one page")),
    ("follow_up", "Ctrl+B", to_say("Leave a follow-up for the team")),
    ("find", "Ctrl+K", to_say("Find people, calls, notes, commands")),
    ("sign", "Ctrl+Return", to_say("Sign")),
    ("packet", "Ctrl+P", to_say("Referral packet")),
    ("saved", "Ctrl+S", to_say("Is it saved? It is, already")),
    ("theme", "Ctrl+D", to_say("Night, day, red")),
    ("settings", "F11", to_say("Settings: text size, gloves, hand, language")),
    ("help", "?", to_say("These keys")),
)
# The same by one key, for one hand or a glove: no act needs two keys at once. (Sticky keys of the system work with the chords too.)
ALONE: dict[str, str] = {
    "help": "F1",
    "new": "F2",
    "switch": "Pause",
    "close_call": "Insert",
    "follow_up": "Menu",
    "find": "F3",
    "packet": "F4",
    "sign": "F5",
    "lock": "F10",
}
INSIDE: tuple[tuple[str, str], ...] = (
    ("1 – 9, 0", to_say("Choose chips in the focused group; 0 leads to more")),
    ("Enter", to_say("Next")),
    ("Esc", to_say("Back")),
    ("Tab", to_say("Leaves a text field, always")),
    ("← → ↑ ↓", to_say("Move inside a group, a list or the rail")),
)


def shown_key(key: str) -> str:
    """Ctrl+Return reads Ctrl Enter."""
    return key.replace("Return", "Enter").replace("+", " ")


def keys_of(act: str, key: str) -> str:
    """Ctrl N or F2."""
    alone = ALONE.get(act)
    return tr("{key} or {other}", key=shown_key(key), other=alone) if alone else shown_key(key)


class KeysOverlay(Overlay):
    """Two columns of keys; more from the screen below when it has some."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, tr("Keys"), width=860)
        head = QHBoxLayout()
        self._title = Text("", "title")
        head.addWidget(self._title, 1)
        self._close = PlainButton("", key="Esc", size="small")
        self._close.clicked.connect(self.close_panel)
        head.addWidget(self._close)
        self.panel.body.addLayout(head)
        self._scroll = ScrollColumn(gap=8)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(LOOK.metrics.px(14))
        self._grid.setVerticalSpacing(LOOK.metrics.px(9))
        self._scroll.column.addLayout(self._grid)
        self._scroll.column.addStretch()
        self.panel.body.addWidget(self._scroll, 1)
        self.say_again()

    def say_again(self) -> None:
        """Another language; the keys themselves are said when it opens."""
        self.setAccessibleName(tr("Keys"))
        self._title.setText(tr("Keys"))
        self._close.set_word(tr("Close"))

    def open_with(self, more: Sequence[tuple[str, str]] = ()) -> None:
        """Opens it; `more`: (key, words) of the screen below."""
        clear_layout(self._grid)
        lines = (
            [(keys_of(act, key), tr(words)) for act, key, words in KEYS]
            + [(key, tr(words)) for key, words in INSIDE]
            + list(more)
        )
        columns = 2 if self._window.width() > LOOK.metrics.px(900) * LOOK.metrics.text_scale else 1
        rows = -(-len(lines) // columns)
        for number, (key, words) in enumerate(lines):
            row, column = number % rows, number // rows * 2
            self._grid.addWidget(KeyCap(key), row, column, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(Text(words, "body", wrap=True), row, column + 1)
        for column in range(columns):
            self._grid.setColumnStretch(column * 2 + 1, 1)
        wanted = self._grid.sizeHint().height() + LOOK.metrics.px(10)
        self._scroll.setMinimumHeight(min(wanted, self._window.height() - LOOK.metrics.px(190)))
        self.open_panel()

    def first_focus(self) -> QWidget:
        return self._close
