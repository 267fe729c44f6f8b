"""The laptop's side of sealed files: its log and its folder, as `sync.blob_session` needs them."""

from __future__ import annotations

from pathlib import Path

from fieldnotes.services.sync import LogLaptop
from fieldnotes.store.log import Log, Receipt
from fieldnotes.sync.blob import BlobFolder
from fieldnotes.sync.blob_session import SUM_BYTES

_CURSOR = "station_blob_cursor"
_OF_STATION = "57a7104e"  # whose pieces they are, in the folder


class LogBlobs:
    """A log and the folder beside it. Each act is true or did not happen."""

    def __init__(self, laptop: LogLaptop, folder: Path) -> None:
        self._laptop = laptop
        self._blobs = BlobFolder(folder)
        self.device = laptop.device
        self.station_public = laptop.station_public

    @property
    def _log(self) -> Log:
        return self._laptop.log

    def life(self) -> str:
        """The station's life as the last meeting left it."""
        return self._laptop.known().incarnation

    def blobs_to_send(self) -> list[tuple[str, int]]:
        """Small ones first: of a short meeting most get something. One whose file is gone is nothing that could be sent."""
        here = [(blob, self._blobs.size(blob)) for blob, _ in self._log.blobs(is_unsent=True)]
        return sorted(((blob, size) for blob, size in here if size is not None), key=lambda one: (one[1], one[0]))

    def read_blob(self, blob: str, *, start: int, size: int) -> bytes:
        """Bytes of a whole one."""
        return self._blobs.read(blob, start=start, size=size)

    def blob_sent(self, blob: str, *, receipt: bytes, signature: bytes) -> None:
        """The receipt and what it says, together."""
        with self._log.transaction():
            self._log.add_receipt(Receipt(incarnation=self.life(), body=receipt, signature=signature))
            self._log.mark_blobs_sent([blob])

    def blob_cursor(self) -> tuple[int, bytes]:
        """In this life of the station; from the beginning in another."""
        life, place, total = (*(self._log.get_state(_CURSOR) or "").split(":"), "", "")[:3]
        return (int(place), bytes.fromhex(total)) if total and life == self.life() else (0, bytes(SUM_BYTES))

    def set_blob_cursor(self, place: int, total: bytes) -> None:
        """Everything up to there is here."""
        self._log.set_state(_CURSOR, f"{self.life()}:{place}:{total.hex()}")

    def start_blobs_over(self) -> None:
        """From the beginning, both ways."""
        with self._log.transaction():
            self._log.forget_blobs_sent()
            self._log.set_state(_CURSOR, None)

    def blob_count(self) -> int:
        """How many were ever here."""
        return self._log.blob_count()

    def has_blob(self, blob: str) -> bool:
        """Whether it is here whole."""
        return self._blobs.has(blob)

    def blob_held(self, blob: str) -> int:
        """How much has come so far."""
        return self._blobs.held(blob, sender=_OF_STATION)

    def take_piece(self, blob: str, *, size: int, start: int, data: bytes) -> int:
        """A piece; once it is whole the log knows it, as one that the station has. BlobRefused."""
        held = self._blobs.write(blob, sender=_OF_STATION, size=size, start=start, data=data)
        if held == size:
            with self._log.transaction():
                self._log.add_blob(blob, size)
                self._log.mark_blobs_sent([blob])
        return held
