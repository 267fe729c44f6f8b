"""The agency's certificate: handed in by an administrator as a PKCS#12 file, kept sealed, used when a packet leaves.

Its key lies in a sealed file of the agency's compartment, so every laptop of the agency signs with it and nobody who is not signed in.
A packet is never held up by it: with a certificate that cannot be used it leaves unsigned, and whoever sends it is told why.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.seal import SealBroken, seal, unseal
from fieldnotes.domain.ids import RecordId, UserId, new_record_id
from fieldnotes.domain.problem import DamagedVault, InputProblem, Problem, RuleProblem
from fieldnotes.domain.record import AgencyCertificate, Compartment
from fieldnotes.domain.record_codec import known_body, write_onto
from fieldnotes.packet.intake import read_file
from fieldnotes.packet.signature import MOST_BYTES, Identity, check_usable, read_facts, read_identity
from fieldnotes.services.desk import Desk
from fieldnotes.services.row import CertificateRow
from fieldnotes.services.sealed_file import read_sealed
from fieldnotes.store.blob import BlobStore
from fieldnotes.store.read import Record as Kept

_CONTEXT = b"fieldnotes/agency-certificate/v1"
_KEY_ID_BYTES = 16


class Signer(NamedTuple):
    """What packets are signed with. Without `identity` they are not: `why_not` says why, None when there is no certificate."""

    identity: Identity | None
    why_not: Problem | None = None


def prepare_certificate(path: Path, *, passphrase: str, now: datetime | None = None) -> Identity:
    """Read a certificate file; touches no desk. Problems as `read_file` and `signature.read_identity` raise them."""
    data = read_file(path)
    if len(data) > MOST_BYTES:
        raise InputProblem("certificate_damaged", field="file")
    return read_identity(data, passphrase=passphrase, now=now or datetime.now(UTC))


def import_certificate(desk: Desk, *, by: UserId, identity: Identity) -> CertificateRow:
    """Keep it for the agency, in the place of an earlier one. RuleProblem("only_admins_change_agency"), or as `signature.check_usable`."""
    _require_may_change(desk, by)
    check_usable(identity.certificate, now=_now(desk))
    facts = read_facts(identity.certificate)
    key_id, key = desk.session(by).write_key(Compartment.AGENCY)
    sealed = bytes.fromhex(key_id) + seal(key, msgspec.msgpack.encode(identity), _context(desk))
    blob = _blobs(desk).put(sealed)
    body = AgencyCertificate(
        name=facts.name,
        issuer=facts.issuer,
        valid_from=facts.valid_from.date().isoformat(),
        valid_until=facts.valid_until.date().isoformat(),
        fingerprint=facts.fingerprint,
        blob=blob,
        imported_at=desk.clock.now().to_event_time(seconds=True),
    )
    _keep(desk, by=by, body=body, blob=blob, size=len(sealed))
    return _row(body)


def remove_certificate(desk: Desk, *, by: UserId) -> None:
    """Sign no more with it: its key is taken off this laptop. Backups keep it sealed, so a key that got lost has to be revoked by
    its issuer. RuleProblem("only_admins_change_agency" | "certificate_not_here").
    """
    _require_may_change(desk, by)
    found = _found(desk)
    if found is None or not found[1].blob:
        raise RuleProblem("certificate_not_here")
    _keep(desk, by=by, body=AgencyCertificate())


def read_certificate(desk: Desk, *, by: UserId) -> CertificateRow:
    """The one that packets are signed with. RuleProblem("certificate_not_here")."""
    desk.session(by)
    found = _found(desk)
    if found is None or not found[1].blob:
        raise RuleProblem("certificate_not_here")
    return _row(found[1])


def read_signer(desk: Desk) -> Signer:
    """What a packet that leaves now is signed with."""
    found = _found(desk)
    if found is None or not found[1].blob:
        return Signer(None)
    try:
        identity = _read_identity(desk, found[1].blob)
        check_usable(identity.certificate, now=_now(desk))
    except Problem as problem:
        return Signer(None, problem)
    return Signer(identity)


def is_of_agency(desk: Desk, fingerprint: str) -> bool:
    """Whether a certificate is the agency's, or was before."""
    found = _found(desk)
    return found is not None and bool(fingerprint) and fingerprint in {found[1].fingerprint, *found[1].earlier}


def _keep(desk: Desk, *, by: UserId, body: AgencyCertificate, blob: str = "", size: int = 0) -> None:
    found = _found(desk)
    before = found[1] if found else AgencyCertificate()
    known = {*before.earlier, before.fingerprint} - {"", body.fingerprint}
    body = msgspec.structs.replace(body, earlier=tuple(sorted(known)))
    record = RecordId(found[0].id) if found else new_record_id()
    with desk.writing(by) as writing:
        if blob:
            desk.log.add_blob(blob, size)
        writing.revise(
            record=record,
            kind=AgencyCertificate.KIND,
            compartment=Compartment.AGENCY,
            body=write_onto(found[0].body if found else {}, body),
            parents=tuple(found[0].heads) if found else (),
            why="written",
        )
        writing.audit("policy_changed", record=record)
    if before.blob and before.blob != blob:
        _blobs(desk).remove(before.blob)


def _require_may_change(desk: Desk, by: UserId) -> None:
    if not desk.session(by).may_release:
        raise RuleProblem("only_admins_change_agency")


def _found(desk: Desk) -> tuple[Kept, AgencyCertificate] | None:
    for kept in reversed(desk.agency_of(kind=AgencyCertificate.KIND)):
        body = known_body(AgencyCertificate.KIND, kept.body)
        if isinstance(body, AgencyCertificate) and not kept.is_removed:
            return kept, body
    return None


def _read_identity(desk: Desk, blob: str) -> Identity:
    sealed = read_sealed(desk, blob)
    key = desk.read_key(Compartment.AGENCY, sealed[:_KEY_ID_BYTES].hex())
    try:
        return msgspec.msgpack.decode(unseal(key, sealed[_KEY_ID_BYTES:], _context(desk)), type=Identity)
    except (SealBroken, msgspec.DecodeError):
        raise DamagedVault("damaged_blob", blob=blob) from None


def _row(body: AgencyCertificate) -> CertificateRow:
    return CertificateRow(
        name=body.name,
        issuer=body.issuer,
        valid_from=body.valid_from,
        valid_until=body.valid_until,
        fingerprint=body.fingerprint,
    )


def _now(desk: Desk) -> datetime:
    return datetime.fromtimestamp(desk.clock.now().utc_ms / 1000, UTC)


def _blobs(desk: Desk) -> BlobStore:
    return BlobStore(desk.data_dir / "blobs")


def _context(desk: Desk) -> bytes:
    return _CONTEXT + canonical.encode({"org": desk.vault.org})
