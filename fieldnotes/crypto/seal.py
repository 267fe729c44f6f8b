"""Sealing: Cobblestone-256, the C2SP chunked-encryption construction with SHA-512 and AES-256-GCM.

Source: github.com/C2SP/C2SP chunked-encryption.md; the implementation is `cryptography.cobblestone`. Layout of what is
sealed: salt 24 bytes, key commitment 32 bytes, then chunks of 16 KiB with a tag of 16 bytes each, the last one shorter. It
commits to key and context, so one sealed text opens under one key and one context only.
"""

from __future__ import annotations

from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor
from cryptography.exceptions import InvalidTag

Buffer = bytes | bytearray | memoryview

KEY_BYTES = 32
CHUNK_BYTES = 16 * 1024
OVERHEAD = 24 + 32 + 16  # bytes added to a message shorter than one chunk; each further chunk adds 16
PAD_BYTES = 256  # payload sizes are rounded up to this: an observer learns a coarse length only


class SealBroken(ValueError):
    """Wrong key, wrong context, or not the bytes that were sealed; which one cannot be told."""


def seal(key: Buffer, message: Buffer, context: bytes) -> bytes:
    """`message` sealed under a 32-byte `key`, bound to `context`."""
    _check_key(key)
    sealer = Cobblestone256Encryptor(key, context)
    return sealer.update(message) + sealer.finalize()


def unseal(key: Buffer, sealed: Buffer, context: bytes) -> bytes:
    """The message, whole and checked, or SealBroken: no part of it is handed out before the last tag was verified."""
    _check_key(key)
    opener = Cobblestone256Decryptor(key, context)
    try:
        return opener.update(sealed) + opener.finalize()
    except InvalidTag:
        raise SealBroken("does not open") from None


def sealed_size(size: int) -> int:
    """How many bytes a message of `size` bytes has when sealed."""
    return size + OVERHEAD + 16 * (size // CHUNK_BYTES)


def pad(message: bytes) -> bytes:
    """`message`, one byte 0x80 and zeros up to a multiple of 256 bytes (ISO/IEC 7816-4)."""
    return message + b"\x80" + bytes(-(len(message) + 1) % PAD_BYTES)


def unpad(padded: bytes) -> bytes:
    """What `pad` was given; SealBroken for anything that `pad` does not make."""
    message = padded.rstrip(b"\0")
    if len(padded) % PAD_BYTES or not message.endswith(b"\x80") or len(padded) - len(message) >= PAD_BYTES:
        raise SealBroken("not padded as ours")
    return message[:-1]


def _check_key(key: Buffer) -> None:
    if len(key) != KEY_BYTES:
        raise ValueError("a seal key has 32 bytes")
