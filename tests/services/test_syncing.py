"""Meetings beside the work: two cars, one station; what is told, what is kept, and that nothing is lost wherever a meeting ends."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldnotes.domain.ids import EncounterId, RecordId
from fieldnotes.domain.lease import Lease
from fieldnotes.domain.problem import EnvironmentProblem
from fieldnotes.domain.record import Compartment, Outcome, SafetySummary
from fieldnotes.services import encounter as encounters
from fieldnotes.services import signin, sync_list, writing
from fieldnotes.services.desk import Desk
from fieldnotes.services.station import StationFacts, keep_facts
from fieldnotes.services.sync_row import SyncFacts, SyncState
from fieldnotes.sync.protocol import Pull, Push, Question
from fieldnotes.system.clock import FixedClock
from fieldnotes.trust.envelope import Header, seal_revision
from tests.services.conftest import Laptop
from tests.services.laptops import Car, StationRoom, two_cars

Cars = tuple[Car, Car, StationRoom]
_STATION = StationFacts(name="Station 4", addresses=("127.0.0.1:1",), tls="0" * 64, public="0" * 64)


@pytest.fixture
def cars(laptop: Laptop, tmp_path: Path) -> Iterator[Cars]:
    with two_cars(laptop, tmp_path / "cars") as made:
        yield made


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> None:
    (tmp_path / "cars").mkdir()


def start(car: Car) -> EncounterId:
    started = car.run(
        encounters.start_encounter, by=car.user, call_type="Disturbance, mental health", cad_number="26-118190"
    )
    return EncounterId(started.encounter_id)


def write(car: Car, encounter: EncounterId, body: Any, record: str = "") -> RecordId:
    """Written and filed."""
    facts = {"record": RecordId(record)} if record else {}
    saved = car.run(writing.save_draft, by=car.user, encounter=encounter, kind=body.KIND, body=body, **facts)
    car.run(writing.file_drafts, by=car.user, encounter=encounter, why="written")
    return RecordId(saved.record)


def outcome(car: Car, record: str) -> dict[str, Any]:
    kept = car.run(Desk.kept, by=car.user, record=record)
    assert kept is not None
    return dict(kept.body)


def facts(car: Car) -> SyncFacts:
    found: SyncFacts = car.run(sync_list.read_facts)
    return found


def kept(car: Car) -> tuple[int, int]:
    """How many revisions and receipts are in the log."""
    found: tuple[int, int] = car.run(lambda desk: (desk.log.last_seq(), len(desk.log.receipts())))
    return found


def quarrel(cars: Cars) -> RecordId:
    """Both write where the person went, each without knowing of the other; both have synced."""
    one, two, _ = cars
    encounter = start(one)
    record = write(one, encounter, Outcome(dispositions=["shelter"], primary="shelter"))
    assert one.syncing.meet("hand").sent > 0
    two.syncing.meet("hand")
    write(one, encounter, Outcome(dispositions=["shelter"], primary="shelter", destination="Harbor shelter"), record)
    write(two, encounter, Outcome(dispositions=["shelter"], primary="shelter", destination="Home, with family"), record)
    for car in (one, two, one):
        car.syncing.meet("hand")
    return record


def test_what_two_people_wrote_apart_stands_on_both_and_one_choice_settles_it_everywhere(cars: Cars) -> None:
    one, two, _ = cars
    record = quarrel(cars)
    rows = [car.run(sync_list.list_conflicts, by=car.user) for car in (one, two)]
    for found in rows:
        [row] = found
        assert (row.record, row.number, row.title) == (record, "26-118190", "Disturbance, mental health")
        [field] = row.fields
        assert field.path == "destination"
        assert {(side.value, side.by_name) for side in field.sides} == {
            ("Harbor shelter", "Okafor"),
            ("Home, with family", "Reyes"),
        }
    [row] = rows[1]
    index = next(i for i, side in enumerate(row.fields[0].sides) if side.by_name == "Okafor")
    before, _ = kept(two)
    changes = two.run(sync_list.choose, by=two.user, record=record, heads=row.heads, choices={"destination": index})
    assert changes.records == (record,)
    [made] = two.run(lambda desk: desk.log.envelopes(after=before, limit=9))
    assert made[1].header.par == tuple(sorted(row.heads)), "both heads are its parents"
    two.syncing.meet("hand")
    one.syncing.meet("hand")
    assert outcome(one, record) == outcome(two, record)
    assert outcome(one, record)["destination"] == "Harbor shelter"
    assert [car.run(sync_list.list_conflicts, by=car.user) for car in (one, two)] == [[], []]
    assert one.changed[-1].encounters == (row.encounter,), "open screens hear of it"
    assert one.changed[-1].initiator == ""


def test_a_choice_made_of_what_stands_otherwise_by_now_writes_nothing(cars: Cars) -> None:
    one, _, _ = cars
    record = quarrel(cars)
    [row] = one.run(sync_list.list_conflicts, by=one.user)
    before = kept(one)
    stale = ("0" * 64, *row.heads[1:])
    changes = one.run(sync_list.choose, by=one.user, record=record, heads=stale, choices={"destination": 0})
    assert (changes.records, kept(one)) == ((), before)


def test_a_second_meeting_moves_nothing_and_writes_nothing(cars: Cars) -> None:
    one, two, _ = cars
    start(one)
    one.syncing.meet("hand")
    two.syncing.meet("hand")
    for car in (one, two):
        before = kept(car)
        car.way.asked.clear()
        met = car.syncing.meet("turn")
        assert (met.sent, met.taken, met.certificates_sent, met.certificates_taken) == (0, 0, 0, 0)
        assert met.is_verified
        assert not [one for one in car.way.asked if isinstance(one, Push)]
        assert kept(car) == before
        events = [entry.entry["event"] for entry in car.run(lambda desk: desk.log.audit(limit=500))]
        assert events.count("station_met") == 1, "a turn in which nothing happened is no event"


def test_what_a_full_disk_kept_out_of_the_lists_stands_there_after_the_next_meeting(
    cars: Cars, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, _ = cars
    encounter = start(one)
    one.syncing.meet("hand")
    told = len(two.changed)

    def full(_desk: Desk) -> Iterator[bool]:
        yield from ()
        raise EnvironmentProblem("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "follow", full)
        assert two.syncing.meet("hand") is None
    assert (two.syncing.state.phase, two.syncing.state.problem) == ("problem", "disk_full")
    assert not two.run(lambda desk: desk.joint.encounter_line(encounter))
    met = two.syncing.meet("turn")
    assert met is not None
    assert met.taken == 0, "everything had come"
    assert two.run(lambda desk: desk.joint.encounter_line(encounter))
    assert encounter in {one for changes in two.changed[told:] for one in changes.encounters}, "open screens hear of it"


def test_drafts_stay_drafts(cars: Cars) -> None:
    one, two, _ = cars
    encounter = start(one)
    saved = one.run(
        writing.save_draft, by=one.user, encounter=encounter, kind="outcome", body=Outcome(destination="Nowhere yet")
    )
    one.syncing.meet("shift_end")
    two.syncing.meet("hand")
    assert [row.record for row in one.run(writing.list_drafts, by=one.user)] == [saved.record]
    assert two.run(Desk.kept, by=two.user, record=saved.record) is None
    found = facts(one)
    assert found.is_all_stored
    assert (found.stored, found.drafts) == (found.total, 1)


def test_rows_say_where_each_encounter_is_and_why_one_needs_attention(cars: Cars) -> None:
    one, _, room = cars
    first, second = start(one), start(one)
    bad = write(one, second, SafetySummary(belongings="Backpack"))
    rows = one.run(sync_list.list_rows, by=one.user)
    assert {(row.encounter, row.state) for row in rows} == {(first, "here"), (second, "here")}
    seen: dict[str, str] = {}

    def look(question: Question) -> None:
        if isinstance(question, Push):
            sending = one.told[-1].sending
            seen.update(
                {row.encounter: row.state for row in one.run(sync_list.list_rows, by=one.user, sending=sending)}
            )

    one.way.before = look
    room.refuses[bad] = "not_a_member"
    one.syncing.meet("hand")
    assert set(seen.values()) == {"sending"}
    rows = {row.encounter: row for row in one.run(sync_list.list_rows, by=one.user)}
    assert (rows[first].state, rows[first].at.utc_ms) == ("station", room.now_ms)
    assert (rows[second].state, rows[second].why) == ("attention", "not_a_member")
    found = facts(one)
    assert (found.waiting, found.refused, found.is_all_stored) == (1, 1, False)


def test_the_list_comes_in_pages_what_waits_first_and_nothing_twice(cars: Cars) -> None:
    one, _, _ = cars
    made = []
    for number in range(7):
        one.desk.clock.advance(60)  # type: ignore[attr-defined]  # a FixedClock
        made.append(start(one))
        if number == 5:
            one.syncing.meet("hand")
    write(one, made[1], Outcome(destination="Home"))  # an old call has something that waits
    rows, last = [], None
    while page := one.run(sync_list.list_rows, by=one.user, before=last, limit=3):
        rows += page
        last = page[-1]
    assert [row.encounter for row in rows] == [made[1], made[6], made[5], made[4], made[3], made[2], made[0]]
    assert [row.is_first for row in rows] == [True, True, False, False, False, False, False]


def test_cut_off_between_pages_it_goes_on_from_there(cars: Cars) -> None:
    one, two, _ = cars
    start(one)
    one.syncing.meet("hand")
    two.way.before = lambda question: two.syncing.pause() if isinstance(question, Pull) else None
    assert two.syncing.meet("hand") is None
    assert two.told[-1].phase == "paused"
    assert two.syncing.meet("turn") is None, "a pause is a pause"
    assert two.told[-1].phase == "paused"
    two.way.before = lambda _question: None
    two.syncing.sync_now()
    two.syncing._why = "turn"
    assert two.syncing.meet("hand").is_verified
    assert len(two.run(sync_list.list_rows, by=two.user)) == 1


def test_sign_out_in_the_middle_of_a_meeting_ends_it_without_a_word(cars: Cars) -> None:
    one, two, _ = cars
    start(one)
    one.syncing.meet("hand")
    handed = two.run(signin.hand_over)
    two.way.before = lambda question: two.run(signin.lock) if isinstance(question, Pull) else None
    assert two.syncing.meet("hand") is None
    assert two.told[-1].phase != "problem"
    two.way.before = lambda _question: None
    two.run(signin.take_over, handed=handed)
    assert two.syncing.meet("hand").is_verified
    assert facts(two).total == facts(one).total


def test_out_of_reach_it_says_so_waits_longer_each_time_and_meets_when_it_can(cars: Cars) -> None:
    one, _, room = cars
    room.is_away = True
    waits = []
    for _ in range(8):
        assert one.syncing.meet("turn") is None
        waits.append(round(one.syncing._due - one.syncing._tick()))
    assert (one.told[-1].phase, one.told[-1].problem) == ("problem", "unreachable")
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    before = one.syncing._due
    one.syncing.note_filed()
    assert one.syncing._due == before, "writing does not make the station come nearer"
    room.is_away = False
    assert one.syncing.meet("turn").is_verified
    assert (one.told[-1].phase, one.told[-1].problem) == ("idle", "")


def test_by_itself_it_meets_right_after_something_was_filed(cars: Cars, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, _ = cars
    one.syncing.meet("turn")
    monkeypatch.setattr("fieldnotes.services.syncing.AFTER_FILING_S", 0.0)
    met = threading.Event()
    tell = one.syncing._told

    def told(state: SyncState) -> None:
        tell(state)
        if state.phase == "idle":
            met.set()

    one.syncing._told = told
    one.syncing.begin()
    start(one)
    one.syncing.note_filed()
    assert met.wait(20)
    assert facts(one).is_all_stored
    two.syncing.meet("hand")
    assert len(two.run(sync_list.list_rows, by=two.user)) == 1


def test_the_days_apart_and_the_clocks_are_counted(cars: Cars) -> None:
    one, _, room = cars
    assert facts(one).lease == Lease()
    room.now_ms = one.desk.clock.now().utc_ms + 300_000
    one.syncing.meet("hand")
    found = facts(one)
    assert found.last is not None
    assert found.last.clock_off_s == 300
    one.run(lambda desk: keep_facts(desk.log, _STATION, device_private=b"\1" * 32))
    assert isinstance(one.desk.clock, FixedClock)
    one.desk.clock.advance(5 * 24 * 3600)
    assert facts(one).lease == Lease(state="grace", days_apart=5, lease_days=14, days_left=9)
    one.syncing.meet("hand")
    assert facts(one).lease == Lease(lease_days=14)


def test_whose_disk_was_copied_is_told_at_the_next_meeting(cars: Cars) -> None:
    """Two notes under one number of one person's keys: somewhere a copy of this disk is at work."""
    one, _, _ = cars
    start(one)
    one.syncing.meet("hand")
    found = facts(one)
    assert found.last is not None
    assert not found.last.has_twin

    def write_as_the_copy(desk: Desk) -> None:
        session = desk.session(one.user)
        key_id, key = session.write_key(Compartment.JOINT)
        header = Header(
            org=desk.vault.org, comp="joint", key_id=key_id, rec="ab" * 16, par=(), dev=session.user_device_id, n=1
        )
        made = seal_revision(header=header, payload=b"{}", key=key, sign=session.sign)
        desk.log.add_envelope(made, origin="station", received_ms=1)

    one.run(write_as_the_copy)
    one.syncing.meet("hand")
    found = facts(one)
    assert found.last is not None
    assert found.last.has_twin
