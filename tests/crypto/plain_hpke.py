"""HPKE base mode (RFC 9180) and its ML-KEM-768 + X25519 KEM once more, over plain primitives. Used to check ours, never shipped.

KEM 0x647A: draft-connolly-cfrg-xwing-kem; its shared secret is SHA3-256(ss_M || ss_X || ct_X || pk_X || label).
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec, mlkem, x25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

KEM_P256, KEM_RECOVERY = 0x0010, 0x647A
AEAD_AES_256_GCM = 2
HASHES = {1: "sha256", 3: "sha512"}
AEADS: dict[int, tuple[type[AESGCM | ChaCha20Poly1305], int]] = {
    1: (AESGCM, 16),
    2: (AESGCM, 32),
    3: (ChaCha20Poly1305, 32),
}
XWING_LABEL = bytes.fromhex("5c2e2f2f5e5c")


def _extract(digest: str, salt: bytes, ikm: bytes) -> bytes:
    return hmac.new(salt, ikm, digest).digest()


def _expand(digest: str, key: bytes, info: bytes, size: int) -> bytes:
    output, block, counter = b"", b"", 1
    while len(output) < size:
        block = hmac.new(key, block + info + bytes([counter]), digest).digest()
        output, counter = output + block, counter + 1
    return output[:size]


@dataclass
class Context:
    cipher: AESGCM | ChaCha20Poly1305
    key: bytes
    base_nonce: bytes

    def open(self, sealed: bytes, aad: bytes = b"") -> bytes:
        return self.cipher.decrypt(self.base_nonce, sealed, aad)

    def seal(self, message: bytes, aad: bytes = b"") -> bytes:
        return self.cipher.encrypt(self.base_nonce, message, aad)


def schedule(shared: bytes, info: bytes, *, kem: int, kdf: int, aead: int) -> Context:
    """RFC 9180 section 5.1, mode_base."""
    digest = HASHES[kdf]
    suite = b"HPKE" + kem.to_bytes(2, "big") + kdf.to_bytes(2, "big") + aead.to_bytes(2, "big")

    def extract(salt: bytes, label: bytes, ikm: bytes) -> bytes:
        return _extract(digest, salt, b"HPKE-v1" + suite + label + ikm)

    def expand(secret: bytes, label: bytes, context: bytes, size: int) -> bytes:
        return _expand(digest, secret, size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + context, size)

    context = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", info)
    secret = extract(shared, b"secret", b"")
    cipher, key_size = AEADS[aead]
    key, nonce = expand(secret, b"key", context, key_size), expand(secret, b"base_nonce", context, 12)
    return Context(cipher(key), key, nonce)


def _p256_secret(dh: bytes, enc: bytes, public: bytes) -> bytes:
    """RFC 9180 section 4.1, ExtractAndExpand."""
    suite = b"KEM" + KEM_P256.to_bytes(2, "big")
    prk = _extract("sha256", b"", b"HPKE-v1" + suite + b"eae_prk" + dh)
    info = (32).to_bytes(2, "big") + b"HPKE-v1" + suite + b"shared_secret" + enc + public
    return _expand("sha256", prk, info, 32)


def p256_decapsulate(private: bytes, enc: bytes) -> bytes:
    secret = ec.derive_private_key(int.from_bytes(private, "big"), ec.SECP256R1())
    public = secret.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    dh = secret.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), enc))
    return _p256_secret(dh, enc, public)


def p256_encapsulate(public: bytes) -> tuple[bytes, bytes]:
    ephemeral = ec.generate_private_key(ec.SECP256R1())
    enc = ephemeral.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    dh = ephemeral.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public))
    return _p256_secret(dh, enc, public), enc


def recovery_seeds(seed: bytes) -> tuple[bytes, bytes]:
    """The published 32-byte private key as the 64-byte ML-KEM seed and the X25519 key."""
    expanded = hashlib.shake_256(seed).digest(96)
    return expanded[:64], expanded[64:]


def recovery_decapsulate(mlkem_seed: bytes, x25519_private: bytes, enc: bytes) -> bytes:
    curve = x25519.X25519PrivateKey.from_private_bytes(x25519_private)
    lattice_part, curve_part = enc[:1088], enc[1088:]
    shared_lattice = mlkem.MLKEM768PrivateKey.from_seed_bytes(mlkem_seed).decapsulate(lattice_part)
    shared_curve = curve.exchange(x25519.X25519PublicKey.from_public_bytes(curve_part))
    public = curve.public_key().public_bytes_raw()
    return hashlib.sha3_256(shared_lattice + shared_curve + curve_part + public + XWING_LABEL).digest()
