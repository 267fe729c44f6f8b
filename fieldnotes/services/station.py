"""Which station this laptop belongs to, and the laptop's own key for it. Both come by enrolment and lie in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from fieldnotes.services.sync_row import Meeting
from fieldnotes.store.log import Log

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldnotes.services.desk import Desk

_MEETING, _REFUSED, _RELEASED = "station_meeting", "station_refused", "lease_released_ms"
_FACTS, _KEY = "station_facts", "device_key"
_FILES_BOUND = "station_files_bound"
ENROLMENT = (_FACTS, _KEY)
"""The states of a log that say which station a laptop belongs to, and as whom."""


class StationFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A station as a laptop knows it. `addresses`: host:port, tried in their order; `tls`: SHA-256 of its certificate (DER), hex;
    `public`: its key for receipts, hex; `hpke`: its key for bundles, hex, or "" for a station that takes none.
    """

    name: str
    addresses: tuple[str, ...]
    tls: str
    public: str
    hpke: str = ""


def find_station(log: Log) -> StationFacts | None:
    """The station that this laptop was enrolled at, or None."""
    kept = log.get_state(_FACTS)
    return None if kept is None else msgspec.json.decode(kept, type=StationFacts)


def device_private(log: Log) -> bytes:
    """The laptop's own signing key for the station; empty before it was enrolled."""
    return bytes.fromhex(log.get_state(_KEY) or "")


def keep_station(desk: Desk, facts: StationFacts, *, device_private: bytes) -> None:
    """After an enrolment: whom to sync with from now on."""
    keep_facts(desk.log, facts, device_private=device_private)


def keep_facts(log: Log, facts: StationFacts, *, device_private: bytes) -> None:
    """The same before there is a desk."""
    with log.transaction():
        log.set_state(_FACTS, msgspec.json.encode(facts).decode())
        log.set_state(_KEY, device_private.hex())


# --- what a meeting leaves behind -------------------------------------------------------------------------------------


def keep_meeting(log: Log, meeting: Meeting, *, refused: Mapping[str, str]) -> None:
    """How a meeting ended, and what the station did not take: revision -> code. No release of the lease is needed any more."""
    with log.transaction():
        log.set_state(_RELEASED, None)
        log.set_state(_MEETING, msgspec.json.encode(meeting).decode())
        log.set_state(_REFUSED, msgspec.json.encode(dict(refused)).decode() if refused else None)


def last_meeting(log: Log) -> Meeting | None:
    """The last one that came to its end."""
    kept = log.get_state(_MEETING)
    return None if kept is None else msgspec.json.decode(kept, type=Meeting)


def last_refused(log: Log) -> dict[str, str]:
    """What the station did not take then: revision -> code."""
    kept = log.get_state(_REFUSED)
    return {} if kept is None else msgspec.json.decode(kept, type=dict[str, str])


def keep_release(log: Log, at_ms: int) -> None:
    """Somebody with the right let people in although the station was not met for long (domain.lease)."""
    log.set_state(_RELEASED, str(at_ms))


def met_ms(log: Log) -> int:
    """When the station was met last, by this laptop's clock; 0 for never, and for a laptop that belongs to none."""
    last = last_meeting(log) if find_station(log) is not None else None
    return last.at.utc_ms if last is not None else 0


def released_ms(log: Log) -> int:
    """When that was last, since the last meeting; 0 for never."""
    return int(log.get_state(_RELEASED) or 0)


def first_bound(codes: Iterable[str]) -> str:
    """Of refusals, the one that is of the station and not of what it refused, with a sentence of its own; "" when there is none."""
    from fieldnotes.sync.session import NO_MORE

    return min(NO_MORE.intersection(codes), default="")


def keep_files_bound(log: Log, code: str) -> None:
    """Why the station took no more files the last time, or nothing."""
    log.set_state(_FILES_BOUND, code or None)


def last_bound(log: Log) -> str:
    """Why the station took no more the last time, of words or of files; "" when it took everything."""
    return first_bound([*last_refused(log).values(), log.get_state(_FILES_BOUND) or ""])
