"""An invented certificate authority, made anew for each run, and what it issues."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

AGENCY = "Alder County Co-Response (invented)"
PASSPHRASE = "thirteen paper kites"  # of a certificate made for this run
NOW = datetime(2026, 11, 24, 22, 4, tzinfo=UTC)
DOCUMENTS = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")
SERVERS = ExtendedKeyUsageOID.SERVER_AUTH
_NO_USAGE = dict.fromkeys(
    (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    ),
    False,
)  # fmt: skip


@cache
def key(kind: str = "rsa") -> Any:
    """rsa, short, p256, p384, k256 or ed25519."""
    curves = {"p256": ec.SECP256R1(), "p384": ec.SECP384R1(), "k256": ec.SECP256K1()}
    if kind in curves:
        return ec.generate_private_key(curves[kind])
    if kind == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()
    return rsa.generate_private_key(65537, 1024 if kind == "short" else 2048)


@cache
def root() -> x509.Certificate:
    """The authority's own certificate."""
    name = _name("Invented Test Authority")
    own = _started(name, name, key("p384"), (NOW - timedelta(days=900), NOW + timedelta(days=3600)))
    own = own.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return own.add_extension(x509.KeyUsage(**{**_NO_USAGE, "key_cert_sign": True}), critical=True).sign(
        key("p384"), hashes.SHA256()
    )


def issue(
    name: str = AGENCY,
    *,
    kind: str = "rsa",
    usage: str = "digital_signature",
    purpose: x509.ObjectIdentifier | None = None,
    asks: str = "",
    days: tuple[int, int] = (-10, 300),
) -> x509.Certificate:
    """A certificate for a key, valid in `days` from NOW. `asks`: an address where it wants to be asked for."""
    made = _started(_name(name), root().subject, key(kind), (NOW + timedelta(days[0]), NOW + timedelta(days[1])))
    if usage:
        made = made.add_extension(x509.KeyUsage(**{**_NO_USAGE, usage: True}), critical=True)
    if purpose:
        made = made.add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
    if asks:
        place = x509.UniformResourceIdentifier(asks)
        answer = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, place)
        made = made.add_extension(x509.AuthorityInformationAccess([answer]), critical=False)
        made = made.add_extension(
            x509.CRLDistributionPoints([x509.DistributionPoint([place], None, None, None)]), critical=False
        )
    return made.sign(key("p384"), hashes.SHA256())


def p12(certificate: x509.Certificate | None, *, kind: str | None = "rsa", passphrase: str = PASSPHRASE) -> bytes:
    """A certificate file with its key, as an administrator gets it."""
    sealed = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"agency", key(kind) if kind else None, certificate, [root()], sealed)


def fill(data: bytes, words: dict[str, str], ticks: tuple[str, ...] = (), *, password: str = "") -> bytes:
    """A form filled in as viewers do that respect signatures: written behind the file."""
    from pyhanko.pdf_utils.generic import pdf_name, pdf_string
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    if password:
        writer.encrypt(password.encode())
    fields = (field.get_object() for field in writer.root["/AcroForm"]["/Fields"][0].get_object()["/Kids"])
    for field in fields:
        name = str(field["/T"])
        if name in words:
            field[pdf_name("/V")] = pdf_string(words[name])
        elif name in ticks:
            field[pdf_name("/V")] = field[pdf_name("/AS")] = pdf_name("/Yes")
        else:
            continue
        writer.update_container(field)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _started(
    subject: x509.Name, issuer: x509.Name, own: Any, valid: tuple[datetime, datetime]
) -> x509.CertificateBuilder:
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(own.public_key())
    return made.serial_number(x509.random_serial_number()).not_valid_before(valid[0]).not_valid_after(valid[1])


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])
