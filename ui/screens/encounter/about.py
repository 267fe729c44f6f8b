"""Which person a page is about, where a call was for several: said above the page, chosen by digit, never guessed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldnotes.domain.record import ABOUT_KINDS, SHARED_KINDS
from fieldnotes.services.row import EncounterState
from ui.screens.back_seat import shown_name
from ui.screens.word import tr
from ui.theme import LOOK
from ui.viewmodels.encounter import EncounterViewModel
from ui.widgets import ChipGroup, Text

EVERYBODY = "everybody"


class AboutBar(QWidget):
    """Hidden while the call is for one person, or the page is about the call. `changed` after another person was chosen."""

    changed = Signal()

    def __init__(self, vm: EncounterViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vm = vm
        self._kinds: frozenset[str] = frozenset()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LOOK.metrics.px(6))
        self.who = ChipGroup(tr("This page is about"), [], is_single=True, is_small=True)
        self.who.picked.connect(self._choose)
        column.addWidget(Text(tr("This page is about"), "label", "muted"))
        column.addWidget(self.who)
        self.unsaid = Text(
            tr("Written here before somebody else was added. It goes into no packet until you say whom it is about:"),
            "second", "warn", wrap=True,
        )  # fmt: skip
        self.assign = ChipGroup(tr("What was written before is about"), [], is_single=True, is_small=True)
        self.assign.picked.connect(self._assign)
        column.addWidget(self.unsaid)
        column.addWidget(self.assign)
        self.hide()

    def show_page(self, kinds: frozenset[str], state: EncounterState) -> None:
        """Another page or another reading."""
        self._kinds = kinds & ABOUT_KINDS
        is_wanted = len(state.subjects) > 1 and bool(self._kinds)
        self.setVisible(is_wanted)
        if not is_wanted:
            return
        names = {row.id: row.name if not row.is_unknown else row.description or row.name for row in state.people}
        options = [(str(one), shown_name(names.get(one, ""))) for one in state.subjects]
        shared = bool(self._kinds & SHARED_KINDS)
        shown = [(EVERYBODY, tr("Everybody")), *options] if shared else options
        if [(chip.code, chip.text()) for chip in self.who.chips()] != shown:
            self.who.set_options(shown)
        self.who.set_codes([(self.vm.shared_about or EVERYBODY) if shared else self.vm.about])
        loose = self._loose()
        for widget in (self.unsaid, self.assign):
            widget.setVisible(bool(loose))
        if loose and [chip.code for chip in self.assign.chips()] != [code for code, _ in options]:
            self.assign.set_options(options)
        self.assign.set_codes([])

    def _loose(self) -> list[object]:
        return [slot for kind in self._kinds - SHARED_KINDS for slot in self.vm.unsaid(kind)]

    def _choose(self, codes: list[str]) -> None:
        if codes:
            self.vm.save_now()
            if self._kinds & SHARED_KINDS:
                self.vm.shared_about = "" if codes[0] == EVERYBODY else codes[0]
            else:
                self.vm.about = codes[0]
        self.changed.emit()

    def _assign(self, codes: list[str]) -> None:
        if codes:
            for kind in self._kinds - SHARED_KINDS:
                for slot in self.vm.unsaid(kind):
                    self.vm.edit(slot, "person_id", codes[0])
            self.vm.about = codes[0]
            self.vm.save_now()
            self.changed.emit()
