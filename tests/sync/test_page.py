"""Envelopes on the wire and back: the same bytes, less of them, and no other bytes make anything."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.sync import protocol
from fieldnotes.sync.page import ENVELOPES_MAX, Frame, Page, read_page, split, write_page
from fieldnotes.sync.protocol import Malformed, Pulled, Push, Verified, answer_from_bytes, question_from_bytes, to_bytes
from fieldnotes.trust.envelope import COMPARTMENTS, Envelope, EnvelopeBroken, Header, revision_id
from fieldnotes.trust.envelope import to_bytes as one_by_one

ORG = "ab" * 16
ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)


def an_envelope(
    comp: str, key: str, rec: str, par: set[str], dev: str, n: int, sealed: bytes, *, signature: bytes = b"\1" * 65
) -> Envelope:
    header = Header(org=ORG, comp=comp, key_id=key, rec=rec, par=tuple(sorted(par)), dev=dev, n=n)
    return Envelope(header=header, sealed=sealed, rev=revision_id(header, sealed), signature=signature)


envelopes = st.builds(
    an_envelope,
    st.sampled_from(COMPARTMENTS),
    ids,
    ids,
    st.sets(hashes, max_size=16),
    hashes,
    st.integers(1, 2**53),
    st.binary(min_size=1, max_size=300),
)


@given(st.lists(envelopes | hashes, max_size=8))
def test_what_arrives_is_what_was_sent(sent: list[Envelope | str]) -> None:
    said = to_bytes(Push(incarnation="a", page=write_page(sent)))
    heard = question_from_bytes(said)
    assert isinstance(heard, Push)
    assert read_page(heard.page) == sent


@given(st.binary(max_size=200) | st.just(b"\x94" * 5000))
@settings(max_examples=400)
def test_other_bytes_are_no_message(data: bytes) -> None:
    for read in (question_from_bytes, answer_from_bytes):
        try:
            read(data)
        except Malformed:
            continue


@given(envelopes, st.data())
def test_a_changed_page_is_another_revision_or_none(sent: Envelope, data: st.DataObject) -> None:
    said = bytearray(to_bytes(Pulled(page=write_page([sent]), next=1, head=1, digest=protocol.digest([sent.rev]))))
    at = data.draw(st.integers(0, len(said) - 1))
    said[at] ^= data.draw(st.integers(1, 255))
    try:
        heard = answer_from_bytes(bytes(said))
        assert isinstance(heard, Pulled)
        page = read_page(heard.page)
    except (Malformed, EnvelopeBroken, AssertionError):
        return
    is_same = page == [sent] and heard.digest == protocol.digest([sent.rev])
    assert not is_same or (heard.next, heard.head) != (1, 1)


@pytest.mark.parametrize(
    "page",
    [
        Page(frames=tuple(Frame(b"\0" * 32) for _ in range(ENVELOPES_MAX + 1))),
        Page(frames=(Frame(b"\0" * 31),)),
        Page(frames=(Frame(b"\0" * 16, b"sealed", b"\1" * 65),)),
        Page(b"\0" * 16, (b"\0" * 16,), (b"\0" * 32,), (Frame(b"\0" * 16, b"s", b"\1" * 65, -1, 0, 0, 1),)),
        Page(b"\0" * 16, (b"\0" * 16,), (b"\0" * 32,), (Frame(b"\0" * 16, b"s", b"\1" * 65, 1, 0, 0, 0),)),
        Page(
            b"\0" * 16, (b"\0" * 16,), (b"\0" * 32,), (Frame(b"\0" * 16, b"s", b"\1" * 65, 1, 0, 0, 1, (b"\0" * 31,)),)
        ),
    ],
)
def test_what_no_sender_writes_is_refused(page: Page) -> None:
    with pytest.raises(EnvelopeBroken):
        read_page(page)


def test_what_is_shared_is_said_once() -> None:
    """Two hundred notes of two hundred words: on the wire less than 1.6 times their text (the goal of the sync bench)."""
    words = 200 * 6
    sent = [
        an_envelope(
            "joint", "00" * 16, f"{n:032x}", {f"{n:064x}"} if n % 2 else set(), "11" * 32, n, os.urandom(1536 + 72)
        )
        for n in range(1, 201)
    ]
    wire = len(to_bytes(Push(incarnation="a" * 32, page=write_page(sent))))
    assert wire < 1.6 * words * len(sent)
    assert wire < 0.9 * sum(len(one_by_one(one)) for one in sent)


@given(st.lists(st.integers(1, 900), min_size=1, max_size=30), st.integers(1, 8), st.integers(200, 3000))
def test_a_page_is_never_too_large_and_never_empty(sizes: list[int], count: int, size: int) -> None:
    sent = [
        an_envelope("joint", "00" * 16, f"{n:032x}", set(), "11" * 32, n + 1, b"x" * length)
        for n, length in enumerate(sizes)
    ]
    fit = split(sent, envelopes_max=count, bytes_max=size)
    assert 1 <= fit <= max(1, count)
    assert fit == 1 or sum(len(one.sealed) for one in sent[:fit]) <= size


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc1",
        b"\x81\xa1t\xa5hello",
        b"\x91" * 100_000,
        b"\xde\xff\xff",
        to_bytes(Verified(is_same=True))[:-1],
        b"\xc6\xff\xff\xff\xff",
    ],
)
def test_bytes_that_are_no_answer_are_no_answer(data: bytes) -> None:
    with pytest.raises(Malformed):
        answer_from_bytes(data)
