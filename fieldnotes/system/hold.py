"""One process per vault: an operating-system lock on <data>/.lock, given up by the kernel when the process dies."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from fieldnotes.domain.problem import EnvironmentProblem


class DataFolderHold:
    """Holds the data folder for this process."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ".lock"
        self._fd: int | None = None

    def take(self, *, wait_s: float = 0.0) -> None:
        """Take it, waiting for a predecessor to exit for at most `wait_s`; raises EnvironmentProblem("vault_in_use")."""
        until = time.monotonic() + wait_s
        while not self._try():
            if time.monotonic() >= until:
                raise EnvironmentProblem("vault_in_use")
            time.sleep(0.01)

    def _try(self) -> bool:
        try:
            fd = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except PermissionError as failure:
            raise EnvironmentProblem("folder_read_only", folder=self._path.parent.name) from failure
        except OSError as failure:
            raise EnvironmentProblem("folder_gone", folder=self._path.parent.name) from failure
        try:
            _lock(fd)
        except OSError:
            os.close(fd)
            return False
        self._fd = fd
        return True

    def release(self) -> None:
        """Give it up."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    @property
    def is_held(self) -> bool:
        """Whether this process holds the folder."""
        return self._fd is not None


if sys.platform == "win32":  # pragma: no cover - exercised on Windows only

    def _lock(fd: int) -> None:
        import msvcrt

        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:

    def _lock(fd: int) -> None:
        import fcntl

        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
