"""Everything the station asks of its database, in SQL that SQLite and PostgreSQL both understand.

Places in the feed are given out inside the transaction that keeps the rows, by a counter that is locked first, so they become visible in
their order and no reader skips one (measured with a sequence instead: 976 of 3,200 never seen; security-sync F11). Every write may be done
again: a connection that breaks at the commit says nothing about what was kept.
"""

from __future__ import annotations

import secrets
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, ClassVar, Protocol, TypeVar

import msgspec

from fieldnotes.domain.moment import DAY_MS
from fieldnotes.domain.problem import DamagedVault, NewerVersion, RuleProblem
from fieldnotes.station import shelf_copy, shelf_count, shelf_trail
from fieldnotes.station.guard import CERTIFICATES, QUARANTINE, REVISIONS, Allowance
from fieldnotes.station.shelf_schema import SCHEMA, statements
from fieldnotes.sync import trail
from fieldnotes.sync.protocol import add_up
from fieldnotes.sync.trail import Judged, Said
from fieldnotes.trust.certificate import CertificateBroken
from fieldnotes.trust.certificate import from_bytes as certificate_from_bytes
from fieldnotes.trust.envelope import Envelope, from_bytes, to_bytes

BLOCK = 256  # places between two sums that are kept
_AT_ONCE = 500  # marks in one statement
_PLACE_MAX = (1 << 63) - 1  # what both databases count to; whoever asks for more asks for all

_GIVEN = "given:"  # before a laptop's id, the name of a setting

_SIZE = 6  # its place in `_row`

_Done = TypeVar("_Done")


class Session(Protocol):
    """One connection, inside one transaction."""

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement with `?` for values."""
        ...

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each of the rows."""
        ...


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """One life of a station. `why`: made, restored."""

    incarnation: str
    begun_ms: int
    why: str


class DeviceSeen(msgspec.Struct, frozen=True, kw_only=True):
    """When a laptop was here last, and up to which place it has everything. `refused`: revisions of its last meeting that were not taken;
    `app`: the FieldNotes it said to be.
    """

    device: str
    seen_ms: int
    pulled_to: int
    refused: int = 0
    app: str = ""


class SqlShelf(ABC):
    """A shelf in a database. One thread at a time uses it; any number of processes may have the database open."""

    _words: ClassVar[Mapping[str, str]]

    def __init__(self, *, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms

    @abstractmethod
    def close(self) -> None:
        """Let go of the database."""

    @abstractmethod
    def _read(self, act: Callable[[Session], _Done]) -> _Done:
        """Do what only reads. It sees what is committed, each statement for itself."""

    @abstractmethod
    def _write(self, act: Callable[[Session], _Done]) -> _Done:
        """Do it in one transaction that is on the disk when this returns, or not at all."""

    @abstractmethod
    def _version(self, session: Session) -> int:
        """The number of the last step that ran; 0 for an empty database."""

    @abstractmethod
    def _set_version(self, session: Session, number: int) -> None:
        """It ran."""

    def _bring_up(self, session: Session, name: str) -> None:
        """Missing steps and the first life, while no other process does the same."""
        found = self._version(session)
        if found > SCHEMA:
            raise NewerVersion("newer_schema", file=name, found=found, known=SCHEMA)
        for number in range(found + 1, SCHEMA + 1):
            for statement in statements(number, self._words):
                session.rows(statement)
            self._set_version(session, number)
        if found < SCHEMA:
            _recount(session)
            shelf_count.measure_quarantine(session)
        if not session.rows("select 1 from life limit 1"):
            _begin_life(session, secrets.token_hex(16), self._now_ms(), "made")

    # --- lives --------------------------------------------------------------------------------------------------------

    def begin_life(self, why: str) -> str:
        """After it was restored: laptops that meet another name offer everything again. All sums are made anew."""
        name, begun_ms = secrets.token_hex(16), self._now_ms()

        def act(session: Session) -> None:
            _recount(session)
            shelf_count.begin_anew(session)
            _begin_life(session, name, begun_ms, why)

        self._write(act)
        return name

    def incarnation(self) -> str:
        """The present life's name."""
        return self.life().incarnation

    def life(self) -> Life:
        """The present life, since when, and why it began."""
        name, begun_ms, why = self._ask("select incarnation, begun_ms, why from life order by number desc limit 1")[0]
        return Life(incarnation=name, begun_ms=int(begun_ms), why=why)

    def fill_from(self, source: SqlShelf, *, why: str = "") -> None:
        """All of another shelf into this empty one in one transaction, while that may go on; with `why`, a new life begins in it.

        RuleProblem station_database_not_empty: what is here stays. DamagedVault damaged_file: the sums do not agree.
        """
        name, begun_ms = secrets.token_hex(16), self._now_ms()
        ask = source._ask

        def act(session: Session) -> None:
            _lock(session, "envelope")
            _lock(session, "certificate")
            if why and session.rows("select 1 from life where incarnation = ?", (name,)):
                return  # the commit was kept and its answer lost
            if not shelf_copy.is_empty(session):
                raise RuleProblem("station_database_not_empty")
            last = shelf_copy.fill(session, ask)
            for head in ("envelope", "certificate"):
                _set_head(session, head, last[head])
            _set_head(session, "trail", max(last["trail_life"], last["trail_point"]))
            _recount(session)
            shelf_count.begin_anew(session)
            if _summed(session, last["envelope"]) != source.held(upto=last["envelope"]):
                raise DamagedVault("damaged_file", file="station.db")
            if why:
                _begin_life(session, name, begun_ms, why)

        self._write(act)

    # --- certificates -------------------------------------------------------------------------------------------------

    def certificate_head(self) -> int:
        """The newest place in the feed of certificates."""
        return self._head("certificate")

    def add_certificates(
        self, certificates: Sequence[bytes], *, device: str = "", allowance: Allowance | None = None
    ) -> bool:
        """Those that have a form; whether they hold is judged by everybody for themselves. False: more than this laptop may bring today,
        and none is kept.
        """
        by_id: dict[bytes, bytes] = {}
        for body in certificates:
            try:
                by_id.setdefault(bytes.fromhex(certificate_from_bytes(body).id), body)
            except CertificateBroken:
                continue

        def act(session: Session) -> bool:
            last = _lock(session, "certificate")
            here = _places(session, "select id, place from certificate where id", list(by_id))
            fresh = [(id_, body) for id_, body in by_id.items() if id_ not in here]
            if allowance is not None:
                counted = (len(body) for id_, body in fresh if id_.hex() in allowance.counted)
                size = sum(max(one, shelf_count.CERTIFICATE_COSTS) for one in counted)
                if not shelf_count.may_spend(session, self._account(device, CERTIFICATES), size, allowance.most):
                    return False
            session.many(
                "insert into certificate(place, id, body) values(?, ?, ?)",
                [(place, *one) for place, one in enumerate(fresh, last + 1)],
            )
            _set_head(session, "certificate", last + len(fresh))
            return True

        return self._write(act) if by_id else True

    def certificates(self, *, after: int, limit: int) -> list[tuple[int, bytes]]:
        """The feed of certificates behind `after`."""
        rows = self._ask(
            "select place, body from certificate where place > ? order by place limit ?", (_within(after), limit)
        )
        return [(int(place), body) for place, body in rows]

    def certificate_sum(self, *, upto: int) -> bytes:
        """The sum of the ids of certificates up to a place."""
        rows = self._ask("select id from certificate where place <= ?", (_within(upto),))
        return add_up(bytes(id_).hex() for (id_,) in rows)

    # --- revisions ----------------------------------------------------------------------------------------------------

    def head(self) -> int:
        """The newest place in the feed."""
        return self._head("envelope")

    def places(self, revs: Sequence[str]) -> dict[str, int]:
        """Where those of these stand that are here."""
        return self._read(lambda session: _envelope_places(session, revs))

    def add(self, envelopes: Sequence[Envelope], *, device: str, allowance: Allowance | None = None) -> dict[str, int]:
        """Keep these in one transaction, and no longer in quarantine; where each stands now. With an allowance, what is more than that is
        left out.
        """
        by_rev = {one.rev: one for one in envelopes}
        rows = {rev: _row(one, device, self._now_ms()) for rev, one in by_rev.items()}

        def act(session: Session) -> dict[str, int]:
            last = _lock(session, "envelope")
            # Whoever else adds waits behind the lock: what is not here now will not come before the commit.
            here = _envelope_places(session, list(rows))
            new = [rev for rev in rows if rev not in here]
            if allowance is not None and new:
                sizes = {rev: int(rows[rev][_SIZE]) for rev in new}
                some = [by_rev[rev] for rev in new]
                kept = shelf_count.fitting(session, self._account(device, REVISIONS), some, sizes, allowance)
                new = [one.rev for one in kept]
            fresh = {rev: place for place, rev in enumerate(new, last + 1)}
            session.many(
                "insert into envelope(place, rev, comp, rec, dev, n, sender, size, body, received_ms)"
                " values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(place, *rows[rev]) for rev, place in fresh.items()],
            )
            _close_blocks(session, last, last + len(fresh))
            _set_head(session, "envelope", last + len(fresh))
            placed = here | fresh
            ids = [bytes.fromhex(rev) for rev in placed]
            if out := _places(session, "select rev, id from quarantine where rev", ids):
                session.many("delete from quarantine where rev = ?", [(rev,) for rev in out])
                shelf_count.measure_quarantine(session)  # all that lies there: only when it has to be
            return placed

        return self._write(act)

    def feed(self, *, after: int, limit: int) -> list[tuple[int, str, str, Envelope]]:
        """(place, revision, sender, envelope) behind `after`."""
        rows = self._ask(
            "select place, rev, sender, body from envelope where place > ? order by place limit ?",
            (_within(after), limit),
        )
        return [(int(place), rev.hex(), sender, from_bytes(body)) for place, rev, sender, body in rows]

    def held(self, *, upto: int) -> tuple[int, bytes]:
        """How many stand there up to a place, and the sum of their ids."""
        return self._read(lambda session: _summed(session, _within(upto)))

    def recount(self) -> bool:
        """Make the kept sums anew from every id. True: they were right; False: rows went behind the station's back."""
        return self._write(_recount)

    def twins(self) -> list[tuple[str, int]]:
        """(author's certificate, number) that stand for two different revisions: one laptop's disk runs twice, or somebody lies."""
        rows = self._ask("select dev, n from envelope group by dev, n having count(*) > 1 order by dev, n")
        return [(dev.hex(), int(n)) for dev, n in rows]

    # --- laptops that were lost, and what one sent after its end ------------------------------------------------------

    def count_on(self, device: str, *, upto: int) -> dict[str, tuple[int, int]]:
        """By compartment, (revisions, records) known to lie on a laptop: those it sent, and the feed up to where it has pulled it."""
        rows = self._ask(
            "select comp, count(*), count(distinct rec) from envelope where sender = ? or place <= ? group by comp order by comp",
            (device, _within(upto)),
        )
        return {comp: (int(revisions), int(records)) for comp, revisions, records in rows}

    def numbers(self, dev: str) -> list[int]:
        """The numbers of an author's counter that are here or in quarantine, in order."""
        id_ = bytes.fromhex(dev)
        rows = self._ask(
            "select n from envelope where dev = ? union select n from quarantine where dev = ? order by n", (id_, id_)
        )
        return [int(row[0]) for row in rows]

    def quarantine(
        self, envelopes: Sequence[Envelope], *, device: str, most: tuple[int, int] = (_PLACE_MAX, _PLACE_MAX)
    ) -> set[str]:
        """Apart from the feed: no laptop is given it. Which of these are kept then, there or in the feed; `most`: bytes there of
        one laptop, of all.
        """
        rows = {bytes.fromhex(one.rev): one for one in envelopes}
        now_ms = self._now_ms()

        def act(session: Session) -> set[str]:
            _lock(session, "envelope")
            last = int(session.rows("select coalesce(max(id), 0) from quarantine")[0][0])
            here = _places(session, "select rev, id from quarantine where rev", list(rows))
            here |= _places(session, "select rev, place from envelope where rev", list(rows))
            new = [one for rev, one in rows.items() if rev not in here]
            sizes = {one.rev: len(to_bytes(one)) for one in new}
            fresh = shelf_count.fitting_apart(session, self._account(device, QUARANTINE), new, sizes, most)
            session.many(
                "insert into quarantine(id, rev, dev, n, sender, body, received_ms) values(?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        id_, bytes.fromhex(one.rev), bytes.fromhex(one.header.dev), one.header.n, device, to_bytes(one), now_ms,
                    )
                    for id_, one in enumerate(fresh, last + 1)
                ],
            )  # fmt: skip
            return {rev.hex() for rev in here} | {one.rev for one in fresh}

        return self._write(act)

    def quarantined(self, revs: Sequence[str]) -> set[str]:
        """Which of these lie there."""
        ids = [bytes.fromhex(rev) for rev in revs]
        found = self._read(lambda session: _places(session, "select rev, id from quarantine where rev", ids))
        return {rev.hex() for rev in found}

    def in_quarantine(self, *, device: str = "") -> list[tuple[str, Envelope]]:
        """(laptop that sent it, envelope), in the order in which they came; of one laptop or of all."""
        rows = self._ask("select sender, body from quarantine order by id")
        return [(sender, from_bytes(body)) for sender, body in rows if device in ("", sender)]

    def release(self, revs: Sequence[str]) -> int:
        """Out of quarantine into the feed, in the order in which they came: parents first, whichever laptop brought them; how many. An
        admin has looked at their authors. Cut off anywhere, the rest still lies there.
        """
        wanted = set(revs)
        chosen = [(sender, one) for sender, one in self.in_quarantine() if one.rev in wanted]
        for sender, some in groupby(chosen, key=lambda row: row[0]):
            self.add([one for _, one in some], device=sender)
        return len(chosen)

    # --- how much a laptop may leave here -----------------------------------------------------------------------------

    def take_piece(
        self, device: str, blob: str, *, fresh: int, held: int, size: int, most: tuple[int, int]
    ) -> list[str] | None:
        """Before bytes of a file are kept: as `shelf_count.take_piece`."""
        day, now_ms = self._day(), self._now_ms()
        return self._write(
            lambda session: shelf_count.take_piece(
                session, device, blob, fresh=fresh, held=held, size=size, most=most, day=day, now_ms=now_ms
            )
        )

    def bounds_met(self) -> dict[str, tuple[str, ...]]:
        """Laptop -> what there was no more room for, today or yesterday."""
        return shelf_count.bounds_met(self._ask, since=self._day() - 1)

    def _account(self, device: str, kind: str) -> shelf_count.Account:
        return shelf_count.Account(device, kind, self._day())

    def _day(self) -> int:
        return self._now_ms() // DAY_MS

    # --- what the station remembers besides ------------------------------------------------------------------------------

    def setting(self, name: str) -> str | None:
        """What was kept under a name."""
        rows = self._ask("select value from setting where name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def set_setting(self, name: str, value: str) -> None:
        """Keep it in place of what was there."""
        sql = "insert into setting(name, value) values(?, ?) on conflict(name) do update set value = excluded.value"
        self._write(lambda session: session.rows(sql, (name, value)))

    def judge_trail(self, device: str, said: Said) -> Judged:
        """What becomes of a laptop's word for its audit trail, kept in the transaction that judges it: two disks may say theirs at once."""
        at_ms = self._now_ms()

        def act(session: Session) -> Judged:
            last = _lock(session, "trail")
            return shelf_trail.judge(session, device, said, at_ms=at_ms, last=last)

        return self._write(act)

    def trails(self) -> dict[str, list[trail.Life]]:
        """The lives of every laptop's audit trail, in the order in which they began."""
        return self._read(shelf_trail.lives)

    def note_device(self, seen: DeviceSeen) -> None:
        """A laptop was here."""
        sql = (
            "insert into device(device, seen_ms, pulled_to, refused, app) values(?, ?, ?, ?, ?) on conflict(device) do update set"
            " seen_ms = excluded.seen_ms, pulled_to = excluded.pulled_to, refused = excluded.refused, app = excluded.app"
        )
        values = (seen.device, seen.seen_ms, _within(seen.pulled_to), _within(seen.refused), seen.app)
        self._write(lambda session: session.rows(sql, values))

    def note_given(self, device: str, upto: int) -> None:
        """A laptop was given the feed up to a place; that is never less again, whatever it says later."""
        sql = (
            "insert into setting(name, value) values(?, ?) on conflict(name) do update set value = excluded.value"
            " where cast(setting.value as bigint) < cast(excluded.value as bigint)"
        )
        self._write(lambda session: session.rows(sql, (_GIVEN + device, str(_within(upto)))))

    def given_to(self, device: str) -> int:
        """Up to which place a laptop was given the feed, over the line or, by its own word, in other ways."""
        said = next((one.pulled_to for one in self.devices() if one.device == device), 0)
        return max(said, int(self.setting(_GIVEN + device) or 0))

    def devices(self) -> list[DeviceSeen]:
        """Every laptop that was ever here."""
        rows = self._ask("select device, seen_ms, pulled_to, refused, app from device order by device")
        return [
            DeviceSeen(device=device, seen_ms=int(seen), pulled_to=int(to), refused=int(refused), app=app)
            for device, seen, to, refused, app in rows
        ]

    def brought(self) -> dict[str, int]:
        """How many revisions each laptop was the first to bring."""
        rows = self._ask("select sender, count(*) from envelope group by sender")
        return {sender: int(count) for sender, count in rows}

    def _ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._read(lambda session: session.rows(sql, values))

    def _head(self, name: str) -> int:
        return int(self._ask("select last from head where name = ?", (name,))[0][0])


def _within(number: int) -> int:
    return max(0, min(number, _PLACE_MAX))


def _row(one: Envelope, device: str, now_ms: int) -> tuple[Any, ...]:
    head, body = one.header, to_bytes(one)
    return (
        bytes.fromhex(one.rev), head.comp, bytes.fromhex(head.rec), bytes.fromhex(head.dev), head.n,
        device, len(body), body, now_ms,
    )  # fmt: skip


def _lock(session: Session, name: str) -> int:
    """Nobody else gives out places of this kind before the commit. The last place that was given out."""
    return int(session.rows("update head set last = last where name = ? returning last", (name,))[0][0])


def _set_head(session: Session, name: str, last: int) -> None:
    session.rows("update head set last = ? where name = ?", (last, name))


def _places(session: Session, select: str, ids: Sequence[bytes]) -> dict[bytes, int]:
    found: dict[bytes, int] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        found |= {id_: int(place) for id_, place in session.rows(f"{select} in ({marks})", some)}
    return found


def _envelope_places(session: Session, revs: Sequence[str]) -> dict[str, int]:
    found = _places(session, "select rev, place from envelope where rev", [bytes.fromhex(rev) for rev in revs])
    return {rev.hex(): place for rev, place in found.items()}


def _summed(session: Session, upto: int) -> tuple[int, bytes]:
    """Count and sum of the ids up to a place: the block before it, and the few rows behind that."""
    rows = session.rows("select place, count, sum from block where place <= ? order by place desc limit 1", (upto,))
    start, count, total = rows[0] if rows else (0, 0, bytes(32))
    revs = session.rows("select rev from envelope where place > ? and place <= ?", (start, upto))
    return int(count) + len(revs), add_up([total.hex(), *(rev.hex() for (rev,) in revs)])


def _close_blocks(session: Session, before: int, last: int) -> None:
    """Keep the sums at every end of a block that was passed."""
    for end in range((before // BLOCK + 1) * BLOCK, last + 1, BLOCK):
        session.rows("insert into block(place, count, sum) values(?, ?, ?)", (end, *_summed(session, end)))


def _recount(session: Session) -> bool:
    last = _lock(session, "envelope")
    kept = session.rows("select place, count, sum from block order by place")
    session.rows("delete from block")
    _close_blocks(session, 0, last)
    return kept == session.rows("select place, count, sum from block order by place")


def _begin_life(session: Session, name: str, begun_ms: int, why: str) -> None:
    if session.rows("select 1 from life where incarnation = ?", (name,)):
        return
    number = int(session.rows("select coalesce(max(number), 0) + 1 from life")[0][0])
    session.rows(
        "insert into life(number, incarnation, begun_ms, why) values(?, ?, ?, ?)", (number, name, begun_ms, why)
    )
