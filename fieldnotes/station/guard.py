"""How much one laptop may leave at the station, so that one that was stolen and not yet taken out, or that is broken, fills no disk.

Whoever meets a bound loses nothing: the station says so by a code, the laptop keeps what it has and offers it again. What counts is only
what a laptop can make up by itself: the words of the people who sit at it, and what nobody here can check. The words of other laptops'
people, whose signatures held, there are only as many of as were really written. So one laptop fills a restored station with everybody's at
full speed.

An honest day, for scale: 40 encounters of 25 versions of 4 KB are 4 MB; with three photos of 3 MB each, 360 MB. Each bound lets a laptop
that comes back after more than three weeks deliver all of it at once, and the largest photo (25 MB) many times over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, NamedTuple

import msgspec

from fieldnotes.sync.page import NEWER_BYTES_MAX, NOBODYS_BYTES_MAX, unread_bytes
from fieldnotes.trust.certificate import Certificate, CertificateBroken
from fieldnotes.trust.certificate import from_bytes as certificate_from_bytes
from fieldnotes.trust.envelope import VERSION, Envelope
from fieldnotes.trust.roll import Roll

MB = 1024 * 1024
OVER_QUOTA, NO_ROOM = "over_quota", "no_room"
REVISIONS, CERTIFICATES, FILES, QUARANTINE, UNREAD = "revisions", "certificates", "files", "quarantine", "unread"
"""What is counted, each for itself. Unread: what only a newer version can check, counted for good: no laptop keeps more of that than
`NEWER_BYTES_MAX`, and one that was given more would take nothing that comes behind it.
"""
UNREAD_SHARE = 8
"""Of how many laptops' worth of that is: one alone uses up no more than its part."""
REFILL_DAYS, REFILL_TIMES = 14, 8
"""How long a station that was made or restored is being filled, and how often the bounds of a day go into one of these days."""

Megabytes = Annotated[int, msgspec.Meta(ge=1, le=1 << 40)]


class Bounds(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What an agency may set in `station.json` under `bounds`; each of one laptop unless it says otherwise. Days are those of UTC.

    `revision_mb_a_day`: 64 honest days at once. `certificate_mb_a_day`: every laptop carries certificates for good; new keys for a large
    agency (a thousand seats) are 1 MB. `quarantine_mb`, `quarantine_mb_altogether`: what came after an end, until somebody looked at it.
    `file_mb_a_day`: 22 honest days. `file_mb_unfinished`: two of the largest files; of more that were begun the oldest go, and are sent
    again. `free_mb`: below so much free disk no file is taken in, below a quarter of it no words; certificates are, for an end among them
    must arrive.
    """

    revision_mb_a_day: Megabytes = 256
    certificate_mb_a_day: Megabytes = 16
    quarantine_mb: Megabytes = 256
    quarantine_mb_altogether: Megabytes = 2048
    file_mb_a_day: Megabytes = 8192
    file_mb_unfinished: Megabytes = 1024
    free_mb: Megabytes = 1024


class Unread(NamedTuple):
    """Revisions that only a newer version can check. `kind`: under which word they are counted; `sizes`: what each counts; `most`: bytes
    that may lie there, of one laptop, of all.
    """

    kind: str
    sizes: Mapping[str, int]
    most: tuple[int, int]


class Allowance(NamedTuple):
    """`counted`: ids of what counts, of all that is brought: what the laptop may have made up. `most`: bytes of these for today.
    `unread`: of all that is brought, what nobody here can check, whoever brings it.
    """

    counted: frozenset[str]
    most: int
    unread: tuple[Unread, ...] = ()


class Guard:
    """The bounds of one station as they are now. `roll`: its certificates; `is_filling`: whether it was just made or restored;
    `free_bytes`: on its disk.
    """

    def __init__(
        self,
        bounds: Bounds,
        *,
        roll: Callable[[], Roll],
        is_filling: Callable[[], bool],
        free_bytes: Callable[[], int],
    ) -> None:
        self.bounds = bounds
        self._roll = roll
        self._is_filling = is_filling
        self._free_bytes = free_bytes

    def of_revisions(self, device: str, envelopes: Iterable[Envelope]) -> Allowance:
        """How much of these a laptop may bring. Each was judged: its signature held, or its author is of a newer version."""
        people, some = self._roll().user_devices, list(envelopes)
        counted = (one.rev for one in some if (author := people.get(one.header.dev)) is None or author.device == device)
        newer = {one.rev: unread_bytes(one) for one in some if one.head and one.header.dev in people}
        nobodys = {one.rev: unread_bytes(one) for one in some if one.header.dev not in people}
        return Allowance(
            frozenset(counted),
            self._a_day(self.bounds.revision_mb_a_day),
            (
                _unread(f"newer_than_{VERSION}", newer, NEWER_BYTES_MAX - NOBODYS_BYTES_MAX),
                # a laptop that did not keep such an author's certificate counts these as nobody's
                _unread("nobodys", nobodys, NOBODYS_BYTES_MAX),
            ),
        )

    def of_certificates(self, device: str, some: Sequence[bytes]) -> Allowance:
        """How much of these. What others issued and signed counts for nothing, also when its issuer comes with it."""
        certificates, roll = list(_certificates(some)), self._roll()
        unknown = [one for one in certificates if not _is_signed(roll, one)]
        if unknown:
            more = roll.with_more(certificates)
            unknown = [one for one in unknown if not _is_signed(more, one)]
        own = {id_ for id_, person in roll.user_devices.items() if person.device == device}
        counted = {one.id for one in unknown} | {one.id for one in certificates if one.issuer in own}
        return Allowance(frozenset(counted), self._a_day(self.bounds.certificate_mb_a_day))

    def of_files(self) -> int:
        """Bytes of files that one laptop may bring today."""
        return self._a_day(self.bounds.file_mb_a_day)

    def has_room(self, size: int) -> bool:
        """Whether the disk has room for so many bytes of words."""
        return self._free_bytes() - size >= words_floor(self.bounds)

    def _a_day(self, megabytes: int) -> int:
        return megabytes * MB * (REFILL_TIMES if self._is_filling() else 1)


def words_floor(bounds: Bounds) -> int:
    """Bytes of free disk below which no words are taken in."""
    return bounds.free_mb * MB // 4


def files_floor(bounds: Bounds) -> int:
    """The same of files."""
    return bounds.free_mb * MB


def warning_floor(bounds: Bounds) -> int:
    """Bytes of free disk below which somebody is told, while everything is still taken in."""
    return 2 * files_floor(bounds)


def _unread(kind: str, sizes: Mapping[str, int], most: int) -> Unread:
    return Unread(kind, sizes, (most // UNREAD_SHARE, most))


def _certificates(some: Sequence[bytes]) -> Iterable[Certificate]:
    for data in some:
        try:
            yield certificate_from_bytes(data)
        except CertificateBroken:
            continue  # kept by nobody


def _is_signed(roll: Roll, one: Certificate) -> bool:
    """By somebody known; the root is known by its name."""
    return one.id == roll.root_fingerprint or roll.is_signed(one)
