"""Save a packet: with a passphrase, onto a stick that is plugged in, for an archive, or as data alone. Each says what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.sheet import Sheet
from ui.screens.word import tr
from ui.widgets import ChipGroup, PrimaryButton, Text
from ui.widgets.over import open_dialog

if TYPE_CHECKING:
    from fieldnotes.system.stick import Stick
    from ui.viewmodels.packet import PacketViewModel

CLOSED, ARCHIVE, DATA = "closed", "archive", "data"
LOOK_AGAIN_MS = 2000  # somebody plugs one in while the sheet is open


class SaveSheet(Sheet):
    """Asks where; a file dialog follows where a place is not known yet."""

    wanted = Signal(str, str, str)  # channel, path, product

    def __init__(self, vm: PacketViewModel, over: QWidget) -> None:
        super().__init__(tr("Save the packet"), over, width_px=720, height_px=380)
        self.vm = vm
        self.sticks: list[Stick] = []
        self.where = ChipGroup(tr("Where to"), [], is_single=True, must_choose=True)
        self.column.addWidget(self.where)
        self.told = Text("", "body", "muted", wrap=True)
        self.column.addWidget(self.told)
        self.column.addStretch(1)
        self.button = PrimaryButton(tr("Save"), icon="save", size="stop")
        self.foot.addStretch(1)
        self.foot.addWidget(self.button)
        self.where.picked.connect(lambda _codes: self._fit_choice())
        self.button.clicked.connect(self._save)
        vm.sticks_found.connect(self.show_sticks)
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(vm.look_for_sticks)
        self._again.start()
        self.show_sticks([])
        vm.look_for_sticks()

    def first_focus(self) -> QWidget | None:
        return self.button

    def show_sticks(self, sticks: list[Stick]) -> None:
        """What is plugged in is offered; a choice that is still there stays."""
        codes = [str(stick.path) for stick in sticks]
        if self.where.chips() and codes == [str(stick.path) for stick in self.sticks]:
            return
        chosen = next(iter(self.where.codes()), "")
        had_focus = self.focusWidget() in self.where.chips()
        self.sticks = sticks
        options = [(str(stick.path), tr("On {stick}", stick=stick.name)) for stick in sticks]
        self.where.set_options(
            [
                (CLOSED, tr("With a passphrase")),
                *options,
                (ARCHIVE, tr("For an archive")),
                *([(DATA, tr("As data"))] if self.vm.takes_data else []),
            ]
        )
        self.where.set_codes([chosen if chosen in self._codes() else CLOSED])
        if had_focus:
            self.where.chips()[0].setFocus()
        self._fit_choice()

    def _codes(self) -> list[str]:
        return [chip.code for chip in self.where.chips()]

    def _stick(self) -> Stick | None:
        chosen = next(iter(self.where.codes()), "")
        return next((stick for stick in self.sticks if str(stick.path) == chosen), None)

    def _fit_choice(self) -> None:
        chosen, stick = next(iter(self.where.codes()), ""), self._stick()
        lines = []
        if stick is not None:
            free = round(stick.free_bytes / 1_000_000)
            lines = [
                tr("With a passphrase that is shown once. {size} MB are free there.", size=f"{free:,}"),
                tr("After writing it is read back. Eject the stick before you pull it out."),
            ]
        elif chosen == CLOSED:
            lines = [tr("To mail or hand on. The passphrase is shown once, to be said by telephone.")]
        elif chosen == ARCHIVE:
            lines = [
                tr("Open, without a passphrase (PDF/A-3a), for a records system. Whoever has the file can read it.")
            ]
        elif chosen == DATA:
            lines = [
                tr(
                    "The same referral as data alone (HL7 FHIR R4), for a system that takes it in. Open, without a passphrase:"
                    " whoever has the file can read it."
                )
            ]
        if not self.sticks:
            lines.append(tr("A stick that you plug in now appears here."))
        self.told.setText("\n".join(lines))

    def _save(self) -> None:
        stick = self._stick()
        if stick is not None:
            self._finish("stick", str(stick.path), "packet")
            return
        self._ask_place(next(iter(self.where.codes()), CLOSED))

    def _ask_place(self, chosen: str) -> None:
        from PySide6.QtWidgets import QFileDialog

        is_data = chosen == DATA
        dialog = QFileDialog(self, tr("Save the packet"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        suffix = "json" if is_data else "pdf"
        dialog.setNameFilter("JSON (*.json)" if is_data else "PDF (*.pdf)")
        dialog.setDefaultSuffix(suffix)
        number = self.vm.plan.number if self.vm.plan else ""
        dialog.selectFile(
            f"{number or 'packet'}.{suffix}"
        )  # the number of the packet: a file name must not name a person
        channel, product = (
            "save_protected" if chosen == CLOSED else "save_archive",
            "fhir_bundle" if is_data else "packet",
        )
        dialog.fileSelected.connect(lambda path: self._finish(channel, path, product))
        open_dialog(dialog)

    def _finish(self, channel: str, path: str, product: str) -> None:
        self.wanted.emit(channel, path, product)
        self.close_panel()
