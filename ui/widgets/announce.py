"""Saying to a screen reader what changed without the focus moving: saved, whose pen, a sentence that stays. Politely, never by sound."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

SELDOM_S = 20.0  # "Saved" comes twice a second while somebody types; a reader that says it each time is switched off


class Announcer(QObject):
    """`said(words)` for every announcement, also when no screen reader listens."""

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[str, float] = {}

    def say(self, widget: QWidget, words: str, *, seldom: str = "") -> None:
        """Words in the language of the screen. `seldom`: a name; under it, not more often than every 20 seconds."""
        now = time.monotonic()
        if not words or (seldom and now - self._last.get(seldom, -SELDOM_S) < SELDOM_S):
            return
        if seldom:
            self._last[seldom] = now
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(widget, words)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)
        self.said.emit(words)


ANNOUNCER = Announcer()
