"""The process that takes the window over: real processes, real pipes, the real vault."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import msgspec
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Agency
from tests.ui.test_house import both_in
from ui.house import House
from ui.session.preference import Preference, read_preference, write_preference
from ui.session.successor import Opening, Successor, read_message, send_message
from ui.session.where import Spot, Where

ENTRY = (sys.executable, "-m", "ui")


@given(st.lists(st.binary(max_size=300), max_size=5))
def test_messages_come_out_as_they_went_in(messages: list[bytes]) -> None:
    pipe = BytesIO()
    for message in messages:
        send_message(pipe, message)
    pipe.seek(0)
    assert [read_message(pipe) for _ in messages] == messages
    with pytest.raises(EOFError):
        read_message(pipe)


@given(st.binary(max_size=40))
def test_a_broken_pipe_is_the_end_and_never_a_wait_for_megabytes(data: bytes) -> None:
    pipe = BytesIO(data)
    try:
        message = read_message(pipe)
    except EOFError:
        return
    assert len(message) <= len(data)


@given(
    st.builds(
        Preference,
        theme=st.sampled_from(["", "night", "day", "red", "pink"]),
        text_scale=st.sampled_from([1.0, 1.5, 7.0]),
    )
)
def test_what_the_window_remembers_is_read_back_or_ignored(preference: Preference) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as name:
        write_preference(Path(name), preference)
        assert read_preference(Path(name)) == preference
        (Path(name) / "window.json").write_bytes(b"{broken")
        assert read_preference(Path(name)) == Preference()
    assert preference.chosen_text_scale() in {1.0, 1.5}


@pytest.fixture
def same_home(agency: Agency, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The device secret where a successor looks for it."""
    from fieldnotes.system.path import private_dir

    folder = private_dir()
    folder.mkdir(parents=True, exist_ok=True)
    for path in (agency.vault.parent / "secret").rglob("*"):
        if path.is_file():
            shutil.copy(path, folder / path.name)
    monkeypatch.chdir(Path(__file__).parents[2])
    return folder


@pytest.fixture
def reap() -> Iterator[list[int]]:
    """Processes that a test started are ended with it."""
    pids: list[int] = []
    yield pids
    for pid in pids:
        if psutil.pid_exists(pid):
            process = psutil.Process(pid)
            process.kill()
            process.wait(10)


def test_a_successor_paints_without_keys_and_gets_none_after_a_lock(
    vault: Path, same_home: Path, qtbot: QtBot, reap: list[int]
) -> None:
    opening = Opening(kind="lock", data_dir=str(vault), window=Preference(theme="night"), where=Where())
    successor = Successor(opening, entry=ENTRY)
    reap.append(successor.pid)
    with qtbot.waitSignal(successor.painted, timeout=30_000):
        pass
    line = psutil.Process(successor.pid).cmdline()
    assert str(vault) not in " ".join(line)  # nothing over arguments
    successor.hand_keys(b"")
    qtbot.waitUntil(lambda: _holds_folder(vault), timeout=15_000)
    successor.give_up()


def test_hide_hands_the_keys_to_a_successor_and_this_process_lets_go_of_everything(
    open_window: Callable[..., House], vault: Path, same_home: Path, qtbot: QtBot, reap: list[int]
) -> None:
    house = open_window(vault, ENTRY)
    both_in(house, qtbot)
    house.hide_now()
    assert house.shell.cover.isVisible()
    successor = house._successor
    assert successor is not None
    reap.append(successor.pid)
    with qtbot.waitSignal(house.left, timeout=30_000):
        pass
    assert house.desk is None
    assert successor.has_painted
    environment = psutil.Process(successor.pid).environ()
    assert not any(
        "key" in name.casefold() and len(value) > 60 for name, value in environment.items() if name not in os.environ
    )
    qtbot.waitUntil(lambda: _holds_folder(vault), timeout=15_000)
    successor.give_up()


def test_an_opening_carries_ids_and_no_text() -> None:
    opening = Opening(
        kind="hide",
        data_dir="d",
        window=Preference(),
        where=Where(place="encounter", encounter="0a" * 16, section="call"),
    )
    raw = msgspec.json.encode(opening)
    assert msgspec.json.decode(raw, type=Opening) == opening
    assert set(Where.__struct_fields__) == {"place", "encounter", "section", "pen", "over", "spots", "is_sync_paused"}
    # Of a call that waits: a section's key, a field's path and two numbers.
    assert set(Spot.__struct_fields__) == {"section", "field", "cursor", "scroll"}


def _holds_folder(vault: Path) -> bool:
    """Whether some process holds the vault's folder now."""
    from fieldnotes.domain.problem import EnvironmentProblem
    from fieldnotes.system.hold import DataFolderHold

    hold = DataFolderHold(vault)
    try:
        hold.take()
    except EnvironmentProblem:
        return True
    hold.release()
    return False
