"""Nobody touched anything for a while: the cover comes by itself. One filter, one timer, no work per key but a restart.

The filter stands on the windows of the system, not on the application: there every event of every widget would pass through Python
(a tenth of the UI thread's time, measured while pages were built).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

REST_S = 1.5  # the hands rest: between two words a pause is shorter
COVER_AFTER_S = 5 * 60  # agency policy may shorten it; CJIS 6.0 AC-11 allows 30 minutes at most
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """`fell_idle` once after `after_s` seconds without a touch; `start` begins anew."""

    fell_idle = Signal()

    def __init__(self, parent: QObject | None = None, *, after_s: float = COVER_AFTER_S) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=round(after_s * 1000))
        self._timer.timeout.connect(self._on_idle)
        self._is_on = False

    def start(self) -> None:
        """From now on."""
        app = QGuiApplication.instance()
        if not self._is_on and isinstance(app, QGuiApplication):
            for window in app.topLevelWindows():
                self._watch(window)
            app.focusWindowChanged.connect(self._watch)
        self._is_on = True
        self._timer.start()

    def stop(self) -> None:
        """Covered or locked already."""
        app = QGuiApplication.instance()
        if self._is_on and isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self._watch)
            for window in app.topLevelWindows():
                window.removeEventFilter(self)
        self._is_on = False
        self._timer.stop()

    def _watch(self, window: QWindow | None) -> None:
        """A window that takes the keyboard: ours, or a dialog of the system's. A second filter of the same kind replaces the first."""
        if window is not None:
            window.installEventFilter(self)

    def _on_idle(self) -> None:
        self.stop()
        self.fell_idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._timer.start()
        return False
