"""A record that says two things: both values side by side with who said so, where and when. A person chooses; nothing is preselected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.services.sync_row import ConflictField, ConflictRow
from ui.screens.sync_word import side_words
from ui.screens.word import tr
from ui.theme import LOOK
from ui.widgets import Card, CompartmentMark, ElidedText, PlainButton, QuietButton, Text
from ui.widgets.side import SideButton

if TYPE_CHECKING:
    from fieldnotes.domain.vocabulary import Vocabulary
    from ui.screens.encounter.field import Field

NARROW_PX = 900  # below it the values stand one under the other


class ConflictCard(Card):
    """`chosen(path, index)`, `undone()`, `another_wanted(path)`: somebody wants to write a third value, `later_wanted()`."""

    chosen = Signal(str, int)
    undone = Signal()
    another_wanted = Signal(str)
    later_wanted = Signal()

    def __init__(self, row: ConflictRow, vocabulary: Vocabulary, *, today: str, parent: QWidget | None = None) -> None:
        super().__init__(padding=24, parent=parent)
        self.row, self._vocabulary, self._today = row, vocabulary, today
        self.sides: dict[str, list[SideButton]] = {}
        self._pairs: list[QBoxLayout] = []
        self.body.setSpacing(LOOK.metrics.between(16))
        kind = vocabulary["record_kind"].label(row.kind)
        names = {one.path: self._label(one) for one in row.fields}
        head = QHBoxLayout()
        head.setSpacing(LOOK.metrics.px(14))
        first = next(iter(names.values()))
        title = f"{kind} · {first}" if len(names) == 1 else kind
        head.addWidget(ElidedText(title, "strong", weight=650))
        self.where = ElidedText(" · ".join(filter(None, (row.number, row.title))), "second", "muted")
        head.addWidget(self.where, 1)
        head.addWidget(CompartmentMark(row.compartment))
        self.body.addLayout(head)
        self.setAccessibleName(title)
        self._all = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._all.setSpacing(LOOK.metrics.between(16))
        values = QVBoxLayout()
        values.setSpacing(LOOK.metrics.between(10))
        for one in row.fields:
            if len(names) > 1:
                values.addWidget(Text(names[one.path], "label", "muted", wrap=True))
            values.addLayout(self._pair(one))
        self._all.addLayout(values, 1)
        self._all.addLayout(self._buttons())
        self.body.addLayout(self._all)
        self.told = Text("", "second", "muted", wrap=True)
        self.told.hide()
        self.body.addWidget(self.told)

    def _label(self, one: ConflictField) -> str:
        spec = _field_of(self.row.kind, one.path)
        return spec.label if spec is not None else one.path.replace(".", ", ").replace("_", " ").capitalize()

    def _pair(self, one: ConflictField) -> QBoxLayout:
        from ui.screens.encounter.conflict import say_value

        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(LOOK.metrics.between(16))
        spec = _field_of(self.row.kind, one.path)
        buttons = []
        for index, side in enumerate(one.sides):
            button = SideButton(
                who=side.by_name,
                initials=side.initials,
                profession=str(side.profession),
                where=side_words(side, self._today),
                words=say_value(side.value, spec, self._vocabulary),
            )
            button.clicked.connect(lambda _on=False, path=one.path, place=index: self.chosen.emit(path, place))
            pair.addWidget(button, 1)
            buttons.append(button)
        self.sides[one.path] = buttons
        self._pairs.append(pair)
        return pair

    def _buttons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(LOOK.metrics.between(10))
        self.another = PlainButton(tr("Write another"))
        self.another.clicked.connect(lambda: self.another_wanted.emit(self.row.fields[0].path))
        self.later = QuietButton(tr("Decide later"))
        self.later.clicked.connect(self.later_wanted)
        self.undo = PlainButton(tr("Undo"), icon="undo")
        self.undo.clicked.connect(self.undone)
        self.undo.hide()
        for button in (self.another, self.later, self.undo):
            column.addWidget(button)
        column.addStretch(1)
        return column

    def show_choice(self, choices: dict[str, int], *, is_settled: bool) -> None:
        """What was taken so far. `is_settled`: all of it, and it can still be undone."""
        for path, buttons in self.sides.items():
            for index, button in enumerate(buttons):
                button.setChecked(choices.get(path) == index)
        held = self.another.hasFocus() or self.later.hasFocus()
        self.undo.setVisible(bool(choices))
        self.another.setVisible(not choices)
        self.later.setVisible(not choices)
        if held and choices:
            self.undo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.told.setText(
            tr("Chosen. It counts in a few seconds; the other value stays in the history.")
            if is_settled
            else tr("Chosen. It counts once the other fields of this record are chosen too.")
        )
        self.told.setVisible(bool(choices))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        ways = QBoxLayout.Direction
        room = LOOK.metrics.px(NARROW_PX) * LOOK.metrics.text_scale
        self._all.setDirection(ways.LeftToRight if width > room * 0.75 else ways.TopToBottom)
        for pair in self._pairs:
            pair.setDirection(ways.LeftToRight if width > room else ways.TopToBottom)


def _field_of(kind: str, path: str) -> Field | None:
    """How the encounter's pages call a field; None for one that none of them asks."""
    from ui.screens.encounter.screen import section_specs

    for spec in section_specs():
        for part in spec.parts:
            for one in part.fields if part.kind == kind else ():
                if one.path and (path == one.path or path.startswith((f"{one.path}.", f"{one.path}["))):
                    return one
    return None
