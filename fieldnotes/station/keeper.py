"""What keeps a station going between questions: whose laptops may ask, judged by the certificates on its shelf, and when each was here."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import msgspec

from fieldnotes.domain.moment import DAY_MS
from fieldnotes.station.answer import DUPLICATE, STORED, Shelf, Station
from fieldnotes.station.guard import REFILL_DAYS, Guard
from fieldnotes.station.identity import Identity
from fieldnotes.station.shelf_sql import DeviceSeen
from fieldnotes.station.shelf_sql import Life as StationLife
from fieldnotes.sync.protocol import Answer, Hello, Pull, Pulled, Push, Pushed, Question, Verify
from fieldnotes.sync.trail import Life
from fieldnotes.trust.certificate import Certificate, CertificateBroken
from fieldnotes.trust.certificate import from_bytes as certificate_from_bytes
from fieldnotes.trust.envelope import Envelope, EnvelopeBroken
from fieldnotes.trust.roll import Roll

ROOT = "root"
"""Name of the setting: the id of the agency's root certificate. Set by the first enrolment, and nothing is believed before."""
NOTE_EVERY_MS = 60_000
ENDED_BYTES_MAX, ENDED_MAX = 256 * 1024, 1000  # of one certificate, of those of one issuer that do not hold
_APP_MAX = 40
GIVEN_AHEAD = 5_000  # places of the feed
_AT_ONCE = 1000


class KeptShelf(Shelf, Protocol):
    """A shelf with what the station remembers besides. One thread uses it."""

    def close(self) -> None:
        """Let go of it."""
        ...

    def begin_life(self, why: str) -> str:
        """After it was restored."""
        ...

    def life(self) -> StationLife:
        """The present life."""
        ...

    def setting(self, name: str) -> str | None:
        """What was kept under a name."""
        ...

    def set_setting(self, name: str, value: str) -> None:
        """Keep it in place of what was there."""
        ...

    def note_device(self, seen: DeviceSeen) -> None:
        """A laptop was here."""
        ...

    def note_given(self, device: str, upto: int) -> None:
        """A laptop was given the feed up to a place."""
        ...

    def devices(self) -> list[DeviceSeen]:
        """Every laptop that was ever here."""
        ...

    def brought(self) -> dict[str, int]:
        """How many revisions each laptop was the first to bring."""
        ...

    def take_piece(
        self, device: str, blob: str, *, fresh: int, held: int, size: int, most: tuple[int, int]
    ) -> list[str] | None:
        """Count bytes of a file before they are kept; None for too many, else files that have to go for it."""
        ...

    def bounds_met(self) -> dict[str, tuple[str, ...]]:
        """Laptop -> what there was no more room for, today or yesterday."""
        ...

    def twins(self) -> list[tuple[str, int]]:
        """(author, number) that stand for two different revisions."""
        ...

    def trails(self) -> dict[str, list[Life]]:
        """The lives of every laptop's audit trail."""
        ...


class LaptopKnown(msgspec.Struct, frozen=True, kw_only=True):
    """A laptop as the agency's certificates have it. `publics`: its own keys, several when it was enrolled again."""

    name: str
    publics: frozenset[bytes]
    is_revoked: bool


def now_ms() -> int:
    """UTC milliseconds."""
    return time.time_ns() // 1_000_000


class _Seen(msgspec.Struct):
    pulled_to: int = 0
    refused: int = 0
    app: str = ""
    noted_ms: int = 0


class Keeper:
    """One station in one process, asked by several threads. Each thread brings the shelf that it alone uses."""

    def __init__(self, identity: Identity, *, folder: Path | None = None, now_ms: Callable[[], int] = now_ms) -> None:
        """`folder`: the station's data, for how much room there is on its disk; without, there is always some."""
        self.identity = identity
        self._folder = folder
        self.nonce_key = bytes.fromhex(identity.nonce_key)
        self.now_ms = now_ms
        self._lock = threading.Lock()
        self._roll = Roll("")
        self._known: dict[str, LaptopKnown] = {}
        self._read_to: tuple[str, str, int] = ("", "", 0)  # root, life, place in the feed of certificates
        self._seen: dict[str, _Seen] = {}
        self._given: dict[str, int] = {}  # up to which place, as far as this process gave it

    # --- who ---------------------------------------------------------------------------------------------------------

    def roll(self, shelf: KeptShelf) -> Roll:
        """The agency's certificates as they are on the shelf now, whichever process brought them."""
        root, life, head = shelf.setting(ROOT) or "", shelf.incarnation(), shelf.certificate_head()
        if (root, life, head) != self._read_to:
            with self._lock:
                self._read_on(shelf, root, life, head)
        return self._roll

    def _read_on(self, shelf: KeptShelf, root: str, life: str, head: int) -> None:
        is_same = self._read_to[:2] == (root, life) and self._read_to[2] <= head
        if is_same and self._read_to[2] == head:
            return  # another thread did it
        after = self._read_to[2] if is_same else 0
        roll = (self._roll if is_same else Roll(root)).with_more(_feed(shelf, after))
        self._known = _laptops(roll)
        self._roll, self._read_to = roll, (root, life, head)

    def laptop(self, shelf: KeptShelf, device: str) -> LaptopKnown | None:
        """A laptop that an admin certified, also one that was revoked."""
        self.roll(shelf)
        return self._known.get(device)

    def laptops(self, shelf: KeptShelf) -> dict[str, LaptopKnown]:
        """All of them."""
        self.roll(shelf)
        return dict(self._known)

    def may_meet(self, shelf: KeptShelf, device: str) -> str:
        """Nothing, or why a laptop is refused: revoked, not_authorised."""
        found = self.laptop(shelf, device)
        if found is None:
            return "not_authorised"
        return "revoked" if found.is_revoked else ""

    # --- answers -----------------------------------------------------------------------------------------------------

    def station(self, shelf: KeptShelf) -> Station:
        """The station as it answers from this shelf."""
        roll = self.roll(shelf)  # once for a page, not for each of its revisions

        def judge(envelope: Envelope) -> object:
            try:
                return roll.verify(envelope)
            except CertificateBroken:
                raise EnvelopeBroken("unknown_author") from None

        return Station(
            shelf,
            sign=self.identity.sign,
            judge=judge,
            may_meet=lambda device: self.may_meet(shelf, device),
            now_ms=self.now_ms,
            endings=lambda device: self.roll(shelf).endings(device),
            from_ended=lambda some: _signed(self.roll(shelf), some),
            guard=self.guard(shelf),
        )

    def guard(self, shelf: KeptShelf) -> Guard:
        """How much a laptop may leave here."""

        def is_filling() -> bool:
            return 0 <= self.now_ms() - shelf.life().begun_ms < REFILL_DAYS * DAY_MS

        return Guard(
            self.identity.bounds, roll=lambda: self.roll(shelf), is_filling=is_filling, free_bytes=self._free_bytes
        )

    def _free_bytes(self) -> int:
        return sys.maxsize if self._folder is None else shutil.disk_usage(self._folder).free

    def note(self, shelf: KeptShelf, device: str, question: Question, answer: Answer, *, app: str) -> None:
        """A question was answered: once a minute, and at the end of a meeting, the shelf hears who was here; at once, what was given."""
        if isinstance(answer, Pulled) and answer.page.frames and answer.next > self._given.get(device, 0):
            # Some pages ahead: not a transaction for each of thousands. Of a meeting that breaks off it says a little more than was given.
            self._given[device] = max(answer.next, min(answer.head, answer.next + GIVEN_AHEAD))
            shelf.note_given(device, self._given[device])
        with self._lock:
            seen = self._seen.get(device)
            if seen is None:
                before = next((one for one in shelf.devices() if one.device == device), None)
                seen = self._seen[device] = _Seen(pulled_to=0 if before is None else before.pulled_to)
            match question:
                case Hello():
                    seen.refused = 0
                case Push() if isinstance(answer, Pushed):
                    seen.refused += sum(code not in (STORED, DUPLICATE) for code in answer.codes)
                case Pull():
                    seen.pulled_to = question.after
                case Verify():
                    seen.pulled_to = question.upto
            seen.app = app[:_APP_MAX] or seen.app
            moment = self.now_ms()
            if not isinstance(question, Verify) and abs(moment - seen.noted_ms) < NOTE_EVERY_MS:
                return
            seen.noted_ms = moment
            row = DeviceSeen(
                device=device, seen_ms=moment, pulled_to=seen.pulled_to, refused=seen.refused, app=seen.app
            )
        shelf.note_device(row)


def _signed(roll: Roll, some: Sequence[bytes]) -> list[bytes]:
    """Of what a laptop sends after its end: what somebody of the agency signed, for an admin may still let that in; and only so much of
    each issuer, for everybody carries the feed for good, and whoever has the laptop may sign as its people.
    """
    kept: list[bytes] = []
    known = {one.id for one in roll.certificates} | roll.refused.keys()
    idle = roll.refused_by()
    for data in some:
        try:
            one = certificate_from_bytes(data)
        except CertificateBroken:
            continue
        if one.id in known:
            kept.append(data)
        elif len(data) <= ENDED_BYTES_MAX and idle[one.issuer] < ENDED_MAX and roll.is_signed(one):
            idle[one.issuer] += 1
            kept.append(data)
    return kept


def _feed(shelf: KeptShelf, after: int) -> Iterable[Certificate]:
    while page := shelf.certificates(after=after, limit=_AT_ONCE):
        for place, body in page:
            after = place
            try:
                yield certificate_from_bytes(body)
            except CertificateBroken:  # pragma: no cover - a shelf keeps none that has no form
                continue


def _laptops(roll: Roll) -> dict[str, LaptopKnown]:
    """Device id → what is known; only what an admin said."""
    ended = {body.device for body in roll.ruling.revocations.values() if body.device}
    bodies = sorted(roll.ruling.devices.values(), key=lambda body: (body.device, bool(body.sign_pub)))
    publics: dict[str, set[bytes]] = {}
    for body in bodies:
        mine = publics.setdefault(body.device, set())
        with suppress(ValueError):  # an admin's own slip takes no other laptop with it
            mine.update({bytes.fromhex(body.sign_pub)} if body.sign_pub else ())
    return {
        body.device: LaptopKnown(
            name=body.name, publics=frozenset(publics[body.device]), is_revoked=body.device in ended
        )
        for body in bodies
    }
