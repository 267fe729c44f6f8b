"""A bundle that somebody carried to the station, and the answer that they carry back: receipts, and what their laptop lacks.

What it holds is put as questions to the same `Station` that answers over the network; nothing else decides what is kept.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from fieldnotes.domain.problem import InputProblem, SyncProblem
from fieldnotes.station.answer import DUPLICATE, MISSING_PARENT, STORED, Station
from fieldnotes.station.aside import AsideFolder
from fieldnotes.station.blobs import FOLDER, StationBlobs
from fieldnotes.station.keeper import Keeper, KeptShelf
from fieldnotes.sync.blob import BlobFolder, BlobRefused
from fieldnotes.sync.bundle import (
    AnyItem,
    BundleBroken,
    Certificates,
    Holds,
    Load,
    Manifest,
    Piece,
    Reach,
    Received,
    Revisions,
    open_key,
    opener,
    piece_loads,
)
from fieldnotes.sync.bundle_file import PART_BYTES, Found, Written, find_bundles, reading, walk, write_bundle
from fieldnotes.sync.page import ENVELOPES_MAX, Page, read_page, write_page
from fieldnotes.sync.protocol import (
    Answer,
    Pull,
    Pulled,
    Push,
    PushCertificates,
    Pushed,
    Question,
    Refused,
)
from fieldnotes.trust import certificate as certificates
from fieldnotes.trust.envelope import Envelope
from fieldnotes.trust.roll import Roll

STATION = "station"  # whose grant it is in a bundle for a station
ASIDE = "aside"
ANSWER_PREFIX = "receipts-"
_THERE = frozenset({STORED, DUPLICATE})
_MAY_COME = frozenset({MISSING_PARENT, "unknown_author", "not_a_member"})


class Carried(msgspec.Struct, kw_only=True):
    """What became of one bundle. `device`, `laptop`: whom it is from, by id and by name; `codes`: what became of its
    revisions, by the codes of `Pushed`.
    """

    device: str
    laptop: str = ""
    by: str = ""
    codes: Counter[str] = msgspec.field(default_factory=Counter)
    certificates: int = 0
    blobs: int = 0
    blobs_refused: Counter[str] = msgspec.field(default_factory=Counter)
    parts: tuple[int, int] = (0, 1)


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken in from one laptop, and where the answer for it lies."""

    carried: tuple[Carried, ...]
    paths: tuple[Path, ...] = ()
    envelopes: int = 0
    blobs: int = 0


class BundleDesk:
    """The station's desk for sticks. `public` and `sign`: its key for receipts; `hpke_private`: for bundles; `roll`: its certificates now,
    `folder`: where it keeps what waits for its parents.
    """

    def __init__(
        self,
        station: Station,
        *,
        roll: Callable[[], Roll],
        public: bytes,
        sign: Callable[[bytes], bytes],
        hpke_private: bytes,
        blobs: BlobFolder,
        aside: Path,
        now_ms: Callable[[], int],
    ) -> None:
        self._station = station
        self._roll = roll
        self._public = public
        self._sign = sign
        self._hpke = hpke_private
        self._blobs = blobs
        self._aside = AsideFolder(aside)
        self._now_ms = now_ms

    def read(self, where: Path, *, answer_into: Path | None = None, part_bytes: int = PART_BYTES) -> list[Reply]:
        """Take in the bundle `where`, or all for this station in that folder, and write one answer for each laptop beside them.

        Raises as `sync.bundle_file.find_bundles` and `walk`, and bundle_for_another, bundle_not_for_you, bundle_of_another_agency,
        bundle_revoked, bundle_not_authorised for a laptop that may not meet this station.
        """
        found = [one for one in find_bundles(where) if one.manifest.recipient == self._public.hex()]
        if not found:
            raise InputProblem("bundle_for_another", name=where.name or str(where))
        proven = [self._prove(one) for one in found]
        by_device: dict[str, list[_Proven]] = {}
        for one in proven:
            by_device.setdefault(one.found.manifest.sender, []).append(one)
        folder = answer_into or (where if where.is_dir() else where.parent)
        return [self._meet(device, some, folder, part_bytes) for device, some in by_device.items()]

    def _prove(self, found: Found) -> _Proven:
        manifest = found.manifest
        try:
            org = self._roll().org
        except certificates.CertificateBroken:  # nobody was enrolled here yet
            raise InputProblem("bundle_not_authorised", name=found.path.name) from None
        if manifest.org != org:
            raise InputProblem("bundle_of_another_agency", name=found.path.name)
        with reading(found.path):
            key = open_key(manifest, STATION, opener(self._hpke))
        came: list[certificates.Certificate] = []
        names: list[str] = []

        def public() -> bytes:
            known = self._roll()
            roll = Roll(known.root_fingerprint, [*known.certificates, *came])
            author = roll.user_devices.get(manifest.by)
            if author is None or author.device != manifest.sender:
                raise BundleBroken("unsigned")
            if author.is_revoked:
                raise BundleBroken("revoked")
            names.append(author.name)
            return author.sign_public

        for item in walk(found, key=key, public_of=public):
            if isinstance(item, Certificates):
                for data in item.certificates:
                    try:
                        came.append(certificates.from_bytes(data))
                    except certificates.CertificateBroken:
                        continue  # what is none is nothing
        return _Proven(found, key, names[-1])

    def _meet(self, device: str, some: Sequence[_Proven], folder: Path, part_bytes: int) -> Reply:
        name = some[0].found.path.name
        meeting = _Meeting(self._station, device=device, name=name, blobs=self._blobs, aside=self._aside)
        for one in some:
            meeting.take_in(one)
        meeting.take_waiting()
        roll = self._roll()
        for carried in meeting.done.values():
            carried.laptop = next((body.name for body in roll.ruling.devices.values() if body.device == device), "")
        # Of several bundles the laptop's least claim counts: it may have lost something between them.
        known = [one.found.manifest.known for one in some]
        begins = min(reach.place if reach.life == meeting.life else 0 for reach in known)
        pages = list(meeting.pages(begins))
        blobs = [blob for blob in self._blobs.ids() if blob not in meeting.holds]
        manifest = Manifest(
            id=uuid.uuid4().hex,
            org=roll.org,
            sender=self._public.hex(),
            recipient=device,
            made_ms=self._now_ms(),
            begins=begins,
            reaches=Reach(meeting.life, meeting.head),
        )
        steps = write_bundle(
            folder,
            manifest,
            [*meeting.receipts(), *pages, *self._blob_loads(blobs)],
            certified=list(meeting.certificates()),
            publics={
                one.id: one.hpke_public
                for one in roll.user_devices.values()
                if one.device == device and not one.is_revoked
            },
            public=self._public,
            sign=self._sign,
            part_bytes=part_bytes,
            prefix=ANSWER_PREFIX,
        )
        written = next((step for step in steps if isinstance(step, Written)), None)
        assert written is not None
        return Reply(
            carried=tuple(meeting.done.values()),
            paths=written.paths,
            envelopes=sum(len(load.revs) for load in pages),
            blobs=len(blobs),
        )

    def _blob_loads(self, blobs: Sequence[str]) -> Iterator[Load]:
        whole = self._blobs.ids()
        yield Load(64 + 34 * len(whole), lambda: Holds(tuple(map(bytes.fromhex, whole))))
        for blob in blobs:
            yield from piece_loads(blob, self._blobs.size(blob) or 0, self._blobs.read)


class _Proven(NamedTuple):
    found: Found
    key: bytes
    author: str


class _Meeting:
    """One laptop's bundles and the station, question by question."""

    def __init__(self, station: Station, *, device: str, name: str, blobs: BlobFolder, aside: AsideFolder) -> None:
        self._station = station
        self._name = name
        self._device = device
        self._blobs = blobs
        self._aside = aside
        self.life = station.shelf.incarnation()
        self.head = 0
        self.holds: set[str] = set()
        self.done: dict[str, Carried] = {}
        self._receipts: list[Received] = []
        self._there: set[str] = set()  # revisions that the laptop has, for it brought them

    def take_in(self, one: _Proven) -> None:
        manifest = one.found.manifest
        carried = self.done.setdefault(manifest.id, Carried(device=self._device, by=one.author))
        carried.parts = (carried.parts[0] + 1, manifest.parts)
        for item in walk(one.found, key=one.key):
            match item:
                case Certificates():
                    self._ask(PushCertificates(incarnation=self.life, certificates=item.certificates))
                    carried.certificates += len(item.certificates)
                case Revisions():
                    for envelope, code in self._push(item.page):
                        carried.codes[code] += 1
                        if code in _MAY_COME and isinstance(envelope, Envelope):
                            self._aside.keep(envelope)
                case Piece():
                    self._take_piece(item, carried)
                case Holds():
                    self.holds |= {blob.hex() for blob in item.blobs}
                case Received():
                    pass  # a laptop gives none

    def take_waiting(self) -> None:
        """What waited for its parents, from whomever it came: as long as some of it finds them."""
        is_moving = True
        while is_moving:
            is_moving = False
            for some in self._aside.some(ENVELOPES_MAX):
                codes = self._push(write_page(some))
                kept = [one for one, code in codes if code in _THERE and isinstance(one, Envelope)]
                self._aside.drop(kept)
                is_moving = is_moving or bool(kept)
        self.head = self._station.shelf.head()

    def _ask(self, question: Question) -> Answer:
        answer = self._station.answer(question, device=self._device)
        if isinstance(answer, Refused):
            if answer.code in ("revoked", "not_authorised"):
                raise InputProblem(f"bundle_{answer.code}", name=self._name)
            raise SyncProblem(answer.code)
        return answer

    def _push(self, page: Page) -> list[tuple[Envelope | str, str]]:
        answer = self._ask(Push(incarnation=self.life, page=page))
        assert isinstance(answer, Pushed)
        coded = list(zip(read_page(page), answer.codes, strict=True))
        there = {one if isinstance(one, str) else one.rev for one, code in coded if code in _THERE}
        if there:
            self._receipts.append(Received(answer.receipt, answer.signature))
        self._there |= there
        return coded

    def _take_piece(self, item: Piece, carried: Carried) -> None:
        blob = item.blob.hex()
        try:
            if not self._blobs.has(blob):
                held = self._blobs.write(blob, sender=self._device, size=item.size, start=item.start, data=item.data)
                carried.blobs += held == item.size
        except BlobRefused as refused:
            carried.blobs_refused[refused.code] += 1

    # --- the answer --------------------------------------------------------------------------------------------------

    def receipts(self) -> Iterator[Load]:
        """One for every page that brought something."""
        for one in self._receipts:
            yield Load(len(one.receipt) + 128, partial(_same, one), receipts=1)

    def certificates(self) -> Iterator[bytes]:
        """All that the station has."""
        after = 0
        while some := self._station.shelf.certificates(after=after, limit=1000):
            yield from (body for _, body in some)
            after = some[-1][0]

    def pages(self, begins: int) -> Iterator[Load]:
        """The feed as a laptop pulls it; what this laptop has just brought goes as its id alone."""
        after = begins
        while after < self.head:
            answer, rows = self._page(after)
            if not rows:
                return
            size = sum(34 if isinstance(one, str) else len(one.sealed) + 1024 for one in rows) + 1024
            revs = tuple(bytes.fromhex(one if isinstance(one, str) else one.rev) for one in rows)
            yield Load(size, partial(self._revisions, after), revs=revs)
            after = answer.next

    def _page(self, after: int) -> tuple[Pulled, list[Envelope | str]]:
        # No further than the head at the beginning: asked again, the same comes. Places have no gaps.
        limit = min(ENVELOPES_MAX, self.head - after)
        answer = self._ask(Pull(incarnation=self.life, after=after, is_whole=True, limit=limit))
        assert isinstance(answer, Pulled)
        rows = read_page(answer.page)
        return answer, [one.rev if isinstance(one, Envelope) and one.rev in self._there else one for one in rows]

    def _revisions(self, after: int) -> Revisions:
        return Revisions(write_page(self._page(after)[1]))


def open_desk(folder: Path, keeper: Keeper, shelf: KeptShelf) -> BundleDesk:
    """The desk of the station in this folder."""
    identity = keeper.identity
    return BundleDesk(
        keeper.station(shelf),
        roll=lambda: keeper.roll(shelf),
        public=bytes.fromhex(identity.receipt_public),
        sign=identity.sign,
        hpke_private=bytes.fromhex(identity.bundle_private),
        blobs=StationBlobs(folder / FOLDER, bounds=identity.bounds),  # what somebody carries in by hand is not counted
        aside=folder / ASIDE,
        now_ms=keeper.now_ms,
    )


def _same(item: Received) -> AnyItem:
    return item
