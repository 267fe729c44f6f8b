"""The program log never carries what people typed."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldnotes.system.log import Code, set_up_logging

_WORD = "zebrafinch"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    handlers, level, hook, thread_hook = root.handlers[:], root.level, sys.excepthook, threading.excepthook
    set_up_logging(tmp_path)
    yield tmp_path
    for handler in root.handlers:
        handler.close()
    root.handlers[:], root.level = handlers, level
    sys.excepthook, threading.excepthook = hook, thread_hook
    logging.raiseExceptions = True


def _text(folder: Path) -> str:
    return (folder / "fieldnotes.log").read_text("utf-8")


def test_text_given_to_a_log_line_is_withheld(folder: Path) -> None:
    logging.getLogger("any.library").warning("saw %s", _WORD)
    logging.getLogger("any.library").warning("saw %(what)s", {"what": _WORD})
    logging.getLogger("ours").info("saved %d in %s", 3, Code("drafts"))
    assert _WORD not in _text(folder)
    assert "saved 3 in drafts" in _text(folder)
    assert _text(folder).count("withheld") == 2


def test_a_failure_is_logged_by_place_without_its_message(folder: Path) -> None:
    try:
        int(_WORD)
    except ValueError:
        logging.getLogger("ours").exception("could not go on")
    assert _WORD not in _text(folder)
    assert "ValueError at test_log.py:" in _text(folder)


def test_a_crash_prints_and_logs_no_values(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, threading\n"
        "from fieldnotes.system.log import set_up_logging\n"
        "set_up_logging(pathlib.Path(sys.argv[1]))\n"
        f"def die(): raise ValueError('{_WORD}')\n"
        "t = threading.Thread(target=die); t.start(); t.join()\n"
        "die()\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert _WORD not in done.stdout + done.stderr + _text(tmp_path)
    assert _text(tmp_path).count("ValueError at") == 2
