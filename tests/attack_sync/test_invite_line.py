"""The one door without a signature: what anybody on the network can send to it, and what anybody may answer in its place."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from socket import create_server

import pytest

from fieldnotes.domain.problem import SyncProblem
from fieldnotes.station.identity import keep_identity, make_identity, server_tls
from fieldnotes.station.invite import INVITES, InviteBox
from fieldnotes.station.keeper import now_ms
from fieldnotes.sync.invite_way import HttpsInviteWay
from fieldnotes.trust.invite import PART_BYTES_MAX
from tests.station.running import RunningStation
from tests.station.test_serve import raw, read_answer

Answers = Callable[[bytes], str]


@pytest.fixture
def answers(tmp_path: Path) -> Iterator[Answers]:
    """`answers(data)`: something at an address that takes any connection and says this to everything."""
    identity = make_identity(name="Elsewhere", addresses=["127.0.0.1:1"])
    folder = tmp_path / "elsewhere"
    keep_identity(folder, identity)
    context = server_tls(identity, folder)
    listening = create_server(("127.0.0.1", 0))

    def begin(data: bytes) -> str:
        def serve() -> None:
            for _connection in range(2):  # it looks at the certificate, then it asks
                plain, _ = listening.accept()
                with suppress(OSError), context.wrap_socket(plain, server_side=True) as line:
                    if line.recv(65536):
                        line.sendall(data)

        threading.Thread(target=serve).start()
        return f"127.0.0.1:{listening.getsockname()[1]}"

    yield begin
    listening.close()


def test_nobody_without_a_code_fills_the_memory_of_a_station(tmp_path: Path) -> None:
    """Sixteen MiB are announced and not one byte of them is waited for."""
    with RunningStation(tmp_path / "station") as station:
        box, id_ = InviteBox(station.folder / INVITES, now_ms=now_ms), "a" * 32
        box.open(id_, b"offer")
        for path in (f"/v1/invite/{'b' * 32}/request", f"/v1/invite/{id_}/offer", f"/v1/invite/{id_}/nothing"):
            with raw(station) as line:
                line.settimeout(10)
                line.sendall(
                    f"PUT {path} HTTP/1.1\r\nhost: station\r\ncontent-length: {PART_BYTES_MAX}\r\n\r\n".encode()
                )
                assert read_answer(line)[0] == 404
        with closing(HttpsInviteWay(station.address)) as way:
            way.leave(id_, "request", b"me")
            way.leave(id_, "request", b"me")
            with pytest.raises(SyncProblem, match="invite_taken"):
                way.leave(id_, "request", b"another")


def test_what_is_packed_stays_packed(answers: Answers) -> None:
    """A few KiB that would unpack to a hundred MiB, from something that a new laptop believes nothing of yet."""
    packed = gzip.compress(bytes(100 << 20))
    head = f"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {len(packed)}\r\n\r\n"
    with closing(HttpsInviteWay(answers(head.encode() + packed))) as way:
        assert way.find("a" * 32, "offer", wait_s=0) == packed


def test_a_longer_part_than_there_is_is_not_read_to_its_end(answers: Answers) -> None:
    head = f"HTTP/1.1 200 OK\r\ncontent-length: {PART_BYTES_MAX * 4}\r\n\r\n"
    address = answers(head.encode() + bytes(PART_BYTES_MAX + (1 << 20)))
    with closing(HttpsInviteWay(address)) as way, pytest.raises(SyncProblem, match="station_unsure"):
        way.find("a" * 32, "offer", wait_s=0)
