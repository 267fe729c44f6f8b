"""What was copied belongs to whoever copied it: with the pen in the other hand it cannot be pasted into what the other one writes."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication

from ui.widgets.discreet import copy_discreetly

_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


def clear_clipboard() -> None:
    """What was copied or marked here does not outlive the lock. Others' content stays."""
    clipboard = QGuiApplication.clipboard()
    for mode in _MODES:
        if _is_ours(clipboard, mode):
            clipboard.clear(mode)


class Clips:
    """The clipboard of each pen, in memory only. What other programs put there stays where it is."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def change_hands(self, old: str, new: str) -> None:
        """The old pen's copy waits for it; the new pen finds its own again."""
        clipboard = QGuiApplication.clipboard()
        if _is_ours(clipboard, QClipboard.Mode.Clipboard):
            self._kept[old] = clipboard.text()
        clear_clipboard()
        own = self._kept.pop(new, "")
        if own and not clipboard.text():
            copy_discreetly(own)


def _is_ours(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    if mode is QClipboard.Mode.Selection:
        return clipboard.supportsSelection() and clipboard.ownsSelection()
    return clipboard.ownsClipboard()
