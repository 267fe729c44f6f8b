"""Working copies while their compartment is open: sealed on disk at every autosave, in memory for reading and overlaying.

Signed by their author: everybody of a compartment holds the key that seals its drafts, and a draft becomes its author's words when
it is filed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

import msgspec

from fieldnotes.crypto import canonical
from fieldnotes.crypto.key import SIGNATURE_BYTES, SignatureBroken, verify
from fieldnotes.domain.ids import RecordId, UserId
from fieldnotes.domain.moment import EntryTime
from fieldnotes.domain.record import Compartment

_SIGNATURE_CONTEXT = b"fieldnotes/draft-sig/v1"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One author's working copy of one record.

    `base`: the record as its author found it, at the revisions `parents`. `sets`: the field paths that the author changed.
    `body`: base with those changes. `device`: the author's user-device.
    """

    record: RecordId
    compartment: Compartment
    kind: str
    encounter: str
    device: str
    by: UserId
    at: EntryTime
    body: dict[str, Any]
    base: dict[str, Any]
    sets: tuple[str, ...]
    parents: tuple[str, ...]
    is_new: bool


class _Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """What is inside a sealed draft."""

    v: int
    kind: str
    encounter: str
    by: str
    at: EntryTime
    body: dict[str, Any]
    base: dict[str, Any]
    sets: tuple[str, ...]
    parents: tuple[str, ...]
    is_new: bool


def draft_bytes(draft: Draft, *, sign: Callable[[bytes], bytes]) -> bytes:
    """The author's signature and canonical bytes, ready to seal."""
    data = canonical.encode(
        {
            "v": 1,
            "kind": draft.kind,
            "encounter": draft.encounter,
            "by": draft.by,
            "at": msgspec.to_builtins(draft.at),
            "body": draft.body,
            "base": draft.base,
            "sets": draft.sets,
            "parents": draft.parents,
            "is_new": draft.is_new,
        }
    )
    return sign(_signed(data, draft.record, draft.compartment, draft.device)) + data


def _signed(data: bytes, record: str, compartment: Compartment, device: str) -> bytes:
    place = {"comp": compartment.value, "dev": device, "rec": record}
    return _SIGNATURE_CONTEXT + canonical.encode(place) + data


def draft_of(sealed: bytes, *, record: RecordId, compartment: Compartment, device: str, public: bytes) -> Draft:
    """The draft of bytes that a seal held together. `public`: its author's key.

    SignatureBroken when somebody else wrote it; msgspec.ValidationError when a newer version did.
    """
    signature, data = sealed[:SIGNATURE_BYTES], sealed[SIGNATURE_BYTES:]
    if len(signature) != SIGNATURE_BYTES:
        raise SignatureBroken("no signature")
    verify(public, _signed(data, record, compartment, device), signature)
    inner = msgspec.json.decode(data, type=_Sealed)
    return Draft(
        record=record,
        compartment=compartment,
        kind=inner.kind,
        encounter=inner.encounter,
        device=device,
        by=UserId(inner.by),
        at=inner.at,
        body=inner.body,
        base=inner.base,
        sets=inner.sets,
        parents=inner.parents,
        is_new=inner.is_new,
    )


class DraftBox:
    """The open drafts. Emptied per compartment when its last key goes."""

    def __init__(self) -> None:
        self._drafts: dict[tuple[str, str], Draft] = {}

    def put(self, draft: Draft) -> None:
        """Keep or replace."""
        self._drafts[draft.record, draft.device] = draft

    def drop(self, record: str, device: str) -> None:
        """Forget one."""
        self._drafts.pop((record, device), None)

    def close(self, compartments: Collection[Compartment]) -> None:
        """Forget all of these compartments."""
        self._drafts = {place: d for place, d in self._drafts.items() if d.compartment not in compartments}

    def get(self, record: str, device: str) -> Draft | None:
        """One author's draft of a record."""
        return self._drafts.get((record, device))

    def of(
        self,
        *,
        record: str | None = None,
        encounter: str | None = None,
        device: str | None = None,
        compartments: Collection[Compartment] | None = None,
    ) -> list[Draft]:
        """Drafts that fit all that is named, oldest save first."""
        found: Iterable[Draft] = (
            draft
            for draft in self._drafts.values()
            if (record is None or draft.record == record)
            and (encounter is None or draft.encounter == encounter)
            and (device is None or draft.device == device)
            and (compartments is None or draft.compartment in compartments)
        )
        return sorted(found, key=lambda draft: (draft.at.utc_ms, draft.at.mono, draft.record))
