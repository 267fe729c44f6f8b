"""Writing small files so that a crash leaves the old content or the new, and saying whose fault it is when the disk will not."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from fieldnotes.domain.problem import EnvironmentProblem

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextmanager
def disk(folder: Path) -> Iterator[None]:
    """Turn what the operating system says into a sentence: EnvironmentProblem disk_full, folder_read_only or folder_gone."""
    try:
        yield
    except OSError as failure:
        if failure.errno in _FULL:
            raise EnvironmentProblem("disk_full", folder=folder.name) from failure
        if failure.errno in _READ_ONLY:
            raise EnvironmentProblem("folder_read_only", folder=folder.name) from failure
        raise EnvironmentProblem("folder_gone", folder=folder.name) from failure


def flush(fd: int) -> None:
    """Onto the platter: plain fsync leaves data in the drive's cache on macOS (fcntl(2), F_FULLFSYNC)."""
    if sys.platform == "darwin":  # pragma: no cover - exercised on macOS only
        import fcntl

        with suppress(OSError):  # a file system without it still has fsync
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            return
    os.fsync(fd)


def flush_folder(folder: Path) -> None:
    """Make a rename in this folder last; Windows has no such call, NTFS journals renames."""
    if sys.platform == "win32":  # pragma: no cover - exercised on Windows only
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        flush(fd)
    finally:
        os.close(fd)


def write_all(fd: int, data: bytes) -> None:
    """Every byte, however many the system takes at a time."""
    left = memoryview(data)
    while left:
        left = left[os.write(fd, left) :]


def replace_file(path: Path, data: bytes) -> None:
    """Write beside, flush, rename over, flush the folder; readable by this account only. Raises EnvironmentProblem; the old file stays."""
    beside = path.with_name(path.name + ".tmp")
    with disk(path.parent):
        try:
            fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
            try:
                write_all(fd, data)
                flush(fd)
            finally:
                os.close(fd)
            beside.replace(path)
            flush_folder(path.parent)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise


def make_private_folder(folder: Path) -> None:
    """The folder and its parents, readable by this account only. Raises EnvironmentProblem."""
    with disk(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
