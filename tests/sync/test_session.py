"""A meeting of a laptop and its station, step by step: cut off, lied to, restored on either side, refused in part."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from fieldnotes.domain.problem import SyncProblem
from fieldnotes.station.answer import Station
from fieldnotes.sync.page import read_page, write_page
from fieldnotes.sync.protocol import (
    Answer,
    CertificatePage,
    CertificatesTaken,
    Pull,
    Pulled,
    Push,
    Pushed,
    Question,
    Refused,
    Verified,
    Want,
    Welcome,
    digest,
)
from fieldnotes.sync.receipt import write_receipt
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


# --- lies ------------------------------------------------------------------------------------------------------------


def _forged(question: Question, answer: Answer, *, life: str = "", device: str = "", key: bytes = b"") -> Answer:
    if not isinstance(question, Push) or not isinstance(answer, Pushed):
        return answer
    revs = [one if isinstance(one, str) else one.rev for one in read_page(question.page)]
    body, signature = write_receipt(
        incarnation=life or question.incarnation, device=device or "f" * 64, time_ms=0, revs=[(rev, 1) for rev in revs],
        sign=(lambda message: b"no") if key else model.sign,
    )  # fmt: skip
    return Pushed(codes=answer.codes, receipt=body, signature=signature)


def _pages(change: Callable[[Pulled], Pulled]) -> Callable[[Question, Answer], Answer]:
    return lambda _question, answer: change(answer) if isinstance(answer, Pulled) and answer.page.frames else answer


LIES: dict[str, Callable[[Question, Answer], Answer]] = {
    "receipt of another laptop": _forged,
    "receipt of another life": lambda q, a: _forged(q, a, life="9" * 32, device=f"{1:064x}"),
    "receipt nobody signed": lambda q, a: _forged(q, a, device=f"{1:064x}", key=b"x"),
    "receipt cut short": lambda q, a: msgspec.structs.replace(a, receipt=a.receipt[:-1]) if isinstance(a, Pushed) else a,
    "page without its first": _pages(
        lambda a: msgspec.structs.replace(a, page=msgspec.structs.replace(a.page, frames=a.page.frames[1:]))
    ),
    "page and digest without its first": _pages(
        lambda a: msgspec.structs.replace(
            a,
            page=msgspec.structs.replace(a.page, frames=a.page.frames[1:]),
            digest=digest([one if isinstance(one, str) else one.rev for one in read_page(a.page)][1:]),
        )
    ),
    "page in another order": _pages(
        lambda a: msgspec.structs.replace(
            a,
            page=msgspec.structs.replace(a.page, frames=a.page.frames[::-1]),
            digest=digest([one if isinstance(one, str) else one.rev for one in read_page(a.page)][::-1]),
        )
    ),
    "page of another agency": _pages(
        lambda a: msgspec.structs.replace(a, page=msgspec.structs.replace(a.page, org=b"\xee" * 16))
    ),
    "cursor that stands still": _pages(lambda a: msgspec.structs.replace(a, next=0)),
    "cursor behind the end": _pages(lambda a: msgspec.structs.replace(a, next=a.head + 5)),
    "known what nobody knows": _pages(
        lambda a: msgspec.structs.replace(
            a, page=write_page([*read_page(a.page)[:-1], "ab" * 32]),
            digest=digest([*(one if isinstance(one, str) else one.rev for one in read_page(a.page)[:-1]), "ab" * 32]),
        )
    ),
    "an answer to something else": lambda q, a: Verified(is_same=True) if isinstance(q, Pull) else a,
    "certificates that never end": lambda _q, a: (
        CertificatePage(certificates=(b"x",), next=0) if isinstance(a, CertificatePage) else a
    ),
    "another format": lambda _q, a: msgspec.structs.replace(a, format=2) if isinstance(a, Welcome) else a,
    "another life each time": lambda _q, a: Refused(code="another_incarnation") if not isinstance(a, Welcome) else a,
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_noticed_and_costs_nothing(room: Room, lie: str) -> None:
    """Nothing is marked as sent, nothing is lost, and the next honest meeting ends well."""
    for record in (1, 1, 2):
        room.write(room.two, record)
    room.meet(room.two)
    mine = [room.write(room.one, record) for record in (3, 3)]
    with pytest.raises(SyncProblem):
        room.meet(room.one, LIES[lie])
    assert all(one.rev in room.one.log for one in mine)
    assert all(one.rev in room.shelf.place for one in mine if one.rev in room.one.is_sent)
    for rev, one in room.one.log.items():
        assert all(parent in room.one.log for parent in one.header.par), rev
    met = room.meet(room.one)
    assert met.is_verified
    assert set(room.one.log) == set(room.two.log) | {one.rev for one in mine} == set(room.shelf.place)


@pytest.mark.parametrize("asked", [Want, CertificatesTaken])
def test_a_station_that_wants_nothing_is_believed_by_receipt_only(room: Room, asked: type) -> None:
    mine = [room.write(room.one, record) for record in (1, 2)]

    def nothing(_question: Question, answer: Answer) -> Answer:
        return Want(revs=()) if isinstance(answer, Want) and asked is Want else answer

    met = room.meet(room.one, nothing)
    if asked is Want:  # only ids went, so it has no receipt for them
        assert set(met.refused) == {one.rev for one in mine}
        assert room.one.is_sent == set()
    assert room.meet(room.one).is_verified
    assert room.one.is_sent == {one.rev for one in mine}
