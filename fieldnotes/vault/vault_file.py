"""vault.json: which agency and laptop this is, and the certificates of its beginning. Public, signed by the admin who set it up.

The signature's chain ends at the root certificate whose id is pinned here; key slots are bound to the same agency, so a whole
foreign vault.json put in its place opens nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SignatureBroken, sign, verify
from fieldnotes.crypto.seal import Buffer
from fieldnotes.domain.problem import DamagedVault, NewerVersion, VaultProblem
from fieldnotes.trust.certificate import Certificate, CertificateBroken, from_bytes, to_bytes
from fieldnotes.trust.roll import Roll
from fieldnotes.vault.durable import disk, replace_file

VAULT_FORMAT = 1
NAME = "vault.json"
UNFINISHED = "enrolling"
"""Stands in the data folder from the first file of an enrolment to the last: without vault.json it says that the rest is worth nothing."""
_DOMAIN = b"fieldnotes/vault/v1"
_LARGEST = 16 << 20  # bytes


class VaultFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Ids in hex. `banner`: the use notification that stands before sign-in (CJIS AC-8), the agency's words."""

    org: str
    device: str
    incarnation: str
    root_fingerprint: str
    agency: str
    unit: str
    banner: str
    laptop_suffix: str
    created_ms: int


class VaultFile(msgspec.Struct, frozen=True, kw_only=True):
    """What vault.json says, verified."""

    facts: VaultFacts
    certificates: tuple[Certificate, ...]


def write_vault_file(folder: Path, content: VaultFile, *, admin: Certificate, admin_private: Buffer) -> None:
    """Raises EnvironmentProblem."""
    replace_file(folder / NAME, sign_vault_file(content, admin=admin, admin_private=admin_private))


def sign_vault_file(content: VaultFile, *, admin: Certificate, admin_private: Buffer) -> bytes:
    """The bytes of vault.json."""
    inner = {
        "format": VAULT_FORMAT,
        "facts": msgspec.to_builtins(content.facts),
        "certificates": [to_bytes(certificate).hex() for certificate in content.certificates],
        "admin": admin.id,
    }
    signature = sign(admin_private, _DOMAIN + canonical.encode(inner)).hex()
    return canonical.encode({**inner, "signature": signature}) + b"\n"


def read_vault_file(folder: Path) -> VaultFile:
    """Raises VaultProblem("no_vault"), NewerVersion, DamagedVault("damaged_vault_file"), EnvironmentProblem."""
    path = folder / NAME
    with disk(folder):
        try:
            data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
        except (FileNotFoundError, NotADirectoryError):
            if not (folder / UNFINISHED).exists() and any(
                (folder / other).exists() for other in ("keys.json", "keys.json.prev", "log.db")
            ):
                raise DamagedVault("damaged_vault_file", file=NAME) from None
            raise VaultProblem("no_vault") from None
    return verify_vault_file(data)


def verify_vault_file(data: bytes) -> VaultFile:
    """What the bytes of a vault.json say. Raises NewerVersion, DamagedVault("damaged_vault_file")."""
    try:
        return _verified(data)
    except (ValueError, KeyError, TypeError, SignatureBroken, CertificateBroken):
        raise DamagedVault("damaged_vault_file", file=NAME) from None


def _verified(data: bytes) -> VaultFile:
    outer: Any = canonical.decode(data.removesuffix(b"\n"))
    version = outer["format"]
    if isinstance(version, int) and version > VAULT_FORMAT:
        raise NewerVersion("newer_version", file=NAME, version=version)
    signature = bytes.fromhex(outer.pop("signature"))
    facts = msgspec.convert(outer["facts"], VaultFacts)
    certificates = tuple(from_bytes(bytes.fromhex(one)) for one in outer["certificates"])
    roll = Roll(facts.root_fingerprint, certificates)
    admin = roll.ruling.admins[outer["admin"]]
    verify(bytes.fromhex(admin.sign_pub), _DOMAIN + canonical.encode(outer), signature)
    if version != VAULT_FORMAT or roll.org != facts.org:
        raise ValueError("not this agency's")
    return VaultFile(facts=facts, certificates=certificates)
