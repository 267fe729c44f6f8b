"""C2SP chunked-encryption once more, read off its specification, over HMAC and AES-GCM only. Used to check ours, never shipped.

The published vectors derive with SHA-256, Cobblestone-256 with SHA-512; all else is the same, so this is checked against the
vectors with the one and checks ours with the other.
"""

from __future__ import annotations

import hmac

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

LABEL = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0"


def _expand(key: bytes, info: bytes, size: int, digest: str) -> bytes:
    output, block = b"", b""
    for counter in range(1, 256):
        block = hmac.new(key, block + info + bytes([counter]), digest).digest()
        output += block
        if len(output) >= size:
            return output[:size]
    raise AssertionError


def _derive(key: bytes, salt: bytes, context: bytes, digest: str) -> tuple[AESGCM, int, bytes]:
    material = _expand(key, LABEL + salt + context, 32 + 12 + 32, digest)
    return AESGCM(material[:32]), int.from_bytes(material[32:44], "big"), material[44:]


def seal(key: bytes, message: bytes, context: bytes, salt: bytes, digest: str = "sha512") -> bytes:
    cipher, base, commitment = _derive(key, salt, context, digest)
    chunks = [message[at : at + 16384] for at in range(0, len(message) + 1, 16384)]
    sealed = [cipher.encrypt((base ^ i).to_bytes(12, "big"), chunk, None) for i, chunk in enumerate(chunks)]
    return salt + commitment + b"".join(sealed)


def unseal(key: bytes, sealed: bytes, context: bytes, digest: str = "sha512") -> bytes:
    salt, commitment, body = sealed[:24], sealed[24:56], sealed[56:]
    cipher, base, expected = _derive(key, salt, context, digest)
    assert hmac.compare_digest(commitment, expected)
    chunks = [body[at : at + 16400] for at in range(0, len(body), 16400)]
    assert chunks
    assert len(chunks[-1]) < 16400
    assert len(salt + commitment) == 56
    assert len(key) == 32
    return b"".join(cipher.decrypt((base ^ i).to_bytes(12, "big"), chunk, None) for i, chunk in enumerate(chunks))
