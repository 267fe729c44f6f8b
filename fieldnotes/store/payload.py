"""What is inside an envelope: one revision of one record, as canonical JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.problem import NewerVersion

PAYLOAD_VERSION = 1


class Payload(msgspec.Struct, frozen=True, kw_only=True):
    """One revision in the clear. `encounter`, `person`: record ids or "". `by`: user id. `body`: the dict of a
    record's body, unknown fields included.

    `why` it was filed: written, handed_pen, left, signed, packet, shift_end, merged, removed, service.
    """

    kind: str
    at: EntryTime
    by: str
    why: str
    body: dict[str, Any]
    encounter: str = ""
    person: str = ""
    v: int = PAYLOAD_VERSION


_DECODER = msgspec.json.Decoder(Payload)


def encode_payload(payload: Payload) -> bytes:
    """Canonical bytes, ready to seal."""
    at: Mapping[str, object] = msgspec.to_builtins(payload.at)
    return canonical.encode(
        {
            "at": at,
            "body": payload.body,
            "by": payload.by,
            "encounter": payload.encounter,
            "kind": payload.kind,
            "person": payload.person,
            "v": payload.v,
            "why": payload.why,
        }
    )


def decode_payload(data: bytes) -> Payload:
    """The payload of bytes that came out of a verified envelope. NewerVersion when this program cannot understand them."""
    try:
        payload = _DECODER.decode(data)
    except (msgspec.ValidationError, msgspec.DecodeError):
        # The exception's text may quote the record, so it goes no further.
        raise NewerVersion("payload_not_understood") from None
    if payload.v > PAYLOAD_VERSION:
        raise NewerVersion("newer_payload", found=payload.v, known=PAYLOAD_VERSION)
    return payload
