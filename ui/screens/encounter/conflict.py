"""Two people set one field differently: both values stand side by side beside the field, and a person chooses. Nothing is preselected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.record import Narrative
from ui.screens.encounter.field import Chips, Field
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.moment import say_event_time, say_minute
from ui.viewmodels.slot import empty_body, read_path
from ui.widgets import ChipGroup, Text, framed

if TYPE_CHECKING:
    from fieldnotes.domain.vocabulary import Vocabulary
    from fieldnotes.services.row import ConflictValue
    from ui.screens.encounter.editor import Surroundings
    from ui.viewmodels.slot import Slot

LONGEST = 48  # characters of a value in a chip


def say_value(value: Any, field: Field | None, vocabulary: Vocabulary) -> str:
    """A stored value as people read it; an empty one says so."""
    return _say(msgspec.to_builtins(value), field, vocabulary) or tr("left empty")


def _say(value: Any, field: Field | None, vocabulary: Vocabulary) -> str:
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, str):
        return vocabulary[field.vocabulary].short(value) if isinstance(field, Chips) and value else value.strip()
    if isinstance(value, Mapping):
        return _say_mapping(value, field, vocabulary)
    if isinstance(value, Sequence):
        return ", ".join(filter(None, (_say(item, field, vocabulary) for item in value)))
    return "" if value is None else str(value)


def _say_mapping(value: Mapping[str, Any], field: Field | None, vocabulary: Vocabulary) -> str:
    if "precision" in value or "offset_min" in value:
        return say_event_time(msgspec.convert(value, EventTime))
    if "text" in value:
        return str(value["text"]).strip()
    return ", ".join(filter(None, (_say(item, field, vocabulary) for item in value.values())))


class ConflictStrip(QWidget):
    """The values of one field. `chosen(path, index)`: somebody took one; the other stays in the record's history."""

    chosen = Signal(str, int)

    def __init__(
        self,
        path: str,
        label: str,
        values: Sequence[ConflictValue],
        *,
        field: Field | None,
        vocabulary: Vocabulary,
        taken: int = -1,
    ) -> None:
        super().__init__()
        self._path = path
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = framed("note", tone="warn")
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(px(14), px(9), px(14), px(11))
        column.setSpacing(px(8))
        names = tr(" and ").join(dict.fromkeys(value.by_name for value in values))
        said = (
            tr("{field}: {names} wrote different things. Which one counts?", field=label, names=names)
            if taken < 0
            else tr("{field}: chosen. It counts once the other fields of this form are chosen too.", field=label)
        )
        column.addWidget(Text(said, "label", "warn", wrap=True))
        options = []
        for index, value in enumerate(values):
            words = say_value(value.value, field, vocabulary)
            if len(words) > LONGEST:  # a chip is one line: the whole text stands above it
                column.addWidget(Text(f"{value.by_name}: {words}", "second", wrap=True))
                words = f"{words[:LONGEST].rstrip()}…"
            options.append((str(index), f"{words} · {value.by_name} {say_minute(value.at)}"))
        self.values = ChipGroup(said, options, is_single=True, is_small=True)
        self.values.set_codes([str(taken)] if taken >= 0 else [])
        self.values.picked.connect(lambda codes: self.chosen.emit(path, int(codes[0]) if codes else -1))
        column.addWidget(self.values)
        self.setAccessibleName(said)

    def belongs_to(self, path: str) -> bool:
        """Whether the field at `path` is the one in conflict, or holds it."""
        return self._path == path or self._path.startswith(f"{path}.")


def conflict_strips(slot: Slot, fields: Sequence[Field], around: Surroundings) -> list[ConflictStrip]:
    """One strip per field of a record that two people set differently."""
    strips = []
    for path, values in slot.conflicts.items():
        field = next((one for one in fields if path == one.path or path.startswith(f"{one.path}.")), None)
        label = field.label if field is not None else path.replace(".", ", ").replace("_", " ").capitalize()
        strips.append(
            ConflictStrip(
                path, label, values, field=field, vocabulary=around.vocabulary, taken=slot.choices.get(path, -1)
            )
        )
    return strips


def words_of(slot: Slot, fields: Sequence[Field], vocabulary: Vocabulary) -> str:
    """What was written in a working copy since it was opened, as lines to keep elsewhere."""
    if isinstance(slot.body, Narrative):
        return slot.body.text.strip()
    base = slot.base or empty_body(slot.kind)
    lines = []
    for field in fields:
        if not field.path:
            continue  # it gives its answers to other fields
        value = read_path(slot.body, field.path)
        if value != read_path(base, field.path):
            lines.append(f"{field.label}: {say_value(value, field, vocabulary)}")
    return "\n".join(lines)
