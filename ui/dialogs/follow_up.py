"""A follow-up for somebody in one line: what to do. It is the team's until somebody takes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.screens.word import tr
from ui.widgets import Button, LineEdit, PrimaryButton, Text
from ui.widgets.overlay import Overlay


class FollowUpSheet(Overlay):
    """`wanted(what)`."""

    wanted = Signal(str)

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window, tr("Follow-up for {name}", name=name), width=560)
        body = self.panel.body
        body.addWidget(Text(tr("Follow-up for {name}", name=name), "heading"))
        self.what = LineEdit(name=tr("What to do"), placeholder=tr("Call tomorrow, bring the ID, visit the shelter"))
        body.addWidget(self.what)
        row = QHBoxLayout()
        row.addStretch(1)
        self.cancel, self.add = Button(tr("Not now")), PrimaryButton(tr("Add follow-up"), icon="follow_up")
        self.what.returnPressed.connect(self._add)
        self.cancel.clicked.connect(self.close_panel)
        self.add.clicked.connect(self._add)
        row.addWidget(self.cancel)
        row.addWidget(self.add)
        body.addLayout(row)
        self.closed.connect(self.deleteLater)

    def first_focus(self) -> QWidget:
        return self.what

    def _add(self) -> None:
        words = self.what.text().strip()
        if words:
            self.close_panel()
            self.wanted.emit(words)
