"""Pages grown ahead, in steps so short that no key waits for them: building one at once takes up to a tenth of a second.

A page in here has never shown a record, so it may outlive the encounter and the pen it was grown beside.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.screens.encounter.form import SectionPage

SLICE_S = 0.005  # of the 16 ms that a key may wait
PAUSE_MS = 12  # between two slices: paint and keys come first


class Nursery(QObject):
    """`take` gives a whole page at once; `grow_ahead` keeps one of each kind in stock."""

    def __init__(self, make: Callable[[str], SectionPage], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._stock: dict[str, SectionPage] = {}
        self._growing: tuple[str, Iterator[None]] | None = None
        self._wanted: tuple[str, ...] = ()
        self._tick = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._tick.timeout.connect(self._grow)

    def grow_ahead(self, keys: tuple[str, ...]) -> None:
        """From now on one page of each of these is kept ready, the first ones first."""
        self._wanted = keys
        self._tick.start()

    def take(self, key: str) -> SectionPage:
        """A page to show; what has not grown yet grows now."""
        if self._growing is not None and self._growing[0] == key:
            for _ in self._growing[1]:
                pass
            self._growing = None
        page = self._stock.pop(key, None)
        if page is None:
            page = self._make(key)
            for _ in page.grow():
                pass
        if self._wanted:
            # The next pen opens the same section: its page is the first one to grow again.
            self._wanted = tuple(sorted(self._wanted, key=lambda other: other != key))
            self._tick.start()
        return page

    def _grow(self) -> None:
        until = time.perf_counter() + SLICE_S
        while time.perf_counter() < until:
            if self._growing is None:
                key = next((key for key in self._wanted if key not in self._stock), "")
                if not key:
                    return
                self._growing = key, self._steps(key)
            if next(self._growing[1], self) is self:
                self._growing = None
        self._tick.start()

    def _steps(self, key: str) -> Iterator[None]:
        page = self._make(key)
        self._stock[key] = page
        yield
        for _ in page.grow():
            yield
        # Styled and laid out now rather than at the moment it is shown.
        for widget in page.findChildren(QWidget):
            widget.ensurePolished()
            yield
        stack, layout = page.parentWidget(), page.layout()
        if stack is not None and layout is not None:
            page.resize(stack.size())
            layout.activate()
