"""Enrol at the station: a laptop with a vault is told to a station, and meets it from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.dialogs.sheet import Sheet
from ui.screens.enrol import EnrolPanel
from ui.screens.word import tr
from ui.widgets import PrimaryButton, Text

if TYPE_CHECKING:
    from fieldnotes.services.enrolment import Joined
    from ui.viewmodels.enrol import EnrolViewModel


class EnrolSheet(Sheet):
    """While the digits are shown one Esc asks and a second one stops: the code is used up by then."""

    def __init__(self, model: EnrolViewModel, over: QWidget, *, code: str = "") -> None:
        super().__init__(tr("Enrol at the station"), over, width_px=720, height_px=560)
        self._model = model
        self._has_asked = False
        self.enrol = EnrolPanel(model, code=code)
        self.told = Text("", "body", wrap=True)
        self.told.hide()
        self.column.addWidget(self.told)
        self.column.addWidget(self.enrol)
        self.column.addStretch(1)
        self.finish = PrimaryButton(tr("Close"), icon="check")
        self.finish.clicked.connect(self.close_panel)
        self.finish.hide()
        self.foot.addStretch(1)
        self.foot.addWidget(self.finish)
        model.done.connect(self.show_done)
        model.refused.connect(self._take_back)
        self.enrol.shown.connect(self._take_back)
        self.closed.connect(model.cancel)

    def first_focus(self) -> QWidget | None:
        return self.enrol.first_focus()

    def may_leave(self) -> bool:
        return not self._model.is_busy and super().may_leave()

    def ask_to_finish(self) -> None:
        self.say(tr("This laptop is being enrolled. Wait for the administrator, or stop it with Cancel."))

    def close_panel(self) -> None:
        """Esc, Back, Close."""
        if self._model.is_waiting and not self._has_asked:
            self._has_asked = True
            self.say(
                tr("The administrator has not typed the digits yet. Esc once more stops it; then a new code is needed.")
            )
            return
        super().close_panel()

    def _take_back(self, _news: object = None) -> None:
        self._has_asked = False
        self.bar.hide()

    def show_done(self, joined: Joined) -> None:
        """The laptop meets the station from now on."""
        self._take_back()
        self.enrol.hide()
        self.told.setText(
            tr(
                "This laptop belongs to the station {station} now. What is waiting here is being sent; nobody has to wait for it.",
                station=joined.station.name,
            )
        )
        self.told.show()
        self.finish.show()
        self.finish.setFocus(Qt.FocusReason.OtherFocusReason)
