"""Enrolling over a real line: a station in its own process, the admin's command in another, TLS in between."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from fieldnotes.crypto.stretch import FLOOR
from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services import signin
from fieldnotes.services.desk import Desk
from fieldnotes.services.ending import erase_ended
from fieldnotes.services.enrolment import Enrolment
from fieldnotes.services.station import device_private, find_station
from fieldnotes.services.sync import LogLaptop
from fieldnotes.station.identity import keep_identity, make_identity
from fieldnotes.sync.http import HttpTransport
from fieldnotes.sync.invite_way import HttpsInviteWay
from fieldnotes.sync.session import Met
from fieldnotes.sync.transport import run
from tests.cli.fleet import Talk
from tests.services.conftest import SAFE_SAYS, Laptop
from tests.station.running import RunningStation

ROOT = Path(__file__).parents[2]
NEW_WORDS = "seventeen orange velvet kites"


class Command(Talk):
    """An admin's command at the station's folder; secrets go in by standard input."""

    def __init__(self, station: RunningStation, laptop: Laptop, action: str, *arguments: str) -> None:
        is_asked = action in {"enrol", "revoke"}
        file = ("--admin-file", next(laptop.safe.glob("admin*"))) if is_asked else ()
        super().__init__("station", action, "--data", station.folder, *arguments, *file)
        if is_asked:
            self.type(SAFE_SAYS)

    def code(self) -> str:
        """The code that it shows."""
        return self.until("Code, for")


def enrol(
    station: RunningStation, laptop: Laptop, desk: Desk | None, data: Path, *names: str, wrong: bool = False
) -> object:
    asked = [part for name in names for part in ("--for", name)]
    command = Command(station, laptop, "enrol", "--name", "Unit 12", "--suffix", "12", *asked)
    with closing(HttpsInviteWay(station.address)) as way:
        enrolment = Enrolment(command.code(), way, clock=laptop.clock)
        digits = enrolment.ask_for_station(desk) if desk else enrolment.ask_for_vault(data)
        command.type(f"{(int(digits) + 1) % 1_000_000:06d}" if wrong else f"{digits[:3]} {digits[3:]}")
        try:
            enrolment.wait_long()
            joined = enrolment.keep_station(desk) if desk else enrolment.make_vault(data, kdf=FLOOR)
        finally:
            ended = command.end()
    assert ended[0] == 0, ended
    assert "The laptop is ready" in ended[1]
    return joined


def sync(station: RunningStation, desk: Desk) -> Met:
    facts = find_station(desk.log)
    assert facts is not None
    from fieldnotes.crypto.key import sign

    private = device_private(desk.log)
    transport = HttpTransport(
        [station.address],
        tls=facts.tls,
        device=desk.vault.device_id,
        sign=lambda message: sign(private, message),
    )
    with closing(transport):
        return run(
            LogLaptop(
                desk.log,
                device=desk.vault.device_id,
                org=desk.vault.org,
                station_public=bytes.fromhex(facts.public),
                now_ms=lambda: 1,
                root=desk.vault.root_fingerprint,
            ),
            transport,
        )


def test_two_laptops_join_meet_and_one_is_taken_out(laptop: Laptop, desk: Desk, tmp_path: Path) -> None:
    with RunningStation(tmp_path / "station") as station:
        enrol(station, laptop, desk, laptop.data)
        assert sync(station, desk).is_verified
        with pytest.raises(SyncProblem, match="invite_refused"):
            enrol(station, laptop, None, tmp_path / "new", "Dana Okafor", wrong=True)
        assert not (tmp_path / "new").exists()
        joined = enrol(station, laptop, None, tmp_path / "new", "Dana Okafor")
        other = Desk.open(tmp_path / "new", clock=laptop.clock, secrets=laptop.secrets)
        laptop.desks.append(other)
        other.vault.enrol(laptop.officer, joined.codes[0][1], NEW_WORDS).session.wipe()  # type: ignore[attr-defined]
        signin.sign_in(other, user=laptop.officer, passphrase=NEW_WORDS)
        assert sync(station, other).is_verified
        code, said = Command(station, laptop, "revoke", "--laptop", "12", "--reason", "left in a cab").end()
        assert code == 0
        assert "Unit 12 12 is out of the agency" in said
        met = sync(station, other)
        assert met.is_ended
        assert erase_ended(other) == [laptop.officer]
        code, said = Command(station, laptop, "quarantine").end()
        assert code == 0, said


def test_another_station_in_its_place_is_told_by_its_certificate(laptop: Laptop, desk: Desk, tmp_path: Path) -> None:
    """The invitation's box is copied to a station with another key: the offer names the true one."""
    import shutil

    keep_identity(tmp_path / "false", make_identity(name="False", addresses=["127.0.0.1:1"]))
    with RunningStation(tmp_path / "station") as station, RunningStation(tmp_path / "false") as false:
        command = Command(station, laptop, "enrol", "--name", "Unit 12", "--suffix", "12")
        code = command.code()
        shutil.copytree(station.folder / "invites", false.folder / "invites")
        with closing(HttpsInviteWay(false.address)) as way, pytest.raises(SyncProblem, match="wrong_station"):
            Enrolment(code, way, clock=laptop.clock)
        command.kill()


def test_the_laptop_waits_on_an_open_line(laptop: Laptop, tmp_path: Path) -> None:
    """One request stays open until the part is there, rather than many that ask again."""
    from fieldnotes.station.invite import INVITES, InviteBox
    from fieldnotes.station.keeper import now_ms

    with RunningStation(tmp_path / "station") as station:
        box, id_ = InviteBox(station.folder / INVITES, now_ms=now_ms), "a" * 32
        box.open(id_, b"offer")
        with closing(HttpsInviteWay(station.address)) as way:
            assert way.find(id_, "offer", wait_s=0) == b"offer"
            later = threading.Timer(0.2, lambda: box.leave(id_, "answer", b"yes", is_laptop=False))
            later.start()
            assert way.find(id_, "answer", wait_s=20) == b"yes"
            later.join()
            with pytest.raises(SyncProblem, match="invite_unknown"):
                way.leave(id_, "reveal", b"forged")
            with pytest.raises(SyncProblem, match="invite_unknown"):
                way.find("b" * 32, "offer", wait_s=0)


def test_the_laptops_own_command_makes_the_vault_and_shows_each_code_once(
    laptop: Laptop, desk: Desk, tmp_path: Path
) -> None:
    with RunningStation(tmp_path / "station") as station:
        enrol(station, laptop, desk, laptop.data)
        admin = Command(
            station,
            laptop,
            "enrol",
            "--name",
            "Unit 12",
            "--suffix",
            "12",
            "--for",
            "DO",
            "--qr",
            str(tmp_path / "c.svg"),
        )
        code = admin.code()
        assert b"<svg" in (tmp_path / "c.svg").read_bytes()
        joining = subprocess.Popen(
            [sys.executable, "-m", "ui.app", "enrol", "--station", station.address, "--data", str(tmp_path / "new")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )
        assert joining.stdin is not None
        assert joining.stdout is not None
        joining.stdin.write(f"{code}\n")
        joining.stdin.flush()
        digits = next(line for line in joining.stdout if line.startswith("Six digits")).rpartition(": ")[2]
        admin.type(digits)
        said, wrong = joining.communicate(timeout=120)
        assert joining.returncode == 0, said + wrong
        assert admin.end()[0] == 0
        shown = next(line for line in said.splitlines() if line.startswith("  Dana Okafor: ")).rpartition(": ")[2]
        other = Desk.open(tmp_path / "new", clock=laptop.clock, secrets=laptop.secrets)
        laptop.desks.append(other)
        other.vault.enrol(laptop.officer, shown, NEW_WORDS).session.wipe()
        assert signin.sign_in(other, user=laptop.officer, passphrase=NEW_WORDS).row.name == "Dana Okafor"
