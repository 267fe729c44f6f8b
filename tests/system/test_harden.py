"""The real entry's memory cannot be read by another process of the same account; the leak tests' entry's can."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# Both give up every capability first (capset(2)), so that root counts as an ordinary account of the same name.
_ORDINARY = """
import ctypes, sys
header = (ctypes.c_uint32 * 2)(0x20080522, 0)
assert ctypes.CDLL(None).capset(header, (ctypes.c_uint32 * 6)()) == 0
"""
_TARGET = (
    _ORDINARY
    + """
from fieldnotes.system.harden import harden_process
harden_process(is_dumpable=sys.argv[1] == 'dumpable')
print('ready', flush=True); sys.stdin.read()
"""
)
_READER = (
    _ORDINARY
    + """
try:
    open(f'/proc/{sys.argv[1]}/mem', 'rb').close(); print('readable')
except PermissionError:
    print('refused')
"""
)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc; the other systems' calls are tested on them")
@pytest.mark.parametrize(("mode", "seen"), [("real", "refused"), ("dumpable", "readable")])
def test_memory_of_the_real_entry_is_unreadable(mode: str, seen: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _TARGET, mode], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline().strip() == b"ready"
        limits = Path(f"/proc/{child.pid}/limits").read_text().splitlines()
        core = next(line for line in limits if line.startswith("Max core file size"))
        reader = [sys.executable, "-c", _READER, str(child.pid)]
        told = subprocess.run(reader, capture_output=True, text=True, check=True).stdout.strip()
        child.stdin.close()
    assert core.split()[4:6] == ["0", "0"]
    assert told == seen
