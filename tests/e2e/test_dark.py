"""Night stays night: nothing large and bright shows for a frame at start-up, in dialogs, while themes change, in the PDF preview."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.e2e.display import Display
from tests.e2e.hand import start_encounter
from tests.e2e.house import Agency, sign_in_by_hand
from tests.e2e.running import Running

LARGE = 0.04  # of the screen: a primary button and bright words are less, an empty white panel is more
EVERY_S = 0.004  # four looks a frame of a 60 Hz screen


class Watch:
    """The brightest moment while it looked."""

    def __init__(self, display: Display) -> None:
        self._display, self._is_over = display, False
        self.most, self.looks = 0.0, 0
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._is_over:
            self.most = max(self.most, self._display.brightness())
            self.looks += 1
            time.sleep(EVERY_S)

    def end(self) -> None:
        self._is_over = True
        self._thread.join(5)


@contextmanager
def stays_dark(display: Display, what: str) -> Iterator[None]:
    watch = Watch(display)
    try:
        yield
    finally:
        watch.end()
    assert watch.looks > 3, what
    assert watch.most < LARGE, f"{what}: {watch.most:.0%} of the screen was bright"


def set_night(agency: Agency) -> None:
    folder = agency.home / "config" / "FieldNotes"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "window.json").write_text(json.dumps({"theme": "night"}))


def test_no_frame_is_bright_at_night(open_app: Callable[..., Running], agency_here: Agency, display: Display) -> None:
    set_night(agency_here)
    with stays_dark(display, "start-up"):
        app = open_app()
        app.see("I agree")
    sign_in_by_hand(app)
    app.until(place="ShiftScreen")
    start_encounter(app)
    for key, words in (("F11", "Settings of this laptop"), ("F1", "Keys"), ("F3", "Find")):
        with stays_dark(display, words):
            app.key(key)
            app.see(words)
            app.key("Escape")
            time.sleep(0.1)  # frames to look at, not something to wait for
    with stays_dark(display, "from night to red"):
        app.key("F11")
        app.see("Settings of this laptop")
        app.key("Tab", "3")
        app.until(theme="red")
        app.key("Escape")
    with stays_dark(display, "the preview of the packet"):
        app.key("F4")
        app.until(place="PacketScreen", focus="Find a service")
        app.type("senior peer")
        app.see("1 service")
        app.key("Return")
        app.see("exactly what would leave", is_part=True, within_s=20)
    with stays_dark(display, "hidden and back"):
        app.key("F12")
        app.follow()
    app.close()


def test_the_watch_sees_a_bright_frame(open_app: Callable[..., Running], agency_here: Agency, display: Display) -> None:
    set_night(agency_here)
    app = open_app()
    app.see("I agree")
    watch = Watch(display)
    app.key("ctrl+d")  # night, day
    app.until(theme="day")
    time.sleep(0.1)
    watch.end()
    assert watch.most > LARGE
    app.close()
