"""What is copied here is for pasting, not for keeping: it asks the histories and clouds of the clipboard to leave it out.

The names are those that password stores use: KDE's Klipper (x-kde-passwordManagerHint), Windows' clipboard history and cloud
(learn.microsoft.com, "Clipboard Formats": cloud clipboard and clipboard history), macOS managers (nspasteboard.org).
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

_ASKS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
    "application/x-nspasteboard-concealed-type": b"1",
}


CLEARS_AFTER_MS = 60_000


class ForAMinute(QObject):
    """Words for another system: off the clipboard after a minute, unless something else was copied meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.timer = QTimer(self, singleShot=True, interval=CLEARS_AFTER_MS)
        self.timer.timeout.connect(self.clear)

    def copy(self, text: str) -> None:
        """Onto the clipboard; the minute begins anew."""
        copy_discreetly(text)
        self._text = text
        self.timer.start()

    def clear(self) -> None:
        """Takes it off when it is still there."""
        self.timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            clipboard.clear()
        self._text = ""


def copy_discreetly(text: str) -> None:
    """Plain text onto the clipboard, with the request beside it."""
    mime = QMimeData()
    mime.setText(text)
    for name, value in _ASKS.items():
        mime.setData(name, value)
    QGuiApplication.clipboard().setMimeData(mime, QClipboard.Mode.Clipboard)
