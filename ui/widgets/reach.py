"""One hand: what is pressed most stands on that hand's side. Only places swap; text runs as ever."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout

from ui.theme import LOOK
from ui.theme.look import Hand


class _Follow(QObject):
    def __init__(self, layout: QBoxLayout, mirrored_for: Hand) -> None:
        super().__init__(layout)
        self._layout, self._mirrored_for = layout, mirrored_for
        LOOK.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        ways = QBoxLayout.Direction
        self._layout.setDirection(ways.RightToLeft if LOOK.hand is self._mirrored_for else ways.LeftToRight)


def follow_hand(layout: QBoxLayout, mirrored_for: Hand) -> None:
    """Turns a row round for one hand: `Hand.LEFT` for rows whose buttons stand right, `Hand.RIGHT` for those whose stand left."""
    _Follow(layout, mirrored_for)
