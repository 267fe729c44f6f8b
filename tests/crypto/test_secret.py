"""A wipeable secret: nothing prints, copies or pickles it, and wiping zeroes the very bytes."""

from __future__ import annotations

import copy
import pickle

import pytest

from fieldnotes.crypto import seal
from fieldnotes.crypto.secret import Secret


def test_wiping_zeroes_the_bytes_in_place() -> None:
    held = bytearray(b"the clinical compartment's key!!")
    secret = Secret(held)
    view = secret.view()
    assert bytes(view) == b"the clinical compartment's key!!"
    secret.wipe()
    assert held == bytes(32)
    assert bytes(view) == bytes(32)
    assert secret.is_wiped
    with pytest.raises(ValueError, match="wiped"):
        secret.view()
    secret.wipe()


def test_leaving_the_block_or_dropping_it_wipes() -> None:
    held, dropped = bytearray(b"a" * 32), bytearray(b"b" * 32)
    with Secret(held) as secret:
        assert len(secret) == 32
    assert held == bytes(32)
    Secret(dropped)
    assert dropped == bytes(32)


def test_it_cannot_be_printed_copied_pickled_or_written_to() -> None:
    secret = Secret(b"sesame" * 6)
    assert "sesame" not in f"{secret!r}{secret}{secret.__class__}"
    for attempt in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError):
            attempt(secret)
    with pytest.raises(TypeError):
        secret.view()[0] = 1


def test_a_view_serves_as_a_key_without_a_copy() -> None:
    with Secret(bytearray(range(32))) as secret:
        sealed = seal.seal(secret.view(), b"words", b"here")
        assert seal.unseal(bytes(range(32)), sealed, b"here") == b"words"
