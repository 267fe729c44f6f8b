"""The audit trail, countersigned by the station: a trail that was cut off or begun anew is found at the next meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.domain.problem import SyncProblem
from fieldnotes.services.sync import COUNTERSIGNED, LogLaptop
from fieldnotes.station.answer import Station
from fieldnotes.station.shelf import SqliteShelf
from fieldnotes.store.log import Log
from fieldnotes.sync.protocol import Answer, Countersigned, Question
from fieldnotes.sync.receipt import read_countersigned
from fieldnotes.sync.session import Met
from fieldnotes.sync.transport import run
from tests.store.world import ORG, START_MS
from tests.sync.agency import Agency

KEY = b"\7" * 32


class Place:
    """One laptop's log and the station's file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.agency = Agency(1)
        self.unit = self.agency.units[0]
        self.shelf = SqliteShelf(folder / "station.db", now_ms=lambda: START_MS)
        self.log = Log.create(folder / "log.db", KEY, incarnation="1" * 32)
        self.lie = False

    def note(self, count: int = 1) -> None:
        for number in range(count):
            self.log.append_audit({"event": "signed_in", "by": "a" * 32, "number": number})

    def ask(self, question: Question) -> Answer:
        station = Station(
            self.shelf, sign=self.unit.sign, judge=lambda _one: None, may_meet=lambda _device: "", now_ms=lambda: START_MS
        )  # fmt: skip
        answer = station.answer(question, device=self.unit.device)
        if self.lie and isinstance(answer, Countersigned):
            return Countersigned(body=answer.body.replace(b'"longest":', b'"longest": '), signature=answer.signature)
        return answer

    def meet(self) -> Met:
        laptop = LogLaptop(
            self.log, device=self.unit.device, org=ORG, station_public=self.unit.key.public_bytes, now_ms=lambda: START_MS,
            root=self.agency.root.id,
        )  # fmt: skip
        return run(laptop, self)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_the_station_signs_for_the_trail_it_saw(place: Place) -> None:
    place.note(3)
    assert place.meet().audit_missing == 0
    body, signature = (bytes.fromhex(part) for part in str(place.log.get_state(COUNTERSIGNED)).split(" "))
    count, head, longest, before, lives = read_countersigned(
        body, signature, public=place.unit.key.public_bytes, device=place.unit.device
    )
    now = place.log.audit_checkpoint()
    assert (count, head, longest, before) == (3, now.head, 3, (0, ""))
    assert lives == (("1" * 32, "", START_MS, 0, 0, 0),), "one life, of which nothing is missing"
    assert now.count == 3
    place.note(2)
    assert place.meet().audit_missing == 0


@pytest.mark.parametrize(("again", "missing"), [(2, 3), (5, 1), (6, 1)])
def test_a_trail_that_was_begun_anew_is_missed_by_the_station(place: Place, again: int, missing: int) -> None:
    """Also one that is longer than ever: it names no life that it was restored from."""
    place.note(5)
    place.meet()
    kept = place.log.audit_checkpoint()
    place.log.close()
    for path in place.folder.glob("log.db*"):
        path.unlink()
    place.log = Log.create(place.folder / "log.db", KEY, incarnation="2" * 32)
    for number in range(again):
        place.log.append_audit({"event": "signed_in", "by": "b" * 32, "number": number})
    assert place.meet().audit_missing == missing
    assert not place.log.verify_audit(kept).is_whole


def test_a_station_that_did_not_sign_for_the_trail_is_not_believed(place: Place) -> None:
    place.note()
    place.lie = True
    with pytest.raises(SyncProblem, match="station_unsure"):
        place.meet()
    assert place.log.get_state(COUNTERSIGNED) is None
