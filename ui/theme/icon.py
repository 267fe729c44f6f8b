"""One stroke set (Tabler, MIT licence), tinted by code. Names are ours; a missing file draws nothing, the word beside it remains."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from ui.theme.font import package_dir

# Our name -> file in the set. The packaged app collects exactly these (`icon_files`).
NAMES: dict[str, str] = {
    "attach": "paperclip",
    "add": "plus",
    "agency": "building-community",
    "back": "arrow-left",
    "bolt": "bolt",
    "calls": "refresh",
    "camera": "camera",
    "careful": "alert-triangle",
    "check": "check",
    "clinical": "square-rounded-plus",
    "clock": "clock",
    "close": "x",
    "copy": "copy",
    "directory": "building-community",
    "down": "chevron-down",
    "edit": "pencil",
    "encounter": "file-text",
    "find": "search",
    "follow_up": "checkbox",
    "folder": "folder",
    "glove": "hand-stop",
    "hand_over": "phone",
    "help": "help",
    "hide": "eye-off",
    "joint": "circles-relation",
    "keyboard": "keyboard",
    "law": "shield",
    "language": "language",
    "left": "chevron-left",
    "link": "link",
    "lock": "lock",
    "minus": "minus",
    "moon": "moon",
    "outbox": "send",
    "outcomes": "chart-bar",
    "people": "user",
    "phone": "phone",
    "pin": "password",
    "place": "map-pin",
    "plan": "list-check",
    "print": "printer",
    "refer": "file-check",
    "remove": "trash",
    "right": "chevron-right",
    "save": "device-floppy",
    "screen": "clipboard-check",
    "settings": "settings",
    "shield": "shield",
    "shift": "history",
    "show": "eye",
    "sign": "signature",
    "stick": "usb",
    "support": "heart",
    "sync": "refresh",
    "text_size": "text-size",
    "tip": "bulb",
    "todo": "circle",
    "undo": "arrow-back-up",
    "up": "chevron-up",
    "user_switch": "users",
    "warning": "alert-circle",
}


@cache
def _folder() -> Path | None:
    base = package_dir("pytablericons")
    return base / "icons" / "outline" if base else None


def icon_files() -> list[Path]:
    """The files behind the names, for packaging."""
    folder = _folder()
    return sorted({folder / f"{file}.svg" for file in NAMES.values()}) if folder else []


@cache
def _drawing(name: str, stroke: float) -> bytes:
    folder = _folder()
    path = folder / f"{NAMES[name]}.svg" if folder else None
    if path is None or not path.is_file():
        return b""
    return path.read_bytes().replace(b'stroke-width="2"', f'stroke-width="{stroke}"'.encode())


@cache
def pixmap(name: str, colour: str, side_px: int, ratio: float = 1.0, stroke: float = 1.75) -> QPixmap:
    """The icon in one colour ("#RRGGBB"), `side_px` logical px wide, for a screen with device pixel ratio `ratio`."""
    from PySide6.QtSvg import QSvgRenderer

    size = max(1, round(side_px * ratio))
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    drawing = _drawing(name, stroke)
    if drawing:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, size, size))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(0, 0, size, size, QColor(colour))
        painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str, side_px: int) -> QIcon:
    """The same as a QIcon, for menus and actions."""
    return QIcon(pixmap(name, colour, side_px))
