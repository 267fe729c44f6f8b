"""A child that has been talked into something else by a file: it ends, within bounds, and a sentence is said."""

from __future__ import annotations

import sys
import time

import pytest

from fieldnotes.domain.problem import InputProblem
from fieldnotes.packet import intake

FLOOD = "import sys\nwhile True: sys.stdout.buffer.write(b'x' * 65536)"
DEAF = "import time\ntime.sleep(600)"
LEFT_BEHIND = """
import os, sys, time
if os.fork() == 0:
    os.setsid()
    time.sleep(8)
    os._exit(0)
sys.stdin.buffer.read()
"""


@pytest.mark.parametrize(
    ("program", "seconds"),
    [
        pytest.param(FLOOD, 30, id="says without end what the laptop's memory would have to hold"),
        pytest.param(DEAF, 1, id="never reads, never answers"),
        pytest.param(LEFT_BEHIND, 1, id="leaves something behind that holds the pipe open"),
    ],
)
def test_a_file_took_over_its_reader_and_the_window_with_it(
    monkeypatch: pytest.MonkeyPatch, program: str, seconds: int
) -> None:
    monkeypatch.setattr(intake, "_command", lambda _task: [sys.executable, "-c", program])
    monkeypatch.setattr(intake, "_SECONDS", seconds)
    begun = time.monotonic()
    with pytest.raises(InputProblem, match="file_too_hard"):
        intake.take_in(b"a picture" * 1_000_000)
    assert time.monotonic() - begun < 6
