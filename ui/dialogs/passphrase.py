"""The passphrase of a packet that was just saved: shown once, to be said over the telephone, never kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.dialogs.sheet import Sheet
from ui.screens.spoken import SpokenText
from ui.screens.word import tr
from ui.widgets import PrimaryButton, Text

if TYPE_CHECKING:
    from fieldnotes.services.row import Exported


class PassphraseSheet(Sheet):
    """Says where the file lies and what opens it."""

    def __init__(self, exported: Exported, over: QWidget) -> None:
        super().__init__(tr("Saved with a passphrase"), over, width_px=640, height_px=380)
        name = Path(exported.path).name if exported.path else exported.packet_id
        self.column.addWidget(Text(tr("{file} is saved and on record. This opens it:", file=name), "body", wrap=True))
        if exported.stick:
            read_back = tr("Read back from {stick}: whole. Eject it before you pull it out.", stick=exported.stick)
            self.column.addWidget(Text(read_back, "body", wrap=True))
        self.column.addWidget(SpokenText(exported.passphrase or "", zoom=1.2, tone="accent"))
        self.column.addWidget(
            Text(
                tr(
                    "Say it by telephone, never in the same mail. It is shown once and kept nowhere; a new copy gets a new one."
                ),
                "body",
                "muted",
                wrap=True,
            )
        )
        self.column.addStretch(1)
        self.done = PrimaryButton(tr("I have passed it on"), size="stop")
        self.done.clicked.connect(self.close_panel)
        self.foot.addStretch(1)
        self.foot.addWidget(self.done)

    def first_focus(self) -> QWidget | None:
        return self.done
