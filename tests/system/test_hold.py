"""One process per vault."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fieldnotes.domain.problem import EnvironmentProblem
from fieldnotes.system.hold import DataFolderHold

_HOLD = """
import sys, pathlib
from fieldnotes.system.hold import DataFolderHold
hold = DataFolderHold(pathlib.Path(sys.argv[1])); hold.take(); print('held', flush=True); sys.stdin.read()
"""


def test_a_second_process_is_told_that_the_vault_is_in_use_and_gets_it_when_the_first_dies(tmp_path: Path) -> None:
    folder = tmp_path / "Pläne und Ähnliches"
    folder.mkdir()
    other = subprocess.Popen([sys.executable, "-c", _HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdin is not None
    assert other.stdout.readline().strip() == b"held"
    mine = DataFolderHold(folder)
    with pytest.raises(EnvironmentProblem) as problem:
        mine.take()
    assert problem.value.code == "vault_in_use"
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    other.stdin.close()
    other.stdout.close()
    mine.take(wait_s=5)
    assert mine.is_held
    mine.release()


def test_a_folder_that_has_gone_is_said_as_such(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as problem:
        DataFolderHold(tmp_path / "nowhere").take()
    assert problem.value.code == "folder_gone"
