"""What must be so after every lie, whichever it was; and after the next meeting with an honest station."""

from __future__ import annotations

import resource
import sys
from contextlib import suppress
from typing import Any

import msgspec

from fieldnotes.services.desk import Desk
from fieldnotes.services.sentence import known_codes
from fieldnotes.services.sync_list import read_facts
from fieldnotes.sync.receipt import ReceiptBroken, read_blob_receipt, read_receipt
from fieldnotes.trust.roll import Roll
from tests.attack_sync.liar import ASKED_MAX, Evening, device_of, envelopes
from tests.services.laptops import Car

GROWTH_MAX = 3 * 1024 * 1024  # of log.db by one meeting with a liar
MEMORY_MAX = 160 * 1024 * 1024


class People(msgspec.Struct, frozen=True):
    """Who is who on a laptop."""

    users: tuple[str, ...]
    seats: tuple[str, ...]
    admins: tuple[str, ...]
    members: tuple[tuple[str, ...], ...]
    ended: tuple[str, ...]
    slots: int


def people(car: Car) -> People:
    def look(desk: Desk) -> People:
        roll = Roll(desk.vault.root_fingerprint, desk.log.certificates())
        return People(
            users=tuple(
                sorted(f"{one.id} {one.name} {one.profession} {one.is_revoked}" for one in roll.users.values())
            ),
            seats=tuple(sorted(roll.user_devices)),
            admins=tuple(sorted(roll.ruling.admins)),
            members=tuple(tuple(sorted(roll.members(comp))) for comp in ("joint", "law", "clinical")),
            ended=tuple(sorted(roll.ruling.revocations)),
            slots=len(desk.vault.users()),
        )

    found: People = car.run(look)
    return found


class Before(msgspec.Struct, frozen=True):
    """A laptop before it was lied to."""

    people: People
    log_bytes: int
    memory: int


def before(evening: Evening) -> Before:
    return Before(people(evening.one), log_bytes(evening.one), memory())


def log_bytes(car: Car) -> int:
    def size(desk: Desk) -> int:
        [[pages]], [[each]] = (
            desk.log.connection.execute(f"pragma {name}").fetchall() for name in ("page_count", "page_size")
        )
        return int(pages) * int(each)

    return int(car.run(size))


def memory() -> int:
    """The most that this process ever had."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def judge_lied_to(evening: Evening, was: Before) -> str:
    """After a meeting with a liar; the code that was shown, "" for none."""
    car = evening.one
    assert car.desk.sessions, "somebody was signed out and their keys are gone"
    assert people(car) == was.people, "somebody was invented, changed or taken out"
    nothing_is_lost_or_called_delivered(evening)
    nothing_false_is_shown(evening, car)
    asked = evening.asked
    assert len(asked) <= ASKED_MAX, f"no end: {asked[-6:]}"
    assert log_bytes(car) - was.log_bytes <= GROWTH_MAX
    assert memory() - was.memory <= MEMORY_MAX
    state = car.syncing.state
    assert state.phase in ("problem", "idle"), state.phase
    assert state.problem == "" or state.problem in known_codes()
    assert state.problem != "bug", "the program itself stumbled"
    return str(state.problem if state.phase == "problem" else "")


def nothing_is_lost_or_called_delivered(evening: Evening) -> None:
    """Every revision that was written here is here as it was; what counts as delivered is named by a receipt that truly is one."""
    car, device, public = evening.one, device_of(evening, evening.one), evening.room.key.public_bytes
    here = {one.rev: one for one in envelopes(car)}
    mine = {rev: evening.written[rev] for rev in evening.mine}
    assert {rev: here.get(rev) for rev in mine} == mine
    receipts = car.run(lambda desk: desk.log.receipts())
    named: set[str] = set()
    for receipt in receipts:
        with suppress(ReceiptBroken):
            named |= set(
                read_receipt(
                    receipt.body, receipt.signature, public=public, incarnation=receipt.incarnation, device=device
                )
            )
    unsent = {one.rev for one in car.run(lambda desk: desk.log.to_send(limit=1_000_000))}
    delivered = set(mine) - unsent
    assert delivered <= named, "called delivered without a receipt"
    if not evening.lie.is_key_abused:
        kept = evening.room.lane.submit(evening.room.shelf.places, sorted(delivered)).result(20)
        assert delivered <= kept.keys(), "called delivered and not there"
    blobs = dict(car.run(lambda desk: desk.log.blobs()))
    waiting = {blob for blob, _ in car.run(lambda desk: desk.log.blobs(is_unsent=True))}
    assert evening.photos <= blobs.keys()
    for blob in evening.photos - waiting:
        assert any(_is_for_blob(one, public, device, blob, blobs[blob]) for one in receipts), (
            "a photo without a receipt"
        )


def _is_for_blob(receipt: Any, public: bytes, device: str, blob: str, size: int) -> bool:
    try:
        read_blob_receipt(
            receipt.body,
            receipt.signature,
            public=public,
            incarnation=receipt.incarnation,
            device=device,
            blob=blob,
            size=size,
        )
    except ReceiptBroken:
        return False
    return True


def nothing_false_is_shown(evening: Evening, car: Car) -> None:
    """What nobody wrote opens nowhere; lists and records stand on what was written alone."""
    known = {one.header.rec for one in evening.written.values()}

    def look(desk: Desk) -> None:
        for _ in desk.follow():
            pass
        records = set()
        for _, one in desk.log.envelopes(limit=1_000_000):
            records.add(one.header.rec)
            if one.rev not in evening.written:
                assert desk.revision(one.rev) is None, "an invented revision opens"
        for record in records:
            found = [kept for view in desk.views.values() if (kept := view.record(record)) is not None]
            assert not found or record in known, "an invented record is shown"
            for kept in found:
                assert set(kept.heads) <= evening.written.keys(), "a record stands on an invented revision"
        assert {line.id for line in desk.joint.encounter_lines(limit=1000)} <= known

    car.run(look)


def judge_whole_again(evening: Evening) -> None:
    """One meeting with an honest station: everything is everywhere, and what is written next arrives as ever."""
    one, two = evening.one, evening.two
    met = evening.meet(one)
    assert met is not None, one.syncing.state
    assert met.is_verified
    assert {each.rev for each in envelopes(one)} >= evening.written.keys()
    facts = one.run(read_facts)
    assert (facts.waiting, facts.refused, facts.is_all_stored) == (0, 0, True), "work that no station will ever take"
    opened = one.run(lambda desk: [desk.revision(rev) is not None for rev in evening.readable])
    assert all(opened), "a colleague's words that nobody can read any more"
    gone = {id_ for id_, each in one.run(lambda desk: desk.roll.users).items() if each.is_revoked}
    assert gone == evening.ends
    # work goes on, on what was lied about
    was = {each.rev for each in envelopes(one)}
    evening.write(one, evening.encounter, "Home, with family, a plan and a phone number", evening.common)
    evening.written |= {each.rev: each for each in envelopes(one) if each.rev not in was}
    newest = envelopes(one)[-1].header.key_id
    assert evening.newest_key in ("", newest), "written with a key that was replaced"
    for car in (one, two, one):
        met = evening.meet(car)
        assert met is not None
        assert met.is_verified
        assert met.refused == {}
    told = one.run(lambda desk: desk.kept(one.user, evening.common).body["destination"])
    assert told == "Home, with family, a plan and a phone number"
    feed = evening.room.lane.submit(evening.room.shelf.feed, after=0, limit=100_000).result(20)
    for held in ({rev for _, rev, _, _ in feed}, {each.rev for each in envelopes(two)}):
        assert held == evening.written.keys() or (evening.lie.is_carried and held > evening.written.keys()), (
            "what nobody wrote"
        )
    blobs = [set(car.run(lambda desk: dict(desk.log.blobs()))) for car in (one, two)]
    assert blobs[0] == blobs[1] == set(evening.blobs.ids())
    assert one.run(lambda desk: desk.log.blobs(is_unsent=True)) == []
    for car in (one, two):
        nothing_false_is_shown(evening, car)
