"""The door of a laptop's log for revisions that somebody carried here: each is proven before it is kept, and what cannot be proven yet
is kept apart. Nothing of what is apart is ever shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import msgspec

from fieldnotes.domain.problem import SyncProblem
from fieldnotes.store.log import Log
from fieldnotes.trust.envelope import Envelope, EnvelopeBroken
from fieldnotes.trust.roll import Roll

MISSING_PARENT = "missing_parent"
_LIES = frozenset({"wrong_signature", "wrong_revision", "another_agency"})
_MAY_COME = frozenset({"unknown_author", "not_a_member"})  # a certificate may still be under way


def refuse_lies(roll: Roll, envelopes: Sequence[Envelope]) -> None:
    """SyncProblem("station_unsure") for a page with anything that its known author did not sign: nothing of it is kept then, because the
    log forgets nothing. That holds for what only a newer version reads too. What cannot be judged yet stays unread until a certificate or
    an update comes: a station may rightly hold words of an author whose certificate fell since.
    """
    for one in envelopes:
        try:
            roll.verify(one)
        except EnvelopeBroken as broken:
            if broken.code in _LIES:
                raise SyncProblem("station_unsure") from None


class Passed(msgspec.Struct, kw_only=True):
    """What became of revisions: new here, here already, kept apart (why -> how many), refused (why -> how many). `records`: of the new."""

    new: int = 0
    known: int = 0
    aside: Counter[str] = msgspec.field(default_factory=Counter)
    refused: Counter[str] = msgspec.field(default_factory=Counter)
    records: set[str] = msgspec.field(default_factory=set)


def pass_in(
    log: Log,
    roll: Roll,
    envelopes: Sequence[Envelope],
    *,
    now_ms: int,
    keep: Callable[[list[Envelope]], None],
    passed: Passed,
) -> None:
    """One transaction: `keep` gets what is proven and follows what is here, in this order; the rest is kept apart or refused."""
    here = log.here([*(one.rev for one in envelopes), *(parent for one in envelopes for parent in one.header.par)])
    good: list[Envelope] = []
    apart: list[tuple[Envelope, str]] = []
    refused: list[str] = []
    known = 0
    for one in envelopes:
        if one.rev in here:
            known += 1
            continue
        try:
            roll.verify(one)
        except EnvelopeBroken as broken:
            if broken.code in _MAY_COME:
                apart.append((one, broken.code))
            else:
                refused.append(broken.code)
            continue
        if all(parent in here for parent in one.header.par):
            good.append(one)
            here.add(one.rev)
        else:
            apart.append((one, MISSING_PARENT))
    with log.transaction():
        keep(good)
        for one, why in apart:
            log.set_aside(one, why=why, received_ms=now_ms)
    passed.new += len(good)
    passed.records.update(one.header.rec for one in good)
    passed.known += known
    passed.aside.update(why for _, why in apart)
    passed.refused.update(refused)


def pass_waiting(log: Log, roll: Roll, *, now_ms: int, keep: Callable[[list[Envelope]], None] | None = None) -> Passed:
    """Once parents or certificates may have come: what was kept apart and is proven now is taken in. `aside` says what stays apart."""
    passed = Passed()
    if not log.aside_count():
        return passed

    def keep_them(some: list[Envelope]) -> None:
        for one in some:
            log.add_envelope(one, origin="stick", received_ms=now_ms)

    while True:
        waiting = [one for one, _ in log.aside()]
        turn = Passed()
        with log.transaction():
            pass_in(log, roll, waiting, now_ms=now_ms, keep=keep or keep_them, passed=turn)
            gone = log.here([one.rev for one in waiting])
            log.drop_aside(gone)
        passed.new += turn.new
        passed.records |= turn.records
        passed.aside = turn.aside
        if not turn.new:
            return passed
