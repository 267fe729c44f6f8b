"""Requests signed by the laptop: whoever breaks into the line, or records it, can neither ask in its name nor ask again tomorrow."""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SignatureBroken, verify

_CONTEXT = b"fieldnotes/request/v1"
_NONCE_CONTEXT = b"fieldnotes/nonce/v1"
NONCE_LASTS_MS = 12 * 3600 * 1000  # a shift; it only has to keep yesterday's recording out

DEVICE, NONCE, SIGNATURE = "fieldnotes-device", "fieldnotes-nonce", "fieldnotes-signature"
"""Names of the headers. `NONCE` also comes back with every answer: the one to sign the next request with."""
BODY = "fieldnotes-body"
"""The header with the body's SHA-256 in hex: what is signed is in the head, so whoever may not ask is told before a byte of it is read."""


class RequestBroken(ValueError):
    """Not a request of this laptop. `code`: unsigned, wrong_signature, old_nonce (then a new one comes with the answer)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """What is signed of a request. `path` with its query; `body`: all of it; `nonce`: the station's, "" before the first answer."""

    method: str
    path: str
    device: str
    nonce: str
    body: bytes

    def message(self) -> bytes:
        """The bytes under the signature."""
        return _message(self.method, self.path, self.device, self.nonce, hash_of(self.body))


def _message(method: str, path: str, device: str, nonce: str, body_hash: str) -> bytes:
    said = {"body": body_hash, "device": device, "method": method, "nonce": nonce, "path": path}
    return _CONTEXT + canonical.encode(said)


def hash_of(body: bytes) -> str:
    """What is signed of a body."""
    return hashlib.sha256(body).hexdigest()


def sign_request(request: Signed, sign: Callable[[bytes], bytes]) -> dict[str, str]:
    """The headers that go with it."""
    body_hash = hash_of(request.body)
    message = _message(request.method, request.path, request.device, request.nonce, body_hash)
    return {DEVICE: request.device, NONCE: request.nonce, BODY: body_hash, SIGNATURE: sign(message).hex()}


def device_of(headers: Mapping[str, str]) -> str:
    """Who says to ask; RequestBroken without. Nothing is believed before `check_signature`."""
    device = headers.get(DEVICE, "")
    if not device:
        raise RequestBroken("unsigned")
    return device


def check_nonce(headers: Mapping[str, str], *, nonce_key: bytes, now_ms: int) -> None:
    """Return if the request carries a nonce that we gave this laptop not too long ago; RequestBroken("old_nonce")."""
    if not _is_nonce(headers.get(NONCE, ""), device_of(headers), nonce_key=nonce_key, now_ms=now_ms):
        raise RequestBroken("old_nonce")


def check_signature(
    *, method: str, path: str, body_hash: str, headers: Mapping[str, str], publics: Iterable[bytes]
) -> None:
    """Return if one of the laptop's public keys signed this request with a body of this hash; RequestBroken("wrong_signature")."""
    message = _message(method, path, device_of(headers), headers.get(NONCE, ""), body_hash)
    for public in publics:
        with suppress(SignatureBroken, ValueError):
            verify(public, message, bytes.fromhex(headers.get(SIGNATURE, "")))
            return
    raise RequestBroken("wrong_signature")


def new_nonce(device: str, *, nonce_key: bytes, now_ms: int) -> str:
    """A nonce for this laptop; any process of the station that has the key knows it again, without remembering it."""
    stamp = struct.pack(">q", now_ms)
    return (stamp + _mark(device, stamp, nonce_key)).hex()


def _is_nonce(nonce: str, device: str, *, nonce_key: bytes, now_ms: int) -> bool:
    try:
        data = bytes.fromhex(nonce)
        (made_ms,) = struct.unpack(">q", data[:8])
    except (ValueError, struct.error):
        return False
    is_ours = hmac.compare_digest(data[8:], _mark(device, data[:8], nonce_key))
    return is_ours and abs(now_ms - made_ms) <= NONCE_LASTS_MS


def _mark(device: str, stamp: bytes, nonce_key: bytes) -> bytes:
    return hmac.digest(nonce_key, _NONCE_CONTEXT + stamp + device.encode(), "sha256")[:16]
