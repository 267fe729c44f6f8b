"""A meeting of a laptop and its station, step by step: cut off, lied to, restored on either side, refused in part."""

from __future__ import annotations

import msgspec
import pytest

from fieldnotes.domain.problem import SyncProblem
from fieldnotes.station.answer import Station
from fieldnotes.sync.protocol import (
    Answer,
    Pulled,
    Push,
    Question,
)
from fieldnotes.trust.envelope import Envelope, EnvelopeBroken
from tests.sync.room import Room
from tests.sync_sim import model
from tests.sync_sim.model import station_of


def test_two_laptops_know_the_same_after_three_meetings(room: Room) -> None:
    for _turn in range(3):
        room.write(room.one)
    room.write(room.two)
    assert (room.meet(room.one).sent, room.meet(room.two).taken) == (3, 3)
    met = room.meet(room.one)
    assert (met.taken, met.is_verified, set(room.one.log) == set(room.two.log)) == (1, True, True)
    assert (again := room.meet(room.one)).is_verified
    assert (again.sent, again.taken) == (0, 0)


def test_what_a_laptop_sent_does_not_come_back_to_it(room: Room) -> None:
    room.write(room.one)
    pages = []

    def look(_question: Question, answer: Answer) -> Answer:
        if isinstance(answer, Pulled):
            pages.append(answer.page)
        return answer

    room.meet(room.one, look)
    assert [len(frame.sealed) for page in pages for frame in page.frames] == [0]


def test_a_laptop_restored_from_an_old_copy_gets_its_own_notes_back(room: Room) -> None:
    room.write(room.one)
    room.meet(room.one)
    lost = room.write(room.one)
    room.meet(room.one)
    del room.one.log[lost.rev]
    room.one.is_sent.discard(lost.rev)
    room.one.state = msgspec.structs.replace(room.one.state, cursor=1)
    met = room.meet(room.one)
    assert (met.taken, met.is_verified) == (1, True)
    assert lost.rev in room.one.log


def test_a_station_restored_from_yesterday_is_filled_again_by_whoever_comes(room: Room) -> None:
    room.write(room.one)
    room.meet(room.one)
    copy = room.shelf.backup()
    after = room.write(room.one)
    room.meet(room.one)
    room.meet(room.two)
    room.shelf.restore(copy)
    met = room.meet(room.two)  # not the one who wrote it
    assert (met.is_restart, met.sent, met.is_verified) == (True, 1, True)
    assert after.rev in room.shelf.place
    assert room.meet(room.one).is_verified


def test_a_station_that_forgot_something_without_saying_so_gets_it_back(room: Room) -> None:
    lost = room.write(room.one)
    room.write(room.one, record=2)
    room.meet(room.one)
    room.shelf.rows = [row for row in room.shelf.rows if row[1] != lost.rev]
    del room.shelf.place[lost.rev]
    met = room.meet(room.one)
    assert (met.is_repaired, met.is_verified) == (True, True)
    assert lost.rev in room.shelf.place


def test_one_note_that_the_station_refuses_held_up_all_others(room: Room) -> None:
    bad = room.write(room.one)
    child = room.write(room.one)
    good = room.write(room.one, record=2)

    def judge(one: Envelope) -> None:
        if one.rev == bad.rev:
            raise EnvelopeBroken("unknown_author")

    room.station = Station(room.shelf, sign=model.sign, judge=judge, may_meet=lambda _device: "", now_ms=lambda: 0)
    theirs = room.write(room.two, record=3)
    room.meet(room.two)
    met = room.meet(room.one)
    assert met.refused == {bad.rev: "unknown_author", child.rev: "missing_parent"}
    assert good.rev in room.shelf.place
    assert theirs.rev in room.one.log
    assert {bad.rev, child.rev} & room.one.is_sent == set()
    assert met.is_verified
    room.station = station_of(room.shelf)  # its certificate arrived
    assert room.meet(room.one).sent == 2


def test_a_refused_laptop_loses_nothing(room: Room) -> None:
    room.write(room.one)
    for code in ("revoked", "not_authorised", "something new"):
        room.station = station_of(room.shelf, why_not=code)
        with pytest.raises(SyncProblem) as refused:
            room.meet(room.one)
        assert refused.value.code == (code if " " not in code else "station_unsure")
    assert (len(room.one.log), room.one.is_sent) == (1, set())


def test_a_station_restored_in_the_middle_of_a_meeting_is_met_again_at_once(room: Room) -> None:
    room.write(room.one)
    turns = iter(range(100))

    def restore(question: Question, answer: Answer) -> Answer:
        if isinstance(question, Push) and next(turns) == 0:
            room.shelf.restore(model.Shelf().backup())
        return answer

    met = room.meet(room.one, restore)
    assert met.is_verified
    assert set(room.shelf.place) == set(room.one.log)
