"""Somebody on the station's network who holds no laptop's key: they make it read nothing, fill nothing and keep nobody out."""

from __future__ import annotations

import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from fieldnotes import cli
from fieldnotes.crypto.key import new_signing_key, sign
from fieldnotes.station import body as bodies
from fieldnotes.station import line as lines
from fieldnotes.station.body import INVITED, LAPTOP_BYTES_MAX, UNPROVEN, Bodies, NoBody
from fieldnotes.station.line import CONNECTIONS_MAX, PatientProtocol
from fieldnotes.sync.protocol import MESSAGE_BYTES_MAX, Hello, Refused, Welcome, answer_from_bytes, to_bytes
from fieldnotes.sync.signed import BODY, DEVICE, NONCE, SIGNATURE, Signed, sign_request
from tests.station.running import Agency, LaptopOf, RunningStation
from tests.station.test_serve import post, raw, read_answer
from tests.station.town import Town

ROOT = Path(__file__).parents[2]


def a_nonce(town: Town, laptop: LaptopOf) -> str:
    """Anybody who knows a laptop's id is given one: it is what the laptop signs with, and proves nothing."""
    return post(town.station, {DEVICE: laptop.device, NONCE: "", SIGNATURE: "00"})[1][NONCE]


def signed(laptop: LaptopOf, nonce: str, body: bytes, *, path: str = "/v1/sync") -> dict[str, str]:
    request = Signed(method="POST", path=path, device=laptop.device, nonce=nonce, body=body)
    return sign_request(request, lambda message: sign(laptop.key.private_bytes, message))


def announce(town: Town, line: ssl.SSLSocket, headers: dict[str, str]) -> None:
    """A request's head, and nothing of its body."""
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    line.sendall(f"POST /v1/sync HTTP/1.1\r\nhost: station\r\n{head}\r\n".encode())


def answered_unread(town: Town, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    """The answer to a head whose body never comes."""
    with raw(town.station) as line:
        line.settimeout(12)  # a body is waited for longer
        announce(town, line, headers)
        status, said, body = read_answer(line)
        assert said["connection"] == "close"
        return status, said, body


def test_nobody_is_read_before_the_head_says_who_asks(town: Town) -> None:
    laptop, long = town.cars[0].laptop, {"content-length": str(MESSAGE_BYTES_MAX)}
    nonce, big = a_nonce(town, laptop), bytes(MESSAGE_BYTES_MAX)
    stranger, thief = town.agency.laptop(), new_signing_key()
    good = signed(laptop, nonce, big)
    assert answered_unread(town, long)[0] == 401, "nobody"
    status, _, said = answered_unread(town, {**long, **signed(stranger, "", big)})
    assert (status, answer_from_bytes(said)) == (403, Refused(code="not_authorised"))
    for of_another in ("", a_nonce(town, town.cars[1].laptop), "00" * 8 + nonce[16:], "no nonce"):
        asked = signed(laptop, of_another, big)
        assert answered_unread(town, {**long, **asked})[0] == 401
        assert answered_unread(town, {**long, **asked, BODY: ""})[0] == 401
    for wrong in (
        {SIGNATURE: sign(thief.private_bytes, b"anything").hex()},
        {SIGNATURE: "00"},
        {BODY: "0" * 64},
        {BODY: "no hash"},
    ):
        status, headers, said = answered_unread(town, {**long, **good, **wrong})
        assert (status, said) == (401, b""), wrong
        assert headers[NONCE]
    town.station.believe(town.agency.revoke(town.cars[1].laptop))
    blob = signed(town.cars[1].laptop, a_nonce(town, town.cars[1].laptop), big)
    with raw(town.station) as line:  # what an ended laptop may not ask at all
        line.settimeout(12)
        head = "".join(f"{name}: {value}\r\n" for name, value in {"content-length": "900000", **blob}.items())
        line.sendall(f"PUT /v1/blob/{'a' * 64} HTTP/1.1\r\nhost: station\r\n{head}\r\n".encode())
        assert read_answer(line)[0] == 403


def test_only_the_body_that_was_signed_is_answered_and_a_laptop_of_before_still_is(town: Town) -> None:
    laptop = town.cars[0].laptop
    body, nonce = to_bytes(Hello(device=laptop.device)), a_nonce(town, laptop)
    good = signed(laptop, nonce, body)
    status, _, said = post(town.station, good, body)
    assert (status, type(answer_from_bytes(said))) == (200, Welcome)
    other = to_bytes(Hello(device="0" * 32))
    assert len(other) == len(body)
    assert post(town.station, good, other)[0] == 401
    before = {name: value for name, value in good.items() if name != BODY}
    status, _, said = post(town.station, before, body)
    assert (status, type(answer_from_bytes(said))) == (200, Welcome)
    assert post(town.station, before, other)[0] == 401


def test_a_stranger_with_a_laptops_id_cannot_take_anybodys_room(file_town: Town) -> None:
    """Without the hash in the head a body has to be read to be judged: all of those share a small room, in each process of a station."""
    laptop = file_town.cars[0].laptop
    nonce = a_nonce(file_town, laptop)
    head = {DEVICE: laptop.device, NONCE: nonce, SIGNATURE: "00", "content-length": str(MESSAGE_BYTES_MAX)}
    with ExitStack() as stack:
        for _ in range(bodies.UNPROVEN_BYTES_MAX // MESSAGE_BYTES_MAX):
            line = stack.enter_context(raw(file_town.station))
            announce(file_town, line, head)
        until = time.monotonic() + 10
        while answered_unread_soon(file_town, head) != 503:
            assert time.monotonic() < until, "one more found room"
        file_town.cars[0].write("a note", record=1)
        assert file_town.cars[0].meet().is_verified, "the laptop itself has its own"


def answered_unread_soon(town: Town, headers: dict[str, str]) -> int:
    """The status, or 0 when the station waits for the body."""
    with raw(town.station) as line:
        line.settimeout(1)
        announce(town, line, headers)
        with suppress(TimeoutError):
            return read_answer(line)[0]
    return 0


@pytest.mark.long
def test_a_laptop_that_sends_slowly_is_let_go(town: Town) -> None:
    laptop = town.cars[0].laptop
    body = bytes(100_000)
    begun = time.monotonic()
    with raw(town.station) as drip:
        announce(town, drip, {**signed(laptop, a_nonce(town, laptop), body), "content-length": str(len(body))})
        drip.sendall(b"\0")
        assert b" 408 " in drip.recv(4096)
        assert 15 < time.monotonic() - begun < 25


# --- room in memory ----------------------------------------------------------------------------------------------------


def test_each_laptop_has_room_of_its_own_and_all_together_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Bodies()
    monkeypatch.setattr(bodies, "BODIES_BYTES_MAX", 3 * LAPTOP_BYTES_MAX)
    with held.room("1", LAPTOP_BYTES_MAX), held.room(INVITED, 5):
        with pytest.raises(NoBody), held.room("1", 1):
            pass
        all_of_it = held.room("2", LAPTOP_BYTES_MAX - 5), held.room(UNPROVEN, bodies.UNPROVEN_BYTES_MAX)
        with all_of_it[0], all_of_it[1], pytest.raises(NoBody), held.room("3", 1):
            pass
        with pytest.raises(NoBody), held.room(UNPROVEN, bodies.UNPROVEN_BYTES_MAX + 1):
            pass
    with held.room("1", LAPTOP_BYTES_MAX):
        pass


# --- connections -------------------------------------------------------------------------------------------------------


class Line(PatientProtocol):
    """A connection without a network."""

    def __init__(self, whose: str, number: int, *, is_busy: bool = False) -> None:
        self.whose, self.number, self.is_busy, self.is_gone = whose, number, is_busy, False

    @property
    def is_idle(self) -> bool:
        return not self.is_busy

    def let_go(self) -> None:
        self.is_gone = True


def gone(some: list[Line]) -> list[int]:
    lines._make_room(list(some))
    return [one.number for one in some if one.is_gone]


def test_whoever_holds_most_connections_loses_the_oldest_idle_one() -> None:
    cars = [Line(f"car {n}", n) for n in range(5)]
    strangers = [Line("at 10.0.0.9", 10, is_busy=True), Line("at 10.0.0.9", 11), Line("at 10.0.0.9", 12)]
    assert gone([*cars, *strangers]) == [11]
    stolen = [Line("car 7", 20 + n, is_busy=True) for n in range(4)]
    assert gone([*strangers[:1], *strangers[2:], *cars, *stolen]) == [20]
    assert gone([Line("car 1", 3), Line("car 2", 2, is_busy=True), Line("car 3", 4)]) == [3]
    assert gone([]) == []


def test_a_stranger_with_many_addresses_cuts_off_themselves_and_no_car() -> None:
    """Each address held one connection, a car that had lost its line two: the car was the one who holds most."""
    cars = [Line(f"car {n // 2}", n) for n in range(8)]
    strangers = [Line(f"at 10.0.{n // 250}.{n % 250}", 100 + n, is_busy=n == 0) for n in range(40)]
    assert gone([*cars, *strangers]) == [101]
    house = [Line(f"at {lines.network_of(f'2001:db8:1:2::{n:x}')}", 200 + n) for n in range(5)]
    assert gone([*strangers[2:], *house]) == [200], "one network of IPv6 is one stranger"
    assert gone([*cars, *strangers[2:10]]) == [0], "of strangers there are not too many"
    assert [lines.network_of(one) for one in ("10.0.0.9", "::ffff:10.0.0.9", "")] == ["10.0.0.9", "10.0.0.9", ""]


@contextmanager
def crowd(town: Town, count: int) -> Iterator[None]:
    """So many connections that say nothing."""
    with ExitStack() as stack:
        for _ in range(count):
            with suppress(OSError):
                stack.enter_context(raw(town.station))
        yield


_FEW = """
import resource
from fieldnotes.station import serve
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
serve._allow_files()
soft, after = resource.getrlimit(resource.RLIMIT_NOFILE)
print(after == hard and soft >= (serve.FILES_MAX if hard == resource.RLIM_INFINITY else min(serve.FILES_MAX, hard)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_half_open_connections_find_files_enough() -> None:
    done = subprocess.run([sys.executable, "-c", _FEW], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


@pytest.mark.long
def test_who_opens_a_connection_and_never_begins_with_tls_is_let_go(town: Town) -> None:
    host, _, port = town.station.address.rpartition(":")
    begun = time.monotonic()
    with socket.create_connection((host, int(port)), timeout=60) as silent:
        with suppress(ConnectionError):
            assert silent.recv(1) == b""
        assert 10 < time.monotonic() - begun < 25


def test_a_crowd_that_says_nothing_keeps_no_car_out(town: Town) -> None:
    first, second = town.cars
    assert first.meet().is_verified
    with crowd(town, CONNECTIONS_MAX + 20):
        second.write("a note", record=1)
        assert second.meet().is_verified
        assert first.meet().taken == 1


def one_answer(line: ssl.SSLSocket) -> int:
    """The status of an answer that is read to its end, on a line that stays open."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += line.recv(4096)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(int(row[16:]) for row in head.decode().lower().split("\r\n") if row.startswith("content-length: "))
    while len(body) < length:
        body += line.recv(4096)
    return int(head.split()[1])


def test_a_thief_who_asks_for_pages_and_reads_none_fills_no_memory(file_town: Town) -> None:
    """Each answer waits in the station's memory until it is read: one laptop has so many lines, the newest, at each
    process of a station.
    """
    laptop = file_town.cars[0].laptop
    body = to_bytes(Hello(device=laptop.device))
    with ExitStack() as stack:
        held = []
        for _ in range(lines.LAPTOP_CONNECTIONS_MAX + 4):
            line = stack.enter_context(raw(file_town.station))
            line.settimeout(12)
            announce(
                file_town, line, {**signed(laptop, a_nonce(file_town, laptop), body), "content-length": str(len(body))}
            )
            line.sendall(body)
            assert one_answer(line) == 200
            held.append(line)
        for line in held[:4]:
            with suppress(ConnectionError):
                assert line.recv(1) == b""
        announce(
            file_town, held[4], {**signed(laptop, a_nonce(file_town, laptop), body), "content-length": str(len(body))}
        )
        held[4].sendall(body)
        assert one_answer(held[4]) == 200


def test_a_name_wrote_over_what_the_administrator_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names come from elsewhere; in a terminal they could clear the alarm above them, or show other digits than were meant."""
    folder = tmp_path / "station"
    station = RunningStation(folder)
    agency = Agency()
    body: dict[str, object] = {
        "device": "5" * 32, "name": "Car\x1b[1A\x1b[2K\r\u202e 7", "suffix": "7", "sign_pub": new_signing_key().public_bytes.hex(),
    }  # fmt: skip
    station.believe(agency.root, agency.admin, agency.by_admin("device", body), root=agency.root.id)
    assert cli.run(["station", "devices", "--data", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "7: enrolled" in said
    assert said.replace("\n", "").isprintable()
