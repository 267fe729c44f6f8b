"""What stands over the window: the menu of a text, a dialog for a file. Hiding and locking wait for neither."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

ALWAYS = frozenset({"hide", "lock"})  # acts (ui/screens/keys.py) that work from anywhere


def show_menu(menu: QMenu, at: QPoint) -> None:
    """Opens it at a place of the screen; it goes when it closes."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.installEventFilter(_WINDOW_KEYS)
    menu.popup(at)


def open_dialog(dialog: QDialog) -> None:
    """Opens it over the window it belongs to; it goes when it closes. The keys that hide and lock close it first."""
    owner = dialog.parentWidget()
    assert owner is not None, "a dialog belongs to a screen"
    for shortcut in owner.window().findChildren(QShortcut):
        if shortcut.objectName() in ALWAYS:
            QShortcut(shortcut.key(), dialog).activated.connect(shortcut.activated)
    dialog.finished.connect(dialog.deleteLater)
    # Where no window manager hands the keyboard back, nothing would have it.
    dialog.finished.connect(owner.window().activateWindow)
    QDialog.open(dialog)  # a print dialog's own `open` wants a receiver; no event loop of its own is started


def close_all_over() -> None:
    """What stands over the window goes with the window's words."""
    while (over := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
        over.close()
        if over.isVisible():
            break


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
                close_all_over()
                shortcut.activated.emit()
                return True
        return False


_WINDOW_KEYS = _WindowKeys()
