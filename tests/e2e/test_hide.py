"""Hide and lock from anywhere: whatever stands over the window goes first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.e2e.hand import go_to, start_encounter, take_pen
from tests.e2e.house import CLINICIAN, CLINICIAN_PASSPHRASE, Agency, sign_in_by_hand
from tests.e2e.running import Running

HIDE_AND_LOCK = [("F12", {"is_covered": True}), ("ctrl+l", {"present": []})]


@pytest.mark.parametrize(("key", "then"), HIDE_AND_LOCK)
def test_a_word_stood_over_the_cover_because_its_menu_was_open(
    open_app: Callable[..., Running], key: str, then: dict[str, Any]
) -> None:
    app = open_app()
    sign_in_by_hand(app, has_clinician=False)
    app.until(place="ShiftScreen")
    start_encounter(app)
    go_to(app, "what_happened")
    app.type("He is halucinating again")
    app.until(is_busy=False)
    app.key("ctrl+period")
    app.until(windows=_with("QMenu"))
    app.key(key)
    app.follow()
    app.until(**then, windows=lambda windows: len(windows) == 1, within_s=20)


@pytest.mark.parametrize(("key", "then"), HIDE_AND_LOCK)
def test_the_key_that_hides_did_nothing_while_a_file_was_being_chosen(
    open_app: Callable[..., Running], agency_here: Agency, key: str, then: dict[str, Any]
) -> None:
    app = open_app()
    sign_in_by_hand(app)
    app.until(place="ShiftScreen")
    start_encounter(app)
    take_pen(app, agency_here.clinician, CLINICIAN, CLINICIAN_PASSPHRASE)
    go_to(app, "release_files")
    app.display.hands("mousemove", 720, 500, "click", "--repeat", 60, "--delay", 2, 5)  # down to the end of the page
    app.click("Add a photo or PDF…")
    app.until(windows=_with("QFileDialog"))
    app.focus()
    app.key(key)
    app.follow()
    app.until(**then, windows=lambda windows: len(windows) == 1, within_s=20)


def _with(kind: str) -> Callable[[list[dict[str, Any]]], bool]:
    return lambda windows: any(window["class"] == kind for window in windows)
