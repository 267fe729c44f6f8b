"""Sealed files and sticks at a real station: its own process, TLS, signed requests, and its command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldnotes import cli
from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services.station import StationFacts, keep_station
from fieldnotes.station.identity import read_identity
from fieldnotes.sync.blob import BlobFolder
from fieldnotes.sync.blob_session import BlobsMet, run_blobs
from fieldnotes.sync.bundle import PIECE_BYTES
from fieldnotes.trust.certificate import to_bytes
from tests.station.conftest import Place
from tests.station.running import Agency, LaptopOf, RunningStation
from tests.sync.carrying import Room
from tests.sync.test_blob import Laptop


@pytest.fixture
def station(place: Place) -> Iterator[RunningStation]:
    with RunningStation(place.folder / "station", database=place.url) as made:
        yield made


class Member(Laptop):
    """A laptop of `test_blob` that this station knows."""

    def __init__(self, folder: Path, of: LaptopOf, station: RunningStation) -> None:
        super().__init__(folder, of.device)
        self.way = station.way(of)
        self.real.station_public = self.side.station_public = bytes.fromhex(station.identity.receipt_public)

    def meet(self) -> BlobsMet:
        met = BlobsMet()
        from fieldnotes.sync.transport import run

        run(self.real, self.way)  # records first: the station's life is known from there
        run_blobs(self.side, self.way, met)
        return met

    def close(self) -> None:
        self.way.close()
        self.log.close()


def test_a_photo_goes_over_tls_from_car_to_car(station: RunningStation, tmp_path: Path) -> None:
    agency = Agency()
    laptops = [agency.laptop(), agency.laptop()]
    agency.enrol(station, *laptops)
    one, two = (Member(tmp_path / f"car{n}", of, station) for n, of in enumerate(laptops))
    try:
        for member in (one, two):
            member.real.org = agency.org
        data = os.urandom(3 * PIECE_BYTES + 777)
        blob = one.keep(data)
        small = one.keep(b"small" * 20)
        met = one.meet()
        assert (met.sent, met.bytes_done, met.bytes_total) == (2, len(data) + 100, len(data) + 100)
        station.kill()  # as if the power went
        station.start()
        two.way = station.way(laptops[1])
        met = two.meet()
        assert (met.taken, two.whole) == (2, {blob, small})
        assert BlobFolder(two.folder / "blobs").read(blob, start=0, size=10**8) == data
        assert (two.meet().bytes_total, one.log.blobs(is_unsent=True)) == (0, [])
    finally:
        one.close()
        two.close()


def test_a_laptop_that_the_station_does_not_know_gets_and_leaves_nothing(
    station: RunningStation, tmp_path: Path
) -> None:
    agency = Agency()
    known, stranger = agency.laptop(), agency.laptop()
    agency.enrol(station, known)
    one = Member(tmp_path / "car", stranger, station)
    try:
        one.keep(b"x" * 99)
        with pytest.raises(SyncProblem, match="not_authorised"):
            run_blobs(one.side, one.way, BlobsMet())
        unsigned = one.way
        for path in ("/v1/blobs?after=0", "/v1/blob/" + "a" * 64):
            assert unsigned.request("GET", path).status == 403
        assert BlobFolder(station.folder / "blobs").ids() == []
    finally:
        one.close()


def test_larger_pieces_and_names_that_are_paths_are_refused(station: RunningStation, tmp_path: Path) -> None:
    agency = Agency()
    known = agency.laptop()
    agency.enrol(station, known)
    way = station.way(known)
    try:
        large = {"content-range": f"bytes 0-{PIECE_BYTES}/{PIECE_BYTES + 1}"}
        try:
            said = str(way.request("PUT", "/v1/blob/" + "a" * 64, bytes(PIECE_BYTES + 1), large).status)
        except SyncProblem as cut:  # the line ends while it is still being sent: the answer may not be seen
            said = cut.code
        assert said in ("413", "unreachable")
        assert way.request("HEAD", "/v1/blob/" + "a" * 64).headers["fieldnotes-held"] == "0"
        for name in ("..%2f..%2fstation.json", "A" * 64, "a" * 65, "station.json"):
            assert way.request("GET", f"/v1/blob/{name}").status in (400, 404)
        assert way.request("POST", "/v1/blob/" + "a" * 64).status == 405
    finally:
        way.close()


# --- the commands --------------------------------------------------------------------------------------------------------


def test_a_stick_goes_to_a_station_and_back_by_its_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "station"
    assert cli.run(["station", "init", "--data", str(folder), "--name", "Cedar", "--address", "127.0.0.1:9"]) == 0
    identity = read_identity(folder)
    (tmp_path / "cars").mkdir()
    room = Room(tmp_path / "cars")
    try:
        one = room.car("unit 1")
        facts = StationFacts(
            name="Cedar", addresses=(), tls="", public=identity.receipt_public, hpke=identity.bundle_public
        )
        keep_station(one.desk, facts, device_private=b"")
        one.photo()
        stick = tmp_path / "stick"
        stick.mkdir()
        one.write(stick)
        capsys.readouterr()
        asked = ["station", "bundle", "read", "--data", str(folder), str(stick)]
        assert cli.run(asked) == 1, "the station belongs to no agency yet"
        assert len(list(stick.iterdir())) == 1
        from contextlib import closing

        from fieldnotes.station.keeper import ROOT, now_ms
        from fieldnotes.station.opening import open_shelf

        with closing(open_shelf(folder, "", now_ms)) as shelf:
            shelf.set_setting(ROOT, room.agency.root.id)
            shelf.add_certificates([to_bytes(one) for one in room.agency.certificates])
        capsys.readouterr()
        assert cli.run(asked) == 0, capsys.readouterr().err
        said = capsys.readouterr().out
        assert "From unit 1, written by Officer unit 1" in said
        assert "0 here already, 1 file." in said
        waiting = one.desk.log.unsent_count()
        bundle = one.read(stick).bundles[0]
        assert (bundle.delivered, bundle.is_whole, one.desk.log.unsent_count()) == (waiting, True, 0)
        assert cli.run(asked) == 0
        assert "here already" in capsys.readouterr().out
    finally:
        room.close()
