"""Keys: random ones, derived ones, signatures (Ed25519, RFC 8032) and grants (HPKE, RFC 9180).

Every public key, private key, signature and grant begins with one byte that names its suite, so that a later suite can
stand beside this one.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache

import msgspec
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, mlkem, x25519
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from fieldnotes.crypto.seal import KEY_BYTES, Buffer

SUITE_ED25519 = b"\x01"
SUITE_HPKE_P256 = b"\x02"  # DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM
SUITE_HPKE_RECOVERY = b"\x03"  # ML-KEM-768 with X25519, HKDF-SHA256, AES-256-GCM: the copy that is kept longest
SIGNATURE_BYTES = 1 + 64
GRANT_BYTES = 1 + 113
_X25519_BYTES = 32
_MLKEM768_SEED_BYTES = 64
_MLKEM768_PUBLIC_BYTES = 1184

_P256_SUITE = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_RECOVERY_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class SignatureBroken(ValueError):
    """Not a signature of this message by this key."""


class GrantBroken(ValueError):
    """The grant is not for this private key, not for this purpose, or not as it was made."""


class _KeyPair(msgspec.Struct, frozen=True):
    private_bytes: bytes
    public_bytes: bytes

    def __repr__(self) -> str:
        return f"{type(self).__name__}(public_bytes={self.public_bytes[:5].hex()}…)"


class SigningKey(_KeyPair, frozen=True):
    """An Ed25519 pair, 33 bytes each."""


class AgreementKey(_KeyPair, frozen=True):
    """A P-256 pair that grants are sealed to: private 33 bytes, public 66."""


class RecoveryKey(_KeyPair, frozen=True):
    """An agency's recovery pair: private 97 bytes (kept outside the data folder), public 1,217."""


def new_seal_key() -> bytes:
    """32 fresh random bytes."""
    return os.urandom(KEY_BYTES)


def key_id(key: Buffer) -> str:
    """The public name of a seal key, 32 hex digits; it says nothing about the key and no other key has it."""
    return hashlib.sha256(b"fieldnotes/kid/v1" + bytes(key)).hexdigest()[:32]


def hkdf(key: Buffer, salt: bytes, info: bytes, n: int = 32) -> bytes:
    """`n` bytes by HKDF-SHA-512 (RFC 5869)."""
    return HKDF(hashes.SHA512(), n, salt, info).derive(key)


# --- signatures ------------------------------------------------------------------------------------------------------


def new_signing_key() -> SigningKey:
    """A fresh Ed25519 pair."""
    private = ed25519.Ed25519PrivateKey.generate()
    return SigningKey(
        SUITE_ED25519 + private.private_bytes_raw(), SUITE_ED25519 + private.public_key().public_bytes_raw()
    )


def sign_public(private: Buffer) -> bytes:
    """The public half of a signing key."""
    key = ed25519.Ed25519PrivateKey.from_private_bytes(_body(private, SUITE_ED25519))
    return SUITE_ED25519 + key.public_key().public_bytes_raw()


def sign(private: Buffer, message: bytes) -> bytes:
    """The signature of `message`, 65 bytes."""
    return SUITE_ED25519 + ed25519.Ed25519PrivateKey.from_private_bytes(_body(private, SUITE_ED25519)).sign(message)


def verify(public: bytes, message: bytes, signature: bytes) -> None:
    """Return if `signature` is of `message` by the holder of `public`, else raise SignatureBroken."""
    if signature[:1] != SUITE_ED25519 or len(signature) != SIGNATURE_BYTES:
        raise SignatureBroken("not a signature of ours")
    try:
        _load_verifier(public).verify(signature[1:], message)
    except (InvalidSignature, ValueError):
        raise SignatureBroken("the signature does not match") from None


@lru_cache(maxsize=1024)  # public keys only, by their exact bytes: nothing secret stays behind
def _load_verifier(public: bytes) -> ed25519.Ed25519PublicKey:
    return ed25519.Ed25519PublicKey.from_public_bytes(bytes(_body(public, SUITE_ED25519)))


# --- grants ----------------------------------------------------------------------------------------------------------


def new_agreement_key() -> AgreementKey:
    """A fresh P-256 pair."""
    private = ec.generate_private_key(ec.SECP256R1())
    scalar = private.private_numbers().private_value.to_bytes(32, "big")
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return AgreementKey(SUITE_HPKE_P256 + scalar, SUITE_HPKE_P256 + point)


def grant(public: bytes, key: Buffer, info: bytes) -> bytes:
    """A 32-byte `key` sealed to the holder of `public`, bound to `info`: 114 bytes. ValueError if `public` is not an agreement key."""
    _check_grantable(key)
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bytes(_body(public, SUITE_HPKE_P256)))
    return SUITE_HPKE_P256 + _P256_SUITE.encrypt(key, point, info)


def is_agreement_public(public: bytes) -> bool:
    """Whether a grant can be sealed to these bytes: our suite, and a point of the curve."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bytes(_body(public, SUITE_HPKE_P256)))
    except ValueError:
        return False
    return True


def open_grant(private: Buffer, granted: bytes, info: bytes) -> bytes:
    """The key that was granted, or GrantBroken."""
    scalar = int.from_bytes(_body(private, SUITE_HPKE_P256), "big")
    opener = ec.derive_private_key(scalar, ec.SECP256R1())
    if granted[:1] != SUITE_HPKE_P256:
        raise GrantBroken("not a grant of this suite")
    try:
        return _of_key_size(_P256_SUITE.decrypt(granted[1:], opener, info))
    except (InvalidTag, ValueError):
        raise GrantBroken("the grant does not open") from None


def new_recovery_key() -> RecoveryKey:
    """A fresh ML-KEM-768 + X25519 pair; the private half is the two seeds."""
    lattice, curve = mlkem.MLKEM768PrivateKey.generate(), x25519.X25519PrivateKey.generate()
    return RecoveryKey(
        SUITE_HPKE_RECOVERY + lattice.private_bytes_raw() + curve.private_bytes_raw(),
        SUITE_HPKE_RECOVERY + lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw(),
    )


def grant_to_recovery(public: bytes, key: Buffer, info: bytes) -> bytes:
    """A 32-byte `key` sealed to a recovery key, bound to `info`: 1,169 bytes."""
    _check_grantable(key)
    body = bytes(_body(public, SUITE_HPKE_RECOVERY))
    if len(body) != _MLKEM768_PUBLIC_BYTES + _X25519_BYTES:
        raise ValueError("not a recovery key")
    recipient = hpke.MLKEM768X25519PublicKey(
        mlkem.MLKEM768PublicKey.from_public_bytes(body[:_MLKEM768_PUBLIC_BYTES]),
        x25519.X25519PublicKey.from_public_bytes(body[_MLKEM768_PUBLIC_BYTES:]),
    )
    return SUITE_HPKE_RECOVERY + _RECOVERY_SUITE.encrypt(key, recipient, info)


def open_recovery_grant(private: Buffer, granted: bytes, info: bytes) -> bytes:
    """The key that was granted to a recovery key, or GrantBroken."""
    body = _body(private, SUITE_HPKE_RECOVERY)
    if len(body) != _MLKEM768_SEED_BYTES + _X25519_BYTES:
        raise ValueError("not a recovery key")
    opener = hpke.MLKEM768X25519PrivateKey(
        mlkem.MLKEM768PrivateKey.from_seed_bytes(body[:_MLKEM768_SEED_BYTES]),
        x25519.X25519PrivateKey.from_private_bytes(body[_MLKEM768_SEED_BYTES:]),
    )
    if granted[:1] != SUITE_HPKE_RECOVERY:
        raise GrantBroken("not a grant of this suite")
    try:
        return _of_key_size(_RECOVERY_SUITE.decrypt(granted[1:], opener, info))
    except (InvalidTag, ValueError):
        raise GrantBroken("the grant does not open") from None


def _body(key: Buffer, suite: bytes) -> Buffer:
    if key[:1] != suite:
        raise ValueError("a key of another suite")
    return key[1:]


def _check_grantable(key: Buffer) -> None:
    if len(key) != KEY_BYTES:
        raise ValueError("a seal key has 32 bytes")


def _of_key_size(key: bytes) -> bytes:
    if len(key) != KEY_BYTES:
        raise GrantBroken("not a seal key")
    return key
