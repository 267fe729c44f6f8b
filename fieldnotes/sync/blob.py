"""Sealed blobs in pieces: a folder that takes a blob from its first byte on, forgets nothing that arrived, and believes the hash alone.

Whole blobs lie as `ab/<id>`, as in a laptop's vault; a blob under way is a file of its sender's beside them, so two senders of one blob
never meet, and one that lies spoils nobody's but its own. A name is a hash or it is refused: nothing that comes in becomes a path.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from fieldnotes.sync.bundle import BLOB_BYTES_MAX

_is_blob = re.compile(r"[0-9a-f]{64}").fullmatch
_is_sender = re.compile(r"[0-9a-f]{8,64}").fullmatch
_COPY_BYTES = 1024 * 1024
_SPARE_BYTES = 64 * 1024 * 1024  # left for everything else that lies on that disk


class BlobRefused(ValueError):
    """A piece that was not kept. `code`: malformed, too_large, gap (`held` says where to go on), wrong_content (all of it has to come
    again), no_room, over_quota (more than one laptop may bring today).
    """

    def __init__(self, code: str, *, held: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.held = held


class BlobFolder:
    """One folder. Several threads may use it; several processes may have it. `spare_bytes`: free disk that it leaves alone."""

    def __init__(self, folder: Path, *, spare_bytes: int = _SPARE_BYTES) -> None:
        self.folder = folder
        self._spare_bytes = spare_bytes
        self._lock = threading.Lock()

    def has(self, blob: str) -> bool:
        """Whether it is here whole."""
        return self._place(blob).is_file()

    def size(self, blob: str) -> int | None:
        """Bytes of a blob that is here whole."""
        try:
            return self._place(blob).stat().st_size
        except FileNotFoundError:
            return None

    def held(self, blob: str, *, sender: str) -> int:
        """How many bytes from the first on are here, of all or of what this sender has sent so far."""
        whole = self.size(blob)
        if whole is not None:
            return whole
        try:
            return self._under_way(blob, sender).stat().st_size
        except FileNotFoundError:
            return 0

    def ids(self) -> list[str]:
        """Everything that is here whole, by id."""
        return sorted(path.name for path in self.folder.glob("??/*") if _is_blob(path.name))

    def read(self, blob: str, *, start: int, size: int) -> bytes:
        """Bytes of a whole blob; fewer at its end. FileNotFoundError when it is not here."""
        with self._place(blob).open("rb") as file:
            file.seek(max(0, start))
            return file.read(max(0, size))

    def write(
        self,
        blob: str,
        *,
        sender: str,
        size: int,
        start: int,
        data: bytes,
        admit: Callable[[int, int], object] = lambda _fresh, _held: None,
    ) -> int:
        """Keep a piece durably; how many bytes are here now. All of them: the blob is whole, and its content is what its name says.

        A piece that is here already changes nothing. `admit` is told before how many bytes are new and how many are here with them, and may
        refuse. Raises BlobRefused, OSError.
        """
        if not 0 <= start <= start + len(data) <= size or not size:
            raise BlobRefused("malformed")
        if size > BLOB_BYTES_MAX:
            raise BlobRefused("too_large")
        path = self._under_way(blob, sender)
        with self._lock:
            if self.has(blob):
                return size
            held = self.held(blob, sender=sender)
            if start > held:
                raise BlobRefused("gap", held=held)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if shutil.disk_usage(path.parent).free < 2 * size - held + self._spare_bytes:
                raise BlobRefused("no_room", held=held)
            fresh = data[held - start :]
            if fresh:
                admit(len(fresh), held + len(fresh))
                _append(path, held, fresh)
                held += len(fresh)
            if held < size:
                return held
            if held > size or not self._finish(blob, path):
                path.unlink(missing_ok=True)
                raise BlobRefused("wrong_content")
            return size

    def forget(self, blob: str, *, sender: str) -> None:
        """Drop what is under way from this sender."""
        self._under_way(blob, sender).unlink(missing_ok=True)

    def _finish(self, blob: str, path: Path) -> bool:
        """A copy is hashed while it is written and then takes its place: whoever still writes to the pieces cannot change it."""
        copy = path.with_suffix(".whole")
        digest = hashlib.sha256()
        try:
            handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as out:
                for part in _parts(path):
                    digest.update(part)
                    out.write(part)
                out.flush()
                os.fsync(out.fileno())
            is_right = digest.hexdigest() == blob
            if is_right:
                copy.replace(self._place(blob))
                _sync_folder(copy.parent)
                for under_way in copy.parent.glob(f"{blob}.*.pieces"):  # of others who were sending it too
                    under_way.unlink(missing_ok=True)
            return is_right
        finally:
            copy.unlink(missing_ok=True)

    def _place(self, blob: str) -> Path:
        if not _is_blob(blob):
            raise BlobRefused("malformed")
        return self.folder / blob[:2] / blob

    def _under_way(self, blob: str, sender: str) -> Path:
        if not _is_sender(sender):
            raise BlobRefused("malformed")
        return self._place(blob).with_name(f"{blob}.{sender}.pieces")


def _append(path: Path, held: int, data: bytes) -> None:
    is_new = not path.exists()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:  # of a descriptor: nothing is cut off
        file.seek(held)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        _sync_folder(path.parent)


def _parts(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while part := file.read(_COPY_BYTES):
            yield part


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
