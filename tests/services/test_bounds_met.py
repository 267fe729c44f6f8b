"""A laptop whose station takes no more just now: it says why, keeps everything, asks no longer than it must, and delivers later."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fieldnotes.domain.problem import SyncProblem, VaultLocked
from fieldnotes.domain.record import SafetySummary
from fieldnotes.services import signin, sync_list
from fieldnotes.services.desk import Desk
from fieldnotes.services.sentence import sentence_of
from fieldnotes.services.station import keep_files_bound, keep_meeting, last_bound, last_meeting
from fieldnotes.services.sync_row import Meeting, SyncState
from fieldnotes.services.syncing import _END_DUE, Link, Syncing
from fieldnotes.station.guard import Allowance, Bounds, Guard
from fieldnotes.sync.protocol import Answer, Push, Question
from fieldnotes.trust.envelope import Envelope
from fieldnotes.trust.roll import Roll
from tests.services.conftest import Laptop
from tests.services.laptops import two_cars
from tests.services.station_room import KEY, StationRoom
from tests.services.test_ending import NEW_WORDS, lose, other, room, write  # noqa: F401 - two are fixtures
from tests.services.test_syncing import Cars, facts, start
from tests.services.test_syncing import write as file_of


@pytest.fixture
def cars(laptop: Laptop, tmp_path: Path) -> Iterator[Cars]:
    (tmp_path / "cars").mkdir()
    with two_cars(laptop, tmp_path / "cars") as made:
        yield made


class _Strict(Guard):
    """Nothing more today."""

    def of_revisions(self, _device: str, envelopes: Iterable[Envelope]) -> Allowance:
        return Allowance(frozenset(one.rev for one in envelopes), 0)


def guarded(code: str = "") -> Guard:
    """Of a station that has no room, takes no more today, or takes everything."""
    kind, free = _Strict if code == "over_quota" else Guard, 1 if code == "no_room" else 1 << 40
    return kind(Bounds(), roll=lambda: Roll(""), is_filling=lambda: False, free_bytes=lambda: free)


def pushes(asked: list[Question]) -> int:
    return sum(isinstance(one, Push) for one in asked)


@pytest.mark.parametrize("code", ["over_quota", "no_room"])
def test_it_says_why_asks_once_and_delivers_when_it_may(cars: Cars, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    car, _, station = cars
    encounter = start(car)
    for _ in range(4):
        file_of(car, encounter, SafetySummary(belongings="Backpack"))
    waiting = facts(car).waiting
    monkeypatch.setattr("fieldnotes.sync.session.split", lambda page: min(2, len(page)))
    station.station._guard = guarded(code)
    met = car.syncing.meet("hand")
    assert met is not None
    assert set(met.refused.values()) == {code}
    assert pushes(car.way.asked) == 1, "the rest would travel in vain"
    assert (met.sent, met.is_verified, facts(car).waiting) == (0, True, waiting)
    assert facts(car).bound == code
    [row] = car.run(sync_list.list_rows, by=car.user)
    assert (row.state, row.why) == ("attention", code)
    assert "kept here and is offered again" in sentence_of(SyncProblem(code))
    station.station._guard = guarded()
    met = car.syncing.meet("hand")
    assert met is not None
    assert (met.sent, met.refused, facts(car).waiting, facts(car).bound) == (waiting, {}, 0, "")


def test_files_that_found_no_room_are_said_until_they_do(desk: Desk) -> None:
    assert last_bound(desk.log) == ""
    keep_files_bound(desk.log, "over_quota")
    assert sync_list.read_facts(desk).bound == "over_quota"
    keep_files_bound(desk.log, "")
    assert sync_list.read_facts(desk).bound == ""


class _Here:
    """A lane that does everything at once, in the thread of who asks."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **more: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(work(*args, **more))
        except BaseException as error:  # noqa: BLE001 - as a lane hands it over
            done.set_exception(error)
        return done

    def bulk(self, steps: Generator[Any, None, Any]) -> Future[Any]:
        return self.submit(lambda: list(steps))


def test_an_ended_laptop_keeps_its_keys_while_the_station_has_no_room_for_its_last_words(
    room: StationRoom,  # noqa: F811 - the fixture from above
    laptop: Laptop,
    other: Desk,  # noqa: F811 - as well
) -> None:
    write(other, laptop, "Welfare check")
    unsent = other.log.unsent_count()
    lose(room, other)
    before = Meeting(at=laptop.clock.now(), is_verified=True)
    keep_meeting(other.log, before, refused={})
    laptop.clock.advance(16 * 24 * 3600)
    device, told, why = other.vault.device_id, list[SyncState](), ["no_room"]

    def ask(question: Question) -> Answer:
        station = room.station()
        station._guard = guarded(why[0])
        return station.answer(question, device=device)

    way: Any = SimpleNamespace(ask=ask)
    link = Link(station="Front desk", device=device, public=KEY.public_bytes, transport=way)
    lane: Any = _Here()
    syncing = Syncing(other, lane, told=told.append, changed=lambda _: None, link=lambda _desk: link)
    for is_due in (False, True):  # also when an earlier meeting broke off behind the end
        other.log.set_state(_END_DUE, "1" if is_due else None)
        syncing.meet("hand")
        assert (told[-1].phase, told[-1].problem) == ("problem", "no_room")
        assert other.session(laptop.officer)
        assert other.log.unsent_count() == unsent
        after = last_meeting(other.log)
        assert after is not None
        assert after.at == before.at, "nobody may come in for two weeks more by it"
    signin.lock(other)
    signin.sign_in(other, user=laptop.officer, passphrase=NEW_WORDS, to_meet=True)
    with pytest.raises(SyncProblem, match="revoked"):
        signin.come_in(other, user=laptop.officer)
    signin.sign_in(other, user=laptop.officer, passphrase=NEW_WORDS, to_meet=True)
    why[0] = ""
    syncing.meet("hand")
    assert told[-1].phase == "ended"
    assert len(room.shelf.in_quarantine(device=device)) == unsent
    with pytest.raises(VaultLocked):
        other.session(laptop.officer)
