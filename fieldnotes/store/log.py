"""log.db: the truth. Sealed revisions, drafts, certificates, receipts and the audit trail of everybody on this laptop, append-only.

What an envelope looks like here is what it looks like on the wire, on a stick and in a backup. The log opens no
envelope: it holds ciphertext.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from fieldnotes.domain.problem import Bug, EnvironmentProblem, Problem
from fieldnotes.store import audit as trail
from fieldnotes.store.cipher import Connection, is_broken_sync, open_cipher_file, remove_file, sync_folder, telling
from fieldnotes.store.migration import LOG_SCHEMA, bring_up_to_date
from fieldnotes.trust.certificate import Certificate
from fieldnotes.trust.envelope import VERSION, Envelope, Header, from_bytes, head_of, to_bytes

LOG_APPLICATION_ID = 0x464E4C47  # "FNLG"
LIFE_NUMBERS = 1 << 24  # numbers of a user-device's counter in one life of the log; a life begins with a restore
LIFE_STEPS = 1 << 16  # 53 bits in all: room for thousands of restores

NUMBERS_FROM = "numbers_from"
"""The state that says where counters begin."""

INCARNATION, LIVES = "incarnation", "trail_lives"
"""The states that name the log's present life, and those of its audit trail."""

_HEADER_DECODER = msgspec.json.Decoder(Header)
_ENVELOPE_COLUMNS = "seq, header, sealed, rev, signature"


class DraftRow(msgspec.Struct, frozen=True, kw_only=True):
    """One sealed draft: `rec` a record id, `dev` its author's user-device."""

    rec: str
    comp: str
    dev: str
    sealed: bytes
    updated_ms: int


_AT_ONCE = 500  # question marks in one statement
_RESTORED = b'"event":"backup_restored"'
_UNCLAIMED = 2  # as `is_sent`: nobody's, see `set_unclaimed`
_HAS_UNCLAIMED = "has_unclaimed"
_HELD = "held"  # count and sum of what the station has confirmed


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """The station's signed word that it holds something."""

    incarnation: str
    body: bytes
    signature: bytes


class Log:
    """An open log. One thread owns it. Every write commits durably before it returns, alone or with the `transaction` around it."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self._depth = 0
        self._is_spoilt = False
        self._stopped: Problem | None = None

    @classmethod
    def create(cls, path: Path, key: bytes, *, incarnation: str) -> Log:
        """A new, empty log. Raises what `open_cipher_file` raises; leaves nothing behind then."""
        connection = open_cipher_file(
            path, key, application_id=LOG_APPLICATION_ID, schema_version=LOG_SCHEMA, is_truth=True, create=True
        )
        log = cls(connection, path)
        try:
            with telling(path.name):
                bring_up_to_date(connection)
                log.set_state(INCARNATION, incarnation)
                sync_folder(path.parent)
        except Problem:
            connection.close()
            remove_file(path)
            raise
        return log

    @classmethod
    def open(cls, path: Path, key: bytes) -> Log:
        """An existing log, brought up to date. Raises what `open_cipher_file` raises."""
        connection = open_cipher_file(
            path, key, application_id=LOG_APPLICATION_ID, schema_version=LOG_SCHEMA, is_truth=True
        )
        try:
            with telling(path.name):
                bring_up_to_date(connection)
        except Problem:
            connection.close()
            raise
        return cls(connection, path)

    # --- transactions ------------------------------------------------------------------------------------------------

    def transaction(self) -> Transaction:
        """`with log.transaction():` all of it or nothing; inside another one it joins that one."""
        return Transaction(self)

    def _begin(self) -> None:
        if self._stopped is not None:
            raise EnvironmentProblem("disk_trouble", file=self.path.name, is_stopped=1)
        if self._depth == 0:
            self._is_spoilt = False
            self._execute("begin immediate")
        self._depth += 1

    def _end(self, *, is_good: bool) -> None:
        self._depth -= 1
        self._is_spoilt = self._is_spoilt or not is_good
        if self._depth > 0:
            return
        if not self._is_spoilt:
            try:
                self._execute("commit")
            except Problem:
                self._roll_back()
                raise
            return
        self._roll_back()
        if is_good:
            # An inner part failed and somebody carried on: half an act must not become true.
            raise Bug("spoilt_transaction")

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._execute("rollback")

    def _execute(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        try:
            with telling(self.path.name):
                return self._connection.execute(sql, parameters)
        except Problem as problem:
            if is_broken_sync(problem):
                self._stopped = problem
            raise

    def _rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        with telling(self.path.name):
            rows: list[Any] = self._connection.execute(sql, parameters).fetchall()
            return rows

    def _one(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        with telling(self.path.name):
            return self._connection.execute(sql, parameters).fetchone()

    # --- envelopes ---------------------------------------------------------------------------------------------------

    def add_envelope(self, envelope: Envelope, *, origin: str = "local", received_ms: int) -> int | None:
        """Keep a revision; its sequence number, or None when it is here already. `origin`: local, station, stick, salvage."""
        header = envelope.header
        with self.transaction():
            cursor = self._execute(
                "insert into envelope(rev, comp, rec, dev, n, header, sealed, signature, origin, received_ms)"
                " values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict(rev) do nothing",
                (
                    bytes.fromhex(envelope.rev), header.comp, bytes.fromhex(header.rec), bytes.fromhex(header.dev), header.n,
                    head_of(envelope), envelope.sealed, envelope.signature, origin, received_ms,
                ),
            )  # fmt: skip
            if cursor.rowcount == 0:
                return None
            for parent in header.par:
                self._execute("insert into edge values(?, ?)", (bytes.fromhex(parent), bytes.fromhex(envelope.rev)))
            return int(cursor.lastrowid)

    def envelope(self, rev: str) -> Envelope | None:
        """One revision by its id."""
        row = self._one(f"select {_ENVELOPE_COLUMNS} from envelope where rev = ?", (bytes.fromhex(rev),))  # noqa: S608 - our own words; values are bound
        return None if row is None else _envelope(row)[1]

    def revisions(self, rec: str) -> list[Envelope]:
        """All revisions of a record, parents before children."""
        rows = self._rows(f"select {_ENVELOPE_COLUMNS} from envelope where rec = ? order by seq", (bytes.fromhex(rec),))  # noqa: S608 - our own words; values are bound
        return parents_first(_envelope(row)[1] for row in rows)

    def record_envelopes(self, rec: str) -> list[tuple[int, Envelope]]:
        """All revisions of a record with their sequence numbers, in order of arrival."""
        rows = self._rows(f"select {_ENVELOPE_COLUMNS} from envelope where rec = ? order by seq", (bytes.fromhex(rec),))  # noqa: S608 - our own words; values are bound
        return [_envelope(row) for row in rows]

    def headers(self, revs: Sequence[str]) -> dict[str, tuple[str, str, str]]:
        """(record, compartment, user-device) of those of these revisions that are here."""
        places = ", ".join("?" * len(revs))
        rows = self._rows(
            f"select rev, rec, comp, dev from envelope where rev in ({places})",  # noqa: S608 - places are question marks
            [bytes.fromhex(rev) for rev in revs],
        )
        return {rev.hex(): (rec.hex(), comp, dev.hex()) for rev, rec, comp, dev in rows}

    def compartments_of(self, rec: str) -> frozenset[str]:
        """Compartments that revisions of a record lie in: one, unless somebody wrote under another's id."""
        return frozenset(
            row[0] for row in self._rows("select distinct comp from envelope where rec = ?", (bytes.fromhex(rec),))
        )

    def heads(self, rec: str) -> list[str]:
        """Ids of the revisions of a record that nothing here follows, sorted."""
        rows = self._rows(
            "select rev from envelope e where rec = ? and not exists (select 1 from edge where parent = e.rev)",
            (bytes.fromhex(rec),),
        )
        return sorted(row[0].hex() for row in rows)

    def envelopes(
        self,
        *,
        comp: str | None = None,
        after: int = 0,
        before: int | None = None,
        limit: int,
        newest_first: bool = False,
    ) -> list[tuple[int, Envelope]]:
        """Revisions with `after` < sequence number < `before`, of one compartment or all."""
        where, parameters = ["seq > ?"], [after]
        values: list[object] = [*parameters]
        if before is not None:
            where.append("seq < ?")
            values.append(before)
        if comp is not None:
            where.append("comp = ?")
            values.append(comp)
        order = "desc" if newest_first else "asc"
        rows = self._rows(
            f"select {_ENVELOPE_COLUMNS} from envelope where {' and '.join(where)} order by seq {order} limit ?",  # noqa: S608 - our own words; values are bound
            [*values, limit],
        )
        return [_envelope(row) for row in rows]

    def last_seq(self) -> int:
        """The newest sequence number; 0 when empty."""
        return int(self._one("select coalesce(max(seq), 0) from envelope")[0])

    def next_n(self, dev: str) -> int:
        """The next number of a user-device's counter; gap-free within one life of the log, because it is read in the transaction
        that uses it.
        """
        last = int(self._one("select coalesce(max(n), 0) from envelope where dev = ?", (bytes.fromhex(dev),))[0])
        return max(last, int(self.get_state("life") or 0) * LIFE_NUMBERS) + 1

    def begin_life(self) -> int:
        """After a restore: every counter goes on far behind whatever the lost log can have given out, so no number is given twice for
        two different notes. The gap is honest: what lies in it may be lost. Returns the number of the life; a random step, so that
        two laptops restored from one backup part company too.
        """
        with self.transaction():
            life = int(self._one("select coalesce(max(n), 0) from envelope")[0]) // LIFE_NUMBERS
            life = max(life, int(self.get_state("life") or 0)) + 1 + secrets.randbelow(LIFE_STEPS)
            self.set_state("life", str(life))
        return life

    def skip_numbers(self, count: int) -> None:
        """Let every counter of numbers for people leave out `count`: they may have been said or printed before the log was lost."""
        with self.transaction():
            self._execute("update counter set last = last + ?", (count,))

    def unsent_count(self) -> int:
        """Revisions that the station has not confirmed."""
        return int(self._one("select count(*) from envelope where is_sent = 0")[0])

    def count_beside(self, comps: Iterable[str]) -> int:
        """Revisions in compartments that are none of these: of a newer version, kept and sent on."""
        known = list(comps)
        marks = ", ".join("?" * len(known))
        return int(self._one(f"select count(*) from envelope where comp not in ({marks})", known)[0])  # noqa: S608 - question marks

    def to_send(self, *, limit: int) -> list[Envelope]:
        """Revisions that the station has not confirmed: those of the record that was written last first, within a record parents first."""
        rows = self._rows(
            f"select {_ENVELOPE_COLUMNS} from (select *, max(seq) over (partition by rec) as newest from envelope where is_sent = 0)"  # noqa: S608 - our own words; values are bound
            " order by newest desc, seq limit ?",
            (limit,),
        )
        return [_envelope(row)[1] for row in rows]

    def to_carry(self, *, after: int, is_unsent: bool = False) -> list[tuple[str, int]]:
        """(revision, bytes of its content) behind a sequence number, in the order of arrival; only what the station has not confirmed."""
        rows = self._rows(
            "select rev, length(sealed) from envelope where seq > ? and is_sent <= ? order by seq",
            (after, 1 - is_unsent),
        )
        return [(rev.hex(), int(size)) for rev, size in rows]

    def here(self, revs: Sequence[str]) -> set[str]:
        """Which of these revisions are here."""
        found: set[str] = set()
        for start in range(0, len(revs), _AT_ONCE):
            some = [bytes.fromhex(rev) for rev in revs[start : start + _AT_ONCE]]
            marks = ", ".join("?" * len(some))
            found |= {row[0].hex() for row in self._rows(f"select rev from envelope where rev in ({marks})", some)}  # noqa: S608 - question marks
        return found

    def held(self) -> tuple[int, bytes]:
        """How many revisions the station has confirmed, and the exclusive or of their ids: kept with each mark, because nobody reads a
        hundred thousand ids at every meeting.
        """
        kept = self.get_state(_HELD)
        if kept is None:
            return self._count_held()
        count, _, total = kept.partition(" ")
        return int(count), bytes.fromhex(total)

    def twins(self, devs: Iterable[str]) -> int:
        """Numbers of these user-devices' counters that stand for two different revisions: a copy of this disk is at work somewhere."""
        found = 0
        for dev in devs:
            rows = "select n from envelope where dev = ? group by n having count(*) > 1"
            found += int(self._one(f"select count(*) from ({rows})", (bytes.fromhex(dev),))[0])  # noqa: S608 - our own words
        return found

    def _count_held(self) -> tuple[int, bytes]:
        revs = self._rows("select rev from envelope where is_sent = 1")
        return len(revs), _xor(rev for (rev,) in revs)

    def set_unclaimed(self, revs: Iterable[str]) -> set[str]:
        """Of these, those that came from a station: neither this laptop nor the station knows who wrote them, so they are nobody's
        work that waits to be sent. They stay here and count nowhere, until `claim`. Returns which.
        """
        found: set[str] = set()
        with self.transaction():
            for rev in revs:
                cursor = self._execute(
                    "update envelope set is_sent = ? where rev = ? and is_sent = 0 and origin = 'station'",
                    (_UNCLAIMED, bytes.fromhex(rev)),
                )
                if cursor.rowcount:
                    found.add(rev)
            if found:
                self.set_state(_HAS_UNCLAIMED, "1")
        return found

    def unclaimed(self) -> list[Envelope]:
        """Revisions of nobody."""
        if self.get_state(_HAS_UNCLAIMED) is None:  # nearly always; it is asked behind every meeting
            return []
        rows = self._rows(f"select {_ENVELOPE_COLUMNS} from envelope where is_sent = ? order by seq", (_UNCLAIMED,))  # noqa: S608 - our own words; values are bound
        return [_envelope(row)[1] for row in rows]

    def claim(self, revs: Iterable[str]) -> None:
        """Who wrote these is known now: they are offered as any other."""
        with self.transaction():
            for rev in revs:
                self._execute(
                    "update envelope set is_sent = 0 where rev = ? and is_sent = ?", (bytes.fromhex(rev), _UNCLAIMED)
                )

    def mark_sent(self, revs: Iterable[str], *, at_ms: int = 0) -> None:
        """The station holds these: only ever from a stored, checked receipt. `at_ms`: when it said so."""
        with self.transaction():
            count, total = self.held()
            fresh = []
            for rev in map(bytes.fromhex, revs):
                cursor = self._execute(
                    "update envelope set is_sent = 1, sent_ms = ? where rev = ? and is_sent <> 1", (at_ms, rev)
                )
                if cursor.rowcount:
                    fresh.append(rev)
            self.set_state(_HELD, f"{count + len(fresh)} {_xor([total, *fresh]).hex()}")

    def sending_of(self, recs: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Of those of these records that are here: how many revisions the station has not confirmed, when it confirmed the last one."""
        found: dict[str, tuple[int, int]] = {}
        for start in range(0, len(recs), _AT_ONCE):
            some = [bytes.fromhex(rec) for rec in recs[start : start + _AT_ONCE]]
            rows = self._rows(
                "select rec, sum(is_sent = 0), max(sent_ms) from envelope indexed by envelope_rec"  # noqa: S608 - question marks
                f" where rec in ({', '.join('?' * len(some))}) group by rec",
                some,
            )
            found |= {row[0].hex(): (int(row[1]), int(row[2])) for row in rows}
        return found

    def compartment_counts(self) -> dict[str, tuple[int, int]]:
        """By compartment: (revisions that the station has confirmed, all revisions). Needs no key."""
        comps = [row[0] for row in self._rows("select distinct comp from envelope")]
        every = {
            comp: int(self._one("select count(*) from envelope indexed by envelope_comp where comp = ?", (comp,))[0])
            for comp in comps
        }
        waiting = dict(
            self._rows("select comp, count(*) from envelope indexed by envelope_unsent where is_sent = 0 group by comp")
        )
        return {comp: (count - int(waiting.get(comp, 0)), count) for comp, count in every.items()}

    def unsent_size(self) -> tuple[int, int]:
        """How many revisions the station has not confirmed, and the bytes of their sealed texts."""
        row = self._one("select count(*), coalesce(sum(length(sealed)), 0) from envelope where is_sent = 0")
        return int(row[0]), int(row[1])

    def unsent_records(self, *, limit: int) -> list[str]:
        """Records with a revision that the station has not confirmed, the one written last first."""
        rows = self._rows(
            "select rec, max(seq) as newest from envelope indexed by envelope_unsent where is_sent = 0"
            " group by rec order by newest desc limit ?",
            (limit,),
        )
        return [row[0].hex() for row in rows]

    def forget_sent(self) -> None:
        """The station lost its memory (another incarnation): everything is offered again."""
        with self.transaction():
            self.set_state(_HELD, None)
            self._execute("update envelope set is_sent = 0, sent_ms = 0 where is_sent = 1")
            self.forget_certificates_sent()
            self.forget_blobs_sent()

    def forget_certificates_sent(self) -> None:
        """The same of certificates alone."""
        with self.transaction():
            self._execute("update certificate set is_sent = 0 where is_sent = 1")

    def certificate_sum(self) -> bytes:
        """The exclusive or of the ids of certificates that the station has confirmed."""
        return _xor(id_ for (id_,) in self._rows("select id from certificate where is_sent = 1"))

    def forget_blobs_sent(self) -> None:
        """The same of the blobs alone."""
        with self.transaction():
            self._execute("update blob set is_sent = 0 where is_sent = 1")

    # --- drafts ------------------------------------------------------------------------------------------------------

    def save_draft(self, *, rec: str, comp: str, dev: str, sealed: bytes, updated_ms: int) -> None:
        """Keep the one draft of this author for this record."""
        with self.transaction():
            self._execute(
                "insert into draft(rec, dev, comp, updated_ms, sealed) values(?, ?, ?, ?, ?)"
                " on conflict(rec, dev) do update set comp = excluded.comp, updated_ms = excluded.updated_ms, sealed = excluded.sealed",
                (bytes.fromhex(rec), bytes.fromhex(dev), comp, updated_ms, sealed),
            )

    def drafts(self, *, comps: Iterable[str], dev: str | None = None) -> list[DraftRow]:
        """Drafts in these compartments, of one author or all, most recently touched first."""
        wanted = frozenset(comps)
        rows = self._rows(
            "select rec, comp, dev, sealed, updated_ms from draft where dev = coalesce(?, dev) order by updated_ms desc, rec",
            (None if dev is None else bytes.fromhex(dev),),
        )
        return [_draft(row) for row in rows if row[1] in wanted]

    def draft(self, rec: str, dev: str) -> DraftRow | None:
        """One draft."""
        row = self._one(
            "select rec, comp, dev, sealed, updated_ms from draft where rec = ? and dev = ?",
            (bytes.fromhex(rec), bytes.fromhex(dev)),
        )
        return None if row is None else _draft(row)

    def drop_draft(self, rec: str, dev: str) -> None:
        """Forget a draft that was filed or discarded."""
        with self.transaction():
            self._execute("delete from draft where rec = ? and dev = ?", (bytes.fromhex(rec), bytes.fromhex(dev)))

    # --- certificates, receipts, state, counters, blobs --------------------------------------------------------------

    def add_certificate(self, certificate: Certificate, *, kind: str = "") -> bool:
        """Keep a certificate; False when it is here already."""
        with self.transaction():
            cursor = self._execute(
                "insert into certificate(id, kind, body, issuer, signature) values(?, ?, ?, ?, ?) on conflict(id) do nothing",
                (bytes.fromhex(certificate.id), kind, certificate.body, certificate.issuer, certificate.signature),
            )
            return bool(cursor.rowcount)

    def certificates(self) -> list[Certificate]:
        """All certificates in the order in which they came."""
        rows = self._rows("select body, issuer, signature, id from certificate order by seq")
        return [
            Certificate(body=body, issuer=issuer, signature=signature, id=id_.hex())
            for body, issuer, signature, id_ in rows
        ]

    def certificates_to_send(self, *, limit: int) -> list[Certificate]:
        """Certificates that the station has not confirmed, in the order in which they came."""
        rows = self._rows(
            "select body, issuer, signature, id from certificate where is_sent = 0 order by seq limit ?", (limit,)
        )
        return [Certificate(body=row[0], issuer=row[1], signature=row[2], id=row[3].hex()) for row in rows]

    def mark_certificates_sent(self, ids: Iterable[str]) -> None:
        """The station holds these."""
        with self.transaction():
            for id_ in ids:
                self._execute("update certificate set is_sent = 1 where id = ?", (bytes.fromhex(id_),))

    def add_receipt(self, receipt: Receipt) -> None:
        """Keep a receipt of the station."""
        with self.transaction():
            self._execute(
                "insert into receipt(incarnation, body, signature) values(?, ?, ?)",
                (receipt.incarnation, receipt.body, receipt.signature),
            )

    def receipts(self) -> list[Receipt]:
        """All receipts, oldest first."""
        rows = self._rows("select incarnation, body, signature from receipt order by seq")
        return [Receipt(incarnation=row[0], body=row[1], signature=row[2]) for row in rows]

    @property
    def incarnation(self) -> str:
        """The random id of this log's life: a new one after a restore, so that no view mistakes it for the old."""
        return self.get_state(INCARNATION) or ""

    def get_state(self, name: str) -> str | None:
        """A remembered value."""
        row = self._one("select v from state where k = ?", (name,))
        return None if row is None else str(row[0])

    def set_state(self, name: str, value: str | None) -> None:
        """Remember a value, or forget it."""
        with self.transaction():
            if value is None:
                self._execute("delete from state where k = ?", (name,))
            else:
                self._execute(
                    "insert into state values(?, ?) on conflict(k) do update set v = excluded.v", (name, value)
                )

    def counter(self, name: str, start: int = 0) -> int:
        """The next number of a counter: start + 1, start + 2, … Never one twice: a number counts as given when its transaction commits.

        A laptop that follows a lost one begins behind all that one can have given out (`NUMBERS_FROM`).
        """
        start = max(start, int(self.get_state(NUMBERS_FROM) or 0))
        with self.transaction():
            row = self._execute(
                "insert into counter values(?, ?) on conflict(name) do update set last = last + 1 returning last",
                (name, start + 1),
            ).fetchall()
            return int(row[0][0])

    def raise_counter(self, name: str, last: int) -> None:
        """See that a counter goes on behind `last`."""
        with self.transaction():
            self._execute(
                "insert into counter values(?, ?) on conflict(name) do update set last = max(last, excluded.last)",
                (name, last),
            )

    def add_blob(self, blob: str, size: int) -> None:
        """Note that a sealed blob is kept."""
        with self.transaction():
            self._execute(
                "insert into blob(id, size, place) values(?, ?, ?) on conflict(id) do nothing",
                (bytes.fromhex(blob), size, self.last_seq()),
            )

    def blobs(self, *, after: int = -1, is_unsent: bool = False) -> list[tuple[str, int]]:
        """Ids and sizes of the blobs that should be there; those that came when `after` was the newest sequence number, or later;
        those that the station has not confirmed.
        """
        rows = self._rows(
            "select id, size from blob where place >= ? and is_sent <= ? order by id", (after, 1 - is_unsent)
        )
        return [(row[0].hex(), int(row[1])) for row in rows]

    def blob_count(self) -> int:
        """How many blobs should be there."""
        return int(self._one("select count(*) from blob")[0])

    def has_blob(self, blob: str) -> bool:
        """Whether this blob was ever here whole."""
        return self._one("select 1 from blob where id = ?", (bytes.fromhex(blob),)) is not None

    def mark_blobs_sent(self, blobs: Iterable[str]) -> None:
        """The station holds these whole."""
        with self.transaction():
            for blob in blobs:
                self._execute("update blob set is_sent = 1 where id = ?", (bytes.fromhex(blob),))

    # --- kept apart --------------------------------------------------------------------------------------------------

    def set_aside(self, envelope: Envelope, *, why: str, received_ms: int) -> None:
        """Keep a revision apart that cannot be taken in yet; nothing shows it."""
        with self.transaction():
            self._execute(
                "insert into aside values(?, ?, ?, ?) on conflict(rev) do update set why = excluded.why",
                (bytes.fromhex(envelope.rev), to_bytes(envelope), why, received_ms),
            )

    def aside(self) -> list[tuple[Envelope, str]]:
        """What is kept apart, and why."""
        rows = self._rows("select body, why from aside order by rev")
        return [(from_bytes(body), str(why)) for body, why in rows]

    def aside_count(self) -> int:
        """How much is kept apart."""
        return int(self._one("select count(*) from aside")[0])

    def drop_aside(self, revs: Iterable[str]) -> None:
        """These were taken in."""
        with self.transaction():
            for rev in revs:
                self._execute("delete from aside where rev = ?", (bytes.fromhex(rev),))

    # --- audit -------------------------------------------------------------------------------------------------------

    def append_audit(self, entry: Mapping[str, Any]) -> int:
        """Note an act down, in the transaction of the act itself. Returns its number. Bug for an unknown event."""
        data = trail.entry_bytes(entry)
        with self.transaction():
            row = self._one("select i, hash from audit order by i desc limit 1")
            number, before = (int(row[0]) + 1, row[1]) if row else (1, trail.START)
            self._execute("insert into audit values(?, ?, ?)", (number, data, trail.chain(before, number, data)))
            return number

    def audit(
        self, *, after: int = 0, limit: int = 100, newest_first: bool = False, before: int | None = None
    ) -> list[trail.AuditEntry]:
        """Entries with `after` < number < `before`."""
        order = "desc" if newest_first else "asc"
        rows = self._rows(
            f"select i, entry, hash from audit where i > ? and i < ? order by i {order} limit ?",  # noqa: S608 - our own words; values are bound
            (after, before if before is not None else 2**62, limit),
        )
        return [trail.AuditEntry(i=row[0], entry=msgspec.json.decode(row[1]), hash=row[2].hex()) for row in rows]

    def verify_audit(self, checkpoint: trail.AuditCheckpoint | None = None) -> trail.AuditVerdict:
        """Walk the whole chain; with a checkpoint kept elsewhere, also see that nothing was cut off or begun anew."""
        with telling(self.path.name):
            return trail.verify(self._connection.execute("select i, entry, hash from audit order by i"), checkpoint)

    def audit_checkpoint(self) -> trail.AuditCheckpoint:
        """How long the trail is now and its last hash."""
        row = self._one("select i, hash from audit order by i desc limit 1")
        return (
            trail.AuditCheckpoint(count=int(row[0]), head=row[1].hex())
            if row
            else trail.AuditCheckpoint(count=0, head=trail.START.hex())
        )

    def audit_hash(self, number: int) -> str | None:
        """The hash of an entry, which covers all before it."""
        row = self._one("select hash from audit where i = ?", (number,))
        return None if row is None else str(row[0].hex())

    def trail_lives(self) -> list[trail.Begun]:
        """The lives of the trail, each restored from the one before it; the last is the present one. Read from the trail where an older
        version kept no list: its restores are entries too.
        """
        kept = msgspec.json.decode(self.get_state(LIVES) or "[]", type=list[trail.Begun])
        if kept and kept[-1].life == self.incarnation:
            return kept
        rows = self._rows(
            "select a.i, a.hash, b.hash from audit a left join audit b on b.i = a.i - 1 where instr(a.entry, ?) order by a.i",
            (_RESTORED,),
        )
        names = [trail.START.hex()[:32], *(own.hex()[:32] for _, own, _ in rows)]
        names[-1] = self.incarnation
        begun = [(0, trail.START), *((int(number) - 1, before or trail.START) for number, _, before in rows)]
        lives = [trail.Begun(name, count, head.hex()) for name, (count, head) in zip(names, begun, strict=True)]
        if kept:  # an older program restored what a newer one had listed
            lives = [*(one for one in kept if one.count <= lives[-1].count), lives[-1]]
        self.set_state(LIVES, msgspec.json.encode(lives).decode())  # read once: the trail may be long
        return lives

    def begin_trail_life(self, incarnation: str) -> trail.Begun:
        """After a restore: the log's new life, and the trail's, which goes on behind the entry that is its last now."""
        now = self.audit_checkpoint()
        begun = trail.Begun(incarnation, now.count, now.head)
        with self.transaction():
            before = [one for one in self.trail_lives() if one.life != incarnation and one.count <= now.count]
            self.set_state(LIVES, msgspec.json.encode([*before, begun]).decode())
            self.set_state(INCARNATION, incarnation)
        return begun

    def take_audit(self, number: int, entry: bytes, chained: bytes) -> None:
        """Take over an entry from another copy of this log, after its place in the chain was checked."""
        with self.transaction():
            self._execute("insert into audit values(?, ?, ?)", (number, entry, chained))

    # --- the file ----------------------------------------------------------------------------------------------------

    @property
    def connection(self) -> Connection:
        """The connection itself, for the other modules of the store."""
        return self._connection

    def sizes(self) -> tuple[int, int]:
        """How many envelopes and drafts are here."""
        row = self._one("select (select count(*) from envelope), (select count(*) from draft)")
        return int(row[0]), int(row[1])

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file."""
        self._rows("pragma wal_checkpoint(truncate)")

    def check(self) -> list[str]:
        """What is wrong with the file: "structure", "pages", "audit"; empty when whole.

        The write-ahead log is folded in first: the page check reads the file alone and would call a sound one damaged after a crash.
        """
        self.checkpoint()
        found = []
        if self._rows("pragma integrity_check") != [("ok",)]:
            found.append("structure")
        if self._rows("pragma cipher_integrity_check"):
            found.append("pages")
        if not self.verify_audit().is_whole:
            found.append("audit")
        return found

    def close(self) -> None:
        """Close; what was committed is safe whether or not the last tidying works."""
        try:
            if self._stopped is None:
                self.checkpoint()
        except Problem as problem:
            if not isinstance(problem, EnvironmentProblem):
                raise
        finally:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Transaction:
    """All or nothing. See `Log.transaction`."""

    __slots__ = ("_log",)

    def __init__(self, log: Log) -> None:
        self._log = log

    def __enter__(self) -> None:
        self._log._begin()  # noqa: SLF001 - one thing in two classes

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._log._end(is_good=kind is None)  # noqa: SLF001 - one thing in two classes


def parents_first(envelopes: Iterable[Envelope]) -> list[Envelope]:
    """The same envelopes, each after those of its parents that are among them; otherwise in the given order."""
    by_rev = {envelope.rev: envelope for envelope in envelopes}
    done: dict[str, Envelope] = {}
    for start in by_rev:
        stack = [start]
        while stack:
            rev = stack[-1]
            missing = [p for p in by_rev[rev].header.par if p in by_rev and p not in done]
            if missing and rev not in done:
                stack.extend(missing)
            else:
                done.setdefault(rev, by_rev[rev])
                stack.pop()
    return list(done.values())


def _xor(ids: Iterable[bytes]) -> bytes:
    total = 0
    for id_ in ids:
        total ^= int.from_bytes(id_, "big")
    return total.to_bytes(32, "big")


def _envelope(row: Any) -> tuple[int, Envelope]:
    seq, head, sealed, rev, signature = row
    header = _HEADER_DECODER.decode(head)
    newer = head if header.v > VERSION else b""
    return seq, Envelope(header=header, sealed=sealed, rev=rev.hex(), signature=signature, head=newer)


def _draft(row: Any) -> DraftRow:
    rec, comp, dev, sealed, updated_ms = row
    return DraftRow(rec=rec.hex(), comp=comp, dev=dev.hex(), sealed=sealed, updated_ms=updated_ms)
