"""From process start to the sign-in screen: seconds, memory, and what must not be loaded yet.

A fresh process of the real entry opens a real vault offscreen, several times; the first starts warm the disk and leave the bytecode, as
`make setup` does. Measured is until the people's cards are painted and the keyboard is in the first passphrase. `processor` is the time
of the process up to then: on a busy machine it is the honest figure, wall time includes everybody else's work.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.figure import Figure, percentile

ROUNDS = 5
GOAL_S, GOAL_MB = 0.6, 120.0
# Before unlock none of these: each costs a tenth of a second or tens of megabytes, or opens a door nobody needs yet.
NOT_YET = (
    "reportlab",
    "pikepdf",
    "fhir",
    "pydantic",
    "httpx",
    "enchant",
    "zxcvbn",
    "phonenumbers",
    "rapidfuzz",
    "keyring",
    "fontTools",
    "uharfbuzz",
    "pyhanko",
    "asn1crypto",
    "cryptography.x509",
    "PIL",
    "segno",
    "PySide6.QtPdf",
    "PySide6.QtNetwork",
)
_CHILD = """
import json, sys, time
from pathlib import Path
from ui.app import run_window
def ready(house):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit
    def tell():
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit) and focus.isVisible() and house.door.card(house.signin.users[0].user).isVisible()
        print(json.dumps({
            "at": time.time(), "cpu": time.process_time(), "users": len(house.signin.users),
            "loaded": sorted(set(sys.modules) & set(json.loads(sys.argv[2]))),
            "rss_kb": int(next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1]),
        }), flush=True)
        house.lock("close")
    QTimer.singleShot(0, tell)  # after the paint of what was just shown
raise SystemExit(run_window(Path(sys.argv[1]), entry=[], on_ready=ready, is_dumpable=True))
"""


def make_vault(folder: Path) -> Path:
    """A pair's vault with real keys at the floor of stretching; its parameters do not matter before sign-in."""
    from fieldnotes.crypto.stretch import FLOOR
    from fieldnotes.domain.record import Profession
    from fieldnotes.services.setup import AgencyFacts, StaffFacts, set_up_agency

    set_up_agency(
        folder / "vault",
        agency=AgencyFacts(name="City Co-Response Team", unit="4C12"),
        staff=[
            StaffFacts(
                name="Dana Okafor",
                profession=Profession.OFFICER,
                passphrase="violet window garden march",
                initials="DO",
            ),
            StaffFacts(
                name="Mara Reyes",
                profession=Profession.CLINICIAN,
                passphrase="copper lantern meadow nine",
                credential="LCSW",
                initials="MR",
            ),
        ],
        safe_dir=folder / "safe",
        safe_passphrase="kettle moss orchard timber",
        kdf=FLOOR.with_fresh_salt(),
    )
    return folder / "vault"


def start_once(vault: Path, home: Path) -> dict[str, float]:
    """One start: seconds by the clock on the wall and of the processor, megabytes, modules that came too early."""
    import time

    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(home / "config"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(vault), json.dumps(NOT_YET)],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        timeout=60,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    return {
        "wall_s": told["at"] - begun,
        "cpu_s": told["cpu"],
        "mb": told["rss_kb"] / 1024,
        "users": told["users"],
        "early": len(told["loaded"]),
    }


def run() -> list[Figure]:
    """The middle of several starts."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["XDG_CONFIG_HOME"] = str(home / "config")
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        vault = make_vault(home)
        starts = [start_once(vault, home) for _ in range(ROUNDS + 1)][1:]
    return [
        Figure("start to sign-in, wall", percentile([s["wall_s"] for s in starts], 50), "s", GOAL_S),
        Figure("start to sign-in, processor", percentile([s["cpu_s"] for s in starts], 50), "s"),
        Figure("memory at sign-in", max(s["mb"] for s in starts), "MB", GOAL_MB),
        Figure("modules loaded too early", max(s["early"] for s in starts), "modules", 0),
    ]
