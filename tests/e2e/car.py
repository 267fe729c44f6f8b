"""A laptop without a window, for tests that kill it: real vault, log, lane and meetings over TLS. It does what standard input says.

`python -m tests.e2e.car DATA SECRETS [YEARS]`; first line: the keys of who is signed in, as a successor is handed them. YEARS: how far
its clock is off. What it says on standard output it has done: a line "filed REV" comes after the revision is kept, not before.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.domain.record import Compartment, Narrative, Outcome
from fieldnotes.services import attachment, encounter, sync_list, writing
from fieldnotes.services.desk import Desk
from fieldnotes.services.syncing import Syncing
from fieldnotes.sync.blob import BlobFolder
from fieldnotes.system.clock import FixedClock
from fieldnotes.system.lane import Lane
from fieldnotes.vault.secret_store import FileSecretStore
from fieldnotes.vault.session import Session


def say(*words: object) -> None:
    """A line; only what is true already."""
    print(*words, flush=True)  # noqa: T201 - whom it is for reads it


class Car:
    """One laptop and who sits in it. Every method but `meet` and `run` runs on the lane."""

    def __init__(self, data: Path, secrets: Path, handed: bytes, *, years: int) -> None:
        self.lane = Lane()
        self.clock = FixedClock(datetime.now(UTC) + timedelta(days=round(365.25 * years)))
        self.lane.submit(self._open, data, secrets, handed).result()
        self.syncing = Syncing(self.desk, self.lane, told=lambda _: None, changed=lambda _: None)

    def _open(self, data: Path, secrets: Path, handed: bytes) -> None:
        self.desk = Desk.open(data, clock=self.clock, secrets=FileSecretStore(secrets), wait_s=10)
        session = Session.taken_over(handed)
        self.by = session.user_id
        self.desk.attach(session)
        self.desk.catch_up()

    def meet(self) -> None:
        """One meeting over the line."""
        say("meeting")
        met = self.syncing.meet("hand")
        if met is None:
            say("unmet", self.syncing.state.problem or self.syncing.state.phase)
        else:
            say("met", met.sent, met.taken, met.certificates_sent + met.certificates_taken, int(met.is_verified))

    def file(self, work: Callable[[], object]) -> None:
        """Does it, and says what it became: every revision that is new now."""
        log = self.desk.log
        before = log.last_seq()
        self.clock.advance(1)
        done = work()
        say("filed", *(one.rev for _, one in log.envelopes(after=before, limit=1000)))
        if isinstance(done, str):
            say("made", done)

    def start(self, token: str) -> str:
        """A call with an outcome; "encounter record"."""
        call = encounter.start_encounter(self.desk, by=self.by, call_type="Welfare check").encounter_id
        return f"{call} {self._outcome(call, None, token)}"

    def _outcome(self, call: EncounterId, record: RecordId | None, token: str) -> RecordId:
        body = Outcome(dispositions=["shelter"], primary="shelter", destination=token)
        return self._write(call, body, record)

    def _write(self, call: EncounterId, body: Any, record: RecordId | None = None) -> RecordId:
        saved = writing.save_draft(self.desk, by=self.by, encounter=call, kind=body.KIND, body=body, record=record)
        writing.file_drafts(self.desk, by=self.by, encounter=call, why="written")
        return RecordId(saved.record)

    def step(self, what: str, call: str, record: str, token: str) -> None:
        """One act of somebody at work."""
        say("will", token)
        match what:
            case "outcome":
                self.file(lambda: self._outcome(EncounterId(RecordId(call)), RecordId(record), token) and None)
            case "note":
                self.file(lambda: self._write(EncounterId(RecordId(call)), Narrative(text=token)) and None)
            case "photo":
                prepared = attachment.prepare_sketch([[(1, 1), (len(token), 200)]], token)
                self.file(
                    lambda: (
                        attachment.add(
                            self.desk,
                            by=self.by,
                            encounter=EncounterId(RecordId(call)),
                            compartment=Compartment.JOINT,
                            prepared=prepared,
                            title=token,
                        )
                        and None
                    )
                )
            case "choose":
                for row in sync_list.list_conflicts(self.desk, by=self.by):
                    choices = {one.path: 0 for one in row.fields}
                    self.file(
                        lambda row=row, choices=choices: (
                            sync_list.choose(  # type: ignore[misc] # bound now
                                self.desk, by=self.by, record=row.record, heads=row.heads, choices=choices
                            )
                            and None
                        )
                    )

    def play(self, seed: int, count: int, call: str, record: str, name: str) -> None:
        """Works and meets in some order."""
        chance = random.Random(seed)
        for number in range(count):
            what = chance.choice(["outcome", "outcome", "note", "note", "photo", "choose", "meet", "meet", "meet"])
            if what == "meet":
                self.meet()
            else:
                self.lane.submit(self.step, what, call, record, f"{name}-{seed}-{number}").result()

    def tell(self, records: list[str]) -> dict[str, Any]:
        """What is here and what one sees of it."""
        log, found = self.desk.log, {}
        self.desk.catch_up()
        facts = sync_list.read_facts(self.desk)
        for record in records:
            kept = self.desk.kept(self.by, record)
            found[record] = None if kept is None else [kept.heads, kept.body, sorted(kept.conflicts)]
        return {
            "revs": sorted(one.rev for _, one in log.envelopes(limit=1_000_000)),
            "blobs": BlobFolder(self.desk.data_dir / "blobs").ids(),
            "records": found,
            "texts": sorted(
                str(one.body.get("text") or one.body.get("destination"))
                for kind in ("narrative", "outcome")
                for one in self.desk.joint_of(kind=kind)
            ),
            "unsent": log.unsent_count(),
            "aside": log.aside_count(),
            "conflicts": len(sync_list.list_conflicts(self.desk, by=self.by)),
            "clock_off_s": facts.last.clock_off_s if facts.last else 0,
            "audit": log.verify_audit().is_whole,
            "file": log.check(),
        }

    def run(self) -> None:
        """Until standard input ends."""
        say("ready")
        for line in sys.stdin:
            verb, *facts = line.split()
            match verb:
                case "start":
                    self.lane.submit(self.file, partial(self.start, facts[0])).result()
                case "play":
                    self.play(int(facts[0]), int(facts[1]), facts[2], facts[3], facts[4])
                case "do":
                    self.lane.submit(self.step, *facts).result()
                case "meet":
                    self.meet()
                case "tell":
                    say("told", json.dumps(self.lane.submit(self.tell, facts).result()))
            say("done")
        self.syncing.close()
        self.lane.close(last=self.desk.close)


if __name__ == "__main__":
    Car(
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        bytes.fromhex(sys.stdin.readline()),
        years=int(sys.argv[3]) if len(sys.argv) > 3 else 0,
    ).run()
