"""The only door to an encrypted file: opens it the one right way or says exactly why not.

Sources: SQLCipher 4 design (page layout, HMAC key derivation); SQLite release notes 3.51.3 and 3.53.0 (the fix of
the WAL-reset bug, 3.52.0 withdrawn);
our own crash and power-loss runs: WAL loses acknowledged work unless `synchronous` is FULL.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import hmac
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from fieldnotes.crypto.key import hkdf
from fieldnotes.domain.problem import Bug, DamagedVault, EnvironmentProblem, NewerVersion, Problem, VaultProblem

# sqlcipher3 publishes no types.
Connection = Any

KEY_BYTES = 32
PAGE_BYTES = 4096
_SALT_BYTES = 16
_PLAIN_MAGIC = b"SQLite format 3\0"
_OLDEST_SQLITE = (3, 51, 3)
_WITHDRAWN_SQLITE = (3, 52, 0)
_FAR_FILE_SYSTEMS = frozenset(
    (
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "davfs",
        "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.glusterfs", "vboxsf", "webdav",
    )
)  # fmt: skip
_FULL, _NORMAL = 2, 1


def open_cipher_file(
    path: Path,
    key: bytes,
    *,
    application_id: int,
    schema_version: int,
    is_truth: bool,
    create: bool = False,
) -> Connection:
    """An open connection in autocommit mode; `is_truth` files survive power loss (WAL and FULL), views may lose
    their last commits (WAL and NORMAL).

    `schema_version`: the newest this program knows; an older file opens, the caller migrates. Raises
    VaultProblem("key_does_not_fit" | "not_encrypted"),
    DamagedVault, NewerVersion, EnvironmentProblem("sqlite_too_old" | "no_cipher" | "not_local" | "file_missing" |
    "file_exists" | "read_only" |
    "disk_full" | "disk_trouble" | "busy"). A failed `create` leaves no file.
    """
    refuse_driver(dbapi2)
    refuse_far_folder(path.parent)
    refuse_read_only(path)
    if create and path.exists():
        raise EnvironmentProblem("file_exists", file=path.name)
    if not create:
        refuse_file(path, key)
    connection = None
    try:
        with telling(path.name):
            connection = dbapi2.connect(str(path), isolation_level=None)
            _unlock(connection, key)
            _settle(connection, is_truth=is_truth)
            if create:
                connection.execute(f"pragma application_id = {application_id:d}")
            _refuse_content(connection, path.name, application_id, schema_version)
    except Problem:
        if connection is not None:
            connection.close()
        if create:
            remove_file(path)
        raise
    return connection


def file_salt(key: bytes) -> bytes:
    """The first 16 bytes of every file under `key`. Derived from the random key, so a key that does not fit is told from a damaged file."""
    return hkdf(key, b"", b"fieldnotes/file-salt/v1", _SALT_BYTES)


# --- refusals --------------------------------------------------------------------------------------------------------


def refuse_driver(driver: Any) -> None:
    """Raise unless the SQLite library is past the WAL-reset bug and has the cipher: the stock module ignores `pragma
    key` without a word.
    """
    version = tuple(int(part) for part in driver.sqlite_version.split("."))
    if not is_safe_sqlite(version):
        raise EnvironmentProblem("sqlite_too_old", version=driver.sqlite_version)
    probe = driver.connect(":memory:")
    try:
        row = probe.execute("pragma cipher_version").fetchone()
    finally:
        probe.close()
    if not row or not row[0]:
        raise EnvironmentProblem("no_cipher", version=driver.sqlite_version)


def is_safe_sqlite(version: tuple[int, ...]) -> bool:
    """Whether this SQLite release keeps a database in WAL mode whole."""
    return version >= _OLDEST_SQLITE and version != _WITHDRAWN_SQLITE


def refuse_far_folder(folder: Path) -> None:
    """Raise when the folder is on another machine: WAL needs shared memory, and locks over a network cannot be relied on."""
    kind = file_system_of(folder)
    if kind in _FAR_FILE_SYSTEMS:
        raise EnvironmentProblem("not_local", file_system=kind)


def file_system_of(folder: Path) -> str:
    """The file system's type name; "" when this system does not say."""
    if sys.platform == "win32":
        return _windows_drive_kind(folder)
    try:
        lines = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    return longest_mount(lines, os.fspath(folder.resolve()))


def longest_mount(lines: list[str], folder: str) -> str:
    """Type of the mount that holds `folder`, from lines of mountinfo (proc(5)); the last of several at one place counts."""
    best, kind = -1, ""
    for line in lines:
        left, _, right = line.partition(" - ")
        fields, rest = left.split(" "), right.split(" ")
        if len(fields) < 5 or not rest[0]:
            continue
        point = fields[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        is_inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        if is_inside and len(point) >= best:
            best, kind = len(point), rest[0]
    return kind


def _windows_drive_kind(folder: Path) -> str:
    import ctypes

    anchor = folder.resolve().anchor
    if anchor.startswith("\\\\"):
        return "cifs"
    remote = 4  # DRIVE_REMOTE of GetDriveTypeW
    windll: Any = getattr(ctypes, "windll")  # noqa: B009 - the attribute exists on Windows only, and so for the type checker
    return "cifs" if windll.kernel32.GetDriveTypeW(anchor) == remote else ""


def refuse_read_only(path: Path) -> None:
    """Raise unless the folder and the file, if there, may be written to."""
    if not path.parent.is_dir():
        raise EnvironmentProblem("folder_missing", folder=path.parent.name)
    if not os.access(path.parent, os.W_OK | os.X_OK) or (path.exists() and not os.access(path, os.R_OK | os.W_OK)):
        raise EnvironmentProblem("read_only", file=path.name)


def refuse_file(path: Path, key: bytes) -> None:
    """Raise what is wrong with the bytes of a file before SQLite sees them."""
    try:
        with path.open("rb") as file:
            first = file.read(PAGE_BYTES)
    except FileNotFoundError:
        raise EnvironmentProblem("file_missing", file=path.name) from None
    except OSError as trouble:
        raise _os_problem(trouble, path.name) from None
    if first.startswith(_PLAIN_MAGIC):
        raise VaultProblem("not_encrypted", file=path.name)
    if len(first) < PAGE_BYTES:
        raise DamagedVault("damaged_file", file=path.name)
    if first[:_SALT_BYTES] != file_salt(key) and not any(is_page_of(key, n, page) for n, page in _pages(path)):
        raise VaultProblem("key_does_not_fit", file=path.name)


def is_page_of(key: bytes, number: int, page: bytes) -> bool:
    """Whether `key` made this page (SQLCipher: HMAC-SHA512 over ciphertext, initialisation vector and little-endian page number)."""
    start = _SALT_BYTES if number == 1 else 0
    body, tag = page[start : PAGE_BYTES - 64], page[PAGE_BYTES - 64 :]
    made = hmac.new(_page_key(key), body + number.to_bytes(4, "little"), "sha512").digest()
    return hmac.compare_digest(made, tag)


def _page_key(key: bytes) -> bytes:
    salt = bytes(byte ^ 0x3A for byte in file_salt(key))
    return hashlib.pbkdf2_hmac("sha512", key, salt, 2, KEY_BYTES)


def _pages(path: Path, most: int = 64) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        for number in range(1, most + 1):
            page = file.read(PAGE_BYTES)
            if len(page) < PAGE_BYTES:
                return
            yield number, page


def _refuse_content(connection: Connection, name: str, application_id: int, schema_version: int) -> None:
    if connection.execute("pragma application_id").fetchone()[0] != application_id:
        raise DamagedVault("other_file", file=name)
    found = connection.execute("pragma user_version").fetchone()[0]
    if found > schema_version:
        raise NewerVersion("newer_schema", file=name, found=found, known=schema_version)


# --- the opening -----------------------------------------------------------------------------------------------------


def _unlock(connection: Connection, key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise Bug("key_length", length=len(key))
    connection.execute("pragma cipher_log_level = NONE")
    # set_key keeps the key out of SQL text and trace callbacks.
    connection.set_key(f"x'{key.hex()}{file_salt(key).hex()}'")
    connection.execute("select count(*) from sqlite_schema").fetchone()
    if not connection.execute("pragma cipher_version").fetchone():
        raise EnvironmentProblem("no_cipher", version=dbapi2.sqlite_version)


def _settle(connection: Connection, *, is_truth: bool) -> None:
    for pragma in (
        "fullfsync = on",  # macOS: fsync alone leaves data in the drive's cache
        "checkpoint_fullfsync = on",
        "foreign_keys = on",
        "trusted_schema = off",
        "cell_size_check = on",
        "mmap_size = 0",
        "temp_store = memory",
        f"secure_delete = {'on' if is_truth else 'fast'}",
        f"cache_size = {-8_000 if is_truth else -48_000}",  # KiB; a search over 100,000 notes reads each page once
        "busy_timeout = 5000",
        "wal_autocheckpoint = 1000",
        "journal_size_limit = 16777216",
    ):
        connection.execute(f"pragma {pragma}")
    durability = _FULL if is_truth else _NORMAL
    mode = connection.execute("pragma journal_mode = wal").fetchone()[0]
    connection.execute(f"pragma synchronous = {durability:d}")
    if mode != "wal" or connection.execute("pragma synchronous").fetchone()[0] != durability:
        raise EnvironmentProblem("no_durable_writes", mode=str(mode))


def remove_file(path: Path) -> None:
    """Remove a file of SQLite with its log and index. For caches and failed beginnings only."""
    for name in (path, *companions(path)):
        name.unlink(missing_ok=True)


def companions(path: Path) -> tuple[Path, Path]:
    """The write-ahead log and its index beside a file."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def sync_folder(folder: Path) -> None:
    """Make renames in a folder survive power loss; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# --- errors ----------------------------------------------------------------------------------------------------------

_BY_CODE: dict[int, tuple[type[Problem], str]] = {
    5: (EnvironmentProblem, "busy"),
    6: (EnvironmentProblem, "busy"),
    8: (EnvironmentProblem, "read_only"),
    10: (EnvironmentProblem, "disk_trouble"),
    11: (DamagedVault, "damaged_file"),
    13: (EnvironmentProblem, "disk_full"),
    14: (EnvironmentProblem, "read_only"),
    26: (DamagedVault, "damaged_file"),
}


class telling(contextlib.AbstractContextManager["telling"]):  # noqa: N801 - reads as a statement: with telling("log.db")
    """Turns what SQLite says into our problems, without its text."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, dbapi2.Error):
            raise problem_of(error, self._name) from None
        if isinstance(error, OSError):
            raise _os_problem(error, self._name) from None


def problem_of(error: Any, name: str) -> Problem:
    """The problem behind an exception of the driver."""
    code = int(getattr(error, "sqlite_errorcode", 0) or 0)
    kind, word = _BY_CODE.get(code & 0xFF, (Bug, "database"))
    return kind(word, file=name, number=code)


def is_broken_sync(problem: Problem) -> bool:
    """Whether a flush to the disk failed. What was written before may be gone although later writes succeed: nobody may go on writing."""
    return problem.facts.get("number") in (1034, 1290)  # SQLITE_IOERR_FSYNC, SQLITE_IOERR_DIR_FSYNC


def _os_problem(error: OSError, name: str) -> Problem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EnvironmentProblem("disk_full", file=name)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return EnvironmentProblem("read_only", file=name)
    return EnvironmentProblem("disk_trouble", file=name)
