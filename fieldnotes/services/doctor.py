"""Looking at an installation and a vault without any secret: what is there, what is missing, what a person should do. Changes nothing."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from fieldnotes.domain.problem import Problem
from fieldnotes.services.sentence import sentence_of

Level = Literal["good", "note", "bad"]

LEAST_FREE_MB = 500  # a shift's notes are a few MB; a view that is rebuilt and a backup need room beside them
OLD_BACKUP_DAYS = 14
_DAY_S = 86_400


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """`note`: worth knowing; `bad`: something must be done before this laptop is relied on."""

    code: str
    level: Level
    sentence: str


def examine(data_dir: Path) -> list[Finding]:
    """Findings in the order in which one would look. Never raises for what it finds."""
    findings: list[Finding] = []
    for look in (_look_at_machine, _look_at_keyring, _look_at_folder, _look_at_vault):
        findings += _guarded(look, data_dir)
    return findings


def _guarded(look: Callable[[Path], Iterator[Finding]], data_dir: Path) -> list[Finding]:
    found: list[Finding] = []
    try:
        found.extend(look(data_dir))
    except Problem as problem:
        found.append(_bad(problem.code, sentence_of(problem)))
    except OSError as refused:
        found.append(
            _bad("not_readable", f"This laptop did not let the doctor look further ({type(refused).__name__}).")
        )
    return found


def _good(code: str, sentence: str) -> Finding:
    return Finding(code=code, level="good", sentence=sentence)


def _note(code: str, sentence: str) -> Finding:
    return Finding(code=code, level="note", sentence=sentence)


def _bad(code: str, sentence: str) -> Finding:
    return Finding(code=code, level="bad", sentence=sentence)


# --- the machine -----------------------------------------------------------------------------------------------------


def _look_at_machine(_data_dir: Path) -> Iterator[Finding]:
    from fieldnotes.cli import version

    yield _good("version", f"FieldNotes {version()} on Python {sys.version.split()[0]}, {sys.platform}.")
    yield from _look_at_database()
    yield from _look_at_resources()
    yield from _look_at_spelling()


def _look_at_database() -> Iterator[Finding]:
    import sqlcipher3

    from fieldnotes.store.cipher import refuse_driver

    connection = sqlcipher3.connect(":memory:")
    try:
        cipher = (connection.execute("pragma cipher_version").fetchone() or ["none"])[0]
    finally:
        connection.close()
    refuse_driver(sqlcipher3)
    yield _good("database", f"Database: SQLite {sqlcipher3.sqlite_version}, SQLCipher {cipher}.")


def _look_at_resources() -> Iterator[Finding]:
    missing = missing_resources()
    if missing:
        yield _bad(
            "resources", f"Parts of this installation are missing ({', '.join(missing)}). Install FieldNotes again."
        )
    else:
        yield _good("resources", "Vocabularies, sentences, screens and fonts are here.")


def _look_at_spelling() -> Iterator[Finding]:
    from fieldnotes.system.speller import DICTIONARIES, load_speller

    missing = [code for code in DICTIONARIES if load_speller(code) is None]
    if missing:
        yield _note(
            "spelling",
            f"No spelling here for: {', '.join(missing)}. Everything else works. On Debian: libenchant-2-2, hunspell-en-us, hunspell-es.",
        )
    else:
        yield _good("spelling", "Spelling: English and Spanish.")


def missing_resources() -> list[str]:
    """Folders and files that every installation must have and this one has not."""
    from fieldnotes.system.path import resource

    wanted = (
        ("vocabulary", "*.json"), ("i18n", "problems.en.json"), ("i18n", "findings.en.json"), ("instruments", "*.json"),
        ("directory", "needs.json"), ("passphrase", "*.txt"), ("fonts", "*.ttf"), ("words", "*.txt"),
    )  # fmt: skip
    return [f"{folder}/{names}" for folder, names in wanted if not any(resource(folder).glob(names))]


def _look_at_keyring(_data_dir: Path) -> Iterator[Finding]:
    from fieldnotes.vault.secret_store import backend_name, find_keyring

    keyring = find_keyring()
    if keyring is None:
        yield _note(
            "keyring",
            "No keyring of this system is used: this laptop's half of the keys is a file that only this account can read.",
        )
    else:
        yield _good("keyring", f"This laptop's half of the keys is kept by {backend_name(keyring)}.")


# --- the folder ------------------------------------------------------------------------------------------------------


def _look_at_folder(data_dir: Path) -> Iterator[Finding]:
    from fieldnotes.store.cipher import file_system_of, refuse_far_folder

    if not data_dir.is_dir():
        yield _note(
            "no_folder",
            f"There is no vault at {data_dir} yet. Set up the agency first, or name another folder with --data.",
        )
        return
    yield _good("folder", f"The vault's folder: {data_dir}.")
    refuse_far_folder(data_dir)
    yield _good("file_system", f"It lies on this laptop's own disk ({file_system_of(data_dir) or 'local'}).")
    yield from _look_at_permissions(data_dir)
    free_mb = shutil.disk_usage(data_dir).free // 2**20
    if free_mb < LEAST_FREE_MB:
        yield _bad("disk_space", f"Only {free_mb} MB are free on this disk. Free some space before the next shift.")
    else:
        yield _good("disk_space", f"{free_mb:,} MB are free on this disk.")


def _look_at_permissions(data_dir: Path) -> Iterator[Finding]:
    if not os.access(data_dir, os.W_OK):
        yield _bad("read_only", "FieldNotes may not write into this folder. Check who may write there.")
    if sys.platform == "win32":  # permissions are access lists there; the folder's owner decides
        return
    open_ones = [
        path.name for path in (data_dir, *sorted(data_dir.iterdir())) if stat.S_IMODE(path.lstat().st_mode) & 0o077
    ]
    if open_ones:
        yield _note(
            "permissions",
            f"Other accounts of this laptop can see {', '.join(open_ones[:5])}. The content is sealed all the same.",
        )
    else:
        yield _good("permissions", "Only this account can see the vault's files.")


# --- the vault -------------------------------------------------------------------------------------------------------


def _look_at_vault(data_dir: Path) -> Iterator[Finding]:
    from fieldnotes.vault.setup import has_vault

    if not data_dir.is_dir() or not has_vault(data_dir):
        return
    for look in (_look_at_vault_file, _look_at_keys, _look_at_log, _look_at_blobs, _look_at_backups, _look_at_hold):
        yield from _guarded(look, data_dir)


def _look_at_vault_file(data_dir: Path) -> Iterator[Finding]:
    from fieldnotes.vault.vault_file import read_vault_file

    facts = read_vault_file(data_dir).facts
    yield _good("vault", f"The vault of {facts.agency}, {facts.unit}; its signature is whole.")


def _look_at_keys(data_dir: Path) -> Iterator[Finding]:
    from fieldnotes.vault.key_file import NAME, SPARE

    main, spare = _is_whole_key_file(data_dir / NAME), _is_whole_key_file(data_dir / SPARE)
    if main and spare:
        yield _good("keys", "The key file and its spare copy are whole.")
    elif main:
        yield _note(
            "keys_spare",
            "The key file is whole; its spare copy is missing or damaged. It is made again at the next change.",
        )
    elif spare:
        yield _note("keys_from_spare", "The key file is damaged; its spare copy is whole and will be used.")
    else:
        yield _bad(
            "damaged_key_file", "The key file and its spare copy cannot be read. Restore keys.json from a backup."
        )


def _is_whole_key_file(path: Path) -> bool:
    from fieldnotes.vault.key_file import decode

    try:
        decode(path.read_bytes())
    except Problem:  # a newer version: said as such
        raise
    except Exception:  # noqa: BLE001 - whatever a damaged file does to its reader, it is not whole
        return False
    return True


def _look_at_log(data_dir: Path) -> Iterator[Finding]:
    path = data_dir / "log.db"
    if not path.is_file():
        yield _bad("log_missing", "The file with the notes (log.db) is missing. Restore the newest backup.")
        return
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(16)
    if head == b"SQLite format 3\0":
        yield _bad(
            "log_not_encrypted",
            "log.db is not encrypted, so FieldNotes did not write it. Put back the vault's own file.",
        )
    elif size % 4096 or len(head) < 16:
        yield _bad("log_cut_off", "log.db does not end where a page ends: it was cut off. Restore the newest backup.")
    elif not any(head):
        yield _bad("log_empty", "log.db begins with zeros: it was overwritten. Restore the newest backup.")
    else:
        yield _good(
            "log", f"The notes: {size / 2**20:.1f} MB, sealed. Whether every page is whole shows after sign-in."
        )


def _look_at_blobs(data_dir: Path) -> Iterator[Finding]:
    from fieldnotes.store.blob import BlobStore

    store = BlobStore(data_dir / "blobs")
    damaged = 0
    names = store.ids()
    for name in names:
        try:
            store.get(name)
        except Problem:
            damaged += 1
    if damaged:
        yield _bad(
            "blobs", f"{damaged} of {len(names)} sealed files beside the notes are damaged. Restore them from a backup."
        )
    elif names:
        yield _good("blobs", f"{len(names)} sealed files beside the notes are whole.")


def _look_at_backups(data_dir: Path) -> Iterator[Finding]:
    from fieldnotes.services.backup import FOLDER
    from fieldnotes.store.backup import list_backups

    backups = list_backups(data_dir / FOLDER) if (data_dir / FOLDER).is_dir() else []
    if not backups:
        yield _note("no_backup", "There is no backup beside the vault. `fieldnotes backup` makes one.")
        return
    days = int((time.time() - backups[0].stat().st_mtime) // _DAY_S)
    said = "today" if days < 1 else "yesterday" if days == 1 else f"{days} days ago"
    if days > OLD_BACKUP_DAYS:
        yield _note("old_backup", f"The newest backup was made {said}. `fieldnotes backup` makes a new one.")
    else:
        yield _good("backup", f"{len(backups)} backups; the newest was made {said}.")


def _look_at_hold(data_dir: Path) -> Iterator[Finding]:
    from fieldnotes.system.hold import DataFolderHold

    if not (data_dir / ".lock").exists() or not os.access(data_dir, os.W_OK):
        return
    hold = DataFolderHold(data_dir)
    try:
        hold.take()
    except Problem:
        yield _note("in_use", "FieldNotes is open on this vault at the moment.")
    else:
        hold.release()
