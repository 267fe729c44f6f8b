"""The app as it is, plus an ear: tests ask over a socket what stands on the screen. It answers; it never acts.

Differs from `python -m ui` only by the ear and by `is_dumpable` (another process may read its memory: the leak tests do).
Keys and mouse come from the X server, as they do from hands.
"""

from __future__ import annotations

import faulthandler
import json
import os
import socket
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldnotes.domain.moment import EntryTime
    from fieldnotes.system.clock import Clock
    from ui.house import House

EAR = "FIELDNOTES_TEST_EAR"  # environment: the folder in which each process of the app opens <pid>.sock
ENTRY = [sys.executable, "-m", "tests.e2e.entry"]


def main() -> int:
    """`--data DIR`, or `--successor`."""
    from ui import app

    faulthandler.enable()  # a crash says where, in the output that a failing test shows
    folder = Path(os.environ[EAR])
    arguments = sys.argv[1:]
    data_dir = None if arguments == ["--successor"] else Path(arguments[arguments.index("--data") + 1])
    ears: list[_Ear] = []

    def listen(house: House) -> None:
        if not ears:
            ears.append(_Ear(house, folder / f"{os.getpid()}.sock"))

    return app.run_window(data_dir, entry=ENTRY, is_dumpable=True, on_ready=listen)


class _Ear:
    """Answers one question per line, on the UI thread."""

    def __init__(self, house: House, path: Path) -> None:
        from PySide6.QtCore import QSocketNotifier

        self._house = house
        self._server = socket.socket(socket.AF_UNIX)
        partial = path.with_suffix(".part")
        self._server.bind(str(partial))
        self._server.listen(1)
        partial.rename(path)  # who finds the name finds somebody listening
        self._notifier = QSocketNotifier(self._server.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._answer)
        self._beats: _Beats | None = None

    def _answer(self, *_event: object) -> None:
        begun = time.perf_counter()
        talk, _ = self._server.accept()
        with talk, talk.makefile("rwb") as stream:
            asked = json.loads(stream.readline())
            answer = getattr(self, f"_{asked.pop('ask')}")(**asked)
            stream.write(json.dumps(answer).encode() + b"\n")
        if self._beats is not None:
            self._beats.ours.append((begun, time.perf_counter()))

    # --- what may be asked ---

    def _watch(self) -> bool:
        """From now on it is measured how long the window lets a key wait."""
        self._beats = _Beats()
        return True

    def _waits(self) -> list[tuple[float, float]]:
        """Of each beat since the last question: milliseconds it waited, and how many of them the UI thread itself was at work."""
        assert self._beats is not None, "watched before it is asked"
        return self._beats.take()

    def _state(self) -> dict[str, Any]:
        import shiboken6
        from PySide6.QtWidgets import QApplication

        from ui.theme import LOOK

        house, shell = self._house, self._house.shell
        work, place, focus = house.work, shell.current_place(), QApplication.focusWidget()
        model = work._models.get("encounter") if work is not None else None
        return {
            "pid": os.getpid(),
            "theme": LOOK.theme.value,
            "place": type(place).__name__ if place is not None else "",
            "is_covered": shell.cover.isVisible(),
            "is_working": work is not None,
            "is_catching_up": house.signin.is_catching_up,
            "present": [row.user for row in house.signin.present],
            "pen": work.pen if work is not None else "",
            "encounter": work.encounter if work is not None else "",
            "section": getattr(place, "key", ""),
            "is_busy": bool(model is not None and model.is_busy),
            "is_read": bool(model is not None and model.state is not None),
            "focus": _name(focus) if focus is not None else "",
            "focus_id": shiboken6.getCppPointer(focus)[0]
            if focus is not None
            else 0,  # two fields may be called the same
            "focus_class": type(focus).__name__ if focus is not None else "",
            "overlays": _overlays(shell),
            "windows": [
                {
                    "id": int(w.winId()),
                    "title": w.windowTitle(),
                    "is_active": w.isActiveWindow(),
                    "class": type(w).__name__,
                }
                for w in QApplication.topLevelWidgets()
                if w.isVisible()
            ],
        }

    @staticmethod
    def _seen() -> list[dict[str, Any]]:
        """Everything a person sees, with the words and where it is on the screen."""
        from PySide6.QtWidgets import QApplication, QWidget

        found = []
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                for widget in [window, *window.findChildren(QWidget)]:
                    found.extend(_facts(widget))
        return found

    @staticmethod
    def _grab(path: str) -> bool:
        """The screen itself, not the window's idea of it."""
        from PySide6.QtGui import QGuiApplication

        return QGuiApplication.primaryScreen().grabWindow(0).save(path)

    def _faults(self) -> list[str]:
        """What a person would find cut, covered or out of reach in this window now."""
        from tests.ui import layout

        shell = self._house.shell
        looks = (layout.cut, layout.outside, layout.overlapping, layout.too_small, layout.unnamed)
        return [fault for look in looks for fault in look(shell)]

    def _later(self, hours: float) -> bool:
        """The shift has gone on for so long: the laptop's clock says so, and the house looks at it more often than once a minute."""
        desk = self._house.desk
        assert desk is not None, "somebody is in"
        desk.clock = _Later(desk.clock, round(hours * 3_600_000))
        self._house._limit.setInterval(200)
        return True

    def _occupy(self, seconds: float) -> bool:
        """Somebody else's work holds the vault's lane for so long, as a slow disk does."""
        self._house.jobs.ask(time.sleep, seconds, owner=self._house, urgent=True)
        return True

    @staticmethod
    def _clipboard() -> str:
        """What could be pasted, by key or by the middle button."""
        from PySide6.QtGui import QClipboard, QGuiApplication

        clipboard = QGuiApplication.clipboard()
        return "\n".join(clipboard.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection))

    @staticmethod
    def _held() -> str:
        """Every word that any widget holds, shown or not, and what it would say to a screen reader."""
        from PySide6.QtWidgets import QAbstractItemView, QApplication

        found = []
        for widget in QApplication.allWidgets():
            kind = widget.metaObject()
            names = [str(kind.property(number).name()) for number in range(kind.propertyCount())]
            found += [value for name in names if isinstance(value := widget.property(name), str)]
            if isinstance(widget, QAbstractItemView) and widget.model() is not None:
                model = widget.model()
                indices = [model.index(row, 0) for row in range(model.rowCount())]
                found += [str(value) for index in indices for value in model.itemData(index).values()]
        return "\n".join(filter(None, found))


class _Later:
    """The real clock, so many milliseconds on."""

    def __init__(self, clock: Clock, by_ms: int) -> None:
        self._clock, self._by_ms = clock, by_ms

    def now(self) -> EntryTime:
        from msgspec import structs

        now = self._clock.now()
        return structs.replace(now, utc_ms=now.utc_ms + self._by_ms, mono=now.mono + self._by_ms)

    def offset_at(self, utc_s: float) -> int:
        return self._clock.offset_at(utc_s)


class _Beats:
    """Every two milliseconds a beat is put behind whatever the UI thread is doing, as a key would be; how long it waits is the stall.

    On a shared machine a part of that is other programs' time, so the UI thread's own processor time is told beside it.
    """

    EVERY_S = 0.002

    def __init__(self) -> None:
        from PySide6.QtCore import QObject, Qt, Signal

        class Beat(QObject):
            came = Signal(float, float)

        self.ours: list[tuple[float, float]] = []  # from and to: the ear's own answers are no stall of the app
        self._waits: list[tuple[float, float, float]] = []
        self._clock = time.pthread_getcpuclockid(threading.get_ident())
        self._beat = Beat()
        self._beat.came.connect(self._take_beat, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            time.sleep(self.EVERY_S)
            self._beat.came.emit(time.perf_counter(), time.clock_gettime(self._clock))

    def _take_beat(self, sent: float, worked: float) -> None:
        self._waits.append((sent, time.perf_counter(), time.clock_gettime(self._clock) - worked))

    def take(self) -> list[tuple[float, float]]:
        """Those since the last time, without beats that waited for an answer of the ear."""
        waits, self._waits, ours, self.ours = self._waits, [], self.ours, []
        return [
            ((came - sent) * 1000, worked * 1000)
            for sent, came, worked in waits
            if not any(sent < until and came > since for since, until in ours)
        ]


def _overlays(shell: QWidget) -> list[str]:
    from ui.widgets.overlay import Overlay

    return [panel.accessibleName() for panel in shell.findChildren(Overlay) if panel.isVisible()]


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or str(getattr(widget, "text", str)() or "")


def _facts(widget: QWidget) -> list[dict[str, Any]]:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton

    if not widget.isVisible() or widget.visibleRegion().isEmpty():
        return []
    text = ""
    if isinstance(widget, QLineEdit):
        text = widget.displayText()
    elif isinstance(widget, QPlainTextEdit):
        text = widget.toPlainText()
    elif isinstance(widget, QPushButton | QLabel):
        text = widget.text()
    shown = widget.visibleRegion().boundingRect()
    middle = widget.mapToGlobal(shown.center())
    over = QApplication.widgetAt(middle)
    facts = {
        "class": type(widget).__name__,
        "name": widget.accessibleName(),
        "text": text,
        "x": middle.x(),
        "y": middle.y(),
        "is_enabled": widget.isEnabled(),
        "is_checked": bool(getattr(widget, "isChecked", bool)()),
        "has_focus": widget.hasFocus(),
        "is_on_top": over is not None and (over is widget or widget.isAncestorOf(over)),
    }
    found = [facts]
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        for number in range(model.rowCount()):
            index = model.index(number, 0)
            box = widget.visualRect(index)
            point = widget.viewport().mapToGlobal(box.center()) if box.isValid() else QPoint(-1, -1)
            words = str(index.data(11) or index.data(0) or "")  # Qt.AccessibleTextRole, Qt.DisplayRole
            found.append({**facts, "class": "row", "name": words, "text": words, "x": point.x(), "y": point.y()})
    return found


if __name__ == "__main__":
    raise SystemExit(main())
