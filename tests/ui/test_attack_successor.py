"""The keys go to this program's own successor, from whatever folder it was started."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ui.session.preference import Preference
from ui.session.successor import Opening, Successor, entry_command
from ui.session.where import Where


def test_a_folder_with_a_program_of_our_name_is_not_handed_the_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: object
) -> None:
    stolen = tmp_path / "stolen"
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "__init__.py").write_text("")
    (tmp_path / "ui" / "__main__.py").write_text(f"open({str(stolen)!r}, 'w').write('here')")
    monkeypatch.chdir(tmp_path)
    # The trap works: without our care Python would take it.
    subprocess.run([sys.executable, "-m", "ui"], check=True)
    assert stolen.exists()
    stolen.unlink()
    opening = Opening(kind="lock", data_dir=str(tmp_path / "vault"), window=Preference(), where=Where())
    successor = Successor(opening, entry=entry_command())
    try:
        with qtbot.waitSignal(successor.painted, timeout=20_000):  # type: ignore[attr-defined] # pytest-qt
            pass
    finally:
        successor.give_up()
    assert not stolen.exists()
