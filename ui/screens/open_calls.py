"""The calls that wait: what one was in the middle of when the next call came. A digit, or Enter, goes back to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldnotes.services.row import OpenCall
from ui.screens.back_seat import shown_people
from ui.screens.word import tr
from ui.theme import LOOK
from ui.widgets import ChipGroup, PlainButton, Text
from ui.widgets.overlay import Overlay


class OpenCallsOverlay(Overlay):
    """`call_wanted(encounter)`."""

    call_wanted = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, tr("Open calls"), width=620, is_high=True)
        head = QHBoxLayout()
        head.addWidget(Text(tr("Open calls"), "heading", weight=700), 1)
        back = PlainButton(tr("Back"), key="Esc", size="small")
        back.clicked.connect(self.close_panel)
        head.addWidget(back)
        self.panel.body.addLayout(head)
        self.panel.body.addWidget(
            Text(tr("Each waits as you left it: same page, same field."), "second", "muted", wrap=True)
        )
        self.calls = ChipGroup(tr("Open calls"), is_single=True, goes_at_once=True)
        self.calls.picked.connect(self._go)
        self.panel.body.addWidget(self.calls)

    def open_with(self, calls: tuple[OpenCall, ...]) -> None:
        """Opens with the calls that one may go to."""
        self.calls.set_options([(call.encounter, said_call(call)) for call in calls])
        self.open_panel()

    def first_focus(self) -> QWidget | None:
        chips = self.calls.chips()
        return chips[0] if chips else None

    def _go(self, codes: list[str]) -> None:
        self.close_panel()
        if codes:
            self.call_wanted.emit(codes[0])


def said_call(call: OpenCall) -> str:
    """21:04 · Welfare check · Jordan A. · 88 Harbor Ave; with somebody in the back the number only."""
    if LOOK.is_private:
        return f"{call.started_clock} · {call.number}"
    return " · ".join(part for part in (call.started_clock, call.title, shown_people(call.who), call.place) if part)
