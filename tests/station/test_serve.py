"""Two laptops and a station in its own process: real TLS over loopback, real logs, real certificates."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from contextlib import closing, suppress

import pytest

from fieldnotes.crypto.key import new_signing_key, sign
from fieldnotes.domain.problem import SyncProblem
from fieldnotes.station.identity import make_identity
from fieldnotes.station.keeper import Keeper, now_ms
from fieldnotes.station.opening import open_shelf
from fieldnotes.station.state import read_state
from fieldnotes.sync.http import HttpTransport
from fieldnotes.sync.protocol import (
    MESSAGE_BYTES_MAX,
    Answer,
    Hello,
    Push,
    Question,
    Refused,
    Welcome,
    answer_from_bytes,
    to_bytes,
)
from fieldnotes.sync.signed import DEVICE, NONCE, SIGNATURE, Signed, sign_request
from tests.attack_sync.lines import Line, is_silent
from tests.station.running import RunningStation
from tests.station.town import Town


def test_what_one_car_wrote_the_other_reads(town: Town) -> None:
    first, second = town.cars
    note = first.write("a note", record=1)
    first.write("and more of it", record=1, parents=(note.rev,))
    second.write("another note", record=2)
    met = first.meet()
    assert (met.sent, met.is_verified, met.refused) == (2, True, {})
    met = second.meet()
    assert (met.sent, met.taken, met.is_verified) == (1, 2, True)
    met = first.meet()
    assert (met.sent, met.taken, met.is_verified) == (0, 1, True)
    assert first.revs() == second.revs()
    assert len(first.revs()) == 3


def test_a_laptop_that_nobody_enrolled_is_told_so(town: Town) -> None:
    stranger = town.agency.laptop()
    with closing(town.station.way(stranger)) as way:
        assert way.ask(Hello(device=stranger.device)) == Refused(code="not_authorised")


def test_a_laptop_that_was_taken_out_is_told_so_while_the_station_runs(town: Town) -> None:
    first, second = town.cars
    first.meet()
    town.station.believe(town.agency.revoke(first.laptop))
    met = first.meet()
    assert (met.is_ended, met.taken, met.is_verified) == (True, 0, False)
    assert second.meet().is_verified


def test_a_laptop_enrolled_while_the_station_runs_may_meet(town: Town) -> None:
    newcomer = town.agency.laptop()
    with closing(town.station.way(newcomer)) as way:
        assert way.ask(Hello(device=newcomer.device)) == Refused(code="not_authorised")
        town.station.believe(*newcomer.certificates)
        assert isinstance(way.ask(Hello(device=newcomer.device)), Welcome)


def test_another_key_under_a_laptops_name_is_refused(town: Town) -> None:
    thief, device = new_signing_key(), town.cars[0].laptop.device
    way = HttpTransport(
        [town.station.address], town.station.identity.fingerprint, device, lambda m: sign(thief.private_bytes, m)
    )
    with closing(way), pytest.raises(SyncProblem) as refused:
        way.ask(Hello(device=device))
    assert refused.value.code == "not_authorised"


# --- what stands in the way --------------------------------------------------------------------------------------------


def test_another_certificate_at_the_address_hears_nothing(town: Town) -> None:
    another = make_identity(name="Elsewhere", addresses=["127.0.0.1"]).fingerprint
    way = HttpTransport([town.station.address], another, town.cars[0].laptop.device, lambda _: b"")
    with closing(way), pytest.raises(SyncProblem) as refused:
        town.cars[0].meet(way)
    assert refused.value.code == "wrong_station"


def test_the_second_address_is_tried_and_kept(town: Town) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = f"127.0.0.1:{closed.getsockname()[1]}"
        car = town.cars[0]
        with closing(town.station.way(car.laptop, addresses=[nowhere, town.station.address])) as way:
            assert car.meet(way).is_verified
            assert car.meet(way).is_verified
        with closing(town.station.way(car.laptop, addresses=[nowhere])) as way, pytest.raises(SyncProblem) as gone:
            car.meet(way)
    assert gone.value.code == "unreachable"


def raw(station: RunningStation, *, most: ssl.TLSVersion = ssl.TLSVersion.MAXIMUM_SUPPORTED) -> ssl.SSLSocket:
    host, _, port = station.address.rpartition(":")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode, context.maximum_version = False, ssl.CERT_NONE, most
    return context.wrap_socket(socket.create_connection((host, int(port)), timeout=60))


def post(station: RunningStation, headers: dict[str, str], body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
    """A request as anybody may send it."""
    head = "".join(f"{name}: {value}\r\n" for name, value in {"content-length": str(len(body)), **headers}.items())
    with raw(station) as line:
        line.sendall(f"POST /v1/sync HTTP/1.1\r\nhost: station\r\nconnection: close\r\n{head}\r\n".encode() + body)
        return read_answer(line)


def read_answer(line: ssl.SSLSocket) -> tuple[int, dict[str, str], bytes]:
    data = b""
    while some := line.recv(65536):
        data += some
    head, _, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode().split("\r\n")
    return int(first.split()[1]), dict(line.lower().split(": ", 1) for line in rest), body


def test_tls_1_2_is_refused_and_1_3_is_not(town: Town) -> None:
    with raw(town.station) as line:
        assert line.version() == "TLSv1.3"
    with pytest.raises(ssl.SSLError):
        raw(town.station, most=ssl.TLSVersion.TLSv1_2).close()


def test_only_what_its_laptop_signed_for_now_is_answered(town: Town) -> None:
    laptop = town.cars[0].laptop
    body = to_bytes(Hello(device=laptop.device))

    def signed(nonce: str, body: bytes, path: str = "/v1/sync") -> dict[str, str]:
        request = Signed(method="POST", path=path, device=laptop.device, nonce=nonce, body=body)
        return sign_request(request, lambda message: sign(laptop.key.private_bytes, message))

    assert post(town.station, {}, body)[0] == 401, "unsigned"
    status, headers, said = post(town.station, {DEVICE: laptop.device, NONCE: "", SIGNATURE: "00"}, body)
    assert (status, said) == (401, b"")
    good = signed(headers[NONCE], body)
    status, answered, said = post(town.station, good, body)
    assert status == 200
    assert isinstance(answer_from_bytes(said), Welcome)
    assert answered[NONCE]
    assert post(town.station, good, to_bytes(Hello(device=laptop.device, incarnation="f" * 32)))[0] == 401, "altered"
    assert post(town.station, signed(headers[NONCE], body, "/v1/sync?x"), body)[0] == 401, "of another path"
    yesterday = "00" * 8 + headers[NONCE][16:]
    assert post(town.station, signed(yesterday, body), body)[0] == 401, "a nonce that the station did not give"
    other = town.cars[1].laptop.device
    assert post(town.station, {**good, DEVICE: other}, body)[0] == 401, "in the name of another"
    status, _, said = post(town.station, signed(headers[NONCE], b"\xff\xff"), b"\xff\xff")
    assert (status, answer_from_bytes(said)) == (200, Refused(code="malformed"))


def test_a_huge_body_is_refused_unread(town: Town) -> None:
    laptop = town.cars[0].laptop
    headers = {DEVICE: laptop.device, NONCE: "", SIGNATURE: "00", "content-length": str(MESSAGE_BYTES_MAX + 1)}
    status, _, said = post(town.station, headers)
    assert (status, answer_from_bytes(said)) == (413, Refused(code="too_large"))
    chunked = {DEVICE: laptop.device, NONCE: "", SIGNATURE: "00", "transfer-encoding": "chunked"}
    with raw(town.station) as line:
        head = "".join(f"{name}: {value}\r\n" for name, value in chunked.items())
        line.sendall(f"POST /v1/sync HTTP/1.1\r\nhost: station\r\n{head}\r\n".encode())
        assert read_answer(line)[0] == 411
    with raw(town.station) as line:
        line.sendall(b"POST /v1/sync HTTP/1.1\r\n")
        with pytest.raises((ssl.SSLError, ConnectionError)):  # a head that never ends is cut off
            line.sendall(b"x: " + b"y" * 30_000_000 + b"\r\n")
    assert town.cars[0].meet().is_verified, "and goes on"


@pytest.mark.long
def test_who_sends_slowly_is_let_go_and_keeps_nobody_waiting(town: Town) -> None:
    laptop, body = town.cars[0].laptop, bytes(100_000)
    nonce = post(town.station, {DEVICE: laptop.device, NONCE: "", SIGNATURE: "00"})[1][NONCE]
    request = Signed(method="POST", path="/v1/sync", device=laptop.device, nonce=nonce, body=body)
    headers = sign_request(request, lambda message: sign(laptop.key.private_bytes, message))
    begun = time.monotonic()
    with raw(town.station) as silent, raw(town.station) as drip:
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        drip.sendall(
            f"POST /v1/sync HTTP/1.1\r\nhost: station\r\n{head}content-length: 100000\r\n\r\n".encode() + b"\0"
        )
        assert town.cars[0].meet().is_verified
        with suppress(ConnectionError):
            assert silent.recv(1) == b""
        assert 10 < time.monotonic() - begun < 20
        assert b" 408 " in drip.recv(4096)
        assert 15 < time.monotonic() - begun < 25


# --- the power, and copies ---------------------------------------------------------------------------------------------


class _Killed:
    """A way whose station loses its power when the push comes: before it is read, or after it was answered."""

    def __init__(self, town: Town, *, is_answered: bool) -> None:
        self._town, self._is_answered = town, is_answered
        self._way = town.cars[0].way

    def ask(self, question: Question) -> Answer:
        if isinstance(question, Push):
            if self._is_answered:
                self._way.ask(question)
            self._town.station.kill()
        return self._way.ask(question)


@pytest.mark.parametrize("is_answered", [False, True])
def test_the_power_goes_in_the_middle_of_a_page_and_nothing_is_lost(town: Town, is_answered: bool) -> None:
    first, second = town.cars
    for number in range(30):
        first.write(f"note {number}", record=number)
    with pytest.raises(SyncProblem) as gone:
        first.meet(_Killed(town, is_answered=is_answered))
    assert gone.value.code == "unreachable"
    town.station.start()
    met = first.meet()
    assert (met.is_verified, met.is_restart, first.side.held()[0]) == (True, False, 30)
    assert met.sent == (0 if is_answered else 30), "what had arrived does not travel again"
    assert second.meet().taken == 30
    assert first.revs() == second.revs()


def test_a_station_that_is_stopped_ends_well_and_says_nothing_of_content(town: Town) -> None:
    first, _ = town.cars
    first.write("a note nobody else reads", record=1)
    first.meet()
    code, said = town.station.stop()
    assert code == 0
    everything = said + town.station.said
    for word in ("nobody else", first.laptop.device, town.station.identity.nonce_key, "Traceback", "POST"):
        assert word not in everything
    assert not list(town.station.folder.glob("*-wal")), "everything is in the file"


def test_a_meeting_can_be_stopped_while_the_station_is_silent() -> None:
    with Line(is_silent) as silent, closing(silent.way()) as way:

        def stop() -> None:
            silent.asked.wait(20)
            way.cancel()

        stopper = threading.Thread(target=stop)
        stopper.start()
        begun = time.monotonic()
        with pytest.raises(SyncProblem) as stopped:
            way.ask(Hello(device="1" * 32))
        stopper.join()
        assert stopped.value.code == "sync_stopped"
        assert time.monotonic() - begun < 10, "at once, not when the line times out"
        with pytest.raises(SyncProblem) as stopped:
            way.ask(Hello(device="1" * 32))
        assert stopped.value.code == "sync_stopped"


def test_bytes_are_counted(town: Town) -> None:
    first, second = town.cars
    first.write("x" * 100_000, record=1)
    first.meet()
    second.meet()
    assert 100_000 < first.way.sent_bytes < 120_000
    assert 100_000 < second.way.received_bytes < 120_000


def test_the_station_remembers_who_was_here_and_how_far(town: Town) -> None:
    first, second = town.cars
    first.write("a note", record=1)
    first.meet()
    second.write("another", record=2)
    second.meet()
    identity = town.station.identity
    with closing(open_shelf(town.station.folder, town.station.identity.database, now_ms)) as shelf:
        state = read_state(town.station.folder, identity, shelf, Keeper(identity))
    assert [(one.name, one.standing, one.behind, one.brought) for one in state.laptops] == [
        ("Car 1", "enrolled", 1, 1),
        ("Car 2", "enrolled", 0, 1),
    ]
    assert all(abs(now_ms() - one.seen_ms) < 60_000 and one.app for one in state.laptops)
    assert (state.agency, state.why, state.has_agency) == ("Town of Harborview", "made", True)
