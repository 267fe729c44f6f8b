"""A station that lies without breaking any form (G20): what it can do is keep things back, and that ends with the next honest meeting."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from fieldnotes.domain.problem import SyncProblem
from fieldnotes.sync.page import read_page, write_page
from fieldnotes.sync.protocol import (
    Answer,
    CertificatePage,
    CertificatesTaken,
    Hello,
    Malformed,
    Pulled,
    Pushed,
    Question,
    Refused,
    Verified,
    Verify,
    Want,
    Welcome,
    answer_from_bytes,
    digest,
    to_bytes,
)
from fieldnotes.trust.envelope import Envelope
from tests.sync.room import Room

Lie = Callable[[Question, Answer], Answer]


def _of(kind: type, change: Callable[[Answer], Answer]) -> Lie:
    return lambda _question, answer: change(answer) if isinstance(answer, kind) else answer


def _page_of(answer: Pulled, page: list[Envelope | str], **more: int) -> Pulled:
    revs = [one if isinstance(one, str) else one.rev for one in page]
    return msgspec.structs.replace(answer, page=write_page(page), digest=digest(revs), **more)


def _without_last(answer: Pulled) -> Pulled:
    """Hides a leaf: nothing in the page shows it."""
    page = read_page(answer.page)
    return _page_of(answer, page[:-1]) if len(page) > 1 else answer


def _twice(answer: Pulled) -> Pulled:
    page = read_page(answer.page)
    return _page_of(answer, [*page, page[-1]], next=answer.next + 1, head=answer.head + 1) if page else answer


def _once_only() -> Lie:
    """The first page again and again, under new numbers."""
    first: list[Pulled] = []

    def lie(_question: Question, answer: Answer) -> Answer:
        if isinstance(answer, Pulled):
            first.append(answer)
            return msgspec.structs.replace(first[0], next=first[0].next * len(first), head=first[0].head * 9)
        return answer

    return lie


QUIET: dict[str, Lie] = {
    "hides the last of a page": _of(Pulled, lambda a: _without_last(a) if isinstance(a, Pulled) else a),
    "hides everything": _of(Pulled, lambda a: _page_of(a, []) if isinstance(a, Pulled) else a),
    "hides the last and says that all is the same": lambda _q, a: (
        _without_last(a) if isinstance(a, Pulled) else Verified(is_same=True) if isinstance(a, Verified) else a
    ),
    "says that nothing is ever the same": _of(Verified, lambda _a: Verified(is_same=False)),
    "sends a note twice in one page": _of(Pulled, lambda a: _twice(a) if isinstance(a, Pulled) else a),
    "sends the same page under new numbers": _once_only(),
    "has a head behind what it gave out": _of(
        Welcome, lambda a: msgspec.structs.replace(a, head=0, certificate_head=0) if isinstance(a, Welcome) else a
    ),
    "has a head that nobody reaches": _of(
        Welcome,
        lambda a: msgspec.structs.replace(a, head=2**40, certificate_head=2**40) if isinstance(a, Welcome) else a,
    ),
    "has a clock of fifty years ago": _of(
        Welcome, lambda a: msgspec.structs.replace(a, time_ms=-(2**45)) if isinstance(a, Welcome) else a
    ),
    "is in another life in every meeting": _of(
        Welcome, lambda a: msgspec.structs.replace(a, incarnation="e" * 32) if isinstance(a, Welcome) else a
    ),
    "says stored and signs for nothing": _of(
        Pushed,
        lambda a: (
            msgspec.structs.replace(a, codes=("stored",) * len(a.codes), receipt=b"{}") if isinstance(a, Pushed) else a
        ),
    ),
    "says refused and signs all the same": _of(
        Pushed,
        lambda a: msgspec.structs.replace(a, codes=("wrong_signature",) * len(a.codes)) if isinstance(a, Pushed) else a,
    ),
    "gives no codes": _of(Pushed, lambda a: msgspec.structs.replace(a, codes=()) if isinstance(a, Pushed) else a),
    "gives a thousand codes": _of(
        Pushed, lambda a: msgspec.structs.replace(a, codes=("stored",) * 1000) if isinstance(a, Pushed) else a
    ),
    "wants what nobody offered": _of(Want, lambda _a: Want(revs=(b"\x11" * 32,))),
    "counts certificates that were not sent": _of(CertificatesTaken, lambda _a: CertificatesTaken(count=99)),
    "turns certificate pages around": _of(CertificatePage, lambda _a: CertificatePage(certificates=(), next=-5)),
    "refuses the end only": lambda q, a: Refused(code="malformed") if isinstance(q, Verify) else a,
    "welcomes with an answer of another kind": lambda q, a: Verified(is_same=True) if isinstance(q, Hello) else a,
}


@pytest.mark.parametrize("lie", QUIET)
def test_a_station_that_keeps_things_back_costs_no_note_and_the_next_honest_one_gives_them(
    room: Room, lie: str
) -> None:
    theirs = [room.write(room.two, record) for record in (1, 1, 2, 4)]
    room.meet(room.two)
    mine = [room.write(room.one, record) for record in (3, 3)]
    for _turn in range(2):
        try:
            room.meet(room.one, QUIET[lie])
        except SyncProblem as problem:
            assert problem.code in {"station_unsure", "incompatible"}  # noqa: PT017 - it may also go through
    assert {one.rev for one in mine} <= set(room.one.log)
    # what counts as sent is there
    assert {one.rev for one in mine if one.rev in room.one.is_sent} <= set(room.shelf.place)
    for rev, one in room.one.log.items():
        assert all(parent in room.one.log for parent in one.header.par), rev
    # an honest station again
    assert room.meet(room.one).is_verified
    assert set(room.one.log) == {one.rev for one in [*theirs, *mine]} == set(room.shelf.place)
    again = room.meet(room.one)
    assert (again.sent, again.taken) == (0, 0)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc1",
        b"\x81\xa1t\xa5hello",
        b"\x91" * 100_000,
        b"\xde\xff\xff",
        to_bytes(Verified(is_same=True))[:-1],
        b"\xc6\xff\xff\xff\xff",
    ],
)
def test_bytes_that_are_no_answer_are_no_answer(data: bytes) -> None:
    with pytest.raises(Malformed):
        answer_from_bytes(data)
