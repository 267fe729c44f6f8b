"""What is copied here is for pasting, not for keeping: it asks the histories and clouds of the clipboard to leave it out.

The names are those that password stores use: KDE's Klipper (x-kde-passwordManagerHint), Windows' clipboard history and cloud
(learn.microsoft.com, "Clipboard Formats": cloud clipboard and clipboard history), macOS managers (nspasteboard.org).
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_ASKS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
    "application/x-nspasteboard-concealed-type": b"1",
}


def copy_discreetly(text: str) -> None:
    """Plain text onto the clipboard, with the request beside it."""
    mime = QMimeData()
    mime.setText(text)
    for name, value in _ASKS.items():
        mime.setData(name, value)
    QGuiApplication.clipboard().setMimeData(mime, QClipboard.Mode.Clipboard)
