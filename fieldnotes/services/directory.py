"""The directory of services: importing a package, finding and reading services. Offline; a rebuildable view of sealed packages.

An imported package is kept whole as one sealed blob (quarantined rows and internal notes stay in it), named by a `directory_source`
record. Beside the package the blob holds the services as read, so that opening it again costs a moment; a newer reader reads the package
itself again.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.seal import SealBroken, seal, unseal
from fieldnotes.domain.ids import UserId, new_record_id
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import DamagedVault, EnvironmentProblem, InputProblem, RuleProblem, VaultLocked
from fieldnotes.domain.record import Compartment, DirectorySource
from fieldnotes.domain.record_codec import to_dict, write_onto
from fieldnotes.interop.directory import Imported, read_package
from fieldnotes.interop.index import ServiceIndex
from fieldnotes.interop.ledger import ImportReport
from fieldnotes.interop.service import Phone, Service
from fieldnotes.interop.source import Package, open_package
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import ServiceCard, ServiceRow
from fieldnotes.store.blob import BlobStore

READER = 1  # raise it when reading changes: stored packages are then read again
_CONTEXT = b"fieldnotes/directory/v1"
_KEY_ID_BYTES = 16


class Prepared(NamedTuple):
    """A package that was read and is ready to be stored. Made in a pool: reading 4,000 services takes seconds."""

    package: Package
    imported: Imported
    sha256: str  # of the package's files, in order of their names


class _Stored(msgspec.Struct, frozen=True, kw_only=True):
    """What is sealed: the package, and what this reader made of it."""

    reader: int
    name: str
    files: dict[str, bytes]
    left_aside: tuple[str, ...]
    services: list[Service]


# --- importing -------------------------------------------------------------------------------------------------------


def check_directory(path: Path) -> ImportReport:
    """The report alone: nothing is stored, nobody needs to be signed in. Raises InputProblem, EnvironmentProblem (directory_…)."""
    return prepare_import(path).imported.report


def prepare_import(path: Path, *, name: str = "") -> Prepared:
    """Read a package; touches no desk, so it may run beside the lane. Raises as `check_directory`.

    `name`: of the source, if not the file's.
    """
    package = open_package(path)
    package.name = name or package.name
    digest = hashlib.sha256()
    for file, data in sorted(package.files.items()):
        digest.update(hashlib.sha256(file.encode(errors="surrogateescape")).digest() + hashlib.sha256(data).digest())
    return Prepared(package, read_package(package), digest.hexdigest())


def import_directory(desk: Desk, *, by: UserId, path: Path, name: str = "") -> ImportReport:
    """Read and store in one go. Raises as `prepare_import` and `store_import`."""
    require_may_import(desk, by=by)
    return store_import(desk, by=by, prepared=prepare_import(path, name=name))


def require_may_import(desk: Desk, *, by: UserId) -> None:
    """RuleProblem("only_admins_import") unless an administrator or supervisor is at it: the directory is the whole agency's."""
    if not desk.session(by).may_release:
        raise RuleProblem("only_admins_import")


def store_import(desk: Desk, *, by: UserId, prepared: Prepared) -> ImportReport:
    """Seal the package and name it; a later import of the same source takes the place of the earlier one."""
    require_may_import(desk, by=by)
    imported, package = prepared.imported, prepared.package
    if not imported.services:
        raise InputProblem(
            "directory_no_services", name=package.name, tables=", ".join(list(imported.report.tables)[:8])
        )
    key_id, key = desk.session(by).write_key(Compartment.AGENCY)
    stored = _Stored(
        reader=READER,
        name=package.name,
        files=package.files,
        left_aside=tuple(package.left_aside),
        services=imported.services,
    )
    sealed = bytes.fromhex(key_id) + seal(key, zlib.compress(msgspec.msgpack.encode(stored), 6), _context(desk))
    blob = _blobs(desk).put(sealed)
    at = desk.clock.now()
    body = DirectorySource(
        name=package.name,
        dialect=imported.report.dialect,
        blob=blob,
        sha256=prepared.sha256,
        kept=len(imported.services),
        imported_at=at.to_event_time(seconds=True),
    )
    earlier = next((record for record in _sources(desk) if record.body.get("name") == package.name), None)
    with desk.writing(by) as writing:
        desk.log.add_blob(blob, len(sealed))
        writing.revise(
            record=earlier.id if earlier else new_record_id(),
            kind=DirectorySource.KIND,
            compartment=Compartment.AGENCY,
            body=write_onto(earlier.body, body) if earlier else to_dict(body),
            parents=tuple(earlier.heads) if earlier else (),
            why="service",
        )
        writing.audit(
            "directory_imported",
            blob=blob,
            read=imported.report.read,
            kept=imported.report.kept,
            quarantined=imported.report.quarantined,
            services=len(imported.services),
        )
    _INDEXES[desk] = ((), ServiceIndex.of(()))
    return imported.report


# --- finding and reading ---------------------------------------------------------------------------------------------


def find_services(desk: Desk, *, query: str = "", need: str = "", limit: int = 50) -> list[ServiceRow]:
    """Services that may be offered, best first. Words match by their beginnings, all of them; `need` is a vocabulary code."""
    now = desk.clock.now()
    return [_row(service, now) for service in _index(desk).find(query=query, need=need, limit=limit)]


def read_service(desk: Desk, *, key: str) -> ServiceCard:
    """One service in full, also one that is not offered any more. InputProblem("directory_not_found") when it is gone."""
    service = _index(desk).read(key)
    if service is None:
        raise InputProblem("directory_not_found", field="service")
    return ServiceCard(
        row=_row(service, desk.clock.now()),
        description=service.description,
        eligibility=service.eligibility,
        languages=service.languages,
        phones=tuple(_phone_line(phone) for phone in service.phones),
        hours=service.hours,
        url=service.url,
        fax=service.fax,
        capacity=service.capacity,
        notes=_notes(desk, key),
        places=tuple(place.address or f"{place.name}: the address is not given to anybody" for place in service.places),
        fees=service.fees,
        application=service.application,
        documents=service.documents,
        interpretation=service.interpretation,
        alert=service.alert,
        ages=_ages(service),
        areas=service.areas,
        email=service.email,
        wait=service.wait_time,
        source=service.source,
        status=_status_line(service),
        why_not=service.why_not,
        is_substance_use=service.is_substance_use,
    )


def is_substance_use(desk: Desk, *, key: str) -> bool:
    """Whether a referral to this service may itself disclose treatment; an unknown service errs towards yes."""
    service = _index(desk).read(key)
    return service is None or service.is_substance_use


def warm_up(desk: Desk) -> Iterator[None]:
    """Build the index in small steps while the lane is idle, so that the first search is quick too."""
    names = _blob_names(desk)
    if _INDEXES.get(desk, ((), None))[0] == names and names:
        return
    services: list[Service] = []
    for name in names:
        services += _open_blob(desk, name)
        yield
    index = ServiceIndex(services)
    yield from index.steps()
    _INDEXES[desk] = (names, index)


_INDEXES: WeakKeyDictionary[Desk, tuple[tuple[str, ...], ServiceIndex]] = WeakKeyDictionary()


def _index(desk: Desk) -> ServiceIndex:
    names = _blob_names(desk)
    known = _INDEXES.get(desk)
    if known is None or known[0] != names:
        for _ in warm_up(desk):
            pass
        known = _INDEXES.get(desk)
    return known[1] if known is not None else ServiceIndex.of(())


def _sources(desk: Desk) -> list[_Source]:
    if Compartment.AGENCY not in desk.views:
        raise VaultLocked("nobody_signed_in")
    records = desk.agency_of(kind=DirectorySource.KIND)
    return [_Source(record.id, record.body, tuple(record.heads)) for record in records if not record.is_removed]


class _Source(NamedTuple):
    id: str
    body: dict[str, object]
    heads: tuple[str, ...]


def _blob_names(desk: Desk) -> tuple[str, ...]:
    return tuple(str(source.body["blob"]) for source in _sources(desk) if source.body.get("blob"))


def _open_blob(desk: Desk, name: str) -> list[Service]:
    """The services of one stored package. A package that is gone or damaged costs its own services only."""
    blobs = _blobs(desk)
    if not blobs.has(name):
        return []
    try:
        sealed = blobs.get(name)
        key = desk.read_key(Compartment.AGENCY, sealed[:_KEY_ID_BYTES].hex())
        plain = zlib.decompress(unseal(key, sealed[_KEY_ID_BYTES:], _context(desk)))
        head = msgspec.msgpack.decode(plain, type=_Head)
        if head.reader == READER:
            return msgspec.msgpack.decode(plain, type=_Stored).services
        whole = msgspec.msgpack.decode(plain, type=_Files)
    except (SealBroken, DamagedVault, EnvironmentProblem, zlib.error, msgspec.DecodeError, VaultLocked):
        return []
    return read_package(Package(whole.name, whole.files, list(whole.left_aside))).services


class _Head(msgspec.Struct, frozen=True):
    reader: int


class _Files(msgspec.Struct, frozen=True):
    name: str
    files: dict[str, bytes]
    left_aside: tuple[str, ...] = ()


def _blobs(desk: Desk) -> BlobStore:
    return BlobStore(desk.data_dir / "blobs")


def _context(desk: Desk) -> bytes:
    return _CONTEXT + canonical.encode({"org": desk.vault.org})


# --- rows ------------------------------------------------------------------------------------------------------------


def _row(service: Service, now: EntryTime) -> ServiceRow:
    return ServiceRow(
        key=service.key,
        name=service.name,
        organization=service.organization,
        needs=service.needs,
        phone=service.phone,
        address=service.address,
        is_open_now=_is_open(service, now),
        last_verified=service.last_verified,
    )


def _is_open(service: Service, now: EntryTime) -> bool | None:
    """None when the source's hours do not say; holidays are not known."""
    if not service.opens:
        return None
    local_min = now.utc_ms // 60_000 + now.offset_min
    weekday = (local_min // 1440 + 3) % 7  # 1970-01-01 was a Thursday
    minute = local_min % 1440
    return any(time.weekday == weekday and time.from_min <= minute < time.to_min for time in service.opens)


_KINDS = {"fax": "fax", "tty": "text telephone", "sms": "text message", "hotline": "hotline", "toll_free": "toll free"}


def _phone_line(phone: Phone) -> str:
    shown = phone.shown if phone.dial else f"{phone.written} (as the source writes it)"
    return " · ".join(part for part in (shown, _KINDS.get(phone.kind, ""), phone.note) if part)


def _status_line(service: Service) -> str:
    if service.status == "unknown":
        return f"“{service.status_written}”; the source does not say what that means"
    return service.status if service.status != "active" else ""


def _ages(service: Service) -> str:
    if service.minimum_age and service.maximum_age:
        return f"{service.minimum_age} to {service.maximum_age}"
    return (
        f"{service.minimum_age} and older"
        if service.minimum_age
        else f"up to {service.maximum_age}"
        if service.maximum_age
        else ""
    )


def _notes(desk: Desk, key: str) -> tuple[str, ...]:
    if Compartment.JOINT not in desk.views:
        return ()
    notes = desk.joint_of(kind="directory_note")
    return tuple(str(note.body.get("text", "")) for note in notes if note.body.get("service_key") == key)
