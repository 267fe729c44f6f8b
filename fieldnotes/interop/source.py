"""The files of a package, wherever they lie: a folder, a zip, one file. Nothing is ever unpacked to disk.

Bounds are for hostile or broken packages: the largest real one seen (a county's 211 directory) is 8 MB in 14 files.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath

from fieldnotes.domain.problem import EnvironmentProblem, InputProblem

FILE_LIMIT = 64 * 2**20  # bytes of one table, unpacked
TOTAL_LIMIT = 192 * 2**20  # bytes of all tables, unpacked
COUNT_LIMIT = 400  # files looked at
RATIO_LIMIT = 150  # unpacked : packed; text tables reach 20, a bomb 1,000
FOLDER_DEPTH = 3
READABLE = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson")


@dataclass
class Package:
    """The readable files of a package by name, and the names of those left aside."""

    name: str
    files: dict[str, bytes] = field(default_factory=dict)
    left_aside: list[str] = field(default_factory=list)


def open_package(path: Path) -> Package:
    """Read every table of a folder, a zip or a single file. Raises InputProblem or EnvironmentProblem with a code per cause."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return _open_folder(path)
        if not stat.S_ISREG(mode):
            raise InputProblem("directory_not_a_file", name=path.name)
        if path.stat().st_size > TOTAL_LIMIT:
            raise InputProblem("directory_too_large", name=path.name, limit_mb=TOTAL_LIMIT // 2**20)
        return _open_bytes(path.name, path.read_bytes())
    except (FileNotFoundError, NotADirectoryError) as gone:
        raise InputProblem("directory_missing", name=path.name or str(path)) from gone
    except PermissionError as refused:
        raise EnvironmentProblem("directory_unreadable", name=path.name) from refused
    except (OSError, ValueError) as broken:  # ValueError: a NUL in the path
        raise EnvironmentProblem("directory_unreadable", name=path.name) from broken


def _open_bytes(name: str, data: bytes) -> Package:
    stem = PurePosixPath(name).stem or name
    if not data.strip():
        raise InputProblem("directory_file_empty", name=name)
    if data[:5] == b"%PDF-":
        raise InputProblem("directory_is_pdf", name=name)
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _open_zip(stem, name, data)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":  # an old Excel file
        raise InputProblem("directory_is_spreadsheet", name=name)
    if name.lower().endswith(".zip"):
        raise InputProblem("directory_not_a_zip", name=name)
    if len(data) > FILE_LIMIT:
        raise InputProblem("directory_too_large", name=name, limit_mb=FILE_LIMIT // 2**20)
    if not name.lower().endswith(READABLE) and b"\0" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise InputProblem("directory_not_text", name=name)
    return Package(stem, {name: data})


def _open_folder(path: Path) -> Package:
    package = Package(path.resolve().name)
    zips: list[Path] = []
    looked_at = total = 0
    for file in _walk(path, FOLDER_DEPTH):
        looked_at += 1
        if looked_at > COUNT_LIMIT:
            raise InputProblem("directory_too_many_files", name=package.name, limit=COUNT_LIMIT)
        name = file.relative_to(path).as_posix()
        if file.suffix.lower() == ".zip":
            zips.append(file)
        if file.suffix.lower() not in READABLE:
            package.left_aside.append(name)
            continue
        size = file.stat().st_size
        total += size
        if size > FILE_LIMIT or total > TOTAL_LIMIT:
            raise InputProblem(
                "directory_too_large", name=name, limit_mb=(FILE_LIMIT if size > FILE_LIMIT else TOTAL_LIMIT) // 2**20
            )
        package.files[name] = file.read_bytes()
    if package.files:
        return package
    if len(zips) == 1:
        inner = open_package(zips[0])
        inner.name = package.name  # a folder's name says more than directory.zip
        return inner
    if zips:
        raise InputProblem("directory_several_zips", name=package.name, count=len(zips))
    if package.left_aside:
        raise InputProblem("directory_no_tables", name=package.name)
    raise InputProblem("directory_empty", name=package.name)


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    """Regular files only, sorted; links that leave the folder, pipes and devices are not followed."""
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        mode = entry.lstat().st_mode
        if stat.S_ISREG(mode):
            yield entry
        elif stat.S_ISDIR(mode) and depth > 1:
            yield from _walk(entry, depth - 1)


def _open_zip(stem: str, name: str, data: bytes) -> Package:
    package = Package(stem)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if any(member.filename == "[Content_Types].xml" for member in members):
                raise InputProblem("directory_is_spreadsheet", name=name)
            if len(members) > COUNT_LIMIT:
                raise InputProblem("directory_too_many_files", name=name, limit=COUNT_LIMIT)
            for member in members:
                _take_member(archive, member, package, name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        UnicodeDecodeError,
        OSError,
        RuntimeError,
    ) as broken:
        raise InputProblem("directory_zip_damaged", name=name) from broken
    if not package.files:
        raise InputProblem("directory_no_tables" if package.left_aside else "directory_empty", name=name)
    return package


def _take_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, package: Package, name: str) -> None:
    inner = member.filename.replace("\\", "/")
    parts = PurePosixPath(inner).parts
    if (
        inner.startswith("/")
        or ".." in parts
        or ":" in inner.split("/", 1)[0]
        or stat.S_ISLNK(member.external_attr >> 16)
    ):
        raise InputProblem("directory_zip_suspicious", name=name)
    if member.flag_bits & 0x1:
        raise InputProblem("directory_zip_locked", name=name)
    if not inner.lower().endswith(READABLE) or parts[0] == "__MACOSX" or parts[-1].startswith("."):
        package.left_aside.append(inner)
        return
    taken = sum(len(data) for data in package.files.values())
    with archive.open(member) as stream:  # the declared size may lie: read one byte more than allowed
        data = stream.read(min(FILE_LIMIT, TOTAL_LIMIT - taken) + 1)
    if len(data) > FILE_LIMIT or taken + len(data) > TOTAL_LIMIT:
        raise InputProblem("directory_too_large", name=name, limit_mb=FILE_LIMIT // 2**20)
    if len(data) > 2**20 and len(data) > RATIO_LIMIT * max(member.compress_size, 1):
        raise InputProblem("directory_zip_suspicious", name=name)
    package.files[inner] = data
