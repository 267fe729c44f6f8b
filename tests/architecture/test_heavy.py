"""What is heavy waits until it is needed: before anybody has unlocked, none of it is loaded."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "reportlab", "pikepdf", "pyhanko", "uharfbuzz", "fhir", "pydantic", "enchant", "segno", "urllib3", "starlette", "uvicorn",
    "psycopg", "fieldnotes.sync.http", "fieldnotes.station.app",
)  # fmt: skip
_DOOR = """
import sys
import fieldnotes.cli, fieldnotes.services.desk, fieldnotes.services.signin, ui.app, ui.house, ui.screens.signin, ui.viewmodels.signin
print(" ".join(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_the_door_opens_without_printing_press_and_network() -> None:
    done = subprocess.run([sys.executable, "-c", _DOOR, *HEAVY], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_look_would_see_one() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import urllib3" + _DOOR, *HEAVY], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["urllib3"]
