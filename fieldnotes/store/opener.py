"""Opening revisions beside the lane: verify, unseal, decode, on one helper thread, as many at a time as fit into a step."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future

import msgspec

from fieldnotes.crypto.canonical import NotCanonical
from fieldnotes.crypto.seal import SealBroken
from fieldnotes.domain.problem import NewerVersion, VaultLocked
from fieldnotes.store.payload import Payload
from fieldnotes.trust.envelope import Envelope, EnvelopeBroken

OpenEnvelope = Callable[[Envelope], Payload]

UNREADABLE = (VaultLocked, NewerVersion, EnvelopeBroken, SealBroken, NotCanonical)

_CHUNK_S = 0.008  # of it for writing rows (or waiting for them to be opened): other machines are slower by surprise
_SMALLEST_CHUNK, _LARGEST_CHUNK = 8, 256


class Chunk(msgspec.Struct, frozen=True, kw_only=True):
    """Revisions that are being opened: those from `reached` up to below `above`."""

    above: int
    reached: int
    count: int
    opened: Future[list[tuple[int, Envelope, Payload | str]]]


class Opener:
    """Opens revisions on one helper thread and finds out how many at a time fit into a step."""

    def __init__(self, open_envelope: OpenEnvelope, helper: Executor) -> None:
        self._open_envelope = open_envelope
        self._helper = helper
        self._one_s = 0.0
        self.size = _SMALLEST_CHUNK

    def open(self, rows: Sequence[tuple[int, Envelope]]) -> Future[list[tuple[int, Envelope, Payload | str]]]:
        """Start opening; of what cannot be read comes the reason."""
        return self._helper.submit(self._open, rows)

    def writing_took(self, seconds: float, count: int) -> None:
        """Adjust the size to the slower of opening and writing."""
        if count:
            slower = max(seconds / count, self._one_s)
            self.size = max(_SMALLEST_CHUNK, min(_LARGEST_CHUNK, int(_CHUNK_S / slower)))

    def _open(self, rows: Sequence[tuple[int, Envelope]]) -> list[tuple[int, Envelope, Payload | str]]:
        start = time.perf_counter()
        opened = [(seq, envelope, self._one(envelope)) for seq, envelope in rows]
        if rows:
            self._one_s = (time.perf_counter() - start) / len(rows)
        return opened

    def _one(self, envelope: Envelope) -> Payload | str:
        try:
            return self._open_envelope(envelope)
        except UNREADABLE as trouble:
            return _reason(trouble)


def _reason(trouble: Exception) -> str:
    if isinstance(trouble, VaultLocked):
        return "locked"
    is_newer = isinstance(trouble, EnvelopeBroken) and trouble.code == "newer_version"
    return "newer" if is_newer or isinstance(trouble, NewerVersion) else "broken"
