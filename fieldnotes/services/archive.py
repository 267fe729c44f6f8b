"""The archive form of what left: sealed in the disclosure's compartment, opened again to compare what comes back with it."""

from __future__ import annotations

import hashlib

from fieldnotes.crypto import canonical
from fieldnotes.crypto.seal import SealBroken, seal, unseal
from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import DamagedVault
from fieldnotes.domain.record import Compartment, Disclosure
from fieldnotes.services.desk import Desk
from fieldnotes.services.sealed_file import read_sealed
from fieldnotes.store.blob import BlobStore

_CONTEXT = b"fieldnotes/archive/v1"
_KEY_ID_BYTES = 16


def keep_archive(desk: Desk, *, by: UserId, compartment: Compartment, data: bytes) -> tuple[str, int]:
    """(blob id, its size in bytes). The caller adds it to the log in the same transaction as the disclosure."""
    key_id, key = desk.session(by).write_key(compartment)
    sealed = bytes.fromhex(key_id) + seal(key, data, _context(desk, compartment))
    return BlobStore(desk.data_dir / "blobs").put(sealed), len(sealed)


def read_archive(desk: Desk, *, by: UserId, compartment: Compartment, disclosure: Disclosure) -> bytes:
    """The PDF or bundle as it left, unencrypted. Raises as `read_sealed`."""
    sealed = read_sealed(desk, disclosure.archive_blob)
    key = desk.session(by).read_key(compartment, sealed[:_KEY_ID_BYTES].hex())
    try:
        data = unseal(key, sealed[_KEY_ID_BYTES:], _context(desk, compartment))
    except SealBroken:
        raise DamagedVault("damaged_blob", blob=disclosure.archive_blob) from None
    if hashlib.sha256(data).hexdigest() != disclosure.sha256:
        raise DamagedVault("damaged_blob", blob=disclosure.archive_blob)
    return data


def _context(desk: Desk, compartment: Compartment) -> bytes:
    return _CONTEXT + canonical.encode({"org": desk.vault.org, "comp": compartment.value})
