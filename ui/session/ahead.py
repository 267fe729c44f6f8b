"""Keys and words of an input method that come before the call they are meant for: kept in order, given to it when it stands there.

Between F2, Pause or F9 and the next page lies an answer of the vault. Without this the first letters were lost, or, with a slow disk,
written into the record of the call before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})


class TypeAhead(QObject):
    """`hold(window)`; then `release()` gives everything on, or `forget()`. Hiding and locking never wait: shortcuts go first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._held: deque[QEvent | Callable[[], object]] = deque()

    @property
    def is_holding(self) -> bool:
        """Whether keys wait."""
        return self._window is not None

    def hold(self, window: QWindow | None) -> None:
        """From the next key on. Nothing is held for a window that is not there."""
        application = QGuiApplication.instance()
        if window is not None and self._window is None and application is not None:
            QGuiApplication.inputMethod().reset()  # what is half composed belongs to the page that goes
            self._window = window
            window.installEventFilter(self)
            # Dead keys, input methods and voice go past the window, to whatever has the focus.
            application.installEventFilter(self)

    def add(self, act: Callable[[], object]) -> None:
        """An act takes its turn among the keys: F8 means the call that comes up, as the letters before and after it do."""
        self._held.append(act)

    def release(self) -> None:
        """In the order of the hand. An act that begins another turn holds what came after it."""
        window = self._let_go()
        while window is not None and self._held and not self.is_holding:
            one = self._held.popleft()
            if isinstance(one, QInputMethodEvent):
                to = QGuiApplication.focusObject()
                if to is not None:
                    QCoreApplication.sendEvent(to, one)
            elif isinstance(one, QEvent):
                QCoreApplication.sendEvent(window, one)
            else:
                one()

    def forget(self) -> None:
        """Locked: what was typed for a page that never came goes."""
        self._let_go()
        self._held.clear()

    def _let_go(self) -> QWindow | None:
        window, self._window = self._window, None
        application = QGuiApplication.instance()
        if window is not None and application is not None:
            window.removeEventFilter(self)
            application.removeEventFilter(self)
        return window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            if event.commitString():
                said = QInputMethodEvent()
                said.setCommitString(event.commitString())
                self._held.append(said)
            return True
        if watched is not self._window or event.type() not in _KEYS:
            return False
        self._held.append(event.clone())
        return True
