"""Signatures, derivation and grants: published vectors, second implementations, and everything that must be refused."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cryptography_vectors
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.crypto import key as keys
from fieldnotes.crypto.key import GrantBroken, SignatureBroken
from tests.crypto import plain_hpke

VECTORS = Path(cryptography_vectors.__file__).parent
KEY = bytes(range(32))
INFO = b"fieldnotes/grant/v1{}"


# --- Ed25519 ---------------------------------------------------------------------------------------------------------


def test_published_signatures() -> None:
    """The 1,024 vectors of the Ed25519 paper's authors (sign.input)."""
    lines = (VECTORS / "asymmetric" / "Ed25519" / "sign.input").read_text(encoding="utf-8").split()
    assert len(lines) == 1024
    for line in lines:
        private, public, message, signed = (bytes.fromhex(part) for part in line.split(":")[:4])
        private, public, signature = b"\1" + private[:32], b"\1" + public, b"\1" + signed[:64]
        assert keys.sign(private, message) == signature
        keys.verify(public, message, signature)
        with pytest.raises(SignatureBroken):
            keys.verify(public, message + b"\0", signature)


def test_every_bit_of_a_signature_message_and_key_counts() -> None:
    pair, message = keys.new_signing_key(), b"fieldnotes/sig/v1" + b"0" * 64
    signature = keys.sign(pair.private_bytes, message)
    keys.verify(pair.public_bytes, message, signature)
    for position, original in enumerate((pair.public_bytes, message, signature)):
        for bit in range(len(original) * 8):
            changed = bytearray(original)
            changed[bit // 8] ^= 1 << bit % 8
            parts = [pair.public_bytes, message, signature]
            parts[position] = bytes(changed)
            with pytest.raises(SignatureBroken):
                keys.verify(*parts)


def test_a_second_form_of_the_same_signature_is_refused() -> None:
    """Adding the group order to S gives another signature that a lax verifier takes (RFC 8032 5.1.7).

    Certificate ids would not be unique then.
    """
    order = 2**252 + 27742317777372353535851937790883648493
    pair = keys.new_signing_key()
    signature = keys.sign(pair.private_bytes, b"words")
    s = int.from_bytes(signature[33:], "little") + order
    with pytest.raises(SignatureBroken):
        keys.verify(pair.public_bytes, b"words", signature[:33] + s.to_bytes(32, "little"))


@pytest.mark.parametrize("size", [0, 1, 32, 64, 66])
def test_signatures_and_keys_of_another_size_are_refused(size: int) -> None:
    pair = keys.new_signing_key()
    with pytest.raises(SignatureBroken):
        keys.verify(pair.public_bytes, b"words", b"\1" + bytes(size))
    with pytest.raises(SignatureBroken):
        keys.verify((b"\1" + bytes(64))[:size], b"words", keys.sign(pair.private_bytes, b"words"))


# --- derivation ------------------------------------------------------------------------------------------------------


def plain_hkdf(key: bytes, salt: bytes, info: bytes, size: int, digest: str) -> bytes:
    secret = hmac.new(salt or bytes(hashlib.new(digest).digest_size), key, digest).digest()
    output, block, counter = b"", b"", 1
    while len(output) < size:
        block = hmac.new(secret, block + info + bytes([counter]), digest).digest()
        output, counter = output + block, counter + 1
    return output[:size]


def test_published_derivations() -> None:
    """RFC 5869 appendix A for SHA-256: the library we use and the plain implementation that checks our SHA-512."""
    text = (VECTORS / "KDF" / "rfc-5869-HKDF-SHA256.txt").read_text(encoding="utf-8")
    cases: list[dict[str, str]] = []
    for line in text.splitlines():
        name, _, value = line.partition("=")
        if name.strip() == "COUNT":
            cases.append({})
        elif cases and value:
            cases[-1][name.strip()] = value.strip()
    assert len(cases) == 3
    for case in cases:
        ikm, salt, info = (bytes.fromhex(case.get(name, "")) for name in ("IKM", "salt", "info"))
        expected = bytes.fromhex(case["OKM"])
        assert HKDF(hashes.SHA256(), len(expected), salt, info).derive(ikm) == expected
        assert plain_hkdf(ikm, salt, info, len(expected), "sha256") == expected


@given(st.binary(min_size=1, max_size=80), st.binary(max_size=150), st.binary(max_size=80), st.integers(1, 200))
def test_derivation_is_hkdf_with_sha_512(key: bytes, salt: bytes, info: bytes, size: int) -> None:
    assert keys.hkdf(key, salt, info, size) == plain_hkdf(key, salt, info, size, "sha512")


def test_a_key_has_one_name_and_fresh_keys_differ() -> None:
    assert keys.key_id(KEY) == hashlib.sha256(b"fieldnotes/kid/v1" + KEY).hexdigest()[:32]
    assert keys.key_id(memoryview(bytearray(KEY))) == keys.key_id(KEY)
    assert len({keys.new_seal_key() for _ in range(100)}) == 100
    assert len(keys.new_seal_key()) == 32


# --- HPKE ------------------------------------------------------------------------------------------------------------


def hpke_vectors(file: str, kem: int) -> list[dict[str, Any]]:
    vectors = json.loads((VECTORS / "HPKE" / file).read_text(encoding="utf-8"))
    return [
        one
        for one in vectors
        if one["mode"] == 0 and one["kem_id"] == kem and one["aead_id"] != 0xFFFF and one["kdf_id"] in (1, 3)
    ]


def check_schedule(vector: dict[str, Any], shared: bytes) -> None:
    assert shared.hex() == vector["shared_secret"]
    info = bytes.fromhex(vector["info"])
    context = plain_hpke.schedule(shared, info, kem=vector["kem_id"], kdf=vector["kdf_id"], aead=vector["aead_id"])
    assert context.key.hex() == vector["key"]
    assert context.base_nonce.hex() == vector["base_nonce"]
    first = vector["encryptions"][0]
    assert context.open(bytes.fromhex(first["ct"]), bytes.fromhex(first["aad"])).hex() == first["pt"]


def test_published_hpke_hold_for_the_second_implementation() -> None:
    """The RFC 9180 vectors of P-256 in base mode, our own suite among them."""
    vectors = hpke_vectors("test-vectors.json", plain_hpke.KEM_P256)
    assert (1, plain_hpke.AEAD_AES_256_GCM) in {(one["kdf_id"], one["aead_id"]) for one in vectors}
    assert len(vectors) == 6
    for vector in vectors:
        check_schedule(vector, plain_hpke.p256_decapsulate(bytes.fromhex(vector["skRm"]), bytes.fromhex(vector["enc"])))


def test_published_hybrid_holds_for_the_second_implementation_and_our_key_form() -> None:
    vectors = hpke_vectors("hpke-pq-test-vectors.json", plain_hpke.KEM_RECOVERY)
    assert vectors
    for vector in vectors:
        lattice, curve = plain_hpke.recovery_seeds(bytes.fromhex(vector["skRm"]))
        check_schedule(vector, plain_hpke.recovery_decapsulate(lattice, curve, bytes.fromhex(vector["enc"])))
        # the published public key, as ours, opens with the published private key, as ours
        public, private = b"\3" + bytes.fromhex(vector["pkRm"]), b"\3" + lattice + curve
        assert keys.open_recovery_grant(private, keys.grant_to_recovery(public, KEY, INFO), INFO) == KEY


def test_our_grants_open_in_the_second_implementation_and_the_other_way() -> None:
    pair = keys.new_agreement_key()
    suite = {"kem": plain_hpke.KEM_P256, "kdf": 1, "aead": plain_hpke.AEAD_AES_256_GCM}
    granted = keys.grant(pair.public_bytes, KEY, INFO)
    assert len(granted) == keys.GRANT_BYTES
    shared = plain_hpke.p256_decapsulate(pair.private_bytes[1:], granted[1:66])
    assert plain_hpke.schedule(shared, INFO, **suite).open(granted[66:]) == KEY
    shared, enc = plain_hpke.p256_encapsulate(pair.public_bytes[1:])
    theirs = b"\2" + enc + plain_hpke.schedule(shared, INFO, **suite).seal(KEY)
    assert keys.open_grant(pair.private_bytes, theirs, INFO) == KEY


def test_our_recovery_grants_open_in_the_second_implementation() -> None:
    pair = keys.new_recovery_key()
    assert (len(pair.private_bytes), len(pair.public_bytes)) == (97, 1217)
    granted = keys.grant_to_recovery(pair.public_bytes, KEY, INFO)
    shared = plain_hpke.recovery_decapsulate(pair.private_bytes[1:65], pair.private_bytes[65:], granted[1:1121])
    context = plain_hpke.schedule(shared, INFO, kem=plain_hpke.KEM_RECOVERY, kdf=1, aead=plain_hpke.AEAD_AES_256_GCM)
    assert context.open(granted[1121:]) == KEY
    with pytest.raises(InvalidTag):
        plain_hpke.schedule(shared, INFO + b"x", kem=plain_hpke.KEM_RECOVERY, kdf=1, aead=2).open(granted[1121:])


def test_every_byte_of_a_grant_counts() -> None:
    pair = keys.new_agreement_key()
    granted = keys.grant(pair.public_bytes, KEY, INFO)
    bad = [granted[:-1], granted + b"\0", granted[1:], b""]
    for at in range(len(granted)):
        changed = bytearray(granted)
        changed[at] ^= 1
        bad.append(bytes(changed))
    for one in bad:
        with pytest.raises(GrantBroken):
            keys.open_grant(pair.private_bytes, one, INFO)


def test_every_part_of_a_recovery_grant_counts() -> None:
    pair = keys.new_recovery_key()
    granted = keys.grant_to_recovery(pair.public_bytes, KEY, INFO)
    bad = [granted[:-1], granted + b"\0", b""]
    for at in (0, 1, 500, 1088, 1089, 1120, 1121, len(granted) - 1):
        changed = bytearray(granted)
        changed[at] ^= 1
        bad.append(bytes(changed))
    for one in bad:
        with pytest.raises(GrantBroken):
            keys.open_recovery_grant(pair.private_bytes, one, INFO)


def test_a_grant_is_for_one_key_holder_and_one_purpose() -> None:
    pair, other = keys.new_agreement_key(), keys.new_agreement_key()
    granted = keys.grant(pair.public_bytes, KEY, INFO)
    for private, info in ((other.private_bytes, INFO), (pair.private_bytes, INFO + b" "), (pair.private_bytes, b"")):
        with pytest.raises(GrantBroken):
            keys.open_grant(private, granted, info)
    safe, other_safe = keys.new_recovery_key(), keys.new_recovery_key()
    granted = keys.grant_to_recovery(safe.public_bytes, KEY, INFO)
    for private, info in ((other_safe.private_bytes, INFO), (safe.private_bytes, b"")):
        with pytest.raises(GrantBroken):
            keys.open_recovery_grant(private, granted, info)


def test_what_was_granted_must_be_a_seal_key() -> None:
    pair = keys.new_agreement_key()
    suite = {"kem": plain_hpke.KEM_P256, "kdf": 1, "aead": plain_hpke.AEAD_AES_256_GCM}
    shared, enc = plain_hpke.p256_encapsulate(pair.public_bytes[1:])
    with pytest.raises(GrantBroken):
        keys.open_grant(
            pair.private_bytes, b"\2" + enc + plain_hpke.schedule(shared, INFO, **suite).seal(b"short"), INFO
        )
    with pytest.raises(ValueError, match="32 bytes"):
        keys.grant(pair.public_bytes, b"short", INFO)


def test_keys_of_another_suite_are_refused() -> None:
    signing, agreement, recovery = keys.new_signing_key(), keys.new_agreement_key(), keys.new_recovery_key()
    attempts: list[Callable[[], bytes]] = [
        lambda: keys.sign(agreement.private_bytes, b""),
        lambda: keys.grant(signing.public_bytes, KEY, b""),
        lambda: keys.grant(recovery.public_bytes, KEY, b""),
        lambda: keys.open_grant(recovery.private_bytes, bytes(114), b""),
        lambda: keys.grant_to_recovery(agreement.public_bytes, KEY, b""),
        lambda: keys.grant_to_recovery(recovery.public_bytes[:-1], KEY, b""),
        lambda: keys.open_recovery_grant(recovery.private_bytes[:-1], bytes(1169), b""),
    ]
    for attempt in attempts:
        with pytest.raises(ValueError, match=r"suite|recovery key"):
            attempt()
    assert keys.is_agreement_public(agreement.public_bytes)
    assert not keys.is_agreement_public(signing.public_bytes)
    assert not keys.is_agreement_public(agreement.public_bytes[:-1] + bytes([agreement.public_bytes[-1] ^ 1]))


def test_a_key_pair_does_not_print_its_private_half() -> None:
    for pair in (keys.new_signing_key(), keys.new_agreement_key(), keys.new_recovery_key()):
        assert pair.private_bytes.hex() not in f"{pair!r}{pair}"
        assert repr(pair.private_bytes) not in f"{pair!r}{pair}"
