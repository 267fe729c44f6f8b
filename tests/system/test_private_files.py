"""What the app writes is its account's alone, also where a library opens the file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_WRITE = """
import sys
from pathlib import Path
from fieldnotes.system.harden import harden_process
from fieldnotes.store.log import Log
harden_process()
folder = Path(sys.argv[1])
with Log.create(folder / "log.db", bytes(range(32)), incarnation="a" * 32) as log:
    log.counter("encounter-2026")
    (folder / "note.txt").write_text("x")
    for path in sorted(folder.iterdir()):
        print(path.name, oct(path.stat().st_mode & 0o777))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask: the folder's list of rights is inherited")
def test_nobody_else_reads_the_log_or_what_lies_beside_it(tmp_path: Path) -> None:
    out = subprocess.run([sys.executable, "-c", _WRITE, tmp_path], capture_output=True, text=True, check=True).stdout
    modes = dict(line.split() for line in out.splitlines())
    assert {"log.db", "log.db-wal", "note.txt"} <= modes.keys()
    assert set(modes.values()) == {"0o600"}
