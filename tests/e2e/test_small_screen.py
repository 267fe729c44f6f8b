"""A small, old laptop and tired eyes, in the real window: 1024 × 768 and text at 150 % (scenario P)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.display import Display, wait_for
from tests.e2e.hand import SECTIONS, start_encounter, take_pen, write
from tests.e2e.house import CLINICIAN, CLINICIAN_PASSPHRASE, Agency, sign_in_by_hand
from tests.e2e.running import Running

SIZE = (1024, 768)


@pytest.mark.timeout(120)
def test_nothing_is_cut_on_a_small_screen_with_large_text(agency: Agency, tmp_path: Path) -> None:
    here = agency.copy(tmp_path)
    display = Display(SIZE)
    app = Running(display, here.data_dir, here.home)
    try:
        app.start()
        sign_in_by_hand(app)
        app.until(place="ShiftScreen")
        app.key("F11")
        app.click("150 %", kind="Chip")
        app.key("Escape")
        app.until(overlays=[])
        _is_whole(app, "the shift")
        start_encounter(app)
        write(app, "1420 Alder St")
        _every_section(app)
        take_pen(app, here.clinician, CLINICIAN, CLINICIAN_PASSPHRASE)
        _every_section(app)
        for key, place in (("F7", "HandoverScreen"), ("ctrl+p", "PacketScreen")):
            app.key(key)
            app.until(place=place)
            _is_whole(app, place)
            app.key("Escape")
            app.until(place="EncounterScreen", is_read=True)
    finally:
        app.close()
        display.close()


def _every_section(app: Running) -> None:
    for _ in SECTIONS:
        section = app.state()["section"]
        _is_whole(app, section)
        app.key("Next")
        app.until(section=lambda now, before=section: now != before, is_busy=False)


def _is_whole(app: Running, what: str) -> None:
    """As soon as the window stands still; a fault that stays is one."""
    try:
        wait_for(lambda: app.ask("faults") == [], within_s=5)
    except AssertionError:
        app.picture(f"small-{what}")
        raise AssertionError(f"{what}: {app.ask('faults')}") from None
