"""Laptops as machines, each with an account and a folder of its own, worked by the real commands in their own processes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.record import ClinicalNote, Force, Narrative
from fieldnotes.services import encounter as encounters
from fieldnotes.services import signin, writing
from fieldnotes.services.desk import Desk
from fieldnotes.vault.secret_store import FileSecretStore
from tests.e2e.running import home_environment
from tests.postgres import free_port
from tests.services.conftest import SAFE_SAYS, Laptop
from tests.station.running import RunningStation

ROOT = Path(__file__).parents[2]
START = [sys.executable, "-m", "ui.app"]
PATIENCE_S = 180


def run(*words: object, types: tuple[str, ...] = (), env: dict[str, str] | None = None) -> tuple[int, str, str]:
    """A command, what is typed into it line by line; its exit code, what it said, what it refused."""
    done = subprocess.run(
        [*START, *map(str, words)],
        input="".join(f"{line}\n" for line in types),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=env,
        timeout=PATIENCE_S,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


class Talk:
    """A command that is talked with while it runs."""

    def __init__(self, *words: object, env: dict[str, str] | None = None) -> None:
        self._process = subprocess.Popen(
            [*START, *map(str, words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=env,
        )

    def type(self, *lines: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("".join(f"{line}\n" for line in lines))
        self._process.stdin.flush()

    def until(self, beginning: str) -> str:
        """What stands behind the last colon of the line that begins so."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(beginning):
                return line.rpartition(": ")[2].strip()
        raise AssertionError(self.end())

    def end(self) -> tuple[int, str]:
        """Its exit code; what else it said and what it refused."""
        said, wrong = self._process.communicate(timeout=PATIENCE_S)
        return self._process.returncode, said + wrong

    def kill(self) -> None:
        """In the middle of it."""
        self._process.kill()
        self._process.communicate()

    def end_well(self) -> str:
        """What else it said; it succeeds."""
        code, said = self.end()
        assert code == 0, said
        return said


class Station:
    """The agency's station, made by `station init` and served at one address whatever becomes of its folder."""

    def __init__(self, folder: Path, laptop: Laptop) -> None:
        self.folder = folder
        self.safe = laptop.safe
        self.address = f"127.0.0.1:{free_port()}"
        self.say("init", "--name", "Harborview Station", "--address", self.address)
        self._serve(folder)

    def _serve(self, folder: Path) -> None:
        self.folder = folder
        self.running = RunningStation(folder)
        self.running.address = self.address
        self.running.start()

    def say(self, *words: object, admin: bool = False) -> str:
        file = ["--admin-file", self.admin_file] if admin else []
        code, said, wrong = run("station", *words, *file, "--data", self.folder, types=(SAFE_SAYS,) if admin else ())
        assert code == 0, said + wrong
        return said

    @property
    def admin_file(self) -> Path:
        return next(self.safe.glob("admin*"))

    def recovery_file(self, side: str) -> Path:
        return next(self.safe.glob(f"{side}-recovery*"))

    def enrol(self, name: str, suffix: str, *people: str) -> Talk:
        """The admin's command, as far as its code."""
        seats = [word for one in people for word in ("--for", one)]
        talk = Talk(
            "station", "enrol", "--name", name, "--suffix", suffix, *seats, "--admin-file", self.admin_file,
            "--data", self.folder,
        )  # fmt: skip
        talk.type(SAFE_SAYS)
        return talk

    def replace_by(self, copy: Path, folder: Path) -> None:
        """The disk is lost: what was copied is brought back into another folder and serves there."""
        self.running.kill()
        code, said, wrong = run("station", "restore", copy, "--data", folder)
        assert code == 0, said + wrong
        self._serve(folder)

    def close(self) -> None:
        if self.running.is_running:
            self.running.kill()


class Machine:
    """One laptop. `words`: each person's passphrase on it; `printed`: their printed recovery codes."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.home, self.data = home, home / "vault"
        self.env = {**os.environ, **home_environment(home)}
        self.secrets = FileSecretStore(home / "config" / "FieldNotes" / "device-secrets")
        self.words: dict[str, str] = {}
        self.printed: dict[str, str] = {}

    @classmethod
    def of(cls, home: Path, laptop: Laptop, words: dict[str, str]) -> Machine:
        """The agency's first, as it was set up."""
        made = cls(home)
        shutil.copytree(laptop.data, made.data)
        shutil.copytree(laptop.secrets._folder, home / "config" / "FieldNotes" / "device-secrets")
        made.words = words
        return made

    def run(self, *words: object, types: tuple[str, ...] = ()) -> tuple[int, str, str]:
        return run(*words, "--data", self.data, types=types, env=self.env)

    def by(self, name: str, *words: object, types: tuple[str, ...] = ()) -> str:
        """A command of somebody's, which succeeds."""
        code, said, wrong = self.run(*words, "--user", name, types=(self.words[name], *types))
        assert code == 0, said + wrong
        return said

    def sync(self, name: str) -> str:
        return self.by(name, "sync")

    def join(self, station: Station, name: str, suffix: str, by: str) -> None:
        """With its vault, to the station."""
        admin = station.enrol(name, suffix)
        talk = Talk("enrol", "--station", station.address, "--user", by, "--data", self.data, env=self.env)
        talk.type(admin.until("Code, for"), self.words[by])
        admin.type(talk.until("Six digits"))
        assert "This laptop meets the station Harborview Station from now on." in talk.end_well()
        assert "The laptop is ready" in admin.end_well()

    def enrol(self, station: Station, name: str, suffix: str, people: dict[str, str]) -> None:
        """Without one: each person takes their seat with the code that is shown."""
        admin = station.enrol(name, suffix, *people)
        talk = Talk("enrol", "--station", station.address, "--data", self.data, env=self.env)
        talk.type(admin.until("Code, for"))
        admin.type(talk.until("Six digits"))
        said = talk.end_well()
        admin.end_well()
        codes = dict(re.findall(r"^  (.+): (\S+)$", said, re.MULTILINE))
        assert codes.keys() == people.keys()
        desk = Desk.open(self.data, secrets=self.secrets)
        for user in signin.list_users(desk):
            self.words[user.name] = people[user.name]
            self.printed[user.name] = signin.take_seat(
                desk, user=user.user, code=codes[user.name], passphrase=people[user.name]
            )
        desk.close()

    @contextmanager
    def desk(self, *names: str) -> Iterator[tuple[Desk, dict[str, UserId]]]:
        """The people at it, signed in: for what has no command, writing and reading."""
        desk = Desk.open(self.data, secrets=self.secrets)
        users = {row.name: row.user for row in signin.list_users(desk)}
        try:
            for name in names:
                signin.sign_in(desk, user=users[name], passphrase=self.words[name])
            for _ in desk.follow():
                pass
            yield desk, users
        finally:
            desk.close()

    def write(self, officer: str, clinician: str, marker: str) -> Written:
        """One call: joint, police, clinical."""
        with self.desk(officer, clinician) as (desk, users):
            call = encounters.start_encounter(desk, by=users[officer], call_type="Welfare check").encounter_id
            records = {}
            for who, body in (
                (officer, Narrative(text=f"{marker} joint")),
                (officer, Force(text=f"{marker} police")),
                (clinician, ClinicalNote(plan=f"{marker} clinical")),
            ):
                saved = writing.save_draft(desk, by=users[who], encounter=call, kind=body.KIND, body=body)
                records[type(body).__name__] = saved.record
            for who in (officer, clinician):
                writing.file_drafts(desk, by=users[who])
        return Written(call, records, marker)

    def reads(self, name: str, written: Written) -> set[str]:
        """Which of the three this person opens here, each with its own words."""
        found = set()
        with self.desk(name) as (desk, users):
            for kind, record in written.records.items():
                kept = desk.kept(users[name], record)
                if kept is not None:
                    assert written.marker in str(kept.body)
                    found.add(kind)
        return found


class Written:
    """A call that was written: its records by the name of their body's class."""

    def __init__(self, encounter: EncounterId, records: dict[str, RecordId], marker: str) -> None:
        self.encounter, self.records, self.marker = encounter, records, marker
