"""Bytes on their way out: to a path or to the outbox. What could not be written did not leave, and the disclosure says so."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from fieldnotes.domain.ids import RecordId, UserId
from fieldnotes.domain.problem import EnvironmentProblem
from fieldnotes.domain.record import Disclosure
from fieldnotes.domain.record_codec import to_body, write_onto
from fieldnotes.services.desk import Desk

_MOST_OF_ONE_NAME = 1000
PROTECTED = frozenset({"save_protected", "stick"})  # channels of a packet that leaves under a passphrase


@contextmanager
def delivering(desk: Desk, *, by: UserId, disclosure: RecordId, code: str, name: str = "outbox") -> Iterator[None]:
    """Around the writing of something whose disclosure is on record: when it fails, the record says that nothing left.

    Raises EnvironmentProblem(code) with the file's name as the person chose it.
    """
    try:
        yield
    except OSError as failed:
        _take_back(desk, by=by, disclosure=disclosure)
        raise EnvironmentProblem(code, name=name) from failed


def put_in_outbox(desk: Desk, data: bytes, name: str) -> Path:
    """Write to the outbox, as `put_into` does."""
    folder = desk.data_dir / "outbox"
    folder.mkdir(mode=0o700, exist_ok=True)
    return put_into(folder, data, name)


def put_into(folder: Path, data: bytes, name: str) -> Path:
    """Write into a folder, never over another file; the name carries the packet id and a running number only. Raises OSError."""
    stem, _, suffix = name.rpartition(".")
    for turn in range(1, _MOST_OF_ONE_NAME):
        path = folder / (name if turn == 1 else f"{stem}-{turn}.{suffix}")
        try:
            write_out(path, data, is_new=True)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(name)


def write_out(path: Path, data: bytes, *, is_new: bool = False) -> None:
    """Write and sync a file that only its owner may read, beside its place first, and read it back: what could not be written whole
    leaves what was there as it was, and a link at that place is replaced, never followed. Raises OSError: then nothing of it is there.
    """
    if is_new and os.path.lexists(path):
        raise FileExistsError(path.name)
    beside = path.with_name(f".{path.name}.part")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _read_back(beside, data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    try:
        _sync_folder(path.parent)
    except OSError:
        with suppress(OSError):
            path.unlink()
        if not os.path.lexists(path):
            raise
        # It stands there and cannot be taken back: then it left, and the record has to say so.


def _read_back(path: Path, data: bytes) -> None:
    """A worn stick takes what it is given and keeps something else. Raises OSError."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):  # else the memory of this computer would answer for the stick
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        if file.read() != data:
            raise OSError(errno.EIO, "read back otherwise than written")


def _sync_folder(folder: Path) -> None:
    """The name is on the disk too, where the system lets a folder be synced: some of those that sticks are formatted with do not."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as refused:
        if refused.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)


def _take_back(desk: Desk, *, by: UserId, disclosure: RecordId) -> None:
    found = desk.kept(by, disclosure)
    if found is None:
        return
    body = to_body("disclosure", found.body)
    assert isinstance(body, Disclosure)
    with desk.writing(by) as writing:
        writing.revise(
            record=disclosure,
            kind="disclosure",
            compartment=found.compartment,
            encounter=found.encounter,
            person=found.person,
            body=write_onto(found.body, msgspec.structs.replace(body, channel="not_left", is_accountable=False)),
            parents=found.heads,
            why="service",
        )
        writing.audit("disclosure_refused", record=disclosure, outcome="failure")
