"""Revisions that came to the station before what they follow: one file each, as they came, until that is here. Nobody is given them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from fieldnotes.sync.page import BYTES_MAX
from fieldnotes.trust.envelope import Envelope, EnvelopeBroken, from_bytes, to_bytes


class AsideFolder:
    """A folder of them. The laptop that wrote one still holds it as not delivered: what is lost here is brought again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, envelope: Envelope) -> None:
        """Keep one; keeping it again changes nothing."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.folder / envelope.rev
        if path.exists():
            return
        beside = path.with_suffix(".part")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(to_bytes(envelope))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)

    def some(self, most: int) -> Iterator[list[Envelope]]:
        """All of them, at most so many and a page's bytes at once; one that is damaged goes: it is brought again."""
        if not self.folder.is_dir():
            return
        batch: list[Envelope] = []
        size = 0
        for path in sorted(self.folder.iterdir()):
            if path.suffix:
                continue
            try:
                one = from_bytes(path.read_bytes())
            except EnvelopeBroken:
                path.unlink()
                continue
            if batch and (len(batch) >= most or size + len(one.sealed) > BYTES_MAX):
                yield batch
                batch, size = [], 0
            batch.append(one)
            size += len(one.sealed)
        if batch:
            yield batch

    def drop(self, envelopes: Iterable[Envelope]) -> None:
        """These were taken in."""
        for one in envelopes:
            with suppress(FileNotFoundError):
                (self.folder / one.rev).unlink()
