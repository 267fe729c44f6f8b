"""The menu of a text. While it is open the keys of the window still work: hiding and locking wait for nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget


def show_menu(menu: QMenu, at: QPoint) -> None:
    """Opens it at a place of the screen; it goes when it closes."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.installEventFilter(_WINDOW_KEYS)
    menu.popup(at)


def close_menus() -> None:
    """What stands over the window goes with the window's words."""
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


class _WindowKeys(QObject):
    """Qt gives no shortcut to a window under a menu; so the menu closes and passes it on.

    One for all menus, and it holds none: those that Qt makes go without telling the binding.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        owner = watched.parent()
        pressed = QKeySequence(event.keyCombination())
        for shortcut in owner.window().findChildren(QShortcut) if isinstance(owner, QWidget) else ():
            if shortcut.key() == pressed and shortcut.isEnabled():
                close_menus()
                shortcut.activated.emit()
                return True
        return False


_WINDOW_KEYS = _WindowKeys()
