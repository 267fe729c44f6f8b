"""Envelopes on the wire: many in one message, and what they share is said once.

A header in canonical JSON is three hundred bytes, as long as a short note. On the wire its parts go as binary, keys and authors by their
place in a table of the page; the receiver writes the canonical header from them, so the id proves that nothing was lost on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from fieldnotes.trust.envelope import COMPARTMENTS, Envelope, EnvelopeBroken, Header, envelope_of, revision_id

ENVELOPES_MAX = 500
BYTES_MAX = 4 * 1024 * 1024
"""What a page holds at most; one envelope that is longer by itself makes a page alone."""


NEWER_BYTES_MAX = 256 * 1024 * 1024
NOBODYS_BYTES_MAX = 8 * 1024 * 1024
"""What a laptop keeps of revisions that it cannot read yet: those that an update will read (a year of a large agency), and those whose
author is not known (certificates go before data, so these are few). A station gives on no more than that of what it cannot check itself.
"""
_HEADER_BYTES = 512


def unread_bytes(one: Envelope) -> int:
    """What a revision counts among those."""
    return len(one.sealed) + len(one.signature) + len(one.head) + _HEADER_BYTES


class Frame(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One revision. `comp`, `key`, `dev`: places in tables. `sealed` empty: the receiver has it, `rec` is its revision's id.

    The parts write a header of version 1. `head`: the bytes of another one; then no part is set.
    """

    rec: bytes
    sealed: bytes = b""
    signature: bytes = b""
    comp: int = 0
    key: int = 0
    dev: int = 0
    n: int = 0
    par: tuple[bytes, ...] = ()
    head: bytes = b""


class Page(msgspec.Struct, frozen=True, array_like=True):
    """Revisions in the order in which they have to be taken in: parents first."""

    org: bytes = b""
    keys: tuple[bytes, ...] = ()
    devs: tuple[bytes, ...] = ()
    frames: tuple[Frame, ...] = ()


def write_page(envelopes: Iterable[Envelope | str]) -> Page:
    """A page of these, in this order. An id in the place of an envelope says that the receiver has it."""
    org, keys, devs = b"", _Table(), _Table()
    frames = []
    for one in envelopes:
        if isinstance(one, str):
            frames.append(Frame(bytes.fromhex(one)))
            continue
        head = one.header
        org = org or bytes.fromhex(head.org)
        if bytes.fromhex(head.org) != org:
            raise ValueError("a page is of one agency")
        if one.head:
            frames.append(Frame(b"", one.sealed, one.signature, head=one.head))
            continue
        frames.append(
            Frame(
                bytes.fromhex(head.rec),
                one.sealed,
                one.signature,
                COMPARTMENTS.index(head.comp),
                keys.place(head.key_id),
                devs.place(head.dev),
                head.n,
                tuple(map(bytes.fromhex, head.par)),
            )
        )
    return Page(org, keys.rows(), devs.rows(), tuple(frames))


def read_page(page: Page) -> list[Envelope | str]:
    """The envelopes of a page, ids where the receiver has them; EnvelopeBroken for anything that no sender of ours writes."""
    if len(page.frames) > ENVELOPES_MAX:
        raise EnvelopeBroken("malformed")
    return [_read(page, frame) for frame in page.frames]


def split(page: Sequence[Envelope | str], *, envelopes_max: int = ENVELOPES_MAX, bytes_max: int = BYTES_MAX) -> int:
    """How many of these, from the first, fit into one page; at least one of any."""
    sizes = [
        34 if isinstance(one, str) else len(one.sealed) + len(one.signature) + len(one.head) + 128
        for one in page[:envelopes_max]
    ]
    return fitting(sizes, bytes_max=bytes_max)


def fitting(sizes: Sequence[int], *, bytes_max: int = BYTES_MAX) -> int:
    """How many things of these sizes, from the first, fit into one message; at least one of any."""
    total = 0
    for count, size in enumerate(sizes):
        total += size
        if count and total > bytes_max:
            return count
    return len(sizes)


def _read(page: Page, frame: Frame) -> Envelope | str:
    if not frame.sealed:
        if len(frame.rec) != 32 or frame.signature or frame.par:
            raise EnvelopeBroken("malformed")
        return frame.rec.hex()
    if frame.head:
        envelope = envelope_of(frame.head, frame.sealed, frame.signature)
        if envelope.header.org != page.org.hex() or frame.rec or frame.par:
            raise EnvelopeBroken("malformed")
        return envelope
    try:
        header = Header(
            org=page.org.hex(),
            comp=COMPARTMENTS[_place(frame.comp)],
            key_id=page.keys[_place(frame.key)].hex(),
            rec=frame.rec.hex(),
            par=tuple(parent.hex() for parent in frame.par),
            dev=page.devs[_place(frame.dev)].hex(),
            n=frame.n,
        )
    except IndexError:
        raise EnvelopeBroken("malformed") from None
    return Envelope(
        header=header, sealed=frame.sealed, rev=revision_id(header, frame.sealed), signature=frame.signature
    )


def _place(number: int) -> int:
    """A negative place would count from the end."""
    if number < 0:
        raise EnvelopeBroken("malformed")
    return number


class _Table:
    """Ids in the order in which they were first met."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, id_: str) -> int:
        return self._places.setdefault(id_, len(self._places))

    def rows(self) -> tuple[bytes, ...]:
        return tuple(map(bytes.fromhex, self._places))
