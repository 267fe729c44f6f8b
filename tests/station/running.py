"""A real station: its own process, real TLS, a free port. And an agency whose certificates it believes."""

from __future__ import annotations

import json
import os
import re
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Self

from fieldnotes.crypto.key import SigningKey, new_agreement_key, new_recovery_key, new_signing_key, sign
from fieldnotes.station.identity import Identity, keep_identity, make_identity, read_identity
from fieldnotes.station.keeper import ROOT, now_ms
from fieldnotes.station.opening import open_shelf
from fieldnotes.sync.http import HttpTransport
from fieldnotes.trust.certificate import Certificate, issue, to_bytes
from tests.postgres import free_port

READY_S = 60.0  # a shared machine; the line itself is waited for


class RunningStation:
    """`with RunningStation(folder) as station:` the station of `folder`, made if there is none, at `station.address`."""

    def __init__(
        self,
        folder: Path,
        *,
        arguments: Sequence[str] = (),
        status: bool = False,
        database: str = "",
        is_findable: bool = False,
        entry: Sequence[str] = ("-m", "ui.app"),
    ) -> None:
        """`is_findable`: its address is in what laptops are told at their enrolment. `entry`: what Python starts."""
        self.entry = tuple(entry)
        self.folder = folder
        self.address = f"127.0.0.1:{free_port()}" if is_findable else ""
        if not (folder / "station.json").exists():
            made = make_identity(
                name="Harborview Station", addresses=[self.address or "127.0.0.1:1"], database=database
            )
            keep_identity(folder, made)
        self.identity: Identity = read_identity(folder)
        self._arguments = ["--status-port", "0" if status else "-1", *arguments]
        self._process: subprocess.Popen[bytes] | None = None
        self.status_url = self.said = ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self.kill()

    def show_status(self) -> None:
        """With the status page from the next start."""
        self._arguments[:2] = ["--status-port", "0"]

    def start(self) -> None:
        """Start it, at the port of the last time if there was one, and wait for its word."""
        port = self.address.rpartition(":")[2] or "0"
        command = [sys.executable, *self.entry, "station", "serve", "--data", str(self.folder)]
        self._process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", port, *self._arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        line = self._first_line()
        ready = re.match(r"ready on (127\.0\.0\.1:\d+)(?:, status page on (\S+))?$", line)
        assert ready, f"{line!r}: {self.kill().decode()}"
        self.address, self.status_url = ready[1], ready[2] or ""

    def _first_line(self) -> str:
        assert self._process is not None
        assert self._process.stdout is not None
        line, until = b"", time.monotonic() + READY_S
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while not line.endswith(b"\n") and selector.select(until - time.monotonic()):
                some = os.read(self._process.stdout.fileno(), 4096)
                if not some:
                    break
                line += some
        return line.decode().strip()

    @property
    def is_running(self) -> bool:
        """Started, and not ended by a test yet."""
        return self._process is not None

    @property
    def pid(self) -> int:
        """Of the process that was started."""
        assert self._process is not None
        return self._process.pid

    def kill(self) -> bytes:
        """As if the power went; what it had written to standard error."""
        return self._end(signal.SIGKILL)

    def stop(self) -> tuple[int, str]:
        """As a service manager does: its exit code and what it said on standard error."""
        process = self._process
        said = self._end(signal.SIGTERM)
        assert process is not None
        return process.returncode, said.decode()

    def _end(self, how: signal.Signals) -> bytes:
        assert self._process is not None
        self._process.send_signal(how)
        rest, said = self._process.communicate(timeout=30)
        self.said += rest.decode() + said.decode()
        self._process = None
        return said

    def status(self) -> dict[str, Any]:
        """What `station status --json` says of it."""
        command = [sys.executable, "-m", "ui.app", "station", "status", "--json", "--data", str(self.folder)]
        done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, check=True)
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def believe(self, *certificates: Certificate, root: str = "") -> None:
        """Put certificates on its shelf, and the agency's root: what an enrolment does."""
        with closing(open_shelf(self.folder, self.identity.database, now_ms)) as shelf:
            shelf.add_certificates([to_bytes(one) for one in certificates])
            if root:
                shelf.set_setting(ROOT, root)

    def way(self, laptop: LaptopOf, *, tls: str = "", addresses: Sequence[str] = ()) -> HttpTransport:
        """A laptop's way to it."""
        return HttpTransport(
            addresses or [self.address],
            tls or self.identity.fingerprint,
            laptop.device,
            lambda message: sign(laptop.key.private_bytes, message),
        )


class LaptopOf:
    """A laptop's own key, the certificates that an admin issued for it, and one officer on it."""

    def __init__(self, agency: Agency, number: int) -> None:
        self.device = f"{number:032x}"
        self.key: SigningKey = new_signing_key()
        self.person: SigningKey = new_signing_key()
        user = f"{number + 1000:032x}"
        body: dict[str, object] = {
            "device": self.device, "name": f"Car {number}", "suffix": str(number), "sign_pub": self.key.public_bytes.hex(),
        }  # fmt: skip
        self.certificate = agency.by_admin("device", body)
        self.user_device = agency.by_admin(
            "user_device",
            {
                "user": user, "name": f"Officer {number}", "profession": "officer", "initials": "O", "device": self.device,
                "hpke_pub": new_agreement_key().public_bytes.hex(), "sign_pub": self.person.public_bytes.hex(),
            },
        )  # fmt: skip
        self.membership = agency.by_admin(
            "membership", {"user": user, "comp": "joint", "change": "grant", "replaces": []}
        )
        self.certificates = [self.certificate, self.user_device, self.membership]


class Agency:
    """An invented agency: its root, one admin, laptops."""

    def __init__(self) -> None:
        self.org = "a" * 32
        root_key, self._admin_key = new_signing_key(), new_signing_key()
        self._root_key = root_key
        recovery = new_recovery_key().public_bytes.hex()
        body: dict[str, object] = {
            "org": self.org, "name": "Town of Harborview", "sign_pub": root_key.public_bytes.hex(),
            "recovery": {"police": recovery, "clinic": recovery},
        }  # fmt: skip
        self.root = issue("org", body, "", root_key.private_bytes)
        admin = {"name": "Admin", "sign_pub": self._admin_key.public_bytes.hex()}
        self.admin = issue("admin", admin, self.root, root_key.private_bytes)
        self._laptops: list[LaptopOf] = []

    def by_admin(self, kind: str, body: dict[str, object]) -> Certificate:
        """A certificate that the admin issues."""
        return issue(kind, body, self.admin, self._admin_key.private_bytes)

    def laptop(self) -> LaptopOf:
        """One more."""
        self._laptops.append(LaptopOf(self, len(self._laptops) + 1))
        return self._laptops[-1]

    def revoke(self, laptop: LaptopOf) -> Certificate:
        """The end of one."""
        return self.by_admin("revoke", {"device": laptop.device, "reason": "lost", "kept": []})

    def enrol(self, station: RunningStation, *laptops: LaptopOf) -> None:
        """The station knows the agency and these laptops from now on."""
        station.believe(
            self.root, self.admin, *(one for laptop in laptops for one in laptop.certificates), root=self.root.id
        )
