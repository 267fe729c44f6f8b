"""Backups that were opened and counted before they are called backups, and the way back from a damaged log.

A backup is ciphertext for every compartment, so anybody's session may make one. Nothing is ever overwritten: a
damaged file is put aside under a
new name. What can still be read from it is taken over, envelope by envelope: each proves itself by its hash and signature.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from fieldnotes.domain.problem import Bug, DamagedVault, EnvironmentProblem, NewerVersion, Problem, VaultProblem
from fieldnotes.store import audit
from fieldnotes.store.blob import write_durably
from fieldnotes.store.cipher import Connection, companions, open_cipher_file, remove_file, sync_folder, telling
from fieldnotes.store.log import INCARNATION, LIVES, LOG_APPLICATION_ID, NUMBERS_FROM, Log
from fieldnotes.store.migration import LOG_SCHEMA
from fieldnotes.trust.certificate import Certificate, CertificateBroken, parse
from fieldnotes.trust.envelope import Envelope, EnvelopeBroken, envelope_of, from_bytes

LOG_NAME = "log.db"
# What lies beside the log and belongs to it; public or sealed under people's passphrases.
COMPANIONS = ("vault.json", "keys.json", "public.json")
_PREFIX, _STAMP = "log-", "%Y%m%dT%H%M%SZ"

Verify = Callable[[Envelope], None]
Note = Callable[["Salvaged", int, str, audit.Begun], Mapping[str, Any]]
"""(what was saved, revisions that are there now, the life before, the new one) -> the audit entry of a restore."""


class Keep(msgspec.Struct, frozen=True):
    """How many backups stay: the newest of each of so many hours, days and weeks."""

    hours: int = 12
    days: int = 14
    weeks: int = 8


class BackupMade(msgspec.Struct, frozen=True, kw_only=True):
    """A verified backup: a folder with log.db and what belongs to it."""

    path: Path
    envelopes: int
    drafts: int
    audit: audit.AuditCheckpoint


class Salvaged(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken over from a damaged log. `unreadable`: places that could not be read; `refused`: what did not prove itself."""

    envelopes: int = 0
    drafts: int = 0
    certificates: int = 0
    audit_entries: int = 0
    unreadable: int = 0
    refused: int = 0


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """What is there after a restore. `damaged`: where the old file was put, None when there was none; `incarnation`: the log's new life."""

    envelopes: int
    drafts: int
    salvaged: Salvaged
    damaged: Path | None
    incarnation: str


# --- making ----------------------------------------------------------------------------------------------------------


def make_backup(data_dir: Path, key: bytes, folder: Path, *, now: datetime, keep: Keep | None = None) -> BackupMade:
    """A verified copy of the log and its companions in `folder`/log-<UTC>/, then thin out older ones.

    Opens its own connection, so it may run beside the lane. Blobs are shared by all backups in `folder`/blobs.
    Raises EnvironmentProblem; a copy
    that does not prove whole is removed and DamagedVault says so.
    """
    with telling(folder.name):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = _PREFIX + now.astimezone(UTC).strftime(_STAMP)
        target, part = folder / name, folder / (name + ".part")
        if target.exists():
            raise EnvironmentProblem("file_exists", file=name)
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
    try:
        with telling(folder.name):
            _copy_log(data_dir / LOG_NAME, part / LOG_NAME, key)
            for companion in COMPANIONS:
                if (data_dir / companion).is_file():
                    write_durably(part / companion, (data_dir / companion).read_bytes())
            _copy_blobs(data_dir / "blobs", folder / "blobs")
        made = verify_backup(part, key)
        with telling(folder.name):
            part.rename(target)
            sync_folder(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    _thin_out(folder, keep or Keep())
    return msgspec.structs.replace(made, path=target)


def verify_backup(path: Path, key: bytes) -> BackupMade:
    """Open a backup (its folder, or a log.db by itself), check structure, pages, audit chain and every envelope's hash, and count.

    DamagedVault("damaged_backup") when anything is not whole.
    """
    file = path / LOG_NAME if path.is_dir() else path
    with Log.open(file, key) as log:
        if log.check():
            raise DamagedVault("damaged_backup", file=path.name)
        count, drafts = log.sizes()
        checkpoint = log.audit_checkpoint()
    source = _Source(file, key)
    try:
        columns = "seq, header, sealed, rev, signature"
        if any(_sound_envelope(row[1:]) is None for row in _raw_rows(source, "envelope", columns)):
            raise DamagedVault("damaged_backup", file=path.name)
    finally:
        source.close()
    return BackupMade(path=path, envelopes=count, drafts=drafts, audit=checkpoint)


def list_backups(folder: Path) -> list[Path]:
    """Backups in a folder, newest first."""
    return sorted((path for path in folder.glob(_PREFIX + "*Z") if (path / LOG_NAME).is_file()), reverse=True)


def _copy_log(source: Path, target: Path, key: bytes) -> None:
    connection = open_cipher_file(
        source, key, application_id=LOG_APPLICATION_ID, schema_version=LOG_SCHEMA, is_truth=True
    )
    try:
        # A fresh file under the same key: no free pages, no half-finished write-ahead log.
        connection.execute("vacuum into ?", (str(target),))
    finally:
        connection.close()


def _copy_blobs(source: Path, target: Path) -> None:
    for path in sorted(source.glob("??/*")):
        kept = target / path.parent.name / path.name
        if not kept.exists() and path.suffix != ".part":
            kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_durably(kept, path.read_bytes())


def _thin_out(folder: Path, keep: Keep) -> None:
    stays = {path.name for path in staying(list_backups(folder), keep)}
    for path in list_backups(folder):
        if path.name not in stays:
            shutil.rmtree(path, ignore_errors=True)


def staying(backups: Sequence[Path], keep: Keep) -> list[Path]:
    """Which of these backups stay: the newest of each hour, day and week, as many of each as `keep` says."""
    kept: dict[Path, None] = {}
    for most, form in ((keep.hours, "%Y-%m-%d %H"), (keep.days, "%Y-%m-%d"), (keep.weeks, "%G-%V")):
        newest: dict[str, Path] = {}
        for path in sorted(backups, reverse=True):
            made = datetime.strptime(path.name, _PREFIX + _STAMP).replace(tzinfo=UTC)
            newest.setdefault(made.strftime(form), path)
        kept.update(dict.fromkeys(list(newest.values())[:most]))
    return sorted(kept, reverse=True)


# --- the way back ----------------------------------------------------------------------------------------------------


def restore_backup(
    data_dir: Path,
    backup: Path | None,
    key: bytes,
    *,
    now: datetime,
    verify: Verify | None = None,
    states: Collection[str] = (),
    note: Note | None = None,
) -> Restored:
    """Put a verified backup in the place of log.db and take over what can still be read from the old one.

    `backup` None: from the damaged file alone. `verify` checks an envelope's signature where the certificates are
    known; the hash is always checked. `states`: of these what the old one says is newer than the backup. `note` words the first entry of
    the trail's new life, which is there whenever that life is.
    The log begins a new life (incarnation), so views are rebuilt and the station is asked what it holds. Nothing is overwritten; stopped
    anywhere, it can be begun again.
    """
    place = data_dir / LOG_NAME
    fresh = data_dir / (LOG_NAME + ".restoring")
    if not place.exists() and _is_ready(fresh, key):
        # Stopped between the last two renames: the old file is aside already and everything is in the new one.
        salvaged = Salvaged()
    else:
        with telling(place.name):
            remove_file(fresh)
        try:
            salvaged = _prepare(place, fresh, backup, key, verify, states=states, note=note)
        except Problem:
            remove_file(fresh)
            raise
    damaged = set_aside(place, now) if place.exists() else None
    with telling(place.name):
        fresh.rename(place)
        sync_folder(data_dir)
    if backup is not None and backup.is_dir():
        _restore_beside(backup, data_dir)
    with Log.open(place, key) as log:
        log.set_state(_READY, None)
        envelopes, drafts = log.sizes()
        return Restored(
            envelopes=envelopes, drafts=drafts, salvaged=salvaged, damaged=damaged, incarnation=log.incarnation
        )


_READY = "restore_ready"
# Numbers of encounters and referrals that a lost log can have given out since the backup; more than a laptop gives in a day.
_NUMBERS_LEFT_OUT = 100


def _prepare(
    place: Path,
    fresh: Path,
    backup: Path | None,
    key: bytes,
    verify: Verify | None,
    *,
    states: Collection[str],
    note: Note | None,
) -> Salvaged:
    incarnation = uuid.uuid4().hex
    if backup is None:
        Log.create(fresh, key, incarnation=incarnation).close()
    else:
        verify_backup(backup, key)
        with telling(place.name):
            fresh.touch(mode=0o600)
            shutil.copyfile(backup / LOG_NAME if backup.is_dir() else backup, fresh)
    with Log.open(fresh, key) as log:
        log.forget_sent()
        salvaged = salvage(place, key, log, verify=verify, states=states) if place.exists() else Salvaged()
        with log.transaction():
            log.begin_life()
            if salvaged.unreadable or not place.exists():
                log.skip_numbers(_NUMBERS_LEFT_OUT)
            before = log.incarnation
            begun = log.begin_trail_life(incarnation)
            if note is not None:
                log.append_audit(note(salvaged, log.sizes()[0], before, begun))
            log.set_state(_READY, "1")
    return salvaged


def _is_ready(fresh: Path, key: bytes) -> bool:
    if not fresh.exists():
        return False
    try:
        with Log.open(fresh, key) as log:
            return log.get_state(_READY) is not None
    except (VaultProblem, EnvironmentProblem):
        return False


def set_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged file, with its write-ahead log, to …damaged-<UTC>; never onto another one."""
    stamp = now.astimezone(UTC).strftime(_STAMP)
    target, tries = path.with_name(f"{path.name}.damaged-{stamp}"), 1
    while target.exists():
        tries += 1
        target = path.with_name(f"{path.name}.damaged-{stamp}-{tries}")
    with telling(path.name):
        for old, new in zip((*companions(path), path), (*companions(target), target), strict=True):
            if old.exists():
                old.rename(new)
        sync_folder(path.parent)
    return target


def _restore_beside(backup: Path, data_dir: Path) -> None:
    """Companions and blobs that are missing come back; what is there stays as it is."""
    with telling(backup.name):
        for name in COMPANIONS:
            if (backup / name).is_file() and not (data_dir / name).exists():
                write_durably(data_dir / name, (backup / name).read_bytes())
        _copy_blobs(backup.parent / "blobs", data_dir / "blobs")


def salvage(
    damaged: Path, key: bytes, log: Log, *, verify: Verify | None = None, states: Collection[str] = ()
) -> Salvaged:
    """Take over from a damaged log whatever proves itself: envelopes, certificates, newer drafts, the continuation of the audit trail,
    what was kept apart; and these states.
    """
    try:
        source = _Source(damaged, key)
    except NewerVersion:
        raise
    except (VaultProblem, Bug):
        return Salvaged(unreadable=1)
    try:
        return _salvage(source, log, verify, states)
    finally:
        source.close()


class _Source:
    """A file to read from although parts of it are broken. After one bad page SQLCipher reads no more, so it is opened again."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection = self._open()

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        """All rows, or the Problem."""
        try:
            with telling(self._path.name):
                found: list[Any] = self._connection.execute(sql, parameters).fetchall()
                return found
        except Problem:
            self._connection.close()
            self._connection = self._open()
            raise

    def close(self) -> None:
        self._connection.close()

    def _open(self) -> Connection:
        return open_cipher_file(
            self._path, self._key, application_id=LOG_APPLICATION_ID, schema_version=LOG_SCHEMA, is_truth=True
        )


def _salvage(source: _Source, log: Log, verify: Verify | None, states: Collection[str]) -> Salvaged:
    lost: list[int] = []
    refused = envelopes = certificates = drafts = 0
    with log.transaction():
        for row in _raw_rows(source, "certificate", "seq, id, kind, body, issuer, signature", lost):
            certificate = _sound_certificate(row)
            refused += certificate is None
            if certificate is not None:
                certificates += log.add_certificate(certificate, kind=str(row[2]))
        columns = "seq, header, sealed, rev, signature, received_ms, origin"
        for row in _raw_rows(source, "envelope", columns, lost):
            envelope = _sound_envelope(row[1:5], verify)
            refused += envelope is None
            if envelope is not None:
                origin = row[6] if row[6] in ("local", "station", "stick") else "salvage"
                envelopes += log.add_envelope(envelope, origin=origin, received_ms=int(row[5])) is not None
        for row in _raw_rows(source, "draft", "rowid, rec, dev, comp, updated_ms, sealed", lost):
            drafts += _take_draft(log, row)
        entries = _continue_audit(source, log, lost)
        if entries or not log.audit_checkpoint().count:  # then the trail is that of the damaged file
            log.set_state(LIVES, None)  # an older version kept no list: then it is read from the entries
            _take_states(source, log, (INCARNATION, LIVES), lost)
        _take_counters_and_blobs(source, log, lost)
        _take_states(source, log, (*states, NUMBERS_FROM), lost)
        _take_aside(source, log, lost)
    return Salvaged(
        envelopes=envelopes,
        drafts=drafts,
        certificates=certificates,
        audit_entries=entries,
        unreadable=len(lost),
        refused=refused,
    )


def _sound_envelope(row: Sequence[Any], verify: Verify | None = None) -> Envelope | None:
    header, sealed, rev, signature = row
    try:
        envelope = envelope_of(header, sealed, signature)
        if rev.hex() != envelope.rev:
            return None
        if verify is not None:
            _verify_known(envelope, verify)
    except (EnvelopeBroken, VaultProblem):
        return None
    return envelope


def _verify_known(envelope: Envelope, verify: Verify) -> None:
    """What only a newer version can judge is kept as it is: its id says that it is whole."""
    try:
        verify(envelope)
    except EnvelopeBroken as broken:
        if broken.code != "newer_version":
            raise


def _sound_certificate(row: Sequence[Any]) -> Certificate | None:
    _, id_, _, body, issuer, signature = row
    certificate = Certificate(body=body, issuer=issuer, signature=signature, id=id_.hex())
    try:
        parse(certificate)
    except CertificateBroken as broken:
        # One that a newer version wrote is kept as it is.
        return certificate if broken.code == "newer_version" else None
    return certificate


def _take_draft(log: Log, row: Sequence[Any]) -> bool:
    """A draft is taken when it is newer than the one the backup holds. It proves itself when it is opened: its seal
    names record and author.
    """
    _, rec, dev, comp, updated_ms, sealed = row
    known = log.draft(rec.hex(), dev.hex())
    if known is not None and known.updated_ms >= updated_ms:
        return False
    log.save_draft(rec=rec.hex(), comp=comp, dev=dev.hex(), sealed=sealed, updated_ms=updated_ms)
    return True


def _continue_audit(source: _Source, log: Log, lost: list[int]) -> int:
    """Entries of the damaged file that chain on to what the log has; the first one that does not fit ends it."""
    start, taken = log.audit_checkpoint(), 0
    head = bytes.fromhex(start.head)
    for number, entry, kept in _raw_rows(source, "audit", "i, entry, hash", lost):
        if number <= start.count:
            continue
        if number != start.count + taken + 1 or audit.chain(head, number, entry) != kept:
            break
        log.take_audit(number, entry, kept)
        head, taken = kept, taken + 1
    return taken


def _take_counters_and_blobs(source: _Source, log: Log, lost: list[int]) -> None:
    for sql, take in (
        ("select name, last from counter", log.raise_counter),
        ("select lower(hex(id)), size from blob", log.add_blob),
    ):
        try:
            rows = source.rows(sql)
        except Problem:
            lost.append(0)
            continue
        for name, number in rows:
            take(name, number)


def _take_states(source: _Source, log: Log, states: Collection[str], lost: list[int]) -> None:
    for name in states:
        try:
            found = source.rows("select v from state where k = ?", (name,))
        except Problem:
            lost.append(0)
            continue
        for (value,) in found:
            log.set_state(name, value)


def _take_aside(source: _Source, log: Log, lost: list[int]) -> None:
    """What came on a stick and waits; each proves itself when it is taken in."""
    try:
        is_there = source.rows("select 1 from sqlite_schema where name = 'aside'")  # not in an older file
        rows = source.rows("select body, why, received_ms from aside") if is_there else []
    except Problem:
        lost.append(0)
        return
    for body, why, received_ms in rows:
        with suppress(EnvelopeBroken):
            log.set_aside(from_bytes(body), why=why, received_ms=received_ms)


_RANGE = 256
_PROBE, _PROBES = 64, 64  # when the last page is gone: look every 64 rows, until nothing was readable 64 times in a row


def _raw_rows(source: _Source, table: str, columns: str, lost: list[int] | None = None) -> Iterator[Sequence[Any]]:
    """Rows by ranges of row ids. With `lost`, rows that cannot be read are noted there."""
    low, high = _bounds(source, table, lost)
    select = f"select {columns} from {table} where rowid between ? and ? order by rowid"  # noqa: S608 - our own words; values are bound
    for start in range(low, high + 1, _RANGE):
        yield from _range_rows(source, select, start, min(start + _RANGE - 1, high), lost)


def _range_rows(source: _Source, select: str, start: int, end: int, lost: list[int] | None) -> Iterator[Sequence[Any]]:
    """Rows of a range, which is halved where it cannot be read."""
    try:
        yield from source.rows(select, (start, end))
    except Problem:
        if lost is None:
            raise
        if start == end:
            lost.append(start)
            return
        middle = (start + end) // 2
        yield from _range_rows(source, select, start, middle, lost)
        yield from _range_rows(source, select, middle + 1, end, lost)


def _bounds(source: _Source, table: str, lost: list[int] | None) -> tuple[int, int]:
    """The first and the last row id, as far as the file can tell."""
    edges: list[int | None] = []
    for edge in ("min", "max"):
        try:
            (row,) = source.rows(f"select {edge}(rowid) from {table}")  # noqa: S608 - our own words; values are bound
        except Problem:
            if lost is None:
                raise
            edges.append(None)
            continue
        if row[0] is None:
            return 1, 0
        edges.append(row[0])
    low, high = edges
    return low or 1, high if high is not None else _probe(source, table, low or 1)


def _probe(source: _Source, table: str, low: int) -> int:
    """Where the readable rows of a table end, roughly."""
    last, at, misses = low, low, 0
    while misses < _PROBES:
        try:
            source.rows(f"select rowid from {table} where rowid = ?", (at,))  # noqa: S608 - our own words; values are bound
            last, misses = at, 0
        except Problem:
            misses += 1
        at += _PROBE
    return last + _PROBE - 1
