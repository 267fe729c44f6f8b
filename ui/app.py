"""The composition root: one lane, one pool, one window, the door and what lies behind it. No rule lives here."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from fieldnotes.vault.secret_store import SecretStore
    from ui.house import House
    from ui.session.successor import Predecessor

SWITCH_INTERVAL_S = 0.0005  # a packet built in a thread stalls painting 25 ms at the default, 2 ms at this (measured)
POOL_WORKERS = 2  # PDF and key stretching; the laptop's other cores belong to the dispatch system


def main(argv: Sequence[str] | None = None) -> int:
    """Commands without a window go to the command line before any Qt import; everything else opens the window."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--successor"]:
        return run_window(None)
    if arguments[:1] == ["--take-in"]:  # the child that takes a stranger's file in; no vault, no window
        from fieldnotes.packet import intake

        intake.main(*arguments[1:2])
        return 0
    from fieldnotes import cli
    from fieldnotes.system.harden import harden_process

    harden_process()
    code = cli.run(arguments)
    if code is not None:
        return code
    asked = cli.parse(arguments)
    if asked.command == "demo":
        from ui import demo

        code = demo.run(asked)
        if code is not None:
            return code
    return run_window(Path(asked.data))


def run_window(
    data_dir: Path | None,
    *,
    entry: Sequence[str] | None = None,
    is_dumpable: bool = False,
    on_ready: Callable[[House], object] | None = None,
) -> int:
    """Opens the window and stays until it closes. None: a predecessor says over standard input what to open.

    `entry`: how a successor is started; `is_dumpable`: the leak tests' entry; `on_ready(house)` once the door stands and is painted.
    """
    from fieldnotes.system.harden import harden_process
    from ui.session.garbage import Garbage

    harden_process(is_dumpable=is_dumpable)
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    application = make_application()
    predecessor = _find_predecessor() if data_dir is None else None
    if predecessor is None and data_dir is None:
        return 2
    garbage = Garbage(application)
    house = open_house(data_dir, predecessor=predecessor, entry=entry)
    if on_ready is not None:
        house.ready.connect(lambda: on_ready(house))
    house.left.connect(application.quit)
    house.start()
    code = application.exec()
    house.close()
    garbage.close()
    return code


def make_application() -> QApplication:
    """One QApplication with our style; safe to call when there is one already (tests, gallery)."""
    from PySide6.QtCore import QSettings, Qt
    from PySide6.QtWidgets import QApplication

    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, on=False)
    # Qt's own file dialog would remember in this account which folders were visited. Nothing here is remembered by the system.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    application = QApplication(["FieldNotes"])
    application.setApplicationName("FieldNotes")
    application.setStyle("Fusion")
    application.setQuitOnLastWindowClosed(False)
    return application


def open_house(
    data_dir: Path | None,
    *,
    predecessor: Predecessor | None = None,
    entry: Sequence[str] | None = None,
    settings_dir: Path | None = None,
    secrets: SecretStore | None = None,
) -> House:
    """Builds everything and passes it in. Nothing is read from the vault yet; `start()` does."""
    from fieldnotes.system.lane import Lane
    from fieldnotes.system.log import set_up_logging
    from fieldnotes.system.path import private_dir
    from ui import language
    from ui.house import House
    from ui.jobs import Jobs
    from ui.session.preference import read_preference
    from ui.session.successor import entry_command
    from ui.shell import Shell
    from ui.theme import LOOK, Metrics

    settings = settings_dir or private_dir()
    where = predecessor.opening.window if predecessor else read_preference(settings)
    language.speak(where.language)
    LOOK.suit(hand=where.chosen_hand(), is_private=where.is_private)
    LOOK.apply(
        where.chosen_theme(datetime.now().astimezone()),
        Metrics(text_scale=where.chosen_text_scale(), is_glove=where.is_glove),
    )
    folder = Path(predecessor.opening.data_dir) if predecessor else data_dir
    assert folder is not None, "a window without a predecessor names its folder"
    if folder.is_dir():
        set_up_logging(folder)
    jobs = Jobs(Lane("vault"), ThreadPoolExecutor(POOL_WORKERS, thread_name_prefix="pool"))
    return House(
        folder,
        Shell(),
        jobs,
        settings_dir=settings,
        window=where,
        predecessor=predecessor,
        entry=list(entry_command() if entry is None else entry),
        secrets=secrets,
    )


def _find_predecessor() -> Predecessor | None:
    """What the process before us says, or None when nobody speaks."""
    from ui.session.successor import Predecessor

    try:
        return Predecessor()
    except (EOFError, OSError, ValueError):
        return None


if __name__ == "__main__":
    raise SystemExit(main())
