"""Envelopes: what is written opens and verifies; every byte counts; nothing moves to another record, author or place in history."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.crypto import canonical
from fieldnotes.crypto import key as keys
from fieldnotes.crypto.seal import SealBroken, pad
from fieldnotes.trust import envelope as envelopes
from fieldnotes.trust.envelope import Envelope, EnvelopeBroken, Header
from tests.crypto import plain_cobblestone
from tests.trust.agency import an_id

KEY = bytes(range(32))
SIGNING = keys.SigningKey(b"\1" + bytes(range(32)), b"")
PUBLIC = bytes.fromhex("0103a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8")
PAYLOAD = canonical.encode({"kind": "narrative", "v": 1, "body": {"text": "Sat on the curb, calm, wanted water. ü"}})
HEADER = Header(
    org=an_id("org"),
    comp="clinical",
    key_id=keys.key_id(KEY),
    rec=an_id("rec"),
    par=("0" * 64, "f" * 64),
    dev="d" * 64,
    n=7,
)
_hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)


def sign(message: bytes) -> bytes:
    return keys.sign(SIGNING.private_bytes, message)


def sealed(payload: bytes = PAYLOAD, header: Header = HEADER) -> Envelope:
    return envelopes.seal_revision(header=header, payload=payload, key=KEY, sign=sign)


def is_good(envelope: Envelope) -> bool:
    try:
        envelopes.verify_envelope(envelope, PUBLIC)
        envelopes.open_revision(envelope, KEY)
    except (EnvelopeBroken, SealBroken):
        return False
    return True


@given(
    st.binary(max_size=3000),
    st.sets(_hashes, max_size=16),
    st.integers(1, 2**53),
    st.sampled_from(envelopes.COMPARTMENTS),
)
def test_what_is_written_is_read_back(payload: bytes, parents: set[str], n: int, comp: str) -> None:
    header = msgspec.structs.replace(HEADER, par=tuple(sorted(parents)), n=n, comp=comp)
    envelope = sealed(payload, header)
    assert is_good(envelope)
    assert envelopes.open_revision(envelope, KEY) == payload
    assert envelopes.from_bytes(envelopes.to_bytes(envelope)) == envelope


@given(st.sets(_hashes, max_size=16), st.integers(1, 2**53))
def test_a_header_has_the_canonical_form(parents: set[str], n: int) -> None:
    header = msgspec.structs.replace(HEADER, par=tuple(sorted(parents)), n=n)
    assert envelopes.header_bytes(header) == canonical.encode({**msgspec.structs.asdict(header)})
    assert envelopes.header_from_bytes(envelopes.header_bytes(header)) == header


def test_it_is_built_as_the_format_says() -> None:
    """The whole format once more from primitives: an archive must be readable from its description."""
    envelope = sealed()
    head = json.dumps(msgspec.structs.asdict(HEADER), sort_keys=True, separators=(",", ":")).encode()
    assert plain_cobblestone.unseal(KEY, envelope.sealed, b"fieldnotes/env/v1" + head) == pad(PAYLOAD)
    rev = hashlib.sha256(b"fieldnotes/rev/v1" + head + envelope.sealed).hexdigest()
    assert envelope.rev == rev == envelopes.revision_id(HEADER, envelope.sealed)
    keys.verify(PUBLIC, b"fieldnotes/sig/v1" + rev.encode(), envelope.signature)


def test_what_the_first_version_wrote_opens_for_ever() -> None:
    """A sealed envelope and draft, kept from the first day."""
    known = json.loads((Path(__file__).parent / "fixtures" / "envelope_v1.json").read_text(encoding="utf-8"))
    envelope = envelopes.from_bytes(bytes.fromhex(known["envelope"]))
    assert envelope.rev == known["rev"]
    envelopes.verify_envelope(envelope, PUBLIC)
    assert envelopes.open_revision(envelope, KEY) == PAYLOAD
    where = {"org": HEADER.org, "comp": "clinical", "rec": HEADER.rec, "dev": HEADER.dev}
    assert envelopes.open_draft(**where, draft=bytes.fromhex(known["draft"]), key=KEY) == PAYLOAD


def test_every_byte_on_the_wire_counts() -> None:
    wire = envelopes.to_bytes(sealed())
    for at in range(len(wire)):
        changed = bytearray(wire)
        changed[at] ^= 1
        try:
            envelope = envelopes.from_bytes(bytes(changed))
        except EnvelopeBroken:
            continue
        assert not is_good(envelope), at
        with pytest.raises(EnvelopeBroken):
            envelopes.verify_envelope(envelope, PUBLIC)


@given(st.data())
def test_cut_or_longer_is_refused(data: st.DataObject) -> None:
    wire = envelopes.to_bytes(sealed(b"short"))
    cut = data.draw(st.integers(0, len(wire) - 1))
    for bad in (wire[:cut], wire + data.draw(st.binary(min_size=1, max_size=80))):
        with pytest.raises(EnvelopeBroken):
            envelopes.from_bytes(bad)


@given(st.binary(max_size=300))
def test_bytes_from_anywhere_are_refused(data: bytes) -> None:
    for reading in (envelopes.from_bytes, envelopes.header_from_bytes):
        with pytest.raises(EnvelopeBroken):
            reading(data)


@pytest.mark.parametrize(
    "change",
    [
        {"org": an_id("another agency")},
        {"comp": "joint"},
        {"key_id": an_id("another key")},
        {"rec": an_id("another record")},
        {"par": ()},
        {"par": ("0" * 64,)},
        {"dev": "e" * 64},
        {"n": 8},
    ],
    ids=str,
)
def test_the_sealed_text_opens_at_no_other_place(change: dict[str, object]) -> None:
    """Ciphertext moved to another record, compartment, author or place in history does not open, whoever signs it again."""
    envelope = sealed()
    header = msgspec.structs.replace(HEADER, **change)
    rev = envelopes.revision_id(header, envelope.sealed)
    moved = Envelope(header=header, sealed=envelope.sealed, rev=rev, signature=sign(envelopes.signed_bytes(rev)))
    envelopes.verify_envelope(moved, PUBLIC)
    with pytest.raises(SealBroken):
        envelopes.open_revision(moved, KEY)


@pytest.mark.parametrize(
    "change",
    [
        {"v": 0},
        {"org": "A" * 32},
        {"org": "a" * 31},
        {"comp": "secret"},
        {"comp": ""},
        {"key_id": "a" * 33},
        {"rec": "a" * 32 + "\n"},
        {"rec": "../" * 10 + "aa"},
        {"par": ("f" * 64, "0" * 64)},
        {"par": ("f" * 64, "f" * 64)},
        {"par": ("f" * 63,)},
        {"par": tuple(f"{i:064x}" for i in range(17))},
        {"dev": "d" * 32},
        {"n": 0},
        {"n": -1},
        {"n": 2**53 + 1},
    ],
    ids=str,
)
def test_headers_that_must_not_exist_are_neither_written_nor_read(change: dict[str, object]) -> None:
    header = msgspec.structs.replace(HEADER, **change)
    with pytest.raises(EnvelopeBroken) as caught:
        sealed(header=header)
    assert caught.value.code == "malformed_header"
    with pytest.raises(EnvelopeBroken):
        envelopes.header_from_bytes(msgspec.json.encode(header, order="sorted"))


def test_a_newer_header_says_so() -> None:
    newer = msgspec.json.encode({**msgspec.structs.asdict(HEADER), "v": 2, "extra": 1}, order="sorted")
    with pytest.raises(EnvelopeBroken) as caught:
        envelopes.header_from_bytes(newer)
    assert caught.value.code == "newer_version"


@pytest.mark.parametrize("extra", [b' {"a":1}', b'{"comp":"joint"}'])
def test_a_header_spelled_another_way_is_refused(extra: bytes) -> None:
    head = envelopes.header_bytes(HEADER)
    for bad in (head + extra, b" " + head, head.replace(b'"v":1', b'"v":1,"x":1'), head.replace(b'"n":7', b'"n":7.0')):
        with pytest.raises(EnvelopeBroken):
            envelopes.header_from_bytes(bad)


def test_a_key_that_the_header_does_not_name_is_not_written_with() -> None:
    """Sealed under another key than its header says, a note could never be opened again."""
    with pytest.raises(ValueError, match="another key"):
        envelopes.seal_revision(header=HEADER, payload=PAYLOAD, key=bytes(32), sign=sign)


def test_the_largest_payload_goes_through_and_a_larger_one_is_refused() -> None:
    largest = b"a" * canonical.MAX_BYTES
    envelope = sealed(largest)
    assert envelopes.open_revision(envelopes.from_bytes(envelopes.to_bytes(envelope)), KEY) == largest
    with pytest.raises(ValueError, match="4 MiB"):
        sealed(largest + b"a")


def test_the_size_seen_from_outside_comes_in_steps() -> None:
    assert {len(sealed(b"a" * size).sealed) for size in range(256)} == {256 + 72}
    assert len(sealed(b"a" * 256).sealed) == 512 + 72


def test_another_signature_or_signer_is_refused() -> None:
    envelope, other = sealed(), sealed(b"other")
    stranger = keys.new_signing_key()
    for signature, public in (
        (other.signature, PUBLIC),
        (keys.sign(stranger.private_bytes, envelopes.signed_bytes(envelope.rev)), PUBLIC),
        (envelope.signature, stranger.public_bytes),
        (b"", PUBLIC),
        (sign(envelope.rev.encode()), PUBLIC),
    ):
        with pytest.raises(EnvelopeBroken) as caught:
            envelopes.verify_envelope(msgspec.structs.replace(envelope, signature=signature), public)
        assert caught.value.code == "wrong_signature"
    with pytest.raises(EnvelopeBroken) as caught:
        envelopes.verify_envelope(msgspec.structs.replace(envelope, rev=other.rev), PUBLIC)
    assert caught.value.code == "wrong_revision"


@given(st.binary(max_size=2000))
def test_a_draft_opens_for_its_author_and_record_only(payload: bytes) -> None:
    where = {"org": HEADER.org, "comp": "joint", "rec": HEADER.rec, "dev": HEADER.dev}
    draft = envelopes.seal_draft(**where, payload=payload, key=KEY)
    assert envelopes.draft_key_id(draft) == keys.key_id(KEY)
    assert envelopes.open_draft(**where, draft=draft, key=KEY) == payload
    for name, other in (("org", an_id("x")), ("comp", "clinical"), ("rec", an_id("y")), ("dev", "e" * 64)):
        with pytest.raises(SealBroken):
            envelopes.open_draft(**{**where, name: other}, draft=draft, key=KEY)


def test_every_byte_of_a_draft_counts() -> None:
    where = {"org": HEADER.org, "comp": "joint", "rec": HEADER.rec, "dev": HEADER.dev}
    draft = envelopes.seal_draft(**where, payload=b"words", key=KEY)
    bad = [b"", draft[:16], draft[:-1], draft + b"\0"]
    for at in range(len(draft)):
        changed = bytearray(draft)
        changed[at] ^= 1
        bad.append(bytes(changed))
    for one in bad:
        with pytest.raises(SealBroken):
            envelopes.open_draft(**where, draft=one, key=KEY)


def test_an_envelope_is_no_draft_and_a_draft_no_envelope() -> None:
    envelope = sealed()
    where = {"org": HEADER.org, "comp": "clinical", "rec": HEADER.rec, "dev": HEADER.dev}
    with pytest.raises(SealBroken):
        envelopes.open_draft(**where, draft=bytes.fromhex(HEADER.key_id) + envelope.sealed, key=KEY)
    draft = envelopes.seal_draft(**where, payload=PAYLOAD, key=KEY)
    with pytest.raises(SealBroken):
        envelopes.open_revision(msgspec.structs.replace(envelope, sealed=draft[16:]), KEY)
