"""A real vault in a folder of its own, an invented officer and clinician, and an evening call they are in the middle of.

What tests of the encounter show went through the same services as everything else.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from fieldnotes.crypto.stretch import FLOOR
from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.moment import EventTime
from fieldnotes.domain.record import (
    Encounter,
    Line,
    Narrative,
    Person,
    Profession,
    SafetySummary,
    Times,
)
from fieldnotes.services import directory, encounter, person, signin, writing
from fieldnotes.services.desk import Desk
from fieldnotes.services.setup import AgencyFacts, StaffFacts, set_up_agency
from fieldnotes.system.clock import FixedClock
from fieldnotes.system.lane import Lane
from fieldnotes.vault.secret_store import FileSecretStore

START = datetime(2026, 11, 24, 2, 48, 7, tzinfo=UTC)  # 21:48:07 on November 23 there
OFFICER_WORDS = "quiet lantern over the harbor wall"
CLINICIAN_WORDS = "seven green kites above the orchard"


def at(clock: str) -> EventTime:
    """A time of that evening."""
    return EventTime(local=f"2026-11-23T{clock}", offset_min=-300, precision="minute")


@dataclass
class Team:
    """The vault's lane, the desk and who sits in the car."""

    desk: Desk
    lane: Lane
    officer: UserId
    clinician: UserId
    clock: FixedClock
    encounter: EncounterId = field(default=EncounterId(RecordId("")))
    person: RecordId = field(default=RecordId(""))
    ids: dict[str, str] = field(default_factory=dict)

    def run(self, work: Any, /, **facts: Any) -> Any:
        """A use case, on the lane, waited for."""
        future: Future[Any] = self.lane.submit(lambda: work(self.desk, **facts))
        return future.result(20)

    def write(self, kind: str, body: Any, *, by: UserId, **facts: Any) -> RecordId:
        """A draft of one of them."""
        return RecordId(
            self.run(writing.save_draft, by=by, encounter=self.encounter, kind=kind, body=body, **facts).record
        )

    def import_directory(self, prepared: directory.Prepared) -> None:
        """The demo's directory, stored by whoever may."""
        self.run(directory.store_import, by=self.officer, prepared=prepared)

    def close(self) -> None:
        """Close the vault and end its lane."""
        self.lane.close(last=self.desk.close)


def open_team(folder: Path) -> Team:
    """Set up the agency, sign both in and start an encounter."""
    clock = FixedClock(START, offset_min=-300)
    secrets = FileSecretStore(folder / "config")
    made = set_up_agency(
        folder / "data",
        agency=AgencyFacts(
            name="City Co-Response Team (invented)",
            unit="4C12",
            laptop_suffix="3",
            address="300 Civic Way",
            phone="555-0100",
            fax="555-0101",
            state="CO",
        ),
        staff=[
            StaffFacts(
                name="Dana Okafor",
                profession=Profession.OFFICER,
                passphrase=OFFICER_WORDS,
                initials="DO",
                roles=("supervisor",),
                phone="555-0107",
            ),
            StaffFacts(
                name="Mara Reyes",
                profession=Profession.CLINICIAN,
                passphrase=CLINICIAN_WORDS,
                credential="LCSW",
                initials="MR",
                phone="555-0103",
            ),
        ],
        safe_dir=folder / "safe",
        safe_passphrase="nine paper boats in the gravel yard",
        clock=clock,
        kdf=FLOOR,
        secrets=secrets,
    )
    lane = Lane()
    desk = lane.submit(Desk.open, folder / "data", clock=clock, secrets=secrets).result(20)
    team = Team(desk=desk, lane=lane, officer=made.users[0], clinician=made.users[1], clock=clock)
    team.run(signin.sign_in, user=team.officer, passphrase=OFFICER_WORDS)
    team.run(signin.sign_in, user=team.clinician, passphrase=CLINICIAN_WORDS)
    return team


@cache
def _written() -> tuple[Path, Team, bytes]:
    """Once per run: stretching a dozen passphrases takes seconds. Gone with the process."""
    folder = Path(tempfile.mkdtemp(prefix="fieldnotes-team-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    team = open_team(folder)
    try:
        start_call(team)
        handed = team.run(signin.hand_over)
    finally:
        team.close()
    return folder, team, handed


def copy_team(folder: Path) -> Team:
    """The team on its own copy of the vault, both signed in, the call half written."""
    written, made, handed = _written()
    shutil.copytree(written, folder, dirs_exist_ok=True)
    clock, lane = FixedClock(START, offset_min=-300), Lane()
    secrets = FileSecretStore(folder / "config")
    desk = lane.submit(Desk.open, folder / "data", clock=clock, secrets=secrets).result(20)
    lane.submit(signin.take_over, desk, handed).result(20)
    return replace(made, desk=desk, lane=lane, clock=clock, ids=dict(made.ids))


def start_call(team: Team) -> None:
    """The call of the pictures, half written."""
    started = team.run(
        encounter.start_encounter,
        by=team.officer,
        call_type="Suicidal person",
        cad_number="26-118432",
        address="1420 Alder St",
    )
    team.encounter = started.encounter_id
    state = team.run(encounter.read_encounter, encounter=team.encounter, by=team.officer)
    call = next(record.body for record in state.records if record.kind == "encounter")
    assert isinstance(call, Encounter)
    call.apartment = "6"
    call.times = Times(dispatched=at("21:04"), on_scene=at("21:12"), contact=at("21:15"))
    team.write("encounter", call, by=team.officer, record=team.encounter)
    team.person = team.run(person.attach_person, by=team.officer, encounter=team.encounter, body=a_person()).record
    team.write(
        "safety_summary",
        SafetySummary(
            calming=["time_distance", "clinician_led", "quiet_place"],
            weapons=[Line(text="Box cutter, handed over, with Okafor", source="Okafor", on=at("21:34"))],
            belongings="Backpack: ask first",
        ),
        by=team.officer,
    )
    team.ids["said"] = team.write(
        "narrative",
        Narrative(
            at=at("21:22"),
            text="Caller is the sister. Person seated on rear steps, nothing in hands. Emergency lights off on approach. "
            "Agreed to speak with the clinician, asked that the officer stay by the gate.",
        ),
        by=team.officer,
    )
    team.run(writing.file_drafts, by=team.officer, encounter=team.encounter, why="written")
    team.write(
        "narrative",
        Narrative(
            at=at("21:31"),
            text="Contact 21:15. Agreed on a plan for tonight with the sister, who can stay until morning.",
        ),
        by=team.clinician,
    )
    team.run(writing.file_drafts, by=team.clinician, encounter=team.encounter, why="written")


def a_person() -> Person:
    """Invented, like everybody here."""
    return Person(
        legal_name="Jordan Avery",
        age_years=34,
        pronouns="they/them",
        language="English",
        phone="555-0162",
        what_helps=[Line(text="Speak one at a time"), Line(text="Likes to walk while talking")],
        be_careful=[
            Line(text="Sirens make it worse"),
            Line(text="Hard of hearing, left"),
            Line(text="Box cutter in jacket", source="Okafor", on=at("21:34"), expires_on="2027-04-02"),
        ],
    )


POOL_SIZE = 2


def new_pool() -> ThreadPoolExecutor:
    """The small pool beside the lane."""
    return ThreadPoolExecutor(POOL_SIZE, thread_name_prefix="pool")
