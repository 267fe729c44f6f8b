"""Sealed blobs beside the log: imported directories, kept packets. A blob is named by the hash of its ciphertext, so
a name proves its content.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from fieldnotes.domain.problem import DamagedVault, EnvironmentProblem
from fieldnotes.store.cipher import sync_folder, telling

_is_blob_id = re.compile(r"[0-9a-f]{64}").fullmatch


class BlobStore:
    """The blobs of one vault, two levels deep: ab/<id>."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, sealed: bytes) -> str:
        """Keep ciphertext durably; its id. Keeping the same again does nothing."""
        blob = hashlib.sha256(sealed).hexdigest()
        path = self._path(blob)
        with telling(blob):
            if path.is_file() and path.read_bytes() == sealed:
                return blob
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_durably(path, sealed)
        return blob

    def get(self, blob: str) -> bytes:
        """The ciphertext. EnvironmentProblem("blob_missing"); DamagedVault("damaged_blob") when it is not what its name says."""
        path = self._path(blob)
        with telling(blob):
            if not path.is_file():
                raise EnvironmentProblem("blob_missing", blob=blob)
            sealed = path.read_bytes()
        if hashlib.sha256(sealed).hexdigest() != blob:
            raise DamagedVault("damaged_blob", blob=blob)
        return sealed

    def remove(self, blob: str) -> None:
        """Take it away from here; nothing happens when it is gone already."""
        with telling(blob):
            self._path(blob).unlink(missing_ok=True)

    def has(self, blob: str) -> bool:
        """Whether it is here."""
        return self._path(blob).is_file()

    def ids(self) -> list[str]:
        """Everything that is here."""
        return sorted(path.name for path in self._folder.glob("??/*") if _is_blob_id(path.name))

    def _path(self, blob: str) -> Path:
        if not _is_blob_id(blob):
            raise ValueError("not a blob id")
        return self._folder / blob[:2] / blob


def write_durably(path: Path, data: bytes) -> None:
    """Write a file so that after a power cut it is there whole or not at all. Raises OSError."""
    beside = path.with_name(path.name + ".part")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
