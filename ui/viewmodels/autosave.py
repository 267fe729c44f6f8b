"""When typing becomes a saved draft: 300 ms after the last key, at most half a second while typing goes on, at once when asked to."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

QUIET_MS = 300  # habit 2 of the house; issue bound: 300-500 ms quiet
# A dead battery may cost 1 s of typing; the other half is for a slow disk and a busy laptop (at 1000 a kill cost 1001 ms, at 700 one of
# 200 beside other work cost 1051 ms).
AT_MOST_MS = 450
RETRY_MS = 2000  # after a failed save; the text stays on screen meanwhile


class Autosave(QObject):
    """Two timers and a promise. It knows no records: `save_wanted` says when."""

    save_wanted = Signal()

    def __init__(self, parent: QObject, *, quiet_ms: int = QUIET_MS, at_most_ms: int = AT_MOST_MS) -> None:
        super().__init__(parent)
        self._quiet = QTimer(self, singleShot=True, interval=quiet_ms)
        self._at_most = QTimer(self, singleShot=True, interval=at_most_ms)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        for timer in (self._quiet, self._at_most, self._retry):
            timer.timeout.connect(self.flush)

    @property
    def is_waiting(self) -> bool:
        """Whether something was typed that no save has taken yet."""
        return self._quiet.isActive() or self._at_most.isActive() or self._retry.isActive()

    def touch(self) -> None:
        """A key was pressed or a chip chosen."""
        self._quiet.start()
        if not self._at_most.isActive():
            self._at_most.start()

    def flush(self) -> None:
        """Now, whatever the timers say."""
        self.stop()
        self.save_wanted.emit()

    def retry_later(self) -> None:
        """The save did not work: try again by itself, nobody has to ask."""
        if not self._retry.isActive():
            self._retry.start()

    def stop(self) -> None:
        """No timer runs any more."""
        self._quiet.stop()
        self._at_most.stop()
        self._retry.stop()
