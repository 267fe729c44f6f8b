"""Editors for answers that have parts: what became of each chosen thing, rows, facts with their question, one-key answers."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.record import Body
from ui.screens.encounter.editor import SIMPLE, Editor, Surroundings
from ui.screens.encounter.field import Detail, Fact, Field, Quick, Rows
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.slot import read_path, write_path
from ui.widgets import AutosaveTextEdit, ChipGroup, IconButton, Text, framed


class QuickEditor(Editor):
    """One chip: the usual answer in one key. It shows as chosen while all it gives still stands."""

    def __init__(self, spec: Quick, around: Surroundings) -> None:
        super().__init__(spec, around)
        self._sets = spec.sets
        self.group = ChipGroup(spec.label, [("usual", spec.label)], is_single=True)
        self.group.picked.connect(self._picked)
        self.box.addWidget(self.group)
        self.setFocusProxy(self.group.chips()[0])

    def _picked(self, codes: list[str]) -> None:
        for path, value in self._sets:
            empty: Any = "" if isinstance(value, str) else []
            given: Any = value if isinstance(value, str) else list(value)
            self.edited.emit(path, given if codes else empty)
        self.left.emit()

    def show_body(self, body: Body) -> None:
        stands = all(
            read_path(body, path) == (value if isinstance(value, str) else list(value)) for path, value in self._sets
        )
        self.group.set_codes(["usual"] if stands else [])
        # One key must not wipe out a knife that somebody ticked.
        said = any(read_path(body, path) not in ("", [], value, list(value)) for path, value in self._sets)
        self.group.setVisible(stands or not said)

    def set_read_only(self, is_read_only: bool) -> None:
        self.group.setEnabled(not is_read_only)


class FactEditor(Editor):
    """A question that stays in sight, and what was seen and heard."""

    def __init__(self, spec: Fact, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.edit = AutosaveTextEdit(name=spec.label, min_lines=spec.rows)
        self.edit.setAccessibleDescription(spec.hint)
        self.box.addWidget(Text(spec.label, "label", "muted", wrap=True))
        if spec.hint:
            self.box.addWidget(Text(spec.hint, "second", "muted", wrap=True))
        self.box.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.edit.edited.connect(self.tell)
        self.edit.left.connect(self.left)

    def show_value(self, value: Any) -> None:
        self.edit.set_text(value or "")  # a criterion nobody wrote about has no entry in the dict

    def set_read_only(self, is_read_only: bool) -> None:
        self.edit.setReadOnly(is_read_only)
        self.edit.setProperty("readOnly", "true" if is_read_only else "false")


class StructRow(QWidget):
    """The small fields of one struct, in a frame with its name. `edited` after every change; `body` is the struct."""

    edited = Signal()
    left = Signal()
    removed = Signal()

    def __init__(self, title: str, body: Any, fields: tuple[Field, ...], around: Surroundings) -> None:
        super().__init__()
        from ui.screens.encounter.form import FieldGrid  # form.py needs the editors first

        self.body = body
        px = LOOK.metrics.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = framed("card", edge="strong")
        outer.addWidget(frame)
        self.column = QVBoxLayout(frame)
        self.column.setContentsMargins(px(12), px(9), px(12), px(11))
        self.column.setSpacing(px(8))
        head = QHBoxLayout()
        head.addWidget(Text(title, "strong", wrap=True), 1)
        self.remove = IconButton("close", tr("Take this out: {name}", name=title))
        self.remove.clicked.connect(lambda _on=False: self.removed.emit())
        self.remove.hide()
        head.addWidget(self.remove)
        self.column.addLayout(head)
        self.editors = [SIMPLE[type(spec)](spec, around) for spec in fields]
        for editor in self.editors:
            editor.edited.connect(self._changed)
            editor.left.connect(self.left)
        grid = FieldGrid()
        for editor in self.editors:
            grid.add(editor)
        self.column.addWidget(grid)

    def _changed(self, path: str, value: Any) -> None:
        write_path(self.body, path, value)
        self.edited.emit()

    def show_struct(self, body: Any) -> None:
        """Show another state of it."""
        self.body = msgspec.convert(msgspec.to_builtins(body), type(body))
        for editor in self.editors:
            editor.show_body(self.body)

    def set_read_only(self, is_read_only: bool) -> None:
        """To look at."""
        for editor in self.editors:
            editor.set_read_only(is_read_only)


class DetailEditor(Editor):
    """One row for each chosen code, and for each that something was written about."""

    def __init__(self, spec: Detail, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.detail = spec
        self.rows: dict[str, StructRow] = {}
        self._is_read_only = False
        self._labels = around.vocabulary[spec.vocabulary]
        self._silent = {"none", ""} | set(self._labels.with_tag("alone"))

    def show_body(self, body: Body) -> None:
        spec = self.detail
        kept = {getattr(item, spec.key): item for item in read_path(body, spec.path)}
        wanted = [code for code in read_path(body, spec.of) if code not in self._silent]
        wanted += [code for code in kept if code not in wanted]
        for code in [code for code in self.rows if code not in wanted]:
            row = self.rows.pop(code)
            self.box.removeWidget(row)
            row.hide()
            row.deleteLater()
        for code in wanted:
            if code not in self.rows:
                self._add(code)
            row = self.rows[code]
            item = kept.get(code) or spec.struct(**{spec.key: code})
            if msgspec.to_builtins(row.body) != msgspec.to_builtins(item):
                row.show_struct(item)
        self.setVisible(bool(wanted))

    def _add(self, code: str) -> None:
        title = f"{self.spec.label}: {self._labels.label(code)}" if self.spec.label else self._labels.label(code)
        row = StructRow(title, self.detail.struct(**{self.detail.key: code}), self.detail.fields, self.around)
        row.edited.connect(lambda: self.tell(self._value()))
        row.left.connect(self.left)
        row.set_read_only(self._is_read_only)
        self.rows[code] = row
        self.box.addWidget(row)

    def _value(self) -> list[Any]:
        empty = {code: self.detail.struct(**{self.detail.key: code}) for code in self.rows}
        return [row.body for code, row in self.rows.items() if row.body != empty[code]]

    def show_value(self, value: Any) -> None:
        """Shown by `show_body`: the codes decide which rows there are."""

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        for row in self.rows.values():
            row.set_read_only(is_read_only)

    def focus_first(self) -> None:
        first = next(iter(self.rows.values()), None)
        if first is not None and first.editors:
            first.editors[0].focus_first()


class RowsEditor(Editor):
    """Rows of short fields; an empty one waits at the end, and writing into it makes the next."""

    def __init__(self, spec: Rows, around: Surroundings) -> None:
        super().__init__(spec, around)
        self._rows_of = spec
        self.rows: list[StructRow] = []
        self._is_read_only = False
        self._add()

    def _add(self) -> StructRow:
        row = StructRow(self.spec.label, self._rows_of.struct(), self._rows_of.fields, self.around)
        row.removed.connect(lambda: self._remove(row))
        row.edited.connect(lambda: self._changed(row))
        row.left.connect(self.left)
        self.rows.append(row)
        self.box.addWidget(row)
        if len(self.rows) == 1 and row.editors:
            self.setFocusProxy(row.editors[0])
        return row

    def _is_empty(self, row: StructRow) -> bool:
        return bool(row.body == self._rows_of.struct())

    def _changed(self, row: StructRow) -> None:
        if row is self.rows[-1] and not self._is_empty(row):
            self._add()
        self._fit()
        self.tell([one.body for one in self.rows if not self._is_empty(one)])

    def _remove(self, row: StructRow) -> None:
        self.rows.remove(row)
        self.box.removeWidget(row)
        row.hide()
        row.deleteLater()
        if self.rows[-1].editors:
            self.rows[-1].editors[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell([one.body for one in self.rows if not self._is_empty(one)])

    def show_value(self, value: Any) -> None:
        if [msgspec.to_builtins(row.body) for row in self.rows if not self._is_empty(row)] == msgspec.to_builtins(
            value
        ):
            return
        while len(self.rows) > len(value) + 1:
            row = self.rows.pop()
            self.box.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(value) + 1:
            self._add()
        for row, item in zip(self.rows, [*value, self._rows_of.struct()], strict=True):
            if msgspec.to_builtins(row.body) != msgspec.to_builtins(item):
                row.show_struct(item)
        self._fit()

    def _fit(self) -> None:
        for row in self.rows:
            row.set_read_only(self._is_read_only)
            row.remove.setVisible(not self._is_empty(row) and not self._is_read_only)
        self.rows[-1].setVisible(not self._is_read_only or len(self.rows) == 1)

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        self._fit()


DETAILED: dict[type[Field], type[Editor]] = {
    Quick: QuickEditor,
    Fact: FactEditor,
    Detail: DetailEditor,
    Rows: RowsEditor,
}
