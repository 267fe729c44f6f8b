"""The station's signed word for what it holds. A laptop believes that something is stored from this alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SignatureBroken, verify
from fieldnotes.sync.trail import Life

_CONTEXT = b"fieldnotes/receipt/v1"
_CHECKPOINT_CONTEXT = b"fieldnotes/checkpoint/v1"
_BLOB_CONTEXT = b"fieldnotes/blob-receipt/v1"


class ReceiptBroken(ValueError):
    """Not a receipt of this station for this laptop in this life."""


def write_receipt(
    *, incarnation: str, device: str, time_ms: int, revs: Iterable[tuple[str, int]], sign: Callable[[bytes], bytes]
) -> tuple[bytes, bytes]:
    """(body, signature) for revisions and their places in the station's feed."""
    body = canonical.encode(
        {"device": device, "incarnation": incarnation, "revs": [[rev, seq] for rev, seq in revs], "time_ms": time_ms}
    )
    return body, sign(_CONTEXT + body)


def read_receipt(body: bytes, signature: bytes, *, public: bytes, incarnation: str, device: str) -> list[str]:
    """The revisions that the station says it holds; ReceiptBroken unless it said so, of this life, to this laptop."""
    try:
        verify(public, _CONTEXT + body, signature)
        said = canonical.decode(body)
        is_ours = said["device"] == device and said["incarnation"] == incarnation
        revs = [str(rev) for rev, _seq in said["revs"]]
        int(said["time_ms"])
    except (SignatureBroken, canonical.NotCanonical, KeyError, TypeError, ValueError):
        raise ReceiptBroken("not a receipt") from None
    if not is_ours:
        raise ReceiptBroken("of another life or for another laptop")
    return revs


_LIVES_SAID = 20  # the newest; and every one that is broken


class LifeSaid(NamedTuple):
    """What the station says of one life of a trail; see `trail.Life`."""

    life: str
    parent: str
    begun_ms: int
    missing: int
    broken_ms: int
    again_ms: int


class Trail(NamedTuple):
    """What the station says of a laptop's audit trail: as long as it is now, its last hash (hex), how long it would have to be; `before`:
    what the station knew until now, (0, "") of a new laptop: a trail that lacks it was cut or begun anew, however long it is. `lives`, in
    the order in which they began; none from a station of an older version.
    """

    entries: int
    head: str
    longest: int
    before: tuple[int, str]
    lives: tuple[LifeSaid, ...] = ()


def write_countersigned(
    *,
    device: str,
    count: int,
    head: bytes,
    longest: int,
    before: tuple[int, bytes],
    time_ms: int,
    sign: Callable[[bytes], bytes],
    lives: Sequence[Life] = (),
) -> tuple[bytes, bytes]:
    """(body, signature) of a `Trail`."""
    newest = len(lives) - _LIVES_SAID
    said = [one for index, one in enumerate(lives) if index >= newest or one.broken_ms]
    body = canonical.encode(
        {
            "before": [before[0], before[1].hex()],
            "count": count,
            "device": device,
            "head": head.hex(),
            "lives": [[one.life, one.parent, one.begun_ms, one.missing, one.broken_ms, one.again_ms] for one in said],
            "longest": longest,
            "time_ms": time_ms,
        }
    )
    return body, sign(_CHECKPOINT_CONTEXT + body)


def read_countersigned(body: bytes, signature: bytes, *, public: bytes, device: str) -> Trail:
    """ReceiptBroken unless this station said so of this laptop."""
    try:
        verify(public, _CHECKPOINT_CONTEXT + body, signature)
        said = canonical.decode(body)
        known, hash_ = said["before"]
        lives = tuple(
            LifeSaid(str(life), str(parent), int(begun), int(missing), int(broken), int(again))
            for life, parent, begun, missing, broken, again, *_ in said.get("lives", ())
        )
        found = Trail(int(said["count"]), str(said["head"]), int(said["longest"]), (int(known), str(hash_)), lives)
        is_ours = said["device"] == device
    except (SignatureBroken, canonical.NotCanonical, KeyError, TypeError, ValueError):
        raise ReceiptBroken("not a checkpoint") from None
    if not is_ours:
        raise ReceiptBroken("of another laptop")
    return found


def write_blob_receipt(
    *, incarnation: str, device: str, blob: str, size: int, sign: Callable[[bytes], bytes]
) -> tuple[bytes, bytes]:
    """(body, signature) for a blob that the station holds whole."""
    body = canonical.encode({"blob": blob, "device": device, "incarnation": incarnation, "size": size})
    return body, sign(_BLOB_CONTEXT + body)


def read_blob_receipt(
    body: bytes, signature: bytes, *, public: bytes, incarnation: str, device: str, blob: str, size: int
) -> None:
    """Return if the station says, in this life and to this laptop, that it holds this blob whole; ReceiptBroken otherwise."""
    expected = canonical.encode({"blob": blob, "device": device, "incarnation": incarnation, "size": size})
    try:
        verify(public, _BLOB_CONTEXT + body, signature)
    except SignatureBroken:
        raise ReceiptBroken("not a receipt") from None
    if body != expected:
        raise ReceiptBroken("of something else")
