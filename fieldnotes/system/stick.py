"""Sticks and cards that are plugged in: where a copy can be carried from here by hand."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any, NamedTuple

_OUTSIDE = ("/media/", "/run/media/", "/Volumes/")  # where desktops of Linux and macOS put what is plugged in
_DRIVE_REMOVABLE = 2  # GetDriveTypeW, Windows API


class Stick(NamedTuple):
    """One of them: its folder, the name a person gave it, and bytes free."""

    path: Path
    name: str
    free_bytes: int


def list_sticks(*, mounts: Path = Path("/proc/self/mounts"), blocks: Path = Path("/sys/class/block")) -> list[Stick]:
    """Those that can be written now, by name. May wait for a slow drive: not for the UI thread. Raises nothing."""
    if sys.platform == "win32":
        folders = _windows()
    elif sys.platform == "darwin":
        folders = [path for path in Path("/Volumes").glob("*") if path.is_mount() and not path.is_symlink()]
    else:
        folders = _linux(mounts, blocks)
    return sorted(filter(None, map(_stick, folders)), key=lambda stick: stick.name)


def _stick(folder: Path) -> Stick | None:
    try:
        if not os.access(folder, os.W_OK):
            return None
        return Stick(path=folder, name=folder.name or str(folder), free_bytes=shutil.disk_usage(folder).free)
    except OSError:  # pulled out meanwhile
        return None


def _linux(mounts: Path, blocks: Path) -> list[Path]:
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        device, place, *_ = line.split(" ")
        # The table writes a blank in a name as \040 (proc(5), fstab(5)).
        folder = place.encode("utf-8", "surrogateescape").decode("unicode_escape").encode("latin-1")
        path = Path(os.fsdecode(folder))
        if device.startswith("/dev/") and (
            _is_removable(blocks / Path(device).name) or f"{path}/".startswith(_OUTSIDE)
        ):
            found.append(path)
    return found


def _is_removable(block: Path) -> bool:
    """A partition's folder lies inside its disk's, and the disk says it."""
    try:
        real = block.resolve(strict=True)
        flag = real / "removable" if (real / "removable").exists() else real.parent / "removable"
        return flag.read_text(encoding="ascii").strip() == "1"
    except (OSError, ValueError):
        return False


def _windows() -> list[Path]:
    import ctypes

    kernel: Any = getattr(ctypes, "windll", None)  # the standard library has it there only
    letters = kernel.kernel32.GetLogicalDrives()
    roots = [f"{chr(ord('A') + at)}:\\" for at in range(26) if letters >> at & 1]
    return [Path(root) for root in roots if kernel.kernel32.GetDriveTypeW(root) == _DRIVE_REMOVABLE]
