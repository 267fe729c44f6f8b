"""Where somebody was: ids only, never a word of a record. Travels to the successor, so that unlocking returns to the same place."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class Spot(msgspec.Struct, frozen=True, omit_defaults=True):
    """The cursor inside one encounter: section, path of the field, place in its text, how far the page was scrolled."""

    section: str = ""
    field: str = ""
    cursor: int = 0
    scroll: int = 0


class Where(msgspec.Struct, frozen=True, omit_defaults=True):
    """`place`: rail place; `encounter`: record id; `section`: rail key of the encounter; `pen`: user id; `spots`: where the cursor
    stood in each call that waits, by encounter.
    """

    place: str = "shift"
    encounter: str = ""
    section: str = ""
    pen: str = ""
    over: tuple[str, ...] = ()  # who was signed out because twelve hours were over
    spots: dict[str, Spot] = {}
    is_sync_paused: bool = False  # by hand: nothing goes out until somebody says so, whatever window stands then


def cursor_of(widget: QWidget | None) -> int:
    """Where the cursor stands in a text."""
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().position()
    return widget.cursorPosition() if isinstance(widget, QLineEdit) else 0


def put_cursor(widget: QWidget | None, place: int) -> None:
    """Puts it there, or at the end of a shorter text."""
    if isinstance(widget, QPlainTextEdit):
        cursor = widget.textCursor()
        cursor.setPosition(min(place, len(widget.toPlainText())))
        widget.setTextCursor(cursor)
    elif isinstance(widget, QLineEdit):
        widget.setCursorPosition(place)
