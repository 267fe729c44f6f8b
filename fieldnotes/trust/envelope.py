"""An envelope is one sealed revision: the unit that is stored, synced, carried on a stick and backed up.

A header in the clear says whose it is and what it follows; the content is sealed with that whole header as context, so it opens at no other
record, compartment, author or place in history. The revision's id is the hash of header and sealed content, and the author signs the id.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SIGNATURE_BYTES, SignatureBroken, key_id, verify
from fieldnotes.crypto.seal import Buffer, SealBroken, pad, seal, sealed_size, unpad, unseal

AGENCY, JOINT, LAW, CLINICAL = "agency", "joint", "law", "clinical"
COMPARTMENTS = (AGENCY, JOINT, LAW, CLINICAL)
VERSION = 1
PARENTS_MAX = 16
COUNTER_MAX = canonical.MAX_INTEGER

ENVELOPE_CONTEXT = b"fieldnotes/env/v1"
REVISION_CONTEXT = b"fieldnotes/rev/v1"
SIGNATURE_CONTEXT = b"fieldnotes/sig/v1"
DRAFT_CONTEXT = b"fieldnotes/draft/v1"

_HEADER_BYTES_MAX = 4096
_SEALED_BYTES_MAX = sealed_size(canonical.MAX_BYTES + 256)
_LENGTH_BYTES = 4
_KEY_ID_BYTES = 16

_is_id = re.compile(r"[0-9a-f]{32}").fullmatch
_is_hash = re.compile(r"[0-9a-f]{64}").fullmatch


class EnvelopeBroken(ValueError):
    """Not an envelope as its author made it. `code`: malformed_header, newer_version, wrong_revision, wrong_signature, malformed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What everyone may see of a revision.

    `org`, `key_id`, `rec`: 32 hex digits. `par`: parent revision ids, sorted. `dev`: the author's user-device certificate. `n`: the
    author's counter on that laptop, from 1, without gaps, so that anyone sees when one is missing.
    """

    v: int = VERSION
    org: str
    comp: str
    key_id: str
    rec: str
    par: tuple[str, ...] = ()
    dev: str
    n: int


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """A header, the sealed content, the revision id (64 hex digits) and the author's signature.

    `head`: the header's own bytes when a newer version wrote it, empty otherwise. Such an envelope is stored and sent on as it came and not
    opened here. How its id is made and that its author signs the id with the key of their certificate stays so in every version, so both
    are checked here all the same; a version that signs otherwise has to give its authors a newer certificate.
    """

    header: Header
    sealed: bytes
    rev: str
    signature: bytes
    head: bytes = b""


# field order sorted and no escapes in hex and compartment names: the same bytes as canonical.encode, five times faster
_HEADER_ENCODER = msgspec.json.Encoder(order="sorted")
_HEADER_DECODER = msgspec.json.Decoder(Header, strict=True)


def header_bytes(header: Header) -> bytes:
    """The canonical bytes of a header; EnvelopeBroken for a header that must not exist."""
    _check_header(header)
    return _HEADER_ENCODER.encode(header)


def header_from_bytes(data: bytes) -> Header:
    """The header of canonical bytes, strictly; EnvelopeBroken otherwise."""
    if len(data) > _HEADER_BYTES_MAX:
        raise EnvelopeBroken("malformed_header")
    try:
        header = _HEADER_DECODER.decode(data)
    except (ValueError, RecursionError):
        raise EnvelopeBroken("malformed_header") from None
    if header_bytes(header) != data:
        raise EnvelopeBroken("malformed_header")
    return header


def envelope_of(head: bytes, sealed: bytes, signature: bytes) -> Envelope:
    """The envelope of a header's bytes, of this version or a newer one; EnvelopeBroken otherwise. It does not check the signature."""
    try:
        header, carried = header_from_bytes(head), b""
    except EnvelopeBroken as broken:
        if broken.code != "newer_version":
            raise
        header, carried = _carried_header(head), head
    return Envelope(header=header, sealed=sealed, rev=_revision_id(head, sealed), signature=signature, head=carried)


def head_of(envelope: Envelope) -> bytes:
    """The bytes of an envelope's header, as its author wrote them."""
    return envelope.head or header_bytes(envelope.header)


def _carried_header(data: bytes) -> Header:
    """What every version says in its header: the eight facts of `Header`, whatever it adds. A header gains nothing without a new `v`."""
    header = _HEADER_DECODER.decode(data)
    is_sound = (
        re.fullmatch(r"[a-z_]{1,32}", header.comp)
        and all(map(_is_id, (header.org, header.key_id, header.rec)))
        and _is_hash(header.dev)
        and 1 <= header.n <= COUNTER_MAX
        and all(map(_is_hash, header.par))
        and len(set(header.par)) == len(header.par)
    )
    if not is_sound:
        raise EnvelopeBroken("malformed_header")
    return header


def _check_header(header: Header) -> None:
    if header.v > VERSION:
        raise EnvelopeBroken("newer_version")
    parents = header.par
    is_sound = (
        header.v == VERSION
        and header.comp in COMPARTMENTS
        and _is_id(header.org)
        and _is_id(header.key_id)
        and _is_id(header.rec)
        and _is_hash(header.dev)
        and 1 <= header.n <= COUNTER_MAX
        and len(parents) <= PARENTS_MAX
        and all(map(_is_hash, parents))
        and (len(parents) < 2 or list(parents) == sorted(set(parents)))
    )
    if not is_sound:
        raise EnvelopeBroken("malformed_header")


def revision_id(header: Header, sealed: bytes) -> str:
    """The id of a revision: it commits to the header, the content and the key it is sealed with."""
    return _revision_id(header_bytes(header), sealed)


def _revision_id(head: bytes, sealed: bytes) -> str:
    # canonical JSON ends where it ends, so no separator is needed between header and sealed content
    digest = hashlib.sha256(REVISION_CONTEXT)
    digest.update(head)
    digest.update(sealed)
    return digest.hexdigest()


def seal_revision(*, header: Header, payload: bytes, key: Buffer, sign: Callable[[bytes], bytes]) -> Envelope:
    """A new envelope with `payload` (canonical JSON, at most 4 MiB). ValueError if `key` is not the one that the header names."""
    head = header_bytes(header)
    if key_id(key) != header.key_id:
        raise ValueError("the header names another key")  # sealed like this, nobody could open it again
    if len(payload) > canonical.MAX_BYTES:
        raise ValueError("longer than 4 MiB")
    sealed = seal(key, pad(payload), ENVELOPE_CONTEXT + head)
    rev = _revision_id(head, sealed)
    return Envelope(header=header, sealed=sealed, rev=rev, signature=sign(signed_bytes(rev)))


def signed_bytes(rev: str) -> bytes:
    """What the author of revision `rev` signs."""
    return SIGNATURE_CONTEXT + rev.encode()


def verify_envelope(envelope: Envelope, sign_public: bytes, *, is_proven: bool = False) -> None:
    """Return if the id is that of the content and the holder of `sign_public` signed it, else EnvelopeBroken.

    `is_proven`: this very signature of this id held already, by this key; then only the content is looked at. newer_version: both hold,
    and what the header says only a newer version can tell.
    """
    if _revision_id(head_of(envelope), envelope.sealed) != envelope.rev:
        raise EnvelopeBroken("wrong_revision")
    try:
        if not is_proven:
            verify(sign_public, signed_bytes(envelope.rev), envelope.signature)
    except SignatureBroken:
        raise EnvelopeBroken("wrong_signature") from None
    if envelope.header.v > VERSION:
        raise EnvelopeBroken("newer_version")


def open_revision(envelope: Envelope, key: Buffer) -> bytes:
    """The payload, or SealBroken. It does not check the signature: `verify_envelope` does."""
    return unpad(unseal(key, envelope.sealed, ENVELOPE_CONTEXT + header_bytes(envelope.header)))


# --- drafts: the one mutable working copy per record and author; never leaves the laptop --------------------------------


def seal_draft(*, org: str, comp: str, rec: str, dev: str, payload: bytes, key: Buffer) -> bytes:
    """A sealed draft: the key's id (16 bytes), so that it opens after a rotation too, and the sealed payload."""
    name = key_id(key)
    return bytes.fromhex(name) + seal(key, pad(payload), _draft_context(org, comp, rec, dev, name))


def draft_key_id(draft: bytes) -> str:
    """Which key opens a sealed draft."""
    if len(draft) <= _KEY_ID_BYTES:
        raise SealBroken("too short for a draft")
    return draft[:_KEY_ID_BYTES].hex()


def open_draft(*, org: str, comp: str, rec: str, dev: str, draft: bytes, key: Buffer) -> bytes:
    """The payload of a sealed draft, or SealBroken."""
    name = draft_key_id(draft)
    return unpad(unseal(key, memoryview(draft)[_KEY_ID_BYTES:], _draft_context(org, comp, rec, dev, name)))


def _draft_context(org: str, comp: str, rec: str, dev: str, key_name: str) -> bytes:
    return DRAFT_CONTEXT + canonical.encode({"comp": comp, "dev": dev, "key_id": key_name, "org": org, "rec": rec})


# --- the same bytes on the wire, on a stick and in a backup --------------------------------------------------------------


def to_bytes(envelope: Envelope) -> bytes:
    """Header length (4 bytes, big-endian), header, sealed length (4), sealed content, signature (65).

    The id is not sent: the receiver computes it.
    """
    head = head_of(envelope)
    return b"".join((_length(head), head, _length(envelope.sealed), envelope.sealed, envelope.signature))


def from_bytes(data: bytes) -> Envelope:
    """The envelope of `to_bytes`, strictly: EnvelopeBroken for anything else. It does not check the signature."""
    head, rest = _take(data, _HEADER_BYTES_MAX)
    sealed, signature = _take(rest, _SEALED_BYTES_MAX)
    if len(signature) != SIGNATURE_BYTES:
        raise EnvelopeBroken("malformed")
    return envelope_of(head, sealed, signature)


def _length(part: bytes) -> bytes:
    return len(part).to_bytes(_LENGTH_BYTES, "big")


def _take(data: bytes, size_max: int) -> tuple[bytes, bytes]:
    size = int.from_bytes(data[:_LENGTH_BYTES], "big")
    end = _LENGTH_BYTES + size
    if len(data) < end or size > size_max:
        raise EnvelopeBroken("malformed")
    return data[_LENGTH_BYTES:end], data[end:]
