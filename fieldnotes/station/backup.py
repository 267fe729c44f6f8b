"""Copies of a station that were read again before they are called copies, and the way back.

A copy holds everything in one SQLite file, wherever the station kept it, and can be brought back into either kind of database.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from fieldnotes.domain.problem import DamagedVault, EnvironmentProblem, InputProblem, Problem, RuleProblem
from fieldnotes.station.identity import FILE as IDENTITY
from fieldnotes.station.identity import disk, flush_folder, read_identity, write_new
from fieldnotes.station.keeper import KeptShelf, now_ms
from fieldnotes.station.opening import FILE as SHELF
from fieldnotes.station.opening import open_shelf
from fieldnotes.station.shelf import SqliteShelf, copy_file
from fieldnotes.sync.protocol import add_up

BLOBS = "blobs"
_STAMP = "%Y%m%dT%H%M%SZ"


class StationCopy(msgspec.Struct, frozen=True, kw_only=True):
    """What is in a copy, or was brought back from one."""

    path: Path
    revisions: int
    certificates: int
    blobs: int


def make_backup(folder: Path, to: Path, *, now: datetime) -> StationCopy:
    """A verified copy in `to`/station-<UTC>, while the station runs.

    Problems: those of the identity, disk_full, file_exists, damaged_backup.
    """
    if to == Path():  # a name that was left empty: the station's keys do not go wherever somebody stands
        raise InputProblem("missing", field="to")
    identity = read_identity(folder)
    name = "station-" + now.astimezone(UTC).strftime(_STAMP)
    target, part = to / name, to / f".{name}.part"
    with disk(to):
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        if target.exists():
            raise EnvironmentProblem("file_exists", file=name)
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
    try:
        with disk(to):
            if identity.database:
                with (
                    closing(open_shelf(folder, identity.database, now_ms)) as shelf,
                    closing(SqliteShelf(part / SHELF, now_ms=now_ms)) as file,
                ):
                    file.fill_from(shelf)
                (part / SHELF).chmod(0o600)
            else:
                copy_file(folder / SHELF, part / SHELF)
            # Behind the shelf: what a revision there names was brought after it and may be missing, which laptops put right.
            _copy_blobs(folder / BLOBS, part / BLOBS, made=[])
            write_new(part / IDENTITY, (folder / IDENTITY).read_bytes())
        made = _check(part, part / SHELF)
        with disk(to):
            _flush_all(part)
            part.rename(target)
            flush_folder(to)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return msgspec.structs.replace(made, path=target)


def _check(copy: Path, file: Path) -> StationCopy:
    """Read a whole copy: its identity, the structure of its `file`, every revision's id and place, every blob's hash. DamagedVault."""
    read_identity(copy)
    blobs = 0
    for path in _blobs(copy / BLOBS):
        with disk(copy), path.open("rb") as opened:
            if hashlib.file_digest(opened, "sha256").hexdigest() != path.name:
                raise DamagedVault("damaged_backup", file=copy.name)
        blobs += 1
    try:
        with closing(SqliteShelf(file, now_ms=now_ms)) as shelf:
            is_sound = not shelf.check()
            revisions, certificates = _count(shelf)
            is_sound = is_sound and (revisions, certificates) == (shelf.head(), shelf.certificate_head())
    except (Problem, ValueError):  # a file, a revision or a certificate that is none
        is_sound = False
    if not is_sound:
        raise DamagedVault("damaged_backup", file=copy.name)
    return StationCopy(path=copy, revisions=revisions, certificates=certificates, blobs=blobs)


def restore_backup(copy: Path, folder: Path, *, database: str | None = None) -> StationCopy:
    """The station of a copy, in a new life, in a folder that holds none.

    `database`: the address of an empty PostgreSQL database, "" for the folder's own file, None for what the copied station had.
    Problems: station_no_copy, station_exists, damaged_backup, station_database_not_empty; those of the shelf.
    """
    if not (copy / IDENTITY).is_file():
        raise InputProblem("station_no_copy", name=copy.name or str(copy))
    if (folder / IDENTITY).exists() or (folder / SHELF).exists():
        raise RuleProblem("station_exists", folder=folder.name)
    identity = read_identity(copy)
    if database is not None:
        identity = msgspec.structs.replace(identity, database=database)
    part, keys = folder / f".{SHELF}.part", folder / f".{IDENTITY}.part"
    blobs: list[Path] = []
    try:
        with disk(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _remove(part, keys)
            try:
                copy_file(copy / SHELF, part)
            except DamagedVault:
                raise DamagedVault("damaged_backup", file=copy.name) from None
        made = _check(copy, part)  # the copied one: what is older is brought up to date, and the copy stays as it was
        with disk(folder):
            _copy_blobs(copy / BLOBS, folder / BLOBS, made=blobs)
            write_new(keys, msgspec.json.encode(identity))
        # The new life first, the identity's name last: without it nobody serves what is half restored.
        if identity.database:
            with (
                closing(SqliteShelf(part, now_ms=now_ms)) as file,
                closing(open_shelf(folder, identity.database, now_ms)) as shelf,
            ):
                shelf.fill_from(file, why="restored")
            _remove(part)
        else:
            with closing(SqliteShelf(part, now_ms=now_ms)) as shelf:
                shelf.begin_life("restored")
            with disk(folder):
                part.rename(folder / SHELF)
        with disk(folder):
            keys.rename(folder / IDENTITY)
            flush_folder(folder)
    except BaseException:
        _remove(part, keys, folder / SHELF)
        for path in blobs:
            path.unlink(missing_ok=True)
            with suppress(OSError):  # others lie there
                path.parent.rmdir()
        raise
    return msgspec.structs.replace(made, path=folder)


def _remove(*files: Path) -> None:
    """With what SQLite keeps beside them."""
    for file in files:
        for companion in ("", "-wal", "-shm"):
            file.with_name(file.name + companion).unlink(missing_ok=True)


def _count(shelf: KeptShelf) -> tuple[int, int]:
    """Read every revision and certificate; ValueError for one that is not what its id says."""
    revisions = certificates = after = 0
    revs: list[str] = []
    while page := shelf.feed(after=after, limit=500):
        for place, rev, _, envelope in page:
            if envelope.rev != rev:
                raise ValueError("another revision")
            revs.append(rev)
            after = place
        revisions += len(page)
    if shelf.held(upto=after) != (revisions, add_up(revs)):
        raise ValueError("another sum")
    after = 0
    while found := shelf.certificates(after=after, limit=1000):
        certificates, after = certificates + len(found), found[-1][0]
    return revisions, certificates


def _blobs(folder: Path) -> Iterator[Path]:
    """Files named by their hash; what is still coming in has another name."""
    if folder.is_dir():
        yield from sorted(path for path in folder.rglob("*") if path.is_file() and len(path.name) == 64)


def _copy_blobs(source: Path, target: Path, *, made: list[Path]) -> None:
    """Those that are not there yet; `made` names each before it is written."""
    for path in _blobs(source):
        there = target / path.relative_to(source)
        if not there.exists():
            there.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            made.append(there)
            write_new(there, path.read_bytes())


def _flush_all(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_dir():
            flush_folder(path)
    with (folder / IDENTITY).open("rb") as file:
        os.fsync(file.fileno())
    flush_folder(folder)
