"""Bundles on a stick: written beside their place, read back and compared before they count, found again by their ending.

A stick that is full, worn or pulled out leaves what was on it before as it was.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from fieldnotes.crypto.key import new_seal_key
from fieldnotes.domain.problem import EnvironmentProblem, InputProblem
from fieldnotes.sync.bundle import (
    SUFFIX,
    AnyItem,
    Body,
    BundleBroken,
    Load,
    Manifest,
    certificate_loads,
    count,
    grant_key,
    read_manifest,
    split_parts,
    write_part,
)

PART_BYTES = 1024 * 1024 * 1024  # FAT32 holds 4 GiB a file; a quarter of it is copied and read again in bearable time
_SPARE_BYTES = 1024 * 1024
_SYNC_BYTES = 1024 * 1024
_FILES_MAX = 10_000  # in one folder


class Written(NamedTuple):
    """Files of one bundle, in the order of their parts."""

    paths: tuple[Path, ...]
    size: int


def write_bundle(
    folder: Path,
    manifest: Manifest,
    loads: Sequence[Load],
    *,
    certified: Sequence[bytes],
    publics: dict[str, bytes],
    public: bytes,
    sign: Callable[[bytes], bytes],
    part_bytes: int = PART_BYTES,
    prefix: str = "",
) -> Iterator[Written | tuple[int, int]]:
    """Write all parts, in steps, and read them again: yields how many bytes are done and of how many, at last what was written. Each
    byte counts twice, for its writing and its reading; sizes are bounds.

    `certified`: certificates, for every part; `publics`: who may open it; `public`: the other half of the key behind `sign`.
    EnvironmentProblem: stick_full (nothing was begun), stick_full_meanwhile, bundle_not_written.
    """
    parts = split_parts(list(certificate_loads(certified)), loads, part_bytes=part_bytes)
    needed = sum(load.size for part in parts for load in part) + (len(parts) + 1) * _SPARE_BYTES
    beside: list[Path] = []
    placed: list[Path] = []
    with _writing(folder, beside, placed):
        free = shutil.disk_usage(folder).free
        if free < needed:
            raise EnvironmentProblem("stick_full", needed_mb=-(-needed // 10**6), free_mb=free // 10**6)
        done, total = 0, 2 * sum(load.size for part in parts for load in part)
        for number, part in enumerate(parts, 1):
            key = new_seal_key()
            said = msgspec.structs.replace(
                manifest,
                part=number,
                parts=len(parts),
                counts=count(part),
                grants=grant_key(key, publics, id_=manifest.id, org=manifest.org, sender=manifest.sender),
            )
            path = folder / f".{_name(said, prefix)}.part"
            beside.append(path)
            for load, _ in zip(part, _write_one(path, said, part, key=key, sign=sign), strict=True):
                done += load.size
                yield done, total
            size = sum(load.size for load in part)
            for read in _read_back(path, key=key, public=public):
                yield done + min(read, size), total
            done += size
        for path in beside:
            place = path.with_name(path.name.removeprefix(".").removesuffix(".part"))
            path.replace(place)
            placed.append(place)
        _sync_folder(folder)
    yield Written(tuple(placed), sum(path.stat().st_size for path in placed))


@contextmanager
def _writing(folder: Path, beside: list[Path], placed: list[Path]) -> Iterator[None]:
    try:
        yield
    except BaseException as failed:
        for path in (*beside, *placed):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        if isinstance(failed, OSError | BundleBroken):
            code = "stick_full_meanwhile" if getattr(failed, "errno", 0) == errno.ENOSPC else "bundle_not_written"
            raise EnvironmentProblem(code, name=folder.name or str(folder)) from failed
        raise


def _write_one(
    path: Path, manifest: Manifest, loads: Sequence[Load], *, key: bytes, sign: Callable[[bytes], bytes]
) -> Iterator[None]:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        synced = 0
        for _ in write_part(file.write, manifest, loads, key=key, sign=sign):
            if file.tell() - synced >= _SYNC_BYTES:  # not everything at the end: others wait for this thread
                synced = file.tell()
                file.flush()
                os.fsync(file.fileno())
            yield
        file.flush()
        os.fsync(file.fileno())


def _read_back(path: Path, *, key: bytes, public: bytes) -> Iterator[int]:
    """A worn stick takes what it is given and keeps something else. Yields how many bytes were read; raises OSError or BundleBroken."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):  # else the memory of this computer would answer for the stick
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        manifest, head = read_manifest(file)
        body = Body(file, manifest, head, size=os.fstat(file.fileno()).st_size, key=key)
        for _ in body.items():
            yield file.tell()
        body.check(public)


def _sync_folder(folder: Path) -> None:
    """Where the system lets a folder be synced: some of those that sticks are formatted with do not."""
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


def _name(manifest: Manifest, prefix: str) -> str:
    """For people and for sorting; a reader believes the manifest alone."""
    at = datetime.fromtimestamp(max(0, manifest.made_ms) // 1000, UTC).strftime("%Y%m%dT%H%M%SZ")
    whose = (manifest.recipient if prefix else manifest.sender)[-8:]
    part = f"-{manifest.part}of{manifest.parts}" if manifest.parts > 1 else ""
    return f"{prefix}{whose}-{at}-{manifest.id[:8]}{part}{SUFFIX}"


# --- reading ---------------------------------------------------------------------------------------------------------


class Found(NamedTuple):
    """A bundle's file with what it says of itself, unproven."""

    path: Path
    manifest: Manifest


def find_bundles(where: Path) -> list[Found]:
    """The bundle that `where` is, or those in the folder that it is, oldest first by their own word, parts in order.

    Raises InputProblem: bundle_none_here, bundle_no_bundle, bundle_newer, bundle_damaged; EnvironmentProblem("bundle_unreadable").
    In a folder what is no bundle is left out, what is damaged is not.
    """
    with reading(where):
        if not where.is_dir():
            return [Found(where, look(where))]
        paths = [path for path in sorted(where.iterdir()) if path.suffix == SUFFIX and not path.name.startswith(".")]
        found = [Found(path, look(path)) for path in paths[:_FILES_MAX] if path.is_file() and not path.is_symlink()]
    if not found:
        raise InputProblem("bundle_none_here", name=where.name or str(where))
    return sorted(found, key=lambda one: (one.manifest.made_ms, one.manifest.id, one.manifest.part))


def look(path: Path) -> Manifest:
    """The manifest of a bundle's file. Raises as `find_bundles`."""
    with reading(path), path.open("rb") as file:
        return read_manifest(file)[0]


def walk(found: Found, *, key: bytes, public_of: Callable[[], bytes] | None = None) -> Iterator[AnyItem]:
    """The items of a bundle; at their end the signature is checked with what `public_of` then says. Raises as `find_bundles`, and
    InputProblem("bundle_unsigned").
    """
    path = found.path
    with reading(path), path.open("rb") as file:
        manifest, head = read_manifest(file)
        if manifest != found.manifest:  # another file since it was looked at
            raise BundleBroken("damaged")
        body = Body(file, manifest, head, size=os.fstat(file.fileno()).st_size, key=key)
        yield from body.items()
        if public_of is not None:
            body.check(public_of())


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Says what is wrong with a bundle, and a stick that was pulled out, as a problem."""
    try:
        yield
    except BundleBroken as broken:
        raise InputProblem(f"bundle_{broken.code}", name=path.name or str(path)) from None
    except OSError as refused:
        raise EnvironmentProblem("bundle_unreadable", name=path.name or str(path)) from refused
