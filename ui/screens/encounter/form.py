"""A section as a page: its fields laid out, bound to the working copies of the view-model. Pages are built when first opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.record import KINDS
from ui.screens.encounter.conflict import ConflictStrip, conflict_strips
from ui.screens.encounter.editor import Editor, Surroundings
from ui.screens.encounter.list_editor import make_editor
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.slot import is_asked, is_written
from ui.widgets import Button, CompartmentMark, QuietButton, ScrollColumn, Text, thin_line
from ui.widgets.voice import mark_written_into

if TYPE_CHECKING:
    from fieldnotes.domain.record import Body, Compartment
    from fieldnotes.services.row import EncounterState
    from ui.screens.encounter.field import Part, SectionSpec
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot

TWO_COLUMNS_FROM_MM = 105  # narrower pages put half fields one below the other


class FieldGrid(QWidget):
    """Fields in reading order, half ones in pairs when the page is wide enough."""

    def __init__(self) -> None:
        super().__init__()
        self._editors: list[Editor] = []
        self._placed: list[Editor] = []  # those in sight
        self._columns = 2
        self._next = (0, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(LOOK.metrics.px(14))
        self._grid.setVerticalSpacing(LOOK.metrics.px(13))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def add(self, editor: Editor) -> None:
        """One more field behind the others."""
        self._editors.append(editor)
        self._placed.append(editor)
        self._put(editor)

    def _put(self, editor: Editor) -> None:
        row, column = self._next
        if editor.spec.is_half and self._columns == 2:
            self._grid.addWidget(editor, row, column)
            self._next = (row + column, 1 - column)
        else:
            row += column
            self._grid.addWidget(editor, row, 0, 1, 2)
            self._next = (row + 1, 0)

    def refit(self) -> None:
        """Fields came or went: a half one never stands alone on the right of a gap."""
        shown = [editor for editor in self._editors if not editor.isHidden()]
        if shown != self._placed:
            self._place(shown)

    def _place(self, shown: list[Editor]) -> None:
        self._placed, self._next = shown, (0, 0)
        for editor in self._editors:
            self._grid.removeWidget(editor)
        for editor in shown:
            self._put(editor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = TWO_COLUMNS_FROM_MM * LOOK.metrics.px_per_mm * LOOK.metrics.text_scale**0.7
        columns = 2 if event.size().width() >= wide else 1
        if columns != self._columns:
            self._columns = columns
            self._grid.setColumnStretch(1, 1 if columns == 2 else 0)
            self._place(self._placed)


class PartForm(QWidget):
    """The fields of one record kind. They are made by `grow`, one at a step."""

    edited = Signal(str, object)
    left = Signal()
    chosen = Signal(str, int)  # path of a field in conflict, which value
    turn_wanted = Signal()

    def __init__(self, part: Part, around: Surroundings) -> None:
        super().__init__()
        self.part, self._around = part, around
        self.is_first = True  # of those for its kind on the page
        self._strips: list[ConflictStrip] = []
        self._conflicts: tuple[object, ...] = ()
        self.editors: list[Editor] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.px(10))
        if part.title:
            head = QHBoxLayout()
            head.setSpacing(LOOK.metrics.px(12))
            head.addWidget(Text(part.title, "heading"))
            if part.is_marked:
                head.addWidget(CompartmentMark(KINDS[part.kind].COMPARTMENT, "full"))
            head.addStretch(1)
            column.addLayout(head)
        if part.note:
            column.addWidget(Text(part.note, "second", "muted", wrap=True))
        self.twins = Button("", size="small", kind="plain", wrap=True)
        self.twins.clicked.connect(self.turn_wanted)
        self.twins.hide()
        column.addWidget(self.twins, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid = FieldGrid()
        column.addWidget(self._grid)
        self._column = column
        self._body: Body | None = None  # as shown last
        self._is_open = False  # what stands behind "More…" was asked for
        self._may_open = True
        self._more: QuietButton | None = None
        if any(spec.is_rest for spec in part.fields):
            self._more = QuietButton(tr("More…"))
            rest = ", ".join(spec.label for spec in part.fields if spec.is_rest and not spec.when)
            self._more.setAccessibleDescription(rest)
            self._more.setToolTip(rest)
            self._more.clicked.connect(self._open_rest)
            column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def grow(self) -> Iterator[None]:
        """Makes the fields; between two of them a key may come."""
        for spec in self.part.fields:
            editor = make_editor(spec, self._around)
            editor.edited.connect(self.edited)
            editor.left.connect(self.left)
            self.editors.append(editor)
            self._grid.add(editor)
            yield

    def show_slot(self, slot: Slot) -> None:
        """Show a working copy."""
        mark_written_into(self, slot.compartment)
        for editor in self.editors:
            editor.show_body(slot.body)
            editor.set_read_only(not slot.may_edit)
        self._may_open = slot.may_edit
        self._show_conflicts(slot)
        self._fit(slot.body)

    def show_place(self, number: int, many: int) -> None:
        """The one record is there more than once: none of them is out of sight."""
        _show(self.twins, many > 1)
        if many > 1:
            self.twins.set_word(
                tr(
                    "Written more than once about the same person: {number} of {many}. Show the next",
                    number=number,
                    many=many,
                )
            )

    def _fit(self, body: Body) -> None:
        """Which fields are in sight: what is asked, what was written, what two people wrote differently, and the one being typed in."""
        self._body = body
        here = self.focusWidget()
        held = here if here is not None and here.hasFocus() else None
        for editor in self.editors:
            spec = editor.spec
            if not (spec.is_rest or spec.when):
                continue
            is_out = spec.is_rest and not self._is_open and not is_written(spec, body)
            is_wanted = not is_out and (not spec.when or is_asked(spec, body))
            is_held = held is not None and editor.isAncestorOf(held)
            _show(editor, is_wanted or is_held or any(strip.belongs_to(spec.path) for strip in self._strips))
        self._grid.refit()
        if self._more is not None:
            _show(self._more, self._may_open and bool(self._waiting()))

    def _waiting(self) -> list[Editor]:
        return [one for one in self.editors if one.spec.is_rest and one.isHidden() and not one.spec.when]

    def _open_rest(self) -> None:
        """What is less often needed, when it is asked for; the focus goes to the first of it."""
        first = next(iter(self._waiting()), None)
        self.show_rest()
        if first is not None:
            first.focus_first()

    def show_rest(self) -> None:
        """Everything there is, without "More…"."""
        self._is_open = True
        if self._body is not None:
            self._fit(self._body)

    def _show_conflicts(self, slot: Slot) -> None:
        """Both values beside the field they belong to; those of no field here at the end of the form."""
        seen = (slot.record, *((path, *values) for path, values in slot.conflicts.items()), tuple(slot.choices.items()))
        if seen == self._conflicts:
            return
        self._conflicts = seen
        for strip in self._strips:
            strip.hide()
            strip.deleteLater()
        self._strips = conflict_strips(slot, [editor.spec for editor in self.editors], self._around)
        for strip in self._strips:
            strip.chosen.connect(self.chosen)
            editor = next((editor for editor in self.editors if strip.belongs_to(editor.spec.path)), None)
            (editor.box if editor is not None else self._column).addWidget(strip)

    def editor(self, path: str) -> Editor | None:
        """The editor of a path, to jump to."""
        return next((editor for editor in self.editors if editor.spec.path == path), None)


def _show(widget: QWidget, is_wanted: bool) -> None:
    is_said = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if not is_said or widget.isHidden() == is_wanted:  # showing what is shown lays the page out anew all the same
        widget.setVisible(is_wanted)


class SectionPage(QWidget):
    """Base of all pages. `side()` may give a widget that stands where the person usually stands."""

    jump_wanted = Signal(str)  # key of another section
    heading_changed = Signal()
    encounter_wanted = Signal(str)  # another encounter
    person_wanted = Signal(str)
    amend_wanted = Signal(str)  # record id: somebody adds to this signed entry
    own_amendments: frozenset[str] = frozenset()  # kinds whose amendments the page shows itself
    chooses_slot = False  # the page itself says which record a form edits (`slot_for`)
    is_after = True  # with what came after the signature; False: as signed

    def __init__(self, spec: SectionSpec, vm: EncounterViewModel, around: Surroundings) -> None:
        super().__init__()
        self.spec, self.vm, self.around = spec, vm, around
        self.area = ScrollColumn(margins=(0, 0, 6, 18), gap=14, keeps_page_keys=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.forms: list[PartForm] = []

    @property
    def column(self) -> QVBoxLayout:
        """Where the page's content goes."""
        return self.area.column

    def grow(self) -> Iterator[None]:
        """Builds what the page has not built when it was made, in short steps: pages are grown while nobody types, and to the end
        before they are shown.
        """
        yield from ()

    def begin_part(self, part: Part) -> PartForm:
        """A form bound to the one record of its kind; its fields come by `form.grow()`."""
        form = PartForm(part, self.around)
        form.edited.connect(lambda path, value, f=form: self.take_edit(f, path, value))
        form.left.connect(self.vm.save_now)
        form.turn_wanted.connect(lambda f=form: self.vm.turn(f.part.kind))
        form.chosen.connect(lambda path, index, f=form: self.vm.choose(self.slot_for(f), path, index))
        form.is_first = all(other.part.kind != part.kind for other in self.forms)
        self.forms.append(form)
        self.column.addWidget(form)
        return form

    def slot_for(self, form: PartForm) -> Slot:
        """The working copy a form edits."""
        return self.vm.single(form.part.kind)

    def take_edit(self, form: PartForm, path: str, value: Any) -> None:
        """A person changed a field."""
        slot = self.slot_for(form)
        if slot.may_edit:
            self.vm.edit(slot, path, value)

    def show_state(self, state: EncounterState) -> None:
        """A new reading: forms show what they do not show yet."""
        readable = {mark.compartment: mark.is_readable for mark in state.sections}
        for form in self.forms:
            slot = self.slot_for(form)
            form.setVisible(readable.get(slot.compartment, True))
            form.show_slot(slot)
            if form.is_first and not self.chooses_slot:
                form.show_place(*self.vm.place_of(slot.kind))

    def show_edit(self, slot: Slot) -> None:
        """A field of another form of this page may depend on what was just edited."""
        for form in self.forms:
            if self.slot_for(form) is slot:
                form.show_slot(slot)

    def compartment(self, state: EncounterState) -> Compartment:  # noqa: ARG002 - pages for both sides answer by the pen
        """Where the words of this page go under this pen; parts that go elsewhere carry their own mark."""
        return self.spec.compartment

    def side(self) -> QWidget | None:
        """What stands beside this page instead of the person."""
        return None

    def side_name(self) -> str:
        """What the button says that brings the side panel on a narrow screen."""
        return tr("Person")

    def side_icon(self) -> str:
        """The picture beside it."""
        return "people"

    def heading(self) -> str:
        """What stands above the page."""
        return self.spec.name

    def note(self) -> str:
        """A word at the right of the title, instead of nothing."""
        return ""

    def focus_field(self, path: str = "") -> None:
        """Put the focus into a field, or the first one."""
        editors = [editor for form in self.forms if form.isVisibleTo(self) for editor in form.editors]
        wanted = next((editor for editor in editors if path and editor.spec.path == path), None)
        if wanted is not None and wanted.isHidden():
            next(form for form in self.forms if wanted in form.editors).show_rest()
        target = wanted or (editors[0] if editors else None)
        if target is not None:
            target.focus_first()
            here = self.focusWidget()
            self.area.ensureWidgetVisible(here if here is not None else target, 0, LOOK.metrics.px(48))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter goes to the next field; a text field keeps its Enter for a new line and leaves by Tab.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.focusNextChild()
            return
        super().keyPressEvent(event)


class FormPage(SectionPage):
    """A section that is fields and nothing else."""

    def grow(self) -> Iterator[None]:
        for index, part in enumerate(self.spec.parts):
            if index:
                self.column.addWidget(thin_line())
            yield from self.begin_part(part).grow()
        self.column.addStretch(1)
