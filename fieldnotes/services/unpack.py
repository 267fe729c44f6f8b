"""What a proven bundle holds, item by item, into the log: revisions through the door, certificates, receipts, pieces of files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from fieldnotes.services.door import pass_in
from fieldnotes.services.station import find_station
from fieldnotes.services.sync import LogLaptop
from fieldnotes.store.log import Log
from fieldnotes.sync.blob import BlobFolder, BlobRefused
from fieldnotes.sync.bundle import AnyItem, Certificates, Holds, Manifest, Piece, Reach, Received, Revisions
from fieldnotes.sync.bundle_file import Found
from fieldnotes.sync.page import read_page
from fieldnotes.sync.receipt import ReceiptBroken, read_receipt
from fieldnotes.trust import certificate as certificates
from fieldnotes.trust.envelope import Envelope

if TYPE_CHECKING:
    from fieldnotes.services.bundle import BundleRead
    from fieldnotes.services.desk import Desk


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """Between this laptop and another side. `theirs`: how far theirs was taken in here; `ours`: how far they say they took in ours."""

    theirs: Reach = Reach()
    ours: Reach = Reach()

    @classmethod
    def of_station(cls, log: Log) -> Taken:
        """What the network knows too."""
        known = _laptop(log).known()
        return cls(theirs=Reach(known.incarnation, known.cursor))

    @classmethod
    def of_laptop(cls, log: Log, device: str) -> Taken:
        """Remembered of the last bundle from there."""
        kept = log.get_state(_name(device))
        return cls() if kept is None else msgspec.json.decode(kept, type=cls)

    @staticmethod
    def settle(desk: Desk, manifest: Manifest, bundle: BundleRead) -> None:
        """All parts of a bundle that were there are taken in: remember how far that goes, if nothing of it or before it is missing."""
        log = desk.log
        before = (Taken.of_station(log) if bundle.is_station else Taken.of_laptop(log, manifest.sender)).theirs
        is_same_life = before.life == manifest.reaches.life
        is_next = manifest.begins <= (before.place if is_same_life else 0)
        is_clean = not bundle.passed.refused and (not bundle.passed.aside or not log.aside_count())
        bundle.is_whole = bundle.is_whole and is_next and is_clean and bundle.parts[0] >= bundle.parts[1]
        theirs = before
        if bundle.is_whole:
            theirs = Reach(manifest.reaches.life, max(before.place if is_same_life else 0, manifest.reaches.place))
        if not bundle.is_station:
            kept = Taken(theirs=theirs, ours=manifest.known)
            log.set_state(_name(manifest.sender), msgspec.json.encode(kept).decode())
        elif bundle.is_whole and is_same_life:
            _laptop(log).take([], cursor=theirs.place)


def take_in(desk: Desk, found: Found, items: Iterator[AnyItem], bundle: BundleRead) -> Iterator[tuple[int, int]]:
    """One part; a step after each item. What an item says is true or not there: cut off anywhere, the rest comes the next time."""
    unpacking = _Unpacking(desk, found.manifest, bundle)
    for done, item in enumerate(items, 1):
        unpacking.take(item)
        yield done, 0


class _Unpacking:
    def __init__(self, desk: Desk, manifest: Manifest, bundle: BundleRead) -> None:
        self._desk = desk
        self._log = desk.log
        self._manifest = manifest
        self._bundle = bundle
        self._laptop = _laptop(desk.log, desk)
        self._blobs = BlobFolder(desk.data_dir / "blobs")
        self._is_living = bundle.is_station and self._meet_life(manifest.reaches.life)

    def _meet_life(self, life: str) -> bool:
        """Whether the station's word counts: a life that was over before is history, one that was never met is the present."""
        if life == self._laptop.known().incarnation:
            return True
        if any(receipt.incarnation == life for receipt in self._log.receipts()):
            return False
        self._laptop.start_over(life)
        return True

    def take(self, item: AnyItem) -> None:
        match item:
            case Certificates():
                self._take_certificates(item)
            case Revisions():
                self._take_revisions(item)
            case Received():
                self._take_receipt(item)
            case Holds():
                if self._is_living:
                    self._log.mark_blobs_sent(blob.hex() for blob in item.blobs)
            case Piece():
                self._take_piece(item)

    def _take_certificates(self, item: Certificates) -> None:
        with self._log.transaction():
            for data in item.certificates:
                try:
                    one = certificates.from_bytes(data)
                except certificates.CertificateBroken:
                    continue
                self._bundle.certificates += self._log.add_certificate(one)
                self._desk.roll.add(one)
                if self._is_living:
                    self._log.mark_certificates_sent([one.id])

    def _take_revisions(self, item: Revisions) -> None:
        page = read_page(item.page)
        whole = [one for one in page if not isinstance(one, str)]
        called = [one for one in page if isinstance(one, str)]
        if len(self._log.here(called)) < len(set(called)):
            self._bundle.is_whole = False  # this laptop lost what it had: its next bundle says so
        now_ms = self._desk.clock.now().utc_ms

        def keep(good: list[Envelope]) -> None:
            if self._is_living:
                self._laptop.take(good, cursor=self._laptop.known().cursor)
                self._log.mark_sent([one if isinstance(one, str) else one.rev for one in page])
                return
            for one in good:
                self._log.add_envelope(one, origin="stick", received_ms=now_ms)

        pass_in(self._log, self._desk.roll, whole, now_ms=now_ms, keep=keep, passed=self._bundle.passed)

    def _take_receipt(self, item: Received) -> None:
        if not self._is_living:
            return
        try:
            said = read_receipt(
                item.receipt,
                item.signature,
                public=self._laptop.station_public,
                incarnation=self._manifest.reaches.life,
                device=self._laptop.device,
            )
        except ReceiptBroken:
            self._bundle.is_whole = False
            return
        before = self._log.unsent_count()
        self._laptop.sent(said, receipt=item.receipt, signature=item.signature)
        self._bundle.delivered += before - self._log.unsent_count()

    def _take_piece(self, item: Piece) -> None:
        blob = item.blob.hex()
        if self._blobs.has(blob):
            return
        try:
            held = self._blobs.write(
                blob, sender=self._manifest.sender[-32:], size=item.size, start=item.start, data=item.data
            )
        except BlobRefused as refused:
            self._bundle.blobs_refused[refused.code] += 1
            self._bundle.is_whole = False
            return
        if held == item.size:
            self._log.add_blob(blob, item.size)
            self._bundle.blobs += 1


def _laptop(log: Log, desk: Desk | None = None) -> LogLaptop:
    facts = find_station(log)
    return LogLaptop(
        log,
        device=desk.vault.device_id if desk else "",
        org=desk.vault.org if desk else "",
        station_public=bytes.fromhex(facts.public) if facts else b"",
        root=desk.vault.root_fingerprint if desk else "",
        now_ms=(lambda: desk.clock.now().utc_ms) if desk else (lambda: 0),
    )


def _name(device: str) -> str:
    return f"carried:{device}"
