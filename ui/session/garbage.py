"""Unreachable objects are collected on the UI thread and nowhere else.

Python collects cycles in whichever thread happens to allocate. Widgets are full of cycles, and one that is freed by the vault's
lane while Qt deletes its parent takes the whole process with it. So nothing is collected by itself any more: young objects are
looked through in passing, everything only once the hands rest.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimerEvent

from ui.session.idle import REST_S, IdleWatch

LOOK_MS = 1000
YOUNG = 4_000  # objects more than at the last look: about a millisecond's work
FULL = 60_000  # objects that came through the young looks: then everything is looked through at the next rest
MOST = 4 * FULL  # and now, rest or no rest


class Garbage(QObject):
    """Takes over from Python's own collector until `close`. Belongs to the UI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rest = IdleWatch(self, after_s=REST_S)
        self._rest.fell_idle.connect(self._collect_all)
        self._is_waiting = False
        self._since_full = 0
        gc.disable()
        gc.freeze()  # what is loaded by now stays for good: no look goes through it again
        self._tick = self.startTimer(LOOK_MS, Qt.TimerType.CoarseTimer)

    def close(self) -> None:
        """Python collects by itself again."""
        self.killTimer(self._tick)
        self._rest.stop()
        gc.unfreeze()
        gc.enable()

    def timerEvent(self, _event: QTimerEvent) -> None:
        young = gc.get_count()[0]
        if young < YOUNG:
            return
        self._since_full += young - gc.collect(1)
        if self._since_full > MOST:
            self._collect_all()
        elif self._since_full > FULL and not self._is_waiting:
            self._is_waiting = True
            self._rest.start()

    def _collect_all(self) -> None:
        self._rest.stop()
        self._is_waiting, self._since_full = False, 0
        gc.collect()
