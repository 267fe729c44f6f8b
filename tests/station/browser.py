"""Looks at the status page in Chromium (QtWebEngine, offscreen), in a process of its own: arguments URL, then what to do. Prints JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

_LOOK = """(() => {
  const frame = document.querySelector('iframe').contentDocument;
  if (!frame || frame.readyState !== 'complete' || !frame.querySelector('dl')) return null;
  const colours = (place) => { const s = getComputedStyle(place); return [s.color, s.backgroundColor]; };
  return JSON.stringify({
    title: document.title, heading: document.querySelector('h1').innerText, text: frame.body.innerText,
    rows: [...frame.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.innerText)),
    ground: colours(frame.documentElement), quiet: getComputedStyle(frame.querySelector('dt')).color,
    link: getComputedStyle(document.querySelector('a')).color, scripts: document.scripts.length + frame.scripts.length,
    sideways: frame.documentElement.scrollWidth - frame.documentElement.clientWidth,
    origin: document.querySelector('iframe').contentWindow.performance.timeOrigin,
  });
})()"""
_FOCUS = """(() => {
  const place = document.activeElement;
  const inner = place.tagName === 'IFRAME' ? place.contentDocument.activeElement : null;
  return JSON.stringify([place.tagName, inner ? inner.className || inner.tagName : '', place.innerText || '']);
})()"""


class Console(QWebEnginePage):
    """Whatever Chromium complains about, such as something that the policy forbids."""

    said: list[str]

    def javaScriptConsoleMessage(  # noqa: N802 - Qt's own name
        self, *said: Any
    ) -> None:
        self.said.append(str(said[1]))


class Browser:
    """One window."""

    def __init__(self, url: str, *, width: int) -> None:
        self.view = QWebEngineView()
        self.page = Console(self.view)
        self.page.said = []
        self.view.setPage(self.page)
        self.view.resize(width, 700)
        self.view.show()
        self.page.load(QUrl(url))

    def run(self, code: str) -> Any:
        loop = QEventLoop()
        found: list[Any] = []

        def take(value: Any) -> None:
            found.append(value)
            loop.quit()

        self.page.runJavaScript(code, 0, take)
        if not found:
            loop.exec()
        return json.loads(found[0]) if found[0] else None

    def until(self, code: str, is_good: Callable[[Any], bool], most_s: float) -> Any:
        loop, timer = QEventLoop(), QTimer()
        found: list[Any] = []
        QTimer.singleShot(int(most_s * 1000), loop.quit)

        def look() -> None:
            value = self.run(code)
            if value is not None and is_good(value) and not found:
                found.append(value)
                loop.quit()

        timer.timeout.connect(look)
        timer.start(200)
        loop.exec()
        timer.stop()
        return found[0] if found else None

    def tab(self) -> Any:
        """Press Tab; where the focus is once it moved."""
        before = self.run(_FOCUS)
        target = self.view.focusProxy() or self.view
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t"))
        return self.until(_FOCUS, lambda now: now != before, 10)


def main(url: str, *what: str) -> None:
    """`dark`: as somebody who reads light on dark. `narrow`: a small window. `wait`: until the facts came anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    dark = " --blink-settings=preferredColorScheme=0" if "dark" in what else ""  # no theme of a desktop says it here
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = f"--no-sandbox --disable-gpu{dark}"
    _application = QApplication([])
    browser = Browser(url, width=320 if "narrow" in what else 1000)
    seen = browser.until(_LOOK, bool, 30)
    assert seen is not None, "the facts never came"
    browser.view.activateWindow()
    browser.view.setFocus()
    assert browser.until("JSON.stringify(document.hasFocus() || null)", bool, 10)
    seen["tabs"] = [browser.tab() for _ in range(2)]
    if "wait" in what:
        origin = seen["origin"]
        again = browser.until(_LOOK, lambda now: now["origin"] != origin, 60)
        seen["came_anew"] = again is not None
        seen["focus_after"] = browser.run(_FOCUS)
    seen["console"] = browser.page.said
    sys.stdout.write(json.dumps(seen))
    sys.stdout.flush()
    os._exit(0)  # Chromium's own processes end with this one


if __name__ == "__main__":
    main(*sys.argv[1:])
