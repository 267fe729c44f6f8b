"""Sealed files in pieces, both ways, through the station's own folder and a laptop's log: cut anywhere, doubled, lied about."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.crypto.key import new_signing_key, sign
from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services.sync import LogLaptop
from fieldnotes.services.sync_blob import LogBlobs
from fieldnotes.station.blobs import BlobDesk, StationBlobs
from fieldnotes.store.blob import BlobStore
from fieldnotes.store.log import Log
from fieldnotes.sync import blob as blob_module
from fieldnotes.sync import blob_session
from fieldnotes.sync.blob import BlobFolder, BlobRefused
from fieldnotes.sync.blob_session import Ask, BlobFeed, BlobsMet, Told, meet_blobs

KEY = new_signing_key()
LIFE = "1" * 32
A, B = "a" * 32, "b" * 32


class Cut(Exception):
    """The line is gone."""


class Laptop:
    def __init__(self, folder: Path, device: str) -> None:
        self.folder = folder
        folder.mkdir()
        self.log = Log.create(folder / "log.db", b"\7" * 32, incarnation=device)
        self.log.set_state("station", LIFE)
        self.real = LogLaptop(
            self.log, device=device, org="c" * 32, station_public=KEY.public_bytes, now_ms=lambda: 1, root="0" * 64
        )
        self.side = LogBlobs(self.real, folder / "blobs")

    def keep(self, data: bytes) -> str:
        blob = BlobStore(self.folder / "blobs").put(data)
        self.log.add_blob(blob, len(data))
        return blob

    @property
    def whole(self) -> set[str]:
        return {blob for blob in BlobStore(self.folder / "blobs").ids() if BlobStore(self.folder / "blobs").get(blob)}


class Room:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.one, self.two = Laptop(folder / "one", A), Laptop(folder / "two", B)
        self.life = LIFE
        self.open_station()

    def open_station(self) -> None:
        self.blobs = StationBlobs(self.folder / "station")
        self.desk = BlobDesk(
            self.blobs, incarnation=lambda: self.life, sign=lambda message: sign(KEY.private_bytes, message)
        )

    def tell(self, ask: Ask, device: str) -> Told:
        path, _, query = ask.path.partition("?")
        reply = self.desk.answer(
            method=ask.method, path=path, query=query, headers=ask.headers, body=ask.body, device=device
        )
        return Told(reply.status, reply.headers, reply.body)

    def meet(
        self, laptop: Laptop, lie: Callable[[Ask, Told], Told] | None = None, asked: list[Ask] | None = None
    ) -> BlobsMet:
        met = BlobsMet()
        meeting = meet_blobs(laptop.side, met)
        try:
            ask = next(meeting)
            while True:
                if asked is not None:
                    asked.append(ask)
                told = self.tell(ask, laptop.side.device)
                ask = meeting.send(lie(ask, told) if lie else told)
        except StopIteration:
            return met


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.one.log.close()
    made.two.log.close()


def test_a_photo_goes_to_the_station_and_on_to_the_other_car(room: Room) -> None:
    data = os.urandom(2_500_000)
    blob = room.one.keep(data)
    met = room.meet(room.one)
    assert (met.sent, met.bytes_done, met.bytes_total, met.refused) == (1, len(data), len(data), {})
    assert room.one.log.blobs(is_unsent=True) == []
    met = room.meet(room.two)
    assert (met.taken, met.bytes_done, met.bytes_total) == (1, len(data), len(data))
    assert BlobStore(room.two.folder / "blobs").get(blob) == data
    assert room.two.log.blobs() == [(blob, len(data))]
    assert room.two.log.blobs(is_unsent=True) == [], "the station has what it gave"
    asked: list[Ask] = []
    for laptop in (room.one, room.two, room.one):
        met = room.meet(laptop, asked=asked)
        assert (met.sent, met.taken, met.bytes_done) == (0, 0, 0)
    assert {ask.method for ask in asked} == {"GET"}
    assert all("?" in ask.path for ask in asked)


def test_cut_at_every_kilobyte_it_goes_on_where_it_was(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways with pieces of 1,000 bytes: the line breaks after each request, before or after it did its work."""
    monkeypatch.setattr(blob_session, "PIECE_BYTES", 1000)
    data = os.urandom(20_300)
    blob = room.one.keep(data)
    for laptop in (room.one, room.two):
        moved = cuts = 0
        is_before = False
        while True:
            met = BlobsMet()
            meeting = meet_blobs(laptop.side, met)
            try:
                ask = next(meeting)
                for _turn in range(4):  # a few requests to a meeting; then the line is gone
                    moved += len(ask.body)
                    told = room.tell(ask, laptop.side.device)
                    moved += len(told.body) if ask.method == "GET" and "range" in ask.headers else 0
                    ask = meeting.send(told)
                is_before = not is_before
                if is_before:
                    room.tell(ask, laptop.side.device)  # it arrived, and the answer did not
                    moved += len(ask.body)
                meeting.close()
                cuts += 1
                room.open_station()  # and the station was started anew
            except StopIteration:
                break
        assert cuts >= 5
        assert len(data) <= moved <= len(data) + cuts * 1000, "nothing that arrived goes twice"
    assert room.blobs.ids() == sorted(room.two.whole) == [blob]
    assert room.blobs.read(blob, start=0, size=10**6) == BlobStore(room.two.folder / "blobs").get(blob) == data
    assert not list(room.folder.rglob("*.pieces"))
    assert [row[1] for row in room.blobs.feed(after=0, limit=9)] == [blob]


def test_two_laptops_send_the_same_file_at_once(room: Room) -> None:
    data = os.urandom(3_000_000)
    blob = room.one.keep(data)
    room.two.keep(data)
    failed: list[BaseException] = []

    def send(device: str) -> None:
        try:
            for start in range(0, len(data), 100_000):
                room.blobs.write(blob, sender=device, size=len(data), start=start, data=data[start : start + 100_000])
        except BaseException as problem:  # noqa: BLE001 - told to the test
            failed.append(problem)

    threads = [threading.Thread(target=send, args=(f"{n:032x}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert room.blobs.read(blob, start=0, size=len(data)) == data
    assert [row[1:] for row in room.blobs.feed(after=0, limit=9)] == [(blob, len(data))]
    assert (room.meet(room.one).sent, room.meet(room.two).sent) == (1, 1)
    assert not list(room.folder.rglob("*.pieces"))


def test_one_that_lies_spoils_only_its_own(room: Room) -> None:
    data = os.urandom(5000)
    blob = room.one.keep(data)
    room.blobs.write(blob, sender=B, size=5000, start=0, data=bytes(4999))
    with pytest.raises(BlobRefused, match="wrong_content"):
        room.blobs.write(blob, sender=B, size=5000, start=4999, data=b"\0")
    assert (room.blobs.ids(), room.blobs.held(blob, sender=B)) == ([], 0)
    room.blobs.write(blob, sender=B, size=5000, start=0, data=bytes(3000))
    assert room.meet(room.one).sent == 1
    assert room.blobs.read(blob, start=0, size=5000) == data


def test_what_this_laptop_sent_wrong_before_is_sent_once_more(room: Room) -> None:
    blob = room.one.keep(os.urandom(5000))
    room.blobs.write(blob, sender=A, size=5000, start=0, data=bytes(3000))  # a bad disk, or a power cut
    met = room.meet(room.one)
    assert (met.sent, met.bytes_done, met.refused) == (1, 5000, {})
    assert room.blobs.has(blob)


def test_photos_that_a_station_kept_back_never_came(room: Room) -> None:
    """It moved the laptop on in its list with what the laptop has: the honest list is another one, and is looked through anew."""
    theirs, mine = room.one.keep(os.urandom(300)), room.two.keep(os.urandom(400))
    room.meet(room.one)

    def lie(ask: Ask, told: Told) -> Told:
        if "?" not in ask.path:
            return told
        after = int(ask.path.rpartition("=")[2])
        rows = ((1, bytes.fromhex(mine), 400), (2, bytes.fromhex(mine), 400))[after:]
        return told._replace(body=msgspec.msgpack.encode(BlobFeed(LIFE, rows)))

    room.meet(room.two, lie)
    assert room.two.whole == {mine}
    room.meet(room.two)
    assert room.two.whole == {mine, theirs}


def test_photos_that_were_lost_with_the_disk_of_a_station_were_never_sent_again(room: Room) -> None:
    """Its records say the same life, and its folder of files is an empty one."""
    mine = room.one.keep(os.urandom(300))
    for _turn in range(2):
        room.meet(room.one)
    for path in sorted((room.folder / "station").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    room.open_station()
    room.meet(room.one)
    assert room.meet(room.one).sent == 1
    assert room.blobs.ids() == [mine]
    assert room.meet(room.one).sent == 0


def test_a_laptop_that_was_taken_out_is_told_so(room: Room) -> None:
    room.one.keep(b"x" * 300)
    with pytest.raises(SyncProblem, match="not_authorised"):
        room.meet(room.one, lambda _ask, _told: Told(403, {}))


def test_too_large_or_no_room_holds_nothing_else_up(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.one.keep(b"small" * 10)
    large = room.one.keep(os.urandom(9000))
    monkeypatch.setattr(blob_module, "BLOB_BYTES_MAX", 5000)
    met = room.meet(room.one)
    assert (met.sent, met.refused) == (1, {large: "too_large"})
    monkeypatch.undo()
    import shutil

    usage = shutil.disk_usage(room.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1000))
    assert room.meet(room.one).refused == {large: "no_room"}
    monkeypatch.undo()
    assert room.meet(room.one).sent == 1


def test_a_restored_station_is_given_all_files_again_and_gives_what_is_missing(room: Room) -> None:
    room.one.keep(b"first" * 50)
    room.meet(room.one)
    room.meet(room.two)
    for path in sorted((room.folder / "station").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    room.life = "4" * 32
    room.open_station()
    with pytest.raises(SyncProblem, match="station_unsure"):
        room.meet(room.two)
    for laptop in (room.one, room.two):
        laptop.real.start_over(room.life)
    later = room.two.keep(b"second" * 50)
    assert room.meet(room.two).sent == 2, "not the one who made it"
    assert (room.meet(room.one).taken, later in room.one.whole) == (1, True)


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("HEAD", "/v1/blob/../../etc/passwd", {}, b"", 400),
        ("GET", "/v1/blob/" + "A" * 64, {}, b"", 400),
        ("GET", "/v1/blob/" + "a" * 63 + "/", {}, b"", 400),
        ("GET", "/v1/blob/" + "a" * 64, {"range": "bytes=0-10"}, b"", 404),
        ("PUT", "/v1/blob/" + "a" * 64, {}, b"x", 400),
        ("PUT", "/v1/blob/" + "a" * 64, {"content-range": "bytes 0-5/10"}, b"x", 400),
        ("PUT", "/v1/blob/" + "a" * 64, {"content-range": "bytes 8-9/9"}, b"xx", 400),
        ("PUT", "/v1/blob/" + "a" * 64, {"content-range": "bytes 5-5/10"}, b"x", 409),
        ("PUT", "/v1/blob/" + "a" * 64, {"content-range": "bytes */0"}, b"", 400),
        ("PUT", "/v1/blob/" + "a" * 64, {"content-range": "bytes 0-0/999999999999"}, b"x", 413),
        ("PUT", "/v1/blob/" + "a" * 64, {"content-range": "bytes 0-0/9" + "9" * 30}, b"x", 400),
        ("PUT", "/v1/blob/" + "a" * 64, {"content-range": "bytes 0-0/1"}, b"x", 422),
        ("DELETE", "/v1/blob/" + "a" * 64, {}, b"", 405),
        ("GET", "/v1/blobs", {}, b"", 400),
        ("GET", "/v1/else", {}, b"", 404),
    ],
)
def test_what_no_laptop_asks(
    room: Room, method: str, path: str, headers: dict[str, str], body: bytes, status: int
) -> None:
    assert room.desk.answer(method=method, path=path, query="", headers=headers, body=body, device=A).status == status
    assert room.blobs.ids() == []
    assert not [p for p in (room.folder / "station").rglob("*") if p.is_file()]


def test_ranges_of_a_whole_file(room: Room) -> None:
    data = bytes(range(200))
    blob = hashlib.sha256(data).hexdigest()
    room.blobs.write(blob, sender=A, size=200, start=0, data=data)

    def get(asked: str) -> tuple[int, bytes, str]:
        reply = room.desk.answer(
            method="GET", path=f"/v1/blob/{blob}", query="", headers={"range": asked}, body=b"", device=B
        )
        return reply.status, reply.body, reply.headers.get("content-range", "")

    assert get("bytes=10-19") == (206, data[10:20], "bytes 10-19/200")
    assert get("bytes=190-199") == (206, data[190:], "bytes 190-199/200")
    for wrong in ("bytes=190-200", "bytes=20-10", "", "bytes=-5", "bytes=0-"):
        assert get(wrong)[0] == 416


def test_the_feed_is_mended_after_a_crash(room: Room) -> None:
    one, two = os.urandom(100), os.urandom(100)
    names = [hashlib.sha256(data).hexdigest() for data in (one, two)]
    room.blobs.write(names[0], sender=A, size=100, start=0, data=one)
    BlobFolder(room.folder / "station").write(names[1], sender=A, size=100, start=0, data=two)  # cut before its line
    with (room.folder / "station" / "index").open("ab") as file:
        file.write(b"\1" * 13)  # a line cut short
    room.open_station()
    assert [row[1] for row in room.blobs.feed(after=0, limit=9)] == names
    room.open_station()
    assert room.blobs.feed(after=1, limit=9) == [(2, names[1], 100)]


@settings(max_examples=60)
@given(
    size=st.integers(1, 400),
    pieces=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 120)), max_size=30),
)
def test_pieces_in_any_order_make_the_file_or_nothing(
    size: int, pieces: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = BlobFolder(tmp_path_factory.mktemp("blobs"))
    data = os.urandom(size)
    blob = hashlib.sha256(data).hexdigest()
    held = 0
    for start, length in [*pieces, (0, size)]:
        part = data[start : start + length]
        if start > size:
            continue
        try:
            now = folder.write(blob, sender=A, size=size, start=start, data=part)
        except BlobRefused as refused:
            assert (refused.code, refused.held) == ("gap", held)  # noqa: PT017 - some turns go through
            continue
        assert now >= held
        held = now
        assert folder.has(blob) == (held == size)
    assert folder.read(blob, start=0, size=size + 5) == data
