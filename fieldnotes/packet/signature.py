"""The agency's signature on a packet: PAdES B-B (ETSI EN 319 142-1), written behind the finished bytes, without a network.

The finished file has a field for it already (`finish`), tagged and described, so that the signature adds no more than its own value and
PDF/UA-1 and PDF/A-3a stay valid. The bytes before it are the archive form, unchanged: their hash is the one on record. A copy closed with a
passphrase is closed first and signed then; to close a signed file would break its signature.

The reply form stays open: the signature permits that fields are filled in and nothing else (ISO 32000-1 table 254, P 2).
"""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

from fieldnotes.domain.problem import InputProblem, RuleProblem

if TYPE_CHECKING:
    from cryptography import x509
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

FIELD = "agency_signature"
MOST_BYTES = 1 << 20  # of a certificate file
_LEAST_RSA_BITS = 2048
_HASH = "sha256"
_END = b"%%EOF"
_CURVES = frozenset({"secp256r1", "secp384r1", "secp521r1"})
# What a certificate that names purposes has to name: any, mail (what Acrobat takes), documents (RFC 9336), Adobe's own.
_PURPOSES = frozenset({"2.5.29.37.0", "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "1.2.840.113583.1.1.5"})


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate and its key, in DER. `chain`: the certificates between it and its root, and the root where the file had it."""

    key: bytes
    certificate: bytes
    chain: tuple[bytes, ...] = ()

    def __repr__(self) -> str:
        """Without the key."""
        return f"Identity({hashlib.sha256(self.certificate).hexdigest()[:16]})"


class CertificateFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a certificate says. `fingerprint`: SHA-256 of it, hex; times in UTC."""

    name: str
    issuer: str
    valid_from: datetime
    valid_until: datetime
    fingerprint: str


# valid: nothing was changed since; filled_in: fields of the reply form were; missing: a file that was to be signed and is not
State = Literal["valid", "filled_in", "broken", "missing"]


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """What the signature of a file says. Whether its certificate is the agency's is for the caller to say, by `fingerprint`."""

    state: State
    name: str = ""
    issuer: str = ""
    at: str = ""  # as the signer's own clock said, ISO 8601
    fingerprint: str = ""


# --- the certificate -------------------------------------------------------------------------------------------------


def read_identity(data: bytes, *, passphrase: str, now: datetime) -> Identity:
    """Certificate and key of a PKCS#12 file (RFC 7292: .p12, .pfx), when packets can be signed with them.

    InputProblem: "certificate_damaged" (no such file), "certificate_passphrase_wrong", "certificate_without_key"; RuleProblem as
    `check_usable`.
    """
    from asn1crypto.pkcs12 import Pfx  # type: ignore[import-untyped] # it publishes no types
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12

    try:
        parts = len(Pfx.load(data, strict=True).authenticated_safe)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        parts = 0
    if not parts:
        raise InputProblem("certificate_damaged", field="file")
    try:
        opened = pkcs12.load_pkcs12(data, passphrase.encode() or None)
    except UnsupportedAlgorithm as unknown:
        raise InputProblem("certificate_damaged", field="file") from unknown
    except ValueError as wrong:
        raise InputProblem("certificate_passphrase_wrong", field="passphrase") from wrong
    key, found = opened.key, opened.cert
    if key is None or found is None or _public(key.public_key()) != _public(found.certificate.public_key()):
        raise InputProblem("certificate_without_key", field="file")
    identity = Identity(
        key=key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        certificate=found.certificate.public_bytes(Encoding.DER),
        chain=tuple(other.certificate.public_bytes(Encoding.DER) for other in opened.additional_certs),
    )
    check_usable(identity.certificate, now=now)
    return identity


def read_facts(certificate: bytes) -> CertificateFacts:
    """What a certificate (DER) says of itself."""
    found = _certificate(certificate)
    return CertificateFacts(
        name=_name(found.subject),
        issuer=_name(found.issuer),
        valid_from=found.not_valid_before_utc,
        valid_until=found.not_valid_after_utc,
        fingerprint=hashlib.sha256(certificate).hexdigest(),
    )


def check_usable(certificate: bytes, *, now: datetime) -> None:
    """Whether packets can be signed with it today.

    RuleProblem: "certificate_expired", "certificate_not_yet_valid", "certificate_not_for_signing" (its issuer meant it for something else),
    "certificate_key_unfit" (RSA under 2048 bits, or a kind that PDF/A-3 does not know).
    """
    from cryptography import x509

    found = _certificate(certificate)
    facts = read_facts(certificate)
    if now > facts.valid_until:
        raise RuleProblem("certificate_expired", name=facts.name, day=facts.valid_until.date().isoformat())
    if now < facts.valid_from:
        raise RuleProblem("certificate_not_yet_valid", name=facts.name, day=facts.valid_from.date().isoformat())
    if not _has_fit_key(found):
        raise RuleProblem("certificate_key_unfit", name=facts.name)
    usage, purposes = _extension(found, x509.KeyUsage), _extension(found, x509.ExtendedKeyUsage)
    may_sign = usage is None or usage.digital_signature or usage.content_commitment
    if not may_sign or (purposes is not None and not _PURPOSES & {one.dotted_string for one in purposes}):
        raise RuleProblem("certificate_not_for_signing", name=facts.name)


def _certificate(der: bytes) -> x509.Certificate:
    from cryptography import x509

    return x509.load_der_x509_certificate(der)


def _extension(certificate: x509.Certificate, kind: Any) -> Any:
    from cryptography import x509

    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def _has_fit_key(certificate: x509.Certificate) -> bool:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    key = certificate.public_key()
    if isinstance(key, RSAPublicKey):
        return key.key_size >= _LEAST_RSA_BITS
    return isinstance(key, EllipticCurvePublicKey) and key.curve.name in _CURVES


def _public(key: Any) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    made: bytes = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return made


def _name(of: x509.Name) -> str:
    """What people call it: its common name, else its organization, else all of it; on one line, of bounded length."""
    from cryptography.x509.oid import NameOID

    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for found in of.get_attributes_for_oid(kind):
            said = "".join(c for c in str(found.value) if c.isprintable()).strip()
            if said:
                return said[:120]
    return of.rfc4514_string()[:120]


# --- signing ---------------------------------------------------------------------------------------------------------


def sign_pdf(pdf: bytes, identity: Identity, *, at: datetime, passphrase: str = "") -> bytes:
    """The finished file and behind it the signature. `passphrase`: of a copy that was closed. With an RSA key: same input, same bytes.

    The file has to have the field FIELD (`finish`, has_signature).
    """
    import asyncio

    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.signers.constants import ESIC_EXTENSION_1

    writer = _writer(pdf)
    if passphrase:
        writer.encrypt(passphrase.encode())
    meta = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm=_HASH,
        subfilter=SigSeedSubFilter.PADES,
        name=read_facts(identity.certificate).name,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )

    class Signer(PdfSigner):
        """Says that the signature is a PAdES one; for some curves the library would call the file PDF 2.0, which PDF/A-3 is not."""

        def register_extensions(self, pdf_out: Any, *, md_algorithm: str) -> None:  # noqa: ARG002 # the library's own name
            pdf_out.register_extension(ESIC_EXTENSION_1)

    return asyncio.run(_sign(Signer(meta, signer=_signer(identity)), writer, at))


async def _sign(signer: Any, writer: Any, at: datetime) -> bytes:
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    session = signer.init_signing_session(writer, existing_fields_only=True)
    session.system_time = at
    room = await session.estimate_signature_container_size(None)
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=room)
    out = io.BytesIO()
    digest, _ = document.digest_tbs_document(output=out)
    await document.perform_signature(
        document_digest=digest.document_digest, pdf_cms_signed_attrs=PdfCMSSignedAttributes(signing_time=at)
    )
    return out.getvalue()


def _writer(pdf: bytes) -> Any:
    from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class Writer(IncrementalPdfFileWriter):
        """Adds what is asked for and nothing else."""

        @classmethod
        def _handle_id(cls, prev: Any) -> Any:
            # The second half names this version (ISO 32000-1 14.4); by chance it would differ from day to day.
            own = hashlib.sha256(pdf).digest()[:16]
            return ArrayObject([prev.trailer["/ID"][0], ByteStringObject(own)])

        def _update_meta(self) -> None:
            """Metadata written anew would contradict PDF/A-3 6.6.2.3 and PDF/UA-1 5."""

    return Writer(io.BytesIO(pdf))


def _signer(identity: Identity) -> Any:
    from asn1crypto import keys, x509  # type: ignore[import-untyped] # it publishes no types
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    store = SimpleCertificateStore()  # type: ignore[no-untyped-call] # it says nothing of its own types
    store.register_multiple(x509.Certificate.load(der) for der in identity.chain)
    return SimpleSigner(
        signing_cert=x509.Certificate.load(identity.certificate),
        signing_key=keys.PrivateKeyInfo.load(identity.key),
        cert_registry=store,
    )


# --- reading one -----------------------------------------------------------------------------------------------------


class Read(NamedTuple):
    """The signature, and how many of the file's first bytes are the form that was signed."""

    signature: Signature
    signed_length: int


def read_signature(data: bytes, *, passphrase: str = "") -> Read:
    """What the signature in FIELD is worth: mathematics and what was changed since, no trust and no network.

    Valid means: the bytes are those that were signed, and beside the signature itself the signing changed nothing of what was there before.
    A file of anybody: whatever cannot be followed is "broken".
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    broken = Read(Signature(state="broken"), len(data))
    try:
        reader = PdfFileReader(io.BytesIO(data))
        if reader.encrypted:
            reader.decrypt(passphrase.encode())
        found = [one for one in reader.embedded_signatures if one.field_name == FIELD]
        return _judge(reader, found[0], data) if len(found) == 1 else broken
    except Exception:  # noqa: BLE001 - parsers of strangers' files fail in many ways, and all of them mean the same here
        return broken


def _judge(reader: PdfFileReader, found: EmbeddedPdfSignature, data: bytes) -> Read:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    said = read_facts(found.signer_cert.dump())
    at = found.self_reported_timestamp
    context = ValidationContext(trust_roots=[found.signer_cert], allow_fetching=False, moment=at or datetime.now(UTC))
    status = validate_pdf_signature(found, signer_validation_context=context)
    end = data.index(_END, reader.xrefs.get_xref_container_info(0).end_location) + len(_END) + 1
    state: State = "broken"
    if status.intact and status.valid and status.docmdp_ok and _added_only_itself(reader, found):
        state = _since(status)
    signature = Signature(
        state=state,
        name=said.name,
        issuer=said.issuer,
        at=at.isoformat(timespec="seconds") if at else "",
        fingerprint=said.fingerprint,
    )
    return Read(signature, end)


def _since(status: Any) -> State:
    """What happened to the file after it was signed."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return "valid"
    if status.coverage is not SignatureCoverageLevel.ENTIRE_REVISION:
        return "broken"
    known: dict[Any, State] = {
        ModificationLevel.NONE: "valid",
        ModificationLevel.LTA_UPDATES: "valid",
        ModificationLevel.FORM_FILLING: "filled_in",
    }
    return known.get(status.modification_level, "broken")


def _added_only_itself(reader: PdfFileReader, found: EmbeddedPdfSignature) -> bool:
    """Whether the signing left everything else as it was: a stranger could sign a change that lies behind our bytes."""
    from pyhanko.sign.diff_analysis import ModificationLevel, StandardDiffPolicy, SuspiciousModification
    from pyhanko.sign.diff_analysis.constants import ROOT_EXEMPT_STRICT_COMPARISON
    from pyhanko.sign.diff_analysis.form_rules_api import FormUpdatingRule
    from pyhanko.sign.diff_analysis.rules.file_structure_rules import (
        CatalogModificationRule,
        ObjectStreamRule,
        XrefStreamRule,
    )
    from pyhanko.sign.diff_analysis.rules.form_field_rules import SigFieldModificationRule

    if found.signed_revision != 1:
        return False
    allowed = (ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"}) - {"/Metadata", "/MarkInfo", "/Version", "/DSS"}
    policy = StandardDiffPolicy(
        global_rules=[
            CatalogModificationRule(allowed),  # type: ignore[no-untyped-call] # as above
            ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
            XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ],
        form_rule=FormUpdatingRule(field_rules=[SigFieldModificationRule()]),
    )
    try:
        policy.apply(reader.get_historical_resolver(0), reader.get_historical_resolver(1))
    except SuspiciousModification:
        return False
    return True
