"""Editors whose value is a list or a dict: lines with their source, needs with their result, attested statements, mental status."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.problem import InputProblem
from fieldnotes.domain.record import Body, Contact, Line, Need
from ui.screens.encounter.detail_editor import DETAILED
from ui.screens.encounter.editor import SIMPLE, Editor, Surroundings, beside, options_of, show_from_start
from ui.screens.encounter.field import Attested, Contacts, Field, Findings, Lines, Needs, Said
from ui.screens.encounter.said_editor import SaidEditor
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.moment import read_day, say_day
from ui.viewmodels.slot import read_path
from ui.widgets import ChipGroup, IconButton, LineEdit, QuietButton, Text


class LineRow(QWidget):
    """One line: what, who said so, until when."""

    edited = Signal()
    left = Signal()
    removed = Signal()

    def __init__(self, name: str, hint: str, source: str) -> None:
        super().__init__()
        self.line = Line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.px(4))
        self.text = LineEdit(name=name, placeholder=hint)
        self.source = LineEdit(name=tr("{field}: who said or saw it", field=name), placeholder=source)
        self.until = LineEdit(name=tr("{field}: until when it counts", field=name), placeholder=tr("counts until"))
        self.review = LineEdit(name=tr("{field}: when to look at it again", field=name), placeholder=tr("look again"))
        self.remove = IconButton("close", tr("Take this line out"))
        # Who has the knife must never be what a narrow field cuts off: the words have the row to themselves.
        first = QHBoxLayout()
        first.setSpacing(LOOK.metrics.px(8))
        first.addWidget(self.text, 1)
        first.addWidget(self.remove)
        column.addLayout(first)
        self._facts = QWidget()
        second = QHBoxLayout(self._facts)
        second.setContentsMargins(LOOK.metrics.px(18), 0, 0, LOOK.metrics.px(4))
        second.setSpacing(LOOK.metrics.px(8))
        second.addWidget(self.source, 3)
        second.addWidget(self.review, 2)
        second.addWidget(self.until, 2)
        column.addWidget(self._facts)
        self._facts.hide()
        for edit in (self.text, self.source, self.review, self.until):
            edit.edited.connect(self._changed)
            edit.left.connect(self.left)
        self.remove.clicked.connect(self.removed)

    def _changed(self) -> None:
        self.line = msgspec.structs.replace(
            self.line,
            text=self.text.text(),
            source=self.source.text(),
            review_on=_day_typed(self.review, self.line.review_on),
            expires_on=_day_typed(self.until, self.line.expires_on),
        )
        self.edited.emit()

    def show_line(self, line: Line) -> None:
        """Show a line; what is under the fingers stays."""
        self.line = line
        show_from_start(self.text, line.text)
        show_from_start(self.source, line.source)
        for edit, day in ((self.review, line.review_on), (self.until, line.expires_on)):
            if not edit.hasFocus():
                edit.set_text(day)
                edit.setToolTip(say_day(day))
        self.remove.setVisible(bool(line.text))
        self.show_facts()

    def show_facts(self) -> None:
        """Who says so and until when: asked once there are words; signed, what was left empty is not shown."""
        is_said = bool(self.line.source or self.line.review_on or self.line.expires_on)
        self._facts.setVisible(bool(self.line.text) and (is_said or not self.text.isReadOnly()))


def _day_typed(edit: LineEdit, before: str) -> str:
    try:
        return read_day(edit.text())
    except InputProblem:
        return before  # half typed: what was understood last stays


class LinesEditor(Editor):
    """Lines that say who said so. An empty one always waits at the end; typing into it makes the next."""

    def __init__(self, spec: Lines, around: Surroundings) -> None:
        super().__init__(spec, around)
        self.box.addWidget(Text(spec.label, "label", "muted", wrap=True))
        self._rows: list[LineRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(LOOK.metrics.px(6))
        self.box.addLayout(self._column)
        self._is_read_only = False
        self._add_row()

    def _add_row(self) -> LineRow:
        row = LineRow(self.spec.label, self.spec.hint, tr("who says so"))
        row.edited.connect(lambda: self._changed(row))
        row.left.connect(self.left)
        row.removed.connect(lambda: self._remove(row))
        row.show_line(Line())
        self._rows.append(row)
        self._column.addWidget(row)
        if len(self._rows) == 1:
            self.setFocusProxy(row.text)
        return row

    def _changed(self, row: LineRow) -> None:
        line = row.line
        if line.text and not line.on.local:
            pen = self.around.pen
            row.line = msgspec.structs.replace(
                line,
                on=self.around.now().to_event_time(),
                source=line.source or (pen.short_name if pen else ""),
            )
            row.source.set_text(row.line.source)
        row.remove.setVisible(bool(line.text))
        row.show_facts()
        if row is self._rows[-1] and line.text:
            self._add_row()
        self.tell(self._value())

    def _remove(self, row: LineRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._rows[-1].text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell(self._value())

    def _value(self) -> list[Line]:
        return [row.line for row in self._rows if row.line.text.strip()]

    def show_value(self, value: Any) -> None:
        if [row.line for row in self._rows if row.line.text.strip()] == list(value):
            return
        while len(self._rows) > len(value) + 1:
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(value) + 1:
            self._add_row()
        for row, line in zip(self._rows, [*value, Line()], strict=True):
            row.show_line(line)
        self.set_read_only(self._is_read_only)

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        for row in self._rows:
            for edit in (row.text, row.source, row.review, row.until):
                edit.setReadOnly(is_read_only)
            row.remove.setVisible(bool(row.line.text) and not is_read_only)
            row.show_facts()
        self._rows[-1].setVisible(not is_read_only or len(self._rows) == 1)


class NeedsEditor(Editor):
    """What is needed, and for each what came of it."""

    def __init__(self, spec: Needs, around: Surroundings) -> None:
        super().__init__(spec, around)
        self._results = options_of(around.vocabulary[spec.results].terms)
        self._labels = around.vocabulary[spec.vocabulary]
        self.box.addWidget(Text(spec.label, "label", "muted", wrap=True))
        self.needs = ChipGroup(spec.label, options_of(self._labels.terms), is_small=True)
        self.needs.picked.connect(self._picked)
        self.box.addWidget(self.needs)
        self._column = QVBoxLayout()
        self._column.setSpacing(LOOK.metrics.px(6))
        self.box.addLayout(self._column)
        self.results: dict[str, ChipGroup] = {}
        self._rows: dict[str, QWidget] = {}
        self._is_read_only = False
        if self.needs.chips():
            self.setFocusProxy(self.needs.chips()[0])

    def _value(self) -> list[Need]:
        return [
            Need(need=code, result=next(iter(self.results[code].codes()), "") if code in self.results else "")
            for code in self.needs.codes()
        ]

    def _picked(self, _codes: list[str]) -> None:
        self._fit_rows(self.needs.codes())
        self.tell(self._value())

    def _fit_rows(self, codes: list[str]) -> None:
        for code in [code for code in self._rows if code not in codes]:
            row = self._rows.pop(code)
            del self.results[code]
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for code in codes:
            if code in self._rows:
                continue
            name = self._labels.short(code)
            group = ChipGroup(tr("{need}: what came of it", need=name), self._results, is_single=True, is_small=True)
            group.picked.connect(lambda _codes: self.tell(self._value()))
            group.setEnabled(not self._is_read_only)
            row = QWidget()
            line = beside(name, group)
            line.setContentsMargins(0, 0, 0, 0)
            row.setLayout(line)
            self.results[code], self._rows[code] = group, row
            self._column.addWidget(row)

    def show_value(self, value: Any) -> None:
        codes = [need.need for need in value]
        if self.needs.codes() != codes:
            self.needs.set_codes(codes)
        self._fit_rows(self.needs.codes())
        for need in value:
            group = self.results.get(need.need)
            if group is not None and group.codes() != [need.result]:
                group.set_codes([need.result])

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        for group in (self.needs, *self.results.values()):
            group.setEnabled(not is_read_only)


class AttestedEditor(Editor):
    """A statement somebody stands for; who it was is kept beside it."""

    def __init__(self, spec: Attested, around: Surroundings) -> None:
        super().__init__(spec, around)
        self._attested = spec
        self.box.addWidget(Text(spec.label, "body", wrap=True))
        self.group = ChipGroup(
            spec.label, options_of(around.vocabulary[spec.vocabulary].terms), is_single=True, is_small=True
        )
        self.group.picked.connect(self._picked)
        self._who = Text("", "second", "muted")
        row = QHBoxLayout()
        row.addWidget(self.group, 1)
        row.addWidget(self._who)
        self.box.addLayout(row)
        if self.group.chips():
            self.setFocusProxy(self.group.chips()[0])
        self._is_read_only = False

    @property
    def _may_attest(self) -> bool:
        pen = self.around.pen
        return not self._attested.profession or (pen is not None and pen.profession == self._attested.profession)

    def _picked(self, codes: list[str]) -> None:
        pen = self.around.pen
        if self._attested.by_path:
            self.edited.emit(self._attested.by_path, pen.user if codes and pen else "")
        self.tell(codes[0] if codes else "")
        self._say_who(pen.short_name if codes and pen else "")

    def _say_who(self, name: str) -> None:
        if name:
            self._who.setText(tr("{name} says so", name=name))
        else:
            self._who.setText("" if self._may_attest else tr("An officer answers this"))

    def show_body(self, body: Body) -> None:
        super().show_body(body)
        by = read_path(body, self._attested.by_path) if self._attested.by_path else ""
        self._say_who(self.around.name_of(by))
        self.group.setEnabled(self._may_attest and not self._is_read_only)

    def show_value(self, value: Any) -> None:
        if self.group.codes() != ([value] if value else []):
            self.group.set_codes([value])

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        self.group.setEnabled(self._may_attest and not is_read_only)


class FindingsEditor(Editor):
    """Mental status, one row per heading. A heading with nothing chosen was not assessed; nothing is filled in for the writer.

    One button may say that the rest is as usual. It fills only headings that are empty and have a usual finding, never thoughts,
    perception or intoxication, and the headings say that it was the button: a note must show what was really looked at.
    """

    def __init__(self, spec: Findings, around: Surroundings) -> None:
        super().__init__(spec, around)
        self._usual_path = spec.usual_path
        self._terms = around.vocabulary[spec.vocabulary]
        head = QHBoxLayout()
        head.addWidget(Text(spec.label, "label", "muted"), 1)
        self.rest = QuietButton(tr("The rest is as usual"), size="small")
        self.rest.setVisible(bool(spec.usual_path))
        self.rest.clicked.connect(self._fill_rest)
        head.addWidget(self.rest)
        self.box.addLayout(head)
        self.groups: dict[str, ChipGroup] = {}
        self._labels: dict[str, Text] = {}
        self._usual: list[str] = []  # headings that the button filled in
        anywhere = options_of(self._terms.in_group("Any"))
        for heading in self._terms.groups:
            if heading == "Any":
                continue
            group = ChipGroup(heading, [*options_of(self._terms.in_group(heading)), *anywhere], is_small=True)
            key = heading.lower().replace(" ", "_")
            group.picked.connect(lambda _codes, k=key: self._picked(k))
            self.groups[key] = group
            row = beside(heading, group)
            self.box.addLayout(row)
            by_button = Text(tr("by the button"), "second", "warn")
            by_button.hide()
            row.addWidget(by_button)
            self._labels[key] = by_button
        self._others: dict[str, list[str]] = {}  # headings of a newer version: kept
        first = next(iter(self.groups.values()), None)
        if first is not None and first.chips():
            self.setFocusProxy(first.chips()[0])

    def _picked(self, heading: str) -> None:
        """Touched by hand: it was looked at, whatever the button said before."""
        if heading in self._usual:
            self._tell_usual([name for name in self._usual if name != heading])
        self.tell(self._value())

    def _fill_rest(self) -> None:
        filled = []
        for heading, group in self.groups.items():
            usual = [code for code in (chip.code for chip in group.chips()) if "usual" in self._terms[code].tags]
            if usual and not group.codes():
                group.set_codes(usual)
                filled.append(heading)
        if filled:
            self._tell_usual([*self._usual, *filled])
            self.tell(self._value())

    def _tell_usual(self, headings: list[str]) -> None:
        self._show_usual(headings)
        self.edited.emit(self._usual_path, headings)

    def _show_usual(self, headings: list[str]) -> None:
        self._usual = list(headings)
        for heading, label in self._labels.items():
            label.setVisible(heading in self._usual)
            self.groups[heading].setAccessibleDescription(label.text() if heading in self._usual else "")

    def _value(self) -> dict[str, list[str]]:
        chosen = {heading: group.codes() for heading, group in self.groups.items() if group.codes()}
        return {**self._others, **chosen}

    def show_body(self, body: Body) -> None:
        super().show_body(body)
        if self._usual_path:
            self._show_usual(read_path(body, self._usual_path))

    def show_value(self, value: Any) -> None:
        self._others = {heading: codes for heading, codes in value.items() if heading not in self.groups}
        for heading, group in self.groups.items():
            wanted = value.get(heading, [])
            if group.codes() != wanted:
                group.set_codes(wanted)

    def set_read_only(self, is_read_only: bool) -> None:
        for group in self.groups.values():
            group.setEnabled(not is_read_only)
        self.rest.setEnabled(not is_read_only)


class ContactRow(QWidget):
    """Somebody around the person: four short words."""

    edited = Signal()
    left = Signal()

    def __init__(self, name: str, hints: tuple[str, str, str, str]) -> None:
        super().__init__()
        self.contact = Contact()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LOOK.metrics.px(8))
        self.edits = [LineEdit(name=f"{name}: {hint}", placeholder=hint) for hint in hints]
        for edit, share in zip(self.edits, (4, 3, 3, 4), strict=True):
            row.addWidget(edit, share)
            edit.edited.connect(self._changed)
            edit.left.connect(self.left)

    def _changed(self) -> None:
        name, relation, phone, note = (edit.text() for edit in self.edits)
        self.contact = Contact(name=name, relation=relation, phone=phone, note=note)
        self.edited.emit()

    def show_contact(self, contact: Contact) -> None:
        """Show one; what is under the fingers stays."""
        self.contact = contact
        for edit, text in zip(self.edits, (contact.name, contact.relation, contact.phone, contact.note), strict=True):
            show_from_start(edit, text)


class ContactsEditor(Editor):
    """Contacts, one a line. An empty one always waits at the end; emptying a line takes it out."""

    def __init__(self, spec: Contacts, around: Surroundings) -> None:
        super().__init__(spec, around)
        self._hints = spec.hints
        self.box.addWidget(Text(spec.label, "label", "muted", wrap=True))
        self._rows: list[ContactRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(LOOK.metrics.px(6))
        self.box.addLayout(self._column)
        self._is_read_only = False
        self._add_row()

    def _add_row(self) -> None:
        row = ContactRow(self.spec.label, self._hints)
        row.edited.connect(lambda: self._changed(row))
        row.left.connect(self.left)
        self._rows.append(row)
        self._column.addWidget(row)
        if len(self._rows) == 1:
            self.setFocusProxy(row.edits[0])

    def _changed(self, row: ContactRow) -> None:
        if row is self._rows[-1] and _is_contact(row.contact):
            self._add_row()
        self.tell(self._value())

    def _value(self) -> list[Contact]:
        return [row.contact for row in self._rows if _is_contact(row.contact)]

    def show_value(self, value: Any) -> None:
        if self._value() == list(value):
            return
        while len(self._rows) > len(value) + 1:
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(value) + 1:
            self._add_row()
        for row, contact in zip(self._rows, [*value, Contact()], strict=True):
            row.show_contact(contact)
        self.set_read_only(self._is_read_only)

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        for row in self._rows:
            for edit in row.edits:
                edit.setReadOnly(is_read_only)
        self._rows[-1].setVisible(not is_read_only or len(self._rows) == 1)


def _is_contact(one: Contact) -> bool:
    return bool(one.name.strip() or one.relation.strip() or one.phone.strip() or one.note.strip())


EDITORS: dict[type[Field], type[Editor]] = {
    **SIMPLE,
    Lines: LinesEditor,
    Needs: NeedsEditor,
    Contacts: ContactsEditor,
    Attested: AttestedEditor,
    Findings: FindingsEditor,
    **DETAILED,
    Said: SaidEditor,
}


def make_editor(spec: Field, around: Surroundings) -> Editor:
    """The editor of a field."""
    return EDITORS[type(spec)](spec, around)
