"""Requests signed by the laptop: whoever breaks into the line, or records it, can neither ask in its name nor ask again tomorrow."""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Callable, Mapping

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SignatureBroken, verify

_CONTEXT = b"fieldnotes/request/v1"
_NONCE_CONTEXT = b"fieldnotes/nonce/v1"
NONCE_LASTS_MS = 12 * 3600 * 1000  # a shift; it only has to keep yesterday's recording out

DEVICE, NONCE, SIGNATURE = "fieldnotes-device", "fieldnotes-nonce", "fieldnotes-signature"
"""Names of the headers. `NONCE` also comes back with every answer: the one to sign the next request with."""


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
        said = {
            "body": hashlib.sha256(self.body).hexdigest(),
            "device": self.device,
            "method": self.method,
            "nonce": self.nonce,
            "path": self.path,
        }
        return _CONTEXT + canonical.encode(said)


def sign_request(request: Signed, sign: Callable[[bytes], bytes]) -> dict[str, str]:
    """The headers that go with it."""
    return {DEVICE: request.device, NONCE: request.nonce, SIGNATURE: sign(request.message()).hex()}


def device_of(headers: Mapping[str, str]) -> str:
    """Who says to ask; RequestBroken without. Nothing is believed before `check_request`."""
    device = headers.get(DEVICE, "")
    if not device:
        raise RequestBroken("unsigned")
    return device


def check_request(
    *, method: str, path: str, body: bytes, headers: Mapping[str, str], public: bytes, nonce_key: bytes, now_ms: int
) -> None:
    """Return if the laptop with this public key signed this request with a nonce of ours that is not too old."""
    request = Signed(method=method, path=path, device=device_of(headers), nonce=headers.get(NONCE, ""), body=body)
    try:
        verify(public, request.message(), bytes.fromhex(headers.get(SIGNATURE, "")))
    except (SignatureBroken, ValueError):
        raise RequestBroken("wrong_signature") from None
    if not _is_nonce(request.nonce, request.device, nonce_key=nonce_key, now_ms=now_ms):
        raise RequestBroken("old_nonce")


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
