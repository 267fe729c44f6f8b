"""Planted words (G23): what two people wrote reaches the station sealed, and stands in clear in nothing that it keeps, says or holds."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from fieldnotes.crypto.key import sign
from fieldnotes.domain.record import Compartment
from fieldnotes.services import attachment, bundle
from fieldnotes.services.desk import Desk
from fieldnotes.services.station import device_private, find_station
from fieldnotes.services.sync import LogLaptop
from fieldnotes.services.sync_blob import LogBlobs
from fieldnotes.sync.blob_session import BlobsMet, run_blobs
from fieldnotes.sync.http import HttpTransport
from fieldnotes.sync.transport import run
from tests.leaks.canary import MARKERS, found_in, found_in_files, found_in_memory, word
from tests.leaks.plant import plant
from tests.postgres import running
from tests.services.conftest import Laptop
from tests.services.test_attack import PICTURE
from tests.services.test_enrol_line import enrol
from tests.station.running import RunningStation

WORDS = tuple(MARKERS.values())
MALFORMED = "qzvxjwkbadform"  # in the clear on purpose: what is refused is kept and logged nowhere
ROOT = Path(__file__).parents[2]


class Pair:
    """Officer and clinician of a laptop that is open already, as the planting needs them."""

    def __init__(self, laptop: Laptop, desk: Desk) -> None:
        self.officer, self.clinician, self._desk = laptop.officer, laptop.clinician, desk

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        yield self._desk


def carry(station: RunningStation, desk: Desk) -> int:
    """Everything over the line, files too; how many revisions went."""
    facts = find_station(desk.log)
    assert facts is not None
    private = device_private(desk.log)
    way = HttpTransport([station.address], facts.tls, desk.vault.device_id, lambda message: sign(private, message))
    side = LogLaptop(
        desk.log,
        device=desk.vault.device_id,
        org=desk.vault.org,
        station_public=bytes.fromhex(facts.public),
        now_ms=lambda: desk.clock.now().utc_ms,
        root=desk.vault.root_fingerprint,
    )
    with closing(way):
        met = run(side, way)
        assert met.is_verified
        files = BlobsMet()
        run_blobs(LogBlobs(side, desk.data_dir / "blobs"), way, files)
        assert (files.sent, files.refused) == (1, {})
        way.request("POST", "/v1/sync", b"\xc1" + MALFORMED.encode())
    return met.sent


@pytest.fixture
def planted(laptop: Laptop, desk: Desk) -> Desk:
    """A laptop whose every field, picture title included, holds a word that occurs nowhere else."""
    made = plant(Pair(laptop, desk))  # type: ignore[arg-type] # what it needs of an agency
    attachment.add(
        desk, by=laptop.clinician, encounter=made.filed, compartment=Compartment.CLINICAL, prepared=PICTURE,
        title=word("clinical", "picture"),
    )  # fmt: skip
    return desk


def test_no_word_stands_in_clear_at_the_station(laptop: Laptop, planted: Desk, tmp_path: Path) -> None:
    look_everywhere(laptop, planted, tmp_path, "")


def test_no_word_stands_in_clear_in_postgres(laptop: Laptop, planted: Desk, tmp_path: Path) -> None:
    """Its tables, its write-ahead log and what it says itself."""
    with running() as server:
        look_everywhere(laptop, planted, tmp_path, server.url("postgres"))
        server.stop()
        assert any(path.is_file() and path.stat().st_size > 1_000_000 for path in server.folder.rglob("*"))
        assert found_in_files(server.folder, WORDS) == set()
        server.start()


def look_everywhere(laptop: Laptop, planted: Desk, tmp_path: Path, url: str) -> None:
    folder = tmp_path / "station"
    with RunningStation(folder, status=True, database=url) as station:
        enrol(station, laptop, planted, laptop.data)
        assert carry(station, planted) > 20
        stick = tmp_path / "stick"
        stick.mkdir()
        [to] = [one for one in bundle.list_recipients(planted) if one.is_station]
        bundle.finish(bundle.writing(planted, by=laptop.officer, recipient=to, folder=stick))
        said = command(folder, "bundle", "read", str(stick)) + command(folder, "status", "--json")
        said += command(folder, "devices") + command(folder, "backup", "--to", str(tmp_path / "copies"))
        with urllib.request.urlopen(station.status_url, timeout=10) as page:
            html = page.read()
        assert html
        assert found_in(html + said.encode(), WORDS) == set()
        if os.geteuid() == 0:
            assert set(found_in_memory(station.pid, WORDS).values()) == {0}
        else:  # hardened: nobody of the same account reads it
            with pytest.raises(PermissionError):
                Path(f"/proc/{station.pid}/mem").open("rb").close()
        said_aloud = station.stop()[1] + station.said
    assert found_in(said_aloud.encode(), (*WORDS, MALFORMED)) == set()
    for place in (folder, tmp_path / "copies", stick):
        assert any(path.is_file() for path in place.rglob("*"))
        assert found_in_files(place, (*WORDS, MALFORMED)) == set(), place


def command(folder: Path, *words: str) -> str:
    """What a command of the station says."""
    done = subprocess.run(
        [sys.executable, "-m", "ui.app", "station", *words, "--data", str(folder)],
        capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip
    return done.stdout + done.stderr


def test_the_search_would_find_them(planted: Desk, tmp_path: Path) -> None:
    """The control: where they are, they are found; in a file, in a page and in the memory of whoever wrote them."""
    text = word("clinical", "narrative")
    (tmp_path / "leak.db").write_bytes(b"\0\1" + text.encode("utf-16-le") + b"\0")
    assert {marker for _, marker, _ in found_in_files(tmp_path, WORDS)} >= {MARKERS["clinical"]}
    assert found_in(f"<td>{text}</td>".encode(), WORDS) == {(MARKERS["clinical"], "utf-8")}
    if os.geteuid() == 0:
        assert all(count > 0 for count in found_in_memory(os.getpid(), WORDS).values())
