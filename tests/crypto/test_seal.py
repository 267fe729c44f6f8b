"""Sealing: published vectors, a second implementation, known answers, and tampering with every byte."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from pathlib import Path
from typing import Any

import cryptography_vectors
import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.crypto.seal import OVERHEAD, SealBroken, pad, seal, sealed_size, unpad, unseal
from tests.crypto import plain_cobblestone

KEY = bytes(range(32))
CONTEXT = b"fieldnotes/env/v1{}"
LENGTHS = [0, 1, 255, 16383, 16384, 16385, 20480, 32767, 32768, 32769, 1 << 20]
_SIZES = st.integers(0, 200) | st.sampled_from(LENGTHS[2:-1])
_FIXTURES = Path(__file__).parent / "fixtures"


def message_of(size: int) -> bytes:
    return hashlib.shake_256(b"a message").digest(size)


def published() -> list[dict[str, Any]]:
    text = (Path(cryptography_vectors.__file__).parent / "chunked-encryption" / "vectors.json").read_text(
        encoding="utf-8"
    )
    return [vector for vector in json.loads(text)["vectors"] if vector["aead"] == "AEAD_AES_256_GCM"]


@pytest.mark.parametrize("vector", published(), ids=lambda vector: vector["name"])
def test_published_vectors_hold_for_the_second_implementation(vector: dict[str, Any]) -> None:
    """C2SP chunked-encryption vectors, from PyPI cryptography-vectors; they derive with SHA-256."""
    sealed = base64.b64decode(vector["ciphertext"] or "")
    if vector.get("compressed"):
        sealed = zlib.decompress(sealed)
    key, context = bytes.fromhex(vector["key"]), vector["context"].encode()
    if vector["expect"] == "success":
        message = plain_cobblestone.unseal(key, sealed, context, "sha256")
        assert len(message) == vector["payload_length"]
        assert hashlib.sha256(message).hexdigest() == vector["payload_sha256"]
        assert plain_cobblestone.seal(key, message, context, sealed[:24], "sha256") == sealed
    else:
        with pytest.raises((AssertionError, InvalidTag)):
            plain_cobblestone.unseal(key, sealed, context, "sha256")


def test_all_published_vectors_are_there() -> None:
    assert len(published()) == 34
    assert sum(vector["expect"] == "success" for vector in published()) == 9


@pytest.mark.parametrize("size", LENGTHS)
def test_a_second_implementation_agrees(size: int) -> None:
    message = message_of(size)
    sealed = seal(KEY, message, CONTEXT)
    assert len(sealed) == sealed_size(size)
    assert plain_cobblestone.unseal(KEY, sealed, CONTEXT) == message
    assert unseal(KEY, plain_cobblestone.seal(KEY, message, CONTEXT, b"s" * 24), CONTEXT) == message


def test_known_answers() -> None:
    """What was sealed once must open for ever. Made with plain_cobblestone."""
    known = json.loads((_FIXTURES / "sealed.json").read_text(encoding="utf-8"))
    for case in known["cases"]:
        message = message_of(case["size"])
        sealed = plain_cobblestone.seal(KEY, message, bytes.fromhex(case["context"]), bytes.fromhex(case["salt"]))
        assert hashlib.sha256(sealed).hexdigest() == case["sha256"]
        if "sealed" in case:
            assert sealed.hex() == case["sealed"]
        assert unseal(KEY, sealed, bytes.fromhex(case["context"])) == message


@given(_SIZES, st.binary(min_size=32, max_size=32), st.binary(max_size=40))
def test_what_is_sealed_opens_and_is_never_the_same_twice(size: int, key: bytes, context: bytes) -> None:
    message = message_of(size)
    sealed = seal(key, message, context)
    assert unseal(key, sealed, context) == message
    assert seal(key, message, context) != sealed


@given(_SIZES, st.data())
def test_any_change_is_refused(size: int, data: st.DataObject) -> None:
    sealed = bytearray(seal(KEY, message_of(size), CONTEXT))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBroken):
        unseal(KEY, sealed, CONTEXT)


def test_every_byte_of_a_short_one_counts() -> None:
    sealed = seal(KEY, b"words", CONTEXT)
    assert len(sealed) == 5 + OVERHEAD
    for at in range(len(sealed)):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(SealBroken):
            unseal(KEY, changed, CONTEXT)


@pytest.mark.parametrize("size", LENGTHS)
def test_cut_appended_swapped_or_moved_is_refused(size: int) -> None:
    sealed = seal(KEY, message_of(size), CONTEXT)
    body = sealed[56:]
    first = body[:16400]
    bad = [
        sealed[:-1],
        sealed[:-16],
        sealed[1:],
        sealed + b"\0",
        sealed + sealed[-16:],
        sealed + first,
        sealed[:56],
        sealed[:55],
        sealed[:24],
        b"",
        sealed[:56] + body[16400:] + first if size > 16384 else sealed[:60],
        sealed[: 56 + 16400] if size >= 16384 else sealed[:70],  # cut at a chunk's end: nothing but the length tells
        sealed[: 56 + len(body) // 16400 * 16400],
    ]
    for one in bad:
        with pytest.raises(SealBroken):
            unseal(KEY, one, CONTEXT)


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_another_context_is_refused(right: bytes, wrong: bytes) -> None:
    sealed = seal(KEY, b"words", right)
    if wrong != right:
        with pytest.raises(SealBroken):
            unseal(KEY, sealed, wrong)


def test_each_bit_of_the_key_counts() -> None:
    sealed = seal(KEY, b"words", CONTEXT)
    for bit in range(256):
        other = bytearray(KEY)
        other[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SealBroken):
            unseal(other, sealed, CONTEXT)


@pytest.mark.parametrize("size", [0, 16, 31, 33, 64])
def test_a_key_of_another_size_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal(bytes(size), b"", b"")
    with pytest.raises(ValueError, match="32 bytes"):
        unseal(bytes(size), bytes(100), b"")


def test_one_sealed_text_never_opens_under_two_keys() -> None:
    """Key commitment: AES-GCM alone lets somebody craft one text for two keys; the commitment does not."""
    sealed = bytearray(seal(KEY, b"words", CONTEXT))
    other = bytes(31) + b"\1"
    foreign = seal(other, b"words", CONTEXT)
    # an attacker who knows both keys may copy any part of one into the other; the commitment names one key only
    for start, end in ((0, 24), (24, 56), (0, 56), (56, None)):
        mixed = bytearray(sealed)
        mixed[start:end] = foreign[start:end]
        opened = []
        for key in (KEY, other):
            try:
                opened.append(unseal(key, mixed, CONTEXT))
            except SealBroken:
                continue
        assert len(opened) <= 1


@given(st.binary(max_size=1200))
def test_padding_hides_the_length_and_comes_off_again(message: bytes) -> None:
    padded = pad(message)
    assert len(padded) % 256 == 0
    assert 0 < len(padded) - len(message) <= 256
    assert unpad(padded) == message


@pytest.mark.parametrize("size", [0, 1, 254, 255, 256, 257, 511, 512])
def test_padding_at_the_edges(size: int) -> None:
    for message in (bytes(size), b"\x80" * size, b"a" * size):
        assert unpad(pad(message)) == message


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        bytes(256),
        b"a" * 256,
        b"\x80",
        b"a\x80" + bytes(253),
        pad(b"a") + bytes(256),
        b"a" * 255 + b"\x81",
        b"a\x80" + bytes(510),
    ],
    ids=range(8),
)
def test_foreign_padding_is_refused(padded: bytes) -> None:
    with pytest.raises(SealBroken):
        unpad(padded)
