"""Certificates: signed statements about who is who. Each names its issuer's certificate; the chain ends at the agency's root.

A certificate's id is the hash of its body and signature, so a forged copy can never take the place of the real one. What a certificate may
say and who may issue it is decided in `roll`; here is only its form.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SIGNATURE_BYTES, SignatureBroken, is_agreement_public, sign, verify
from fieldnotes.crypto.seal import Buffer

VERSION = 1
_CERTIFICATE_CONTEXT = b"fieldnotes/cert/v1"
_ID_CONTEXT = b"fieldnotes/certid/v1"

_Id = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
_Hash = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
_SignPublic = Annotated[str, msgspec.Meta(pattern=r"\A01[0-9a-f]{64}\Z")]
_RecoveryPublic = Annotated[str, msgspec.Meta(pattern=r"\A03[0-9a-f]{2432}\Z")]
_Hex = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{2})+\Z")]
_Comp = Literal["agency", "joint", "law", "clinical"]
_is_hash = re.compile(r"[0-9a-f]{64}").fullmatch


class CertificateBroken(ValueError):
    """Not a certificate as its issuer made it. `code`: malformed, newer_version, wrong_id, wrong_signature."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """`body`: canonical JSON. `issuer`: the certificate whose key signed it, empty for the root. `id`: 64 hex digits."""

    body: bytes
    issuer: str
    signature: bytes
    id: str


class Body(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every certificate says. Fields that a newer FieldNotes adds stay in the certificate's bytes and are not read here."""

    v: int
    issuer: str


class OrgBody(Body, frozen=True, kw_only=True, tag="org"):
    """The agency's root. It signs itself and is believed because its id is pinned, from nowhere else.

    `recovery`: name of the recovery key ("police", "clinic") → its public half, hex.
    """

    org: _Id
    name: str
    sign_pub: _SignPublic
    recovery: dict[str, _RecoveryPublic]


class AdminBody(Body, frozen=True, kw_only=True, tag="admin"):
    """Somebody who certifies laptops, people and memberships. Issued by the root. `user`: who that is, or empty."""

    name: str
    sign_pub: _SignPublic
    user: str = ""


class DeviceBody(Body, frozen=True, kw_only=True, tag="device"):
    """A laptop. Issued by an admin. `sign_pub`: the laptop's own key for sync, or empty."""

    device: _Id
    name: str
    suffix: str = ""
    sign_pub: str = ""


class UserDeviceBody(Body, frozen=True, kw_only=True, tag="user_device"):
    """A user's keys on one laptop. Issued by an admin. `not_before`: UTC milliseconds, displayed, never decisive."""

    user: _Id
    name: str
    profession: Literal["officer", "clinician", "admin"]
    credential: str = ""
    initials: str = ""
    roles: tuple[str, ...] = ()
    device: _Id
    hpke_pub: _Hex
    sign_pub: _SignPublic
    not_before: int = 0


class MembershipBody(Body, frozen=True, kw_only=True, tag="membership"):
    """A user joins or leaves a compartment. Issued by an admin.

    `replaces`: the earlier membership certificates of this user here that this one supersedes; of two that do not know each
    other, leaving wins. `kept`, when leaving: epochs and grants that the user issued here and that stay good (see RevokeBody).
    """

    comp: Literal["joint", "law", "clinical"]
    user: _Id
    change: Literal["grant", "remove"]
    replaces: tuple[_Hash, ...] = ()
    kept: tuple[_Hash, ...] | None = None


class EpochBody(Body, frozen=True, kw_only=True, tag="epoch"):
    """A new compartment key, sealed to those who hold it. Issued by a member's user-device (`made_by`).

    `grants`: user-device → HPKE grant, hex. `recovery`: recovery key's name → grant, hex. `canary`: a known text sealed under
    the key, hex. `replaces`: earlier epoch certificates.
    """

    comp: _Comp
    key_id: _Id
    made_by: _Hash
    canary: _Hex
    grants: dict[_Hash, _Hex]
    recovery: dict[str, _Hex]
    replaces: tuple[_Hash, ...] = ()


class GrantBody(Body, frozen=True, kw_only=True, tag="grant"):
    """An epoch's key for one more user-device. Issued by a member's user-device that holds the key."""

    comp: _Comp
    key_id: _Id
    user_device: _Hash
    hpke: _Hex


class RevokeBody(Body, frozen=True, kw_only=True, tag="revoke"):
    """The end of a laptop, of one user on one laptop, of a user, or of an admin. Issued by an admin; of an admin, by the root.

    Exactly one target is set. `kept`: certificates that the target had issued before and that stay good; what else it issues is refused.
    A second revocation of the same target adds to `kept`, so that honest work that arrives late can be let in.
    """

    device: str = ""
    user_device: str = ""
    user: str = ""
    admin: str = ""
    reason: str
    at: int = 0
    kept: tuple[_Hash, ...]


AnyBody = OrgBody | AdminBody | DeviceBody | UserDeviceBody | MembershipBody | EpochBody | GrantBody | RevokeBody


def issue(kind: str, body: Mapping[str, object], issuer: Certificate | str, private: Buffer) -> Certificate:
    """A new certificate: `body` without kind, version and issuer, signed by the issuer's private key.

    `issuer`: the issuing certificate or its id, "" for a root. Raises CertificateBroken("malformed") for a body that `parse` would refuse.
    """
    issuer_id = issuer if isinstance(issuer, str) else issuer.id
    data = canonical.encode({**body, "kind": kind, "v": VERSION, "issuer": issuer_id})
    signature = sign(private, _CERTIFICATE_CONTEXT + data)
    certificate = Certificate(body=data, issuer=issuer_id, signature=signature, id=certificate_id(data, signature))
    parse(certificate)
    return certificate


def certificate_id(body: bytes, signature: bytes) -> str:
    """The id of a certificate: 64 hex digits."""
    return hashlib.sha256(_ID_CONTEXT + body + signature).hexdigest()


def parse(certificate: Certificate) -> AnyBody:
    """What a certificate says, strictly checked for form, else CertificateBroken. It does not check the signature."""
    if len(certificate.signature) != SIGNATURE_BYTES:
        raise CertificateBroken("malformed")
    if certificate_id(certificate.body, certificate.signature) != certificate.id:
        raise CertificateBroken("wrong_id")
    try:
        value = canonical.decode(certificate.body)
    except canonical.NotCanonical:
        raise CertificateBroken("malformed") from None
    if not isinstance(value, dict):
        raise CertificateBroken("malformed")
    version = value.get("v")
    if isinstance(version, int) and version > VERSION:
        raise CertificateBroken("newer_version")
    try:
        body: AnyBody = msgspec.convert(value, AnyBody)
    except msgspec.ValidationError:
        raise CertificateBroken("malformed") from None
    if body.v != VERSION or body.issuer != certificate.issuer or not _is_whole(body):
        raise CertificateBroken("malformed")
    return body


def _is_whole(body: AnyBody) -> bool:
    if isinstance(body, RevokeBody):
        targets = [target for target in (body.device, body.user_device, body.user, body.admin) if target]
        return len(targets) == 1
    if isinstance(body, MembershipBody):
        return (body.kept is not None) == (body.change == "remove")
    if isinstance(body, OrgBody):
        return body.recovery.keys() == {"police", "clinic"}
    if isinstance(body, UserDeviceBody):
        return is_agreement_public(bytes.fromhex(body.hpke_pub))  # else nobody could make an epoch that includes it
    return True


def verify_certificate(certificate: Certificate, issuer_public: bytes) -> None:
    """Return if the holder of `issuer_public` signed this certificate, else CertificateBroken."""
    try:
        verify(issuer_public, _CERTIFICATE_CONTEXT + certificate.body, certificate.signature)
    except SignatureBroken:
        raise CertificateBroken("wrong_signature") from None


def root_fingerprint(root: Certificate) -> str:
    """What is pinned of an agency: its root certificate's id."""
    return root.id


def to_bytes(certificate: Certificate) -> bytes:
    """Signature (65 bytes) and body, for the wire, a stick and a backup."""
    return certificate.signature + certificate.body


def from_bytes(data: bytes) -> Certificate:
    """The certificate of `to_bytes`; CertificateBroken if it has no such form. It does not check the signature."""
    return named(data[SIGNATURE_BYTES:], data[:SIGNATURE_BYTES])


def named(body: bytes, signature: bytes) -> Certificate:
    """The certificate of a body and a signature, its id and issuer read from them; CertificateBroken if it has no such form."""
    if len(signature) != SIGNATURE_BYTES:
        raise CertificateBroken("malformed")
    try:
        issuer = canonical.decode_verified(body)["issuer"]
    except (canonical.NotCanonical, TypeError, KeyError, IndexError):
        raise CertificateBroken("malformed") from None
    if not isinstance(issuer, str) or (issuer and not _is_hash(issuer)):
        raise CertificateBroken("malformed")
    return Certificate(body=body, issuer=issuer, signature=signature, id=certificate_id(body, signature))
