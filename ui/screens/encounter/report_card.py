"""Reports, warnings and consults below the clinical note: each is an entry of its own; a report is recorded as made by one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldnotes.domain.record import Consult, MandatedReport
from ui.screens.encounter.field import Chips, Day, Part, Prose, Short, When
from ui.screens.encounter.form import PartForm
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.moment import say_event_time
from ui.widgets import Button, Text, framed

if TYPE_CHECKING:
    from ui.screens.encounter.editor import Surroundings
    from ui.viewmodels.encounter import EncounterViewModel
    from ui.viewmodels.slot import Slot

KINDS_BELOW = ("mandated_report", "consult")


def part_of(kind: str) -> Part:
    """The fields of an entry."""
    if kind == "consult":
        return Part(
            kind=kind,
            title=tr("Consult"),
            fields=(
                Short(path="with_whom", label=tr("With whom, and their role"), is_half=True),
                When(path="at", label=tr("When"), is_half=True),
                Prose(path="asked", label=tr("What I asked")),
                Prose(path="advice", label=tr("What they advised")),
            ),
        )
    return Part(
        kind=kind,
        title=tr("Report or warning"),
        note=tr("What must be reported, to whom and by when is state law. Recording it notes a disclosure."),
        fields=(
            Chips(path="report_type", label=tr("What it is about"), vocabulary="report_type", is_many=False),
            Short(path="agency", label=tr("Reported to"), is_half=True),
            Short(path="told", label=tr("Whom I spoke with"), is_half=True),
            When(path="at", label=tr("When"), is_half=True),
            Short(path="phone", label=tr("Their phone"), is_half=True),
            Chips(path="channel", label=tr("How"), vocabulary="report_channel", is_many=False, is_flat=True),
            Short(path="number", label=tr("Their number for it"), is_half=True),
            Day(path="written_due", label=tr("Written report due"), hint="2026-11-26", is_half=True),
            Prose(path="told_what", label=tr("What I told them")),
            Prose(path="answer", label=tr("What they answered")),
        ),
    )


class EntryCard(QWidget):
    """One report or consult. `record_wanted`: it was made."""

    record_wanted = Signal(object)  # Slot

    def __init__(self, slot: Slot, vm: EncounterViewModel, around: Surroundings) -> None:
        super().__init__()
        self.slot, self._vm = slot, vm
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = framed("note", tone="")
        outer.addWidget(frame)
        px = LOOK.metrics.px
        column = QVBoxLayout(frame)
        column.setContentsMargins(px(16), px(12), px(16), px(13))
        self.form = PartForm(part_of(slot.kind), around)
        for _ in self.form.grow():
            pass
        self.form.edited.connect(self._edit)
        self.form.left.connect(vm.save_now)
        column.addWidget(self.form)
        foot = QHBoxLayout()
        self.told = Text("", "second", wrap=True)
        self.record = Button(tr("Record it as made"), icon="sign", size="small")
        self.record.clicked.connect(lambda _on=False: self.record_wanted.emit(self.slot))
        foot.addWidget(self.told, 1)
        foot.addWidget(self.record, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(foot)
        self.show_slot(slot)

    def _edit(self, path: str, value: Any) -> None:
        if self.slot.may_edit:
            self._vm.edit(self.slot, path, value)

    def show_slot(self, slot: Slot) -> None:
        """Show the entry as it is now."""
        self.slot = slot
        self.form.show_slot(slot)
        body = cast(MandatedReport | Consult, slot.body)
        is_report = isinstance(body, MandatedReport)
        is_recorded = isinstance(body, MandatedReport) and bool(body.disclosure_id)
        self.record.setVisible(is_report and not is_recorded and slot.may_edit)
        self.told.setText(
            tr("Recorded as made {when}. The disclosure stands.", when=say_event_time(body.at)) if is_recorded else ""
        )

    def say(self, sentence: str) -> None:
        """Why it could not be recorded."""
        self.told.setText(sentence)
