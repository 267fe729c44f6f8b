"""`fieldnotes demo --headless`: the whole path by itself leaves the four things that a newcomer was promised."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_demo_without_a_screen_leaves_its_papers_and_pictures(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-m", "ui.app", "demo", "--headless", "--out", str(out)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-1000:]
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert summary["handover_pages"] == 1
    assert summary["packet_pages"] > 1
    assert len(summary["signed_by"]) == 2
    for name in ("handover.pdf", "packet.pdf"):
        assert (out / name).read_bytes().startswith(b"%PDF-"), name
    assert len(list((out / "screens").glob("*.png"))) > 10
